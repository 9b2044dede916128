//! An act for each record that a trigger made: minutes after each meeting, an answer to each request.

use std::collections::{BTreeMap, BTreeSet};

use jiff::civil::Date;

use super::clauses::AnswerRule;
use super::view::{Seen, View};
use super::{
    Evidence, Forecast, ObligationStatus, Open, RuleKind, Status, YearRecord, YearResult, days_after,
    days_between, number,
};

/// A trigger and the first act that answers it.
struct Pair<'a> {
    trigger: Seen<'a>,
    answer: Option<Seen<'a>>,
    due: Option<Date>,
}

impl Pair<'_> {
    fn days(&self) -> Option<u32> {
        self.answer.map(|answer| days_between(self.trigger.day, answer.day))
    }

    fn is_in_time(&self) -> bool {
        match (self.answer, self.due) {
            (Some(answer), Some(due)) => answer.day <= due,
            (answer, None) => answer.is_some(),
            (None, Some(_)) => false,
        }
    }
}

/// Judges what waits now and tells the earlier years, each by the triggers that happened in it.
pub(super) fn judge(view: &View<'_>, id: &str, rule: &AnswerRule, kind: RuleKind) -> ObligationStatus {
    let limit = view.limit(rule.within.as_ref());
    let answers = first_answers(view, rule);
    let pairs: Vec<Pair<'_>> = triggers(view, rule)
        .into_iter()
        .map(|trigger| {
            let answer = answers.get(trigger.record()).copied();
            Pair { trigger, answer, due: limit.map(|days| days_after(trigger.day, days)) }
        })
        .collect();
    let open: Vec<Open> = pairs
        .iter()
        .filter(|pair| pair.answer.is_none())
        .map(|pair| Open {
            trigger: pair.trigger.evidence(),
            due: pair.due,
            days: days_between(pair.trigger.day, view.as_of),
        })
        .collect();
    let dated = view.dated(&rule.triggers);
    let (status, due, forecast) = match (pairs.is_empty(), dated.first()) {
        (true, Some(next)) => {
            let due = limit.map(|days| days_after(next.day, days));
            (Status::NotYetDue, due, Forecast::FirstDated { next: next.day })
        }
        (true, None) if answers.is_empty() => (Status::NothingRecorded, None, Forecast::NothingRecorded),
        (true, None) => (Status::NotYetDue, None, Forecast::NothingToAnswer),
        (false, _) if open.is_empty() => {
            let due = dated.first().and_then(|next| Some(days_after(next.day, limit?)));
            (Status::Met, due, Forecast::AllAnswered { answered: number(pairs.len()) })
        }
        (false, _) => waiting(view.as_of, limit, &pairs, &open),
    };
    ObligationStatus {
        id: id.to_owned(),
        rule: kind,
        status,
        due,
        missing: number(open.len()),
        forecast,
        evidence: evidence(&pairs, view.as_of.year()),
        dated,
        open,
        median_days: median(pairs.iter().filter_map(Pair::days)),
        history: history(&pairs, view.as_of),
    }
}

/// Each record calls once for an answer, from the first of its triggers on.
fn triggers<'a>(view: &View<'a>, rule: &AnswerRule) -> Vec<Seen<'a>> {
    let mut records = BTreeSet::new();
    view.acts(&rule.triggers).into_iter().filter(|seen| records.insert(seen.record())).collect()
}

/// The first act that answers each record; sending the minutes again does not make them later.
fn first_answers<'a>(view: &View<'a>, rule: &AnswerRule) -> BTreeMap<String, Seen<'a>> {
    let mut first = BTreeMap::new();
    for answer in view.acts(&rule.acts) {
        for record in answer.speaks_of() {
            first.entry(record).or_insert(answer);
        }
    }
    first
}

/// The status while something waits; `open` is not empty.
fn waiting(
    as_of: Date,
    limit: Option<u32>,
    pairs: &[Pair<'_>],
    open: &[Open],
) -> (Status, Option<Date>, Forecast) {
    let oldest = &open[0];
    let since = oldest.trigger.day;
    let count = number(open.len());
    if let (Some(limit), Some(due)) = (limit, oldest.due) {
        let late = number(open.iter().filter(|it| it.due.is_some_and(|due| due < as_of)).count());
        if late > 0 {
            let forecast = Forecast::Late { late, since, days: days_between(due, as_of) };
            return (Status::Overdue, Some(due), forecast);
        }
        let days_left = days_between(as_of, due);
        let status = if days_left <= limit / 3 { Status::AtRisk } else { Status::OnTrack };
        return (status, Some(due), Forecast::WaitingUntil { waiting: count, by: due, days_left });
    }
    let newest_trigger = pairs.last().map(|pair| pair.trigger.record());
    let only_the_newest = count == 1 && newest_trigger == Some(oldest.trigger.record.as_str());
    let status =
        if only_the_newest && since.year() == as_of.year() { Status::OnTrack } else { Status::AtRisk };
    (status, None, Forecast::Waiting { waiting: count, since, days: oldest.days })
}

/// The answers given this year, and those to this year's triggers.
fn evidence(pairs: &[Pair<'_>], year: i16) -> Vec<Evidence> {
    let mut evidence: Vec<Evidence> = pairs
        .iter()
        .filter_map(|pair| {
            let answer = pair.answer?;
            (answer.day.year() == year || pair.trigger.day.year() == year).then(|| answer.evidence())
        })
        .collect();
    evidence.sort_by(|a, b| (a.at, &a.record).cmp(&(b.at, &b.record)));
    // One act may answer two triggers.
    evidence.dedup();
    evidence
}

fn history(pairs: &[Pair<'_>], as_of: Date) -> Vec<YearRecord> {
    let mut years: BTreeMap<i16, Vec<&Pair<'_>>> = BTreeMap::new();
    for pair in pairs {
        years.entry(pair.trigger.day.year()).or_default().push(pair);
    }
    years
        .into_iter()
        .map(|(year, pairs)| {
            let still_in_time =
                |pair: &&&Pair<'_>| pair.answer.is_none() && pair.due.is_none_or(|due| due >= as_of);
            let late = pairs.iter().filter(|pair| !pair.is_in_time() && !still_in_time(pair)).count();
            let open = pairs.iter().any(|pair| pair.answer.is_none());
            let result =
                if late > 0 || (open && year < as_of.year() && pairs.iter().all(|pair| pair.due.is_none())) {
                    YearResult::NotMet
                } else if open {
                    YearResult::Running
                } else {
                    YearResult::Met
                };
            let done: Vec<Evidence> = pairs.iter().filter_map(|pair| Some(pair.answer?.evidence())).collect();
            YearRecord {
                year,
                result,
                count: number(done.len()),
                needed: number(pairs.len()),
                done,
                dated: Vec::new(),
                median_days: median(pairs.iter().filter_map(|pair| pair.days())),
            }
        })
        .collect()
}

/// The middle of the values, or the mean of the two in the middle.
fn median(values: impl Iterator<Item = u32>) -> Option<f64> {
    let mut values: Vec<u32> = values.collect();
    values.sort_unstable();
    let upper = *values.get(values.len() / 2)?;
    let lower = values[(values.len() - 1) / 2];
    Some(f64::midpoint(f64::from(lower), f64::from(upper)))
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::fixtures::{Journal, day, geneva};
    use serde_json::json;

    fn circulation(journal: &Journal, as_of: &str) -> ObligationStatus {
        journal.obligation("17-circulation", as_of)
    }

    fn circulated(journal: Journal, meeting: &str, at: &str) -> Journal {
        journal.fact(
            "minutes.circulated",
            &format!("minutes:of-{meeting}"),
            at,
            json!({ "meeting": meeting }),
        )
    }

    fn with_limit(journal: Journal, days: u32) -> Journal {
        let mut setting = geneva();
        setting.limits.insert("circulation-days".to_owned(), days);
        journal.with_setting(setting)
    }

    #[test]
    fn the_median_of_an_even_number_lies_between_the_two_in_the_middle() {
        assert_eq!(median([].into_iter()), None);
        assert_eq!(median([9].into_iter()), Some(9.0));
        assert_eq!(median([9, 1, 5].into_iter()), Some(5.0));
        assert_eq!(median([9, 1, 5, 4].into_iter()), Some(4.5));
    }

    #[test]
    fn without_a_limit_each_meeting_is_judged_by_whether_its_minutes_went_out() {
        let journal = Journal::new().held("m1", "2026-02-18T13:00Z");
        let it = circulation(&journal, "2026-03-18");
        assert_eq!((it.status, it.missing, it.due), (Status::OnTrack, 1, None));
        assert_eq!(it.forecast, Forecast::Waiting { waiting: 1, since: day("2026-02-18"), days: 28 });
        let next = journal.clone().held("m2", "2026-06-17T13:00Z");
        assert_eq!(circulation(&next, "2026-06-17").status, Status::AtRisk, "the next meeting came first");
        assert_eq!(circulation(&journal, "2027-01-01").status, Status::AtRisk, "the year has ended");
        let done = circulated(circulated(next, "m1", "2026-02-25T13:00Z"), "m2", "2026-06-20T13:00Z");
        let it = circulation(&done, "2026-06-20");
        assert_eq!((it.status, it.missing, it.median_days), (Status::Met, 0, Some(5.0)));
        assert_eq!(it.evidence.len(), 2);
    }

    #[test]
    fn with_a_limit_the_days_are_counted_in_the_zone_of_the_group() {
        // 23:30 in Zurich on the 18th; the tenth day after it is the 28th.
        let journal = with_limit(Journal::new().held("m1", "2026-02-18T22:30Z"), 10);
        for (as_of, expected) in [
            ("2026-02-18", Status::OnTrack),
            ("2026-02-24", Status::OnTrack),
            ("2026-02-25", Status::AtRisk),
            ("2026-02-28", Status::AtRisk),
            ("2026-03-01", Status::Overdue),
        ] {
            assert_eq!(circulation(&journal, as_of).status, expected, "{as_of}");
        }
        let it = circulation(&journal, "2026-03-03");
        assert_eq!(it.due, Some(day("2026-02-28")));
        assert_eq!(it.forecast, Forecast::Late { late: 1, since: day("2026-02-18"), days: 3 });
    }

    #[test]
    fn an_answer_that_came_late_meets_the_obligation_but_not_the_year() {
        let journal = with_limit(
            circulated(Journal::new().held("m1", "2026-02-18T13:00Z"), "m1", "2026-03-18T13:00Z"),
            10,
        );
        let it = circulation(&journal, "2026-03-18");
        assert_eq!(it.status, Status::Met);
        assert_eq!(it.history[0].result, YearResult::NotMet);
        assert_eq!(it.history[0].median_days, Some(28.0));
    }

    #[test]
    fn a_cancelled_meeting_needs_no_minutes() {
        let journal = Journal::new().held("m1", "2026-02-18T13:00Z").act(
            "meeting.cancelled",
            "meeting:m1",
            "2026-02-20T08:00Z",
        );
        assert_eq!(circulation(&journal, "2026-02-19").missing, 1);
        let it = circulation(&journal, "2026-02-20");
        assert_eq!((it.status, it.missing), (Status::NothingRecorded, 0));
    }

    #[test]
    fn sending_the_minutes_again_does_not_change_the_days_it_took() {
        let journal = circulated(Journal::new().held("m1", "2026-02-18T13:00Z"), "m1", "2026-02-22T13:00Z");
        let again = circulated(journal, "m1", "2026-04-22T13:00Z");
        assert_eq!(circulation(&again, "2026-05-01").median_days, Some(4.0));
    }

    #[test]
    fn before_the_first_meeting_nothing_is_due_once_one_is_dated() {
        assert_eq!(circulation(&Journal::new(), "2026-01-10").status, Status::NothingRecorded);
        let journal = Journal::new().scheduled("m1", "2026-01-05T09:00Z", "2026-02-18T13:00:00Z");
        let it = circulation(&journal, "2026-01-10");
        assert_eq!(
            (it.status, it.forecast),
            (Status::NotYetDue, Forecast::FirstDated { next: day("2026-02-18") })
        );
    }

    #[test]
    fn taking_part_may_be_recorded_on_the_meeting_itself() {
        let journal = Journal::new().held("m1", "2026-02-18T13:00Z").act(
            "attendance.recorded",
            "meeting:m1",
            "2026-02-18T15:00Z",
        );
        assert_eq!(journal.obligation("17-participation", "2026-02-18").status, Status::Met);
    }

    #[test]
    fn a_meeting_of_the_parent_group_asks_for_an_update() {
        let journal = Journal::new().of_parent("meeting.held", "meeting:p1", "2026-03-02T10:00Z");
        let it = journal.obligation("18-updates", "2026-03-02");
        assert_eq!((it.status, it.missing), (Status::OnTrack, 1));
        assert_eq!(it.open[0].trigger.act, "parent-meeting.held");
        let told =
            journal.fact("update.sent", "update:u1", "2026-03-02T12:00Z", json!({"meeting": ["meeting:p1"]}));
        assert_eq!(told.obligation("18-updates", "2026-03-02").status, Status::Met);
        assert_eq!(told.obligation("16-meetings", "2026-03-02").missing, 3, "not a meeting of this group");
    }

    #[test]
    fn a_meeting_that_the_parent_group_has_dated_is_seen_coming() {
        let journal = Journal::new().fact(
            "meeting.scheduled",
            "meeting:p1",
            "2026-03-02T10:00Z",
            json!({"start": "2026-05-04T10:00", "zone": "America/New_York"}),
        );
        let mut theirs = journal.clone();
        theirs.events[0].group = theirs.setting.parent;
        let it = theirs.obligation("18-updates", "2026-03-02");
        assert_eq!(
            (it.status, it.dated[0].at.to_string().as_str()),
            (Status::NotYetDue, "2026-05-04T14:00:00Z")
        );
        assert_eq!(theirs.obligation("16-meetings", "2026-03-02").dated, []);
        assert_eq!(journal.obligation("16-meetings", "2026-03-02").dated.len(), 1);
    }

    #[test]
    fn a_minute_of_one_meeting_does_not_answer_another() {
        let journal = Journal::new().held("m1", "2026-02-18T13:00Z").held("m2", "2026-02-18T13:00Z");
        let it = circulation(&circulated(journal, "m2", "2026-02-19T13:00Z"), "2026-02-19");
        assert_eq!(
            it.open.iter().map(|open| open.trigger.record.as_str()).collect::<Vec<_>>(),
            ["meeting:m1"]
        );
    }

    #[test]
    fn a_request_that_was_withdrawn_needs_no_answer() {
        let journal = Journal::new().act("request.received", "request:r1", "2026-03-02T10:00Z");
        let it = journal.obligation("3-requests", "2026-03-02");
        assert_eq!((it.status, it.rule, it.missing), (Status::OnTrack, RuleKind::OnRequest, 1));
        let withdrawn = journal.act("request.withdrawn", "request:r1", "2026-03-09T10:00Z");
        assert_eq!(withdrawn.obligation("3-requests", "2026-03-09").missing, 0);
    }
}
