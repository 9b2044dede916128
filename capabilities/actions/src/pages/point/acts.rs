//! What the forms on the page of an action point do.

use axum::extract::Path;
use kernel::{Actor, Permit};
use serde::Deserialize;
use web::{Fields, Form, Problem, Response, Visit};

use super::{OfPoint, Typed, form, found, shown};
use crate::{
    ops::{self, Wish},
    policy::{Begin, Cancel, Change, Close, Reopen},
};

/// Every field that any of the forms sends.
#[derive(Clone, Debug, Default, Deserialize)]
#[serde(default)]
pub(crate) struct Sent {
    text: String,
    agency: String,
    due: String,
    reason: String,
    meeting: String,
    revision: String,
}

#[derive(Clone, Copy)]
enum Act {
    Begin,
    Close,
    Reopen,
    Cancel,
    Change,
}

impl Act {
    fn notice(self) -> &'static str {
        match self {
            Self::Begin => "actions-notice-begun",
            Self::Close => "actions-notice-closed",
            Self::Reopen => "actions-notice-reopened",
            Self::Cancel => "actions-notice-cancelled",
            Self::Change => "actions-notice-changed",
        }
    }
}

pub(crate) async fn begin(visit: Visit, Path(at): Path<OfPoint>) -> Result<Response, Problem> {
    done(visit, at, Sent::default(), Act::Begin).await
}

pub(crate) async fn reopen(visit: Visit, Path(at): Path<OfPoint>) -> Result<Response, Problem> {
    done(visit, at, Sent::default(), Act::Reopen).await
}

pub(crate) async fn close(
    visit: Visit,
    Path(at): Path<OfPoint>,
    Form(sent): Form<Sent>,
) -> Result<Response, Problem> {
    done(visit, at, sent, Act::Close).await
}

pub(crate) async fn cancel(
    visit: Visit,
    Path(at): Path<OfPoint>,
    Form(sent): Form<Sent>,
) -> Result<Response, Problem> {
    done(visit, at, sent, Act::Cancel).await
}

pub(crate) async fn change(
    visit: Visit,
    Path(at): Path<OfPoint>,
    Form(sent): Form<Sent>,
) -> Result<Response, Problem> {
    done(visit, at, sent, Act::Change).await
}

/// Why a form was not carried out: an operation refused it, or the page itself.
enum Refusal {
    Op(ops::Error),
    Page(Problem),
}

impl From<ops::Error> for Refusal {
    fn from(error: ops::Error) -> Self {
        Self::Op(error)
    }
}

impl From<db::Error> for Refusal {
    fn from(error: db::Error) -> Self {
        Self::Page(error.into())
    }
}

impl From<kernel::Denied> for Refusal {
    fn from(denied: kernel::Denied) -> Self {
        Self::Op(denied.into())
    }
}

async fn done(visit: Visit, at: OfPoint, sent: Sent, act: Act) -> Result<Response, Problem> {
    let actor = visit.actor.clone();
    let carried_out: Result<String, Refusal> =
        visit.db().write(async |tx| carry_out(tx, &actor, &at, &sent, act).await).await;
    let mut fields = Fields::default();
    match carried_out {
        Ok(url) => return Ok(visit.done(&url, act.notice())),
        Err(Refusal::Page(problem)) => return Err(problem),
        Err(Refusal::Op(ops::Error::Changed(_))) => {}
        Err(Refusal::Op(ops::Error::NotFound("agency"))) => {
            fields.refuse("agency", visit.say.text("actions-wrong-agency"));
        }
        Err(Refusal::Op(ops::Error::NotFound("day"))) => {
            fields.refuse("due", visit.say.text("actions-wrong-due"));
        }
        Err(Refusal::Op(ops::Error::NotFound("meeting"))) => {
            fields.refuse("meeting", visit.say.text("actions-wrong-meeting"));
        }
        Err(Refusal::Op(ops::Error::Refused(refused))) => {
            if let Some(other) = form::note(&mut fields, &visit.say, refused) {
                return Err(ops::Error::from(other).into());
            }
        }
        Err(Refusal::Op(other)) => return Err(other.into()),
    }
    let Sent { text, agency, due, reason, meeting, .. } = sent;
    shown(&visit, &at, Some(Typed { text, agency, due, reason, meeting }), fields).await
}

async fn carry_out(
    tx: &mut db::Tx,
    actor: &Actor,
    at: &OfPoint,
    sent: &Sent,
    act: Act,
) -> Result<String, Refusal> {
    let (action, group) = found(tx, at, actor).await.map_err(Refusal::Page)?;
    let on = ops::owned(&action, &group);
    match act {
        Act::Begin => {
            ops::begin(tx, actor, Permit::<Begin>::grant(actor, on)?, action.id).await?;
        }
        Act::Reopen => {
            ops::reopen(tx, actor, Permit::<Reopen>::grant(actor, on)?, action.id).await?;
        }
        Act::Close => {
            let permit = Permit::<Close>::grant(actor, on)?;
            let meeting = if sent.meeting.is_empty() {
                None
            } else {
                let found = meetings::by_reference(tx, group.id, &sent.meeting).await?;
                Some(found.ok_or(ops::Error::NotFound("meeting"))?.id)
            };
            ops::close(tx, actor, permit, action.id, meeting).await?;
        }
        Act::Cancel => {
            ops::cancel(tx, actor, Permit::<Cancel>::grant(actor, on)?, action.id, &sent.reason).await?;
        }
        Act::Change => {
            let permit = Permit::<Change>::grant(actor, on)?;
            let agency = people::agency_by_code(tx, &sent.agency).await?;
            let wish = Wish {
                text: sent.text.clone(),
                agency: agency.ok_or(ops::Error::NotFound("agency"))?.id,
                due: form::day_of(&sent.due).map_err(|()| ops::Error::NotFound("day"))?,
                revision: sent.revision.parse().unwrap_or(0),
            };
            ops::change(tx, actor, permit, action.id, wish).await?;
        }
    }
    Ok(group.path(&format!("/actions/{}", action.reference)))
}
