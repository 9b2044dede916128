//! Values, and why there is none.

use crate::{ValueState, book::Numbers, text::Text};

/// `NaN` stands for no value in the format, `:` with the statistical office of the European Union.
pub(super) const NUMBERS: Numbers =
    Numbers { marks: &[("NaN", ValueState::Missing), (":", ValueState::Missing)], ..Numbers::MEASURES };

/// Why a value is not there, by the list of codes for the status of observations.
pub(super) fn absence(status: &str) -> ValueState {
    match status {
        // Suppressed, or confidential.
        "Q" | "C" | "c" => ValueState::Masked,
        // Data cannot exist.
        "M" | "z" => ValueState::NotApplicable,
        // Not significant: more than zero, and too little to be printed.
        "N" => ValueState::RoundsToZero,
        _ => ValueState::Missing,
    }
}

/// Whether the fractions of a column stand behind commas: some number has one, and none has a point.
pub(super) fn decimal_comma(text: &Text, column: usize) -> bool {
    let mut comma = false;
    for row in text.rows() {
        let field = row.get(column);
        if field.contains('.') && field.trim() != ".." {
            return false;
        }
        comma |= field.contains(',');
    }
    comma
}
