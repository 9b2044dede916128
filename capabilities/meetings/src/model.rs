//! Meetings and what belongs to them; pure.

mod agenda;
mod attendance;
mod time;

use jiff::{
    Timestamp,
    civil::{Date, DateTime},
    tz::TimeZone,
};
use kernel::GroupId;

pub use agenda::{AgendaItem, ItemKind, NewItem, NewPaper, Paper, sum_of_minutes};
pub(crate) use agenda::{move_item, numbered};
pub use attendance::{Answer, Attendance, Invited, Mode, Presence, Reply, Taken, WrittenInput};
pub use time::{Agreed, NoSuchTime, Shown, agree};
pub(crate) use time::{number_of, reference};

kernel::id!(
    /// A meeting of a group.
    MeetingId
);
kernel::id!(
    /// An item of an agenda.
    AgendaItemId
);
kernel::id!(
    /// A paper laid before a meeting.
    PaperId
);
kernel::id!(
    /// Something given in writing.
    InputId
);

kernel::words! {
    /// How far a meeting has come.
    pub enum State {
        /// Announced.
        Planned = "planned",
        /// Took place.
        Held = "held",
        /// Does not take place.
        Cancelled = "cancelled",
    }
}

/// A meeting of a group.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Meeting {
    /// Its id.
    pub id: MeetingId,
    /// Whose meeting it is.
    pub group: GroupId,
    /// Year and number within the group, such as `2026-03`; never changes.
    pub reference: String,
    /// What it is called.
    pub title: String,
    /// What the clock of its zone shows when it begins.
    pub start: DateTime,
    /// The zone in which it was agreed, by its IANA name.
    pub zone: String,
    /// Which of two equal civil times is meant, where the clock shows it twice.
    pub shown: Shown,
    /// How long it lasts.
    pub minutes: u32,
    /// When it begins; derived from start and zone.
    pub at: Timestamp,
    /// How far it has come.
    pub state: State,
    /// Room and building; may be empty.
    pub place: String,
    /// Where to join it online; may be empty. For participants only.
    pub join: String,
    /// A word to those invited; may be empty.
    pub note: String,
    /// The last day on which papers are due, in the meeting's zone.
    pub papers_day: Option<Date>,
    /// Why it was cancelled; empty otherwise.
    pub reason: String,
    /// Counts the changes that those invited were told of.
    pub sequence: u32,
    /// When it last changed.
    pub changed_at: Timestamp,
    /// Counts every change of the record.
    pub revision: i64,
}

impl Meeting {
    /// When it ends.
    pub fn end(&self) -> Timestamp {
        self.at.checked_add(jiff::SignedDuration::from_mins(i64::from(self.minutes))).unwrap_or(self.at)
    }

    /// Its zone; universal time where the name has gone out of use.
    pub fn tz(&self) -> TimeZone {
        kernel::zone(&self.zone).unwrap_or(TimeZone::UTC)
    }

    /// The day on which it begins, in another zone.
    pub fn day_in(&self, zone: &TimeZone) -> Date {
        zone.to_datetime(self.at).date()
    }

    /// The moment up to which papers are due: the end of the papers day in the meeting's zone.
    pub fn papers_due(&self) -> Option<jiff::ZonedDateTime> {
        let day = self.papers_day?;
        day.at(18, 0, 0, 0).to_zoned_datetime(self.tz()).ok()
    }

    /// Whether people can still answer the invitation.
    pub fn is_open(&self, now: Timestamp) -> bool {
        self.state == State::Planned && now < self.end()
    }
}

/// A stretch of time over which meetings are listed, by when they begin.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Range {
    /// From this instant on.
    pub from: Option<Timestamp>,
    /// Before this instant.
    pub to: Option<Timestamp>,
}

impl Range {
    /// All of them.
    pub const ALL: Self = Self { from: None, to: None };

    /// Those that begin at `from` or later.
    pub fn since(from: Timestamp) -> Self {
        Self { from: Some(from), to: None }
    }

    /// Those that begin before `to`.
    pub fn before(to: Timestamp) -> Self {
        Self { from: None, to: Some(to) }
    }

    /// Those that begin between the two, the second excluded.
    pub fn between(from: Timestamp, to: Timestamp) -> Self {
        Self { from: Some(from), to: Some(to) }
    }
}
