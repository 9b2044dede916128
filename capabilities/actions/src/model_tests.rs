use super::*;
use proptest::prelude::*;

fn at(text: &str) -> Timestamp {
    text.parse().unwrap()
}

fn action() -> Action {
    Action {
        id: ActionId::new(Timestamp::UNIX_EPOCH),
        group: GroupId::new(Timestamp::UNIX_EPOCH),
        number: 7,
        reference: "A7".into(),
        text: "Send the list".into(),
        agency: AgencyId::new(Timestamp::UNIX_EPOCH),
        agency_code: "AGY".into(),
        due: Some("2026-10-06".parse().unwrap()),
        state: State::Open,
        origin: MeetingId::new(Timestamp::UNIX_EPOCH),
        origin_reference: "2026-01".into(),
        item: None,
        agreed_at: at("2026-02-18T14:00Z"),
        agreed: "2026-02-18".parse().unwrap(),
        closed_at: None,
        closed_meeting: None,
        closed_reference: None,
        reason: String::new(),
        changed_at: at("2026-02-18T14:00Z"),
        revision: 1,
    }
}

#[test]
fn a_reference_is_read_however_people_write_it() {
    for written in ["A7", "a7", "7", "2026-03/A7"] {
        assert_eq!(number_in(written), Some(7), "{written}");
    }
    for written in ["", "A", "A0", "B7", "A-7", "A7x", "+7", "A99999999999"] {
        assert_eq!(number_in(written), None, "{written}");
    }
    assert_eq!(action().full(), "2026-01/A7");
}

#[test]
fn it_is_overdue_on_the_day_after_its_day_and_only_while_open() {
    let mut it = action();
    assert!(!it.is_overdue("2026-10-06".parse().unwrap()));
    assert!(it.is_near("2026-10-06".parse().unwrap()) && !it.is_near("2026-09-21".parse().unwrap()));
    assert!(it.is_overdue("2026-10-07".parse().unwrap()));
    it.close(None, at("2026-10-08T09:00Z")).unwrap();
    assert!(!it.is_overdue("2026-10-09".parse().unwrap()));
}

#[test]
fn it_is_carried_over_by_each_held_meeting_until_it_is_closed() {
    let held = [at("2026-02-18T14:00Z"), at("2026-06-17T14:00Z"), at("2026-11-12T17:30Z")];
    let mut it = action();
    assert_eq!(it.carried(&held, at("2026-03-01T00:00Z")), 0);
    assert_eq!(it.carried(&held, at("2026-07-01T00:00Z")), 1);
    assert_eq!(it.carried(&held, at("2026-11-16T00:00Z")), 2);
    it.close(None, at("2026-07-01T00:00Z")).unwrap();
    assert_eq!(it.carried(&held, at("2026-11-16T00:00Z")), 1);
    assert_eq!(it.age_in_days(at("2026-11-16T00:00Z")), 132);
}

#[test]
fn whoever_cancels_says_why_and_reopening_forgets_it() {
    let mut it = action();
    assert_eq!(it.cancel("  ", at("2026-03-01T00:00Z")), Err(Refused::NoReason));
    it.cancel(" overtaken ", at("2026-03-01T00:00Z")).unwrap();
    assert_eq!((it.state, it.reason.as_str()), (State::Cancelled, "overtaken"));
    it.reopen().unwrap();
    assert_eq!((it.state, it.reason.as_str(), it.closed_at), (State::Open, "", None));
}

#[test]
fn it_is_closed_at_a_later_meeting_of_its_own_group_only() {
    let meeting = MeetingId::new(Timestamp::UNIX_EPOCH);
    let place = |group, day: &str| ClosedAt { meeting, group, reference: "2026-02".into(), at: at(day) };
    let now = at("2026-06-18T00:00Z");
    let mut it = action();
    let elsewhere = GroupId::new(now);
    assert_eq!(it.close(Some(place(elsewhere, "2026-06-17T14:00Z")), now), Err(Refused::WrongMeeting));
    assert_eq!(it.close(Some(place(it.group, "2025-06-17T14:00Z")), now), Err(Refused::WrongMeeting));
    it.close(Some(place(it.group, "2026-06-17T14:00Z")), now).unwrap();
    assert_eq!(it.closed_reference.as_deref(), Some("2026-02"));
}

#[test]
fn it_cannot_be_due_before_it_was_agreed_nor_say_nothing() {
    let mut it = action();
    let to = |text: &str, due: &str| Wording {
        text: text.into(),
        agency: action().agency,
        agency_code: "AGY".into(),
        due: Some(due.parse().unwrap()),
    };
    assert_eq!(it.reword(to("Send", "2026-02-17")), Err(Refused::DueBeforeAgreed));
    assert_eq!(it.reword(to(" \n ", "2026-02-18")), Err(Refused::Text));
    it.reword(to("Send\nit", "2026-02-18")).unwrap();
    assert_eq!(it.text, "Send it");
}

#[derive(Clone, Debug)]
enum Step {
    Begin,
    Close,
    Cancel,
    Reopen,
}

fn steps() -> impl Strategy<Value = Vec<Step>> {
    let step = prop_oneof![Just(Step::Begin), Just(Step::Close), Just(Step::Cancel), Just(Step::Reopen)];
    proptest::collection::vec(step, 0..20)
}

proptest! {
    #[test]
    fn whatever_is_done_it_has_an_end_exactly_when_it_is_closed(steps in steps()) {
        let mut it = action();
        let now = at("2026-05-01T00:00Z");
        for step in steps {
            let open = it.state.is_open();
            let (done, needs_open) = match step {
                Step::Begin => (it.begin(), true),
                Step::Close => (it.close(None, now), true),
                Step::Cancel => (it.cancel("why", now), true),
                Step::Reopen => (it.reopen(), false),
            };
            prop_assert_eq!(done.is_ok(), open == needs_open);
            prop_assert_eq!(it.closed_at.is_none(), it.state.is_open());
            prop_assert_eq!(!it.reason.is_empty(), it.state == State::Cancelled);
            prop_assert_eq!(&it.text, &action().text);
        }
    }
}
