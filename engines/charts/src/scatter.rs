//! Places by two numbers, with the names of as many as there is room for.
//!
//! The order of the input does not matter: names are given room by emphasis, weight and name, so the same ones stand at
//! the same places. A label never lies on another or on a foreign dot, in the narrowest place and in the widest.

mod labels;

use crate::figure::{Caption, Emphasis, Figure, Row, Rows};
use crate::measure::{NARROW, SMALL, fit, share, width};
use crate::scale::{Axis, Spread};
use crate::svg::{Anchor, Svg, isolated};
use labels::{Label, Spot, placed};

/// What [`scatter`] draws.
#[derive(Clone, Copy)]
pub struct Scatter<'a> {
    /// The name of the figure.
    pub caption: Caption<'a>,
    /// The dots. One without a place on either axis stands in the table alone.
    pub dots: &'a [ScatterDot<'a>],
    /// The axis across.
    pub x: Measure<'a>,
    /// The axis upwards.
    pub y: Measure<'a>,
    /// The height of the plot in pixels.
    pub height: u32,
    /// At most so many dots have their names beside them.
    pub most: usize,
    /// The head of the table's column of names.
    pub head: &'a str,
}

/// What is measured along an axis.
#[derive(Clone, Copy)]
pub struct Measure<'a> {
    /// What it is, with its unit.
    pub title: &'a str,
    /// How numbers are spread.
    pub spread: Spread,
    /// Writes a number.
    pub value: &'a dyn Fn(f64) -> String,
}

/// One dot.
#[derive(Clone, Copy, Debug)]
pub struct ScatterDot<'a> {
    /// Whose it is.
    pub name: &'a str,
    /// Its number across.
    pub x: f64,
    /// Its number upwards.
    pub y: f64,
    /// Of two dots of equal emphasis, the one with more weight has its name first.
    pub weight: f64,
    /// Whether it is brought out.
    pub emphasis: Emphasis,
}

/// Draws dots with names.
pub fn scatter(chart: &Scatter<'_>) -> Figure {
    let mut dots: Vec<&ScatterDot<'_>> = chart.dots.iter().collect();
    dots.sort_by(|a, b| order(a, b));
    let top = 24.0;
    let bottom = top + f64::from(chart.height.clamp(60, 4000));
    let values = |of: fn(&ScatterDot<'_>) -> f64| dots.iter().map(|dot| of(dot)).collect::<Vec<_>>();
    let y = Axis::new(chart.y.spread, &values(|dot| dot.y), (bottom, top), 5);
    let widest = y.ticks.iter().map(|tick| width(&(chart.y.value)(*tick), SMALL)).fold(0.0, f64::max);
    let left = share(widest + 10.0).clamp(4.0, 28.0);
    let x = Axis::new(chart.x.spread, &values(|dot| dot.x), (left, 97.0), 4);

    let mut svg = Svg::open(&chart.caption, bottom + 38.0);
    grid(&mut svg, chart, &x, &y, (left, bottom));
    let spots: Vec<(&ScatterDot<'_>, Spot)> =
        dots.iter().filter_map(|dot| Some((*dot, Spot { x: x.at(dot.x)?, y: y.at(dot.y)? }))).collect();
    // The strong ones stand first in the order and are drawn last.
    for (dot, spot) in spots.iter().rev() {
        mark(&mut svg, chart, dot, spot);
    }
    let label = |(dot, spot): &(&ScatterDot<'_>, Spot)| Label {
        words: words(dot),
        spot: *spot,
        led: dot.emphasis == Emphasis::Strong,
    };
    let words: Vec<Label> = spots.iter().map(label).collect();
    for it in placed(&words, chart.most, (left, top - 8.0, bottom - 2.0)) {
        let class = spots[it.of].0.emphasis.class();
        let own = isolated(&words[it.of].words, chart.caption.direction);
        if let Some(down) = it.lead {
            let Spot { x, y } = words[it.of].spot;
            let end = if down < 0.0 { 6.0 } else { -6.0 };
            svg.line("lead", (x, y), (x, y + down + end));
        }
        let class = format!("name {class}");
        svg.text(class.trim_end(), it.at, it.anchor, it.shift, &own);
    }
    Figure { svg: svg.close(), rows: rows(chart, &dots) }
}

/// Strong before plain, then by weight, name, and place.
fn order(a: &ScatterDot<'_>, b: &ScatterDot<'_>) -> std::cmp::Ordering {
    let strong = |dot: &ScatterDot<'_>| dot.emphasis == Emphasis::Strong;
    let numbers = |dot: &ScatterDot<'_>| [dot.x + 0.0, dot.y + 0.0];
    let ([ax, ay], [bx, by]) = (numbers(a), numbers(b));
    strong(b)
        .cmp(&strong(a))
        .then(b.weight.total_cmp(&a.weight))
        .then(a.name.cmp(b.name))
        .then(ax.total_cmp(&bx))
        .then(ay.total_cmp(&by))
}

fn words(dot: &ScatterDot<'_>) -> String {
    fit(dot.name, SMALL, 0.4 * NARROW, 1).concat()
}

fn grid(svg: &mut Svg, chart: &Scatter<'_>, x: &Axis, y: &Axis, (left, bottom): (f64, f64)) {
    let own = |text: &str| isolated(text, chart.caption.direction).into_owned();
    for (at, tick) in y.ticks.iter().enumerate() {
        let Some(height) = y.at(*tick) else { continue };
        svg.line(if at == 0 { "axis" } else { "grid" }, (left, height), (100.0, height));
        svg.text("", (0.0, height + 4.0), Anchor::Start, 0.0, &own(&(chart.y.value)(*tick)));
    }
    let widest = x.ticks.iter().map(|tick| width(&(chart.x.value)(*tick), SMALL)).fold(0.0, f64::max);
    let mut free = f64::NEG_INFINITY;
    for tick in &x.ticks {
        let Some(at) = x.at(*tick) else { continue };
        svg.line("grid", (at, bottom), (at, bottom + 5.0));
        // Those that have no room in the narrowest place are ticks without words.
        if at - share(widest / 2.0) >= free {
            let anchor = if at > 92.0 { Anchor::End } else { Anchor::Middle };
            let onwards = if anchor == Anchor::End { 3.0 } else { 0.0 };
            svg.text("", (at + onwards, bottom + 18.0), anchor, 0.0, &own(&(chart.x.value)(*tick)));
            free = at + share(widest / 2.0 + 8.0);
        }
    }
    svg.text("strong", (0.0, 11.0), Anchor::Start, 0.0, chart.y.title);
    svg.text("strong", (100.0, bottom + 34.0), Anchor::End, 0.0, chart.x.title);
}

fn mark(svg: &mut Svg, chart: &Scatter<'_>, dot: &ScatterDot<'_>, spot: &Spot) {
    let (class, radius) = match dot.emphasis {
        Emphasis::Plain => ("spot", 3.5),
        Emphasis::Strong => ("dot", 5.5),
    };
    let own = |text: &str| isolated(text, chart.caption.direction).into_owned();
    let numbers = [own(&(chart.x.value)(dot.x)), own(&(chart.y.value)(dot.y))].join("; ");
    let circle = svg.element("circle").class(class);
    circle.across("cx", spot.x).pixels("cy", spot.y).pixels("r", radius).children();
    svg.element("title").text(&format!("{}: {numbers}", own(dot.name)));
    svg.raw("</circle>");
}

fn rows(chart: &Scatter<'_>, dots: &[&ScatterDot<'_>]) -> Rows {
    let mut sorted = dots.to_vec();
    sorted.sort_by(|a, b| a.name.cmp(b.name).then(a.x.total_cmp(&b.x)).then(a.y.total_cmp(&b.y)));
    let cell = |of: &Measure<'_>, value: f64| value.is_finite().then(|| (of.value)(value));
    let row = |dot: &ScatterDot<'_>| Row {
        head: dot.name.to_owned(),
        cells: vec![cell(&chart.x, dot.x), cell(&chart.y, dot.y)],
    };
    Rows {
        head: [chart.head, chart.x.title, chart.y.title].map(str::to_owned).to_vec(),
        body: sorted.into_iter().map(row).collect(),
    }
}
