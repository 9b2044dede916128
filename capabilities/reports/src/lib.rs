//! Reports whose figures are live until they are built, and never change afterwards.
//!
//! Words: a *report* is text in sections, with live things in double braces (`syntax`); a *build* freezes it: every
//! live thing is resolved against published editions, and each figure is kept with its cell. The *frozen material* is
//! one JSON in the file store, and every *output* (a page, a document, a PDF, a workbook) is made of it and of nothing
//! else. A figure that was *retracted* is shown as that wherever a build used it.
//!
//! Invariants:
//! - a build never changes; a published one is superseded by a newer one, and both stay readable;
//! - the same frozen material gives the same bytes, and the same text over the same editions gives the same material;
//! - a build names for each number its edition, sheet and cell, and the program that built it;
//! - nothing live that cannot be resolved is built: the fault names section, line and remedy;
//! - whoever cites a figure is found by an index of cells, not by reading reports.
//!
//! Where to begin: [`ops::build`] and [`ops::reproduce`]; `freeze` makes the material, `output` writes it, [`cite`]
//! cites it. Decision 0018 says why it is so.

#![expect(
    clippy::format_push_string,
    reason = "texts are put together line by line, and a line is read best as one format"
)]

mod check;
pub mod cite;
mod citing;
mod drawn;
mod freeze;
pub mod frozen;
mod ground;
pub mod model;
pub mod ops;
mod output;
mod pages;
pub mod policy;
mod store;
mod syntax;
mod template;

#[cfg(test)]
mod testing;
#[cfg(test)]
mod tests;

use web::{Capability, Place, Section};

pub use check::check;
pub use citing::{CitedBy, Found, Taken, citing};
pub use syntax::{Fault, FaultKind, Line};

/// The program as builds name it.
pub const PROGRAM: &str = concat!("tributary ", env!("CARGO_PKG_VERSION"));

/// A report in a list, with its newest build.
#[derive(Clone, Debug, serde::Serialize)]
pub struct Overview {
    /// Its word in addresses.
    pub report: String,
    /// Its title.
    pub title: String,
    /// The number of its newest build.
    pub build: Option<u32>,
    /// How far that has come.
    pub state: Option<model::BuildState>,
}

/// Every report, the newest first.
pub async fn overview(tx: &mut db::Tx) -> db::Result<Vec<Overview>> {
    let mut all = Vec::new();
    for report in store::reports(tx).await? {
        let newest = store::builds(tx, Some(report.id)).await?.into_iter().next();
        all.push(Overview {
            report: report.slug,
            title: report.title,
            build: newest.as_ref().map(|it| it.number),
            state: newest.map(|it| it.state),
        });
    }
    Ok(all)
}

/// The pages of reports, what they add to the pages of editions, what they ask of the reader.
pub fn capability() -> Capability {
    let capability = Capability::named("reports")
        .pages(pages::routes())
        .panel(Place::Edition, pages::on_edition)
        .panel(Place::Cell, pages::on_cell)
        .tasks(pages::tasks)
        .section(Section::Publish);
    web::with_words!(capability)
}

/// The words of a fault on the command line, in the language of the words.
pub fn fault_words(say: &web::Say, fault: &Fault) -> String {
    format!("{}: {}", pages::place_of(say, fault), pages::words_of(say, fault))
}
