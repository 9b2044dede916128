//! Which layout a file has, and the way to its reader.
//!
//! Each module of a layout says by what it is known, by sheets and headers alone, and reads it. To add one, add a line
//! to [`texts::kind_of_names`] or [`workbook`] and an arm to [`read`].

use tables::Workbook;

use crate::{
    Areas, Findings, Kind, Reading, Refusal,
    grid::{Grid, Opened},
    matrix, texts, undesa_pairs, undesa_stock, undesa_totals, undesa_wide, wdi,
};

/// A text is searched for its header in so many records.
const TITLES: usize = 30;

/// The layout of a file, by its sheets and headers.
pub fn recognise(bytes: &[u8]) -> Result<Kind, Refusal> {
    let file = Opened::open(bytes)?;
    kind_of(&file).ok_or_else(|| Refusal::NotRecognised { found: file.begins() })
}

/// Reads a file: as the layout that is asked for, or as the one that is recognised.
///
/// A file that has another known layout than the one asked for is refused, naming the one it has. One that has no known
/// layout is given to the reader that was asked for, which refuses it with the cell or column that differs.
pub fn read(kind: Option<Kind>, bytes: &[u8], areas: &impl Areas) -> Result<(Reading, Findings), Refusal> {
    let file = Opened::open(bytes)?;
    let found = kind_of(&file);
    let kind = match (kind, found) {
        (Some(asked), Some(found)) if asked != found && asked != Kind::Table => {
            return Err(Refusal::OtherKind { asked, found });
        }
        (Some(kind), _) | (None, Some(kind)) => kind,
        (None, None) => return Err(Refusal::NotRecognised { found: file.begins() }),
    };
    match kind {
        Kind::UndesaStock if undesa_totals::fits(&file) => undesa_totals::read(&file, areas),
        Kind::UndesaStock => undesa_stock::reading(book(&file)?, areas),
        Kind::UndesaOriginDestination if undesa_wide::fits(&file) => undesa_wide::read(&file, areas),
        Kind::UndesaOriginDestination => undesa_pairs::read(&file, areas),
        Kind::Wdi => wdi::read(&file, areas),
        Kind::WbRemittanceMatrix | Kind::WbStockMatrix => matrix::read(kind, &file, areas),
        Kind::UndesaLong
        | Kind::Unhcr
        | Kind::Idmc
        | Kind::MissingMigrants
        | Kind::Hdr
        | Kind::Wpp
        | Kind::WbRemittancePrices
        | Kind::SdmxCsv
        | Kind::Table => {
            // A workbook is opened again, by name of column instead of by cell.
            let bytes = match &file {
                Opened::Text { bytes, .. } => bytes.as_ref(),
                Opened::Book(_) => bytes,
            };
            let read = texts::read(kind, bytes, areas);
            read.unwrap_or_else(|| Err(Refusal::NotRecognised { found: file.begins() }))
        }
    }
}

/// The layout of an opened file.
fn kind_of(file: &Opened<'_>) -> Option<Kind> {
    if wdi::fits(file) {
        return Some(Kind::Wdi);
    }
    workbook(file).or_else(|| text_kind(file))
}

fn workbook(file: &Opened<'_>) -> Option<Kind> {
    if undesa_pairs::fits(file) || undesa_wide::fits(file) {
        return Some(Kind::UndesaOriginDestination);
    }
    let is_stock = || (is_stock(file) || undesa_totals::fits(file)).then_some(Kind::UndesaStock);
    matrix::kind(file).or_else(is_stock)
}

/// Tables of one name each, and the header that the sisters by origin do not have.
fn is_stock(file: &Opened<'_>) -> bool {
    const NAME: &str = "Region, development group, country or area";
    let is_name = |grid: Grid<'_>, row: u32| grid.cells(row).any(|(_, it)| it.printed() == NAME);
    let tables = file.grids().into_iter().filter(|it| it.name().starts_with("Table "));
    tables.into_iter().any(|grid| (0..20).any(|row| is_name(grid, row)))
}

/// Layouts that are known by the names of their columns, in a text or on the first sheet that has them.
fn text_kind(file: &Opened<'_>) -> Option<Kind> {
    let names =
        |grid: Grid<'_>, row: u32| -> Vec<String> { grid.cells(row).map(|(_, it)| it.printed()).collect() };
    file.grids().into_iter().find_map(|grid| {
        let rows = grid.rows().take(TITLES);
        rows.into_iter().find_map(|row| texts::kind_of_names(names(grid, row).iter().map(String::as_str)))
    })
}

fn book<'a>(file: &'a Opened<'_>) -> Result<&'a Workbook, Refusal> {
    match file {
        Opened::Book(book) => Ok(book),
        Opened::Text { .. } => {
            Err(Refusal::SheetMissing { expected: "Table 1".to_owned(), found: Vec::new() })
        }
    }
}

#[cfg(test)]
mod tests;
