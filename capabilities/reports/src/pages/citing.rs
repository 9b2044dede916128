//! Who cites a figure or an edition, and taking a figure back.

use askama::Template;
use kernel::{Action as _, Actor, List, Permit};
use serde::{Deserialize, Serialize};
use web::{Form, Mark, Problem, Query, Response, Say, StatusCode, Visit};

use super::{head, words};
use crate::{
    citing::{CitedBy, Found, citing},
    ops::{self, Error, subject},
    policy::Retract,
};

#[derive(Debug, Default, Deserialize)]
#[serde(default)]
pub(super) struct Asked {
    what: String,
}

#[derive(Template, Serialize)]
#[template(path = "pages/citing.html")]
struct View {
    #[serde(skip)]
    say: Say,
    what: String,
    #[serde(flatten)]
    found: Option<Found>,
    #[serde(skip)]
    retracted: Option<String>,
    #[serde(skip)]
    rows: Vec<Row>,
    #[serde(skip)]
    counted: String,
    #[serde(skip)]
    unknown: bool,
    #[serde(skip)]
    may_retract: bool,
}

struct Row {
    title: String,
    url: String,
    mark: Mark,
    uses: i64,
    analyses: i64,
}

fn row(say: &Say, it: &CitedBy) -> Row {
    Row {
        title: it.title.clone(),
        url: it.url.clone(),
        mark: words::state(say, it.state),
        uses: it.uses,
        analyses: it.analyses,
    }
}

pub(super) async fn show(visit: Visit, Query(asked): Query<Asked>) -> Result<Response, Problem> {
    let (say, actor) = (visit.say.clone(), visit.actor.clone());
    let what = asked.what.trim().to_owned();
    let found = if what.is_empty() {
        None
    } else {
        let found = visit.db().read(async |tx| citing(tx, Some(&actor), &what).await).await;
        match found {
            Ok(found) => Some(found),
            Err(Error::NotFound(_)) => None,
            Err(error) => return Err(error.into()),
        }
    };
    if let Some(found) = found.as_ref().filter(|_| visit.format.is_file()) {
        let list = List::of(say.text("reports-citing"), &found.cited_by)
            .text(say.text("reports-report"), |it| it.title.clone())
            .whole(say.text("reports-build"), |it| Some(it.build.into()))
            .text(say.text("reports-state"), |it| say.text(&format!("reports-state-{}", it.state)))
            .whole(say.text("reports-uses"), |it| Some(it.uses))
            .whole(say.text("reports-via"), |it| Some(it.analyses))
            .link(say.text("reports-address"), |it| it.url.clone())
            .done();
        return visit.table("citing", list).await;
    }
    let count = found.as_ref().map_or(0, |it| it.cited_by.len());
    let view = View {
        unknown: !what.is_empty() && found.is_none(),
        rows: found.iter().flat_map(|it| &it.cited_by).map(|it| row(&say, it)).collect(),
        counted: say.with("reports-citing-count", "count", i64::try_from(count).unwrap_or(i64::MAX)),
        retracted: found.as_ref().and_then(|it| {
            let retraction = it.retracted.as_ref()?;
            Some(words::retracted(&say, retraction.at, &retraction.reason))
        }),
        may_retract: found.as_ref().is_some_and(|it| it.cell.is_some() && it.retracted.is_none())
            && Retract::allowed(&actor, &()),
        what,
        found,
        say: say.clone(),
    };
    let title = say.text("reports-citing");
    let trail = head(&visit, &title).here(title.clone());
    let status = if view.unknown { StatusCode::NOT_FOUND } else { StatusCode::OK };
    visit.page_with(status, trail, &view)
}

#[derive(Deserialize)]
pub(super) struct Typed {
    what: String,
    reason: String,
}

/// Takes a figure back.
pub(super) async fn retract(visit: Visit, Form(typed): Form<Typed>) -> Result<Response, Problem> {
    visit.signed()?;
    let actor: Actor = visit.actor.clone();
    let to = visit
        .db()
        .write(async |tx| {
            let permit = Permit::<Retract>::grant(&actor, ()).map_err(Error::from)?;
            let found = subject(tx, &typed.what).await?;
            let cell = found.cell.ok_or_else(Problem::not_found)?;
            let path = found.edition.cell_path(&cell.sheet, &cell.cell());
            ops::retract(tx, &actor, permit, &found.edition, cell, &typed.reason).await?;
            Ok::<_, Problem>(path)
        })
        .await?;
    Ok(visit.done(&to, "reports-notice-retraction"))
}
