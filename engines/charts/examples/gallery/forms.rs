//! Flows, slopes, clouds, multiples and pyramids, of invented numbers and places.

use super::{caption, grouped};
use charts::{
    AgeBand, Emphasis, Figure, Flow, Hub, Measure, Multiples, Panel, Pyramid, Sankey, Scatter, ScatterDot,
    Slope, SlopeLine, Spread, pyramid, sankey, scatter, slope, small_multiples,
};
use kernel::Direction;

const WEST: [(&str, &str, f64); 16] = [
    ("Burkina Faso", "Côte d’Ivoire", 1_376_000.0),
    ("Mali", "Côte d’Ivoire", 522_000.0),
    ("Côte d’Ivoire", "Burkina Faso", 560_000.0),
    ("Guinea", "Côte d’Ivoire", 168_000.0),
    ("Benin", "Nigeria", 394_000.0),
    ("Ghana", "Nigeria", 235_000.0),
    ("Mali", "Nigeria", 179_000.0),
    ("Togo", "Nigeria", 163_000.0),
    ("Liberia", "Côte d’Ivoire", 98_000.0),
    ("Togo", "Ghana", 101_000.0),
    ("Nigeria", "Ghana", 80_000.0),
    ("Niger", "Benin", 74_000.0),
    ("Guinea", "Senegal", 42_000.0),
    ("Mali", "Niger", 61_000.0),
    ("Senegal", "Gambia", 58_000.0),
    ("Guinea-Bissau", "Gambia", 9_000.0),
];

const ARABIC: [&str; 5] = [
    "المملكة المتحدة لبريطانيا العظمى وأيرلندا الشمالية",
    "الاتحاد الروسي",
    "رومانيا",
    "أوكرانيا",
    "بلد وهمي",
];

pub(super) fn corridors(direction: Direction) -> Figure {
    let flows: Vec<Flow<'_>> =
        WEST.iter().map(|(from, to, value)| Flow { from, to, value: *value }).collect();
    sankey(&Sankey {
        caption: caption(["flows-l", "flows-r"], direction),
        flows: &flows,
        hub: None,
        most: 6,
        last: &[],
        strong: &["Ghana"],
        height: 260,
        rest: &|count| format!("{count} others"),
        value: &grouped,
        heads: ["From", "To", "Migrants"],
    })
}

pub(super) fn hub(direction: Direction) -> Figure {
    let names = match direction {
        Direction::Ltr => [
            "United Kingdom of Great Britain and Northern Ireland",
            "Russian Federation",
            "Romania",
            "Ukraine",
            "Farrowmark",
        ],
        Direction::Rtl => ARABIC,
    };
    let [britain, russia, romania, ukraine, here] = names;
    let flow = |from, to, value| Flow { from, to, value };
    let flows = [
        flow(ukraine, here, 43_000.0),
        flow(russia, here, 33_000.0),
        flow(romania, here, 12_000.0),
        flow("?", here, 3_000.0),
        flow(here, russia, 310_000.0),
        flow(here, romania, 285_000.0),
        flow(here, ukraine, 150_000.0),
        flow(here, britain, 17_000.0),
    ];
    sankey(&Sankey {
        caption: caption(["hub-l", "hub-r"], direction),
        flows: &flows,
        hub: Some(Hub { name: here, coming: "Immigrants", leaving: "Emigrants" }),
        most: 8,
        last: &["?"],
        strong: &[],
        height: 220,
        rest: &|count| format!("{count} others"),
        value: &grouped,
        heads: ["From", "To", "Migrants"],
    })
}

pub(super) fn two_moments(direction: Direction) -> Figure {
    let line = |name, values: [f64; 2], emphasis| SlopeLine { name, values: values.map(Some), emphasis };
    let lines = [
        line("Ukraine", [119_000.0, 43_000.0], Emphasis::Plain),
        line("Russian Federation", [230_000.0, 33_000.0], Emphasis::Strong),
        line("Kazakhstan", [30_000.0, 6_000.0], Emphasis::Plain),
        line("Romania", [10_000.0, 12_000.0], Emphasis::Plain),
        line("Belarus", [14_000.0, 5_600.0], Emphasis::Plain),
        SlopeLine { name: "Uzbekistan", values: [Some(8_000.0), None], emphasis: Emphasis::Plain },
        SlopeLine {
            name: "叙利亚阿拉伯共和国", values: [None, Some(2_100.0)], emphasis: Emphasis::Plain
        },
    ];
    slope(&Slope {
        caption: caption(["slope-l", "slope-r"], direction),
        moments: ["1990", "2020"],
        lines: &lines,
        spread: Spread::Log,
        height: 240,
        value: &grouped,
        head: "Origin",
    })
}

pub(super) fn cloud(direction: Direction) -> Figure {
    let names: Vec<String> = (0..90).map(|n| format!("Place {n}")).collect();
    let dots: Vec<ScatterDot<'_>> = names
        .iter()
        .zip(0_u32..)
        .map(|(name, n)| {
            let noise = f64::from(n * 7919 % 101) / 101.0;
            ScatterDot {
                name,
                x: 10_f64.powf(2.0 + f64::from(n % 30) / 6.5),
                y: 0.05 + noise * noise * 30.0,
                weight: f64::from(n * 613 % 97),
                emphasis: if n == 41 { Emphasis::Strong } else { Emphasis::Plain },
            }
        })
        .collect();
    let percent = |value: f64| format!("{value:.0} %");
    scatter(&Scatter {
        caption: caption(["cloud-l", "cloud-r"], direction),
        dots: &dots,
        x: Measure { title: "Emigrants, log", spread: Spread::Log, value: &grouped },
        y: Measure { title: "Remittances, % of GDP", spread: Spread::Even, value: &percent },
        height: 300,
        most: 22,
        head: "Country",
    })
}

pub(super) fn panels(direction: Direction) -> Figure {
    let names = [
        "Kenya",
        "Democratic Republic of the Congo",
        "乌干达和一个非常长的名字没有空格",
        "Rwanda",
        "Nowhere",
    ];
    let points: Vec<Vec<(i32, Option<f64>)>> = (0..5)
        .map(|n| {
            let value = |year: i32| (n < 4).then(|| f64::from((year - 1985) * (n + 1) * 1_000 / (1 + n % 2)));
            (1990..=2020).step_by(5).map(|year| (year, value(year))).collect()
        })
        .collect();
    let panels: Vec<Panel<'_>> = names
        .iter()
        .zip(&points)
        .map(|(name, points)| Panel {
            name,
            points,
            emphasis: if *name == "Kenya" { Emphasis::Strong } else { Emphasis::Plain },
        })
        .collect();
    small_multiples(&Multiples {
        caption: caption(["multi-l", "multi-r"], direction),
        panels: &panels,
        spread: Spread::Even,
        height: 70,
        value: &grouped,
        year: &|year| year.to_string(),
        head: "Member",
    })
}

pub(super) fn ages(direction: Direction) -> Figure {
    let labels: Vec<String> = (0..16)
        .map(|n| if n == 15 { "75+".to_owned() } else { format!("{}–{}", n * 5, n * 5 + 4) })
        .collect();
    let bands: Vec<AgeBand<'_>> = labels
        .iter()
        .zip(0_u16..)
        .map(|(label, n)| {
            let bulge = |middle: f64| 900.0 + 9_000.0 * (-((f64::from(n) - middle) / 3.5).powi(2)).exp();
            AgeBand { from: n * 5, label, values: [Some(bulge(6.5)), (n != 14).then(|| bulge(6.0) * 1.2)] }
        })
        .collect();
    pyramid(&Pyramid {
        caption: caption(["ages-l", "ages-r"], direction),
        bands: &bands,
        sides: ["Women", "Men"],
        totals: [Some(71_200.0), Some(84_900.0)],
        value: &grouped,
        heads: ["Age", "All ages"],
    })
}
