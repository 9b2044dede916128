//! Answers made of several lists.

use std::collections::HashSet;

use db::Tx;
use jiff::{ToSpan as _, civil::Date};
use kernel::{AgencyId, GroupId, Role};

use crate::{
    model::{Designation, Group, Recipient, Standing},
    store,
};

/// Everybody to whom minutes and action points go: each focal point and alternate, on that day, of every
/// agency that is a member of the parent group, whether named there or in this group, present or not.
///
/// A group without a parent takes its own members. Nobody is listed twice.
pub async fn recipients_on(tx: &mut Tx, group: &Group, day: Date) -> db::Result<Vec<Recipient>> {
    let above = group.parent.unwrap_or(group.id);
    let members: HashSet<AgencyId> =
        store::members_on(tx, above, day).await?.into_iter().map(|agency| agency.id).collect();
    let mut designations = store::designations_on(tx, group.id, day).await?;
    if above != group.id {
        designations.extend(store::designations_on(tx, above, day).await?);
    }
    designations
        .retain(|it| matches!(it.role, Role::FocalPoint | Role::Alternate) && members.contains(&it.agency));
    designations
        .sort_by_key(|it| (it.agency_code.clone(), it.role != Role::FocalPoint, it.person_name.clone()));
    let ids: Vec<_> = designations.iter().map(|it| it.person).collect();
    let cards = people::persons(tx, &ids).await?;
    let mut seen = HashSet::new();
    let recipients = designations.into_iter().filter(|it| seen.insert(it.person)).filter_map(|it| {
        let card = cards.iter().find(|card| card.id == it.person)?;
        Some(Recipient {
            person: card.id,
            name: card.name.clone(),
            email: card.email.clone(),
            agency: it.agency,
            agency_code: it.agency_code,
            role: it.role,
            language: card.language,
            zone: card.zone.clone(),
        })
    });
    Ok(recipients.collect())
}

/// Whether every member has a focal point on this day, since when not, and who convenes.
pub async fn standing_on(tx: &mut Tx, group: GroupId, day: Date) -> db::Result<Standing> {
    let members = store::members_on(tx, group, day).await?;
    let memberships = store::memberships(tx, group, None).await?;
    let designations = store::designations(tx, group).await?;
    let mut standing = Standing { members: members.len(), ..Standing::default() };
    standing.co_chairs =
        designations.iter().filter(|it| it.role == Role::CoChair && it.holds_on(day)).count();
    for agency in &members {
        let joined = memberships
            .iter()
            .filter(|it| it.agency == agency.id && it.from <= day)
            .map(|it| it.from)
            .max()
            .unwrap_or(day);
        let own: Vec<&Designation> =
            designations.iter().filter(|it| it.agency == agency.id && it.role == Role::FocalPoint).collect();
        if own.iter().any(|it| it.holds_on(day)) {
            if let Some(end) = last_day_covered(&own, day) {
                standing.ending.push((agency.clone(), end));
            }
        } else {
            standing.without_focal_point.push((agency.clone(), vacant_since(&own, joined, day)));
        }
    }
    if let Some(parent) = store::group(tx, group).await?.and_then(|group| group.parent) {
        standing.may_join = store::members_on(tx, parent, day).await?;
        standing.may_join.retain(|agency| !members.iter().any(|member| member.id == agency.id));
    }
    Ok(standing)
}

/// The first day without a focal point: after the last one's end, or the day of joining.
fn vacant_since(own: &[&Designation], joined: Date, day: Date) -> Date {
    let ended = own.iter().filter_map(|it| it.to).filter(|to| *to < day).max();
    ended.and_then(|to| to.checked_add(1.day()).ok()).map_or(joined, |since| since.max(joined))
}

/// The last day of the unbroken chain of designations that covers `day`; none where it has no end.
fn last_day_covered(own: &[&Designation], day: Date) -> Option<Date> {
    let mut covered = day;
    loop {
        let holding = own.iter().find(|it| it.holds_on(covered))?;
        let end = holding.to?;
        let next = end.checked_add(1.day()).ok()?;
        if own.iter().any(|it| it.holds_on(next)) {
            covered = next;
        } else {
            return Some(end);
        }
    }
}
