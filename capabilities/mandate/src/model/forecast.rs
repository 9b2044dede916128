//! What comes next, as data; the translations make sentences of it.

use jiff::civil::Date;

/// What comes next. The slug and the arguments name a sentence of the translations.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
#[expect(missing_docs, reason = "each field is explained by its variant")]
pub enum Forecast {
    /// No act of the obligation is in the journal and nothing is dated.
    NothingRecorded,
    /// A year has what it needs; the first of the next year is expected by `next_by`.
    YearMet { held: u32, at_least: u32, next_by: Date },
    /// The year keeps pace; the next is expected by `next_by`.
    NextExpected { held: u32, at_least: u32, next_by: Date },
    /// Enough are dated: met if they are held, the next of them on `next`.
    MetIfHeld { missing: u32, next: Date, by: Date },
    /// So many more must be dated and held by `by`; `last_notice` is the last day to send notice.
    MoreNeeded { missing: u32, by: Date, last_notice: Date },
    /// The same, but there is no time left for a regular notice.
    NoticePassed { missing: u32, by: Date, last_notice: Date },
    /// The year ends and so many are missing.
    YearMissed { missing: u32, by: Date },
    /// No trigger has happened; the first is dated.
    FirstDated { next: Date },
    /// Answers are there although no trigger is, so nothing waits.
    NothingToAnswer,
    /// Every trigger has its answer.
    AllAnswered { answered: u32 },
    /// So many wait, the oldest since `since`; there is no limit.
    Waiting { waiting: u32, since: Date, days: u32 },
    /// So many wait, the most urgent until `by`.
    WaitingUntil { waiting: u32, by: Date, days_left: u32 },
    /// So many of those that wait are late, the oldest by `days`.
    Late { late: u32, since: Date, days: u32 },
    /// The last act holds until `until`.
    HoldsUntil { last: Date, until: Date },
    /// The last act holds until `until`, and the next is dated before that.
    NextDated { next: Date, until: Date },
    /// The next is needed by `by`, and none is dated.
    NeededBy { last: Date, by: Date, days_left: u32 },
    /// The interval ended `days` ago.
    LapsedSince { last: Date, by: Date, days: u32 },
    /// The condition holds for all.
    HoldsForAll { of: u32 },
    /// It does not hold for so many, for the first of them since `since`.
    MissingFor { missing: u32, of: u32, since: Date, days: u32 },
    /// It will cease to hold for so many, for the first of them after `on`.
    EndingSoon { ending: u32, of: u32, on: Date },
}

/// An argument of a sentence.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Argument {
    /// A number, which may decide the plural.
    Number(u32),
    /// A day, to be written in the reader's way.
    Day(Date),
}

impl Forecast {
    /// The slug of the sentence.
    pub const fn slug(&self) -> &'static str {
        match self {
            Self::NothingRecorded => "nothing-recorded",
            Self::YearMet { .. } => "year-met",
            Self::NextExpected { .. } => "next-expected",
            Self::MetIfHeld { .. } => "met-if-held",
            Self::MoreNeeded { .. } => "more-needed",
            Self::NoticePassed { .. } => "notice-passed",
            Self::YearMissed { .. } => "year-missed",
            Self::FirstDated { .. } => "first-dated",
            Self::NothingToAnswer => "nothing-to-answer",
            Self::AllAnswered { .. } => "all-answered",
            Self::Waiting { .. } => "waiting",
            Self::WaitingUntil { .. } => "waiting-until",
            Self::Late { .. } => "late",
            Self::HoldsUntil { .. } => "holds-until",
            Self::NextDated { .. } => "next-dated",
            Self::NeededBy { .. } => "needed-by",
            Self::LapsedSince { .. } => "lapsed-since",
            Self::HoldsForAll { .. } => "holds-for-all",
            Self::MissingFor { .. } => "missing-for",
            Self::EndingSoon { .. } => "ending-soon",
        }
    }

    /// The arguments of the sentence by name.
    pub fn arguments(&self) -> Vec<(&'static str, Argument)> {
        use Argument::{Day, Number};
        match *self {
            Self::NothingRecorded | Self::NothingToAnswer => Vec::new(),
            Self::YearMet { held, at_least, next_by } | Self::NextExpected { held, at_least, next_by } => {
                vec![("held", Number(held)), ("at-least", Number(at_least)), ("next-by", Day(next_by))]
            }
            Self::MetIfHeld { missing, next, by } => {
                vec![("missing", Number(missing)), ("next", Day(next)), ("by", Day(by))]
            }
            Self::MoreNeeded { missing, by, last_notice }
            | Self::NoticePassed { missing, by, last_notice } => {
                vec![("missing", Number(missing)), ("by", Day(by)), ("last-notice", Day(last_notice))]
            }
            Self::YearMissed { missing, by } => vec![("missing", Number(missing)), ("by", Day(by))],
            Self::FirstDated { next } => vec![("next", Day(next))],
            Self::AllAnswered { answered } => vec![("answered", Number(answered))],
            Self::Waiting { waiting, since, days } => {
                vec![("waiting", Number(waiting)), ("since", Day(since)), ("days", Number(days))]
            }
            Self::WaitingUntil { waiting, by, days_left } => {
                vec![("waiting", Number(waiting)), ("by", Day(by)), ("days-left", Number(days_left))]
            }
            Self::Late { late, since, days } => {
                vec![("late", Number(late)), ("since", Day(since)), ("days", Number(days))]
            }
            Self::HoldsUntil { last, until } => vec![("last", Day(last)), ("until", Day(until))],
            Self::NextDated { next, until } => vec![("next", Day(next)), ("until", Day(until))],
            Self::NeededBy { last, by, days_left } => {
                vec![("last", Day(last)), ("by", Day(by)), ("days-left", Number(days_left))]
            }
            Self::LapsedSince { last, by, days } => {
                vec![("last", Day(last)), ("by", Day(by)), ("days", Number(days))]
            }
            Self::HoldsForAll { of } => vec![("of", Number(of))],
            Self::MissingFor { missing, of, since, days } => {
                vec![
                    ("missing", Number(missing)),
                    ("of", Number(of)),
                    ("since", Day(since)),
                    ("days", Number(days)),
                ]
            }
            Self::EndingSoon { ending, of, on } => {
                vec![("ending", Number(ending)), ("of", Number(of)), ("on", Day(on))]
            }
        }
    }
}
