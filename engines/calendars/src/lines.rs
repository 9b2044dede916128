//! Content lines: names, parameters, escaping and folding (RFC 5545, section 3.1).

use std::fmt::{self, Write as _};

use jiff::{
    Timestamp,
    civil::{Date, DateTime},
    tz::TimeZone,
};

/// The octets a line may have without its line end.
const ROOM: usize = 75;

/// Collects the lines of one file.
#[derive(Default)]
pub(crate) struct Lines {
    out: Vec<u8>,
    /// The line being written, unfolded; kept so that its memory is used again.
    line: String,
}

impl Lines {
    /// Begins a line; it ends with [`Line::text`] or [`Line::value`].
    pub(crate) fn line(&mut self, name: &str) -> Line<'_> {
        self.line.clear();
        self.line.push_str(name);
        Line { lines: self }
    }

    /// A property whose value is text for people.
    pub(crate) fn text(&mut self, name: &str, text: &str) {
        self.line(name).text(text);
    }

    /// A property whose value is text for people, left out when there is none.
    pub(crate) fn some_text(&mut self, name: &str, text: &str) {
        if !text.trim().is_empty() {
            self.text(name, text);
        }
    }

    /// A property whose value is made by us and needs no escape.
    pub(crate) fn value(&mut self, name: &str, value: impl fmt::Display) {
        self.line(name).value(value);
    }

    /// The finished file.
    pub(crate) fn into_bytes(self) -> Vec<u8> {
        self.out
    }
}

/// One line being written.
pub(crate) struct Line<'a> {
    lines: &'a mut Lines,
}

impl Line<'_> {
    /// Adds a parameter, quoted where its value needs it.
    ///
    /// A double quote cannot stand in a parameter and becomes an apostrophe: the escape of RFC 6868 is
    /// unknown to many readers, which would show it as it is.
    pub(crate) fn param(self, name: &str, value: &str) -> Self {
        let line = &mut self.lines.line;
        let quoted = value.contains([':', ';', ',']);
        let quote = if quoted { "\"" } else { "" };
        line.push(';');
        line.push_str(name);
        line.push('=');
        line.push_str(quote);
        line.extend(value.chars().filter_map(|char| match char {
            '"' => Some('\''),
            '\n' | '\t' | '\u{2028}' | '\u{2029}' => Some(' '),
            char if char.is_control() => None,
            char => Some(char),
        }));
        line.push_str(quote);
        self
    }

    /// Ends the line with an escaped text.
    pub(crate) fn text(self, text: &str) {
        self.lines.line.push(':');
        escape(text, &mut self.lines.line);
        self.end();
    }

    /// Ends the line with several escaped texts, separated by commas.
    pub(crate) fn texts(self, texts: &[String]) {
        for (n, text) in texts.iter().enumerate() {
            self.lines.line.push(if n == 0 { ':' } else { ',' });
            escape(text, &mut self.lines.line);
        }
        self.end();
    }

    /// Ends the line with an address.
    pub(crate) fn uri(self, uri: &str) {
        self.lines.line.push(':');
        push_uri(uri, &mut self.lines.line);
        self.end();
    }

    /// Ends the line with a value that needs no escape.
    pub(crate) fn value(self, value: impl fmt::Display) {
        write!(self.lines.line, ":{value}").expect("a string takes everything");
        self.end();
    }

    fn end(self) {
        fold(&self.lines.line, &mut self.lines.out);
    }
}

/// Writes an instant as `20261103T130000Z`.
pub(crate) fn utc(instant: Timestamp) -> String {
    format!("{}Z", local(TimeZone::UTC.to_datetime(instant)))
}

/// Writes a civil time as `20261103T140000`.
pub(crate) fn local(time: DateTime) -> String {
    format!("{}T{:02}{:02}{:02}", day(time.date()), time.hour(), time.minute(), time.second())
}

/// Writes a day as `20261103`.
pub(crate) fn day(date: Date) -> String {
    format!("{:04}{:02}{:02}", date.year(), date.month(), date.day())
}

/// Undoes folding and splits a file into its lines; also takes files that end their lines with LF alone.
pub(crate) fn unfold(text: &str) -> Vec<String> {
    let mut lines: Vec<String> = Vec::new();
    for piece in text.split('\n').map(|piece| piece.strip_suffix('\r').unwrap_or(piece)) {
        match (piece.strip_prefix([' ', '\t']), lines.last_mut()) {
            (Some(rest), Some(line)) => line.push_str(rest),
            _ => lines.push(piece.to_owned()),
        }
    }
    lines.retain(|line| !line.is_empty());
    lines
}

/// Undoes the escapes of a text value.
pub(crate) fn unescape(text: &str) -> String {
    let mut out = String::with_capacity(text.len());
    let mut chars = text.chars();
    while let Some(char) = chars.next() {
        match char {
            '\\' => match chars.next() {
                Some('n' | 'N') => out.push('\n'),
                Some(char) => out.push(char),
                None => {}
            },
            char => out.push(char),
        }
    }
    out
}

/// Escapes text for people; what a reader could take for the end of a line becomes `\n`, other controls go.
fn escape(text: &str, out: &mut String) {
    let mut chars = text.chars().peekable();
    while let Some(char) = chars.next() {
        match char {
            '\\' | ';' | ',' => out.extend(['\\', char]),
            '\r' if chars.peek() == Some(&'\n') => {}
            '\n' | '\r' | '\u{85}' | '\u{2028}' | '\u{2029}' => out.push_str("\\n"),
            '\t' => out.push(' '),
            char if char.is_control() => {}
            char => out.push(char),
        }
    }
}

/// Writes an address; what may not stand in one is percent-encoded, so it can end neither line nor value.
fn push_uri(uri: &str, out: &mut String) {
    for byte in uri.trim().bytes() {
        match byte {
            b'"' | b'<' | b'>' | b'\\' | b'^' | b'`' | b'{' | b'|' | b'}' | ..=b' ' | 0x7f.. => {
                write!(out, "%{byte:02X}").expect("a string takes everything");
            }
            byte => out.push(char::from(byte)),
        }
    }
}

fn fold(line: &str, out: &mut Vec<u8>) {
    let mut rest = line;
    let mut room = ROOM;
    while rest.len() > room {
        let (piece, after) = rest.split_at(rest.floor_char_boundary(room));
        out.extend_from_slice(piece.as_bytes());
        out.extend_from_slice(b"\r\n ");
        rest = after;
        // The space that marks a continuation counts.
        room = ROOM - 1;
    }
    out.extend_from_slice(rest.as_bytes());
    out.extend_from_slice(b"\r\n");
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    fn folded(line: &str) -> String {
        let mut out = Vec::new();
        fold(line, &mut out);
        String::from_utf8(out).unwrap()
    }

    fn escaped(text: &str) -> String {
        let mut out = String::new();
        escape(text, &mut out);
        out
    }

    #[test]
    fn a_line_of_75_octets_is_not_folded_and_one_of_76_is() {
        assert_eq!(folded(&"a".repeat(75)), format!("{}\r\n", "a".repeat(75)));
        assert_eq!(folded(&"a".repeat(76)), format!("{}\r\n a\r\n", "a".repeat(75)));
    }

    #[test]
    fn a_fold_steps_back_to_the_beginning_of_a_character() {
        let line = format!("{}移民", "a".repeat(74));
        assert_eq!(folded(&line), format!("{}\r\n 移民\r\n", "a".repeat(74)));
    }

    #[test]
    fn everything_that_ends_a_line_somewhere_becomes_one_escape() {
        assert_eq!(escaped("a\r\nb\nc\rd\u{2028}e\u{85}f\u{7}g"), r"a\nb\nc\nd\ne\nfg");
        assert_eq!(escaped(r"x;y,z\n"), r"x\;y\,z\\n");
    }

    #[test]
    fn a_parameter_cannot_be_broken_out_of() {
        let mut lines = Lines::default();
        lines.line("ORGANIZER").param("CN", "Ann \"A\";X=1:\r\nATTENDEE").uri("mailto:a b\r\n@x\"é");
        let text = String::from_utf8(lines.into_bytes()).unwrap();
        assert_eq!(text, "ORGANIZER;CN=\"Ann 'A';X=1: ATTENDEE\":mailto:a%20b%0D%0A@x%22%C3%A9\r\n");
    }

    proptest! {
        #[test]
        fn unfolding_gives_back_what_was_folded(line in "[a-zé中ع😀 ]{1,400}") {
            let text = folded(&line);
            prop_assert!(text.split("\r\n").all(|piece| piece.len() <= 75));
            prop_assert_eq!(unfold(&text), vec![line]);
        }

        #[test]
        fn unescaping_gives_back_what_was_escaped(text in "[ -~é中ع😀\n]{0,200}") {
            let escaped = escaped(&text);
            prop_assert!(!escaped.contains('\n'));
            prop_assert_eq!(unescape(&escaped), text);
        }
    }
}
