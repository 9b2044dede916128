//! What a build froze: the text, every figure with its cell, every edition, and the words to show them in.
//!
//! Every output is made of this and nothing else. Its JSON has one form, so that the same material has the same bytes.

use files::FileHash;
use jiff::Timestamp;
use kernel::{CountryCode, Language};
use serde::{Deserialize, Serialize};
use statistics::{EditionId, Sex, ValueState};

use crate::{cite::Work, model::CellOf};

/// The form of this material; a later form gets another name.
pub const FORM: &str = "tributary-report/1";

/// Everything a report said when it was built.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct Frozen {
    /// The form of this material.
    pub form: String,
    /// The program that froze it.
    pub program: String,
    /// Whose report it is, and when it was built.
    pub head: FrozenHead,
    /// The sections as they were written.
    pub source: Vec<Written>,
    /// The sections as they are shown.
    pub sections: Vec<Shown>,
    /// What stands in sentences, by the number of its mark.
    pub inlines: Vec<Inline>,
    /// Every figure that is used, in the order of its first use.
    pub figures: Vec<FigureUsed>,
    /// Every edition that is used or cited, in the order of its first use.
    pub editions: Vec<EditionUsed>,
    /// Other works that are cited.
    pub references: Vec<Work>,
    /// The results of recipes.
    pub analyses: Vec<AnalysisUsed>,
    /// Which edition was read for each indicator that no edition was named for.
    pub read: Vec<(String, EditionId)>,
}

/// Title, date and authors of a build.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct FrozenHead {
    /// The report's word in addresses.
    pub slug: String,
    /// The number of the build.
    pub number: u32,
    /// Its title.
    pub title: String,
    /// What it says in a sentence or two.
    pub summary: String,
    /// The language it is written in.
    pub language: Language,
    /// The country it is about.
    pub country: Option<CountryCode>,
    /// The group whose report it is, and the agencies that speak for it.
    pub group: String,
    /// Who is cited as its authors: names of agencies and groups, as they are.
    pub authors: Vec<String>,
    /// Where the site answers, before every address.
    pub base: String,
    /// When it was built.
    pub built_at: Timestamp,
    /// The day of that in the zone of the group.
    pub day: jiff::civil::Date,
    /// Whether it was built among demonstration data.
    pub demonstration: bool,
}

/// A section as it was written.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Written {
    /// Its heading.
    pub title: String,
    /// Its text with live things in braces.
    pub text: String,
}

/// A section as it is shown.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct Shown {
    /// Its heading.
    pub title: String,
    /// Its parts, in order.
    pub parts: Vec<Part>,
}

/// A part of a section.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[serde(tag = "part", rename_all = "kebab-case")]
pub enum Part {
    /// Markdown with marks where things of [`Frozen::inlines`] stand.
    Text {
        /// The text.
        markdown: String,
    },
    /// A table.
    Table {
        /// The table.
        table: Grid,
    },
    /// A chart with its numbers.
    Chart {
        /// How it is drawn.
        drawn: Drawn,
        /// Its numbers.
        table: Grid,
    },
    /// The terms of a result.
    Analysis {
        /// Which of [`Frozen::analyses`].
        analysis: usize,
    },
}

kernel::words! {
    /// How a chart is drawn.
    pub enum Drawn {
        /// Lines over the years.
        Lines = "lines",
        /// Bars, the largest first.
        Bars = "bars",
    }
}

/// Rows and columns of figures.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct Grid {
    /// What it shows.
    pub title: String,
    /// The unit of its numbers; empty where they differ.
    pub unit: String,
    /// The head of the first column.
    pub corner: String,
    /// The heads of the others.
    pub heads: Vec<String>,
    /// Its rows.
    pub rows: Vec<GridRow>,
    /// The editions it is made of: places in [`Frozen::editions`].
    pub editions: Vec<usize>,
}

/// A row of a grid.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct GridRow {
    /// Its head.
    pub head: String,
    /// Its cells: places in [`Frozen::figures`]; none where the edition has no cell.
    pub cells: Vec<Option<usize>>,
}

/// Something in a sentence.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[serde(tag = "inline", rename_all = "kebab-case")]
pub enum Inline {
    /// A figure.
    Figure {
        /// Which of [`Frozen::figures`].
        figure: usize,
    },
    /// An estimate of a result.
    Term {
        /// Which of [`Frozen::analyses`].
        analysis: usize,
        /// Which of its terms.
        term: usize,
    },
    /// An edition that is cited.
    Edition {
        /// Which of [`Frozen::editions`].
        edition: usize,
    },
    /// A reference that is cited.
    Reference {
        /// Which of [`Frozen::references`].
        reference: usize,
    },
    /// What stands on a line of its own has its place among the parts.
    Block,
}

/// A figure as it was used.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct FigureUsed {
    /// Its edition: a place in [`Frozen::editions`].
    pub edition: usize,
    /// The sheet; empty in a text.
    pub sheet: String,
    /// The row, counted from 0.
    pub row: u32,
    /// The column, counted from 0.
    pub column: u32,
    /// What is measured.
    pub indicator: String,
    /// Its name.
    pub name: String,
    /// Where: the code.
    pub area: String,
    /// Its name.
    pub place: String,
    /// The other end of a pair: code and name.
    pub counterpart: Option<(String, String)>,
    /// Whom it counts.
    pub sex: Sex,
    /// The age group; none for all.
    pub age: Option<String>,
    /// What else tells it from its neighbours.
    pub detail: Option<String>,
    /// When.
    pub period: String,
    /// The same as it is shown.
    pub when: String,
    /// The unit.
    pub unit: String,
    /// The number.
    pub value: Option<f64>,
    /// What the source says.
    pub state: ValueState,
    /// The number as it is shown, or in words why there is none.
    pub shown: String,
    /// Whether it had been taken back when this was built: then it has no number here.
    pub retracted: bool,
}

impl FigureUsed {
    /// The name of its cell.
    pub fn cell(&self) -> String {
        tables::cell_name(self.row, self.column)
    }

    /// Sheet and cell.
    pub fn at(&self) -> String {
        if self.sheet.is_empty() { self.cell() } else { format!("{}!{}", self.sheet, self.cell()) }
    }
}

/// An edition as it was used.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct EditionUsed {
    /// Its id.
    pub id: EditionId,
    /// Its dataset.
    pub dataset: String,
    /// Its word in addresses.
    pub slug: String,
    /// The file it was read from.
    pub file: FileHash,
    /// What it is called in the report.
    pub title: String,
    /// Its page.
    pub path: String,
    /// How its own publisher asks to be cited, as printed in it.
    pub citation: String,
    /// Copyright and licence, as printed in it.
    pub licence: String,
    /// How it is cited here.
    pub work: Work,
}

/// The result of a recipe.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct AnalysisUsed {
    /// The name of its fence, or the number of a kept analysis.
    pub name: String,
    /// Its title.
    pub title: String,
    /// How it was computed.
    pub method: String,
    /// Rows that it rests on.
    pub rows: usize,
    /// Its terms.
    pub terms: Vec<TermUsed>,
    /// What may be said of it.
    pub wording: Vec<String>,
    /// Whether the refits confirm it.
    pub verdict: String,
    /// The editions it was computed from: places in [`Frozen::editions`].
    pub editions: Vec<usize>,
    /// The whole result with 17 digits.
    pub result: String,
    /// Which refits say otherwise.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub against: Vec<String>,
    /// Standard errors, rows that were left out, remarks.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub account: Vec<String>,
    /// The kept analysis that it is.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub kept: Option<KeptUsed>,
    /// The cells that it drew on.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub drawn: Vec<DrawnCells>,
    /// The cells among them that had been taken back when this was built.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub retracted: Vec<String>,
}

/// A kept analysis as it was used.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct KeptUsed {
    /// Its number.
    pub number: i64,
    /// Which of its runs.
    pub run: i64,
    /// The SHA-256 of what that run gave.
    pub digest: String,
    /// The question.
    pub title: String,
    /// Who kept it.
    pub by: String,
    /// For which agency.
    pub agency: String,
    /// The recipe of that run.
    pub recipe: String,
}

impl KeptUsed {
    /// Its page.
    pub fn path(&self) -> String {
        format!("/analyses/{}", self.number)
    }
}

/// A rectangle of cells of an edition; its ends belong to it.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct DrawnCells {
    /// The edition: a place in [`Frozen::editions`].
    pub edition: usize,
    /// The sheet; empty in a text.
    pub sheet: String,
    /// The first and the last row, counted from 0.
    pub rows: (u32, u32),
    /// The first and the last column, counted from 0.
    pub columns: (u32, u32),
}

impl DrawnCells {
    /// Whether a cell is among them.
    pub const fn holds(&self, row: u32, column: u32) -> bool {
        self.rows.0 <= row && row <= self.rows.1 && self.columns.0 <= column && column <= self.columns.1
    }
}

impl AnalysisUsed {
    /// Whether it drew on a cell.
    pub(crate) fn drew_on(&self, frozen: &Frozen, cell: &CellOf) -> bool {
        self.drawn.iter().any(|it| {
            frozen.editions.get(it.edition).is_some_and(|edition| edition.id == cell.edition)
                && it.sheet == cell.sheet
                && it.holds(cell.row, cell.column)
        })
    }
}

/// A term of a result.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct TermUsed {
    /// What it is called.
    pub name: String,
    /// The estimate.
    pub estimate: f64,
    /// The same as it is shown.
    pub shown: String,
    /// The standard error, the interval and the chance as they are shown; a dash where there are none.
    pub more: [String; 3],
}

impl Frozen {
    /// The one form in which this is kept.
    pub fn bytes(&self) -> Vec<u8> {
        serde_json::to_vec(self).expect("maps have texts for keys, and memory takes all bytes")
    }

    /// Reads what was kept; none where it is no such material.
    pub fn read(bytes: &[u8]) -> Option<Self> {
        serde_json::from_slice(bytes).ok().filter(|it: &Self| it.form == FORM)
    }

    /// The editions that a recipe was computed from.
    pub(crate) fn read_by(&self, recipe: &str) -> Vec<EditionId> {
        let of = self.analyses.iter().find(|it| it.name == recipe);
        let editions = of.map_or(&[][..], |it| it.editions.as_slice());
        editions.iter().filter_map(|at| Some(self.editions.get(*at)?.id)).collect()
    }

    /// The whole address of a page of the site.
    pub fn address(&self, path: &str) -> String {
        if path.starts_with('/') { format!("{}{path}", self.head.base) } else { path.to_owned() }
    }

    /// The page of a figure's cell.
    pub fn cell_path(&self, figure: &FigureUsed) -> String {
        let edition = self.editions.get(figure.edition).map_or("", |it| it.path.as_str());
        cell_path(edition, &figure.sheet, &figure.cell())
    }

    /// The number under which an edition stands in the bibliography.
    pub const fn edition_number(edition: usize) -> usize {
        edition + 1
    }

    /// The number under which another work stands in the bibliography.
    pub fn reference_number(&self, reference: usize) -> usize {
        self.editions.len() + reference + 1
    }
}

/// The page of a cell of an edition whose page this is.
pub(crate) fn cell_path(edition: &str, sheet: &str, cell: &str) -> String {
    let sheet = if sheet.is_empty() { "-".to_owned() } else { escaped(sheet) };
    format!("{edition}/cell/{sheet}/{cell}")
}

/// A part of an address.
fn escaped(text: &str) -> String {
    let plain = |byte: u8| byte.is_ascii_alphanumeric() || b"-_.~".contains(&byte);
    let part = |byte: u8| if plain(byte) { char::from(byte).to_string() } else { format!("%{byte:02X}") };
    text.bytes().map(part).collect()
}
