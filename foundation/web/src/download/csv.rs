//! A list as comma-separated values by RFC 4180.

use kernel::{Cells, List};

/// The list as text: UTF-8 with the mark of byte order, a head, a line for each row.
///
/// Days are `YYYY-MM-DD`, instants RFC 3339 in UTC, numbers plain with a point.
pub(super) fn written(list: &List) -> String {
    // The mark of byte order tells spreadsheets that the text is UTF-8.
    let mut out = String::from("\u{feff}");
    for (n, column) in list.columns.iter().enumerate() {
        field(&mut out, n, &column.head);
    }
    out.push_str("\r\n");
    for row in 0..list.rows {
        for (n, column) in list.columns.iter().enumerate() {
            match &column.cells {
                Cells::Text(cells) | Cells::Link(cells) => field(&mut out, n, &cells[row]),
                Cells::Whole(cells) => number(&mut out, n, cells[row]),
                Cells::Real(cells) => number(&mut out, n, cells[row]),
                Cells::Day(cells) => number(&mut out, n, cells[row]),
                Cells::Instant(cells) => number(&mut out, n, cells[row]),
            }
        }
        out.push_str("\r\n");
    }
    out
}

fn field(out: &mut String, n: usize, text: &str) {
    if n > 0 {
        out.push(',');
    }
    let guard = runs(text);
    if !guard && !text.contains([',', '"', '\n', '\r']) {
        out.push_str(text);
        return;
    }
    out.push('"');
    if guard {
        out.push('\'');
    }
    out.push_str(&text.replace('"', "\"\""));
    out.push('"');
}

/// What is typed, so that no guard is needed: a minus before digits is a number and nothing else.
fn number(out: &mut String, n: usize, value: Option<impl ToString>) {
    if n > 0 {
        out.push(',');
    }
    out.push_str(&value.map(|value| value.to_string()).unwrap_or_default());
}

/// Whether a spreadsheet would run the text, whoever wrote it; an apostrophe before it makes it words.
///
/// Spaces and apostrophes in front are looked through: some programs drop them, and a text that is guarded
/// already would lose its own apostrophe to whoever takes the guard away.
pub(super) fn runs(text: &str) -> bool {
    let seen = text.trim_start_matches([' ', '\u{a0}', '\'']);
    seen.starts_with(['=', '+', '-', '@', '\t', '\r', '\n', '＝', '＋', '－', '＠'])
        && seen.parse::<f64>().is_err()
}
