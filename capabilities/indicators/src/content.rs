//! Reads `content/indicators`: what is wrong in a file is refused by file and entry.

use std::{
    collections::{BTreeMap, BTreeSet},
    sync::LazyLock,
};

use kernel::{Language, Names};
use serde::Deserialize;
use statistics::{Kind, Sex};

use crate::{
    classes::Classes,
    formula::{Formula, Shape, parse},
    model::{Basis, Indicator, Input, NamedFigure, Scope, Take, Theme, Wanted},
};

macro_rules! file {
    ($name:literal) => {
        ($name, include_str!(concat!("../../../content/indicators/", $name)))
    };
}

const FIGURES: (&str, &str) = file!("figures.toml");

const FILES: [(&str, &str); 8] = [
    file!("people.toml"),
    file!("stocks.toml"),
    file!("movement.toml"),
    file!("corridors.toml"),
    file!("remittances.toml"),
    file!("protection.toml"),
    file!("development.toml"),
    file!("policies.toml"),
];

/// Units that have a name in every language.
const UNITS: [&str; 17] = [
    "percent",
    "per-1000",
    "per-100000",
    "males-per-100-females",
    "percent-per-year",
    "persons",
    "share",
    "index",
    "number",
    "percent-of-gdp",
    "usd-per-person",
    "million-usd",
    "months",
    "years",
    "ppp-usd-per-person",
    "usd",
    "score",
];

/// Everything that the content says of indicators.
#[derive(Clone, Debug)]
pub struct Content {
    /// The indicators, in the order of the files.
    pub indicators: Vec<Indicator>,
    /// The names of the figures they are computed from.
    pub figures: Vec<NamedFigure>,
}

/// A file of the content cannot be used.
#[derive(Clone, Debug, PartialEq, Eq, thiserror::Error)]
#[error("content/indicators/{file}: {what}")]
pub struct ContentError {
    /// Which file.
    pub file: &'static str,
    /// What is wrong, and where.
    pub what: String,
}

/// The content of this program, read once.
pub fn content() -> &'static Content {
    static CONTENT: LazyLock<Content> =
        LazyLock::new(|| Content::load().expect("the tests of this crate read the very same files"));
    &CONTENT
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct RawFigures {
    figure: Vec<RawFigure>,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct RawFigure {
    id: String,
    layouts: Vec<Kind>,
    name: Names,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct RawFile {
    indicator: Vec<RawIndicator>,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct RawIndicator {
    id: String,
    theme: Theme,
    of: Scope,
    unit: String,
    decimals: usize,
    mark: Basis,
    source: String,
    formula: String,
    per: Option<String>,
    #[serde(default)]
    sdg: Vec<String>,
    #[serde(default)]
    gcm: Vec<u8>,
    classes: Option<Classes>,
    country: Option<u8>,
    name: Names,
    definition: Names,
    note: Option<Names>,
    inputs: BTreeMap<String, RawInput>,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct RawInput {
    figures: Vec<String>,
    #[serde(default = "both")]
    sex: Sex,
    #[serde(default = "one")]
    take: Take,
    #[serde(default)]
    with_rest: bool,
    complete: Option<usize>,
}

const fn both() -> Sex {
    Sex::Both
}

const fn one() -> Take {
    Take::One
}

impl Content {
    /// Reads all of it and checks that its parts fit each other.
    pub fn load() -> Result<Self, ContentError> {
        let figures = figures(FIGURES)?;
        let mut indicators: Vec<Indicator> = Vec::new();
        for (file, text) in FILES {
            for it in read(file, text, &figures)? {
                if indicators.iter().any(|known| known.id == it.id) {
                    return Err(ContentError { file, what: format!("{} stands twice", it.id) });
                }
                indicators.push(it);
            }
        }
        Ok(Self { indicators, figures })
    }

    /// The indicator of this id.
    pub fn indicator(&self, id: &str) -> Option<&Indicator> {
        self.indicators.iter().find(|it| it.id == id)
    }

    /// The name of a figure in a language; its word where it has none.
    pub fn figure<'a>(&'a self, id: &'a str, language: Language) -> &'a str {
        self.figures.iter().find(|it| it.id == id).map_or(id, |it| it.name.get(language))
    }
}

/// The figures that formulas may name.
fn figures((file, text): (&'static str, &str)) -> Result<Vec<NamedFigure>, ContentError> {
    let raw: RawFigures = parsed(file, text)?;
    let mut figures: Vec<NamedFigure> = Vec::new();
    for it in raw.figure {
        complete(file, &it.id, "name", &it.name)?;
        if figures.iter().any(|known| known.id == it.id) || it.layouts.is_empty() {
            return Err(ContentError { file, what: format!("{} stands twice, or in no layout", it.id) });
        }
        figures.push(NamedFigure { id: it.id, layouts: it.layouts, name: it.name });
    }
    Ok(figures)
}

/// The indicators of one file.
pub(crate) fn read(
    file: &'static str,
    text: &str,
    figures: &[NamedFigure],
) -> Result<Vec<Indicator>, ContentError> {
    let raw: RawFile = parsed(file, text)?;
    raw.indicator.into_iter().map(|it| indicator(file, it, figures)).collect()
}

fn indicator(
    file: &'static str,
    raw: RawIndicator,
    figures: &[NamedFigure],
) -> Result<Indicator, ContentError> {
    let wrong = |what: String| ContentError { file, what: format!("{}: {what}", raw.id) };
    complete(file, &raw.id, "name", &raw.name)?;
    complete(file, &raw.id, "definition", &raw.definition)?;
    if let Some(note) = &raw.note {
        complete(file, &raw.id, "note", note)?;
    }
    if raw.id.is_empty() || !raw.id.bytes().all(|c| c.is_ascii_lowercase() || c.is_ascii_digit() || c == b'-')
    {
        return Err(wrong("an id has small letters, digits and dashes".to_owned()));
    }
    if !UNITS.contains(&raw.unit.as_str()) {
        return Err(wrong(format!("`{}` is no unit of ours", raw.unit)));
    }
    if raw.source.trim().is_empty() {
        return Err(wrong("the source of the definition is missing".to_owned()));
    }
    if let Some(target) = raw.sdg.iter().find(|it| !is_target(it)) {
        return Err(wrong(format!("`{target}` is no goal or target: write 10.7 or 10.7.2")));
    }
    if let Some(objective) = raw.gcm.iter().find(|it| !(1..=23).contains(*it)) {
        return Err(wrong(format!("the Global Compact has no objective {objective}")));
    }
    let formula = parse(&raw.formula).map_err(|error| wrong(error.to_string()))?;
    let mut inputs = BTreeMap::new();
    for (name, it) in raw.inputs {
        let wanted: Result<Vec<Wanted>, String> = it.figures.iter().map(|it| wanted(it, figures)).collect();
        let figures = wanted.map_err(|what| wrong(format!("{name}: {what}")))?;
        if figures.is_empty() {
            return Err(wrong(format!("{name} names no figure")));
        }
        let input =
            Input { figures, sex: it.sex, take: it.take, with_rest: it.with_rest, complete: it.complete };
        inputs.insert(name, input);
    }
    check(&formula, &inputs).map_err(wrong)?;
    fits(raw.of, &inputs).map_err(wrong)?;
    let several =
        |it: &Input| it.take.shape() != Shape::List && it.figures.iter().any(|it| !it.with.is_empty());
    if let Some((name, _)) = inputs.iter().find(|(_, it)| several(it)) {
        return Err(wrong(format!("{name} is one figure and names several")));
    }
    if let Some(name) = raw.per.as_ref().filter(|name| !inputs.contains_key(*name)) {
        return Err(wrong(format!("the denominator {name} is no input")));
    }
    Ok(Indicator {
        id: raw.id,
        theme: raw.theme,
        of: raw.of,
        unit: raw.unit,
        decimals: raw.decimals,
        mark: raw.mark,
        source: raw.source,
        formula,
        inputs,
        per: raw.per,
        sdg: raw.sdg,
        gcm: raw.gcm,
        classes: raw.classes,
        country: raw.country,
        name: raw.name,
        definition: raw.definition,
        note: raw.note,
    })
}

/// Such as `undesa-stock/immigrant-stock`, `wpp/TPopulation1July@Medium` or `missing-migrants/dead+missing`.
fn wanted(text: &str, figures: &[NamedFigure]) -> Result<Wanted, String> {
    let (layout, figure) =
        text.split_once('/').ok_or_else(|| format!("`{text}`: write a layout and a figure"))?;
    let (figure, detail) = match figure.split_once('@') {
        Some((figure, detail)) => (figure, Some(detail.to_owned())),
        None => (figure, None),
    };
    let layout: Kind = layout.parse().map_err(|error| format!("{error}"))?;
    let mut all = Vec::new();
    for figure in figure.split('+') {
        match figures.iter().find(|it| it.id == figure) {
            Some(known) if known.layouts.contains(&layout) => all.push(figure.to_owned()),
            Some(_) => return Err(format!("`{figure}` does not stand in the layout {layout}")),
            None => return Err(format!("`{figure}` is no figure of figures.toml")),
        }
    }
    let with = all.split_off(1);
    Ok(Wanted { layout, figure: all.remove(0), with, detail })
}

/// Every input is used, every name is an input, and methods are given what they take.
fn check(formula: &Formula, inputs: &BTreeMap<String, Input>) -> Result<(), String> {
    let used: BTreeSet<&str> = formula.inputs().into_iter().collect();
    if let Some(name) = used.iter().find(|name| !inputs.contains_key(**name)) {
        return Err(format!("the formula names {name}, which is no input"));
    }
    if let Some(name) = inputs.keys().find(|name| !used.contains(name.as_str())) {
        return Err(format!("the formula does not use the input {name}"));
    }
    shape(formula, Shape::One, inputs)
}

fn shape(formula: &Formula, expected: Shape, inputs: &BTreeMap<String, Input>) -> Result<(), String> {
    let number = |what: &str| match expected {
        Shape::One => Ok(()),
        _ => Err(format!("{what} is a number and stands where a list or table should")),
    };
    match formula {
        Formula::Number(_) => number("a number"),
        Formula::Input(name) => {
            let found = inputs.get(name).map(|it| it.take.shape());
            if found == Some(expected) { Ok(()) } else { Err(format!("{name} is no {expected:?}")) }
        }
        Formula::Year(name) => {
            let one = inputs.get(name).is_some_and(|it| it.take.shape() == Shape::One);
            if one { number("a year") } else { Err(format!("{name} has no year of its own")) }
        }
        Formula::Minus(of) => number("a difference").and_then(|()| shape(of, Shape::One, inputs)),
        Formula::Two(one, _, other) => {
            number("what an operation gives")?;
            shape(one, Shape::One, inputs)?;
            shape(other, Shape::One, inputs)
        }
        Formula::Call(function, arguments) => {
            number("what a method gives")?;
            let takes = function.takes();
            if takes.len() != arguments.len() {
                return Err(format!("{function} takes {} arguments", takes.len()));
            }
            arguments.iter().zip(takes).try_for_each(|(it, takes)| shape(it, *takes, inputs))
        }
    }
}

/// What an indicator speaks of allows what its inputs take.
fn fits(of: Scope, inputs: &BTreeMap<String, Input>) -> Result<(), String> {
    let allowed = |take: Take| match of {
        Scope::Area => !matches!(take, Take::Pair | Take::Back | Take::Other) && !take.of_all(),
        Scope::Pair => !matches!(take, Take::Flows | Take::Places),
        Scope::Community | Scope::World => matches!(take, Take::Flows | Take::Places),
    };
    match inputs.iter().find(|(_, it)| !allowed(it.take)) {
        Some((name, it)) => Err(format!("{name}: `{}` makes no sense for {of}", it.take)),
        None => Ok(()),
    }
}

fn is_target(text: &str) -> bool {
    let parts: Vec<&str> = text.split('.').collect();
    (1..=3).contains(&parts.len())
        && parts[0].parse::<u8>().is_ok_and(|goal| (1..=17).contains(&goal))
        && parts.iter().all(|it| !it.is_empty() && it.bytes().all(|c| c.is_ascii_alphanumeric()))
}

fn complete(file: &'static str, id: &str, field: &str, names: &Names) -> Result<(), ContentError> {
    let lacks = |language: &&Language| {
        !names.iter().any(|(known, text)| known == **language && !text.trim().is_empty())
    };
    match Language::ALL.iter().find(lacks) {
        None => Ok(()),
        Some(language) => Err(ContentError { file, what: format!("{id} has no {field} in {language}") }),
    }
}

fn parsed<T: serde::de::DeserializeOwned>(file: &'static str, text: &str) -> Result<T, ContentError> {
    toml::from_str(text).map_err(|error| ContentError { file, what: error.to_string() })
}
