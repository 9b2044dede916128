//! The queue and the clockwork, in the same database as everything else.
//!
//! A job is a plain serde struct that says what is to be done. It is added inside the transaction of the
//! change that calls for it, so it exists exactly when the change does:
//!
//! ```
//! use jobs::{Job, Outcome};
//!
//! #[derive(serde::Serialize, serde::Deserialize)]
//! struct TellMembers { meeting: String }
//!
//! impl Job for TellMembers {
//!     const NAME: &'static str = "meetings/tell-members";
//!     type Ctx = db::Db;
//!     async fn run(&self, db: &db::Db) -> Outcome {
//!         db.read(async |tx| jobs::counts(tx).await).await?;
//!         Ok(())
//!     }
//! }
//!
//! async fn scheduled(tx: &mut db::Tx, at: kernel::jiff::Timestamp) -> db::Result<()> {
//!     jobs::add(tx, &TellMembers { meeting: "M3".into() }, at).await?;
//!     jobs::add_once(tx, "remind:M3", &TellMembers { meeting: "M3".into() }, at).await?;
//!     Ok(())
//! }
//!
//! let registry = jobs::Registry::new().add::<TellMembers>();
//! # let _: jobs::Registry<db::Db> = registry;
//! ```
//!
//! Begin reading at [`Job`] and [`Worker`].
//!
//! Invariants:
//! - a job runs **at least once**: when the process that ran it is killed, its lease runs out and it runs
//!   again; so what a job does must be the same when done twice;
//! - a job is held by one worker at a time, and one whose lease has passed to another cannot end it;
//! - a job that keeps failing stays in the table with its error until a person decides.

mod every;
mod registry;
mod store;
mod worker;

pub use every::Every;
pub use registry::Registry;
pub use store::{
    Counts, Failed, Held, Released, add, add_once, again, cancel, counts, discard, failed, held, next_due,
    release,
};
pub use worker::Worker;

use std::future::Future;

use serde::{Serialize, de::DeserializeOwned};

kernel::id!(
    /// One job in the queue.
    JobId
);

/// Why a job did not do its work; anything that is an error, so that `?` works in a job.
pub type Failure = Box<dyn std::error::Error + Send + Sync>;

/// What a job answers.
pub type Outcome = Result<(), Failure>;

/// The job can never succeed, so trying again is no use; it is put before a person at once.
#[derive(Debug, thiserror::Error)]
#[error("{0}")]
pub struct GiveUp(pub String);

/// Something to be done later, outside the transaction that asks for it.
pub trait Job: Serialize + DeserializeOwned + Send + Sync + 'static {
    /// What the queue calls it, such as `meetings/remind`; once released it never changes.
    const NAME: &'static str;
    /// What it works with, such as the site with its database and clock.
    type Ctx: Clone + Send + Sync + 'static;
    /// Does the work. It may run more than once, so doing it twice must be the same as doing it once.
    fn run(&self, ctx: &Self::Ctx) -> impl Future<Output = Outcome> + Send;
}
