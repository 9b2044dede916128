use actions::{
    Filter, Refused, State,
    ops::{self, Error, NewAction, Wish},
};
use db::Tx;
use jiff::Timestamp;
use kernel::{Actor, Permit, Role};

use crate::stage::{self, NOW, Stage};

fn new(stage: &Stage, text: &str) -> NewAction {
    let due = Some("2026-10-06".parse().unwrap());
    NewAction { meeting: stage.february, item: None, text: text.into(), agency: stage.ilo, due, number: None }
}

async fn agreed(tx: &mut Tx, stage: &Stage, text: &str) -> actions::Action {
    let chair = stage.actor(stage.ana, Role::CoChair, stage.undp, NOW);
    let permit = Permit::grant(&chair, stage.group).unwrap();
    ops::add(tx, &chair, permit, new(stage, text)).await.unwrap()
}

#[tokio::test]
async fn a_point_travels_to_the_next_meeting_and_shows_where_it_was_closed() {
    db::testing::on_both(async |tx| {
        let stage = stage::set(tx).await;
        let one = agreed(tx, &stage, "Send the list").await;
        let two = agreed(tx, &stage, "Translate the note").await;
        assert_eq!((one.full().as_str(), two.reference.as_str()), ("2026-01/A1", "A2"));
        let june = meetings::meeting(tx, stage.june).await.unwrap().unwrap();
        let carried = actions::carried_to(tx, &june).await.unwrap();
        assert_eq!(carried.iter().map(|it| it.number).collect::<Vec<_>>(), [1, 2]);
        let owner = stage.actor(stage.cleo, Role::FocalPoint, stage.ilo, NOW);
        let group = groups::group(tx, stage.group).await.unwrap().unwrap();
        let permit = Permit::grant(&owner, ops::owned(&one, &group)).unwrap();
        ops::close(tx, &owner, permit, one.id, Some(stage.june)).await.unwrap();
        let at_origin = actions::of_meeting(tx, stage.february).await.unwrap();
        assert_eq!(at_origin[0].closed_reference.as_deref(), Some("2026-02"));
        assert_eq!(actions::closed_at_meeting(tx, stage.june).await.unwrap().len(), 1);
        assert_eq!(
            actions::open_at(tx, stage.group, NOW.checked_add(jiff::SignedDuration::from_secs(1)).unwrap())
                .await
                .unwrap(),
            [two]
        );
        let carried = actions::carried_to(tx, &june).await.unwrap();
        assert_eq!(carried.len(), 2, "it was on the table of the meeting that closed it");
    })
    .await;
}

#[tokio::test]
async fn every_change_stands_in_the_journal_and_a_second_close_is_refused() {
    db::testing::on_both(async |tx| {
        let stage = stage::set(tx).await;
        let it = agreed(tx, &stage, "Send the list").await;
        let chair = stage.actor(stage.ana, Role::CoChair, stage.undp, NOW);
        let on = actions::policy::Owned { group: stage.group, parent: Some(stage.parent), agency: stage.ilo };
        ops::begin(tx, &chair, Permit::grant(&chair, on).unwrap(), it.id).await.unwrap();
        ops::close(tx, &chair, Permit::grant(&chair, on).unwrap(), it.id, None).await.unwrap();
        let again = ops::close(tx, &chair, Permit::grant(&chair, on).unwrap(), it.id, None).await;
        assert!(matches!(again, Err(Error::Refused(Refused::AlreadyClosed))));
        ops::reopen(tx, &chair, Permit::grant(&chair, on).unwrap(), it.id).await.unwrap();
        ops::cancel(tx, &chair, Permit::grant(&chair, on).unwrap(), it.id, "overtaken").await.unwrap();
        let filter =
            journal::Filter { record: Some(format!("action:{}", it.id)), ..journal::Filter::default() };
        let acts: Vec<_> =
            journal::entries(tx, &filter).await.unwrap().into_iter().map(|it| it.act).collect();
        let expected =
            ["action.agreed", "action.changed", "action.closed", "action.reopened", "action.cancelled"];
        assert_eq!(acts, expected);
        assert_eq!(actions::action(tx, it.id).await.unwrap().unwrap().state, State::Cancelled);
    })
    .await;
}

#[tokio::test]
async fn a_stale_form_is_shown_what_stands_there_now() {
    db::testing::on_both(async |tx| {
        let stage = stage::set(tx).await;
        let it = agreed(tx, &stage, "Send the list").await;
        let chair = stage.actor(stage.ana, Role::CoChair, stage.undp, NOW);
        let on = actions::policy::Owned { group: stage.group, parent: Some(stage.parent), agency: stage.ilo };
        let wish = |text: &str| Wish { text: text.into(), agency: stage.ilo, due: None, revision: 1 };
        ops::change(tx, &chair, Permit::grant(&chair, on).unwrap(), it.id, wish("First")).await.unwrap();
        let second = ops::change(tx, &chair, Permit::grant(&chair, on).unwrap(), it.id, wish("Second")).await;
        let Err(Error::Changed(now)) = second else { panic!("{second:?}") };
        assert_eq!((now.text.as_str(), now.revision), ("First", 2));
    })
    .await;
}

#[tokio::test]
async fn a_number_brought_along_is_kept_and_bringing_it_twice_changes_nothing() {
    db::testing::on_both(async |tx| {
        let stage = stage::set(tx).await;
        let operator = Actor::operator("2026-02-18T18:00:00Z".parse::<Timestamp>().unwrap());
        for _ in 0..2 {
            let permit = Permit::grant(&operator, stage.group).unwrap();
            let it = NewAction { number: Some(7), ..new(&stage, "Send the list") };
            assert_eq!(ops::add(tx, &operator, permit, it).await.unwrap().number, 7);
        }
        let permit = Permit::grant(&operator, stage.group).unwrap();
        let elsewhere = NewAction { number: Some(7), meeting: stage.june, ..new(&stage, "Another") };
        assert!(matches!(ops::add(tx, &operator, permit, elsewhere).await, Err(Error::NumberTaken(7))));
        assert_eq!(agreed(tx, &stage, "Next").await.number, 8);
        assert_eq!(journal::newest(tx).await.unwrap(), 2);
    })
    .await;
}

#[tokio::test]
async fn points_agreed_at_once_are_those_agreed_one_by_one() {
    db::testing::on_both(async |tx| {
        let stage = stage::set(tx).await;
        let operator = Actor::operator("2026-02-18T18:00:00Z".parse::<Timestamp>().unwrap());
        let numbered = |number, text: &str| NewAction { number: Some(number), ..new(&stage, text) };
        let news = vec![
            new(&stage, "First"),
            numbered(7, "Seventh"),
            new(&stage, "Next"),
            numbered(7, "Seventh again"),
        ];
        let permit = Permit::grant(&operator, stage.group).unwrap();
        let agreed = ops::add_all(tx, &operator, permit, news).await.unwrap();
        let said: Vec<_> = agreed.iter().map(|it| (it.number, it.text.as_str())).collect();
        assert_eq!(said, [(1, "First"), (7, "Seventh"), (8, "Next"), (7, "Seventh")]);
        assert_eq!(actions::of_meeting(tx, stage.february).await.unwrap(), agreed[..3]);
        let told = journal::entries(tx, &journal::Filter::default()).await.unwrap();
        let told: Vec<_> =
            told.iter().map(|it| (it.act.as_str(), it.facts["number"].as_u64().unwrap())).collect();
        assert_eq!(told, [("action.agreed", 1), ("action.agreed", 7), ("action.agreed", 8)]);
        assert!(matches!(journal::verify(tx).await.unwrap(), journal::Verdict::Whole { entries: 3 }));
    })
    .await;
}

#[tokio::test]
async fn of_points_agreed_at_once_the_one_that_is_refused_is_named_and_none_is_kept() {
    db::testing::on_both(async |tx| {
        let stage = stage::set(tx).await;
        let operator = Actor::operator("2026-02-18T18:00:00Z".parse::<Timestamp>().unwrap());
        let early = NewAction { due: Some("2026-01-01".parse().unwrap()), ..new(&stage, "Too early") };
        let permit = Permit::grant(&operator, stage.group).unwrap();
        let refused = ops::add_all(tx, &operator, permit, vec![new(&stage, "First"), early]).await;
        assert!(matches!(refused, Err((1, Error::Refused(Refused::DueBeforeAgreed)))));
        assert_eq!(actions::of_meeting(tx, stage.february).await.unwrap(), []);
        let first = NewAction { number: Some(3), ..new(&stage, "Here") };
        let elsewhere = NewAction { number: Some(3), meeting: stage.june, ..new(&stage, "There") };
        let elsewhere = NewAction { due: None, ..elsewhere };
        let permit = Permit::grant(&operator, stage.group).unwrap();
        let refused = ops::add_all(tx, &operator, permit, vec![first, elsewhere]).await;
        assert!(matches!(refused, Err((1, Error::NumberTaken(3)))));
        assert_eq!(journal::newest(tx).await.unwrap(), 0);
    })
    .await;
}

#[tokio::test]
async fn lists_are_filtered_and_paged_by_number() {
    db::testing::on_both(async |tx| {
        let stage = stage::set(tx).await;
        for n in 0..5 {
            agreed(tx, &stage, &format!("Point {n}")).await;
        }
        let filter = Filter { states: vec![State::Open], agency: Some(stage.ilo), ..Filter::default() };
        let first = actions::page(tx, stage.group, &filter, 2).await.unwrap();
        let rest = Filter { after: Some(first[1].number), ..filter.clone() };
        let second = actions::page(tx, stage.group, &rest, 9).await.unwrap();
        assert_eq!(second.iter().map(|it| it.number).collect::<Vec<_>>(), [3, 4, 5]);
        let overdue = Filter { due_before: Some("2026-10-06".parse().unwrap()), ..filter };
        assert_eq!(actions::page(tx, stage.group, &overdue, 9).await.unwrap(), []);
        let todos = actions::todos(tx, stage.cleo, NOW, "https://tributary.example").await.unwrap();
        assert_eq!(todos.len(), 5);
        assert_eq!(actions::todos(tx, stage.ben, NOW, "https://tributary.example").await.unwrap(), []);
        assert_eq!(todos[0].url.as_deref(), Some("https://tributary.example/actions/A1"));
    })
    .await;
}
