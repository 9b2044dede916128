//! Citation File Format 1.2.0: YAML, every text of it as a double-quoted scalar, whose escapes are those of JSON.

use super::{Work, WorkKind, one_line, spdx};

/// The citation, with what it uses as references.
pub fn cff(work: &Work, uses: &[Work]) -> String {
    let mut out = String::from("cff-version: 1.2.0\n");
    line(&mut out, "", "message", "Please cite this work as below.");
    // The format knows two types of its own; a report is told as the work to cite instead.
    out.push_str("type: dataset\n");
    described(&mut out, "", work);
    if let Some(date) = work.date {
        out.push_str(&format!("date-released: \"{date}\"\n"));
    }
    if let Some(spdx) = spdx(&work.licence) {
        out.push_str(&format!("license: {spdx}\n"));
    }
    // What names the bytes has a place of its own here.
    let about = Work { identifier: String::new(), ..work.clone() }.remarks();
    if !about.is_empty() {
        line(&mut out, "", "abstract", &about);
    }
    if !work.identifier.is_empty() {
        out.push_str("identifiers:\n  - type: other\n");
        line(&mut out, "    ", "value", &work.identifier);
    }
    if work.kind == WorkKind::Report {
        out.push_str("preferred-citation:\n  type: report\n");
        reference(&mut out, "  ", work);
    }
    if !uses.is_empty() {
        out.push_str("references:\n");
        for work in uses {
            let kind = match work.kind {
                WorkKind::Dataset => "data",
                WorkKind::Report => "report",
                WorkKind::Other => "generic",
            };
            out.push_str(&format!("  - type: {kind}\n"));
            reference(&mut out, "    ", work);
        }
    }
    out
}

/// What a work and a reference have in common.
fn described(out: &mut String, indent: &str, work: &Work) {
    line(out, indent, "title", &work.title);
    out.push_str(&format!("{indent}authors:\n"));
    let publisher = std::slice::from_ref(&work.publisher);
    let authors = if work.authors.is_empty() { publisher } else { &work.authors };
    for author in authors {
        // `name` is an entity; a person would have `family-names`.
        let author = if author.is_empty() { "Anonymous" } else { author };
        out.push_str(&format!("{indent}  - name: {}\n", quoted(author)));
    }
    for (name, text) in [("version", &work.version), ("url", &work.url)] {
        if !text.is_empty() {
            line(out, indent, name, text);
        }
    }
}

fn reference(out: &mut String, indent: &str, work: &Work) {
    described(out, indent, work);
    if let Some(date) = work.date {
        out.push_str(&format!("{indent}date-released: \"{date}\"\n"));
    }
    if let Some(year) = work.year() {
        out.push_str(&format!("{indent}year: {year}\n"));
    }
    if !work.publisher.is_empty() {
        out.push_str(&format!("{indent}publisher:\n{indent}  name: {}\n", quoted(&work.publisher)));
    }
    let notes = work.remarks();
    if !notes.is_empty() {
        line(out, indent, "notes", &notes);
    }
}

fn line(out: &mut String, indent: &str, name: &str, text: &str) {
    out.push_str(&format!("{indent}{name}: {}\n", quoted(text)));
}

/// A text of JSON is a double-quoted scalar of YAML.
fn quoted(text: &str) -> String {
    serde_json::Value::from(one_line(text)).to_string()
}
