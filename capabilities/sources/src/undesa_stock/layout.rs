//! Where things stand in the workbook, and how it is told from others.

use tables::{Sheet, Workbook, cell_name};

use super::model::{Indicator, Sex};
use super::squeeze;
use crate::Refusal;

/// Row 11, counted from 0; data begin below.
pub(super) const HEADER_ROW: u32 = 10;
/// Row 8, with the titles over groups of columns.
const GROUP_ROW: u32 = 7;
pub(super) const TITLE: &str = "E2";
pub(super) const REVISION: &str = "E4";
pub(super) const CITATION: &str = "E5";
pub(super) const LICENCE: &str = "E6";

pub(super) const NAME: u32 = 1;
pub(super) const NOTE: u32 = 2;
pub(super) const CODE: u32 = 3;
pub(super) const BASIS: u32 = 4;

const HEADERS: [(u32, &str); 4] = [
    (NAME, "Region, development group, country or area"),
    (NOTE, "Notes"),
    (CODE, "Location code"),
    (BASIS, "Type of data"),
];

/// The years at whose middle people are counted.
pub(super) const YEARS: [u16; 7] = [1990, 1995, 2000, 2005, 2010, 2015, 2020];

/// Codes of the sums the workbook prints between its countries; resolving them is not asked of anybody.
pub(super) const AGGREGATES: [u16; 47] = [
    900, 901, 902, 903, 904, 905, 906, 908, 909, 910, 911, 912, 913, 914, 915, 916, 920, 921, 922, 923, 924,
    925, 926, 927, 928, 931, 934, 935, 941, 947, 948, 954, 957, 1500, 1501, 1502, 1503, 1517, 1636, 1637,
    1829, 1830, 1832, 1833, 1835, 5500, 5501,
];

/// One sheet of figures.
pub(super) struct Table {
    pub(super) sheet: &'static str,
    pub(super) blocks: &'static [Block],
}

/// A group of columns: one indicator for one sex over all periods.
pub(super) struct Block {
    pub(super) indicator: Indicator,
    pub(super) sex: Sex,
    first: u32,
    periods: Periods,
    title: &'static str,
}

#[derive(Clone, Copy, PartialEq, Eq)]
enum Periods {
    Years,
    Intervals,
}

/// A year, or the years between two.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) struct Period {
    pub(super) since: Option<u16>,
    pub(super) year: u16,
}

const fn block(indicator: Indicator, sex: Sex, first: u32, periods: Periods, title: &'static str) -> Block {
    Block { indicator, sex, first, periods, title }
}

use Indicator::{
    FemaleShare, ImmigrantShare, ImmigrantStock, Population, RefugeeGrowth, RefugeeShare, RefugeeStock,
    StockGrowth,
};
use Periods::{Intervals, Years};
use Sex::{Both, Female, Male};

pub(super) const TABLES: [Table; 6] = [
    Table {
        sheet: "Table 1",
        blocks: &[
            block(
                ImmigrantStock,
                Both,
                5,
                Years,
                "International migrant stock at mid-year, both sexes combined",
            ),
            block(ImmigrantStock, Male, 12, Years, "International migrant stock at mid-year, males"),
            block(ImmigrantStock, Female, 19, Years, "International migrant stock at mid-year, females"),
        ],
    },
    Table {
        sheet: "Table 2",
        blocks: &[
            block(
                Population,
                Both,
                5,
                Years,
                "Total population at mid-year, both sexes combined (thousands)",
            ),
            block(Population, Male, 12, Years, "Total population at mid-year, males (thousands)"),
            block(Population, Female, 19, Years, "Total population at mid-year, females (thousands)"),
        ],
    },
    Table {
        sheet: "Table 3",
        blocks: &[
            block(
                ImmigrantShare,
                Both,
                5,
                Years,
                "International migrant stock as a percentage of the total population, both sexes combined",
            ),
            block(
                ImmigrantShare,
                Male,
                12,
                Years,
                "International migrant stock as a percentage of the total population, males",
            ),
            block(
                ImmigrantShare,
                Female,
                19,
                Years,
                "International migrant stock as a percentage of the total population, females",
            ),
        ],
    },
    Table {
        sheet: "Table 4",
        blocks: &[block(
            FemaleShare,
            Both,
            5,
            Years,
            "Female migrants as a percentage of the international migrant stock",
        )],
    },
    Table {
        sheet: "Table 5",
        blocks: &[
            block(
                StockGrowth,
                Both,
                5,
                Intervals,
                "Annual rate of change of the migrant stock, both sexes combined",
            ),
            block(StockGrowth, Male, 11, Intervals, "Annual rate of change of the migrant stock, males"),
            block(StockGrowth, Female, 17, Intervals, "Annual rate of change of the migrant stock, females"),
        ],
    },
    Table {
        sheet: "Table 6",
        blocks: &[
            block(
                RefugeeStock,
                Both,
                5,
                Years,
                "Refugee and asylum seekers at mid-year, both sexes combined",
            ),
            block(
                RefugeeShare,
                Both,
                12,
                Years,
                "Refugee and asylum seekers as a percentage of the international migrant stock",
            ),
            block(
                RefugeeGrowth,
                Both,
                19,
                Intervals,
                "Annual rate of change of the refugee and asylum seekers, both sexes combined",
            ),
        ],
    },
];

impl Table {
    /// Whether it is the one that lists the areas.
    pub(super) fn is_first(&self) -> bool {
        self.sheet == TABLES[0].sheet
    }
}

impl Block {
    /// The group title over its first column.
    #[cfg(any(test, feature = "fixtures"))]
    pub(super) const fn title(&self) -> &'static str {
        self.title
    }

    /// Its columns, each with its period.
    pub(super) fn columns(&self) -> impl Iterator<Item = (u32, Period)> {
        let periods: Vec<Period> = match self.periods {
            Years => YEARS.iter().map(|year| Period { since: None, year: *year }).collect(),
            Intervals => {
                YEARS.windows(2).map(|pair| Period { since: Some(pair[0]), year: pair[1] }).collect()
            }
        };
        (self.first..).zip(periods)
    }
}

impl Period {
    /// As the header prints it.
    pub(super) fn printed(self) -> String {
        self.since.map_or_else(|| self.year.to_string(), |since| format!("{since}-{}", self.year))
    }
}

/// The six sheets, if this is the workbook.
pub(super) fn recognise(book: &Workbook) -> Result<Vec<&Sheet>, Refusal> {
    let sheet = |table: &Table| {
        book.sheet(table.sheet).ok_or_else(|| Refusal::SheetMissing {
            expected: table.sheet.to_owned(),
            found: book.sheet_names().iter().map(|name| name.chars().take(60).collect()).collect(),
        })
    };
    let sheets = TABLES.iter().map(sheet).collect::<Result<Vec<_>, _>>()?;
    for (table, sheet) in TABLES.iter().zip(&sheets) {
        for (column, header) in HEADERS {
            must_read(table.sheet, sheet, HEADER_ROW, column, header)?;
        }
        for block in table.blocks {
            // Sex and unit stand here only, and the sister workbooks differ in nothing else.
            must_read(table.sheet, sheet, GROUP_ROW, block.first, block.title)?;
            for (column, period) in block.columns() {
                must_read(table.sheet, sheet, HEADER_ROW, column, &period.printed())?;
            }
        }
    }
    Ok(sheets)
}

fn must_read(name: &str, sheet: &Sheet, row: u32, column: u32, expected: &str) -> Result<(), Refusal> {
    let reads = |row: u32, column: u32| squeeze(&sheet.cell(row, column).to_string());
    let found = reads(row, column);
    if found == expected {
        return Ok(());
    }
    let near = (0..30).flat_map(|row| (0..30).map(move |column| (row, column)));
    // A year stands in several places; only a text leads to where the table has moved.
    let instead = near
        .filter(|_| expected.parse::<u16>().is_err())
        .find(|(row, column)| reads(*row, *column) == expected)
        .map(|(row, column)| cell_name(row, column));
    Err(Refusal::HeaderDiffers {
        sheet: Some(name.to_owned()),
        row: row + 1,
        cell: cell_name(row, column),
        expected: expected.to_owned(),
        found: found.chars().take(120).collect(),
        instead,
    })
}
