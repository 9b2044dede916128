//! `/countries/MDA`: the page of one area.

use askama::Template;
use axum::{
    extract::Path,
    response::{IntoResponse as _, Redirect},
};
use jiff::civil::Date;
use kernel::Language;
use serde::Serialize;
use web::{Format, Head, Html, PanelHtml, Place, Problem, Response, Say, Section, StatusCode, Visit};

use super::{
    along,
    map::{self, MapView},
    shown::{
        AreaItem, Footnote, GroupBadge, Link, area_url, badges, by_name, footnotes, kind_words, region_name,
        sign,
    },
    today,
};
use crate::{
    Area, AreaCode, AreaKind, Community, Membership, Region, Standing, content, locator, lookup, panel_id,
};

#[derive(Template, Serialize)]
#[template(path = "pages/area.html")]
struct AreaView {
    #[serde(skip)]
    say: Say,
    code: AreaCode,
    m49: Option<u16>,
    m49_listed: bool,
    iso2: Option<String>,
    iso3: Option<AreaCode>,
    kind: AreaKind,
    #[serde(skip)]
    kind_words: String,
    name: String,
    formal_name_en: Option<String>,
    #[serde(skip)]
    english: bool,
    groups: Vec<GroupBadge>,
    regions: Vec<RegionLink>,
    stations: Vec<Station>,
    counted_in: Option<AreaItem>,
    counts: Vec<AreaItem>,
    note: Option<String>,
    notes: Vec<Footnote>,
    on: Date,
    communities: Vec<Part>,
    past: Vec<Part>,
    neighbours: Option<Neighbours>,
    #[serde(skip)]
    map: Option<MapView>,
    /// The panels of other capabilities.
    panels: Vec<PanelHtml>,
    /// Whether no other capability has anything to show of the area.
    nothing_loaded: bool,
}

#[derive(Serialize)]
struct RegionLink {
    m49: u16,
    #[serde(flatten)]
    link: Link,
}

#[derive(Serialize)]
struct Station {
    id: String,
    name: String,
    zone: String,
}

/// The area's part in a community during one period.
#[derive(Serialize)]
struct Part {
    id: String,
    short: String,
    name: String,
    url: String,
    #[serde(skip)]
    kind: String,
    standing: Standing,
    #[serde(skip)]
    standing_words: String,
    from: Option<Date>,
    to: Option<Date>,
    #[serde(skip)]
    from_words: String,
    #[serde(skip)]
    to_words: String,
    mark: web::Mark,
    /// In English, as the content has it.
    note: Option<String>,
}

#[derive(Serialize)]
struct Neighbours {
    region: String,
    url: String,
    areas: Vec<AreaItem>,
}

pub(super) async fn area(visit: Visit, Path(code): Path<String>) -> Result<Response, Problem> {
    let Some(area) = code.parse().ok().and_then(|code| content().areas.by_code(code)) else {
        return elsewhere(&visit, &code);
    };
    let panels = visit.panels(Place::Country, panel_id(area)).await?;
    let view = view(&visit.say, area, today(&visit), panels);
    let mut head = Head::titled(view.name.clone())
        .in_section(Section::Countries)
        .crumb(visit.say.text("countries-title"), "/countries");
    if let Some(m49) = area.region {
        head = head.crumb(region_name(m49, visit.say.language), format!("/regions/{m49}"));
    }
    let head = head.here(view.name.clone());
    visit.page(head.lasting(), &view)
}

fn view(say: &Say, area: &'static Area, on: Date, panels: Vec<PanelHtml>) -> AreaView {
    let language = say.language;
    let areas = &content().areas;
    let counts = areas.all().iter().filter(|other| other.counted_in == Some(area.code) && other.is_current());
    AreaView {
        code: area.code,
        m49: area.m49,
        m49_listed: area.m49_listed,
        iso2: area.iso2.clone(),
        iso3: area.iso3,
        kind: area.kind,
        kind_words: kind_words(area.kind, say),
        name: area.marked_name(language),
        formal_name_en: area.formal.clone(),
        english: language == Language::English,
        groups: badges(area, say),
        regions: regions(area, language),
        stations: stations(area, language),
        counted_in: area.counted_in.and_then(|code| areas.by_code(code)).map(|area| AreaItem::of(area, say)),
        counts: by_name(counts, language).into_iter().map(|area| AreaItem::of(area, say)).collect(),
        note: area
            .note
            .as_ref()
            .filter(|note| note.mark.is_empty())
            .map(|note| note.text.get(language).to_owned()),
        notes: footnotes(related(area), language),
        on,
        communities: today_in(area, on, say),
        past: before(area, on, say),
        neighbours: areas.home_region(area).map(|region| neighbours(area, region, say)),
        map: map::around(say, area),
        nothing_loaded: panels.iter().all(|panel| panel.side),
        panels,
        say: say.clone(),
    }
}

/// The area and the others that its page and its map name.
fn related(area: &'static Area) -> impl Iterator<Item = &'static Area> {
    let areas = &content().areas;
    let region = areas.home_region(area).map(|region| areas.in_region(region.m49));
    let counted = areas.all().iter().filter(move |other| other.counted_in == Some(area.code));
    let seen = locator::window(area).map(locator::seen).unwrap_or_default();
    let seen = seen.into_iter().filter_map(|(code, _)| areas.by_code(code));
    std::iter::once(area).chain(region.into_iter().flatten()).chain(counted).chain(seen)
}

fn regions(area: &Area, language: Language) -> Vec<RegionLink> {
    let mut regions: Vec<RegionLink> = content()
        .areas
        .regions_of(area)
        .map(|region| RegionLink {
            m49: region.m49,
            link: Link {
                words: region.names.get(language).to_owned(),
                url: format!("/regions/{}", region.m49),
            },
        })
        .collect();
    regions.reverse();
    regions
}

fn stations(area: &Area, language: Language) -> Vec<Station> {
    let here = content().stations.iter().filter(|station| station.area == area.code);
    here.map(|station| Station {
        id: station.id.clone(),
        name: station.names.get(language).to_owned(),
        zone: station.zone_name.clone(),
    })
    .collect()
}

fn neighbours(area: &Area, region: &Region, say: &Say) -> Neighbours {
    let others = content().areas.in_region(region.m49).filter(|other| other.code != area.code);
    Neighbours {
        region: region.names.get(say.language).to_owned(),
        url: format!("/regions/{}", region.m49),
        areas: by_name(others, say.language).into_iter().map(|area| AreaItem::of(area, say)).collect(),
    }
}

/// The communities in which the area stands on a day; those it left are of the past.
fn today_in(area: &Area, on: Date, say: &Say) -> Vec<Part> {
    content()
        .communities
        .of(area.code, on)
        .filter(|(_, membership)| membership.standing != Standing::Withdrawn)
        .map(|(community, membership)| part(community, membership, say))
        .collect()
}

/// The periods that ended, the latest end first.
fn before(area: &Area, on: Date, say: &Say) -> Vec<Part> {
    let ended =
        |membership: &&Membership| membership.area == area.code && membership.to.is_some_and(|to| to <= on);
    let mut past: Vec<Part> = content()
        .communities
        .all()
        .iter()
        .flat_map(|community| {
            community.memberships.iter().filter(ended).map(|membership| part(community, membership, say))
        })
        .collect();
    past.sort_by_key(|part| std::cmp::Reverse(part.to));
    past
}

fn part(community: &Community, membership: &Membership, say: &Say) -> Part {
    let day = |day: Option<Date>| day.map_or_else(String::new, |day| say.local().short_day(day));
    Part {
        id: community.id.clone(),
        short: community.label(say.language).to_owned(),
        name: community.names.get(say.language).to_owned(),
        url: format!("/regions/{}", community.id),
        kind: say.text(&format!("countries-community-{}", community.kind)),
        standing: membership.standing,
        standing_words: say.text(&format!("countries-standing-{}", membership.standing)),
        from: membership.from,
        to: membership.to,
        from_words: day(membership.from),
        to_words: day(membership.to),
        mark: sign(membership.mark, say),
        note: membership.note.clone(),
    }
}

#[derive(Template, Serialize)]
#[template(path = "pages/unknown.html")]
struct UnknownView {
    #[serde(skip)]
    say: Say,
    asked: String,
    suggestions: Vec<AreaItem>,
}

/// An address that is written otherwise leads to the page; one that means nothing is told so, with what may be meant.
fn elsewhere(visit: &Visit, asked: &str) -> Result<Response, Problem> {
    if let Some(area) = content().areas.find(asked) {
        return Ok(Redirect::permanent(&along(visit, &area_url(area.code))).into_response());
    }
    let say = &visit.say;
    let suggestions: Vec<AreaItem> =
        lookup::suggestions(asked).into_iter().map(|area| AreaItem::of(area, say)).collect();
    let asked: String = asked.chars().take(60).collect();
    if visit.format == Format::Json {
        let line = lookup::suggestions_line(&asked, say.language);
        return Err(Problem::new(StatusCode::NOT_FOUND, "countries/no-such-area")
            .with("asked", asked)
            .with("suggestions", line));
    }
    let head = Head::titled(say.with("problem-countries-no-such-area", "asked", asked.as_str()))
        .in_section(Section::Countries)
        .crumb(say.text("countries-title"), "/countries");
    let view = UnknownView { say: say.clone(), asked, suggestions };
    visit.page_with(StatusCode::NOT_FOUND, head, &view)
}

impl AreaView {
    fn main_panels(&self) -> impl Iterator<Item = &Html> {
        self.panels.iter().filter(|panel| !panel.side).map(|panel| &panel.html)
    }

    fn side_panels(&self) -> impl Iterator<Item = &Html> {
        self.panels.iter().filter(|panel| panel.side).map(|panel| &panel.html)
    }
}
