//! What needs the reader, the next meeting, and what changed.

use askama::Template;
use kernel::{Identity, uuid::Uuid};
use serde::Serialize;
use web::{Head, Mark, PanelHtml, Place, Problem, Response, Say, Section, Task, Visit};

use super::journal::{Line, recent};

#[derive(Template, Serialize)]
#[template(path = "pages/today.html")]
struct TodayView {
    #[serde(skip)]
    say: Say,
    #[serde(skip)]
    title: String,
    lead: String,
    signed_in: bool,
    tasks: Vec<TaskLine>,
    panels: Vec<PanelHtml>,
    changed: Vec<Line>,
}

#[derive(Serialize)]
struct TaskLine {
    title: String,
    detail: String,
    url: String,
    action: String,
    status: Mark,
    due: Option<String>,
    due_words: String,
    own_day: String,
}

/// How many of the newest acts the page shows.
const CHANGES: i64 = 12;

pub(crate) async fn today(visit: Visit) -> Result<Response, Problem> {
    let signed_in = matches!(visit.actor.identity, Identity::Person(_));
    let tasks: Vec<TaskLine> = visit.tasks().await?.iter().map(|task| line(&visit, task)).collect();
    let panels = visit.panels(Place::Today, Uuid::nil()).await?;
    let changed = recent(&visit, CHANGES).await?;
    let key = if signed_in { "admin-today" } else { "admin-welcome" };
    let title = visit.say.text(key);
    let view = TodayView {
        lead: lead(&visit, signed_in, tasks.len()),
        title: title.clone(),
        signed_in,
        tasks,
        panels,
        changed,
        say: visit.say.clone(),
    };
    let head = Head::titled(title).in_section(Section::Today).described(visit.say.text("admin-welcome-lead"));
    visit.page(head.lasting(), &view)
}

fn lead(visit: &Visit, signed_in: bool, tasks: usize) -> String {
    if !signed_in {
        return visit.say.text("admin-welcome-lead");
    }
    let local = visit.say.local();
    let now = visit.actor.now.to_zoned_datetime(visit.actor.zone.clone());
    visit.say.fill(
        "admin-today-lead",
        &[
            ("day", local.weekday_day(now.date()).into()),
            ("time", local.time(now.datetime()).into()),
            ("zone", local.zone(&visit.actor.zone).into()),
            ("n", tasks.into()),
        ],
    )
}

fn line(visit: &Visit, task: &Task) -> TaskLine {
    let local = visit.say.local();
    let today = visit.actor.now.to_zoned_datetime(visit.actor.zone.clone()).date();
    let (words, due_words, own_day) = match &task.due {
        None => (visit.say.text("admin-no-date"), String::new(), String::new()),
        Some(due) => {
            let own = due.with_time_zone(visit.actor.zone.clone());
            let days = (own.date() - today).get_days();
            let own_day = if own.date() == due.date() {
                String::new()
            } else {
                let key = if own.date() > due.date() { "admin-next-day" } else { "admin-day-before" };
                let day = format!("{}, {}", local.near_day(own.date()), local.time(own.datetime()));
                visit.say.with(key, "day", day)
            };
            (in_days(visit, days), local.deadline(due), own_day)
        }
    };
    TaskLine {
        title: task.title.clone(),
        detail: task.detail.clone(),
        url: task.url.clone(),
        action: task.action.clone(),
        status: task.urgency.mark(words),
        due: task.due.as_ref().map(|due| due.timestamp().to_string()),
        due_words,
        own_day,
    }
}

fn in_days(visit: &Visit, days: i32) -> String {
    match days {
        0 => visit.say.text("admin-due-today"),
        1.. => visit.say.with("admin-due-in", "n", days),
        _ => visit.say.with("admin-due-ago", "n", -days),
    }
}
