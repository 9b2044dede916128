//! Rows of a comma-separated file whose first row names the columns.

use kernel::{Language, Names};

use super::{ContentError, complete};

/// One row; cells are asked for by the name of their column.
pub(super) struct Row<'a> {
    file: &'static str,
    line: usize,
    columns: &'a [String],
    cells: Vec<String>,
}

impl Row<'_> {
    /// The cell in this column, empty when the file has no such column.
    pub(super) fn cell(&self, column: &str) -> &str {
        let place = self.columns.iter().position(|name| name == column);
        place.and_then(|place| self.cells.get(place)).map_or("", String::as_str)
    }

    /// The cell as a value; nothing when it is empty.
    pub(super) fn maybe<T: std::str::FromStr>(&self, column: &str) -> Result<Option<T>, ContentError> {
        match self.cell(column) {
            "" => Ok(None),
            text => match text.parse() {
                Ok(value) => Ok(Some(value)),
                Err(_) => Err(self.wrong(&format!("`{text}` cannot stand in column {column}"))),
            },
        }
    }

    /// The cell as a value, which must be there.
    pub(super) fn value<T: std::str::FromStr>(&self, column: &str) -> Result<T, ContentError> {
        self.maybe(column)?.ok_or_else(|| self.wrong(&format!("column {column} is empty")))
    }

    /// The names in the six columns named like the languages.
    pub(super) fn names(&self) -> Result<Names, ContentError> {
        let names = Language::ALL
            .iter()
            .fold(Names::default(), |names, language| names.with(*language, self.cell(language.word())));
        complete(self.file, &format!("line {}", self.line), names)
    }

    /// The parts of a cell between semicolons.
    pub(super) fn list(&self, column: &str) -> Vec<String> {
        let parts = self.cell(column).split(';').map(str::trim);
        parts.filter(|part| !part.is_empty()).map(str::to_owned).collect()
    }

    /// An error that names this line.
    pub(super) fn wrong(&self, what: &str) -> ContentError {
        ContentError::new(self.file, format!("line {}: {what}", self.line))
    }
}

/// Hands every row to `each`; a line of another width than the first is refused.
pub(super) fn read<T>(
    file: &'static str,
    text: &str,
    mut each: impl FnMut(&Row<'_>) -> Result<T, ContentError>,
) -> Result<Vec<T>, ContentError> {
    let mut lines = text.lines().enumerate().filter(|(_, line)| !line.trim().is_empty());
    let Some((_, head)) = lines.next() else {
        return Err(ContentError::new(file, "the file is empty"));
    };
    // Spreadsheet programs put a byte-order mark in front.
    let columns = cells(head.trim_start_matches('\u{feff}'));
    lines
        .map(|(number, line)| {
            let row = Row { file, line: number + 1, columns: &columns, cells: cells(line) };
            if row.cells.len() == columns.len() {
                each(&row)
            } else {
                Err(row.wrong(&format!(
                    "{} cells where the first line has {}",
                    row.cells.len(),
                    columns.len()
                )))
            }
        })
        .collect()
}

/// The cells of one line; a cell in double quotes may hold commas and doubled quotes.
fn cells(line: &str) -> Vec<String> {
    let mut out = vec![String::new()];
    let mut quoted = false;
    let mut letters = line.chars().peekable();
    while let Some(letter) = letters.next() {
        match letter {
            '"' if quoted && letters.peek() == Some(&'"') => {
                letters.next();
                out.last_mut().into_iter().for_each(|cell| cell.push('"'));
            }
            '"' => quoted = !quoted,
            ',' if !quoted => out.push(String::new()),
            letter => out.last_mut().into_iter().for_each(|cell| cell.push(letter)),
        }
    }
    out
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_quoted_cell_keeps_its_commas_and_quotes() {
        assert_eq!(
            cells(r#"BES,"Bonaire, Sint Eustatius and Saba","say ""so""","#),
            ["BES", "Bonaire, Sint Eustatius and Saba", "say \"so\"", ""]
        );
    }

    #[test]
    fn a_line_that_is_too_short_is_refused_by_number() {
        let error =
            read("areas/areas.csv", "code,en\nMDA,Republic of Moldova\nKEN\n", |_| Ok(())).unwrap_err();
        assert_eq!(error.to_string(), "content/areas/areas.csv: line 3: 1 cells where the first line has 2");
    }

    #[test]
    fn a_wrong_cell_is_refused_by_line_and_column() {
        let error = read("areas/areas.csv", "m49\nabc\n", |row| row.value::<u16>("m49")).unwrap_err();
        assert_eq!(error.to_string(), "content/areas/areas.csv: line 2: `abc` cannot stand in column m49");
    }

    #[test]
    fn a_name_missing_in_one_language_is_refused_by_that_language() {
        let text = "en,fr,es,ar,ru,zh\nKenya,Kenya,Kenya,كينيا,,肯尼亚\n";
        let error =
            read("areas/areas.csv", text, |row| Ok(row.names()?.get(Language::French).len())).unwrap_err();
        assert_eq!(error.to_string(), "content/areas/areas.csv: line 2 has no name in ru");
    }
}
