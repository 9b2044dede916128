//! Pages of reports: the list, a build, writing, citing, retracting; and what they add to the pages of editions.

mod building;
mod citing;
mod edit;
mod files;
mod insert;
mod list;
mod panels;
mod read;
mod tasks;
mod words;

use axum::{
    Router,
    routing::{get, post},
};
use db::Tx;
use kernel::Actor;
use serde::Deserialize;
use web::{Head, Problem, Section, Site, StatusCode, Visit};

pub(crate) use self::words::{fault as words_of, place as place_of};
pub(crate) use self::{
    panels::{on_cell, on_edition},
    tasks::tasks,
};
use crate::{
    model::Build,
    ops::{Error, Whole},
    policy, store,
};

/// Every page of this capability.
pub(crate) fn routes() -> Router<Site> {
    Router::new()
        .route("/reports", get(list::show).post(edit::begin))
        .route("/reports/new", get(edit::fresh))
        .route("/reports/syntax", get(edit::syntax))
        .route("/reports/citing", get(citing::show))
        .route("/reports/retract", post(citing::retract))
        .route("/reports/{slug}", get(read::newest))
        .route("/reports/{slug}/edit", get(edit::page).post(edit::save))
        .route("/reports/{slug}/head", post(edit::save_head))
        .route("/reports/{slug}/draft", post(edit::autosave))
        .route("/reports/{slug}/insert", get(insert::page).post(insert::add))
        .route("/reports/{slug}/preview", get(building::preview))
        .route("/reports/{slug}/build", post(building::build))
        .route("/reports/{slug}/{number}", get(read::show))
        .route("/reports/{slug}/{number}/publish", post(building::publish))
        .route("/reports/{slug}/{number}/note", post(building::note))
        .route("/reports/{slug}/{number}/file/{form}", get(files::output))
        .route("/reports/{slug}/{number}/cite/{form}", get(files::cite_build))
        .route("/data/{dataset}/{edition}/cite/{form}", get(files::cite_edition))
        .route("/data/{dataset}/{edition}/cell/{sheet}/{cell}/cite/{form}", get(files::cite_cell))
}

/// A build in an address.
#[derive(Clone, Deserialize)]
pub(crate) struct At {
    slug: String,
    number: String,
}

/// The report of an address, for those who may write it.
async fn writable(tx: &mut Tx, actor: &Actor, slug: &str) -> Result<Whole, Problem> {
    let whole = Whole::at(tx, slug).await?;
    if !policy::may_read(actor, &whole.owned()) {
        // Who may not even see the draft is not told that there is one.
        return Err(Problem::not_found());
    }
    if <policy::Write as kernel::Action>::allowed(actor, &whole.owned()) {
        Ok(whole)
    } else {
        Err(Problem::not_yours())
    }
}

/// The build of an address, as far as this reader may see it.
async fn build_at(tx: &mut Tx, actor: &Actor, at: &At) -> Result<(Whole, Build), Problem> {
    let whole = Whole::at(tx, &at.slug).await?;
    let builds = store::builds(tx, Some(whole.report.id)).await?;
    let build = builds.into_iter().find(|it| it.number.to_string() == at.number);
    let build = build.ok_or_else(Problem::not_found)?;
    if build.state == crate::model::BuildState::Built && !policy::may_read(actor, &whole.owned()) {
        return Err(Problem::not_found());
    }
    Ok((whole, build))
}

/// The frame of a page among the reports.
fn head(visit: &Visit, title: &str) -> Head {
    Head::titled(title).in_section(Section::Publish).crumb(visit.say.text("reports-reports"), "/reports")
}

impl From<Error> for Problem {
    fn from(error: Error) -> Self {
        match error {
            Error::NotFound(_) => Self::not_found(),
            Error::Denied(_) => Self::not_yours(),
            Error::Slug(word) => Self::new(StatusCode::CONFLICT, "reports/address").with("word", word),
            Error::NoTitle => Self::new(StatusCode::UNPROCESSABLE_ENTITY, "reports/no-title"),
            Error::TooLong(most) => {
                Self::new(StatusCode::UNPROCESSABLE_ENTITY, "reports/too-long").with("most", most.to_string())
            }
            Error::TooManySections(most) => {
                Self::new(StatusCode::CONFLICT, "reports/too-many-sections").with("most", most.to_string())
            }
            Error::Conflict(_) | Error::DraftConflict(_) => Self::new(StatusCode::CONFLICT, "page/stale"),
            Error::Faults(faults) => Self::new(StatusCode::UNPROCESSABLE_ENTITY, "reports/faults")
                .with("count", faults.len().to_string()),
            Error::Empty => Self::new(StatusCode::CONFLICT, "reports/empty"),
            Error::Published => Self::new(StatusCode::CONFLICT, "reports/published"),
            Error::DraftAnalysis(number) => {
                Self::new(StatusCode::CONFLICT, "reports/draft-analysis").with("number", number.to_string())
            }
            Error::NoReason => Self::new(StatusCode::UNPROCESSABLE_ENTITY, "reports/no-reason"),
            Error::Retracted => Self::new(StatusCode::CONFLICT, "reports/retracted"),
            Error::Files(::files::Error::Full) => {
                Self::new(StatusCode::INSUFFICIENT_STORAGE, "page/disk-full")
            }
            Error::Files(error) => Self::internal(&error),
            Error::Output(error) => Self::internal(&error),
            Error::Material => Self::new(StatusCode::NOT_FOUND, "reports/material"),
            error @ Error::Fault(_) => Self::internal(&error),
            Error::Db(error) => error.into(),
        }
    }
}

/// A refusal of a page that reads and acts.
enum Refusal {
    Page(Problem),
    Op(Error),
}

impl From<Error> for Refusal {
    fn from(error: Error) -> Self {
        Self::Op(error)
    }
}

impl From<Problem> for Refusal {
    fn from(problem: Problem) -> Self {
        Self::Page(problem)
    }
}

impl From<db::Error> for Refusal {
    fn from(error: db::Error) -> Self {
        Self::Op(error.into())
    }
}

impl From<kernel::Denied> for Refusal {
    fn from(denied: kernel::Denied) -> Self {
        Self::Op(denied.into())
    }
}
