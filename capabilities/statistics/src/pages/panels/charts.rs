//! The two charts of a country: its stock over the years, and its region.

use charts::{Bar, Baseline, Caption, Emphasis, LineChart, RankedBars, Series, line_chart, ranked_bars};
use countries::Area;
use web::{Html, Say};

use super::words;
use crate::{
    model::{Edition, Figure, Indicator},
    profile::{Profile, Trend},
};

/// A chart with what is seen in it.
pub(super) struct Chart {
    pub(super) title: String,
    pub(super) unit: String,
    pub(super) svg: Html,
    pub(super) by: String,
    pub(super) note: String,
}

/// As many of a region are drawn, and the country of the page.
const BARS: usize = 10;

/// The stock by sex over the years.
pub(super) fn series(say: &Say, area: &Area, edition: &Edition, profile: &Profile) -> Option<Chart> {
    let trend = profile.trend()?;
    let title = trend_words(say, &trend);
    let name = area.name(say.language);
    let unit = say.with("statistics-chart-unit", "area", name);
    let points = |of: fn(&crate::profile::Point) -> Option<&Figure>| -> Vec<(i32, Option<f64>)> {
        profile.series.iter().map(|it| (it.year.into(), of(it).and_then(|figure| figure.value))).collect()
    };
    let (both, female, male) =
        (points(|it| it.both.as_ref()), points(|it| it.female.as_ref()), points(|it| it.male.as_ref()));
    let names = ["both", "female", "male"].map(|sex| say.text(&format!("statistics-sex-{sex}")));
    let figure = line_chart(&LineChart {
        caption: Caption {
            prefix: "figures-series",
            title: &title,
            text: &unit,
            direction: say.language.direction(),
        },
        series: &[
            Series { name: &names[0], points: &both },
            Series { name: &names[1], points: &female },
            Series { name: &names[2], points: &male },
        ],
        breaks: &[],
        baseline: Baseline::Zero,
        height: 180,
        value: &|value| words::number(say, Indicator::ImmigrantStock.unit().word(), value),
        year: &|year| year.to_string(),
        year_head: &say.text("statistics-year"),
    });
    let sheet = profile.stock().map(|it| it.place.sheet.to_string()).unwrap_or_default();
    let by = say.fill(
        "statistics-by-line",
        &[("source", words::source(say, edition).into()), ("sheet", sheet.into())],
    );
    Some(Chart { title, unit, svg: Html::made(figure.svg), by, note: String::new() })
}

/// Only what is seen: from the first number to the last, and a higher one between them.
fn trend_words(say: &Say, trend: &Trend) -> String {
    let number = |value| words::number(say, Indicator::ImmigrantStock.unit().word(), value);
    let (first, last) = (trend.first, trend.last);
    let key = match last.1.total_cmp(&first.1) {
        std::cmp::Ordering::Greater => "statistics-trend-rose",
        std::cmp::Ordering::Less => "statistics-trend-fell",
        std::cmp::Ordering::Equal => "statistics-trend-same",
    };
    let sentence = say.fill(
        key,
        &[
            ("from", number(first.1).into()),
            ("first", first.0.to_string().into()),
            ("to", number(last.1).into()),
            ("last", last.0.to_string().into()),
        ],
    );
    match trend.peak {
        Some((year, value)) => {
            let arguments = [
                ("sentence", sentence.into()),
                ("peak", number(value).into()),
                ("year", year.to_string().into()),
            ];
            say.fill("statistics-trend-peak", &arguments)
        }
        None => sentence,
    }
}

/// The countries and areas of the region, the largest first.
pub(super) fn region(say: &Say, area: &Area, edition: &Edition, profile: &Profile) -> Option<Chart> {
    let rank = profile.rank.as_ref()?;
    let name = rank.region.names.get(say.language);
    let title = say.fill(
        "statistics-region-title",
        &[("region", name.into()), ("year", profile.year.to_string().into())],
    );
    let shown =
        rank.peers.iter().enumerate().filter(|(at, peer)| *at < BARS || peer.area.code == area.code).map(
            |(_, peer)| {
                let shown = words::number(say, Indicator::ImmigrantStock.unit().word(), peer.value);
                (peer.place.to_string(), peer.area.marked_name(say.language), peer, shown)
            },
        );
    let shown: Vec<_> = shown.collect();
    let bars: Vec<Bar<'_>> = shown
        .iter()
        .map(|(place, name, peer, shown)| Bar {
            rank: place,
            name,
            value: Some(peer.value),
            shown,
            emphasis: if peer.area.code == area.code { Emphasis::Strong } else { Emphasis::Plain },
        })
        .collect();
    let heads = ["statistics-rank", "statistics-area", "statistics-value"].map(|key| say.text(key));
    let figure = ranked_bars(&RankedBars {
        caption: Caption {
            prefix: "figures-region",
            title: &title,
            text: &said(say, &shown),
            direction: say.language.direction(),
        },
        bars: &bars,
        heads: [&heads[0], &heads[1], &heads[2]],
    });
    let left_out = rank.peers.len() - bars.len();
    let counts = |key: &str, count: usize| say.with(key, "count", i64::try_from(count).unwrap_or(i64::MAX));
    let mut notes = Vec::new();
    if left_out > 0 {
        notes.push(counts("statistics-region-more", left_out));
    }
    if rank.without > 0 {
        notes.push(counts("statistics-region-without", rank.without));
    }
    Some(Chart {
        title,
        unit: say.text("statistics-unit-persons"),
        svg: Html::made(figure.svg),
        by: say.with("statistics-region-by", "source", words::source(say, edition)),
        note: notes.join(" "),
    })
}

/// The bars in words: a drawing alone would tell nothing to readers who hear the page.
fn said(say: &Say, bars: &[(String, String, &crate::profile::Peer, String)]) -> String {
    let one = |(place, name, _, shown): &(String, String, &crate::profile::Peer, String)| {
        say.fill(
            "statistics-region-one",
            &[
                ("place", place.as_str().into()),
                ("name", name.as_str().into()),
                ("value", shown.as_str().into()),
            ],
        )
    };
    bars.iter().map(one).collect::<Vec<_>>().join(" ")
}
