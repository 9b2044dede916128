//! Results that are no models: correlation, description, inequality, indices of movement and of concentration.

use methods::{correlation, indices};
use serde_json::{Map, Value, json};

use crate::{
    estimate::{RunError, object, real},
    frame::{Frame, Key, Numbers},
    outcome::Term,
    recipe::{Columns, Method, Recipe},
};

/// Terms and further facts.
pub(crate) type Measured = (Vec<Term>, Map<String, Value>);

/// Pearson, Spearman and Kendall of y with each term.
pub(crate) fn correlations(frame: &Frame) -> Result<Measured, RunError> {
    let y = y_of(frame);
    let mut terms = Vec::new();
    for x in &frame.x {
        let refused = |error| RunError::Correlation { column: x.name.clone(), error };
        let found = [
            ("pearson", correlation::pearson(&y.values, &x.values).map_err(refused)?),
            ("spearman", correlation::spearman(&y.values, &x.values).map_err(refused)?),
            ("kendall", correlation::kendall(&y.values, &x.values).map_err(refused)?),
        ];
        terms.extend(found.map(|(kind, it)| Term {
            p: it.p,
            ci: it.ci.map(|(low, high)| [low, high]),
            ..Term::bare(format!("{kind}({}, {})", y.name, x.name), it.value)
        }));
    }
    let facts = json!({
        "intervals": "Fisher's z for Pearson and Spearman; none for Kendall",
        "p": "Student's t with N-2 degrees of freedom; for Kendall the normal approximation with ties",
    });
    Ok((terms, object(facts)))
}

/// The mean of each column, of all rows and of each region.
pub(crate) fn description(recipe: &Recipe, frame: &Frame) -> Measured {
    let columns: Vec<&Numbers> = frame.y.iter().chain(&frame.x).collect();
    let mut terms = Vec::new();
    let mut all = Map::new();
    for column in &columns {
        let found = Described::of(&column.values);
        terms.push(found.term(format!("mean({})", column.name)));
        all.insert(column.name.clone(), found.json());
    }
    let mut facts = Map::from_iter([("columns".to_owned(), Value::Object(all))]);
    let region = recipe.region.as_ref().and_then(|region| frame.key(&Columns(vec![region.clone()])));
    if let Some(region) = region {
        let mut by = Map::new();
        for (level, rows) in groups(region) {
            let mut inside = Map::new();
            for column in &columns {
                let values: Vec<f64> = rows.iter().map(|row| column.values[*row]).collect();
                let found = Described::of(&values);
                terms.push(found.term(format!("mean({}) of {level}", column.name)));
                inside.insert(column.name.clone(), found.json());
            }
            by.insert(level.to_owned(), Value::Object(inside));
        }
        facts.insert("by_region".to_owned(), Value::Object(by));
    }
    (terms, facts)
}

/// Gini and Theil of the amounts, of each period if there are periods.
pub(crate) fn inequality(recipe: &Recipe, frame: &Frame) -> Result<Measured, RunError> {
    let y = checked(recipe, frame)?;
    let mut terms = Vec::new();
    for (of, rows) in periods(recipe, frame) {
        let amounts: Vec<f64> = rows.iter().map(|row| y.values[*row]).collect();
        let ones = || vec![1.0; rows.len()];
        let weights =
            frame.weights.as_ref().map_or_else(ones, |all| rows.iter().map(|row| all[*row]).collect());
        let refused = || {
            let text = format!("the amounts{of} add up to nothing, so they are not unequal");
            RunError::undefined("empty", &[("time", time_of(&of))], text)
        };
        let gini = indices::gini(&amounts, &weights).ok_or_else(refused)?;
        let theil = indices::theil(&amounts, &weights).ok_or_else(refused)?;
        terms.push(Term::bare(format!("gini{of}"), gini));
        terms.push(Term::bare(format!("theil{of}"), theil));
    }
    Ok((terms, Map::new()))
}

/// Measures of movement where the recipe names both ends, otherwise of concentration.
pub(crate) fn measures(recipe: &Recipe, frame: &Frame) -> Result<Measured, RunError> {
    let y = checked(recipe, frame)?;
    let mut terms = Vec::new();
    for (of, rows) in periods(recipe, frame) {
        let found: Vec<(&str, f64)> = match &recipe.ends {
            Some(ends) => movement(frame, ends, &y.values, &rows, &of)?,
            None => concentration(&rows.iter().map(|row| y.values[*row]).collect::<Vec<_>>(), &of)?,
        };
        // Rates without a population are no numbers, and are left out.
        let found = found.into_iter().filter(|(_, value)| value.is_finite());
        terms.extend(found.map(|(name, value)| Term::bare(format!("{name}{of}"), value)));
    }
    Ok((terms, Map::new()))
}

fn movement(
    frame: &Frame,
    (from, to): &(String, String),
    amounts: &[f64],
    rows: &[usize],
    of: &str,
) -> Result<Vec<(&'static str, f64)>, RunError> {
    let key = |name: &String| frame.key(&Columns(vec![name.clone()]));
    let (Some(from), Some(to)) = (key(from), key(to)) else {
        return Err(RunError::undefined("no-ends", &[], "the ends of the flows are not known"));
    };
    let mut places: Vec<&str> = rows
        .iter()
        .flat_map(|row| [&from.levels[from.codes[*row] as usize], &to.levels[to.codes[*row] as usize]])
        .map(String::as_str)
        .collect();
    places.sort_unstable();
    places.dedup();
    let place =
        |key: &Key, row: usize| places.binary_search(&key.levels[key.codes[row] as usize].as_str()).ok();
    let mut flows = vec![vec![0.0; places.len()]; places.len()];
    let mut people = vec![0.0; places.len()];
    for row in rows {
        if let (Some(a), Some(b)) = (place(from, *row), place(to, *row)) {
            flows[a][b] += amounts[*row];
            if let Some(population) = frame.amounts.get("population") {
                people[a] = population[*row];
            }
        }
    }
    let population: &[f64] = if frame.amounts.contains_key("population") { &people } else { &[] };
    let system = indices::Flows { flows: &flows, population }.system();
    let it = system.ok_or_else(|| {
        let text = format!("nobody moves between two places{of}");
        RunError::undefined("nobody-moves", &[("time", time_of(of))], text)
    })?;
    Ok(vec![
        ("movers", it.movers),
        ("effectiveness", it.effectiveness),
        ("net-rate", it.net_rate),
        ("intensity", it.intensity),
        ("courgeau", it.courgeau),
        ("connectivity", it.connectivity),
        ("inequality", it.inequality),
        ("concentration", it.concentration),
        ("reciprocity", it.reciprocity),
    ])
}

fn concentration(amounts: &[f64], of: &str) -> Result<Vec<(&'static str, f64)>, RunError> {
    let found = indices::concentration(amounts);
    let it = found.ok_or_else(|| {
        let text = format!("the amounts{of} add up to nothing");
        RunError::undefined("empty", &[("time", time_of(of))], text)
    })?;
    Ok(vec![
        ("parts", real(it.parts)),
        ("hhi", it.hhi),
        ("hhi-normalised", it.normalised),
        ("effective", it.effective),
        ("entropy", it.entropy),
        ("largest", it.largest[0]),
        ("largest-three", it.largest[1]),
        ("largest-five", it.largest[2]),
    ])
}

/// The period of what is written behind a measure; a dash where all rows are taken together.
fn time_of(of: &str) -> String {
    of.strip_prefix(" in ").unwrap_or("\u{2013}").to_owned()
}

fn y_of(frame: &Frame) -> &Numbers {
    frame.y.as_ref().expect("the recipe of this method names y, and the frame has it")
}

/// The amounts, none of which is negative.
fn checked<'a>(recipe: &Recipe, frame: &'a Frame) -> Result<&'a Numbers, RunError> {
    let y = y_of(frame);
    match y.values.iter().position(|value| *value < 0.0) {
        None => Ok(y),
        Some(at) => Err(RunError::Negative {
            column: y.name.clone(),
            value: y.values[at],
            label: frame.labels[at].clone(),
            method: recipe.method,
        }),
    }
}

/// The rows of each level.
fn groups(key: &Key) -> Vec<(&str, Vec<usize>)> {
    let mut groups: Vec<(&str, Vec<usize>)> =
        key.levels.iter().map(|level| (level.as_str(), Vec::new())).collect();
    for (row, code) in key.codes.iter().enumerate() {
        groups[*code as usize].1.push(row);
    }
    groups.retain(|(_, rows)| !rows.is_empty());
    groups
}

/// The rows of each period with what is written behind a measure, or all rows.
fn periods(recipe: &Recipe, frame: &Frame) -> Vec<(String, Vec<usize>)> {
    let time = recipe.time.as_ref().and_then(|time| frame.key(&Columns(vec![time.clone()])));
    match time {
        Some(time) => groups(time).into_iter().map(|(level, rows)| (format!(" in {level}"), rows)).collect(),
        None => vec![(String::new(), (0..frame.n()).collect())],
    }
}

/// What a column is like.
struct Described {
    n: usize,
    mean: f64,
    sd: f64,
    quantiles: [f64; 5],
}

impl Described {
    fn of(values: &[f64]) -> Self {
        let n = values.len();
        let mean = values.iter().sum::<f64>() / real(n);
        let squares: f64 = values.iter().map(|value| (value - mean).powi(2)).sum();
        let sd = if n > 1 { (squares / real(n - 1)).sqrt() } else { f64::NAN };
        let mut sorted = values.to_vec();
        sorted.sort_by(f64::total_cmp);
        let quantiles = [0.0, 0.25, 0.5, 0.75, 1.0].map(|share| quantile(&sorted, share));
        Self { n, mean, sd, quantiles }
    }

    fn term(&self, name: String) -> Term {
        Term { se: self.sd / real(self.n).sqrt(), ..Term::bare(name, self.mean) }
    }

    fn json(&self) -> Value {
        let [min, q1, median, q3, max] = self.quantiles;
        json!({"n": self.n, "mean": self.mean, "sd": self.sd, "min": min, "q1": q1, "median": median, "q3": q3, "max": max})
    }
}

/// The value below which a share lies, by a straight line between neighbours (Hyndman and Fan 1996, type 7).
fn quantile(sorted: &[f64], share: f64) -> f64 {
    let Some(last) = sorted.len().checked_sub(1) else { return f64::NAN };
    let at = share * real(last);
    #[expect(clippy::cast_possible_truncation, clippy::cast_sign_loss, reason = "a place in the column")]
    let below = at.floor() as usize;
    let above = (below + 1).min(last);
    sorted[below] + (at - at.floor()) * (sorted[above] - sorted[below])
}

/// Whether a method only describes, so that nothing is tested.
pub(crate) const fn only_describes(method: Method) -> bool {
    matches!(method, Method::Descriptive | Method::Inequality | Method::Indices | Method::Flows)
}
