//! The catalogue: every dataset with its editions.

use askama::Template;
use axum::extract::Path;
use serde::Serialize;
use web::{Mark, Problem, Response, Say, Section, Status, StatusCode, Visit};

use super::words;
use crate::{
    model::{Edition, EditionState, STOCK},
    ops, store,
};

/// Where the publisher offers the file.
pub(super) const PUBLISHER: &str =
    "https://www.un.org/development/desa/pd/content/international-migrant-stock";
/// What the publisher calls the file.
pub(super) const FILE: &str = "undesa_pd_2020_ims_stock_by_sex_and_destination.xlsx";

#[derive(Template, Serialize)]
#[template(path = "pages/catalogue.html")]
struct CatalogueView {
    #[serde(skip)]
    say: Say,
    datasets: Vec<DatasetView>,
    may_import: bool,
    #[serde(skip)]
    publisher: &'static str,
    #[serde(skip)]
    file: &'static str,
}

#[derive(Serialize)]
struct DatasetView {
    dataset: String,
    title: String,
    /// Whether the page tells how to get it while there is no edition.
    #[serde(skip)]
    starts_here: bool,
    editions: Vec<EditionView>,
}

#[derive(Serialize)]
struct EditionView {
    edition: String,
    title: String,
    state: EditionState,
    #[serde(skip)]
    mark: Mark,
    url: String,
    file_sha256: String,
    licence: String,
    citation: String,
    countries: i64,
    aggregates: i64,
    figures: i64,
    imported_at: String,
    #[serde(skip)]
    imported: String,
    #[serde(skip)]
    coverage: String,
}

pub(super) fn state_mark(say: &Say, state: EditionState) -> Mark {
    let status = match state {
        EditionState::Published => Status::Met,
        EditionState::Staged => Status::NotYetDue,
        EditionState::Withdrawn => Status::Overdue,
    };
    Mark::new(status, say.text(&format!("statistics-edition-{state}")))
}

fn edition_view(say: &Say, it: Edition) -> EditionView {
    let local = say.local();
    EditionView {
        title: words::source(say, &it),
        mark: state_mark(say, it.state),
        url: it.path(""),
        file_sha256: it.file.to_string(),
        countries: it.tally.countries,
        aggregates: it.tally.aggregates,
        figures: it.tally.figures,
        imported_at: it.imported_at.to_string(),
        imported: local.instant(it.imported_at),
        coverage: say.fill(
            "statistics-coverage",
            &[
                ("countries", it.tally.countries.into()),
                ("aggregates", it.tally.aggregates.into()),
                ("figures", it.tally.figures.into()),
            ],
        ),
        state: it.state,
        edition: it.slug,
        licence: it.licence,
        citation: it.citation,
    }
}

/// The migrant stock first, whether it was imported or not; then the others by their titles.
fn datasets(say: &Say, editions: Vec<Edition>) -> Vec<DatasetView> {
    let stock = DatasetView {
        dataset: STOCK.to_owned(),
        title: say.text("statistics-dataset-stock"),
        starts_here: true,
        editions: Vec::new(),
    };
    let mut datasets = vec![stock];
    for it in editions {
        let at = datasets.iter().position(|known| known.dataset == it.dataset).unwrap_or_else(|| {
            datasets.push(DatasetView {
                dataset: it.dataset.clone(),
                title: it.title.clone(),
                starts_here: false,
                editions: Vec::new(),
            });
            datasets.len() - 1
        });
        datasets[at].editions.push(edition_view(say, it));
    }
    datasets[1..].sort_by(|a, b| a.title.cmp(&b.title).then_with(|| a.dataset.cmp(&b.dataset)));
    datasets
}

pub(super) async fn show(visit: Visit) -> Result<Response, Problem> {
    let editions = visit.db().read(async |tx| store::editions(tx, None).await).await?;
    let say = &visit.say;
    if visit.format.is_file() {
        return visit.table("editions", super::tables::editions(say, &editions)).await;
    }
    let datasets = datasets(say, editions);
    let view = CatalogueView {
        say: say.clone(),
        datasets,
        may_import: ops::may_publish(&visit.actor),
        publisher: PUBLISHER,
        file: FILE,
    };
    let head = web::Head::titled(say.text("statistics-data")).in_section(Section::Data);
    visit.page(head.lasting(), &view)
}

/// Leads to the newest edition of a dataset, or to the catalogue while there is none.
pub(super) async fn newest(visit: Visit, Path(dataset): Path<String>) -> Result<Response, Problem> {
    let newest = visit.db().read(async |tx| store::newest(tx, &dataset).await).await?;
    if newest.is_none() && dataset != STOCK {
        return Err(Problem::new(StatusCode::NOT_FOUND, "statistics/no-such-dataset"));
    }
    Ok(visit.lead(&newest.map_or_else(|| "/data".to_owned(), |edition| edition.path(""))))
}
