//! Answers, attendance and written input.

use std::collections::BTreeMap;

use db::Tx;
use groups::Group;
use kernel::{Actor, AgencyId, Identity, Permit, PersonId};
use serde_json::{Value, json};

use super::{Error, act, group_of, item_of, taken_facts, text};
use crate::{
    AgendaItemId, Answer, Attendance, InputId, Meeting, Mode, Presence, Reply, State, Taken, WrittenInput,
    policy::{RecordAttendance, TakePart},
    store,
};

/// Records who took part: everybody in the list, and nobody else but those who said so themselves.
pub async fn attend(
    tx: &mut Tx,
    actor: &Actor,
    permit: Permit<RecordAttendance>,
    present: &[Presence],
) -> Result<Taken, Error> {
    let (group, meeting) = begun(tx, actor, permit.spend()).await?;
    put(tx, actor, &group, &meeting, present).await?;
    let taken = Taken::of(&store::attendance(tx, meeting.id).await?);
    record(tx, actor, &group, &meeting, &taken).await?;
    Ok(taken)
}

/// Says of oneself that one took part, after the list was made; the trace says who said it and when.
pub async fn declare(tx: &mut Tx, actor: &Actor, permit: Permit<TakePart>, mode: Mode) -> Result<(), Error> {
    let (group, meeting) = begun(tx, actor, permit.spend()).await?;
    let own = actor.person().ok_or(Error::NotFound("person"))?.id;
    let known = known(tx, &group, &meeting, &[own]).await?;
    let mut one = row(actor, &meeting, &known, Presence { person: own, mode })?;
    one.own_word = true;
    store::put_attendance(tx, &one).await?;
    let facts = json!({ "person": one.name, "agency": one.agency_code, "mode": mode, "zone": one.zone });
    journal::record(tx, actor, act("attendance.declared", &group, &meeting).facts(facts)).await?;
    Ok(())
}

/// Answers the invitation; the last answer counts.
pub async fn answer(
    tx: &mut Tx,
    actor: &Actor,
    permit: Permit<TakePart>,
    answer: Answer,
) -> Result<(), Error> {
    let checked = permit.spend();
    let meeting = store::meeting(tx, checked.id).await?.ok_or(Error::NotFound("meeting"))?;
    if !meeting.is_open(actor.now) {
        return Err(Error::State(meeting.state));
    }
    let group = group_of(tx, &meeting).await?;
    let own = actor.person().ok_or(Error::NotFound("person"))?;
    let known = known(tx, &group, &meeting, &[own.id]).await?;
    let one = row(actor, &meeting, &known, Presence { person: own.id, mode: Mode::Online })?;
    let reply = Reply {
        meeting: meeting.id,
        person: own.id,
        name: one.name,
        agency: one.agency,
        agency_code: one.agency_code,
        answer,
        answered_at: actor.now,
    };
    store::put_reply(tx, &reply).await?;
    let facts = json!({ "agency": reply.agency_code, "answer": answer });
    journal::record(tx, actor, act("invitation.answered", &group, &meeting).facts(facts)).await?;
    Ok(())
}

/// Gives something in writing, before the meeting or after it; it counts as taking part.
pub async fn give_input(
    tx: &mut Tx,
    actor: &Actor,
    permit: Permit<TakePart>,
    item: Option<AgendaItemId>,
    body: &str,
) -> Result<WrittenInput, Error> {
    let checked = permit.spend();
    let meeting = store::meeting(tx, checked.id).await?.ok_or(Error::NotFound("meeting"))?;
    if meeting.state == State::Cancelled {
        return Err(Error::State(meeting.state));
    }
    let group = group_of(tx, &meeting).await?;
    let item = match item {
        Some(id) => Some(item_of(tx, meeting.id, id).await?),
        None => None,
    };
    let own = actor.person().ok_or(Error::NotFound("person"))?.id;
    let known = known(tx, &group, &meeting, &[own]).await?;
    let mut one = row(actor, &meeting, &known, Presence { person: own, mode: Mode::Written })?;
    one.own_word = true;
    let input = WrittenInput {
        id: InputId::new(actor.now),
        meeting: meeting.id,
        item: item.as_ref().map(|item| item.id),
        person: own,
        name: one.name.clone(),
        agency: one.agency,
        agency_code: one.agency_code.clone(),
        body: text("body", body, 1, 20_000)?,
        given_at: actor.now,
    };
    store::insert_input(tx, &input).await?;
    // Whoever spoke and wrote spoke.
    if !store::attendance(tx, meeting.id).await?.iter().any(|there| there.person == own) {
        store::put_attendance(tx, &one).await?;
    }
    let facts = json!({ "agency": input.agency_code, "item": item.map(|item| item.title) });
    journal::record(tx, actor, act("input.received", &group, &meeting).facts(facts)).await?;
    Ok(input)
}

/// Puts the list in place of the one there was.
pub(super) async fn put(
    tx: &mut Tx,
    actor: &Actor,
    group: &Group,
    meeting: &Meeting,
    present: &[Presence],
) -> Result<(), Error> {
    let ids: Vec<PersonId> = present.iter().map(|one| one.person).collect();
    let known = known(tx, group, meeting, &ids).await?;
    let before = store::attendance(tx, meeting.id).await?;
    for gone in before.iter().filter(|one| !one.own_word && !ids.contains(&one.person)) {
        store::remove_attendance(tx, meeting.id, gone.person).await?;
    }
    for one in present {
        let told = before.iter().find(|there| there.person == one.person);
        // What somebody said themselves keeps its trace when the chair's list agrees.
        if told.is_some_and(|there| there.mode == one.mode) {
            continue;
        }
        store::put_attendance(tx, &row(actor, meeting, &known, *one)?).await?;
    }
    Ok(())
}

pub(super) async fn record(
    tx: &mut Tx,
    actor: &Actor,
    group: &Group,
    meeting: &Meeting,
    taken: &Taken,
) -> Result<(), Error> {
    let act = act("attendance.recorded", group, meeting).facts(taken_facts(group, meeting, taken));
    journal::record(tx, actor, act.changed(Value::Null, json!(taken))).await?;
    Ok(())
}

async fn begun(tx: &mut Tx, actor: &Actor, checked: Meeting) -> Result<(Group, Meeting), Error> {
    let meeting = store::meeting(tx, checked.id).await?.ok_or(Error::NotFound("meeting"))?;
    if meeting.state == State::Cancelled {
        return Err(Error::State(meeting.state));
    }
    if actor.now < meeting.at {
        return Err(Error::NotBegun);
    }
    Ok((group_of(tx, &meeting).await?, meeting))
}

/// A person as they were on the day: their name, the agency that had named them, their zone.
type Known = BTreeMap<PersonId, (String, Option<(AgencyId, String)>, String)>;

async fn known(tx: &mut Tx, group: &Group, meeting: &Meeting, ids: &[PersonId]) -> Result<Known, Error> {
    let named = groups::designations_on(tx, group.id, group.day(meeting.at)).await?;
    let mut known = Known::new();
    for card in people::persons(tx, ids).await? {
        let designation = named.iter().find(|one| one.person == card.id);
        let agency = match designation {
            Some(one) => Some((one.agency, one.agency_code.clone())),
            None => card.agency.zip(card.agency_code),
        };
        known.insert(card.id, (card.name, agency, card.zone));
    }
    Ok(known)
}

fn row(actor: &Actor, meeting: &Meeting, known: &Known, one: Presence) -> Result<Attendance, Error> {
    let (name, agency, zone) =
        known.get(&one.person).cloned().ok_or_else(|| Error::Unknown(one.person.to_string()))?;
    let (agency, agency_code) = agency.unzip();
    Ok(Attendance {
        meeting: meeting.id,
        person: one.person,
        name,
        agency,
        agency_code,
        zone,
        mode: one.mode,
        declared_by: name_of(actor),
        declared_at: actor.now,
        own_word: false,
    })
}

pub(super) fn name_of(actor: &Actor) -> String {
    match &actor.identity {
        Identity::Person(person) => person.name.clone(),
        Identity::Operator | Identity::Public => "operator".to_owned(),
        Identity::System => "system".to_owned(),
    }
}
