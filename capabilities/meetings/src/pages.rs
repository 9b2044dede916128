//! The pages of meetings.

mod agenda;
mod archive;
mod attendance;
mod attendance_table;
mod calling_off;
mod clocks;
mod document;
mod fairness;
mod feeds;
mod list;
mod meeting;
mod panels;
mod papers;
mod schedule;
mod tasks;
pub(crate) mod words;

use axum::{
    Router,
    extract::DefaultBodyLimit,
    routing::{get, post},
};
use db::Tx;
use groups::Group;
use kernel::Actor;
use serde::Deserialize;
use web::{Problem, Site, StatusCode, Visit};

use crate::{Meeting, ops, policy::ReadInside, store};

pub use feeds::{FeedFor, FeedMore, FeedTasks, Reading};
pub(crate) use panels::{of_group as group_panel, of_today as today_panel};
pub(crate) use tasks::tasks;

/// The largest paper that is taken, in bytes, with the form around it.
const PAPER: usize = 26 * 1024 * 1024;

pub(crate) fn routes() -> Router<Site> {
    let feeds = Router::new()
        .route("/groups/{slug}/calendar.ics", get(feeds::of_group))
        .route("/me/calendar/{token}", get(feeds::of_person));
    // The home group has the short addresses; it answers under its slug as well.
    feeds.merge(of_group("/meetings")).merge(of_group("/groups/{slug}/meetings"))
}

fn of_group(base: &str) -> Router<Site> {
    let at = |rest: &str| format!("{base}{rest}");
    Router::new()
        .route(base, get(list::list))
        .route(&at("/fairness"), get(fairness::fairness))
        .route(&at("/new"), get(schedule::form).post(schedule::announce))
        .route(&at("/{reference}"), get(meeting::page))
        .route(&at("/{reference}/agenda.docx"), get(document::agenda))
        .route(&at("/{reference}/papers.zip"), get(archive::papers))
        .route(&at("/{reference}/event.ics"), get(feeds::of_meeting))
        .route(&at("/{reference}/change"), get(schedule::change_form).post(schedule::change))
        .route(&at("/{reference}/cancel"), get(calling_off::ask).post(calling_off::cancel))
        .route(&at("/{reference}/answer"), post(meeting::answer))
        .route(&at("/{reference}/declare"), post(meeting::declare))
        .route(&at("/{reference}/input"), post(meeting::input))
        .route(&at("/{reference}/attendance"), get(attendance::form).post(attendance::record))
        .route(&at("/{reference}/agenda"), get(agenda::page).post(agenda::add))
        .route(&at("/{reference}/agenda/{item}"), get(agenda::item).post(agenda::change))
        .route(&at("/{reference}/agenda/{item}/move"), post(agenda::move_item))
        .route(&at("/{reference}/agenda/{item}/remove"), get(agenda::ask).post(agenda::remove))
        .route(
            &at("/{reference}/agenda/{item}/papers"),
            post(papers::lay).layer(DefaultBodyLimit::max(PAPER)),
        )
        .route(&at("/{reference}/papers/{paper}"), get(papers::read))
        .route(&at("/{reference}/papers/{paper}/remove"), post(papers::remove))
}

/// Which group an address is about; the home group if it names none.
#[derive(Deserialize)]
pub(crate) struct InGroup {
    #[serde(default)]
    pub(crate) slug: Option<String>,
}

/// Which meeting an address is about.
#[derive(Deserialize)]
pub(crate) struct AtMeeting {
    #[serde(default)]
    pub(crate) slug: Option<String>,
    pub(crate) reference: String,
}

/// Which item of which meeting an address is about.
#[derive(Deserialize)]
pub(crate) struct AtItem {
    #[serde(default)]
    pub(crate) slug: Option<String>,
    pub(crate) reference: String,
    pub(crate) item: crate::AgendaItemId,
}

/// Which paper of which meeting an address is about.
#[derive(Deserialize)]
pub(crate) struct AtPaper {
    #[serde(default)]
    pub(crate) slug: Option<String>,
    pub(crate) reference: String,
    pub(crate) paper: crate::PaperId,
}

/// The meeting of an address, with its group.
pub(crate) async fn found(
    tx: &mut Tx,
    actor: &Actor,
    slug: Option<&str>,
    reference: &str,
) -> Result<(Group, Meeting), Problem> {
    let group = seen(tx, actor, slug).await?;
    let meeting = store::by_reference(tx, group.id, reference).await?;
    Ok((group, meeting.ok_or_else(Problem::not_found)?))
}

/// The group of an address, where the visitor is told of its meetings.
pub(crate) async fn seen(tx: &mut Tx, actor: &Actor, slug: Option<&str>) -> Result<Group, Problem> {
    let group = groups::at(tx, slug).await?;
    if groups::policy::sees_calendar(actor, &group) { Ok(group) } else { Err(Problem::not_found()) }
}

/// The path of a meeting's page.
pub(crate) fn path(group: &Group, meeting: &Meeting) -> String {
    group.path(&format!("/meetings/{}", meeting.reference))
}

/// Whether the visitor reads what is for members.
pub(crate) fn reads_inside(visit: &Visit, group: &Group) -> bool {
    <ReadInside as kernel::Action>::allowed(&visit.actor, &group.id)
}

/// A permit for an act on this meeting; whoever has not signed in is asked to.
pub(crate) fn permit<A>(visit: &Visit, on: A::On) -> Result<kernel::Permit<A>, Problem>
where
    A: kernel::Action,
{
    visit.signed()?;
    Ok(kernel::Permit::grant(&visit.actor, on).map_err(ops::Error::from)?)
}

impl From<ops::Error> for Problem {
    fn from(error: ops::Error) -> Self {
        use ops::Error;
        match error {
            Error::Db(error) => error.into(),
            Error::Denied(_) => Self::not_yours(),
            Error::NotFound(_) => Self::not_found(),
            Error::Time(why) => Self::unreadable(why),
            Error::Field(field) => Self::unreadable(field),
            Error::Stale(_) | Error::StaleItem(_) => db::Error::Stale.into(),
            Error::State(_) => Self::new(StatusCode::CONFLICT, "meetings/state"),
            Error::NotBegun => Self::new(StatusCode::CONFLICT, "meetings/not-begun"),
            Error::ReferenceTaken(reference) => {
                Self::new(StatusCode::CONFLICT, "meetings/reference-taken").with("reference", reference)
            }
            Error::Unknown(_) => Self::new(StatusCode::UNPROCESSABLE_ENTITY, "meetings/unknown-person"),
        }
    }
}
