//! What must hold for any journal.

use proptest::prelude::*;

use crate::fixtures::{Journal, day};
use crate::{Event, Status, evaluate};

const ACTS: [(&str, &str); 12] = [
    ("meeting.held", "meeting"),
    ("meeting.cancelled", "meeting"),
    ("meeting.scheduled", "meeting"),
    ("minutes.circulated", "minutes"),
    ("attendance.recorded", "meeting"),
    ("consultation.held", "consultation"),
    ("plan.adopted", "plan"),
    ("request.received", "request"),
    ("request.answered", "request"),
    ("focal-point.designated", "designation"),
    ("figures.published", "edition"),
    ("something.else", "thing"),
];

/// A second of 2025 to 2027, in the zone of UTC.
fn instant() -> impl Strategy<Value = String> {
    let first = day("2025-01-01").to_zoned_datetime(jiff::tz::TimeZone::UTC).unwrap().timestamp().as_second();
    (0..3 * 365 * 24 * 60_i64)
        .prop_map(move |minutes| jiff::Timestamp::from_second(first + minutes * 60).unwrap().to_string())
}

fn as_of() -> impl Strategy<Value = String> {
    (0..3 * 365_i64)
        .prop_map(|days| day("2025-01-01").saturating_add(jiff::Span::new().days(days)).to_string())
}

fn journal() -> impl Strategy<Value = Journal> {
    let event = (0..ACTS.len(), 0..8_u8, instant(), instant(), 0..8_u8, 0..10_u8);
    proptest::collection::vec(event, 0..24).prop_map(|events| {
        events.into_iter().fold(Journal::new(), |journal, (act, id, happened, recorded, link, other)| {
            let (act, kind) = ACTS[act];
            let mut journal = journal.recorded(act, &format!("{kind}:{id}"), &happened, &recorded);
            let event = journal.events.last_mut().unwrap();
            event.facts = serde_json::json!({ "meeting": link.to_string(), "start": happened });
            match other {
                0 => event.group = None,
                1 => event.group = journal.setting.parent,
                2 => event.group = Some(crate::fixtures::group(9)),
                _ => {}
            }
            journal
        })
    })
}

/// From good to bad, for one and the same day.
fn badness(status: Status) -> u8 {
    match status {
        Status::Met => 0,
        Status::OnTrack => 1,
        Status::NotYetDue => 2,
        Status::AtRisk => 3,
        Status::Overdue => 4,
        Status::NothingRecorded => 5,
    }
}

fn is_visible(journal: &Journal, event: &Event, as_of: &str) -> bool {
    let zone = &journal.setting.zone;
    [event.happened, event.recorded_at]
        .iter()
        .all(|at| at.to_zoned_datetime(zone.clone()).date() <= day(as_of))
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(200))]

    #[test]
    fn one_more_meeting_never_makes_the_count_worse(journal in journal(), at in instant(), as_of in as_of()) {
        let before = journal.obligation("16-meetings", &as_of);
        let after = journal.held("one-more", &at).obligation("16-meetings", &as_of);
        prop_assert!(badness(after.status) <= badness(before.status), "{:?} after {:?}", after.status, before.status);
        prop_assert!(after.missing <= before.missing);
    }

    #[test]
    fn what_comes_after_the_day_changes_nothing(journal in journal(), as_of in as_of()) {
        let mut known_then = journal.clone();
        known_then.events.retain(|event| is_visible(&journal, event, &as_of));
        prop_assert_eq!(journal.clauses(&as_of), known_then.clauses(&as_of));
    }

    #[test]
    fn the_order_of_arrival_does_not_matter(journal in journal(), as_of in as_of(), turn in 0..24_usize) {
        let mut turned = journal.clone();
        let turn = turn.min(turned.events.len());
        turned.events.rotate_left(turn);
        turned.events.reverse();
        prop_assert_eq!(journal.clauses(&as_of), turned.clauses(&as_of));
    }

    #[test]
    fn a_cancelled_meeting_never_counts(journal in journal(), at in instant(), as_of in as_of()) {
        let cancelled = journal.clone().held("gone", &at).recorded("meeting.cancelled", "meeting:gone", &at, &at);
        prop_assert_eq!(
            journal.obligation("16-meetings", &as_of).evidence,
            cancelled.obligation("16-meetings", &as_of).evidence
        );
    }

    #[test]
    fn every_count_is_proved_by_its_evidence(journal in journal(), as_of in as_of()) {
        let it = journal.obligation("16-meetings", &as_of);
        let records: std::collections::BTreeSet<_> = it.evidence.iter().map(|proof| &proof.record).collect();
        prop_assert_eq!(records.len(), it.evidence.len());
        prop_assert_eq!(it.missing, 3_u32.saturating_sub(u32::try_from(it.evidence.len()).unwrap()));
        prop_assert_eq!(it.status == Status::Met, it.missing == 0);
        prop_assert!(it.evidence.iter().all(|proof| proof.day.year() == day(&as_of).year() && proof.day <= day(&as_of)));
    }

    #[test]
    fn the_acts_of_another_group_are_not_looked_at(journal in journal(), as_of in as_of()) {
        let mut own = journal.clone();
        own.events.retain(|event| event.group != Some(crate::fixtures::group(9)));
        prop_assert_eq!(journal.clauses(&as_of), own.clauses(&as_of));
    }
}

#[test]
fn an_empty_journal_says_nothing_recorded_for_every_clause() {
    for clause in Journal::new().clauses("2026-10-01") {
        assert_eq!(clause.status, Status::NothingRecorded, "{}", clause.number);
        assert_eq!(clause.evidence_count(), 0);
        assert_eq!(clause.leading().map(|it| it.forecast.slug()), Some("nothing-recorded"));
    }
}

#[test]
fn a_group_without_clauses_has_nothing_to_judge() {
    let journal = Journal::new();
    let known = crate::Known { events: &[], planned: &[], standing: &journal.standing };
    assert_eq!(
        evaluate(crate::content::mandate("none").unwrap(), &journal.setting, &known, day("2026-01-01")),
        []
    );
}

#[test]
fn the_ends_of_the_calendar_are_survived() {
    let journal = Journal::new().held("m1", "2026-02-18T13:00Z").act(
        "consultation.held",
        "consultation:1",
        "2026-02-18T13:00Z",
    );
    for as_of in ["9999-12-31", "-009999-01-01"] {
        assert_eq!(journal.clauses(as_of).len(), 19);
    }
}

#[test]
fn each_of_many_meetings_finds_its_own_minutes() {
    let mut journal = Journal::new();
    for n in 0..3_000 {
        let at = format!("2026-{:02}-{:02}T10:00Z", n % 9 + 1, n % 28 + 1);
        journal = journal.held(&n.to_string(), &at);
        let facts = serde_json::json!({ "meeting": n.to_string() });
        journal = journal.fact("minutes.circulated", &format!("minutes:{n}"), &at, facts);
    }
    let it = journal.obligation("17-circulation", "2026-10-01");
    assert_eq!((it.status, it.evidence.len(), it.median_days), (Status::Met, 3_000, Some(0.0)));
}
