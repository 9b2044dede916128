//! One view of the sheets of a workbook and of a delimited text.

use std::{borrow::Cow, cmp::Ordering};

use kernel::Place;
use tables::{Cell, Fields, Limits, Records, Sheet, Workbook};

use crate::{Refusal, place, text};

/// As much of a text is looked at to tell which layout it has.
const HEAD: usize = 256 << 10;

/// A file that could be opened: sheets, or a text of which so far only the beginning was read.
pub(crate) enum Opened<'a> {
    /// A workbook, whole.
    Book(Workbook),
    /// A text: all its bytes, and its first records.
    Text {
        /// Everything, for the reader of its layout.
        bytes: Cow<'a, [u8]>,
        /// The first records, to tell the layout.
        head: Records,
    },
}

impl<'a> Opened<'a> {
    /// Opens a file; what is neither workbook nor text is refused.
    pub(crate) fn open(bytes: &'a [u8]) -> Result<Self, Refusal> {
        let limits = Limits::default();
        if bytes.starts_with(b"PK") {
            return Ok(Self::Book(tables::read_workbook(bytes, &limits)?));
        }
        let bytes = text::inflate(bytes)?;
        if !may_be_text(&bytes) {
            // What is no old workbook either is refused as what it seems to be.
            return Ok(Self::Book(tables::read_legacy_workbook(&bytes, &limits)?));
        }
        let (head, _) = tables::read_records(beginning(&bytes), &text::limits())?;
        Ok(Self::Text { bytes, head })
    }

    /// Its sheets, or the beginning of the text.
    pub(crate) fn grids(&self) -> Vec<Grid<'_>> {
        match self {
            Self::Book(book) => book.sheets.iter().map(Grid::Sheet).collect(),
            Self::Text { head, .. } => vec![Grid::Text(head)],
        }
    }

    /// What a person sees first: the names of the sheets, or the first line.
    pub(crate) fn begins(&self) -> String {
        let text = match self {
            Self::Book(book) => book.sheet_names().join(", "),
            Self::Text { head, .. } => {
                head.get(0).map(|it| it.iter().collect::<Vec<_>>().join(", ")).unwrap_or_default()
            }
        };
        text.chars().take(200).collect()
    }
}

/// What holds a zero byte without the mark of UTF-16, or begins like a page or a document, is no text.
fn may_be_text(bytes: &[u8]) -> bool {
    let start = &bytes[..bytes.len().min(4096)];
    let begins = start.trim_ascii_start().to_ascii_lowercase();
    let other =
        ["%pdf", "<!doctype", "<html", "<?xml"].iter().any(|word| begins.starts_with(word.as_bytes()));
    let utf16 = start.starts_with(b"\xFF\xFE") || start.starts_with(b"\xFE\xFF");
    !start.is_empty() && !other && (utf16 || !start.contains(&0))
}

/// The first lines, cut behind a line's end so that no field is torn.
fn beginning(bytes: &[u8]) -> &[u8] {
    let start = &bytes[..bytes.len().min(HEAD)];
    if start.len() == bytes.len() {
        return bytes;
    }
    // UTF-16 is cut between two bytes of its marks, which the decoder forgives.
    start.iter().rposition(|byte| *byte == b'\n').map_or(start, |at| &start[..=at])
}

/// Rows of cells: a sheet, or a text.
#[derive(Clone, Copy)]
pub(crate) enum Grid<'a> {
    /// Of a workbook.
    Sheet(&'a Sheet),
    /// A text; its lines are its rows.
    Text(&'a Records),
}

/// What stands in a cell.
#[derive(Clone, Copy, Debug, PartialEq)]
pub(crate) enum Look<'a> {
    /// Nothing, or only spaces.
    Blank,
    /// A text, without the spaces around it.
    Text(&'a str),
    /// A number; only workbooks have them.
    Number(f64),
    /// A formula that no program has computed yet.
    Uncalculated,
    /// True, false, or an error such as `#DIV/0!`.
    Other(&'a Cell),
}

impl<'a> Grid<'a> {
    /// The name of the sheet; empty for a text.
    pub(crate) fn name(self) -> &'a str {
        match self {
            Self::Sheet(sheet) => &sheet.name,
            Self::Text(_) => "",
        }
    }

    /// The rows that hold something, counted from 0.
    pub(crate) fn rows(self) -> impl Iterator<Item = u32> + 'a {
        let (sheet, text) = match self {
            Self::Sheet(sheet) => (Some(sheet.rows.iter().map(|row| row.index)), None),
            Self::Text(text) => (None, Some(text.iter().map(|record| record.line - 1))),
        };
        sheet.into_iter().flatten().chain(text.into_iter().flatten())
    }

    /// The cells of a row that hold something, from the left.
    pub(crate) fn cells(self, row: u32) -> impl Iterator<Item = (u32, Look<'a>)> {
        let (cells, fields) = match self {
            Self::Sheet(sheet) => (sheet.row(row).map(|it| &it.cells), None),
            Self::Text(text) => (None, record(text, row)),
        };
        let cells = cells.into_iter().flatten().map(|(column, cell)| (*column, look(cell)));
        let fields = fields.into_iter().flat_map(|it| it.iter());
        let fields = (0..).zip(fields).map(|(column, field)| (column, look_text(field)));
        cells.chain(fields).filter(|(_, it)| *it != Look::Blank)
    }

    /// The cell at a row and column counted from 0.
    pub(crate) fn cell(self, row: u32, column: u32) -> Look<'a> {
        match self {
            Self::Sheet(sheet) => look(sheet.cell(row, column)),
            Self::Text(text) => {
                let at = usize::try_from(column).unwrap_or(usize::MAX);
                record(text, row).map_or(Look::Blank, |fields| look_text(fields.get(at)))
            }
        }
    }

    /// As a person would read it, with single spaces.
    pub(crate) fn printed(self, row: u32, column: u32) -> String {
        self.cell(row, column).printed()
    }

    /// The place of a cell, as findings name it.
    pub(crate) fn place(self, row: u32, column: u32) -> Place {
        place(self.name(), row, column)
    }

    /// The refusal that a cell reads otherwise than in the layout, with where the text stands instead, if it is near.
    pub(crate) fn differs(self, row: u32, column: u32, expected: &str) -> Refusal {
        let near = (0..30).flat_map(|row| (0..30).map(move |column| (row, column)));
        let mut near = near.filter(|_| expected.parse::<u16>().is_err());
        Refusal::HeaderDiffers {
            sheet: (!self.name().is_empty()).then(|| self.name().to_owned()),
            row: row + 1,
            cell: tables::cell_name(row, column),
            expected: expected.to_owned(),
            found: self.printed(row, column).chars().take(120).collect(),
            instead: near
                .find(|(row, column)| self.printed(*row, *column) == expected)
                .map(|(row, column)| tables::cell_name(row, column)),
        }
    }
}

impl Look<'_> {
    /// As a person would read it, with single spaces; a formula without a value shows as `=`.
    pub(crate) fn printed(self) -> String {
        match self {
            Self::Blank => String::new(),
            Self::Text(text) => squeeze(text),
            Self::Number(number) => number.to_string(),
            Self::Uncalculated => "=".to_owned(),
            Self::Other(cell) => cell.to_string(),
        }
    }
}

/// The record that begins in a line; records are in the order of their lines.
fn record(text: &Records, row: u32) -> Option<Fields<'_>> {
    let (mut low, mut high) = (0, text.len());
    while low < high {
        let middle = low.midpoint(high);
        let found = text.get(middle)?;
        match found.line.cmp(&(row + 1)) {
            Ordering::Equal => return Some(found),
            Ordering::Less => low = middle + 1,
            Ordering::Greater => high = middle,
        }
    }
    None
}

fn look(cell: &Cell) -> Look<'_> {
    match cell {
        Cell::Empty => Look::Blank,
        Cell::Text(text) => look_text(text),
        Cell::Number(number) => Look::Number(*number),
        Cell::Uncalculated => Look::Uncalculated,
        other @ (Cell::Bool(_) | Cell::Error(_)) => Look::Other(other),
    }
}

fn look_text(text: &str) -> Look<'_> {
    match text.trim() {
        "" => Look::Blank,
        text => Look::Text(text),
    }
}

/// One space where there were several, none at the ends.
pub(crate) fn squeeze(text: &str) -> String {
    text.split_whitespace().collect::<Vec<_>>().join(" ")
}
