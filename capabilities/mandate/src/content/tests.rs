use kernel::Language;
use proptest::prelude::*;

use super::*;
use crate::model::RuleKind;

fn the_clauses() -> &'static Mandate {
    mandate(DEFAULT).unwrap()
}

fn is_complete(names: &Names, of: &str) {
    for language in Language::ALL {
        let text = names.iter().find(|(known, _)| known == language).map(|(_, text)| text);
        assert!(text.is_some_and(|text| text.trim() == text && !text.is_empty()), "{of} lacks {language}");
    }
}

/// A mandate of one clause with this rule.
fn with_rule(rule: &str) -> Result<Mandate, ContentError> {
    let clause = format!(
        r#"
        [[clause]]
        number = 1
        kind = "modality"
        owner = "co-chairs"
        title = {{ en = "One" }}
        restatement = {{ en = "Do it." }}
        [[clause.obligation]]
        id = "1-it"
        basis = "terms"
        title = {{ en = "It" }}
        rule = {{ {rule} }}
        "#
    );
    let acts = r#"
        [[act]]
        slug = "meeting.held"
        record = "meeting"
        written_by = "meetings"
        title = { en = "Held" }
    "#;
    read(&Source { acts, mandate: "slug = \"one\"\ntitle = { en = \"One\" }", clauses: &[&clause] })
}

#[test]
fn there_are_nineteen_clauses_of_which_eleven_are_priorities() {
    let numbers: Vec<u32> = the_clauses().clauses.iter().map(|clause| clause.number).collect();
    assert_eq!(numbers, (1..=19).collect::<Vec<_>>());
    for clause in &the_clauses().clauses {
        let kind = if clause.number <= 11 { ClauseKind::Priority } else { ClauseKind::Modality };
        assert_eq!(clause.kind, kind, "{}", clause.number);
    }
}

#[test]
fn every_text_is_there_in_six_languages() {
    for mandate in mandates() {
        is_complete(&mandate.title, &mandate.slug);
        for clause in &mandate.clauses {
            is_complete(&clause.title, &format!("the title of clause {}", clause.number));
            is_complete(&clause.restatement, &format!("the restatement of clause {}", clause.number));
            for obligation in &clause.obligations {
                is_complete(&obligation.title, &obligation.id);
            }
        }
        for act in mandate.acts.iter() {
            is_complete(&act.title, &act.slug);
        }
    }
}

#[test]
fn each_language_is_written_in_its_own_script() {
    let texts = the_clauses().clauses.iter().flat_map(|clause| {
        let titles = clause.obligations.iter().map(|obligation| &obligation.title);
        [&clause.title, &clause.restatement].into_iter().chain(titles)
    });
    for names in texts.chain(the_clauses().acts.iter().map(|act| &act.title)) {
        for (language, range) in [
            (Language::Arabic, '\u{600}'..='\u{6ff}'),
            (Language::Russian, '\u{400}'..='\u{4ff}'),
            (Language::Chinese, '\u{4e00}'..='\u{9fff}'),
        ] {
            assert!(
                names.get(language).chars().any(|letter| range.contains(&letter)),
                "{}",
                names.get(language)
            );
        }
    }
}

#[test]
fn the_id_of_an_obligation_begins_with_the_number_of_its_clause() {
    for clause in &the_clauses().clauses {
        for obligation in &clause.obligations {
            assert!(obligation.id.starts_with(&format!("{}-", clause.number)), "{}", obligation.id);
        }
    }
}

#[test]
fn every_kind_of_rule_is_used() {
    let kinds: BTreeSet<RuleKind> = the_clauses()
        .clauses
        .iter()
        .flat_map(|clause| &clause.obligations)
        .map(|obligation| obligation.rule.kind())
        .collect();
    assert_eq!(kinds.len(), RuleKind::ALL.len());
}

#[test]
fn an_act_begins_with_a_noun_and_undoes_only_acts_on_its_own_kind_of_record() {
    let acts = &the_clauses().acts;
    for act in acts.iter() {
        assert!(act.slug.split('.').count() == 2, "{}", act.slug);
        for undone in &act.undoes {
            assert_eq!(acts.get(undone).unwrap().record, act.record, "{} undoes {undone}", act.slug);
        }
    }
}

#[test]
fn the_terms_fix_what_the_charter_says_and_no_more() {
    let rule = |id: &str| the_clauses().obligation(id).unwrap().rule.clone();
    assert!(
        matches!(rule("16-meetings"), Rule::Count(it) if it.at_least == 3 && it.acts == ["meeting.held"])
    );
    let Rule::AfterEach(circulation) = rule("17-circulation") else { panic!("17-circulation is after-each") };
    assert_eq!(circulation.within, Some(Within::Setting("circulation-days".to_owned())));
    assert_eq!(the_clauses().limits.get("circulation-days"), None, "the terms set no number of days");
    let fifteen = the_clauses().clause(15).unwrap();
    let acts: Vec<&String> = fifteen.obligations.iter().flat_map(|it| it.rule.acts()).collect();
    assert!(
        acts.iter().all(|act| !act.contains("approved")),
        "the Chairs are consulted; they do not approve"
    );
    assert!(the_clauses().clause(17).unwrap().obligations.len() >= 2);
}

#[test]
fn a_group_may_have_no_mandate() {
    assert_eq!(mandate("none").unwrap().clauses, []);
    assert!(mandate("nonesuch").is_none());
}

#[test]
fn the_table_of_acts_in_the_readme_names_every_act() {
    let readme = include_str!("../../../../content/mandate/README.md");
    for act in the_clauses().acts.iter() {
        assert!(
            readme.contains(&format!("| `{}` | {} |", act.slug, act.title.get(Language::English))),
            "{}",
            act.slug
        );
    }
}

#[test]
fn a_rule_about_an_unknown_act_is_refused_by_name() {
    let refusal = with_rule(r#"periodic = { act = "meeting.hold", every = "year" }"#).unwrap_err();
    assert_eq!(refusal.to_string(), "`1-it` speaks of `meeting.hold`, which acts.toml lacks");
}

#[test]
fn a_limit_is_a_number_of_days_or_a_setting() {
    let within = |within: &str| {
        with_rule(&format!(
            r#"after-each = {{ trigger = "meeting.held", act = "meeting.held", within = {within} }}"#
        ))
        .map(|mandate| match &mandate.clauses[0].obligations[0].rule {
            Rule::AfterEach(rule) => rule.within.clone(),
            other => panic!("{other:?}"),
        })
    };
    assert_eq!(within("15"), Ok(Some(Within::Days(15))));
    assert_eq!(within("\"setting:days\""), Ok(Some(Within::Setting("days".to_owned()))));
    assert_eq!(within("\"soon\""), Err(ContentError::Within("soon".to_owned())));
    assert_eq!(within("\"setting:\""), Err(ContentError::Within("setting:".to_owned())));
}

#[test]
fn a_misspelt_field_is_refused_by_name() {
    let refusal = with_rule(r#"periodic = { act = "meeting.held", evry = "year" }"#).unwrap_err();
    assert!(refusal.to_string().contains("evry"), "{refusal}");
}

#[test]
fn a_clause_without_obligations_and_a_clause_written_twice_are_refused() {
    let clause = r#"
        [[clause]]
        number = 7
        kind = "priority"
        owner = "members"
        title = { en = "Seven" }
        restatement = { en = "Seven." }
    "#;
    let source =
        |clauses| Source { acts: "act = []", mandate: "slug = \"s\"\ntitle = { en = \"S\" }", clauses };
    assert_eq!(read(&source(&[clause])), Err(ContentError::NoObligation(7)));
}

/// The real files, of which one is spoilt: cut at `at`, or with another character there.
fn spoilt(which: usize, at: usize, sign: Option<char>) -> Result<Mandate, ContentError> {
    let real = [
        include_str!("../../../../content/mandate/acts.toml"),
        include_str!("../../../../content/mandate/mainstreaming/mandate.toml"),
        include_str!("../../../../content/mandate/mainstreaming/modalities.toml"),
    ];
    let mut texts = real.map(str::to_owned);
    let text = &mut texts[which];
    let at = text.floor_char_boundary(at % text.len());
    match (sign, text[at..].chars().next()) {
        (Some(sign), Some(old)) => text.replace_range(at..at + old.len_utf8(), &sign.to_string()),
        _ => text.truncate(at),
    }
    let [acts, mandate, clauses] = &texts;
    read(&Source { acts, mandate, clauses: &[clauses] })
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 64, ..ProptestConfig::default() })]

    #[test]
    fn content_that_was_spoilt_is_read_or_refused_in_words(
        which in 0..3_usize,
        at in 0..200_000_usize,
        sign in proptest::option::of(prop::sample::select(vec!['"', '=', '[', ']', '\n', '0', '-', 'x', '\u{0}', '{'])),
    ) {
        if let Err(refusal) = spoilt(which, at, sign) {
            prop_assert!(!refusal.to_string().is_empty());
        }
    }
}
