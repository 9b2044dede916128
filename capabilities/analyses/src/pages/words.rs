//! Refusals, remarks and names in the reader's language.

use countries::content;
use kernel::Language;
use methods::{
    convergence::ConvergenceError, correlation::CorrelationError, decomposition::DecompositionError,
    errors::ErrorsError, flows::FlowsError, linear::LinearError, poisson::PoissonError,
};
use web::{Arguments, Say};

use crate::{
    ExpressionError, FiguresError, FrameError, Note, Recipe, RecipeError, Refused, RunError, Source,
    form::Wrong, outcome::Refit, outcome::RefitKind, print::six,
};

/// Why there is no answer: what is wrong, where, and what to do.
pub(super) fn refusal(say: &Say, refused: &Refused) -> String {
    match refused {
        Refused::Recipe(error) => recipe(say, error),
        Refused::File => say.text("analyses-refused-file"),
        Refused::Figures(error) => figures(say, error),
        Refused::Run(error) => run(say, error),
        Refused::Busy => say.text("analyses-refused-busy"),
        Refused::Fault => say.text("analyses-refused-fault"),
    }
}

fn told(say: &Say, error: &impl std::fmt::Display) -> String {
    say.with("analyses-refused-told", "told", error.to_string())
}

fn recipe(say: &Say, error: &RecipeError) -> String {
    match error {
        RecipeError::Toml(text) => say.with("analyses-refused-toml", "told", text.trim()),
        RecipeError::Source => say.text("analyses-refused-source"),
        RecipeError::Needs { field, method, .. } => {
            let method = say.text(&format!("analyses-method-{method}"));
            say.fill("analyses-refused-needs", &[("field", (*field).into()), ("method", method.into())])
        }
        RecipeError::Field { field, .. } => {
            let sentence = say.with("analyses-refused-field", "field", *field);
            format!("{sentence} {}", told(say, error))
        }
    }
}

fn figures(say: &Say, error: &FiguresError) -> String {
    match error {
        FiguresError::Indicator { name, like } => {
            let sentence = say.with("analyses-refused-indicator", "name", name.as_str());
            with_like(say, sentence, like)
        }
        FiguresError::Edition { dataset, edition } => say.fill(
            "analyses-refused-edition",
            &[("dataset", dataset.as_str().into()), ("edition", edition.as_str().into())],
        ),
        FiguresError::TooMany(most) => {
            say.with("analyses-refused-too-many", "most", i64::try_from(*most).unwrap_or(i64::MAX))
        }
        FiguresError::Twice { column, area, year } => say.fill(
            "analyses-refused-two-figures",
            &[
                ("column", column.as_str().into()),
                ("area", area.as_str().into()),
                ("year", year.to_string().into()),
            ],
        ),
        FiguresError::Nothing(indicators) => {
            say.with("analyses-refused-nothing", "names", indicators.as_str())
        }
        FiguresError::Refused(_) => told(say, error),
    }
}

fn run(say: &Say, error: &RunError) -> String {
    match error {
        RunError::Frame(FrameError::NoColumn { name, like, all }) => {
            let arguments: Arguments<'_> = &[("name", name.as_str().into()), ("all", all.join(", ").into())];
            with_like(say, say.fill("analyses-refused-column", arguments), like)
        }
        RunError::Frame(error) => frame(say, error),
        RunError::Linear(error) | RunError::Poisson(PoissonError::Linear(error)) => linear(say, error),
        RunError::Constant(name) => say.with("analyses-refused-constant", "name", name.as_str()),
        RunError::Negative { column, label, .. } => say.fill(
            "analyses-refused-negative",
            &[("column", column.as_str().into()), ("row", label.as_str().into())],
        ),
        RunError::FullLeverage(row) => say.with("analyses-refused-leverage", "row", row.as_str()),
        RunError::Undefined(note) => {
            let key = format!("analyses-undefined-{}", note.kind);
            let with: Vec<_> =
                note.with.iter().map(|(name, text)| (name.as_str(), text.as_str().into())).collect();
            if say.has(&key) { say.fill(&key, &with) } else { told(say, error) }
        }
        RunError::Correlation { column, error } => {
            let arguments = |more: &'static str, value: String| {
                [("column", column.as_str().into()), (more, value.into())]
            };
            match error {
                CorrelationError::TooFew(pairs) => {
                    say.fill("analyses-refused-few-pairs", &arguments("pairs", pairs.to_string()))
                }
                CorrelationError::Constant => say.with("analyses-refused-constant", "name", column.as_str()),
                CorrelationError::Shape(..) => told(say, error),
            }
        }
        RunError::Poisson(PoissonError::NothingLeft) => say.text("analyses-refused-poisson-empty"),
        RunError::Poisson(PoissonError::NoConvergence { steps, change }) => say.fill(
            "analyses-refused-poisson-open",
            &[("steps", steps.to_string().into()), ("change", format!("{change:.1e}").into())],
        ),
        RunError::Errors(ErrorsError::TooFewClusters(count)) => {
            say.with("analyses-refused-few-clusters", "count", count.to_string())
        }
        RunError::Convergence(ConvergenceError::Amount { .. }) => {
            say.text("analyses-refused-convergence-amount")
        }
        RunError::Decomposition(DecompositionError::Collinear) => {
            say.text("analyses-refused-groups-collinear")
        }
        RunError::Decomposition(DecompositionError::Empty) => say.text("analyses-refused-group-empty"),
        RunError::Flows(FlowsError::Empty) => say.text("analyses-refused-stocks-empty"),
        RunError::Flows(FlowsError::NoMatch) => say.text("analyses-refused-stocks-no-match"),
        // What is left are faults of shapes and of rows that only a programmer of a recipe meets.
        RunError::Poisson(_)
        | RunError::Errors(_)
        | RunError::Convergence(_)
        | RunError::Decomposition(_)
        | RunError::Flows(_) => told(say, error),
    }
}

/// Why data and recipe do not fit.
fn frame(say: &Say, error: &FrameError) -> String {
    match error {
        FrameError::NoColumn { .. } => told(say, error),
        FrameError::NothingLeft(dropped) => {
            let one = |it: &crate::Dropped| {
                let why = say.text(&format!("analyses-reason-{}", it.reason));
                format!("{} \u{2013} {why} (\u{2068}{}\u{2069})", it.count, it.of)
            };
            let account = dropped.iter().map(one).collect::<Vec<_>>().join("; ");
            say.with("analyses-refused-nothing-left", "account", account)
        }
        FrameError::Expression(ExpressionError::NoFunction(name)) => {
            say.with("analyses-refused-function", "name", name.as_str())
        }
        FrameError::Expression(ExpressionError::Syntax { text, rest, .. }) => say.fill(
            "analyses-refused-expression",
            &[("text", text.as_str().into()), ("rest", rest.as_str().into())],
        ),
        FrameError::NotNumbers { column, found, line } => say.fill(
            "analyses-refused-not-numbers",
            &[
                ("column", column.as_str().into()),
                ("found", found.as_str().into()),
                ("line", line.to_string().into()),
            ],
        ),
        FrameError::NoOrder { what } => say.with("analyses-refused-no-order", "what", what.as_str()),
        FrameError::Twice { first, second, label } => say.fill(
            "analyses-refused-twice",
            &[
                ("first", first.to_string().into()),
                ("second", second.to_string().into()),
                ("label", label.as_str().into()),
            ],
        ),
        FrameError::NoYears { what, time, found, .. } => say.fill(
            "analyses-refused-no-years",
            &[
                ("what", what.as_str().into()),
                ("time", time.as_str().into()),
                ("found", found.as_str().into()),
            ],
        ),
        FrameError::Weight { line, weight } => say.fill(
            "analyses-refused-weight",
            &[("line", line.to_string().into()), ("weight", weight.as_str().into())],
        ),
    }
}

fn linear(say: &Say, error: &LinearError) -> String {
    match error {
        LinearError::Collinear { condition, limit, columns } => say.fill(
            "analyses-refused-collinear",
            &[
                ("condition", format!("{condition:.1e}").into()),
                ("limit", format!("{limit:.0e}").into()),
                ("columns", columns.join(", ").into()),
            ],
        ),
        LinearError::NoVariation(name) => say.with("analyses-refused-no-variation", "name", name.as_str()),
        LinearError::TooFewRows { rows, unknowns } => say.fill(
            "analyses-refused-few-rows",
            &[("rows", rows.to_string().into()), ("unknowns", unknowns.to_string().into())],
        ),
        error => told(say, error),
    }
}

fn with_like(say: &Say, sentence: String, like: &[String]) -> String {
    if like.is_empty() {
        return sentence;
    }
    format!("{sentence} {}", say.with("analyses-refused-like", "names", like.join(", ")))
}

/// What is wrong with a field of the form.
pub(super) fn wrong(say: &Say, field: &str, wrong: &Wrong) -> String {
    match wrong {
        Wrong::Lacks => say.text(&format!("analyses-lacks-{field}")),
        Wrong::Unknown(word) => say.with("analyses-unknown-word", "word", word.as_str()),
        Wrong::NoArea(name) => say.with("analyses-no-area", "name", name.as_str()),
        Wrong::NoYear(text) => say.with("analyses-no-year", "text", text.as_str()),
        Wrong::Backwards => say.text("analyses-backwards"),
    }
}

/// A remark on an outcome.
pub(super) fn remark(say: &Say, note: &Note) -> String {
    let key = format!("analyses-remark-{}", note.kind);
    if !say.has(&key) {
        return note.text.clone();
    }
    let value = |name: &str, text: &String| {
        if name == "of" { of(say, text) } else { text.clone() }
    };
    let with: Vec<_> =
        note.with.iter().map(|(name, text)| (name.as_str(), value(name, text).into())).collect();
    say.fill(&key, &with)
}

/// What one is left out of: countries, regions, years; else the name of the column.
pub(super) fn of(say: &Say, columns: &str) -> String {
    let one = |name: &str| {
        let key = format!("analyses-column-{name}");
        if say.has(&key) { say.text(&key) } else { name.to_owned() }
    };
    columns.split(" or ").map(one).collect::<Vec<_>>().join(" / ")
}

/// A level of a column: the name of a country or region where it is one.
pub(super) fn level(say: &Say, text: &str) -> String {
    let areas = &content().areas;
    if let Some(area) = text.parse().ok().and_then(|code| areas.by_code(code)) {
        return area.marked_name(say.language);
    }
    let named = areas.regions().iter().find(|region| region.names.get(Language::English) == text);
    named.map_or_else(|| text.to_owned(), |region| region.names.get(say.language).to_owned())
}

/// What a refit changes; those that leave one out are told together.
pub(super) fn change(say: &Say, refit: &Refit) -> String {
    let level = refit.level.as_deref().unwrap_or_default();
    match refit.kind {
        RefitKind::LeaveOut => {
            say.with("analyses-refit-leave-out", "of", of(say, refit.of.as_deref().unwrap_or_default()))
        }
        RefitKind::Unweighted => say.text("analyses-refit-unweighted"),
        RefitKind::Lag => say.text("analyses-refit-lag"),
        RefitKind::Scale => {
            say.text(if level == "levels" { "analyses-refit-levels" } else { "analyses-refit-logarithms" })
        }
        RefitKind::Se => say.with("analyses-refit-se", "convention", convention(say, level)),
    }
}

/// A convention of standard errors by its name: `hc1`, or `cluster area cr0`.
pub(super) fn convention(say: &Say, text: &str) -> String {
    let (kind, rest) = text.split_once(' ').unwrap_or((text, ""));
    let (by, factor) = rest.rsplit_once(' ').unwrap_or(("", ""));
    let name = say.text(&format!("analyses-se-{kind}"));
    if by.is_empty() {
        return name;
    }
    let by = by.split(", ").map(|by| by.split(" / ").map(|it| of(say, it)).collect::<Vec<_>>().join(" × "));
    let by = by.collect::<Vec<_>>().join(", ");
    let arguments: Arguments<'_> = &[("name", name.into()), ("by", by.into()), ("factor", factor.into())];
    say.fill("analyses-se-clustered", arguments)
}

/// The name of an indicator; its code where there is no word for it.
pub(super) fn indicator(say: &Say, indicator: &str) -> String {
    let key = format!("statistics-indicator-{indicator}");
    if say.has(&key) { say.text(&key) } else { indicator.to_owned() }
}

/// What each column of a recipe holds.
pub(super) fn columns(say: &Say, recipe: &Recipe) -> Vec<(String, String)> {
    let Source::Figures(wanted) = &recipe.source else { return Vec::new() };
    wanted.columns.iter().map(|(column, id)| (column.clone(), indicator(say, id))).collect()
}

/// A number with six digits, as the reader's language writes it.
pub(super) fn number(say: &Say, value: f64) -> String {
    let plain = six(value);
    if !value.is_finite() {
        return "–".to_owned();
    }
    if plain.contains('e') {
        // Powers of ten are read from left to right everywhere.
        return format!("\u{2066}{plain}\u{2069}");
    }
    let decimals = plain.split_once('.').map_or(0, |(_, decimals)| decimals.len());
    say.local().decimal(value, decimals)
}

/// A p-value for people.
pub(super) fn chance(say: &Say, p: f64) -> String {
    if p.is_nan() {
        "–".to_owned()
    } else if p < 0.001 {
        // The sign stands before its number in every script.
        let below = say.with("analyses-below", "value", say.local().decimal(0.001, 3));
        match say.language.direction() {
            kernel::Direction::Rtl => format!("\u{2066}{below}\u{2069}"),
            kernel::Direction::Ltr => below,
        }
    } else {
        say.local().decimal(p, 3)
    }
}

/// From one number to another.
pub(super) fn range(say: &Say, low: f64, high: f64) -> String {
    say.fill("analyses-range", &[("low", number(say, low).into()), ("high", number(say, high).into())])
}
