//! Published figures of the database as data of a recipe.

use db::{Db, Tx};
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
        let choice = choice(wanted)?;
        let asked = self.0.read(async |tx| choose(tx, wanted, choice.clone()).await).await;
        let (chosen, editions) = match asked {
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
        Ok(found(chosen, &editions, &wanted.sex))
    }
}

/// The figures of a choice that are published today; of the datasets that the recipe names the newest edition.
pub async fn choose(
    tx: &mut Tx,
    wanted: &Wanted,
    mut choice: Choice,
) -> db::Result<Result<(Vec<Chosen>, Vec<Edition>), Lacking>> {
    if !wanted.datasets.is_empty() {
        let newest = statistics::editions(tx).await?;
        for dataset in &wanted.datasets {
            let slug = newest.iter().find(|it| it.dataset == *dataset).map(|it| it.slug.clone());
            choice.editions.entry(dataset.clone()).or_insert(slug.unwrap_or_else(|| "newest".into()));
        }
    }
    statistics::choose(tx, &choice).await
}

/// The data that a recipe on published figures asks for: a row for each area (and counterpart) and year, a column for
/// each indicator, and the places that the recipe names.
pub async fn gather(db: &Db, recipe: &Recipe, wanted: &Wanted) -> Result<Data, FiguresError> {
    let found = Published(db).figures(wanted).await?;
    Ok(with_places(recipe, pivot(wanted, found)?))
}

/// What a recipe asks for, as figures are chosen.
pub fn choice(wanted: &Wanted) -> Result<Choice, FiguresError> {
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

/// Figures that were chosen, and the editions they are of, as a recipe takes them.
pub fn found(chosen: Vec<Chosen>, editions: &[Edition], sex: &str) -> Found {
    let figure = |it: Chosen| Figure {
        indicator: it.indicator,
        area: it.area,
        counterpart: it.counterpart,
        sex: sex.to_owned(),
        year: it.year.into(),
        value: it.value,
    };
    let input = |it: &Edition| Input {
        name: it.dataset.clone(),
        edition: Some(it.slug.clone()),
        sha256: it.file.to_string(),
    };
    Found { figures: chosen.into_iter().map(figure).collect(), inputs: editions.iter().map(input).collect() }
}
