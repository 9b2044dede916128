//! The shape of a seed file; unknown fields are refused by name.

use jiff::{
    SignedDuration, Span, Timestamp,
    civil::{Date, DateTime},
    tz::TimeZone,
};
use serde::Deserialize;

/// Everything a seed file can describe; every list may be left out.
#[derive(Clone, Debug, Default, Deserialize)]
#[serde(default, deny_unknown_fields)]
pub(crate) struct Seed {
    pub(crate) groups: Vec<Group>,
    pub(crate) agencies: Vec<Agency>,
    pub(crate) people: Vec<Person>,
    pub(crate) designations: Vec<Designation>,
    pub(crate) chairs: Vec<Chair>,
    pub(crate) meetings: Vec<Meeting>,
    pub(crate) actions: Vec<Action>,
}

#[derive(Clone, Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub(crate) struct Group {
    pub(crate) slug: String,
    pub(crate) name: Option<Name>,
    pub(crate) parent: Option<String>,
    pub(crate) zone: Option<String>,
    pub(crate) mandate: Option<String>,
}

/// A name in one language, or in several by their codes.
#[derive(Clone, Debug)]
pub(crate) enum Name {
    One(String),
    Several(kernel::Names),
}

impl<'de> Deserialize<'de> for Name {
    fn deserialize<D: serde::Deserializer<'de>>(from: D) -> Result<Self, D::Error> {
        struct Read;
        impl<'de> serde::de::Visitor<'de> for Read {
            type Value = Name;

            fn expecting(&self, to: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
                to.write_str("a text, or a table of languages such as {\"en\": \"…\", \"fr\": \"…\"}")
            }

            fn visit_str<E: serde::de::Error>(self, text: &str) -> Result<Name, E> {
                Ok(Name::One(text.to_owned()))
            }

            fn visit_map<A: serde::de::MapAccess<'de>>(self, map: A) -> Result<Name, A::Error> {
                kernel::Names::deserialize(serde::de::value::MapAccessDeserializer::new(map))
                    .map(Name::Several)
            }
        }
        from.deserialize_any(Read)
    }
}

#[derive(Clone, Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub(crate) struct Agency {
    pub(crate) code: String,
    pub(crate) name: Option<Name>,
}

#[derive(Clone, Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub(crate) struct Person {
    pub(crate) email: String,
    pub(crate) name: Option<String>,
    pub(crate) agency: Option<String>,
    pub(crate) zone: Option<String>,
    #[serde(default)]
    pub(crate) languages: Vec<String>,
}

#[derive(Clone, Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub(crate) struct Designation {
    pub(crate) group: String,
    pub(crate) agency: String,
    pub(crate) person: String,
    pub(crate) role: Option<String>,
    pub(crate) from: Option<Date>,
    pub(crate) to: Option<Date>,
    /// When it was last confirmed; by itself when it began.
    pub(crate) confirmed: Option<Moment>,
}

#[derive(Clone, Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub(crate) struct Chair {
    pub(crate) group: String,
    pub(crate) agency: String,
    pub(crate) from: Option<Date>,
    pub(crate) to: Option<Date>,
}

#[derive(Clone, Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub(crate) struct Meeting {
    pub(crate) r#ref: String,
    pub(crate) group: String,
    pub(crate) title: Option<String>,
    #[serde(deserialize_with = "civil")]
    pub(crate) start: DateTime,
    pub(crate) zone: Option<String>,
    pub(crate) minutes: Option<u32>,
    pub(crate) state: Option<String>,
    #[serde(default)]
    pub(crate) agenda: Vec<AgendaItem>,
    #[serde(default)]
    pub(crate) decisions: Vec<Decision>,
    #[serde(default)]
    pub(crate) attendance: Vec<String>,
    pub(crate) minutes_text: Option<String>,
    pub(crate) circulated_at: Option<Moment>,
    pub(crate) adopted_at: Option<Moment>,
}

#[derive(Clone, Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub(crate) struct AgendaItem {
    pub(crate) title: String,
    pub(crate) minutes: Option<u32>,
    pub(crate) presenter: Option<String>,
    pub(crate) clause: Option<u32>,
    pub(crate) kind: Option<String>,
}

#[derive(Clone, Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub(crate) struct Decision {
    pub(crate) text: String,
    pub(crate) item: Option<u32>,
}

#[derive(Clone, Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub(crate) struct Action {
    pub(crate) r#ref: String,
    pub(crate) meeting: String,
    pub(crate) item: Option<u32>,
    pub(crate) text: Option<String>,
    pub(crate) agency: Option<String>,
    pub(crate) due: Option<Date>,
    pub(crate) state: Option<String>,
    pub(crate) closed_at: Option<Moment>,
    pub(crate) closed_at_meeting: Option<String>,
}

/// An instant, a civil time in the group's zone, or a day (meaning noon of it in the group's zone).
#[derive(Clone, Copy, Debug, Deserialize)]
#[serde(try_from = "String")]
pub(crate) enum Moment {
    Instant(Timestamp),
    Civil(DateTime),
    Day(Date),
}

impl TryFrom<String> for Moment {
    type Error = String;

    fn try_from(text: String) -> Result<Self, String> {
        // A day would also be read as a civil time at midnight, which is not what it means here.
        let day = || text.parse().map(Self::Day).ok().filter(|_| text.len() == 10);
        let instant = || text.parse().map(Self::Instant).ok();
        let civil = || text.parse().map(Self::Civil).ok();
        day().or_else(instant).or_else(civil).ok_or_else(|| {
            format!("`{text}` is not a moment: write 2026-02-20T10:00:00Z, 2026-02-20T10:00 or 2026-02-20")
        })
    }
}

impl Moment {
    /// Moves it by a span of whole weeks.
    pub(crate) fn move_by(&mut self, by: Span) {
        match self {
            Self::Instant(at) => {
                let hours = i64::from(by.get_weeks()) * 7 * 24;
                *at = at.saturating_add(SignedDuration::from_hours(hours)).unwrap_or(*at);
            }
            Self::Civil(at) => *at = at.saturating_add(by),
            Self::Day(day) => *day = day.saturating_add(by),
        }
    }

    /// The instant, where civil times are those of this zone.
    pub(crate) fn at(self, zone: &TimeZone) -> Timestamp {
        match self {
            Self::Instant(at) => at,
            Self::Civil(at) => instant(at, zone),
            Self::Day(day) => instant(day.at(12, 0, 0, 0), zone),
        }
    }
}

fn instant(civil: DateTime, zone: &TimeZone) -> Timestamp {
    zone.to_ambiguous_timestamp(civil).compatible().unwrap_or(Timestamp::UNIX_EPOCH)
}

/// A civil time; one with an offset would be read as if the offset were not there.
fn civil<'de, D: serde::Deserializer<'de>>(from: D) -> Result<DateTime, D::Error> {
    let text = String::deserialize(from)?;
    let clock = text.get(10..).unwrap_or_default();
    if clock.contains(['+', '-', 'Z', 'z', '[']) {
        let words =
            format!("`{text}` carries an offset: write the civil time, as 2026-02-18T14:00, and its `zone`");
        return Err(serde::de::Error::custom(words));
    }
    text.parse().map_err(serde::de::Error::custom)
}

/// A seed file that cannot be read.
#[derive(Debug, thiserror::Error)]
pub(crate) enum Unreadable {
    /// With the line, the column and what was expected there.
    #[error("line {line}, column {column}: {source}", line = .source.line(), column = .source.column())]
    Shape {
        /// What serde says.
        #[from]
        source: serde_json::Error,
    },
    /// Not every database keeps them, and no page shows them.
    #[error("the text {0:?} holds a control character: only tabs and ends of lines may stand in texts")]
    Control(String),
    /// Readers would see another name than the one that is kept.
    #[error("the text {0:?} holds an invisible sign that turns the direction of writing: take it out")]
    Turned(String),
}

impl Seed {
    /// Reads a seed file.
    pub(crate) fn read(text: &str) -> Result<Self, Unreadable> {
        let seed = serde_json::from_str(text)?;
        let value = serde_json::from_str(text)?;
        let cut = |text: &str| text.chars().take(80).collect();
        let controlled = |text: &str| {
            text.contains(|letter: char| letter.is_control() && !matches!(letter, '\n' | '\r' | '\t'))
        };
        if let Some(text) = first_text(&value, &controlled) {
            return Err(Unreadable::Control(cut(text)));
        }
        match first_text(&value, &kernel::hides_direction) {
            Some(text) => Err(Unreadable::Turned(cut(text))),
            None => Ok(seed),
        }
    }
}

/// The first text of which this is so.
fn first_text<'a>(value: &'a serde_json::Value, is: &impl Fn(&str) -> bool) -> Option<&'a str> {
    use serde_json::Value;
    match value {
        Value::String(text) => Some(text.as_str()).filter(|text| is(text)),
        Value::Array(list) => list.iter().find_map(|value| first_text(value, is)),
        Value::Object(fields) => fields.values().find_map(|value| first_text(value, is)),
        Value::Null | Value::Bool(_) | Value::Number(_) => None,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_field_but_the_keys_may_be_left_out() {
        let seed = Seed::read(
            r#"{"groups": [{"slug": "wg"}], "agencies": [{"code": "IOM"}], "people": [{"email": "a@example.org"}],
                "meetings": [{"ref": "m1", "group": "wg", "start": "2026-02-18T14:00"}],
                "actions": [{"ref": "a1", "meeting": "m1", "closed_at": "2026-03-01"}]}"#,
        );
        assert_eq!(seed.unwrap().meetings[0].start.to_string(), "2026-02-18T14:00:00");
    }

    #[test]
    fn an_unknown_field_is_refused_by_its_name_and_place() {
        let refused =
            Seed::read("{\"groups\": [\n{\"slug\": \"wg\", \"zoen\": \"UTC\"}]}").unwrap_err().to_string();
        assert!(refused.starts_with("line 2, column 21: unknown field `zoen`"), "{refused}");
    }

    #[test]
    fn a_start_with_an_offset_is_refused() {
        for start in ["2026-02-18T14:00+01:00", "2026-02-18T14:00Z", "2026-02-18T14:00[Europe/Zurich]"] {
            let text =
                format!("{{\"meetings\": [{{\"ref\": \"m\", \"group\": \"wg\", \"start\": \"{start}\"}}]}}");
            let refused = Seed::read(&text).unwrap_err().to_string();
            assert!(refused.contains("carries an offset"), "{refused}");
        }
    }

    #[test]
    fn a_control_character_is_refused_and_an_end_of_line_is_not() {
        let read = |name: &str| {
            Seed::read(&format!("{{\"agencies\": [{{\"code\": \"A\", \"name\": \"{name}\"}}]}}"))
        };
        assert!(read("a\\u0000b").unwrap_err().to_string().contains("control character"));
        assert!(read("a\\nb").is_ok());
    }

    #[test]
    fn a_moment_is_an_instant_a_civil_time_or_a_day() {
        let read = |text: &str| serde_json::from_str::<Moment>(text).unwrap();
        assert!(matches!(read("\"2026-02-20T10:00:00Z\""), Moment::Instant(_)));
        assert!(matches!(read("\"2026-02-20T10:00\""), Moment::Civil(_)));
        assert!(matches!(read("\"2026-02-20\""), Moment::Day(_)));
    }

    #[test]
    fn a_name_of_the_wrong_kind_is_told_what_is_expected() {
        for wrong in ["5", "[\"UNDP\"]", "true"] {
            let text = format!(r#"{{"agencies": [{{"code": "UNDP", "name": {wrong}}}]}}"#);
            let told = Seed::read(&text).unwrap_err().to_string();
            assert!(told.contains("expected a text, or a table of languages"), "{told}");
        }
        let text = r#"{"agencies": [{"code": "A", "name": "One"}, {"code": "B", "name": {"en": "Two"}}]}"#;
        assert!(matches!(Seed::read(text).unwrap().agencies[1].name, Some(Name::Several(_))));
    }

    #[test]
    fn a_name_with_signs_that_turn_the_writing_is_refused_and_a_longer_text_is_not() {
        let title = |text: &str| {
            let title = serde_json::to_string(text).unwrap();
            Seed::read(&format!(
                r#"{{"meetings": [{{"ref": "1", "group": "wg", "start": "2026-02-18T14:00", "title": {title}}}]}}"#
            ))
        };
        let told = title("Third \u{202e}gniteem").unwrap_err().to_string();
        assert!(told.contains("turns the direction of writing"), "{told}");
        assert!(title("الاجتماع الثالث").is_ok());
        assert!(title("Two lines\n\u{2067}of Markdown\u{2069}").is_ok());
    }
}
