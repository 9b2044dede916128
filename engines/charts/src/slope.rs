//! Two moments: a line for each place from what it was to what it is, all on one scale.
//!
//! The order of the input does not matter: lines stand by their last value, then by name.

use crate::figure::{Caption, Emphasis, Figure, Row, Rows};
use crate::labels::{Wish, push_apart};
use crate::measure::{LABEL, NARROW, SMALL, fit, width};
use crate::scale::{Axis, Spread};
use crate::svg::{Anchor, LINE, Svg, isolated};

/// What [`slope`] draws.
#[derive(Clone, Copy)]
pub struct Slope<'a> {
    /// The name of the figure.
    pub caption: Caption<'a>,
    /// The two moments, written.
    pub moments: [&'a str; 2],
    /// The lines.
    pub lines: &'a [SlopeLine<'a>],
    /// How values are spread; on a log scale what is not above zero stands in the table alone.
    pub spread: Spread,
    /// The height of the scale in pixels; grows if its labels need more.
    pub height: u32,
    /// Writes a value.
    pub value: &'a dyn Fn(f64) -> String,
    /// The head of the table's column of names.
    pub head: &'a str,
}

/// One line.
#[derive(Clone, Copy, Debug)]
pub struct SlopeLine<'a> {
    /// Whose it is.
    pub name: &'a str,
    /// What it was and what it is; with one of them alone there is a mark and no line.
    pub values: [Option<f64>; 2],
    /// Whether it is brought out.
    pub emphasis: Emphasis,
}

/// Where the two moments stand across.
const AT: (f64, f64) = (30.0, 58.0);

/// Draws lines between two moments.
pub fn slope(chart: &Slope<'_>) -> Figure {
    let mut lines: Vec<&SlopeLine<'_>> = chart.lines.iter().collect();
    let key = |line: &SlopeLine<'_>, at: usize| line.values[at].map_or(f64::NEG_INFINITY, |it| it + 0.0);
    lines.sort_by(|a, b| {
        let by = |at| key(b, at).total_cmp(&key(a, at));
        by(1).then(by(0)).then(a.name.cmp(b.name)).then((a.emphasis as u8).cmp(&(b.emphasis as u8)))
    });
    let values: Vec<f64> = lines.iter().flat_map(|line| line.values).flatten().collect();
    let labels = [0, 1].map(|at| lines.iter().map(|line| label(chart, line, at)).collect::<Vec<_>>());
    let room = labels.each_ref().map(|all| all.iter().map(|words| height_of(words)).sum::<f64>());
    let top = 26.0;
    let bottom = top + f64::from(chart.height.min(4000)).max(room[0].max(room[1]) + 8.0).max(40.0);
    let axis = Axis::new(chart.spread, &values, (bottom, top), 4);

    let mut svg = Svg::open(&chart.caption, bottom + 10.0);
    for (x, moment, anchor) in
        [(AT.0, chart.moments[0], Anchor::Middle), (AT.1, chart.moments[1], Anchor::Middle)]
    {
        svg.text("strong", (x, 12.0), anchor, 0.0, moment);
        svg.line("axis", (x, top - 6.0), (x, bottom));
    }
    for emphasis in [Emphasis::Plain, Emphasis::Strong] {
        for line in lines.iter().filter(|line| line.emphasis == emphasis) {
            stroke(&mut svg, line, &axis);
        }
    }
    for (at, words) in labels.iter().enumerate() {
        let all = lines.iter().zip(words).filter(|(_, words)| !words.is_empty());
        let places: Vec<(&SlopeLine<'_>, &Vec<String>, f64)> =
            all.filter_map(|(line, words)| Some((*line, words, place(line, at, &axis)?))).collect();
        written(&mut svg, &places, at, (top, bottom));
    }
    Figure { svg: svg.close(), rows: rows(chart, &lines) }
}

fn place(line: &SlopeLine<'_>, at: usize, axis: &Axis) -> Option<f64> {
    axis.at(line.values[at]?)
}

fn stroke(svg: &mut Svg, line: &SlopeLine<'_>, axis: &Axis) {
    let (class, mark, radius) = match line.emphasis {
        Emphasis::Plain => ("thin", "dot small", 3.0),
        Emphasis::Strong => ("thick", "dot", 4.5),
    };
    let ends = [place(line, 0, axis), place(line, 1, axis)];
    if let [Some(from), Some(to)] = ends {
        svg.line(class, (AT.0, from), (AT.1, to));
    }
    for (y, x) in ends.into_iter().zip([AT.0, AT.1]) {
        if let Some(y) = y {
            svg.circle(mark, (x, y), radius);
        }
    }
}

/// Before the lines the value, after them the name with the value; a line that ends has its name before.
fn label(chart: &Slope<'_>, line: &SlopeLine<'_>, at: usize) -> Vec<String> {
    let own = |text: &str| isolated(text, chart.caption.direction).into_owned();
    let drawn =
        |value: Option<f64>| value.filter(|it| it.is_finite() && (chart.spread != Spread::Log || *it > 0.0));
    let Some(value) = drawn(line.values[at]) else { return Vec::new() };
    let share = if at == 0 { AT.0 } else { 100.0 - AT.1 };
    let room = share / 100.0 * NARROW - 14.0;
    let size = if line.emphasis == Emphasis::Strong { LABEL } else { SMALL };
    let mut words = Vec::new();
    if at == 1 || drawn(line.values[1]).is_none() {
        words = fit(line.name, size, room, 2).iter().map(|it| own(it)).collect();
    }
    let value = own(&(chart.value)(value));
    match words.as_slice() {
        [one] if width(one, size) + width(&value, size) + 6.0 <= room => {
            vec![format!("{one} {value}")]
        }
        _ => {
            words.push(value);
            words
        }
    }
}

#[expect(clippy::cast_precision_loss, reason = "a handful of lines")]
fn height_of(words: &[String]) -> f64 {
    if words.is_empty() { 0.0 } else { words.len() as f64 * LINE + 3.0 }
}

fn written(svg: &mut Svg, all: &[(&SlopeLine<'_>, &Vec<String>, f64)], at: usize, room: (f64, f64)) {
    let wish = |(_, words, middle): &(&SlopeLine<'_>, &Vec<String>, f64)| Wish {
        middle: *middle,
        height: height_of(words),
    };
    let wishes: Vec<Wish> = all.iter().map(wish).collect();
    let middles = push_apart(&wishes, room.0 - 8.0, room.1 + 8.0);
    let (x, anchor, onwards) = if at == 0 { (AT.0, Anchor::End, -1.0) } else { (AT.1, Anchor::Start, 1.0) };
    // Where any label had to leave its mark, lines lead to all.
    let led = middles.iter().zip(&wishes).any(|(at, wish)| (at - wish.middle).abs() > 4.0);
    for (((line, words, y), middle), wish) in all.iter().zip(middles).zip(&wishes) {
        if led {
            let reach = 3.0 * onwards;
            svg.line("lead", (x + 0.8 * onwards, *y), (x + reach, middle));
        }
        let class = match line.emphasis {
            Emphasis::Plain => "",
            Emphasis::Strong => "strong",
        };
        let first = middle - wish.height / 2.0 + LINE - 2.5;
        svg.lines((class, class), (x + 3.6 * onwards, first), anchor, 0.0, words);
    }
}

fn rows(chart: &Slope<'_>, lines: &[&SlopeLine<'_>]) -> Rows {
    let mut head = vec![chart.head.to_owned()];
    head.extend(chart.moments.map(str::to_owned));
    let written = |value: Option<f64>| value.filter(|it| it.is_finite()).map(|it| (chart.value)(it));
    let row =
        |line: &&SlopeLine<'_>| Row { head: line.name.to_owned(), cells: line.values.map(written).to_vec() };
    Rows { head, body: lines.iter().map(row).collect() }
}
