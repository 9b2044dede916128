//! The world map and the small maps, with the statements that stand under every map.

use std::collections::HashMap;

use charts::{Breaks, Caption, LegendRow, MapShape, Outline, Step, ViewBox, class_breaks, world_map};
use kernel::Language;
use serde::Serialize;
use web::{Html, Say};

use super::area_url;
use crate::{
    Area, AreaCode, MapFigures, content,
    locator::{self, Window},
};

/// A map on a page.
#[derive(Serialize)]
pub(super) struct MapView {
    #[serde(skip)]
    pub(super) svg: Html,
    pub(super) title: String,
    /// Whether areas are coloured by figures.
    pub(super) coloured: bool,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub(super) indicator: Option<String>,
    #[serde(skip_serializing_if = "String::is_empty")]
    pub(super) source: String,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub(super) source_url: Option<String>,
    #[serde(skip_serializing_if = "Vec::is_empty")]
    pub(super) legend: Vec<Class>,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub(super) without: Option<String>,
    pub(super) disclaimer: String,
    /// Empty where no part of unsettled status is seen.
    pub(super) disputed: String,
}

/// One class of the legend.
#[derive(Serialize)]
pub(super) struct Class {
    #[serde(skip)]
    pub(super) style: String,
    pub(super) text: String,
    pub(super) areas: usize,
}

/// One drawn thing before it is given to the engine: outlines first, then dots.
struct Drawn {
    code: AreaCode,
    path: Option<String>,
    dot: Option<crate::Circle>,
}

/// What is written and filled where an area is drawn.
struct Look<'a> {
    links: MapLinks,
    language: Language,
    figures: Option<&'a MapFigures>,
    breaks: Breaks,
    say: &'a Say,
}

impl Look<'_> {
    fn step(&self, value: Option<f64>) -> Option<Step> {
        match self.figures {
            None => Some(Step::new(1)),
            Some(_) => value.map(|value| self.breaks.step(value)),
        }
    }
}

/// Whether the areas of a map lead to their pages.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum MapLinks {
    /// They do.
    Pages,
    /// They do not, as on paper and in a file.
    None,
}

/// A map of the world for the pages of other capabilities, with everything that must stand under it.
#[derive(Clone, Debug)]
pub struct MapDrawing {
    /// The drawing.
    pub svg: String,
    /// The classes: the number of the step of the ramp, what it means, how many areas are in it.
    pub legend: Vec<(String, String, usize)>,
    /// What areas without a figure look like.
    pub without: String,
    /// The statement of the United Nations on names and boundaries.
    pub disclaimer: String,
    /// What is said of parts of unsettled status; they are drawn on every map of the world.
    pub disputed: String,
}

/// Figures on a map of the world, one area brought out.
pub fn drawn_map(
    say: &Say,
    prefix: &str,
    figures: &MapFigures,
    highlighted: Option<AreaCode>,
    links: MapLinks,
) -> MapDrawing {
    let view = map(say, prefix, Some(figures), highlighted, links);
    let class = |it: Class| (it.style, it.text, it.areas);
    MapDrawing {
        svg: view.svg.to_string(),
        legend: view.legend.into_iter().map(class).collect(),
        without: view.without.unwrap_or_default(),
        disclaimer: view.disclaimer,
        disputed: view.disputed,
    }
}

/// The world, coloured by figures where there are some.
pub(super) fn world(say: &Say, figures: Option<&MapFigures>, highlighted: Option<AreaCode>) -> MapView {
    map(say, "world", figures, highlighted, MapLinks::Pages)
}

fn map(
    say: &Say,
    prefix: &str,
    figures: Option<&MapFigures>,
    highlighted: Option<AreaCode>,
    links: MapLinks,
) -> MapView {
    let map = &content().map;
    let values: Vec<f64> = figures.iter().flat_map(|all| all.values.iter().map(|it| it.value)).collect();
    let look = Look { links, language: say.language, figures, breaks: class_breaks(&values, 5), say };
    let paths = map.shapes.iter().filter(|shape| shape.path.is_some()).map(|shape| Drawn {
        code: shape.code,
        path: shape.path.clone(),
        dot: None,
    });
    let dots = map.shapes.iter().filter(|shape| shape.circle.is_some()).map(|shape| Drawn {
        code: shape.code,
        path: None,
        dot: shape.circle,
    });
    let drawn: Vec<Drawn> = paths.chain(dots).collect();
    let [left, top, width, height] = map.view_box;
    let title = figures.map_or_else(|| say.text("countries-map-plain"), |figures| figures.title.clone());
    let caption = Caption {
        prefix,
        title: &title,
        text: &say.text("countries-map-text"),
        direction: say.language.direction(),
    };
    let window = Window { left, top, right: left + width, bottom: top + height };
    let neutral = map.neutral.iter().map(|shape| shape.path.as_str());
    let svg = draw(&caption, window, &drawn, highlighted, &look, neutral);
    MapView {
        svg: Html::made(svg),
        coloured: figures.is_some(),
        indicator: figures.map(|figures| figures.indicator.clone()),
        source: figures.map(|figures| figures.source.clone()).unwrap_or_default(),
        source_url: figures.and_then(|figures| figures.source_url.clone()),
        legend: figures.map(|figures| legend(say, figures, &look.breaks)).unwrap_or_default(),
        without: figures.map(|_| say.text("countries-map-without")),
        disclaimer: map.disclaimer.get(say.language).to_owned(),
        disputed: map.disputed.get(say.language).to_owned(),
        title,
    }
}

/// Where an area lies; nothing for the few that are not drawn.
pub(super) fn around(say: &Say, area: &Area) -> Option<MapView> {
    let map = &content().map;
    let window = locator::window(area)?;
    let look = Look {
        links: MapLinks::Pages,
        language: say.language,
        figures: None,
        breaks: class_breaks(&[], 1),
        say,
    };
    let mut drawn: Vec<Drawn> = locator::seen(window)
        .into_iter()
        .map(|(code, path)| Drawn { code, path: Some(path), dot: None })
        .collect();
    let dot = map.shape(area.code).and_then(|shape| shape.circle);
    drawn.extend(dot.map(|dot| Drawn { code: area.code, path: None, dot: Some(dot) }));
    let title = say.with("countries-where", "name", area.marked_name(say.language));
    let caption = Caption { prefix: "where", title: &title, text: "", direction: say.language.direction() };
    let neutral: Vec<_> = locator::neutral(window).collect();
    let disputed = if neutral.is_empty() { "" } else { map.disputed.get(say.language) };
    let svg = draw(&caption, window, &drawn, Some(area.code), &look, neutral.into_iter());
    Some(MapView {
        svg: Html::made(svg),
        title,
        coloured: false,
        indicator: None,
        source: String::new(),
        source_url: None,
        legend: Vec::new(),
        without: None,
        disclaimer: map.disclaimer.get(say.language).to_owned(),
        disputed: disputed.to_owned(),
    })
}

fn draw<'a>(
    caption: &Caption<'_>,
    window: Window,
    drawn: &[Drawn],
    highlighted: Option<AreaCode>,
    look: &Look<'_>,
    neutral: impl Iterator<Item = &'a str>,
) -> String {
    let figures: HashMap<AreaCode, (f64, &str)> = look
        .figures
        .iter()
        .flat_map(|all| all.values.iter().map(|it| (it.area, (it.value, it.shown.as_str()))))
        .collect();
    let told: Vec<(String, String)> = drawn.iter().map(|it| told(it.code, look, &figures)).collect();
    let shapes: Vec<MapShape<'_>> = drawn
        .iter()
        .zip(&told)
        .map(|(it, (text, href))| MapShape {
            code: it.code.as_str(),
            outline: match (&it.path, it.dot) {
                (Some(path), _) => Outline::Path(path),
                (None, dot) => {
                    let dot = dot.unwrap_or(crate::Circle { x: 0, y: 0, r: 0 });
                    Outline::Circle { x: dot.x.into(), y: dot.y.into(), radius: dot.r.into() }
                }
            },
            step: look.step(figures.get(&it.code).map(|(value, _)| *value)),
            text,
            href: (look.links == MapLinks::Pages).then_some(href.as_str()),
        })
        .collect();
    let view = ViewBox {
        x: window.left.into(),
        y: window.top.into(),
        width: window.width().into(),
        height: window.height().into(),
    };
    let highlighted = highlighted.as_ref().map(AreaCode::as_str);
    let mut svg = world_map(&charts::WorldMap { caption: *caption, view, shapes: &shapes, highlighted });
    // Parts of unsettled status lie on top of every area, belong to none and lead nowhere.
    svg.truncate(svg.len() - "</svg>".len());
    for path in neutral {
        svg.extend(["<path class=\"neutral\" d=\"", path, "\"/>"]);
    }
    svg.push_str("</svg>");
    svg
}

/// The words and the address of one area on the map.
fn told(code: AreaCode, look: &Look<'_>, figures: &HashMap<AreaCode, (f64, &str)>) -> (String, String) {
    let areas = &content().areas;
    let name = areas.by_code(code).map_or_else(|| code.to_string(), |area| area.marked_name(look.language));
    let text = match (look.figures, figures.get(&code)) {
        (None, _) => name,
        (Some(_), Some((_, shown))) => {
            look.say.fill("countries-map-figure", &[("name", name.into()), ("figure", (*shown).into())])
        }
        (Some(_), None) => look.say.with("countries-map-no-figure", "name", name),
    };
    (text, area_url(code))
}

fn legend(say: &Say, figures: &MapFigures, breaks: &Breaks) -> Vec<Class> {
    let shown = |value: f64| say.local().decimal(value, figures.decimals);
    let words = |from: Option<f64>, to: Option<f64>| match (from, to) {
        (None, None) => say.text("countries-class-all"),
        (None, Some(to)) => say.with("countries-class-below", "to", shown(to)),
        (Some(from), None) => say.with("countries-class-above", "from", shown(from)),
        (Some(from), Some(to)) => {
            say.fill("countries-class-between", &[("from", shown(from).into()), ("to", shown(to).into())])
        }
    };
    let class =
        |row: LegendRow| Class { style: format!("x{}", row.step.number()), text: row.text, areas: row.count };
    breaks.legend(&words).into_iter().map(class).collect()
}
