//! A recipe: what is asked of which figures, by which method, in one TOML file.

use std::{collections::BTreeMap, fmt};

use kernel::words;
use methods::errors::Factor;
use serde::Deserialize;

use crate::condition::Condition;

mod read;
mod rules;

words! {
    /// How the answer is computed.
    pub enum Method {
        /// Least squares over all rows; with `effects`, within them.
        Ols = "ols",
        /// Least squares within units.
        Fe = "fe",
        /// Random effects of units (Swamy and Arora).
        Re = "re",
        /// Least squares within units and periods.
        TwoWay = "twoway",
        /// Poisson pseudo-maximum likelihood.
        Ppml = "ppml",
        /// Pearson, Spearman and Kendall.
        Correlation = "correlation",
        /// Means, spread and quantiles.
        Descriptive = "descriptive",
        /// Growth on what there was at the beginning, and the spread over time.
        Convergence = "convergence",
        /// A difference between two groups in its parts (Oaxaca and Blinder, Kitagawa).
        Decomposition = "decomposition",
        /// Flows from two tables of stocks by place of birth and of residence.
        Flows = "flows",
        /// Gini and Theil.
        Inequality = "inequality",
        /// Measures of movement, or of concentration.
        Indices = "indices",
    }
}

words! {
    /// How the spread of an estimate is computed.
    pub enum SeKind {
        /// One variance for all residuals.
        Iid = "iid",
        /// Each residual for itself.
        Hc0 = "hc0",
        /// Times n/(n-k).
        Hc1 = "hc1",
        /// Divided by 1-h.
        Hc2 = "hc2",
        /// Divided by (1-h)².
        Hc3 = "hc3",
        /// Residuals of a cluster together.
        Cluster = "cluster",
        /// Two ways of clustering at once.
        TwoWay = "twoway",
    }
}

words! {
    /// Whose estimates a difference between groups is valued by.
    pub enum Reference {
        /// Those of the first group.
        First = "first",
        /// Those of the second group.
        Second = "second",
        /// Those of both groups together.
        Pooled = "pooled",
        /// Both, by their numbers of rows.
        Cotton = "cotton",
        /// Half of each.
        Half = "half",
    }
}

words! {
    /// How flows are made from stocks.
    pub enum FlowsKind {
        /// As many as possible stay.
        Minimum = "minimum",
        /// Where one goes does not depend on where one was.
        Independence = "independence",
        /// A mean of both with a named weight.
        Mix = "mix",
        /// Growth of stocks; what shrinks is no flow.
        DropNegative = "drop-negative",
        /// Growth of stocks; what shrinks is a flow back.
        ReverseNegative = "reverse-negative",
    }
}

/// How flows are made from stocks, and with which weight from where.
#[derive(Clone, Debug, PartialEq, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct FlowsWanted {
    /// How.
    #[serde(deserialize_with = "read::word")]
    pub kind: FlowsKind,
    /// The share of the minimum table in a mix.
    pub minimum: Option<f64>,
    /// Where that share is from.
    pub source: Option<String>,
}

/// One column, or several that count together: `"firm"` or `["origin", "year"]`.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord, Deserialize)]
#[serde(from = "OneOrMany")]
pub struct Columns(pub Vec<String>);

#[derive(Deserialize)]
#[serde(untagged)]
enum OneOrMany {
    One(String),
    Many(Vec<String>),
}

impl From<OneOrMany> for Columns {
    fn from(found: OneOrMany) -> Self {
        match found {
            OneOrMany::One(name) => Self(vec![name]),
            OneOrMany::Many(names) => Self(names),
        }
    }
}

impl fmt::Display for Columns {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.0.join(" / "))
    }
}

/// A convention of standard errors.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Se {
    /// Which convention.
    pub kind: SeKind,
    /// The clusters.
    pub by: Vec<Columns>,
    /// What a clustered spread is multiplied by.
    pub factor: Factor,
}

/// What happens where a number is missing.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Missing {
    /// The row is left out and counted.
    #[default]
    Listwise,
    /// The last number of the unit stands in for at most so many steps of time.
    Carry(u32),
    /// A straight line between the numbers before and after, inside only.
    Interpolate,
}

/// Published figures that are asked for.
#[derive(Clone, Debug, PartialEq, Eq, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Wanted {
    /// The name of each column and the indicator that fills it.
    pub columns: BTreeMap<String, String>,
    /// Codes of areas; all countries when left out.
    #[serde(default)]
    pub areas: Vec<String>,
    /// Codes of the areas at the other end; without them figures have no other end.
    #[serde(default)]
    pub counterparts: Option<Vec<String>>,
    /// Years; all when left out.
    #[serde(default)]
    pub years: Vec<i32>,
    /// `both`, `male` or `female`.
    #[serde(default = "both")]
    pub sex: String,
    /// Datasets that are read, each in its newest edition; all that have the indicators when left out.
    #[serde(default)]
    pub datasets: Vec<String>,
    /// The edition of each dataset by name; the newest published one when left out.
    #[serde(default)]
    pub editions: BTreeMap<String, String>,
}

fn both() -> String {
    "both".to_owned()
}

/// Where the numbers come from.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Source {
    /// A delimited text, by its path as the recipe gives it.
    File(String),
    /// Published figures.
    Figures(Wanted),
}

/// What is asked.
#[derive(Clone, Debug, PartialEq)]
pub struct Recipe {
    /// What a person calls it.
    pub title: String,
    /// Where the numbers come from.
    pub source: Source,
    /// How the answer is computed.
    pub method: Method,
    /// What is to be accounted for.
    pub y: Option<String>,
    /// By what.
    pub x: Vec<String>,
    /// Whether a constant is estimated where no effects hold it.
    pub constant: bool,
    /// Levels that are taken out.
    pub effects: Vec<Columns>,
    /// Who is seen several times.
    pub unit: Option<Columns>,
    /// When.
    pub time: Option<String>,
    /// In which region, for leaving one out.
    pub region: Option<String>,
    /// How much each row counts.
    pub weights: Option<String>,
    /// Where a flow begins and ends.
    pub ends: Option<(String, String)>,
    /// The people of the place where a flow begins.
    pub population: Option<String>,
    /// Births and deaths of the place of residence in the interval that begins with the row.
    pub births: Option<String>,
    /// The same for deaths.
    pub deaths: Option<String>,
    /// How flows are made from stocks.
    pub flows: Option<FlowsWanted>,
    /// The two groups of a decomposition.
    pub group: Option<String>,
    /// The classes by which rates and their composition are told apart.
    pub classes: Option<String>,
    /// Whose estimates a difference is valued by.
    pub reference: Reference,
    /// Which rows are looked at.
    pub conditions: Vec<Condition>,
    /// The convention of standard errors, if the recipe names one.
    pub se: Option<Se>,
    /// What happens where a number is missing.
    pub missing: Missing,
    /// Whether refits are made.
    pub sensitivity: bool,
}

/// Why a text is no recipe.
#[derive(Clone, Debug, PartialEq, Eq, thiserror::Error)]
pub enum RecipeError {
    /// The text is not TOML, or a field is unknown or of another kind.
    #[error("{0}")]
    Toml(String),
    /// Numbers come from one place.
    #[error("name either `data` (a file) or `figures` (published figures), and not both")]
    Source,
    /// A field is needed.
    #[error("`{field}` is missing: method `{method}` needs {why}")]
    Needs {
        /// The field.
        field: &'static str,
        /// The method.
        method: Method,
        /// What it is for.
        why: &'static str,
    },
    /// A field does not fit.
    #[error("`{field}` {why}")]
    Field {
        /// The field.
        field: &'static str,
        /// What is wrong.
        why: String,
    },
}

pub(crate) fn field(field: &'static str, why: impl Into<String>) -> RecipeError {
    RecipeError::Field { field, why: why.into() }
}

impl Recipe {
    /// The convention that is used: the one that was named, or the plainest.
    pub fn convention(&self) -> Se {
        let plain = if self.method == Method::Ppml { SeKind::Hc0 } else { SeKind::Iid };
        self.se.clone().unwrap_or(Se { kind: plain, by: Vec::new(), factor: Factor::Cr0 })
    }
}
