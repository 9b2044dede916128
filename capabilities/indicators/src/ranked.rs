//! What an indicator says of all places in a year, with their ranks.

use std::collections::{BTreeMap, BTreeSet};

use countries::content;
use jiff::civil::Date;
use serde::Serialize;

use crate::{
    answer::{Answer, Depth, Inputs, Shared, State, Subject, answer_from, computed, gather},
    gather::years_of,
    model::{Indicator, Scope, Take},
    shelf::Shelf,
};

/// So many of the newest years are looked at for the one that most places have figures of.
const NEWEST: usize = 6;

/// Which answers of a ranking are wanted.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Part<'a> {
    /// Only those with this country at one end.
    pub area: Option<&'a str>,
    /// So many are left out at the top.
    pub after: usize,
    /// So many at most, and so many of those without a number.
    pub limit: usize,
}

impl Part<'_> {
    /// All of them.
    pub const ALL: Self = Self { area: None, after: 0, limit: usize::MAX };
}

/// Answers of a year; of the world, of all years.
#[derive(Clone, Debug, Default, PartialEq, Serialize)]
pub struct Ranked {
    /// The year; none where nothing is published.
    pub year: Option<i16>,
    /// The answers with a number, the largest first, each with its place; equal numbers share one.
    pub rows: Vec<(usize, Answer)>,
    /// How many have a number, wherever the part that was wanted ends.
    pub total: usize,
    /// Those without a number of which the editions speak, by their codes; they come with the first part.
    pub without: Vec<Answer>,
    /// How many have no number, by the reason.
    pub reasons: BTreeMap<State, usize>,
}

/// The years in which every input has something.
pub fn years(shelf: &Shelf, indicator: &Indicator) -> Vec<i16> {
    let mut inputs = indicator.inputs.values().map(|it| years_of(shelf, it));
    let Some(mut years) = inputs.next() else { return Vec::new() };
    for other in inputs {
        years.retain(|year| other.contains(year));
    }
    years
}

/// The newest year, not after `until`, of which at least half as many places have a number as of the best among the last
/// ones; of pairs, communities and the world the newest year.
pub fn latest_year(shelf: &Shelf, indicator: &Indicator, until: Date) -> Option<i16> {
    let years = years(shelf, indicator);
    if indicator.of != Scope::Area {
        // Thousands of pairs would be computed for each year only to be counted.
        return years.iter().rev().find(|year| **year <= until.year()).copied();
    }
    let newest = years.iter().rev().filter(|year| **year <= until.year()).take(NEWEST);
    let none = Part { limit: 0, ..Part::ALL };
    let counted: Vec<(i16, usize)> =
        newest.map(|year| (*year, part(shelf, indicator, *year, until, &none).total)).collect();
    let most = counted.iter().map(|it| it.1).max()?;
    counted.into_iter().find(|(_, count)| count * 2 >= most).map(|it| it.0)
}

/// What an indicator says in a year of all places, pairs or communities; of the world what it says in all years.
pub fn answers(shelf: &Shelf, indicator: &Indicator, year: i16, day: Date) -> Ranked {
    part(shelf, indicator, year, day, &Part::ALL)
}

/// A number, of whom it is and where its inputs are.
struct Slot {
    value: f64,
    subject: Subject,
    of: usize,
}

/// A part of what an indicator says: all numbers are computed, and told with their inputs is what is wanted.
pub fn part(shelf: &Shelf, indicator: &Indicator, year: i16, day: Date, wanted: &Part<'_>) -> Ranked {
    let world = indicator.of == Scope::World;
    let years: Vec<i16> = if world { years(shelf, indicator) } else { vec![year] };
    let inputs: Vec<Inputs<'_>> = years.iter().map(|year| gather(shelf, indicator, *year, None)).collect();
    let mut slots = Vec::new();
    let mut reasons = BTreeMap::new();
    let mut silent = Vec::new();
    for (of, gathered) in inputs.iter().enumerate() {
        let mut shared = Shared::default();
        for subject in subjects(gathered, indicator, day) {
            let found = computed(gathered, indicator, &subject, &mut shared);
            match found.value {
                Some(value) => slots.push(Slot { value, subject, of }),
                None if !wanted.takes(&subject) => {}
                None => {
                    *reasons.entry(found.state).or_default() += 1;
                    if !matches!(found.state, State::NotInEdition | State::NoEdition) {
                        silent.push((subject, of));
                    }
                }
            }
        }
    }
    if world {
        slots.reverse();
    } else {
        // What is asked for by code stays in the order of the codes where numbers are equal.
        slots.sort_by(|a, b| b.value.total_cmp(&a.value));
    }
    let mut placed: Vec<(usize, Slot)> = Vec::with_capacity(slots.len());
    for (at, it) in slots.into_iter().enumerate() {
        let place = match placed.last() {
            Some((place, before)) if before.value.total_cmp(&it.value).is_eq() => *place,
            _ => at + 1,
        };
        placed.push((place, it));
    }
    placed.retain(|(_, it)| wanted.takes(&it.subject));
    let told =
        |subject: &Subject, of: usize| answer_from(&inputs[of], indicator, subject, years[of], Depth::Values);
    let shown = placed.iter().skip(wanted.after).take(wanted.limit);
    let rows = shown.map(|(place, it)| (*place, told(&it.subject, it.of))).collect();
    let without = silent.iter().filter(|_| wanted.after == 0).take(wanted.limit);
    let without = without.map(|(subject, of)| told(subject, *of)).collect();
    Ranked { year: Some(year), rows, total: placed.len(), without, reasons }
}

impl Part<'_> {
    fn takes(&self, subject: &Subject) -> bool {
        match (self.area, subject) {
            (Some(area), Subject::Pair(one, other)) => one == area || other == area,
            _ => true,
        }
    }
}

/// Of whom an indicator speaks.
fn subjects(gathered: &Inputs<'_>, indicator: &Indicator, day: Date) -> Vec<Subject> {
    match indicator.of {
        Scope::Area => content().areas.all().iter().map(|it| Subject::Area(it.code.to_string())).collect(),
        Scope::Pair => {
            let pairs = indicator.inputs.iter().filter(|(_, it)| it.take == Take::Pair);
            let found = pairs.filter_map(|(name, _)| gathered.get(name.as_str())?.as_ref());
            let pairs: BTreeSet<(&str, &str)> = found
                .flat_map(super::gather::Gathered::pairs)
                .map(|(hit, partner)| (hit.area.as_ref(), partner))
                .collect();
            pairs.into_iter().map(|(area, from)| Subject::Pair(area.to_owned(), from.to_owned())).collect()
        }
        Scope::Community => communities(day),
        Scope::World => vec![Subject::World],
    }
}

/// The communities that have at least two members on a day.
fn communities(day: Date) -> Vec<Subject> {
    content().communities.all().iter().filter_map(|it| community(it, day)).collect()
}

/// A community with its members on a day; none with fewer than two.
pub(crate) fn community(of: &countries::Community, day: Date) -> Option<Subject> {
    let members: BTreeSet<String> = of.members_on(day).map(|it| it.area.to_string()).collect();
    (members.len() > 1).then(|| Subject::Community(of.id.clone(), members))
}
