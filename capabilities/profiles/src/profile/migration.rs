//! Who lives here and who lives elsewhere.

use countries::content;
use methods::{indices, rates};
use statistics::{Kind, Sex};

use super::{PARTNERS, Section, Subject};
use crate::{
    compared::{Change, Cloud, Peers, first_year},
    corridor::{Rank, STOCK, UNDESA_PAIRS},
    number::{Number, State},
    pairs::{End, Pairs},
    quality::{Made, made_of_basis},
    shelf::Shelved,
};

pub(super) fn part(subject: &Subject<'_>) -> Section {
    let mut part = Section::default();
    let tables = subject.shelf.of(UNDESA_PAIRS).or_else(|| subject.shelf.of(&[Kind::WbStockMatrix]));
    let pairs = tables.and_then(|it| Pairs::newest(it, STOCK, "persons", Sex::Both));
    let origins = pairs.as_ref().map(|it| it.partners(subject.code, End::Area, PARTNERS));
    let unknown = origins.as_ref().and_then(|it| it.unknown.value).map(|it| it / 100.0);
    let stock = subject.shelf.of(&[Kind::UndesaStock]);
    match stock {
        Some(stock) => immigrants(subject, stock, unknown, &mut part),
        None => part.figures.put("immigrant-stock", Number::absent(State::NoEdition, "persons")),
    }
    if let Some(origins) = origins.filter(|it| it.total.value.is_some()) {
        let number = subject.graded(origins.unknown.clone(), Made::Compiled, 2, unknown);
        part.figures.put("origin-unknown", number);
        part.partners.put("origins", origins);
    }
    if let Some(pairs) = &pairs {
        emigrants(subject, pairs, &mut part);
        changes(subject, pairs, &mut part);
        if let Some(cloud) = Cloud::remittances(subject.shelf, pairs) {
            part.clouds.put("remittances", cloud);
        }
    }
    if let Some(stock) = stock {
        peers(subject, stock, &mut part);
    }
    part
}

/// The largest origins and destinations against the first year of the edition.
fn changes(subject: &Subject<'_>, pairs: &Pairs<'_>, part: &mut Section) {
    let Some(first) = first_year(pairs) else { return };
    for (name, end) in [("origins", End::Area), ("destinations", End::Counterpart)] {
        let Some(partners) = part.partners.get(name) else { continue };
        if let Some(change) = Change::of(pairs, &first, subject.code, end, partners) {
            part.changes.put(name, change);
        }
    }
}

/// The countries of its region beside it.
fn peers(subject: &Subject<'_>, stock: &Shelved, part: &mut Section) {
    let areas = &content().areas;
    let Some(region) = areas.home_region(subject.area) else { return };
    let codes: Vec<&str> = areas.in_region(region.m49).map(|area| area.code.as_str()).collect();
    if let Some(peers) = Peers::of(stock, &codes, Some(subject.code), Some(region.m49)) {
        part.peers.put("immigrants", peers);
    }
}

fn immigrants(subject: &Subject<'_>, stock: &Shelved, unknown: Option<f64>, part: &mut Section) {
    let Some(year) = stock.book.stock_years().last().copied() else { return };
    let basis = stock.book.area(subject.code).map(|it| made_of_basis(&it.basis));
    let made = basis.unwrap_or(Made::Compiled);
    let one = |indicator, sex, unit| {
        let number = stock.one(indicator, subject.code, year, sex, unit);
        subject.graded(number, made, 2, unknown.or(Some(0.0)))
    };
    let all = one("immigrant-stock", Sex::Both, "persons");
    let women = one("immigrant-stock", Sex::Female, "persons");
    let men = one("immigrant-stock", Sex::Male, "persons");
    part.figures.put("immigrant-share", one("immigrant-share", Sex::Both, "percent"));
    part.figures.put("female-share", one("female-share", Sex::Both, "percent"));
    let ratio = Number::from_two(&men, &women, "males-per-100-females", "100 * men / women", rates::ratio);
    part.figures.put("sex-ratio", ratio);
    part.figures.put("stock-growth", one("stock-growth", Sex::Both, "percent-per-year"));
    part.figures.put("refugee-share", one("refugee-share", Sex::Both, "percent"));
    // The stock stands first, as everything else is about it.
    part.figures.0.insert(0, ("immigrant-stock", all));
    for (name, sex) in [("immigrant-stock", Sex::Both), ("women", Sex::Female), ("men", Sex::Male)] {
        part.series.put(name, stock.series("immigrant-stock", subject.code, None, sex));
    }
    ranks(subject, stock, year, part);
}

/// Its place in the narrowest region and in the world.
fn ranks(subject: &Subject<'_>, stock: &Shelved, year: i16, part: &mut Section) {
    let ranked = stock.book.ranked("immigrant-stock", year, Sex::Both);
    let numbers: Vec<(&str, f64)> = ranked.iter().map(|(area, value)| (area.code.as_ref(), *value)).collect();
    places(subject, &numbers, ["immigrants-in-region", "immigrants-in-world"], part);
}

/// The places of the country among these numbers, within its narrowest region and in the world.
fn places(subject: &Subject<'_>, all: &[(&str, f64)], names: [&'static str; 2], part: &mut Section) {
    let areas = &content().areas;
    let region = areas.home_region(subject.area);
    let in_region = |code: &str| {
        region.is_some_and(|region| areas.in_region(region.m49).any(|area| area.code.as_str() == code))
    };
    let rank = |inside: &dyn Fn(&str) -> bool| {
        let numbers: Vec<(&str, f64)> = all.iter().copied().filter(|it| inside(it.0)).collect();
        let own = numbers.iter().find(|it| it.0 == subject.code)?.1;
        Some(Rank { place: numbers.iter().filter(|it| it.1 > own).count() + 1, of: numbers.len() })
    };
    let places = [rank(&in_region), rank(&|_| true)];
    for (name, rank) in names.into_iter().zip(places).filter_map(|(name, rank)| Some((name, rank?))) {
        part.ranks.put(name, rank);
    }
}

fn emigrants(subject: &Subject<'_>, pairs: &Pairs<'_>, part: &mut Section) {
    let destinations = pairs.partners(subject.code, End::Counterpart, PARTNERS);
    let unknown = destinations.unknown.value.map(|it| it / 100.0);
    let made = if pairs.from.edition.layout == Kind::WbStockMatrix { Made::Modelled } else { Made::Compiled };
    let emigrants = subject.graded(destinations.total.clone(), made, 2, unknown);
    let people = subject.people(emigrants.year);
    let rate = |formula, compute: fn(f64, f64) -> Option<f64>| {
        Number::from_two(&emigrants, &people, "percent", formula, compute)
    };
    let of_all = rate("100 * emigrants / (population + emigrants)", rates::away_of_all);
    let of_here = rate("100 * emigrants / population", rates::away_of_here);
    let immigrants = subject.graded(pairs.total(subject.code, End::Area), made, 2, unknown);
    let net = |one: f64, other: f64| Some(one - other);
    let net =
        Number::from_two(&immigrants, &emigrants, "persons", "immigrants - emigrants, one edition", net);
    part.figures.put("emigrants", emigrants);
    part.figures.put("emigration-rate", of_all);
    part.figures.put("emigrants-to-population", of_here);
    part.figures.put("net-position", net);
    let totals: Vec<(&str, f64)> = pairs.totals(End::Counterpart).into_iter().collect();
    places(subject, &totals, ["emigrants-in-region", "emigrants-in-world"], part);
    if destinations.total.value.is_some() {
        part.partners.put("destinations", destinations);
    }
    let growth = pairs_growth(subject, pairs);
    part.figures.put("emigrants-growth", growth);
}

/// The growth of emigrants over the last interval of the edition.
fn pairs_growth(subject: &Subject<'_>, pairs: &Pairs<'_>) -> Number {
    let unit = "percent-per-year";
    let formula = "100 * ln(now / before) / years";
    let before = pairs.from.book.years(STOCK).into_iter().rev().find(|year| *year < pairs.year);
    let earlier = before.and_then(|year| Pairs::of(pairs.from, STOCK, "persons", year, Sex::Both));
    let Some((before, earlier)) = before.zip(earlier) else {
        return Number::absent(State::NotInEdition, unit);
    };
    let total = |pairs: &Pairs<'_>| {
        subject.graded(pairs.total(subject.code, End::Counterpart), Made::Compiled, 2, Some(0.0))
    };
    let (then, now) = (total(&earlier), total(pairs));
    let years = f64::from(pairs.year - before);
    let growth = |then, now| indices::continuous_growth(then, now, years);
    let number = Number::from_two(&then, &now, unit, formula, growth);
    Number { year: Some(pairs.year), since: Some(before), ..number }
}
