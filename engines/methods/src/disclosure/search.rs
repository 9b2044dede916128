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
///
/// What was withheld before stays withheld, and stays in doubt where it is not in the table.
pub fn protect(table: &Table, rules: &Rules, earlier: &Earlier) -> Result<Vec<Withheld>, DisclosureError> {
    table.check(earlier)?;
    let mut chosen = rules.sensitive(table);
    keep(table, earlier, &mut chosen);
    while let Some(exposed) = exposed(table, &chosen, earlier, None)? {
        let through = further(table, &chosen, earlier, &exposed);
        let through = through.ok_or(DisclosureError::Unprotectable {
            cell: exposed.cell,
            needed: exposed.width,
            interval: exposed.interval,
        })?;
        chosen.extend(through.into_iter().map(|cell| complement(cell, rules)));
    }
    publish_superfluous(table, &mut chosen, earlier)?;
    chosen.sort_unstable_by_key(|it| it.cell);
    let mut set = Consistent::new(table, &numbers(&chosen), earlier)?;
    let proven = |it: &Sensitive| Withheld {
        reason: it.reason,
        needed: it.width,
        proof: set.proof(it.cell, it.width),
    };
    Ok(chosen.iter().map(proven).collect())
}

/// The cells to withhold next.
///
/// Where fractions have room enough and whole numbers have not, the cheapest way needs no further cell: more is asked of
/// it until it does.
fn further(table: &Table, chosen: &[Sensitive], earlier: &Earlier, exposed: &Exposed) -> Option<Vec<usize>> {
    let most = if table.whole { 10 } else { 0 };
    let more = std::iter::once(0.0).chain((0..most).map(|it| exposed.width * f64::from(1_u16 << it)));
    let mut ways = more.map_while(|more| cheapest_way(table, chosen, earlier, exposed, more));
    ways.find(|way| !way.is_empty())
}

/// Withholds again what was withheld before.
fn keep(table: &Table, earlier: &Earlier, chosen: &mut Vec<Sensitive>) {
    for kept in earlier.kept.iter().filter(|it| it.cell < table.cells.len()) {
        let above = (kept.reach - table.cells[kept.cell]).max(0.0);
        match chosen.iter_mut().find(|it| it.cell == kept.cell) {
            Some(it) => (it.width, it.above) = (it.width.max(kept.width), it.above.max(above)),
            None => {
                chosen.push(Sensitive { cell: kept.cell, reason: Reason::Earlier, above, width: kept.width });
            }
        }
    }
}

fn complement(cell: usize, rules: &Rules) -> Sensitive {
    Sensitive { cell, reason: Reason::Complement, above: 0.0, width: rules.width }
}

fn numbers(chosen: &[Sensitive]) -> Vec<usize> {
    chosen.iter().map(|it| it.cell).collect()
}

/// As much narrower than needed may an interval be, for rounding.
const ROUNDING: f64 = 1e-7;

/// A cell that a reader can place too closely.
#[derive(Clone, Copy)]
struct Exposed {
    cell: usize,
    width: f64,
    reach: f64,
    interval: (f64, f64),
    reason: Reason,
}

/// The first cell that a reader can place too closely; `first` is looked at before the others.
fn exposed(
    table: &Table,
    chosen: &[Sensitive],
    earlier: &Earlier,
    first: Option<usize>,
) -> Result<Option<Exposed>, DisclosureError> {
    let mut set = Consistent::new(table, &numbers(chosen), earlier)?;
    let mut order: Vec<&Sensitive> = chosen.iter().collect();
    if let Some(cell) = first {
        let touches = |it: &Sensitive| table.sums.iter().any(|sum| has(sum, cell) && has(sum, it.cell));
        order.sort_by_key(|it| !touches(it));
    }
    for it in order {
        let value = table.cells[it.cell];
        let reach = if it.above > 0.0 { value + it.above } else { 0.0 };
        let found =
            Exposed { cell: it.cell, width: it.width, reach, interval: (value, value), reason: it.reason };
        if let Some(found) = placed(found, Some(value), &mut set) {
            return Ok(Some(found));
        }
    }
    for it in earlier.kept.iter().filter(|it| it.cell >= table.cells.len()) {
        let (interval, reason) = ((0.0, 0.0), Reason::Earlier);
        let found = Exposed { cell: it.cell, width: it.width, reach: it.reach, interval, reason };
        if let Some(found) = placed(found, None, &mut set) {
            return Ok(Some(found));
        }
    }
    Ok(None)
}

fn has(sum: &[(usize, f64)], cell: usize) -> bool {
    sum.iter().any(|(it, _)| *it == cell)
}

/// The cell with its interval where that is too close; `value` is the true one where it is known.
fn placed(mut it: Exposed, value: Option<f64>, set: &mut Consistent) -> Option<Exposed> {
    if set.is_wide(it.cell, it.width, it.reach) {
        return None;
    }
    let slack = ROUNDING * value.unwrap_or_default().max(it.width.min(1e15)).max(1.0);
    let high = set.end(it.cell, -1.0).map_or(f64::INFINITY, |(high, _)| high);
    let reaches = high + slack >= it.reach;
    // What reaches far enough above the true value is wide enough without a look below.
    if reaches
        && value.is_some_and(|value| high - value + slack >= it.width)
        && set.is_wide(it.cell, it.width, 0.0)
    {
        return None;
    }
    let low = set.end(it.cell, 1.0).map_or(0.0, |(low, _)| low);
    it.interval = (low, high);
    let wide = reaches && high - low + slack >= it.width;
    (!wide || !set.is_wide_in_whole_numbers(it.cell, it.width, it.interval)).then_some(it)
}

/// The published cells through which a cell can be changed by as much as it needs, at the least cost.
fn cheapest_way(
    table: &Table,
    chosen: &[Sensitive],
    earlier: &Earlier,
    exposed: &Exposed,
    more: f64,
) -> Option<Vec<usize>> {
    // Beyond all sums there is no end.
    let far = 10.0 * table.cells.iter().sum::<f64>().max(1.0);
    let (low, high) = match table.cells.get(exposed.cell) {
        Some(value) => (*value, *value),
        None => exposed.interval,
    };
    let lacking = ((exposed.width - (high - low)).max(0.0) + more).min(far);
    let up = (high + lacking).max(exposed.reach.min(high + far));
    let up = way(table, chosen, earlier, exposed.cell, up);
    let can_fall = exposed.reach <= high && low >= lacking;
    let down = if can_fall { way(table, chosen, earlier, exposed.cell, low - lacking) } else { None };
    match (up, down) {
        (Some(up), Some(down)) => Some(if down.0 < up.0 { down.1 } else { up.1 }),
        (one, other) => one.or(other).map(|it| it.1),
    }
}

/// The cheapest changes of the cells of the table that keep all that is said when one cell becomes so much.
///
/// Each cell of the table has two variables: how much it rises, and how much it falls, at most to zero. The others,
/// whose true values nobody says, have one: what they are.
fn way(
    table: &Table,
    chosen: &[Sensitive],
    earlier: &Earlier,
    cell: usize,
    becomes: f64,
) -> Option<(f64, Vec<usize>)> {
    let count = table.cells.len();
    let is_chosen = |it: usize| chosen.iter().any(|chosen| chosen.cell == it);
    let fixed = |it: usize| it == cell || (table.known[it] && !is_chosen(it));
    let falls = |it: usize| if fixed(it) { [0.0, 0.0] } else { [f64::INFINITY, table.cells[it]] };
    let mut upper: Vec<f64> = (0..count).flat_map(falls).collect();
    upper.resize(2 * count + earlier.others, f64::INFINITY);
    // A cell that is withheld already costs nothing, another as much as it tells.
    let price = |it: usize| if is_chosen(it) { 0.0 } else { 1.0 + table.cells[it] };
    let mut cost: Vec<f64> = (0..count).flat_map(|it| [price(it), price(it)]).collect();
    cost.resize(upper.len(), 0.0);
    let sums = table.sums.iter().map(|terms| (terms, 0.0));
    let said = sums.chain(earlier.equations.iter().map(|Equation { terms, value }| (terms, *value)));
    let rows: Vec<Row> = said
        .map(|(terms, value)| {
            let mut row = (Vec::new(), value);
            for (it, times) in terms {
                if *it == cell {
                    row.1 -= times * becomes;
                } else if *it < count {
                    row.0.extend([(2 * it, *times), (2 * it + 1, -times)]);
                    row.1 -= times * table.cells[*it];
                } else {
                    row.0.push((count + it, *times));
                }
            }
            row
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
fn publish_superfluous(
    table: &Table,
    chosen: &mut Vec<Sensitive>,
    earlier: &Earlier,
) -> Result<(), DisclosureError> {
    let mut complements: Vec<usize> =
        chosen.iter().filter(|it| it.reason == Reason::Complement).map(|it| it.cell).collect();
    complements.sort_by(|a, b| table.cells[*b].total_cmp(&table.cells[*a]).then(a.cmp(b)));
    for cell in complements {
        if let Some(fewer) = without(table, chosen, earlier, cell)? {
            *chosen = fewer;
        }
    }
    Ok(())
}

fn without(
    table: &Table,
    chosen: &[Sensitive],
    earlier: &Earlier,
    cell: usize,
) -> Result<Option<Vec<Sensitive>>, DisclosureError> {
    let mut left = chosen.to_vec();
    let mut published = cell;
    loop {
        left.retain(|it| it.cell != published);
        match exposed(table, &left, earlier, Some(published))? {
            None => return Ok(Some(left)),
            Some(it) if it.reason == Reason::Complement => published = it.cell,
            Some(_) => return Ok(None),
        }
    }
}
