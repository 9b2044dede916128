//! Pages of datasets: the catalogue, an edition, a cell, the upload; and the panels on a country's page.

mod catalogue;
mod cell;
mod described;
mod discard;
mod edition;
mod imports;
mod map;
mod mapping;
mod panels;
mod preview;
mod progress;
pub(crate) mod question;
mod refusals;
mod tables;
mod upload;
pub(crate) mod words;

use axum::{
    Router,
    extract::DefaultBodyLimit,
    routing::{get, post},
};
use web::{Head, Problem, Section, Site, StatusCode, Visit};

pub(crate) use self::described::publisher;
pub use self::map::map_values;
pub(crate) use self::{
    panels::{sources, workspace},
    refusals::{contradicted, refusal as refused},
};
use crate::{
    book::Book,
    model::{Edition, EditionState},
    ops::ImportFailure,
    store,
};

/// Every page of this capability.
pub(crate) fn routes() -> Router<Site> {
    // The frame of the form takes some bytes besides the file.
    let files = DefaultBodyLimit::max(upload::LIMIT + 64 * 1024);
    Router::new()
        .route("/data", get(catalogue::show))
        .route("/data/import", get(upload::form).post(upload::import).layer(files))
        .route("/data/imports", get(imports::show))
        .route("/data/imports/{id}", get(progress::show))
        .route("/data/imports/{id}/forget", post(progress::forget))
        .route("/data/imports/{id}/mapping", get(mapping::form).post(mapping::describe))
        .route("/data/imports/{id}/preview", get(preview::show))
        .route("/data/imports/{id}/names", post(preview::names))
        .route("/data/imports/{id}/begin", post(preview::begin))
        .route("/data/query", get(question::show))
        .route("/data/{dataset}", get(catalogue::newest))
        .route("/data/{dataset}/{edition}", get(edition::show))
        .route("/data/{dataset}/{edition}/figures", get(tables::figures))
        .route("/data/{dataset}/{edition}/described", get(described::described))
        .route("/data/{dataset}/{edition}/findings", get(tables::findings))
        .route("/data/{dataset}/{edition}/sums", get(tables::sums))
        .route("/data/{dataset}/{edition}/file", get(edition::file))
        .route("/data/{dataset}/{edition}/publish", post(edition::publish))
        .route("/data/{dataset}/{edition}/discard", get(discard::ask).post(discard::discard))
        .route("/data/{dataset}/{edition}/withdraw", post(edition::withdraw))
        .route("/data/{dataset}/{edition}/cell/{sheet}/{cell}", get(cell::show))
}

/// The edition of an address, in whatever state it is; one that waits for its review is for those who have signed in.
async fn edition_at(visit: &Visit, dataset: &str, slug: &str) -> Result<Edition, Problem> {
    let found = visit.db().read(async |tx| store::edition(tx, dataset, slug).await).await?;
    let shown = |it: &Edition| it.state != EditionState::Staged || visit.actor.person().is_some();
    found.filter(shown).ok_or_else(|| {
        Problem::new(StatusCode::NOT_FOUND, "statistics/no-such-edition").with("edition", shortened(slug))
    })
}

/// The edition of an address with its book.
async fn book_at(
    visit: &Visit,
    dataset: &str,
    slug: &str,
) -> Result<(Edition, std::sync::Arc<Book>), Problem> {
    let edition = edition_at(visit, dataset, slug).await?;
    let book = visit.db().read(async |tx| Book::of(tx, &edition).await).await?;
    Ok((edition, book))
}

/// What somebody typed, short enough to be shown.
fn shortened(text: &str) -> String {
    text.chars().take(40).collect()
}

/// The frame of a page in the section of data.
fn head(visit: &Visit, title: &str) -> Head {
    Head::titled(title).in_section(Section::Data).crumb(visit.say.text("nav-data"), "/data")
}

impl From<ImportFailure> for Problem {
    fn from(failure: ImportFailure) -> Self {
        match failure {
            ImportFailure::Denied(_) => Self::not_yours(),
            ImportFailure::Refused(_) => {
                Self::new(StatusCode::UNPROCESSABLE_ENTITY, "statistics/another-workbook")
            }
            ImportFailure::Files(files::Error::Full) => {
                Self::new(StatusCode::INSUFFICIENT_STORAGE, "page/disk-full")
            }
            ImportFailure::Files(files::Error::TooLarge { .. }) => {
                Self::new(StatusCode::PAYLOAD_TOO_LARGE, "statistics/file-too-large")
            }
            ImportFailure::Files(error @ (files::Error::Damaged(_) | files::Error::Io(_))) => {
                Self::internal(&error)
            }
            ImportFailure::Contradicted(_) => {
                Self::new(StatusCode::UNPROCESSABLE_ENTITY, "statistics/edition-contradicted")
            }
            ImportFailure::ReadOtherwise { edition, .. } => {
                Self::new(StatusCode::CONFLICT, "statistics/read-otherwise").with("edition", edition)
            }
            ImportFailure::Db(error) => error.into(),
            ImportFailure::Fault(_) => Self::internal(&failure),
        }
    }
}
