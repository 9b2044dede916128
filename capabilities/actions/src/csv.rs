//! Tables for spreadsheets: comma-separated values by RFC 4180.

/// The table as text: fields with commas, quotes or line ends are quoted, and none is taken for a formula.
pub fn table<'a, R>(head: &[&str], rows: impl IntoIterator<Item = R>) -> String
where
    R: IntoIterator<Item = &'a str>,
{
    // The mark of byte order tells spreadsheets that the text is UTF-8.
    let mut out = String::from("\u{feff}");
    line(&mut out, head.iter().copied());
    for row in rows {
        line(&mut out, row);
    }
    out
}

fn line<'a>(out: &mut String, fields: impl IntoIterator<Item = &'a str>) {
    for (n, field) in fields.into_iter().enumerate() {
        if n > 0 {
            out.push(',');
        }
        let formula = field.starts_with(['=', '+', '-', '@', '\t', '\r']) && field.parse::<f64>().is_err();
        let quoted = formula || field.contains([',', '"', '\n', '\r']);
        if quoted {
            out.push('"');
        }
        if formula {
            // A cell that begins like a formula is run by spreadsheets, whoever wrote it.
            out.push('\'');
        }
        out.push_str(&field.replace('"', "\"\""));
        if quoted {
            out.push('"');
        }
    }
    out.push_str("\r\n");
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn fields_are_quoted_where_they_must_be_and_never_run() {
        let rows = [["A1", "Send, \"soon\""], ["-3", "=HYPERLINK(\"x\")"]];
        let text = table(&["number", "text"], rows);
        assert_eq!(
            text,
            "\u{feff}number,text\r\nA1,\"Send, \"\"soon\"\"\"\r\n-3,\"'=HYPERLINK(\"\"x\"\")\"\r\n"
        );
    }
}
