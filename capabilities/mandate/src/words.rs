//! What the rules say, as sentences in the reader's language.

mod levels;

use jiff::civil::Date;
use kernel::Names;
use web::{Mark, Say};

pub(crate) use levels::Level;

use crate::{
    AnswerRule, Argument, Basis, ClauseKind, Condition, Every, Mandate, Obligation, ObligationStatus, Owner,
    Rule, Setting, Status, Vocabulary, Within, YearRecord, YearResult,
};

/// Puts the rules of one group's mandate into words.
#[derive(Clone, Copy)]
pub(crate) struct Wording<'a> {
    pub(crate) say: &'a Say,
    pub(crate) mandate: &'a Mandate,
    pub(crate) setting: &'a Setting,
    pub(crate) as_of: Date,
}

impl Wording<'_> {
    pub(crate) fn name<'n>(&self, names: &'n Names) -> &'n str {
        names.get(self.say.language)
    }

    /// What comes next for an obligation, as a sentence.
    pub(crate) fn forecast(&self, it: &ObligationStatus) -> String {
        forecast(self.say, self.mandate, it)
    }

    /// The rule in a sentence or two.
    pub(crate) fn rule(&self, obligation: &Obligation) -> String {
        let say = self.say;
        match &obligation.rule {
            Rule::Count(rule) => say.fill(
                "mandate-rule-count",
                &[
                    ("zone", say.local().zone(&self.setting.zone).into()),
                    ("acts", self.acts(&rule.acts).into()),
                    ("n", rule.at_least.into()),
                ],
            ),
            Rule::AfterEach(rule) | Rule::OnRequest(rule) => {
                let first = say.fill(
                    "mandate-rule-answer",
                    &[("triggers", self.acts(&rule.triggers).into()), ("acts", self.acts(&rule.acts).into())],
                );
                format!("{first} {}", self.limit_words(rule))
            }
            Rule::Periodic(rule) => {
                let key = match rule.every {
                    Every::Month => "mandate-rule-month",
                    Every::Quarter => "mandate-rule-quarter",
                    Every::HalfYear => "mandate-rule-half-year",
                    Every::Year => "mandate-rule-year",
                };
                say.with(key, "acts", self.acts(&rule.acts))
            }
            Rule::Standing(rule) => say.text(match rule.condition {
                Condition::FocalPointForEachMember => "mandate-rule-focal-points",
                Condition::OpenToEveryMember => "mandate-rule-open",
            }),
        }
    }

    fn limit_words(&self, rule: &AnswerRule) -> String {
        match self.limit(rule.within.as_ref()) {
            Some(days) => self.say.with("mandate-rule-limit", "days", days),
            None => self.say.text("mandate-rule-no-limit"),
        }
    }

    /// The limit in days that holds for this group.
    pub(crate) fn limit(&self, within: Option<&Within>) -> Option<u32> {
        match within? {
            Within::Days(days) => Some(*days),
            Within::Setting(name) => {
                self.setting.limits.get(name).or_else(|| self.mandate.limits.get(name)).copied()
            }
        }
    }

    /// The titles of acts, joined by “or”.
    fn acts(&self, slugs: &[String]) -> String {
        let titles = slugs.iter().map(|slug| act(self.say, &self.mandate.acts, slug));
        titles
            .reduce(|first, second| {
                self.say.fill("mandate-or", &[("first", first.into()), ("second", second.into())])
            })
            .unwrap_or_default()
    }

    /// What a year came to, as “3 · met”.
    pub(crate) fn verdict(&self, year: &YearRecord) -> String {
        let key = match (year.result, year.needed) {
            (YearResult::Met, _) => "mandate-year-met",
            (YearResult::NotMet, _) => "mandate-year-not-met",
            (YearResult::Running, 0) => "mandate-year-running",
            (YearResult::Running, _) => "mandate-year-so-far",
            (YearResult::Unjudged, _) => "mandate-year-recorded",
        };
        let arguments = [("count", year.count.into()), ("needed", year.needed.into())];
        self.say.fill(key, &arguments)
    }
}

/// What comes next for an obligation of this mandate, as a sentence.
pub(crate) fn forecast(say: &Say, mandate: &Mandate, it: &ObligationStatus) -> String {
    let general = format!("mandate-forecast-{}", it.forecast.slug());
    let own = mandate.obligation(&it.id).and_then(|obligation| subject(&obligation.rule));
    let key = own.map(|subject| format!("{general}-{subject}")).filter(|key| say.has(key)).unwrap_or(general);
    let local = say.local();
    let arguments: Vec<_> = it
        .forecast
        .arguments()
        .into_iter()
        .map(|(name, argument)| match argument {
            Argument::Number(number) => (name, number.into()),
            Argument::Day(day) => (name, local.day(day).into()),
        })
        .collect();
    say.fill(&key, &arguments)
}

/// What an obligation is about, where there is a sentence of its own for it.
fn subject(rule: &Rule) -> Option<&'static str> {
    let is = |acts: &[String], act: &str| acts.iter().any(|known| known == act);
    match rule {
        Rule::Count(rule) if is(&rule.acts, "meeting.held") => Some("meetings"),
        Rule::AfterEach(rule) if is(&rule.acts, "minutes.circulated") => Some("minutes"),
        _ => None,
    }
}

/// What people read for an act.
pub(crate) fn act(say: &Say, acts: &Vocabulary, slug: &str) -> String {
    acts.get(slug).map_or_else(|| slug.to_owned(), |act| act.title.get(say.language).to_owned())
}

pub(crate) fn mark(say: &Say, status: Status) -> Mark {
    Mark::of(shape(status), say)
}

pub(crate) fn shape(status: Status) -> web::Status {
    match status {
        Status::Met => web::Status::Met,
        Status::OnTrack => web::Status::OnTrack,
        Status::AtRisk => web::Status::AtRisk,
        Status::Overdue => web::Status::Overdue,
        Status::NotYetDue => web::Status::NotYetDue,
        Status::NothingRecorded => web::Status::NothingRecorded,
    }
}

pub(crate) fn owner(say: &Say, owner: Owner) -> String {
    say.text(match owner {
        Owner::CoChairs => "mandate-owner-co-chairs",
        Owner::FocalPoints => "mandate-owner-focal-points",
        Owner::Members => "mandate-owner-members",
    })
}

pub(crate) fn basis(say: &Say, basis: Basis) -> String {
    say.text(match basis {
        Basis::Terms => "mandate-basis-terms",
        Basis::Reading => "mandate-basis-reading",
    })
}

pub(crate) fn kind(say: &Say, kind: ClauseKind) -> String {
    say.text(match kind {
        ClauseKind::Priority => "mandate-priority",
        ClauseKind::Modality => "mandate-modality",
    })
}
