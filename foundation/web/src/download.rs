//! Tables as files: `/actions.csv` and `/actions.xlsx` are the table of the page `/actions`.
//!
//! A handler that has a table asks [`Format::is_file`](crate::Format::is_file) and answers with
//! [`Visit::table`]; a page that has none answers such an address as one that does not exist.
//! Since the page itself answers, whoever may not read it gets no file either.

mod csv;

use axum::{
    http::header,
    response::{IntoResponse as _, Response},
};
use kernel::{Cells, Column, Imprint, List};

use crate::{Format, Problem, Visit};

/// A workbook, or why it could not be written.
pub type Written = Result<Vec<u8>, Box<dyn std::error::Error + Send + Sync>>;

/// What writes a list as an XLSX workbook: a part that the program gives to the site, so that `web` knows
/// nothing of spreadsheets.
#[derive(Clone, Copy)]
pub struct Workbooks(pub fn(&List, &Imprint) -> Written);

const CSV: &str = "text/csv; charset=utf-8";
const XLSX: &str = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet";

impl Visit {
    /// Answers with a table as the file that was asked for, under a plain name without its ending.
    pub async fn table(&self, name: &str, mut list: List) -> Result<Response, Problem> {
        let demo = self.site.settings().demo;
        complete(self, &mut list);
        if demo {
            list.columns.push(demo_column(self, list.rows));
        }
        let prefix = if demo { "demonstration-" } else { "" };
        let (ending, kind, bytes) = match self.format {
            Format::Csv => ("csv", CSV, csv::written(&list).into_bytes()),
            Format::Xlsx => {
                let (Workbooks(write), imprint) = (*self.site.part::<Workbooks>(), imprint(self, &list));
                let written = tokio::task::spawn_blocking(move || write(&list, &imprint)).await;
                let bytes = written.map_err(|error| Problem::internal(&error))?;
                ("xlsx", XLSX, bytes.map_err(|error| Problem::internal(&*error))?)
            }
            Format::Html | Format::Json => return Err(Problem::not_found()),
        };
        let name = format!("attachment; filename=\"{prefix}{}.{ending}\"", plain(name));
        Ok(([(header::CONTENT_TYPE, kind.to_owned()), (header::CONTENT_DISPOSITION, name)], bytes)
            .into_response())
    }
}

/// A file is read far from the site: its addresses are whole.
fn complete(visit: &Visit, list: &mut List) {
    for column in &mut list.columns {
        let Cells::Link(cells) = &mut column.cells else { continue };
        for cell in cells.iter_mut().filter(|cell| cell.starts_with('/')) {
            *cell = visit.site.address(cell);
        }
    }
}

/// Demonstration data says so in every line, which stays when lines are copied out of the file.
fn demo_column(visit: &Visit, rows: usize) -> Column {
    let words = visit.say.text("frame-demo");
    Column { head: visit.say.text("file-demo"), cells: Cells::Text(vec![words; rows]) }
}

fn imprint(visit: &Visit, list: &List) -> Imprint {
    let say = &visit.say;
    let page =
        if visit.query.is_empty() { visit.path.clone() } else { format!("{}?{}", visit.path, visit.query) };
    let made = format!("{} ({})", say.local().instant(visit.actor.now), say.local().zone(&say.zone));
    let mut lines = vec![
        (say.text("file-title"), list.title.clone()),
        (say.text("file-address"), visit.site.address(&page)),
        (say.text("file-made"), made),
    ];
    if !list.group.is_empty() {
        lines.push((say.text("file-group"), list.group.clone()));
    }
    lines.extend(list.notes.iter().map(|note| (say.text("file-note"), note.clone())));
    lines.push((say.text("file-times"), say.text("file-times-utc")));
    if visit.site.settings().demo {
        let words = format!("{} {}", say.text("frame-demo"), say.text("frame-demo-detail"));
        lines.push((say.text("file-demo"), words));
    }
    Imprint { title: say.text("file-about"), lines, direction: say.language.direction(), at: visit.actor.now }
}

/// A name that every system of files takes.
fn plain(name: &str) -> String {
    let sign = |c: char| if c.is_ascii_alphanumeric() || matches!(c, '-' | '_' | '.') { c } else { '-' };
    name.chars().map(sign).collect()
}

#[cfg(test)]
mod tests;
