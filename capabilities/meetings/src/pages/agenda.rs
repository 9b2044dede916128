//! Writing an agenda, and asking before an item goes.

use askama::Template;
use axum::extract::Path;
use groups::Group;
use serde::{Deserialize, Serialize};
use web::{Fields, Form, Problem, Response, Say, StatusCode, Visit};

use super::{
    AtItem, AtMeeting, found,
    meeting::{PaperRow, paper_row},
    path, permit, reads_inside,
    words::{self, Choice},
};
use crate::{
    AgendaItem, AgendaItemId, Meeting, NewItem, Paper, model::numbered, ops, policy::ChangeMeeting, store,
    sum_of_minutes,
};

/// An item as it was typed.
#[derive(Clone, Debug, Default, Deserialize, Serialize)]
#[serde(default)]
pub(crate) struct Typed {
    title: String,
    minutes: String,
    presenter: String,
    clause: String,
    kind: String,
    revision: String,
}

#[derive(Template, Serialize)]
#[template(path = "pages/agenda.html")]
struct AgendaView {
    #[serde(skip)]
    say: Say,
    #[serde(skip)]
    heading: String,
    title: String,
    #[serde(skip)]
    path: String,
    items: Vec<Row>,
    #[serde(skip)]
    sum: String,
    too_long: bool,
    typed: Typed,
    fields: Fields,
    #[serde(skip)]
    may_change: bool,
    #[serde(skip)]
    kinds: Vec<Choice>,
}

#[derive(Serialize)]
struct Row {
    id: AgendaItemId,
    position: u32,
    title: String,
    minutes: u32,
    presenter: String,
    clause: Option<u32>,
    revision: i64,
    papers: Vec<PaperRow>,
    #[serde(skip)]
    first: bool,
    #[serde(skip)]
    last: bool,
    /// The paper that was not taken, as it was typed.
    #[serde(skip)]
    laying: Option<Laying>,
}

/// A paper as it was typed, without its file: browsers do not send that back.
#[derive(Clone)]
pub(crate) struct Laying {
    pub(crate) item: AgendaItemId,
    pub(crate) title: String,
    pub(crate) link: String,
    /// Why it was not taken, and what to do.
    pub(crate) why: String,
}

#[derive(Template, Serialize)]
#[template(path = "pages/item.html")]
struct ItemView {
    #[serde(skip)]
    say: Say,
    #[serde(skip)]
    heading: String,
    #[serde(skip)]
    path: String,
    id: AgendaItemId,
    typed: Typed,
    fields: Fields,
    #[serde(skip)]
    other: Vec<(String, String)>,
    #[serde(skip)]
    kinds: Vec<Choice>,
}

#[derive(Template, Serialize)]
#[template(path = "pages/remove-item.html")]
struct RemoveView {
    #[serde(skip)]
    say: Say,
    title: String,
    papers: usize,
    #[serde(skip)]
    path: String,
    id: AgendaItemId,
}

struct Loaded {
    group: Group,
    meeting: Meeting,
    items: Vec<AgendaItem>,
    papers: Vec<Paper>,
}

async fn load(visit: &Visit, slug: Option<&str>, reference: &str) -> Result<Loaded, Problem> {
    let loaded = visit
        .db()
        .read(async |tx| {
            let (group, meeting) = found(tx, &visit.actor, slug, reference).await?;
            let items = store::agenda(tx, meeting.id).await?;
            let papers = store::papers(tx, meeting.id).await?;
            Ok::<_, Problem>(Loaded { group, meeting, items, papers })
        })
        .await?;
    // To others the page of papers does not exist.
    if reads_inside(visit, &loaded.group) { Ok(loaded) } else { Err(Problem::not_found()) }
}

pub(crate) async fn page(visit: Visit, Path(at): Path<AtMeeting>) -> Result<Response, Problem> {
    let loaded = load(&visit, at.slug.as_deref(), &at.reference).await?;
    show(&visit, &loaded, Typed::default(), Fields::default())
}

/// The agenda again, with a paper that was not taken and why.
pub(crate) async fn not_laid(
    visit: &Visit,
    at: &AtItem,
    laying: Laying,
    status: StatusCode,
) -> Result<Response, Problem> {
    let loaded = load(visit, at.slug.as_deref(), &at.reference).await?;
    let item = loaded.items.iter().find(|item| item.id == laying.item).ok_or_else(Problem::not_found)?;
    let mut fields = Fields::default();
    fields.refuse(&format!("f{}", item.position), laying.why.clone());
    show_with(visit, &loaded, status, Typed::default(), fields, Some(&laying))
}

fn show(visit: &Visit, it: &Loaded, typed: Typed, fields: Fields) -> Result<Response, Problem> {
    let status = if fields.any() { StatusCode::UNPROCESSABLE_ENTITY } else { StatusCode::OK };
    show_with(visit, it, status, typed, fields, None)
}

fn show_with(
    visit: &Visit,
    it: &Loaded,
    status: StatusCode,
    typed: Typed,
    fields: Fields,
    laying: Option<&Laying>,
) -> Result<Response, Problem> {
    let (say, base) = (&visit.say, path(&it.group, &it.meeting));
    let sum = sum_of_minutes(&it.items);
    let numbers = numbered(&it.meeting.reference, &it.items, &it.papers);
    let rows = it.items.iter().enumerate().map(|(n, item)| Row {
        id: item.id,
        position: item.position,
        title: item.title.clone(),
        minutes: item.minutes,
        presenter: item.presenter.clone(),
        clause: item.clause,
        revision: item.revision,
        papers: it
            .papers
            .iter()
            .filter(|paper| paper.item == item.id)
            .map(|one| paper_row(&base, one, &numbers))
            .collect(),
        first: n == 0,
        last: n + 1 == it.items.len(),
        laying: laying.filter(|laying| laying.item == item.id).cloned(),
    });
    let view = AgendaView {
        heading: say.text("meetings-agenda"),
        title: it.meeting.title.clone(),
        items: rows.collect(),
        too_long: sum > it.meeting.minutes,
        sum: say.fill(
            if sum > it.meeting.minutes { "meetings-agenda-too-long" } else { "meetings-agenda-sum" },
            &[("sum", sum.into()), ("length", it.meeting.minutes.into())],
        ),
        may_change: <ChangeMeeting as kernel::Action>::allowed(&visit.actor, &it.meeting)
            && it.meeting.state != crate::State::Cancelled,
        path: base,
        kinds: words::kinds(say, &typed.kind),
        typed,
        fields,
        say: say.clone(),
    };
    let head = words::head_of(say, &it.group, &it.meeting, &view.heading);
    visit.page_with(status, head, &view)
}

fn read(say: &Say, typed: &Typed, fields: &mut Fields) -> NewItem {
    if typed.title.trim().is_empty() || typed.title.trim().chars().count() > 200 {
        fields.refuse("title", say.text("meetings-refused-title"));
    }
    let minutes = match typed.minutes.trim() {
        "" => Some(0),
        text => text.parse().ok().filter(|minutes| *minutes <= 1440),
    };
    if minutes.is_none() {
        fields.refuse("minutes", say.text("meetings-refused-minutes"));
    }
    let clause = match typed.clause.trim() {
        "" => Some(None),
        text => text.parse().ok().filter(|clause| (1..=999).contains(clause)).map(Some),
    };
    if clause.is_none() {
        fields.refuse("clause", say.text("meetings-refused-clause"));
    }
    if typed.presenter.trim().chars().count() > 120 {
        fields.refuse("presenter", say.text("meetings-refused-long"));
    }
    NewItem {
        title: typed.title.clone(),
        minutes: minutes.unwrap_or_default(),
        presenter: typed.presenter.clone(),
        clause: clause.flatten(),
        kind: typed.kind.parse().unwrap_or_default(),
    }
}

pub(crate) async fn add(
    visit: Visit,
    Path(at): Path<AtMeeting>,
    Form(typed): Form<Typed>,
) -> Result<Response, Problem> {
    let loaded = load(&visit, at.slug.as_deref(), &at.reference).await?;
    let mut fields = Fields::default();
    let new = read(&visit.say, &typed, &mut fields);
    if fields.any() {
        return show(&visit, &loaded, typed, fields);
    }
    let to = path(&loaded.group, &loaded.meeting);
    let permit = permit::<ChangeMeeting>(&visit, loaded.meeting)?;
    visit.db().write(async |tx| ops::add_item(tx, &visit.actor, permit, new).await).await?;
    Ok(visit.done(&format!("{to}/agenda"), "meetings-notice-item-added"))
}

pub(crate) async fn item(visit: Visit, Path(at): Path<AtItem>) -> Result<Response, Problem> {
    let loaded = load(&visit, at.slug.as_deref(), &at.reference).await?;
    drop(permit::<ChangeMeeting>(&visit, loaded.meeting.clone())?);
    let item = loaded.items.iter().find(|item| item.id == at.item).ok_or_else(Problem::not_found)?;
    let typed = Typed {
        title: item.title.clone(),
        minutes: item.minutes.to_string(),
        presenter: item.presenter.clone(),
        clause: item.clause.map_or_else(String::new, |clause| clause.to_string()),
        kind: item.kind.word().to_owned(),
        revision: item.revision.to_string(),
    };
    show_item(&visit, &loaded, at.item, typed, Fields::default(), None)
}

fn show_item(
    visit: &Visit,
    it: &Loaded,
    id: AgendaItemId,
    mut typed: Typed,
    fields: Fields,
    other: Option<&AgendaItem>,
) -> Result<Response, Problem> {
    let say = &visit.say;
    let status = match (other, fields.any()) {
        (Some(_), _) => StatusCode::CONFLICT,
        (None, true) => StatusCode::UNPROCESSABLE_ENTITY,
        (None, false) => StatusCode::OK,
    };
    if let Some(now) = other {
        typed.revision = now.revision.to_string();
    }
    let rows = other.map_or_else(Vec::new, |now| {
        vec![
            (say.text("meetings-title"), now.title.clone()),
            (say.text("meetings-minutes"), now.minutes.to_string()),
            (say.text("meetings-lead-person"), now.presenter.clone()),
            (say.text("meetings-clause"), now.clause.map_or_else(String::new, |clause| clause.to_string())),
            (say.text("meetings-kind"), words::kind(say, now.kind)),
        ]
    });
    let view = ItemView {
        heading: say.text("meetings-change-item"),
        path: path(&it.group, &it.meeting),
        id,
        kinds: words::kinds(say, &typed.kind),
        typed,
        fields,
        other: rows,
        say: say.clone(),
    };
    let head = words::head_of(say, &it.group, &it.meeting, &view.heading);
    visit.page_with(status, head, &view)
}

pub(crate) async fn change(
    visit: Visit,
    Path(at): Path<AtItem>,
    Form(typed): Form<Typed>,
) -> Result<Response, Problem> {
    let loaded = load(&visit, at.slug.as_deref(), &at.reference).await?;
    let mut fields = Fields::default();
    let new = read(&visit.say, &typed, &mut fields);
    if fields.any() {
        return show_item(&visit, &loaded, at.item, typed, fields, None);
    }
    let revision: i64 = typed.revision.parse().map_err(Problem::unreadable)?;
    let permit = permit::<ChangeMeeting>(&visit, loaded.meeting.clone())?;
    let done = visit
        .db()
        .write(async |tx| ops::change_item(tx, &visit.actor, permit, at.item, revision, new).await)
        .await;
    match done {
        Ok(_) => {
            let to = format!("{}/agenda", path(&loaded.group, &loaded.meeting));
            Ok(visit.done(&to, "meetings-notice-item-changed"))
        }
        Err(ops::Error::StaleItem(now)) => {
            show_item(&visit, &loaded, at.item, typed, Fields::default(), Some(&now))
        }
        Err(error) => Err(error.into()),
    }
}

#[derive(Deserialize)]
pub(crate) struct MoveForm {
    by: i32,
}

pub(crate) async fn move_item(
    visit: Visit,
    Path(at): Path<AtItem>,
    Form(form): Form<MoveForm>,
) -> Result<Response, Problem> {
    let loaded = load(&visit, at.slug.as_deref(), &at.reference).await?;
    let to = format!("{}/agenda", path(&loaded.group, &loaded.meeting));
    let permit = permit::<ChangeMeeting>(&visit, loaded.meeting)?;
    visit.db().write(async |tx| ops::move_item(tx, &visit.actor, permit, at.item, form.by).await).await?;
    Ok(visit.lead(&to))
}

pub(crate) async fn ask(visit: Visit, Path(at): Path<AtItem>) -> Result<Response, Problem> {
    let loaded = load(&visit, at.slug.as_deref(), &at.reference).await?;
    drop(permit::<ChangeMeeting>(&visit, loaded.meeting.clone())?);
    let item = loaded.items.iter().find(|item| item.id == at.item).ok_or_else(Problem::not_found)?;
    let say = &visit.say;
    let view = RemoveView {
        title: item.title.clone(),
        papers: loaded.papers.iter().filter(|paper| paper.item == item.id).count(),
        path: path(&loaded.group, &loaded.meeting),
        id: item.id,
        say: say.clone(),
    };
    visit.page(words::head_of(say, &loaded.group, &loaded.meeting, &say.text("meetings-remove-item")), &view)
}

pub(crate) async fn remove(visit: Visit, Path(at): Path<AtItem>) -> Result<Response, Problem> {
    let loaded = load(&visit, at.slug.as_deref(), &at.reference).await?;
    let to = format!("{}/agenda", path(&loaded.group, &loaded.meeting));
    let permit = permit::<ChangeMeeting>(&visit, loaded.meeting)?;
    visit.db().write(async |tx| ops::remove_item(tx, &visit.actor, permit, at.item).await).await?;
    Ok(visit.done(&to, "meetings-notice-item-removed"))
}
