//! Datasets and figures as data under `/api/v1`.

use axum::Json;
use serde::{Deserialize, Serialize};
use utoipa::ToSchema;
use utoipa_axum::{router::OpenApiRouter, routes};
use web::{Problem, Query, Site, StatusCode, Visit};

use crate::{
    model::{Edition, Sex},
    reading::{self, FigureRow},
    store,
};

pub(crate) fn routes() -> OpenApiRouter<Site> {
    OpenApiRouter::new().routes(routes!(datasets)).routes(routes!(figures))
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

/// The figures of a country or area.
#[derive(Serialize, ToSchema)]
struct FigureList {
    /// Its code.
    country: String,
    /// The area within which it is counted, when not by itself.
    #[serde(skip_serializing_if = "Option::is_none")]
    counted_in: Option<String>,
    /// The figures of the newest published edition.
    data: Vec<FigureRow>,
    /// Always null: a country has about a hundred.
    next: Option<String>,
}

#[derive(Deserialize)]
struct Asked {
    area: String,
    indicator: Option<String>,
    year: Option<i16>,
    sex: Option<Sex>,
}

/// The datasets and their editions.
#[utoipa::path(get, path = "/datasets", tag = "statistics", responses((status = 200, body = DatasetList)))]
async fn datasets(visit: Visit) -> Result<Json<DatasetList>, Problem> {
    let editions = visit.db().read(async |tx| store::editions(tx, None).await).await?;
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
    Ok(Json(DatasetList { data: sets, next: None }))
}

/// The figures of a country or area, each with the cell it stands in.
#[utoipa::path(get, path = "/figures", tag = "statistics",
    params(("area" = String, Query, description = "Code, number or name of a country, area or sum", example = "MDA"),
        ("indicator" = Option<String>, Query, description = "Only this indicator, such as immigrant-stock"),
        ("year" = Option<i16>, Query, description = "Only this year"),
        ("sex" = Option<String>, Query, description = "Only both, male or female")),
    responses((status = 200, body = FigureList), (status = 404, description = "No such area")))]
async fn figures(visit: Visit, Query(asked): Query<Asked>) -> Result<Json<FigureList>, Problem> {
    let found = reading::figures_named(visit.db(), &asked.area).await?;
    let found = found.ok_or_else(|| {
        let area: String = asked.area.chars().take(40).collect();
        Problem::new(StatusCode::NOT_FOUND, "statistics/no-such-area").with("area", area)
    })?;
    let mut data = found.figures;
    data.retain(|it| {
        asked.indicator.as_ref().is_none_or(|indicator| it.indicator == *indicator)
            && asked.year.is_none_or(|year| it.year == year)
            && asked.sex.is_none_or(|sex| it.sex == sex)
    });
    Ok(Json(FigureList { country: found.country, counted_in: found.counted_in, data, next: None }))
}
