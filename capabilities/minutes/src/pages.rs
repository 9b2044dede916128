//! Pages of minutes, and what they add to the page of a meeting.

mod answer;
mod document;
mod edit;
mod follow;
mod ledger;
mod ledger_table;
mod panel;
mod read;
mod remarks;
mod tasks;

use axum::{
    Router,
    routing::{get, post},
};
use db::Tx;
use kernel::Actor;
use serde::Deserialize;
use web::{Head, Problem, Say, Site, StatusCode};

use crate::{
    model::Refused,
    ops::{self, Whole},
    policy::{Sight, sight},
};

pub(crate) use panel::{circulation as circulation_panel, side as side_panel};
pub(crate) use remarks::on_meeting;
pub(crate) use tasks::tasks;

/// The pages of the home group under the short addresses, and of every group under its own.
pub(crate) fn routes() -> Router<Site> {
    Router::new().merge(below("")).merge(below("/groups/{slug}"))
}

fn below(prefix: &str) -> Router<Site> {
    let at = |rest: &str| format!("{prefix}/meetings/{{reference}}{rest}");
    Router::new()
        .route(&at("/minutes"), get(read::page))
        .route(&at("/minutes.docx"), get(document::word))
        .route(&at("/minutes/edit"), get(edit::page).post(edit::save))
        .route(&at("/minutes/draft"), post(edit::autosave))
        .route(&at("/minutes/decisions"), post(edit::decide))
        .route(&at("/minutes/circulate"), post(edit::circulate))
        .route(&at("/minutes/correct"), post(read::correct))
        .route(&at("/minutes/adopt"), post(read::adopt))
        .route(&at("/minutes/answer"), get(answer::page).post(answer::give))
        .route(&at("/circulation"), get(ledger::page))
        .route(&at("/circulation/remind"), post(follow::remind))
        .route(&at("/circulation/address"), get(follow::page).post(follow::mend))
}

/// A meeting in an address.
#[derive(Clone, Deserialize)]
pub(crate) struct AtMeeting {
    slug: Option<String>,
    reference: String,
}

/// A meeting with its minutes, and how much of them the reader may see; a problem where that is nothing.
async fn found(tx: &mut Tx, at: &AtMeeting, actor: &Actor) -> Result<(Whole, Sight), Problem> {
    let group = groups::at(tx, at.slug.as_deref()).await?;
    let meeting =
        meetings::by_reference(tx, group.id, &at.reference).await?.ok_or_else(Problem::not_found)?;
    let sight = sight(actor, group.id, group.parent, group.settings.minutes_open);
    if sight == Sight::Nothing {
        return Err(if actor.person().is_some() { Problem::not_found() } else { Problem::sign_in() });
    }
    Ok((Whole::of(tx, meeting.id).await?, sight))
}

/// The head of a page of minutes: Group / Meetings / 2026-03.
fn head(say: &Say, whole: &Whole, title: &str) -> Head {
    meetings::head_below(say, &whole.group, &whole.meeting, title)
}

/// The head of a page below the minutes: Group / Meetings / 2026-03 / Minutes / and where one is.
fn head_below(say: &Say, whole: &Whole, here: &str) -> Head {
    let title = format!("{} · {here}", whole.meeting.title);
    head(say, whole, &title).crumb(say.text("minutes-title"), whole.url("/minutes")).here(here)
}

impl From<ops::Error> for Problem {
    fn from(error: ops::Error) -> Self {
        match error {
            ops::Error::NotFound(_) => Self::not_found(),
            ops::Error::Denied(_) | ops::Error::Keys(groups::keys::Refused::NoKey) => Self::not_yours(),
            ops::Error::Refused(refused) => refusal(refused),
            ops::Error::Conflict(_) | ops::Error::DraftConflict(_) => db::Error::Stale.into(),
            ops::Error::Keys(groups::keys::Refused::NotTwo) => {
                Self::new(StatusCode::CONFLICT, "minutes/not-two")
            }
            ops::Error::Keys(groups::keys::Refused::Db(error)) | ops::Error::Db(error) => error.into(),
        }
    }
}

fn refusal(refused: Refused) -> Problem {
    let conflict = |slug| Problem::new(StatusCode::CONFLICT, slug);
    let wrong = |slug| Problem::new(StatusCode::UNPROCESSABLE_ENTITY, slug);
    match refused {
        Refused::NotHeld => conflict("minutes/not-held"),
        Refused::Locked => conflict("minutes/locked"),
        Refused::DraftExists => conflict("minutes/draft-exists"),
        Refused::Empty => wrong("minutes/empty"),
        Refused::TooLong => wrong("minutes/too-long"),
        Refused::NoReason => wrong("minutes/no-reason"),
        Refused::NotCirculated => conflict("minutes/not-circulated"),
        Refused::AlreadyAdopted => conflict("minutes/already-adopted"),
        Refused::StillOpen(until) => conflict("minutes/still-open").with("until", until.to_string()),
        Refused::NoParagraph(named) => wrong("minutes/no-paragraph").with("paragraph", named),
        Refused::Nobody => conflict("minutes/nobody"),
        Refused::Answered => conflict("minutes/answered"),
        Refused::NotReached => conflict("minutes/not-reached"),
        Refused::RemindedToday => conflict("minutes/reminded-today"),
        Refused::NotReturned => conflict("minutes/not-returned"),
    }
}
