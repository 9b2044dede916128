//! The rules, pure: a mandate, what is known, and a day go in; the status of every clause comes out.

mod answers;
mod clauses;
mod count;
mod forecast;
mod known;
#[cfg(test)]
mod laws;
mod periodic;
mod standing;
mod status;
mod view;

use jiff::civil::Date;

pub use clauses::{
    Act, AnswerRule, Basis, Clause, ClauseKind, Condition, CountRule, Every, Mandate, Obligation, Owner,
    PeriodicRule, Rule, RuleKind, StandingRule, Vocabulary, Within,
};
pub use count::{last_stretch, pace};
pub use forecast::{Argument, Forecast};
pub use known::{ConditionState, Ending, Event, Exception, Known, Planned, Setting, Standing};
pub use status::{ClauseStatus, Evidence, ObligationStatus, Open, Status, YearRecord, YearResult};

use view::View;
pub(crate) use view::end_of;

/// The status of every clause of the mandate at the end of the day `as_of` in the group's zone.
///
/// Clauses and obligations come in the order of the mandate.
pub fn evaluate(mandate: &Mandate, setting: &Setting, known: &Known<'_>, as_of: Date) -> Vec<ClauseStatus> {
    let view = View::new(mandate, setting, known, as_of);
    mandate.clauses.iter().map(|clause| clause_status(&view, known, clause)).collect()
}

fn clause_status(view: &View<'_>, known: &Known<'_>, clause: &Clause) -> ClauseStatus {
    let obligations: Vec<ObligationStatus> = clause
        .obligations
        .iter()
        .map(|obligation| match &obligation.rule {
            Rule::Count(rule) => count::judge(view, &obligation.id, rule),
            Rule::AfterEach(rule) | Rule::OnRequest(rule) => {
                answers::judge(view, &obligation.id, rule, obligation.rule.kind())
            }
            Rule::Periodic(rule) => periodic::judge(view, &obligation.id, rule),
            Rule::Standing(rule) => standing::judge(view, known.standing, &obligation.id, rule),
        })
        .collect();
    ClauseStatus {
        number: clause.number,
        kind: clause.kind,
        status: Status::of_clause(obligations.iter().map(|it| it.status)),
        obligations,
    }
}

/// A length as a number of things; no journal reaches the bound.
fn number(length: usize) -> u32 {
    u32::try_from(length).unwrap_or(u32::MAX)
}

/// Whole days from one day to another; zero when the second is not later.
fn days_between(from: Date, to: Date) -> u32 {
    let hours = to.duration_since(from).as_hours();
    u32::try_from(hours / 24).unwrap_or(0)
}

/// The day that lies this many days later; the last day of the calendar when there is none.
fn days_after(day: Date, days: u32) -> Date {
    day.saturating_add(jiff::Span::new().days(i64::from(days.min(3_000_000))))
}

/// The day that lies this many days earlier.
fn days_before(day: Date, days: u32) -> Date {
    day.saturating_sub(jiff::Span::new().days(i64::from(days.min(3_000_000))))
}
