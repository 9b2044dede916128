//! Writing: a form for each section, drafts kept as one types, conflicts side by side.

use askama::Template;
use axum::{Json, extract::Path, response::IntoResponse as _};
use kernel::{CountryCode, Language, Permit, Role};
use serde::{Deserialize, Serialize};
use serde_json::json;
use web::{Fields, Form, Format, Head, Problem, Response, Say, StatusCode, Visit};

use super::{Refusal, head, list, words, writable};
use crate::{
    model::{Build, Draft, Section},
    ops::{self, Error, HeadText, NewReport, SectionText, Whole},
    policy::{Owned, Write},
    store,
    syntax::{ANALYSIS, CHART, CITE, FIGURE, KEPT, TABLE},
};

/// What a report can begin with: the template and an empty one.
const TEMPLATES: [&str; 2] = ["country-profile", "empty"];

#[derive(Clone, Debug, Default, Deserialize)]
#[serde(default)]
pub(super) struct New {
    title: String,
    summary: String,
    address: String,
    language: String,
    country: String,
    template: String,
}

#[derive(Template, Serialize)]
#[template(path = "pages/new.html")]
struct NewView {
    #[serde(skip)]
    say: Say,
    title: String,
    summary: String,
    address: String,
    language: String,
    country: String,
    template: String,
    #[serde(skip)]
    languages: Vec<(String, String)>,
    #[serde(skip)]
    templates: Vec<(String, String)>,
    #[serde(skip)]
    wrong: Fields,
}

fn new_view(say: &Say, new: New, wrong: Fields) -> NewView {
    let template = |it: &&str| ((**it).to_owned(), say.text(&format!("reports-template-{it}")));
    NewView {
        title: new.title,
        summary: new.summary,
        address: new.address,
        language: if new.language.is_empty() { say.language.to_string() } else { new.language },
        country: new.country,
        template: new.template,
        languages: Language::ALL.iter().map(|it| (it.to_string(), it.own_name().to_owned())).collect(),
        templates: TEMPLATES.iter().map(template).collect(),
        wrong,
        say: say.clone(),
    }
}

pub(super) async fn fresh(visit: Visit) -> Result<Response, Problem> {
    visit.signed()?;
    let actor = visit.actor.clone();
    if !visit.db().read(async |tx| list::may_begin(tx, &actor).await).await? {
        return Err(Problem::not_yours());
    }
    let title = visit.say.text("reports-new");
    let trail = head(&visit, &title).here(title.clone());
    visit.page(trail, &new_view(&visit.say, New::default(), Fields::default()))
}

pub(super) async fn begin(visit: Visit, Form(new): Form<New>) -> Result<Response, Problem> {
    visit.signed()?;
    let (say, actor) = (visit.say.clone(), visit.actor.clone());
    let mut wrong = Fields::default();
    let country = new.country.trim();
    let code = if country.is_empty() {
        None
    } else {
        let found = countries::content().areas.find(country).map(|it| it.code);
        if found.is_none() {
            wrong.refuse("country", say.text("reports-wrong-country"));
        }
        found
    };
    if new.title.trim().is_empty() {
        wrong.refuse("title", say.text("reports-wrong-title"));
    }
    let language: Language = new.language.parse().unwrap_or(say.language);
    let begun = if wrong.any() {
        None
    } else {
        let template = crate::template::sections(&new.template, language, code);
        let made = NewReport {
            slug: new.address.trim().to_owned(),
            title: new.title.clone(),
            summary: new.summary.clone(),
            language: Some(language),
            country: code,
            sections: template,
        };
        let done: Result<_, Refusal> = visit
            .db()
            .write(async |tx| {
                let (group, _) = list::home(tx).await?;
                let owned = Owned { group: group.id, parent: group.parent, country: code, author: None };
                let permit = Permit::<Write>::grant(&actor, owned)?;
                Ok(ops::begin(tx, &actor, permit, made).await?)
            })
            .await;
        match done {
            Ok(report) => Some(report),
            Err(Refusal::Op(Error::Slug(_))) => {
                wrong.refuse("address", say.text("reports-wrong-address"));
                None
            }
            Err(Refusal::Op(Error::Denied(_))) if only_editor(&actor, code) => {
                wrong.refuse("country", say.text("reports-wrong-your-country"));
                None
            }
            Err(Refusal::Op(error)) => return Err(error.into()),
            Err(Refusal::Page(problem)) => return Err(problem),
        }
    };
    if let Some(report) = begun {
        return Ok(visit.done(&report.path("/edit"), "reports-notice-begun"));
    }
    let title = say.text("reports-new");
    let trail = head(&visit, &title).here(title.clone());
    visit.page_with(StatusCode::UNPROCESSABLE_ENTITY, trail, &new_view(&say, new, wrong))
}

/// Whether they edit a country, and named none or another.
fn only_editor(actor: &kernel::Actor, country: Option<CountryCode>) -> bool {
    let mut edits = actor.offices.iter().filter(|it| it.role == Role::CountryEditor);
    edits.any(|it| it.country.is_some() && it.country != country)
}

#[derive(Template, Serialize)]
#[template(path = "pages/syntax.html")]
struct SyntaxView {
    #[serde(skip)]
    say: Say,
    forms: Vec<(&'static str, String)>,
    recipe: &'static str,
    reference: &'static str,
}

/// What can be written in braces.
pub(super) async fn syntax(visit: Visit) -> Result<Response, Problem> {
    let say = visit.say.clone();
    let title = say.text("reports-syntax");
    let trail = head(&visit, &title).here(title.clone());
    let words = |name: &str| say.text(&format!("reports-syntax-{name}"));
    let view = SyntaxView {
        forms: vec![
            (FIGURE, words("figure")),
            (TABLE, words("table")),
            (CHART, words("chart")),
            (ANALYSIS, words("analysis")),
            (KEPT, words("kept")),
            (CITE, words("cite")),
        ],
        recipe: "```recipe growth\ntitle = \"Stock and population\"\nmethod = \"ols\"\ny = \"log(stock)\"\nx = [\"log(population)\"]\n[figures.columns]\nstock = \"immigrant-stock\"\npopulation = \"population\"\n```",
        reference: "```reference iom-2019\ntitle = \"Glossary on Migration\"\nauthors = [\"International Organization for Migration\"]\nyear = 2019\n```",
        say: say.clone(),
    };
    visit.page(trail.lasting(), &view)
}

/// What the form of a section sends.
#[derive(Clone, Debug, Default, Deserialize)]
#[serde(default)]
pub(super) struct Typed {
    section: u32,
    title: String,
    text: String,
    /// The revision of the section that was read.
    base: i64,
    /// The revision of the draft that was read.
    draft_revision: i64,
    /// Present when the button “Keep as draft” was pressed.
    keep: Option<String>,
}

#[derive(Serialize)]
struct SectionForm {
    section: u32,
    title: String,
    text: String,
    base: i64,
    draft_revision: i64,
    #[serde(skip)]
    heading: String,
    #[serde(skip)]
    saved: String,
    /// What somebody else saved in between, where there is a choice to make.
    theirs: Option<String>,
    #[serde(skip)]
    theirs_words: String,
    #[serde(skip)]
    rows: usize,
}

#[derive(Template, Serialize)]
#[template(path = "pages/edit.html")]
struct View {
    #[serde(skip)]
    say: Say,
    report: String,
    title: String,
    summary: String,
    revision: i64,
    sections: Vec<SectionForm>,
    conflict: bool,
    #[serde(skip)]
    url: String,
    #[serde(skip)]
    builds: Vec<(String, String)>,
    faults: Vec<(String, String)>,
}

pub(super) async fn page(visit: Visit, Path(slug): Path<String>) -> Result<Response, Problem> {
    visit.signed()?;
    shown(&visit, &slug, None, Vec::new(), StatusCode::OK).await
}

/// What was typed and refused, with what somebody else saved.
struct Clash {
    typed: Typed,
    theirs: Section,
}

async fn shown(
    visit: &Visit,
    slug: &str,
    clash: Option<Clash>,
    faults: Vec<(String, String)>,
    status: StatusCode,
) -> Result<Response, Problem> {
    let (say, actor) = (visit.say.clone(), visit.actor.clone());
    let (whole, sections, drafts, builds) = visit
        .db()
        .read(async |tx| {
            let whole = writable(tx, &actor, slug).await?;
            let sections = store::sections(tx, whole.report.id).await?;
            let drafts = match actor.person() {
                Some(person) => store::drafts(tx, whole.report.id, person.id).await?,
                None => Vec::new(),
            };
            let builds = store::builds(tx, Some(whole.report.id)).await?;
            Ok::<_, Problem>((whole, sections, drafts, builds))
        })
        .await?;
    let view = view(&say, &whole, &sections, &drafts, &builds, clash, faults);
    let trail: Head = head(visit, &view.title)
        .crumb(view.title.clone(), whole.report.path(""))
        .here(say.text("reports-edit"));
    visit.page_with(status, trail, &view)
}

/// The page of writing with what must be mended before it can be built.
pub(super) async fn with_faults(
    visit: &Visit,
    slug: &str,
    faults: &[crate::syntax::Fault],
) -> Result<Response, Problem> {
    let say = &visit.say;
    let faults = faults
        .iter()
        .map(|it| {
            (
                format!("#section-{}", it.at.section),
                format!("{}: {}", words::place(say, it), words::fault(say, it)),
            )
        })
        .collect();
    shown(visit, slug, None, faults, StatusCode::UNPROCESSABLE_ENTITY).await
}

#[expect(clippy::needless_pass_by_value, reason = "what a form holds is shown once")]
fn view(
    say: &Say,
    whole: &Whole,
    sections: &[Section],
    drafts: &[Draft],
    builds: &[Build],
    clash: Option<Clash>,
    faults: Vec<(String, String)>,
) -> View {
    let report = &whole.report;
    let next = sections.last().map_or(0, |it| it.number) + 1;
    let numbers = sections.iter().map(|it| it.number).chain([next]);
    let build = |it: &Build| {
        let words = say.with("reports-build-number", "number", it.number.to_string());
        (report.path(&format!("/{}", it.number)), words)
    };
    View {
        report: report.slug.clone(),
        title: report.title.clone(),
        summary: report.summary.clone(),
        revision: report.revision,
        sections: numbers.map(|number| form(say, number, sections, drafts, clash.as_ref())).collect(),
        conflict: clash.is_some(),
        url: report.path(""),
        builds: builds.iter().map(build).collect(),
        faults,
        say: say.clone(),
    }
}

fn form(
    say: &Say,
    number: u32,
    sections: &[Section],
    drafts: &[Draft],
    clash: Option<&Clash>,
) -> SectionForm {
    let standing = sections.iter().find(|it| it.number == number);
    let revision = standing.map_or(0, |it| it.revision);
    let mut form = SectionForm {
        section: number,
        title: standing.map(|it| it.title.clone()).unwrap_or_default(),
        text: standing.map(|it| it.text.clone()).unwrap_or_default(),
        base: revision,
        draft_revision: 0,
        heading: String::new(),
        saved: String::new(),
        theirs: None,
        theirs_words: String::new(),
        rows: 0,
    };
    if let Some(draft) = drafts.iter().find(|draft| draft.number == number) {
        form.draft_revision = draft.revision;
        form.saved = say.with("reports-draft-kept", "at", say.local().instant(draft.saved_at));
        // A draft begun from an older text stands beside the newer one.
        form.theirs = (draft.base != revision && draft.text != form.text).then(|| form.text.clone());
        form.text.clone_from(&draft.text);
        form.title.clone_from(&draft.title);
    }
    if let Some(clash) = clash.filter(|clash| clash.typed.section == number) {
        form.text.clone_from(&clash.typed.text);
        form.title.clone_from(&clash.typed.title);
        form.theirs = Some(clash.theirs.text.clone());
    }
    if form.theirs.is_some()
        && let Some(theirs) = standing
    {
        let by =
            if theirs.edited_by.is_empty() { say.text("reports-operator") } else { theirs.edited_by.clone() };
        let at = say.local().instant(theirs.edited_at);
        form.theirs_words = say.fill("reports-theirs", &[("name", by.into()), ("at", at.into())]);
    }
    form.heading = match (standing, form.title.is_empty()) {
        (None, _) => say.text("reports-section-new"),
        (Some(_), true) => say.with("reports-section-number", "number", i64::from(number)),
        (Some(_), false) => form.title.clone(),
    };
    form.rows = (form.text.lines().count() + 2).clamp(6, 24);
    form
}

fn text_of(typed: &Typed) -> SectionText {
    SectionText {
        number: typed.section,
        title: typed.title.clone(),
        text: typed.text.clone(),
        base: typed.base,
    }
}

/// Saves a section, or keeps it as a draft where that button was pressed.
pub(super) async fn save(
    visit: Visit,
    Path(slug): Path<String>,
    Form(typed): Form<Typed>,
) -> Result<Response, Problem> {
    visit.signed()?;
    let actor = visit.actor.clone();
    let done: Result<String, Refusal> = visit
        .db()
        .write(async |tx| {
            let whole = writable(tx, &actor, &slug).await?;
            let permit = Permit::<Write>::grant(&actor, whole.owned())?;
            if typed.keep.is_some() {
                ops::keep_draft(tx, &actor, permit, &whole, text_of(&typed), typed.draft_revision).await?;
            } else {
                ops::write_section(tx, &actor, permit, &whole, text_of(&typed)).await?;
            }
            Ok(whole.report.path(&format!("/edit#section-{}", typed.section)))
        })
        .await;
    let notice = if typed.keep.is_some() { "reports-notice-kept" } else { "reports-notice-saved" };
    let theirs = match done {
        Ok(to) => return Ok(visit.done(&to, notice)),
        Err(Refusal::Page(problem)) => return Err(problem),
        Err(Refusal::Op(Error::Conflict(theirs))) => *theirs,
        Err(Refusal::Op(Error::DraftConflict(kept))) => other_window(*kept),
        Err(Refusal::Op(other)) => return Err(other.into()),
    };
    shown(&visit, &slug, Some(Clash { typed, theirs }), Vec::new(), StatusCode::CONFLICT).await
}

fn other_window(kept: Draft) -> Section {
    Section {
        number: kept.number,
        title: kept.title,
        text: kept.text,
        revision: kept.base,
        edited_by: String::new(),
        edited_at: kept.saved_at,
    }
}

/// Keeps what is typed while it is typed; answers the script with the new revision of the draft.
pub(super) async fn autosave(
    visit: Visit,
    Path(slug): Path<String>,
    Form(typed): Form<Typed>,
) -> Result<Response, Problem> {
    visit.signed()?;
    if visit.format == Format::Html {
        let typed = Typed { keep: Some(String::new()), ..typed };
        return save(visit, Path(slug), Form(typed)).await;
    }
    let actor = visit.actor.clone();
    let kept = visit
        .db()
        .write(async |tx| {
            let whole = writable(tx, &actor, &slug).await?;
            let permit = Permit::<Write>::grant(&actor, whole.owned()).map_err(Error::from)?;
            let kept = ops::keep_draft(tx, &actor, permit, &whole, text_of(&typed), typed.draft_revision);
            Ok::<_, Problem>(kept.await?)
        })
        .await?;
    let saved = visit.say.with("reports-draft-kept", "at", visit.say.local().instant(kept.saved_at));
    Ok(Json(json!({ "saved": saved, "revision": kept.revision })).into_response())
}

#[derive(Deserialize)]
pub(super) struct HeadTyped {
    title: String,
    #[serde(default)]
    summary: String,
    base: i64,
}

/// Changes title and summary.
pub(super) async fn save_head(
    visit: Visit,
    Path(slug): Path<String>,
    Form(typed): Form<HeadTyped>,
) -> Result<Response, Problem> {
    visit.signed()?;
    let actor = visit.actor.clone();
    let to = visit
        .db()
        .write(async |tx| {
            let whole = writable(tx, &actor, &slug).await?;
            let permit = Permit::<Write>::grant(&actor, whole.owned()).map_err(Error::from)?;
            let text = HeadText { title: typed.title, summary: typed.summary, base: typed.base };
            ops::write_head(tx, &actor, permit, &whole, text).await?;
            Ok::<_, Problem>(whole.report.path("/edit"))
        })
        .await?;
    Ok(visit.done(&to, "reports-notice-saved"))
}
