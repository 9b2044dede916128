//! The journal: every act of the group, one append-only row each, chained by hashes.
//!
//! An *act* is what somebody did: `meeting.held`, `minutes.circulated`, `focal-point.designated`. Its row
//! is written in the same transaction as the change itself and says who, for which agency, what, on which
//! record, before and after, when it took place and when it was recorded. Nothing updates or deletes a row;
//! a mistake is mended by another act.
//!
//! The mandate is evaluated from these rows alone, so no capability needs to know of it.
//! The acts there are, with the facts each carries, stand in `docs/developers/acts.md`.
//!
//! Begin reading at [`record`] and [`Act`]; [`verify`] finds the first row that was tampered with,
//! and [`Check`] is how a capability holds its records against the acts that made them.

mod chain;
mod doubt;
mod store;

use jiff::Timestamp;
use kernel::{Actor, AgencyId, GroupId, Identity, PersonId};
use serde_json::Value;

pub use chain::{Fault, Verdict};
pub use doubt::{Check, Checking, Discrepancy, Doubt, Told};
pub use store::Filter;

/// An act about to be recorded.
#[derive(Clone, Debug)]
#[must_use = "an act is recorded by `journal::record`"]
pub struct Act {
    name: &'static str,
    record: String,
    title: String,
    url: String,
    group: Option<GroupId>,
    agency: Option<(AgencyId, String)>,
    happened: Option<Timestamp>,
    facts: Value,
    before: Value,
    after: Value,
}

impl Act {
    /// An act by its name, on a record such as `meeting:<id>`.
    pub fn new(name: &'static str, kind: &str, id: impl std::fmt::Display) -> Self {
        Self {
            name,
            record: format!("{kind}:{id}"),
            title: String::new(),
            url: String::new(),
            group: None,
            agency: None,
            happened: None,
            facts: Value::Null,
            before: Value::Null,
            after: Value::Null,
        }
    }

    /// In which group.
    pub fn in_group(mut self, group: GroupId) -> Self {
        self.group = Some(group);
        self
    }

    /// For which agency, where it is not the actor's own.
    pub fn for_agency(mut self, agency: AgencyId, code: impl Into<String>) -> Self {
        self.agency = Some((agency, code.into()));
        self
    }

    /// What the record is called and where it is found, as a path such as `/meetings/2026-03`.
    pub fn titled(mut self, title: impl Into<String>, url: impl Into<String>) -> Self {
        self.title = title.into();
        self.url = url.into();
        self
    }

    /// When it took place, where that is not the moment of recording.
    pub fn happened(mut self, at: Timestamp) -> Self {
        self.happened = Some(at);
        self
    }

    /// What rules over the journal need to know, as a JSON object.
    pub fn facts(mut self, facts: Value) -> Self {
        self.facts = facts;
        self
    }

    /// The record before and after, as far as it changed.
    pub fn changed(mut self, before: Value, after: Value) -> Self {
        self.before = before;
        self.after = after;
        self
    }
}

/// An act as it was recorded.
#[derive(Clone, Debug, PartialEq)]
pub struct Entry {
    /// Its number in the chain, from 1 without gaps.
    pub seq: i64,
    /// When it was written down.
    pub recorded_at: Timestamp,
    /// When it took place.
    pub happened_at: Timestamp,
    /// Who did it.
    pub who: Who,
    /// For which agency.
    pub agency: Option<AgencyId>,
    /// The short name of that agency at the time.
    pub agency_code: Option<String>,
    /// In which group.
    pub group: Option<GroupId>,
    /// What was done, such as `meeting.held`.
    pub act: String,
    /// On which record, such as `meeting:<id>`.
    pub record: String,
    /// What the record was called.
    pub title: String,
    /// Where it is found.
    pub url: String,
    /// What rules need to know.
    pub facts: Value,
    /// The record before, as far as it changed.
    pub before: Value,
    /// The record after, as far as it changed.
    pub after: Value,
}

/// Who stands behind an entry.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Who {
    /// A person, under the name they had at the time.
    Person(PersonId, String),
    /// The operator at the machine.
    Operator,
    /// The system's own clockwork.
    System,
}

/// Writes the act down as the next row of the chain, in the caller's transaction.
///
/// Refuses, by panicking, an act of a visitor who has not signed in: no operation may come that far.
pub async fn record(tx: &mut db::Tx, actor: &Actor, act: Act) -> db::Result<i64> {
    record_all(tx, actor, [act]).await
}

/// Writes several acts of one moment down, in their order, with fewer statements; gives the number of the last.
///
/// The chain is the same as if each had been recorded by itself.
pub async fn record_all(
    tx: &mut db::Tx,
    actor: &Actor,
    acts: impl IntoIterator<Item = Act>,
) -> db::Result<i64> {
    let entries = acts.into_iter().map(|act| entry(actor, act)).collect();
    chain::append(tx, entries).await
}

/// The act as it will stand in the journal; its number is given when it is chained.
fn entry(actor: &Actor, act: Act) -> Entry {
    let who = match &actor.identity {
        Identity::Person(person) => Who::Person(person.id, person.name.clone()),
        Identity::Operator => Who::Operator,
        Identity::System => Who::System,
        Identity::Public => unreachable!("a permit is never granted to the public"),
    };
    let own = actor.person().and_then(|person| person.agency.zip(person.agency_code.clone()));
    let (agency, agency_code) = act.agency.or(own).unzip();
    Entry {
        seq: 0,
        recorded_at: actor.now,
        happened_at: act.happened.unwrap_or(actor.now),
        who,
        agency,
        // The chain cannot tell an empty name from none, so only none is written.
        agency_code: agency_code.filter(|code| !code.is_empty()),
        group: act.group,
        act: act.name.to_owned(),
        record: act.record,
        title: act.title,
        url: act.url,
        facts: act.facts,
        before: act.before,
        after: act.after,
    }
}

/// The entries that match, oldest first.
pub async fn entries(tx: &mut db::Tx, filter: &Filter) -> db::Result<Vec<Entry>> {
    store::entries(tx, filter).await
}

/// The number of the newest entry; 0 while there is none.
pub async fn newest(tx: &mut db::Tx) -> db::Result<i64> {
    Ok(store::head(tx).await?.0)
}

/// The hash of the newest entry, which no other journal and no earlier moment of this one has; one statement.
pub async fn head(db: &db::Db) -> db::Result<Vec<u8>> {
    store::newest_hash(db).await
}

/// Walks the whole chain and names the first row that was tampered with.
pub async fn verify(tx: &mut db::Tx) -> db::Result<Verdict> {
    chain::verify(tx).await
}
