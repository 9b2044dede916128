//! The rule by which a table is protected, and how the file lays the table out.

use std::collections::BTreeMap;

use methods::disclosure::Rules;
use serde::Deserialize;

/// The rule by which a table is protected.
#[derive(Clone, Debug, PartialEq, Deserialize)]
#[serde(deny_unknown_fields, default)]
pub struct Rule {
    /// Cells above zero with fewer contributors are withheld.
    pub threshold: f64,
    /// The least width of the interval of every withheld cell.
    pub width: f64,
    /// Whether everybody knows the sums; else they may be withheld, too.
    pub margins_known: bool,
    /// Few contributors make up nearly all of a cell.
    pub dominance: Option<Dominance>,
    /// The second largest contributor could place the largest within p per cent.
    pub p_percent: Option<f64>,
    /// Everybody knows the other contributions within q per cent already.
    pub q_percent: f64,
    /// How the file lays the table out.
    pub table: Layout,
    /// What was released before of the same table, where that is in no ledger.
    pub released: Vec<Released>,
}

/// The rule of dominance.
#[derive(Clone, Copy, Debug, PartialEq, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Dominance {
    /// So many of the largest contributors
    pub n: usize,
    /// make up more than so many per cent.
    pub k: f64,
}

/// How a file lays a table out.
#[derive(Clone, Debug, Default, PartialEq, Deserialize)]
#[serde(deny_unknown_fields, default)]
pub struct Layout {
    /// What the columns of a table of rows and columns distinguish, such as `sex`.
    pub columns: Option<String>,
    /// The columns of a list that say which cell a line belongs to; none, and the file is a table of rows and columns.
    pub dimensions: Vec<String>,
    /// The column of a list that holds the count or the amount.
    pub value: Option<String>,
    /// The column that names who contributed what the line says.
    pub contributor: Option<String>,
    /// Columns with the largest contributions of a cell, the largest first.
    pub largest: Vec<String>,
    /// The column that says how many contributors a cell has.
    pub contributors: Option<String>,
    /// The column that says how often a line counts.
    pub weight: Option<String>,
    /// The word by which sums are marked in the file; they are checked and not counted twice.
    pub total: Option<String>,
    /// Groups of categories, by dimension: their sums are part of the table.
    pub groups: BTreeMap<String, BTreeMap<String, Vec<String>>>,
}

/// One cell that was released before.
#[derive(Clone, Debug, PartialEq, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Released {
    /// The name of its row, in a table of rows and columns.
    #[serde(default)]
    pub row: Option<String>,
    /// The name of its column.
    #[serde(default)]
    pub column: Option<String>,
    /// The category of each dimension; one that is left out is summed over.
    #[serde(default)]
    pub cell: BTreeMap<String, String>,
    /// What was said.
    pub value: f64,
}

impl Default for Rule {
    fn default() -> Self {
        Self {
            threshold: 5.0,
            width: 5.0,
            margins_known: true,
            dominance: None,
            p_percent: None,
            q_percent: 100.0,
            table: Layout::default(),
            released: Vec::new(),
        }
    }
}

/// Why a rule is none.
#[derive(Clone, Debug, PartialEq, thiserror::Error)]
pub enum RuleError {
    /// The text is no rule.
    #[error("{0}")]
    Unreadable(String),
    /// A number is out of its bounds.
    #[error("`{field}` is {found}; it must be {allowed}")]
    Bounds {
        /// Which.
        field: &'static str,
        /// What it is.
        found: String,
        /// What it may be.
        allowed: &'static str,
    },
    /// The parts of the layout do not go together.
    #[error("{0}")]
    Layout(LayoutFault),
}

kernel::words! {
    /// What is wrong with a layout.
    pub enum LayoutFault {
        /// Dominance and p per cent look at contributions, and the layout names none.
        NoContributions = "no-contributions",
        /// A list needs the column of its values.
        NoValue = "no-value",
        /// Contributions are named twice over.
        TwoContributions = "two-contributions",
        /// The threshold counts contributors, and nothing says how many there are.
        NoContributors = "no-contributors",
        /// The largest contributions of weighted amounts are weighted already.
        WeightedLargest = "weighted-largest",
        /// A table of rows and columns has no such columns.
        NotAList = "not-a-list",
    }
}

impl Rule {
    /// Reads a rule from TOML; every line may be left out.
    pub fn read(text: &str) -> Result<Self, RuleError> {
        let rule: Self = toml::from_str(text)
            .map_err(|error| RuleError::Unreadable(error.to_string().trim().to_owned()))?;
        rule.check()?;
        Ok(rule)
    }

    /// The rule that stands in an empty form.
    pub const EXAMPLE: &str = "threshold = 5\nwidth = 5\nmargins_known = true\n";

    /// Refuses what no rule can mean.
    pub fn check(&self) -> Result<(), RuleError> {
        let bounds = |field, found: f64, fine: bool, allowed| {
            if fine { Ok(()) } else { Err(RuleError::Bounds { field, found: found.to_string(), allowed }) }
        };
        let share = |it: f64| it > 0.0 && it <= 100.0;
        bounds("threshold", self.threshold, (0.0..=1e15).contains(&self.threshold), "zero or more")?;
        bounds("width", self.width, self.width > 0.0 && self.width <= 1e15, "above zero")?;
        bounds("q_percent", self.q_percent, share(self.q_percent), "above 0 and at most 100")?;
        if let Some(Dominance { n, k }) = self.dominance {
            let number = f64::from(u32::try_from(n).unwrap_or(u32::MAX));
            bounds("dominance.n", number, (1..=10).contains(&n), "1 to 10")?;
            bounds("dominance.k", k, share(k), "above 0 and at most 100")?;
        }
        if let Some(p) = self.p_percent {
            bounds("p_percent", p, p > 0.0 && p < self.q_percent, "above 0 and below `q_percent`")?;
        }
        self.check_layout()
    }

    fn check_layout(&self) -> Result<(), RuleError> {
        let it = &self.table;
        let fault = |wrong: bool, fault| if wrong { Err(RuleError::Layout(fault)) } else { Ok(()) };
        let of_amounts = self.dominance.is_some() || self.p_percent.is_some();
        let contributions = it.contributor.is_some() || !it.largest.is_empty();
        let of_lists =
            contributions || it.value.is_some() || it.weight.is_some() || it.contributors.is_some();
        fault(it.dimensions.is_empty() && of_lists, LayoutFault::NotAList)?;
        fault(of_amounts && !contributions, LayoutFault::NoContributions)?;
        fault(it.contributor.is_some() && !it.largest.is_empty(), LayoutFault::TwoContributions)?;
        fault(it.weight.is_some() && !it.largest.is_empty(), LayoutFault::WeightedLargest)?;
        fault(!it.dimensions.is_empty() && it.value.is_none(), LayoutFault::NoValue)?;
        let uncounted = !it.largest.is_empty() && it.contributors.is_none() && self.threshold > 0.0;
        fault(uncounted, LayoutFault::NoContributors)
    }

    /// The primary rules for the engine.
    pub(crate) fn rules(&self) -> Rules {
        Rules {
            threshold: self.threshold,
            dominance: self.dominance.map(|it| (it.n, it.k)),
            p_percent: self.p_percent,
            q_percent: self.q_percent,
            width: self.width,
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_rule_is_read_with_what_it_leaves_out() {
        let rule = Rule::read("threshold = 3\ndominance = { n = 1, k = 75.0 }\n[table]\ndimensions = [\"region\"]\nvalue = \"claims\"\ncontributor = \"agency\"\n").unwrap();
        assert_eq!((rule.threshold, rule.width, rule.q_percent), (3.0, 5.0, 100.0));
        assert_eq!(rule.rules().dominance, Some((1, 75.0)));
        assert_eq!(Rule::read(Rule::EXAMPLE).unwrap(), Rule::default());
    }

    #[test]
    fn what_no_rule_can_mean_is_refused_by_its_name() {
        for (text, words) in [
            ("threshold = -1", "`threshold` is -1; it must be zero or more"),
            ("width = 0", "`width` is 0"),
            ("p_percent = 10", "no-contributions"),
            (
                "q_percent = 5\np_percent = 10\n[table]\ndimensions = [\"a\"]\nvalue = \"v\"\ncontributor = \"c\"",
                "`p_percent` is 10",
            ),
            ("dominance = { n = 0, k = 75 }", "`dominance.n` is 0"),
            ("tresh = 5", "unknown field `tresh`"),
            ("[table]\ndimensions = [\"a\"]", "no-value"),
            ("[table]\nvalue = \"v\"", "not-a-list"),
            ("[table]\ndimensions = [\"a\"]\nvalue = \"v\"\nlargest = [\"x\"]", "no-contributors"),
            (
                "threshold = 0\n[table]\ndimensions = [\"a\"]\nvalue = \"v\"\nlargest = [\"x\"]\nweight = \"w\"",
                "weighted-largest",
            ),
            (
                "[table]\ndimensions = [\"a\"]\nvalue = \"v\"\nlargest = [\"x\"]\ncontributor = \"c\"",
                "two-contributions",
            ),
        ] {
            let told = Rule::read(text).unwrap_err().to_string();
            assert!(told.contains(words), "{text}: {told}");
        }
    }
}
