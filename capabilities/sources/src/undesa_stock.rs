//! The workbook "International Migrant Stock 2020: Destination" of UN DESA, by sex and destination.
//!
//! [`read`] knows the workbook by its sheets and by the header in row 11, not by the name of the
//! file, and gives every cell of its six tables as a [`Figure`] with the sheet and cell it stands in.
//! Another workbook is refused with what was expected and what was found. Inside the right workbook
//! nothing is an error: what a person should look at is a [`Finding`], and the rest is kept.
//!
//! | severity | kind | what happened |
//! |---|---|---|
//! | error | `code-not-a-number`, `row-without-code`, `unknown-code`, `name-of-another-area`, `duplicate-code` with other figures | the row is left out |
//! | error | `not-a-number`, `negative-value` | the value is left out |
//! | warning | `name-differs`, `unknown-data-type`, `unknown-note`, `number-as-text`, `not-whole` | kept |
//! | warning | `sexes-do-not-add`, `share-differs`, `rate-differs`, `countries-do-not-add`, `row-missing` | kept; the tables disagree |
//! | note | `duplicate-code` with the same figures | counted once |
//!
//! The edition is named by the hash of the file, which is the caller's business.

mod checks;
#[cfg(any(test, feature = "fixtures"))]
pub mod fixture;
mod layout;
pub mod model;
mod names;
mod reading;
mod rows;
#[cfg(test)]
mod tests;
mod values;

use std::{collections::HashSet, sync::Arc};

use kernel::{Finding, Severity};
use tables::{Cell, Limits, Sheet, Workbook};

use self::{
    layout::{CITATION, LICENCE, REVISION, TABLES, TITLE, Table},
    model::{Area, AreaKind, Basis, CellPlace, Figure},
    rows::RowReader,
};
pub use self::{
    names::{fold, likeness},
    reading::reading,
};
use crate::Refusal;

/// What this reader must know of countries and areas.
pub trait Areas {
    /// What the area of an M49 code is.
    fn resolve(&self, m49: u16) -> Option<AreaKind>;

    /// The names under which a source may print it, former ones included; none, and its name is not checked.
    fn names(&self, m49: u16) -> Vec<String>;

    /// The code of the area with exactly this name (compare by [`fold`]), to catch codes that were exchanged.
    fn named(&self, name: &str) -> Option<u16>;
}

/// The workbook, read.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct StockBook {
    /// Its title, as printed.
    pub title: String,
    /// Its own name for the edition, such as `POP/DB/MIG/Stock/Rev.2020`.
    pub revision: String,
    /// How it asks to be cited.
    pub citation: String,
    /// Its copyright and licence, as printed.
    pub licence: String,
    /// Its areas, in order.
    pub areas: Vec<SourceArea>,
    /// Every cell of its tables.
    pub figures: Vec<Figure>,
    /// The notes that areas refer to.
    pub notes: Vec<SourceNote>,
}

/// An area as the first table lists it.
#[derive(Clone, Debug, PartialEq)]
pub struct SourceArea {
    /// Which one.
    pub area: Area,
    /// Its name as printed, without the spaces before and the star behind it.
    pub name: String,
    /// How deep it stands among the regions: the number of spaces before its name.
    pub level: usize,
    /// What its estimates are made from; empty for aggregates and where there are none.
    pub basis: Vec<Basis>,
    /// The number of its note.
    pub note: Option<u16>,
    /// The cell of its name.
    pub place: CellPlace,
}

/// A note of the workbook.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct SourceNote {
    /// Its number.
    pub number: u16,
    /// Its text, in the language of the source.
    pub text: String,
    /// Where it stands.
    pub place: CellPlace,
}

/// Reads the workbook.
pub fn read(bytes: &[u8], areas: &impl Areas) -> Result<(StockBook, Vec<Finding>), Refusal> {
    read_book(&tables::read_workbook(bytes, &Limits::default())?, areas)
}

/// Whether the workbook has the sheets and headers of this layout.
pub fn recognises(book: &Workbook) -> bool {
    layout::recognise(book).is_ok()
}

fn read_book(book: &Workbook, areas: &impl Areas) -> Result<(StockBook, Vec<Finding>), Refusal> {
    let sheets = layout::recognise(book)?;
    let mut findings = Findings::default();
    let printed = |cell: &str| squeeze(&sheets[0].at(cell).to_string());
    let mut out = StockBook {
        title: printed(TITLE),
        revision: printed(REVISION),
        citation: printed(CITATION),
        licence: printed(LICENCE),
        notes: notes(book),
        ..StockBook::default()
    };
    for (table, sheet) in TABLES.iter().zip(sheets) {
        read_table(table, sheet, areas, &mut out, &mut findings);
    }
    checks::check(&out, &mut findings);
    Ok((out, findings.all))
}

fn read_table(
    table: &'static Table,
    sheet: &Sheet,
    areas: &impl Areas,
    out: &mut StockBook,
    findings: &mut Findings,
) {
    let name: Arc<str> = Arc::from(table.sheet);
    let mut reader = RowReader::new(table, sheet, &name, areas);
    for row in sheet.rows.iter().filter(|row| row.index > layout::HEADER_ROW) {
        let Some(area) = reader.area(row, findings) else { continue };
        if table.is_first() {
            out.areas.push(reader.source_area(row, area, &out.notes, findings));
        }
        for block in table.blocks {
            for (column, period) in block.columns() {
                let place = CellPlace { sheet: Arc::clone(&name), row: row.index, column };
                out.figures.push(values::figure(block, period, area, row.cell(column), place, findings));
            }
        }
    }
}

/// The numbered notes: a number, and the first text to its right.
fn notes(book: &Workbook) -> Vec<SourceNote> {
    let Some(sheet) = book.sheet("Notes") else { return Vec::new() };
    let name: Arc<str> = Arc::from("Notes");
    let note = |row: &tables::Row| {
        let at = row.cells.iter().position(|(_, cell)| matches!(cell, Cell::Number(_)))?;
        let number = values::whole(row.cells[at].1.number()?)?;
        let text = row.cells[at + 1..].iter().find_map(|(_, cell)| cell.text())?;
        let place = CellPlace { sheet: Arc::clone(&name), row: row.index, column: row.cells[at].0 };
        Some(SourceNote { number, text: squeeze(text), place })
    };
    sheet.rows.iter().filter(|row| row.index > layout::HEADER_ROW).filter_map(note).collect()
}

/// Findings as they come; what is the same in several tables is said once.
#[derive(Default)]
struct Findings {
    all: Vec<Finding>,
    said: HashSet<(&'static str, String)>,
}

impl Findings {
    fn add(
        &mut self,
        severity: Severity,
        kind: &'static str,
        place: &CellPlace,
        found: &str,
        expected: &str,
    ) {
        let short = |text: &str| text.chars().take(120).collect();
        let (found, expected) = (short(found), short(expected));
        self.all.push(Finding { severity, kind, place: place.as_place(), found, expected });
    }

    /// Adds it unless the same was said before of the same thing in another table.
    fn add_once(
        &mut self,
        severity: Severity,
        kind: &'static str,
        place: &CellPlace,
        found: &str,
        expected: &str,
        of: u16,
    ) {
        if self.said.insert((kind, format!("{of} {found}"))) {
            self.add(severity, kind, place, found, expected);
        }
    }
}

/// One space where there were several, none at the ends.
fn squeeze(text: &str) -> String {
    text.split_whitespace().collect::<Vec<_>>().join(" ")
}
