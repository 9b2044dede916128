//! The same again with one thing changed, and whether the result stands.
//!
//! One region, unit and period is left out at a time; other conventions of standard errors are taken; weights are left
//! out; terms are taken one observation before; logarithms and levels are exchanged. A refit *contradicts* a term when
//! significance at 5 per cent comes or goes, or when the sign turns while either of the two is significant: an
//! estimate that is noise in both has no sign to speak of.

use std::thread;

use methods::errors::Factor;

use crate::{
    data::Data,
    estimate::real,
    expression::Expression,
    frame::{Frame, Key},
    measures,
    note::Note,
    outcome::{Refit, RefitKind, Short, Term},
    recipe::{Columns, Method, Recipe, Se, SeKind},
    run::{Answer, answer},
};

const SIGNIFICANT: f64 = 0.05;
/// How much work one kind of refits may be, in cells of designs; some twenty seconds.
const MOST_WORK: f64 = 5e8;

/// Every refit that the recipe allows, always in the same order.
pub(crate) fn refits(recipe: &Recipe, data: &Data, main: &Answer, notes: &mut Vec<Note>) -> Vec<Refit> {
    // Flows without a place, or without one of two points in time, are another question.
    let mut refits = if recipe.method == Method::Flows { Vec::new() } else { left_out(recipe, main, notes) };
    if main.model.is_some() {
        refits.extend(conventions(recipe, main));
        if recipe.weights.is_some() {
            let without = Recipe { weights: None, ..recipe.clone() };
            refits.push(again(&without, data, main, RefitKind::Unweighted, "without weights".into()));
        }
        let expressions: Option<Vec<Expression>> =
            recipe.x.iter().map(|text| Expression::read(text, &data.names).ok()).collect();
        if let Some(x) = expressions {
            if recipe.unit.is_some() && recipe.time.is_some() {
                let text = |it: &Expression| Expression::Lag(Box::new(it.clone()), 1).to_string();
                let lagged = Recipe { x: x.iter().map(text).collect(), ..recipe.clone() };
                refits.push(again(
                    &lagged,
                    data,
                    main,
                    RefitKind::Lag,
                    "terms one observation before".into(),
                ));
            }
            refits.extend(scale(recipe, data, main, &x));
        }
    }
    refits
}

/// Rows of which one level is left out.
struct Without {
    of: String,
    level: String,
    keep: Vec<bool>,
}

fn left_out(recipe: &Recipe, main: &Answer, notes: &mut Vec<Note>) -> Vec<Refit> {
    let frame = &main.frame;
    let one = |name: &String| Columns(vec![name.clone()]);
    let mut refits = Vec::new();
    let mut seen: Vec<String> = Vec::new();
    let regions = recipe.region.iter().map(|name| vec![one(name)]);
    let units = recipe.unit.iter().map(|unit| unit.0.iter().map(one).collect::<Vec<_>>());
    let times = recipe.time.iter().map(|name| vec![one(name)]);
    for columns in regions.chain(units).chain(times) {
        let keys: Vec<&Key> = columns.iter().filter_map(|columns| frame.key(columns)).collect();
        let of = columns.iter().map(Columns::to_string).collect::<Vec<_>>().join(" or ");
        if seen.contains(&of) {
            continue;
        }
        let mut levels: Vec<&String> = keys.iter().flat_map(|key| key.levels_present()).collect();
        if keys.len() > 1 {
            levels.sort();
            levels.dedup();
        }
        let work = real(levels.len()) * real(frame.n()) * weight(recipe);
        seen.push(of.clone());
        if levels.len() < 3 {
            let with = [("of", of.clone()), ("count", levels.len().to_string())];
            let text = format!("leaving one {of} out was not done: there are only {}", levels.len());
            notes.push(Note::new("few-levels", &with, text));
        } else if work > MOST_WORK {
            let n = frame.n();
            let with = [("of", of.clone()), ("count", levels.len().to_string()), ("rows", n.to_string())];
            let text = format!(
                "leaving one {of} out was not done: {} refits of {n} rows are too many; name a `region` with fewer",
                levels.len()
            );
            notes.push(Note::new("too-many-refits", &with, text));
        } else {
            let without = levels.iter().map(|level| Without {
                of: of.clone(),
                level: (*level).clone(),
                keep: (0..frame.n())
                    .map(|row| keys.iter().all(|key| key.level(row) != level.as_str()))
                    .collect(),
            });
            refits.extend(in_parallel(&without.collect::<Vec<_>>(), |it| without_level(recipe, main, it)));
        }
    }
    refits
}

/// How much work a row is for a method.
fn weight(recipe: &Recipe) -> f64 {
    let terms = real(recipe.x.len() + 1);
    let each = match (recipe.method, recipe.effects.len()) {
        (Method::Ppml, 0) => 20.0,
        (Method::Ppml, _) => 200.0,
        (Method::Descriptive | Method::Inequality | Method::Indices | Method::Convergence, _) => 2.0,
        (_, 0 | 1) => 10.0,
        _ => 30.0,
    };
    terms * each
}

/// The same function of each, on all processors, in the order given.
fn in_parallel<T: Sync, R: Send>(all: &[T], of: impl Fn(&T) -> R + Sync) -> Vec<R> {
    let threads = thread::available_parallelism().map_or(1, usize::from).min(all.len()).max(1);
    let share = all.len().div_ceil(threads).max(1);
    let of = &of;
    thread::scope(|scope| {
        let parts: Vec<_> = all
            .chunks(share)
            .map(|part| scope.spawn(move || part.iter().map(of).collect::<Vec<R>>()))
            .collect();
        let joined =
            parts.into_iter().map(|part| part.join().expect("a refit gives an error and never panics"));
        joined.flatten().collect()
    })
}

fn without_level(recipe: &Recipe, main: &Answer, without: &Without) -> Refit {
    let change = format!("without {} {}", without.of, without.level);
    let found = answer(recipe, &main.frame.only(&without.keep));
    let refit = match found {
        Ok(found) => refit(RefitKind::LeaveOut, change, main, found.n, &found.terms),
        Err(error) => failed(RefitKind::LeaveOut, change, error.to_string()),
    };
    Refit { of: Some(without.of.clone()), level: Some(without.level.clone()), ..refit }
}

fn again(recipe: &Recipe, data: &Data, main: &Answer, kind: RefitKind, change: String) -> Refit {
    let found = Frame::build(recipe, data).map_err(Into::into).and_then(|frame| answer(recipe, &frame));
    match found {
        Ok(found) => refit(kind, change, main, found.n, &found.terms),
        Err(error) => failed(kind, change, error.to_string()),
    }
}

fn conventions(recipe: &Recipe, main: &Answer) -> Vec<Refit> {
    let Some(model) = &main.model else { return Vec::new() };
    let used = recipe.convention();
    let plain = |kind| Se { kind, by: Vec::new(), factor: Factor::Cr0 };
    let absorbs = !recipe.effects.is_empty() && recipe.method != Method::Re;
    let mut others = Vec::new();
    // The likelihood of Poisson is not believed, only its mean, so one variance for all has no meaning there.
    if recipe.method != Method::Ppml {
        others.push(plain(SeKind::Iid));
    }
    others.push(plain(if recipe.method == Method::Ppml { SeKind::Hc0 } else { SeKind::Hc1 }));
    if !absorbs && recipe.method != Method::Ppml {
        others.push(plain(SeKind::Hc3));
    }
    let time = recipe.time.clone().map(|time| Columns(vec![time]));
    let factor = if absorbs { Factor::NestedNotCounted } else { Factor::Stata };
    if let Some(unit) = &recipe.unit {
        others.push(Se { kind: SeKind::Cluster, by: vec![unit.clone()], factor });
        if let Some(time) = &time {
            others.push(Se { kind: SeKind::TwoWay, by: vec![unit.clone(), time.clone()], factor });
        }
    }
    others.retain(|other| *other != used);
    others
        .into_iter()
        .map(|other| {
            let by = other.by.iter().map(Columns::to_string).collect::<Vec<_>>().join(", ");
            let change = match other.kind {
                SeKind::Cluster | SeKind::TwoWay => {
                    format!("{} errors by {by}, factor {}", other.kind, other.factor)
                }
                kind => format!("{kind} errors"),
            };
            let level = match other.kind {
                SeKind::Cluster | SeKind::TwoWay => format!("{} {by} {}", other.kind, other.factor),
                kind => kind.to_string(),
            };
            let refit = match model.under(&other) {
                Ok((_, terms)) => refit(RefitKind::Se, change, main, main.n, &terms),
                Err(error) => failed(RefitKind::Se, change, error.to_string()),
            };
            Refit { level: Some(level), ..refit }
        })
        .collect()
}

/// Logarithms for levels, or levels for logarithms, where every value is above zero.
fn scale(recipe: &Recipe, data: &Data, main: &Answer, x: &[Expression]) -> Option<Refit> {
    let frame = &main.frame;
    let y = Expression::read(recipe.y.as_ref()?, &data.names).ok()?;
    let is_log = |it: &Expression| matches!(it, Expression::Log(_) | Expression::Log1p(_));
    let plain = |it: &Expression| match it {
        Expression::Log(inside) | Expression::Log1p(inside) => inside.to_string(),
        other => other.to_string(),
    };
    // The mean of a Poisson model is a logarithm already.
    let of_y = recipe.method != Method::Ppml;
    if x.iter().any(is_log) || (of_y && is_log(&y)) {
        let y = if of_y { plain(&y) } else { y.to_string() };
        let levels = Recipe { y: Some(y), x: x.iter().map(plain).collect(), ..recipe.clone() };
        let refit = again(&levels, data, main, RefitKind::Scale, "levels for logarithms".into());
        return Some(Refit { level: Some("levels".into()), ..refit });
    }
    let columns = frame.x.iter().chain(frame.y.as_ref().filter(|_| of_y));
    let positive = columns.flat_map(|it| &it.values).all(|value| *value > 0.0);
    let log = |it: &Expression| Expression::Log(Box::new(it.clone())).to_string();
    let y = if of_y { log(&y) } else { y.to_string() };
    let logs = Recipe { y: Some(y), x: x.iter().map(log).collect(), ..recipe.clone() };
    positive.then(|| {
        let refit = again(&logs, data, main, RefitKind::Scale, "logarithms for levels".into());
        Refit { level: Some("logarithms".into()), ..refit }
    })
}

fn refit(kind: RefitKind, change: String, main: &Answer, n: usize, terms: &[Term]) -> Refit {
    // A lag or a logarithm changes the names of terms, and leaving out a period their number.
    let renamed = matches!(kind, RefitKind::Lag | RefitKind::Scale);
    let other = |at: usize, main: &Term| {
        if renamed { terms.get(at) } else { terms.iter().find(|it| it.name == main.name) }
    };
    let pairs = main.terms.iter().enumerate().filter_map(|(at, main)| Some((main, other(at, main)?)));
    let contradicts = pairs
        .filter(|(main, other)| main.name != "const" && is_contradicted(main, other))
        .map(|(main, _)| main.name.clone())
        .collect();
    let terms: Vec<Short> = terms.iter().map(Term::short).collect();
    Refit { kind, of: None, level: None, change, n, terms, contradicts, failed: None }
}

fn failed(kind: RefitKind, change: String, why: String) -> Refit {
    Refit {
        kind,
        of: None,
        level: None,
        change,
        n: 0,
        terms: Vec::new(),
        contradicts: Vec::new(),
        failed: Some(why),
    }
}

fn is_contradicted(main: &Term, other: &Term) -> bool {
    if main.p.is_nan() || other.p.is_nan() {
        return false;
    }
    let (before, after) = (main.p < SIGNIFICANT, other.p < SIGNIFICANT);
    let turned = (main.estimate > 0.0) != (other.estimate > 0.0);
    before != after || ((before || after) && turned)
}

/// `robust`, or which refits contradict which terms.
pub(crate) fn verdict(recipe: &Recipe, terms: &[Term], refits: &[Refit]) -> String {
    if measures::only_describes(recipe.method) {
        return "descriptive: nothing is tested".into();
    }
    if refits.is_empty() {
        return "not examined: no refit was made".into();
    }
    let told: Vec<String> = terms
        .iter()
        .filter_map(|term| {
            let against: Vec<&Refit> =
                refits.iter().filter(|it| it.contradicts.contains(&term.name)).collect();
            let named: Vec<&str> = against.iter().take(3).map(|it| it.change.as_str()).collect();
            let more = against.len().saturating_sub(3);
            let rest = if more > 0 { format!("; and {more} more") } else { String::new() };
            (!named.is_empty()).then(|| format!("`{}` is contradicted {}{rest}", term.name, named.join("; ")))
        })
        .collect();
    let failures = refits.iter().filter(|it| it.failed.is_some()).count();
    match (told.is_empty(), failures) {
        (true, 0) => "robust".into(),
        (true, _) => format!("robust in the refits that could be made; {failures} could not"),
        (false, _) => format!("not robust: {}", told.join(". ")),
    }
}
