//! Amounts in few classes, for a map.

/// One of the five steps of the ramp, from the least to the most.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub struct Step(u8);

impl Step {
    /// The step of a number; what is above four is four.
    pub const fn new(number: u8) -> Self {
        Self(if number > 4 { 4 } else { number })
    }

    /// Its number, 0 to 4.
    pub const fn number(self) -> u8 {
        self.0
    }

    /// The class that fills it.
    pub const fn class(self) -> &'static str {
        ["a0", "a1", "a2", "a3", "a4"][self.0 as usize]
    }
}

/// Where classes begin.
#[derive(Clone, Debug, PartialEq)]
pub struct Breaks {
    /// The least value of each class but the first, rising: one less than there are classes.
    pub starts: Vec<f64>,
    counts: Vec<usize>,
}

/// One line of a map's legend.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct LegendRow {
    /// The step that the class is filled with.
    pub step: Step,
    /// What it means, as the caller writes it.
    pub text: String,
    /// How many values fall into it.
    pub count: usize,
}

/// Splits values into at most `classes` classes (and at most five) of about equal numbers, beginning at round
/// numbers.
///
/// Sorted, the values are cut at every `classes`-th part (quantiles: on a map of populations or stocks, which are
/// skewed, even intervals would put nearly every place in the lowest class). Equal values stay together: a cut
/// between two of them moves up to the next larger value, and vanishes if there is none. Any number above the value
/// before the cut and up to the value after it would cut alike, so the one with the fewest digits is taken: the
/// class is read as "1,000 and more", and is still an exact quantile. No class is empty. What is not a number is
/// left out; without values there is one class without bounds.
///
/// ```
/// let breaks = charts::class_breaks(&[3.0, 870.0, 1_430.0, 52_000.0], 2);
/// assert_eq!(breaks.starts, [1_000.0]);
/// assert_eq!(breaks.step(870.0).number(), 0);
/// assert_eq!(breaks.step(1_000.0).number(), 4);
/// ```
pub fn class_breaks(values: &[f64], classes: usize) -> Breaks {
    let classes = classes.clamp(1, 5);
    let mut sorted: Vec<f64> = values.iter().copied().filter(|value| value.is_finite()).collect();
    sorted.sort_by(f64::total_cmp);
    let mut starts: Vec<f64> = Vec::new();
    let mut last_cut = 0;
    for part in 1..classes {
        let mut cut = part * sorted.len() / classes;
        while cut > 0 && cut < sorted.len() && sorted[cut] <= sorted[cut - 1] {
            cut += 1;
        }
        if cut > last_cut && cut < sorted.len() {
            starts.push(roundest(sorted[cut - 1], sorted[cut]));
            last_cut = cut;
        }
    }
    let mut breaks = Breaks { counts: vec![0; starts.len() + 1], starts };
    for value in sorted {
        let class = breaks.class(value);
        breaks.counts[class] += 1;
    }
    breaks
}

impl Breaks {
    /// The step that a value is filled with. Fewer than five classes are spread over the ramp, so that the least
    /// and the most are always its ends.
    pub fn step(&self, value: f64) -> Step {
        self.step_of(self.class(value))
    }

    /// The legend, from the least; `text` writes a class from its least value to the least value of the next.
    /// The first class has no least value, the last no next.
    pub fn legend(&self, text: &dyn Fn(Option<f64>, Option<f64>) -> String) -> Vec<LegendRow> {
        let row = |(class, count): (usize, &usize)| LegendRow {
            step: self.step_of(class),
            text: text(
                class.checked_sub(1).and_then(|before| self.starts.get(before).copied()),
                self.starts.get(class).copied(),
            ),
            count: *count,
        };
        self.counts.iter().enumerate().map(row).collect()
    }

    fn class(&self, value: f64) -> usize {
        self.starts.partition_point(|start| *start <= value)
    }

    fn step_of(&self, class: usize) -> Step {
        let most = self.starts.len().max(1);
        Step::new(u8::try_from((class * 4 + most / 2) / most).unwrap_or(4))
    }
}

/// The number with the fewest digits in `low < number <= high`.
fn roundest(low: f64, high: f64) -> f64 {
    if low < 0.0 && high >= 0.0 {
        return 0.0;
    }
    let size = low.abs().max(high.abs());
    let mut power = 10_f64.powf(size.log10().ceil());
    for _ in 0..17 {
        for factor in [1.0, 0.5, 0.2] {
            let step = power * factor;
            let candidate = if step < 1.0 {
                let inverse = (1.0 / step).round();
                (high * inverse + 1e-9).floor() / inverse
            } else {
                (high / step).floor() * step
            };
            if low < candidate && candidate <= high {
                return candidate;
            }
        }
        power /= 10.0;
        if power >= 1.0 {
            power = power.round();
        }
    }
    high
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    #[test]
    fn classes_begin_at_round_numbers() {
        let values: Vec<f64> = (1..=100_i32).map(|n| f64::from(n * n * 37)).collect();
        assert_eq!(class_breaks(&values, 5).starts, [15_000.0, 60_000.0, 135_000.0, 240_000.0]);
    }

    #[test]
    fn equal_values_stay_together_and_make_fewer_classes() {
        assert_eq!(class_breaks(&[1.0; 20], 5).starts, Vec::<f64>::new());
        assert_eq!(class_breaks(&[0.0, 0.0, 0.0, 0.0, 7.0], 5).starts, [5.0]);
        assert_eq!(class_breaks(&[], 5).step(3.0), Step::new(0));
    }

    #[test]
    fn a_legend_names_every_class_and_counts_its_places() {
        let breaks = class_breaks(&[1.0, 12.0, 130.0, f64::NAN], 3);
        let text = |from: Option<f64>, to: Option<f64>| format!("{from:?}..{to:?}");
        let rows = breaks.legend(&text);
        let seen: Vec<_> = rows.iter().map(|row| (row.step.class(), row.text.as_str(), row.count)).collect();
        assert_eq!(
            seen,
            [
                ("a0", "None..Some(10.0)", 1),
                ("a2", "Some(10.0)..Some(100.0)", 1),
                ("a4", "Some(100.0)..None", 1)
            ]
        );
    }

    proptest! {
        #[test]
        fn no_class_is_empty_and_more_never_gets_a_lower_step(
            mut values in prop::collection::vec(prop_oneof![-1e9..1e9, Just(0.0), 0.0..1.0], 1..60),
            classes in 1_usize..6,
        ) {
            let breaks = class_breaks(&values, classes);
            prop_assert!(breaks.starts.len() < classes);
            prop_assert!(breaks.starts.windows(2).all(|pair| pair[0] < pair[1]));
            let legend = breaks.legend(&|_, _| String::new());
            prop_assert!(legend.iter().all(|row| row.count > 0));
            prop_assert_eq!(legend.iter().map(|row| row.count).sum::<usize>(), values.len());
            values.sort_by(f64::total_cmp);
            prop_assert!(values.windows(2).all(|pair| breaks.step(pair[0]) <= breaks.step(pair[1])));
        }
    }
}
