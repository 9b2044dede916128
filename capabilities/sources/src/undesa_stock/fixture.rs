//! A small workbook in the layout of the real one, of areas that do not exist.

use std::collections::BTreeMap;

use tables::{Cell, parse_cell};

use super::model::{AreaKind, Indicator, Sex};
use super::{
    Areas, fold,
    layout::{Block, HEADER_ROW, Period, TABLES, YEARS},
};

/// Code, name as printed, data type, note; the countries with how many migrants they have.
const ROWS: [(u16, &str, &str, Option<u16>, u32); 8] = [
    (900, "WORLD", "", None, 0),
    (910, " EASTERN ISLES", "", None, 0),
    (9001, "   Farrowmark*", "B R ", Some(1), 120_000),
    (9002, "   Quillon", "C B R", None, 33_333),
    (911, " WESTERN ISLES", "", None, 0),
    (9003, "   Ambervale", "I", None, 7),
    (9004, "   Isle of Tarn*", "", Some(2), 0),
    (910, " EASTERN ISLES", "", None, 0),
];

/// The rows a sum is made of; the area without data adds nothing.
fn parts(code: u16) -> &'static [usize] {
    match code {
        900 => &[2, 3, 5],
        910 => &[2, 3],
        9001 => &[2],
        9002 => &[3],
        911 | 9003 => &[5],
        _ => &[],
    }
}

/// The areas of the fixture, as a resolver knows them.
pub struct Isles;

impl Isles {
    const KNOWN: [(u16, &str, &str); 4] = [
        (9001, "FMK", "Farrowmark"),
        (9002, "QUI", "Quillon"),
        (9003, "AMB", "Ambervale"),
        (9004, "TAR", "Isle of Tarn"),
    ];
}

impl Areas for Isles {
    fn resolve(&self, m49: u16) -> Option<AreaKind> {
        let (_, code, _) = Self::KNOWN.iter().find(|it| it.0 == m49)?;
        Some(AreaKind::Country(code.parse().expect("a constant of three letters")))
    }

    fn names(&self, m49: u16) -> Vec<String> {
        Self::KNOWN.iter().filter(|it| it.0 == m49).map(|it| it.2.to_owned()).collect()
    }

    fn named(&self, name: &str) -> Option<u16> {
        Self::KNOWN.iter().find(|it| fold(it.2) == fold(name)).map(|it| it.0)
    }
}

/// The cells of a sheet, by row and column.
type Cells = BTreeMap<(u32, u32), Cell>;

/// The cells of a workbook, to be changed before it is written.
#[derive(Clone)]
#[must_use]
pub struct Fixture {
    sheets: Vec<(String, Cells)>,
}

fn text(text: &str) -> Cell {
    Cell::Text(text.to_owned())
}

impl Default for Fixture {
    fn default() -> Self {
        Self::new()
    }
}

impl Fixture {
    /// A workbook in which everything agrees.
    pub fn new() -> Self {
        let mut sheets =
            vec![("Table of contents".to_owned(), BTreeMap::from([((10, 1), text("Table number"))]))];
        for (number, table) in (1..).zip(&TABLES) {
            let mut cells = BTreeMap::from([
                ((1, 4), text("Isles Migrant Stock 2020:  Destination")),
                ((2, 4), text(&format!("Table {number}: of the Isles"))),
                ((3, 4), text("ISLES/Rev.2020")),
                ((4, 4), text("Suggested citation: the Isles (2020).")),
                ((5, 4), text("Free to use")),
                ((HEADER_ROW, 1), text("Region, development group, country or area")),
                ((HEADER_ROW, 2), text("Notes")),
                ((HEADER_ROW, 3), text("Location code")),
                ((HEADER_ROW, 4), text("Type of data")),
            ]);
            for block in table.blocks {
                head(block, &mut cells);
            }
            for (at, (code, name, basis, note, _)) in (0..).zip(ROWS) {
                let row = HEADER_ROW + 1 + at;
                cells.insert((row, 0), Cell::Number(f64::from(at + 1)));
                cells.insert((row, 1), text(name));
                cells.insert((row, 3), Cell::Number(f64::from(code)));
                cells.insert((row, 4), text(basis));
                if let Some(note) = note {
                    cells.insert((row, 2), Cell::Number(f64::from(note)));
                }
                for block in table.blocks {
                    for (column, period) in block.columns() {
                        cells.insert((row, column), figure(block.indicator, block.sex, code, period));
                    }
                }
            }
            sheets.push((table.sheet.to_owned(), cells));
        }
        let note =
            |row, number: f64, words: &str| [((row, 1), Cell::Number(number)), ((row, 2), text(words))];
        let notes = [note(11, 1.0, "Including the rock."), note(12, 2.0, "Nobody was asked.")];
        sheets.push(("Notes".to_owned(), notes.into_iter().flatten().collect()));
        Self { sheets }
    }

    /// The same with real names and codes, so that countries are found; its numbers stay invented.
    pub fn named() -> Self {
        let named = [
            (13, 910, " EASTERN AFRICA"),
            (14, 404, "   Kenya*"),
            (15, 800, "   Uganda"),
            (16, 911, " MIDDLE AFRICA"),
            (17, 498, "   Republic of Moldova"),
            (18, 158, "   China, Taiwan Province of China*"),
            (19, 910, " EASTERN AFRICA"),
        ];
        let mut fixture = Self::new();
        for table in 1..=6 {
            let sheet = format!("Table {table}");
            for (row, code, name) in named {
                let (name, code) = (Cell::Text(name.to_owned()), Cell::Number(f64::from(code)));
                fixture = fixture.put(&sheet, &format!("B{row}"), name).put(&sheet, &format!("D{row}"), code);
            }
        }
        fixture
    }

    /// Puts something else into a cell.
    pub fn put(mut self, sheet: &str, cell: &str, value: Cell) -> Self {
        let place = parse_cell(cell).expect("a cell name");
        self.sheet(sheet).insert(place, value);
        self
    }

    /// Gives a sheet another name.
    pub fn rename(mut self, from: &str, to: &str) -> Self {
        for (name, _) in self.sheets.iter_mut().filter(|(name, _)| name == from) {
            to.clone_into(name);
        }
        self
    }

    /// Moves everything in a sheet down by a row.
    pub fn push_down(mut self, sheet: &str) -> Self {
        let cells = std::mem::take(self.sheet(sheet));
        *self.sheet(sheet) =
            cells.into_iter().map(|((row, column), cell)| ((row + 1, column), cell)).collect();
        self
    }

    fn sheet(&mut self, sheet: &str) -> &mut Cells {
        let found = self.sheets.iter_mut().find(|(name, _)| name == sheet);
        &mut found.expect("a sheet of the fixture").1
    }

    /// The bytes of the workbook.
    pub fn bytes(&self) -> Vec<u8> {
        let cells =
            |cells: &Cells| cells.iter().map(|((row, column), cell)| (*row, *column, cell.clone())).collect();
        let sheets = self.sheets.iter().map(|(name, it)| (name.as_str(), cells(it)));
        tables::testing::workbook(&sheets.collect::<Vec<_>>())
    }
}

fn head(block: &Block, cells: &mut Cells) {
    for (at, (column, period)) in block.columns().enumerate() {
        if at == 0 {
            cells.insert((HEADER_ROW - 3, column), text(block.title()));
        }
        let printed = period.printed();
        let header = printed.parse().map_or_else(|_| text(&printed), Cell::Number);
        cells.insert((HEADER_ROW, column), header);
    }
}

/// Migrants of one country, both sexes: they grow by a tenth every five years.
fn migrants(row: usize, year: u16, sex: Sex) -> f64 {
    let start = ROWS[row].4;
    let steps = u32::from(year - YEARS[0]) / 5;
    let both = start + start / 10 * steps;
    let male = both / 3;
    f64::from(match sex {
        Sex::Both => both,
        Sex::Male => male,
        Sex::Female => both - male,
    })
}

fn figure(indicator: Indicator, sex: Sex, code: u16, period: Period) -> Cell {
    let sum = |of: &dyn Fn(usize) -> f64| parts(code).iter().map(|row| of(*row)).sum::<f64>();
    let stock = |year, sex| sum(&|row| migrants(row, year, sex));
    let people = |sex| sum(&|row| migrants(row, 1990, sex) / 50.0 + 1.0);
    let fled = |year: u16| sum(&|row| if row == 2 { f64::from(year - 1990) * 10.0 } else { 0.0 });
    let rate =
        |before: f64, after: f64, since: u16| 100.0 * (after / before).ln() / f64::from(period.year - since);
    if parts(code).is_empty() {
        return text(if indicator == Indicator::RefugeeStock { "~" } else { ".." });
    }
    let number = match indicator {
        Indicator::ImmigrantStock => stock(period.year, sex),
        Indicator::Population if sex == Sex::Both => people(Sex::Male) + people(Sex::Female),
        Indicator::Population => people(sex),
        Indicator::ImmigrantShare => {
            let whole = if sex == Sex::Both { people(Sex::Male) + people(Sex::Female) } else { people(sex) };
            100.0 * stock(period.year, sex) / (whole * 1000.0)
        }
        Indicator::FemaleShare => 100.0 * stock(period.year, Sex::Female) / stock(period.year, Sex::Both),
        Indicator::StockGrowth => {
            let since = period.since.unwrap_or(period.year);
            rate(stock(since, sex), stock(period.year, sex), since)
        }
        Indicator::RefugeeStock => fled(period.year),
        Indicator::RefugeeShare => 100.0 * fled(period.year) / stock(period.year, Sex::Both),
        Indicator::RefugeeGrowth => {
            let since = period.since.unwrap_or(period.year);
            if fled(since) == 0.0 {
                return text("..");
            }
            rate(fled(since), fled(period.year), since)
        }
    };
    Cell::Number(number)
}
