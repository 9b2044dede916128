//! A difference between two groups in its parts: by terms and their estimates (Oaxaca 1973, Blinder 1973), or by rates
//! and composition (Kitagawa 1955).

use methods::{
    decomposition::{self, Amount, Classes, Group, Reference as Valued},
    errors::{Absorbed, Covariance, Distribution, covariance},
    linear::least_squares,
};
use serde_json::{Map, json};

use crate::{
    estimate::{RunError, convention, design, object, ways, y_of},
    frame::{Frame, Key},
    outcome::{Se, Term},
    recipe::{Columns, Recipe, Reference},
    run::Answer,
};

/// The first group less the second, in the order of their names.
pub(crate) fn decomposition(recipe: &Recipe, frame: &Frame) -> Result<Answer, RunError> {
    let group = recipe.group.as_ref().and_then(|name| frame.key(&Columns(vec![name.clone()])));
    let group = group.ok_or_else(|| RunError::undefined("no-groups", &[], "the groups are not known"))?;
    let levels: Vec<&String> = group.levels_present().collect();
    let [first, second] = levels.as_slice() else {
        return Err(RunError::undefined(
            "two-groups",
            &[("name", group.name.clone()), ("count", levels.len().to_string())],
            format!(
                "`{}` has {} groups where two are compared: name two in `where`",
                group.name,
                levels.len()
            ),
        ));
    };
    let part =
        |level: &str| frame.only(&(0..frame.n()).map(|row| group.level(row) == level).collect::<Vec<_>>());
    let parts = [part(first), part(second)];
    let mut facts =
        object(json!({"first": first, "second": second, "n_first": parts[0].n(), "n_second": parts[1].n()}));
    let (terms, se) = match &recipe.classes {
        Some(classes) => (kitagawa(&parts, classes, &mut facts)?, Se::none(frame.n())),
        None => oaxaca(recipe, &parts, &mut facts)?,
    };
    Ok(Answer { frame: frame.clone(), n: frame.n(), terms, se, facts, model: None })
}

fn oaxaca(
    recipe: &Recipe,
    parts: &[Frame; 2],
    facts: &mut Map<String, serde_json::Value>,
) -> Result<(Vec<Term>, Se), RunError> {
    let wanted = recipe.convention();
    let one = |frame: &Frame| -> Result<(Group, Vec<usize>, Covariance), RunError> {
        let (design, places) = design(frame, true)?;
        let fit = least_squares(y_of(frame), &design, None, 0)?;
        let found = covariance(&fit, &convention(&wanted, &ways(frame, &wanted)), Absorbed::default())?;
        Ok((Group::new(&design, &fit, &found.matrix).drawn(&design), places, found))
    };
    let (a, places, mut spread) = one(&parts[0])?;
    let (b, _, _) = one(&parts[1])?;
    // The parts mix two fits, so no count of degrees of freedom is theirs.
    spread.distribution = Distribution::Normal;
    let tested = |name: &str, amount: Amount| tested(name, amount, &spread);
    let valued = match recipe.reference {
        Reference::First => Valued::A,
        Reference::Second => Valued::B,
        Reference::Pooled => Valued::Pooled,
        Reference::Cotton => Valued::Cotton,
        Reference::Half => Valued::Share(0.5),
    };
    let two = decomposition::two_fold(&a, &b, valued)?;
    let three = decomposition::three_fold(&a, &b)?;
    let mut terms = vec![
        tested("difference", two.difference),
        tested("explained", two.explained.total),
        tested("unexplained", two.unexplained.total),
    ];
    for (kind, part) in [("explained", &two.explained), ("unexplained", &two.unexplained)] {
        for place in &places {
            let name = &a.names[*place];
            // Both groups have the same constant, so it explains nothing of the difference.
            if kind == "unexplained" || name != "const" {
                terms.push(tested(&format!("{kind}({name})"), part.columns[*place]));
            }
        }
    }
    let amount = |it: Amount| json!({"estimate": it.value, "se": it.se});
    facts.extend(object(json!({
        "reference": recipe.reference.word(),
        "endowments": amount(three.endowments.total),
        "coefficients": amount(three.coefficients.total),
        "interaction": amount(three.interaction.total),
        "columns": "taken as drawn at random, so that their means have a spread too",
    })));
    let n = parts[0].n() + parts[1].n();
    let se = Se::of(&spread, &wanted.by, n);
    Ok((terms, Se { df: None, clusters: None, ..se }))
}

fn tested(name: &str, amount: Amount, spread: &Covariance) -> Term {
    if amount.se.is_nan() || amount.se <= 0.0 {
        return Term::bare(name, amount.value);
    }
    let t = amount.value / amount.se;
    let (p, wide) = (spread.p_value(t), spread.quantile(0.975));
    let ci = Some([amount.value - wide * amount.se, amount.value + wide * amount.se]);
    Term { se: amount.se, t, p, ci, ..Term::bare(name, amount.value) }
}

fn kitagawa(
    parts: &[Frame; 2],
    classes: &str,
    facts: &mut Map<String, serde_json::Value>,
) -> Result<Vec<Term>, RunError> {
    let columns = Columns(vec![classes.to_owned()]);
    let keys: Vec<&Key> = parts.iter().filter_map(|frame| frame.key(&columns)).collect();
    let [one, other] = keys.as_slice() else {
        return Err(RunError::undefined("no-classes", &[], "the classes are not known"));
    };
    let mut levels: Vec<&String> = one.levels_present().chain(other.levels_present()).collect();
    levels.sort_by_key(|level| one.levels.iter().position(|it| it == *level));
    levels.dedup();
    let mut people = [Vec::new(), Vec::new()];
    let mut rates = [Vec::new(), Vec::new()];
    for level in &levels {
        for (at, (frame, key)) in parts.iter().zip(&keys).enumerate() {
            let rows: Vec<usize> = (0..frame.n()).filter(|row| key.level(*row) == level.as_str()).collect();
            let [row] = rows.as_slice() else {
                let n = rows.len();
                return Err(RunError::undefined(
                    "class-rows",
                    &[("class", (*level).clone()), ("count", n.to_string())],
                    format!("class {level} has {n} rows in one group; each has one"),
                ));
            };
            people[at].push(frame.weights.as_ref().map_or(f64::NAN, |weights| weights[*row]));
            rates[at].push(y_of(frame)[*row]);
        }
    }
    let side = |at: usize| Classes { people: &people[at], rates: &rates[at] };
    let found = decomposition::kitagawa(side(0), side(1))?;
    let each = levels.iter().zip(&found.classes).map(|(level, [rate, composition, _])| {
        ((*level).clone(), json!({"rate": rate, "composition": composition}))
    });
    facts.insert("classes".into(), serde_json::Value::Object(each.collect()));
    Ok(vec![
        Term::bare("difference", found.difference),
        Term::bare("rate", found.rate),
        Term::bare("composition", found.composition),
    ])
}
