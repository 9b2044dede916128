//! Documents as tagged PDF.

use std::fmt;

use crate::Document;

/// Why a document could not be set.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct PdfError {
    /// What is wrong, one line for each fault.
    pub faults: Vec<String>,
}

impl fmt::Display for PdfError {
    fn fmt(&self, out: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(out, "the document cannot be set as PDF: {}", self.faults.join("; "))
    }
}

impl std::error::Error for PdfError {}

/// The document as a tagged PDF (PDF/UA-1); the same document gives the same bytes.
pub fn pdf(_document: &Document) -> Result<Vec<u8>, PdfError> {
    Err(PdfError { faults: vec!["not yet".to_owned()] })
}
