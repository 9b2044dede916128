//! Figures, findings, sums and editions as tables for files; each figure with the cell it was read from.

use axum::{extract::Path, http::HeaderMap};
use kernel::List;
use serde::Deserialize;
use web::{Format, Problem, Query, Response, Say, Version, Visit};

use super::{
    book_at,
    edition::{area_code, finding_view},
    edition_at, words,
};
use crate::{
    book::Book,
    model::{Edition, Figure},
    profile::printed,
    store,
};

/// Which figures are wanted.
#[derive(Deserialize)]
pub(super) struct Wanted {
    area: Option<String>,
    indicator: Option<String>,
}

/// The figures of an edition, or of one area in it, as a file; a person is led to the edition.
pub(super) async fn figures(
    visit: Visit,
    Path((dataset, slug)): Path<(String, String)>,
    Query(wanted): Query<Wanted>,
    headers: HeaderMap,
) -> Result<Response, Problem> {
    let edition = edition_at(&visit, &dataset, &slug).await?;
    if !visit.format.is_file() {
        return Ok(visit.lead(&edition.path("")));
    }
    // The figures of an edition never change; the words around them are those of the program and the language.
    let asked =
        [edition.id.to_string(), format!("{:?} {}", visit.format, visit.say.language), visit.query.clone()];
    let version = Version::of(asked.into_iter().chain([visit.site.address("")]), Some(edition.imported_at));
    let version = if visit.format == Format::Xlsx { version.weak() } else { version };
    if let Some(unchanged) = version.unchanged(&headers) {
        return Ok(unchanged);
    }
    let book = visit.db().read(async |tx| Book::of(tx, &edition).await).await?;
    let code = match wanted.area.as_deref().filter(|text| !text.is_empty()) {
        None => None,
        Some(text) => Some(area_code(text)?),
    };
    let say = &visit.say;
    let rows: Vec<Figure> = book
        .all()
        .filter(|figure| code.as_ref().is_none_or(|code| figure.series.area.code.as_ref() == code))
        .filter(|figure| wanted.indicator.as_ref().is_none_or(|it| figure.series.indicator.as_ref() == it))
        .collect();
    let list = figures_of(say, &edition, &book, &rows);
    let name = format!("{}-{}", edition.dataset, edition.slug);
    let name = code.map_or_else(|| name.clone(), |code| format!("{name}-{}", code.replace(':', "-")));
    Ok(version.mark(&headers, visit.table(&name, list).await?))
}

fn figures_of(say: &Say, edition: &Edition, book: &Book, rows: &[Figure]) -> List {
    let name = |figure: &Figure| {
        let code = &figure.series.area.code;
        words::place_name(say, code, book.area(code).map_or("", |area| area.name.as_str()))
    };
    let kind = |figure: &Figure| say.text(&format!("statistics-kind-{}", figure.series.area.kind));
    let other = |figure: &Figure| figure.series.counterpart.as_ref().map(|it| it.code.to_string());
    let text = |it: &Option<std::sync::Arc<str>>| it.as_deref().unwrap_or_default().to_owned();
    let list = List::of(words::source(say, edition), rows)
        .text(say.text("statistics-indicator"), |it| words::indicator(say, &it.series.indicator))
        .text(say.text("statistics-unit"), |it| words::unit(say, &it.series.unit))
        .text(say.text("statistics-code"), |it| it.series.area.code.to_string())
        .text(say.text("statistics-kind"), kind)
        .text(say.text("statistics-name"), name)
        .text(say.text("statistics-counterpart"), |it| other(it).unwrap_or_default())
        .text(say.text("statistics-period"), |it| it.period.to_string())
        .whole(say.text("statistics-year"), |it| Some(it.year().into()))
        .whole(say.text("statistics-first-year"), |it| it.since.map(i64::from))
        .text(say.text("statistics-sex"), |it| words::sex(say, it.series.sex))
        .text(say.text("statistics-age"), |it| text(&it.series.age))
        .text(say.text("statistics-detail"), |it| text(&it.series.detail))
        .real(say.text("statistics-value"), |it| it.value)
        .text(say.text("statistics-state"), |it| words::state_words(say, it.state))
        .text(say.text("statistics-printed"), printed)
        .text(say.text("statistics-edition"), |_| edition.slug.clone())
        .text("SHA-256", |_| edition.file.to_string())
        .text(say.text("statistics-sheet"), |it| it.place.sheet.to_string())
        .text(say.text("statistics-cell"), |it| it.place.cell())
        .link(say.text("file-address"), |it| edition.cell_path(&it.place.sheet, &it.place.cell()))
        .done();
    from(list, say, edition)
}

/// What was noticed while the edition was read, all of it.
pub(super) async fn findings(
    visit: Visit,
    Path((dataset, slug)): Path<(String, String)>,
) -> Result<Response, Problem> {
    let (edition, book) = book_at(&visit, &dataset, &slug).await?;
    if !visit.format.is_file() {
        return Ok(visit.lead(&edition.path("#findings")));
    }
    let found = visit.db().read(async |tx| store::findings(tx, edition.id).await).await?;
    let say = &visit.say;
    let rows: Vec<_> = found.iter().map(|it| (it, finding_view(say, &edition, &book, it))).collect();
    let title = format!("{}: {}", say.text("statistics-findings"), words::source(say, &edition));
    let list = List::of(title, &rows)
        .text(say.text("statistics-severity"), |(_, it)| it.mark.words.clone())
        .text(say.text("statistics-sheet"), |(it, _)| it.sheet.clone().unwrap_or_default())
        .text(say.text("statistics-cell"), |(it, _)| it.cell.clone().unwrap_or_default())
        .whole(say.text("statistics-row-number"), |(it, _)| it.row.map(i64::from))
        .text(say.text("statistics-found"), |(_, it)| it.sentence.clone())
        .link(say.text("file-address"), |(_, it)| it.url.clone().unwrap_or_default())
        .done();
    let name = format!("{}-{}-findings", edition.dataset, edition.slug);
    visit.table(&name, from(list, say, &edition)).await
}

/// The sums of the edition, kept apart from countries.
pub(super) async fn sums(
    visit: Visit,
    Path((dataset, slug)): Path<(String, String)>,
) -> Result<Response, Problem> {
    let (edition, book) = book_at(&visit, &dataset, &slug).await?;
    if !visit.format.is_file() {
        return Ok(visit.lead(&edition.path("#sums")));
    }
    let say = &visit.say;
    let rows = super::edition::sums(say, &edition, &book);
    let title = format!("{}: {}", say.text("statistics-sums"), words::source(say, &edition));
    let list = List::of(title, &rows)
        .text(say.text("statistics-sum"), |it| it.name.clone())
        .text(say.text("statistics-code"), |it| it.code.clone())
        .real(say.text("statistics-indicator-immigrant-stock"), |it| it.value)
        .link(say.text("file-address"), |it| it.url.clone().unwrap_or_default())
        .done()
        .note(say.text("statistics-sums-lead"));
    let name = format!("{}-{}-sums", edition.dataset, edition.slug);
    visit.table(&name, from(list, say, &edition)).await
}

/// The editions of the catalogue.
pub(super) fn editions(say: &Say, rows: &[Edition]) -> List {
    List::of(say.text("statistics-data"), rows)
        .text(say.text("statistics-edition"), |it| words::source(say, it))
        .text(say.text("statistics-state"), |it| say.text(&format!("statistics-edition-{}", it.state)))
        .whole(say.text("statistics-countries"), |it| Some(it.tally.countries))
        .whole(say.text("statistics-sums-head"), |it| Some(it.tally.aggregates))
        .whole(say.text("statistics-figures-head"), |it| Some(it.tally.figures))
        .text(say.text("statistics-licence"), |it| it.licence.clone())
        .text(say.text("statistics-citation"), |it| it.citation.clone())
        .instant(say.text("statistics-imported"), |it| Some(it.imported_at))
        .text("SHA-256", |it| it.file.to_string())
        .link(say.text("file-address"), |it| it.path(""))
        .done()
}

/// With where the figures come from and on what terms.
fn from(list: List, say: &Say, edition: &Edition) -> List {
    list.note(format!("{}: {}", say.text("statistics-where-from"), edition.citation))
        .note(format!("{}: {}", say.text("statistics-licence"), edition.licence))
        .note(format!("SHA-256: {}", edition.file))
}
