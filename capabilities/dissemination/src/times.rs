//! Times of figures and of questions about them.

use jiff::{
    Timestamp,
    civil::{Date, DateTime},
    tz::TimeZone,
};
use kernel::Period;

/// How often there is a figure of this kind, by the list of codes for frequencies.
pub(crate) const fn frequency(period: Period) -> &'static str {
    match period {
        Period::Year(_) => "A",
        Period::Quarter(..) => "Q",
        Period::Month(..) => "M",
    }
}

/// A stretch of time: its first and last month, counted from the year 0.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) struct Months {
    pub first: i32,
    pub last: i32,
}

impl From<Period> for Months {
    fn from(period: Period) -> Self {
        let year = i32::from(period.year()) * 12;
        let (first, months) = match period {
            Period::Year(_) => (year, 12),
            Period::Quarter(_, quarter) => (year + (i32::from(quarter) - 1) * 3, 3),
            Period::Month(_, month) => (year + i32::from(month) - 1, 1),
        };
        Self { first, last: first + months - 1 }
    }
}

/// A limit of time as questions write it: a period, half a year (`2020-S1`), a day or an instant; the latter two stand
/// for their month.
pub(crate) fn limit(text: &str) -> Option<Months> {
    let text = text.strip_suffix("-A1").unwrap_or(text);
    if let Ok(period) = text.parse::<Period>() {
        return Some(period.into());
    }
    if let Some((year, half)) = text.split_once("-S") {
        let year = i32::from(year.parse::<Period>().ok().map(Period::year)?) * 12;
        let first = match half {
            "1" => year,
            "2" => year + 6,
            _ => return None,
        };
        return Some(Months { first, last: first + 5 });
    }
    let day = text.parse::<Date>().ok().or_else(|| text.parse::<DateTime>().ok().map(DateTime::date))?;
    Some(Period::Month(day.year(), day.month().unsigned_abs()).into())
}

/// What a day without a time of day stands for.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Day {
    /// Its first instant, in universal time.
    Begins,
    /// Its last.
    Ends,
}

/// An instant: a day, or a day with its time; without a zone it is universal time.
pub(crate) fn instant(text: &str, day: Day) -> Option<Timestamp> {
    // A plus in an address that was not escaped is read as a space.
    let text = text.replace(' ', "+");
    if let Ok(instant) = text.parse::<Timestamp>() {
        return Some(instant);
    }
    let civil = match (text.parse::<Date>(), text.contains(['T', 't'])) {
        (Ok(date), false) => match day {
            Day::Begins => date.at(0, 0, 0, 0),
            Day::Ends => date.at(23, 59, 59, 999_999_999),
        },
        _ => text.parse::<DateTime>().ok()?,
    };
    civil.to_zoned_datetime(TimeZone::UTC).ok().map(|it| it.timestamp())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn limits_are_periods_days_and_halves() {
        let months = |first, last| Some(Months { first: 2020 * 12 + first, last: 2020 * 12 + last });
        let check = |text: &str, expected| assert_eq!(limit(text), expected, "{text}");
        check("2020", months(0, 11));
        check("2020-A1", months(0, 11));
        check("2020-Q3", months(6, 8));
        check("2020-S2", months(6, 11));
        check("2020-05", months(4, 4));
        check("2020-05-17", months(4, 4));
        check("2020-05-17T10:00:00", months(4, 4));
        for wrong in ["", "20", "2020-S3", "2020-13", "soon"] {
            check(wrong, None);
        }
    }

    #[test]
    fn an_instant_is_a_day_or_a_time() {
        let check = |text: &str, day, expected: &str| {
            assert_eq!(instant(text, day), Some(expected.parse().unwrap()), "{text}");
        };
        check("2026-04-20", Day::Begins, "2026-04-20T00:00:00Z");
        check("2026-04-20", Day::Ends, "2026-04-20T23:59:59.999999999Z");
        check("2026-04-20T09:00:00", Day::Ends, "2026-04-20T09:00:00Z");
        check("2026-04-20T09:00:00 02:00", Day::Ends, "2026-04-20T07:00:00Z");
        assert_eq!(instant("yesterday", Day::Ends), None);
    }
}
