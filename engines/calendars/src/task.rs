//! To-dos: action points as they stand in a calendar.

use jiff::{Timestamp, civil::Date};
use kernel::Language;

use crate::{
    Mailbox,
    lines::{Lines, day, utc},
};

/// How far a task has come.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum TaskStatus {
    /// Nobody has begun.
    Open,
    /// Somebody is at it.
    Begun,
    /// Done.
    Done {
        /// When it was closed.
        at: Timestamp,
    },
    /// Given up.
    Cancelled,
}

/// Something that somebody is to do by a day.
///
/// Empty texts are left out of the file.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Task {
    /// Never changes and is never used again: `action-id@host`.
    pub uid: String,
    /// Counts its changes.
    pub sequence: u32,
    /// The day it was agreed on.
    pub agreed: Date,
    /// The last day for it.
    pub due: Option<Date>,
    /// How far it has come.
    pub status: TaskStatus,
    /// The language of its texts.
    pub language: Language,
    /// What is to be done.
    pub title: String,
    /// More about it.
    pub description: String,
    /// Words to sort it by.
    pub categories: Vec<String>,
    /// Its page.
    pub url: Option<String>,
    /// The `uid` of the meeting that agreed it.
    pub origin: Option<String>,
    /// Who asks for it.
    pub organizer: Mailbox,
    /// When this version of it was made.
    pub modified: Timestamp,
}

impl Task {
    pub(crate) fn write(&self, lines: &mut Lines) {
        lines.value("BEGIN", "VTODO");
        lines.text("UID", &self.uid);
        lines.value("DTSTAMP", utc(self.modified));
        lines.value("LAST-MODIFIED", utc(self.modified));
        lines.value("SEQUENCE", self.sequence);
        // A to-do may not begin after it is due.
        let due = self.due.map(|due| due.max(self.agreed));
        lines.line("DTSTART").param("VALUE", "DATE").value(day(self.agreed));
        if let Some(due) = due {
            lines.line("DUE").param("VALUE", "DATE").value(day(due));
        }
        let (status, percent) = match self.status {
            TaskStatus::Open => ("NEEDS-ACTION", None),
            TaskStatus::Begun => ("IN-PROCESS", None),
            TaskStatus::Done { .. } => ("COMPLETED", Some(100)),
            TaskStatus::Cancelled => ("CANCELLED", None),
        };
        lines.value("STATUS", status);
        if let TaskStatus::Done { at } = self.status {
            lines.value("COMPLETED", utc(at));
        }
        if let Some(percent) = percent {
            lines.value("PERCENT-COMPLETE", percent);
        }
        // Publishing a to-do requires a priority (RFC 5546, 3.4.1); 0 says that it has none.
        lines.value("PRIORITY", 0);
        lines.line("SUMMARY").param("LANGUAGE", self.language.word()).text(&self.title);
        if !self.description.trim().is_empty() {
            lines.line("DESCRIPTION").param("LANGUAGE", self.language.word()).text(&self.description);
        }
        if !self.categories.is_empty() {
            lines.line("CATEGORIES").texts(&self.categories);
        }
        if let Some(url) = &self.url {
            lines.line("URL").uri(url);
        }
        if let Some(origin) = &self.origin {
            lines.text("RELATED-TO", origin);
        }
        self.organizer.write_organizer(lines);
        lines.value("END", "VTODO");
    }
}
