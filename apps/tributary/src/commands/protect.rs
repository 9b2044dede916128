//! `tributary protect`: a table of small counts becomes one that may be published.

use std::path::Path;

use analyses::{Protected, Rule};
use anyhow::Context as _;

use crate::{Ended, cli::Print, tell, unreadable, wrong_use};

pub(crate) fn protect(table: &Path, rule: Option<&Path>, print: Print) -> anyhow::Result<Ended> {
    let text = std::fs::read(table).map_err(|error| unreadable(table, &error))?;
    let rule = match rule {
        None => Rule::default(),
        Some(path) => {
            let text = std::fs::read_to_string(path).map_err(|error| unreadable(path, &error))?;
            toml::from_str(&text).map_err(|error| wrong_use(format!("{}: {error}", path.display())))?
        }
    };
    let protected = analyses::protect(&text, &rule).with_context(|| table.display().to_string())?;
    if print.json {
        tell(analyses::json(&protected));
    } else {
        say(&protected);
    }
    Ok(Ended::Well)
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
}
