//! All reports: published ones for everybody, drafts for those who may see them.

use askama::Template;
use kernel::{Action as _, Actor, GroupId, List};
use serde::Serialize;
use web::{Mark, Problem, Response, Say, Section, Visit};

use super::words;
use crate::{
    model::{Build, BuildState},
    ops::Whole,
    policy::{Owned, Write, may_read},
    store,
};

#[derive(Template, Serialize)]
#[template(path = "pages/list.html")]
struct View {
    #[serde(skip)]
    say: Say,
    published: Vec<Row>,
    drafts: Vec<Row>,
    #[serde(skip)]
    may_begin: bool,
}

#[derive(Clone, Serialize)]
struct Row {
    report: String,
    title: String,
    summary: String,
    language: String,
    build: Option<u32>,
    published_at: Option<String>,
    url: String,
    #[serde(skip)]
    mark: Option<Mark>,
    #[serde(skip)]
    when: String,
    #[serde(skip)]
    retracted: bool,
}

/// The home group, as far as rights depend on it.
pub(super) async fn home(tx: &mut db::Tx) -> Result<(groups::Group, Owned), Problem> {
    let group = groups::home(tx).await?.ok_or_else(Problem::not_found)?;
    let owned = Owned { group: group.id, parent: group.parent, country: None, author: None };
    Ok((group, owned))
}

/// The countries for which somebody may write.
fn writes_for_a_country(actor: &Actor) -> bool {
    actor.offices.iter().any(|office| office.role == kernel::Role::CountryEditor && office.country.is_some())
}

pub(super) async fn may_begin(tx: &mut db::Tx, actor: &Actor) -> Result<bool, Problem> {
    let Some(group) = groups::home(tx).await? else { return Ok(false) };
    let owned = Owned { group: group.id, parent: group.parent, country: None, author: None };
    Ok(Write::allowed(actor, &owned) || writes_for_a_country(actor))
}

/// What a reader sees of all reports.
struct Seen {
    published: Vec<Row>,
    drafts: Vec<Row>,
}

async fn seen(tx: &mut db::Tx, say: &Say, actor: &Actor) -> Result<Seen, Problem> {
    let published = store::published(tx).await?;
    let touched = super::tasks::open_builds(tx, &published).await?;
    let mut seen = Seen { published: Vec::new(), drafts: Vec::new() };
    let mut parents: Vec<(GroupId, Whole)> = Vec::new();
    for report in store::reports(tx).await? {
        if let Some(build) = published.iter().find(|it| it.report == report.id) {
            let mut row = row(say, &report, Some(build));
            row.retracted = touched.contains(&build.id);
            seen.published.push(row);
        }
        let whole = match parents.iter().find(|(id, _)| *id == report.group) {
            Some((_, known)) => Whole { report: report.clone(), group: known.group.clone() },
            None => Whole::of(tx, report.clone()).await?,
        };
        parents.push((report.group, whole.clone()));
        if may_read(actor, &whole.owned()) {
            let newest = store::builds(tx, Some(report.id)).await?.into_iter().next();
            let mut row = row(say, &report, newest.as_ref());
            row.url = report.path("/edit");
            seen.drafts.push(row);
        }
    }
    Ok(seen)
}

fn row(say: &Say, report: &crate::model::Report, build: Option<&Build>) -> Row {
    let at = build.and_then(|it| it.published_at);
    let day = |at: jiff::Timestamp| say.local().day(at.to_zoned_datetime(say.zone.clone()).date());
    Row {
        report: report.slug.clone(),
        title: build
            .filter(|it| it.state == BuildState::Published)
            .map_or(&report.title, |it| &it.title)
            .clone(),
        summary: report.summary.clone(),
        language: report.language.to_string(),
        build: build.map(|it| it.number),
        published_at: at.map(|it| it.to_string()),
        url: report.path(""),
        mark: build.map(|it| words::state(say, it.state)),
        when: at.or(build.map(|it| it.built_at)).map(day).unwrap_or_default(),
        retracted: false,
    }
}

pub(super) async fn show(visit: Visit) -> Result<Response, Problem> {
    let (say, actor) = (visit.say.clone(), visit.actor.clone());
    let (seen, may_begin) = visit
        .db()
        .read(async |tx| Ok::<_, Problem>((seen(tx, &say, &actor).await?, may_begin(tx, &actor).await?)))
        .await?;
    if visit.format.is_file() {
        let list = List::of(say.text("reports-reports"), &seen.published)
            .text(say.text("reports-title"), |it| it.title.clone())
            .text(say.text("reports-language"), |it| it.language.clone())
            .whole(say.text("reports-number"), |it| it.build.map(i64::from))
            .instant(say.text("reports-published-at"), |it| it.published_at.as_ref()?.parse().ok())
            .link(say.text("reports-address"), |it| it.url.clone())
            .done();
        return visit.table("reports", list).await;
    }
    let head = web::Head::titled(say.text("reports-reports")).in_section(Section::Publish);
    visit.page(head.lasting(), &View { published: seen.published, drafts: seen.drafts, may_begin, say })
}
