//! Writing minutes: one form for each item, drafts kept as one types, conflicts side by side.

use askama::Template;
use axum::{Json, extract::Path, response::IntoResponse};
use kernel::Permit;
use meetings::AgendaItemId;
use serde::{Deserialize, Serialize};
use serde_json::json;
use web::{Form, Format, Head, Problem, Response, Say, Site, StatusCode, Visit};

use super::{AtMeeting, answer::Refusal, found, head_below};
use crate::{
    model::{Draft, Item, Version},
    ops::{self, ItemText, Whole},
    policy::{Sight, Write},
    store,
};

/// What the form of an item sends.
#[derive(Clone, Debug, Default, Deserialize)]
#[serde(default)]
pub(crate) struct Typed {
    /// The number of the item; 0 for the meeting as a whole.
    item: String,
    text: String,
    /// The revision of the item that was read.
    base: i64,
    /// The revision of the draft that was read.
    draft_revision: i64,
    /// Present when the button “Keep as draft” was pressed.
    keep: Option<String>,
}

/// One item on the page of writing.
#[derive(Serialize)]
struct ItemForm {
    item: u32,
    heading: String,
    text: String,
    base: i64,
    draft_revision: i64,
    #[serde(skip)]
    saved: String,
    /// What somebody else saved in between, where there is a choice to make.
    theirs: Option<String>,
    #[serde(skip)]
    theirs_words: String,
}

#[derive(Template, Serialize)]
#[template(path = "pages/edit.html")]
struct View {
    #[serde(skip)]
    say: Say,
    #[serde(skip)]
    base: String,
    #[serde(skip)]
    actions_url: String,
    meeting: String,
    title: String,
    version: u32,
    correction: String,
    items: Vec<ItemForm>,
    decisions: Vec<(String, String)>,
    #[serde(skip)]
    choices: Vec<(String, String)>,
    conflict: bool,
    recipients: usize,
    #[serde(skip)]
    circulate_words: String,
    #[serde(skip)]
    may_circulate: bool,
}

pub(crate) async fn page(visit: Visit, Path(at): Path<AtMeeting>) -> Result<Response, Problem> {
    shown(&visit, &at, None, StatusCode::OK).await
}

/// What was typed and refused, with what somebody else saved.
struct Clash {
    typed: Typed,
    theirs: Item,
}

async fn shown(
    visit: &Visit,
    at: &AtMeeting,
    clash: Option<Clash>,
    status: StatusCode,
) -> Result<Response, Problem> {
    let (say, actor) = (visit.say.clone(), visit.actor.clone());
    let (view, head): (View, Head) = visit
        .db()
        .read(async |tx| {
            let (whole, sight) = found(tx, at, &actor).await?;
            if sight < Sight::Everything {
                return Err(Problem::not_yours());
            }
            if whole.draft().is_none() && !whole.versions.is_empty() {
                return Err(ops::Error::Refused(crate::model::Refused::Locked).into());
            }
            let head = head_below(&say, &whole, &say.text("minutes-write"));
            Ok::<_, Problem>((view(tx, &actor, &say, &whole, clash).await?, head))
        })
        .await?;
    visit.page_with(status, head, &view)
}

async fn view(
    tx: &mut db::Tx,
    actor: &kernel::Actor,
    say: &Say,
    whole: &Whole,
    clash: Option<Clash>,
) -> Result<View, Problem> {
    let version = whole.draft();
    let drafts = match (version, actor.person()) {
        (Some(version), Some(person)) => store::drafts(tx, version.id, person.id).await?,
        _ => Vec::new(),
    };
    let agenda = meetings::agenda(tx, whole.meeting.id).await?;
    let mut places: Vec<(Option<AgendaItemId>, u32, String)> = agenda
        .into_iter()
        .map(|it| (Some(it.id), it.position, format!("{}. {}", it.position, it.title)))
        .collect();
    places.insert(0, (None, 0, say.text("minutes-whole-meeting")));
    let recipients = groups::recipients_on(tx, &whole.group, whole.group.day(actor.now)).await?.len();
    let decisions = store::decisions(tx, whole.meeting.id).await?;
    let meeting = &whole.meeting.reference;
    Ok(View {
        base: whole.url(""),
        actions_url: whole.group.path(&format!("/actions/new?meeting={meeting}&back=minutes")),
        meeting: meeting.clone(),
        title: whole.meeting.title.clone(),
        version: version.map_or(1, |version| version.number),
        correction: version.map(|version| version.correction.clone()).unwrap_or_default(),
        choices: places
            .iter()
            .map(|(_, position, heading)| (position.to_string(), heading.clone()))
            .collect(),
        conflict: clash.is_some(),
        items: places.into_iter().map(|place| form(say, version, &drafts, place, clash.as_ref())).collect(),
        decisions: decisions.into_iter().map(|it| (it.reference, it.text)).collect(),
        circulate_words: say.with(
            "minutes-circulate-to",
            "recipients",
            i64::try_from(recipients).unwrap_or(0),
        ),
        recipients,
        may_circulate: whole.meeting.state == meetings::State::Held
            && version.is_some_and(|version| version.may_circulate().is_ok()),
        say: say.clone(),
    })
}

fn form(
    say: &Say,
    version: Option<&Version>,
    drafts: &[Draft],
    (item, position, heading): (Option<AgendaItemId>, u32, String),
    clash: Option<&Clash>,
) -> ItemForm {
    let standing = version.and_then(|version| version.items.iter().find(|it| it.item == item));
    let revision = standing.map_or(0, |it| it.revision);
    let mut form = ItemForm {
        item: position,
        heading,
        text: standing.map(|it| it.text.clone()).unwrap_or_default(),
        base: revision,
        draft_revision: 0,
        saved: String::new(),
        theirs: None,
        theirs_words: String::new(),
    };
    if let Some(draft) = drafts.iter().find(|draft| draft.item == item) {
        form.draft_revision = draft.revision;
        form.saved = say.with("minutes-draft-kept", "at", say.local().instant(draft.saved_at));
        // A draft begun from an older text stands beside the newer one.
        form.theirs = (draft.base != revision && draft.text != form.text).then(|| form.text.clone());
        form.text.clone_from(&draft.text);
    }
    if let Some(clash) = clash.filter(|clash| clash.typed.item == position.to_string()) {
        form.text.clone_from(&clash.typed.text);
        form.theirs = Some(clash.theirs.text.clone());
    }
    if form.theirs.is_some()
        && let Some(theirs) = standing
    {
        let at = say.local().instant(theirs.edited_at);
        form.theirs_words =
            say.fill("minutes-theirs", &[("name", theirs.edited_by.clone().into()), ("at", at.into())]);
    }
    form
}

/// The item a form is about.
async fn item_of(tx: &mut db::Tx, whole: &Whole, number: &str) -> Result<Option<AgendaItemId>, ops::Error> {
    if number == "0" {
        return Ok(None);
    }
    let agenda = meetings::agenda(tx, whole.meeting.id).await?;
    let found = agenda.iter().find(|it| it.position.to_string() == number);
    found.map(|it| Some(it.id)).ok_or(ops::Error::NotFound("agenda item"))
}

async fn text_of(tx: &mut db::Tx, whole: &Whole, typed: &Typed) -> Result<ItemText, ops::Error> {
    let item = item_of(tx, whole, &typed.item).await?;
    Ok(ItemText { meeting: whole.meeting.id, item, text: typed.text.clone(), base: typed.base })
}

/// Saves an item, or keeps it as a draft where that button was pressed.
pub(crate) async fn save(
    visit: Visit,
    Path(at): Path<AtMeeting>,
    Form(typed): Form<Typed>,
) -> Result<Response, Problem> {
    let actor = visit.actor.clone();
    let done: Result<String, Refusal> = visit
        .db()
        .write(async |tx| {
            let (whole, _) = found(tx, &at, &actor).await.map_err(Refusal::Page)?;
            let permit: Permit<Write> = Permit::grant(&actor, whole.group.id).map_err(ops::Error::from)?;
            let text = text_of(tx, &whole, &typed).await?;
            if typed.keep.is_some() {
                ops::keep_draft(tx, &actor, permit, text, typed.draft_revision).await?;
            } else {
                ops::write_item(tx, &actor, permit, text).await?;
            }
            Ok(format!("{}#item-{}", whole.url("/minutes/edit"), typed.item))
        })
        .await;
    let notice = if typed.keep.is_some() { "minutes-notice-kept" } else { "minutes-notice-saved" };
    let theirs = match done {
        Ok(to) => return Ok(visit.done(&to, notice)),
        Err(Refusal::Page(problem)) => return Err(problem),
        Err(Refusal::Op(ops::Error::Conflict(theirs))) => *theirs,
        Err(Refusal::Op(ops::Error::DraftConflict(kept))) => other_window(&kept, &typed),
        Err(Refusal::Op(other)) => return Err(other.into()),
    };
    shown(&visit, &at, Some(Clash { typed, theirs }), StatusCode::CONFLICT).await
}

fn other_window(kept: &Draft, typed: &Typed) -> Item {
    Item {
        item: kept.item,
        position: typed.item.parse().unwrap_or(0),
        title: String::new(),
        text: kept.text.clone(),
        revision: kept.base,
        edited_by: String::new(),
        edited_at: kept.saved_at,
    }
}

/// Keeps what is typed while it is typed; answers the script with the new revision of the draft.
pub(crate) async fn autosave(
    visit: Visit,
    Path(at): Path<AtMeeting>,
    Form(typed): Form<Typed>,
) -> Result<Response, Problem> {
    if visit.format == Format::Html {
        let typed = Typed { keep: Some(String::new()), ..typed };
        return save(visit, Path(at), Form(typed)).await;
    }
    let actor = visit.actor.clone();
    let kept = visit
        .db()
        .write(async |tx| {
            let (whole, _) = found(tx, &at, &actor).await.map_err(Refusal::Page)?;
            let permit: Permit<Write> = Permit::grant(&actor, whole.group.id).map_err(ops::Error::from)?;
            let text = text_of(tx, &whole, &typed).await?;
            Ok(ops::keep_draft(tx, &actor, permit, text, typed.draft_revision).await?)
        })
        .await;
    match kept {
        Ok(draft) => {
            let saved = visit.say.with("minutes-draft-kept", "at", visit.say.local().instant(draft.saved_at));
            Ok(Json(json!({ "saved": saved, "revision": draft.revision })).into_response())
        }
        Err(Refusal::Page(problem)) => Err(problem),
        Err(Refusal::Op(error)) => Err(error.into()),
    }
}

/// A decision as the form sends it.
#[derive(Deserialize)]
pub(crate) struct DecisionTyped {
    decision: String,
    #[serde(default)]
    item: String,
}

/// Records a decision.
pub(crate) async fn decide(
    visit: Visit,
    Path(at): Path<AtMeeting>,
    Form(typed): Form<DecisionTyped>,
) -> Result<Response, Problem> {
    let actor = visit.actor.clone();
    let to = visit
        .db()
        .write(async |tx| {
            let (whole, _) = found(tx, &at, &actor).await?;
            let permit = Permit::grant(&actor, whole.group.id).map_err(ops::Error::from)?;
            let item = item_of(tx, &whole, &typed.item).await?;
            ops::decide(tx, &actor, permit, whole.meeting.id, item, &typed.decision).await?;
            Ok::<_, Problem>(whole.url("/minutes/edit#decisions"))
        })
        .await?;
    Ok(visit.done(&to, "minutes-notice-decided"))
}

/// Sends the draft to everybody who must have it.
pub(crate) async fn circulate(visit: Visit, Path(at): Path<AtMeeting>) -> Result<Response, Problem> {
    let (actor, site): (_, Site) = (visit.actor.clone(), visit.site.clone());
    let to = visit
        .db()
        .write(async |tx| {
            let (whole, _) = found(tx, &at, &actor).await?;
            let permit = Permit::grant(&actor, whole.group.id).map_err(ops::Error::from)?;
            ops::circulate(tx, &actor, permit, whole.meeting.id, &site).await?;
            Ok::<_, Problem>(whole.url("/circulation"))
        })
        .await?;
    Ok(visit.done(&to, "minutes-notice-circulated"))
}
