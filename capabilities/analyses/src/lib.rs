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
//! - a result says "associated with", and nothing of causes;
//! - a kept run never changes: another run is kept beside it, and what differs is shown.
//!
//! Where to begin: [`run()`], then `frame` and `estimate`; `sensitivity` makes the refits; [`Desk`] answers pages.

mod api;
mod check;
mod condition;
mod data;
mod desk;
mod estimate;
mod expression;
mod figures;
mod form;
mod frame;
mod growth;
mod kept;
mod measures;
pub mod model;
mod movement;
mod note;
mod number;
pub mod ops;
mod outcome;
mod pages;
mod parts;
mod places;
mod points;
pub mod policy;
mod print;
mod published;
mod recipe;
mod run;
mod sensitivity;
mod starters;
mod store;

pub use check::check;
pub use condition::Condition;
pub use data::{Data, DataError, Input};
pub use desk::{Answered, Desk, Refused};
pub use estimate::RunError;
pub use expression::{Expression, ExpressionError};
pub use figures::{Figure, Figures, FiguresError, Found, InMemory, pivot};
pub use frame::{Dropped, Filled, Frame, FrameError, Key, Numbers, Reason};
pub use kept::{Kept, kept, kept_for};
pub use note::Note;
pub use number::{digits, json};
pub use outcome::{Outcome, Refit, RefitKind, Se, Short, Term};
pub use pages::{Sentences, sentences};
pub use places::{PLACES, with_places};
pub use print::print;
pub use published::{Published, choice, choose, found, gather};
pub use recipe::{
    Columns, FlowsKind, FlowsWanted, Method, Missing, Recipe, RecipeError, Reference, SeKind, Source, Wanted,
};
pub use run::run;
pub use starters::{Starter, starters, title_in};

/// The workbench, kept analyses, their words.
pub fn capability() -> web::Capability {
    web::with_words!(web::Capability::named("analyses"))
        .pages(pages::routes())
        .api(api::routes())
        .section(web::Section::Data)
}
