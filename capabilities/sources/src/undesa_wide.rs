//! UN DESA, International Migrant Stock by destination and origin: the matrices of 2019 and 2015.
//!
//! Destinations are down, with location codes; origins are across, by name alone, in a second row of the header behind
//! `Total`, `Other North` and `Other South`. The edition of 2019 has one table for each sex and a column of years; that
//! of 2015 has one table for each year and sex, named in its title. No original of these editions was at hand when this
//! was written, so the layout is that which public readers of them rely on, and it is read strictly: a table without
//! the header's texts, without its year or without its sex is refused and not guessed.
//!
//! Names of origins are looked up in the publisher's own list (`un-desa`); an unknown one takes its column with it. The
//! column `Total` is the sum of its row, counterpart `m49:900`. Findings are those of [`crate::undesa_pairs`] and
//! `unknown-name`.

use kernel::{Period, Severity};

use crate::{
    Area, Areas, Findings, Kind, Reading, Refusal, Series, Sex,
    book::{At, Book},
    cells::{whole, year, year_in},
    grid::{Grid, Look, Opened},
    undesa_pairs::{NUMBERS, TITLES, about, area_of, clean, sex_in, unit_in},
};

const PUBLISHER: &str = "un-desa";
const DESTINATION: &str = "Major area, region, country or area of destination";

/// Whether a workbook has this layout.
pub(crate) fn fits(file: &Opened<'_>) -> bool {
    file.grids().into_iter().any(|grid| header(grid).is_some())
}

/// Reads the workbook: all its tables.
pub(crate) fn read(file: &Opened<'_>, areas: &impl Areas) -> Result<(Reading, Findings), Refusal> {
    let mut book: Option<Book<'_>> = None;
    let mut said = None;
    for grid in file.grids() {
        let Some(header) = header(grid) else { continue };
        let book = book.get_or_insert_with(|| Book::of_sheet(areas, Findings::default(), grid.name()));
        book.on_sheet(grid.name());
        let last = table(grid, header, book)?;
        let about = said.get_or_insert_with(|| about(grid, header.row, None));
        // The titles name the edition; where they do not, its last year does.
        if about.revision.is_empty() && year_in(&about.title).is_none() {
            let known = about.edition.parse().ok();
            about.edition = last.max(known).map_or_else(String::new, |it: i16| it.to_string());
        }
    }
    match (book, said) {
        (Some(book), Some(said)) if book.rows > 0 => Ok(book.finish(Kind::UndesaOriginDestination, said)),
        (Some(_), _) => Err(Refusal::Empty),
        _ => Err(Refusal::ColumnsMissing {
            missing: [DESTINATION, "Total", "Other North", "Other South"].map(str::to_owned).to_vec(),
            found: vec![file.begins()],
        }),
    }
}

/// Where the two rows of the header stand, and its columns.
#[derive(Clone, Copy)]
struct Header {
    /// The row with the names of origins; data begin below.
    row: u32,
    year: Option<u32>,
    name: u32,
    code: u32,
    /// The first column of origins: `Total`.
    total: u32,
}

fn header(grid: Grid<'_>) -> Option<Header> {
    let is = |row: u32, column: u32, text: &str| grid.printed(row, column).eq_ignore_ascii_case(text);
    let row = (0..TITLES + 4).find(|row| grid.cells(*row).any(|(_, it)| it.printed() == "Other South"))?;
    let total = grid.cells(row).find(|(_, it)| it.printed() == "Total").map(|it| it.0)?;
    let title = |text: &str| {
        let rows = row.saturating_sub(2)..=row;
        rows.flat_map(|row| (0..total).map(move |column| (row, column)))
            .find(|(row, column)| is(*row, *column, text))
            .map(|it| it.1)
    };
    let code = title("Code").or_else(|| title("Country code"))?;
    Some(Header { row, year: title("Year"), name: title(DESTINATION)?, code, total })
}

/// Reads a table; the answer is its last year.
fn table(grid: Grid<'_>, header: Header, book: &mut Book<'_>) -> Result<Option<i16>, Refusal> {
    let titles: Vec<String> =
        (0..header.row).flat_map(|row| grid.cells(row)).map(|(_, look)| look.printed()).collect();
    let title = titles.iter().find(|it| it.starts_with("Table") || sex_in(it).is_some());
    let title = title.cloned().unwrap_or_default();
    let Some(sex) = sex_in(&title) else { return Err(grid.differs(0, 0, "a title with the sex")) };
    let of_title = title.rsplit([',', ' ']).find_map(year_in);
    if header.year.is_none() && of_title.is_none() {
        return Err(grid.differs(0, 0, "a title with the year"));
    }
    let origins = origins(grid, header, book);
    let unit = unit_in(titles.into_iter());
    let mut last = of_title;
    for row in grid.rows().filter(|row| *row > header.row) {
        let Some(code) = whole(grid.cell(row, header.code)) else {
            without_code(grid, header, row, book);
            continue;
        };
        book.rows += 1;
        let when = header.year.map_or(of_title, |column| year(grid.cell(row, column)));
        let Some(when) = when else {
            let column = header.year.unwrap_or(0);
            book.tell(Severity::Error, "not-a-year", At { row, column }, &grid.printed(row, column), "");
            continue;
        };
        last = last.max(Some(when));
        let at = At { row, column: header.code };
        let Some(area) = book.area(&code.to_string(), at, |areas, _| area_of(areas, code)) else { continue };
        let printed = grid.printed(row, header.name);
        if !book.list(&area, clean(&printed), At { row, column: header.name }) {
            continue;
        }
        cells(grid, row, &area, (sex, when, unit), &origins, book);
    }
    Ok(last)
}

fn cells(
    grid: Grid<'_>,
    row: u32,
    area: &Area,
    (sex, when, unit): (Sex, i16, &str),
    origins: &[(u32, Area)],
    book: &mut Book<'_>,
) {
    for (column, origin) in origins {
        let figure = book.figure(grid, row, *column, NUMBERS);
        let plain = book.plain_series("migrant-stock-by-origin", area, unit);
        let series = book.figures.series(Series { counterpart: Some(origin.clone()), sex, ..plain });
        book.push(series, Period::Year(when), None, figure, At { row, column: *column });
    }
}

/// The columns of origins with their areas; unknown names are told and left out.
fn origins(grid: Grid<'_>, header: Header, book: &mut Book<'_>) -> Vec<(u32, Area)> {
    let mut origins: Vec<(u32, Area)> = Vec::new();
    for (column, look) in grid.cells(header.row).filter(|(column, _)| *column >= header.total) {
        let (printed, at) = (look.printed(), At { row: header.row, column });
        let name = clean(&printed);
        let areas = book.areas();
        let area = match name {
            "Total" => areas.by_m49(900).or_else(|| Some(Area::aggregate("m49", "900"))),
            _ => areas.printed(PUBLISHER, name),
        };
        match area {
            None => {
                let suggestion = areas.suggest(name).unwrap_or_default();
                book.tell(Severity::Error, "unknown-name", at, name, &suggestion);
            }
            Some(area) if origins.iter().any(|(_, known)| *known == area) => {
                book.tell(Severity::Error, "name-given-twice", at, name, &area.code);
            }
            Some(area) => origins.push((column, area)),
        }
    }
    origins
}

/// A row without a code is a heading or a note, unless it has figures.
fn without_code(grid: Grid<'_>, header: Header, row: u32, book: &mut Book<'_>) {
    let has_figures = matches!(grid.cell(row, header.total), Look::Number(_));
    if has_figures {
        book.rows += 1;
        let at = At { row, column: header.code };
        let kind =
            if grid.cell(row, header.code) == Look::Blank { "row-without-code" } else { "code-not-a-number" };
        book.tell(Severity::Error, kind, at, &grid.printed(row, header.name), "");
    }
}

#[cfg(test)]
mod tests;
