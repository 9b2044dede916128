//! Civil times that exist, and references.

use calendars::{Resolved, UnknownZone, Zone};
use jiff::{Timestamp, civil::DateTime};

kernel::words! {
    /// Which of two equal civil times is meant when a clock is set back.
    pub enum Shown {
        /// The clock shows the time once; there is nothing to tell.
        Once = "once",
        /// The first of the two: before the clock is set back.
        First = "first",
        /// The second: after it was set back.
        Second = "second",
    }
}

/// A civil time that stands for exactly one instant.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Agreed {
    /// What the clock shows.
    pub start: DateTime,
    /// The zone of the clock.
    pub zone: Zone,
    /// Which of two, if it shows that twice.
    pub shown: Shown,
    /// The instant.
    pub at: Timestamp,
}

/// A civil time does not stand for one instant.
#[derive(Clone, Debug, PartialEq, Eq, thiserror::Error)]
pub enum NoSuchTime {
    /// No zone has this name.
    #[error(transparent)]
    Zone(#[from] UnknownZone),
    /// The clock jumps over it.
    #[error("the clocks of {zone} jump over this time; the nearest are {before} and {after}")]
    Skipped {
        /// The zone.
        zone: String,
        /// The nearest time before the jump.
        before: DateTime,
        /// The nearest time after it.
        after: DateTime,
    },
    /// The clock shows it twice and nobody said which is meant.
    #[error("the clocks of {zone} show this time twice; say which one is meant")]
    Doubled {
        /// The zone.
        zone: String,
        /// The first, before the clock is set back.
        first: Timestamp,
        /// The second.
        second: Timestamp,
    },
}

/// What a civil time in a zone stands for; `shown` decides where the clock shows it twice.
pub fn agree(start: DateTime, zone: &str, shown: Shown) -> Result<Agreed, NoSuchTime> {
    let zone = Zone::named(zone)?;
    let one = |shown, at| Agreed { start, zone: zone.clone(), shown, at };
    match (zone.resolve(start), shown) {
        (Resolved::One(at), _) => Ok(one(Shown::Once, at)),
        (Resolved::Skipped { before, after }, _) => Err(NoSuchTime::Skipped {
            before: zone.local(before),
            after: zone.local(after),
            zone: zone.name().to_owned(),
        }),
        (Resolved::Doubled { first, .. }, Shown::First) => Ok(one(Shown::First, first)),
        (Resolved::Doubled { second, .. }, Shown::Second) => Ok(one(Shown::Second, second)),
        (Resolved::Doubled { first, second }, Shown::Once) => {
            Err(NoSuchTime::Doubled { zone: zone.name().to_owned(), first, second })
        }
    }
}

/// The reference of the `number`th meeting of a year: `2026-03`.
pub(crate) fn reference(year: i16, number: u32) -> String {
    format!("{year:04}-{number:02}")
}

/// The number in a reference of that year, if it is one.
pub(crate) fn number_of(reference: &str, year: i16) -> Option<u32> {
    let (of, number) = reference.split_once('-')?;
    (of.parse() == Ok(year)).then(|| number.parse().ok()).flatten()
}

#[cfg(test)]
mod tests {
    use jiff::civil::datetime;

    use super::*;

    #[test]
    fn a_time_that_the_clock_jumps_over_is_refused_with_the_two_nearest() {
        let refused = agree(datetime(2026, 3, 29, 2, 30, 0, 0), "Europe/Zurich", Shown::Once).unwrap_err();
        assert_eq!(
            refused,
            NoSuchTime::Skipped {
                zone: "Europe/Zurich".into(),
                before: datetime(2026, 3, 29, 1, 30, 0, 0),
                after: datetime(2026, 3, 29, 3, 30, 0, 0),
            }
        );
    }

    #[test]
    fn a_time_that_the_clock_shows_twice_is_asked_about() {
        let twice = datetime(2026, 11, 1, 1, 30, 0, 0);
        let asked = agree(twice, "America/New_York", Shown::Once);
        assert!(matches!(asked, Err(NoSuchTime::Doubled { .. })));
        let first = agree(twice, "America/New_York", Shown::First).unwrap();
        let second = agree(twice, "America/New_York", Shown::Second).unwrap();
        assert_eq!(second.at.duration_since(first.at), jiff::SignedDuration::from_hours(1));
        assert_eq!(second.shown, Shown::Second);
    }

    #[test]
    fn where_the_clock_shows_a_time_once_there_is_nothing_to_tell() {
        let agreed = agree(datetime(2026, 11, 12, 12, 30, 0, 0), "us/eastern", Shown::Second).unwrap();
        assert_eq!((agreed.shown, agreed.zone.name()), (Shown::Once, "America/New_York"));
        assert!(matches!(
            agree(datetime(2026, 11, 12, 12, 30, 0, 0), "Mars/Olympus", Shown::Once),
            Err(NoSuchTime::Zone(_))
        ));
    }

    #[test]
    fn a_reference_is_the_year_and_a_number() {
        assert_eq!(reference(2026, 3), "2026-03");
        assert_eq!(number_of("2026-03", 2026), Some(3));
        assert_eq!(number_of("2026-112", 2026), Some(112));
        assert_eq!(number_of("2025-03", 2026), None);
        assert_eq!(number_of("spring", 2026), None);
    }
}
