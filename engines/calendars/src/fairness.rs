//! Fair times: what a meeting costs each participant, and the times that cost least.
//!
//! # The score
//!
//! Every quarter of an hour of a meeting costs a participant points by their own clock:
//!
//! | local time | points |
//! | --- | ---: |
//! | 09:00 to 17:00 | 0 |
//! | 08:00 to 09:00, 17:00 to 19:00 | 1 |
//! | 07:00 to 08:00, 19:00 to 22:00 | 3 |
//! | 06:00 to 07:00, 22:00 to 24:00 | 8 |
//! | 00:00 to 06:00 | 12 |
//!
//! and 6 more on a day that is no working day there. An hour at noon costs nothing, an hour at 03:00 costs
//! 48, an hour at noon on a Sunday 24. The points of past meetings are *carried*, so that whoever had the
//! night last time has the day next time.
//!
//! A meeting is *comfortable* for a participant if all of it lies between 08:00 and 19:00 of a working day.

use std::cmp::Reverse;

use jiff::{
    SignedDuration, Timestamp,
    civil::{Date, DateTime},
};

use crate::{Resolved, Station, WorkingWeek, Zone};

const QUARTER: SignedDuration = SignedDuration::from_mins(15);
/// The longest search, in days; more than a year of times is no help to anybody.
const DAYS: usize = 400;

kernel::words! {
    /// What decides first between two times.
    pub enum Priority {
        /// The number of participants who are comfortable.
        Comfort = "comfort",
        /// How evenly carried and new points are spread.
        Fairness = "fairness",
    }
}

/// Somebody who is to take part.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Participant {
    /// Where they work.
    pub station: Station,
    /// The points of their past meetings.
    pub carried: u32,
}

/// What to look for.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Search {
    /// The first day, in the meeting's own zone.
    pub first: Date,
    /// The last day, itself included; at most 400 days are looked at.
    pub last: Date,
    /// The zone in which the meeting will be agreed.
    pub own: Zone,
    /// How many minutes it lasts.
    pub minutes: u32,
    /// Times begin at multiples of so many minutes of the own zone's day; rounded up to quarters of an hour.
    pub step: u16,
    /// Who takes part.
    pub participants: Vec<Participant>,
    /// What decides first.
    pub priority: Priority,
    /// How many times to give at most.
    pub most: usize,
    /// How many of one day to give at most.
    pub per_day: usize,
}

/// A time at which the meeting can be held.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Candidate {
    /// When it begins.
    pub start: Timestamp,
    /// What the clock of the meeting's own zone shows then; it does so once only.
    pub local: DateTime,
    /// How many participants are comfortable.
    pub comfortable: usize,
    /// The new points of each participant, in the order of the search.
    pub burdens: Vec<u32>,
    /// The sum of the new points.
    pub total: u32,
    /// Who bears most points, carried and new together; the first of equals.
    pub heaviest: Option<usize>,
}

/// What a meeting costs one participant; looked at every quarter of an hour from its beginning.
pub fn burden(start: Timestamp, minutes: u32, station: &Station) -> u32 {
    let quarters = std::iter::successors(Some(start), |at| at.checked_add(QUARTER).ok());
    quarters.take(quarters_in(minutes)).map(|at| points(station.zone.local(at), station.week)).sum()
}

/// The best times for a meeting, best first.
///
/// Between times, [`Priority::Comfort`] looks first at how many are comfortable and then at the spread;
/// [`Priority::Fairness`] the other way round. The spread is the sum of the squares of everybody's points,
/// carried and new: it is least where nobody stands out. After that the sum of new points decides, then the
/// earlier time. Times that the own zone skips or has twice are never given.
pub fn suggest(search: &Search) -> Vec<Candidate> {
    let length = quarters_in(search.minutes);
    let begin = search.own.day_begins(search.first);
    let starts = starts(search, begin);
    let Some(last) = starts.last() else { return Vec::new() };
    let (rows, row_of) = rows(search, begin, last.quarter + length);
    let mut ranked: Vec<_> = starts
        .into_iter()
        .map(|start| {
            let of = |participant: usize| &rows[row_of[participant]];
            let (mut comfortable, mut total, mut spread) = (0_usize, 0_u32, 0_u64);
            for (n, participant) in search.participants.iter().enumerate() {
                let new = of(n).points(start.quarter, length);
                comfortable += usize::from(of(n).is_comfortable(start.quarter, length));
                total = total.saturating_add(new);
                let sum = u64::from(participant.carried) + u64::from(new);
                spread = spread.saturating_add(sum.saturating_mul(sum));
            }
            let key = match search.priority {
                Priority::Comfort => (u64::MAX - comfortable as u64, spread),
                Priority::Fairness => (spread, u64::MAX - comfortable as u64),
            };
            ((key, total, start.quarter), comfortable, start)
        })
        .collect();
    ranked.sort_unstable_by_key(|(key, ..)| *key);
    let mut taken: std::collections::HashMap<Date, usize> = std::collections::HashMap::new();
    let chosen = ranked.into_iter().filter(|(.., start)| {
        let taken = taken.entry(start.local.date()).or_default();
        *taken += 1;
        *taken <= search.per_day
    });
    chosen.take(search.most).map(|(_, comfortable, start)| candidate(search, &start, comfortable)).collect()
}

fn candidate(search: &Search, start: &Start, comfortable: usize) -> Candidate {
    let participants = &search.participants;
    let burdens: Vec<_> = participants
        .iter()
        .map(|participant| burden(start.instant, search.minutes, &participant.station))
        .collect();
    let load = |n: &usize| u64::from(burdens[*n]) + u64::from(participants[*n].carried);
    let heaviest = (0..participants.len()).max_by_key(|n| (load(n), Reverse(*n)));
    let total = burdens.iter().fold(0_u32, |sum, new| sum.saturating_add(*new));
    Candidate { start: start.instant, local: start.local, comfortable, burdens, total, heaviest }
}

struct Start {
    instant: Timestamp,
    local: DateTime,
    /// Quarters of an hour since the search begins.
    quarter: usize,
}

fn starts(search: &Search, begin: Timestamp) -> Vec<Start> {
    let step = i32::from(search.step.max(1).next_multiple_of(15));
    let quarters = std::iter::successors(Some(begin), |at| at.checked_add(QUARTER).ok()).enumerate();
    quarters
        .take(DAYS * 24 * 4)
        .map(|(quarter, instant)| Start { instant, local: search.own.local(instant), quarter })
        .take_while(|start| start.local.date() <= search.last)
        .filter(|start| {
            let minute = i32::from(start.local.hour()) * 60 + i32::from(start.local.minute());
            minute % step == 0 && matches!(search.own.resolve(start.local), Resolved::One(_))
        })
        .collect()
}

/// The points of one station in every quarter of the search, summed up, so that a meeting is a difference.
struct Row {
    points: Vec<u32>,
    outside: Vec<u32>,
}

impl Row {
    fn new(station: &Station, begin: Timestamp, quarters: usize) -> Self {
        let mut row = Self { points: vec![0], outside: vec![0] };
        let (mut points_so_far, mut outside_so_far) = (0_u32, 0_u32);
        let each = std::iter::successors(Some(begin), |at| at.checked_add(QUARTER).ok());
        for local in each.take(quarters).map(|at| station.zone.local(at)) {
            points_so_far += points(local, station.week);
            let inside = (8..19).contains(&local.hour()) && station.week.works(local.weekday());
            outside_so_far += u32::from(!inside);
            row.points.push(points_so_far);
            row.outside.push(outside_so_far);
        }
        row
    }

    fn points(&self, from: usize, length: usize) -> u32 {
        Self::between(&self.points, from, length)
    }

    fn is_comfortable(&self, from: usize, length: usize) -> bool {
        Self::between(&self.outside, from, length) == 0
    }

    fn between(sums: &[u32], from: usize, length: usize) -> u32 {
        let last = sums.len() - 1;
        sums[(from + length).min(last)] - sums[from.min(last)]
    }
}

/// One row for each different station, and the row of each participant.
fn rows(search: &Search, begin: Timestamp, quarters: usize) -> (Vec<Row>, Vec<usize>) {
    let mut stations: Vec<&Station> = Vec::new();
    let mut row_of = Vec::new();
    for station in search.participants.iter().map(|participant| &participant.station) {
        let known = stations.iter().position(|known| *known == station);
        row_of.push(known.unwrap_or(stations.len()));
        if known.is_none() {
            stations.push(station);
        }
    }
    (stations.into_iter().map(|station| Row::new(station, begin, quarters)).collect(), row_of)
}

fn quarters_in(minutes: u32) -> usize {
    // A week is longer than any meeting and keeps the arithmetic small.
    usize::try_from(minutes.clamp(1, 7 * 24 * 60).div_ceil(15)).unwrap_or(1)
}

fn points(local: DateTime, week: WorkingWeek) -> u32 {
    let hour = match local.hour() {
        9..17 => 0,
        8 | 17 | 18 => 1,
        7 | 19..22 => 3,
        6 | 22 | 23 => 8,
        _ => 12,
    };
    if week.works(local.weekday()) { hour } else { hour + 6 }
}

#[cfg(test)]
mod tests {
    use jiff::civil::{Weekday, date, datetime};
    use proptest::prelude::*;

    use super::*;

    const CITIES: [&str; 6] = [
        "America/New_York",
        "Europe/Zurich",
        "Asia/Bangkok",
        "Africa/Addis_Ababa",
        "America/Santiago",
        "Asia/Amman",
    ];

    fn station(zone: &str) -> Station {
        let mut station = Station::new(Zone::named(zone).unwrap());
        if zone == "Asia/Amman" {
            station.week = WorkingWeek::SUNDAY_TO_THURSDAY;
        }
        station
    }

    fn search(zones: &[&str], first: Date, last: Date) -> Search {
        let person = |zone: &&str| Participant { station: station(zone), carried: 0 };
        Search {
            first,
            last,
            own: Zone::named("Europe/Zurich").unwrap(),
            minutes: 90,
            step: 30,
            participants: zones.iter().map(person).collect(),
            priority: Priority::Comfort,
            most: 5,
            per_day: 1,
        }
    }

    #[test]
    fn the_score_is_the_one_in_the_table() {
        let check = |zone: &str, start: &str, minutes, expected| {
            let start = start.parse().unwrap();
            assert_eq!(burden(start, minutes, &station(zone)), expected, "{zone} {start}");
        };
        check("UTC", "2026-11-12T12:00:00Z", 60, 0);
        check("UTC", "2026-11-12T03:00:00Z", 60, 48);
        check("UTC", "2026-11-15T12:00:00Z", 60, 24);
        check("UTC", "2026-11-12T16:30:00Z", 60, 2);
        check("Asia/Bangkok", "2026-11-12T17:30:00Z", 90, 72);
        // Friday is free in Amman, Sunday is not.
        check("Asia/Amman", "2026-11-13T09:00:00Z", 60, 24);
        check("Asia/Amman", "2026-11-15T09:00:00Z", 60, 0);
    }

    #[test]
    fn the_best_time_for_six_cities_follows_their_clocks_through_four_years() {
        // 90 minutes in which all but Bangkok are between 08:00 and 19:00: 13:00 UTC while New York's 08:00 is
        // not before it, 12:30 UTC while it is 12:00, as nobody then begins before 08:30 or ends after 17:00.
        for (monday, utc) in [
            (date(2024, 1, 8), "13:00"),
            // New York is on summer time from 10 March 2024, Geneva from 31 March.
            (date(2024, 3, 4), "13:00"),
            (date(2024, 3, 11), "12:30"),
            (date(2024, 4, 1), "12:30"),
            (date(2024, 7, 1), "12:30"),
            (date(2024, 10, 28), "12:30"),
            (date(2024, 11, 4), "13:00"),
            (date(2025, 3, 3), "13:00"),
            (date(2025, 3, 10), "12:30"),
            (date(2025, 11, 3), "13:00"),
            (date(2026, 3, 2), "13:00"),
            (date(2026, 3, 9), "12:30"),
            (date(2026, 11, 2), "13:00"),
            (date(2027, 3, 8), "13:00"),
            (date(2027, 3, 15), "12:30"),
            (date(2027, 11, 8), "13:00"),
        ] {
            let search = search(&CITIES, monday, monday.checked_add(jiff::Span::new().days(3)).unwrap());
            let best = &suggest(&search)[0];
            assert_eq!(best.comfortable, 5, "{monday}");
            assert_eq!(Zone::UTC.local(best.start).strftime("%H:%M").to_string(), utc, "{monday}");
            assert_eq!(best.heaviest, Some(2), "Bangkok has the evening");
        }
    }

    #[test]
    fn everybody_clocks_count_on_both_sides_of_a_change() {
        // Local times of 12:30 UTC in the order of the cities.
        for (day, hours) in [
            ("2024-04-05", [8, 14, 19, 15, 9, 15]),
            ("2024-04-08", [8, 14, 19, 15, 8, 15]),
            ("2024-09-06", [8, 14, 19, 15, 8, 15]),
            ("2024-09-09", [8, 14, 19, 15, 9, 15]),
            ("2025-04-07", [8, 14, 19, 15, 8, 15]),
            ("2025-10-27", [8, 13, 19, 15, 9, 15]),
            ("2026-09-07", [8, 14, 19, 15, 9, 15]),
            ("2027-11-01", [8, 13, 19, 15, 9, 15]),
            ("2027-11-08", [7, 13, 19, 15, 9, 15]),
        ] {
            let start: Timestamp = format!("{day}T12:30:00Z").parse().unwrap();
            let local = CITIES.map(|city| station(city).zone.local(start).hour());
            assert_eq!(local, hours, "{day}");
        }
    }

    #[test]
    fn who_had_the_night_has_the_day_next_time() {
        let mut search = search(&["America/New_York", "Asia/Bangkok"], date(2026, 11, 9), date(2026, 11, 12));
        search.priority = Priority::Fairness;
        search.participants[1].carried = 200;
        let best = &suggest(&search)[0];
        assert!(best.burdens[1] < best.burdens[0], "{best:?}");
        search.participants[0].carried = 400;
        let best = &suggest(&search)[0];
        assert!(best.burdens[0] < best.burdens[1], "{best:?}");
    }

    #[test]
    fn free_days_and_hours_that_do_not_exist_are_avoided() {
        let mut search = search(&["Europe/Zurich"], date(2026, 3, 28), date(2026, 3, 30));
        search.most = 500;
        search.per_day = 200;
        let found = suggest(&search);
        assert_eq!(found[0].local.weekday(), Weekday::Monday);
        assert!(found.iter().all(|one| one.local != datetime(2026, 3, 29, 2, 30, 0, 0)));
        search.first = date(2026, 10, 25);
        search.last = search.first;
        let found = suggest(&search);
        assert!(found.iter().all(|one| one.local.hour() != 2));
        assert_eq!(found.len(), 46);
    }

    #[test]
    fn a_search_with_nobody_or_no_day_finds_what_there_is() {
        assert_eq!(suggest(&search(&CITIES, date(2026, 3, 2), date(2026, 3, 1))), []);
        let found = suggest(&search(&[], date(2026, 3, 2), date(2026, 3, 3)));
        assert_eq!((found.len(), found[0].heaviest, found[0].total), (2, None, 0));
    }

    proptest! {
        #![proptest_config(ProptestConfig::with_cases(24))]

        #[test]
        fn no_time_is_better_than_the_first(
            day in 0_i64..1400,
            carried in proptest::collection::vec(0_u32..300, 6),
            minutes in 15_u32..240,
        ) {
            let first = date(2024, 1, 1).checked_add(jiff::Span::new().days(day)).unwrap();
            let mut search = search(&CITIES, first, first.checked_add(jiff::Span::new().days(2)).unwrap());
            search.minutes = minutes;
            search.priority = Priority::Fairness;
            (search.most, search.per_day) = (300, 100);
            for (person, carried) in search.participants.iter_mut().zip(carried) {
                person.carried = carried;
            }
            let spread = |one: &Candidate| -> u64 {
                let loads = one.burdens.iter().zip(&search.participants);
                loads.map(|(new, person)| u64::from(new + person.carried).pow(2)).sum()
            };
            let found = suggest(&search);
            prop_assert!(found.is_sorted_by_key(spread));
            for one in &found {
                for (new, person) in one.burdens.iter().zip(&search.participants) {
                    prop_assert_eq!(*new, burden(one.start, minutes, &person.station));
                }
            }
        }
    }
}
