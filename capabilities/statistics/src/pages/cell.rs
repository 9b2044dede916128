//! The cell a figure stands in, with its row.

use askama::Template;
use axum::extract::Path;
use countries::Location;
use serde::Serialize;
use web::{Problem, Response, Say, StatusCode, Visit};

use super::{book_at, head, shortened, words};
use crate::{
    book::Book,
    model::{Edition, Figure, TEXT},
    profile::printed,
    reading::FigureRow,
};

#[derive(Template, Serialize)]
#[template(path = "pages/cell.html")]
struct CellView {
    #[serde(skip)]
    say: Say,
    #[serde(flatten)]
    figure: FigureRow,
    printed: String,
    row_label: String,
    #[serde(skip)]
    shown: String,
    #[serde(skip)]
    state: String,
    #[serde(skip)]
    facts: Vec<(String, String)>,
    #[serde(skip)]
    area_url: Option<String>,
    #[serde(skip)]
    edition: String,
    edition_url: String,
    #[serde(skip)]
    hash: String,
    licence: String,
    row: Vec<CellOfRow>,
    may_download: bool,
    /// What other capabilities know of it.
    panels: Vec<web::PanelHtml>,
}

#[derive(Serialize)]
struct CellOfRow {
    cell: String,
    period: String,
    sex: String,
    indicator: String,
    printed: String,
    #[serde(skip)]
    shown: String,
    url: String,
    here: bool,
}

pub(super) async fn show(
    visit: Visit,
    Path((dataset, slug, asked, cell)): Path<(String, String, String, String)>,
) -> Result<Response, Problem> {
    let (edition, book) = book_at(&visit, &dataset, &slug).await?;
    let missing = || {
        Problem::new(StatusCode::NOT_FOUND, "statistics/no-such-cell")
            .with("sheet", shortened(&asked))
            .with("cell", shortened(&cell))
    };
    let (row, column) = tables::parse_cell(&cell).ok_or_else(missing)?;
    let sheet = if asked == TEXT { "" } else { asked.as_str() };
    let figure = book.at(sheet, row, column).into_iter().next().ok_or_else(missing)?;
    let mut view = view(&visit, &edition, &book, &figure);
    view.panels = visit.panels(web::Place::Cell, edition.id.uuid()).await?;
    let title = if sheet.is_empty() { cell.clone() } else { format!("{sheet}, {cell}") };
    let head = head(&visit, &format!("{title} · {}", view.edition))
        .crumb(view.edition.clone(), edition.path(""))
        .here(title);
    visit.page(head, &view)
}

fn view(visit: &Visit, edition: &Edition, book: &Book, figure: &Figure) -> CellView {
    let say = &visit.say;
    let series = &figure.series;
    let printed_name = |code: &str| {
        let printed = book.area(code).map_or("", |area| area.name.as_str());
        if printed.is_empty() { words::place_name(say, code, "") } else { printed.to_owned() }
    };
    let row_label = printed_name(&series.area.code);
    let area_url = match words::location(&series.area.code) {
        Some(Location::Area(area)) => Some(words::area_path(area)),
        Some(Location::Aggregate(_)) | None => None,
    };
    let mut facts = vec![
        (say.text("statistics-indicator"), words::indicator(say, &series.indicator)),
        (say.text("statistics-year"), words::period(say, figure)),
        (say.text("statistics-sex"), words::sex(say, series.sex)),
        (say.text("statistics-unit"), words::unit(say, &series.unit)),
    ];
    if let Some(other) = &series.counterpart {
        facts.insert(1, (say.text("statistics-counterpart"), words::place_name(say, &other.code, "")));
    }
    let more = [("statistics-age", &series.age), ("statistics-detail", &series.detail)];
    facts.extend(more.into_iter().filter_map(|(key, it)| Some((say.text(key), it.as_ref()?.to_string()))));
    CellView {
        figure: FigureRow::of(edition, figure),
        printed: printed(figure),
        shown: words::shown(say, Some(figure)),
        state: words::state_words(say, figure.state),
        facts,
        area_url,
        edition: words::source(say, edition),
        edition_url: edition.path(""),
        hash: edition.file.to_string(),
        licence: edition.licence.clone(),
        row: of_row(say, edition, book, figure),
        may_download: kernel::Permit::<crate::policy::ReadSourceFile>::grant(&visit.actor, ()).is_ok(),
        row_label,
        panels: Vec::new(),
        say: say.clone(),
    }
}

/// The whole row of the sheet, so that the figure is seen among its neighbours.
fn of_row(say: &Say, edition: &Edition, book: &Book, figure: &Figure) -> Vec<CellOfRow> {
    let row = book.of_row(&figure.place.sheet, figure.place.row);
    row.iter()
        .map(|it| CellOfRow {
            cell: it.place.cell(),
            period: words::period(say, it),
            sex: words::sex(say, it.series.sex),
            indicator: words::indicator(say, &it.series.indicator),
            printed: printed(it),
            shown: words::shown(say, Some(it)),
            url: edition.cell_path(&it.place.sheet, &it.place.cell()),
            here: it.place == figure.place,
        })
        .collect()
}
