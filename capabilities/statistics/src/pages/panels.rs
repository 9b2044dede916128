//! What a country's page shows of figures: key numbers, two charts, and where everything comes from.

mod charts;
mod key;

use askama::Template;
use countries::{Area, content};
use kernel::uuid::Uuid;
use serde::Serialize;
use serde_json::json;
use web::{Html, PanelHtml, Problem, Say, Visit};

use self::{
    charts::{Chart, region, series},
    key::{KeyFigure, SourceEntry, key_figures},
};
use super::words;
use crate::{
    book::{Book, newest_stock},
    model::{Edition, Figure},
    profile::Profile,
    reading::FigureRow,
};

type Panel = std::pin::Pin<Box<dyn Future<Output = Result<Option<PanelHtml>, Problem>> + Send>>;

/// What is known of an area: figures, or in words why there are none.
enum Known {
    Figures { edition: Box<Edition>, book: std::sync::Arc<Book>, profile: Box<Profile> },
    Nothing(Nothing),
}

/// Why there are no figures, and where to go from here.
#[derive(Serialize)]
struct Nothing {
    reason: &'static str,
    #[serde(skip)]
    words: String,
    #[serde(skip)]
    link: Option<(String, String)>,
}

#[derive(Template)]
#[template(path = "pages/workspace.html")]
struct WorkspaceView<'a> {
    say: &'a Say,
    source: String,
    source_url: String,
    figures_url: String,
    ask: String,
    key: Vec<KeyFigure>,
    series: Option<Chart>,
    table: Vec<TableRow>,
    region: Option<Chart>,
    note: String,
}

#[derive(Template)]
#[template(path = "pages/nothing.html")]
struct NothingView<'a> {
    say: &'a Say,
    nothing: &'a Nothing,
}

#[derive(Template)]
#[template(path = "pages/sources.html")]
struct SourcesView<'a> {
    say: &'a Say,
    entries: Vec<SourceEntry>,
    hash: String,
    edition_url: String,
    licence: String,
}

/// A year of the table under the chart; every number leads to its cell.
struct TableRow {
    year: String,
    cells: [(String, Option<String>); 3],
}

/// The panel in the middle of a country's page.
pub(crate) fn workspace(visit: Visit, id: Uuid) -> Panel {
    Box::pin(async move {
        let Some(area) = countries::area_of_panel(id) else { return Ok(None) };
        let known = known(&visit, area).await?;
        let (html, data) = match &known {
            Known::Figures { edition, book, profile } => (
                figures_view(&visit.say, area, edition, book, profile).render(),
                data(edition, book, profile, area),
            ),
            Known::Nothing(nothing) => (
                NothingView { say: &visit.say, nothing }.render(),
                json!({ "nothing": nothing, "figures": [] }),
            ),
        };
        let html = Html::made(html.map_err(|error| Problem::internal(&error))?);
        Ok(Some(PanelHtml { html, side: false, name: "figures", data }))
    })
}

/// The panel beside it: where each number comes from.
pub(crate) fn sources(visit: Visit, id: Uuid) -> Panel {
    Box::pin(async move {
        let Some(area) = countries::area_of_panel(id) else { return Ok(None) };
        let Known::Figures { edition, book, profile } = known(&visit, area).await? else { return Ok(None) };
        let (_, entries) = key_figures(&visit.say, &edition, &book, &profile, area);
        let data = json!({
            "edition": edition.slug, "title": edition.title, "file_sha256": edition.file,
            "licence": edition.licence, "citation": edition.citation, "url": edition.path(""),
        });
        let view = SourcesView {
            say: &visit.say,
            entries,
            hash: edition.file.to_string(),
            edition_url: edition.path(""),
            licence: edition.licence.clone(),
        };
        let html = Html::made(view.render().map_err(|error| Problem::internal(&error))?);
        Ok(Some(PanelHtml { html, side: true, name: "figure_sources", data }))
    })
}

async fn known(visit: &Visit, area: &'static Area) -> Result<Known, Problem> {
    let say = &visit.say;
    let Some((edition, book)) = visit.db().read(async |tx| newest_stock(tx).await).await? else {
        return Ok(Known::Nothing(Nothing {
            reason: "none-imported",
            words: say.text("statistics-none-loaded-country"),
            link: Some((say.text("statistics-how"), "/data".to_owned())),
        }));
    };
    if let Some(profile) = Profile::of(&book, area) {
        if profile.has_numbers() {
            return Ok(Known::Figures { edition: Box::new(edition), book, profile: Box::new(profile) });
        }
        let stock = profile.stock();
        let cell = stock.map(|it| {
            (words::state_words(say, it.state), edition.cell_path(&it.place.sheet, &it.place.cell()))
        });
        return Ok(Known::Nothing(Nothing {
            reason: "row-without-numbers",
            words: say.with("statistics-row-without-numbers", "source", words::source(say, &edition)),
            link: cell,
        }));
    }
    let within = area.counted_in.and_then(|code| content().areas.by_code(code));
    Ok(Known::Nothing(match within {
        Some(within) => Nothing {
            reason: "counted-elsewhere",
            words: say.with("statistics-counted-elsewhere", "source", words::source(say, &edition)),
            link: Some((within.marked_name(say.language), words::area_path(within))),
        },
        None => Nothing {
            reason: "no-row",
            words: say.with("statistics-no-row", "source", words::source(say, &edition)),
            link: Some((words::source(say, &edition), edition.path(""))),
        },
    }))
}

fn figures_view<'a>(
    say: &'a Say,
    area: &'static Area,
    edition: &Edition,
    book: &Book,
    profile: &Profile,
) -> WorkspaceView<'a> {
    let cell = |figure: &Option<Figure>| {
        let url = figure.as_ref().map(|it| edition.cell_path(&it.place.sheet, &it.place.cell()));
        (words::shown(say, figure.as_ref()), url)
    };
    let table = profile.series.iter().map(|point| TableRow {
        year: point.year.to_string(),
        cells: [cell(&point.both), cell(&point.female), cell(&point.male)],
    });
    let known = book.area(area.code.as_str());
    WorkspaceView {
        say,
        source: words::source(say, edition),
        source_url: edition.path(""),
        figures_url: edition.path("/figures"),
        ask: format!("?area={}", area.code),
        key: key_figures(say, edition, book, profile, area).0,
        series: series(say, area, edition, profile),
        table: table.collect(),
        region: region(say, area, edition, profile),
        note: known.map(|it| it.note.clone()).unwrap_or_default(),
    }
}

/// The same as data.
fn data(edition: &Edition, book: &Book, profile: &Profile, area: &Area) -> serde_json::Value {
    let figures = book.of_area(area.code.as_str());
    let rows: Vec<FigureRow> = figures.iter().map(|figure| FigureRow::of(edition, figure)).collect();
    let rank = profile.rank.as_ref().map(|rank| {
        json!({ "region": rank.region.m49, "place": rank.place, "of": rank.peers.len(), "without": rank.without })
    });
    json!({ "edition": edition.slug, "year": profile.year, "rank": rank, "figures": rows })
}
