//! Who has the late hour: what meetings cost in points, summed over the years; pure.

use std::collections::BTreeMap;

use calendars::{PartOfDay, Station, Zone, burden, clocks};
use jiff::Timestamp;
use kernel::PersonId;

use crate::{Attendance, Meeting, Mode, expected::station_in};

/// What the meetings of some years meant for those in one zone.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) struct Share {
    /// The zone.
    pub(crate) zone: String,
    /// How many meetings people took part in from there.
    pub(crate) meetings: u32,
    /// How many of them touched each part of the day, from working hours to night.
    pub(crate) parts: BTreeMap<PartOfDay, u32>,
    /// The points of all of them.
    pub(crate) points: u32,
    /// The reference of the last that was in the evening or at night, and the day it was for them.
    pub(crate) last_late: Option<String>,
}

/// The zones from which people spoke, once each.
fn stations(there: &[Attendance]) -> Vec<Station> {
    let mut zones: Vec<Zone> = Vec::new();
    for one in there.iter().filter(|one| one.mode != Mode::Written) {
        if let Ok(zone) = Zone::named(&one.zone)
            && !zones.contains(&zone)
        {
            zones.push(zone);
        }
    }
    zones.into_iter().map(station_in).collect()
}

/// The zone in which the meeting cost most; none if it cost nobody anything.
pub(crate) fn heaviest(meeting: &Meeting, there: &[Attendance]) -> Option<String> {
    let cost = |station: &Station| burden(meeting.at, meeting.minutes, station);
    let worst = stations(there).into_iter().max_by_key(cost)?;
    (cost(&worst) > 0).then(|| worst.zone.name().to_owned())
}

/// The points that each person carries from these meetings.
pub(crate) fn carried(held: &[Meeting], there: &[Attendance]) -> BTreeMap<PersonId, u32> {
    let mut points = BTreeMap::new();
    for one in there.iter().filter(|one| one.mode != Mode::Written) {
        let Some(meeting) = held.iter().find(|meeting| meeting.id == one.meeting) else { continue };
        let Ok(zone) = Zone::named(&one.zone) else { continue };
        let new = burden(meeting.at, meeting.minutes, &station_in(zone));
        let sum: &mut u32 = points.entry(one.person).or_default();
        *sum = sum.saturating_add(new);
    }
    points
}

/// What these meetings, in order, meant for each zone; the hardest hit first.
pub(crate) fn shares(held: &[Meeting], there: &[Attendance]) -> Vec<Share> {
    let mut shares: BTreeMap<String, Share> = BTreeMap::new();
    for meeting in held {
        let own = Zone::named(&meeting.zone).unwrap_or(Zone::UTC);
        let present: Vec<Attendance> =
            there.iter().filter(|one| one.meeting == meeting.id).cloned().collect();
        let stations = stations(&present);
        for (station, clock) in stations.iter().zip(clocks(meeting.at, meeting.minutes, &own, &stations)) {
            let zone = station.zone.name().to_owned();
            let share = shares.entry(zone.clone()).or_insert(Share {
                zone,
                meetings: 0,
                parts: BTreeMap::new(),
                points: 0,
                last_late: None,
            });
            share.meetings += 1;
            *share.parts.entry(clock.part).or_default() += 1;
            share.points = share.points.saturating_add(burden(meeting.at, meeting.minutes, station));
            if matches!(clock.part, PartOfDay::Evening | PartOfDay::Night) {
                share.last_late = Some(meeting.reference.clone());
            }
        }
    }
    let mut shares: Vec<Share> = shares.into_values().collect();
    shares.sort_by(|a, b| b.points.cmp(&a.points).then_with(|| a.zone.cmp(&b.zone)));
    shares
}

/// From when on past meetings still count for who has the late hour next: two years.
pub(crate) fn since(now: Timestamp) -> Timestamp {
    now.checked_sub(jiff::SignedDuration::from_hours(2 * 365 * 24 + 12)).unwrap_or(Timestamp::MIN)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::fixtures::{meeting_at, present};

    #[test]
    fn the_hardest_hit_zone_stands_first_with_its_last_late_hour() {
        let held =
            [meeting_at("2026-01", "2026-02-12T17:30:00Z"), meeting_at("2026-02", "2026-06-11T12:30:00Z")];
        let there: Vec<Attendance> = held
            .iter()
            .flat_map(|meeting| {
                ["America/New_York", "Europe/Zurich", "Asia/Bangkok"]
                    .map(|zone| present(meeting, zone, Mode::Online))
            })
            .collect();
        let shares = shares(&held, &there);
        let told: Vec<_> = shares
            .iter()
            .map(|share| (share.zone.as_str(), share.meetings, share.points, share.last_late.as_deref()))
            .collect();
        assert_eq!(
            told,
            [
                ("Asia/Bangkok", 2, 90, Some("2026-02")),
                ("Europe/Zurich", 2, 14, Some("2026-01")),
                ("America/New_York", 2, 2, None),
            ]
        );
        assert_eq!(heaviest(&held[0], &there[..3]).as_deref(), Some("Asia/Bangkok"));
        let carried = carried(&held, &there);
        assert_eq!(carried.values().sum::<u32>(), 106);
    }

    #[test]
    fn whoever_wrote_lost_no_sleep() {
        let held = [meeting_at("2026-01", "2026-02-12T17:30:00Z")];
        let there = [present(&held[0], "Asia/Bangkok", Mode::Written)];
        assert_eq!(shares(&held, &there), []);
        assert_eq!(heaviest(&held[0], &there), None);
    }
}
