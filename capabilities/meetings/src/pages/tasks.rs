//! What meetings want of the reader: an answer, papers, an agenda, a list of who took part.

use std::pin::Pin;

use groups::Group;
use jiff::{SignedDuration, Timestamp};
use kernel::{PersonId, Role};
use web::{Problem, Task, TaskUrgency, Visit};

use super::path;
use crate::{AgendaItem, Meeting, Range, Reply, State, letter::span, store};

/// A meeting counts as near for so long before it, and one without a list stays on the page for as long.
const AHEAD: SignedDuration = SignedDuration::from_hours(90 * 24);

pub(crate) fn tasks(visit: Visit) -> Pin<Box<dyn Future<Output = Result<Vec<Task>, Problem>> + Send>> {
    Box::pin(async move {
        let Some(person) = visit.actor.person().map(|person| person.id) else { return Ok(Vec::new()) };
        let now = visit.actor.now;
        let (from, to) = (now.checked_sub(AHEAD).unwrap_or(now), now.checked_add(AHEAD).unwrap_or(now));
        visit
            .db()
            .read(async |tx| {
                let mut tasks = Vec::new();
                for group in groups::all(tx).await? {
                    if !visit.actor.sits_in(group.id) {
                        continue;
                    }
                    let mut planned = store::of_group(tx, group.id, Range::between(from, to)).await?;
                    planned.retain(|meeting| meeting.state == State::Planned);
                    for meeting in planned {
                        let replies = store::replies(tx, meeting.id).await?;
                        let items = store::agenda(tx, meeting.id).await?;
                        let about = About { visit: &visit, group: &group, meeting: &meeting };
                        about.tasks(person, &replies, &items, &mut tasks);
                    }
                }
                Ok(tasks)
            })
            .await
    })
}

struct About<'a> {
    visit: &'a Visit,
    group: &'a Group,
    meeting: &'a Meeting,
}

impl About<'_> {
    fn tasks(&self, person: PersonId, replies: &[Reply], items: &[AgendaItem], tasks: &mut Vec<Task>) {
        let (meeting, now) = (self.meeting, self.visit.actor.now);
        let convenes = self.visit.actor.holds(self.group.id, Role::CoChair);
        let base = path(self.group, meeting);
        if meeting.end() <= now {
            if convenes {
                let due = meeting.end().checked_add(SignedDuration::from_hours(3 * 24)).ok();
                tasks.push(self.task("meetings-task-held", format!("{base}/attendance"), due));
            }
            return;
        }
        if !replies.iter().any(|reply| reply.person == person) {
            tasks.push(self.task("meetings-task-answer", base.clone(), Some(meeting.at)));
        }
        let papers = meeting.papers_due().map(|due| due.timestamp()).filter(|due| *due > now);
        if convenes && items.is_empty() {
            tasks.push(self.task(
                "meetings-task-agenda",
                format!("{base}/agenda"),
                papers.or(Some(meeting.at)),
            ));
        } else if let Some(due) =
            papers.filter(|due| due.duration_since(now) <= SignedDuration::from_hours(14 * 24))
        {
            tasks.push(self.task("meetings-task-papers", format!("{base}/agenda"), Some(due)));
        }
    }

    fn task(&self, key: &str, url: String, due: Option<Timestamp>) -> Task {
        let (say, meeting, now) = (&self.visit.say, self.meeting, self.visit.actor.now);
        let left = due.map(|due| due.duration_since(now));
        let urgency = match left {
            Some(left) if left.is_negative() => TaskUrgency::Overdue,
            Some(left) if left <= SignedDuration::from_hours(14 * 24) => TaskUrgency::Soon,
            _ => TaskUrgency::Later,
        };
        let mine =
            format!("{} {}", span(say, meeting.at, meeting.end(), &say.zone), say.local().zone(&say.zone));
        Task {
            title: say.with(key, "title", meeting.title.as_str()),
            detail: format!("{} · {mine}", self.group.title(say.language)),
            url,
            action: say.text(&format!("{key}-act")),
            due: due.map(|due| due.to_zoned_datetime(meeting.tz())),
            urgency,
        }
    }
}
