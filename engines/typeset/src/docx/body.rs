//! The text of a document: its parts one after the other.

use std::fmt::Write as _;

use super::{
    figure::Picture,
    is_rtl,
    parts::{MAIN, NUMBERED},
    text::plain,
    xml::{Way, escaped},
};
use crate::{Align, Block, Callout, CoverPlace, Document, Fact, ListItem, Order, Span, Tone, Work};

/// What is collected while the text is written.
pub(super) struct Body<'a> {
    pub(super) line: Way,
    /// The works that citations may lead to.
    pub(super) works: Vec<&'a Work>,
    /// The addresses that the text leads to, each once, in order.
    pub(super) links: Vec<String>,
    /// How many counted lists there are: each counts from 1.
    pub(super) numbered: u32,
    /// The drawings, in order.
    pub(super) pictures: Vec<Picture<'a>>,
    /// The footnotes, in order.
    pub(super) notes: Vec<&'a [Span]>,
    headings: usize,
}

impl<'a> Body<'a> {
    pub(super) fn of(document: &'a Document) -> Self {
        let line = if is_rtl(document.language) { Way::Rtl } else { Way::Ltr };
        let works = |block: &'a Block| match block {
            Block::Bibliography(works) => works.as_slice(),
            _ => &[],
        };
        let works = document.blocks.iter().flat_map(works).collect();
        Self {
            line,
            works,
            links: Vec::new(),
            numbered: 0,
            pictures: Vec::new(),
            notes: Vec::new(),
            headings: 0,
        }
    }

    pub(super) fn document(&mut self, document: &'a Document) -> String {
        let mut out = format!("{MAIN}<w:document {}><w:body>", super::parts::SPACES);
        self.cover(&mut out, document);
        for block in &document.blocks {
            self.block(&mut out, block, &document.blocks);
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

    fn cover(&mut self, out: &mut String, document: &'a Document) {
        let cover = &document.cover;
        if !cover.kind.is_empty() {
            self.words(out, "Kind", &cover.kind);
        }
        self.words(out, "Title", &document.title);
        if !cover.subtitle.is_empty() {
            self.words(out, "Subtitle", &cover.subtitle);
        }
        self.facts(out, &cover.facts);
        if cover.place == CoverPlace::OwnPage {
            out.push_str(PAGE_BREAK);
        }
    }

    fn block(&mut self, out: &mut String, block: &'a Block, all: &'a [Block]) {
        match block {
            Block::Heading { level, text } => {
                self.headings += 1;
                let style = format!("Heading{}", (*level).clamp(1, 3));
                if all.iter().any(|it| matches!(it, Block::Contents { .. })) {
                    self.anchored(
                        out,
                        &style,
                        &format!("_Toc{}", self.headings),
                        &[Span::text(text.as_str())],
                    );
                } else {
                    self.words(out, &style, text);
                }
            }
            Block::Paragraph(spans) => self.paragraph(out, "", "", spans),
            Block::Note(spans) => self.paragraph(out, "Note", "", spans),
            Block::List { order, items } => self.list(out, *order, items),
            Block::Table(table) => self.table(out, table),
            Block::Figure(figure) => self.figure(out, figure),
            Block::Callout(callout) => self.callout(out, callout),
            Block::Facts(facts) => self.facts(out, facts),
            Block::PageBreak => out.push_str(PAGE_BREAK),
            Block::Contents { title, depth } => self.contents(out, title, *depth, all),
            Block::Bibliography(works) => self.bibliography(out, works),
        }
    }

    fn list(&mut self, out: &mut String, order: Order, items: &'a [ListItem]) {
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

    fn facts(&mut self, out: &mut String, facts: &'a [Fact]) {
        for fact in facts {
            self.open(out, "Fact", "", Align::Start);
            self.runs(out, &Span::text(fact.name.as_str()).strong());
            out.push_str("<w:r><w:tab/></w:r>");
            self.spans(out, &fact.spans);
            out.push_str("</w:p>");
        }
    }

    fn callout(&mut self, out: &mut String, callout: &'a Callout) {
        let style = match callout.tone {
            Tone::Notice => "Notice",
            Tone::Warning => "Warning",
        };
        if !callout.title.is_empty() {
            self.open(out, style, "<w:keepNext/>", Align::Start);
            self.runs(out, &Span::text(callout.title.as_str()).strong());
            out.push_str("</w:p>");
        }
        for spans in &callout.paragraphs {
            self.paragraph(out, style, "", spans);
        }
        // Two callouts in a row would become one.
        out.push_str(GAP);
    }

    /// A field that the word processor brings up to date, filled with the headings as they are.
    fn contents(&mut self, out: &mut String, title: &str, depth: u8, all: &[Block]) {
        self.words(out, "ContentsTitle", title);
        let depth = depth.clamp(1, 3);
        let headings = all.iter().filter_map(|it| match it {
            Block::Heading { level, text } => Some(((*level).clamp(1, 3), text)),
            _ => None,
        });
        let begin = format!(
            "<w:r><w:fldChar w:fldCharType=\"begin\" w:dirty=\"true\"/></w:r><w:r><w:instrText \
             xml:space=\"preserve\"> TOC \\o \"1-{depth}\" \\h \\z \\u </w:instrText></w:r><w:r><w:fldChar \
             w:fldCharType=\"separate\"/></w:r>"
        );
        let mut first = Some(begin);
        for (n, (level, text)) in headings.enumerate() {
            if level > depth {
                continue;
            }
            self.open(out, &format!("TOC{level}"), "", Align::Start);
            out.push_str(&first.take().unwrap_or_default());
            let _ = write!(out, "<w:hyperlink w:anchor=\"_Toc{}\" w:history=\"1\">", n + 1);
            self.runs(out, &Span::text(text.as_str()));
            let _ = write!(
                out,
                "<w:r><w:tab/></w:r><w:fldSimple w:instr=\" PAGEREF _Toc{} \\h \"><w:r><w:t/></w:r></w:fldSimple>\
                 </w:hyperlink></w:p>",
                n + 1
            );
        }
        out.push_str("<w:p><w:pPr><w:pStyle w:val=\"Gap\"/></w:pPr>");
        out.push_str(&first.take().unwrap_or_default());
        out.push_str("<w:r><w:fldChar w:fldCharType=\"end\"/></w:r></w:p>");
    }

    fn bibliography(&mut self, out: &mut String, works: &'a [Work]) {
        for work in works {
            let name = self.works.iter().position(|it| it.id == work.id).map(anchor).unwrap_or_default();
            self.open(out, "Reference", "", Align::Start);
            self.bookmark(out, &name, |it, out| it.runs(out, &Span::text(work.mark.as_str())));
            out.push_str("<w:r><w:tab/></w:r>");
            self.spans(out, &work.spans);
            out.push_str("</w:p>");
        }
    }

    /// Plain words in a style.
    pub(super) fn words(&self, out: &mut String, style: &str, text: &str) {
        self.open(out, style, "", Align::Start);
        self.runs(out, &Span::text(text));
        out.push_str("</w:p>");
    }

    fn anchored(&mut self, out: &mut String, style: &str, name: &str, spans: &[Span]) {
        self.open(out, style, "", Align::Start);
        self.bookmark(out, name, |it, out| spans.iter().for_each(|span| it.runs(out, span)));
        out.push_str("</w:p>");
    }

    fn bookmark(&mut self, out: &mut String, name: &str, inside: impl FnOnce(&Self, &mut String)) {
        // The number only has to differ from those of others; the name does.
        let id =
            name.bytes().fold(7_u32, |sum, byte| sum.wrapping_mul(31).wrapping_add(u32::from(byte))) >> 1;
        let _ = write!(out, "<w:bookmarkStart w:id=\"{id}\" w:name=\"{}\"/>", escaped(name));
        inside(self, out);
        let _ = write!(out, "<w:bookmarkEnd w:id=\"{id}\"/>");
    }

    /// The footnotes as a part of their own; asked for after the text.
    pub(super) fn footnotes(&mut self) -> String {
        let mut out = format!("{MAIN}<w:footnotes {}>", super::parts::SPACES);
        for (id, kind, sign) in
            [(-1, "separator", "separator"), (0, "continuationSeparator", "continuationSeparator")]
        {
            let _ = write!(
                out,
                "<w:footnote w:type=\"{kind}\" w:id=\"{id}\"><w:p><w:pPr><w:pStyle w:val=\"FootnoteText\"/></w:pPr>\
                 <w:r><w:{sign}/></w:r></w:p></w:footnote>"
            );
        }
        self.links.clear();
        for (n, spans) in std::mem::take(&mut self.notes).into_iter().enumerate() {
            let _ = write!(out, "<w:footnote w:id=\"{}\">", n + 1);
            self.open(&mut out, "FootnoteText", "", Align::Start);
            out.push_str(
                "<w:r><w:rPr><w:rStyle w:val=\"FootnoteReference\"/></w:rPr><w:footnoteRef/></w:r>\
                 <w:r><w:t xml:space=\"preserve\"> </w:t></w:r>",
            );
            for span in spans {
                self.linked(&mut out, &plain(span));
            }
            out.push_str("</w:p></w:footnote>");
        }
        out.push_str("</w:footnotes>");
        out
    }
}

/// The name of the place of a work.
pub(super) fn anchor(n: usize) -> String {
    format!("work_{}", n + 1)
}

/// A thin line without words.
pub(super) const GAP: &str = "<w:p><w:pPr><w:pStyle w:val=\"Gap\"/></w:pPr></w:p>";

const PAGE_BREAK: &str =
    "<w:p><w:pPr><w:pStyle w:val=\"Gap\"/></w:pPr><w:r><w:br w:type=\"page\"/></w:r></w:p>";
