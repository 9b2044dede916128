//! Many columns of one kind, said once: years across, indicators across, or both in one name such as `hdi_1990`.

use kernel::Period;
use serde::{Deserialize, Serialize};

use super::{
    infer::{Column, ColumnKind},
    mapping::{Mapping, period_of_column},
};

/// As many columns make it worth while to propose a run.
const MANY: usize = 6;

kernel::words! {
    /// What the names of the columns of a run say.
    pub enum Named {
        /// When, such as `2020`.
        Period = "period",
        /// What is measured.
        Indicator = "indicator",
        /// Both, such as `hdi_1990` or `2020 stock`.
        Both = "indicator-and-period",
        /// The age group.
        Age = "age",
        /// What else tells series apart.
        Detail = "detail",
    }
}

/// The columns of values from one to another, both included; those that are something else stay what they are.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Run {
    /// The name of the first.
    pub from: String,
    /// The name of the last.
    pub to: String,
    /// What their names say.
    pub named: Named,
}

/// What the name of one column says.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Said {
    /// What is measured.
    pub indicator: Option<String>,
    /// When.
    pub period: Option<Period>,
    /// The age group.
    pub age: Option<String>,
    /// What else.
    pub detail: Option<String>,
}

impl Named {
    /// What a name says, if it has the form.
    pub fn read(self, name: &str) -> Option<Said> {
        let text = || (!name.is_empty()).then(|| name.to_owned());
        Some(match self {
            Self::Period => Said { period: Some(period_of_column(name)?), ..Said::default() },
            Self::Indicator => Said { indicator: Some(text()?), ..Said::default() },
            Self::Both => {
                let (indicator, period) = indicator_and_period(name)?;
                Said { indicator: Some(indicator), period: Some(period), ..Said::default() }
            }
            Self::Age => Said { age: Some(text()?), ..Said::default() },
            Self::Detail => Said { detail: Some(text()?), ..Said::default() },
        })
    }

    /// Whether it tells the time.
    pub(super) const fn tells_time(self) -> bool {
        matches!(self, Self::Period | Self::Both)
    }

    /// Whether it tells what is measured.
    pub(super) const fn tells_indicator(self) -> bool {
        matches!(self, Self::Indicator | Self::Both)
    }
}

/// `hdi_1990`, `hdi 1990`, `1990_hdi`, `hdi1990`, `GDP [YR1990]` as what is measured and when.
fn indicator_and_period(name: &str) -> Option<(String, Period)> {
    const SIGNS: [char; 5] = ['_', ' ', '-', '.', '/'];
    let time = |text: &str| {
        let text = text.trim_matches(['[', ']', '(', ')']);
        period_of_column(text.strip_prefix("YR").unwrap_or(text))
    };
    let word = |text: &str| {
        let text = text.trim_matches(|c: char| SIGNS.contains(&c) || c == ',');
        (!text.is_empty()).then(|| text.to_owned())
    };
    for sign in SIGNS {
        if let Some((left, right)) = name.rsplit_once(sign)
            && let Some(period) = time(right)
        {
            return Some((word(left)?, period));
        }
        if let Some((left, right)) = name.split_once(sign)
            && let Some(period) = time(left)
        {
            return Some((word(right)?, period));
        }
    }
    let at = name.len().checked_sub(4)?;
    let (left, right) = (name.get(..at)?, name.get(at..)?);
    if left.ends_with(|c: char| c.is_ascii_digit()) {
        return None;
    }
    Some((word(left)?, time(right)?))
}

impl Mapping {
    /// The columns that its runs read among these names, each with what its name says.
    pub fn run_columns(&self, names: &[String]) -> Vec<(usize, Said)> {
        let mut read: Vec<(usize, Said)> = Vec::new();
        let place = |wanted: &str| names.iter().position(|it| it.eq_ignore_ascii_case(wanted));
        let other = self.single_columns();
        let mut taken: Vec<bool> = names
            .iter()
            .map(|name| other.iter().any(|it| it.eq_ignore_ascii_case(name)) || name.is_empty())
            .collect();
        for run in &self.runs {
            let (Some(from), Some(to)) = (place(&run.from), place(&run.to)) else { continue };
            for (at, name) in names.iter().enumerate().take(from.max(to) + 1).skip(from.min(to)) {
                if !taken[at]
                    && let Some(said) = run.named.read(name)
                {
                    taken[at] = true;
                    read.push((at, said));
                }
            }
        }
        read
    }

    /// The names of columns of which nothing is read.
    pub fn unread<'a>(&self, names: &'a [String]) -> Vec<&'a str> {
        let single = self.single_columns();
        let mut of_runs = vec![false; names.len()];
        for (at, _) in self.run_columns(names) {
            of_runs[at] = true;
        }
        let is_read = |at: usize, name: &str| {
            single.iter().any(|it| it.eq_ignore_ascii_case(name))
                || (self.wide && period_of_column(name).is_some())
                || of_runs[at]
        };
        let unread = names.iter().enumerate().filter(|(at, name)| !name.is_empty() && !is_read(*at, name));
        unread.map(|(_, name)| name.as_str()).collect()
    }
}

/// A run for a table most of whose numbers stand in columns named after an indicator and a time.
pub(super) fn proposed(columns: &[Column], taken: &[bool]) -> Option<Run> {
    let number = |at: &usize| !taken[*at] && columns[*at].kind == ColumnKind::Number;
    let numbers: Vec<usize> = (0..columns.len()).filter(number).collect();
    let both = |at: &&usize| indicator_and_period(&columns[**at].name).is_some();
    let named: Vec<usize> = numbers.iter().filter(both).copied().collect();
    let (first, last) = (*named.first()?, *named.last()?);
    (named.len() >= MANY && named.len() * 2 > numbers.len()).then(|| Run {
        from: columns[first].name.clone(),
        to: columns[last].name.clone(),
        named: Named::Both,
    })
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::{
        table::{Given, Part, look, read_mapped},
        testing::Isles,
    };

    #[test]
    fn a_name_is_parted_into_what_is_measured_and_when() {
        for (name, indicator, period) in [
            ("hdi_1990", "hdi", "1990"),
            ("gni_pc 2021", "gni_pc", "2021"),
            ("1990 stock", "stock", "1990"),
            ("le2003", "le", "2003"),
            ("GDP, current [YR1990]", "GDP, current", "1990"),
            ("stock_2020-Q3", "stock", "2020-Q3"),
        ] {
            let said = Named::Both.read(name).unwrap_or_else(|| panic!("{name}"));
            assert_eq!(
                (said.indicator.as_deref(), said.period),
                (Some(indicator), period.parse().ok()),
                "{name}"
            );
        }
        for name in ["hdi", "2020", "", "code12345", "rank_9999"] {
            assert_eq!(Named::Both.read(name), None, "{name}");
        }
    }

    /// A table with so many columns: a code, a name, and indicators by years.
    fn wide(indicators: usize, years: std::ops::RangeInclusive<u16>) -> String {
        let names = |of: &dyn Fn(usize, u16) -> String| {
            let cells = (0..indicators).flat_map(|it| years.clone().map(move |year| (it, year)));
            cells.map(|(it, year)| of(it, year)).collect::<Vec<_>>().join(",")
        };
        let head = format!("iso3,country,{},note\n", names(&|it, year| format!("ind{it}_{year}")));
        let line = |(row, code): (usize, &str)| {
            let value = |it: usize, year: u16| format!("{row}{it}.{}5", year % 100);
            format!("{code},Somewhere,{},x\n", names(&value))
        };
        let lines = ["FMK", "QUI"].into_iter().enumerate().map(line);
        std::iter::once(head).chain(lines).collect()
    }

    #[test]
    fn a_thousand_columns_are_mapped_by_one_run_and_the_others_are_counted() {
        let text = wide(33, 1990..=2021);
        let seen = look(text.as_bytes(), &Part::default(), &Isles).unwrap();
        assert_eq!(seen.columns.len(), 33 * 32 + 3);
        let run = Run { from: "ind0_1990".into(), to: "ind32_2021".into(), named: Named::Both };
        assert_eq!(seen.mapping.runs, [run]);
        let mapping = Mapping {
            dataset: "x".into(),
            unit: Some(Given::Constant("index".into())),
            ..seen.mapping.clone()
        };
        assert_eq!(mapping.lacks(), Vec::<&str>::new());
        assert_eq!(mapping.unread(&seen.names()), ["country", "note"]);
        let (reading, findings) = read_mapped(text.as_bytes(), &mapping, &Isles).unwrap();
        assert_eq!(reading.figures.observations.len(), 2 * 33 * 32);
        assert_eq!(reading.figures.series.len(), 2 * 33);
        let told = findings.kept().iter().find(|it| it.kind == "columns-not-read").unwrap();
        assert_eq!((told.found.as_str(), told.expected.as_str()), ("country · note", "2"));
    }

    #[test]
    fn a_run_says_ages_and_leaves_out_what_is_something_else() {
        let text = "iso3,0-14,code2,15-64,65+\nFMK,1,9,2,3\n";
        let mapping = Mapping {
            dataset: "x".into(),
            area: "iso3".into(),
            period: "2020".parse().ok(),
            indicator: Some(Given::Constant("population".into())),
            unit: Some(Given::Constant("persons".into())),
            detail: Some(Given::Column("code2".into())),
            runs: vec![Run { from: "65+".into(), to: "0-14".into(), named: Named::Age }],
            ..Mapping::default()
        };
        let (reading, _) = read_mapped(text.as_bytes(), &mapping, &Isles).unwrap();
        let ages: Vec<_> = reading.figures.series.iter().map(|it| it.age.as_deref().unwrap()).collect();
        assert_eq!(ages, ["0-14", "15-64", "65+"]);
        let gone = read_mapped(b"iso3,0-14,code2\nFMK,1,9\n", &mapping, &Isles).unwrap_err();
        assert_eq!(gone.to_string(), "columns 65+ are missing; the columns are iso3, 0-14, code2");
    }

    #[test]
    fn what_a_run_does_not_tell_is_still_asked_for() {
        let run = |named| Mapping {
            runs: vec![Run { from: "a".into(), to: "b".into(), named }],
            ..Mapping::default()
        };
        let lacks = |named| run(named).lacks().join(" ");
        assert_eq!(lacks(Named::Both), "dataset area unit");
        assert_eq!(lacks(Named::Period), "dataset area indicator unit");
        assert_eq!(lacks(Named::Indicator), "dataset area time unit");
        assert_eq!(lacks(Named::Detail), "dataset area time indicator unit");
    }
}
