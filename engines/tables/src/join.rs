//! Joining two tables on equal keys.

use std::{collections::HashMap, hash::BuildHasherDefault};

use crate::{Column, Table, TableError, column::NONE, group::Mix};

/// What becomes of a row of the left table that has no match.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum JoinKind {
    /// It is left out.
    Inner,
    /// It is kept, with the right columns missing.
    Left,
}

impl Table {
    /// Every row with each matching row of `right`; `on` names pairs of columns, left and right.
    ///
    /// Keys are texts or whole numbers of the same kind on both sides. A missing key matches
    /// nothing, not even another missing one. The right keys are left out of the result; other
    /// columns whose name both tables have are refused.
    pub fn join(&self, right: &Self, on: &[(&str, &str)], kind: JoinKind) -> Result<Self, TableError> {
        let mut left_keys = vec![Some(0_u32); self.rows];
        let mut right_keys = vec![Some(0_u32); right.rows];
        for (left_name, right_name) in on {
            let (left, right) =
                paired(left_name, self.column(left_name)?, right_name, right.column(right_name)?)?;
            combine(&mut left_keys, &left, &mut right_keys, &right);
        }
        // Rows of the right table with the same key form a chain, found by the first.
        let mut first: HashMap<u32, u32, BuildHasherDefault<Mix>> = HashMap::default();
        let mut next = vec![NONE; right.rows];
        for (row, key) in right_keys.iter().enumerate().rev() {
            if let Some(key) = key {
                let row32 = u32::try_from(row).expect("a table has at most u32::MAX rows");
                if let Some(later) = first.insert(*key, row32) {
                    next[row] = later;
                }
            }
        }
        let (mut left_rows, mut right_rows) = (Vec::new(), Vec::new());
        for (row, key) in (0..).zip(&left_keys) {
            let mut match_row = key.and_then(|key| first.get(&key).copied()).unwrap_or(NONE);
            if match_row == NONE && kind == JoinKind::Left {
                left_rows.push(row);
                right_rows.push(NONE);
            }
            while match_row != NONE {
                left_rows.push(row);
                right_rows.push(match_row);
                match_row = next[match_row as usize];
            }
            if left_rows.len() >= NONE as usize {
                return Err(TableError::TooManyRows);
            }
        }
        let mut columns = self.take(&left_rows).columns;
        for (name, column) in &right.columns {
            if !on.iter().any(|(_, key)| key == name) {
                columns.push((name.clone(), column.take(&right_rows)));
            }
        }
        Self::new(columns)
    }
}

/// The keys of both sides as codes of one dictionary: equal codes are equal values.
type Codes = Vec<Option<u32>>;

fn paired(
    left_name: &str,
    left: &Column,
    right_name: &str,
    right: &Column,
) -> Result<(Codes, Codes), TableError> {
    match (left, right) {
        (Column::Text(left), Column::Text(right)) => {
            let same: Vec<Option<u32>> = (0..)
                .take(right.dictionary.len())
                .map(|code| left.dictionary.code(right.dictionary.text(code)?))
                .collect();
            let there = |code: &u32| (*code != NONE).then_some(*code);
            let of_right = |code: &u32| same.get(*code as usize).copied().flatten();
            Ok((left.codes.iter().map(there).collect(), right.codes.iter().map(of_right).collect()))
        }
        (Column::Int(left), Column::Int(right)) => {
            let mut codes: HashMap<i64, u32> = HashMap::new();
            let mut of_left = Vec::with_capacity(left.values.len());
            for row in 0..left.values.len() {
                let fresh = u32::try_from(codes.len()).expect("no more values than rows");
                of_left.push(left.get(row).map(|value| *codes.entry(value).or_insert(fresh)));
            }
            let of_right = (0..right.values.len()).map(|row| codes.get(&right.get(row)?).copied());
            Ok((of_left, of_right.collect()))
        }
        (Column::Text(_) | Column::Int(_), _) => {
            Err(TableError::Kind { name: right_name.to_owned(), expected: "key" })
        }
        (Column::Real(_), _) => Err(TableError::Kind { name: left_name.to_owned(), expected: "key" }),
    }
}

/// Makes one key of the keys so far and one more, numbered anew so that it stays within 32 bits.
fn combine(left: &mut Codes, left_more: &Codes, right: &mut Codes, right_more: &Codes) {
    let mut numbers: HashMap<u64, u32, BuildHasherDefault<Mix>> = HashMap::default();
    let pack = |a: Option<u32>, b: Option<u32>| Some((u64::from(a?) << 32) | u64::from(b?));
    for (key, more) in left.iter_mut().zip(left_more) {
        let fresh = u32::try_from(numbers.len()).expect("no more keys than rows");
        *key = pack(*key, *more).map(|packed| *numbers.entry(packed).or_insert(fresh));
    }
    for (key, more) in right.iter_mut().zip(right_more) {
        *key = pack(*key, *more).and_then(|packed| numbers.get(&packed).copied());
    }
}
