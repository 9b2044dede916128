//! Action points and the rules of their life; pure.

use jiff::{SignedDuration, Timestamp, ToSpan as _, ZonedDateTime, civil::Date, tz::TimeZone};
use kernel::{AgencyId, GroupId};
use meetings::{AgendaItemId, MeetingId};

kernel::id!(
    /// An action point.
    ActionId
);

kernel::words! {
    /// How far an action point has come. That it is overdue is never stored: it follows from its day.
    pub enum State {
        /// Nobody has begun.
        Open = "open",
        /// Its owner is at it.
        InProgress = "in-progress",
        /// Done.
        Done = "done",
        /// Given up, for a reason.
        Cancelled = "cancelled",
    }
}

impl State {
    /// Whether something is still to be done.
    pub fn is_open(self) -> bool {
        matches!(self, Self::Open | Self::InProgress)
    }
}

/// The longest text of an action point, in letters.
pub const LONGEST: usize = 1000;
/// So many days before its day an open action point is at risk.
const NEAR: i32 = 14;

/// Something an agency is to do, agreed at a meeting.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Action {
    /// Its id.
    pub id: ActionId,
    /// Of which group.
    pub group: GroupId,
    /// Its number in the group, from 1; never used again.
    pub number: u32,
    /// The number as people say it: `A7`.
    pub reference: String,
    /// What is to be done.
    pub text: String,
    /// The agency that is to do it.
    pub agency: AgencyId,
    /// The short name of that agency.
    pub agency_code: String,
    /// The last day for it, in the group's zone.
    pub due: Option<Date>,
    /// How far it has come.
    pub state: State,
    /// The meeting that agreed it.
    pub origin: MeetingId,
    /// The reference of that meeting, such as `2026-03`.
    pub origin_reference: String,
    /// The agenda item under which it was agreed.
    pub item: Option<AgendaItemId>,
    /// When that meeting began.
    pub agreed_at: Timestamp,
    /// The day of that, in the group's zone.
    pub agreed: Date,
    /// When it was closed or cancelled.
    pub closed_at: Option<Timestamp>,
    /// The meeting that closed it, if one did.
    pub closed_meeting: Option<MeetingId>,
    /// The reference of that meeting.
    pub closed_reference: Option<String>,
    /// Why it was cancelled; empty otherwise.
    pub reason: String,
    /// When it last changed.
    pub changed_at: Timestamp,
    /// Counts every change of the record.
    pub revision: i64,
}

/// Why a rule refused a change of an action point.
#[derive(Clone, Copy, Debug, PartialEq, Eq, thiserror::Error)]
pub enum Refused {
    /// It is done or cancelled; reopen it first.
    #[error("the action point is closed already; reopen it first")]
    AlreadyClosed,
    /// It is open, so there is nothing to reopen.
    #[error("the action point is open")]
    NotClosed,
    /// Whoever cancels says why.
    #[error("say why the action point is cancelled")]
    NoReason,
    /// It says nothing, or too much.
    #[error("say in 1 to {LONGEST} letters what is to be done")]
    Text,
    /// It would be due before it was agreed.
    #[error("the action point would be due before it was agreed")]
    DueBeforeAgreed,
    /// It would be closed at a meeting before the one that agreed it, or of another group.
    #[error("it cannot be closed at that meeting")]
    WrongMeeting,
}

/// What of an action point can be changed.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Wording {
    /// What is to be done.
    pub text: String,
    /// The agency that is to do it.
    pub agency: AgencyId,
    /// The short name of that agency.
    pub agency_code: String,
    /// The last day for it.
    pub due: Option<Date>,
}

/// At which meeting something is closed.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct ClosedAt {
    /// The meeting.
    pub meeting: MeetingId,
    /// Of which group.
    pub group: GroupId,
    /// Its reference.
    pub reference: String,
    /// When it began.
    pub at: Timestamp,
}

impl Action {
    /// Meeting and number together, as minutes and mails name it: `2026-03/A7`.
    pub fn full(&self) -> String {
        format!("{}/{}", self.origin_reference, self.reference)
    }

    /// Whether its day has passed, on a day of the group's zone, and it is still open.
    pub fn is_overdue(&self, today: Date) -> bool {
        self.state.is_open() && self.due.is_some_and(|due| due < today)
    }

    /// Whether its day is near and it is still open.
    pub fn is_near(&self, today: Date) -> bool {
        let horizon = today.checked_add(NEAR.days()).unwrap_or(today);
        self.state.is_open() && self.due.is_some_and(|due| due >= today && due <= horizon)
    }

    /// The moment until which it is due: 18:00 of its day in the group's zone.
    pub fn deadline(&self, zone: &TimeZone) -> Option<ZonedDateTime> {
        self.due?.at(18, 0, 0, 0).to_zoned_datetime(zone.clone()).ok()
    }

    /// How many days it has been open, or was until it was closed.
    pub fn age_in_days(&self, now: Timestamp) -> i64 {
        let end = self.closed_at.unwrap_or(now);
        (end.duration_since(self.agreed_at).max(SignedDuration::ZERO).as_hours()) / 24
    }

    /// How often it was carried over: the held meetings since the one that agreed it, while it was open.
    ///
    /// The meeting at which it was closed had it on its agenda too.
    pub fn carried(&self, held: &[Timestamp], now: Timestamp) -> u32 {
        let end = self.closed_at.unwrap_or(now);
        let over = held.iter().filter(|at| **at > self.agreed_at && **at <= end).count();
        u32::try_from(over).unwrap_or(u32::MAX)
    }

    /// Marks it done, at a meeting or between two.
    pub fn close(&mut self, at: Option<ClosedAt>, now: Timestamp) -> Result<(), Refused> {
        self.must_be_open()?;
        if let Some(at) = &at
            && (at.group != self.group || at.at < self.agreed_at)
        {
            return Err(Refused::WrongMeeting);
        }
        self.state = State::Done;
        self.closed_at = Some(now.max(self.agreed_at));
        (self.closed_meeting, self.closed_reference) = at.map(|at| (at.meeting, at.reference)).unzip();
        Ok(())
    }

    /// Gives it up, for a reason.
    pub fn cancel(&mut self, reason: &str, now: Timestamp) -> Result<(), Refused> {
        self.must_be_open()?;
        let reason = reason.trim();
        if reason.is_empty() || reason.chars().count() > LONGEST {
            return Err(Refused::NoReason);
        }
        self.state = State::Cancelled;
        self.closed_at = Some(now.max(self.agreed_at));
        reason.clone_into(&mut self.reason);
        Ok(())
    }

    /// Opens it again, as if it had never been closed.
    pub fn reopen(&mut self) -> Result<(), Refused> {
        if self.state.is_open() {
            return Err(Refused::NotClosed);
        }
        self.state = State::Open;
        self.closed_at = None;
        self.closed_meeting = None;
        self.closed_reference = None;
        self.reason.clear();
        Ok(())
    }

    /// Notes that its owner has begun.
    pub fn begin(&mut self) -> Result<(), Refused> {
        self.must_be_open()?;
        self.state = State::InProgress;
        Ok(())
    }

    /// Words it anew, gives it to another agency or another day.
    pub fn reword(&mut self, to: Wording) -> Result<(), Refused> {
        self.must_be_open()?;
        self.text = text_of(&to.text)?;
        if to.due.is_some_and(|due| due < self.agreed) {
            return Err(Refused::DueBeforeAgreed);
        }
        self.agency = to.agency;
        self.agency_code = to.agency_code;
        self.due = to.due;
        Ok(())
    }

    fn must_be_open(&self) -> Result<(), Refused> {
        if self.state.is_open() { Ok(()) } else { Err(Refused::AlreadyClosed) }
    }
}

/// The text of an action point: one line, neither empty nor endless.
pub(crate) fn text_of(text: &str) -> Result<String, Refused> {
    let text = text.split_whitespace().collect::<Vec<_>>().join(" ");
    if text.is_empty() || text.chars().count() > LONGEST { Err(Refused::Text) } else { Ok(text) }
}

/// The number in a reference: `A7`, `a7`, `7` and `2026-03/A7` all mean 7.
pub fn number_in(reference: &str) -> Option<u32> {
    let last = reference.rsplit('/').next().unwrap_or_default().trim();
    let digits = last.strip_prefix(['A', 'a']).unwrap_or(last);
    let plain = !digits.is_empty() && digits.bytes().all(|byte| byte.is_ascii_digit());
    digits.parse().ok().filter(|number| plain && *number > 0)
}

#[cfg(test)]
#[path = "model_tests.rs"]
mod tests;
