//! The figures that colour the world map; they come from a capability above, through the program.

use std::pin::Pin;

use web::{Problem, Visit};

use crate::AreaCode;

/// One indicator for all areas, ready to be shown to the reader who asked.
#[derive(Clone, Debug)]
pub struct MapFigures {
    /// The word of the indicator in addresses, such as `immigrant-stock`.
    pub indicator: String,
    /// What the map shows, as a sentence in the reader's language.
    pub title: String,
    /// Where the figures come from, in the reader's language: source and edition.
    pub source: String,
    /// The page of the edition.
    pub source_url: Option<String>,
    /// With how many decimals the bounds of the classes are written.
    pub decimals: usize,
    /// The figures; an area without one is hatched.
    pub values: Vec<MapFigure>,
}

/// The figure of one area.
#[derive(Clone, Debug)]
pub struct MapFigure {
    /// Whose.
    pub area: AreaCode,
    /// The figure.
    pub value: f64,
    /// The same as the reader's language writes it, with its unit where it needs one.
    pub shown: String,
}

type Answer = Pin<Box<dyn Future<Output = Result<Option<MapFigures>, Problem>> + Send>>;

/// The way to the figures of the map: a part of the site that the program fills.
///
/// It is asked with the visit and the indicator named in the address, if any, and answers nothing while no figures
/// are loaded. Without this part the map has no figures either.
///
/// ```text
/// Site::builder(…).part(countries::MapValues::new(statistics::map_values))
/// async fn map_values(visit: Visit, indicator: Option<String>) -> Result<Option<MapFigures>, Problem>
/// ```
pub struct MapValues(Box<dyn Fn(Visit, Option<String>) -> Answer + Send + Sync>);

impl MapValues {
    /// The way to the figures.
    pub fn new<F, R>(ask: F) -> Self
    where
        F: Fn(Visit, Option<String>) -> R + Send + Sync + 'static,
        R: Future<Output = Result<Option<MapFigures>, Problem>> + Send + 'static,
    {
        Self(Box::new(move |visit, indicator| Box::pin(ask(visit, indicator))))
    }

    /// The figures for this visit.
    pub(crate) async fn of(visit: &Visit, indicator: Option<String>) -> Result<Option<MapFigures>, Problem> {
        match visit.site.find_part::<Self>() {
            Some(way) => {
                Ok((way.0)(visit.clone(), indicator).await?.filter(|found| !found.values.is_empty()))
            }
            None => Ok(None),
        }
    }
}
