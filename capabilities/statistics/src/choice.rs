//! Figures chosen from the published editions, for analyses.
//!
//! Editions never mix in one series: of each dataset one edition is read, the newest or the one that is named.

use std::collections::BTreeMap;

use db::Tx;

use crate::{
    model::{Edition, Sex},
    store,
};

/// Which figures are wanted.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Choice {
    /// The indicators.
    pub indicators: Vec<String>,
    /// Codes of areas; all countries and remainders when empty.
    pub areas: Vec<String>,
    /// Codes of areas at the other end, all when the list is empty; none for figures without another end.
    pub counterparts: Option<Vec<String>>,
    /// Years; all when empty.
    pub years: Vec<i16>,
    /// Whom they count; everybody when left out.
    pub sex: Option<Sex>,
    /// The edition of a dataset by its word in addresses; naming a dataset leaves the others out.
    pub editions: BTreeMap<String, String>,
}

/// One chosen figure.
#[derive(Clone, Debug, PartialEq)]
pub struct Chosen {
    /// What is measured.
    pub indicator: String,
    /// Where.
    pub area: String,
    /// The other end.
    pub counterpart: Option<String>,
    /// When.
    pub year: i16,
    /// The number, if there is one.
    pub value: Option<f64>,
}

/// An indicator that is published, or an edition that was named, is not there.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Lacking {
    /// No published edition has it.
    Indicator(String),
    /// The dataset has no published edition of that name.
    Edition(String, String),
    /// More figures were chosen than this.
    TooMany(usize),
}

/// Figures that one choice gives at most: what is chosen is held in memory.
pub const CHOSEN: usize = 1_500_000;

/// An indicator that a published edition has.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct PublishedIndicator {
    /// The dataset.
    pub dataset: String,
    /// The indicator.
    pub indicator: String,
    /// Its unit.
    pub unit: String,
    /// Whether its figures have another end, as those of corridors.
    pub pairs: bool,
}

/// Every indicator of the published editions, by dataset.
pub async fn published_indicators(tx: &mut Tx) -> db::Result<Vec<PublishedIndicator>> {
    store::indicators(tx).await
}

/// The chosen figures of whole years, of all ages and without further detail, and the editions they are from.
///
/// Ordered by indicator, area, counterpart and year. What is lacking is told instead.
pub async fn choose(
    tx: &mut Tx,
    choice: &Choice,
) -> db::Result<Result<(Vec<Chosen>, Vec<Edition>), Lacking>> {
    let mut editions: Vec<Edition> = Vec::new();
    for (dataset, slug) in &choice.editions {
        match store::edition(tx, dataset, slug).await? {
            Some(edition) if edition.state == crate::EditionState::Published => editions.push(edition),
            _ => return Ok(Err(Lacking::Edition(dataset.clone(), slug.clone()))),
        }
    }
    for indicator in &choice.indicators {
        let datasets = store::datasets_with(tx, indicator).await?;
        if datasets.is_empty() {
            return Ok(Err(Lacking::Indicator(indicator.clone())));
        }
        if datasets.iter().any(|dataset| choice.editions.contains_key(dataset)) {
            continue;
        }
        for dataset in datasets {
            if let Some(edition) = store::newest(tx, &dataset).await?
                && !editions.iter().any(|it| it.id == edition.id)
            {
                editions.push(edition);
            }
        }
    }
    let chosen = store::chosen(tx, choice, &editions, CHOSEN + 1).await?;
    if chosen.len() > CHOSEN {
        return Ok(Err(Lacking::TooMany(CHOSEN)));
    }
    Ok(Ok((chosen, editions)))
}
