//! All areas, regions and aggregates, and how to find one.

use std::collections::HashMap;

use super::{Aggregate, Area, AreaCode, Region, SpecialGroup, Term};

/// What a location code of the Population Division stands for.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Location<'a> {
    /// A country or area.
    Area(&'a Area),
    /// A sum of areas.
    Aggregate(&'a Aggregate),
}

/// Every area, region and aggregate.
#[derive(Clone, Debug)]
pub struct Areas {
    list: Vec<Area>,
    regions: Vec<Region>,
    aggregates: Vec<Aggregate>,
    by_code: HashMap<AreaCode, usize>,
    by_m49: HashMap<u16, usize>,
}

impl Areas {
    /// From the lists; a code or number given twice is refused and named.
    pub fn new(areas: Vec<Area>, regions: Vec<Region>, aggregates: Vec<Aggregate>) -> Result<Self, String> {
        let mut by_code = HashMap::new();
        let mut by_m49 = HashMap::new();
        for (place, area) in areas.iter().enumerate() {
            if by_code.insert(area.code, place).is_some() {
                return Err(format!("two areas have the code {}", area.code));
            }
            if let Some(m49) = area.m49
                && by_m49.insert(m49, place).is_some()
            {
                return Err(format!("two areas have the number {m49}"));
            }
        }
        if let Some(both) = aggregates.iter().find(|aggregate| by_m49.contains_key(&aggregate.code)) {
            return Err(format!("{} is an area and an aggregate", both.code));
        }
        Ok(Self { list: areas, regions, aggregates, by_code, by_m49 })
    }

    /// Every area, ordered by code.
    pub fn all(&self) -> &[Area] {
        &self.list
    }

    /// The area of this code.
    pub fn by_code(&self, code: AreaCode) -> Option<&Area> {
        self.by_code.get(&code).map(|place| &self.list[*place])
    }

    /// The area of this M49 or location code.
    pub fn by_m49(&self, m49: u16) -> Option<&Area> {
        self.by_m49.get(&m49).map(|place| &self.list[*place])
    }

    /// The area that a person means: by code, ISO alpha-2, number or any of its names.
    pub fn find(&self, text: &str) -> Option<&Area> {
        let text = text.trim();
        let upper = text.to_ascii_uppercase();
        upper
            .parse()
            .ok()
            .and_then(|code| self.by_code(code))
            .or_else(|| text.parse().ok().and_then(|m49| self.by_m49(m49)))
            .or_else(|| self.list.iter().find(|area| area.iso2.as_deref() == Some(upper.as_str())))
            .or_else(|| self.list.iter().find(|area| area.is_called(text)))
    }

    /// The States: members, observers and those in free association.
    pub fn countries(&self) -> impl Iterator<Item = &Area> {
        self.list.iter().filter(|area| area.is_country())
    }

    /// The areas of the M49 list.
    pub fn listed(&self) -> impl Iterator<Item = &Area> {
        self.list.iter().filter(|area| area.m49_listed)
    }

    /// The areas for which the Population Division has a row or could have one: current and not counted elsewhere.
    pub fn counted(&self) -> impl Iterator<Item = &Area> {
        self.list.iter().filter(|area| area.is_current() && area.counted_in.is_none())
    }

    /// The current areas of a region at any level, those outside the M49 list included; 1 is the world.
    pub fn in_region(&self, m49: u16) -> impl Iterator<Item = &Area> {
        self.list.iter().filter(move |area| {
            area.is_current() && (m49 == 1 || area.region_codes().any(|code| code == m49))
        })
    }

    /// The current areas of a special group.
    pub fn in_group(&self, group: SpecialGroup) -> impl Iterator<Item = &Area> {
        self.list.iter().filter(move |area| area.groups.contains(&group))
    }

    /// Every region, the wider before the narrower.
    pub fn regions(&self) -> &[Region] {
        &self.regions
    }

    /// The region of this M49 code.
    pub fn region(&self, m49: u16) -> Option<&Region> {
        self.regions.iter().find(|region| region.m49 == m49)
    }

    /// The regions to which an area belongs, from the narrowest to the continent.
    pub fn regions_of<'a>(&'a self, area: &'a Area) -> impl Iterator<Item = &'a Region> {
        area.region_codes().filter_map(|m49| self.region(m49))
    }

    /// The narrowest region of an area, within which it is usually compared.
    pub fn home_region<'a>(&'a self, area: &'a Area) -> Option<&'a Region> {
        self.regions_of(area).next()
    }

    /// Every aggregate.
    pub fn aggregates(&self) -> &[Aggregate] {
        &self.aggregates
    }

    /// The aggregate of this location code.
    pub fn aggregate(&self, code: u16) -> Option<&Aggregate> {
        self.aggregates.iter().find(|aggregate| aggregate.code == code)
    }

    /// What a location code of the Population Division stands for.
    pub fn resolve(&self, location: u16) -> Option<Location<'_>> {
        self.by_m49(location)
            .map(Location::Area)
            .or_else(|| self.aggregate(location).map(Location::Aggregate))
    }

    /// The areas that an aggregate sums; nothing when the content does not say. `belongs` answers for the special groups.
    ///
    /// Areas that are counted within another are left out, as in the tables.
    pub fn members_by(
        &self,
        aggregate: &Aggregate,
        belongs: impl Fn(SpecialGroup, &Area) -> bool,
    ) -> Option<Vec<&Area>> {
        if aggregate.made_of.is_empty() {
            return None;
        }
        let inside = |area: &Area| {
            aggregate.made_of.iter().fold(false, |inside, part| match part.term {
                Term::Region(1) => part.included,
                Term::Region(m49) if area.region_codes().any(|code| code == m49) => part.included,
                Term::Group(group) if belongs(group, area) => part.included,
                Term::Area(code) if area.code == code => part.included,
                Term::Region(_) | Term::Group(_) | Term::Area(_) => inside,
            })
        };
        Some(self.counted().filter(|area| inside(area)).collect())
    }
}
