//! The bilateral matrices of the World Bank: remittances, and stocks of migrants.
//!
//! The two are laid out against each other: in one the country where migrants live is down, in the other across. Which
//! is which stands only in the corner cell, `receiving (across) / sending (down)` or `destination (across) /
//! origin (down)`; both orders of words and of directions are read, and a corner that does not say it is refused. A
//! table that was turned without its corner cell cannot be told from one that was not.
//!
//! | figures | area | counterpart | unit |
//! |---|---|---|---|
//! | `remittances-by-corridor` | receiving | sending | `million-usd` |
//! | `migrant-stock-by-origin` | destination | origin | `persons` |
//!
//! The files print names and no codes, so names are looked up in the publisher's own list (`world-bank`); an unknown
//! one takes its row and column with it and is shown with a suggestion. `WORLD` is a sum: it is compared with its cells
//! and may be a formula that no program has computed. `Other North` and `Other South` are remainders. The table ends at
//! the first row without a name; other sheets are left aside.
//!
//! | severity | kind | what happened |
//! |---|---|---|
//! | error | `unknown-name`, `name-given-twice` | its row or column is left out |
//! | error | `not-a-number`, `negative-value`, `formula-without-value` | the cell has no value |
//! | warning | `total-differs` | a printed sum is not the sum of its cells |
//! | warning | `row-missing`, `column-missing`, `number-as-text`, `not-whole`, `unit-not-said` | kept |
//! | note | `area-with-itself`, `sheet-ignored` | kept; left aside |

use std::collections::{HashMap, HashSet};

use kernel::{Period, Severity};

use crate::{
    Area, AreaKind, Areas, Findings, Kind, Reading, Refusal, Series, ValueState,
    book::{About, At, Book, Numbers},
    cells::year_in,
    grid::{Grid, Look, Opened},
};

const PUBLISHER: &str = "world-bank";
const LICENCE: &str = "CC BY 4.0";
/// The corner is searched in so many rows.
const TITLES: u32 = 20;
/// A dash stands in a few cells where there is no estimate.
const MARKS: &[(&str, ValueState)] = &[("-", ValueState::Missing)];
/// Printed sums are rounded at most so far from the sum of their cells, relative to it.
const ROUNDING: f64 = 1e-9;

/// The kind of a workbook that holds one of the matrices.
pub(crate) fn kind(file: &Opened<'_>) -> Option<Kind> {
    find(file).map(|(_, corner)| corner.kind)
}

/// Reads a matrix.
pub(crate) fn read(
    asked: Kind,
    file: &Opened<'_>,
    areas: &impl Areas,
) -> Result<(Reading, Findings), Refusal> {
    let Some((grid, corner)) = find(file) else { return Err(no_corner(asked, file)) };
    let title = (0..corner.row).map(|row| grid.printed(row, 0)).find(|it| !it.is_empty()).unwrap_or_default();
    let year = year_in(&grid.name().replace('_', " ")).or_else(|| year_in(&title));
    let Some(year) = year else { return Err(grid.differs(0, 0, "a title with the year")) };
    let book = Book::of_sheet(areas, Findings::default(), grid.name());
    let mut matrix = Matrix { grid, corner, book, year, numbers: corner.numbers() };
    for other in file.grids().into_iter().filter(|it| it.name() != grid.name()) {
        matrix.book.findings.add(Severity::Note, "sheet-ignored", other.place(0, 0), other.name(), "");
    }
    let unit = matrix.unit(&title);
    matrix.read(&unit);
    let (dataset, usual) = match corner.kind {
        Kind::WbRemittanceMatrix => ("wb-remittance-matrix", "Bilateral remittances"),
        _ => ("wb-stock-matrix", "Bilateral migrant stocks"),
    };
    let mut about =
        About::new(dataset, year.to_string(), if title.is_empty() { usual } else { &title }, LICENCE);
    about.revision = version(&title);
    let titled = (0..corner.row).find(|row| year_in(&grid.printed(*row, 0)) == Some(year));
    let sheet = kernel::Place { sheet: Some(grid.name().to_owned()), row: None, cell: None };
    about.edition_at = Some(titled.map_or(sheet, |row| grid.place(row, 0)));
    Ok(matrix.book.finish(corner.kind, about))
}

/// `April 2018 Version` of a title that ends with it in parentheses.
fn version(title: &str) -> String {
    let inside = title.rsplit_once('(').map_or("", |(_, inside)| inside.trim_end_matches(')').trim());
    if inside.to_ascii_lowercase().contains("version") { inside.to_owned() } else { String::new() }
}

/// What the corner cell says.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
struct Corner {
    row: u32,
    kind: Kind,
    /// Whether the area of the figures (who receives, where migrants live) is across.
    area_across: bool,
}

impl Corner {
    fn read(row: u32, text: &str) -> Option<Self> {
        let text = text.to_ascii_lowercase();
        let (across, down) = (text.find("(across)")?, text.find("(down)")?);
        let (first, second) = (across.min(down), across.max(down));
        let (one, two) = (&text[..first], &text[first..second]);
        let (is_across, is_down) = if across < down { (one, two) } else { (two, one) };
        let one_of = |it: &str| {
            let found = ["receiving", "sending", "destination", "origin"].map(|word| it.contains(word));
            (found.iter().filter(|it| **it).count() == 1).then_some(found)
        };
        let (kind, area_across) = match (one_of(is_across)?, one_of(is_down)?) {
            ([true, ..], [_, true, ..]) => (Kind::WbRemittanceMatrix, true),
            ([_, true, ..], [true, ..]) => (Kind::WbRemittanceMatrix, false),
            ([_, _, true, _], [_, _, _, true]) => (Kind::WbStockMatrix, true),
            ([_, _, _, true], [_, _, true, _]) => (Kind::WbStockMatrix, false),
            _ => return None,
        };
        Some(Self { row, kind, area_across })
    }

    const fn numbers(self) -> Numbers {
        match self.kind {
            Kind::WbRemittanceMatrix => Numbers { marks: MARKS, negative: false, ..Numbers::MEASURES },
            _ => Numbers { marks: MARKS, ..Numbers::COUNTS },
        }
    }
}

/// The sheet with a corner cell and mostly the same names across and down; lists beside the matrix have no such square.
fn find<'a>(file: &'a Opened<'_>) -> Option<(Grid<'a>, Corner)> {
    file.grids().into_iter().find_map(|grid| {
        let corner = (0..TITLES).find_map(|row| Corner::read(row, &grid.printed(row, 0)))?;
        let down: HashSet<String> =
            names_down(grid, corner.row).map(|(_, name)| name.to_lowercase()).collect();
        let across: Vec<String> =
            names_across(grid, corner.row).map(|(_, name)| name.to_lowercase()).collect();
        let both = across.iter().filter(|name| down.contains(*name)).count();
        (2 * both >= across.len() && !across.is_empty()).then_some((grid, corner))
    })
}

fn names_across(grid: Grid<'_>, row: u32) -> impl Iterator<Item = (u32, String)> + '_ {
    grid.cells(row).filter(|(column, _)| *column > 0).map(|(column, look)| (column, look.printed()))
}

/// The names below the corner, up to the first row without one.
fn names_down(grid: Grid<'_>, corner: u32) -> impl Iterator<Item = (u32, String)> + '_ {
    (corner + 1..).map(move |row| (row, grid.printed(row, 0))).take_while(|(_, name)| !name.is_empty())
}

fn no_corner(asked: Kind, file: &Opened<'_>) -> Refusal {
    let expected = match asked {
        Kind::WbRemittanceMatrix => "receiving (across) / sending (down)",
        _ => "destination (across) / origin (down)",
    };
    let grids = file.grids();
    let Some(grid) = grids.first() else { return Refusal::Empty };
    // The corner is the first cell of the first row that is filled to the right.
    let row = (0..TITLES).find(|row| names_across(*grid, *row).count() > 1).unwrap_or(1);
    grid.differs(row, 0, expected)
}

/// A row or column of the table.
struct Line {
    at: u32,
    area: Option<Area>,
    is_total: bool,
}

struct Matrix<'a> {
    grid: Grid<'a>,
    corner: Corner,
    book: Book<'a>,
    year: i16,
    numbers: Numbers,
}

impl Matrix<'_> {
    /// In what the cells are measured, by the title.
    fn unit(&mut self, title: &str) -> String {
        let title = title.to_lowercase();
        let scale = ["thousand", "million", "billion"].into_iter().find(|it| title.contains(it));
        let (base, usual) = match self.corner.kind {
            Kind::WbRemittanceMatrix => ("usd", "million-usd"),
            _ => ("persons", "persons"),
        };
        if let Some(scale) = scale {
            return format!("{scale}-{base}");
        }
        if base == "usd" {
            let place = self.grid.place(0, 0);
            self.book.findings.add(Severity::Warning, "unit-not-said", place, "", usual);
        }
        usual.to_owned()
    }

    fn read(&mut self, unit: &str) {
        let (grid, corner) = (self.grid, self.corner.row);
        let across: Vec<_> =
            names_across(grid, corner).map(|(column, name)| (corner, column, name)).collect();
        let down: Vec<_> = names_down(grid, corner).map(|(row, name)| (row, 0, name)).collect();
        self.missing_lines(&down, &across);
        let columns = self.lines(across, |_, column| column);
        let rows = self.lines(down, |row, _| row);
        for row in &rows {
            self.book.rows += 1;
            for column in &columns {
                self.cell(row, column, unit);
            }
        }
        self.check_totals(&rows, &columns);
    }

    /// Names that stand across and not down, or the other way round: lines that were lost.
    fn missing_lines(&mut self, down: &[(u32, u32, String)], across: &[(u32, u32, String)]) {
        for (kind, these, those) in [("column-missing", down, across), ("row-missing", across, down)] {
            let there: HashSet<String> = those.iter().map(|(_, _, name)| name.to_lowercase()).collect();
            for (row, column, name) in
                these.iter().filter(|(_, _, name)| !there.contains(&name.to_lowercase()))
            {
                let at = At { row: *row, column: *column };
                self.book.tell(Severity::Warning, kind, at, name, self.grid.name());
            }
        }
    }

    /// The lines with their areas; one without an area is left out, and a finding tells.
    fn lines(&mut self, names: Vec<(u32, u32, String)>, at: fn(u32, u32) -> u32) -> Vec<Line> {
        let mut met: HashMap<Area, String> = HashMap::new();
        let mut lines = Vec::with_capacity(names.len());
        for (row, column, name) in names {
            let place = At { row, column };
            let areas = self.book.areas();
            let mut area = areas.printed(PUBLISHER, &name);
            if area.is_none() {
                let suggestion = areas.suggest(&name).unwrap_or_default();
                self.book.tell(Severity::Error, "unknown-name", place, &name, &suggestion);
            }
            if let Some(known) = &area {
                if let Some(first) = met.get(known).cloned() {
                    self.book.tell(Severity::Error, "name-given-twice", place, &name, &first);
                    area = None;
                } else {
                    met.insert(known.clone(), tables::cell_name(row, column));
                    self.book.list(known, &name, place);
                }
            }
            let is_total = area.as_ref().is_some_and(|it| it.kind == AreaKind::Aggregate);
            lines.push(Line { at: at(row, column), area, is_total });
        }
        lines
    }

    fn cell(&mut self, row: &Line, column: &Line, unit: &str) {
        let (Some(down), Some(across)) = (&row.area, &column.area) else { return };
        let at = At { row: row.at, column: column.at };
        let waits = self.grid.cell(row.at, column.at) == Look::Uncalculated;
        let figure = if waits && (row.is_total || column.is_total) {
            (None, ValueState::Missing)
        } else {
            self.book.figure(self.grid, row.at, column.at, self.numbers)
        };
        let (area, counterpart) = if self.corner.area_across { (across, down) } else { (down, across) };
        if area == counterpart && area.kind == AreaKind::Country && figure.1 == ValueState::Reported {
            let found = figure.0.map(|it| it.to_string()).unwrap_or_default();
            self.book.tell(Severity::Note, "area-with-itself", at, &found, &area.code);
        }
        let indicator = match self.corner.kind {
            Kind::WbRemittanceMatrix => "remittances-by-corridor",
            _ => "migrant-stock-by-origin",
        };
        let series = Series {
            counterpart: Some(counterpart.clone()),
            ..self.book.plain_series(indicator, area, unit)
        };
        let series = self.book.figures.series(series);
        self.book.push(series, Period::Year(self.year), None, figure, at);
    }

    /// Compares each printed sum with its cells, those of unknown names included.
    fn check_totals(&mut self, rows: &[Line], columns: &[Line]) {
        let grid = self.grid;
        let number = move |row: u32, column: u32| match grid.cell(row, column) {
            Look::Number(number) => Some(number),
            Look::Text(text) => text.parse().ok(),
            _ => None,
        };
        let parts =
            |lines: &[Line]| lines.iter().filter(|it| !it.is_total).map(|it| it.at).collect::<Vec<_>>();
        let (parts_down, parts_across) = (parts(rows), parts(columns));
        let sum_of = |cells: &mut dyn Iterator<Item = (u32, u32)>| -> f64 {
            cells.filter_map(|(row, column)| number(row, column)).sum()
        };
        let mut told = Vec::new();
        for row in rows {
            for column in columns.iter().filter(|column| column.is_total || row.is_total) {
                let Some(printed) = number(row.at, column.at) else { continue };
                let sum = if row.is_total {
                    let across: &[u32] = if column.is_total { &parts_across } else { &[column.at] };
                    sum_of(&mut parts_down.iter().flat_map(|row| across.iter().map(|it| (*row, *it))))
                } else {
                    sum_of(&mut parts_across.iter().map(|it| (row.at, *it)))
                };
                if (printed - sum).abs() > ROUNDING * sum.abs().max(1.0) {
                    told.push((At { row: row.at, column: column.at }, printed, sum));
                }
            }
        }
        for (at, printed, sum) in told {
            self.book.tell(Severity::Warning, "total-differs", at, &printed.to_string(), &sum.to_string());
        }
    }
}

#[cfg(test)]
mod tests;
