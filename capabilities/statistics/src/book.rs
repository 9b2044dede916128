//! An edition in memory: its series, and its observations as typed columns, loaded once.

use std::{
    collections::HashMap,
    ops::Range,
    sync::{Arc, LazyLock, Mutex, PoisonError},
};

use db::{Db, Tx};
use kernel::Period;
use tables::{Table, TableError};

use crate::{
    model::{
        Area, AreaKind, CellPlace, Edition, EditionId, Figure, Indicator, Kind, ListedArea, STOCK, Series,
        Sex,
    },
    store,
};

/// As many editions stay in memory, more than the profile of a country looks at; the largest take some fifty megabytes.
const KEPT: usize = 12;

/// Editions with their books, the one loaded first at the front.
type Loaded = Vec<(EditionId, Arc<Book>)>;

/// Editions never change and their ids are never given twice, so what was loaded stays true.
static LOADED: LazyLock<Mutex<Loaded>> = LazyLock::new(Mutex::default);

/// What a series without a counterpart is asked for by.
type Key = (Arc<str>, Arc<str>, Sex);

/// One edition: its series, its columns, and where in them a figure stands.
#[derive(Debug)]
pub struct Book {
    /// What is measured, where, of whom; in the order in which the file first told of each.
    pub series: Vec<Series>,
    /// The observations, a row each, those of a series together and in the order of time; the columns are `series`,
    /// `period`, `since`, `value`, `state`, `sheet`, `row` and `column`.
    pub table: Table,
    /// The areas, in the order of the file.
    pub areas: Vec<ListedArea>,
    /// The sheets of the file; a text has one, without a name.
    pub sheets: Vec<Arc<str>>,
    /// Where the observations of each series begin, and where the last ones end.
    starts: Vec<usize>,
    /// The series of one area, by what a page asks for.
    by_key: HashMap<Key, Vec<u32>>,
}

/// The parts a book is made of, as the store keeps them.
#[derive(Debug)]
pub(crate) struct Parts {
    pub(crate) series: Vec<Series>,
    pub(crate) table: Table,
    pub(crate) areas: Vec<ListedArea>,
    pub(crate) sheets: Vec<Arc<str>>,
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
        let parts = store::parts(tx, edition.id).await?;
        let book = Arc::new(Self::new(parts).expect("the store makes the columns a book needs"));
        let mut all = LOADED.lock().unwrap_or_else(PoisonError::into_inner);
        if loaded(&all).is_none() {
            if all.len() >= KEPT {
                all.remove(0);
            }
            all.push((edition.id, Arc::clone(&book)));
        }
        Ok(book)
    }

    fn new(parts: Parts) -> Result<Self, TableError> {
        let Parts { series, table, areas, sheets } = parts;
        let of = table.int("series")?;
        let mut starts = vec![0; series.len() + 1];
        for row in 0..table.rows() {
            let at = of.get(row).and_then(|it| usize::try_from(it).ok()).unwrap_or_default();
            if let Some(start) = starts.get_mut(at + 1) {
                *start = row + 1;
            }
        }
        // A series without observations begins where the one before it ends.
        for at in 1..starts.len() {
            starts[at] = starts[at].max(starts[at - 1]);
        }
        let mut by_key: HashMap<Key, Vec<u32>> = HashMap::new();
        for (number, it) in (0..).zip(&series) {
            if it.counterpart.is_none() {
                let key = (Arc::clone(&it.indicator), Arc::clone(&it.area.code), it.sex);
                by_key.entry(key).or_default().push(number);
            }
        }
        Ok(Self { series, table, areas, sheets, starts, by_key })
    }

    /// The rows of a series.
    pub fn rows(&self, series: usize) -> Range<usize> {
        match (self.starts.get(series), self.starts.get(series + 1)) {
            (Some(start), Some(end)) => *start..*end,
            _ => 0..0,
        }
    }

    /// The figure of a row of the table.
    pub fn figure(&self, row: usize) -> Option<Figure> {
        let text = |name| self.table.text(name).ok()?.get(row);
        let int = |name| self.table.int(name).ok()?.get(row);
        let sheet = usize::try_from(int("sheet")?).ok()?;
        Some(Figure {
            series: self.series.get(usize::try_from(int("series")?).ok()?)?.clone(),
            period: text("period")?.parse().ok()?,
            since: int("since").and_then(|year| i16::try_from(year).ok()),
            value: self.table.real("value").ok()?.get(row),
            state: text("state")?.parse().ok()?,
            place: CellPlace {
                sheet: Arc::clone(self.sheets.get(sheet)?),
                row: u32::try_from(int("row")?).ok()?,
                column: u32::try_from(int("column")?).ok()?,
            },
        })
    }

    /// The series of one area with this indicator and sex, all ages and details before particular ones.
    fn series_of(&self, indicator: &str, area: &str, sex: Sex) -> &[u32] {
        self.by_key.get(&(Arc::from(indicator), Arc::from(area), sex)).map_or(&[], Vec::as_slice)
    }

    /// The figure of one area, year and sex, of all ages and without a counterpart.
    pub fn one(&self, indicator: &str, area: &str, year: i16, sex: Sex) -> Option<Figure> {
        let whole = |number: &&u32| {
            self.series.get(**number as usize).is_some_and(|it| it.age.is_none() && it.detail.is_none())
        };
        let numbers = self.series_of(indicator, area, sex).iter().filter(whole);
        let mut rows = numbers.flat_map(|number| self.rows(*number as usize));
        let periods = self.table.text("period").ok()?;
        let wanted = Period::Year(year).to_string();
        rows.find(|row| periods.get(*row) == Some(wanted.as_str())).and_then(|row| self.figure(row))
    }

    /// The figures in a cell; a layout may say several things in one.
    pub fn at(&self, sheet: &str, row: u32, column: u32) -> Vec<Figure> {
        let Some(sheet) = self.sheets.iter().position(|it| it.as_ref() == sheet) else { return Vec::new() };
        let is = |name: &str, value: i64| self.table.int(name).map(|it| it.between(value, value));
        let sheet = i64::try_from(sheet).unwrap_or(-1);
        let found = is("row", row.into())
            .and_then(|rows| Ok(rows.and(&is("column", column.into())?).and(&is("sheet", sheet)?)));
        let rows = found.map(|bits| bits.rows()).unwrap_or_default();
        rows.into_iter().filter_map(|row| self.figure(row as usize)).collect()
    }

    /// The figures of a row of the file, from the left.
    pub fn of_row(&self, sheet: &str, row: u32) -> Vec<Figure> {
        let Some(sheet) = self.sheets.iter().position(|it| it.as_ref() == sheet) else { return Vec::new() };
        let rows = self.table.int("row").map(|it| it.between(row.into(), row.into()).rows());
        let figures = rows.unwrap_or_default().into_iter().filter_map(|row| self.figure(row as usize));
        let mut figures: Vec<Figure> =
            figures.filter(|it| self.sheets.get(sheet).is_some_and(|name| *name == it.place.sheet)).collect();
        figures.sort_by_key(|it| it.place.column);
        figures
    }

    /// Every figure of an area, in the order of the file.
    pub fn of_area(&self, area: &str) -> Vec<Figure> {
        let wanted = self.series.iter().enumerate().filter(|(_, it)| it.area.code.as_ref() == area);
        let rows = wanted.flat_map(|(number, _)| self.rows(number));
        let mut figures: Vec<Figure> = rows.filter_map(|row| self.figure(row)).collect();
        let sheet = |figure: &Figure| self.sheets.iter().position(|it| *it == figure.place.sheet);
        figures.sort_by_key(|it| (sheet(it), it.place.row, it.place.column));
        figures
    }

    /// Every figure, series by series.
    pub fn all(&self) -> impl Iterator<Item = Figure> {
        (0..self.table.rows()).filter_map(|row| self.figure(row))
    }

    /// Every country or area that has a number, the largest first; sums and remainders are never among them.
    pub fn ranked(&self, indicator: &str, year: i16, sex: Sex) -> Vec<(Area, f64)> {
        let countries = self.series.iter().filter(|it| {
            it.indicator.as_ref() == indicator
                && it.area.kind == AreaKind::Country
                && it.counterpart.is_none()
                && it.sex == sex
        });
        let value =
            |it: &Series| Some((it.area.clone(), self.one(indicator, &it.area.code, year, sex)?.value?));
        let mut ranked: Vec<(Area, f64)> = countries.filter_map(value).collect();
        ranked.sort_by(|(a, x), (b, y)| y.total_cmp(x).then_with(|| a.code.cmp(&b.code)));
        ranked.dedup();
        ranked
    }

    /// The years for which an indicator is given.
    pub fn years(&self, indicator: &str) -> Vec<i16> {
        let wanted = self.series.iter().enumerate().filter(|(_, it)| it.indicator.as_ref() == indicator);
        let rows = wanted.flat_map(|(number, _)| self.rows(number));
        let year = |row| self.table.text("period").ok()?.get(row)?.parse::<Period>().ok();
        let mut years: Vec<i16> = rows.filter_map(year).map(Period::year).collect();
        years.sort_unstable();
        years.dedup();
        years
    }

    /// The first and the last year of all figures.
    pub fn span(&self) -> (Option<i16>, Option<i16>) {
        let Ok(periods) = self.table.text("period") else { return (None, None) };
        let known = (0..).map_while(|code| periods.dictionary().text(code));
        let years: Vec<i16> = known.filter_map(|it| it.parse().ok()).map(Period::year).collect();
        (years.iter().min().copied(), years.iter().max().copied())
    }

    /// Every indicator, in the order of the alphabet.
    pub fn indicators(&self) -> Vec<&str> {
        let mut indicators: Vec<&str> = self.series.iter().map(|it| it.indicator.as_ref()).collect();
        indicators.sort_unstable();
        indicators.dedup();
        indicators
    }

    /// The years for which stocks are given.
    pub fn stock_years(&self) -> Vec<i16> {
        self.years(Indicator::ImmigrantStock.word())
    }

    /// An area as the edition lists it.
    pub fn area(&self, code: &str) -> Option<&ListedArea> {
        self.areas.iter().find(|it| it.area.code.as_ref() == code)
    }
}

/// The newest published edition of each dataset in these layouts, with its book.
pub async fn newest_books(db: &Db, layouts: &[Kind]) -> db::Result<Vec<(Edition, Arc<Book>)>> {
    db.read(async |tx| {
        let mut all = Vec::new();
        let editions = crate::pairs::editions(tx).await?;
        for edition in editions.into_iter().filter(|it| layouts.contains(&it.layout)) {
            let book = Book::of(tx, &edition).await?;
            all.push((edition, book));
        }
        Ok(all)
    })
    .await
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
