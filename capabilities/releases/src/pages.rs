//! Pages of releases: the ledger, a new table, one table.

mod ledger;
mod new;
mod one;
mod refusals;
mod words;

use axum::{
    Router,
    extract::DefaultBodyLimit,
    routing::{get, post},
};
use web::{Head, Problem, Section, Site, StatusCode, Visit};

use crate::{
    ledger::Betrayal,
    model::Release,
    ops::{ProposeError, ReleaseError},
    policy::Scope,
    store,
};

/// Every page of this capability.
pub(crate) fn routes() -> Router<Site> {
    let files = DefaultBodyLimit::max(new::LIMIT + 64 * 1024);
    Router::new()
        .route("/releases", get(ledger::show))
        .route("/releases/new", get(new::form).post(new::propose).layer(files))
        .route("/releases/{number}", get(one::show))
        .route("/releases/{number}/release", post(one::release))
        .route("/releases/{number}/retract", post(one::retract))
}

/// The release of an address, for whoever may know of it.
async fn release_at(visit: &Visit, number: &str) -> Result<(Release, Scope), Problem> {
    let missing = || Problem::new(StatusCode::NOT_FOUND, "releases/no-such-release");
    let number: i64 = number.parse().map_err(|_| missing())?;
    let found = visit.db().read(async |tx| store::one(tx, number).await).await?;
    let scope = Scope::of(&visit.actor);
    found.filter(|it| scope.shows(it)).map(|it| (it, scope)).ok_or_else(missing)
}

/// The frame of a page below the ledger.
fn head(visit: &Visit, title: &str) -> Head {
    Head::titled(title)
        .in_section(Section::Data)
        .crumb(visit.say.text("nav-data"), "/data")
        .crumb(visit.say.text("releases-title"), "/releases")
        .here(title.to_owned())
}

impl From<ProposeError> for Problem {
    fn from(error: ProposeError) -> Self {
        match error {
            ProposeError::Denied(_) => Self::not_yours(),
            ProposeError::Refused(_) => Self::new(StatusCode::UNPROCESSABLE_ENTITY, "releases/not-taken"),
            ProposeError::Db(error) => error.into(),
            ProposeError::Fault(_) => Self::internal(&error),
        }
    }
}

/// Why a table was not released, in the reader's language.
fn not_released(visit: &Visit, error: ReleaseError) -> Problem {
    let say = &visit.say;
    match error {
        ReleaseError::Betrays(Betrayal::Exposed { cell, interval, release }) => {
            Problem::new(StatusCode::CONFLICT, "releases/betrays")
                .with("cell", words::total_in(say, &cell))
                .with("interval", words::interval(say, interval))
                .with("release", release.to_string())
        }
        ReleaseError::Betrays(Betrayal::Differs { cell }) => {
            Problem::new(StatusCode::CONFLICT, "releases/differs").with("cell", words::total_in(say, &cell))
        }
        ReleaseError::Betrays(Betrayal::Inconsistent) => {
            Problem::new(StatusCode::CONFLICT, "releases/inconsistent")
        }
        ReleaseError::Betrays(Betrayal::TooMuch { .. }) => {
            Problem::new(StatusCode::CONFLICT, "releases/too-much")
        }
        ReleaseError::Overtaken => Problem::new(StatusCode::CONFLICT, "releases/overtaken"),
        ReleaseError::State(_) => Problem::new(StatusCode::CONFLICT, "releases/no-longer"),
        ReleaseError::Fault(_) => Problem::internal(&error),
        ReleaseError::Db(error) => error.into(),
    }
}
