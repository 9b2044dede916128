//! Published figures of the database as data of a recipe.

use db::Db;
use statistics::{Choice, Chosen, Edition, Lacking, Sex};

use crate::{
    data::{Data, Input, like},
    figures::{Figure, Figures, FiguresError, Found, pivot},
    places::with_places,
    recipe::{Recipe, Wanted},
};

/// The figures of the editions that are published in a database.
#[derive(Clone)]
pub struct Published<'a>(pub &'a Db);

impl Figures for Published<'_> {
    async fn figures(&self, wanted: &Wanted) -> Result<Found, FiguresError> {
        let mut choice = choice(wanted)?;
        let asked = self.0.read(async |tx| {
            if !wanted.datasets.is_empty() {
                let newest = statistics::editions(tx).await?;
                for dataset in &wanted.datasets {
                    let slug = newest.iter().find(|it| it.dataset == *dataset).map(|it| it.slug.clone());
                    choice.editions.entry(dataset.clone()).or_insert(slug.unwrap_or_else(|| "newest".into()));
                }
            }
            statistics::choose(tx, &choice).await
        });
        let found = asked.await;
        let (chosen, editions) = match found {
            Ok(Ok(found)) => found,
            Ok(Err(Lacking::TooMany(most))) => return Err(FiguresError::TooMany(most)),
            Ok(Err(Lacking::Edition(dataset, edition))) => {
                return Err(FiguresError::Edition { dataset, edition });
            }
            Ok(Err(Lacking::Indicator(name))) => {
                let all = self.0.read(async |tx| statistics::published_indicators(tx).await).await;
                let all = all.map_err(|error| FiguresError::Refused(error.to_string()))?;
                let like = like(&name, all.iter().map(|it| it.indicator.as_str()));
                return Err(FiguresError::Indicator { name, like });
            }
            Err(error) => return Err(FiguresError::Refused(error.to_string())),
        };
        Ok(Found {
            figures: chosen.into_iter().map(|it| figure(it, &wanted.sex)).collect(),
            inputs: editions.iter().map(input).collect(),
        })
    }
}

/// The data that a recipe on published figures asks for: a row for each area (and counterpart) and year, a column for
/// each indicator, and the places that the recipe names.
pub async fn gather(db: &Db, recipe: &Recipe, wanted: &Wanted) -> Result<Data, FiguresError> {
    let found = Published(db).figures(wanted).await?;
    Ok(with_places(recipe, pivot(wanted, found)?))
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
