//! Which column of a table is what.

use std::collections::{BTreeMap, HashMap};

use kernel::Period;
use serde::{Deserialize, Serialize};

use super::{Run, TimeForm};
use crate::{Sex, ValueState, text::Text};

kernel::words! {
    /// In which system the codes of areas are.
    pub enum Codes {
        /// Three letters of ISO 3166.
        Iso3 = "iso3",
        /// Two letters of ISO 3166, where `NA` is Namibia.
        Iso2 = "iso2",
        /// Numbers of M49 or of the UN Population Division.
        M49 = "m49",
        /// The own codes of UNHCR.
        Unhcr = "unhcr",
        /// The codes of the World Bank.
        WorldBank = "world-bank",
    }
}

#[expect(clippy::derivable_impls, reason = "the list of words has no place for a default")]
impl Default for Codes {
    fn default() -> Self {
        Self::Iso3
    }
}

/// Something that a column tells for each row, or that is the same for all.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "lowercase")]
pub enum Given {
    /// The column of that name.
    Column(String),
    /// The same for all rows.
    Constant(String),
}

/// A column of values, and what is known of all of them.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(default, deny_unknown_fields)]
pub struct Values {
    /// The name of the column.
    pub column: String,
    /// What it measures, unless the mapping says it for the whole table.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub indicator: Option<String>,
    /// In what, unless the mapping says it for the whole table.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub unit: Option<String>,
    /// Whom it counts, unless the mapping says it for the whole table.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub sex: Option<Sex>,
    /// When, unless a column tells it.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub period: Option<Period>,
}

/// Which column of a table is what; made once on screen, kept, and read from TOML or JSON.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(default, deny_unknown_fields)]
pub struct Mapping {
    /// The dataset it is an edition of.
    pub dataset: String,
    /// Its title.
    pub title: String,
    /// The name of the edition.
    pub edition: String,
    /// Its licence, as printed.
    pub licence: String,
    /// How it asks to be cited.
    pub citation: String,
    /// The sheet of a workbook; empty for the first, and for a text.
    pub sheet: String,
    /// The line of the header, counted from 1; 0 for the first line in which all named columns stand.
    pub header: u32,
    /// The column of the area.
    pub area: String,
    /// In which system its codes are.
    pub codes: Codes,
    /// The column of the other end of a pair; empty for none.
    pub counterpart: String,
    /// In which system its codes are, if not the same.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub counterpart_codes: Option<Codes>,
    /// The column of the year, quarter or month; empty if columns of values have it.
    pub time: String,
    /// How that column is written.
    pub time_form: TimeForm,
    /// The time of all rows, if no column tells it.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub period: Option<Period>,
    /// The column of values; empty if there are several or if years are columns.
    pub value: String,
    /// Several columns of values.
    #[serde(skip_serializing_if = "Vec::is_empty")]
    pub values: Vec<Values>,
    /// Whether every column whose name is a year, quarter or month holds values of that time.
    pub wide: bool,
    /// Many columns of values, each run said once.
    #[serde(skip_serializing_if = "Vec::is_empty")]
    pub runs: Vec<Run>,
    /// What is measured.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub indicator: Option<Given>,
    /// In what. Numbers are kept as printed: a table in thousands has a unit of thousands.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub unit: Option<Given>,
    /// The units of indicators, where they differ.
    pub units: BTreeMap<String, String>,
    /// Whom it counts.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub sex: Option<Given>,
    /// The words of the table for the sexes, beyond the usual ones.
    pub sexes: BTreeMap<String, Sex>,
    /// The age group.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub age: Option<Given>,
    /// What else tells series apart.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub detail: Option<Given>,
    /// Marks for values that are missing.
    pub missing: Vec<String>,
    /// Marks for values that are withheld.
    pub masked: Vec<String>,
    /// Marks for values that cannot be.
    pub not_applicable: Vec<String>,
    /// Whether `1,234` is one thousand (with `decimal_comma`: whether `1.234` is).
    pub thousands: bool,
    /// Whether `1,5` is one and a half.
    pub decimal_comma: bool,
    /// What a person decided on codes or names that were not known: ours, or `-` for rows that are not wanted.
    pub areas: BTreeMap<String, String>,
}

/// A column of values in the file.
pub(super) struct Slot {
    pub column: usize,
    pub indicator: Option<String>,
    pub unit: Option<String>,
    pub sex: Option<Sex>,
    pub period: Option<Period>,
    pub age: Option<String>,
    pub detail: Option<String>,
}

impl Mapping {
    /// What it does not say yet, by the names of its fields; nothing when a table can be read with it.
    pub fn lacks(&self) -> Vec<&'static str> {
        let every = |said: fn(&Values) -> bool| !self.values.is_empty() && self.values.iter().all(said);
        let runs = |tell: fn(super::Named) -> bool| self.runs.iter().all(|it| tell(it.named));
        let of_runs = !self.runs.is_empty() && self.value.is_empty() && self.values.is_empty() && !self.wide;
        let mut lacks = Vec::new();
        let mut need = |name, said: bool| {
            if !said {
                lacks.push(name);
            }
        };
        need("dataset", !self.dataset.is_empty());
        need("area", !self.area.is_empty());
        need(
            "value",
            !self.value.is_empty() || !self.values.is_empty() || self.wide || !self.runs.is_empty(),
        );
        let columns_tell = runs(super::Named::tells_time)
            && (every(|it| it.period.is_some())
                || ((self.wide || of_runs) && self.value.is_empty() && self.values.is_empty()));
        need("time", !self.time.is_empty() || self.period.is_some() || columns_tell);
        let columns_tell =
            runs(super::Named::tells_indicator) && (every(|it| it.indicator.is_some()) || of_runs);
        need("indicator", said(self.indicator.as_ref()) || columns_tell);
        let columns_tell = self.runs.is_empty() && every(|it| it.unit.is_some());
        need("unit", said(self.unit.as_ref()) || !self.units.is_empty() || columns_tell);
        lacks
    }

    /// The columns that must be there.
    pub(super) fn columns(&self) -> Vec<&str> {
        let ends = self.runs.iter().flat_map(|it| [it.from.as_str(), it.to.as_str()]);
        self.single_columns().into_iter().chain(ends).collect()
    }

    /// The columns that are named one by one.
    pub(super) fn single_columns(&self) -> Vec<&str> {
        let given = [&self.indicator, &self.unit, &self.sex, &self.age, &self.detail];
        let given = given.into_iter().filter_map(|it| match it {
            Some(Given::Column(name)) => Some(name.as_str()),
            _ => None,
        });
        [&self.area, &self.counterpart, &self.time, &self.value]
            .into_iter()
            .map(String::as_str)
            .chain(given)
            .chain(self.values.iter().map(|it| it.column.as_str()))
            .filter(|it| !it.is_empty())
            .collect()
    }

    /// The columns of values of a text that has all columns.
    pub(super) fn slots(&self, text: &Text) -> Vec<Slot> {
        let constant = |given: &Option<Given>| match given {
            Some(Given::Constant(text)) => Some(text.clone()),
            _ => None,
        };
        let slot = |column: usize, values: &Values| {
            let indicator = values.indicator.clone().or_else(|| constant(&self.indicator));
            let known = indicator.as_ref().and_then(|it| self.units.get(it)).cloned();
            let unit = values.unit.clone().or(known).or_else(|| constant(&self.unit));
            Slot { column, indicator, unit, sex: values.sex, period: values.period, age: None, detail: None }
        };
        let one = Values { column: self.value.clone(), ..Values::default() };
        let named = self.values.iter().chain((!self.value.is_empty()).then_some(&one));
        let mut slots: Vec<Slot> = named.filter_map(|it| Some(slot(text.column(&it.column)?, it))).collect();
        if self.wide {
            for (column, name) in text.names().iter().enumerate() {
                if let Some(period) = period_of_column(name) {
                    slots.push(slot(column, &Values { period: Some(period), ..Values::default() }));
                }
            }
        }
        for (column, said) in self.run_columns(text.names()) {
            let of = Values { indicator: said.indicator, period: said.period, ..Values::default() };
            slots.push(Slot { age: said.age, detail: said.detail, ..slot(column, &of) });
        }
        slots
    }

    /// The marks that stand for no number.
    pub(super) fn marks(&self) -> HashMap<&str, ValueState> {
        let states = [
            (&self.missing, ValueState::Missing),
            (&self.masked, ValueState::Masked),
            (&self.not_applicable, ValueState::NotApplicable),
        ];
        states
            .into_iter()
            .flat_map(|(marks, state)| marks.iter().map(move |it| (it.as_str(), state)))
            .collect()
    }

    /// Whom a word of the table counts; nothing said counts everybody.
    pub(super) fn sex_of(&self, word: Option<&str>) -> Option<Sex> {
        let Some(word) = word else { return Some(Sex::Both) };
        self.sexes.get(word).copied().or_else(|| sex(word))
    }
}

fn said(given: Option<&Given>) -> bool {
    given.is_some_and(|it| match it {
        Given::Column(text) | Given::Constant(text) => !text.is_empty(),
    })
}

/// The usual words for the sexes, in the languages of the UN.
pub(super) fn sex(word: &str) -> Option<Sex> {
    Some(match word.to_lowercase().as_str() {
        ""
        | "both"
        | "both sexes"
        | "total"
        | "all"
        | "t"
        | "_t"
        | "les deux sexes"
        | "ambos sexos"
        | "оба пола"
        | "كلا الجنسين"
        | "男女合计" => Sex::Both,
        "m" | "male" | "males" | "men" | "hommes" | "homme" | "hombres" | "hombre" | "мужчины" | "ذكور"
        | "男" => Sex::Male,
        "f" | "female" | "females" | "women" | "femmes" | "femme" | "mujeres" | "mujer" | "женщины"
        | "إناث" | "女" => Sex::Female,
        _ => return None,
    })
}

/// The time that a column is named after: `2020`, `X2020`, `2020 [YR2020]`, `2020Q1`.
pub(super) fn period_of_column(name: &str) -> Option<Period> {
    let name = name.split(" [").next().unwrap_or_default().trim();
    let name = name.strip_prefix(['X', 'Y']).unwrap_or(name);
    crate::book::period(name).filter(|it| (1800..=2200).contains(&it.year()))
}
