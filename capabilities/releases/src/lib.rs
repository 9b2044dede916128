//! Tables of small counts or few contributors: protected, proved, released, and remembered.
//!
//! Words: a *rule* says which cells tell too much; a cell is *withheld* as a primary one, because a rule names it, or as
//! a *complement*, so that another cannot be computed; the *interval* of a withheld cell is what a reader can know of
//! it; a *release* is a table as it went out; tables of one *family* are of the same count, and share their cells.
//!
//! Invariants:
//! - the value of a withheld cell is written nowhere: not in the database, the file store, the journal, a log or a
//!   digest that could be tried out;
//! - a table is proved against everything that was ever released of its family, taken back or not, when it is proposed
//!   and once more when it is released;
//! - a cell that was withheld once stays withheld and in doubt;
//! - what a reader who is not of the group sees does not say which rule withheld a cell.
//!
//! Where to begin: [`protect()`], then `ledger` for what hangs together, and [`ops`] for what people do.

mod check;
mod cube;
mod ledger;
pub mod model;
pub mod ops;
mod pages;
pub mod policy;
mod protect;
mod rule;
mod shape;
mod store;

#[cfg(test)]
mod tests;

use web::{Capability, Section};

pub use check::check;
pub use cube::{MOST_CELLS, TableError};
pub use ledger::Betrayal;
pub use model::{Audience, Cell, Release, ReleaseId, State, Withheld};
pub use protect::{Cost, ProtectError, Protected, ProtectedRow, Suppressed, protect, protect_against};
pub use rule::{Dominance, Layout, LayoutFault, Released, Rule, RuleError};
pub use shape::{Dimension, Node, Shape, ShapeError};

/// Pages and words of releases.
pub fn capability() -> Capability {
    web::with_words!(Capability::named("releases").pages(pages::routes()).section(Section::Data))
}

/// The release of a number with what hangs on it, as for the operator at the machine.
pub async fn release(tx: &mut db::Tx, number: i64) -> db::Result<Option<Release>> {
    store::one(tx, number).await
}
