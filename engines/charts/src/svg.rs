//! Writes SVG: short numbers, escaped text, and positions across that know which way lines run.

use crate::figure::{self, Caption};
use kernel::Direction;
use std::borrow::Cow;

/// From one line of text to the next, in pixels.
pub(crate) const LINE: f64 = 15.0;

/// A drawing on its way.
pub(crate) struct Svg {
    out: String,
    direction: Direction,
    prefix: String,
}

impl Svg {
    /// A drawing as wide as its place and `height` pixels high.
    pub(crate) fn open(caption: &Caption<'_>, height: f64) -> Self {
        Self::begin(caption, "img", &format!("width=\"100%\" height=\"{}\"", number(height)))
    }

    /// A drawing that scales, with the attributes that say how.
    pub(crate) fn begin(caption: &Caption<'_>, role: &str, size: &str) -> Self {
        let mut out = format!("<svg {size} direction=\"{}\"", caption.direction.word());
        figure::name(caption, role, &mut out);
        Self { out, direction: caption.direction, prefix: id(caption.prefix) }
    }

    pub(crate) fn close(mut self) -> String {
        self.out.push_str("</svg>");
        self.out
    }

    /// An id within this drawing.
    pub(crate) fn id(&self, name: &str) -> String {
        format!("{}-{name}", self.prefix)
    }

    /// Markup that is written as it stands; never for anything that came from outside.
    pub(crate) fn raw(&mut self, markup: &str) {
        self.out.push_str(markup);
    }

    pub(crate) fn element(&mut self, tag: &'static str) -> Element<'_> {
        self.out.push('<');
        self.out.push_str(tag);
        Element { svg: self, tag }
    }

    pub(crate) fn line(&mut self, class: &str, from: (f64, f64), to: (f64, f64)) {
        self.element("line")
            .class(class)
            .across("x1", from.0)
            .across("x2", to.0)
            .pixels("y1", from.1)
            .pixels("y2", to.1)
            .end();
    }

    pub(crate) fn circle(&mut self, class: &str, at: (f64, f64), radius: f64) {
        self.element("circle").class(class).across("cx", at.0).pixels("cy", at.1).pixels("r", radius).end();
    }

    /// A rectangle from one per cent to another.
    pub(crate) fn rect(&mut self, class: &str, span: (f64, f64), top: f64, height: f64, radius: f64) {
        let element = self.element("rect").class(class).span(span).pixels("y", top).pixels("height", height);
        if radius > 0.0 { element.pixels("rx", radius).end() } else { element.end() }
    }

    /// A pane over the whole drawing in which paths are drawn, in per cent across and in pixels down, as everything else
    /// is; it is closed by `</svg>`.
    pub(crate) fn pane(&mut self, height: f64) {
        let high = number(height);
        let view = format!("0 0 100 {high}");
        self.element("svg")
            .word("width", "100%")
            .word("height", &high)
            .word("viewBox", &view)
            .word("preserveAspectRatio", "none")
            .children();
    }

    /// A band of one thickness from a height at one place across to a height at another, within a pane.
    pub(crate) fn ribbon(&mut self, class: &str, x: (f64, f64), y: (f64, f64), thick: f64, title: &str) {
        let element = self.element("path");
        let across = |at: f64| decimal(element.mirrored(hundredths(at)));
        let (from, to, middle) = (across(x.0), across(x.1), across(f64::midpoint(x.0, x.1)));
        let down = [y.0, y.1, y.1 + thick, y.0 + thick].map(number);
        let bend = |start: &str, end: &str, to: &str| format!("C{middle} {start} {middle} {end} {to} {end}");
        let upper = bend(&down[0], &down[1], &to);
        let lower = bend(&down[2], &down[3], &from);
        let path = format!("M{from} {}{upper}L{to} {}{lower}Z", down[0], down[2]);
        let element = element.class(class).word("d", &path);
        element.children();
        self.element("title").text(title);
        self.raw("</path>");
    }

    /// Lines of text below each other, the last of them in another class.
    pub(crate) fn lines(
        &mut self,
        classes: (&str, &str),
        (x, first): (f64, f64),
        anchor: Anchor,
        shift: f64,
        lines: &[String],
    ) {
        let mut y = first;
        for (at, line) in lines.iter().enumerate() {
            let class = if at + 1 == lines.len() { classes.1 } else { classes.0 };
            self.text(class, (x, y), anchor, shift, line);
            y += LINE;
        }
    }

    pub(crate) fn text(&mut self, class: &str, at: (f64, f64), anchor: Anchor, shift: f64, content: &str) {
        let element = self.element("text").class(class).across("x", at.0).shift(shift).pixels("y", at.1);
        match anchor.word() {
            Some(word) => element.word("text-anchor", word).text(content),
            None => element.text(content),
        }
    }
}

/// Which part of a text stands at its position. Start and end follow the direction of the lines.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Anchor {
    Start,
    Middle,
    End,
}

impl Anchor {
    const fn word(self) -> Option<&'static str> {
        match self {
            Self::Start => None,
            Self::Middle => Some("middle"),
            Self::End => Some("end"),
        }
    }
}

/// One element, open for attributes.
#[must_use]
pub(crate) struct Element<'a> {
    svg: &'a mut Svg,
    tag: &'static str,
}

impl Element<'_> {
    pub(crate) fn class(self, class: &str) -> Self {
        if class.is_empty() { self } else { self.word("class", class) }
    }

    pub(crate) fn word(self, name: &str, value: &str) -> Self {
        self.attribute(name, &escape(value))
    }

    pub(crate) fn pixels(self, name: &str, value: f64) -> Self {
        self.attribute(name, &number(value))
    }

    /// A position across in per cent, mirrored where lines run from right to left.
    pub(crate) fn across(self, name: &str, per_cent: f64) -> Self {
        let at = self.mirrored(hundredths(per_cent));
        self.attribute(name, &(decimal(at) + "%"))
    }

    /// Both ends are rounded before they are mirrored, so that neighbours meet in either direction.
    fn span(self, (from, to): (f64, f64)) -> Self {
        let (from, to) = (hundredths(from.min(to)), hundredths(from.max(to)));
        let start = if self.svg.direction == Direction::Rtl { self.mirrored(to) } else { from };
        self.attribute("x", &(decimal(start) + "%")).attribute("width", &(decimal(to - from) + "%"))
    }

    /// Pixels onwards in the direction of the lines.
    fn shift(self, pixels: f64) -> Self {
        let pixels = if self.svg.direction == Direction::Rtl { -pixels } else { pixels };
        if hundredths(pixels) == 0 { self } else { self.pixels("dx", pixels) }
    }

    pub(crate) fn moved(self, onwards: f64) -> Self {
        let onwards = if self.svg.direction == Direction::Rtl { -onwards } else { onwards };
        self.attribute("transform", &format!("translate({})", number(onwards)))
    }

    fn attribute(self, name: &str, escaped: &str) -> Self {
        self.svg.out.extend([" ", name, "=\"", escaped, "\""]);
        self
    }

    fn mirrored(&self, at: i64) -> i64 {
        if self.svg.direction == Direction::Rtl { 10_000 - at } else { at }
    }

    pub(crate) fn end(self) {
        self.svg.out.push_str("/>");
    }

    /// Left open, for children; the caller closes it.
    pub(crate) fn children(self) {
        self.svg.out.push('>');
    }

    pub(crate) fn text(self, content: &str) {
        self.svg.out.extend([">", &escape(content), "</", self.tag, ">"]);
    }
}

/// At most two decimals, without trailing zeros.
pub(crate) fn number(value: f64) -> String {
    decimal(hundredths(value))
}

#[expect(clippy::cast_possible_truncation, reason = "bounded before the conversion, and NaN becomes zero")]
fn hundredths(value: f64) -> i64 {
    (value * 100.0).round().clamp(-1e12, 1e12) as i64
}

fn decimal(hundredths: i64) -> String {
    let sign = if hundredths < 0 { "-" } else { "" };
    let (whole, part) = (hundredths.abs() / 100, hundredths.abs() % 100);
    match (part, part % 10) {
        (0, _) => format!("{sign}{whole}"),
        (_, 0) => format!("{sign}{whole}.{}", part / 10),
        _ => format!("{sign}{whole}.{part:02}"),
    }
}

/// Safe between tags and between double quotes; what XML cannot carry becomes U+FFFD.
pub(crate) fn escape(text: &str) -> Cow<'_, str> {
    let plain = |c: char| !matches!(c, '&' | '<' | '>' | '"' | '\'') && allowed(c);
    if text.chars().all(plain) {
        return Cow::Borrowed(text);
    }
    let mut out = String::with_capacity(text.len() + 16);
    for c in text.chars() {
        match c {
            '&' => out.push_str("&amp;"),
            '<' => out.push_str("&lt;"),
            '>' => out.push_str("&gt;"),
            '"' => out.push_str("&quot;"),
            '\'' => out.push_str("&#39;"),
            c if allowed(c) => out.push(c),
            _ => out.push('\u{fffd}'),
        }
    }
    Cow::Owned(out)
}

/// A number or name that keeps its own order within a line that runs from right to left: without the two marks of
/// isolation, a leading minus would move to the other end.
pub(crate) fn isolated(text: &str, direction: Direction) -> Cow<'_, str> {
    match direction {
        Direction::Ltr => Cow::Borrowed(text),
        Direction::Rtl => Cow::Owned(format!("\u{2068}{text}\u{2069}")),
    }
}

/// XML 1.0 forbids most control characters even as references; HTML forbids the second range as well.
const fn allowed(c: char) -> bool {
    matches!(c, '\t' | '\n' | '\r' | ' '..='\u{7e}' | '\u{a0}'..='\u{fffd}' | '\u{10000}'..)
}

/// An id made of a prefix: what an id cannot hold is written as its number.
pub(crate) fn id(prefix: &str) -> String {
    let mut out = String::new();
    for c in prefix.chars() {
        if c.is_ascii_alphanumeric() || matches!(c, '-' | '_') {
            out.push(c);
        } else {
            out.extend(["_", &format!("{:x}", u32::from(c)), "_"]);
        }
    }
    if !out.starts_with(|c: char| c.is_ascii_alphabetic()) {
        out.insert(0, 'c');
    }
    out
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    #[test]
    fn numbers_are_as_short_as_two_decimals_allow() {
        let check = |value: f64, expected| assert_eq!(number(value), expected);
        check(12.0, "12");
        check(12.5, "12.5");
        check(12.346, "12.35");
        check(0.05, "0.05");
        check(-0.001, "0");
        check(-7.25, "-7.25");
        check(f64::NAN, "0");
    }

    #[test]
    fn text_cannot_leave_its_place() {
        assert_eq!(escape("a\"><script>'&\u{0}"), "a&quot;&gt;&lt;script&gt;&#39;&amp;\u{fffd}");
        assert_eq!(escape("Côte d’Ivoire"), "Côte d’Ivoire");
    }

    #[test]
    fn an_id_begins_with_a_letter_and_holds_no_space() {
        assert_eq!(id("stock-KEN"), "stock-KEN");
        assert_eq!(id("1 b"), "c1_20_b");
    }

    proptest! {
        #[test]
        fn a_number_is_read_back_within_half_a_hundredth(value in -1e6..1e6) {
            let read: f64 = number(value).parse().unwrap();
            prop_assert!((read - value).abs() <= 0.005_001);
        }
    }
}
