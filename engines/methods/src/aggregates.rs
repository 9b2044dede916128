//! Sums and means of a group of which some say nothing: shown only when enough is known, and never without coverage.
//!
//! The rules are the usual ones of international tables: a sum needs two thirds of the members, a weighted mean two
//! thirds of the weight, growth and ratios one half of the members.

use std::collections::BTreeSet;

use crate::{errors::real, exact};

/// How much of a group is behind a figure.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Coverage {
    /// Members with a value.
    pub reporters: usize,
    /// All members.
    pub members: usize,
    /// The share of the weight (such as people) of those with a value; none where a weight is unknown.
    pub weight: Option<f64>,
}

/// A figure of a group, if enough is known.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Aggregate {
    /// The figure; none when too much is missing.
    pub value: Option<f64>,
    /// What it rests on, shown in either case.
    pub coverage: Coverage,
}

/// One member: what it says, and its weight.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Member {
    /// The value, if there is one.
    pub value: Option<f64>,
    /// The weight, if it is known.
    pub weight: Option<f64>,
}

fn coverage(members: &[Member]) -> Coverage {
    let reporters: Vec<Member> = members.iter().filter(|it| it.value.is_some()).copied().collect();
    let share = || {
        let (known, all) = (weight(&reporters)?, weight(members)?);
        (all > 0.0).then(|| known / all)
    };
    Coverage { reporters: reporters.len(), members: members.len(), weight: share() }
}

/// The weight of all, if it is known of each.
fn weight(members: &[Member]) -> Option<f64> {
    members.iter().map(|it| it.weight).collect::<Option<Vec<f64>>>().map(exact::sum)
}

/// The sum of what is known, when at most a third of the members say nothing.
pub fn total(members: &[Member]) -> Aggregate {
    let coverage = coverage(members);
    let missing = coverage.members - coverage.reporters;
    let enough = coverage.reporters > 0 && 3 * missing <= coverage.members;
    let sum = || exact::sum(members.iter().filter_map(|it| it.value));
    Aggregate { value: enough.then(sum), coverage }
}

/// The mean weighted by the reporters' weights, when at most a third of the weight says nothing.
pub fn mean(members: &[Member]) -> Aggregate {
    let coverage = coverage(members);
    let enough = coverage.weight.is_some_and(|share| share > 0.0 && 3.0 * (1.0 - share) <= 1.0 + 1e-12);
    let weighted = || {
        let both = || members.iter().filter_map(|it| Some((it.value?, it.weight?)));
        let mut sum = exact::Sum::default();
        both().for_each(|(value, weight)| sum.add_product(value, weight));
        sum.value() / exact::sum(both().map(|it| it.1))
    };
    Aggregate { value: enough.then(weighted), coverage }
}

/// `times` the sum of `values` over the sum of the weights of the same members, when at most half say nothing.
///
/// The denominator is that of the reporters, so that who says nothing does not lower the figure.
pub fn ratio(members: &[Member], times: f64) -> Aggregate {
    let coverage = coverage(members);
    let both = || members.iter().filter_map(|it| Some((it.value?, it.weight?)));
    let below = exact::sum(both().map(|it| it.1));
    let enough = 2 * both().count() >= coverage.members && below > 0.0;
    Aggregate { value: enough.then(|| times * exact::sum(both().map(|it| it.0)) / below), coverage }
}

/// The yearly growth from the first to the second amounts of those who have both, continuous and in per cent, when at
/// most half have not both.
pub fn growth(pairs: &[(Option<f64>, Option<f64>)], years: f64) -> Aggregate {
    let both: Vec<(f64, f64)> = pairs.iter().filter_map(|it| Some((it.0?, it.1?))).collect();
    let coverage = Coverage { reporters: both.len(), members: pairs.len(), weight: None };
    let enough = !both.is_empty() && 2 * both.len() >= pairs.len();
    let sum = |of: fn(&(f64, f64)) -> f64| exact::sum(both.iter().map(of));
    let value =
        if enough { crate::indices::continuous_growth(sum(|it| it.0), sum(|it| it.1), years) } else { None };
    Aggregate { value, coverage }
}

/// Members that stand in more than one group: with any of them a total over the groups would count double.
pub fn overlap<T: Ord + Clone>(groups: &[Vec<T>]) -> BTreeSet<T> {
    let mut seen = BTreeSet::new();
    let mut twice = BTreeSet::new();
    for group in groups {
        let once: BTreeSet<&T> = group.iter().collect();
        twice.extend(once.into_iter().filter(|member| !seen.insert((*member).clone())).cloned());
    }
    twice
}

/// The sum of groups' totals; none when a group has no figure, or the members that are in several.
pub fn grand_total<T: Ord + Clone>(groups: &[(Vec<T>, Aggregate)]) -> Result<Option<f64>, BTreeSet<T>> {
    let members: Vec<Vec<T>> = groups.iter().map(|it| it.0.clone()).collect();
    let twice = overlap(&members);
    if !twice.is_empty() {
        return Err(twice);
    }
    let values: Option<Vec<f64>> = groups.iter().map(|it| it.1.value).collect();
    Ok(values.map(exact::sum))
}

impl Coverage {
    /// Reporters over members, from 0 to 1.
    pub fn share(&self) -> f64 {
        if self.members == 0 { 0.0 } else { real(self.reporters) / real(self.members) }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    fn members(rows: &[(Option<f64>, f64)]) -> Vec<Member> {
        rows.iter().map(|(value, weight)| Member { value: *value, weight: Some(*weight) }).collect()
    }

    #[test]
    fn a_sum_is_shown_with_two_thirds_of_the_members_and_no_fewer() {
        let third_missing = members(&[(Some(4.0), 1.0), (Some(6.0), 1.0), (None, 8.0)]);
        let it = total(&third_missing);
        assert_eq!((it.value, it.coverage.reporters, it.coverage.members), (Some(10.0), 2, 3));
        assert_eq!(it.coverage.weight, Some(0.2));
        assert_eq!(total(&members(&[(Some(4.0), 1.0), (None, 1.0)])).value, None);
        assert_eq!(total(&[]).value, None);
    }

    #[test]
    fn a_mean_looks_at_the_weight_and_not_at_the_number() {
        let light_missing = members(&[(Some(4.0), 6.0), (None, 1.0), (None, 2.0)]);
        assert_eq!(mean(&light_missing).value, Some(4.0));
        let heavy_missing = members(&[(Some(4.0), 1.0), (Some(6.0), 1.0), (None, 8.0)]);
        assert_eq!(mean(&heavy_missing).value, None);
        let unknown = [Member { value: Some(4.0), weight: None }];
        assert_eq!(mean(&unknown), Aggregate { value: None, coverage: coverage(&unknown) });
    }

    #[test]
    fn the_denominator_is_that_of_the_reporters() {
        let half = members(&[(Some(5.0), 50.0), (None, 950.0)]);
        assert_eq!(ratio(&half, 100.0).value, Some(10.0));
        assert_eq!(ratio(&members(&[(Some(5.0), 50.0), (None, 1.0), (None, 1.0)]), 100.0).value, None);
    }

    #[test]
    fn growth_is_of_those_who_have_both() {
        let it = growth(&[(Some(100.0), Some(200.0)), (Some(50.0), None)], 10.0);
        assert!((it.value.unwrap() - 10.0 * 2_f64.ln()).abs() < 1e-12);
        assert_eq!(growth(&[(Some(1.0), None), (Some(1.0), Some(1.0)), (None, None)], 1.0).value, None);
    }

    #[test]
    fn a_grand_total_over_overlapping_groups_is_refused_by_name() {
        let figure = |value| total(&members(&[(Some(value), 1.0)]));
        let apart = [(vec!["KEN", "UGA"], figure(3.0)), (vec!["MLI"], figure(4.0))];
        assert_eq!(grand_total(&apart), Ok(Some(7.0)));
        let over = [(vec!["KEN", "UGA"], figure(3.0)), (vec!["UGA", "MLI"], figure(4.0))];
        assert_eq!(grand_total(&over), Err(BTreeSet::from(["UGA"])));
    }

    proptest! {
        #[test]
        fn a_mean_lies_among_its_values(rows in prop::collection::vec((prop::option::of(-50.0_f64..50.0), 0.1_f64..9.0), 1..20)) {
            let it = mean(&members(&rows));
            let known: Vec<f64> = rows.iter().filter_map(|it| it.0).collect();
            if let Some(value) = it.value {
                let (least, most) = known.iter().fold((f64::MAX, f64::MIN), |ends, it| (ends.0.min(*it), ends.1.max(*it)));
                prop_assert!((least - 1e-9..=most + 1e-9).contains(&value));
            }
            prop_assert!((0.0..=1.0).contains(&it.coverage.share()));
        }
    }
}
