//! A build as a page: the text, what became of its figures since, its files, how it is cited.

use std::collections::BTreeMap;

use askama::Template;
use axum::extract::Path;
use kernel::Action as _;
use serde::Serialize;
use web::{Html, Mark, Problem, Response, Say, Visit};

use super::{At, build_at, head, words};
use crate::{
    cite::{CiteForm, Work},
    frozen::{Frozen, cell_path},
    model::{Build, BuildState, Output},
    ops::{State, Whole, material, state_of, work_of_build},
    output::{Marks, body, byline},
    policy::{self, Note, Owned, Publish, Write},
    store,
};

#[derive(Template, Serialize)]
#[template(path = "pages/build.html")]
struct View {
    #[serde(skip)]
    say: Say,
    report: String,
    number: u32,
    title: String,
    summary: String,
    language: String,
    state: BuildState,
    #[serde(skip)]
    direction: &'static str,
    #[serde(skip)]
    mark: Mark,
    #[serde(skip)]
    byline: String,
    #[serde(skip)]
    body: Html,
    /// What must be said before the text is read.
    notices: Vec<String>,
    #[serde(skip)]
    newer: Option<String>,
    retractions: Vec<RetractedView>,
    notes: Vec<String>,
    outputs: Vec<OutputView>,
    builds: Vec<BuildView>,
    citation: String,
    #[serde(skip)]
    forms: Vec<(String, &'static str)>,
    program: String,
    frozen_sha256: String,
    #[serde(skip)]
    url: String,
    #[serde(skip)]
    edit: Option<String>,
    #[serde(skip)]
    may_publish: bool,
    #[serde(skip)]
    may_note: bool,
    work: Work,
}

#[derive(Serialize)]
struct RetractedView {
    what: String,
    sentence: String,
    url: String,
}

#[derive(Serialize)]
struct OutputView {
    form: String,
    sha256: String,
    bytes: i64,
    url: String,
    #[serde(skip)]
    words: String,
}

#[derive(Serialize)]
struct BuildView {
    number: u32,
    state: BuildState,
    url: String,
    #[serde(skip)]
    mark: Mark,
    #[serde(skip)]
    when: String,
    #[serde(skip)]
    here: bool,
}

/// The published build, else the newest for those who may see it.
pub(super) async fn newest(visit: Visit, Path(slug): Path<String>) -> Result<Response, Problem> {
    let actor = visit.actor.clone();
    let number = visit
        .db()
        .read(async |tx| {
            let whole = Whole::at(tx, &slug).await?;
            let builds = store::builds(tx, Some(whole.report.id)).await?;
            let shown = builds.iter().find(|it| it.state == BuildState::Published);
            match shown {
                Some(build) => Ok(Some(build.number)),
                None if policy::may_read(&actor, &whole.owned()) => Ok(builds.first().map(|it| it.number)),
                None => Err(Problem::not_found()),
            }
        })
        .await?;
    match number {
        Some(number) => {
            let at = At { slug, number: number.to_string() };
            shown(&visit, &at).await
        }
        // Nothing was built yet.
        None => Ok(visit.lead(&format!("/reports/{slug}/edit"))),
    }
}

pub(super) async fn show(visit: Visit, Path(at): Path<At>) -> Result<Response, Problem> {
    shown(&visit, &at).await
}

struct Loaded {
    whole: Whole,
    build: Build,
    builds: Vec<Build>,
    outputs: Vec<Output>,
    state: State,
}

async fn load(tx: &mut db::Tx, actor: &kernel::Actor, at: &At) -> Result<Loaded, Problem> {
    let (whole, build) = build_at(tx, actor, at).await?;
    let mut builds = store::builds(tx, Some(whole.report.id)).await?;
    if !policy::may_read(actor, &whole.owned()) {
        builds.retain(|it| it.state != BuildState::Built);
    }
    let outputs = store::outputs(tx, build.id).await?;
    let state = state_of(tx, &build).await?;
    Ok(Loaded { whole, build, builds, outputs, state })
}

async fn shown(visit: &Visit, at: &At) -> Result<Response, Problem> {
    let actor = visit.actor.clone();
    let loaded = visit.db().read(async |tx| load(tx, &actor, at).await).await?;
    let frozen = material(visit.site.part::<::files::Store>(), loaded.build.frozen).await?;
    let view = view(visit, &loaded, &frozen);
    let trail = head(visit, &view.title).described(view.summary.clone()).here(view.title.clone());
    visit.page(trail.lasting(), &view)
}

fn view(visit: &Visit, loaded: &Loaded, frozen: &Frozen) -> View {
    let Loaded { whole, build, builds, outputs, state } = loaded;
    let say = &visit.say;
    // The report speaks its own language; the page around it that of the reader.
    let own = visit.site.say(frozen.head.language, whole.group.time_zone());
    let url = whole.report.path(&format!("/{}", build.number));
    let work = work_of_build(frozen, build);
    let owned = whole.owned();
    let of_author = Owned { author: build.built_by, ..owned };
    let output = |it: &Output| OutputView {
        form: it.form.to_string(),
        sha256: it.file.to_string(),
        bytes: it.length,
        url: format!("{url}/file/{}", it.form),
        words: say.fill(
            "reports-output",
            &[
                ("form", say.text(&format!("reports-form-{}", it.form)).into()),
                ("kilobytes", (it.length / 1000).max(1).into()),
            ],
        ),
    };
    let day = |at: jiff::Timestamp| say.local().day(at.to_zoned_datetime(say.zone.clone()).date());
    let earlier = |it: &Build| BuildView {
        number: it.number,
        state: it.state,
        url: whole.report.path(&format!("/{}", it.number)),
        mark: words::state(say, it.state),
        when: day(it.published_at.unwrap_or(it.built_at)),
        here: it.number == build.number,
    };
    View {
        report: whole.report.slug.clone(),
        number: build.number,
        title: build.title.clone(),
        summary: frozen.head.summary.clone(),
        language: frozen.head.language.to_string(),
        direction: frozen.head.language.direction().word(),
        state: build.state,
        mark: words::state(say, build.state),
        byline: byline(frozen, &own),
        body: Html::made(body(frozen, &own, &marks(frozen, state, &own))),
        notices: notices(say, build, state),
        newer: newer(builds, build).map(|it| whole.report.path(&format!("/{}", it.number))),
        retractions: retractions(say, frozen, state),
        notes: state
            .notes
            .iter()
            .map(|it| {
                let by = if it.by.is_empty() { say.text("reports-operator") } else { it.by.clone() };
                say.fill(
                    "reports-noted",
                    &[("by", by.into()), ("day", day(it.at).into()), ("remark", it.remark.as_str().into())],
                )
            })
            .collect(),
        outputs: outputs.iter().map(output).collect(),
        builds: builds.iter().map(earlier).collect(),
        citation: work.printed(say),
        forms: CiteForm::ALL.iter().map(|it| (format!("{url}/cite/{it}"), it.name())).collect(),
        program: build.program.clone(),
        frozen_sha256: build.frozen.to_string(),
        edit: Write::allowed(&visit.actor, &owned).then(|| whole.report.path("/edit")),
        may_publish: build.state == BuildState::Built && Publish::allowed(&visit.actor, &of_author),
        may_note: !state.is_sound() && Note::allowed(&visit.actor, &owned),
        work,
        url,
        say: say.clone(),
    }
}

/// The published build that took the place of one that was published.
fn newer<'a>(builds: &'a [Build], build: &Build) -> Option<&'a Build> {
    let shown = builds.iter().find(|it| it.state == BuildState::Published);
    shown.filter(|it| build.state == BuildState::Superseded && it.number != build.number)
}

fn notices(say: &Say, build: &Build, state: &State) -> Vec<String> {
    let mut notices = Vec::new();
    match build.state {
        BuildState::Built => notices.push(say.text("reports-notice-built")),
        BuildState::Superseded => notices.push(say.text("reports-notice-superseded")),
        BuildState::Published => {}
    }
    if !state.is_sound() {
        notices.push(say.text("reports-notice-retracted"));
    }
    notices
}

/// What became of figures and editions, beside them in the language of the report.
fn marks(frozen: &Frozen, state: &State, say: &Say) -> Marks {
    let mut marks = Marks::default();
    for (at, it) in frozen.editions.iter().enumerate() {
        if let Some((when, reason)) = state.editions.get(&it.id) {
            marks.editions.insert(at, words::retracted(say, *when, reason));
        }
    }
    let taken: BTreeMap<_, _> = state.figures.iter().map(|it| (&it.cell, it)).collect();
    for (at, it) in frozen.figures.iter().enumerate() {
        let Some(edition) = frozen.editions.get(it.edition) else { continue };
        let cell = crate::model::CellOf {
            edition: edition.id,
            sheet: it.sheet.clone(),
            row: it.row,
            column: it.column,
        };
        if let Some(retraction) = taken.get(&cell) {
            marks.figures.insert(at, words::retracted(say, retraction.at, &retraction.reason));
        }
    }
    for (at, it) in frozen.analyses.iter().enumerate() {
        let mut words = Vec::new();
        if let Some((when, reason)) = it.kept.as_ref().and_then(|kept| state.analyses.get(&kept.number)) {
            words.push(words::withdrawn(say, *when, reason));
        }
        for taken in state.figures.iter().filter(|taken| it.drew_on(frozen, &taken.cell)) {
            words.push(words::drew_on(say, frozen, taken));
        }
        if !words.is_empty() {
            marks.analyses.insert(at, words);
        }
    }
    marks
}

fn retractions(say: &Say, frozen: &Frozen, state: &State) -> Vec<RetractedView> {
    let mut found = Vec::new();
    for it in &state.figures {
        let used = frozen.figures.iter().find(|used| {
            frozen.editions.get(used.edition).is_some_and(|edition| edition.id == it.cell.edition)
                && (used.sheet.as_str(), used.row, used.column)
                    == (it.cell.sheet.as_str(), it.cell.row, it.cell.column)
        });
        let Some(used) = used else {
            // No figure of the text, but one that an analysis drew on.
            if let Some(edition) = frozen.editions.iter().find(|edition| edition.id == it.cell.edition) {
                found.push(RetractedView {
                    what: format!("{} {}", edition.title, it.cell.place()),
                    sentence: words::retracted(say, it.at, &it.reason),
                    url: cell_path(&edition.path, &it.cell.sheet, &it.cell.cell()),
                });
            }
            continue;
        };
        found.push(RetractedView {
            what: format!("{}, {}, {}", used.name, used.place, used.when),
            sentence: words::retracted(say, it.at, &it.reason),
            url: frozen.cell_path(used),
        });
    }
    for (id, (at, reason)) in &state.editions {
        let Some(edition) = frozen.editions.iter().find(|it| it.id == *id) else { continue };
        found.push(RetractedView {
            what: edition.title.clone(),
            sentence: words::retracted(say, *at, reason),
            url: edition.path.clone(),
        });
    }
    for (number, (at, reason)) in &state.analyses {
        let used = frozen.analyses.iter().filter_map(|it| it.kept.as_ref()).find(|it| it.number == *number);
        let Some(used) = used else { continue };
        found.push(RetractedView {
            what: used.title.clone(),
            sentence: words::withdrawn(say, *at, reason),
            url: used.path(),
        });
    }
    found
}
