//! Countries, areas and sums as the reference content knows them, for readers of foreign files.

use std::{collections::HashMap, sync::LazyLock};

use countries::{Location, content};
use kernel::Language;
use sources::{
    Area, Areas,
    undesa_stock::{fold, likeness},
};

/// The areas and sums of the reference content.
#[derive(Clone, Copy, Debug)]
pub struct KnownAreas;

/// As many areas are suggested for a name that none bears.
const SUGGESTED: usize = 3;
/// As much of two names must be alike for one to be suggested for the other.
const ALIKE: f64 = 0.5;

/// The code of every name in English, folded.
static BY_NAME: LazyLock<HashMap<String, (String, Option<u16>)>> = LazyLock::new(|| {
    let areas = content().areas.all().iter().map(|it| (it.code.to_string(), it.m49, names_of(it)));
    let sums = content().areas.aggregates().iter().map(|it| {
        let names = std::iter::once(it.names.get(Language::English).to_owned()).chain(it.also.clone());
        (format!("m49:{}", it.code), Some(it.code), names.collect())
    });
    let mut by_name = HashMap::new();
    for (code, m49, names) in areas.chain(sums) {
        for name in names {
            by_name.entry(fold(&name)).or_insert((code.clone(), m49));
        }
    }
    by_name
});

fn names_of(area: &countries::Area) -> Vec<String> {
    let short = area.names.get(Language::English).to_owned();
    std::iter::once(short).chain(area.also.iter().cloned()).chain(area.formal.clone()).collect()
}

impl Areas for KnownAreas {
    fn by_m49(&self, code: u16) -> Option<Area> {
        Some(match content().areas.resolve(code)? {
            Location::Area(area) => Area::country(area.code.as_str()),
            Location::Aggregate(sum) => Area::aggregate("m49", &sum.code.to_string()),
        })
    }

    fn by_code(&self, code: &str) -> Option<Area> {
        let area = content().areas.by_code(code.parse().ok()?)?;
        Some(Area::country(area.code.as_str()))
    }

    fn by_iso2(&self, code: &str) -> Option<Area> {
        let area = content().areas.all().iter().find(|it| it.iso2.as_deref() == Some(code))?;
        Some(Area::country(area.code.as_str()))
    }

    fn printed(&self, publisher: &str, name: &str) -> Option<Area> {
        sources::printed(publisher, name)
    }

    fn names(&self, code: &str) -> Vec<String> {
        if let Some(sum) =
            code.strip_prefix("m49:").and_then(|it| content().areas.aggregate(it.parse().ok()?))
        {
            let short = sum.names.get(Language::English).to_owned();
            return std::iter::once(short).chain(sum.also.clone()).collect();
        }
        let area = code.parse().ok().and_then(|code| content().areas.by_code(code));
        area.map(names_of).unwrap_or_default()
    }

    fn m49_of(&self, name: &str) -> Option<u16> {
        BY_NAME.get(&fold(name)).and_then(|(_, m49)| *m49)
    }

    fn suggest(&self, name: &str) -> Option<String> {
        BY_NAME.get(&fold(name)).map(|(code, _)| code.clone())
    }

    fn alike(&self, name: &str) -> Vec<String> {
        let name = fold(name);
        let mut likely: Vec<(f64, &String)> = BY_NAME
            .iter()
            .map(|(known, (code, _))| (likeness(&name, known), code))
            .filter(|(share, _)| *share >= ALIKE)
            .collect();
        likely.sort_by(|a, b| b.0.total_cmp(&a.0).then_with(|| a.1.cmp(b.1)));
        let mut codes: Vec<String> = Vec::new();
        for (_, code) in likely {
            if codes.len() < SUGGESTED && !codes.contains(code) {
                codes.push(code.clone());
            }
        }
        codes
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn areas_and_sums_are_told_apart_by_their_code() {
        assert_eq!(KnownAreas.by_m49(498), Some(Area::country("MDA")));
        assert_eq!(KnownAreas.by_m49(900), Some(Area::aggregate("m49", "900")));
        assert_eq!(KnownAreas.by_m49(9001), None);
        assert_eq!(KnownAreas.m49_of("KENYA"), Some(404));
        assert_eq!(KnownAreas.m49_of("Taiwan Province of China"), Some(158));
        assert_eq!(KnownAreas.names("m49:900"), ["World"]);
        assert_eq!(KnownAreas.suggest("kenya").as_deref(), Some("KEN"));
        assert_eq!(KnownAreas.by_iso2("NA"), Some(Area::country("NAM")));
        assert_eq!(KnownAreas.alike("Kenia")[0], "KEN");
        assert_eq!(KnownAreas.alike("Moldova, Rep. of")[0], "MDA");
        assert_eq!(KnownAreas.alike("xyzzy"), [""; 0]);
    }
}
