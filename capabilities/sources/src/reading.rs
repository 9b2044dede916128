//! What a reader answers: a reading with findings, or a refusal.

use std::collections::BTreeMap;

use kernel::{Finding, Place, Severity};
use tables::ReadError;

use crate::{Figures, Kind};

/// A file, read.
#[derive(Clone, Debug)]
pub struct Reading {
    /// In which layout.
    pub kind: Kind,
    /// The dataset it is an edition of, such as `undesa-stock` or `wdi-bx-trf-pwkr-cd-dt`: what addresses use.
    pub dataset: String,
    /// The name of the edition as the file gives it, such as `2020` or `2021-09-15`; empty where it gives none.
    pub edition: String,
    /// Where the file names it; none where only its figures do.
    pub edition_at: Option<Place>,
    /// Title, as printed; else the publisher's name for the dataset.
    pub title: String,
    /// The source's own name for the edition, as printed; may be empty.
    pub revision: String,
    /// How it asks to be cited, as printed; may be empty.
    pub citation: String,
    /// Copyright and licence, as printed; may be empty.
    pub licence: String,
    /// Rows of data that were met, kept or not.
    pub rows: usize,
    /// The areas as the file prints them, in its order; each once.
    pub areas: Vec<ListedArea>,
    /// The figures.
    pub figures: Figures,
}

/// An area as a file prints it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct ListedArea {
    /// Which one.
    pub area: crate::Area,
    /// Its name as printed.
    pub name: String,
    /// How deep it stands among regions, if the file shows that.
    pub level: u32,
    /// What its figures are made from, as printed.
    pub basis: String,
    /// The source's note, in the language of the source.
    pub note: String,
    /// The sheet of its name, by its number in [`Figures::sheets`].
    pub sheet: u16,
    /// The row of its name, counted from 0.
    pub row: u32,
    /// The column of its name, counted from 0.
    pub column: u32,
}

/// Why a file was not read.
#[derive(Clone, Debug, PartialEq, Eq, thiserror::Error)]
pub enum Refusal {
    /// It is no workbook and no text that can be read safely.
    #[error(transparent)]
    Unreadable(#[from] ReadError),
    /// No known layout has these sheets or headers.
    #[error("no known layout begins like this: {found}")]
    NotRecognised {
        /// The sheets, or the first line.
        found: String,
    },
    /// It has another layout than the one asked for.
    #[error("this is a file of the layout {found}, not of {asked}")]
    OtherKind {
        /// The layout that was asked for.
        asked: Kind,
        /// The layout it has.
        found: Kind,
    },
    /// A sheet is not there.
    #[error("sheet {expected} is missing; the sheets are {}", .found.join(", "))]
    SheetMissing {
        /// The sheet.
        expected: String,
        /// The sheets that are there.
        found: Vec<String>,
    },
    /// A title or header is another than in the layout.
    #[error("cell {cell}{} should read `{expected}` and reads `{found}`", .sheet.as_ref().map(|it| format!(" of {it}")).unwrap_or_default())]
    HeaderDiffers {
        /// The sheet; none for a text.
        sheet: Option<String>,
        /// The row, counted from 1.
        row: u32,
        /// The cell.
        cell: String,
        /// What stands there in the layout.
        expected: String,
        /// What stands there.
        found: String,
        /// The cell where the expected text stands instead, if it is near.
        instead: Option<String>,
    },
    /// Columns of the layout are not there.
    #[error("columns {} are missing; the columns are {}", .missing.join(", "), .found.join(", "))]
    ColumnsMissing {
        /// Those that the layout needs.
        missing: Vec<String>,
        /// The first of those that are there.
        found: Vec<String>,
    },
    /// Columns that hold single persons; the product keeps no data on persons who migrate.
    #[error("columns {} hold data on single persons, which are not taken", .columns.join(", "))]
    PersonLevel {
        /// Those columns.
        columns: Vec<String>,
    },
    /// The mapping of a table does not say everything that is needed.
    #[error("the mapping does not say {}", .lacks.join(", "))]
    MappingIncomplete {
        /// The fields of the mapping that are empty.
        lacks: Vec<&'static str>,
    },
    /// The layout is right and nothing stands below its header.
    #[error("there are no figures below the header")]
    Empty,
}

impl Refusal {
    /// A stable word for the reason, by which translations find the sentence.
    pub const fn slug(&self) -> &'static str {
        match self {
            Self::Unreadable(error) => error.slug(),
            Self::NotRecognised { .. } => "not-recognised",
            Self::OtherKind { .. } => "other-kind",
            Self::SheetMissing { .. } => "sheet-missing",
            Self::HeaderDiffers { .. } => "header-differs",
            Self::ColumnsMissing { .. } => "columns-missing",
            Self::PersonLevel { .. } => "person-level",
            Self::MappingIncomplete { .. } => "mapping-incomplete",
            Self::Empty => "empty-table",
        }
    }
}

/// As many findings of one kind are kept in full; the others are only counted.
const KEPT: usize = 200;

/// Findings as they come, bounded: a file of a million wrong lines must not become a million findings.
#[derive(Debug, Default)]
pub struct Findings {
    kept: Vec<Finding>,
    counts: BTreeMap<(Severity, &'static str), usize>,
}

impl Findings {
    /// Adds one; of one kind only the first two hundred are kept in full.
    pub fn add(&mut self, severity: Severity, kind: &'static str, place: Place, found: &str, expected: &str) {
        let count = self.counts.entry((severity, kind)).or_insert(0);
        *count += 1;
        if *count <= KEPT {
            let short = |text: &str| text.chars().take(120).collect();
            self.kept.push(Finding { severity, kind, place, found: short(found), expected: short(expected) });
        }
    }

    /// Takes those of another reader over.
    pub fn extend(&mut self, findings: Vec<Finding>) {
        for it in findings {
            self.add(it.severity, it.kind, it.place, &it.found, &it.expected);
        }
    }

    /// Those kept in full, in the order they were found.
    pub fn kept(&self) -> &[Finding] {
        &self.kept
    }

    /// How often each kind was found, what matters most first.
    pub fn counts(&self) -> impl Iterator<Item = (Severity, &'static str, usize)> {
        self.counts.iter().map(|((severity, kind), count)| (*severity, *kind, *count))
    }
}

/// The place of a cell, as findings name it; row and column are counted from 0, a text has no sheet.
pub fn place(sheet: &str, row: u32, column: u32) -> Place {
    Place {
        sheet: (!sheet.is_empty()).then(|| sheet.to_owned()),
        row: Some(row.saturating_add(1)),
        cell: Some(tables::cell_name(row, column)),
    }
}
