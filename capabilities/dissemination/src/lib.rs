//! Published figures for other programs: SDMX, and the same figures as CSV, XLSX and JSON.
//!
//! Words: a *flow* is a dataset as SDMX names it; a *release* is an edition in the time in which readers were given it;
//! a *key* says which series are wanted, a code for each dimension; a *refusal* says why nothing is answered.
//!
//! Invariants:
//! - only what is published leaves, and former editions only when they are asked for;
//! - a figure that was masked has no value here either, and says so by its status;
//! - a key belongs to one series, and a series has one figure of one time;
//! - the same question over the same records is answered with the same bytes;
//! - an edition of a million figures is answered in pieces.
//!
//! Where to begin: `api/sdmx.rs` reads a question, `flow.rs` says how a dataset becomes a flow, `data.rs` writes.

mod api;
mod codes;
mod data;
mod figures;
mod flow;
mod key;
mod names;
mod negotiate;
mod pages;
mod refusal;
mod releases;
mod select;
mod structure;
#[cfg(test)]
mod tests;
mod times;
mod wanted;
mod xml;

/// How much is told at once; a part of the site that may be left out.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Limits {
    /// Observations in a message that is made as a whole, as JSON is.
    pub observations: usize,
}

impl Default for Limits {
    fn default() -> Self {
        Self { observations: 200_000 }
    }
}

/// The interface for other programs, and the page that explains it.
pub fn capability() -> web::Capability {
    let capability =
        web::Capability::named("dissemination").pages(pages::routes().merge(api::sdmx())).api(api::figures());
    web::with_words!(capability)
}
