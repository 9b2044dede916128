//! Whether places become more alike: less spread (sigma), and faster growth of those behind (beta).
//!
//! Barro and Sala-i-Martin (1992). Beta convergence does not imply sigma convergence; both are associations.

use crate::{
    errors::{Absorbed, Convention, ErrorsError, Term, covariance, real},
    exact,
    linear::{Design, Fit, LinearError, least_squares},
};

/// How spread amounts are at one time.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Spread {
    /// Places that are counted.
    pub n: usize,
    /// The standard deviation of logarithms, n - 1 in the denominator.
    pub of_logarithms: f64,
    /// The standard deviation over the mean.
    pub variation: f64,
}

/// The spread over time, and its trend.
#[derive(Clone, Debug, PartialEq)]
pub struct Sigma {
    /// The spread at each time.
    pub spreads: Vec<Spread>,
    /// The yearly change of the spread of logarithms, by least squares with iid errors; from three times on.
    pub trend: Option<Term>,
}

/// Why there is no answer.
#[derive(Clone, Debug, PartialEq, thiserror::Error)]
pub enum ConvergenceError {
    /// A logarithm needs an amount above zero.
    #[error("place {place} has {value}; logarithms need amounts above zero")]
    Amount {
        /// The place, counted from 0.
        place: usize,
        /// Its amount.
        value: f64,
    },
    /// Rows that belong together differ in length, or are too short.
    #[error("{found} places where {expected} are needed")]
    Shape {
        /// How many there are.
        found: usize,
        /// How many there should be.
        expected: usize,
    },
    /// Time does not go forward.
    #[error("the time between is {0}; it must be above zero")]
    Time(f64),
    /// The regression cannot be computed.
    #[error(transparent)]
    Linear(#[from] LinearError),
    /// Its standard error cannot be computed.
    #[error(transparent)]
    Errors(#[from] ErrorsError),
}

/// How fast places come together.
#[derive(Clone, Debug)]
pub struct Beta {
    /// The regression of yearly growth on the earlier logarithm, and on controls.
    pub fit: Fit,
    /// Its terms: the constant, `initial`, the controls.
    pub terms: Vec<Term>,
    /// λ = -ln(1 + b T) / T, the share of the distance that is made good in a year; none when b T is -1 or less.
    pub speed: Option<Speed>,
}

/// A speed of convergence.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Speed {
    /// The speed; below zero when places move apart.
    pub value: f64,
    /// Its standard error by the delta method.
    pub se: f64,
    /// Years in which half of the distance is made good: ln 2 over the speed; none when it is not above zero.
    pub half_life: Option<f64>,
}

/// The spread of the same places at several times; a row for each time.
pub fn sigma(times: &[f64], amounts: &[Vec<f64>]) -> Result<Sigma, ConvergenceError> {
    if times.len() != amounts.len() {
        return Err(ConvergenceError::Shape { found: amounts.len(), expected: times.len() });
    }
    let spreads = amounts.iter().map(|row| spread(row)).collect::<Result<Vec<_>, _>>()?;
    let trend = if times.len() < 3 {
        None
    } else {
        let y: Vec<f64> = spreads.iter().map(|it| it.of_logarithms).collect();
        let design = Design::new(&["time"], &[times], true)?;
        let fit = least_squares(&y, &design, None, 0)?;
        let terms = covariance(&fit, &Convention::Iid, Absorbed::default())?.terms(&fit.names, &fit.beta);
        terms.into_iter().nth(1)
    };
    Ok(Sigma { spreads, trend })
}

fn spread(row: &[f64]) -> Result<Spread, ConvergenceError> {
    if row.len() < 2 {
        return Err(ConvergenceError::Shape { found: row.len(), expected: 2 });
    }
    let logarithms = logarithms(row)?;
    let (_, of_logarithms) = moments(&logarithms);
    let (mean, deviation) = moments(row);
    Ok(Spread { n: row.len(), of_logarithms, variation: deviation / mean })
}

fn logarithms(row: &[f64]) -> Result<Vec<f64>, ConvergenceError> {
    match row.iter().position(|value| !(value.is_finite() && *value > 0.0)) {
        Some(place) => Err(ConvergenceError::Amount { place, value: row[place] }),
        None => Ok(row.iter().map(|value| value.ln()).collect()),
    }
}

/// The mean and the standard deviation.
fn moments(row: &[f64]) -> (f64, f64) {
    let n = real(row.len());
    let mean = exact::sum(row.iter().copied()) / n;
    let squares = exact::sum(row.iter().map(|value| (value - mean).powi(2)));
    (mean, (squares / (n - 1.0)).sqrt())
}

/// Growth between two times on what there was: ln(later/earlier)/T = a + b ln(earlier) + controls.
///
/// Without controls convergence is absolute, with them conditional on them.
pub fn beta(
    earlier: &[f64],
    later: &[f64],
    years: f64,
    controls: &[(&str, &[f64])],
    convention: &Convention<'_>,
) -> Result<Beta, ConvergenceError> {
    if earlier.len() != later.len() {
        return Err(ConvergenceError::Shape { found: later.len(), expected: earlier.len() });
    }
    if !(years.is_finite() && years > 0.0) {
        return Err(ConvergenceError::Time(years));
    }
    let (before, after) = (logarithms(earlier)?, logarithms(later)?);
    let growth: Vec<f64> =
        after.iter().zip(&before).map(|(after, before)| (after - before) / years).collect();
    let names: Vec<&str> = ["initial"].into_iter().chain(controls.iter().map(|it| it.0)).collect();
    let columns: Vec<&[f64]> =
        [before.as_slice()].into_iter().chain(controls.iter().map(|it| it.1)).collect();
    let design = Design::new(&names, &columns, true)?;
    let fit = least_squares(&growth, &design, None, 0)?;
    let terms = covariance(&fit, convention, Absorbed::default())?.terms(&fit.names, &fit.beta);
    let slope = &terms[1];
    let kept = 1.0 + slope.estimate * years;
    let speed = (kept > 0.0).then(|| {
        let value = -kept.ln() / years;
        Speed { value, se: slope.se / kept, half_life: (value > 0.0).then(|| std::f64::consts::LN_2 / value) }
    });
    Ok(Beta { fit, terms, speed })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[track_caller]
    fn close(found: f64, expected: f64) {
        assert!((found - expected).abs() < 1e-11, "{found} is not {expected}");
    }

    #[test]
    fn distances_that_halve_in_twenty_years_have_that_half_life() {
        // Logarithms go from d to d/2 around one level in twenty years.
        let distances = [-1.0, -0.4, 0.1, 0.5, 0.8];
        let earlier: Vec<f64> = distances.iter().map(|it: &f64| (8.0 + it).exp()).collect();
        let later: Vec<f64> = distances.iter().map(|it: &f64| (8.0 + it / 2.0).exp()).collect();
        let it = beta(&earlier, &later, 20.0, &[], &Convention::Iid).unwrap();
        close(it.terms[1].estimate, -0.5 / 20.0);
        let speed = it.speed.unwrap();
        close(speed.value, std::f64::consts::LN_2 / 20.0);
        close(speed.half_life.unwrap(), 20.0);
        let spread = sigma(&[0.0, 20.0], &[earlier, later]).unwrap();
        close(spread.spreads[1].of_logarithms, spread.spreads[0].of_logarithms / 2.0);
        assert_eq!(spread.trend, None);
    }

    #[test]
    fn the_error_of_the_speed_is_that_of_the_slope_over_what_is_kept() {
        let earlier = [3.0, 5.0, 8.0, 13.0, 21.0, 34.0];
        let later = [6.0, 8.0, 15.0, 17.0, 33.0, 40.0];
        let it = beta(&earlier, &later, 10.0, &[], &Convention::Hc1).unwrap();
        let (slope, speed) = (&it.terms[1], it.speed.unwrap());
        let at = |b: f64| -(1.0 + b * 10.0_f64).ln() / 10.0;
        let numerical = (at(slope.estimate + 1e-6) - at(slope.estimate - 1e-6)) / 2e-6;
        assert!((speed.se - numerical.abs() * slope.se).abs() < 1e-8);
        assert!(speed.value > 0.0);
    }

    #[test]
    fn places_that_move_apart_have_no_half_life() {
        let earlier = [1.0, 2.0, 4.0, 8.0];
        let later = [1.0, 2.3, 5.1, 11.0];
        let speed = beta(&earlier, &later, 5.0, &[], &Convention::Iid).unwrap().speed.unwrap();
        assert!(speed.value < 0.0 && speed.half_life.is_none());
    }

    #[test]
    fn a_falling_spread_has_a_falling_trend() {
        let rows = [vec![1.0, 4.0, 9.0], vec![2.0, 4.5, 9.0], vec![3.0, 5.0, 9.0], vec![4.0, 6.0, 9.0]];
        let it = sigma(&[2000.0, 2005.0, 2010.0, 2015.0], &rows).unwrap();
        assert!(it.trend.unwrap().estimate < 0.0);
        // Mean 14/3, squares (11² + 2² + 13²)/9 over 2.
        close(it.spreads[0].variation, (294.0_f64 / 18.0).sqrt() / (14.0 / 3.0));
    }

    #[test]
    fn amounts_without_a_logarithm_are_refused_by_place() {
        let refused = beta(&[1.0, 0.0], &[1.0, 2.0], 5.0, &[], &Convention::Iid).unwrap_err();
        assert_eq!(refused, ConvergenceError::Amount { place: 1, value: 0.0 });
        assert!(matches!(sigma(&[1.0], &[vec![3.0]]), Err(ConvergenceError::Shape { .. })));
        assert!(matches!(beta(&[1.0], &[1.0], 0.0, &[], &Convention::Iid), Err(ConvergenceError::Time(_))));
    }
}
