//! Round numbers along an axis.

/// Round, evenly spaced numbers from at or below `low` to at or above `high`: multiples of 1, 2 or 5 times a power
/// of ten, about `about` steps of them.
///
/// A span that is nothing, or too small for its size to be told apart, is widened first. What is not a number
/// counts as zero.
///
/// ```
/// assert_eq!(charts::nice_ticks(0.0, 104_438.0, 4), [0.0, 50_000.0, 100_000.0, 150_000.0]);
/// assert_eq!(charts::nice_ticks(-0.3, 1.1, 3), [-0.5, 0.0, 0.5, 1.0, 1.5]);
/// ```
pub fn nice_ticks(low: f64, high: f64, about: u32) -> Vec<f64> {
    let [low, high] =
        [low.min(high), low.max(high)].map(|it| if it.is_finite() { it.clamp(-1e300, 1e300) } else { 0.0 });
    let size = low.abs().max(high.abs());
    let (low, high) = match high - low {
        span if span > size * 1e-9 => (low, high),
        _ if size == 0.0 => (0.0, 1.0),
        _ => (low - size * 0.1, high + size * 0.1),
    };
    let step = round_step((high - low) / f64::from(about.max(1)));
    let first = (low / step + 1e-9).floor();
    let last = (high / step - 1e-9).ceil();
    let mut ticks = Vec::new();
    let mut at = first;
    while at <= last {
        ticks.push(multiple(at, step));
        at += 1.0;
    }
    ticks
}

/// The smallest of 1, 2, 5 and 10 times a power of ten that is not smaller than the step asked for.
fn round_step(asked: f64) -> f64 {
    let power = 10_f64.powf(asked.log10().floor());
    let factor = [1.0, 2.0, 5.0].into_iter().find(|factor| factor * power >= asked * 0.999_999);
    factor.unwrap_or(10.0) * power
}

/// Without the last digits that binary arithmetic leaves: 0.3, not 0.30000000000000004.
fn multiple(count: f64, step: f64) -> f64 {
    let value = count * step;
    if step < 1.0 {
        let inverse = (1.0 / step).round();
        if (inverse * step - 1.0).abs() < 1e-9 {
            return count / inverse + 0.0;
        }
    }
    value + 0.0
}

/// Years to write under an axis from `first` to `last`, at round steps, so far apart that `most` steps span it.
pub(crate) fn years(first: i32, last: i32, most: i32) -> Vec<i32> {
    let span = last.saturating_sub(first).max(0);
    let step = [1, 2, 5, 10, 20, 25, 50, 100, 200, 500, 1000, 10_000, 100_000]
        .into_iter()
        .find(|step| i64::from(span) <= i64::from(*step) * i64::from(most.max(1)))
        .unwrap_or(1_000_000_000);
    let offset = first.rem_euclid(step);
    let start = if offset == 0 { first } else { first.saturating_add(step - offset) };
    let mut years = Vec::new();
    let mut year = start;
    while year <= last && year >= first {
        years.push(year);
        match year.checked_add(step) {
            Some(next) => year = next,
            None => break,
        }
    }
    if years.is_empty() {
        years.push(first);
    }
    years
}

/// How numbers are spread along an axis.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Spread {
    /// Equal differences are equally far apart; zero is on the axis.
    Even,
    /// Equal differences are equally far apart; the axis begins and ends where the numbers do.
    Fitted,
    /// Equal ratios are equally far apart; only numbers above zero have a place.
    Log,
}

/// An axis with its round numbers.
#[derive(Clone, Debug)]
pub(crate) struct Axis {
    spread: Spread,
    scale: Scale,
    pub(crate) ticks: Vec<f64>,
}

impl Axis {
    /// An axis for these values between two places, with about so many steps.
    pub(crate) fn new(spread: Spread, values: &[f64], to: (f64, f64), about: u32) -> Self {
        let fit: Vec<f64> = values.iter().copied().filter(|it| spread.has(*it)).collect();
        let low = fit.iter().copied().reduce(f64::min);
        let high = fit.iter().copied().reduce(f64::max);
        let ticks = match (spread, low.zip(high)) {
            (Spread::Even, ends) => {
                let (low, high) = ends.unwrap_or((0.0, 0.0));
                nice_ticks(low.min(0.0), high.max(0.0), about)
            }
            (Spread::Fitted, ends) => {
                let (low, high) = ends.unwrap_or((0.0, 0.0));
                nice_ticks(low, high, about)
            }
            (Spread::Log, ends) => {
                let (low, high) = ends.unwrap_or((1.0, 1.0));
                log_ticks(low, high, about)
            }
        };
        let end = |it: Option<&f64>| spread.measure(it.copied().unwrap_or(1.0));
        let scale = Scale { from: (end(ticks.first()), end(ticks.last())), to };
        Self { spread, scale, ticks }
    }

    /// The place of a number; none for one that the axis cannot show.
    pub(crate) fn at(&self, value: f64) -> Option<f64> {
        self.spread.has(value).then(|| self.scale.at(self.spread.measure(value)))
    }
}

impl Spread {
    fn has(self, value: f64) -> bool {
        value.is_finite() && (self != Self::Log || value > 0.0)
    }

    fn measure(self, value: f64) -> f64 {
        if self == Self::Log { value.log10() } else { value }
    }
}

/// Powers of ten from at or below `low` to at or above `high`; with their doubles and fives where they are few.
fn log_ticks(low: f64, high: f64, about: u32) -> Vec<f64> {
    // Numbers beyond the axis stand at its ends: no power of ten is written for them.
    let [low, high] = [low, high].map(|it| it.clamp(1e-300, 1e300));
    let first = whole(low.log10().floor());
    let last = whole(high.log10().ceil()).max(first + 1);
    let most = i32::try_from(about.clamp(1, 50)).unwrap_or(50);
    if last - first > most * 3 {
        let step = (last - first + most - 1) / most;
        let count = (last - first + step - 1) / step;
        return (0..=count).map(|at| power(1, first + at * step)).collect();
    }
    let fine: &[i32] = if (last - first) * 2 <= most { &[1, 2, 5] } else { &[1] };
    let all: Vec<f64> =
        (first..=last).flat_map(|ten| fine.iter().map(move |digit| power(*digit, ten))).collect();
    let from = all.iter().rposition(|it| *it <= low).unwrap_or(0);
    let to = all.iter().position(|it| *it >= high && *it > all[from]).unwrap_or(all.len() - 1);
    all[from..=to].to_vec()
}

#[expect(clippy::cast_possible_truncation, reason = "between -300 and 300")]
fn whole(value: f64) -> i32 {
    value as i32
}

/// The number that is written so: computed, a thousandth would have digits of its own.
fn power(digit: i32, ten: i32) -> f64 {
    format!("{digit}e{ten}").parse().unwrap_or(1.0)
}

/// Maps numbers to places.
#[derive(Clone, Copy, Debug)]
pub(crate) struct Scale {
    pub(crate) from: (f64, f64),
    pub(crate) to: (f64, f64),
}

impl Scale {
    /// The middle of the places, where the numbers span nothing.
    pub(crate) fn at(&self, value: f64) -> f64 {
        let span = self.from.1 - self.from.0;
        let share = if span.abs() < f64::MIN_POSITIVE { 0.5 } else { (value - self.from.0) / span };
        self.to.0 + share * (self.to.1 - self.to.0)
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    #[test]
    fn ticks_are_the_numbers_a_person_would_choose() {
        let check = |low, high, about, expected: &[f64]| assert_eq!(nice_ticks(low, high, about), expected);
        check(0.0, 30.0, 3, &[0.0, 10.0, 20.0, 30.0]);
        check(0.0, 1_050_147.0, 4, &[0.0, 500_000.0, 1_000_000.0, 1_500_000.0]);
        check(0.0, 0.3, 3, &[0.0, 0.1, 0.2, 0.3]);
        check(0.0, 0.0, 4, &[0.0, 0.5, 1.0]);
        check(f64::NAN, f64::INFINITY, 1, &[0.0, 1.0]);
    }

    #[test]
    fn ticks_of_a_log_axis_are_powers_of_ten_and_finer_where_there_are_few() {
        let check = |low, high, about, expected: &[f64]| assert_eq!(log_ticks(low, high, about), expected);
        check(30.0, 800_000.0, 6, &[10.0, 100.0, 1e3, 1e4, 1e5, 1e6]);
        check(3.0, 40.0, 4, &[2.0, 5.0, 10.0, 20.0, 50.0]);
        check(0.003, 0.02, 2, &[0.001, 0.01, 0.1]);
        check(1.0, 1.0, 3, &[1.0, 2.0]);
        check(1.0, 1e9, 2, &[1.0, 1e5, 1e10]);
        check(1e303, 1e303, 1, &[1e300, 1e301]);
        check(1e-320, 1e-320, 1, &[1e-300, 1e-299]);
    }

    #[test]
    fn a_fitted_axis_begins_near_the_smallest_number_and_an_even_one_at_zero() {
        let ticks = |spread| Axis::new(spread, &[0.38, 0.96], (0.0, 100.0), 4).ticks;
        assert_eq!(ticks(Spread::Fitted), [0.2, 0.4, 0.6, 0.8, 1.0]);
        assert_eq!(ticks(Spread::Even), [0.0, 0.5, 1.0]);
        assert_eq!(Axis::new(Spread::Fitted, &[], (0.0, 100.0), 2).ticks, [0.0, 0.5, 1.0]);
    }

    #[test]
    fn years_under_an_axis_are_round() {
        assert_eq!(years(1990, 2020, 3), [1990, 2000, 2010, 2020]);
        assert_eq!(years(2013, 2024, 3), [2015, 2020]);
        assert_eq!(years(2020, 2020, 4), [2020]);
        assert_eq!(years(2021, 2023, 1), [2022]);
        assert!(!years(i32::MIN, i32::MAX, 4).is_empty());
    }

    proptest! {
        #[test]
        fn ticks_enclose_the_data_evenly_and_are_few(low in -1e12..1e12, span in 1e-3..1e12, about in 2_u32..8) {
            let high = low + span;
            let ticks = nice_ticks(low, high, about);
            let step = ticks[1] - ticks[0];
            let slack = step * 1e-6;
            prop_assert!(ticks.len() <= about as usize + 2);
            prop_assert!(ticks[0] <= low + slack && ticks[ticks.len() - 1] >= high - slack);
            prop_assert!(ticks.windows(2).all(|pair| (pair[1] - pair[0] - step).abs() <= slack));
        }

        #[test]
        fn ticks_of_any_two_numbers_are_finite_and_rising(low: f64, high: f64, about in 0_u32..20) {
            let ticks = nice_ticks(low, high, about);
            prop_assert!(ticks.len() >= 2 && ticks.len() <= 24, "{ticks:?}");
            prop_assert!(ticks.iter().all(|tick| tick.is_finite()));
            prop_assert!(ticks.windows(2).all(|pair| pair[0] < pair[1]));
        }

        #[test]
        fn log_axes_enclose_what_is_above_zero_and_keep_its_order(
            mut values in prop::collection::vec(prop_oneof![1e-9..1e12, any::<f64>()], 0..9),
            about in 1_u32..9,
        ) {
            let axis = Axis::new(Spread::Log, &values, (0.0, 100.0), about);
            prop_assert!((2..=40).contains(&axis.ticks.len()), "{:?}", axis.ticks);
            prop_assert!(axis.ticks.windows(2).all(|pair| pair[0] < pair[1]), "{:?}", axis.ticks);
            values.retain(|it| it.is_finite() && (1e-300..1e300).contains(it));
            values.sort_by(f64::total_cmp);
            let places: Vec<f64> = values.iter().filter_map(|it| axis.at(*it)).collect();
            prop_assert_eq!(places.len(), values.len());
            prop_assert!(places.windows(2).all(|pair| pair[0] <= pair[1]));
            prop_assert!(axis.at(0.0).is_none() && axis.at(-1.0).is_none() && axis.at(f64::NAN).is_none());
        }

        #[test]
        fn years_stay_inside_and_are_not_too_many(first in 1900_i32..2100, span in 0_i32..200, most in 1_i32..12) {
            let years = years(first, first + span, most);
            prop_assert!(!years.is_empty() && years.len() <= usize::try_from(most).unwrap() + 1);
            prop_assert!(years.iter().all(|year| (first..=first + span).contains(year)));
        }
    }
}
