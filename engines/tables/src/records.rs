//! Reading delimited text into little memory.
//!
//! [`read_delimited`](crate::read_delimited) gives every field a string of its own, which is handy for small files and
//! costs gigabytes for a million rows. Here all fields lie one behind the other in a single text; a record is a number
//! of places in it. Both readers find the same encoding, delimiter, quotes, limits and findings.

use std::fmt::Write as _;

use kernel::{Finding, Severity};

use crate::{
    Encoding, Limits, ReadError, Sheet, cell_name,
    delimited::{decode, delimiter_of, finding, ragged},
};

/// A delimited text, read whole; its fields are borrowed from it.
#[derive(Clone, Debug)]
pub struct Records {
    encoding: Encoding,
    delimiter: char,
    /// The fields, one behind the other, without delimiters and quotes.
    text: String,
    /// Where each field ends in `text`.
    ends: Vec<u32>,
    /// Line and first field of each record.
    starts: Vec<(u32, u32)>,
}

/// One record of [`Records`].
#[derive(Clone, Copy, Debug)]
pub struct Fields<'a> {
    /// The line where it begins, counted from 1.
    pub line: u32,
    text: &'a str,
    /// Where the field before the first one ends.
    begin: u32,
    ends: &'a [u32],
}

impl Records {
    /// The cells of a sheet as a person reads them, so that one reader serves texts and workbooks.
    ///
    /// A row reaches from the first column to its last cell; the lines are the rows, counted from 1.
    pub fn of_sheet(sheet: &Sheet, limits: &Limits) -> Result<Self, ReadError> {
        let mut out = Self {
            encoding: Encoding::Utf8,
            delimiter: ',',
            text: String::new(),
            ends: Vec::new(),
            starts: Vec::new(),
        };
        for row in &sheet.rows {
            let first = out.ends.len();
            for (column, cell) in &row.cells {
                let before = first + *column as usize;
                if before >= limits.cells {
                    return Err(ReadError::TooManyCells { limit: limits.cells });
                }
                let end = end_of(&out.text, limits)?;
                out.ends.resize(before.max(out.ends.len()), end);
                if write!(out.text, "{cell}").is_err() {
                    continue;
                }
                out.ends.push(end_of(&out.text, limits)?);
            }
            if out.ends.len() > first {
                out.starts.push((row.index + 1, u32::try_from(first).unwrap_or(u32::MAX)));
            }
        }
        Ok(out)
    }

    /// How its characters were stored.
    pub const fn encoding(&self) -> Encoding {
        self.encoding
    }

    /// What stands between two fields.
    pub const fn delimiter(&self) -> char {
        self.delimiter
    }

    /// How many records there are; blank lines are none.
    pub fn len(&self) -> usize {
        self.starts.len()
    }

    /// Whether there is none.
    pub fn is_empty(&self) -> bool {
        self.starts.is_empty()
    }

    /// A record by its place, counted from 0.
    pub fn get(&self, at: usize) -> Option<Fields<'_>> {
        let (line, first) = *self.starts.get(at)?;
        let last = self.starts.get(at + 1).map_or(self.ends.len(), |next| next.1 as usize);
        let begin = (first as usize).checked_sub(1).map_or(0, |before| self.ends[before]);
        Some(Fields { line, text: &self.text, begin, ends: &self.ends[first as usize..last] })
    }

    /// The records, in the order of the file.
    pub fn iter(&self) -> impl Iterator<Item = Fields<'_>> + Clone {
        (0..self.len()).filter_map(|at| self.get(at))
    }
}

impl<'a> Fields<'a> {
    /// How many fields it has.
    pub fn len(&self) -> usize {
        self.ends.len()
    }

    /// Whether it has none, which no record has.
    pub fn is_empty(&self) -> bool {
        self.ends.is_empty()
    }

    /// A field by its place, counted from 0; empty where the record is too short.
    pub fn get(&self, at: usize) -> &'a str {
        let Some(end) = self.ends.get(at) else { return "" };
        let begin = at.checked_sub(1).map_or(self.begin, |before| self.ends[before]);
        &self.text[begin as usize..*end as usize]
    }

    /// The fields in order.
    pub fn iter(&self) -> impl Iterator<Item = &'a str> + use<'a> {
        let fields = *self;
        (0..fields.len()).map(move |at| fields.get(at))
    }
}

/// Where a text ends, in 32 bits.
fn end_of(text: &str, limits: &Limits) -> Result<u32, ReadError> {
    u32::try_from(text.len()).map_err(|_| ReadError::TooMuchText { limit: limits.text_bytes })
}

/// Reads a delimited text within the limits; the encoding and the delimiter are found out.
///
/// Findings: `ragged-record`, `open-quote`, `control-character`, as [`read_delimited`](crate::read_delimited) gives them.
pub fn read_records(bytes: &[u8], limits: &Limits) -> Result<(Records, Vec<Finding>), ReadError> {
    let size = bytes.len() as u64;
    // Places in the text are kept in 32 bits; Windows-1252 grows up to threefold when it becomes UTF-8.
    let limit = limits.file_bytes.min(u64::from(u32::MAX) / 3);
    if size > limit {
        return Err(ReadError::TooLarge { bytes: size, limit });
    }
    let (encoding, text) = decode(bytes);
    let delimiter = delimiter_of(&text);
    let mut splitter = Splitter::new(limits, delimiter, &text);
    splitter.split(&text)?;
    let Splitter { out, ends, starts, mut findings, .. } = splitter;
    let records = Records { encoding, delimiter, text: out, ends, starts };
    findings.extend(ragged(records.iter().map(|it| (it.line, it.len()))));
    findings.sort_by_key(|finding| finding.place.row);
    Ok((records, findings))
}

struct Splitter<'a> {
    limits: &'a Limits,
    /// The bytes at which something may end or begin.
    special: [bool; 256],
    delimiter: u8,
    /// All fields so far, those of blank lines included.
    cells: usize,
    out: String,
    ends: Vec<u32>,
    starts: Vec<(u32, u32)>,
    findings: Vec<Finding>,
    line: u32,
    /// Line and first field of the record that is being read.
    record: (u32, u32),
    /// Where its present field begins in `out`.
    field: usize,
    quoted: bool,
    closed: bool,
    opened_at: u32,
}

impl<'a> Splitter<'a> {
    fn new(limits: &'a Limits, delimiter: char, text: &str) -> Self {
        let delimiter = u8::try_from(delimiter).expect("the candidates are ASCII");
        let mut special = [false; 256];
        for byte in 0..=255_u8 {
            // 0xC2 leads the control characters from U+0080 to U+009F.
            special[usize::from(byte)] =
                (byte < b' ' && byte != b'\t') || matches!(byte, b'"' | 0x7F | 0xC2) || byte == delimiter;
        }
        Self {
            limits,
            special,
            delimiter,
            cells: 0,
            out: String::with_capacity(text.len()),
            ends: Vec::new(),
            starts: Vec::new(),
            findings: Vec::new(),
            line: 1,
            record: (1, 0),
            field: 0,
            quoted: false,
            closed: false,
            opened_at: 0,
        }
    }

    fn split(&mut self, text: &str) -> Result<(), ReadError> {
        let bytes = text.as_bytes();
        let mut at = 0;
        while at < bytes.len() {
            let run = bytes[at..].iter().position(|byte| self.special[usize::from(*byte)]);
            let end = run.map_or(bytes.len(), |run| at + run);
            self.out.push_str(&text[at..end]);
            let Some(&byte) = bytes.get(end) else { break };
            at = end + self.meet(text, end, byte)?;
        }
        if self.quoted {
            self.check_length()?;
            let line = self.opened_at;
            self.findings.push(finding(Severity::Warning, "open-quote", line, "\"".into(), String::new()));
        }
        if self.out.len() > self.field || self.closed || self.width() > 0 {
            self.end_field()?;
            self.end_record()?;
        }
        Ok(())
    }

    /// Takes a special character; the answer is how many bytes were read.
    fn meet(&mut self, text: &str, at: usize, byte: u8) -> Result<usize, ReadError> {
        let next = text.as_bytes().get(at + 1).copied();
        match byte {
            b'"' if self.quoted && next == Some(b'"') => {
                self.out.push('"');
                return Ok(2);
            }
            b'"' if self.quoted => self.quoted = false,
            b'"' if self.out.len() == self.field && !self.closed => {
                (self.quoted, self.closed, self.opened_at) = (true, true, self.line);
            }
            b'"' => self.out.push('"'),
            b'\r' if next == Some(b'\n') => {}
            b'\n' | b'\r' if !self.quoted => {
                self.end_field()?;
                self.line = self.line.saturating_add(1);
                self.end_record()?;
            }
            byte if byte == self.delimiter && !self.quoted => self.end_field()?,
            b'\n' => {
                self.line = self.line.saturating_add(1);
                self.out.push('\n');
            }
            b'\r' => self.out.push('\r'),
            0xC2 if next.is_none_or(|next| next > 0x9F) => {
                let c = text[at..].chars().next().expect("a character begins here");
                self.out.push(c);
                return Ok(c.len_utf8());
            }
            byte if byte == self.delimiter => self.out.push(char::from(byte)),
            _ => {
                let c = text[at..].chars().next().expect("a character begins here");
                let found = format!("U+{:04X}", u32::from(c));
                self.findings.push(finding(
                    Severity::Warning,
                    "control-character",
                    self.line,
                    found,
                    String::new(),
                ));
                return Ok(c.len_utf8());
            }
        }
        Ok(1)
    }

    /// The number of fields that the present record has so far.
    fn width(&self) -> usize {
        self.ends.len() - self.record.1 as usize
    }

    fn check_length(&self) -> Result<(), ReadError> {
        let (limit, field) = (self.limits.cell_chars, &self.out[self.field..]);
        if field.len() > limit && field.chars().count() > limit {
            let column = u32::try_from(self.width()).unwrap_or(u32::MAX);
            return Err(ReadError::CellTooLong {
                sheet: String::new(),
                cell: cell_name(self.record.0 - 1, column),
                chars: limit + 1,
                limit,
            });
        }
        Ok(())
    }

    fn end_field(&mut self) -> Result<(), ReadError> {
        self.check_length()?;
        self.cells += 1;
        if self.cells > self.limits.cells {
            return Err(ReadError::TooManyCells { limit: self.limits.cells });
        }
        if self.width() >= self.limits.columns as usize {
            return Err(ReadError::TooManyColumns { sheet: String::new(), limit: self.limits.columns });
        }
        self.ends.push(u32::try_from(self.out.len()).expect("the size was checked"));
        self.field = self.out.len();
        (self.quoted, self.closed) = (false, false);
        Ok(())
    }

    fn end_record(&mut self) -> Result<(), ReadError> {
        let (record, begin) = (self.record, self.begin());
        let blank = self.width() == 1 && self.out[begin..].trim().is_empty();
        if blank {
            self.ends.pop();
            self.out.truncate(begin);
            self.field = begin;
        } else if self.starts.len() >= self.limits.rows as usize {
            return Err(ReadError::TooManyRows { sheet: String::new(), limit: self.limits.rows });
        } else {
            self.starts.push(record);
        }
        self.record = (self.line, u32::try_from(self.ends.len()).expect("the limits allow fewer cells"));
        Ok(())
    }

    /// Where the present record begins in `out`.
    fn begin(&self) -> usize {
        (self.record.1 as usize).checked_sub(1).map_or(0, |before| self.ends[before] as usize)
    }
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;
    use crate::read_delimited;

    type Plain = (char, Vec<(u32, Vec<String>)>, Vec<Finding>);

    fn plainly(bytes: &[u8], limits: &Limits) -> Result<Plain, &'static str> {
        let (read, findings) = read_delimited(bytes, limits).map_err(|err| err.slug())?;
        Ok((read.delimiter, read.records.into_iter().map(|it| (it.line, it.fields)).collect(), findings))
    }

    fn sparsely(bytes: &[u8], limits: &Limits) -> Result<Plain, &'static str> {
        let (read, findings) = read_records(bytes, limits).map_err(|err| err.slug())?;
        let record = |it: Fields<'_>| (it.line, it.iter().map(str::to_owned).collect());
        Ok((read.delimiter(), read.iter().map(record).collect(), findings))
    }

    #[test]
    fn fields_are_borrowed_from_one_text() {
        let (read, findings) =
            read_records("code;name\n\nAAA;\"Isle; \"\"North\"\"\"\nBBB\n".as_bytes(), &Limits::default())
                .unwrap();
        let record = read.get(1).unwrap();
        assert_eq!((record.line, record.get(1), record.get(7)), (3, "Isle; \"North\"", ""));
        assert_eq!((read.len(), read.get(2).unwrap().get(0), read.get(3).is_none()), (3, "BBB", true));
        assert_eq!(findings[0].kind, "ragged-record");
    }

    #[test]
    fn a_sheet_is_read_like_a_text() {
        let cell = |column, text: &str| (column, crate::Cell::Text(text.to_owned()));
        let rows = vec![
            crate::Row { index: 1, cells: vec![cell(0, "code"), cell(2, "total")] },
            crate::Row { index: 4, cells: vec![cell(1, "x"), (2, crate::Cell::Number(2.5))] },
        ];
        let sheet = Sheet { name: "Data".to_owned(), rows };
        let read = Records::of_sheet(&sheet, &Limits::default()).unwrap();
        let fields: Vec<(u32, Vec<&str>)> = read.iter().map(|it| (it.line, it.iter().collect())).collect();
        assert_eq!(fields, [(2, vec!["code", "", "total"]), (5, vec!["", "x", "2.5"])]);
        let few = Limits { cells: 5, ..Limits::default() };
        assert_eq!(Records::of_sheet(&sheet, &few).unwrap_err().slug(), "too-many-cells");
    }

    proptest! {
        #[test]
        fn both_readers_read_the_same(text in "[ab,;\t|\"\r\n é\u{1}\u{80}\u{a0}]{0,60}", latin: bool) {
            let bytes: Vec<u8> =
                if latin { text.chars().map(|c| u32::from(c).to_le_bytes()[0]).collect() } else { text.into_bytes() };
            prop_assert_eq!(sparsely(&bytes, &Limits::default()), plainly(&bytes, &Limits::default()));
        }

        #[test]
        fn both_readers_refuse_the_same(text in "[ab,\"\n é]{0,60}") {
            let limits = Limits { rows: 3, columns: 3, cell_chars: 4, cells: 9, ..Limits::default() };
            let (one, other) = (sparsely(text.as_bytes(), &limits), plainly(text.as_bytes(), &limits));
            prop_assert_eq!(one, other);
        }

        #[test]
        fn any_bytes_are_read_or_refused(bytes: Vec<u8>) {
            prop_assert_eq!(sparsely(&bytes, &Limits::default()), plainly(&bytes, &Limits::default()));
        }
    }
}
