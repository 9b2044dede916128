//! Records held against the journal: each that needs an act has one, and says what its act says.
//!
//! The chain proves that no row was changed; it cannot prove that nobody cut its end off together with its
//! head, nor that a record is still what its act tells. So every capability that writes acts gives a [`Check`]
//! over its own records, and `tributary verify` asks them all.

use std::{collections::HashMap, pin::Pin};

use db::Tx;
use serde_json::Value;

use crate::{Filter, entries};

/// A record that is not as the journal tells of it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Doubt {
    /// Which, such as `minutes:<id>`.
    pub record: String,
    /// What people call it, such as `2026-03, version 2`.
    pub title: String,
    /// What is wrong.
    pub fault: Discrepancy,
}

/// How a record and the journal differ.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Discrepancy {
    /// The record is in a state that only this act brings about, and the journal has no such act.
    Untold(String),
    /// This part of it is not what was recorded with its act.
    Changed(&'static str),
    /// Its act is older than the digest that would prove this part; nothing is known to be wrong.
    Unchecked(&'static str),
}

/// The doubts about the records of one capability.
pub type Checking<'a> = Pin<Box<dyn Future<Output = db::Result<Vec<Doubt>>> + Send + 'a>>;

/// How a capability holds its records against the journal.
pub type Check = for<'a> fn(&'a mut Tx) -> Checking<'a>;

/// The acts of some names, by record.
pub struct Told(HashMap<String, Vec<(String, Value)>>);

impl Told {
    /// Every act with one of these names.
    pub async fn of(tx: &mut Tx, acts: &[&str]) -> db::Result<Self> {
        let acts = acts.iter().map(|&act| act.to_owned()).collect();
        let mut told: HashMap<String, Vec<(String, Value)>> = HashMap::new();
        for entry in entries(tx, &Filter { acts, ..Filter::default() }).await? {
            told.entry(entry.record).or_default().push((entry.act, entry.facts));
        }
        Ok(Self(told))
    }

    /// The facts of every such act on this record, oldest first.
    pub fn facts<'a>(&'a self, act: &'a str, record: &str) -> impl Iterator<Item = &'a Value> {
        let acts = self.0.get(record).map_or(&[][..], Vec::as_slice);
        acts.iter().filter(move |(name, _)| name == act).map(|(_, facts)| facts)
    }

    /// A doubt unless there is such an act on this record.
    pub fn must(&self, act: &str, record: String, title: impl Into<String>) -> Option<Doubt> {
        let told = self.facts(act, &record).next().is_some();
        (!told).then(|| Doubt { record, title: title.into(), fault: Discrepancy::Untold(act.to_owned()) })
    }
}
