//! `tributary indicator`: what indicators are, and what one says.

use indicators::{
    Answer, Described, Indicator, Shelf, Subjects, answer, answers, content, latest_of, latest_year, subject,
    years,
};
use kernel::Language;
use serde_json::json;

use crate::{Ended, cli::IndicatorArgs, installation::Installation, tell, tell_json, wrong_use};

pub(crate) async fn indicator(at: &Installation, asked: &IndicatorArgs) -> anyhow::Result<Ended> {
    let Some(id) = &asked.id else { return list(asked.print.json) };
    let Some(indicator) = content().indicator(id) else {
        return Err(wrong_use(format!(
            "there is no indicator `{id}`; `tributary indicator` without a name lists them"
        )));
    };
    let day = at.now().to_zoned_datetime(at.config.zone()).date();
    let shelf = Shelf::open_for(&at.db, &[indicator]).await?;
    let Some(of) = &asked.area else { return all(&shelf, indicator, asked, day) };
    let whom = Subjects { of, with: asked.with.as_deref() };
    let Some(whom) = subject(indicator, whom, day) else {
        return Err(wrong_use(format!(
            "`{id}` does not speak of `{of}`: it is for each {}; a pair has its other end after --with",
            indicator.of
        )));
    };
    let newest = || latest_of(&shelf, indicator, &whom, day.year()).map(|it| it.year);
    let last = || years(&shelf, indicator).into_iter().rev().find(|year| *year <= day.year());
    let year = asked.year.or_else(newest).or_else(last).unwrap_or_else(|| day.year());
    let found = answer(&shelf, indicator, &whom, year);
    if asked.print.json {
        tell_json(&json!({ "indicator": Described::of(indicator, Language::English), "answer": found }))?;
        return Ok(Ended::Well);
    }
    line(indicator, &found, None);
    for (name, input) in &found.inputs {
        let from = match (&input.dataset, &input.edition) {
            (Some(dataset), Some(edition)) => format!("{dataset} {edition}"),
            _ => "no edition".to_owned(),
        };
        tell(format_args!("  {name}: {} {} ({}), {from}", input.figure, input.year, input.state));
        for cell in input.cells.iter().take(10) {
            let value = cell.value.map_or_else(|| cell.state.to_string(), |it| it.to_string());
            let ends = [Some(cell.area.as_str()), cell.counterpart.as_deref()];
            let ends = ends.into_iter().flatten().collect::<Vec<_>>().join(" from ");
            tell(format_args!("    {ends:<24} {value:>18} {}  {}", cell.unit, cell.url));
        }
        if input.cells.len() > 10 {
            tell(format_args!("    and {} more", input.cells.len() - 10));
        }
    }
    Ok(Ended::Well)
}

fn list(as_json: bool) -> anyhow::Result<Ended> {
    let all: Vec<Described> =
        content().indicators.iter().map(|it| Described::of(it, Language::English)).collect();
    if as_json {
        tell_json(&all)?;
    } else {
        for it in &all {
            tell(format_args!("{:<36} {:<22} {}", it.id, it.unit, it.name));
        }
    }
    Ok(Ended::Well)
}

fn all(
    shelf: &Shelf,
    indicator: &Indicator,
    asked: &IndicatorArgs,
    day: jiff::civil::Date,
) -> anyhow::Result<Ended> {
    let year = asked.year.or_else(|| latest_year(shelf, indicator, day));
    let found = year.map(|year| answers(shelf, indicator, year, day));
    if asked.print.json {
        let rows = found.iter().flat_map(|it| &it.rows);
        let rows: Vec<_> = rows.map(|(rank, answer)| json!({ "rank": rank, "answer": answer })).collect();
        tell_json(&json!({
            "indicator": Described::of(indicator, Language::English),
            "year": year,
            "years": years(shelf, indicator),
            "answers": rows,
            "without": found.as_ref().map(|it| &it.without),
            "reasons": found.as_ref().map(|it| &it.reasons),
        }))?;
        return Ok(Ended::Well);
    }
    let Some(found) = found else {
        tell("Nothing is published from which it could be computed.");
        return Ok(Ended::Well);
    };
    found.rows.iter().for_each(|(rank, it)| line(indicator, it, Some(*rank)));
    for (state, count) in &found.reasons {
        tell(format_args!("without a number: {count} {state}"));
    }
    Ok(Ended::Well)
}

fn line(indicator: &Indicator, it: &Answer, rank: Option<usize>) {
    let ends = [it.area.as_deref(), it.counterpart.as_deref(), it.community.as_deref()];
    let ends = ends.into_iter().flatten().collect::<Vec<_>>().join(" from ");
    let value = it.value.map_or_else(|| it.state.to_string(), |value| value.to_string());
    let rank = rank.map_or_else(String::new, |it| it.to_string());
    tell(format_args!("{rank:>4} {ends:<20} {} {value:>22} {}", it.year, indicator.unit));
}
