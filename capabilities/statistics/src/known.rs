//! Countries, areas and sums as the reference content knows them, for readers of foreign workbooks.

use std::{collections::HashMap, sync::LazyLock};

use countries::{Location, content};
use kernel::Language;

use crate::{
    model::AreaKind,
    undesa::{Areas, fold},
};

/// The areas and sums of the reference content.
#[derive(Clone, Copy, Debug)]
pub struct KnownAreas;

/// The code of every name in English, folded.
static BY_NAME: LazyLock<HashMap<String, u16>> = LazyLock::new(|| {
    let areas = content().areas.all().iter();
    let codes = areas.filter_map(|area| area.m49);
    let codes = codes.chain(content().areas.aggregates().iter().map(|it| it.code));
    codes.flat_map(|code| names(code).into_iter().map(move |name| (fold(&name), code))).collect()
});

fn names(m49: u16) -> Vec<String> {
    let (short, more) = match content().areas.resolve(m49) {
        Some(Location::Area(area)) => {
            (&area.names, area.also.iter().chain(&area.formal).cloned().collect::<Vec<_>>())
        }
        Some(Location::Aggregate(sum)) => (&sum.names, sum.also.clone()),
        None => return Vec::new(),
    };
    [short.get(Language::English).to_owned()].into_iter().chain(more).collect()
}

impl Areas for KnownAreas {
    fn resolve(&self, m49: u16) -> Option<AreaKind> {
        Some(match content().areas.resolve(m49)? {
            Location::Area(area) => AreaKind::Country(area.code),
            Location::Aggregate(_) => AreaKind::Aggregate,
        })
    }

    fn names(&self, m49: u16) -> Vec<String> {
        names(m49)
    }

    fn named(&self, name: &str) -> Option<u16> {
        BY_NAME.get(&fold(name)).copied()
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn areas_and_sums_are_told_apart_by_their_code() {
        assert_eq!(KnownAreas.resolve(498), Some(AreaKind::Country("MDA".parse().unwrap())));
        assert_eq!(KnownAreas.resolve(900), Some(AreaKind::Aggregate));
        assert_eq!(KnownAreas.resolve(9001), None);
        assert_eq!(KnownAreas.named("KENYA"), Some(404));
        assert_eq!(KnownAreas.named("Taiwan Province of China"), Some(158));
    }
}
