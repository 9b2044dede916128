//! Zones by their IANA names, and civil times that exist once, never or twice.

use std::fmt;
use std::str::FromStr;

use jiff::{
    Timestamp,
    civil::{Date, DateTime},
    tz::{AmbiguousOffset, Offset, TimeZone},
};

use crate::aliases::renamed;

/// A time zone of the IANA database, under the name that is in use today.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Zone(TimeZone);

/// No zone has this name.
#[derive(Clone, Debug, PartialEq, Eq, thiserror::Error)]
#[error("`{0}` is not a time zone; use a name such as `Africa/Nairobi`")]
pub struct UnknownZone(pub String);

/// What a civil time means in a zone.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Resolved {
    /// The clock shows it once.
    One(Timestamp),
    /// The clock jumps over it.
    Skipped {
        /// As long before the jump as the civil time is after it: 01:30 for a skipped 02:30.
        before: Timestamp,
        /// The jump added: 03:30 for a skipped 02:30.
        after: Timestamp,
    },
    /// The clock is set back and shows it a second time.
    Doubled {
        /// Before the clock is set back.
        first: Timestamp,
        /// After it was set back.
        second: Timestamp,
    },
}

impl Zone {
    /// Universal time.
    pub const UTC: Self = Self(TimeZone::UTC);

    /// The zone of this name, in any case; an old name such as `Asia/Calcutta` gives the zone in use.
    pub fn named(name: &str) -> Result<Self, UnknownZone> {
        let unknown = || UnknownZone(name.chars().take(60).collect());
        let name = name.trim();
        let zone = TimeZone::get(renamed(name).unwrap_or(name)).map_err(|_| unknown())?;
        if zone.is_unknown() || zone.iana_name().is_none() { Err(unknown()) } else { Ok(Self(zone)) }
    }

    /// Its IANA name.
    pub fn name(&self) -> &str {
        self.0.iana_name().expect("only zones with a name are made")
    }

    /// Whether it is universal time itself.
    pub fn is_utc(&self) -> bool {
        self.name() == "UTC"
    }

    /// How far its clock is ahead of universal time at an instant.
    pub fn offset(&self, instant: Timestamp) -> Offset {
        self.0.to_offset(instant)
    }

    /// What its clock shows at an instant.
    pub fn local(&self, instant: Timestamp) -> DateTime {
        self.0.to_datetime(instant)
    }

    /// What a civil time means there; the ends of the calendar stand in for instants beyond them.
    pub fn resolve(&self, civil: DateTime) -> Resolved {
        let ambiguous = self.0.to_ambiguous_timestamp(civil);
        let end = if civil.year() < 0 { Timestamp::MIN } else { Timestamp::MAX };
        let at = |offset: Offset| offset.to_timestamp(civil).unwrap_or(end);
        match ambiguous.offset() {
            AmbiguousOffset::Unambiguous { offset } => Resolved::One(at(offset)),
            // The offset of after the jump, taken before it, leads to before the jump; and the reverse.
            AmbiguousOffset::Gap { before, after } => {
                Resolved::Skipped { before: at(after), after: at(before) }
            }
            AmbiguousOffset::Fold { before, after } => {
                Resolved::Doubled { first: at(before), second: at(after) }
            }
        }
    }

    /// The instant that readers of calendars take a civil time for: the first of two, and past a jump.
    pub fn instant(&self, civil: DateTime) -> Timestamp {
        match self.resolve(civil) {
            Resolved::One(instant) => instant,
            Resolved::Skipped { after, .. } => after,
            Resolved::Doubled { first, .. } => first,
        }
    }

    /// When a day begins there, also where midnight is skipped.
    pub fn day_begins(&self, date: Date) -> Timestamp {
        self.instant(date.at(0, 0, 0, 0))
    }

    /// The zone as jiff knows it.
    pub fn tz(&self) -> &TimeZone {
        &self.0
    }
}

impl fmt::Display for Zone {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(self.name())
    }
}

impl FromStr for Zone {
    type Err = UnknownZone;

    fn from_str(name: &str) -> Result<Self, UnknownZone> {
        Self::named(name)
    }
}

#[cfg(test)]
mod tests {
    use jiff::{SignedDuration, civil::datetime};
    use proptest::prelude::*;

    use super::*;

    fn at(text: &str) -> Timestamp {
        text.parse().unwrap()
    }

    fn check(zone: &str, civil: DateTime, expected: Resolved) {
        assert_eq!(Zone::named(zone).unwrap().resolve(civil), expected, "{zone} {civil}");
    }

    #[test]
    fn names_are_found_in_any_case_and_old_ones_lead_to_new_ones() {
        for (given, name) in [
            ("europe/zurich", "Europe/Zurich"),
            (" Asia/Calcutta ", "Asia/Kolkata"),
            ("US/Eastern", "America/New_York"),
            ("Etc/UTC", "UTC"),
            ("Africa/Addis_Ababa", "Africa/Addis_Ababa"),
        ] {
            assert_eq!(Zone::named(given).unwrap().name(), name);
        }
        for given in ["", "Mars/Olympus", "Etc/Unknown", "+03:00"] {
            assert_eq!(Zone::named(given), Err(UnknownZone(given.to_owned())));
        }
    }

    #[test]
    fn an_hour_that_the_clock_jumps_over_is_skipped() {
        let skipped = |before, after| Resolved::Skipped { before: at(before), after: at(after) };
        check(
            "Europe/Zurich",
            datetime(2026, 3, 29, 2, 30, 0, 0),
            skipped("2026-03-29T00:30:00Z", "2026-03-29T01:30:00Z"),
        );
        check(
            "America/Santiago",
            datetime(2026, 9, 6, 0, 0, 0, 0),
            skipped("2026-09-06T03:00:00Z", "2026-09-06T04:00:00Z"),
        );
        check("Europe/Zurich", datetime(2026, 3, 29, 3, 0, 0, 0), Resolved::One(at("2026-03-29T01:00:00Z")));
    }

    #[test]
    fn an_hour_that_the_clock_shows_twice_is_doubled() {
        let doubled = |first, second| Resolved::Doubled { first: at(first), second: at(second) };
        check(
            "America/New_York",
            datetime(2026, 11, 1, 1, 30, 0, 0),
            doubled("2026-11-01T05:30:00Z", "2026-11-01T06:30:00Z"),
        );
        // Morocco sets its clock back for Ramadan, here on 15 February 2026 at 03:00.
        check(
            "Africa/Casablanca",
            datetime(2026, 2, 15, 2, 30, 0, 0),
            doubled("2026-02-15T01:30:00Z", "2026-02-15T02:30:00Z"),
        );
    }

    #[test]
    fn a_day_begins_after_a_skipped_midnight() {
        let beirut = Zone::named("Asia/Beirut").unwrap();
        let begins = beirut.day_begins(jiff::civil::date(2026, 3, 29));
        assert_eq!(beirut.local(begins), datetime(2026, 3, 29, 1, 0, 0, 0));
    }

    #[test]
    fn the_ends_of_the_calendar_are_no_accident() {
        let zone = Zone::named("Pacific/Kiritimati").unwrap();
        let _ = zone.resolve(DateTime::MIN);
        let _ = Zone::named("Pacific/Pago_Pago").unwrap().resolve(DateTime::MAX);
    }

    const ZONES: [&str; 10] = [
        "Europe/Zurich",
        "America/New_York",
        "America/Santiago",
        "America/St_Johns",
        "Africa/Casablanca",
        "Africa/Cairo",
        "Asia/Beirut",
        "Asia/Kathmandu",
        "Africa/Nairobi",
        "Australia/Lord_Howe",
    ];

    proptest! {
        #[test]
        fn every_instant_is_found_again_under_its_civil_time(
            zone in proptest::sample::select(&ZONES[..]),
            second in 1_700_000_000_i64..1_900_000_000,
        ) {
            let zone = Zone::named(zone).unwrap();
            let instant = Timestamp::from_second(second).unwrap();
            let found = match zone.resolve(zone.local(instant)) {
                Resolved::One(one) => one == instant,
                Resolved::Doubled { first, second } => first == instant || second == instant,
                Resolved::Skipped { .. } => false,
            };
            prop_assert!(found);
        }

        #[test]
        fn times_are_skipped_or_doubled_exactly_around_a_shift(
            zone in proptest::sample::select(&ZONES[..]),
            second in 1_700_000_000_i64..1_900_000_000,
            minutes in -90_i64..90,
        ) {
            let zone = Zone::named(zone).unwrap();
            let near = Timestamp::from_second(second).unwrap();
            let Some(shift) = zone.tz().following(near).next() else { return Ok(()) };
            let before = zone.offset(shift.timestamp() - SignedDuration::from_secs(1));
            let change = i64::from(shift.offset().seconds() - before.seconds()) / 60;
            // What the clock would have shown, had it not been set.
            let civil = before.to_datetime(shift.timestamp()) + SignedDuration::from_mins(minutes);
            match zone.resolve(civil) {
                Resolved::Skipped { before, after } => {
                    prop_assert!((0..change).contains(&minutes));
                    prop_assert!(before < shift.timestamp() && shift.timestamp() <= after);
                    prop_assert_eq!(after.duration_since(before), SignedDuration::from_mins(change));
                }
                Resolved::Doubled { first, second } => {
                    prop_assert!((change..0).contains(&minutes));
                    prop_assert!(first < shift.timestamp() && shift.timestamp() <= second);
                    prop_assert_eq!(zone.local(first), zone.local(second));
                }
                Resolved::One(one) => {
                    prop_assert!(!(0..change).contains(&minutes) && !(change..0).contains(&minutes));
                    prop_assert_eq!(zone.local(one), civil);
                }
            }
        }
    }
}
