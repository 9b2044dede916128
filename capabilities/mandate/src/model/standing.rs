//! Something that holds every day: a focal point for each member.

use std::collections::BTreeMap;

use super::clauses::StandingRule;
use super::view::View;
use super::{
    ConditionState, Evidence, Forecast, ObligationStatus, RuleKind, Standing, Status, YearRecord, YearResult,
    days_after, days_between, number,
};
use jiff::civil::Date;

/// Judges the snapshot of the day; the journal gives the evidence and the years.
pub(super) fn judge(view: &View<'_>, standing: &Standing, id: &str, rule: &StandingRule) -> ObligationStatus {
    let evidence: Vec<Evidence> = view.acts(&rule.acts).iter().map(super::view::Seen::evidence).collect();
    let state = standing.0.get(&rule.condition);
    let (status, due, forecast) = match state {
        Some(state)
            if state.of > 0 && !(evidence.is_empty() && number(state.exceptions.len()) >= state.of) =>
        {
            current(view, rule, state)
        }
        _ => (Status::NothingRecorded, None, Forecast::NothingRecorded),
    };
    ObligationStatus {
        id: id.to_owned(),
        rule: RuleKind::Standing,
        status,
        due,
        missing: state.map_or(0, |state| number(state.exceptions.len())),
        forecast,
        history: history(&evidence),
        evidence,
        dated: Vec::new(),
        open: Vec::new(),
        median_days: None,
    }
}

fn current(view: &View<'_>, rule: &StandingRule, state: &ConditionState) -> (Status, Option<Date>, Forecast) {
    let as_of = view.as_of;
    if let Some(since) = state.exceptions.iter().map(|it| it.since).min() {
        let due = view.limit(rule.within.as_ref()).map(|days| days_after(since, days));
        let status = if due.is_some_and(|due| due < as_of) { Status::Overdue } else { Status::AtRisk };
        let missing = number(state.exceptions.len());
        let days = days_between(since, as_of);
        return (status, due, Forecast::MissingFor { missing, of: state.of, since, days });
    }
    let next = state.endings.iter().map(|it| it.on).min();
    let soon = days_after(as_of, view.setting.notice_days);
    match next.filter(|on| *on <= soon) {
        Some(on) => {
            let ending = number(state.endings.iter().filter(|it| it.on <= soon).count());
            (Status::AtRisk, Some(on), Forecast::EndingSoon { ending, of: state.of, on })
        }
        None => (Status::Met, next, Forecast::HoldsForAll { of: state.of }),
    }
}

fn history(evidence: &[Evidence]) -> Vec<YearRecord> {
    let mut years: BTreeMap<i16, Vec<Evidence>> = BTreeMap::new();
    for act in evidence {
        years.entry(act.day.year()).or_default().push(act.clone());
    }
    years
        .into_iter()
        .map(|(year, done)| YearRecord {
            year,
            result: YearResult::Unjudged,
            count: number(done.len()),
            needed: 0,
            done,
            dated: Vec::new(),
            median_days: None,
        })
        .collect()
}

#[cfg(test)]
mod tests {
    use super::super::{Condition, Ending, Exception};
    use super::*;
    use crate::fixtures::{Journal, agency, day, geneva};

    fn designated() -> Journal {
        Journal::new().act("focal-point.designated", "designation:d1", "2026-01-05T09:00Z")
    }

    fn state(exceptions: &[&str], endings: &[&str]) -> ConditionState {
        ConditionState {
            of: 18,
            exceptions: exceptions
                .iter()
                .map(|since| Exception { agency: agency(1), name: "A".to_owned(), since: day(since) })
                .collect(),
            endings: endings
                .iter()
                .map(|on| Ending { agency: agency(2), name: "B".to_owned(), on: day(on) })
                .collect(),
        }
    }

    fn judged(journal: Journal, state: ConditionState) -> ObligationStatus {
        journal
            .condition(Condition::FocalPointForEachMember, state)
            .obligation("12-focal-points", "2026-11-16")
    }

    #[test]
    fn no_vacancy_is_met() {
        let it = judged(designated(), state(&[], &["2027-03-31"]));
        assert_eq!((it.status, it.due), (Status::Met, Some(day("2027-03-31"))));
        assert_eq!(it.forecast, Forecast::HoldsForAll { of: 18 });
        assert_eq!(it.evidence.len(), 1);
    }

    #[test]
    fn a_vacancy_is_at_risk_and_says_since_when() {
        let it = judged(designated(), state(&["2026-11-01", "2026-10-17"], &[]));
        assert_eq!((it.status, it.missing, it.due), (Status::AtRisk, 2, None));
        let since = day("2026-10-17");
        assert_eq!(it.forecast, Forecast::MissingFor { missing: 2, of: 18, since, days: 30 });
    }

    #[test]
    fn a_vacancy_older_than_the_groups_own_limit_is_overdue() {
        let mut setting = geneva();
        setting.limits.insert("vacancy-days".to_owned(), 29);
        let it = judged(designated().with_setting(setting), state(&["2026-10-17"], &[]));
        assert_eq!((it.status, it.due), (Status::Overdue, Some(day("2026-11-15"))));
    }

    #[test]
    fn designations_that_lapse_within_the_notice_period_are_a_risk() {
        let it = judged(designated(), state(&[], &["2026-11-30", "2026-11-30", "2026-12-15"]));
        assert_eq!(it.status, Status::AtRisk);
        assert_eq!(it.forecast, Forecast::EndingSoon { ending: 2, of: 18, on: day("2026-11-30") });
    }

    #[test]
    fn without_a_snapshot_or_without_members_nothing_is_recorded() {
        let it = designated().obligation("12-focal-points", "2026-11-16");
        assert_eq!(it.status, Status::NothingRecorded);
        let it = judged(Journal::new(), ConditionState::default());
        assert_eq!(it.status, Status::NothingRecorded);
        let mut nobody = state(&["2026-11-01"], &[]);
        nobody.of = 1;
        assert_eq!(judged(Journal::new(), nobody).status, Status::NothingRecorded);
    }
}
