//! Who cites a figure, an edition or a kept analysis: for a page, for the command line, and for the pages of editions and cells.

use db::Tx;
use jiff::Timestamp;
use kernel::Actor;
use serde::Serialize;

use crate::{
    model::{BuildState, CellOf},
    ops::{Error, Subject, analysis_named, subject, withdrawal, withdrawn},
    policy::{Owned, may_read},
    store::{self, Citing},
};

/// What was asked for, and everything that cites it.
#[derive(Clone, Debug, Serialize)]
pub struct Found {
    /// The edition or the figure as it is asked for.
    pub what: String,
    /// What it is called.
    pub title: String,
    /// Its page.
    pub url: String,
    /// The cell, where a figure was asked for.
    pub cell: Option<String>,
    /// When it was taken back, and why.
    pub retracted: Option<Taken>,
    /// The builds that cite it.
    pub cited_by: Vec<CitedBy>,
}

/// When something was taken back, and why.
#[derive(Clone, Debug, Serialize)]
pub struct Taken {
    /// When.
    pub at: Timestamp,
    /// Why.
    pub reason: String,
    /// Whether the whole edition was withdrawn.
    pub edition: bool,
}

/// A build that cites it.
#[derive(Clone, Debug, Serialize)]
pub struct CitedBy {
    /// The report.
    pub report: String,
    /// The number of the build.
    pub build: u32,
    /// Its title.
    pub title: String,
    /// How far it has come.
    pub state: BuildState,
    /// Its page.
    pub url: String,
    /// How many of its figures are meant; of an edition that is only cited none.
    pub uses: i64,
    /// How many of its analyses drew on it, or are it.
    pub analyses: i64,
}

/// Finds everything that cites what is named; a reader is told of those builds that they may see, the operator of all.
pub async fn citing(tx: &mut Tx, reader: Option<&Actor>, what: &str) -> Result<Found, Error> {
    if let Some(number) = analysis_named(what) {
        return citing_analysis(tx, reader, number).await;
    }
    let Subject { edition, cell } = subject(tx, what).await?;
    let (cited, single) = match &cell {
        Some(cell) => (store::cited_by_cell(tx, cell).await?, store::retraction(tx, cell).await?),
        None => (store::cited_by_edition(tx, edition.id).await?, None),
    };
    let whole = withdrawn(tx, &[edition.id]).await?.remove(&edition.id);
    let retracted = single
        .map(|it| Taken { at: it.at, reason: it.reason, edition: false })
        .or(whole.map(|(at, reason)| Taken { at, reason, edition: true }));
    let base = format!("{}/{}", edition.dataset, edition.slug);
    let place = cell.as_ref().map(CellOf::place);
    Ok(Found {
        what: place.as_ref().map_or_else(|| base.clone(), |place| format!("{base}/{place}")),
        title: place.as_ref().map_or_else(
            || format!("{}, {}", edition.title, edition.name),
            |place| format!("{}, {}, {place}", edition.title, edition.name),
        ),
        url: cell.as_ref().map_or_else(|| edition.path(""), |it| edition.cell_path(&it.sheet, &it.cell())),
        cell: place,
        retracted,
        cited_by: told(cited, reader),
    })
}

/// Everything that uses a kept analysis, for those who may see it.
async fn citing_analysis(tx: &mut Tx, reader: Option<&Actor>, number: i64) -> Result<Found, Error> {
    let kept = analyses::kept(tx, number).await?;
    let kept = kept.filter(|it| reader.is_none_or(|actor| it.may_be_read_by(actor)));
    let analysis = kept.ok_or(Error::NotFound("analysis"))?.analysis;
    let cited = store::cited_by_analysis(tx, number).await?;
    let retracted = withdrawal(tx, &analysis).await?;
    Ok(Found {
        what: format!("analyses/{number}"),
        url: analysis.path(""),
        title: analysis.title,
        cell: None,
        retracted: retracted.map(|(at, reason)| Taken { at, reason, edition: false }),
        cited_by: told(cited, reader),
    })
}

/// The builds that a reader may be told of.
fn told(cited: Vec<Citing>, reader: Option<&Actor>) -> Vec<CitedBy> {
    let seen = |it: &Citing| {
        it.state != BuildState::Built
            || reader.is_none_or(|actor| {
                let owned = Owned { group: it.group_id, parent: None, country: it.country, author: None };
                may_read(actor, &owned)
            })
    };
    let by = |it: Citing| CitedBy {
        url: format!("/reports/{}/{}", it.slug, it.number),
        report: it.slug,
        build: it.number,
        title: it.title,
        state: it.state,
        uses: it.uses,
        analyses: it.via,
    };
    cited.into_iter().filter(seen).map(by).collect()
}
