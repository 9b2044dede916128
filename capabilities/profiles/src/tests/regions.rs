use std::collections::BTreeSet;

use jiff::civil::date;
use proptest::prelude::*;

use super::{DAY, all, close, shelf};
use crate::{State, region, regions};

#[tokio::test]
async fn a_community_is_found_in_any_case_and_its_members_are_those_of_the_day() {
    let shelf = shelf(Vec::new()).await;
    let members = |day| region(&shelf, "ECOWAS", day).unwrap().members.len();
    assert_eq!((members(date(2024, 12, 31)), members(date(2025, 6, 1))), (15, 12));
    assert_eq!(region(&shelf, "ecowas", DAY).unwrap(), region(&shelf, " Ecowas ", DAY).unwrap());
    let unknown = region(&shelf, "atlantis", DAY).unwrap_err();
    assert!(unknown.to_string().contains("atlantis"));
}

#[tokio::test]
async fn too_little_covered_is_not_shown_and_says_how_little() {
    let found = region(&all().await, "eac", DAY).unwrap();
    let stock = found.figures.get("immigrant-stock").unwrap();
    assert_eq!((stock.number.value, stock.number.state), (None, State::TooLittleCovered));
    assert_eq!((stock.coverage.reporters, stock.coverage.members), (2, 8));
    assert!(stock.coverage.text.starts_with("2 of 8 members"), "{}", stock.coverage.text);
    assert_eq!(stock.coverage.without.len(), 6);
}

#[tokio::test]
async fn corridors_of_a_community_have_the_measures_known_by_hand() {
    let found = region(&all().await, "eac", DAY).unwrap();
    let network = found.migrants.unwrap();
    let value = |name: &str| network.figures.get(name).unwrap().value;
    close(value("within"), 250.0);
    // Ten of unknown origin come from beyond; nobody leaves.
    close(value("intra-share"), 100.0);
    close(value("intra-share-of-coming"), 100.0 * 250.0 / 260.0);
    close(value("concentration"), 0.2872);
    close(value("reciprocity"), (2.0 * 40.0 + 2.0 * 25.0) / 250.0);
    close(value("connectivity"), 5.0 / 56.0);
    assert_eq!((network.known_pairs, network.pairs), (6, 56));
    let shares: f64 = network.page_rank.iter().map(|it| it.share).sum();
    close(Some(shares), 1.0);
    assert_eq!(network.page_rank[0].code, "UGA");
    assert_eq!((network.corridors[0].from.as_str(), network.corridors[0].to.as_str()), ("KEN", "UGA"));
}

#[tokio::test]
async fn communities_that_overlap_are_named_and_have_no_grand_total() {
    let shelf = all().await;
    let found = region(&shelf, "eac", DAY).unwrap();
    let igad = found.overlaps.iter().find(|it| it.id == "igad").unwrap();
    assert!(igad.shared.contains(&"KEN".to_owned()));
    let (_, totals) = regions(&shelf, &["eac".into(), "igad".into()], DAY).unwrap();
    let total = totals.get("immigrant-stock").unwrap();
    assert!(total.value.is_none() && total.refused.is_some());
    assert!(total.counted_twice.contains(&"KEN".to_owned()));
    let (_, totals) = regions(&shelf, &["eac".into(), "asean".into()], DAY).unwrap();
    assert!(totals.get("immigrant-stock").unwrap().refused.is_none());
}

proptest! {
    #[test]
    fn membership_never_counts_anybody_twice(days in 0_i64..12_000, at in 0_usize..200) {
        let day = date(1995, 1, 1).checked_add(jiff::Span::new().days(days)).unwrap();
        let all = countries::content().communities.all();
        let community = &all[at % all.len()];
        let members: Vec<_> = community.members_on(day).map(|it| it.area).collect();
        prop_assert_eq!(members.iter().collect::<BTreeSet<_>>().len(), members.len());
        prop_assert_eq!(&crate::region::community(&community.id.to_uppercase()).unwrap().id, &community.id);
    }
}
