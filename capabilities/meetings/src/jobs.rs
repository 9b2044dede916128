//! Telling people by mail: invitations, changes, withdrawals and reminders.

use ::jobs::{Job, Outcome};
use db::Tx;
use jiff::{SignedDuration, Timestamp};
use journal::Act;
use kernel::{Actor, PersonId};
use serde::{Deserialize, Serialize};
use serde_json::json;
use web::Site;

use crate::{
    Answer, Invited, Meeting, MeetingId, State,
    expected::{Expected, expected_on},
    letter::{Kind, Letters},
    store,
};

/// The jobs of meetings, for the program's registry.
pub fn registry() -> ::jobs::Registry<Site> {
    ::jobs::Registry::new().add::<TellOfMeeting>().add::<RemindOfMeeting>().add::<RemindOfPapers>()
}

/// Mails the invitation, its change or its withdrawal to everybody who has not this version yet.
#[derive(Debug, Serialize, Deserialize)]
pub struct TellOfMeeting {
    meeting: MeetingId,
    sequence: u32,
}

/// Mails a reminder some days before the meeting.
#[derive(Debug, Serialize, Deserialize)]
pub struct RemindOfMeeting {
    meeting: MeetingId,
    sequence: u32,
}

/// Mails a reminder before the papers are due.
#[derive(Debug, Serialize, Deserialize)]
pub struct RemindOfPapers {
    meeting: MeetingId,
    sequence: u32,
}

/// How long before the meeting the two reminders go out.
const REMINDERS: [(&str, SignedDuration); 2] =
    [("week", SignedDuration::from_hours(7 * 24)), ("day", SignedDuration::from_hours(24))];
/// How long before the papers are due people are reminded of it.
const PAPERS: SignedDuration = SignedDuration::from_hours(3 * 24);

/// Adds the jobs that tell of a meeting as it is now, in place of those that told of it before.
pub(crate) async fn announce(tx: &mut Tx, meeting: &Meeting, now: Timestamp) -> db::Result<()> {
    let (id, sequence) = (meeting.id, meeting.sequence);
    ::jobs::add(tx, &TellOfMeeting { meeting: id, sequence }, now).await?;
    for (name, before) in REMINDERS {
        let key = format!("meetings/remind:{id}:{name}");
        ::jobs::cancel(tx, &key).await?;
        if let Some(due) = in_future(meeting, Some(meeting.at), before, now) {
            ::jobs::add_once(tx, &key, &RemindOfMeeting { meeting: id, sequence }, due).await?;
        }
    }
    let key = format!("meetings/papers:{id}");
    ::jobs::cancel(tx, &key).await?;
    let papers = meeting.papers_due().map(|due| due.timestamp());
    if let Some(due) = in_future(meeting, papers, PAPERS, now) {
        ::jobs::add_once(tx, &key, &RemindOfPapers { meeting: id, sequence }, due).await?;
    }
    Ok(())
}

fn in_future(
    meeting: &Meeting,
    at: Option<Timestamp>,
    before: SignedDuration,
    now: Timestamp,
) -> Option<Timestamp> {
    let due = at?.checked_sub(before).ok()?;
    (meeting.state == State::Planned && due > now).then_some(due)
}

impl Job for TellOfMeeting {
    const NAME: &'static str = "meetings/tell";
    type Ctx = Site;

    async fn run(&self, site: &Site) -> Outcome {
        let mut tx = site.db().begin().await?;
        tell(&mut tx, site, self.meeting, self.sequence).await?;
        tx.commit().await?;
        Ok(())
    }
}

impl Job for RemindOfMeeting {
    const NAME: &'static str = "meetings/remind";
    type Ctx = Site;

    async fn run(&self, site: &Site) -> Outcome {
        let mut tx = site.db().begin().await?;
        remind(&mut tx, site, self.meeting, self.sequence, Kind::Reminder).await?;
        tx.commit().await?;
        Ok(())
    }
}

impl Job for RemindOfPapers {
    const NAME: &'static str = "meetings/remind-of-papers";
    type Ctx = Site;

    async fn run(&self, site: &Site) -> Outcome {
        let mut tx = site.db().begin().await?;
        remind(&mut tx, site, self.meeting, self.sequence, Kind::Papers).await?;
        tx.commit().await?;
        Ok(())
    }
}

/// Brings everybody to this version of the invitation; a later version has a job of its own.
async fn tell(tx: &mut Tx, site: &Site, id: MeetingId, sequence: u32) -> Outcome {
    let now = site.clock().now();
    let Some((meeting, letters, expected)) = letters(tx, site, id, sequence, now).await? else {
        return Ok(());
    };
    let before = store::invited(tx, id).await?;
    let told = |person: PersonId| before.iter().find(|one| one.person == person);
    let mut people: Vec<(people::PersonCard, Kind)> = Vec::new();
    if meeting.state == State::Cancelled {
        let ids: Vec<PersonId> = before.iter().map(|one| one.person).collect();
        people.extend(people::persons(tx, &ids).await?.into_iter().map(|card| (card, Kind::Cancelled)));
    } else {
        people.extend(expected.into_iter().map(|one| {
            let kind = told(one.card.id).map_or(Kind::Invited, |before| Kind::Changed { was: before.told });
            (one.card, kind)
        }));
    }
    let mut sent = 0_u32;
    for (card, kind) in people {
        // A job may run twice; whoever has this version has had its mail.
        if told(card.id).is_some_and(|before| before.sequence >= sequence) {
            continue;
        }
        mail::queue(tx, &letters.write(&card, kind)?, now).await?;
        let invited = Invited { person: card.id, sequence, told: meeting.at, sent_at: now };
        store::put_invited(tx, id, invited).await?;
        sent += 1;
    }
    if sent > 0 && meeting.state == State::Planned {
        let act = Act::new("meeting.invited", "meeting", id)
            .in_group(meeting.group)
            .titled(meeting.title.clone(), letters.path())
            .facts(json!({ "people": sent, "sequence": sequence, "start": meeting.at }));
        journal::record(tx, &Actor::system(now), act).await?;
    }
    Ok(())
}

/// Reminds those who have not said that they do not come; whoever never got the invitation gets it now.
async fn remind(tx: &mut Tx, site: &Site, id: MeetingId, sequence: u32, kind: Kind) -> Outcome {
    let now = site.clock().now();
    let Some((meeting, letters, expected)) = letters(tx, site, id, sequence, now).await? else {
        return Ok(());
    };
    if meeting.state != State::Planned || meeting.at <= now {
        return Ok(());
    }
    let before = store::invited(tx, id).await?;
    let replies = store::replies(tx, id).await?;
    for one in expected {
        let person = one.card.id;
        if replies.iter().any(|reply| reply.person == person && reply.answer == Answer::No) {
            continue;
        }
        if before.iter().any(|known| known.person == person) {
            mail::queue_once(tx, &letters.write(&one.card, kind)?, now).await?;
        } else {
            mail::queue(tx, &letters.write(&one.card, Kind::Invited)?, now).await?;
            let invited = Invited { person, sequence, told: meeting.at, sent_at: now };
            store::put_invited(tx, id, invited).await?;
        }
    }
    Ok(())
}

/// The meeting with what its letters need; nothing if it has changed since the job was added.
async fn letters(
    tx: &mut Tx,
    site: &Site,
    id: MeetingId,
    sequence: u32,
    now: Timestamp,
) -> db::Result<Option<(Meeting, Letters, Vec<Expected>)>> {
    let Some(meeting) = store::meeting(tx, id).await? else { return Ok(None) };
    if meeting.sequence != sequence {
        return Ok(None);
    }
    let Some(group) = groups::group(tx, meeting.group).await? else { return Ok(None) };
    let expected = expected_on(tx, &group, group.day(now)).await?;
    let items = store::agenda(tx, id).await?;
    let chair = expected.iter().find(|one| one.role == kernel::Role::CoChair);
    let reply_to = chair.map(|one| one.card.email.clone());
    let letters = Letters::new(site, group, meeting.clone(), items, reply_to);
    Ok(Some((meeting, letters, expected)))
}
