//! What is known of a number that is made of figures, and how it is written for programs.

use serde::Serializer;

use crate::ValueState;

kernel::words! {
    /// What is known of a number.
    pub enum NumberState {
        /// The source says it.
        Reported = "reported",
        /// The source says zero, and means it.
        Zero = "zero",
        /// It was computed from figures of sources.
        Computed = "computed",
        /// The source has no number here.
        Missing = "missing",
        /// The source keeps it back, so that nobody can be recognised.
        Masked = "masked",
        /// More than zero and less than half of the unit.
        RoundsToZero = "rounds-to-zero",
        /// The question makes no sense here.
        NotApplicable = "not-applicable",
        /// The edition does not speak of it.
        NotInEdition = "not-in-edition",
        /// No edition of such figures is published.
        NoEdition = "no-edition",
        /// Figures that it would be computed from are not there.
        NotComputable = "not-computable",
        /// Too much of a group is missing.
        TooLittleCovered = "too-little-covered",
    }
}

impl From<ValueState> for NumberState {
    fn from(state: ValueState) -> Self {
        match state {
            ValueState::Reported => Self::Reported,
            ValueState::Zero => Self::Zero,
            ValueState::Missing => Self::Missing,
            ValueState::Masked => Self::Masked,
            ValueState::RoundsToZero => Self::RoundsToZero,
            ValueState::NotApplicable => Self::NotApplicable,
        }
    }
}

impl NumberState {
    /// Why there is no number, in English; nothing where there is one.
    pub const fn reason(self) -> Option<&'static str> {
        Some(match self {
            Self::Reported | Self::Zero | Self::Computed => return None,
            Self::Missing => "the source has no number here",
            Self::Masked => "the source keeps the number back so that nobody can be recognised",
            Self::RoundsToZero => "more than zero and less than half of the unit",
            Self::NotApplicable => "the source says that it does not apply",
            Self::NotInEdition => "the edition does not speak of it: it may be zero or unknown",
            Self::NoEdition => "no edition with such figures is published",
            Self::NotComputable => {
                "a figure that it is computed from is missing, or is zero where it divides"
            }
            Self::TooLittleCovered => "more is missing than the rule for sums and means of groups allows",
        })
    }
}

/// Numbers of people are whole and are written so; all others have 17 significant digits.
pub fn whole_or_real<S: Serializer>(value: &Option<f64>, to: S) -> Result<S::Ok, S::Error> {
    match value {
        #[expect(clippy::cast_possible_truncation, reason = "it is whole and below 2^53")]
        Some(value) if value.fract() == 0.0 && value.abs() < 9e15 => to.serialize_i64(*value as i64),
        Some(value) => to.serialize_f64(*value),
        None => to.serialize_none(),
    }
}
