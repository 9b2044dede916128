//! Columns of codes: units, periods, regions, clusters.

use std::{cmp::Ordering, collections::HashMap};

use methods::effects::Effect;

use crate::{
    data::{Data, number},
    recipe::Columns,
};

/// A column of codes, or several that count together.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Key {
    /// Its name.
    pub name: String,
    /// What each code stands for; numbers rise, texts are in the order of their bytes.
    pub levels: Vec<String>,
    /// The code of each row.
    pub codes: Vec<u32>,
}

impl Key {
    /// The codes of some rows.
    pub(crate) fn of(columns: &Columns, data: &Data, rows: &[usize]) -> Self {
        let parts: Vec<&[String]> = columns.0.iter().filter_map(|name| data.column(name)).collect();
        let mut place: HashMap<Vec<&str>, u32> = HashMap::new();
        let mut tuples: Vec<Vec<&str>> = Vec::new();
        let mut codes = Vec::with_capacity(rows.len());
        for row in rows {
            let tuple: Vec<&str> = parts.iter().map(|column| column[*row].as_str()).collect();
            let next = u32::try_from(tuples.len()).expect("there are no more levels than rows of a file");
            let code = *place.entry(tuple.clone()).or_insert_with(|| {
                tuples.push(tuple);
                next
            });
            codes.push(code);
        }
        let numeric: Vec<bool> =
            (0..parts.len()).map(|part| tuples.iter().all(|tuple| number(tuple[part]).is_some())).collect();
        let mut order: Vec<usize> = (0..tuples.len()).collect();
        order.sort_by(|a, b| compare(&tuples[*a], &tuples[*b], &numeric));
        let mut rank = vec![0_u32; tuples.len()];
        for (new, old) in (0..).zip(&order) {
            rank[*old] = new;
        }
        for code in &mut codes {
            *code = rank[*code as usize];
        }
        Self {
            name: columns.to_string(),
            levels: order.iter().map(|at| tuples[*at].join(" / ")).collect(),
            codes,
        }
    }

    /// How many rows each level has.
    pub fn sizes(&self) -> Vec<usize> {
        let mut sizes = vec![0; self.levels.len()];
        self.codes.iter().for_each(|code| sizes[*code as usize] += 1);
        sizes
    }

    /// The levels that have rows.
    pub fn present(&self) -> usize {
        self.sizes().iter().filter(|size| **size > 0).count()
    }

    /// What the levels that have rows are called.
    pub fn levels_present(&self) -> impl Iterator<Item = &String> {
        self.levels.iter().zip(self.sizes()).filter(|(_, size)| *size > 0).map(|(level, _)| level)
    }

    /// The level of a row.
    pub fn level(&self, row: usize) -> &str {
        &self.levels[self.codes[row] as usize]
    }

    /// As the arithmetic takes it.
    pub fn effect(&self) -> Effect {
        Effect::of(self.codes.iter().copied())
    }

    /// The codes of some rows; levels keep their codes.
    pub(crate) fn only(&self, keep: &[bool]) -> Self {
        let codes = self.codes.iter().zip(keep).filter(|(_, keep)| **keep).map(|(code, _)| *code).collect();
        Self { name: self.name.clone(), levels: self.levels.clone(), codes }
    }
}

fn compare(a: &[&str], b: &[&str], numeric: &[bool]) -> Ordering {
    let parts = a.iter().zip(b).zip(numeric).map(|((a, b), numeric)| match (numeric, number(a), number(b)) {
        (true, Some(x), Some(y)) => x.total_cmp(&y).then(a.cmp(b)),
        _ => a.cmp(b),
    });
    parts.fold(Ordering::Equal, Ordering::then)
}
