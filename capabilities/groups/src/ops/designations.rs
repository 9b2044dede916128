//! Agencies name people, confirm them, replace them and withdraw them.

use db::Tx;
use files::FileHash;
use jiff::{Timestamp, ToSpan as _, civil::Date};
use journal::Act;
use kernel::{Actor, AgencyId, Permit, PersonId, Role};
use serde_json::json;

use super::{Error, happened, in_order};
use crate::{
    model::{Designation, DesignationId, Ended, Group, Interval, clash},
    policy::{ChangeDesignation, Designate},
    store,
};

/// A designation about to be made.
#[derive(Clone, Debug)]
pub struct NewDesignation {
    /// Whom the agency names.
    pub person: PersonId,
    /// The first day.
    pub from: Date,
    /// The last day, if it is set.
    pub to: Option<Date>,
    /// The agency's letter, which is stored and recorded already, and its name.
    pub letter: Option<(FileHash, String)>,
}

/// Names a person for an agency; the same twice changes nothing, an overlap is refused.
pub async fn designate(
    tx: &mut Tx,
    actor: &Actor,
    permit: Permit<Designate>,
    new: NewDesignation,
) -> Result<Designation, Error> {
    let post = permit.spend();
    if !matches!(post.role, Role::FocalPoint | Role::Alternate | Role::CoChair) {
        return Err(Error::Role(post.role));
    }
    in_order(new.from, new.to)?;
    let agency = people::agency(tx, post.agency).await?.ok_or(Error::NotFound("agency"))?;
    let person = people::person(tx, new.person).await?.ok_or(Error::NotFound("person"))?;
    let standing = store::designations_as(tx, post.group.id, agency.id, post.role).await?;
    let same = |it: &&Designation| (it.person, it.from, it.to) == (person.id, new.from, new.to);
    if let Some(known) = standing.iter().find(same) {
        return Ok(known.clone());
    }
    let members = store::members_on(tx, post.group.id, new.from).await?;
    if !members.iter().any(|member| member.id == agency.id) {
        return Err(Error::NotMember(agency.code));
    }
    if let Some(clash) = clash(Interval { from: new.from, to: new.to }, &standing) {
        return Err(Error::Overlap(clash));
    }
    let (letter, letter_name) = new.letter.map(|(hash, name)| (hash.to_string(), name)).unzip();
    let designation = Designation {
        id: DesignationId::new(actor.now),
        group: post.group.id,
        agency: agency.id,
        agency_code: agency.code,
        person: person.id,
        person_name: person.name,
        email: person.email,
        role: post.role,
        from: new.from,
        to: new.to,
        letter,
        letter_name: letter_name.unwrap_or_default(),
        confirmed_at: actor.now,
        asked_at: None,
        ended: None,
        revision: 1,
    };
    store::insert_designation(tx, &designation).await?;
    let act = act(designated(post.role), &post.group, &designation)
        .happened(happened(&post.group, new.from, actor.now))
        .changed(json!(null), shown(&designation));
    journal::record(tx, actor, act).await?;
    Ok(designation)
}

/// Names a successor: whoever holds the post ends on the day before, and nothing is left vacant.
pub async fn replace_designation(
    tx: &mut Tx,
    actor: &Actor,
    permit: Permit<Designate>,
    new: NewDesignation,
) -> Result<Designation, Error> {
    let post = permit.on();
    let (group, agency, role) = (post.group.clone(), post.agency, post.role);
    let eve = new.from.checked_sub(1.day()).unwrap_or(new.from);
    for mut it in store::designations_as(tx, group.id, agency, role).await? {
        let same = it.person == new.person && it.from == new.from;
        if !same && it.holds_on(new.from) && it.from <= eve {
            end(tx, actor, &group, &mut it, eve, Ended::Replaced).await?;
        }
    }
    designate(tx, actor, permit, new).await
}

/// Ends a designation; `to` is its last day and `revision` the one that was seen.
pub async fn end_designation(
    tx: &mut Tx,
    actor: &Actor,
    permit: Permit<ChangeDesignation>,
    to: Date,
) -> Result<Designation, Error> {
    let mut it = permit.spend();
    in_order(it.from, Some(to))?;
    if let Some(over) = it.to.filter(|over| *over <= to) {
        return Err(Error::Over(over));
    }
    let group = group_of(tx, &it).await?;
    end(tx, actor, &group, &mut it, to, Ended::Withdrawn).await?;
    Ok(it)
}

/// Confirms that a designation still holds.
pub async fn confirm_designation(
    tx: &mut Tx,
    actor: &Actor,
    permit: Permit<ChangeDesignation>,
) -> Result<Designation, Error> {
    let mut it = permit.spend();
    let group = group_of(tx, &it).await?;
    if let Some(over) = it.to.filter(|to| *to < group.day(actor.now)) {
        return Err(Error::Over(over));
    }
    let before = json!({ "confirmed_at": it.confirmed_at, "asked_at": it.asked_at });
    it.confirmed_at = actor.now;
    it.asked_at = None;
    store::save_designation(tx, &it).await?;
    it.revision += 1;
    let after = json!({ "confirmed_at": it.confirmed_at, "asked_at": null });
    journal::record(tx, actor, act(confirmed(it.role), &group, &it).changed(before, after)).await?;
    Ok(it)
}

/// Notes that a designation was asked after; the caller queues the mail in the same transaction.
pub(crate) async fn ask_after(tx: &mut Tx, actor: &Actor, it: &mut Designation) -> Result<(), Error> {
    it.asked_at = Some(actor.now);
    store::save_designation(tx, it).await?;
    it.revision += 1;
    Ok(())
}

/// Notes that the person was here after the question; a visit is a sign of life, not an act of the agency.
pub(crate) async fn answered(tx: &mut Tx, it: &mut Designation, seen: Timestamp) -> Result<(), Error> {
    it.confirmed_at = seen;
    it.asked_at = None;
    store::save_designation(tx, it).await?;
    it.revision += 1;
    Ok(())
}

/// Lets a designation lapse that nobody confirmed; a new designation undoes it.
pub(crate) async fn lapse(
    tx: &mut Tx,
    actor: &Actor,
    group: &Group,
    it: &mut Designation,
) -> Result<(), Error> {
    let eve = group.day(actor.now).checked_sub(1.day()).unwrap_or(it.from).max(it.from);
    end(tx, actor, group, it, eve, Ended::Lapsed).await
}

/// Ends every designation of an agency that leaves.
pub(super) async fn end_all_of(
    tx: &mut Tx,
    actor: &Actor,
    group: &Group,
    agency: AgencyId,
    to: Date,
) -> Result<(), Error> {
    for role in [Role::CoChair, Role::FocalPoint, Role::Alternate] {
        for mut it in store::designations_as(tx, group.id, agency, role).await? {
            if it.to.is_none_or(|end| end > to) && it.from <= to {
                end(tx, actor, group, &mut it, to, Ended::Withdrawn).await?;
            }
        }
    }
    Ok(())
}

async fn end(
    tx: &mut Tx,
    actor: &Actor,
    group: &Group,
    it: &mut Designation,
    to: Date,
    how: Ended,
) -> Result<(), Error> {
    let before = shown(it);
    it.to = Some(to);
    it.ended = Some(how);
    store::save_designation(tx, it).await?;
    it.revision += 1;
    let name = match how {
        Ended::Withdrawn | Ended::Replaced => withdrawn(it.role),
        Ended::Lapsed => lapsed(it.role),
    };
    let act = act(name, group, it).happened(happened(group, to, actor.now)).changed(before, shown(it));
    journal::record(tx, actor, act).await?;
    Ok(())
}

async fn group_of(tx: &mut Tx, it: &Designation) -> Result<Group, Error> {
    store::group(tx, it.group).await?.ok_or(Error::NotFound("group"))
}

fn act(name: &'static str, group: &Group, it: &Designation) -> Act {
    Act::new(name, "designation", it.id)
        .in_group(group.id)
        .for_agency(it.agency, it.agency_code.clone())
        .titled(format!("{}: {}", it.agency_code, it.person_name), group.path("/members"))
        .facts(json!({ "agency": it.agency, "person": it.person, "from": it.from, "to": it.to }))
}

fn shown(it: &Designation) -> serde_json::Value {
    json!({ "person": it.person_name, "from": it.from, "to": it.to, "letter": it.letter, "ended": it.ended })
}

/// The act that names a person for a role.
pub(crate) fn designated(role: Role) -> &'static str {
    match role {
        Role::Alternate => "alternate.designated",
        Role::CoChair => "co-chair.designated",
        _ => "focal-point.designated",
    }
}

fn confirmed(role: Role) -> &'static str {
    match role {
        Role::Alternate => "alternate.confirmed",
        Role::CoChair => "co-chair.confirmed",
        _ => "focal-point.confirmed",
    }
}

fn withdrawn(role: Role) -> &'static str {
    match role {
        Role::Alternate => "alternate.withdrawn",
        Role::CoChair => "co-chair.withdrawn",
        _ => "focal-point.withdrawn",
    }
}

fn lapsed(role: Role) -> &'static str {
    match role {
        Role::Alternate => "alternate.lapsed",
        Role::CoChair => "co-chair.lapsed",
        _ => "focal-point.lapsed",
    }
}
