//! Tables of small counts made safe to publish, with the proof for every cell that is withheld.
//!
//! A table is a delimited text: the first line names the columns, the first column the rows, and every other cell is a
//! count. Row and column sums are added and, unless the rule says otherwise, taken for known to everybody. What comes
//! out never holds a withheld value, only the interval in which it lies for whoever knows all the rest.

use methods::disclosure::{self, DisclosureError, Earlier, Equation, Rules, Table};
use serde::{Deserialize, Serialize};

/// The rule by which a table is protected.
#[derive(Clone, Debug, PartialEq, Deserialize)]
#[serde(deny_unknown_fields, default)]
pub struct Rule {
    /// Counts above zero and below it are withheld.
    pub threshold: f64,
    /// The least width of the interval of every withheld cell.
    pub width: f64,
    /// Whether everybody knows the sums of rows and columns; else they may be withheld, too.
    pub margins_known: bool,
    /// What was released before of the same table.
    pub released: Vec<Released>,
}

/// One cell that was released before.
#[derive(Clone, Debug, PartialEq, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Released {
    /// The name of its row.
    pub row: String,
    /// The name of its column.
    pub column: String,
    /// What was said.
    pub value: f64,
}

impl Default for Rule {
    fn default() -> Self {
        Self { threshold: 5.0, width: 5.0, margins_known: true, released: Vec::new() }
    }
}

/// A table that may be published.
#[derive(Clone, Debug, PartialEq, Serialize)]
pub struct Protected {
    /// The names of the columns; the last is the sum.
    pub columns: Vec<String>,
    /// The rows; the last is the sum.
    pub rows: Vec<ProtectedRow>,
    /// The cells that are withheld.
    pub suppressed: Vec<Suppressed>,
}

/// One row.
#[derive(Clone, Debug, PartialEq, Serialize)]
pub struct ProtectedRow {
    /// Its name.
    pub name: String,
    /// Its cells; none where the value is withheld.
    pub cells: Vec<Option<f64>>,
}

/// A withheld cell, without its value.
#[derive(Clone, Debug, PartialEq, Serialize)]
pub struct Suppressed {
    /// The name of its row.
    pub row: String,
    /// The name of its column.
    pub column: String,
    /// `threshold`, or `complement` for a cell from which another could be computed.
    pub reason: disclosure::Reason,
    /// How wide its interval must be.
    pub needed: f64,
    /// The least and the greatest value that agree with all that is published; no end above where there is none.
    pub interval: (f64, Option<f64>),
}

/// Why a table was not protected.
#[derive(Debug, thiserror::Error)]
pub enum ProtectError {
    /// The text cannot be read.
    #[error(transparent)]
    Unreadable(#[from] tables::ReadError),
    /// The text is no table of counts.
    #[error("line {line}, column {column}: `{found}` is no count; write a whole number, zero or more")]
    NotACount {
        /// The line, from 1.
        line: u32,
        /// The name of the column.
        column: String,
        /// What stands there.
        found: String,
    },
    /// A line has another number of cells than the header.
    #[error("line {line} has {found} cells where the header has {expected}")]
    Ragged {
        /// The line, from 1.
        line: u32,
        /// How many it has.
        found: usize,
        /// How many it should have.
        expected: usize,
    },
    /// There are no rows or no columns.
    #[error("there is no table: the first line names the columns, the first column the rows")]
    Empty,
    /// What was released before is of a cell that is not there.
    #[error("the rule says that `{row}`, `{column}` was released, and the table has no such cell")]
    NoSuchCell {
        /// The row.
        row: String,
        /// The column.
        column: String,
    },
    /// No choice of cells is safe.
    #[error(transparent)]
    Disclosure(#[from] DisclosureError),
}

/// Protects a table by a rule.
pub fn protect(text: &[u8], rule: &Rule) -> Result<Protected, ProtectError> {
    let (read, _) = tables::read_delimited(text, &tables::Limits::default())?;
    let (head, lines) = read.records.split_first().ok_or(ProtectError::Empty)?;
    let columns: Vec<String> = head.fields.iter().skip(1).map(|it| it.trim().to_owned()).collect();
    if columns.is_empty() || lines.is_empty() {
        return Err(ProtectError::Empty);
    }
    let mut names = Vec::new();
    let mut counts = Vec::new();
    for line in lines {
        if line.fields.len() != head.fields.len() {
            let (found, expected) = (line.fields.len(), head.fields.len());
            return Err(ProtectError::Ragged { line: line.line, found, expected });
        }
        names.push(line.fields[0].trim().to_owned());
        let cells = line.fields.iter().skip(1).zip(&columns);
        counts.push(cells.map(|(it, column)| count(it, line.line, column)).collect::<Result<Vec<_>, _>>()?);
    }
    let across = columns.len();
    let table = Table::with_margins(&counts)?;
    let table = if rule.margins_known { table.margins_known(across) } else { table };
    let earlier = earlier(rule, &names, &columns)?;
    let rules = Rules { threshold: rule.threshold, width: rule.width, ..Rules::default() };
    let withheld = disclosure::protect(&table, &rules, &earlier)?;
    Ok(published(&table, &withheld, names, columns))
}

fn count(text: &str, line: u32, column: &str) -> Result<f64, ProtectError> {
    let number = text.trim().parse::<u32>().ok();
    number.map(f64::from).ok_or_else(|| ProtectError::NotACount {
        line,
        column: column.to_owned(),
        found: text.chars().take(40).collect(),
    })
}

fn earlier(rule: &Rule, rows: &[String], columns: &[String]) -> Result<Earlier, ProtectError> {
    let said = |it: &Released| {
        let place =
            (rows.iter().position(|row| *row == it.row), columns.iter().position(|name| *name == it.column));
        let (Some(row), Some(column)) = place else {
            return Err(ProtectError::NoSuchCell { row: it.row.clone(), column: it.column.clone() });
        };
        Ok(Equation { terms: vec![(Table::at(columns.len(), row, column), 1.0)], value: it.value })
    };
    let equations = rule.released.iter().map(said).collect::<Result<_, _>>()?;
    Ok(Earlier { equations, ..Earlier::default() })
}

fn published(
    table: &Table,
    withheld: &[disclosure::Withheld],
    mut names: Vec<String>,
    mut columns: Vec<String>,
) -> Protected {
    names.push("total".to_owned());
    columns.push("total".to_owned());
    let across = columns.len();
    let is_withheld = |cell: usize| withheld.iter().any(|it| it.proof.cell == cell);
    let cell = |cell: usize| (!is_withheld(cell)).then(|| table.cells[cell]);
    let row = |(at, name): (usize, &String)| ProtectedRow {
        name: name.clone(),
        cells: (at * across..(at + 1) * across).map(cell).collect(),
    };
    let suppressed = withheld.iter().map(|it| Suppressed {
        row: names[it.proof.cell / across].clone(),
        column: columns[it.proof.cell % across].clone(),
        reason: it.reason,
        needed: it.needed,
        interval: (it.proof.interval.0, Some(it.proof.interval.1).filter(|end| end.is_finite())),
    });
    Protected { rows: names.iter().enumerate().map(row).collect(), suppressed: suppressed.collect(), columns }
}

#[cfg(test)]
mod tests {
    use super::*;

    const TABLE: &str = "region,a,b,c\nnorth,20,3,40\nmiddle,15,12,9\nsouth,2,30,25\n";

    fn cells(protected: &Protected) -> Vec<(String, (f64, Option<f64>))> {
        protected.suppressed.iter().map(|it| (format!("{} {}", it.row, it.column), it.interval)).collect()
    }

    #[test]
    fn small_counts_take_others_with_them_until_nothing_can_be_computed() {
        let protected = protect(TABLE.as_bytes(), &Rule::default()).unwrap();
        let mut found = cells(&protected);
        found.sort_by(|a, b| a.0.cmp(&b.0));
        assert_eq!(
            found,
            [
                ("north a".to_owned(), (0.0, Some(22.0))),
                ("north b".to_owned(), (1.0, Some(23.0))),
                ("south a".to_owned(), (0.0, Some(22.0))),
                ("south b".to_owned(), (10.0, Some(32.0)))
            ]
        );
        let written = serde_json::to_string(&protected.rows).unwrap();
        assert!(written.contains(r#""north","cells":[null,null,40.0,63.0]"#), "{written}");
    }

    #[test]
    fn what_was_released_before_counts() {
        let told = Released { row: "north".into(), column: "a".into(), value: 20.0 };
        let rule = Rule { released: vec![told], ..Rule::default() };
        let protected = protect(TABLE.as_bytes(), &rule).unwrap();
        assert!(!cells(&protected).iter().any(|(cell, _)| cell == "north a"), "{protected:?}");
        for it in &protected.suppressed {
            assert!(it.interval.1.is_none_or(|end| end - it.interval.0 >= 5.0), "{it:?}");
        }
        let nowhere = Released { row: "east".into(), column: "a".into(), value: 1.0 };
        let rule = Rule { released: vec![nowhere], ..Rule::default() };
        assert!(matches!(protect(TABLE.as_bytes(), &rule), Err(ProtectError::NoSuchCell { .. })));
    }

    #[test]
    fn what_is_no_table_of_counts_is_refused_with_its_place() {
        for (text, words) in [
            ("", "there is no table"),
            ("region,a\n", "there is no table"),
            ("region,a\nnorth,1.5\n", "line 2, column a: `1.5` is no count"),
            ("region,a\nnorth,-1\n", "`-1` is no count"),
            ("region,a,b\nnorth,1\n", "line 2 has 2 cells where the header has 3"),
        ] {
            let told = protect(text.as_bytes(), &Rule::default()).unwrap_err().to_string();
            assert!(told.contains(words), "{text}: {told}");
        }
    }
}
