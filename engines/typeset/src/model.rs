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
    /// The language of its text; from it follows the direction.
    pub language: Language,
    /// Whose document it is.
    pub author: String,
    /// When what it says was so.
    pub at: Timestamp,
    /// What stands above every page.
    pub header: String,
    /// What stands below every page, with [`PAGE`] and [`PAGES`].
    pub footer: String,
    /// What it says, in order.
    pub blocks: Vec<Block>,
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

/// A table with one row of headings.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Table {
    /// What it shows, for those who do not see it.
    pub caption: String,
    /// Its columns.
    pub columns: Vec<Column>,
    /// Its rows; what is missing at the end of one is empty.
    pub rows: Vec<Vec<Cell>>,
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
}
