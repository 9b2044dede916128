//! What published figures say of a country, of a corridor between two countries, and of a community.
//!
//! Words: a *number* is a figure with its cell, or something computed from figures with all their cells; a *grade* says
//! how good a number is, from A to D; *coverage* says how much of a community is behind a number; a *finding* is a
//! sentence that a rule wrote because the numbers meet its condition.
//!
//! Invariants:
//! - a number leads to the cells it was made of, and one that is not there says why;
//! - nothing is missing and counted as zero;
//! - two editions never stand in one series, and a number made of two editions names both;
//! - membership is that of the day asked for;
//! - groups that overlap have no grand total;
//! - the same figures, day and language give the same bytes.
//!
//! Where to begin: [`Shelf::open`] takes what is published, [`corridor()`], [`region()`] and [`profile()`] read from it,
//! [`print_markdown`], [`print_html`],
//! [`print_pdf`] and [`print_word`] write a profile.

mod compared;
mod corridor;
mod document;
mod drawings;
mod findings;
mod html;
mod markdown;
mod network;
mod number;
mod pages;
mod pairs;
mod pictures;
mod profile;
mod quality;
mod region;
mod shelf;
mod words;

#[cfg(test)]
mod tests;

pub use analyses::json;
pub use compared::{AgeRow, Ages, Change, Cloud, CloudPoint, PeerLine, Peers, ThenAndNow};
pub use corridor::{CORRIDOR_LAYOUTS, Corridor, Direction, Group, Place, Rank, corridor};
pub use document::{document, print_pdf, print_word};
pub use findings::Finding;
pub use html::print_html;
pub use markdown::print_markdown;
pub use network::{Central, Network, Tie};
pub use number::{Named, Number, Source, State};
pub use pairs::{Partner, Partners};
pub use profile::{Profile, Section, profile};
pub use quality::{Grade, Quality};
pub use region::{
    Brief, Coverage, GroupNumber, Overlap, REGION_LAYOUTS, Region, Total, UnknownCommunity, region, regions,
};
pub use shelf::{EditionRow, Shelf};
pub use words::words;

/// The pages of profiles and corridors, and the way to them from a country's page.
pub fn capability() -> web::Capability {
    let capability = web::Capability::named("profiles")
        .pages(pages::routes())
        .panel(web::Place::Country, pages::panel)
        .panel(web::Place::Community, pages::community_panel)
        .section(web::Section::Data);
    web::with_words!(capability)
}
