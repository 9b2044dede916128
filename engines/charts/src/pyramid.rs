//! A population by age and sex: a bar to either side for each age, the youngest at the foot.

use crate::figure::{Caption, Figure, Row, Rows};
use crate::measure::{SMALL, fit, share, width};
use crate::scale::{Scale, nice_ticks};
use crate::svg::{Anchor, Svg, isolated};

/// What [`pyramid`] draws.
#[derive(Clone, Copy)]
pub struct Pyramid<'a> {
    /// The name of the figure.
    pub caption: Caption<'a>,
    /// The ages; their order is made here.
    pub bands: &'a [AgeBand<'a>],
    /// The names of the two sides, the one before the middle first.
    pub sides: [&'a str; 2],
    /// The totals of the two sides, written beside their names; none where they are not known.
    pub totals: [Option<f64>; 2],
    /// Writes a value.
    pub value: &'a dyn Fn(f64) -> String,
    /// The head of the column of ages, and what stands before the totals.
    pub heads: [&'a str; 2],
}

/// One age.
#[derive(Clone, Copy, Debug)]
pub struct AgeBand<'a> {
    /// The first year of age, by which the bands stand above each other.
    pub from: u16,
    /// The age, written.
    pub label: &'a str,
    /// How many on either side; none is drawn where it is missing.
    pub values: [Option<f64>; 2],
}

const ROW: f64 = 17.0;
const TOP: f64 = 42.0;

/// Draws a population by age and sex.
pub fn pyramid(chart: &Pyramid<'_>) -> Figure {
    let mut bands: Vec<&AgeBand<'_>> = chart.bands.iter().collect();
    bands.sort_by(|a, b| {
        let bits = |band: &AgeBand<'_>| band.values.map(|it| it.map(f64::to_bits));
        a.from.cmp(&b.from).then(a.label.cmp(b.label)).then_with(|| bits(a).cmp(&bits(b)))
    });
    let most = bands.iter().flat_map(|band| band.values).filter_map(amount).fold(0.0, f64::max);
    let ticks = nice_ticks(0.0, most, 4);
    let widest = bands.iter().map(|band| width(band.label, SMALL)).fold(0.0, f64::max);
    let half = share(widest / 2.0 + 5.0).clamp(3.0, 14.0);
    let sides = [
        Scale { from: (0.0, ticks[ticks.len() - 1]), to: (50.0 - half, 0.0) },
        Scale { from: (0.0, ticks[ticks.len() - 1]), to: (50.0 + half, 100.0) },
    ];
    let bottom = bands.iter().fold(TOP, |y, _| y + ROW);
    let mut svg = Svg::open(&chart.caption, bottom + 24.0);
    for (at, side) in sides.iter().enumerate() {
        heading(&mut svg, chart, at, side.to.0);
        axis(&mut svg, chart, side, &ticks, bottom);
    }
    let mut top = bottom;
    for band in &bands {
        top -= ROW;
        let label = fit(band.label, SMALL, 0.26 * crate::measure::NARROW, 1).concat();
        svg.text(
            "",
            (50.0, top + ROW - 4.5),
            Anchor::Middle,
            0.0,
            &isolated(&label, chart.caption.direction),
        );
        for (at, value) in band.values.into_iter().enumerate() {
            let Some(value) = amount(value) else { continue };
            let class = if at == 0 { "bar" } else { "side2" };
            svg.rect(class, (sides[at].at(0.0), sides[at].at(value)), top + 2.0, ROW - 3.0, 0.0);
        }
    }
    Figure { svg: svg.close(), rows: rows(chart, &bands) }
}

fn amount(value: Option<f64>) -> Option<f64> {
    value.filter(|it| it.is_finite() && *it >= 0.0)
}

/// The name of a side and its total, from the middle outwards.
fn heading(svg: &mut Svg, chart: &Pyramid<'_>, at: usize, x: f64) {
    let own = |text: &str| isolated(text, chart.caption.direction).into_owned();
    let anchor = if at == 0 { Anchor::End } else { Anchor::Start };
    let mut lines = fit(chart.sides[at], SMALL, 120.0, 1);
    lines.extend(amount(chart.totals[at]).map(|it| own(&(chart.value)(it))));
    svg.lines(("strong big", "strong"), (x, 13.0), anchor, 0.0, &lines);
}

fn axis(svg: &mut Svg, chart: &Pyramid<'_>, side: &Scale, ticks: &[f64], bottom: f64) {
    for tick in ticks {
        let x = side.at(*tick);
        svg.line(if *tick == 0.0 { "axis" } else { "grid" }, (x, TOP - 4.0), (x, bottom + 4.0));
        let anchor = match x {
            x if x < 6.0 => Anchor::Start,
            x if x > 94.0 => Anchor::End,
            _ => Anchor::Middle,
        };
        if Some(tick) == ticks.last() {
            svg.text(
                "",
                (x, bottom + 18.0),
                anchor,
                0.0,
                &isolated(&(chart.value)(*tick), chart.caption.direction),
            );
        }
    }
}

fn rows(chart: &Pyramid<'_>, bands: &[&AgeBand<'_>]) -> Rows {
    let cells = |values: [Option<f64>; 2]| values.map(|it| amount(it).map(|it| (chart.value)(it))).to_vec();
    let mut body: Vec<Row> =
        bands.iter().map(|band| Row { head: band.label.to_owned(), cells: cells(band.values) }).collect();
    if chart.totals.iter().any(Option::is_some) {
        body.push(Row { head: chart.heads[1].to_owned(), cells: cells(chart.totals) });
    }
    let mut head = vec![chart.heads[0].to_owned()];
    head.extend(chart.sides.map(str::to_owned));
    Rows { head, body }
}
