//! How two columns go together: Pearson, Spearman and Kendall, with intervals and p-values.
//!
//! A correlation says that two measures are associated, and nothing of why.

use statrs::distribution::{ContinuousCDF as _, Normal, StudentsT};

use crate::{errors::real, exact};

/// One coefficient.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Coefficient {
    /// Between -1 and 1.
    pub value: f64,
    /// Pairs it rests on.
    pub n: usize,
    /// How often a value as far from zero would come by chance.
    pub p: f64,
    /// The interval of 95 per cent, after Fisher's z; none for Kendall.
    pub ci: Option<(f64, f64)>,
}

/// Why there is no coefficient.
#[derive(Clone, Copy, Debug, PartialEq, Eq, thiserror::Error)]
pub enum CorrelationError {
    /// The columns differ in length.
    #[error("columns of {0} and {1} values make no pairs")]
    Shape(usize, usize),
    /// Too few pairs.
    #[error("{0} pairs are too few: at least four are needed")]
    TooFew(usize),
    /// A column does not vary.
    #[error("a column that does not vary goes together with nothing")]
    Constant,
}

/// Whether two values are a tie: equal to the last bit, but for the sign of zero.
#[expect(clippy::float_cmp, reason = "a tie is equality, not nearness")]
fn same(a: f64, b: f64) -> bool {
    a == b
}

fn check(x: &[f64], y: &[f64]) -> Result<(), CorrelationError> {
    if x.len() != y.len() {
        return Err(CorrelationError::Shape(x.len(), y.len()));
    }
    if x.len() < 4 {
        return Err(CorrelationError::TooFew(x.len()));
    }
    let varies = |column: &[f64]| column.iter().any(|value| !same(*value, column[0]));
    if varies(x) && varies(y) { Ok(()) } else { Err(CorrelationError::Constant) }
}

/// Pearson's r; the p-value from Student's t with n-2 degrees of freedom.
pub fn pearson(x: &[f64], y: &[f64]) -> Result<Coefficient, CorrelationError> {
    check(x, y)?;
    Ok(with_t(product_moment(x, y), x.len()))
}

/// Spearman's rho: Pearson's r of the ranks, equal values sharing their mean rank.
pub fn spearman(x: &[f64], y: &[f64]) -> Result<Coefficient, CorrelationError> {
    check(x, y)?;
    Ok(with_t(product_moment(&ranks(x), &ranks(y)), x.len()))
}

fn product_moment(x: &[f64], y: &[f64]) -> f64 {
    let centred = |column: &[f64]| {
        let mean = exact::sum(column.iter().copied()) / real(column.len());
        column.iter().map(|value| value - mean).collect::<Vec<f64>>()
    };
    let (x, y) = (centred(x), centred(y));
    let r = exact::dot(&x, &y) / (exact::dot(&x, &x).sqrt() * exact::dot(&y, &y).sqrt());
    r.clamp(-1.0, 1.0)
}

fn with_t(value: f64, n: usize) -> Coefficient {
    let df = real(n - 2);
    let t = value * (df / (1.0 - value * value)).sqrt();
    let p = if t.is_finite() {
        StudentsT::new(0.0, 1.0, df).map_or(f64::NAN, |it| 2.0 * it.cdf(-t.abs()))
    } else {
        0.0
    };
    let half = normal_quantile() / real(n - 3).sqrt();
    let z = value.atanh();
    let ci = if z.is_finite() { ((z - half).tanh(), (z + half).tanh()) } else { (value, value) };
    Coefficient { value, n, p, ci: Some(ci) }
}

/// Below it lie 97.5 per cent of the normal distribution.
fn normal_quantile() -> f64 {
    Normal::new(0.0, 1.0).map_or(f64::NAN, |it| it.inverse_cdf(0.975))
}

/// The rank of each value from 1, equal values sharing the mean of their ranks.
pub fn ranks(column: &[f64]) -> Vec<f64> {
    let mut order: Vec<usize> = (0..column.len()).collect();
    order.sort_by(|a, b| column[*a].total_cmp(&column[*b]));
    let mut ranks = vec![0.0; column.len()];
    let mut start = 0;
    while start < order.len() {
        let same = order[start..].iter().take_while(|at| same(column[**at], column[order[start]])).count();
        let shared = real(start + 1 + start + same) / 2.0;
        order[start..start + same].iter().for_each(|at| ranks[*at] = shared);
        start += same;
    }
    ranks
}

/// Kendall's tau-b in n log n after Knight (1966); the p-value from the normal approximation with ties.
pub fn kendall(x: &[f64], y: &[f64]) -> Result<Coefficient, CorrelationError> {
    check(x, y)?;
    let n = x.len();
    let mut order: Vec<usize> = (0..n).collect();
    order.sort_by(|a, b| x[*a].total_cmp(&x[*b]).then(y[*a].total_cmp(&y[*b])));
    let tied_x = ties(&order, |a, b| same(x[a], x[b]));
    let tied_both = ties(&order, |a, b| same(x[a], x[b]) && same(y[a], y[b]));
    let mut sorted: Vec<f64> = order.iter().map(|at| y[*at]).collect();
    let swaps = sort_counting(&mut sorted);
    let by_y: Vec<usize> = (0..n).collect();
    let tied_y = ties(&by_y, |a, b| same(sorted[a], sorted[b]));
    let (pairs, n_) = (real(n) * real(n - 1) / 2.0, real(n));
    let sum = |groups: &[usize], of: fn(f64) -> f64| groups.iter().map(|size| of(real(*size))).sum::<f64>();
    let pairs_of = |size: f64| size * (size - 1.0) / 2.0;
    let (in_x, in_y) = (sum(&tied_x, pairs_of), sum(&tied_y, pairs_of));
    // Pairs that agree less those that do not.
    let score = pairs - in_x - in_y + sum(&tied_both, pairs_of) - 2.0 * swaps;
    let value = score / ((pairs - in_x).sqrt() * (pairs - in_y).sqrt());
    let fifth = |groups: &[usize]| sum(groups, |size| size * (size - 1.0) * (2.0 * size + 5.0));
    let first = |groups: &[usize]| sum(groups, |size| size * (size - 1.0));
    let second = |groups: &[usize]| sum(groups, |size| size * (size - 1.0) * (size - 2.0));
    let variance = (n_ * (n_ - 1.0) * (2.0 * n_ + 5.0) - fifth(&tied_x) - fifth(&tied_y)) / 18.0
        + first(&tied_x) * first(&tied_y) / (2.0 * n_ * (n_ - 1.0))
        + second(&tied_x) * second(&tied_y) / (9.0 * n_ * (n_ - 1.0) * (n_ - 2.0));
    let score = score / variance.sqrt();
    let chance = Normal::new(0.0, 1.0).map_or(f64::NAN, |it| 2.0 * it.cdf(-score.abs()));
    Ok(Coefficient { value: value.clamp(-1.0, 1.0), n, p: chance, ci: None })
}

/// The sizes of runs of equal neighbours, those of one left out.
fn ties(order: &[usize], same: impl Fn(usize, usize) -> bool) -> Vec<usize> {
    order.chunk_by(|a, b| same(*a, *b)).map(<[usize]>::len).filter(|size| *size > 1).collect()
}

/// Sorts by merging and says how many neighbours had to change places.
fn sort_counting(values: &mut [f64]) -> f64 {
    let n = values.len();
    if n < 2 {
        return 0.0;
    }
    let (left, right) = values.split_at_mut(n / 2);
    let mut swaps = sort_counting(left) + sort_counting(right);
    let (mut a, mut b) = (0, 0);
    let mut merged = Vec::with_capacity(n);
    while a < left.len() && b < right.len() {
        if left[a] <= right[b] {
            merged.push(left[a]);
            a += 1;
        } else {
            merged.push(right[b]);
            swaps += real(left.len() - a);
            b += 1;
        }
    }
    merged.extend_from_slice(&left[a..]);
    merged.extend_from_slice(&right[b..]);
    values.copy_from_slice(&merged);
    swaps
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    /// Hours and marks of ten invented pupils, with ties.
    const X: [f64; 10] = [1.0, 2.0, 2.0, 4.0, 5.0, 6.0, 7.0, 8.0, 8.0, 10.0];
    const Y: [f64; 10] = [2.0, 1.0, 4.0, 3.0, 7.0, 5.0, 5.0, 9.0, 10.0, 8.0];

    #[track_caller]
    fn close(found: f64, expected: f64) {
        assert!((found - expected).abs() < 1e-9, "{found:.12} is not {expected:.12}");
    }

    #[test]
    fn equal_values_share_their_rank() {
        assert_eq!(ranks(&[3.0, 1.0, 3.0, 2.0]), [3.5, 1.0, 3.5, 2.0]);
    }

    #[test]
    fn a_straight_line_is_perfect() {
        let twice: Vec<f64> = X.iter().map(|x| 2.0 * x + 1.0).collect();
        for of in [pearson, spearman] {
            let it = of(&X, &twice).unwrap();
            close(it.value, 1.0);
            assert!(it.p < 1e-6);
        }
        close(kendall(&X, &twice).unwrap().value, 1.0);
        let down: Vec<f64> = X.iter().map(|x| -x).collect();
        close(kendall(&X, &down).unwrap().value, -1.0);
    }

    #[test]
    fn columns_without_variation_or_pairs_are_refused() {
        assert_eq!(pearson(&[1.0; 5], &[1.0, 2.0, 3.0, 4.0, 5.0]), Err(CorrelationError::Constant));
        assert_eq!(kendall(&[1.0, 2.0], &[1.0, 2.0]), Err(CorrelationError::TooFew(2)));
        assert_eq!(spearman(&[1.0, 2.0], &[1.0]), Err(CorrelationError::Shape(2, 1)));
    }

    #[test]
    fn ties_are_counted_as_tau_b_counts_them() {
        // By counting all 45 pairs.
        let (mut score, mut in_x, mut in_y) = (0.0, 0.0, 0.0);
        for a in 0..10 {
            for b in a + 1..10 {
                let (dx, dy) = (X[b] - X[a], Y[b] - Y[a]);
                if dx == 0.0 {
                    in_x += 1.0;
                }
                if dy == 0.0 {
                    in_y += 1.0;
                }
                if dx != 0.0 && dy != 0.0 {
                    score += (dx * dy).signum();
                }
            }
        }
        let expected = score / ((45.0_f64 - in_x) * (45.0 - in_y)).sqrt();
        close(kendall(&X, &Y).unwrap().value, expected);
    }

    proptest! {
        #[test]
        fn which_comes_first_and_in_what_order_does_not_matter(
            pairs in prop::collection::vec((-50_i32..50, -50_i32..50), 5..40),
        ) {
            let x: Vec<f64> = pairs.iter().map(|it| f64::from(it.0)).collect();
            let y: Vec<f64> = pairs.iter().map(|it| f64::from(it.1)).collect();
            let back = |column: &[f64]| column.iter().rev().copied().collect::<Vec<f64>>();
            for of in [pearson, spearman, kendall] {
                match (of(&x, &y), of(&back(&y), &back(&x))) {
                    (Ok(a), Ok(b)) => {
                        prop_assert!((a.value - b.value).abs() < 1e-12 && (a.p - b.p).abs() < 1e-9);
                        prop_assert!((-1.0..=1.0).contains(&a.value) && (0.0..=1.0).contains(&a.p));
                    }
                    (a, b) => prop_assert_eq!(a.is_err(), b.is_err()),
                }
            }
        }
    }
}
