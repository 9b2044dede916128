//! What is published, of the layouts that an indicator looks at: of each dataset the newest edition alone.

use std::sync::Arc;

use db::Db;
use statistics::{Book, Edition, Kind};

use crate::model::{Indicator, Wanted};

/// An edition with its figures.
#[derive(Clone, Debug)]
pub(crate) struct Shelved {
    pub(crate) edition: Edition,
    pub(crate) book: Arc<Book>,
}

/// Everything that is published in some layouts.
#[derive(Clone, Debug)]
pub struct Shelf {
    all: Vec<Shelved>,
}

impl Shelf {
    /// Loads what these indicators look at.
    pub async fn open_for(db: &Db, indicators: &[&Indicator]) -> db::Result<Self> {
        let layouts: Vec<Kind> = indicators.iter().flat_map(|it| it.layouts()).collect();
        let books = statistics::newest_books(db, &layouts).await?;
        Ok(Self { all: books.into_iter().map(|(edition, book)| Shelved { edition, book }).collect() })
    }

    /// The editions that speak of one of these figures, the best first; of several datasets of one layout the first by name.
    pub(crate) fn speaking_of<'a>(
        &'a self,
        figures: &'a [Wanted],
    ) -> impl Iterator<Item = (&'a Shelved, &'a Wanted)> {
        figures.iter().filter_map(|wanted| {
            let speaks = |it: &&Shelved| it.edition.layout == wanted.layout && it.book.has(&wanted.figure);
            Some((self.all.iter().find(speaks)?, wanted))
        })
    }

    /// Whether every input of an indicator is published in some edition.
    pub fn can_answer(&self, indicator: &Indicator) -> bool {
        indicator.inputs.values().all(|it| self.speaking_of(&it.figures).next().is_some())
    }

    /// The licence of the edition with this page, as printed.
    pub(crate) fn licence(&self, url: &str) -> &str {
        self.all.iter().find(|it| it.edition.path("") == url).map_or("", |it| it.edition.licence.as_str())
    }
}
