//! JSON of the Citation Style Language 1.0.2: a list of one item, names as `literal`.

use serde_json::{Map, Value, json};

use super::{Work, WorkKind, key_of, one_line};

/// The citation as a list of one item.
pub fn csl(work: &Work) -> String {
    let mut item = Map::new();
    let mut put = |name: &str, value: Value| item.insert(name.to_owned(), value);
    put("id", key_of(&work.key).into());
    let kind = match work.kind {
        WorkKind::Report => "report",
        WorkKind::Dataset => "dataset",
        WorkKind::Other => "document",
    };
    put("type", kind.into());
    put("title", one_line(&work.title).into());
    if !work.authors.is_empty() {
        let literal = |name: &String| json!({ "literal": one_line(name) });
        put("author", work.authors.iter().map(literal).collect());
    }
    let parts = work.date.map(|it| json!([it.year(), it.month(), it.day()]));
    if let Some(parts) = parts.or_else(|| work.year.map(|year| json!([year]))) {
        put("issued", json!({ "date-parts": [parts] }));
    }
    let name = if work.kind == WorkKind::Report { "number" } else { "version" };
    for (name, text) in
        [("publisher", &work.publisher), (name, &work.version), ("URL", &work.url), ("note", &work.remarks())]
    {
        if !text.is_empty() {
            put(name, one_line(text).into());
        }
    }
    if let Some(language) = work.language {
        put("language", language.word().into());
    }
    let mut text = serde_json::to_string_pretty(&json!([item])).expect("texts and numbers only");
    text.push('\n');
    text
}
