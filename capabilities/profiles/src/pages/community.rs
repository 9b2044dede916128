//! `/regions/ecowas/figures`: what a community adds up to on a day.

use askama::Template;
use axum::extract::Path;
use kernel::uuid::Uuid;
use serde::{Deserialize, Serialize};
use serde_json::json;
use web::{Head, Html, PanelHtml, Problem, Query, Response, Say, Section, StatusCode, Visit};

use super::today;
use crate::{
    Coverage, Network, Region, Shelf, html,
    pictures::{self, Picture},
    region::{BRIEF_LAYOUTS, REGION_LAYOUTS, brief, community, region},
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
    #[serde(skip)]
    members: Html,
    #[serde(skip)]
    overlaps: Vec<OverlapRow>,
    #[serde(skip)]
    footnotes: Html,
    #[serde(flatten)]
    region: Region,
}

struct Row {
    name: String,
    value: String,
    year: String,
    coverage: String,
}

/// Another community with some of the same members.
struct OverlapRow {
    name: String,
    url: String,
    shared: String,
    who: String,
}

struct NetworkView {
    drawing: Html,
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
    let members: Vec<Picture> =
        region.members_over_time.iter().map(|it| pictures::members(it, say)).collect();
    let marked: Vec<String> = region.members.iter().map(|it| place(say, &it.code)).collect();
    let overlaps = region.overlaps.iter().map(|it| overlap(say, it, region.as_of)).collect();
    let arguments =
        [("n", region.members.len().to_string().into()), ("day", region.as_of.to_string().into())];
    CommunityView {
        title: say.with("profiles-community-title", "community", short.to_owned()),
        lead: say.fill("profiles-community-lead", &arguments),
        rows: region.figures.0.iter().map(row).collect(),
        members: super::drawn(&members, say),
        footnotes: Html::made(html::footnotes(&marked.join(" "), say)),
        overlaps,
        networks: networks.collect(),
        say: say.clone(),
        region,
    }
}

fn overlap(say: &Say, overlap: &crate::Overlap, day: jiff::civil::Date) -> OverlapRow {
    let names: Vec<String> = overlap.shared.iter().map(|code| place(say, code)).collect();
    let known = countries::content().communities.by_id(&overlap.id);
    let arguments =
        [("shared", names.len().to_string().into()), ("members", overlap.members.to_string().into())];
    OverlapRow {
        name: known.map_or_else(|| overlap.name.clone(), |it| it.label(say.language).to_owned()),
        url: format!("/regions/{}/figures?on={day}", overlap.id),
        shared: say.fill("profiles-community-shared", &arguments),
        who: names.join(" \u{b7} "),
    }
}

#[derive(Template)]
#[template(path = "pages/brief.html")]
struct BriefView<'a> {
    say: &'a Say,
    url: String,
    rows: Vec<(String, String)>,
    sources: Vec<(String, String)>,
}

/// A community's stock with its coverage and the share of migrants that stay within, on its own page.
pub(crate) fn panel(visit: Visit, id: Uuid) -> super::Panel {
    Box::pin(async move {
        let Some(community) = countries::community_of_panel(id) else { return Ok(None) };
        let shelf = Shelf::open_of(visit.db(), BRIEF_LAYOUTS).await?;
        // The page has refused a day that is none.
        let day = asked_day(&visit.query).unwrap_or_else(|| today(&visit));
        let Some(brief) = brief(&shelf, community, day) else { return Ok(None) };
        let say = &visit.say;
        let stock = &brief.immigrant_stock;
        let mut rows = vec![
            (with_year(say, "immigrant-stock", &stock.number), shown(say, &stock.number)),
            (say.text("profiles-head-coverage"), coverage(say, &stock.coverage)),
        ];
        rows.extend(brief.intra_share.iter().map(|it| (with_year(say, "intra-share", it), shown(say, it))));
        let sources = stock.number.sources.iter().chain(brief.intra_share.iter().flat_map(|it| &it.sources));
        let mut sources: Vec<(String, String)> = sources
            .map(crate::Source::edition_alone)
            .map(|it| (format!("{} {}", it.dataset, it.edition), it.url))
            .collect();
        sources.dedup();
        let url = format!("/regions/{}/figures?on={day}", community.id);
        let view = BriefView { say, url: url.clone(), rows, sources };
        let html = view.render().map_err(|error| Problem::internal(&error))?;
        let data = json!({ "figures": url, "brief": brief });
        Ok(Some(PanelHtml { html: Html::made(html), side: false, name: "figures", data }))
    })
}

fn with_year(say: &Say, name: &str, number: &crate::Number) -> String {
    let year = number.year.map(|it| format!(" ({it})")).unwrap_or_default();
    format!("{}{year}", figure(say, name))
}

/// The day in the address of a community's page.
fn asked_day(query: &str) -> Option<jiff::civil::Date> {
    query.split('&').find_map(|it| it.strip_prefix("on="))?.parse().ok()
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
    let drawing: Vec<Picture> = pictures::corridors(id, network, say).into_iter().collect();
    NetworkView {
        drawing: super::drawn(&drawing, say),
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
