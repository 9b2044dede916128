//! Grouping: sums and counts by several columns at once.
//!
//! The codes of the keys are packed into one number a row, as digits of mixed radix. Where few
//! enough numbers are possible they index an array; otherwise they are looked up by hash. Either
//! way groups come out in the order of that number, so the result does not depend on which.

use std::{
    collections::HashMap,
    hash::{BuildHasherDefault, Hasher},
};

use crate::{
    Bits, Column, IntColumn, RealColumn, Table, TableError,
    column::NONE,
    digits::{self, Digits, u32_of},
};

mod dense;

/// What is computed for each group.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Measure<'a> {
    /// How many rows; the column is named `count`.
    Count,
    /// How many values of the column are there; named `count of` and the column.
    Present(&'a str),
    /// The sum of the values that are there, missing if none is; named as the column.
    Sum(&'a str),
}

impl Table {
    /// One row for each combination of the keys that occurs, with the measures.
    ///
    /// Keys are texts or whole numbers; rows whose key is missing form groups of their own. Groups
    /// are in the order in which texts first occurred, numbers rising, missing last.
    pub fn group_by(&self, keys: &[&str], measures: &[Measure<'_>]) -> Result<Self, TableError> {
        let columns = keys.iter().map(|name| self.column(name)).collect::<Result<Vec<_>, _>>()?;
        let digits = keys
            .iter()
            .zip(&columns)
            .map(|(name, column)| Digits::of(name, column))
            .collect::<Result<Vec<_>, _>>()?;
        if let Some(size) = dense::size(self.rows, &digits) {
            return dense::group_by(self, keys, &digits, size, measures);
        }
        let groups = Groups::of(self.rows, &digits);
        let mut out: Vec<(String, Column)> = Vec::with_capacity(keys.len() + measures.len());
        for (name, column) in keys.iter().zip(columns) {
            out.push(((*name).to_owned(), column.take(&groups.first)));
        }
        for measure in measures {
            out.push(match measure {
                Measure::Count => ("count".to_owned(), groups.count(None)),
                Measure::Present(name) => {
                    (format!("count of {name}"), groups.count(Some(valid(self.column(name)?).as_ref())))
                }
                Measure::Sum(name) => ((*name).to_owned(), groups.sum(name, self.column(name)?)?),
            });
        }
        let rows = groups.first.len();
        let mut table = Self::new(out)?;
        table.rows = rows;
        Ok(table)
    }
}

fn valid(column: &Column) -> std::borrow::Cow<'_, Bits> {
    use std::borrow::Cow;
    match column {
        Column::Text(it) => Cow::Owned(it.codes.iter().map(|code| *code != NONE).collect()),
        Column::Int(it) => Cow::Borrowed(&it.valid),
        Column::Real(it) => Cow::Borrowed(&it.valid),
    }
}

/// The group of each row, and the first row of each group.
struct Groups {
    of_row: Vec<u32>,
    first: Vec<u32>,
}

impl Groups {
    fn of(rows: usize, digits: &[Digits<'_>]) -> Self {
        if digits::size(digits).is_some() { Self::hashed(rows, digits) } else { Self::folded(rows, digits) }
    }

    fn hashed(rows: usize, digits: &[Digits<'_>]) -> Self {
        let mut found: HashMap<u64, u32, BuildHasherDefault<Mix>> = HashMap::default();
        let mut first: Vec<(u64, u32)> = Vec::new();
        let mut of_row = Vec::with_capacity(rows);
        digits::each(rows, digits, |row, key| {
            let group = *found.entry(key).or_insert_with(|| {
                first.push((key, row));
                u32_of(first.len() - 1)
            });
            of_row.push(group);
        });
        let mut order: Vec<u32> = (0..).take(first.len()).collect();
        order.sort_unstable_by_key(|group| first[*group as usize].0);
        let mut place = vec![0; order.len()];
        for (to, from) in (0..).zip(&order) {
            place[*from as usize] = to;
        }
        for group in &mut of_row {
            *group = place[*group as usize];
        }
        Self { of_row, first: order.iter().map(|group| first[*group as usize].1).collect() }
    }

    /// So many keys that their product passes 64 bits: the first ones are grouped, and their groups
    /// become a key of the next round. Groups and rows fit 32 bits, so two at a time always pack.
    fn folded(rows: usize, digits: &[Digits<'_>]) -> Self {
        let (last, before) = digits.split_last().expect("no keys have the product 1");
        let outer = Self::of(rows, before);
        let groups = IntColumn {
            values: outer.of_row.iter().map(|group| i64::from(*group)).collect(),
            valid: Bits::filled(rows, true),
        };
        let radix = outer.first.len() as u64 + 1;
        let outer = Digits::Near { column: &groups, least: 0, radix };
        let inner = match last {
            Digits::Text(column) => Digits::Text(column),
            Digits::Near { column, least, radix } => Digits::Near { column, least: *least, radix: *radix },
            Digits::Ranked { column, values } => Digits::Ranked { column, values: values.clone() },
        };
        Self::hashed(rows, &[outer, inner])
    }

    fn count(&self, valid: Option<&Bits>) -> Column {
        let mut counts = vec![0_i64; self.first.len()];
        for (row, group) in self.of_row.iter().enumerate() {
            counts[*group as usize] += i64::from(valid.is_none_or(|valid| valid.get(row)));
        }
        let valid = Bits::filled(counts.len(), true);
        Column::Int(IntColumn { values: counts, valid })
    }

    fn sum(&self, name: &str, column: &Column) -> Result<Column, TableError> {
        match column {
            Column::Text(_) => Err(TableError::Kind { name: name.to_owned(), expected: "number" }),
            Column::Int(it) => {
                let mut sums = vec![0_i128; self.first.len()];
                let seen = self.add_up(&it.valid, |row, group| sums[group] += i128::from(it.values[row]));
                let values = sums.into_iter().map(i64::try_from).collect::<Result<_, _>>();
                let values = values.map_err(|_| TableError::Overflow(name.to_owned()))?;
                Ok(Column::Int(IntColumn { values, valid: seen }))
            }
            Column::Real(it) => {
                let mut values = vec![0.0; self.first.len()];
                let valid = self.add_up(&it.valid, |row, group| values[group] += it.values[row]);
                Ok(Column::Real(RealColumn { values, valid }))
            }
        }
    }

    /// Calls for each row that has a value; says which groups had one.
    fn add_up(&self, valid: &Bits, mut add: impl FnMut(usize, usize)) -> Bits {
        let mut seen = vec![false; self.first.len()];
        let all = valid.all();
        for (row, group) in self.of_row.iter().enumerate() {
            if all || valid.get(row) {
                let group = *group as usize;
                seen[group] = true;
                add(row, group);
            }
        }
        seen.into_iter().collect()
    }
}

/// Spreads packed keys; they come from our own codes, so nobody can choose them to collide.
#[derive(Default)]
pub(crate) struct Mix(u64);

impl Hasher for Mix {
    fn finish(&self) -> u64 {
        // The product mixes upwards, and the map looks at both ends.
        self.0.rotate_left(26)
    }
    fn write(&mut self, bytes: &[u8]) {
        for byte in bytes {
            self.write_u64(u64::from(*byte));
        }
    }
    fn write_u32(&mut self, key: u32) {
        self.write_u64(u64::from(key));
    }
    fn write_u64(&mut self, key: u64) {
        self.0 = (self.0.rotate_left(5) ^ key).wrapping_mul(0x9E37_79B9_7F4A_7C15);
    }
}
