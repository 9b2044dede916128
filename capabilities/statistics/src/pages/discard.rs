//! Taking back an edition that was read and not yet published, so that its file can be read anew.

use askama::Template;
use axum::extract::Path;
use kernel::{Action as _, Permit};
use serde::Serialize;
use web::{Problem, Response, Say, StatusCode, Visit};

use super::{edition_at, head, words};
use crate::{
    imports,
    model::{Edition, EditionState, Import},
    ops,
    policy::DiscardFigures,
    store,
};

#[derive(Template, Serialize)]
#[template(path = "pages/discard.html")]
struct DiscardView {
    #[serde(skip)]
    say: Say,
    title: String,
    figures: i64,
    #[serde(skip)]
    what: String,
    url: String,
}

/// Whether this visitor may take the edition back.
pub(super) fn may(visit: &Visit, edition: &Edition) -> bool {
    edition.state == EditionState::Staged && DiscardFigures::allowed(&visit.actor, edition)
}

/// Asks once, by name, and says what goes and what stays.
pub(super) async fn ask(
    visit: Visit,
    Path((dataset, slug)): Path<(String, String)>,
) -> Result<Response, Problem> {
    visit.signed()?;
    let edition = edition_at(&visit, &dataset, &slug).await?;
    if !DiscardFigures::allowed(&visit.actor, &edition) {
        return Err(Problem::not_yours());
    }
    if edition.state != EditionState::Staged {
        return Ok(visit.lead(&edition.path("")));
    }
    let say = &visit.say;
    let name = words::source(say, &edition);
    let tally = edition.tally;
    let found = tally.errors + tally.warnings + tally.notes;
    let view = DiscardView {
        title: say.with("statistics-discard-question", "edition", name.as_str()),
        figures: tally.figures,
        what: say.fill(
            "statistics-discard-goes",
            &[("figures", tally.figures.into()), ("findings", found.into())],
        ),
        url: edition.path(""),
        say: say.clone(),
    };
    let here = head(&visit, &view.title)
        .crumb(say.text("statistics-imports"), "/data/imports")
        .crumb(name, edition.path(""))
        .here(say.text("statistics-discard"));
    visit.page(here, &view)
}

/// Takes it back.
pub(super) async fn discard(
    visit: Visit,
    Path((dataset, slug)): Path<(String, String)>,
) -> Result<Response, Problem> {
    visit.signed()?;
    let edition = edition_at(&visit, &dataset, &slug).await?;
    let (path, file) = (edition.path(""), edition.file);
    let permit = Permit::<DiscardFigures>::grant(&visit.actor, edition).map_err(|_| Problem::not_yours())?;
    let actor = visit.actor.clone();
    match visit.db().write(async |tx| ops::discard(tx, &actor, permit).await).await {
        Ok(_) => {}
        // It was published in between, or has been published for long: its page says so.
        Err(db::Error::Stale) => return Ok(visit.done(&path, "statistics-notice-not-discarded")),
        Err(db::Error::Reference(_)) => {
            return Err(Problem::new(StatusCode::CONFLICT, "statistics/edition-cited"));
        }
        Err(error) => return Err(error.into()),
    }
    let files = visit.site.part::<files::Store>();
    imports::release_file(visit.db(), files, file).await.map_err(|error| Problem::internal(&error))?;
    Ok(visit.done("/data/imports", "statistics-notice-discarded"))
}

/// What a person is told while they describe a file that is an edition already.
#[derive(Clone, Serialize)]
pub(super) struct Already {
    /// The sentence.
    pub(super) sentence: String,
    /// Words and address of what can be done about it.
    pub(super) link: (String, String),
}

/// The edition that the file of a draft is already, which would be all that becomes of the draft.
pub(super) async fn already(visit: &Visit, import: &Import) -> Result<Option<Already>, Problem> {
    let file = import.file;
    let before = visit.db().read(async |tx| store::edition_of_file(tx, file).await).await?;
    let Some(edition) = before else { return Ok(None) };
    let say = &visit.say;
    let name = words::source(say, &edition);
    Ok(Some(if may(visit, &edition) {
        Already {
            sentence: say.with("statistics-already-staged", "edition", name),
            link: (say.text("statistics-discard"), edition.path("/discard")),
        }
    } else {
        Already {
            sentence: say.with("statistics-already-published", "edition", name.as_str()),
            link: (name, edition.path("")),
        }
    }))
}
