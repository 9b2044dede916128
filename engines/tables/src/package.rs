//! The archive around a workbook: everything is measured before anything is believed.
//!
//! The parts are inflated twice, here into nothing and later by the reader. That costs some
//! milliseconds and buys that the reader only ever meets archives whose true sizes are known: the
//! sizes an archive *declares* are chosen by whoever made it.

use std::{
    borrow::Cow,
    io::{Cursor, Read},
};

use zip::{ZipArchive, result::ZipError};

use crate::{Limits, Lookalike, ReadError};

const ARCHIVE: &[u8] = b"PK\x03\x04";
const OLE: &[u8] = b"\xD0\xCF\x11\xE0\xA1\xB1\x1A\xE1";
const CHUNK: usize = 64 * 1024;
/// Below this a part may be packed as tightly as it likes: it can do no harm.
const SMALL: u64 = 1 << 20;
/// The longest needle, less one, is carried from chunk to chunk.
const DOCUMENT_TYPE: [&[u8]; 2] = [b"<!DOCTYPE", b"<!ENTITY"];

/// Refuses everything that is not a workbook of bearable size.
pub(crate) fn check(bytes: &[u8], limits: &Limits) -> Result<(), ReadError> {
    let size = bytes.len() as u64;
    if size > limits.file_bytes {
        return Err(ReadError::TooLarge { bytes: size, limit: limits.file_bytes });
    }
    if !bytes.starts_with(ARCHIVE) {
        return Err(lookalike(bytes));
    }
    let declared = declared_entries(bytes).ok_or(ReadError::Truncated)?;
    if declared > limits.entries {
        return Err(ReadError::TooManyEntries { found: declared, limit: limits.entries });
    }
    let mut archive = ZipArchive::new(Cursor::new(bytes)).map_err(|err| archive_error(&err))?;
    if archive.len() > limits.entries {
        return Err(ReadError::TooManyEntries { found: archive.len(), limit: limits.entries });
    }
    must_be_a_workbook(&archive)?;
    must_declare_bearable_sizes(&mut archive, limits)?;
    let mut left = limits.inflated_bytes;
    for index in 0..archive.len() {
        left = measure(&mut archive, index, left, limits)?;
    }
    Ok(())
}

/// The number of parts in the last record of the archive, if that record is there.
fn declared_entries(bytes: &[u8]) -> Option<usize> {
    let tail = &bytes[bytes.len().saturating_sub(22 + 0xFFFF)..];
    let at = tail.windows(4).rposition(|window| window == b"PK\x05\x06")?;
    let count = tail.get(at + 10..at + 12)?;
    Some(usize::from(u16::from_le_bytes([count[0], count[1]])))
}

fn must_be_a_workbook(archive: &ZipArchive<Cursor<&[u8]>>) -> Result<(), ReadError> {
    let has = |name: &str| archive.file_names().any(|it| it.is_ok_and(|it| it.eq_ignore_ascii_case(name)));
    let seems = if has("xl/workbook.bin") {
        Lookalike::BinaryWorkbook
    } else if has("mimetype") && has("content.xml") {
        Lookalike::OpenDocument
    } else if !has("[Content_Types].xml") || !has("_rels/.rels") {
        Lookalike::Archive
    } else {
        return Ok(());
    };
    Err(ReadError::NotAWorkbook { seems })
}

/// What is declared too large is refused before a byte of it is inflated.
fn must_declare_bearable_sizes(
    archive: &mut ZipArchive<Cursor<&[u8]>>,
    limits: &Limits,
) -> Result<(), ReadError> {
    let mut sum = 0_u64;
    for index in 0..archive.len() {
        let entry = archive.by_index_raw(index).map_err(|err| archive_error(&err))?;
        if entry.encrypted() {
            return Err(ReadError::Encrypted);
        }
        sum = sum.saturating_add(entry.size());
        if sum > limits.inflated_bytes {
            return Err(ReadError::InflatesTooFar {
                part: shown(entry.name()),
                limit: limits.inflated_bytes,
            });
        }
        if too_tight(entry.size(), entry.compressed_size(), limits) {
            return Err(ReadError::PackedTooTightly { part: shown(entry.name()), limit: limits.ratio });
        }
    }
    Ok(())
}

/// Inflates one part into nothing, counting; gives what is left to inflate.
fn measure(
    archive: &mut ZipArchive<Cursor<&[u8]>>,
    index: usize,
    left: u64,
    limits: &Limits,
) -> Result<u64, ReadError> {
    let mut entry = archive.by_index(index).map_err(|err| archive_error(&err))?;
    let part = shown(entry.name());
    let packed = entry.compressed_size();
    let lower = part.to_ascii_lowercase();
    let is_xml = [".xml", ".rels"].iter().any(|end| lower.ends_with(end));
    let keep = DOCUMENT_TYPE[0].len() - 1;
    let mut buffer = vec![0_u8; keep + CHUNK];
    let mut held = 0;
    let mut inflated = 0_u64;
    loop {
        let read = match entry.read(&mut buffer[held..]) {
            Ok(0) => return Ok(left - inflated),
            Ok(read) => read,
            Err(err) => return Err(ReadError::damaged(&part, &err)),
        };
        inflated += read as u64;
        if inflated > left {
            return Err(ReadError::InflatesTooFar { part, limit: limits.inflated_bytes });
        }
        if too_tight(inflated, packed, limits) {
            return Err(ReadError::PackedTooTightly { part, limit: limits.ratio });
        }
        let filled = &buffer[..held + read];
        if is_xml && DOCUMENT_TYPE.iter().any(|needle| contains(filled, needle)) {
            return Err(ReadError::DocumentType { part });
        }
        let end = held + read;
        held = keep.min(end);
        buffer.copy_within(end - held..end, 0);
    }
}

fn too_tight(inflated: u64, packed: u64, limits: &Limits) -> bool {
    inflated > SMALL && inflated / packed.max(1) > limits.ratio
}

fn contains(bytes: &[u8], needle: &[u8]) -> bool {
    let mut rest = bytes;
    while let Some(at) = rest.iter().position(|byte| *byte == b'<') {
        rest = &rest[at..];
        if rest.starts_with(needle) {
            return true;
        }
        rest = &rest[1..];
    }
    false
}

/// Names of parts come from the file: what is shown of them is short and printable.
fn shown(name: Result<Cow<'_, str>, ZipError>) -> String {
    let name = name.unwrap_or(Cow::Borrowed("?"));
    name.chars().filter(|c| !c.is_control()).take(120).collect()
}

fn archive_error(err: &ZipError) -> ReadError {
    match err {
        ZipError::Io(io) if io.kind() == std::io::ErrorKind::UnexpectedEof => ReadError::Truncated,
        ZipError::UnsupportedArchive(text) if text.contains("assword") => ReadError::Encrypted,
        other => ReadError::damaged("archive", other),
    }
}

pub(crate) fn lookalike(bytes: &[u8]) -> ReadError {
    let start = bytes.trim_ascii_start();
    let begins =
        |word: &str| start.get(..word.len()).is_some_and(|bytes| bytes.eq_ignore_ascii_case(word.as_bytes()));
    let seems = if bytes.is_empty() {
        Lookalike::Empty
    } else if bytes.starts_with(OLE) {
        // A protected XLSX is stored inside the old container, under this name in UTF-16.
        let name: Vec<u8> = "EncryptedPackage".bytes().flat_map(|byte| [byte, 0]).collect();
        if bytes.windows(name.len()).any(|window| window == name) {
            return ReadError::Encrypted;
        }
        Lookalike::LegacyWorkbook
    } else if ARCHIVE.starts_with(bytes) {
        return ReadError::Truncated;
    } else if bytes.starts_with(b"PK") {
        Lookalike::Archive
    } else if begins("%PDF") {
        Lookalike::Pdf
    } else if begins("<!doctype html") || begins("<html") {
        Lookalike::WebPage
    } else if std::str::from_utf8(&bytes[..bytes.len().min(4096)])
        .map_or_else(|err| err.error_len().is_none(), |_| true)
        && !bytes[..bytes.len().min(4096)].contains(&0)
    {
        Lookalike::Text
    } else {
        Lookalike::Unknown
    };
    ReadError::NotAWorkbook { seems }
}
