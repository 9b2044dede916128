//! A profile as a document for paper: PDF and Word say the same.

use std::fmt::Write as _;

use charts::Figure as Chart;
use countries::{MapDrawing, MapLinks, drawn_map};
use jiff::{Timestamp, tz::TimeZone};
use typeset::{Block, Column, Cover, Document, Fact, Figure, ListItem, Order, PdfError, Span, Table};
use web::Say;

use crate::{
    drawings::{bars_figure, line_figure, lines},
    markdown::{FIGURE_HEADS, PARTNER_HEADS, figure_cells, partner_cells, rank_lines, summary},
    number::Number,
    pictures::{origins, pictures},
    profile::{Profile, Section},
    words::links,
};

/// As wide as charts are drawn for paper, in pixels.
const WIDTH: u32 = 640;

/// Writes a profile as a tagged PDF; the same profile gives the same bytes.
pub fn print_pdf(profile: &Profile, say: &Say) -> Result<Vec<u8>, PdfError> {
    typeset::pdf(&document(profile, say, None))
}

/// Writes a profile for Word; the same profile gives the same bytes.
pub fn print_word(profile: &Profile, say: &Say) -> Vec<u8> {
    typeset::docx(&document(profile, say, None))
}

/// The profile as a document; the same profile gives the same. `site` is where its sources lead, if that is known.
pub fn document(profile: &Profile, say: &Say, site: Option<&str>) -> Document {
    let title = say.with("profiles-title", "country", profile.country.name.clone());
    let mut facts = vec![Fact::new(say.text("profiles-document-day"), profile.as_of.to_string())];
    if !profile.communities.is_empty() {
        let names: Vec<&str> = profile.communities.iter().map(|it| it.name.as_str()).collect();
        facts.push(Fact::new(say.text("profiles-communities"), names.join(", ")));
    }
    let arguments = [("page", typeset::PAGE.into()), ("pages", typeset::PAGES.into())];
    let pages = say.fill("profiles-document-page", &arguments);
    let mut datasets: Vec<&str> = profile.editions.iter().map(|it| it.dataset.as_str()).collect();
    datasets.sort_unstable();
    datasets.dedup();
    let sources = say.with("profiles-document-sources", "sources", datasets.join(", "));
    Document {
        title: title.clone(),
        cover: Cover { facts, ..Cover::default() },
        language: say.language,
        author: "Tributary".to_owned(),
        at: profile.as_of.to_zoned_datetime(TimeZone::UTC).map_or(Timestamp::UNIX_EPOCH, |it| it.timestamp()),
        header: title,
        footer: format!("{sources}\t{pages}"),
        blocks: blocks(profile, say, site),
    }
}

fn blocks(profile: &Profile, say: &Say, site: Option<&str>) -> Vec<Block> {
    let mut blocks = vec![heading(1, say.text("profiles-findings"))];
    if profile.findings.is_empty() {
        blocks.push(paragraph(say.text("profiles-findings-none")));
    }
    blocks.extend(list(profile.findings.iter().map(|it| it.text.clone())));
    blocks.push(Block::Note(vec![Span::text(say.text("profiles-associated"))]));
    for (name, part) in &profile.parts.0 {
        blocks.push(heading(1, say.text(&format!("profiles-part-{name}"))));
        section(&mut blocks, name, part, profile, say, site);
    }
    blocks.push(heading(1, say.text("profiles-editions")));
    let edition = |it: &crate::EditionRow| {
        let words = [it.dataset.as_str(), it.edition.as_str(), it.title.as_str(), it.licence.as_str()];
        let words: Vec<&str> = words.into_iter().filter(|it| !it.is_empty()).collect();
        format!("{}. SHA-256 {}", words.join(", "), it.file_sha256)
    };
    blocks.extend(list(profile.editions.iter().map(edition)));
    blocks.push(Block::Note(vec![Span::text(say.text("profiles-grade-rule"))]));
    numbers(&mut blocks, profile, say);
    blocks
}

fn section(
    blocks: &mut Vec<Block>,
    name: &str,
    part: &Section,
    profile: &Profile,
    say: &Say,
    site: Option<&str>,
) {
    let row = |(name, number): &(&'static str, Number)| {
        let cells = figure_cells(name, number, say);
        let mut row: Vec<Vec<Vec<Span>>> = cells.into_iter().map(|it| vec![vec![Span::text(it)]]).collect();
        row[4] = vec![sources(number, site)];
        row
    };
    let heads = FIGURE_HEADS.map(|key| say.text(key));
    let [figure, value, year, grade, source] = heads;
    blocks.push(Block::Table(Table {
        caption: say.text(&format!("profiles-part-{name}")),
        columns: vec![
            Column::new(figure, 9),
            Column::numbers(value, 6),
            Column::new(year, 3),
            Column::new(grade, 2),
            Column::new(source, 8),
        ],
        rows: part.figures.0.iter().map(row).collect(),
        ..Table::default()
    }));
    blocks.extend(list(rank_lines(part, say).into_iter()));
    for group in lines(part) {
        let (title, chart) = line_figure(&format!("{name}-{}", group[0]), &group, part, say);
        blocks.push(drawing(&chart, title.clone(), title, say));
    }
    map(blocks, part, profile, say);
    for it in pictures(part, profile, say) {
        let sources: Vec<String> =
            it.sources.iter().map(|it| format!("{} {}", it.dataset, it.edition)).collect();
        let by = format!("{} {}", say.text("profiles-drawing-source"), sources.join(", "));
        let words = [it.title.as_str(), &by, &it.note].into_iter().filter(|it| !it.is_empty());
        let caption = words.collect::<Vec<_>>().join(". ");
        blocks.push(drawing(&it.figure, it.title, caption, say));
    }
    for (partners_name, partners) in &part.partners.0 {
        let title = say.text(&format!("profiles-partners-{partners_name}"));
        blocks.push(heading(2, title.clone()));
        blocks.push(paragraph(summary(partners, say)));
        let chart = bars_figure(&format!("{name}-{partners_name}"), &title, partners, say);
        // The heading says already what is drawn.
        blocks.push(drawing(&chart, title, String::new(), say));
    }
}

/// The numbers of all drawings, at the end, so that they do not bury what is drawn.
fn numbers(blocks: &mut Vec<Block>, profile: &Profile, say: &Say) {
    blocks.push(heading(1, say.text("profiles-as-table")));
    for (name, part) in &profile.parts.0 {
        for group in lines(part) {
            let (title, chart) = line_figure(&format!("{name}-{}", group[0]), &group, part, say);
            let rows = chart.rows.body.iter().map(cells).collect();
            blocks.push(table(title, &chart.rows.head, &[], rows));
        }
        for it in pictures(part, profile, say) {
            let rows = it.figure.rows.body.iter().map(cells).collect();
            // Of flows, the second column names places.
            let words: &[usize] = if it.flows { &[1] } else { &[] };
            blocks.push(table(it.title, &it.figure.rows.head, words, rows));
        }
        for (partners_name, partners) in &part.partners.0 {
            let title = say.text(&format!("profiles-partners-{partners_name}"));
            let rows = partner_cells(partners, say).into_iter().map(Vec::from).collect();
            blocks.push(table(title, &PARTNER_HEADS.map(|key| say.text(key)), &[1], rows));
        }
    }
}

/// A row of the table of a drawing.
fn cells(row: &charts::Row) -> Vec<String> {
    let cells = row.cells.iter().map(|it| it.clone().unwrap_or_else(|| "\u{2014}".to_owned()));
    std::iter::once(row.head.clone()).chain(cells).collect()
}

/// Where immigrants come from, on the map of the world, with its key and the statement of the United Nations.
fn map(blocks: &mut Vec<Block>, part: &Section, profile: &Profile, say: &Say) {
    let Some((figures, source)) = origins(part, say, &profile.country.name) else { return };
    let drawn = drawn_map(say, "origins", &figures, profile.country.code.parse().ok(), MapLinks::None);
    // Areas of unsettled status have a look of their own, which charts do not know.
    let svg = charts::printed(&drawn.svg, WIDTH, typeset::FAMILIES).replacen("</style>", UNSETTLED, 1);
    let alt = format!("{}. {}", figures.title, say.text("profiles-document-numbers"));
    blocks.push(Block::Figure(Figure::new(svg, alt, vec![Span::text(figures.title.as_str())])));
    let texts: Vec<String> =
        drawn.legend.iter().map(|(_, text, areas)| format!("{text} ({areas})")).collect();
    let key = charts::printed(&key(&drawn, &texts, say), WIDTH, typeset::FAMILIES);
    blocks.push(Block::Figure(Figure::new(key, texts.join("; "), Vec::new())));
    let by = format!("{} {} {}.", say.text("profiles-drawing-source"), source.dataset, source.edition);
    for text in [by, drawn.disclaimer, drawn.disputed] {
        blocks.push(Block::Note(vec![Span::text(text)]));
    }
}

const UNSETTLED: &str =
    "svg .neutral { fill: #d5dedf; stroke: #46555a; stroke-width: .75; stroke-dasharray: 2 2; }</style>";

/// What the colours of a map mean, as a drawing: it has the same colours.
fn key(map: &MapDrawing, texts: &[String], say: &Say) -> String {
    let direction = say.language.direction();
    let (at, beside) = if direction == kernel::Direction::Rtl { (96, 95) } else { (0, 5) };
    let boxes = map.legend.iter().map(|(style, _, _)| style.replace('x', "a"));
    let all = boxes.chain([String::from("hatch-ground")]).zip(texts.iter().chain([&map.without]));
    let mut svg = String::new();
    let mut top = 2;
    for (class, text) in all {
        let text = text.replace('&', "&amp;").replace('<', "&lt;");
        let _ = write!(
            svg,
            "<rect class=\"{class} land\" x=\"{at}%\" y=\"{top}\" width=\"4%\" height=\"12\"/>\
             <text x=\"{beside}%\" y=\"{}\">{text}</text>",
            top + 10
        );
        top += 18;
    }
    for n in 0..4 {
        let _ = write!(
            svg,
            "<line class=\"hatch\" x1=\"{}%\" y1=\"{}\" x2=\"{}%\" y2=\"{}\"/>",
            at + n,
            top - 6,
            at + n + 1,
            top - 18
        );
    }
    format!("<svg width=\"100%\" height=\"{top}\" direction=\"{}\">{svg}</svg>", direction.word())
}

/// A table of words and numbers; the first column and those named hold words.
fn table(title: String, heads: &[String], words: &[usize], rows: Vec<Vec<String>>) -> Block {
    let column = |(at, head): (usize, &String)| {
        if at == 0 || words.contains(&at) {
            Column::new(head, if at == 0 { 1 } else { 3 })
        } else {
            Column::numbers(head, 2)
        }
    };
    let cell = |text: String| vec![vec![Span::text(text)]];
    Block::Table(Table {
        caption: title.clone(),
        title: vec![Span::text(title)],
        columns: heads.iter().enumerate().map(column).collect(),
        rows: rows.into_iter().map(|row| row.into_iter().map(cell).collect()).collect(),
        ..Table::default()
    })
}

/// A chart; those who do not see it hear its title, its first and its last row, and where all rows are.
fn drawing(chart: &Chart, title: String, caption: String, say: &Say) -> Block {
    let row = |it: &charts::Row| {
        let cells: Vec<&str> = it.cells.iter().flatten().map(String::as_str).collect();
        format!("{}: {}", it.head, cells.join("; "))
    };
    let ends = chart.rows.body.first().into_iter().chain(chart.rows.body.last()).map(row);
    let alt = std::iter::once(title).chain(ends).chain([say.text("profiles-document-numbers")]);
    let svg = charts::printed(&chart.svg, WIDTH, typeset::FAMILIES);
    let caption = if caption.is_empty() { Vec::new() } else { vec![Span::text(caption)] };
    Block::Figure(Figure::new(svg, alt.collect::<Vec<_>>().join(". "), caption))
}

/// The sources of a number; where the site is known they lead there.
fn sources(number: &Number, site: Option<&str>) -> Vec<Span> {
    let (links, rest) = links(number);
    let mut spans: Vec<Span> = Vec::new();
    for (words, url) in links {
        if !spans.is_empty() {
            spans.push(Span::text("; "));
        }
        let span = Span::text(words);
        spans.push(match site {
            Some(site) => span.to(format!("{site}{url}")),
            None => span,
        });
    }
    if rest > 0 {
        spans.push(Span::text(format!("; +{rest}")));
    }
    spans
}

fn heading(level: u8, text: String) -> Block {
    Block::Heading { level, text }
}

fn paragraph(text: String) -> Block {
    Block::Paragraph(vec![Span::text(text)])
}

fn list(lines: impl Iterator<Item = String>) -> Option<Block> {
    let items: Vec<ListItem> = lines.map(|it| ListItem { depth: 0, spans: vec![Span::text(it)] }).collect();
    (!items.is_empty()).then_some(Block::List { order: Order::Dotted, items })
}
