//! A small reader of XML that refuses what is not well-formed, and figures made of any words and numbers.

use charts::{
    AgeBand, AgeBar, Bar, Baseline, Break, Caption, Dot, DotKind, Emphasis, Flow, History, HistoryRow, Hub,
    LineChart, MapShape, Mark, Measure, Midnight, Multiples, Outline, Panel, Pyramid, RankedBars, Sankey,
    Scatter, ScatterDot, Series, Slope, SlopeLine, Sparkline, Spread, Step, TimeBand, ViewBox, WorldMap,
    age_bar, history, line_chart, pyramid, ranked_bars, sankey, scatter, slope, small_multiples, sparkline,
    time_band, world_map,
};
use kernel::Direction;
use std::collections::BTreeSet;

/// An element with its attributes and the text directly within it.
#[derive(Clone, Debug, Default, PartialEq)]
pub(crate) struct Node {
    pub(crate) tag: String,
    pub(crate) attributes: Vec<(String, String)>,
    pub(crate) text: String,
}

impl Node {
    pub(crate) fn attribute(&self, name: &str) -> Option<&str> {
        self.attributes.iter().find(|it| it.0 == name).map(|it| it.1.as_str())
    }

    pub(crate) fn has_class(&self, class: &str) -> bool {
        self.attribute("class").is_some_and(|classes| classes.split(' ').any(|it| it == class))
    }
}

/// All elements in order, or what is wrong.
pub(crate) fn read(xml: &str) -> Result<Vec<Node>, String> {
    if let Some(c) = xml
        .chars()
        .find(|c| *c < ' ' && !matches!(c, '\t' | '\n' | '\r') || *c > '\u{fffd}' && *c < '\u{10000}')
    {
        return Err(format!("character {c:?}"));
    }
    let mut nodes: Vec<Node> = Vec::new();
    let mut open: Vec<usize> = Vec::new();
    let mut rest = xml;
    while !rest.is_empty() {
        if let Some(after) = rest.strip_prefix("</") {
            let (tag, after) = after.split_once('>').ok_or("no end of a closing tag")?;
            let top = open.pop().ok_or("closed too often")?;
            if nodes[top].tag != tag {
                return Err(format!("{} closed as {tag}", nodes[top].tag));
            }
            rest = after;
        } else if let Some(after) = rest.strip_prefix('<') {
            if nodes.is_empty() != open.is_empty() {
                return Err("two roots".to_owned());
            }
            let (node, closed, after) = read_tag(after)?;
            if !closed {
                open.push(nodes.len());
            }
            nodes.push(node);
            rest = after;
        } else {
            let (text, after) = rest.split_at(rest.find('<').unwrap_or(rest.len()));
            let top = open.last().ok_or("text outside")?;
            nodes[*top].text.push_str(&unescape(text)?);
            rest = after;
        }
    }
    if open.is_empty() { Ok(nodes) } else { Err("never closed".to_owned()) }
}

fn read_tag(mut rest: &str) -> Result<(Node, bool, &str), String> {
    let end = rest.find([' ', '>', '/']).ok_or("no end of a tag")?;
    let mut node = Node { tag: rest[..end].to_owned(), ..Node::default() };
    rest = &rest[end..];
    loop {
        if let Some(after) = rest.strip_prefix("/>") {
            return Ok((node, true, after));
        }
        if let Some(after) = rest.strip_prefix('>') {
            return Ok((node, false, after));
        }
        let after = rest.strip_prefix(' ').ok_or("no blank before an attribute")?;
        let (name, after) = after.split_once("=\"").ok_or("no value")?;
        if name.is_empty() || !name.chars().all(|c| c.is_ascii_alphanumeric() || c == '-') {
            return Err(format!("attribute {name:?}"));
        }
        let (value, after) = after.split_once('"').ok_or("no end of a value")?;
        if value.contains('<') {
            return Err("< in a value".to_owned());
        }
        if node.attribute(name).is_some() {
            return Err(format!("{name} twice"));
        }
        node.attributes.push((name.to_owned(), unescape(value)?));
        rest = after;
    }
}

fn unescape(text: &str) -> Result<String, String> {
    let mut out = String::new();
    let mut parts = text.split('&');
    out.push_str(parts.next().unwrap_or_default());
    for part in parts {
        let (name, after) = part.split_once(';').ok_or("bare &")?;
        out.push(match name {
            "amp" => '&',
            "lt" => '<',
            "gt" => '>',
            "quot" => '"',
            "#39" => '\'',
            other => return Err(format!("entity {other}")),
        });
        out.push_str(after);
    }
    Ok(out)
}

/// What a strict policy, a reader's ear and a page with other figures ask of a drawing.
pub(crate) fn fit_for_a_page(nodes: &[Node]) -> Result<(), String> {
    let mut ids = BTreeSet::new();
    for node in nodes {
        if !matches!(
            node.tag.as_str(),
            "svg"
                | "title"
                | "desc"
                | "defs"
                | "path"
                | "pattern"
                | "line"
                | "text"
                | "circle"
                | "rect"
                | "use"
                | "a"
        ) {
            return Err(format!("element {}", node.tag));
        }
        for (name, value) in &node.attributes {
            if name == "style" || name.starts_with("on") || name == "href" && value.contains("script:") {
                return Err(format!("attribute {name}"));
            }
            if name == "id" && !ids.insert(value.clone()) {
                return Err(format!("id {value} twice"));
            }
        }
    }
    let root = nodes.first().ok_or("nothing")?;
    match root.attribute("aria-labelledby") {
        Some(named) if named.split(' ').all(|id| ids.contains(id)) => Ok(()),
        None if root.attribute("aria-hidden") == Some("true") => Ok(()),
        _ => Err("the figure has no name".to_owned()),
    }
}

/// Every figure, made of the same words and numbers.
pub(crate) fn all(words: &[String; 4], numbers: &[Option<f64>], direction: Direction) -> Vec<String> {
    let [a, b, c, d] = words.each_ref().map(String::as_str);
    let caption = Caption { prefix: a, title: b, text: c, direction };
    let points: Vec<(i32, Option<f64>)> = (2000..).zip(numbers.iter().copied()).collect();
    let series: Vec<Series<'_>> = [a, b, c, d].map(|name| Series { name, points: &points }).to_vec();
    let number = numbers.iter().flatten().copied().next().unwrap_or(0.5);
    let bars = [Emphasis::Plain, Emphasis::Strong].map(|emphasis| Bar {
        rank: a,
        name: b,
        value: numbers.first().copied().flatten(),
        shown: c,
        emphasis,
    });
    let dots = [DotKind::Held, DotKind::Proposed].map(|kind| Dot { at: number, kind, text: d });
    let shape = |outline, step| MapShape { code: a, outline, step, text: b, href: Some(c) };
    let mut figures = forms(words, numbers, direction);
    figures.extend([
        line_chart(&LineChart {
            caption,
            series: &series,
            breaks: &[Break { between: (2002, 2003), label: d }, Break { between: (2003, 2004), label: a }],
            baseline: Baseline::Zero,
            height: 160,
            value: &|value| format!("{value:.1}{d}"),
            year: &|year| format!("{year}{c}"),
            year_head: a,
        })
        .svg,
        history(&History {
            caption,
            marks: &[Mark { at: 0.25, label: c }],
            rows: &[HistoryRow { head: a, dots: &dots, verdict: b, emphasis: Emphasis::Strong }],
            heads: [a, b, c],
        })
        .svg,
        ranked_bars(&RankedBars { caption, bars: &bars, heads: [a, b, c] }).svg,
        sparkline(&Sparkline { caption, values: numbers }),
        age_bar(&AgeBar { caption, age: number, full: 40.0 }),
        time_band(&TimeBand {
            caption,
            slot: (40.0, 45.0),
            day_hours: &[(10.0, 30.0), (number, 90.0)],
            midnights: &[Midnight { at: 38.0, label: a }, Midnight { at: 97.0, label: b }],
        }),
        world_map(&WorldMap {
            caption,
            view: ViewBox { x: 0.0, y: 0.0, width: 100.0, height: 50.0 },
            shapes: &[
                shape(Outline::Path(d), None),
                shape(Outline::Circle { x: number, y: 2.0, radius: 1.0 }, Some(Step::new(3))),
            ],
            highlighted: Some(a),
        }),
    ]);
    figures
}

/// The forms that stand beside each other in `examples/gallery/forms.rs`.
fn forms(words: &[String; 4], numbers: &[Option<f64>], direction: Direction) -> Vec<String> {
    let [a, b, c, d] = words.each_ref().map(String::as_str);
    let caption = Caption { prefix: a, title: b, text: c, direction };
    let points: Vec<(i32, Option<f64>)> = (2000..).zip(numbers.iter().copied()).collect();
    let at = |index: usize| numbers.get(index).copied().flatten();
    let value = |value: f64| format!("{value:.1}{d}");
    let flows = [(a, b, 0), (b, c, 1), (c, a, 2), (d, b, 3)].map(|(from, to, index)| Flow {
        from,
        to,
        value: at(index).unwrap_or(3.0),
    });
    let sankeys = [None, Some(Hub { name: b, coming: c, leaving: d })].map(|hub| {
        let rest = |count| format!("{count}{c}");
        sankey(&Sankey {
            caption,
            flows: &flows,
            hub,
            most: 2,
            last: &[c],
            strong: &[a],
            height: 120,
            rest: &rest,
            value: &value,
            heads: [a, b, c],
        })
        .svg
    });
    let lines = [(a, 0), (b, 1), (c, 2)].map(|(name, index)| SlopeLine {
        name,
        values: [at(index), at(index + 1)],
        emphasis: Emphasis::Strong,
    });
    let spreads = [Spread::Even, Spread::Fitted, Spread::Log];
    let slopes = spreads.map(|spread| {
        slope(&Slope { caption, moments: [c, d], lines: &lines, spread, height: 90, value: &value, head: a })
            .svg
    });
    let number = |index| at(index).unwrap_or(2.0);
    let dots = [(a, 0), (b, 1), (c, 2), (d, 3)].map(|(name, index)| ScatterDot {
        name,
        x: number(index),
        y: number(index + 1),
        weight: number(index + 2),
        emphasis: Emphasis::Plain,
    });
    let scatters = spreads.map(|spread| {
        let measure = |title| Measure { title, spread, value: &value };
        scatter(&Scatter {
            caption,
            dots: &dots,
            x: measure(a),
            y: measure(b),
            height: 120,
            most: 9,
            head: c,
        })
        .svg
    });
    let panels = [a, b, c, d].map(|name| Panel { name, points: &points, emphasis: Emphasis::Strong });
    let year = |year: i32| format!("{year}{c}");
    let spread = Spread::Even;
    let multiples =
        Multiples { caption, panels: &panels, spread, height: 40, value: &value, year: &year, head: d };
    let bands = [(a, 0_u16), (b, 5), (c, 10)].map(|(label, from)| AgeBand {
        from,
        label,
        values: [at(from.into()), at(usize::from(from) + 1)],
    });
    let totals = [at(0), at(1)];
    let ages = Pyramid { caption, bands: &bands, sides: [c, d], totals, value: &value, heads: [a, b] };
    let mut all = [&sankeys[..], &slopes, &scatters].concat();
    all.extend([small_multiples(&multiples).svg, pyramid(&ages).svg]);
    all
}
