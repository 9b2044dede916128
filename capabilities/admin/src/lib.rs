//! The pages that belong to no single capability: the reader's day, the journal on screen, the search,
//! what the site says of itself, and its health. It reads the others and owns no records.
//!
//! Begin reading at [`capability`].

mod pages;

use axum::{Router, routing::get};
use web::{Capability, Section};

pub use pages::health::Health;

/// The capability: its pages and words.
pub fn capability() -> Capability {
    let pages = Router::new()
        .route("/", get(pages::today::today))
        .route("/journal", get(pages::journal::journal))
        .route("/search", get(pages::search::search))
        .route("/about", get(pages::about::about))
        .route("/accessibility", get(pages::about::accessibility))
        .route("/data-protection", get(pages::about::data_protection))
        .route("/healthz", get(pages::health::healthz))
        .route("/metrics", get(pages::health::metrics));
    web::with_words!(Capability::named("admin")).pages(pages).section(Section::Today)
}
