//! Places beside each other: one number at two moments, over years, or two numbers of every country; and people by age.

use std::collections::{BTreeMap, BTreeSet};

use serde::Serialize;
use statistics::{Kind, Sex, model::AreaKind};

use crate::{
    corridor::STOCK,
    number::{Source, real},
    pairs::{End, Pairs, Partners},
    shelf::{Shelf, Shelved},
};

/// The largest partners of a place at the first and at the last moment of an edition.
#[derive(Clone, Debug, PartialEq, Serialize)]
pub struct Change {
    /// The first year.
    pub since: i16,
    /// The last year.
    pub year: i16,
    /// In what it is measured.
    pub unit: String,
    /// The largest of the last year, and of the first year those among the largest then.
    pub lines: Vec<ThenAndNow>,
    /// The edition.
    pub source: Source,
}

/// One partner at two moments; a number that is not there may be zero or unknown.
#[derive(Clone, Debug, PartialEq, Serialize)]
pub struct ThenAndNow {
    /// Its code.
    pub code: String,
    /// What it was.
    #[serde(serialize_with = "real")]
    pub then: Option<f64>,
    /// What it is.
    #[serde(serialize_with = "real")]
    pub now: Option<f64>,
}

/// One number over years for places beside each other.
#[derive(Clone, Debug, PartialEq, Serialize)]
pub struct Peers {
    /// In what it is measured.
    pub unit: String,
    /// The region in which they lie, by its M49 number.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub region: Option<u16>,
    /// The places, the largest first.
    pub lines: Vec<PeerLine>,
    /// How many smaller ones are left out.
    pub left_out: usize,
    /// The edition.
    pub source: Source,
}

/// One place over years.
#[derive(Clone, Debug, PartialEq, Serialize)]
pub struct PeerLine {
    /// Its code.
    pub code: String,
    /// Years and numbers.
    pub values: Vec<(i16, Option<f64>)>,
}

/// Two numbers of every country that has both.
#[derive(Clone, Debug, PartialEq, Serialize)]
pub struct Cloud {
    /// What is measured across: the name of a figure.
    pub x: &'static str,
    /// What is measured upwards: the name of a figure.
    pub y: &'static str,
    /// The units of the two.
    pub units: [&'static str; 2],
    /// The years of the two.
    pub years: [i16; 2],
    /// The countries, by code.
    pub points: Vec<CloudPoint>,
    /// The editions.
    pub sources: Vec<Source>,
}

/// One country with its two numbers.
#[derive(Clone, Debug, PartialEq, Serialize)]
pub struct CloudPoint {
    /// Its code.
    pub code: String,
    /// The number across.
    pub x: f64,
    /// The number upwards.
    pub y: f64,
}

/// A population by age and sex.
#[derive(Clone, Debug, PartialEq, Serialize)]
pub struct Ages {
    /// The year.
    pub year: i16,
    /// In what it is measured.
    pub unit: String,
    /// The ages, the youngest first.
    pub rows: Vec<AgeRow>,
    /// The edition.
    pub source: Source,
}

/// One age.
#[derive(Clone, Debug, PartialEq, Serialize)]
pub struct AgeRow {
    /// The age as the edition writes it, such as `0-4`.
    pub age: String,
    /// Women.
    #[serde(serialize_with = "real")]
    pub women: Option<f64>,
    /// Men.
    #[serde(serialize_with = "real")]
    pub men: Option<f64>,
}

impl Change {
    /// The partners of a place in the newest pairs against the first year of the same edition; none where there is only
    /// one year or nothing to compare.
    pub(crate) fn of(
        pairs: &Pairs<'_>,
        first: &Pairs<'_>,
        code: &str,
        end: End,
        partners: &Partners,
    ) -> Option<Self> {
        const EACH: usize = 7;
        let then = first.partners(code, end, EACH);
        let mut codes: Vec<&str> = partners.largest.iter().take(EACH).map(|it| it.code.as_str()).collect();
        let largest_then = then.largest.iter().take(EACH / 2).map(|it| it.code.as_str());
        codes.extend(largest_then);
        codes = codes.into_iter().collect::<BTreeSet<_>>().into_iter().collect();
        let value = |pairs: &Pairs<'_>, other: &str| match end {
            End::Area => pairs.one(code, other).value,
            End::Counterpart => pairs.one(other, code).value,
        };
        let mut lines: Vec<ThenAndNow> = codes
            .into_iter()
            .map(|it| ThenAndNow { code: it.to_owned(), then: value(first, it), now: value(pairs, it) })
            .collect();
        let size = |it: &ThenAndNow| it.now.unwrap_or(-1.0);
        lines.sort_by(|a, b| size(b).total_cmp(&size(a)).then_with(|| a.code.cmp(&b.code)));
        let both = lines.iter().filter(|it| it.then.is_some() && it.now.is_some()).count();
        (both > 0).then(|| Self {
            since: first.year,
            year: pairs.year,
            unit: pairs.unit.to_owned(),
            lines,
            source: Source::whole(&pairs.from.edition),
        })
    }
}

impl Peers {
    /// So many stand beside each other.
    const MOST: usize = 12;

    /// The stock of these places over the years of an edition, the largest of them and in any case `always`; none where
    /// fewer than two have a number.
    pub(crate) fn of(
        stock: &Shelved,
        codes: &[&str],
        always: Option<&str>,
        region: Option<u16>,
    ) -> Option<Self> {
        let years = stock.book.stock_years();
        let value = |code: &str, year: i16| stock.book.one("immigrant-stock", code, year, Sex::Both)?.value;
        let line = |code: &&str| PeerLine {
            code: (*code).to_owned(),
            values: years.iter().map(|year| (*year, value(code, *year))).collect(),
        };
        let mut lines: Vec<PeerLine> = codes.iter().map(line).filter(PeerLine::has_any).collect();
        lines.sort_by(|a, b| b.last().total_cmp(&a.last()).then_with(|| a.code.cmp(&b.code)));
        let left_out = lines.len().saturating_sub(Self::MOST);
        let at = lines.iter().position(|it| Some(it.code.as_str()) == always);
        if let Some(at) = at.filter(|at| *at >= Self::MOST) {
            lines.swap(Self::MOST - 1, at);
        }
        lines.truncate(Self::MOST);
        (lines.len() > 1 && years.len() > 1).then(|| Self {
            unit: "persons".to_owned(),
            region,
            lines,
            left_out,
            source: Source::whole(&stock.edition),
        })
    }
}

impl PeerLine {
    fn has_any(&self) -> bool {
        self.values.iter().any(|it| it.1.is_some())
    }

    fn last(&self) -> f64 {
        self.values.iter().rev().find_map(|it| it.1).unwrap_or(-1.0)
    }
}

impl Cloud {
    /// So many countries make a cloud.
    const LEAST: usize = 10;

    /// Migrants in the population against human development, in one year if both are told of one.
    pub(crate) fn human_development(shelf: &Shelf) -> Option<Self> {
        let (stock, hdr) = (shelf.of(&[Kind::UndesaStock])?, shelf.of(&[Kind::Hdr])?);
        let year = *stock.book.stock_years().last()?;
        let years = hdr.book.years("hdi");
        let other = if years.contains(&year) { year } else { *years.last()? };
        let share = |it: &Shelved| it.book.ranked("immigrant-share", year, Sex::Both);
        let across = hdr.book.ranked("hdi", other, Sex::Both);
        let across = across.iter().map(|(area, value)| (area.code.as_ref(), *value)).collect();
        let upwards = share(stock);
        let upwards = upwards.iter().map(|(area, value)| (area.code.as_ref(), *value)).collect();
        let sources = vec![Source::whole(&hdr.edition), Source::whole(&stock.edition)];
        Self::joined(
            ["hdi", "immigrant-share"],
            ["index", "percent"],
            [other, year],
            &across,
            &upwards,
            sources,
        )
    }

    /// Emigrants against remittances received per hundred of the domestic product.
    pub(crate) fn remittances(shelf: &Shelf, pairs: &Pairs<'_>) -> Option<Self> {
        const OF_GDP: &str = "BX.TRF.PWKR.DT.GD.ZS";
        let (product, indicator) = shelf.speaking_of(&[OF_GDP])?;
        let year = product.book.years(indicator).into_iter().rev().find(|it| *it <= pairs.year)?;
        let upwards = product.book.ranked(indicator, year, Sex::Both);
        let upwards = upwards.iter().map(|(area, value)| (area.code.as_ref(), *value)).collect();
        let across = pairs.totals(End::Counterpart);
        let sources = vec![Source::whole(&pairs.from.edition), Source::whole(&product.edition)];
        let names = ["emigrants", "received-of-gdp"];
        Self::joined(names, ["persons", "percent"], [pairs.year, year], &across, &upwards, sources)
    }

    fn joined(
        [x, y]: [&'static str; 2],
        units: [&'static str; 2],
        years: [i16; 2],
        across: &BTreeMap<&str, f64>,
        upwards: &BTreeMap<&str, f64>,
        sources: Vec<Source>,
    ) -> Option<Self> {
        let point = |(code, x): (&&str, &f64)| {
            Some(CloudPoint { code: (*code).to_owned(), x: *x, y: *upwards.get(code)? })
        };
        let points: Vec<CloudPoint> = across.iter().filter_map(point).collect();
        (points.len() >= Self::LEAST).then_some(Self { x, y, units, years, points, sources })
    }
}

impl Ages {
    /// The people of a country by age and sex in the last year up to this one, where the newest edition of the
    /// population prospects has ages.
    pub(crate) fn of(wpp: &Shelved, code: &str, most: i16) -> Option<Self> {
        let told = |it: &statistics::Series| {
            it.age.is_some()
                && matches!(it.indicator.as_ref(), "PopFemale" | "PopMale")
                && it.area.kind == AreaKind::Country
                && it.detail.as_deref().is_none_or(|it| it == "Medium")
        };
        if !wpp.book.series.iter().any(|it| told(it) && it.area.code.as_ref() == code) {
            return None;
        }
        let figures = wpp.book.of_area(code);
        let of = || figures.iter().filter(|it| told(&it.series) && it.value.is_some());
        let year = of().map(statistics::Figure::year).filter(|it| *it <= most).max()?;
        let mut rows: BTreeMap<(u16, &str), [Option<f64>; 2]> = BTreeMap::new();
        for it in of().filter(|it| it.year() == year) {
            let age = it.series.age.as_deref().unwrap_or_default();
            let side = usize::from(it.series.sex == Sex::Male);
            rows.entry((first_age(age), age)).or_default()[side] = it.value;
        }
        let unit = of().next().map(|it| it.series.unit.to_string())?;
        let row = |((_, age), [women, men]): ((u16, &str), [Option<f64>; 2])| AgeRow {
            age: age.to_owned(),
            women,
            men,
        };
        let rows: Vec<AgeRow> = rows.into_iter().map(row).collect();
        (rows.len() > 1).then(|| Self { year, unit, rows, source: Source::whole(&wpp.edition) })
    }
}

/// The first year of an age such as `0-4` or `100+`.
pub(crate) fn first_age(age: &str) -> u16 {
    let digits: String = age.chars().take_while(char::is_ascii_digit).collect();
    digits.parse().unwrap_or_default()
}

/// The pairs of the first year that an edition tells of, if it tells of more than one.
pub(crate) fn first_year<'a>(pairs: &Pairs<'a>) -> Option<Pairs<'a>> {
    let first = pairs.from.book.years(STOCK).into_iter().find(|year| *year < pairs.year)?;
    Pairs::of(pairs.from, STOCK, pairs.unit, first, Sex::Both)
}
