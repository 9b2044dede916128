//! A release: which table, by which rule, for whom, what of it is told, and what a reader can know of the rest.

use jiff::Timestamp;
use methods::disclosure::Reason;

use crate::shape::Shape;

kernel::id!(
    /// A table that was proposed for release.
    ReleaseId
);

kernel::words! {
    /// How far a release has come.
    pub enum State {
        /// Protected and shown to those who may release it.
        Proposed = "proposed",
        /// Published to its audience.
        Released = "released",
        /// Taken back; what it told stays known.
        Retracted = "retracted",
    }
}

kernel::words! {
    /// Who reads a release.
    pub enum Audience {
        /// Everybody.
        Public = "public",
        /// Whoever has signed in.
        Members = "members",
    }
}

/// One cell of a release.
#[derive(Clone, Debug, PartialEq)]
pub enum Cell {
    /// It is told.
    Published(f64),
    /// It is not.
    Withheld(Withheld),
}

/// What is kept of a withheld cell: nothing of its value.
#[derive(Clone, Debug, PartialEq)]
pub struct Withheld {
    /// Why.
    pub reason: Reason,
    /// Where a reader who knows all the rest can place it; no end above where there is none.
    pub interval: (f64, Option<f64>),
    /// How wide its interval must stay, whatever is released later.
    pub width: f64,
    /// Whether the upper end must stay, too, since contributors are protected by it.
    pub whole: bool,
}

/// A table with its rule and its history.
#[derive(Clone, Debug, PartialEq)]
pub struct Release {
    /// Its id.
    pub id: ReleaseId,
    /// Its number, by which people name it.
    pub number: i64,
    /// Of which count it is: tables of one family share their cells.
    pub family: String,
    /// What it is called.
    pub title: String,
    /// For whom.
    pub audience: Audience,
    /// How far it has come.
    pub state: State,
    /// The rule as it was written.
    pub rule: String,
    /// What it distinguishes.
    pub shape: Shape,
    /// Its cells, in the order of the shape.
    pub cells: Vec<Cell>,
    /// Whether they are whole numbers.
    pub counts: bool,
    /// A digest of the original with a random word before it, so that nobody finds the original by trying.
    pub digest: String,
    /// That word; no page reads it.
    pub seal: String,
    /// Numbers of the earlier releases against which it was proved.
    pub against: Vec<i64>,
    /// Who proposed it.
    pub proposed_by: String,
    /// When.
    pub proposed_at: Timestamp,
    /// Who released it, and when.
    pub released: Option<(String, Timestamp)>,
    /// Who took it back, when, and why.
    pub retracted: Option<(String, Timestamp, String)>,
}

impl Release {
    /// Its page, or one below it.
    pub fn path(&self, rest: &str) -> String {
        format!("/releases/{}{rest}", self.number)
    }

    /// Whether readers have had it, so that all later ones are proved against it.
    pub fn was_out(&self) -> bool {
        self.released.is_some()
    }

    /// The withheld cells with their places.
    pub fn withheld(&self) -> impl Iterator<Item = (usize, &Withheld)> {
        self.cells.iter().enumerate().filter_map(|(at, cell)| match cell {
            Cell::Published(_) => None,
            Cell::Withheld(it) => Some((at, it)),
        })
    }
}
