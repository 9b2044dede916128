//! What became of an action point, from the journal.

use jiff::Timestamp;
use journal::{Entry, Filter, Who};
use serde::Serialize;
use serde_json::Value;
use web::Say;

use crate::model::Action;

/// One act on an action point.
#[derive(Serialize)]
pub(crate) struct Step {
    pub(crate) at: Timestamp,
    pub(crate) act: String,
    pub(crate) who: String,
    #[serde(skip)]
    pub(crate) when: String,
    #[serde(skip)]
    pub(crate) words: String,
    pub(crate) changes: Vec<String>,
}

pub(crate) async fn of(tx: &mut db::Tx, action: &Action, say: &Say) -> db::Result<Vec<Step>> {
    let filter = Filter { record: Some(format!("action:{}", action.id)), ..Filter::default() };
    Ok(journal::entries(tx, &filter).await?.iter().map(|entry| step(entry, say)).collect())
}

fn step(entry: &Entry, say: &Say) -> Step {
    let who = match &entry.who {
        Who::Person(_, name) => match &entry.agency_code {
            Some(code) => format!("{name}, {code}"),
            None => name.clone(),
        },
        Who::Operator => say.text("actions-by-operator"),
        Who::System => say.text("actions-by-system"),
    };
    let key = format!("actions-act-{}", entry.act.trim_start_matches("action."));
    Step {
        at: entry.happened_at,
        act: entry.act.clone(),
        who,
        when: say.local().instant(entry.happened_at),
        words: if say.has(&key) { say.text(&key) } else { entry.act.clone() },
        changes: changes(entry, say),
    }
}

/// The fields that differ, each as “Due: 6 Oct → 20 Oct”; nothing for the first act.
fn changes(entry: &Entry, say: &Say) -> Vec<String> {
    let keys = [
        ("text", "actions-text"),
        ("agency", "actions-owner"),
        ("due", "actions-due"),
        ("state", "actions-state"),
        ("closed_at_meeting", "actions-meeting"),
        ("reason", "actions-reason"),
    ];
    if entry.before.is_null() {
        return Vec::new();
    }
    keys.iter()
        .filter(|(field, _)| entry.before.get(field) != entry.after.get(field))
        .map(|(field, key)| {
            let show = |value: Option<&Value>| said(field, value, say);
            let (before, after) = (show(entry.before.get(field)), show(entry.after.get(field)));
            say.fill(
                "actions-change",
                &[("field", say.text(key).into()), ("before", before.into()), ("after", after.into())],
            )
        })
        .collect()
}

fn said(field: &str, value: Option<&Value>, say: &Say) -> String {
    let text = value.and_then(Value::as_str).unwrap_or_default();
    match (field, text) {
        (_, "") => "–".to_owned(),
        ("state", word) => say.text(&format!("actions-state-{word}")),
        ("due", day) => day.parse().map_or_else(|_| day.to_owned(), |day| say.local().short_day(day)),
        (_, text) => text.to_owned(),
    }
}
