//! Indicators in the reader's language.

use countries::content as world;
use web::{Mark, Say, Status};

use crate::{
    answer::{Answer, State, Subject},
    model::{Basis, Indicator},
};

/// A number of an indicator as the reader's language writes it; per cents carry their sign.
pub(super) fn number(say: &Say, indicator: &Indicator, value: f64) -> String {
    let shown = say.local().decimal(value, indicator.decimals);
    if indicator.unit.starts_with("percent") { say.with("indicators-percent", "value", shown) } else { shown }
}

/// The number, or in words why there is none.
pub(super) fn shown(say: &Say, indicator: &Indicator, answer: &Answer) -> String {
    answer.value.map_or_else(|| state(say, answer.state), |value| number(say, indicator, value))
}

/// A number of a source in whole persons or single dollars, with as many decimals as it has, four at most.
pub(super) fn plain(say: &Say, value: f64) -> String {
    let decimals = (0..4).find(|it| {
        let scaled = value * 10_f64.powi(*it);
        (scaled - scaled.round()).abs() < 1e-6 * scaled.abs().max(1.0)
    });
    say.local().decimal(value, usize::try_from(decimals.unwrap_or(4)).unwrap_or(4))
}

pub(super) fn state(say: &Say, state: State) -> String {
    say.text(&format!("indicators-state-{state}"))
}

pub(super) fn unit(say: &Say, unit: &str) -> String {
    say.text(&format!("indicators-unit-{unit}"))
}

pub(super) fn class(say: &Say, class: &str) -> String {
    say.text(&format!("indicators-class-{class}"))
}

/// How sure a definition is, as a word with a shape.
pub(super) fn mark(say: &Say, basis: Basis) -> Mark {
    let (status, key) = match basis {
        Basis::Checked => (Status::Met, "indicators-mark-checked"),
        Basis::Found => (Status::Met, "indicators-mark-found"),
        Basis::General => (Status::NotYetDue, "indicators-mark-general"),
        Basis::Unsure => (Status::AtRisk, "indicators-mark-unsure"),
    };
    Mark::new(status, say.text(key))
}

/// The name of a country or remainder; its code where we have none.
pub(super) fn place(say: &Say, code: &str) -> String {
    let area = code.parse().ok().and_then(|code| world().areas.by_code(code));
    let key = format!("indicators-place-{code}");
    match area {
        Some(area) => area.marked_name(say.language),
        None if say.has(&key) => say.text(&key),
        None => code.to_owned(),
    }
}

/// Whom an answer speaks of.
pub(super) fn subject(say: &Say, answer: &Answer) -> String {
    match (&answer.area, &answer.counterpart, &answer.community) {
        (Some(area), Some(from), _) => pair(say, area, from),
        (Some(area), None, _) => place(say, area),
        (None, _, Some(id)) => {
            let community = world().communities.by_id(id);
            community.map_or_else(|| id.clone(), |it| it.label(say.language).to_owned())
        }
        (None, ..) => say.text("indicators-world"),
    }
}

/// From the partner to the area.
pub(super) fn pair(say: &Say, area: &str, from: &str) -> String {
    let arguments = [("from", place(say, from).into()), ("to", place(say, area).into())];
    say.fill("indicators-pair", &arguments)
}

/// The page of an answer with its inputs.
pub(super) fn path(indicator: &Indicator, answer: &Answer) -> String {
    let year = answer.year;
    match (&answer.area, &answer.counterpart, &answer.community) {
        (Some(area), Some(from), _) => indicator.path(&format!("/{area}/{from}?year={year}")),
        (Some(area), None, _) => indicator.path(&format!("/{area}?year={year}")),
        (None, _, Some(id)) => indicator.path(&format!("/{id}?year={year}")),
        (None, ..) => indicator.path(&format!("/world?year={year}")),
    }
}

/// The page of a subject without a year.
pub(super) fn subject_path(indicator: &Indicator, of: &Subject) -> String {
    match of {
        Subject::Area(area) => indicator.path(&format!("/{area}")),
        Subject::Pair(area, from) => indicator.path(&format!("/{area}/{from}")),
        Subject::Community(id, _) => indicator.path(&format!("/{id}")),
        Subject::World => indicator.path("/world"),
    }
}
