//! Markdown becomes HTML of the few tags that we allow, whatever was written.

const TAGS: [&str; 23] = [
    "a",
    "blockquote",
    "br",
    "code",
    "del",
    "em",
    "h3",
    "h4",
    "h5",
    "h6",
    "hr",
    "li",
    "ol",
    "p",
    "pre",
    "strong",
    "table",
    "tbody",
    "td",
    "th",
    "thead",
    "tr",
    "ul",
];

/// Every tag and attribute is one of ours, and every address leads where links may lead.
pub(crate) fn holds(bytes: &[u8]) {
    let text = String::from_utf8_lossy(bytes);
    let html = crate::markdown::markdown(&text);
    let mut rest = html.as_str();
    while let Some((_, after)) = rest.split_once('<') {
        let (tag, after) = after.split_once('>').expect("a tag is closed");
        checked(tag);
        rest = after;
    }
}

fn checked(tag: &str) {
    let name = tag.trim_start_matches('/').trim_end_matches('/').trim_end();
    let (name, attributes) = name.split_once(' ').unwrap_or((name, ""));
    assert!(TAGS.contains(&name), "<{tag}>");
    if attributes.is_empty() {
        return;
    }
    let (attribute, value) = attributes.split_once('=').expect("an attribute has a value");
    let value = value.strip_prefix('"').and_then(|value| value.strip_suffix('"')).expect("in quotes");
    assert!(!value.contains('"'), "<{tag}> has one attribute");
    match (name, attribute) {
        ("a", "href") => assert!(may_lead_to(value), "<{tag}>"),
        ("code", "class") => assert!(value.starts_with("language-"), "<{tag}>"),
        ("ol", "start") => assert!(value.bytes().all(|byte| byte.is_ascii_digit()), "<{tag}>"),
        _ => panic!("<{tag}>"),
    }
}

fn may_lead_to(address: &str) -> bool {
    let address = address.trim().to_ascii_lowercase();
    let own = address.starts_with('/') && !address.starts_with("//");
    own || address.starts_with('#')
        || ["http://", "https://", "mailto:"].iter().any(|scheme| address.starts_with(scheme))
}

#[cfg(test)]
#[path = "corpus.rs"]
mod corpus;

#[cfg(test)]
#[test]
fn the_corpus_of_markdown_holds() {
    corpus::each("markdown", holds);
}
