//! What experts edit is complete, and what they get wrong is told.

use kernel::Language;

use crate::{
    Content,
    content::read,
    formula::Function,
    model::{NamedFigure, Scope, Take},
};

#[test]
fn every_file_is_complete_in_six_languages_and_every_formula_names_known_figures() {
    let content = Content::load().unwrap_or_else(|error| panic!("{error}"));
    assert!(content.indicators.len() > 70, "{}", content.indicators.len());
    for it in &content.indicators {
        for language in Language::ALL {
            for text in [&it.name, &it.definition].into_iter().chain(&it.note) {
                assert!(text.iter().any(|(known, words)| known == *language && words.len() > 3), "{}", it.id);
            }
        }
        assert!(!it.inputs.is_empty() && it.decimals < 8, "{}", it.id);
    }
}

#[test]
fn every_figure_that_has_a_name_is_used() {
    let content = Content::load().unwrap();
    let used: Vec<&str> = content
        .indicators
        .iter()
        .flat_map(|it| it.inputs.values())
        .flat_map(|it| &it.figures)
        .flat_map(|it| it.with.iter().chain([&it.figure]))
        .map(String::as_str)
        .collect();
    for it in &content.figures {
        assert!(used.contains(&it.id.as_str()), "{} is named and no formula uses it", it.id);
    }
}

#[test]
fn the_indicators_that_the_facts_name_are_there() {
    let content = Content::load().unwrap();
    for id in [
        "immigrant-share",
        "immigrant-female-share",
        "immigrant-sex-ratio",
        "immigrant-growth",
        "refugee-share-of-immigrants",
        "emigration-rate",
        "emigration-rate-by-residents",
        "net-stock-position",
        "net-migration-rate",
        "demographic-contribution",
        "remittance-dependence",
        "remittances-per-head",
        "remittances-per-emigrant",
        "tertiary-emigration-rate",
        "tertiary-share-of-emigrants",
        "corridor-share-of-immigrants",
        "largest-sender-share",
        "three-largest-senders-share",
        "five-largest-senders-share",
        "remittance-concentration",
        "remittance-concentration-normalised",
        "effective-senders",
        "corridor-asymmetry",
        "migration-effectiveness",
        "aggregate-net-migration-rate",
        "crude-migration-probability",
        "courgeau-k",
        "flow-connectivity",
        "flow-inequality",
        "flow-preference",
        "flow-velocity",
        "intra-community-share",
        "community-openness",
        "community-reciprocity",
        "sdg-10-7-1",
        "sdg-10-7-2",
        "sdg-10-7-3",
        "sdg-10-7-4",
        "sdg-8-8-1",
        "sdg-8-8-2",
        "sdg-16-2-2",
        "remittance-cost",
        "costly-corridors",
        "remittance-saving",
        "hdi-recomputed",
        "hdi-residual",
        "policy-coherence",
        "plan-alignment",
        "origin-unknown-share",
    ] {
        assert!(content.indicator(id).is_some(), "{id}");
    }
    let targets: Vec<&str> = content.indicators.iter().flat_map(|it| &it.sdg).map(String::as_str).collect();
    for target in ["10.7.1", "10.7.2", "10.7.3", "10.7.4", "10.c.1", "17.3.2", "8.8.1", "8.8.2", "16.2.2"] {
        assert!(targets.contains(&target), "{target}");
    }
}

#[test]
fn every_method_and_every_way_to_take_figures_has_words() {
    let words = web::Words::load([(Language::English, include_str!("../../locales/en.ftl"))]).unwrap();
    let say = web::Say::new(std::sync::Arc::new(words), Language::English, jiff::tz::TimeZone::UTC);
    for it in Function::ALL {
        let key = format!("indicators-method-{}", it.word().replace('_', "-"));
        assert!(say.has(&key), "{key}");
    }
    for it in Take::ALL.iter().filter(|it| **it != Take::One) {
        assert!(say.has(&format!("indicators-take-{it}")), "{it}");
    }
    for it in &crate::content().indicators {
        for number in &it.gcm {
            assert!(say.has(&format!("indicators-gcm-{number}")), "{number}");
        }
        assert!(say.has(&format!("indicators-unit-{}", it.unit)), "{}", it.unit);
    }
}

/// A file of one indicator whose lines may be changed.
fn told(change: impl Fn(&str) -> String) -> String {
    let names = |field: &str| {
        let of = |language: &Language| format!("{field}.{language} = \"words\"\n");
        Language::ALL.iter().map(of).collect::<String>()
    };
    let text = format!(
        "[[indicator]]\nid = \"trial\"\ntheme = \"stocks\"\nof = \"area\"\nunit = \"percent\"\ndecimals = 1\n\
         mark = \"GK\"\nsource = \"nowhere\"\nformula = \"100 * S / P\"\nper = \"P\"\nsdg = [\"10.7\"]\ngcm = [1]\n\
         inputs.S = {{ figures = [\"undesa-stock/stock\"] }}\ninputs.P = {{ figures = [\"undesa-stock/people\"] }}\n{}{}",
        names("name"),
        names("definition"),
    );
    let figure = |id: &str| NamedFigure {
        id: id.to_owned(),
        layouts: vec![statistics::Kind::UndesaStock],
        name: id.into(),
    };
    match read("trial.toml", &change(&text), &[figure("stock"), figure("people")]) {
        Ok(found) => format!("well: {}", found.len()),
        Err(error) => error.to_string(),
    }
}

#[test]
fn what_is_wrong_in_a_file_is_told_by_entry() {
    assert_eq!(told(str::to_owned), "well: 1");
    for (from, to, expected) in [
        ("name.zh = \"words\"\n", "", "trial has no name in zh"),
        ("definition.ar = \"words\"", "definition.ar = \" \"", "trial has no definition in ar"),
        ("100 * S / P", "100 * S / ", "stands where a number, a name or `(` should"),
        ("100 * S / P", "100 * S", "the formula does not use the input P"),
        ("100 * S / P", "S / Q + P", "the formula names Q, which is no input"),
        ("100 * S / P", "hhi(S) / P", "S is no List"),
        ("100 * S / P", "per_hundred(S, P, P)", "per_hundred takes 2 arguments"),
        ("undesa-stock/stock", "undesa-stock/stock+people", "S is one figure and names several"),
        ("undesa-stock/stock", "undesa-stock/stocks", "`stocks` is no figure of figures.toml"),
        ("undesa-stock/stock", "wdi/stock", "`stock` does not stand in the layout wdi"),
        ("undesa-stock/stock", "stock", "write a layout and a figure"),
        ("\"percent\"", "\"percents\"", "`percents` is no unit of ours"),
        ("per = \"P\"", "per = \"X\"", "the denominator X is no input"),
        ("\"10.7\"", "\"18.1\"", "`18.1` is no goal or target"),
        ("[1]", "[24]", "the Global Compact has no objective 24"),
        ("of = \"area\"", "of = \"world\"", "makes no sense for world"),
        ("id = \"trial\"", "id = \"Trial\"", "an id has small letters"),
        ("\"nowhere\"", "\"\"", "the source of the definition is missing"),
        ("decimals = 1", "decimal = 1", "unknown field"),
        ("\"GK\"", "\"sure\"", "is not one of V, F, GK, GK?"),
    ] {
        let found = told(|text| text.replacen(from, to, 1));
        assert!(found.starts_with("content/indicators/trial.toml: ") && found.contains(expected), "{found}");
    }
}

#[test]
fn a_system_takes_flows_and_a_pair_takes_both_ends() {
    for it in &crate::content().indicators {
        let takes: Vec<Take> = it.inputs.values().map(|it| it.take).collect();
        match it.of {
            Scope::World | Scope::Community => assert!(takes.contains(&Take::Flows), "{}", it.id),
            Scope::Pair => assert!(takes.contains(&Take::Pair), "{}", it.id),
            Scope::Area => {}
        }
    }
}
