//! The content as it is shipped, held against counts and rules that are known from elsewhere.

use std::collections::HashSet;

use jiff::civil::{Date, Weekday, date};

use super::*;
use crate::model::{AreaKind, CommunityKind, Joined, Location, SpecialGroup, Standing};

/// The location codes of the 283 rows of a table of the 2020 edition of International Migrant Stock, in order.
const LOCATIONS_2020: &str = "900 947 1833 921 1832 1830 1835 927 1829 901 902 934 948 941 1636 1637 1503 1517 1502 1501 1500 903 \
     910 108 174 262 232 231 404 450 454 480 175 508 638 646 690 706 728 800 834 894 716 911 24 120 140 \
     148 178 180 226 266 678 912 12 818 434 504 729 788 732 913 72 748 426 516 710 914 204 854 132 384 \
     270 288 324 624 430 466 478 562 566 654 686 694 768 935 5500 398 417 762 795 860 906 156 344 446 158 \
     408 392 496 410 920 96 116 360 418 458 104 608 702 764 626 704 5501 4 50 64 356 364 462 524 586 144 \
     922 51 31 48 196 268 368 376 400 414 422 512 634 682 275 760 792 784 887 908 923 112 100 203 348 616 \
     498 642 643 703 804 924 830 208 233 234 246 352 372 833 428 440 578 752 826 925 8 20 70 191 292 300 \
     336 380 470 499 807 620 674 688 705 724 926 40 56 250 276 438 442 492 528 756 904 915 660 28 533 44 \
     52 535 92 136 192 531 212 214 308 312 332 388 474 500 630 652 659 662 663 670 534 780 796 850 916 84 \
     188 222 320 340 484 558 591 931 32 68 76 152 170 218 238 254 328 600 604 740 858 862 905 60 124 304 \
     666 840 909 927 36 554 928 242 540 598 90 548 954 316 296 584 583 520 580 585 957 16 184 258 570 882 \
     772 776 798 876";

/// Areas that the map does not draw: Antarctica, the two of the Channel Islands, one shown with its archipelago, one gone.
const NOT_DRAWN: [&str; 5] = ["ANT", "ATA", "GGY", "IOT", "JEY"];

fn code(text: &str) -> AreaCode {
    text.parse().unwrap()
}

fn area(text: &str) -> &'static crate::Area {
    content().areas.by_code(code(text)).unwrap()
}

fn members(id: &str, day: Date) -> Vec<String> {
    let community = content().communities.by_id(id).unwrap();
    community.members_on(day).map(|membership| membership.area.to_string()).collect()
}

#[test]
fn the_content_is_read_without_a_complaint() {
    assert_eq!(Content::load().map(|content| content.areas.all().len()), Ok(252));
}

#[test]
fn the_areas_are_those_of_the_united_nations() {
    let count = |kind| content().areas.all().iter().filter(|area| area.kind == kind).count();
    assert_eq!(count(AreaKind::MemberState), 193);
    assert_eq!(count(AreaKind::ObserverState), 2);
    assert_eq!(count(AreaKind::FreeAssociation), 2);
    assert_eq!(content().areas.listed().count(), 248);
    assert_eq!(content().areas.countries().count(), 197);
}

#[test]
fn every_listed_area_but_antarctica_has_its_codes_and_its_regions() {
    for area in content().areas.listed().filter(|area| area.kind != AreaKind::Antarctica) {
        assert!(area.m49.is_some() && area.iso2.is_some() && area.iso3 == Some(area.code), "{}", area.code);
        let kinds: Vec<_> = content().areas.regions_of(area).map(|region| region.kind.word()).collect();
        assert!(kinds.ends_with(&["subregion", "region"]), "{} {kinds:?}", area.code);
    }
}

#[test]
fn a_region_lies_in_its_parent() {
    for region in content().areas.regions() {
        if let Some(parent) = region.parent {
            assert!(content().areas.region(parent).is_some(), "{}", region.m49);
        }
    }
    for area in content().areas.all() {
        let codes: Vec<_> = area.region_codes().collect();
        for pair in codes.windows(2) {
            assert_eq!(content().areas.region(pair[0]).unwrap().parent, Some(pair[1]), "{}", area.code);
        }
    }
}

#[test]
fn names_follow_the_list_of_the_united_nations() {
    let check = |code: &str, language, name: &str| assert_eq!(area(code).name(language), name);
    check("MDA", Language::English, "Republic of Moldova");
    check("TUR", Language::English, "Türkiye");
    check("CIV", Language::English, "Côte d'Ivoire");
    check("PSE", Language::English, "State of Palestine");
    check("BOL", Language::English, "Bolivia (Plurinational State of)");
    check("BOL", Language::Spanish, "Bolivia (Estado Plurinacional de)");
    check("SWZ", Language::Russian, "Эсватини");
    check("ALA", Language::Russian, "Аландские острова");
    check("KOR", Language::Chinese, "大韩民国");
    check("EGY", Language::Arabic, "مصر");
    assert_eq!(area("MDA").formal.as_deref(), Some("the Republic of Moldova"));
}

#[test]
fn every_location_of_the_2020_tables_is_an_area_or_an_aggregate() {
    let codes: Vec<u16> = LOCATIONS_2020.split_whitespace().map(|code| code.parse().unwrap()).collect();
    assert_eq!(codes.len(), 283);
    let mut areas = 0;
    for code in &codes {
        match content().areas.resolve(*code) {
            Some(Location::Area(_)) => areas += 1,
            Some(Location::Aggregate(_)) => {}
            None => panic!("{code}"),
        }
    }
    assert_eq!(areas, 235);
    let inhabited =
        content().areas.counted().filter(|area| area.m49.is_some_and(|m49| !codes.contains(&m49)));
    let left: Vec<_> = inhabited.map(|area| area.code.to_string()).collect();
    assert_eq!(left, ["ATA", "ATF", "BVT", "HMD", "IOT", "PCN", "SGS", "UMI"]);
}

#[test]
fn the_names_of_the_2020_tables_are_recognized() {
    let check =
        |number: u16, name: &str| assert!(content().areas.by_m49(number).unwrap().is_called(name), "{name}");
    check(792, "    Turkey");
    check(384, "Côte d\u{2019}Ivoire");
    check(158, "    China, Taiwan Province of China*");
    check(344, "China, Hong Kong SAR*");
    check(583, "Micronesia (Fed. States of)");
    check(826, "United Kingdom*");
    check(408, "Dem. People's Republic of Korea");
    assert!(!area("TUR").is_called("Turkmenistan"));
    assert!(content().areas.aggregate(903).unwrap().is_called(" AFRICA"));
    assert!(content().areas.aggregate(1636).unwrap().is_called("Land-locked Developing Countries (LLDC)"));
}

#[test]
fn areas_outside_the_list_are_treated_by_rule() {
    let kosovo = area("XKX");
    assert_eq!((kosovo.m49, kosovo.counted_in), (None, Some(code("SRB"))));
    assert_eq!(kosovo.marked_name(Language::French), "Kosovo*");
    let note = kosovo.note.as_ref().unwrap();
    for language in Language::ALL {
        assert!(note.text.get(*language).contains("1244"), "{language}");
    }
    let islands = area("CHI");
    assert_eq!((islands.m49, islands.iso3, islands.kind), (Some(830), None, AreaKind::Special));
    for part in ["GGY", "JEY"] {
        assert_eq!(area(part).counted_in, Some(islands.code));
    }
    assert_eq!(area("TWN").name(Language::English), "Taiwan Province of China");
    assert!(!area("TWN").m49_listed);
    assert!(!area("ANT").is_current());
}

#[test]
fn an_area_is_found_by_what_people_write() {
    let found = |text: &str| content().areas.find(text).map(|area| area.code.to_string());
    for text in
        ["MDA", "mda", "MD", "498", "Republic of Moldova", " république de moldova ", "摩尔多瓦共和国"]
    {
        assert_eq!(found(text).as_deref(), Some("MDA"), "{text}");
    }
    assert_eq!(found("Atlantis"), None);
}

fn summed(number: u16, day: Date) -> Option<Vec<&'static str>> {
    let aggregate = content().areas.aggregate(number).unwrap();
    let areas = content().members_of(aggregate, day)?;
    Some(areas.into_iter().map(|area| area.code.as_str()).collect())
}

#[test]
fn aggregates_sum_the_areas_that_they_name() {
    let members = |number| summed(number, date(2020, 7, 1)).unwrap();
    assert_eq!(members(927), ["AUS", "HMD", "NZL"]);
    assert_eq!(members(5500), ["KAZ", "KGZ", "TJK", "TKM", "UZB"]);
    assert!(members(901).contains(&"JPN") && !members(902).contains(&"JPN"));
    assert!(!members(948).contains(&"HKG"));
    assert!(members(924).contains(&"CHI") && !members(924).contains(&"JEY"));
    assert_eq!(members(901).len() + members(902).len() + 1, members(900).len(), "all but Antarctica");
    assert_eq!(members(934).len() + members(941).len(), members(902).len());
    assert_eq!(summed(1503, date(2020, 7, 1)), None, "income groups are not part of the content");
}

#[test]
fn special_groups_are_summed_by_the_lists_of_the_day() {
    assert_eq!(summed(941, date(2020, 7, 1)).unwrap().len(), 47);
    assert_eq!(summed(941, date(2026, 6, 30)).unwrap().len(), 44);
    assert_eq!(summed(1637, date(2020, 7, 1)).unwrap().len(), 58);
    assert_eq!(summed(1637, date(2026, 6, 30)).unwrap().len(), 53);
}

#[test]
fn ecowas_has_fifteen_members_until_three_leave() {
    assert_eq!(members("ecowas", date(2025, 1, 28)).len(), 15);
    assert_eq!(members("ecowas", date(2025, 1, 29)).len(), 12);
    assert_eq!(members("midwa", date(2025, 1, 29)).len(), 12, "the dialogue follows the community");
    let ecowas = content().communities.by_id("ecowas").unwrap();
    let left = ecowas.standing_of(code("NER"), date(2026, 1, 1)).unwrap();
    assert_eq!((left.standing, left.mark.word()), (Standing::Withdrawn, "F"));
    assert!(ecowas.changes().contains(&date(2025, 1, 29)));
}

#[test]
fn communities_have_as_many_members_as_is_known() {
    let check = |id: &str, count: usize| assert_eq!(members(id, date(2026, 6, 30)).len(), count, "{id}");
    check("uma", 5);
    check("cen-sad", 24);
    check("comesa", 21);
    check("eac", 8);
    check("eccas", 11);
    check("igad", 8);
    check("sadc", 16);
    check("cemac", 6);
    check("waemu", 8);
    check("asean", 11);
    check("saarc", 8);
    check("gcc", 6);
    check("pif", 18);
    check("mercosur", 5);
    check("can", 4);
    check("sica", 8);
    check("caricom", 15);
    check("pacific-alliance", 4);
    check("cis", 9);
    check("eaeu", 5);
    check("eu", 27);
    check("las", 22);
    check("colombo-process", 12);
    check("abu-dhabi-dialogue", 18);
    check("arcp", 22);
    let recs = content().communities.all().iter().filter(|community| community.kind == CommunityKind::Rec);
    assert_eq!(recs.count(), 8);
}

#[test]
fn membership_is_answered_as_of_any_day() {
    assert_eq!(members("eu", date(2020, 1, 31)).len(), 28);
    assert_eq!(members("eu", date(2020, 2, 1)).len(), 27);
    assert_eq!(members("asean", date(2025, 10, 25)).len(), 10);
    let mercosur = content().communities.by_id("mercosur").unwrap();
    let standing = |day| mercosur.standing_of(code("VEN"), day).map(|membership| membership.standing);
    assert_eq!(standing(date(2012, 1, 1)), None);
    assert_eq!(standing(date(2014, 1, 1)), Some(Standing::Member));
    assert_eq!(standing(date(2026, 1, 1)), Some(Standing::Suspended));
}

#[test]
fn a_country_in_several_communities_is_listed_with_all_of_them() {
    let day = date(2026, 6, 30);
    let overlaps = content().communities.overlaps_on(day);
    let of =
        |text: &str| overlaps[&code(text)].iter().map(|community| community.id.as_str()).collect::<Vec<_>>();
    assert_eq!(of("KEN"), ["comesa", "eac", "igad"]);
    assert_eq!(of("COD"), ["comesa", "eac", "eccas", "sadc", "cepgl"]);
    assert!(!overlaps.contains_key(&code("CAN")));
    let kenya: Vec<_> =
        content().communities.regional_of(code("KEN"), day).map(|it| it.id.as_str()).collect();
    assert_eq!(kenya, of("KEN"));
}

#[test]
fn special_groups_agree_with_their_dated_lists() {
    for group in SpecialGroup::ALL {
        let listed: Vec<_> = content().areas.in_group(*group).map(|area| area.code.to_string()).collect();
        assert_eq!(members(group.word(), date(2026, 6, 30)), listed, "{group}");
    }
    assert_eq!(members("ldc", date(2026, 6, 30)).len(), 44);
    assert_eq!(members("ldc", date(2020, 7, 1)).len(), 47);
    assert_eq!(members("lldc", date(2026, 6, 30)).len(), 32);
}

#[test]
fn the_parent_group_has_eighteen_members_from_the_start() {
    assert_eq!(content().founding_agencies().count(), 18);
    let codes: HashSet<_> = content().agencies.iter().map(|agency| &agency.code).collect();
    assert_eq!(codes.len(), 22);
    assert_eq!(content().agency("UNWOMEN").unwrap().joined, Joined::On(date(2010, 9, 1)));
    assert_eq!(content().agency("IOM").unwrap().crs.as_deref(), Some("47066"));
    assert_eq!(
        content().agency("UNDP").unwrap().names.get(Language::Spanish),
        "Programa de las Naciones Unidas para el Desarrollo"
    );
}

#[test]
fn duty_stations_know_their_zone_and_week() {
    let amman = content().station("amman").unwrap();
    assert!(amman.works_on(Weekday::Sunday) && !amman.works_on(Weekday::Friday));
    let shared: Vec<_> =
        content().stations_in("America/New_York").map(|station| station.id.as_str()).collect();
    assert_eq!(shared, ["new-york", "washington"]);
    assert!(content().stations.len() >= 15);
}

#[test]
fn the_map_draws_every_area_that_is_there_to_be_drawn() {
    let missing = content().areas.all().iter().filter(|area| content().map.shape(area.code).is_none());
    let missing: Vec<_> = missing.map(|area| area.code.to_string()).collect();
    assert_eq!(missing, NOT_DRAWN);
}

#[test]
fn outlines_are_whole_numbers_inside_the_view_box() {
    let map = &content().map;
    let [left, top, width, height] = map.view_box;
    for shape in &map.shapes {
        assert!(shape.path.is_some() || shape.circle.is_some(), "{}", shape.code);
        if let Some(dot) = shape.circle {
            assert!(
                (left..=left + width).contains(&dot.x) && (top..=top + height).contains(&dot.y),
                "{}",
                shape.code
            );
        }
        if let Some(path) = &shape.path {
            assert!(path.starts_with('M') && path.ends_with('z'), "{}", shape.code);
            assert!(
                path.chars().all(|letter| letter.is_ascii_digit() || "Mlz -".contains(letter)),
                "{}",
                shape.code
            );
        }
    }
    let drawn: usize = map.shapes.iter().filter_map(|shape| shape.path.as_ref()).map(String::len).sum();
    assert!(drawn < 60_000, "{drawn}");
}

#[test]
fn disputed_parts_are_neutral_and_the_map_says_so() {
    let names: Vec<_> = content().map.neutral.iter().map(|shape| shape.name.as_str()).collect();
    assert!(names.contains(&"jammu-and-kashmir") && names.contains(&"halaib-triangle"), "{names:?}");
    assert!(content().map.disclaimer.get(Language::English).contains("do not imply official endorsement"));
}

#[test]
fn the_state_of_palestine_is_not_hidden_by_what_is_around_it() {
    let place = |text: &str| content().map.shapes.iter().position(|shape| shape.code == code(text)).unwrap();
    assert!(place("PSE") > place("ISR") && place("LSO") > place("ZAF"));
}

#[test]
fn marks_say_what_is_still_to_be_confirmed() {
    let unconfirmed =
        content().communities.all().iter().filter(|community| community.mark.needs_confirming()).count();
    assert!(unconfirmed > 0, "general knowledge is shown as such");
    for community in content().communities.all() {
        assert!(!community.source.is_empty(), "{}", community.id);
    }
}
