//! How far readers agree on categories, beyond what chance would give.

use std::collections::BTreeMap;

use crate::{errors::real, exact};

/// Cohen's kappa of two readers.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Kappa {
    /// (observed - expected) / (1 - expected), at most 1.
    pub value: f64,
    /// Its standard error in large samples (Fleiss, Cohen and Everitt 1969).
    pub se: f64,
    /// Its standard error if there were no agreement but by chance: what a test uses.
    pub se_by_chance: f64,
    /// The share on which they agree.
    pub observed: f64,
    /// The share on which chance would make them agree.
    pub expected: f64,
    /// Units that both have read.
    pub n: f64,
}

/// Kappa of a square table: a row for each category of the first reader, a column for each of the second (Cohen 1960).
///
/// None for a table that is not square, holds a negative number or nothing, or in which both use one category alone.
pub fn cohen(table: &[Vec<f64>]) -> Option<Kappa> {
    let k = table.len();
    let n = exact::sum(table.iter().flatten().copied());
    let good = |row: &Vec<f64>| row.len() == k && row.iter().all(|cell| *cell >= 0.0 && cell.is_finite());
    if !table.iter().all(good) || n <= 0.0 {
        return None;
    }
    let share = |row: usize, column: usize| table[row][column] / n;
    let of_row: Vec<f64> = (0..k).map(|row| exact::sum((0..k).map(|column| share(row, column)))).collect();
    let of_column: Vec<f64> = (0..k).map(|column| exact::sum((0..k).map(|row| share(row, column)))).collect();
    let observed = exact::sum((0..k).map(|at| share(at, at)));
    let expected = exact::dot(&of_row, &of_column);
    if 1.0 - expected < 1e-12 {
        return None;
    }
    let (miss, chance_miss) = (1.0 - observed, 1.0 - expected);
    let value = 1.0 - miss / chance_miss;
    let agreed = exact::sum(
        (0..k).map(|at| share(at, at) * (1.0 - (of_row[at] + of_column[at]) * (1.0 - value)).powi(2)),
    );
    let pairs =
        (0..k).flat_map(|row| (0..k).map(move |column| (row, column))).filter(|(row, column)| row != column);
    let apart = (1.0 - value).powi(2)
        * exact::sum(
            pairs.map(|(row, column)| share(row, column) * (of_column[row] + of_row[column]).powi(2)),
        );
    let rest = (value - expected * (1.0 - value)).powi(2);
    let crossed = exact::sum((0..k).map(|at| of_row[at] * of_column[at] * (of_row[at] + of_column[at])));
    Some(Kappa {
        value,
        se: ((agreed + apart - rest).max(0.0) / n).sqrt() / chance_miss,
        se_by_chance: ((expected + expected * expected - crossed).max(0.0) / n).sqrt() / chance_miss,
        observed,
        expected,
        n,
    })
}

/// Krippendorff's alpha for names (2011): any number of readers, units that some have not read.
///
/// A row for each reader, a value or nothing for each unit. None where no unit has two readers, or all say the same one
/// thing, so that there is nothing to agree on.
pub fn krippendorff<T: Ord>(readers: &[Vec<Option<T>>]) -> Option<f64> {
    let units = readers.iter().map(Vec::len).max()?;
    let mut totals: BTreeMap<&T, f64> = BTreeMap::new();
    let mut agreed = exact::Sum::default();
    for unit in 0..units {
        let mut counts: BTreeMap<&T, usize> = BTreeMap::new();
        readers
            .iter()
            .filter_map(|row| row.get(unit)?.as_ref())
            .for_each(|value| *counts.entry(value).or_default() += 1);
        let read: usize = counts.values().sum();
        if read < 2 {
            continue;
        }
        for (value, count) in counts {
            agreed.add(real(count * (count - 1)) / real(read - 1));
            *totals.entry(value).or_default() += real(count);
        }
    }
    let n = exact::sum(totals.values().copied());
    let expected = exact::sum(totals.values().map(|total| total * (total - 1.0)));
    let most = n * (n - 1.0);
    (n >= 2.0 && most - expected > 0.5).then(|| 1.0 - (n - 1.0) * (n - agreed.value()) / (most - expected))
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    #[test]
    fn two_readers_have_the_reference_kappa() {
        let kappa = cohen(&[vec![20.0, 5.0], vec![10.0, 15.0]]).unwrap();
        assert!((kappa.value - 0.4).abs() < 1e-15);
        assert!((kappa.se - 0.126_996_062_931).abs() < 5e-13, "{}", kappa.se);
        assert!((kappa.observed - 0.7).abs() < 1e-15 && (kappa.expected - 0.5).abs() < 1e-15);
    }

    #[test]
    fn full_agreement_is_one_and_one_category_says_nothing() {
        let kappa = cohen(&[vec![4.0, 0.0], vec![0.0, 6.0]]).unwrap();
        assert!((kappa.value - 1.0).abs() < 1e-15 && kappa.se < 1e-12);
        assert_eq!(cohen(&[vec![4.0, 0.0], vec![0.0, 0.0]]), None);
        assert_eq!(cohen(&[vec![4.0, 1.0]]), None);
    }

    #[test]
    fn four_readers_with_gaps_have_the_published_alpha() {
        // The example of Krippendorff (2011), section C: 0.743 for names.
        let row = |text: &str| text.bytes().map(|it| (it != b'.').then_some(it)).collect::<Vec<_>>();
        let readers = ["12332141 2...", "1233224125.3", ".333234 2251.", "123324412 51."]
            .map(|it| row(&it.replace(' ', "")));
        let alpha = krippendorff(&readers).unwrap();
        assert!((alpha - 0.743).abs() < 5e-4, "{alpha}");
        assert_eq!(krippendorff(&[row("11"), row("11")]), None);
    }

    proptest! {
        #[test]
        fn which_reader_comes_first_does_not_matter(cells in prop::collection::vec(1.0_f64..50.0, 9)) {
            let table: Vec<Vec<f64>> = cells.chunks(3).map(<[f64]>::to_vec).collect();
            let turned: Vec<Vec<f64>> = (0..3).map(|at| table.iter().map(|row| row[at]).collect()).collect();
            let (one, other) = (cohen(&table).unwrap(), cohen(&turned).unwrap());
            prop_assert!((one.value - other.value).abs() < 1e-12 && (one.se - other.se).abs() < 1e-12);
            prop_assert!(one.value <= 1.0 && one.se.is_finite());
        }
    }
}
