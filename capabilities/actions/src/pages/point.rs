//! The page of one action point: how it stands, its history, and what the reader may do.

mod acts;
mod history;

use askama::Template;
use axum::extract::Path;
use groups::Group;
use kernel::Action as _;
use serde::Serialize;
use web::{Fields, Head, Problem, Response, Say, StatusCode, Visit};

use super::{
    OfPoint, form, head_below,
    listing::refused,
    row::{Frame, Shown},
};
use crate::{
    model::{Action, State, number_in},
    ops, policy, store,
};
use history::Step;

pub(crate) use acts::{begin, cancel, change, close, reopen};

/// What was typed into the forms of the page.
#[derive(Clone, Debug, Default, Serialize)]
pub(crate) struct Typed {
    pub(crate) text: String,
    pub(crate) agency: String,
    pub(crate) due: String,
    pub(crate) reason: String,
    pub(crate) meeting: String,
}

impl Typed {
    /// The forms that end a point send nothing of the form that changes it, which then shows what is saved.
    fn beside(self, own: &Self) -> Self {
        if !self.text.is_empty() || !self.agency.is_empty() {
            return self;
        }
        Self { reason: self.reason, meeting: self.meeting, ..own.clone() }
    }
}

/// What the reader may do.
#[expect(clippy::struct_excessive_bools, reason = "one truth for each button")]
#[derive(Serialize)]
struct May {
    begin: bool,
    close: bool,
    reopen: bool,
    change: bool,
    cancel: bool,
}

#[derive(Template, Serialize)]
#[template(path = "pages/point.html")]
struct View {
    #[serde(skip)]
    say: Say,
    point: Shown,
    item: Option<String>,
    history: Vec<Step>,
    may: May,
    #[serde(skip)]
    lead: String,
    #[serde(skip)]
    hint: String,
    #[serde(skip)]
    agencies: Vec<(String, String)>,
    #[serde(skip)]
    meetings: Vec<(String, String)>,
    #[serde(skip)]
    typed: Typed,
    #[serde(skip)]
    fields: Fields,
    /// Somebody changed it while the form was open: the form now stands on the newer version.
    #[serde(skip)]
    changed: bool,
}

/// An action point in its group, if the reader may see it.
pub(crate) async fn found(
    tx: &mut db::Tx,
    at: &OfPoint,
    actor: &kernel::Actor,
) -> Result<(Action, Group), Problem> {
    let group = groups::at(tx, at.slug.as_deref()).await?;
    if !policy::may_read(actor, group.id, group.parent) {
        return Err(refused(actor));
    }
    let number = number_in(&at.reference).ok_or_else(Problem::not_found)?;
    let action = store::by_number(tx, group.id, number).await?.ok_or_else(Problem::not_found)?;
    Ok((action, group))
}

pub(crate) async fn point(visit: Visit, Path(at): Path<OfPoint>) -> Result<Response, Problem> {
    shown(&visit, &at, None, Fields::default()).await
}

/// Shows the page; with what was typed where a form was refused.
pub(crate) async fn shown(
    visit: &Visit,
    at: &OfPoint,
    typed: Option<Typed>,
    fields: Fields,
) -> Result<Response, Problem> {
    let status = match (&typed, fields.any()) {
        (None, _) => StatusCode::OK,
        (Some(_), true) => StatusCode::UNPROCESSABLE_ENTITY,
        (Some(_), false) => StatusCode::CONFLICT,
    };
    let (say, actor) = (visit.say.clone(), visit.actor.clone());
    let (view, head): (View, Head) = visit
        .db()
        .read(async |tx| {
            let (action, group) = found(tx, at, &actor).await?;
            let title = format!("{} {}", action.full(), action.text);
            let head = head_below(&say, &group, &title).here(action.reference.clone());
            Ok::<_, Problem>((view(tx, &actor, &say, &action, &group, typed, fields).await?, head))
        })
        .await?;
    visit.page_with(status, head, &view)
}

async fn view(
    tx: &mut db::Tx,
    actor: &kernel::Actor,
    say: &Say,
    action: &Action,
    group: &Group,
    typed: Option<Typed>,
    fields: Fields,
) -> Result<View, Problem> {
    let frame = Frame::of(tx, group, actor, say).await?;
    let on = ops::owned(action, group);
    let open = action.state.is_open();
    let may = May {
        begin: action.state == State::Open && policy::Begin::allowed(actor, &on),
        close: open && policy::Close::allowed(actor, &on),
        reopen: !open && policy::Reopen::allowed(actor, &on),
        change: open && policy::Change::allowed(actor, &on),
        cancel: open && policy::Cancel::allowed(actor, &on),
    };
    let agenda = meetings::agenda(tx, action.origin).await?;
    let item = agenda.iter().find(|item| Some(item.id) == action.item);
    let since = meetings::of_group(tx, group.id, meetings::Range::since(action.agreed_at)).await?;
    let between = (String::new(), say.text("actions-between-meetings"));
    let held = since.iter().filter(|meeting| meeting.state == meetings::State::Held).rev();
    let held =
        held.map(|meeting| (meeting.reference.clone(), format!("{} {}", meeting.reference, meeting.title)));
    let changed = typed.is_some() && !fields.any();
    let own = Typed {
        text: action.text.clone(),
        agency: action.agency_code.clone(),
        due: action.due.map(|due| due.to_string()).unwrap_or_default(),
        reason: String::new(),
        meeting: String::new(),
    };
    let agreed = say.local().day(action.agreed);
    Ok(View {
        lead: say.fill(
            "actions-agreed-lead",
            &[("day", agreed.into()), ("agency", action.agency_code.clone().into())],
        ),
        item: item.map(|item| format!("{}. {}", item.position, item.title)),
        history: history::of(tx, action, say).await?,
        point: frame.show(action),
        may,
        hint: say.with("actions-due-hint", "zone", say.local().city(&group.zone)),
        agencies: form::agencies(tx, group, actor, say).await?,
        meetings: std::iter::once(between).chain(held).collect(),
        typed: typed.map_or_else(|| own.clone(), |typed| typed.beside(&own)),
        fields,
        changed,
        say: say.clone(),
    })
}
