//! Agencies join and leave, chairs are recorded, offices are granted.

use db::Tx;
use jiff::{ToSpan as _, civil::Date};
use journal::Act;
use kernel::{Actor, AgencyId, CountryCode, Permit, PersonId, Role, uuid::Uuid};
use serde_json::json;

use super::{Error, happened, in_order};
use crate::{
    model::{ChairTerm, GrantedOffice, Interval, Membership, overlaps},
    policy::{GrantOffice, Join, NameChair},
    store,
};

/// An office about to be granted.
#[derive(Clone, Debug)]
pub struct NewOffice {
    /// To whom.
    pub person: PersonId,
    /// Which office: one of a country, or the auditor's.
    pub role: Role,
    /// For which country; none for the auditor.
    pub country: Option<CountryCode>,
    /// The first day.
    pub from: Date,
    /// The last day, if it is set.
    pub to: Option<Date>,
}

/// Lets an agency join from this day; the same twice changes nothing.
pub async fn join(tx: &mut Tx, actor: &Actor, permit: Permit<Join>, from: Date) -> Result<Membership, Error> {
    let seat = permit.spend();
    let agency = people::agency(tx, seat.agency).await?.ok_or(Error::NotFound("agency"))?;
    for known in store::memberships(tx, seat.group.id, Some(agency.id)).await? {
        let days = Interval { from: known.from, to: known.to };
        if known.from <= from && overlaps(days, Interval { from, to: None }).is_some() && known.to.is_none() {
            return Ok(known);
        }
        if overlaps(days, Interval { from, to: None }).is_some() {
            return Err(Error::AlreadyMember { from: known.from, to: known.to });
        }
    }
    if let Some(parent) = seat.group.parent {
        // The group is open to any member of the parent group, and to members only.
        let above = store::members_on(tx, parent, from).await?;
        if !above.iter().any(|member| member.id == agency.id) {
            return Err(Error::NotMemberAbove(agency.code));
        }
    }
    let membership = Membership {
        id: GroupMembershipId::new(actor.now).uuid(),
        group: seat.group.id,
        agency: agency.id,
        agency_code: agency.code.clone(),
        from,
        to: None,
    };
    store::insert_membership(tx, &membership).await?;
    let act = Act::new("agency.joined", "membership", membership.id)
        .in_group(seat.group.id)
        .for_agency(agency.id, agency.code.clone())
        .titled(agency.code, seat.group.path("/members"))
        .happened(happened(&seat.group, from, actor.now))
        .facts(json!({ "agency": agency.id, "from": from }));
    journal::record(tx, actor, act.changed(json!(null), json!({ "from": from, "to": null }))).await?;
    Ok(membership)
}

/// Lets an agency leave; `to` is its last day. Its designations end with it.
pub async fn leave(tx: &mut Tx, actor: &Actor, permit: Permit<Join>, to: Date) -> Result<Membership, Error> {
    let seat = permit.spend();
    let known = store::memberships(tx, seat.group.id, Some(seat.agency)).await?;
    let running = known.into_iter().find(|it| it.to.is_none_or(|end| end > to));
    let Some(mut membership) = running else {
        let agency = people::agency(tx, seat.agency).await?.ok_or(Error::NotFound("agency"))?;
        return Err(Error::NotMember(agency.code));
    };
    in_order(membership.from, Some(to))?;
    store::end_membership(tx, membership.id, to).await?;
    let before = membership.to;
    membership.to = Some(to);
    let act = Act::new("agency.left", "membership", membership.id)
        .in_group(seat.group.id)
        .for_agency(membership.agency, membership.agency_code.clone())
        .titled(membership.agency_code.clone(), seat.group.path("/members"))
        .happened(happened(&seat.group, to, actor.now))
        .facts(json!({ "agency": membership.agency, "to": to }));
    journal::record(tx, actor, act.changed(json!({ "to": before }), json!({ "to": to }))).await?;
    super::designations::end_all_of(tx, actor, &seat.group, seat.agency, to).await?;
    Ok(membership)
}

/// Records that an agency chairs the group on these days; two agencies may chair at once.
pub async fn name_chair(
    tx: &mut Tx,
    actor: &Actor,
    permit: Permit<NameChair>,
    agency: AgencyId,
    from: Date,
    to: Option<Date>,
) -> Result<ChairTerm, Error> {
    let group = permit.spend().group;
    in_order(from, to)?;
    let agency = people::agency(tx, agency).await?.ok_or(Error::NotFound("agency"))?;
    for term in store::chair_terms(tx, group.id).await?.into_iter().filter(|term| term.agency == agency.id) {
        if (term.from, term.to) == (from, to) {
            return Ok(term);
        }
        if overlaps(Interval { from: term.from, to: term.to }, Interval { from, to }).is_some() {
            return Err(Error::AlreadyMember { from: term.from, to: term.to });
        }
    }
    let term = ChairTerm {
        id: ChairTermId::new(actor.now).uuid(),
        group: group.id,
        agency: agency.id,
        agency_code: agency.code.clone(),
        from,
        to,
    };
    store::insert_chair_term(tx, &term).await?;
    let act = Act::new("chair.appointed", "chair-term", term.id)
        .in_group(group.id)
        .for_agency(agency.id, agency.code.clone())
        .titled(agency.code, group.path(""))
        .happened(happened(&group, from, actor.now))
        .facts(json!({ "agency": agency.id, "from": from, "to": to }));
    journal::record(tx, actor, act.changed(json!(null), json!({ "from": from, "to": to }))).await?;
    Ok(term)
}

/// Grants an office of a country, or the auditor's; the same twice changes nothing.
pub async fn grant_office(
    tx: &mut Tx,
    actor: &Actor,
    permit: Permit<GrantOffice>,
    new: NewOffice,
) -> Result<GrantedOffice, Error> {
    let group = permit.spend();
    in_order(new.from, new.to)?;
    match (new.role, new.country) {
        (Role::Auditor, None)
        | (
            Role::ResidentCoordinator | Role::CountryEditor | Role::CountryValidator | Role::NationalPartner,
            Some(_),
        ) => {}
        (
            Role::Auditor
            | Role::ResidentCoordinator
            | Role::CountryEditor
            | Role::CountryValidator
            | Role::NationalPartner,
            _,
        ) => return Err(Error::Country),
        (role, _) => return Err(Error::Role(role)),
    }
    let person = people::person(tx, new.person).await?.ok_or(Error::NotFound("person"))?;
    let known = store::granted_to(tx, person.id).await?.into_iter().find(|it| {
        it.group == group.id
            && (it.role, it.country, it.from, it.to) == (new.role, new.country, new.from, new.to)
    });
    if let Some(known) = known {
        return Ok(known);
    }
    let office = GrantedOffice {
        id: GrantedOfficeId::new(actor.now).uuid(),
        group: group.id,
        person: person.id,
        person_name: person.name.clone(),
        role: new.role,
        country: new.country,
        from: new.from,
        to: new.to,
    };
    store::insert_office(tx, &office).await?;
    let act = Act::new("office.granted", "office", office.id)
        .in_group(group.id)
        .titled(person.name, group.path("/offices"))
        .happened(happened(&group, new.from, actor.now))
        .facts(json!({ "person": person.id, "role": new.role, "country": new.country }));
    journal::record(tx, actor, act.changed(json!(null), json!({ "from": new.from, "to": new.to }))).await?;
    Ok(office)
}

/// Ends an office; it holds to the end of the day before `day`.
pub async fn end_office(
    tx: &mut Tx,
    actor: &Actor,
    permit: Permit<GrantOffice>,
    office: Uuid,
    day: Date,
) -> Result<(), Error> {
    let group = permit.spend();
    let office = store::granted(tx, office).await?.filter(|it| it.group == group.id);
    let office = office.ok_or(Error::NotFound("office"))?;
    let last = day.checked_sub(1.day()).unwrap_or(day).max(office.from);
    store::end_office(tx, office.id, last).await?;
    let act = Act::new("office.ended", "office", office.id)
        .in_group(group.id)
        .titled(office.person_name, group.path("/offices"))
        .facts(json!({ "person": office.person, "role": office.role, "country": office.country }));
    journal::record(tx, actor, act.changed(json!({ "to": office.to }), json!({ "to": last }))).await?;
    Ok(())
}

kernel::id!(GroupMembershipId);
kernel::id!(ChairTermId);
kernel::id!(GrantedOfficeId);
