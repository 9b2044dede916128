//! What a document says, whatever kind of file it becomes.

use jiff::Timestamp;
use kernel::Language;

/// Stands in a footer or header for the number of the page.
pub const PAGE: &str = "\u{e000}";
/// Stands in a footer or header for the count of pages.
pub const PAGES: &str = "\u{e001}";

/// A document.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Document {
    /// Its title, which also begins its first page.
    pub title: String,
    /// What stands with the title; nothing by default.
    pub cover: Cover,
    /// The language of its text; from it follows the direction.
    pub language: Language,
    /// Whose document it is.
    pub author: String,
    /// When what it says was so.
    pub at: Timestamp,
    /// What stands above every page.
    pub header: String,
    /// What stands below every page, with [`PAGE`] and [`PAGES`]; what follows a tab stands at the other edge.
    pub footer: String,
    /// What it says, in order.
    pub blocks: Vec<Block>,
}

/// What stands with the title, before the text.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Cover {
    /// What kind of document it is, above the title.
    pub kind: String,
    /// A line below the title.
    pub subtitle: String,
    /// What is to be known of the document: who made it, of which day it is, how it is cited.
    pub facts: Vec<Fact>,
    /// Whether all this has a page of its own.
    pub place: CoverPlace,
}

/// Whether the title has a page of its own.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum CoverPlace {
    /// The text begins below it.
    #[default]
    AboveText,
    /// The text begins on the next page.
    OwnPage,
}

/// A name and what it stands for.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Fact {
    /// The name, such as "As of".
    pub name: String,
    /// What it stands for.
    pub spans: Vec<Span>,
}

impl Fact {
    /// A fact in plain text.
    pub fn new(name: impl Into<String>, text: impl Into<String>) -> Self {
        Self { name: name.into(), spans: vec![Span::text(text)] }
    }
}

/// A part of a document.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Block {
    /// A heading; the first level is that below the title.
    Heading {
        /// From 1 to 3.
        level: u8,
        /// Its words.
        text: String,
    },
    /// A paragraph.
    Paragraph(Vec<Span>),
    /// A word in passing, such as where a text comes from.
    Note(Vec<Span>),
    /// A list.
    List {
        /// Whether its items are counted.
        order: Order,
        /// Its items.
        items: Vec<ListItem>,
    },
    /// A table.
    Table(Table),
    /// A drawing.
    Figure(Figure),
    /// Something that must not be overlooked.
    Callout(Callout),
    /// Names and what they stand for.
    Facts(Vec<Fact>),
    /// What follows begins on a new page.
    PageBreak,
    /// The headings of the text with their pages.
    Contents {
        /// The words above it; it is not among the headings itself.
        title: String,
        /// The deepest level of headings that it lists, from 1 to 3.
        depth: u8,
    },
    /// The works that the text cites; the heading above it is the caller's.
    Bibliography(Vec<Work>),
}

/// A drawing with its words.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Figure {
    /// An SVG file of its own, its styles inside, such as a chart made ready by `charts::printed`.
    pub svg: String,
    /// What is seen, for those who do not see it; never empty.
    pub alt: String,
    /// The words below it, with its number where figures are numbered.
    pub caption: Vec<Span>,
    /// Its share of the width of the text, in per cent.
    pub width: u8,
}

impl Figure {
    /// A drawing as wide as the text.
    pub fn new(svg: impl Into<String>, alt: impl Into<String>, caption: Vec<Span>) -> Self {
        Self { svg: svg.into(), alt: alt.into(), caption, width: 100 }
    }
}

/// Something that must not be overlooked.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Callout {
    /// How much it matters.
    pub tone: Tone,
    /// Its first words, in bold; may be empty.
    pub title: String,
    /// Its paragraphs.
    pub paragraphs: Vec<Vec<Span>>,
}

/// How much a callout matters.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Tone {
    /// Good to know.
    Notice,
    /// Something is wrong, such as a figure that was retracted.
    Warning,
}

/// A work that the text cites.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Work {
    /// What [`Span::cites`] calls it: letters, digits, `-`, `_`, `.`, `:`; unlike all others.
    pub id: String,
    /// What the text calls it, such as "\[3\]".
    pub mark: String,
    /// The reference.
    pub spans: Vec<Span>,
}

/// Whether the items of a list are counted.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Order {
    /// With dots.
    Dotted,
    /// With numbers from 1.
    Numbered,
}

/// An item of a list.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct ListItem {
    /// How deep it stands, from 0.
    pub depth: u8,
    /// Its words.
    pub spans: Vec<Span>,
}

/// A table with one row of headings, which is repeated on every page.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Table {
    /// What it shows, for those who do not see it.
    pub caption: String,
    /// The words above it that everybody sees; empty where the text says it already.
    pub title: Vec<Span>,
    /// Its columns.
    pub columns: Vec<Column>,
    /// Its rows; what is missing at the end of one is empty.
    pub rows: Vec<Vec<Cell>>,
    /// The paragraphs below it: sources, marks, what is missing.
    pub notes: Vec<Vec<Span>>,
}

/// The paragraphs of a cell.
pub type Cell = Vec<Vec<Span>>;

/// A column of a table.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Column {
    /// Its heading.
    pub title: String,
    /// Its share of the width, beside those of the others.
    pub share: u16,
    /// Where its text stands.
    pub align: Align,
}

impl Column {
    /// A column of text.
    pub fn new(title: impl Into<String>, share: u16) -> Self {
        Self { title: title.into(), share, align: Align::Start }
    }

    /// A column of numbers.
    pub fn numbers(title: impl Into<String>, share: u16) -> Self {
        Self { title: title.into(), share, align: Align::End }
    }
}

/// Where text stands between the edges.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Align {
    /// Where lines begin.
    Start,
    /// Where lines end, as numbers do.
    End,
}

/// A stretch of text of one kind.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Span {
    /// The text; a line break in it breaks the line.
    pub text: String,
    /// Whether it is bold.
    pub strong: bool,
    /// Whether it is in italics.
    pub emphasis: bool,
    /// Where it leads.
    pub link: Option<String>,
    /// The [`Work`] of the bibliography that it leads to, by id; a document without the work has plain text.
    pub cites: Option<String>,
    /// What the footnote says whose mark stands after the text.
    pub note: Option<Vec<Span>>,
}

impl Span {
    /// Plain text.
    pub fn text(text: impl Into<String>) -> Self {
        Self { text: text.into(), ..Self::default() }
    }

    /// The same in bold.
    #[must_use]
    pub fn strong(self) -> Self {
        Self { strong: true, ..self }
    }

    /// The same in italics.
    #[must_use]
    pub fn emphasis(self) -> Self {
        Self { emphasis: true, ..self }
    }

    /// The same, leading to an address.
    #[must_use]
    pub fn to(self, address: impl Into<String>) -> Self {
        Self { link: Some(address.into()), ..self }
    }

    /// The same, leading to a work of the bibliography.
    #[must_use]
    pub fn citing(self, id: impl Into<String>) -> Self {
        Self { cites: Some(id.into()), ..self }
    }

    /// The same with a footnote; notes have no notes of their own.
    #[must_use]
    pub fn noted(self, note: Vec<Self>) -> Self {
        Self { note: Some(note), ..self }
    }
}
