//! Documents as tagged PDF, set by Typst.
//!
//! Typst reads one file of markup, ours; the document comes to it as data and its drawings as files in memory, so no
//! text of a document is ever read as markup. It gets no folder, no network, no clock and no font of the machine.

mod data;
mod fonts;

use std::{fmt, sync::LazyLock};

use typst::{
    Feature, Library, LibraryExt, World, comemo,
    diag::{FileError, FileResult, SourceDiagnostic},
    foundations::{Bytes, Datetime, Duration, Smart},
    syntax::{FileId, RootedPath, Source, VirtualPath, VirtualRoot},
    text::{Font, FontBook},
    utils::{LazyHash, hash128},
};
use typst_layout::PagedDocument;
use typst_pdf::{PdfOptions, PdfStandard, PdfStandards};

use crate::{Block, Document};
use data::Data;
pub use fonts::FAMILIES;
pub(crate) use fonts::FILES as FONT_FILES;
use fonts::FONTS;

const SILENT: &str = "a drawing has no words for those who do not see it";

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
///
/// A drawing that is no SVG, or one without words for those who do not see it, is a fault.
pub fn pdf(document: &Document) -> Result<Vec<u8>, PdfError> {
    let silent = |it: &Block| matches!(it, Block::Figure(figure) if figure.alt.trim().is_empty());
    if document.blocks.iter().any(silent) {
        return Err(PdfError { faults: vec![SILENT.to_owned()] });
    }
    let data = data::data(document);
    let ident = format!("{:032x}", hash128(&(&data.json, &data.drawings)));
    let desk = Desk::new(data);
    let set = typst::compile::<PagedDocument>(&desk).output.and_then(|pages| {
        let options = PdfOptions {
            ident: Smart::Custom(ident),
            creator: Smart::Custom(None),
            standards: STANDARDS.clone(),
            ..PdfOptions::default()
        };
        typst_pdf::pdf(&pages, &options)
    });
    // What is kept to set the same again faster must not grow with every document.
    comemo::evict(2);
    set.map_err(|faults| PdfError { faults: faults.iter().map(told).collect() })
}

fn told(fault: &SourceDiagnostic) -> String {
    fault.hints.iter().fold(fault.message.to_string(), |told, hint| format!("{told} ({})", hint.v))
}

static STANDARDS: LazyLock<PdfStandards> =
    LazyLock::new(|| PdfStandards::new(&[PdfStandard::Ua_1]).unwrap_or_default());

static LIBRARY: LazyLock<LazyHash<Library>> = LazyLock::new(|| {
    let features = [Feature::A11yExtras].into_iter().collect();
    LazyHash::new(Library::builder().with_features(features).build())
});

static TEMPLATE: LazyLock<Source> =
    LazyLock::new(|| Source::new(file("/template.typ"), include_str!("pdf/template.typ").to_owned()));

fn file(path: &str) -> FileId {
    let path = VirtualPath::new(path).expect("our own names are paths");
    RootedPath::new(VirtualRoot::Project, path).intern()
}

/// All that Typst may know: our markup, one document, our fonts.
struct Desk {
    json: Bytes,
    drawings: Vec<Bytes>,
}

impl Desk {
    fn new(data: Data) -> Self {
        let drawings = data.drawings.into_iter().map(Bytes::from_string).collect();
        Self { json: Bytes::from_string(data.json), drawings }
    }
}

impl World for Desk {
    fn library(&self) -> &LazyHash<Library> {
        &LIBRARY
    }

    fn book(&self) -> &LazyHash<FontBook> {
        &FONTS.book
    }

    fn main(&self) -> FileId {
        TEMPLATE.id()
    }

    fn source(&self, id: FileId) -> FileResult<Source> {
        if id == TEMPLATE.id() { Ok(TEMPLATE.clone()) } else { Err(FileError::AccessDenied) }
    }

    fn file(&self, id: FileId) -> FileResult<Bytes> {
        if !matches!(id.root(), VirtualRoot::Project) {
            return Err(FileError::AccessDenied);
        }
        let name = id.vpath().get_without_slash();
        if name == "document.json" {
            return Ok(self.json.clone());
        }
        let number = name.strip_suffix(".svg").and_then(|it| it.parse::<usize>().ok());
        number.and_then(|it| self.drawings.get(it)).cloned().ok_or(FileError::AccessDenied)
    }

    fn font(&self, index: usize) -> Option<Font> {
        FONTS.all.get(index).cloned()
    }

    fn today(&self, _offset: Option<Duration>) -> Option<Datetime> {
        None
    }
}
