//! What action points add to the page of a meeting and to the reader's page of the day.

use std::pin::Pin;

use askama::Template;
use axum::{Json, extract::Path, response::IntoResponse as _};
use db::Tx;
use groups::Group;
use kernel::{Action as _, Cells, Column, List, uuid::Uuid};
use meetings::{Meeting, MeetingId};
use serde::Serialize;
use serde_json::json;
use web::{Format, Html, PanelHtml, Problem, Response, Say, Task, TaskUrgency, Visit};

use super::{
    OfMeeting,
    row::{Frame, Shown, agencies_of},
    table,
};
use crate::{model::Action, policy, store};

pub(super) type Answer<T> = Pin<Box<dyn Future<Output = Result<T, Problem>> + Send>>;

#[derive(Template, Serialize)]
#[template(path = "pages/panel.html")]
struct View {
    #[serde(skip)]
    say: Say,
    #[serde(skip)]
    new_url: String,
    #[serde(skip)]
    list_url: String,
    #[serde(skip)]
    list_words: String,
    #[serde(skip)]
    files_url: String,
    #[serde(skip)]
    may_agree: bool,
    #[serde(skip)]
    planned: bool,
    #[serde(skip)]
    none_carried: String,
    carried_over: Vec<Shown>,
    /// Which of those that were carried over are shown, where that is not all of them.
    #[serde(skip)]
    cut: String,
    #[serde(skip)]
    carried: usize,
    agreed: Vec<Shown>,
    closed: Vec<Shown>,
    #[serde(skip)]
    note: String,
}

/// So many of those that were carried over stand on the page of a meeting; the files hold all.
const MOST: usize = 50;

/// The action points of a meeting: carried over to it, agreed at it, closed at it.
pub(crate) fn of_meeting(visit: Visit, id: Uuid) -> Answer<Option<PanelHtml>> {
    Box::pin(async move {
        let (say, actor) = (visit.say.clone(), visit.actor.clone());
        let view = visit
            .db()
            .read(async |tx| {
                let Some((meeting, group)) = found(tx, MeetingId::from_uuid(id)).await? else {
                    return Ok(None);
                };
                if !policy::may_read(&actor, group.id, group.parent) {
                    return Ok(None);
                }
                let frame = Frame::of(tx, &group, &actor, &say).await?;
                view(tx, &meeting, &frame, policy::Agree::allowed(&actor, &group.id), MOST).await.map(Some)
            })
            .await
            .map_err(Problem::from)?;
        let Some(view) = view else { return Ok(None) };
        if view.carried_over.is_empty() && view.agreed.is_empty() && view.closed.is_empty() && !view.may_agree
        {
            return Ok(None);
        }
        let html = view.render().map_err(|error| Problem::internal(&error))?;
        let data = json!({
            "carried_over_count": view.carried,
            "carried_over": view.carried_over,
            "agreed": view.agreed,
            "closed": view.closed,
        });
        Ok(Some(PanelHtml { html: Html::made(html), side: false, name: "action_points", data }))
    })
}

/// The action points of a meeting as files; a person is led to the page of the meeting, which shows them.
pub(super) async fn listed(visit: Visit, Path(at): Path<OfMeeting>) -> Result<Response, Problem> {
    let (say, actor) = (visit.say.clone(), visit.actor.clone());
    let (url, name, list, data) = visit
        .db()
        .read(async |tx| {
            let group = groups::at(tx, at.slug.as_deref()).await?;
            let meeting = meetings::by_reference(tx, group.id, &at.reference).await?;
            let meeting = meeting.filter(|it| it.state != meetings::State::Cancelled);
            let meeting = meeting.filter(|_| policy::may_read(&actor, group.id, group.parent));
            let meeting = meeting.ok_or_else(Problem::not_found)?;
            let frame = Frame::of(tx, &group, &actor, &say).await?;
            let view = view(tx, &meeting, &frame, false, usize::MAX).await?;
            let data =
                json!({ "carried_over": view.carried_over, "agreed": view.agreed, "closed": view.closed });
            let url = group.path(&format!("/meetings/{}#action-points", meeting.reference));
            let name = format!("actions-{}-{}", group.slug, meeting.reference);
            Ok::<_, Problem>((url, name, list(&frame, &meeting, view), data))
        })
        .await?;
    match visit.format {
        Format::Csv | Format::Xlsx => visit.table(&name, list).await,
        Format::Json => Ok(Json(data).into_response()),
        Format::Html => Ok(visit.lead(&url)),
    }
}

/// Every action point that the panel shows, once, with what the meeting has to do with it.
fn list(frame: &Frame<'_>, meeting: &Meeting, view: View) -> List {
    let (mut rows, mut parts) = (Vec::new(), Vec::new());
    let carried = (view.carried_over, "actions-carried-short");
    for (shown, key) in [(view.closed, "actions-closed-here"), carried, (view.agreed, "actions-agreed-here")]
    {
        for one in shown {
            if !rows.iter().any(|known: &Shown| known.id == one.id) {
                rows.push(one);
                parts.push(frame.say.text(key));
            }
        }
    }
    let mut list = table::of(frame, &rows);
    let head = frame.say.with("actions-at-meeting", "meeting", meeting.reference.clone());
    list.title = format!("{} {}", list.title, meeting.reference);
    list.columns.insert(1, Column { head, cells: Cells::Text(parts) });
    list
}

pub(super) async fn found(tx: &mut Tx, id: MeetingId) -> db::Result<Option<(Meeting, Group)>> {
    let Some(meeting) = meetings::meeting(tx, id).await? else { return Ok(None) };
    if meeting.state == meetings::State::Cancelled {
        return Ok(None);
    }
    Ok(groups::group(tx, meeting.group).await?.map(|group| (meeting, group)))
}

async fn view(
    tx: &mut Tx,
    meeting: &Meeting,
    frame: &Frame<'_>,
    may_agree: bool,
    most: usize,
) -> db::Result<View> {
    let group = frame.group;
    let planned = meeting.state == meetings::State::Planned;
    // What a meeting to come will find is what is open today.
    let at = if planned { frame.now } else { meeting.at };
    let mut carried = store::open_at(tx, group.id, at).await?;
    carried.retain(|action| action.origin != meeting.id);
    if planned {
        carried.retain(|action| action.state.is_open());
    }
    // What was carried over and closed here stands once, among what was closed here.
    carried.retain(|action| action.closed_meeting != Some(meeting.id));
    let mut closed = store::closed_at_meeting(tx, meeting.id).await?;
    closed.retain(|action| action.origin != meeting.id);
    let still_open = carried.iter().filter(|action| action.state.is_open()).count();
    let today = frame.say.local().day(frame.today);
    let open = i64::try_from(still_open).unwrap_or(i64::MAX);
    let all = carried.len();
    if all > most {
        // What is overdue comes first, then what is still open, each oldest first as they were read.
        carried.sort_by_key(|action| (!action.is_overdue(frame.today), !action.state.is_open()));
        carried.truncate(most);
    }
    Ok(View {
        new_url: group.path(&format!("/actions/new?meeting={}", meeting.reference)),
        list_url: group.path("/actions"),
        list_words: frame.say.with("actions-all-open", "open", open),
        files_url: group.path(&format!("/meetings/{}/actions", meeting.reference)),
        may_agree: may_agree && !planned,
        planned,
        cut: cut(frame.say, carried.len(), all),
        carried: all,
        carried_over: frame.show_all(&carried),
        agreed: here(frame, meeting, &store::of_meeting(tx, meeting.id).await?, "actions-agreed-and-closed"),
        none_carried: frame.say.text(if closed.is_empty() {
            "actions-none-carried"
        } else {
            "actions-all-closed-here"
        }),
        closed: here(frame, meeting, &closed, "actions-carried-and-closed"),
        note: frame.say.with("actions-age-note-today", "day", today),
        say: frame.say.clone(),
    })
}

/// Says which of all are shown, where that is not all of them.
fn cut(say: &Say, shown: usize, all: usize) -> String {
    if shown == all {
        return String::new();
    }
    say.fill("actions-carried-cut", &[("shown", shown.into()), ("all", all.into())])
}

/// The rows of a meeting's page: what was closed at it says so in these words instead of leading to itself.
fn here(frame: &Frame<'_>, meeting: &Meeting, actions: &[Action], words: &str) -> Vec<Shown> {
    let show = |action: &Action| {
        let mut shown = frame.show(action);
        if action.closed_meeting == Some(meeting.id) {
            shown.closed_words = frame.say.text(words);
            shown.closed_url.clear();
        }
        shown
    };
    actions.iter().map(show).collect()
}

/// What the agencies the reader speaks for are to do, where its day is near or has passed.
pub(crate) fn tasks(visit: Visit) -> Answer<Vec<Task>> {
    Box::pin(async move {
        if visit.actor.person().is_none() {
            return Ok(Vec::new());
        }
        let (say, actor) = (visit.say.clone(), visit.actor.clone());
        let found = visit
            .db()
            .read(async |tx| {
                let mut tasks = Vec::new();
                for group in groups::all(tx).await? {
                    let own = agencies_of(&actor, &group);
                    if own.is_empty() {
                        continue;
                    }
                    let frame = Frame::of(tx, &group, &actor, &say).await?;
                    let mut open = store::open_of(tx, &own).await?;
                    open.retain(|action| action.group == group.id);
                    tasks.extend(open.iter().map(|action| task(&frame, action)));
                }
                Ok::<_, db::Error>(tasks)
            })
            .await?;
        Ok(found)
    })
}

fn task(frame: &Frame<'_>, action: &Action) -> Task {
    let shown = frame.show(action);
    let detail = frame.say.fill(
        "actions-task-detail",
        &[
            ("agency", shown.agency.clone().into()),
            ("meeting", shown.meeting.clone().into()),
            ("carried", shown.carried_words.clone().into()),
        ],
    );
    Task {
        title: format!("{} {}", shown.reference, shown.text),
        detail,
        url: shown.url,
        action: frame.say.text("actions-task-act"),
        due: action.deadline(&frame.group.time_zone()),
        urgency: match () {
            () if shown.overdue => TaskUrgency::Overdue,
            () if action.is_near(frame.today) => TaskUrgency::Soon,
            () => TaskUrgency::Later,
        },
    }
}
