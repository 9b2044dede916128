//! Which cells of a table must be withheld so that nobody can compute what a small or a single contributor is.
//!
//! *Primary* rules name cells that tell too much (Hundepool and others 2012): a threshold, dominance (n, k) and p per
//! cent. Withholding those alone is no protection when sums are published, so *complements* are withheld too.
//! Whether that is enough is not a matter of pattern: [`audit`] solves two linear programs for each withheld cell, over
//! every table that agrees with all published cells and sums **and with everything released before**, and gives the
//! interval in which a reader can place the cell. Each end comes with the table that reaches it, so that the width is
//! proved by looking ([`Proof::holds`]) and not by trust in a solver.
//!
//! [`protect`] finds complements cell by cell (Kelly, Golden and Assad 1992): the cheapest way to raise or lower a cell
//! by as much as it needs, all sums kept, runs through cells that are then withheld too. It repeats until the audit
//! passes for every withheld cell, complements included, and then publishes again what turned out superfluous.
//! The result is sufficient, and not always the least.
//!
//! What was released before may speak of cells that are not in the table, and nobody needs to know what these are:
//! they stand in the programs as unknowns. Those of them that were withheld must stay so ([`Kept`]).
//! The programs know no whole numbers; where a table has sums in two ways only, their ends are whole by themselves.
//! Where it has more, a cell of a table of whole numbers ([`Table::whole`]) also needs two tables of whole numbers that
//! are as far apart in it; where none are found, it counts as exposed.

mod rules;
mod search;
mod whole;

pub use rules::{Reason, Rules, Sensitive};
pub use search::{Withheld, protect};

use self::whole::Met;
use crate::simplex::{Row, Simplex};

/// What is known of cells: so many times each, together.
#[derive(Clone, Debug, PartialEq)]
pub struct Equation {
    /// Numbers of cells, and what each is multiplied by.
    pub terms: Vec<(usize, f64)>,
    /// What comes out.
    pub value: f64,
}

/// Cells, sums among them, and how they hang together.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Table {
    /// The true value of every cell, zero or more.
    pub cells: Vec<f64>,
    /// What is always zero: a sum less its parts.
    pub sums: Vec<Vec<(usize, f64)>>,
    /// What each contributor added to each cell, largest first; empty where only counts are known.
    pub contributions: Vec<Vec<f64>>,
    /// How many contributors each cell has; empty where the cells themselves are counts.
    pub contributors: Vec<f64>,
    /// Cells that are published whatever they tell, such as sums that everybody knows.
    pub known: Vec<bool>,
    /// Whether everybody knows that all cells are whole numbers, as counts of persons are.
    pub whole: bool,
}

/// What was published before about the same cells, and about others that hang together with them.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Earlier {
    /// How many cells are spoken of that are not in the table; they are numbered after its cells.
    pub others: usize,
    /// Everything that was said: a published cell is an equation with one term.
    pub equations: Vec<Equation>,
    /// Cells that were withheld before, of the table or of the others, and must stay in doubt.
    pub kept: Vec<Kept>,
}

/// A cell that was withheld before.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Kept {
    /// The cell.
    pub cell: usize,
    /// How wide its interval must stay.
    pub width: f64,
    /// How far up its interval must reach, 0 where that does not matter; it may be infinite.
    pub reach: f64,
}

impl Earlier {
    /// Also everything that a release of the same table said: every cell but the withheld ones.
    #[must_use]
    pub fn and_released(mut self, table: &Table, withheld: &[usize]) -> Self {
        let published = table.cells.iter().enumerate().filter(|(cell, _)| !withheld.contains(cell));
        self.equations
            .extend(published.map(|(cell, value)| Equation { terms: vec![(cell, 1.0)], value: *value }));
        self
    }
}

/// Why a table was not protected.
#[derive(Clone, Debug, PartialEq, thiserror::Error)]
pub enum DisclosureError {
    /// A number of cells does not fit.
    #[error("{what}: {found} where {expected} are needed")]
    Shape {
        /// What has the wrong length.
        what: &'static str,
        /// How many there are.
        found: usize,
        /// How many there should be.
        expected: usize,
    },
    /// A cell is negative or not a number.
    #[error("cell {cell} is {value}; cells are zero or more")]
    Value {
        /// The cell.
        cell: usize,
        /// Its value.
        value: f64,
    },
    /// A sum or an earlier release does not agree with the cells.
    #[error("{what} {number} does not agree with the cells: it is off by {off}")]
    Contradiction {
        /// A sum or an earlier statement.
        what: &'static str,
        /// Which, counted from 0.
        number: usize,
        /// By how much.
        off: f64,
    },
    /// What was said before cannot be true of this table.
    #[error("the table does not agree with what was said before")]
    Inconsistent,
    /// Whatever is withheld, a reader can place this cell too closely: it, or too much around it, is published already.
    #[error(
        "cell {cell} cannot be protected: withholding more does not widen what is known of it, {} to {}, by as much as \
         is needed", interval.0, interval.1
    )]
    Unprotectable {
        /// The cell; one that is not in the table is numbered after its cells.
        cell: usize,
        /// How wide its interval must be.
        needed: f64,
        /// Where a reader can place it.
        interval: (f64, f64),
    },
}

/// What a reader can know of a withheld cell.
#[derive(Clone, Debug, PartialEq)]
pub struct Proof {
    /// The cell.
    pub cell: usize,
    /// The least and the greatest value that agree with what is published; the greatest may be infinite.
    pub interval: (f64, f64),
    /// A table of all cells that reaches the least value, and one that reaches the greatest where there is one.
    pub tables: (Vec<f64>, Option<Vec<f64>>),
    /// Of a table of whole numbers, two such tables between which the cell differs by as much as was asked, where there
    /// are any; a reader who knows that cells are whole cannot tell them apart.
    pub whole: Option<(Vec<f64>, Vec<f64>)>,
}

impl Table {
    /// A table of rows and columns with a margin on both sides and the sum of all in the corner.
    ///
    /// Cells are numbered row by row, margins included: see [`Self::at`].
    pub fn with_margins(rows: &[Vec<f64>]) -> Result<Self, DisclosureError> {
        let width = rows.first().map_or(0, Vec::len);
        if let Some(row) = rows.iter().find(|row| row.len() != width || width == 0) {
            return Err(DisclosureError::Shape { what: "columns", found: row.len(), expected: width.max(1) });
        }
        let (height, across) = (rows.len(), width + 1);
        let mut cells = vec![0.0; (height + 1) * across];
        for (at, row) in rows.iter().enumerate() {
            for (column, value) in row.iter().enumerate() {
                cells[at * across + column] = *value;
                cells[at * across + width] += value;
                cells[height * across + column] += value;
                cells[height * across + width] += value;
            }
        }
        let number = |row: usize, column: usize| row * across + column;
        let by_row = (0..=height).map(|row| {
            (0..width).map(|column| (number(row, column), 1.0)).chain([(number(row, width), -1.0)]).collect()
        });
        let by_column = (0..=width).map(|column| {
            (0..height)
                .map(|row| (number(row, column), 1.0))
                .chain([(number(height, column), -1.0)])
                .collect()
        });
        let sums = by_row.chain(by_column).collect();
        let known = vec![false; cells.len()];
        Ok(Self { cells, sums, contributions: Vec::new(), contributors: Vec::new(), known, whole: false })
    }

    /// A table of three dimensions with the sums over each, which come last in their dimension; `value` is asked for each
    /// cell that is no sum, in their order.
    ///
    /// Cells are numbered by the first dimension, then the second, then the third, sums included.
    #[must_use]
    pub fn in_three(sizes: [usize; 3], mut value: impl FnMut([usize; 3]) -> f64) -> Self {
        let across = sizes.map(|it| it + 1);
        let number = |at: [usize; 3]| (at[0] * across[1] + at[1]) * across[2] + at[2];
        let all = (0..across[0])
            .flat_map(|a| (0..across[1]).flat_map(move |b| (0..across[2]).map(move |c| [a, b, c])));
        let all: Vec<[usize; 3]> = all.collect();
        let mut cells = vec![0.0; all.len()];
        for at in all.iter().filter(|at| at.iter().zip(sizes).all(|(at, size)| *at < size)) {
            let value = value(*at);
            // The cell itself, and the seven sums of which it is a part.
            for mask in 0..8_usize {
                let sum = [0, 1, 2].map(|it| if mask >> it & 1 == 1 { sizes[it] } else { at[it] });
                cells[number(sum)] += value;
            }
        }
        let mut sums = Vec::new();
        for (dimension, size) in sizes.into_iter().enumerate() {
            for at in all.iter().filter(|at| at[dimension] == size) {
                let part = |place| {
                    let mut part = *at;
                    part[dimension] = place;
                    (number(part), 1.0)
                };
                sums.push((0..size).map(part).chain([(number(*at), -1.0)]).collect());
            }
        }
        let known = vec![false; cells.len()];
        Self { cells, sums, known, ..Self::default() }
    }

    /// The same table, its margins known to everybody; `columns` without the margin.
    #[must_use]
    pub fn margins_known(mut self, columns: usize) -> Self {
        let across = columns + 1;
        let last = self.cells.len() - across;
        self.known
            .iter_mut()
            .enumerate()
            .for_each(|(at, known)| *known |= at % across == columns || at >= last);
        self
    }

    /// The same table of whole numbers.
    #[must_use]
    pub fn of_whole_numbers(self) -> Self {
        Self { whole: true, ..self }
    }

    /// The number of a cell in a table of so many columns, the margin not counted.
    pub fn at(columns: usize, row: usize, column: usize) -> usize {
        row * (columns + 1) + column
    }

    fn check(&self, earlier: &Earlier) -> Result<(), DisclosureError> {
        let count = self.cells.len();
        let shape = |what, found, expected| Err(DisclosureError::Shape { what, found, expected });
        if self.known.len() != count {
            return shape("cells that are known or not", self.known.len(), count);
        }
        if !self.contributions.is_empty() && self.contributions.len() != count {
            return shape("cells with contributions", self.contributions.len(), count);
        }
        if !self.contributors.is_empty() && self.contributors.len() != count {
            return shape("cells with contributors", self.contributors.len(), count);
        }
        let (all, end) = (&self.cells, count + earlier.others);
        if let Some(cell) = all.iter().position(|value| !value.is_finite() || *value < 0.0) {
            return Err(DisclosureError::Value { cell, value: all[cell] });
        }
        if let Some(kept) = earlier.kept.iter().find(|it| it.cell >= end) {
            return shape("cells of what is kept", kept.cell + 1, end);
        }
        let sums = self.sums.iter().map(|terms| ("sum", terms, 0.0));
        let before = earlier.equations.iter().map(|it| ("earlier statement", &it.terms, it.value));
        for (number, (what, terms, value)) in sums.enumerate().chain(before.enumerate()) {
            if let Some((cell, _)) = terms.iter().find(|(cell, _)| *cell >= end) {
                return shape("cells of a statement", *cell + 1, end);
            }
            // What also speaks of others is held against the table by the programs.
            if terms.iter().any(|(cell, _)| *cell >= count) {
                continue;
            }
            let size: f64 = terms.iter().map(|(cell, times)| (times * all[*cell]).abs()).sum();
            let off = terms.iter().map(|(cell, times)| times * all[*cell]).sum::<f64>() - value;
            if off.abs() > 1e-9 * size.max(1.0) {
                return Err(DisclosureError::Contradiction { what, number, off });
            }
        }
        Ok(())
    }
}

/// What a reader can know of each withheld cell, in the order in which they are given; cells that are not in the table
/// may be among them.
pub fn audit(table: &Table, withheld: &[usize], earlier: &Earlier) -> Result<Vec<Proof>, DisclosureError> {
    audit_to(table, withheld, earlier, 0.0)
}

/// The same, and of whole numbers tables so far apart are searched for.
pub fn audit_to(
    table: &Table,
    withheld: &[usize],
    earlier: &Earlier,
    width: f64,
) -> Result<Vec<Proof>, DisclosureError> {
    table.check(earlier)?;
    let mut set = Consistent::new(table, withheld, earlier)?;
    Ok(withheld.iter().map(|cell| set.proof(*cell, width)).collect())
}

/// What a reader can know of cells from what was said alone: nothing is told of their true values.
///
/// Cells are numbered from 0 to before `cells`.
pub fn known_from(
    cells: usize,
    said: Vec<Equation>,
    of: &[usize],
) -> Result<Vec<(f64, f64)>, DisclosureError> {
    let earlier = Earlier { others: cells, equations: said, kept: Vec::new() };
    Ok(audit(&Table::default(), of, &earlier)?.into_iter().map(|it| it.interval).collect())
}

/// What a reader can know of one cell.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Known {
    /// The least and the most that it can be.
    pub interval: (f64, f64),
    /// How far tables of whole numbers are apart there, as far as they were searched for; infinite of amounts, which
    /// are no whole numbers.
    pub apart: f64,
}

/// The same of cells that are whole numbers: of each also how far tables of whole numbers are apart there, that were met
/// in the search for the width that is asked of it.
pub fn known_whole(
    cells: usize,
    said: Vec<Equation>,
    of: &[(usize, f64)],
) -> Result<Vec<Known>, DisclosureError> {
    let earlier = Earlier { others: cells, equations: said, kept: Vec::new() };
    let table = Table::default().of_whole_numbers();
    let mut set = Consistent::new(&table, &[], &earlier)?;
    let proofs = of.iter().map(|(cell, width)| set.proof(*cell, *width));
    Ok(proofs.map(|it| Known { interval: it.interval, apart: it.apart() }).collect())
}

/// All tables that agree with what is published.
struct Consistent {
    set: Simplex,
    /// Which cells are open, in the order of the variables; cells that are not in the table come last.
    open: Vec<usize>,
    /// The values of the cells that are not open.
    all: Vec<f64>,
    /// What is said of the variables.
    rows: Vec<Row>,
    /// Corners that were met on the way: each is a table that a reader must hold possible.
    met: Met,
}

impl Consistent {
    fn new(table: &Table, withheld: &[usize], earlier: &Earlier) -> Result<Self, DisclosureError> {
        let count = table.cells.len();
        let mut all = table.cells.clone();
        all.resize(count + earlier.others, 0.0);
        let mut is_open: Vec<bool> = (0..all.len()).map(|cell| cell >= count).collect();
        for cell in withheld {
            is_open[*cell] = true;
        }
        for Equation { terms, value } in &earlier.equations {
            // What was published before is no unknown.
            if let [(cell, times)] = terms[..]
                && is_open[cell]
                && times != 0.0
            {
                all[cell] = value / times;
                is_open[cell] = false;
            }
        }
        let open: Vec<usize> = (0..all.len()).filter(|cell| is_open[*cell]).collect();
        let mut place = vec![0; all.len()];
        open.iter().enumerate().for_each(|(at, cell)| place[*cell] = at);
        let statements = table.sums.iter().map(|terms| (terms, 0.0));
        let before = earlier.equations.iter().map(|it| (&it.terms, it.value));
        let mut rows: Vec<Row> = Vec::new();
        for (terms, value) in statements.chain(before) {
            let (inside, outside): (Vec<_>, Vec<_>) =
                terms.iter().copied().partition(|(cell, _)| is_open[*cell]);
            let published: f64 = outside.iter().map(|(cell, times)| times * all[*cell]).sum();
            let size: f64 = outside.iter().map(|(cell, times)| (times * all[*cell]).abs()).sum();
            if !inside.is_empty() {
                rows.push((
                    inside.iter().map(|(cell, times)| (place[*cell], *times)).collect(),
                    value - published,
                ));
            } else if (value - published).abs() > 1e-9 * size.max(1.0) {
                return Err(DisclosureError::Inconsistent);
            }
        }
        let set =
            Simplex::new(&vec![f64::INFINITY; open.len()], &rows).ok_or(DisclosureError::Inconsistent)?;
        let mut met = Met::new(open.len(), table.whole);
        if open.last().is_none_or(|last| *last < count) {
            // The true table is one of them.
            met.take(&open.iter().map(|cell| table.cells[*cell]).collect::<Vec<_>>());
        }
        let mut it = Self { set, open, all, rows, met };
        it.met.take(&it.set.corner());
        Ok(it)
    }

    /// Whether tables that were met already show a cell so far apart, and so far up.
    fn is_wide(&self, cell: usize, width: f64, reach: f64) -> bool {
        let place = self.open.binary_search(&cell).ok();
        let ends = place.and_then(|it| self.met.ends(it));
        ends.is_some_and(|(low, high)| high - low >= width && high >= reach)
    }

    /// Whether a cell of whole numbers can be so far apart in two tables of whole numbers; others need not be asked.
    fn is_wide_in_whole_numbers(&mut self, cell: usize, width: f64, interval: (f64, f64)) -> bool {
        match self.open.binary_search(&cell) {
            _ if !self.met.is_whole() => true,
            Ok(place) => self.met.widen(&self.rows, place, width, interval),
            Err(_) => width <= 0.0,
        }
    }

    /// A table of all cells.
    fn full(&self, open: &[f64]) -> Vec<f64> {
        let mut full = self.all.clone();
        self.open.iter().zip(open).for_each(|(cell, value)| full[*cell] = *value);
        full
    }

    /// One end of what is known of a cell, and the table that reaches it.
    fn end(&mut self, cell: usize, sign: f64) -> Option<(f64, Vec<f64>)> {
        let end = match self.open.binary_search(&cell) {
            Ok(place) => {
                let mut cost = vec![0.0; self.open.len()];
                cost[place] = sign;
                let least = self.set.minimise(&cost);
                self.met.take(&self.set.corner());
                sign * least?
            }
            Err(_) => self.all[cell],
        };
        Some((end, self.full(&self.set.corner())))
    }

    fn proof(&mut self, cell: usize, width: f64) -> Proof {
        let least = self.end(cell, 1.0);
        let greatest = self.end(cell, -1.0);
        let (low, low_table) = least.unwrap_or_else(|| (self.all[cell], self.all.clone()));
        let (high, high_table) = match greatest {
            Some((high, table)) => (high, Some(table)),
            None => (f64::INFINITY, None),
        };
        self.is_wide_in_whole_numbers(cell, width, (low, high));
        let whole = self.open.binary_search(&cell).ok().filter(|_| self.met.is_whole());
        let whole = whole.and_then(|it| self.met.tables_of(it));
        let whole = whole.map(|(low, high)| (self.full(low), self.full(high)));
        Proof { cell, interval: (low, high), tables: (low_table, high_table), whole }
    }
}

impl Proof {
    /// How wide the interval is.
    pub fn width(&self) -> f64 {
        self.interval.1 - self.interval.0
    }

    /// How far two tables of whole numbers are apart in the cell; without end where the cell has none above.
    pub fn apart(&self) -> f64 {
        let apart = self.whole.as_ref().map_or(0.0, |(low, high)| high[self.cell] - low[self.cell]);
        if self.interval.1.is_infinite() && self.whole.is_some() { f64::INFINITY } else { apart }
    }

    /// Whether all tables agree with what is published, to a share of 1e-7 of the largest cell, the first two reach the
    /// ends, and those of whole numbers are that.
    pub fn holds(&self, table: &Table, withheld: &[usize], earlier: &Earlier) -> bool {
        let near = |full: &[f64]| 1e-7 * full.iter().fold(1.0_f64, |most, value| most.max(*value));
        let ends = [(self.interval.0, Some(&self.tables.0)), (self.interval.1, self.tables.1.as_ref())];
        let reached = ends.into_iter().all(|(end, full)| {
            full.map_or(end.is_infinite(), |full| (full[self.cell] - end).abs() <= near(full))
        });
        let whole = self.whole.iter().flat_map(|(low, high)| [low, high]);
        let are_whole = whole.clone().flatten().all(|value| value.fract() == 0.0);
        let mut all = ends.into_iter().filter_map(|it| it.1).chain(whole);
        reached && are_whole && all.all(|full| agrees(full, near(full), table, withheld, earlier))
    }
}

/// Whether a table of all cells agrees with what is published.
fn agrees(full: &[f64], near: f64, table: &Table, withheld: &[usize], earlier: &Earlier) -> bool {
    let sum = |terms: &[(usize, f64)]| terms.iter().map(|(cell, times)| times * full[*cell]).sum::<f64>();
    let mut published = table.cells.iter().enumerate().filter(|(cell, _)| !withheld.contains(cell));
    full.iter().all(|value| *value >= -near)
        && published.all(|(cell, value)| (full[cell] - value).abs() <= near)
        && table.sums.iter().all(|terms| sum(terms).abs() <= near)
        && earlier.equations.iter().all(|it| (sum(&it.terms) - it.value).abs() <= near)
}
