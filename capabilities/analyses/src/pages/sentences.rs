//! An outcome in sentences of the reader's language, for texts that are not pages of the workbench.

use web::Say;

use super::{result, words};
use crate::{Outcome, Recipe, measures::only_describes};

/// What may be said of an outcome, and what a reader needs to judge it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Sentences {
    /// The method by its name.
    pub method: String,
    /// Rows, units and periods.
    pub counts: String,
    /// What is associated with what, a sentence for each term, and that this is no cause.
    pub finding: Vec<String>,
    /// Whether the refits confirm it.
    pub verdict: String,
    /// Which refits say otherwise.
    pub against: Vec<String>,
    /// Standard errors, rows that were left out or filled in, remarks, what each column holds.
    pub account: Vec<String>,
}

/// An outcome of a recipe in sentences.
pub fn sentences(say: &Say, recipe: &Recipe, outcome: &Outcome) -> Sentences {
    let (verdict, against) = result::verdict(say, outcome);
    let mut finding = result::finding(say, outcome);
    if !finding.is_empty() && !only_describes(outcome.method) {
        finding.push(say.text("analyses-caution"));
    }
    let mut account: Vec<String> = Vec::new();
    account.extend(result::errors(say, outcome).map(|(sentence, _)| sentence));
    let rows = |key: &str, it: &result::Account| {
        let arguments = [
            ("count", it.count.as_str().into()),
            ("why", it.why.as_str().into()),
            ("of", result::isolated(&it.of).into()),
            ("first", result::isolated(&it.first).into()),
        ];
        say.fill(key, &arguments)
    };
    account
        .extend(outcome.dropped.iter().map(|it| rows("analyses-told-left-out", &result::dropped(say, it))));
    account.extend(outcome.filled.iter().map(|it| rows("analyses-told-filled-in", &result::filled(say, it))));
    account.extend(outcome.remarks.iter().map(|it| words::remark(say, it)));
    for (column, holds) in words::columns(say, recipe) {
        account.push(say.fill(
            "analyses-told-column",
            &[("column", result::isolated(&column).into()), ("holds", holds.into())],
        ));
    }
    Sentences {
        method: say.text(&format!("analyses-method-{}", outcome.method)),
        counts: result::counts(say, outcome),
        finding,
        verdict: verdict.words,
        against,
        account,
    }
}
