//! Markdown that people write, made safe.

use std::fmt;

use pulldown_cmark::{Alignment, CowStr, Event, HeadingLevel, LinkType, Options, Parser, Tag, TagEnd, html};
use serde::Serialize;

/// HTML made by us, which a template places without escaping it again.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize)]
#[serde(transparent)]
pub struct Html(String);

impl Html {
    /// HTML from our own templates and charts; never from what a person typed.
    pub fn made(html: String) -> Self {
        Self(html)
    }

    /// The HTML.
    pub fn as_str(&self) -> &str {
        &self.0
    }

    /// Whether there is none.
    pub fn is_empty(&self) -> bool {
        self.0.is_empty()
    }
}

impl fmt::Display for Html {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.0)
    }
}

impl askama::filters::HtmlSafe for Html {}

/// The HTML of a Markdown text: tables, lists and links stay; raw HTML becomes text, images become links,
/// links lead only to web pages, mail addresses and pages of this site, headings start at the third level.
pub fn markdown(text: &str) -> Html {
    let options = Options::ENABLE_TABLES | Options::ENABLE_STRIKETHROUGH;
    let mut skipped = 0_u32;
    let events = Parser::new_ext(text, options).filter_map(|event| match event {
        Event::Html(html) | Event::InlineHtml(html) => Some(Event::Text(html)),
        Event::Start(Tag::Heading { level, .. }) => {
            Some(Event::Start(Tag::Heading { level: lower(level), id: None, classes: vec![], attrs: vec![] }))
        }
        Event::End(TagEnd::Heading(level)) => Some(Event::End(TagEnd::Heading(lower(level)))),
        // An alignment would become a style attribute, which the content policy refuses.
        Event::Start(Tag::Table(columns)) => {
            Some(Event::Start(Tag::Table(vec![Alignment::None; columns.len()])))
        }
        Event::Start(Tag::Link { dest_url, .. } | Tag::Image { dest_url, .. }) if !may_lead_to(&dest_url) => {
            skipped += 1;
            None
        }
        Event::End(TagEnd::Link | TagEnd::Image) if skipped > 0 => {
            skipped -= 1;
            None
        }
        Event::Start(Tag::Link { dest_url, .. } | Tag::Image { dest_url, .. }) => Some(link(dest_url)),
        Event::End(TagEnd::Image) => Some(Event::End(TagEnd::Link)),
        other => Some(other),
    });
    let mut out = String::with_capacity(text.len() * 3 / 2);
    html::push_html(&mut out, events);
    Html(out)
}

fn link(dest_url: CowStr<'_>) -> Event<'_> {
    Event::Start(Tag::Link { link_type: LinkType::Inline, dest_url, title: "".into(), id: "".into() })
}

fn lower(level: HeadingLevel) -> HeadingLevel {
    match level {
        HeadingLevel::H1 => HeadingLevel::H3,
        HeadingLevel::H2 => HeadingLevel::H4,
        HeadingLevel::H3 => HeadingLevel::H5,
        HeadingLevel::H4 | HeadingLevel::H5 | HeadingLevel::H6 => HeadingLevel::H6,
    }
}

fn may_lead_to(address: &str) -> bool {
    let address = address.trim();
    let own = address.starts_with('/') && !address.starts_with("//") && !address.starts_with("/\\");
    own || address.starts_with('#')
        || ["https://", "http://", "mailto:"]
            .iter()
            .any(|scheme| address.get(..scheme.len()).is_some_and(|start| start.eq_ignore_ascii_case(scheme)))
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    fn check(text: &str, expected: &str) {
        assert_eq!(markdown(text).as_str().trim(), expected, "{text}");
    }

    #[test]
    fn what_a_person_writes_becomes_harmless_html() {
        check("**Agreed** by _all_", "<p><strong>Agreed</strong> by <em>all</em></p>");
        check("# Item", "<h3>Item</h3>");
        check("<script>alert(1)</script>", "&lt;script&gt;alert(1)&lt;/script&gt;");
        check("a <b onclick=x>b</b>", "<p>a &lt;b onclick=x&gt;b&lt;/b&gt;</p>");
        check("[x](javascript:alert(1))", "<p>x</p>");
        check("[x](data:text/html,1)", "<p>x</p>");
        check("[x](//elsewhere.example)", "<p>x</p>");
        check("![a](https://e.example/p.png)", "<p><a href=\"https://e.example/p.png\">a</a></p>");
        assert!(!markdown("|a|b|\n|:-:|-:|\n|1|2|").as_str().contains("style"));
        check("[plan](/meetings/2026-03)", "<p><a href=\"/meetings/2026-03\">plan</a></p>");
    }

    proptest! {
        #[test]
        fn no_text_yields_a_script_an_image_or_a_handler(text in ".{0,200}|(\\[|\\]|\\(|\\)|<|>|javascript:|onload=|script|img|a| |\n|`|#|\\||-){0,60}") {
            let html = markdown(&text).as_str().to_lowercase();
            prop_assert!(!html.contains("<script"));
            prop_assert!(!html.contains("<img"));
            prop_assert!(!html.contains("href=\"javascript"));
        }
    }
}
