//! Figures for paper: renderers of SVG outside of browsers know little of style sheets and set every line from left to
//! right.

use crate::{figure::standalone, plain::plain_style, svg::number};

/// A figure as a file of its own for PDF and word processors, `width` pixels wide and in the light colours.
///
/// `families` are the fonts to write with, as CSS lists them; they must have a regular face.
///
/// ```
/// let svg = "<svg width=\"100%\" height=\"20\" direction=\"rtl\"><text x=\"90%\" y=\"9\">1</text></svg>";
/// let printed = charts::printed(svg, 640, "\"Noto Sans\"");
/// assert!(printed.contains("text-anchor=\"end\"") && printed.contains("width=\"640\""));
/// assert!(!printed.contains("var(") && !printed.contains(":is("));
/// ```
pub fn printed(svg: &str, width: u32, families: &str) -> String {
    let style = style(families);
    let open = svg.split('>').next().unwrap_or_default();
    let alone = if open.contains(" direction=\"rtl\"") {
        standalone(&from_the_right(svg), width, &style)
    } else {
        standalone(svg, width, &style)
    };
    match height(open, width) {
        Some(height) => alone.replacen(" viewBox=", &format!(" height=\"{}\" viewBox=", number(height)), 1),
        None => alone,
    }
}

/// The height that keeps the proportions of a drawing which names only its width, as browsers find by themselves.
fn height(open: &str, width: u32) -> Option<f64> {
    let view = open.split_once(" viewBox=\"")?.1.split_once('"')?.0;
    let sides: Vec<f64> = view.split(' ').filter_map(|it| it.parse().ok()).collect();
    let named = open.contains(" height=\"");
    (!named && sides.len() == 4 && sides[2] > 0.0).then(|| f64::from(width) * sides[3] / sides[2])
}

/// The rules of a figure with these fonts.
fn style(families: &str) -> String {
    // There are no bold letters to print with, so they are drawn with an outline.
    format!(
        "{}svg text {{ font-family: {families}; }}\n\
         svg text.strong {{ stroke: #172225; stroke-width: .35px; stroke-linejoin: round; }}\n",
        plain_style()
    )
}

/// Texts that begin at their right end, told to renderers that always begin at the left: each is set off as text of
/// its direction, and start and end change places.
fn from_the_right(svg: &str) -> String {
    let mut out = String::with_capacity(svg.len() + 256);
    let mut rest = svg;
    while let Some(at) = rest.find("<text") {
        let (before, text) = rest.split_at(at);
        out.push_str(before);
        let Some((tag, after)) = text.split_once('>') else { break };
        let tag = match (tag.contains("text-anchor=\"end\""), tag.contains("text-anchor=\"middle\"")) {
            (true, _) => tag.replacen("text-anchor=\"end\"", "text-anchor=\"start\"", 1),
            (_, true) => tag.to_owned(),
            _ => format!("{tag} text-anchor=\"end\""),
        };
        out.extend([&tag, ">\u{2067}"]);
        let (content, after) = after.split_once("</text>").unwrap_or((after, ""));
        out.extend([content, "\u{2069}</text>"]);
        rest = after;
    }
    out.push_str(rest);
    out
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_line_from_the_left_stays_as_it_is() {
        let svg = "<svg width=\"100%\" direction=\"ltr\"><text x=\"1%\">a</text></svg>";
        assert!(printed(svg, 100, "A").ends_with("<text x=\"1%\">a</text></svg>"));
    }

    #[test]
    fn a_map_keeps_its_proportions() {
        let printed = printed("<svg width=\"100%\" viewBox=\"0 0 200 50\"></svg>", 100, "A");
        assert!(printed.contains("width=\"100\" height=\"25\" viewBox="), "{printed}");
    }

    #[test]
    fn from_the_right_start_and_end_change_places() {
        let svg = "<svg direction=\"rtl\"><text x=\"1\">a</text><g/><text text-anchor=\"end\">b</text>\
                   <text text-anchor=\"middle\">c</text></svg>";
        let expected = "<svg direction=\"rtl\"><text x=\"1\" text-anchor=\"end\">\u{2067}a\u{2069}</text><g/>\
                        <text text-anchor=\"start\">\u{2067}b\u{2069}</text>\
                        <text text-anchor=\"middle\">\u{2067}c\u{2069}</text></svg>";
        assert_eq!(from_the_right(svg), expected);
    }
}
