//! The duty stations of the United Nations offices, from `content/agencies/duty-stations.toml`.

use std::sync::LazyLock;

use jiff::civil::Weekday;
use kernel::Names;
use serde::Deserialize;

/// A duty station with its zone and the days on which its offices work.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct DutyStation {
    /// Its name in addresses, such as `addis-ababa`.
    pub id: String,
    /// The code of its country.
    pub area: String,
    /// The IANA name of its zone.
    pub zone: String,
    /// The days on which its offices work.
    pub week: Vec<Weekday>,
    /// Its name.
    pub names: Names,
}

/// Every duty station, in the order of the file.
pub fn stations() -> &'static [DutyStation] {
    static STATIONS: LazyLock<Vec<DutyStation>> = LazyLock::new(|| {
        read(include_str!("../../../content/agencies/duty-stations.toml")).expect("a test reads the file")
    });
    &STATIONS
}

/// The duty station of this id.
pub fn station(id: &str) -> Option<&'static DutyStation> {
    stations().iter().find(|station| station.id == id)
}

#[derive(Deserialize)]
struct File {
    station: Vec<Entry>,
}

#[derive(Deserialize)]
struct Entry {
    id: String,
    area: String,
    zone: String,
    week: String,
    name: Names,
}

fn read(text: &str) -> Result<Vec<DutyStation>, String> {
    let file: File = toml::from_str(text).map_err(|error| error.to_string())?;
    file.station
        .into_iter()
        .map(|entry| {
            let week = entry.week.split(' ').map(weekday).collect::<Option<Vec<_>>>();
            Ok(DutyStation {
                week: week
                    .ok_or_else(|| format!("{}: `{}` is not a list of weekdays", entry.id, entry.week))?,
                id: entry.id,
                area: entry.area,
                zone: entry.zone,
                names: entry.name,
            })
        })
        .collect()
}

fn weekday(word: &str) -> Option<Weekday> {
    Some(match word {
        "mon" => Weekday::Monday,
        "tue" => Weekday::Tuesday,
        "wed" => Weekday::Wednesday,
        "thu" => Weekday::Thursday,
        "fri" => Weekday::Friday,
        "sat" => Weekday::Saturday,
        "sun" => Weekday::Sunday,
        _ => return None,
    })
}

#[cfg(test)]
mod tests {
    use super::*;
    use kernel::Language;

    #[test]
    fn every_station_has_a_known_zone_and_a_name_in_each_language() {
        assert!(stations().len() >= 10);
        for station in stations() {
            assert!(kernel::zone(&station.zone).is_some(), "{}", station.id);
            assert_eq!(station.names.languages().count(), Language::ALL.len(), "{}", station.id);
            assert!(station.week.len() >= 4, "{}", station.id);
        }
    }

    #[test]
    fn amman_works_from_sunday_to_thursday() {
        let week = &station("amman").unwrap().week;
        assert!(week.contains(&Weekday::Sunday) && !week.contains(&Weekday::Friday));
    }

    #[test]
    fn a_misspelt_weekday_is_named() {
        let text = "[[station]]\nid = \"x\"\narea = \"CHE\"\nzone = \"UTC\"\nweek = \"mon tues\"\nname = { en = \"X\" }";
        assert_eq!(read(text).unwrap_err(), "x: `mon tues` is not a list of weekdays");
    }
}
