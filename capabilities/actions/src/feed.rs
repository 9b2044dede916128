//! Action points as to-dos in a person's calendar feed.

use calendars::{Mailbox, Task, TaskStatus};
use db::{Result, Tx};
use jiff::Timestamp;
use kernel::{AgencyId, Language, PersonId, Role};

use crate::{
    model::{Action, State},
    store,
};

/// What the agencies a person speaks for still have to do, for their personal feed; `base` is the site's address.
pub async fn todos(tx: &mut Tx, person: PersonId, now: Timestamp, base: &str) -> Result<Vec<Task>> {
    let Some(home) = groups::home(tx).await? else { return Ok(Vec::new()) };
    let offices = groups::offices_of(tx, person, home.day(now)).await?;
    let speaks = |role| matches!(role, Role::FocalPoint | Role::Alternate | Role::CoChair);
    let mut agencies: Vec<AgencyId> =
        offices.iter().filter(|office| speaks(office.role)).filter_map(|office| office.agency).collect();
    agencies.sort();
    agencies.dedup();
    let language =
        people::person(tx, person).await?.and_then(|card| card.language).unwrap_or(Language::English);
    let all = groups::all(tx).await?;
    let host =
        base.split_once("://").map_or(base, |(_, rest)| rest).split(['/', ':']).next().unwrap_or("localhost");
    let mut tasks = Vec::new();
    for action in store::open_of(tx, &agencies).await? {
        let Some(group) = all.iter().find(|group| group.id == action.group) else { continue };
        tasks.push(Task {
            uid: format!("action-{}@{host}", action.id),
            sequence: u32::try_from(action.revision - 1).unwrap_or(0),
            agreed: action.agreed,
            due: action.due,
            status: status(&action),
            language,
            title: format!("{} {}", action.reference, action.text),
            description: format!("{} · {}", action.agency_code, action.full()),
            categories: vec![group.title(language).to_owned()],
            url: Some(format!("{base}{}", group.path(&format!("/actions/{}", action.reference)))),
            origin: None,
            organizer: Mailbox {
                name: group.title(language).to_owned(),
                email: format!("{}@{host}", group.slug),
            },
            modified: action.changed_at,
        });
    }
    Ok(tasks)
}

fn status(action: &Action) -> TaskStatus {
    match action.state {
        State::Open => TaskStatus::Open,
        State::InProgress => TaskStatus::Begun,
        State::Done => TaskStatus::Done { at: action.closed_at.unwrap_or(action.changed_at) },
        State::Cancelled => TaskStatus::Cancelled,
    }
}
