//! RIS: a tag of two signs, two spaces, a dash, a space and the value on each line; lines end with CR and LF.

use super::{Work, WorkKind, key_of, one_line};

/// The citation as one record.
pub fn ris(work: &Work) -> String {
    let kind = match work.kind {
        WorkKind::Report => "RPRT",
        WorkKind::Dataset => "DATA",
        WorkKind::Other => "GEN",
    };
    let mut out = String::new();
    // The type comes first and the end last; between them the order is free.
    line(&mut out, "TY", kind);
    line(&mut out, "ID", &key_of(&work.key));
    for author in &work.authors {
        line(&mut out, "AU", &name(author));
    }
    line(&mut out, "TI", &work.title);
    if let Some(year) = work.year() {
        line(&mut out, "PY", &year.to_string());
    }
    if let Some(date) = work.date {
        line(&mut out, "DA", &format!("{:04}/{:02}/{:02}/", date.year(), date.month(), date.day()));
    }
    line(&mut out, "PB", &work.publisher);
    line(&mut out, if work.kind == WorkKind::Report { "M1" } else { "ET" }, &work.version);
    line(&mut out, "UR", &work.url);
    line(&mut out, "LA", work.language.map_or("", kernel::Language::word));
    line(&mut out, "N1", &work.remarks());
    out.push_str("ER  - \r\n");
    out
}

fn line(out: &mut String, tag: &str, text: &str) {
    let text = one_line(text);
    if !text.is_empty() {
        out.push_str(&format!("{tag}  - {text}\r\n"));
    }
}

/// The format takes a name apart at its commas and forbids the asterisk; a body below another is written as catalogues
/// of libraries do, with full stops.
fn name(author: &str) -> String {
    author.replace(", ", ". ").replace(',', ".").replace('*', "")
}
