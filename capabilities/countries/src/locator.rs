//! The small map that shows where an area lies: a part of the world map, cut to what is seen.

use std::sync::LazyLock;

use crate::{
    content,
    model::{Area, AreaCode, Shape},
};

/// A rectangle on the plane of the map.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) struct Window {
    pub(crate) left: i32,
    pub(crate) top: i32,
    pub(crate) right: i32,
    pub(crate) bottom: i32,
}

impl Window {
    pub(crate) const fn width(self) -> i32 {
        self.right - self.left
    }

    pub(crate) const fn height(self) -> i32 {
        self.bottom - self.top
    }

    const fn touches(self, other: Self) -> bool {
        self.left <= other.right
            && other.left <= self.right
            && self.top <= other.bottom
            && other.top <= self.bottom
    }
}

/// The pieces of a path with the rectangle around each.
struct Outline {
    code: AreaCode,
    pieces: Vec<(Window, &'static str)>,
}

static OUTLINES: LazyLock<Vec<Outline>> = LazyLock::new(|| {
    let outline = |shape: &'static Shape| {
        let path = shape.path.as_deref().unwrap_or_default();
        Outline { code: shape.code, pieces: pieces(path) }
    };
    content().map.shapes.iter().map(outline).collect()
});

/// The part of the map around an area, about three times as wide as its largest piece; nothing if it is not drawn.
pub(crate) fn window(area: &Area) -> Option<Window> {
    const LEAST: i32 = 120;
    const MOST: i32 = 380;
    let [left, top, width, height] = content().map.view_box;
    let outline = OUTLINES.iter().find(|outline| outline.code == area.code)?;
    let largest = outline.pieces.iter().map(|(around, _)| *around).max_by_key(|it| it.width() * it.height());
    let dot = content().map.shape(area.code).and_then(|shape| shape.circle);
    let focus =
        largest.or_else(|| dot.map(|dot| Window { left: dot.x, right: dot.x, top: dot.y, bottom: dot.y }))?;
    let wide = (focus.width().max(focus.height() * 4 / 3) * 3).clamp(LEAST, MOST);
    let high = wide * 3 / 4;
    let from =
        |middle: i32, size: i32, least: i32, most: i32| (middle - size / 2).min(most - size).max(least);
    let x = from(i32::midpoint(focus.left, focus.right), wide, left, left + width);
    let y = from(i32::midpoint(focus.top, focus.bottom), high, top, top + height);
    Some(Window { left: x, top: y, right: x + wide, bottom: y + high })
}

/// The areas seen in a window, each with the pieces of its path that are seen.
pub(crate) fn seen(window: Window) -> Vec<(AreaCode, String)> {
    let cut = |outline: &Outline| {
        let inside = outline.pieces.iter().filter(|(around, _)| around.touches(window));
        (outline.code, inside.flat_map(|(_, path)| ["M", path]).collect::<String>())
    };
    OUTLINES.iter().map(cut).filter(|(_, path)| !path.is_empty()).collect()
}

/// The neutral shapes seen in a window.
pub(crate) fn neutral(window: Window) -> impl Iterator<Item = &'static str> {
    let paths = content().map.neutral.iter().map(|shape| shape.path.as_str());
    paths.filter(move |path| pieces(path).iter().any(|(around, _)| around.touches(window)))
}

/// The map's paths are an absolute `M` and relative `l` for each piece, as the content's tool writes them.
fn pieces(path: &str) -> Vec<(Window, &str)> {
    path.split('M').filter_map(|piece| Some((around(piece)?, piece))).collect()
}

fn around(piece: &str) -> Option<Window> {
    let numbers = numbers(piece);
    let (mut x, mut y) = (*numbers.first()?, *numbers.get(1)?);
    let mut window = Window { left: x, right: x, top: y, bottom: y };
    for step in numbers[2..].chunks_exact(2) {
        x += step[0];
        y += step[1];
        window.left = window.left.min(x);
        window.right = window.right.max(x);
        window.top = window.top.min(y);
        window.bottom = window.bottom.max(y);
    }
    Some(window)
}

/// The numbers of a path; a minus begins a new one.
fn numbers(piece: &str) -> Vec<i32> {
    let mut found = Vec::new();
    let mut number = String::new();
    for c in piece.chars().chain([' ']) {
        if !c.is_ascii_digit() && !number.is_empty() && number != "-" {
            found.extend(number.parse::<i32>().ok());
            number.clear();
        }
        if c.is_ascii_digit() || c == '-' {
            number.push(c);
        }
    }
    found
}

#[cfg(test)]
mod tests {
    use super::*;

    fn area(code: &str) -> &'static Area {
        content().areas.by_code(code.parse().unwrap()).unwrap()
    }

    #[test]
    fn the_rectangle_around_a_piece_follows_its_steps() {
        let window = around("10 20l5 0 0-7-2 1z").unwrap();
        assert_eq!(window, Window { left: 10, right: 15, top: 13, bottom: 20 });
    }

    #[test]
    fn every_window_lies_on_the_map_and_shows_its_area() {
        let [_, _, width, height] = content().map.view_box;
        for area in content().areas.all() {
            let Some(window) = window(area) else { continue };
            assert!(window.left >= 0 && window.right <= width, "{} {window:?}", area.code);
            assert!(window.top >= 0 && window.bottom <= height, "{} {window:?}", area.code);
        }
        let around = window(area("MDA")).unwrap();
        let codes: Vec<_> = seen(around).into_iter().map(|(code, _)| code.to_string()).collect();
        for near in ["MDA", "ROU", "UKR"] {
            assert!(codes.contains(&near.to_owned()), "{near}");
        }
        assert!(!codes.contains(&"AUS".to_owned()));
    }

    #[test]
    fn what_is_not_drawn_has_no_window() {
        assert!(window(area("ATA")).is_none());
    }
}
