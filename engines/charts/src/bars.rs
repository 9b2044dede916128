//! A place among peers: bars in the order given, one of them brought out.

use crate::figure::{Caption, Emphasis, Figure, Row, Rows};
use crate::measure::{LABEL, NARROW, width, wrap};
use crate::scale::Scale;
use crate::svg::{Anchor, Svg, isolated};

/// What [`ranked_bars`] draws.
#[derive(Clone, Copy, Debug)]
pub struct RankedBars<'a> {
    /// The name of the figure.
    pub caption: Caption<'a>,
    /// The bars, from the first place; they are not sorted here.
    pub bars: &'a [Bar<'a>],
    /// The heads of the table: the place, the name, the value.
    pub heads: [&'a str; 3],
}

/// One bar.
#[derive(Clone, Copy, Debug)]
pub struct Bar<'a> {
    /// Its place, written; empty where it has none.
    pub rank: &'a str,
    /// Whose it is.
    pub name: &'a str,
    /// Its length; none is drawn for a missing value.
    pub value: Option<f64>,
    /// The value, written, or in words why it is missing.
    pub shown: &'a str,
    /// Whether it is the one the figure is about.
    pub emphasis: Emphasis,
}

/// Draws bars below their names, so that long names need no column of their own.
pub fn ranked_bars(chart: &RankedBars<'_>) -> Figure {
    let values = || chart.bars.iter().filter_map(length);
    let (low, high) = (values().fold(0.0, f64::min), values().fold(0.0, f64::max));
    let scale = Scale { from: (low, high), to: (0.0, 100.0) };

    let texts: Vec<Vec<String>> = chart.bars.iter().map(name_lines).collect();
    let height: f64 = texts.iter().map(|lines| row_height(lines)).sum();
    let mut svg = Svg::open(&chart.caption, height);
    let mut top = 0.0;
    for (bar, lines) in chart.bars.iter().zip(&texts) {
        let class = bar.emphasis.class();
        let mut baseline = top + 14.0;
        svg.text(class, (100.0, baseline), Anchor::End, 0.0, &isolated(bar.shown, chart.caption.direction));
        for line in lines {
            svg.text(class, (0.0, baseline), Anchor::Start, 0.0, line);
            baseline += LINE;
        }
        if let Some(value) = length(bar) {
            let fill = if bar.emphasis == Emphasis::Strong { "bar" } else { "a2" };
            svg.rect(fill, (scale.at(0.0), scale.at(value)), baseline - 9.0, THICK, 1.0);
        }
        top += row_height(lines);
    }
    if low < 0.0 {
        svg.line("axis", (scale.at(0.0), 0.0), (scale.at(0.0), height));
    }
    Figure { svg: svg.close(), rows: rows(chart) }
}

const LINE: f64 = 15.0;
const THICK: f64 = 8.0;

fn length(bar: &Bar<'_>) -> Option<f64> {
    bar.value.filter(|value| value.is_finite())
}

fn name_lines(bar: &Bar<'_>) -> Vec<String> {
    let whole = [bar.rank, bar.name].join(if bar.rank.is_empty() { "" } else { "\u{2002}" });
    let room = NARROW - width(bar.shown, LABEL) - 12.0;
    if width(&whole, LABEL) <= room {
        return vec![whole];
    }
    let mut lines = wrap(bar.name, LABEL, room.max(90.0) - width(bar.rank, LABEL) - 8.0);
    if lines.is_empty() {
        lines.push(String::new());
    }
    if !bar.rank.is_empty() {
        lines[0] = format!("{}\u{2002}{}", bar.rank, lines[0]);
    }
    lines
}

#[expect(clippy::cast_precision_loss, reason = "a handful of lines")]
fn row_height(lines: &[String]) -> f64 {
    lines.len() as f64 * LINE + THICK + 12.0
}

fn rows(chart: &RankedBars<'_>) -> Rows {
    let row = |bar: &Bar<'_>| Row {
        head: bar.rank.to_owned(),
        cells: vec![Some(bar.name.to_owned()), length(bar).map(|_| bar.shown.to_owned())],
    };
    Rows { head: chart.heads.map(str::to_owned).to_vec(), body: chart.bars.iter().map(row).collect() }
}
