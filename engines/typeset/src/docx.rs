//! Documents as files for Word: Office Open XML, written part by part.

mod body;
mod parts;
mod xml;

use std::io::{Cursor, Write as _};

use kernel::{Direction, Language};
use zip::{CompressionMethod, DateTime, ZipWriter, write::SimpleFileOptions};

use crate::Document;
use body::Body;

/// The document as a file for Word.
pub fn docx(document: &Document) -> Vec<u8> {
    let mut body = Body::of(document.language);
    let text = body.document(document);
    let header = parts::header(document, &body);
    let footer = parts::footer(document, &body);
    let entries: [(&str, String); 11] = [
        // The list of types comes first: so files of this kind are recognised.
        ("[Content_Types].xml", parts::CONTENT_TYPES.to_owned()),
        ("_rels/.rels", parts::PACKAGE.to_owned()),
        ("docProps/core.xml", parts::properties(document)),
        ("word/document.xml", text),
        ("word/_rels/document.xml.rels", parts::relations(&body.links)),
        ("word/styles.xml", parts::styles(document.language)),
        ("word/settings.xml", parts::settings(document.language)),
        ("word/numbering.xml", parts::numbering(body.numbered)),
        ("word/fontTable.xml", parts::FONTS.to_owned()),
        ("word/header1.xml", header),
        ("word/footer1.xml", footer),
    ];
    packed(&entries)
}

fn packed(entries: &[(&str, String)]) -> Vec<u8> {
    // The time of an entry is always the same, so that the bytes are.
    let options = SimpleFileOptions::default()
        .compression_method(CompressionMethod::Deflated)
        .last_modified_time(DateTime::default());
    let mut zip = ZipWriter::new(Cursor::new(Vec::new()));
    for (name, text) in entries {
        zip.start_file(*name, options).expect("a short name, once");
        zip.write_all(text.as_bytes()).expect("memory takes everything");
    }
    zip.finish().expect("memory takes everything").into_inner()
}

/// The tags of a language as word processors know them: of the text, of East Asian text, of right-to-left text.
fn tags(language: Language) -> [&'static str; 3] {
    let (text, east) = match language {
        // Latin words in an Arabic text are English more often than anything else.
        Language::English | Language::Arabic => ("en-GB", "zh-CN"),
        Language::French => ("fr-FR", "zh-CN"),
        Language::Spanish => ("es-ES", "zh-CN"),
        Language::Russian => ("ru-RU", "zh-CN"),
        Language::Chinese => ("zh-CN", "zh-CN"),
    };
    [text, east, "ar-SA"]
}

fn is_rtl(language: Language) -> bool {
    language.direction() == Direction::Rtl
}
