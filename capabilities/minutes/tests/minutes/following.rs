//! Reminding who has not answered, and sending again what came back.

use db::{Tx, sql};
use jiff::Timestamp;
use kernel::{Actor, Permit, PersonId, Role};
use minutes::{
    Answer, Circulation, Entry, Reach, Refused, Sending,
    ops::{self, Error, Word},
    policy::Seat,
};
use people::policy::Addressee;
use web::testing::TestSite;

use crate::{
    stage::{self, NOW, Stage},
    store::{acts, ana, ben, circulated, later, site},
};

/// What the server said to the last mail to an address.
pub(crate) async fn server_said(tx: &mut Tx, address: &str, state: &str, reply: &str) {
    let statement = sql("update mail set state = $1, server_reply = $2, ended_at = $3, tries = 1 \
         where to_address = $4 and state = 'queued'");
    tx.run(statement.bind(state).bind(reply).bind(NOW).bind(address)).await.unwrap();
}

async fn remind(
    tx: &mut Tx,
    stage: &Stage,
    (person, now): (PersonId, Timestamp),
    site: &TestSite,
) -> Result<(), Error> {
    let actor = ana(stage, now);
    let permit = Permit::grant(&actor, stage.group).unwrap();
    ops::remind(tx, &actor, permit, stage.june, person, &site.site).await
}

async fn again(tx: &mut Tx, stage: &Stage, person: PersonId, site: &TestSite) -> Result<(), Error> {
    let actor = ana(stage, later(1));
    let permit = Permit::grant(&actor, stage.group).unwrap();
    ops::send_again(tx, &actor, permit, stage.june, person, &site.site).await
}

async fn line(tx: &mut Tx, circulation: &Circulation, person: PersonId) -> Entry {
    let lines = minutes::ledger(tx, circulation).await.unwrap();
    lines.into_iter().find(|line| line.recipient.person == person).unwrap()
}

async fn mails(tx: &mut Tx, circulation: &Circulation) -> Vec<mail::Delivery> {
    mail::ledger(tx, &format!("circulation:{}", circulation.id)).await.unwrap()
}

#[tokio::test]
async fn a_recipient_is_reminded_once_a_day_and_no_more_once_the_agency_has_answered() {
    let site = site().await;
    db::testing::on_both(async |tx| {
        let stage = stage::set(tx).await;
        let circulation = circulated(tx, &stage, &site).await;
        let early = remind(tx, &stage, (stage.cleo, NOW), &site).await;
        assert!(matches!(early, Err(Error::Refused(Refused::NotReached))), "{early:?}");
        server_said(tx, "cleo@agency.example", "accepted", "250 ok").await;
        remind(tx, &stage, (stage.cleo, later(1)), &site).await.unwrap();
        let twice = remind(tx, &stage, (stage.cleo, later(1)), &site).await;
        assert!(matches!(twice, Err(Error::Refused(Refused::RemindedToday))), "{twice:?}");
        remind(tx, &stage, (stage.cleo, later(2)), &site).await.unwrap();
        let mails = mails(tx, &circulation).await;
        let reminders: Vec<_> = mails.iter().filter(|it| it.purpose == "circulation-reminder").collect();
        assert_eq!((mails.len(), reminders.len()), (5, 2), "three with the minutes and one for each act");
        assert!(reminders.iter().all(|it| it.to_address == "cleo@agency.example"));
        let line = line(tx, &circulation, stage.cleo).await;
        assert_eq!(line.later.iter().map(|it| it.kind).collect::<Vec<_>>(), [Sending::Reminder; 2]);
        assert_eq!(line.reach(), Reach::Delivered, "a reminder on its way changes nothing about that");

        let actor = stage.actor(stage.cleo, Role::FocalPoint, stage.ilo, later(3));
        let seat = Seat { group: stage.group, parent: Some(stage.parent), agency: stage.ilo };
        let word = Word { answer: Answer::Agree, paragraph: String::new(), text: String::new() };
        ops::answer(tx, &actor, Permit::grant(&actor, seat).unwrap(), stage.june, word).await.unwrap();
        let late = remind(tx, &stage, (stage.cleo, later(3)), &site).await;
        assert!(matches!(late, Err(Error::Refused(Refused::Answered))), "{late:?}");
        assert_eq!(acts(tx).await[2..], ["minutes.reminded", "minutes.reminded", "minutes.commented"]);
    })
    .await;
}

#[tokio::test]
async fn nobody_is_reminded_once_comments_are_closed_or_of_another_group() {
    let site = site().await;
    db::testing::on_both(async |tx| {
        let stage = stage::set(tx).await;
        circulated(tx, &stage, &site).await;
        server_said(tx, "dan@agency.example", "accepted", "250 ok").await;
        let closed = remind(tx, &stage, (stage.dan, later(20)), &site).await;
        assert!(matches!(closed, Err(Error::Refused(Refused::NotCirculated))), "{closed:?}");
        let nobody = remind(tx, &stage, (stage.ana, later(1)), &site).await;
        assert!(matches!(nobody, Err(Error::NotFound("recipient"))), "{nobody:?}");
        let chair = Actor::operator(later(1));
        let permit = Permit::grant(&chair, stage.parent).unwrap();
        let other = ops::remind(tx, &chair, permit, stage.june, stage.dan, &site.site).await;
        assert!(matches!(other, Err(Error::NotFound("meeting"))), "{other:?}");
    })
    .await;
}

#[tokio::test]
async fn two_browsers_that_remind_at_once_remind_once() {
    let site = site().await;
    db::testing::each_db(async |db| {
        let stage = db.write(async |tx| Ok::<_, db::Error>(stage::set(tx).await)).await.unwrap();
        let circulation = db
            .write(async |tx| {
                let circulation = circulated(tx, &stage, &site).await;
                server_said(tx, "cleo@agency.example", "accepted", "250 ok").await;
                Ok::<_, db::Error>(circulation)
            })
            .await
            .unwrap();
        let (one, other) = tokio::join!(
            db.write(async |tx| remind(tx, &stage, (stage.cleo, later(1)), &site).await),
            db.write(async |tx| remind(tx, &stage, (stage.cleo, later(1)), &site).await),
        );
        assert_eq!([one.is_ok(), other.is_ok()].iter().filter(|ok| **ok).count(), 1);
        let mails = db.read(async |tx| Ok::<_, db::Error>(mails(tx, &circulation).await)).await.unwrap();
        assert_eq!(mails.len(), 4);
    })
    .await;
}

#[tokio::test]
async fn what_came_back_is_sent_again_to_the_mended_address_and_its_line_keeps_what_the_server_said() {
    let site = site().await;
    db::testing::on_both(async |tx| {
        let stage = stage::set(tx).await;
        let circulation = circulated(tx, &stage, &site).await;
        let early = again(tx, &stage, stage.cleo, &site).await;
        assert!(matches!(early, Err(Error::Refused(Refused::NotReturned))), "{early:?}");
        server_said(tx, "cleo@agency.example", "bounced", "550 5.1.1 no such user here").await;
        let chair = ana(&stage, later(1));
        let permit = Permit::grant(&chair, Addressee::Other(stage.cleo)).unwrap();
        people::ops::mend_address(tx, &chair, permit, "Cleo.B@agency.example").await.unwrap();
        again(tx, &stage, stage.cleo, &site).await.unwrap();
        let twice = again(tx, &stage, stage.cleo, &site).await;
        assert!(matches!(twice, Err(Error::Refused(Refused::NotReturned))), "exactly once: {twice:?}");

        let it = line(tx, &circulation, stage.cleo).await;
        let first = it.first.mail.clone().unwrap();
        assert_eq!(
            (it.first.address.as_str(), first.state, first.server_reply.as_str()),
            ("cleo@agency.example", mail::State::Bounced, "550 5.1.1 no such user here")
        );
        assert_eq!((it.last().kind, it.last().address.as_str()), (Sending::Again, "cleo.b@agency.example"));
        assert_eq!((it.later.len(), it.reach()), (1, Reach::OnItsWay));
        assert_eq!(mails(tx, &circulation).await.len(), 4, "one mail for one act");
        assert_eq!(ops::resume(tx, &chair, circulation.id, &site.site).await.unwrap(), 0);
        assert_eq!(acts(tx).await[2..], ["person.address-corrected", "minutes.sent-again"]);

        server_said(tx, "cleo.b@agency.example", "accepted", "250 ok").await;
        remind(tx, &stage, (stage.cleo, later(1)), &site).await.unwrap();
        let it = line(tx, &circulation, stage.cleo).await;
        assert_eq!(it.reminder().unwrap().address, "cleo.b@agency.example", "where the minutes arrived");
    })
    .await;
}

#[tokio::test]
async fn a_co_chair_cannot_write_the_address_of_whoever_holds_the_other_key() {
    db::testing::on_both(async |tx| {
        let stage = stage::set(tx).await;
        let chair = ben(&stage, NOW);
        assert!(Permit::<people::policy::MendAddress>::grant(&chair, Addressee::CoChair(stage.ana)).is_err());
        let permit = Permit::grant(&chair, Addressee::Other(stage.dan)).unwrap();
        let taken = people::ops::mend_address(tx, &chair, permit, "CLEO@agency.example").await;
        assert!(matches!(taken, Err(people::ops::Error::Taken)), "{taken:?}");
    })
    .await;
}
