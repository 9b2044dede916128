//! Columns and how they are built.

use std::{collections::HashMap, sync::Arc};

use crate::Bits;

/// The code of a row that has no text.
pub(crate) const NONE: u32 = u32::MAX;

/// The distinct texts of a column, each with a code: its place.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Dictionary {
    texts: Vec<Arc<str>>,
    codes: HashMap<Arc<str>, u32>,
}

impl Dictionary {
    /// How many texts there are.
    pub const fn len(&self) -> usize {
        self.texts.len()
    }

    /// Whether there are none.
    pub const fn is_empty(&self) -> bool {
        self.texts.is_empty()
    }

    /// The text of a code.
    pub fn text(&self, code: u32) -> Option<&str> {
        self.texts.get(code as usize).map(AsRef::as_ref)
    }

    /// The code of a text.
    pub fn code(&self, text: &str) -> Option<u32> {
        self.codes.get(text).copied()
    }

    fn code_or_add(&mut self, text: &str) -> u32 {
        if let Some(code) = self.code(text) {
            return code;
        }
        let code = u32::try_from(self.texts.len()).ok().filter(|code| *code != NONE);
        let code = code.expect("a column has at most u32::MAX rows, so never more texts");
        let text: Arc<str> = text.into();
        self.texts.push(Arc::clone(&text));
        self.codes.insert(text, code);
        code
    }

    /// The place of each code when the texts are sorted by their bytes.
    pub(crate) fn ranks(&self) -> Vec<u32> {
        let mut order: Vec<u32> = (0..).take(self.texts.len()).collect();
        order.sort_by(|a, b| self.texts[*a as usize].cmp(&self.texts[*b as usize]));
        let mut ranks = vec![0; order.len()];
        for (rank, code) in (0..).zip(order) {
            ranks[code as usize] = rank;
        }
        ranks
    }
}

/// A column of texts; four bytes a row.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct TextColumn {
    pub(crate) codes: Vec<u32>,
    pub(crate) dictionary: Arc<Dictionary>,
}

impl TextColumn {
    /// From codes and the texts they are of; nothing where two texts are the same.
    pub(crate) fn of(codes: Vec<u32>, texts: &[String]) -> Option<Self> {
        let mut dictionary = Dictionary::default();
        for text in texts {
            dictionary.code_or_add(text);
        }
        (dictionary.len() == texts.len()).then(|| Self { codes, dictionary: Arc::new(dictionary) })
    }

    /// The text of a row, if there is one.
    pub fn get(&self, row: usize) -> Option<&str> {
        self.dictionary.text(*self.codes.get(row)?)
    }

    /// The code of a row, if it has a text.
    pub fn code(&self, row: usize) -> Option<u32> {
        self.codes.get(row).copied().filter(|code| *code != NONE)
    }

    /// The texts that occur or once occurred: filtering keeps the dictionary.
    pub fn dictionary(&self) -> &Dictionary {
        &self.dictionary
    }

    /// The rows that hold one of the texts.
    pub fn is_in(&self, texts: &[&str]) -> Bits {
        let mut wanted = vec![false; self.dictionary.len()];
        for code in texts.iter().filter_map(|text| self.dictionary.code(text)) {
            wanted[code as usize] = true;
        }
        self.codes.iter().map(|code| wanted.get(*code as usize).copied().unwrap_or(false)).collect()
    }
}

/// A column of whole numbers; eight bytes and a bit a row.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct IntColumn {
    /// Zero where a value is missing; sums rely on it.
    pub(crate) values: Vec<i64>,
    pub(crate) valid: Bits,
}

impl IntColumn {
    /// The number of a row, if there is one.
    pub fn get(&self, row: usize) -> Option<i64> {
        self.valid.get(row).then(|| self.values[row])
    }

    /// The rows whose number lies between the two, both included.
    pub fn between(&self, least: i64, most: i64) -> Bits {
        let inside: Bits = self.values.iter().map(|value| (least..=most).contains(value)).collect();
        inside.and(&self.valid)
    }

    /// Which rows have a number.
    pub const fn valid(&self) -> &Bits {
        &self.valid
    }
}

/// A column of reals; eight bytes and a bit a row.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct RealColumn {
    /// Zero where a value is missing; sums rely on it.
    pub(crate) values: Vec<f64>,
    pub(crate) valid: Bits,
}

impl RealColumn {
    /// The number of a row, if there is one.
    pub fn get(&self, row: usize) -> Option<f64> {
        self.valid.get(row).then(|| self.values[row])
    }

    /// The rows whose number lies between the two, both included.
    pub fn between(&self, least: f64, most: f64) -> Bits {
        let inside: Bits = self.values.iter().map(|value| (least..=most).contains(value)).collect();
        inside.and(&self.valid)
    }

    /// Which rows have a number.
    pub const fn valid(&self) -> &Bits {
        &self.valid
    }
}

/// One column of a table.
#[derive(Clone, Debug, PartialEq)]
#[expect(missing_docs, reason = "each variant is the column of the same name")]
pub enum Column {
    Text(TextColumn),
    Int(IntColumn),
    Real(RealColumn),
}

impl Column {
    /// How many rows it has.
    pub const fn len(&self) -> usize {
        match self {
            Self::Text(it) => it.codes.len(),
            Self::Int(it) => it.values.len(),
            Self::Real(it) => it.values.len(),
        }
    }

    /// Whether it has no rows.
    pub const fn is_empty(&self) -> bool {
        self.len() == 0
    }

    /// Bytes it takes in memory, about; a shared dictionary is counted in full.
    pub fn bytes(&self) -> usize {
        match self {
            Self::Text(it) => {
                it.codes.len() * 4 + it.dictionary.texts.iter().map(|text| 2 * text.len() + 64).sum::<usize>()
            }
            Self::Int(it) => it.values.len() * 8 + it.valid.len() / 8,
            Self::Real(it) => it.values.len() * 8 + it.valid.len() / 8,
        }
    }

    /// The given rows, in that order; `NONE` stands for a row in which all is missing.
    pub(crate) fn take(&self, rows: &[u32]) -> Self {
        let at = |row: &u32| *row as usize;
        match self {
            Self::Text(it) => Self::Text(TextColumn {
                codes: rows.iter().map(|row| it.codes.get(at(row)).copied().unwrap_or(NONE)).collect(),
                dictionary: Arc::clone(&it.dictionary),
            }),
            Self::Int(it) => Self::Int(IntColumn {
                values: rows.iter().map(|row| it.values.get(at(row)).copied().unwrap_or_default()).collect(),
                valid: taken(&it.valid, rows),
            }),
            Self::Real(it) => Self::Real(RealColumn {
                values: rows.iter().map(|row| it.values.get(at(row)).copied().unwrap_or_default()).collect(),
                valid: taken(&it.valid, rows),
            }),
        }
    }
}

fn taken(valid: &Bits, rows: &[u32]) -> Bits {
    if valid.all() && !rows.contains(&NONE) {
        return Bits::filled(rows.len(), true);
    }
    rows.iter().map(|row| valid.get(*row as usize)).collect()
}

/// Builds a column of texts, row by row.
#[derive(Clone, Debug, Default)]
pub struct TextBuilder {
    codes: Vec<u32>,
    dictionary: Dictionary,
}

impl TextBuilder {
    /// Adds a row.
    pub fn push(&mut self, text: Option<&str>) {
        let code = text.map_or(NONE, |text| {
            // Tables repeat themselves: most often it is the text of the row above, which needs no search.
            let above = self.codes.last().filter(|code| self.dictionary.text(**code) == Some(text));
            above.copied().unwrap_or_else(|| self.dictionary.code_or_add(text))
        });
        self.codes.push(code);
    }

    /// The column.
    pub fn finish(self) -> Column {
        Column::Text(TextColumn { codes: self.codes, dictionary: Arc::new(self.dictionary) })
    }
}

impl<'a> FromIterator<Option<&'a str>> for TextBuilder {
    fn from_iter<I: IntoIterator<Item = Option<&'a str>>>(rows: I) -> Self {
        let mut builder = Self::default();
        rows.into_iter().for_each(|row| builder.push(row));
        builder
    }
}

macro_rules! builder {
    ($(#[$meta:meta])* $name:ident, $column:ident, $variant:ident, $type:ty) => {
        $(#[$meta])*
        #[derive(Clone, Debug, Default)]
        pub struct $name($column);

        impl $name {
            /// Adds a row.
            pub fn push(&mut self, value: Option<$type>) {
                self.0.values.push(value.unwrap_or_default());
                self.0.valid.push(value.is_some());
            }

            /// The column.
            pub fn finish(self) -> Column {
                Column::$variant(self.0)
            }
        }

        impl FromIterator<Option<$type>> for $name {
            fn from_iter<I: IntoIterator<Item = Option<$type>>>(rows: I) -> Self {
                let mut builder = Self::default();
                rows.into_iter().for_each(|row| builder.push(row));
                builder
            }
        }
    };
}

builder!(
    /// Builds a column of whole numbers, row by row.
    IntBuilder, IntColumn, Int, i64
);
builder!(
    /// Builds a column of reals, row by row.
    RealBuilder, RealColumn, Real, f64
);

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    #[test]
    fn the_same_text_is_kept_once() {
        let rows = [Some("KEN"), None, Some("MDA"), Some("KEN")];
        let Column::Text(column) = rows.into_iter().collect::<TextBuilder>().finish() else { unreachable!() };
        assert_eq!(column.dictionary().len(), 2);
        assert_eq!((0..4).map(|row| column.get(row)).collect::<Vec<_>>(), rows);
        assert_eq!(column.is_in(&["KEN", "XXX"]).rows(), [0, 3]);
        assert_eq!(column.code(1), None);
    }

    #[test]
    fn a_missing_number_lies_between_no_two() {
        let Column::Int(column) = [Some(0), None, Some(5)].into_iter().collect::<IntBuilder>().finish()
        else {
            unreachable!()
        };
        assert_eq!(column.between(-1, 1).rows(), [0]);
    }

    proptest! {
        #[test]
        fn what_is_pushed_is_there(texts: Vec<Option<String>>, numbers: Vec<Option<i64>>) {
            let builder: TextBuilder = texts.iter().map(Option::as_deref).collect();
            let Column::Text(column) = builder.finish() else { unreachable!() };
            for (row, text) in texts.iter().enumerate() {
                prop_assert_eq!(column.get(row), text.as_deref());
            }
            let Column::Int(column) = numbers.iter().copied().collect::<IntBuilder>().finish() else { unreachable!() };
            for (row, number) in numbers.iter().enumerate() {
                prop_assert_eq!(column.get(row), *number);
            }
        }
    }
}
