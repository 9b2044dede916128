//! One edition: what it is, what was noticed while it was read, its sums.

use askama::Template;
use axum::{extract::Path, http::header, response::IntoResponse as _};
use kernel::{Action as _, Permit, Severity};
use serde::{Deserialize, Serialize};
use web::{Form, Mark, Problem, Response, Say, Status, StatusCode, Visit};

use super::{book_at, catalogue::state_mark, discard, edition_at, head, refusals, shortened, words};
use crate::{
    book::Book,
    model::{AreaKind, Edition, EditionState, Indicator, ListedArea, NamedFinding, Sex},
    ops,
    policy::{PublishFigures, ReadSourceFile, WithdrawFigures},
    reading, store,
};

/// As many findings stand on the page; the others are in its machine twin.
const FINDINGS: usize = 200;

#[derive(Template, Serialize)]
#[template(path = "pages/edition.html")]
#[expect(clippy::struct_excessive_bools, reason = "each is something that a visitor may do or not")]
struct EditionView {
    #[serde(skip)]
    say: Say,
    title: String,
    printed_title: String,
    edition: String,
    dataset: String,
    state: EditionState,
    #[serde(skip)]
    mark: Mark,
    revision: String,
    citation: String,
    licence: String,
    file_sha256: String,
    imported_at: String,
    #[serde(skip)]
    imported: String,
    #[serde(skip)]
    imported_by: String,
    figures: i64,
    with_a_number: i64,
    countries: i64,
    aggregates: i64,
    #[serde(skip)]
    coverage: String,
    #[serde(skip)]
    numbers: String,
    findings: Vec<FindingView>,
    #[serde(skip)]
    more_findings: Option<String>,
    sums: Vec<SumView>,
    without_numbers: Vec<Without>,
    url: String,
    may_download: bool,
    may_publish: bool,
    may_withdraw: bool,
    may_discard: bool,
    /// What other capabilities know of it.
    panels: Vec<web::PanelHtml>,
}

#[derive(Serialize)]
pub(super) struct FindingView {
    severity: Severity,
    pub(super) kind: String,
    #[serde(skip)]
    pub(super) mark: Mark,
    pub(super) place: String,
    pub(super) row: Option<u32>,
    pub(super) url: Option<String>,
    pub(super) sentence: String,
}

#[derive(Serialize)]
pub(super) struct SumView {
    pub(super) code: String,
    pub(super) name: String,
    pub(super) value: Option<f64>,
    #[serde(skip)]
    shown: String,
    pub(super) url: Option<String>,
}

#[derive(Serialize)]
struct Without {
    name: String,
    url: String,
}

pub(super) async fn show(
    visit: Visit,
    Path((dataset, slug)): Path<(String, String)>,
) -> Result<Response, Problem> {
    let (edition, book) = book_at(&visit, &dataset, &slug).await?;
    let read = async |tx: &mut db::Tx| {
        let counts = store::finding_counts(tx, edition.id).await?;
        Ok::<_, db::Error>((store::findings(tx, edition.id).await?, counts))
    };
    let (findings, counts) = visit.db().read(read).await?;
    let say = &visit.say;
    let json = visit.format == web::Format::Json;
    let shown = if json { findings.len() } else { FINDINGS };
    let found: i64 = counts.iter().map(|it| it.count).sum();
    let more = usize::try_from(found).unwrap_or_default().saturating_sub(shown.min(findings.len()));
    let findings = findings.iter().take(shown).map(|it| finding_view(say, &edition, &book, it)).collect();
    let mut view = view(&visit, &edition, &book, findings, more);
    view.panels = visit.panels(web::Place::Edition, edition.id.uuid()).await?;
    let head = head(&visit, &view.title).here(view.title.clone());
    visit.page(head.lasting(), &view)
}

/// A finding in words, with the figure's own page where there is one.
pub(super) fn finding_view(say: &Say, edition: &Edition, book: &Book, it: &NamedFinding) -> FindingView {
    let place = [it.sheet.as_deref(), it.cell.as_deref()];
    let at = it.cell.as_deref().map(|cell| (it.sheet.as_deref().unwrap_or_default(), cell));
    let figure = at.filter(|(sheet, cell)| {
        tables::parse_cell(cell).is_some_and(|(row, column)| !book.at(sheet, row, column).is_empty())
    });
    FindingView {
        severity: it.severity,
        kind: it.kind.clone(),
        mark: severity_mark(say, it.severity),
        place: place.into_iter().flatten().collect::<Vec<_>>().join(" "),
        row: it.row,
        url: figure.map(|(sheet, cell)| edition.cell_path(sheet, cell)),
        sentence: refusals::finding(say, it),
    }
}

fn view(
    visit: &Visit,
    edition: &Edition,
    book: &Book,
    findings: Vec<FindingView>,
    more: usize,
) -> EditionView {
    let say = &visit.say;
    let tally = edition.tally;
    EditionView {
        title: words::source(say, edition),
        printed_title: edition.title.clone(),
        edition: edition.slug.clone(),
        dataset: edition.dataset.clone(),
        state: edition.state,
        mark: state_mark(say, edition.state),
        revision: edition.revision.clone(),
        citation: edition.citation.clone(),
        licence: edition.licence.clone(),
        file_sha256: edition.file.to_string(),
        imported_at: edition.imported_at.to_string(),
        imported: say.local().instant(edition.imported_at),
        imported_by: if edition.imported_by.is_empty() {
            say.text("statistics-operator")
        } else {
            edition.imported_by.clone()
        },
        figures: tally.figures,
        with_a_number: tally.present,
        countries: tally.countries,
        aggregates: tally.aggregates,
        coverage: say.fill(
            "statistics-coverage",
            &[
                ("countries", tally.countries.into()),
                ("aggregates", tally.aggregates.into()),
                ("figures", tally.figures.into()),
            ],
        ),
        numbers: say.with("statistics-with-a-number", "count", tally.present),
        findings,
        more_findings: (more > 0)
            .then(|| say.with("statistics-more-findings", "count", i64::try_from(more).unwrap_or(i64::MAX))),
        sums: sums(say, edition, book),
        without_numbers: without(say, edition, book),
        url: edition.path(""),
        may_download: ReadSourceFile::allowed(&visit.actor, &()),
        may_publish: edition.state != EditionState::Published && ops::may_publish(&visit.actor),
        may_withdraw: edition.state == EditionState::Published
            && WithdrawFigures::allowed(&visit.actor, edition),
        may_discard: discard::may(visit, edition),
        panels: Vec::new(),
        say: say.clone(),
    }
}

pub(super) fn severity_mark(say: &Say, severity: Severity) -> Mark {
    let status = match severity {
        Severity::Error => Status::Overdue,
        Severity::Warning => Status::AtRisk,
        Severity::Note => Status::NotYetDue,
    };
    Mark::new(status, say.text(&format!("statistics-severity-{severity}")))
}

/// The sums, kept apart from countries, with the newest stock of each; only the migrant stock lists them so.
pub(super) fn sums(say: &Say, edition: &Edition, book: &Book) -> Vec<SumView> {
    let Some(year) = book.stock_years().last().copied() else { return Vec::new() };
    let sums = book.areas.iter().filter(|it| it.area.kind == AreaKind::Aggregate);
    sums.map(|it| {
        let figure = book.one(STOCK_OF, &it.area.code, year, Sex::Both);
        SumView {
            code: it.area.code.rsplit(':').next().unwrap_or_default().to_owned(),
            name: words::place_name(say, &it.area.code, &it.name),
            value: figure.as_ref().and_then(|figure| figure.value),
            shown: words::shown(say, figure.as_ref()),
            url: figure.map(|figure| edition.cell_path(&figure.place.sheet, &figure.place.cell())),
        }
    })
    .collect()
}

const STOCK_OF: &str = Indicator::ImmigrantStock.word();

/// Countries and areas that have a row and no number in any year.
fn without(say: &Say, edition: &Edition, book: &Book) -> Vec<Without> {
    let years = book.stock_years();
    let stock = |code: &str, year| book.one(STOCK_OF, code, year, Sex::Both);
    let empty = book.areas.iter().filter(|it| {
        it.area.kind == AreaKind::Country
            && !years.is_empty()
            && years
                .iter()
                .all(|year| stock(&it.area.code, *year).is_none_or(|figure| figure.value.is_none()))
    });
    let view = |it: &ListedArea| Without {
        name: words::place_name(say, &it.area.code, &it.name),
        url: match years.last().and_then(|year| stock(&it.area.code, *year)) {
            Some(figure) => edition.cell_path(&figure.place.sheet, &figure.place.cell()),
            None => edition.path(""),
        },
    };
    empty.map(view).collect()
}

/// The code under which figures name the area or sum somebody named.
pub(crate) fn area_code(text: &str) -> Result<String, Problem> {
    let missing =
        || Problem::new(StatusCode::NOT_FOUND, "statistics/no-such-area").with("area", shortened(text));
    reading::place(text).map(|place| reading::code(&place)).ok_or_else(missing)
}

pub(super) async fn file(
    visit: Visit,
    Path((dataset, slug)): Path<(String, String)>,
) -> Result<Response, Problem> {
    visit.signed()?;
    Permit::<ReadSourceFile>::grant(&visit.actor, ()).map_err(|_| Problem::not_yours())?.spend();
    let edition = edition_at(&visit, &dataset, &slug).await?;
    let found = visit.site.part::<files::Store>().get(edition.file).await;
    let bytes = found.map_err(|error| Problem::internal(&error))?;
    let bytes = bytes.ok_or_else(|| Problem::new(StatusCode::NOT_FOUND, "statistics/file-gone"))?;
    let known = visit.db().read(async |tx| files::find(tx, edition.file).await).await?;
    let kind = known.map_or_else(|| "application/octet-stream".to_owned(), |known| known.media_type);
    let headers = [
        (
            header::CONTENT_DISPOSITION,
            format!("attachment; filename=\"{}-{}.{}\"", edition.dataset, edition.slug, extension(&kind)),
        ),
        (header::CONTENT_TYPE, kind),
    ];
    Ok((headers, bytes).into_response())
}

/// How the name of a file of this kind ends.
fn extension(media_type: &str) -> &'static str {
    match media_type {
        "text/csv" => "csv",
        "application/gzip" => "csv.gz",
        "application/vnd.ms-excel" => "xls",
        _ => "xlsx",
    }
}

/// Publishes what was staged, or publishes again what was withdrawn.
pub(super) async fn publish(
    visit: Visit,
    Path((dataset, slug)): Path<(String, String)>,
) -> Result<Response, Problem> {
    visit.signed()?;
    let permit = Permit::<PublishFigures>::grant(&visit.actor, ()).map_err(|_| Problem::not_yours())?;
    let edition = edition_at(&visit, &dataset, &slug).await?;
    let path = edition.path("");
    let actor = visit.actor.clone();
    if edition.state != EditionState::Published {
        visit.db().write(async |tx| ops::publish(tx, &actor, permit, edition).await).await?;
    }
    Ok(visit.done(&path, "statistics-notice-published"))
}

#[derive(Deserialize)]
pub(super) struct Reason {
    #[serde(default)]
    reason: String,
}

pub(super) async fn withdraw(
    visit: Visit,
    Path((dataset, slug)): Path<(String, String)>,
    Form(form): Form<Reason>,
) -> Result<Response, Problem> {
    visit.signed()?;
    let edition = edition_at(&visit, &dataset, &slug).await?;
    let path = edition.path("");
    let permit = Permit::<WithdrawFigures>::grant(&visit.actor, edition).map_err(|_| Problem::not_yours())?;
    let reason: String = form.reason.trim().chars().take(500).collect();
    if reason.is_empty() {
        return Err(Problem::new(StatusCode::UNPROCESSABLE_ENTITY, "statistics/reason-missing"));
    }
    let actor = visit.actor.clone();
    visit.db().write(async |tx| ops::withdraw(tx, &actor, permit, &reason).await).await?;
    Ok(visit.done(&path, "statistics-notice-withdrawn"))
}
