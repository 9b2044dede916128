//! Reading delimited text: CSV, semicolons, tabs.
//!
//! Fields stay texts here; what they mean is decided by whoever knows the source.

use std::{borrow::Cow, collections::BTreeMap};

use kernel::{Finding, Place, Severity};

use crate::{Limits, ReadError, cell_name};

kernel::words! {
    /// How the characters of a text are stored.
    pub enum Encoding {
        /// UTF-8, with or without its mark at the beginning.
        Utf8 = "utf-8",
        /// UTF-16 with its mark, as spreadsheet programs save "Unicode text".
        Utf16 = "utf-16",
        /// Windows-1252, which holds all that Latin-1 prints; the answer when nothing else fits.
        Latin1 = "latin-1",
    }
}

/// A delimited text read whole.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Delimited {
    /// How its characters were stored.
    pub encoding: Encoding,
    /// What stands between two fields.
    pub delimiter: char,
    /// The records, the first of which may be a header; blank lines are left out.
    pub records: Vec<Record>,
}

/// One record: usually one line, more if a quoted field breaks lines.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Record {
    /// The line where it begins, counted from 1.
    pub line: u32,
    /// Its fields, without their quotes.
    pub fields: Vec<String>,
}

/// Reads a delimited text within the limits; the encoding and the delimiter are found out.
///
/// Findings: `ragged-record` (another number of fields than most records have), `open-quote`
/// (a quote that is never closed), `control-character`.
pub fn read_delimited(bytes: &[u8], limits: &Limits) -> Result<(Delimited, Vec<Finding>), ReadError> {
    let size = bytes.len() as u64;
    if size > limits.file_bytes {
        return Err(ReadError::TooLarge { bytes: size, limit: limits.file_bytes });
    }
    let (encoding, text) = decode(bytes);
    let delimiter = delimiter_of(&text);
    let mut reader = Splitter { limits, delimiter, cells: 0, records: Vec::new(), findings: Vec::new() };
    reader.split(&text)?;
    let Splitter { records, mut findings, .. } = reader;
    findings.extend(ragged(records.iter().map(|it| (it.line, it.fields.len()))));
    findings.sort_by_key(|finding| finding.place.row);
    Ok((Delimited { encoding, delimiter, records }, findings))
}

/// A finding for each record, given by its line and width, that has another width than most.
pub(crate) fn ragged(records: impl Iterator<Item = (u32, usize)> + Clone) -> Vec<Finding> {
    let Some(usual) = usual_width(records.clone()) else { return Vec::new() };
    let ragged = records.filter(|(_, width)| *width != usual);
    let told = |(line, width): (u32, usize)| {
        finding(Severity::Warning, "ragged-record", line, width.to_string(), usual.to_string())
    };
    ragged.map(told).collect()
}

/// The number of fields most records have: files may begin with a title that has fewer.
fn usual_width(records: impl Iterator<Item = (u32, usize)>) -> Option<usize> {
    let mut counts = BTreeMap::new();
    for (_, width) in records {
        *counts.entry(width).or_insert(0_usize) += 1;
    }
    counts.into_iter().max_by_key(|(width, count)| (*count, *width)).map(|(width, _)| width)
}

pub(crate) fn finding(
    severity: Severity,
    kind: &'static str,
    line: u32,
    found: String,
    expected: String,
) -> Finding {
    Finding { severity, kind, place: Place { sheet: None, row: Some(line), cell: None }, found, expected }
}

pub(crate) fn decode(bytes: &[u8]) -> (Encoding, Cow<'_, str>) {
    if let Some(rest) = bytes.strip_prefix(b"\xEF\xBB\xBF") {
        return (Encoding::Utf8, String::from_utf8_lossy(rest));
    }
    for (mark, read) in
        [(b"\xFF\xFE", u16::from_le_bytes as fn([u8; 2]) -> u16), (b"\xFE\xFF", u16::from_be_bytes)]
    {
        if let Some(rest) = bytes.strip_prefix(mark) {
            let units: Vec<u16> = rest.chunks_exact(2).map(|pair| read([pair[0], pair[1]])).collect();
            return (Encoding::Utf16, Cow::Owned(String::from_utf16_lossy(&units)));
        }
    }
    match std::str::from_utf8(bytes) {
        Ok(text) => (Encoding::Utf8, Cow::Borrowed(text)),
        Err(_) => (Encoding::Latin1, Cow::Owned(bytes.iter().map(|byte| windows_1252(*byte)).collect())),
    }
}

/// Windows-1252 prints where Latin-1 has control characters that no text uses.
fn windows_1252(byte: u8) -> char {
    const PRINTED: [char; 32] = [
        '€', '\u{81}', '‚', 'ƒ', '„', '…', '†', '‡', 'ˆ', '‰', 'Š', '‹', 'Œ', '\u{8d}', 'Ž', '\u{8f}',
        '\u{90}', '‘', '’', '“', '”', '•', '–', '—', '˜', '™', 'š', '›', 'œ', '\u{9d}', 'ž', 'Ÿ',
    ];
    match byte {
        0x80..=0x9F => PRINTED[usize::from(byte - 0x80)],
        _ => char::from(byte),
    }
}

/// The candidate that splits the first lines most evenly; a comma when none does.
pub(crate) fn delimiter_of(text: &str) -> char {
    let mut best = (0, ',');
    for candidate in [',', ';', '\t', '|'] {
        let counts: Vec<usize> = first_lines(text).map(|line| outside_quotes(line, candidate)).collect();
        let Some(first) = counts.first().copied().filter(|count| *count > 0) else { continue };
        let alike = counts.iter().filter(|count| **count == first).count();
        // Lines that agree weigh more than many delimiters: prose is full of commas.
        let score = alike * 1000 / counts.len() * 100 + first.min(99);
        if score > best.0 {
            best = (score, candidate);
        }
    }
    best.1
}

fn first_lines(text: &str) -> impl Iterator<Item = &str> {
    text.lines().filter(|line| !line.trim().is_empty()).take(20)
}

fn outside_quotes(line: &str, delimiter: char) -> usize {
    let mut quoted = false;
    let mut count = 0;
    for c in line.chars().take(10_000) {
        quoted ^= c == '"';
        count += usize::from(!quoted && c == delimiter);
    }
    count
}

struct Splitter<'a> {
    limits: &'a Limits,
    delimiter: char,
    cells: usize,
    records: Vec<Record>,
    findings: Vec<Finding>,
}

impl Splitter<'_> {
    fn split(&mut self, text: &str) -> Result<(), ReadError> {
        let mut chars = text.chars().peekable();
        let (mut line, mut record, mut field) =
            (1_u32, Record { line: 1, fields: Vec::new() }, Field::default());
        while let Some(c) = chars.next() {
            match c {
                '"' if field.quoted && chars.peek() == Some(&'"') => {
                    chars.next();
                    self.push(&mut field, '"', &record)?;
                }
                '"' if field.quoted => field.quoted = false,
                // A quote in the middle of an unquoted field is a character like any other.
                '"' if field.text.is_empty() && !field.closed => {
                    (field.quoted, field.closed, field.opened_at) = (true, true, line);
                }
                '\r' if chars.peek() == Some(&'\n') => {}
                '\n' | '\r' if !field.quoted => {
                    self.end_field(&mut record, &mut field)?;
                    line = line.saturating_add(1);
                    self.end_record(&mut record, line)?;
                }
                c if c == self.delimiter && !field.quoted => self.end_field(&mut record, &mut field)?,
                c => {
                    line = line.saturating_add(u32::from(c == '\n'));
                    if c.is_control() && !matches!(c, '\n' | '\t' | '\r') {
                        let found = format!("U+{:04X}", u32::from(c));
                        self.findings.push(finding(
                            Severity::Warning,
                            "control-character",
                            line,
                            found,
                            String::new(),
                        ));
                    } else {
                        self.push(&mut field, c, &record)?;
                    }
                }
            }
        }
        if field.quoted {
            self.findings.push(finding(
                Severity::Warning,
                "open-quote",
                field.opened_at,
                "\"".into(),
                String::new(),
            ));
        }
        if !field.text.is_empty() || field.closed || !record.fields.is_empty() {
            self.end_field(&mut record, &mut field)?;
            self.end_record(&mut record, line)?;
        }
        Ok(())
    }

    fn push(&self, field: &mut Field, c: char, record: &Record) -> Result<(), ReadError> {
        field.chars += 1;
        if field.chars > self.limits.cell_chars {
            return Err(ReadError::CellTooLong {
                sheet: String::new(),
                cell: cell_name(record.line - 1, u32::try_from(record.fields.len()).unwrap_or(u32::MAX)),
                chars: field.chars,
                limit: self.limits.cell_chars,
            });
        }
        field.text.push(c);
        Ok(())
    }

    fn end_field(&mut self, record: &mut Record, field: &mut Field) -> Result<(), ReadError> {
        self.cells += 1;
        if self.cells > self.limits.cells {
            return Err(ReadError::TooManyCells { limit: self.limits.cells });
        }
        if record.fields.len() >= self.limits.columns as usize {
            return Err(ReadError::TooManyColumns { sheet: String::new(), limit: self.limits.columns });
        }
        record.fields.push(std::mem::take(field).text);
        Ok(())
    }

    fn end_record(&mut self, record: &mut Record, next_line: u32) -> Result<(), ReadError> {
        let record = std::mem::replace(record, Record { line: next_line, fields: Vec::new() });
        let blank = record.fields.len() == 1 && record.fields[0].trim().is_empty();
        if blank {
            return Ok(());
        }
        if self.records.len() >= self.limits.rows as usize {
            return Err(ReadError::TooManyRows { sheet: String::new(), limit: self.limits.rows });
        }
        self.records.push(record);
        Ok(())
    }
}

/// The field that is being read.
#[derive(Default)]
struct Field {
    text: String,
    chars: usize,
    /// Inside quotes.
    quoted: bool,
    /// Was opened by a quote.
    closed: bool,
    opened_at: u32,
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    fn read(bytes: &[u8]) -> (Delimited, Vec<Finding>) {
        read_delimited(bytes, &Limits::default()).unwrap()
    }

    fn fields(text: &str) -> Vec<Vec<String>> {
        read(text.as_bytes()).0.records.into_iter().map(|record| record.fields).collect()
    }

    #[test]
    fn quotes_hold_delimiters_quotes_and_line_breaks() {
        let text = "code,name\r\nAAA,\"Island, \"\"North\"\"\"\r\n\r\nBBB,\"two\r\nlines\"\r\nCCC,x";
        assert_eq!(
            fields(text),
            [["code", "name"], ["AAA", "Island, \"North\""], ["BBB", "two\nlines"], ["CCC", "x"]]
        );
        let lines: Vec<u32> = read(text.as_bytes()).0.records.iter().map(|record| record.line).collect();
        assert_eq!(lines, [1, 2, 4, 6]);
    }

    #[test]
    fn the_delimiter_is_found_out() {
        for (text, expected) in [
            ("a;b;c\n1,5;2,5;3,5\n", ';'),
            ("a\tb\n1,000\t2\n", '\t'),
            ("a|b\n1|2\n", '|'),
            ("a,b\n\"x;y;z\",2\n", ','),
            ("alone\n", ','),
        ] {
            assert_eq!(read(text.as_bytes()).0.delimiter, expected, "{text}");
        }
    }

    #[test]
    fn the_encoding_is_found_out() {
        let check = |bytes: &[u8], encoding: Encoding| {
            let (text, _) = read(bytes);
            assert_eq!(text.encoding, encoding);
            assert_eq!(text.records[0].fields, ["Curaçao", "1"], "{encoding}");
        };
        check("Curaçao,1".as_bytes(), Encoding::Utf8);
        check("\u{feff}Curaçao,1".as_bytes(), Encoding::Utf8);
        check(b"Cura\xE7ao,1", Encoding::Latin1);
        let utf16: Vec<u8> = "\u{feff}Curaçao,1".encode_utf16().flat_map(u16::to_le_bytes).collect();
        check(&utf16, Encoding::Utf16);
    }

    #[test]
    fn ragged_records_and_open_quotes_are_found_with_their_line() {
        let (text, findings) = read(b"a,b\n1\n2,\"x\n3,4\n");
        assert_eq!(text.records.len(), 3);
        let found: Vec<_> =
            findings.iter().map(|it| (it.kind, it.place.row.unwrap(), it.found.as_str())).collect();
        assert_eq!(found, [("ragged-record", 2, "1"), ("open-quote", 3, "\"")]);
    }

    #[test]
    fn a_title_above_the_table_is_the_ragged_one() {
        let (_, findings) = read(b"Source,Invented\n\na,b,c\n1,2,3\n4,5,6\n");
        let found: Vec<_> =
            findings.iter().map(|it| (it.kind, it.place.row.unwrap(), it.expected.as_str())).collect();
        assert_eq!(found, [("ragged-record", 1, "3")]);
    }

    #[test]
    fn more_than_the_limits_allow_is_refused() {
        let limits =
            Limits { rows: 2, columns: 2, cell_chars: 3, cells: 4, file_bytes: 20, ..Limits::default() };
        let slug = |text: &str| read_delimited(text.as_bytes(), &limits).map_err(|err| err.slug());
        assert!(slug("a,b\nc,d\n").is_ok());
        assert_eq!(slug("a\nb\nc\n"), Err("too-many-rows"));
        assert_eq!(slug("a,b,c\n"), Err("too-many-columns"));
        assert_eq!(slug("abcd\n"), Err("cell-too-long"));
        assert_eq!(slug("aaaaaaaaaaaaaaaaaaaaaaaaaa"), Err("too-large"));
    }

    proptest! {
        #[test]
        fn any_bytes_are_read_or_refused(bytes: Vec<u8>) {
            let _ = read_delimited(&bytes, &Limits::default());
        }

        #[test]
        fn what_is_written_with_quotes_is_read_back(rows in prop::collection::vec(prop::collection::vec("[a-z,;\"\n é]{1,6}", 2..4), 1..6)) {
            let quoted = |field: &String| format!("\"{}\"", field.replace('"', "\"\""));
            let lines: Vec<String> = rows.iter().map(|row| row.iter().map(quoted).collect::<Vec<_>>().join(",")).collect();
            let (text, _) = read(lines.join("\n").as_bytes());
            prop_assume!(text.delimiter == ',');
            let read: Vec<Vec<String>> = text.records.into_iter().map(|record| record.fields).collect();
            prop_assert_eq!(read, rows);
        }
    }
}
