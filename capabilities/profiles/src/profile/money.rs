//! Remittances: how much, for whom, from whom, and what sending costs.

use methods::rates;
use statistics::{Kind, Sex};

use super::{PARTNERS, Section, Subject, in_dollars};
use crate::{
    corridor::REMITTANCES,
    number::{Number, State},
    pairs::{End, Pairs},
    quality::Made,
    shelf::newest,
};

const RECEIVED: [&str; 2] = ["BX.TRF.PWKR.CD.DT", "remin"];
const PAID: [&str; 2] = ["BM.TRF.PWKR.CD.DT", "remout"];
const OF_GDP: [&str; 1] = ["BX.TRF.PWKR.DT.GD.ZS"];
const GDP: [&str; 1] = ["NY.GDP.MKTP.CD"];

pub(super) fn part(subject: &Subject<'_>) -> Section {
    let mut part = Section::default();
    let received = series(subject, &RECEIVED, "current-usd", "received", &mut part);
    series(subject, &PAID, "current-usd", "paid", &mut part);
    let matrix = subject.shelf.of(&[Kind::WbRemittanceMatrix]);
    let pairs = matrix.and_then(|it| Pairs::newest(it, REMITTANCES, "million-usd", Sex::Both));
    let mut amount = received;
    if let Some(pairs) = &pairs {
        let ends =
            [("senders", "estimated-received", End::Area), ("receivers", "estimated-sent", End::Counterpart)];
        for (name, figure, end) in ends {
            let partners = pairs.partners(subject.code, end, PARTNERS);
            let total = subject.graded(partners.total.clone(), Made::Modelled, 1, Some(0.0));
            if end == End::Area && amount.as_ref().is_none_or(|it| it.value.is_none()) {
                amount = Some(in_dollars(&total));
            }
            part.figures.put(figure, total);
            if partners.total.value.is_some() {
                part.partners.put(name, partners);
            }
        }
    }
    if let Some(amount) = &amount {
        ratios(subject, amount, &mut part);
    }
    cost(subject, amount.as_ref(), &mut part);
    part
}

/// The series of the first of these indicators that is published, its newest number among the figures.
fn series(
    subject: &Subject<'_>,
    indicators: &[&str],
    unit: &str,
    name: &'static str,
    part: &mut Section,
) -> Option<Number> {
    let found = subject.shelf.speaking_of(indicators);
    let Some((shelved, indicator)) = found else {
        part.figures.put(name, Number::absent(State::NoEdition, unit));
        return None;
    };
    let series = shelved.series(indicator, subject.code, None, Sex::Both);
    let number = subject.graded(newest(&series, unit), Made::Compiled, 0, Some(0.0));
    part.figures.put(name, number.clone());
    part.series.put(name, series);
    Some(in_dollars(&number))
}

/// Per head and of the domestic product, in the year of the amount.
fn ratios(subject: &Subject<'_>, amount: &Number, part: &mut Section) {
    let people = subject.people(amount.year);
    let per_head =
        Number::from_two(amount, &people, "usd-per-person", "received / population", rates::per_head);
    part.figures.put("received-per-head", per_head);
    let of_year = |codes: &[&str]| {
        let (shelved, indicator) = subject.shelf.speaking_of(codes)?;
        let series = shelved.series(indicator, subject.code, None, Sex::Both);
        series.into_iter().find(|it| it.year == amount.year && it.value.is_some())
    };
    let published = of_year(&OF_GDP);
    let number = match (published, of_year(&GDP)) {
        (Some(number), _) => subject.graded(number, Made::Compiled, 0, Some(0.0)),
        (None, Some(product)) => {
            let product = subject.graded(product, Made::Compiled, 0, Some(0.0));
            let formula = "100 * received / gross domestic product";
            Number::from_two(amount, &product, "percent", formula, rates::per_hundred)
        }
        (None, None) => Number::absent(State::NoEdition, "percent"),
    };
    part.figures.put("received-of-gdp", number);
}

/// The mean cost of sending money here in the newest quarter, and what reaching 3 per cent would save.
fn cost(subject: &Subject<'_>, amount: Option<&Number>, part: &mut Section) {
    const CODES: [&str; 2] = ["ATCR.CORR", "cc1 total cost %"];
    let Some((shelved, indicator)) = subject.shelf.speaking_of(&CODES) else { return };
    let of = shelved
        .book
        .series
        .iter()
        .filter(|it| it.indicator.as_ref() == indicator && it.area.code.as_ref() == subject.code);
    let mut senders: Vec<&str> = of.filter_map(|it| Some(it.counterpart.as_ref()?.code.as_ref())).collect();
    senders.sort_unstable();
    senders.dedup();
    let all: Vec<Number> =
        senders.iter().flat_map(|it| shelved.series(indicator, subject.code, Some(it), Sex::Both)).collect();
    let when = |it: &Number| (it.year, it.period.clone());
    let Some(last) = all.iter().filter(|it| it.value.is_some()).map(when).max() else { return };
    let last: Vec<&Number> = all.iter().filter(|it| it.value.is_some() && when(it) == last).collect();
    let values: Vec<f64> = last.iter().filter_map(|it| it.value).collect();
    let mean = rates::weighted_mean(&values, &vec![1.0; values.len()]);
    let sources = last.iter().flat_map(|it| it.sources.iter().cloned()).collect();
    let formula = "mean over corridors of the newest quarter";
    let mut number = Number::computed(mean, "percent", formula, last[0].year, sources);
    number.period.clone_from(&last[0].period);
    let number = subject.graded(number, Made::Counted, 1, Some(0.0));
    if let Some(amount) = amount {
        let formula = "received * (cost - 3) / 100";
        let saving = |amount, cost| rates::saving(amount, cost, 3.0);
        let saved = Number::from_two(amount, &number, "current-usd", formula, saving);
        part.figures.put("saving-at-3-percent", saved);
    }
    part.figures.put("cost-of-sending-here", number);
}
