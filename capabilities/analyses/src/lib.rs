//! Analyses that can be made again: a recipe says what is asked of which figures, an outcome what the answer is.
//!
//! Words: a [`Recipe`] is one TOML file; its *data* is a delimited text or published figures; a [`Frame`] is the rows
//! that were kept, with an account of those that were not; a *refit* is the same again with one thing changed; the
//! *verdict* says whether the refits confirm the result.
//!
//! Invariants:
//! - the same rows and columns in another order, or on another number of processors, give the same digits;
//! - every row is kept, or counted with its reason and named;
//! - no missing value is filled in unless the recipe names how, and then each is counted;
//! - a result names its convention of standard errors, its formula and its factor;
//! - a result says "associated with", and nothing of causes.
//!
//! Where to begin: [`run()`], then `frame` and `estimate`; `sensitivity` makes the refits.

mod condition;
mod data;
mod estimate;
mod expression;
mod figures;
mod frame;
mod growth;
mod measures;
mod movement;
mod number;
mod outcome;
mod parts;
mod print;
mod protect;
mod published;
mod recipe;
mod run;
mod sensitivity;

pub use condition::Condition;
pub use data::{Data, DataError, Input};
pub use estimate::RunError;
pub use expression::{Expression, ExpressionError};
pub use figures::{Figure, Figures, FiguresError, Found, InMemory, pivot};
pub use frame::{Dropped, Filled, Frame, FrameError, Key, Numbers, Reason};
pub use number::{digits, json};
pub use outcome::{Outcome, Refit, Se, Short, Term};
pub use print::print;
pub use protect::{ProtectError, Protected, ProtectedRow, Released, Rule, Suppressed, protect};
pub use published::Published;
pub use recipe::{
    Columns, FlowsKind, FlowsWanted, Method, Missing, Recipe, RecipeError, Reference, SeKind, Source, Wanted,
};
pub use run::run;
