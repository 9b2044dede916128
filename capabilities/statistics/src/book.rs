//! An edition in memory: its figures as typed columns, loaded once.

use std::{
    collections::HashMap,
    sync::{Arc, LazyLock, Mutex, PoisonError},
};

use db::Tx;
use tables::{Order, Table, TableError};

use crate::{
    model::{
        Area, AreaKind, CellPlace, Edition, EditionId, Figure, Indicator, KnownArea, STOCK, Sex, ValueState,
    },
    store,
};

/// As many editions stay in memory; one takes about four megabytes.
const KEPT: usize = 6;

/// Editions with their books, the one loaded first at the front.
type Loaded = Vec<(EditionId, Arc<Book>)>;

/// Editions never change and their ids are never given twice, so what was loaded stays true.
static LOADED: LazyLock<Mutex<Loaded>> = LazyLock::new(Mutex::default);

/// One edition: its columns, and where in them a figure stands.
#[derive(Debug)]
pub struct Book {
    /// The figures, a row each; the columns are `sheet`, `row`, `column`, `indicator`, `m49`, `area` (empty for a
    /// sum), `since`, `year`, `sex`, `value` and `state`.
    pub table: Table,
    /// The areas, in the order of the file.
    pub areas: Vec<KnownArea>,
    by_key: HashMap<(Indicator, u16, u16, Sex), usize>,
    by_cell: HashMap<(Arc<str>, u32, u32), usize>,
}

impl Book {
    /// The book of an edition, from memory where it was asked for before.
    pub async fn of(tx: &mut Tx, edition: &Edition) -> db::Result<Arc<Self>> {
        let loaded = |all: &[(EditionId, Arc<Self>)]| {
            all.iter().find(|(id, _)| *id == edition.id).map(|(_, book)| Arc::clone(book))
        };
        if let Some(book) = loaded(&LOADED.lock().unwrap_or_else(PoisonError::into_inner)) {
            return Ok(book);
        }
        let columns = store::columns(tx, edition.id).await?;
        let areas = store::areas(tx, edition.id).await?;
        let book = Arc::new(Self::new(columns, areas).expect("the store makes columns of one length"));
        let mut all = LOADED.lock().unwrap_or_else(PoisonError::into_inner);
        if loaded(&all).is_none() {
            if all.len() >= KEPT {
                all.remove(0);
            }
            all.push((edition.id, Arc::clone(&book)));
        }
        Ok(book)
    }

    fn new(columns: Vec<(String, tables::Column)>, areas: Vec<KnownArea>) -> Result<Self, TableError> {
        let table = Table::new(columns)?;
        let mut book = Self { table, areas, by_key: HashMap::new(), by_cell: HashMap::new() };
        let mut sheets: Vec<Arc<str>> = Vec::new();
        for row in 0..book.table.rows() {
            let Some(figure) = book.row(row) else { continue };
            let sheet = sheets.iter().find(|it| **it == figure.place.sheet).cloned();
            let sheet = sheet.unwrap_or_else(|| {
                sheets.push(Arc::clone(&figure.place.sheet));
                Arc::clone(&figure.place.sheet)
            });
            book.by_cell.insert((sheet, figure.place.row, figure.place.column), row);
            book.by_key.insert((figure.indicator, figure.area.m49, figure.year, figure.sex), row);
        }
        Ok(book)
    }

    /// The figure of a row of the table.
    fn row(&self, row: usize) -> Option<Figure> {
        let text = |name| self.table.text(name).ok()?.get(row);
        let int = |name| self.table.int(name).ok()?.get(row);
        let country = text("area").and_then(|code| code.parse().ok());
        Some(Figure {
            indicator: text("indicator")?.parse().ok()?,
            area: Area {
                m49: u16::try_from(int("m49")?).ok()?,
                kind: country.map_or(AreaKind::Aggregate, AreaKind::Country),
            },
            year: u16::try_from(int("year")?).ok()?,
            since: int("since").and_then(|year| u16::try_from(year).ok()),
            sex: text("sex")?.parse().ok()?,
            value: self.table.real("value").ok()?.get(row),
            state: text("state")?.parse::<ValueState>().ok()?,
            place: CellPlace {
                sheet: Arc::from(text("sheet")?),
                row: u32::try_from(int("row")?).ok()?,
                column: u32::try_from(int("column")?).ok()?,
            },
        })
    }

    /// The figure of one area, year and sex.
    pub fn one(&self, indicator: Indicator, m49: u16, year: u16, sex: Sex) -> Option<Figure> {
        self.row(*self.by_key.get(&(indicator, m49, year, sex))?)
    }

    /// The figure in a cell.
    pub fn at(&self, sheet: &str, row: u32, column: u32) -> Option<Figure> {
        self.row(*self.by_cell.get(&(Arc::from(sheet), row, column))?)
    }

    /// Every figure of an area, stock first, in the order of the file.
    pub fn of_area(&self, m49: u16) -> Vec<Figure> {
        let rows = self.table.int("m49").map(|it| it.between(m49.into(), m49.into()).rows());
        rows.unwrap_or_default().into_iter().filter_map(|row| self.row(row as usize)).collect()
    }

    /// Every figure, in the order of the file.
    pub fn all(&self) -> impl Iterator<Item = Figure> {
        (0..self.table.rows()).filter_map(|row| self.row(row))
    }

    /// Every country or area that has a number, the largest first; sums are never among them.
    pub fn ranked(&self, indicator: Indicator, year: u16, sex: Sex) -> Result<Vec<(Area, f64)>, TableError> {
        let table = &self.table;
        let mask = table.text("indicator")?.is_in(&[indicator.word()]);
        let mask = mask.and(&table.text("sex")?.is_in(&[sex.word()]));
        let mask = mask.and(&table.int("year")?.between(year.into(), year.into()));
        let found = table.filter(&mask)?.sort_by(&[("value", Order::Falling), ("m49", Order::Rising)])?;
        let (areas, m49s, values) = (found.text("area")?, found.int("m49")?, found.real("value")?);
        let one = |row| {
            let country = areas.get(row)?.parse().ok()?;
            let m49 = u16::try_from(m49s.get(row)?).ok()?;
            Some((Area { m49, kind: AreaKind::Country(country) }, values.get(row)?))
        };
        Ok((0..found.rows()).filter_map(one).collect())
    }

    /// The years for which stocks are given.
    pub fn years(&self) -> Vec<u16> {
        let keys = self.by_key.keys().filter(|(indicator, ..)| *indicator == Indicator::ImmigrantStock);
        let mut years: Vec<u16> = keys.map(|(_, _, year, _)| *year).collect();
        years.sort_unstable();
        years.dedup();
        years
    }

    /// An area as the edition lists it.
    pub fn area(&self, m49: u16) -> Option<&KnownArea> {
        self.areas.iter().find(|it| it.area.m49 == m49)
    }
}

/// The newest published edition of the migrant stock with its book, if one was imported.
pub async fn newest_stock(tx: &mut Tx) -> db::Result<Option<(Edition, Arc<Book>)>> {
    match store::newest(tx, STOCK).await? {
        Some(edition) => {
            let book = Book::of(tx, &edition).await?;
            Ok(Some((edition, book)))
        }
        None => Ok(None),
    }
}
