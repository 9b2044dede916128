//! UN DESA, International Migrant Stock by sex and destination: the editions of 2015, 2019 and 2024.
//!
//! [`crate::undesa_stock`] knows the edition of 2020 cell by cell. No originals of the others were at hand when this was
//! written, so their tables are read by the texts of their headers alone, and strictly: a table whose columns have no
//! title that says indicator and sex is refused. What is known of them from public readers:
//!
//! | edition | codes under | years | titles of indicator and sex |
//! |---|---|---|---|
//! | 2015, 2019 | `Country code`, `Code` | in the second row of the header | beside the code, `… (both sexes)` |
//! | 2024 | `Location code` | in the row of the codes | above, `…, both sexes combined` |
//!
//! All tables of the workbook are read; indicators and units are those of the edition of 2020. Findings are those of
//! [`crate::undesa_pairs`], with `duplicate-code` for an area that stands twice in a table.

use std::collections::HashMap;

use kernel::{Period, Severity};

use crate::{
    Areas, Findings, Kind, Reading, Refusal, Series, Sex, ValueState,
    book::{At, Book, Numbers},
    cells::{whole, year},
    grid::{Grid, Look, Opened},
    undesa_pairs::{TITLES, about, area_of, clean, sex_in},
};

const NAMES: [&str; 3] = [
    "Region, development group, country or area",
    "Major area, region, country or area of destination",
    "Region, subregion, country or area",
];
const CODES: [&str; 3] = ["Location code", "Country code", "Code"];

/// Whether a workbook has tables of one of these editions.
pub(crate) fn fits(file: &Opened<'_>) -> bool {
    let headers: Vec<Header> = tables(file).into_iter().map(|it| it.1).collect();
    let last = headers.iter().flat_map(|it| &it.columns).map(|it| it.until).max();
    !headers.is_empty() && last != Some(2020)
}

/// Reads the workbook.
pub(crate) fn read(file: &Opened<'_>, areas: &impl Areas) -> Result<(Reading, Findings), Refusal> {
    let tables = tables(file);
    let Some((first, header)) = tables.first() else {
        return Err(Refusal::SheetMissing { expected: "Table 1".to_owned(), found: vec![file.begins()] });
    };
    let last = tables.iter().flat_map(|it| &it.1.columns).map(|it| it.until).max();
    let mut about = about(*first, header.row, last);
    "undesa-stock".clone_into(&mut about.dataset);
    let mut book = Book::of_sheet(areas, Findings::default(), first.name());
    for (grid, header) in &tables {
        let blocks = blocks(*grid, header)?;
        book.on_sheet(grid.name());
        let mut met = HashMap::new();
        for row in grid.rows().filter(|row| *row > header.periods) {
            row_of(*grid, header, row, &blocks, &mut met, &mut book);
        }
    }
    if book.rows == 0 {
        return Err(Refusal::Empty);
    }
    Ok(book.finish(Kind::UndesaStock, about))
}

/// A column of figures: a year, or the years between two.
#[derive(Clone, Copy)]
struct Column {
    at: u32,
    since: Option<i16>,
    until: i16,
}

struct Header {
    /// The row of the codes' title.
    row: u32,
    /// The row of the years.
    periods: u32,
    name: u32,
    code: u32,
    columns: Vec<Column>,
}

fn tables<'a>(file: &'a Opened<'_>) -> Vec<(Grid<'a>, Header)> {
    let named = file.grids().into_iter().filter(|it| it.name().starts_with("Table "));
    named.filter_map(|grid| header(grid).map(|it| (grid, it))).collect()
}

fn header(grid: Grid<'_>) -> Option<Header> {
    (0..TITLES).find_map(|row| {
        let find = |titles: [&str; 3]| {
            grid.cells(row).find(|(_, it)| titles.contains(&it.printed().as_str())).map(|it| it.0)
        };
        let (name, code) = (find(NAMES)?, find(CODES)?);
        let (periods, columns) = (row..row + 2)
            .map(|row| (row, columns(grid, row, code)))
            .max_by_key(|(row, columns)| (columns.len(), u32::MAX - row))?;
        (!columns.is_empty()).then_some(Header { row, periods, name, code, columns })
    })
}

fn columns(grid: Grid<'_>, row: u32, code: u32) -> Vec<Column> {
    let right = grid.cells(row).filter(|(at, _)| *at > code);
    right
        .filter_map(|(at, look)| {
            if let Some(until) = year(look) {
                return Some(Column { at, since: None, until });
            }
            let printed = look.printed();
            let (since, until) = printed.split_once(['-', '–'])?;
            let (since, until) = (year(Look::Text(since.trim()))?, year(Look::Text(until.trim()))?);
            Some(Column { at, since: Some(since), until })
        })
        .collect()
}

/// Columns of one indicator and sex.
struct Block {
    indicator: &'static str,
    unit: &'static str,
    sex: Sex,
    columns: Vec<Column>,
}

/// The blocks of columns, by the titles in the nearest row above the years that has any.
fn blocks(grid: Grid<'_>, header: &Header) -> Result<Vec<Block>, Refusal> {
    let above = (header.periods.saturating_sub(4)..header.periods).rev();
    let titles = above.map(|row| {
        let right = grid.cells(row).filter(|(at, _)| *at > header.code);
        right
            .map(|(at, look)| (at, look.printed()))
            .filter(|it| indicator(&it.1).is_some())
            .collect::<Vec<_>>()
    });
    let titles = titles.into_iter().find(|it| !it.is_empty()).unwrap_or_default();
    let mut blocks: Vec<(u32, Block)> = Vec::new();
    for column in &header.columns {
        let title = titles.iter().rev().find(|(at, _)| *at <= column.at);
        let Some((at, said)) = title.and_then(|(at, title)| Some((*at, indicator(title)?))) else {
            return Err(grid.differs(
                header.periods.saturating_sub(1),
                column.at,
                "a title with indicator and sex",
            ));
        };
        let (name, unit, sex) = said;
        match blocks.last_mut() {
            Some((start, block)) if *start == at => {
                if block.columns.iter().any(|it| (it.since, it.until) == (column.since, column.until)) {
                    return Err(grid.differs(
                        header.periods,
                        column.at,
                        "a year that does not stand there before",
                    ));
                }
                block.columns.push(*column);
            }
            _ => blocks.push((at, Block { indicator: name, unit, sex, columns: vec![*column] })),
        }
    }
    Ok(blocks.into_iter().map(|it| it.1).collect())
}

/// The indicator, unit and sex that a title says.
fn indicator(title: &str) -> Option<(&'static str, &'static str, Sex)> {
    let small = title.to_lowercase();
    let has = |text: &str| small.contains(text);
    let share = has("percentage") || has("proportion");
    let sex = sex_in(title);
    Some(match (has("refugee"), has("rate of change"), share) {
        (true, true, _) => ("refugee-growth", "percent-per-year", sex.unwrap_or(Sex::Both)),
        (true, _, true) => ("refugee-share", "percent", sex.unwrap_or(Sex::Both)),
        (true, ..) => ("refugee-stock", "persons", sex.unwrap_or(Sex::Both)),
        (_, true, _) if has("migrant stock") => ("stock-growth", "percent-per-year", sex?),
        (.., true) if has("female migrants as") || has("of female") || has("of women") => {
            ("female-share", "percent", Sex::Both)
        }
        (.., true) if has("migrant stock as") => ("immigrant-share", "percent", sex?),
        (.., false) if has("total population") => {
            ("population", if has("thousand") { "thousand-persons" } else { "persons" }, sex?)
        }
        (.., false) if has("migrant stock at mid-year") => ("immigrant-stock", "persons", sex?),
        _ => return None,
    })
}

fn row_of(
    grid: Grid<'_>,
    header: &Header,
    row: u32,
    blocks: &[Block],
    met: &mut HashMap<u16, u32>,
    book: &mut Book<'_>,
) {
    let at = At { row, column: header.code };
    let Some(code) = whole(grid.cell(row, header.code)) else {
        let has_figures = blocks
            .iter()
            .flat_map(|it| &it.columns)
            .any(|it| matches!(grid.cell(row, it.at), Look::Number(_)));
        if has_figures {
            book.rows += 1;
            let found = grid.printed(row, header.name);
            let blank = grid.cell(row, header.code) == Look::Blank;
            book.tell(
                Severity::Error,
                if blank { "row-without-code" } else { "code-not-a-number" },
                at,
                &found,
                "",
            );
        }
        return;
    };
    book.rows += 1;
    let Some(area) = book.area(&code.to_string(), at, |areas, _| area_of(areas, code)) else { return };
    let printed = grid.printed(row, header.name);
    if !book.list(&area, clean(&printed), At { row, column: header.name }) {
        return;
    }
    if let Some(first) = met.insert(code, row) {
        let columns = || blocks.iter().flat_map(|it| &it.columns);
        let same = columns().all(|it| grid.cell(row, it.at) == grid.cell(first, it.at));
        let severity = if same { Severity::Note } else { Severity::Error };
        book.tell(severity, "duplicate-code", at, &code.to_string(), &tables::cell_name(first, header.code));
        return;
    }
    for block in blocks {
        let plain = book.plain_series(block.indicator, &area, block.unit);
        let series = book.figures.series(Series { sex: block.sex, ..plain });
        for Column { at: column, since, until } in &block.columns {
            let figure = book.figure(grid, row, *column, numbers(block.unit));
            book.push(series, Period::Year(*until), *since, figure, At { row, column: *column });
        }
    }
}

const fn numbers(unit: &str) -> Numbers {
    const MARKS: &[(&str, ValueState)] =
        &[("-", ValueState::Missing), ("~", ValueState::Masked), ("—", ValueState::RoundsToZero)];
    match unit.as_bytes() {
        b"persons" => Numbers { marks: MARKS, ..Numbers::COUNTS },
        b"percent-per-year" => Numbers { marks: MARKS, ..Numbers::MEASURES },
        _ => Numbers { marks: MARKS, negative: false, ..Numbers::MEASURES },
    }
}

#[cfg(test)]
mod tests;
