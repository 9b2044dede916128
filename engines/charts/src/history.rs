//! Acts within years: a row for each year, a dot for each act, and in words what came of it.

use crate::figure::{Caption, Emphasis, Figure, Row, Rows};
use crate::measure::{SMALL, share, width};
use crate::scale::Scale;
use crate::svg::{Anchor, Svg};

/// What [`history()`] draws.
#[derive(Clone, Copy, Debug)]
pub struct History<'a> {
    /// The name of the figure.
    pub caption: Caption<'a>,
    /// Parts of the year named above the rows, as the first month of each quarter.
    pub marks: &'a [Mark<'a>],
    /// The years, from the first.
    pub rows: &'a [HistoryRow<'a>],
    /// The heads of the table: the year, the acts, the verdict.
    pub heads: [&'a str; 3],
}

/// A named place in the year.
#[derive(Clone, Copy, Debug)]
pub struct Mark<'a> {
    /// From 0, the first day, to 1, the end of the year.
    pub at: f64,
    /// What is written above.
    pub label: &'a str,
}

/// One year.
#[derive(Clone, Copy, Debug)]
pub struct HistoryRow<'a> {
    /// The year, written.
    pub head: &'a str,
    /// What happened in it.
    pub dots: &'a [Dot<'a>],
    /// What came of it, as "3 · met".
    pub verdict: &'a str,
    /// Whether the verdict is brought out, as one that says "not met".
    pub emphasis: Emphasis,
}

/// One act.
#[derive(Clone, Copy, Debug)]
pub struct Dot<'a> {
    /// From 0, the first day, to 1, the end of the year.
    pub at: f64,
    /// Whether it has happened.
    pub kind: DotKind,
    /// Says which act and when. Shown beside what is only proposed; elsewhere when pointed at.
    pub text: &'a str,
}

/// Whether an act has happened.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum DotKind {
    /// It has: a full dot.
    Held,
    /// It is planned: a ring.
    Proposed,
}

const ROW: f64 = 31.0;

/// Draws acts within years.
pub fn history(chart: &History<'_>) -> Figure {
    let heads = widest(chart.rows.iter().map(|row| row.head));
    let verdicts = widest(chart.rows.iter().map(|row| row.verdict));
    let left = share(heads * 1.08 + 12.0).clamp(8.0, 30.0);
    let right = (100.0 - share(verdicts * 1.04 + 12.0)).clamp(left + 30.0, 96.0);
    let year = Scale { from: (0.0, 1.0), to: (left, right) };

    let first = 38.0;
    let bottom = chart.rows.iter().skip(1).fold(first, |y, _| y + ROW) + 11.0;
    let mut svg = Svg::open(&chart.caption, bottom + 6.0);
    for mark in chart.marks {
        let x = year.at(mark.at.clamp(0.0, 1.0));
        svg.line("grid", (x, 18.0), (x, bottom));
        svg.text("", (x, 11.0), Anchor::Start, 0.0, mark.label);
    }
    let mut y = first;
    for row in chart.rows {
        svg.text("strong", (0.0, y + 4.0), Anchor::Start, 0.0, row.head);
        svg.line("axis", (left, y), (right, y));
        for dot in row.dots {
            draw(&mut svg, dot, &year, y);
        }
        svg.text(row.emphasis.class(), (100.0, y + 4.0), Anchor::End, 0.0, row.verdict);
        y += ROW;
    }
    Figure { svg: svg.close(), rows: rows(chart) }
}

fn draw(svg: &mut Svg, dot: &Dot<'_>, year: &Scale, y: f64) {
    let x = year.at(dot.at.clamp(0.0, 1.0));
    let (class, radius) = match dot.kind {
        DotKind::Held => ("dot", 5.5),
        DotKind::Proposed => ("ring", 5.0),
    };
    let circle = svg.element("circle").class(class).across("cx", x).pixels("cy", y).pixels("r", radius);
    if dot.text.is_empty() {
        circle.end();
    } else {
        circle.children();
        svg.element("title").text(dot.text);
        svg.raw("</circle>");
    }
    if dot.kind == DotKind::Proposed {
        let (anchor, shift) = if dot.at > 0.5 { (Anchor::End, -9.0) } else { (Anchor::Start, 9.0) };
        svg.text("", (x, y - 7.0), anchor, shift, dot.text);
    }
}

fn widest<'a>(texts: impl Iterator<Item = &'a str>) -> f64 {
    texts.map(|text| width(text, SMALL)).fold(0.0, f64::max)
}

fn rows(chart: &History<'_>) -> Rows {
    let row = |row: &HistoryRow<'_>| {
        let acts: Vec<&str> = row.dots.iter().map(|dot| dot.text).collect();
        Row { head: row.head.to_owned(), cells: vec![Some(acts.join("; ")), Some(row.verdict.to_owned())] }
    };
    Rows { head: chart.heads.map(str::to_owned).to_vec(), body: chart.rows.iter().map(row).collect() }
}
