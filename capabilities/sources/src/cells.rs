//! What stands in the cells of a sheet of figures, told to a [`Book`].

use kernel::Severity;

use crate::{
    ValueState,
    book::{At, Book, Numbers, Said, said},
    grid::{Grid, Look},
};

impl Book<'_> {
    /// The figure of a cell of a sheet, or of a text; what is no figure is missing, and a finding tells.
    pub(crate) fn figure(
        &mut self,
        grid: Grid<'_>,
        row: u32,
        column: u32,
        numbers: Numbers,
    ) -> (Option<f64>, ValueState) {
        let at = At { row, column };
        match grid.cell(row, column) {
            Look::Blank => (None, ValueState::Missing),
            Look::Number(number) => self.plain(number, numbers, at),
            Look::Text(text) => {
                let is_number = matches!(said(text, numbers), Said::Number(_));
                if is_number && !grid.name().is_empty() {
                    self.tell(Severity::Warning, "number-as-text", at, text, "");
                }
                self.number(text, numbers, at)
            }
            Look::Uncalculated => {
                self.tell(Severity::Error, "formula-without-value", at, "=", "");
                (None, ValueState::Missing)
            }
            Look::Other(cell) => {
                self.tell(Severity::Error, "not-a-number", at, &cell.to_string(), "");
                (None, ValueState::Missing)
            }
        }
    }

    fn plain(&mut self, number: f64, numbers: Numbers, at: At) -> (Option<f64>, ValueState) {
        if !number.is_finite() || (number < 0.0 && !numbers.negative) {
            let kind = if number.is_finite() { "negative-value" } else { "not-a-number" };
            self.tell(Severity::Error, kind, at, &number.to_string(), "");
            return (None, ValueState::Missing);
        }
        if numbers.whole && number.fract() != 0.0 {
            self.tell(Severity::Warning, "not-whole", at, &number.to_string(), "");
        }
        if number == 0.0 { (Some(0.0), ValueState::Zero) } else { (Some(number), ValueState::Reported) }
    }
}

/// A small whole number such as a location code or a year, as a number or as digits.
pub(crate) fn whole(look: Look<'_>) -> Option<u16> {
    match look {
        Look::Number(number) => {
            let inside = number.fract() == 0.0 && (0.0..=f64::from(u16::MAX)).contains(&number);
            #[expect(
                clippy::cast_possible_truncation,
                clippy::cast_sign_loss,
                reason = "it lies inside, and is whole"
            )]
            inside.then_some(number as u16)
        }
        Look::Text(text) if text.bytes().all(|c| c.is_ascii_digit()) => text.parse().ok(),
        _ => None,
    }
}

/// A year between 1900 and 2100.
pub(crate) fn year(look: Look<'_>) -> Option<i16> {
    whole(look).filter(|it| (1900..=2100).contains(it)).and_then(|it| i16::try_from(it).ok())
}

/// The first year that a text names; digits that belong to a longer number are none.
pub(crate) fn year_in(text: &str) -> Option<i16> {
    let mut words = text.split(|c: char| !c.is_ascii_digit());
    words.find_map(|word| if word.len() == 4 { year(Look::Text(word)) } else { None })
}
