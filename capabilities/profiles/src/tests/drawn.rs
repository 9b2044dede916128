//! What is drawn of invented figures: the numbers behind it, and where it stands.

use kernel::Language;

use super::{DAY, all, area, close, kenya, shelf};
use crate::{
    compared::first_age,
    json,
    pictures::{both_ways, corridors, pictures},
    print_html, print_markdown, profile, region, words,
};

#[tokio::test]
async fn the_largest_partners_are_set_against_the_first_year() {
    let shelf = all().await;
    let found = profile(&shelf, area("UGA"), DAY, &words(Language::English));
    let change = found.parts.get("migration").unwrap().changes.get("origins").unwrap();
    assert_eq!((change.since, change.year), (2015, 2020));
    let lines: Vec<_> = change.lines.iter().map(|it| (it.code.as_str(), it.then, it.now)).collect();
    assert_eq!(lines, [("KEN", Some(50.0), Some(100.0)), ("TZA", None, Some(75.0))]);
    // Nobody was counted the other way in the first year, so there is nothing to set against it.
    assert!(found.parts.get("migration").unwrap().changes.get("destinations").is_none());
}

#[tokio::test]
async fn countries_of_a_region_stand_beside_each_other_with_the_country_among_them() {
    let found = kenya(&all().await, Language::English);
    let peers = found.parts.get("migration").unwrap().peers.get("immigrants").unwrap();
    let codes: Vec<&str> = peers.lines.iter().map(|it| it.code.as_str()).collect();
    assert_eq!((codes, peers.region, peers.left_out), (vec!["KEN", "UGA"], Some(14), 0));
    assert_eq!(peers.lines[0].values.last(), Some(&(2020, Some(192_000.0))));
}

#[tokio::test]
async fn drawings_stand_in_every_form_with_their_sources_and_none_is_empty() {
    let shelf = all().await;
    for language in Language::ALL {
        let say = words(*language);
        let found = kenya(&shelf, *language);
        let page = print_html(&found, &say);
        let text = print_markdown(&found, &say);
        for (_, part) in &found.parts.0 {
            for it in pictures(part, &found, &say) {
                assert!(
                    page.contains(&it.figure.svg) && text.contains(&it.title),
                    "{language}: {}",
                    it.title
                );
                assert!(!it.sources.is_empty() && !it.figure.rows.body.is_empty(), "{}", it.title);
            }
        }
        for key in ["[profiles-", "[countries-", " style=\"", "NaN"] {
            assert!(!page.contains(key), "{language}: {key}");
        }
        let ids: Vec<&str> = page.split(" id=\"").skip(1).filter_map(|it| it.split('"').next()).collect();
        let once: std::collections::BTreeSet<&&str> = ids.iter().collect();
        assert_eq!(ids.len(), once.len(), "{ids:?}");
    }
}

#[tokio::test]
async fn flows_of_a_country_lose_nobody() {
    let say = words(Language::English);
    let found = kenya(&all().await, Language::English);
    let part = found.parts.get("migration").unwrap();
    let flows = pictures(part, &found, &say).into_iter().find(|it| it.flows).unwrap();
    let rows: Vec<(String, String)> = flows
        .figure
        .rows
        .body
        .iter()
        .map(|row| (row.head.clone(), row.cells.iter().flatten().cloned().collect::<Vec<_>>().join(" ")))
        .collect();
    let expected = [
        ("Uganda", "Kenya 40"),
        ("Not known", "Kenya 10"),
        ("Kenya", "Uganda 100"),
        ("Kenya", "United Republic of Tanzania 10"),
    ];
    assert_eq!(rows, expected.map(|(from, to)| (from.to_owned(), to.to_owned())));
}

#[tokio::test]
async fn the_map_has_the_statement_of_the_united_nations_and_leads_nowhere_in_a_file() {
    let say = words(Language::English);
    let page = print_html(&kenya(&all().await, Language::English), &say);
    assert!(page.contains("Where immigrants come from: Kenya, 2020"));
    let statement = countries::content().map.disclaimer.get(Language::English);
    assert!(page.contains(&statement.replace('\'', "&#39;")) || page.contains(statement), "{statement}");
    assert!(!page.contains("href=\"/countries/"));
}

#[tokio::test]
async fn both_ways_of_a_corridor_are_drawn_only_where_there_are_years() {
    let shelf = all().await;
    let say = words(Language::English);
    let drawn = |a, b| both_ways(&crate::corridor(&shelf, area(a), area(b), DAY), &say);
    let pictures = drawn("KEN", "UGA");
    let titles: Vec<&str> = pictures.iter().map(|it| it.title.as_str()).collect();
    assert_eq!(titles, ["Migrants, both ways over time", "Refugees, both ways over time"]);
    let rows = &pictures[0].figure.rows;
    assert_eq!(rows.head, ["Year", "From Kenya to Uganda", "From Uganda to Kenya"]);
    assert_eq!(rows.body[0].cells, [Some("50".to_owned()), None]);
    assert!(drawn("KEN", "TZA").is_empty());
}

#[tokio::test]
async fn a_community_is_drawn_with_all_its_corridors() {
    let found = region(&all().await, "eac", DAY).unwrap();
    let say = words(Language::English);
    let picture = corridors("migrants", found.migrants.as_ref().unwrap(), &say).unwrap();
    let total: f64 =
        picture.figure.rows.body.iter().filter_map(|it| it.cells[1].as_ref()?.parse::<f64>().ok()).sum();
    close(Some(total), 250.0);
    assert_eq!(found.members_over_time.unwrap().lines.len(), 2);
}

#[tokio::test]
async fn people_by_age_are_drawn_only_where_an_edition_has_ages() {
    const AGES: &str = "LocID,ISO3_code,LocTypeName,Location,Variant,Time,AgeGrp,PopMale,PopFemale,PopTotal\n\
        404,KEN,Country/Area,Kenya,Medium,2024,5-9,11,12,23\n\
        404,KEN,Country/Area,Kenya,Medium,2024,0-4,10,9,19\n\
        404,KEN,Country/Area,Kenya,Medium,2024,100+,0,1,1\n\
        404,KEN,Country/Area,Kenya,Medium,2060,0-4,90,90,180\n";
    let say = words(Language::English);
    let shelf = shelf(vec![("ages.csv", AGES.as_bytes().to_vec())]).await;
    let found = kenya(&shelf, Language::English);
    let part = found.parts.get("development").unwrap_or_else(|| panic!("{}", json(&found)));
    let ages = part.ages.as_ref().unwrap();
    let rows: Vec<_> = ages.rows.iter().map(|it| (it.age.as_str(), it.women, it.men)).collect();
    let expected =
        [("0-4", Some(9.0), Some(10.0)), ("5-9", Some(12.0), Some(11.0)), ("100+", Some(1.0), Some(0.0))];
    assert_eq!((ages.year, rows), (2024, expected.to_vec()));
    assert!(print_html(&found, &say).contains("Population by age and sex, 2024"));
    let without = profile(&shelf, area("UGA"), DAY, &say);
    assert!(!json(&without).contains("\"ages\""));
    assert_eq!((first_age("100+"), first_age("")), (100, 0));
}

#[tokio::test]
async fn the_brief_of_a_community_says_what_its_figures_say() {
    let shelf = all().await;
    let whole = region(&shelf, "eac", DAY).unwrap();
    let community = crate::region::community("eac").unwrap();
    let brief = crate::region::brief(&shelf, community, DAY).unwrap();
    assert_eq!(Some(&brief.immigrant_stock), whole.figures.get("immigrant-stock"));
    let share = whole.migrants.unwrap();
    let share = share.figures.get("intra-share").unwrap();
    assert_eq!(brief.intra_share.unwrap().value, share.value);
    let empty = super::shelf(Vec::new()).await;
    assert!(crate::region::brief(&empty, community, DAY).is_none());
}
