//! The migration profile of a country: trends, and what goes with them for its development.
//!
//! A part stands only where there are figures for it; governance and findings of other capabilities are not among them.

mod development;
mod displacement;
mod migration;
mod money;

use countries::{Area, content};
use jiff::civil::Date;
use serde::Serialize;
use web::Say;

use crate::{
    compared::{Ages, Change, Cloud, Peers},
    corridor::{Group, Place, Rank},
    findings::{Finding, findings},
    number::{Named, Number, State},
    pairs::Partners,
    quality::{Made, Quality},
    shelf::{EditionRow, Shelf},
};

/// What the newest editions say of a country.
#[derive(Clone, Debug, PartialEq, Serialize)]
pub struct Profile {
    /// The country.
    pub country: Place,
    /// The day of the memberships and of the ages of figures.
    pub as_of: Date,
    /// The language of the findings.
    pub language: &'static str,
    /// Regional communities of which it is a full member that day.
    pub communities: Vec<Group>,
    /// The parts for which there are figures.
    pub parts: Named<Section>,
    /// What rules found in the numbers, in words.
    pub findings: Vec<Finding>,
    /// The editions that the numbers are from.
    pub editions: Vec<EditionRow>,
}

/// One part of a profile.
#[derive(Clone, Debug, Default, PartialEq, Serialize)]
pub struct Section {
    /// The newest numbers.
    pub figures: Named<Number>,
    /// Places among other countries.
    pub ranks: Named<Rank>,
    /// Numbers over years, each from one edition.
    pub series: Named<Vec<Number>>,
    /// The other ends of corridors.
    pub partners: Named<Partners>,
    /// The largest partners at two moments.
    #[serde(skip_serializing_if = "Named::is_empty")]
    pub changes: Named<Change>,
    /// Countries of the region beside each other.
    #[serde(skip_serializing_if = "Named::is_empty")]
    pub peers: Named<Peers>,
    /// Two numbers of every country.
    #[serde(skip_serializing_if = "Named::is_empty")]
    pub clouds: Named<Cloud>,
    /// The population by age and sex.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub ages: Option<Ages>,
}

/// What every part is made from.
struct Subject<'a> {
    shelf: &'a Shelf,
    area: &'a Area,
    code: &'a str,
    as_of: Date,
}

/// As many partners are told in full.
const PARTNERS: usize = 10;

/// The profile of a country on a day, its findings in the language of `say`.
pub fn profile(shelf: &Shelf, area: &Area, as_of: Date, say: &Say) -> Profile {
    let subject = Subject { shelf, area, code: area.code.as_str(), as_of };
    let mut parts = Named::default();
    let mut put = |name, part: Option<Section>| {
        if let Some(part) = part.filter(Section::says_anything) {
            parts.put(name, part);
        }
    };
    put("migration", Some(migration::part(&subject)));
    put("displacement", displacement::part(&subject));
    put("remittances", Some(money::part(&subject)));
    put("development", Some(development::part(&subject)));
    let group =
        |it: &countries::Community| Group { id: it.id.clone(), name: it.label(say.language).to_owned() };
    let name = area.marked_name(say.language);
    Profile {
        country: Place { code: area.code.to_string(), name },
        as_of,
        language: say.language.word(),
        communities: content().communities.regional_of(area.code, as_of).map(group).collect(),
        findings: findings(&parts, say),
        editions: editions(shelf, &parts),
        parts,
    }
}

impl Section {
    /// Whether any number is there, or the reason why a source has none.
    fn says_anything(&self) -> bool {
        self.figures.0.iter().any(|(_, it)| it.value.is_some())
            || !self.partners.0.is_empty()
            || self.ages.is_some()
    }
}

/// The editions of all cells.
fn editions(shelf: &Shelf, parts: &Named<Section>) -> Vec<EditionRow> {
    let figures = parts.0.iter().flat_map(|(_, it)| it.figures.0.iter().map(|(_, number)| number));
    let totals = parts.0.iter().flat_map(|(_, it)| it.partners.0.iter().map(|(_, it)| &it.total));
    let series = parts.0.iter().flat_map(|(_, it)| it.series.0.iter().flat_map(|(_, it)| it));
    let sources = figures.chain(totals).chain(series).flat_map(|it| &it.sources);
    let clouds = parts.0.iter().flat_map(|(_, it)| it.clouds.0.iter().flat_map(|(_, it)| &it.sources));
    let ages = parts.0.iter().filter_map(|(_, it)| Some(&it.ages.as_ref()?.source));
    shelf.rows(sources.chain(clouds).chain(ages).map(|it| it.dataset.as_str()))
}

impl Subject<'_> {
    /// The number with its grade, where it is there.
    fn graded(&self, mut number: Number, made: Made, parts: u8, unknown: Option<f64>) -> Number {
        if let Some(year) = number.year.filter(|_| number.value.is_some()) {
            number.quality = Some(Quality::of(self.as_of.year() - year, made, parts, unknown));
        }
        number
    }

    /// The population in persons of a year, or the newest: from the edition of the stock, else from the first other
    /// edition that tells it.
    fn people(&self, year: Option<i16>) -> Number {
        const CODES: [&str; 5] = ["population", "TPopulation1July", "SP.POP.TOTL", "pop_total", "pop"];
        let mut state = State::NoEdition;
        for code in CODES {
            let Some((shelved, indicator)) = self.shelf.speaking_of(&[code]) else { continue };
            state = State::NotInEdition;
            let series = shelved.series(indicator, self.code, None, statistics::Sex::Both);
            let mut known = series.iter().rev().filter(|it| it.value.is_some());
            if let Some(number) = known.find(|it| year.is_none() || it.year == year) {
                return self.graded(in_persons(number), Made::Compiled, 1, Some(0.0));
            }
        }
        Number::absent(state, "persons")
    }
}

/// The same in persons.
fn in_persons(number: &Number) -> Number {
    let times = match number.unit.as_str() {
        "thousand-persons" => 1_000.0,
        "million-persons" => 1_000_000.0,
        _ => 1.0,
    };
    Number { value: number.value.map(|it| it * times), unit: "persons".to_owned(), ..number.clone() }
}

/// The same in US dollars.
fn in_dollars(number: &Number) -> Number {
    let times = if number.unit == "million-usd" { 1_000_000.0 } else { 1.0 };
    Number { value: number.value.map(|it| it * times), unit: "current-usd".to_owned(), ..number.clone() }
}
