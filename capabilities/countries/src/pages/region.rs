//! `/regions` and the pages of the regions of the M49 list.

use askama::Template;
use axum::extract::Path;
use jiff::civil::Date;
use serde::Serialize;
use web::{Head, Problem, Query, Response, Say, Section, Visit};

use super::{
    On, community,
    shown::{AreaItem, Footnote, Link, area_url, by_name, footnotes, level_words, sign},
    tables,
};
use crate::{AreaCode, Community, CommunityKind, Region, RegionKind, content};

#[derive(Template, Serialize)]
#[template(path = "pages/regions.html")]
struct RegionsView {
    #[serde(skip)]
    say: Say,
    on: Date,
    #[serde(skip)]
    on_words: String,
    /// What follows the `?` where the same is wanted as a file.
    #[serde(skip)]
    ask: String,
    regions: Vec<RegionRow>,
    kinds: Vec<KindRows>,
    overlaps: Vec<Overlap>,
    #[serde(skip)]
    overlaps_words: String,
    notes: Vec<Footnote>,
}

/// A region of the list, as far in as it lies deep.
#[derive(Serialize)]
pub(super) struct RegionRow {
    pub(super) m49: u16,
    pub(super) parent: Option<u16>,
    pub(super) level: RegionKind,
    #[serde(skip)]
    depth: usize,
    pub(super) name: String,
    pub(super) url: String,
    pub(super) areas: usize,
}

/// The communities of one kind.
#[derive(Serialize)]
pub(super) struct KindRows {
    kind: CommunityKind,
    #[serde(skip)]
    pub(super) words: String,
    pub(super) communities: Vec<CommunityRow>,
}

#[derive(Serialize)]
pub(super) struct CommunityRow {
    pub(super) id: String,
    pub(super) short: String,
    pub(super) name: String,
    pub(super) url: String,
    pub(super) members: usize,
    pub(super) as_of: Date,
    #[serde(skip)]
    as_of_words: String,
    pub(super) mark: web::Mark,
}

/// An area that is a full member of more than one regional organization.
#[derive(Serialize)]
pub(super) struct Overlap {
    pub(super) code: AreaCode,
    pub(super) name: String,
    pub(super) url: String,
    pub(super) communities: Vec<Link>,
}

pub(super) async fn regions(visit: Visit, Query(ask): Query<On>) -> Result<Response, Problem> {
    let on = ask.day(&visit)?;
    let say = &visit.say;
    let overlaps = overlaps(on, say, |_| true);
    let kinds: Vec<KindRows> = CommunityKind::ALL.iter().map(|kind| of_kind(*kind, on, say)).collect();
    if visit.format.is_file() {
        return visit.table(&format!("communities-{on}"), tables::communities(say, &kinds, on)).await;
    }
    let view = RegionsView {
        ask: format!("?on={on}"),
        on,
        on_words: say.local().day(on),
        regions: tree(say),
        kinds,
        overlaps_words: say.with("countries-overlap-count", "n", overlaps.len()),
        overlaps,
        notes: footnotes(content().areas.all(), say.language),
        say: say.clone(),
    };
    let head = Head::titled(say.text("countries-regions"))
        .in_section(Section::Regions)
        .described(say.text("countries-regions-lead"));
    visit.page(head.lasting(), &view)
}

pub(super) fn tree(say: &Say) -> Vec<RegionRow> {
    let mut rows = Vec::new();
    branch(None, 0, say, &mut rows);
    rows
}

fn branch(parent: Option<u16>, depth: usize, say: &Say, rows: &mut Vec<RegionRow>) {
    let areas = &content().areas;
    let mut here: Vec<&Region> = areas.regions().iter().filter(|region| region.parent == parent).collect();
    web::collate(say.language, &mut here, |region| region.names.get(say.language));
    for region in here {
        rows.push(RegionRow {
            m49: region.m49,
            parent: region.parent,
            level: region.kind,
            depth,
            name: region.names.get(say.language).to_owned(),
            url: format!("/regions/{}", region.m49),
            areas: areas.in_region(region.m49).count(),
        });
        branch(Some(region.m49), depth + 1, say, rows);
    }
}

fn of_kind(kind: CommunityKind, on: Date, say: &Say) -> KindRows {
    let row = |community: &Community| CommunityRow {
        id: community.id.clone(),
        short: community.label(say.language).to_owned(),
        name: community.names.get(say.language).to_owned(),
        url: community_url(&community.id, on),
        members: community.members_on(on).count(),
        as_of: community.as_of,
        as_of_words: say.local().short_day(community.as_of),
        mark: sign(community.mark, say),
    };
    let all = content().communities.all().iter().filter(|community| community.kind == kind);
    let mut communities: Vec<CommunityRow> = all.map(row).collect();
    web::collate(say.language, &mut communities, |row| row.short.as_str());
    KindRows { kind, words: say.text(&format!("countries-kinds-{kind}")), communities }
}

/// The page of a community, on the same day.
fn community_url(id: &str, on: Date) -> String {
    format!("/regions/{id}?on={on}")
}

/// Who is in more than one regional organization on a day, by name.
pub(super) fn overlaps(on: Date, say: &Say, wanted: impl Fn(AreaCode) -> bool) -> Vec<Overlap> {
    let found = content().communities.overlaps_on(on);
    let areas = found.keys().filter(|code| wanted(**code));
    let areas = by_name(areas.filter_map(|code| content().areas.by_code(*code)), say.language);
    let overlap = |area: &crate::Area| Overlap {
        code: area.code,
        name: area.marked_name(say.language),
        url: area_url(area.code),
        communities: found[&area.code]
            .iter()
            .map(|community| Link {
                words: community.label(say.language).to_owned(),
                url: community_url(&community.id, on),
            })
            .collect(),
    };
    areas.into_iter().map(overlap).collect()
}

#[derive(Template, Serialize)]
#[template(path = "pages/region.html")]
struct RegionView {
    #[serde(skip)]
    say: Say,
    m49: u16,
    name: String,
    level: RegionKind,
    #[serde(skip)]
    level_words: String,
    on: Date,
    #[serde(skip)]
    on_words: String,
    within: Vec<Link>,
    areas: Vec<AreaItem>,
    #[serde(skip)]
    areas_words: String,
    overlaps: Vec<Overlap>,
    notes: Vec<Footnote>,
}

/// `/regions/150` is a region, `/regions/ecowas` a community.
pub(super) async fn one(
    visit: Visit,
    Path(id): Path<String>,
    Query(ask): Query<On>,
) -> Result<Response, Problem> {
    let on = ask.day(&visit)?;
    if let Some(found) = content().communities.by_id(&id) {
        return community::page(&visit, found, on).await;
    }
    let region = id.parse().ok().and_then(|m49| content().areas.region(m49));
    let region = region.ok_or_else(Problem::not_found)?;
    if visit.format.is_file() {
        let areas = by_name(content().areas.in_region(region.m49), visit.say.language);
        let mut list = tables::areas(&visit.say, &areas, None);
        region.names.get(visit.say.language).clone_into(&mut list.title);
        return visit.table(&format!("region-{}", region.m49), list).await;
    }
    region_page(&visit, region, on)
}

fn region_page(visit: &Visit, region: &'static Region, on: Date) -> Result<Response, Problem> {
    let say = &visit.say;
    let areas = by_name(content().areas.in_region(region.m49), say.language);
    let link = |region: &Region| Link {
        words: region.names.get(say.language).to_owned(),
        url: format!("/regions/{}", region.m49),
    };
    let mut within: Vec<Link> =
        content().areas.regions().iter().filter(|it| it.parent == Some(region.m49)).map(link).collect();
    web::collate(say.language, &mut within, |link| link.words.as_str());
    let view = RegionView {
        m49: region.m49,
        name: region.names.get(say.language).to_owned(),
        level: region.kind,
        level_words: level_words(region.kind, say),
        on,
        on_words: say.local().day(on),
        within,
        areas_words: say.with("countries-areas", "n", areas.len()),
        overlaps: overlaps(on, say, |code| areas.iter().any(|area| area.code == code)),
        notes: footnotes(areas.iter().copied(), say.language),
        areas: areas.iter().map(|area| AreaItem::of(area, say)).collect(),
        say: say.clone(),
    };
    let mut around: Vec<&Region> = Vec::new();
    let mut parent = region.parent;
    while let Some(found) = parent.and_then(|m49| content().areas.region(m49)) {
        around.push(found);
        parent = found.parent;
    }
    let mut head = Head::titled(view.name.clone())
        .in_section(Section::Regions)
        .crumb(say.text("countries-regions"), "/regions");
    for region in around.into_iter().rev() {
        let link = link(region);
        head = head.crumb(link.words, link.url);
    }
    let head = head.here(view.name.clone());
    visit.page(head.lasting(), &view)
}
