//! Numbers, days and times as each language writes them.
//!
//! Month names come from the words (`month-…`), so that Arabic carries the double names of
//! United Nations usage; digits are the European ones in every language, as in United Nations documents.

use icu_collator::{Collator, options::CollatorOptions};
use icu_locale_core::Locale;
use jiff::{
    Timestamp, ZonedDateTime,
    civil::{Date, DateTime, Weekday},
    tz::TimeZone,
};
use kernel::Language;

use crate::Say;

/// A number with so many decimals, grouped as the language groups.
pub(crate) fn number(language: Language, value: f64, decimals: usize) -> String {
    let text = format!("{:.decimals$}", value.abs());
    let (whole, part) = text.split_once('.').unwrap_or((&text, ""));
    let (group, point) = match language {
        Language::English | Language::Arabic | Language::Chinese => (",", "."),
        Language::French => ("\u{202f}", ","),
        Language::Spanish | Language::Russian => ("\u{a0}", ","),
    };
    // Spanish leaves numbers of four digits whole.
    let least = if language == Language::Spanish { 5 } else { 4 };
    let mut out = String::new();
    if value < 0.0 && text.bytes().any(|digit| digit.is_ascii_digit() && digit != b'0') {
        out.push('\u{2212}');
    }
    for (n, digit) in whole.chars().enumerate() {
        if n > 0 && (whole.len() - n).is_multiple_of(3) && whole.len() >= least {
            out.push_str(group);
        }
        out.push(digit);
    }
    if !part.is_empty() {
        out.push_str(point);
        out.push_str(part);
    }
    out
}

/// Sorts names as the language's dictionaries do.
pub fn collate<T>(language: Language, items: &mut [T], name: impl Fn(&T) -> &str) {
    let locale = language.word().parse::<Locale>().expect("the six codes are language tags");
    match Collator::try_new(locale.into(), CollatorOptions::default()).ok() {
        Some(collator) => items.sort_by(|a, b| collator.compare(name(a), name(b))),
        None => items.sort_by(|a, b| name(a).cmp(name(b))),
    }
}

/// Writes numbers, days and times for one reader.
pub struct Local<'a> {
    say: &'a Say,
}

impl<'a> Local<'a> {
    pub(crate) fn new(say: &'a Say) -> Self {
        Self { say }
    }

    /// A whole number: 1,050,147.
    pub fn whole(&self, value: i64) -> String {
        #[expect(clippy::cast_precision_loss, reason = "counts of people and records stay far below 2^53")]
        number(self.say.language, value as f64, 0)
    }

    /// A number with so many decimals: 2.59.
    pub fn decimal(&self, value: f64, decimals: usize) -> String {
        number(self.say.language, value, decimals)
    }

    /// A day: 12 November 2026.
    pub fn day(&self, day: Date) -> String {
        let month = self.say.text(month(day.month()));
        self.date("date-day", day, &month, "")
    }

    /// A day in a table: 12 Nov 2026.
    pub fn short_day(&self, day: Date) -> String {
        let month = self.say.text(short_month(day.month()));
        self.date("date-short", day, &month, "")
    }

    /// A day with its weekday: Thursday 12 November 2026.
    pub fn weekday_day(&self, day: Date) -> String {
        let month = self.say.text(month(day.month()));
        self.date("date-weekday", day, &month, &self.weekday(day.weekday()))
    }

    /// A day of the near future or past: Thu 12 Nov.
    pub fn near_day(&self, day: Date) -> String {
        let month = self.say.text(short_month(day.month()));
        self.date("date-near", day, &month, &self.say.text(short_weekday(day.weekday())))
    }

    /// The name of a weekday.
    pub fn weekday(&self, day: Weekday) -> String {
        self.say.text(weekday(day))
    }

    /// A clock time: 14:05.
    pub fn time(&self, at: DateTime) -> String {
        format!("{:02}:{:02}", at.hour(), at.minute())
    }

    /// An instant in the reader's zone: 13 Nov 2026, 22:02.
    pub fn instant(&self, at: Timestamp) -> String {
        let local = at.to_zoned_datetime(self.say.zone.clone());
        flat(&self.say.fill(
            "date-time",
            &[("day", self.short_day(local.date()).into()), ("time", self.time(local.datetime()).into())],
        ))
    }

    /// A deadline with its own zone: Fri 20 Nov, 18:00 New York.
    pub fn deadline(&self, at: &ZonedDateTime) -> String {
        flat(&self.say.fill(
            "date-deadline",
            &[
                ("day", self.near_day(at.date()).into()),
                ("time", self.time(at.datetime()).into()),
                ("zone", self.zone(at.time_zone()).into()),
            ],
        ))
    }

    /// The city by which people know a zone: Geneva for `Europe/Zurich`.
    pub fn zone(&self, zone: &TimeZone) -> String {
        zone.iana_name().map_or_else(|| "UTC".to_owned(), |name| self.city(name))
    }

    /// The city by which people know an IANA name.
    pub fn city(&self, iana: &str) -> String {
        let key = format!("zone-{}", iana.replace('/', "-"));
        if self.say.has(&key) {
            return self.say.text(&key);
        }
        iana.rsplit('/').next().unwrap_or(iana).replace('_', " ")
    }

    fn date(&self, key: &str, day: Date, month: &str, weekday: &str) -> String {
        flat(&self.say.fill(
            key,
            &[
                ("weekday", weekday.to_owned().into()),
                ("day", day.day().to_string().into()),
                ("month", month.to_owned().into()),
                ("year", day.year().to_string().into()),
            ],
        ))
    }
}

/// Without the isolates inside it: nested in the isolate of a sentence they would hide the letters from which
/// that isolate takes its direction, and an Arabic date would be read from its year to its day.
fn flat(text: &str) -> String {
    text.replace(['\u{2068}', '\u{2069}'], "")
}

fn month(month: i8) -> &'static str {
    [
        "month-1", "month-2", "month-3", "month-4", "month-5", "month-6", "month-7", "month-8", "month-9",
        "month-10", "month-11", "month-12",
    ][index(month - 1)]
}

fn short_month(month: i8) -> &'static str {
    [
        "month-short-1",
        "month-short-2",
        "month-short-3",
        "month-short-4",
        "month-short-5",
        "month-short-6",
        "month-short-7",
        "month-short-8",
        "month-short-9",
        "month-short-10",
        "month-short-11",
        "month-short-12",
    ][index(month - 1)]
}

fn weekday(day: Weekday) -> &'static str {
    ["weekday-1", "weekday-2", "weekday-3", "weekday-4", "weekday-5", "weekday-6", "weekday-7"]
        [index(day.to_monday_zero_offset())]
}

fn short_weekday(day: Weekday) -> &'static str {
    [
        "weekday-short-1",
        "weekday-short-2",
        "weekday-short-3",
        "weekday-short-4",
        "weekday-short-5",
        "weekday-short-6",
        "weekday-short-7",
    ][index(day.to_monday_zero_offset())]
}

fn index(n: i8) -> usize {
    usize::try_from(n).expect("months and weekdays count from nought here")
}

#[cfg(test)]
mod tests {
    use super::*;
    use kernel::Language::{Arabic, Chinese, English, French, Russian, Spanish};

    #[test]
    fn numbers_are_grouped_as_each_language_groups() {
        let check = |language, expected: &str| assert_eq!(number(language, 1_050_147.0, 0), expected);
        check(English, "1,050,147");
        check(French, "1\u{202f}050\u{202f}147");
        check(Spanish, "1\u{a0}050\u{a0}147");
        check(Arabic, "1,050,147");
        check(Russian, "1\u{a0}050\u{a0}147");
        check(Chinese, "1,050,147");
        assert_eq!(number(Spanish, 2_026.0, 0), "2026");
        assert_eq!(number(French, 2.589, 2), "2,59");
        assert_eq!(number(English, -1.5, 1), "\u{2212}1.5");
        assert_eq!(number(English, -0.001, 1), "0.0");
    }

    #[test]
    fn names_are_sorted_as_in_the_dictionaries_of_the_language() {
        let mut names = vec!["Zambia", "Åland Islands", "Türkiye", "Tuvalu", "Côte d’Ivoire", "Cuba"];
        collate(English, &mut names, |name| name);
        assert_eq!(names, ["Åland Islands", "Côte d’Ivoire", "Cuba", "Türkiye", "Tuvalu", "Zambia"]);
    }
}
