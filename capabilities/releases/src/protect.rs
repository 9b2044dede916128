//! Tables of small counts or few contributors made safe to publish, with the proof for every cell that is withheld.
//!
//! What comes out never holds a withheld value, nor anything computed from one: only the interval in which it lies for
//! whoever knows all the rest, and that follows from what is published.

use methods::disclosure::{self, DisclosureError, Earlier, Equation, Reason};
use serde::Serialize;

use crate::{
    cube::{self, Cube, TableError},
    ledger::{self, Linked},
    model::{Cell, Release, Withheld},
    rule::{Released, Rule},
    shape::Shape,
};

/// What sums are called where no reader's language is known.
const TOTAL: &str = "total";

/// A table that may be published.
#[derive(Clone, Debug, PartialEq, Serialize)]
pub struct Protected {
    /// What the table distinguishes, in the order of its cells.
    #[serde(skip)]
    pub shape: Shape,
    /// All cells, sums among them.
    #[serde(skip)]
    pub cells: Vec<Cell>,
    /// Whether every value is a whole number.
    #[serde(skip)]
    pub counts: bool,
    /// What it distinguishes, by name.
    pub dimensions: Vec<String>,
    /// The names of the columns: the categories of the last dimension; the last is the sum.
    pub columns: Vec<String>,
    /// The rows; the last is the sum.
    pub rows: Vec<ProtectedRow>,
    /// The cells that are withheld.
    pub suppressed: Vec<Suppressed>,
    /// What it costs.
    pub cost: Cost,
}

/// One row.
#[derive(Clone, Debug, PartialEq, Serialize)]
pub struct ProtectedRow {
    /// Its name; of several dimensions, their categories.
    pub name: String,
    /// Its cells; none where the value is withheld.
    pub cells: Vec<Option<f64>>,
}

/// A withheld cell, without its value.
#[derive(Clone, Debug, PartialEq, Serialize)]
pub struct Suppressed {
    /// The name of its row.
    pub row: String,
    /// The name of its column.
    pub column: String,
    /// Which rule names it, `complement` for a cell from which another could be computed, `earlier` for one that was
    /// withheld before.
    pub reason: Reason,
    /// The least width that the rule asks of its interval.
    pub needed: f64,
    /// The least and the greatest value that agree with all that is published; no end above where there is none.
    pub interval: (f64, Option<f64>),
}

/// How much is not told.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Serialize)]
pub struct Cost {
    /// How many cells the table has, sums among them.
    pub cells: usize,
    /// How many are withheld.
    pub withheld: usize,
    /// How many of these because a rule names them.
    pub primary: usize,
    /// How many so that the others cannot be computed.
    pub complements: usize,
}

/// Why a table was not protected.
#[derive(Debug, thiserror::Error)]
pub enum ProtectError {
    /// It is no table, or the rule is none.
    #[error(transparent)]
    Table(#[from] TableError),
    /// What was released before is of a cell that is not there.
    #[error("the rule says that `{cell}` was released, and the table has no such cell")]
    NoSuchCell {
        /// Which.
        cell: String,
    },
    /// What was released before differs.
    #[error("`{cell}` was released with another value{}: another count is another family of tables", in_release(*.release))]
    Differs {
        /// Which cell.
        cell: String,
        /// In which release; none for what the rule itself says.
        release: Option<i64>,
    },
    /// What was released before cannot be true of this table.
    #[error(
        "the table does not agree with what was released before in its family: a number of another count"
    )]
    Inconsistent,
    /// The family has become too large for the programs.
    #[error(
        "with all that was released before, {found} cells hang together, and {most} can be proved at once"
    )]
    TooMuch {
        /// How many.
        found: usize,
        /// How many can.
        most: usize,
    },
    /// No choice of cells is safe.
    #[error(
        "`{cell}` would be known to lie between {low} and {}{}; withhold sums too (`margins_known = false`), make the table coarser, or leave it unpublished",
        .high.map_or_else(|| "any number".to_owned(), |it| it.to_string()), in_release(*.release)
    )]
    Exposed {
        /// The cell.
        cell: String,
        /// The least it could be.
        low: f64,
        /// The most.
        high: Option<f64>,
        /// The earlier release that withheld it, where it is not of this table.
        release: Option<i64>,
    },
    /// The programs failed on their own.
    #[error("the programs failed: {0}")]
    Fault(String),
}

fn in_release(number: Option<i64>) -> String {
    number.map(|number| format!(" in release {number}")).unwrap_or_default()
}

/// Protects a table by a rule, against what the rule says was released before.
pub fn protect(text: &[u8], rule: &Rule) -> Result<Protected, ProtectError> {
    protect_against(text, rule, &[])
}

/// Protects a table by a rule against everything that was released of its family.
pub fn protect_against(text: &[u8], rule: &Rule, before: &[Release]) -> Result<Protected, ProtectError> {
    let mut cube = cube::read(text, rule)?;
    // Cells that only an earlier table of amounts has need not be whole.
    cube.table.whole &= before.iter().all(|it| it.counts);
    let mut linked = ledger::link(&cube, before)?;
    said_by_rule(&cube, &rule.released, &mut linked.earlier)?;
    let found = disclosure::protect(&cube.table, &rule.rules(), &linked.earlier)
        .map_err(|error| told(&cube, &linked, &error))?;
    Ok(published(&cube, rule, &linked, &found))
}

fn said_by_rule(cube: &Cube, said: &[Released], earlier: &mut Earlier) -> Result<(), ProtectError> {
    for it in said {
        let pair = it.row.iter().chain(&it.column).cloned().collect::<Vec<_>>();
        let words = || {
            let named = it.cell.values().cloned().collect::<Vec<_>>();
            pair.iter().chain(&named).cloned().collect::<Vec<_>>().join(" · ")
        };
        let nodes: Option<Vec<usize>> = if pair.is_empty() {
            let known = it.cell.keys().all(|key| cube.shape.0.iter().any(|dimension| &dimension.name == key));
            let node = |dimension: &crate::shape::Dimension| match it.cell.get(&dimension.name) {
                Some(name) => dimension.node(name),
                None => Some(dimension.total()),
            };
            cube.shape.0.iter().map(node).collect::<Option<Vec<_>>>().filter(|_| known)
        } else {
            let nodes = cube
                .shape
                .0
                .iter()
                .zip(&pair)
                .map(|(dimension, name)| dimension.node(if name == TOTAL { "" } else { name }));
            nodes.collect::<Option<Vec<_>>>().filter(|nodes| nodes.len() == cube.shape.0.len())
        };
        let Some(nodes) = nodes else { return Err(ProtectError::NoSuchCell { cell: words() }) };
        let cell = cube.shape.at(&nodes);
        if (cube.table.cells[cell] - it.value).abs() > 1e-9 * it.value.abs().max(1.0) {
            return Err(ProtectError::Differs { cell: words(), release: None });
        }
        earlier.equations.push(Equation { terms: vec![(cell, 1.0)], value: it.value });
    }
    Ok(())
}

fn told(cube: &Cube, linked: &Linked, error: &DisclosureError) -> ProtectError {
    match *error {
        DisclosureError::Unprotectable { cell, interval, .. } => {
            let (name, release) = match linked.others.get(cell.wrapping_sub(cube.table.cells.len())) {
                Some(other) => (crate::shape::key_in_words(&other.key, TOTAL), Some(other.release)),
                None => (cube.shape.name(cell, TOTAL), None),
            };
            let (low, high) = inward(interval, cube.counts);
            ProtectError::Exposed { cell: name, low, high, release }
        }
        DisclosureError::Inconsistent | DisclosureError::Contradiction { .. } => ProtectError::Inconsistent,
        DisclosureError::Shape { .. } | DisclosureError::Value { .. } => {
            ProtectError::Fault(error.to_string())
        }
    }
}

/// An interval without the rounding of the programs; of counts, the whole numbers in it.
pub(crate) fn inward((low, high): (f64, f64), counts: bool) -> (f64, Option<f64>) {
    let near = |value: f64| 1e-7 * value.abs().max(1.0);
    let whole = |value: f64| if (value - value.round()).abs() <= near(value) { value.round() } else { value };
    let (low, high) = (whole(low).max(0.0), whole(high));
    let (low, high) = if counts { (low.ceil(), high.floor()) } else { (low, high) };
    (low, high.is_finite().then_some(high))
}

fn published(cube: &Cube, rule: &Rule, linked: &Linked, found: &[disclosure::Withheld]) -> Protected {
    let shape = cube.shape.clone();
    let mut cells: Vec<Cell> = cube.table.cells.iter().map(|value| Cell::Published(*value)).collect();
    for it in found {
        let cell = it.proof.cell;
        let parts = cube.table.contributions.get(cell).map_or(0, Vec::len);
        let of_contributors = parts > 0 && (rule.dominance.is_some() || rule.p_percent.is_some());
        let kept = linked.kept_width(cell);
        cells[cell] = Cell::Withheld(Withheld {
            reason: it.reason,
            interval: inward(it.proof.interval, cube.counts),
            // What a rule on contributors asks follows from what these are; only what it asks of all is told.
            width: rule.width.max(kept.map_or(0.0, |it| it.width)),
            whole: (of_contributors && it.reason != Reason::Complement)
                || kept.is_some_and(|it| it.reach > 0.0),
        });
    }
    let names = |dimension: &crate::shape::Dimension| -> Vec<String> {
        dimension.nodes.iter().map(|it| named(&it.name)).collect()
    };
    let columns = shape.0.last().map(names).unwrap_or_default();
    let across = columns.len();
    let value = |it: &Cell| match it {
        Cell::Published(value) => Some(*value),
        Cell::Withheld(_) => None,
    };
    let row_name = |at: usize| {
        let nodes = shape.nodes(at);
        let before = shape.0.iter().zip(nodes).take(shape.0.len() - 1);
        before.map(|(dimension, node)| named(&dimension.nodes[node].name)).collect::<Vec<_>>().join(" · ")
    };
    let rows = cells.chunks(across).enumerate().map(|(at, cells)| ProtectedRow {
        name: row_name(at * across),
        cells: cells.iter().map(value).collect(),
    });
    let suppressed = cells.iter().enumerate().filter_map(|(at, cell)| match cell {
        Cell::Published(_) => None,
        Cell::Withheld(it) => Some(Suppressed {
            row: row_name(at),
            column: columns[at % across].clone(),
            reason: it.reason,
            needed: it.width,
            interval: it.interval,
        }),
    });
    Protected {
        dimensions: shape.0.iter().map(|it| it.name.clone()).collect(),
        rows: rows.collect(),
        suppressed: suppressed.collect(),
        cost: Cost::of(&cells),
        counts: cube.counts,
        columns,
        cells,
        shape,
    }
}

fn named(name: &str) -> String {
    if name.is_empty() { TOTAL.to_owned() } else { name.to_owned() }
}

impl Cost {
    /// What the withheld among some cells cost.
    pub fn of(cells: &[Cell]) -> Self {
        let reasons: Vec<Reason> = cells
            .iter()
            .filter_map(|it| match it {
                Cell::Published(_) => None,
                Cell::Withheld(it) => Some(it.reason),
            })
            .collect();
        let complements = reasons.iter().filter(|it| **it == Reason::Complement).count();
        let withheld = reasons.len();
        Self { cells: cells.len(), withheld, primary: withheld - complements, complements }
    }
}

#[cfg(test)]
mod tests;
