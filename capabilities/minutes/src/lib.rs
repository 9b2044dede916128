//! Minutes, decisions, comments, adoption, and circulation with proof.
//!
//! The *minutes* of a meeting come in *versions*: a version is written as a draft, item by item, *circulated*
//! for comment to everybody who must have it, and *adopted* by both co-chairs. A correction is a new version
//! that says what it replaces. *Decisions* and action points are records of their own, not sentences.
//!
//! Begin reading at [`Version`] and [`ops`]; decision 0006 says why this stands above meetings and actions.
//!
//! Invariants:
//! - the text of a version never changes once it was circulated, and nothing of it once it is adopted;
//! - of two people who write the same item, the second is shown both texts and neither is lost;
//! - a version is circulated once, and each recipient has one line in the ledger, present at the meeting or not;
//! - a line can be added to and never changes: only what came back is sent again, with a mail of its own;
//! - nobody is reminded twice on a day;
//! - adoption needs the keys of both co-chairs for exactly the digest of the text, and happens once.

mod api;
mod check;
mod jobs;
mod ledger;
mod letter;
mod model;
pub mod ops;
mod pages;
pub mod policy;
mod store;

use db::{Result, Tx};
use kernel::GroupId;
use meetings::MeetingId;
use web::{Capability, Place};

pub use check::check;
pub use jobs::{ResumeCirculations, jobs};
pub use model::{
    Answer, AnswerId, Attempt, Circulation, CirculationId, Decision, DecisionId, Draft, Entry, Given, Item,
    LONGEST, Line, Minutes, MinutesId, Paragraph, Reach, Recipient, Refused, Sending, Sent, Side, State,
    Version, VersionId,
};

/// What the site takes of minutes: pages, panels, tasks, words.
pub fn capability() -> Capability {
    let capability = Capability::named("minutes")
        .pages(pages::routes())
        .api(api::routes())
        .panel(Place::Meeting, pages::circulation_panel)
        .panel(Place::Meeting, pages::side_panel)
        .remarks(Place::Meeting, pages::on_meeting)
        .tasks(pages::tasks);
    web::with_words!(capability)
}

/// The minutes of a meeting, if any were begun.
pub async fn minutes_of(tx: &mut Tx, meeting: MeetingId) -> Result<Option<Minutes>> {
    store::minutes_of(tx, meeting).await
}

/// Every version of the minutes with its text, oldest first.
pub async fn versions(tx: &mut Tx, minutes: MinutesId) -> Result<Vec<Version>> {
    store::versions(tx, minutes).await
}

/// The decisions of a meeting, by number.
pub async fn decisions(tx: &mut Tx, meeting: MeetingId) -> Result<Vec<Decision>> {
    store::decisions(tx, meeting).await
}

/// The circulations of the minutes, oldest first.
pub async fn circulations(tx: &mut Tx, minutes: MinutesId) -> Result<Vec<Circulation>> {
    store::circulations(tx, minutes).await
}

/// Who a version was sent to, by agency.
pub async fn recipients(tx: &mut Tx, circulation: CirculationId) -> Result<Vec<Recipient>> {
    store::recipients(tx, circulation).await
}

/// The ledger of a circulation: a line for each recipient, by agency.
pub async fn ledger(tx: &mut Tx, circulation: &Circulation) -> Result<Vec<Entry>> {
    ledger::entries(tx, circulation).await
}

/// What the agencies said to a version, oldest first.
pub async fn answers(tx: &mut Tx, version: VersionId) -> Result<Vec<Given>> {
    store::answers(tx, version).await
}

/// The meetings of a group whose newest minutes are in this state, oldest first; none where none were begun.
pub async fn meetings_in(tx: &mut Tx, group: GroupId, state: Option<State>) -> Result<Vec<MeetingId>> {
    store::meetings_in(tx, group, state).await
}
