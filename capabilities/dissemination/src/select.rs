//! The figures that a question is about.

use std::sync::Arc;

use kernel::Period;
use statistics::{Book, Figure};

use crate::{
    flow::{Dimension, Flow},
    key::Key,
    releases::Release,
    times::{Months, frequency},
    wanted::Wanted,
};

/// Everything that answers a question: a part for each release.
#[derive(Clone, Debug)]
pub(crate) struct Selection {
    pub flow: Arc<Flow>,
    pub key: Key,
    pub wanted: Wanted,
    pub parts: Vec<Part>,
}

/// What one release has.
#[derive(Clone, Debug)]
pub(crate) struct Part {
    pub release: Release,
    pub book: Arc<Book>,
    /// The series of the book that fit the key, as far as series can be told by what they share.
    pub series: Vec<usize>,
}

/// A series as it is given: a key and the rows of the book that bear it, in the order of time.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) struct Group {
    /// The place of the series in [`Book::series`].
    pub series: usize,
    /// A code for each dimension.
    pub key: Vec<String>,
    /// Its rows.
    pub rows: Vec<usize>,
}

impl Part {
    /// What fits of a release.
    pub(crate) fn new(flow: &Flow, key: &Key, release: Release, book: Arc<Book>) -> Self {
        let fits = |series: &&usize| {
            let series = &book.series[**series];
            flow.dimensions.iter().enumerate().all(|(at, dimension)| match dimension {
                Dimension::Frequency | Dimension::Cell => true,
                _ => flow.code(series, *dimension).is_some_and(|code| key.wants(at, code)),
            })
        };
        let all: Vec<usize> = (0..book.series.len()).collect();
        let series = all.iter().filter(fits).copied().collect();
        Self { release, book, series }
    }
}

impl Selection {
    /// The groups of one of the series of a part.
    pub(crate) fn groups(&self, part: &Part, series: usize) -> Vec<Group> {
        let Ok(periods) = part.book.table.text("period") else { return Vec::new() };
        let mut groups: Vec<Group> = Vec::new();
        for row in part.book.rows(series) {
            let Some(period) = periods.get(row).and_then(|it| it.parse::<Period>().ok()) else { continue };
            if !self.wanted.holds(Months::from(period)) {
                continue;
            }
            let often = frequency(period);
            let cell = if self.flow.has_cells() { cell(&part.book, row) } else { String::new() };
            let same = groups.last().is_some_and(|it| {
                it.key.first().is_some_and(|it| it == often)
                    && (!self.flow.has_cells() || it.key.last() == Some(&cell))
            });
            if !same {
                let Some(key) = self.key_of(part, series, often, &cell) else { continue };
                groups.push(Group { series, key, rows: Vec::new() });
            }
            if let Some(group) = groups.last_mut() {
                group.rows.push(row);
            }
        }
        groups.retain(|it| it.key.iter().enumerate().all(|(at, code)| self.key.wants(at, code)));
        for group in &mut groups {
            group.rows = self.ends(std::mem::take(&mut group.rows));
        }
        groups
    }

    fn key_of(&self, part: &Part, series: usize, often: &str, cell: &str) -> Option<Vec<String>> {
        let series = part.book.series.get(series)?;
        let code = |dimension: &Dimension| match dimension {
            Dimension::Frequency => Some(often),
            Dimension::Cell => Some(cell),
            other => self.flow.code(series, *other),
        };
        self.flow.dimensions.iter().map(|it| code(it).map(str::to_owned)).collect()
    }

    /// The first and the last of them, as far as only those are wanted.
    fn ends(&self, rows: Vec<usize>) -> Vec<usize> {
        let (first, last) = (self.wanted.first, self.wanted.last);
        if first.is_none() && last.is_none() {
            return rows;
        }
        let count = rows.len();
        let is_wanted =
            |at: usize| first.is_some_and(|first| at < first) || last.is_some_and(|last| at + last >= count);
        rows.into_iter().enumerate().filter(|(at, _)| is_wanted(*at)).map(|(_, row)| row).collect()
    }

    /// How many series and observations there are; counting stops when there are more than `most`.
    pub(crate) fn count(&self, most: usize) -> Counted {
        let mut counted = Counted::default();
        for part in &self.parts {
            for series in &part.series {
                for group in self.groups(part, *series) {
                    counted.series += 1;
                    counted.observations += group.rows.len();
                }
                if counted.observations > most {
                    return counted;
                }
            }
        }
        counted
    }
}

/// How much a selection holds.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub(crate) struct Counted {
    pub series: usize,
    pub observations: usize,
}

/// The cell of a row as a code: `L14`, with the number of its sheet in front where there are several.
fn cell(book: &Book, row: usize) -> String {
    let Some(figure) = book.figure(row) else { return String::new() };
    let cell = figure.place.cell();
    if book.sheets.len() < 2 {
        return cell;
    }
    let sheet = book.sheets.iter().position(|it| *it == figure.place.sheet).unwrap_or_default();
    format!("S{}_{cell}", sheet + 1)
}

/// The sheet and the cell of a figure, as `Table 1!L14`; a text has no sheet.
pub(crate) fn source(figure: &Figure) -> String {
    let cell = figure.place.cell();
    if figure.place.sheet.is_empty() { cell } else { format!("{}!{cell}", figure.place.sheet) }
}
