//! The list of a group's action points.

use askama::Template;
use axum::extract::Path;
use jiff::civil::Date;
use serde::{Deserialize, Serialize};
use web::{Head, Problem, Query, Response, Say, Visit};

use super::{
    InGroup,
    row::{Frame, Shown},
    table,
};
use crate::{
    model::State,
    policy,
    store::{self, Filter},
};

/// So many stand on a page.
const PAGE: usize = 50;
/// So many at most go into one file.
const TABLE: i64 = 100_000;

/// What the list is asked for.
#[derive(Clone, Debug, Default, Deserialize)]
#[serde(default)]
pub(crate) struct Question {
    state: String,
    agency: String,
    overdue: String,
    after: String,
}

#[derive(Template, Serialize)]
#[template(path = "pages/listing.html")]
struct View {
    #[serde(skip)]
    say: Say,
    #[serde(skip)]
    path: String,
    /// What follows the `?` where the same is wanted as a file.
    #[serde(skip)]
    ask: String,
    group: String,
    open: i64,
    overdue: i64,
    #[serde(skip)]
    summary: String,
    state: String,
    #[serde(skip)]
    states: Vec<(String, String)>,
    agency: String,
    #[serde(skip)]
    agencies: Vec<(String, String)>,
    overdue_only: bool,
    data: Vec<Shown>,
    next: Option<String>,
}

pub(crate) async fn listed(
    visit: Visit,
    Path(at): Path<InGroup>,
    Query(asked): Query<Question>,
) -> Result<Response, Problem> {
    if visit.format.is_file() {
        return file(&visit, at.slug.as_deref(), &asked).await;
    }
    let (say, actor) = (visit.say.clone(), visit.actor.clone());
    let (view, head): (View, Head) = visit
        .db()
        .read(async |tx| {
            let group = groups::at(tx, at.slug.as_deref()).await?;
            if !policy::may_read(&actor, group.id, group.parent) {
                return Err(refused(&actor));
            }
            let frame = Frame::of(tx, &group, &actor, &say).await?;
            let owners = store::owners(tx, group.id).await?;
            let filter = asked.filter(frame.today, &owners);
            let most = i64::try_from(PAGE).unwrap_or(i64::MAX) + 1;
            let mut found = store::page(tx, group.id, &filter, most).await?;
            let more = found.len() > PAGE;
            found.truncate(PAGE);
            let next = found.last().filter(|_| more).map(|last| last.number.to_string());
            let open = store::count(tx, group.id, &still_open(None)).await?;
            let overdue = store::count(tx, group.id, &still_open(Some(frame.today))).await?;
            let title = say.text("actions-title");
            let head = groups::head(&say, &group, &title).here(title);
            let view = View {
                path: group.path("/actions"),
                ask: asked.wish(),
                group: group.slug.clone(),
                summary: say.fill("actions-summary", &[("open", open.into()), ("overdue", overdue.into())]),
                open,
                overdue,
                state: asked.state().to_owned(),
                states: STATES
                    .iter()
                    .map(|it| ((*it).to_owned(), say.text(&format!("actions-list-{it}"))))
                    .collect(),
                agencies: choices(&say, &owners),
                agency: asked.agency.clone(),
                overdue_only: asked.is_overdue(),
                next: next.map(|after| asked.address(&after)),
                data: frame.show_all(&found),
                say: say.clone(),
            };
            Ok((view, head))
        })
        .await?;
    visit.page(head, &view)
}

/// The whole list that the form asks for, not only the page that is shown of it.
async fn file(visit: &Visit, slug: Option<&str>, asked: &Question) -> Result<Response, Problem> {
    let (say, actor) = (visit.say.clone(), visit.actor.clone());
    let (name, list) = visit
        .db()
        .read(async |tx| {
            let group = groups::at(tx, slug).await?;
            if !policy::may_read(&actor, group.id, group.parent) {
                return Err(refused(&actor));
            }
            let frame = Frame::of(tx, &group, &actor, &say).await?;
            let owners = store::owners(tx, group.id).await?;
            let found = store::page(tx, group.id, &asked.filter(frame.today, &owners), TABLE).await?;
            Ok::<_, Problem>((format!("actions-{}", group.slug), table::of(&frame, &frame.show_all(&found))))
        })
        .await?;
    visit.table(&name, list).await
}

/// Whoever has not signed in is asked to; whoever has is not told that there is such a page.
pub(crate) fn refused(actor: &kernel::Actor) -> Problem {
    if actor.person().is_some() { Problem::not_found() } else { Problem::sign_in() }
}

const STATES: [&str; 4] = ["open", "done", "cancelled", "all"];

fn still_open(due_before: Option<Date>) -> Filter {
    Filter { states: vec![State::Open, State::InProgress], due_before, ..Filter::default() }
}

fn choices(say: &Say, owners: &[(kernel::AgencyId, String)]) -> Vec<(String, String)> {
    let every = (String::new(), say.text("actions-every-agency"));
    std::iter::once(every).chain(owners.iter().map(|(_, code)| (code.clone(), code.clone()))).collect()
}

impl Question {
    fn state(&self) -> &str {
        STATES.iter().find(|state| **state == self.state).unwrap_or(&"open")
    }

    fn is_overdue(&self) -> bool {
        !self.overdue.is_empty()
    }

    pub(crate) fn filter(&self, today: Date, owners: &[(kernel::AgencyId, String)]) -> Filter {
        let states = match self.state() {
            _ if self.is_overdue() => vec![State::Open, State::InProgress],
            "done" => vec![State::Done],
            "cancelled" => vec![State::Cancelled],
            "all" => Vec::new(),
            _ => vec![State::Open, State::InProgress],
        };
        let agency = owners.iter().find(|(_, code)| *code == self.agency).map(|(id, _)| *id);
        Filter {
            states,
            agency,
            due_before: self.is_overdue().then_some(today),
            after: self.after.parse().ok(),
        }
    }

    fn address(&self, after: &str) -> String {
        format!("{}&after={after}", self.wish())
    }

    /// The wish of the form, as an address carries it.
    fn wish(&self) -> String {
        let overdue = if self.is_overdue() { "&overdue=1" } else { "" };
        let agency: String =
            self.agency.chars().filter(|letter| letter.is_ascii_alphanumeric() || *letter == '-').collect();
        format!("?state={}&agency={agency}{overdue}", self.state())
    }
}
