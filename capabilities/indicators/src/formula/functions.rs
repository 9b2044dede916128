//! The methods that a formula may name, with what they take.

use std::collections::BTreeMap;

use methods::{
    indices::{self, Concentration, Flows, System, concentration},
    rates::{self, Inside},
};

use super::{Formula, Table, Value, Values};

kernel::words! {
    /// A method.
    pub enum Function {
        /// The natural logarithm.
        Ln = "ln",
        /// 100 times part over whole.
        PerHundred = "per_hundred",
        /// 1,000 times part over whole.
        PerThousand = "per_thousand",
        /// Amount over number.
        PerHead = "per_head",
        /// Those away, of all who could be here.
        AwayOfAll = "away_of_all",
        /// Those away, by those who are here alone.
        AwayOfHere = "away_of_here",
        /// Protected abroad, of 100,000.
        ProtectedAbroad = "protected_abroad",
        /// What was paid, in months of earnings.
        MonthsOfEarnings = "months_of_earnings",
        /// What would be saved below a target.
        Saving = "saving",
        /// With less without.
        Contribution = "contribution",
        /// The continuous yearly growth.
        Growth = "growth",
        /// How unequal two opposite flows are.
        Asymmetry = "asymmetry",
        /// The human development index.
        HumanDevelopment = "human_development",
        /// More than sizes alone would bring.
        Preference = "preference",
        /// By the people at both ends.
        Velocity = "velocity",
        /// The sum of a list.
        Sum = "sum",
        /// How many there are.
        Count = "count",
        /// The mean.
        Mean = "mean",
        /// The median.
        Median = "median",
        /// The concentration.
        Hhi = "hhi",
        /// The concentration, from 0 for equal parts.
        HhiNormalised = "hhi_normalised",
        /// As many equal parts.
        EffectiveNumber = "effective_number",
        /// The share of the largest; of the three, the five largest.
        Largest = "largest",
        /// The share of those above a limit.
        Above = "above",
        /// How much of all movement changes the distribution.
        Effectiveness = "effectiveness",
        /// The net rate of a system.
        NetRate = "net_rate",
        /// The intensity of a system.
        Intensity = "intensity",
        /// Courgeau's K.
        Courgeau = "courgeau",
        /// The share of pairs between which anybody moved.
        Connectivity = "connectivity",
        /// How unequal the flows are.
        Inequality = "inequality",
        /// The share of movement that is matched the other way.
        Reciprocity = "reciprocity",
        /// Inside of a group, of all that leaves its members.
        InsideShare = "inside_share",
        /// Inside of a group, of all that comes to its members.
        InsideShareOfComing = "inside_share_of_coming",
        /// The share of its movement with others.
        Openness = "openness",
        /// The share of movement inside that is matched the other way.
        ReciprocityInside = "reciprocity_inside",
    }
}

/// What an argument must be.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Shape {
    /// A number.
    One,
    /// A list.
    List,
    /// Flows.
    Table,
    /// A number for each place.
    Places,
}

impl Function {
    /// What it takes.
    pub const fn takes(self) -> &'static [Shape] {
        use Shape::{List, One, Places, Table};
        match self {
            Self::Ln => &[One],
            Self::PerHundred
            | Self::PerThousand
            | Self::PerHead
            | Self::AwayOfAll
            | Self::AwayOfHere
            | Self::ProtectedAbroad
            | Self::MonthsOfEarnings
            | Self::Contribution
            | Self::Asymmetry => &[One, One],
            Self::Saving | Self::Growth => &[One, One, One],
            Self::HumanDevelopment | Self::Preference | Self::Velocity => &[One, One, One, One],
            Self::Sum
            | Self::Count
            | Self::Mean
            | Self::Median
            | Self::Hhi
            | Self::HhiNormalised
            | Self::EffectiveNumber => &[List],
            Self::Largest | Self::Above => &[List, One],
            Self::Effectiveness
            | Self::Connectivity
            | Self::Inequality
            | Self::Reciprocity
            | Self::InsideShare
            | Self::InsideShareOfComing
            | Self::Openness
            | Self::ReciprocityInside => &[Table],
            Self::NetRate | Self::Intensity | Self::Courgeau => &[Table, Places],
        }
    }

    pub(super) fn of(self, arguments: &[Formula], values: &Values) -> Option<f64> {
        match self.takes() {
            [Shape::One, ..] => {
                let numbers: Option<Vec<f64>> = arguments.iter().map(|it| it.value(values)).collect();
                self.of_numbers(&numbers?)
            }
            [Shape::List, ..] => {
                let Some(Value::List(list)) = input(arguments.first()?, values) else { return None };
                let limit = arguments.get(1).map(|it| it.value(values));
                self.of_list(list, limit.unwrap_or(Some(0.0))?)
            }
            _ => {
                let Some(Value::Table(table)) = input(arguments.first()?, values) else { return None };
                let people = arguments.get(1).and_then(|it| input(it, values));
                self.of_table(table, people)
            }
        }
    }

    fn of_numbers(self, numbers: &[f64]) -> Option<f64> {
        match (self, numbers) {
            (Self::Ln, [x]) => Some(x.ln()),
            (Self::PerHundred, [part, whole]) => rates::per_hundred(*part, *whole),
            (Self::PerThousand, [part, whole]) => rates::per_thousand(*part, *whole),
            (Self::PerHead, [part, whole]) => rates::per_head(*part, *whole),
            (Self::AwayOfAll, [away, here]) => rates::away_of_all(*away, *here),
            (Self::AwayOfHere, [away, here]) => rates::away_of_here(*away, *here),
            (Self::ProtectedAbroad, [away, here]) => rates::protected_abroad(*away, *here),
            (Self::MonthsOfEarnings, [paid, monthly]) => rates::months_of_earnings(*paid, *monthly),
            (Self::Contribution, [with, without]) => rates::contribution(*with, *without),
            (Self::Asymmetry, [one, other]) => indices::asymmetry(*one, *other),
            (Self::Saving, [amount, cost, target]) => rates::saving(*amount, *cost, *target),
            (Self::Growth, [before, after, years]) => indices::continuous_growth(*before, *after, *years),
            (Self::HumanDevelopment, [life, expected, mean, income]) => {
                indices::human_development(*life, *expected, *mean, *income)
            }
            (Self::Preference, [flow, out, into, all]) => rates::preference(*flow, *out, *into, *all),
            (Self::Velocity, [flow, from, to, people]) => rates::velocity(*flow, *from, *to, *people),
            _ => None,
        }
    }

    fn of_list(self, list: &[f64], limit: f64) -> Option<f64> {
        let count = length(list.len());
        let concentrated = |of: fn(Concentration) -> f64| concentration(list).map(of);
        match self {
            Self::Sum | Self::Mean if list.is_empty() => None,
            Self::Sum => Some(list.iter().sum()),
            Self::Count => Some(count),
            Self::Mean => Some(list.iter().sum::<f64>() / count),
            Self::Median => rates::median(list),
            Self::Hhi => concentrated(|it| it.hhi),
            Self::HhiNormalised => concentrated(|it| it.normalised),
            Self::EffectiveNumber => concentrated(|it| it.effective),
            Self::Largest => {
                let parts = concentration(list)?.largest;
                [1.0, 3.0, 5.0].iter().position(|it| (it - limit).abs() < 0.5).map(|at| parts[at])
            }
            Self::Above => rates::per_head(length(list.iter().filter(|it| **it > limit).count()), count),
            _ => None,
        }
    }

    fn of_table(self, table: &Table, people: Option<&Value>) -> Option<f64> {
        let inside = |of: fn(Inside) -> Option<f64>| rates::inside(&table.flows, &table.members).and_then(of);
        let population = match people {
            Some(Value::Places(people)) => Some(aligned(table, people)?),
            _ => None,
        };
        let system = |of: fn(System) -> f64| {
            let population = population.as_deref().unwrap_or_default();
            Flows { flows: &table.flows, population }.system().map(of)
        };
        match self {
            Self::Effectiveness => system(|it| it.effectiveness),
            Self::Connectivity => system(|it| it.connectivity),
            Self::Inequality => system(|it| it.inequality),
            Self::Reciprocity => system(|it| it.reciprocity),
            Self::NetRate => system(|it| it.net_rate),
            Self::Intensity => system(|it| it.intensity),
            Self::Courgeau => system(|it| it.courgeau),
            Self::InsideShare => inside(|it| it.share),
            Self::InsideShareOfComing => inside(|it| it.share_of_coming),
            Self::Openness => inside(|it| it.openness),
            Self::ReciprocityInside => inside(|it| it.reciprocity),
            _ => None,
        }
    }
}

/// The people of every place of a table; none if one of them is not known, since missing is not zero.
fn aligned(table: &Table, people: &BTreeMap<String, f64>) -> Option<Vec<f64>> {
    table.places.iter().map(|place| people.get(place).copied()).collect()
}

fn input<'a>(of: &Formula, values: &'a Values) -> Option<&'a Value> {
    match of {
        Formula::Input(name) => values.get(name),
        _ => None,
    }
}

#[expect(clippy::cast_precision_loss, reason = "there are fewer places than 2^53")]
fn length(count: usize) -> f64 {
    count as f64
}
