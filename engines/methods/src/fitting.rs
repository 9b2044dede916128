//! Iterative proportional fitting: a table in the proportions of a seed, with given sums of rows and columns.
//!
//! Deming and Stephan (1940). Zeros of the seed stay zeros, and the odds ratios of the seed are kept.

use crate::exact;

/// As close as every sum must come, relative to it.
pub(crate) const CLOSE: f64 = 1e-14;
/// Sums that are rounding of a whole of `scale` cannot come closer than this share of it.
const ROUNDING: f64 = 1e-15;
const MOST_SWEEPS: usize = 20_000;
/// Sweeps between looks at whether it still comes closer.
const STRETCH: usize = 500;

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
    let off = |sum: f64, target: f64| (sum - target).abs() / (CLOSE * target + ROUNDING * scale);
    let worst = |sums: &[f64], targets: &[f64]| {
        sums.iter().zip(targets).map(|(sum, target)| off(*sum, *target)).fold(0.0, f64::max)
    };
    let mut before = f64::INFINITY;
    for sweeps in 0..=MOST_SWEEPS {
        let by_column = sums_of_columns(&table, columns.len());
        let distance = worst(&by_column, columns).max(worst(&sums_of_rows(&table), rows));
        if distance <= 1.0 {
            return Some(Fitted { table, sweeps });
        }
        if sweeps % STRETCH == 0 {
            if distance > 0.9 * before {
                return None;
            }
            before = distance;
        }
        let times: Vec<f64> =
            by_column.iter().zip(columns).map(|(sum, target)| ratio(*target, *sum)).collect();
        for row in &mut table {
            row.iter_mut().zip(&times).for_each(|(cell, times)| *cell *= times);
        }
        // Rows come last, so that they are exact: whoever is born in a place is so in both tables.
        for (row, target) in table.iter_mut().zip(rows) {
            let times = ratio(*target, exact::sum(row.iter().copied()));
            for cell in row.iter_mut() {
                *cell *= times;
            }
        }
    }
    None
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
