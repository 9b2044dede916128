//! Minutes, their versions, what is answered to them, and the rules about them; pure.

mod difference;
mod paragraphs;
mod sending;

use std::collections::BTreeSet;

use jiff::{Timestamp, civil::Date, tz::TimeZone};
use kernel::{AgencyId, GroupId, Language, PersonId, Role};
use meetings::{AgendaItemId, MeetingId};
use sha2::{Digest as _, Sha256};

pub(crate) use difference::difference;
pub use difference::{Line, Side};
pub use paragraphs::Paragraph;
pub(crate) use paragraphs::{paragraph_named, paragraphs};
pub use sending::{Attempt, Entry, Reach, Sending, Sent};

kernel::id!(
    /// The minutes of a meeting, whatever their version.
    MinutesId
);
kernel::id!(
    /// One version of minutes.
    VersionId
);
kernel::id!(
    /// A decision of a meeting.
    DecisionId
);
kernel::id!(
    /// What an agency said to circulated minutes.
    AnswerId
);
kernel::id!(
    /// The sending of a version to all who must have it.
    CirculationId
);

kernel::words! {
    /// How far a version has come.
    pub enum State {
        /// Being written.
        Draft = "draft",
        /// Sent to everybody for comment.
        Circulated = "circulated",
        /// Adopted by both co-chairs; never changes again.
        Adopted = "adopted",
    }
}

kernel::words! {
    /// What an agency says to circulated minutes.
    pub enum Answer {
        /// It agrees.
        Agree = "agree",
        /// It asks for a change.
        Comment = "comment",
    }
}

/// The longest text of one item, in bytes.
pub const LONGEST: usize = 100_000;

/// The minutes of a meeting.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Minutes {
    /// Their id.
    pub id: MinutesId,
    /// Of which meeting.
    pub meeting: MeetingId,
    /// The reference of that meeting.
    pub reference: String,
    /// Of which group.
    pub group: GroupId,
}

/// One version of minutes with its text.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Version {
    /// Its id.
    pub id: VersionId,
    /// Of which minutes.
    pub minutes: MinutesId,
    /// Its number, from 1.
    pub number: u32,
    /// How far it has come.
    pub state: State,
    /// What it corrects in the version before; empty for the first.
    pub correction: String,
    /// When it was circulated.
    pub circulated_at: Option<Timestamp>,
    /// Until when comments are asked for.
    pub closes_at: Option<Timestamp>,
    /// When it was adopted.
    pub adopted_at: Option<Timestamp>,
    /// The SHA-256 of its text, from when it was circulated.
    pub digest: Option<String>,
    /// What it says, in the order of the agenda.
    pub items: Vec<Item>,
}

/// What a version says under one item of the agenda, or of the meeting as a whole.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Item {
    /// Under which item; the meeting as a whole where there is none.
    pub item: Option<AgendaItemId>,
    /// The number of the item; 0 for the whole.
    pub position: u32,
    /// What the item is called; empty for the whole.
    pub title: String,
    /// The text, as Markdown.
    pub text: String,
    /// Counts its changes; 0 while nothing was written.
    pub revision: i64,
    /// Who wrote it last.
    pub edited_by: String,
    /// When.
    pub edited_at: Timestamp,
}

/// What somebody typed under an item and has not saved yet.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Draft {
    /// Under which item.
    pub item: Option<AgendaItemId>,
    /// The text.
    pub text: String,
    /// The revision of the item it was begun from.
    pub base: i64,
    /// Counts its own changes.
    pub revision: i64,
    /// When it was kept.
    pub saved_at: Timestamp,
}

/// A decision of a meeting.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Decision {
    /// Its id.
    pub id: DecisionId,
    /// Of which meeting.
    pub meeting: MeetingId,
    /// Of which group.
    pub group: GroupId,
    /// Its number in the meeting.
    pub number: u32,
    /// As people name it: `2026-03/1`.
    pub reference: String,
    /// What was decided.
    pub text: String,
    /// Under which item.
    pub item: Option<AgendaItemId>,
    /// When: at the meeting.
    pub taken_at: Timestamp,
}

/// What an agency said to a version.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Given {
    /// Its id.
    pub id: AnswerId,
    /// To which version.
    pub version: VersionId,
    /// Which agency.
    pub agency: AgencyId,
    /// Its short name.
    pub agency_code: String,
    /// Who answered for it.
    pub person: PersonId,
    /// Their name.
    pub person_name: String,
    /// What they said.
    pub answer: Answer,
    /// About which paragraph, such as `4.2`; may be empty.
    pub paragraph: String,
    /// The comment.
    pub text: String,
    /// When.
    pub at: Timestamp,
}

/// The sending of a version to all who must have it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Circulation {
    /// Its id.
    pub id: CirculationId,
    /// Which version.
    pub version: VersionId,
    /// Of which minutes.
    pub minutes: MinutesId,
    /// Of which group.
    pub group: GroupId,
    /// When.
    pub begun_at: Timestamp,
    /// By whom.
    pub begun_by: String,
    /// Days from the meeting to it, in the group's zone.
    pub days: i64,
    /// The number of the version it replaces.
    pub replaces: Option<u32>,
    /// Whether it went out through our own outbox; records of the past did not.
    pub by_mail: bool,
}

/// Somebody to whom a version was sent, as they were on that day.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Recipient {
    /// Who.
    pub person: PersonId,
    /// Their name.
    pub name: String,
    /// Their address.
    pub address: String,
    /// Their agency.
    pub agency: AgencyId,
    /// Its short name.
    pub agency_code: String,
    /// Focal point or alternate.
    pub role: Role,
    /// The language of the mail.
    pub language: Language,
    /// Their zone.
    pub zone: String,
    /// The mail, once it is queued.
    pub mail: Option<mail::MailId>,
}

/// Why a rule about minutes refused something.
#[derive(Clone, Debug, PartialEq, Eq, thiserror::Error)]
pub enum Refused {
    /// The meeting has not taken place.
    #[error("the meeting has not been held")]
    NotHeld,
    /// The version was circulated; a correction is a new version.
    #[error("the minutes were circulated and no longer change; write a correction as a new version")]
    Locked,
    /// A draft is being written already.
    #[error("a draft is being written already")]
    DraftExists,
    /// There is no text.
    #[error("the minutes say nothing yet")]
    Empty,
    /// A text is too long.
    #[error("the text is longer than {LONGEST} bytes")]
    TooLong,
    /// Whoever corrects or comments says what.
    #[error("say what is to be changed")]
    NoReason,
    /// The version is not in circulation.
    #[error("the minutes are not in circulation")]
    NotCirculated,
    /// The version is adopted already.
    #[error("the minutes are adopted already")]
    AlreadyAdopted,
    /// The time for comments runs, and not every agency has answered.
    #[error("comments are open until {0}, and not every agency has answered")]
    StillOpen(Timestamp),
    /// No paragraph has this number.
    #[error("`{0}` is not the number of a paragraph")]
    NoParagraph(String),
    /// There is nobody to whom the minutes could go.
    #[error("no member has a focal point to whom the minutes could go")]
    Nobody,
    /// The agency of the recipient has answered.
    #[error("the agency has answered already")]
    Answered,
    /// The minutes have not reached the recipient, so there is nothing to remind them of.
    #[error("the minutes have not reached this recipient yet")]
    NotReached,
    /// The recipient was reminded on the same day.
    #[error("this recipient was reminded today already")]
    RemindedToday,
    /// The last mail to the recipient did not come back.
    #[error("the minutes did not come back from this recipient")]
    NotReturned,
}

impl Version {
    /// Only a draft can be written.
    pub fn must_be_draft(&self) -> Result<(), Refused> {
        if self.state == State::Draft { Ok(()) } else { Err(Refused::Locked) }
    }

    /// Whether it may be circulated.
    pub fn may_circulate(&self) -> Result<(), Refused> {
        self.must_be_draft()?;
        if self.items.iter().all(|item| item.text.trim().is_empty()) { Err(Refused::Empty) } else { Ok(()) }
    }

    /// Whether comments are still asked for.
    pub fn is_open(&self, now: Timestamp) -> bool {
        self.state == State::Circulated && self.closes_at.is_none_or(|closes| now < closes)
    }

    /// Whether it may be adopted: after the silence period, or when every agency has answered.
    pub fn may_adopt(&self, now: Timestamp, everybody_answered: bool) -> Result<(), Refused> {
        match self.state {
            State::Draft => Err(Refused::NotCirculated),
            State::Adopted => Err(Refused::AlreadyAdopted),
            State::Circulated => match self.closes_at {
                Some(closes) if now < closes && !everybody_answered => Err(Refused::StillOpen(closes)),
                _ => Ok(()),
            },
        }
    }

    /// The SHA-256 of all that it says, in hexadecimal digits.
    pub fn digest_of(&self) -> String {
        let mut hash = Sha256::new();
        let mut add = |part: &str| {
            // Each part with its length, so that no two texts run together the same way.
            hash.update(u64::try_from(part.len()).unwrap_or(u64::MAX).to_be_bytes());
            hash.update(part.as_bytes());
        };
        add(&self.number.to_string());
        for item in &self.items {
            add(&item.position.to_string());
            add(&item.title);
            add(&item.text);
        }
        kernel::hexadecimal(&hash.finalize())
    }

    /// The whole text, for the index and for counting words.
    pub fn plain(&self) -> String {
        let parts = self.items.iter().map(|item| format!("{}\n{}", item.title, item.text));
        parts.collect::<Vec<_>>().join("\n\n")
    }
}

/// When comments close: at 18:00 of the day so many days later, where the group is.
pub(crate) fn closes_at(begun: Timestamp, silence_days: u32, zone: &TimeZone) -> Timestamp {
    let day = zone.to_datetime(begun).date();
    let last = day.checked_add(jiff::Span::new().days(i64::from(silence_days))).unwrap_or(day);
    last.at(18, 0, 0, 0).to_zoned_datetime(zone.clone()).map_or(begun, |at| at.timestamp().max(begun))
}

/// Whole days from the day of the meeting to the day of circulation.
pub(crate) fn days_between(meeting: Date, circulated: Date) -> i64 {
    i64::from(meeting.until(circulated).map_or(0, |span| span.get_days())).max(0)
}

/// Whether every agency that was sent the minutes has answered.
pub(crate) fn everybody_answered(recipients: &[Recipient], given: &[Given]) -> bool {
    let answered: BTreeSet<AgencyId> = given.iter().map(|one| one.agency).collect();
    !recipients.is_empty() && recipients.iter().all(|one| answered.contains(&one.agency))
}

/// Refuses a text that is too long; takes line ends as they are meant.
pub(crate) fn text_of(text: &str) -> Result<String, Refused> {
    if text.len() > LONGEST { Err(Refused::TooLong) } else { Ok(text.replace("\r\n", "\n")) }
}

#[cfg(test)]
#[path = "model_tests.rs"]
mod tests;
