//! What holds for every figure, whatever words and numbers it is given.

use super::support::{Node, all, fit_for_a_page, read};
use charts::{Baseline, Break, Caption, LineChart, STYLE, Series, line_chart, standalone};
use kernel::Direction;
use proptest::prelude::*;

fn words() -> impl Strategy<Value = [String; 4]> {
    let word = prop_oneof![
        any::<String>(),
        "[a-z<>&\"'; :/\u{0}\u{8}\u{fffe}]{0,12}",
        Just("\"/><script>alert(1)</script>".to_owned()),
        Just("javascript:alert(1)".to_owned()),
        Just("]]>&amp;<!--".to_owned()),
    ];
    proptest::array::uniform4(word)
}

fn numbers() -> impl Strategy<Value = Vec<Option<f64>>> {
    let number = prop_oneof![
        3 => (-1e7..1e7).prop_map(Some),
        2 => Just(None),
        1 => any::<f64>().prop_map(Some),
    ];
    prop::collection::vec(number, 0..14)
}

fn chart<'a>(series: &'a [Series<'a>], breaks: &'a [Break<'a>], direction: Direction) -> LineChart<'a> {
    LineChart {
        caption: Caption { prefix: "c", title: "Title", text: "Text", direction },
        series,
        breaks,
        baseline: Baseline::Zero,
        height: 160,
        value: &|value| format!("{value:.1}"),
        year: &|year| year.to_string(),
        year_head: "Year",
    }
}

proptest! {
    #[test]
    fn every_figure_is_well_formed_and_fit_for_a_strict_page(words in words(), numbers in numbers()) {
        for direction in [Direction::Ltr, Direction::Rtl] {
            for svg in all(&words, &numbers, direction) {
                let nodes = read(&svg);
                prop_assert!(nodes.is_ok(), "{nodes:?} in {svg}");
                prop_assert_eq!(fit_for_a_page(&nodes.unwrap()), Ok(()), "{}", svg);
                prop_assert!(read(&standalone(&svg, 640, STYLE)).is_ok());
            }
        }
    }

    #[test]
    fn the_same_input_gives_the_same_bytes(words in words(), numbers in numbers()) {
        prop_assert_eq!(all(&words, &numbers, Direction::Rtl), all(&words, &numbers, Direction::Rtl));
    }

    #[test]
    fn from_right_to_left_every_place_is_mirrored(words in words(), numbers in numbers()) {
        let left = all(&words, &numbers, Direction::Ltr);
        let right = all(&words, &numbers, Direction::Rtl);
        for (left, right) in left.iter().zip(&right) {
            let (left, right) = (read(left).unwrap(), read(right).unwrap());
            prop_assert_eq!(left.len(), right.len());
            for (l, r) in left.iter().zip(&right) {
                mirrored(l, r)?;
            }
        }
    }

    #[test]
    fn lines_join_neighbouring_values_and_nothing_else(numbers in numbers(), cut in 2000_i32..2014) {
        let points: Vec<(i32, Option<f64>)> = (2000..).zip(numbers).collect();
        let series = [Series { name: "A", points: &points }];
        let breaks = [Break { between: (cut, cut + 1), label: "new" }];
        let figure = line_chart(&chart(&series, &breaks, Direction::Ltr));
        let nodes = read(&figure.svg).unwrap();
        let present = |point: &(i32, Option<f64>)| point.1.is_some_and(f64::is_finite);
        let joined = points.windows(2).filter(|it| present(&it[0]) && present(&it[1]) && it[0].0 != cut).count();
        let shown = points.iter().filter(|point| present(point)).count();
        let marks = nodes.iter().filter(|node| node.has_class("halo")).count();
        prop_assert_eq!(nodes.iter().filter(|node| node.has_class("l1")).count(), joined);
        prop_assert!(marks <= shown && (marks > 0) == (shown > 0));
        let cells: Vec<bool> = figure.rows.body.iter().map(|row| row.cells[0].is_some()).collect();
        prop_assert_eq!(cells, points.iter().map(present).collect::<Vec<_>>());
    }

    #[test]
    fn labels_at_line_ends_do_not_overlap(
        ends in prop::collection::vec((-1e4..1e4, 2000_i32..2024), 1..5),
        name in "[A-Za-z ]{0,40}",
    ) {
        let points: Vec<[(i32, Option<f64>); 2]> =
            ends.iter().map(|(value, year)| [(1999, Some(1.0)), (*year, Some(*value))]).collect();
        let series: Vec<Series<'_>> = points.iter().map(|points| Series { name: &name, points }).collect();
        let svg = line_chart(&chart(&series, &[], Direction::Ltr)).svg;
        let nodes = read(&svg).unwrap();
        let height: f64 = nodes[0].attribute("height").unwrap().parse().unwrap();
        let mut baselines: Vec<f64> = nodes
            .iter()
            .filter(|node| node.has_class("big"))
            .map(|node| node.attribute("y").unwrap().parse().unwrap())
            .collect();
        baselines.sort_by(f64::total_cmp);
        prop_assert!(baselines.len() >= ends.len());
        prop_assert!(baselines.windows(2).all(|pair| pair[1] - pair[0] >= 14.98), "{:?}", baselines);
        prop_assert!(baselines.iter().all(|y| *y >= 10.0 && *y <= height));
    }
}

/// The two elements are the same but for their places across, which are mirrored.
fn mirrored(l: &Node, r: &Node) -> Result<(), TestCaseError> {
    prop_assert_eq!(&l.tag, &r.tag);
    prop_assert_eq!(l.attributes.len(), r.attributes.len());
    let bare = |text: &str| text.replace(['\u{2068}', '\u{2069}'], "");
    prop_assert_eq!(bare(&l.text), bare(&r.text));
    for (name, value) in &l.attributes {
        let other = r.attribute(name).unwrap_or_default();
        match name.as_str() {
            "x" | "x1" | "x2" | "cx" if value.ends_with('%') => {
                let width = if l.tag == "rect" { number(l.attribute("width")) } else { 0.0 };
                let sum = number(Some(value)) + width + number(Some(other));
                prop_assert!((sum - 100.0).abs() < 1e-9, "{:?} {:?}", l, r);
            }
            "dx" => prop_assert!((number(Some(value)) + number(Some(other))).abs() < 1e-9),
            "d" if l.has_class("flow") => {
                // Across, then down, in turn.
                let (one, two) = (path(value), path(other));
                prop_assert_eq!(one.len(), two.len());
                for (at, (one, two)) in one.iter().zip(&two).enumerate() {
                    let sum = if at % 2 == 0 { one + two - 100.0 } else { one - two };
                    prop_assert!(sum.abs() < 1e-9, "{:?} {:?}", l, r);
                }
            }
            "transform" | "direction" => {}
            _ => prop_assert_eq!(value, other),
        }
    }
    Ok(())
}

fn path(text: &str) -> Vec<f64> {
    text.split(|c: char| c.is_ascii_alphabetic() || c == ' ').filter_map(|it| it.parse().ok()).collect()
}

/// No number where there is none, which no comparison holds for.
fn number(text: Option<&str>) -> f64 {
    text.and_then(|text| text.trim_end_matches('%').parse().ok()).unwrap_or(f64::NAN)
}
