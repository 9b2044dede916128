//! Tables that were met among all that agree with what is published, and the search for some of whole numbers.
//!
//! The programs allow fractions. Where sums run in two ways only, their corners are whole by themselves; in a table of
//! three dimensions, or in one linked to others, they may not be, and a reader who knows that persons are whole can
//! place a cell more closely than the programs say. So of counts a width is proved by two tables of whole numbers.

use crate::simplex::{Row, Simplex};

/// So many programs are solved at most to find one table; a cell for which none is found by then counts as exposed.
const PROGRAMS: usize = 100;

/// As far from a whole number may rounding lead.
const NEAR: f64 = 1e-6;

/// Tables that were met, and of each variable which of them go furthest down and up.
#[derive(Clone, Debug)]
pub(super) struct Met {
    /// Whether only tables of whole numbers count.
    whole: bool,
    tables: Vec<Vec<f64>>,
    ends: Vec<Option<(usize, usize)>>,
}

impl Met {
    pub(super) fn new(variables: usize, whole: bool) -> Self {
        Self { whole, tables: Vec::new(), ends: vec![None; variables] }
    }

    /// Whether only tables of whole numbers count.
    pub(super) const fn is_whole(&self) -> bool {
        self.whole
    }

    /// Remembers a table, if it counts and goes further than others.
    pub(super) fn take(&mut self, table: &[f64]) {
        if self.whole && fraction(table).is_some() {
            return;
        }
        let table: Vec<f64> =
            table.iter().map(|value| if self.whole { value.round() } else { *value }).collect();
        let at = self.tables.len();
        let mut further = false;
        for (variable, value) in table.iter().enumerate() {
            let (low, high) = self.ends[variable].unwrap_or((at, at));
            let of = |which: usize| self.tables.get(which).map_or(*value, |table| table[variable]);
            let (down, up) = (*value < of(low), *value > of(high));
            further |= down || up || self.ends[variable].is_none();
            self.ends[variable] = Some((if down { at } else { low }, if up { at } else { high }));
        }
        if further {
            self.tables.push(table);
        }
    }

    /// The least and the greatest value of a variable in all tables that were met.
    pub(super) fn ends(&self, variable: usize) -> Option<(f64, f64)> {
        let (low, high) = self.tables_of(variable)?;
        Some((low[variable], high[variable]))
    }

    /// The tables that go furthest down and up.
    pub(super) fn tables_of(&self, variable: usize) -> Option<(&[f64], &[f64])> {
        let (low, high) = (*self.ends.get(variable)?)?;
        Some((&self.tables[low], &self.tables[high]))
    }

    /// Searches for tables of whole numbers until those that were met are so far apart; whether they are.
    ///
    /// `least` and `most` are the ends over all numbers: no table goes further.
    pub(super) fn widen(
        &mut self,
        rows: &[Row],
        variable: usize,
        width: f64,
        (least, most): (f64, f64),
    ) -> bool {
        if self.ends(variable).is_none() && !self.search(rows, variable, (0.0, f64::INFINITY)) {
            return false;
        }
        let Some((low, high)) = self.ends(variable) else { return false };
        let (least, most) = ((least - NEAR).ceil(), (most + NEAR).floor());
        if high - low >= width || most.is_infinite() {
            return true;
        }
        if most - least < width {
            return false;
        }
        let (up, down) = ((low + width).ceil(), (high - width).floor());
        if up <= most && self.search(rows, variable, (up, f64::INFINITY)) {
            return true;
        }
        if down >= least && self.search(rows, variable, (0.0, down)) {
            return true;
        }
        // Neither way alone: as far up as there is a table, and down from there.
        let mut far = (up - 1.0).min(most);
        while far > high {
            if self.search(rows, variable, (far, f64::INFINITY)) {
                let down = (far - width).floor();
                return down >= least && self.search(rows, variable, (0.0, down));
            }
            far -= 1.0;
        }
        false
    }

    /// Searches for a table of whole numbers with a variable between these bounds, and remembers it.
    fn search(&mut self, rows: &[Row], variable: usize, between: (f64, f64)) -> bool {
        let found = search(rows, self.ends.len(), variable, between);
        if let Some(table) = &found {
            self.take(table);
        }
        found.is_some()
    }
}

/// The value that is furthest from whole; none where all are whole.
fn fraction(table: &[f64]) -> Option<usize> {
    let off = |value: f64| (value - value.round()).abs();
    let most = table.iter().enumerate().max_by(|(_, a), (_, b)| off(**a).total_cmp(&off(**b)));
    most.filter(|(_, value)| off(**value) > NEAR).map(|(at, _)| at)
}

/// A table of whole numbers, by halving: what is not whole is cut off below and above (Land and Doig 1960).
fn search(rows: &[Row], variables: usize, variable: usize, between: (f64, f64)) -> Option<Vec<f64>> {
    let (mut lower, mut upper) = (vec![0.0; variables], vec![f64::INFINITY; variables]);
    (lower[variable], upper[variable]) = between;
    let mut open = vec![(lower, upper)];
    for _ in 0..PROGRAMS {
        let (lower, upper) = open.pop()?;
        let Some(corner) = corner(rows, &lower, &upper) else { continue };
        let Some(cut) = fraction(&corner) else { return Some(corner.iter().map(|it| it.round()).collect()) };
        let below = corner[cut].floor();
        let (mut less, mut more) = ((lower.clone(), upper.clone()), (lower, upper));
        less.1[cut] = below;
        more.0[cut] = below + 1.0;
        // The nearer side is looked at first.
        let up = corner[cut] - below > 0.5;
        let (first, second) = if up { (more, less) } else { (less, more) };
        open.extend([second, first]);
    }
    None
}

/// A corner of the tables between these bounds.
fn corner(rows: &[Row], lower: &[f64], upper: &[f64]) -> Option<Vec<f64>> {
    let room: Vec<f64> = lower.iter().zip(upper).map(|(lower, upper)| upper - lower).collect();
    if room.iter().any(|room| *room < 0.0) {
        return None;
    }
    let shifted = rows.iter().map(|(terms, sum)| {
        let begun: f64 = terms.iter().map(|(variable, times)| times * lower[*variable]).sum();
        (terms.clone(), sum - begun)
    });
    let shifted: Vec<Row> = shifted.collect();
    let corner = Simplex::new(&room, &shifted)?.corner();
    Some(corner.iter().zip(lower).map(|(above, lower)| lower + above).collect())
}

#[cfg(test)]
mod tests {
    use super::*;

    /// Three numbers whose pairs add up to a fourth, which is therefore twice each of them, and 11 with a fifth.
    fn doubled() -> Vec<Row> {
        let pair = |a, b| (vec![(a, 1.0), (b, 1.0), (3, -1.0)], 0.0);
        vec![pair(0, 1), pair(1, 2), pair(0, 2), (vec![(3, 1.0), (4, 1.0)], 11.0)]
    }

    #[test]
    fn what_only_fractions_reach_is_no_room() {
        let mut met = Met::new(5, true);
        met.take(&[5.5, 5.5, 5.5, 11.0, 0.0]);
        assert_eq!(met.ends(3), None);
        assert!(met.widen(&doubled(), 3, 10.0, (0.0, 11.0)));
        assert_eq!(met.ends(3), Some((0.0, 10.0)));
        assert!(!met.widen(&doubled(), 3, 11.0, (0.0, 11.0)));
        assert!(!met.widen(&doubled(), 0, 6.0, (0.0, 5.5)));
    }

    #[test]
    fn the_table_that_goes_further_is_remembered_and_another_is_not() {
        let mut met = Met::new(2, false);
        for table in [[1.5, 3.0], [2.0, 2.0], [1.75, 2.5]] {
            met.take(&table);
        }
        assert_eq!((met.ends(0), met.ends(1)), (Some((1.5, 2.0)), Some((2.0, 3.0))));
        assert_eq!(met.tables.len(), 2);
    }
}
