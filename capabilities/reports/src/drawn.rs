//! The cells that an analysis drew on, as few rectangles: whoever takes one of them back must find the analysis.

use std::collections::BTreeMap;

use kernel::Period;
use statistics::{Book, Choice, Sex};

/// Sums over countries are never chosen.
const AGGREGATE: &str = "aggregate";

/// A rectangle of cells; its ends belong to it.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub(crate) struct Patch {
    pub(crate) sheet: String,
    pub(crate) rows: (u32, u32),
    pub(crate) columns: (u32, u32),
}

/// The cells of a book in which the figures of a choice stand.
pub(crate) fn patches(choice: &Choice, book: &Book) -> Vec<Patch> {
    let sex = choice.sex.unwrap_or(Sex::Both);
    let among = |codes: &[String], code: &str| codes.is_empty() || codes.iter().any(|it| it == code);
    let mut cells: BTreeMap<(String, u32), Vec<u32>> = BTreeMap::new();
    for (number, series) in book.series.iter().enumerate() {
        let other = match (&choice.counterparts, &series.counterpart) {
            (None, None) => true,
            (Some(codes), Some(other)) => other.kind.word() != AGGREGATE && among(codes, &other.code),
            _ => false,
        };
        let meant = other
            && series.sex == sex
            && series.age.is_none()
            && series.detail.is_none()
            && series.area.kind.word() != AGGREGATE
            && choice.indicators.iter().any(|it| *it == *series.indicator)
            && among(&choice.areas, &series.area.code);
        if !meant {
            continue;
        }
        for figure in book.rows(number).filter_map(|row| book.figure(row)) {
            let Period::Year(year) = figure.period else { continue };
            if choice.years.is_empty() || choice.years.contains(&year) {
                let place = figure.place;
                cells.entry((place.sheet.to_string(), place.row)).or_default().push(place.column);
            }
        }
    }
    joined(cells)
}

/// Rows of cells as rectangles: neighbours in a row are one run, and equal runs below each other are one rectangle.
fn joined(cells: BTreeMap<(String, u32), Vec<u32>>) -> Vec<Patch> {
    let mut done: Vec<Patch> = Vec::new();
    let mut open: Vec<Patch> = Vec::new();
    for ((sheet, row), columns) in cells {
        let mut still = Vec::new();
        for columns in runs(columns) {
            let above =
                open.iter().position(|it| it.sheet == sheet && it.columns == columns && it.rows.1 + 1 == row);
            still.push(match above {
                Some(at) => {
                    let it = open.swap_remove(at);
                    Patch { rows: (it.rows.0, row), ..it }
                }
                None => Patch { sheet: sheet.clone(), rows: (row, row), columns },
            });
        }
        done.append(&mut open);
        open = still;
    }
    done.append(&mut open);
    done.sort();
    done
}

/// Numbers as runs without gaps.
fn runs(mut numbers: Vec<u32>) -> Vec<(u32, u32)> {
    numbers.sort_unstable();
    numbers.dedup();
    let mut runs: Vec<(u32, u32)> = Vec::new();
    for number in numbers {
        match runs.last_mut() {
            Some((_, last)) if *last + 1 == number => *last = number,
            _ => runs.push((number, number)),
        }
    }
    runs
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    #[test]
    fn a_table_is_one_rectangle_and_a_hole_in_it_stays_a_hole() {
        let row = |row: u32, columns: &[u32]| (("Table 1".to_owned(), row), columns.to_vec());
        let patch = |rows, columns| Patch { sheet: "Table 1".into(), rows, columns };
        let whole = [row(4, &[5, 6, 7]), row(5, &[7, 5, 6]), row(6, &[5, 6, 7])];
        assert_eq!(joined(whole.into()), [patch((4, 6), (5, 7))]);
        let hole = [row(4, &[5, 6, 7]), row(5, &[5, 7]), row(7, &[5, 6, 7])];
        assert_eq!(
            joined(hole.into()),
            [patch((4, 4), (5, 7)), patch((5, 5), (5, 5)), patch((5, 5), (7, 7)), patch((7, 7), (5, 7)),]
        );
    }

    proptest! {
        #[test]
        fn the_rectangles_hold_every_cell_once_and_no_other(
            cells in prop::collection::btree_set((0..12_u32, 0..8_u32), 0..60)
        ) {
            let mut rows: BTreeMap<(String, u32), Vec<u32>> = BTreeMap::new();
            for (row, column) in &cells {
                rows.entry((String::new(), *row)).or_default().push(*column);
            }
            let mut held: Vec<(u32, u32)> = joined(rows)
                .iter()
                .flat_map(|it| {
                    let columns = it.columns;
                    (it.rows.0..=it.rows.1).flat_map(move |row| {
                        (columns.0..=columns.1).map(move |column| (row, column))
                    })
                })
                .collect();
            held.sort_unstable();
            prop_assert_eq!(held, cells.into_iter().collect::<Vec<_>>());
        }
    }
}
