//! Where published figures are: regions and groups of countries as columns, where a recipe names them.

use countries::{Area, SpecialGroup, content};
use kernel::Language;

use crate::{data::Data, recipe::Recipe};

/// Columns that follow from the code of a country. A recipe that names one has it beside its indicators.
pub const PLACES: [&str; 7] =
    ["region", "subregion", "ldc", "lldc", "sids", "counterpart_region", "counterpart_subregion"];

/// Stands where a code belongs to no region.
const NONE: &str = "none";

/// The data with the columns of places that the recipe names and that are no indicators of its own.
#[must_use]
pub fn with_places(recipe: &Recipe, mut data: Data) -> Data {
    for name in PLACES {
        if !data.names.iter().any(|it| it == name) && names(recipe, name) {
            let of = if name.starts_with("counterpart") { "counterpart" } else { "area" };
            let Some(codes) = data.column(of) else { continue };
            let column = codes.iter().map(|code| place(name, code)).collect();
            data.names.push(name.to_owned());
            data.columns.push(column);
        }
    }
    data
}

fn names(recipe: &Recipe, name: &str) -> bool {
    let single = [&recipe.region, &recipe.group, &recipe.classes, &recipe.time];
    let many = recipe.effects.iter().chain(&recipe.unit).chain(recipe.se.iter().flat_map(|se| &se.by));
    single.into_iter().flatten().any(|it| it == name)
        || many.flat_map(|columns| &columns.0).any(|it| it == name)
        || recipe.conditions.iter().any(|condition| condition.column == name)
}

/// In English, as data are; the words of a page are its own.
fn place(name: &str, code: &str) -> String {
    let areas = &content().areas;
    let Some(area) = code.parse().ok().and_then(|code| areas.by_code(code)) else { return NONE.to_owned() };
    let region = |m49: Option<u16>| {
        let region = m49.and_then(|m49| areas.region(m49));
        region.map_or(NONE, |region| region.names.get(Language::English)).to_owned()
    };
    match name {
        "region" | "counterpart_region" => region(area.region),
        "subregion" | "counterpart_subregion" => region(area.subregion),
        "ldc" => is(area, SpecialGroup::Ldc),
        "lldc" => is(area, SpecialGroup::Lldc),
        _ => is(area, SpecialGroup::Sids),
    }
}

fn is(area: &Area, group: SpecialGroup) -> String {
    let word = group.word().to_uppercase();
    if area.groups.contains(&group) { word } else { format!("not {word}") }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn data() -> Data {
        let texts = |all: &[&str]| all.iter().map(|it| (*it).to_owned()).collect::<Vec<_>>();
        Data {
            names: texts(&["area", "year", "share"]),
            columns: vec![texts(&["MDA", "KEN", "XXX"]), texts(&["2020"; 3]), texts(&["1", "2", "3"])],
            lines: vec![1, 2, 3],
            ..Data::default()
        }
    }

    #[test]
    fn a_region_that_a_recipe_names_is_a_column_and_other_places_are_not() {
        let recipe: Recipe =
            "method = \"descriptive\"\ny = \"share\"\nregion = \"region\"\nwhere = [\"ldc = LDC\"]\n\
                              [figures]\ncolumns = { share = \"share\" }"
                .parse()
                .unwrap();
        let data = with_places(&recipe, data());
        assert_eq!(data.names, ["area", "year", "share", "region", "ldc"]);
        assert_eq!(data.columns[3], ["Europe", "Africa", "none"]);
        assert_eq!(data.columns[4], ["not LDC", "not LDC", "none"]);
    }

    #[test]
    fn an_indicator_of_that_name_is_not_replaced() {
        let recipe: Recipe = "method = \"descriptive\"\ny = \"region\"\nregion = \"region\"\n\
                              [figures]\ncolumns = { region = \"share\" }"
            .parse()
            .unwrap();
        let mut before = data();
        before.names[2] = "region".into();
        assert_eq!(with_places(&recipe, before.clone()), before);
    }
}
