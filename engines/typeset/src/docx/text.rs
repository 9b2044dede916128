//! Paragraphs and the stretches of text in them.

use std::fmt::Write as _;

use super::{
    body::{Body, anchor},
    xml::{Way, escaped, stretches},
};
use crate::{Align, PAGE, PAGES, Span};

impl<'a> Body<'a> {
    /// A paragraph in a style, with properties that stand before the direction.
    pub(super) fn paragraph(&mut self, out: &mut String, style: &str, before: &str, spans: &'a [Span]) {
        self.aligned(out, style, before, Align::Start, spans);
    }

    pub(super) fn aligned(
        &mut self,
        out: &mut String,
        style: &str,
        before: &str,
        align: Align,
        spans: &'a [Span],
    ) {
        self.open(out, style, before, align);
        self.spans(out, spans);
        out.push_str("</w:p>");
    }

    /// The beginning of a paragraph; the caller closes it.
    pub(super) fn open(&self, out: &mut String, style: &str, before: &str, align: Align) {
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
    }

    pub(super) fn spans(&mut self, out: &mut String, spans: &'a [Span]) {
        for span in spans {
            self.linked(out, span);
            if let Some(note) = &span.note {
                self.notes.push(note);
                let _ = write!(
                    out,
                    "<w:r><w:rPr><w:rStyle w:val=\"FootnoteReference\"/></w:rPr><w:footnoteReference w:id=\"{}\"/></w:r>",
                    self.notes.len()
                );
            }
        }
    }

    /// A stretch of text with what it leads to.
    pub(super) fn linked(&mut self, out: &mut String, span: &Span) {
        if let Some(n) = self.works.iter().position(|work| Some(&work.id) == span.cites.as_ref()) {
            let _ = write!(out, "<w:hyperlink w:anchor=\"{}\" w:history=\"1\">", anchor(n));
            self.runs(out, span);
            out.push_str("</w:hyperlink>");
            return;
        }
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
                        Piece::Tab => write!(out, "<w:r><w:tab/></w:r>"),
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
}

/// The span without its note.
pub(super) fn plain(span: &Span) -> Span {
    Span { note: None, ..span.clone() }
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
    Tab,
    Field(&'static str),
}

/// Text and the fields and tabs in it.
fn pieces(text: &str) -> Vec<Piece<'_>> {
    let signs = [PAGE, PAGES, "\t"];
    let mut found = Vec::new();
    for part in text.split_inclusive(|c: char| signs.iter().any(|sign| sign.starts_with(c))) {
        let sign = signs.iter().find(|sign| part.ends_with(**sign));
        let before = sign.map_or(part, |sign| &part[..part.len() - sign.len()]);
        if !before.is_empty() {
            found.push(Piece::Text(before));
        }
        found.extend(sign.map(|sign| match *sign {
            PAGE => Piece::Field("PAGE"),
            PAGES => Piece::Field("NUMPAGES"),
            _ => Piece::Tab,
        }));
    }
    found
}
