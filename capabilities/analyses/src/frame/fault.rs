//! Why data and recipe do not fit.

use super::Dropped;
use crate::expression::ExpressionError;

/// Why data and recipe do not fit.
#[derive(Clone, Debug, PartialEq, Eq, thiserror::Error)]
pub enum FrameError {
    /// A column is not there.
    #[error("there is no column `{name}`{}; the columns are {}", suggestion(.like), .all.join(", "))]
    NoColumn {
        /// The name that was asked for.
        name: String,
        /// Names that are nearly the same.
        like: Vec<String>,
        /// All names.
        all: Vec<String>,
    },
    /// A function cannot be read.
    #[error(transparent)]
    Expression(#[from] ExpressionError),
    /// A column that should hold numbers holds something else.
    #[error("`{column}` holds no number but `{found}` in line {line}{}", code_hint(.found))]
    NotNumbers {
        /// The column.
        column: String,
        /// The first such cell.
        found: String,
        /// Its line.
        line: u32,
    },
    /// The steps of time are not known.
    #[error("{what} needs `unit` and `time` in the recipe")]
    NoOrder {
        /// What looks back.
        what: String,
    },
    /// Two rows are of one unit at one time.
    #[error(
        "lines {first} and {second} are both {label}: what came before is not known; add a condition or name every column of the unit"
    )]
    Twice {
        /// The earlier line.
        first: u32,
        /// The later line.
        second: u32,
        /// Their unit and time.
        label: String,
    },
    /// Times are not numbers.
    #[error("{what} needs whole numbers in `{time}`; line {line} has `{found}`")]
    NoYears {
        /// What needs them.
        what: String,
        /// The column of time.
        time: String,
        /// The first other cell.
        found: String,
        /// Its line.
        line: u32,
    },
    /// A weight is negative.
    #[error("line {line} has the weight {weight}; weights are zero or more")]
    Weight {
        /// The line.
        line: u32,
        /// The weight as it stands there.
        weight: String,
    },
    /// No row is left.
    #[error("no row is left: {}", account(.0))]
    NothingLeft(Vec<Dropped>),
}

fn account(dropped: &[Dropped]) -> String {
    let told = dropped.iter().map(|it| format!("{} {} ({})", it.count, it.reason, it.of));
    told.collect::<Vec<_>>().join(", ")
}

fn suggestion(like: &[String]) -> String {
    if like.is_empty() { String::new() } else { format!(" (is `{}` meant?)", like.join("` or `")) }
}

fn code_hint(found: &str) -> &'static str {
    let digits = found.trim_start_matches(['-', '+']);
    if digits.starts_with('0') && digits.bytes().all(|byte| byte.is_ascii_digit()) {
        ": a leading zero makes a code of it"
    } else if digits.starts_with(|c: char| c.is_ascii_digit()) && digits.contains(',') {
        ": write numbers without separators, with a point before decimals"
    } else {
        ""
    }
}
