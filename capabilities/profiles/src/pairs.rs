//! All pairs of one indicator and year: who the partners of a place are, with shares and places among them.

use std::collections::BTreeMap;

use methods::indices::{Concentration, concentration};
use serde::Serialize;
use statistics::{Pair, Sex, model::AreaKind};

use crate::{
    number::{Number, Source, State, real},
    shelf::Shelved,
};

/// All pairs of one indicator and year.
pub(crate) struct Pairs<'a> {
    pub(crate) from: &'a Shelved,
    pub(crate) year: i16,
    pub(crate) unit: &'static str,
    all: Vec<Pair>,
}

/// Which end of a pair a place is.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum End {
    /// The area: where migrants live, who receives money, who gives asylum.
    Area,
    /// The counterpart: where migrants, money or refugees come from.
    Counterpart,
}

/// One partner of a place.
#[derive(Clone, Debug, PartialEq, Serialize)]
pub struct Partner {
    /// Its code.
    pub code: String,
    /// Its place, from 1; equal numbers share one. None for a remainder such as unknown origins.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub rank: Option<usize>,
    /// The number.
    #[serde(serialize_with = "real")]
    pub value: Option<f64>,
    /// Its share of the total, in per cent.
    #[serde(serialize_with = "real")]
    pub share: Option<f64>,
    /// Where it was read.
    pub source: Option<Source>,
}

/// The partners of a place.
#[derive(Clone, Debug, PartialEq, Serialize)]
pub struct Partners {
    /// The year.
    pub year: i16,
    /// In what it is measured.
    pub unit: String,
    /// The sum over all partners, remainders such as unknown origins among them.
    pub total: Number,
    /// The share of the sum whose partner is not known, in per cent.
    pub unknown: Number,
    /// How concentrated the known partners are: the sum of squared shares, from 0 to 1.
    pub hhi: Number,
    /// As many equal partners would be as concentrated.
    pub effective: Number,
    /// `low`, `moderate` or `high`, by the classes of the HHI.
    pub dependency: Option<&'static str>,
    /// How many partners have a number above zero.
    pub partners: usize,
    /// How many pairs the source has no number for.
    pub without: usize,
    /// The largest ones.
    pub largest: Vec<Partner>,
    /// All that are countries and have a number, for maps.
    #[serde(skip)]
    pub(crate) all: Vec<(String, f64)>,
}

impl<'a> Pairs<'a> {
    /// Those of the newest year for which there are any.
    pub(crate) fn newest(from: &'a Shelved, indicator: &str, unit: &'static str, sex: Sex) -> Option<Self> {
        let years = from.book.years(indicator);
        years.into_iter().rev().find_map(|year| Self::of(from, indicator, unit, year, sex))
    }

    /// Those of a year; none where it has none.
    pub(crate) fn of(
        from: &'a Shelved,
        indicator: &str,
        unit: &'static str,
        year: i16,
        sex: Sex,
    ) -> Option<Self> {
        let all = from.book.pairs(indicator, year, sex);
        (!all.is_empty()).then_some(Self { from, year, unit, all })
    }

    /// The pairs in which a place is at this end and another at the other one, the partner with its number.
    fn of_place(&self, code: &str, end: End) -> impl Iterator<Item = (&Pair, &statistics::model::Area)> {
        self.all.iter().filter_map(move |it| {
            let (here, other) = match end {
                End::Area => (&it.area, &it.counterpart),
                End::Counterpart => (&it.counterpart, &it.area),
            };
            (here.code.as_ref() == code && here.code != other.code).then_some((it, other))
        })
    }

    /// The number of one pair.
    pub(crate) fn one(&self, area: &str, counterpart: &str) -> Number {
        let is = |it: &&Pair| it.area.code.as_ref() == area && it.counterpart.code.as_ref() == counterpart;
        let figure = self.all.iter().find(is).and_then(|it| self.from.figure(it.row));
        let absent = || Number { year: Some(self.year), ..Number::absent(State::NotInEdition, self.unit) };
        figure.map_or_else(absent, |it| Number::of(&self.from.edition, &it))
    }

    /// The sum over all partners of a place; absent where there is none with a number.
    pub(crate) fn total(&self, code: &str, end: End) -> Number {
        let values: Vec<f64> = self.of_place(code, end).filter_map(|(it, _)| it.value).collect();
        let sum = (!values.is_empty()).then(|| values.iter().sum());
        let formula = "sum over all partners; pairs without a number are left out";
        let sources = vec![Source::whole(&self.from.edition)];
        Number::computed(sum, self.unit, formula, Some(self.year), sources)
    }

    /// The sums over all partners of every country at this end.
    pub(crate) fn totals(&self, end: End) -> BTreeMap<&str, f64> {
        let mut totals = BTreeMap::new();
        for it in &self.all {
            let (here, other) = match end {
                End::Area => (&it.area, &it.counterpart),
                End::Counterpart => (&it.counterpart, &it.area),
            };
            if let Some(value) =
                it.value.filter(|_| here.kind == AreaKind::Country && here.code != other.code)
            {
                *totals.entry(here.code.as_ref()).or_default() += value;
            }
        }
        totals
    }

    /// The place of one partner among the countries with a number, and how many they are.
    pub(crate) fn rank(&self, code: &str, end: End, partner: &str) -> Option<(usize, usize)> {
        let numbers = self.countries(code, end);
        let value = numbers.iter().find(|(other, ..)| *other == partner)?.1;
        Some((numbers.iter().filter(|it| it.1 > value).count() + 1, numbers.len()))
    }

    /// Partners that are countries and have a number above zero.
    fn countries(&self, code: &str, end: End) -> Vec<(&str, f64, usize)> {
        let mut found = Vec::new();
        for (it, other) in self.of_place(code, end) {
            if let Some(value) = it.value.filter(|value| other.kind == AreaKind::Country && *value > 0.0) {
                found.push((other.code.as_ref(), value, it.row));
            }
        }
        found
    }

    /// How concentrated the partners that are countries are.
    pub(crate) fn concentration(&self, code: &str, end: End) -> Option<Concentration> {
        let amounts: Vec<f64> = self.countries(code, end).into_iter().map(|it| it.1).collect();
        concentration(&amounts)
    }

    /// The partners of a place, the `most` largest in full.
    pub(crate) fn partners(&self, code: &str, end: End, most: usize) -> Partners {
        let total = self.total(code, end);
        let sources = || vec![Source::whole(&self.from.edition)];
        let rest = self.of_place(code, end).filter(|(_, other)| other.kind == AreaKind::Remainder);
        let rest: f64 = rest.filter_map(|(it, _)| it.value).sum();
        let unknown = total.value.and_then(|all| methods::rates::per_hundred(rest, all));
        let concentration = self.concentration(code, end);
        let number =
            |value, unit, formula| Number::computed(value, unit, formula, Some(self.year), sources());
        let mut numbers = self.countries(code, end);
        numbers.sort_by(|a, b| b.1.total_cmp(&a.1).then_with(|| a.0.cmp(b.0)));
        let largest = numbers.iter().take(most).map(|(other, value, row)| Partner {
            code: (*other).to_owned(),
            rank: Some(numbers.iter().filter(|it| it.1 > *value).count() + 1),
            value: Some(*value),
            share: total.value.and_then(|all| methods::rates::per_hundred(*value, all)),
            source: self.from.figure(*row).map(|it| Source::of(&self.from.edition, &it)),
        });
        Partners {
            year: self.year,
            unit: self.unit.to_owned(),
            unknown: number(unknown, "percent", "100 * remainders / total"),
            hhi: number(concentration.map(|it| it.hhi), "index", "sum of squared shares of known partners"),
            effective: number(concentration.map(|it| it.effective), "partners", "1 / HHI"),
            dependency: concentration.map(|it| it.dependency().word()),
            partners: numbers.len(),
            without: self.of_place(code, end).filter(|(it, _)| it.value.is_none()).count(),
            largest: largest.collect(),
            all: numbers.iter().map(|(code, value, _)| ((*code).to_owned(), *value)).collect(),
            total,
        }
    }

    /// The table `[from][to]` over these places; a pair without a number has the weight zero, and how many have one.
    pub(crate) fn table(&self, places: &[&str]) -> (Vec<Vec<f64>>, usize) {
        let at: BTreeMap<&str, usize> = places.iter().enumerate().map(|(at, code)| (*code, at)).collect();
        let mut table = vec![vec![0.0; places.len()]; places.len()];
        let mut known = 0;
        for it in &self.all {
            let ends = (at.get(it.counterpart.code.as_ref()), at.get(it.area.code.as_ref()));
            let ((Some(from), Some(to)), Some(value)) = (ends, it.value) else { continue };
            if from != to {
                table[*from][*to] += value.max(0.0);
                known += 1;
            }
        }
        (table, known)
    }

    /// Of everything that leaves these places, the share that goes to them, in per cent: what the network of a community
    /// has as well, without all its other measures.
    pub(crate) fn intra_share(&self, places: &[&str]) -> Option<Number> {
        let (mut within, mut out, mut known) = (0.0, 0.0, false);
        for it in self.all.iter().filter(|it| it.area.code != it.counterpart.code) {
            let Some(value) = it.value.filter(|_| places.contains(&it.counterpart.code.as_ref())) else {
                continue;
            };
            if places.contains(&it.area.code.as_ref()) {
                within += value.max(0.0);
                known = true;
            } else {
                out += value.max(0.0);
            }
        }
        let formula = "100 * within / (within + to others)";
        let share = methods::rates::per_hundred(within, within + out);
        let sources = vec![Source::whole(&self.from.edition)];
        known.then(|| Number::computed(share, "percent", formula, Some(self.year), sources))
    }

    /// Every place that is at any end, by its code.
    pub(crate) fn places(&self) -> Vec<&str> {
        let mut places: Vec<&str> =
            self.all.iter().flat_map(|it| [it.area.code.as_ref(), it.counterpart.code.as_ref()]).collect();
        places.sort_unstable();
        places.dedup();
        places
    }
}
