//! Cancelling a meeting: asked once, by its name.

use askama::Template;
use axum::extract::Path;
use serde::{Deserialize, Serialize};
use web::{Form, Problem, Response, Say, Visit};

use super::{AtMeeting, found, path, permit, words};
use crate::{
    letter::span,
    ops::{self, Tell},
    policy::ChangeMeeting,
};

#[derive(Template, Serialize)]
#[template(path = "pages/cancel.html")]
struct CancelView {
    #[serde(skip)]
    say: Say,
    title: String,
    when: String,
    #[serde(skip)]
    path: String,
    revision: i64,
}

#[derive(Deserialize)]
pub(crate) struct Wish {
    #[serde(default)]
    reason: String,
    revision: i64,
}

pub(crate) async fn ask(visit: Visit, Path(at): Path<AtMeeting>) -> Result<Response, Problem> {
    let (group, meeting) =
        visit.db().read(async |tx| found(tx, &visit.actor, at.slug.as_deref(), &at.reference).await).await?;
    drop(permit::<ChangeMeeting>(&visit, meeting.clone())?);
    let say = &visit.say;
    let zone = meeting.tz();
    let view = CancelView {
        title: meeting.title.clone(),
        when: format!("{} {}", span(say, meeting.at, meeting.end(), &zone), say.local().zone(&zone)),
        path: path(&group, &meeting),
        revision: meeting.revision,
        say: say.clone(),
    };
    visit.page(words::head_of(say, &group, &meeting, &say.text("meetings-cancel")), &view)
}

pub(crate) async fn cancel(
    visit: Visit,
    Path(at): Path<AtMeeting>,
    Form(wish): Form<Wish>,
) -> Result<Response, Problem> {
    let to = visit
        .db()
        .write(async |tx| {
            let (group, mut meeting) = found(tx, &visit.actor, at.slug.as_deref(), &at.reference).await?;
            let to = path(&group, &meeting);
            // What was asked about is what is cancelled: a meeting that was moved meanwhile is stale.
            meeting.revision = wish.revision;
            let permit = permit::<ChangeMeeting>(&visit, meeting)?;
            ops::cancel(tx, &visit.actor, permit, &wish.reason, Tell::Invited).await?;
            Ok::<_, Problem>(to)
        })
        .await?;
    Ok(visit.done(&to, "meetings-notice-cancelled"))
}
