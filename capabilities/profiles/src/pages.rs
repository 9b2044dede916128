//! `/profiles/MDA`, the same as PDF and for Word, `/corridors/MEX/USA`, and the way to them from a country's page.

mod community;
pub(crate) use community::panel as community_panel;
mod paper;

use askama::Template;
use axum::{Router, extract::Path, routing::get};
use countries::{Area, area_of_panel, content, corridor_panel_id, panel_id};
use kernel::uuid::Uuid;
use serde::{Deserialize, Serialize};
use serde_json::json;
use web::{Head, Html, PanelHtml, Place, Problem, Query, Response, Say, Section, Site, StatusCode, Visit};

use crate::{
    Corridor, Direction, Number, Profile, Shelf,
    corridor::{CORRIDOR_LAYOUTS, corridor, ranks_of, shares_of},
    html, markdown, pictures, profile,
    words::{figure, links, place, shown},
};

/// Every page of this capability.
pub(crate) fn routes() -> Router<Site> {
    Router::new()
        .route("/profiles/{code}", get(show_profile))
        .route("/profiles/{code}/profile.pdf", get(paper::pdf))
        .route("/profiles/{code}/profile.docx", get(paper::word))
        .route("/corridors/{a}/{b}", get(show_corridor))
        .route("/corridors/{a}", get(lead_to_corridor))
        .route("/regions/{id}/figures", get(community::show))
}

#[derive(Template, Serialize)]
#[template(source = "{{ body }}{% for panel in panels %}{{ panel.html }}{% endfor %}", ext = "html")]
struct ProfileView {
    #[serde(skip)]
    body: Html,
    /// The panels of other capabilities: agreements, activities.
    #[serde(skip_serializing_if = "Vec::is_empty")]
    panels: Vec<PanelHtml>,
    #[serde(flatten)]
    profile: Profile,
}

#[derive(Template, Serialize)]
#[template(path = "pages/corridor.html")]
struct CorridorView {
    #[serde(skip)]
    say: Say,
    #[serde(skip)]
    title: String,
    #[serde(skip)]
    ways: Vec<Way>,
    #[serde(skip)]
    asymmetry: Vec<(String, String)>,
    #[serde(skip)]
    communities: Vec<(String, String)>,
    #[serde(skip)]
    drawings: Html,
    #[serde(skip_serializing_if = "Vec::is_empty")]
    panels: Vec<PanelHtml>,
    #[serde(skip)]
    footnotes: Html,
    #[serde(flatten)]
    corridor: Corridor,
}

/// One way of a corridor on the page.
struct Way {
    id: &'static str,
    title: String,
    rows: Vec<WayRow>,
    ranks: Vec<String>,
}

struct WayRow {
    name: String,
    value: String,
    year: String,
    grade: String,
    leaving: String,
    coming: String,
    links: Vec<(String, String)>,
}

async fn show_profile(visit: Visit, Path(code): Path<String>) -> Result<Response, Problem> {
    let area = area(&code)?;
    let shelf = Shelf::open(visit.db()).await?;
    let profile = profile(&shelf, area, today(&visit), &visit.say);
    let title = visit.say.with("profiles-title", "country", profile.country.name.clone());
    let body = Html::made(html::content(&profile, &visit.say, true));
    let head = head(&visit, area, &title);
    let panels = visit.panels(Place::Profile, panel_id(area)).await?;
    visit.page(head.lasting(), &ProfileView { body, panels, profile })
}

async fn show_corridor(visit: Visit, Path((a, b)): Path<(String, String)>) -> Result<Response, Problem> {
    let (a, b) = (area(&a)?, area(&b)?);
    if a.code == b.code {
        return Err(Problem::new(StatusCode::NOT_FOUND, "profiles/one-end").with("code", a.code.as_str()));
    }
    let shelf = Shelf::open_of(visit.db(), CORRIDOR_LAYOUTS).await?;
    let found = corridor(&shelf, a, b, today(&visit));
    let mut view = corridor_view(&visit.say, a, b, found);
    view.panels = visit.panels(Place::Corridor, corridor_panel_id(a, b)).await?;
    let head = head(&visit, a, &view.title);
    visit.page(head.lasting(), &view)
}

/// The form on a country's page asks for the other end.
#[derive(Deserialize)]
struct With {
    with: Option<String>,
}

async fn lead_to_corridor(
    visit: Visit,
    Path(a): Path<String>,
    Query(asked): Query<With>,
) -> Result<Response, Problem> {
    let other = area(asked.with.as_deref().unwrap_or_default())?;
    Ok(visit.lead(&format!("/corridors/{}/{}", area(&a)?.code, other.code)))
}

fn corridor_view(say: &Say, a: &Area, b: &Area, found: Corridor) -> CorridorView {
    let (name_a, name_b) = (place(say, a.code.as_str()), place(say, b.code.as_str()));
    let way = |id, from: &str, to: &str, direction: &Direction| {
        let arguments = [("from", from.to_owned().into()), ("to", to.to_owned().into())];
        let rows =
            direction.figures.0.iter().map(|(name, number)| row(say, direction, name, number)).collect();
        let title = say.fill("profiles-corridor-way", &arguments);
        Way { id, title, rows, ranks: ranks(say, direction, from, to) }
    };
    let communities = found.communities.iter().filter_map(|it| content().communities.by_id(&it.id));
    let link = |it: &countries::Community| {
        (it.label(say.language).to_owned(), format!("/regions/{}/figures", it.id))
    };
    let arguments = [("a", name_a.clone().into()), ("b", name_b.clone().into())];
    CorridorView {
        title: say.fill("profiles-corridor-title", &arguments),
        ways: vec![
            way("there", &name_a, &name_b, &found.a_to_b),
            way("back", &name_b, &name_a, &found.b_to_a),
        ],
        asymmetry: found.asymmetry.0.iter().map(|(name, it)| (figure(say, name), shown(say, it))).collect(),
        communities: communities.map(link).collect(),
        drawings: drawn(&pictures::both_ways(&found, say), say),
        panels: Vec::new(),
        footnotes: Html::made(html::footnotes(&format!("{name_a} {name_b}"), say)),
        say: say.clone(),
        corridor: found,
    }
}

/// The place of each number among all that leaves and all that comes, a sentence each.
fn ranks(say: &Say, direction: &Direction, from: &str, to: &str) -> Vec<String> {
    let mut lines = Vec::new();
    for (name, _) in &direction.figures.0 {
        let Some(names) = ranks_of(name) else { continue };
        for (rank, way) in names.into_iter().zip(["leaving", "coming"]) {
            let Some(rank) = direction.ranks.get(rank) else { continue };
            let arguments = [
                ("figure", figure(say, name).into()),
                ("from", from.to_owned().into()),
                ("to", to.to_owned().into()),
                ("place", rank.place.to_string().into()),
                ("of", rank.of.to_string().into()),
            ];
            lines.push(say.fill(&format!("profiles-corridor-rank-{way}"), &arguments));
        }
    }
    lines
}

fn row(say: &Say, direction: &Direction, name: &str, number: &Number) -> WayRow {
    let share = |at: usize| {
        let share = shares_of(name).and_then(|names| direction.shares.get(names[at]));
        share.filter(|it| it.value.is_some()).map_or_else(String::new, |it| shown(say, it))
    };
    WayRow {
        name: figure(say, name),
        value: shown(say, number),
        year: markdown::when(number, say),
        grade: number.quality.map(|it| it.grade.to_string()).unwrap_or_default(),
        leaving: share(0),
        coming: share(1),
        links: links(number).0,
    }
}

/// Drawings, below each other.
fn drawn(pictures: &[pictures::Picture], say: &Say) -> Html {
    Html::made(pictures.iter().map(|it| html::picture(it, say, true)).collect())
}

type Panel = std::pin::Pin<Box<dyn Future<Output = Result<Option<PanelHtml>, Problem>> + Send>>;

#[derive(Template)]
#[template(path = "pages/panel.html")]
struct PanelView<'a> {
    say: &'a Say,
    code: &'a str,
}

/// The way to the profile and the corridors of a country, once anything is published.
pub(crate) fn panel(visit: Visit, id: Uuid) -> Panel {
    Box::pin(async move {
        let Some(area) = area_of_panel(id) else { return Ok(None) };
        let editions = visit.db().read(async |tx| statistics::editions(tx).await).await?;
        if editions.is_empty() {
            return Ok(None);
        }
        let code = area.code.as_str();
        let html = PanelView { say: &visit.say, code }.render().map_err(|error| Problem::internal(&error))?;
        let data = json!({ "profile": format!("/profiles/{code}") });
        Ok(Some(PanelHtml { html: Html::made(html), side: true, name: "profile", data }))
    })
}

fn area(code: &str) -> Result<&'static Area, Problem> {
    content().areas.find(code).ok_or_else(|| {
        let asked: String = code.chars().take(40).collect();
        Problem::new(StatusCode::NOT_FOUND, "profiles/no-such-area").with("asked", asked)
    })
}

fn today(visit: &Visit) -> jiff::civil::Date {
    visit.actor.now.to_zoned_datetime(visit.actor.zone.clone()).date()
}

fn head(visit: &Visit, area: &Area, title: &str) -> Head {
    let name = area.marked_name(visit.say.language);
    Head::titled(title)
        .in_section(Section::Countries)
        .crumb(name, format!("/countries/{}", area.code))
        .here(title)
}
