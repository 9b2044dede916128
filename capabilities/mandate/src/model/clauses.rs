//! A mandate as data: clauses, their obligations, the rules, and the vocabulary of acts.

use std::collections::BTreeMap;

use jiff::{Span, civil::Date};
use kernel::Names;

kernel::words! {
    /// What a clause is about.
    pub enum ClauseKind {
        /// What the group is to achieve.
        Priority = "priority",
        /// How the group is to work.
        Modality = "modality",
    }
}

kernel::words! {
    /// Who sees to it that an obligation is met.
    pub enum Owner {
        /// The two who convene the group.
        CoChairs = "co-chairs",
        /// The focal points of the member agencies.
        FocalPoints = "focal-points",
        /// The member agencies themselves.
        Members = "members",
    }
}

kernel::words! {
    /// Where the number in a rule comes from; a page says so when it is not in the terms.
    pub enum Basis {
        /// The terms of reference say it.
        Terms = "terms",
        /// The terms say "regularly" or give no number; this is the group's reading, which it may change.
        Reading = "reading",
    }
}

kernel::words! {
    /// The kinds of rules.
    pub enum RuleKind {
        /// So many in a year.
        Count = "count",
        /// One act after each other act.
        AfterEach = "after-each",
        /// Again and again, never further apart than an interval.
        Periodic = "periodic",
        /// An answer to each request.
        OnRequest = "on-request",
        /// Something that holds every day.
        Standing = "standing",
    }
}

kernel::words! {
    /// What a standing obligation asks for.
    pub enum Condition {
        /// Each member agency has a focal point.
        FocalPointForEachMember = "focal-point-for-each-member",
        /// No member of the parent group that asked to take part is kept waiting.
        OpenToEveryMember = "open-to-every-member",
    }
}

kernel::words! {
    /// An interval of the calendar.
    pub enum Every {
        /// One month.
        Month = "month",
        /// Three months.
        Quarter = "quarter",
        /// Six months.
        HalfYear = "half-year",
        /// Twelve months.
        Year = "year",
    }
}

impl Every {
    /// How many months it lasts.
    pub const fn months(self) -> u8 {
        match self {
            Self::Month => 1,
            Self::Quarter => 3,
            Self::HalfYear => 6,
            Self::Year => 12,
        }
    }

    /// The day one interval later; the last of the month where that month is shorter.
    pub fn after(self, day: Date) -> Date {
        day.saturating_add(Span::new().months(i32::from(self.months())))
    }
}

/// The terms of reference of a group, as rules.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Mandate {
    /// The word by which a group chooses it, such as `mainstreaming`.
    pub slug: String,
    /// What it is called.
    pub title: Names,
    /// The clauses in order.
    pub clauses: Vec<Clause>,
    /// Limits in days by name, for groups that have not set their own; a name that is missing means no limit.
    pub limits: BTreeMap<String, u32>,
    /// Every act that a rule may speak of.
    pub acts: Vocabulary,
}

impl Mandate {
    /// The clause of this number.
    pub fn clause(&self, number: u32) -> Option<&Clause> {
        self.clauses.iter().find(|clause| clause.number == number)
    }

    /// The obligation of this id, such as `16-meetings`.
    pub fn obligation(&self, id: &str) -> Option<&Obligation> {
        self.clauses.iter().flat_map(|clause| &clause.obligations).find(|it| it.id == id)
    }
}

/// One numbered clause, restated in our own words.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Clause {
    /// Its number in the official English text.
    pub number: u32,
    /// Priority or modality.
    pub kind: ClauseKind,
    /// A few words.
    pub title: Names,
    /// What it asks, in our own words.
    pub restatement: Names,
    /// Who sees to it.
    pub owner: Owner,
    /// What it obliges the group to do; at least one.
    pub obligations: Vec<Obligation>,
}

/// One thing that a clause obliges the group to do.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Obligation {
    /// Stable, such as `16-meetings`.
    pub id: String,
    /// What is to be done, in a few words.
    pub title: Names,
    /// Where the number or interval comes from.
    pub basis: Basis,
    /// How it is judged.
    pub rule: Rule,
}

/// How an obligation is judged.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Rule {
    /// So many records in a calendar year of the group's zone.
    Count(CountRule),
    /// An act for each record that a trigger made.
    AfterEach(AnswerRule),
    /// Again before an interval has passed.
    Periodic(PeriodicRule),
    /// The same as after each; the trigger comes from outside the group.
    OnRequest(AnswerRule),
    /// A condition of the day.
    Standing(StandingRule),
}

impl Rule {
    /// Its kind.
    pub const fn kind(&self) -> RuleKind {
        match self {
            Self::Count(_) => RuleKind::Count,
            Self::AfterEach(_) => RuleKind::AfterEach,
            Self::Periodic(_) => RuleKind::Periodic,
            Self::OnRequest(_) => RuleKind::OnRequest,
            Self::Standing(_) => RuleKind::Standing,
        }
    }

    /// The acts that count as evidence.
    pub fn acts(&self) -> &[String] {
        match self {
            Self::Count(rule) => &rule.acts,
            Self::AfterEach(rule) | Self::OnRequest(rule) => &rule.acts,
            Self::Periodic(rule) => &rule.acts,
            Self::Standing(rule) => &rule.acts,
        }
    }

    /// The acts that call for an answer; none for the other rules.
    pub fn triggers(&self) -> &[String] {
        match self {
            Self::AfterEach(rule) | Self::OnRequest(rule) => &rule.triggers,
            Self::Count(_) | Self::Periodic(_) | Self::Standing(_) => &[],
        }
    }
}

/// So many records in a calendar year of the group's zone.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct CountRule {
    /// Any of these acts counts.
    pub acts: Vec<String>,
    /// How many records a year must have.
    pub at_least: u32,
    /// A fact of the act that names the year it is for: a plan of 2027 may be adopted in 2026.
    pub year_fact: Option<String>,
}

/// An act for each record that a trigger made.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct AnswerRule {
    /// Any of these acts calls for an answer.
    pub triggers: Vec<String>,
    /// Any of these acts is the answer.
    pub acts: Vec<String>,
    /// By when; without a limit it is only asked whether there is an answer.
    pub within: Option<Within>,
}

/// Again before an interval has passed.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct PeriodicRule {
    /// Any of these acts begins a new interval.
    pub acts: Vec<String>,
    /// The interval.
    pub every: Every,
}

/// A condition of the day.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct StandingRule {
    /// What must hold.
    pub condition: Condition,
    /// The acts that show how it came about.
    pub acts: Vec<String>,
    /// How long an exception may last before it is overdue.
    pub within: Option<Within>,
}

/// A limit in days.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Within {
    /// Fixed by the terms.
    Days(u32),
    /// Named; the group's setting decides, then the mandate's own limits, else there is none.
    Setting(String),
}

/// One kind of act in the journal.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Act {
    /// Its slug, such as `meeting.held`.
    pub slug: String,
    /// The kind of record it is about, the part of a record before the colon.
    pub record: String,
    /// The capability that writes it.
    pub written_by: String,
    /// What people read.
    pub title: Names,
    /// Acts on the same record that no longer count once this one is in the journal.
    pub undoes: Vec<String>,
    /// The act that it sets a date for, in its fact `start`.
    pub announces: Option<String>,
    /// Whether it can happen to one record again and again; otherwise the last entry replaces the earlier ones.
    pub repeats: bool,
}

/// Every act that a rule may speak of, by slug.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Vocabulary(BTreeMap<String, Act>);

impl Vocabulary {
    /// The act of this slug.
    pub fn get(&self, slug: &str) -> Option<&Act> {
        self.0.get(slug)
    }

    /// All acts, by slug.
    pub fn iter(&self) -> impl Iterator<Item = &Act> {
        self.0.values()
    }
}

impl FromIterator<Act> for Vocabulary {
    fn from_iter<T: IntoIterator<Item = Act>>(acts: T) -> Self {
        Self(acts.into_iter().map(|act| (act.slug.clone(), act)).collect())
    }
}
