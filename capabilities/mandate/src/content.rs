//! Mandates from `content/mandate`: read once, checked, kept.
//!
//! The files are compiled in, so that the program is one file; the tests here refuse a file that is not complete.

use std::collections::{BTreeMap, BTreeSet};
use std::sync::LazyLock;

use kernel::Names;
use serde::Deserialize;

use crate::model::{
    Act, AnswerRule, Basis, Clause, ClauseKind, Condition, CountRule, Every, Mandate, Obligation, Owner,
    PeriodicRule, Rule, StandingRule, Vocabulary, Within,
};

/// The mandate of a group for which none was chosen.
pub const DEFAULT: &str = "mainstreaming";

static MANDATES: LazyLock<Vec<Mandate>> = LazyLock::new(|| {
    let acts = include_str!("../../../content/mandate/acts.toml");
    let mainstreaming = Source {
        acts,
        mandate: include_str!("../../../content/mandate/mainstreaming/mandate.toml"),
        clauses: &[
            include_str!("../../../content/mandate/mainstreaming/priorities.toml"),
            include_str!("../../../content/mandate/mainstreaming/modalities.toml"),
        ],
    };
    let none =
        Source { acts, mandate: include_str!("../../../content/mandate/none/mandate.toml"), clauses: &[] };
    [mainstreaming, none]
        .iter()
        .map(|source| read(source).expect("the compiled-in mandates are read by the tests"))
        .collect()
});

static ACTS: LazyLock<Vec<Act>> = LazyLock::new(|| {
    MANDATES.first().map_or_else(Vec::new, |mandate| mandate.acts.iter().cloned().collect())
});

/// The vocabulary of acts, by slug; every mandate has the same.
pub fn acts() -> &'static [Act] {
    &ACTS
}

/// The texts of one mandate.
#[derive(Clone, Copy, Debug)]
pub struct Source<'a> {
    /// The vocabulary.
    pub acts: &'a str,
    /// Slug, title and limits.
    pub mandate: &'a str,
    /// The clauses, in as many files as one likes.
    pub clauses: &'a [&'a str],
}

/// A mandate cannot be read.
#[derive(Clone, Debug, PartialEq, Eq, thiserror::Error)]
pub enum ContentError {
    /// It is not TOML, or a field is missing, misspelt or of another kind.
    #[error("cannot read the mandate: {0}")]
    Unreadable(String),
    /// A rule or an act speaks of an act that the vocabulary lacks.
    #[error("`{by}` speaks of `{act}`, which acts.toml lacks")]
    UnknownAct {
        /// The obligation or act.
        by: String,
        /// The slug.
        act: String,
    },
    /// Two clauses, obligations or acts have the same name.
    #[error("`{0}` stands there twice")]
    Twice(String),
    /// A clause has no obligation.
    #[error("clause {0} has no obligation")]
    NoObligation(u32),
    /// A limit is neither a number of days nor `setting:NAME`.
    #[error("`{0}` is neither a number of days nor `setting:NAME`")]
    Within(String),
}

/// The mandate of this slug.
pub fn mandate(slug: &str) -> Option<&'static Mandate> {
    MANDATES.iter().find(|mandate| mandate.slug == slug)
}

/// All mandates there are.
pub fn mandates() -> impl Iterator<Item = &'static Mandate> {
    MANDATES.iter()
}

/// Reads and checks a mandate.
///
/// Unknown fields are refused: a misspelt limit would silently be none.
pub fn read(source: &Source<'_>) -> Result<Mandate, ContentError> {
    let acts: ActsFile = parse(source.acts)?;
    let head: MandateFile = parse(source.mandate)?;
    let mut clauses = Vec::new();
    for file in source.clauses {
        let file: ClausesFile = parse(file)?;
        for row in file.clause {
            clauses.push(row.into_clause()?);
        }
    }
    let mut slugs = BTreeSet::new();
    if let Some(twice) = acts.act.iter().find(|act| !slugs.insert(act.slug.clone())) {
        return Err(ContentError::Twice(twice.slug.clone()));
    }
    let mandate = Mandate {
        slug: head.slug,
        title: head.title,
        clauses,
        limits: head.limits,
        acts: acts.act.into_iter().map(Act::from).collect::<Vocabulary>(),
    };
    check(&mandate)?;
    Ok(mandate)
}

fn parse<T: serde::de::DeserializeOwned>(text: &str) -> Result<T, ContentError> {
    toml::from_str(text).map_err(|err| ContentError::Unreadable(err.to_string()))
}

fn check(mandate: &Mandate) -> Result<(), ContentError> {
    let mut names = BTreeSet::new();
    for clause in &mandate.clauses {
        if !names.insert(clause.number.to_string()) {
            return Err(ContentError::Twice(clause.number.to_string()));
        }
        if clause.obligations.is_empty() {
            return Err(ContentError::NoObligation(clause.number));
        }
        for obligation in &clause.obligations {
            if !names.insert(obligation.id.clone()) {
                return Err(ContentError::Twice(obligation.id.clone()));
            }
            for act in obligation.rule.acts().iter().chain(obligation.rule.triggers()) {
                is_known(mandate, &obligation.id, act)?;
            }
        }
    }
    for act in mandate.acts.iter() {
        for other in act.undoes.iter().chain(&act.announces) {
            is_known(mandate, &act.slug, other)?;
        }
    }
    Ok(())
}

fn is_known(mandate: &Mandate, by: &str, act: &str) -> Result<(), ContentError> {
    match mandate.acts.get(act) {
        Some(_) => Ok(()),
        None => Err(ContentError::UnknownAct { by: by.to_owned(), act: act.to_owned() }),
    }
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct ActsFile {
    act: Vec<ActRow>,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct ActRow {
    slug: String,
    record: String,
    written_by: String,
    title: Names,
    #[serde(default)]
    undoes: Vec<String>,
    announces: Option<String>,
    #[serde(default)]
    repeats: bool,
}

impl From<ActRow> for Act {
    fn from(row: ActRow) -> Self {
        let ActRow { slug, record, written_by, title, undoes, announces, repeats } = row;
        Self { slug, record, written_by, title, undoes, announces, repeats }
    }
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct MandateFile {
    slug: String,
    title: Names,
    #[serde(default)]
    limits: BTreeMap<String, u32>,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct ClausesFile {
    clause: Vec<ClauseRow>,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct ClauseRow {
    number: u32,
    kind: ClauseKind,
    owner: Owner,
    title: Names,
    restatement: Names,
    #[serde(default)]
    obligation: Vec<ObligationRow>,
}

impl ClauseRow {
    fn into_clause(self) -> Result<Clause, ContentError> {
        let obligations =
            self.obligation.into_iter().map(ObligationRow::into_obligation).collect::<Result<_, _>>()?;
        let Self { number, kind, owner, title, restatement, .. } = self;
        Ok(Clause { number, kind, title, restatement, owner, obligations })
    }
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct ObligationRow {
    id: String,
    basis: Basis,
    title: Names,
    rule: RuleRow,
}

impl ObligationRow {
    fn into_obligation(self) -> Result<Obligation, ContentError> {
        Ok(Obligation { id: self.id, title: self.title, basis: self.basis, rule: self.rule.into_rule()? })
    }
}

#[derive(Deserialize)]
#[serde(rename_all = "kebab-case")]
enum RuleRow {
    Count(CountRow),
    AfterEach(AnswerRow),
    Periodic(PeriodicRow),
    OnRequest(AnswerRow),
    Standing(StandingRow),
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct CountRow {
    act: OneOrMore,
    at_least: u32,
    // The two words are written out in the files so that a reader sees them; there is no other choice yet.
    #[serde(rename = "per")]
    _per: Per,
    #[serde(rename = "zone")]
    _zone: Zone,
    year_fact: Option<String>,
}

kernel::words! {
    /// The period of a count.
    pub enum Per {
        /// The calendar year.
        Year = "year",
    }
}

kernel::words! {
    /// Whose zone decides the year.
    pub enum Zone {
        /// The group's own.
        Group = "group",
    }
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct AnswerRow {
    trigger: OneOrMore,
    act: OneOrMore,
    within: Option<WithinRow>,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct PeriodicRow {
    act: OneOrMore,
    every: Every,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct StandingRow {
    condition: Condition,
    act: OneOrMore,
    within: Option<WithinRow>,
}

#[derive(Deserialize)]
#[serde(untagged)]
enum OneOrMore {
    One(String),
    More(Vec<String>),
}

#[derive(Deserialize)]
#[serde(untagged)]
enum WithinRow {
    Days(u32),
    Named(String),
}

impl RuleRow {
    fn into_rule(self) -> Result<Rule, ContentError> {
        Ok(match self {
            Self::Count(CountRow { act, at_least, year_fact, .. }) => {
                Rule::Count(CountRule { acts: act.into(), at_least, year_fact })
            }
            Self::AfterEach(row) => Rule::AfterEach(row.into_rule()?),
            Self::OnRequest(row) => Rule::OnRequest(row.into_rule()?),
            Self::Periodic(row) => Rule::Periodic(PeriodicRule { acts: row.act.into(), every: row.every }),
            Self::Standing(StandingRow { condition, act, within }) => {
                Rule::Standing(StandingRule { condition, acts: act.into(), within: limit(within)? })
            }
        })
    }
}

impl AnswerRow {
    fn into_rule(self) -> Result<AnswerRule, ContentError> {
        Ok(AnswerRule { triggers: self.trigger.into(), acts: self.act.into(), within: limit(self.within)? })
    }
}

fn limit(row: Option<WithinRow>) -> Result<Option<Within>, ContentError> {
    Ok(match row {
        None => None,
        Some(WithinRow::Days(days)) => Some(Within::Days(days)),
        Some(WithinRow::Named(text)) => match text.strip_prefix("setting:") {
            Some(name) if !name.is_empty() => Some(Within::Setting(name.to_owned())),
            _ => return Err(ContentError::Within(text)),
        },
    })
}

impl From<OneOrMore> for Vec<String> {
    fn from(row: OneOrMore) -> Self {
        match row {
            OneOrMore::One(one) => vec![one],
            OneOrMore::More(more) => more,
        }
    }
}

#[cfg(test)]
mod tests;
