//! What an indicator says of all places in a year, with their ranks.

use std::collections::{BTreeMap, BTreeSet};

use countries::content;
use jiff::civil::Date;
use serde::Serialize;

use crate::{
    answer::{Answer, Depth, State, Subject, answer_from, gather},
    gather::years_of,
    model::{Indicator, Scope, Take},
    shelf::Shelf,
};

/// So many of the newest years are looked at for the one that most places have figures of.
const NEWEST: usize = 6;

/// All answers of a year; of the world, of all years.
#[derive(Clone, Debug, PartialEq, Serialize)]
pub struct Ranked {
    /// The year; none where nothing is published.
    pub year: Option<i16>,
    /// The answers with a number, the largest first, each with its place; equal numbers share one.
    pub rows: Vec<(usize, Answer)>,
    /// Those without a number of which the editions speak, by their codes.
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
    let counted: Vec<(i16, usize)> =
        newest.map(|year| (*year, answers(shelf, indicator, *year, until).rows.len())).collect();
    let most = counted.iter().map(|it| it.1).max()?;
    counted.into_iter().find(|(_, count)| count * 2 >= most).map(|it| it.0)
}

/// What an indicator says in a year of all places, pairs or communities; of the world what it says in all years.
pub fn answers(shelf: &Shelf, indicator: &Indicator, year: i16, day: Date) -> Ranked {
    let mut all = if indicator.of == Scope::World {
        let years = years(shelf, indicator);
        years.into_iter().flat_map(|year| of_year(shelf, indicator, year, day)).collect()
    } else {
        of_year(shelf, indicator, year, day)
    };
    let mut reasons = BTreeMap::new();
    for it in all.iter().filter(|it| it.value.is_none()) {
        *reasons.entry(it.state).or_default() += 1;
    }
    let without: Vec<Answer> = all.extract_if(.., |it| it.value.is_none()).collect();
    let size = |it: &Answer| it.value.unwrap_or(f64::NEG_INFINITY);
    if indicator.of == Scope::World {
        all.reverse();
    } else {
        // What is asked for by code stays in the order of the codes where numbers are equal.
        all.sort_by(|a, b| size(b).total_cmp(&size(a)));
    }
    let mut rows: Vec<(usize, Answer)> = Vec::with_capacity(all.len());
    for (at, it) in all.into_iter().enumerate() {
        let place = match rows.last() {
            Some((place, before)) if before.value == it.value => *place,
            _ => at + 1,
        };
        rows.push((place, it));
    }
    let spoken = |it: &Answer| !matches!(it.state, State::NotInEdition | State::NoEdition);
    let without = without.into_iter().filter(spoken).collect();
    Ranked { year: Some(year), rows, without, reasons }
}

fn of_year(shelf: &Shelf, indicator: &Indicator, year: i16, day: Date) -> Vec<Answer> {
    let gathered = gather(shelf, indicator, year, None);
    let answer = |subject: &Subject| answer_from(&gathered, indicator, subject, year, Depth::Values);
    match indicator.of {
        Scope::Area => {
            let areas = content().areas.all().iter();
            areas.map(|it| answer(&Subject::Area(it.code.to_string()))).collect()
        }
        Scope::Pair => {
            let pairs = indicator.inputs.iter().filter(|(_, it)| it.take == Take::Pair);
            let found = pairs.filter_map(|(name, _)| gathered.get(name.as_str())?.as_ref());
            let subjects: BTreeSet<Subject> = found
                .flat_map(super::gather::Gathered::pairs)
                .map(|(hit, partner)| Subject::Pair(hit.area.to_string(), partner.to_owned()))
                .collect();
            subjects.iter().map(answer).collect()
        }
        Scope::Community => communities(day).iter().map(answer).collect(),
        Scope::World => vec![answer(&Subject::World)],
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
