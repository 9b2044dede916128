//! The id by which other capabilities know on whose page their panel stands.

use kernel::uuid::Uuid;

use crate::{Area, content};

/// Above every M49 number; the letters of a code without a number follow.
const WITHOUT_NUMBER: u128 = 1 << 32;

/// The id of an area for `Place::Country`: its M49 or location number, and for the few without one its letters.
pub fn panel_id(area: &Area) -> Uuid {
    let letters = || area.code.as_str().bytes().fold(0, |sum, letter| (sum << 8) | u128::from(letter));
    Uuid::from_u128(area.m49.map_or_else(|| WITHOUT_NUMBER | letters(), u128::from))
}

/// The area on whose page a panel with this id stands.
pub fn area_of_panel(id: Uuid) -> Option<&'static Area> {
    let areas = &content().areas;
    match u16::try_from(id.as_u128()) {
        Ok(m49) => areas.by_m49(m49),
        Err(_) => areas.all().iter().find(|area| panel_id(area) == id),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_area_is_found_again_by_the_id_of_its_panels() {
        for area in content().areas.all() {
            assert_eq!(area_of_panel(panel_id(area)).map(|found| found.code), Some(area.code));
        }
        assert_eq!(area_of_panel(Uuid::from_u128(498)).map(|area| area.code.to_string()), Some("MDA".into()));
        assert!(area_of_panel(Uuid::nil()).is_none());
        assert!(area_of_panel(Uuid::max()).is_none());
    }
}
