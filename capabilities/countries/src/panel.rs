//! The ids by which other capabilities know on whose page their panel stands.

use kernel::uuid::Uuid;

use crate::{Area, Community, content};

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

/// The id of a corridor for `Place::Corridor`: those of its two ends, in this order.
pub fn corridor_panel_id(a: &Area, b: &Area) -> Uuid {
    Uuid::from_u128(panel_id(a).as_u128() << 64 | panel_id(b).as_u128())
}

/// The two areas on whose corridor a panel with this id stands.
pub fn corridor_of_panel(id: Uuid) -> Option<(&'static Area, &'static Area)> {
    let (a, b) = id.as_u64_pair();
    let area = |half: u64| area_of_panel(Uuid::from_u128(half.into()));
    Some((area(a)?, area(b)?))
}

/// Above every id of an area or a corridor.
const COMMUNITIES: u128 = 1 << 127;

/// The id of a community for `Place::Community`: its number in the content, which is the same as long as the program
/// runs, and nobody keeps it longer.
pub fn community_panel_id(community: &Community) -> Option<Uuid> {
    let at = content().communities.all().iter().position(|it| it.id == community.id)?;
    Some(Uuid::from_u128(COMMUNITIES | u128::try_from(at).ok()?))
}

/// The community on whose page a panel with this id stands.
pub fn community_of_panel(id: Uuid) -> Option<&'static Community> {
    let at = id.as_u128().checked_sub(COMMUNITIES)?;
    content().communities.all().get(usize::try_from(at).ok()?)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_community_and_every_corridor_is_found_again_by_its_id() {
        for community in content().communities.all() {
            let id = community_panel_id(community).unwrap();
            assert_eq!(community_of_panel(id).map(|found| found.id.as_str()), Some(community.id.as_str()));
            assert!(area_of_panel(id).is_none() && corridor_of_panel(id).is_none());
        }
        assert!(community_of_panel(Uuid::nil()).is_none() && community_of_panel(Uuid::max()).is_none());
        let areas = content().areas.all();
        for (a, b) in areas.iter().zip(areas.iter().rev()) {
            let id = corridor_panel_id(a, b);
            assert_eq!(corridor_of_panel(id).map(|it| (it.0.code, it.1.code)), Some((a.code, b.code)));
        }
        assert!(corridor_of_panel(panel_id(&areas[0])).is_none());
    }

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
