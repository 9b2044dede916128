//! What people typed in Markdown, as parts of a document.

use pulldown_cmark::{Event, HeadingLevel, Options, Parser, Tag, TagEnd};

use crate::{Block, Column, ListItem, Order, Span, Table};

/// The parts of a Markdown text; links within the site begin with `base`, and raw HTML is text.
pub fn markdown(text: &str, base: &str) -> Vec<Block> {
    let options = Options::ENABLE_TABLES | Options::ENABLE_STRIKETHROUGH;
    let mut reader = Reader { base, ..Reader::default() };
    for event in Parser::new_ext(text, options) {
        match event {
            Event::Start(tag) => reader.begin(&tag),
            Event::End(tag) => reader.end(tag),
            Event::Text(text) | Event::Code(text) | Event::Html(text) | Event::InlineHtml(text) => {
                reader.text(&text);
            }
            Event::SoftBreak => reader.text(" "),
            Event::HardBreak => reader.text("\n"),
            _ => {}
        }
    }
    reader.blocks
}

#[derive(Default)]
struct Reader<'a> {
    base: &'a str,
    blocks: Vec<Block>,
    spans: Vec<Span>,
    strong: u8,
    emphasis: u8,
    quoted: u8,
    /// The addresses of the links that are open; none where it must not be followed.
    links: Vec<Option<String>>,
    /// One for each list that is open.
    lists: Vec<Order>,
    items: Vec<ListItem>,
    table: Option<Table>,
    row: Vec<Vec<Vec<Span>>>,
}

impl Reader<'_> {
    fn begin(&mut self, tag: &Tag<'_>) {
        match tag {
            Tag::Strong => self.strong += 1,
            Tag::Emphasis => self.emphasis += 1,
            Tag::BlockQuote(_) => self.quoted += 1,
            Tag::Link { dest_url, .. } | Tag::Image { dest_url, .. } => {
                let address = self.address(dest_url);
                self.links.push(address);
            }
            Tag::List(first) => {
                self.flush_item();
                self.lists.push(if first.is_some() { Order::Numbered } else { Order::Dotted });
            }
            Tag::Table(_) => {
                self.table = Some(Table::default());
            }
            _ => {}
        }
    }

    fn end(&mut self, tag: TagEnd) {
        match tag {
            TagEnd::Strong => self.strong = self.strong.saturating_sub(1),
            TagEnd::Emphasis => self.emphasis = self.emphasis.saturating_sub(1),
            TagEnd::Link | TagEnd::Image => {
                self.links.pop();
            }
            TagEnd::Paragraph | TagEnd::CodeBlock | TagEnd::HtmlBlock => self.end_paragraph(),
            TagEnd::BlockQuote(_) => self.quoted = self.quoted.saturating_sub(1),
            TagEnd::Heading(level) => {
                let text: String = self.spans.drain(..).map(|span| span.text).collect();
                let level = if level == HeadingLevel::H1 { 2 } else { 3 };
                self.blocks.push(Block::Heading { level, text });
            }
            TagEnd::Item => self.flush_item(),
            TagEnd::List(_) => self.end_list(),
            TagEnd::TableCell => self.row.push(vec![std::mem::take(&mut self.spans)]),
            TagEnd::TableHead => {
                let cells = std::mem::take(&mut self.row);
                if let Some(table) = &mut self.table {
                    table.columns = cells.into_iter().map(column).collect();
                }
            }
            TagEnd::TableRow => {
                let cells = std::mem::take(&mut self.row);
                if let Some(table) = &mut self.table {
                    table.rows.push(cells);
                }
            }
            TagEnd::Table => {
                if let Some(table) = self.table.take() {
                    self.blocks.push(Block::Table(table));
                }
            }
            _ => {}
        }
    }

    fn end_paragraph(&mut self) {
        if !self.lists.is_empty() {
            // A loose item may hold several paragraphs; they stay one item.
            self.text("\n");
            return;
        }
        let spans = trimmed(std::mem::take(&mut self.spans));
        if !spans.is_empty() {
            self.blocks.push(if self.quoted > 0 { Block::Note(spans) } else { Block::Paragraph(spans) });
        }
    }

    fn flush_item(&mut self) {
        let spans = trimmed(std::mem::take(&mut self.spans));
        if !spans.is_empty() && !self.lists.is_empty() {
            let depth = u8::try_from(self.lists.len() - 1).unwrap_or(u8::MAX);
            self.items.push(ListItem { depth, spans });
        }
    }

    fn end_list(&mut self) {
        self.flush_item();
        let order = self.lists.pop().unwrap_or(Order::Dotted);
        if self.lists.is_empty() && !self.items.is_empty() {
            self.blocks.push(Block::List { order, items: std::mem::take(&mut self.items) });
        }
    }

    fn text(&mut self, text: &str) {
        let link = self.links.iter().rev().find_map(Clone::clone);
        let (strong, emphasis) = (self.strong > 0, self.emphasis > 0);
        match self.spans.last_mut() {
            Some(last) if last.link == link && last.strong == strong && last.emphasis == emphasis => {
                last.text.push_str(text);
            }
            _ => self.spans.push(Span { text: text.to_owned(), strong, emphasis, link, ..Span::default() }),
        }
    }

    /// The whole address, if a link may lead there: web pages, mail and pages of this site.
    fn address(&self, to: &str) -> Option<String> {
        let to = to.trim();
        if to.starts_with('/') && !to.starts_with("//") && !to.starts_with("/\\") {
            return Some(format!("{}{to}", self.base));
        }
        let begins =
            |scheme: &&str| to.get(..scheme.len()).is_some_and(|start| start.eq_ignore_ascii_case(scheme));
        ["https://", "http://", "mailto:"].iter().any(begins).then(|| to.to_owned())
    }
}

fn column(cell: Vec<Vec<Span>>) -> Column {
    let title: String = cell.into_iter().flatten().map(|span| span.text).collect();
    Column::new(title, 1)
}

/// Without empty spans and the line breaks at the end.
fn trimmed(mut spans: Vec<Span>) -> Vec<Span> {
    while let Some(last) = spans.last_mut() {
        last.text.truncate(last.text.trim_end().len());
        if !last.text.is_empty() {
            break;
        }
        spans.pop();
    }
    spans
}

#[cfg(test)]
mod tests {
    use super::*;

    fn paragraph(spans: Vec<Span>) -> Vec<Block> {
        vec![Block::Paragraph(spans)]
    }

    #[test]
    fn bold_italics_and_links_stay() {
        let found = markdown(
            "**Agreed** by _all_, see [plan](/plan) and [x](https://e.example).",
            "https://t.example",
        );
        let expected = paragraph(vec![
            Span::text("Agreed").strong(),
            Span::text(" by "),
            Span::text("all").emphasis(),
            Span::text(", see "),
            Span::text("plan").to("https://t.example/plan"),
            Span::text(" and "),
            Span::text("x").to("https://e.example"),
            Span::text("."),
        ]);
        assert_eq!(found, expected);
    }

    #[test]
    fn a_link_that_must_not_be_followed_is_text() {
        assert_eq!(markdown("[x](javascript:alert(1))", ""), paragraph(vec![Span::text("x")]));
        assert_eq!(markdown("[x](//elsewhere.example)", ""), paragraph(vec![Span::text("x")]));
    }

    #[test]
    fn lists_keep_their_depth() {
        let found = markdown("1. one\n   - two\n2. three", "");
        let item = |depth, text: &str| ListItem { depth, spans: vec![Span::text(text)] };
        let items = vec![item(0, "one"), item(1, "two"), item(0, "three")];
        assert_eq!(found, vec![Block::List { order: Order::Numbered, items }]);
    }

    #[test]
    fn a_table_keeps_head_and_rows() {
        let found = markdown("| a | b |\n|---|---|\n| 1 | 2 |", "");
        let [Block::Table(table)] = found.as_slice() else { panic!("{found:?}") };
        assert_eq!(table.columns.iter().map(|column| column.title.as_str()).collect::<Vec<_>>(), ["a", "b"]);
        assert_eq!(table.rows, vec![vec![vec![vec![Span::text("1")]], vec![vec![Span::text("2")]]]]);
    }

    #[test]
    fn raw_html_is_text() {
        let found = markdown("a <b>c</b>", "");
        assert_eq!(found, paragraph(vec![Span::text("a <b>c</b>")]));
    }
}
