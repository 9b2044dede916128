//! Designations without a sign of life, from the question to the lapse, on both databases.

use db::{sql, testing::NOW};
use jiff::{SignedDuration, Timestamp};
use kernel::Role;
use web::{Settings, Site};

use crate::world::World;

async fn run_until(db: &db::Db, now: Timestamp) {
    let settings =
        Settings { base_url: "https://tributary.test".into(), demo: false, zone: jiff::tz::TimeZone::UTC };
    let clock = web::testing::clock(now);
    let builder = Site::builder(db.clone(), clock, settings).capability(groups::capability());
    let (site, _) = builder.build().unwrap();
    groups::ask_after_designations(&site, now).await.unwrap();
}

#[tokio::test]
async fn a_designation_without_a_sign_of_life_is_asked_after_and_lapses_a_fortnight_later() {
    db::testing::each_db(async |db| {
        let world = db
            .write(async |tx| {
                let world = World::new(tx).await;
                world
                    .name(tx, &world.home, ("Ana", &world.ilo), Role::FocalPoint, ("2026-01-01", None))
                    .await
                    .unwrap();
                Ok::<_, db::Error>(world)
            })
            .await
            .unwrap();
        let later = |days: i64| NOW.checked_add(SignedDuration::from_hours(days * 24)).unwrap();
        let state = async |days: i64| {
            run_until(&db, later(days)).await;
            db.read(async |tx| {
                let mails: i64 = tx.scalar(sql("select count(*) as n from mail")).await?;
                let day = world.home.day(later(days));
                let held = groups::designations_on(tx, world.home.id, day).await?;
                Ok::<_, db::Error>((mails, held.len(), held.first().is_some_and(|it| it.asked_at.is_some())))
            })
            .await
            .unwrap()
        };
        assert_eq!(state(364).await, (0, 1, false));
        assert_eq!(state(365).await, (1, 1, true));
        assert_eq!(state(366).await, (1, 1, true), "asked once");
        assert_eq!(state(379).await, (1, 0, false));
        let acts = db
            .read(async |tx| {
                let filter =
                    journal::Filter { acts: vec!["focal-point.lapsed".into()], ..journal::Filter::default() };
                journal::entries(tx, &filter).await
            })
            .await
            .unwrap_or_else(|error: db::Error| panic!("{error}"));
        assert_eq!((acts.len(), acts[0].who.clone()), (1, journal::Who::System));
    })
    .await;
}
