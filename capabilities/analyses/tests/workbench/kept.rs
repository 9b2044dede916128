//! Operations on kept analyses and what proves them, on both databases.

use analyses::{
    Data, Outcome, Recipe, check, gather,
    model::{Analysis, State, Wording},
    ops,
    policy::{Keep, Publish, Revise, RunAgain, Withdraw},
};
use db::{Db, sql, testing::each_db};
use journal::Discrepancy;
use kernel::{Permit, Role};

use super::stage::{LATER, NOW, RECIPE, actor, figures, group, people, publish};

async fn outcome(db: &Db) -> Outcome {
    let recipe: Recipe = RECIPE.parse().unwrap();
    let analyses::Source::Figures(wanted) = &recipe.source else { unreachable!("the recipe reads figures") };
    let data: Data = gather(db, &recipe, wanted).await.unwrap();
    analyses::run(&recipe, &data).unwrap()
}

async fn keep(db: &Db, outcome: &Outcome) -> Analysis {
    let actor = actor(1, Role::FocalPoint);
    let permit = Permit::<Keep>::grant(&actor, group()).unwrap();
    let wording = Wording::checked("Do shares go with income?", "For the next meeting.").unwrap();
    let mut tx = db.begin().await.unwrap();
    let kept = ops::keep(&mut tx, &actor, permit, wording, RECIPE, outcome).await.unwrap();
    tx.commit().await.unwrap();
    kept
}

async fn faults(db: &Db) -> Vec<Discrepancy> {
    let doubts = db.read(async |tx| check(tx).await).await.unwrap();
    doubts.into_iter().map(|doubt| doubt.fault).collect()
}

#[tokio::test]
async fn an_analysis_goes_from_a_draft_to_the_public_and_back_with_an_act_for_each_step() {
    each_db(async |db| {
        people(&db).await;
        publish(&db, figures(0.0), NOW).await;
        let first = outcome(&db).await;
        let kept = keep(&db, &first).await;
        assert_eq!((kept.number, kept.state, kept.agency_code.as_str()), (1, State::Draft, "AG1"));

        let author = actor(1, Role::FocalPoint);
        let wording = Wording::checked("Do shares of immigrants go with income?", "").unwrap();
        let permit = Permit::<Revise>::grant(&author, kept.clone()).unwrap();
        let mut tx = db.begin().await.unwrap();
        ops::revise(&mut tx, &author, permit, wording, RECIPE, &first).await.unwrap();
        tx.commit().await.unwrap();
        assert_eq!(faults(&db).await, []);

        // The form that was opened before is refused: nobody overwrites another's words unseen.
        let chair = actor(2, Role::CoChair);
        let permit = Permit::<Publish>::grant(&chair, kept.clone()).unwrap();
        let mut tx = db.begin().await.unwrap();
        let stale = ops::publish(&mut tx, &chair, permit).await;
        assert!(matches!(stale, Err(ops::Error::Db(db::Error::Stale))), "{stale:?}");
        drop(tx);
        let seen = Analysis { revision: 2, ..kept.clone() };
        let mut tx = db.begin().await.unwrap();
        let permit = Permit::<Publish>::grant(&chair, seen).unwrap();
        let shown = ops::publish(&mut tx, &chair, permit).await.unwrap();
        tx.commit().await.unwrap();
        assert_eq!(faults(&db).await, []);

        // The same editions give the same digest; other ones give another run, kept beside the first.
        let again = Analysis { revision: 3, ..shown };
        let mut tx = db.begin().await.unwrap();
        let permit = Permit::<RunAgain>::grant(&chair, again.clone()).unwrap();
        let second = outcome(&db).await;
        assert!(!ops::run_again(&mut tx, &chair, permit, &second).await.unwrap());
        drop(tx);
        publish(&db, figures(0.3), LATER).await;
        let mut tx = db.begin().await.unwrap();
        let permit = Permit::<RunAgain>::grant(&chair, again.clone()).unwrap();
        assert!(ops::run_again(&mut tx, &chair, permit, &outcome(&db).await).await.unwrap());
        tx.commit().await.unwrap();
        assert_eq!(faults(&db).await, []);

        let seen = Analysis { revision: 4, ..again };
        let mut tx = db.begin().await.unwrap();
        let permit = Permit::<Withdraw>::grant(&chair, seen.clone()).unwrap();
        assert!(matches!(ops::withdraw(&mut tx, &chair, permit, " ").await, Err(ops::Error::NoReason)));
        let permit = Permit::<Withdraw>::grant(&chair, seen).unwrap();
        ops::withdraw(&mut tx, &chair, permit, "A newer edition says otherwise.").await.unwrap();
        tx.commit().await.unwrap();
        assert_eq!(faults(&db).await, []);
    })
    .await;
}

#[tokio::test]
async fn what_was_changed_behind_the_journal_is_found_out() {
    each_db(async |db| {
        people(&db).await;
        publish(&db, figures(0.0), NOW).await;
        keep(&db, &outcome(&db).await).await;
        assert_eq!(faults(&db).await, []);
        let change = async |statement| {
            let mut tx = db.begin().await.unwrap();
            tx.run(statement).await.unwrap();
            tx.commit().await.unwrap();
        };
        change(sql("update analysis set title = 'Something else'")).await;
        assert_eq!(faults(&db).await, [Discrepancy::Changed("text")]);
        change(sql("update analysis set title = 'Do shares go with income?'")).await;
        assert_eq!(faults(&db).await, []);
        change(sql("update analysis_run set outcome = replace(outcome, 'share', 'Share')")).await;
        assert_eq!(faults(&db).await, [Discrepancy::Changed("runs")]);
        change(sql("update analysis set state = 'published', published_at = 1")).await;
        let untold = Discrepancy::Untold("recipe.published".into());
        assert_eq!(faults(&db).await, [untold, Discrepancy::Changed("runs")]);
    })
    .await;
}

#[test]
fn drafts_are_their_agencies_affair_and_publishing_that_of_the_co_chairs() {
    let owner = actor(1, Role::Alternate);
    let other = actor(2, Role::FocalPoint);
    let chair = actor(3, Role::CoChair);
    let allowed = |actor| -> Vec<&str> {
        let rows = analyses::policy::rows(actor, group(), super::stage::agency(1), "MDA".parse().unwrap());
        rows.into_iter().filter(|(_, may)| *may).map(|(name, _)| name).collect()
    };
    assert_eq!(
        allowed(&owner),
        [
            "read a draft of an analysis",
            "read a published analysis",
            "keep an analysis",
            "revise an analysis",
            "keep another run of an analysis",
            "withdraw an analysis"
        ]
    );
    assert_eq!(allowed(&other), ["read a published analysis", "keep an analysis"]);
    assert_eq!(allowed(&chair).len(), 9);
    assert_eq!(allowed(&kernel::Actor::public(super::stage::NOW)), ["read a published analysis"]);
}
