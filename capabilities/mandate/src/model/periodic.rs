//! Again and again, never further apart than an interval.

use jiff::civil::Date;

use super::clauses::PeriodicRule;
use super::view::{Seen, View};
use super::{
    Evidence, Forecast, ObligationStatus, RuleKind, Status, YearRecord, YearResult, days_before,
    days_between, number,
};

/// Judges the interval that runs now; a year is met if on none of its days the interval had passed.
pub(super) fn judge(view: &View<'_>, id: &str, rule: &PeriodicRule) -> ObligationStatus {
    let acts = view.acts(&rule.acts);
    let dated = view.dated(&rule.acts);
    let (status, due, forecast) = match (acts.last(), dated.first()) {
        (None, None) => (Status::NothingRecorded, None, Forecast::NothingRecorded),
        (None, Some(next)) => (Status::NotYetDue, Some(next.day), Forecast::FirstDated { next: next.day }),
        (Some(last), next) => current(view, rule, last.day, next),
    };
    let year = view.as_of.year();
    let mut evidence: Vec<Evidence> =
        acts.iter().filter(|act| act.day.year() == year).map(Seen::evidence).collect();
    if evidence.is_empty() {
        // What still holds proves the obligation although it is of last year.
        evidence.extend(acts.last().map(Seen::evidence));
    }
    ObligationStatus {
        id: id.to_owned(),
        rule: RuleKind::Periodic,
        status,
        due,
        missing: u32::from(!matches!(status, Status::Met | Status::NotYetDue)),
        forecast,
        evidence,
        dated,
        open: Vec::new(),
        median_days: None,
        history: history(&acts, rule, view.as_of),
    }
}

fn current(
    view: &View<'_>,
    rule: &PeriodicRule,
    last: Date,
    next: Option<&Evidence>,
) -> (Status, Option<Date>, Forecast) {
    let by = rule.every.after(last);
    let as_of = view.as_of;
    if as_of > by {
        return (
            Status::Overdue,
            Some(by),
            Forecast::LapsedSince { last, by, days: days_between(by, as_of) },
        );
    }
    let lead = view.setting.notice_days.min(days_between(last, by) / 4);
    if as_of <= days_before(by, lead) {
        return (Status::Met, Some(by), Forecast::HoldsUntil { last, until: by });
    }
    match next {
        Some(next) if next.day <= by => {
            (Status::OnTrack, Some(by), Forecast::NextDated { next: next.day, until: by })
        }
        _ => (Status::AtRisk, Some(by), Forecast::NeededBy { last, by, days_left: days_between(as_of, by) }),
    }
}

fn history(acts: &[Seen<'_>], rule: &PeriodicRule, as_of: Date) -> Vec<YearRecord> {
    let Some(first) = acts.first() else { return Vec::new() };
    let gaps: Vec<(Date, Date)> = acts
        .iter()
        .enumerate()
        .filter_map(|(n, act)| {
            let by = rule.every.after(act.day);
            // Without a next act the lapse lasts until today.
            let until = acts.get(n + 1).map_or(as_of, |next| days_before(next.day, 1));
            (until > by).then(|| (super::days_after(by, 1), until))
        })
        .collect();
    (first.day.year()..=as_of.year())
        .map(|year| {
            let has_gap = gaps.iter().any(|(from, until)| from.year() <= year && year <= until.year());
            let result = match (has_gap, year < as_of.year()) {
                (true, _) => YearResult::NotMet,
                (false, true) => YearResult::Met,
                (false, false) => YearResult::Running,
            };
            let done: Vec<Evidence> =
                acts.iter().filter(|act| act.day.year() == year).map(Seen::evidence).collect();
            YearRecord {
                year,
                result,
                count: number(done.len()),
                needed: 0,
                done,
                dated: Vec::new(),
                median_days: None,
            }
        })
        .collect()
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::fixtures::{Journal, day, plan};

    fn consultation(journal: &Journal, as_of: &str) -> ObligationStatus {
        journal.obligation("19-consultation", as_of)
    }

    #[test]
    fn a_consultation_holds_for_half_a_year() {
        let journal = Journal::new().act("consultation.held", "consultation:c1", "2026-01-20T10:00Z");
        for (as_of, expected) in [
            ("2026-01-19", Status::NothingRecorded),
            ("2026-01-20", Status::Met),
            ("2026-06-22", Status::Met),
            ("2026-06-23", Status::AtRisk),
            ("2026-07-20", Status::AtRisk),
            ("2026-07-21", Status::Overdue),
        ] {
            assert_eq!(consultation(&journal, as_of).status, expected, "{as_of}");
        }
        let it = consultation(&journal, "2026-08-20");
        assert_eq!(
            it.forecast,
            Forecast::LapsedSince { last: day("2026-01-20"), by: day("2026-07-20"), days: 31 }
        );
        assert_eq!((it.due, it.missing), (Some(day("2026-07-20")), 1));
    }

    #[test]
    fn a_date_in_time_keeps_it_on_track_and_a_date_too_late_does_not() {
        let journal = Journal::new().act("consultation.held", "consultation:c1", "2026-01-20T10:00Z");
        let with = |at: &str| {
            let mut planned = plan("c2", at, "2026-02-01T00:00:00Z");
            "consultation.held".clone_into(&mut planned.act);
            "consultation:c2".clone_into(&mut planned.record);
            consultation(&journal.clone().planned(planned), "2026-07-01")
        };
        assert_eq!(with("2026-07-20T08:00:00Z").status, Status::OnTrack);
        assert_eq!(with("2026-07-21T08:00:00Z").status, Status::AtRisk);
    }

    #[test]
    fn half_a_year_from_the_end_of_august_ends_with_february() {
        let ends = |from: &str| super::super::Every::HalfYear.after(day(from));
        assert_eq!(ends("2026-08-31"), day("2027-02-28"));
        assert_eq!(ends("2027-08-31"), day("2028-02-29"));
    }

    #[test]
    fn a_year_with_a_gap_is_not_met_and_the_next_can_be() {
        let journal = ["2024-02-01", "2024-07-01", "2025-03-01", "2025-08-01", "2026-01-15", "2026-07-01"]
            .iter()
            .enumerate()
            .fold(Journal::new(), |journal, (n, at)| {
                journal.act("consultation.held", &format!("consultation:c{n}"), &format!("{at}T10:00Z"))
            });
        let told: Vec<_> = consultation(&journal, "2026-09-01")
            .history
            .iter()
            .map(|year| (year.year, year.result))
            .collect();
        // The interval from 1 July 2024 passed on 1 January 2025.
        assert_eq!(told, [(2024, YearResult::Met), (2025, YearResult::NotMet), (2026, YearResult::Running)]);
    }

    #[test]
    fn last_years_act_is_the_evidence_while_it_holds() {
        let journal = Journal::new().act("consultation.held", "consultation:c1", "2025-12-20T10:00Z");
        let it = consultation(&journal, "2026-02-01");
        assert_eq!((it.status, it.evidence.len()), (Status::Met, 1));
    }
}
