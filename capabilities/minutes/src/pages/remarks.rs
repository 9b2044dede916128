//! What minutes say on the page of a meeting beside its name and in its agenda: how they stand, what was
//! decided under an item, and that those of the meeting before were adopted.

use db::Tx;
use kernel::uuid::Uuid;
use meetings::{ItemKind, Meeting, MeetingId, Range};
use web::{Problem, Remark, Say, Visit};

use super::panel::{Shown, found};
use crate::{model::State, ops::Whole, policy::Sight, store};

pub(crate) fn on_meeting(visit: Visit, id: Uuid) -> Shown<Vec<Remark>> {
    Box::pin(async move {
        visit
            .db()
            .read(async |tx| {
                let mut remarks = Vec::new();
                if let Some((whole, sight)) = found(tx, &visit, id).await? {
                    remarks.extend(standing(&visit.say, &whole, sight));
                    remarks.extend(decided(tx, &visit.say, &whole).await?);
                }
                if let Some(meeting) = meetings::meeting(tx, MeetingId::from_uuid(id)).await? {
                    remarks.extend(adopted(tx, &visit, &meeting).await?);
                }
                Ok::<_, Problem>(remarks)
            })
            .await
    })
}

/// How the minutes stand, as far as the reader may know.
fn standing(say: &Say, whole: &Whole, sight: Sight) -> Option<Remark> {
    let shown = match sight {
        Sight::Nothing => None,
        Sight::Adopted => whole.adopted(),
        Sight::Circulated => whole.sent(),
        Sight::Everything => whole.sent().or(whole.draft()),
    }?;
    let key = match shown.state {
        State::Draft => "minutes-badge-draft",
        State::Circulated => "minutes-in-circulation",
        State::Adopted => "minutes-badge-adopted",
    };
    Some(Remark { on: whole.meeting.id.uuid(), words: say.text(key), url: Some(whole.url("/minutes")) })
}

async fn decided(tx: &mut Tx, say: &Say, whole: &Whole) -> db::Result<Vec<Remark>> {
    let decisions = store::decisions(tx, whole.meeting.id).await?;
    let remark = |it: &crate::Decision| {
        Some(Remark {
            on: it.item?.uuid(),
            words: say.with("minutes-remark-decision", "number", it.number.to_string()),
            url: Some(whole.url("/minutes#decisions")),
        })
    };
    Ok(decisions.iter().filter_map(remark).collect())
}

/// Under the item of the previous minutes: that they were adopted, and when, if that was after the meeting.
async fn adopted(tx: &mut Tx, visit: &Visit, meeting: &Meeting) -> Result<Vec<Remark>, Problem> {
    if meeting.state != meetings::State::Held {
        return Ok(Vec::new());
    }
    let agenda = meetings::agenda(tx, meeting.id).await?;
    let items: Vec<Uuid> =
        agenda.iter().filter(|it| it.kind == ItemKind::PreviousMinutes).map(|it| it.id.uuid()).collect();
    if items.is_empty() {
        return Ok(Vec::new());
    }
    let before = meetings::of_group(tx, meeting.group, Range::before(meeting.at)).await?;
    let Some(previous) = before.into_iter().rfind(|it| it.state == meetings::State::Held) else {
        return Ok(Vec::new());
    };
    let Some((whole, _)) = found(tx, visit, previous.id.uuid()).await? else { return Ok(Vec::new()) };
    // A correction that is adopted later does not change when the minutes first were.
    let first = whole.versions.iter().find(|version| version.state == State::Adopted);
    let Some(at) = first.and_then(|version| version.adopted_at) else { return Ok(Vec::new()) };
    let words = if at <= meeting.end() {
        visit.say.text("minutes-state-adopted")
    } else {
        let day = visit.say.local().short_day(whole.group.day(at));
        visit.say.with("minutes-remark-adopted-on", "day", day)
    };
    let url = whole.url("/minutes");
    Ok(items.into_iter().map(|on| Remark { on, words: words.clone(), url: Some(url.clone()) }).collect())
}
