//! `/analyses`: first questions, what was kept, the workbench, and each kept analysis.

mod index;
mod kept;
mod result;
mod sentences;
mod trial;
mod words;

use std::time::Duration;

use axum::{
    Router,
    routing::{get, post},
};
use db::Tx;
use groups::Group;
use jiff::civil::Date;
use kernel::Action as _;
use statistics::PublishedIndicator;
use web::{Head, Problem, Rate, Section, Site, StatusCode, Visit};

pub use self::sentences::{Sentences, sentences};
use crate::{
    Desk, Refused,
    desk::Told,
    model::{Analysis, WordingError},
    ops,
    policy::{self, Keep},
    store,
};

/// Every page of this capability.
pub(crate) fn routes() -> Router<Site> {
    Router::new()
        .route("/analyses", get(index::show).post(kept::keep))
        .route("/analyses/trial", get(trial::show))
        .route("/analyses/trial/recipe.toml", get(trial::recipe))
        .route("/analyses/{number}", get(kept::show))
        .route("/analyses/{number}/recipe.toml", get(kept::recipe))
        .route("/analyses/{number}/edit", get(kept::edit).post(kept::revise))
        .route("/analyses/{number}/again", get(kept::again).post(kept::run_again))
        .route("/analyses/{number}/publish", post(kept::publish))
        .route("/analyses/{number}/withdraw", post(kept::withdraw))
}

/// How long a page waits for an answer before it says that it is on its way.
const SOON: Duration = Duration::from_millis(2_500);

/// How long a file, a form and a program wait.
pub(crate) const LONG: Duration = Duration::from_secs(90);

/// Seconds until a page that waits asks again.
const AGAIN: &str = "2";

const MEMBERS: Rate = Rate { burst: 120, seconds_each: 1 };
const PUBLIC: Rate = Rate { burst: 60, seconds_each: 1 };

/// Asks the desk for a visitor, as often as that visitor may.
pub(crate) async fn ask(visit: &Visit, text: &str, patience: Duration) -> Result<Option<Told>, Problem> {
    let (key, rate) = match visit.actor.person() {
        Some(person) => (format!("analysis {}", person.id), MEMBERS),
        None => ("analysis".to_owned(), PUBLIC),
    };
    visit.site.limiter().take(&key, rate, visit.actor.now).map_err(Problem::too_many)?;
    Ok(visit.site.part::<Desk>().ask(visit.db(), text, patience).await?)
}

/// The frame of a page below the analyses.
fn head(visit: &Visit, title: &str) -> Head {
    Head::titled(title)
        .in_section(Section::Data)
        .crumb(visit.say.text("nav-data"), "/data")
        .crumb(visit.say.text("analyses-title"), "/analyses")
        .here(title)
}

fn today(visit: &Visit) -> Date {
    visit.actor.now.to_zoned_datetime(visit.actor.zone.clone()).date()
}

async fn indicators(visit: &Visit) -> Result<Vec<PublishedIndicator>, Problem> {
    Ok(visit.db().read(async |tx| statistics::published_indicators(tx).await).await?)
}

/// The groups in which the visitor may keep an analysis, the home group first.
async fn keeping_groups(visit: &Visit) -> Result<Vec<Group>, Problem> {
    if visit.actor.person().is_none() {
        return Ok(Vec::new());
    }
    let mut all = visit.db().read(async |tx| groups::all(tx).await).await?;
    all.retain(|group| Keep::allowed(&visit.actor, &group.id));
    Ok(all)
}

/// The analysis of an address, for whoever may read it.
async fn readable(tx: &mut Tx, visit: &Visit, number: i64) -> Result<Analysis, Problem> {
    let found = store::analysis(tx, number).await?;
    found.filter(|it| policy::may_read(&visit.actor, &it.owned())).ok_or_else(no_such)
}

fn no_such() -> Problem {
    Problem::new(StatusCode::NOT_FOUND, "analyses/no-such-analysis")
}

/// A recipe without an answer, where there is no form to show it on.
pub(crate) fn unanswered(visit: &Visit, refused: &Refused) -> Problem {
    let why = words::refusal(&visit.say, refused);
    match refused {
        Refused::Busy => Problem::too_many(60),
        Refused::Fault => Problem::internal(refused),
        Refused::Recipe(_) | Refused::File | Refused::Figures(_) | Refused::Run(_) => {
            Problem::new(StatusCode::UNPROCESSABLE_ENTITY, "analyses/no-answer").with("why", why)
        }
    }
}

impl From<ops::Error> for Problem {
    fn from(error: ops::Error) -> Self {
        match error {
            ops::Error::NotFound => no_such(),
            ops::Error::Denied(_) => Self::not_yours(),
            ops::Error::Wording(WordingError::NoTitle) => {
                Self::new(StatusCode::UNPROCESSABLE_ENTITY, "analyses/no-title")
            }
            ops::Error::Wording(WordingError::LongTitle | WordingError::LongNote) => {
                Self::new(StatusCode::UNPROCESSABLE_ENTITY, "analyses/too-long")
            }
            ops::Error::State(_) => Self::new(StatusCode::CONFLICT, "analyses/another-state"),
            ops::Error::NoReason => Self::new(StatusCode::UNPROCESSABLE_ENTITY, "analyses/no-reason"),
            ops::Error::Db(error) => error.into(),
        }
    }
}
