//! Countries and areas, the regions and communities they belong to, and what is known of each before any import.
//!
//! Words: an *area* is a country or area with an address code, such as `MDA`; a *region* is one of the M49 list;
//! an *aggregate* is a row of a statistical table that sums areas and is never mixed with them; a *community* is a
//! dated list of areas, such as ECOWAS.
//!
//! Invariants:
//! - a code names one area; every area, region, aggregate and community is named in all six languages;
//! - a location code of the United Nations Population Division is an area or an aggregate, never both;
//! - membership is a period: `from` is its first day, `to` the first day after it.
//!
//! Where to begin: [`content()`] is everything the reference content says; [`Areas`] finds an area or resolves a
//! location code; [`Communities`] answers as of any date.

mod content;
mod model;

pub use content::{Content, ContentError, content};
pub use model::{
    AgencyContent, Aggregate, AggregateKind, Area, AreaCode, AreaKind, Areas, Circle, Communities, Community,
    CommunityKind, DutyStation, Joined, Location, Mark, Membership, NeutralShape, Note, Part, Region,
    RegionKind, Shape, SpecialGroup, Standing, Term, WorldMap, fold_name,
};
