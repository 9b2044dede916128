//! Reading minutes: a version, its answers, what it changed; adopting and correcting.

use askama::Template;
use axum::extract::Path;
use groups::keys;
use jiff::Timestamp;
use kernel::{Action as _, Actor, Permit};
use serde::{Deserialize, Serialize};
use web::{Form, Head, Html, Mark, Problem, Query, Response, Say, Status, Visit};

use super::{AtMeeting, found, head};
use crate::{
    model::{Answer, Given, Item, Line, State, Version, difference, everybody_answered, paragraphs},
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
    #[serde(skip)]
    anchor: String,
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
    #[serde(skip)]
    replacing: Option<String>,
    #[serde(skip)]
    superseded_by: Option<(String, String)>,
    digest: Option<String>,
    superseded: bool,
    #[serde(skip)]
    changed: Option<Changed>,
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
    let (view, head): (View, Head) = visit
        .db()
        .read(async |tx| {
            let (whole, sight) = found(tx, &at, &actor).await?;
            let title = say.text("minutes-title");
            let head = head(&say, &whole, &format!("{} · {title}", whole.meeting.title)).here(title);
            Ok::<_, Problem>((view(tx, &actor, &say, whole, sight, asked.number()).await?, head))
        })
        .await?;
    visit.page(head.lasting(), &view)
}

pub(super) fn visible(versions: &[Version], sight: Sight) -> Vec<&Version> {
    let least = |version: &Version| match version.state {
        State::Draft => Sight::Everything,
        State::Circulated => Sight::Circulated,
        State::Adopted => Sight::Adopted,
    };
    versions.iter().filter(|version| sight >= least(version)).collect()
}

/// The version that this one replaces, if the reader may see it.
pub(crate) fn before<'a>(whole: &'a Whole, version: &Version, sight: Sight) -> Option<&'a Version> {
    visible(&whole.versions, sight).into_iter().rfind(|it| it.number < version.number)
}

/// “Version 2 replaces version 1.”
pub(crate) fn replaces(say: &Say, version: u32, replaced: u32) -> String {
    let numbers = [("version", version.to_string().into()), ("replaced", replaced.to_string().into())];
    say.fill("minutes-replaces", &numbers)
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
    let before = shown.and_then(|shown| before(&whole, shown, sight));
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
    let items = shown.map(|it| items(say, it, before)).unwrap_or_default();
    Ok(View {
        base: whole.url(""),
        meeting: whole.meeting.reference.clone(),
        title: whole.meeting.title.clone(),
        mark: mark(say, shown, superseded),
        lead: lead(say, &whole, shown),
        version: shown.map(|it| it.number),
        state: shown.map(|it| it.state),
        correction: shown.map(|it| it.correction.clone()).unwrap_or_default(),
        replacing: shown.zip(before).map(|(it, before)| replaces(say, it.number, before.number)),
        superseded_by: shown.and_then(|it| superseded_by(say, &whole, it, &seen)),
        digest: shown.and_then(|it| it.digest.clone()),
        superseded,
        changed: before.map(|before| Changed::between(say, &whole, before, &items)),
        items,
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

/// Every item with its paragraphs and what it changed; one that was taken out stands where it stood, empty.
fn items(say: &Say, version: &Version, before: Option<&Version>) -> Vec<ItemView> {
    let gone = before.into_iter().flat_map(|before| &before.items);
    let gone = gone.filter(|old| !version.items.iter().any(|it| it.item == old.item));
    let mut items: Vec<(&Item, &str)> = version.items.iter().map(|item| (item, item.text.as_str())).collect();
    items.extend(gone.filter(|old| !old.text.trim().is_empty()).map(|old| (old, "")));
    items.sort_by_key(|(item, _)| item.position);
    let each = items.into_iter().map(|(item, text)| {
        let old = before.and_then(|before| before.items.iter().find(|it| it.item == item.item));
        let old = old.map_or("", |old| old.text.as_str());
        let taken_out = text.is_empty() && !item.text.is_empty();
        ItemView {
            heading: if item.position == 0 {
                say.text("minutes-whole-meeting")
            } else {
                format!("{}. {}", item.position, item.title)
            },
            anchor: format!("item-{}", item.position),
            paragraphs: if taken_out { Vec::new() } else { paragraph_views(item) },
            changes: if before.is_some() && old != text { difference(old, text) } else { Vec::new() },
        }
    });
    each.collect()
}

fn paragraph_views(item: &Item) -> Vec<ParagraphView> {
    let each = paragraphs(item).into_iter().map(|it| ParagraphView {
        html: web::markdown(&it.text),
        number: it.number,
        text: it.text,
    });
    each.collect()
}

/// Where a version differs from the one it replaces.
struct Changed {
    title: String,
    url: String,
    /// The items whose text changed: their headings and where they stand.
    items: Vec<(String, String)>,
}

impl Changed {
    fn between(say: &Say, whole: &Whole, before: &Version, items: &[ItemView]) -> Self {
        let changed = items.iter().filter(|item| !item.changes.is_empty());
        Self {
            title: say.with("minutes-changed-since", "version", before.number.to_string()),
            url: whole.url(&format!("/minutes?version={}", before.number)),
            items: changed.map(|item| (item.heading.clone(), item.anchor.clone())).collect(),
        }
    }
}

/// The newer version that took the place of this one, in words and where it is read.
fn superseded_by(say: &Say, whole: &Whole, it: &Version, seen: &[&Version]) -> Option<(String, String)> {
    let newer = seen.iter().find(|newer| newer.number > it.number && newer.state != State::Draft)?;
    let url = whole.url(&format!("/minutes?version={}", newer.number));
    Some((replaces(say, newer.number, it.number), url))
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
