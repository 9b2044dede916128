//! Joining two tables on equal keys.

use std::{collections::HashMap, hash::BuildHasherDefault, ops::Range};

use crate::{Column, IntColumn, Table, TableError, column::NONE, digits::u32_of, group::Mix};

/// Rows are looked up in blocks that stay in the processor's nearest memory.
const BLOCK: usize = 2048;
/// The key of a row in which one is missing, or which the other table has nowhere; no packed key is as large.
const NO_KEY: u64 = u64::MAX;
/// Arrays of so many places are always worth it: 16 MB.
const FEW: u64 = 1 << 22;
/// With fewer rows than this no second thread is worth its start.
const MANY_ROWS: usize = 1 << 17;

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
    /// nothing, not even another missing one. `bring` names the columns of `right` that the result
    /// has, and how it calls them; a name that the left table has already is refused. Rows are in
    /// the order of the left table, and those of one row in the order of the right.
    pub fn join(
        &self,
        right: &Self,
        on: &[(&str, &str)],
        bring: &[(&str, &str)],
        kind: JoinKind,
    ) -> Result<Self, TableError> {
        let keys = on.iter().map(|(left_name, right_name)| {
            Key::of(left_name, self.column(left_name)?, right_name, right.column(right_name)?)
        });
        let keys = packable(keys.collect::<Result<_, _>>()?, self.rows, right.rows);
        let brought = bring.iter().map(|(name, called)| Ok(((*called).to_owned(), right.column(name)?)));
        let brought = brought.collect::<Result<Vec<_>, TableError>>()?;
        let index = Index::of(&keys, self.rows, right.rows);
        let (left_rows, right_rows) = index.matches(&keys, self.rows, kind)?;
        let all = left_rows.len() == self.rows && (0..).zip(&left_rows).all(|(at, row)| at == *row);
        let take = |it: Taken<'_>| match it {
            (name, column, Side::Left) if all => (name, column.clone()),
            (name, column, Side::Left) => (name, column.take(&left_rows)),
            (name, column, Side::Right) => (name, column.take(&right_rows)),
        };
        let ours = self.columns.iter().map(|(name, column)| (name.clone(), column, Side::Left));
        let wanted: Vec<Taken<'_>> =
            ours.chain(brought.into_iter().map(|(name, column)| (name, column, Side::Right))).collect();
        let mut joined = Self::new(taken(wanted, left_rows.len(), take))?;
        joined.rows = left_rows.len();
        Ok(joined)
    }
}

enum Side {
    Left,
    Right,
}

/// The name of a column of the result, and where it comes from.
type Taken<'a> = (String, &'a Column, Side);

/// Takes the columns, half of them on another thread where there are many rows.
fn taken<'a>(
    mut wanted: Vec<Taken<'a>>,
    rows: usize,
    take: impl Fn(Taken<'a>) -> (String, Column) + Sync,
) -> Vec<(String, Column)> {
    if rows < MANY_ROWS {
        return wanted.into_iter().map(take).collect();
    }
    let rest = wanted.split_off(wanted.len() / 2);
    std::thread::scope(|scope| {
        let rest = scope.spawn(|| rest.into_iter().map(&take).collect::<Vec<_>>());
        let mut columns: Vec<_> = wanted.into_iter().map(&take).collect();
        columns.extend(rest.join().expect("taking rows does not panic"));
        columns
    })
}

/// One pair of key columns, as digits that are equal where the values are.
enum Key<'a> {
    /// Codes, those of the right side in the dictionary of the left.
    Codes { left: std::borrow::Cow<'a, [u32]>, right: Vec<u32>, radix: u64 },
    /// Numbers that lie close together on the left, counted from the least.
    Near { left: &'a IntColumn, right: &'a IntColumn, least: i64, radix: u64 },
    /// Numbers far apart, by their rank on the left.
    Ranked { left: &'a IntColumn, right: &'a IntColumn, values: Vec<i64> },
}

impl<'a> Key<'a> {
    fn of(
        left_name: &str,
        left: &'a Column,
        right_name: &str,
        right: &'a Column,
    ) -> Result<Self, TableError> {
        match (left, right) {
            (Column::Text(left), Column::Text(right)) => {
                let same: Vec<u32> = (0..)
                    .take(right.dictionary.len())
                    .map(|code| {
                        right.dictionary.text(code).and_then(|it| left.dictionary.code(it)).unwrap_or(NONE)
                    })
                    .collect();
                let of_right = |code: &u32| same.get(*code as usize).copied().unwrap_or(NONE);
                let radix = left.dictionary.len() as u64 + 1;
                let right = right.codes.iter().map(of_right).collect();
                Ok(Self::Codes { left: (&left.codes).into(), right, radix })
            }
            (Column::Int(left), Column::Int(right)) => Ok(Self::of_ints(left, right)),
            (Column::Text(_) | Column::Int(_), _) => {
                Err(TableError::Kind { name: right_name.to_owned(), expected: "key" })
            }
            (Column::Real(_), _) => Err(TableError::Kind { name: left_name.to_owned(), expected: "key" }),
        }
    }

    fn of_ints(left: &'a IntColumn, right: &'a IntColumn) -> Self {
        let there = || (0..left.values.len()).filter_map(|row| left.get(row));
        let (least, most) = (there().min().unwrap_or(0), there().max().unwrap_or(0));
        let spread = most.abs_diff(least);
        if spread < 1 << 20 {
            return Self::Near { left, right, least, radix: spread + 1 };
        }
        let mut values: Vec<i64> = there().collect();
        values.sort_unstable();
        values.dedup();
        Self::Ranked { left, right, values }
    }

    fn radix(&self) -> u64 {
        match self {
            Self::Codes { radix, .. } | Self::Near { radix, .. } => *radix,
            Self::Ranked { values, .. } => values.len() as u64 + 1,
        }
    }

    /// Makes the keys of a block of rows longer by this one.
    fn add(&self, side: &Side, start: usize, keys: &mut [u64]) {
        let radix = self.radix();
        let put = |key: &mut u64, digit: u64| {
            *key = if *key == NO_KEY || digit >= radix { NO_KEY } else { *key * radix + digit };
        };
        match self {
            Self::Codes { left, right, .. } => {
                let codes = match side {
                    Side::Left => left.as_ref(),
                    Side::Right => right,
                };
                keys.iter_mut().zip(&codes[start..]).for_each(|(key, code)| put(key, u64::from(*code)));
            }
            Self::Near { left, right, least, .. } => {
                let column = if matches!(side, Side::Left) { left } else { right };
                let full = column.valid.all_between(start, start + keys.len());
                for (row, key) in (start..).zip(keys) {
                    let value = column.values[row];
                    let there = value >= *least && (full || column.valid.get(row));
                    put(key, if there { value.abs_diff(*least) } else { NO_KEY });
                }
            }
            Self::Ranked { left, right, values } => {
                let column = if matches!(side, Side::Left) { left } else { right };
                for (row, key) in (start..).zip(keys) {
                    let rank = column.get(row).and_then(|value| values.binary_search(&value).ok());
                    put(key, rank.map_or(NO_KEY, |rank| rank as u64));
                }
            }
        }
    }
}

/// As many keys as one number holds: more are numbered anew, two at a time.
fn packable(mut keys: Vec<Key<'_>>, left_rows: usize, right_rows: usize) -> Vec<Key<'_>> {
    while size(&keys).is_none() {
        let rest = keys.split_off(2);
        let mut numbers: HashMap<u64, u32, BuildHasherDefault<Mix>> = HashMap::default();
        let mut left = Vec::with_capacity(left_rows);
        each(&keys, &Side::Left, 0..left_rows, |_, key| {
            let fresh = u32_of(numbers.len());
            left.push(if key == NO_KEY { NONE } else { *numbers.entry(key).or_insert(fresh) });
        });
        let mut right = Vec::with_capacity(right_rows);
        each(&keys, &Side::Right, 0..right_rows, |_, key| {
            right.push(numbers.get(&key).copied().unwrap_or(NONE));
        });
        let radix = numbers.len() as u64 + 1;
        keys = vec![Key::Codes { left: left.into(), right, radix }];
        keys.extend(rest);
    }
    keys
}

fn size(keys: &[Key<'_>]) -> Option<u64> {
    keys.iter().try_fold(1_u64, |size, key| size.checked_mul(key.radix()))
}

/// Calls with each row and its packed key, in order.
fn each(keys: &[Key<'_>], side: &Side, rows: Range<usize>, mut visit: impl FnMut(u32, u64)) {
    let mut packed = [0_u64; BLOCK];
    let mut start = rows.start;
    while start < rows.end {
        let block = &mut packed[..BLOCK.min(rows.end - start)];
        block.fill(0);
        for key in keys {
            key.add(side, start, block);
        }
        for (row, key) in (u32_of(start)..).zip(block.iter()) {
            visit(row, *key);
        }
        start += block.len();
    }
}

/// Where the rows of the right table are, by their key.
struct Index {
    first: First,
    /// The next row with the same key; empty where no two rows have the same.
    next: Vec<u32>,
}

enum First {
    Array(Vec<u32>),
    Hash(HashMap<u64, u32, BuildHasherDefault<Mix>>),
}

impl Index {
    fn of(keys: &[Key<'_>], left_rows: usize, right_rows: usize) -> Self {
        let size = size(keys).expect("the keys have been made to fit");
        let most = FEW.max(2 * left_rows.max(right_rows) as u64);
        let mut first = match usize::try_from(size) {
            Ok(places) if size <= most => First::Array(vec![NONE; places]),
            _ => First::Hash(HashMap::default()),
        };
        let mut next = Vec::new();
        // The last row with a key is found first; the chains are turned round below.
        each(keys, &Side::Right, 0..right_rows, |row, key| {
            if key == NO_KEY {
                return;
            }
            let before = match &mut first {
                First::Array(places) => {
                    let place = usize::try_from(key).expect("a key is below the size of the array");
                    std::mem::replace(&mut places[place], row)
                }
                First::Hash(places) => places.insert(key, row).unwrap_or(NONE),
            };
            if before != NONE {
                if next.is_empty() {
                    next = vec![NONE; right_rows];
                }
                next[row as usize] = before;
            }
        });
        Self { first, next }
    }

    /// The rows of both tables that belong together.
    fn matches(
        &self,
        keys: &[Key<'_>],
        left_rows: usize,
        kind: JoinKind,
    ) -> Result<(Vec<u32>, Vec<u32>), TableError> {
        if left_rows < MANY_ROWS {
            return self.matches_of(keys, 0..left_rows, kind);
        }
        let half = left_rows / 2;
        let (first, second) = std::thread::scope(|scope| {
            let second = scope.spawn(|| self.matches_of(keys, half..left_rows, kind));
            (self.matches_of(keys, 0..half, kind), second.join().expect("looking up does not panic"))
        });
        let ((mut left, mut right), (more_left, more_right)) = (first?, second?);
        if left.len() + more_left.len() >= NONE as usize {
            return Err(TableError::TooManyRows);
        }
        left.extend(more_left);
        right.extend(more_right);
        Ok((left, right))
    }

    fn matches_of(
        &self,
        keys: &[Key<'_>],
        rows: Range<usize>,
        kind: JoinKind,
    ) -> Result<(Vec<u32>, Vec<u32>), TableError> {
        let (mut left_rows, mut right_rows) =
            (Vec::with_capacity(rows.len()), Vec::with_capacity(rows.len()));
        let mut too_many = false;
        each(keys, &Side::Left, rows, |row, key| {
            if too_many {
                return;
            }
            let mut found = self.last(key);
            if found == NONE && kind == JoinKind::Left {
                left_rows.push(row);
                right_rows.push(NONE);
            }
            let begun = right_rows.len();
            while found != NONE {
                left_rows.push(row);
                right_rows.push(found);
                found = self.next.get(found as usize).copied().unwrap_or(NONE);
            }
            if right_rows.len() > begun + 1 {
                right_rows[begun..].reverse();
            }
            too_many = left_rows.len() >= NONE as usize;
        });
        if too_many { Err(TableError::TooManyRows) } else { Ok((left_rows, right_rows)) }
    }

    /// The last row with the key; `NONE` where there is none.
    fn last(&self, key: u64) -> u32 {
        match &self.first {
            _ if key == NO_KEY => NONE,
            First::Array(places) => usize::try_from(key).map_or(NONE, |place| places[place]),
            First::Hash(places) => places.get(&key).copied().unwrap_or(NONE),
        }
    }
}
