//! What minutes ask of the reader: to write them, to turn a key, to answer.

use groups::{Group, keys};
use kernel::Action as _;
use web::{Problem, Say, Task, TaskUrgency, Visit};

use super::panel::Shown;
use crate::{
    model::State,
    ops::Whole,
    policy::{Adopt, Write, seat_of},
    store,
};

/// Drafts and missing minutes become pressing after so many days.
const SOON: i64 = 7;

pub(crate) fn tasks(visit: Visit) -> Shown<Vec<Task>> {
    Box::pin(async move {
        if visit.actor.person().is_none() {
            return Ok(Vec::new());
        }
        let found = visit
            .db()
            .read(async |tx| {
                let mut tasks = Vec::new();
                for group in groups::all(tx).await? {
                    of_group(tx, &visit, &group, &mut tasks).await?;
                }
                Ok::<_, Problem>(tasks)
            })
            .await?;
        Ok(found)
    })
}

async fn of_group(
    tx: &mut db::Tx,
    visit: &Visit,
    group: &Group,
    tasks: &mut Vec<Task>,
) -> Result<(), Problem> {
    let (say, actor) = (&visit.say, &visit.actor);
    if Write::allowed(actor, &group.id) {
        for state in [None, Some(State::Draft)] {
            for meeting in store::meetings_in(tx, group.id, state).await? {
                let whole = Whole::of(tx, meeting).await?;
                tasks.push(to_write(say, &whole, actor.now));
            }
        }
    }
    let seat = seat_of(actor, group.id, group.parent);
    let may_adopt = Adopt::allowed(actor, &group.id);
    if seat.is_none() && !may_adopt {
        return Ok(());
    }
    for meeting in store::meetings_in(tx, group.id, Some(State::Circulated)).await? {
        let whole = Whole::of(tx, meeting).await?;
        let Some(version) = whole.sent() else { continue };
        let due = version.closes_at.map(|closes| closes.to_zoned_datetime(group.time_zone()));
        let answers = store::answers(tx, version.id).await?;
        let open = version.is_open(actor.now);
        if open && seat.is_some_and(|agency| !answers.iter().any(|it| it.agency == agency)) {
            tasks.push(task(say, &whole, "answer", "/minutes/answer", due, TaskUrgency::Soon));
        }
        let digest = version.digest.clone().unwrap_or_default();
        let turned = keys::turned(tx, &format!("minutes-version:{}", version.id), &digest).await?;
        let own = turned.iter().any(|key| actor.person().is_some_and(|person| person.id == key.person));
        if may_adopt && !open && !own {
            tasks.push(task(say, &whole, "adopt", "/minutes", None, TaskUrgency::Soon));
        }
    }
    Ok(())
}

fn to_write(say: &Say, whole: &Whole, now: jiff::Timestamp) -> Task {
    let days = now.duration_since(whole.meeting.end()).as_hours() / 24;
    let late = whole.group.settings.circulation_days.is_some_and(|limit| days > i64::from(limit));
    let urgency = match days {
        _ if late => TaskUrgency::Overdue,
        SOON.. => TaskUrgency::Soon,
        _ => TaskUrgency::Later,
    };
    let detail = say.with("minutes-task-write-detail", "days", days.max(0));
    Task { detail, ..task(say, whole, "write", "/minutes/edit", None, urgency) }
}

fn task(
    say: &Say,
    whole: &Whole,
    what: &str,
    rest: &str,
    due: Option<jiff::ZonedDateTime>,
    urgency: TaskUrgency,
) -> Task {
    let meeting = format!("{} {}", whole.meeting.reference, whole.meeting.title);
    Task {
        title: say.with(&format!("minutes-task-{what}"), "meeting", meeting),
        detail: if what == "write" { String::new() } else { say.text(&format!("minutes-task-{what}-why")) },
        url: whole.url(rest),
        action: say.text(&format!("minutes-task-{what}-act")),
        due,
        urgency,
    }
}
