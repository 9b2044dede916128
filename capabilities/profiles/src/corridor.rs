//! A corridor: two countries, and what goes from each to the other.

use countries::{Area, content};
use jiff::civil::Date;
use methods::{indices::asymmetry, rates::per_hundred};
use serde::Serialize;
use statistics::{Kind, Sex};

use crate::{
    number::{Named, Number, State},
    pairs::{End, Pairs},
    quality::{Made, Quality},
    shelf::{EditionRow, Shelf, newest},
};

/// What the newest editions say of two countries.
#[derive(Clone, Debug, PartialEq, Serialize)]
pub struct Corridor {
    /// The first country.
    pub a: Place,
    /// The second country.
    pub b: Place,
    /// The day of the memberships and of the ages of figures.
    pub as_of: Date,
    /// From the first to the second.
    pub a_to_b: Direction,
    /// From the second to the first.
    pub b_to_a: Direction,
    /// How unequal the two directions are, from -1 (all from b to a) to 1 (all from a to b).
    pub asymmetry: Named<Number>,
    /// Communities of which both are full members that day.
    pub communities: Vec<Group>,
    /// The editions that the numbers are from.
    pub editions: Vec<EditionRow>,
}

/// A country as an answer names it.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct Place {
    /// Its code.
    pub code: String,
    /// Its name in English.
    pub name: String,
}

/// A community as an answer names it.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct Group {
    /// Its id.
    pub id: String,
    /// Its acronym or name in English.
    pub name: String,
}

/// What goes one way.
#[derive(Clone, Debug, Default, PartialEq, Serialize)]
pub struct Direction {
    /// The newest number of each kind.
    pub figures: Named<Number>,
    /// The share of the pair in everything that leaves the one and comes to the other, in per cent.
    pub shares: Named<Number>,
    /// The places of the pair.
    pub ranks: Named<Rank>,
    /// The same over years, each from one edition.
    pub series: Named<Vec<Number>>,
}

/// A place among countries with a number above zero.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize)]
pub struct Rank {
    /// The place, from 1; equal numbers share one.
    pub place: usize,
    /// Among how many.
    pub of: usize,
}

impl Place {
    pub(crate) fn of(area: &Area) -> Self {
        let language = kernel::Language::English;
        Self { code: area.code.to_string(), name: area.marked_name(language) }
    }
}

/// A table of pairs that a corridor has numbers in, and the names of those numbers.
struct Layer {
    layouts: &'static [Kind],
    indicator: &'static str,
    unit: &'static str,
    made: Made,
    /// Number, share of all that leaves, share of all that comes; and the two places.
    names: [&'static str; 5],
    /// Whether it is told over years.
    series: bool,
}

pub(crate) const STOCK: &str = "migrant-stock-by-origin";
pub(crate) const REMITTANCES: &str = "remittances-by-corridor";
/// Tables of pairs of UN DESA, the workbook before the text that others made of it.
pub(crate) const UNDESA_PAIRS: &[Kind] = &[Kind::UndesaOriginDestination, Kind::UndesaLong];

/// What a corridor looks at.
pub const CORRIDOR_LAYOUTS: &[Kind] = &[
    Kind::UndesaOriginDestination,
    Kind::UndesaLong,
    Kind::WbStockMatrix,
    Kind::WbRemittanceMatrix,
    Kind::WbRemittancePrices,
    Kind::Unhcr,
];

const LAYERS: [Layer; 5] = [
    Layer {
        layouts: UNDESA_PAIRS,
        indicator: STOCK,
        unit: "persons",
        made: Made::Compiled,
        names: [
            "migrants",
            "migrants-of-all-emigrants",
            "migrants-of-all-immigrants",
            "among-destinations",
            "among-origins",
        ],
        series: true,
    },
    Layer {
        layouts: &[Kind::WbStockMatrix],
        indicator: STOCK,
        unit: "persons",
        made: Made::Modelled,
        names: [
            "migrants-world-bank",
            "migrants-world-bank-of-all-emigrants",
            "migrants-world-bank-of-all-immigrants",
            "world-bank-among-destinations",
            "world-bank-among-origins",
        ],
        series: false,
    },
    Layer {
        layouts: &[Kind::WbRemittanceMatrix],
        indicator: REMITTANCES,
        unit: "million-usd",
        made: Made::Modelled,
        names: [
            "remittances-sent",
            "remittances-of-all-sent",
            "remittances-of-all-received",
            "among-receivers",
            "among-senders",
        ],
        series: false,
    },
    Layer {
        layouts: &[Kind::Unhcr],
        indicator: "refugees",
        unit: "persons",
        made: Made::Counted,
        names: [
            "refugees",
            "refugees-of-all-from-there",
            "refugees-of-all-hosted",
            "among-countries-of-asylum",
            "among-origins-of-refugees",
        ],
        series: true,
    },
    Layer {
        layouts: &[Kind::Unhcr],
        indicator: "asylum-seekers",
        unit: "persons",
        made: Made::Counted,
        names: [
            "asylum-seekers",
            "asylum-seekers-of-all-from-there",
            "asylum-seekers-of-all-hosted",
            "asylum-seekers-among-countries-of-asylum",
            "asylum-seekers-among-origins",
        ],
        series: true,
    },
];

/// What the newest editions say of two countries, on a day.
pub fn corridor(shelf: &Shelf, a: &Area, b: &Area, as_of: Date) -> Corridor {
    let mut found = Corridor {
        a: Place::of(a),
        b: Place::of(b),
        as_of,
        a_to_b: Direction::default(),
        b_to_a: Direction::default(),
        asymmetry: Named::default(),
        communities: both_in(a, b, as_of),
        editions: Vec::new(),
    };
    let mut datasets = Vec::new();
    for layer in &LAYERS {
        let shelved = shelf.of(layer.layouts);
        datasets.extend(shelved.map(|it| it.edition.dataset.as_str()));
        let pairs = shelved.and_then(|it| Pairs::newest(it, layer.indicator, layer.unit, Sex::Both));
        layer.put(&mut found.a_to_b, pairs.as_ref(), a.code.as_str(), b.code.as_str(), as_of);
        layer.put(&mut found.b_to_a, pairs.as_ref(), b.code.as_str(), a.code.as_str(), as_of);
        let name = layer.names[0];
        let ends = found.a_to_b.figures.get(name).zip(found.b_to_a.figures.get(name));
        let formula = "(a to b - b to a) / (a to b + b to a)";
        let number = ends.map(|(there, back)| Number::from_two(there, back, "index", formula, asymmetry));
        found.asymmetry.put(name, number.unwrap_or_else(|| Number::absent(State::NoEdition, "index")));
    }
    datasets.extend(by_sex(shelf, &mut found, a.code.as_str(), b.code.as_str()));
    datasets.extend(costs(shelf, &mut found.a_to_b, a.code.as_str(), b.code.as_str(), as_of));
    costs(shelf, &mut found.b_to_a, b.code.as_str(), a.code.as_str(), as_of);
    found.editions = shelf.rows(datasets);
    found
}

/// The names of a figure's shares in everything that leaves, and in everything that comes.
pub(crate) fn shares_of(figure: &str) -> Option<[&'static str; 2]> {
    let layer = LAYERS.iter().find(|it| it.names[0] == figure)?;
    Some([layer.names[1], layer.names[2]])
}

/// The names of a figure's places among targets, and among origins.
pub(crate) fn ranks_of(figure: &str) -> Option<[&'static str; 2]> {
    let layer = LAYERS.iter().find(|it| it.names[0] == figure)?;
    Some([layer.names[3], layer.names[4]])
}

impl Layer {
    fn put(&self, to: &mut Direction, pairs: Option<&Pairs<'_>>, from: &str, into: &str, as_of: Date) {
        let [name, of_leaving, of_coming, among_targets, among_origins] = self.names;
        let Some(pairs) = pairs else {
            let absent = |unit| Number::absent(State::NoEdition, unit);
            to.figures.put(name, absent(self.unit));
            to.shares.put(of_leaving, absent("percent"));
            to.shares.put(of_coming, absent("percent"));
            return;
        };
        let mut number = pairs.one(into, from);
        let parts = if self.indicator == STOCK && self.series { 2 } else { 1 };
        if number.value.is_some() {
            number.quality = Some(Quality::of(as_of.year() - pairs.year, self.made, parts, Some(0.0)));
        }
        let leaving = pairs.total(from, End::Counterpart);
        let coming = pairs.total(into, End::Area);
        let share = |all: &Number, formula| Number::from_two(&number, all, "percent", formula, per_hundred);
        to.shares.put(of_leaving, share(&leaving, "100 * pair / everything that leaves"));
        to.shares.put(of_coming, share(&coming, "100 * pair / everything that comes"));
        let places = [
            (among_targets, pairs.rank(from, End::Counterpart, into)),
            (among_origins, pairs.rank(into, End::Area, from)),
        ];
        for (name, (place, of)) in places.into_iter().filter_map(|(name, it)| Some((name, it?))) {
            to.ranks.put(name, Rank { place, of });
        }
        if self.series {
            let series = pairs.from.series(self.indicator, into, Some(from), Sex::Both);
            to.series.put(name, series);
        }
        to.figures.put(name, number);
    }
}

/// Women and men of the newest stock.
fn by_sex<'a>(shelf: &'a Shelf, found: &mut Corridor, a: &str, b: &str) -> Option<&'a str> {
    let shelved = shelf.of(UNDESA_PAIRS)?;
    let this_year = found.as_of.year();
    for (to, from, into) in [(&mut found.a_to_b, a, b), (&mut found.b_to_a, b, a)] {
        for (name, sex) in [("migrants-women", Sex::Female), ("migrants-men", Sex::Male)] {
            let series = shelved.series(STOCK, into, Some(from), sex);
            let mut number = newest(&series, "persons");
            if let Some(year) = number.year.filter(|_| number.value.is_some()) {
                number.quality = Some(Quality::of(this_year - year, Made::Compiled, 2, Some(0.0)));
            }
            to.figures.put(name, number);
        }
    }
    Some(&shelved.edition.dataset)
}

/// What sending money this way costs: every indicator of prices that the edition has of the pair.
fn costs<'a>(shelf: &'a Shelf, to: &mut Direction, from: &str, into: &str, as_of: Date) -> Option<&'a str> {
    /// The total of the corridor, and of services that send US$ 200 and US$ 500.
    const PRICES: [(&str, &str); 3] = [
        ("cost-of-sending", "ATCR.CORR"),
        ("cost-of-sending-200", "cc1 total cost %"),
        ("cost-of-sending-500", "cc2 total cost %"),
    ];
    let Some(shelved) = shelf.of(&[Kind::WbRemittancePrices]) else {
        to.figures.put("cost-of-sending", Number::absent(State::NoEdition, "percent"));
        return None;
    };
    for (name, indicator) in PRICES.into_iter().filter(|(_, indicator)| shelved.book.has(indicator)) {
        // Single services stay single in an edition; the corridor's is the mean of those of one quarter.
        let services = shelved.series(indicator, into, Some(from), Sex::Both);
        let series = by_period(&services);
        let mut number = newest(&series, "percent");
        if let Some(year) = number.year.filter(|_| number.value.is_some()) {
            number.quality = Some(Quality::of(as_of.year() - year, Made::Counted, 1, Some(0.0)));
        }
        to.figures.put(name, number);
        to.series.put(name, series);
    }
    Some(&shelved.edition.dataset)
}

/// The means of each period; a period with one number keeps it as it is.
fn by_period(services: &[Number]) -> Vec<Number> {
    let period = |it: &Number| (it.year, it.period.clone());
    let of_period = services.chunk_by(|a, b| period(a) == period(b));
    of_period
        .map(|all| {
            let with: Vec<&Number> = all.iter().filter(|it| it.value.is_some()).collect();
            let [first, _, ..] = with.as_slice() else {
                return (*with.first().unwrap_or(&&all[0])).clone();
            };
            let values: Vec<f64> = with.iter().filter_map(|it| it.value).collect();
            let mean = methods::rates::weighted_mean(&values, &vec![1.0; values.len()]);
            let sources = with.iter().flat_map(|it| it.sources.iter().cloned()).collect();
            let formula = "mean over services of the quarter";
            let mut number = Number::computed(mean, &first.unit, formula, first.year, sources);
            number.period.clone_from(&first.period);
            number
        })
        .collect()
}

/// The communities of which both are full members on a day, lists of the United Nations left out.
fn both_in(a: &Area, b: &Area, day: Date) -> Vec<Group> {
    let of = |area: &Area| content().communities.regional_of(area.code, day).collect::<Vec<_>>();
    let others = of(b);
    let both = of(a).into_iter().filter(|it| others.iter().any(|other| other.id == it.id));
    let group = |it: &countries::Community| Group {
        id: it.id.clone(),
        name: it.label(kernel::Language::English).to_owned(),
    };
    both.map(group).collect()
}
