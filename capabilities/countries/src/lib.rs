//! Countries and areas, the regions and communities they belong to, and what is known of each before any import.
//!
//! Words: an *area* is a country or area with an address code, such as `MDA`; a *region* is one of the M49 list;
//! an *aggregate* is a row of a statistical table that sums areas and is never mixed with them; a *community* is a
//! dated list of areas, such as ECOWAS.
//!
//! Invariants:
//! - a code names one area; every area, region, aggregate and community is named in all six languages;
//! - a location code of the United Nations Population Division is an area or an aggregate, never both;
//! - membership is a period: `from` is its first day, `to` the first day after it;
//! - a name stands everywhere with the mark of its footnote, and the footnote on the same page;
//! - no map stands without the statement of the United Nations on names and boundaries.
//!
//! Where to begin: [`content()`] is everything the reference content says; [`Areas`] finds an area or resolves a
//! location code; [`Communities`] answers as of any date.
//! [`MapValues`] is how figures reach the map; [`panel_id`] is how other capabilities reach the page of an area,
//! [`drawn_map`] is how they draw amounts on the world.

mod api;
mod content;
mod figures;
mod locator;
mod lookup;
mod model;
mod pages;
mod panel;

use web::{Capability, Section};

pub use content::{Content, ContentError, content};
pub use figures::{MapFigure, MapFigures, MapValues};
pub use model::{
    AgencyContent, Aggregate, AggregateKind, Area, AreaCode, AreaKind, Areas, Circle, Communities, Community,
    CommunityKind, DutyStation, Joined, Location, Mark, Membership, NeutralShape, Note, Part, Region,
    RegionKind, Shape, SpecialGroup, Standing, Term, WorldMap, fold_name,
};
pub use pages::{MapDrawing, MapLinks, drawn_map};
pub use panel::{
    area_of_panel, community_of_panel, community_panel_id, corridor_of_panel, corridor_panel_id, panel_id,
};

/// Countries with their map and list, regions and communities; nothing is stored, all of it is public.
pub fn capability() -> Capability {
    web::with_words!(Capability::named("countries"))
        .pages(pages::routes())
        .api(api::routes())
        .section(Section::Countries)
        .section(Section::Regions)
}
