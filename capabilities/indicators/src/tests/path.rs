//! From invented files to answers with their cells.

use std::collections::BTreeSet;

use kernel::Actor;
use statistics::Wish;

use super::{DAY, Folder, INDEX, NOW, PAIRS, close, fill, filled, indicator};
use crate::{
    Shelf, Subject, Subjects, answer, answer::State, answers, content, latest_of, latest_year, subject, years,
};

fn area(code: &str) -> Subject {
    Subject::Area(code.to_owned())
}

#[tokio::test]
async fn a_sum_over_partners_leads_to_the_cell_of_each() {
    let shelf = filled("emigrants").await;
    let found = answer(&shelf, indicator("emigrants"), &area("KEN"), 2020);
    close(found.value, 110.0);
    let input = &found.inputs["X"];
    assert_eq!((input.dataset.as_deref(), input.numbers, input.without), (Some("undesa-long"), 2, 0));
    let cells: Vec<&str> = input.cells.iter().map(|it| it.url.as_str()).collect();
    assert!(cells[0].starts_with("/data/undesa-long/") && cells[0].ends_with("/cell/-/F3"), "{cells:?}");
    assert_eq!(input.cells[0].counterpart.as_deref(), Some("KEN"));
    assert_eq!(years(&shelf, indicator("emigrants")), [2015, 2020]);
    assert_eq!(latest_year(&shelf, indicator("emigrants"), DAY), Some(2020));
}

#[tokio::test]
async fn unknown_origins_count_in_the_total_and_not_as_a_country() {
    let shelf = filled("origin-unknown-share").await;
    close(answer(&shelf, indicator("origin-unknown-share"), &area("KEN"), 2020).value, 100.0 * 10.0 / 50.0);
    let shelf = filled("origin-concentration").await;
    close(answer(&shelf, indicator("origin-concentration"), &area("KEN"), 2020).value, 1.0);
    let shelf = filled("net-stock-position").await;
    close(answer(&shelf, indicator("net-stock-position"), &area("KEN"), 2020).value, 50.0 - 110.0);
}

#[tokio::test]
async fn masked_stays_masked_and_missing_stays_missing() {
    let shelf = filled("sdg-10-7-4").await;
    let it = indicator("sdg-10-7-4");
    // The only refugees from Kenya are masked; from Uganda one of two numbers is.
    let kenya = answer(&shelf, it, &area("KEN"), 2020);
    assert_eq!((kenya.value, kenya.state, kenya.lacking.as_deref()), (None, State::Masked, Some("R")));
    let uganda = answer(&shelf, it, &area("UGA"), 2020);
    assert_eq!((uganda.inputs["R"].numbers, uganda.inputs["R"].without), (1, 1));
    assert_eq!((uganda.state, uganda.lacking.as_deref()), (State::NotInEdition, Some("P")));
    let shelf = filled("hdi-residual").await;
    let uganda = answer(&shelf, indicator("hdi-residual"), &area("UGA"), 2022);
    assert_eq!((uganda.state, uganda.lacking.as_deref()), (State::Missing, Some("G")));
    let kenya = answer(&shelf, indicator("hdi-residual"), &area("KEN"), 2022);
    close(kenya.value, 0.699 - 0.698_684_205_214_009_5);
    assert_eq!(kenya.inputs.len(), 5);
    assert!(kenya.inputs.values().all(|it| it.cells.len() == 1));
}

#[tokio::test]
async fn all_places_have_ranks_and_reasons() {
    let shelf = filled("corridor-share-of-immigrants").await;
    let found = answers(&shelf, indicator("corridor-share-of-immigrants"), 2020, DAY);
    let first = &found.rows[0];
    assert_eq!(
        (first.0, first.1.area.as_deref(), first.1.counterpart.as_deref()),
        (1, Some("KEN"), Some("UGA"))
    );
    close(first.1.value, 80.0);
    assert_eq!(found.rows.len(), 6);
    assert!(found.rows[0].1.inputs["X"].cells.is_empty());
    let shelf = filled("emigrants").await;
    let found = answers(&shelf, indicator("emigrants"), 2020, DAY);
    let order: Vec<_> = found.rows.iter().map(|(rank, it)| (*rank, it.area.as_deref().unwrap())).collect();
    assert_eq!(order, [(1, "KEN"), (2, "TZA"), (3, "UGA")]);
    assert!(found.reasons[&State::NotInEdition] > 200);
}

#[tokio::test]
async fn a_corridor_goes_one_way_and_back() {
    let shelf = filled("corridor-asymmetry").await;
    let pair = |one: &str, other: &str| Subject::Pair(one.to_owned(), other.to_owned());
    let it = indicator("corridor-asymmetry");
    // Kenya to Uganda 100, Uganda to Kenya 40.
    close(answer(&shelf, it, &pair("UGA", "KEN"), 2020).value, 60.0 / 140.0);
    close(answer(&shelf, it, &pair("KEN", "UGA"), 2020).value, -60.0 / 140.0);
    let absent = answer(&shelf, it, &pair("KEN", "MDA"), 2020);
    assert_eq!((absent.value, absent.state), (None, State::NotInEdition));
}

#[tokio::test]
async fn a_table_of_flows_is_a_system_and_has_pairs() {
    let shelf = filled("aggregate-net-migration-rate").await;
    let whole = |id: &str| answer(&shelf, indicator(id), &Subject::World, 2020);
    close(whole("aggregate-net-migration-rate").value, 100.0 * 110.0 / 6_000.0);
    close(whole("courgeau-k").value, 100.0 * 250.0 / 6_000.0 / 9_f64.ln());
    close(whole("flow-connectivity").value, 5.0 / 6.0);
    let pair = Subject::Pair("UGA".to_owned(), "KEN".to_owned());
    let preference = answer(&shelf, indicator("flow-preference"), &pair, 2020);
    close(preference.value, 100.0 * 250.0 / (110.0 * 175.0));
    close(
        answer(&shelf, indicator("flow-velocity"), &pair, 2020).value,
        100.0 * 6_000.0 / (1_000.0 * 2_000.0),
    );
    let all = answers(&shelf, indicator("migration-effectiveness"), 2020, DAY);
    assert_eq!(all.rows.len(), 1);
}

#[tokio::test]
async fn a_domain_needs_all_of_its_answers() {
    let shelf = filled("sdg-10-7-2").await;
    let of = |id: &str| answer(&shelf, indicator(id), &area("KEN"), 2020);
    let rights = of("sdg-10-7-2-domain-1");
    close(rights.value, 70.0);
    assert_eq!(rights.class, Some("partly-meets"));
    let second = of("sdg-10-7-2-domain-2");
    assert_eq!((second.value, second.state), (None, State::NotComputable));
    assert_eq!(of("sdg-10-7-2-domain-3").state, State::NotInEdition);
    assert_eq!(of("sdg-10-7-2").state, State::NotComputable);
}

#[tokio::test]
async fn growth_takes_the_year_before_of_the_same_edition() {
    let shelf = filled("population-growth").await;
    let it = indicator("population-growth");
    let found = answer(&shelf, it, &area("KEN"), 2020);
    close(found.value, 100.0 * (500_f64 / 400.0).ln() / 5.0);
    assert_eq!((found.inputs["B"].year, found.inputs["P"].year), (2015, 2020));
    assert_eq!(found.inputs["B"].edition, found.inputs["P"].edition);
    assert_eq!(latest_of(&shelf, it, &area("KEN"), 2019), None);
    assert_eq!(latest_of(&shelf, it, &area("KEN"), 2026).unwrap().year, 2020);
}

#[tokio::test]
async fn a_community_is_that_of_the_day() {
    let shelf = filled("intra-community-share").await;
    let it = indicator("intra-community-share");
    let members = ["KEN", "UGA"].map(str::to_owned);
    let of = Subject::Community("two".to_owned(), BTreeSet::from(members));
    // 140 between the two, 10 and 25 to the third.
    close(answer(&shelf, it, &of, 2020).value, 100.0 * 140.0 / 175.0);
    let found = answers(&shelf, it, 2020, DAY);
    assert!(found.rows.iter().any(|(_, it)| it.community.as_deref() == Some("eac")));
    let asked = Subjects { of: "EAC", with: None };
    assert!(matches!(subject(it, asked, DAY), Some(Subject::Community(id, _)) if id == "eac"));
    assert_eq!(subject(it, Subjects { of: "atlantis", with: None }, DAY), None);
    assert_eq!(subject(it, Subjects { of: "EAC", with: Some("KEN") }, DAY), None);
}

#[tokio::test]
async fn two_editions_of_a_dataset_never_stand_in_one_answer() {
    let folder = Folder::new().await;
    let db = db::testing::temporary().await;
    fill(&db.db, &folder.store).await;
    let later = PAIRS.replace("2020,40,60,100", "2020,41,60,101").replace("KEN,UGA,2015,20,30,50\n", "");
    let wish = Wish { edition: Some("later".to_owned()), ..Wish::default() };
    let actor = Actor::operator(NOW.checked_add(jiff::Span::new().hours(1)).unwrap());
    let done = statistics::import(&db.db, &folder.store, &actor, wish, "later.csv", later.into_bytes());
    done.await.unwrap();
    let shelf = Shelf::open_for(&db.db, &[indicator("emigrants")]).await.unwrap();
    let found = answer(&shelf, indicator("emigrants"), &area("KEN"), 2020);
    close(found.value, 111.0);
    assert_eq!(found.inputs["X"].edition.as_deref(), Some("later"));
    // What only the earlier edition says is not taken from it.
    assert_eq!(years(&shelf, indicator("emigrants")), [2020]);
    assert_eq!(answer(&shelf, indicator("emigrants"), &area("KEN"), 2015).value, None);
}

#[tokio::test]
async fn nothing_is_answered_where_nothing_is_published() {
    let db = db::testing::temporary().await;
    for it in &content().indicators {
        let shelf = Shelf::open_for(&db.db, &[it]).await.unwrap();
        assert!(!shelf.can_answer(it), "{}", it.id);
        assert_eq!(latest_year(&shelf, it, DAY), None);
        let found = answer(&shelf, it, &area("KEN"), 2020);
        assert_eq!((found.value, found.state), (None, State::NoEdition));
    }
    assert!(INDEX.contains("KEN"));
}
