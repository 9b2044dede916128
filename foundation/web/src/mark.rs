//! Small marks: a status is a word with a shape, never a colour alone.

use std::fmt;

use serde::Serialize;

use crate::Say;

kernel::words! {
    /// How something stands; each has its own shape.
    pub enum Status {
        /// A disc with a tick.
        Met = "met",
        /// A half disc.
        OnTrack = "on-track",
        /// A triangle.
        AtRisk = "at-risk",
        /// A square with a cross.
        Overdue = "overdue",
        /// A ring.
        NotYetDue = "not-yet-due",
        /// Empty corners.
        NothingRecorded = "nothing-recorded",
    }
}

impl Status {
    /// The end of the names of its CSS class and of its shape.
    pub const fn shape(self) -> &'static str {
        match self {
            Self::Met => "met",
            Self::OnTrack => "track",
            Self::AtRisk => "risk",
            Self::Overdue => "over",
            Self::NotYetDue => "later",
            Self::NothingRecorded => "none",
        }
    }

    /// Its words, such as “At risk”.
    pub fn words(self, say: &Say) -> String {
        say.text(match self {
            Self::Met => "status-met",
            Self::OnTrack => "status-on-track",
            Self::AtRisk => "status-at-risk",
            Self::Overdue => "status-overdue",
            Self::NotYetDue => "status-not-yet-due",
            Self::NothingRecorded => "status-nothing-recorded",
        })
    }
}

/// A status with the words shown beside its shape; a template places it with `{{ mark }}`.
#[derive(Clone, Debug, Serialize)]
pub struct Mark {
    /// The shape and colour.
    pub status: Status,
    /// The words.
    pub words: String,
}

impl Mark {
    /// A shape with words of its own, such as “Returned”.
    pub fn new(status: Status, words: impl Into<String>) -> Self {
        Self { status, words: words.into() }
    }

    /// A status in its own words.
    pub fn of(status: Status, say: &Say) -> Self {
        Self::new(status, status.words(say))
    }
}

impl fmt::Display for Mark {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let shape = self.status.shape();
        let words = askama::filters::escape(&self.words, askama::filters::Html).map_err(|_| fmt::Error)?;
        write!(
            f,
            "<span class=\"st st-{shape}\"><svg aria-hidden=\"true\"><use href=\"#i-{shape}\"/></svg>{words}</span>"
        )
    }
}

impl askama::filters::HtmlSafe for Mark {}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_mark_is_a_shape_with_escaped_words() {
        let html = Mark::new(Status::Overdue, "Returned <by> server").to_string();
        assert_eq!(
            html,
            "<span class=\"st st-over\"><svg aria-hidden=\"true\"><use href=\"#i-over\"/></svg>Returned &#60;by&#62; server</span>"
        );
    }
}
