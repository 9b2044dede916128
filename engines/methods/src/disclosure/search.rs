//! The search for complements.

use super::{Consistent, DisclosureError, Earlier, Equation, Proof, Reason, Rules, Sensitive, Table};
use crate::simplex::{Row, Simplex};

/// A cell that is withheld, why, and the proof that it is safe.
#[derive(Clone, Debug, PartialEq)]
pub struct Withheld {
    /// Why.
    pub reason: Reason,
    /// How wide its interval must be.
    pub needed: f64,
    /// How wide it is, with the tables that reach its ends.
    pub proof: Proof,
}

/// The cells to withhold so that every one of them is safe, in order, each with its proof.
pub fn protect(table: &Table, rules: &Rules, earlier: &Earlier) -> Result<Vec<Withheld>, DisclosureError> {
    table.check(earlier)?;
    let mut chosen = rules.sensitive(table);
    while let Some(exposed) = exposed(table, &chosen, earlier, None) {
        let through = cheapest_way(table, &chosen, earlier, exposed)
            .filter(|way| !way.is_empty())
            .ok_or(DisclosureError::Unprotectable { cell: exposed.cell, needed: exposed.width })?;
        chosen.extend(through.into_iter().map(|cell| complement(cell, rules)));
    }
    publish_superfluous(table, &mut chosen, earlier);
    chosen.sort_unstable_by_key(|it| it.cell);
    let mut set = Consistent::new(table, &numbers(&chosen), earlier);
    let proven = |it: &Sensitive| Withheld { reason: it.reason, needed: it.width, proof: set.proof(it.cell) };
    Ok(chosen.iter().map(proven).collect())
}

fn complement(cell: usize, rules: &Rules) -> Sensitive {
    Sensitive { cell, reason: Reason::Complement, above: 0.0, width: rules.width }
}

fn numbers(chosen: &[Sensitive]) -> Vec<usize> {
    chosen.iter().map(|it| it.cell).collect()
}

/// As much narrower than needed may an interval be, for rounding.
const ROUNDING: f64 = 1e-7;

/// The first cell that a reader can place too closely; `first` is looked at before the others.
fn exposed(
    table: &Table,
    chosen: &[Sensitive],
    earlier: &Earlier,
    first: Option<usize>,
) -> Option<Sensitive> {
    let mut set = Consistent::new(table, &numbers(chosen), earlier);
    let mut order: Vec<&Sensitive> = chosen.iter().collect();
    if let Some(cell) = first {
        let touches = |it: &Sensitive| table.sums.iter().any(|sum| has(sum, cell) && has(sum, it.cell));
        order.sort_by_key(|it| !touches(it));
    }
    order.into_iter().find(|it| !is_safe(table, it, &mut set)).copied()
}

fn has(sum: &[(usize, f64)], cell: usize) -> bool {
    sum.iter().any(|(it, _)| *it == cell)
}

fn is_safe(table: &Table, it: &Sensitive, set: &mut Consistent) -> bool {
    let value = table.cells[it.cell];
    let slack = ROUNDING * value.max(it.width).max(1.0);
    let high = set.end(it.cell, -1.0).map_or(f64::INFINITY, |(high, _)| high);
    if high + slack < value + it.above {
        return false;
    }
    // What reaches far enough above the true value is wide enough without a look below.
    high - value + slack >= it.width
        || set.end(it.cell, 1.0).is_some_and(|(low, _)| high - low + slack >= it.width)
}

/// The published cells through which a cell can be changed by as much as it needs, at the least cost.
fn cheapest_way(
    table: &Table,
    chosen: &[Sensitive],
    earlier: &Earlier,
    exposed: Sensitive,
) -> Option<Vec<usize>> {
    let up = way(table, chosen, earlier, exposed.cell, exposed.width);
    let can_fall = exposed.above <= 0.0 && table.cells[exposed.cell] >= exposed.width;
    let down = if can_fall { way(table, chosen, earlier, exposed.cell, -exposed.width) } else { None };
    match (up, down) {
        (Some(up), Some(down)) => Some(if down.0 < up.0 { down.1 } else { up.1 }),
        (one, other) => one.or(other).map(|it| it.1),
    }
}

/// The cheapest changes of the other cells that keep all that is said when one cell changes by so much.
///
/// Each cell has two variables: how much it rises, and how much it falls, at most to zero.
fn way(
    table: &Table,
    chosen: &[Sensitive],
    earlier: &Earlier,
    cell: usize,
    change: f64,
) -> Option<(f64, Vec<usize>)> {
    let count = table.cells.len();
    let all: Vec<f64> = table.cells.iter().chain(&earlier.others).copied().collect();
    let is_chosen = |it: usize| chosen.iter().any(|chosen| chosen.cell == it);
    let fixed = |it: usize| it == cell || (it < count && table.known[it] && !is_chosen(it));
    let upper: Vec<f64> =
        (0..all.len()).flat_map(|it| if fixed(it) { [0.0, 0.0] } else { [f64::INFINITY, all[it]] }).collect();
    // A cell that is withheld already costs nothing, another as much as it tells.
    let price = |it: usize| if it >= count || is_chosen(it) { 0.0 } else { 1.0 + all[it] };
    let cost: Vec<f64> = (0..all.len()).flat_map(|it| [price(it), price(it)]).collect();
    let said = table.sums.iter().chain(earlier.equations.iter().map(|Equation { terms, .. }| terms));
    let rows: Vec<Row> = said
        .map(|terms| {
            let moved: f64 =
                terms.iter().filter(|(it, _)| *it == cell).map(|(_, times)| times * change).sum();
            let others = terms.iter().filter(|(it, _)| *it != cell);
            (others.flat_map(|(it, times)| [(2 * it, *times), (2 * it + 1, -times)]).collect(), -moved)
        })
        .collect();
    let mut set = Simplex::new(&upper, &rows)?;
    let least = set.minimise(&cost)?;
    let corner = set.corner();
    let used =
        |it: &usize| !is_chosen(*it) && *it != cell && corner[2 * it].max(corner[2 * it + 1]) > ROUNDING;
    Some((least, (0..count).filter(used).collect()))
}

/// Publishes complements that nobody needs, the ones that tell most first.
///
/// A complement that is exposed without another is published with it, if no sensitive cell is.
fn publish_superfluous(table: &Table, chosen: &mut Vec<Sensitive>, earlier: &Earlier) {
    let mut complements: Vec<usize> =
        chosen.iter().filter(|it| it.reason == Reason::Complement).map(|it| it.cell).collect();
    complements.sort_by(|a, b| table.cells[*b].total_cmp(&table.cells[*a]).then(a.cmp(b)));
    for cell in complements {
        if let Some(fewer) = without(table, chosen, earlier, cell) {
            *chosen = fewer;
        }
    }
}

fn without(table: &Table, chosen: &[Sensitive], earlier: &Earlier, cell: usize) -> Option<Vec<Sensitive>> {
    let mut left = chosen.to_vec();
    let mut published = cell;
    loop {
        left.retain(|it| it.cell != published);
        match exposed(table, &left, earlier, Some(published)) {
            None => return Some(left),
            Some(it) if it.reason == Reason::Complement => published = it.cell,
            Some(_) => return None,
        }
    }
}
