//! Poisson pseudo-maximum likelihood with any number of effects: what gravity models are estimated by.
//!
//! Zeros are kept, and the estimates hold whatever the spread of the residuals (Santos Silva and Tenreyro 2006).
//! Each step of the iteration is a weighted least-squares fit from which the effects were taken out, as in Correia,
//! Guimarães and Zylkin (2020). Observations that the model would predict to be exactly zero ("separated") have no
//! finite estimate: they are found before, left out and listed (Correia, Guimarães and Zylkin 2021).

use crate::{
    effects::{Absorber, Convergence, Effect, degrees},
    errors::real,
    linear::{Design, Fit, LinearError, least_squares},
};

/// As small as the last relative change of the deviance must be.
pub const CLOSE: f64 = 1e-12;
const MOST_STEPS: usize = 200;
/// Steps of the search for separated observations.
const MOST_SEARCHES: usize = 1_000;

/// Why nothing was estimated.
#[derive(Clone, Debug, PartialEq, thiserror::Error)]
pub enum PoissonError {
    /// The linear part cannot be told.
    #[error(transparent)]
    Linear(#[from] LinearError),
    /// An amount is negative.
    #[error("row {row} of y is {value}; amounts are zero or more")]
    Negative {
        /// The row, counted from 0.
        row: usize,
        /// The amount.
        value: f64,
    },
    /// Nothing is left after singletons and separated rows are gone.
    #[error("no observation is left: all are zero or alone in their effect")]
    NothingLeft,
    /// The iteration did not come to an end.
    #[error("no convergence in {steps} steps: the deviance still changes by {change:.1e}")]
    NoConvergence {
        /// Steps taken.
        steps: usize,
        /// The last relative change.
        change: f64,
    },
}

/// Why an observation was left out.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum LeftOut {
    /// It is the only one of a level of an effect, and tells nothing of the terms.
    Singleton,
    /// The model would predict it to be exactly zero.
    Separated,
}

/// Estimates of a Poisson model.
#[derive(Clone, Debug)]
pub struct Poisson {
    /// The last weighted fit, from which standard errors are made; its rows are those that were kept.
    pub fit: Fit,
    /// Which rows were left out, and why.
    pub left_out: Vec<(usize, LeftOut)>,
    /// Which rows were kept.
    pub kept: Vec<bool>,
    /// The effects of the rows that were kept.
    pub effects: Vec<Effect>,
    /// What the model predicts for the rows that were kept.
    pub fitted: Vec<f64>,
    /// The deviance.
    pub deviance: f64,
    /// Steps taken.
    pub steps: usize,
    /// The last relative change of the deviance.
    pub change: f64,
    /// How well the effects were taken out, at worst.
    pub convergence: Convergence,
    /// Estimates that the effects take.
    pub absorbed: usize,
}

/// The estimates that make the Poisson likelihood greatest; without effects the design has a constant.
pub fn poisson(y: &[f64], design: &Design, effects: &[Effect]) -> Result<Poisson, PoissonError> {
    if let Some(row) = y.iter().position(|value| *value < 0.0) {
        return Err(PoissonError::Negative { row, value: y[row] });
    }
    let n = design.matrix.nrows();
    if y.len() != n {
        return Err(LinearError::Shape { what: "rows of y", found: y.len(), expected: n }.into());
    }
    let mut kept = vec![true; n];
    let mut left_out = by_levels(y, effects, &mut kept);
    left_out.extend(by_terms(y, design, effects, &mut kept)?);
    left_out.sort_unstable_by_key(|(row, _)| *row);
    let rows: Vec<usize> = (0..n).filter(|row| kept[*row]).collect();
    if rows.iter().all(|row| y[*row] == 0.0) {
        return Err(PoissonError::NothingLeft);
    }
    let y: Vec<f64> = rows.iter().map(|row| y[*row]).collect();
    let design = Design { names: design.names.clone(), matrix: design.matrix.select_rows(&rows) };
    let effects: Vec<Effect> = effects.iter().map(|effect| effect.of_rows(&kept)).collect();
    iterate(&y, &design, effects, kept, left_out)
}

/// Rows alone in a level, and rows of levels in which nothing is above zero, until there are none.
fn by_levels(y: &[f64], effects: &[Effect], kept: &mut [bool]) -> Vec<(usize, LeftOut)> {
    let mut left_out = Vec::new();
    loop {
        let before = left_out.len();
        for effect in effects {
            let (mut counts, mut totals) = (vec![0_usize; effect.levels], vec![0.0; effect.levels]);
            for (row, code) in effect.codes.iter().enumerate().filter(|(row, _)| kept[*row]) {
                counts[*code as usize] += 1;
                totals[*code as usize] += y[row];
            }
            for (row, code) in effect.codes.iter().enumerate() {
                let level = *code as usize;
                let why = match (totals[level] == 0.0, counts[level]) {
                    (true, _) => LeftOut::Separated,
                    (false, 1) => LeftOut::Singleton,
                    _ => continue,
                };
                if std::mem::take(&mut kept[row]) {
                    left_out.push((row, why));
                }
            }
        }
        if left_out.len() == before {
            return left_out;
        }
    }
}

/// Rows that a combination of terms and effects can push to zero without touching those above zero.
///
/// The iterative rectifier: regress the negative part of a candidate on everything with great weight on the rows above
/// zero; a candidate that survives names the separated rows.
fn by_terms(
    y: &[f64],
    design: &Design,
    effects: &[Effect],
    kept: &mut [bool],
) -> Result<Vec<(usize, LeftOut)>, PoissonError> {
    let rows: Vec<usize> = (0..y.len()).filter(|row| kept[*row]).collect();
    let zero: Vec<bool> = rows.iter().map(|row| y[*row] == 0.0).collect();
    if !zero.contains(&true) || !zero.contains(&false) {
        return Ok(Vec::new());
    }
    let part = Design { names: design.names.clone(), matrix: design.matrix.select_rows(&rows) };
    let inside: Vec<Effect> = effects.iter().map(|effect| effect.of_rows(kept)).collect();
    let great = real(zero.iter().filter(|zero| **zero).count()) / 1e-6;
    let weights: Vec<f64> = zero.iter().map(|zero| if *zero { 1.0 } else { great }).collect();
    let mut candidate: Vec<f64> = zero.iter().map(|zero| f64::from(u8::from(*zero))).collect();
    for _ in 0..MOST_SEARCHES {
        let predicted = projected(&candidate, &part, &inside, &weights)?;
        let residual = |row: usize| candidate[row] - predicted[row];
        let largest = (0..rows.len()).map(|row| residual(row).abs()).fold(0.0, f64::max);
        let next: Vec<f64> = predicted
            .iter()
            .zip(&zero)
            .map(|(value, zero)| if *zero { value.max(0.0) } else { 0.0 })
            .collect();
        if largest < 1e-5 {
            let separated = (0..rows.len()).filter(|row| next[*row] > 1e-4);
            let found: Vec<_> = separated.map(|row| (rows[row], LeftOut::Separated)).collect();
            for (row, _) in &found {
                kept[*row] = false;
            }
            return Ok(found);
        }
        if next.iter().all(|value| *value < 1e-5) {
            return Ok(Vec::new());
        }
        candidate = next;
    }
    Ok(Vec::new())
}

/// What terms and effects together predict of a column, under weights.
fn projected(
    column: &[f64],
    design: &Design,
    effects: &[Effect],
    weights: &[f64],
) -> Result<Vec<f64>, PoissonError> {
    let absorber = Absorber::new(effects, Some(weights));
    let mut target = column.to_vec();
    absorber.take_out(&mut target);
    let mut inside = design.clone();
    absorber.take_out_all(&mut inside.matrix);
    let fit = least_squares(&target, &inside, Some(weights), 0)?;
    // The residuals of the part without effects are those of the whole.
    Ok(column.iter().zip(fit.residuals.iter()).map(|(value, residual)| value - residual).collect())
}

fn iterate(
    y: &[f64],
    design: &Design,
    effects: Vec<Effect>,
    kept: Vec<bool>,
    left_out: Vec<(usize, LeftOut)>,
) -> Result<Poisson, PoissonError> {
    let mean = y.iter().sum::<f64>() / real(y.len());
    let mut mu: Vec<f64> = y.iter().map(|value| f64::midpoint(*value, mean)).collect();
    let mut eta: Vec<f64> = mu.iter().map(|mu| mu.ln()).collect();
    let taken = degrees(&effects);
    let mut deviance = f64::INFINITY;
    let mut change = f64::INFINITY;
    let mut convergence = Convergence { sweeps: 0, reached: true };
    for steps in 1..=MOST_STEPS {
        let working: Vec<f64> = (0..y.len()).map(|row| eta[row] + (y[row] - mu[row]) / mu[row]).collect();
        let absorber = Absorber::new(&effects, Some(&mu));
        let mut target = working.clone();
        let one = absorber.take_out(&mut target);
        let mut inside = design.clone();
        let all = absorber.take_out_all(&mut inside.matrix);
        convergence = Convergence {
            sweeps: convergence.sweeps.max(one.sweeps).max(all.sweeps),
            reached: one.reached && all.reached,
        };
        let fit = least_squares(&target, &inside, Some(&mu), taken)?;
        for row in 0..y.len() {
            // Far steps overflow; the next step comes back from here.
            eta[row] = (working[row] - fit.residuals[row]).clamp(-50.0, 50.0);
            mu[row] = eta[row].exp();
        }
        let now = deviance_of(y, &mu);
        change = (deviance - now).abs() / now.abs().max(f64::MIN_POSITIVE).max(0.1);
        deviance = now;
        if change < CLOSE {
            return Ok(Poisson {
                fit,
                left_out,
                kept,
                effects,
                fitted: mu,
                deviance,
                steps,
                change,
                convergence,
                absorbed: taken,
            });
        }
    }
    Err(PoissonError::NoConvergence { steps: MOST_STEPS, change })
}

/// Twice the log-likelihood that is missing to a perfect fit.
fn deviance_of(y: &[f64], mu: &[f64]) -> f64 {
    let part = |(y, mu): (&f64, &f64)| {
        let log = if *y > 0.0 { y * (y / mu).ln() } else { 0.0 };
        2.0 * (log - (y - mu))
    };
    crate::exact::sum(y.iter().zip(mu).map(part))
}
