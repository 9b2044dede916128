//! What a person would see: small figures, written out.

use super::support::read;
use charts::{
    AgeBar, Bar, Baseline, Break, Caption, Dot, DotKind, Emphasis, History, HistoryRow, LineChart, MapShape,
    Mark, Midnight, Outline, RankedBars, STYLE, Series, Sparkline, Step, TimeBand, ViewBox, WorldMap,
    age_bar, history, line_chart, ranked_bars, sparkline, standalone, time_band, world_map,
};
use kernel::Direction;

const CAPTION: Caption<'static> =
    Caption { prefix: "k", title: "Kenya", text: "Stock, 1990 to 2020.", direction: Direction::Ltr };

fn lines(svg: &str) -> String {
    svg.replace("><", ">\n<")
}

fn two_editions<'a>(series: &'a [Series<'a>]) -> LineChart<'a> {
    LineChart {
        caption: CAPTION,
        series,
        breaks: &[Break { between: (2010, 2015), label: "new edition" }],
        baseline: Baseline::Zero,
        height: 100,
        value: &|value| format!("{value:.0}"),
        year: &|year| year.to_string(),
        year_head: "Year",
    }
}

#[test]
fn a_line_breaks_where_the_edition_changes() {
    let points = [(2005, Some(10.0)), (2010, Some(20.0)), (2015, Some(15.0)), (2020, Some(18.0))];
    let figure = line_chart(&two_editions(&[Series { name: "Women", points: &points }]));
    insta::assert_snapshot!(lines(&figure.svg));
}

#[test]
fn a_table_says_what_the_lines_say() {
    let women = [(2010, Some(20.0)), (2015, None)];
    let men = [(2015, Some(7.0)), (2005, Some(f64::NAN))];
    let rows = line_chart(&two_editions(&[
        Series { name: "Women", points: &women },
        Series { name: "Men", points: &men },
    ]))
    .rows;
    assert_eq!(rows.head, ["Year", "Women", "Men"]);
    let body: Vec<(&str, Vec<Option<&str>>)> = rows
        .body
        .iter()
        .map(|row| (row.head.as_str(), row.cells.iter().map(Option::as_deref).collect()))
        .collect();
    assert_eq!(
        body,
        [("2005", vec![None, None]), ("2010", vec![Some("20"), None]), ("2015", vec![None, Some("7")])]
    );
}

#[test]
fn series_are_told_apart_by_mark_and_dash_and_not_by_colour_alone() {
    let points = [(2000, Some(1.0)), (2001, Some(2.0))];
    let series = ["A", "B", "C", "D"].map(|name| Series { name, points: &points });
    let nodes = read(&line_chart(&two_editions(&series)).svg).unwrap();
    for class in ["d2", "d3", "d4"] {
        assert_eq!(nodes.iter().filter(|node| node.has_class(class)).count(), 1, "{class}");
    }
    for mark in ["#k-m2", "#k-m3", "#k-m4"] {
        assert!(nodes.iter().any(|node| node.attribute("href") == Some(mark)), "{mark}");
        assert!(
            nodes.iter().any(|node| node.tag == "path" && node.attribute("id") == mark.get(1..)),
            "{mark}"
        );
    }
}

#[test]
fn a_line_that_ends_early_says_when() {
    let (long, short) = ([(2000, Some(1.0)), (2010, Some(2.0))], [(2000, Some(1.0)), (2004, Some(1.5))]);
    let svg = line_chart(&two_editions(&[
        Series { name: "A", points: &long },
        Series { name: "B", points: &short },
    ]))
    .svg;
    assert!(svg.contains(">B 2 · 2004</text>"), "{svg}");
}

#[test]
fn a_chart_without_values_has_an_axis_and_no_line() {
    let nodes = read(&line_chart(&two_editions(&[])).svg).unwrap();
    assert!(nodes.iter().any(|node| node.has_class("axis")));
    assert!(!nodes.iter().any(|node| node.has_class("l1") || node.has_class("f1")));
}

#[test]
fn a_history_shows_acts_and_what_came_of_them() {
    let held = [Dot { at: 0.5, kind: DotKind::Held, text: "2 July" }];
    let proposed = [Dot { at: 0.1, kind: DotKind::Proposed, text: "proposed" }];
    let figure = history(&History {
        caption: CAPTION,
        marks: &[Mark { at: 0.0, label: "Jan" }],
        rows: &[
            HistoryRow { head: "2025", dots: &held, verdict: "1 · not met", emphasis: Emphasis::Strong },
            HistoryRow { head: "2026", dots: &proposed, verdict: "0 of 3", emphasis: Emphasis::Plain },
        ],
        heads: ["Year", "Meetings", "Clause 16"],
    });
    insta::assert_snapshot!(lines(&figure.svg));
    assert_eq!(figure.rows.body[0].cells, [Some("2 July".to_owned()), Some("1 · not met".to_owned())]);
}

#[test]
fn the_country_of_the_page_stands_out_among_its_peers() {
    let bar = |rank, name, value, shown, emphasis| Bar { rank, name, value, shown, emphasis };
    let figure = ranked_bars(&RankedBars {
        caption: CAPTION,
        bars: &[
            bar("1", "Uganda", Some(40.0), "40", Emphasis::Plain),
            bar("2", "Kenya", Some(10.0), "10", Emphasis::Strong),
            bar("", "Elsewhere", None, "no data", Emphasis::Plain),
        ],
        heads: ["Rank", "Country", "Migrants"],
    });
    insta::assert_snapshot!(lines(&figure.svg));
    assert_eq!(figure.rows.body[2].cells, [Some("Elsewhere".to_owned()), None]);
}

#[test]
fn bars_below_zero_run_the_other_way() {
    let bars = [("A", 30.0), ("B", -10.0)].map(|(name, value)| Bar {
        rank: "",
        name,
        value: Some(value),
        shown: "",
        emphasis: Emphasis::Plain,
    });
    let svg = ranked_bars(&RankedBars { caption: CAPTION, bars: &bars, heads: ["", "", ""] }).svg;
    let nodes = read(&svg).unwrap();
    let spans: Vec<_> = nodes
        .iter()
        .filter(|node| node.tag == "rect")
        .map(|node| (node.attribute("x").unwrap_or(""), node.attribute("width").unwrap_or("")))
        .collect();
    assert_eq!(spans, [("25%", "75%"), ("0%", "25%")]);
}

#[test]
fn small_drawings_are_hidden_where_words_stand_beside_them() {
    let caption = Caption::decoration(Direction::Ltr);
    insta::assert_snapshot!(lines(&age_bar(&AgeBar { caption, age: 90.0, full: 360.0 })), @r#"
    <svg width="100%" height="8" direction="ltr" aria-hidden="true">
    <rect class="bar2" x="0%" width="100%" y="0" height="8" rx="2"/>
    <rect class="bar" x="0%" width="25%" y="0" height="8" rx="2"/>
    </svg>
    "#);
    insta::assert_snapshot!(lines(&sparkline(&Sparkline { caption, values: &[Some(1.0), Some(3.0), None, Some(2.0)] })), @r#"
    <svg width="100%" height="24" direction="ltr" aria-hidden="true">
    <line class="spark" x1="2%" x2="32.67%" y1="20" y2="4"/>
    <circle class="dot" cx="94%" cy="12" r="3"/>
    </svg>
    "#);
}

#[test]
fn a_meeting_stands_between_night_and_day_with_its_midnight_named() {
    let band = TimeBand {
        caption: Caption::decoration(Direction::Ltr),
        slot: (47.92, 54.17),
        day_hours: &[(0.0, 16.67), (83.33, 120.0)],
        midnights: &[Midnight { at: 45.83, label: "Fri 13" }],
    };
    insta::assert_snapshot!(lines(&time_band(&band)), @r#"
    <svg width="100%" height="30" direction="ltr" aria-hidden="true">
    <rect class="night" x="0%" width="100%" y="4" height="22" rx="2"/>
    <rect class="day-hours" x="0%" width="16.67%" y="4" height="22"/>
    <rect class="day-hours" x="83.33%" width="16.67%" y="4" height="22"/>
    <line class="axis" x1="45.83%" x2="45.83%" y1="1" y2="29"/>
    <rect class="slot" x="47.92%" width="6.25%" y="0" height="30" rx="2"/>
    <text x="54.17%" dx="6" y="19">Fri 13</text>
    </svg>
    "#);
}

fn map(shapes: &[MapShape<'_>]) -> String {
    let view = ViewBox { x: 0.0, y: 0.0, width: 100.0, height: 50.0 };
    world_map(&WorldMap { caption: CAPTION, view, shapes, highlighted: Some("KEN") })
}

#[test]
fn the_highlighted_place_is_drawn_last_and_a_place_without_data_is_hatched() {
    let path = Outline::Path("M0 0h9v9z");
    let islet = Outline::Circle { x: 20.0, y: 5.0, radius: 1.5 };
    let svg = map(&[
        MapShape {
            code: "KEN",
            outline: path,
            step: Some(Step::new(4)),
            text: "Kenya: 10",
            href: Some("/countries/KEN"),
        },
        MapShape { code: "SYC", outline: islet, step: None, text: "Seychelles: no data", href: None },
    ]);
    insta::assert_snapshot!(lines(&svg));
}

#[test]
fn a_map_that_cannot_be_followed_is_an_image() {
    let shape = MapShape {
        code: "A",
        outline: Outline::Path("M0 0z"),
        step: None,
        text: "",
        href: Some("javascript:alert(1)"),
    };
    let svg = map(&[shape]);
    assert!(svg.contains("role=\"img\"") && !svg.contains("<a "), "{svg}");
}

#[test]
fn a_figure_alone_carries_its_size_and_its_style() {
    let svg = age_bar(&AgeBar { caption: CAPTION, age: 1.0, full: 2.0 });
    let file = standalone(&svg, 640, STYLE);
    assert!(
        file.starts_with("<svg xmlns=\"http://www.w3.org/2000/svg\" width=\"640\" height=\"8\""),
        "{file}"
    );
    let nodes = read(&file.replacen("<style>", "<desc>", 1).replacen("</style>", "</desc>", 1)).unwrap();
    assert!(nodes.iter().any(|node| node.text == STYLE));
}
