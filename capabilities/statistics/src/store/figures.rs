//! Series, observations and the areas they are of.

use std::sync::Arc;

use db::{Tx, row, sql};
use files::FileHash;
use kernel::{Scalar as _, Value};
use sources::{Figures, Observation, Reading};
use tables::{Column, IntBuilder, RealBuilder, Table, TextBuilder};

use crate::{
    book::Parts,
    model::{Area, AreaKind, Edition, EditionId, ListedArea, Series, Sex},
};

/// Hears how many figures were stored since it last heard.
pub(crate) type Told<'a> = &'a (dyn Fn(usize) + Sync);

/// Rows that are made ready at once.
const BATCH: usize = 20_000;

/// Inserts everything a reading says, as rows and as packed columns.
///
/// `told` hears how many observations were inserted, a batch at a time.
pub(crate) async fn insert_reading(
    tx: &mut Tx,
    edition: EditionId,
    reading: &Reading,
    told: Told<'_>,
) -> db::Result<()> {
    let figures = &reading.figures;
    insert_sheets(tx, edition, figures).await?;
    insert_areas(tx, edition, &reading.areas).await?;
    let first: i64 = tx.scalar(sql("select coalesce(max(id), 0) + 1 from series")).await?;
    insert_series(tx, edition, first, &figures.series).await?;
    let order = in_order(figures);
    let head =
        "insert into observation (series_id, period, since, value, state, sheet, row_at, column_at) values";
    for batch in order.chunks(BATCH) {
        // Collected first: a closure over borrowed rows that waits for the database makes callers lose `Send`.
        let rows: Vec<Vec<Value>> =
            batch.iter().map(|at| observation_row(first, &figures.observations[*at as usize])).collect();
        tx.insert_all(head, rows).await?;
        told(batch.len());
    }
    let (series, observations) = packed(figures, &order);
    insert_columns(tx, edition, series, observations).await
}

/// The observations, those of a series together and in the order of time.
fn in_order(figures: &Figures) -> Vec<u32> {
    let mut order: Vec<u32> = (0..).take(figures.observations.len()).collect();
    let key = |at: &u32| {
        let it = &figures.observations[*at as usize];
        (it.series, it.period, it.sheet, it.row, it.column)
    };
    order.sort_unstable_by_key(key);
    order
}

async fn insert_sheets(tx: &mut Tx, edition: EditionId, figures: &Figures) -> db::Result<()> {
    let rows = (0_i64..).zip(&figures.sheets);
    let rows: Vec<Vec<Value>> = rows
        .map(|(number, name)| vec![edition.to_value(), number.to_value(), Value::Text(name.to_string())])
        .collect();
    tx.insert_all("insert into edition_sheet (edition_id, number, name) values", rows).await?;
    Ok(())
}

async fn insert_areas(tx: &mut Tx, edition: EditionId, areas: &[ListedArea]) -> db::Result<()> {
    let rows = (0_i64..).zip(areas).map(|(position, it)| {
        vec![
            edition.to_value(),
            position.to_value(),
            Value::Text(it.area.code.to_string()),
            it.area.kind.to_value(),
            it.name.to_value(),
            it.level.to_value(),
            it.basis.to_value(),
            it.note.to_value(),
            i64::from(it.sheet).to_value(),
            it.row.to_value(),
            it.column.to_value(),
        ]
    });
    let rows: Vec<Vec<Value>> = rows.collect();
    let head = "insert into listed_area (edition_id, position, area, area_kind, name, level, basis, note, sheet, \
         row_at, column_at) values";
    tx.insert_all(head, rows).await?;
    Ok(())
}

async fn insert_series(tx: &mut Tx, edition: EditionId, first: i64, series: &[Series]) -> db::Result<()> {
    let text = |text: Option<&Arc<str>>| text.map(ToString::to_string).to_value();
    let rows = (first..).zip(series).map(|(id, it)| {
        vec![
            id.to_value(),
            edition.to_value(),
            Value::Text(it.indicator.to_string()),
            Value::Text(it.area.code.to_string()),
            it.area.kind.to_value(),
            text(it.counterpart.as_ref().map(|it| &it.code)),
            it.counterpart.as_ref().map(|it| it.kind).to_value(),
            it.sex.to_value(),
            text(it.age.as_ref()),
            text(it.detail.as_ref()),
            Value::Text(it.unit.to_string()),
        ]
    });
    let rows: Vec<Vec<Value>> = rows.collect();
    let head = "insert into series (id, edition_id, indicator, area, area_kind, counterpart, counterpart_kind, sex, \
         age, detail, unit) values";
    tx.insert_all(head, rows).await?;
    Ok(())
}

fn observation_row(first: i64, it: &Observation) -> Vec<Value> {
    vec![
        Value::Int(first + i64::from(it.series)),
        it.period.to_value(),
        it.since.map(i64::from).to_value(),
        it.value.to_value(),
        it.state.to_value(),
        i64::from(it.sheet).to_value(),
        it.row.to_value(),
        it.column.to_value(),
    ]
}

async fn insert_columns(
    tx: &mut Tx,
    edition: EditionId,
    series: Vec<u8>,
    observations: Vec<u8>,
) -> db::Result<()> {
    let statement = sql("insert into edition_columns (edition_id, series, observations) values ($1, $2, $3)");
    tx.run(statement.bind(edition).bind(series).bind(observations)).await?;
    Ok(())
}

/// Series and observations as packed tables.
fn packed(figures: &Figures, order: &[u32]) -> (Vec<u8>, Vec<u8>) {
    let observations = order.iter().map(|at| &figures.observations[*at as usize]);
    let rows = observations.map(|it| ObservationRecord {
        series: it.series.into(),
        period: it.period.to_string(),
        since: it.since.map(i64::from),
        value: it.value,
        state: it.state.word().to_owned(),
        sheet: it.sheet.into(),
        row_at: it.row.into(),
        column_at: it.column.into(),
    });
    let rows: Vec<ObservationRecord> = rows.collect();
    (series_table(&figures.series).to_bytes(), observation_table(&rows).to_bytes())
}

fn series_table(series: &[Series]) -> Table {
    let text = |of: fn(&Series) -> Option<&str>| series.iter().map(of).collect::<TextBuilder>().finish();
    let columns = [
        ("indicator", text(|it| Some(&it.indicator))),
        ("area", text(|it| Some(&it.area.code))),
        ("area_kind", text(|it| Some(it.area.kind.word()))),
        ("counterpart", text(|it| it.counterpart.as_ref().map(|it| it.code.as_ref()))),
        ("counterpart_kind", text(|it| it.counterpart.as_ref().map(|it| it.kind.word()))),
        ("sex", text(|it| Some(it.sex.word()))),
        ("age", text(|it| it.age.as_deref())),
        ("detail", text(|it| it.detail.as_deref())),
        ("unit", text(|it| Some(&it.unit))),
    ];
    table(columns)
}

fn observation_table(rows: &[ObservationRecord]) -> Table {
    let text =
        |of: fn(&ObservationRecord) -> Option<&str>| rows.iter().map(of).collect::<TextBuilder>().finish();
    let int =
        |of: fn(&ObservationRecord) -> Option<i64>| rows.iter().map(of).collect::<IntBuilder>().finish();
    let columns = [
        ("series", int(|it| Some(it.series))),
        ("period", text(|it| Some(&it.period))),
        ("since", int(|it| it.since)),
        ("value", rows.iter().map(|it| it.value).collect::<RealBuilder>().finish()),
        ("state", text(|it| Some(&it.state))),
        ("sheet", int(|it| Some(it.sheet))),
        ("row", int(|it| Some(it.row_at))),
        ("column", int(|it| Some(it.column_at))),
    ];
    table(columns)
}

fn table<const N: usize>(columns: [(&str, Column); N]) -> Table {
    let columns = columns.into_iter().map(|(name, column)| (name.to_owned(), column)).collect();
    Table::new(columns).expect("columns of one length with different names")
}

/// The series of a packed table; none where it is not one of ours.
fn series_of(table: &Table) -> Option<Vec<Series>> {
    let column = |name| table.text(name).ok();
    let (indicator, area, kind) = (column("indicator")?, column("area")?, column("area_kind")?);
    let (other, other_kind) = (column("counterpart")?, column("counterpart_kind")?);
    let (sex, age, detail, unit) = (column("sex")?, column("age")?, column("detail")?, column("unit")?);
    let mut shared = Shared::default();
    let one = |row: usize| {
        let counterpart = match (other.get(row), other_kind.get(row)) {
            (Some(code), Some(kind)) => Some(Area { code: shared.of(code), kind: kind.parse().ok()? }),
            _ => None,
        };
        Some(Series {
            indicator: shared.of(indicator.get(row)?),
            area: Area { code: shared.of(area.get(row)?), kind: kind.get(row)?.parse().ok()? },
            counterpart,
            sex: sex.get(row)?.parse().ok()?,
            age: age.get(row).map(|it| shared.of(it)),
            detail: detail.get(row).map(|it| shared.of(it)),
            unit: shared.of(unit.get(row)?),
        })
    };
    (0..table.rows()).map(one).collect()
}

/// One copy of each text.
#[derive(Default)]
struct Shared(std::collections::HashMap<String, Arc<str>>);

impl Shared {
    fn of(&mut self, text: &str) -> Arc<str> {
        if let Some(known) = self.0.get(text) {
            return Arc::clone(known);
        }
        let shared: Arc<str> = Arc::from(text);
        self.0.insert(text.to_owned(), Arc::clone(&shared));
        shared
    }
}

row! {
    struct ColumnsRecord { series: Vec<u8>, observations: Vec<u8> }
}
row! {
    struct SheetRecord { name: String }
}
row! {
    struct AreaRecord {
        area: String, area_kind: AreaKind, name: String, level: u32, basis: String, note: String,
        sheet: u32, row_at: u32, column_at: u32,
    }
}
row! {
    struct SeriesRecord {
        id: i64, indicator: String, area: String, area_kind: AreaKind, counterpart: Option<String>,
        counterpart_kind: Option<AreaKind>, sex: Sex, age: Option<String>, detail: Option<String>, unit: String,
    }
}
row! {
    struct ObservationRecord {
        series: i64, period: String, since: Option<i64>, value: Option<f64>, state: String, sheet: i64,
        row_at: i64, column_at: i64,
    }
}

/// An edition as a book is made of it: from its packed columns, or from its rows where those are not there.
pub(crate) async fn parts(tx: &mut Tx, edition: EditionId) -> db::Result<Parts> {
    let sheets = sheets(tx, edition).await?;
    let areas = areas(tx, edition).await?;
    let query = sql("select series, observations from edition_columns where edition_id = $1").bind(edition);
    let packed: Option<ColumnsRecord> = tx.first(query).await?;
    let unpacked = packed.and_then(|it| {
        let series = series_of(&Table::from_bytes(&it.series).ok()?)?;
        Some((series, Table::from_bytes(&it.observations).ok()?))
    });
    let (series, table) = match unpacked {
        Some(parts) => parts,
        None => rows(tx, edition).await?,
    };
    Ok(Parts { series, table, areas, sheets })
}

/// Series and observations from their rows, which are the record; the packed columns are only a copy.
async fn rows(tx: &mut Tx, edition: EditionId) -> db::Result<(Vec<Series>, Table)> {
    let said = series_records(tx, edition).await?;
    let first = said.first().map_or(0, |it| it.id);
    let mut observations = observation_records(tx, edition).await?;
    let period = |it: &ObservationRecord| it.period.parse::<kernel::Period>().ok();
    observations.sort_by_cached_key(|it| (it.series, period(it), it.sheet, it.row_at, it.column_at));
    for it in &mut observations {
        it.series -= first;
    }
    let mut shared = Shared::default();
    let series = said.into_iter().map(|it| Series {
        indicator: shared.of(&it.indicator),
        area: Area { code: shared.of(&it.area), kind: it.area_kind },
        counterpart: it
            .counterpart
            .zip(it.counterpart_kind)
            .map(|(code, kind)| Area { code: shared.of(&code), kind }),
        sex: it.sex,
        age: it.age.map(|it| shared.of(&it)),
        detail: it.detail.map(|it| shared.of(&it)),
        unit: shared.of(&it.unit),
    });
    Ok((series.collect(), observation_table(&observations)))
}

async fn series_records(tx: &mut Tx, edition: EditionId) -> db::Result<Vec<SeriesRecord>> {
    let query =
        sql("select id, indicator, area, area_kind, counterpart, counterpart_kind, sex, age, detail, unit \
         from series where edition_id = $1 order by id");
    tx.all(query.bind(edition)).await
}

async fn observation_records(tx: &mut Tx, edition: EditionId) -> db::Result<Vec<ObservationRecord>> {
    let query = sql("select o.series_id as series, o.period, o.since, o.value, o.state, o.sheet, o.row_at, \
         o.column_at from observation o join series s on s.id = o.series_id where s.edition_id = $1 \
         order by o.series_id, o.sheet, o.row_at, o.column_at");
    tx.all(query.bind(edition)).await
}

async fn sheets(tx: &mut Tx, edition: EditionId) -> db::Result<Vec<Arc<str>>> {
    let query = sql("select name from edition_sheet where edition_id = $1 order by number").bind(edition);
    let rows: Vec<SheetRecord> = tx.all(query).await?;
    Ok(rows.into_iter().map(|it| Arc::from(it.name)).collect())
}

/// The areas of an edition, in the order of the file.
pub(crate) async fn areas(tx: &mut Tx, edition: EditionId) -> db::Result<Vec<ListedArea>> {
    let query =
        sql("select area, area_kind, name, level, basis, note, sheet, row_at, column_at from listed_area \
         where edition_id = $1 order by position");
    let listed = |it: AreaRecord| ListedArea {
        area: Area { code: Arc::from(it.area), kind: it.area_kind },
        name: it.name,
        level: it.level,
        basis: it.basis,
        note: it.note,
        sheet: u16::try_from(it.sheet).unwrap_or(u16::MAX),
        row: it.row_at,
        column: it.column_at,
    };
    Ok(tx.all::<AreaRecord>(query.bind(edition)).await?.into_iter().map(listed).collect())
}

/// The SHA-256 of all that an edition says: what it is, its series, its observations and its areas, as the rows hold it.
///
/// Lines of JSON, hashed in pieces, so that an edition of millions of figures needs the memory of one piece.
pub(crate) async fn digest(tx: &mut Tx, edition: &Edition) -> db::Result<String> {
    let mut said = Said::of(edition);
    said.sheets(&sheets(tx, edition.id).await?);
    let series = series_records(tx, edition.id).await?;
    let first = series.first().map_or(0, |it| it.id);
    for it in &series {
        let of = (it.id - first, &it.indicator, &it.area, it.area_kind, &it.counterpart, it.counterpart_kind);
        said.add(&(of, it.sex, &it.age, &it.detail, &it.unit));
    }
    for it in observation_records(tx, edition.id).await? {
        let of = (it.series - first, &it.period, it.since, it.value.map(f64::to_bits), &it.state);
        said.add(&(of, it.sheet, it.row_at, it.column_at));
    }
    said.areas(&areas(tx, edition.id).await?);
    Ok(said.digest())
}

/// The same of a reading before it is rows.
pub(crate) fn digest_of(edition: &Edition, reading: &Reading) -> String {
    let figures = &reading.figures;
    let mut said = Said::of(edition);
    said.sheets(&figures.sheets);
    for (number, it) in (0_i64..).zip(&figures.series) {
        let other = it.counterpart.as_ref();
        let counterpart = (other.map(|it| it.code.as_ref()), other.map(|it| it.kind));
        let of = (
            number,
            it.indicator.as_ref(),
            it.area.code.as_ref(),
            it.area.kind,
            counterpart.0,
            counterpart.1,
        );
        said.add(&(of, it.sex, it.age.as_deref(), it.detail.as_deref(), it.unit.as_ref()));
    }
    let mut order: Vec<&Observation> = figures.observations.iter().collect();
    order.sort_unstable_by_key(|it| (it.series, it.sheet, it.row, it.column));
    for it in order {
        let of = (i64::from(it.series), it.period, it.since, it.value.map(f64::to_bits), it.state);
        said.add(&(of, it.sheet, it.row, it.column));
    }
    said.areas(&reading.areas);
    said.digest()
}

/// What is hashed; a piece once full gives way to its hash.
struct Said {
    piece: Vec<u8>,
    hashes: Vec<u8>,
}

impl Said {
    fn of(edition: &Edition) -> Self {
        let mut said = Self { piece: Vec::new(), hashes: Vec::new() };
        said.add(&(
            (&edition.dataset, edition.layout, &edition.slug, &edition.name, edition.file.to_string()),
            (&edition.title, &edition.revision, &edition.citation, &edition.licence),
        ));
        said
    }

    fn sheets(&mut self, sheets: &[Arc<str>]) {
        for (number, name) in sheets.iter().enumerate() {
            self.add(&(number, name.as_ref()));
        }
    }

    fn areas(&mut self, areas: &[ListedArea]) {
        for it in areas {
            let of = (it.area.code.as_ref(), it.area.kind, &it.name, it.level, &it.basis, &it.note);
            self.add(&(of, it.sheet, it.row, it.column));
        }
    }

    /// One line of JSON, in which no two lists of values look the same.
    fn add(&mut self, line: &impl serde::Serialize) {
        serde_json::to_writer(&mut self.piece, line).expect("memory takes all bytes");
        self.piece.push(b'\n');
        if self.piece.len() > 1 << 20 {
            self.close();
        }
    }

    fn close(&mut self) {
        self.hashes.extend(FileHash::of(&self.piece).to_string().bytes());
        self.piece.clear();
    }

    fn digest(mut self) -> String {
        self.close();
        FileHash::of(&self.hashes).to_string()
    }
}
