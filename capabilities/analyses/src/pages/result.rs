//! An outcome as people read it: the finding, its terms, how far to trust it, and what it rests on.

use charts::{Caption, Emphasis, Estimate, Measure, Scatter, ScatterDot, Spread, estimate, scatter};
use kernel::{Direction, List};
use serde_json::Value;
use web::{Html, Mark, Say, Status};

use super::words::{self, chance, number, range};
use crate::{
    Outcome, Recipe, Refit, Term, measures::only_describes, outcome::RefitKind, points::Points,
    recipe::Method,
};

/// Terms that a page shows; its files carry all.
const TERMS: usize = 120;

/// Rows, years and countries that are named of those left out.
const NAMED: usize = 5;

/// An outcome on a page.
pub(super) struct ResultView {
    pub(super) method: String,
    pub(super) means: String,
    pub(super) finding: Vec<String>,
    pub(super) verdict: Mark,
    pub(super) against: Vec<String>,
    pub(super) counts: String,
    pub(super) terms: Vec<TermRow>,
    pub(super) more: Option<String>,
    pub(super) has: Has,
    pub(super) se: Option<(String, String)>,
    pub(super) panels: Vec<Panel>,
    pub(super) used: Vec<(String, String)>,
    pub(super) dropped: Vec<Account>,
    pub(super) filled: Vec<Account>,
    pub(super) remarks: Vec<String>,
    pub(super) columns: Vec<(String, String)>,
    pub(super) inputs: Vec<InputRow>,
    pub(super) seen: Option<Seen>,
}

/// The rows of the last period as a drawing with its table.
pub(super) struct Seen {
    pub(super) title: String,
    pub(super) svg: Html,
    pub(super) head: Vec<String>,
    pub(super) rows: Vec<(String, Vec<String>)>,
}

/// Which columns the table of terms has.
#[expect(clippy::struct_excessive_bools, reason = "each is a column that a template asks for")]
pub(super) struct Has {
    pub(super) se: bool,
    pub(super) t: bool,
    pub(super) p: bool,
    pub(super) interval: bool,
}

/// One estimate.
pub(super) struct TermRow {
    pub(super) name: String,
    pub(super) code: bool,
    pub(super) estimate: String,
    pub(super) se: String,
    pub(super) t: String,
    pub(super) p: String,
    pub(super) interval: String,
    pub(super) drawn: Html,
}

/// The refits of one term.
pub(super) struct Panel {
    pub(super) term: String,
    pub(super) rows: Vec<PanelRow>,
}

/// One refit, or all that leave one of the same out.
pub(super) struct PanelRow {
    pub(super) change: String,
    pub(super) estimate: String,
    pub(super) spread: String,
    pub(super) drawn: Html,
    pub(super) mark: Option<Mark>,
    pub(super) detail: String,
}

/// Rows that were left out or filled in.
pub(super) struct Account {
    pub(super) count: String,
    pub(super) why: String,
    pub(super) of: String,
    pub(super) first: String,
}

/// An edition that was read.
pub(super) struct InputRow {
    pub(super) dataset: String,
    pub(super) edition: String,
    pub(super) sha256: String,
    pub(super) url: String,
}

/// The view of an outcome of a recipe.
pub(super) fn view(say: &Say, recipe: &Recipe, outcome: &Outcome) -> ResultView {
    let (verdict, against) = verdict(say, outcome);
    let any = |of: &dyn Fn(&Term) -> bool| outcome.terms.iter().any(of);
    let has = Has {
        se: any(&|it| !it.se.is_nan()),
        t: any(&|it| !it.t.is_nan()),
        p: any(&|it| !it.p.is_nan()),
        interval: any(&|it| it.ci.is_some()),
    };
    let more = outcome.terms.len().saturating_sub(TERMS);
    ResultView {
        method: say.text(&format!("analyses-method-{}", outcome.method)),
        means: say.text(&format!("analyses-means-{}", outcome.method)),
        finding: finding(say, outcome),
        verdict,
        against,
        counts: counts(say, outcome),
        terms: outcome.terms.iter().take(TERMS).map(|it| term_row(say, outcome.method, it)).collect(),
        more: (more > 0).then(|| say.with("analyses-more-terms", "count", count(more))),
        has,
        se: errors(say, outcome),
        panels: panels(say, outcome),
        used: used(say, outcome),
        dropped: outcome.dropped.iter().map(|it| dropped(say, it)).collect(),
        filled: outcome.filled.iter().map(|it| filled(say, it)).collect(),
        remarks: outcome.remarks.iter().map(|it| words::remark(say, it)).collect(),
        columns: words::columns(say, recipe),
        inputs: inputs(outcome),
        seen: None,
    }
}

/// The points of a recipe, named where there is room.
pub(super) fn seen(say: &Say, points: &Points) -> Seen {
    let arguments = [
        ("x", isolated(&points.x).into()),
        ("y", isolated(&points.y).into()),
        ("time", points.time.as_str().into()),
    ];
    let title = say.fill("analyses-points", &arguments);
    let named: Vec<(String, f64, f64)> =
        points.dots.iter().map(|(code, x, y)| (words::level(say, code), *x, *y)).collect();
    let plain = Emphasis::Plain;
    let dots =
        named.iter().map(|(name, x, y)| ScatterDot { name, x: *x, y: *y, weight: 0.0, emphasis: plain });
    let dots: Vec<ScatterDot<'_>> = dots.collect();
    let value = |value: f64| number(say, value);
    let measure = |title| Measure { title, spread: Spread::Even, value: &value };
    let head = say.text("analyses-column-area");
    let drawn = scatter(&Scatter {
        caption: Caption { prefix: "points", title: &title, text: "", direction: direction(say) },
        dots: &dots,
        x: measure(&points.x),
        y: measure(&points.y),
        height: 260,
        most: 24,
        head: &head,
    });
    let cell = |it: charts::Row| (it.head, it.cells.into_iter().map(Option::unwrap_or_default).collect());
    Seen {
        title,
        svg: Html::made(drawn.svg),
        head: drawn.rows.head,
        rows: drawn.rows.body.into_iter().map(cell).collect(),
    }
}

fn count(number: usize) -> i64 {
    i64::try_from(number).unwrap_or(i64::MAX)
}

/// What may be said of each term, and no more.
pub(super) fn finding(say: &Say, outcome: &Outcome) -> Vec<String> {
    if only_describes(outcome.method) {
        return Vec::new();
    }
    let y = outcome.y.as_deref().unwrap_or_default();
    let tested = outcome.terms.iter().filter(|term| term.name != "const" && !term.p.is_nan());
    let sentence = |term: &Term| {
        let kind = match (outcome.method, term.p < 0.05, term.estimate > 0.0) {
            (Method::Correlation, true, true) => "analyses-said-together",
            (Method::Correlation, true, false) => "analyses-said-apart",
            (Method::Correlation, false, _) => "analyses-said-no-correlation",
            (_, true, true) => "analyses-said-more",
            (_, true, false) => "analyses-said-less",
            (_, false, _) => "analyses-said-nothing",
        };
        let interval = term.ci.map_or_else(String::new, |[low, high]| range(say, low, high));
        let numbers = [
            ("x", isolated(&term.name).into()),
            ("y", isolated(y).into()),
            ("estimate", number(say, term.estimate).into()),
            ("p", chance(say, term.p).into()),
        ];
        let sentence = say.fill(kind, &numbers);
        if interval.is_empty() {
            return sentence;
        }
        format!("{sentence} {}", say.with("analyses-said-interval", "range", interval))
    };
    tested.take(12).map(sentence).collect()
}

/// Names of columns are Latin letters in a line of any script.
pub(super) fn isolated(text: &str) -> String {
    format!("\u{2068}{text}\u{2069}")
}

pub(super) fn verdict(say: &Say, outcome: &Outcome) -> (Mark, Vec<String>) {
    let failures = outcome.sensitivity.iter().filter(|it| it.failed.is_some()).count();
    let against: Vec<String> = outcome
        .terms
        .iter()
        .filter_map(|term| {
            let refits = outcome.sensitivity.iter().filter(|it| it.contradicts.contains(&term.name));
            let named: Vec<String> = refits.map(|it| named(say, it)).collect();
            let rest = named.len().saturating_sub(NAMED);
            let first = named.iter().take(NAMED).cloned().collect::<Vec<_>>().join("; ");
            let more =
                if rest > 0 { say.with("analyses-and-more", "count", count(rest)) } else { String::new() };
            let arguments =
                [("term", isolated(&term.name).into()), ("refits", first.into()), ("more", more.into())];
            (!named.is_empty()).then(|| say.fill("analyses-contradicted", &arguments))
        })
        .collect();
    let (status, key) =
        match (only_describes(outcome.method), outcome.sensitivity.is_empty(), against.is_empty()) {
            (true, ..) => (Status::NotYetDue, "analyses-verdict-descriptive"),
            (_, true, _) => (Status::NothingRecorded, "analyses-verdict-not-examined"),
            (_, _, false) => (Status::AtRisk, "analyses-verdict-not-robust"),
            (_, _, true) if failures > 0 => (Status::OnTrack, "analyses-verdict-robust-as-far"),
            (_, _, true) => (Status::Met, "analyses-verdict-robust"),
        };
    (Mark::new(status, say.with(key, "failures", count(failures))), against)
}

/// A refit by name: what it changes, and which one it leaves out.
fn named(say: &Say, refit: &Refit) -> String {
    match (refit.kind, &refit.level) {
        (RefitKind::LeaveOut, Some(level)) => {
            say.with("analyses-refit-without", "level", isolated(&words::level(say, level)))
        }
        _ => words::change(say, refit),
    }
}

pub(super) fn counts(say: &Say, outcome: &Outcome) -> String {
    let mut parts = vec![say.with("analyses-count-rows", "count", count(outcome.n))];
    parts.extend(outcome.groups.map(|groups| say.with("analyses-count-units", "count", count(groups))));
    parts.extend(outcome.periods.map(|periods| say.with("analyses-count-periods", "count", count(periods))));
    parts.join(" · ")
}

fn term_row(say: &Say, method: Method, term: &Term) -> TermRow {
    let maybe = |value: f64| if value.is_nan() { String::new() } else { number(say, value) };
    let axis = match (method, term.ci) {
        (Method::Correlation, _) => Some((-1.0, 1.0)),
        (_, Some([low, high])) => Some((low.min(0.0), high.max(0.0))),
        _ => None,
    };
    let drawn = axis.map_or_else(Html::default, |axis| {
        drawn(say, Some(term.estimate), term.ci.map(|[low, high]| (low, high)), axis, None)
    });
    TermRow {
        code: term.name != "const",
        name: if term.name == "const" { say.text("analyses-constant") } else { term.name.clone() },
        estimate: number(say, term.estimate),
        se: maybe(term.se),
        t: if term.t.is_nan() { String::new() } else { say.local().decimal(term.t, 2) },
        p: if term.p.is_nan() { String::new() } else { chance(say, term.p) },
        interval: term.ci.map_or_else(String::new, |[low, high]| range(say, low, high)),
        drawn,
    }
}

fn drawn(
    say: &Say,
    value: Option<f64>,
    interval: Option<(f64, f64)>,
    axis: (f64, f64),
    beside: Option<f64>,
) -> Html {
    let caption = Caption::decoration(direction(say));
    Html::made(estimate(&Estimate { caption, value, interval, axis, beside }))
}

fn direction(say: &Say) -> Direction {
    say.language.direction()
}

pub(super) fn errors(say: &Say, outcome: &Outcome) -> Option<(String, String)> {
    let se = &outcome.se;
    if se.kind == "none" {
        return None;
    }
    let by = if se.by.is_empty() { String::new() } else { format!(" {} {}", se.by.join(", "), se.factor) };
    let name = words::convention(say, &format!("{}{by}", se.kind));
    let groups = match &se.clusters {
        Some(Value::Array(both)) => both.iter().map(Value::to_string).collect::<Vec<_>>().join(", "),
        Some(one) => one.to_string(),
        None => "–".to_owned(),
    };
    let distribution = match se.dist.as_str() {
        "t" => say.text("analyses-dist-t"),
        "normal" => say.text("analyses-dist-normal"),
        other => other.to_owned(),
    };
    let sentence = say.fill(
        "analyses-se-said",
        &[
            ("name", name.into()),
            ("factor", number(say, se.factor_value).into()),
            ("groups", groups.into()),
            ("n", se.observations.to_string().into()),
            ("k", se.unknowns.to_string().into()),
            ("df", se.df.map_or_else(|| "–".to_owned(), |df| df.to_string()).into()),
            ("distribution", distribution.into()),
        ],
    );
    Some((sentence, se.formula.clone()))
}

/// A panel for each term that is tested.
fn panels(say: &Say, outcome: &Outcome) -> Vec<Panel> {
    if outcome.sensitivity.is_empty() {
        return Vec::new();
    }
    let terms = outcome.terms.iter().enumerate().filter(|(_, term)| term.name != "const" && !term.p.is_nan());
    let panel = |(at, term): (usize, &Term)| Panel {
        term: term.name.clone(),
        rows: panel_rows(say, outcome, at, term),
    };
    terms.take(8).map(panel).collect()
}

/// The refits of one kind as far as one term goes.
struct Group<'a> {
    refits: Vec<&'a Refit>,
    /// Estimate and standard error in each that has the term.
    found: Vec<(f64, f64, f64)>,
}

fn groups<'a>(outcome: &'a Outcome, at: usize, term: &Term) -> Vec<Group<'a>> {
    let mut groups: Vec<Group<'a>> = Vec::new();
    for refit in &outcome.sensitivity {
        // A lag or a logarithm changes the names of terms, not their order.
        let renamed = matches!(refit.kind, RefitKind::Lag | RefitKind::Scale);
        let same = |it: &&crate::Short| it.name == term.name;
        let found = if renamed { refit.terms.get(at) } else { refit.terms.iter().find(same) };
        let found = found.map(|it| (it.estimate, it.se, it.p));
        match groups.last_mut() {
            Some(group) if refit.of.is_some() && group.refits[0].of == refit.of => {
                group.refits.push(refit);
                group.found.extend(found);
            }
            _ => groups.push(Group { refits: vec![refit], found: found.into_iter().collect() }),
        }
    }
    groups
}

fn panel_rows(say: &Say, outcome: &Outcome, at: usize, term: &Term) -> Vec<PanelRow> {
    let groups = groups(outcome, at, term);
    let own = term.ci.map_or((term.estimate, term.estimate), |[low, high]| (low, high));
    let bar =
        |group: &Group<'_>| match group.found.as_slice() {
            [] => None,
            [(estimate, se, _)] if se.is_finite() => Some((estimate - 1.96 * se, estimate + 1.96 * se)),
            many => Some(many.iter().fold((f64::INFINITY, f64::NEG_INFINITY), |(low, high), (it, ..)| {
                (low.min(*it), high.max(*it))
            })),
        };
    let comparable = |group: &&Group<'_>| group.refits[0].kind != RefitKind::Scale;
    let ends = groups.iter().filter(comparable).filter_map(bar).chain([own, (0.0, 0.0)]);
    let axis = ends
        .fold((f64::INFINITY, f64::NEG_INFINITY), |(low, high), (from, to)| (low.min(from), high.max(to)));
    let mut rows = vec![PanelRow {
        change: say.text("analyses-as-asked"),
        estimate: number(say, term.estimate),
        spread: term.ci.map_or_else(String::new, |[low, high]| range(say, low, high)),
        drawn: drawn(say, Some(term.estimate), term.ci.map(|[low, high]| (low, high)), axis, None),
        mark: None,
        detail: String::new(),
    }];
    rows.extend(groups.iter().map(|group| {
        let against: Vec<&&Refit> =
            group.refits.iter().filter(|it| it.contradicts.contains(&term.name)).collect();
        let interval = bar(group).filter(|_| comparable(&group));
        let single = (group.refits.len() == 1).then(|| group.found.first()).flatten();
        let drawn = interval.map_or_else(Html::default, |interval| {
            drawn(say, single.map(|it| it.0), Some(interval), axis, Some(term.estimate))
        });
        PanelRow {
            change: changed(say, group),
            estimate: match (single, bar(group)) {
                (Some((estimate, ..)), _) => number(say, *estimate),
                (None, Some((low, high))) => range(say, low, high),
                (None, None) => "–".to_owned(),
            },
            spread: single.map_or_else(String::new, |(_, _, p)| {
                if p.is_nan() { String::new() } else { say.with("analyses-p-is", "p", chance(say, *p)) }
            }),
            drawn,
            mark: Some(if !against.is_empty() {
                Mark::new(Status::AtRisk, say.text("analyses-contradicts"))
            } else if group.found.is_empty() {
                Mark::new(Status::NothingRecorded, say.text("analyses-not-possible"))
            } else {
                Mark::new(Status::Met, say.text("analyses-confirms"))
            }),
            detail: detail(say, group, &against),
        }
    }));
    rows
}

fn changed(say: &Say, group: &Group<'_>) -> String {
    let change = words::change(say, group.refits[0]);
    if group.refits[0].of.is_none() {
        return change;
    }
    let arguments = [("change", change.into()), ("count", count(group.refits.len()).into())];
    say.fill("analyses-refits", &arguments)
}

/// Which of a group contradict, and why some were not possible.
fn detail(say: &Say, group: &Group<'_>, against: &[&&Refit]) -> String {
    let mut parts = Vec::new();
    if group.refits.len() > 1 && !against.is_empty() {
        let named: Vec<String> = against.iter().take(NAMED).map(|it| named(say, it)).collect();
        let rest = against.len().saturating_sub(NAMED);
        let more = if rest > 0 { say.with("analyses-and-more", "count", count(rest)) } else { String::new() };
        parts.push(format!("{} {more}", named.join("; ")).trim_end().to_owned());
    }
    let failed = group.refits.iter().filter(|it| it.failed.is_some()).count();
    if failed > 0 && group.refits.len() > 1 {
        parts.push(say.with("analyses-some-not-possible", "count", count(failed)));
    }
    parts.join(". ")
}

/// What every analysis prints besides its numbers.
fn used(say: &Say, outcome: &Outcome) -> Vec<(String, String)> {
    let mut used = vec![(say.text("analyses-used-rows"), counts(say, outcome))];
    let mut put = |key: &str, value: String| used.push((say.text(key), value));
    put("analyses-used-method", say.text(&format!("analyses-method-{}", outcome.method)));
    if let Some(y) = &outcome.y {
        put("analyses-used-y", isolated(y));
    }
    if !outcome.effects.is_empty() {
        put("analyses-used-effects", isolated(&outcome.effects.join(", ")));
    }
    let none = || say.text("analyses-none");
    put("analyses-used-weights", outcome.weights.clone().map_or_else(none, |it| isolated(&it)));
    let policy = outcome.missing.split('(').next().unwrap_or_default();
    put("analyses-used-missing", say.text(&format!("analyses-missing-{policy}")));
    for (name, value) in &outcome.fit {
        let key = format!("analyses-fit-{name}");
        let shown = match value {
            Value::Number(it) if it.is_f64() => it.as_f64().map(|it| number(say, it)),
            Value::Number(it) => Some(it.to_string()),
            Value::Bool(it) => Some(say.text(if *it { "analyses-yes" } else { "analyses-no" })),
            Value::Null | Value::String(_) | Value::Array(_) | Value::Object(_) => None,
        };
        if let Some(shown) = shown {
            used.push((if say.has(&key) { say.text(&key) } else { isolated(name) }, shown));
        }
    }
    used
}

pub(super) fn dropped(say: &Say, it: &crate::Dropped) -> Account {
    Account {
        count: say.local().whole(count(it.count)),
        why: say.text(&format!("analyses-reason-{}", it.reason)),
        of: it.of.clone(),
        first: first(&it.first, it.count),
    }
}

pub(super) fn filled(say: &Say, it: &crate::Filled) -> Account {
    let policy = it.policy.split('(').next().unwrap_or_default();
    Account {
        count: say.local().whole(count(it.count)),
        why: say.text(&format!("analyses-missing-{policy}")),
        of: it.column.clone(),
        first: first(&it.first, it.count),
    }
}

fn first(named: &[String], all: usize) -> String {
    let more = if all > named.len() { "; …" } else { "" };
    format!("{}{more}", named.join("; "))
}

fn inputs(outcome: &Outcome) -> Vec<InputRow> {
    let row = |it: &crate::Input| {
        let edition = it.edition.clone().unwrap_or_default();
        InputRow {
            url: format!("/data/{}/{edition}", it.name),
            dataset: it.name.clone(),
            edition,
            sha256: it.sha256.clone(),
        }
    };
    outcome.inputs.iter().map(row).collect()
}

/// The terms as a table for files, with all that a reader needs to judge them.
pub(super) fn list(say: &Say, title: &str, outcome: &Outcome) -> List {
    let real = |value: f64| if value.is_nan() { None } else { Some(value) };
    let mut list = List::of(title, &outcome.terms)
        .text(say.text("analyses-term"), |it| it.name.clone())
        .real(say.text("analyses-estimate"), |it| real(it.estimate))
        .real(say.text("analyses-std-error"), |it| real(it.se))
        .real("t", |it| real(it.t))
        .real("p", |it| real(it.p))
        .real(say.text("analyses-low"), |it| it.ci.map(|ci| ci[0]))
        .real(say.text("analyses-high"), |it| it.ci.map(|ci| ci[1]))
        .done();
    let (verdict, against) = verdict(say, outcome);
    list = list.note(counts(say, outcome));
    if let Some((sentence, formula)) = errors(say, outcome) {
        list = list.note(sentence).note(formula);
    }
    list = list.note(verdict.words);
    for sentence in against {
        list = list.note(sentence);
    }
    for it in &outcome.dropped {
        let it = dropped(say, it);
        list = list.note(format!("{}: {} ({})", it.why, it.count, it.of));
    }
    if !only_describes(outcome.method) {
        list = list.note(say.text("analyses-caution"));
    }
    for it in inputs(outcome) {
        list = list.note(format!("{} {}, SHA-256 {}", it.dataset, it.edition, it.sha256));
    }
    list
}
