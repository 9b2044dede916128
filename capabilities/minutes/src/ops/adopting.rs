//! Answers in the silence period, and adoption by two keys.

use db::Tx;
use groups::keys::{self, Keys};
use kernel::{Actor, Permit};
use meetings::MeetingId;
use serde_json::json;

use super::{Error, Whole};
use crate::{
    model::{Answer, AnswerId, Given, Refused, State, Version, everybody_answered, paragraph_named, text_of},
    policy::{Adopt, Respond},
    store,
};

/// What an agency says.
#[derive(Clone, Debug)]
pub struct Word {
    /// Agrees or comments.
    pub answer: Answer,
    /// About which paragraph; empty for the whole.
    pub paragraph: String,
    /// The comment; empty for an agreement.
    pub text: String,
}

/// Records what an agency says to the version in circulation.
pub async fn answer(
    tx: &mut Tx,
    actor: &Actor,
    permit: Permit<Respond>,
    meeting: MeetingId,
    word: Word,
) -> Result<Given, Error> {
    let whole = Whole::of(tx, meeting).await?;
    let seat = permit.spend();
    let person = actor.person().ok_or(kernel::Denied("answer circulated minutes"))?;
    if seat.group != whole.group.id {
        return Err(Error::NotFound("meeting"));
    }
    let version = whole.sent().filter(|version| version.is_open(actor.now)).ok_or(Refused::NotCirculated)?;
    let agency = people::agency(tx, seat.agency).await?.ok_or(Error::NotFound("agency"))?;
    let (paragraph, text) = match word.answer {
        Answer::Agree => (String::new(), String::new()),
        Answer::Comment => {
            let named = word.paragraph.trim();
            let paragraph = if named.is_empty() {
                String::new()
            } else {
                let shown = named.chars().take(60).collect();
                paragraph_named(&version.items, named).ok_or(Refused::NoParagraph(shown))?
            };
            let text = text_of(word.text.trim())?;
            if text.is_empty() {
                return Err(Refused::NoReason.into());
            }
            (paragraph, text)
        }
    };
    let given = Given {
        id: AnswerId::new(actor.now),
        version: version.id,
        agency: agency.id,
        agency_code: agency.code,
        person: person.id,
        person_name: person.name.clone(),
        answer: word.answer,
        paragraph,
        text,
        at: actor.now,
    };
    store::insert_answer(tx, &given).await?;
    let facts = json!({
        "meeting": meeting, "version": version.number, "answer": given.answer, "paragraph": given.paragraph,
    });
    let act = whole.act("minutes.commented", version.minutes).for_agency(given.agency, &given.agency_code);
    journal::record(tx, actor, act.facts(facts).changed(json!(null), json!({ "text": given.text }))).await?;
    Ok(given)
}

/// How far an adoption has come.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Adoption {
    /// This key completed it.
    Adopted(Box<Version>),
    /// It waits for the keys of these agencies.
    Waiting(Vec<String>),
}

/// Turns the actor's key; the second key adopts the version, once.
pub async fn adopt(
    tx: &mut Tx,
    actor: &Actor,
    permit: Permit<Adopt>,
    meeting: MeetingId,
) -> Result<Adoption, Error> {
    turn(tx, actor, permit, meeting, Wait::ForSilence).await
}

/// Adopts minutes of the past at the time they were adopted, whatever the silence period of today's settings.
pub(super) async fn adopt_past(
    tx: &mut Tx,
    actor: &Actor,
    permit: Permit<Adopt>,
    meeting: MeetingId,
) -> Result<Adoption, Error> {
    turn(tx, actor, permit, meeting, Wait::Over).await
}

/// Whether the silence period is asked for.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Wait {
    ForSilence,
    Over,
}

async fn turn(
    tx: &mut Tx,
    actor: &Actor,
    permit: Permit<Adopt>,
    meeting: MeetingId,
    wait: Wait,
) -> Result<Adoption, Error> {
    let whole = Whole::of(tx, meeting).await?;
    if permit.spend() != whole.group.id {
        return Err(Error::NotFound("meeting"));
    }
    let mut version = whole.sent().cloned().ok_or(Refused::NotCirculated)?;
    if whole.draft().is_some() && version.state == State::Circulated {
        // What is being corrected is not adopted at the same time.
        return Err(Refused::DraftExists.into());
    }
    let answered = wait == Wait::Over || all_answered(tx, &version).await?;
    version.may_adopt(actor.now, answered)?;
    let digest = version.digest.clone().unwrap_or_default();
    let subject = format!("minutes-version:{}", version.id);
    let waiting = match keys::turn(tx, actor, &whole.group, &subject, &digest).await {
        Ok(Keys::Completed | Keys::Before) => None,
        Ok(Keys::Waiting { missing }) => Some(missing),
        // Records of the past may be older than the register of co-chairs.
        Err(keys::Refused::NotTwo) if actor.is_operator() => None,
        Err(refused) => return Err(refused.into()),
    };
    if let Some(missing) = waiting {
        let facts =
            json!({ "meeting": meeting, "version": version.number, "missing": missing, "digest": digest });
        journal::record(tx, actor, whole.act("minutes.key-turned", version.minutes).facts(facts)).await?;
        return Ok(Adoption::Waiting(missing));
    }
    store::save_adopted(tx, version.id, actor.now).await?;
    version.state = State::Adopted;
    version.adopted_at = Some(actor.now);
    if let Some(before) = whole.adopted() {
        let facts = json!({ "meeting": meeting, "version": before.number, "by": version.number, "reason": version.correction });
        journal::record(tx, actor, whole.act("minutes.superseded", version.minutes).facts(facts)).await?;
    }
    let facts = json!({ "meeting": meeting, "version": version.number, "digest": digest });
    journal::record(tx, actor, whole.act("minutes.adopted", version.minutes).facts(facts)).await?;
    index(tx, &whole, &version, actor).await?;
    Ok(Adoption::Adopted(Box::new(version)))
}

async fn all_answered(tx: &mut Tx, version: &Version) -> db::Result<bool> {
    let circulations = store::circulations(tx, version.minutes).await?;
    let Some(circulation) = circulations.iter().find(|it| it.version == version.id) else { return Ok(true) };
    let recipients = store::recipients(tx, circulation.id).await?;
    Ok(everybody_answered(&recipients, &store::answers(tx, version.id).await?))
}

/// Puts the adopted text where searches find it.
async fn index(tx: &mut Tx, whole: &Whole, version: &Version, actor: &Actor) -> db::Result<()> {
    let title = format!("{} {}", whole.meeting.reference, whole.meeting.title);
    let record = format!("minutes:{}", version.minutes);
    let mut entry =
        search::Entry::new(record, "minutes", title, whole.url("/minutes"), actor.now).body(version.plain());
    if !whole.group.settings.minutes_open {
        entry = entry.only_for(whole.group.id);
    }
    search::put(tx, &entry).await
}
