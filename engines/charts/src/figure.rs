//! What all figures have in common: their name, their table and their style.

use crate::svg::{self, escape};
use kernel::Direction;

/// The rules for the classes that figures use, with a light colour wherever the page sets no token.
///
/// A page has these rules in its own style sheet; [`standalone`] takes them along.
pub const STYLE: &str = include_str!("charts.css");

/// The name of a figure for readers who hear it, and the way its lines run.
#[derive(Clone, Copy, Debug)]
pub struct Caption<'a> {
    /// Makes the ids inside the figure unique on the page: letters, digits, `-` and `_`.
    pub prefix: &'a str,
    /// What is seen, in one sentence.
    pub title: &'a str,
    /// The figures that matter, in words; may be empty.
    pub text: &'a str,
    /// Which way lines run.
    pub direction: Direction,
}

impl Caption<'_> {
    /// For a drawing that only repeats what stands beside it as text: hidden from readers who hear the page.
    pub const fn decoration(direction: Direction) -> Self {
        Caption { prefix: "", title: "", text: "", direction }
    }
}

/// A drawing and the table that says the same in numbers.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Figure {
    /// An `<svg>` element to stand in a page as it is.
    pub svg: String,
    /// The same as a table.
    pub rows: Rows,
}

/// A table, not yet written.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Rows {
    /// The heads of the columns, the first of them above the heads of the rows.
    pub head: Vec<String>,
    /// The rows, each with one cell less than there are heads.
    pub body: Vec<Row>,
}

/// One row of a table.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Row {
    /// Its head.
    pub head: String,
    /// Its cells; `None` is a missing value, which is not zero.
    pub cells: Vec<Option<String>>,
}

/// Whether something is brought out before its neighbours, in weight and not in colour alone.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Emphasis {
    /// As its neighbours.
    Plain,
    /// Brought out.
    Strong,
}

impl Emphasis {
    pub(crate) const fn class(self) -> &'static str {
        match self {
            Self::Plain => "",
            Self::Strong => "strong",
        }
    }
}

/// A figure as a file of its own, `width` pixels wide: for download, print, PDF and e-mail.
///
/// `style` is usually [`STYLE`]. A map keeps its proportions, so its width only sets the size at which it opens.
pub fn standalone(svg: &str, width: u32, style: &str) -> String {
    let Some((head, body)) = svg.split_once('>') else { return svg.to_owned() };
    let head = head.replacen("<svg ", "<svg xmlns=\"http://www.w3.org/2000/svg\" ", 1).replacen(
        " width=\"100%\"",
        &format!(" width=\"{width}\""),
        1,
    );
    format!("{head}><style>{}</style>{body}", escape(style))
}

/// Readers of the page hear a title and a text; their ids carry the caption's prefix.
pub(crate) fn name(caption: &Caption<'_>, role: &str, out: &mut String) {
    if caption.title.is_empty() {
        out.push_str(" aria-hidden=\"true\">");
        return;
    }
    let id = svg::id(caption.prefix);
    out.extend([" role=\"", role, "\" aria-labelledby=\"", &id, "-t"]);
    if !caption.text.is_empty() {
        out.extend([" ", &id, "-d"]);
    }
    out.extend(["\"><title id=\"", &id, "-t\">", &escape(caption.title), "</title>"]);
    if !caption.text.is_empty() {
        out.extend(["<desc id=\"", &id, "-d\">", &escape(caption.text), "</desc>"]);
    }
}
