//! How sure an estimate is: standard errors, each with its convention named.
//!
//! A *convention* is a way to estimate the spread of scores, times a *factor* for small samples. Programs disagree on
//! factors, so every result carries the name and the number of the one that was used.
//!
//! | convention | spread of the scores | source |
//! |---|---|---|
//! | iid | one variance for all residuals | textbook |
//! | HC0 to HC3 | each residual for itself; HC1 times n/(n-k); HC2 and HC3 divided by 1-h and (1-h)² | MacKinnon and White 1985 |
//! | cluster | residuals of a cluster together | Liang and Zeger 1986 |
//! | two-way | one way plus the other minus both together | Cameron, Gelbach and Miller 2011 |

use std::collections::HashMap;

use kernel::words;
use nalgebra::{DMatrix, DVector};
use statrs::distribution::{ContinuousCDF as _, Normal, StudentsT};

use crate::linear::Fit;

words! {
    /// What a clustered spread is multiplied by.
    pub enum Factor {
        /// Nothing.
        Cr0 = "cr0",
        /// G/(G-1) · (n-1)/(n-k), with every effect counted in k.
        Stata = "stata",
        /// The same, but effects nested in the clusters are not counted in k.
        NestedNotCounted = "nested-not-counted",
    }
}

/// The cluster of each observation: numbers from 0, in any order.
pub type Clusters<'a> = &'a [u32];

/// Which convention is wanted.
#[derive(Clone, Debug, PartialEq)]
pub enum Convention<'a> {
    /// One variance for all.
    Iid,
    /// Each residual for itself.
    Hc0,
    /// The same times n/(n-k).
    Hc1,
    /// Divided by 1-h.
    Hc2,
    /// Divided by (1-h)².
    Hc3,
    /// Residuals of a cluster together.
    Cluster {
        /// The clusters.
        by: Clusters<'a>,
        /// The factor.
        factor: Factor,
    },
    /// Two ways at once.
    TwoWay {
        /// The clusters of both ways.
        by: [Clusters<'a>; 2],
        /// The factor, for each of the three parts with its own number of clusters.
        factor: Factor,
    },
}

words! {
    /// What p-values and intervals are read from.
    pub enum Distribution {
        /// Student's t.
        T = "t",
        /// The normal one.
        Normal = "normal",
    }
}

/// The covariance of the estimates under a named convention.
#[derive(Clone, Debug)]
pub struct Covariance {
    /// The convention, such as `hc1` or `cluster`.
    pub kind: &'static str,
    /// The name of the factor.
    pub factor_name: &'static str,
    /// The factor itself; of two ways, that of the way with fewer clusters.
    pub factor: f64,
    /// Clusters of each way.
    pub groups: Vec<usize>,
    /// Estimates that the factor counts.
    pub k: usize,
    /// Degrees of freedom of p-values and intervals.
    pub df: f64,
    /// From which distribution they are read.
    pub distribution: Distribution,
    /// The matrix.
    pub matrix: DMatrix<f64>,
}

/// One estimate with how sure it is.
#[derive(Clone, Debug, PartialEq)]
pub struct Term {
    /// What it is called.
    pub name: String,
    /// The estimate.
    pub estimate: f64,
    /// Its standard error.
    pub se: f64,
    /// The estimate over its standard error.
    pub t: f64,
    /// How often a value as far from zero would come by chance.
    pub p: f64,
    /// The interval of 95 per cent.
    pub ci: (f64, f64),
}

/// Effects that were taken out before the estimates.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Absorbed {
    /// All of them, the constant that they hold included.
    pub all: usize,
    /// Those that are nested in the clusters; at most `all`.
    pub nested: usize,
}

/// Why there is no standard error.
#[derive(Clone, Debug, PartialEq, Eq, thiserror::Error)]
pub enum ErrorsError {
    /// Clusters are needed for every observation.
    #[error("{found} observations have a cluster, {expected} need one")]
    Shape {
        /// Observations with a cluster.
        found: usize,
        /// Observations.
        expected: usize,
    },
    /// A single cluster tells nothing of the spread between clusters.
    #[error("there is only {0} cluster; at least two are needed")]
    TooFewClusters(usize),
    /// An observation determines its own prediction.
    #[error("observation {row} has leverage 1, so HC2 and HC3 are not defined")]
    FullLeverage {
        /// The row, counted from 0.
        row: usize,
    },
}

/// The covariance of the estimates of a fit.
pub fn covariance(
    fit: &Fit,
    convention: &Convention<'_>,
    absorbed: Absorbed,
) -> Result<Covariance, ErrorsError> {
    let (n, k) = (fit.n(), fit.k() + absorbed.all);
    let spare = real(n - k);
    let plain = |kind, factor_name, factor, matrix| Covariance {
        kind,
        factor_name,
        factor,
        groups: Vec::new(),
        k,
        df: spare,
        distribution: Distribution::T,
        matrix,
    };
    Ok(match convention {
        Convention::Iid => plain("iid", "none", 1.0, &fit.bread * (fit.rss / spare)),
        Convention::Hc0 => plain("hc0", "none", 1.0, sandwich(fit, &meat(fit, |_| 1.0))),
        Convention::Hc1 => {
            let factor = real(n) / spare;
            plain("hc1", "n/(n-k)", factor, sandwich(fit, &meat(fit, |_| 1.0)) * factor)
        }
        Convention::Hc2 => plain("hc2", "none", 1.0, sandwich(fit, &leveraged(fit, 1)?)),
        Convention::Hc3 => plain("hc3", "none", 1.0, sandwich(fit, &leveraged(fit, 2)?)),
        Convention::Cluster { by, factor } => {
            let way = way(fit, by, *factor, absorbed)?;
            Covariance {
                kind: "cluster",
                factor_name: factor.word(),
                factor: way.factor,
                groups: vec![way.groups],
                k: way.k,
                df: real(way.groups - 1),
                distribution: Distribution::T,
                matrix: sandwich(fit, &(way.meat * way.factor)),
            }
        }
        Convention::TwoWay { by: [first, second], factor } => two_way(fit, first, second, *factor, absorbed)?,
    })
}

fn two_way(
    fit: &Fit,
    first: Clusters<'_>,
    second: Clusters<'_>,
    factor: Factor,
    absorbed: Absorbed,
) -> Result<Covariance, ErrorsError> {
    let both = crossed(first, second);
    let [one, other, both] = [
        way(fit, first, factor, absorbed)?,
        way(fit, second, factor, absorbed)?,
        way(fit, &both, factor, absorbed)?,
    ];
    let fewest = one.groups.min(other.groups);
    let least = if one.groups <= other.groups { one.factor } else { other.factor };
    let meat = &one.meat * one.factor + &other.meat * other.factor - &both.meat * both.factor;
    Ok(Covariance {
        kind: "twoway",
        factor_name: factor.word(),
        factor: least,
        groups: vec![one.groups, other.groups],
        k: one.k,
        df: real(fewest - 1),
        distribution: Distribution::T,
        matrix: sandwich(fit, &meat),
    })
}

/// A cluster for each pair of clusters that occurs.
fn crossed(first: Clusters<'_>, second: Clusters<'_>) -> Vec<u32> {
    let mut numbers = HashMap::new();
    let pairs = first.iter().zip(second);
    pairs
        .map(|pair| {
            let next = u32::try_from(numbers.len()).expect("there are no more pairs than observations");
            *numbers.entry(pair).or_insert(next)
        })
        .collect()
}

struct Way {
    meat: DMatrix<f64>,
    groups: usize,
    factor: f64,
    k: usize,
}

fn way(fit: &Fit, by: Clusters<'_>, factor: Factor, absorbed: Absorbed) -> Result<Way, ErrorsError> {
    let n = fit.n();
    if by.len() != n {
        return Err(ErrorsError::Shape { found: by.len(), expected: n });
    }
    let mut place = HashMap::new();
    let mut scores: Vec<DVector<f64>> = Vec::new();
    for (row, cluster) in by.iter().enumerate() {
        let at = *place.entry(*cluster).or_insert_with(|| {
            scores.push(DVector::zeros(fit.k()));
            scores.len() - 1
        });
        scores[at].axpy(fit.weighted_residuals[row], &fit.rows.row(row).transpose(), 1.0);
    }
    let groups = scores.len();
    if groups < 2 {
        return Err(ErrorsError::TooFewClusters(groups));
    }
    let mut meat = DMatrix::zeros(fit.k(), fit.k());
    for score in &scores {
        meat.ger(1.0, score, score, 1.0);
    }
    // Effects nested in the clusters hold the constant, which is counted all the same.
    let counted = match factor {
        Factor::NestedNotCounted if absorbed.nested > 0 => absorbed.all - absorbed.nested + 1,
        _ => absorbed.all,
    };
    let k = fit.k() + counted;
    let number = match factor {
        Factor::Cr0 => 1.0,
        Factor::Stata | Factor::NestedNotCounted => {
            real(groups) / real(groups - 1) * real(n - 1) / real(n - k)
        }
    };
    Ok(Way { meat, groups, factor: number, k })
}

fn sandwich(fit: &Fit, meat: &DMatrix<f64>) -> DMatrix<f64> {
    &fit.bread * meat * &fit.bread
}

/// The sum of squared scores, each times a number of its row.
fn meat(fit: &Fit, times: impl Fn(usize) -> f64) -> DMatrix<f64> {
    let mut meat = DMatrix::zeros(fit.k(), fit.k());
    for row in 0..fit.n() {
        let score = fit.rows.row(row).transpose();
        let squared = fit.weighted_residuals[row].powi(2) * times(row);
        meat.ger(squared, &score, &score, 1.0);
    }
    meat
}

fn leveraged(fit: &Fit, power: i32) -> Result<DMatrix<f64>, ErrorsError> {
    if let Some(row) = fit.leverages.iter().position(|leverage| 1.0 - leverage < 1e-12) {
        return Err(ErrorsError::FullLeverage { row });
    }
    Ok(meat(fit, |row| (1.0 - fit.leverages[row]).powi(power).recip()))
}

impl Covariance {
    /// The estimates of a fit with their standard errors under this convention.
    pub fn terms(&self, names: &[String], beta: &DVector<f64>) -> Vec<Term> {
        let spread = |at: usize| self.matrix[(at, at)].max(0.0).sqrt();
        let quantile = self.quantile(0.975);
        let term = |(at, name): (usize, &String)| {
            let (estimate, se) = (beta[at], spread(at));
            let t = estimate / se;
            Term {
                name: name.clone(),
                estimate,
                se,
                t,
                p: self.p_value(t),
                ci: (estimate - quantile * se, estimate + quantile * se),
            }
        };
        names.iter().enumerate().map(term).collect()
    }

    /// How often a value as far from zero as `t` would come by chance.
    pub fn p_value(&self, t: f64) -> f64 {
        let below = match self.distribution {
            Distribution::T => StudentsT::new(0.0, 1.0, self.df).map(|it| it.cdf(-t.abs())).ok(),
            Distribution::Normal => Normal::new(0.0, 1.0).map(|it| it.cdf(-t.abs())).ok(),
        };
        below.map_or(f64::NAN, |below| 2.0 * below)
    }

    /// The value below which a share of the distribution lies.
    pub fn quantile(&self, share: f64) -> f64 {
        match self.distribution {
            Distribution::T => StudentsT::new(0.0, 1.0, self.df).map(|it| it.inverse_cdf(share)).ok(),
            Distribution::Normal => Normal::new(0.0, 1.0).map(|it| it.inverse_cdf(share)).ok(),
        }
        .unwrap_or(f64::NAN)
    }
}

#[expect(clippy::cast_precision_loss, reason = "numbers of observations are far below 2^53")]
pub(crate) fn real(number: usize) -> f64 {
    number as f64
}
