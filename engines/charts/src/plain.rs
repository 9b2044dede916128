//! The rules of figures for readers that know little of style sheets, as those that make a PDF.

use crate::figure::STYLE;

/// Pixels of the unit `rem`, where nothing else is said.
const REM: f64 = 16.0;

/// [`STYLE`] without variables, selector lists in `:is()`, relative units and rules for a medium: each variable has its
/// light colour. For [`standalone`](crate::standalone) drawings that go into a PDF.
///
/// ```
/// let style = charts::plain_style();
/// assert!(style.contains("svg .l1 { stroke: #0072b2; }") && !style.contains("var("));
/// ```
pub fn plain_style() -> String {
    let mut out = String::new();
    // A rule stands on one line; those for a medium stand last, in a block.
    let rules = STYLE.lines().take_while(|line| !line.starts_with('@'));
    for (selector, body) in rules.filter_map(|line| line.split_once(" { ")) {
        if selector.contains(":hover") {
            continue;
        }
        let body = body.trim_end_matches('}').trim_end();
        out.extend(
            [&expanded(selector), " { ", &absolute(&without_variables(body)), " }\n"]
                .map(|it: &str| it.to_owned()),
        );
    }
    out
}

/// `svg :is(.a, .b)` as `svg .a, svg .b`.
fn expanded(selector: &str) -> String {
    let Some((before, rest)) = selector.split_once(":is(") else { return selector.to_owned() };
    let Some((list, after)) = rest.split_once(')') else { return selector.to_owned() };
    let one = |it: &str| [before, it.trim(), after].concat();
    list.split(',').map(one).collect::<Vec<_>>().join(", ")
}

/// Every `var(--name, value)` as its value.
fn without_variables(body: &str) -> String {
    let mut out = String::new();
    let mut rest = body;
    while let Some((before, after)) = rest.split_once("var(") {
        let Some((inside, after)) = after.split_once(')') else { break };
        out.extend([before, inside.split_once(", ").map_or("inherit", |it| it.1)]);
        rest = after;
    }
    out + rest
}

/// Sizes in pixels.
fn absolute(body: &str) -> String {
    let word = |word: &str| {
        let bare = word.trim_end_matches(';');
        let pixels = bare.strip_suffix("rem").and_then(|it| it.parse::<f64>().ok());
        pixels.map_or_else(|| word.to_owned(), |it| word.replace(bare, &format!("{}px", it * REM)))
    };
    body.split(' ').map(word).collect::<Vec<_>>().join(" ")
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn nothing_is_left_that_a_simple_reader_does_not_know() {
        let style = plain_style();
        for word in ["var(", ":is(", "rem", "@", "--", ":hover"] {
            assert!(!style.contains(word), "{word} in {style}");
        }
        assert!(style.contains("svg text { font-family: system-ui, sans-serif; font-size: 12px;"));
        assert!(style.contains("svg .slot, svg .dot, svg .bar { fill: #0a5566; }"), "{style}");
        assert_eq!(style.lines().count(), style.matches('{').count());
    }
}
