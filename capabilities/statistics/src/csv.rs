//! Figures as CSV, each line with the place its number comes from.

use crate::{
    book::Book,
    model::{Edition, Figure},
    profile::printed,
};

const HEAD: &str = "indicator,unit,location_code,area,kind,name,year,since,sex,value,state,printed,edition,\
                    file_sha256,sheet,cell\r\n";

/// The figures that are wanted, in the order of the file.
pub(crate) fn figures(edition: &Edition, book: &Book, wanted: impl Fn(&Figure) -> bool) -> String {
    let mut out = HEAD.to_owned();
    for figure in book.all().filter(wanted) {
        let name = book.area(figure.area.m49).map_or("", |area| area.name.as_str());
        let country = figure.area.country();
        let fields = [
            figure.indicator.to_string(),
            figure.indicator.unit().to_string(),
            figure.area.m49.to_string(),
            country.map(|code| code.to_string()).unwrap_or_default(),
            if country.is_some() { "country" } else { "aggregate" }.to_owned(),
            quoted(name),
            figure.year.to_string(),
            figure.since.map(|year| year.to_string()).unwrap_or_default(),
            figure.sex.to_string(),
            figure.value.map(|value| value.to_string()).unwrap_or_default(),
            figure.state.to_string(),
            printed(&figure),
            edition.slug.clone(),
            edition.file.to_string(),
            quoted(&figure.place.sheet),
            figure.place.cell(),
        ];
        out.push_str(&fields.join(","));
        out.push_str("\r\n");
    }
    out
}

/// A text as a field; one that a spreadsheet program would compute is marked as text.
fn quoted(text: &str) -> String {
    let guard = if text.starts_with(['=', '+', '-', '@', '\t']) { "'" } else { "" };
    if guard.is_empty() && !text.contains([',', '"', '\r', '\n']) {
        return text.to_owned();
    }
    format!("\"{guard}{}\"", text.replace('"', "\"\""))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_name_stays_one_field_and_computes_nothing() {
        assert_eq!(quoted("Kenya"), "Kenya");
        assert_eq!(quoted("China, Macao SAR"), "\"China, Macao SAR\"");
        assert_eq!(quoted("a \"b\""), "\"a \"\"b\"\"\"");
        assert_eq!(quoted("=1+1"), "\"'=1+1\"");
    }
}
