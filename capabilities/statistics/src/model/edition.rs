//! Editions: a dataset as it was published once, known by the hash of its file.

use files::FileHash;
use jiff::Timestamp;
use kernel::{Severity, id, words};
use sources::Kind;

/// The International Migrant Stock of UN DESA, by sex and destination.
pub const STOCK: &str = "undesa-stock";

id!(
    /// One edition of a dataset.
    EditionId
);

words! {
    /// How far an edition has come; its figures are the same in every state.
    pub enum EditionState {
        /// Read, and waiting for a person.
        Staged = "staged",
        /// Shown, and the newest published one is what pages read.
        Published = "published",
        /// Taken back; what it said stays readable.
        Withdrawn = "withdrawn",
    }
}

/// One edition of a dataset.
#[derive(Clone, Debug, PartialEq)]
pub struct Edition {
    /// Its id.
    pub id: EditionId,
    /// Of which dataset, such as `undesa-stock`.
    pub dataset: String,
    /// The layout it was read in.
    pub layout: Kind,
    /// Its word in addresses: its name, with the start of the hash where two files bear one name.
    pub slug: String,
    /// Its name, such as `2020`.
    pub name: String,
    /// The file it was read from.
    pub file: FileHash,
    /// Its title, as printed.
    pub title: String,
    /// Its own name for the edition, as printed.
    pub revision: String,
    /// How it asks to be cited, as printed.
    pub citation: String,
    /// Its copyright and licence, as printed.
    pub licence: String,
    /// How far it has come.
    pub state: EditionState,
    /// Who let it in, by the name of the time.
    pub imported_by: String,
    /// When.
    pub imported_at: Timestamp,
    /// What was counted while it was read.
    pub tally: Tally,
}

impl Edition {
    /// Its page, or a page below it.
    pub fn path(&self, below: &str) -> String {
        format!("/data/{}/{}{below}", self.dataset, self.slug)
    }

    /// The page of a cell.
    pub fn cell_path(&self, sheet: &str, cell: &str) -> String {
        // A text has no sheets; its figures are asked for under a sign that no sheet is called by.
        let sheet = if sheet.is_empty() { TEXT.to_owned() } else { escaped(sheet) };
        self.path(&format!("/cell/{sheet}/{cell}"))
    }
}

/// Stands in addresses where a figure of a text has no sheet.
pub const TEXT: &str = "-";

/// The name of a sheet as a part of an address.
fn escaped(sheet: &str) -> String {
    let plain = |byte: u8| byte.is_ascii_alphanumeric() || b"-_.~".contains(&byte);
    let part = |byte: u8| if plain(byte) { char::from(byte).to_string() } else { format!("%{byte:02X}") };
    sheet.bytes().map(part).collect()
}

/// What was counted while an edition was read.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Tally {
    /// Rows of data that were met.
    pub rows: i64,
    /// Cells of figures.
    pub figures: i64,
    /// Those in which a number stands.
    pub present: i64,
    /// Countries and areas.
    pub countries: i64,
    /// Sums over several of them.
    pub aggregates: i64,
    /// Findings that left something out.
    pub errors: i64,
    /// Findings at which a person should look.
    pub warnings: i64,
    /// Findings worth knowing.
    pub notes: i64,
}

impl Tally {
    /// With the findings counted by severity.
    #[must_use]
    pub fn with_findings(mut self, findings: &sources::Findings) -> Self {
        let of = |severity| {
            let counts = findings.counts().filter(|(it, ..)| *it == severity).map(|(.., count)| count);
            i64::try_from(counts.sum::<usize>()).unwrap_or(i64::MAX)
        };
        (self.errors, self.warnings, self.notes) =
            (of(Severity::Error), of(Severity::Warning), of(Severity::Note));
        self
    }
}

/// How often one kind of finding was met while an edition was read.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct FindingCount {
    /// How much it matters.
    pub severity: Severity,
    /// What was found, as a stable word.
    pub kind: String,
    /// How often.
    pub count: i64,
}

/// A finding as it was kept; its kind may be one that the program no longer makes.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct NamedFinding {
    /// How much it matters.
    pub severity: Severity,
    /// What was found, as a stable word.
    pub kind: String,
    /// In which sheet.
    pub sheet: Option<String>,
    /// In which row, counted from 1.
    pub row: Option<u32>,
    /// In which cell.
    pub cell: Option<String>,
    /// What stands there.
    pub found: String,
    /// What should.
    pub expected: String,
}
