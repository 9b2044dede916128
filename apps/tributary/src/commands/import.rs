//! `tributary import`: a publisher's file becomes an edition.

use std::{collections::BTreeMap, path::Path};

use anyhow::Context as _;
use kernel::Severity;
use serde::Serialize;
use statistics::Imported;

use crate::{
    Ended,
    cli::{ImportKind, Print},
    installation::Installation,
    tell, tell_json, unreadable,
};

#[derive(Serialize)]
struct Outcome<'a> {
    dataset: &'a str,
    edition: &'a str,
    file_sha256: String,
    already: bool,
    rows: usize,
    kept: usize,
    findings: BTreeMap<&'a str, Kind<'a>>,
}

#[derive(Serialize)]
struct Kind<'a> {
    severity: Severity,
    count: usize,
    first: &'a [String],
}

pub(crate) async fn import(
    at: &Installation,
    kind: ImportKind,
    file: &Path,
    print: Print,
) -> anyhow::Result<Ended> {
    let ImportKind::UndesaStock = kind;
    let bytes = std::fs::read(file).map_err(|error| unreadable(file, &error))?;
    let name = file.file_name().map_or_else(String::new, |name| name.to_string_lossy().into_owned());
    let imported = statistics::import(&at.db, &at.files, &at.operator(), &name, bytes)
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
        dataset: &imported.edition.dataset,
        edition: &imported.edition.name,
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
