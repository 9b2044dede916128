//! A table as a person sees it before its mapping is made: its first rows, and what stands in its columns.

use super::{Column, Mapping, infer, persons, suggest};
use crate::{
    Areas, Refusal,
    text::{Text, parts},
};

/// As many rows are shown.
const ROWS: usize = 8;
/// A field is shown so far.
const SHOWN: usize = 80;
/// As many records are searched for the header.
const TITLES: usize = 60;

/// What a person looks at.
#[derive(Clone, Debug)]
pub struct Look {
    /// The names of the sheets that hold something; of a text one without a name.
    pub sheets: Vec<String>,
    /// The mapping that is proposed; its sheet and header say what was looked at.
    pub mapping: Mapping,
    /// What stands in the columns, in all rows.
    pub columns: Vec<Column>,
    /// The first rows below the header: the line, counted from 1, and the fields, cut where they are long.
    pub first: Vec<(u32, Vec<String>)>,
    /// How many rows there are below the header.
    pub rows: usize,
}

impl Look {
    /// The names of the columns.
    pub fn names(&self) -> Vec<String> {
        self.columns.iter().map(|it| it.name.clone()).collect()
    }
}

/// Which part of a file is looked at.
#[derive(Clone, Debug, Default)]
pub struct Part {
    /// The sheet; empty for the first.
    pub sheet: String,
    /// The line of the header, counted from 1; 0 to have it found.
    pub header: u32,
}

/// Looks at all rows of a table. One with columns on single persons is refused.
pub fn look(bytes: &[u8], part: &Part, areas: &impl Areas) -> Result<Look, Refusal> {
    let mut parts = parts(bytes)?;
    let sheets: Vec<String> = parts.iter().map(|it| it.0.clone()).collect();
    let at = sheets.iter().position(|it| part.sheet.is_empty() || *it == part.sheet);
    let Some(at) = at else {
        let missing = Refusal::SheetMissing { expected: part.sheet.clone(), found: sheets.clone() };
        return Err(if sheets.is_empty() { Refusal::Empty } else { missing });
    };
    let (sheet, records, _) = parts.swap_remove(at);
    let header = match part.header {
        0 => header_of(&records),
        line => records.iter().position(|it| it.line == line).unwrap_or_else(|| header_of(&records)),
    };
    let text = Text::with_header(sheet, records, header)?;
    persons::refuse(&text, areas)?;
    let text = text.filled()?;
    let columns = infer::columns(&text);
    let mapping = suggest::propose(&text, &columns, areas);
    let short = |field: &str| field.chars().take(SHOWN).collect::<String>();
    let width = columns.len();
    let first =
        text.rows().take(ROWS).map(|row| (row.line, (0..width).map(|at| short(row.get(at))).collect()));
    Ok(Look { sheets, mapping, first: first.collect(), rows: text.rows().count(), columns })
}

/// The header is the first line that is as wide as most of the next ones and has no empty name but the last.
fn header_of(records: &tables::Records) -> usize {
    let widths: Vec<usize> = records.iter().take(TITLES).map(|it| it.len()).collect();
    let usual = widths.iter().copied().max_by_key(|width| widths.iter().filter(|it| *it == width).count());
    let header = records.iter().take(TITLES).position(|it| {
        let names = it.iter().filter(|name| !name.trim().is_empty()).count();
        Some(it.len()) == usual && names + 1 >= it.len() && names > 0
    });
    header.unwrap_or(0)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::testing::Isles;

    #[test]
    fn the_first_rows_are_shown_below_the_header_with_what_stands_in_the_columns() {
        let text = b"A title\n\ncode,t,v\nFMK,2020,5\nQUI,2020,7\n";
        let seen = look(text, &Part::default(), &Isles).unwrap();
        assert_eq!((seen.mapping.header, seen.rows, seen.sheets.len()), (3, 2, 1));
        assert_eq!(seen.first[1], (5, vec!["QUI".to_owned(), "2020".to_owned(), "7".to_owned()]));
        assert_eq!(seen.names(), ["code", "t", "v"]);
        assert_eq!((seen.mapping.area.as_str(), seen.mapping.value.as_str()), ("code", "v"));
    }

    #[test]
    fn another_line_may_be_the_header_and_another_sheet_is_named() {
        let text = b"a,b,c\ncode,t,v\nFMK,2020,5\n";
        assert_eq!(look(text, &Part::default(), &Isles).unwrap().mapping.header, 1);
        let part = Part { header: 2, ..Part::default() };
        assert_eq!(look(text, &part, &Isles).unwrap().names(), ["code", "t", "v"]);
        let part = Part { sheet: "Sheet 2".to_owned(), ..Part::default() };
        assert_eq!(look(text, &part, &Isles).unwrap_err().slug(), "sheet-missing");
    }
}
