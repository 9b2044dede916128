//! Operations on action points, each inside the caller's transaction.
//!
//! Each takes the moment from its actor, so what happened in the past can be recorded as of then.

use db::Tx;
use groups::Group;
use jiff::civil::Date;
use journal::Act;
use kernel::{Actor, AgencyId, Denied, Permit};
use meetings::{AgendaItemId, Meeting, MeetingId};
use people::AgencyCard;
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
    let agreed = add_all(tx, actor, permit, vec![new]).await.map_err(|(_, error)| error)?;
    Ok(agreed.into_iter().next().expect("one for each that was given"))
}

/// Agrees several action points at once, each by the rules of [`add`]; gives them back in their order.
///
/// A refusal comes with the place, counted from 0, of the one that was refused.
pub async fn add_all(
    tx: &mut Tx,
    actor: &Actor,
    permit: Permit<Agree>,
    news: Vec<NewAction>,
) -> Result<Vec<Action>, (usize, Error)> {
    let first = |error: Error| (0, error);
    let group_id = permit.spend();
    let group = groups::group(tx, group_id).await.map_err(|error| first(error.into()))?;
    let mut desk = Desk::for_group(group.ok_or(first(Error::NotFound("group")))?, actor);
    let numbers: Vec<u32> = news.iter().filter_map(|new| new.number).collect();
    let there = store::by_numbers(tx, group_id, &numbers).await.map_err(|error| first(error.into()))?;
    let mut all = Vec::with_capacity(news.len());
    let mut fresh: Vec<Action> = Vec::new();
    for (at, new) in news.into_iter().enumerate() {
        let numbered = |it: &&Action| Some(it.number) == new.number;
        let known = there.iter().find(numbered).or_else(|| fresh.iter().find(numbered)).cloned();
        let agreed = desk.agree(tx, new, &fresh).await.map_err(|error| (at, error))?;
        match known {
            None => {
                fresh.push(agreed.clone());
                all.push(agreed);
            }
            Some(known) if known.origin == agreed.origin => all.push(known),
            Some(known) => return Err((at, Error::NumberTaken(known.number))),
        }
    }
    desk.put(tx, &fresh).await.map_err(first)?;
    Ok(all)
}

/// Where the action points of one act are made, with what was looked up for them: in the one transaction
/// that writes nobody else changes it meanwhile.
struct Desk<'a> {
    group: Group,
    actor: &'a Actor,
    meetings: Vec<Meeting>,
    agencies: Vec<AgencyCard>,
}

impl<'a> Desk<'a> {
    fn for_group(group: Group, actor: &'a Actor) -> Self {
        Self { group, actor, meetings: Vec::new(), agencies: Vec::new() }
    }

    /// The action point that the rules make of what is wanted, after those before it; not saved yet.
    async fn agree(&mut self, tx: &mut Tx, new: NewAction, before: &[Action]) -> Result<Action, Error> {
        let meeting = self.meeting(tx, new.meeting).await?.filter(|it| it.group == self.group.id);
        let meeting = meeting.ok_or(Error::NotFound("meeting"))?;
        let agency = self.agency(tx, new.agency).await?.ok_or(Error::NotFound("agency"))?;
        let text = text_of(&new.text)?;
        let agreed = self.group.day(meeting.at);
        if new.due.is_some_and(|due| due < agreed) {
            return Err(Refused::DueBeforeAgreed.into());
        }
        let number = if let Some(number) = new.number {
            number
        } else {
            let last = before.iter().map(|it| it.number).max().unwrap_or(0);
            store::next_number(tx, self.group.id).await?.max(last + 1)
        };
        Ok(Action {
            id: ActionId::new(self.actor.now),
            group: self.group.id,
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
            changed_at: self.actor.now,
            revision: 1,
        })
    }

    async fn put(&self, tx: &mut Tx, fresh: &[Action]) -> Result<(), Error> {
        store::insert_all(tx, fresh).await?;
        let agreed = |action: &Action| {
            let facts = json!({
                "meeting": action.origin, "number": action.number, "agency": action.agency_code,
                "due": action.due,
            });
            act("action.agreed", action, &self.group).facts(facts).changed(json!(null), shown(action))
        };
        journal::record_all(tx, self.actor, fresh.iter().map(agreed)).await?;
        Ok(())
    }

    async fn meeting(&mut self, tx: &mut Tx, id: MeetingId) -> Result<Option<Meeting>, Error> {
        if !self.meetings.iter().any(|it| it.id == id) {
            self.meetings.extend(meetings::meeting(tx, id).await?);
        }
        Ok(self.meetings.iter().find(|it| it.id == id).cloned())
    }

    async fn agency(&mut self, tx: &mut Tx, id: AgencyId) -> Result<Option<AgencyCard>, Error> {
        if !self.agencies.iter().any(|it| it.id == id) {
            self.agencies.extend(people::agency(tx, id).await?);
        }
        Ok(self.agencies.iter().find(|it| it.id == id).cloned())
    }
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
