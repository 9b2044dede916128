//! Taking effects out of columns, instead of estimating thousands of them.
//!
//! One kind of effect is taken out by subtracting (weighted) means. Several are taken out by turns, each sweep forward
//! and back so that it is symmetric, and the sweeps are sped up by conjugate gradients (Hernández-Ramos, Escalante
//! and Raydan 2011), which need tens of sweeps where plain turns need thousands.

use nalgebra::DMatrix;

/// One kind of effect: the level of each observation, numbered from 0 without gaps.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Effect {
    /// The level of each observation.
    pub codes: Vec<u32>,
    /// How many levels there are.
    pub levels: usize,
}

/// How well effects were taken out.
#[derive(Clone, Copy, Debug, Default, PartialEq)]
pub struct Convergence {
    /// Sweeps over all effects, the most that a column needed.
    pub sweeps: usize,
    /// Whether every column came as close as asked.
    pub reached: bool,
}

/// As close as the last change relative to the column must be.
pub(crate) const CLOSE: f64 = 1e-13;
const MOST_SWEEPS: usize = 2_000;

impl Effect {
    /// From any numbers; levels are numbered in the order in which they are met.
    pub fn of<K: Eq + std::hash::Hash>(levels: impl IntoIterator<Item = K>) -> Self {
        let mut numbers = std::collections::HashMap::new();
        let codes = levels
            .into_iter()
            .map(|level| {
                let next = u32::try_from(numbers.len()).expect("fewer than 2^32 levels");
                *numbers.entry(level).or_insert(next)
            })
            .collect();
        Self { codes, levels: numbers.len() }
    }

    /// The same effect for some of the observations, renumbered.
    #[must_use]
    pub fn of_rows(&self, keep: &[bool]) -> Self {
        Self::of(self.codes.iter().zip(keep).filter(|(_, keep)| **keep).map(|(code, _)| *code))
    }

    /// How many observations each level has.
    pub fn sizes(&self) -> Vec<usize> {
        let mut sizes = vec![0; self.levels];
        self.codes.iter().for_each(|code| sizes[*code as usize] += 1);
        sizes
    }

    /// Whether every level of it lies in one level of `other`.
    pub fn is_nested_in(&self, other: &[u32]) -> bool {
        let mut outer = vec![None; self.levels];
        self.codes.iter().zip(other).all(|(code, cluster)| {
            let seen = &mut outer[*code as usize];
            *seen.get_or_insert(*cluster) == *cluster
        })
    }
}

/// How many estimates the effects take: the levels less what two kinds share, counted by connected parts.
///
/// Exact for one and two kinds; for more, each further kind is counted against the first, which never counts too few.
pub fn degrees(effects: &[Effect]) -> usize {
    let Some((first, others)) = effects.split_first() else { return 0 };
    first.levels + others.iter().map(|other| other.levels - parts(first, other)).sum::<usize>()
}

/// The connected parts of the graph in which two levels touch when an observation has both.
fn parts(first: &Effect, second: &Effect) -> usize {
    let mut parent: Vec<usize> = (0..first.levels + second.levels).collect();
    let mut count = parent.len();
    for (a, b) in first.codes.iter().zip(&second.codes) {
        let (a, b) = (root(&mut parent, *a as usize), root(&mut parent, first.levels + *b as usize));
        if a != b {
            parent[a] = b;
            count -= 1;
        }
    }
    count
}

fn root(parent: &mut [usize], mut at: usize) -> usize {
    while parent[at] != at {
        parent[at] = parent[parent[at]];
        at = parent[at];
    }
    at
}

/// Takes effects out of columns; weights are one for each observation.
#[derive(Clone, Debug)]
pub struct Absorber<'a> {
    effects: &'a [Effect],
    weights: Option<&'a [f64]>,
    /// The inverse of the weight of each level, for each effect.
    inverse: Vec<Vec<f64>>,
}

impl<'a> Absorber<'a> {
    /// For these effects and weights.
    pub fn new(effects: &'a [Effect], weights: Option<&'a [f64]>) -> Self {
        let inverse = effects
            .iter()
            .map(|effect| {
                let mut totals = vec![0.0; effect.levels];
                for (row, code) in effect.codes.iter().enumerate() {
                    totals[*code as usize] += weights.map_or(1.0, |weights| weights[row]);
                }
                totals.into_iter().map(|total: f64| if total > 0.0 { total.recip() } else { 0.0 }).collect()
            })
            .collect();
        Self { effects, weights, inverse }
    }

    /// Takes the effects out of a column in place.
    pub fn take_out(&self, column: &mut [f64]) -> Convergence {
        match self.effects {
            [] => Convergence { sweeps: 0, reached: true },
            [_] => {
                // A second pass removes what rounding left of the means.
                self.center(0, column);
                self.center(0, column);
                Convergence { sweeps: 1, reached: true }
            }
            _ => self.by_turns(column),
        }
    }

    /// Takes the effects out of every column of a matrix.
    pub fn take_out_all(&self, matrix: &mut DMatrix<f64>) -> Convergence {
        let mut all = Convergence { sweeps: 0, reached: true };
        for mut column in matrix.column_iter_mut() {
            let one = self.take_out(column.as_mut_slice());
            all = Convergence { sweeps: all.sweeps.max(one.sweeps), reached: all.reached && one.reached };
        }
        all
    }

    fn center(&self, which: usize, column: &mut [f64]) {
        let (effect, inverse) = (&self.effects[which], &self.inverse[which]);
        let mut means = vec![0.0; effect.levels];
        match self.weights {
            None => {
                for (value, code) in column.iter().zip(&effect.codes) {
                    means[*code as usize] += value;
                }
            }
            Some(weights) => {
                for ((value, code), weight) in column.iter().zip(&effect.codes).zip(weights) {
                    means[*code as usize] += value * weight;
                }
            }
        }
        for (mean, inverse) in means.iter_mut().zip(inverse) {
            *mean *= inverse;
        }
        for (value, code) in column.iter_mut().zip(&effect.codes) {
            *value -= means[*code as usize];
        }
    }

    /// One sweep forward and back.
    fn sweep(&self, column: &mut [f64]) {
        let last = self.effects.len() - 1;
        (0..=last).chain((0..last).rev()).for_each(|which| self.center(which, column));
    }

    fn product(&self, a: &[f64], b: &[f64]) -> f64 {
        match self.weights {
            None => a.iter().zip(b).map(|(a, b)| a * b).sum(),
            Some(weights) => a.iter().zip(b).zip(weights).map(|((a, b), weight)| a * b * weight).sum(),
        }
    }

    /// Conjugate gradients on "what one sweep still changes": at the end a sweep changes nothing.
    fn by_turns(&self, column: &mut [f64]) -> Convergence {
        let scale = self.product(column, column).sqrt();
        if scale == 0.0 {
            return Convergence { sweeps: 0, reached: true };
        }
        let changed_by_sweep = |column: &[f64]| {
            let mut swept = column.to_vec();
            self.sweep(&mut swept);
            let mut change = column.to_vec();
            change.iter_mut().zip(&swept).for_each(|(value, swept)| *value -= swept);
            change
        };
        let mut rest = changed_by_sweep(column);
        let mut direction = rest.clone();
        let mut size = self.product(&rest, &rest);
        let mut reached = size.sqrt() <= CLOSE * scale;
        let mut sweeps = 1;
        while !reached && sweeps < MOST_SWEEPS {
            let changed = changed_by_sweep(&direction);
            sweeps += 1;
            let curvature = self.product(&direction, &changed);
            if curvature <= 0.0 || !curvature.is_finite() {
                break;
            }
            let step = size / curvature;
            column.iter_mut().zip(&direction).for_each(|(value, direction)| *value -= step * direction);
            rest.iter_mut().zip(&changed).for_each(|(value, changed)| *value -= step * changed);
            let now = self.product(&rest, &rest);
            reached = now.sqrt() <= CLOSE * scale;
            let keep = now / size;
            direction.iter_mut().zip(&rest).for_each(|(value, rest)| *value = rest + keep * *value);
            size = now;
        }
        // One plain sweep leaves every mean at zero to the last bits, which the steps above only approach.
        self.sweep(column);
        Convergence { sweeps: sweeps + 1, reached }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    #[test]
    fn levels_are_numbered_without_gaps() {
        let effect = Effect::of(["MEX", "USA", "MEX"]);
        assert_eq!((effect.codes.as_slice(), effect.levels), ([0, 1, 0].as_slice(), 2));
        assert_eq!(effect.sizes(), [2, 1]);
        assert_eq!(effect.of_rows(&[false, true, false]).codes, [0]);
    }

    #[test]
    fn two_kinds_of_effects_share_one_estimate_for_each_connected_part() {
        let (firm, year) = (Effect::of([0, 0, 1, 1]), Effect::of([0, 1, 0, 1]));
        assert_eq!(degrees(&[firm.clone(), year]), 3);
        let apart = Effect::of([0, 1, 2, 3]);
        assert_eq!(degrees(&[firm, apart]), 4);
        assert_eq!(degrees(&[]), 0);
    }

    #[test]
    fn an_effect_is_nested_when_no_level_lies_in_two_clusters() {
        let town = Effect::of([0, 0, 1, 2]);
        assert!(town.is_nested_in(&[7, 7, 7, 8]));
        assert!(!town.is_nested_in(&[7, 8, 7, 8]));
    }

    proptest! {
        #[test]
        fn nothing_of_the_effects_is_left(
            rows in prop::collection::vec((0_u32..6, 0_u32..9, -1e3_f64..1e3, 0.1_f64..9.0), 12..60),
        ) {
            let effects = [Effect::of(rows.iter().map(|it| it.0)), Effect::of(rows.iter().map(|it| it.1))];
            let weights: Vec<f64> = rows.iter().map(|it| it.3).collect();
            let mut column: Vec<f64> = rows.iter().map(|it| it.2).collect();
            let outcome = Absorber::new(&effects, Some(&weights)).take_out(&mut column);
            prop_assert!(outcome.reached);
            for effect in &effects {
                let mut totals = vec![0.0; effect.levels];
                for ((value, code), weight) in column.iter().zip(&effect.codes).zip(&weights) {
                    totals[*code as usize] += value * weight;
                }
                prop_assert!(totals.iter().all(|total: &f64| total.abs() < 1e-7), "{totals:?}");
            }
        }
    }
}
