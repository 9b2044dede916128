//! Which offices a person holds; rights follow from them alone.

use db::{Db, Tx};
use jiff::{Timestamp, civil::Date, tz::TimeZone};
use kernel::{AgencyId, Office, PersonId, Role};
use web::{SecretHash, Signed};

use crate::store;

/// Every office a person holds on this day: those they were designated or granted, and those that follow.
///
/// Staff of the agency that chairs a group is Chair of the parent group in each group below it. Whoever
/// co-chairs a group convenes a sister of each other group with the same parent.
pub async fn offices_of(tx: &mut Tx, person: PersonId, day: Date) -> db::Result<Vec<Office>> {
    let agency = people::person(tx, person).await?.and_then(|person| person.agency);
    offices_with(tx, person, agency, day).await
}

/// The same where it is known already which agency they are staff of.
async fn offices_with(
    tx: &mut Tx,
    person: PersonId,
    agency: Option<AgencyId>,
    day: Date,
) -> db::Result<Vec<Office>> {
    let mut designations = store::designations_of(tx, person).await?;
    designations.retain(|it| it.holds_on(day));
    let mut offices: Vec<Office> = designations
        .iter()
        .map(|it| Office { role: it.role, group: Some(it.group), agency: Some(it.agency), country: None })
        .collect();
    let granted = store::granted_to(tx, person).await?;
    offices.extend(granted.iter().filter(|it| it.holds_on(day)).map(|it| Office {
        role: it.role,
        group: Some(it.group),
        agency: None,
        country: it.country,
    }));
    let groups = store::tree(tx).await?;
    for term in store::chairs_of_all(tx, day).await? {
        let designated = designations.iter().any(|it| it.group == term.group && it.agency == term.agency);
        if designated || agency == Some(term.agency) {
            let below = groups.iter().filter(|(_, parent)| *parent == Some(term.group));
            offices.extend(below.map(|(group, _)| Office {
                role: Role::ParentChair,
                group: Some(*group),
                agency: Some(term.agency),
                country: None,
            }));
        }
    }
    for chair in designations.iter().filter(|it| it.role == Role::CoChair) {
        let Some((own, above)) = groups.iter().find(|(group, _)| *group == chair.group) else { continue };
        let sisters = groups.iter().filter(|(it, parent)| it != own && above.is_some() && parent == above);
        offices.extend(sisters.map(|(sister, _)| Office {
            role: Role::SisterConvenor,
            group: Some(*sister),
            agency: Some(chair.agency),
            country: None,
        }));
    }
    Ok(offices)
}

/// The person of a session with the offices they hold today, as [`web::SiteBuilder::signed`] wants it.
pub async fn signed(db: Db, session: SecretHash, now: Timestamp) -> db::Result<Option<Signed>> {
    let found = db
        .read(async |tx| {
            let Some(visiting) = people::visiting(tx, session, now).await? else {
                return Ok::<_, db::Error>(None);
            };
            // The days of offices are counted where the group is, not where the person travels.
            let zone = store::home(tx).await?.map_or(TimeZone::UTC, |home| home.time_zone());
            let day = now.to_zoned_datetime(zone).date();
            let (id, agency) = (visiting.person().id, visiting.person().agency);
            let offices = offices_with(tx, id, agency, day).await?;
            Ok(Some((visiting, offices)))
        })
        .await?;
    let Some((visiting, offices)) = found else { return Ok(None) };
    let card = visiting.noted(&db, now).await;
    Ok(Some(Signed {
        person: card.actor(),
        offices,
        language: card.language,
        zone: kernel::zone(&card.zone).unwrap_or(TimeZone::UTC),
    }))
}
