//! Amounts over years: at most four lines, each named where it ends.

use crate::figure::{Caption, Figure, Row, Rows};
use crate::labels::{Wish, push_apart};
use crate::measure::{LABEL, NARROW, SMALL, share, width, wrap};
use crate::scale::{Scale, nice_ticks, years};
use crate::svg::{Anchor, Svg, isolated};
use std::collections::BTreeSet;

/// One line.
#[derive(Clone, Copy, Debug)]
pub struct Series<'a> {
    /// Its name, written at its end.
    pub name: &'a str,
    /// Years and values. `None` is a value that is missing in a year the series covers: the line stops before it
    /// and begins again after it. A year not listed is one the series does not cover, and is passed over. Of two
    /// entries for a year the first counts.
    pub points: &'a [(i32, Option<f64>)],
}

/// A place where two editions meet and must not be joined.
#[derive(Clone, Copy, Debug)]
pub struct Break<'a> {
    /// The last year of the earlier edition and the first of the later.
    pub between: (i32, i32),
    /// Says what changes, as "new edition".
    pub label: &'a str,
}

/// Where the scale of values begins.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Baseline {
    /// At zero, so that heights compare as amounts do.
    Zero,
    /// Near the smallest value, so that small changes show.
    Data,
}

/// What [`line_chart`] draws.
#[derive(Clone, Copy)]
pub struct LineChart<'a> {
    /// The name of the figure.
    pub caption: Caption<'a>,
    /// One to four lines; from the fifth on, the marks of the first return.
    pub series: &'a [Series<'a>],
    /// Where editions meet.
    pub breaks: &'a [Break<'a>],
    /// Where the scale begins.
    pub baseline: Baseline,
    /// The height of the plot in pixels, without words above and below; grows if its labels need more.
    pub height: u32,
    /// Writes a value.
    pub value: &'a dyn Fn(f64) -> String,
    /// Writes a year.
    pub year: &'a dyn Fn(i32) -> String,
    /// The head of the table's column of years.
    pub year_head: &'a str,
}

/// Draws lines over years.
///
/// ```
/// use charts::{Baseline, Caption, LineChart, Series, line_chart};
/// let figure = line_chart(&LineChart {
///     caption: Caption { prefix: "s", title: "More come", text: "", direction: kernel::Direction::Ltr },
///     series: &[Series { name: "All", points: &[(2015, Some(10.0)), (2020, Some(12.0))] }],
///     breaks: &[],
///     baseline: Baseline::Zero,
///     height: 160,
///     value: &|value| format!("{value}"),
///     year: &|year| year.to_string(),
///     year_head: "Year",
/// });
/// assert!(figure.svg.contains(">All 12</text>"));
/// assert_eq!(figure.rows.body[1].cells, [Some("12".to_owned())]);
/// ```
pub fn line_chart(chart: &LineChart<'_>) -> Figure {
    let lines: Vec<Line<'_>> = chart.series.iter().enumerate().map(|(at, it)| Line::new(at, it)).collect();
    let plot = Plot::new(chart, &lines);
    let mut svg = Svg::open(&chart.caption, plot.bottom + 26.0);
    define_marks(&mut svg, lines.len());
    grid(&mut svg, chart, &plot);
    breaks(&mut svg, chart, &plot);
    for line in &lines {
        strokes(&mut svg, line, chart.breaks, &plot);
    }
    for line in &lines {
        marks(&mut svg, line, chart.breaks, &plot);
    }
    labels(&mut svg, &lines, &plot);
    Figure { svg: svg.close(), rows: rows(chart, &lines) }
}

/// A series in order, with its look.
struct Line<'a> {
    name: &'a str,
    look: usize,
    points: Vec<(i32, Option<f64>)>,
}

impl<'a> Line<'a> {
    fn new(at: usize, series: &Series<'a>) -> Self {
        let mut points: Vec<_> = series
            .points
            .iter()
            .map(|(year, value)| (*year, value.filter(|value| value.is_finite())))
            .collect();
        points.sort_by_key(|point| point.0);
        points.dedup_by_key(|point| point.0);
        Self { name: series.name, look: at % 4, points }
    }

    fn values(&self) -> impl Iterator<Item = (i32, f64)> {
        self.points.iter().filter_map(|(year, value)| value.map(|value| (*year, value)))
    }

    fn last(&self) -> Option<(i32, f64)> {
        self.values().last()
    }

    /// Neighbouring points that may be joined.
    fn joined(&self, breaks: &[Break<'_>]) -> impl Iterator<Item = [(i32, f64); 2]> {
        self.points.windows(2).filter_map(move |pair| {
            let [(a, Some(from)), (b, Some(to))] = *pair else { return None };
            let crossed = breaks.iter().any(|it| f64::from(a) < middle(it) && middle(it) < f64::from(b));
            (!crossed).then_some([(a, from), (b, to)])
        })
    }
}

/// The label at the end of a line.
struct Label {
    words: Vec<String>,
    look: usize,
    wish: Wish,
    /// Whether the line ends at the label's edge of the plot.
    beside: bool,
}

const LINE_HEIGHT: f64 = 15.0;

/// Where things stand.
struct Plot {
    x: Scale,
    y: Scale,
    ticks: Vec<f64>,
    years: Vec<i32>,
    labels: Vec<Label>,
    break_levels: Vec<u32>,
    bottom: f64,
}

impl Plot {
    fn new(chart: &LineChart<'_>, lines: &[Line<'_>]) -> Self {
        let values: Vec<f64> = lines.iter().flat_map(Line::values).map(|(_, value)| value).collect();
        let mut low = values.iter().copied().reduce(f64::min).unwrap_or(0.0);
        let mut high = values.iter().copied().reduce(f64::max).unwrap_or(0.0);
        if chart.baseline == Baseline::Zero {
            (low, high) = (low.min(0.0), high.max(0.0));
        }
        let ticks = nice_ticks(low, high, chart.height / 48);
        let all: Vec<i32> = lines.iter().flat_map(|line| line.points.iter().map(|point| point.0)).collect();
        let first = all.iter().copied().min().unwrap_or(0);
        let last = all.iter().copied().max().unwrap_or(0);

        let words: Vec<(usize, Vec<String>)> = lines
            .iter()
            .enumerate()
            .filter_map(|(at, line)| Some((at, label_words(line.name, line.last()?, last, chart))))
            .collect();
        let widest = words.iter().flat_map(|it| &it.1).map(|word| width(word, LABEL)).fold(0.0, f64::max);
        let widest_tick = ticks.iter().map(|tick| width(&(chart.value)(*tick), SMALL)).fold(0.0, f64::max);
        let left = share(widest_tick + 8.0).clamp(4.0, 28.0);
        let key = if lines.len() > 1 { 24.0 } else { 14.0 };
        let right = (100.0 - share(widest + key)).clamp(left + 30.0, 96.0);
        let x = Scale { from: (f64::from(first), f64::from(last)), to: (left, right) };
        let (break_levels, levels) = break_levels(chart.breaks, &x);

        let top = 22.0 + 15.0 * f64::from(levels);
        let room: f64 = words.iter().map(|it| height_of(&it.1)).sum();
        let bottom = top + f64::from(chart.height.min(4000)).max(room + 8.0).max(40.0);
        let y = Scale { from: (ticks[0], ticks[ticks.len() - 1]), to: (bottom, top) };
        let labels = words
            .into_iter()
            .filter_map(|(at, words)| {
                let (year, value) = lines[at].last()?;
                let wish = Wish { middle: y.at(value), height: height_of(&words) };
                Some(Label { words, look: lines[at].look, wish, beside: year == last })
            })
            .collect();
        let most = share_of_years(right - left, first, last, chart.year);
        Self { x, y, ticks, years: years(first, last, most), labels, break_levels, bottom }
    }

    fn place(&self, (year, value): (i32, f64)) -> (f64, f64) {
        (self.x.at(f64::from(year)), self.y.at(value))
    }
}

/// Name and value on one line if that is short; else the name, broken where needed, above the value.
fn label_words(name: &str, (year, value): (i32, f64), last: i32, chart: &LineChart<'_>) -> Vec<String> {
    let own = |text: &str| isolated(text, chart.caption.direction).into_owned();
    let mut value = own(&(chart.value)(value));
    if year != last {
        value = format!("{value} · {}", own(&(chart.year)(year)));
    }
    let whole = format!("{} {value}", own(name));
    if width(&whole, LABEL) <= 78.0 {
        return vec![whole];
    }
    let mut words: Vec<String> = wrap(name, LABEL, 96.0).iter().map(|line| own(line)).collect();
    words.push(value);
    words
}

#[expect(clippy::cast_precision_loss, reason = "a handful of lines")]
fn height_of(words: &[String]) -> f64 {
    words.len() as f64 * LINE_HEIGHT + 3.0
}

/// How many years fit under the plot in the narrowest place.
#[expect(clippy::cast_possible_truncation, reason = "between 1 and 12")]
fn share_of_years(span: f64, first: i32, last: i32, year: &dyn Fn(i32) -> String) -> i32 {
    let each = width(&year(first), SMALL).max(width(&year(last), SMALL)) + 10.0;
    (span / 100.0 * NARROW / each).clamp(1.0, 12.0) as i32
}

fn middle(it: &Break<'_>) -> f64 {
    f64::midpoint(f64::from(it.between.0), f64::from(it.between.1))
}

/// A break's label begins, ends or has its middle at the break, whichever keeps it inside.
fn break_anchor(at: f64) -> (Anchor, f64) {
    match at {
        at if at < 30.0 => (Anchor::Start, 0.0),
        at if at > 70.0 => (Anchor::End, 1.0),
        _ => (Anchor::Middle, 0.5),
    }
}

/// On which line each break's label stands so that none overlap in the narrowest place, and how many lines.
fn break_levels(breaks: &[Break<'_>], x: &Scale) -> (Vec<u32>, u32) {
    let mut taken: Vec<(u32, f64, f64)> = Vec::new();
    let mut levels = Vec::new();
    for it in breaks {
        let at = x.at(middle(it));
        let wide = share(width(it.label, SMALL) + 6.0);
        let from = at - wide * break_anchor(at).1;
        let free = |level: &u32| taken.iter().all(|(l, a, b)| l != level || from + wide <= *a || *b <= from);
        // With one line more than there are labels so far, one is free.
        let level = (0..=u32::try_from(taken.len()).unwrap_or(u32::MAX)).find(free).unwrap_or(0);
        taken.push((level, from, from + wide));
        levels.push(level);
    }
    let count = levels.iter().max().map_or(0, |level| level + 1);
    (levels, count)
}

fn grid(svg: &mut Svg, chart: &LineChart<'_>, plot: &Plot) {
    for tick in &plot.ticks {
        let y = plot.y.at(*tick);
        svg.line(if *tick == 0.0 { "axis" } else { "grid" }, (0.0, y), (100.0, y));
        svg.text(
            "",
            (0.0, y - 4.0),
            Anchor::Start,
            0.0,
            &isolated(&(chart.value)(*tick), chart.caption.direction),
        );
    }
    for year in &plot.years {
        let at = (plot.x.at(f64::from(*year)), plot.bottom + 18.0);
        svg.text("", at, Anchor::Middle, 0.0, &(chart.year)(*year));
    }
}

fn breaks(svg: &mut Svg, chart: &LineChart<'_>, plot: &Plot) {
    for (it, level) in chart.breaks.iter().zip(&plot.break_levels) {
        let at = plot.x.at(middle(it));
        if !(plot.x.to.0..=plot.x.to.1).contains(&at) {
            continue;
        }
        let baseline = 12.0 + 15.0 * f64::from(*level);
        svg.line("brk", (at, baseline + 5.0), (at, plot.bottom));
        svg.text("", (at, baseline), break_anchor(at).0, 0.0, it.label);
    }
}

/// The first look is a disc, which needs no definition.
const MARKS: [&str; 3] = ["M-4-4h8v8h-8z", "M0-5.2L5 3.8h-10z", "M0-5.6L5.6 0 0 5.6-5.6 0z"];

fn define_marks(svg: &mut Svg, lines: usize) {
    let Some(marks) = MARKS.get(..lines.saturating_sub(1).min(3)).filter(|marks| !marks.is_empty()) else {
        return;
    };
    svg.raw("<defs>");
    for (number, mark) in marks.iter().enumerate() {
        let id = svg.id(&format!("m{}", number + 2));
        svg.element("path").word("id", &id).word("d", mark).end();
    }
    svg.raw("</defs>");
}

/// A mark at a place, some pixels onwards.
fn mark(svg: &mut Svg, look: usize, (x, y): (f64, f64), onwards: f64) {
    let class = format!("f{} halo", look + 1);
    let href = format!("#{}", svg.id(&format!("m{}", look + 1)));
    let element = if look == 0 {
        svg.element("circle").class(&class).across("cx", x).pixels("cy", y).pixels("r", 4.5)
    } else {
        svg.element("use").word("href", &href).class(&class).across("x", x).pixels("y", y)
    };
    if onwards == 0.0 { element.end() } else { element.moved(onwards).end() }
}

fn strokes(svg: &mut Svg, line: &Line<'_>, breaks: &[Break<'_>], plot: &Plot) {
    let class = match line.look {
        0 => "l1".to_owned(),
        look => format!("l{0} d{0}", look + 1),
    };
    for [from, to] in line.joined(breaks) {
        svg.line(&class, plot.place(from), plot.place(to));
    }
}

/// Marks stand at every value while they are few; else where a stretch of the line begins and ends.
fn marks(svg: &mut Svg, line: &Line<'_>, breaks: &[Break<'_>], plot: &Plot) {
    const FEW: usize = 8;
    let all = line.values().count() <= FEW;
    let inner: BTreeSet<i32> = {
        let (ends, starts): (BTreeSet<_>, BTreeSet<_>) =
            line.joined(breaks).map(|[from, to]| (to.0, from.0)).unzip();
        ends.intersection(&starts).copied().collect()
    };
    for point in line.values().filter(|point| all || !inner.contains(&point.0)) {
        mark(svg, line.look, plot.place(point), 0.0);
    }
}

fn labels(svg: &mut Svg, lines: &[Line<'_>], plot: &Plot) {
    let wishes: Vec<Wish> = plot.labels.iter().map(|label| label.wish).collect();
    let edge = plot.x.at(plot.x.from.1);
    let places = push_apart(&wishes, plot.y.to.1 - 8.0, plot.bottom);
    // Where a label had to leave its line, all labels say by their lines' marks whose they are.
    let alone = lines.len() == 1
        || plot.labels.iter().zip(&places).all(|(it, at)| it.beside && (at - it.wish.middle).abs() <= 6.0);
    for (label, middle) in plot.labels.iter().zip(places) {
        let start = if alone { 10.0 } else { 20.0 };
        let first = middle - label.wish.height / 2.0 + LINE_HEIGHT - 2.0;
        if !alone {
            mark(svg, label.look, (edge, first - 4.0), 11.0);
        }
        let mut baseline = first;
        for words in &label.words {
            svg.text("strong big", (edge, baseline), Anchor::Start, start, words);
            baseline += LINE_HEIGHT;
        }
    }
}

fn rows(chart: &LineChart<'_>, lines: &[Line<'_>]) -> Rows {
    let mut head = vec![chart.year_head.to_owned()];
    head.extend(lines.iter().map(|line| line.name.to_owned()));
    let all: BTreeSet<i32> = lines.iter().flat_map(|line| line.points.iter().map(|point| point.0)).collect();
    let cell = |line: &Line<'_>, year: i32| {
        line.values().find(|point| point.0 == year).map(|point| (chart.value)(point.1))
    };
    let row = |year: i32| Row {
        head: (chart.year)(year),
        cells: lines.iter().map(|line| cell(line, year)).collect(),
    };
    Rows { head, body: all.into_iter().map(row).collect() }
}
