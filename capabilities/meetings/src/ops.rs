//! What can be done with meetings; each operation runs inside the caller's transaction.
//!
//! Time is `actor.now`, so that records of the past can be written as if they had been made then.

mod agenda;
mod taking_part;

use db::Tx;
use groups::Group;
use jiff::{
    ToSpan as _,
    civil::{Date, DateTime},
};
use journal::Act;
use kernel::{Actor, Permit};
use serde_json::{Value, json};

use crate::{
    AgendaItemId, Meeting, MeetingId, NoSuchTime, Presence, Shown, State, Taken, agree, jobs as telling,
    model::{number_of, reference},
    policy::{ChangeMeeting, ScheduleMeeting},
    store,
};

pub use agenda::{add_item, add_items, change_item, lay_paper, move_item, remove_item, take_back_paper};
pub use taking_part::{answer, attend, declare, give_input};

/// Why an operation was refused.
#[derive(Debug, thiserror::Error)]
pub enum Error {
    /// The database.
    #[error(transparent)]
    Db(#[from] db::Error),
    /// The actor may not.
    #[error(transparent)]
    Denied(#[from] kernel::Denied),
    /// There is no such record.
    #[error("there is no such {0}")]
    NotFound(&'static str),
    /// The civil time does not stand for one instant.
    #[error(transparent)]
    Time(#[from] NoSuchTime),
    /// A field is empty, too long or out of range.
    #[error("the field `{0}` is empty, too long or out of range")]
    Field(&'static str),
    /// Somebody changed the record in between; this is what it is now.
    #[error("the meeting was changed by somebody else in between")]
    Stale(Box<Meeting>),
    /// Somebody changed the item in between; this is what it is now.
    #[error("the item was changed by somebody else in between")]
    StaleItem(Box<crate::AgendaItem>),
    /// The state of the meeting does not allow it.
    #[error("the meeting is {0}")]
    State(State),
    /// It has not begun.
    #[error("the meeting has not begun")]
    NotBegun,
    /// Another meeting of the group has the reference.
    #[error("the group has a meeting {0} already")]
    ReferenceTaken(String),
    /// Nobody, or somebody unknown, was named.
    #[error("{0} is not known")]
    Unknown(String),
}

/// Whether those invited are told by mail.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Tell {
    /// Everybody who is invited, as soon as the transaction is through.
    Invited,
    /// Nobody, as when records of the past are brought in.
    Nobody,
}

/// A meeting about to be scheduled, or what one is changed to.
#[derive(Clone, Debug)]
pub struct NewMeeting {
    /// Its reference; the next of the year if none is given. A changed meeting keeps its own.
    pub reference: Option<String>,
    /// What it is called.
    pub title: String,
    /// What the clock of its zone shows when it begins.
    pub start: DateTime,
    /// The IANA name of the zone.
    pub zone: String,
    /// Which of two, where the clock shows the time twice.
    pub shown: Shown,
    /// How long it lasts.
    pub minutes: u32,
    /// Room and building.
    pub place: String,
    /// Where to join it online.
    pub join: String,
    /// A word to those invited.
    pub note: String,
}

/// Schedules a meeting of the group in the permit and invites its members.
pub async fn schedule(
    tx: &mut Tx,
    actor: &Actor,
    permit: Permit<ScheduleMeeting>,
    new: NewMeeting,
    tell: Tell,
) -> Result<Meeting, Error> {
    let group = permit.spend();
    let agreed = agree(new.start, &new.zone, new.shown)?;
    let year = group.day(agreed.at).year();
    let reference = free_reference(tx, &group, year, new.reference.as_deref()).await?;
    let meeting = Meeting {
        id: MeetingId::new(actor.now),
        group: group.id,
        reference,
        title: text("title", &new.title, 1, 200)?,
        start: agreed.start,
        zone: agreed.zone.name().to_owned(),
        shown: agreed.shown,
        minutes: minutes_of(new.minutes)?,
        at: agreed.at,
        state: State::Planned,
        place: text("place", &new.place, 0, 200)?,
        join: link("join", &new.join)?,
        note: text("note", &new.note, 0, 4000)?,
        papers_day: papers_day(agreed.start.date(), &group),
        reason: String::new(),
        sequence: 0,
        changed_at: actor.now,
        revision: 1,
    };
    store::insert(tx, &meeting).await?;
    let act = act("meeting.scheduled", &group, &meeting).facts(when(&meeting));
    journal::record(tx, actor, act.changed(Value::Null, shown(&meeting))).await?;
    if tell == Tell::Invited {
        telling::announce(tx, &meeting, actor.now).await?;
    }
    Ok(meeting)
}

/// The reference that was given, if it is free, or the next one of the year.
async fn free_reference(tx: &mut Tx, group: &Group, year: i16, given: Option<&str>) -> Result<String, Error> {
    let Some(given) = given else {
        let known = store::references(tx, group.id).await?;
        let last = known.iter().filter_map(|one| number_of(one, year)).max().unwrap_or(0);
        return Ok(reference(year, last + 1));
    };
    let formed = |c: char| c.is_ascii_alphanumeric() || matches!(c, '-' | '.' | '_');
    if given.is_empty() || given.len() > 40 || !given.chars().all(formed) {
        return Err(Error::Field("reference"));
    }
    match store::by_reference(tx, group.id, given).await? {
        Some(_) => Err(Error::ReferenceTaken(given.to_owned())),
        None => Ok(given.to_owned()),
    }
}

/// Moves a meeting or changes what is said of it; those invited are told of what touches them.
pub async fn reschedule(
    tx: &mut Tx,
    actor: &Actor,
    permit: Permit<ChangeMeeting>,
    revision: i64,
    new: NewMeeting,
    tell: Tell,
) -> Result<Meeting, Error> {
    let (group, before) = current(tx, permit, Some(revision)).await?;
    if before.state != State::Planned {
        return Err(Error::State(before.state));
    }
    let agreed = agree(new.start, &new.zone, new.shown)?;
    let mut meeting = before.clone();
    meeting.title = text("title", &new.title, 1, 200)?;
    (meeting.start, meeting.shown, meeting.at) = (agreed.start, agreed.shown, agreed.at);
    agreed.zone.name().clone_into(&mut meeting.zone);
    meeting.minutes = minutes_of(new.minutes)?;
    meeting.place = text("place", &new.place, 0, 200)?;
    meeting.join = link("join", &new.join)?;
    meeting.note = text("note", &new.note, 0, 4000)?;
    if meeting == before {
        return Ok(before);
    }
    let moved = (meeting.at, &meeting.zone) != (before.at, &before.zone);
    if moved {
        meeting.papers_day = papers_day(agreed.start.date(), &group);
    }
    let told = moved
        || (meeting.minutes, &meeting.place, &meeting.join) != (before.minutes, &before.place, &before.join);
    meeting.sequence += u32::from(told);
    step(&mut meeting, actor);
    save(tx, &meeting).await?;
    let name = if moved { "meeting.moved" } else { "meeting.changed" };
    let act = act(name, &group, &meeting).facts(when(&meeting));
    journal::record(tx, actor, act.changed(shown(&before), shown(&meeting))).await?;
    if told && tell == Tell::Invited {
        telling::announce(tx, &meeting, actor.now).await?;
    }
    Ok(meeting)
}

/// Cancels a meeting and withdraws the invitations; the reference stays taken.
pub async fn cancel(
    tx: &mut Tx,
    actor: &Actor,
    permit: Permit<ChangeMeeting>,
    reason: &str,
    tell: Tell,
) -> Result<Meeting, Error> {
    let (group, before) = current(tx, permit, None).await?;
    if before.state == State::Cancelled {
        return Ok(before);
    }
    let mut meeting = before.clone();
    meeting.state = State::Cancelled;
    meeting.reason = text("reason", reason, 0, 1000)?;
    meeting.sequence += 1;
    step(&mut meeting, actor);
    save(tx, &meeting).await?;
    let act = act("meeting.cancelled", &group, &meeting).facts(when(&meeting));
    journal::record(tx, actor, act.changed(shown(&before), shown(&meeting))).await?;
    if tell == Tell::Invited {
        telling::announce(tx, &meeting, actor.now).await?;
    }
    Ok(meeting)
}

/// Records that a meeting took place, and who took part.
pub async fn hold(
    tx: &mut Tx,
    actor: &Actor,
    permit: Permit<ChangeMeeting>,
    present: &[Presence],
) -> Result<Meeting, Error> {
    let (group, before) = current(tx, permit, None).await?;
    if before.state != State::Planned {
        return Err(Error::State(before.state));
    }
    if actor.now < before.at {
        return Err(Error::NotBegun);
    }
    let mut meeting = before.clone();
    meeting.state = State::Held;
    step(&mut meeting, actor);
    save(tx, &meeting).await?;
    taking_part::put(tx, actor, &group, &meeting, present).await?;
    let taken = Taken::of(&store::attendance(tx, meeting.id).await?);
    let act = act("meeting.held", &group, &meeting).happened(meeting.at);
    let act = act.facts(taken_facts(&group, &meeting, &taken));
    journal::record(tx, actor, act.changed(shown(&before), shown(&meeting))).await?;
    if !present.is_empty() {
        taking_part::record(tx, actor, &group, &meeting, &taken).await?;
    }
    Ok(meeting)
}

/// The meeting as it is now with its group; stale if the form was made from another revision.
async fn current(
    tx: &mut Tx,
    permit: Permit<ChangeMeeting>,
    revision: Option<i64>,
) -> Result<(Group, Meeting), Error> {
    let checked = permit.spend();
    let meeting = store::meeting(tx, checked.id).await?.ok_or(Error::NotFound("meeting"))?;
    let seen = revision.unwrap_or(checked.revision);
    if meeting.revision != seen {
        return Err(Error::Stale(Box::new(meeting)));
    }
    Ok((group_of(tx, &meeting).await?, meeting))
}

async fn group_of(tx: &mut Tx, meeting: &Meeting) -> Result<Group, Error> {
    groups::group(tx, meeting.group).await?.ok_or(Error::NotFound("group"))
}

async fn save(tx: &mut Tx, meeting: &Meeting) -> Result<(), Error> {
    match store::save(tx, meeting).await {
        Err(db::Error::Stale) => match store::meeting(tx, meeting.id).await? {
            Some(now) => Err(Error::Stale(Box::new(now))),
            None => Err(Error::NotFound("meeting")),
        },
        other => Ok(other?),
    }
}

fn step(meeting: &mut Meeting, actor: &Actor) {
    meeting.revision += 1;
    meeting.changed_at = actor.now;
}

fn act(name: &'static str, group: &Group, meeting: &Meeting) -> Act {
    let path = group.path(&format!("/meetings/{}", meeting.reference));
    Act::new(name, "meeting", meeting.id).in_group(group.id).titled(meeting.title.clone(), path)
}

/// What the journal keeps of a meeting.
fn shown(meeting: &Meeting) -> Value {
    json!({
        "reference": meeting.reference, "title": meeting.title, "start": meeting.start, "zone": meeting.zone,
        "minutes": meeting.minutes, "state": meeting.state, "place": meeting.place, "reason": meeting.reason,
        "sequence": meeting.sequence,
    })
}

fn when(meeting: &Meeting) -> Value {
    json!({ "start": meeting.at, "zone": meeting.zone, "local": meeting.start, "minutes": meeting.minutes })
}

fn taken_facts(group: &Group, meeting: &Meeting, taken: &Taken) -> Value {
    json!({
        "date": group.day(meeting.at), "agencies": taken.agencies, "persons": taken.persons,
        "in_writing": taken.in_writing, "zones": taken.zones,
    })
}

/// Papers are due so many days before the meeting, in the meeting's own zone.
fn papers_day(day: Date, group: &Group) -> Option<Date> {
    day.checked_sub(i64::from(group.settings.papers_days).days()).ok()
}

fn minutes_of(minutes: u32) -> Result<u32, Error> {
    if (5..=1440).contains(&minutes) { Ok(minutes) } else { Err(Error::Field("minutes")) }
}

fn text(field: &'static str, given: &str, least: usize, most: usize) -> Result<String, Error> {
    let given = given.trim();
    let length = given.chars().count();
    if (least..=most).contains(&length) { Ok(given.to_owned()) } else { Err(Error::Field(field)) }
}

/// An address of the web; nothing else may stand in a link that members follow.
fn link(field: &'static str, given: &str) -> Result<String, Error> {
    let given = text(field, given, 0, 1000)?;
    let web = given.starts_with("https://") || given.starts_with("http://");
    let clean = !given.contains(|c: char| c.is_whitespace() || c.is_control());
    if given.is_empty() || (web && clean) { Ok(given) } else { Err(Error::Field(field)) }
}

/// The item of this meeting.
async fn item_of(tx: &mut Tx, meeting: MeetingId, id: AgendaItemId) -> Result<crate::AgendaItem, Error> {
    let item = store::item(tx, id).await?.filter(|item| item.meeting == meeting);
    item.ok_or(Error::NotFound("agenda item"))
}
