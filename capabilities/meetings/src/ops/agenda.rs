//! Writing an agenda.

use db::Tx;
use groups::Group;
use kernel::{Actor, Permit};
use serde_json::{Value, json};

use super::{Error, act, group_of, item_of, link, text};
use crate::{
    AgendaItem, AgendaItemId, Meeting, NewItem, NewPaper, Paper, PaperId, State, model,
    policy::{ChangeMeeting, LayPaper},
    store,
};

/// Puts an item at the end of the agenda.
pub async fn add_item(
    tx: &mut Tx,
    actor: &Actor,
    permit: Permit<ChangeMeeting>,
    new: NewItem,
) -> Result<AgendaItem, Error> {
    let items = add_items(tx, actor, permit, vec![new]).await.map_err(|(_, error)| error)?;
    Ok(items.into_iter().next().expect("one for each that was given"))
}

/// Puts several items at the end of the agenda, in their order.
///
/// A refusal comes with the place, counted from 0, of the item that was refused.
pub async fn add_items(
    tx: &mut Tx,
    actor: &Actor,
    permit: Permit<ChangeMeeting>,
    news: Vec<NewItem>,
) -> Result<Vec<AgendaItem>, (usize, Error)> {
    let first = |error: Error| (0, error);
    let (group, meeting) = open(tx, permit.spend()).await.map_err(first)?;
    let last = store::agenda(tx, meeting.id).await.map_err(|error| first(error.into()))?.len();
    let mut items = Vec::with_capacity(news.len());
    for (at, new) in news.into_iter().enumerate() {
        let new = checked(&new).map_err(|error| (at, error))?;
        items.push(AgendaItem {
            id: AgendaItemId::new(actor.now),
            meeting: meeting.id,
            position: u32::try_from(last + at).unwrap_or(u32::MAX - 1) + 1,
            title: new.title,
            minutes: new.minutes,
            presenter: new.presenter,
            clause: new.clause,
            kind: new.kind,
            revision: 1,
        });
    }
    store::insert_items(tx, &items).await.map_err(|error| first(error.into()))?;
    let added = |item| changed(&group, &meeting, Value::Null, shown(item));
    journal::record_all(tx, actor, items.iter().map(added)).await.map_err(|error| first(error.into()))?;
    Ok(items)
}

/// Changes an item; refused if somebody changed it since `revision`.
pub async fn change_item(
    tx: &mut Tx,
    actor: &Actor,
    permit: Permit<ChangeMeeting>,
    id: AgendaItemId,
    revision: i64,
    new: NewItem,
) -> Result<AgendaItem, Error> {
    let (group, meeting) = open(tx, permit.spend()).await?;
    let before = item_of(tx, meeting.id, id).await?;
    if before.revision != revision {
        return Err(Error::StaleItem(Box::new(before)));
    }
    let new = checked(&new)?;
    let item = AgendaItem {
        title: new.title,
        minutes: new.minutes,
        presenter: new.presenter,
        clause: new.clause,
        kind: new.kind,
        revision: before.revision + 1,
        ..before.clone()
    };
    store::save_item(tx, &item).await?;
    record(tx, actor, &group, &meeting, shown(&before), shown(&item)).await?;
    Ok(item)
}

/// Moves an item up (`by` below zero) or down.
pub async fn move_item(
    tx: &mut Tx,
    actor: &Actor,
    permit: Permit<ChangeMeeting>,
    id: AgendaItemId,
    by: i32,
) -> Result<(), Error> {
    let (group, meeting) = open(tx, permit.spend()).await?;
    let before = item_of(tx, meeting.id, id).await?;
    let items = store::agenda(tx, meeting.id).await?;
    store::order_items(tx, &model::move_item(&items, id, by)).await?;
    let after = item_of(tx, meeting.id, id).await?;
    if before.position != after.position {
        record(tx, actor, &group, &meeting, shown(&before), shown(&after)).await?;
    }
    Ok(())
}

/// Takes an item off the agenda, with its papers; what was written to it stays with the meeting.
pub async fn remove_item(
    tx: &mut Tx,
    actor: &Actor,
    permit: Permit<ChangeMeeting>,
    id: AgendaItemId,
) -> Result<(), Error> {
    let (group, meeting) = open(tx, permit.spend()).await?;
    let before = item_of(tx, meeting.id, id).await?;
    store::remove_item(tx, id).await?;
    let rest: Vec<_> = store::agenda(tx, meeting.id).await?.iter().map(|item| item.id).collect();
    store::order_items(tx, &rest).await?;
    record(tx, actor, &group, &meeting, shown(&before), Value::Null).await
}

/// Lays a paper before the meeting, under an item.
pub async fn lay_paper(
    tx: &mut Tx,
    actor: &Actor,
    permit: Permit<LayPaper>,
    id: AgendaItemId,
    new: NewPaper,
) -> Result<Paper, Error> {
    let (group, meeting) = open(tx, permit.spend()).await?;
    let item = item_of(tx, meeting.id, id).await?;
    let paper = Paper {
        id: PaperId::new(actor.now),
        item: item.id,
        title: text("title", &new.title, 1, 200)?,
        link: link("link", &new.link)?,
        file: new.file,
        added_at: actor.now,
        added_by: super::taking_part::name_of(actor),
    };
    if paper.link.is_empty() == paper.file.is_none() {
        return Err(Error::Field("link"));
    }
    store::insert_paper(tx, &paper).await?;
    let facts = json!({ "item": item.title, "paper": paper.title });
    let act = act("paper.laid", &group, &meeting).facts(facts);
    journal::record(tx, actor, act).await?;
    Ok(paper)
}

/// Takes a paper back.
pub async fn take_back_paper(
    tx: &mut Tx,
    actor: &Actor,
    permit: Permit<ChangeMeeting>,
    id: PaperId,
) -> Result<(), Error> {
    let (group, meeting) = open(tx, permit.spend()).await?;
    let papers = store::papers(tx, meeting.id).await?;
    let paper = papers.into_iter().find(|paper| paper.id == id).ok_or(Error::NotFound("paper"))?;
    store::remove_paper(tx, id).await?;
    let act = act("paper.taken-back", &group, &meeting).facts(json!({ "paper": paper.title }));
    journal::record(tx, actor, act).await?;
    Ok(())
}

async fn open(tx: &mut Tx, checked: Meeting) -> Result<(Group, Meeting), Error> {
    let meeting = store::meeting(tx, checked.id).await?.ok_or(Error::NotFound("meeting"))?;
    if meeting.state == State::Cancelled {
        return Err(Error::State(meeting.state));
    }
    Ok((group_of(tx, &meeting).await?, meeting))
}

fn checked(new: &NewItem) -> Result<NewItem, Error> {
    if new.minutes > 1440 {
        return Err(Error::Field("minutes"));
    }
    if new.clause.is_some_and(|clause| !(1..=999).contains(&clause)) {
        return Err(Error::Field("clause"));
    }
    Ok(NewItem {
        title: text("title", &new.title, 1, 200)?,
        minutes: new.minutes,
        presenter: text("presenter", &new.presenter, 0, 120)?,
        clause: new.clause,
        kind: new.kind,
    })
}

fn shown(item: &AgendaItem) -> Value {
    json!({
        "position": item.position, "title": item.title, "minutes": item.minutes,
        "presenter": item.presenter, "clause": item.clause, "kind": item.kind.word(),
    })
}

async fn record(
    tx: &mut Tx,
    actor: &Actor,
    group: &Group,
    meeting: &Meeting,
    before: Value,
    after: Value,
) -> Result<(), Error> {
    journal::record(tx, actor, changed(group, meeting, before, after)).await?;
    Ok(())
}

fn changed(group: &Group, meeting: &Meeting, before: Value, after: Value) -> journal::Act {
    act("agenda.changed", group, meeting).changed(before, after)
}
