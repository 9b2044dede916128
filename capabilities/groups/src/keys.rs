//! Two keys: acts that need both co-chairs.
//!
//! A key holds for a subject such as `minutes:<id>` and for exactly what the digest covers: when the text
//! changes, the digest changes, and both keys must be turned again. The act is complete when every agency
//! that co-chairs the group today has turned its key. Writers queue, so of two browsers that turn the last
//! key at once one is told that it completed the act and the other that it was complete already.
//!
//! ```
//! # async fn adopt(tx: &mut db::Tx, actor: &kernel::Actor, group: &groups::Group) -> Result<(), groups::keys::Refused> {
//! match groups::keys::turn(tx, actor, group, "minutes:42", "sha256 of the text").await? {
//!     groups::keys::Keys::Completed => { /* adopt */ }
//!     groups::keys::Keys::Waiting { missing } => { /* say for whom it waits */ }
//!     groups::keys::Keys::Before => { /* nothing is left to do */ }
//! }
//! # Ok(()) }
//! ```

use db::Tx;
use jiff::Timestamp;
use kernel::{Actor, AgencyId, PersonId, Role};
use serde::Serialize;

use crate::{model::Group, store};

/// A key that was turned.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct Turned {
    /// The key of which agency.
    pub agency: AgencyId,
    /// The short name of that agency.
    pub agency_code: String,
    /// Who turned it.
    pub person: PersonId,
    /// Their name.
    pub person_name: String,
    /// When.
    pub at: Timestamp,
}

/// How far the keys have come.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub enum Keys {
    /// This was the last key: the caller does the act now, in the same transaction.
    Completed,
    /// The keys of these agencies are still to be turned.
    Waiting {
        /// Their short names.
        missing: Vec<String>,
    },
    /// All keys had been turned before: there is nothing to do.
    Before,
}

/// Why a key was not turned.
#[derive(Debug, thiserror::Error)]
pub enum Refused {
    /// Only a co-chair has a key.
    #[error("only a co-chair of the group has a key")]
    NoKey,
    /// The group has fewer than two agencies co-chairing it today.
    #[error("the group has no two co-chairs today; designate them first")]
    NotTwo,
    /// The database failed.
    #[error(transparent)]
    Db(#[from] db::Error),
}

/// Turns the actor's key for this subject and content.
///
/// The operator turns every key at once: records of the past are brought in as they were.
pub async fn turn(
    tx: &mut Tx,
    actor: &Actor,
    group: &Group,
    subject: &str,
    digest: &str,
) -> Result<Keys, Refused> {
    let chairs = crate::co_chairs_on(tx, group.id, group.day(actor.now)).await?;
    let mut agencies: Vec<AgencyId> = chairs.iter().map(|chair| chair.agency).collect();
    agencies.dedup();
    if agencies.len() < 2 {
        return Err(Refused::NotTwo);
    }
    if complete(tx, actor, group, subject, digest).await? {
        return Ok(Keys::Before);
    }
    let mine: Vec<_> = match actor.person() {
        Some(person) => chairs
            .iter()
            .filter(|chair| {
                chair.person == person.id && actor.holds_for(group.id, Role::CoChair, chair.agency)
            })
            .collect(),
        None if actor.is_operator() => chairs.iter().collect(),
        None => Vec::new(),
    };
    if mine.is_empty() {
        return Err(Refused::NoKey);
    }
    for chair in mine {
        let turned = Turned {
            agency: chair.agency,
            agency_code: chair.agency_code.clone(),
            person: chair.person,
            person_name: chair.person_name.clone(),
            at: actor.now,
        };
        store::turn_key(tx, subject, digest, group.id, &turned).await?;
    }
    let turned = store::turned_keys(tx, subject, digest).await?;
    let mut missing: Vec<String> = chairs
        .iter()
        .filter(|chair| !turned.iter().any(|key| key.agency == chair.agency))
        .map(|chair| chair.agency_code.clone())
        .collect();
    missing.dedup();
    Ok(if missing.is_empty() { Keys::Completed } else { Keys::Waiting { missing } })
}

/// The keys turned for exactly this content.
pub async fn turned(tx: &mut Tx, subject: &str, digest: &str) -> db::Result<Vec<Turned>> {
    store::turned_keys(tx, subject, digest).await
}

/// Whether every agency that co-chairs the group today has turned its key for exactly this content.
pub async fn complete(
    tx: &mut Tx,
    actor: &Actor,
    group: &Group,
    subject: &str,
    digest: &str,
) -> db::Result<bool> {
    let chairs = crate::co_chairs_on(tx, group.id, group.day(actor.now)).await?;
    let turned = store::turned_keys(tx, subject, digest).await?;
    let mut agencies: Vec<AgencyId> = chairs.iter().map(|chair| chair.agency).collect();
    agencies.dedup();
    Ok(agencies.len() >= 2 && agencies.iter().all(|agency| turned.iter().any(|key| key.agency == *agency)))
}
