//! Agencies and duty stations.

use jiff::civil::Weekday;
use kernel::Names;
use toml::value::Datetime;

use super::{ContentError, complete, day, parsed};
use crate::model::{AgencyContent, AreaCode, DutyStation, Joined, Mark};

const AGENCIES: &str = "agencies/agencies.toml";
pub(super) const STATIONS: &str = "agencies/duty-stations.toml";

#[derive(serde::Deserialize)]
#[serde(deny_unknown_fields)]
struct RawAgencies {
    #[serde(rename = "as_of")]
    _as_of: Datetime,
    #[serde(rename = "source")]
    _source: String,
    agency: Vec<RawAgency>,
}

#[derive(serde::Deserialize)]
#[serde(deny_unknown_fields)]
struct RawAgency {
    code: String,
    short: Option<String>,
    name: Names,
    joined: Option<Datetime>,
    joined_before: Option<Datetime>,
    #[serde(rename = "joined_mark")]
    _joined_mark: Option<Mark>,
    mark: Mark,
    crs: Option<String>,
    iati: Option<String>,
    #[serde(default = "yes")]
    loaded: bool,
    note: Option<String>,
}

#[derive(serde::Deserialize)]
#[serde(deny_unknown_fields)]
struct RawStations {
    #[serde(rename = "as_of")]
    _as_of: Datetime,
    #[serde(rename = "source")]
    _source: String,
    mark: Mark,
    station: Vec<RawStation>,
}

#[derive(serde::Deserialize)]
#[serde(deny_unknown_fields)]
struct RawStation {
    id: String,
    area: AreaCode,
    zone: String,
    week: String,
    name: Names,
}

fn yes() -> bool {
    true
}

pub(super) fn read() -> Result<(Vec<AgencyContent>, Vec<DutyStation>), ContentError> {
    let raw: RawAgencies = parsed(AGENCIES, include_str!("../../../../content/agencies/agencies.toml"))?;
    let agencies = raw.agency.into_iter().map(agency).collect::<Result<_, _>>()?;
    let raw: RawStations = parsed(STATIONS, include_str!("../../../../content/agencies/duty-stations.toml"))?;
    let mark = raw.mark;
    let stations =
        raw.station.into_iter().map(|station| self::station(station, mark)).collect::<Result<_, _>>()?;
    Ok((agencies, stations))
}

fn agency(raw: RawAgency) -> Result<AgencyContent, ContentError> {
    let at = |date| day(AGENCIES, &raw.code, date);
    let joined = match (raw.joined, raw.joined_before) {
        (Some(date), None) => Joined::On(at(date)?),
        (None, Some(date)) => Joined::Before(at(date)?),
        (None, None) => Joined::AtTheBeginning,
        (Some(_), Some(_)) => {
            return Err(ContentError::new(
                AGENCIES,
                format!("{}: joined or joined_before, not both", raw.code),
            ));
        }
    };
    Ok(AgencyContent {
        names: complete(AGENCIES, &raw.code, raw.name)?,
        short: raw.short.unwrap_or_else(|| raw.code.clone()),
        joined,
        mark: raw.mark,
        crs: raw.crs,
        iati: raw.iati,
        loaded: raw.loaded,
        note: raw.note,
        code: raw.code,
    })
}

fn station(raw: RawStation, mark: Mark) -> Result<DutyStation, ContentError> {
    let zone = kernel::zone(&raw.zone).ok_or_else(|| {
        ContentError::new(STATIONS, format!("{}: `{}` is not a time zone", raw.id, raw.zone))
    })?;
    let working_days = raw
        .week
        .split_whitespace()
        .map(|word| {
            weekday(word)
                .ok_or_else(|| ContentError::new(STATIONS, format!("{}: `{word}` is not a weekday", raw.id)))
        })
        .collect::<Result<_, _>>()?;
    Ok(DutyStation {
        names: complete(STATIONS, &raw.id, raw.name)?,
        area: raw.area,
        zone,
        zone_name: raw.zone,
        working_days,
        mark,
        id: raw.id,
    })
}

fn weekday(word: &str) -> Option<Weekday> {
    match word {
        "mon" => Some(Weekday::Monday),
        "tue" => Some(Weekday::Tuesday),
        "wed" => Some(Weekday::Wednesday),
        "thu" => Some(Weekday::Thursday),
        "fri" => Some(Weekday::Friday),
        "sat" => Some(Weekday::Saturday),
        "sun" => Some(Weekday::Sunday),
        _ => None,
    }
}
