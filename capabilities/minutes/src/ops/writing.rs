//! Writing: items, drafts, decisions, corrections.

use db::Tx;
use journal::Act;
use kernel::{Actor, Permit};
use meetings::{AgendaItemId, MeetingId};
use serde_json::json;

use super::{Error, Whole, draft_of, fresh, name_of, placed};
use crate::{
    model::{Decision, DecisionId, Draft, Item, Refused, Version, text_of},
    policy::Write,
    store,
};

/// The text of an item as somebody wants it saved.
#[derive(Clone, Debug)]
pub struct ItemText {
    /// Of which meeting.
    pub meeting: MeetingId,
    /// Under which item; the meeting as a whole where there is none.
    pub item: Option<AgendaItemId>,
    /// The text, as Markdown.
    pub text: String,
    /// The revision that was read before it was written; 0 where nothing stood.
    pub base: i64,
}

/// Saves the text of an item, unless somebody else saved it since it was read.
pub async fn write_item(
    tx: &mut Tx,
    actor: &Actor,
    permit: Permit<Write>,
    new: ItemText,
) -> Result<Item, Error> {
    let whole = Whole::of(tx, new.meeting).await?;
    if permit.spend() != whole.group.id {
        return Err(Error::NotFound("meeting"));
    }
    let text = text_of(&new.text)?;
    let (position, title) = placed(tx, new.meeting, new.item).await?;
    let (minutes, version) = draft_of(tx, actor, &whole).await?;
    let standing = version.items.iter().find(|item| item.item == new.item);
    if let Some(theirs) = standing.filter(|theirs| theirs.revision != new.base) {
        // Both wrote the same: there is nothing to choose between.
        if theirs.text == text {
            return Ok(theirs.clone());
        }
        return Err(Error::Conflict(Box::new(theirs.clone())));
    }
    let before = standing.map(|item| item.text.clone()).unwrap_or_default();
    let item = Item {
        item: new.item,
        position,
        title,
        text,
        revision: standing.map_or(1, |item| item.revision + 1),
        edited_by: name_of(actor),
        edited_at: actor.now,
    };
    match standing {
        Some(_) => store::save_item(tx, version.id, &item).await?,
        None => store::insert_item(tx, version.id, &item).await?,
    }
    if let Some(person) = actor.person() {
        store::drop_draft(tx, version.id, new.item, person.id).await?;
    }
    let facts = json!({ "meeting": new.meeting, "version": version.number, "item": position });
    let act = whole.act("minutes.written", minutes).facts(facts);
    journal::record(tx, actor, act.changed(json!({ "text": before }), json!({ "text": item.text }))).await?;
    Ok(item)
}

/// Keeps what somebody typed and has not saved: theirs alone, so no act of the group.
pub async fn keep_draft(
    tx: &mut Tx,
    actor: &Actor,
    permit: Permit<Write>,
    new: ItemText,
    seen: i64,
) -> Result<Draft, Error> {
    let person = actor.person().ok_or(kernel::Denied("keep a draft"))?.id;
    let whole = Whole::of(tx, new.meeting).await?;
    if permit.spend() != whole.group.id {
        return Err(Error::NotFound("meeting"));
    }
    let text = text_of(&new.text)?;
    placed(tx, new.meeting, new.item).await?;
    let (_, version) = draft_of(tx, actor, &whole).await?;
    let kept = store::drafts(tx, version.id, person).await?.into_iter().find(|draft| draft.item == new.item);
    let standing = kept.as_ref().map_or(0, |draft| draft.revision);
    if let Some(kept) = kept.filter(|kept| kept.revision != seen && kept.text != text) {
        return Err(Error::DraftConflict(Box::new(kept)));
    }
    let draft = Draft { item: new.item, text, base: new.base, revision: standing + 1, saved_at: actor.now };
    store::keep_draft(tx, version.id, person, &draft).await?;
    Ok(draft)
}

/// Records a decision of the meeting under its next number.
pub async fn decide(
    tx: &mut Tx,
    actor: &Actor,
    permit: Permit<Write>,
    meeting: MeetingId,
    item: Option<AgendaItemId>,
    text: &str,
) -> Result<Decision, Error> {
    let whole = Whole::of(tx, meeting).await?;
    if permit.spend() != whole.group.id {
        return Err(Error::NotFound("meeting"));
    }
    if whole.meeting.state == meetings::State::Cancelled {
        return Err(Refused::NotHeld.into());
    }
    // Once minutes are out, a decision comes with a correction that says so.
    if whole.draft().is_none() && !whole.versions.is_empty() {
        return Err(Refused::Locked.into());
    }
    placed(tx, meeting, item).await?;
    let text = text.split_whitespace().collect::<Vec<_>>().join(" ");
    if text.is_empty() {
        return Err(Refused::Empty.into());
    }
    let text = text_of(&text)?;
    let standing = store::decisions(tx, meeting).await?;
    let number = standing.iter().map(|decision| decision.number).max().unwrap_or(0) + 1;
    let decision = Decision {
        id: DecisionId::new(actor.now),
        meeting,
        group: whole.group.id,
        number,
        reference: format!("{}/{number}", whole.meeting.reference),
        text,
        item,
        taken_at: whole.meeting.at,
    };
    store::insert_decision(tx, &decision).await?;
    let act = Act::new("decision.taken", "decision", decision.id)
        .in_group(whole.group.id)
        .titled(format!("{} {}", decision.reference, decision.text), whole.url("/minutes#decisions"))
        .facts(json!({ "meeting": meeting, "number": number }))
        .happened(whole.meeting.at.min(actor.now));
    journal::record(tx, actor, act.changed(json!(null), json!({ "text": decision.text }))).await?;
    Ok(decision)
}

/// Begins a new version that corrects the one sent out last; what was sent stays as it is.
pub async fn correct(
    tx: &mut Tx,
    actor: &Actor,
    permit: Permit<Write>,
    meeting: MeetingId,
    reason: &str,
) -> Result<Version, Error> {
    let whole = Whole::of(tx, meeting).await?;
    if permit.spend() != whole.group.id {
        return Err(Error::NotFound("meeting"));
    }
    if whole.draft().is_some() {
        return Err(Refused::DraftExists.into());
    }
    let before = whole.sent().ok_or(Refused::NotCirculated)?;
    let reason = reason.split_whitespace().collect::<Vec<_>>().join(" ");
    if reason.is_empty() {
        return Err(Refused::NoReason.into());
    }
    let items = before.items.iter().map(|item| Item { revision: 1, ..item.clone() }).collect();
    let version = fresh(before.minutes, before.number + 1, text_of(&reason)?, items, actor.now);
    store::insert_version(tx, &version, actor.now).await?;
    let facts = json!({ "meeting": meeting, "version": version.number, "corrects": before.number, "reason": version.correction });
    journal::record(tx, actor, whole.act("minutes.correction-begun", version.minutes).facts(facts)).await?;
    Ok(version)
}
