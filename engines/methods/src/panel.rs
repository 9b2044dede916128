//! Panels: the same units seen several times.
//!
//! *Within* estimates compare each unit with itself; *random effects* (Swamy and Arora 1972) weigh that against the
//! comparison between units. Both are least squares on columns from which something was taken out.

use nalgebra::DMatrix;

use crate::{
    effects::{Absorber, Convergence, Effect, degrees},
    errors::{Absorbed, real},
    linear::{Design, Fit, LinearError, least_squares},
};

/// Within estimates: any number of kinds of effects taken out.
#[derive(Clone, Debug)]
pub struct Within {
    /// The estimates; its residuals are those of the full model.
    pub fit: Fit,
    /// How well the effects were taken out.
    pub convergence: Convergence,
    /// Estimates that the effects take.
    pub absorbed: usize,
    /// The share of what varies within units that the terms account for.
    pub r2_within: f64,
}

/// Estimates with effects taken out; `design` has no constant, which the effects hold.
pub fn within(
    y: &[f64],
    design: &Design,
    effects: &[Effect],
    weights: Option<&[f64]>,
) -> Result<Within, LinearError> {
    check(y, design, effects)?;
    let absorber = Absorber::new(effects, weights);
    let mut target = y.to_vec();
    let mut convergence = absorber.take_out(&mut target);
    let mut inside = design.clone();
    let before: Vec<f64> = design.matrix.column_iter().map(|column| column.norm()).collect();
    let columns = absorber.take_out_all(&mut inside.matrix);
    convergence.sweeps = convergence.sweeps.max(columns.sweeps);
    convergence.reached &= columns.reached;
    for (at, column) in inside.matrix.column_iter().enumerate() {
        // What is left of a column that the effects hold whole is rounding.
        if column.norm() <= 1e-10 * before[at] {
            return Err(LinearError::NoVariation(design.names[at].clone()));
        }
    }
    let taken = degrees(effects);
    let fit = least_squares(&target, &inside, weights, taken)?;
    let total: f64 = match weights {
        None => target.iter().map(|value| value * value).sum(),
        Some(weights) => target.iter().zip(weights).map(|(value, weight)| value * value * weight).sum(),
    };
    let r2_within = 1.0 - fit.rss / total;
    Ok(Within { fit, convergence, absorbed: taken, r2_within })
}

impl Within {
    /// The effects as standard errors count them, for clusters `by`.
    pub fn absorbed_for(&self, effects: &[Effect], by: Option<&[u32]>) -> Absorbed {
        let nested = by.map_or(0, |by| {
            let inside: Vec<Effect> =
                effects.iter().filter(|effect| effect.is_nested_in(by)).cloned().collect();
            degrees(&inside)
        });
        Absorbed { all: self.absorbed, nested: nested.min(self.absorbed) }
    }
}

/// Random-effects estimates.
#[derive(Clone, Debug)]
pub struct Random {
    /// The estimates, the constant first.
    pub fit: Fit,
    /// The variance between units.
    pub sigma2_u: f64,
    /// The variance within units.
    pub sigma2_e: f64,
    /// How much of a unit's mean is taken out, for each unit.
    pub theta: Vec<f64>,
}

/// Random effects of units after Swamy and Arora; `design` has a constant named `const`.
///
/// The variance between units comes from the regression of means; with units of different length their harmonic mean
/// stands for the length. A negative variance is taken as none.
pub fn random(y: &[f64], design: &Design, units: &Effect) -> Result<Random, LinearError> {
    check(y, design, std::slice::from_ref(units))?;
    let slopes = without_constant(design);
    let inside = within(y, &slopes, std::slice::from_ref(units), None)?;
    let (n, k, groups) = (y.len(), slopes.names.len(), units.levels);
    let sigma2_e = inside.fit.rss / real(n - groups - k);
    let sizes = units.sizes();
    let means = |column: &[f64]| {
        let mut sums = vec![0.0; groups];
        column.iter().zip(&units.codes).for_each(|(value, code)| sums[*code as usize] += value);
        sums.iter().zip(&sizes).map(|(sum, size)| sum / real(*size)).collect::<Vec<f64>>()
    };
    let of_means = Design {
        names: design.names.clone(),
        matrix: DMatrix::from_columns(
            &design.matrix.column_iter().map(|it| means(it.as_slice()).into()).collect::<Vec<_>>(),
        ),
    };
    let between = least_squares(&means(y), &of_means, None, 0)?;
    let harmonic = real(groups) / sizes.iter().map(|size| real(*size).recip()).sum::<f64>();
    let sigma2_b = between.rss / real(groups - k - 1);
    let sigma2_u = (sigma2_b - sigma2_e / harmonic).max(0.0);
    let theta: Vec<f64> =
        sizes.iter().map(|size| 1.0 - (sigma2_e / (sigma2_e + real(*size) * sigma2_u)).sqrt()).collect();
    let partly = |column: &[f64]| {
        let means = means(column);
        let taken = column.iter().zip(&units.codes);
        taken.map(|(value, code)| value - theta[*code as usize] * means[*code as usize]).collect::<Vec<f64>>()
    };
    let transformed = Design {
        names: design.names.clone(),
        matrix: DMatrix::from_columns(
            &design.matrix.column_iter().map(|it| partly(it.as_slice()).into()).collect::<Vec<_>>(),
        ),
    };
    let fit = least_squares(&partly(y), &transformed, None, 0)?;
    Ok(Random { fit, sigma2_u, sigma2_e, theta })
}

fn without_constant(design: &Design) -> Design {
    let kept: Vec<usize> = (0..design.names.len()).filter(|at| design.names[*at] != "const").collect();
    Design {
        names: kept.iter().map(|at| design.names[*at].clone()).collect(),
        matrix: design.matrix.select_columns(&kept),
    }
}

fn check(y: &[f64], design: &Design, effects: &[Effect]) -> Result<(), LinearError> {
    let n = design.matrix.nrows();
    let shape = |what, found| LinearError::Shape { what, found, expected: n };
    if y.len() != n {
        return Err(shape("rows of y", y.len()));
    }
    match effects.iter().find(|effect| effect.codes.len() != n) {
        Some(effect) => Err(shape("levels of an effect", effect.codes.len())),
        None => Ok(()),
    }
}
