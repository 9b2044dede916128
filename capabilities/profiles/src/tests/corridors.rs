use kernel::Language;

use super::{DAY, all, area, close, kenya, shelf};
use crate::{State, corridor};

#[tokio::test]
async fn a_corridor_has_both_ways_with_shares_places_and_asymmetry() {
    let shelf = all().await;
    let found = corridor(&shelf, area("KEN"), area("UGA"), DAY);
    let there = &found.a_to_b;
    close(there.figures.get("migrants").unwrap().value, 100.0);
    close(found.b_to_a.figures.get("migrants").unwrap().value, 40.0);
    close(found.asymmetry.get("migrants").unwrap().value, 60.0 / 140.0);
    close(there.shares.get("migrants-of-all-emigrants").unwrap().value, 100.0 * 100.0 / 110.0);
    close(there.shares.get("migrants-of-all-immigrants").unwrap().value, 100.0 * 100.0 / 175.0);
    // Unknown origins are part of all who came to Kenya and have no place among origins.
    close(found.b_to_a.shares.get("migrants-of-all-immigrants").unwrap().value, 100.0 * 40.0 / 50.0);
    let rank = there.ranks.get("among-origins").unwrap();
    assert_eq!((rank.place, rank.of), (1, 2));
    let series: Vec<_> = there.series.get("migrants").unwrap().iter().map(|it| (it.year, it.value)).collect();
    assert_eq!(series, [(Some(2015), Some(50.0)), (Some(2020), Some(100.0))]);
    close(there.figures.get("migrants-women").unwrap().value, 60.0);
    assert!(found.communities.iter().any(|it| it.id == "eac"));
    let migrants = there.figures.get("migrants").unwrap();
    assert_eq!(
        (migrants.sources[0].dataset.as_str(), migrants.sources[0].cell.as_str()),
        ("undesa-long", "F3")
    );
}

#[tokio::test]
async fn what_a_source_does_not_say_stays_missing_with_its_reason() {
    let shelf = all().await;
    let found = corridor(&shelf, area("KEN"), area("UGA"), DAY);
    let state = |it: &crate::Number| (it.value, it.state, it.reason.is_some());
    let back = &found.b_to_a.figures;
    assert_eq!(state(back.get("asylum-seekers").unwrap()), (None, State::Masked, true));
    assert_eq!(state(found.a_to_b.figures.get("refugees").unwrap()), (None, State::Missing, true));
    assert_eq!(state(found.asymmetry.get("refugees").unwrap()), (None, State::NotComputable, true));
    assert_eq!(state(back.get("remittances-sent").unwrap()), (None, State::NoEdition, true));
    let moldova = corridor(&shelf, area("KEN"), area("MDA"), DAY);
    assert_eq!(state(moldova.a_to_b.figures.get("migrants").unwrap()), (None, State::NotInEdition, true));
    assert!(moldova.communities.is_empty());
}

#[tokio::test]
async fn the_cost_of_sending_is_the_newest_quarter_with_a_number() {
    let found = corridor(&all().await, area("KEN"), area("UGA"), DAY);
    let cost = found.b_to_a.figures.get("cost-of-sending").unwrap();
    assert_eq!((cost.value, cost.period.as_deref()), (Some(8.5), Some("2019-Q4")));
    assert_eq!(found.a_to_b.figures.get("cost-of-sending").unwrap().state, State::NotInEdition);
}

#[tokio::test]
async fn turning_a_corridor_round_turns_its_asymmetry() {
    let shelf = all().await;
    let one = corridor(&shelf, area("KEN"), area("UGA"), DAY);
    let other = corridor(&shelf, area("UGA"), area("KEN"), DAY);
    assert_eq!(one.a_to_b, other.b_to_a);
    let value = |it: &crate::Corridor| it.asymmetry.get("migrants").unwrap().value.unwrap();
    close(Some(value(&one)), -value(&other));
}

#[tokio::test]
async fn an_empty_shelf_gives_answers_without_numbers() {
    let shelf = shelf(Vec::new()).await;
    assert!(shelf.is_empty());
    let found = corridor(&shelf, area("KEN"), area("UGA"), DAY);
    assert!(found.a_to_b.figures.0.iter().all(|(_, it)| it.state == State::NoEdition));
    assert!(kenya(&shelf, Language::English).parts.0.is_empty());
}
