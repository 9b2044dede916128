//! The two conversions of instants, and zones by name.

use jiff::{Timestamp, tz::TimeZone};

/// Whole microseconds since 1970 UTC, as instants are stored.
pub fn micros(instant: Timestamp) -> i64 {
    instant.as_microsecond()
}

/// The instant of that many microseconds since 1970 UTC, if a calendar can hold it.
pub fn from_micros(micros: i64) -> Option<Timestamp> {
    Timestamp::from_microsecond(micros).ok()
}

/// The time zone of an IANA name such as `Africa/Nairobi`, if the name is known.
pub fn zone(name: &str) -> Option<TimeZone> {
    TimeZone::get(name).ok()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn duty_stations_have_their_zones() {
        for name in [
            "Europe/Zurich",
            "America/New_York",
            "Africa/Nairobi",
            "Asia/Bangkok",
            "Africa/Addis_Ababa",
            "Asia/Manila",
        ] {
            assert!(zone(name).is_some(), "{name}");
        }
        assert!(zone("Mars/Olympus").is_none());
    }

    #[test]
    fn an_instant_is_kept_to_the_microsecond() {
        let instant = Timestamp::from_microsecond(1_790_000_000_123_456).unwrap();
        assert_eq!(from_micros(micros(instant)), Some(instant));
    }
}
