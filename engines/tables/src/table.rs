//! A table: columns of one length, each with a name.

use std::cmp::Ordering;

use crate::{Bits, Column, IntColumn, RealColumn, TextColumn};

/// Why a table could not be made or computed.
#[derive(Clone, Debug, PartialEq, Eq, thiserror::Error)]
pub enum TableError {
    /// Two columns have the same name.
    #[error("two columns are named {0}")]
    NameTwice(String),
    /// The columns have not one length.
    #[error("column {name} has {found} rows where {expected} are needed")]
    Length {
        /// The column, or the mask.
        name: String,
        /// How many rows it has.
        found: usize,
        /// How many it should have.
        expected: usize,
    },
    /// No column has the name.
    #[error("there is no column {0}")]
    NoColumn(String),
    /// A column is of another kind than the operation needs.
    #[error("column {name} is not of the kind {expected}")]
    Kind {
        /// The column.
        name: String,
        /// What is needed: `text`, `int`, `real`, `number` or `key`.
        expected: &'static str,
    },
    /// A sum of whole numbers passes what 64 bits hold.
    #[error("a sum of column {0} is too large")]
    Overflow(String),
    /// More rows than a table holds.
    #[error("a table holds at most 4,294,967,294 rows")]
    TooManyRows,
}

/// Which way rows are sorted; missing values come last either way.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Order {
    /// Smallest first.
    Rising,
    /// Largest first.
    Falling,
}

/// Columns of one length, each with a name.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Table {
    pub(crate) columns: Vec<(String, Column)>,
    pub(crate) rows: usize,
}

impl Table {
    /// A table of the given columns, which have one length and different names.
    pub fn new(columns: Vec<(String, Column)>) -> Result<Self, TableError> {
        let rows = columns.first().map_or(0, |(_, column)| column.len());
        if rows >= u32::MAX as usize {
            return Err(TableError::TooManyRows);
        }
        for (at, (name, column)) in columns.iter().enumerate() {
            if column.len() != rows {
                return Err(TableError::Length { name: name.clone(), found: column.len(), expected: rows });
            }
            if columns[..at].iter().any(|(earlier, _)| earlier == name) {
                return Err(TableError::NameTwice(name.clone()));
            }
        }
        Ok(Self { columns, rows })
    }

    /// How many rows it has.
    pub const fn rows(&self) -> usize {
        self.rows
    }

    /// The names of its columns, in order.
    pub fn names(&self) -> Vec<&str> {
        self.columns.iter().map(|(name, _)| name.as_str()).collect()
    }

    /// Bytes it takes in memory, about.
    pub fn bytes(&self) -> usize {
        self.columns.iter().map(|(_, column)| column.bytes()).sum()
    }

    /// The column of a name.
    pub fn column(&self, name: &str) -> Result<&Column, TableError> {
        let found = self.columns.iter().find(|(it, _)| it == name);
        found.map(|(_, column)| column).ok_or_else(|| TableError::NoColumn(name.to_owned()))
    }

    /// The column of texts of a name.
    pub fn text(&self, name: &str) -> Result<&TextColumn, TableError> {
        match self.column(name)? {
            Column::Text(column) => Ok(column),
            _ => Err(TableError::Kind { name: name.to_owned(), expected: "text" }),
        }
    }

    /// The column of whole numbers of a name.
    pub fn int(&self, name: &str) -> Result<&IntColumn, TableError> {
        match self.column(name)? {
            Column::Int(column) => Ok(column),
            _ => Err(TableError::Kind { name: name.to_owned(), expected: "int" }),
        }
    }

    /// The column of reals of a name.
    pub fn real(&self, name: &str) -> Result<&RealColumn, TableError> {
        match self.column(name)? {
            Column::Real(column) => Ok(column),
            _ => Err(TableError::Kind { name: name.to_owned(), expected: "real" }),
        }
    }

    /// The rows whose bit is set, in their order.
    pub fn filter(&self, mask: &Bits) -> Result<Self, TableError> {
        if mask.len() != self.rows {
            return Err(TableError::Length {
                name: "mask".to_owned(),
                found: mask.len(),
                expected: self.rows,
            });
        }
        Ok(self.take(&mask.rows()))
    }

    /// The rows sorted by some columns, the first counting most; rows that are equal keep their order.
    ///
    /// Texts are compared by their bytes: the order of a language is the reader's, not the table's.
    pub fn sort_by(&self, by: &[(&str, Order)]) -> Result<Self, TableError> {
        let mut keys = Vec::with_capacity(by.len());
        for (name, order) in by {
            keys.push(sort_keys(self.column(name)?, *order));
        }
        let Some((first, rest)) = keys.split_first() else { return Ok(self.clone()) };
        // The first key travels with its row, so that most comparisons stay in one place of memory;
        // the row itself comes last and keeps equal rows in their order.
        let mut places: Vec<(SortKey, u32)> = first.iter().copied().zip(0..).collect();
        places.sort_unstable_by(|(key, row), (other_key, other_row)| {
            let rest = || rest.iter().map(|keys| keys[*row as usize].cmp(&keys[*other_row as usize]));
            key.cmp(other_key)
                .then_with(|| rest().fold(Ordering::Equal, Ordering::then))
                .then(row.cmp(other_row))
        });
        let rows: Vec<u32> = places.into_iter().map(|(_, row)| row).collect();
        Ok(self.take(&rows))
    }

    pub(crate) fn take(&self, rows: &[u32]) -> Self {
        let columns = self.columns.iter().map(|(name, column)| (name.clone(), column.take(rows))).collect();
        Self { columns, rows: rows.len() }
    }
}

/// Whether the value is missing, which sorts last, and a number that sorts as the value does.
type SortKey = (bool, i64);

fn sort_keys(column: &Column, order: Order) -> Vec<SortKey> {
    let key = |value: Option<i64>| match (value, order) {
        (None, _) => (true, 0),
        (Some(value), Order::Rising) => (false, value),
        // Unlike minus, not turns the order round for every number.
        (Some(value), Order::Falling) => (false, !value),
    };
    match column {
        Column::Text(it) => {
            let ranks = it.dictionary.ranks();
            it.codes.iter().map(|code| key(ranks.get(*code as usize).copied().map(i64::from))).collect()
        }
        Column::Int(it) => (0..it.values.len()).map(|row| key(it.get(row))).collect(),
        Column::Real(it) => (0..it.values.len()).map(|row| key(it.get(row).map(real_key))).collect(),
    }
}

/// The bits of a real, turned so that whole numbers compare as `f64::total_cmp` does; the two zeros are one.
const fn real_key(value: f64) -> i64 {
    let bits = (value + 0.0).to_bits().cast_signed();
    bits ^ ((bits >> 63).cast_unsigned() >> 1).cast_signed()
}
