//! Why a file was not taken, and what was found in one that was: in sentences that say how to mend it.

use sources::Refusal;
use tables::ReadError;
use web::{Arguments, Say};

use crate::{Contradiction, model::NamedFinding};

/// A wrong name of an edition as a sentence.
pub(crate) fn contradicted(say: &Say, it: &Contradiction) -> String {
    let arguments: Arguments<'_> = &[
        ("chosen", it.chosen.as_str().into()),
        ("said", it.said.as_str().into()),
        ("place", crate::contradiction::shown(&it.at).into()),
    ];
    say.fill("statistics-refused-edition", arguments)
}

/// A refusal as a sentence.
pub(crate) fn refusal(say: &Say, error: &Refusal) -> String {
    let key = format!("statistics-refused-{}", error.slug());
    match error {
        Refusal::SheetMissing { expected, found } => {
            let found = found.iter().take(12).cloned().collect::<Vec<_>>().join(" · ");
            say.fill(&key, &[("expected", expected.as_str().into()), ("found", found.into())])
        }
        Refusal::HeaderDiffers { sheet, row, cell, expected, found, instead } => {
            let row = row.to_string();
            let found = if found.is_empty() { say.text("statistics-nothing") } else { found.clone() };
            let arguments: Arguments<'_> = &[
                ("sheet", sheet.clone().unwrap_or_default().into()),
                ("row", row.into()),
                ("cell", cell.as_str().into()),
                ("expected", expected.as_str().into()),
                ("found", found.into()),
            ];
            let sentence = say.fill(&key, arguments);
            match instead {
                Some(cell) => {
                    format!("{sentence} {}", say.with("statistics-refused-instead", "cell", cell.as_str()))
                }
                None => sentence,
            }
        }
        Refusal::Unreadable(error) => unreadable(say, &key, error),
        Refusal::NotRecognised { found } => say.with(&key, "found", found.as_str()),
        Refusal::OtherKind { asked, found } => {
            let layout = |kind: &sources::Kind| say.text(&format!("statistics-layout-{kind}"));
            say.fill(&key, &[("asked", layout(asked).into()), ("found", layout(found).into())])
        }
        Refusal::ColumnsMissing { missing, found } => {
            let list = |names: &[String]| names.iter().take(12).cloned().collect::<Vec<_>>().join(" · ");
            say.fill(&key, &[("missing", list(missing).into()), ("found", list(found).into())])
        }
        Refusal::PersonLevel { columns } => say.with(&key, "columns", columns.join(" · ")),
        Refusal::MappingIncomplete { lacks } => say.with(&key, "lacks", lacks.join(" · ")),
        Refusal::Empty => say.text(&key),
    }
}

fn unreadable(say: &Say, key: &str, error: &ReadError) -> String {
    let count = |n: usize| i64::try_from(n).unwrap_or(i64::MAX);
    let bytes = |n: u64| say.local().decimal(megabytes(n), 0);
    match error {
        ReadError::TooLarge { bytes: size, limit } => {
            say.fill(key, &[("size", bytes(*size).into()), ("limit", bytes(*limit).into())])
        }
        ReadError::NotAWorkbook { seems } => {
            say.with(key, "seems", say.text(&format!("statistics-seems-{seems}")))
        }
        ReadError::Encrypted | ReadError::Truncated => say.text(key),
        ReadError::Damaged { part, detail } => {
            say.fill(key, &[("part", part.as_str().into()), ("detail", detail.as_str().into())])
        }
        ReadError::TooManyEntries { found, limit } | ReadError::TooManySheets { found, limit } => {
            say.fill(key, &[("found", count(*found).into()), ("limit", count(*limit).into())])
        }
        ReadError::InflatesTooFar { part, limit } => {
            say.fill(key, &[("part", part.as_str().into()), ("limit", bytes(*limit).into())])
        }
        ReadError::PackedTooTightly { part, limit } => {
            say.fill(key, &[("part", part.as_str().into()), ("limit", limit.to_string().into())])
        }
        ReadError::DocumentType { part } => say.with(key, "part", part.as_str()),
        // A text has no sheets.
        ReadError::TooManyRows { sheet, limit } | ReadError::TooManyColumns { sheet, limit }
            if sheet.is_empty() =>
        {
            say.with(&format!("{key}-text"), "limit", *limit)
        }
        ReadError::TooManyRows { sheet, limit } | ReadError::TooManyColumns { sheet, limit } => {
            say.fill(key, &[("sheet", sheet.as_str().into()), ("limit", (*limit).into())])
        }
        ReadError::TooManyCells { limit } => say.with(key, "limit", count(*limit)),
        ReadError::CellTooLong { sheet, cell, chars, limit } => say.fill(
            key,
            &[
                ("sheet", sheet.as_str().into()),
                ("cell", cell.as_str().into()),
                ("chars", count(*chars).into()),
                ("limit", count(*limit).into()),
            ],
        ),
        ReadError::TooMuchText { limit } => {
            say.with(key, "limit", bytes(u64::try_from(*limit).unwrap_or(u64::MAX)))
        }
        ReadError::CellTwice { sheet, cell } => {
            say.fill(key, &[("sheet", sheet.as_str().into()), ("cell", cell.as_str().into())])
        }
    }
}

#[expect(clippy::cast_precision_loss, reason = "a size in megabytes is shown without decimals")]
fn megabytes(bytes: u64) -> f64 {
    (bytes as f64 / f64::from(1 << 20)).ceil()
}

/// A finding as sentences: what it is, what follows, how to mend it.
pub(super) fn finding(say: &Say, it: &NamedFinding) -> String {
    let key = match (it.kind.as_str(), it.severity) {
        ("duplicate-code", kernel::Severity::Note) => "statistics-finding-duplicate-sum".to_owned(),
        ("unknown-name" | "unknown-code", _) if !it.expected.is_empty() => {
            format!("statistics-finding-{}-suggested", it.kind)
        }
        (kind, _) => format!("statistics-finding-{kind}"),
    };
    // Findings of earlier programs say `row 12`, in English.
    let expected = it.expected.strip_prefix("row ").unwrap_or(&it.expected);
    if say.has(&key) {
        say.fill(&key, &[("found", it.found.as_str().into()), ("expected", expected.into())])
    } else {
        format!("{}: {} {}", it.kind, it.found, it.expected)
    }
}
