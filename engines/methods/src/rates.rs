//! Rates and shares, each with its denominator in its name, and what is inside of a group of places.
//!
//! Every function gives nothing where its denominator is not above zero or a number is missing: missing stays missing.

use crate::exact;

/// `100 part / whole`: shares of people, of money, of contributions in an economy.
pub fn per_hundred(part: f64, whole: f64) -> Option<f64> {
    scaled(100.0, part, whole)
}

/// `1000 net / people`: a net rate, by the people in the middle of the interval.
pub fn per_thousand(net: f64, people: f64) -> Option<f64> {
    scaled(1_000.0, net, people)
}

/// `amount / number`: per head.
pub fn per_head(amount: f64, number: f64) -> Option<f64> {
    scaled(1.0, amount, number)
}

/// `100 one / other`: men per hundred women.
pub fn ratio(one: f64, other: f64) -> Option<f64> {
    scaled(100.0, one, other)
}

/// `100 away / (here + away)`: who left, of all who could be here; of people with one level of schooling too.
pub fn away_of_all(away: f64, here: f64) -> Option<f64> {
    scaled(100.0, away, here + away)
}

/// `100 away / here`: the same by those who are here alone, which may exceed a hundred.
pub fn away_of_here(away: f64, here: f64) -> Option<f64> {
    scaled(100.0, away, here)
}

/// `100,000 protected / (here + protected)`: protected abroad for each hundred thousand of a place.
pub fn protected_abroad(protected: f64, here: f64) -> Option<f64> {
    scaled(100_000.0, protected, here + protected)
}

/// What a person paid, in months of the earnings of the same person (SDG 10.7.1); none without earnings.
pub fn months_of_earnings(paid: f64, monthly: f64) -> Option<f64> {
    scaled(1.0, paid, monthly)
}

/// What receivers would save if sending cost `target` per cent instead of `cost`; nothing is saved below the target.
pub fn saving(amount: f64, cost: f64, target: f64) -> Option<f64> {
    let saved = amount * (cost - target).max(0.0) / 100.0;
    saved.is_finite().then_some(saved)
}

/// What a total is with a component less what it is without.
pub fn contribution(with: f64, without: f64) -> Option<f64> {
    let difference = with - without;
    difference.is_finite().then_some(difference)
}

fn scaled(times: f64, part: f64, whole: f64) -> Option<f64> {
    let value = times * part / whole;
    (whole > 0.0 && value.is_finite()).then_some(value)
}

/// The median of what there is, the mean of the two in the middle for an even number.
pub fn median(values: &[f64]) -> Option<f64> {
    let mut sorted: Vec<f64> = values.to_vec();
    if sorted.is_empty() || sorted.iter().any(|value| !value.is_finite()) {
        return None;
    }
    sorted.sort_by(f64::total_cmp);
    let middle = sorted.len() / 2;
    let odd = sorted.len() % 2 == 1;
    Some(if odd { sorted[middle] } else { f64::midpoint(sorted[middle - 1], sorted[middle]) })
}

/// The mean with weights; none without weight.
pub fn weighted_mean(values: &[f64], weights: &[f64]) -> Option<f64> {
    let all = exact::sum(weights.iter().copied());
    let mean = exact::dot(values, weights) / all;
    (values.len() == weights.len() && all > 0.0 && weights.iter().all(|it| *it >= 0.0) && mean.is_finite())
        .then_some(mean)
}

/// Flows or stocks of a group of places, within and beyond.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Inside {
    /// From the group to the group, the diagonal apart.
    pub within: f64,
    /// From the group to other places.
    pub out: f64,
    /// From other places to the group.
    pub into: f64,
    /// `100 within / (within + out)`.
    pub share: Option<f64>,
    /// `100 within / (within + into)`.
    pub share_of_coming: Option<f64>,
    /// `100 (out + into) / (2 within + out + into)`: how much of all its movement is with others.
    pub openness: Option<f64>,
    /// The share of movement within that is matched by the other way.
    pub reciprocity: Option<f64>,
}

/// What is inside of a group: `members` says for each place whether it belongs.
///
/// None where the table is not square or the members are not as many as its places.
pub fn inside(flows: &[Vec<f64>], members: &[bool]) -> Option<Inside> {
    let places = flows.len();
    if members.len() != places || flows.iter().any(|row| row.len() != places) {
        return None;
    }
    let pairs =
        || (0..places).flat_map(move |from| (0..places).map(move |to| (from, to))).filter(|it| it.0 != it.1);
    let sum = |from_member: bool, to_member: bool| {
        let of = pairs().filter(|it| members[it.0] == from_member && members[it.1] == to_member);
        exact::sum(of.map(|(from, to)| flows[from][to]))
    };
    let (within, out, into) = (sum(true, true), sum(true, false), sum(false, true));
    let both = pairs().filter(|it| members[it.0] && members[it.1]);
    let matched = exact::sum(both.map(|(from, to)| flows[from][to].min(flows[to][from])));
    Some(Inside {
        within,
        out,
        into,
        share: per_hundred(within, within + out),
        share_of_coming: per_hundred(within, within + into),
        openness: per_hundred(out + into, 2.0 * within + out + into),
        reciprocity: per_head(matched, within),
    })
}

/// How much more flows on a pair than sizes alone would bring: flow over `out of origin × into destination / all`.
pub fn preference(flow: f64, out: f64, into: f64, all: f64) -> Option<f64> {
    scaled(1.0, flow * all, out * into)
}

/// A flow by the people at both of its ends: `flow / (origin × destination) × all people`.
pub fn velocity(flow: f64, origin: f64, destination: f64, people: f64) -> Option<f64> {
    scaled(1.0, flow * people, origin * destination)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[track_caller]
    fn close(found: Option<f64>, expected: f64) {
        let found = found.expect("a number");
        assert!((found - expected).abs() <= 5e-10 * expected.abs().max(1.0), "{found} is not {expected}");
    }

    #[test]
    fn rates_have_the_denominator_of_their_name() {
        close(per_hundred(1.0, 8.0), 12.5);
        close(per_thousand(-30.0, 6_000.0), -5.0);
        close(per_head(90.0, 4.0), 22.5);
        close(ratio(120.0, 80.0), 150.0);
        close(away_of_all(20.0, 60.0), 25.0);
        close(away_of_here(20.0, 60.0), 100.0 / 3.0);
        close(months_of_earnings(900.0, 300.0), 3.0);
        close(saving(1_000.0, 6.5, 3.0), 35.0);
        close(saving(1_000.0, 2.0, 3.0), 0.0);
        close(contribution(10.5, 9.0), 1.5);
        assert_eq!(per_hundred(1.0, 0.0), None);
        assert_eq!(per_hundred(f64::NAN, 5.0), None);
    }

    #[test]
    fn protection_abroad_has_the_golden_number() {
        assert!((protected_abroad(500_000.0, 20_000_000.0).unwrap() - 2_439.024_4).abs() < 5e-5);
    }

    #[test]
    fn two_opposite_stocks_have_the_golden_asymmetry() {
        let asymmetry = crate::indices::asymmetry(3_139_311.0, 35_250.0).unwrap();
        assert!((asymmetry - 0.977_79).abs() < 5e-6, "{asymmetry}");
    }

    #[test]
    fn the_middle_of_an_even_number_is_the_mean_of_two() {
        close(median(&[9.0, 1.0, 4.0]), 4.0);
        close(median(&[9.0, 1.0, 4.0, 5.0]), 4.5);
        assert_eq!(median(&[]), None);
        close(weighted_mean(&[1.0, 4.0], &[1.0, 2.0]), 3.0);
        assert_eq!(weighted_mean(&[1.0, 4.0], &[0.0, 0.0]), None);
    }

    #[test]
    fn a_group_of_two_of_three_is_as_by_hand() {
        // The three places of the golden numbers; the first two are the group.
        let flows = [vec![7.0, 100.0, 10.0], vec![40.0, 0.0, 25.0], vec![0.0, 75.0, 0.0]];
        let it = inside(&flows, &[true, true, false]).unwrap();
        close(Some(it.within), 140.0);
        close(it.share, 100.0 * 140.0 / 175.0);
        close(it.share_of_coming, 100.0 * 140.0 / 215.0);
        close(it.openness, 100.0 * 110.0 / 390.0);
        close(it.reciprocity, 80.0 / 140.0);
        assert_eq!(inside(&flows, &[true]), None);
        let nobody = inside(&flows, &[false; 3]).unwrap();
        assert_eq!((nobody.share, nobody.openness), (None, None));
    }

    #[test]
    fn even_flows_are_preferred_as_much_as_sizes_say() {
        close(preference(25.0, 50.0, 50.0, 100.0), 1.0);
        close(velocity(10.0, 100.0, 400.0, 1_000.0), 0.25);
    }
}
