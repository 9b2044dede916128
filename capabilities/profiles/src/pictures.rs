//! Drawings that set places beside each other, the same on the page, in a file and on paper.

use charts::{
    AgeBand, Baseline, Caption, Emphasis, Figure, Flow, Hub, LineChart, Measure, Multiples, Panel, Pyramid,
    Sankey, Scatter, ScatterDot, Series, Slope, SlopeLine, Spread, line_chart, pyramid, sankey, scatter,
    slope, small_multiples,
};
use countries::{MapFigure, MapFigures};
use web::Say;

use crate::{
    compared::{Ages, Change, Cloud, Peers, first_age},
    corridor::Corridor,
    network::Network,
    number::{Number, Source},
    pairs::Partners,
    profile::{Profile, Section},
    words::{figure, in_unit, place, plain},
};

/// A drawing with its title and where its numbers are from.
pub(crate) struct Picture {
    pub(crate) title: String,
    pub(crate) figure: Figure,
    pub(crate) sources: Vec<Source>,
    /// What is not drawn, or how to read it.
    pub(crate) note: String,
    /// It is of flows, so that the second column of its table names places.
    pub(crate) flows: bool,
}

/// As many partners stand by name at either side.
const NAMED: usize = 8;

/// The drawings of one part of a profile.
pub(crate) fn pictures(part: &Section, profile: &Profile, say: &Say) -> Vec<Picture> {
    let here = profile.country.code.as_str();
    let mut all: Vec<Picture> = Vec::new();
    all.extend(flows(part, profile, say));
    for (name, change) in &part.changes.0 {
        all.push(moments(name, change, say));
    }
    for (name, peers) in &part.peers.0 {
        let region = peers.region.and_then(|m49| countries::content().areas.region(m49));
        let region = region.map_or("", |it| it.names.get(say.language));
        let title = say.with("profiles-drawing-peers", "region", region.to_owned());
        all.push(beside(name, title, peers, Some(here), say));
    }
    for (name, cloud) in &part.clouds.0 {
        all.push(dots(name, cloud, here, say));
    }
    all.extend(part.ages.as_ref().map(|ages| by_age(ages, say)));
    all
}

fn caption<'a>(prefix: &'a str, title: &'a str, say: &Say) -> Caption<'a> {
    Caption { prefix, title, text: "", direction: say.language.direction() }
}

/// Immigrants by origin from one side, emigrants by destination to the other.
fn flows(part: &Section, profile: &Profile, say: &Say) -> Option<Picture> {
    let sides = [part.partners.get("origins"), part.partners.get("destinations")];
    let year = sides.iter().flatten().map(|it| it.year).max()?;
    let here = place(say, &profile.country.code);
    let mut ends: Vec<(String, String, f64)> = Vec::new();
    let mut last: Vec<String> = Vec::new();
    for (at, partners) in sides.into_iter().enumerate() {
        for (name, value, rest) in partners.map(|it| shares(it, say)).unwrap_or_default() {
            last.extend(rest.then(|| name.clone()));
            ends.push(if at == 0 { (name, here.clone(), value) } else { (here.clone(), name, value) });
        }
    }
    let flows: Vec<Flow<'_>> =
        ends.iter().map(|(from, to, value)| Flow { from, to, value: *value }).collect();
    let last: Vec<&str> = last.iter().map(String::as_str).collect();
    let arguments = [("country", here.clone().into()), ("year", year.to_string().into())];
    let title = say.fill("profiles-drawing-flows", &arguments);
    let [coming, leaving] = ["immigrant-stock", "emigrants"].map(|name| figure(say, name));
    let drawn = sankey(&Sankey {
        caption: caption("flows", &title, say),
        flows: &flows,
        hub: Some(Hub { name: &here, coming: &coming, leaving: &leaving }),
        most: NAMED,
        last: &last,
        strong: &[],
        height: 230,
        rest: &|count| others(count, say),
        value: &|value| in_unit(say, "persons", value),
        heads: [
            &say.text("profiles-head-from"),
            &say.text("profiles-head-to"),
            &say.text("profiles-head-value"),
        ],
    });
    let sources = sides.iter().flatten().flat_map(|it| it.total.sources.iter().cloned()).collect();
    Some(Picture { title, figure: drawn, sources: once(sources), note: String::new(), flows: true })
}

/// The largest partners, all others, and the unknown; the last two are remainders.
fn shares(partners: &Partners, say: &Say) -> Vec<(String, f64, bool)> {
    let Some(total) = partners.total.value else { return Vec::new() };
    let named = partners.largest.iter().take(NAMED);
    let mut all: Vec<(String, f64, bool)> =
        named.filter_map(|it| Some((place(say, &it.code), it.value?, false))).collect();
    let unknown = partners.unknown.value.map_or(0.0, |it| it / 100.0 * total);
    let rest = total - unknown - all.iter().map(|it| it.1).sum::<f64>();
    let count = partners.partners.saturating_sub(all.len());
    // What binary arithmetic leaves over is nobody.
    if count > 0 && rest > 0.5 {
        all.push((others(count, say), rest, true));
    }
    if unknown > 0.5 {
        all.push((say.text("profiles-drawing-unknown"), unknown, true));
    }
    all
}

fn others(count: usize, say: &Say) -> String {
    say.with("profiles-drawing-others", "n", count.to_string())
}

fn once(mut sources: Vec<Source>) -> Vec<Source> {
    sources.sort();
    sources.dedup();
    sources
}

fn moments(name: &str, change: &Change, say: &Say) -> Picture {
    let names: Vec<String> = change.lines.iter().map(|it| place(say, &it.code)).collect();
    let lines: Vec<SlopeLine<'_>> = names
        .iter()
        .zip(&change.lines)
        .enumerate()
        .map(|(at, (name, it))| SlopeLine {
            name,
            values: [it.then, it.now],
            emphasis: if at == 0 { Emphasis::Strong } else { Emphasis::Plain },
        })
        .collect();
    let years = [change.since, change.year].map(|it| it.to_string());
    let arguments = [("since", years[0].clone().into()), ("year", years[1].clone().into())];
    let title = say.fill(&format!("profiles-drawing-change-{name}"), &arguments);
    let prefix = format!("change-{name}");
    let figure = slope(&Slope {
        caption: caption(&prefix, &title, say),
        moments: [&years[0], &years[1]],
        lines: &lines,
        spread: Spread::Log,
        height: 240,
        value: &|value| in_unit(say, &change.unit, value),
        head: &say.text("profiles-head-place"),
    });
    Picture { title, figure, sources: vec![change.source.clone()], note: String::new(), flows: false }
}

/// Places beside each other over years.
fn beside(prefix: &str, title: String, peers: &Peers, here: Option<&str>, say: &Say) -> Picture {
    let names: Vec<String> = peers.lines.iter().map(|it| place(say, &it.code)).collect();
    let points: Vec<Vec<(i32, Option<f64>)>> = peers
        .lines
        .iter()
        .map(|it| it.values.iter().map(|(year, value)| (i32::from(*year), *value)).collect())
        .collect();
    let panels: Vec<Panel<'_>> = peers
        .lines
        .iter()
        .zip(names.iter().zip(&points))
        .map(|(it, (name, points))| Panel {
            name,
            points,
            emphasis: if here == Some(it.code.as_str()) { Emphasis::Strong } else { Emphasis::Plain },
        })
        .collect();
    let prefix = format!("peers-{prefix}");
    let spread = far_apart(points.iter().flatten().filter_map(|it| it.1));
    let figure = small_multiples(&Multiples {
        caption: caption(&prefix, &title, say),
        panels: &panels,
        spread,
        height: 64,
        value: &|value| in_unit(say, &peers.unit, value),
        year: &|year| year.to_string(),
        head: &say.text("profiles-head-place"),
    });
    let ratios = (spread == Spread::Log).then(|| say.text("profiles-drawing-ratios"));
    let left_out = || say.with("profiles-drawing-left-out", "n", peers.left_out.to_string());
    let notes = ratios.into_iter().chain((peers.left_out > 0).then(left_out));
    let note = notes.collect::<Vec<_>>().join(" ");
    Picture { title, figure, sources: vec![peers.source.clone()], note, flows: false }
}

/// By ratios where the largest of them would press the smallest flat; what is not above zero has no ratio.
fn far_apart(values: impl Iterator<Item = f64> + Clone) -> Spread {
    let low = values.clone().fold(f64::INFINITY, f64::min);
    let high = values.fold(0.0, f64::max);
    if low > 0.0 && high > 20.0 * low { Spread::Log } else { Spread::Even }
}

fn dots(name: &str, cloud: &Cloud, here: &str, say: &Say) -> Picture {
    let names: Vec<String> = cloud.points.iter().map(|it| place(say, &it.code)).collect();
    let across = cloud.units[0] == "persons";
    let dots: Vec<ScatterDot<'_>> = names
        .iter()
        .zip(&cloud.points)
        .map(|(name, it)| ScatterDot {
            name,
            x: it.x,
            y: it.y,
            // Who stands out upwards is looked for first.
            weight: it.y,
            emphasis: if it.code == here { Emphasis::Strong } else { Emphasis::Plain },
        })
        .collect();
    let [left, right] = cloud.years.map(|it| it.to_string());
    let years = if left == right { left } else { format!("{left}, {right}") };
    let title = say.with(&format!("profiles-drawing-cloud-{name}"), "year", years);
    let titles = [cloud.x, cloud.y].map(|it| figure(say, it));
    let prefix = format!("cloud-{name}");
    let short = |unit: &'static str| {
        move |value: f64| match unit {
            "index" => plain(say, Some(value), 3),
            "percent" => {
                // A hundredth of a per cent is not nothing.
                let digits = if value == 0.0 || value.abs() >= 0.05 { 1 } else { 3 };
                say.with("profiles-unit-percent", "value", plain(say, Some(value), digits))
            }
            unit => in_unit(say, unit, value),
        }
    };
    let (x, y) = (short(cloud.units[0]), short(cloud.units[1]));
    let spread = |log: bool| if log { Spread::Log } else { Spread::Fitted };
    let figure = scatter(&Scatter {
        caption: caption(&prefix, &title, say),
        dots: &dots,
        x: Measure { title: &titles[0], spread: spread(across), value: &x },
        y: Measure { title: &titles[1], spread: spread(cloud.y == "immigrant-share"), value: &y },
        height: 300,
        most: 20,
        head: &say.text("profiles-head-place"),
    });
    Picture {
        title,
        figure,
        sources: cloud.sources.clone(),
        note: say.text("profiles-associated"),
        flows: false,
    }
}

fn by_age(ages: &Ages, say: &Say) -> Picture {
    let bands: Vec<AgeBand<'_>> = ages
        .rows
        .iter()
        .map(|it| AgeBand { from: first_age(&it.age), label: &it.age, values: [it.women, it.men] })
        .collect();
    let whole = |of: fn(&crate::AgeRow) -> Option<f64>| ages.rows.iter().map(of).sum::<Option<f64>>();
    let title = say.with("profiles-drawing-ages", "year", ages.year.to_string());
    let figure = pyramid(&Pyramid {
        caption: caption("ages", &title, say),
        bands: &bands,
        sides: [&say.text("profiles-head-women"), &say.text("profiles-head-men")],
        totals: [whole(|it| it.women), whole(|it| it.men)],
        value: &|value| in_unit(say, &ages.unit, value),
        heads: [&say.text("profiles-head-age"), &say.text("profiles-ages-all")],
    });
    Picture { title, figure, sources: vec![ages.source.clone()], note: String::new(), flows: false }
}

/// What goes both ways of a corridor, over years.
pub(crate) fn both_ways(found: &Corridor, say: &Say) -> Vec<Picture> {
    let picture = |name: &'static str| {
        let [there, back] = [&found.a_to_b, &found.b_to_a].map(|it| it.series.get(name));
        let points = |series: Option<&Vec<Number>>| -> Vec<(i32, Option<f64>)> {
            series.into_iter().flatten().filter_map(|it| Some((i32::from(it.year?), it.value))).collect()
        };
        let all = [points(there), points(back)];
        // One year of either way is in the table already.
        let known = |points: &[(i32, Option<f64>)]| points.iter().filter(|it| it.1.is_some()).count();
        if all.iter().all(|points| known(points) < 2) {
            return None;
        }
        let way = |from: &str, to: &str| {
            let arguments = [("from", place(say, from).into()), ("to", place(say, to).into())];
            say.fill("profiles-corridor-way", &arguments)
        };
        let names = [way(&found.a.code, &found.b.code), way(&found.b.code, &found.a.code)];
        let lines: Vec<Series<'_>> = names
            .iter()
            .zip(&all)
            .filter(|(_, points)| points.iter().any(|it| it.1.is_some()))
            .map(|(name, points)| Series { name, points })
            .collect();
        let title = say.with("profiles-drawing-both-ways", "figure", figure(say, name));
        let prefix = format!("both-{name}");
        let drawn = line_chart(&LineChart {
            caption: caption(&prefix, &title, say),
            series: &lines,
            breaks: &[],
            baseline: Baseline::Zero,
            height: 180,
            value: &|value| in_unit(say, "persons", value),
            year: &|year| year.to_string(),
            year_head: &say.text("profiles-head-year"),
        });
        let sources = [there, back].into_iter().flatten().flatten().flat_map(|it| &it.sources);
        let sources = once(sources.map(Source::edition_alone).collect());
        Some(Picture { title, figure: drawn, sources, note: String::new(), flows: false })
    };
    ["migrants", "refugees", "asylum-seekers"].into_iter().filter_map(picture).collect()
}

/// The corridors among the members of a community.
pub(crate) fn corridors(id: &str, network: &Network, say: &Say) -> Option<Picture> {
    let names: Vec<(String, String, f64)> = network
        .ties
        .iter()
        .filter_map(|it| Some((place(say, &it.from), place(say, &it.to), it.value?)))
        .collect();
    let flows: Vec<Flow<'_>> =
        names.iter().map(|(from, to, value)| Flow { from, to, value: *value }).collect();
    if flows.is_empty() {
        return None;
    }
    let title = say.with(&format!("profiles-drawing-corridors-{id}"), "year", network.year.to_string());
    let prefix = format!("corridors-{id}");
    let figure = sankey(&Sankey {
        caption: caption(&prefix, &title, say),
        flows: &flows,
        hub: None,
        most: 6,
        last: &[],
        strong: &[],
        height: 300,
        rest: &|count| others(count, say),
        value: &|value| in_unit(say, &network.unit, value),
        heads: [
            &say.text("profiles-head-from"),
            &say.text("profiles-head-to"),
            &say.text("profiles-head-value"),
        ],
    });
    let sources = network.figures.0.first().map(|(_, it)| it.sources.clone()).unwrap_or_default();
    Some(Picture { title, figure, sources, note: String::new(), flows: true })
}

/// The members of a community beside each other.
pub(crate) fn members(peers: &Peers, say: &Say) -> Picture {
    beside("members", say.text("profiles-drawing-members"), peers, None, say)
}

/// Where immigrants come from, for a map of the world; none where no origin is known.
pub(crate) fn origins(part: &Section, say: &Say, country: &str) -> Option<(MapFigures, Source)> {
    let origins = part.partners.get("origins")?;
    let figure = |(code, value): &(String, f64)| {
        Some(MapFigure {
            area: code.parse().ok()?,
            value: *value,
            shown: in_unit(say, &origins.unit, *value),
        })
    };
    let values: Vec<MapFigure> = origins.all.iter().filter_map(figure).collect();
    let source = origins.total.sources.first()?.clone();
    let arguments = [("country", country.to_owned().into()), ("year", origins.year.to_string().into())];
    let figures = MapFigures {
        indicator: String::new(),
        title: say.fill("profiles-drawing-map", &arguments),
        source: format!("{} {}", source.dataset, source.edition),
        source_url: Some(source.url.clone()),
        decimals: 0,
        values,
    };
    (!figures.values.is_empty()).then_some((figures, source))
}
