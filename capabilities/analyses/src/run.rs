//! From a recipe and its data to an outcome.

use serde_json::{Map, Value};

use crate::{
    data::Data,
    estimate::{Model, RunError, model},
    frame::Frame,
    growth, measures, movement,
    note::Note,
    outcome::{Outcome, Se, Term},
    parts,
    print::six,
    recipe::{Columns, Method, Recipe},
    sensitivity,
};

/// What one run of a method gives.
pub(crate) struct Answer {
    pub(crate) frame: Frame,
    /// Rows, or units, that the estimates rest on.
    pub(crate) n: usize,
    pub(crate) terms: Vec<Term>,
    pub(crate) se: Se,
    pub(crate) facts: Map<String, Value>,
    pub(crate) model: Option<Model>,
}

/// Runs a recipe on its data; the same rows and columns in another order give the same digits.
pub fn run(recipe: &Recipe, data: &Data) -> Result<Outcome, RunError> {
    let answer = answer(recipe, &Frame::build(recipe, data)?)?;
    let mut notes = answer.frame.notes.clone();
    if answer.facts.get("converged") == Some(&Value::Bool(false)) {
        let text = "the effects were not taken out as closely as asked: the last digits are not certain";
        notes.push(Note::new("not-converged", &[], text));
    }
    if answer.model.is_some() && answer.terms.iter().any(|term| term.se.is_nan()) {
        let text =
            "a variance is not above zero under this convention, so there is no standard error for its term";
        notes.push(Note::new("no-variance", &[], text));
    }
    let sensitivity = if recipe.sensitivity {
        sensitivity::refits(recipe, data, &answer, &mut notes)
    } else {
        let text = "no refit was made: the recipe says `sensitivity = false`";
        notes.push(Note::new("no-refits", &[], text));
        Vec::new()
    };
    let verdict = sensitivity::verdict(recipe, &answer.terms, &sensitivity);
    let frame = &answer.frame;
    let present =
        |columns: Option<Columns>| columns.and_then(|it| frame.key(&it).map(crate::frame::Key::present));
    Ok(Outcome {
        method: recipe.method,
        n: answer.n,
        dropped: frame.dropped.clone(),
        wording: wording(recipe, frame, &answer.terms),
        title: recipe.title.clone(),
        y: frame.y.as_ref().map(|y| y.name.clone()),
        effects: recipe.effects.iter().map(Columns::to_string).collect(),
        groups: present(recipe.unit.clone()),
        periods: present(recipe.time.clone().map(|time| Columns(vec![time]))),
        weights: recipe.weights.clone(),
        missing: recipe.missing.to_string(),
        filled: frame.filled.clone(),
        inputs: data.inputs.clone(),
        terms: answer.terms,
        se: answer.se,
        fit: answer.facts,
        sensitivity,
        verdict,
        notes: notes.iter().map(|note| note.text.clone()).collect(),
        remarks: notes,
    })
}

/// One run, without refits.
pub(crate) fn answer(recipe: &Recipe, frame: &Frame) -> Result<Answer, RunError> {
    let n = frame.n();
    let plain = |(terms, facts): measures::Measured| Answer {
        frame: frame.clone(),
        n,
        terms,
        se: Se::none(n),
        facts,
        model: None,
    };
    Ok(match recipe.method {
        Method::Correlation => plain(measures::correlations(frame)?),
        Method::Descriptive => plain(measures::description(recipe, frame)),
        Method::Convergence => growth::convergence(recipe, frame)?,
        Method::Decomposition => parts::decomposition(recipe, frame)?,
        Method::Flows => plain(movement::flows(recipe, frame)?),
        Method::Inequality => plain(measures::inequality(recipe, frame)?),
        Method::Indices => plain(measures::measures(recipe, frame)?),
        Method::Ols | Method::Fe | Method::Re | Method::TwoWay | Method::Ppml => {
            let model = model(recipe, frame)?;
            let (se, terms) = model.under(&recipe.convention())?;
            let frame = model.frame.clone();
            Answer { n: frame.n(), frame, terms, se, facts: model.facts.clone(), model: Some(model) }
        }
    })
}

/// What may be said of each term, and no more.
fn wording(recipe: &Recipe, frame: &Frame, terms: &[Term]) -> Vec<String> {
    if measures::only_describes(recipe.method) {
        return Vec::new();
    }
    let y = frame.y.as_ref().map_or("", |y| y.name.as_str());
    let tested = terms.iter().filter(|term| term.name != "const" && !term.p.is_nan());
    tested
        .map(|term| {
            let name = &term.name;
            let interval = term.ci.map_or_else(String::new, |[low, high]| {
                format!(", 95 % interval {} to {}", six(low), six(high))
            });
            let numbers = format!("({}{interval}, p {})", six(term.estimate), chance(term.p));
            let more = if term.estimate > 0.0 { "more" } else { "less" };
            match (recipe.method, term.p < 0.05) {
                (Method::Correlation, true) => format!("{name}: the two are associated {numbers}."),
                (Method::Correlation, false) => {
                    format!("{name}: no association can be told from chance {numbers}.")
                }
                (_, true) => format!("More of `{name}` is associated with {more} of `{y}` {numbers}."),
                (_, false) => {
                    format!("No association of `{name}` with `{y}` can be told from chance {numbers}.")
                }
            }
        })
        .collect()
}

/// A p-value for people.
pub(crate) fn chance(p: f64) -> String {
    if p < 0.001 { "< 0.001".to_owned() } else { format!("{p:.3}") }
}
