//! Preview, building, publishing, noting a retraction.

use askama::Template;
use axum::extract::Path;
use kernel::Permit;
use serde::{Deserialize, Serialize};
use web::{Form, Html, Problem, Response, Say, Visit};

use super::{At, build_at, edit, head, words, writable};
use crate::{
    PROGRAM,
    model::Section,
    ops::{self, Building, Error, material},
    output::{Marks, body},
    policy::{Note, Owned, Publish},
    store,
};

#[derive(Template, Serialize)]
#[template(path = "pages/preview.html")]
struct View {
    #[serde(skip)]
    say: Say,
    report: String,
    title: String,
    language: String,
    #[serde(skip)]
    direction: &'static str,
    #[serde(skip)]
    body: Html,
    faults: Vec<(String, String)>,
    figures: usize,
    #[serde(skip)]
    counted: String,
    #[serde(skip)]
    url: String,
    #[serde(skip)]
    with_drafts: bool,
}

/// What the report would be now, the reader's own drafts in it.
pub(super) async fn preview(visit: Visit, Path(slug): Path<String>) -> Result<Response, Problem> {
    visit.signed()?;
    let (say, actor) = (visit.say.clone(), visit.actor.clone());
    let building = Building { site: &visit.site, program: PROGRAM };
    let (whole, preview, with_drafts) = visit
        .db()
        .read(async |tx| {
            let whole = writable(tx, &actor, &slug).await?;
            let mut sections = store::sections(tx, whole.report.id).await?;
            let drafts = match actor.person() {
                Some(person) => store::drafts(tx, whole.report.id, person.id).await?,
                None => Vec::new(),
            };
            for draft in &drafts {
                let text = (draft.title.clone(), draft.text.clone());
                match sections.iter_mut().find(|it| it.number == draft.number) {
                    Some(section) => (section.title, section.text) = text,
                    None => sections.push(Section {
                        number: draft.number,
                        title: text.0,
                        text: text.1,
                        revision: 0,
                        edited_by: String::new(),
                        edited_at: draft.saved_at,
                    }),
                }
            }
            let preview = ops::preview(tx, &actor, building, &whole, &sections).await?;
            Ok::<_, Problem>((whole, preview, !drafts.is_empty()))
        })
        .await?;
    let own = building.say(&whole);
    let count = i64::try_from(preview.frozen.figures.len()).unwrap_or(i64::MAX);
    let view = View {
        report: whole.report.slug.clone(),
        title: whole.report.title.clone(),
        language: whole.report.language.to_string(),
        direction: whole.report.language.direction().word(),
        body: Html::made(body(&preview.frozen, &own, &Marks::default())),
        faults: preview.faults.iter().map(|it| (words::place(&say, it), words::fault(&say, it))).collect(),
        figures: preview.frozen.figures.len(),
        counted: say.with("reports-counted", "count", count),
        url: whole.report.path(""),
        with_drafts,
        say: say.clone(),
    };
    let trail = head(&visit, &view.title)
        .crumb(view.title.clone(), whole.report.path("/edit"))
        .here(say.text("reports-preview"));
    visit.page(trail, &view)
}

/// Builds the report; what must be mended first is told on the page of writing.
pub(super) async fn build(visit: Visit, Path(slug): Path<String>) -> Result<Response, Problem> {
    visit.signed()?;
    let actor = visit.actor.clone();
    let whole = visit.db().read(async |tx| writable(tx, &actor, &slug).await).await?;
    let building = Building { site: &visit.site, program: PROGRAM };
    let files = visit.site.part::<files::Store>();
    match ops::build(visit.db(), files, &actor, building, &whole).await {
        Ok(built) => {
            let to = whole.report.path(&format!("/{}", built.build.number));
            Ok(visit.done(&to, "reports-notice-was-built"))
        }
        Err(Error::Faults(faults)) => edit::with_faults(&visit, &slug, &faults).await,
        Err(error) => Err(error.into()),
    }
}

pub(super) async fn publish(visit: Visit, Path(at): Path<At>) -> Result<Response, Problem> {
    visit.signed()?;
    let actor = visit.actor.clone();
    let (_, build) = visit.db().read(async |tx| build_at(tx, &actor, &at).await).await?;
    let frozen = material(visit.site.part::<files::Store>(), build.frozen).await?;
    let to = visit
        .db()
        .write(async |tx| {
            let (whole, build) = build_at(tx, &actor, &at).await?;
            let owned = Owned { author: build.built_by, ..whole.owned() };
            let permit = Permit::<Publish>::grant(&actor, owned).map_err(Error::from)?;
            ops::publish(tx, &actor, permit, &whole, &build, &frozen).await?;
            Ok::<_, Problem>(whole.report.path(&format!("/{}", build.number)))
        })
        .await?;
    Ok(visit.done(&to, "reports-notice-published"))
}

#[derive(Deserialize)]
pub(super) struct Remark {
    remark: String,
}

pub(super) async fn note(
    visit: Visit,
    Path(at): Path<At>,
    Form(typed): Form<Remark>,
) -> Result<Response, Problem> {
    visit.signed()?;
    let actor = visit.actor.clone();
    let to = visit
        .db()
        .write(async |tx| {
            let (whole, build) = build_at(tx, &actor, &at).await?;
            let permit = Permit::<Note>::grant(&actor, whole.owned()).map_err(Error::from)?;
            ops::note(tx, &actor, permit, &whole, &build, &typed.remark).await?;
            Ok::<_, Problem>(whole.report.path(&format!("/{}#retracted", build.number)))
        })
        .await?;
    Ok(visit.done(&to, "reports-notice-noted"))
}
