//! What the mandate adds to other pages: a summary, and what the co-chairs can mend.

use std::{pin::Pin, sync::Arc};

use askama::Template;
use groups::Group;
use kernel::{GroupId, Role, uuid::Uuid};
use serde::Serialize;
use serde_json::json;
use web::{Html, Mark, PanelHtml, Problem, Say, Task, TaskUrgency, Visit};

use super::obligation::mend;
use crate::{Assessment, ClauseStatus, Status, evaluate_group, words};

type Answer<T> = Pin<Box<dyn Future<Output = Result<T, Problem>> + Send>>;

#[derive(Template)]
#[template(path = "pages/panel.html")]
struct Panel {
    say: Say,
    url: String,
    lines: Vec<Line>,
}

/// The clauses that stand alike.
#[derive(Serialize)]
struct Line {
    #[serde(skip)]
    mark: Mark,
    statuses: Vec<Status>,
    clauses: Vec<u32>,
    #[serde(skip)]
    links: Vec<Link>,
}

/// A clause: the first of a line says the word, the others their number alone.
struct Link {
    url: String,
    words: String,
    number: u32,
}

/// The home group's mandate beside the reader's day.
pub(crate) fn of_today(visit: Visit, _: Uuid) -> Answer<Option<PanelHtml>> {
    Box::pin(async move { panel(&visit, None).await })
}

/// A group's mandate beside its page.
pub(crate) fn of_group(visit: Visit, id: Uuid) -> Answer<Option<PanelHtml>> {
    Box::pin(async move { panel(&visit, Some(GroupId::from_uuid(id))).await })
}

async fn judged_today(
    visit: &Visit,
    id: Option<GroupId>,
) -> Result<Option<(Group, Arc<Assessment>)>, Problem> {
    let now = visit.actor.now;
    visit
        .db()
        .read(async |tx| {
            let group = match id {
                Some(id) => groups::group(tx, id).await?,
                None => groups::home(tx).await?,
            };
            let Some(group) = group else { return Ok(None) };
            let assessment = evaluate_group(tx, &group, group.day(now)).await?;
            Ok(Some((group, assessment)))
        })
        .await
}

async fn panel(visit: &Visit, id: Option<GroupId>) -> Result<Option<PanelHtml>, Problem> {
    let Some((group, assessment)) = judged_today(visit, id).await? else { return Ok(None) };
    if assessment.clauses.is_empty() {
        return Ok(None);
    }
    let lines = lines(&visit.say, &group, &assessment);
    let data = json!({ "group": group.slug, "as_of": assessment.as_of, "clauses": lines });
    let panel = Panel { say: visit.say.clone(), url: group.path("/mandate"), lines };
    let html = panel.render().map_err(|error| Problem::internal(&error))?;
    Ok(Some(PanelHtml { html: Html::made(html), side: true, name: "mandate", data }))
}

fn lines(say: &Say, group: &Group, assessment: &Assessment) -> Vec<Line> {
    let rows: [(&[Status], &str); 5] = [
        (&[Status::Overdue], "mandate-panel-overdue"),
        (&[Status::AtRisk], "mandate-panel-at-risk"),
        (&[Status::NothingRecorded], "mandate-panel-nothing-recorded"),
        (&[Status::NotYetDue], "mandate-panel-not-yet-due"),
        (&[Status::Met, Status::OnTrack], "mandate-panel-well"),
    ];
    let line = |(statuses, key): (&[Status], &str)| {
        let clauses: Vec<u32> = assessment
            .clauses
            .iter()
            .filter(|clause| statuses.contains(&clause.status))
            .map(|clause| clause.number)
            .collect();
        // What goes well needs no links.
        let linked: &[u32] = if statuses[0] == Status::Met { &[] } else { &clauses };
        Line {
            mark: Mark::new(words::shape(statuses[0]), say.with(key, "n", clauses.len())),
            statuses: statuses.to_vec(),
            links: linked.iter().map(|number| link(say, group, *number)).collect(),
            clauses,
        }
    };
    rows.into_iter().map(line).filter(|line| !line.clauses.is_empty()).collect()
}

fn link(say: &Say, group: &Group, number: u32) -> Link {
    let words = say.with("mandate-clause", "number", number.to_string());
    Link { url: group.path(&format!("/mandate/{number}")), words, number }
}

/// What is at risk or overdue in the groups that the reader convenes, each with the place to mend it.
pub(crate) fn tasks(visit: Visit) -> Answer<Vec<Task>> {
    Box::pin(async move {
        let mut found = Vec::new();
        let offices = visit.actor.offices.iter().filter(|office| office.role == Role::CoChair);
        let mut convened: Vec<GroupId> = offices.filter_map(|office| office.group).collect();
        convened.sort();
        convened.dedup();
        for id in convened {
            if let Some((group, assessment)) = judged_today(&visit, Some(id)).await? {
                let pressing = assessment
                    .clauses
                    .iter()
                    .filter(|clause| matches!(clause.status, Status::AtRisk | Status::Overdue));
                found.extend(pressing.filter_map(|clause| task(&visit, &group, &assessment, clause)));
            }
        }
        Ok(found)
    })
}

fn task(visit: &Visit, group: &Group, assessment: &Assessment, clause: &ClauseStatus) -> Option<Task> {
    let it = clause.leading()?;
    let rule = assessment.mandate.obligation(&it.id)?;
    let say = &visit.say;
    let number = clause.number.to_string();
    let title = rule.title.get(say.language).to_owned();
    let mend = mend(visit, group, rule, it);
    let (url, action) = match mend {
        Some(mend) => (mend.url, mend.words),
        None => (group.path(&format!("/mandate/{number}")), say.text("mandate-mend-clause")),
    };
    let zone = assessment.setting.zone.clone();
    Some(Task {
        title: say.fill("mandate-task", &[("title", title.into()), ("number", number.into())]),
        detail: words::forecast(say, assessment.mandate, it),
        url,
        action,
        due: it.due.and_then(|due| due.at(23, 59, 0, 0).to_zoned_datetime(zone).ok()),
        urgency: if clause.status == Status::Overdue { TaskUrgency::Overdue } else { TaskUrgency::Soon },
    })
}
