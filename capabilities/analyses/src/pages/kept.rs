//! A kept analysis: what was asked and found, whether today's editions say the same, and its acts.

use askama::Template;
use axum::extract::Path;
use kernel::{Action as _, Permit};
use serde::{Deserialize, Serialize};
use statistics::{Edition, EditionState};
use web::{Fields, Form, Mark, Problem, Response, Say, StatusCode, Visit, download};

use super::{
    AGAIN, LONG, SOON, ask, head,
    index::state_mark,
    no_such, readable,
    result::{self, ResultView},
    unanswered, words,
};
use crate::{
    Outcome, Recipe, Source,
    model::{Analysis, Comparison, NOTE, Run, State, TITLE, Wording, WordingError, compared},
    ops,
    policy::{Keep, Publish, Revise, RunAgain, Withdraw},
    starters::title_in,
    store,
};

#[derive(Template, Serialize)]
#[template(path = "pages/kept.html")]
struct KeptView {
    #[serde(skip)]
    say: Say,
    number: i64,
    title: String,
    note: String,
    state: State,
    #[serde(skip)]
    mark: Mark,
    agency: String,
    author: String,
    kept_at: String,
    #[serde(skip)]
    kept: String,
    #[serde(skip)]
    path: String,
    recipe: String,
    outcome: Option<Outcome>,
    /// The SHA-256 of the outcome as it was kept.
    digest: String,
    #[serde(skip)]
    result: Option<ResultView>,
    runs: Vec<RunView>,
    /// How the last run differs from the one before it.
    #[serde(skip)]
    changed: Option<ComparisonView>,
    /// Editions that are not as they were in the last run.
    stale: Vec<String>,
    #[serde(skip)]
    may: May,
    revision: i64,
}

/// What the reader may do here.
#[derive(Default)]
struct May {
    revise: bool,
    publish: bool,
    withdraw: bool,
}

#[derive(Serialize)]
struct RunView {
    number: i64,
    made_at: String,
    #[serde(skip)]
    made: String,
    made_by: String,
    digest: String,
}

/// Two runs side by side.
pub(super) struct ComparisonView {
    pub(super) same: bool,
    pub(super) terms: Vec<(String, String, String)>,
    pub(super) editions: Vec<String>,
    pub(super) rows: Option<String>,
}

fn comparison(say: &Say, found: &Comparison) -> ComparisonView {
    let number = |it: Option<f64>| it.map_or_else(|| "–".to_owned(), |it| words::number(say, it));
    let edition = |(dataset, before, after): &(String, String, String)| {
        let word = |edition: &String| if edition.is_empty() { "–".to_owned() } else { edition.clone() };
        say.fill(
            "analyses-edition-changed",
            &[
                ("dataset", dataset.as_str().into()),
                ("before", word(before).into()),
                ("after", word(after).into()),
            ],
        )
    };
    let (before, after) = found.rows;
    let count = |rows: usize| i64::try_from(rows).unwrap_or(i64::MAX);
    let rows = [("before", count(before).into()), ("after", count(after).into())];
    ComparisonView {
        same: found.terms.is_empty() && before == after,
        terms: found.terms.iter().map(|it| (it.name.clone(), number(it.before), number(it.after))).collect(),
        editions: found.editions.iter().map(edition).collect(),
        rows: (before != after).then(|| say.fill("analyses-rows-changed", &rows)),
    }
}

/// An analysis with its runs, the latest first.
async fn load(visit: &Visit, number: &str) -> Result<(Analysis, Vec<Run>), Problem> {
    // An address that is no number is one that does not exist.
    let number = number.parse().map_err(|_| no_such())?;
    let mut tx = visit.db().begin_read().await?;
    let analysis = readable(&mut tx, visit, number).await?;
    let runs = store::runs(&mut tx, analysis.id).await?;
    if runs.is_empty() { Err(no_such()) } else { Ok((analysis, runs)) }
}

fn outcome(run: &Run) -> Option<Outcome> {
    serde_json::from_str(&run.outcome).ok()
}

#[expect(clippy::similar_names, reason = "the last run and the list of it")]
pub(super) async fn show(visit: Visit, Path(number): Path<String>) -> Result<Response, Problem> {
    let (analysis, runs) = load(&visit, &number).await?;
    let say = &visit.say;
    let (last, found) = (&runs[0], outcome(&runs[0]));
    if visit.format.is_file() {
        let found = found.ok_or_else(no_such)?;
        let list = result::list(say, &analysis.title, &found).note(format!(
            "{}: {}",
            say.text("analyses-digest"),
            last.digest
        ));
        return visit.table(&format!("analysis-{number}"), list).await;
    }
    let recipe: Option<Recipe> = last.recipe.parse().ok();
    let editions = visit.db().read(async |tx| statistics::every_edition(tx).await).await?;
    let stale = match (&recipe, &found) {
        (Some(recipe), Some(found)) => stale(say, recipe, found, &editions),
        _ => Vec::new(),
    };
    let before = runs.get(1).filter(|run| run.recipe == last.recipe).and_then(outcome);
    let changed = before.zip(found.as_ref()).map(|(before, now)| comparison(say, &compared(&before, now)));
    let result = recipe.as_ref().zip(found.as_ref()).map(|(recipe, found)| result::view(say, recipe, found));
    let view = KeptView {
        number: analysis.number,
        title: title_in(say.language, &analysis.title),
        note: analysis.note.clone(),
        state: analysis.state,
        mark: state_mark(say, analysis.state),
        agency: analysis.agency_code.clone(),
        author: analysis.author_name.clone(),
        kept_at: analysis.kept_at.to_string(),
        kept: say.local().instant(analysis.kept_at),
        path: analysis.path(""),
        recipe: last.recipe.clone(),
        digest: last.digest.clone(),
        outcome: found,
        result,
        runs: runs.iter().map(|it| run_view(say, it)).collect(),
        changed,
        stale,
        may: may(&visit, &analysis),
        revision: analysis.revision,
        say: say.clone(),
    };
    let title = view.title.clone();
    visit.page(head(&visit, &title), &view)
}

fn run_view(say: &Say, it: &Run) -> RunView {
    RunView {
        number: it.number,
        made_at: it.made_at.to_string(),
        made: say.local().instant(it.made_at),
        made_by: it.made_by.clone(),
        digest: it.digest.clone(),
    }
}

fn may(visit: &Visit, analysis: &Analysis) -> May {
    let actor = &visit.actor;
    May {
        revise: Revise::allowed(actor, analysis),
        publish: analysis.state == State::Draft && Publish::allowed(actor, analysis),
        withdraw: Withdraw::allowed(actor, analysis),
    }
}

/// Editions that were withdrawn since, and those after which a newer one is read today.
fn stale(say: &Say, recipe: &Recipe, outcome: &Outcome, editions: &[Edition]) -> Vec<String> {
    let Source::Figures(wanted) = &recipe.source else { return Vec::new() };
    let told = |input: &crate::Input| {
        let named = input.edition.clone().unwrap_or_default();
        let of_dataset = || editions.iter().filter(|it| it.dataset == input.name);
        let published = |it: &&Edition| it.state == EditionState::Published;
        let same = |it: &&Edition| it.file.to_string() == input.sha256;
        let pinned = wanted.editions.contains_key(&input.name);
        let newest = of_dataset().find(published);
        let arguments = |after: &str| {
            [
                ("dataset", input.name.clone().into()),
                ("before", named.clone().into()),
                ("after", after.to_owned().into()),
            ]
        };
        match (of_dataset().filter(published).find(same), newest) {
            (None, _) => Some(say.fill("analyses-edition-gone", &arguments(""))),
            (Some(_), Some(newest)) if !pinned && newest.file.to_string() != input.sha256 => {
                Some(say.fill("analyses-edition-newer", &arguments(&newest.slug)))
            }
            _ => None,
        }
    };
    outcome.inputs.iter().filter_map(told).collect()
}

/// The recipe of the last run as a file.
pub(super) async fn recipe(visit: Visit, Path(number): Path<String>) -> Result<Response, Problem> {
    let (_, runs) = load(&visit, &number).await?;
    Ok(download(&format!("analysis-{number}.toml"), "application/toml", runs[0].recipe.clone()))
}

/// What is kept, and in which group.
#[derive(Deserialize)]
pub(super) struct Keeping {
    #[serde(rename = "title-kept")]
    title: String,
    #[serde(default)]
    note: String,
    text: String,
    #[serde(rename = "in-group", default)]
    group: String,
}

pub(super) async fn keep(visit: Visit, Form(form): Form<Keeping>) -> Result<Response, Problem> {
    visit.signed()?;
    let group = visit.db().read(async |tx| groups::by_slug(tx, &form.group).await).await?;
    let group = group.ok_or_else(Problem::not_found)?;
    if !Keep::allowed(&visit.actor, &group.id) {
        return Err(Problem::not_yours());
    }
    let text = form.text.replace("\r\n", "\n");
    let wording = Wording::checked(&form.title, &form.note).map_err(ops::Error::from)?;
    let answered = match ask(&visit, &text, LONG).await? {
        Some(Ok(answered)) => answered,
        Some(Err(refused)) => return Err(unanswered(&visit, &refused)),
        None => return Err(Problem::too_many(30)),
    };
    let permit = Permit::<Keep>::grant(&visit.actor, group.id).map_err(ops::Error::from)?;
    let mut tx = visit.db().begin().await?;
    let kept = ops::keep(&mut tx, &visit.actor, permit, wording, &text, &answered.outcome).await?;
    tx.commit().await?;
    Ok(visit.done(&kept.path(""), "analyses-notice-kept"))
}

#[derive(Template, Serialize)]
#[template(path = "pages/edit.html")]
struct EditView {
    #[serde(skip)]
    say: Say,
    title: String,
    note: String,
    recipe: String,
    path: String,
    revision: i64,
    fields: Fields,
}

pub(super) async fn edit(visit: Visit, Path(number): Path<String>) -> Result<Response, Problem> {
    visit.signed()?;
    let (analysis, mut runs) = load(&visit, &number).await?;
    if !Revise::allowed(&visit.actor, &analysis) {
        return Err(Problem::not_yours());
    }
    let view = EditView {
        say: visit.say.clone(),
        recipe: runs.swap_remove(0).recipe,
        path: analysis.path(""),
        title: analysis.title,
        note: analysis.note,
        revision: analysis.revision,
        fields: Fields::default(),
    };
    visit.page(head(&visit, &visit.say.text("analyses-revise")), &view)
}

/// A draft as it is to be.
#[derive(Deserialize)]
pub(super) struct Revising {
    title: String,
    #[serde(default)]
    note: String,
    text: String,
    revision: i64,
}

pub(super) async fn revise(
    visit: Visit,
    Path(number): Path<String>,
    Form(form): Form<Revising>,
) -> Result<Response, Problem> {
    visit.signed()?;
    let (mut analysis, _) = load(&visit, &number).await?;
    if !Revise::allowed(&visit.actor, &analysis) {
        return Err(Problem::not_yours());
    }
    let text = form.text.replace("\r\n", "\n");
    let mut fields = Fields::default();
    let say = &visit.say;
    let wording = Wording::checked(&form.title, &form.note).map_err(|error| {
        let (field, sentence) = match error {
            WordingError::NoTitle => ("title", say.text("problem-analyses-no-title")),
            WordingError::LongTitle => ("title", say.with("analyses-longest", "most", most(TITLE))),
            WordingError::LongNote => ("note", say.with("analyses-longest", "most", most(NOTE))),
        };
        fields.refuse(field, sentence);
    });
    let told = if fields.any() { None } else { Some(ask(&visit, &text, LONG).await?) };
    let answered = match told {
        Some(Some(Ok(answered))) => Some(answered),
        Some(Some(Err(refused))) => {
            fields.refuse("text", words::refusal(say, &refused));
            None
        }
        Some(None) => return Err(Problem::too_many(30)),
        None => None,
    };
    let (Ok(wording), Some(answered)) = (wording, answered) else {
        let view = EditView {
            say: say.clone(),
            title: form.title,
            note: form.note,
            recipe: text,
            path: analysis.path(""),
            revision: form.revision,
            fields,
        };
        return visit.page_with(
            StatusCode::UNPROCESSABLE_ENTITY,
            head(&visit, &say.text("analyses-revise")),
            &view,
        );
    };
    // The form is of this state of the analysis; whoever changed it meanwhile is not overwritten.
    analysis.revision = form.revision;
    let permit = Permit::<Revise>::grant(&visit.actor, analysis).map_err(ops::Error::from)?;
    let mut tx = visit.db().begin().await?;
    let kept = ops::revise(&mut tx, &visit.actor, permit, wording, &text, &answered.outcome).await?;
    tx.commit().await?;
    Ok(visit.done(&kept.path(""), "analyses-notice-revised"))
}

fn most(letters: usize) -> i64 {
    i64::try_from(letters).unwrap_or(i64::MAX)
}

#[derive(Template, Serialize)]
#[template(path = "pages/again.html")]
struct AgainView {
    #[serde(skip)]
    say: Say,
    number: i64,
    title: String,
    #[serde(skip)]
    path: String,
    /// Whether it is still being computed.
    working: bool,
    /// The SHA-256 of the outcome as it was kept, and as it is today.
    before: String,
    today: String,
    same: bool,
    refused: String,
    #[serde(skip)]
    changed: Option<ComparisonView>,
    #[serde(skip)]
    may_keep: bool,
}

/// The recipe of the last run with today's editions, beside what was kept.
pub(super) async fn again(visit: Visit, Path(number): Path<String>) -> Result<Response, Problem> {
    let (analysis, runs) = load(&visit, &number).await?;
    let last = &runs[0];
    let patience = if visit.format == web::Format::Html { SOON } else { LONG };
    let told = ask(&visit, &last.recipe, patience).await?;
    let mut view = AgainView {
        say: visit.say.clone(),
        number: analysis.number,
        title: analysis.title.clone(),
        path: analysis.path(""),
        working: told.is_none(),
        before: last.digest.clone(),
        today: String::new(),
        same: false,
        refused: String::new(),
        changed: None,
        may_keep: false,
    };
    match told {
        None => {}
        Some(Err(refused)) => view.refused = words::refusal(&visit.say, &refused),
        Some(Ok(answered)) => {
            view.today = crate::model::digest(&crate::json(&answered.outcome));
            view.same = view.today == view.before;
            view.may_keep = !view.same && RunAgain::allowed(&visit.actor, &analysis);
            let before = outcome(last);
            view.changed = before.map(|before| comparison(&visit.say, &compared(&before, &answered.outcome)));
        }
    }
    let working = view.working;
    let title = visit.say.text("analyses-again");
    let mut response = visit.page(head(&visit, &title), &view)?;
    if working {
        response.headers_mut().insert("refresh", AGAIN.parse().expect("digits"));
    }
    Ok(response)
}

pub(super) async fn run_again(visit: Visit, Path(number): Path<String>) -> Result<Response, Problem> {
    visit.signed()?;
    let (analysis, runs) = load(&visit, &number).await?;
    let permit = Permit::<RunAgain>::grant(&visit.actor, analysis.clone()).map_err(ops::Error::from)?;
    let answered = match ask(&visit, &runs[0].recipe, LONG).await? {
        Some(Ok(answered)) => answered,
        Some(Err(refused)) => return Err(unanswered(&visit, &refused)),
        None => return Err(Problem::too_many(30)),
    };
    let mut tx = visit.db().begin().await?;
    let differs = ops::run_again(&mut tx, &visit.actor, permit, &answered.outcome).await?;
    tx.commit().await?;
    let notice = if differs { "analyses-notice-run" } else { "analyses-notice-same" };
    Ok(visit.done(&analysis.path(""), notice))
}

/// Which state of the analysis the reader saw.
#[derive(Deserialize)]
pub(super) struct Seen {
    revision: i64,
    #[serde(default)]
    reason: String,
}

pub(super) async fn publish(
    visit: Visit,
    Path(number): Path<String>,
    Form(seen): Form<Seen>,
) -> Result<Response, Problem> {
    visit.signed()?;
    let (mut analysis, _) = load(&visit, &number).await?;
    analysis.revision = seen.revision;
    let permit = Permit::<Publish>::grant(&visit.actor, analysis).map_err(ops::Error::from)?;
    let mut tx = visit.db().begin().await?;
    let analysis = ops::publish(&mut tx, &visit.actor, permit).await?;
    tx.commit().await?;
    Ok(visit.done(&analysis.path(""), "analyses-notice-published"))
}

pub(super) async fn withdraw(
    visit: Visit,
    Path(number): Path<String>,
    Form(seen): Form<Seen>,
) -> Result<Response, Problem> {
    visit.signed()?;
    let (mut analysis, _) = load(&visit, &number).await?;
    if analysis.state == State::Withdrawn {
        return Err(ops::Error::State(analysis.state).into());
    }
    analysis.revision = seen.revision;
    let permit = Permit::<Withdraw>::grant(&visit.actor, analysis).map_err(ops::Error::from)?;
    let mut tx = visit.db().begin().await?;
    let analysis = ops::withdraw(&mut tx, &visit.actor, permit, &seen.reason).await?;
    tx.commit().await?;
    Ok(visit.done(&analysis.path(""), "analyses-notice-withdrawn"))
}
