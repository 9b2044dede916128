//! Reading a workbook, cell by cell, into sparse rows.

use std::{
    io::Cursor,
    panic::{AssertUnwindSafe, catch_unwind},
};

use calamine::{DataRef, Reader, SheetType, Xlsx, XlsxError};

use crate::{Cell, Limits, ReadError, cell_name, package, parse_cell};

/// A workbook read whole.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Workbook {
    /// Its sheets of cells, in the order of the file; charts are left out.
    pub sheets: Vec<Sheet>,
}

/// One sheet.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Sheet {
    /// Its name.
    pub name: String,
    /// The rows that hold something, from above.
    pub rows: Vec<Row>,
}

/// One row of a sheet.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Row {
    /// Its place, counted from 0.
    pub index: u32,
    /// The cells that hold something: column counted from 0, and the cell, from the left.
    pub cells: Vec<(u32, Cell)>,
}

static EMPTY: Cell = Cell::Empty;

impl Workbook {
    /// The sheet of that name.
    pub fn sheet(&self, name: &str) -> Option<&Sheet> {
        self.sheets.iter().find(|sheet| sheet.name == name)
    }

    /// The names of all sheets, in order.
    pub fn sheet_names(&self) -> Vec<&str> {
        self.sheets.iter().map(|sheet| sheet.name.as_str()).collect()
    }
}

impl Sheet {
    /// The row of that place, if it holds anything.
    pub fn row(&self, index: u32) -> Option<&Row> {
        let at = self.rows.binary_search_by_key(&index, |row| row.index).ok()?;
        self.rows.get(at)
    }

    /// The cell at a row and column counted from 0; empty where nothing is.
    pub fn cell(&self, row: u32, column: u32) -> &Cell {
        self.row(row).map_or(&EMPTY, |row| row.cell(column))
    }

    /// The cell of a name such as `F12`; empty where nothing is, or where the name is none.
    pub fn at(&self, name: &str) -> &Cell {
        parse_cell(name).map_or(&EMPTY, |(row, column)| self.cell(row, column))
    }
}

impl Row {
    /// The cell of a column counted from 0; empty where nothing is.
    pub fn cell(&self, column: u32) -> &Cell {
        match self.cells.binary_search_by_key(&column, |(column, _)| *column) {
            Ok(at) => &self.cells[at].1,
            Err(_) => &EMPTY,
        }
    }
}

/// Reads an XLSX workbook within the limits.
pub fn read_workbook(bytes: &[u8], limits: &Limits) -> Result<Workbook, ReadError> {
    package::check(bytes, limits)?;
    // The reader is a library that meets foreign bytes; should it panic, that is a damaged file to
    // its user and not the end of the work of others.
    catch_unwind(AssertUnwindSafe(|| read_sheets(bytes, limits)))
        .unwrap_or_else(|_| Err(ReadError::damaged("workbook", &"the reader stopped")))
}

fn read_sheets(bytes: &[u8], limits: &Limits) -> Result<Workbook, ReadError> {
    let mut book: Xlsx<_> = Xlsx::new(Cursor::new(bytes)).map_err(|err| xlsx_error("workbook", &err))?;
    let names: Vec<String> = book
        .sheets_metadata()
        .iter()
        .filter(|sheet| sheet.typ == SheetType::WorkSheet)
        .map(|sheet| sheet.name.clone())
        .collect();
    if names.len() > limits.sheets {
        return Err(ReadError::TooManySheets { found: names.len(), limit: limits.sheets });
    }
    let mut budget = Budget { cells: limits.cells, text: limits.text_bytes };
    let mut sheets = Vec::with_capacity(names.len());
    for name in names {
        sheets.push(read_sheet(&mut book, name, limits, &mut budget)?);
    }
    Ok(Workbook { sheets })
}

/// What may still be taken, over all sheets.
struct Budget {
    cells: usize,
    text: usize,
}

fn read_sheet(
    book: &mut Xlsx<Cursor<&[u8]>>,
    name: String,
    limits: &Limits,
    budget: &mut Budget,
) -> Result<Sheet, ReadError> {
    let mut reader = book.worksheet_cells_reader(&name).map_err(|err| xlsx_error(&name, &err))?;
    let mut rows: Vec<Row> = Vec::new();
    while let Some(found) = reader.next_cell_with_formula_metadata().map_err(|err| xlsx_error(&name, &err))? {
        let (row, column) = found.pos;
        if row >= limits.rows {
            return Err(ReadError::TooManyRows { sheet: name, limit: limits.rows });
        }
        if column >= limits.columns {
            return Err(ReadError::TooManyColumns { sheet: name, limit: limits.columns });
        }
        budget.cells = budget.cells.checked_sub(1).ok_or(ReadError::TooManyCells { limit: limits.cells })?;
        let cell = match (found.value, found.formula) {
            (DataRef::Empty, Some(_)) => Cell::Uncalculated,
            (value, _) => cell(value),
        };
        if let Cell::Text(text) | Cell::Error(text) = &cell {
            let chars = text.chars().count();
            if chars > limits.cell_chars {
                let limit = limits.cell_chars;
                return Err(ReadError::CellTooLong {
                    sheet: name,
                    cell: cell_name(row, column),
                    chars,
                    limit,
                });
            }
            // A text shared by a million cells is written once in the file and a million times in memory.
            budget.text = budget
                .text
                .checked_sub(text.len())
                .ok_or(ReadError::TooMuchText { limit: limits.text_bytes })?;
        }
        if cell != Cell::Empty {
            match rows.last_mut() {
                Some(last) if last.index == row => last.cells.push((column, cell)),
                _ => rows.push(Row { index: row, cells: vec![(column, cell)] }),
            }
        }
    }
    in_order(rows, &name).map(|rows| Sheet { name, rows })
}

/// Files may give rows and cells in any order; two cells in one place are refused.
pub(crate) fn in_order(mut rows: Vec<Row>, sheet: &str) -> Result<Vec<Row>, ReadError> {
    if !rows.is_sorted_by(|a, b| a.index < b.index) {
        rows.sort_by_key(|row| row.index);
        rows.dedup_by(|later, earlier| {
            let same = later.index == earlier.index;
            if same {
                earlier.cells.append(&mut later.cells);
            }
            same
        });
    }
    for row in &mut rows {
        row.cells.sort_by_key(|(column, _)| *column);
        if let Some(pair) = row.cells.windows(2).find(|pair| pair[0].0 == pair[1].0) {
            let cell = cell_name(row.index, pair[0].0);
            return Err(ReadError::CellTwice { sheet: sheet.to_owned(), cell });
        }
    }
    Ok(rows)
}

fn cell(value: DataRef<'_>) -> Cell {
    match value {
        DataRef::Empty => Cell::Empty,
        DataRef::Int(number) => Cell::Number(whole(number)),
        DataRef::Float(number) => Cell::Number(number),
        DataRef::String(text) | DataRef::DateTimeIso(text) | DataRef::DurationIso(text) => text_cell(text),
        DataRef::SharedString(text) => text_cell(text.to_owned()),
        DataRef::Bool(truth) => Cell::Bool(truth),
        DataRef::DateTime(day) => Cell::Number(day.as_f64()),
        DataRef::Error(error) => Cell::Error(error.to_string()),
    }
}

fn text_cell(text: String) -> Cell {
    if text.is_empty() { Cell::Empty } else { Cell::Text(text) }
}

#[expect(clippy::cast_precision_loss, reason = "a spreadsheet's own numbers are f64")]
const fn whole(number: i64) -> f64 {
    number as f64
}

fn xlsx_error(part: &str, err: &XlsxError) -> ReadError {
    match err {
        XlsxError::Password => ReadError::Encrypted,
        other => ReadError::damaged(part, other),
    }
}
