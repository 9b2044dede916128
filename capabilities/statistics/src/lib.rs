//! Figures with their sources: datasets, editions, and where in which file each number stands.
//!
//! [`model`] has the words: a [`model::Figure`] is one cell of one source. [`undesa`] reads the original
//! workbook of the International Migrant Stock.

pub mod model;
pub mod undesa;
