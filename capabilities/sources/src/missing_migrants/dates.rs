//! Dates of incidents, of which only the month is kept.

use kernel::Period;

const MONTHS: [&str; 12] = [
    "january",
    "february",
    "march",
    "april",
    "may",
    "june",
    "july",
    "august",
    "september",
    "october",
    "november",
    "december",
];

/// The month of a date; else of a year and the name of a month; else the year.
///
/// `2014-01-31` and `Fri, 01/31/2014 - 12:00` are read. A date such as `01/02/2014` without a day of the week may be of
/// January or of February: then the year and the month beside it decide, if they are there.
pub(super) fn period(date: &str, year: &str, month: &str) -> Option<Period> {
    let beside = || {
        let year = year.strip_suffix(".0").unwrap_or(year);
        let year = year.parse().ok().filter(|it| (1900..=2200).contains(it))?;
        Some(named(month).map_or(Period::Year(year), |month| Period::Month(year, month)))
    };
    of_date(date).or_else(beside)
}

fn of_date(date: &str) -> Option<Period> {
    let weekday = date.contains(',');
    let date = date.split_once(',').map_or(date, |(_, rest)| rest).trim();
    let date = date.split([' ', 'T']).next()?;
    if date.contains('/') {
        let parts: Vec<i16> = date.split('/').map(|it| it.parse().ok()).collect::<Option<_>>()?;
        let [one, two, year] = parts.as_slice() else { return None };
        let month = match (*one, *two) {
            (month, day) if weekday || (13..=31).contains(&day) => month,
            (13..=31, month) => month,
            (month, day) if month == day => month,
            _ => return None,
        };
        return of(*year, month);
    }
    let mut parts = date.split('-');
    let (year, month, day) = (parts.next()?, parts.next()?, parts.next()?);
    let day: u8 = day.parse().ok()?;
    (1..=31).contains(&day).then(|| of(year.parse().ok()?, month.parse().ok()?)).flatten()
}

fn of(year: i16, month: i16) -> Option<Period> {
    let month = u8::try_from(month).ok().filter(|it| (1..=12).contains(it))?;
    (1900..=2200).contains(&year).then_some(Period::Month(year, month))
}

fn named(month: &str) -> Option<u8> {
    let month = month.trim().to_lowercase();
    let at = MONTHS.iter().position(|it| *it == month || (month.len() == 3 && it.starts_with(&month)));
    at.and_then(|at| u8::try_from(at + 1).ok())
        .or_else(|| month.parse().ok().filter(|it| (1..=12).contains(it)))
}

#[cfg(test)]
mod tests {
    use super::*;

    fn read(date: &str, year: &str, month: &str) -> String {
        period(date, year, month).map_or("none".to_owned(), |it| it.to_string())
    }

    #[test]
    fn both_forms_of_date_give_their_month() {
        for date in [
            "2014-01-31",
            "2014-01-31T00:00:00",
            "2014-01-31 12:00",
            "Fri, 01/31/2014 - 12:00",
            "31/01/2014",
            "01/31/2014",
        ] {
            assert_eq!(read(date, "", ""), "2014-01", "{date}");
        }
        assert_eq!(read("Sun, 02/01/2014 - 12:00", "", ""), "2014-02");
    }

    #[test]
    fn an_ambiguous_or_missing_date_is_decided_by_the_columns_beside_it() {
        assert_eq!(read("01/02/2014", "", ""), "none");
        assert_eq!(read("01/02/2014", "2014", "February"), "2014-02");
        assert_eq!(read("", "2014", "Sep"), "2014-09");
        assert_eq!(read("", "2014.0", ""), "2014");
        assert_eq!(read("soon", "", ""), "none");
        assert_eq!(read("2014-13-01", "", ""), "none");
        assert_eq!(read("", "14", "May"), "none");
    }
}
