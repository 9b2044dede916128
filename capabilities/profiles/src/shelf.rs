//! Everything that is published, the newest edition of each dataset.

use std::sync::Arc;

use db::Db;
use serde::Serialize;
use statistics::{Book, Edition, Figure, Kind, Sex};

use crate::number::{Number, State};

/// An edition with its figures.
#[derive(Clone, Debug)]
pub(crate) struct Shelved {
    pub(crate) edition: Edition,
    pub(crate) book: Arc<Book>,
}

/// Everything that is published.
#[derive(Clone, Debug)]
pub struct Shelf {
    all: Vec<Shelved>,
}

/// An edition as an answer names it.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct EditionRow {
    /// The dataset.
    pub dataset: String,
    /// Its edition.
    pub edition: String,
    /// Its title, as printed.
    pub title: String,
    /// Its licence, as printed.
    pub licence: String,
    /// The file, by its SHA-256.
    pub file_sha256: String,
}

impl Shelf {
    /// Loads the newest published edition of every dataset.
    pub async fn open(db: &Db) -> db::Result<Self> {
        Self::open_of(db, Kind::ALL).await
    }

    /// The same of these layouts alone, for answers that look at no other.
    pub async fn open_of(db: &Db, layouts: &[Kind]) -> db::Result<Self> {
        let books = statistics::newest_books(db, layouts).await?;
        Ok(Self { all: books.into_iter().map(|(edition, book)| Shelved { edition, book }).collect() })
    }

    /// The edition of the first of these layouts that is published; of several datasets in one layout the first by name.
    pub(crate) fn of(&self, layouts: &[Kind]) -> Option<&Shelved> {
        layouts.iter().find_map(|layout| self.all.iter().find(|it| it.edition.layout == *layout))
    }

    /// Every edition of a layout, in the order of their datasets.
    pub(crate) fn all_of(&self, layout: Kind) -> impl Iterator<Item = &Shelved> {
        self.all.iter().filter(move |it| it.edition.layout == layout)
    }

    /// The first edition that speaks of an indicator, in the order of the codes given, then of the datasets.
    pub(crate) fn speaking_of<'a>(&self, indicators: &[&'a str]) -> Option<(&Shelved, &'a str)> {
        indicators.iter().find_map(|it| Some((self.all.iter().find(|shelved| shelved.book.has(it))?, *it)))
    }

    /// The editions with these names, for the list below an answer.
    pub(crate) fn rows<'a>(&self, datasets: impl IntoIterator<Item = &'a str>) -> Vec<EditionRow> {
        let datasets: Vec<&str> = datasets.into_iter().collect();
        let named = self.all.iter().filter(|it| datasets.contains(&it.edition.dataset.as_str()));
        let row = |it: &Shelved| EditionRow {
            dataset: it.edition.dataset.clone(),
            edition: it.edition.slug.clone(),
            title: it.edition.title.clone(),
            licence: it.edition.licence.clone(),
            file_sha256: it.edition.file.to_string(),
        };
        named.map(row).collect()
    }

    /// Nothing is published at all.
    pub fn is_empty(&self) -> bool {
        self.all.is_empty()
    }
}

impl Shelved {
    /// Everything that is said over time, oldest first.
    pub(crate) fn series(
        &self,
        indicator: &str,
        area: &str,
        counterpart: Option<&str>,
        sex: Sex,
    ) -> Vec<Number> {
        let figures = self.book.over_time(indicator, area, counterpart, sex);
        figures.iter().map(|it| Number::of(&self.edition, it)).collect()
    }

    /// The number of one year and of an area alone.
    pub(crate) fn one(&self, indicator: &str, area: &str, year: i16, sex: Sex, unit: &str) -> Number {
        let figure = self.book.one(indicator, area, year, sex);
        figure.map_or_else(|| Number::absent(State::NotInEdition, unit), |it| Number::of(&self.edition, &it))
    }

    /// A figure of the table.
    pub(crate) fn figure(&self, row: usize) -> Option<Figure> {
        self.book.figure(row)
    }
}

/// The last that has a number; else the last; else none with this unit.
pub(crate) fn newest(series: &[Number], unit: &str) -> Number {
    let with = series.iter().rev().find(|it| it.value.is_some());
    with.or(series.last()).cloned().unwrap_or_else(|| Number::absent(State::NotInEdition, unit))
}
