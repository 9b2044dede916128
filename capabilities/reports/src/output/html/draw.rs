//! Charts of a report, drawn from its frozen numbers.

use charts::{Bar, Baseline, Caption, Emphasis, LineChart, RankedBars, Series, line_chart, ranked_bars};
use web::Say;

use super::direction;
use crate::frozen::{Drawn, Frozen, Grid};

/// Lines over the years, or bars of one; `number` tells the charts of a page apart.
pub(in crate::output) fn chart(
    frozen: &Frozen,
    say: &Say,
    drawn: Drawn,
    table: &Grid,
    number: usize,
) -> String {
    let prefix = format!("report-chart-{number}");
    let said = said(frozen, table);
    let caption = Caption { prefix: &prefix, title: &table.title, text: &said, direction: direction(frozen) };
    match drawn {
        Drawn::Lines => lines(frozen, say, table, caption),
        Drawn::Bars => bars(frozen, say, table, caption),
    }
}

fn lines(frozen: &Frozen, say: &Say, table: &Grid, caption: Caption<'_>) -> String {
    let points: Vec<Vec<(i32, Option<f64>)>> = table
        .rows
        .iter()
        .map(|row| {
            let figures = row.cells.iter().flatten().filter_map(|at| frozen.figures.get(*at));
            figures.filter_map(|it| Some((it.period.get(..4)?.parse().ok()?, it.value))).collect()
        })
        .collect();
    let series: Vec<Series<'_>> =
        table.rows.iter().zip(&points).map(|(row, points)| Series { name: &row.head, points }).collect();
    let unit = unit(frozen, table);
    line_chart(&LineChart {
        caption,
        series: &series,
        breaks: &[],
        baseline: Baseline::Zero,
        height: 200,
        value: &|value| statistics::shown::number(say, &unit, value),
        year: &|year| year.to_string(),
        year_head: &say.text("reports-year"),
    })
    .svg
}

fn bars(frozen: &Frozen, say: &Say, table: &Grid, caption: Caption<'_>) -> String {
    let rows: Vec<(String, &str, Option<f64>, String)> = (1..)
        .zip(&table.rows)
        .map(|(place, row)| {
            let figure = row.cells.first().copied().flatten().and_then(|at| frozen.figures.get(at));
            let shown = figure.map_or_else(|| say.text("reports-no-cell"), |it| it.shown.clone());
            (place.to_string(), row.head.as_str(), figure.and_then(|it| it.value), shown)
        })
        .collect();
    let bars: Vec<Bar<'_>> = rows
        .iter()
        .map(|(rank, name, value, shown)| Bar { rank, name, value: *value, shown, emphasis: Emphasis::Plain })
        .collect();
    let heads = [say.text("reports-rank"), table.corner.clone(), say.text("reports-value")];
    ranked_bars(&RankedBars { caption, bars: &bars, heads: [&heads[0], &heads[1], &heads[2]] }).svg
}

fn unit(frozen: &Frozen, table: &Grid) -> String {
    let first = table.rows.iter().flat_map(|row| &row.cells).flatten().next();
    first.and_then(|at| frozen.figures.get(*at)).map_or_else(String::new, |it| it.unit.clone())
}

/// The first and the last number of each row, for those who hear the chart.
pub(in crate::output) fn said(frozen: &Frozen, table: &Grid) -> String {
    let one = |row: &crate::frozen::GridRow| {
        let with = || {
            row.cells
                .iter()
                .flatten()
                .filter_map(|at| frozen.figures.get(*at))
                .filter(|it| it.value.is_some())
        };
        let first = with().next()?;
        let last = with().next_back()?;
        Some(if first.period == last.period {
            format!("{}: {} ({})", row.head, first.shown, first.when)
        } else {
            format!("{}: {} ({}), {} ({})", row.head, first.shown, first.when, last.shown, last.when)
        })
    };
    table.rows.iter().filter_map(one).collect::<Vec<_>>().join("; ")
}
