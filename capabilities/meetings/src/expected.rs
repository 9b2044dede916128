//! Who is expected at a meeting, and where they work.

use std::collections::HashSet;

use calendars::{Station, WorkingWeek, Zone};
use db::Tx;
use groups::Group;
use jiff::civil::Date;
use kernel::Role;
use people::PersonCard;

/// Somebody who is expected: named by an agency, or a co-chair.
#[derive(Clone, Debug)]
pub(crate) struct Expected {
    pub(crate) card: PersonCard,
    pub(crate) agency_code: String,
    pub(crate) role: Role,
}

/// Everybody who holds a designation in the group on this day, once each, by agency.
pub(crate) async fn expected_on(tx: &mut Tx, group: &Group, day: Date) -> db::Result<Vec<Expected>> {
    let mut named = groups::designations_on(tx, group.id, day).await?;
    // A co-chair who is also a focal point is listed as co-chair.
    named.sort_by_key(|one| {
        (one.agency_code.clone(), one.role != Role::CoChair, one.role != Role::FocalPoint, one.person)
    });
    let ids: Vec<_> = named.iter().map(|one| one.person).collect();
    let cards = people::persons(tx, &ids).await?;
    let mut seen = HashSet::new();
    let once = named.into_iter().filter(|one| seen.insert(one.person));
    let expected = once.filter_map(|one| {
        let card = cards.iter().find(|card| card.id == one.person)?.clone();
        Some(Expected { card, agency_code: one.agency_code, role: one.role })
    });
    Ok(expected.collect())
}

/// Where somebody works, with the working week of their duty station or of one in the same zone.
pub(crate) fn station_of(card: &PersonCard) -> Station {
    let chosen = card.station.as_deref().and_then(people::station);
    let week = chosen.filter(|station| station.zone == card.zone).map(|station| week_of(&station.week));
    match (Zone::named(&card.zone), week) {
        (Ok(zone), Some(week)) => Station { zone, week },
        (Ok(zone), None) => station_in(zone),
        (Err(_), _) => Station::new(Zone::UTC),
    }
}

/// A zone with the working week that its first duty station keeps.
pub(crate) fn station_in(zone: Zone) -> Station {
    let known = people::stations().iter().find(|station| station.zone == zone.name());
    let week = known.map_or_else(WorkingWeek::default, |station| week_of(&station.week));
    Station { zone, week }
}

fn week_of(days: &[jiff::civil::Weekday]) -> WorkingWeek {
    WorkingWeek::of(days.iter().copied())
}

/// The different stations of these people, in the order in which their clocks show the day.
pub(crate) fn stations_of<'a>(cards: impl IntoIterator<Item = &'a PersonCard>) -> Vec<Station> {
    let mut stations: Vec<Station> = Vec::new();
    for station in cards.into_iter().map(station_of) {
        if !stations.iter().any(|known| known.zone == station.zone) {
            stations.push(station);
        }
    }
    stations
}

#[cfg(test)]
mod tests {
    use jiff::{Timestamp, civil::Weekday};
    use kernel::PersonId;

    use super::*;

    fn card(zone: &str, station: Option<&str>) -> PersonCard {
        PersonCard {
            id: PersonId::new(Timestamp::UNIX_EPOCH),
            name: "N. Example".into(),
            email: "n@agency.example".into(),
            agency: None,
            agency_code: None,
            zone: zone.into(),
            station: station.map(str::to_owned),
            language: None,
            languages: Vec::new(),
            revision: 1,
        }
    }

    #[test]
    fn a_zone_has_the_working_week_of_its_duty_station() {
        let amman = station_of(&card("Asia/Amman", None));
        assert!(amman.week.works(Weekday::Sunday) && !amman.week.works(Weekday::Friday));
        let nowhere = station_of(&card("Mars/Olympus", None));
        assert!(nowhere.zone.is_utc());
    }

    #[test]
    fn people_of_one_zone_have_one_clock() {
        let cards = [card("Africa/Nairobi", None), card("Europe/Zurich", None), card("Africa/Nairobi", None)];
        let zones: Vec<_> = stations_of(&cards).iter().map(|one| one.zone.name().to_owned()).collect();
        assert_eq!(zones, ["Africa/Nairobi", "Europe/Zurich"]);
    }
}
