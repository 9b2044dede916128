//! The world map and the statement under it.

use kernel::Names;

use super::{ContentError, complete, parsed};
use crate::model::{AreaCode, Circle, NeutralShape, Shape, WorldMap};

pub(super) const WORLD: &str = "maps/world.json";
const DISCLAIMER: &str = "maps/disclaimer.toml";

#[derive(serde::Deserialize)]
#[serde(deny_unknown_fields)]
struct RawMap {
    view_box: [i32; 4],
    shapes: Vec<RawShape>,
    neutral: Vec<RawNeutral>,
}

#[derive(serde::Deserialize)]
#[serde(deny_unknown_fields)]
struct RawShape {
    code: AreaCode,
    path: Option<String>,
    circle: Option<[i32; 3]>,
}

#[derive(serde::Deserialize)]
#[serde(deny_unknown_fields)]
struct RawNeutral {
    name: String,
    path: String,
}

#[derive(serde::Deserialize)]
#[serde(deny_unknown_fields)]
struct RawDisclaimer {
    text: Names,
    disputed: Names,
}

pub(super) fn read() -> Result<WorldMap, ContentError> {
    let raw: RawMap = serde_json::from_str(include_str!("../../../../content/maps/world.json"))
        .map_err(|error| ContentError::new(WORLD, error.to_string()))?;
    let words: RawDisclaimer = parsed(DISCLAIMER, include_str!("../../../../content/maps/disclaimer.toml"))?;
    Ok(WorldMap {
        view_box: raw.view_box,
        shapes: raw.shapes.into_iter().map(shape).collect(),
        neutral: raw
            .neutral
            .into_iter()
            .map(|RawNeutral { name, path }| NeutralShape { name, path })
            .collect(),
        disclaimer: complete(DISCLAIMER, "text", words.text)?,
        disputed: complete(DISCLAIMER, "disputed", words.disputed)?,
    })
}

fn shape(raw: RawShape) -> Shape {
    let circle = raw.circle.map(|[x, y, r]| Circle { x, y, r });
    Shape { code: raw.code, path: raw.path, circle }
}
