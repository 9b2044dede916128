//! The pages that belong to no single capability: the reader's day, the journal on screen, the search,
//! what the site says of itself, and its health. It reads the others and owns no records.
//!
//! Begin reading at [`capability`].

mod pages;

use web::{Capability, Section};

pub use pages::health::Health;

/// The capability: its pages and words.
pub fn capability() -> Capability {
    web::with_words!(Capability::named("admin")).pages(pages::routes()).section(Section::Today)
}
