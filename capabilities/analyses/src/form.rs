//! The fields of the workbench, and the recipe that is written from them.
//!
//! The recipe is the record and the form a way to write it: what the form cannot say can be written into the text.

use countries::{SpecialGroup, content};
use jiff::civil::Date;
use serde::{Deserialize, Serialize};
use statistics::PublishedIndicator;

use crate::recipe::{FlowsKind, Method, SeKind};

/// What was filled in; everything may be missing.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(default)]
pub(crate) struct Filled {
    /// The question in words.
    pub(crate) title: String,
    pub(crate) method: String,
    pub(crate) y: String,
    pub(crate) y_as: String,
    pub(crate) x: Vec<String>,
    pub(crate) x_as: Vec<String>,
    /// All countries, a region, a community or a special group.
    pub(crate) among: String,
    /// Codes or names of countries.
    pub(crate) areas: String,
    pub(crate) from: String,
    pub(crate) to: String,
    /// `areas`, `pairs`, or as the figures are.
    pub(crate) rows: String,
    pub(crate) sex: String,
    pub(crate) se: String,
    pub(crate) weights: String,
    pub(crate) missing: String,
    pub(crate) effects: String,
    pub(crate) flows: String,
    pub(crate) group: String,
    /// A recipe as text; where it stands, the fields above say nothing.
    pub(crate) text: String,
}

/// What is wrong with a field.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) enum Wrong {
    /// Nothing stands where something must.
    Lacks,
    /// A word that is not one of those offered.
    Unknown(String),
    /// A country that is not known.
    NoArea(String),
    /// A year that is none.
    NoYear(String),
    /// The first year is after the last.
    Backwards,
}

/// Ways in which a value enters.
pub(crate) const AS: [&str; 7] = ["", "log", "log1p", "lag", "log1p-lag", "diff", "log-diff"];

/// Terms that the form offers.
pub(crate) const TERMS: usize = 4;

impl Filled {
    /// Whether anything is asked.
    pub(crate) fn is_asked(&self) -> bool {
        [&self.text, &self.y, &self.method].iter().any(|field| !field.trim().is_empty())
    }

    /// The recipe as text: as it was written, or written from the fields.
    pub(crate) fn recipe(
        &self,
        published: &[PublishedIndicator],
        day: Date,
    ) -> Result<String, Vec<(&'static str, Wrong)>> {
        if self.text.trim().is_empty() {
            Writer { filled: self, published, columns: Vec::new(), wrong: Vec::new() }.written(day)
        } else {
            Ok(self.text.replace("\r\n", "\n"))
        }
    }
}

struct Writer<'a> {
    filled: &'a Filled,
    published: &'a [PublishedIndicator],
    /// Column, indicator, and the dataset where it was named.
    columns: Vec<(String, String, Option<String>)>,
    wrong: Vec<(&'static str, Wrong)>,
}

impl Writer<'_> {
    fn written(mut self, day: Date) -> Result<String, Vec<(&'static str, Wrong)>> {
        let filled = self.filled;
        let method: Option<Method> = filled.method.parse().ok();
        if method.is_none() {
            let wrong =
                if filled.method.is_empty() { Wrong::Lacks } else { Wrong::Unknown(filled.method.clone()) };
            self.wrong.push(("method", wrong));
        }
        let method = method.unwrap_or(Method::Descriptive);
        let y = self.term("y", &filled.y, &filled.y_as);
        if y.is_none() {
            self.wrong.push(("y", Wrong::Lacks));
        }
        let pairs = self.pairs();
        let ways = filled.x_as.iter().map(String::as_str).chain(std::iter::repeat(""));
        let takes = !matches!(method, Method::Inequality | Method::Indices | Method::Flows);
        let x: Vec<String> =
            filled.x.iter().zip(ways).filter_map(|(x, way)| self.term("x", x, way)).collect();
        if x.is_empty()
            && (method.is_model() || matches!(method, Method::Correlation | Method::Decomposition))
        {
            self.wrong.push(("x", Wrong::Lacks));
        }
        let weights = self.term("weights", &filled.weights, "");
        let mut lines = vec![format!("title = {}", quoted(&self.title()))];
        lines.push(format!("method = {}", quoted(method.word())));
        lines.extend(y.map(|y| format!("y = {}", quoted(&y))));
        if takes && !x.is_empty() {
            lines.push(format!("x = [{}]", x.iter().map(|it| quoted(it)).collect::<Vec<_>>().join(", ")));
        }
        lines.extend(weights.map(|it| format!("weights = {}", quoted(&it))));
        if pairs {
            lines.push("unit = [\"area\", \"counterpart\"]".into());
        }
        self.by_method(method, pairs, &mut lines);
        let years = self.years();
        if !years.is_empty() {
            lines.push(format!("where = [{}]", years.join(", ")));
        }
        lines.push(String::new());
        lines.push("[figures]".into());
        self.figures(pairs, day, &mut lines);
        if self.wrong.is_empty() { Ok(lines.join("\n") + "\n") } else { Err(self.wrong) }
    }

    /// What is asked; without words of its own, an analysis is called by what it looks at.
    fn title(&self) -> String {
        let words = self.filled.title.split_whitespace().collect::<Vec<_>>().join(" ");
        if words.is_empty() { self.filled.y.trim().to_owned() } else { words }
    }

    fn by_method(&mut self, method: Method, pairs: bool, lines: &mut Vec<String>) {
        let filled = self.filled;
        let ends = "origin = \"counterpart\"\ndestination = \"area\"";
        match method {
            Method::Indices if pairs => lines.push(ends.into()),
            Method::Flows => {
                let kind: FlowsKind = filled.flows.parse().unwrap_or(FlowsKind::DropNegative);
                lines.push(format!("{ends}\nflows = {{ kind = {} }}", quoted(kind.word())));
            }
            Method::Decomposition => {
                let group = if filled.group.is_empty() { "ldc" } else { filled.group.as_str() };
                if ["ldc", "lldc", "sids"].contains(&group) {
                    lines.push(format!("group = {}", quoted(group)));
                } else {
                    self.wrong.push(("group", Wrong::Unknown(group.to_owned())));
                }
            }
            _ => {}
        }
        if method != Method::Flows {
            lines.push("region = \"region\"".into());
        }
        if method.is_model() {
            self.effects(method, lines);
            self.errors(lines);
        }
        match filled.missing.as_str() {
            "" | "listwise" => {}
            word if word.parse::<crate::recipe::Missing>().is_ok() => {
                lines.push(format!("missing = {}", quoted(word)));
            }
            word => self.wrong.push(("missing", Wrong::Unknown(word.to_owned()))),
        }
    }

    fn effects(&mut self, method: Method, lines: &mut Vec<String>) {
        if !matches!(method, Method::Ols | Method::Ppml) {
            return;
        }
        lines.extend(match self.filled.effects.as_str() {
            "" => None,
            "area" => Some("effects = [\"area\"]".to_owned()),
            "area-year" => Some("effects = [\"area\", \"year\"]".to_owned()),
            "ends-year" => Some("effects = [[\"counterpart\", \"year\"], [\"area\", \"year\"]]".to_owned()),
            word => {
                self.wrong.push(("effects", Wrong::Unknown(word.to_owned())));
                None
            }
        });
    }

    fn errors(&mut self, lines: &mut Vec<String>) {
        let (kind, factor) = self.filled.se.split_once('-').unwrap_or((self.filled.se.as_str(), ""));
        let known = kind.is_empty() || kind.parse::<SeKind>().is_ok();
        if !known || !["", "cr0", "stata"].contains(&factor) {
            self.wrong.push(("se", Wrong::Unknown(self.filled.se.clone())));
        } else if factor.is_empty() && !kind.is_empty() {
            lines.push(format!("se = {{ kind = {} }}", quoted(kind)));
        } else if !kind.is_empty() {
            lines.push(format!("se = {{ kind = {}, factor = {} }}", quoted(kind), quoted(factor)));
        }
    }

    fn figures(&mut self, pairs: bool, day: Date, lines: &mut Vec<String>) {
        let columns: Vec<String> = self
            .columns
            .iter()
            .map(|(column, indicator, _)| format!("{column} = {}", quoted(indicator)))
            .collect();
        lines.push(format!("columns = {{ {} }}", columns.join(", ")));
        if pairs {
            lines.push("counterparts = []".into());
        }
        let areas = self.areas(day, lines);
        if !areas.is_empty() {
            let codes: Vec<String> = areas.iter().map(|code| quoted(code)).collect();
            lines.push(format!("areas = [{}]", codes.join(", ")));
        }
        if ["male", "female"].contains(&self.filled.sex.as_str()) {
            lines.push(format!("sex = {}", quoted(&self.filled.sex)));
        }
        let mut datasets: Vec<&String> = self.columns.iter().filter_map(|it| it.2.as_ref()).collect();
        datasets.sort();
        datasets.dedup();
        if !datasets.is_empty() {
            let named = datasets.iter().map(|it| quoted(it)).collect::<Vec<_>>().join(", ");
            lines.push(format!("datasets = [{named}]"));
        }
    }

    /// Codes of the countries that were chosen; where they are the members of a community, it says of which and when.
    fn areas(&mut self, day: Date, lines: &mut Vec<String>) -> Vec<String> {
        let content = content();
        let mut codes: Vec<String> = Vec::new();
        let among = self.filled.among.trim();
        match among.split_once(':') {
            None if among.is_empty() => {}
            Some(("region", m49)) if m49.parse().ok().and_then(|m49| content.areas.region(m49)).is_some() => {
                let m49 = m49.parse().unwrap_or_default();
                codes.extend(content.areas.in_region(m49).map(|area| area.code.to_string()));
            }
            Some(("group", word)) if word.parse::<SpecialGroup>().is_ok() => {
                let group = word.parse().unwrap_or(SpecialGroup::Ldc);
                codes.extend(content.areas.in_group(group).map(|area| area.code.to_string()));
            }
            Some(("community", id)) if content.communities.by_id(id).is_some() => {
                let members = content.communities.by_id(id).into_iter().flat_map(|it| it.members_on(day));
                codes.extend(members.map(|it| it.area.to_string()));
                lines.push(format!("# The members of {id} on {day}."));
            }
            _ => self.wrong.push(("among", Wrong::Unknown(among.to_owned()))),
        }
        let named = self.filled.areas.split([',', ';', '\n']).map(str::trim).filter(|it| !it.is_empty());
        for text in named {
            match content.areas.find(text) {
                Some(area) => codes.push(area.code.to_string()),
                None => self.wrong.push(("areas", Wrong::NoArea(text.chars().take(60).collect()))),
            }
        }
        codes.sort();
        codes.dedup();
        codes
    }

    fn years(&mut self) -> Vec<String> {
        let mut year = |field: &'static str, text: &str| match text.trim() {
            "" => None,
            text => {
                if let Ok(year @ 1800..=2200) = text.parse::<i32>() {
                    Some(year)
                } else {
                    self.wrong.push((field, Wrong::NoYear(text.chars().take(20).collect())));
                    None
                }
            }
        };
        let (from, to) = (year("from", &self.filled.from), year("to", &self.filled.to));
        if let (Some(from), Some(to)) = (from, to)
            && from > to
        {
            self.wrong.push(("to", Wrong::Backwards));
        }
        let from = from.map(|year| quoted(&format!("year >= {year}")));
        from.into_iter().chain(to.map(|year| quoted(&format!("year <= {year}")))).collect()
    }

    /// Whether rows are pairs of countries: as the form says, else as the figures of y are.
    fn pairs(&mut self) -> bool {
        match self.filled.rows.as_str() {
            "pairs" => true,
            "areas" => false,
            "" => {
                let y = self.columns.first();
                y.is_some_and(|(_, indicator, _)| {
                    let mut of = self.published.iter().filter(|it| it.indicator == *indicator).peekable();
                    of.peek().is_some() && of.all(|it| it.pairs)
                })
            }
            word => {
                self.wrong.push(("rows", Wrong::Unknown(word.to_owned())));
                false
            }
        }
    }

    /// A term of the recipe, whose column is added to those that are read: `indicator`, or `indicator @ dataset`.
    fn term(&mut self, field: &'static str, text: &str, way: &str) -> Option<String> {
        let text = text.trim();
        if text.is_empty() {
            return None;
        }
        let (indicator, dataset) = match text.rsplit_once('@') {
            Some((indicator, dataset)) => (indicator.trim(), Some(dataset.trim().to_owned())),
            None => (text, None),
        };
        let column = self.column(indicator, dataset);
        Some(match way {
            "" => column,
            "log" => format!("log({column})"),
            "log1p" => format!("log1p({column})"),
            "lag" => format!("lag({column}, 1)"),
            "log1p-lag" => format!("log1p(lag({column}, 1))"),
            "diff" => format!("diff({column})"),
            "log-diff" => format!("diff(log({column}))"),
            word => {
                self.wrong.push((field, Wrong::Unknown(word.to_owned())));
                column
            }
        })
    }

    /// The name of the column of an indicator: letters, digits and low lines, so that it stands in terms as it is.
    fn column(&mut self, indicator: &str, dataset: Option<String>) -> String {
        if let Some((column, ..)) = self.columns.iter().find(|it| it.1 == indicator) {
            return column.clone();
        }
        let plain = |c: char| if c.is_ascii_alphanumeric() { c } else { '_' };
        let mut column: String = indicator.chars().map(plain).collect();
        let reserved = ["area", "counterpart", "year"].contains(&column.as_str());
        if reserved || !column.starts_with(|c: char| c.is_ascii_alphabetic()) {
            column.insert_str(0, "v_");
        }
        while self.columns.iter().any(|it| it.0 == column) {
            column.push('_');
        }
        self.columns.push((column.clone(), indicator.to_owned(), dataset));
        column
    }
}

/// A text as TOML writes it.
fn quoted(text: &str) -> String {
    toml::Value::String(text.to_owned()).to_string()
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::{Recipe, Source};

    const DAY: Date = jiff::civil::date(2026, 5, 18);

    fn indicator(indicator: &str, pairs: bool) -> PublishedIndicator {
        PublishedIndicator { dataset: "d".into(), indicator: indicator.into(), unit: "persons".into(), pairs }
    }

    fn filled() -> Filled {
        Filled {
            title: " What  goes with development? ".into(),
            method: "fe".into(),
            y: "hdi".into(),
            x: vec!["immigrant-share".into(), String::new(), "BX.TRF.PWKR.DT.GD.ZS".into()],
            x_as: vec!["log".into(), String::new(), "lag".into()],
            from: "1990".into(),
            to: "2020".into(),
            se: "cluster-stata".into(),
            among: "community:ecowas".into(),
            ..Filled::default()
        }
    }

    #[test]
    fn the_fields_become_a_recipe_that_can_be_read() {
        let text = filled().recipe(&[], DAY).unwrap();
        let recipe: Recipe = text.parse().unwrap();
        assert_eq!(recipe.title, "What goes with development?");
        assert_eq!(recipe.x, ["log(immigrant_share)", "lag(BX_TRF_PWKR_DT_GD_ZS, 1)"]);
        let Source::Figures(wanted) = recipe.source else { panic!("{text}") };
        assert_eq!((wanted.columns["immigrant_share"].as_str(), wanted.areas.len()), ("immigrant-share", 12));
        assert!(text.contains("# The members of ecowas on 2026-05-18."), "{text}");
        assert_eq!(recipe.conditions.len(), 2);
    }

    #[test]
    fn figures_of_pairs_make_rows_of_pairs() {
        let filled = Filled {
            method: "ppml".into(),
            y: "migrant-stock-by-origin".into(),
            x: vec!["migrant-stock-by-origin".into()],
            x_as: vec!["log1p-lag".into()],
            effects: "ends-year".into(),
            ..Filled::default()
        };
        let text = filled.recipe(&[indicator("migrant-stock-by-origin", true)], DAY).unwrap();
        let recipe: Recipe = text.parse().unwrap();
        assert_eq!(recipe.unit.unwrap().to_string(), "area / counterpart");
        assert_eq!(recipe.x, ["log1p(lag(migrant_stock_by_origin, 1))"]);
        assert_eq!(recipe.effects.len(), 2);
    }

    #[test]
    fn every_method_of_the_form_is_a_recipe() {
        for method in Method::ALL {
            let filled = Filled {
                method: method.word().into(),
                rows: if *method == Method::Flows { "pairs".into() } else { String::new() },
                ..filled()
            };
            let text = filled.recipe(&[], DAY).unwrap();
            let read: Result<Recipe, _> = text.parse();
            assert!(read.is_ok(), "{text}\n{read:?}");
        }
    }

    #[test]
    fn each_wrong_field_is_named() {
        let filled = Filled {
            method: "lasso".into(),
            from: "20x0".into(),
            areas: "MDA, Atlantis".into(),
            among: "community:nowhere".into(),
            se: "hc9".into(),
            ..Filled::default()
        };
        let wrong = filled.recipe(&[], DAY).unwrap_err();
        let fields: Vec<&str> = wrong.iter().map(|(field, _)| *field).collect();
        assert_eq!(fields, ["method", "y", "from", "among", "areas"]);
        assert!(wrong.contains(&("areas", Wrong::NoArea("Atlantis".into()))));
        let backwards = Filled { from: "2020".into(), to: "1990".into(), ..self::filled() };
        assert_eq!(backwards.recipe(&[], DAY).unwrap_err(), [("to", Wrong::Backwards)]);
    }
}
