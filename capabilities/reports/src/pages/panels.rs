//! What the pages of editions and cells say of reports: how to cite them, who does, what was taken back.

use std::pin::Pin;

use askama::Template;
use kernel::{Action as _, uuid::Uuid};
use serde_json::json;
use statistics::EditionId;
use web::{Html, PanelHtml, Problem, Say, Visit};

use super::words;
use crate::{
    cite::CiteForm,
    citing::{Found, citing},
    freeze::work_of,
    ops::Error,
    policy::Retract,
};

type Shown = Pin<Box<dyn Future<Output = Result<Option<PanelHtml>, Problem>> + Send>>;

#[derive(Template)]
#[template(path = "pages/panel.html")]
struct Panel {
    say: Say,
    what: String,
    citation: String,
    forms: Vec<(String, &'static str)>,
    counted: String,
    url: String,
    retracted: Option<String>,
    may_retract: bool,
}

/// On the page of an edition.
pub(crate) fn on_edition(visit: Visit, id: Uuid) -> Shown {
    Box::pin(async move {
        let found = found(&visit, id, "").await?;
        Ok(found.map(|(found, citation, base)| panel(&visit, found, citation, &base)))
    })
}

/// On the page of a cell, which the address names.
pub(crate) fn on_cell(visit: Visit, id: Uuid) -> Shown {
    Box::pin(async move {
        let path = visit.path.clone();
        let Some((_, place)) = path.split_once("/cell/") else { return Ok(None) };
        let found = found(&visit, id, &format!("cell/{place}")).await?;
        Ok(found.map(|(found, citation, base)| panel(&visit, found, citation, &base)))
    })
}

/// Who cites it, how it is cited, and its address.
async fn found(visit: &Visit, id: Uuid, place: &str) -> Result<Option<(Found, String, String)>, Problem> {
    let (say, actor) = (visit.say.clone(), visit.actor.clone());
    let address = visit.site.settings().base_url.trim_end_matches('/').to_owned();
    let found = visit
        .db()
        .read(async |tx| {
            let edition = statistics::editions_of(tx, &[EditionId::from_uuid(id)]).await?.pop();
            let Some(edition) = edition else { return Ok(None) };
            let what = format!("{}/{}/{place}", edition.dataset, edition.slug);
            let found = citing(tx, Some(&actor), what.trim_end_matches('/')).await?;
            let base = if place.is_empty() { edition.path("") } else { edition.path(&format!("/{place}")) };
            Ok::<_, Error>(Some((found, work_of(&edition, &address).printed(&say), base)))
        })
        .await;
    match found {
        Ok(found) => Ok(found),
        Err(Error::NotFound(_)) => Ok(None),
        Err(error) => Err(error.into()),
    }
}

#[expect(clippy::needless_pass_by_value, reason = "what was found is shown once")]
fn panel(visit: &Visit, found: Found, citation: String, base: &str) -> PanelHtml {
    let say = visit.say.clone();
    let count = i64::try_from(found.cited_by.len()).unwrap_or(i64::MAX);
    let panel = Panel {
        what: found.what.clone(),
        citation,
        forms: CiteForm::ALL.iter().map(|it| (format!("{base}/cite/{it}"), it.name())).collect(),
        counted: say.with("reports-citing-count", "count", count),
        url: format!("/reports/citing?what={}", encoded(&found.what)),
        retracted: found
            .retracted
            .as_ref()
            .filter(|_| found.cell.is_some())
            .map(|it| words::retracted(&say, it.at, &it.reason)),
        may_retract: found.cell.is_some() && found.retracted.is_none() && Retract::allowed(&visit.actor, &()),
        say,
    };
    let html = panel.render().unwrap_or_default();
    PanelHtml { html: Html::made(html), side: true, name: "cited_by", data: json!(found) }
}

/// A text as a question of an address.
fn encoded(text: &str) -> String {
    let plain = |byte: u8| byte.is_ascii_alphanumeric() || b"-_.~/".contains(&byte);
    let part = |byte: u8| if plain(byte) { char::from(byte).to_string() } else { format!("%{byte:02X}") };
    text.bytes().map(part).collect()
}
