//! Pages of action points, and what they add to the pages of others.

mod form;
mod listing;
mod panel;
mod point;
mod remarks;
mod row;
mod table;

use axum::{
    Router,
    routing::{get, post},
};
use serde::Deserialize;
use web::{Head, Problem, Say, Site, StatusCode};

use crate::{
    model::{LONGEST, Refused},
    ops,
};

pub(crate) use listing::Question as ApiQuestion;
pub(crate) use panel::{of_meeting, tasks};
pub(crate) use remarks::on_agenda;

/// The pages of the home group under the short addresses, and of every group under its own.
pub(crate) fn routes() -> Router<Site> {
    Router::new().merge(below("")).merge(below("/groups/{slug}"))
}

fn below(prefix: &str) -> Router<Site> {
    let at = |rest: &str| format!("{prefix}/actions{rest}");
    Router::new()
        .route(&format!("{prefix}/meetings/{{reference}}/actions"), get(panel::listed))
        .route(&at(""), get(listing::listed).post(form::add))
        .route(&at("/new"), get(form::fresh))
        .route(&at("/{reference}"), get(point::point))
        .route(&at("/{reference}/begin"), post(point::begin))
        .route(&at("/{reference}/close"), post(point::close))
        .route(&at("/{reference}/reopen"), post(point::reopen))
        .route(&at("/{reference}/cancel"), post(point::cancel))
        .route(&at("/{reference}/change"), post(point::change))
}

/// The group in an address.
#[derive(Deserialize)]
pub(crate) struct InGroup {
    slug: Option<String>,
}

/// A meeting in an address.
#[derive(Deserialize)]
pub(crate) struct OfMeeting {
    slug: Option<String>,
    reference: String,
}

/// An action point in an address.
#[derive(Deserialize)]
pub(crate) struct OfPoint {
    slug: Option<String>,
    reference: String,
}

/// The head of a page below the list: Group / Action points / and where one is.
fn head_below(say: &Say, group: &groups::Group, title: &str) -> Head {
    groups::head(say, group, title).crumb(say.text("actions-title"), group.path("/actions"))
}

impl From<ops::Error> for Problem {
    fn from(error: ops::Error) -> Self {
        match error {
            ops::Error::NotFound(_) => Self::not_found(),
            ops::Error::Denied(_) => Self::not_yours(),
            ops::Error::Refused(refused) => refusal(refused),
            ops::Error::Changed(_) => db::Error::Stale.into(),
            ops::Error::NumberTaken(number) => {
                Self::new(StatusCode::CONFLICT, "actions/number-taken").with("number", number.to_string())
            }
            ops::Error::Db(error) => error.into(),
        }
    }
}

fn refusal(refused: Refused) -> Problem {
    match refused {
        Refused::AlreadyClosed => Problem::new(StatusCode::CONFLICT, "actions/already-closed"),
        Refused::NotClosed => Problem::new(StatusCode::CONFLICT, "actions/not-closed"),
        Refused::NoReason => Problem::new(StatusCode::UNPROCESSABLE_ENTITY, "actions/no-reason"),
        Refused::Text => {
            Problem::new(StatusCode::UNPROCESSABLE_ENTITY, "actions/text").with("most", LONGEST.to_string())
        }
        Refused::DueBeforeAgreed => {
            Problem::new(StatusCode::UNPROCESSABLE_ENTITY, "actions/due-before-agreed")
        }
        Refused::WrongMeeting => Problem::new(StatusCode::UNPROCESSABLE_ENTITY, "actions/wrong-meeting"),
    }
}
