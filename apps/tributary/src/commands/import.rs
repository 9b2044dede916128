//! `tributary import`: a publisher's file becomes an edition.

use std::{collections::BTreeMap, io::Read as _, path::Path};

use anyhow::Context as _;
use kernel::Severity;
use serde::Serialize;
use statistics::{Imported, Total, Wish};

use crate::{
    Ended,
    cli::{ImportKind, Print},
    installation::Installation,
    tell, tell_json, unreadable, wrong_use,
};

/// The longest workbook, and the longest of any other file: what would be refused anyway is not read into memory.
const WORKBOOK: u64 = 64 << 20;
const TEXT: u64 = 512 << 20;

/// How long a file is and may be, by how it begins.
fn length_and_limit(file: &Path) -> std::io::Result<(u64, u64)> {
    let mut begins = Vec::new();
    let opened = std::fs::File::open(file)?;
    let length = opened.metadata()?.len();
    opened.take(4).read_to_end(&mut begins)?;
    Ok((length, if begins == b"PK\x03\x04" { WORKBOOK } else { TEXT }))
}

#[derive(Serialize)]
struct Outcome<'a> {
    kind: statistics::Kind,
    dataset: &'a str,
    edition: &'a str,
    state: statistics::EditionState,
    file_sha256: String,
    already: bool,
    rows: usize,
    kept: usize,
    findings: BTreeMap<&'a str, Kind<'a>>,
    /// Sums over all countries and remainders of what can be added.
    totals: &'a [Total],
}

#[derive(Serialize)]
struct Kind<'a> {
    severity: Severity,
    count: usize,
    first: &'a [String],
}

/// What is wished, from the arguments; `mapping` is a file, or the name of a mapping that was made on screen and kept.
pub(crate) async fn wish(
    at: &Installation,
    kind: ImportKind,
    edition: Option<String>,
    mapping: Option<&Path>,
    staged: bool,
) -> anyhow::Result<Wish> {
    let mapping = match mapping {
        None => None,
        Some(path) if path.exists() => {
            let text = std::fs::read_to_string(path).map_err(|error| unreadable(path, &error))?;
            let read =
                toml::from_str(&text).map_err(|error| wrong_use(format!("{}: {error}", path.display())))?;
            Some(read)
        }
        Some(name) => {
            let name = name.to_string_lossy();
            let kept = statistics::kept_mapping(&at.db, &name).await?;
            let names = statistics::kept_names(&at.db).await?;
            let kept = kept.ok_or_else(|| {
                let known = if names.is_empty() { "none".to_owned() } else { names.join(", ") };
                wrong_use(format!(
                    "there is no file {name}, and no mapping is kept as {name}; kept are: {known}"
                ))
            })?;
            Some(kept)
        }
    };
    Ok(Wish { kind: kind.layout(), edition, mapping, staged })
}

pub(crate) async fn import(
    at: &Installation,
    wish: Wish,
    file: &Path,
    print: Print,
) -> anyhow::Result<Ended> {
    let (length, most) = length_and_limit(file).map_err(|error| unreadable(file, &error))?;
    if length > most {
        let (size, most) = (length.div_ceil(1 << 20), most >> 20);
        return Err(wrong_use(format!(
            "{} has {size} MB; at most {most} MB of such a file are read",
            file.display()
        )));
    }
    let bytes = std::fs::read(file).map_err(|error| unreadable(file, &error))?;
    let name = file.file_name().map_or_else(String::new, |name| name.to_string_lossy().into_owned());
    let imported = statistics::import(&at.db, &at.files, &at.operator(), wish, &name, bytes)
        .await
        .with_context(|| format!("{} was not imported", file.display()))?;
    if print.json {
        tell_json(&outcome(&imported))?;
    } else {
        say(&imported);
    }
    let wrong = imported.findings.iter().any(|found| found.severity == Severity::Error);
    Ok(if wrong { Ended::WithFindings } else { Ended::Well })
}

fn outcome(imported: &Imported) -> Outcome<'_> {
    Outcome {
        kind: imported.edition.layout,
        dataset: &imported.edition.dataset,
        edition: &imported.edition.name,
        state: imported.edition.state,
        file_sha256: imported.edition.file.to_string(),
        already: imported.already,
        rows: imported.rows,
        kept: imported.kept,
        findings: imported
            .findings
            .iter()
            .map(|found| {
                (found.kind, Kind { severity: found.severity, count: found.count, first: &found.first })
            })
            .collect(),
        totals: &imported.totals,
    }
}

fn say(imported: &Imported) {
    let edition = &imported.edition;
    if imported.already {
        tell(format_args!(
            "{} {}: this file was imported before; nothing changed",
            edition.dataset, edition.name
        ));
        return;
    }
    tell(format_args!(
        "{} {}: {} rows, {} figures, file {}",
        edition.dataset, edition.name, imported.rows, imported.kept, edition.file
    ));
    for found in &imported.findings {
        let places = found.first.join(", ");
        tell(format_args!("  {:<8} {:<28} {:>5}  {places}", found.severity.word(), found.kind, found.count));
    }
}
