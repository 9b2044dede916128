//! What a reader should know besides the numbers: a word that pages put into six languages, and the English sentence
//! that programs and the command line print.

use std::collections::BTreeMap;

use serde::{Deserialize, Serialize};

/// One remark.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Note {
    /// Which, such as `too-many-refits`.
    pub kind: String,
    /// What belongs into its sentence, by name.
    pub with: BTreeMap<String, String>,
    /// The sentence in English.
    pub text: String,
}

impl Note {
    pub(crate) fn new(kind: &str, with: &[(&str, String)], text: impl Into<String>) -> Self {
        let with = with.iter().map(|(name, value)| ((*name).to_owned(), value.clone())).collect();
        Self { kind: kind.to_owned(), with, text: text.into() }
    }
}
