//! The core pages, and how to find a meeting among them.

use anyhow::Context;
use serde_json::Value;

use super::http::{Connection, Manner};
use super::server::Server;

/// What people open most; one meeting comes to it, which [`held`] finds.
const CORE: &[&str] = &[
    "/",
    "/mandate",
    "/mandate/16",
    "/group",
    "/meetings",
    "/actions",
    "/countries",
    "/countries/MDA",
    "/data",
];

/// A co-chair in the demonstration.
pub(super) const DEMO_CO_CHAIR: &str = "ines.undp@example.org";

/// The core pages with one meeting among them.
pub(super) fn core(server: &Server) -> anyhow::Result<Vec<String>> {
    let meeting = held(server)?;
    let mut pages: Vec<String> = CORE.iter().map(|page| (*page).to_owned()).collect();
    pages.insert(5, meeting);
    Ok(pages)
}

/// The newest meeting that was held, by the twin of the list; else the newest of all.
pub(super) fn held(server: &Server) -> anyhow::Result<String> {
    // A twin is read uncompressed: nothing here can unpack it.
    let answer = Connection::open(&server.address, &Manner::default())?.page("/meetings.json")?;
    let list: Value = serde_json::from_slice(&answer.body).context("/meetings.json is not JSON")?;
    let found = newest(&list, Some("held")).or_else(|| newest(&list, None));
    found.context("/meetings.json names no meeting")
}

fn newest(list: &Value, state: Option<&str>) -> Option<String> {
    let mut found = None;
    walk(list, &mut |record| {
        let fits = state.is_none_or(|state| record["state"] == state);
        if found.is_none() && fits {
            found = record["url"].as_str().filter(|url| url.contains("/meetings/")).map(str::to_owned);
        }
    });
    found
}

fn walk(value: &Value, see: &mut impl FnMut(&Value)) {
    match value {
        Value::Object(fields) => {
            see(value);
            fields.values().for_each(|value| walk(value, see));
        }
        Value::Array(values) => values.iter().for_each(|value| walk(value, see)),
        _ => {}
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use serde_json::json;

    #[test]
    fn the_newest_meeting_that_was_held_is_found_in_its_year() {
        let list = json!({"years": [
            {"year": 2027, "meetings": [{"state": "planned", "url": "/meetings/2027-01"}]},
            {"year": 2026, "meetings": [{"state": "held", "url": "/meetings/2026-02"},
                                        {"state": "held", "url": "/meetings/2026-01"}]}
        ]});
        assert_eq!(newest(&list, Some("held")).as_deref(), Some("/meetings/2026-02"));
        assert_eq!(newest(&list, None).as_deref(), Some("/meetings/2027-01"));
        assert_eq!(newest(&json!({"state": "held", "url": "/"}), None), None);
    }
}
