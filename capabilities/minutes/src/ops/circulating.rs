//! Circulation: one act, one row and one mail for each recipient.

use db::Tx;
use kernel::{Actor, Language, Permit};
use meetings::MeetingId;
use serde_json::json;
use web::Site;

use super::{Error, Whole, name_of, placed};
use crate::{
    letter,
    model::{Circulation, CirculationId, Recipient, Refused, State, Version, closes_at, days_between},
    policy::Circulate,
    store,
};

/// Sends the draft to every focal point and alternate of all members of the parent group.
///
/// Rows, mails and the journal entry stand in the same transaction: either all of them exist or none.
pub async fn circulate(
    tx: &mut Tx,
    actor: &Actor,
    permit: Permit<Circulate>,
    meeting: MeetingId,
    site: &Site,
) -> Result<Circulation, Error> {
    let circulation = begin(tx, actor, permit, meeting, true).await?;
    resume(tx, actor, circulation.id, site).await?;
    Ok(circulation)
}

/// Closes the text and writes down who must have it; [`resume`] queues the mails.
pub async fn begin(
    tx: &mut Tx,
    actor: &Actor,
    permit: Permit<Circulate>,
    meeting: MeetingId,
    by_mail: bool,
) -> Result<Circulation, Error> {
    let whole = Whole::of(tx, meeting).await?;
    if permit.spend() != whole.group.id {
        return Err(Error::NotFound("meeting"));
    }
    if whole.meeting.state != meetings::State::Held {
        return Err(Refused::NotHeld.into());
    }
    let mut version = whole.draft().cloned().ok_or(if whole.versions.is_empty() {
        Refused::Empty
    } else {
        Refused::Locked
    })?;
    version.may_circulate()?;
    let day = whole.group.day(actor.now);
    let to = groups::recipients_on(tx, &whole.group, day).await?;
    if to.is_empty() && by_mail {
        return Err(Refused::Nobody.into());
    }
    freeze(tx, actor, &whole, &mut version).await?;
    let circulation = Circulation {
        id: CirculationId::new(actor.now),
        version: version.id,
        minutes: version.minutes,
        group: whole.group.id,
        begun_at: actor.now,
        begun_by: name_of(actor),
        days: days_between(whole.group.day(whole.meeting.at), day),
        replaces: whole.sent().map(|sent| sent.number),
        by_mail,
    };
    store::insert_circulation(tx, &circulation).await?;
    for one in &to {
        let recipient = Recipient {
            person: one.person,
            name: one.name.clone(),
            address: one.email.clone(),
            agency: one.agency,
            agency_code: one.agency_code.clone(),
            role: one.role,
            language: one.language.unwrap_or(Language::English),
            zone: one.zone.clone(),
            mail: None,
        };
        store::insert_recipient(tx, circulation.id, &recipient).await?;
    }
    let facts = json!({
        "meeting": meeting, "version": version.number, "recipients": to.len(), "days": circulation.days,
        "replaces": circulation.replaces, "digest": version.digest, "circulation": circulation.id,
    });
    journal::record(tx, actor, whole.act("minutes.circulated", version.minutes).facts(facts)).await?;
    Ok(circulation)
}

/// Gives the items the places they have on the agenda now, and closes the text.
async fn freeze(tx: &mut Tx, actor: &Actor, whole: &Whole, version: &mut Version) -> Result<(), Error> {
    for item in &mut version.items {
        // An item that left the agenda keeps the place it had.
        if let Ok((position, title)) = placed(tx, whole.meeting.id, item.item).await {
            (item.position, item.title) = (position, title);
            store::place_item(tx, version.id, item).await?;
        }
    }
    version.items.sort_by_key(|item| (item.position, item.item));
    version.state = State::Circulated;
    version.circulated_at = Some(actor.now);
    version.closes_at =
        Some(closes_at(actor.now, whole.group.settings.silence_days, &whole.group.time_zone()));
    version.digest = Some(version.digest_of());
    store::save_circulated(tx, version).await?;
    Ok(())
}

/// Queues a mail for each recipient who has none; doing it again queues nothing.
pub async fn resume(tx: &mut Tx, actor: &Actor, id: CirculationId, site: &Site) -> Result<u32, Error> {
    let circulation = store::circulation(tx, id).await?.ok_or(Error::NotFound("circulation"))?;
    if !circulation.by_mail {
        return Ok(0);
    }
    let contents = letter::Contents::of(tx, &circulation).await?;
    let mut queued = 0;
    for one in store::recipients(tx, id).await?.iter().filter(|one| one.mail.is_none()) {
        let mail = mail::queue(tx, &letter::letter(site, &contents, one), actor.now).await?;
        store::note_mail(tx, id, one.person, mail).await?;
        queued += 1;
    }
    Ok(queued)
}

/// Circulations that were broken off before every recipient had a mail.
pub async fn unfinished(tx: &mut Tx) -> db::Result<Vec<CirculationId>> {
    store::unfinished(tx).await
}
