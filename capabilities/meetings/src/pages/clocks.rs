//! One meeting on everybody's clock, as rows of a page.

use calendars::{Clock, PartOfDay, Station, Zone};
use charts::{Caption, Midnight, TimeBand};
use jiff::{Timestamp, civil::Date, tz::Offset};
use serde::Serialize;
use web::{Html, Say};

/// A clock.
#[derive(Clone, Serialize)]
pub(crate) struct ClockRow {
    pub(crate) zone: String,
    pub(crate) city: String,
    /// How far ahead of universal time, as UTC+7.
    pub(crate) offset: String,
    pub(crate) part: &'static str,
    #[serde(skip)]
    pub(crate) part_words: String,
    /// What the clock shows, as 12:30–14:00.
    pub(crate) times: String,
    pub(crate) day: Date,
    /// Days between the meeting's own day and the day here.
    pub(crate) day_shift: i32,
    #[serde(skip)]
    pub(crate) day_words: String,
    pub(crate) yours: bool,
    pub(crate) working_day: bool,
    #[serde(skip)]
    pub(crate) band: Html,
}

/// Lays the meeting on these clocks, from west to east; the reader's own is marked.
pub(crate) fn rows(
    say: &Say,
    (start, minutes): (Timestamp, u32),
    own: &Zone,
    mut stations: Vec<Station>,
    reader: Option<&str>,
) -> Vec<ClockRow> {
    stations.sort_by_key(|station| (station.zone.offset(start), station.zone.name().to_owned()));
    let clocks = calendars::clocks(start, minutes, own, &stations);
    clocks.iter().map(|clock| row(say, clock, reader == Some(clock.zone.name()))).collect()
}

/// The stations with the reader's own among them.
pub(crate) fn with_reader(mut stations: Vec<Station>, reader: Option<&str>) -> Vec<Station> {
    let known = |stations: &[Station], name: &str| stations.iter().any(|station| station.zone.name() == name);
    if let Some(name) = reader
        && !known(&stations, name)
        && let Ok(zone) = Zone::named(name)
    {
        stations.push(crate::expected::station_in(zone));
    }
    stations
}

fn row(say: &Say, clock: &Clock, yours: bool) -> ClockRow {
    let local = say.local();
    ClockRow {
        zone: clock.zone.name().to_owned(),
        city: local.city(clock.zone.name()),
        offset: offset(clock.offset),
        part: clock.part.word(),
        part_words: part(say, clock.part),
        times: format!("{}–{}", local.time(clock.start), local.time(clock.end)),
        day: clock.start.date(),
        day_shift: clock.day,
        day_words: day(say, clock, yours),
        yours,
        working_day: clock.working_day,
        band: band(say, clock),
    }
}

fn day(say: &Say, clock: &Clock, yours: bool) -> String {
    let date = clock.start.date();
    let day = say.fill(
        "meetings-clock-day",
        &[("weekday", say.local().weekday(date.weekday()).into()), ("day", date.day().to_string().into())],
    );
    let key = match (clock.day.signum(), yours) {
        (1, true) => "meetings-clock-next-you",
        (1, false) => "meetings-clock-next",
        (-1, true) => "meetings-clock-previous-you",
        (-1, false) => "meetings-clock-previous",
        _ => return free(say, clock, day),
    };
    free(say, clock, say.with(key, "day", day))
}

/// Says that people do not work there on that day.
fn free(say: &Say, clock: &Clock, day: String) -> String {
    if clock.working_day { day } else { format!("{day} · {}", say.text("meetings-clock-free")) }
}

pub(crate) fn part(say: &Say, part: PartOfDay) -> String {
    say.text(match part {
        PartOfDay::Working => "meetings-part-working",
        PartOfDay::Early => "meetings-part-early",
        PartOfDay::Evening => "meetings-part-evening",
        PartOfDay::Night => "meetings-part-night",
    })
}

/// How far a clock is ahead of universal time: UTC−5, UTC+5:45.
pub(crate) fn offset(offset: Offset) -> String {
    let minutes = offset.seconds().abs() / 60;
    let sign = if offset.seconds() < 0 { '\u{2212}' } else { '+' };
    match (minutes / 60, minutes % 60) {
        (0, 0) => "UTC".to_owned(),
        (hours, 0) => format!("UTC{sign}{hours}"),
        (hours, rest) => format!("UTC{sign}{hours}:{rest:02}"),
    }
}

fn band(say: &Say, clock: &Clock) -> Html {
    let midnights: Vec<(f64, String)> =
        clock.band.midnights.iter().map(|midnight| (midnight.x, short_day(say, midnight.day))).collect();
    let midnights: Vec<Midnight<'_>> =
        midnights.iter().map(|(at, label)| Midnight { at: *at, label }).collect();
    let hours: Vec<(f64, f64)> =
        clock.band.working.iter().map(|working| (working.x, working.x + working.width)).collect();
    let slot = clock.band.slot;
    Html::made(charts::time_band(&TimeBand {
        caption: Caption::decoration(say.language.direction()),
        slot: (slot.x, slot.x + slot.width),
        day_hours: &hours,
        midnights: &midnights,
    }))
}

fn short_day(say: &Say, date: Date) -> String {
    let weekday = say.text(&format!("weekday-short-{}", date.weekday().to_monday_one_offset()));
    format!("{weekday} {}", date.day())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn an_offset_is_written_in_hours_and_minutes() {
        let check = |seconds, words| assert_eq!(offset(Offset::from_seconds(seconds).unwrap()), words);
        check(0, "UTC");
        check(7 * 3600, "UTC+7");
        check(-5 * 3600, "UTC\u{2212}5");
        check(5 * 3600 + 45 * 60, "UTC+5:45");
        check(-(3 * 3600 + 30 * 60), "UTC\u{2212}3:30");
    }
}
