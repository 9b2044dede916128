//! Answering circulated minutes for an agency.

use askama::Template;
use axum::extract::Path;
use kernel::{Action as _, Permit};
use serde::{Deserialize, Serialize};
use web::{Fields, Form, Head, Problem, Response, Say, StatusCode, Visit};

use super::{AtMeeting, found, head_below};
use crate::{
    model::{Answer, Refused, Version, paragraphs},
    ops::{self, Word},
    policy::{Respond, Seat, seat_of},
};

/// What the form sends.
#[derive(Clone, Debug, Default, Deserialize, Serialize)]
#[serde(default)]
pub(crate) struct Typed {
    answer: String,
    paragraph: String,
    text: String,
}

/// The form, on its own page and in the panel of a meeting.
#[derive(Template, Serialize)]
#[template(path = "pages/answer.html")]
pub(crate) struct View {
    #[serde(skip)]
    say: Say,
    #[serde(skip)]
    base: String,
    agency: String,
    version: u32,
    #[serde(skip)]
    level: u8,
    #[serde(skip)]
    hint: String,
    #[serde(skip)]
    legend: String,
    #[serde(skip)]
    agree: String,
    typed: Typed,
    fields: Fields,
}

impl View {
    pub(crate) fn of(say: &Say, base: String, agency: String, version: &Version, level: u8) -> Self {
        let last = version.items.iter().flat_map(paragraphs).last().map(|it| it.number).unwrap_or_default();
        Self {
            hint: say.with("minutes-paragraph-hint", "example", last),
            legend: say.with("minutes-for-agency", "agency", agency.clone()),
            agree: say.with("minutes-agree-with", "version", version.number.to_string()),
            say: say.clone(),
            base,
            agency,
            version: version.number,
            level,
            typed: Typed::default(),
            fields: Fields::default(),
        }
    }
}

pub(crate) async fn page(visit: Visit, Path(at): Path<AtMeeting>) -> Result<Response, Problem> {
    shown(&visit, &at, Typed::default(), Fields::default(), StatusCode::OK).await
}

async fn shown(
    visit: &Visit,
    at: &AtMeeting,
    typed: Typed,
    fields: Fields,
    status: StatusCode,
) -> Result<Response, Problem> {
    let (say, actor) = (visit.say.clone(), visit.actor.clone());
    let (mut view, head): (View, Head) = visit
        .db()
        .read(async |tx| {
            let (whole, _) = found(tx, at, &actor).await?;
            let agency =
                seat_of(&actor, whole.group.id, whole.group.parent).ok_or_else(Problem::not_yours)?;
            let code = people::agency(tx, agency).await?.map(|agency| agency.code).unwrap_or_default();
            let version = whole.sent().filter(|version| version.is_open(actor.now));
            let version = version.ok_or(ops::Error::Refused(Refused::NotCirculated))?;
            let head = head_below(&say, &whole, &say.text("minutes-your-answer"));
            Ok::<_, Problem>((View::of(&say, whole.url(""), code, version, 1), head))
        })
        .await?;
    view.typed = typed;
    view.fields = fields;
    visit.page_with(status, head, &view)
}

pub(crate) async fn give(
    visit: Visit,
    Path(at): Path<AtMeeting>,
    Form(typed): Form<Typed>,
) -> Result<Response, Problem> {
    let actor = visit.actor.clone();
    let mut fields = Fields::default();
    let Ok(answer) = typed.answer.parse::<Answer>() else {
        fields.refuse("agree", visit.say.text("minutes-wrong-answer"));
        return shown(&visit, &at, typed, fields, StatusCode::UNPROCESSABLE_ENTITY).await;
    };
    let word = Word { answer, paragraph: typed.paragraph.clone(), text: typed.text.clone() };
    let done: Result<String, Refusal> = visit
        .db()
        .write(async |tx| {
            let (whole, _) = found(tx, &at, &actor).await.map_err(Refusal::Page)?;
            let (group, parent) = (whole.group.id, whole.group.parent);
            let agency = seat_of(&actor, group, parent)
                .ok_or(kernel::Denied(Respond::NAME))
                .map_err(ops::Error::from)?;
            let permit = Permit::grant(&actor, Seat { group, parent, agency }).map_err(ops::Error::from)?;
            ops::answer(tx, &actor, permit, whole.meeting.id, word).await?;
            Ok(whole.url(""))
        })
        .await;
    match done {
        Ok(to) => Ok(visit.done(&to, "minutes-notice-answered")),
        Err(Refusal::Page(problem)) => Err(problem),
        Err(Refusal::Op(ops::Error::Refused(Refused::NoParagraph(named)))) => {
            fields.refuse("paragraph", visit.say.with("minutes-wrong-paragraph", "paragraph", named));
            if typed.text.trim().is_empty() {
                fields.refuse("text", visit.say.text("minutes-wrong-comment"));
            }
            shown(&visit, &at, typed, fields, StatusCode::UNPROCESSABLE_ENTITY).await
        }
        Err(Refusal::Op(ops::Error::Refused(Refused::NoReason))) => {
            fields.refuse("text", visit.say.text("minutes-wrong-comment"));
            shown(&visit, &at, typed, fields, StatusCode::UNPROCESSABLE_ENTITY).await
        }
        Err(Refusal::Op(other)) => Err(other.into()),
    }
}

/// Why something was not carried out: an operation refused it, or the page itself.
pub(crate) enum Refusal {
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
        Self::Op(error.into())
    }
}
