//! UN DESA, International Migrant Stock by sex, destination and origin: the workbooks of 2020 and 2024.
//!
//! Their first table has one row for each pair and three blocks of years, for both sexes, males and females. Its header
//! is found by its texts within the first rows, since the editions differ in the columns between; the years, seven or
//! eight of them, are read from it. The sexes are read from the titles over the blocks; where those are missing the
//! order is the one of all known editions, and a finding says so. The matrices of 2019 and 2015 are read by
//! [`crate::undesa_wide`].
//!
//! Area is the destination, counterpart the origin. Origin 2003, "Others", is the remainder `XXX`; regions, income
//! groups and the world are sums `m49:900` on both sides, and a sum that belongs to two groupings is counted once.
//!
//! | severity | kind | what happened |
//! |---|---|---|
//! | error | `code-not-a-number`, `row-without-code`, `unknown-code`, `name-of-another-area`, `pair-given-twice` with other figures | the row is left out |
//! | error | `not-a-number`, `negative-value`, `formula-without-value` | the cell has no value |
//! | warning | `sexes-do-not-add`, `origins-do-not-add` (once for each destination), `sex-not-said`, `number-as-text`, `not-whole` | kept |
//! | note | `pair-given-twice` with the same figures, `sheet-ignored` | counted once; left aside |

use std::collections::{BTreeMap, HashMap};

use kernel::{Period, Severity};

use crate::{
    Area, AreaKind, Areas, Findings, Kind, Reading, Refusal, Series, Sex, ValueState,
    book::{About, At, Book, Numbers},
    cells::{whole, year, year_in},
    grid::{Grid, Look, Opened},
};

const DESTINATION_CODE: &str = "Location code of destination";
const ORIGIN_CODE: &str = "Location code of origin";
const DESTINATION: &str = "Region, development group, country or area of destination";
const ORIGIN: &str = "Region, development group, country or area of origin";
const WORLD: u16 = 900;
/// "Others": migrants whose origin is not known.
const OTHERS: u16 = 2003;
/// The header stands in one of so many rows.
pub(crate) const TITLES: u32 = 20;
/// The order of the blocks in all known editions.
const ORDER: [Sex; 3] = [Sex::Both, Sex::Male, Sex::Female];

/// Whether a workbook has this layout.
pub(crate) fn fits(file: &Opened<'_>) -> bool {
    find(file).is_some()
}

/// Reads the workbook.
pub(crate) fn read(file: &Opened<'_>, areas: &impl Areas) -> Result<(Reading, Findings), Refusal> {
    let Some((grid, header)) = find(file) else { return Err(no_header(file)) };
    let layout = Layout::read(grid, header)?;
    let mut book = Book::of_sheet(areas, Findings::default(), grid.name());
    for other in
        file.grids().into_iter().filter(|it| it.name().starts_with("Table ") && it.name() != grid.name())
    {
        book.findings.add(Severity::Note, "sheet-ignored", other.place(0, 0), other.name(), "");
    }
    if !layout.sexes_said {
        let at = At { row: header, column: layout.blocks[0].0 };
        book.tell(Severity::Warning, "sex-not-said", at, "", "both sexes, males, females");
    }
    let about = about(grid, header, layout.years.last().copied());
    let mut pairs = Pairs { grid, layout, book, met: HashMap::new(), sums: BTreeMap::new() };
    for row in grid.rows().filter(|row| *row > header) {
        pairs.row(row);
    }
    if pairs.book.rows == 0 {
        return Err(Refusal::Empty);
    }
    pairs.check_origins();
    Ok(pairs.book.finish(Kind::UndesaOriginDestination, about))
}

/// What the titles above the header say of the workbook.
pub(crate) fn about(grid: Grid<'_>, header: u32, last: Option<i16>) -> About {
    let mut about = About::new("undesa-origin-destination", "", "International Migrant Stock", "");
    let (mut title_at, mut revision_at) = (None, None);
    let cells =
        (0..header).flat_map(|row| grid.cells(row).map(move |(column, look)| (row, column, look.printed())));
    for (row, column, text) in cells {
        let small = text.to_lowercase();
        let slot = if small.contains("suggested citation") {
            &mut about.citation
        } else if small.contains("copyright") || small.contains("creative commons") {
            &mut about.licence
        } else if small.contains("/rev.") {
            revision_at.get_or_insert_with(|| grid.place(row, column));
            &mut about.revision
        } else if small.contains("international migrant stock")
            && year_in(&text).is_some()
            && text.len() < 120
        {
            title_at.get_or_insert_with(|| grid.place(row, column));
            &mut about.title
        } else {
            continue;
        };
        if slot.is_empty() || slot == "International Migrant Stock" {
            *slot = text;
        }
    }
    about.edition_at = if year_in(&about.revision).is_some() { revision_at } else { title_at };
    let named = year_in(&about.revision).or_else(|| year_in(&about.title)).or(last);
    about.edition = named.map(|it| it.to_string()).unwrap_or_default();
    about
}

/// The first sheet with the header, and its row.
fn find<'a>(file: &'a Opened<'_>) -> Option<(Grid<'a>, u32)> {
    let has = |grid: Grid<'_>, row: u32| {
        column(grid, row, DESTINATION_CODE).is_some() && column(grid, row, ORIGIN_CODE).is_some()
    };
    file.grids().into_iter().find_map(|grid| (0..TITLES).find(|row| has(grid, *row)).map(|row| (grid, row)))
}

fn column(grid: Grid<'_>, row: u32, header: &str) -> Option<u32> {
    grid.cells(row).find(|(_, look)| look.printed().eq_ignore_ascii_case(header)).map(|(column, _)| column)
}

/// The columns that are missing from the row that looks most like the header.
fn no_header(file: &Opened<'_>) -> Refusal {
    let wanted = [DESTINATION, DESTINATION_CODE, ORIGIN, ORIGIN_CODE];
    let grids = file.grids();
    let Some(grid) = grids.iter().find(|it| it.name() == "Table 1") else {
        let found = grids.iter().map(|it| it.name().chars().take(60).collect()).collect();
        return Refusal::SheetMissing { expected: "Table 1".to_owned(), found };
    };
    let has = |row: u32| wanted.iter().filter(|header| column(*grid, row, header).is_some()).count();
    let row = (0..TITLES).rev().max_by_key(|row| (has(*row), grid.cells(*row).count())).unwrap_or(0);
    Refusal::ColumnsMissing {
        missing: wanted
            .iter()
            .filter(|it| column(*grid, row, it).is_none())
            .map(|it| (*it).to_owned())
            .collect(),
        found: grid.cells(row).map(|(_, look)| look.printed()).filter(|it| !it.is_empty()).take(30).collect(),
    }
}

/// Which columns hold what.
struct Layout {
    names: [u32; 2],
    codes: [u32; 2],
    /// The first column of each block, with its sex.
    blocks: [(u32, Sex); 3],
    years: Vec<i16>,
    sexes_said: bool,
    unit: &'static str,
}

impl Layout {
    fn read(grid: Grid<'_>, header: u32) -> Result<Self, Refusal> {
        let at = |text: &str| {
            column(grid, header, text).ok_or_else(|| Refusal::ColumnsMissing {
                missing: vec![text.to_owned()],
                found: grid.cells(header).map(|(_, look)| look.printed()).take(30).collect(),
            })
        };
        let (names, codes) = ([at(DESTINATION)?, at(ORIGIN)?], [at(DESTINATION_CODE)?, at(ORIGIN_CODE)?]);
        let first = codes[0].max(codes[1]).max(names[0]).max(names[1]) + 1;
        let columns: Vec<(u32, i16)> = (first..)
            .map_while(|column| year(grid.cell(header, column)).map(|year| (column, year)))
            .collect();
        // A block ends where the years begin anew.
        let again = columns.iter().skip(1).position(|(_, year)| *year == columns[0].1);
        let width = again.map_or(columns.len(), |at| at + 1);
        let years: Vec<i16> = columns.iter().take(width).map(|(_, year)| *year).collect();
        if years.is_empty() || !years.is_sorted_by(|a, b| a < b) {
            return Err(grid.differs(header, first, "a year"));
        }
        for (place, year) in years.iter().cycle().take(3 * years.len()).enumerate() {
            let column = first + u32::try_from(place).unwrap_or(u32::MAX);
            if columns.get(place).map(|it| it.1) != Some(*year) {
                return Err(grid.differs(header, column, &year.to_string()));
            }
        }
        if columns.len() > 3 * years.len() {
            return Err(grid.differs(header, columns[3 * years.len()].0, "no further year"));
        }
        let starts = [0, 1, 2].map(|block: usize| columns[block * years.len()].0);
        let titles = starts.map(|start| block_title(grid, header, start, years.len()));
        let said = titles.each_ref().map(|title| sex_in(title));
        let sexes_said = said.iter().all(Option::is_some);
        let mut blocks = [(0, Sex::Both); 3];
        for (at, block) in blocks.iter_mut().enumerate() {
            *block = (starts[at], if sexes_said { said[at].unwrap_or(ORDER[at]) } else { ORDER[at] });
        }
        if sexes_said && ORDER.iter().any(|sex| blocks.iter().filter(|it| it.1 == *sex).count() != 1) {
            return Err(grid.differs(header.saturating_sub(1), starts[0], "both sexes combined"));
        }
        let unit = unit_in((0..header).flat_map(|row| grid.cells(row)).map(|(_, look)| look.printed()));
        Ok(Self { names, codes, blocks, years, sexes_said, unit })
    }
}

/// The nearest text above the columns of a block.
fn block_title(grid: Grid<'_>, header: u32, start: u32, width: usize) -> String {
    let end = start + u32::try_from(width).unwrap_or(0);
    let rows = (header.saturating_sub(4)..header).rev();
    let mut texts = rows.flat_map(|row| (start..end).map(move |column| grid.printed(row, column)));
    texts.find(|text| sex_in(text).is_some()).unwrap_or_default()
}

/// Whom a title counts; `females` and `both sexes` are looked for first, since both may hold `males`.
pub(crate) fn sex_in(title: &str) -> Option<Sex> {
    let title = title.to_lowercase();
    if title.contains("both sexes")
        || title.contains("total migrant stock")
        || title.contains("total international")
    {
        return Some(Sex::Both);
    }
    let mut words = title.split(|c: char| !c.is_alphabetic());
    words.find_map(|word| match word {
        "female" | "females" | "women" => Some(Sex::Female),
        "male" | "males" | "men" => Some(Sex::Male),
        _ => None,
    })
}

/// The unit that titles say, in parentheses.
pub(crate) fn unit_in(titles: impl Iterator<Item = String>) -> &'static str {
    let is_thousand = |title: String| {
        let title = title.to_lowercase();
        title.contains("(thousands)") || title.contains("in thousands")
    };
    if titles.into_iter().any(is_thousand) { "thousand-persons" } else { "persons" }
}

/// What an area of a table of UN DESA is, by its location code.
pub(crate) fn area_of(areas: &dyn Areas, code: u16) -> Option<Area> {
    if code == OTHERS { Some(Area::remainder("XXX")) } else { areas.by_m49(code) }
}

/// The name as printed, without the star of a note.
pub(crate) fn clean(printed: &str) -> &str {
    printed.trim().trim_end_matches('*').trim_end()
}

struct Pairs<'a> {
    grid: Grid<'a>,
    layout: Layout,
    book: Book<'a>,
    /// The first row of each pair.
    met: HashMap<(u16, u16), u32>,
    /// By destination, what its origins should add up to and what they do.
    sums: BTreeMap<u16, Sum>,
}

/// The figures of both sexes from everywhere, and from each origin together; one for each year.
#[derive(Default)]
struct Sum {
    /// The row of the printed sum, and its figures.
    printed: Option<(u32, Vec<Option<f64>>)>,
    parts: Vec<f64>,
    /// Of how many origins.
    count: u32,
}

impl Pairs<'_> {
    fn row(&mut self, row: u32) {
        let ends = [0, 1].map(|end: usize| self.grid.cell(row, self.layout.codes[end]));
        let named = self.layout.names.iter().all(|column| self.grid.cell(row, *column) != Look::Blank);
        if ends.iter().all(|it| *it == Look::Blank) && !named {
            // Notes below the table have neither codes nor two names.
            return;
        }
        self.book.rows += 1;
        let (Some((destination, area)), Some((origin, counterpart))) = (self.end(row, 0), self.end(row, 1))
        else {
            return;
        };
        if self.is_twice(row, (destination, origin)) {
            return;
        }
        let mut sums = vec![[None; 3]; self.layout.years.len()];
        for (first, sex) in self.layout.blocks {
            let unit = self.layout.unit;
            let series = Series {
                counterpart: Some(counterpart.clone()),
                sex,
                ..self.book.plain_series("migrant-stock-by-origin", &area, unit)
            };
            let series = self.book.figures.series(series);
            for (place, column) in (0..self.layout.years.len()).zip(first..) {
                let figure = self.book.figure(self.grid, row, column, NUMBERS);
                sums[place][sex as usize] = figure.0;
                let period = Period::Year(self.layout.years[place]);
                self.book.push(series, period, None, figure, At { row, column });
            }
        }
        self.check_sexes(row, &sums);
        let both: Vec<Option<f64>> = sums.iter().map(|it| it[Sex::Both as usize]).collect();
        let sum = self.sums.entry(destination).or_default();
        if origin == WORLD {
            sum.printed = Some((row, both));
        } else if counterpart.kind != AreaKind::Aggregate {
            sum.count += 1;
            sum.parts.resize(both.len(), 0.0);
            sum.parts.iter_mut().zip(both).for_each(|(sum, part)| *sum += part.unwrap_or(0.0));
        }
    }

    /// Both sexes are their sum; half a person is the rounding of each.
    fn check_sexes(&mut self, row: u32, sums: &[[Option<f64>; 3]]) {
        let both = self.layout.blocks.iter().find(|it| it.1 == Sex::Both).map_or(0, |it| it.0);
        for (column, sum) in (both..).zip(sums) {
            let [Some(both), Some(male), Some(female)] = sum else { continue };
            if (both - male - female).abs() > 1.5 {
                let at = At { row, column };
                let expected = (male + female).to_string();
                self.book.tell(Severity::Warning, "sexes-do-not-add", at, &both.to_string(), &expected);
            }
        }
    }

    /// The origins of a destination, the unknown ones included, are all its migrants.
    fn check_origins(&mut self) {
        let both = self.layout.blocks.iter().find(|it| it.1 == Sex::Both).map_or(0, |it| it.0);
        for Sum { printed, parts, count } in self.sums.values() {
            let Some((row, printed)) = printed else { continue };
            // Each part is rounded for itself, and so is the sum.
            let most = 0.5 * f64::from(count + 1);
            let differs =
                |it: &(u32, (&Option<f64>, &f64))| it.1.0.is_some_and(|sum| (sum - it.1.1).abs() > most);
            if let Some((column, (Some(sum), parts))) = (both..).zip(printed.iter().zip(parts)).find(differs)
            {
                let at = At { row: *row, column };
                self.book.tell(
                    Severity::Warning,
                    "origins-do-not-add",
                    at,
                    &sum.to_string(),
                    &parts.to_string(),
                );
            }
        }
    }

    /// Code and area of one end of the pair; none if the row is left out, of which a finding tells.
    fn end(&mut self, row: u32, end: usize) -> Option<(u16, Area)> {
        let (grid, column) = (self.grid, self.layout.codes[end]);
        let at = At { row, column };
        let look = grid.cell(row, column);
        let printed = grid.printed(row, self.layout.names[end]);
        let name = clean(&printed);
        let Some(code) = whole(look) else {
            let (kind, found) = match look {
                Look::Blank => ("row-without-code", name.to_owned()),
                other => ("code-not-a-number", other.printed()),
            };
            self.book.tell(Severity::Error, kind, at, &found, "");
            return None;
        };
        let area = self.book.area(&code.to_string(), at, |areas, _| area_of(areas, code))?;
        let at = At { row, column: self.layout.names[end] };
        let fits = self.book.list(&area, name, at);
        fits.then_some((code, area))
    }

    fn is_twice(&mut self, row: u32, pair: (u16, u16)) -> bool {
        let Some(first) = self.met.get(&pair).copied() else {
            self.met.insert(pair, row);
            return false;
        };
        let columns =
            self.layout.blocks.iter().flat_map(|(start, _)| (*start..).take(self.layout.years.len()));
        let same =
            columns.into_iter().all(|column| self.grid.cell(row, column) == self.grid.cell(first, column));
        let severity = if same { Severity::Note } else { Severity::Error };
        let at = At { row, column: self.layout.codes[0] };
        let found = format!("{} {}", pair.0, pair.1);
        self.book.tell(severity, "pair-given-twice", at, &found, &(first + 1).to_string());
        true
    }
}

/// Counts of persons; `-` stands where nobody of that origin is counted separately.
pub(crate) const NUMBERS: Numbers =
    Numbers { marks: &[("-", ValueState::Missing), ("~", ValueState::Masked)], ..Numbers::COUNTS };

#[cfg(test)]
mod tests;
