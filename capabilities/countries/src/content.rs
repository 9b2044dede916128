//! Reads the reference content that is built into the program: areas, communities, agencies, duty stations, the map.
//!
//! The files under `content/` are what experts edit; whatever is wrong in one of them is refused by file and line
//! or entry, in a test long before it could meet a reader.

mod agencies;
mod areas;
mod communities;
mod map;
mod rows;

use std::{collections::HashSet, sync::LazyLock};

use jiff::civil::Date;
use kernel::{Language, Names};

use crate::model::{
    AgencyContent, Aggregate, Area, AreaCode, Areas, Communities, DutyStation, Standing, WorldMap,
};

/// Everything that the reference content says about the world and the group's members.
#[derive(Clone, Debug)]
pub struct Content {
    /// Areas, regions, aggregates.
    pub areas: Areas,
    /// Communities with dated membership.
    pub communities: Communities,
    /// Members of the parent group, with those not loaded by default.
    pub agencies: Vec<AgencyContent>,
    /// Cities with offices of the agencies.
    pub stations: Vec<DutyStation>,
    /// The world map.
    pub map: WorldMap,
}

/// A file of the content cannot be used.
#[derive(Clone, Debug, PartialEq, Eq, thiserror::Error)]
#[error("content/{file}: {what}")]
pub struct ContentError {
    /// Which file, below `content/`.
    pub file: &'static str,
    /// What is wrong, and where.
    pub what: String,
}

impl ContentError {
    fn new(file: &'static str, what: impl Into<String>) -> Self {
        Self { file, what: what.into() }
    }
}

/// The content of this program, read once.
pub fn content() -> &'static Content {
    static CONTENT: LazyLock<Content> =
        LazyLock::new(|| Content::load().expect("the tests of this crate read the very same files"));
    &CONTENT
}

impl Content {
    /// Reads all of it and checks that its parts fit each other.
    pub fn load() -> Result<Self, ContentError> {
        let areas = areas::read()?;
        let communities = communities::read()?;
        let (agencies, stations) = agencies::read()?;
        let map = map::read()?;
        let content = Self { areas, communities, agencies, stations, map };
        content.check()?;
        Ok(content)
    }

    /// The agencies that a new installation has from the start.
    pub fn founding_agencies(&self) -> impl Iterator<Item = &AgencyContent> {
        self.agencies.iter().filter(|agency| agency.loaded)
    }

    /// The agency of this code.
    pub fn agency(&self, code: &str) -> Option<&AgencyContent> {
        self.agencies.iter().find(|agency| agency.code == code)
    }

    /// The duty station of this id.
    pub fn station(&self, id: &str) -> Option<&DutyStation> {
        self.stations.iter().find(|station| station.id == id)
    }

    /// The duty stations of a time zone, such as New York and Washington.
    pub fn stations_in(&self, zone: &str) -> impl Iterator<Item = &DutyStation> {
        self.stations.iter().filter(move |station| station.zone_name == zone)
    }

    /// The areas that an aggregate sums, by the lists of a day; nothing when the content does not say.
    pub fn members_of(&self, aggregate: &Aggregate, day: Date) -> Option<Vec<&Area>> {
        self.areas.members_by(aggregate, |group, area| {
            let list = self.communities.by_id(group.word());
            let standing = list.and_then(|list| list.standing_of(area.code, day));
            standing.is_some_and(|membership| membership.standing == Standing::Member)
        })
    }

    fn check(&self) -> Result<(), ContentError> {
        let known = |file, owner: &str, code: AreaCode| match self.areas.by_code(code) {
            Some(_) => Ok(()),
            None => Err(ContentError::new(file, format!("{owner}: {code} is not an area"))),
        };
        for community in self.communities.all() {
            for membership in &community.memberships {
                known("communities", &community.id, membership.area)?;
            }
        }
        for station in &self.stations {
            known(agencies::STATIONS, &station.id, station.area)?;
        }
        let mut drawn = HashSet::new();
        for shape in &self.map.shapes {
            known(map::WORLD, "shapes", shape.code)?;
            if !drawn.insert(shape.code) {
                return Err(ContentError::new(map::WORLD, format!("{} is drawn twice", shape.code)));
            }
        }
        Ok(())
    }
}

/// The names, if they are there in all six languages.
fn complete(file: &'static str, owner: &str, names: Names) -> Result<Names, ContentError> {
    let lacks = |language: &&Language| {
        !names.iter().any(|(known, name)| known == **language && !name.trim().is_empty())
    };
    match Language::ALL.iter().find(lacks) {
        None => Ok(names),
        Some(language) => Err(ContentError::new(file, format!("{owner} has no name in {language}"))),
    }
}

fn parsed<T: serde::de::DeserializeOwned>(file: &'static str, text: &str) -> Result<T, ContentError> {
    toml::from_str(text).map_err(|error| ContentError::new(file, error.to_string()))
}

/// A day as TOML writes it.
fn day(file: &'static str, owner: &str, date: toml::value::Datetime) -> Result<Date, ContentError> {
    date.to_string()
        .parse()
        .map_err(|_| ContentError::new(file, format!("{owner}: `{date}` is not a day such as 2025-01-29")))
}

#[cfg(test)]
mod tests;
