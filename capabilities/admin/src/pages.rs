//! The pages, one module each.

pub(crate) mod about;
pub(crate) mod health;
pub(crate) mod journal;
pub(crate) mod search;
pub(crate) mod today;

use axum::{Router, routing::get};
use web::Site;

/// The addresses of the pages.
pub(crate) fn routes() -> Router<Site> {
    Router::new()
        .route("/", get(today::today))
        .route("/journal", get(journal::journal))
        .route("/search", get(search::search))
        .route("/about", get(about::about))
        .route("/accessibility", get(about::accessibility))
        .route("/data-protection", get(about::data_protection))
        .route("/healthz", get(health::healthz))
        .route("/metrics", get(health::metrics))
}

#[cfg(test)]
mod tests;
