//! Rows ready for arithmetic: typed columns with labels, and an account of every row that was left out.
//!
//! Rows are sorted by unit and time, then by the cells of all columns that the recipe uses, taken in the order of their
//! names. So neither the order of rows nor that of columns in the file can change a digit of a result.

mod account;
mod evaluate;
mod fault;
mod keys;
mod plan;

use std::collections::BTreeMap;

use kernel::words;
use serde::{Deserialize, Serialize};

use crate::{
    data::Data,
    note::Note,
    recipe::{Columns, Recipe},
};

use self::{account::Account, plan::Plan};
pub use self::{fault::FrameError, keys::Key};

words! {
    /// Why rows were left out.
    pub enum Reason {
        /// The line has another number of cells than the header.
        Ragged = "ragged",
        /// A condition of the recipe is not met.
        Condition = "where",
        /// A value is missing.
        Missing = "missing",
        /// A logarithm of zero or less.
        NotPositive = "not-positive",
        /// Division by zero.
        DividedByZero = "divided-by-zero",
        /// The unit has no observation so far back.
        NoEarlier = "no-earlier",
        /// The unit is not there at the beginning and at the end.
        NotAtBothEnds = "not-at-both-ends",
        /// The weight is zero.
        ZeroWeight = "zero-weight",
        /// Alone in a level of an effect.
        Singleton = "singleton",
        /// The model would predict it to be exactly zero.
        Separated = "separated",
    }
}

/// Rows that were left out for one reason, or numbers that were filled in.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Dropped {
    /// Why.
    pub reason: Reason,
    /// The column, the expression, the effect or the condition.
    pub of: String,
    /// How many.
    pub count: usize,
    /// The first of them, by unit and time, or by line.
    pub first: Vec<String>,
}

/// Numbers that a policy for missing values filled in.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Filled {
    /// The column.
    pub column: String,
    /// By which policy.
    pub policy: String,
    /// How many.
    pub count: usize,
    /// The first of them.
    pub first: Vec<String>,
}

/// Numbers with what they are called.
#[derive(Clone, Debug, PartialEq)]
pub struct Numbers {
    /// The expression.
    pub name: String,
    /// A number for each row.
    pub values: Vec<f64>,
}

/// Rows ready for arithmetic.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Frame {
    /// What each row is called.
    pub labels: Vec<String>,
    /// What is to be accounted for.
    pub y: Option<Numbers>,
    /// The terms, in the order of the recipe.
    pub x: Vec<Numbers>,
    /// How much each row counts.
    pub weights: Option<Vec<f64>>,
    /// Population, births and deaths by these names; what is missing is no number.
    pub amounts: BTreeMap<&'static str, Vec<f64>>,
    /// Columns of codes, by their names.
    pub keys: BTreeMap<String, Key>,
    /// Rows that were left out.
    pub dropped: Vec<Dropped>,
    /// Numbers that were filled in.
    pub filled: Vec<Filled>,
    /// What else a reader should know.
    pub notes: Vec<Note>,
}

/// What a value is, or why there is none.
pub(crate) type Value = Result<f64, Reason>;

impl Frame {
    /// The rows that a recipe asks for.
    pub fn build(recipe: &Recipe, data: &Data) -> Result<Self, FrameError> {
        let plan = Plan::of(recipe, data)?;
        let mut account = Account::default();
        for line in &data.ragged {
            account.drop(Reason::Ragged, "the number of cells", format!("line {line}"));
        }
        let mut rows = Vec::new();
        for row in plan.order() {
            let unmet =
                plan.conditions.iter().position(|(column, condition)| !condition.is_met(&column[row]));
            match unmet {
                None => rows.push(row),
                Some(at) => {
                    let of = format!("not {}", recipe.conditions[at]);
                    account.drop(Reason::Condition, &of, plan.label(row));
                }
            }
        }
        let mut evaluated = evaluate::Evaluated::of(&plan, recipe, data, &rows)?;
        let kept = plan.keep(&rows, &evaluated, &mut account);
        if kept.is_empty() {
            return Err(FrameError::NothingLeft(account.dropped));
        }
        evaluated.count_filled(&kept);
        account.dropped.sort_by(|a, b| (a.reason, &a.of).cmp(&(b.reason, &b.of)));
        Ok(plan.assemble(&kept, evaluated, account))
    }

    /// How many rows there are.
    pub const fn n(&self) -> usize {
        self.labels.len()
    }

    /// A column of codes.
    pub fn key(&self, columns: &Columns) -> Option<&Key> {
        self.keys.get(&columns.to_string())
    }

    /// The rows for which `keep` is true.
    #[must_use]
    pub fn only(&self, keep: &[bool]) -> Self {
        fn some<T: Clone>(all: &[T], keep: &[bool]) -> Vec<T> {
            all.iter().zip(keep).filter(|(_, keep)| **keep).map(|(it, _)| it.clone()).collect()
        }
        let numbers = |it: &Numbers| Numbers { name: it.name.clone(), values: some(&it.values, keep) };
        Self {
            labels: some(&self.labels, keep),
            y: self.y.as_ref().map(numbers),
            x: self.x.iter().map(numbers).collect(),
            weights: self.weights.as_ref().map(|all| some(all, keep)),
            amounts: self.amounts.iter().map(|(name, all)| (*name, some(all, keep))).collect(),
            keys: self.keys.iter().map(|(name, key)| (name.clone(), key.only(keep))).collect(),
            dropped: self.dropped.clone(),
            filled: self.filled.clone(),
            notes: self.notes.clone(),
        }
    }

    /// Without rows that are alone in a level of one of the effects, until there are none.
    #[must_use]
    pub fn without_singletons(self, effects: &[Columns]) -> Self {
        let mut frame = self;
        loop {
            let alone = effects.iter().find_map(|effect| {
                let key = frame.key(effect)?;
                let sizes = key.sizes();
                let keep: Vec<bool> = key.codes.iter().map(|code| sizes[*code as usize] > 1).collect();
                keep.contains(&false).then_some((effect.to_string(), keep))
            });
            let Some((of, keep)) = alone else { return frame };
            let gone = frame.labels.iter().zip(&keep).filter(|(_, keep)| !**keep);
            let gone: Vec<String> = gone.map(|(label, _)| label.clone()).collect();
            frame = frame.only(&keep);
            frame.drop_more(Reason::Singleton, &of, &gone);
        }
    }

    /// Adds rows to the account of those left out.
    pub(crate) fn drop_more(&mut self, reason: Reason, of: &str, labels: &[String]) {
        let mut account = Account { dropped: std::mem::take(&mut self.dropped) };
        for label in labels {
            account.drop(reason, of, label.clone());
        }
        self.dropped = account.dropped;
    }
}

#[cfg(test)]
mod tests;
