//! What stands in a cell of figures.

use kernel::Severity;
use tables::Cell;

use super::model::{Area, CellPlace, Figure, Indicator, Unit, ValueState};
use super::{
    Findings,
    layout::{Block, Period},
};

/// The figure of a cell; what is no figure is missing, and a finding tells.
pub(super) fn figure(
    block: &Block,
    period: Period,
    area: Area,
    cell: &Cell,
    place: CellPlace,
    findings: &mut Findings,
) -> Figure {
    let (value, state) = value(block.indicator, cell, &place, findings);
    Figure {
        indicator: block.indicator,
        area,
        year: period.year,
        since: period.since,
        sex: block.sex,
        value,
        state,
        place,
    }
}

fn value(
    indicator: Indicator,
    cell: &Cell,
    place: &CellPlace,
    findings: &mut Findings,
) -> (Option<f64>, ValueState) {
    const NOTHING: (Option<f64>, ValueState) = (None, ValueState::Missing);
    let number = match cell {
        Cell::Empty => return NOTHING,
        Cell::Number(number) => *number,
        Cell::Text(text) => match text.trim() {
            "" | ".." => return NOTHING,
            "~" => return (None, ValueState::Masked),
            "—" => return (None, ValueState::RoundsToZero),
            text => {
                let Some(number) = plain_number(text) else {
                    findings.add(Severity::Error, "not-a-number", place, text, "");
                    return NOTHING;
                };
                findings.add(Severity::Warning, "number-as-text", place, text, "");
                number
            }
        },
        Cell::Bool(_) | Cell::Error(_) | Cell::Uncalculated => {
            findings.add(Severity::Error, "not-a-number", place, &cell.to_string(), "");
            return NOTHING;
        }
    };
    if !number.is_finite() {
        findings.add(Severity::Error, "not-a-number", place, &cell.to_string(), "");
        return NOTHING;
    }
    if number < 0.0 && !indicator.may_be_negative() {
        findings.add(Severity::Error, "negative-value", place, &number.to_string(), "");
        return NOTHING;
    }
    if indicator.unit() == Unit::Persons && number.fract() != 0.0 {
        findings.add(Severity::Warning, "not-whole", place, &number.to_string(), "");
    }
    if number == 0.0 { (Some(0.0), ValueState::Zero) } else { (Some(number), ValueState::Reported) }
}

/// Digits, with a sign and a point at most; what else a text may mean is not guessed.
fn plain_number(text: &str) -> Option<f64> {
    let digits = text.strip_prefix('-').unwrap_or(text);
    let plain = digits.starts_with(|c: char| c.is_ascii_digit())
        && digits.bytes().all(|c| c.is_ascii_digit() || c == b'.');
    if plain { text.parse().ok() } else { None }
}

/// The number as a small whole one, if it is.
pub(super) fn whole(number: f64) -> Option<u16> {
    let inside = number.fract() == 0.0 && (0.0..=f64::from(u16::MAX)).contains(&number);
    #[expect(
        clippy::cast_possible_truncation,
        clippy::cast_sign_loss,
        reason = "it lies inside, and is whole"
    )]
    inside.then_some(number as u16)
}
