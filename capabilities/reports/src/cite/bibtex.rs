//! BibTeX: one entry, names and title in braces of their own, every sign with a meaning in TeX escaped.

use super::{Work, WorkKind, key_of, one_line};

/// The citation as an entry.
pub fn bibtex(work: &Work) -> String {
    let kind = match work.kind {
        WorkKind::Report => "techreport",
        WorkKind::Dataset | WorkKind::Other => "misc",
    };
    let mut out = format!("@{kind}{{{},\n", key_of(&work.key));
    // Within its own braces a name is not taken apart at `and` or at a comma.
    let authors: Vec<String> = work.authors.iter().map(|it| format!("{{{}}}", escaped(it))).collect();
    if !authors.is_empty() {
        field(&mut out, "author", &authors.join(" and "));
    }
    field(&mut out, "title", &format!("{{{}}}", escaped(&work.title)));
    if !work.publisher.is_empty() {
        let name = if work.kind == WorkKind::Report { "institution" } else { "publisher" };
        field(&mut out, name, &format!("{{{}}}", escaped(&work.publisher)));
    } else if work.kind == WorkKind::Report {
        // A report must have an institution.
        field(&mut out, "institution", &authors.join(", "));
    }
    if let Some(year) = work.year() {
        field(&mut out, "year", &year.to_string());
    }
    if let Some(date) = work.date {
        const MONTHS: [&str; 12] =
            ["jan", "feb", "mar", "apr", "may", "jun", "jul", "aug", "sep", "oct", "nov", "dec"];
        let month = usize::try_from(date.month()).ok().and_then(|it| MONTHS.get(it.checked_sub(1)?));
        if let Some(month) = month {
            out.push_str(&format!("  month = {month},\n"));
        }
    }
    if !work.version.is_empty() {
        let name = if work.kind == WorkKind::Report { "number" } else { "edition" };
        field(&mut out, name, &escaped(&work.version));
    }
    if !work.url.is_empty() {
        field(&mut out, "url", &address(&work.url));
    }
    if let Some(language) = work.language {
        field(&mut out, "langid", babel(language));
    }
    let note = work.remarks();
    if !note.is_empty() {
        field(&mut out, "note", &escaped(&note));
    }
    out.push_str("}\n");
    out
}

fn field(out: &mut String, name: &str, value: &str) {
    out.push_str(&format!("  {name} = {{{value}}},\n"));
}

/// Text without signs that TeX would act on; braces too, so that those of the entry stay in balance.
fn escaped(text: &str) -> String {
    let mut out = String::with_capacity(text.len());
    for sign in one_line(text).chars() {
        match sign {
            '\\' => out.push_str("\\textbackslash{}"),
            '{' => out.push_str("\\{"),
            '}' => out.push_str("\\}"),
            '~' => out.push_str("\\textasciitilde{}"),
            '^' => out.push_str("\\textasciicircum{}"),
            '$' | '&' | '#' | '_' | '%' => {
                out.push('\\');
                out.push(sign);
            }
            // BibTeX counts quotation marks in some fields.
            '"' => out.push_str("''"),
            other => out.push(other),
        }
    }
    out
}

/// An address is read as it stands; what could end the field is written in hexadecimal.
fn address(url: &str) -> String {
    one_line(url).replace(' ', "%20").replace('{', "%7B").replace('}', "%7D").replace('\\', "%5C")
}

/// The name of a language for the package that sets texts in it.
const fn babel(language: kernel::Language) -> &'static str {
    match language {
        kernel::Language::English => "english",
        kernel::Language::French => "french",
        kernel::Language::Spanish => "spanish",
        kernel::Language::Arabic => "arabic",
        kernel::Language::Russian => "russian",
        kernel::Language::Chinese => "chinese",
    }
}
