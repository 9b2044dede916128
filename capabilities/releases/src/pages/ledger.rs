//! The ledger: every table that was released, and for those who prepare them, what is proposed.

use askama::Template;
use kernel::{Action as _, List};
use serde::Serialize;
use web::{Head, Mark, Problem, Response, Say, Section, Visit};

use super::words;
use crate::{
    model::{Audience, Release, State},
    policy::{ProposeRelease, Scope},
    protect::Cost,
    store,
};

#[derive(Template, Serialize)]
#[template(path = "pages/ledger.html")]
struct LedgerView {
    #[serde(skip)]
    say: Say,
    releases: Vec<Line>,
    #[serde(skip)]
    may_propose: bool,
}

#[derive(Serialize)]
struct Line {
    number: i64,
    title: String,
    family: String,
    audience: Audience,
    #[serde(skip)]
    audience_words: String,
    state: State,
    #[serde(skip)]
    mark: Mark,
    released_at: Option<String>,
    #[serde(skip)]
    when: String,
    cells: usize,
    withheld: usize,
    #[serde(skip)]
    cost: String,
    url: String,
}

fn line(say: &Say, it: &Release) -> Line {
    let cost = Cost::of(&it.cells);
    let at = it.released.as_ref().map(|(_, at)| *at);
    Line {
        number: it.number,
        title: it.title.clone(),
        family: it.family.clone(),
        audience: it.audience,
        audience_words: say.text(&format!("releases-audience-{}", it.audience)),
        state: it.state,
        mark: words::mark(say, it),
        released_at: at.map(|at| at.to_string()),
        when: at.map(|at| say.local().instant(at)).unwrap_or_default(),
        cells: cost.cells,
        withheld: cost.withheld,
        cost: withheld_of(say, cost),
        url: it.path(""),
    }
}

/// How many of how many cells are withheld.
pub(super) fn withheld_of(say: &Say, cost: Cost) -> String {
    let count = |n: usize| i64::try_from(n).unwrap_or(i64::MAX);
    say.fill(
        "releases-withheld-of",
        &[("withheld", count(cost.withheld).into()), ("cells", count(cost.cells).into())],
    )
}

pub(super) async fn show(visit: Visit) -> Result<Response, Problem> {
    let scope = Scope::of(&visit.actor);
    let mut all = visit.db().read(async |tx| store::all(tx, None).await).await?;
    all.retain(|it| scope.shows(it));
    let say = &visit.say;
    let lines: Vec<Line> = all.iter().map(|it| line(say, it)).collect();
    if visit.format.is_file() {
        let count = |n: usize| i64::try_from(n).ok();
        let list = List::of(say.text("releases-title"), &lines)
            .whole(say.text("releases-number"), |it| Some(it.number))
            .text(say.text("releases-table"), |it| it.title.clone())
            .text(say.text("releases-family"), |it| it.family.clone())
            .text(say.text("releases-audience"), |it| it.audience_words.clone())
            .text(say.text("releases-state"), |it| it.mark.words.clone())
            .text(say.text("releases-when"), |it| it.when.clone())
            .whole(say.text("releases-cells"), move |it| count(it.cells))
            .whole(say.text("releases-withheld"), move |it| count(it.withheld))
            .link(say.text("file-address"), |it| it.url.clone())
            .done();
        return visit.table("releases", list.note(say.text("releases-lead"))).await;
    }
    let view = LedgerView {
        say: say.clone(),
        releases: lines,
        may_propose: ProposeRelease::allowed(&visit.actor, &()),
    };
    let title = say.text("releases-title");
    let head = Head::titled(title.clone()).in_section(Section::Data).crumb(say.text("nav-data"), "/data");
    visit.page(head.here(title).lasting(), &view)
}
