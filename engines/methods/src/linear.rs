//! Least squares: a Householder QR of columns brought to one length, and a refinement in twice the precision.
//!
//! Normal equations lose half of the digits, so they are never formed. The refinement solves the augmented system
//! of Björck (1967) with residuals computed as in `exact`, which makes the answer as good as the data.

use nalgebra::{DMatrix, DVector};

use crate::exact::{self, Sum};

/// Columns more alike than this are refused: fewer than about seven digits of an estimate would be true.
pub const WORST_CONDITION: f64 = 1e11;

/// Columns of numbers with names, all of one length.
#[derive(Clone, Debug, PartialEq)]
pub struct Design {
    /// What each column is called.
    pub names: Vec<String>,
    /// A row for each observation, a column for each name.
    pub matrix: DMatrix<f64>,
}

/// Why nothing was estimated.
#[derive(Clone, Debug, PartialEq, thiserror::Error)]
pub enum LinearError {
    /// Columns and names, or rows and values, differ in number.
    #[error("{what}: {found} where {expected} are needed")]
    Shape {
        /// What has the wrong length.
        what: &'static str,
        /// How many there are.
        found: usize,
        /// How many there should be.
        expected: usize,
    },
    /// More unknowns than observations.
    #[error("{rows} observations cannot give {unknowns} estimates")]
    TooFewRows {
        /// Observations.
        rows: usize,
        /// Estimates asked for, effects included.
        unknowns: usize,
    },
    /// A value is not a number.
    #[error("row {row} of `{column}` is not a finite number")]
    NotFinite {
        /// The row, counted from 0.
        row: usize,
        /// The column; `y` for the explained variable.
        column: String,
    },
    /// A column does not vary where it must.
    #[error("`{0}` has no variation left, so its estimate cannot be told from the other terms")]
    NoVariation(String),
    /// Columns are so nearly the same that no digit of the estimates would be true.
    #[error("the columns are collinear: condition number {condition:.2e}, at most {limit:.0e} is accepted; drop one of {}", .columns.join(", "))]
    Collinear {
        /// The condition number of the columns brought to one length.
        condition: f64,
        /// The largest that is accepted.
        limit: f64,
        /// The columns that make up the worst direction.
        columns: Vec<String>,
    },
    /// A weight is negative or not a number.
    #[error("row {row} has the weight {weight}; weights are positive")]
    Weight {
        /// The row, counted from 0.
        row: usize,
        /// Its weight.
        weight: f64,
    },
}

/// Estimates by least squares, with what standard errors are made of.
#[derive(Clone, Debug)]
pub struct Fit {
    /// What each estimate is called.
    pub names: Vec<String>,
    /// The estimates.
    pub beta: DVector<f64>,
    /// What the estimates leave unexplained, in the units of `y`.
    pub residuals: DVector<f64>,
    /// The rows as they were weighted: what scores are made of.
    pub rows: DMatrix<f64>,
    /// Residuals times the root of their weight.
    pub weighted_residuals: DVector<f64>,
    /// The inverse of the cross product of the weighted rows.
    pub bread: DMatrix<f64>,
    /// How much each observation pulls its own prediction, between 0 and 1.
    pub leverages: Vec<f64>,
    /// The condition number of the columns brought to one length.
    pub condition: f64,
    /// The weighted sum of squared residuals.
    pub rss: f64,
}

impl Design {
    /// Columns with their names, and a column of ones before them if `constant`.
    pub fn new(names: &[&str], columns: &[&[f64]], constant: bool) -> Result<Self, LinearError> {
        let shape = |what, found, expected| LinearError::Shape { what, found, expected };
        if names.len() != columns.len() {
            return Err(shape("columns", columns.len(), names.len()));
        }
        let rows = columns.first().map_or(0, |column| column.len());
        if let Some(other) = columns.iter().find(|column| column.len() != rows) {
            return Err(shape("rows", other.len(), rows));
        }
        let ones = vec![1.0; rows];
        let all: Vec<&[f64]> =
            constant.then_some(ones.as_slice()).into_iter().chain(columns.iter().copied()).collect();
        let every = constant.then_some("const").into_iter().chain(names.iter().copied());
        let names: Vec<String> = every.map(str::to_owned).collect();
        for (name, column) in names.iter().zip(&all) {
            if let Some(row) = column.iter().position(|value| !value.is_finite()) {
                return Err(LinearError::NotFinite { row, column: name.clone() });
            }
        }
        let matrix =
            DMatrix::from_iterator(rows, all.len(), all.iter().flat_map(|column| column.iter().copied()));
        Ok(Self { names, matrix })
    }
}

/// The estimates that make the (weighted) sum of squared residuals least.
///
/// `absorbed` counts effects that were taken out before, so that too few rows are seen.
pub fn least_squares(
    y: &[f64],
    design: &Design,
    weights: Option<&[f64]>,
    absorbed: usize,
) -> Result<Fit, LinearError> {
    let (n, k) = design.matrix.shape();
    if y.len() != n {
        return Err(LinearError::Shape { what: "rows of y", found: y.len(), expected: n });
    }
    if let Some(row) = y.iter().position(|value| !value.is_finite()) {
        return Err(LinearError::NotFinite { row, column: "y".into() });
    }
    if n <= k + absorbed || k == 0 {
        return Err(LinearError::TooFewRows { rows: n, unknowns: k + absorbed });
    }
    let roots = roots_of(weights, n)?;
    let weigh = |mut column: DVector<f64>| {
        if let Some(roots) = &roots {
            column.component_mul_assign(roots);
        }
        column
    };
    let rows = match &roots {
        None => design.matrix.clone(),
        Some(roots) => {
            let mut rows = design.matrix.clone();
            rows.column_iter_mut().for_each(|mut column| column.component_mul_assign(roots));
            rows
        }
    };
    let target = weigh(DVector::from_column_slice(y));
    let factors = Factors::of(&rows, &design.names)?;
    let (beta, weighted_residuals) = factors.solve(&rows, &target);
    let residuals = DVector::from_fn(n, |row, _| {
        let mut sum = Sum::default();
        sum.add(y[row]);
        (0..k).for_each(|column| sum.add_product(-design.matrix[(row, column)], beta[column]));
        sum.value()
    });
    Ok(Fit {
        names: design.names.clone(),
        rss: exact::dot(weighted_residuals.iter(), weighted_residuals.iter()),
        bread: factors.bread(),
        leverages: factors.q.row_iter().map(|row| row.norm_squared()).collect(),
        condition: factors.condition,
        beta,
        residuals,
        rows,
        weighted_residuals,
    })
}

fn roots_of(weights: Option<&[f64]>, n: usize) -> Result<Option<DVector<f64>>, LinearError> {
    let Some(weights) = weights else { return Ok(None) };
    if weights.len() != n {
        return Err(LinearError::Shape { what: "weights", found: weights.len(), expected: n });
    }
    if let Some((row, weight)) = weights.iter().enumerate().find(|(_, it)| !(it.is_finite() && **it > 0.0)) {
        return Err(LinearError::Weight { row, weight: *weight });
    }
    Ok(Some(DVector::from_iterator(n, weights.iter().map(|weight| weight.sqrt()))))
}

/// The columns divided by their lengths, as an orthonormal basis times a triangle.
struct Factors {
    q: DMatrix<f64>,
    r: DMatrix<f64>,
    lengths: DVector<f64>,
    condition: f64,
}

impl Factors {
    fn of(rows: &DMatrix<f64>, names: &[String]) -> Result<Self, LinearError> {
        let lengths = DVector::from_iterator(rows.ncols(), rows.column_iter().map(|column| column.norm()));
        if let Some(flat) = lengths.iter().position(|length| *length == 0.0) {
            return Err(LinearError::NoVariation(names[flat].clone()));
        }
        let mut scaled = rows.clone();
        for (mut column, length) in scaled.column_iter_mut().zip(lengths.iter()) {
            column /= *length;
        }
        let qr = scaled.qr();
        let (q, r) = (qr.q(), qr.r());
        let decomposed = r.clone().svd(false, true);
        let singular = &decomposed.singular_values;
        let condition = singular.max() / singular.min();
        if !condition.is_finite() || condition > WORST_CONDITION {
            let at = singular.imin();
            let direction = decomposed.v_t.map(|v_t| v_t.row(at).into_owned());
            let weight = |column: usize| direction.as_ref().map_or(1.0, |it| it[column].abs());
            let involved = (0..names.len()).filter(|column| weight(*column) > 0.1);
            return Err(LinearError::Collinear {
                condition,
                limit: WORST_CONDITION,
                columns: involved.map(|column| names[column].clone()).collect(),
            });
        }
        Ok(Self { q, r, lengths, condition })
    }

    /// Estimates and residuals of the weighted system, refined until they no longer change.
    fn solve(&self, rows: &DMatrix<f64>, target: &DVector<f64>) -> (DVector<f64>, DVector<f64>) {
        let (n, k) = rows.shape();
        let mut beta = DVector::<f64>::zeros(k);
        let mut residuals = DVector::<f64>::zeros(n);
        for _ in 0..MOST_REFINEMENTS {
            let short = DVector::from_fn(n, |row, _| {
                let mut sum = Sum::default();
                sum.add(target[row]);
                sum.add(-residuals[row]);
                (0..k).for_each(|column| sum.add_product(-rows[(row, column)], beta[column]));
                sum.value()
            });
            let slope = DVector::from_fn(k, |column, _| {
                -exact::dot(rows.column(column).iter(), residuals.iter()) / self.lengths[column]
            });
            let (change, shift) = self.correction(&short, &slope);
            let before = beta.norm();
            beta += &change;
            residuals += shift;
            if change.norm() <= f64::EPSILON * before {
                break;
            }
        }
        (beta, residuals)
    }

    /// Solves the augmented system for what is short in the equations and in the slope.
    fn correction(&self, short: &DVector<f64>, slope: &DVector<f64>) -> (DVector<f64>, DVector<f64>) {
        const SOLVABLE: &str = "the triangle has no zero on its diagonal: its condition number is finite";
        let h = self.r.tr_solve_upper_triangular(slope).expect(SOLVABLE);
        let inside = self.q.tr_mul(short);
        let change = self.r.solve_upper_triangular(&(&inside - &h)).expect(SOLVABLE);
        let shift = short - &self.q * (&inside - &h);
        (change.component_div(&self.lengths), shift)
    }

    fn bread(&self) -> DMatrix<f64> {
        let k = self.lengths.len();
        let inverse = self
            .r
            .solve_upper_triangular(&DMatrix::identity(k, k))
            .expect("the triangle has no zero on its diagonal: its condition number is finite");
        let mut bread = &inverse * inverse.transpose();
        for row in 0..k {
            for column in 0..k {
                bread[(row, column)] /= self.lengths[row] * self.lengths[column];
            }
        }
        bread
    }
}

/// The first round is the plain solution; two more are enough up to [`WORST_CONDITION`].
const MOST_REFINEMENTS: usize = 6;

impl Fit {
    /// Observations.
    pub fn n(&self) -> usize {
        self.residuals.len()
    }

    /// Estimates, effects that were taken out before not counted.
    pub fn k(&self) -> usize {
        self.beta.len()
    }
}
