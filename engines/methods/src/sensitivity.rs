//! Whether a result stands when part of the data is left out.
//!
//! Every level of a grouping is left out in turn and everything is estimated again: no approximation by influence.
//! Refits are shared among the cores, and each depends on nothing but its level, so that their number changes nothing.

use std::{
    num::NonZero,
    sync::atomic::{AtomicUsize, Ordering},
};

use kernel::words;
use nalgebra::DMatrix;

use crate::{
    effects::Effect,
    errors::{Absorbed, Convention, ErrorsError, Term, covariance},
    linear::{Design, LinearError, least_squares},
    panel,
};

/// A regression that is estimated many times: with effects taken out, or plain.
#[derive(Clone, Debug)]
pub struct Regression<'a> {
    /// The explained variable.
    pub y: &'a [f64],
    /// The terms; a constant only where there are no effects.
    pub design: &'a Design,
    /// The effects.
    pub effects: &'a [Effect],
    /// The weights.
    pub weights: Option<&'a [f64]>,
    /// How standard errors are computed.
    pub convention: Convention<'a>,
}

/// Why a refit has no estimates.
#[derive(Clone, Debug, PartialEq, thiserror::Error)]
pub enum RefitError {
    /// What is left cannot tell the terms.
    #[error(transparent)]
    Linear(#[from] LinearError),
    /// What is left has no standard errors.
    #[error(transparent)]
    Errors(#[from] ErrorsError),
}

/// The estimates without one level.
#[derive(Clone, Debug, PartialEq)]
pub struct Refit {
    /// The level that was left out.
    pub level: usize,
    /// Observations that were left.
    pub n: usize,
    /// The terms, or why there are none.
    pub terms: Result<Vec<Term>, RefitError>,
}

words! {
    /// What refits say of a term.
    pub enum Verdict {
        /// Every refit has its sign, and is as sure of it.
        Robust = "robust",
        /// A refit has the other sign, or is no longer sure where the whole was.
        NotRobust = "not-robust",
        /// A refit could not be estimated, and no other contradicts.
        Unknown = "unknown",
    }
}

impl Regression<'_> {
    /// The estimates on all rows.
    pub fn fit(&self) -> Result<Vec<Term>, RefitError> {
        self.fit_rows(None)
    }

    /// The estimates without each level of `by` in turn, in the order of the levels.
    pub fn leave_out(&self, by: &Effect) -> Vec<Refit> {
        self.leave_out_on(by, std::thread::available_parallelism().map_or(1, NonZero::get))
    }

    /// The same on so many threads, which changes nothing but the time it takes.
    pub fn leave_out_on(&self, by: &Effect, threads: usize) -> Vec<Refit> {
        refits(by.levels, threads, |level| {
            let keep: Vec<usize> =
                (0..by.codes.len()).filter(|row| by.codes[*row] as usize != level).collect();
            Refit { level, n: keep.len(), terms: self.fit_rows(Some(&keep)) }
        })
    }

    fn fit_rows(&self, rows: Option<&[usize]>) -> Result<Vec<Term>, RefitError> {
        let Some(rows) = rows else {
            return estimate(self.y, self.design, self.effects, self.weights, &self.convention);
        };
        if let Some(found) = [self.y.len(), self.design.matrix.nrows()]
            .into_iter()
            .find(|length| rows.last().is_some_and(|last| last >= length))
        {
            return Err(LinearError::Shape { what: "rows", found, expected: rows.len() }.into());
        }
        let some = |column: &[f64]| rows.iter().map(|row| column[*row]).collect::<Vec<f64>>();
        let design = Design { names: self.design.names.clone(), matrix: selected(&self.design.matrix, rows) };
        let effects: Vec<Effect> =
            self.effects.iter().map(|it| Effect::of(rows.iter().map(|row| it.codes[*row]))).collect();
        let weights = self.weights.map(some);
        let clusters = |by: &[u32]| rows.iter().map(|row| by[*row]).collect::<Vec<u32>>();
        let (first, second);
        let convention = match &self.convention {
            Convention::Cluster { by, factor } => {
                first = clusters(by);
                Convention::Cluster { by: &first, factor: *factor }
            }
            Convention::TwoWay { by: [one, other], factor } => {
                (first, second) = (clusters(one), clusters(other));
                Convention::TwoWay { by: [&first, &second], factor: *factor }
            }
            plain => plain.clone(),
        };
        estimate(&some(self.y), &design, &effects, weights.as_deref(), &convention)
    }
}

fn selected(matrix: &DMatrix<f64>, rows: &[usize]) -> DMatrix<f64> {
    matrix.select_rows(rows)
}

fn estimate(
    y: &[f64],
    design: &Design,
    effects: &[Effect],
    weights: Option<&[f64]>,
    convention: &Convention<'_>,
) -> Result<Vec<Term>, RefitError> {
    let (fit, absorbed) = if effects.is_empty() {
        (least_squares(y, design, weights, 0)?, Absorbed::default())
    } else {
        let within = panel::within(y, design, effects, weights)?;
        let by = match convention {
            Convention::Cluster { by, .. } => Some(*by),
            _ => None,
        };
        let absorbed = within.absorbed_for(effects, by);
        (within.fit, absorbed)
    };
    Ok(covariance(&fit, convention, absorbed)?.terms(&fit.names, &fit.beta))
}

/// The outcome of `one` for each number below `count`, in order, computed on so many threads.
///
/// Threads take the next number when they are done with one; the outcome stands at its number, whoever computed it.
pub fn refits<T: Send>(count: usize, threads: usize, one: impl Fn(usize) -> T + Sync) -> Vec<T> {
    let threads = threads.clamp(1, count.max(1));
    if threads == 1 {
        return (0..count).map(one).collect();
    }
    let next = AtomicUsize::new(0);
    let work = || {
        let mut done = Vec::new();
        loop {
            let number = next.fetch_add(1, Ordering::Relaxed);
            if number >= count {
                return done;
            }
            done.push((number, one(number)));
        }
    };
    let mut all: Vec<(usize, T)> = std::thread::scope(|scope| {
        let others: Vec<_> = (1..threads).map(|_| scope.spawn(work)).collect();
        let mut all = work();
        for other in others {
            match other.join() {
                Ok(done) => all.extend(done),
                Err(panic) => std::panic::resume_unwind(panic),
            }
        }
        all
    });
    all.sort_unstable_by_key(|(number, _)| *number);
    all.into_iter().map(|(_, outcome)| outcome).collect()
}

/// What refits say of one term: `level` is the greatest p-value that counts as sure.
///
/// A term that the whole is not sure of is contradicted by nothing but another sign with certainty.
pub fn verdict(whole: &Term, refits: &[Refit], level: f64) -> Verdict {
    let mut verdict = Verdict::Robust;
    for refit in refits {
        let term = refit.terms.as_ref().ok().and_then(|terms| terms.iter().find(|it| it.name == whole.name));
        match term {
            Some(term) => {
                let other_sign = term.estimate.is_sign_negative() != whole.estimate.is_sign_negative();
                let (was_sure, is_sure) = (whole.p <= level, term.p <= level);
                let contradicts = if was_sure { other_sign || !is_sure } else { other_sign && is_sure };
                if contradicts {
                    return Verdict::NotRobust;
                }
            }
            None => verdict = Verdict::Unknown,
        }
    }
    verdict
}
