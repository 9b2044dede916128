//! What the rules may look at: the journal, what is dated, conditions of the day, the group's setting.

use std::collections::BTreeMap;

use jiff::{Timestamp, civil::Date, tz::TimeZone};
use kernel::{AgencyId, GroupId};

use super::Condition;

/// What the group has settled for itself.
#[derive(Clone, Debug)]
pub struct Setting {
    /// The group.
    pub group: GroupId,
    /// Its parent group; the parent's meetings are seen as `parent-meeting.held`.
    pub parent: Option<GroupId>,
    /// The zone whose days and years count.
    pub zone: TimeZone,
    /// Days between the notice of a meeting and the meeting.
    pub notice_days: u32,
    /// Limits in days by name, such as `circulation-days`; a name that is missing is left to the mandate.
    pub limits: BTreeMap<String, u32>,
}

impl Setting {
    /// The notice period of a group that has not chosen one.
    pub const NOTICE_DAYS: u32 = 28;

    /// A group that has chosen its zone and nothing else.
    pub fn new(group: GroupId, zone: TimeZone) -> Self {
        Self { group, parent: None, zone, notice_days: Self::NOTICE_DAYS, limits: BTreeMap::new() }
    }
}

/// One act of the journal.
#[derive(Clone, Debug, PartialEq)]
pub struct Event {
    /// Its place in the journal; decides which of two acts on a record is the later.
    pub seq: i64,
    /// Such as `meeting.held`.
    pub act: String,
    /// When it was written down.
    pub recorded_at: Timestamp,
    /// When it took place.
    pub happened: Timestamp,
    /// The group it belongs to; without one it counts for every group, such as an imported edition.
    pub group: Option<GroupId>,
    /// The agency it was done for.
    pub agency: Option<AgencyId>,
    /// The record it is about, such as `meeting:0190...`.
    pub record: String,
    /// What the record is called.
    pub title: String,
    /// Where the record is shown.
    pub url: String,
    /// What else the journal holds; a link to another record stands under that record's kind,
    /// `{"meeting": "0190..."}` or `{"meeting": "meeting:0190..."}`.
    pub facts: serde_json::Value,
}

/// Something that has a date and has not happened.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Planned {
    /// The act it will be, such as `meeting.held`.
    pub act: String,
    /// The group it belongs to.
    pub group: Option<GroupId>,
    /// The record it is about.
    pub record: String,
    /// When it is to take place.
    pub at: Timestamp,
    /// Since when the date is known; as of an earlier day it is not.
    pub since: Timestamp,
    /// What the record is called.
    pub title: String,
    /// Where the record is shown.
    pub url: String,
}

/// Conditions of the day, as they stood at the end of the day of the evaluation.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Standing(pub BTreeMap<Condition, ConditionState>);

/// How far one condition holds.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct ConditionState {
    /// For how many agencies it is asked.
    pub of: u32,
    /// For which of them it does not hold.
    pub exceptions: Vec<Exception>,
    /// For which it will cease to hold on a known day.
    pub endings: Vec<Ending>,
}

/// An agency for which a condition does not hold.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Exception {
    /// The agency.
    pub agency: AgencyId,
    /// Its short name.
    pub name: String,
    /// The first day on which it did not hold.
    pub since: Date,
}

/// An agency for which a condition will cease to hold.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Ending {
    /// The agency.
    pub agency: AgencyId,
    /// Its short name.
    pub name: String,
    /// The last day on which it holds.
    pub on: Date,
}

/// All that an evaluation looks at.
///
/// Dates that the journal announces itself (`meeting.scheduled` with the fact `start`) are found there;
/// `planned` is for what the journal does not know.
#[derive(Clone, Copy, Debug)]
pub struct Known<'a> {
    /// The journal, in any order; other groups' acts may be among them.
    pub events: &'a [Event],
    /// What is dated besides.
    pub planned: &'a [Planned],
    /// Conditions of the day.
    pub standing: &'a Standing,
}
