//! Published figures of the database as data of a recipe.

use db::Db;
use statistics::{Choice, Chosen, Edition, Lacking, Sex};

use crate::{
    data::Input,
    figures::{Figure, Figures, FiguresError, Found},
    recipe::Wanted,
};

/// The figures of the editions that are published in a database.
#[derive(Clone)]
pub struct Published<'a>(pub &'a Db);

impl Figures for Published<'_> {
    async fn figures(&self, wanted: &Wanted) -> Result<Found, FiguresError> {
        let choice = choice(wanted)?;
        let found = self.0.read(async |tx| statistics::choose(tx, &choice).await).await;
        let (chosen, editions) = match found {
            Ok(Ok(found)) => found,
            Ok(Err(lacking)) => return Err(FiguresError::Refused(words(&lacking))),
            Err(error) => return Err(FiguresError::Refused(error.to_string())),
        };
        Ok(Found {
            figures: chosen.into_iter().map(|it| figure(it, &wanted.sex)).collect(),
            inputs: editions.iter().map(input).collect(),
        })
    }
}

fn choice(wanted: &Wanted) -> Result<Choice, FiguresError> {
    let sex: Sex = wanted.sex.parse().map_err(|error| FiguresError::Refused(format!("sex: {error}")))?;
    let year = |year: &i32| {
        i16::try_from(*year).map_err(|_| FiguresError::Refused(format!("{year} is no year of a calendar")))
    };
    Ok(Choice {
        indicators: wanted.columns.values().cloned().collect(),
        areas: wanted.areas.clone(),
        counterparts: wanted.counterparts.clone(),
        years: wanted.years.iter().map(year).collect::<Result<_, _>>()?,
        sex: Some(sex),
        editions: wanted.editions.clone(),
    })
}

fn words(lacking: &Lacking) -> String {
    match lacking {
        Lacking::Indicator(indicator) => {
            format!(
                "no published edition has the indicator `{indicator}`; `tributary query \"select distinct indicator from figures\"` lists them"
            )
        }
        Lacking::Edition(dataset, edition) => {
            format!("`{dataset}` has no published edition `{edition}`")
        }
    }
}

fn figure(it: Chosen, sex: &str) -> Figure {
    Figure {
        indicator: it.indicator,
        area: it.area,
        counterpart: it.counterpart,
        sex: sex.to_owned(),
        year: it.year.into(),
        value: it.value,
    }
}

fn input(it: &Edition) -> Input {
    Input { name: it.dataset.clone(), edition: Some(it.slug.clone()), sha256: it.file.to_string() }
}
