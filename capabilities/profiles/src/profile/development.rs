//! People and human development.

use methods::{indices::human_development, rates};
use statistics::{Kind, Sex};

use super::{Section, Subject};
use crate::{
    compared::{Ages, Cloud},
    number::{Number, Source},
    quality::Made,
    shelf::Shelved,
};

/// The components of the index: its names here, as printed, and units.
const COMPONENTS: [(&str, &str, &str); 4] = [
    ("life-expectancy", "le", "years"),
    ("expected-schooling", "eys", "years"),
    ("mean-schooling", "mys", "years"),
    ("income-per-head", "gnipc", "ppp-usd-per-person"),
];

pub(super) fn part(subject: &Subject<'_>) -> Section {
    let mut part = Section::default();
    part.figures.put("population", subject.people(None));
    if let Some(hdr) = subject.shelf.of(&[Kind::Hdr]) {
        index(subject, hdr, &mut part);
    }
    if let Some(wpp) = subject.shelf.of(&[Kind::Wpp]) {
        prospects(subject, wpp, &mut part);
    }
    // Several editions may have the layout of the prospects; only some of them have ages.
    part.ages =
        subject.shelf.all_of(Kind::Wpp).find_map(|it| Ages::of(it, subject.code, subject.as_of.year()));
    if part.figures.get("hdi").is_some_and(|it| it.value.is_some())
        && let Some(cloud) = Cloud::human_development(subject.shelf)
    {
        part.clouds.put("hdi", cloud);
    }
    part
}

/// The index as published, recomputed from its components, and what is left between the two.
fn index(subject: &Subject<'_>, hdr: &Shelved, part: &mut Section) {
    let series = hdr.series("hdi", subject.code, None, Sex::Both);
    let with = series.iter().rev().find(|it| it.value.is_some());
    let Some(year) = with.or(series.last()).and_then(|it| it.year) else { return };
    let one = |indicator, unit| {
        let number = hdr.one(indicator, subject.code, year, Sex::Both, unit);
        subject.graded(number, Made::Compiled, 1, Some(0.0))
    };
    let published = one("hdi", "index");
    let components = COMPONENTS.map(|(name, indicator, unit)| (name, one(indicator, unit)));
    let values: Option<Vec<f64>> = components.iter().map(|(_, it)| it.value).collect();
    let index = values.and_then(|it| human_development(it[0], it[1], it[2], it[3]));
    let sources: Vec<Source> = components.iter().flat_map(|(_, it)| it.sources.iter().cloned()).collect();
    let formula = "cube root of life * schooling * income, goalposts of the Human Development Report";
    let recomputed = Number::computed(index, "index", formula, Some(year), sources);
    let recomputed = subject.graded(recomputed, Made::Compiled, 1, Some(0.0));
    let difference = |one: f64, other: f64| Some(one - other);
    let formula = "published - recomputed";
    let residual = Number::from_two(&published, &recomputed, "index", formula, difference);
    part.figures.put("hdi", published);
    part.figures.put("hdi-recomputed", recomputed);
    part.figures.put("hdi-residual", residual);
    for (name, number) in components {
        part.figures.put(name, number);
    }
    part.series.put("hdi", series);
}

/// Net migration, and the people that are here because of it by the variants of the projections.
fn prospects(subject: &Subject<'_>, wpp: &Shelved, part: &mut Section) {
    let year = subject.as_of.year();
    let variant = |indicator: &str, variant: &str| {
        let figures = wpp.book.over_time(indicator, subject.code, None, Sex::Both);
        let of = figures.into_iter().filter(|it| it.series.detail.as_deref() == Some(variant));
        let last = of.filter(|it| it.year() <= year).last()?;
        Some(subject.graded(Number::of(&wpp.edition, &last), Made::Modelled, 1, Some(0.0)))
    };
    let named = [("net-migration", "NetMigrations"), ("net-migration-rate", "CNMR")];
    for (name, number) in named.into_iter().filter_map(|(name, it)| Some((name, variant(it, "Medium")?))) {
        part.figures.put(name, number);
    }
    let people = |it| variant("TPopulation1July", it);
    if let Some((with, without)) = people("Medium").zip(people("Zero migration"))
        && with.year == without.year
    {
        let formula = "population (medium) - population (zero migration)";
        let number = Number::from_two(&with, &without, "thousand-persons", formula, rates::contribution);
        part.figures.put("demographic-contribution", number);
    }
}
