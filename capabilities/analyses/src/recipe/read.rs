//! A recipe is read: its fields as they are written, then what they mean.

use std::{fmt, str::FromStr};

use kernel::UnknownWord;
use methods::errors::Factor;
use serde::{Deserialize, Deserializer, de};

use super::{
    Columns, FlowsWanted, Method, Missing, Recipe, RecipeError, Reference, Se, SeKind, Source, Wanted, field,
};
use crate::condition::Condition;

impl FromStr for Recipe {
    type Err = RecipeError;

    fn from_str(text: &str) -> Result<Self, RecipeError> {
        let written: Written = toml::from_str(text)
            .map_err(|error| RecipeError::Toml(error.to_string().trim_end().to_owned()))?;
        written.recipe()
    }
}

impl Recipe {
    /// A recipe of the same fields as JSON.
    pub fn from_json(value: serde_json::Value) -> Result<Self, RecipeError> {
        let written: Written =
            serde_json::from_value(value).map_err(|error| RecipeError::Toml(error.to_string()))?;
        written.recipe()
    }
}

impl Written {
    fn recipe(self) -> Result<Recipe, RecipeError> {
        let written = self;
        let source = match (written.data, written.figures) {
            (Some(file), None) => Source::File(file),
            (None, Some(wanted)) => Source::Figures(wanted),
            _ => return Err(RecipeError::Source),
        };
        let ends = match (written.origin, written.destination) {
            (Some(origin), Some(destination)) => Some((origin, destination)),
            (None, None) => None,
            _ => return Err(field("destination", "and `origin` stand together or not at all")),
        };
        let is_figures = matches!(source, Source::Figures(_));
        let recipe = Recipe {
            title: written.title,
            source,
            method: written.method,
            y: written.y,
            x: written.x,
            constant: written.constant,
            effects: written.effects,
            unit: written.unit.or_else(|| is_figures.then(|| Columns(vec!["area".into()]))),
            time: written.time.or_else(|| is_figures.then(|| "year".into())),
            region: written.region,
            weights: written.weights,
            ends,
            population: written.population,
            births: written.births,
            deaths: written.deaths,
            flows: written.flows,
            group: written.group,
            classes: written.classes,
            reference: written.reference.unwrap_or(Reference::Pooled),
            conditions: written.conditions,
            se: written.se.map(|se| Se {
                kind: se.kind,
                by: se.by,
                factor: se.factor.unwrap_or(Factor::Cr0),
            }),
            missing: written.missing,
            sensitivity: written.sensitivity,
        };
        recipe.completed()
    }
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct Written {
    #[serde(default)]
    title: String,
    data: Option<String>,
    figures: Option<Wanted>,
    #[serde(deserialize_with = "word")]
    method: Method,
    y: Option<String>,
    #[serde(default)]
    x: Vec<String>,
    #[serde(default = "yes")]
    constant: bool,
    #[serde(default)]
    effects: Vec<Columns>,
    unit: Option<Columns>,
    time: Option<String>,
    region: Option<String>,
    weights: Option<String>,
    origin: Option<String>,
    destination: Option<String>,
    population: Option<String>,
    births: Option<String>,
    deaths: Option<String>,
    flows: Option<FlowsWanted>,
    group: Option<String>,
    classes: Option<String>,
    #[serde(default, deserialize_with = "maybe_word")]
    reference: Option<Reference>,
    #[serde(default, rename = "where", deserialize_with = "each")]
    conditions: Vec<Condition>,
    se: Option<WrittenSe>,
    #[serde(default, deserialize_with = "parsed")]
    missing: Missing,
    #[serde(default = "yes")]
    sensitivity: bool,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct WrittenSe {
    #[serde(deserialize_with = "word")]
    kind: SeKind,
    #[serde(default)]
    by: Vec<Columns>,
    #[serde(default, deserialize_with = "maybe_word")]
    factor: Option<Factor>,
}

const fn yes() -> bool {
    true
}

pub(super) fn word<'de, D: Deserializer<'de>, T: FromStr<Err = UnknownWord>>(from: D) -> Result<T, D::Error> {
    String::deserialize(from)?.parse().map_err(de::Error::custom)
}

fn maybe_word<'de, D: Deserializer<'de>, T: FromStr<Err = UnknownWord>>(
    from: D,
) -> Result<Option<T>, D::Error> {
    word(from).map(Some)
}

fn parsed<'de, D: Deserializer<'de>>(from: D) -> Result<Missing, D::Error> {
    String::deserialize(from)?.parse().map_err(de::Error::custom)
}

fn each<'de, D: Deserializer<'de>>(from: D) -> Result<Vec<Condition>, D::Error> {
    let texts = Vec::<String>::deserialize(from)?;
    texts.iter().map(|text| text.parse().map_err(de::Error::custom)).collect()
}

impl FromStr for Missing {
    type Err = String;

    fn from_str(text: &str) -> Result<Self, String> {
        let years = text.strip_prefix("carry(").and_then(|rest| rest.strip_suffix(')'));
        match (text, years.map(str::trim).map(str::parse)) {
            ("listwise", _) => Ok(Self::Listwise),
            ("interpolate", _) => Ok(Self::Interpolate),
            (_, Some(Ok(years @ 1..=100))) => Ok(Self::Carry(years)),
            _ => Err(format!("`{text}` is not one of listwise, carry(1) to carry(100), interpolate")),
        }
    }
}

impl fmt::Display for Missing {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Listwise => f.write_str("listwise"),
            Self::Carry(years) => write!(f, "carry({years})"),
            Self::Interpolate => f.write_str("interpolate"),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    const PLAIN: &str = "data = \"a.csv\"\nmethod = \"ols\"\ny = \"y\"\nx = [\"x\"]\n";

    fn refused(text: &str) -> String {
        text.parse::<Recipe>().unwrap_err().to_string()
    }

    #[test]
    fn a_plain_recipe_is_read_with_the_plainest_choices() {
        let recipe: Recipe = PLAIN.parse().unwrap();
        assert_eq!(recipe.source, Source::File("a.csv".into()));
        assert_eq!(
            (recipe.convention().kind, recipe.missing, recipe.sensitivity),
            (SeKind::Iid, Missing::Listwise, true)
        );
    }

    #[test]
    fn effects_and_clusters_follow_from_unit_and_time() {
        let text = "data = \"a.csv\"\nmethod = \"twoway\"\ny = \"y\"\nx = [\"x\"]\nunit = [\"from\", \"to\"]\n\
                    time = \"year\"\nse = { kind = \"twoway\", factor = \"stata\" }\nmissing = \"carry(2)\"";
        let recipe: Recipe = text.parse().unwrap();
        assert_eq!(recipe.effects.iter().map(Columns::to_string).collect::<Vec<_>>(), ["from / to", "year"]);
        assert_eq!(recipe.se.unwrap().by, recipe.effects);
        assert_eq!(recipe.missing, Missing::Carry(2));
    }

    #[test]
    fn published_figures_bring_their_unit_and_time() {
        let text = "method = \"fe\"\ny = \"hdi\"\nx = [\"share\"]\n[figures]\nyears = [2015, 2020]\n\
                    columns = { hdi = \"hdi\", share = \"immigrant-share\" }";
        let recipe: Recipe = text.parse().unwrap();
        assert_eq!((recipe.unit.unwrap().to_string(), recipe.time.unwrap()), ("area".into(), "year".into()));
    }

    #[test]
    fn a_fault_is_named_with_its_field() {
        for (text, part) in [
            (PLAIN.replace("x = [\"x\"]", "xs = [\"x\"]"), "unknown field `xs`"),
            (PLAIN.replace("\"ols\"", "\"lasso\""), "`lasso` is not one of ols, fe, re, twoway, ppml"),
            (
                PLAIN.replace("y = \"y\"\n", ""),
                "`y` is missing: method `ols` needs what is to be accounted for",
            ),
            (PLAIN.replace("\"ols\"", "\"fe\""), "`unit` is missing: method `fe`"),
            (PLAIN.replace("[\"x\"]", "[\"x\", \"x\"]"), "`x` names `x` twice"),
            (PLAIN.replace("[\"x\"]", "\"x\""), "invalid type: string \"x\", expected a sequence"),
            (format!("{PLAIN}figures = {{ columns = {{}} }}"), "name either `data`"),
            (format!("{PLAIN}se = {{ kind = \"hc4\" }}"), "`hc4` is not one of iid, hc0"),
            (
                format!("{PLAIN}se = {{ kind = \"cluster\" }}"),
                "`se.by` names 0 kinds of clusters where `cluster` takes 1",
            ),
            (format!("{PLAIN}se = {{ kind = \"iid\", factor = \"cr3\" }}"), "`cr3` is not one of cr0, stata"),
            (
                format!("{PLAIN}effects = [\"a\"]\nse = {{ kind = \"hc3\" }}"),
                "`se.kind` `hc3` is not defined",
            ),
            (format!("{PLAIN}missing = \"mean\""), "`mean` is not one of listwise"),
            (format!("{PLAIN}where = [\"year\"]"), "`year` is not a condition"),
            (format!("{PLAIN}origin = \"a\""), "`destination` and `origin` stand together"),
        ] {
            let told = refused(&text);
            assert!(told.contains(part), "{text}\n{told}");
        }
    }
}
