//! What an indicator says of a place, a pair, a community or the world in a year.

use std::collections::{BTreeMap, BTreeSet, HashMap};

use serde::Serialize;
use statistics::{Sex, ValueState, whole_or_real as real};
use utoipa::ToSchema;

use crate::{
    formula::{Formula, Table, Value, Values},
    gather::{CellPlace, Gathered, Hit},
    model::{Indicator, Input, Scope, Take},
    ranked::years,
    shelf::Shelf,
};

pub use statistics::NumberState as State;

/// Of what an answer speaks.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Subject {
    /// A country or area, by its code.
    Area(String),
    /// Two of them: the destination or receiver, and the other end.
    Pair(String, String),
    /// A community with the codes of its members.
    Community(String, BTreeSet<String>),
    /// Everything.
    World,
}

/// How much of the inputs is told.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Depth {
    /// Their values and editions.
    Values,
    /// Their cells too.
    Cells,
}

/// Things by name in a map.
pub type Named<T> = BTreeMap<String, T>;

/// What an indicator says.
#[derive(Clone, Debug, PartialEq, Serialize, ToSchema)]
pub struct Answer {
    /// The country or area.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub area: Option<String>,
    /// The other end of a pair.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub counterpart: Option<String>,
    /// The community.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub community: Option<String>,
    /// The year.
    pub year: i16,
    /// The number.
    #[serde(serialize_with = "real")]
    pub value: Option<f64>,
    /// What is known of it.
    #[schema(value_type = String)]
    pub state: State,
    /// The first input that is not there.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub lacking: Option<String>,
    /// The class into which the number falls.
    #[serde(skip_serializing_if = "Option::is_none")]
    #[schema(value_type = Option<String>)]
    pub class: Option<&'static str>,
    /// What it was computed from, by the names in the formula.
    #[schema(value_type = BTreeMap<String, InputAnswer>)]
    pub inputs: Named<InputAnswer>,
}

/// One input of an answer.
#[derive(Clone, Debug, PartialEq, Serialize, ToSchema)]
pub struct InputAnswer {
    /// The figure, as the edition names it.
    pub figure: String,
    /// What is taken: one figure, all partners.
    #[schema(value_type = String)]
    pub take: Take,
    /// Of whom.
    #[schema(value_type = String)]
    pub sex: Sex,
    /// The dataset; none where nothing is published.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub dataset: Option<String>,
    /// Its edition.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub edition: Option<String>,
    /// The page of the edition.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub edition_url: Option<String>,
    /// Its title, as printed.
    #[serde(skip)]
    pub title: String,
    /// The year.
    pub year: i16,
    /// The number of one figure, in whole persons and single dollars.
    #[serde(serialize_with = "real", skip_serializing_if = "Option::is_none")]
    pub value: Option<f64>,
    /// What is known of it.
    #[schema(value_type = String)]
    pub state: State,
    /// How many figures have a number.
    pub numbers: usize,
    /// How many figures the source has no number for; they are left out, not counted as zero.
    pub without: usize,
    /// Where they stand.
    #[serde(skip_serializing_if = "Vec::is_empty")]
    pub cells: Vec<CellPlace>,
}

/// What an indicator says of a subject in a year, with the cells of its inputs.
pub fn answer(shelf: &Shelf, indicator: &Indicator, subject: &Subject, year: i16) -> Answer {
    let places = match subject {
        Subject::Area(area) => Some(vec![area.as_str()]),
        Subject::Pair(area, other) => Some(vec![area.as_str(), other.as_str()]),
        Subject::Community(..) | Subject::World => None,
    };
    let gathered = gather(shelf, indicator, year, places.as_deref());
    answer_from(&gathered, indicator, subject, year, Depth::Cells)
}

/// What it says of a place in the newest year, not after `until`, in which it says anything.
pub fn latest_of(shelf: &Shelf, indicator: &Indicator, subject: &Subject, until: i16) -> Option<Answer> {
    if indicator.of == Scope::World || !shelf.can_answer(indicator) {
        return None;
    }
    let years = years(shelf, indicator);
    let newest = years.iter().rev().filter(|year| **year <= until);
    newest.map(|year| answer(shelf, indicator, subject, *year)).find(|it| it.value.is_some())
}

/// The inputs of an indicator in a year.
pub(crate) type Inputs<'a> = BTreeMap<&'a str, Option<Gathered<'a>>>;

pub(crate) fn gather<'a>(
    shelf: &'a Shelf,
    indicator: &'a Indicator,
    year: i16,
    places: Option<&[&str]>,
) -> Inputs<'a> {
    let of = indicator.inputs.iter();
    let places = |input: &Input| places.filter(|_| !input.take.of_all());
    of.map(|(name, input)| (name.as_str(), Gathered::of(shelf, input, year, places(input)))).collect()
}

/// A number with what is known of it, and the first input that is not there.
pub(crate) struct Computed {
    pub(crate) value: Option<f64>,
    pub(crate) state: State,
    lacking: Option<String>,
}

/// What inputs gave that many subjects share, by their names and by whom they speak of: of all pairs of one country the
/// list of its partners is the same.
#[derive(Default)]
pub(crate) struct Shared<'a>(BTreeMap<&'a str, HashMap<String, (Option<Value>, State)>>);

impl<'a> Shared<'a> {
    fn of(&mut self, name: &'a str, from: &Gathered<'_>, subject: &Subject) -> (Option<Value>, State) {
        let Some(whom) = shared_by(from.input.take, subject) else { return input(from, subject) };
        let known = self.0.entry(name).or_default();
        if let Some(found) = known.get(whom) {
            return found.clone();
        }
        known.entry(whom.to_owned()).or_insert_with(|| input(from, subject)).clone()
    }
}

/// Of whom an input speaks, where that is not the subject as a whole.
fn shared_by(take: Take, subject: &Subject) -> Option<&str> {
    match (take, subject) {
        (Take::Partners | Take::Rest, Subject::Pair(area, _)) => Some(area),
        (Take::Destinations, Subject::Pair(_, other)) => Some(other),
        (Take::AllPairs | Take::AllPlaces | Take::Places, _) => Some(""),
        _ => None,
    }
}

/// What an input gives to the formula, and what is known of it.
fn input(from: &Gathered<'_>, subject: &Subject) -> (Option<Value>, State) {
    let hits = hits(from, subject);
    let state = state_of(&hits, from.input.complete);
    let there = matches!(state, State::Reported | State::Zero);
    (if there { value_of(from, subject, &hits) } else { None }, state)
}

/// What an indicator says of a subject, and nothing of where that comes from: of all pairs there are fifty thousand.
pub(crate) fn computed<'a>(
    gathered: &Inputs<'_>,
    indicator: &'a Indicator,
    subject: &Subject,
    shared: &mut Shared<'a>,
) -> Computed {
    let mut values = Values::new();
    let mut lacking: Option<(&String, State)> = None;
    let mut of_input = State::Computed;
    for name in indicator.inputs.keys() {
        let (value, state) = match gathered.get(name.as_str()).and_then(Option::as_ref) {
            Some(from) => shared.of(name, from, subject),
            None => (None, State::NoEdition),
        };
        if matches!(&indicator.formula, Formula::Input(it) if it == name) {
            of_input = state;
        }
        match value {
            Some(value) => {
                values.insert(name.clone(), value);
            }
            None if lacking.is_none_or(|(_, before)| state < before) => lacking = Some((name, state)),
            None => {}
        }
    }
    let value = if lacking.is_none() { indicator.formula.value(&values) } else { None };
    let state = match (lacking, value) {
        (Some((_, state)), _) => state,
        (None, None) => State::NotComputable,
        (None, Some(_)) => of_input,
    };
    Computed { value, state, lacking: lacking.map(|(name, _)| name.clone()) }
}

pub(crate) fn answer_from(
    gathered: &Inputs<'_>,
    indicator: &Indicator,
    subject: &Subject,
    year: i16,
    depth: Depth,
) -> Answer {
    let inputs = indicator.inputs.iter().map(|(name, input)| {
        let said = match gathered.get(name.as_str()).and_then(Option::as_ref) {
            Some(found) => read(found, subject, depth),
            None => unpublished(&input.figures[0].figure, input.take, input.sex, year),
        };
        (name.clone(), said)
    });
    let inputs = inputs.collect();
    let Computed { value, state, lacking } = computed(gathered, indicator, subject, &mut Shared::default());
    let (area, counterpart, community) = match subject {
        Subject::Area(area) => (Some(area.clone()), None, None),
        Subject::Pair(area, other) => (Some(area.clone()), Some(other.clone()), None),
        Subject::Community(id, _) => (None, None, Some(id.clone())),
        Subject::World => (None, None, None),
    };
    Answer {
        area,
        counterpart,
        community,
        year,
        value,
        state,
        lacking,
        class: value.zip(indicator.classes).map(|(value, classes)| classes.of(value)),
        inputs,
    }
}

fn unpublished(figure: &str, take: Take, sex: Sex, year: i16) -> InputAnswer {
    InputAnswer {
        figure: figure.to_owned(),
        take,
        sex,
        dataset: None,
        edition: None,
        edition_url: None,
        title: String::new(),
        year,
        value: None,
        state: State::NoEdition,
        numbers: 0,
        without: 0,
        cells: Vec::new(),
    }
}

/// What an input finds of a subject.
fn hits<'a>(from: &'a Gathered<'_>, subject: &Subject) -> Vec<&'a Hit> {
    let (area, other) = match subject {
        Subject::Area(area) => (area.as_str(), area.as_str()),
        Subject::Pair(area, other) => (area.as_str(), other.as_str()),
        Subject::Community(..) | Subject::World => ("", ""),
    };
    match from.input.take {
        Take::One | Take::Before => from.one(area).into_iter().collect(),
        Take::Other => from.one(other).into_iter().collect(),
        Take::Pair => from.pair(area, other).into_iter().collect(),
        Take::Back => from.pair(other, area).into_iter().collect(),
        Take::Partners | Take::Rest => from.partners(area),
        Take::Destinations => from.destinations(other),
        Take::Details => from.details(area),
        Take::Flows | Take::AllPairs => from.pairs().map(|(hit, _)| hit).collect(),
        Take::Places | Take::AllPlaces => from.places().collect(),
    }
}

/// What these give to the formula.
fn value_of(from: &Gathered<'_>, subject: &Subject, hits: &[&Hit]) -> Option<Value> {
    let numbers = hits.iter().filter_map(|it| it.value);
    match from.input.take {
        Take::One | Take::Before | Take::Other | Take::Pair | Take::Back => {
            numbers.into_iter().next().map(|it| Value::One(it, from.year))
        }
        Take::Partners
        | Take::Rest
        | Take::Destinations
        | Take::Details
        | Take::AllPairs
        | Take::AllPlaces => Some(Value::List(numbers.collect())),
        Take::Flows => Some(Value::Table(table(from, subject))),
        Take::Places => {
            let numbers = hits.iter().filter_map(|it| Some((it.area.to_string(), it.value?)));
            Some(Value::Places(numbers.collect()))
        }
    }
}

/// What an input says of a subject.
fn read(from: &Gathered<'_>, subject: &Subject, depth: Depth) -> InputAnswer {
    let take = from.input.take;
    let hits = hits(from, subject);
    let numbers = hits.iter().filter(|it| it.value.is_some()).count();
    let mut said = unpublished(&from.wanted.figure, take, from.sex(), from.year);
    said.dataset = Some(from.from.edition.dataset.clone());
    said.edition = Some(from.from.edition.slug.clone());
    said.edition_url = Some(from.from.edition.path(""));
    said.title.clone_from(&from.from.edition.title);
    (said.state, said.numbers, said.without) =
        (state_of(&hits, from.input.complete), numbers, hits.len() - numbers);
    if matches!(take, Take::One | Take::Before | Take::Other | Take::Pair | Take::Back) {
        said.value = hits.iter().find_map(|it| it.value);
    }
    if depth == Depth::Cells && !take.of_all() {
        let mut sorted = hits;
        let size = |hit: &Hit| hit.value.unwrap_or(f64::NEG_INFINITY);
        sorted.sort_by(|a, b| size(b).total_cmp(&size(a)));
        said.cells = sorted.into_iter().filter_map(|it| from.cell(it)).collect();
    }
    said
}

/// What is known of several figures together.
fn state_of(hits: &[&Hit], complete: Option<usize>) -> State {
    let with = hits.iter().filter(|it| it.value.is_some()).count();
    match (hits.first(), complete) {
        (None, _) => State::NotInEdition,
        (Some(_), Some(all)) if with > 0 && with != all => State::NotComputable,
        (Some(_), _) if with > 0 => {
            let zero = hits.iter().all(|it| it.state == ValueState::Zero);
            if zero { State::Zero } else { State::Reported }
        }
        (Some(first), _) => {
            let masked = hits.iter().any(|it| it.state == ValueState::Masked);
            if masked { State::Masked } else { first.state.into() }
        }
    }
}

/// All pairs as a table, from the partner to the area, with the members of a community marked.
fn table(from: &Gathered<'_>, subject: &Subject) -> Table {
    let mut at: BTreeMap<&str, usize> = BTreeMap::new();
    for (hit, partner) in from.pairs() {
        at.insert(hit.area.as_ref(), 0);
        at.insert(partner, 0);
    }
    for (number, place) in at.values_mut().enumerate() {
        *place = number;
    }
    let mut flows = vec![vec![0.0; at.len()]; at.len()];
    for (hit, partner) in from.pairs() {
        if let (Some(from), Some(to), Some(value)) = (at.get(partner), at.get(hit.area.as_ref()), hit.value) {
            flows[*from][*to] += value.max(0.0);
        }
    }
    let member = |code: &&str| match subject {
        Subject::Community(_, members) => members.contains(*code),
        _ => true,
    };
    Table {
        members: at.keys().map(member).collect(),
        places: at.keys().map(|it| (*it).to_owned()).collect(),
        flows,
    }
}
