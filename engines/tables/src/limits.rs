//! How much of a foreign file is read, and why one is refused.

/// The most that is taken from one foreign file; what goes beyond is refused, not cut off.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Limits {
    /// Bytes of the file as it arrived.
    pub file_bytes: u64,
    /// Parts inside a workbook, which is an archive.
    pub entries: usize,
    /// Bytes of all parts once inflated.
    pub inflated_bytes: u64,
    /// How many times larger than packed a part of more than a megabyte may become.
    pub ratio: u64,
    /// Sheets of a workbook.
    pub sheets: usize,
    /// Rows of a sheet or of a text.
    pub rows: u32,
    /// Columns of a sheet or of a text.
    pub columns: u32,
    /// Cells of all sheets, empty ones that are written down included.
    pub cells: usize,
    /// Characters of one cell; a spreadsheet program itself stops at 32,767.
    pub cell_chars: usize,
    /// Bytes of the texts of all cells together.
    pub text_bytes: usize,
}

impl Default for Limits {
    /// Enough for every source the product knows (the largest sheet has 8.6 million cells).
    fn default() -> Self {
        Self {
            file_bytes: 64 << 20,
            entries: 2_000,
            inflated_bytes: 512 << 20,
            ratio: 200,
            sheets: 200,
            rows: 1_048_576,
            columns: 2_000,
            cells: 10_000_000,
            cell_chars: 32_767,
            text_bytes: 256 << 20,
        }
    }
}

kernel::words! {
    /// What a file that is no workbook seems to be.
    pub enum Lookalike {
        /// No bytes at all.
        Empty = "empty",
        /// The workbook format of before 2007, `.xls`.
        LegacyWorkbook = "legacy-workbook",
        /// The binary sister of the format, `.xlsb`.
        BinaryWorkbook = "binary-workbook",
        /// The format of LibreOffice, `.ods`.
        OpenDocument = "open-document",
        /// An archive of something else.
        Archive = "archive",
        /// A portable document.
        Pdf = "pdf",
        /// A web page, as a site answers that refuses a download.
        WebPage = "web-page",
        /// Plain text, perhaps CSV.
        Text = "text",
        /// Nothing that is recognised.
        Unknown = "unknown",
    }
}

/// Why a foreign file was not read.
#[derive(Clone, Debug, PartialEq, Eq, thiserror::Error)]
pub enum ReadError {
    /// The file itself is too large.
    #[error("the file has {bytes} bytes, at most {limit} are read")]
    TooLarge {
        /// Its size.
        bytes: u64,
        /// The most that is read.
        limit: u64,
    },
    /// The bytes are no workbook.
    #[error("not an XLSX workbook but {seems}")]
    NotAWorkbook {
        /// What they seem to be.
        seems: Lookalike,
    },
    /// A password is needed.
    #[error("the file is protected by a password; save it without one")]
    Encrypted,
    /// The file begins like a workbook and ends too early.
    #[error("the file is cut off; download it again")]
    Truncated,
    /// A part cannot be read.
    #[error("part {part} is damaged: {detail}")]
    Damaged {
        /// The part, or the sheet.
        part: String,
        /// What the reading library said.
        detail: String,
    },
    /// More parts than a workbook has.
    #[error("the archive has {found} parts, at most {limit} are read")]
    TooManyEntries {
        /// How many there are.
        found: usize,
        /// The most that is read.
        limit: usize,
    },
    /// The parts become too large when inflated.
    #[error("inflating {part} passes {limit} bytes")]
    InflatesTooFar {
        /// The part at which the sum passed the limit.
        part: String,
        /// The most that is inflated, over all parts.
        limit: u64,
    },
    /// A part is packed more tightly than honest data can be.
    #[error("part {part} inflates more than {limit} times")]
    PackedTooTightly {
        /// The part.
        part: String,
        /// The most that is allowed.
        limit: u64,
    },
    /// A part declares a document type or entities, which the format forbids.
    #[error("part {part} declares a document type")]
    DocumentType {
        /// The part.
        part: String,
    },
    /// Too many sheets.
    #[error("the workbook has {found} sheets, at most {limit} are read")]
    TooManySheets {
        /// How many there are.
        found: usize,
        /// The most that is read.
        limit: usize,
    },
    /// A cell stands below the last row that is read.
    #[error("sheet {sheet} has more than {limit} rows")]
    TooManyRows {
        /// The sheet; empty for a text.
        sheet: String,
        /// The most that is read.
        limit: u32,
    },
    /// A cell stands beyond the last column that is read.
    #[error("sheet {sheet} has more than {limit} columns")]
    TooManyColumns {
        /// The sheet; empty for a text.
        sheet: String,
        /// The most that is read.
        limit: u32,
    },
    /// Too many cells in all.
    #[error("more than {limit} cells")]
    TooManyCells {
        /// The most that is read.
        limit: usize,
    },
    /// One cell holds too long a text.
    #[error("cell {cell} of sheet {sheet} has {chars} characters, at most {limit} are read")]
    CellTooLong {
        /// The sheet; empty for a text.
        sheet: String,
        /// The cell.
        cell: String,
        /// How long it is.
        chars: usize,
        /// The most that is read.
        limit: usize,
    },
    /// The texts of all cells together are too long.
    #[error("the texts of all cells pass {limit} bytes")]
    TooMuchText {
        /// The most that is read.
        limit: usize,
    },
    /// A cell is given twice, so that two programs may show two values.
    #[error("cell {cell} of sheet {sheet} is given twice")]
    CellTwice {
        /// The sheet.
        sheet: String,
        /// The cell.
        cell: String,
    },
}

impl ReadError {
    /// A stable word for the reason, by which translations find the sentence.
    pub const fn slug(&self) -> &'static str {
        match self {
            Self::TooLarge { .. } => "too-large",
            Self::NotAWorkbook { .. } => "not-a-workbook",
            Self::Encrypted => "encrypted",
            Self::Truncated => "truncated",
            Self::Damaged { .. } => "damaged",
            Self::TooManyEntries { .. } => "too-many-entries",
            Self::InflatesTooFar { .. } => "inflates-too-far",
            Self::PackedTooTightly { .. } => "packed-too-tightly",
            Self::DocumentType { .. } => "document-type",
            Self::TooManySheets { .. } => "too-many-sheets",
            Self::TooManyRows { .. } => "too-many-rows",
            Self::TooManyColumns { .. } => "too-many-columns",
            Self::TooManyCells { .. } => "too-many-cells",
            Self::CellTooLong { .. } => "cell-too-long",
            Self::TooMuchText { .. } => "too-much-text",
            Self::CellTwice { .. } => "cell-twice",
        }
    }

    pub(crate) fn damaged(part: &str, detail: &impl ToString) -> Self {
        Self::Damaged { part: part.to_owned(), detail: detail.to_string().chars().take(200).collect() }
    }
}
