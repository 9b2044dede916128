//! What operations do to the records and to the journal, on both databases.

use db::testing::on_both;
use jiff::{SignedDuration, Timestamp, civil::datetime};
use journal::Filter;
use kernel::Permit;
use meetings::{
    Answer, Mode, NewItem, NoSuchTime, Presence, Range, Shown, State, Taken,
    ops::{self, Error, Tell},
    policy::{RecordAttendance, ScheduleMeeting, TakePart},
};

use crate::scene::{NOW, new_meeting, set};

fn after(at: Timestamp, hours: i64) -> Timestamp {
    at.checked_add(SignedDuration::from_hours(hours)).unwrap()
}

#[tokio::test]
async fn a_meeting_is_scheduled_moved_and_held_and_the_journal_tells_it() {
    on_both(async |tx| {
        let scene = set(tx).await;
        let chair = scene.actor(tx, &scene.undp, NOW).await;
        let meeting = scene.scheduled(tx, &chair, "2026-11-12T12:30", Tell::Nobody).await;
        assert_eq!((meeting.reference.as_str(), meeting.sequence), ("2026-01", 0));
        assert_eq!(meeting.at.to_string(), "2026-11-12T17:30:00Z");
        assert_eq!(meeting.papers_day.unwrap().to_string(), "2026-11-05");

        let permit = scene.change(tx, &chair, &meeting).await;
        let moved = ops::reschedule(tx, &chair, permit, 1, new_meeting("2026-11-19T08:00"), Tell::Nobody);
        let moved = moved.await.unwrap();
        assert_eq!((moved.reference.as_str(), moved.sequence, moved.revision), ("2026-01", 1, 2));

        let held_at = after(moved.at, 3);
        let chair = scene.actor(tx, &scene.iom, held_at).await;
        let permit = scene.change(tx, &chair, &moved).await;
        let present = [
            Presence { person: scene.undp.id, mode: Mode::Online },
            Presence { person: scene.bangkok.id, mode: Mode::Online },
        ];
        let held = ops::hold(tx, &chair, permit, &present).await.unwrap();
        assert_eq!(held.state, State::Held);
        let there = meetings::attendance(tx, held.id).await.unwrap();
        assert_eq!(
            there.iter().map(|one| (one.agency_code.as_deref(), one.zone.as_str())).collect::<Vec<_>>(),
            [(Some("AGH"), "Asia/Bangkok"), (Some("UNDP"), "America/New_York")]
        );

        let filter = Filter { record: Some(format!("meeting:{}", held.id)), ..Filter::default() };
        let told = journal::entries(tx, &filter).await.unwrap();
        let acts: Vec<&str> = told.iter().map(|entry| entry.act.as_str()).collect();
        assert_eq!(acts, ["meeting.scheduled", "meeting.moved", "meeting.held", "attendance.recorded"]);
        assert_eq!(told[2].happened_at, held.at);
        assert_eq!(told[2].recorded_at, held_at);
        assert_eq!(
            told[2].facts.to_string(),
            r#"{"date":"2026-11-19","agencies":2,"persons":2,"in_writing":0,"zones":["America/New_York","Asia/Bangkok"]}"#
        );
        assert_eq!(told[2].url, "/meetings/2026-01");
    })
    .await;
}

#[tokio::test]
async fn references_count_by_the_year_of_the_group_and_are_never_used_again() {
    on_both(async |tx| {
        let scene = set(tx).await;
        let chair = scene.actor(tx, &scene.undp, NOW).await;
        let first = scene.scheduled(tx, &chair, "2026-11-12T12:30", Tell::Nobody).await;
        let permit = scene.change(tx, &chair, &first).await;
        let gone = ops::cancel(tx, &chair, permit, "no quorum", Tell::Nobody).await.unwrap();
        assert_eq!((gone.state, gone.sequence, gone.reason.as_str()), (State::Cancelled, 1, "no quorum"));
        let second = scene.scheduled(tx, &chair, "2026-12-31T23:00", Tell::Nobody).await;
        let next_year = scene.scheduled(tx, &chair, "2027-01-01T00:30", Tell::Nobody).await;
        assert_eq!((second.reference.as_str(), next_year.reference.as_str()), ("2026-02", "2027-01"));

        let mut named = new_meeting("2026-10-01T09:00");
        named.reference = Some("2026-02".into());
        let permit = Permit::<ScheduleMeeting>::grant(&chair, scene.group.clone()).unwrap();
        let taken = ops::schedule(tx, &chair, permit, named, Tell::Nobody).await;
        assert!(matches!(taken, Err(Error::ReferenceTaken(_))), "{taken:?}");

        let all = meetings::of_group(tx, scene.group.id, Range::ALL).await.unwrap();
        assert_eq!(all.len(), 3);
        let next = meetings::next_planned(tx, scene.group.id, NOW).await.unwrap().unwrap();
        assert_eq!(next.id, second.id);
        let going_on = after(second.at, 1);
        let still = meetings::next_planned(tx, scene.group.id, going_on).await.unwrap().unwrap();
        assert_eq!(still.id, second.id);
        let found = meetings::by_reference(tx, scene.group.id, "2027-01").await.unwrap().unwrap();
        assert_eq!(found, next_year);
    })
    .await;
}

#[tokio::test]
async fn a_time_that_is_skipped_or_doubled_is_never_guessed() {
    on_both(async |tx| {
        let scene = set(tx).await;
        let chair = scene.actor(tx, &scene.undp, NOW).await;
        let permit = || Permit::<ScheduleMeeting>::grant(&chair, scene.group.clone()).unwrap();
        let skipped =
            ops::schedule(tx, &chair, permit(), new_meeting("2027-03-14T02:30"), Tell::Nobody).await;
        let Err(Error::Time(NoSuchTime::Skipped { before, after, .. })) = skipped else {
            panic!("{skipped:?}")
        };
        assert_eq!((before, after), (datetime(2027, 3, 14, 1, 30, 0, 0), datetime(2027, 3, 14, 3, 30, 0, 0)));

        let mut twice = new_meeting("2026-11-01T01:30");
        let asked = ops::schedule(tx, &chair, permit(), twice.clone(), Tell::Nobody).await;
        assert!(matches!(asked, Err(Error::Time(NoSuchTime::Doubled { .. }))), "{asked:?}");
        twice.shown = Shown::Second;
        let second = ops::schedule(tx, &chair, permit(), twice, Tell::Nobody).await.unwrap();
        assert_eq!(second.at.to_string(), "2026-11-01T06:30:00Z");
        let read = meetings::meeting(tx, second.id).await.unwrap().unwrap();
        assert_eq!(read, second);
    })
    .await;
}

#[tokio::test]
async fn a_stale_change_is_refused_with_what_is_there_now() {
    on_both(async |tx| {
        let scene = set(tx).await;
        let meeting = scene.meeting(tx).await;
        let chair = scene.actor(tx, &scene.iom, NOW).await;
        let mut other = new_meeting("2026-11-12T12:30");
        other.title = "Renamed".into();
        let permit = scene.change(tx, &chair, &meeting).await;
        let renamed = ops::reschedule(tx, &chair, permit, 1, other, Tell::Nobody).await.unwrap();
        assert_eq!((renamed.sequence, renamed.revision), (0, 2), "a title alone is no news for calendars");
        let permit = scene.change(tx, &chair, &meeting).await;
        let stale =
            ops::reschedule(tx, &chair, permit, 1, new_meeting("2026-11-13T12:30"), Tell::Nobody).await;
        let Err(Error::Stale(now)) = stale else { panic!("{stale:?}") };
        assert_eq!(now.title, "Renamed");
        // What was asked about and moved meanwhile is not cancelled.
        let permit = Permit::grant(&chair, meeting).unwrap();
        assert!(matches!(ops::cancel(tx, &chair, permit, "", Tell::Nobody).await, Err(Error::Stale(_))));
    })
    .await;
}

#[tokio::test]
async fn an_agenda_is_written_ordered_and_never_loses_a_change() {
    on_both(async |tx| {
        let scene = set(tx).await;
        let meeting = scene.meeting(tx).await;
        let chair = scene.actor(tx, &scene.undp, NOW).await;
        let mut ids = Vec::new();
        for title in ["Minutes", "Action points", "Other matters"] {
            let new = NewItem {
                title: title.into(),
                minutes: 20,
                presenter: "Co-chairs".into(),
                clause: Some(17),
                ..NewItem::default()
            };
            let permit = scene.change(tx, &chair, &meeting).await;
            ids.push(ops::add_item(tx, &chair, permit, new).await.unwrap().id);
        }
        let permit = scene.change(tx, &chair, &meeting).await;
        ops::move_item(tx, &chair, permit, ids[2], -2).await.unwrap();
        let permit = scene.change(tx, &chair, &meeting).await;
        ops::remove_item(tx, &chair, permit, ids[0]).await.unwrap();
        let agenda = meetings::agenda(tx, meeting.id).await.unwrap();
        let told: Vec<_> = agenda.iter().map(|item| (item.position, item.title.as_str())).collect();
        assert_eq!(told, [(1, "Other matters"), (2, "Action points")]);
        assert_eq!(meetings::sum_of_minutes(&agenda), 40);

        let new = NewItem { title: "Follow-up".into(), ..NewItem::default() };
        let permit = scene.change(tx, &chair, &meeting).await;
        ops::change_item(tx, &chair, permit, ids[1], 1, new.clone()).await.unwrap();
        let permit = scene.change(tx, &chair, &meeting).await;
        let stale = ops::change_item(tx, &chair, permit, ids[1], 1, new).await;
        assert!(matches!(stale, Err(Error::StaleItem(now)) if now.title == "Follow-up"));
    })
    .await;
}

#[tokio::test]
async fn writing_counts_as_taking_part_and_a_later_word_leaves_its_trace() {
    on_both(async |tx| {
        let scene = set(tx).await;
        let meeting = scene.meeting(tx).await;
        let nairobi = scene.actor(tx, &scene.nairobi, NOW).await;
        let take = Permit::<TakePart>::grant(&nairobi, meeting.clone()).unwrap();
        ops::answer(tx, &nairobi, take, Answer::Written).await.unwrap();
        let take = Permit::<TakePart>::grant(&nairobi, meeting.clone()).unwrap();
        ops::give_input(tx, &nairobi, take, None, "Please wait for the 2024 edition.").await.unwrap();
        assert_eq!(meetings::written_input(tx, meeting.id).await.unwrap().len(), 1);

        let early = scene.actor(tx, &scene.bangkok, NOW).await;
        let take = Permit::<TakePart>::grant(&early, meeting.clone()).unwrap();
        assert!(matches!(ops::declare(tx, &early, take, Mode::Online).await, Err(Error::NotBegun)));

        let later = after(meeting.at, 48);
        let chair = scene.actor(tx, &scene.undp, later).await;
        let permit = scene.change(tx, &chair, &meeting).await;
        let present = [Presence { person: scene.undp.id, mode: Mode::InPerson }];
        ops::hold(tx, &chair, permit, &present).await.unwrap();
        let bangkok = scene.actor(tx, &scene.bangkok, later).await;
        let take = Permit::<TakePart>::grant(&bangkok, meeting.clone()).unwrap();
        ops::declare(tx, &bangkok, take, Mode::Online).await.unwrap();

        // The co-chair's next list leaves what people said of themselves.
        let permit = Permit::<RecordAttendance>::grant(&chair, meeting.clone()).unwrap();
        let taken = ops::attend(tx, &chair, permit, &present).await.unwrap();
        assert_eq!((taken.agencies, taken.persons, taken.in_writing), (2, 2, 1));
        let there = meetings::attendance(tx, meeting.id).await.unwrap();
        assert_eq!(Taken::of(&there), taken);
        let own = there.iter().find(|one| one.person == scene.bangkok.id).unwrap();
        assert!(own.own_word);
        assert_eq!((own.declared_by.as_str(), own.declared_at), ("N. Example", later));
    })
    .await;
}

#[tokio::test]
async fn what_is_over_or_cancelled_cannot_be_done_again() {
    on_both(async |tx| {
        let scene = set(tx).await;
        let meeting = scene.meeting(tx).await;
        let chair = scene.actor(tx, &scene.undp, NOW).await;
        let permit = scene.change(tx, &chair, &meeting).await;
        assert!(matches!(ops::hold(tx, &chair, permit, &[]).await, Err(Error::NotBegun)));
        let late = scene.actor(tx, &scene.bangkok, after(meeting.at, 24)).await;
        let take = Permit::<TakePart>::grant(&late, meeting.clone()).unwrap();
        assert!(matches!(ops::answer(tx, &late, take, Answer::Yes).await, Err(Error::State(_))));
        let permit = scene.change(tx, &chair, &meeting).await;
        ops::cancel(tx, &chair, permit, "", Tell::Nobody).await.unwrap();
        let permit = scene.change(tx, &chair, &meeting).await;
        let new = NewItem { title: "Too late".into(), ..NewItem::default() };
        assert!(matches!(ops::add_item(tx, &chair, permit, new).await, Err(Error::State(State::Cancelled))));
    })
    .await;
}

#[tokio::test]
async fn an_agenda_put_down_at_once_is_the_one_put_down_item_by_item() {
    on_both(async |tx| {
        let scene = set(tx).await;
        let chair = scene.actor(tx, &scene.undp, NOW).await;
        let meeting = scene.scheduled(tx, &chair, "2026-11-12T12:30", Tell::Nobody).await;
        let item = |title: &str| NewItem { title: title.into(), minutes: 10, ..NewItem::default() };
        let permit = scene.change(tx, &chair, &meeting).await;
        ops::add_item(tx, &chair, permit, item("Opening")).await.unwrap();
        let before = journal::newest(tx).await.unwrap();
        let permit = scene.change(tx, &chair, &meeting).await;
        ops::add_items(tx, &chair, permit, vec![item("Data"), item("Closing")]).await.unwrap();
        let agenda = meetings::agenda(tx, meeting.id).await.unwrap();
        let said: Vec<_> = agenda.iter().map(|it| (it.position, it.title.as_str())).collect();
        assert_eq!(said, [(1, "Opening"), (2, "Data"), (3, "Closing")]);
        let told = journal::entries(tx, &Filter { after: Some(before), ..Filter::default() }).await.unwrap();
        let titles: Vec<_> = told.iter().map(|it| (it.act.as_str(), it.after["title"].as_str())).collect();
        assert_eq!(titles, [("agenda.changed", Some("Data")), ("agenda.changed", Some("Closing"))]);
        let permit = scene.change(tx, &chair, &meeting).await;
        let refused = ops::add_items(tx, &chair, permit, vec![item("Fine"), item("")]).await;
        assert!(matches!(refused, Err((1, Error::Field("title")))));
        assert_eq!(meetings::agenda(tx, meeting.id).await.unwrap().len(), 3);
    })
    .await;
}

#[tokio::test]
async fn only_held_meetings_before_a_moment_count_as_held() {
    on_both(async |tx| {
        let scene = set(tx).await;
        let chair = scene.actor(tx, &scene.undp, NOW).await;
        let first = scene.scheduled(tx, &chair, "2026-11-12T12:30", Tell::Nobody).await;
        let second = scene.scheduled(tx, &chair, "2026-11-19T12:30", Tell::Nobody).await;
        let later = after(second.at, 3);
        assert_eq!(meetings::held_before(tx, first.group, later).await.unwrap(), []);
        for meeting in [&first, &second] {
            let chair = scene.actor(tx, &scene.undp, later).await;
            let permit = scene.change(tx, &chair, meeting).await;
            ops::hold(tx, &chair, permit, &[]).await.unwrap();
        }
        assert_eq!(meetings::held_before(tx, first.group, second.at).await.unwrap(), [first.at]);
        assert_eq!(meetings::held_before(tx, first.group, later).await.unwrap(), [first.at, second.at]);
    })
    .await;
}
