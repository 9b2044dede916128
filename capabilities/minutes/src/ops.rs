//! Operations on minutes, each inside the caller's transaction, each at the moment its actor says.

mod adopting;
mod circulating;
mod following;
mod past;
mod writing;

use db::Tx;
use groups::Group;
use jiff::Timestamp;
use journal::Act;
use kernel::{Actor, Denied};
use meetings::{AgendaItemId, Meeting, MeetingId};

use crate::{
    model::{Draft, Item, Minutes, MinutesId, Refused, State, Version, VersionId},
    store,
};

pub use adopting::{Adoption, Word, adopt, answer};
pub use circulating::{begin, circulate, resume, unfinished};
pub use following::{remind, send_again};
pub use past::record_past;
pub use writing::{ItemText, correct, decide, keep_draft, write_item};

/// Why an operation on minutes was refused.
#[derive(Debug, thiserror::Error)]
pub enum Error {
    /// There is no such meeting, item or group.
    #[error("there is no such {0}")]
    NotFound(&'static str),
    /// The actor may not do this.
    #[error(transparent)]
    Denied(#[from] Denied),
    /// A rule forbids it.
    #[error(transparent)]
    Refused(#[from] Refused),
    /// Somebody saved the same item since the form was opened; this is what they wrote.
    #[error("somebody else saved this item in between")]
    Conflict(Box<Item>),
    /// The same person's draft was changed in another window; this is what is kept.
    #[error("the draft was changed in another window")]
    DraftConflict(Box<Draft>),
    /// A key could not be turned.
    #[error(transparent)]
    Keys(#[from] groups::keys::Refused),
    /// The database failed.
    #[error(transparent)]
    Db(#[from] db::Error),
}

/// A meeting with its group, its minutes and all their versions.
pub(crate) struct Whole {
    pub(crate) group: Group,
    pub(crate) meeting: Meeting,
    pub(crate) minutes: Option<Minutes>,
    pub(crate) versions: Vec<Version>,
}

impl Whole {
    pub(crate) async fn of(tx: &mut Tx, meeting: MeetingId) -> Result<Self, Error> {
        let meeting = meetings::meeting(tx, meeting).await?.ok_or(Error::NotFound("meeting"))?;
        let group = groups::group(tx, meeting.group).await?.ok_or(Error::NotFound("group"))?;
        let minutes = store::minutes_of(tx, meeting.id).await?;
        let versions = match &minutes {
            Some(minutes) => store::versions(tx, minutes.id).await?,
            None => Vec::new(),
        };
        Ok(Self { group, meeting, minutes, versions })
    }

    /// The version being written, if there is one.
    pub(crate) fn draft(&self) -> Option<&Version> {
        self.versions.last().filter(|version| version.state == State::Draft)
    }

    /// The newest version that was sent out.
    pub(crate) fn sent(&self) -> Option<&Version> {
        self.versions.iter().rev().find(|version| version.state != State::Draft)
    }

    /// The newest adopted version: the minutes that hold.
    pub(crate) fn adopted(&self) -> Option<&Version> {
        self.versions.iter().rev().find(|version| version.state == State::Adopted)
    }

    pub(crate) fn url(&self, rest: &str) -> String {
        self.group.path(&format!("/meetings/{}{rest}", self.meeting.reference))
    }

    /// An act on these minutes, with the fact that mandates ask for.
    fn act(&self, name: &'static str, minutes: MinutesId) -> Act {
        Act::new(name, "minutes", minutes)
            .in_group(self.group.id)
            .titled(format!("{} {}", self.meeting.reference, self.meeting.title), self.url("/minutes"))
    }
}

/// The draft of a meeting's minutes, begun now where there is none; refused once it was circulated.
pub(crate) async fn draft_of(
    tx: &mut Tx,
    actor: &Actor,
    whole: &Whole,
) -> Result<(MinutesId, Version), Error> {
    if let Some(draft) = whole.draft() {
        return Ok((draft.minutes, draft.clone()));
    }
    if !whole.versions.is_empty() {
        return Err(Refused::Locked.into());
    }
    if whole.meeting.state == meetings::State::Cancelled {
        return Err(Refused::NotHeld.into());
    }
    let minutes = Minutes {
        id: MinutesId::new(actor.now),
        meeting: whole.meeting.id,
        reference: whole.meeting.reference.clone(),
        group: whole.group.id,
    };
    store::insert_minutes(tx, &minutes, actor.now).await?;
    let version = fresh(minutes.id, 1, String::new(), Vec::new(), actor.now);
    store::insert_version(tx, &version, actor.now).await?;
    Ok((minutes.id, version))
}

pub(crate) fn fresh(
    minutes: MinutesId,
    number: u32,
    correction: String,
    items: Vec<Item>,
    now: Timestamp,
) -> Version {
    Version {
        id: VersionId::new(now),
        minutes,
        number,
        state: State::Draft,
        correction,
        circulated_at: None,
        closes_at: None,
        adopted_at: None,
        digest: None,
        items,
    }
}

/// Number and title of an item as the agenda has them; the meeting as a whole is 0.
pub(crate) async fn placed(
    tx: &mut Tx,
    meeting: MeetingId,
    item: Option<AgendaItemId>,
) -> Result<(u32, String), Error> {
    let Some(item) = item else { return Ok((0, String::new())) };
    let agenda = meetings::agenda(tx, meeting).await?;
    let found = agenda.into_iter().find(|it| it.id == item).ok_or(Error::NotFound("agenda item"))?;
    Ok((found.position, found.title))
}

pub(crate) fn name_of(actor: &Actor) -> String {
    actor.person().map(|person| person.name.clone()).unwrap_or_default()
}
