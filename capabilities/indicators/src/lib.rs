//! Indicators: what is computed from published figures, by formulas that experts edit in `content/indicators`.
//!
//! Words: an *indicator* has a definition, a formula and *inputs*; an input is a published figure, all partners of a
//! place, or all flows; an *answer* is what an indicator says of a place, a pair, a community or the world in a year.
//!
//! Invariants:
//! - an answer leads to the edition of every input, and to the cell where the input is one figure;
//! - missing stays missing and masked stays masked, and the answer says which input is;
//! - of a dataset one edition is read, never two;
//! - all inputs of an answer are of one year, or of the year before it where the formula says so.
//!
//! Where to begin: [`content()`] is everything that `content/indicators` says, [`Shelf::open_for`] takes what is published,
//! [`answers`] and [`answer()`] compute.

mod answer;
mod api;
mod classes;
mod content;
mod described;
pub mod formula;
mod gather;
mod model;
mod pages;
mod ranked;
mod shelf;

#[cfg(test)]
mod tests;

pub use answer::{Answer, InputAnswer, Named, State, Subject, answer, latest_of};
pub use content::{Content, ContentError, content};
pub use described::{Described, DescribedInput, Subjects, subject};
pub use gather::CellPlace;
pub use model::{Basis, Indicator, Input, Scope, Take, Theme};
pub use ranked::{Part, Ranked, answers, latest_year, part, years};
pub use shelf::Shelf;

/// The pages of indicators, and the figures of a country's page.
pub fn capability() -> web::Capability {
    let capability = web::Capability::named("indicators")
        .pages(pages::routes())
        .api(api::routes())
        .panel(web::Place::Country, pages::panel)
        .panel(web::Place::Country, pages::panel_sources)
        .section(web::Section::Data);
    web::with_words!(capability)
}
