//! Cells as they stand in a file, with their lines; what they mean is decided by the recipe.

use serde::{Deserialize, Serialize};
use sha2::{Digest as _, Sha256};
use tables::{Limits, ReadError, read_delimited};

/// What stands for a number that is not there. In columns of codes the same letters are a code: `NA` is Namibia.
const MISSING: [&str; 3] = ["", "NA", ".."];

/// One input with what names its state for ever.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Input {
    /// The file, or the dataset.
    pub name: String,
    /// The edition of a dataset.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub edition: Option<String>,
    /// The hash of the file.
    pub sha256: String,
}

/// Columns of cells.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Data {
    /// The names of the columns.
    pub names: Vec<String>,
    /// The cells of each column.
    pub columns: Vec<Vec<String>>,
    /// The line of each row, counted from 1.
    pub lines: Vec<u32>,
    /// Lines that have another number of cells than the header, and were left out.
    pub ragged: Vec<u32>,
    /// Where it all comes from.
    pub inputs: Vec<Input>,
}

/// Why a file gives no data.
#[derive(Clone, Debug, PartialEq, Eq, thiserror::Error)]
pub enum DataError {
    /// The file breaks a limit.
    #[error(transparent)]
    Read(#[from] ReadError),
    /// There is no header, or no row after it.
    #[error("the file has a header and no rows, or nothing at all")]
    Empty,
    /// Two columns have one name.
    #[error("two columns are named `{0}`")]
    NameTwice(String),
}

/// What a cell of a column of numbers says.
#[derive(Clone, Copy, Debug, PartialEq)]
pub(crate) enum Cell {
    /// Nothing.
    Missing,
    /// A number.
    Number(f64),
    /// Something else.
    Text,
}

/// What a cell says where numbers are expected.
pub(crate) fn cell(text: &str) -> Cell {
    if MISSING.contains(&text) { Cell::Missing } else { number(text).map_or(Cell::Text, Cell::Number) }
}

/// The number a text is; one with a leading zero, such as `01`, is a code and no number.
pub(crate) fn number(text: &str) -> Option<f64> {
    let unsigned = text.strip_prefix(['-', '+']).unwrap_or(text);
    let code = unsigned.len() > 1 && unsigned.starts_with('0') && unsigned.as_bytes()[1].is_ascii_digit();
    // The parser of the language also takes `inf` and `nan`.
    let plain = unsigned.starts_with(|c: char| c.is_ascii_digit() || c == '.');
    let value = text.parse().ok().filter(|value: &f64| value.is_finite());
    value.filter(|_| plain && !code)
}

impl Data {
    /// Reads a delimited text whose first line names the columns.
    pub fn read(name: &str, bytes: &[u8]) -> Result<Self, DataError> {
        let (text, _) = read_delimited(bytes, &Limits::default())?;
        let mut records = text.records.into_iter();
        let header = records.next().ok_or(DataError::Empty)?;
        let names: Vec<String> = header.fields.iter().map(|name| name.trim().to_owned()).collect();
        let mut sorted: Vec<&String> = names.iter().filter(|name| !name.is_empty()).collect();
        sorted.sort();
        if let Some(twice) = sorted.windows(2).find(|pair| pair[0] == pair[1]) {
            return Err(DataError::NameTwice(twice[0].clone()));
        }
        let sha256 = kernel::hexadecimal(&Sha256::digest(bytes));
        let mut data = Self {
            columns: vec![Vec::new(); names.len()],
            names,
            inputs: vec![Input { name: name.to_owned(), edition: None, sha256 }],
            ..Self::default()
        };
        for record in records {
            if record.fields.len() != data.names.len() {
                data.ragged.push(record.line);
                continue;
            }
            data.lines.push(record.line);
            for (column, mut field) in data.columns.iter_mut().zip(record.fields) {
                if field.trim().len() != field.len() {
                    field = String::from(field.trim());
                }
                column.push(field);
            }
        }
        if data.lines.is_empty() { Err(DataError::Empty) } else { Ok(data) }
    }

    /// The cells of a column.
    pub fn column(&self, name: &str) -> Option<&[String]> {
        self.names.iter().position(|it| it == name).map(|at| self.columns[at].as_slice())
    }

    /// How many rows there are.
    pub const fn rows(&self) -> usize {
        self.lines.len()
    }

    /// The names most like one that is not there.
    pub fn like(&self, name: &str) -> Vec<String> {
        like(name, self.names.iter().map(String::as_str))
    }
}

/// The names among these that are most like one that is not there; three at most.
pub(crate) fn like<'a>(name: &str, among: impl Iterator<Item = &'a str>) -> Vec<String> {
    let wanted = name.to_lowercase();
    let mut near: Vec<(usize, &str)> = among
        .map(|it| {
            let found = it.to_lowercase();
            let short = found.chars().count().min(wanted.chars().count()) < 3;
            let part = !short && (found.contains(&wanted) || wanted.contains(&found));
            (if part { 1 } else { distance(&wanted, &found) }, it)
        })
        .filter(|(far, _)| *far <= 2.max(wanted.chars().count() / 3))
        .collect();
    near.sort_unstable();
    near.dedup();
    near.into_iter().take(3).map(|(_, it)| it.to_owned()).collect()
}

/// How many letters must be changed, added or left out to make one text of the other.
fn distance(a: &str, b: &str) -> usize {
    let b: Vec<char> = b.chars().collect();
    let mut row: Vec<usize> = (0..=b.len()).collect();
    for (i, left) in a.chars().enumerate() {
        let mut before = std::mem::replace(&mut row[0], i + 1);
        for (j, right) in b.iter().enumerate() {
            let changed = before + usize::from(left != *right);
            before = row[j + 1];
            row[j + 1] = changed.min(row[j] + 1).min(before + 1);
        }
    }
    row[b.len()]
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_number_is_what_it_looks_like() {
        for (text, expected) in [
            ("1", Cell::Number(1.0)),
            ("-0.5", Cell::Number(-0.5)),
            ("1e3", Cell::Number(1000.0)),
            ("0", Cell::Number(0.0)),
            ("0.25", Cell::Number(0.25)),
            ("", Cell::Missing),
            ("NA", Cell::Missing),
            ("..", Cell::Missing),
            ("01", Cell::Text),
            ("-", Cell::Text),
            ("~", Cell::Text),
            ("1,234", Cell::Text),
            ("nan", Cell::Text),
            ("inf", Cell::Text),
            ("1e999", Cell::Text),
        ] {
            assert_eq!(cell(text), expected, "{text}");
        }
    }

    #[test]
    fn ragged_lines_are_left_out_and_named() {
        let data = Data::read("a.csv", b"a, b\n1,2\n3\n4,5\n").unwrap();
        assert_eq!(
            (data.names.as_slice(), data.ragged.as_slice()),
            (["a".into(), "b".into()].as_slice(), [3].as_slice())
        );
        assert_eq!(data.lines, [2, 4]);
        assert_eq!(data.inputs[0].sha256.len(), 64);
    }

    #[test]
    fn a_file_without_rows_or_with_a_name_twice_is_refused() {
        assert_eq!(Data::read("a.csv", b"a,b\n"), Err(DataError::Empty));
        assert_eq!(Data::read("a.csv", b""), Err(DataError::Empty));
        assert_eq!(Data::read("a.csv", b"a,b,a\n1,2,3\n"), Err(DataError::NameTwice("a".into())));
    }

    #[test]
    fn names_that_are_nearly_right_are_suggested() {
        let data = Data::read("a.csv", b"invest,Value,capital,year\n1,2,3,4\n").unwrap();
        assert_eq!(data.like("value"), ["Value"]);
        assert_eq!(data.like("investment"), ["invest"]);
        assert_eq!(data.like("captial"), ["capital"]);
        assert!(data.like("population").is_empty());
    }
}
