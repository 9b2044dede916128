//! What an evaluation says.

use jiff::{Timestamp, civil::Date};

use super::{ClauseKind, Forecast, RuleKind};

kernel::words! {
    /// How far an obligation or a clause is met.
    pub enum Status {
        /// Done for the current period.
        Met = "met",
        /// Not done, and nothing speaks against it.
        OnTrack = "on-track",
        /// Not done, and it will not be unless somebody acts.
        AtRisk = "at-risk",
        /// The date has passed.
        Overdue = "overdue",
        /// Nothing is asked for yet.
        NotYetDue = "not-yet-due",
        /// The journal knows nothing of it.
        NothingRecorded = "nothing-recorded",
    }
}

impl Status {
    /// The status of a clause: the worst of its obligations, where overdue is worse than at risk,
    /// than on track, than met. What is not yet due asks for nothing, so it counts only when nothing else
    /// is there; the same holds for nothing recorded, but a clause that would be met is then only on track,
    /// because a part of it is unproven.
    pub fn of_clause(obligations: impl IntoIterator<Item = Self>) -> Self {
        let all: Vec<Self> = obligations.into_iter().collect();
        let has = |status| all.contains(&status);
        let worst = [Self::Overdue, Self::AtRisk, Self::OnTrack].into_iter().find(|status| has(*status));
        match worst {
            Some(worst) => worst,
            None if has(Self::Met) && has(Self::NothingRecorded) => Self::OnTrack,
            None if has(Self::Met) => Self::Met,
            None if has(Self::NotYetDue) => Self::NotYetDue,
            None => Self::NothingRecorded,
        }
    }

    /// The order in which obligations ask for attention; the first is the most urgent.
    const fn urgency(self) -> u8 {
        match self {
            Self::Overdue => 0,
            Self::AtRisk => 1,
            Self::OnTrack => 2,
            Self::NothingRecorded => 3,
            Self::Met => 4,
            Self::NotYetDue => 5,
        }
    }
}

/// One clause, judged.
#[derive(Clone, Debug, PartialEq)]
pub struct ClauseStatus {
    /// Its number.
    pub number: u32,
    /// Priority or modality.
    pub kind: ClauseKind,
    /// See [`Status::of_clause`].
    pub status: Status,
    /// In the order of the mandate.
    pub obligations: Vec<ObligationStatus>,
}

impl ClauseStatus {
    /// The obligation whose forecast stands under the clause: the most urgent, then the first.
    pub fn leading(&self) -> Option<&ObligationStatus> {
        self.obligations.iter().min_by_key(|it| it.status.urgency())
    }

    /// The next date of the clause: the earliest of its obligations.
    pub fn due(&self) -> Option<Date> {
        self.obligations.iter().filter_map(|it| it.due).min()
    }

    /// How many pieces of evidence its obligations have; one record may prove more than one.
    pub fn evidence_count(&self) -> usize {
        self.obligations.iter().map(|it| it.evidence.len()).sum()
    }
}

/// One obligation, judged.
#[derive(Clone, Debug, PartialEq)]
pub struct ObligationStatus {
    /// Such as `16-meetings`.
    pub id: String,
    /// The kind of its rule.
    pub rule: RuleKind,
    /// How far it is met.
    pub status: Status,
    /// The next date by which something is expected, or the date that has passed.
    pub due: Option<Date>,
    /// How many acts, answers or agencies are missing now.
    pub missing: u32,
    /// What comes next, to be put in words.
    pub forecast: Forecast,
    /// The acts of the current period that the rule accepts, oldest first.
    pub evidence: Vec<Evidence>,
    /// What is dated, soonest first.
    pub dated: Vec<Evidence>,
    /// Triggers that wait for an answer, oldest first.
    pub open: Vec<Open>,
    /// Median days from trigger to answer, over all that are answered.
    pub median_days: Option<f64>,
    /// Year by year, oldest first; a coming year stands there only when something is dated in it.
    pub history: Vec<YearRecord>,
}

/// An act that proves something, or that is dated and will.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Evidence {
    /// The record, such as `meeting:0190...`.
    pub record: String,
    /// The act.
    pub act: String,
    /// When it took place or is to take place.
    pub at: Timestamp,
    /// The day of that in the group's zone.
    pub day: Date,
    /// What the record is called.
    pub title: String,
    /// Where it is shown.
    pub url: String,
}

/// A trigger that waits for an answer.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Open {
    /// The trigger.
    pub trigger: Evidence,
    /// The last day for the answer, if there is a limit.
    pub due: Option<Date>,
    /// How many days it has waited.
    pub days: u32,
}

kernel::words! {
    /// How a year ended.
    pub enum YearResult {
        /// As the rule asks.
        Met = "met",
        /// Fewer or later than the rule asks.
        NotMet = "not-met",
        /// The year has not ended and is not met yet.
        Running = "running",
        /// A condition of the day is not judged by the year.
        Unjudged = "unjudged",
    }
}

/// One year of an obligation.
#[derive(Clone, Debug, PartialEq)]
pub struct YearRecord {
    /// In the group's zone.
    pub year: i16,
    /// How it ended.
    pub result: YearResult,
    /// How many were done.
    pub count: u32,
    /// How many were asked for; zero when the rule has no number.
    pub needed: u32,
    /// What was done, oldest first.
    pub done: Vec<Evidence>,
    /// What is dated in it, soonest first.
    pub dated: Vec<Evidence>,
    /// Median days from trigger to answer, for the triggers of that year.
    pub median_days: Option<f64>,
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_clause_is_as_good_as_its_worst_obligation() {
        use Status::{AtRisk, Met, NotYetDue, NothingRecorded, OnTrack, Overdue};
        let check = |parts: &[Status], whole| {
            assert_eq!(Status::of_clause(parts.iter().copied()), whole, "{parts:?}");
        };
        check(&[Met, Met], Met);
        check(&[Met, OnTrack], OnTrack);
        check(&[OnTrack, AtRisk, Met], AtRisk);
        check(&[AtRisk, Overdue], Overdue);
        check(&[Met, NotYetDue], Met);
        check(&[NotYetDue, OnTrack], OnTrack);
        check(&[NotYetDue, NothingRecorded], NotYetDue);
        check(&[NothingRecorded, NothingRecorded], NothingRecorded);
        check(&[NothingRecorded, Overdue], Overdue);
        check(&[Met, NothingRecorded], OnTrack);
        check(&[Met, NotYetDue, NothingRecorded], OnTrack);
        check(&[], NothingRecorded);
    }
}
