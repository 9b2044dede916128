//! Models: from a frame to estimates, and to their standard errors under any convention.
//!
//! Terms enter the arithmetic in the order of their names and leave it in the order of the recipe, so that writing
//! `x` in another order changes no digit.

use methods::{
    convergence::ConvergenceError,
    correlation::CorrelationError,
    decomposition::DecompositionError,
    effects::{Convergence, Effect, degrees},
    errors::{Absorbed, Convention, Distribution, ErrorsError, covariance},
    flows::FlowsError,
    linear::{Design, Fit, LinearError, least_squares},
    panel,
    poisson::{self, LeftOut, PoissonError},
};
use serde_json::{Map, Value, json};

use crate::{
    frame::{Frame, FrameError, Numbers, Reason},
    note::Note,
    outcome::{Se, Term},
    recipe::{Columns, Method, Recipe, Se as Wanted, SeKind},
};

/// Why a recipe gives no result.
#[derive(Clone, Debug, PartialEq, thiserror::Error)]
pub enum RunError {
    /// Data and recipe do not fit.
    #[error(transparent)]
    Frame(#[from] FrameError),
    /// Nothing can be estimated.
    #[error("{0}")]
    Linear(#[from] LinearError),
    /// The Poisson model has no estimate.
    #[error("{0}")]
    Poisson(#[from] PoissonError),
    /// There is no standard error.
    #[error("{0}")]
    Errors(#[from] ErrorsError),
    /// An observation determines its own prediction.
    #[error("the row {0} determines its own prediction, so hc2 and hc3 are not defined; use hc0 or hc1")]
    FullLeverage(String),
    /// A correlation does not exist.
    #[error("`{column}`: {error}")]
    Correlation {
        /// The term.
        column: String,
        /// Why.
        error: CorrelationError,
    },
    /// What is to be accounted for does not vary.
    #[error("`{0}` is the same in every row that is left, so there is nothing to account for")]
    Constant(String),
    /// An amount is negative.
    #[error("`{column}` is {value} in {label}; method `{method}` takes amounts of zero or more")]
    Negative {
        /// The column.
        column: String,
        /// The amount.
        value: f64,
        /// The row.
        label: String,
        /// The method.
        method: Method,
    },
    /// Places do not converge or diverge in a way that can be told.
    #[error("{0}")]
    Convergence(#[from] ConvergenceError),
    /// A difference has no parts.
    #[error("{0}")]
    Decomposition(#[from] DecompositionError),
    /// There are no flows.
    #[error("{0}")]
    Flows(#[from] FlowsError),
    /// The measure does not exist for such amounts.
    #[error("{}", .0.text)]
    Undefined(Note),
}

impl RunError {
    /// What does not exist: a word that pages put into six languages, and the English sentence.
    pub(crate) fn undefined(kind: &str, with: &[(&str, String)], text: impl Into<String>) -> Self {
        Self::Undefined(Note::new(kind, with, text))
    }
}

/// A model that was estimated.
pub(crate) struct Model {
    fit: Fit,
    /// Where each term of the recipe stands in the fit, the constant first.
    places: Vec<usize>,
    effects: Vec<Effect>,
    absorbed: usize,
    distribution: Distribution,
    /// The frame of the rows that were kept.
    pub(crate) frame: Frame,
    pub(crate) facts: Map<String, Value>,
}

/// Estimates the model of a recipe.
pub(crate) fn model(recipe: &Recipe, frame: &Frame) -> Result<Model, RunError> {
    let frame = match recipe.method {
        Method::Ppml => frame.clone(),
        _ if recipe.effects.is_empty() || recipe.method == Method::Re => frame.clone(),
        _ => frame.clone().without_singletons(&recipe.effects),
    };
    let y = frame.y.as_ref().expect("the recipe of a model names y, and the frame has it");
    if y.values.iter().all(|value| value.to_bits() == y.values.first().map_or(0, |it| it.to_bits())) {
        return Err(RunError::Constant(y.name.clone()));
    }
    match recipe.method {
        Method::Ppml => gravity(recipe, &frame),
        Method::Re => random(recipe, frame),
        _ if recipe.effects.is_empty() => pooled(recipe, frame),
        _ => within(recipe, frame),
    }
}

pub(crate) fn design(frame: &Frame, constant: bool) -> Result<(Design, Vec<usize>), LinearError> {
    let mut sorted: Vec<&Numbers> = frame.x.iter().collect();
    sorted.sort_by(|a, b| a.name.cmp(&b.name));
    let names: Vec<&str> = sorted.iter().map(|it| it.name.as_str()).collect();
    let columns: Vec<&[f64]> = sorted.iter().map(|it| it.values.as_slice()).collect();
    let first = usize::from(constant);
    let place = |it: &Numbers| names.iter().position(|name| *name == it.name).unwrap_or_default() + first;
    let places = (0..first).chain(frame.x.iter().map(place)).collect();
    Ok((Design::new(&names, &columns, constant)?, places))
}

pub(crate) fn y_of(frame: &Frame) -> &[f64] {
    frame.y.as_ref().map_or(&[], |y| y.values.as_slice())
}

fn effects_of(recipe: &Recipe, frame: &Frame) -> Vec<Effect> {
    recipe.effects.iter().filter_map(|columns| frame.key(columns)).map(super::frame::Key::effect).collect()
}

#[expect(clippy::cast_precision_loss, reason = "numbers of observations are far below 2^53")]
pub(crate) fn real(number: usize) -> f64 {
    number as f64
}

fn pooled(recipe: &Recipe, frame: Frame) -> Result<Model, RunError> {
    let (design, places) = design(&frame, recipe.constant)?;
    let (y, weights) = (y_of(&frame), frame.weights.as_deref());
    let fit = least_squares(y, &design, weights, 0)?;
    let weight = |at: usize| weights.map_or(1.0, |weights| weights[at]);
    let sum = |of: &dyn Fn(usize) -> f64| (0..y.len()).map(of).sum::<f64>();
    let all = sum(&weight);
    let mean = if recipe.constant { sum(&|at| weight(at) * y[at]) / all } else { 0.0 };
    let total = sum(&|at| weight(at) * (y[at] - mean).powi(2));
    let (n, k) = (real(fit.n()), real(fit.k()));
    let r2 = 1.0 - fit.rss / total;
    let spare = n - f64::from(u8::from(recipe.constant));
    let facts = object(json!({
        "r2": r2,
        "r2_adjusted": 1.0 - (1.0 - r2) * spare / (n - k),
        "s": (fit.rss / (n - k)).sqrt(),
        "rss": fit.rss,
        "condition": fit.condition,
    }));
    Ok(Model { fit, places, effects: Vec::new(), absorbed: 0, distribution: Distribution::T, frame, facts })
}

fn within(recipe: &Recipe, frame: Frame) -> Result<Model, RunError> {
    let (design, places) = design(&frame, false)?;
    let effects = effects_of(recipe, &frame);
    let found = panel::within(y_of(&frame), &design, &effects, frame.weights.as_deref())?;
    let spare = real(found.fit.n() - found.fit.k() - found.absorbed);
    let mut facts = object(json!({
        "r2_within": found.r2_within,
        "s": (found.fit.rss / spare).sqrt(),
        "rss": found.fit.rss,
        "condition": found.fit.condition,
        "effects": found.absorbed,
    }));
    facts.extend(convergence(found.convergence));
    let absorbed = found.absorbed;
    Ok(Model { fit: found.fit, places, effects, absorbed, distribution: Distribution::T, frame, facts })
}

fn random(recipe: &Recipe, frame: Frame) -> Result<Model, RunError> {
    let (design, places) = design(&frame, true)?;
    let effects = effects_of(recipe, &frame);
    let units = effects.first().ok_or_else(|| RunError::undefined("no-units", &[], "there are no units"))?;
    let found = panel::random(y_of(&frame), &design, units)?;
    let ends = found
        .theta
        .iter()
        .fold((f64::INFINITY, f64::NEG_INFINITY), |(low, high), theta| (low.min(*theta), high.max(*theta)));
    let facts = object(json!({
        "sigma2_u": found.sigma2_u,
        "sigma2_e": found.sigma2_e,
        "theta": [ends.0, ends.1],
        "rss": found.fit.rss,
        "condition": found.fit.condition,
    }));
    let fit = found.fit;
    Ok(Model { fit, places, effects: Vec::new(), absorbed: 0, distribution: Distribution::T, frame, facts })
}

fn gravity(recipe: &Recipe, frame: &Frame) -> Result<Model, RunError> {
    let effects = effects_of(recipe, frame);
    let (design, places) = design(frame, effects.is_empty() && recipe.constant)?;
    if let Some(at) = y_of(frame).iter().position(|value| *value < 0.0) {
        return Err(RunError::Negative {
            column: frame.y.as_ref().map_or_else(String::new, |y| y.name.clone()),
            value: y_of(frame)[at],
            label: frame.labels[at].clone(),
            method: recipe.method,
        });
    }
    let found = poisson::poisson(y_of(frame), &design, &effects)?;
    let mut facts = object(json!({
        "deviance": found.deviance,
        "steps": found.steps,
        "change": found.change,
        "criterion": poisson::CLOSE,
        "condition": found.fit.condition,
        "effects": found.absorbed,
    }));
    facts.extend(convergence(found.convergence));
    let mut kept = frame.only(&found.kept);
    for (why, reason) in [(LeftOut::Singleton, Reason::Singleton), (LeftOut::Separated, Reason::Separated)] {
        let gone = found.left_out.iter().filter(|(_, it)| *it == why);
        let gone: Vec<String> = gone.map(|(row, _)| frame.labels[*row].clone()).collect();
        let of = recipe.effects.iter().map(Columns::to_string).collect::<Vec<_>>().join(", ");
        kept.drop_more(reason, &of, &gone);
    }
    Ok(Model {
        fit: found.fit,
        places,
        effects: found.effects,
        absorbed: found.absorbed,
        distribution: Distribution::Normal,
        frame: kept,
        facts,
    })
}

fn convergence(found: Convergence) -> Map<String, Value> {
    object(json!({"sweeps": found.sweeps, "converged": found.reached}))
}

pub(crate) fn object(value: Value) -> Map<String, Value> {
    match value {
        Value::Object(map) => map,
        other => Map::from_iter([("value".to_owned(), other)]),
    }
}

impl Model {
    /// The estimates with their standard errors under a convention.
    pub(crate) fn under(&self, wanted: &Wanted) -> Result<(Se, Vec<Term>), RunError> {
        let ways = ways(&self.frame, wanted);
        let convention = convention(wanted, &ways);
        let inside = |effect: &&Effect| ways.iter().any(|way| effect.is_nested_in(way));
        let nested: Vec<Effect> = self.effects.iter().filter(inside).cloned().collect();
        let absorbed = Absorbed { all: self.absorbed, nested: degrees(&nested).min(self.absorbed) };
        let mut found = covariance(&self.fit, &convention, absorbed).map_err(|error| match error {
            ErrorsError::FullLeverage { row } => RunError::FullLeverage(self.frame.labels[row].clone()),
            error => error.into(),
        })?;
        found.distribution = self.distribution;
        let terms = found.terms(&self.fit.names, &self.fit.beta);
        let terms = self.places.iter().map(|place| Term::from(terms[*place].clone())).collect();
        Ok((Se::of(&found, &wanted.by, self.fit.n()), terms))
    }
}

/// The clusters of a convention.
pub(crate) fn ways<'a>(frame: &'a Frame, wanted: &Wanted) -> Vec<&'a [u32]> {
    wanted.by.iter().filter_map(|columns| frame.key(columns)).map(|key| key.codes.as_slice()).collect()
}

/// A convention as the arithmetic takes it.
pub(crate) fn convention<'a>(wanted: &Wanted, ways: &[&'a [u32]]) -> Convention<'a> {
    let factor = wanted.factor;
    match (wanted.kind, ways) {
        (SeKind::Hc0, _) => Convention::Hc0,
        (SeKind::Hc1, _) => Convention::Hc1,
        (SeKind::Hc2, _) => Convention::Hc2,
        (SeKind::Hc3, _) => Convention::Hc3,
        (SeKind::Cluster, [by, ..]) => Convention::Cluster { by, factor },
        (SeKind::TwoWay, [first, second, ..]) => Convention::TwoWay { by: [first, second], factor },
        _ => Convention::Iid,
    }
}
