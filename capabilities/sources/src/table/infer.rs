//! What stands in the columns of a table, found out on all rows.

use std::collections::{BTreeMap, BTreeSet};

use serde::Serialize;

use crate::{
    book::{Numbers, Said, period, said},
    text::Text,
};

/// As many different texts of a column are kept.
const KEPT: usize = 300;

/// Marks that many tables print for no value.
const MARKS: [&str; 12] = ["NA", "N/A", "n/a", "na", "NULL", "null", "-", "–", "—", "…", "...", "x"];

kernel::words! {
    /// What a column holds, in every row.
    pub enum ColumnKind {
        /// Nothing.
        Empty = "empty",
        /// Years, quarters or months.
        Time = "time",
        /// Numbers, marks for no value aside.
        Number = "number",
        /// Codes of digits of which some begin with 0, so that a number would lose them.
        Code = "code",
        /// Anything else.
        Text = "text",
    }
}

/// A column of a table, as all of its rows show it.
#[derive(Clone, Debug, PartialEq, Serialize)]
pub struct Column {
    /// Its name.
    pub name: String,
    /// What it holds.
    pub kind: ColumnKind,
    /// Rows in which something stands.
    pub filled: usize,
    /// Rows in which nothing stands.
    pub blank: usize,
    /// Different texts in it; none where there are more than three hundred.
    pub distinct: Option<usize>,
    /// Some of what stands in it, in the order of the alphabet.
    pub examples: Vec<String>,
    /// Marks that stand for no value, with their number, if it is a column of numbers.
    pub marks: BTreeMap<String, usize>,
    /// The line of the first value, counted from 1, that made it a text although most are numbers.
    pub first_odd: Option<u32>,
    /// All different texts that were kept.
    #[serde(skip)]
    pub(super) texts: BTreeSet<String>,
}

impl Column {
    /// Whether it is named after a year, quarter or month, as in tables whose years are columns.
    pub fn is_year(&self) -> bool {
        super::mapping::period_of_column(&self.name).is_some()
    }

    /// All different texts in it, in the order of the alphabet; none where there are more than three hundred.
    pub fn all(&self) -> Option<Vec<String>> {
        self.distinct.map(|_| self.texts.iter().cloned().collect())
    }
}

#[derive(Default)]
struct Seen {
    filled: usize,
    blank: usize,
    numbers: usize,
    times: usize,
    leading_zeros: usize,
    marks: BTreeMap<String, usize>,
    texts: BTreeSet<String>,
    many: bool,
    /// Formulas that no program has computed.
    waiting: usize,
    odd: usize,
    first_odd: Option<u32>,
}

/// Looks at every row of every column.
pub(super) fn columns(text: &Text) -> Vec<Column> {
    let mut seen: Vec<Seen> = text.names().iter().map(|_| Seen::default()).collect();
    for row in text.rows() {
        for (at, seen) in seen.iter_mut().enumerate() {
            seen.take(row.get(at).trim(), row.line);
        }
    }
    text.names().iter().zip(seen).map(|(name, seen)| seen.column(name)).collect()
}

impl Seen {
    fn take(&mut self, field: &str, line: u32) {
        if field.is_empty() {
            self.blank += 1;
            return;
        }
        self.filled += 1;
        // Once there are many, another one tells nothing, and looking for it would cost most of the time.
        if !self.many && !self.texts.contains(field) {
            if self.texts.len() < KEPT {
                self.texts.insert(field.to_owned());
            } else {
                self.many = true;
            }
        }
        let numbers = Numbers { thousands: true, ..Numbers::MEASURES };
        match said(field, numbers) {
            Said::Number(_) => {
                self.numbers += 1;
                let digits = field.bytes().all(|c| c.is_ascii_digit());
                self.leading_zeros += usize::from(digits && field.len() > 1 && field.starts_with('0'));
                self.times += usize::from(time(field));
            }
            Said::Nothing(_) => *self.marks.entry(field.to_owned()).or_insert(0) += 1,
            Said::Unclear if MARKS.contains(&field) => *self.marks.entry(field.to_owned()).or_insert(0) += 1,
            Said::Unclear if field == "=" => self.waiting += 1,
            Said::Unclear if time(field) => self.times += 1,
            Said::Unclear => {
                self.odd += 1;
                self.first_odd = self.first_odd.or(Some(line));
            }
        }
    }

    fn column(self, name: &str) -> Column {
        let marks = self.marks.values().sum::<usize>() + self.waiting;
        let kind = match &self {
            it if it.filled == 0 => ColumnKind::Empty,
            it if it.odd > 0 => ColumnKind::Text,
            it if it.times == it.filled => ColumnKind::Time,
            it if it.leading_zeros > 0 && it.numbers + marks == it.filled => ColumnKind::Code,
            // Marks alone are words: a column of `NA` may well be full of Namibia.
            it if it.numbers > 0 && it.numbers + marks == it.filled => ColumnKind::Number,
            _ => ColumnKind::Text,
        };
        let mostly_numbers = self.numbers * 2 > self.filled;
        Column {
            name: name.to_owned(),
            kind,
            filled: self.filled,
            blank: self.blank,
            distinct: (!self.many).then_some(self.texts.len()),
            examples: self.texts.iter().take(5).cloned().collect(),
            marks: if matches!(kind, ColumnKind::Number | ColumnKind::Code) {
                self.marks
            } else {
                BTreeMap::new()
            },
            first_odd: self.first_odd.filter(|_| mostly_numbers),
            texts: self.texts,
        }
    }
}

fn time(field: &str) -> bool {
    period(field).is_some_and(|it| (1800..=2200).contains(&it.year()))
}

/// The scale of which a header speaks: the word that a unit should have, and the word found.
pub(super) fn scale(name: &str) -> Option<(&'static str, &'static str)> {
    const SCALES: [(&str, &str); 14] = [
        ("thousand", "thousand"),
        ("thousand", "'000"),
        ("thousand", "(000)"),
        ("thousand", "millier"),
        ("thousand", "en miles"),
        ("thousand", "(miles"),
        ("thousand", "тыс"),
        ("thousand", "بالآلاف"),
        ("thousand", "千"),
        ("million", "million"),
        ("million", "millones"),
        ("million", "млн"),
        ("million", "ملايين"),
        ("million", "百万"),
    ];
    let name = name.to_lowercase();
    SCALES.into_iter().find(|(_, word)| name.contains(word))
}
