//! Operations on action points, each inside the caller's transaction.
//!
//! Each takes the moment from its actor, so what happened in the past can be recorded as of then.

use db::Tx;
use groups::Group;
use jiff::civil::Date;
use journal::Act;
use kernel::{Actor, AgencyId, Denied, Permit};
use meetings::{AgendaItemId, Meeting, MeetingId};
use serde_json::json;

use crate::{
    model::{Action, ActionId, ClosedAt, Refused, State, Wording, text_of},
    policy::{Agree, Begin, Cancel, Change, Close, Owned, Reopen},
    store,
};

/// Why an operation on an action point was refused.
#[derive(Debug, thiserror::Error)]
pub enum Error {
    /// There is no such action point, meeting or agency.
    #[error("there is no such {0}")]
    NotFound(&'static str),
    /// The actor may not do this.
    #[error(transparent)]
    Denied(#[from] Denied),
    /// A rule forbids it.
    #[error(transparent)]
    Refused(#[from] Refused),
    /// Somebody changed it since the form was opened; this is what it is now.
    #[error("somebody changed the action point in between")]
    Changed(Box<Action>),
    /// Another action point of the group has this number.
    #[error("another action point of the group is A{0}")]
    NumberTaken(u32),
    /// The database failed.
    #[error(transparent)]
    Db(#[from] db::Error),
}

/// An action point about to be agreed.
#[derive(Clone, Debug)]
pub struct NewAction {
    /// The meeting that agrees it.
    pub meeting: MeetingId,
    /// Under which item of its agenda.
    pub item: Option<AgendaItemId>,
    /// What is to be done.
    pub text: String,
    /// The agency that is to do it.
    pub agency: AgencyId,
    /// The last day for it, in the group's zone.
    pub due: Option<Date>,
    /// Its number, where it has one already; otherwise it takes the next.
    pub number: Option<u32>,
}

/// An action point with all that rights and journal entries need.
async fn known(tx: &mut Tx, id: ActionId) -> Result<(Action, Group), Error> {
    let action = store::action(tx, id).await?.ok_or(Error::NotFound("action point"))?;
    let group = groups::group(tx, action.group).await?.ok_or(Error::NotFound("group"))?;
    Ok((action, group))
}

/// What the rights on an action point depend on.
pub fn owned(action: &Action, group: &Group) -> Owned {
    Owned { group: action.group, parent: group.parent, agency: action.agency }
}

/// Agrees an action point; the same number with the same text a second time changes nothing.
pub async fn add(tx: &mut Tx, actor: &Actor, permit: Permit<Agree>, new: NewAction) -> Result<Action, Error> {
    let group_id = permit.spend();
    let group = groups::group(tx, group_id).await?.ok_or(Error::NotFound("group"))?;
    let meeting = meetings::meeting(tx, new.meeting).await?.filter(|meeting| meeting.group == group_id);
    let meeting = meeting.ok_or(Error::NotFound("meeting"))?;
    let agency = people::agency(tx, new.agency).await?.ok_or(Error::NotFound("agency"))?;
    let text = text_of(&new.text)?;
    let agreed = group.day(meeting.at);
    if new.due.is_some_and(|due| due < agreed) {
        return Err(Refused::DueBeforeAgreed.into());
    }
    if let Some(number) = new.number
        && let Some(known) = store::by_number(tx, group_id, number).await?
    {
        let same = known.origin == meeting.id;
        return if same { Ok(known) } else { Err(Error::NumberTaken(number)) };
    }
    let number = match new.number {
        Some(number) => number,
        None => store::next_number(tx, group_id).await?,
    };
    let action = Action {
        id: ActionId::new(actor.now),
        group: group_id,
        number,
        reference: format!("A{number}"),
        text,
        agency: agency.id,
        agency_code: agency.code,
        due: new.due,
        state: State::Open,
        origin: meeting.id,
        origin_reference: meeting.reference,
        item: new.item,
        agreed_at: meeting.at,
        agreed,
        closed_at: None,
        closed_meeting: None,
        closed_reference: None,
        reason: String::new(),
        changed_at: actor.now,
        revision: 1,
    };
    store::insert(tx, &action).await?;
    let facts = json!({
        "meeting": action.origin, "number": number, "agency": action.agency_code, "due": action.due,
    });
    let act = act("action.agreed", &action, &group).facts(facts).changed(json!(null), shown(&action));
    journal::record(tx, actor, act).await?;
    Ok(action)
}

/// Marks it done, at a meeting or between two.
pub async fn close(
    tx: &mut Tx,
    actor: &Actor,
    permit: Permit<Close>,
    id: ActionId,
    at: Option<MeetingId>,
) -> Result<Action, Error> {
    let at = match at {
        Some(meeting) => Some(place(tx, meeting).await?),
        None => None,
    };
    let act = Step { name: "action.closed", on: permit.spend(), revision: None };
    change_with(tx, actor, act, id, |action| action.close(at, actor.now)).await
}

async fn place(tx: &mut Tx, meeting: MeetingId) -> Result<ClosedAt, Error> {
    let found: Meeting = meetings::meeting(tx, meeting).await?.ok_or(Error::NotFound("meeting"))?;
    Ok(ClosedAt { meeting: found.id, group: found.group, reference: found.reference, at: found.at })
}

/// Gives it up, for a reason.
pub async fn cancel(
    tx: &mut Tx,
    actor: &Actor,
    permit: Permit<Cancel>,
    id: ActionId,
    reason: &str,
) -> Result<Action, Error> {
    let act = Step { name: "action.cancelled", on: permit.spend(), revision: None };
    change_with(tx, actor, act, id, |action| action.cancel(reason, actor.now)).await
}

/// Opens it again.
pub async fn reopen(
    tx: &mut Tx,
    actor: &Actor,
    permit: Permit<Reopen>,
    id: ActionId,
) -> Result<Action, Error> {
    let act = Step { name: "action.reopened", on: permit.spend(), revision: None };
    change_with(tx, actor, act, id, Action::reopen).await
}

/// Notes that its owner has begun.
pub async fn begin(tx: &mut Tx, actor: &Actor, permit: Permit<Begin>, id: ActionId) -> Result<Action, Error> {
    let act = Step { name: "action.changed", on: permit.spend(), revision: None };
    change_with(tx, actor, act, id, Action::begin).await
}

/// What a form wants changed.
#[derive(Clone, Debug)]
pub struct Wish {
    /// What is to be done.
    pub text: String,
    /// The agency that is to do it.
    pub agency: AgencyId,
    /// The last day for it.
    pub due: Option<Date>,
    /// The revision the form was opened at.
    pub revision: i64,
}

/// Words it anew, gives it to another agency or another day.
pub async fn change(
    tx: &mut Tx,
    actor: &Actor,
    permit: Permit<Change>,
    id: ActionId,
    wish: Wish,
) -> Result<Action, Error> {
    let agency = people::agency(tx, wish.agency).await?.ok_or(Error::NotFound("agency"))?;
    let to = Wording { text: wish.text, agency: agency.id, agency_code: agency.code, due: wish.due };
    let act = Step { name: "action.changed", on: permit.spend(), revision: Some(wish.revision) };
    change_with(tx, actor, act, id, |action| action.reword(to)).await
}

/// A change under way: its act, what the permit was for, and the revision it was begun at.
struct Step {
    name: &'static str,
    on: Owned,
    revision: Option<i64>,
}

async fn change_with(
    tx: &mut Tx,
    actor: &Actor,
    change: Step,
    id: ActionId,
    rule: impl FnOnce(&mut Action) -> Result<(), Refused>,
) -> Result<Action, Error> {
    let (mut action, group) = known(tx, id).await?;
    if owned(&action, &group) != change.on {
        // It passed to another agency after the permit was asked for.
        return Err(Error::Changed(Box::new(action)));
    }
    if change.revision.is_some_and(|seen| seen != action.revision) {
        return Err(Error::Changed(Box::new(action)));
    }
    let before = shown(&action);
    rule(&mut action)?;
    action.revision += 1;
    action.changed_at = actor.now;
    store::save(tx, &action).await?;
    let facts = json!({
        "meeting": action.origin, "closed_at_meeting": action.closed_meeting, "agency": action.agency_code,
    });
    journal::record(
        tx,
        actor,
        act(change.name, &action, &group).facts(facts).changed(before, shown(&action)),
    )
    .await?;
    Ok(action)
}

fn act(name: &'static str, action: &Action, group: &Group) -> Act {
    let url = group.path(&format!("/actions/{}", action.reference));
    Act::new(name, "action", action.id)
        .in_group(action.group)
        .titled(format!("{} {}", action.full(), action.text), url)
}

/// What the journal keeps of an action point.
fn shown(action: &Action) -> serde_json::Value {
    json!({
        "text": action.text, "agency": action.agency_code, "due": action.due, "state": action.state,
        "closed_at_meeting": action.closed_reference, "reason": action.reason,
    })
}
