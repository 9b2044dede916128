use super::*;
use jiff::SignedDuration;
use proptest::prelude::*;

const NOW: Timestamp = Timestamp::constant(1_794_500_000, 0);

fn item(position: u32, text: &str) -> Item {
    Item {
        item: None,
        position,
        title: format!("Item {position}"),
        text: text.into(),
        revision: 1,
        edited_by: "C. Example".into(),
        edited_at: NOW,
    }
}

fn version(state: State, items: Vec<Item>) -> Version {
    Version {
        id: VersionId::new(NOW),
        minutes: MinutesId::new(NOW),
        number: 1,
        state,
        correction: String::new(),
        circulated_at: (state != State::Draft).then_some(NOW),
        closes_at: (state != State::Draft).then(|| NOW.checked_add(SignedDuration::from_hours(240)).unwrap()),
        adopted_at: (state == State::Adopted).then_some(NOW),
        digest: None,
        items,
    }
}

#[test]
fn only_a_draft_is_written_and_only_one_that_says_something_is_circulated() {
    assert_eq!(version(State::Draft, vec![item(1, " ")]).may_circulate(), Err(Refused::Empty));
    assert_eq!(version(State::Draft, vec![item(1, "Agreed.")]).may_circulate(), Ok(()));
    for state in [State::Circulated, State::Adopted] {
        assert_eq!(version(state, vec![item(1, "Agreed.")]).must_be_draft(), Err(Refused::Locked));
    }
}

#[test]
fn adoption_waits_for_the_silence_period_or_for_every_agency() {
    let it = version(State::Circulated, vec![item(1, "Agreed.")]);
    let closes = it.closes_at.unwrap();
    assert_eq!(it.may_adopt(NOW, false), Err(Refused::StillOpen(closes)));
    assert_eq!(it.may_adopt(NOW, true), Ok(()));
    assert_eq!(it.may_adopt(closes, false), Ok(()));
    assert_eq!(version(State::Adopted, vec![]).may_adopt(closes, true), Err(Refused::AlreadyAdopted));
    assert_eq!(version(State::Draft, vec![]).may_adopt(closes, true), Err(Refused::NotCirculated));
}

#[test]
fn comments_close_at_six_in_the_evening_where_the_group_is() {
    let zone = kernel::zone("America/New_York").unwrap();
    let begun: Timestamp = "2026-10-28T03:00:00Z".parse().unwrap();
    // The clocks go back on 1 November; the evening of 6 November is counted in the new time.
    assert_eq!(closes_at(begun, 10, &zone).to_string(), "2026-11-06T23:00:00Z");
    assert_eq!(days_between("2026-10-27".parse().unwrap(), "2026-11-06".parse().unwrap()), 10);
    assert_eq!(days_between("2026-12-27".parse().unwrap(), "2027-02-01".parse().unwrap()), 36);
}

#[test]
fn paragraphs_have_numbers_that_a_comment_can_name() {
    let it = item(4, "First.\nStill first.\n\n\nSecond.\n\n```\na\n\nb\n```\n");
    let numbers: Vec<_> = paragraphs(&it).into_iter().map(|it| it.number).collect();
    assert_eq!(numbers, ["4.1", "4.2", "4.3"]);
    assert_eq!(paragraph_named(std::slice::from_ref(&it), " 4.2 ").as_deref(), Some("4.2"));
    assert_eq!(paragraph_named(&[it], "Item four"), None);
}

#[test]
fn a_digest_tells_texts_apart_however_they_are_divided() {
    let one = version(State::Draft, vec![item(1, "ab"), item(2, "c")]);
    let other = version(State::Draft, vec![item(1, "a"), item(2, "bc")]);
    assert_ne!(one.digest_of(), other.digest_of());
    assert_eq!(one.digest_of().len(), 64);
    assert_eq!(one.digest_of(), one.clone().digest_of());
}

#[test]
fn a_difference_names_the_lines_that_came_and_went() {
    let lines = difference("a\nb\nc", "a\nx\nc");
    let shown: Vec<_> = lines.iter().map(|line| (line.side, line.text.as_str())).collect();
    assert_eq!(shown, [(Side::Both, "a"), (Side::Old, "b"), (Side::New, "x"), (Side::Both, "c")]);
}

proptest! {
    #[test]
    fn a_difference_holds_both_texts_whole(old in "[ab\n]{0,30}", new in "[ab\n]{0,30}") {
        let lines = difference(&old, &new);
        let of = |gone: Side| lines.iter().filter(|line| line.side != gone).map(|line| line.text.as_str()).collect::<Vec<_>>();
        prop_assert_eq!(of(Side::New), old.lines().collect::<Vec<_>>());
        prop_assert_eq!(of(Side::Old), new.lines().collect::<Vec<_>>());
    }
}
