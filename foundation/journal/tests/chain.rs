//! The chain holds, and tells where it does not.
#![expect(clippy::unwrap_used, reason = "a test may stop at the first surprise")]

use db::{
    Tx, sql,
    testing::{each_db, on_both},
};
use journal::{Act, Discrepancy, Fault, Filter, Told, Verdict};
use kernel::{Actor, GroupId, Identity, Person, PersonId, jiff::Timestamp};
use serde_json::json;

fn actor() -> Actor {
    let now = Timestamp::from_second(1_776_675_600).unwrap();
    let person =
        Person { id: PersonId::new(now), name: "N. Example".into(), agency: None, agency_code: None };
    Actor { identity: Identity::Person(person), ..Actor::operator(now) }
}

async fn acts(tx: &mut Tx, names: &[&'static str]) {
    for (n, name) in names.iter().enumerate() {
        let act = Act::new(name, "meeting", n + 1)
            .titled("Third meeting", "/meetings/2026-03")
            .facts(json!({"agencies": 15}))
            .changed(json!({"state": "planned"}), json!({"state": "held", "é": 1.5}));
        journal::record(tx, &actor(), act).await.unwrap();
    }
}

async fn tampered(tx: &mut Tx, statement: db::Sql) -> Verdict {
    acts(tx, &["meeting.planned", "meeting.held", "minutes.circulated", "minutes.adopted"]).await;
    assert_eq!(journal::verify(tx).await.unwrap(), Verdict::Whole { entries: 4 });
    tx.run(statement).await.unwrap();
    journal::verify(tx).await.unwrap()
}

fn broken(seq: i64, what: Option<(&str, &str)>, fault: Fault) -> Verdict {
    Verdict::Broken { seq, what: what.map(|(act, record)| (act.into(), record.into())), fault }
}

#[tokio::test]
async fn an_empty_journal_is_whole() {
    on_both(async |tx| assert_eq!(journal::verify(tx).await.unwrap(), Verdict::Whole { entries: 0 })).await;
}

#[tokio::test]
async fn the_head_is_another_once_an_act_is_kept_and_the_same_if_it_is_undone() {
    each_db(async |db| {
        assert!(journal::head(&db).await.unwrap().is_empty());
        let mut heads = Vec::new();
        for _ in 0..2 {
            db.write(async |tx| {
                acts(tx, &["meeting.planned"]).await;
                Ok::<_, db::Error>(())
            })
            .await
            .unwrap();
            heads.push(journal::head(&db).await.unwrap());
        }
        assert!(heads[0].len() == 32 && heads[0] != heads[1]);
        let mut tx = db.begin().await.unwrap();
        acts(&mut tx, &["meeting.held"]).await;
        tx.undo().await.unwrap();
        assert_eq!(journal::head(&db).await.unwrap(), heads[1]);
    })
    .await;
}

#[tokio::test]
async fn what_was_recorded_is_read_back() {
    on_both(async |tx| {
        acts(tx, &["meeting.planned", "meeting.held"]).await;
        let filter = Filter { acts: vec!["meeting.held".into()], ..Filter::default() };
        let found = journal::entries(tx, &filter).await.unwrap();
        assert_eq!(found.len(), 1);
        assert_eq!((found[0].seq, found[0].record.as_str()), (2, "meeting:2"));
        assert_eq!(found[0].after, json!({"state": "held", "é": 1.5}));
    })
    .await;
}

#[tokio::test]
async fn entries_are_found_by_group_record_and_time() {
    on_both(async |tx| {
        let group = GroupId::new(actor().now);
        journal::record(tx, &actor(), Act::new("group.founded", "group", group).in_group(group))
            .await
            .unwrap();
        acts(tx, &["meeting.planned"]).await;
        let of = async |tx: &mut Tx, filter: Filter| journal::entries(tx, &filter).await.unwrap().len();
        assert_eq!(of(tx, Filter { group: Some(group), ..Filter::default() }).await, 1);
        assert_eq!(of(tx, Filter { record: Some("meeting:1".into()), ..Filter::default() }).await, 1);
        assert_eq!(of(tx, Filter { newest: Some(1), ..Filter::default() }).await, 1);
        let before = Timestamp::from_second(1_776_675_599).unwrap();
        assert_eq!(of(tx, Filter { until: Some(before), ..Filter::default() }).await, 0);
    })
    .await;
}

#[tokio::test]
async fn acts_recorded_together_make_the_same_chain_as_one_by_one() {
    on_both(async |tx| {
        let act = |n: usize| Act::new("action.agreed", "action", n).facts(json!({ "number": n }));
        journal::record(tx, &actor(), act(1)).await.unwrap();
        // More than go into one statement.
        assert_eq!(journal::record_all(tx, &actor(), (2..=150).map(act)).await.unwrap(), 150);
        assert_eq!(journal::record(tx, &actor(), act(151)).await.unwrap(), 151);
        let found = journal::entries(tx, &Filter::default()).await.unwrap();
        assert!(found.iter().zip(1..).all(|(entry, n)| entry.seq == n && entry.facts["number"] == n));
        assert_eq!(journal::verify(tx).await.unwrap(), Verdict::Whole { entries: 151 });
    })
    .await;
}

#[tokio::test]
async fn recording_nothing_changes_nothing() {
    on_both(async |tx| {
        acts(tx, &["meeting.planned"]).await;
        assert_eq!(journal::record_all(tx, &actor(), []).await.unwrap(), 1);
        assert_eq!(journal::verify(tx).await.unwrap(), Verdict::Whole { entries: 1 });
    })
    .await;
}

#[tokio::test]
async fn a_changed_row_is_named() {
    on_both(async |tx| {
        let verdict = tampered(tx, sql("update journal set title = 'Another' where seq = 2")).await;
        assert_eq!(verdict, broken(2, Some(("meeting.held", "meeting:2")), Fault::Changed));
    })
    .await;
}

#[tokio::test]
async fn a_removed_row_is_named() {
    on_both(async |tx| {
        let verdict = tampered(tx, sql("delete from journal where seq = 3")).await;
        assert_eq!(verdict, broken(3, None, Fault::Missing));
    })
    .await;
}

#[tokio::test]
async fn a_chain_cut_off_at_its_end_is_found_out() {
    on_both(async |tx| {
        let verdict = tampered(tx, sql("delete from journal where seq = 4")).await;
        assert_eq!(verdict, broken(4, None, Fault::Missing));
    })
    .await;
}

#[tokio::test]
async fn a_date_moved_by_a_microsecond_is_found_out() {
    on_both(async |tx| {
        let verdict =
            tampered(tx, sql("update journal set happened_at = happened_at - 1 where seq = 1")).await;
        assert_eq!(verdict, broken(1, Some(("meeting.planned", "meeting:1")), Fault::Changed));
    })
    .await;
}

#[tokio::test]
async fn facts_that_are_no_longer_json_are_found_out() {
    on_both(async |tx| {
        let verdict = tampered(tx, sql("update journal set facts = 'not json' where seq = 2")).await;
        assert_eq!(verdict, broken(2, Some(("meeting.held", "meeting:2")), Fault::Changed));
    })
    .await;
}

#[tokio::test]
async fn nothing_that_a_row_holds_can_be_changed_unseen() {
    let changes = [
        "update journal set person_name = 'Somebody' where seq = 2",
        "update journal set facts = '{ \"agencies\": 15}' where seq = 2",
        "update journal set before = ' null' where seq = 2",
        "update journal set after = 'null ' where seq = 2",
        "update journal set agency_code = '' where seq = 2",
        "update journal set title = title || ' ' where seq = 2",
        "update journal set url = '/' where seq = 2",
        "update journal set actor = 'system' where seq = 2",
        "update journal set recorded_at = recorded_at + 1 where seq = 2",
        "update journal set prev = hash where seq = 2",
    ];
    for change in changes {
        on_both(async |tx| {
            let operator = Actor::operator(actor().now);
            for n in 1..=3 {
                let act = Act::new("figures.published", "edition", n).facts(json!({"agencies": 15}));
                journal::record(tx, &operator, act).await.unwrap();
            }
            assert_eq!(journal::verify(tx).await.unwrap(), Verdict::Whole { entries: 3 });
            tx.run(sql(change)).await.unwrap();
            let verdict = journal::verify(tx).await.unwrap();
            let expected = broken(2, Some(("figures.published", "edition:2")), Fault::Changed);
            assert_eq!(verdict, expected, "{change}");
        })
        .await;
    }
}

#[tokio::test]
async fn a_record_without_its_act_is_doubted() {
    on_both(async |tx| {
        acts(tx, &["meeting.held"]).await;
        let told = Told::of(tx, &["meeting.held"]).await.unwrap();
        assert_eq!(told.must("meeting.held", "meeting:1".into(), "2026-01"), None);
        let doubt = told.must("meeting.held", "meeting:2".into(), "2026-02").unwrap();
        assert_eq!(doubt.fault, Discrepancy::Untold("meeting.held".into()));
        assert_eq!(told.facts("meeting.held", "meeting:1").count(), 1);
        assert_eq!(told.facts("meeting.planned", "meeting:1").count(), 0);
    })
    .await;
}
