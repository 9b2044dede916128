//! What was noticed while reading foreign data.

use serde::Serialize;

crate::words! {
    /// How much a finding matters.
    pub enum Severity {
        /// The row or value was left out.
        Error = "error",
        /// It was kept, and a person should look.
        Warning = "warning",
        /// Worth knowing.
        Note = "note",
    }
}

/// Where in a file something was found.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize)]
pub struct Place {
    /// Sheet of a workbook, or the name of a part of the file.
    pub sheet: Option<String>,
    /// Line of a text or row of a sheet, counted from 1.
    pub row: Option<u32>,
    /// Cell such as `F12`, or the name of a column.
    pub cell: Option<String>,
}

/// Something in foreign data that a person can act on; bad data is not an error, it is the normal case.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct Finding {
    /// How much it matters.
    pub severity: Severity,
    /// Stable slug of what was found, such as `unknown-code`; the sentence comes from the translations.
    pub kind: &'static str,
    /// Where.
    pub place: Place,
    /// The value that gave rise to it, as it stands in the file.
    pub found: String,
    /// What was expected there; empty when the kind says it all.
    pub expected: String,
}
