use db::Tx;
use jiff::{SignedDuration, Timestamp};
use kernel::{Actor, Permit, Role};
use minutes::{
    Answer, Circulation, Refused, State, Version,
    ops::{self, Adoption, Error, ItemText, Word},
    policy::Seat,
};
use web::testing::TestSite;

use crate::stage::{self, NOW, Stage};

pub(crate) fn ana(stage: &Stage, now: Timestamp) -> Actor {
    stage.actor(stage.ana, Role::CoChair, stage.undp, now)
}

pub(crate) fn ben(stage: &Stage, now: Timestamp) -> Actor {
    stage.actor(stage.ben, Role::CoChair, stage.iom, now)
}

pub(crate) fn later(days: i64) -> Timestamp {
    NOW.checked_add(SignedDuration::from_hours(24 * days)).unwrap()
}

async fn write(
    tx: &mut Tx,
    stage: &Stage,
    actor: &Actor,
    text: &str,
    base: i64,
) -> Result<minutes::Item, Error> {
    let permit = Permit::grant(actor, stage.group).unwrap();
    let new = ItemText { meeting: stage.june, item: None, text: text.into(), base };
    ops::write_item(tx, actor, permit, new).await
}

pub(crate) async fn site() -> TestSite {
    TestSite::new(NOW, vec![minutes::capability()], None, |site| site).await
}

pub(crate) async fn circulated(tx: &mut Tx, stage: &Stage, site: &TestSite) -> Circulation {
    write(tx, stage, &ana(stage, NOW), "The meeting **agreed**.\n\nIt thanked everybody.", 0).await.unwrap();
    let permit = Permit::grant(&ana(stage, NOW), stage.group).unwrap();
    ops::circulate(tx, &ana(stage, NOW), permit, stage.june, &site.site).await.unwrap()
}

async fn versions(tx: &mut Tx, stage: &Stage) -> Vec<Version> {
    let it = minutes::minutes_of(tx, stage.june).await.unwrap().unwrap();
    minutes::versions(tx, it.id).await.unwrap()
}

async fn adopt(tx: &mut Tx, stage: &Stage, actor: &Actor) -> Result<Adoption, Error> {
    let permit = Permit::grant(actor, stage.group).unwrap();
    ops::adopt(tx, actor, permit, stage.june).await
}

pub(crate) async fn acts(tx: &mut Tx) -> Vec<String> {
    journal::entries(tx, &journal::Filter::default()).await.unwrap().into_iter().map(|it| it.act).collect()
}

#[tokio::test]
async fn of_two_who_write_the_same_item_the_second_is_shown_both_texts() {
    db::testing::on_both(async |tx| {
        let stage = stage::set(tx).await;
        write(tx, &stage, &ana(&stage, NOW), "From Ana", 0).await.unwrap();
        let second = write(tx, &stage, &ben(&stage, NOW), "From Ben", 0).await;
        let Err(Error::Conflict(theirs)) = second else { panic!("{second:?}") };
        assert_eq!((theirs.text.as_str(), theirs.revision), ("From Ana", 1));
        let both = write(tx, &stage, &ben(&stage, NOW), "From Ana and Ben", 1).await.unwrap();
        assert_eq!(both.revision, 2);
        let same = write(tx, &stage, &ana(&stage, NOW), "From Ana and Ben", 1).await.unwrap();
        assert_eq!(same.revision, 2, "the same text twice is no conflict");
    })
    .await;
}

#[tokio::test]
async fn a_draft_is_its_writers_own_and_two_windows_are_told_apart() {
    db::testing::on_both(async |tx| {
        let stage = stage::set(tx).await;
        let keep = async |tx: &mut Tx, actor: &Actor, text: &str, seen: i64| {
            let new = ItemText { meeting: stage.june, item: None, text: text.into(), base: 0 };
            ops::keep_draft(tx, actor, Permit::grant(actor, stage.group).unwrap(), new, seen).await
        };
        assert_eq!(keep(tx, &ana(&stage, NOW), "On", 0).await.unwrap().revision, 1);
        assert_eq!(keep(tx, &ana(&stage, NOW), "On the", 1).await.unwrap().revision, 2);
        let other = keep(tx, &ana(&stage, NOW), "Elsewhere", 1).await;
        assert!(matches!(other, Err(Error::DraftConflict(kept)) if kept.text == "On the"));
        assert_eq!(keep(tx, &ben(&stage, NOW), "Ben’s", 0).await.unwrap().revision, 1);
        assert_eq!(acts(tx).await, Vec::<String>::new(), "what is not saved is no act of the group");
    })
    .await;
}

#[tokio::test]
async fn minutes_go_to_every_focal_point_and_alternate_of_all_members_once() {
    let site = site().await;
    db::testing::on_both(async |tx| {
        let stage = stage::set(tx).await;
        let circulation = circulated(tx, &stage, &site).await;
        assert_eq!(circulation.days, 3);
        let recipients = minutes::recipients(tx, circulation.id).await.unwrap();
        let names: Vec<_> = recipients.iter().map(|it| it.name.as_str()).collect();
        assert_eq!(names, ["cleo", "ben", "dan"], "also who was named in the parent group only");
        for _ in 0..2 {
            let again = ops::resume(tx, &Actor::system(NOW), circulation.id, &site.site).await.unwrap();
            assert_eq!(again, 0);
        }
        let ledger = mail::ledger(tx, &format!("circulation:{}", circulation.id)).await.unwrap();
        assert_eq!(ledger.len(), 3);
        let permit = Permit::grant(&ana(&stage, NOW), stage.group).unwrap();
        let twice = ops::circulate(tx, &ana(&stage, NOW), permit, stage.june, &site.site).await;
        assert!(matches!(twice, Err(Error::Refused(Refused::Locked))));
        assert_eq!(acts(tx).await, ["minutes.written", "minutes.circulated"]);
    })
    .await;
}

#[tokio::test]
async fn a_circulation_broken_off_is_taken_up_with_each_recipient_once() {
    let site = site().await;
    db::testing::each_db(async |db| {
        let stage = db.write(async |tx| Ok::<_, db::Error>(stage::set(tx).await)).await.unwrap();
        let id = db
            .write(async |tx| {
                write(tx, &stage, &ana(&stage, NOW), "Agreed.", 0).await?;
                let permit = Permit::grant(&ana(&stage, NOW), stage.group)?;
                Ok::<_, Error>(ops::begin(tx, &ana(&stage, NOW), permit, stage.june, true).await?.id)
            })
            .await
            .unwrap();
        assert_eq!(db.read(async |tx| ops::unfinished(tx).await).await.unwrap(), [id]);
        let system = Actor::system(NOW);
        // The first try is undone half-way, as by a machine that stops.
        let mut tx = db.begin().await.unwrap();
        assert_eq!(ops::resume(&mut tx, &system, id, &site.site).await.unwrap(), 3);
        tx.undo().await.unwrap();
        for expected in [3, 0] {
            let queued = db.write(async |tx| ops::resume(tx, &system, id, &site.site).await).await.unwrap();
            assert_eq!(queued, expected);
        }
        let record = format!("circulation:{id}");
        assert_eq!(db.read(async |tx| mail::ledger(tx, &record).await).await.unwrap().len(), 3);
        assert!(db.read(async |tx| ops::unfinished(tx).await).await.unwrap().is_empty());
    })
    .await;
}

#[tokio::test]
async fn adoption_waits_for_silence_and_takes_both_keys() {
    let site = site().await;
    db::testing::on_both(async |tx| {
        let stage = stage::set(tx).await;
        circulated(tx, &stage, &site).await;
        let early = adopt(tx, &stage, &ana(&stage, later(1))).await;
        assert!(matches!(early, Err(Error::Refused(Refused::StillOpen(_)))));
        let first = adopt(tx, &stage, &ana(&stage, later(11))).await.unwrap();
        assert_eq!(first, Adoption::Waiting(vec!["IOM".into()]));
        assert!(matches!(adopt(tx, &stage, &ben(&stage, later(11))).await, Ok(Adoption::Adopted(_))));
        let again = adopt(tx, &stage, &ben(&stage, later(12))).await;
        assert!(matches!(again, Err(Error::Refused(Refused::AlreadyAdopted))));
        let late = write(tx, &stage, &ana(&stage, later(12)), "Changed", 1).await;
        assert!(matches!(late, Err(Error::Refused(Refused::Locked))));
        let one = &versions(tx, &stage).await[0];
        assert_eq!((one.state, one.digest.clone()), (State::Adopted, Some(one.digest_of())));
        assert_eq!(acts(tx).await[2..], ["minutes.key-turned", "minutes.adopted"]);
        let found = search::find(tx, "thanked", &search::Scope::All, 9).await.unwrap();
        assert_eq!(found.len(), 1);
    })
    .await;
}

#[tokio::test]
async fn an_adopted_text_is_proved_by_the_digest_of_its_act() {
    let site = site().await;
    db::testing::on_both(async |tx| {
        let stage = stage::set(tx).await;
        circulated(tx, &stage, &site).await;
        adopt(tx, &stage, &ana(&stage, later(11))).await.unwrap();
        adopt(tx, &stage, &ben(&stage, later(11))).await.unwrap();
        assert_eq!(minutes::check(tx).await.unwrap(), []);
        let version = &versions(tx, &stage).await[0];
        // Who changes the text and its own digest with it cannot change what the act carries.
        tx.run(db::sql("update minutes_item set body = body || '.'")).await.unwrap();
        let faults = async |tx: &mut db::Tx| -> Vec<journal::Discrepancy> {
            minutes::check(tx).await.unwrap().into_iter().map(|doubt| doubt.fault).collect()
        };
        assert_eq!(faults(tx).await, [journal::Discrepancy::Changed("text")]);
        let blessed = versions(tx, &stage).await[0].digest_of();
        let bless = db::sql("update minutes_version set digest = $1 where id = $2");
        tx.run(bless.bind(blessed).bind(version.id)).await.unwrap();
        assert_eq!(faults(tx).await, [journal::Discrepancy::Changed("text")]);
        tx.run(db::sql("delete from journal where act = 'minutes.adopted'")).await.unwrap();
        assert!(faults(tx).await.contains(&journal::Discrepancy::Untold("minutes.adopted".into())));
    })
    .await;
}

#[tokio::test]
async fn two_browsers_that_adopt_at_once_adopt_once() {
    let site = site().await;
    db::testing::each_db(async |db| {
        let stage = db.write(async |tx| Ok::<_, db::Error>(stage::set(tx).await)).await.unwrap();
        db.write(async |tx| Ok::<_, db::Error>(circulated(tx, &stage, &site).await)).await.unwrap();
        let [first, second] = [ana(&stage, later(11)), ben(&stage, later(11))];
        let (one, other) = tokio::join!(
            db.write(async |tx| adopt(tx, &stage, &first).await),
            db.write(async |tx| adopt(tx, &stage, &second).await),
        );
        let adopted =
            [one.unwrap(), other.unwrap()].iter().filter(|it| matches!(it, Adoption::Adopted(_))).count();
        assert_eq!(adopted, 1);
        let acts = db.read(async |tx| Ok::<_, db::Error>(acts(tx).await)).await.unwrap();
        assert_eq!(acts.iter().filter(|act| *act == "minutes.adopted").count(), 1);
    })
    .await;
}

#[tokio::test]
async fn when_every_agency_has_answered_adoption_need_not_wait() {
    let site = site().await;
    db::testing::on_both(async |tx| {
        let stage = stage::set(tx).await;
        circulated(tx, &stage, &site).await;
        let seats = [(stage.cleo, stage.ilo), (stage.ben, stage.iom), (stage.dan, stage.undp)];
        for (person, agency) in seats {
            let actor = stage.actor(person, Role::Alternate, agency, later(1));
            let seat = Seat { group: stage.group, parent: Some(stage.parent), agency };
            let wrong = Word { answer: Answer::Comment, paragraph: "Item four".into(), text: "More".into() };
            let refused =
                ops::answer(tx, &actor, Permit::grant(&actor, seat).unwrap(), stage.june, wrong).await;
            assert!(matches!(refused, Err(Error::Refused(Refused::NoParagraph(_)))));
            let word = Word { answer: Answer::Comment, paragraph: "0.2".into(), text: "Name them".into() };
            ops::answer(tx, &actor, Permit::grant(&actor, seat).unwrap(), stage.june, word).await.unwrap();
        }
        adopt(tx, &stage, &ana(&stage, later(1))).await.unwrap();
        assert!(matches!(adopt(tx, &stage, &ben(&stage, later(1))).await, Ok(Adoption::Adopted(_))));
    })
    .await;
}

#[tokio::test]
async fn a_correction_supersedes_and_the_adopted_text_stays() {
    let site = site().await;
    db::testing::on_both(async |tx| {
        let stage = stage::set(tx).await;
        circulated(tx, &stage, &site).await;
        for actor in [ana(&stage, later(11)), ben(&stage, later(11))] {
            adopt(tx, &stage, &actor).await.unwrap();
        }
        let before = versions(tx, &stage).await[0].clone();
        let actor = ana(&stage, later(12));
        let grant = || Permit::grant(&actor, stage.group).unwrap();
        assert!(matches!(
            ops::correct(tx, &actor, grant(), stage.june, " ").await,
            Err(Error::Refused(Refused::NoReason))
        ));
        ops::correct(tx, &actor, grant(), stage.june, "A name").await.unwrap();
        write(tx, &stage, &actor, "Corrected.", 1).await.unwrap();
        let permit = Permit::grant(&actor, stage.group).unwrap();
        let second = ops::circulate(tx, &actor, permit, stage.june, &site.site).await.unwrap();
        assert_eq!(second.replaces, Some(1));
        for actor in [ana(&stage, later(30)), ben(&stage, later(30))] {
            adopt(tx, &stage, &actor).await.unwrap();
        }
        assert_eq!(versions(tx, &stage).await[0], before);
        let acts = acts(tx).await;
        assert_eq!(acts[acts.len() - 2..], ["minutes.superseded", "minutes.adopted"]);
    })
    .await;
}

#[tokio::test]
async fn the_past_is_recorded_as_it_was_without_mail_and_only_once() {
    db::testing::on_both(async |tx| {
        let stage = stage::set(tx).await;
        let operator = Actor::operator(NOW);
        let at = |text: &str| Some(text.parse::<Timestamp>().unwrap());
        for _ in 0..2 {
            let (sent, adopted) = (at("2026-02-20T15:00:00Z"), at("2026-02-25T15:00:00Z"));
            ops::record_past(tx, &operator, stage.february, "As it was.", sent, adopted).await.unwrap();
        }
        let it = minutes::minutes_of(tx, stage.february).await.unwrap().unwrap();
        let one = &minutes::versions(tx, it.id).await.unwrap()[0];
        assert_eq!((one.state, one.circulated_at), (State::Adopted, at("2026-02-20T15:00:00Z")));
        assert_eq!(acts(tx).await, ["minutes.written", "minutes.circulated", "minutes.adopted"]);
        let circulation = &minutes::circulations(tx, it.id).await.unwrap()[0];
        assert_eq!((circulation.days, circulation.by_mail), (2, false));
        let mails = mail::ledger(tx, &format!("circulation:{}", circulation.id)).await.unwrap();
        assert!(mails.is_empty());
    })
    .await;
}
