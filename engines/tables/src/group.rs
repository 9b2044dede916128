//! Grouping: sums and counts by several columns at once.
//!
//! The codes of the keys are packed into one number a row, as digits of mixed radix. Where few
//! enough numbers are possible they index an array; otherwise they are looked up by hash. Either
//! way groups come out in the order of that number, so the result does not depend on which.

use std::{
    collections::HashMap,
    hash::{BuildHasherDefault, Hasher},
};

use crate::{Bits, Column, IntColumn, RealColumn, Table, TableError, TextColumn, column::NONE};

/// Rows are packed in blocks that stay in the processor's nearest memory.
const BLOCK: usize = 2048;
/// Most groups that are indexed by an array: 32 MB for a slot of eight bytes.
const DENSE: u64 = 1 << 22;

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

/// One key as a digit for each row, and how many digits there are.
enum Digits<'a> {
    Text(&'a TextColumn),
    /// Numbers that lie close together, counted from the least.
    Near {
        column: &'a IntColumn,
        least: i64,
        radix: u64,
    },
    /// Numbers far apart, by their rank.
    Ranked {
        column: &'a IntColumn,
        values: Vec<i64>,
    },
}

impl<'a> Digits<'a> {
    fn of(name: &str, column: &'a Column) -> Result<Self, TableError> {
        match column {
            Column::Text(column) => Ok(Self::Text(column)),
            Column::Int(column) => Ok(Self::of_ints(column)),
            Column::Real(_) => Err(TableError::Kind { name: name.to_owned(), expected: "key" }),
        }
    }

    fn of_ints(column: &'a IntColumn) -> Self {
        let there = || (0..column.values.len()).filter_map(|row| column.get(row));
        let (Some(least), Some(most)) = (there().min(), there().max()) else {
            return Self::Near { column, least: 0, radix: 1 };
        };
        let spread = most.abs_diff(least);
        if spread < 1 << 20 {
            return Self::Near { column, least, radix: spread + 2 };
        }
        let mut values: Vec<i64> = there().collect();
        values.sort_unstable();
        values.dedup();
        Self::Ranked { column, values }
    }

    /// One more than the largest digit; the largest stands for missing.
    fn radix(&self) -> u64 {
        match self {
            Self::Text(column) => column.dictionary.len() as u64 + 1,
            Self::Near { radix, .. } => *radix,
            Self::Ranked { values, .. } => values.len() as u64 + 1,
        }
    }

    /// Adds the digits of a block of rows, times the weight of their place.
    fn add(&self, start: usize, weight: u64, slots: &mut [u64]) {
        let missing = self.radix() - 1;
        match self {
            Self::Text(column) => {
                for (slot, code) in slots.iter_mut().zip(&column.codes[start..]) {
                    *slot += weight * u64::from(*code).min(missing);
                }
            }
            Self::Near { column, least, .. } => {
                for (row, slot) in (start..).zip(slots.iter_mut()) {
                    let digit =
                        if column.valid.get(row) { column.values[row].abs_diff(*least) } else { missing };
                    *slot += weight * digit;
                }
            }
            Self::Ranked { column, values } => {
                for (row, slot) in (start..).zip(slots.iter_mut()) {
                    let digit = column
                        .get(row)
                        .map_or(missing, |value| values.partition_point(|it| *it < value) as u64);
                    *slot += weight * digit;
                }
            }
        }
    }
}

/// The group of each row, and the first row of each group.
struct Groups {
    of_row: Vec<u32>,
    first: Vec<u32>,
}

impl Groups {
    fn of(rows: usize, digits: &[Digits<'_>]) -> Self {
        let size = digits.iter().try_fold(1_u64, |size, digit| size.checked_mul(digit.radix()));
        match size {
            Some(size) if size <= DENSE => Self::dense(rows, digits, size),
            Some(_) => Self::hashed(rows, digits),
            None => Self::folded(rows, digits),
        }
    }

    /// Calls with each row and its packed key, in order.
    fn each(rows: usize, digits: &[Digits<'_>], mut visit: impl FnMut(u32, u64)) {
        let mut slots = [0_u64; BLOCK];
        let mut start = 0;
        while start < rows {
            let block = &mut slots[..BLOCK.min(rows - start)];
            block.fill(0);
            let mut weight = 1;
            for digit in digits.iter().rev() {
                digit.add(start, weight, block);
                weight *= digit.radix();
            }
            for (row, slot) in (u32_of(start)..).zip(block.iter()) {
                visit(row, *slot);
            }
            start += block.len();
        }
    }

    fn dense(rows: usize, digits: &[Digits<'_>], size: u64) -> Self {
        let size = usize::try_from(size).expect("DENSE fits");
        let mut first_of_slot = vec![NONE; size];
        let mut of_row = Vec::with_capacity(rows);
        Self::each(rows, digits, |row, slot| {
            let slot = usize::try_from(slot).expect("a slot is below DENSE");
            if first_of_slot[slot] == NONE {
                first_of_slot[slot] = row;
            }
            of_row.push(u32_of(slot));
        });
        let mut first = Vec::new();
        for slot in &mut first_of_slot {
            if *slot != NONE {
                let group = u32_of(first.len());
                first.push(*slot);
                *slot = group;
            }
        }
        if first.len() < size {
            for slot in &mut of_row {
                *slot = first_of_slot[*slot as usize];
            }
        }
        Self { of_row, first }
    }

    fn hashed(rows: usize, digits: &[Digits<'_>]) -> Self {
        let mut found: HashMap<u64, u32, BuildHasherDefault<Mix>> = HashMap::default();
        let mut first: Vec<(u64, u32)> = Vec::new();
        let mut of_row = Vec::with_capacity(rows);
        Self::each(rows, digits, |row, key| {
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

fn u32_of(row: usize) -> u32 {
    u32::try_from(row).expect("a table has at most u32::MAX rows")
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
