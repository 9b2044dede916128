//! Paragraphs with numbers, so that a comment can say which one it is about.

use super::Item;

/// A paragraph of the minutes.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Paragraph {
    /// Its number: that of the item, and its own under the item, such as `4.2`.
    pub number: String,
    /// Its text, as Markdown.
    pub text: String,
}

/// The paragraphs under an item: what blank lines part, but never inside a fenced block.
pub(crate) fn paragraphs(item: &Item) -> Vec<Paragraph> {
    let mut found: Vec<String> = Vec::new();
    let mut open = String::new();
    let mut fenced = false;
    for line in item.text.lines() {
        if line.trim_start().starts_with("```") {
            fenced = !fenced;
        }
        if line.trim().is_empty() && !fenced {
            if !open.trim().is_empty() {
                found.push(std::mem::take(&mut open));
            }
            open.clear();
        } else {
            open.push_str(line);
            open.push('\n');
        }
    }
    if !open.trim().is_empty() {
        found.push(open);
    }
    let number = |n: usize| format!("{}.{}", item.position, n + 1);
    found.into_iter().enumerate().map(|(n, text)| Paragraph { number: number(n), text }).collect()
}

/// The number of the paragraph that somebody named, if there is one: `4.2`, ` 4.2 `.
pub(crate) fn paragraph_named(items: &[Item], named: &str) -> Option<String> {
    let named = named.trim();
    items.iter().flat_map(paragraphs).map(|it| it.number).find(|number| number == named)
}
