//! The days on which a duty station works.

use jiff::civil::Weekday;

use crate::Zone;

/// The weekdays on which people work at a place.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub struct WorkingWeek(u8);

impl WorkingWeek {
    /// Most duty stations.
    pub const MONDAY_TO_FRIDAY: Self = Self(0b001_1111);
    /// Amman, Cairo and others.
    pub const SUNDAY_TO_THURSDAY: Self = Self(0b100_1111);

    /// The week of these days.
    pub fn of(days: impl IntoIterator<Item = Weekday>) -> Self {
        Self(days.into_iter().fold(0, |week, day| week | Self::bit(day)))
    }

    /// Whether people work on that day.
    pub fn works(self, day: Weekday) -> bool {
        self.0 & Self::bit(day) != 0
    }

    /// Its days, Monday first.
    pub fn days(self) -> impl Iterator<Item = Weekday> {
        Weekday::Monday.cycle_forward().take(7).filter(move |day| self.works(*day))
    }

    fn bit(day: Weekday) -> u8 {
        1 << day.to_monday_zero_offset()
    }
}

impl Default for WorkingWeek {
    fn default() -> Self {
        Self::MONDAY_TO_FRIDAY
    }
}

/// Where somebody works: a zone and its working week.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Station {
    /// The zone of the place.
    pub zone: Zone,
    /// The days on which people work there.
    pub week: WorkingWeek,
}

impl Station {
    /// A duty station that works from Monday to Friday.
    pub fn new(zone: Zone) -> Self {
        Self { zone, week: WorkingWeek::MONDAY_TO_FRIDAY }
    }
}

#[cfg(test)]
mod tests {
    use Weekday::{Friday, Monday, Saturday, Sunday, Thursday, Tuesday, Wednesday};

    use super::*;

    #[test]
    fn a_week_is_the_days_it_was_made_of() {
        let week = WorkingWeek::of([Sunday, Monday, Tuesday, Wednesday, Thursday]);
        assert_eq!(week, WorkingWeek::SUNDAY_TO_THURSDAY);
        assert_eq!(week.days().collect::<Vec<_>>(), [Monday, Tuesday, Wednesday, Thursday, Sunday]);
        assert!(!week.works(Friday) && !week.works(Saturday));
        assert_eq!(WorkingWeek::of([]).days().count(), 0);
    }
}
