//! Reading a workbook of before 2007, `.xls`: cells and their values, nothing else.
//!
//! The file is a small file system of sectors ("compound file") with a stream of records inside. Libraries for it
//! reserve memory by what the file declares, and a reservation that fails ends the program; here memory grows only with
//! bytes that are there, and within [`Limits`]. Only the last version of the format is read, that of 1997 to 2003, which
//! publishers still write.

use crate::{
    Cell, Limits, Lookalike, ReadError, Row, Sheet, Workbook, cell_name,
    compound::{self, half, word},
    package::lookalike,
    workbook::in_order,
};

/// Records that matter, by their numbers.
mod record {
    pub(super) const FORMULA: u16 = 0x0006;
    pub(super) const END: u16 = 0x000A;
    pub(super) const PASSWORD: u16 = 0x002F;
    pub(super) const CONTINUE: u16 = 0x003C;
    pub(super) const SHEET: u16 = 0x0085;
    pub(super) const NUMBERS: u16 = 0x00BD;
    pub(super) const TEXTS: u16 = 0x00FC;
    pub(super) const TEXT_OF: u16 = 0x00FD;
    pub(super) const NUMBER: u16 = 0x0203;
    pub(super) const TEXT: u16 = 0x0204;
    pub(super) const TRUTH_OR_ERROR: u16 = 0x0205;
    pub(super) const RESULT: u16 = 0x0207;
    pub(super) const SMALL: u16 = 0x027E;
    pub(super) const BEGIN: u16 = 0x0809;
}

/// The version of 1997.
const VERSION: u16 = 0x0600;
/// A sheet of cells, not a chart or a macro.
const WORKSHEET: u8 = 0;

/// Reads an XLS workbook within the limits.
pub fn read_legacy_workbook(bytes: &[u8], limits: &Limits) -> Result<Workbook, ReadError> {
    let size = bytes.len() as u64;
    if size > limits.file_bytes {
        return Err(ReadError::TooLarge { bytes: size, limit: limits.file_bytes });
    }
    match lookalike(bytes) {
        ReadError::NotAWorkbook { seems: Lookalike::LegacyWorkbook } => {}
        other => return Err(other),
    }
    let stream = compound::stream(bytes, "Workbook")?;
    let globals = globals(&stream)?;
    if globals.sheets.len() > limits.sheets {
        return Err(ReadError::TooManySheets { found: globals.sheets.len(), limit: limits.sheets });
    }
    let mut budget = (limits.cells, limits.text_bytes);
    let mut sheets = Vec::with_capacity(globals.sheets.len());
    for (name, start) in globals.sheets {
        let mut reader =
            SheetReader { name, limits, budget, texts: &globals.texts, rows: Vec::new(), waits: None };
        reader.read(stream.get(start..).unwrap_or_default())?;
        budget = reader.budget;
        sheets.push(Sheet { rows: in_order(reader.rows, &reader.name)?, name: reader.name });
    }
    Ok(Workbook { sheets })
}

/// The records of a stream, each with its number; what is cut off ends them.
fn records(stream: &[u8]) -> impl Iterator<Item = (u16, &[u8])> {
    let mut rest = stream;
    std::iter::from_fn(move || {
        let (kind, size) = (half(rest, 0)?, usize::from(half(rest, 2)?));
        let data = rest.get(4..4 + size)?;
        rest = &rest[4 + size..];
        Some((kind, data))
    })
}

struct Globals {
    /// Names of sheets with the place of their records.
    sheets: Vec<(String, usize)>,
    /// The texts that cells share.
    texts: Vec<String>,
}

fn globals(stream: &[u8]) -> Result<Globals, ReadError> {
    let mut out = Globals { sheets: Vec::new(), texts: Vec::new() };
    let mut pieces: Vec<&[u8]> = Vec::new();
    let mut inside = false;
    for (at, (kind, data)) in records(stream).enumerate() {
        if at == 0 && (kind, half(data, 0)) != (record::BEGIN, Some(VERSION)) {
            return Err(ReadError::NotAWorkbook { seems: Lookalike::LegacyWorkbook });
        }
        inside = kind == record::TEXTS || (inside && kind == record::CONTINUE);
        match kind {
            record::PASSWORD => return Err(ReadError::Encrypted),
            record::SHEET if data.get(5) == Some(&WORKSHEET) => {
                let start = word(data, 0).and_then(|it| usize::try_from(it).ok());
                let length = data.get(6).copied().map(usize::from);
                let (Some(start), Some(length)) = (start, length) else { continue };
                let name = Pieces::new(vec![data.get(7..).unwrap_or_default()]).text(length);
                out.sheets.push((name.unwrap_or_default(), start));
            }
            _ if inside => pieces.push(data),
            record::END => break,
            _ => {}
        }
    }
    let mut pieces = Pieces::new(pieces);
    if pieces.skip(8).is_some() {
        while let Some(text) = pieces.rich_text() {
            out.texts.push(text);
        }
    }
    Ok(out)
}

/// Bytes that continue over several records.
struct Pieces<'a> {
    all: Vec<&'a [u8]>,
    at: usize,
    rest: &'a [u8],
}

impl<'a> Pieces<'a> {
    fn new(pieces: Vec<&'a [u8]>) -> Self {
        let rest = pieces.first().copied().unwrap_or_default();
        Self { all: pieces, at: 0, rest }
    }

    /// Goes on to the next piece; none behind the last.
    fn next(&mut self) -> Option<()> {
        self.at += 1;
        self.rest = self.all.get(self.at)?;
        Some(())
    }

    fn byte(&mut self) -> Option<u8> {
        while self.rest.is_empty() {
            self.next()?;
        }
        let (first, rest) = self.rest.split_first()?;
        self.rest = rest;
        Some(*first)
    }

    fn number(&mut self, bytes: u32) -> Option<usize> {
        (0..bytes).try_fold(0, |sum, at| Some(sum | (usize::from(self.byte()?) << (8 * at))))
    }

    fn skip(&mut self, mut bytes: usize) -> Option<()> {
        while bytes > self.rest.len() {
            bytes -= self.rest.len();
            self.next()?;
        }
        self.rest = &self.rest[bytes..];
        Some(())
    }

    /// A text with its length before it, and behind it what says how it looks.
    fn rich_text(&mut self) -> Option<String> {
        let length = self.number(2)?;
        let flags = self.byte()?;
        let runs = if flags & 0x08 == 0 { 0 } else { self.number(2)? };
        let more = if flags & 0x04 == 0 { 0 } else { self.number(4)? };
        let text = self.characters(length, flags)?;
        // The last text may lack its looks in a file that was cut off.
        let _ = self.skip(4 * runs + more);
        Some(text)
    }

    /// A text of so many characters, its width before it.
    fn text(&mut self, length: usize) -> Option<String> {
        let flags = self.byte()?;
        self.characters(length, flags)
    }

    /// Characters of one or two bytes; where they go on in the next piece, it says their width anew.
    fn characters(&mut self, length: usize, flags: u8) -> Option<String> {
        let mut units: Vec<u16> = Vec::new();
        let mut wide = flags & 1 == 1;
        while units.len() < length {
            if self.rest.is_empty() {
                self.next()?;
                wide = self.byte()? & 1 == 1;
            }
            let low = u16::from(self.byte()?);
            let high = if wide { u16::from(self.byte()?) } else { 0 };
            units.push((high << 8) | low);
        }
        Some(String::from_utf16_lossy(&units))
    }
}

struct SheetReader<'a> {
    name: String,
    limits: &'a Limits,
    /// Cells and bytes of text that may still be taken.
    budget: (usize, usize),
    texts: &'a [String],
    rows: Vec<Row>,
    /// The place of a formula whose text follows in the next record.
    waits: Option<(u32, u32)>,
}

impl SheetReader<'_> {
    fn read(&mut self, stream: &[u8]) -> Result<(), ReadError> {
        // Charts inside of the sheet have records of their own between a beginning and an end.
        let mut depth = 0_usize;
        for (kind, data) in records(stream) {
            match kind {
                record::BEGIN => depth += 1,
                record::END => depth = depth.saturating_sub(1),
                _ if depth == 1 => self.record(kind, data)?,
                _ => {}
            }
            if depth == 0 {
                break;
            }
        }
        Ok(())
    }

    fn record(&mut self, kind: u16, data: &[u8]) -> Result<(), ReadError> {
        if kind == record::RESULT {
            let Some((row, column)) = self.waits.take() else { return Ok(()) };
            let length = half(data, 0).map_or(0, usize::from);
            let text = Pieces::new(vec![data.get(2..).unwrap_or_default()]).text(length).unwrap_or_default();
            return self.push(row, column, text_cell(text));
        }
        let (Some(row), Some(column)) = (half(data, 0).map(u32::from), half(data, 2).map(u32::from)) else {
            return Ok(());
        };
        match kind {
            record::NUMBER => self.push(row, column, number(data, 6)),
            record::SMALL => self.push(row, column, word(data, 6).map_or(Cell::Empty, small)),
            record::NUMBERS => {
                let cells = data.get(4..data.len().saturating_sub(2)).unwrap_or_default();
                for (column, cell) in (column..).zip(cells.chunks_exact(6)) {
                    self.push(row, column, word(cell, 2).map_or(Cell::Empty, small))?;
                }
                Ok(())
            }
            record::TEXT_OF => {
                let place = word(data, 6).and_then(|it| usize::try_from(it).ok());
                let text = place.and_then(|it| self.texts.get(it)).cloned().unwrap_or_default();
                self.push(row, column, text_cell(text))
            }
            record::TEXT => {
                let length = half(data, 6).map_or(0, usize::from);
                let text = Pieces::new(vec![data.get(8..).unwrap_or_default()]).text(length);
                self.push(row, column, text_cell(text.unwrap_or_default()))
            }
            record::TRUTH_OR_ERROR => {
                let cell = truth_or_error(data.get(6), data.get(7) == Some(&1));
                self.push(row, column, cell)
            }
            record::FORMULA => self.formula(row, column, data),
            _ => Ok(()),
        }
    }

    /// The kept result of a formula.
    fn formula(&mut self, row: u32, column: u32, data: &[u8]) -> Result<(), ReadError> {
        if data.get(12..14) != Some(&[0xFF, 0xFF]) {
            return self.push(row, column, number(data, 6));
        }
        match data.get(6) {
            Some(0) => {
                self.waits = Some((row, column));
                Ok(())
            }
            Some(kind @ 1..=2) => self.push(row, column, truth_or_error(data.get(8), *kind == 2)),
            _ => Ok(()),
        }
    }

    fn push(&mut self, row: u32, column: u32, cell: Cell) -> Result<(), ReadError> {
        let limits = self.limits;
        if row >= limits.rows {
            return Err(ReadError::TooManyRows { sheet: self.name.clone(), limit: limits.rows });
        }
        if column >= limits.columns {
            return Err(ReadError::TooManyColumns { sheet: self.name.clone(), limit: limits.columns });
        }
        let cells = self.budget.0.checked_sub(1);
        self.budget.0 = cells.ok_or(ReadError::TooManyCells { limit: limits.cells })?;
        if let Cell::Text(text) | Cell::Error(text) = &cell {
            let chars = text.chars().count();
            if chars > limits.cell_chars {
                let (sheet, cell) = (self.name.clone(), cell_name(row, column));
                return Err(ReadError::CellTooLong { sheet, cell, chars, limit: limits.cell_chars });
            }
            let text = self.budget.1.checked_sub(text.len());
            self.budget.1 = text.ok_or(ReadError::TooMuchText { limit: limits.text_bytes })?;
        }
        if cell != Cell::Empty {
            match self.rows.last_mut() {
                Some(last) if last.index == row => last.cells.push((column, cell)),
                _ => self.rows.push(Row { index: row, cells: vec![(column, cell)] }),
            }
        }
        Ok(())
    }
}

fn text_cell(text: String) -> Cell {
    if text.is_empty() { Cell::Empty } else { Cell::Text(text) }
}

fn number(data: &[u8], at: usize) -> Cell {
    let bytes = data.get(at..at + 8).and_then(|it| it.try_into().ok());
    bytes.map_or(Cell::Empty, |bytes| Cell::Number(f64::from_le_bytes(bytes)))
}

/// A number in four bytes: a whole one or the upper half of a real one, perhaps to be divided by 100.
fn small(packed: u32) -> Cell {
    let whole = packed.cast_signed() >> 2;
    let real = f64::from_bits(u64::from(packed & !3) << 32);
    let number = if packed & 2 == 2 { f64::from(whole) } else { real };
    Cell::Number(if packed & 1 == 1 { number / 100.0 } else { number })
}

fn truth_or_error(value: Option<&u8>, is_error: bool) -> Cell {
    let Some(value) = value else { return Cell::Empty };
    if !is_error {
        return Cell::Bool(*value != 0);
    }
    let error = match value {
        0x00 => "#NULL!",
        0x07 => "#DIV/0!",
        0x0F => "#VALUE!",
        0x17 => "#REF!",
        0x1D => "#NAME?",
        0x24 => "#NUM!",
        0x2A => "#N/A",
        _ => "#?",
    };
    Cell::Error(error.to_owned())
}
