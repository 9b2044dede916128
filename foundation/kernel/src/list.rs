//! A table as people read it, ready to be written to a file of any format.

use jiff::{Timestamp, civil::Date};

use crate::Direction;

/// A table that a page shows and a file carries: columns of one length, each of one kind.
///
/// ```
/// use kernel::List;
/// let list = List::of("Meetings", &[("2026-01", 12_i64), ("2026-02", 14)])
///     .text("Meeting", |(reference, _)| reference.to_string())
///     .whole("Agencies", |(_, agencies)| Some(*agencies))
///     .done();
/// assert_eq!((list.rows, list.columns.len()), (2, 2));
/// ```
#[derive(Clone, Debug, Default, PartialEq)]
pub struct List {
    /// What it is called, in the reader's language.
    pub title: String,
    /// Its columns, in order.
    pub columns: Vec<Column>,
    /// How many rows each column has.
    pub rows: usize,
    /// Whose it is: the name of the group, or nothing.
    pub group: String,
    /// Sentences that belong to it: source, licence, the day it is of, footnotes.
    pub notes: Vec<String>,
}

/// A column with its head.
#[derive(Clone, Debug, PartialEq)]
pub struct Column {
    /// The words above it.
    pub head: String,
    /// What stands in it.
    pub cells: Cells,
}

/// The cells of a column, from above; the variant is its kind.
#[derive(Clone, Debug, PartialEq)]
pub enum Cells {
    /// Words; an empty text is an empty cell.
    Text(Vec<String>),
    /// Whole numbers.
    Whole(Vec<Option<i64>>),
    /// Numbers with decimals.
    Real(Vec<Option<f64>>),
    /// Days.
    Day(Vec<Option<Date>>),
    /// Instants; files write them in UTC.
    Instant(Vec<Option<Timestamp>>),
    /// Addresses; one of the site itself begins with `/` until the site completes it.
    Link(Vec<String>),
}

/// What a file says of itself beside its table.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Imprint {
    /// The word over it, in the reader's language.
    pub title: String,
    /// What is said: a label, and its words.
    pub lines: Vec<(String, String)>,
    /// Which way the reader's language runs.
    pub direction: Direction,
    /// When the file is made.
    pub at: Timestamp,
}

/// A list in the making, column by column, from rows of any kind.
#[must_use]
pub struct ListOf<'a, T> {
    rows: &'a [T],
    list: List,
}

impl List {
    /// Begins a list over some rows.
    pub fn of<T>(title: impl Into<String>, rows: &[T]) -> ListOf<'_, T> {
        ListOf { rows, list: Self { title: title.into(), rows: rows.len(), ..Self::default() } }
    }

    /// With the name of the group whose it is.
    #[must_use]
    pub fn in_group(mut self, name: impl Into<String>) -> Self {
        self.group = name.into();
        self
    }

    /// With one more sentence that belongs to it; an empty one adds nothing.
    #[must_use]
    pub fn note(mut self, sentence: impl Into<String>) -> Self {
        let sentence = sentence.into();
        if !sentence.is_empty() {
            self.notes.push(sentence);
        }
        self
    }
}

impl<T> ListOf<'_, T> {
    /// A column of words.
    pub fn text(self, head: impl Into<String>, cell: impl Fn(&T) -> String) -> Self {
        let cells = Cells::Text(self.rows.iter().map(cell).collect());
        self.with(head, cells)
    }

    /// A column of whole numbers.
    pub fn whole(self, head: impl Into<String>, cell: impl Fn(&T) -> Option<i64>) -> Self {
        let cells = Cells::Whole(self.rows.iter().map(cell).collect());
        self.with(head, cells)
    }

    /// A column of numbers with decimals; what is not finite is missing.
    pub fn real(self, head: impl Into<String>, cell: impl Fn(&T) -> Option<f64>) -> Self {
        let cell = |row: &T| cell(row).filter(|number| number.is_finite());
        let cells = Cells::Real(self.rows.iter().map(cell).collect());
        self.with(head, cells)
    }

    /// A column of days.
    pub fn day(self, head: impl Into<String>, cell: impl Fn(&T) -> Option<Date>) -> Self {
        let cells = Cells::Day(self.rows.iter().map(cell).collect());
        self.with(head, cells)
    }

    /// A column of instants, whose head says that they are in UTC.
    pub fn instant(self, head: impl Into<String>, cell: impl Fn(&T) -> Option<Timestamp>) -> Self {
        let cells = Cells::Instant(self.rows.iter().map(cell).collect());
        let head = format!("{} (UTC)", head.into());
        self.with(head, cells)
    }

    /// A column of addresses.
    pub fn link(self, head: impl Into<String>, cell: impl Fn(&T) -> String) -> Self {
        let cells = Cells::Link(self.rows.iter().map(cell).collect());
        self.with(head, cells)
    }

    /// The list with all its columns.
    #[must_use]
    pub fn done(self) -> List {
        self.list
    }

    fn with(mut self, head: impl Into<String>, cells: Cells) -> Self {
        self.list.columns.push(Column { head: head.into(), cells });
        self
    }
}
