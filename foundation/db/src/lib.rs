//! One database behind one small interface: SQLite by default, PostgreSQL at scale.
//!
//! The only crate that can tell the two apart. A store writes its SQL once, in the dialect both
//! understand (see `docs/developers/sql.md`), with `$1` placeholders; values travel only as arguments,
//! because [`sql`] takes nothing but `&'static str`.
//!
//! Begin reading at [`Db`], then [`Tx`] and [`Sql`]. A store looks like this:
//!
//! ```
//! use db::{Tx, row, sql};
//! row! { struct AreaRow { code: String, people: i64 } }
//! async fn areas(tx: &mut Tx, least: i64) -> db::Result<Vec<AreaRow>> {
//!     tx.all(sql("select code, people from area where people >= $1").bind(least).then(" order by code")).await
//! }
//! ```
//!
//! Invariants:
//! - writers queue: at most one transaction writes at a time, on both databases, so that a rule
//!   checked inside it still holds when it commits (decision 0002);
//! - a transaction that is not committed is undone;
//! - a migration that has been applied never changes.

mod ask;
mod error;
mod migrations;
mod pool;
mod row;
mod statement;
mod tx;

#[cfg(feature = "testing")]
pub mod testing;

pub use ask::{Answer, AskError, Caps};
pub use error::{Error, Result};
pub use migrations::Migration;
pub use pool::{Db, Engine};
pub use row::{FromRow, Row};
pub use statement::{Sql, sql};
pub use tx::Tx;

#[doc(hidden)]
pub use kernel::Scalar as __Scalar;
