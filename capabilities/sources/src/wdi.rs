//! World Bank, World Development Indicators: the download of an indicator as CSV, XLS or XLSX, and queries of
//! `DataBank`, with one series or several.
//!
//! | layout | header | around it |
//! |---|---|---|
//! | download | `Country Name, Country Code, Indicator Name, Indicator Code, 1960, …` | `Last Updated Date` above; sheets `Data`, `Metadata - Countries` |
//! | `DataBank` | `Country Name, Country Code, Series Name, Series Code, 2011 [YR2011], …` | `Data from database: …`, `Last Updated: 12/07/2020` below |
//!
//! The columns may stand in any order. The indicator is the code as printed, the unit what its name says in parentheses
//! (`current US$` is `current-usd`). `..` and an empty field are missing; `NA` is not a mark of the World Bank and never
//! read as one. The codes of regions and income groups stand in `content/sources/world-bank-aggregates.csv` and become
//! sums such as `wb:ARB`; a code that the file's own `Metadata - Countries` shows without a region is a sum, too. Codes
//! that the World Bank used before it took those of ISO (`ROM`, `ZAR`, `WBG`) are known.
//!
//! | severity | kind | what happened |
//! |---|---|---|
//! | error | `unknown-code`, `row-without-code`, `row-without-series`, `name-of-another-area`, `row-given-twice` with other figures | the row is left out |
//! | error | `not-a-number`, `formula-without-value` | the cell has no value |
//! | note | `row-given-twice` with the same figures, `column-ignored`, `unit-not-said` | kept once; left aside; kept |

use std::{
    collections::{HashMap, HashSet},
    sync::LazyLock,
};

use kernel::{Period, Severity};
use tables::Records;

use crate::{
    Area, Areas, Findings, Kind, Reading, Refusal,
    book::{About, At, Book, Numbers, period},
    grid::{Grid, Look, Opened},
    text,
};

const LICENCE: &str = "CC BY 4.0";
/// The header stands in one of so many rows.
const TITLES: u32 = 20;
/// `DataBank` says series where downloads say indicator.
const KEYS: [[&str; 4]; 2] = [
    ["Country Name", "Country Code", "Indicator Name", "Indicator Code"],
    ["Country Name", "Country Code", "Series Name", "Series Code"],
];

/// Codes of the World Bank of the time before it took those of ISO.
const FORMER: [(&str, &str); 7] = [
    ("ADO", "AND"),
    ("IMY", "IMN"),
    ("KSV", "XKX"),
    ("ROM", "ROU"),
    ("TMP", "TLS"),
    ("WBG", "PSE"),
    ("ZAR", "COD"),
];

static AGGREGATES: LazyLock<HashSet<String>> = LazyLock::new(|| {
    let list = include_str!("../../../content/sources/world-bank-aggregates.csv");
    let codes = list.lines().skip(1).filter_map(|line| line.split(',').next());
    codes.map(str::to_owned).collect()
});

/// Whether a file has one of these layouts.
pub(crate) fn fits(file: &Opened<'_>) -> bool {
    file.grids().into_iter().any(|grid| header(grid).is_some())
}

/// Reads the file.
pub(crate) fn read(file: &Opened<'_>, areas: &impl Areas) -> Result<(Reading, Findings), Refusal> {
    let whole: Records;
    let grids = match file {
        Opened::Book(_) => file.grids(),
        Opened::Text { bytes, .. } => {
            // Titles above and below the table have another width, which nobody has to look at.
            whole = tables::read_records(bytes, &text::limits())?.0;
            vec![Grid::Text(&whole)]
        }
    };
    let Some((grid, header)) = grids.iter().find_map(|grid| header(*grid).map(|it| (*grid, it))) else {
        return Err(no_header(&grids, file));
    };
    let periods = periods(grid, &header)?;
    let mut reader = Reader {
        grid,
        header,
        book: Book::of_sheet(areas, Findings::default(), grid.name()),
        sums: sums_of(&grids),
        series: Vec::new(),
        met: HashMap::new(),
        about: About::new("wdi", "", "World Development Indicators", LICENCE),
    };
    for column in ignored(grid, &reader.header, &periods) {
        let at = At { row: reader.header.row, column };
        reader.book.tell(Severity::Note, "column-ignored", at, &grid.printed(at.row, column), "");
    }
    let below = reader.header.row;
    for row in 0..below {
        reader.said_of_file(row);
    }
    for row in grid.rows().filter(|row| *row > below) {
        reader.row(row, &periods);
    }
    reader.finish()
}

/// The row of the header and the columns of [`KEYS`].
struct Header {
    row: u32,
    keys: [u32; 4],
}

fn header(grid: Grid<'_>) -> Option<Header> {
    (0..TITLES).find_map(|row| {
        let find = |text: &str| {
            grid.cells(row).find(|(_, it)| it.printed().eq_ignore_ascii_case(text)).map(|(column, _)| column)
        };
        KEYS.iter().find_map(|names| {
            let [name, code, series_name, series] = names.map(find);
            // The names are for people; the codes decide.
            let (code, series) = (code?, series?);
            Some(Header { row, keys: [name.unwrap_or(code), code, series_name.unwrap_or(series), series] })
        })
    })
}

fn no_header(grids: &[Grid<'_>], file: &Opened<'_>) -> Refusal {
    let has = |grid: Grid<'_>, row: u32, wanted: &str| {
        grid.cells(row).any(|(_, it)| it.printed().eq_ignore_ascii_case(wanted))
    };
    for grid in grids {
        for row in 0..TITLES {
            for names in KEYS {
                let missing: Vec<String> =
                    names.iter().filter(|it| !has(*grid, row, it)).map(|it| (*it).to_owned()).collect();
                if missing.len() <= 2 {
                    let found = grid.cells(row).map(|(_, it)| it.printed()).take(30).collect();
                    return Refusal::ColumnsMissing { missing, found };
                }
            }
        }
    }
    Refusal::ColumnsMissing { missing: KEYS[0].map(str::to_owned).to_vec(), found: vec![file.begins()] }
}

/// The columns of periods; a period that stands twice is refused.
fn periods(grid: Grid<'_>, header: &Header) -> Result<Vec<(u32, Period)>, Refusal> {
    let mut periods: Vec<(u32, Period)> = Vec::new();
    for (column, look) in grid.cells(header.row) {
        let printed = look.printed();
        let first = printed.split('[').next().unwrap_or_default().trim();
        let Some(when) = period(first) else { continue };
        if periods.iter().any(|(_, known)| *known == when) {
            return Err(grid.differs(header.row, column, "a period that does not stand there before"));
        }
        periods.push((column, when));
    }
    if periods.is_empty() {
        let found = grid.cells(header.row).map(|(_, it)| it.printed()).take(30).collect();
        return Err(Refusal::ColumnsMissing { missing: vec!["2020".to_owned()], found });
    }
    Ok(periods)
}

fn ignored(grid: Grid<'_>, header: &Header, periods: &[(u32, Period)]) -> Vec<u32> {
    let known = |column: u32| header.keys.contains(&column) || periods.iter().any(|it| it.0 == column);
    grid.cells(header.row).map(|(column, _)| column).filter(|column| !known(*column)).collect()
}

/// The codes that the file itself lists without a region.
fn sums_of(grids: &[Grid<'_>]) -> HashSet<String> {
    let Some(grid) = grids.iter().find(|it| it.name() == "Metadata - Countries") else {
        return HashSet::new();
    };
    let at = |name: &str| grid.cells(0).find(|(_, it)| it.printed() == name).map(|(column, _)| column);
    let (Some(code), Some(region)) = (at("Country Code"), at("Region")) else { return HashSet::new() };
    let rows = grid.rows().skip(1).filter(|row| grid.cell(*row, region) == Look::Blank);
    rows.map(|row| grid.printed(row, code)).filter(|code| code.len() == 3).collect()
}

/// The country or sum of a code of the World Bank.
pub(crate) fn area_of(areas: &dyn Areas, code: &str) -> Option<Area> {
    if AGGREGATES.contains(code) {
        return Some(Area::aggregate("wb", code));
    }
    let now = FORMER.iter().find(|(former, _)| *former == code).map_or(code, |(_, now)| now);
    areas.by_code(now)
}

/// A series as it was first met.
struct Named {
    code: String,
    name: String,
    unit: String,
}

struct Reader<'a> {
    grid: Grid<'a>,
    header: Header,
    book: Book<'a>,
    sums: HashSet<String>,
    series: Vec<Named>,
    /// The first row of each area and series.
    met: HashMap<(Area, usize), u32>,
    about: About,
}

impl Reader<'_> {
    fn row(&mut self, row: u32, periods: &[(u32, Period)]) {
        let [name, code, _, series] = self.header.keys;
        let (grid, at) = (self.grid, At { row, column: code });
        if grid.cell(row, code) == Look::Blank {
            if periods.iter().any(|(column, _)| grid.cell(row, *column) != Look::Blank) {
                self.book.rows += 1;
                self.book.tell(Severity::Error, "row-without-code", at, &grid.printed(row, name), "");
            } else {
                self.said_of_file(row);
            }
            return;
        }
        self.book.rows += 1;
        if grid.cell(row, series) == Look::Blank {
            let at = At { row, column: series };
            self.book.tell(Severity::Error, "row-without-series", at, "", "");
            return;
        }
        let sums = &self.sums;
        let find = |areas: &dyn Areas, code: &str| {
            area_of(areas, code).or_else(|| sums.contains(code).then(|| Area::aggregate("wb", code)))
        };
        let Some(area) = self.book.area(&grid.printed(row, code), at, find) else { return };
        if !self.book.list(&area, &grid.printed(row, name), At { row, column: name }) {
            return;
        }
        let named = self.named(row);
        if self.is_twice(row, &area, named, periods) {
            return;
        }
        let Named { code, unit, .. } = &self.series[named];
        let whole = self.book.plain_series(code, &area, unit);
        let number = self.book.figures.series(whole);
        for (column, period) in periods {
            let figure = self.book.figure(grid, row, *column, Numbers::MEASURES);
            self.book.push(number, *period, None, figure, At { row, column: *column });
        }
    }

    /// The place of a row's series among those met.
    fn named(&mut self, row: u32) -> usize {
        let [_, _, name, code] = self.header.keys;
        let code = self.grid.printed(row, code);
        if let Some(known) = self.series.iter().position(|it| it.code == code) {
            return known;
        }
        let name = self.grid.printed(row, name);
        let unit = unit_of(&name).unwrap_or_else(|| {
            let at = At { row, column: self.header.keys[2] };
            let persons = code.starts_with("SM.POP.") || code == "SP.POP.TOTL";
            let unit = if persons { "persons" } else { "number" };
            if !persons {
                self.book.tell(Severity::Note, "unit-not-said", at, &name, unit);
            }
            unit.to_owned()
        });
        self.series.push(Named { code, name, unit });
        self.series.len() - 1
    }

    fn is_twice(&mut self, row: u32, area: &Area, named: usize, periods: &[(u32, Period)]) -> bool {
        let first = *self.met.entry((area.clone(), named)).or_insert(row);
        if first == row {
            return false;
        }
        let same = |column: u32| self.grid.cell(row, column) == self.grid.cell(first, column);
        let severity = if periods.iter().all(|it| same(it.0)) { Severity::Note } else { Severity::Error };
        let at = At { row, column: self.header.keys[1] };
        self.book.tell(severity, "row-given-twice", at, &area.code, &(first + 1).to_string());
        true
    }

    /// What the lines above and below the table say: the database, and the day of its last update.
    fn said_of_file(&mut self, row: u32) {
        let cells: Vec<(u32, Look<'_>)> = self.grid.cells(row).collect();
        let Some((_, first)) = cells.first() else { return };
        let first = first.printed();
        let (label, inside) =
            first.split_once(':').map_or((first.as_str(), ""), |(label, rest)| (label, rest.trim()));
        let value = cells.get(1).map(|it| it.1);
        match label.trim() {
            "Last Updated Date" | "Last Updated" => {
                let printed = value.map(Look::printed).unwrap_or_default();
                let day = match value {
                    Some(Look::Number(day)) => day_of(day),
                    _ => Some(iso(if inside.is_empty() { &printed } else { inside })),
                };
                self.about.edition = day.unwrap_or(printed);
                self.about.edition_at = Some(self.grid.place(row, 0));
            }
            "Data Source" | "Data from database" => {
                let printed = value.map(Look::printed).unwrap_or_default();
                self.about.title = if inside.is_empty() { printed } else { inside.to_owned() };
            }
            _ => {}
        }
    }

    fn finish(mut self) -> Result<(Reading, Findings), Refusal> {
        if self.book.rows == 0 {
            return Err(Refusal::Empty);
        }
        if let [one] = self.series.as_slice() {
            self.about.dataset = format!("wdi-{}", one.code.to_lowercase().replace('.', "-"));
            self.about.title.clone_from(&one.name);
        }
        self.about.revision.clone_from(&self.about.edition);
        Ok(self.book.finish(Kind::Wdi, self.about))
    }
}

/// `12/07/2020` of `DataBank`, month first, as a day of ISO 8601; any other text as it stands.
fn iso(text: &str) -> String {
    let parts: Vec<&str> = text.split('/').collect();
    match parts.as_slice() {
        [month, day, year] if year.len() == 4 => format!("{year}-{month:0>2}-{day:0>2}"),
        _ => text.to_owned(),
    }
}

/// The day of a number of a spreadsheet, which counts from 30 December 1899.
fn day_of(number: f64) -> Option<String> {
    if !(1.0..2_958_466.0).contains(&number) {
        return None;
    }
    // Counted from 1 March of the year 0, months have their usual lengths and the leap day comes last.
    #[expect(clippy::cast_possible_truncation, clippy::cast_sign_loss, reason = "it lies inside")]
    let days = number as u32 + 693_899;
    let era = days / 146_097;
    let of_era = days % 146_097;
    let year_of_era = (of_era - of_era / 1460 + of_era / 36_524 - of_era / 146_096) / 365;
    let of_year = of_era - (365 * year_of_era + year_of_era / 4 - year_of_era / 100);
    let month = (5 * of_year + 2) / 153;
    let day = of_year - (153 * month + 2) / 5 + 1;
    let month = if month < 10 { month + 3 } else { month - 9 };
    let year = era * 400 + year_of_era + u32::from(month <= 2);
    Some(format!("{year:04}-{month:02}-{day:02}"))
}

/// The unit that the name of an indicator says in parentheses, as a slug; none if it says none.
pub(crate) fn unit_of(name: &str) -> Option<String> {
    const TELLING: [&str; 19] = [
        "%", "$", "per ", "lcu", "year", "thousand", "million", "billion", "number", "people", "person",
        "index", "scale", "days", "months", "births", "kg", "km", "ton",
    ];
    let inside = name.split('(').skip(1).filter_map(|it| it.split(')').next());
    let unit = inside.map(str::to_lowercase).find(|it| TELLING.iter().any(|word| it.contains(word)))?;
    let words = unit.replace("us$", "usd").replace('%', " percent ").replace('$', " dollars ");
    let mut slug = String::new();
    for c in words.chars() {
        match c {
            // The comma of `per 1,000 people` stands inside of a number.
            ',' if slug.ends_with(|c: char| c.is_ascii_digit()) => {}
            c if c.is_ascii_alphanumeric() => slug.push(c),
            _ if slug.ends_with('-') || slug.is_empty() => {}
            _ => slug.push('-'),
        }
    }
    Some(slug.trim_end_matches('-').to_owned())
}

#[cfg(test)]
mod tests;
