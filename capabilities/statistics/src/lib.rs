//! Figures with their sources: datasets, editions, and where in which file each number stands.
//!
//! Words: a *dataset* appears in *editions*; an edition is what one file said, named by the hash of that file; a
//! *series* says who, where and of what, and a *figure* is one cell of it; a *finding* is what a person should look at.
//! The crate `sources` reads the files.
//!
//! Invariants:
//! - the figures of an edition never change, and no statement of the store could change them; an edition is only
//!   published or withdrawn;
//! - the same file twice is one edition;
//! - sums over countries are kept apart from countries, and are never ranked or added among them;
//! - a figure without a number says which kind of nothing it is, and none of them is zero;
//! - every figure leads to its cell;
//! - a file is brought in the browser step by step, and shown only after a person published it; a process that is
//!   killed leaves nothing half of an edition.
//!
//! Where to begin: [`import`] lets a file in at once, `imports` and `jobs` step by step; [`figures_of`] reads for the command line, [`newest_stock`] for pages;
//! a [`Book`] is an edition in memory.

mod api;
mod book;
mod check;
mod choice;
mod cited;
mod contradiction;
mod imports;
mod jobs;
mod known;
pub mod model;
mod number;
pub mod ops;
mod pages;
mod pairs;
pub mod policy;
mod profile;
mod progress;
pub mod query;
mod reading;
mod store;
mod totals;

#[cfg(test)]
mod tests;

use web::{Capability, Place, Section};

pub use book::{Book, newest_books, newest_stock};
pub use check::check;
pub use choice::{CHOSEN, Choice, Chosen, Lacking, PublishedIndicator, choose, published_indicators};
pub use cited::{
    choose_in, edition_at, edition_of_file, editions_of, editions_with, is_withdrawn, publisher, shown,
};
pub use contradiction::Contradiction;
pub use imports::{kept_mapping, kept_names};
pub use known::KnownAreas;
pub use model::{
    Edition, EditionId, EditionState, Figure, Indicator, Kind, ListedArea, Series, Sex, Tally, Unit,
    ValueState,
};
pub use number::{NumberState, whole_or_real};
pub use ops::{FindingKind, ImportFailure, Imported, Wish, import};
pub use pages::map_values;
pub use pairs::{Pair, editions, every_edition, published};
pub use profile::{Peer, Point, Profile, Rank, Trend, printed};
pub use reading::{CountryFigures, FigureRow, FigureSource, figures_named, figures_of};
pub use sources::table::Mapping;
pub use totals::Total;

/// What the queue does with files that were brought.
pub fn jobs() -> ::jobs::Registry<web::Site> {
    jobs::registry()
}

/// Pages, panels and words of figures.
pub fn capability() -> Capability {
    let capability = Capability::named("statistics")
        .pages(pages::routes())
        .api(api::routes())
        .panel(Place::Country, pages::workspace)
        .panel(Place::Country, pages::sources)
        .section(Section::Data);
    web::with_words!(capability)
}
