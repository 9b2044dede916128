//! Files on their way to become editions, and the mappings of tables that are kept.

use std::collections::BTreeMap;

use files::FileHash;
use jiff::Timestamp;
use kernel::{Actor, AgencyId, Identity, Language, Person, PersonId, id, words};
use serde::{Deserialize, Serialize};
use sources::{Kind, table::Mapping};

use super::EditionId;

id!(
    /// One file on its way.
    ImportId
);
id!(
    /// One mapping that is kept.
    KeptMappingId
);

words! {
    /// How far a file has come.
    pub enum ImportState {
        /// A table of which a person still says what its columns are.
        Draft = "draft",
        /// In the queue.
        Waiting = "waiting",
        /// Its cells are being read.
        Reading = "reading",
        /// Its figures are being stored.
        Storing = "storing",
        /// What was stored is being compared with what was read.
        Checking = "checking",
        /// It is an edition, which somebody reviews.
        Ready = "ready",
        /// It became none, and the reason is told.
        Failed = "failed",
        /// The edition it became was taken back before it was published.
        Discarded = "discarded",
    }
}

impl ImportState {
    /// Whether the queue still has work with it, so that its page changes by itself.
    pub const fn is_running(self) -> bool {
        matches!(self, Self::Waiting | Self::Reading | Self::Storing | Self::Checking)
    }
}

/// One file on its way.
#[derive(Clone, Debug, PartialEq)]
pub struct Import {
    /// Its id.
    pub id: ImportId,
    /// Its bytes.
    pub file: FileHash,
    /// What it was called.
    pub file_name: String,
    /// How long it is.
    pub file_bytes: i64,
    /// Its layout, as asked for or recognised.
    pub layout: Option<Kind>,
    /// The name that the edition is to have; empty to take the one that the file gives.
    pub edition_name: String,
    /// What the columns of a table are.
    pub mapping: Option<Mapping>,
    /// The name under which the mapping is to be kept.
    pub kept_as: String,
    /// How far it has come.
    pub state: ImportState,
    /// How many figures are to be stored, once they were counted.
    pub expected: Option<i64>,
    /// How often it was begun; more than once after the program ended in the middle.
    pub tries: u32,
    /// What it became.
    pub edition: Option<EditionId>,
    /// Whether that edition was there already.
    pub was_there: bool,
    /// Why it became nothing.
    pub failure: Option<Failure>,
    /// What it had become, before that was taken back.
    pub discarded: Option<Discarded>,
    /// Who brought it.
    pub by: Bringer,
    /// When it came.
    pub begun_at: Timestamp,
    /// When it last came further.
    pub changed_at: Timestamp,
    /// Which change of a draft this is.
    pub revision: i64,
}

impl Import {
    /// Its page, or a page below it.
    pub fn path(&self, below: &str) -> String {
        format!("/data/imports/{}{below}", self.id)
    }
}

/// An edition that was taken back before it was published; the last change of its import says when.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Discarded {
    /// Its id, of which only the journal still knows.
    pub edition: EditionId,
    /// What it was called.
    pub name: String,
    /// Who took it back; empty for the operator.
    pub by: String,
}

/// Why a file became no edition: a stable word, and the sentence as it was told then in each language.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Failure {
    /// The word.
    pub reason: String,
    /// The sentence by the words of languages.
    pub told: BTreeMap<String, String>,
}

impl Failure {
    /// A reason with its sentence in every language.
    pub fn of(reason: &str, sentence: impl Fn(Language) -> String) -> Self {
        let told = Language::ALL.iter().map(|it| (it.word().to_owned(), sentence(*it))).collect();
        Self { reason: reason.to_owned(), told }
    }

    /// The sentence in a language.
    pub fn sentence(&self, language: Language) -> &str {
        let told = self.told.get(language.word()).or_else(|| self.told.get(Language::English.word()));
        told.map_or(self.reason.as_str(), String::as_str)
    }
}

/// Who brought a file, as they were then: the queue acts in their name.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Bringer {
    /// Their id; none for the operator at the machine.
    pub id: Option<PersonId>,
    /// Their name.
    pub name: String,
    /// Their agency.
    pub agency: Option<AgencyId>,
    /// Its short name.
    pub agency_code: Option<String>,
}

impl Bringer {
    /// Whoever acts.
    pub fn of(actor: &Actor) -> Self {
        let person = actor.person();
        Self {
            id: person.map(|it| it.id),
            name: person.map(|it| it.name.clone()).unwrap_or_default(),
            agency: person.and_then(|it| it.agency),
            agency_code: person.and_then(|it| it.agency_code.clone()),
        }
    }

    /// The same, acting again at `now` without their offices.
    pub fn acting(&self, now: Timestamp) -> Actor {
        let Some(id) = self.id else { return Actor::operator(now) };
        let person = Person {
            id,
            name: self.name.clone(),
            agency: self.agency,
            agency_code: self.agency_code.clone(),
        };
        Actor { identity: Identity::Person(person), ..Actor::public(now) }
    }
}

/// A mapping that a person made, for this file and the next.
#[derive(Clone, Debug, PartialEq)]
pub struct KeptMapping {
    /// Its id.
    pub id: KeptMappingId,
    /// Its name.
    pub name: String,
    /// What it says; without the name of an edition.
    pub mapping: Mapping,
    /// The names of the columns of the file it was made for.
    pub made_for: Vec<String>,
    /// Who last changed it.
    pub kept_by: String,
    /// When.
    pub kept_at: Timestamp,
    /// Which change this is.
    pub revision: i64,
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn whoever_brought_a_file_acts_again_as_themselves_and_without_offices() {
        let now = Timestamp::UNIX_EPOCH;
        let person =
            Person { id: PersonId::new(now), name: "N. Example".into(), agency: None, agency_code: None };
        let actor = Actor { identity: Identity::Person(person.clone()), ..Actor::public(now) };
        let again = Bringer::of(&actor).acting(now);
        assert_eq!(again.person(), Some(&person));
        assert!(again.offices.is_empty());
        assert!(Bringer::of(&Actor::operator(now)).acting(now).is_operator());
    }

    #[test]
    fn a_failure_is_told_in_the_readers_language() {
        let failure = Failure::of("empty", |language| format!("in {}", language.word()));
        assert_eq!(failure.sentence(Language::Arabic), "in ar");
    }
}
