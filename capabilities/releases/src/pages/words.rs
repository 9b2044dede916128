//! Cells, intervals and states in the reader's language.

use web::{Mark, Say, Status};

use crate::{
    model::{Release, State},
    shape::Shape,
};

/// A number as the reader's language writes it.
pub(super) fn number(say: &Say, value: f64) -> String {
    say.local().decimal(value, if value.fract() == 0.0 { 0 } else { 2 })
}

/// An interval: from one number to another, or a number and more.
pub(super) fn interval(say: &Say, (low, high): (f64, Option<f64>)) -> String {
    let low = number(say, low);
    match high {
        Some(high) => {
            say.fill("releases-interval", &[("low", low.into()), ("high", number(say, high).into())])
        }
        None => say.with("releases-interval-open", "low", low),
    }
}

/// The name of a node; the sum of all has none of its own.
pub(super) fn node(say: &Say, name: &str) -> String {
    if name.is_empty() { say.text("releases-total") } else { name.to_owned() }
}

/// A cell in words.
pub(super) fn cell(say: &Say, shape: &Shape, cell: usize) -> String {
    shape.name(cell, &say.text("releases-total"))
}

/// The word that machines have for the sum of all, in the reader's language.
pub(super) fn total_in(say: &Say, cell: &str) -> String {
    let word = say.text("releases-total");
    cell.split(" · ")
        .map(|part| if part == "total" { word.as_str() } else { part })
        .collect::<Vec<_>>()
        .join(" · ")
}

pub(super) fn mark(say: &Say, release: &Release) -> Mark {
    let status = match release.state {
        State::Proposed => Status::NotYetDue,
        State::Released => Status::Met,
        State::Retracted => Status::Overdue,
    };
    Mark::new(status, say.text(&format!("releases-state-{}", release.state)))
}

pub(super) fn who(say: &Say, name: &str) -> String {
    if name.is_empty() { say.text("releases-operator") } else { name.to_owned() }
}
