//! Operations on reports: writing, building, publishing, retracting.

mod building;
mod reproducing;
mod retracting;
mod writing;

use db::Tx;
use groups::Group;
use kernel::{Actor, Denied, Identity, PersonId};

pub use self::{
    building::{Building, Built, Preview, build, frozen_of, preview, publish},
    reproducing::{Reproduced, Verdict, reproduce},
    retracting::{Subject, note, retract, subject},
    writing::{
        HeadText, NewReport, SectionText, begin, insert, keep_draft, rewrite, write_head, write_section,
    },
};
pub(crate) use self::{
    building::{material, work_of_build},
    retracting::{State, analysis_named, state_of, withdrawal, withdrawn},
};
use crate::{
    model::{Draft, Report, Section},
    output::OutputError,
    policy::Owned,
    store,
    syntax::Fault,
};

/// Why an operation was refused.
#[derive(Debug, thiserror::Error)]
pub enum Error {
    /// There is no such thing.
    #[error("there is no such {0}")]
    NotFound(&'static str),
    /// The actor may not do this.
    #[error(transparent)]
    Denied(#[from] Denied),
    /// A report has this word in its address already, or it cannot be one.
    #[error(
        "`{0}` names another report already, or is no word for an address: small letters, digits and dashes"
    )]
    Slug(String),
    /// A report has a title.
    #[error("the title is missing")]
    NoTitle,
    /// A text is longer than a section may be.
    #[error("a section has at most {0} letters")]
    TooLong(usize),
    /// There are as many sections as there may be.
    #[error("a report has at most {0} sections")]
    TooManySections(u32),
    /// Somebody saved the same section since the form was opened; this is what they wrote.
    #[error("somebody else saved this section in between")]
    Conflict(Box<Section>),
    /// The same person's draft was changed in another window; this is what is kept.
    #[error("the draft was changed in another window")]
    DraftConflict(Box<Draft>),
    /// Live things cannot be resolved.
    #[error("{} in the report must be mended first", faults(.0.len()))]
    Faults(Vec<Fault>),
    /// There is nothing to build.
    #[error("the report has no text yet")]
    Empty,
    /// The build was published before.
    #[error("this build was published before")]
    Published,
    /// It shows an analysis that is a draft.
    #[error("analysis {0} is a draft: publish it before the report")]
    DraftAnalysis(i64),
    /// A reason or a remark is missing.
    #[error("the reason is missing")]
    NoReason,
    /// The figure was taken back before.
    #[error("this figure was retracted before")]
    Retracted,
    /// An output could not be written.
    #[error(transparent)]
    Output(#[from] OutputError),
    /// A file could not be stored or read.
    #[error(transparent)]
    Files(#[from] files::Error),
    /// The frozen material is gone or is none.
    #[error("the frozen material of the build is not among the files, or is damaged")]
    Material,
    /// Work on another thread ended in a fault of ours.
    #[error("the work ended in a fault: {0}")]
    Fault(String),
    /// The database refused.
    #[error(transparent)]
    Db(#[from] db::Error),
}

fn faults(count: usize) -> String {
    if count == 1 { "one thing".to_owned() } else { format!("{count} things") }
}

/// A report with the group whose it is.
#[derive(Clone, Debug)]
pub struct Whole {
    /// The report.
    pub report: Report,
    /// The group.
    pub group: Group,
}

impl Whole {
    /// The report of an address.
    pub async fn at(tx: &mut Tx, slug: &str) -> Result<Self, Error> {
        let report = store::report(tx, slug).await?.ok_or(Error::NotFound("report"))?;
        Self::of(tx, report).await
    }

    pub(crate) async fn of(tx: &mut Tx, report: Report) -> Result<Self, Error> {
        let group = groups::group(tx, report.group).await?.ok_or(Error::NotFound("group"))?;
        Ok(Self { report, group })
    }

    /// The report as far as rights depend on it.
    pub const fn owned(&self) -> Owned {
        Owned { group: self.group.id, parent: self.group.parent, country: self.report.country, author: None }
    }
}

/// The name by which an actor is remembered.
fn who(actor: &Actor) -> (Option<PersonId>, String) {
    match &actor.identity {
        Identity::Person(person) => (Some(person.id), person.name.clone()),
        Identity::Operator | Identity::System | Identity::Public => (None, String::new()),
    }
}
