//! A delimited text as readers see it: a header whose columns have names, and records below it.

use std::borrow::Cow;

use kernel::Finding;
use tables::{Fields, Limits, ReadError, Records, read_records};

use crate::{Findings, Refusal, grid::squeeze};

/// As many records are searched for the header: publishers put titles and notes above it.
const PREAMBLE: usize = 30;

/// As many columns are named in a refusal.
const NAMED: usize = 30;

/// A text, or a sheet of a workbook, with its header.
#[derive(Debug)]
pub(crate) struct Text {
    records: Records,
    /// The name of the sheet; empty for a text.
    sheet: String,
    header: usize,
    names: Vec<String>,
}

impl Text {
    /// Opens a text; the header is the first record in which all of these names stand, in any order.
    ///
    /// Without such a record the first one is taken for the header, and [`Self::require`] tells what is missing. Of a
    /// workbook the first sheet with such a header is taken.
    pub(crate) fn open(bytes: &[u8], telling: &[&str], findings: &mut Findings) -> Result<Self, Refusal> {
        let mut first = None;
        for (sheet, records, found) in parts(bytes)? {
            let at = records.iter().take(PREAMBLE).position(|it| tells(&it, telling));
            if at.is_none() && first.is_some() {
                continue;
            }
            let text = Self::with_header(sheet, records, at.unwrap_or(0))?;
            let line = text.header_row() + 1;
            // What stands above the header has another width, and nobody has to look at it.
            let below = found.into_iter().filter(|it| it.place.row.is_none_or(|row| row >= line)).collect();
            first = Some((text, below));
            if at.is_some() {
                break;
            }
        }
        let (text, below) = first.ok_or(Refusal::Empty)?;
        findings.extend(below);
        Ok(text)
    }

    /// A text whose header is the record of that place.
    pub(crate) fn with_header(sheet: String, records: Records, header: usize) -> Result<Self, Refusal> {
        let Some(record) = records.get(header) else { return Err(Refusal::Empty) };
        let names = record.iter().map(squeeze).collect();
        Ok(Self { records, sheet, header, names })
    }

    /// The name of the sheet; empty for a text.
    pub(crate) fn sheet(&self) -> &str {
        &self.sheet
    }

    /// The names of the columns, with single spaces.
    pub(crate) fn names(&self) -> &[String] {
        &self.names
    }

    /// The place of a column; capital letters and the number of spaces in its name do not matter.
    pub(crate) fn column(&self, wanted: &str) -> Option<usize> {
        self.names.iter().position(|it| it.eq_ignore_ascii_case(wanted))
    }

    /// The places of columns that must be there; the refusal names all that are not.
    pub(crate) fn require<const N: usize>(&self, wanted: [&str; N]) -> Result<[usize; N], Refusal> {
        let missing: Vec<String> =
            wanted.iter().filter(|it| self.column(it).is_none()).map(|it| (*it).to_owned()).collect();
        if missing.is_empty() {
            return Ok(wanted.map(|it| self.column(it).expect("none is missing")));
        }
        Err(Refusal::ColumnsMissing { missing, found: self.names.iter().take(NAMED).cloned().collect() })
    }

    /// What stands between two fields.
    pub(crate) const fn delimiter(&self) -> char {
        self.records.delimiter()
    }

    /// The records below the header.
    pub(crate) fn rows(&self) -> impl Iterator<Item = Fields<'_>> + Clone {
        (self.header + 1..self.records.len()).filter_map(|at| self.records.get(at))
    }

    /// The records above the header.
    pub(crate) fn above(&self) -> impl Iterator<Item = Fields<'_>> {
        (0..self.header).filter_map(|at| self.records.get(at))
    }

    /// The line of the header, counted from 0.
    pub(crate) fn header_row(&self) -> u32 {
        self.records.get(self.header).map_or(0, |it| it.line - 1)
    }

    /// Refuses a text without a record below its header.
    pub(crate) fn filled(self) -> Result<Self, Refusal> {
        if self.header + 1 < self.records.len() { Ok(self) } else { Err(Refusal::Empty) }
    }
}

/// Whether all these names stand in a record.
pub(crate) fn tells(record: &Fields<'_>, telling: &[&str]) -> bool {
    let names: Vec<String> = record.iter().map(squeeze).collect();
    telling.iter().all(|it| names.iter().any(|known| known.eq_ignore_ascii_case(it)))
}

/// A text, or the sheets of a workbook, with what was noticed while they were read.
pub(crate) fn parts(bytes: &[u8]) -> Result<Vec<(String, Records, Vec<Finding>)>, Refusal> {
    let limits = limits();
    if !bytes.starts_with(b"PK\x03\x04") {
        let (records, found) = read_records(&inflate(bytes)?, &limits)?;
        return Ok(vec![(String::new(), records, found)]);
    }
    let book = tables::read_workbook(bytes, &Limits::default())?;
    let sheets = book.sheets.into_iter().filter(|it| !it.rows.is_empty());
    let sheet = |sheet: tables::Sheet| {
        let records = Records::of_sheet(&sheet, &limits)?;
        Ok((sheet.name, records, Vec::new()))
    };
    sheets.map(sheet).collect()
}

/// What is taken from one text: texts cost little, so that a million rows of forty columns are allowed.
pub(crate) fn limits() -> Limits {
    Limits { file_bytes: 512 << 20, cells: 40_000_000, ..Limits::default() }
}

/// The text of a gzip file, within the limits; any other bytes as they are.
pub(crate) fn inflate(bytes: &[u8]) -> Result<Cow<'_, [u8]>, ReadError> {
    use std::io::Read as _;
    if !bytes.starts_with(b"\x1F\x8B") {
        return Ok(Cow::Borrowed(bytes));
    }
    let limits = limits();
    let size = bytes.len() as u64;
    let allowed = limits.file_bytes.min((size * limits.ratio).max(1 << 20));
    let mut text = Vec::new();
    let read = flate2::read::MultiGzDecoder::new(bytes).take(allowed + 1).read_to_end(&mut text);
    let part = String::from("gzip");
    if text.len() as u64 > allowed {
        return Err(if allowed == limits.file_bytes {
            ReadError::InflatesTooFar { part, limit: allowed }
        } else {
            ReadError::PackedTooTightly { part, limit: limits.ratio }
        });
    }
    match read {
        Ok(_) => Ok(Cow::Owned(text)),
        Err(error) if error.kind() == std::io::ErrorKind::UnexpectedEof => Err(ReadError::Truncated),
        Err(error) => Err(ReadError::Damaged { part, detail: error.to_string() }),
    }
}

#[cfg(test)]
mod tests {
    use std::io::Write as _;

    use super::*;

    fn gzip(bytes: &[u8]) -> Vec<u8> {
        let mut packed = flate2::write::GzEncoder::new(Vec::new(), flate2::Compression::best());
        packed.write_all(bytes).unwrap();
        packed.finish().unwrap()
    }

    #[test]
    fn the_header_is_found_below_titles_and_its_names_are_squeezed() {
        let mut findings = Findings::default();
        let text = b"Invented source\n\nExtracted,Monday\nYear,Receiving  Code, note\n2020,FMK,x\n";
        let text = Text::open(text, &["receiving code", "Year"], &mut findings).unwrap();
        assert_eq!(text.names(), ["Year", "Receiving Code", "note"]);
        assert_eq!((text.header_row(), text.above().count(), text.rows().count()), (3, 2, 1));
        assert_eq!(text.require(["Year", "Note"]), Ok([0, 2]));
        assert_eq!(findings.counts().count(), 0, "a title is no ragged record");
        let refusal = text.require(["Year", "Area", "Value"]).unwrap_err();
        assert_eq!(
            refusal.to_string(),
            "columns Area, Value are missing; the columns are Year, Receiving Code, note"
        );
    }

    #[test]
    fn gzip_is_inflated_as_far_as_honest_data_goes() {
        assert_eq!(inflate(b"a,b").unwrap().as_ref(), b"a,b");
        assert_eq!(inflate(&gzip(b"a,b")).unwrap().as_ref(), b"a,b");
        let bomb = gzip(&vec![b'a'; 8 << 20]);
        assert_eq!(inflate(&bomb).unwrap_err().slug(), "packed-too-tightly");
        let whole = gzip(b"code,name\nFMK,Farrowmark\n");
        assert_eq!(inflate(&whole[..whole.len() - 9]).unwrap_err().slug(), "truncated");
        assert_eq!(inflate(b"\x1F\x8B\x08nothing of the kind").unwrap_err().slug(), "damaged");
    }

    #[test]
    fn a_header_alone_is_empty() {
        let text = Text::open(b"a,b\n", &["a"], &mut Findings::default()).unwrap();
        assert_eq!(text.filled().unwrap_err(), Refusal::Empty);
        assert_eq!(Text::open(b"", &["a"], &mut Findings::default()).unwrap_err(), Refusal::Empty);
    }
}
