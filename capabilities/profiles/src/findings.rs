//! Sentences that rules write about a profile: each rule is one condition on numbers that are there.

use serde::Serialize;
use web::Say;

use crate::{
    number::{Named, Number, Source},
    pairs::Partners,
    profile::Section,
    quality::Grade,
    words::{place, plain, shown},
};

/// A sentence, the rule that wrote it, and the cells it rests on.
#[derive(Clone, Debug, PartialEq, Serialize)]
pub struct Finding {
    /// The rule.
    pub rule: &'static str,
    /// The sentence, in the language of the profile.
    pub text: String,
    /// What it rests on.
    pub sources: Vec<Source>,
}

/// Above this share of unknown origins, in per cent, whoever reads origins must know.
const UNKNOWN: f64 = 5.0;
/// Above this share of refugees among immigrants, in per cent, they shape the stock.
const REFUGEES: f64 = 25.0;
/// Above this share of the domestic product, in per cent, an economy depends on remittances.
const DEPENDS: f64 = 10.0;
/// The target of SDG 10.c.1 for the cost of sending, in per cent.
const COST: f64 = 3.0;
/// A published index and the recomputed one are equal within this.
const RESIDUAL: f64 = 5e-4;

struct Rules<'a> {
    parts: &'a Named<Section>,
    say: &'a Say,
    found: Vec<Finding>,
}

/// The findings of a profile, in the order of its parts.
pub(crate) fn findings(parts: &Named<Section>, say: &Say) -> Vec<Finding> {
    let mut rules = Rules { parts, say, found: Vec::new() };
    rules.trend();
    rules.when("female-share", "women-fewer", |it| it < 45.0);
    rules.when("female-share", "women-more", |it| it > 55.0);
    rules.when("refugee-share", "many-refugees", |it| it > REFUGEES);
    rules.when("origin-unknown", "origins-unknown", |it| it > UNKNOWN);
    rules.when("net-position", "more-emigrants", |it| it < 0.0);
    rules.when("net-position", "more-immigrants", |it| it > 0.0);
    for (partners, rule) in [
        ("origins", "origins-concentrated"),
        ("destinations", "destinations-concentrated"),
        ("senders", "senders-concentrated"),
    ] {
        rules.concentrated(partners, rule);
    }
    rules.when("received-of-gdp", "depends-on-remittances", |it| it > DEPENDS);
    rules.when("cost-of-sending-here", "sending-is-dear", |it| it > COST);
    rules.when("hdi-residual", "index-not-reproduced", |it| it.abs() > RESIDUAL);
    rules.weak();
    rules.found
}

impl Rules<'_> {
    fn number(&self, name: &str) -> Option<&Number> {
        self.parts.0.iter().find_map(|(_, part)| part.figures.get(name))
    }

    fn partners(&self, name: &str) -> Option<&Partners> {
        self.parts.0.iter().find_map(|(_, part)| part.partners.get(name))
    }

    fn put(&mut self, rule: &'static str, arguments: &[(&str, String)], sources: Vec<Source>) {
        let arguments: Vec<(&str, _)> =
            arguments.iter().map(|(name, value)| (*name, value.clone().into())).collect();
        let text = self.say.fill(&format!("profiles-finding-{rule}"), &arguments);
        self.found.push(Finding { rule, text, sources });
    }

    /// One number on one side of a bound.
    fn when(&mut self, figure: &str, rule: &'static str, is: impl FnOnce(f64) -> bool) {
        let Some(number) = self.number(figure).filter(|it| it.value.is_some_and(is)).cloned() else { return };
        let year = number.year.map(|it| it.to_string()).unwrap_or_default();
        let magnitude = Number { value: number.value.map(f64::abs), ..number.clone() };
        let value = shown(self.say, &magnitude);
        self.put(rule, &[("value", value), ("year", year)], number.sources);
    }

    /// From the first to the last number of the stock.
    fn trend(&mut self) {
        let series = self.parts.get("migration").and_then(|it| it.series.get("immigrant-stock"));
        let numbers: Vec<Number> =
            series.into_iter().flatten().filter(|it| it.value.is_some()).cloned().collect();
        let [first, .., last] = numbers.as_slice() else { return };
        let (before, after) = (first.value.unwrap_or_default(), last.value.unwrap_or_default());
        let rule = if after > before {
            "stock-grew"
        } else if after < before {
            "stock-shrank"
        } else {
            return;
        };
        let year = |it: &Number| it.year.map(|it| it.to_string()).unwrap_or_default();
        let arguments = [
            ("before", shown(self.say, first)),
            ("since", year(first)),
            ("after", shown(self.say, last)),
            ("year", year(last)),
        ];
        let sources = first.sources.iter().chain(&last.sources).cloned().collect();
        self.put(rule, &arguments, sources);
    }

    /// The class of the concentration is high: the largest partner is named.
    fn concentrated(&mut self, partners: &str, rule: &'static str) {
        let Some(found) = self.partners(partners).filter(|it| it.dependency == Some("high")) else { return };
        let Some(first) = found.largest.first() else { return };
        let arguments = [
            ("partner", place(self.say, &first.code)),
            ("share", plain(self.say, first.share, 1)),
            ("hhi", plain(self.say, found.hhi.value, 3)),
            ("year", found.year.to_string()),
        ];
        let sources = found.hhi.sources.iter().chain(&first.source).cloned().collect();
        self.put(rule, &arguments, sources);
    }

    /// How many numbers have the worst grade.
    fn weak(&mut self) {
        let all = || self.parts.0.iter().flat_map(|(_, part)| part.figures.0.iter());
        let graded = all().filter(|(_, it)| it.quality.is_some()).count();
        let weak = all().filter(|(_, it)| it.quality.is_some_and(|it| it.grade == Grade::D)).count();
        if weak > 0 {
            self.put("weak-figures", &[("weak", weak.to_string()), ("all", graded.to_string())], Vec::new());
        }
    }
}
