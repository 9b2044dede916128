//! Sums over a whole file, by which a person sees at once whether it was read right.

use std::collections::BTreeMap;

use serde::Serialize;
use sources::{AreaKind, Figures, Series, Sex};

use crate::Book;

/// What is measured in these units can be added over countries; a share or an index cannot.
const ADDITIVE: [&str; 6] =
    ["persons", "thousand-persons", "million-usd", "current-usd", "households", "incidents"];

/// A sum over all countries and remainders.
#[derive(Clone, Debug, PartialEq, Serialize)]
pub struct Total {
    /// What was added.
    pub indicator: String,
    /// In what.
    pub unit: String,
    /// When.
    pub period: String,
    /// The sum, of both sexes and all ages; sums of the publisher are not in it.
    pub sum: f64,
    /// How many numbers it is made of.
    pub of: usize,
}

/// Whether the figures of a series are added: everybody, countries and remainders, in a unit that can be.
fn is_added(it: &Series) -> bool {
    let part = it.area.kind != AreaKind::Aggregate
        && it.counterpart.as_ref().is_none_or(|it| it.kind != AreaKind::Aggregate);
    part && it.sex == Sex::Both && it.age.is_none() && ADDITIVE.contains(&it.unit.as_ref())
}

/// The same sums of an edition that was stored.
pub(crate) fn totals_of(book: &Book) -> Vec<Total> {
    let (Ok(periods), Ok(values)) = (book.table.text("period"), book.table.real("value")) else {
        return Vec::new();
    };
    let mut sums: BTreeMap<(&str, &str, kernel::Period), (f64, usize)> = BTreeMap::new();
    for (number, series) in book.series.iter().enumerate().filter(|(_, it)| is_added(it)) {
        for row in book.rows(number) {
            let period = periods.get(row).and_then(|it| it.parse().ok());
            let Some((period, value)) = period.zip(values.get(row)) else { continue };
            let (sum, count) = sums.entry((&series.indicator, &series.unit, period)).or_default();
            *sum += value;
            *count += 1;
        }
    }
    told(sums)
}

fn told(sums: BTreeMap<(&str, &str, kernel::Period), (f64, usize)>) -> Vec<Total> {
    let total = |((indicator, unit, period), (sum, of)): ((&str, &str, kernel::Period), (f64, usize))| {
        Total { indicator: indicator.to_owned(), unit: unit.to_owned(), period: period.to_string(), sum, of }
    };
    sums.into_iter().map(total).collect()
}

/// The sums of everything that can be added, ordered by indicator and period.
pub(crate) fn totals(figures: &Figures) -> Vec<Total> {
    let added: Vec<bool> = figures.series.iter().map(is_added).collect();
    let mut sums: BTreeMap<(&str, &str, kernel::Period), (f64, usize)> = BTreeMap::new();
    for it in &figures.observations {
        let Some(value) = it.value.filter(|_| added.get(it.series as usize) == Some(&true)) else { continue };
        let series = figures.series_of(it);
        let (sum, count) = sums.entry((&series.indicator, &series.unit, it.period)).or_default();
        *sum += value;
        *count += 1;
    }
    told(sums)
}
