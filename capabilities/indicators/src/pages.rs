//! `/indicators`, the page of each, what one says of a place with its inputs, and the figures of a country's page.

mod list;
mod of_one;
mod panel;
mod place;
mod words;

use axum::{Router, routing::get};
use jiff::civil::Date;
use web::{Head, Section, Site, Visit};

pub(crate) use panel::{panel, panel_sources};

/// Every page of this capability.
pub(crate) fn routes() -> Router<Site> {
    Router::new()
        .route("/indicators", get(list::show))
        .route("/indicators/{id}", get(of_one::show))
        .route("/indicators/{id}/{of}", get(place::show))
        .route("/indicators/{id}/{of}/{with}", get(place::show_pair))
}

/// The day in the zone of the reader.
pub(crate) fn today(visit: &Visit) -> Date {
    visit.actor.now.to_zoned_datetime(visit.actor.zone.clone()).date()
}

/// The frame of a page below Data.
fn head(visit: &Visit, title: &str) -> Head {
    Head::titled(title)
        .in_section(Section::Data)
        .crumb(visit.say.text("nav-data"), "/data")
        .crumb(visit.say.text("indicators-title"), "/indicators")
}
