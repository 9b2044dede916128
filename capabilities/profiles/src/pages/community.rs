//! `/regions/ecowas/figures`: what a community adds up to on a day.

use askama::Template;
use axum::extract::Path;
use serde::{Deserialize, Serialize};
use web::{Head, Problem, Query, Response, Say, Section, StatusCode, Visit};

use super::today;
use crate::{
    Coverage, Network, Region, Shelf,
    region::{REGION_LAYOUTS, community, region},
    words::{figure, links, place, plain, shown},
};

#[derive(Template, Serialize)]
#[template(path = "pages/community.html")]
struct CommunityView {
    #[serde(skip)]
    say: Say,
    #[serde(skip)]
    title: String,
    #[serde(skip)]
    lead: String,
    #[serde(skip)]
    rows: Vec<Row>,
    #[serde(skip)]
    networks: Vec<NetworkView>,
    #[serde(flatten)]
    region: Region,
}

struct Row {
    name: String,
    value: String,
    year: String,
    coverage: String,
}

struct NetworkView {
    id: &'static str,
    title: String,
    known: String,
    figures: Vec<(String, String)>,
    source: Option<(String, String)>,
    central: Vec<[String; 2]>,
}

/// The question that asks for another day.
#[derive(Deserialize)]
pub(super) struct On {
    on: Option<jiff::civil::Date>,
}

pub(super) async fn show(
    visit: Visit,
    Path(id): Path<String>,
    Query(asked): Query<On>,
) -> Result<Response, Problem> {
    let missing = || {
        let asked: String = id.chars().take(40).collect();
        Problem::new(StatusCode::NOT_FOUND, "profiles/no-such-community").with("asked", asked)
    };
    let found = community(&id).map_err(|_| missing())?;
    let shelf = Shelf::open_of(visit.db(), REGION_LAYOUTS).await?;
    let day = asked.on.unwrap_or_else(|| today(&visit));
    let region = region(&shelf, &found.id, day).map_err(|_| missing())?;
    let say = &visit.say;
    let short = found.label(say.language).to_owned();
    let view = view(say, &short, region);
    let head = Head::titled(view.title.clone())
        .in_section(Section::Regions)
        .crumb(short, format!("/regions/{}", found.id))
        .here(view.title.clone());
    visit.page(head.lasting(), &view)
}

fn view(say: &Say, short: &str, region: Region) -> CommunityView {
    let row = |(name, it): &(&'static str, crate::GroupNumber)| Row {
        name: figure(say, name),
        value: shown(say, &it.number),
        year: crate::markdown::when(&it.number, say),
        coverage: coverage(say, &it.coverage),
    };
    let networks = [("migrants", &region.migrants), ("remittances", &region.remittances)];
    let networks = networks.into_iter().filter_map(|(id, it)| Some(network(say, id, it.as_ref()?)));
    let arguments =
        [("n", region.members.len().to_string().into()), ("day", region.as_of.to_string().into())];
    CommunityView {
        title: say.with("profiles-community-title", "community", short.to_owned()),
        lead: say.fill("profiles-community-lead", &arguments),
        rows: region.figures.0.iter().map(row).collect(),
        networks: networks.collect(),
        say: say.clone(),
        region,
    }
}

fn coverage(say: &Say, coverage: &Coverage) -> String {
    let arguments = [
        ("reporters", coverage.reporters.to_string().into()),
        ("members", coverage.members.to_string().into()),
        ("population", plain(say, coverage.population.map(|it| (it + 1e-9).floor()), 0).into()),
    ];
    say.fill("profiles-coverage", &arguments)
}

fn network(say: &Say, id: &'static str, network: &Network) -> NetworkView {
    let arguments = [
        ("known", network.known_pairs.to_string().into()),
        ("pairs", network.pairs.to_string().into()),
        ("year", network.year.to_string().into()),
    ];
    let number = |(name, it): &(&'static str, crate::Number)| (figure(say, name), shown(say, it));
    let source = network.figures.0.first().and_then(|(_, it)| links(it).0.into_iter().next());
    NetworkView {
        id,
        title: say.text(&format!("profiles-network-{id}")),
        known: say.fill("profiles-network-known", &arguments),
        figures: network.figures.0.iter().map(number).collect(),
        source,
        central: network
            .page_rank
            .iter()
            .map(|it| [place(say, &it.code), plain(say, Some(100.0 * it.share), 2)])
            .collect(),
    }
}
