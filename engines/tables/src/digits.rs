//! Keys as digits: each row's keys become one number of mixed radix.

use std::{ops::Range, sync::Arc};

use crate::{Column, IntBuilder, IntColumn, TableError, TextColumn, column::NONE};

/// Rows are packed in blocks that stay in the processor's nearest memory.
const BLOCK: usize = 2048;

/// One key as a digit for each row, and how many digits there are.
pub(crate) enum Digits<'a> {
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
    pub(crate) fn of(name: &str, column: &'a Column) -> Result<Self, TableError> {
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
    pub(crate) fn radix(&self) -> u64 {
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

    /// The column whose rows have the given digits.
    pub(crate) fn column(&self, digits: impl Iterator<Item = u32>) -> Column {
        match self {
            Self::Text(column) => {
                let missing = u32::try_from(column.dictionary.len()).unwrap_or(NONE);
                let codes = digits.map(|digit| if digit == missing { NONE } else { digit }).collect();
                Column::Text(TextColumn { codes, dictionary: Arc::clone(&column.dictionary) })
            }
            Self::Near { least, radix, .. } => {
                let missing = *radix - 1;
                let there = |digit: u32| (u64::from(digit) < missing).then(|| least + i64::from(digit));
                digits.map(there).collect::<IntBuilder>().finish()
            }
            Self::Ranked { values, .. } => {
                digits.map(|digit| values.get(digit as usize).copied()).collect::<IntBuilder>().finish()
            }
        }
    }

    /// As [`Digits::add`], where all keys together fit 32 bits: half the memory, twice the speed.
    fn add_narrow(&self, start: usize, weight: u32, slots: &mut [u32]) {
        let missing = u32::try_from(self.radix() - 1).expect("all keys together fit 32 bits");
        match self {
            Self::Text(column) => {
                for (slot, code) in slots.iter_mut().zip(&column.codes[start..]) {
                    *slot += weight * (*code).min(missing);
                }
            }
            Self::Near { column, least, .. } if column.valid.all_between(start, start + slots.len()) => {
                for (slot, value) in slots.iter_mut().zip(&column.values[start..]) {
                    // The spread of near numbers is small, so nothing is cut off.
                    #[expect(
                        clippy::cast_possible_truncation,
                        clippy::cast_sign_loss,
                        reason = "a digit is below the radix, which fits"
                    )]
                    let digit = value.wrapping_sub(*least) as u32;
                    *slot += weight * digit;
                }
            }
            Self::Near { .. } | Self::Ranked { .. } => {
                let mut wide = vec![0; slots.len()];
                self.add(start, 1, &mut wide);
                for (slot, digit) in slots.iter_mut().zip(wide) {
                    *slot += weight * u32::try_from(digit).unwrap_or(missing);
                }
            }
        }
    }
}

/// How many numbers the keys can make together; nothing where 64 bits do not hold it.
pub(crate) fn size(digits: &[Digits<'_>]) -> Option<u64> {
    digits.iter().try_fold(1_u64, |size, digit| size.checked_mul(digit.radix()))
}

/// Calls with each row and its packed key, in order.
pub(crate) fn each(rows: usize, digits: &[Digits<'_>], mut visit: impl FnMut(u32, u64)) {
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

/// Calls with the packed keys of each block of the rows, and where the block starts; the keys fit 32 bits.
pub(crate) fn each_block(rows: Range<usize>, digits: &[Digits<'_>], mut visit: impl FnMut(usize, &[u32])) {
    let mut slots = [0_u32; BLOCK];
    let mut start = rows.start;
    while start < rows.end {
        let block = &mut slots[..BLOCK.min(rows.end - start)];
        block.fill(0);
        let mut weight = 1_u64;
        for digit in digits.iter().rev() {
            digit.add_narrow(start, u32::try_from(weight).unwrap_or(0), block);
            weight *= digit.radix();
        }
        visit(start, block);
        start += block.len();
    }
}

pub(crate) fn u32_of(row: usize) -> u32 {
    u32::try_from(row).expect("a table has at most u32::MAX rows")
}
