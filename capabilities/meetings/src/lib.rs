//! Meetings: when they are, what they speak about, who took part.
//!
//! Words: a *meeting* belongs to a group and has a *reference* (`2026-03`), an *agenda* of items with
//! *papers*, *answers* to its invitation, *attendance* by person and by agency, and *written input*, which
//! counts as taking part.
//!
//! Invariants:
//! - a meeting is stored as a civil time and a zone; its instant is derived from them, and a civil time that
//!   a clock skips or shows twice is refused or asked about, never guessed;
//! - a reference never changes and is never used again;
//! - every change that those invited must know of raises the sequence of the calendar entry;
//! - attendance keeps name, agency and zone as they were on the day.

mod api;
mod check;
mod expected;
mod fairness;
#[cfg(test)]
mod fixtures;
pub mod jobs;
mod letter;
mod model;
pub mod ops;
mod pages;
pub mod policy;
mod store;

use db::{Result, Tx};
use jiff::Timestamp;
use kernel::GroupId;
use web::{Capability, Place, Section};

pub use check::check;
pub use model::{
    AgendaItem, AgendaItemId, Agreed, Answer, Attendance, InputId, Invited, ItemKind, Meeting, MeetingId,
    Mode, NewItem, NewPaper, NoSuchTime, Paper, PaperId, Presence, Range, Reply, Shown, State, Taken,
    WrittenInput, agree, sum_of_minutes,
};

pub use pages::{FeedFor, FeedMore, FeedTasks, Reading};

/// The capability: its pages, data, words, panels and tasks.
pub fn capability() -> Capability {
    web::with_words!(Capability::named("meetings"))
        .pages(pages::routes())
        .api(api::routes())
        .section(Section::Group)
        .panel(Place::Group, pages::group_panel)
        .panel(Place::Today, pages::today_panel)
        .tasks(pages::tasks)
}

/// The meeting of this id.
pub async fn meeting(tx: &mut Tx, id: MeetingId) -> Result<Option<Meeting>> {
    store::meeting(tx, id).await
}

/// The meeting of a group by its reference, such as `2026-03`.
pub async fn by_reference(tx: &mut Tx, group: GroupId, reference: &str) -> Result<Option<Meeting>> {
    store::by_reference(tx, group, reference).await
}

/// The meetings of a group that begin in this stretch of time, oldest first, in every state.
pub async fn of_group(tx: &mut Tx, group: GroupId, range: Range) -> Result<Vec<Meeting>> {
    store::of_group(tx, group, range).await
}

/// When the meetings of a group began that were held, as far as they began before this moment; oldest first.
pub async fn held_before(tx: &mut Tx, group: GroupId, before: Timestamp) -> Result<Vec<Timestamp>> {
    store::held_before(tx, group, before).await
}

/// The meeting of a group that is going on or comes next.
pub async fn next_planned(tx: &mut Tx, group: GroupId, now: Timestamp) -> Result<Option<Meeting>> {
    store::next_planned(tx, group, now).await
}

/// The head of a page below the page of a meeting: its crumbs lead to the group, its meetings and this one.
pub fn head_below(say: &web::Say, group: &groups::Group, meeting: &Meeting, title: &str) -> web::Head {
    pages::words::head(say, group, title).crumb(&meeting.reference, pages::path(group, meeting))
}

/// The agenda of a meeting, in order.
pub async fn agenda(tx: &mut Tx, meeting: MeetingId) -> Result<Vec<AgendaItem>> {
    store::agenda(tx, meeting).await
}

/// Who took part in a meeting, by agency and name.
pub async fn attendance(tx: &mut Tx, meeting: MeetingId) -> Result<Vec<Attendance>> {
    store::attendance(tx, meeting).await
}

/// What was given in writing, oldest first.
pub async fn written_input(tx: &mut Tx, meeting: MeetingId) -> Result<Vec<WrittenInput>> {
    store::inputs(tx, meeting).await
}
