//! Places as a network whose ties have weights: who is central, who is matched, who depends on few.
//!
//! `ties[from][to]` is the weight of a tie, zero for none; the diagonal does not count except where it is said.

use crate::{
    exact,
    fitting::{sums_of_columns, sums_of_rows},
    indices::{Concentration, concentration},
};

/// How [`page_rank`] is computed.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct PageRank {
    /// The share of steps that follow a tie; the others begin anywhere.
    pub damping: f64,
    /// The sum of changes at which it ends.
    pub close: f64,
    /// The most rounds.
    pub most: usize,
}

impl Default for PageRank {
    fn default() -> Self {
        Self { damping: 0.85, close: 1e-14, most: 10_000 }
    }
}

/// How central each place is.
#[derive(Clone, Debug, PartialEq)]
pub struct Ranks {
    /// The share of time that a walk spends at each place; they sum to one.
    pub shares: Vec<f64>,
    /// Rounds that were needed.
    pub rounds: usize,
    /// Whether it came as close as asked.
    pub reached: bool,
}

/// What one place is in the network.
#[derive(Clone, Debug, PartialEq)]
pub struct Node {
    /// The sum of ties from it.
    pub out: f64,
    /// The sum of ties to it.
    pub into: f64,
    /// Places to which it has a tie, and from which it has one.
    pub partners: (usize, usize),
    /// How concentrated ties from it are.
    pub out_concentration: Option<Concentration>,
    /// How concentrated ties to it are.
    pub into_concentration: Option<Concentration>,
    /// The share of what goes out or comes in that is matched by the other way: 2 Σ min / (out + into).
    pub reciprocity: Option<f64>,
}

/// The rank of pages of Brin and Page (1998) with weighted ties (Xing and Ghorbani 2004 discuss weights): a walk follows ties in
/// proportion, and from a place without ties goes on anywhere. Ties of a place to itself are not followed.
///
/// None without places, or where a tie is negative, not a number, or not in a square.
pub fn page_rank(ties: &[Vec<f64>], how: &PageRank) -> Option<Ranks> {
    let places = ties.len();
    if places == 0 || !is_network(ties) || !(0.0..1.0).contains(&how.damping) {
        return None;
    }
    let ties = without_loops(ties);
    let out = sums_of_rows(&ties);
    let even = crate::errors::real(places).recip();
    let mut shares = vec![even; places];
    for rounds in 1..=how.most {
        let lost = exact::sum((0..places).filter(|at| out[*at] <= 0.0).map(|at| shares[at]));
        let anywhere = ((1.0 - how.damping) + how.damping * lost) * even;
        let mut next = vec![exact::Sum::default(); places];
        for ((row, share), out) in ties.iter().zip(&shares).zip(&out).filter(|(_, out)| **out > 0.0) {
            let per_weight = how.damping * share / out;
            next.iter_mut().zip(row).for_each(|(sum, tie)| sum.add_product(per_weight, *tie));
        }
        let next: Vec<f64> = next.into_iter().map(|sum| sum.value() + anywhere).collect();
        let change = exact::sum(next.iter().zip(&shares).map(|(now, before)| (now - before).abs()));
        shares = next;
        if change <= how.close {
            return Some(Ranks { shares, rounds, reached: true });
        }
    }
    Some(Ranks { shares, rounds: how.most, reached: false })
}

/// What each place is in the network; none where a tie is negative, not a number, or not in a square.
pub fn nodes(ties: &[Vec<f64>]) -> Option<Vec<Node>> {
    if !is_network(ties) {
        return None;
    }
    let ties = without_loops(ties);
    let (outs, intos) = (sums_of_rows(&ties), sums_of_columns(&ties, ties.len()));
    let node = |at: usize| {
        let into: Vec<f64> = ties.iter().map(|row| row[at]).collect();
        let matched = exact::sum(ties[at].iter().zip(&into).map(|(out, into)| out.min(*into)));
        let both = outs[at] + intos[at];
        let count = |ties: &[f64]| ties.iter().filter(|tie| **tie > 0.0).count();
        Node {
            out: outs[at],
            into: intos[at],
            partners: (count(&ties[at]), count(&into)),
            out_concentration: concentration(&ties[at]),
            into_concentration: concentration(&into),
            reciprocity: (both > 0.0).then(|| 2.0 * matched / both),
        }
    };
    Some((0..ties.len()).map(node).collect())
}

/// The share of all ties' weight that is matched by the other way (Squartini and others 2013): Σ min / Σ.
pub fn reciprocity(ties: &[Vec<f64>]) -> Option<f64> {
    if !is_network(ties) {
        return None;
    }
    let ties = without_loops(ties);
    let all = exact::sum(ties.iter().flatten().copied());
    let pairs = (0..ties.len()).flat_map(|from| (0..ties.len()).map(move |to| (from, to)));
    let matched = exact::sum(pairs.map(|(from, to)| ties[from][to].min(ties[to][from])));
    (all > 0.0).then(|| matched / all)
}

fn is_network(ties: &[Vec<f64>]) -> bool {
    let good = |tie: &f64| tie.is_finite() && *tie >= 0.0;
    ties.iter().all(|row| row.len() == ties.len() && row.iter().all(good))
}

fn without_loops(ties: &[Vec<f64>]) -> Vec<Vec<f64>> {
    let mut ties = ties.to_vec();
    ties.iter_mut().enumerate().for_each(|(at, row)| row[at] = 0.0);
    ties
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    fn close(found: f64, expected: f64) {
        assert!((found - expected).abs() < 1e-13, "{found} is not {expected}");
    }

    #[test]
    fn three_places_are_as_by_hand() {
        // 0 goes to 1 and 2 as 3 to 1, 1 to 0, 2 nowhere. With d = 1/2: r0 = s + r1/2, r1 = s + 3/8 r0, r2 = s + r0/8,
        // s = 1/6 + r2/6: a walk from 2 goes on anywhere.
        let ties = [vec![9.0, 3.0, 1.0], vec![2.0, 0.0, 0.0], vec![0.0; 3]];
        let ranks = page_rank(&ties, &PageRank { damping: 0.5, ..PageRank::default() }).unwrap();
        assert!(ranks.reached);
        let anywhere = 1.0 / 6.0 + ranks.shares[2] / 6.0;
        close(ranks.shares[0], anywhere + ranks.shares[1] / 2.0);
        close(ranks.shares[1], anywhere + 3.0 / 8.0 * ranks.shares[0]);
        close(ranks.shares[2], anywhere + ranks.shares[0] / 8.0);
        close(ranks.shares.iter().sum(), 1.0);
    }

    #[test]
    fn a_ring_is_even_and_an_empty_network_too() {
        let ring = [vec![0.0, 5.0, 0.0], vec![0.0, 0.0, 7.0], vec![1.0, 0.0, 0.0]];
        page_rank(&ring, &PageRank::default()).unwrap().shares.iter().for_each(|it| close(*it, 1.0 / 3.0));
        let empty = vec![vec![0.0; 4]; 4];
        page_rank(&empty, &PageRank::default()).unwrap().shares.iter().for_each(|it| close(*it, 0.25));
        assert_eq!(page_rank(&[vec![-1.0]], &PageRank::default()), None);
        assert_eq!(page_rank(&[], &PageRank::default()), None);
    }

    #[test]
    fn a_node_has_its_sums_and_what_is_matched() {
        let ties = [vec![9.0, 30.0, 10.0], vec![20.0, 0.0, 0.0], vec![0.0, 5.0, 0.0]];
        let nodes = nodes(&ties).unwrap();
        close(nodes[0].out, 40.0);
        close(nodes[0].into, 20.0);
        assert_eq!(nodes[0].partners, (2, 1));
        close(nodes[0].reciprocity.unwrap(), 2.0 * 20.0 / 60.0);
        close(nodes[0].out_concentration.unwrap().hhi, 0.625);
        close(nodes[2].into_concentration.unwrap().hhi, 1.0);
        close(reciprocity(&ties).unwrap(), 40.0 / 65.0);
        assert_eq!(reciprocity(&[vec![3.0]]), None);
    }

    proptest! {
        #[test]
        fn names_and_scale_do_not_matter(
            ties in prop::collection::vec(prop::collection::vec(prop_oneof![Just(0.0), 0.1_f64..100.0], 5), 5),
            order in Just(vec![0, 1, 2, 3, 4]).prop_shuffle(), scale in 0.01_f64..100.0,
        ) {
            let ranks = page_rank(&ties, &PageRank::default()).unwrap();
            let other: Vec<Vec<f64>> =
                order.iter().map(|from: &usize| order.iter().map(|to| ties[*from][*to] * scale).collect()).collect();
            let moved = page_rank(&other, &PageRank::default()).unwrap();
            prop_assert!((ranks.shares.iter().sum::<f64>() - 1.0).abs() < 1e-12);
            for (at, from) in order.iter().enumerate() {
                prop_assert!((moved.shares[at] - ranks.shares[*from]).abs() < 1e-12);
            }
        }
    }
}
