//! When a figure is of: a year, a quarter or a month.

use std::{fmt, str::FromStr};

use crate::{Kind, Mismatch, Scalar, Value};

/// A year, a quarter or a month of the Gregorian calendar.
///
/// It is written `2020`, `2020-Q3` or `2020-05`, so that texts of one kind sort in the order of time. The ways in which
/// publishers write quarters and months (`2020Q3`, `2025_3Q`, `2020M05`) are read, too.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub enum Period {
    /// A year.
    Year(i16),
    /// A year and a quarter from 1 to 4.
    Quarter(i16, u8),
    /// A year and a month from 1 to 12.
    Month(i16, u8),
}

/// A text is no period.
#[derive(Clone, Debug, PartialEq, Eq, thiserror::Error)]
#[error("`{0}` is no year, quarter or month: write 2020, 2020-Q3 or 2020-05")]
pub struct NotAPeriod(String);

impl Period {
    /// The year in which it lies.
    pub const fn year(self) -> i16 {
        match self {
            Self::Year(year) | Self::Quarter(year, _) | Self::Month(year, _) => year,
        }
    }

    fn read(text: &str) -> Option<Self> {
        let (year, rest) = text.split_at_checked(4)?;
        if !year.bytes().all(|c| c.is_ascii_digit()) {
            return None;
        }
        let year = year.parse().ok()?;
        if rest.is_empty() {
            return Some(Self::Year(year));
        }
        let rest = rest.strip_prefix(['-', '_', ' ']).unwrap_or(rest);
        let one = |text: &str, most: u8| {
            let digits = matches!(text.len(), 1..=2) && text.bytes().all(|c| c.is_ascii_digit());
            text.parse().ok().filter(|it| digits && (1..=most).contains(it))
        };
        if let Some(quarter) = rest.strip_prefix('Q').or_else(|| rest.strip_suffix('Q')) {
            return (quarter.len() == 1).then(|| one(quarter, 4)).flatten().map(|it| Self::Quarter(year, it));
        }
        let month = rest.strip_prefix('M').unwrap_or(rest);
        (month.len() == 2).then(|| one(month, 12)).flatten().map(|it| Self::Month(year, it))
    }
}

impl FromStr for Period {
    type Err = NotAPeriod;
    fn from_str(text: &str) -> Result<Self, Self::Err> {
        Self::read(text.trim()).ok_or_else(|| NotAPeriod(text.chars().take(20).collect()))
    }
}

impl fmt::Display for Period {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Year(year) => write!(f, "{year:04}"),
            Self::Quarter(year, quarter) => write!(f, "{year:04}-Q{quarter}"),
            Self::Month(year, month) => write!(f, "{year:04}-{month:02}"),
        }
    }
}

impl Scalar for Period {
    const KIND: Kind = Kind::Text;
    fn to_value(&self) -> Value {
        Value::Text(self.to_string())
    }
    fn from_value(value: Value) -> Result<Self, Mismatch> {
        match &value {
            Value::Text(text) => text.parse().map_err(|_| Mismatch::new("a period", &value)),
            _ => Err(Mismatch::new("a period", &value)),
        }
    }
}

impl serde::Serialize for Period {
    fn serialize<S: serde::Serializer>(&self, to: S) -> Result<S::Ok, S::Error> {
        to.collect_str(self)
    }
}

impl<'de> serde::Deserialize<'de> for Period {
    fn deserialize<D: serde::Deserializer<'de>>(from: D) -> Result<Self, D::Error> {
        <String as serde::Deserialize>::deserialize(from)?.parse().map_err(serde::de::Error::custom)
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    #[test]
    fn the_ways_publishers_write_periods_are_read() {
        for (text, printed) in [
            ("2020", "2020"),
            ("2011Q1", "2011-Q1"),
            ("2025_3Q", "2025-Q3"),
            ("2020-Q4", "2020-Q4"),
            ("2020M05", "2020-05"),
            ("2020-12", "2020-12"),
        ] {
            assert_eq!(text.parse::<Period>().unwrap().to_string(), printed, "{text}");
        }
    }

    #[test]
    fn what_is_no_period_is_refused_with_an_example() {
        for wrong in
            ["", "20", "2020-13", "2020-Q5", "2020-Q", "2020-5", "20201", "2020-+1", "MMXX", "2020–21"]
        {
            assert!(wrong.parse::<Period>().is_err(), "{wrong}");
        }
        assert_eq!(
            "soon".parse::<Period>().unwrap_err().to_string(),
            "`soon` is no year, quarter or month: write 2020, 2020-Q3 or 2020-05"
        );
    }

    proptest! {
        #[test]
        fn a_printed_period_is_read_back(year in 0_i16..=9999, quarter in 1_u8..=4, month in 1_u8..=12) {
            for period in [Period::Year(year), Period::Quarter(year, quarter), Period::Month(year, month)] {
                prop_assert_eq!(period.to_string().parse(), Ok(period));
            }
        }

        #[test]
        fn any_text_is_a_period_or_not(text: String) {
            if let Ok(period) = text.parse::<Period>() {
                prop_assert_eq!(period.to_string().parse(), Ok(period));
            }
        }
    }
}
