//! Figures for the map of the world.

use countries::{MapFigure, MapFigures};
use web::{Problem, Visit};

use super::words;
use crate::{
    book::newest_stock,
    model::{Indicator, Sex, country},
};

/// What a map can show, the first unless the address names another; amounts of people would only show who is large.
const SHOWN: [Indicator; 4] =
    [Indicator::ImmigrantShare, Indicator::ImmigrantStock, Indicator::FemaleShare, Indicator::RefugeeShare];

/// One indicator for all areas, for the part `countries::MapValues` of the site; nothing before any import.
pub async fn map_values(visit: Visit, indicator: Option<String>) -> Result<Option<MapFigures>, Problem> {
    let Some((edition, book)) = visit.db().read(async |tx| newest_stock(tx).await).await? else {
        return Ok(None);
    };
    let asked = indicator.and_then(|word| word.parse::<Indicator>().ok());
    let indicator = asked.filter(|it| SHOWN.contains(it)).unwrap_or(SHOWN[0]);
    let Some(year) = book.stock_years().last().copied() else { return Ok(None) };
    let say = &visit.say;
    let ranked = book.ranked(indicator.word(), year, Sex::Both);
    let figure = |(area, value): (crate::model::Area, f64)| {
        Some(MapFigure {
            area: country(&area)?,
            value,
            shown: words::number(say, indicator.unit().word(), value),
        })
    };
    let title =
        [("indicator", words::indicator(say, indicator.word()).into()), ("year", year.to_string().into())];
    Ok(Some(MapFigures {
        indicator: indicator.to_string(),
        title: say.fill("statistics-map-title", &title),
        source: words::source(say, &edition),
        source_url: Some(edition.path("")),
        decimals: usize::from(indicator != Indicator::ImmigrantStock),
        values: ranked.into_iter().filter_map(figure).collect(),
    }))
}
