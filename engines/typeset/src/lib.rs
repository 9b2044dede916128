//! Documents for paper and word processors, from one model.
//!
//! A [`Document`] says what a text is (headings, paragraphs, lists, tables, notes) and in which language;
//! [`docx()`] writes it as a file that Word and its kin open, [`pdf()`] as pages. [`markdown()`] reads what people
//! typed into the same model. Nothing of the model belongs to one kind of file.
//!
//! ```
//! use kernel::{Language, jiff::Timestamp};
//! use typeset::{Block, Cover, Document, Span};
//!
//! let document = Document {
//!     title: "Agenda".into(),
//!     cover: Cover::default(),
//!     language: Language::English,
//!     author: "Example group".into(),
//!     at: Timestamp::UNIX_EPOCH,
//!     header: "Example group".into(),
//!     footer: format!("Page {} of {}", typeset::PAGE, typeset::PAGES),
//!     blocks: vec![Block::Paragraph(vec![Span::text("Opening, "), Span::text("five minutes").strong()])],
//! };
//! assert_eq!(typeset::docx(&document), typeset::docx(&document));
//! ```
//!
//! Invariants:
//! - the same document gives the same bytes;
//! - every text is marked with its language and runs its own way, also inside a line of the other direction;
//! - a table says which row is its head, and the head is repeated on every page;
//! - what people typed adds no markup: what a file cannot hold is left out.

mod docx;
mod drawing;
mod markdown;
mod model;
mod pdf;

pub use docx::docx;
pub use markdown::markdown;
pub use model::{
    Align, Block, Callout, Cell, Column, Cover, CoverPlace, Document, Fact, Figure, ListItem, Order, PAGE,
    PAGES, Span, Table, Tone, Work,
};
pub use pdf::{FAMILIES, PdfError, pdf};
