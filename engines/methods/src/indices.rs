//! Measures of movement between places, of concentration and of inequality.
//!
//! A *table* of flows has a row for each origin and a column for each destination; its diagonal does not count.
//! Sources: Bell and others 2002 (effectiveness, intensity), Courgeau 1973, Hirschman 1945 and Herfindahl 1950,
//! Shannon 1948, Gini 1912.

use kernel::words;

use crate::{errors::real, exact};

/// Flows between places: `flows[origin][destination]`, and the people of each place.
#[derive(Clone, Copy, Debug)]
pub struct Flows<'a> {
    /// A row for each origin, as many columns as rows; the diagonal is not looked at.
    pub flows: &'a [Vec<f64>],
    /// The people at risk in each place; empty where rates are not wanted.
    pub population: &'a [f64],
}

/// What a system of flows is like as a whole.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct System {
    /// All who moved.
    pub movers: f64,
    /// 100 times the sum of net changes over the sum of outs and ins: how much of the movement changes the distribution of people.
    pub effectiveness: f64,
    /// Half of the sum of net changes, per hundred of the population.
    pub net_rate: f64,
    /// All who moved, per hundred of the population.
    pub intensity: f64,
    /// Courgeau's K: the intensity over ln(n²), which allows comparing systems of different n.
    pub courgeau: f64,
    /// The share of pairs between which anybody moved.
    pub connectivity: f64,
    /// ½ Σ|share - mean share| over all pairs.
    pub inequality: f64,
    /// The concentration of movers over all pairs.
    pub concentration: f64,
    /// The share of movers that is matched by movers the other way.
    pub reciprocity: f64,
}

impl Flows<'_> {
    /// Pairs of different places with the flow between them.
    fn pairs(&self) -> impl Iterator<Item = (usize, usize, f64)> + '_ {
        let rows = self.flows.iter().enumerate();
        rows.flat_map(|(from, row)| row.iter().enumerate().map(move |(to, flow)| (from, to, *flow)))
            .filter(|(from, to, _)| from != to)
    }

    /// Who left and who came, for each place.
    pub fn outs_and_ins(&self) -> (Vec<f64>, Vec<f64>) {
        let places = self.flows.len();
        let out = |place| exact::sum(self.pairs().filter(|it| it.0 == place).map(|it| it.2));
        let into = |place| exact::sum(self.pairs().filter(|it| it.1 == place).map(|it| it.2));
        ((0..places).map(out).collect(), (0..places).map(into).collect())
    }

    /// The measures of the whole; none without two places or without movers.
    pub fn system(&self) -> Option<System> {
        let places = self.flows.len();
        let movers = exact::sum(self.pairs().map(|it| it.2));
        if places < 2 || movers <= 0.0 {
            return None;
        }
        let (outs, ins) = self.outs_and_ins();
        let net = exact::sum(outs.iter().zip(&ins).map(|(out, into)| (into - out).abs()));
        let people = exact::sum(self.population.iter().copied());
        let rate = |number: f64| if people > 0.0 { 100.0 * number / people } else { f64::NAN };
        let all = real(places * (places - 1));
        let shares: Vec<f64> = self.pairs().map(|it| it.2 / movers).collect();
        let matched = self.pairs().map(|(from, to, flow)| flow.min(self.flows[to][from]));
        Some(System {
            movers,
            effectiveness: 100.0 * net / (2.0 * movers),
            net_rate: rate(0.5 * net),
            intensity: rate(movers),
            courgeau: rate(movers) / real(places * places).ln(),
            connectivity: real(shares.iter().filter(|share| **share > 0.0).count()) / all,
            inequality: 0.5 * exact::sum(shares.iter().map(|share| (share - all.recip()).abs())),
            concentration: exact::sum(shares.iter().map(|share| share * share)),
            reciprocity: exact::sum(matched) / movers,
        })
    }
}

/// How unequal two opposite flows are, from -1 (all the other way) to 1 (all this way); none where nothing flows.
pub fn asymmetry(this_way: f64, other_way: f64) -> Option<f64> {
    let both = this_way + other_way;
    (both > 0.0).then(|| (this_way - other_way) / both)
}

/// How a total is spread over its parts.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Concentration {
    /// Parts that are not zero.
    pub parts: usize,
    /// Σsᵢ², from 1/n to 1.
    pub hhi: f64,
    /// (H - 1/n) / (1 - 1/n), from 0 to 1; 1 for a single part.
    pub normalised: f64,
    /// 1/H: as many equal parts would be as concentrated.
    pub effective: f64,
    /// -Σ sᵢ ln sᵢ.
    pub entropy: f64,
    /// The share of the largest part, of the three and of the five largest.
    pub largest: [f64; 3],
}

words! {
    /// How much a total depends on few of its parts, in classes of the HHI.
    pub enum Dependency {
        /// Below 0.15.
        Low = "low",
        /// From 0.15 to 0.25.
        Moderate = "moderate",
        /// Above 0.25.
        High = "high",
    }
}

impl Concentration {
    /// The class of the HHI.
    pub fn dependency(&self) -> Dependency {
        match self.hhi {
            hhi if hhi < 0.15 => Dependency::Low,
            hhi if hhi <= 0.25 => Dependency::Moderate,
            _ => Dependency::High,
        }
    }
}

/// How concentrated amounts are; negative ones have no share, and without any amount there is no answer.
pub fn concentration(amounts: &[f64]) -> Option<Concentration> {
    let mut parts: Vec<f64> = amounts.iter().copied().filter(|amount| *amount > 0.0).collect();
    let total = exact::sum(parts.iter().copied());
    if total <= 0.0 || amounts.iter().any(|amount| *amount < 0.0 || !amount.is_finite()) {
        return None;
    }
    parts.sort_by(|a, b| b.total_cmp(a));
    let shares: Vec<f64> = parts.iter().map(|part| part / total).collect();
    let hhi = exact::sum(shares.iter().map(|share| share * share));
    let n = real(shares.len());
    let first = |count: usize| exact::sum(shares.iter().copied().take(count));
    Some(Concentration {
        parts: shares.len(),
        hhi,
        normalised: if shares.len() == 1 { 1.0 } else { (hhi - n.recip()) / (1.0 - n.recip()) },
        effective: hhi.recip(),
        entropy: -exact::sum(shares.iter().map(|share| share * share.ln())),
        largest: [first(1), first(3), first(5)],
    })
}

/// The yearly growth between two amounts, continuous and in per cent: 100 ln(b/a)/years.
pub fn continuous_growth(before: f64, after: f64, years: f64) -> Option<f64> {
    (before > 0.0 && after > 0.0 && years > 0.0).then(|| 100.0 * (after / before).ln() / years)
}

/// Gini's coefficient of amounts with weights (such as people), from 0 to 1; negative amounts have none.
pub fn gini(amounts: &[f64], weights: &[f64]) -> Option<f64> {
    if amounts.len() != weights.len() || amounts.iter().chain(weights).any(|it| *it < 0.0 || !it.is_finite())
    {
        return None;
    }
    let mut order: Vec<usize> = (0..amounts.len()).collect();
    order.sort_by(|a, b| amounts[*a].total_cmp(&amounts[*b]));
    let (people, total) = (exact::sum(weights.iter().copied()), exact::dot(amounts, weights));
    if people <= 0.0 || total <= 0.0 {
        return None;
    }
    // Twice the area under the Lorenz curve, strip by strip.
    let mut below = 0.0;
    let mut area = exact::Sum::default();
    for at in order {
        let amount = amounts[at] * weights[at];
        area.add_product(weights[at] / people, (2.0 * below + amount) / total);
        below += amount;
    }
    Some(1.0 - area.value())
}

/// Theil's T of amounts with weights; zero amounts add nothing.
pub fn theil(amounts: &[f64], weights: &[f64]) -> Option<f64> {
    let people = exact::sum(weights.iter().copied());
    let mean = exact::dot(amounts, weights) / people;
    if amounts.len() != weights.len()
        || !mean.is_finite()
        || mean <= 0.0
        || amounts.iter().any(|it| *it < 0.0)
    {
        return None;
    }
    let parts = amounts.iter().zip(weights).filter(|(amount, _)| **amount > 0.0);
    Some(exact::sum(parts.map(|(amount, weight)| weight / people * (amount / mean) * (amount / mean).ln())))
}

/// The human development index from its components; caps and goalposts of the Human Development Report since 2014.
///
/// Life expectancy in years (20 to 85), expected and mean years of schooling (18 and 15, capped), gross national
/// income per head in international dollars (100 to 75,000, capped).
pub fn human_development(life: f64, expected: f64, mean: f64, income: f64) -> Option<f64> {
    let parts = [life, expected, mean, income];
    if parts.iter().any(|part| !part.is_finite()) || income <= 0.0 {
        return None;
    }
    let between = |value: f64| value.clamp(0.0, 1.0);
    let life = between((life - 20.0) / 65.0);
    let schooling = f64::midpoint(between(expected / 18.0), between(mean / 15.0));
    let income = between((income.ln() - 100_f64.ln()) / (75_000_f64.ln() - 100_f64.ln()));
    Some((life * schooling * income).cbrt())
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    #[track_caller]
    fn close(found: f64, expected: f64) {
        assert!((found - expected).abs() <= 5e-10 * expected.abs().max(1.0), "{found} is not {expected}");
    }

    #[test]
    fn three_regions_give_the_golden_numbers() {
        // A to B 100 and back 40, A to C 10 and back none, B to C 25 and back 75.
        let flows = vec![vec![0.0, 100.0, 10.0], vec![40.0, 0.0, 25.0], vec![0.0, 75.0, 0.0]];
        let system = Flows { flows: &flows, population: &[1000.0, 2000.0, 3000.0] }.system().unwrap();
        close(system.movers, 250.0);
        close(system.effectiveness, 44.0);
        assert!((system.net_rate - 1.833_333).abs() < 5e-7);
        assert!((system.intensity - 4.166_667).abs() < 5e-7);
        assert!((system.courgeau - 1.896_332).abs() < 5e-7);
        close(system.concentration, 0.2872);
        close(system.connectivity, 5.0 / 6.0);
        close(system.net_rate, system.intensity * system.effectiveness / 100.0);
        assert!((asymmetry(100.0, 40.0).unwrap() - 0.428_571).abs() < 5e-7);
    }

    #[test]
    fn development_is_the_geometric_mean_of_its_three_parts() {
        assert!((human_development(72.0, 12.5, 8.4, 9000.0).unwrap() - 0.698_684).abs() < 5e-7);
        assert_eq!(human_development(90.0, 20.0, 16.0, 1e6), Some(1.0));
        assert_eq!(human_development(72.0, 12.5, 8.4, f64::NAN), None);
    }

    #[test]
    fn growth_is_continuous() {
        close(continuous_growth(247_958_644.0, 280_598_105.0, 5.0).unwrap(), 2.473_228_801_3);
        assert_eq!(continuous_growth(0.0, 5.0, 5.0), None);
    }

    #[test]
    fn one_part_is_as_concentrated_as_can_be() {
        let one = concentration(&[0.0, 7.0]).unwrap();
        assert_eq!(one.parts, 1);
        close(one.hhi, 1.0);
        close(one.normalised, 1.0);
        close(one.entropy, 0.0);
        let four = concentration(&[2.0; 4]).unwrap();
        close(four.hhi, 0.25);
        assert_eq!((one.dependency(), four.dependency()), (Dependency::High, Dependency::Moderate));
        assert_eq!(concentration(&[1.0; 7]).unwrap().dependency(), Dependency::Low);
        close(four.normalised, 0.0);
        close(four.entropy, 4_f64.ln());
        four.largest.iter().zip([0.25, 0.75, 1.0]).for_each(|(found, expected)| close(*found, expected));
        assert_eq!(concentration(&[0.0]), None);
        assert_eq!(concentration(&[1.0, -1.0]), None);
    }

    #[test]
    fn inequality_knows_its_ends() {
        close(gini(&[5.0; 8], &[1.0; 8]).unwrap(), 0.0);
        close(gini(&[0.0, 0.0, 0.0, 1.0], &[1.0; 4]).unwrap(), 0.75);
        close(theil(&[5.0; 8], &[2.0; 8]).unwrap(), 0.0);
        close(theil(&[0.0, 1.0], &[1.0; 2]).unwrap(), 2_f64.ln());
    }

    proptest! {
        #[test]
        fn scale_and_order_do_not_matter(
            amounts in prop::collection::vec(0.01_f64..1e6, 2..30), scale in 0.001_f64..1e4,
        ) {
            let one = concentration(&amounts).unwrap();
            let scaled: Vec<f64> = amounts.iter().rev().map(|it| it * scale).collect();
            let other = concentration(&scaled).unwrap();
            prop_assert!((one.hhi - other.hhi).abs() < 1e-12);
            let ones = vec![1.0; amounts.len()];
            prop_assert!((gini(&amounts, &ones).unwrap() - gini(&scaled, &ones).unwrap()).abs() < 1e-10);
            prop_assert!(one.hhi >= 1.0 / real(one.parts) - 1e-12 && one.hhi <= 1.0 + 1e-12);
        }

        #[test]
        fn one_rate_is_the_product_of_two(flows in prop::collection::vec(prop::collection::vec(0.0_f64..1e4, 4), 4)) {
            let flows = Flows { flows: &flows, population: &[1e3, 2e3, 3e3, 4e3] };
            if let Some(it) = flows.system() {
                prop_assert!((it.net_rate - it.intensity * it.effectiveness / 100.0).abs() < 1e-9);
                prop_assert!((0.0..=100.0 + 1e-9).contains(&it.effectiveness));
                prop_assert!((0.0..=1.0 + 1e-12).contains(&it.reciprocity));
            }
        }
    }
}
