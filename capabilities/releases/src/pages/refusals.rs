//! Why a table was not taken, in sentences that say what to do.

use web::{Arguments, Say};

use super::words;
use crate::{
    cube::{MOST_CELLS, TableError},
    protect::ProtectError,
    rule::RuleError,
    shape::ShapeError,
};

/// A refusal as a sentence.
pub(super) fn refusal(say: &Say, error: &ProtectError) -> String {
    let count = |n: usize| i64::try_from(n).unwrap_or(i64::MAX);
    match error {
        ProtectError::Table(error) => table(say, error),
        ProtectError::NoSuchCell { cell } => say.with("releases-refused-no-such-cell", "cell", cell.as_str()),
        ProtectError::Differs { cell, release } => {
            let cell = words::total_in(say, cell);
            match release {
                Some(number) => say.fill(
                    "releases-refused-differs",
                    &[("cell", cell.into()), ("release", number.to_string().into())],
                ),
                None => say.with("releases-refused-differs-rule", "cell", cell),
            }
        }
        ProtectError::Inconsistent => say.text("releases-refused-inconsistent"),
        ProtectError::TooMuch { found, most } => say.fill(
            "releases-refused-too-much",
            &[("found", count(*found).into()), ("limit", count(*most).into())],
        ),
        ProtectError::Exposed { cell, low, high, release } => {
            let arguments: Arguments<'_> = &[
                ("cell", words::total_in(say, cell).into()),
                ("interval", words::interval(say, (*low, *high)).into()),
                ("release", release.map(|it| it.to_string()).unwrap_or_default().into()),
            ];
            let key = if release.is_some() {
                "releases-refused-exposed-earlier"
            } else {
                "releases-refused-exposed"
            };
            say.fill(key, arguments)
        }
        ProtectError::Fault(why) => say.with("releases-refused-unreadable", "why", why.as_str()),
    }
}

fn table(say: &Say, error: &TableError) -> String {
    let count = |n: usize| i64::try_from(n).unwrap_or(i64::MAX);
    let place = |key: &str, line: u32, column: &str, found: &str| {
        say.fill(
            key,
            &[("line", line.to_string().into()), ("column", column.into()), ("found", found.into())],
        )
    };
    match error {
        TableError::Unreadable(error) => say.with("releases-refused-unreadable", "why", error.to_string()),
        TableError::Rule(error) => rule(say, error),
        TableError::Shape(error) => shape(say, error),
        TableError::PersonLevel { columns } => {
            say.with("releases-refused-person-level", "columns", columns.join(" · "))
        }
        TableError::Empty => say.text("releases-refused-empty"),
        TableError::Ragged { line, found, expected } => say.fill(
            "releases-refused-ragged",
            &[
                ("line", line.to_string().into()),
                ("found", count(*found).into()),
                ("expected", count(*expected).into()),
            ],
        ),
        TableError::NotACount { line, column, found } => {
            place("releases-refused-not-a-count", *line, column, found)
        }
        TableError::NotAnAmount { line, column, found } => {
            place("releases-refused-not-an-amount", *line, column, found)
        }
        TableError::Negative { line, column, found } => {
            place("releases-refused-negative", *line, column, found)
        }
        TableError::NoSuchColumn { column, found } => say.fill(
            "releases-refused-no-such-column",
            &[("column", column.as_str().into()), ("found", found.join(" · ").into())],
        ),
        TableError::Unnamed { columns } => {
            say.with("releases-refused-unnamed", "columns", columns.join(" · "))
        }
        TableError::Twice { name } => say.with("releases-refused-twice", "name", name.as_str()),
        TableError::Nameless { line, column } => place("releases-refused-nameless", *line, column, ""),
        TableError::LooksLikeSum { name } => {
            say.with("releases-refused-looks-like-sum", "name", name.as_str())
        }
        TableError::Sum { line, cell } => place("releases-refused-sum", *line, cell, ""),
        TableError::Largest { line } => say.with("releases-refused-largest", "line", line.to_string()),
        TableError::TooManyCells { found } => say.fill(
            "releases-refused-too-many-cells",
            &[("found", count(*found).into()), ("limit", count(MOST_CELLS).into())],
        ),
    }
}

fn rule(say: &Say, error: &RuleError) -> String {
    match error {
        RuleError::Unreadable(why) => say.with("releases-refused-rule", "why", why.as_str()),
        RuleError::Bounds { field, found, .. } => say
            .fill("releases-refused-bounds", &[("field", (*field).into()), ("found", found.as_str().into())]),
        RuleError::Layout(fault) => say.text(&format!("releases-layout-{fault}")),
    }
}

fn shape(say: &Say, error: &ShapeError) -> String {
    match error {
        ShapeError::NoSuchPart { group, part } => say.fill(
            "releases-refused-no-such-part",
            &[("group", group.as_str().into()), ("part", part.as_str().into())],
        ),
        ShapeError::TwoGroups { part } => say.with("releases-refused-two-groups", "part", part.as_str()),
        ShapeError::TwoMeanings { name } => say.with("releases-refused-two-meanings", "name", name.as_str()),
    }
}
