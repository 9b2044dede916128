//! The mandate: the clauses of a group's terms of reference, what each obliges the group to do,
//! and how far that is done, computed from the journal as of any day. Nobody types "done".
//!
//! Words: a *mandate* is a list of *clauses*; a clause has *obligations*; an obligation has one *rule*
//! over *acts* of the journal; an act that satisfies a rule is its *evidence*.
//! Mandates and the vocabulary of acts are data under `content/mandate`, see [`content`].
//!
//! Where to begin: [`evaluate_group`] loads and judges, [`evaluate`] is the pure judge and [`Known`] all that it
//! may look at, [`Report`] is the JSON.
//!
//! Invariants:
//! - the result depends on the mandate, the setting, what is known and the day, on nothing else;
//!   the order in which events are handed over does not matter;
//! - an event counts only if it both happened and was recorded before the end of the day `as_of`
//!   in the group's own zone, and was not undone by then;
//! - the day and the year of an act are those of the group's zone: a meeting on 31 December at 23:30
//!   in New York belongs to the next year for a group in Geneva;
//! - a status speaks of the current period; a period that was missed stays in the history as not met.
//!
//! # The rules
//!
//! | rule | met | on track | at risk | overdue | not yet due |
//! |---|---|---|---|---|---|
//! | `count` (n in a calendar year) | n held | held and dated keep the [`pace`] | they do not; or [the last stretch](last_stretch) has begun and fewer than n are held or dated | the last day of the year, and fewer than n are held or dated for that day | nothing held, dated or asked for yet |
//! | `after-each`, `on-request` with a limit | every trigger answered | open, more than a third of the limit left | open, a third or less left | open and past the limit | no trigger yet, but one is dated |
//! | the same without a limit | every trigger answered | only the newest trigger is open, in its own year | an older one is open, or the year has ended | never: there is no date to be past | as above |
//! | `periodic` (last act + interval) | holds | in the lead time, and the next is dated | in the lead time, and nothing is dated | the interval has passed | no act yet, but one is dated |
//! | `standing` | no exception | | exceptions, or one begins within the notice period | an exception older than the limit, if there is one | |
//!
//! `nothing-recorded` comes before all of these: the journal has no act of the obligation at all,
//! ever, for this group, and nothing is dated. The pace of `count`: the k-th of n is expected by the end
//! of the k-th n-th of the year (30 April, 31 August, 31 December for three); the last stretch is the last
//! n-th of the year, at most its last third. The lead time of `periodic` is the notice period, at most
//! a quarter of the interval. The status of a clause is defined by [`Status::of_clause`].
//!
//! # The contract's JSON
//!
//! ```json
//! {"group": "mainstreaming", "as_of": "2026-10-01", "clauses": [
//!   {"number": 16, "kind": "modality", "status": "at-risk", "obligations": [
//!     {"id": "16-meetings", "rule": "count", "status": "at-risk", "due": "2026-12-31", "missing": 1,
//!      "forecast": "one more ...", "evidence": [
//!        {"record": "meeting:...", "act": "meeting.held", "at": "2026-02-18T13:00:00Z", "url": "/meetings/..."}]}]}]}
//! ```
//!
//! `due` is null when no date follows; `forecast` is a sentence given by the caller, from [`Forecast`].

mod api;
mod assess;
mod cli;
mod closed;
pub mod content;
#[cfg(test)]
mod fixtures;
mod model;
mod pages;
mod report;
mod words;

pub use assess::{Assessment, evaluate_group};
pub use cli::{ReportError, print, report};
pub use closed::closed_to;

pub use model::{
    Act, AnswerRule, Argument, Basis, Clause, ClauseKind, ClauseStatus, Condition, ConditionState, CountRule,
    Ending, Event, Every, Evidence, Exception, Forecast, Known, Mandate, Obligation, ObligationStatus, Open,
    Owner, PeriodicRule, Planned, Rule, RuleKind, Setting, Standing, StandingRule, Status, Vocabulary,
    Within, YearRecord, YearResult, evaluate, last_stretch, pace,
};
pub use report::{ClauseReport, EvidenceReport, ObligationReport, Report};

/// What the site mounts: pages, the API, the panels of the day and of a group, what needs the co-chairs.
pub fn capability() -> web::Capability {
    web::with_words!(web::Capability::named("mandate"))
        .pages(pages::routes())
        .api(api::routes())
        .panel(web::Place::Today, pages::of_today)
        .panel(web::Place::Group, pages::of_group)
        .tasks(pages::tasks)
        .section(web::Section::Mandate)
}

/// Every act of the journal that has a name, by slug.
pub fn acts() -> &'static [Act] {
    content::acts()
}

/// What people read for an act; the slug itself where the vocabulary lacks it.
pub fn act_title(slug: &str, language: kernel::Language) -> String {
    let known = acts().binary_search_by(|act| act.slug.as_str().cmp(slug));
    known.map_or_else(|_| slug.to_owned(), |at| acts()[at].title.get(language).to_owned())
}
