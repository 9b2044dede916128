//! What action points say in the agenda of a meeting: what was agreed under an item, and what became of
//! those that were carried over.

use std::collections::BTreeSet;

use db::Tx;
use groups::Group;
use kernel::uuid::Uuid;
use meetings::{ItemKind, Meeting, MeetingId};
use web::{Remark, Say, Visit};

use super::panel::{Answer, found};
use crate::{outcome::Outcome, policy, store};

pub(crate) fn on_agenda(visit: Visit, id: Uuid) -> Answer<Vec<Remark>> {
    Box::pin(async move {
        let remarks = visit
            .db()
            .read(async |tx| {
                let Some((meeting, group)) = found(tx, MeetingId::from_uuid(id)).await? else {
                    return Ok::<_, db::Error>(Vec::new());
                };
                if !policy::may_read(&visit.actor, group.id, group.parent) {
                    return Ok(Vec::new());
                }
                remarks(tx, &visit.say, &meeting, &group).await
            })
            .await?;
        Ok(remarks)
    })
}

async fn remarks(tx: &mut Tx, say: &Say, meeting: &Meeting, group: &Group) -> db::Result<Vec<Remark>> {
    let mut found = Vec::new();
    for action in store::of_meeting(tx, meeting.id).await? {
        let Some(item) = action.item else { continue };
        found.push(Remark {
            on: item.uuid(),
            words: say.with("actions-remark-agreed", "number", action.number.to_string()),
            url: Some(group.path(&format!("/actions/{}", action.reference))),
        });
    }
    if meeting.state != meetings::State::Held {
        return Ok(found);
    }
    let agenda = meetings::agenda(tx, meeting.id).await?;
    let items: BTreeSet<Uuid> =
        agenda.iter().filter(|item| item.kind == ItemKind::CarriedOver).map(|item| item.id.uuid()).collect();
    if items.is_empty() {
        return Ok(found);
    }
    let outcome = Outcome::of(&crate::carried_to(tx, meeting).await?, meeting.id, meeting.end());
    if outcome != (Outcome { closed: 0, over: 0 }) {
        let words = say.fill(
            "actions-remark-carried",
            &[("closed", outcome.closed.into()), ("over", outcome.over.into())],
        );
        found.extend(items.into_iter().map(|on| Remark { on, words: words.clone(), url: None }));
    }
    Ok(found)
}
