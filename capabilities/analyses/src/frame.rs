//! Rows ready for arithmetic: typed columns with labels, and an account of every row that was left out.
//!
//! Rows are sorted by unit and time, then by the cells of all columns that the recipe uses, taken in the order of their
//! names. So neither the order of rows nor that of columns in the file can change a digit of a result.

mod evaluate;
mod keys;

use std::{cmp::Ordering, collections::BTreeMap};

use kernel::words;
use serde::Serialize;

use crate::{
    data::Data,
    expression::{Expression, ExpressionError},
    recipe::{Columns, Missing, Recipe},
};

pub use keys::Key;

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
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
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
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
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

/// How many rows are named of those that were left out.
const NAMED: usize = 5;

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
    pub notes: Vec<String>,
}

/// Why data and recipe do not fit.
#[derive(Clone, Debug, PartialEq, Eq, thiserror::Error)]
pub enum FrameError {
    /// A column is not there.
    #[error("there is no column `{name}`{}; the columns are {}", suggestion(.like), .all.join(", "))]
    NoColumn {
        /// The name that was asked for.
        name: String,
        /// Names that are nearly the same.
        like: Vec<String>,
        /// All names.
        all: Vec<String>,
    },
    /// A function cannot be read.
    #[error(transparent)]
    Expression(#[from] ExpressionError),
    /// A column that should hold numbers holds something else.
    #[error("`{column}` holds no number but `{found}` in line {line}{}", code_hint(.found))]
    NotNumbers {
        /// The column.
        column: String,
        /// The first such cell.
        found: String,
        /// Its line.
        line: u32,
    },
    /// The steps of time are not known.
    #[error("{what} needs `unit` and `time` in the recipe")]
    NoOrder {
        /// What looks back.
        what: String,
    },
    /// Two rows are of one unit at one time.
    #[error(
        "lines {first} and {second} are both {label}: what came before is not known; add a condition or name every column of the unit"
    )]
    Twice {
        /// The earlier line.
        first: u32,
        /// The later line.
        second: u32,
        /// Their unit and time.
        label: String,
    },
    /// Times are not numbers.
    #[error("{what} needs whole numbers in `{time}`; line {line} has `{found}`")]
    NoYears {
        /// What needs them.
        what: String,
        /// The column of time.
        time: String,
        /// The first other cell.
        found: String,
        /// Its line.
        line: u32,
    },
    /// A weight is negative.
    #[error("line {line} has the weight {weight}; weights are zero or more")]
    Weight {
        /// The line.
        line: u32,
        /// The weight as it stands there.
        weight: String,
    },
    /// No row is left.
    #[error("no row is left: {0}")]
    NothingLeft(String),
}

fn suggestion(like: &[String]) -> String {
    if like.is_empty() { String::new() } else { format!(" (is `{}` meant?)", like.join("` or `")) }
}

fn code_hint(found: &str) -> &'static str {
    let digits = found.trim_start_matches(['-', '+']);
    if digits.starts_with('0') && digits.bytes().all(|byte| byte.is_ascii_digit()) {
        ": a leading zero makes a code of it"
    } else if digits.starts_with(|c: char| c.is_ascii_digit()) && digits.contains(',') {
        ": write numbers without separators, with a point before decimals"
    } else {
        ""
    }
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
            return Err(FrameError::NothingLeft(account.told()));
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

/// What was left out, by reason.
#[derive(Debug, Default)]
struct Account {
    dropped: Vec<Dropped>,
}

impl Account {
    fn drop(&mut self, reason: Reason, of: &str, label: String) {
        let at = self.dropped.iter().position(|it| it.reason == reason && it.of == of).unwrap_or_else(|| {
            self.dropped.push(Dropped { reason, of: of.to_owned(), count: 0, first: Vec::new() });
            self.dropped.len() - 1
        });
        self.dropped[at].count += 1;
        if self.dropped[at].first.len() < NAMED {
            self.dropped[at].first.push(label);
        }
    }

    fn told(&self) -> String {
        let told = self.dropped.iter().map(|it| format!("{} {} ({})", it.count, it.reason, it.of));
        told.collect::<Vec<_>>().join(", ")
    }
}

/// The columns that a recipe uses.
struct Plan<'a> {
    data: &'a Data,
    conditions: Vec<(&'a [String], &'a crate::condition::Condition)>,
    y: Option<Expression>,
    x: Vec<Expression>,
    weights: Option<&'a str>,
    amounts: Vec<(&'static str, &'a str)>,
    unit: Option<&'a Columns>,
    time: Option<&'a str>,
    keys: Vec<Columns>,
    /// Every column that is used, by name.
    used: Vec<&'a [String]>,
}

impl<'a> Plan<'a> {
    fn of(recipe: &'a Recipe, data: &'a Data) -> Result<Self, FrameError> {
        let read = |text: &String| Expression::read(text, &data.names);
        let y = recipe.y.as_ref().map(read).transpose()?;
        let x = recipe.x.iter().map(read).collect::<Result<Vec<_>, _>>()?;
        let time = recipe.time.as_ref().map(|name| Columns(vec![name.clone()]));
        let one = |name: &String| Columns(vec![name.clone()]);
        let single = [&recipe.region, &recipe.group, &recipe.classes];
        let single = single.into_iter().flatten().map(one);
        let ends =
            recipe.ends.iter().flat_map(|(from, to)| [from, to]).map(|name| Columns(vec![name.clone()]));
        let clusters = recipe.se.iter().flat_map(|se| se.by.iter().cloned());
        let mut keys: Vec<Columns> = recipe.effects.iter().chain(&recipe.unit).cloned().collect();
        // The parts of a unit such as a corridor are countries, one of which can be left out.
        let parts = recipe.unit.iter().flat_map(|unit| &unit.0).map(|name| Columns(vec![name.clone()]));
        keys.extend(time.into_iter().chain(single).chain(clusters).chain(ends).chain(parts));
        keys.sort();
        keys.dedup();
        let amounts =
            [("population", &recipe.population), ("births", &recipe.births), ("deaths", &recipe.deaths)];
        let amounts: Vec<(&'static str, &str)> =
            amounts.into_iter().filter_map(|(what, name)| Some((what, name.as_deref()?))).collect();
        let mut names: Vec<&str> = y.iter().chain(&x).flat_map(Expression::columns).collect();
        names.extend(recipe.weights.as_deref().into_iter().chain(amounts.iter().map(|it| it.1)));
        names.extend(keys.iter().flat_map(|columns| columns.0.iter().map(String::as_str)));
        names.extend(recipe.conditions.iter().map(|condition| condition.column.as_str()));
        names.sort_unstable();
        names.dedup();
        let column = |name: &str| {
            data.column(name).ok_or_else(|| FrameError::NoColumn {
                name: name.to_owned(),
                like: data.like(name),
                all: data.names.iter().take(40).cloned().collect(),
            })
        };
        let used = names.into_iter().map(column).collect::<Result<Vec<_>, _>>()?;
        let of_condition =
            |condition: &'a crate::condition::Condition| Ok((column(&condition.column)?, condition));
        let conditions =
            recipe.conditions.iter().map(of_condition).collect::<Result<Vec<_>, FrameError>>()?;
        Ok(Self {
            data,
            conditions,
            y,
            x,
            weights: recipe.weights.as_deref(),
            amounts,
            unit: recipe.unit.as_ref(),
            time: recipe.time.as_deref(),
            keys,
            used,
        })
    }

    /// What a row is called: its unit and time, or its line.
    fn label(&self, row: usize) -> String {
        let cells = |names: &[String]| -> Vec<&'a str> {
            names
                .iter()
                .filter_map(|name| self.data.column(name))
                .map(|column| column[row].as_str())
                .collect()
        };
        let unit = self.unit.map(|unit| cells(&unit.0).join(" / "));
        let time = self.time.map(|time| cells(&[time.to_owned()]).join(" / "));
        match (unit, time) {
            (Some(unit), Some(time)) => format!("{unit}, {time}"),
            (Some(unit), None) => unit,
            _ => format!("line {}", self.data.lines[row]),
        }
    }

    /// All rows by unit and time, then by every cell that is used, in the order of the names of their columns.
    fn order(&self) -> Vec<usize> {
        let mut rows: Vec<usize> = (0..self.data.rows()).collect();
        let time = self.time.map(|time| Columns(vec![time.to_owned()]));
        let ranks: Vec<Vec<u32>> = self
            .unit
            .into_iter()
            .chain(&time)
            .map(|columns| Key::of(columns, self.data, &rows).codes)
            .collect();
        rows.sort_by(|a, b| {
            let keys = ranks.iter().map(|ranks| ranks[*a].cmp(&ranks[*b]));
            let cells = self.used.iter().map(|column| column[*a].cmp(&column[*b]));
            keys.chain(cells).find(|order| order.is_ne()).unwrap_or(Ordering::Equal).then(a.cmp(b))
        });
        rows
    }

    /// The rows that are complete, with their places among `rows`.
    fn keep(
        &self,
        rows: &[usize],
        evaluated: &evaluate::Evaluated,
        account: &mut Account,
    ) -> Vec<(usize, usize)> {
        let mut kept: Vec<(usize, usize)> = rows.iter().copied().enumerate().collect();
        // Reasons are looked for in the order of names, so that a row has one reason whatever the recipe's order is.
        let mut sorted: Vec<&evaluate::Named> = evaluated.all().collect();
        sorted.sort_by(|a, b| a.name.cmp(&b.name));
        kept.retain(|(at, row)| {
            let empty = self
                .keys
                .iter()
                .flat_map(|key| &key.0)
                .find(|name| self.data.column(name).is_some_and(|column| column[*row].is_empty()));
            if let Some(name) = empty {
                account.drop(Reason::Missing, name, self.label(*row));
                return false;
            }
            for named in &sorted {
                if let Err(reason) = named.values[*at] {
                    account.drop(reason, &named.name, self.label(*row));
                    return false;
                }
            }
            true
        });
        kept
    }

    fn assemble(&self, kept: &[(usize, usize)], evaluated: evaluate::Evaluated, account: Account) -> Frame {
        let numbers = |named: &evaluate::Named| Numbers {
            name: named.name.clone(),
            values: kept.iter().filter_map(|(at, _)| named.values[*at].ok()).collect(),
        };
        let rows: Vec<usize> = kept.iter().map(|(_, row)| *row).collect();
        let keys = self.keys.iter().map(|columns| (columns.to_string(), Key::of(columns, self.data, &rows)));
        Frame {
            labels: rows.iter().map(|row| self.label(*row)).collect(),
            y: evaluated.y.as_ref().map(numbers),
            x: evaluated.x.iter().map(numbers).collect(),
            weights: evaluated.weights.as_ref().map(|named| numbers(named).values),
            amounts: evaluated
                .amounts
                .iter()
                .map(|(what, all)| (*what, kept.iter().map(|(at, _)| all[*at]).collect()))
                .collect(),
            keys: keys.collect(),
            dropped: account.dropped,
            filled: evaluated.filled,
            notes: evaluated.notes,
        }
    }

    fn policy(recipe: &Recipe) -> Option<Missing> {
        (recipe.missing != Missing::Listwise).then_some(recipe.missing)
    }
}

#[cfg(test)]
mod tests;
