//! One meeting on everybody's clock.

use jiff::{
    SignedDuration, Timestamp,
    civil::{Date, DateTime},
    tz::Offset,
};

use crate::{Station, Zone};

/// The axis is one day long.
const AXIS: SignedDuration = SignedDuration::from_hours(24);
/// The width, in per cent of the axis, that the name of a day needs.
const LABEL: f64 = 13.0;

kernel::words! {
    /// A part of the day, from the kindest to the hardest time for a meeting.
    pub enum PartOfDay {
        /// 09:00 to 17:00.
        Working = "working",
        /// 07:00 to 09:00.
        Early = "early",
        /// 17:00 to 22:00.
        Evening = "evening",
        /// 22:00 to 07:00.
        Night = "night",
    }
}

/// What a meeting looks like from one place.
#[derive(Clone, Debug, PartialEq)]
pub struct Clock {
    /// The zone of the place.
    pub zone: Zone,
    /// What its clock shows when the meeting begins.
    pub start: DateTime,
    /// What its clock shows when the meeting ends.
    pub end: DateTime,
    /// How far its clock is ahead of universal time when the meeting begins.
    pub offset: Offset,
    /// Days between the meeting's own date and the date here: 1 is "next day for you", -1 the day before.
    pub day: i32,
    /// The hardest part of the day that the meeting touches.
    pub part: PartOfDay,
    /// Whether people work here on the day on which it begins.
    pub working_day: bool,
    /// Where to draw it.
    pub band: Band,
}

/// A stretch of the axis, in per cent of its length.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Span {
    /// Where it begins.
    pub x: f64,
    /// How long it is.
    pub width: f64,
}

/// A midnight on the axis.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Midnight {
    /// Where it is, in per cent.
    pub x: f64,
    /// The day that begins there.
    pub day: Date,
    /// Where the name of the day fits: beside the line, behind the meeting if that is in the way, or nowhere.
    pub label: Option<f64>,
}

/// The drawing of one clock on an axis that all clocks of the meeting share: 24 hours with the meeting in
/// the middle, beginning at a full hour of the meeting's own zone.
#[derive(Clone, Debug, PartialEq)]
pub struct Band {
    /// Working hours, on working days only.
    pub working: Vec<Span>,
    /// The meeting.
    pub slot: Span,
    /// The midnights; one as a rule.
    pub midnights: Vec<Midnight>,
}

impl PartOfDay {
    /// The part to which an hour of the day (0 to 23) belongs.
    pub fn of_hour(hour: i8) -> Self {
        match hour {
            9..17 => Self::Working,
            7..9 => Self::Early,
            17..22 => Self::Evening,
            _ => Self::Night,
        }
    }
}

/// Lays a meeting on the clocks of these places, in their order; `own` is the zone it was agreed in.
pub fn clocks(start: Timestamp, minutes: u32, own: &Zone, stations: &[Station]) -> Vec<Clock> {
    let length = SignedDuration::from_mins(i64::from(minutes));
    let end = start.saturating_add(length).unwrap_or(Timestamp::MAX);
    let axis = axis(start, end, own);
    let own_date = own.local(start).date();
    let clock = |station: &Station| {
        let zone = &station.zone;
        let local = zone.local(start);
        Clock {
            zone: zone.clone(),
            start: local,
            end: zone.local(end),
            offset: zone.offset(start),
            day: days_between(own_date, local.date()),
            part: hardest(zone, start, end),
            working_day: station.week.works(local.weekday()),
            band: band(axis, start, end, station),
        }
    };
    stations.iter().map(clock).collect()
}

fn days_between(from: Date, to: Date) -> i32 {
    i32::try_from(to.duration_since(from).as_hours() / 24).unwrap_or(0)
}

/// The hardest part between two instants; looked at every quarter of an hour, as zones differ by quarters.
fn hardest(zone: &Zone, start: Timestamp, end: Timestamp) -> PartOfDay {
    let part = |instant| PartOfDay::of_hour(zone.local(instant).hour());
    let quarter = SignedDuration::from_mins(15);
    // After a whole day there is nothing left to see.
    let quarters = std::iter::successors(Some(start), |at| at.checked_add(quarter).ok()).take(97);
    let hardest = quarters.take_while(|at| *at < end).map(part).max().unwrap_or_else(|| part(start));
    // A meeting that does not begin at a quarter may still end in another part.
    let last = end.checked_sub(SignedDuration::from_secs(1)).unwrap_or(end).max(start);
    hardest.max(part(last))
}

/// When the common axis begins.
fn axis(start: Timestamp, end: Timestamp, own: &Zone) -> Timestamp {
    let middle = start.saturating_add(end.duration_since(start) / 2).unwrap_or(start);
    let begin = middle.checked_sub(AXIS / 2).unwrap_or(Timestamp::MIN);
    let local = own.local(begin);
    let past = i64::from(local.minute()) * 60 + i64::from(local.second());
    begin.checked_sub(SignedDuration::from_secs(past)).unwrap_or(begin)
}

fn band(axis: Timestamp, start: Timestamp, end: Timestamp, station: &Station) -> Band {
    let zone = &station.zone;
    let axis_end = axis.saturating_add(AXIS).unwrap_or(Timestamp::MAX);
    let place = |instant: Timestamp| percent(instant.duration_since(axis));
    let span = |from, to| Span { x: place(from), width: rounded(place(to) - place(from)) };
    let slot = span(start, end);
    let (first, last) = (zone.local(axis).date(), zone.local(axis_end).date());
    let mut band = Band { working: Vec::new(), slot, midnights: Vec::new() };
    for date in first.series(jiff::Span::new().days(1)).take_while(|date| *date <= last) {
        let midnight = zone.day_begins(date);
        if axis < midnight && midnight < axis_end {
            let x = place(midnight);
            band.midnights.push(Midnight { x, day: date, label: label(x, slot) });
        }
        if station.week.works(date.weekday()) {
            let working = span(zone.instant(date.at(9, 0, 0, 0)), zone.instant(date.at(17, 0, 0, 0)));
            if working.width > 0.0 {
                band.working.push(working);
            }
        }
    }
    band
}

fn label(x: f64, slot: Span) -> Option<f64> {
    let slot_end = slot.x + slot.width;
    let x = if x < slot_end && x + LABEL > slot.x { rounded(slot_end) } else { x };
    (x + LABEL <= 100.0).then_some(x)
}

/// How far along the axis a time is, in per cent, to the hundredth.
fn percent(since: SignedDuration) -> f64 {
    let seconds = since.as_secs().clamp(0, AXIS.as_secs());
    rounded(f64::from(i32::try_from(seconds).unwrap_or(0)) / 864.0)
}

fn rounded(number: f64) -> f64 {
    (number * 100.0).round() / 100.0
}

#[cfg(test)]
mod tests {
    use jiff::civil::{date, datetime};

    use super::*;
    use crate::WorkingWeek;

    fn station(zone: &str) -> Station {
        Station::new(Zone::named(zone).unwrap())
    }

    fn at(text: &str) -> Timestamp {
        text.parse().unwrap()
    }

    fn told(start: &str, minutes: u32, own: &str, stations: &[Station]) -> String {
        let clocks = clocks(at(start), minutes, &Zone::named(own).unwrap(), stations);
        let line = |clock: &Clock| {
            let working = if clock.working_day { "works" } else { "rests" };
            let (start, end) = (clock.start.strftime("%a %H:%M"), clock.end.strftime("%H:%M"));
            format!(
                "{} {start}-{end} UTC{} day {:+} {} {working}\n",
                clock.zone, clock.offset, clock.day, clock.part
            )
        };
        clocks.iter().map(line).collect()
    }

    #[test]
    fn one_meeting_is_told_on_four_clocks() {
        let stations = ["America/New_York", "Europe/Zurich", "Africa/Nairobi", "Asia/Bangkok"].map(station);
        insta::assert_snapshot!(told("2026-11-12T17:30:00Z", 90, "America/New_York", &stations), @r"
        America/New_York Thu 12:30-14:00 UTC-05 day +0 working works
        Europe/Zurich Thu 18:30-20:00 UTC+01 day +0 evening works
        Africa/Nairobi Thu 20:30-22:00 UTC+03 day +0 evening works
        Asia/Bangkok Fri 00:30-02:00 UTC+07 day +1 night works
        ");
    }

    #[test]
    fn the_day_differs_where_it_is_another_day_already_or_still() {
        let mut amman = station("Asia/Amman");
        amman.week = WorkingWeek::SUNDAY_TO_THURSDAY;
        let stations = [amman, station("America/Santiago"), station("Pacific/Kiritimati")];
        insta::assert_snapshot!(told("2026-11-06T02:00:00Z", 60, "Asia/Kathmandu", &stations), @r"
        Asia/Amman Fri 05:00-06:00 UTC+03 day +0 night rests
        America/Santiago Thu 23:00-00:00 UTC-03 day -1 night works
        Pacific/Kiritimati Fri 16:00-17:00 UTC+14 day +0 working works
        ");
    }

    #[test]
    fn the_part_is_the_hardest_that_the_meeting_touches() {
        let part = |start, minutes| clocks(at(start), minutes, &Zone::UTC, &[station("UTC")])[0].part;
        assert_eq!(part("2026-11-12T09:00:00Z", 480), PartOfDay::Working);
        assert_eq!(part("2026-11-12T16:50:00Z", 15), PartOfDay::Evening);
        assert_eq!(part("2026-11-12T08:30:00Z", 60), PartOfDay::Early);
        assert_eq!(part("2026-11-12T20:30:00Z", 90), PartOfDay::Evening);
        assert_eq!(part("2026-11-12T06:00:00Z", 240), PartOfDay::Night);
    }

    #[test]
    fn the_bands_share_one_axis_with_the_meeting_in_the_middle() {
        let stations = ["America/New_York", "Asia/Bangkok"].map(station);
        let clocks =
            clocks(at("2026-11-12T17:30:00Z"), 90, &Zone::named("America/New_York").unwrap(), &stations);
        let slot = Span { x: 47.92, width: 6.25 };
        assert_eq!(
            clocks[0].band,
            Band {
                working: vec![Span { x: 33.33, width: 33.34 }],
                slot,
                midnights: vec![Midnight { x: 95.83, day: date(2026, 11, 13), label: None }],
            }
        );
        assert_eq!(
            clocks[1].band,
            Band {
                working: vec![Span { x: 0.0, width: 16.67 }, Span { x: 83.33, width: 16.67 }],
                slot,
                midnights: vec![Midnight { x: 45.83, day: date(2026, 11, 13), label: Some(54.17) }],
            }
        );
    }

    #[test]
    fn nobody_works_on_the_band_of_a_free_day() {
        let clocks = clocks(at("2026-11-14T12:00:00Z"), 60, &Zone::UTC, &[station("UTC")]);
        assert!(!clocks[0].working_day);
        assert_eq!(clocks[0].band.working, []);
    }

    #[test]
    fn clocks_change_with_their_zones() {
        for (start, expected) in [
            ("2024-03-08T14:00:00Z", datetime(2024, 3, 8, 9, 0, 0, 0)),
            ("2024-03-11T14:00:00Z", datetime(2024, 3, 11, 10, 0, 0, 0)),
            ("2027-11-05T14:00:00Z", datetime(2027, 11, 5, 10, 0, 0, 0)),
            ("2027-11-08T14:00:00Z", datetime(2027, 11, 8, 9, 0, 0, 0)),
        ] {
            let clocks = clocks(at(start), 60, &Zone::UTC, &[station("America/New_York")]);
            assert_eq!(clocks[0].start, expected);
        }
    }
}
