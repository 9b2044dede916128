//! What a difference between two groups is made of.
//!
//! *Oaxaca-Blinder* (Oaxaca 1973, Blinder 1973): a difference of means is split into what differs in the columns
//! (explained) and what differs in their estimates (unexplained), column by column. The *reference* estimates are a
//! weighting of both groups' (Oaxaca and Ransom 1994), b* = W bA + (I - W) bB, so one formula serves all of them.
//! Standard errors are by the delta method from both groups' covariances, which are taken as independent, W as fixed
//! (Oaxaca and Ransom 1998), and from the covariances of the means where they are given (Jann 2008).
//!
//! *Kitagawa* (1955) splits a difference of two crude rates into what differs in rates and what differs in composition;
//! *Das Gupta* (1993) splits a difference of sums of products into the effects of any number of factors.
//!
//! "Unexplained" says that the columns do not account for it, and nothing of why.

use nalgebra::{DMatrix, DVector};

use crate::{
    errors::real,
    exact,
    linear::{Design, Fit},
};

/// One of two groups: its mean row and its estimates.
#[derive(Clone, Debug)]
pub struct Group {
    /// What each column is called, the same and in the same order in both groups.
    pub names: Vec<String>,
    /// The mean of each column, 1 for the constant.
    pub means: DVector<f64>,
    /// The estimates.
    pub beta: DVector<f64>,
    /// Their covariance, under whatever convention.
    pub covariance: DMatrix<f64>,
    /// The covariance of the means; none where the columns are taken as given.
    pub means_covariance: Option<DMatrix<f64>>,
    /// The cross product of the columns: what [`Reference::Pooled`] weighs by.
    pub cross_product: DMatrix<f64>,
    /// Observations: what [`Reference::Cotton`] weighs by.
    pub n: usize,
}

/// Which estimates the columns' differences are valued by.
#[derive(Clone, Copy, Debug, PartialEq)]
pub enum Reference {
    /// Those of the first group.
    A,
    /// Those of the second group.
    B,
    /// Those of both groups together (Neumark 1988; Oaxaca and Ransom 1994).
    Pooled,
    /// Both, by their numbers of observations (Cotton 1988).
    Cotton,
    /// Both, the first with this share (Reimers 1983 takes one half).
    Share(f64),
}

/// An amount with its standard error.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Amount {
    /// The amount.
    pub value: f64,
    /// Its standard error.
    pub se: f64,
}

/// One of the parts of a difference, whole and column by column.
#[derive(Clone, Debug, PartialEq)]
pub struct Part {
    /// The sum over all columns.
    pub total: Amount,
    /// What each column contributes, in the order of the names.
    pub columns: Vec<Amount>,
}

/// A difference in two parts.
#[derive(Clone, Debug, PartialEq)]
pub struct TwoFold {
    /// The first group's mean prediction less the second's.
    pub difference: Amount,
    /// What the columns account for.
    pub explained: Part,
    /// What they do not.
    pub unexplained: Part,
    /// The estimates by which columns were valued.
    pub reference: DVector<f64>,
}

/// A difference in three parts, from the second group's point of view.
#[derive(Clone, Debug, PartialEq)]
pub struct ThreeFold {
    /// The first group's mean prediction less the second's.
    pub difference: Amount,
    /// What other columns would change at the second group's estimates.
    pub endowments: Part,
    /// What other estimates would change at the second group's columns.
    pub coefficients: Part,
    /// What both together change beyond that.
    pub interaction: Part,
}

/// Why there is no decomposition.
#[derive(Clone, Debug, PartialEq, Eq, thiserror::Error)]
pub enum DecompositionError {
    /// The groups have other columns.
    #[error("the groups have different columns: {0} and {1}")]
    Columns(String, String),
    /// Rows that belong together differ in length.
    #[error("{found} values where {expected} are needed")]
    Shape {
        /// How many there are.
        found: usize,
        /// How many there should be.
        expected: usize,
    },
    /// The pooled columns cannot be told apart.
    #[error("the columns of both groups together are collinear")]
    Collinear,
    /// A group is empty.
    #[error("a group has nobody in it")]
    Empty,
    /// More factors than can be gone through.
    #[error("{0} factors; one to eight can be told apart")]
    Factors(usize),
}

impl Group {
    /// From an unweighted fit and its covariance, columns taken as given.
    pub fn new(design: &Design, fit: &Fit, covariance: &DMatrix<f64>) -> Self {
        let n = design.matrix.nrows();
        let mean = |column: usize| exact::sum(design.matrix.column(column).iter().copied()) / real(n);
        Self {
            names: design.names.clone(),
            means: DVector::from_fn(design.names.len(), |column, _| mean(column)),
            beta: fit.beta.clone(),
            covariance: covariance.clone(),
            means_covariance: None,
            cross_product: design.matrix.tr_mul(&design.matrix),
            n,
        }
    }

    /// The same, columns taken as drawn at random: the means have a covariance too.
    #[must_use]
    pub fn drawn(mut self, design: &Design) -> Self {
        let n = real(self.n);
        let k = self.names.len();
        let between = |a: usize, b: usize| {
            let (first, second) = (design.matrix.column(a), design.matrix.column(b));
            let off = first.iter().zip(second.iter());
            exact::sum(off.map(|(a_value, b_value)| (a_value - self.means[a]) * (b_value - self.means[b])))
        };
        self.means_covariance = Some(DMatrix::from_fn(k, k, |a, b| between(a, b) / (n * (n - 1.0))));
        self
    }
}

/// How contributions change with the first group's estimates, the second's, and both groups' means.
struct Gradients {
    beta: [DMatrix<f64>; 2],
    means: [DVector<f64>; 2],
}

fn part(values: &DVector<f64>, gradients: &Gradients, groups: [&Group; 2]) -> Part {
    let k = values.len();
    let mut spread = DMatrix::zeros(k, k);
    for ((group, by_beta), by_means) in groups.iter().zip(&gradients.beta).zip(&gradients.means) {
        spread += by_beta * &group.covariance * by_beta.transpose();
        if let Some(covariance) = &group.means_covariance {
            let by_means = DMatrix::from_diagonal(by_means);
            spread += &by_means * covariance * &by_means;
        }
    }
    let root = |variance: f64| variance.max(0.0).sqrt();
    Part {
        total: Amount { value: exact::sum(values.iter().copied()), se: root(spread.sum()) },
        columns: (0..k).map(|at| Amount { value: values[at], se: root(spread[(at, at)]) }).collect(),
    }
}

fn difference(a: &Group, b: &Group) -> Amount {
    let variance = |group: &Group| {
        let of_beta = (group.means.transpose() * &group.covariance * &group.means)[0];
        let of_means =
            group.means_covariance.as_ref().map_or(0.0, |it| (group.beta.transpose() * it * &group.beta)[0]);
        of_beta + of_means
    };
    let mean = |group: &Group| exact::dot(group.means.iter(), group.beta.iter());
    Amount { value: mean(a) - mean(b), se: (variance(a) + variance(b)).max(0.0).sqrt() }
}

fn check(a: &Group, b: &Group) -> Result<(), DecompositionError> {
    if a.names != b.names {
        return Err(DecompositionError::Columns(a.names.join(", "), b.names.join(", ")));
    }
    if a.n == 0 || b.n == 0 {
        return Err(DecompositionError::Empty);
    }
    let k = a.names.len();
    let lengths = [
        a.means.len(),
        b.means.len(),
        a.beta.len(),
        b.beta.len(),
        a.covariance.nrows(),
        b.covariance.nrows(),
    ];
    match lengths.into_iter().find(|length| *length != k) {
        Some(found) => Err(DecompositionError::Shape { found, expected: k }),
        None => Ok(()),
    }
}

fn weights(a: &Group, b: &Group, reference: Reference) -> Result<DMatrix<f64>, DecompositionError> {
    let k = a.names.len();
    let share = |share: f64| DMatrix::from_diagonal_element(k, k, share);
    Ok(match reference {
        Reference::A => share(1.0),
        Reference::B => share(0.0),
        Reference::Share(first) => share(first),
        Reference::Cotton => share(real(a.n) / real(a.n + b.n)),
        Reference::Pooled => {
            let both = &a.cross_product + &b.cross_product;
            both.lu().solve(&a.cross_product).ok_or(DecompositionError::Collinear)?
        }
    })
}

/// A difference of means as explained and unexplained.
pub fn two_fold(a: &Group, b: &Group, reference: Reference) -> Result<TwoFold, DecompositionError> {
    check(a, b)?;
    let k = a.names.len();
    let first = weights(a, b, reference)?;
    let second = DMatrix::identity(k, k) - &first;
    let apart = &a.means - &b.means;
    let gap = &a.beta - &b.beta;
    let valued = &first * &a.beta + &second * &b.beta;
    let (of_a, of_b) = (&second * &gap, &first * &gap);
    let times = |row: &DVector<f64>, matrix: &DMatrix<f64>| DMatrix::from_diagonal(row) * matrix;
    let explained = Gradients {
        beta: [times(&apart, &first), times(&apart, &second)],
        means: [valued.clone(), -valued.clone()],
    };
    let by_gap = times(&a.means, &second) + times(&b.means, &first);
    let unexplained = Gradients { means: [of_a.clone(), of_b.clone()], beta: [by_gap.clone(), -by_gap] };
    let rest = a.means.component_mul(&of_a) + b.means.component_mul(&of_b);
    Ok(TwoFold {
        difference: difference(a, b),
        explained: part(&apart.component_mul(&valued), &explained, [a, b]),
        unexplained: part(&rest, &unexplained, [a, b]),
        reference: valued,
    })
}

/// A difference of means as endowments, coefficients and their interaction.
pub fn three_fold(a: &Group, b: &Group) -> Result<ThreeFold, DecompositionError> {
    check(a, b)?;
    let k = a.names.len();
    let (apart, gap) = (&a.means - &b.means, &a.beta - &b.beta);
    let none = DMatrix::zeros(k, k);
    let (by_apart, by_means) = (DMatrix::from_diagonal(&apart), DMatrix::from_diagonal(&b.means));
    let endowments =
        Gradients { beta: [none.clone(), by_apart.clone()], means: [b.beta.clone(), -b.beta.clone()] };
    let coefficients =
        Gradients { beta: [by_means.clone(), -by_means], means: [DVector::zeros(k), gap.clone()] };
    let interaction = Gradients { beta: [by_apart.clone(), -by_apart], means: [gap.clone(), -gap.clone()] };
    Ok(ThreeFold {
        difference: difference(a, b),
        endowments: part(&apart.component_mul(&b.beta), &endowments, [a, b]),
        coefficients: part(&b.means.component_mul(&gap), &coefficients, [a, b]),
        interaction: part(&apart.component_mul(&gap), &interaction, [a, b]),
    })
}

/// A population by class: how many are in each, and the rate of each.
#[derive(Clone, Copy, Debug)]
pub struct Classes<'a> {
    /// People of each class, or shares: only their proportions matter.
    pub people: &'a [f64],
    /// The rate of each class.
    pub rates: &'a [f64],
}

/// A difference of crude rates in its parts, class by class and whole.
#[derive(Clone, Debug, PartialEq)]
pub struct Kitagawa {
    /// The first crude rate less the second.
    pub difference: f64,
    /// What differs in the rates.
    pub rate: f64,
    /// What differs in the composition.
    pub composition: f64,
    /// What differs in both at once; zero in the symmetric split.
    pub interaction: f64,
    /// Rate, composition and interaction of each class.
    pub classes: Vec<[f64; 3]>,
}

/// Kitagawa's split in two parts, each valued at the mean of the other: no population is the standard.
pub fn kitagawa(a: Classes<'_>, b: Classes<'_>) -> Result<Kitagawa, DecompositionError> {
    split(a, b, |(share_a, share_b), (rate_a, rate_b)| {
        let (rates, shares) = (f64::midpoint(rate_a, rate_b), f64::midpoint(share_a, share_b));
        [(rate_a - rate_b) * shares, (share_a - share_b) * rates, 0.0]
    })
}

/// The split in three parts with the second population as the standard.
pub fn kitagawa_with_interaction(a: Classes<'_>, b: Classes<'_>) -> Result<Kitagawa, DecompositionError> {
    split(a, b, |(share_a, share_b), (rate_a, rate_b)| {
        let (rate, share) = (rate_a - rate_b, share_a - share_b);
        [rate * share_b, share * rate_b, rate * share]
    })
}

fn split(
    a: Classes<'_>,
    b: Classes<'_>,
    of: impl Fn((f64, f64), (f64, f64)) -> [f64; 3],
) -> Result<Kitagawa, DecompositionError> {
    let classes = a.people.len();
    if let Some(found) = [a.rates, b.people, b.rates].iter().map(|it| it.len()).find(|it| *it != classes) {
        return Err(DecompositionError::Shape { found, expected: classes });
    }
    let (all_a, all_b) = (exact::sum(a.people.iter().copied()), exact::sum(b.people.iter().copied()));
    if !(all_a > 0.0 && all_b > 0.0) {
        return Err(DecompositionError::Empty);
    }
    let share = |at: usize| (a.people[at] / all_a, b.people[at] / all_b);
    let classes: Vec<[f64; 3]> = (0..classes).map(|at| of(share(at), (a.rates[at], b.rates[at]))).collect();
    let whole = |which: usize| exact::sum(classes.iter().map(|parts| parts[which]));
    Ok(Kitagawa {
        difference: exact::dot(a.people, a.rates) / all_a - exact::dot(b.people, b.rates) / all_b,
        rate: whole(0),
        composition: whole(1),
        interaction: whole(2),
        classes,
    })
}

/// The effect of each factor on a difference of Σ (product of factors) over classes.
///
/// `a` and `b` have a row for each factor with a value for each class. Each effect is the factor's change times the mean
/// of the others' products over all orders in which factors could have changed: with two factors Kitagawa's split.
pub fn das_gupta(a: &[&[f64]], b: &[&[f64]]) -> Result<Vec<f64>, DecompositionError> {
    let factors = a.len();
    if !(1..=8).contains(&factors) {
        return Err(DecompositionError::Factors(factors));
    }
    if b.len() != factors {
        return Err(DecompositionError::Shape { found: b.len(), expected: factors });
    }
    let classes = a[0].len();
    if let Some(row) = a.iter().chain(b).find(|row| row.len() != classes) {
        return Err(DecompositionError::Shape { found: row.len(), expected: classes });
    }
    let factorial = |n: usize| (1..=n).map(real).product::<f64>();
    let effect = |factor: usize| {
        let mut sum = exact::Sum::default();
        for changed in (0_usize..1 << factors).filter(|set| set >> factor & 1 == 0) {
            let size = changed.count_ones() as usize;
            let orders = factorial(size) * factorial(factors - 1 - size) / factorial(factors);
            for class in 0..classes {
                let others = (0..factors).filter(|it| *it != factor);
                let value = |it: usize| if changed >> it & 1 == 1 { a[it][class] } else { b[it][class] };
                let product: f64 = others.map(value).product();
                sum.add_product(orders * product, a[factor][class] - b[factor][class]);
            }
        }
        sum.value()
    };
    Ok((0..factors).map(effect).collect())
}
