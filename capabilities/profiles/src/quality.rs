//! How good a number is: four questions with 0 to 3 points each, and a grade for their sum.
//!
//! | question | 3 | 2 | 1 | 0 |
//! |---|---|---|---|---|
//! | age, in years at the day of the profile | at most 2 | at most 5 | at most 10 | more |
//! | type | counted or registered | compiled by the publisher | a model | imputed |
//! | disaggregation | sex and origin | sex or origin | total only | |
//! | coverage | at most 1 % unknown | at most 5 % | at most 20 % | more, or not known |
//!
//! A from 10 points, B from 8, C from 5, else D. What is computed has the worse of the grades of what it is made of.

use serde::Serialize;

kernel::words! {
    /// How good a number is.
    pub enum Grade {
        /// Recent, counted, in parts, complete.
        A = "A",
        /// Good with reservations.
        B = "B",
        /// To be used with care.
        C = "C",
        /// An order of size at best.
        D = "D",
    }
}

/// What a figure is made from.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Made {
    Counted,
    Compiled,
    Modelled,
    Imputed,
}

/// How good a number is, and why.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize)]
pub struct Quality {
    /// The grade.
    pub grade: Grade,
    /// Points for its age.
    pub age: u8,
    /// Points for what it is made from.
    pub made: u8,
    /// Points for the parts it is given in.
    pub parts: u8,
    /// Points for how much of what it counts is known.
    pub coverage: u8,
}

impl Quality {
    /// By the rule: years since the figure, what it is made from, whether parts by sex and by origin are there, and
    /// the share that is unknown, from 0 to 1.
    pub(crate) fn of(years: i16, made: Made, parts: u8, unknown: Option<f64>) -> Self {
        let age = match years {
            ..=2 => 3,
            3..=5 => 2,
            6..=10 => 1,
            _ => 0,
        };
        let made = match made {
            Made::Counted => 3,
            Made::Compiled => 2,
            Made::Modelled => 1,
            Made::Imputed => 0,
        };
        let coverage = match unknown {
            Some(it) if it <= 0.01 => 3,
            Some(it) if it <= 0.05 => 2,
            Some(it) if it <= 0.2 => 1,
            _ => 0,
        };
        Self::with(age, made, parts.min(2) + 1, coverage)
    }

    fn with(age: u8, made: u8, parts: u8, coverage: u8) -> Self {
        let grade = match age + made + parts + coverage {
            10.. => Grade::A,
            8..=9 => Grade::B,
            5..=7 => Grade::C,
            _ => Grade::D,
        };
        Self { grade, age, made, parts, coverage }
    }

    /// The points.
    pub const fn points(self) -> u8 {
        self.age + self.made + self.parts + self.coverage
    }

    /// The worse of two; equals stay.
    #[must_use]
    pub fn worse(self, other: Self) -> Self {
        if other.points() < self.points() { other } else { self }
    }
}

/// What the publisher prints on what its estimates are made from: `B R`, `C`, `I`.
pub(crate) fn made_of_basis(printed: &str) -> Made {
    let has = |word: &str| printed.split_whitespace().any(|it| it == word);
    if has("I") {
        Made::Imputed
    } else if has("B") || has("C") {
        Made::Counted
    } else {
        Made::Compiled
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    #[test]
    fn a_recent_count_with_all_its_parts_is_an_a_and_an_old_imputation_a_d() {
        assert_eq!(Quality::of(1, Made::Counted, 2, Some(0.0)).grade, Grade::A);
        assert_eq!(Quality::of(6, Made::Counted, 2, Some(0.04)).grade, Grade::B);
        assert_eq!(Quality::of(9, Made::Modelled, 1, Some(0.0)).grade, Grade::C);
        assert_eq!(Quality::of(20, Made::Imputed, 0, None).grade, Grade::D);
    }

    #[test]
    fn a_basis_is_read_as_the_publisher_prints_it() {
        assert_eq!(made_of_basis("B R"), Made::Counted);
        assert_eq!(made_of_basis("I R "), Made::Imputed);
        assert_eq!(made_of_basis(""), Made::Compiled);
    }

    proptest! {
        #[test]
        fn more_years_and_more_unknown_never_make_it_better(years in 0_i16..40, more in 0_i16..40, unknown in 0.0_f64..1.0, rest in 0.0_f64..1.0) {
            let before = Quality::of(years, Made::Counted, 1, Some(unknown));
            let older = Quality::of(years + more, Made::Counted, 1, Some(unknown));
            let less = Quality::of(years, Made::Counted, 1, Some((unknown + rest).min(1.0)));
            prop_assert!(older.points() <= before.points() && less.points() <= before.points());
            prop_assert_eq!(before.worse(older), older.worse(before).worse(before));
        }
    }
}
