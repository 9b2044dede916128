//! One table: what is told, where a reader can place the rest, and what it was proved against.

use askama::Template;
use axum::extract::Path;
use kernel::{Action as _, List, Permit};
use serde::{Deserialize, Serialize};
use web::{Form, Mark, Problem, Response, Say, StatusCode, Visit};

use super::{head, ledger::withheld_of, not_released, release_at, words};
use crate::{
    model::{Audience, Cell, Release, State},
    ops,
    policy::{PublishRelease, RetractRelease, Scope},
    protect::Cost,
    store,
};

#[derive(Template, Serialize)]
#[template(path = "pages/one.html")]
struct ReleaseView {
    #[serde(skip)]
    say: Say,
    number: i64,
    title: String,
    family: String,
    audience: Audience,
    #[serde(skip)]
    audience_words: String,
    state: State,
    #[serde(skip)]
    mark: Mark,
    dimensions: Vec<String>,
    /// None where the reader is not shown the cells.
    table: Option<TableView>,
    cells: usize,
    withheld: usize,
    #[serde(skip)]
    cost: String,
    /// For those who prepare releases.
    inside: Option<Inside>,
    against: Vec<Earlier>,
    /// Who did what, when.
    #[serde(skip)]
    history: Vec<(String, String)>,
    proposed_at: Option<String>,
    released_at: Option<String>,
    retracted_at: Option<String>,
    reason: String,
    url: String,
    #[serde(skip)]
    may_release: bool,
    #[serde(skip)]
    may_retract: bool,
}

#[derive(Serialize)]
struct TableView {
    #[serde(skip)]
    row_heads: Vec<String>,
    columns: Vec<String>,
    rows: Vec<RowView>,
    withheld: Vec<WithheldView>,
}

#[derive(Serialize)]
struct RowView {
    names: Vec<String>,
    /// None where the cell is withheld.
    values: Vec<Option<f64>>,
    #[serde(skip)]
    shown: Vec<Option<String>>,
}

#[derive(Serialize)]
struct WithheldView {
    cell: String,
    low: f64,
    high: Option<f64>,
    #[serde(skip)]
    interval: String,
    #[serde(skip_serializing_if = "Option::is_none")]
    reason: Option<&'static str>,
    #[serde(skip)]
    why: String,
}

#[derive(Serialize)]
struct Inside {
    rule: String,
    digest: String,
    primary: usize,
    complements: usize,
    #[serde(skip)]
    cost: String,
}

#[derive(Serialize)]
struct Earlier {
    number: i64,
    title: String,
    url: String,
}

pub(super) async fn show(visit: Visit, Path(number): Path<String>) -> Result<Response, Problem> {
    let (release, scope) = release_at(&visit, &number).await?;
    if visit.format.is_file() {
        if !scope.reads_cells(&release) {
            return Err(Problem::new(StatusCode::NOT_FOUND, "releases/no-such-release"));
        }
        return visit.table(&format!("release-{}", release.number), list(&visit.say, &release)).await;
    }
    let family = visit.db().read(async |tx| store::all(tx, Some(&release.family)).await).await?;
    let earlier = family.iter().filter(|it| release.against.contains(&it.number) && scope.shows(it));
    let against: Vec<Earlier> =
        earlier.map(|it| Earlier { number: it.number, title: it.title.clone(), url: it.path("") }).collect();
    let view = view(&visit, &release, scope, against);
    visit.page(head(&visit, &release.title).lasting(), &view)
}

fn view(visit: &Visit, it: &Release, scope: Scope, against: Vec<Earlier>) -> ReleaseView {
    let say = &visit.say;
    let cost = Cost::of(&it.cells);
    let inside = scope == Scope::All;
    ReleaseView {
        number: it.number,
        title: it.title.clone(),
        family: it.family.clone(),
        audience: it.audience,
        audience_words: say.text(&format!("releases-audience-{}", it.audience)),
        state: it.state,
        mark: words::mark(say, it),
        dimensions: it.shape.0.iter().map(|it| it.name.clone()).collect(),
        table: scope.reads_cells(it).then(|| table(say, it, inside)),
        cells: cost.cells,
        withheld: cost.withheld,
        cost: withheld_of(say, cost),
        inside: inside.then(|| Inside {
            rule: it.rule.clone(),
            digest: it.digest.clone(),
            primary: cost.primary,
            complements: cost.complements,
            cost: cost_words(say, cost),
        }),
        against,
        history: history(visit, it, inside),
        proposed_at: inside.then(|| it.proposed_at.to_string()),
        released_at: it.released.as_ref().map(|(_, at)| at.to_string()),
        retracted_at: it.retracted.as_ref().map(|(_, at, _)| at.to_string()),
        reason: it.retracted.as_ref().map(|(_, _, reason)| reason.clone()).unwrap_or_default(),
        url: it.path(""),
        may_release: it.state == State::Proposed && PublishRelease::allowed(&visit.actor, it),
        may_retract: it.state != State::Retracted && RetractRelease::allowed(&visit.actor, it),
        say: say.clone(),
    }
}

fn cost_words(say: &Say, cost: Cost) -> String {
    let count = |n: usize| i64::try_from(n).unwrap_or(i64::MAX);
    say.fill(
        "releases-cost",
        &[("primary", count(cost.primary).into()), ("complements", count(cost.complements).into())],
    )
}

/// Who did what and when; names are for those who have signed in.
fn history(visit: &Visit, it: &Release, inside: bool) -> Vec<(String, String)> {
    let say = &visit.say;
    let line = |key: &str, name: &str, at| {
        let at = say.local().instant(at);
        let named = visit.actor.person().is_some();
        let words = if named { format!("{at}, {}", words::who(say, name)) } else { at };
        (say.text(key), words)
    };
    let mut lines = Vec::new();
    if inside {
        lines.push(line("releases-proposed", &it.proposed_by, it.proposed_at));
    }
    if let Some((name, at)) = &it.released {
        lines.push(line("releases-released", name, *at));
    }
    if let Some((name, at, _)) = &it.retracted {
        lines.push(line("releases-retracted", name, *at));
    }
    lines
}

fn table(say: &Say, it: &Release, inside: bool) -> TableView {
    let shape = &it.shape;
    let across = shape.0.last().map_or(1, |it| it.nodes.len()).max(1);
    let before = shape.0.len().saturating_sub(1);
    let row = |(at, cells): (usize, &[Cell])| {
        let nodes = shape.nodes(at * across);
        let names = shape.0.iter().zip(nodes).take(before);
        let value = |cell: &Cell| match cell {
            Cell::Published(value) => Some(*value),
            Cell::Withheld(_) => None,
        };
        RowView {
            names: names.map(|(dimension, node)| words::node(say, &dimension.nodes[node].name)).collect(),
            values: cells.iter().map(value).collect(),
            shown: cells.iter().map(|cell| value(cell).map(|value| words::number(say, value))).collect(),
        }
    };
    let withheld = it.withheld().map(|(at, cell)| WithheldView {
        cell: words::cell(say, shape, at),
        low: cell.interval.0,
        high: cell.interval.1,
        interval: words::interval(say, cell.interval),
        reason: inside.then(|| cell.reason.word()),
        why: if inside { say.text(&format!("releases-reason-{}", cell.reason)) } else { String::new() },
    });
    let mut row_heads: Vec<String> = shape.0.iter().take(before).map(|it| it.name.clone()).collect();
    let columns = shape.0.last().map(|it| it.nodes.iter().map(|it| words::node(say, &it.name)).collect());
    if row_heads.is_empty() {
        row_heads.push(String::new());
    }
    let mut rows: Vec<RowView> = it.cells.chunks(across).enumerate().map(row).collect();
    if before == 0 {
        for row in &mut rows {
            row.names = vec![it.title.clone()];
        }
    }
    TableView { row_heads, columns: columns.unwrap_or_default(), rows, withheld: withheld.collect() }
}

/// The published table as a list: a line for each cell.
fn list(say: &Say, it: &Release) -> List {
    let cells: Vec<(usize, &Cell)> = it.cells.iter().enumerate().collect();
    let mut list = List::of(it.title.clone(), &cells);
    for (which, dimension) in it.shape.0.iter().enumerate() {
        let node = |at: usize| words::node(say, &dimension.nodes[it.shape.nodes(at)[which]].name);
        list = list.text(dimension.name.clone(), |(at, _)| node(*at));
    }
    let hidden = |cell: &Cell| match cell {
        Cell::Published(_) => None,
        Cell::Withheld(it) => Some(it.interval),
    };
    let value = |cell: &Cell| match cell {
        Cell::Published(value) => Some(*value),
        Cell::Withheld(_) => None,
    };
    let state = |cell: &Cell| match cell {
        Cell::Published(_) => say.text("releases-cell-published"),
        Cell::Withheld(_) => say.text("releases-cell-withheld"),
    };
    list.real(say.text("releases-value"), |(_, cell)| value(cell))
        .text(say.text("releases-state"), |(_, cell)| state(cell))
        .real(say.text("releases-least"), |(_, cell)| hidden(cell).map(|it| it.0))
        .real(say.text("releases-greatest"), |(_, cell)| hidden(cell).and_then(|it| it.1))
        .done()
        .note(say.with("releases-note-family", "family", it.family.as_str()))
        .note(say.text("releases-note-withheld"))
}

pub(super) async fn release(visit: Visit, Path(number): Path<String>) -> Result<Response, Problem> {
    visit.signed()?;
    let (release, _) = release_at(&visit, &number).await?;
    let path = release.path("");
    let permit =
        Permit::<PublishRelease>::grant(&visit.actor, release.clone()).map_err(|_| Problem::not_yours())?;
    let proven = ops::prove(visit.db(), release).await.map_err(|error| not_released(&visit, error))?;
    let actor = visit.actor.clone();
    let done = visit.db().write(async |tx| ops::release(tx, &actor, permit, proven).await).await;
    done.map_err(|error| not_released(&visit, error))?;
    Ok(visit.done(&path, "releases-notice-released"))
}

#[derive(Deserialize)]
pub(super) struct Reason {
    #[serde(default)]
    reason: String,
}

pub(super) async fn retract(
    visit: Visit,
    Path(number): Path<String>,
    Form(form): Form<Reason>,
) -> Result<Response, Problem> {
    visit.signed()?;
    let (release, _) = release_at(&visit, &number).await?;
    let path = release.path("");
    let permit = Permit::<RetractRelease>::grant(&visit.actor, release).map_err(|_| Problem::not_yours())?;
    let reason: String = form.reason.trim().chars().take(500).collect();
    if reason.is_empty() {
        return Err(Problem::new(StatusCode::UNPROCESSABLE_ENTITY, "releases/reason-missing"));
    }
    let actor = visit.actor.clone();
    let done = visit.db().write(async |tx| ops::retract(tx, &actor, permit, &reason).await).await;
    done.map_err(|error| not_released(&visit, error))?;
    Ok(visit.done(&path, "releases-notice-retracted"))
}
