//! A cell and its name.

use std::fmt;

/// What stands in one cell.
#[derive(Clone, Debug, Default, PartialEq)]
pub enum Cell {
    /// Nothing.
    #[default]
    Empty,
    /// A text, with the spaces it has in the file.
    Text(String),
    /// A number; a date is the number of its day, as the format stores it.
    Number(f64),
    /// True or false.
    Bool(bool),
    /// An error such as `#DIV/0!`.
    Error(String),
    /// A formula that no program has computed yet, so that it has no value.
    Uncalculated,
}

impl Cell {
    /// Whether nothing stands there, or only spaces.
    pub fn is_blank(&self) -> bool {
        match self {
            Self::Empty => true,
            Self::Text(text) => text.trim().is_empty(),
            _ => false,
        }
    }

    /// The number, if it is one.
    pub const fn number(&self) -> Option<f64> {
        match self {
            Self::Number(number) => Some(*number),
            _ => None,
        }
    }

    /// The text, if it is one.
    pub fn text(&self) -> Option<&str> {
        match self {
            Self::Text(text) => Some(text),
            _ => None,
        }
    }
}

impl fmt::Display for Cell {
    /// As a person would read it; a formula without a value shows as `=`.
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Empty => Ok(()),
            Self::Text(text) | Self::Error(text) => f.write_str(text),
            Self::Number(number) => write!(f, "{number}"),
            Self::Bool(truth) => f.write_str(if *truth { "TRUE" } else { "FALSE" }),
            Self::Uncalculated => f.write_str("="),
        }
    }
}

/// The letters of a column counted from 0: `A`, ..., `Z`, `AA`.
pub fn column_name(column: u32) -> String {
    let mut letters = Vec::new();
    let mut rest = u64::from(column) + 1;
    while rest > 0 {
        let letter = u8::try_from((rest - 1) % 26).expect("a remainder of 26 fits a byte");
        letters.push(char::from(b'A' + letter));
        rest = (rest - 1) / 26;
    }
    letters.iter().rev().collect()
}

/// The name of a cell, such as `F12`; row and column are counted from 0.
///
/// ```
/// assert_eq!(tables::cell_name(11, 5), "F12");
/// assert_eq!(tables::parse_cell("F12"), Some((11, 5)));
/// ```
pub fn cell_name(row: u32, column: u32) -> String {
    format!("{}{}", column_name(column), u64::from(row) + 1)
}

/// The row and column, counted from 0, of a name made by [`cell_name`].
pub fn parse_cell(name: &str) -> Option<(u32, u32)> {
    let split = name.find(|c: char| !c.is_ascii_uppercase())?;
    let (letters, digits) = name.split_at(split);
    if letters.is_empty() || digits.starts_with('0') || !digits.bytes().all(|c| c.is_ascii_digit()) {
        return None;
    }
    let column = letters
        .bytes()
        .try_fold(0_u64, |sum, letter| sum.checked_mul(26)?.checked_add(u64::from(letter - b'A') + 1))?;
    let row = digits.parse::<u64>().ok()?;
    Some((u32::try_from(row - 1).ok()?, u32::try_from(column - 1).ok()?))
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    #[test]
    fn cells_are_named_as_spreadsheets_name_them() {
        for (row, column, name) in [
            (0, 0, "A1"),
            (11, 5, "F12"),
            (293, 25, "Z294"),
            (0, 26, "AA1"),
            (1_048_575, 16_383, "XFD1048576"),
        ] {
            assert_eq!(cell_name(row, column), name);
            assert_eq!(parse_cell(name), Some((row, column)));
        }
    }

    #[test]
    fn what_is_no_cell_name_has_no_place() {
        for wrong in [
            "",
            "A",
            "12",
            "A0",
            "A01",
            "a1",
            "A1B",
            "A-1",
            "A+1",
            "Ä1",
            "AAAAAAAAAAAAAAAAAAAA1",
            "A99999999999999999999",
        ] {
            assert_eq!(parse_cell(wrong), None, "{wrong}");
        }
    }

    #[test]
    fn a_cell_of_spaces_is_blank_and_zero_is_not() {
        assert!(Cell::Empty.is_blank() && Cell::Text("  ".into()).is_blank());
        assert!(!Cell::Number(0.0).is_blank() && !Cell::Uncalculated.is_blank());
    }

    proptest! {
        #[test]
        fn a_name_leads_back_to_its_cell(row: u32, column: u32) {
            prop_assert_eq!(parse_cell(&cell_name(row, column)), Some((row, column)));
        }

        #[test]
        fn any_text_is_a_cell_name_or_not(text: String) {
            if let Some((row, column)) = parse_cell(&text) {
                prop_assert_eq!(cell_name(row, column), text);
            }
        }
    }
}
