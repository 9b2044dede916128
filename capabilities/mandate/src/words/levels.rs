//! When an obligation is met, on track, at risk or overdue: the table of `lib.rs`, with the group's own numbers.

use serde::Serialize;
use web::Mark;

use super::{Wording, mark};
use crate::{AnswerRule, CountRule, PeriodicRule, Rule, StandingRule, Status, last_stretch, pace};

/// What a status means for one obligation.
#[derive(Serialize)]
pub(crate) struct Level {
    /// The status.
    pub(crate) status: Mark,
    /// When it holds.
    pub(crate) when: String,
}

/// More steps than this are not listed one by one.
const STEPS: usize = 4;

impl Wording<'_> {
    /// The statuses a rule can have, from good to bad.
    pub(crate) fn levels(&self, rule: &Rule) -> Vec<Level> {
        let rows = match rule {
            Rule::Count(rule) => self.of_count(rule),
            Rule::AfterEach(rule) | Rule::OnRequest(rule) => self.of_answers(rule),
            Rule::Periodic(rule) => self.of_interval(rule),
            Rule::Standing(rule) => self.of_condition(rule),
        };
        rows.into_iter().map(|(status, when)| Level { status: mark(self.say, status), when }).collect()
    }

    fn of_count(&self, rule: &CountRule) -> Vec<(Status, String)> {
        let (say, n) = (self.say, rule.at_least);
        let year = self.as_of.year();
        let days = pace(n, year);
        let end = days.last().copied().unwrap_or(self.as_of);
        let stretch = last_stretch(n, year);
        let mut steps: Vec<String> = days
            .iter()
            .zip(1_u32..)
            .filter(|(day, _)| **day < stretch)
            .map(|(day, k)| self.step(k, *day))
            .collect();
        steps.push(self.step(n, stretch));
        let separator = say.text("mandate-list-separator");
        let on_track = if steps.len() > STEPS {
            say.text("mandate-level-count-pace")
        } else {
            say.with("mandate-level-count-track", "steps", steps.join(&separator))
        };
        let day = say.local().day(end);
        vec![
            (Status::Met, say.with("mandate-level-count-met", "n", n)),
            (Status::OnTrack, on_track),
            (Status::AtRisk, say.text("mandate-level-count-risk")),
            (
                Status::Overdue,
                say.fill("mandate-level-count-overdue", &[("n", n.into()), ("day", day.into())]),
            ),
            (Status::NotYetDue, say.text("mandate-level-count-later")),
        ]
    }

    fn step(&self, k: u32, day: jiff::civil::Date) -> String {
        let day = self.say.local().day(day);
        self.say.fill("mandate-level-count-step", &[("k", k.into()), ("day", day.into())])
    }

    fn of_answers(&self, rule: &AnswerRule) -> Vec<(Status, String)> {
        let say = self.say;
        let mut rows = vec![(Status::Met, say.text("mandate-level-answer-met"))];
        match self.limit(rule.within.as_ref()) {
            Some(days) => rows.extend([
                (Status::OnTrack, say.with("mandate-level-answer-track", "days", days / 3)),
                (Status::AtRisk, say.with("mandate-level-answer-risk", "days", days / 3)),
                (Status::Overdue, say.with("mandate-level-answer-overdue", "days", days)),
            ]),
            None => rows.extend([
                (Status::OnTrack, say.text("mandate-level-open-track")),
                (Status::AtRisk, say.text("mandate-level-open-risk")),
                (Status::Overdue, say.text("mandate-level-never")),
            ]),
        }
        rows.push((Status::NotYetDue, say.text("mandate-level-later")));
        rows
    }

    fn of_interval(&self, rule: &PeriodicRule) -> Vec<(Status, String)> {
        let say = self.say;
        let whole = rule.every.after(self.as_of).duration_since(self.as_of).as_hours() / 24;
        let lead = self.setting.notice_days.min(u32::try_from(whole / 4).unwrap_or(0));
        vec![
            (Status::Met, say.with("mandate-level-interval-met", "days", lead)),
            (Status::OnTrack, say.with("mandate-level-interval-track", "days", lead)),
            (Status::AtRisk, say.with("mandate-level-interval-risk", "days", lead)),
            (Status::Overdue, say.text("mandate-level-interval-overdue")),
            (Status::NotYetDue, say.text("mandate-level-later")),
        ]
    }

    fn of_condition(&self, rule: &StandingRule) -> Vec<(Status, String)> {
        let say = self.say;
        let overdue = match self.limit(rule.within.as_ref()) {
            Some(days) => say.with("mandate-level-condition-overdue", "days", days),
            None => say.text("mandate-level-never"),
        };
        vec![
            (Status::Met, say.text("mandate-level-condition-met")),
            (Status::AtRisk, say.with("mandate-level-condition-risk", "days", self.setting.notice_days)),
            (Status::Overdue, overdue),
        ]
    }
}
