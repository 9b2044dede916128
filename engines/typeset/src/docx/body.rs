//! The text of a document: paragraphs, lists, tables.

use std::fmt::Write as _;

use kernel::Language;

use super::{
    is_rtl,
    parts::{MAIN, NUMBERED},
    xml::{Way, escaped, stretches},
};
use crate::{Align, Block, Document, ListItem, Order, PAGE, PAGES, Span, Table};

/// The width between the margins of a page of A4, in twentieths of a point.
const WIDTH: u32 = 9354;

/// What is collected while the text is written.
pub(super) struct Body {
    line: Way,
    /// The addresses that the text leads to, each once, in order.
    pub(super) links: Vec<String>,
    /// How many counted lists there are: each counts from 1.
    pub(super) numbered: u32,
}

impl Body {
    pub(super) fn of(language: Language) -> Self {
        let line = if is_rtl(language) { Way::Rtl } else { Way::Ltr };
        Self { line, links: Vec::new(), numbered: 0 }
    }

    pub(super) fn document(&mut self, document: &Document) -> String {
        let mut out = format!("{MAIN}<w:document {}><w:body>", super::parts::SPACES);
        self.paragraph(&mut out, "Title", "", &[Span::text(document.title.as_str())]);
        for block in &document.blocks {
            self.block(&mut out, block);
        }
        let bidi = if self.line == Way::Rtl { "<w:bidi/>" } else { "" };
        let _ = write!(
            out,
            "<w:sectPr><w:headerReference w:type=\"default\" r:id=\"rHeader\"/>\
             <w:footerReference w:type=\"default\" r:id=\"rFooter\"/><w:pgSz w:w=\"11906\" w:h=\"16838\"/>\
             <w:pgMar w:top=\"1418\" w:right=\"1276\" w:bottom=\"1418\" w:left=\"1276\" w:header=\"709\" \
             w:footer=\"709\" w:gutter=\"0\"/>{bidi}</w:sectPr></w:body></w:document>"
        );
        out
    }

    fn block(&mut self, out: &mut String, block: &Block) {
        match block {
            Block::Heading { level, text } => {
                let style = format!("Heading{}", (*level).clamp(1, 3));
                self.paragraph(out, &style, "", &[Span::text(text.as_str())]);
            }
            Block::Paragraph(spans) => self.paragraph(out, "", "", spans),
            Block::Note(spans) => self.paragraph(out, "Note", "", spans),
            Block::List { order, items } => self.list(out, *order, items),
            Block::Table(table) => self.table(out, table),
        }
    }

    fn list(&mut self, out: &mut String, order: Order, items: &[ListItem]) {
        let number = match order {
            Order::Dotted => 1,
            Order::Numbered => {
                self.numbered += 1;
                NUMBERED + self.numbered
            }
        };
        for item in items {
            let place = format!(
                "<w:numPr><w:ilvl w:val=\"{}\"/><w:numId w:val=\"{number}\"/></w:numPr>",
                item.depth.min(2)
            );
            self.paragraph(out, "ListParagraph", &place, &item.spans);
        }
    }

    /// A paragraph in a style, with properties that stand before the direction.
    fn paragraph(&mut self, out: &mut String, style: &str, before: &str, spans: &[Span]) {
        self.aligned(out, style, before, Align::Start, spans);
    }

    fn aligned(&mut self, out: &mut String, style: &str, before: &str, align: Align, spans: &[Span]) {
        out.push_str("<w:p><w:pPr>");
        if !style.is_empty() {
            let _ = write!(out, "<w:pStyle w:val=\"{style}\"/>");
        }
        out.push_str(before);
        if self.line == Way::Rtl {
            out.push_str("<w:bidi/>");
        }
        if align == Align::End {
            out.push_str("<w:jc w:val=\"end\"/>");
        }
        out.push_str("</w:pPr>");
        for span in spans {
            self.span(out, span);
        }
        out.push_str("</w:p>");
    }

    fn span(&mut self, out: &mut String, span: &Span) {
        let Some(address) = &span.link else { return self.runs(out, span) };
        let known = self.links.iter().position(|known| known == address);
        let n = known.unwrap_or_else(|| {
            self.links.push(address.clone());
            self.links.len() - 1
        });
        let _ = write!(out, "<w:hyperlink r:id=\"rLink{}\" w:history=\"1\">", n + 1);
        self.runs(out, span);
        out.push_str("</w:hyperlink>");
    }

    /// The runs of a stretch of text: one for each way that its parts run.
    pub(super) fn runs(&self, out: &mut String, span: &Span) {
        for (n, line) in span.text.split('\n').enumerate() {
            if n > 0 {
                out.push_str("<w:r><w:br/></w:r>");
            }
            for (way, text) in stretches(line, self.line) {
                let face = face(span, way);
                // Some readers would turn the parts of a number such as 2026-03 around without the mark.
                let turns =
                    self.line == Way::Rtl && way == Way::Ltr && text.starts_with(|c: char| c.is_numeric());
                let mark = if turns { "\u{200e}" } else { "" };
                for piece in pieces(text) {
                    let _ = match piece {
                        Piece::Field(code) => write!(
                            out,
                            "<w:fldSimple w:instr=\" {code} \"><w:r>{face}<w:t>1</w:t></w:r></w:fldSimple>"
                        ),
                        Piece::Text(text) => write!(
                            out,
                            "<w:r>{face}<w:t xml:space=\"preserve\">{mark}{}</w:t></w:r>",
                            escaped(text)
                        ),
                    };
                }
            }
        }
    }

    fn table(&mut self, out: &mut String, table: &Table) {
        let all: u32 = table.columns.iter().map(|column| u32::from(column.share.max(1))).sum();
        let widths: Vec<u32> =
            table.columns.iter().map(|column| WIDTH * u32::from(column.share.max(1)) / all.max(1)).collect();
        let visual = if self.line == Way::Rtl { "<w:bidiVisual/>" } else { "" };
        let _ = write!(
            out,
            "<w:tbl><w:tblPr><w:tblStyle w:val=\"Ruled\"/>{visual}<w:tblW w:w=\"5000\" w:type=\"pct\"/>\
             <w:tblLayout w:type=\"fixed\"/><w:tblLook w:val=\"0020\" w:firstRow=\"1\" w:lastRow=\"0\" \
             w:firstColumn=\"0\" w:lastColumn=\"0\" w:noHBand=\"1\" w:noVBand=\"1\"/>"
        );
        if !table.caption.is_empty() {
            let _ = write!(out, "<w:tblCaption w:val=\"{}\"/>", escaped(&table.caption));
        }
        out.push_str("</w:tblPr><w:tblGrid>");
        for width in &widths {
            let _ = write!(out, "<w:gridCol w:w=\"{width}\"/>");
        }
        out.push_str("</w:tblGrid><w:tr><w:trPr><w:cantSplit/><w:tblHeader/></w:trPr>");
        for (column, width) in table.columns.iter().zip(&widths) {
            let title = [vec![Span::text(column.title.as_str()).strong()]];
            self.cell(out, *width, column.align, &title);
        }
        out.push_str("</w:tr>");
        for row in &table.rows {
            out.push_str("<w:tr><w:trPr><w:cantSplit/></w:trPr>");
            for (n, (column, width)) in table.columns.iter().zip(&widths).enumerate() {
                self.cell(out, *width, column.align, row.get(n).map_or(&[], Vec::as_slice));
            }
            out.push_str("</w:tr>");
        }
        out.push_str("</w:tbl>");
        // Two tables in a row would become one; and a table must not be the last word.
        out.push_str("<w:p><w:pPr><w:pStyle w:val=\"Gap\"/></w:pPr></w:p>");
    }

    fn cell(&mut self, out: &mut String, width: u32, align: Align, paragraphs: &[Vec<Span>]) {
        let _ = write!(out, "<w:tc><w:tcPr><w:tcW w:w=\"{width}\" w:type=\"dxa\"/></w:tcPr>");
        for spans in paragraphs {
            self.aligned(out, "Cell", "", align, spans);
        }
        if paragraphs.is_empty() {
            self.aligned(out, "Cell", "", align, &[]);
        }
        out.push_str("</w:tc>");
    }
}

fn face(span: &Span, way: Way) -> String {
    let mut out = String::new();
    if span.link.is_some() {
        out.push_str("<w:rStyle w:val=\"Hyperlink\"/>");
    }
    // Each face is said twice: Arabic takes the second.
    if span.strong {
        out.push_str("<w:b/><w:bCs/>");
    }
    if span.emphasis {
        out.push_str("<w:i/><w:iCs/>");
    }
    if way == Way::Rtl {
        out.push_str("<w:rtl/>");
    }
    if out.is_empty() { out } else { format!("<w:rPr>{out}</w:rPr>") }
}

enum Piece<'a> {
    Text(&'a str),
    Field(&'static str),
}

/// Text and the fields in it.
fn pieces(text: &str) -> Vec<Piece<'_>> {
    let mut found = Vec::new();
    for part in text.split_inclusive([PAGE, PAGES].map(|sign| sign.chars().next().unwrap_or_default())) {
        let (before, field) = match (part.strip_suffix(PAGE), part.strip_suffix(PAGES)) {
            (Some(before), _) => (before, Some("PAGE")),
            (None, Some(before)) => (before, Some("NUMPAGES")),
            (None, None) => (part, None),
        };
        if !before.is_empty() {
            found.push(Piece::Text(before));
        }
        found.extend(field.map(Piece::Field));
    }
    found
}
