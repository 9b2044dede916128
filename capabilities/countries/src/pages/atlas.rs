//! `/countries`: the map and the list.

use std::collections::HashMap;

use askama::Template;
use kernel::Language;
use serde::{Deserialize, Serialize};
use web::{Head, Problem, Query, Response, Say, Section, Visit};

use super::{
    map::{self, MapView},
    shown::{AreaItem, Footnote, by_name, footnotes, region_name, short_name},
    tables,
};
use crate::{Area, AreaCode, MapFigures, MapValues, RegionKind, SpecialGroup, content, lookup};

/// What the form of the list asks.
#[derive(Deserialize)]
pub(super) struct Wish {
    #[serde(default)]
    q: String,
    #[serde(default)]
    region: String,
    #[serde(default)]
    indicator: Option<String>,
}

#[derive(Template, Serialize)]
#[template(path = "pages/countries.html")]
struct CountriesView {
    #[serde(skip)]
    say: Say,
    q: String,
    region: String,
    #[serde(skip)]
    regions: Vec<(String, String)>,
    /// What follows the `?` where the same is wanted as a file.
    #[serde(skip)]
    ask: String,
    #[serde(skip)]
    filtered: bool,
    count: usize,
    #[serde(skip)]
    found: String,
    map: MapView,
    groups: Vec<Continent>,
    /// Where nothing was found: what may be meant.
    #[serde(skip_serializing_if = "Vec::is_empty")]
    suggestions: Vec<AreaItem>,
    notes: Vec<Footnote>,
    #[serde(skip)]
    special: Vec<(String, String)>,
}

/// The areas of a continental region.
#[derive(Serialize)]
struct Continent {
    m49: Option<u16>,
    name: String,
    regions: Vec<Part>,
}

/// The areas of the narrowest regions within it.
#[derive(Serialize)]
struct Part {
    m49: Option<u16>,
    /// Empty for the areas that lie in no region.
    name: String,
    areas: Vec<AreaItem>,
}

pub(super) async fn countries(visit: Visit, Query(wish): Query<Wish>) -> Result<Response, Problem> {
    let say = &visit.say;
    let figures = MapValues::of(&visit, wish.indicator.clone()).await?;
    let (q, region) = (wish.q.trim().to_owned(), wish.region.trim().to_owned());
    let filtered = !q.is_empty() || !region.is_empty();
    let inside = region.parse::<u16>().ok();
    let areas: Vec<&Area> = lookup::matching(&q)
        .into_iter()
        .filter(|area| area.is_current() || !q.is_empty())
        .filter(|area| inside.is_none_or(|m49| m49 == 1 || area.region_codes().any(|code| code == m49)))
        .collect();
    if visit.format.is_file() {
        return visit.table("countries", tables::areas(say, &areas, figures.as_ref())).await;
    }
    let alone = match areas.as_slice() {
        [one] if filtered => Some(one.code),
        _ => None,
    };
    let meant = if areas.is_empty() { lookup::suggestions(&q) } else { Vec::new() };
    let view = CountriesView {
        ask: if visit.query.is_empty() { String::new() } else { format!("?{}", visit.query) },
        suggestions: meant.into_iter().map(|area| AreaItem::of(area, say)).collect(),
        count: areas.len(),
        found: say.with("countries-found", "n", areas.len()),
        map: map::world(say, figures.as_ref(), alone),
        notes: footnotes(content().areas.all(), say.language),
        groups: continents(&areas, figures.as_ref(), say),
        regions: regions(say),
        special: special(say.language),
        say: say.clone(),
        q,
        region,
        filtered,
    };
    let head = Head::titled(say.text("countries-title"))
        .in_section(Section::Countries)
        .described(say.text("countries-lead"));
    visit.page(head.lasting(), &view)
}

/// The choices of the region filter: everything, the continents, and what lies in them.
fn regions(say: &Say) -> Vec<(String, String)> {
    let mut choices = vec![(String::new(), say.text("countries-all-regions"))];
    let areas = &content().areas;
    let mut tops: Vec<_> =
        areas.regions().iter().filter(|region| region.kind == RegionKind::Region).collect();
    web::collate(say.language, &mut tops, |region| region.names.get(say.language));
    for top in tops {
        choices.push((top.m49.to_string(), top.names.get(say.language).to_owned()));
        let mut parts: Vec<_> =
            areas.regions().iter().filter(|region| region.parent == Some(top.m49)).collect();
        web::collate(say.language, &mut parts, |region| region.names.get(say.language));
        for part in parts {
            choices.push((part.m49.to_string(), format!("\u{2003}{}", part.names.get(say.language))));
        }
    }
    choices
}

/// What the marks of the special groups mean.
fn special(language: Language) -> Vec<(String, String)> {
    let named = |group: &SpecialGroup| {
        let community = content().communities.by_id(group.word())?;
        Some((short_name(*group, language), community.names.get(language).to_owned()))
    };
    SpecialGroup::ALL.iter().filter_map(named).collect()
}

fn continents(areas: &[&Area], figures: Option<&MapFigures>, say: &Say) -> Vec<Continent> {
    let language = say.language;
    let shown: HashMap<AreaCode, (f64, &str)> = figures
        .iter()
        .flat_map(|all| all.values.iter().map(|it| (it.area, (it.value, it.shown.as_str()))))
        .collect();
    let mut list: Vec<Continent> = Vec::new();
    for area in by_name(areas.iter().copied(), language) {
        let home = content().areas.home_region(area).map(|region| region.m49);
        let continent = place(
            &mut list,
            |it| it.m49 == area.region,
            || Continent {
                m49: area.region,
                name: area
                    .region
                    .map_or_else(|| say.text("countries-no-region"), |m49| region_name(m49, language)),
                regions: Vec::new(),
            },
        );
        let part = place(
            &mut continent.regions,
            |it| it.m49 == home,
            || Part {
                m49: home,
                name: home.map_or_else(String::new, |m49| region_name(m49, language)),
                areas: Vec::new(),
            },
        );
        let mut item = AreaItem::of(area, say);
        if let Some((value, text)) = shown.get(&area.code) {
            item.value = Some(*value);
            item.shown = Some((*text).to_owned());
        }
        part.areas.push(item);
    }
    for continent in &mut list {
        web::collate(language, &mut continent.regions, |part| part.name.as_str());
    }
    web::collate(language, &mut list, |continent| continent.name.as_str());
    list.sort_by_key(|continent| continent.m49.is_none());
    list
}

/// The entry that fits, made at the end of the list if there is none.
fn place<T>(list: &mut Vec<T>, fits: impl Fn(&T) -> bool, new: impl FnOnce() -> T) -> &mut T {
    let at = list.iter().position(fits).unwrap_or_else(|| {
        list.push(new());
        list.len() - 1
    });
    &mut list[at]
}
