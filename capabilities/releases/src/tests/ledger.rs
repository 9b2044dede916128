//! The ledger in the database: what is kept, what follows for later tables, and what `verify` notices.

use db::testing::each_db;
use kernel::{Permit, Role};

use super::{HIDDEN, LARGE, NOW, released, rule, somebody, wish};
use crate::{
    model::{Cell, State},
    ops::{self, ProposeError, ReleaseError},
    policy::{PublishRelease, RetractRelease},
    store,
};

#[tokio::test]
async fn a_release_is_kept_as_it_was_told_and_no_withheld_value_is() {
    each_db(async |db| {
        let release = released(&db, "By sex", rule(), LARGE).await;
        let kept = db.read(async |tx| store::one(tx, release.number).await).await.unwrap().unwrap();
        assert_eq!(kept, release);
        assert_eq!((kept.number, kept.state, kept.withheld().count()), (1, State::Released, 4));
        assert!(ops::is_original(&kept, LARGE.as_bytes()));
        assert!(!ops::is_original(&kept, b"another"));
        let told = format!("{kept:?}");
        assert!(told.contains("8650231") && HIDDEN.iter().all(|value| !told.contains(value)));
        let entries =
            db.read(async |tx| journal::entries(tx, &journal::Filter::default()).await).await.unwrap();
        let acts: Vec<&str> = entries.iter().map(|it| it.act.as_str()).collect();
        assert_eq!(acts, ["table.proposed", "table.released"]);
        assert!(HIDDEN.iter().all(|value| !format!("{entries:?}").contains(value)));
        // A proposal has no title in the journal: it is not for everybody yet.
        assert_eq!((entries[0].title.as_str(), entries[1].title.as_str()), ("1", "1 By sex"));
    })
    .await;
}

#[tokio::test]
async fn a_later_table_is_proved_against_what_was_released_and_what_was_taken_back() {
    each_db(async |db| {
        let first = released(&db, "By sex", rule(), LARGE).await;
        let actor = somebody(Role::CoChair);
        let permit = Permit::<RetractRelease>::grant(&actor, first).unwrap();
        db.write(async |tx| ops::retract(tx, &actor, permit, "a wrong title").await).await.unwrap();
        let open = rule().replace("7600000", "0");
        let again = ops::propose(&db, &actor, wish("Once more", open), LARGE.into()).await.unwrap();
        assert_eq!((again.against.clone(), again.withheld().count()), (vec![1], 4));
        let wrong = LARGE.replace("8650231", "8650232");
        let refused = ops::propose(&db, &actor, wish("Others", rule()), wrong.into()).await.unwrap_err();
        assert!(matches!(refused, ProposeError::Refused(_)), "{refused}");
        assert!(HIDDEN.iter().all(|value| !refused.to_string().contains(value)));
        // Another family knows nothing of it.
        let mut other = wish("Another count", rule().replace("7600000", "0"));
        other.family = "Claims 2026".into();
        let other = ops::propose(&db, &actor, other, LARGE.into()).await.unwrap();
        assert_eq!((other.against.len(), other.withheld().count()), (0, 0));
    })
    .await;
}

#[tokio::test]
async fn what_was_proposed_before_another_release_is_proved_anew() {
    each_db(async |db| {
        let actor = somebody(Role::CoChair);
        let open = rule().replace("7600000", "0");
        let early = ops::propose(&db, &actor, wish("All of it", open), LARGE.into()).await.unwrap();
        assert!(early.cells.iter().all(|it| matches!(it, Cell::Published(_))));
        released(&db, "By sex", rule(), LARGE).await;
        let refused = ops::prove(&db, early.clone()).await.unwrap_err();
        let ReleaseError::Betrays(crate::Betrayal::Exposed { interval, release, .. }) = refused else {
            panic!("{refused}")
        };
        assert_eq!((Some(interval.0), release), (interval.1, 2));
        // A proof that is older than another release is worth nothing.
        let (third, fourth) = ("region,x,y\nnorth,8000001,8803429\n", "region,x,y\nnorth,8000002,8803428\n");
        let wish_of = |title| {
            let mut wish = wish(title, "threshold = 0\n[table]\ncolumns = \"x\"\n".into());
            wish.family = "Another".into();
            wish
        };
        let third = ops::propose(&db, &actor, wish_of("Third"), third.into()).await.unwrap();
        let proven = ops::prove(&db, third.clone()).await.unwrap();
        let fourth = ops::propose(&db, &actor, wish_of("Fourth"), fourth.into()).await.unwrap();
        let permit = Permit::<PublishRelease>::grant(&actor, fourth.clone()).unwrap();
        let first = ops::prove(&db, fourth).await.unwrap();
        db.write(async |tx| ops::release(tx, &actor, permit, first).await).await.unwrap();
        let permit = Permit::<PublishRelease>::grant(&actor, third).unwrap();
        let late = db.write(async |tx| ops::release(tx, &actor, permit, proven).await).await;
        assert!(matches!(late, Err(ReleaseError::Overtaken)));
    })
    .await;
}

#[tokio::test]
async fn verify_notices_a_changed_cell_and_a_release_without_its_act() {
    each_db(async |db| {
        let release = released(&db, "By sex", rule(), LARGE).await;
        let doubts = async || db.read(async |tx| crate::check(tx).await).await.unwrap();
        assert_eq!(doubts().await, []);
        // Another table, of which one cell is not as its act says.
        let mut changed = crate::Release { id: crate::ReleaseId::new(NOW), number: 2, ..release.clone() };
        let told = serde_json::json!({ "said": store::said(&changed) });
        let published = changed.cells.iter_mut().find(|it| matches!(it, Cell::Published(_))).unwrap();
        *published = Cell::Published(1.0);
        changed.state = State::Proposed;
        db.write(async |tx| {
            store::insert(tx, &changed).await?;
            let act = journal::Act::new("table.proposed", "release", changed.id).facts(told);
            journal::record(tx, &somebody(Role::CoChair), act).await
        })
        .await
        .unwrap();
        let found = doubts().await;
        assert_eq!((found.len(), &found[0].fault), (1, &journal::Discrepancy::Changed("cells")));
        let untold =
            crate::Release { id: crate::ReleaseId::new(NOW), number: 3, state: State::Proposed, ..release };
        db.write(async |tx| store::insert(tx, &untold).await).await.unwrap();
        let found = doubts().await;
        assert_eq!(found[0].fault, journal::Discrepancy::Untold("table.proposed".into()));
    })
    .await;
}
