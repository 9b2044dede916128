//! Which agency chairs a group, in dated terms.

use kernel::{Action as _, Permit};
use serde::{Deserialize, Serialize};
use web::{Fields, Form, Problem, Response, Say, StatusCode, Visit};

use super::{At, day, head, overview};
use crate::{
    ops,
    policy::{Chaired, NameChair},
    store,
};

#[derive(Deserialize, Serialize)]
pub(super) struct Asked {
    agency: String,
    #[serde(default)]
    from: String,
    #[serde(default)]
    to: String,
}

#[derive(askama::Template, Serialize)]
#[template(path = "pages/chair.html")]
struct ChairPage {
    #[serde(skip)]
    say: Say,
    #[serde(skip)]
    title: String,
    #[serde(skip)]
    fields: Fields,
    terms: Vec<overview::ChairView>,
    agencies: Vec<String>,
    #[serde(skip)]
    asked: Asked,
    #[serde(skip)]
    path: String,
}

pub(super) async fn show(visit: Visit, at: At) -> Result<Response, Problem> {
    let chaired = permitted(&visit, &at).await?;
    let from = chaired.group.day(visit.actor.now).to_string();
    let asked = Asked { agency: String::new(), from, to: String::new() };
    page(&visit, &chaired, asked, Fields::default()).await
}

pub(super) async fn name(visit: Visit, at: At, Form(asked): Form<Asked>) -> Result<Response, Problem> {
    let chaired = permitted(&visit, &at).await?;
    let agency = visit.db().read(async |tx| people::agency_by_code(tx, &asked.agency).await).await?;
    let agency = agency.ok_or_else(Problem::not_found)?;
    let mut fields = Fields::default();
    let (from, to) = (day(&asked.from), day(&asked.to));
    if from.is_none() {
        fields.refuse("from", visit.say.text("groups-bad-day"));
    }
    if to.is_none() && !asked.to.trim().is_empty() {
        fields.refuse("to", visit.say.text("groups-bad-day"));
    }
    let Some(from) = from.filter(|_| !fields.any()) else {
        return page(&visit, &chaired, asked, fields).await;
    };
    let path = chaired.group.path("");
    let permit = Permit::<NameChair>::grant(&visit.actor, chaired).map_err(ops::Error::from)?;
    let actor = visit.actor.clone();
    visit.db().write(async |tx| ops::name_chair(tx, &actor, permit, agency.id, from, to).await).await?;
    Ok(visit.done(&path, "groups-notice-chair"))
}

async fn permitted(visit: &Visit, at: &At) -> Result<Chaired, Problem> {
    visit.signed()?;
    let group = at.group(visit).await?;
    let chaired = visit.db().read(async |tx| crate::chaired(tx, group).await).await?;
    if NameChair::allowed(&visit.actor, &chaired) { Ok(chaired) } else { Err(Problem::not_yours()) }
}

async fn page(visit: &Visit, chaired: &Chaired, asked: Asked, fields: Fields) -> Result<Response, Problem> {
    let group = &chaired.group;
    let read = async |tx: &mut db::Tx| {
        Ok::<_, db::Error>((store::chair_terms(tx, group.id).await?, people::agencies(tx).await?))
    };
    let (terms, agencies) = visit.db().read(read).await?;
    let title = visit.say.with("groups-chair-of", "group", group.names.get(visit.say.language));
    let status = if fields.any() { StatusCode::UNPROCESSABLE_ENTITY } else { StatusCode::OK };
    let view = ChairPage {
        title: title.clone(),
        fields,
        terms: terms.iter().map(|term| overview::chair(visit, term)).collect(),
        agencies: agencies.into_iter().map(|agency| agency.code).collect(),
        asked,
        path: group.path("/chair"),
        say: visit.say.clone(),
    };
    visit.page_with(status, head(visit, group, &title), &view)
}
