//! What a report is, and how far it has come.

use files::FileHash;
use jiff::Timestamp;
use kernel::{CountryCode, GroupId, Language, PersonId, id, words};
use statistics::EditionId;

id!(
    /// A report, whatever was written in it and built of it.
    ReportId
);
id!(
    /// One build of a report.
    BuildId
);
id!(
    /// A figure that was taken back.
    RetractionId
);

/// A report as it is being written.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Report {
    /// Its id.
    pub id: ReportId,
    /// Its word in addresses.
    pub slug: String,
    /// The group whose report it is.
    pub group: GroupId,
    /// The country it is about, if it is about one.
    pub country: Option<CountryCode>,
    /// The language it is written in.
    pub language: Language,
    /// Its title.
    pub title: String,
    /// What it says in a sentence or two.
    pub summary: String,
    /// Counts the changes of title and summary.
    pub revision: i64,
    /// Who began it.
    pub made_by: Option<PersonId>,
    /// The name of that person at the time.
    pub made_by_name: String,
    /// When it was begun.
    pub made_at: Timestamp,
}

impl Report {
    /// Its page, or a page below it.
    pub fn path(&self, below: &str) -> String {
        format!("/reports/{}{below}", self.slug)
    }
}

/// A section as it stands.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Section {
    /// Its place, from 1.
    pub number: u32,
    /// Its heading.
    pub title: String,
    /// Its text: Markdown with live things in double braces.
    pub text: String,
    /// Counts the changes.
    pub revision: i64,
    /// Who changed it last, by the name of the time.
    pub edited_by: String,
    /// When.
    pub edited_at: Timestamp,
}

/// What somebody typed and has not saved.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Draft {
    /// Of which section.
    pub number: u32,
    /// The heading.
    pub title: String,
    /// The text.
    pub text: String,
    /// The revision of the section it was begun from.
    pub base: i64,
    /// Counts the changes of the draft.
    pub revision: i64,
    /// When it was kept.
    pub saved_at: Timestamp,
}

words! {
    /// How far a build has come; what it says is the same in every state.
    pub enum BuildState {
        /// Frozen, to be looked at.
        Built = "built",
        /// Shown to everybody, and the newest that is.
        Published = "published",
        /// Was published; a newer one took its place.
        Superseded = "superseded",
    }
}

/// A build: everything a report said at one moment, frozen.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Build {
    /// Its id.
    pub id: BuildId,
    /// Of which report.
    pub report: ReportId,
    /// Its number, from 1.
    pub number: u32,
    /// How far it has come.
    pub state: BuildState,
    /// The title at the time.
    pub title: String,
    /// The language.
    pub language: Language,
    /// The frozen material.
    pub frozen: FileHash,
    /// The version of the program that built it.
    pub program: String,
    /// When.
    pub built_at: Timestamp,
    /// Who built it.
    pub built_by: Option<PersonId>,
    /// By the name of the time.
    pub built_by_name: String,
    /// When it was published.
    pub published_at: Option<Timestamp>,
    /// When a newer one took its place.
    pub superseded_at: Option<Timestamp>,
}

words! {
    /// What a build is written as.
    pub enum Form {
        /// A page.
        Html = "html",
        /// For word processors.
        Docx = "docx",
        /// For paper.
        Pdf = "pdf",
        /// Its numbers.
        Xlsx = "xlsx",
    }
}

impl Form {
    /// What kind of file it is.
    pub const fn media_type(self) -> &'static str {
        match self {
            Self::Html => "text/html; charset=utf-8",
            Self::Docx => "application/vnd.openxmlformats-officedocument.wordprocessingml.document",
            Self::Pdf => "application/pdf",
            Self::Xlsx => "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet",
        }
    }
}

/// One output of a build with its digest.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Output {
    /// What it is written as.
    pub form: Form,
    /// Its bytes, by their hash.
    pub file: FileHash,
    /// How many bytes.
    pub length: i64,
}

/// Where a figure stands: an edition, and a cell of it.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub struct CellOf {
    /// The edition.
    pub edition: EditionId,
    /// The sheet; empty in a text.
    pub sheet: String,
    /// The row, counted from 0.
    pub row: u32,
    /// The column, counted from 0.
    pub column: u32,
}

impl CellOf {
    /// The name of the cell, such as `L190`.
    pub fn cell(&self) -> String {
        tables::cell_name(self.row, self.column)
    }

    /// Sheet and cell, such as `Table 1!L190`.
    pub fn place(&self) -> String {
        if self.sheet.is_empty() { self.cell() } else { format!("{}!{}", self.sheet, self.cell()) }
    }
}

/// A figure that was taken back, with the reason.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Retraction {
    /// Its id.
    pub id: RetractionId,
    /// Where the figure stands.
    pub cell: CellOf,
    /// Why.
    pub reason: String,
    /// When.
    pub at: Timestamp,
    /// By whom, by the name of the time.
    pub by: String,
}

/// What somebody noted on a build of which a figure was taken back.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Noted {
    /// The build.
    pub build: BuildId,
    /// What they say of it.
    pub remark: String,
    /// When; what was taken back later is not noted by it.
    pub at: Timestamp,
    /// By whom, by the name of the time.
    pub by: String,
}

/// A title as a part of an address: letters, digits and dashes.
pub(crate) fn slug_of(title: &str) -> String {
    let plain = |c: char| if c.is_ascii_alphanumeric() { c.to_ascii_lowercase() } else { '-' };
    let slug: String = title.chars().map(plain).collect();
    let parts: Vec<&str> = slug.split('-').filter(|part| !part.is_empty()).collect();
    let mut slug: String = parts.join("-").chars().take(48).collect();
    slug.truncate(slug.trim_end_matches('-').len());
    slug
}

/// Words that addresses of reports use for themselves.
const TAKEN: [&str; 4] = ["new", "citing", "syntax", "retract"];

/// Whether a word may name a report in addresses.
pub fn is_slug(text: &str) -> bool {
    !text.is_empty()
        && text.len() <= 60
        && !TAKEN.contains(&text)
        && !text.starts_with('-')
        && text.chars().all(|c| c.is_ascii_lowercase() || c.is_ascii_digit() || c == '-')
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_title_becomes_a_word_of_an_address() {
        assert_eq!(slug_of("Migration in Moldova, 2020!"), "migration-in-moldova-2020");
        assert_eq!(slug_of("Миграция"), "");
        assert!(is_slug("migration-in-moldova-2020") && !is_slug("new") && !is_slug("A b") && !is_slug(""));
    }

    #[test]
    fn a_cell_is_named_as_in_the_sheet() {
        let edition = EditionId::new(Timestamp::UNIX_EPOCH);
        let cell = CellOf { edition, sheet: "Table 1".into(), row: 189, column: 11 };
        assert_eq!((cell.cell(), cell.place()), ("L190".to_owned(), "Table 1!L190".to_owned()));
    }
}
