//! Agreeing an action point.

use askama::Template;
use axum::extract::Path;
use groups::Group;
use jiff::civil::Date;
use kernel::{Action as _, Actor, Permit};
use meetings::Meeting;
use serde::{Deserialize, Serialize};
use web::{Fields, Form, Head, Problem, Query, Response, Say, StatusCode, Visit};

use super::{InGroup, head_below};
use crate::{
    model::{LONGEST, Refused, text_of},
    ops::{self, NewAction},
    policy,
};

/// What the form sends; every field may be wrong, and nothing of it is lost.
#[derive(Clone, Debug, Default, Deserialize, Serialize)]
#[serde(default)]
pub(crate) struct Typed {
    meeting: String,
    item: String,
    text: String,
    agency: String,
    due: String,
    /// Where to go afterwards: `minutes` for the page on which they are written.
    back: String,
}

#[derive(Template, Serialize)]
#[template(path = "pages/form.html")]
struct View {
    #[serde(skip)]
    say: Say,
    #[serde(skip)]
    path: String,
    #[serde(skip)]
    back_url: String,
    #[serde(skip)]
    lead: String,
    #[serde(skip)]
    items: Vec<(String, String)>,
    #[serde(skip)]
    agencies: Vec<(String, String)>,
    #[serde(skip)]
    hint: String,
    typed: Typed,
    fields: Fields,
}

/// The empty form for a meeting.
pub(crate) async fn fresh(
    visit: Visit,
    Path(at): Path<InGroup>,
    Query(typed): Query<Typed>,
) -> Result<Response, Problem> {
    shown(&visit, at, typed, Fields::default(), StatusCode::OK).await
}

async fn shown(
    visit: &Visit,
    at: InGroup,
    typed: Typed,
    fields: Fields,
    status: StatusCode,
) -> Result<Response, Problem> {
    let (say, actor) = (visit.say.clone(), visit.actor.clone());
    let (view, head): (View, Head) = visit
        .db()
        .read(async |tx| {
            let group = groups::at(tx, at.slug.as_deref()).await?;
            if !policy::Agree::allowed(&actor, &group.id) {
                return Err(Problem::not_yours());
            }
            let meeting = meeting(tx, &group, &typed.meeting).await?;
            let agenda = meetings::agenda(tx, meeting.id).await?;
            let whole = (String::new(), say.text("actions-no-item"));
            let items =
                agenda.iter().map(|it| (it.position.to_string(), format!("{}. {}", it.position, it.title)));
            let title = say.text("actions-new-title");
            let head = head_below(&say, &group, &title).here(title);
            let view = View {
                path: group.path("/actions"),
                back_url: back(&group, &meeting, &typed.back),
                lead: say.with(
                    "actions-new-lead",
                    "meeting",
                    format!("{} {}", meeting.reference, meeting.title),
                ),
                items: std::iter::once(whole).chain(items).collect(),
                agencies: agencies(tx, &group, &actor, &say).await?,
                hint: say.with("actions-due-hint", "zone", say.local().city(&group.zone)),
                typed,
                fields,
                say: say.clone(),
            };
            Ok::<_, Problem>((view, head))
        })
        .await?;
    visit.page_with(status, head, &view)
}

async fn meeting(tx: &mut db::Tx, group: &Group, reference: &str) -> Result<Meeting, Problem> {
    meetings::by_reference(tx, group.id, reference).await?.ok_or_else(Problem::not_found)
}

fn back(group: &Group, meeting: &Meeting, to: &str) -> String {
    let rest = if to == "minutes" { "/minutes/edit" } else { "" };
    group.path(&format!("/meetings/{}{rest}", meeting.reference))
}

/// The agencies an action point can be given to: members today, by code, with their names.
pub(crate) async fn agencies(
    tx: &mut db::Tx,
    group: &Group,
    actor: &Actor,
    say: &Say,
) -> db::Result<Vec<(String, String)>> {
    let members = groups::members_on(tx, group.id, group.day(actor.now)).await?;
    let choose = (String::new(), say.text("actions-choose-agency"));
    let each =
        members.iter().map(|it| (it.code.clone(), format!("{} · {}", it.code, it.names.get(say.language))));
    Ok(std::iter::once(choose).chain(each).collect())
}

/// A day as a form sends it; nothing for an empty field.
pub(crate) fn day_of(text: &str) -> Result<Option<Date>, ()> {
    let text = text.trim();
    if text.is_empty() { Ok(None) } else { text.parse().map(Some).map_err(|_| ()) }
}

/// Notes the rule that a form broke beside its field; hands back what is not about a field.
pub(crate) fn note(fields: &mut Fields, say: &Say, refused: Refused) -> Option<Refused> {
    match refused {
        Refused::Text => {
            fields
                .refuse("text", say.with("actions-wrong-text", "most", i64::try_from(LONGEST).unwrap_or(0)));
        }
        Refused::DueBeforeAgreed => fields.refuse("due", say.text("actions-wrong-due-before")),
        Refused::NoReason => fields.refuse("reason", say.text("actions-wrong-reason")),
        Refused::WrongMeeting => fields.refuse("meeting", say.text("actions-wrong-meeting")),
        other @ (Refused::AlreadyClosed | Refused::NotClosed) => return Some(other),
    }
    None
}

/// The day that was typed, and everything that is wrong at once, in the order of the form.
async fn looked_at(visit: &Visit, at: &InGroup, typed: &Typed) -> Result<(Option<Date>, Fields), Problem> {
    let say = &visit.say;
    let mut fields = Fields::default();
    if let Err(refused) = text_of(&typed.text) {
        note(&mut fields, say, refused);
    }
    if typed.agency.is_empty() {
        fields.refuse("agency", say.text("actions-wrong-agency"));
    }
    let agreed = visit
        .db()
        .read(async |tx| {
            let group = groups::at(tx, at.slug.as_deref()).await?;
            let meeting = meeting(tx, &group, &typed.meeting).await?;
            Ok::<_, Problem>(group.day(meeting.at))
        })
        .await?;
    let due = day_of(&typed.due).unwrap_or_else(|()| {
        fields.refuse("due", say.text("actions-wrong-due"));
        None
    });
    if due.is_some_and(|due| due < agreed) {
        note(&mut fields, say, Refused::DueBeforeAgreed);
    }
    Ok((due, fields))
}

/// Agrees what the form says.
pub(crate) async fn add(
    visit: Visit,
    Path(at): Path<InGroup>,
    Form(typed): Form<Typed>,
) -> Result<Response, Problem> {
    let actor = visit.actor.clone();
    let (due, mut fields) = looked_at(&visit, &at, &typed).await?;
    if fields.any() {
        return shown(&visit, at, typed, fields, StatusCode::UNPROCESSABLE_ENTITY).await;
    }
    let done: Result<String, ops::Error> = visit
        .db()
        .write(async |tx| {
            let group = match &at.slug {
                Some(slug) => groups::by_slug(tx, slug).await?,
                None => groups::home(tx).await?,
            };
            let group = group.ok_or(ops::Error::NotFound("group"))?;
            let permit = Permit::grant(&actor, group.id)?;
            let meeting = meetings::by_reference(tx, group.id, &typed.meeting).await?;
            let meeting = meeting.ok_or(ops::Error::NotFound("meeting"))?;
            let agenda = meetings::agenda(tx, meeting.id).await?;
            let item = agenda.iter().find(|item| item.position.to_string() == typed.item).map(|item| item.id);
            let Some(agency) = people::agency_by_code(tx, &typed.agency).await? else {
                return Err(ops::Error::NotFound("agency"));
            };
            let text = typed.text.clone();
            let new = NewAction { meeting: meeting.id, item, text, agency: agency.id, due, number: None };
            ops::add(tx, &actor, permit, new).await?;
            Ok(back(&group, &meeting, &typed.back))
        })
        .await;
    match done {
        Ok(to) => return Ok(visit.done(&to, "actions-notice-agreed")),
        Err(ops::Error::NotFound("agency")) => {
            fields.refuse("agency", visit.say.text("actions-wrong-agency"));
        }
        Err(ops::Error::Refused(refused)) => {
            if let Some(other) = note(&mut fields, &visit.say, refused) {
                return Err(ops::Error::from(other).into());
            }
        }
        Err(other) => return Err(other.into()),
    }
    shown(&visit, at, typed, fields, StatusCode::UNPROCESSABLE_ENTITY).await
}
