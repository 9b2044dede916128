//! Groups whose packed keys are few enough to index an array: one pass over the rows, and no list of their groups.

use std::ops::Range;

use super::Measure;
use crate::{
    Bits, Column, IntColumn, RealColumn, Table, TableError,
    digits::{self, Digits},
};

/// Arrays of so many places are always worth it: 32 MB at eight bytes each.
const FEW: u64 = 1 << 22;
/// With fewer rows than this no second thread is worth its start.
const MANY_ROWS: usize = 1 << 17;
/// Rows are cut into so many parts where the arrays are small, however many processors there are: sums of reals
/// depend on the order of adding, and must not depend on the machine.
const PARTS: usize = 8;
/// Places up to which each part has arrays of its own.
const SMALL: usize = 1 << 15;

/// How many places the arrays have, where arrays are the way.
pub(super) fn size(rows: usize, digits: &[Digits<'_>]) -> Option<usize> {
    let most = FEW.max(2 * rows as u64).min(u64::from(u32::MAX));
    digits::size(digits).filter(|size| *size <= most).and_then(|size| usize::try_from(size).ok())
}

/// [`Table::group_by`] over arrays of `size` places.
pub(super) fn group_by(
    table: &Table,
    keys: &[&str],
    digits: &[Digits<'_>],
    size: usize,
    measures: &[Measure<'_>],
) -> Result<Table, TableError> {
    let adders = measures.iter().map(|it| Adder::of(table, it, size)).collect::<Result<Vec<_>, _>>()?;
    let (counts, adders) = added(table.rows, digits, size, adders);
    // Places at which there is a group, in order.
    let groups: Vec<u32> =
        (0..).zip(&counts).filter(|(_, count)| **count > 0).map(|(place, _)| place).collect();
    let mut columns: Vec<(String, Column)> = Vec::with_capacity(keys.len() + measures.len());
    let mut weight = size;
    for (name, digit) in keys.iter().zip(digits) {
        let radix = usize::try_from(digit.radix()).unwrap_or(size);
        weight /= radix.max(1);
        let of_place = |place: &u32| digits::u32_of(*place as usize / weight % radix);
        columns.push(((*name).to_owned(), digit.column(groups.iter().map(of_place))));
    }
    for (measure, adder) in measures.iter().zip(adders) {
        let name = match measure {
            Measure::Count => "count".to_owned(),
            Measure::Present(name) => format!("count of {name}"),
            Measure::Sum(name) => (*name).to_owned(),
        };
        let column = adder.column(&name, &groups, &counts)?;
        columns.push((name, column));
    }
    let mut grouped = Table::new(columns)?;
    grouped.rows = groups.len();
    Ok(grouped)
}

/// Adds all rows up: by parts of the rows where arrays are small, else by measure.
fn added<'a>(
    rows: usize,
    digits: &[Digits<'_>],
    size: usize,
    adders: Vec<Adder<'a>>,
) -> (Vec<u32>, Vec<Adder<'a>>) {
    let counter = Adder::Count(vec![0; size]);
    if rows < MANY_ROWS {
        let all = std::iter::once(counter).chain(adders).collect();
        return split_off(add_up(0..rows, digits, all));
    }
    if size <= SMALL {
        let all: Vec<Adder<'a>> = std::iter::once(counter).chain(adders).collect();
        let part = |number: usize| rows * number / PARTS..rows * (number + 1) / PARTS;
        let half = |numbers: Range<usize>| {
            let parts = numbers.map(|number| add_up(part(number), digits, all.clone()));
            parts.collect::<Vec<_>>()
        };
        let (early, late) = std::thread::scope(|scope| {
            let late = scope.spawn(|| half(PARTS / 2..PARTS));
            (half(0..PARTS / 2), late.join().expect("adding does not panic"))
        });
        let mut parts = early.into_iter().chain(late);
        let whole = parts.next().expect("there are parts");
        return split_off(parts.fold(whole, |mut whole, part| {
            whole.iter_mut().zip(part).for_each(|(whole, part)| whole.merge(part));
            whole
        }));
    }
    std::thread::scope(|scope| {
        let all_rows = scope.spawn(|| add_up(0..rows, digits, vec![counter]));
        let adders = add_up(0..rows, digits, adders);
        (split_off(all_rows.join().expect("counting does not panic")).0, adders)
    })
}

/// The count of all rows, which is the first, and the others.
fn split_off(adders: Vec<Adder<'_>>) -> (Vec<u32>, Vec<Adder<'_>>) {
    let mut adders = adders.into_iter();
    let Some(Adder::Count(counts)) = adders.next() else { unreachable!("the first adder counts") };
    (counts, adders.collect())
}

fn add_up<'a>(rows: Range<usize>, digits: &[Digits<'_>], mut adders: Vec<Adder<'a>>) -> Vec<Adder<'a>> {
    if adders.iter().any(Adder::looks) {
        digits::each_block(rows, digits, |start, places| {
            for adder in &mut adders {
                adder.add(start, places);
            }
        });
    }
    adders
}

/// One measure, with an array of what has been added so far.
#[derive(Clone)]
enum Adder<'a> {
    /// How many rows.
    Count(Vec<u32>),
    /// As many as rows, which are counted anyway.
    AsRows,
    /// How many values are there.
    Present { valid: Present<'a>, counts: Vec<u32> },
    /// The sum of whole numbers; `counts` is empty where no value is missing.
    Ints { column: &'a IntColumn, sums: Vec<i128>, counts: Vec<u32> },
    /// The sum of reals.
    Reals { column: &'a RealColumn, sums: Vec<f64>, counts: Vec<u32> },
}

/// Which rows have a value.
#[derive(Clone)]
enum Present<'a> {
    Bits(&'a Bits),
    Texts(&'a [u32]),
}

impl<'a> Adder<'a> {
    fn of(table: &'a Table, measure: &Measure<'_>, size: usize) -> Result<Self, TableError> {
        let counts = |valid: &Bits| if valid.all() { Vec::new() } else { vec![0; size] };
        Ok(match measure {
            Measure::Count => Self::AsRows,
            Measure::Present(name) => match table.column(name)? {
                Column::Text(it) => Self::Present { valid: Present::Texts(&it.codes), counts: vec![0; size] },
                Column::Int(IntColumn { valid, .. }) | Column::Real(RealColumn { valid, .. }) => {
                    if valid.all() {
                        return Ok(Self::AsRows);
                    }
                    Self::Present { valid: Present::Bits(valid), counts: vec![0; size] }
                }
            },
            Measure::Sum(name) => match table.column(name)? {
                Column::Text(_) => {
                    return Err(TableError::Kind { name: (*name).to_owned(), expected: "number" });
                }
                Column::Int(column) => {
                    Self::Ints { column, sums: vec![0; size], counts: counts(&column.valid) }
                }
                Column::Real(column) => {
                    Self::Reals { column, sums: vec![0.0; size], counts: counts(&column.valid) }
                }
            },
        })
    }

    /// Whether it must see the rows.
    const fn looks(&self) -> bool {
        !matches!(self, Self::AsRows)
    }

    /// Adds a block of rows, whose places are given.
    fn add(&mut self, start: usize, places: &[u32]) {
        match self {
            Self::AsRows => {}
            Self::Count(counts) => {
                each_run(places, |place, run| counts[place] += digits::u32_of(run.len()));
            }
            Self::Present { valid: Present::Bits(valid), counts } => count(valid, start, places, counts),
            Self::Present { valid: Present::Texts(codes), counts } => {
                for (place, code) in places.iter().zip(&codes[start..]) {
                    counts[*place as usize] += u32::from(*code != crate::column::NONE);
                }
            }
            // A missing number is kept as zero, which adds nothing.
            Self::Ints { column, sums, counts } => {
                let values = &column.values[start..];
                each_run(places, |place, run| {
                    sums[place] += values[run].iter().copied().map(i128::from).sum::<i128>();
                });
                count(&column.valid, start, places, counts);
            }
            Self::Reals { column, sums, counts } => {
                let values = &column.values[start..];
                each_run(places, |place, run| {
                    sums[place] = values[run].iter().fold(sums[place], |sum, value| sum + value);
                });
                count(&column.valid, start, places, counts);
            }
        }
    }

    /// Adds what another part of the rows has come to.
    fn merge(&mut self, other: Self) {
        fn add<T: std::ops::AddAssign>(to: &mut [T], from: Vec<T>) {
            to.iter_mut().zip(from).for_each(|(to, from)| *to += from);
        }
        match (self, other) {
            (Self::Count(to), Self::Count(from))
            | (Self::Present { counts: to, .. }, Self::Present { counts: from, .. }) => add(to, from),
            (Self::Ints { sums, counts, .. }, Self::Ints { sums: more, counts: others, .. }) => {
                add(sums, more);
                add(counts, others);
            }
            (Self::Reals { sums, counts, .. }, Self::Reals { sums: more, counts: others, .. }) => {
                add(sums, more);
                add(counts, others);
            }
            _ => {}
        }
    }

    /// The column of the measure, for the groups there are.
    fn column(self, name: &str, groups: &[u32], rows: &[u32]) -> Result<Column, TableError> {
        let counted = |counts: &[u32]| {
            let values = groups.iter().map(|place| i64::from(counts[*place as usize])).collect();
            Column::Int(IntColumn { values, valid: Bits::filled(groups.len(), true) })
        };
        let seen = |counts: &[u32]| match counts {
            [] => Bits::filled(groups.len(), true),
            counts => groups.iter().map(|place| counts[*place as usize] > 0).collect(),
        };
        match self {
            Self::AsRows => Ok(counted(rows)),
            Self::Count(counts) | Self::Present { counts, .. } => Ok(counted(&counts)),
            Self::Ints { sums, counts, .. } => {
                let values = groups.iter().map(|place| i64::try_from(sums[*place as usize]));
                let values = values.collect::<Result<_, _>>();
                let values = values.map_err(|_| TableError::Overflow(name.to_owned()))?;
                Ok(Column::Int(IntColumn { values, valid: seen(&counts) }))
            }
            Self::Reals { sums, counts, .. } => {
                let values = groups.iter().map(|place| sums[*place as usize]).collect();
                Ok(Column::Real(RealColumn { values, valid: seen(&counts) }))
            }
        }
    }
}

/// Counts the rows that have a value; nothing to do where none is missing.
fn count(valid: &Bits, start: usize, places: &[u32], counts: &mut [u32]) {
    if counts.is_empty() {
        return;
    }
    each_run(places, |place, run| {
        counts[place] += digits::u32_of(valid.count_between(start + run.start, start + run.end));
    });
}

/// Calls with each place and the rows that follow each other there: published figures come series by series, and a sum
/// that stays in a register is added to several times as fast as one in memory.
fn each_run(places: &[u32], mut visit: impl FnMut(usize, Range<usize>)) {
    let mut start = 0;
    while let Some(place) = places.get(start) {
        let mut end = start + 1;
        while places.get(end) == Some(place) {
            end += 1;
        }
        visit(*place as usize, start..end);
        start = end;
    }
}
