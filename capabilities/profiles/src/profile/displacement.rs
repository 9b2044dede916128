//! Refugees and other people displaced, here and from here.

use methods::rates;
use statistics::{Kind, Sex};

use super::{PARTNERS, Section, Subject};
use crate::{
    number::{Number, Source},
    pairs::{End, Pairs},
    quality::Made,
    shelf::Shelved,
};

/// Name, indicator, and the end of the pair at which the country is.
const SUMS: [(&str, &str, End); 6] = [
    ("refugees-hosted", "refugees", End::Area),
    ("asylum-seekers-hosted", "asylum-seekers", End::Area),
    ("refugees-from", "refugees", End::Counterpart),
    ("asylum-seekers-from", "asylum-seekers", End::Counterpart),
    ("idps", "idps", End::Area),
    ("stateless", "stateless", End::Area),
];

pub(super) fn part(subject: &Subject<'_>) -> Option<Section> {
    let unhcr = subject.shelf.of(&[Kind::Unhcr])?;
    let mut part = Section::default();
    let mut refugees_from = Vec::new();
    for (name, indicator, end) in SUMS {
        let series = sums(subject, unhcr, indicator, end);
        let Some(newest) = series.last().cloned() else { continue };
        if name == "refugees-from" {
            refugees_from.clone_from(&series);
        }
        part.figures.put(name, newest);
        part.series.put(name, series);
    }
    // The newest year in which both are known.
    let both = |it: &Number| {
        let people = subject.people(it.year);
        people.value.map(|_| (it.clone(), people))
    };
    if let Some((from, people)) = refugees_from.iter().rev().find_map(both) {
        let formula = "100,000 * refugees from here / (population + refugees from here)";
        let unit = "per-100000-persons";
        part.figures.put(
            "refugees-from-per-100000",
            Number::from_two(&from, &people, unit, formula, rates::protected_abroad),
        );
    }
    if let Some(pairs) = Pairs::newest(unhcr, "refugees", "persons", Sex::Both) {
        let ends = [("origins-of-refugees", End::Area), ("countries-of-asylum", End::Counterpart)];
        for (name, end) in ends {
            let partners = pairs.partners(subject.code, end, PARTNERS);
            if partners.total.value.is_some() {
                part.partners.put(name, partners);
            }
        }
    }
    Some(part)
}

/// The sums of a place over years, partners whose number is missing left out.
fn sums(subject: &Subject<'_>, unhcr: &Shelved, indicator: &str, end: End) -> Vec<Number> {
    let sums = unhcr.book.sums(indicator, subject.code, end == End::Counterpart, Sex::Both);
    let formula = "sum over all partners; pairs without a number are left out";
    let number = |(year, sum): (i16, f64)| {
        let sources = vec![Source::whole(&unhcr.edition)];
        let number = Number::computed(Some(sum), "persons", formula, Some(year), sources);
        subject.graded(number, Made::Counted, 1, Some(0.0))
    };
    sums.into_iter().map(number).collect()
}
