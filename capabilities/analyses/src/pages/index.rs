//! The first view: questions to begin with, and the analyses that were kept.

use askama::Template;
use kernel::List;
use serde::Serialize;
use web::{Head, Mark, Problem, Response, Say, Section, Status, Visit};

use super::indicators;
use crate::{
    model::{Analysis, State},
    policy::Scope,
    starters::{Starter, starters, title_in},
    store,
};

#[derive(Template, Serialize)]
#[template(path = "pages/index.html")]
struct IndexView {
    #[serde(skip)]
    say: Say,
    starters: Vec<StarterView>,
    analyses: Vec<AnalysisView>,
    #[serde(skip)]
    empty: bool,
}

#[derive(Serialize)]
struct StarterView {
    id: &'static str,
    title: String,
    #[serde(skip)]
    lead: String,
    method: String,
    url: String,
    /// Datasets that it needs and of which nothing is published.
    lacks: Vec<String>,
}

#[derive(Serialize)]
struct AnalysisView {
    number: i64,
    title: String,
    agency: String,
    author: String,
    state: State,
    #[serde(skip)]
    mark: Mark,
    changed_at: String,
    #[serde(skip)]
    changed: String,
    url: String,
}

pub(super) fn state_mark(say: &Say, state: State) -> Mark {
    let status = match state {
        State::Draft => Status::NotYetDue,
        State::Published => Status::Met,
        State::Withdrawn => Status::Overdue,
    };
    Mark::new(status, say.text(&format!("analyses-state-{state}")))
}

pub(super) async fn show(visit: Visit) -> Result<Response, Problem> {
    let scope = Scope::of(&visit.actor);
    let kept = visit.db().read(async |tx| store::analyses(tx, &scope).await).await?;
    let say = &visit.say;
    if visit.format.is_file() {
        return visit.table("analyses", list(say, &kept)).await;
    }
    let published = indicators(&visit).await?;
    let starter = |it: &Starter| StarterView {
        id: it.id,
        title: it.title.get(say.language).to_owned(),
        lead: it.lead.get(say.language).to_owned(),
        method: say.text(&format!("analyses-method-{}", it.method)),
        url: format!("/analyses/trial?starter={}", it.id),
        lacks: it
            .needs
            .iter()
            .filter(|dataset| published.iter().all(|known| known.dataset != **dataset))
            .cloned()
            .collect(),
    };
    let view = IndexView {
        starters: starters().iter().map(starter).collect(),
        analyses: kept.iter().map(|it| analysis_view(say, it)).collect(),
        empty: published.is_empty(),
        say: say.clone(),
    };
    let head = Head::titled(say.text("analyses-title"))
        .in_section(Section::Data)
        .crumb(say.text("nav-data"), "/data")
        .here(say.text("analyses-title"));
    visit.page(head, &view)
}

fn analysis_view(say: &Say, it: &Analysis) -> AnalysisView {
    AnalysisView {
        number: it.number,
        title: title_in(say.language, &it.title),
        agency: it.agency_code.clone(),
        author: it.author_name.clone(),
        state: it.state,
        mark: state_mark(say, it.state),
        changed_at: it.changed_at.to_string(),
        changed: say.local().instant(it.changed_at),
        url: it.path(""),
    }
}

fn list(say: &Say, kept: &[Analysis]) -> List {
    List::of(say.text("analyses-kept"), kept)
        .whole(say.text("analyses-number"), |it| Some(it.number))
        .text(say.text("analyses-question"), |it| it.title.clone())
        .text(say.text("analyses-state"), |it| say.text(&format!("analyses-state-{}", it.state)))
        .text(say.text("analyses-agency"), |it| it.agency_code.clone())
        .text(say.text("analyses-author"), |it| it.author_name.clone())
        .instant(say.text("analyses-changed"), |it| Some(it.changed_at))
        .link(say.text("file-address"), |it| it.path(""))
        .done()
}
