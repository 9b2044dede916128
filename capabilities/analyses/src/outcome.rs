//! What a recipe gives: estimates, how sure they are, and everything a reader needs to judge them.

use methods::errors::{self, Covariance};
use serde::Serialize;
use serde_json::{Map, Value};

use crate::{
    data::Input,
    frame::{Dropped, Filled},
    recipe::Columns,
};

/// The result of a recipe, as it is printed in JSON.
#[derive(Clone, Debug, Serialize)]
pub struct Outcome {
    /// The method.
    pub method: &'static str,
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
    #[serde(skip_serializing_if = "Option::is_none")]
    pub y: Option<String>,
    /// What was taken out.
    pub effects: Vec<String>,
    /// How many units there are.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub groups: Option<usize>,
    /// How many periods there are.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub periods: Option<usize>,
    /// The column of weights.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub weights: Option<String>,
    /// What happened to missing values.
    pub missing: String,
    /// Numbers that were filled in.
    pub filled: Vec<Filled>,
    /// The result in a sentence for each term.
    pub wording: Vec<String>,
    /// What else a reader should know.
    pub notes: Vec<String>,
    /// The files or editions, by their hashes.
    pub inputs: Vec<Input>,
}

/// One estimate.
#[derive(Clone, Debug, PartialEq, Serialize)]
pub struct Term {
    /// What it is called.
    pub name: String,
    /// The estimate.
    pub estimate: f64,
    /// Its standard error; what does not exist is `null`.
    pub se: f64,
    /// The estimate over its standard error.
    pub t: f64,
    /// How often a value as far from zero would come by chance.
    pub p: f64,
    /// The interval of 95 per cent.
    pub ci: Option<[f64; 2]>,
}

/// The convention of standard errors.
#[derive(Clone, Debug, Default, PartialEq, Serialize)]
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
    pub formula: &'static str,
}

/// The estimates of a refit, without their intervals.
#[derive(Clone, Debug, PartialEq, Serialize)]
pub struct Short {
    /// What it is called.
    pub name: String,
    /// The estimate.
    pub estimate: f64,
    /// Its standard error.
    pub se: f64,
    /// How often a value as far from zero would come by chance.
    pub p: f64,
}

/// The same again with one thing changed.
#[derive(Clone, Debug, PartialEq, Serialize)]
pub struct Refit {
    /// What was changed: `leave-out`, `se`, `unweighted`, `lag` or `scale`.
    pub kind: &'static str,
    /// Of what one was left out.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub of: Option<String>,
    /// How, in words.
    pub change: String,
    /// Rows it rests on.
    pub n: usize,
    /// Its estimates.
    pub terms: Vec<Short>,
    /// Terms of the result whose sign or significance at 5 per cent it does not confirm.
    pub contradicts: Vec<String>,
    /// Why there is none.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub failed: Option<String>,
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
            formula: formula(covariance.kind),
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
