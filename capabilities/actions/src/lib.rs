//! Action points: what agencies are to do, agreed at meetings.
//!
//! An *action point* is a record, never a sentence in the minutes: it has a number in its group (`A7`, in full
//! `2026-03/A7`), an owner agency, a day, a state and an origin. Whatever is done to the minutes, it stays.
//! Those that are open arrive by themselves at the next meeting, with their age and how often they were
//! carried over; one that is closed at a later meeting shows so where it was agreed.
//!
//! Begin reading at [`Action`] and [`ops`]; a panel shows them on the page of a meeting.
//!
//! Invariants:
//! - a number is never used again and an origin never changes; nothing is deleted;
//! - it has an end exactly when it is done or cancelled, and a reason exactly when it is cancelled;
//! - that it is overdue and how often it was carried over is derived, never stored;
//! - its history is the journal's.

mod api;
mod check;
mod feed;
mod jobs;
mod model;
pub mod ops;
mod outcome;
mod pages;
pub mod policy;
mod store;

use db::{Result, Tx};
use jiff::Timestamp;
use kernel::{AgencyId, GroupId};
use meetings::MeetingId;
use web::{Capability, Place};

pub use check::check;
pub use feed::todos;
pub use jobs::{RemindOwners, jobs};
pub use model::{Action, ActionId, ClosedAt, LONGEST, Refused, State, Wording, number_in};
pub use store::Filter;

/// What the site takes of action points: pages, panels, tasks, words.
pub fn capability() -> Capability {
    let capability = Capability::named("actions")
        .pages(pages::routes())
        .api(api::routes())
        .panel(Place::Meeting, pages::of_meeting)
        .remarks(Place::Meeting, pages::on_agenda)
        .tasks(pages::tasks);
    web::with_words!(capability)
}

/// An action point by its id.
pub async fn action(tx: &mut Tx, id: ActionId) -> Result<Option<Action>> {
    store::action(tx, id).await
}

/// An action point of a group by its number.
pub async fn by_number(tx: &mut Tx, group: GroupId, number: u32) -> Result<Option<Action>> {
    store::by_number(tx, group, number).await
}

/// At most `most` action points of a group, by their numbers.
pub async fn page(tx: &mut Tx, group: GroupId, filter: &Filter, most: i64) -> Result<Vec<Action>> {
    store::page(tx, group, filter, most).await
}

/// The action points that this meeting agreed.
pub async fn of_meeting(tx: &mut Tx, meeting: MeetingId) -> Result<Vec<Action>> {
    store::of_meeting(tx, meeting).await
}

/// What was open in the group at this moment, oldest first.
///
/// What was closed and opened again since counts as open throughout.
pub async fn open_at(tx: &mut Tx, group: GroupId, at: Timestamp) -> Result<Vec<Action>> {
    store::open_at(tx, group, at).await
}

/// What earlier meetings agreed and was open when this one began.
pub async fn carried_to(tx: &mut Tx, meeting: &meetings::Meeting) -> Result<Vec<Action>> {
    let mut open = store::open_at(tx, meeting.group, meeting.at).await?;
    open.retain(|action| action.origin != meeting.id);
    Ok(open)
}

/// The action points that were closed at this meeting.
pub async fn closed_at_meeting(tx: &mut Tx, meeting: MeetingId) -> Result<Vec<Action>> {
    store::closed_at_meeting(tx, meeting).await
}

/// What these agencies still have to do, in all groups, by day.
pub async fn open_of(tx: &mut Tx, agencies: &[AgencyId]) -> Result<Vec<Action>> {
    store::open_of(tx, agencies).await
}

/// Writes many action points of the past at once, without journal entries: for measuring speed only.
#[doc(hidden)]
pub async fn insert_all(tx: &mut Tx, actions: &[Action]) -> Result<()> {
    store::insert_all(tx, actions).await
}
