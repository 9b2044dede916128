//! What a draft will say: its first figures, what is noticed, and the names that a person decides on.

use askama::Template;
use axum::extract::Path;
use kernel::Severity;
use serde::Serialize;
use sources::{
    Findings, Reading, Refusal,
    table::{self, Look, Mapping, Part, Unknown},
};
use web::{Fields, Form, Mark, Problem, Response, Say, StatusCode, Visit};

use super::{
    discard::{Already, already},
    edition::severity_mark,
    head,
    mapping::{bytes_of, draft_at},
    refusals, upload, words,
};
use crate::{
    KnownAreas,
    contradiction::{self, Contradiction},
    imports,
    model::{Import, NamedFinding, ValueState},
    policy::KeepMapping,
};

/// As many figures are shown.
const FIGURES: usize = 12;

#[derive(Template, Serialize)]
#[template(path = "pages/preview.html")]
struct PreviewView {
    #[serde(skip)]
    say: Say,
    title: String,
    #[serde(skip)]
    lead: String,
    already: Option<Already>,
    url: String,
    #[serde(skip)]
    revision: i64,
    /// Why nothing can be read with this mapping.
    refused: Option<String>,
    fields: Fields,
    rows: i64,
    kept: i64,
    figures: Vec<FigureView>,
    findings: Vec<KindView>,
    names: Vec<NameView>,
    #[serde(skip)]
    undecided: Option<String>,
    kept_as: String,
}

#[derive(Serialize)]
struct FigureView {
    indicator: String,
    area: String,
    counterpart: String,
    period: String,
    sex: String,
    more: String,
    value: Option<f64>,
    #[serde(skip)]
    shown: String,
    unit: String,
    cell: String,
}

#[derive(Serialize)]
struct KindView {
    severity: Severity,
    kind: String,
    count: i64,
    #[serde(skip)]
    mark: Mark,
    sentence: String,
    first: String,
}

#[derive(Serialize)]
struct NameView {
    at: usize,
    printed: String,
    #[serde(skip)]
    met: String,
    /// What it may mean, by code; what a person decided is chosen.
    options: Vec<OptionView>,
    /// A code that was typed.
    code: String,
    wrong: String,
}

#[derive(Serialize)]
struct OptionView {
    code: String,
    words: String,
    chosen: bool,
}

/// What reading a draft came to.
struct Read {
    reading: Reading,
    findings: Findings,
    unknown: Vec<Unknown>,
}

/// Why it cannot be read as it stands.
enum Unread {
    Refused(Refusal),
    Contradicted(Contradiction),
}

/// Reads a draft away from the threads that serve visitors.
#[expect(clippy::result_large_err, reason = "a file is read once, and its refusal shown once")]
async fn read(visit: &Visit, import: &Import, mapping: &Mapping) -> Result<Result<Read, Unread>, Problem> {
    let bytes = bytes_of(visit, import).await?;
    let (mapping, edition) = (mapping.clone(), import.edition_name.clone());
    let reading = tokio::task::spawn_blocking(move || {
        let read = || -> Result<Read, Refusal> {
            let (reading, findings) = table::read_mapped(&bytes, &mapping, &KnownAreas)?;
            Ok(Read { reading, findings, unknown: table::unknown(&bytes, &mapping, &KnownAreas)? })
        };
        let mut read = read().map_err(Unread::Refused)?;
        contradiction::compare(&edition, &read.reading, &mut read.findings).map_err(Unread::Contradicted)?;
        Ok(read)
    });
    reading.await.map_err(|error| Problem::internal(&error))
}

pub(super) async fn show(visit: Visit, Path(id): Path<String>) -> Result<Response, Problem> {
    upload::may(&visit)?;
    let import = match draft_at(&visit, &id).await? {
        Ok(import) => import,
        Err(elsewhere) => return Ok(elsewhere),
    };
    let Some(mapping) = import.mapping.clone() else { return Ok(visit.lead(&import.path("/mapping"))) };
    page(&visit, StatusCode::OK, &import, &mapping, &[], Fields::default()).await
}

async fn page(
    visit: &Visit,
    status: StatusCode,
    import: &Import,
    mapping: &Mapping,
    typed: &[(String, String)],
    fields: Fields,
) -> Result<Response, Problem> {
    let say = &visit.say;
    let read = read(visit, import, mapping).await?;
    let title = say.text("statistics-preview");
    let here = head(visit, &title)
        .crumb(say.text("statistics-imports"), "/data/imports")
        .crumb(import.file_name.clone(), import.path(""))
        .here(title.clone());
    let mut view = PreviewView {
        lead: say.with("statistics-preview-lead", "file", import.file_name.as_str()),
        already: already(visit, import).await?,
        url: import.path(""),
        revision: import.revision,
        refused: None,
        rows: 0,
        kept: 0,
        figures: Vec::new(),
        findings: Vec::new(),
        names: Vec::new(),
        undecided: None,
        kept_as: import.kept_as.clone(),
        say: say.clone(),
        title,
        fields,
    };
    match read {
        Ok(read) => view.fill(&read, mapping, typed),
        Err(Unread::Refused(refusal)) => view.refused = Some(refusals::refusal(say, &refusal)),
        Err(Unread::Contradicted(it)) => view.refused = Some(refusals::contradicted(say, &it)),
    }
    visit.page_with(status, here, &view)
}

impl PreviewView {
    fn fill(&mut self, read: &Read, mapping: &Mapping, typed: &[(String, String)]) {
        let count = |n: usize| i64::try_from(n).unwrap_or(i64::MAX);
        let say = &self.say;
        self.rows = count(read.reading.rows);
        self.kept = count(read.reading.figures.observations.len());
        if self.kept == 0 {
            self.refused = Some(say.text("statistics-preview-nothing"));
        }
        self.figures = figures(say, &read.reading);
        self.findings = kinds(say, &read.findings);
        let open = read.unknown.iter().filter(|it| it.decided.is_none());
        let rows: usize = open.clone().map(|it| it.rows).sum();
        let (open, rows) = (count(open.count()), count(rows));
        self.undecided = (open > 0).then(|| {
            say.fill("statistics-preview-undecided", &[("count", open.into()), ("rows", rows.into())])
        });
        let fields = &self.fields;
        self.names = read
            .unknown
            .iter()
            .enumerate()
            .map(|(at, it)| name_view(say, at, it, mapping, typed, fields.of(&format!("code-{at}"))))
            .collect();
    }
}

fn figures(say: &Say, reading: &Reading) -> Vec<FigureView> {
    let figures = &reading.figures;
    let view = |it: &sources::Observation| {
        let series = figures.series_of(it);
        let name = |code: &str| {
            let listed = reading.areas.iter().find(|area| area.area.code.as_ref() == code);
            let printed = listed.map_or("", |area| area.name.as_str());
            format!("{} ({code})", words::place_name(say, code, printed))
        };
        let sheet = figures.sheets.get(usize::from(it.sheet)).map_or("", |sheet| sheet);
        let place = sources::place(sheet, it.row, it.column);
        let more = [series.age.as_deref(), series.detail.as_deref()];
        FigureView {
            indicator: words::indicator(say, &series.indicator),
            area: name(&series.area.code),
            counterpart: series.counterpart.as_ref().map(|it| name(&it.code)).unwrap_or_default(),
            period: it.period.to_string(),
            sex: words::sex(say, series.sex),
            more: more.into_iter().flatten().collect::<Vec<_>>().join(" · "),
            value: it.value,
            shown: match (it.state, it.value) {
                (ValueState::Reported | ValueState::Zero, Some(value)) => {
                    words::number(say, &series.unit, value)
                }
                (state, _) => words::state_words(say, state),
            },
            unit: words::unit(say, &series.unit),
            cell: contradiction::shown(&place),
        }
    };
    figures.observations.iter().take(FIGURES).map(view).collect()
}

fn kinds(say: &Say, findings: &Findings) -> Vec<KindView> {
    let kind = |(severity, kind, count): (Severity, &'static str, usize)| {
        let of_kind = findings.kept().iter().filter(|it| (it.severity, it.kind) == (severity, kind));
        let first = of_kind.clone().next().map(|it| NamedFinding {
            severity,
            kind: kind.to_owned(),
            sheet: it.place.sheet.clone(),
            row: it.place.row,
            cell: it.place.cell.clone(),
            found: it.found.clone(),
            expected: it.expected.clone(),
        });
        let cells: Vec<String> = of_kind.take(3).map(|it| contradiction::shown(&it.place)).collect();
        KindView {
            severity,
            kind: kind.to_owned(),
            count: i64::try_from(count).unwrap_or(i64::MAX),
            mark: severity_mark(say, severity),
            sentence: first.map(|it| refusals::finding(say, &it)).unwrap_or_default(),
            first: cells.join("; "),
        }
    };
    findings.counts().map(kind).collect()
}

fn name_view(
    say: &Say,
    at: usize,
    it: &Unknown,
    mapping: &Mapping,
    typed: &[(String, String)],
    wrong: &str,
) -> NameView {
    let posted = |name: &str| {
        let field = format!("{name}-{at}");
        typed.iter().find(|(known, _)| *known == field).map(|(_, value)| value.trim())
    };
    let mut codes: Vec<String> = it.same_name.iter().chain(&it.alike).cloned().collect();
    let decided = it.decided.clone().filter(|code| code != "-");
    if let Some(code) = decided
        && !codes.contains(&code)
    {
        codes.insert(0, code);
    }
    // A name that is exactly that of an area stands ready to be confirmed; nothing is decided before that.
    let ready = it.decided.as_deref().or(it.same_name.as_deref()).unwrap_or_default();
    let chosen = posted("area").unwrap_or(ready);
    let option =
        |code: &str, words: String| OptionView { code: code.to_owned(), words, chosen: code == chosen };
    let named =
        codes.iter().map(|code| option(code, format!("{} ({code})", words::place_name(say, code, code))));
    let mut options = vec![option("", say.text("statistics-names-undecided"))];
    options.extend(named);
    if !codes.iter().any(|it| it == "XXX") {
        options.push(option("XXX", say.text("statistics-names-remainder")));
    }
    options.push(option("-", say.text("statistics-names-leave-out")));
    let decided_before = mapping.areas.contains_key(&it.printed);
    let key = if decided_before { "statistics-names-decided" } else { "statistics-names-met" };
    let rows = i64::try_from(it.rows).unwrap_or(i64::MAX);
    NameView {
        at,
        printed: it.printed.clone(),
        met: say.fill(key, &[("rows", rows.into()), ("line", it.line.into())]),
        options,
        code: posted("code").unwrap_or_default().to_owned(),
        wrong: wrong.to_owned(),
    }
}

/// Keeps what a person decided on names, with the draft.
pub(super) async fn names(
    visit: Visit,
    Path(id): Path<String>,
    Form(posted): Form<Vec<(String, String)>>,
) -> Result<Response, Problem> {
    let permit = upload::permit(&visit)?;
    let mut import = match draft_at(&visit, &id).await? {
        Ok(import) => import,
        Err(elsewhere) => return Ok(elsewhere),
    };
    let Some(mut mapping) = import.mapping.clone() else { return Ok(visit.lead(&import.path("/mapping"))) };
    let mut fields = Fields::default();
    let field = |name: &str, at: &str| {
        let wanted = format!("{name}-{at}");
        posted.iter().find(|(known, _)| *known == wanted).map_or("", |(_, value)| value.trim())
    };
    for (name, printed) in &posted {
        let Some(at) = name.strip_prefix("name-") else { continue };
        let (code, chosen) = (field("code", at), field("area", at));
        let decided = if code.is_empty() { chosen.to_owned() } else { code.to_uppercase() };
        let known = decided == "-" || meant(&decided).is_some();
        match (decided.as_str(), known) {
            ("", _) => {
                mapping.areas.remove(printed);
            }
            (_, true) => {
                mapping.areas.insert(printed.clone(), decided);
            }
            (_, false) => {
                let told = visit.say.with("statistics-names-no-code", "code", decided.as_str());
                fields.refuse(&format!("code-{at}"), told);
            }
        }
    }
    if fields.any() {
        let before = import.mapping.clone().unwrap_or_default();
        return page(&visit, StatusCode::UNPROCESSABLE_ENTITY, &import, &before, &posted, fields).await;
    }
    import.mapping = Some(mapping);
    import.revision = revision(&posted, import.revision);
    let actor = visit.actor.clone();
    visit.db().write(async |tx| imports::describe(tx, &actor, permit, &import).await).await?;
    Ok(visit.done(&import.path("/preview"), "statistics-notice-decided"))
}

/// The area of a code that was typed; `M49:900` as well as `m49:900`.
fn meant(code: &str) -> Option<sources::Area> {
    let small = code.to_lowercase();
    let code = if small.starts_with("m49:") { small.as_str() } else { code };
    table::meant(&KnownAreas, code)
}

fn revision(posted: &[(String, String)], usual: i64) -> i64 {
    let said = posted.iter().find(|(name, _)| name == "revision");
    said.and_then(|(_, value)| value.parse().ok()).unwrap_or(usual)
}

/// Sends the draft into the queue, with the mapping and the decisions kept for the next file.
pub(super) async fn begin(
    visit: Visit,
    Path(id): Path<String>,
    Form(posted): Form<Vec<(String, String)>>,
) -> Result<Response, Problem> {
    let permit = upload::permit(&visit)?;
    let keep = kernel::Permit::<KeepMapping>::grant(&visit.actor, ()).map_err(|_| Problem::not_yours())?;
    let mut import = match draft_at(&visit, &id).await? {
        Ok(import) => import,
        Err(elsewhere) => return Ok(elsewhere),
    };
    let Some(mapping) = import.mapping.clone() else { return Ok(visit.lead(&import.path("/mapping"))) };
    let bytes = bytes_of(&visit, &import).await?;
    let part = Part { sheet: mapping.sheet.clone(), header: mapping.header };
    let look = tokio::task::spawn_blocking(move || table::look(&bytes, &part, &KnownAreas).map_err(Box::new));
    let look: Result<Look, Box<Refusal>> = look.await.map_err(|error| Problem::internal(&error))?;
    let made_for = look.map(|it| it.names()).unwrap_or_default();
    import.revision = revision(&posted, import.revision);
    let actor = visit.actor.clone();
    let sent = visit.db().write(async |tx| imports::send(tx, &actor, permit, keep, &import, made_for).await);
    sent.await?;
    Ok(visit.lead(&import.path("")))
}
