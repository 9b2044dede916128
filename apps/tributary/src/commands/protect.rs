//! `tributary protect`: a table of small counts becomes one that may be published.

use std::path::Path;

use anyhow::Context as _;
use releases::{Protected, Rule};

use crate::{Ended, cli::Print, installation::Installation, tell, unreadable, wrong_use};

pub(crate) fn protect(table: &Path, rule: Option<&Path>, print: Print) -> anyhow::Result<Ended> {
    let text = std::fs::read(table).map_err(|error| unreadable(table, &error))?;
    let rule = match rule {
        None => Rule::default(),
        Some(path) => {
            let text = std::fs::read_to_string(path).map_err(|error| unreadable(path, &error))?;
            Rule::read(&text).map_err(|error| wrong_use(format!("{}: {error}", path.display())))?
        }
    };
    let protected = releases::protect(&text, &rule).with_context(|| table.display().to_string())?;
    if print.json {
        tell(analyses::json(&protected));
    } else {
        say(&protected);
    }
    Ok(Ended::Well)
}

/// Whether a file is the original of a release: only its digest is kept.
pub(crate) async fn is_original(at: &Installation, table: &Path, number: i64) -> anyhow::Result<Ended> {
    let text = std::fs::read(table).map_err(|error| unreadable(table, &error))?;
    let found = at.db.read(async |tx| releases::release(tx, number).await).await?;
    let release = found.ok_or_else(|| wrong_use(format!("there is no release {number}")))?;
    let is = releases::ops::is_original(&release, &text);
    let words = if is { "is the original" } else { "is not the original" };
    tell(format_args!("{} {words} of release {number}, {}", table.display(), release.title));
    Ok(if is { Ended::Well } else { Ended::WithFindings })
}

fn say(it: &Protected) {
    tell(format_args!(",{}", it.columns.join(",")));
    for row in &it.rows {
        let cells =
            row.cells.iter().map(|cell| cell.map_or_else(|| "x".to_owned(), |value| value.to_string()));
        tell(format_args!("{},{}", row.name, cells.collect::<Vec<_>>().join(",")));
    }
    for it in &it.suppressed {
        let end = it.interval.1.map_or_else(|| "any number".to_owned(), |end| end.to_string());
        tell(format_args!("x {} {}: {}, {} to {end}", it.row, it.column, it.reason, it.interval.0));
    }
    let cost = it.cost;
    tell(format_args!(
        "{} of {} cells withheld, {} as complements",
        cost.withheld, cost.cells, cost.complements
    ));
}
