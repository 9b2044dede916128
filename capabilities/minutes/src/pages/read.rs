//! Reading minutes: a version, its answers, what it changed; adopting and correcting.

use askama::Template;
use axum::extract::Path;
use groups::keys;
use jiff::Timestamp;
use kernel::{Action as _, Actor, Permit};
use serde::{Deserialize, Serialize};
use web::{Form, Html, Mark, Problem, Query, Response, Say, Status, Visit};

use super::{AtMeeting, found};
use crate::{
    model::{Answer, Given, Line, State, Version, difference, everybody_answered, paragraphs},
    ops::{self, Adoption, Whole},
    policy::{self, Sight, seat_of},
    store,
};

/// Which version is asked for.
#[derive(Clone, Debug, Default, Deserialize)]
#[serde(default)]
pub(crate) struct Question {
    version: String,
}

impl Question {
    /// The number asked for; none means the newest.
    pub(crate) fn number(&self) -> Option<u32> {
        self.version.parse().ok()
    }
}

#[derive(Serialize)]
struct ItemView {
    heading: String,
    paragraphs: Vec<ParagraphView>,
    #[serde(skip_serializing_if = "Vec::is_empty")]
    changes: Vec<Line>,
}

#[derive(Serialize)]
struct ParagraphView {
    number: String,
    text: String,
    #[serde(skip)]
    html: Html,
}

#[derive(Serialize)]
struct VersionView {
    number: u32,
    state: State,
    circulated_at: Option<Timestamp>,
    adopted_at: Option<Timestamp>,
    correction: String,
    #[serde(skip)]
    url: String,
    #[serde(skip)]
    words: String,
    current: bool,
}

#[derive(Serialize)]
pub(crate) struct AnswerView {
    pub(crate) agency: String,
    pub(crate) person: String,
    pub(crate) answer: Answer,
    pub(crate) paragraph: String,
    pub(crate) text: String,
    pub(crate) at: Timestamp,
    #[serde(skip)]
    pub(crate) when: String,
    #[serde(skip)]
    pub(crate) words: String,
}

pub(crate) fn answer_view(say: &Say, it: &Given) -> AnswerView {
    AnswerView {
        agency: it.agency_code.clone(),
        person: it.person_name.clone(),
        answer: it.answer,
        paragraph: it.paragraph.clone(),
        text: it.text.clone(),
        at: it.at,
        when: say.local().instant(it.at),
        words: say.text(&format!("minutes-answer-{}", it.answer)),
    }
}

#[derive(Template, Serialize)]
#[template(path = "pages/read.html")]
#[expect(clippy::struct_excessive_bools, reason = "each says whether one thing is offered to the reader")]
struct View {
    #[serde(skip)]
    say: Say,
    #[serde(skip)]
    base: String,
    meeting: String,
    title: String,
    #[serde(skip)]
    mark: Mark,
    #[serde(skip)]
    lead: String,
    version: Option<u32>,
    state: Option<State>,
    correction: String,
    digest: Option<String>,
    superseded: bool,
    items: Vec<ItemView>,
    decisions: Vec<(String, String)>,
    answers: Vec<AnswerView>,
    versions: Vec<VersionView>,
    #[serde(skip)]
    keys: Vec<String>,
    #[serde(skip)]
    may_write: bool,
    #[serde(skip)]
    may_adopt: bool,
    #[serde(skip)]
    may_correct: bool,
    #[serde(skip)]
    may_answer: bool,
    #[serde(skip)]
    may_see_ledger: bool,
}

pub(crate) async fn page(
    visit: Visit,
    Path(at): Path<AtMeeting>,
    Query(asked): Query<Question>,
) -> Result<Response, Problem> {
    let (say, actor) = (visit.say.clone(), visit.actor.clone());
    let view: View = visit
        .db()
        .read(async |tx| {
            let (whole, sight) = found(tx, &at, &actor).await?;
            view(tx, &actor, &say, whole, sight, asked.number()).await
        })
        .await?;
    let title = format!("{} · {}", view.title, visit.say.text("minutes-title"));
    let head =
        super::trail(&visit.say, title, &view.meeting, &view.base).here(visit.say.text("minutes-title"));
    visit.page(head, &view)
}

pub(super) fn visible(versions: &[Version], sight: Sight) -> Vec<&Version> {
    let least = |version: &Version| match version.state {
        State::Draft => Sight::Everything,
        State::Circulated => Sight::Circulated,
        State::Adopted => Sight::Adopted,
    };
    versions.iter().filter(|version| sight >= least(version)).collect()
}

async fn view(
    tx: &mut db::Tx,
    actor: &Actor,
    say: &Say,
    whole: Whole,
    sight: Sight,
    asked: Option<u32>,
) -> Result<View, Problem> {
    let seen = visible(&whole.versions, sight);
    let shown = match asked {
        Some(number) => Some(*seen.iter().find(|it| it.number == number).ok_or_else(Problem::not_found)?),
        None => seen.last().copied(),
    };
    let before = shown.and_then(|shown| whole.versions.iter().rfind(|it| it.number < shown.number));
    let before = before.filter(|before| seen.contains(before));
    let (answers, turned, answered) = match shown {
        Some(version) if sight >= Sight::Circulated => about(tx, version).await?,
        _ => (Vec::new(), Vec::new(), false),
    };
    let newest = whole.sent().is_some_and(|sent| shown.is_some_and(|shown| shown.id == sent.id));
    let seat = seat_of(actor, whole.group.id, whole.group.parent);
    let own_key = |key: &keys::Turned| actor.person().is_some_and(|person| person.id == key.person);
    let may_adopt = newest
        && whole.draft().is_none()
        && policy::Adopt::allowed(actor, &whole.group.id)
        && shown.is_some_and(|shown| shown.may_adopt(actor.now, answered).is_ok())
        && !turned.iter().any(own_key);
    let decisions = store::decisions(tx, whole.meeting.id).await?;
    let superseded = shown.is_some_and(|shown| {
        shown.state == State::Adopted && whole.adopted().is_some_and(|adopted| adopted.number > shown.number)
    });
    let may_write = policy::Write::allowed(actor, &whole.group.id);
    Ok(View {
        base: whole.url(""),
        meeting: whole.meeting.reference.clone(),
        title: whole.meeting.title.clone(),
        mark: mark(say, shown, superseded),
        lead: lead(say, &whole, shown),
        version: shown.map(|it| it.number),
        state: shown.map(|it| it.state),
        correction: shown.map(|it| it.correction.clone()).unwrap_or_default(),
        digest: shown.and_then(|it| it.digest.clone()),
        superseded,
        items: shown.map(|it| items(say, it, before)).unwrap_or_default(),
        decisions: decisions.into_iter().map(|it| (it.reference, it.text)).collect(),
        answers: answers.iter().map(|it| answer_view(say, it)).collect(),
        versions: seen.iter().rev().map(|it| version_view(say, &whole, it, shown)).collect(),
        keys: turned.iter().map(|key| format!("{}, {}", key.person_name, key.agency_code)).collect(),
        may_write: may_write && (whole.draft().is_some() || whole.versions.is_empty()),
        may_adopt,
        may_correct: may_write && newest && whole.draft().is_none(),
        may_answer: seat.is_some() && newest && shown.is_some_and(|shown| shown.is_open(actor.now)),
        may_see_ledger: sight >= Sight::Circulated && whole.sent().is_some(),
        say: say.clone(),
    })
}

type About = (Vec<Given>, Vec<keys::Turned>, bool);

/// What was said to a version, whose keys were turned for it, and whether every agency answered.
async fn about(tx: &mut db::Tx, version: &Version) -> db::Result<About> {
    let answers = store::answers(tx, version.id).await?;
    let digest = version.digest.clone().unwrap_or_default();
    let turned = keys::turned(tx, &format!("minutes-version:{}", version.id), &digest).await?;
    let circulations = store::circulations(tx, version.minutes).await?;
    let recipients = match circulations.iter().find(|it| it.version == version.id) {
        Some(circulation) => store::recipients(tx, circulation.id).await?,
        None => Vec::new(),
    };
    let answered = everybody_answered(&recipients, &answers);
    Ok((answers, turned, answered))
}

fn items(say: &Say, version: &Version, before: Option<&Version>) -> Vec<ItemView> {
    let mut items: Vec<_> = version.items.iter().collect();
    items.sort_by_key(|item| item.position);
    let each = items.into_iter().map(|item| {
        let old = before.and_then(|before| before.items.iter().find(|it| it.item == item.item));
        let old = old.map_or("", |old| old.text.as_str());
        let changed = before.is_some() && old != item.text;
        ItemView {
            heading: if item.position == 0 {
                say.text("minutes-whole-meeting")
            } else {
                format!("{}. {}", item.position, item.title)
            },
            paragraphs: paragraphs(item)
                .into_iter()
                .map(|it| ParagraphView { html: web::markdown(&it.text), number: it.number, text: it.text })
                .collect(),
            changes: if changed { difference(old, &item.text) } else { Vec::new() },
        }
    });
    each.collect()
}

fn version_view(say: &Say, whole: &Whole, it: &Version, shown: Option<&Version>) -> VersionView {
    let at = it.adopted_at.or(it.circulated_at).map(|at| say.local().instant(at)).unwrap_or_default();
    VersionView {
        number: it.number,
        state: it.state,
        circulated_at: it.circulated_at,
        adopted_at: it.adopted_at,
        correction: it.correction.clone(),
        url: whole.url(&format!("/minutes?version={}", it.number)),
        words: format!("{} {at}", say.text(&format!("minutes-state-{}", it.state))),
        current: shown.is_some_and(|shown| shown.id == it.id),
    }
}

pub(crate) fn mark(say: &Say, version: Option<&Version>, superseded: bool) -> Mark {
    let (status, key) = match version.map(|version| version.state) {
        _ if superseded => (Status::NothingRecorded, "minutes-superseded"),
        None => (Status::NothingRecorded, "minutes-state-none"),
        Some(State::Draft) => (Status::NotYetDue, "minutes-state-draft"),
        Some(State::Circulated) => (Status::OnTrack, "minutes-state-circulated"),
        Some(State::Adopted) => (Status::Met, "minutes-state-adopted"),
    };
    Mark::new(status, say.text(key))
}

pub(super) fn lead(say: &Say, whole: &Whole, version: Option<&Version>) -> String {
    let Some(version) = version else { return say.text("minutes-none-yet") };
    let number = version.number.to_string();
    match (version.state, version.closes_at) {
        (State::Circulated, Some(closes)) => {
            let deadline = say.local().deadline(&closes.to_zoned_datetime(whole.group.time_zone()));
            say.fill("minutes-lead-circulated", &[("version", number.into()), ("deadline", deadline.into())])
        }
        _ => say.with("minutes-lead-version", "version", number),
    }
}

/// Turns the reader's key.
pub(crate) async fn adopt(visit: Visit, Path(at): Path<AtMeeting>) -> Result<Response, Problem> {
    let actor = visit.actor.clone();
    let (to, done) = visit
        .db()
        .write(async |tx| {
            let (whole, _) = found(tx, &at, &actor).await?;
            let permit = Permit::grant(&actor, whole.group.id).map_err(ops::Error::from)?;
            let done = ops::adopt(tx, &actor, permit, whole.meeting.id).await?;
            Ok::<_, Problem>((whole.url("/minutes"), done))
        })
        .await?;
    let notice = match done {
        Adoption::Adopted(_) => "minutes-notice-adopted",
        Adoption::Waiting(_) => "minutes-notice-key-turned",
    };
    Ok(visit.done(&to, notice))
}

/// Why a correction is begun.
#[derive(Deserialize)]
pub(crate) struct Correction {
    reason: String,
}

/// Begins a new version that corrects this one.
pub(crate) async fn correct(
    visit: Visit,
    Path(at): Path<AtMeeting>,
    Form(sent): Form<Correction>,
) -> Result<Response, Problem> {
    let actor = visit.actor.clone();
    let to = visit
        .db()
        .write(async |tx| {
            let (whole, _) = found(tx, &at, &actor).await?;
            let permit = Permit::grant(&actor, whole.group.id).map_err(ops::Error::from)?;
            ops::correct(tx, &actor, permit, whole.meeting.id, &sent.reason).await?;
            Ok::<_, Problem>(whole.url("/minutes/edit"))
        })
        .await?;
    Ok(visit.done(&to, "minutes-notice-correction"))
}
