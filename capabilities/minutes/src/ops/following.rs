//! Following a circulation up: reminding who has not answered, sending again what came back.

use db::Tx;
use kernel::{Actor, Permit, PersonId};
use meetings::MeetingId;
use serde_json::json;
use web::Site;

use super::{Error, Whole, name_of};
use crate::{
    ledger, letter,
    model::{Attempt, Circulation, Entry, Recipient, Refused, Sending, Version},
    policy::{Remind, SendAgain},
    store,
};

/// The line of a recipient of the newest version that was sent.
struct Followed {
    whole: Whole,
    version: Version,
    circulation: Circulation,
    entry: Entry,
}

impl Followed {
    async fn of(tx: &mut Tx, meeting: MeetingId, person: PersonId) -> Result<Self, Error> {
        let whole = Whole::of(tx, meeting).await?;
        let version = whole.sent().cloned().ok_or(Refused::NotCirculated)?;
        let circulations = store::circulations(tx, version.minutes).await?;
        let circulation = circulations.into_iter().find(|it| it.version == version.id);
        let circulation = circulation.ok_or(Error::NotFound("circulation"))?;
        let entries = ledger::entries(tx, &circulation).await?;
        let entry = entries.into_iter().find(|entry| entry.recipient.person == person);
        Ok(Self { whole, version, circulation, entry: entry.ok_or(Error::NotFound("recipient"))? })
    }

    /// Queues the mail, adds it to the line and records the act, all in the caller's transaction.
    async fn add(
        &self,
        tx: &mut Tx,
        actor: &Actor,
        kind: Sending,
        to: &Recipient,
        mail: &mail::New,
    ) -> Result<(), Error> {
        let attempt = Attempt {
            mail: mail::queue(tx, mail, actor.now).await?,
            person: to.person,
            kind,
            address: to.address.clone(),
            day: self.whole.group.day(actor.now),
            at: actor.now,
            by: name_of(actor),
        };
        store::insert_attempt(tx, self.circulation.id, &attempt).await?;
        let facts = json!({
            "meeting": self.whole.meeting.id, "version": self.version.number, "circulation": self.circulation.id,
            "person": to.person, "agency": to.agency,
        });
        let act = if kind == Sending::Reminder { "minutes.reminded" } else { "minutes.sent-again" };
        journal::record(tx, actor, self.whole.act(act, self.version.minutes).facts(facts)).await?;
        Ok(())
    }
}

/// Reminds a recipient whose agency has not answered while comments are open; at most once a day.
pub async fn remind(
    tx: &mut Tx,
    actor: &Actor,
    permit: Permit<Remind>,
    meeting: MeetingId,
    person: PersonId,
    site: &Site,
) -> Result<(), Error> {
    let it = Followed::of(tx, meeting, person).await?;
    if permit.spend() != it.whole.group.id {
        return Err(Error::NotFound("meeting"));
    }
    if !it.version.is_open(actor.now) {
        return Err(Refused::NotCirculated.into());
    }
    let agency = it.entry.recipient.agency;
    if store::answers(tx, it.version.id).await?.iter().any(|given| given.agency == agency) {
        return Err(Refused::Answered.into());
    }
    it.entry.may_remind(it.whole.group.day(actor.now))?;
    let mut to = it.entry.recipient.clone();
    to.address.clone_from(&it.entry.last().address);
    let contents = letter::Contents::of(tx, &it.circulation).await?;
    let mail = letter::reminder(site, &contents, &to);
    it.add(tx, actor, Sending::Reminder, &to, &mail).await
}

/// Sends the minutes again to a recipient from whom they came back, to the address the person has now.
///
/// The mail that came back and what the server said to it stay in the line; this one is added to it.
pub async fn send_again(
    tx: &mut Tx,
    actor: &Actor,
    permit: Permit<SendAgain>,
    meeting: MeetingId,
    person: PersonId,
    site: &Site,
) -> Result<(), Error> {
    let it = Followed::of(tx, meeting, person).await?;
    if permit.spend() != it.whole.group.id {
        return Err(Error::NotFound("meeting"));
    }
    it.entry.may_send_again()?;
    let card = people::person(tx, person).await?.ok_or(Error::NotFound("recipient"))?;
    let mut to = it.entry.recipient.clone();
    to.address = card.email;
    let contents = letter::Contents::of(tx, &it.circulation).await?;
    let mail =
        letter::letter(site, &contents, &to).about("circulation-again", ledger::record(it.circulation.id));
    it.add(tx, actor, Sending::Again, &to, &mail).await
}
