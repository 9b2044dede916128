//! Many small charts on one scale, so that heights compare between them.
//!
//! The order of the input does not matter: the panels stand by their last value, then by name.

use crate::figure::{Caption, Emphasis, Figure, Row, Rows};
use crate::measure::{LABEL, NARROW, SMALL, fit, width};
use crate::scale::{Axis, Scale, Spread};
use crate::svg::{Anchor, LINE, Svg, isolated};
use std::collections::BTreeSet;

/// What [`small_multiples`] draws.
#[derive(Clone, Copy)]
pub struct Multiples<'a> {
    /// The name of the figure.
    pub caption: Caption<'a>,
    /// The panels.
    pub panels: &'a [Panel<'a>],
    /// How values are spread; on a log scale what is not above zero stands in the table alone.
    pub spread: Spread,
    /// The height of one plot in pixels.
    pub height: u32,
    /// Writes a value.
    pub value: &'a dyn Fn(f64) -> String,
    /// Writes a year.
    pub year: &'a dyn Fn(i32) -> String,
    /// The head of the table's column of names.
    pub head: &'a str,
}

/// One small chart.
#[derive(Clone, Copy, Debug)]
pub struct Panel<'a> {
    /// Whose it is.
    pub name: &'a str,
    /// Years and values; `None` is a missing value, at which the line stops. Of two entries for a year the first counts.
    pub points: &'a [(i32, Option<f64>)],
    /// Whether it is brought out.
    pub emphasis: Emphasis,
}

/// So many panels stand beside each other.
const ACROSS: usize = 3;
/// Between two panels, in per cent.
const GUTTER: f64 = 5.0;

/// A panel in order.
struct Small<'a> {
    name: &'a str,
    emphasis: Emphasis,
    points: Vec<(i32, Option<f64>)>,
}

/// Draws many small charts.
pub fn small_multiples(chart: &Multiples<'_>) -> Figure {
    let mut panels: Vec<Small<'_>> = chart.panels.iter().map(Small::of).collect();
    panels.sort_by(|a, b| {
        let last = |it: &Small<'_>| it.last().map_or(f64::NEG_INFINITY, |it| it.1 + 0.0);
        last(b)
            .total_cmp(&last(a))
            .then(a.name.cmp(b.name))
            .then_with(|| a.fingerprint().cmp(&b.fingerprint()))
    });
    let values: Vec<f64> = panels.iter().flat_map(Small::values).map(|it| it.1).collect();
    let years = || panels.iter().flat_map(|panel| panel.points.iter().map(|it| it.0));
    let span = (years().min().unwrap_or(0), years().max().unwrap_or(0));

    let names: Vec<Vec<String>> = panels.iter().map(|panel| words(chart, panel)).collect();
    let head = span_of(names.iter().map(Vec::len).max().unwrap_or(0));
    let plot = f64::from(chart.height.clamp(24, 400));
    let row = head + plot + 34.0;
    let count = panels.len().div_ceil(ACROSS);
    let mut svg = Svg::open(&chart.caption, times(count, row).max(20.0));
    let cell = (100.0 - GUTTER * 2.0) / 3.0;
    for (at, (panel, names)) in panels.iter().zip(&names).enumerate() {
        let left = times(at % ACROSS, cell + GUTTER);
        let top = times(at / ACROSS, row);
        let class = panel.emphasis.class();
        svg.lines((class, "strong"), (left, top + LINE - 3.0), Anchor::Start, 0.0, names);
        let frame = Frame {
            x: Scale { from: (f64::from(span.0), f64::from(span.1)), to: (left, left + cell) },
            y: Axis::new(chart.spread, &values, (top + head + plot + 6.0, top + head + 6.0), 2),
        };
        // The scale is the same for all, so its ends are written once in each row.
        frame.draw(&mut svg, chart, panel, (span, at % ACROSS == 0));
    }
    Figure { svg: svg.close(), rows: rows(chart, &panels) }
}

#[expect(clippy::cast_precision_loss, reason = "some hundred panels")]
fn times(count: usize, each: f64) -> f64 {
    count as f64 * each
}

fn span_of(lines: usize) -> f64 {
    times(lines, LINE)
}

/// The name, and the last value below it.
fn words(chart: &Multiples<'_>, panel: &Small<'_>) -> Vec<String> {
    let own = |text: &str| isolated(text, chart.caption.direction).into_owned();
    let room = (100.0 - GUTTER * 2.0) / 300.0 * NARROW;
    let mut lines: Vec<String> = fit(panel.name, LABEL, room, 2).iter().map(|it| own(it)).collect();
    lines.push(panel.last().map_or_else(|| "\u{2014}".to_owned(), |it| own(&(chart.value)(it.1))));
    lines
}

impl<'a> Small<'a> {
    fn of(panel: &Panel<'a>) -> Self {
        let finite = |(year, value): &(i32, Option<f64>)| (*year, value.filter(|it| it.is_finite()));
        let mut points: Vec<_> = panel.points.iter().map(finite).collect();
        points.sort_by_key(|it| it.0);
        points.dedup_by_key(|it| it.0);
        Self { name: panel.name, emphasis: panel.emphasis, points }
    }

    fn values(&self) -> impl Iterator<Item = (i32, f64)> {
        self.points.iter().filter_map(|(year, value)| Some((*year, (*value)?)))
    }

    fn last(&self) -> Option<(i32, f64)> {
        self.values().last()
    }

    /// Tells apart two panels of one name.
    fn fingerprint(&self) -> (u8, Vec<(i32, Option<u64>)>) {
        let bits = |(year, value): &(i32, Option<f64>)| (*year, value.map(f64::to_bits));
        (self.emphasis as u8, self.points.iter().map(bits).collect())
    }
}

/// Where the years and values of one panel stand.
struct Frame {
    x: Scale,
    y: Axis,
}

impl Frame {
    fn at(&self, (year, value): (i32, f64)) -> Option<(f64, f64)> {
        Some((self.x.at(f64::from(year)), self.y.at(value)?))
    }

    fn draw(
        &self,
        svg: &mut Svg,
        chart: &Multiples<'_>,
        panel: &Small<'_>,
        (span, first): ((i32, i32), bool),
    ) {
        let last = self.y.ticks.len() - 1;
        let has_zero = self.y.ticks.contains(&0.0);
        let mut bottom = 0.0;
        for (at, tick) in self.y.ticks.iter().enumerate() {
            let Some(height) = self.y.at(*tick) else { continue };
            let foot = if has_zero { *tick == 0.0 } else { at == 0 };
            svg.line(if foot { "axis" } else { "grid" }, (self.x.to.0, height), (self.x.to.1, height));
            bottom = f64::max(bottom, height);
            // Zero at the foot needs no words.
            if first && (at == last || at == 0 && *tick != 0.0) {
                let place = (self.x.to.0, if at == 0 { height - 4.0 } else { height + 12.0 });
                let words = (chart.value)(*tick);
                svg.text("", place, Anchor::Start, 0.0, &isolated(&words, chart.caption.direction));
            }
        }
        let (class, mark) = match panel.emphasis {
            Emphasis::Plain => ("thin", "dot small"),
            Emphasis::Strong => ("thick", "dot"),
        };
        for pair in panel.points.windows(2) {
            if let [(a, Some(from)), (b, Some(to))] = *pair
                && let Some((from, to)) = self.at((a, from)).zip(self.at((b, to)))
            {
                svg.line(class, from, to);
            }
        }
        if let Some(last) = panel.last().and_then(|it| self.at(it)) {
            svg.circle(mark, last, 3.0);
        }
        let (from, to) = ((chart.year)(span.0), (chart.year)(span.1));
        let below = bottom + 15.0;
        svg.text("", (self.x.to.0, below), Anchor::Start, 0.0, &from);
        let room = (self.x.to.1 - self.x.to.0) / 100.0 * NARROW;
        if span.0 != span.1 && width(&from, SMALL) + width(&to, SMALL) + 8.0 <= room {
            svg.text("", (self.x.to.1, below), Anchor::End, 0.0, &to);
        }
    }
}

/// The panels are rows, the years columns.
fn rows(chart: &Multiples<'_>, panels: &[Small<'_>]) -> Rows {
    let years: BTreeSet<i32> = panels.iter().flat_map(|panel| panel.points.iter().map(|it| it.0)).collect();
    let mut head = vec![chart.head.to_owned()];
    head.extend(years.iter().map(|year| (chart.year)(*year)));
    let cell =
        |panel: &Small<'_>, year: i32| panel.values().find(|it| it.0 == year).map(|it| (chart.value)(it.1));
    let row = |panel: &Small<'_>| Row {
        head: panel.name.to_owned(),
        cells: years.iter().map(|year| cell(panel, *year)).collect(),
    };
    Rows { head, body: panels.iter().map(row).collect() }
}
