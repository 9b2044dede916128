//! Figures and the areas they are of.

use std::sync::Arc;

use db::{Tx, row, sql};
use files::FileHash;
use kernel::{CountryCode, Scalar as _, Value};
use tables::{Column, IntBuilder, RealBuilder, TextBuilder};

use crate::{
    model::{Area, AreaKind, CellPlace, Edition, EditionId, Figure, KnownArea},
    undesa::StockBook,
};

/// Rows of one statement. SQLite looks for each numbered argument among all before it, so that long
/// statements take the square of their length; short ones of one text are prepared once.
const BATCH: usize = 60;

/// Inserts every figure of a book.
pub(crate) async fn insert_figures(tx: &mut Tx, edition: EditionId, figures: &[Figure]) -> db::Result<()> {
    let head = "insert into figure (edition_id, sheet, row_at, column_at, indicator, m49, area, aggregate, since, \
         year, sex, value, state) values";
    for batch in figures.chunks(BATCH) {
        // Collected first: a closure over borrowed rows that waits for the database makes callers lose `Send`.
        let rows: Vec<Vec<Value>> = batch.iter().map(|it| row_of(edition, it)).collect();
        tx.insert_all(head, rows).await?;
    }
    Ok(())
}

fn row_of(edition: EditionId, it: &Figure) -> Vec<Value> {
    vec![
        edition.to_value(),
        Value::Text(it.place.sheet.to_string()),
        it.place.row.to_value(),
        it.place.column.to_value(),
        it.indicator.to_value(),
        i64::from(it.area.m49).to_value(),
        it.area.country().to_value(),
        it.area.country().is_none().to_value(),
        it.since.map(i64::from).to_value(),
        i64::from(it.year).to_value(),
        it.sex.to_value(),
        it.value.to_value(),
        it.state.to_value(),
    ]
}

/// Inserts the areas of a book with the notes they refer to.
pub(crate) async fn insert_areas(tx: &mut Tx, edition: EditionId, book: &StockBook) -> db::Result<()> {
    let rows = (0_i64..).zip(&book.areas).map(|(position, it)| {
        let note = book.notes.iter().find(|note| Some(note.number) == it.note);
        let basis: Vec<&str> = it.basis.iter().map(|basis| basis.word()).collect();
        vec![
            edition.to_value(),
            position.to_value(),
            i64::from(it.area.m49).to_value(),
            it.area.country().to_value(),
            it.name.to_value(),
            i64::try_from(it.level).unwrap_or_default().to_value(),
            Value::Text(basis.join(" ")),
            it.note.map(i64::from).to_value(),
            Value::Text(note.map_or_else(String::new, |note| note.text.clone())),
            Value::Text(it.place.sheet.to_string()),
            it.place.row.to_value(),
            it.place.column.to_value(),
        ]
    });
    let rows: Vec<Vec<Value>> = rows.collect();
    let head = "insert into source_area (edition_id, position, m49, area, name, level, basis, note, note_text, sheet, \
         row_at, column_at) values";
    tx.insert_all(head, rows).await?;
    Ok(())
}

row! {
    struct FigureRecord {
        sheet: String,
        row_at: i64,
        column_at: i64,
        indicator: String,
        m49: i64,
        area: Option<String>,
        since: Option<i64>,
        year: i64,
        sex: String,
        value: Option<f64>,
        state: String,
    }
}

/// The figures of an edition as columns, in the order of the file.
pub(crate) async fn columns(tx: &mut Tx, edition: EditionId) -> db::Result<Vec<(String, Column)>> {
    let query = sql(
        "select sheet, row_at, column_at, indicator, m49, area, since, year, sex, value, state from figure \
         where edition_id = $1 order by sheet, row_at, column_at",
    )
    .bind(edition);
    let rows = tx.all::<FigureRecord>(query).await?;
    let text = |of: fn(&FigureRecord) -> Option<&str>| rows.iter().map(of).collect::<TextBuilder>().finish();
    let int = |of: fn(&FigureRecord) -> Option<i64>| rows.iter().map(of).collect::<IntBuilder>().finish();
    let columns = [
        ("sheet", text(|it| Some(&it.sheet))),
        ("row", int(|it| Some(it.row_at))),
        ("column", int(|it| Some(it.column_at))),
        ("indicator", text(|it| Some(&it.indicator))),
        ("m49", int(|it| Some(it.m49))),
        ("area", text(|it| it.area.as_deref())),
        ("since", int(|it| it.since)),
        ("year", int(|it| Some(it.year))),
        ("sex", text(|it| Some(&it.sex))),
        ("value", rows.iter().map(|it| it.value).collect::<RealBuilder>().finish()),
        ("state", text(|it| Some(&it.state))),
    ];
    Ok(columns.into_iter().map(|(name, column)| (name.to_owned(), column)).collect())
}

row! {
    struct AreaRow {
        m49: u32,
        area: Option<CountryCode>,
        name: String,
        level: u32,
        basis: String,
        note_text: String,
        sheet: String,
        row_at: u32,
        column_at: u32,
    }
}

/// The areas of an edition, in the order of the file.
pub(crate) async fn areas(tx: &mut Tx, edition: EditionId) -> db::Result<Vec<KnownArea>> {
    let query =
        sql("select m49, area, name, level, basis, note_text, sheet, row_at, column_at from source_area \
         where edition_id = $1 order by position")
        .bind(edition);
    let known = |row: AreaRow| KnownArea {
        area: Area {
            m49: u16::try_from(row.m49).unwrap_or_default(),
            kind: row.area.map_or(AreaKind::Aggregate, AreaKind::Country),
        },
        name: row.name,
        level: row.level,
        basis: row.basis,
        note: row.note_text,
        place: CellPlace { sheet: Arc::from(row.sheet), row: row.row_at, column: row.column_at },
    };
    Ok(tx.all::<AreaRow>(query).await?.into_iter().map(known).collect())
}

row! {
    struct Said {
        sheet: String, row_at: i64, column_at: i64, indicator: String, m49: i64, area: Option<String>,
        aggregate: bool, since: Option<i64>, year: i64, sex: String, value: Option<f64>, state: String,
    }
}
row! {
    struct SaidOfArea {
        position: i64, m49: i64, area: Option<String>, name: String, level: i64, basis: String,
        note: Option<i64>, note_text: String, sheet: String, row_at: i64, column_at: i64,
    }
}

/// The SHA-256 of all that an edition says: what it is, its figures and its areas.
pub(crate) async fn digest(tx: &mut Tx, edition: &Edition) -> db::Result<String> {
    let figures = sql(
        "select sheet, row_at, column_at, indicator, m49, area, aggregate, since, year, sex, value, state \
         from figure where edition_id = $1",
    );
    let mut figures: Vec<Said> = tx.all(figures.bind(edition.id)).await?;
    // Sorted here: how a database orders texts is its own affair, and may change with its next version.
    figures.sort_by(|a, b| (&a.sheet, a.row_at, a.column_at).cmp(&(&b.sheet, b.row_at, b.column_at)));
    let areas = sql("select position, m49, area, name, level, basis, note, note_text, sheet, row_at, \
         column_at from source_area where edition_id = $1 order by position");
    let areas: Vec<SaidOfArea> = tx.all(areas.bind(edition.id)).await?;
    let mut said = serde_json::to_vec(&(
        (&edition.dataset, &edition.slug, &edition.name, edition.file.to_string()),
        (&edition.title, &edition.revision, &edition.citation, &edition.licence),
    ))
    .unwrap_or_default();
    for it in &figures {
        let place = (&it.sheet, it.row_at, it.column_at);
        let of = (&it.indicator, it.m49, &it.area, it.aggregate, it.since, it.year, &it.sex);
        add(&mut said, &(place, of, it.value.map(f64::to_bits), &it.state));
    }
    for it in &areas {
        let of = (it.position, it.m49, &it.area, &it.name, it.level, &it.basis);
        add(&mut said, &(of, it.note, &it.note_text, &it.sheet, it.row_at, it.column_at));
    }
    Ok(FileHash::of(&said).to_string())
}

/// One line of JSON, in which no two lists of values look the same.
fn add(said: &mut Vec<u8>, line: &impl serde::Serialize) {
    said.push(b'\n');
    said.extend(serde_json::to_vec(line).unwrap_or_default());
}
