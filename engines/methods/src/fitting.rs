//! Iterative proportional fitting: a table in the proportions of a seed, with given sums of rows and columns.
//!
//! Deming and Stephan (1940). Zeros of the seed stay zeros, and the odds ratios of the seed are kept.
//!
//! Sweeps are slow where nearly all stands on a diagonal, as stocks of residents do: what is left then shrinks by less
//! than a hundredth in each. After some sweeps Newton's method on the logarithms of the multipliers, which solves the
//! same equations (Knight and Ruiz 2013), takes over while it comes closer.

use nalgebra::{DMatrix, DVector};

use crate::exact;

/// As close as every sum must come, relative to it.
pub(crate) const CLOSE: f64 = 1e-14;
/// Sums that are rounding of a whole of `scale` cannot come closer than this share of it.
const ROUNDING: f64 = 1e-15;
const MOST_SWEEPS: usize = 20_000;
/// Sweeps between looks at whether it still comes closer.
const STRETCH: usize = 500;
/// After so many sweeps, and a second and a third time later, Newton's method is tried.
const LEAPS: [usize; 3] = [30, 120, 450];
const MOST_STEPS: usize = 40;

/// A table with the sums that were asked for.
#[derive(Clone, Debug)]
pub(crate) struct Fitted {
    pub(crate) table: Vec<Vec<f64>>,
    pub(crate) sweeps: usize,
}

/// Fits a table; nothing when the zeros of the seed leave no way to the sums.
///
/// `scale` is the size of the whole from which the sums were computed, so that what is mere rounding is seen.
pub(crate) fn proportional(seed: &[Vec<f64>], rows: &[f64], columns: &[f64], scale: f64) -> Option<Fitted> {
    let mut table = seed.to_vec();
    let goal = Goal { rows, columns, rounding: ROUNDING * scale };
    let mut before = f64::INFINITY;
    for sweeps in 0..=MOST_SWEEPS {
        let distance = goal.distance(&table);
        if distance <= 1.0 {
            return Some(Fitted { table, sweeps });
        }
        if sweeps % STRETCH == 0 {
            if distance > 0.9 * before {
                return None;
            }
            before = distance;
        }
        if LEAPS.contains(&sweeps) {
            goal.leap(&mut table, distance);
        }
        goal.sweep(&mut table);
    }
    None
}

/// The sums that are asked for.
struct Goal<'a> {
    rows: &'a [f64],
    columns: &'a [f64],
    rounding: f64,
}

impl Goal<'_> {
    /// How far the worst sum is off, in parts of what is allowed.
    fn distance(&self, table: &[Vec<f64>]) -> f64 {
        let off = |(sum, target): (&f64, &f64)| (sum - target).abs() / (CLOSE * target + self.rounding);
        let worst = |sums: &[f64], targets: &[f64]| sums.iter().zip(targets).map(off).fold(0.0, f64::max);
        worst(&sums_of_columns(table, self.columns.len()), self.columns)
            .max(worst(&sums_of_rows(table), self.rows))
    }

    /// Columns, and then rows, so that these are exact: whoever is born in a place is so in both tables.
    fn sweep(&self, table: &mut [Vec<f64>]) {
        let sums = sums_of_columns(table, self.columns.len());
        let times: Vec<f64> =
            sums.iter().zip(self.columns).map(|(sum, target)| ratio(*target, *sum)).collect();
        for row in table.iter_mut() {
            row.iter_mut().zip(&times).for_each(|(cell, times)| *cell *= times);
        }
        for (row, target) in table.iter_mut().zip(self.rows) {
            let times = ratio(*target, exact::sum(row.iter().copied()));
            for cell in row.iter_mut() {
                *cell *= times;
            }
        }
    }

    /// Newton's steps, as long as they come closer.
    fn leap(&self, table: &mut Vec<Vec<f64>>, mut distance: f64) {
        for _ in 0..MOST_STEPS {
            let Some(mut next) = self.step(table) else { return };
            self.sweep(&mut next);
            let now = self.distance(&next);
            if !now.is_finite() || now >= distance {
                return;
            }
            *table = next;
            distance = now;
            if now <= 1.0 {
                return;
            }
        }
    }

    /// One step on the logarithms of the multipliers, columns eliminated.
    fn step(&self, table: &[Vec<f64>]) -> Option<Vec<Vec<f64>>> {
        let (height, width) = (self.rows.len(), self.columns.len());
        let cells = DMatrix::from_fn(height, width, |row, column| table[row][column]);
        let short = |sums: Vec<f64>, targets: &[f64]| {
            let short =
                sums.iter().zip(targets).map(|(sum, target)| if *sum > 0.0 { target - sum } else { 0.0 });
            (DVector::from_iterator(targets.len(), short), DVector::from_vec(sums))
        };
        let (of_rows, rows) = short(sums_of_rows(table), self.rows);
        let (of_columns, columns) = short(sums_of_columns(table, width), self.columns);
        let inverse = columns.map(|sum| if sum > 0.0 { sum.recip() } else { 0.0 });
        let mut divided = cells.clone();
        for (mut column, inverse) in divided.column_iter_mut().zip(inverse.iter()) {
            column *= *inverse;
        }
        let mut matrix = -(&divided * cells.transpose());
        for (at, sum) in rows.iter().enumerate() {
            // Multipliers are known up to a factor of each connected part: a trace on the diagonal picks one.
            matrix[(at, at)] += if *sum > 0.0 { sum * (1.0 + 1e-11) } else { 1.0 };
        }
        let by_row = matrix.cholesky()?.solve(&(of_rows - &divided * &of_columns));
        let by_column = (of_columns - cells.tr_mul(&by_row)).component_mul(&inverse);
        let largest = by_row.amax().max(by_column.amax()).max(1.0);
        let times = |change: f64| (change / largest).exp();
        let (by_row, by_column) = (by_row.map(times), by_column.map(times));
        let row = |(row, times): (&Vec<f64>, &f64)| {
            row.iter().zip(by_column.iter()).map(|(cell, other)| cell * times * other).collect::<Vec<f64>>()
        };
        Some(table.iter().zip(by_row.iter()).map(row).collect())
    }
}

fn ratio(target: f64, sum: f64) -> f64 {
    if sum > 0.0 { target / sum } else { 0.0 }
}

/// The sum of each column.
pub(crate) fn sums_of_columns(table: &[Vec<f64>], columns: usize) -> Vec<f64> {
    let mut sums = vec![exact::Sum::default(); columns];
    for row in table {
        sums.iter_mut().zip(row).for_each(|(sum, cell)| sum.add(*cell));
    }
    sums.into_iter().map(exact::Sum::value).collect()
}

/// The sum of each row.
pub(crate) fn sums_of_rows(table: &[Vec<f64>]) -> Vec<f64> {
    table.iter().map(|row| exact::sum(row.iter().copied())).collect()
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    #[test]
    fn an_even_seed_gives_the_product_of_the_sums() {
        let fitted =
            proportional(&[vec![1.0; 2], vec![1.0; 2]], &[30.0, 70.0], &[40.0, 60.0], 100.0).unwrap();
        let expected = [[12.0, 18.0], [28.0, 42.0]];
        for (row, expected) in fitted.table.iter().zip(expected) {
            row.iter().zip(expected).for_each(|(cell, expected)| assert!((cell - expected).abs() < 1e-11));
        }
    }

    #[test]
    fn zeros_that_leave_no_way_are_told() {
        assert!(proportional(&[vec![1.0, 0.0], vec![0.0, 1.0]], &[2.0, 1.0], &[1.0, 2.0], 3.0).is_none());
    }

    #[test]
    fn a_table_that_is_nearly_all_diagonal_takes_few_sweeps() {
        // A billion at home, hundreds abroad, and totals that differ by some thousands.
        let seed: Vec<Vec<f64>> = (0..40_u32)
            .map(|row| {
                let abroad = |column: u32| f64::from((row * 7 + column * 11) % 13) * 30.0;
                (0..40)
                    .map(|column| if row == column { 1e9 / f64::from(row + 1) } else { abroad(column) })
                    .collect()
            })
            .collect();
        let (mut rows, columns) = (sums_of_rows(&seed), sums_of_columns(&seed, 40));
        let whole = exact::sum(columns.iter().copied());
        rows[3] += 4_000.0;
        rows[20] -= 3_000.0;
        let all = exact::sum(rows.iter().copied());
        for row in &mut rows {
            *row *= whole / all;
        }
        let fitted = proportional(&seed, &rows, &columns, whole).unwrap();
        assert!(fitted.sweeps < 200, "{} sweeps", fitted.sweeps);
    }

    proptest! {
        #[test]
        fn sums_are_met_and_odds_are_kept(
            seed in prop::collection::vec(prop::collection::vec(0.1_f64..10.0, 3), 3),
            other in prop::collection::vec(prop::collection::vec(0.1_f64..100.0, 3), 3),
        ) {
            let (rows, columns) = (sums_of_rows(&other), sums_of_columns(&other, 3));
            let fitted = proportional(&seed, &rows, &columns, rows.iter().sum()).unwrap().table;
            for (sum, target) in sums_of_rows(&fitted).iter().zip(&rows) {
                prop_assert!((sum - target).abs() <= 2e-12 * target);
            }
            for (sum, target) in sums_of_columns(&fitted, 3).iter().zip(&columns) {
                prop_assert!((sum - target).abs() <= 2e-12 * target);
            }
            let odds = |table: &[Vec<f64>]| table[0][0] * table[1][1] / (table[0][1] * table[1][0]);
            prop_assert!((odds(&fitted) / odds(&seed) - 1.0).abs() < 1e-9);
        }
    }
}
