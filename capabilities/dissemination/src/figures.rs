//! Figures of one edition by what they are of, as rows and as comma-separated values.

use std::{collections::HashSet, sync::Arc};

use statistics::{Book, Edition, Figure, FigureRow, Series, Sex};

use crate::data::number;

/// Which figures are wanted; what is empty leaves nothing out.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub(crate) struct Filter {
    pub indicators: HashSet<String>,
    pub areas: HashSet<String>,
    pub counterparts: HashSet<String>,
    pub sex: Option<Sex>,
    pub from: Option<i16>,
    pub to: Option<i16>,
}

impl Filter {
    fn fits(&self, series: &Series) -> bool {
        let has = |set: &HashSet<String>, word: &str| set.is_empty() || set.contains(word);
        has(&self.indicators, &series.indicator)
            && has(&self.areas, &series.area.code)
            && (self.counterparts.is_empty()
                || series.counterpart.as_ref().is_some_and(|it| self.counterparts.contains(it.code.as_ref())))
            && self.sex.is_none_or(|sex| series.sex == sex)
    }

    const fn holds(&self, year: i16) -> bool {
        let begins = match self.from {
            Some(from) => from <= year,
            None => true,
        };
        match self.to {
            Some(to) => begins && year <= to,
            None => begins,
        }
    }
}

/// The figures of an edition that fit, from a row of its table on; each with its row.
pub(crate) fn figures<'a>(
    book: &'a Book,
    filter: &'a Filter,
    start: usize,
) -> impl Iterator<Item = (usize, Figure)> + 'a {
    let series = book.series.iter().enumerate().filter(|(_, it)| filter.fits(it));
    let rows = series.flat_map(|(number, _)| book.rows(number)).filter(move |row| *row >= start);
    rows.filter_map(|row| Some((row, book.figure(row)?))).filter(|(_, it)| filter.holds(it.year()))
}

/// The heads of the columns.
pub(crate) const HEADS: [&str; 19] = [
    "dataset",
    "edition",
    "indicator",
    "area",
    "area_kind",
    "counterpart",
    "counterpart_kind",
    "sex",
    "age",
    "detail",
    "unit",
    "period",
    "year",
    "since",
    "value",
    "state",
    "sheet",
    "cell",
    "file_sha256",
];

/// A figure as the cells of its columns; `None` is an empty cell.
pub(crate) fn cells(edition: &Edition, figure: &Figure) -> [Option<String>; 19] {
    let (series, row) = (&figure.series, FigureRow::of(edition, figure));
    let counterpart = series.counterpart.as_ref();
    [
        Some(edition.dataset.clone()),
        Some(row.edition),
        Some(row.indicator),
        Some(series.area.code.to_string()),
        Some(series.area.kind.to_string()),
        row.counterpart,
        counterpart.map(|it| it.kind.to_string()),
        Some(row.sex.to_string()),
        row.age,
        row.detail,
        Some(row.unit),
        Some(figure.period.to_string()),
        Some(row.year.to_string()),
        row.since.map(|it| it.to_string()),
        row.value.map(number),
        Some(row.state.to_string()),
        Some(row.source.sheet),
        Some(row.source.cell),
        Some(row.source.file_sha256.to_string()),
    ]
}

/// The place of the value, which is a number whatever its first sign is.
const VALUE: usize = 14;

/// Pieces have at least so many bytes, but for the last.
const PIECE: usize = 64 * 1024;

/// Comma-separated values in the making.
pub(crate) struct CsvPieces {
    pub edition: Edition,
    pub book: Arc<Book>,
    pub filter: Filter,
    /// Words of a demonstration, which stand in every line.
    pub demonstration: Option<String>,
    /// The next series; none when all is written.
    pub at: Option<usize>,
}

impl CsvPieces {
    fn line(out: &mut String, cells: impl Iterator<Item = (usize, String)>) {
        for (at, cell) in cells {
            if at != VALUE && runs(&cell) {
                out.push('\'');
            }
            crate::data::field(out, &cell);
        }
        out.pop();
        out.push_str("\r\n");
    }
}

impl Iterator for CsvPieces {
    type Item = Vec<u8>;

    fn next(&mut self) -> Option<Vec<u8>> {
        let mut number = self.at?;
        let mut piece = String::new();
        let words = self.demonstration.clone();
        if number == 0 {
            let heads = HEADS.iter().map(|it| (*it).to_owned());
            let heads = heads.chain(words.as_ref().map(|_| "demonstration".to_owned()));
            Self::line(&mut piece, heads.enumerate());
        }
        while let Some(series) = self.book.series.get(number) {
            if self.filter.fits(series) {
                for row in self.book.rows(number) {
                    let Some(figure) = self.book.figure(row) else { continue };
                    if self.filter.holds(figure.year()) {
                        let cells = cells(&self.edition, &figure).into_iter().map(Option::unwrap_or_default);
                        Self::line(&mut piece, cells.chain(words.clone()).enumerate());
                    }
                }
            }
            number += 1;
            if piece.len() >= PIECE {
                self.at = Some(number);
                return Some(piece.into_bytes());
            }
        }
        self.at = None;
        Some(piece.into_bytes())
    }
}

/// Whether a spreadsheet would run the text; an apostrophe in front makes it words.
fn runs(text: &str) -> bool {
    text.trim_start_matches([' ', '\'']).starts_with(['=', '+', '-', '@', '\t', '\r', '\n'])
        && text.parse::<f64>().is_err()
}
