//! The cell a figure stands in, with its row.

use askama::Template;
use axum::extract::Path;
use countries::{Location, content};
use serde::Serialize;
use web::{Problem, Response, Say, StatusCode, Visit};

use super::{book_at, head, shortened, words};
use crate::{
    book::Book,
    model::{Edition, Figure},
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
    Path((dataset, slug, sheet, cell)): Path<(String, String, String, String)>,
) -> Result<Response, Problem> {
    let (edition, book) = book_at(&visit, &dataset, &slug).await?;
    let missing = || {
        Problem::new(StatusCode::NOT_FOUND, "statistics/no-such-cell")
            .with("sheet", shortened(&sheet))
            .with("cell", shortened(&cell))
    };
    let (row, column) = tables::parse_cell(&cell).ok_or_else(missing)?;
    let figure = book.at(&sheet, row, column).ok_or_else(missing)?;
    let view = view(&visit, &edition, &book, &figure);
    let title = format!("{sheet}, {cell}");
    let head = head(&visit, &format!("{title} · {}", view.edition))
        .crumb(view.edition.clone(), edition.path(""))
        .here(title);
    visit.page(head, &view)
}

fn view(visit: &Visit, edition: &Edition, book: &Book, figure: &Figure) -> CellView {
    let say = &visit.say;
    let row_label = book.area(figure.area.m49).map(|area| area.name.clone()).unwrap_or_default();
    let area_url = match content().areas.resolve(figure.area.m49) {
        Some(Location::Area(area)) => Some(words::area_path(area)),
        Some(Location::Aggregate(_)) | None => None,
    };
    let facts = vec![
        (say.text("statistics-indicator"), words::indicator(say, figure.indicator)),
        (say.text("statistics-year"), words::period(say, figure)),
        (say.text("statistics-sex"), words::sex(say, figure.sex)),
        (say.text("statistics-unit"), say.text(&format!("statistics-unit-{}", figure.indicator.unit()))),
    ];
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
        say: say.clone(),
    }
}

/// The whole row of the sheet, so that the figure is seen among its neighbours.
fn of_row(say: &Say, edition: &Edition, book: &Book, figure: &Figure) -> Vec<CellOfRow> {
    let all = book.of_area(figure.area.m49);
    let row =
        all.iter().filter(|it| it.place.sheet == figure.place.sheet && it.place.row == figure.place.row);
    row.map(|it| CellOfRow {
        cell: it.place.cell(),
        period: words::period(say, it),
        sex: words::sex(say, it.sex),
        indicator: words::indicator(say, it.indicator),
        printed: printed(it),
        shown: words::shown(say, Some(it)),
        url: edition.cell_path(&it.place.sheet, &it.place.cell()),
        here: it.place == figure.place,
    })
    .collect()
}
