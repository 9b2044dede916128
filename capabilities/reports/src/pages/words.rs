//! Faults, states and retractions in the reader's language.

use web::{Mark, Say, Status};

use crate::{
    frozen::Frozen,
    model::{BuildState, Retraction},
    syntax::{Fault, FaultKind},
};

/// What is wrong, and what to do, without its place.
pub(crate) fn fault(say: &Say, fault: &Fault) -> String {
    let key = format!("reports-fault-{}", fault.kind);
    let words = say.with(&key, "found", fault.found.as_str());
    if fault.hint.is_empty() {
        return words;
    }
    let key = match fault.kind {
        _ if fault.hint.starts_with("```") => "reports-hint-write",
        FaultKind::Indicator
        | FaultKind::Several
        | FaultKind::Edition
        | FaultKind::Area
        | FaultKind::Recipe
        | FaultKind::Term
        | FaultKind::Cite => "reports-hint-one-of",
        FaultKind::Figure => "reports-hint-periods",
        FaultKind::Lines => "reports-hint-most",
        FaultKind::Content => "reports-hint-because",
        FaultKind::Unclosed
        | FaultKind::Unknown
        | FaultKind::TooFew
        | FaultKind::TooMany
        | FaultKind::Option
        | FaultKind::Period
        | FaultKind::Alone
        | FaultKind::Fence
        | FaultKind::Retracted
        | FaultKind::Kept
        | FaultKind::Withdrawn
        | FaultKind::Digits => "reports-hint-write",
    };
    format!("{words} {}", say.with(key, "hint", fault.hint.as_str()))
}

/// Section and line.
pub(crate) fn place(say: &Say, fault: &Fault) -> String {
    say.fill(
        "reports-fault-place",
        &[("section", i64::from(fault.at.section).into()), ("line", i64::from(fault.at.line).into())],
    )
}

/// How far a build has come.
pub(super) fn state(say: &Say, state: BuildState) -> Mark {
    let status = match state {
        BuildState::Built => Status::NotYetDue,
        BuildState::Published => Status::Met,
        BuildState::Superseded => Status::OnTrack,
    };
    Mark::new(status, say.text(&format!("reports-state-{state}")))
}

/// When a figure was taken back, and why.
pub(super) fn retracted(say: &Say, at: jiff::Timestamp, reason: &str) -> String {
    let day = say.local().day(at.to_zoned_datetime(say.zone.clone()).date());
    say.fill("reports-retracted-on", &[("day", day.into()), ("reason", reason.into())])
}

/// When an analysis was withdrawn, and why.
pub(super) fn withdrawn(say: &Say, at: jiff::Timestamp, reason: &str) -> String {
    let day = say.local().day(at.to_zoned_datetime(say.zone.clone()).date());
    say.fill("reports-withdrawn-on", &[("day", day.into()), ("reason", reason.into())])
}

/// That an analysis drew on a figure that was taken back.
pub(super) fn drew_on(say: &Say, frozen: &Frozen, taken: &Retraction) -> String {
    let edition = frozen.editions.iter().find(|it| it.id == taken.cell.edition);
    let edition = edition.map_or("", |it| it.title.as_str());
    let sentence = retracted(say, taken.at, &taken.reason);
    let cell = format!("{edition} \u{2068}{}\u{2069}", taken.cell.place());
    say.fill("reports-drew-on-since", &[("cell", cell.into()), ("retracted", sentence.into())])
}
