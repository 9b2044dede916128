//! Minutes of the past, as a file of records brings them in.

use db::Tx;
use jiff::Timestamp;
use kernel::{Actor, Permit};
use meetings::MeetingId;

use super::{Error, ItemText, Whole, begin, write_item};
use crate::model::State;

/// Records minutes as if they had been written, circulated and adopted at these times; no mail is sent.
///
/// What is there already is left as it is, so the same a second time changes nothing; the answer says whether
/// anything was recorded. The actor must be the operator; the permits are asked for at each of the times.
pub async fn record_past(
    tx: &mut Tx,
    actor: &Actor,
    meeting: MeetingId,
    text: &str,
    circulated_at: Option<Timestamp>,
    adopted_at: Option<Timestamp>,
) -> Result<bool, Error> {
    let mut changed = false;
    let at = |now: Timestamp| Actor { now, ..actor.clone() };
    let whole = Whole::of(tx, meeting).await?;
    let group = whole.group.id;
    let written = circulated_at.map_or(whole.meeting.end(), |at| at.min(whole.meeting.end()));
    if whole.versions.is_empty() {
        let actor = at(written);
        let permit = Permit::grant(&actor, group)?;
        let new = ItemText { meeting, item: None, text: text.to_owned(), base: 0 };
        write_item(tx, &actor, permit, new).await?;
        changed = true;
    }
    if let Some(circulated) = circulated_at
        && whole.sent().is_none()
    {
        let actor = at(circulated);
        let permit = Permit::grant(&actor, group)?;
        begin(tx, &actor, permit, meeting, false).await?;
        changed = true;
    }
    if let Some(adopted) = adopted_at
        && Whole::of(tx, meeting).await?.sent().is_some_and(|version| version.state == State::Circulated)
    {
        let actor = at(adopted);
        let permit = Permit::grant(&actor, group)?;
        super::adopting::adopt_past(tx, &actor, permit, meeting).await?;
        changed = true;
    }
    Ok(changed)
}
