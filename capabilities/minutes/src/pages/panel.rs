//! What minutes add to the page of a meeting.

use std::{pin::Pin, sync::Arc};

use askama::Template;
use kernel::{Action as _, uuid::Uuid};
use meetings::MeetingId;
use serde::Serialize;
use serde_json::json;
use web::{Html, Mark, PanelHtml, Problem, Say, Visit};

use super::{answer, ledger, read};
use crate::{
    model::State,
    ops::{Error, Whole},
    policy::{self, Sight, seat_of, sight},
    store,
};

pub(super) type Shown<T> = Pin<Box<dyn Future<Output = Result<T, Problem>> + Send>>;

#[derive(Template, Serialize)]
#[template(path = "pages/panel.html")]
struct View {
    #[serde(skip)]
    say: Say,
    #[serde(skip)]
    base: String,
    state: Option<State>,
    version: Option<u32>,
    #[serde(skip)]
    title: String,
    #[serde(skip)]
    mark: Mark,
    #[serde(skip)]
    may_write: bool,
    #[serde(skip)]
    may_read: bool,
    #[serde(skip)]
    read_words: String,
    #[serde(skip)]
    what_changed: Option<String>,
    #[serde(skip)]
    html: Html,
    circulation: Option<ledger::Ledger>,
}

/// The meeting, if its minutes are any of the reader's business; read once for all that a page shows of it.
pub(super) async fn found(
    tx: &mut db::Tx,
    visit: &Visit,
    id: Uuid,
) -> Result<Option<(Arc<Whole>, Sight)>, Problem> {
    let whole = match visit.once(id, Whole::of(tx, MeetingId::from_uuid(id))).await {
        Ok(whole) => whole,
        Err(Error::NotFound(_)) => return Ok(None),
        Err(other) => return Err(other.into()),
    };
    let group = &whole.group;
    let sight = sight(&visit.actor, group.id, group.parent, group.settings.minutes_open);
    let adopted_only = sight == Sight::Adopted && whole.adopted().is_none();
    let hidden = sight == Sight::Nothing || adopted_only || whole.meeting.state == meetings::State::Cancelled;
    Ok((!hidden).then_some((whole, sight)))
}

/// “Minutes in circulation”: how the minutes stand, and the ledger.
pub(crate) fn circulation(visit: Visit, id: Uuid) -> Shown<Option<PanelHtml>> {
    Box::pin(async move {
        let say = visit.say.clone();
        let view: Option<View> = visit
            .db()
            .read(async |tx| {
                let Some((whole, sight)) = found(tx, &visit, id).await? else {
                    return Ok::<_, Problem>(None);
                };
                let may_write = policy::Write::allowed(&visit.actor, &whole.group.id)
                    && whole.meeting.state == meetings::State::Held
                    && (whole.draft().is_some() || whole.versions.is_empty());
                let sent = if sight == Sight::Adopted { whole.adopted() } else { whole.sent() };
                if sent.is_none() && !may_write {
                    return Ok(None);
                }
                let found = match sent {
                    Some(version) if sight >= Sight::Circulated => {
                        ledger::ledger(tx, &say, &visit.actor, &whole, version).await?
                    }
                    _ => None,
                };
                let in_circulation = sent.is_some_and(|version| version.state == State::Circulated);
                let title = if in_circulation { "minutes-in-circulation" } else { "minutes-title" };
                Ok(Some(View {
                    base: whole.url(""),
                    state: sent.map(|version| version.state),
                    version: sent.map(|version| version.number),
                    title: say.text(title),
                    mark: read::mark(&say, sent.or(whole.draft()), false),
                    may_write,
                    may_read: sent.is_some(),
                    what_changed: sent.and_then(|version| read::before(&whole, version, sight)).map(
                        |before| say.with("minutes-changed-since", "version", before.number.to_string()),
                    ),
                    read_words: sent
                        .map(|version| {
                            say.with("minutes-read-version", "version", version.number.to_string())
                        })
                        .unwrap_or_default(),
                    html: Html::default(),
                    circulation: found,
                    say: say.clone(),
                }))
            })
            .await?;
        let Some(mut view) = view else { return Ok(None) };
        if let Some(ledger) = &view.circulation {
            view.html = Html::made(ledger.render().map_err(|error| Problem::internal(&error))?);
        }
        let html = Html::made(view.render().map_err(|error| Problem::internal(&error))?);
        let data = json!(view);
        Ok(Some(PanelHtml { html, side: false, name: "minutes", data }))
    })
}

#[derive(Template, Serialize)]
#[template(path = "pages/side.html")]
struct SideView {
    #[serde(skip)]
    say: Say,
    #[serde(skip)]
    form: Html,
    #[serde(skip)]
    base: String,
    decisions: Vec<(String, String)>,
}

/// The reader's answer to the minutes, and the decisions.
pub(crate) fn side(visit: Visit, id: Uuid) -> Shown<Option<PanelHtml>> {
    Box::pin(async move {
        let say = visit.say.clone();
        let found: Option<(SideView, Option<answer::View>)> = visit
            .db()
            .read(async |tx| {
                let Some((whole, sight)) = found(tx, &visit, id).await? else {
                    return Ok::<_, Problem>(None);
                };
                let decisions = store::decisions(tx, whole.meeting.id).await?;
                let seat = seat_of(&visit.actor, whole.group.id, whole.group.parent);
                let open = whole.sent().filter(|version| version.is_open(visit.actor.now));
                let form = match (seat, open) {
                    (Some(agency), Some(version)) if sight >= Sight::Circulated => {
                        let answered =
                            store::answers(tx, version.id).await?.iter().any(|it| it.agency == agency);
                        let code =
                            people::agency(tx, agency).await?.map(|agency| agency.code).unwrap_or_default();
                        (!answered).then(|| answer::View::of(&say, whole.url(""), code, version, 2))
                    }
                    _ => None,
                };
                if decisions.is_empty() && form.is_none() {
                    return Ok(None);
                }
                let decisions = decisions.into_iter().map(|it| (it.reference, it.text)).collect();
                let view =
                    SideView { say: say.clone(), form: Html::default(), base: whole.url(""), decisions };
                Ok(Some((view, form)))
            })
            .await?;
        let Some((mut view, form)) = found else { return Ok(None) };
        if let Some(form) = form {
            view.form = Html::made(form.render().map_err(|error| Problem::internal(&error))?);
        }
        let html = Html::made(view.render().map_err(|error| Problem::internal(&error))?);
        let data = json!(view);
        Ok(Some(PanelHtml { html, side: true, name: "decisions", data }))
    })
}
