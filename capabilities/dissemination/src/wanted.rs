//! What a question about data asks for, besides its key.

use jiff::Timestamp;

use crate::{
    refusal::{Refusal, Why},
    times::{self, Day, Months},
};

kernel::words! {
    /// How much of the data is wanted.
    pub(crate) enum Detail {
        /// Everything.
        Full = "full",
        /// Values without attributes.
        DataOnly = "dataonly",
        /// The keys of series alone.
        KeysOnly = "serieskeysonly",
        /// Series with their attributes, without observations.
        NoData = "nodata",
    }
}

kernel::words! {
    /// What stands at the observations.
    pub(crate) enum AtObservation {
        /// Time: observations stand in series.
        Time = "TIME_PERIOD",
        /// Everything: observations stand alone.
        All = "AllDimensions",
    }
}

/// What is asked for after the `?`.
#[derive(Clone, Debug, PartialEq)]
pub(crate) struct Wanted {
    /// Nothing that begins before.
    pub start: Option<Months>,
    /// Nothing that ends after.
    pub end: Option<Months>,
    /// So many observations from the beginning of each series.
    pub first: Option<usize>,
    /// So many from the end.
    pub last: Option<usize>,
    /// How much.
    pub detail: Detail,
    /// What stands at the observations.
    pub at_observation: AtObservation,
    /// Only what was published since.
    pub updated_after: Option<Timestamp>,
    /// As it was at that instant.
    pub as_of: Option<Timestamp>,
    /// With former editions.
    pub history: History,
}

/// Whether former editions are wanted.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum History {
    /// Only what was given at one instant.
    Left,
    /// Everything that was given until then.
    Included,
}

/// Parameters that belong to every question.
pub(crate) const GENERAL: [&str; 2] = ["format", "lang"];
/// Parameters of data.
pub(crate) const DATA: [&str; 9] = [
    "startPeriod",
    "endPeriod",
    "firstNObservations",
    "lastNObservations",
    "detail",
    "dimensionAtObservation",
    "updatedAfter",
    "asOf",
    "includeHistory",
];

/// The parameters of a question: names and values.
pub(crate) type Parameters = [(String, String)];

/// The value of a parameter.
pub(crate) fn value<'a>(asked: &'a Parameters, name: &str) -> Option<&'a str> {
    asked.iter().find(|(known, _)| known == name).map(|(_, value)| value.as_str())
}

/// Refuses a parameter that is not among the known: one that was misspelt must not be passed over.
pub(crate) fn only(asked: &Parameters, known: &[&str]) -> Result<(), Refusal> {
    let is_known = |name: &str| known.contains(&name) || GENERAL.contains(&name);
    match asked.iter().find(|(name, _)| !is_known(name)) {
        None => Ok(()),
        Some((name, _)) => {
            let known: Vec<&str> = known.iter().chain(&GENERAL).copied().collect();
            Err(Refusal::new(Why::Parameter).with("name", name.clone()).with("known", known.join(", ")))
        }
    }
}

impl Wanted {
    /// Reads the parameters of data.
    pub(crate) fn read(asked: &Parameters) -> Result<Self, Refusal> {
        let month = |name: &'static str| match value(asked, name) {
            None | Some("") => Ok(None),
            Some(text) => times::limit(text)
                .map(Some)
                .ok_or_else(|| Refusal::new(Why::Period).with("name", name).with("value", text)),
        };
        let number = |name: &'static str| match value(asked, name) {
            None | Some("") => Ok(None),
            Some(text) => match text.parse::<usize>() {
                Ok(number) if number > 0 => Ok(Some(number)),
                _ => Err(Refusal::new(Why::Number).with("name", name).with("value", text)),
            },
        };
        let history = match value(asked, "includeHistory").unwrap_or("false") {
            "false" | "0" | "" => History::Left,
            "true" | "1" => History::Included,
            other => return Err(choice("includeHistory", other, "true, false")),
        };
        let words = Detail::ALL.iter().map(|it| it.word()).collect::<Vec<_>>().join(", ");
        let detail = match value(asked, "detail") {
            None | Some("") => Detail::Full,
            Some(text) => text.parse().map_err(|_| choice("detail", text, &words))?,
        };
        let at_observation = match value(asked, "dimensionAtObservation") {
            None | Some("") => AtObservation::Time,
            Some(text) => text.parse().map_err(|_| {
                Refusal::new(Why::NotOffered).with("what", format!("dimensionAtObservation={text}"))
            })?,
        };
        Ok(Self {
            start: month("startPeriod")?,
            end: month("endPeriod")?,
            first: number("firstNObservations")?,
            last: number("lastNObservations")?,
            detail,
            at_observation,
            updated_after: instant(asked, "updatedAfter", Day::Begins)?,
            as_of: instant(asked, "asOf", Day::Ends)?,
            history,
        })
    }

    /// Whether a figure of this time is wanted.
    pub(crate) fn holds(&self, months: Months) -> bool {
        self.start.is_none_or(|start| start.first <= months.first)
            && self.end.is_none_or(|end| months.last <= end.last)
    }
}

/// An instant of a parameter.
pub(crate) fn instant(
    asked: &Parameters,
    name: &'static str,
    day: Day,
) -> Result<Option<Timestamp>, Refusal> {
    match value(asked, name) {
        None | Some("") => Ok(None),
        Some(text) => times::instant(text, day)
            .map(Some)
            .ok_or_else(|| Refusal::new(Why::Instant).with("name", name).with("value", text)),
    }
}

/// A value that is none of the known.
pub(crate) fn choice(name: &str, value: &str, known: &str) -> Refusal {
    Refusal::new(Why::Choice).with("name", name).with("value", value).with("known", known)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn asked(text: &str) -> Vec<(String, String)> {
        let pairs = text.split('&').filter_map(|pair| pair.split_once('='));
        pairs.map(|(name, value)| (name.to_owned(), value.to_owned())).collect()
    }

    #[test]
    fn a_question_is_read_and_what_is_wrong_in_it_is_named() {
        let wanted = Wanted::read(&asked("startPeriod=2000&endPeriod=2010-Q2&lastNObservations=2")).unwrap();
        assert!(wanted.holds(Months::from("2010-Q2".parse::<kernel::Period>().unwrap())));
        assert!(!wanted.holds(Months::from(kernel::Period::Year(2010))));
        assert_eq!((wanted.last, wanted.detail, wanted.history), (Some(2), Detail::Full, History::Left));
        let why = |text: &str| Wanted::read(&asked(text)).unwrap_err().why;
        assert_eq!(why("startPeriod=soon"), Why::Period);
        assert_eq!(why("firstNObservations=0"), Why::Number);
        assert_eq!(why("firstNObservations=-1"), Why::Number);
        assert_eq!(why("detail=everything"), Why::Choice);
        assert_eq!(why("includeHistory=yes"), Why::Choice);
        assert_eq!(why("asOf=yesterday"), Why::Instant);
        assert_eq!(why("dimensionAtObservation=SEX"), Why::NotOffered);
        assert_eq!(only(&asked("startperiod=2000"), &DATA).unwrap_err().why, Why::Parameter);
        assert_eq!(only(&asked("startPeriod=2000&format=csv"), &DATA), Ok(()));
    }
}
