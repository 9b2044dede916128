//! So many in a calendar year of the group's zone.

use std::collections::{BTreeMap, BTreeSet};

use jiff::civil::{Date, date};

use super::clauses::CountRule;
use super::view::{Seen, View};
use super::{
    Evidence, Forecast, ObligationStatus, RuleKind, Status, YearRecord, YearResult, days_before, number,
};

/// The days by whose end the first, second, ... of `at_least` are expected: the k-th by the end of the
/// k-th part of the year, in whole months (for three: 30 April, 31 August, 31 December).
///
/// More than twelve a year are expected by the month in which their part ends.
pub fn pace(at_least: u32, year: i16) -> Vec<Date> {
    (1..=at_least).map(|k| end_of_month(year, months_for(k, at_least))).collect()
}

/// The day after which all that a year needs must be held or dated: the end of the last part but one,
/// at the earliest 31 August, so that what is asked for once a year is not at risk in January.
pub fn last_stretch(at_least: u32, year: i16) -> Date {
    end_of_month(year, months_for(at_least.saturating_sub(1), at_least).max(8))
}

fn months_for(k: u32, at_least: u32) -> u32 {
    (u64::from(k) * 12 / u64::from(at_least.max(1))).try_into().unwrap_or(12)
}

fn end_of_month(year: i16, month: u32) -> Date {
    let month = i8::try_from(month.clamp(1, 12)).unwrap_or(12);
    date(year, month, 1).last_of_month()
}

/// Judges the current year and tells the earlier ones.
pub(super) fn judge(view: &View<'_>, id: &str, rule: &CountRule) -> ObligationStatus {
    let year = view.as_of.year();
    let years = by_year(&view.acts(&rule.acts), rule);
    let all_dated = view.dated(&rule.acts);
    let held = years.get(&year).cloned().unwrap_or_default();
    let dated: Vec<Evidence> = all_dated
        .iter()
        .filter(|it| it.day.year() == year && !held.iter().any(|held| held.record == it.record))
        .cloned()
        .collect();
    let nothing = years.is_empty() && all_dated.is_empty();
    let (status, due, forecast) = if nothing {
        (Status::NothingRecorded, Some(date(year, 12, 31)), Forecast::NothingRecorded)
    } else {
        current(view, rule.at_least, number(held.len()), &dated)
    };
    ObligationStatus {
        id: id.to_owned(),
        rule: RuleKind::Count,
        status,
        due,
        missing: rule.at_least.saturating_sub(number(held.len())),
        forecast,
        history: history(rule, year, &years, &all_dated),
        evidence: held,
        dated: all_dated,
        open: Vec::new(),
        median_days: None,
    }
}

fn current(
    view: &View<'_>,
    at_least: u32,
    held: u32,
    dated: &[Evidence],
) -> (Status, Option<Date>, Forecast) {
    let (as_of, year) = (view.as_of, view.as_of.year());
    let end = date(year, 12, 31);
    let missing = at_least.saturating_sub(held);
    let undated = missing.saturating_sub(number(dated.len()));
    let next_by = |after: u32| {
        let after = usize::try_from(after).unwrap_or(usize::MAX);
        pace(at_least, year).into_iter().skip(after).find(|day| *day >= as_of).unwrap_or(end)
    };
    if missing == 0 {
        let next_by = pace(at_least, year.saturating_add(1)).first().copied().unwrap_or(end);
        return (Status::Met, Some(next_by), Forecast::YearMet { held, at_least, next_by });
    }
    if as_of == end && undated > 0 {
        return (Status::Overdue, Some(end), Forecast::YearMissed { missing, by: end });
    }
    let asked = number(pace(at_least, year).iter().filter(|day| **day < as_of).count());
    let behind = at_least - undated < asked || (undated > 0 && as_of > last_stretch(at_least, year));
    if behind {
        let last_notice = days_before(end, view.setting.notice_days);
        let forecast = if as_of <= last_notice {
            Forecast::MoreNeeded { missing: undated, by: end, last_notice }
        } else {
            Forecast::NoticePassed { missing: undated, by: end, last_notice }
        };
        return (Status::AtRisk, Some(end), forecast);
    }
    let due = next_by(held);
    match dated.first() {
        Some(next) if undated == 0 => {
            (Status::OnTrack, Some(due), Forecast::MetIfHeld { missing, next: next.day, by: end })
        }
        _ => {
            let status = if held == 0 && dated.is_empty() { Status::NotYetDue } else { Status::OnTrack };
            let next_by = next_by(at_least - undated);
            (status, Some(due), Forecast::NextExpected { held, at_least, next_by })
        }
    }
}

/// Each record counts once in a year, on the day of its first act there.
fn by_year(acts: &[Seen<'_>], rule: &CountRule) -> BTreeMap<i16, Vec<Evidence>> {
    let mut years: BTreeMap<i16, Vec<Evidence>> = BTreeMap::new();
    let mut counted = BTreeSet::new();
    for act in acts {
        let year = act.year(rule.year_fact.as_deref());
        if counted.insert((year, act.record())) {
            years.entry(year).or_default().push(act.evidence());
        }
    }
    years
}

fn history(
    rule: &CountRule,
    this_year: i16,
    years: &BTreeMap<i16, Vec<Evidence>>,
    all_dated: &[Evidence],
) -> Vec<YearRecord> {
    let known = || years.keys().copied().chain(all_dated.iter().map(|it| it.day.year()));
    let (Some(first), Some(last)) = (known().min(), known().max()) else { return Vec::new() };
    (first.min(this_year)..=last.max(this_year))
        .map(|year| {
            let done = years.get(&year).cloned().unwrap_or_default();
            let dated: Vec<Evidence> = all_dated.iter().filter(|it| it.day.year() == year).cloned().collect();
            let count = number(done.len());
            let result = if count >= rule.at_least {
                YearResult::Met
            } else if year < this_year {
                YearResult::NotMet
            } else {
                YearResult::Running
            };
            YearRecord { year, result, count, needed: rule.at_least, done, dated, median_days: None }
        })
        // A year ahead stands there for what is dated in it or already done for it.
        .filter(|record| record.year <= this_year || record.count > 0 || !record.dated.is_empty())
        .collect()
}

#[cfg(test)]
mod tests {
    use super::super::{Planned, Setting};
    use super::*;
    use crate::fixtures::{Journal, day, geneva, plan};

    fn status(journal: &Journal, as_of: &str) -> ObligationStatus {
        journal.obligation("16-meetings", as_of)
    }

    /// Meetings on 18 February and 17 June.
    fn two_meetings() -> Journal {
        Journal::new()
            .held("m1", "2026-02-18T14:00[Europe/Zurich]")
            .held("m2", "2026-06-17T14:00[Europe/Zurich]")
    }

    #[test]
    fn three_a_year_are_expected_by_the_end_of_april_august_and_december() {
        assert_eq!(pace(3, 2026), ["2026-04-30", "2026-08-31", "2026-12-31"].map(day));
        assert_eq!(pace(1, 2026), [day("2026-12-31")]);
        assert_eq!(pace(12, 2028)[1], day("2028-02-29"));
        assert_eq!(
            pace(5, 2026),
            ["2026-02-28", "2026-04-30", "2026-07-31", "2026-09-30", "2026-12-31"].map(day)
        );
        assert_eq!(pace(24, 2026).last(), Some(&day("2026-12-31")));
        assert_eq!(pace(0, 2026), []);
    }

    #[test]
    fn the_last_stretch_is_at_most_a_third_of_the_year() {
        for (at_least, last) in
            [(1, "2026-08-31"), (2, "2026-08-31"), (3, "2026-08-31"), (4, "2026-09-30"), (12, "2026-11-30")]
        {
            assert_eq!(last_stretch(at_least, 2026), day(last), "{at_least}");
        }
    }

    #[test]
    fn two_meetings_and_none_dated_are_at_risk_on_1_october() {
        let it = status(&two_meetings(), "2026-10-01");
        assert_eq!((it.status, it.missing, it.due), (Status::AtRisk, 1, Some(day("2026-12-31"))));
        assert_eq!(
            it.forecast,
            Forecast::MoreNeeded { missing: 1, by: day("2026-12-31"), last_notice: day("2026-12-03") }
        );
        assert_eq!(it.evidence.len(), 2);
    }

    #[test]
    fn a_third_meeting_on_3_november_meets_the_year() {
        let journal = two_meetings().held("m3", "2026-11-03T14:00[Europe/Zurich]");
        assert_eq!(status(&journal, "2026-10-01").status, Status::AtRisk);
        assert_eq!(status(&journal, "2026-11-02").status, Status::AtRisk);
        let it = status(&journal, "2026-11-03");
        assert_eq!((it.status, it.missing, it.due), (Status::Met, 0, Some(day("2027-04-30"))));
        assert_eq!(it.forecast, Forecast::YearMet { held: 3, at_least: 3, next_by: day("2027-04-30") });
    }

    #[test]
    fn the_year_of_two_meetings_day_by_day() {
        let journal = two_meetings();
        for (as_of, expected) in [
            ("2026-02-17", Status::NothingRecorded),
            ("2026-02-18", Status::OnTrack),
            ("2026-05-01", Status::OnTrack),
            ("2026-06-17", Status::OnTrack),
            ("2026-08-31", Status::OnTrack),
            ("2026-09-01", Status::AtRisk),
            ("2026-12-30", Status::AtRisk),
            ("2026-12-31", Status::Overdue),
            ("2027-01-01", Status::NotYetDue),
            ("2027-04-30", Status::NotYetDue),
            ("2027-05-01", Status::AtRisk),
        ] {
            assert_eq!(status(&journal, as_of).status, expected, "{as_of}");
        }
    }

    #[test]
    fn a_year_that_fell_short_stays_in_the_history() {
        let it = status(&two_meetings(), "2027-01-01");
        let told: Vec<_> = it.history.iter().map(|year| (year.year, year.result, year.count)).collect();
        assert_eq!(told, [(2026, YearResult::NotMet, 2), (2027, YearResult::Running, 0)]);
        assert_eq!((it.missing, it.due), (3, Some(day("2027-04-30"))));
        assert_eq!(it.evidence, []);
    }

    #[test]
    fn a_dated_meeting_keeps_the_year_on_track_until_its_day_has_passed() {
        let journal = two_meetings().scheduled("m3", "2026-09-20T08:00Z", "2026-11-03T13:00:00Z");
        let it = status(&journal, "2026-10-01");
        assert_eq!((it.status, it.missing), (Status::OnTrack, 1));
        assert_eq!(
            it.forecast,
            Forecast::MetIfHeld { missing: 1, next: day("2026-11-03"), by: day("2026-12-31") }
        );
        assert_eq!(status(&journal, "2026-09-19").status, Status::AtRisk, "not yet known");
        assert_eq!(status(&journal, "2026-11-03").status, Status::OnTrack, "today");
        assert_eq!(status(&journal, "2026-11-04").status, Status::AtRisk, "passed and not held");
    }

    #[test]
    fn a_dated_meeting_that_is_cancelled_or_moved_counts_as_it_is_now() {
        let journal = two_meetings().scheduled("m3", "2026-09-20T08:00Z", "2026-11-03T13:00:00Z").act(
            "meeting.cancelled",
            "meeting:m3",
            "2026-10-05T08:00Z",
        );
        assert_eq!(status(&journal, "2026-10-04").status, Status::OnTrack);
        assert_eq!(status(&journal, "2026-10-05").status, Status::AtRisk);
        let moved = two_meetings().scheduled("m3", "2026-09-20T08:00Z", "2026-11-03T13:00:00Z").scheduled(
            "m3",
            "2026-10-05T08:00Z",
            "2027-01-12T13:00:00Z",
        );
        let it = status(&moved, "2026-10-05");
        assert_eq!(it.status, Status::AtRisk);
        assert_eq!(it.history.last().map(|year| (year.year, year.dated.len())), Some((2027, 1)));
    }

    #[test]
    fn a_cancelled_meeting_does_not_count_even_if_it_was_noted_as_held() {
        let journal = two_meetings().held("m3", "2026-09-10T14:00[Europe/Zurich]").act(
            "meeting.cancelled",
            "meeting:m3",
            "2026-09-12T08:00Z",
        );
        assert_eq!(status(&journal, "2026-09-11").status, Status::Met);
        assert_eq!(status(&journal, "2026-09-12").status, Status::AtRisk);
    }

    #[test]
    fn the_same_meeting_noted_twice_counts_once_on_the_day_noted_last() {
        let journal = two_meetings().held("m2", "2026-06-18T14:00[Europe/Zurich]");
        let it = status(&journal, "2026-10-01");
        assert_eq!(it.missing, 1);
        assert_eq!(it.evidence.last().map(|held| held.day), Some(day("2026-06-18")));
    }

    #[test]
    fn what_was_recorded_later_is_not_known_earlier() {
        let journal =
            two_meetings().recorded("meeting.held", "meeting:m3", "2026-09-10T14:00Z", "2026-10-20T09:00Z");
        assert_eq!(status(&journal, "2026-10-19").missing, 1);
        assert_eq!(status(&journal, "2026-10-20").missing, 0);
    }

    #[test]
    fn the_zone_of_the_group_decides_the_year() {
        let journal = Journal::new().held("m1", "2026-12-31T23:30[America/New_York]");
        assert_eq!(status(&journal, "2026-12-31").status, Status::NothingRecorded);
        let it = status(&journal, "2027-01-01");
        assert_eq!(it.history.iter().map(|year| year.year).collect::<Vec<_>>(), [2027]);
        assert_eq!((it.status, it.missing), (Status::OnTrack, 2));
        let new_york = journal.in_zone("America/New_York");
        let it = status(&new_york, "2026-12-31");
        assert_eq!((it.status, it.missing), (Status::Overdue, 2));
    }

    #[test]
    fn a_leap_day_is_a_day_like_any_other() {
        let journal = Journal::new().held("m1", "2028-02-29T23:59[Europe/Zurich]");
        assert_eq!(status(&journal, "2028-02-28").status, Status::NothingRecorded);
        assert_eq!(status(&journal, "2028-02-29").missing, 2);
    }

    #[test]
    fn after_the_last_day_for_notice_the_forecast_says_so() {
        let journal = two_meetings();
        let slug = |as_of| status(&journal, as_of).forecast.slug();
        assert_eq!(slug("2026-12-03"), "more-needed");
        assert_eq!(slug("2026-12-04"), "notice-passed");
        assert_eq!(slug("2026-12-31"), "year-missed");
        let mut setting: Setting = geneva();
        setting.notice_days = 14;
        let it = journal.with_setting(setting).obligation("16-meetings", "2026-12-04");
        assert!(
            matches!(it.forecast, Forecast::MoreNeeded { last_notice, .. } if last_notice == day("2026-12-17"))
        );
    }

    #[test]
    fn the_last_day_of_the_year_is_not_lost_while_a_meeting_is_dated_for_it() {
        let late: Planned = plan("m3", "2026-12-31T13:00:00Z", "2026-12-01T00:00:00Z");
        let journal = two_meetings().planned(late);
        assert_eq!(status(&journal, "2026-12-31").status, Status::OnTrack);
        assert_eq!(status(&two_meetings(), "2026-12-31").status, Status::Overdue);
    }

    #[test]
    fn an_act_may_name_the_year_it_is_for() {
        let journal = Journal::new().fact(
            "plan.adopted",
            "plan:p1",
            "2026-12-10T09:00Z",
            serde_json::json!({"year": 2027}),
        );
        let it = journal.obligation("15-plan", "2026-12-20");
        assert_eq!((it.status, it.missing), (Status::AtRisk, 1), "2026 has no plan");
        assert_eq!(journal.obligation("15-plan", "2027-01-01").status, Status::Met);
    }
}
