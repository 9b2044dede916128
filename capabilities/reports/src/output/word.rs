//! A build as a document for word processors and for paper: figures in sentences have footnotes that name their cells.

use typeset::{
    Block, Callout, Column, Cover, CoverPlace, Document, Fact, Figure, ListItem, Span, Table, Tone, Work,
};
use web::Say;

use super::{Stretch, about, html, sources, stretches};
use crate::frozen::{AnalysisUsed, Frozen, Grid, Inline, Part};

/// What charts are written with on paper, the first that is there.
const FONTS: &str = "\"Noto Sans\", \"Noto Sans Arabic\", \"Noto Sans SC\", sans-serif";
/// How wide a chart is drawn, in pixels.
const WIDTH: u32 = 640;

/// The document.
pub(super) fn document(frozen: &Frozen, say: &Say) -> Document {
    let head = &frozen.head;
    let mut writer = Writer { frozen, say, blocks: Vec::new(), charts: 0 };
    if head.demonstration {
        writer.blocks.push(Block::Callout(Callout {
            tone: Tone::Warning,
            title: say.text("reports-demonstration"),
            paragraphs: Vec::new(),
        }));
    }
    for section in &frozen.sections {
        if !section.title.is_empty() {
            writer.heading(section.title.clone());
        }
        for part in &section.parts {
            writer.part(part);
        }
    }
    writer.bibliography();
    let pages = say.fill("reports-page", &[("page", typeset::PAGE.into()), ("pages", typeset::PAGES.into())]);
    let address = frozen.address(&format!("/reports/{}/{}", head.slug, head.number));
    Document {
        title: head.title.clone(),
        cover: Cover {
            kind: say.text("reports-report"),
            subtitle: head.summary.clone(),
            facts: vec![
                Fact::new(say.text("reports-build"), html::byline(frozen, say)),
                Fact {
                    name: say.text("reports-address"),
                    spans: vec![Span::text(address.clone()).to(address)],
                },
            ],
            place: CoverPlace::AboveText,
        },
        language: head.language,
        author: head.authors.join(&say.text("reports-cite-comma")),
        at: head.built_at,
        header: head.title.clone(),
        footer: format!("{} {} · {pages}", say.text("reports-build"), head.number),
        blocks: writer.blocks,
    }
}

struct Writer<'a> {
    frozen: &'a Frozen,
    say: &'a Say,
    blocks: Vec<Block>,
    charts: usize,
}

impl Writer<'_> {
    fn heading(&mut self, text: String) {
        self.blocks.push(Block::Heading { level: 1, text });
    }

    fn part(&mut self, part: &Part) {
        match part {
            Part::Text { markdown } => {
                let blocks = typeset::markdown(markdown, &self.frozen.head.base);
                let blocks: Vec<Block> = blocks.into_iter().map(|block| self.filled(block)).collect();
                self.blocks.extend(blocks);
            }
            Part::Table { table } => self.table(table),
            Part::Chart { drawn, table } => {
                self.charts += 1;
                let svg = html::draw::chart(self.frozen, self.say, *drawn, table, self.charts);
                let alt = format!("{}. {}", table.title, html::draw::said(self.frozen, table));
                let unit = if table.unit.is_empty() { String::new() } else { format!(" ({})", table.unit) };
                let caption = vec![
                    Span::text(format!("{}{unit}", table.title)).strong(),
                    Span::text(format!(" {}", sources(self.frozen, &table.editions, self.say))),
                ];
                let svg = charts::printed(&svg, WIDTH, FONTS);
                self.blocks.push(Block::Figure(Figure::new(svg, alt, caption)));
                self.table(table);
            }
            Part::Analysis { analysis } => {
                if let Some(analysis) = self.frozen.analyses.get(*analysis) {
                    self.analysis(analysis);
                }
            }
        }
    }

    /// A block of the text with what its marks stand for.
    fn filled(&self, block: Block) -> Block {
        match block {
            Block::Paragraph(spans) => Block::Paragraph(self.spans(spans)),
            Block::Note(spans) => Block::Note(self.spans(spans)),
            Block::List { order, items } => {
                let item = |it: ListItem| ListItem { depth: it.depth, spans: self.spans(it.spans) };
                Block::List { order, items: items.into_iter().map(item).collect() }
            }
            Block::Heading { level, text } => {
                let spans = self.spans(vec![Span::text(text)]);
                Block::Heading { level, text: spans.into_iter().map(|it| it.text).collect() }
            }
            Block::Table(table) => {
                let cell = |cell: Vec<Vec<Span>>| cell.into_iter().map(|it| self.spans(it)).collect();
                let row = |row: Vec<typeset::Cell>| row.into_iter().map(cell).collect();
                let rows = table.rows.clone().into_iter().map(row).collect();
                Block::Table(Table { rows, ..table })
            }
            other => other,
        }
    }

    fn spans(&self, spans: Vec<Span>) -> Vec<Span> {
        let mut filled = Vec::with_capacity(spans.len());
        for span in spans {
            for stretch in stretches(&span.text) {
                match stretch {
                    Stretch::Text(text) => filled.push(Span { text: text.to_owned(), ..span.clone() }),
                    Stretch::Live(number) => filled.extend(self.inline(number, &span)),
                }
            }
        }
        filled
    }

    fn inline(&self, number: usize, like: &Span) -> Option<Span> {
        let in_kind = |text: String| Span { text, ..like.clone() };
        Some(match self.frozen.inlines.get(number)? {
            Inline::Figure { figure } => {
                let used = self.frozen.figures.get(*figure)?;
                let edition = self.frozen.editions.get(used.edition)?;
                let address = self.frozen.address(&self.frozen.cell_path(used));
                let note = vec![
                    Span::text(format!("{}. ", about(self.frozen, *figure, self.say))),
                    Span::text(edition.title.clone()).citing(source_id(used.edition)),
                    Span::text(", "),
                    Span::text(used.at()).to(address),
                ];
                in_kind(used.shown.clone()).noted(note)
            }
            Inline::Term { analysis, term } => {
                in_kind(self.frozen.analyses.get(*analysis)?.terms.get(*term)?.shown.clone())
            }
            Inline::Edition { edition } => {
                in_kind(format!("[{}]", Frozen::edition_number(*edition))).citing(source_id(*edition))
            }
            Inline::Reference { reference } => {
                let number = self.frozen.reference_number(*reference);
                in_kind(format!("[{number}]")).citing(source_id(number - 1))
            }
            Inline::Block => return None,
        })
    }

    fn table(&mut self, grid: &Grid) {
        let unit = if grid.unit.is_empty() { String::new() } else { format!(" ({})", grid.unit) };
        let mut columns = vec![Column::new(grid.corner.clone(), 3)];
        columns.extend(grid.heads.iter().map(|head| Column::numbers(head.clone(), 2)));
        let cell = |cell: &Option<usize>| {
            let figure = cell.and_then(|at| self.frozen.figures.get(at));
            text(&figure.map_or_else(|| self.say.text("reports-no-cell"), |it| it.shown.clone()))
        };
        let row = |row: &crate::frozen::GridRow| {
            std::iter::once(text(&row.head)).chain(row.cells.iter().map(cell)).collect()
        };
        self.blocks.push(Block::Table(Table {
            caption: grid.title.clone(),
            title: vec![Span::text(format!("{}{unit}", grid.title))],
            columns,
            rows: grid.rows.iter().map(row).collect(),
            notes: vec![vec![Span::text(sources(self.frozen, &grid.editions, self.say))]],
        }));
    }

    fn analysis(&mut self, it: &AnalysisUsed) {
        let say = self.say;
        let heads = ["reports-estimate", "reports-se", "reports-interval", "reports-chance"];
        let mut columns = vec![Column::new(say.text("reports-term"), 3)];
        columns.extend(heads.iter().map(|key| Column::numbers(say.text(key), 2)));
        let row = |term: &crate::frozen::TermUsed| {
            let name = html::term_name(&term.name, say);
            [&name, &term.shown].into_iter().chain(&term.more).map(|it| text(it)).collect()
        };
        let mut notes = vec![vec![Span::text(html::facts(it, say))]];
        let mut source = vec![Span::text(sources(self.frozen, &it.editions, say))];
        if let Some(kept) = &it.kept {
            source.push(Span::text(" "));
            source.push(Span::text(html::kept_words(kept, say)).to(self.frozen.address(&kept.path())));
        }
        notes.push(source);
        self.blocks.push(Block::Table(Table {
            caption: it.title.clone(),
            title: vec![Span::text(it.title.clone())],
            columns,
            rows: it.terms.iter().map(row).collect(),
            notes,
        }));
        let sentences = it.wording.iter().map(|it| Block::Paragraph(vec![Span::text(it.clone())]));
        self.blocks.extend(sentences);
        let account = it.against.iter().chain(&it.account).cloned().chain(html::rests_on(it, say));
        self.blocks.extend(account.map(|it| Block::Note(vec![Span::text(it)])));
    }

    fn bibliography(&mut self) {
        let frozen = self.frozen;
        if frozen.editions.is_empty() && frozen.references.is_empty() {
            return;
        }
        self.heading(self.say.text("reports-bibliography"));
        let licensed = |printed: String, licence: &str| {
            let more = if licence.is_empty() {
                String::new()
            } else {
                format!(" {}", self.say.with("reports-licence", "licence", licence))
            };
            Span::text(format!("{printed}{more}"))
        };
        let mut works: Vec<Work> = Vec::new();
        for (at, it) in frozen.editions.iter().enumerate() {
            let hash = self.say.with("reports-file-hash", "hash", it.file.to_string());
            works.push(Work {
                id: source_id(at),
                mark: format!("[{}]", Frozen::edition_number(at)),
                spans: vec![licensed(it.work.printed(self.say), &it.licence), Span::text(format!(" {hash}"))],
            });
        }
        for (at, it) in frozen.references.iter().enumerate() {
            let number = frozen.reference_number(at);
            works.push(Work {
                id: source_id(number - 1),
                mark: format!("[{number}]"),
                spans: vec![licensed(it.printed(self.say), &it.licence)],
            });
        }
        self.blocks.push(Block::Bibliography(works));
    }
}

/// What the bibliography calls the work at this place.
fn source_id(at: usize) -> String {
    format!("source-{}", at + 1)
}

fn text(text: &str) -> typeset::Cell {
    vec![vec![Span::text(text)]]
}
