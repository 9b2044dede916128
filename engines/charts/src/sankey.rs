//! Flows from places to places: a band for each, as thick as the flow, between nodes as high as what they send or get.
//!
//! The order of the input does not matter: nodes stand by size, then by name, and sums are made of sorted numbers.

mod layout;

use crate::figure::{Caption, Figure, Row, Rows};
use crate::measure::{LABEL, NARROW, SMALL, fit};
use crate::svg::{Anchor, LINE, Svg, isolated};
use layout::{Band, Column, Node, Plan};

/// What [`sankey`] draws.
#[derive(Clone, Copy)]
pub struct Sankey<'a> {
    /// The name of the figure.
    pub caption: Caption<'a>,
    /// The flows. Two between the same places are one, and what is not above zero is not drawn.
    pub flows: &'a [Flow<'a>],
    /// A place in the middle: what comes to it from one side, and what leaves it for the other. Flows that do not touch
    /// it are left out.
    pub hub: Option<Hub<'a>>,
    /// As many nodes stand by name on each side, the largest; all others are one.
    pub most: usize,
    /// Nodes that are remainders, such as unknown origins: they stand last and never among the others.
    pub last: &'a [&'a str],
    /// Nodes brought out.
    pub strong: &'a [&'a str],
    /// How high everything that flows is together, in pixels; labels may make the figure higher.
    pub height: u32,
    /// Names the node of so many others.
    pub rest: &'a dyn Fn(usize) -> String,
    /// Writes a value.
    pub value: &'a dyn Fn(f64) -> String,
    /// The heads of the table: from where, to where, how much. The first two stand above the nodes as well.
    pub heads: [&'a str; 3],
}

/// One flow.
#[derive(Clone, Copy, Debug)]
pub struct Flow<'a> {
    /// Where it begins.
    pub from: &'a str,
    /// Where it ends.
    pub to: &'a str,
    /// How much.
    pub value: f64,
}

/// The place in the middle.
#[derive(Clone, Copy, Debug)]
pub struct Hub<'a> {
    /// Its name, as the flows have it.
    pub name: &'a str,
    /// What comes to it, in words.
    pub coming: &'a str,
    /// What leaves it, in words.
    pub leaving: &'a str,
}

/// Draws flows.
pub fn sankey(chart: &Sankey<'_>) -> Figure {
    let plan = Plan::new(chart);
    let top = if chart.hub.is_some() { 56.0 } else { 26.0 };
    let height = top + plan.height + 6.0;
    let mut svg = Svg::open(&chart.caption, height);
    svg.pane(height);
    for part in &plan.parts {
        for band in &part.bands {
            ribbon(&mut svg, chart, part.span, (&part.columns, band), top);
        }
    }
    svg.raw("</svg>");
    for part in &plan.parts {
        for (column, side) in part.columns.iter().zip([Side::From, Side::To]) {
            nodes(&mut svg, chart, column, side, top);
        }
    }
    match chart.hub {
        Some(hub) => middle(&mut svg, chart, hub, &plan),
        None => {
            for (head, x, anchor) in
                [(chart.heads[0], OUTER.0 - 1.0, Anchor::End), (chart.heads[1], OUTER.1 + 1.0, Anchor::Start)]
            {
                svg.text("strong", (x, 12.0), anchor, 0.0, head);
            }
        }
    }
    Figure { svg: svg.close(), rows: rows(chart, &plan) }
}

/// Where the outer nodes begin and end across, without a place in the middle.
const OUTER: (f64, f64) = (33.0, 67.0);
/// The same around a place in the middle.
const AROUND: (f64, f64) = (27.0, 73.0);
/// How wide a node is.
const THICK: f64 = 2.0;

/// On which side of its bands a node stands.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Side {
    From,
    To,
}

fn ribbon(
    svg: &mut Svg,
    chart: &Sankey<'_>,
    span: (f64, f64),
    (columns, band): (&[Column; 2], &Band),
    top: f64,
) {
    let (from, to) = (&columns[0].nodes[band.from], &columns[1].nodes[band.to]);
    let strong = from.strong || to.strong;
    let class = match (from.rest || to.rest, strong && chart.hub.is_none()) {
        (true, _) => "flow rest",
        (false, true) => "flow strong",
        (false, false) => "flow",
    };
    let own = |text: &str| isolated(text, chart.caption.direction).into_owned();
    let value = own(&(chart.value)(band.value));
    let title = format!("{} \u{2013} {}: {value}", own(&from.name), own(&to.name));
    let across = (span.0 + THICK, span.1 - THICK);
    svg.ribbon(class, across, (top + band.start, top + band.end), band.thick, &title);
}

fn nodes(svg: &mut Svg, chart: &Sankey<'_>, column: &Column, side: Side, top: f64) {
    let (left, right) =
        if side == Side::From { (column.at, column.at + THICK) } else { (column.at - THICK, column.at) };
    for node in &column.nodes {
        let class = if node.rest { "node rest" } else { "node" };
        svg.rect(class, (left, right), top + node.top, node.high, 0.0);
        if column.inner {
            continue;
        }
        let (x, anchor) = match side {
            Side::From => (left - 1.0, Anchor::End),
            Side::To => (right + 1.0, Anchor::Start),
        };
        let name = if node.strong { "strong" } else { "" };
        let lines = label(chart, node);
        let first = top + node.top + node.high / 2.0 - span_of(lines.len()) / 2.0 + LINE - 3.5;
        svg.lines((name, "strong"), (x, first), anchor, 0.0, &lines);
    }
}

/// The name in few lines, the value below.
fn label(chart: &Sankey<'_>, node: &Node) -> Vec<String> {
    let room = if chart.hub.is_some() { AROUND.0 } else { OUTER.0 } - 1.5;
    let own = |text: &str| isolated(text, chart.caption.direction).into_owned();
    let mut lines: Vec<String> =
        fit(&node.name, SMALL, room / 100.0 * NARROW, 3).iter().map(|line| own(line)).collect();
    lines.push(own(&(chart.value)(node.total)));
    lines
}

#[expect(clippy::cast_precision_loss, reason = "a handful of lines")]
fn span_of(lines: usize) -> f64 {
    lines as f64 * LINE
}

/// Name, and what comes and leaves, above the place in the middle.
fn middle(svg: &mut Svg, chart: &Sankey<'_>, hub: Hub<'_>, plan: &Plan) {
    let name = fit(hub.name, LABEL, NARROW - 20.0, 1).concat();
    svg.text("strong big", (50.0, 12.0), Anchor::Middle, 0.0, &name);
    let halves = [(hub.coming, 48.5, Anchor::End), (hub.leaving, 51.5, Anchor::Start)];
    for (part, (words, x, anchor)) in plan.parts.iter().zip(halves).filter(|(part, _)| !part.bands.is_empty())
    {
        let own = |text: &str| isolated(text, chart.caption.direction).into_owned();
        let mut lines = fit(words, SMALL, 148.0, 1);
        lines.push(own(&(chart.value)(part.total)));
        svg.lines(("", "strong"), (x, 30.0), anchor, 0.0, &lines);
    }
}

fn rows(chart: &Sankey<'_>, plan: &Plan) -> Rows {
    let mut body = Vec::new();
    for part in &plan.parts {
        let mut bands: Vec<&Band> = part.bands.iter().collect();
        bands.sort_by(|a, b| b.value.total_cmp(&a.value).then((a.from, a.to).cmp(&(b.from, b.to))));
        body.extend(bands.into_iter().map(|band| Row {
            head: part.columns[0].nodes[band.from].name.clone(),
            cells: vec![Some(part.columns[1].nodes[band.to].name.clone()), Some((chart.value)(band.value))],
        }));
    }
    Rows { head: chart.heads.map(str::to_owned).to_vec(), body }
}
