//! `tributary figures`: the figures of a country, each with its edition, sheet and cell.

use crate::{Ended, cli::Print, installation::Installation, tell, tell_json, wrong_use};

pub(crate) async fn figures(at: &Installation, country: &str, print: Print) -> anyhow::Result<Ended> {
    let found = statistics::figures_named(&at.db, country).await?;
    let Some(found) = found else {
        return Err(wrong_use(format!(
            "no country or area is called `{country}`: name it by three letters such as MDA, or by its M49 number"
        )));
    };
    if print.json {
        tell_json(&found)?;
        return Ok(Ended::Well);
    }
    if found.figures.is_empty() {
        tell(format_args!("{}: no figures are loaded; see `tributary import --help`", found.country));
    }
    for row in &found.figures {
        let value = row.value.map_or_else(|| row.state.to_string(), |value| value.to_string());
        let place = format!("{} {}!{}", row.edition, row.source.sheet, row.source.cell);
        tell(format_args!("{:<18} {} {:<6} {value:>14}  {place}", row.indicator, row.year, row.sex));
    }
    Ok(Ended::Well)
}
