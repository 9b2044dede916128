//! Amounts by place. The engine draws the shapes it is given; the disclaimer on names and boundaries is the caller's.

use crate::classes::Step;
use crate::figure::Caption;
use crate::svg::{Element, Svg, number};

/// What [`world_map`] draws.
#[derive(Clone, Copy, Debug)]
pub struct WorldMap<'a> {
    /// The name of the figure.
    pub caption: Caption<'a>,
    /// The part of the shapes' plane that is seen.
    pub view: ViewBox,
    /// The places.
    pub shapes: &'a [MapShape<'a>],
    /// The code of the place the map is about, outlined and drawn last.
    pub highlighted: Option<&'a str>,
}

/// A part of a plane, in its own units.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct ViewBox {
    /// The left edge.
    pub x: f64,
    /// The upper edge.
    pub y: f64,
    /// How wide.
    pub width: f64,
    /// How high.
    pub height: f64,
}

/// One place.
#[derive(Clone, Copy, Debug)]
pub struct MapShape<'a> {
    /// Its code.
    pub code: &'a str,
    /// Its shape.
    pub outline: Outline<'a>,
    /// Its amount; without one it is hatched.
    pub step: Option<Step>,
    /// Its name and amount in words, shown when pointed at and heard when reached.
    pub text: &'a str,
    /// Where it leads: an address of this site, or of the web. Anything else (a script, say) is not linked.
    pub href: Option<&'a str>,
}

/// A shape on the map's plane.
#[derive(Clone, Copy, Debug, PartialEq)]
pub enum Outline<'a> {
    /// The data of a path. Cut it at the antimeridian beforehand.
    Path(&'a str),
    /// A disc, for places too small to have a shape.
    Circle {
        /// Its middle, across.
        x: f64,
        /// Its middle, down.
        y: f64,
        /// Its radius.
        radius: f64,
    },
}

/// Draws a map.
///
/// Its links are for the pointer: they are left out of the order of the tab key, because some two hundred stops
/// would bar the way through the page. The page shows the same places and amounts as a list or table, which it
/// needs in any case for those who do not see the map.
pub fn world_map(map: &WorldMap<'_>) -> String {
    let view = [map.view.x, map.view.y, map.view.width, map.view.height].map(number).join(" ");
    let linked = map.shapes.iter().any(|shape| link(shape).is_some());
    // An image has no parts that can be reached; a group has.
    let role = if linked { "group" } else { "img" };
    let mut svg =
        Svg::begin(&map.caption, role, &format!("class=\"world\" width=\"100%\" viewBox=\"{view}\""));
    let hatch = svg.id("none");
    if map.shapes.iter().any(|shape| shape.step.is_none()) {
        let size = number(map.view.width / 125.0);
        svg.raw("<defs>");
        svg.element("pattern")
            .word("id", &hatch)
            .word("width", &size)
            .word("height", &size)
            .word("patternUnits", "userSpaceOnUse")
            .word("patternTransform", "rotate(45)")
            .children();
        svg.element("rect").class("hatch-ground").word("width", &size).word("height", &size).end();
        svg.element("path").class("hatch").word("d", &format!("M0 0V{size}")).end();
        svg.raw("</pattern></defs>");
    }
    let here = |shape: &&MapShape<'_>| map.highlighted == Some(shape.code);
    for shape in map.shapes.iter().filter(|shape| !here(shape)) {
        draw(&mut svg, shape, "land", &hatch);
    }
    for shape in map.shapes.iter().filter(here) {
        draw(&mut svg, shape, "land here", &hatch);
    }
    svg.close()
}

fn draw(svg: &mut Svg, shape: &MapShape<'_>, class: &str, hatch: &str) {
    let href = link(shape);
    if let Some(href) = href {
        let name = if shape.text.is_empty() { shape.code } else { shape.text };
        svg.element("a").word("href", href).word("tabindex", "-1").word("aria-label", name).children();
    }
    let (tag, close) = match shape.outline {
        Outline::Path(_) => ("path", "</path>"),
        Outline::Circle { .. } => ("circle", "</circle>"),
    };
    let element = svg.element(tag);
    let element = match shape.step {
        Some(step) => element.class(&format!("{class} {}", step.class())),
        None => element.class(class).word("fill", &format!("url(#{hatch})")),
    };
    let element = outline(element, &shape.outline);
    if shape.text.is_empty() {
        element.end();
    } else {
        element.children();
        svg.element("title").text(shape.text);
        svg.raw(close);
    }
    if href.is_some() {
        svg.raw("</a>");
    }
}

fn outline<'a>(element: Element<'a>, outline: &Outline<'_>) -> Element<'a> {
    match outline {
        Outline::Path(data) => element.word("d", data),
        Outline::Circle { x, y, radius } => element.pixels("cx", *x).pixels("cy", *y).pixels("r", *radius),
    }
}

/// An address without a scheme stays on this site; with one, it must be of the web. Browsers skip blanks and
/// control characters when they look for a scheme, so addresses with such are refused.
fn link<'a>(shape: &MapShape<'a>) -> Option<&'a str> {
    let href = shape.href?;
    if href.is_empty() || href.contains(|c: char| c.is_control() || c.is_whitespace()) {
        return None;
    }
    let local = href.find(':').is_none_or(|colon| href[..colon].contains(['/', '?', '#']));
    let lower = href.to_ascii_lowercase();
    (local || lower.starts_with("https://") || lower.starts_with("http://")).then_some(href)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn links_lead_to_this_site_or_the_web_and_never_run() {
        let check = |href: &'static str, kept: bool| {
            let outline = Outline::Circle { x: 0.0, y: 0.0, radius: 1.0 };
            let shape = MapShape { code: "A", outline, step: None, text: "A", href: Some(href) };
            assert_eq!(link(&shape).is_some(), kept, "{href}");
        };
        check("/countries/KEN", true);
        check("KEN?as=a:b", true);
        check("https://example.org/", true);
        check("javascript:alert(1)", false);
        check(" JaVaScRiPt:alert(1)", false);
        check("java\tscript:alert(1)", false);
        check("data:text/html,x", false);
        check("", false);
    }
}
