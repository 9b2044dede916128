//! The forms of a citation, and that nothing in a name or a title breaks them.

use proptest::prelude::*;

use super::*;

fn edition() -> Work {
    Work {
        key: "undesa-stock-2020".into(),
        kind: WorkKind::Dataset,
        title: "International Migrant Stock 2020: 50% & more_{a}".into(),
        authors: vec![
            "United Nations, Department of Economic and Social Affairs, Population Division".into(),
        ],
        publisher: "United Nations".into(),
        date: Some("2026-11-12".parse().unwrap()),
        year: None,
        version: "2020".into(),
        url: "https://t.example/data/undesa-stock/2020".into(),
        licence: "Creative Commons license CC BY 3.0 IGO".into(),
        language: Some(Language::English),
        identifier: "sha256:00ff".into(),
        note: String::new(),
    }
}

fn report() -> Work {
    Work {
        key: "moldova-2026-2".into(),
        kind: WorkKind::Report,
        title: "Migration in Moldova".into(),
        authors: vec!["Example Group".into(), "IOM and \"friends\"".into()],
        publisher: String::new(),
        version: "2".into(),
        licence: String::new(),
        url: "https://t.example/reports/moldova-2026/2".into(),
        ..edition()
    }
}

#[test]
fn an_edition_in_each_form() {
    let all: Vec<String> = CiteForm::ALL
        .iter()
        .map(|form| format!("== {}\n{}", form.name(), edition().file(*form, &[])))
        .collect();
    insta::assert_snapshot!(all.join("\n").replace("\r\n", "␍␊\n"));
}

#[test]
fn a_report_in_each_form_brings_what_it_uses() {
    let all: Vec<String> = CiteForm::ALL
        .iter()
        .map(|form| format!("== {}\n{}", form.name(), report().file(*form, &[edition()])))
        .collect();
    insta::assert_snapshot!(all.join("\n").replace("\r\n", "␍␊\n"));
}

#[test]
fn the_printed_form_in_six_languages() {
    let printed: Vec<String> = Language::ALL
        .iter()
        .flat_map(|language| {
            let say = crate::testing::words(*language);
            [report(), edition()].map(|work| format!("{language}: {}", work.printed(&say)))
        })
        .collect();
    insta::assert_snapshot!(printed.join("\n"));
}

#[test]
fn licences_are_named_as_in_the_list_where_they_are_known() {
    assert_eq!(spdx("CC BY 3.0 IGO"), Some("CC-BY-3.0-IGO"));
    assert_eq!(spdx("Creative Commons Attribution 4.0 International"), Some("CC-BY-4.0"));
    assert_eq!(spdx("All rights reserved"), None);
}

/// The value of a field of an entry, braces counted as BibTeX does.
fn balanced(text: &str) -> bool {
    let mut depth = 0_i32;
    let mut signs = text.chars();
    while let Some(sign) = signs.next() {
        match sign {
            '\\' => {
                signs.next();
            }
            '{' => depth += 1,
            '}' => depth -= 1,
            _ => {}
        }
        if depth < 0 {
            return false;
        }
    }
    depth == 0
}

proptest! {
    #[test]
    fn no_title_or_name_breaks_a_form(title in "\\PC{1,30}|[{}\\\\%&\"#\\r\\n:*, -]{1,20}", name in "\\PC{1,30}|[{}\\\\,*\\n and]{1,20}") {
        let work = Work { title, authors: vec![name], ..edition() };
        // RIS: every line is a tag of the format, in the right order.
        let ris = ris(&work);
        prop_assert!(ris.ends_with("ER  - \r\n"));
        for line in ris.trim_end().split("\r\n") {
            prop_assert!(line.len() >= 5 && &line[2..5] == "  -" && !line.contains(['\n', '\r']), "{:?}", line);
        }
        prop_assert_eq!(ris.matches("\r\nAU  - ").count() + ris.matches("\r\nER  - ").count(), if one_line(&work.authors[0].replace('*', "")).is_empty() { 1 } else { 2 });
        // BibTeX: the braces of the entry are in balance, and each field is one line.
        let entry = bibtex(&work);
        prop_assert!(balanced(&entry), "{}", entry);
        prop_assert_eq!(entry.lines().filter(|line| line.starts_with("  author = ")).count(), 1);
        // CSL: it is JSON, and the name is one literal.
        let items: serde_json::Value = serde_json::from_str(&csl(&work)).unwrap();
        prop_assert_eq!(items[0]["author"][0]["literal"].as_str().unwrap(), one_line(&work.authors[0]));
        // CFF: each line is an entry of a map or a list, and each text is a quoted scalar.
        for line in cff(&work, std::slice::from_ref(&work)).lines() {
            let (name, value) = line.trim_start().trim_start_matches("- ").split_once(':').unwrap();
            prop_assert!(name.chars().all(|c| c.is_ascii_lowercase() || c == '-'), "{}", line);
            let value = value.trim();
            if value.starts_with('"') {
                prop_assert!(serde_json::from_str::<String>(value).is_ok(), "{}", line);
            }
        }
    }
}
