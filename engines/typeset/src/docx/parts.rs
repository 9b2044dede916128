//! The parts of the package around the text.

use std::fmt::Write as _;

use kernel::Language;

use super::{body::Body, is_rtl, tags, xml::escaped};
use crate::{Document, Span};

pub(super) const MAIN: &str = "<?xml version=\"1.0\" encoding=\"UTF-8\" standalone=\"yes\"?>\n";

pub(super) const SPACES: &str = "xmlns:w=\"http://schemas.openxmlformats.org/wordprocessingml/2006/main\" \
     xmlns:r=\"http://schemas.openxmlformats.org/officeDocument/2006/relationships\"";

/// The first counted list has the number after this one; the one with dots has 1.
pub(super) const NUMBERED: u32 = 1;

const WORD: &str = "application/vnd.openxmlformats-officedocument.wordprocessingml";

pub(super) fn content_types(extras: Extras) -> String {
    let mut out = format!(
        "{MAIN}<Types xmlns=\"http://schemas.openxmlformats.org/package/2006/content-types\">\
         <Default Extension=\"rels\" ContentType=\"application/vnd.openxmlformats-package.relationships+xml\"/>\
         <Default Extension=\"xml\" ContentType=\"application/xml\"/>"
    );
    if extras.pictures > 0 {
        out.push_str(
            "<Default Extension=\"png\" ContentType=\"image/png\"/>\
             <Default Extension=\"svg\" ContentType=\"image/svg+xml\"/>",
        );
    }
    out.push_str(
        "<Override PartName=\"/docProps/core.xml\" \
         ContentType=\"application/vnd.openxmlformats-package.core-properties+xml\"/>",
    );
    let mut parts = vec![
        ("document", "document.main"),
        ("styles", "styles"),
        ("settings", "settings"),
        ("numbering", "numbering"),
        ("fontTable", "fontTable"),
        ("header1", "header"),
        ("footer1", "footer"),
    ];
    if extras.notes > 0 {
        parts.push(("footnotes", "footnotes"));
    }
    for (part, kind) in parts {
        let _ = write!(out, "<Override PartName=\"/word/{part}.xml\" ContentType=\"{WORD}.{kind}+xml\"/>");
    }
    out.push_str("</Types>");
    out
}

/// How many parts there are besides those of every document.
#[derive(Clone, Copy)]
pub(super) struct Extras {
    pub(super) pictures: usize,
    pub(super) notes: usize,
}

pub(super) const PACKAGE: &str = concat!(
    "<?xml version=\"1.0\" encoding=\"UTF-8\" standalone=\"yes\"?>\n",
    "<Relationships xmlns=\"http://schemas.openxmlformats.org/package/2006/relationships\">",
    "<Relationship Id=\"rDocument\" Type=\"http://schemas.openxmlformats.org/officeDocument/2006/relationships/officeDocument\" Target=\"word/document.xml\"/>",
    "<Relationship Id=\"rCore\" Type=\"http://schemas.openxmlformats.org/package/2006/relationships/metadata/core-properties\" Target=\"docProps/core.xml\"/>",
    "</Relationships>"
);

/// Fonts that every word processor has or replaces well.
pub(super) const FONTS: &str = concat!(
    "<?xml version=\"1.0\" encoding=\"UTF-8\" standalone=\"yes\"?>\n",
    "<w:fonts xmlns:w=\"http://schemas.openxmlformats.org/wordprocessingml/2006/main\">",
    "<w:font w:name=\"Arial\"><w:charset w:val=\"00\"/><w:family w:val=\"swiss\"/><w:pitch w:val=\"variable\"/></w:font>",
    "<w:font w:name=\"SimSun\"><w:altName w:val=\"宋体\"/><w:charset w:val=\"86\"/><w:family w:val=\"auto\"/><w:pitch w:val=\"variable\"/></w:font>",
    "</w:fonts>"
);

const KIND: &str = "http://schemas.openxmlformats.org/officeDocument/2006/relationships";

pub(super) fn relations(links: &[String], extras: Extras) -> String {
    let mut out = format!(
        "{MAIN}<Relationships xmlns=\"http://schemas.openxmlformats.org/package/2006/relationships\">"
    );
    if extras.notes > 0 {
        relation(&mut out, "rNotes", "footnotes", "footnotes.xml");
    }
    for n in 1..=extras.pictures {
        relation(&mut out, &format!("rPoints{n}"), "image", &format!("media/image{n}.png"));
        relation(&mut out, &format!("rVectors{n}"), "image", &format!("media/image{n}.svg"));
    }
    for (id, name, target) in [
        ("rStyles", "styles", "styles.xml"),
        ("rSettings", "settings", "settings.xml"),
        ("rNumbering", "numbering", "numbering.xml"),
        ("rFonts", "fontTable", "fontTable.xml"),
        ("rHeader", "header", "header1.xml"),
        ("rFooter", "footer", "footer1.xml"),
    ] {
        relation(&mut out, id, name, target);
    }
    external(&mut out, links);
    out.push_str("</Relationships>");
    out
}

/// What footnotes lead to.
pub(super) fn note_relations(links: &[String]) -> String {
    let mut out = format!(
        "{MAIN}<Relationships xmlns=\"http://schemas.openxmlformats.org/package/2006/relationships\">"
    );
    external(&mut out, links);
    out.push_str("</Relationships>");
    out
}

fn relation(out: &mut String, id: &str, name: &str, target: &str) {
    let _ = write!(out, "<Relationship Id=\"{id}\" Type=\"{KIND}/{name}\" Target=\"{target}\"/>");
}

fn external(out: &mut String, links: &[String]) {
    for (n, address) in links.iter().enumerate() {
        let _ = write!(
            out,
            "<Relationship Id=\"rLink{}\" Type=\"{KIND}/hyperlink\" Target=\"{}\" TargetMode=\"External\"/>",
            n + 1,
            escaped(address)
        );
    }
}

pub(super) fn properties(document: &Document) -> String {
    let at = document.at.strftime("%Y-%m-%dT%H:%M:%SZ");
    format!(
        "{MAIN}<cp:coreProperties \
         xmlns:cp=\"http://schemas.openxmlformats.org/package/2006/metadata/core-properties\" \
         xmlns:dc=\"http://purl.org/dc/elements/1.1/\" xmlns:dcterms=\"http://purl.org/dc/terms/\" \
         xmlns:xsi=\"http://www.w3.org/2001/XMLSchema-instance\"><dc:title>{}</dc:title>\
         <dc:creator>{author}</dc:creator><cp:lastModifiedBy>{author}</cp:lastModifiedBy>\
         <dc:language>{}</dc:language>\
         <dcterms:created xsi:type=\"dcterms:W3CDTF\">{at}</dcterms:created>\
         <dcterms:modified xsi:type=\"dcterms:W3CDTF\">{at}</dcterms:modified></cp:coreProperties>",
        escaped(&document.title),
        document.language.word(),
        author = escaped(&document.author),
    )
}

pub(super) fn settings(language: Language, extras: Extras) -> String {
    let [text, east, rtl] = tags(language);
    let notes = match extras.notes {
        0 => "",
        _ => "<w:footnotePr><w:footnote w:id=\"-1\"/><w:footnote w:id=\"0\"/></w:footnotePr>",
    };
    format!(
        "{MAIN}<w:settings {SPACES}><w:zoom w:percent=\"100\"/><w:defaultTabStop w:val=\"709\"/>\
         <w:characterSpacingControl w:val=\"doNotCompress\"/>{notes}<w:compat><w:compatSetting \
         w:name=\"compatibilityMode\" w:uri=\"http://schemas.microsoft.com/office/word\" w:val=\"15\"/>\
         </w:compat><w:themeFontLang w:val=\"{text}\" w:eastAsia=\"{east}\" w:bidi=\"{rtl}\"/></w:settings>"
    )
}

pub(super) fn numbering(numbered: u32) -> String {
    let mut out = format!("{MAIN}<w:numbering {SPACES}>");
    for (id, format, texts) in [(0, "bullet", ["•", "–", "•"]), (1, "decimal", ["%1.", "%2.", "%3."])] {
        let _ = write!(
            out,
            "<w:abstractNum w:abstractNumId=\"{id}\"><w:multiLevelType w:val=\"hybridMultilevel\"/>"
        );
        for (level, text) in texts.iter().enumerate() {
            let start = 425 * (level + 1);
            let _ = write!(
                out,
                "<w:lvl w:ilvl=\"{level}\"><w:start w:val=\"1\"/><w:numFmt w:val=\"{format}\"/>\
                 <w:lvlText w:val=\"{text}\"/><w:lvlJc w:val=\"left\"/>\
                 <w:pPr><w:ind w:left=\"{start}\" w:hanging=\"425\"/></w:pPr></w:lvl>"
            );
        }
        out.push_str("</w:abstractNum>");
    }
    out.push_str("<w:num w:numId=\"1\"><w:abstractNumId w:val=\"0\"/></w:num>");
    for number in 1..=numbered {
        let _ = write!(
            out,
            "<w:num w:numId=\"{}\"><w:abstractNumId w:val=\"1\"/><w:lvlOverride w:ilvl=\"0\">\
             <w:startOverride w:val=\"1\"/></w:lvlOverride></w:num>",
            NUMBERED + number
        );
    }
    out.push_str("</w:numbering>");
    out
}

pub(super) fn header(document: &Document, body: &Body<'_>) -> String {
    edge("hdr", "Header", &document.header, document, body)
}

pub(super) fn footer(document: &Document, body: &Body<'_>) -> String {
    edge("ftr", "Footer", &document.footer, document, body)
}

fn edge(tag: &str, style: &str, text: &str, document: &Document, body: &Body<'_>) -> String {
    let bidi = if is_rtl(document.language) { "<w:bidi/>" } else { "" };
    let mut out = format!("{MAIN}<w:{tag} {SPACES}><w:p><w:pPr><w:pStyle w:val=\"{style}\"/>{bidi}</w:pPr>");
    body.runs(&mut out, &Span::text(text));
    let _ = write!(out, "</w:p></w:{tag}>");
    out
}
