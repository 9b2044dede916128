//! What a recipe gives: estimates, how sure they are, and everything a reader needs to judge them.

use kernel::words;
use methods::errors::{self, Covariance};
use serde::{Deserialize, Deserializer, Serialize};
use serde_json::{Map, Value};

use crate::{
    data::Input,
    frame::{Dropped, Filled},
    note::Note,
    recipe::{Columns, Method},
};

/// The result of a recipe, as it is printed in JSON.
#[derive(Clone, Debug, Serialize, Deserialize)]
pub struct Outcome {
    /// The method.
    pub method: Method,
    /// Rows that the estimates rest on.
    pub n: usize,
    /// Rows that were left out, and why.
    pub dropped: Vec<Dropped>,
    /// The estimates.
    pub terms: Vec<Term>,
    /// The convention of the standard errors.
    pub se: Se,
    /// How well the estimates account for what was seen, and how they were found.
    pub fit: Map<String, Value>,
    /// The same again with something changed.
    pub sensitivity: Vec<Refit>,
    /// `robust`, or which refits say otherwise.
    pub verdict: String,
    /// What the recipe is called.
    pub title: String,
    /// What is accounted for, as it was computed.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub y: Option<String>,
    /// What was taken out.
    pub effects: Vec<String>,
    /// How many units there are.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub groups: Option<usize>,
    /// How many periods there are.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub periods: Option<usize>,
    /// The column of weights.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub weights: Option<String>,
    /// What happened to missing values.
    pub missing: String,
    /// Numbers that were filled in.
    pub filled: Vec<Filled>,
    /// The result in a sentence for each term.
    pub wording: Vec<String>,
    /// What else a reader should know, in English.
    pub notes: Vec<String>,
    /// The same as words that pages put into the reader's language.
    pub remarks: Vec<Note>,
    /// The files or editions, by their hashes.
    pub inputs: Vec<Input>,
}

/// One estimate.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct Term {
    /// What it is called.
    pub name: String,
    /// The estimate.
    #[serde(deserialize_with = "maybe")]
    pub estimate: f64,
    /// Its standard error; what does not exist is `null`.
    #[serde(deserialize_with = "maybe")]
    pub se: f64,
    /// The estimate over its standard error.
    #[serde(deserialize_with = "maybe")]
    pub t: f64,
    /// How often a value as far from zero would come by chance.
    #[serde(deserialize_with = "maybe")]
    pub p: f64,
    /// The interval of 95 per cent.
    pub ci: Option<[f64; 2]>,
}

/// The convention of standard errors.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
pub struct Se {
    /// Its name.
    pub kind: String,
    /// The name of the factor.
    pub factor: String,
    /// The factor itself.
    pub factor_value: f64,
    /// Clusters, of each way.
    #[serde(rename = "G")]
    pub clusters: Option<Value>,
    /// Observations.
    #[serde(rename = "N")]
    pub observations: usize,
    /// Estimates that are counted, effects included.
    #[serde(rename = "K")]
    pub unknowns: usize,
    /// Degrees of freedom.
    pub df: Option<usize>,
    /// From which distribution p-values and intervals are read.
    pub dist: String,
    /// The clusters by name.
    pub by: Vec<String>,
    /// The formula.
    pub formula: String,
}

/// The estimates of a refit, without their intervals.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct Short {
    /// What it is called.
    pub name: String,
    /// The estimate.
    #[serde(deserialize_with = "maybe")]
    pub estimate: f64,
    /// Its standard error.
    #[serde(deserialize_with = "maybe")]
    pub se: f64,
    /// How often a value as far from zero would come by chance.
    #[serde(deserialize_with = "maybe")]
    pub p: f64,
}

words! {
    /// What a refit changes.
    pub enum RefitKind {
        /// One region, unit or period is left out.
        LeaveOut = "leave-out",
        /// Another convention of standard errors.
        Se = "se",
        /// Without weights.
        Unweighted = "unweighted",
        /// Every term one observation before.
        Lag = "lag",
        /// Logarithms for levels, or levels for logarithms.
        Scale = "scale",
    }
}

/// The same again with one thing changed.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct Refit {
    /// What was changed.
    pub kind: RefitKind,
    /// Of what one was left out.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub of: Option<String>,
    /// Which one was left out; for `se` the convention, for `scale` what was taken: `levels` or `logarithms`.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub level: Option<String>,
    /// How, in words.
    pub change: String,
    /// Rows it rests on.
    pub n: usize,
    /// Its estimates.
    pub terms: Vec<Short>,
    /// Terms of the result whose sign or significance at 5 per cent it does not confirm.
    pub contradicts: Vec<String>,
    /// Why there is none.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub failed: Option<String>,
}

/// What does not exist is `null` in JSON and no number here.
fn maybe<'de, D: Deserializer<'de>>(from: D) -> Result<f64, D::Error> {
    Ok(Option::deserialize(from)?.unwrap_or(f64::NAN))
}

impl Term {
    /// A number without a standard error.
    pub(crate) fn bare(name: impl Into<String>, estimate: f64) -> Self {
        Self { name: name.into(), estimate, se: f64::NAN, t: f64::NAN, p: f64::NAN, ci: None }
    }

    /// Without its interval.
    pub(crate) fn short(&self) -> Short {
        Short { name: self.name.clone(), estimate: self.estimate, se: self.se, p: self.p }
    }
}

impl From<errors::Term> for Term {
    fn from(term: errors::Term) -> Self {
        // Two ways of clustering can give a variance below zero, which the engine cuts off at zero.
        if term.se > 0.0 {
            let (low, high) = term.ci;
            let errors::Term { name, estimate, se, t, p, .. } = term;
            Self { name, estimate, se, t, p, ci: Some([low, high]) }
        } else {
            Self::bare(term.name, term.estimate)
        }
    }
}

impl Se {
    /// Of a result without standard errors.
    pub(crate) fn none(n: usize) -> Self {
        let none = || "none".to_owned();
        Self {
            kind: none(),
            factor: none(),
            factor_value: 1.0,
            observations: n,
            dist: none(),
            ..Self::default()
        }
    }

    pub(crate) fn of(covariance: &Covariance, by: &[Columns], n: usize) -> Self {
        let clusters = match covariance.groups.as_slice() {
            [] => None,
            [one] => Some(Value::from(*one)),
            both => Some(Value::from(both.to_vec())),
        };
        #[expect(
            clippy::cast_possible_truncation,
            clippy::cast_sign_loss,
            reason = "degrees of freedom are counted"
        )]
        let df = covariance.df as usize;
        Self {
            kind: covariance.kind.to_owned(),
            factor: covariance.factor_name.to_owned(),
            factor_value: covariance.factor,
            clusters,
            observations: n,
            unknowns: covariance.k,
            df: Some(df),
            dist: covariance.distribution.word().to_owned(),
            by: by.iter().map(Columns::to_string).collect(),
            formula: formula(covariance.kind).to_owned(),
        }
    }
}

fn formula(kind: &str) -> &'static str {
    match kind {
        "iid" => "e'e/(N-K) (X'X)⁻¹",
        "hc0" => "(X'X)⁻¹ X' diag(e²) X (X'X)⁻¹",
        "hc1" => "N/(N-K) (X'X)⁻¹ X' diag(e²) X (X'X)⁻¹",
        "hc2" => "(X'X)⁻¹ X' diag(e²/(1-h)) X (X'X)⁻¹",
        "hc3" => "(X'X)⁻¹ X' diag(e²/(1-h)²) X (X'X)⁻¹",
        "cluster" => "factor · (X'X)⁻¹ Σg Xg'eg eg'Xg (X'X)⁻¹; cr0: 1; others: G/(G-1) · (N-1)/(N-K)",
        "twoway" => "(X'X)⁻¹ (M₁ + M₂ - M₁₂) (X'X)⁻¹, each M with the factor of its own clusters",
        _ => "",
    }
}
