//! How a table writes when its figures are of.

use kernel::Period;

kernel::words! {
    /// How the column of time is written.
    pub enum TimeForm {
        /// Years, quarters or months as most publishers write them: `2020`, `2020-Q3`, `2020-05`, `202005`.
        Plain = "plain",
        /// The month before the year: `05/2020`.
        MonthYear = "month-year",
        /// Days, the day first: `31/05/2020`; the month is kept.
        DayFirst = "day-first",
        /// Days, the month first: `05/31/2020`; the month is kept.
        MonthFirst = "month-first",
        /// Days, the year first: `2020-05-31`; the month is kept.
        YearFirst = "year-first",
    }
}

#[expect(clippy::derivable_impls, reason = "the list of words has no place for a default")]
impl Default for TimeForm {
    fn default() -> Self {
        Self::Plain
    }
}

impl TimeForm {
    /// How a time is written so.
    pub const fn example(self) -> &'static str {
        match self {
            Self::Plain => "2020",
            Self::MonthYear => "05/2020",
            Self::DayFirst => "31/05/2020",
            Self::MonthFirst => "05/31/2020",
            Self::YearFirst => "2020-05-31",
        }
    }

    /// When a field is of; none where it is not written so.
    pub fn read(self, field: &str) -> Option<Period> {
        let parts: Vec<&str> = field.trim().split(['/', '.', '-', ' ']).collect();
        let (year, month, day) = match (self, parts.as_slice()) {
            (Self::Plain, _) => return crate::book::period(field),
            (Self::MonthYear, [month, year]) => (*year, *month, "1"),
            (Self::DayFirst, [day, month, year])
            | (Self::MonthFirst, [month, day, year])
            | (Self::YearFirst, [year, month, day]) => (*year, *month, *day),
            _ => return None,
        };
        // A time of the day behind a day says nothing of the month.
        let day = day.split(['T', 't']).next().unwrap_or_default();
        let number = |text: &str, most: u8| -> Option<u8> {
            let digits = matches!(text.len(), 1 | 2) && text.bytes().all(|c| c.is_ascii_digit());
            text.parse().ok().filter(|it| digits && (1..=most).contains(it))
        };
        let (month, _) = number(month, 12).zip(number(day, 31))?;
        let written = year.len() == 4 && year.bytes().all(|c| c.is_ascii_digit());
        let year: i16 = year.parse().ok().filter(|year| written && (1800..=2200).contains(year))?;
        Some(Period::Month(year, month))
    }
}

/// The way in which all of these fields are written, if there is one; days that may be read in two ways are the day
/// first, as most of the world writes them, and a person looks.
#[expect(clippy::needless_pass_by_value, reason = "an iterator is cheap, and is cloned for each form")]
pub(super) fn form_of<'a>(fields: impl Iterator<Item = &'a str> + Clone) -> Option<TimeForm> {
    let all = |form: &&TimeForm| {
        let mut fields = fields.clone().peekable();
        fields.peek().is_some() && fields.all(|field| form.read(field).is_some())
    };
    TimeForm::ALL.iter().find(all).copied()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_time_is_read_as_the_mapping_says_and_not_guessed() {
        for (form, field, read) in [
            (TimeForm::Plain, "2020", Some("2020")),
            (TimeForm::Plain, "202005", Some("2020-05")),
            (TimeForm::Plain, "05/2020", None),
            (TimeForm::MonthYear, "05/2020", Some("2020-05")),
            (TimeForm::MonthYear, "5.2020", Some("2020-05")),
            (TimeForm::MonthYear, "2020", None),
            (TimeForm::DayFirst, "03/04/2020", Some("2020-04")),
            (TimeForm::MonthFirst, "03/04/2020", Some("2020-03")),
            (TimeForm::MonthFirst, "31/04/2020", None),
            (TimeForm::YearFirst, "2020-05-31T00:00:00", Some("2020-05")),
            (TimeForm::DayFirst, "1/5/20", None),
        ] {
            assert_eq!(form.read(field).map(|it| it.to_string()).as_deref(), read, "{form} {field}");
        }
        assert_eq!(form_of(["13/05/2020", "01/02/2021"].into_iter()), Some(TimeForm::DayFirst));
        assert_eq!(form_of(["05/13/2020", "01/02/2021"].into_iter()), Some(TimeForm::MonthFirst));
        assert_eq!(form_of(["2020", "many"].into_iter()), None);
        assert_eq!(form_of(std::iter::empty()), None);
    }
}
