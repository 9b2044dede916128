//! The page of an import: how far it has come, why it became nothing, or what is to be reviewed before it is published.

use askama::Template;
use axum::{extract::Path, http::HeaderValue};
use kernel::Severity;
use serde::{Deserialize, Serialize};
use web::{Mark, Problem, Query, Response, Say, Status, StatusCode, Visit};

use super::{
    discard,
    edition::{finding_view, severity_mark},
    head, upload, words,
};
use crate::{
    book::Book,
    imports,
    jobs::REFRESH,
    model::{Edition, EditionState, Import, ImportId, ImportState, NamedFinding},
    ops, progress, store,
    totals::{Total, totals_of},
};

/// As many sums stand on the page.
const TOTALS: usize = 60;

#[derive(Template, Serialize)]
#[template(path = "pages/progress.html")]
#[expect(clippy::struct_excessive_bools, reason = "each is a part of the page that is shown or not")]
struct ProgressView {
    #[serde(skip)]
    say: Say,
    title: String,
    file: String,
    state: &'static str,
    #[serde(skip)]
    mark: Mark,
    /// What happens now, or what happened.
    sentence: String,
    #[serde(skip)]
    running: bool,
    /// Whether the page asks again by itself.
    #[serde(skip)]
    refreshes: bool,
    stored: Option<i64>,
    expected: Option<i64>,
    #[serde(skip)]
    by: String,
    #[serde(skip)]
    begun: String,
    begun_at: String,
    #[serde(skip)]
    layout: String,
    #[serde(skip)]
    kept_as: String,
    reason: Option<String>,
    review: Option<Review>,
    url: String,
    #[serde(skip)]
    is_draft: bool,
    #[serde(skip)]
    may_forget: bool,
}

/// What a person reviews.
#[derive(Serialize)]
struct Review {
    edition: String,
    url: String,
    #[serde(skip)]
    coverage: String,
    rows: i64,
    figures: i64,
    findings: Vec<KindView>,
    totals: Vec<TotalView>,
    #[serde(skip)]
    more_totals: Option<String>,
    may_publish: bool,
    may_discard: bool,
}

/// All findings of one kind.
#[derive(Serialize)]
struct KindView {
    severity: Severity,
    kind: String,
    count: i64,
    #[serde(skip)]
    mark: Mark,
    /// The first of them in words, and how to mend it.
    sentence: String,
    first: Vec<CellView>,
}

#[derive(Serialize)]
struct CellView {
    place: String,
    url: Option<String>,
}

#[derive(Serialize)]
struct TotalView {
    indicator: String,
    unit: String,
    period: String,
    #[serde(skip)]
    shown: String,
    sum: f64,
    of: usize,
}

/// The import of an address.
pub(super) async fn import_at(visit: &Visit, id: &str) -> Result<Import, Problem> {
    let gone = || Problem::new(StatusCode::NOT_FOUND, "statistics/no-such-import");
    let id: ImportId = id.parse().map_err(|_| gone())?;
    visit.db().read(async |tx| store::import(tx, id).await).await?.ok_or_else(gone)
}

/// How an import stands; once it is an edition, how that stands.
pub(super) fn state_of(import: &Import, edition: Option<&Edition>) -> &'static str {
    match (import.state, edition.map(|it| it.state)) {
        (ImportState::Ready, Some(EditionState::Published)) => "published",
        (ImportState::Ready, Some(EditionState::Withdrawn)) => "withdrawn",
        (state, _) => state.word(),
    }
}

pub(super) fn state_mark(say: &Say, state: &str) -> Mark {
    let status = match state {
        "published" => Status::Met,
        "failed" | "withdrawn" | "discarded" => Status::Overdue,
        "ready" | "draft" => Status::AtRisk,
        "waiting" => Status::NotYetDue,
        _ => Status::OnTrack,
    };
    Mark::new(status, say.text(&format!("statistics-import-{state}")))
}

#[derive(Deserialize)]
pub(super) struct Asked {
    /// Set by whoever does not want the page to change under their eyes.
    still: Option<String>,
}

pub(super) async fn show(
    visit: Visit,
    Path(id): Path<String>,
    Query(asked): Query<Asked>,
) -> Result<Response, Problem> {
    upload::may(&visit)?;
    let import = import_at(&visit, &id).await?;
    let edition = edition_of(&visit, &import).await?;
    let review = match &edition {
        Some(edition) if import.state == ImportState::Ready => Some(review(&visit, edition).await?),
        _ => None,
    };
    let refreshes = import.state.is_running() && asked.still.is_none();
    let silence = silence(&visit, &import).await?;
    let view = view(&visit, &import, edition.as_ref(), review, refreshes, silence);
    let head = head(&visit, &view.title)
        .crumb(visit.say.text("statistics-imports"), "/data/imports")
        .here(import.file_name.clone());
    let mut response = visit.page(head, &view)?;
    if refreshes {
        let seconds = HeaderValue::from(REFRESH.as_secs());
        response.headers_mut().insert(axum::http::header::REFRESH, seconds);
    }
    Ok(response)
}

/// What is told of work of which nothing was heard for a while, as after a process was killed.
async fn silence(visit: &Visit, import: &Import) -> Result<Option<String>, Problem> {
    if !import.state.is_running() || progress::stored(import.id).is_some() {
        return Ok(None);
    }
    let key = imports::job_key(import.id);
    let held = visit.db().read(async |tx| ::jobs::held(tx, &key).await).await?;
    let silent = held.filter(|it| it.is_silent(visit.actor.now));
    let local = visit.say.local();
    Ok(silent.map(|it| {
        visit.say.fill(
            "statistics-import-silent",
            &[("since", local.instant(it.heard_at).into()), ("again", local.instant(it.until).into())],
        )
    }))
}

async fn edition_of(visit: &Visit, import: &Import) -> Result<Option<Edition>, Problem> {
    let Some(id) = import.edition else { return Ok(None) };
    let all = visit.db().read(async |tx| store::editions(tx, None).await).await?;
    Ok(all.into_iter().find(|it| it.id == id))
}

fn view(
    visit: &Visit,
    import: &Import,
    edition: Option<&Edition>,
    review: Option<Review>,
    refreshes: bool,
    silence: Option<String>,
) -> ProgressView {
    let say = &visit.say;
    let state = state_of(import, edition);
    let stored = progress::stored(import.id).map(|it| i64::try_from(it).unwrap_or(i64::MAX));
    ProgressView {
        title: say.with("statistics-import-of", "file", import.file_name.as_str()),
        file: import.file_name.clone(),
        state,
        mark: state_mark(say, state),
        sentence: silence.unwrap_or_else(|| sentence(say, import, state, stored)),
        running: import.state.is_running(),
        refreshes,
        stored,
        expected: import.expected.filter(|_| import.state == ImportState::Storing),
        by: if import.by.name.is_empty() { say.text("statistics-operator") } else { import.by.name.clone() },
        begun: say.local().instant(import.begun_at),
        begun_at: import.begun_at.to_string(),
        layout: import.layout.map(|it| say.text(&format!("statistics-layout-{it}"))).unwrap_or_default(),
        kept_as: import.kept_as.clone(),
        reason: import.failure.as_ref().map(|it| it.reason.clone()),
        review,
        url: import.path(""),
        is_draft: import.state == ImportState::Draft,
        may_forget: matches!(import.state, ImportState::Draft | ImportState::Failed),
        say: say.clone(),
    }
}

fn sentence(say: &Say, import: &Import, state: &str, stored: Option<i64>) -> String {
    if let Some(failure) = &import.failure {
        return failure.sentence(say.language).to_owned();
    }
    if let Some(it) = &import.discarded {
        let by = if it.by.is_empty() { say.text("statistics-operator") } else { it.by.clone() };
        let at = say.local().instant(import.changed_at);
        return say.fill(
            "statistics-import-discarded-lead",
            &[("edition", it.name.as_str().into()), ("by", by.into()), ("at", at.into())],
        );
    }
    match (import.state, import.expected, stored) {
        (ImportState::Storing, Some(expected), Some(stored)) => {
            let local = say.local();
            say.fill(
                "statistics-import-stored",
                &[("stored", local.whole(stored).into()), ("expected", local.whole(expected).into())],
            )
        }
        (ImportState::Ready, ..) if import.was_there && state == "ready" => {
            say.text("statistics-import-was-there-staged")
        }
        (ImportState::Ready, ..) if import.was_there => say.text("statistics-import-was-there"),
        (ImportState::Waiting, ..) if import.tries > 0 => say.text("statistics-import-again"),
        _ => say.text(&format!("statistics-import-{state}-lead")),
    }
}

async fn review(visit: &Visit, edition: &Edition) -> Result<Review, Problem> {
    let read = async |tx: &mut db::Tx| {
        let book = Book::of(tx, edition).await?;
        let counts = store::finding_counts(tx, edition.id).await?;
        Ok::<_, db::Error>((book, counts, store::findings(tx, edition.id).await?))
    };
    let (book, counts, found) = visit.db().read(read).await?;
    let say = &visit.say;
    let kind = |severity: Severity, kind: &str, count: i64| {
        let of_kind = found.iter().filter(|it| it.severity == severity && it.kind == kind);
        let of_kind: Vec<&NamedFinding> = of_kind.take(3).collect();
        let views = of_kind.iter().map(|it| finding_view(say, edition, &book, it));
        let views: Vec<_> = views.collect();
        KindView {
            severity,
            kind: kind.to_owned(),
            count,
            mark: severity_mark(say, severity),
            sentence: views.first().map(|it| it.sentence.clone()).unwrap_or_default(),
            first: views.into_iter().map(|it| CellView { place: it.place, url: it.url }).collect(),
        }
    };
    let totals = totals_of(&book);
    let more = i64::try_from(totals.len().saturating_sub(TOTALS)).unwrap_or_default();
    Ok(Review {
        edition: words::source(say, edition),
        url: edition.path(""),
        coverage: say.fill(
            "statistics-coverage",
            &[
                ("countries", edition.tally.countries.into()),
                ("aggregates", edition.tally.aggregates.into()),
                ("figures", edition.tally.figures.into()),
            ],
        ),
        rows: edition.tally.rows,
        figures: edition.tally.figures,
        findings: counts.iter().map(|it| kind(it.severity, &it.kind, it.count)).collect(),
        // The latest first: by them a person sees whether the whole was read right.
        totals: totals.iter().rev().take(TOTALS).map(|it| total_view(say, it)).collect(),
        more_totals: (more > 0).then(|| say.with("statistics-more-totals", "count", more)),
        may_discard: discard::may(visit, edition),
        may_publish: edition.state != EditionState::Published && ops::may_publish(&visit.actor),
    })
}

fn total_view(say: &Say, it: &Total) -> TotalView {
    TotalView {
        indicator: words::indicator(say, &it.indicator),
        unit: words::unit(say, &it.unit),
        period: it.period.clone(),
        shown: words::number(say, &it.unit, it.sum),
        sum: it.sum,
        of: it.of,
    }
}

/// Takes a draft or a failed import off the list, with its file.
pub(super) async fn forget(visit: Visit, Path(id): Path<String>) -> Result<Response, Problem> {
    let permit = upload::permit(&visit)?;
    let import = import_at(&visit, &id).await?;
    visit.db().write(async |tx| imports::forget(tx, permit, &import).await).await?;
    let files = visit.site.part::<files::Store>();
    imports::drop_file(visit.db(), files, import.file).await.map_err(|error| Problem::internal(&error))?;
    Ok(visit.done("/data/imports", "statistics-notice-forgotten"))
}
