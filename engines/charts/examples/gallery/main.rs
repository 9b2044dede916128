//! Draws every figure twice, from left to right and from right to left, as one page on standard output.
//!
//! `cargo run -p charts --example gallery -- style.css > gallery.html`; the name of a style sheet to link is
//! optional. All values are invented.

mod forms;

use charts::{
    AgeBar, Bar, Baseline, Break, Caption, Dot, DotKind, Emphasis, Figure, History, HistoryRow, LineChart,
    MapShape, Mark, Midnight, Outline, RankedBars, STYLE, Series, Sparkline, TimeBand, ViewBox, WorldMap,
    age_bar, class_breaks, history, line_chart, ranked_bars, sparkline, time_band, world_map,
};
use kernel::Direction;
use std::io::Write;

const FRAME: &str = "body { margin: 1rem; background: var(--paper, #fff); color: var(--ink, #172225); }
figure { margin: 0 0 2rem; } figcaption { font-weight: 650; }
.card { max-inline-size: 22rem; } .wide { max-inline-size: 54rem; } .cell { max-inline-size: 6rem; }
svg { display: block; overflow: visible; }";

fn main() -> std::io::Result<()> {
    let sheet = std::env::args().nth(1).unwrap_or_default();
    let mut page = format!(
        "<!doctype html><html lang=\"en\"><meta charset=\"utf-8\">\
         <meta name=\"viewport\" content=\"width=device-width, initial-scale=1\"><title>Figures</title>\
         <link rel=\"stylesheet\" href=\"{sheet}\"><style>{STYLE}{FRAME}</style><main><h1>Figures</h1>"
    );
    for direction in [Direction::Ltr, Direction::Rtl] {
        page.extend(["<section dir=\"", direction.word(), "\">"]);
        for (width, name, svg) in figures(direction) {
            page.extend([
                "<figure class=\"",
                width,
                "\"><figcaption>",
                name,
                "</figcaption>",
                &svg,
                "</figure>",
            ]);
        }
        page += "</section>";
    }
    page.push_str("</main>");
    std::io::stdout().write_all(page.as_bytes())
}

fn figures(direction: Direction) -> Vec<(&'static str, &'static str, String)> {
    vec![
        ("wide", "Three series, two editions, a gap", stock(direction).svg),
        ("wide", "Four series that end close together", close(direction).svg),
        ("wide", "Change can be negative", change(direction).svg),
        ("card", "Meetings", meetings(direction).svg),
        ("card", "Rank in the region", ranks(direction).svg),
        ("wide", "A world of squares", squares(direction)),
        ("wide", "A meeting in three zones", bands(direction)),
        ("cell", "In a cell", cell(direction)),
        ("wide", "Corridors of a community", forms::corridors(direction).svg),
        ("wide", "Who comes and who leaves", forms::hub(direction).svg),
        ("wide", "Two moments, log", forms::two_moments(direction).svg),
        ("wide", "A cloud with names, log across", forms::cloud(direction).svg),
        ("wide", "Small multiples", forms::panels(direction).svg),
        ("wide", "Ages", forms::ages(direction).svg),
    ]
}

/// Both halves of the page have the same figures, so each needs its own ids.
fn caption(prefixes: [&'static str; 2], direction: Direction) -> Caption<'static> {
    let prefix = prefixes[usize::from(direction == Direction::Rtl)];
    Caption { prefix, title: "Invented figures", text: "Drawn to be looked at.", direction }
}

fn grouped(value: f64) -> String {
    let whole = format!("{:.0}", value.abs());
    let mut out = String::new();
    for (at, digit) in whole.chars().enumerate() {
        if at > 0 && (whole.len() - at).is_multiple_of(3) {
            out.push(',');
        }
        out.push(digit);
    }
    if value < 0.0 { format!("\u{2212}{out}") } else { out }
}

fn stock(direction: Direction) -> Figure {
    let points = |factor: f64| -> Vec<(i32, Option<f64>)> {
        [578.0, 473.0, 390.0, 174.0, 155.0, 140.0, 104.4]
            .iter()
            .zip((1990..).step_by(5))
            .map(|(value, year)| (year, (year != 2005 || factor > 0.9).then_some(value * factor * 1000.0)))
            .collect()
    };
    let (all, women, men) = (points(1.0), points(0.56), points(0.44));
    let names = match direction {
        Direction::Ltr => ["Both sexes", "Women", "Men"],
        Direction::Rtl => ["كلا الجنسين", "النساء", "الرجال"],
    };
    line_chart(&LineChart {
        caption: caption(["stock-l", "stock-r"], direction),
        series: &[
            Series { name: names[0], points: &all },
            Series { name: names[1], points: &women },
            Series { name: names[2], points: &men },
        ],
        breaks: &[Break { between: (2010, 2015), label: "new edition" }],
        baseline: Baseline::Zero,
        height: 190,
        value: &grouped,
        year: &|year| year.to_string(),
        year_head: "Year",
    })
}

fn close(direction: Direction) -> Figure {
    let points = |offset: f64| -> Vec<(i32, Option<f64>)> {
        (2010..=2024)
            .map(|year| (year, Some(f64::from(year - 2005) + offset * f64::from(2030 - year) / 3.0)))
            .collect()
    };
    let (a, b, c, mut d) = (points(0.1), points(0.3), points(0.9), points(1.4));
    d.truncate(10);
    line_chart(&LineChart {
        caption: caption(["close-l", "close-r"], direction),
        series: &[
            Series { name: "Kenya", points: &a },
            Series { name: "Bosnia and Herzegovina", points: &b },
            Series { name: "Uganda", points: &c },
            Series { name: "Ethiopia", points: &d },
        ],
        breaks: &[],
        baseline: Baseline::Data,
        height: 200,
        value: &|value| format!("{value:.1}"),
        year: &|year| year.to_string(),
        year_head: "Year",
    })
}

fn change(direction: Direction) -> Figure {
    let points =
        [(1995, Some(-3.9)), (2000, Some(-1.1)), (2005, Some(2.4)), (2010, Some(0.8)), (2015, Some(-2.0))];
    line_chart(&LineChart {
        caption: caption(["change-l", "change-r"], direction),
        series: &[Series { name: "All", points: &points }],
        breaks: &[],
        baseline: Baseline::Zero,
        height: 140,
        value: &|value| format!("{value:.0} %").replace('-', "\u{2212}"),
        year: &|year| year.to_string(),
        year_head: "Year",
    })
}

fn meetings(direction: Direction) -> Figure {
    let held = |at| Dot { at, kind: DotKind::Held, text: "meeting" };
    let row = |head, dots, verdict, emphasis| HistoryRow { head, dots, verdict, emphasis };
    let words = match direction {
        Direction::Ltr => {
            ["Jan", "Apr", "Jul", "Oct", "3 · met", "2 · not met", "0 of 3", "proposed, 17 Feb"]
        }
        Direction::Rtl => [
            "يناير",
            "أبريل",
            "يوليه",
            "أكتوبر",
            "3 · مستوفى",
            "2 · لم يُستوف",
            "0 من 3",
            "مقترح، 17 شباط/فبراير",
        ],
    };
    history(&History {
        caption: caption(["meetings-l", "meetings-r"], direction),
        marks: &[(0.0, words[0]), (0.25, words[1]), (0.5, words[2]), (0.75, words[3])]
            .map(|(at, label)| Mark { at, label }),
        rows: &[
            row("2024", &[held(0.13), held(0.44), held(0.79)], words[4], Emphasis::Plain),
            row("2025", &[held(0.18), held(0.73)], words[5], Emphasis::Strong),
            row("2026", &[held(0.13), held(0.46), held(0.87)], words[4], Emphasis::Plain),
            row(
                "2027",
                &[Dot { at: 0.13, kind: DotKind::Proposed, text: words[7] }],
                words[6],
                Emphasis::Plain,
            ),
        ],
        heads: ["Year", "Meetings", "Clause 16"],
    })
}

fn ranks(direction: Direction) -> Figure {
    let bar = |rank, name, value: Option<f64>, emphasis| {
        (rank, name, value, value.map_or("no data".to_owned(), grouped), emphasis)
    };
    let bars = [
        bar("1", "Uganda", Some(1_720_313.0), Emphasis::Plain),
        bar("2", "Ethiopia", Some(1_085_517.0), Emphasis::Plain),
        bar("3", "Kenya", Some(1_050_147.0), Emphasis::Strong),
        bar("4", "United Republic of Tanzania and a very long name", Some(426_017.0), Emphasis::Plain),
        bar("", "Elsewhere", None, Emphasis::Plain),
    ];
    let bars: Vec<Bar<'_>> = bars
        .iter()
        .map(|(rank, name, value, shown, emphasis)| Bar {
            rank,
            name,
            value: *value,
            shown,
            emphasis: *emphasis,
        })
        .collect();
    ranked_bars(&RankedBars {
        caption: caption(["ranks-l", "ranks-r"], direction),
        bars: &bars,
        heads: ["Rank", "Country", "Migrants"],
    })
}

fn squares(direction: Direction) -> String {
    let values: Vec<f64> = (0..60_u32).map(|n| f64::from(n * n * 613 % 9973)).collect();
    let breaks = class_breaks(&values, 5);
    let paths: Vec<String> =
        (0..60).map(|n| format!("M{} {}h52l-6 40h-44z", n % 15 * 64 + 20, n / 15 * 60 + 20)).collect();
    let codes: Vec<String> = (0..60).map(|n| format!("X{n}")).collect();
    let mut shapes: Vec<MapShape<'_>> = paths
        .iter()
        .zip(&codes)
        .zip(&values)
        .enumerate()
        .map(|(at, ((path, code), value))| MapShape {
            code,
            outline: Outline::Path(path),
            step: (at % 9 != 4).then(|| breaks.step(*value)),
            text: code,
            href: Some("#place"),
        })
        .collect();
    let islet = Outline::Circle { x: 990.0, y: 150.0, radius: 6.0 };
    shapes.push(MapShape {
        code: "I",
        outline: islet,
        step: Some(breaks.step(5000.0)),
        text: "Islet",
        href: None,
    });
    world_map(&WorldMap {
        caption: caption(["map-l", "map-r"], direction),
        view: ViewBox { x: 0.0, y: 0.0, width: 1010.0, height: 270.0 },
        shapes: &shapes,
        highlighted: Some("X17"),
    })
}

fn bands(direction: Direction) -> String {
    let slot = (47.92, 54.17);
    let band = |day_hours: &[(f64, f64)], at: f64| {
        let midnights = [Midnight { at, label: "Fri 13" }];
        time_band(&TimeBand {
            caption: Caption::decoration(direction),
            slot,
            day_hours,
            midnights: &midnights,
        })
    };
    [
        band(&[(33.33, 66.67)], 95.83),
        band(&[(8.33, 41.67)], 70.83),
        band(&[(0.0, 16.67), (83.33, 100.0)], 45.83),
    ]
    .concat()
}

fn cell(direction: Direction) -> String {
    let caption = Caption::decoration(direction);
    let values = [Some(4.0), Some(6.0), None, Some(5.0), None, Some(9.0), Some(8.0)];
    sparkline(&Sparkline { caption, values: &values })
        + &age_bar(&AgeBar { caption, age: 152.0, full: 365.0 })
}
