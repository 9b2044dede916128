//! The charts of a profile, the same on the page and on paper.

use charts::{
    Bar, Baseline, Caption, Emphasis, Figure, LineChart, RankedBars, Series, line_chart, ranked_bars,
};
use web::Say;

use crate::{
    markdown::{PARTNER_HEADS, partner_cells},
    pairs::Partners,
    profile::Section,
    words::{figure, in_unit},
};

/// Series that belong into one chart: those of one unit, at most four.
pub(crate) fn lines(part: &Section) -> Vec<Vec<&'static str>> {
    let mut groups: Vec<(String, Vec<&'static str>)> = Vec::new();
    for (name, numbers) in
        part.series.0.iter().filter(|(_, it)| it.iter().filter(|it| it.value.is_some()).count() > 1)
    {
        let unit = numbers.iter().map(|it| it.unit.clone()).next().unwrap_or_default();
        match groups.iter_mut().find(|(known, names)| *known == unit && names.len() < 4) {
            Some((_, names)) => names.push(name),
            None => groups.push((unit, vec![name])),
        }
    }
    groups.into_iter().map(|(_, names)| names).collect()
}

/// The chart of some series of one unit, and its title.
pub(crate) fn line_figure(
    prefix: &str,
    names: &[&'static str],
    part: &Section,
    say: &Say,
) -> (String, Figure) {
    let titles: Vec<String> = names.iter().map(|it| figure(say, it)).collect();
    let numbers = |name: &&'static str| part.series.get(name).into_iter().flatten();
    let unit = names.iter().flat_map(numbers).map(|it| it.unit.clone()).next().unwrap_or_default();
    let points: Vec<Vec<(i32, Option<f64>)>> = names
        .iter()
        .map(|it| numbers(it).filter_map(|it| Some((i32::from(it.year?), it.value))).collect())
        .collect();
    let series: Vec<Series<'_>> =
        titles.iter().zip(&points).map(|(name, points)| Series { name, points }).collect();
    let title = titles.join(", ");
    let figure = line_chart(&LineChart {
        caption: Caption { prefix, title: &title, text: "", direction: say.language.direction() },
        series: &series,
        breaks: &[],
        baseline: Baseline::Zero,
        height: 200,
        value: &|value| in_unit(say, &unit, value),
        year: &|year| year.to_string(),
        year_head: &say.text("profiles-head-year"),
    });
    (title, figure)
}

/// The largest partners as bars.
pub(crate) fn bars_figure(prefix: &str, title: &str, partners: &Partners, say: &Say) -> Figure {
    let cells = partner_cells(partners, say);
    let bars: Vec<Bar<'_>> = partners
        .largest
        .iter()
        .zip(&cells)
        .enumerate()
        .map(|(at, (it, cells))| Bar {
            rank: &cells[0],
            name: &cells[1],
            value: it.value,
            shown: &cells[2],
            emphasis: if at == 0 { Emphasis::Strong } else { Emphasis::Plain },
        })
        .collect();
    let heads = [0, 1, 2].map(|at| say.text(PARTNER_HEADS[at]));
    ranked_bars(&RankedBars {
        caption: Caption { prefix, title, text: "", direction: say.language.direction() },
        bars: &bars,
        heads: [&heads[0], &heads[1], &heads[2]],
    })
}
