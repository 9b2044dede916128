//! Linear programs with bounds: the least of a linear cost over all x with A x = b and 0 ≤ x ≤ u.
//!
//! A tableau with bounded variables in two phases (Dantzig 1963, chapters 5 and 18). The steepest cost enters until
//! steps stop moving anything; then Bland's rule (1977) enters until one moves again, which cannot cycle.
//!
//! Its own code and not a crate: the tables it serves are small and dense; each asks for hundreds of objectives over
//! one set of constraints, so that the first phase is done once and every further objective starts from the last
//! optimum; and for sums in two ways the matrix is totally unimodular, so that whole numbers stay exact.

/// Below it an entry of the tableau is rounding.
const TINY: f64 = 1e-9;
/// Steps that move nothing before Bland's rule takes over.
const PATIENCE: usize = 20;

/// One equation: what is multiplied by what, and the sum.
pub(crate) type Row = (Vec<(usize, f64)>, f64);

/// A feasible set with one of its corners.
#[derive(Clone, Debug)]
pub(crate) struct Simplex {
    columns: usize,
    /// Row by row, a column for each variable.
    tableau: Vec<f64>,
    /// The variable of each row and its value.
    basis: Vec<usize>,
    values: Vec<f64>,
    /// The greatest value of each variable, perhaps infinite.
    upper: Vec<f64>,
    /// Whether a variable outside of the basis stands at its greatest value.
    raised: Vec<bool>,
    scale: f64,
}

/// What stops a variable that is changed.
enum Stop {
    /// Its own other bound.
    Own,
    /// The variable of a row reaches zero, or its greatest value.
    Row { row: usize, raised: bool },
}

impl Simplex {
    /// The feasible set of these equations; nothing when it is empty.
    pub(crate) fn new(upper: &[f64], rows: &[Row]) -> Option<Self> {
        let (n, m) = (upper.len(), rows.len());
        let columns = n + m;
        let mut tableau = vec![0.0; m * columns];
        let mut values = Vec::with_capacity(m);
        for (row, (terms, sum)) in rows.iter().enumerate() {
            let sign = if *sum < 0.0 { -1.0 } else { 1.0 };
            for (variable, times) in terms {
                tableau[row * columns + variable] += sign * times;
            }
            tableau[row * columns + n + row] = 1.0;
            values.push(sign * sum);
        }
        let scale = values.iter().fold(1.0_f64, |most, value| most.max(*value));
        let mut upper = upper.to_vec();
        upper.resize(columns, f64::INFINITY);
        let basis = (n..columns).collect();
        let mut it = Self { columns, tableau, basis, values, upper, raised: vec![false; columns], scale };
        let mut cost = vec![0.0; columns];
        cost[n..].fill(1.0);
        // The sum of what the equations lack is bounded below by zero.
        let lacking = it.descend(&cost)?;
        if lacking > 1e-7 * scale {
            return None;
        }
        it.drop_artificial(n);
        Some(it)
    }

    /// The least cost; nothing when it has no end. The corner stays where it was found.
    pub(crate) fn minimise(&mut self, cost: &[f64]) -> Option<f64> {
        self.descend(cost)
    }

    /// The value of every variable at the present corner.
    pub(crate) fn corner(&self) -> Vec<f64> {
        let mut all: Vec<f64> =
            (0..self.columns).map(|it| if self.raised[it] { self.upper[it] } else { 0.0 }).collect();
        self.basis.iter().zip(&self.values).for_each(|(variable, value)| all[*variable] = *value);
        all
    }

    fn row(&self, row: usize) -> &[f64] {
        &self.tableau[row * self.columns..(row + 1) * self.columns]
    }

    fn descend(&mut self, cost: &[f64]) -> Option<f64> {
        let mut reduced = cost.to_vec();
        for (row, variable) in self.basis.iter().enumerate() {
            let price = cost[*variable];
            if price != 0.0 {
                reduced.iter_mut().zip(self.row(row)).for_each(|(reduced, entry)| *reduced -= price * entry);
            }
        }
        let steep = TINY * cost.iter().fold(1.0_f64, |most, cost| most.max(cost.abs()));
        let mut still = 0;
        while let Some(entering) = self.entering(&reduced, steep, still > PATIENCE) {
            let up = if self.raised[entering] { -1.0 } else { 1.0 };
            let (length, stop) = self.longest(entering, up)?;
            still = if length > TINY * self.scale { 0 } else { still + 1 };
            self.step(entering, up, length, &stop, &mut reduced);
        }
        Some(self.corner().iter().zip(cost).map(|(value, cost)| value * cost).sum())
    }

    fn entering(&self, reduced: &[f64], steep: f64, by_number: bool) -> Option<usize> {
        let mut inside = vec![false; self.columns];
        self.basis.iter().for_each(|variable| inside[*variable] = true);
        let gain = |it: usize| if self.raised[it] { reduced[it] } else { -reduced[it] };
        let mut open =
            (0..self.columns).filter(|it| !inside[*it] && self.upper[*it] > 0.0 && gain(*it) > steep);
        if by_number {
            return open.next();
        }
        // Of equal gains the first, so that the way is always the same.
        open.reduce(|best, it| if gain(it) > gain(best) { it } else { best })
    }

    /// How far a variable can be changed, and what stops it; nothing when nothing does.
    fn longest(&self, entering: usize, up: f64) -> Option<(f64, Stop)> {
        let mut best = (self.upper[entering], Stop::Own);
        let mut number = usize::MAX;
        for (row, variable) in self.basis.iter().enumerate() {
            let change = -up * self.tableau[row * self.columns + entering];
            let (length, raised) = if change < -TINY {
                (self.values[row].max(0.0) / -change, false)
            } else if change > TINY && self.upper[*variable].is_finite() {
                ((self.upper[*variable] - self.values[row]).max(0.0) / change, true)
            } else {
                continue;
            };
            let shorter = length < best.0 - TINY * self.scale;
            if shorter || (length <= best.0 + TINY * self.scale && *variable < number && length <= best.0) {
                best = (length, Stop::Row { row, raised });
                number = *variable;
            }
        }
        best.0.is_finite().then_some(best)
    }

    fn step(&mut self, entering: usize, up: f64, length: f64, stop: &Stop, reduced: &mut [f64]) {
        for row in 0..self.basis.len() {
            self.values[row] -= up * self.tableau[row * self.columns + entering] * length;
        }
        match *stop {
            Stop::Own => self.raised[entering] = !self.raised[entering],
            Stop::Row { row, raised } => {
                let start = if self.raised[entering] { self.upper[entering] } else { 0.0 };
                self.raised[self.basis[row]] = raised;
                self.raised[entering] = false;
                self.basis[row] = entering;
                self.values[row] = start + up * length;
                self.pivot(row, entering, reduced);
            }
        }
    }

    fn pivot(&mut self, at: usize, entering: usize, reduced: &mut [f64]) {
        let columns = self.columns;
        let divisor = self.tableau[at * columns + entering];
        let pivot: Vec<f64> = self.row(at).iter().map(|entry| entry / divisor).collect();
        let subtract = |row: &mut [f64]| {
            let times = row[entering];
            if times != 0.0 {
                row.iter_mut().zip(&pivot).for_each(|(entry, pivot)| *entry -= times * pivot);
                row[entering] = 0.0;
            }
        };
        subtract(reduced);
        for (row, entries) in self.tableau.chunks_exact_mut(columns).enumerate() {
            if row == at {
                entries.copy_from_slice(&pivot);
                entries[entering] = 1.0;
            } else {
                subtract(entries);
            }
        }
    }

    /// Leaves the variables of the first phase: out of the basis where another can stand for them, else with their row,
    /// which says nothing that the others do not.
    fn drop_artificial(&mut self, n: usize) {
        for row in 0..self.basis.len() {
            if self.basis[row] < n {
                continue;
            }
            let inside: Vec<usize> = self.basis.clone();
            let other = (0..n).find(|it| self.row(row)[*it].abs() > TINY && !inside.contains(it));
            if let Some(entering) = other {
                let value = if self.raised[entering] { self.upper[entering] } else { 0.0 };
                self.raised[entering] = false;
                self.basis[row] = entering;
                self.values[row] = value;
                self.pivot(row, entering, &mut vec![0.0; self.columns]);
            }
        }
        let kept: Vec<usize> = (0..self.basis.len()).filter(|row| self.basis[*row] < n).collect();
        self.tableau = kept.iter().flat_map(|row| self.row(*row)[..n].to_vec()).collect();
        self.values = kept.iter().map(|row| self.values[*row]).collect();
        self.basis = kept.iter().map(|row| self.basis[*row]).collect();
        self.columns = n;
        self.upper.truncate(n);
        self.raised.truncate(n);
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use nalgebra::{DMatrix, DVector};
    use proptest::prelude::*;

    /// The least cost over all corners, each found by solving for every choice of a basis and of bounds.
    fn by_corners(upper: &[f64], rows: &[Row], cost: &[f64]) -> Option<f64> {
        let (n, m) = (upper.len(), rows.len());
        let mut least: Option<f64> = None;
        for chosen in (0_u32..1 << n).filter(|it| it.count_ones() as usize == m) {
            let inside: Vec<usize> = (0..n).filter(|it| chosen >> it & 1 == 1).collect();
            let outside: Vec<usize> = (0..n).filter(|it| chosen >> it & 1 == 0).collect();
            for high in 0_u32..1 << outside.len() {
                let mut x = vec![0.0; n];
                for (place, variable) in outside.iter().enumerate() {
                    x[*variable] = if high >> place & 1 == 1 { upper[*variable] } else { 0.0 };
                }
                if x.iter().any(|value| value.is_infinite()) {
                    continue;
                }
                let mut matrix = DMatrix::<f64>::zeros(m, m);
                let mut sums = DVector::<f64>::zeros(m);
                for (row, (terms, sum)) in rows.iter().enumerate() {
                    sums[row] = *sum - terms.iter().map(|(it, times)| times * x[*it]).sum::<f64>();
                    for (it, times) in terms {
                        if let Some(place) = inside.iter().position(|inside| inside == it) {
                            matrix[(row, place)] += times;
                        }
                    }
                }
                if matrix.determinant().abs() < 1e-9 {
                    continue;
                }
                let solved = matrix.lu().solve(&sums).unwrap();
                inside.iter().zip(solved.iter()).for_each(|(variable, value)| x[*variable] = *value);
                if x.iter().zip(upper).all(|(value, upper)| (-1e-9..=upper + 1e-9).contains(value)) {
                    let value: f64 = x.iter().zip(cost).map(|(value, cost)| value * cost).sum();
                    least = Some(least.map_or(value, |least| least.min(value)));
                }
            }
        }
        least
    }

    #[test]
    fn what_has_no_end_and_what_is_empty_are_told() {
        let open = vec![(vec![(0, 1.0), (1, -1.0)], 2.0)];
        let mut set = Simplex::new(&[f64::INFINITY; 2], &open).unwrap();
        assert_eq!(set.minimise(&[1.0, 0.0]), Some(2.0));
        assert_eq!(set.minimise(&[-1.0, 0.0]), None);
        assert!(Simplex::new(&[1.0, 1.0], &[(vec![(0, 1.0), (1, 1.0)], 3.0)]).is_none());
    }

    #[test]
    fn an_equation_that_is_said_twice_counts_once() {
        let twice = vec![(vec![(0, 1.0), (1, 1.0)], 3.0), (vec![(0, 2.0), (1, 2.0)], 6.0)];
        let mut set = Simplex::new(&[f64::INFINITY, 2.0], &twice).unwrap();
        assert_eq!(set.minimise(&[1.0, 0.0]), Some(1.0));
        assert_eq!(set.corner(), [1.0, 2.0]);
    }

    #[test]
    fn the_cycle_of_beale_comes_to_an_end() {
        let rows = vec![
            (vec![(0, 0.25), (1, -60.0), (2, -0.04), (3, 9.0), (4, 1.0)], 0.0),
            (vec![(0, 0.5), (1, -90.0), (2, -0.02), (3, 3.0), (5, 1.0)], 0.0),
            (vec![(2, 1.0), (6, 1.0)], 1.0),
        ];
        let mut set = Simplex::new(&[f64::INFINITY; 7], &rows).unwrap();
        let least = set.minimise(&[-0.75, 150.0, -0.02, 6.0, 0.0, 0.0, 0.0]).unwrap();
        assert!((least + 0.05).abs() < 1e-12, "{least}");
    }

    proptest! {
        #![proptest_config(ProptestConfig::with_cases(512))]

        #[test]
        fn no_corner_costs_less(
            coefficients in prop::collection::vec(prop::collection::vec(-2_i32..=2, 6), 1..=3),
            point in prop::collection::vec(0_i32..=4, 6),
            slack in prop::collection::vec(prop_oneof![Just(None), (0_i32..=3).prop_map(Some)], 6),
            costs in prop::collection::vec(prop::collection::vec(-3_i32..=3, 6), 3),
        ) {
            let point: Vec<f64> = point.into_iter().map(f64::from).collect();
            let upper: Vec<f64> = slack.iter().zip(&point)
                .map(|(slack, value)| slack.map_or(9.0, |slack| value + f64::from(slack))).collect();
            let rows: Vec<Row> = coefficients.iter().map(|row| {
                let terms: Vec<(usize, f64)> = row.iter().map(|it| f64::from(*it)).enumerate().collect();
                let sum = terms.iter().map(|(at, times)| times * point[*at]).sum();
                (terms, sum)
            }).collect();
            let mut set = Simplex::new(&upper, &rows).expect("the point is one of it");
            for cost in costs {
                let cost: Vec<f64> = cost.into_iter().map(f64::from).collect();
                let least = set.minimise(&cost).expect("every variable has an end");
                let corner = set.corner();
                for (terms, sum) in &rows {
                    let met: f64 = terms.iter().map(|(at, times)| times * corner[*at]).sum();
                    prop_assert!((met - sum).abs() < 1e-7);
                }
                prop_assert!(corner.iter().zip(&upper).all(|(it, upper)| (-1e-7..=upper + 1e-7).contains(it)));
                if let Some(expected) = by_corners(&upper, &rows, &cost) {
                    prop_assert!((least - expected).abs() < 1e-6, "{least} {expected}");
                }
            }
        }
    }
}
