//! Where nodes and bands stand: nodes by size, bands in the order of the nodes at their other ends, nothing lost.

use super::{AROUND, OUTER, Sankey, label, span_of};
use std::collections::BTreeMap;

/// Everything in its place.
pub(super) struct Plan {
    pub(super) parts: Vec<Part>,
    pub(super) height: f64,
}

/// Two columns of nodes and the bands between them.
pub(super) struct Part {
    /// Where the first column begins and the second one ends, across.
    pub(super) span: (f64, f64),
    pub(super) columns: [Column; 2],
    pub(super) bands: Vec<Band>,
    pub(super) total: f64,
}

pub(super) struct Column {
    /// Its outer edge, across.
    pub(super) at: f64,
    /// It is the place in the middle, which has its words above it.
    pub(super) inner: bool,
    pub(super) nodes: Vec<Node>,
    high: f64,
}

pub(super) struct Node {
    pub(super) name: String,
    pub(super) total: f64,
    pub(super) rest: bool,
    pub(super) strong: bool,
    pub(super) top: f64,
    pub(super) high: f64,
}

/// One flow between two nodes, by their numbers in their columns.
pub(super) struct Band {
    pub(super) from: usize,
    pub(super) to: usize,
    pub(super) value: f64,
    pub(super) start: f64,
    pub(super) end: f64,
    pub(super) thick: f64,
}

/// Between two nodes.
const GAP: f64 = 7.0;

/// Flows by their ends.
type Sums<'a> = BTreeMap<(&'a str, &'a str), f64>;

impl Plan {
    pub(super) fn new(chart: &Sankey<'_>) -> Self {
        let flows = sums(chart);
        let mut parts = match chart.hub {
            None => vec![Part::new(chart, &flows, OUTER, [false, false])],
            Some(hub) => {
                let only = |fits: &dyn Fn(&(&str, &str)) -> bool| -> Sums<'_> {
                    flows.iter().filter(|(ends, _)| fits(ends)).map(|(ends, value)| (*ends, *value)).collect()
                };
                let coming = only(&|ends| ends.1 == hub.name && ends.0 != hub.name);
                let leaving = only(&|ends| ends.0 == hub.name && ends.1 != hub.name);
                vec![
                    Part::new(chart, &coming, (AROUND.0, 50.0), [false, true]),
                    Part::new(chart, &leaving, (50.0, AROUND.1), [true, false]),
                ]
            }
        };
        let most = parts.iter().map(|part| part.total).fold(0.0, f64::max);
        let unit = if most > 0.0 { f64::from(chart.height.min(4000)) / most } else { 0.0 };
        let highs = parts.iter_mut().map(|part| part.place(chart, unit));
        let height = highs.fold(0.0, f64::max);
        for part in &mut parts {
            part.settle(height, unit);
        }
        Self { parts, height }
    }
}

/// Flows with an amount, those between the same ends added in an order of their own.
fn sums<'a>(chart: &Sankey<'a>) -> Sums<'a> {
    let mut all: BTreeMap<(&str, &str), Vec<f64>> = BTreeMap::new();
    for flow in chart.flows.iter().filter(|flow| flow.value.is_finite() && flow.value > 0.0) {
        all.entry((flow.from, flow.to)).or_default().push(flow.value.min(1e200));
    }
    all.into_iter().map(|(ends, values)| (ends, sum(values))).collect()
}

fn sum(mut values: Vec<f64>) -> f64 {
    values.sort_by(f64::total_cmp);
    values.into_iter().sum()
}

impl Part {
    fn new(chart: &Sankey<'_>, flows: &Sums<'_>, span: (f64, f64), inner: [bool; 2]) -> Self {
        let names = |end: usize| {
            let mut all: BTreeMap<&str, Vec<f64>> = BTreeMap::new();
            for ((from, to), value) in flows {
                all.entry([*from, *to][end]).or_default().push(*value);
            }
            all.into_iter().map(|(name, values)| (name, sum(values))).collect::<Vec<_>>()
        };
        let (sources, source_of) = grouped(chart, names(0));
        let (targets, target_of) = grouped(chart, names(1));
        let mut joined: BTreeMap<(usize, usize), Vec<f64>> = BTreeMap::new();
        for ((from, to), value) in flows {
            joined.entry((source_of[from], target_of[to])).or_default().push(*value);
        }
        let band = |((from, to), values): ((usize, usize), Vec<f64>)| Band {
            from,
            to,
            value: sum(values),
            start: 0.0,
            end: 0.0,
            thick: 0.0,
        };
        Self {
            span,
            bands: joined.into_iter().map(band).collect(),
            total: sum(flows.values().copied().collect()),
            columns: [
                Column { at: span.0, inner: inner[0], nodes: sources, high: 0.0 },
                Column { at: span.1, inner: inner[1], nodes: targets, high: 0.0 },
            ],
        }
    }

    /// Nodes below each other with room for their labels; gives the height of the higher column.
    fn place(&mut self, chart: &Sankey<'_>, unit: f64) -> f64 {
        let mut highest = 0.0_f64;
        for column in &mut self.columns {
            let mut bottom = 0.0;
            for node in &mut column.nodes {
                node.high = node.total * unit;
                let words = if column.inner { 0.0 } else { span_of(label(chart, node).len()) };
                let slot = node.high.max(words);
                node.top = bottom + (slot - node.high) / 2.0;
                bottom += slot + GAP;
            }
            column.high = (bottom - GAP).max(0.0);
            highest = highest.max(column.high);
        }
        highest
    }

    /// Every column in the middle of the height, and the bands at their nodes.
    fn settle(&mut self, height: f64, unit: f64) {
        for column in &mut self.columns {
            let down = (height - column.high) / 2.0;
            for node in &mut column.nodes {
                node.top += down;
            }
        }
        let tops = |column: &Column| column.nodes.iter().map(|node| node.top).collect::<Vec<_>>();
        let [mut starts, mut ends] = self.columns.each_ref().map(tops);
        for band in &mut self.bands {
            band.thick = band.value * unit;
            band.start = starts[band.from];
            starts[band.from] += band.thick;
        }
        self.bands.sort_by_key(|band| (band.to, band.from));
        for band in &mut self.bands {
            band.end = ends[band.to];
            ends[band.to] += band.thick;
        }
    }
}

/// The nodes of a column in their order, and the node of each name: the largest by name, all others in one, and the
/// remainders last.
fn grouped<'a>(chart: &Sankey<'_>, names: Vec<(&'a str, f64)>) -> (Vec<Node>, BTreeMap<&'a str, usize>) {
    let (mut last, mut own): (Vec<_>, Vec<_>) =
        names.into_iter().partition(|(name, _)| chart.last.contains(name));
    for side in [&mut own, &mut last] {
        side.sort_by(|a, b| b.1.total_cmp(&a.1).then(a.0.cmp(b.0)));
    }
    // One alone keeps its name: "1 other" would take the same room and say less.
    let most = if own.len() == chart.most + 1 { own.len() } else { chart.most.min(own.len()) };
    let others = own.split_off(most);
    let mut nodes = Vec::new();
    let mut of = BTreeMap::new();
    let node = |name: String, total: f64, rest: bool| {
        let strong = chart.strong.contains(&name.as_str());
        Node { name, total, rest, strong, top: 0.0, high: 0.0 }
    };
    for (name, total) in own {
        of.insert(name, nodes.len());
        nodes.push(node(name.to_owned(), total, false));
    }
    if !others.is_empty() {
        of.extend(others.iter().map(|(name, _)| (*name, nodes.len())));
        let total = sum(others.iter().map(|(_, total)| *total).collect());
        nodes.push(node((chart.rest)(others.len()), total, true));
    }
    for (name, total) in last {
        of.insert(name, nodes.len());
        nodes.push(node(name.to_owned(), total, true));
    }
    (nodes, of)
}
