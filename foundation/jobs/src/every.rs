//! When the clockwork strikes.

use std::time::Duration;

use jiff::{SignedDuration, Timestamp, ToSpan as _, civil::Time, tz::TimeZone};
use kernel::{from_micros, micros};

/// How often a job is added by itself.
#[derive(Clone, Debug)]
pub enum Every {
    /// After each such stretch of time, counted from 1970 so that a restart does not shift it.
    Interval(Duration),
    /// Each day at this time of the zone's clocks.
    Day {
        /// The time of the day.
        at: Time,
        /// Whose clocks.
        zone: TimeZone,
    },
}

impl Every {
    /// Each day at this time in UTC.
    pub fn day_at(at: Time) -> Self {
        Self::Day { at, zone: TimeZone::UTC }
    }

    /// The latest strike that is not after `now`.
    pub(crate) fn latest(&self, now: Timestamp) -> Timestamp {
        match self {
            Self::Interval(length) => {
                let length = i64::try_from(length.as_micros()).unwrap_or(i64::MAX).max(1);
                from_micros(micros(now).div_euclid(length).saturating_mul(length)).unwrap_or(now)
            }
            Self::Day { at, zone } => {
                let today = now.to_zoned_datetime(zone.clone()).date();
                let strike = |date: jiff::civil::Date| {
                    // A time that the clocks skip strikes when they have moved on.
                    date.to_datetime(*at).to_zoned_datetime(zone.clone()).map(|strike| strike.timestamp())
                };
                match strike(today) {
                    Ok(strike) if strike <= now => strike,
                    _ => today.checked_sub(1.day()).and_then(strike).unwrap_or(now),
                }
            }
        }
    }

    /// The first strike after `now`.
    pub(crate) fn next(&self, now: Timestamp) -> Timestamp {
        let step = match self {
            Self::Interval(length) => SignedDuration::try_from(*length).unwrap_or(SignedDuration::MAX),
            // Far enough to pass the coming strike even on a day of 25 hours, and not the one after it.
            Self::Day { .. } => SignedDuration::from_hours(26),
        };
        let mut ahead = self.latest(now.checked_add(step).unwrap_or(Timestamp::MAX));
        if let Self::Day { .. } = self {
            let before = self.latest(ahead.checked_sub(SignedDuration::from_secs(1)).unwrap_or(now));
            if before > now {
                ahead = before;
            }
        }
        ahead
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn at(text: &str) -> Timestamp {
        text.parse().unwrap()
    }

    #[test]
    fn an_interval_strikes_at_the_same_instants_after_a_restart() {
        let every = Every::Interval(Duration::from_hours(1));
        assert_eq!(every.latest(at("2026-04-20T09:59:59Z")), at("2026-04-20T09:00:00Z"));
        assert_eq!(every.next(at("2026-04-20T09:00:00Z")), at("2026-04-20T10:00:00Z"));
        assert_eq!(every.next(at("2026-04-20T09:59:59Z")), at("2026-04-20T10:00:00Z"));
    }

    #[test]
    fn a_daily_strike_follows_the_clocks_of_its_zone() {
        let every =
            Every::Day { at: Time::constant(6, 0, 0, 0), zone: kernel::zone("Europe/Zurich").unwrap() };
        // The clocks go forward on 29 March 2026 and back on 25 October 2026.
        for (now, latest, next) in [
            ("2026-03-28T12:00:00Z", "2026-03-28T05:00:00Z", "2026-03-29T04:00:00Z"),
            ("2026-10-24T12:00:00Z", "2026-10-24T04:00:00Z", "2026-10-25T05:00:00Z"),
            ("2026-07-01T04:00:00Z", "2026-07-01T04:00:00Z", "2026-07-02T04:00:00Z"),
            ("2026-07-01T03:59:59Z", "2026-06-30T04:00:00Z", "2026-07-01T04:00:00Z"),
        ] {
            assert_eq!((every.latest(at(now)), every.next(at(now))), (at(latest), at(next)), "{now}");
        }
    }
}
