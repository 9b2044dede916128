//! Convergence: do units come closer, by growth on what there was and by their spread over time.

use methods::{
    convergence,
    errors::{Absorbed, covariance},
};
use serde_json::{Map, Value, json};

use crate::{
    data::number,
    estimate::{RunError, convention, object, ways},
    frame::{Frame, Numbers, Reason},
    outcome::{Se, Term},
    recipe::{Columns, Recipe},
    run::Answer,
};

/// Growth between the first and the last period on the logarithm at the first, with `x` of the first as controls.
pub(crate) fn convergence(recipe: &Recipe, frame: &Frame) -> Result<Answer, RunError> {
    let (unit, time) = (recipe.unit.as_ref(), recipe.time.as_ref().map(|time| Columns(vec![time.clone()])));
    let keys = unit.and_then(|unit| frame.key(unit)).zip(time.and_then(|time| frame.key(&time)));
    let (unit, time) =
        keys.ok_or_else(|| RunError::undefined("no-order", &[], "units and times are not known"))?;
    let years: Vec<f64> = time.levels.iter().map(|level| number(level).unwrap_or(f64::NAN)).collect();
    let present: Vec<usize> = time.codes.iter().map(|code| *code as usize).collect();
    let (Some(from), Some(to)) = (present.iter().min().copied(), present.iter().max().copied()) else {
        return Err(RunError::undefined("no-period", &[], "no period is left"));
    };
    let at = |level: usize, period: usize| {
        (0..frame.n()).find(|row| unit.codes[*row] as usize == level && present[*row] == period)
    };
    let (mut first, mut last, mut unpaired) = (Vec::new(), Vec::new(), Vec::new());
    for (level, size) in unit.sizes().iter().enumerate().filter(|(_, size)| **size > 0) {
        match (at(level, from), at(level, to)) {
            (Some(a), Some(b)) if *size > 1 => {
                first.push(a);
                last.push(b);
            }
            _ => unpaired.push(unit.levels[level].clone()),
        }
    }
    let y = frame.y.as_ref().map_or(&[][..], |y| &y.values);
    let of = |values: &[f64], rows: &[usize]| rows.iter().map(|row| values[*row]).collect::<Vec<f64>>();
    let mut sorted: Vec<&Numbers> = frame.x.iter().collect();
    sorted.sort_by(|a, b| a.name.cmp(&b.name));
    let controls: Vec<Vec<f64>> = sorted.iter().map(|it| of(&it.values, &first)).collect();
    let controls: Vec<(&str, &[f64])> =
        sorted.iter().map(|it| it.name.as_str()).zip(controls.iter().map(Vec::as_slice)).collect();
    let wanted = recipe.convention();
    let mut beginning = vec![false; frame.n()];
    for row in &first {
        beginning[*row] = true;
    }
    // Rows stand by unit, so those of the beginning are in the order of `first`.
    let start = frame.only(&beginning);
    let clusters = ways(&start, &wanted);
    let convention = convention(&wanted, &clusters);
    let (before, after) = (of(y, &first), of(y, &last));
    let found = convergence::beta(&before, &after, years[to] - years[from], &controls, &convention)?;
    let spread = covariance(&found.fit, &convention, Absorbed::default())?;
    let names = ["const", "initial"].into_iter().chain(frame.x.iter().map(|it| it.name.as_str()));
    let terms =
        names.filter_map(|name| found.terms.iter().find(|it| it.name == name).cloned().map(Term::from));
    let mut facts = object(json!({
        "from": time.levels[from], "to": time.levels[to], "units": first.len(), "condition": found.fit.condition,
        "speed": found.speed.map(|it| it.value), "speed_se": found.speed.map(|it| it.se),
        "half_life": found.speed.and_then(|it| it.half_life),
    }));
    facts.extend(spreads(frame, y, &present, &years, &time.levels)?);
    let (terms, n) = (terms.collect(), first.len());
    let mut frame = frame.clone();
    frame.drop_more(Reason::NotAtBothEnds, &unit.name.clone(), &unpaired);
    Ok(Answer { frame, n, terms, se: Se::of(&spread, &wanted.by, n), facts, model: None })
}

/// The spread of the units of every period, and its trend.
fn spreads(
    frame: &Frame,
    y: &[f64],
    present: &[usize],
    years: &[f64],
    levels: &[String],
) -> Result<Map<String, Value>, RunError> {
    let rows_of = |period: usize| (0..frame.n()).filter(move |row| present[*row] == period);
    let periods: Vec<usize> = (0..levels.len()).filter(|period| rows_of(*period).count() > 1).collect();
    let times: Vec<f64> = periods.iter().map(|period| years[*period]).collect();
    let amounts: Vec<Vec<f64>> =
        periods.iter().map(|period| rows_of(*period).map(|row| y[row]).collect()).collect();
    let sigma = convergence::sigma(&times, &amounts)?;
    let each = periods.iter().zip(&sigma.spreads).map(|(period, it)| {
        (
            levels[*period].clone(),
            json!({"n": it.n, "sd_of_logarithms": it.of_logarithms, "variation": it.variation}),
        )
    });
    let trend = sigma.trend.map(|it| json!({"estimate": it.estimate, "se": it.se, "p": it.p}));
    Ok(object(json!({"spread": Value::Object(each.collect()), "spread_trend": trend})))
}
