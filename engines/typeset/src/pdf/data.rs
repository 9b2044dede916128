//! A document as data for the template: text stays text.

use jiff::tz::TimeZone;
use kernel::Direction;
use serde_json::{Value, json};

use super::fonts::writable;
use crate::{
    Align, Block, CoverPlace, Document, Fact, ListItem, Order, PAGE, PAGES, Span, Table, Tone, Work,
    docx::xml::{Way, stretches},
    drawing::scripted,
};

/// What the template reads: the document, and the drawings it names.
pub(super) struct Data {
    pub(super) json: String,
    /// In the order of their numbers, which are counted from 0.
    pub(super) drawings: Vec<String>,
}

pub(super) fn data(document: &Document) -> Data {
    let works = |block: &'_ Block| match block {
        Block::Bibliography(works) => works.iter().map(|it| it.id.clone()).collect(),
        _ => Vec::new(),
    };
    let ids = document.blocks.iter().flat_map(works).collect();
    let rtl = document.language.direction() == Direction::Rtl;
    let mut writer = Writer { rtl, ids, level: 0, drawings: Vec::new() };
    let blocks: Vec<Value> = document.blocks.iter().filter_map(|it| writer.block(it)).collect();
    let cover = &document.cover;
    let at = document.at.to_zoned_datetime(TimeZone::UTC);
    let date: [i16; 6] = [
        at.year(),
        at.month().into(),
        at.day().into(),
        at.hour().into(),
        at.minute().into(),
        at.second().into(),
    ];
    let json = json!({
        "title": writable(&document.title),
        "shown": writer.text(&document.title),
        "author": writable(&document.author),
        "language": document.language.word(),
        "rtl": rtl,
        "slants": !matches!(document.language, kernel::Language::Arabic | kernel::Language::Chinese),
        "date": date,
        "header": writer.edge(&document.header),
        "footer": writer.edge(&document.footer),
        "cover": {
            "kind": writer.text(&cover.kind),
            "subtitle": writer.text(&cover.subtitle),
            "facts": writer.facts(&cover.facts),
            "own": cover.place == CoverPlace::OwnPage,
        },
        "blocks": blocks,
    });
    Data { json: json.to_string(), drawings: writer.drawings }
}

struct Writer {
    rtl: bool,
    /// The ids of all works.
    ids: Vec<String>,
    /// The level of the last heading.
    level: u8,
    drawings: Vec<String>,
}

impl Writer {
    fn block(&mut self, block: &Block) -> Option<Value> {
        Some(match block {
            Block::Heading { level, text } => {
                let text = self.text(text);
                // A heading without words, or one that leaves out a level, leads readers of the page astray.
                if text.trim().is_empty() {
                    return None;
                }
                self.level = (*level).clamp(1, 3).min(self.level + 1);
                json!({ "kind": "heading", "level": self.level, "text": text })
            }
            Block::Paragraph(spans) => json!({ "kind": "paragraph", "spans": self.spans(spans) }),
            Block::Note(spans) => json!({ "kind": "note", "spans": self.spans(spans) }),
            Block::List { order, items } => json!({
                "kind": "list",
                "numbered": *order == Order::Numbered,
                "entries": self.items(items, 0),
            }),
            Block::Table(table) if table.columns.is_empty() => return None,
            Block::Table(table) => self.table(table),
            Block::Figure(figure) => {
                self.drawings.push(scripted(&figure.svg));
                json!({
                    "kind": "figure",
                    "path": format!("/{}.svg", self.drawings.len() - 1),
                    "alt": figure.alt,
                    "width": figure.width.clamp(10, 100),
                    "caption": self.spans(&figure.caption),
                })
            }
            Block::Callout(callout) => json!({
                "kind": "callout",
                "warning": callout.tone == Tone::Warning,
                "title": self.text(&callout.title),
                "paragraphs": self.paragraphs(&callout.paragraphs),
            }),
            Block::Facts(facts) => json!({ "kind": "facts", "facts": self.facts(facts) }),
            Block::PageBreak => json!({ "kind": "break" }),
            Block::Contents { title, depth } => {
                json!({ "kind": "contents", "title": self.text(title), "depth": depth.clamp(&1, &3) })
            }
            Block::Bibliography(works) => {
                json!({ "kind": "works", "works": works.iter().map(|it| self.work(it)).collect::<Vec<_>>() })
            }
        })
    }

    fn spans(&self, spans: &[Span]) -> Value {
        spans.iter().map(|it| self.span(it, Notes::Shown)).collect()
    }

    fn paragraphs(&self, paragraphs: &[Vec<Span>]) -> Value {
        paragraphs.iter().map(|it| self.spans(it)).collect()
    }

    fn span(&self, span: &Span, notes: Notes) -> Value {
        let work = span.cites.as_ref().and_then(|id| self.ids.iter().position(|known| known == id));
        let note = span.note.as_ref().filter(|_| notes == Notes::Shown);
        json!({
            "text": self.text(&span.text),
            "strong": span.strong,
            "emphasis": span.emphasis,
            "link": span.link.as_ref().filter(|it| leads_out(it)),
            "work": work,
            "note": note.map(|it| it.iter().map(|it| self.span(it, Notes::Hidden)).collect::<Vec<_>>()),
        })
    }

    fn facts(&self, facts: &[Fact]) -> Value {
        let fact = |it: &Fact| json!({ "name": self.text(&it.name), "spans": self.spans(&it.spans) });
        facts.iter().map(fact).collect()
    }

    fn work(&self, work: &Work) -> Value {
        json!({
            "number": self.ids.iter().position(|it| *it == work.id),
            "mark": self.text(&work.mark),
            "spans": self.spans(&work.spans),
        })
    }

    /// The items that stand at a depth, each with those that stand deeper after it.
    fn items(&self, items: &[ListItem], depth: u8) -> Value {
        let mut found: Vec<Value> = Vec::new();
        let mut rest = items;
        while let Some((first, after)) = rest.split_first() {
            let inside = after.iter().take_while(|it| it.depth > depth).count();
            let deeper = if depth < 8 { self.items(&after[..inside], depth + 1) } else { json!([]) };
            found.push(json!({ "spans": self.spans(&first.spans), "inside": deeper }));
            rest = &after[inside..];
        }
        Value::Array(found)
    }

    fn table(&self, table: &Table) -> Value {
        let columns = table.columns.iter().map(|it| {
            json!({ "title": self.text(&it.title), "share": it.share.max(1), "end": it.align == Align::End })
        });
        let row = |cells: &Vec<Vec<Vec<Span>>>| -> Value {
            let cell = |n: usize| cells.get(n).map_or_else(|| json!([]), |it| self.paragraphs(it));
            (0..table.columns.len()).map(cell).collect()
        };
        json!({
            "kind": "table",
            "caption": self.text(&table.caption),
            "title": self.spans(&table.title),
            "columns": columns.collect::<Vec<_>>(),
            // The first column names the rows, unless it holds numbers.
            "heads": table.columns.len() > 1 && table.columns[0].align == Align::Start,
            "rows": table.rows.iter().map(row).collect::<Vec<_>>(),
            "notes": self.paragraphs(&table.notes),
        })
    }

    /// The text as it can be written; the parts of a number such as 2026-03 keep their order in a line from the right.
    fn text(&self, text: &str) -> String {
        let text = writable(text);
        if !self.rtl || !text.contains(char::is_numeric) {
            return text;
        }
        let marked = |(way, part): (Way, &str)| {
            let turns = way == Way::Ltr && part.starts_with(char::is_numeric);
            if turns { format!("\u{200e}{part}") } else { part.to_owned() }
        };
        stretches(&text, Way::Rtl).into_iter().map(marked).collect()
    }

    /// The text of a header or footer: pieces of text, 1 for the page, 2 for the count of pages, 3 for the other edge.
    fn edge(&self, text: &str) -> Value {
        let signs = [(PAGE, 1), (PAGES, 2), ("\t", 3)];
        let mut found: Vec<Value> = Vec::new();
        let mut plain = String::new();
        for c in text.chars() {
            let Some((_, number)) = signs.iter().find(|(sign, _)| sign.starts_with(c)) else {
                plain.push(c);
                continue;
            };
            if !plain.is_empty() {
                found.push(json!(self.text(&std::mem::take(&mut plain))));
            }
            found.push(json!(number));
        }
        if !plain.is_empty() {
            found.push(json!(self.text(&plain)));
        }
        Value::Array(found)
    }
}

/// Whether footnotes are written: they have none of their own.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Notes {
    Shown,
    Hidden,
}

/// Whether an address leads to the web or to a mailbox.
fn leads_out(address: &str) -> bool {
    let begins = |scheme: &str| address.get(..scheme.len()).is_some_and(|it| it.eq_ignore_ascii_case(scheme));
    ["https://", "http://", "mailto:"].into_iter().any(begins) && !address.contains(char::is_control)
}
