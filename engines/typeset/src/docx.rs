//! Documents as files for Word: Office Open XML, written part by part.

mod body;
mod figure;
mod parts;
mod styles;
mod table;
mod text;
pub(crate) mod xml;

use std::{
    borrow::Cow,
    io::{Cursor, Write as _},
};

use kernel::{Direction, Language};
use zip::{CompressionMethod, DateTime, ZipWriter, write::SimpleFileOptions};

use crate::Document;
use body::Body;
use parts::Extras;

/// The document as a file for Word.
pub fn docx(document: &Document) -> Vec<u8> {
    let mut body = Body::of(document);
    let text = body.document(document);
    let header = parts::header(document, &body);
    let footer = parts::footer(document, &body);
    let extras = Extras { pictures: body.pictures.len(), notes: body.notes.len() };
    let relations = parts::relations(&body.links, extras);
    let mut entries: Vec<(String, Cow<'_, [u8]>)> = Vec::new();
    let mut add = |name: &str, text: String| entries.push((name.to_owned(), Cow::Owned(text.into_bytes())));
    // The list of types comes first: so files of this kind are recognised.
    add("[Content_Types].xml", parts::content_types(extras));
    add("_rels/.rels", parts::PACKAGE.to_owned());
    add("docProps/core.xml", parts::properties(document));
    add("word/document.xml", text);
    add("word/_rels/document.xml.rels", relations);
    add("word/styles.xml", styles::styles(document.language));
    add("word/settings.xml", parts::settings(document.language, extras));
    add("word/numbering.xml", parts::numbering(body.numbered));
    add("word/fontTable.xml", parts::FONTS.to_owned());
    add("word/header1.xml", header);
    add("word/footer1.xml", footer);
    if extras.notes > 0 {
        add("word/footnotes.xml", body.footnotes());
        add("word/_rels/footnotes.xml.rels", parts::note_relations(&body.links));
    }
    for (n, picture) in body.pictures.iter().enumerate() {
        entries.push((format!("word/media/image{}.png", n + 1), Cow::Borrowed(&picture.drawn.png)));
        entries.push((format!("word/media/image{}.svg", n + 1), Cow::Borrowed(picture.svg.as_bytes())));
    }
    packed(&entries)
}

fn packed(entries: &[(String, Cow<'_, [u8]>)]) -> Vec<u8> {
    // The time of an entry is always the same, so that the bytes are.
    let options = SimpleFileOptions::default()
        .compression_method(CompressionMethod::Deflated)
        .last_modified_time(DateTime::default());
    let mut zip = ZipWriter::new(Cursor::new(Vec::new()));
    for (name, bytes) in entries {
        zip.start_file(name.as_str(), options).expect("a short name, once");
        zip.write_all(bytes).expect("memory takes everything");
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
