//! The mandate as a table for spreadsheets: comma-separated values by RFC 4180, a line for each obligation.

use crate::{Assessment, words::Wording};

/// The whole table, with a head.
pub(crate) fn table(assessment: &Assessment, wording: &Wording<'_>) -> String {
    // The mark of byte order tells spreadsheets that the text is UTF-8.
    let mut out = String::from("\u{feff}");
    let head = [
        "as_of",
        "clause",
        "kind",
        "clause_status",
        "obligation",
        "title",
        "rule",
        "status",
        "due",
        "missing",
        "evidence",
        "forecast",
    ];
    line(&mut out, head);
    for (clause, it) in assessment.obligations() {
        let title = assessment.mandate.obligation(&it.id).map_or("", |known| wording.name(&known.title));
        let due = it.due.map(|due| due.to_string()).unwrap_or_default();
        line(
            &mut out,
            [
                assessment.as_of.to_string().as_str(),
                &clause.number.to_string(),
                clause.kind.word(),
                clause.status.word(),
                &it.id,
                title,
                it.rule.word(),
                it.status.word(),
                &due,
                &it.missing.to_string(),
                &it.evidence.len().to_string(),
                &wording.forecast(it),
            ],
        );
    }
    out
}

/// Every field is our own text or a number, so none can be taken for a formula.
fn line<const N: usize>(out: &mut String, fields: [&str; N]) {
    for (n, field) in fields.iter().enumerate() {
        if n > 0 {
            out.push(',');
        }
        if field.contains([',', '"', '\n', '\r']) {
            out.extend(["\"", &field.replace('"', "\"\""), "\""]);
        } else {
            out.push_str(field);
        }
    }
    out.push_str("\r\n");
}
