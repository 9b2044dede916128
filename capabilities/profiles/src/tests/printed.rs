use kernel::Language;

use super::{all, close, kenya};
use crate::{Grade, json, print_html, print_markdown, print_pdf, print_word, words};

#[tokio::test]
async fn a_profile_has_its_parts_with_origins_unknown_and_the_index_recomputed() {
    let found = kenya(&all().await, Language::English);
    let parts: Vec<&str> = found.parts.0.iter().map(|(name, _)| *name).collect();
    assert_eq!(parts, ["migration", "displacement", "remittances", "development"]);
    let migration = found.parts.get("migration").unwrap();
    close(migration.figures.get("immigrant-stock").unwrap().value, 192_000.0);
    close(migration.figures.get("origin-unknown").unwrap().value, 20.0);
    close(migration.figures.get("emigrants").unwrap().value, 110.0);
    let origins = migration.partners.get("origins").unwrap();
    assert_eq!((origins.partners, origins.largest[0].code.as_str()), (1, "UGA"));
    let development = found.parts.get("development").unwrap();
    let recomputed = development.figures.get("hdi-recomputed").unwrap().value.unwrap();
    assert!((recomputed - 0.698_684).abs() < 5e-7, "{recomputed}");
    close(development.figures.get("hdi-residual").unwrap().value, 0.699 - recomputed);
    let displacement = found.parts.get("displacement").unwrap();
    let hosted = displacement.figures.get("refugees-hosted").unwrap();
    assert_eq!(
        (hosted.value, hosted.year, hosted.quality.unwrap().grade),
        (Some(50.0), Some(2024), Grade::A)
    );
}

#[tokio::test]
async fn rules_write_findings_in_the_language_of_the_reader() {
    let shelf = all().await;
    let english = kenya(&shelf, Language::English);
    let rules: Vec<&str> = english.findings.iter().map(|it| it.rule).collect();
    assert!(rules.contains(&"origins-unknown") && rules.contains(&"origins-concentrated"), "{rules:?}");
    for language in Language::ALL {
        let found = kenya(&shelf, *language);
        assert_eq!(found.findings.iter().map(|it| it.rule).collect::<Vec<_>>(), rules);
        let text = print_markdown(&found, &words(*language));
        assert!(!text.contains("[profiles-"), "{language}: {text}");
    }
}

#[tokio::test]
async fn a_profile_is_the_same_bytes_every_time() {
    let (one, other) = (all().await, all().await);
    for language in [Language::English, Language::Arabic] {
        let say = words(language);
        let (first, second) = (kenya(&one, language), kenya(&other, language));
        assert_eq!(json(&first), json(&second));
        assert_eq!(print_markdown(&first, &say), print_markdown(&second, &say));
        assert_eq!(print_html(&first, &say), print_html(&second, &say));
    }
}

#[tokio::test]
async fn a_page_has_charts_with_tables_and_no_script() {
    let shelf = all().await;
    let page = print_html(&kenya(&shelf, Language::Arabic), &words(Language::Arabic));
    assert!(page.starts_with("<!doctype html>\n<html lang=\"ar\" dir=\"rtl\">"));
    assert!(page.contains("<svg") && page.contains("<table>") && !page.contains("<script"));
    assert!(!page.contains(" style=\""), "no inline styles");
}

#[tokio::test]
async fn reals_have_17_digits_and_counts_are_whole() {
    let text = json(&kenya(&all().await, Language::English));
    assert!(text.contains("\"value\": 192000,"));
    assert!(text.contains("\"value\": 20,") && text.contains("0.69868"));
}

// One language: without optimisation a map of the world takes its time, and the engine has its own tests in all six.
#[tokio::test]
async fn on_paper_it_is_the_same_every_time() {
    let say = words(Language::Arabic);
    let found = kenya(&all().await, Language::Arabic);
    let first = print_pdf(&found, &say).unwrap();
    assert!(first.starts_with(b"%PDF-1.7"));
    assert_eq!(print_pdf(&found, &say).unwrap(), first);
    assert_eq!(print_word(&found, &say), print_word(&found, &say));
}

#[tokio::test]
async fn every_drawing_on_paper_has_words_and_its_numbers_stand_at_the_end() {
    let say = words(Language::English);
    let found = crate::document(&kenya(&all().await, Language::English), &say, Some("https://t.example"));
    let drawings: Vec<&str> = found
        .blocks
        .iter()
        .filter_map(|it| match it {
            typeset::Block::Figure(figure) => Some(figure.alt.as_str()),
            _ => None,
        })
        .collect();
    assert!(drawings.len() > 3 && drawings.iter().all(|it| !it.trim().is_empty()), "{drawings:?}");
    let tables = found.blocks.iter().filter_map(|it| match it {
        typeset::Block::Table(table) if !table.title.is_empty() => Some(table.caption.as_str()),
        _ => None,
    });
    let untold: Vec<&str> = tables.filter(|table| !drawings.iter().any(|it| it.starts_with(table))).collect();
    assert!(untold.is_empty(), "tables of no drawing: {untold:?}");
    let text = format!("{:?}", found.blocks);
    assert!(text.contains("https://t.example/data/"), "sources lead to their cells");
}
