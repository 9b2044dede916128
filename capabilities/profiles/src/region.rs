//! A community on a day: who its members are, what they add up to, and how much of it is known.

mod overlap;

use countries::{Area, Community, content};
use jiff::civil::Date;
use kernel::Language;
use methods::aggregates::{self, Aggregate, Member};
use serde::Serialize;
use statistics::{Kind, Sex};

pub use self::overlap::{Overlap, Total};
use crate::{
    compared::Peers,
    corridor::{Place, REMITTANCES, STOCK, UNDESA_PAIRS},
    network::{Network, network},
    number::{Named, Number, Source, State, real},
    pairs::{End, Pairs},
    shelf::{EditionRow, Shelf, Shelved},
};

/// What the view of a community looks at.
pub const REGION_LAYOUTS: &[Kind] = &[
    Kind::UndesaStock,
    Kind::UndesaOriginDestination,
    Kind::UndesaLong,
    Kind::WbStockMatrix,
    Kind::WbRemittanceMatrix,
    Kind::Unhcr,
    Kind::Hdr,
];

/// A community on a day.
#[derive(Clone, Debug, PartialEq, Serialize)]
pub struct Region {
    /// Its id.
    pub id: String,
    /// Its name in English.
    pub name: String,
    /// Its acronym.
    pub short: String,
    /// The day.
    pub as_of: Date,
    /// Its full members that day.
    pub members: Vec<Place>,
    /// Those who stand to it in another way: suspended, associate, observers, those who left.
    pub others: Vec<OtherStanding>,
    /// Sums, means and ratios over members, each with its coverage.
    pub figures: Named<GroupNumber>,
    /// The stocks of the members over years.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub members_over_time: Option<Peers>,
    /// Corridors among the members, by migrants.
    pub migrants: Option<Network>,
    /// Corridors among the members, by remittances.
    pub remittances: Option<Network>,
    /// Other regional communities that share members.
    pub overlaps: Vec<Overlap>,
    /// The editions that the numbers are from.
    pub editions: Vec<EditionRow>,
}

/// Somebody who is no full member.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct OtherStanding {
    /// The code.
    pub code: String,
    /// How it stands to the community.
    pub standing: &'static str,
}

/// A number of a group.
#[derive(Clone, Debug, PartialEq, Serialize)]
pub struct GroupNumber {
    /// The number; none where too much is missing.
    #[serde(flatten)]
    pub number: Number,
    /// What it rests on.
    pub coverage: Coverage,
}

/// How much of a group is behind a number.
#[derive(Clone, Debug, PartialEq, Serialize)]
pub struct Coverage {
    /// Members with a number.
    pub reporters: usize,
    /// All members.
    pub members: usize,
    /// The share of the members' population that lives in those with a number, in per cent; none where a population
    /// is not known.
    #[serde(serialize_with = "real")]
    pub population: Option<f64>,
    /// The same in words: `12 of 15 members, 88 % of population`.
    pub text: String,
    /// Members without a number.
    pub without: Vec<String>,
}

/// There is no community of this name.
#[derive(Clone, Debug, PartialEq, Eq, thiserror::Error)]
#[error("no community is called `{0}`: name it as in its address, such as ecowas")]
pub struct UnknownCommunity(pub String);

/// The community of an id or acronym, in any case.
pub(crate) fn community(name: &str) -> Result<&'static Community, UnknownCommunity> {
    let wanted = name.trim().to_lowercase();
    let all = || content().communities.all().iter();
    let by_id = all().find(|it| it.id == wanted);
    let called = |it: &&Community| {
        let names = it.short.iter().chain(it.names.iter());
        names.map(|(_, name)| name.to_lowercase()).any(|name| name == wanted)
    };
    by_id.or_else(|| all().find(called)).ok_or_else(|| UnknownCommunity(name.to_owned()))
}

/// A community on a day.
pub fn region(shelf: &Shelf, name: &str, as_of: Date) -> Result<Region, UnknownCommunity> {
    let community = community(name)?;
    let members = members(community, as_of);
    let others = community.standing_on(as_of).filter(|it| it.standing != countries::Standing::Member);
    let other = |it: &countries::Membership| OtherStanding {
        code: it.area.to_string(),
        standing: it.standing.word(),
    };
    let codes: Vec<&str> = members.iter().map(|it| it.code.as_str()).collect();
    let mut datasets = Vec::new();
    let pairs_of = |layouts: &[Kind], indicator, unit| {
        shelf.of(layouts).and_then(|it| Pairs::newest(it, indicator, unit, Sex::Both))
    };
    let migrants = pairs_of(UNDESA_PAIRS, STOCK, "persons")
        .or_else(|| pairs_of(&[Kind::WbStockMatrix], STOCK, "persons"));
    let remittances = pairs_of(&[Kind::WbRemittanceMatrix], REMITTANCES, "million-usd");
    let group = Group::new(shelf, &codes);
    datasets.extend(group.stock.map(|it| it.edition.dataset.as_str()));
    let figures = figures(shelf, &group, migrants.as_ref(), remittances.as_ref(), &mut datasets);
    for pairs in [&migrants, &remittances].into_iter().flatten() {
        datasets.push(&pairs.from.edition.dataset);
    }
    Ok(Region {
        id: community.id.clone(),
        name: community.names.get(Language::English).to_owned(),
        short: community.label(Language::English).to_owned(),
        as_of,
        others: others.map(other).collect(),
        figures,
        members_over_time: group.stock.and_then(|it| Peers::of(it, &codes, None, None)),
        migrants: migrants.and_then(|it| network(&it, &codes)),
        remittances: remittances.and_then(|it| network(&it, &codes)),
        overlaps: overlap::overlaps(community, as_of),
        editions: shelf.rows(datasets),
        members: members.into_iter().map(Place::of).collect(),
    })
}

/// Several communities on a day, with the total over all of them where they do not overlap.
pub fn regions(
    shelf: &Shelf,
    names: &[String],
    as_of: Date,
) -> Result<(Vec<Region>, Named<Total>), UnknownCommunity> {
    let regions: Vec<Region> =
        names.iter().map(|name| region(shelf, name, as_of)).collect::<Result<_, _>>()?;
    let totals = overlap::total(&regions);
    Ok((regions, totals))
}

/// What stands on the page of a community itself: fewer numbers than [`region()`] has, and the same.
#[derive(Clone, Debug, PartialEq, Serialize)]
pub struct Brief {
    /// The stock of migrants in its members.
    pub immigrant_stock: GroupNumber,
    /// Of all migrants from members, the share that lives in members.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub intra_share: Option<Number>,
}

/// What the brief looks at.
pub(crate) const BRIEF_LAYOUTS: &[Kind] =
    &[Kind::UndesaStock, Kind::UndesaOriginDestination, Kind::UndesaLong, Kind::WbStockMatrix];

/// The brief of a community on a day; none where no stock is published or it has no members.
pub(crate) fn brief(shelf: &Shelf, community: &Community, as_of: Date) -> Option<Brief> {
    let members = members(community, as_of);
    let codes: Vec<&str> = members.iter().map(|it| it.code.as_str()).collect();
    let group = Group::new(shelf, &codes);
    group.stock.filter(|_| !codes.is_empty())?;
    let tables = shelf.of(UNDESA_PAIRS).or_else(|| shelf.of(&[Kind::WbStockMatrix]));
    let pairs = tables.and_then(|it| Pairs::newest(it, STOCK, "persons", Sex::Both));
    Some(Brief {
        immigrant_stock: group.sum(&group.numbers("immigrant-stock", group.year), "persons"),
        intra_share: pairs.and_then(|it| it.intra_share(&codes)),
    })
}

fn members(community: &Community, day: Date) -> Vec<&'static Area> {
    community.members_on(day).filter_map(|it| content().areas.by_code(it.area)).collect()
}

/// The members with the stock edition and their population, by which coverage is measured.
struct Group<'a> {
    codes: &'a [&'a str],
    stock: Option<&'a Shelved>,
    year: i16,
    population: Vec<Option<f64>>,
}

impl<'a> Group<'a> {
    fn new(shelf: &'a Shelf, codes: &'a [&'a str]) -> Self {
        let stock = shelf.of(&[Kind::UndesaStock]);
        let year = stock.and_then(|it| it.book.stock_years().last().copied()).unwrap_or_default();
        let population = |code: &&str| {
            let number = stock?.one("population", code, year, Sex::Both, "thousand-persons");
            // The edition counts people in thousands.
            number.value.map(|it| it * 1_000.0)
        };
        Self { codes, stock, year, population: codes.iter().map(population).collect() }
    }

    fn numbers(&self, indicator: &str, year: i16) -> Vec<Number> {
        let Some(stock) = self.stock else { return Vec::new() };
        self.codes.iter().map(|code| stock.one(indicator, code, year, Sex::Both, "persons")).collect()
    }

    /// What members say, with a weight each.
    fn with(numbers: &[Number], weights: &[Option<f64>]) -> Vec<Member> {
        let pair =
            |(number, weight): (&Number, &Option<f64>)| Member { value: number.value, weight: *weight };
        numbers.iter().zip(weights).map(pair).collect()
    }

    /// The number of the group, its coverage always by population.
    fn number(
        &self,
        of: &[Number],
        unit: &str,
        formula: &'static str,
        aggregate: impl FnOnce(&[Number]) -> Aggregate,
    ) -> GroupNumber {
        let known = Self::with(of, &self.population);
        let coverage = aggregates::total(&known).coverage;
        let value = aggregate(of).value.filter(|_| !of.is_empty());
        let without = of.iter().zip(self.codes).filter(|(it, _)| it.value.is_none());
        let coverage = Coverage::of(coverage, without.map(|(_, code)| (*code).to_owned()).collect());
        let sources: Vec<Source> = of.iter().flat_map(|it| it.sources.iter().cloned()).collect();
        let year = of.iter().filter_map(|it| it.year).max();
        let mut number = Number::computed(value, unit, formula, year, sources);
        if number.value.is_none() {
            number.state = if of.is_empty() { State::NoEdition } else { State::TooLittleCovered };
            number.reason = number.state.reason();
        }
        GroupNumber { number, coverage }
    }

    fn sum(&self, of: &[Number], unit: &str) -> GroupNumber {
        let sum = |of: &[Number]| aggregates::total(&Self::with(of, &self.population));
        self.number(
            of,
            unit,
            "sum over members with a number; not with more than a third of them missing",
            sum,
        )
    }

    fn mean(&self, of: &[Number], unit: &str, weights: &[Option<f64>]) -> GroupNumber {
        let mean = |of: &[Number]| aggregates::mean(&Self::with(of, weights));
        self.number(of, unit, "weighted mean; not with more than a third of the weight missing", mean)
    }

    fn ratio(&self, of: &[Number], below: &[Option<f64>]) -> GroupNumber {
        let ratio = |of: &[Number]| aggregates::ratio(&Self::with(of, below), 100.0);
        let formula = "100 * sum / sum of the same members; not with more than half of them missing";
        self.number(of, "percent", formula, ratio)
    }
}

fn figures<'a>(
    shelf: &'a Shelf,
    group: &Group<'_>,
    migrants: Option<&Pairs<'_>>,
    remittances: Option<&Pairs<'_>>,
    datasets: &mut Vec<&'a str>,
) -> Named<GroupNumber> {
    let mut figures = Named::default();
    let year = group.year;
    let stock = group.numbers("immigrant-stock", year);
    let population = group.numbers("population", year);
    let stocks: Vec<Option<f64>> = stock.iter().map(|it| it.value).collect();
    figures.put("population", group.sum(&population, "thousand-persons"));
    figures.put("immigrant-stock", group.sum(&stock, "persons"));
    figures.put("immigrant-share", group.ratio(&stock, &group.population));
    let women = group.numbers("female-share", year);
    figures.put("female-share", group.mean(&women, "percent", &stocks));
    figures.put("refugee-stock", group.sum(&group.numbers("refugee-stock", year), "persons"));
    figures.put("stock-growth", growth(group, &stock));
    let over = |pairs: Option<&Pairs<'_>>, end| -> Vec<Number> {
        pairs.map_or_else(Vec::new, |it| group.codes.iter().map(|code| it.total(code, end)).collect())
    };
    figures.put("emigrants", group.sum(&over(migrants, End::Counterpart), "persons"));
    figures.put("remittances-received", group.sum(&over(remittances, End::Area), "million-usd"));
    figures.put("remittances-sent", group.sum(&over(remittances, End::Counterpart), "million-usd"));
    if let Some(unhcr) = shelf.of(&[Kind::Unhcr]) {
        datasets.push(&unhcr.edition.dataset);
        let refugees = Pairs::newest(unhcr, "refugees", "persons", Sex::Both);
        figures.put("refugees-hosted", group.sum(&over(refugees.as_ref(), End::Area), "persons"));
        figures.put("refugees-from", group.sum(&over(refugees.as_ref(), End::Counterpart), "persons"));
    }
    if let Some(hdr) = shelf.of(&[Kind::Hdr])
        && let Some(year) = hdr.book.years("hdi").last()
    {
        datasets.push(&hdr.edition.dataset);
        let hdi: Vec<Number> =
            group.codes.iter().map(|code| hdr.one("hdi", code, *year, Sex::Both, "index")).collect();
        figures.put("hdi", group.mean(&hdi, "index", &group.population));
    }
    figures
}

/// The growth of those who have a stock at both ends of the last interval.
fn growth(group: &Group<'_>, now: &[Number]) -> GroupNumber {
    let years = group.stock.map(|it| it.book.stock_years()).unwrap_or_default();
    let before = years.iter().rev().nth(1).copied().unwrap_or_default();
    let earlier = group.numbers("immigrant-stock", before);
    let pairs: Vec<_> = earlier.iter().zip(now).map(|(a, b)| (a.value, b.value)).collect();
    let years = f64::from(group.year - before);
    let formula = "100 * ln(sum now / sum before) / years; not with more than half of the members missing";
    let mut found = group.number(now, "percent-per-year", formula, |_| aggregates::growth(&pairs, years));
    found.number.since = (before > 0).then_some(before);
    found
}

impl Coverage {
    fn of(found: aggregates::Coverage, without: Vec<String>) -> Self {
        let population = found.weight.map(|share| 100.0 * share);
        // Rounded down, so that 100 stands only where nobody is missing.
        let people = population.map_or_else(
            || "share of population not known".to_owned(),
            |share| format!("{:.0} % of population", (share + 1e-9).floor()),
        );
        Self {
            reporters: found.reporters,
            members: found.members,
            population,
            text: format!("{} of {} members, {people}", found.reporters, found.members),
            without,
        }
    }
}
