//! Datasets as data under `/api/v1`; their figures are given by `dissemination`.

mod question;

use axum::{
    Json,
    http::HeaderMap,
    response::{IntoResponse as _, Response},
};
use serde::Serialize;
use utoipa::ToSchema;
use utoipa_axum::{router::OpenApiRouter, routes};
use web::{Problem, Site, Version, Visit};

use crate::{model::Edition, store};

pub(crate) fn routes() -> OpenApiRouter<Site> {
    OpenApiRouter::new().routes(routes!(datasets)).routes(routes!(question::read, question::post))
}

/// A dataset with its editions.
#[derive(Serialize, ToSchema)]
struct DatasetData {
    /// Its word in addresses.
    #[schema(example = "undesa-stock")]
    dataset: String,
    /// Its editions, the newest first.
    editions: Vec<EditionData>,
}

/// An edition: what one file said.
#[derive(Serialize, ToSchema)]
struct EditionData {
    /// Its word in addresses.
    #[schema(example = "2020")]
    edition: String,
    /// Its title, as printed.
    title: String,
    /// `staged`, `published` or `withdrawn`.
    state: String,
    /// The file, by its SHA-256.
    file_sha256: String,
    /// Copyright and licence, as printed.
    licence: String,
    /// How it asks to be cited.
    citation: String,
    /// Countries and areas.
    countries: i64,
    /// Sums over several of them.
    aggregates: i64,
    /// Cells of figures.
    figures: i64,
    /// When it was imported, in universal time.
    imported_at: String,
    /// Its page.
    url: String,
}

/// Every dataset.
#[derive(Serialize, ToSchema)]
struct DatasetList {
    /// The datasets.
    data: Vec<DatasetData>,
    /// Always null: there are few.
    next: Option<String>,
}

/// The datasets and their editions.
#[utoipa::path(get, path = "/datasets", tag = "statistics", responses((status = 200, body = DatasetList),
    (status = 304, description = "The reader has it already")))]
async fn datasets(visit: Visit, headers: HeaderMap) -> Result<Response, Problem> {
    let editions = visit.db().read(async |tx| store::editions(tx, None).await).await?;
    let parts = editions.iter().map(|it| format!("{} {}", it.id, it.state));
    let version = Version::of(parts.chain([visit.site.address("")]), None);
    if let Some(unchanged) = version.unchanged(&headers) {
        return Ok(unchanged);
    }
    let data = |it: Edition| EditionData {
        url: visit.site.address(&it.path("")),
        state: it.state.to_string(),
        file_sha256: it.file.to_string(),
        countries: it.tally.countries,
        aggregates: it.tally.aggregates,
        figures: it.tally.figures,
        imported_at: it.imported_at.to_string(),
        edition: it.slug,
        title: it.title,
        licence: it.licence,
        citation: it.citation,
    };
    let mut sets: Vec<DatasetData> = Vec::new();
    for it in editions {
        let at = sets.iter().position(|known| known.dataset == it.dataset).unwrap_or_else(|| {
            sets.push(DatasetData { dataset: it.dataset.clone(), editions: Vec::new() });
            sets.len() - 1
        });
        sets[at].editions.push(data(it));
    }
    sets.sort_by(|a, b| a.dataset.cmp(&b.dataset));
    Ok(version.mark(&headers, Json(DatasetList { data: sets, next: None }).into_response()))
}
