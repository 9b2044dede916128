//! What an analysis computes: regression, panels, gravity, correlation, flows, indices and disclosure control.
//!
//! Pure arithmetic over columns of numbers: nothing here knows what a country or an indicator is.
//!
//! Words: a *design* is the columns on the right-hand side; *effects* are levels that are taken out instead of being
//! estimated; a *convention* is a way to compute standard errors, and each result names its own.
//!
//! Where to begin: [`linear::least_squares`], then [`errors::covariance`]; [`panel`] for units seen several times;
//! [`poisson::poisson`] for gravity; [`sensitivity`] for refits of any of them. By themselves stand [`correlation`],
//! [`agreement`], [`indices`], [`aggregates`], [`rates`], [`network`], [`convergence`], [`decomposition`], [`flows`] from stocks, and
//! [`disclosure`] control.
//!
//! Invariants:
//! - no normal equations: estimates come from an orthonormal basis and are refined in twice the precision;
//! - what cannot be told apart is refused with a condition number and the names of the columns, never printed;
//! - a missing value is never a number here: whoever calls has dropped and counted it;
//! - the same numbers in another order give the same result to the digits that are promised.

pub mod aggregates;
pub mod agreement;
pub mod convergence;
pub mod correlation;
pub mod decomposition;
pub mod disclosure;
pub mod effects;
pub mod errors;
mod exact;
mod fitting;
pub mod flows;
pub mod indices;
pub mod linear;
pub mod network;
pub mod panel;
pub mod poisson;
pub mod rates;
pub mod sensitivity;
mod simplex;
