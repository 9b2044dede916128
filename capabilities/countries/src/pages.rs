//! Map and list, the page of an area, regions and communities.

mod area;
mod atlas;
mod community;
mod map;
mod region;
mod shown;
mod tables;

use axum::{Router, routing::get};
use jiff::civil::Date;
use web::{Format, Problem, Site, StatusCode, Visit};

pub use map::{MapDrawing, MapLinks, drawn_map};
pub(crate) use shown::area_url;

/// Every page of the capability.
pub(crate) fn routes() -> Router<Site> {
    Router::new()
        .route("/countries", get(atlas::countries))
        .route("/countries/{code}", get(area::area))
        .route("/regions", get(region::regions))
        .route("/regions/m49", get(tables::regions))
        .route("/regions/{id}", get(region::one))
}

/// The question that asks for another day.
#[derive(serde::Deserialize)]
pub(crate) struct On {
    on: Option<String>,
}

impl On {
    /// The day asked for, or the reader's today.
    pub(crate) fn day(&self, visit: &Visit) -> Result<Date, Problem> {
        match self.on.as_deref().map(str::trim).filter(|text| !text.is_empty()) {
            None => Ok(today(visit)),
            Some(text) => text.parse().map_err(|_| {
                Problem::new(StatusCode::UNPROCESSABLE_ENTITY, "countries/no-such-day").with("day", text)
            }),
        }
    }
}

/// The day on the reader's calendar.
pub(crate) fn today(visit: &Visit) -> Date {
    visit.actor.now.to_zoned_datetime(visit.actor.zone.clone()).date()
}

/// An address of this visit's kind: the machine twin leads to the machine twin, and the questions go along.
fn along(visit: &Visit, path: &str) -> String {
    let twin = if visit.format == Format::Json { ".json" } else { "" };
    let ask = if visit.query.is_empty() { "" } else { "?" };
    format!("{path}{twin}{ask}{}", visit.query)
}

#[cfg(test)]
mod tests;
