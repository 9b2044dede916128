//! What holds for flows, slopes, clouds, multiples and pyramids, whatever they are given.

use super::support::{Node, read};
use charts::{
    AgeBand, Caption, Emphasis, Figure, Flow, Hub, Measure, Multiples, Panel, Pyramid, STYLE, Sankey,
    Scatter, ScatterDot, Slope, SlopeLine, Spread, plain_style, pyramid, sankey, scatter, slope,
    small_multiples, standalone,
};
use kernel::Direction;
use proptest::prelude::*;

const CAPTION: Caption<'static> =
    Caption { prefix: "k", title: "Title", text: "Text", direction: Direction::Ltr };

fn caption(direction: Direction) -> Caption<'static> {
    Caption { direction, ..CAPTION }
}

fn whole(value: f64) -> String {
    format!("{value:.0}")
}

fn flows<'a>(flows: &'a [Flow<'a>], most: usize, hub: Option<Hub<'a>>) -> Sankey<'a> {
    Sankey {
        caption: CAPTION,
        flows,
        hub,
        most,
        last: &["unknown"],
        strong: &["a"],
        height: 200,
        rest: &|count| format!("{count} others"),
        value: &whole,
        heads: ["From", "To", "People"],
    }
}

fn two<'a>(lines: &'a [SlopeLine<'a>], spread: Spread) -> Slope<'a> {
    Slope {
        caption: CAPTION,
        moments: ["1990", "2020"],
        lines,
        spread,
        height: 120,
        value: &whole,
        head: "Place",
    }
}

fn cloud<'a>(dots: &'a [ScatterDot<'a>], spread: Spread) -> Scatter<'a> {
    let measure = |title| Measure { title, spread, value: &whole };
    Scatter {
        caption: CAPTION,
        dots,
        x: measure("Across"),
        y: measure("Upwards"),
        height: 200,
        most: 30,
        head: "Place",
    }
}

fn multiples<'a>(panels: &'a [Panel<'a>]) -> Multiples<'a> {
    Multiples {
        caption: CAPTION,
        panels,
        spread: Spread::Even,
        height: 60,
        value: &whole,
        year: &|year| year.to_string(),
        head: "Place",
    }
}

fn ages<'a>(bands: &'a [AgeBand<'a>]) -> Pyramid<'a> {
    Pyramid {
        caption: CAPTION,
        bands,
        sides: ["Women", "Men"],
        totals: [Some(10.0), None],
        value: &whole,
        heads: ["Age", "All ages"],
    }
}

/// Long names in scripts that run from the right, that have no spaces, and that have neither.
const LONG: [&str; 4] = [
    "المملكة المتحدة لبريطانيا العظمى وأيرلندا الشمالية وما وراء البحار والأقاليم التابعة لها جميعا",
    "大不列颠及北爱尔兰联合王国以及它的所有海外领土和其他一切不在此列的地方",
    "Llanfairpwllgwyngyllgogerychwyrndrobwllllantysiliogogogoch-upon-the-very-long-water",
    "",
];

/// One figure of each form with the same names and numbers.
fn of(names: &[&str], numbers: &[f64], direction: Direction) -> Vec<Figure> {
    let caption = caption(direction);
    let at = |index: usize| numbers.get(index % numbers.len().max(1)).copied().unwrap_or(0.0);
    let each = || names.iter().enumerate();
    let pairs: Vec<Flow<'_>> = each()
        .flat_map(|(n, from)| each().map(move |(m, to)| Flow { from, to, value: at(n * 3 + m) }))
        .collect();
    let lines: Vec<SlopeLine<'_>> = each()
        .map(|(n, name)| SlopeLine {
            name,
            values: [Some(at(n)), Some(at(n + 1))],
            emphasis: Emphasis::Plain,
        })
        .collect();
    let dots: Vec<ScatterDot<'_>> = each()
        .map(|(n, name)| ScatterDot {
            name,
            x: at(n),
            y: at(n + 1),
            weight: at(n),
            emphasis: Emphasis::Strong,
        })
        .collect();
    let points: Vec<(i32, Option<f64>)> = (2000..).zip(numbers.iter().map(|it| Some(*it))).collect();
    let panels: Vec<Panel<'_>> =
        names.iter().map(|name| Panel { name, points: &points, emphasis: Emphasis::Plain }).collect();
    let bands: Vec<AgeBand<'_>> = each()
        .zip(0_u16..)
        .map(|((n, label), from)| AgeBand { from, label, values: [Some(at(n)), Some(at(n + 1))] })
        .collect();
    let hub = names.first().map(|name| Hub { name, coming: name, leaving: name });
    vec![
        sankey(&Sankey { caption, ..flows(&pairs, 5, None) }),
        sankey(&Sankey { caption, ..flows(&pairs, 5, hub) }),
        slope(&Slope { caption, ..two(&lines, Spread::Even) }),
        slope(&Slope { caption, ..two(&lines, Spread::Log) }),
        scatter(&Scatter { caption, ..cloud(&dots, Spread::Even) }),
        scatter(&Scatter { caption, ..cloud(&dots, Spread::Log) }),
        small_multiples(&Multiples { caption, ..multiples(&panels) }),
        pyramid(&Pyramid { caption, ..ages(&bands) }),
    ]
}

fn number(node: &Node, name: &str) -> f64 {
    node.attribute(name).and_then(|it| it.trim_end_matches('%').parse().ok()).unwrap_or(f64::NAN)
}

/// The pairs of numbers of a path.
fn numbers(path: &str) -> Vec<f64> {
    path.split(|c: char| !(c.is_ascii_digit() || c == '.' || c == '-'))
        .filter_map(|it| it.parse().ok())
        .collect()
}

#[test]
fn panels_by_ratios_rise_alike_where_values_double_and_leave_a_zero_to_the_table() {
    let doubled = |from: f64| [(2000, Some(from)), (2010, Some(from * 2.0))];
    let (small, large) = (doubled(3.0), doubled(70_000.0));
    let empty = [(2000, Some(0.0)), (2010, Some(5.0))];
    let panel = |name, points| Panel { name, points, emphasis: Emphasis::Plain };
    let panels = [panel("small", &small[..]), panel("large", &large[..]), panel("empty", &empty[..])];
    let figure = small_multiples(&Multiples { spread: Spread::Log, ..multiples(&panels) });
    let nodes = read(&figure.svg).unwrap();
    let lines = nodes.iter().filter(|node| node.has_class("thin"));
    let rises: Vec<f64> = lines.map(|node| number(node, "y1") - number(node, "y2")).collect();
    assert_eq!(rises.len(), 2, "a line from zero has no place");
    assert!(rises[0] > 1.0 && (rises[0] - rises[1]).abs() < 0.2, "{rises:?}");
    let row = figure.rows.body.iter().find(|it| it.head == "empty").unwrap();
    assert_eq!(row.cells, [Some(whole(0.0)), Some(whole(5.0))]);
}

#[test]
fn nothing_one_thing_and_only_zeros_do_not_break_a_figure() {
    for direction in [Direction::Ltr, Direction::Rtl] {
        for (names, numbers) in
            [(&[][..], &[][..]), (&["One"][..], &[7.0][..]), (&["A", "B", "C"][..], &[0.0, 0.0][..])]
        {
            for figure in of(names, numbers, direction) {
                let nodes = read(&figure.svg).unwrap_or_else(|what| panic!("{what} in {}", figure.svg));
                assert!(!figure.svg.contains("NaN") && !figure.svg.contains("inf"), "{}", figure.svg);
                assert!(number(&nodes[0], "height") > 0.0);
            }
        }
    }
}

#[test]
fn very_long_names_stay_inside_and_are_whole_in_the_table() {
    for direction in [Direction::Ltr, Direction::Rtl] {
        let figures = of(&LONG[..3], &[5.0, 3.0, 2.0, 9.0], direction);
        for figure in &figures {
            for node in read(&figure.svg).unwrap().iter().filter(|node| node.tag == "text") {
                assert!(node.text.chars().count() < 60, "{} is not cut", node.text);
            }
            let table = format!("{:?}", figure.rows);
            assert!(LONG[..3].iter().any(|name| table.contains(*name)), "{table}");
        }
    }
}

#[test]
fn a_figure_for_paper_needs_no_variable() {
    for figure in of(&["A", "B"], &[1.0, 4.0], Direction::Ltr) {
        let file = standalone(&figure.svg, 640, &plain_style());
        assert!(file.starts_with("<svg xmlns") && !file.contains("var("));
        // Every class that is drawn has a rule.
        for node in read(&figure.svg).unwrap() {
            for class in node.attribute("class").unwrap_or_default().split(' ').filter(|it| !it.is_empty()) {
                assert!(class == "name" || STYLE.contains(&format!(".{class}")), "{class}");
            }
        }
    }
}

#[test]
fn remainders_stand_last_and_one_alone_keeps_its_name() {
    let flow = |from, value| Flow { from, to: "here", value };
    let all = [flow("unknown", 90.0), flow("a", 5.0), flow("b", 4.0), flow("c", 3.0)];
    let names = |most| {
        let rows = sankey(&flows(&all, most, None)).rows;
        rows.body.into_iter().map(|row| row.head).collect::<Vec<_>>()
    };
    let drawn = |most: usize| {
        let nodes = read(&sankey(&flows(&all, most, None)).svg).unwrap();
        nodes.into_iter().filter(|node| node.tag == "text").map(|node| node.text).collect::<Vec<_>>()
    };
    assert_eq!(names(3), ["unknown", "a", "b", "c"]);
    assert_eq!(names(2), ["unknown", "a", "b", "c"]);
    assert_eq!(names(1), ["unknown", "2 others", "a"]);
    let words = drawn(1);
    let at = |name: &str| words.iter().position(|it| it == name).unwrap();
    assert!(at("a") < at("2 others") && at("2 others") < at("unknown"), "{words:?}");
}

#[test]
fn what_a_log_scale_cannot_show_is_in_the_table() {
    let lines =
        [SlopeLine { name: "none before", values: [Some(0.0), Some(5.0)], emphasis: Emphasis::Plain }];
    let figure = slope(&two(&lines, Spread::Log));
    assert_eq!(figure.rows.body[0].cells, [Some("0".to_owned()), Some("5".to_owned())]);
    let nodes = read(&figure.svg).unwrap();
    assert_eq!(nodes.iter().filter(|node| node.tag == "circle").count(), 1);
}

#[test]
fn flows_of_a_small_community_as_a_person_sees_them() {
    let flow = |from, to, value| Flow { from, to, value };
    let all = [flow("a", "b", 60.0), flow("b", "a", 30.0), flow("unknown", "a", 10.0)];
    insta::assert_snapshot!(sankey(&flows(&all, 5, None)).svg.replace("><", ">\n<"));
}

#[test]
fn a_cloud_names_the_strong_first() {
    let dot = |name, x, y, emphasis| ScatterDot { name, x, y, weight: 0.0, emphasis };
    let dots = [dot("plain", 10.0, 10.0, Emphasis::Plain), dot("strong", 10.0, 10.0, Emphasis::Strong)];
    insta::assert_snapshot!(
        scatter(&Scatter { most: 1, ..cloud(&dots, Spread::Log) }).svg.replace("><", ">\n<")
    );
}

fn amounts() -> impl Strategy<Value = f64> {
    prop_oneof![6 => 0.0..1e7, 1 => Just(0.0), 1 => any::<f64>().prop_map(|it| it + 0.0)]
}

fn triples() -> impl Strategy<Value = Vec<(usize, usize, f64)>> {
    prop::collection::vec((0_usize..9, 0_usize..9, prop_oneof![6 => 0.0..1e6, 1 => -5.0..0.0]), 1..40)
}

const NAMES: [&str; 9] = ["a", "b", "c", "unknown", "e", "f", "g", "h", "i"];

proptest! {
    #[test]
    fn the_order_of_the_input_makes_no_difference(
        names in prop::collection::vec("[a-dأ-د移民 ]{0,12}", 1..7),
        all in prop::collection::vec(amounts(), 1..12),
        turn in 0_usize..40,
    ) {
        let flow = |n: usize| Flow {
            from: &names[n % names.len()],
            to: &names[n / 2 % names.len()],
            value: all[n % all.len()],
        };
        let mut one: Vec<Flow<'_>> = (0..24).map(flow).collect();
        let first = sankey(&flows(&one, 3, None));
        one.rotate_left(turn % 24);
        one.reverse();
        prop_assert_eq!(&first, &sankey(&flows(&one, 3, None)));

        let line = |n: usize| SlopeLine {
            name: &names[n % names.len()],
            values: [Some(all[n % all.len()]), (!n.is_multiple_of(3)).then(|| all[n / 2 % all.len()])],
            emphasis: if n % 4 == 1 { Emphasis::Strong } else { Emphasis::Plain },
        };
        let mut one: Vec<SlopeLine<'_>> = (0..8).map(line).collect();
        let first = slope(&two(&one, Spread::Log));
        one.rotate_left(turn % 8);
        prop_assert_eq!(&first, &slope(&two(&one, Spread::Log)));

        let dot = |n: usize| ScatterDot {
            name: &names[n % names.len()],
            x: all[n % all.len()],
            y: all[n / 3 % all.len()],
            weight: f64::from(u32::try_from(n % 3).unwrap()),
            emphasis: if n % 9 == 1 { Emphasis::Strong } else { Emphasis::Plain },
        };
        let mut one: Vec<ScatterDot<'_>> = (0..20).map(dot).collect();
        let first = scatter(&cloud(&one, Spread::Log));
        one.rotate_left(turn % 20);
        one.reverse();
        prop_assert_eq!(&first, &scatter(&cloud(&one, Spread::Log)));

        let points: Vec<(i32, Option<f64>)> = (1990..).zip(all.iter().map(|it| Some(*it))).collect();
        let panel = |(n, name)| Panel { name, points: &points[n % points.len()..], emphasis: Emphasis::Plain };
        let mut one: Vec<Panel<'_>> = names.iter().map(String::as_str).enumerate().map(panel).collect();
        let first = small_multiples(&multiples(&one));
        one.reverse();
        prop_assert_eq!(&first, &small_multiples(&multiples(&one)));

        let band = |(n, label): (usize, &'_ String)| (u16::try_from(n % 4).unwrap(), label.clone(), all[n % all.len()]);
        let bands: Vec<_> = names.iter().enumerate().map(band).collect();
        let mut one: Vec<AgeBand<'_>> = bands
            .iter()
            .map(|(from, label, value)| AgeBand { from: *from, label, values: [Some(*value), None] })
            .collect();
        let first = pyramid(&ages(&one));
        one.reverse();
        prop_assert_eq!(&first, &pyramid(&ages(&one)));
    }

    #[test]
    fn nothing_that_flows_is_lost(triples in triples(), most in 0_usize..9, hub in any::<bool>()) {
        let all: Vec<Flow<'_>> = triples
            .iter()
            .map(|(from, to, value)| Flow { from: NAMES[*from], to: NAMES[*to], value: *value })
            .collect();
        let centre = Hub { name: "a", coming: "in", leaving: "out" };
        let chart = flows(&all, most, hub.then_some(centre));
        let nodes = read(&sankey(&chart).svg).unwrap();
        let drawn = |flow: &&Flow<'_>| flow.value > 0.0;
        let sum = |of: &dyn Fn(&Flow<'_>) -> bool| -> f64 {
            all.iter().filter(drawn).filter(|flow| of(flow)).map(|flow| flow.value).sum()
        };
        let expected: Vec<f64> = if hub {
            vec![sum(&|it| it.to == "a" && it.from != "a"), sum(&|it| it.from == "a" && it.to != "a")]
        } else {
            vec![sum(&|_| true)]
        };
        let unit = 200.0 / expected.iter().copied().fold(1e-9, f64::max);
        let flowing: f64 = expected.iter().sum::<f64>() * unit;
        // Every drawn number is rounded to a hundredth of a pixel.
        let within = |found: f64, count: usize| (found - flowing).abs() <= 0.011 * f64::from(u32::try_from(count).unwrap()) + 0.02;
        let boxes: Vec<&Node> = nodes.iter().filter(|node| node.has_class("node")).collect();
        let high: f64 = boxes.iter().map(|node| number(node, "height")).sum();
        prop_assert!((high - 2.0 * flowing).abs() <= 0.011 * f64::from(u32::try_from(boxes.len()).unwrap()) + 0.02);
        let bands: Vec<Vec<f64>> = nodes
            .iter()
            .filter(|node| node.has_class("flow"))
            .map(|node| numbers(node.attribute("d").unwrap()))
            .collect();
        // From the start down to the end of the path: the same thickness at both ends.
        let start: f64 = bands.iter().map(|it| it[it.len() - 1] - it[1]).sum();
        let end: f64 = bands.iter().map(|it| it[9] - it[7]).sum();
        prop_assert!(within(start, bands.len() * 2) && within(end, bands.len() * 2), "{start} {end} {flowing}");
    }

    #[test]
    fn nodes_and_their_words_do_not_lie_on_each_other(triples in triples(), most in 1_usize..9) {
        let all: Vec<Flow<'_>> = triples
            .iter()
            .map(|(from, to, value)| Flow { from: NAMES[*from], to: LONG[*to % 3], value: *value })
            .collect();
        let svg = sankey(&flows(&all, most, None)).svg;
        let nodes = read(&svg).unwrap();
        let height = number(&nodes[0], "height");
        for x in ["32%", "68%"] {
            let mut baselines: Vec<f64> = nodes
                .iter()
                .filter(|node| node.tag == "text" && node.attribute("x") == Some(x))
                .map(|node| number(node, "y"))
                .collect();
            baselines.sort_by(f64::total_cmp);
            prop_assert!(baselines.windows(2).all(|pair| pair[1] - pair[0] >= 14.98), "{baselines:?}");
            prop_assert!(baselines.iter().all(|it| (10.0..=height).contains(it)), "{baselines:?} {height}");
        }
    }

    #[test]
    fn names_in_a_cloud_lie_on_no_other_name_and_no_foreign_dot_in_any_width(
        points in prop::collection::vec((1.0..1e6, 1.0..1e6), 1..60),
        name in "[a-z][a-z ]{0,23}",
        wide in 320.0..1200.0,
    ) {
        let dots: Vec<ScatterDot<'_>> = points
            .iter()
            .map(|(x, y)| ScatterDot { name: &name, x: *x, y: *y, weight: 0.0, emphasis: Emphasis::Plain })
            .collect();
        let nodes = read(&scatter(&cloud(&dots, Spread::Log)).svg).unwrap();
        let names: Vec<&Node> = nodes.iter().filter(|node| node.has_class("name")).collect();
        prop_assert!(!names.is_empty());
        // No letter of the estimate is narrower than three tenths of the size.
        let boxes: Vec<[f64; 4]> = names
            .iter()
            .map(|node| {
                let letters = node.text.trim().chars().map(|c| if c == ' ' { 3.6 } else { 4.5 });
                let long: f64 = letters.sum();
                let at = number(node, "x") / 100.0 * wide;
                let dx = node.attribute("dx").map_or(0.0, |it| it.parse().unwrap());
                let from = match node.attribute("text-anchor") {
                    Some("end") => at + dx - long,
                    Some(_) => at - long / 2.0,
                    None => at + dx,
                };
                let y = number(node, "y");
                [from, from + long, y - 10.0, y + 2.0]
            })
            .collect();
        let apart = |a: &[f64; 4], b: &[f64; 4]| a[1] <= b[0] || b[1] <= a[0] || a[3] <= b[2] || b[3] <= a[2];
        for (at, one) in boxes.iter().enumerate() {
            prop_assert!(boxes[..at].iter().all(|other| apart(one, other)), "{boxes:?}");
        }
        let spots: Vec<[f64; 4]> = nodes
            .iter()
            .filter(|node| node.tag == "circle")
            .map(|node| {
                let (x, y) = (number(node, "cx") / 100.0 * wide, number(node, "cy"));
                [x - 3.0, x + 3.0, y - 3.0, y + 3.0]
            })
            .collect();
        for one in &boxes {
            prop_assert!(spots.iter().filter(|spot| !apart(one, spot)).count() == 0, "{one:?}");
        }
    }

    #[test]
    fn labels_of_a_slope_do_not_lie_on_each_other(
        ends in prop::collection::vec((1.0..1e6, 1.0..1e6), 1..12),
        long in 0_usize..4,
    ) {
        let lines: Vec<SlopeLine<'_>> = ends
            .iter()
            .map(|(a, b)| SlopeLine { name: LONG[long], values: [Some(*a), Some(*b)], emphasis: Emphasis::Plain })
            .collect();
        let nodes = read(&slope(&two(&lines, Spread::Log)).svg).unwrap();
        let height = number(&nodes[0], "height");
        for end in [true, false] {
            let mut baselines: Vec<f64> = nodes
                .iter()
                .filter(|node| node.tag == "text" && (number(node, "x") < 40.0) == end)
                .map(|node| number(node, "y"))
                .filter(|y| *y > 12.5)
                .collect();
            baselines.sort_by(f64::total_cmp);
            prop_assert!(baselines.windows(2).all(|pair| pair[1] - pair[0] >= 14.98), "{baselines:?}");
            prop_assert!(baselines.iter().all(|it| *it <= height));
        }
    }

    #[test]
    fn panels_share_one_scale(values in prop::collection::vec(1.0..1e6, 2..9)) {
        let points: Vec<[(i32, Option<f64>); 2]> =
            values.iter().map(|value| [(1990, Some(0.0)), (2020, Some(*value))]).collect();
        let panels: Vec<Panel<'_>> = points
            .iter()
            .map(|points| Panel { name: "A", points, emphasis: Emphasis::Plain })
            .collect();
        let nodes = read(&small_multiples(&multiples(&panels)).svg).unwrap();
        let mut rises: Vec<f64> = nodes
            .iter()
            .filter(|node| node.has_class("thin"))
            .map(|node| number(node, "y1") - number(node, "y2"))
            .collect();
        rises.sort_by(f64::total_cmp);
        let mut sorted = values.clone();
        sorted.sort_by(f64::total_cmp);
        prop_assert_eq!(rises.len(), sorted.len());
        let unit = rises[rises.len() - 1] / sorted[sorted.len() - 1];
        prop_assert!(rises.iter().zip(&sorted).all(|(rise, value)| (rise - value * unit).abs() <= 0.03));
    }
}
