//! The world map: outlines to be placed in an SVG, without colours or words.

use kernel::Names;

use super::AreaCode;

/// A dot that stands for an area too small to be seen or touched otherwise.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Circle {
    /// Centre, from the left.
    pub x: i32,
    /// Centre, from the top.
    pub y: i32,
    /// Radius.
    pub r: i32,
}

/// One area on the map: an outline, a dot, or both.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Shape {
    /// Whose.
    pub code: AreaCode,
    /// The `d` of an SVG path.
    pub path: Option<String>,
    /// The dot of a small area.
    pub circle: Option<Circle>,
}

/// A part of the world whose status is not settled: drawn grey and dashed, on top, and leads nowhere.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct NeutralShape {
    /// Its id in the content.
    pub name: String,
    /// The `d` of an SVG path.
    pub path: String,
}

/// The world in Equal Earth projection.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct WorldMap {
    /// The `viewBox`: left, top, width, height.
    pub view_box: [i32; 4],
    /// The areas, in the order in which they are drawn.
    pub shapes: Vec<Shape>,
    /// Drawn after the outlines and before the dots.
    pub neutral: Vec<NeutralShape>,
    /// The statement that stands under every map.
    pub disclaimer: Names,
    /// What is said besides it where neutral shapes are drawn.
    pub disputed: Names,
}

impl WorldMap {
    /// The shape of an area; nothing for the few that are not drawn.
    pub fn shape(&self, code: AreaCode) -> Option<&Shape> {
        self.shapes.iter().find(|shape| shape.code == code)
    }
}
