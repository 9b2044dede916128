//! A result for people: a table, the account of rows, the refits in brief, the verdict.

use serde_json::Value;

use crate::{
    outcome::{Outcome, Refit, Term},
    run::chance,
};

/// The result as lines of text.
pub fn print(outcome: &Outcome) -> String {
    let mut text = String::new();
    if !outcome.title.is_empty() {
        line(&mut text, &outcome.title);
    }
    let y = outcome.y.as_ref().map_or_else(String::new, |y| format!(" of {y}"));
    let mut counts = vec![format!("{} rows", outcome.n)];
    counts.extend(outcome.groups.map(|groups| format!("{groups} units")));
    counts.extend(outcome.periods.map(|periods| format!("{periods} periods")));
    if !outcome.effects.is_empty() {
        counts.push(format!("effects: {}", outcome.effects.join(", ")));
    }
    counts.extend(outcome.weights.as_ref().map(|weights| format!("weights: {weights}")));
    line(&mut text, &format!("{}{y}: {}", outcome.method, counts.join("; ")));
    line(&mut text, "");
    terms(&mut text, &outcome.terms);
    line(&mut text, "");
    errors(&mut text, outcome);
    let facts: Vec<String> = outcome.fit.iter().filter_map(|(name, value)| fact(name, value)).collect();
    if !facts.is_empty() {
        line(&mut text, &format!("Fit: {}", facts.join(", ")));
    }
    for it in &outcome.dropped {
        let more = if it.count > it.first.len() { ", …" } else { "" };
        line(
            &mut text,
            &format!("Left out: {} {} ({}): {}{more}", it.count, it.reason, it.of, it.first.join("; ")),
        );
    }
    for it in &outcome.filled {
        line(
            &mut text,
            &format!("Filled in: {} of {} by {}: {}", it.count, it.column, it.policy, it.first.join("; ")),
        );
    }
    panel(&mut text, outcome);
    for note in &outcome.notes {
        line(&mut text, &format!("Note: {note}"));
    }
    line(&mut text, &format!("Verdict: {}", outcome.verdict));
    if !outcome.wording.is_empty() {
        line(&mut text, "");
        outcome.wording.iter().for_each(|sentence| line(&mut text, sentence));
        line(&mut text, "An association does not say what would happen if one of the two were changed.");
    }
    line(&mut text, "");
    for input in &outcome.inputs {
        let edition = input.edition.as_ref().map_or_else(String::new, |edition| format!(" {edition}"));
        line(&mut text, &format!("Input: {}{edition}, SHA-256 {}", input.name, input.sha256));
    }
    text
}

fn line(text: &mut String, words: &str) {
    text.push_str(words);
    text.push('\n');
}

fn terms(text: &mut String, terms: &[Term]) {
    let tested = terms.iter().any(|term| !term.p.is_nan());
    let spread = terms.iter().any(|term| !term.se.is_nan());
    let heads: &[&str] = match (spread, tested) {
        (true, true) => &["estimate", "se", "t", "p", "from", "to"],
        (false, true) => &["estimate", "p", "from", "to"],
        (true, false) => &["estimate", "se"],
        (false, false) => &["estimate"],
    };
    let cell = |term: &Term, head: &str| match head {
        "estimate" => six(term.estimate),
        "se" => six(term.se),
        "t" if term.t.is_nan() => "-".to_owned(),
        "t" => format!("{:.3}", term.t),
        "p" if term.p.is_nan() => "-".to_owned(),
        "p" => chance(term.p),
        "from" => term.ci.map_or_else(|| "-".to_owned(), |ci| six(ci[0])),
        _ => term.ci.map_or_else(|| "-".to_owned(), |ci| six(ci[1])),
    };
    let widest = terms.iter().map(|term| term.name.chars().count()).max().unwrap_or(0).max(4);
    let head = row_of(heads.iter().map(|it| (*it).to_owned()));
    line(text, &format!("{:<widest$}{head}", "term"));
    for term in terms {
        let row = row_of(heads.iter().map(|head| cell(term, head)));
        line(text, &format!("{:<widest$}{row}", term.name));
    }
}

fn row_of(cells: impl Iterator<Item = String>) -> String {
    cells.fold(String::new(), |row, cell| row + &format!(" {cell:>12}"))
}

fn errors(text: &mut String, outcome: &Outcome) {
    let se = &outcome.se;
    if se.kind == "none" {
        return;
    }
    let by = if se.by.is_empty() { String::new() } else { format!(" by {}", se.by.join(", ")) };
    let groups = se.clusters.as_ref().map_or_else(String::new, |it| format!(", G {it}"));
    let df = se.df.map_or_else(String::new, |df| format!(", df {df}"));
    line(
        text,
        &format!(
            "Standard errors: {}{by}, factor {} ({}){groups}, N {}, K {}{df}, {} distribution",
            se.kind,
            se.factor,
            six(se.factor_value),
            se.observations,
            se.unknowns,
            se.dist
        ),
    );
    line(text, &format!("  {}", se.formula));
}

fn fact(name: &str, value: &Value) -> Option<String> {
    match value {
        Value::Number(number) if number.is_f64() => {
            number.as_f64().map(|value| format!("{name} {}", six(value)))
        }
        Value::Number(_) | Value::Bool(_) => Some(format!("{name} {value}")),
        _ => None,
    }
}

fn panel(text: &mut String, outcome: &Outcome) {
    if outcome.sensitivity.is_empty() {
        return;
    }
    line(text, "Sensitivity:");
    let mut rest: &[Refit] = &outcome.sensitivity;
    while let Some(first) = rest.first() {
        let alike =
            if first.of.is_some() { rest.iter().take_while(|it| it.of == first.of).count() } else { 1 };
        let (these, others) = rest.split_at(alike);
        rest = others;
        let words = match &first.of {
            Some(of) => format!("without one {of} ({} refits)", these.len()),
            None => first.change.clone(),
        };
        let against = these.iter().filter(|it| !it.contradicts.is_empty()).count();
        let failures = these.iter().filter(|it| it.failed.is_some()).count();
        let mut found: Vec<String> = Vec::new();
        for (at, term) in outcome.terms.iter().enumerate().filter(|(_, term)| term.name != "const") {
            let values = || {
                these
                    .iter()
                    .filter_map(|it| it.terms.iter().find(|it| it.name == term.name))
                    .map(|it| it.estimate)
            };
            let (low, high) =
                (values().fold(f64::INFINITY, f64::min), values().fold(f64::NEG_INFINITY, f64::max));
            if these.len() == 1 {
                found.extend(these[0].terms.get(at).map(|it| {
                    let p = if it.p.is_nan() { String::new() } else { format!(" (p {})", chance(it.p)) };
                    format!("{} {}{p}", it.name, six(it.estimate))
                }));
            } else if low <= high {
                found.push(format!("{} {} to {}", term.name, six(low), six(high)));
            }
        }
        if let (1, Some(why)) = (these.len(), &first.failed) {
            found.push(format!("not possible: {why}"));
        } else if failures > 0 {
            found.push(format!("{failures} not possible"));
        }
        let mark = if against > 0 { "! " } else { "  " };
        line(text, &format!("{mark}{words}: {}", found.join(", ")));
    }
}

/// A number for people: six digits, without zeros at the end.
pub(crate) fn six(value: f64) -> String {
    if !value.is_finite() {
        return "-".to_owned();
    }
    let scientific = format!("{value:.5e}");
    let exponent =
        scientific.split_once('e').and_then(|(_, exponent)| exponent.parse::<i32>().ok()).unwrap_or(0);
    if !(-5..=8).contains(&exponent) && value != 0.0 {
        return scientific;
    }
    let decimals = usize::try_from(5 - exponent).unwrap_or(0);
    let plain = format!("{value:.decimals$}");
    if plain.contains('.') { plain.trim_end_matches('0').trim_end_matches('.').to_owned() } else { plain }
}
