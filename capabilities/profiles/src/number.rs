//! A number with the cells it was made of, or the reason why there is none.

use serde::{Serialize, Serializer, ser::SerializeMap as _};
use statistics::{Edition, Figure};

pub use statistics::NumberState as State;
pub(crate) use statistics::whole_or_real as real;

use crate::quality::Quality;

/// Where a number was read.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord, Serialize)]
pub struct Source {
    /// The dataset, such as `undesa-stock`.
    pub dataset: String,
    /// Its edition, such as `2020`.
    pub edition: String,
    /// The sheet; empty for a text.
    pub sheet: String,
    /// The cell, such as `L190`; empty for a whole edition.
    pub cell: String,
    /// The page of the cell, or of the edition.
    pub url: String,
}

/// A number, or the reason why there is none.
#[derive(Clone, Debug, PartialEq, Serialize)]
pub struct Number {
    /// The number.
    #[serde(serialize_with = "real")]
    pub value: Option<f64>,
    /// What is known of it.
    pub state: State,
    /// Why there is none.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub reason: Option<&'static str>,
    /// In what it is measured.
    pub unit: String,
    /// The year; of a rate of change, the last one.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub year: Option<i16>,
    /// The quarter or month, where it is of one.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub period: Option<String>,
    /// The first year of a rate of change.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub since: Option<i16>,
    /// How it was computed.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub formula: Option<&'static str>,
    /// The cells; of a sum over very many cells only the edition.
    pub sources: Vec<Source>,
    /// How good it is.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub quality: Option<Quality>,
}

impl Number {
    /// One that is not there.
    pub fn absent(state: State, unit: &str) -> Self {
        Self {
            value: None,
            state,
            reason: state.reason(),
            unit: unit.to_owned(),
            year: None,
            period: None,
            since: None,
            formula: None,
            sources: Vec::new(),
            quality: None,
        }
    }

    /// A figure of an edition.
    pub fn of(edition: &Edition, figure: &Figure) -> Self {
        let state = State::from(figure.state);
        let year = kernel::Period::Year(figure.year());
        Self {
            value: figure.value,
            year: Some(figure.year()),
            period: (figure.period != year).then(|| figure.period.to_string()),
            since: figure.since,
            sources: vec![Source::of(edition, figure)],
            ..Self::absent(state, &figure.series.unit)
        }
    }

    /// Something computed; without a value it is not computable.
    pub fn computed(
        value: Option<f64>,
        unit: &str,
        formula: &'static str,
        year: Option<i16>,
        mut sources: Vec<Source>,
    ) -> Self {
        let value = value.filter(|it| it.is_finite());
        let state = if value.is_some() { State::Computed } else { State::NotComputable };
        sources.sort();
        sources.dedup();
        Self { value, formula: Some(formula), year, sources, ..Self::absent(state, unit) }
    }

    /// Something computed from two numbers, each of them needed.
    pub fn from_two(
        one: &Self,
        other: &Self,
        unit: &str,
        formula: &'static str,
        compute: impl FnOnce(f64, f64) -> Option<f64>,
    ) -> Self {
        let value = one.value.zip(other.value).and_then(|(one, other)| compute(one, other));
        let sources = one.sources.iter().chain(&other.sources).cloned().collect();
        let mut number = Self::computed(value, unit, formula, one.year.min(other.year), sources);
        number.quality = one.quality.zip(other.quality).map(|(one, other)| one.worse(other));
        number
    }
}

impl Source {
    /// Where a figure stands.
    pub fn of(edition: &Edition, figure: &Figure) -> Self {
        Self {
            dataset: edition.dataset.clone(),
            edition: edition.slug.clone(),
            sheet: figure.place.sheet.to_string(),
            cell: figure.place.cell(),
            url: edition.cell_path(&figure.place.sheet, &figure.place.cell()),
        }
    }

    /// A whole edition, for sums over many of its cells.
    pub fn whole(edition: &Edition) -> Self {
        Self {
            dataset: edition.dataset.clone(),
            edition: edition.slug.clone(),
            sheet: String::new(),
            cell: String::new(),
            url: edition.path(""),
        }
    }
}

impl Source {
    /// The edition of a cell.
    pub(crate) fn edition_alone(&self) -> Self {
        let (dataset, edition) = (self.dataset.clone(), self.edition.clone());
        let url = format!("/data/{dataset}/{edition}");
        Self { dataset, edition, sheet: String::new(), cell: String::new(), url }
    }
}

/// Things by name, in an order of their own; a map in JSON.
#[derive(Clone, Debug, PartialEq)]
pub struct Named<T>(pub Vec<(&'static str, T)>);

impl<T> Default for Named<T> {
    fn default() -> Self {
        Self(Vec::new())
    }
}

impl<T> Named<T> {
    /// The thing of this name.
    pub fn get(&self, name: &str) -> Option<&T> {
        self.0.iter().find(|(known, _)| *known == name).map(|(_, it)| it)
    }

    /// Whether there is nothing.
    pub fn is_empty(&self) -> bool {
        self.0.is_empty()
    }

    pub(crate) fn put(&mut self, name: &'static str, it: T) {
        self.0.push((name, it));
    }
}

impl<T: Serialize> Serialize for Named<T> {
    fn serialize<S: Serializer>(&self, to: S) -> Result<S::Ok, S::Error> {
        let mut map = to.serialize_map(Some(self.0.len()))?;
        for (name, it) in &self.0 {
            map.serialize_entry(name, it)?;
        }
        map.end()
    }
}
