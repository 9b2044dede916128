//! Agencies and duty stations as the content knows them; who designates whom lives in the database.

use jiff::{civil::Date, civil::Weekday, tz::TimeZone};
use kernel::Names;

use super::{AreaCode, Mark};

/// What is known of the day on which an agency joined the parent group.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Joined {
    /// From the beginning of the group, as far as known.
    AtTheBeginning,
    /// On this day.
    On(Date),
    /// Before this day; the day itself is not known.
    Before(Date),
}

/// A member agency of the parent group.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct AgencyContent {
    /// Its code, such as `UNDP`.
    pub code: String,
    /// Its short name as written, such as `UN Women`.
    pub short: String,
    /// Its official name.
    pub names: Names,
    /// When it joined.
    pub joined: Joined,
    /// How well its membership is known.
    pub mark: Mark,
    /// Channel code of the creditor reporting system of the OECD.
    pub crs: Option<String>,
    /// Organisation identifier of IATI.
    pub iati: Option<String>,
    /// Whether a new installation has it from the start.
    pub loaded: bool,
    /// What a reader should know about the entry, in English.
    pub note: Option<String>,
}

/// A city with offices of the agencies.
#[derive(Clone, Debug)]
pub struct DutyStation {
    /// Its id, such as `addis-ababa`.
    pub id: String,
    /// The country.
    pub area: AreaCode,
    /// The city's name.
    pub names: Names,
    /// IANA name of its time zone.
    pub zone_name: String,
    /// Its time zone.
    pub zone: TimeZone,
    /// The days on which its offices usually work.
    pub working_days: Vec<Weekday>,
    /// How well the working week is known.
    pub mark: Mark,
}

impl DutyStation {
    /// Whether its offices usually work on this weekday.
    pub fn works_on(&self, day: Weekday) -> bool {
        self.working_days.contains(&day)
    }
}
