//! What a seed file describes, as steps in the order of time.

use std::collections::{HashMap, HashSet};

use jiff::{SignedDuration, Timestamp, ToSpan as _, civil::Date, tz::TimeZone};

use super::shape::{Action, Chair, Designation, Group, Meeting, Person, Seed};

/// One act, at its time.
#[derive(Debug)]
pub(crate) struct Step<'a> {
    pub(crate) at: Timestamp,
    pub(crate) what: What<'a>,
}

/// What is done; the order of the variants is the order of what happens at the same time.
#[derive(Debug)]
pub(crate) enum What<'a> {
    Agency(&'a super::shape::Agency),
    Group(&'a Group),
    Person(&'a Person),
    Designation(&'a Designation, Date),
    Confirm(&'a Designation, Date),
    Chair(&'a Chair, Date),
    Schedule(&'a Meeting),
    Hold(&'a Meeting),
    Cancel(&'a Meeting),
    AddAction(&'a Action, &'a Meeting),
    CloseAction(&'a Action),
    CancelAction(&'a Action),
    Minutes(&'a Meeting),
}

/// A seed file that contradicts itself.
#[derive(Debug, thiserror::Error, PartialEq, Eq)]
pub(crate) enum Contradiction {
    #[error("{0} {1}: there is no {2} `{3}` in the file or in the database")]
    Unknown(&'static str, String, &'static str, String),
    #[error("{0} {1}: `{2}` is not one of {3}")]
    Word(&'static str, String, String, &'static str),
    #[error("{0} {1} stands twice in the file")]
    Twice(&'static str, String),
    #[error("designation of {0} in {1}: it cannot have been confirmed before {2}, when it began")]
    Early(String, String, Date),
    #[error("meeting {0}: `{1}` is not a time zone of the IANA list")]
    Zone(String, String),
}

/// How long before a meeting it was announced, where the file does not say.
const NOTICE_DAYS: i64 = 28;

/// Every step of the file, in the order of time; `zones` are those of groups that exist already, `known` the
/// meetings outside of the file that its action points speak of.
pub(crate) fn plan<'a>(
    seed: &'a Seed,
    now: Timestamp,
    zones: &HashMap<String, TimeZone>,
    known: &'a [Meeting],
) -> Result<Vec<Step<'a>>, Contradiction> {
    let mut meetings = meetings(seed)?;
    meetings.extend(known.iter().map(|meeting| (meeting.r#ref.as_str(), meeting)));
    no_action_twice(seed)?;
    let planner = Planner { seed, now, zones: all_zones(seed, zones)?, meetings };
    let mut steps = planner.standing()?;
    for meeting in &seed.meetings {
        planner.meeting(meeting, &mut steps)?;
    }
    for action in &seed.actions {
        planner.action(action, &mut steps)?;
    }
    // Stable: what happens at the same time keeps the order in which it was planned.
    steps.sort_by_key(|step| step.at);
    Ok(steps)
}

struct Planner<'a> {
    seed: &'a Seed,
    now: Timestamp,
    zones: HashMap<String, TimeZone>,
    meetings: HashMap<&'a str, &'a Meeting>,
}

impl<'a> Planner<'a> {
    /// The first day that the file speaks of; groups are founded on it.
    fn first_day(&self) -> Date {
        let today = self.now.to_zoned_datetime(TimeZone::UTC).date();
        let designations = self.seed.designations.iter().filter_map(|it| it.from);
        let chairs = self.seed.chairs.iter().filter_map(|it| it.from);
        let announced = |meeting: &Meeting| meeting.start.date().saturating_sub(NOTICE_DAYS.days());
        let meetings = self.seed.meetings.iter().map(announced);
        designations.chain(chairs).chain(meetings).chain([today]).min().unwrap_or(today)
    }

    fn standing(&self) -> Result<Vec<Step<'a>>, Contradiction> {
        let first = self.first_day();
        let eve =
            start(first, &TimeZone::UTC).saturating_sub(SignedDuration::from_hours(24)).unwrap_or(self.now);
        let mut steps = Vec::new();
        let mut at_first = |what| steps.push(Step { at: eve, what });
        self.seed.agencies.iter().for_each(|it| at_first(What::Agency(it)));
        self.parents_first().into_iter().for_each(|it| at_first(What::Group(it)));
        self.seed.people.iter().for_each(|it| at_first(What::Person(it)));
        for it in &self.seed.chairs {
            let from = it.from.unwrap_or(first);
            steps.push(Step { at: start(from, &self.zone(&it.group)), what: What::Chair(it, from) });
        }
        for it in &self.seed.designations {
            let from = it.from.unwrap_or(first);
            let zone = self.zone(&it.group);
            let at = start(from, &zone).min(self.now);
            steps.push(Step { at, what: What::Designation(it, from) });
            if let Some(confirmed) = it.confirmed {
                let confirmed = confirmed.at(&zone).min(self.now);
                if confirmed < at {
                    return Err(Contradiction::Early(it.person.clone(), it.group.clone(), from));
                }
                steps.push(Step { at: confirmed, what: What::Confirm(it, from) });
            }
        }
        Ok(steps)
    }

    fn parents_first(&self) -> Vec<&'a Group> {
        let depth = |group: &Group| {
            let mut depth = 0;
            let mut parent = group.parent.as_deref();
            while let Some(slug) = parent.filter(|_| depth < 10) {
                depth += 1;
                parent =
                    self.seed.groups.iter().find(|it| it.slug == slug).and_then(|it| it.parent.as_deref());
            }
            depth
        };
        let mut groups: Vec<&Group> = self.seed.groups.iter().collect();
        groups.sort_by_key(|group| depth(group));
        groups
    }

    fn meeting(&self, meeting: &'a Meeting, steps: &mut Vec<Step<'a>>) -> Result<(), Contradiction> {
        let zone = self.zone_of(meeting)?;
        let begins = zone.to_ambiguous_timestamp(meeting.start).compatible().unwrap_or(self.now);
        let notice = SignedDuration::from_hours(24 * NOTICE_DAYS);
        let announced = begins.saturating_sub(notice).unwrap_or(begins).min(self.now);
        steps.push(Step { at: announced, what: What::Schedule(meeting) });
        let length = SignedDuration::from_mins(i64::from(meeting.minutes.unwrap_or(60)));
        let ends = begins.saturating_add(length).unwrap_or(begins);
        match meeting.state.as_deref() {
            None | Some("planned") => {}
            Some("held") => steps.push(Step { at: ends, what: What::Hold(meeting) }),
            Some("cancelled") => {
                let eve = begins.saturating_sub(SignedDuration::from_hours(24)).unwrap_or(begins);
                steps.push(Step { at: eve.max(announced).min(self.now), what: What::Cancel(meeting) });
            }
            Some(other) => {
                let allowed = "planned, held, cancelled";
                return Err(Contradiction::Word("meeting", meeting.r#ref.clone(), other.into(), allowed));
            }
        }
        if meeting.minutes_text.is_some() || meeting.circulated_at.is_some() || meeting.adopted_at.is_some() {
            let group = self.zone(&meeting.group);
            let first = meeting.circulated_at.or(meeting.adopted_at).map_or(ends, |moment| moment.at(&group));
            steps.push(Step { at: first.max(ends), what: What::Minutes(meeting) });
        }
        Ok(())
    }

    fn action(&self, action: &'a Action, steps: &mut Vec<Step<'a>>) -> Result<(), Contradiction> {
        let Some(meeting) = self.meetings.get(action.meeting.as_str()).copied() else {
            let (of, what) = (action.r#ref.clone(), action.meeting.clone());
            return Err(Contradiction::Unknown("action point", of, "meeting", what));
        };
        let zone = self.zone_of(meeting)?;
        let begins = zone.to_ambiguous_timestamp(meeting.start).compatible().unwrap_or(self.now);
        let length = SignedDuration::from_mins(i64::from(meeting.minutes.unwrap_or(60)));
        let agreed = begins.saturating_add(length).unwrap_or(begins);
        steps.push(Step { at: agreed, what: What::AddAction(action, meeting) });
        let closed = action.closed_at.map(|moment| moment.at(&self.zone(&meeting.group)));
        let later = action.closed_at_meeting.as_deref().and_then(|of| self.meetings.get(of)).map(|meeting| {
            let zone = self.zone_of(meeting).unwrap_or(TimeZone::UTC);
            zone.to_ambiguous_timestamp(meeting.start).compatible().unwrap_or(self.now)
        });
        let at = closed.or(later).unwrap_or(agreed).max(agreed);
        match action.state.as_deref() {
            None | Some("open") => {}
            Some("done") => steps.push(Step { at, what: What::CloseAction(action) }),
            Some("cancelled") => steps.push(Step { at, what: What::CancelAction(action) }),
            Some(other) => {
                let of = action.r#ref.clone();
                return Err(Contradiction::Word("action point", of, other.into(), "open, done, cancelled"));
            }
        }
        Ok(())
    }

    fn zone(&self, group: &str) -> TimeZone {
        self.zones.get(group).cloned().unwrap_or(TimeZone::UTC)
    }

    fn zone_of(&self, meeting: &Meeting) -> Result<TimeZone, Contradiction> {
        match &meeting.zone {
            None => Ok(self.zone(&meeting.group)),
            Some(name) => {
                kernel::zone(name).ok_or_else(|| Contradiction::Zone(meeting.r#ref.clone(), name.clone()))
            }
        }
    }
}

fn all_zones(
    seed: &Seed,
    known: &HashMap<String, TimeZone>,
) -> Result<HashMap<String, TimeZone>, Contradiction> {
    let mut zones = known.clone();
    for group in &seed.groups {
        if let Some(name) = &group.zone {
            let zone = kernel::zone(name).ok_or_else(|| {
                Contradiction::Word("group", group.slug.clone(), name.clone(), "the IANA time zones")
            })?;
            zones.insert(group.slug.clone(), zone);
        }
    }
    Ok(zones)
}

fn meetings(seed: &Seed) -> Result<HashMap<&str, &Meeting>, Contradiction> {
    let mut meetings = HashMap::new();
    for meeting in &seed.meetings {
        if meetings.insert(meeting.r#ref.as_str(), meeting).is_some() {
            return Err(Contradiction::Twice("meeting", meeting.r#ref.clone()));
        }
    }
    Ok(meetings)
}

fn no_action_twice(seed: &Seed) -> Result<(), Contradiction> {
    let mut met = HashSet::new();
    let again = seed.actions.iter().find(|it| !met.insert((it.meeting.as_str(), it.r#ref.as_str())));
    again.map_or(Ok(()), |it| Err(Contradiction::Twice("action point", it.r#ref.clone())))
}

fn start(day: Date, zone: &TimeZone) -> Timestamp {
    day.to_zoned_datetime(zone.clone()).map_or(Timestamp::UNIX_EPOCH, |start| start.timestamp())
}

#[cfg(test)]
mod tests {
    use super::*;

    fn names(text: &str) -> Result<Vec<String>, Contradiction> {
        let seed = Seed::read(text).unwrap();
        let now = "2026-10-01T09:00:00Z".parse().unwrap();
        let steps = plan(&seed, now, &HashMap::new(), &[])?;
        Ok(steps
            .iter()
            .map(|step| {
                let name = format!("{:?}", step.what);
                format!("{} {}", step.at, name.split('(').next().unwrap_or_default())
            })
            .collect())
    }

    #[test]
    fn acts_come_in_the_order_of_time_whatever_their_place_in_the_file() {
        let steps = names(
            r#"{"actions": [{"ref": "a", "meeting": "m2", "state": "done", "closed_at": "2026-07-01"}],
                "meetings": [{"ref": "m2", "group": "wg", "start": "2026-06-17T14:00", "state": "held"},
                             {"ref": "m1", "group": "wg", "start": "2026-02-18T14:00", "state": "held"}],
                "groups": [{"slug": "wg", "parent": "gmg", "zone": "Europe/Zurich"}, {"slug": "gmg"}]}"#,
        );
        assert_eq!(
            steps.unwrap(),
            [
                "2026-01-20T00:00:00Z Group",
                "2026-01-20T00:00:00Z Group",
                "2026-01-21T13:00:00Z Schedule",
                "2026-02-18T14:00:00Z Hold",
                "2026-05-20T12:00:00Z Schedule",
                "2026-06-17T13:00:00Z Hold",
                "2026-06-17T13:00:00Z AddAction",
                "2026-07-01T10:00:00Z CloseAction",
            ]
        );
    }

    #[test]
    fn a_designation_is_confirmed_after_it_began_and_never_before() {
        let with = |confirmed: &str| {
            names(&format!(
                r#"{{"groups": [{{"slug": "wg"}}], "designations": [{{"group": "wg", "agency": "ILO",
                    "person": "a@example.org", "from": "2026-03-02", "confirmed": "{confirmed}"}}]}}"#
            ))
        };
        assert_eq!(
            with("2026-09-14").unwrap()[1..],
            ["2026-03-02T00:00:00Z Designation", "2026-09-14T12:00:00Z Confirm"]
        );
        assert_eq!(
            with("2026-03-01").unwrap_err().to_string(),
            "designation of a@example.org in wg: it cannot have been confirmed before 2026-03-02, when it began"
        );
    }

    #[test]
    fn a_meeting_that_an_action_point_names_must_be_in_the_file() {
        let refused = names(r#"{"actions": [{"ref": "a", "meeting": "m9"}]}"#).unwrap_err();
        assert_eq!(
            refused.to_string(),
            "action point a: there is no meeting `m9` in the file or in the database"
        );
    }

    #[test]
    fn an_action_point_that_stands_twice_is_refused() {
        let twice = r#"{"meetings": [{"ref": "m", "group": "wg", "start": "2026-02-18T14:00"}],
            "actions": [{"ref": "A1", "meeting": "m"}, {"ref": "A1", "meeting": "m"}]}"#;
        assert_eq!(names(twice).unwrap_err().to_string(), "action point A1 stands twice in the file");
    }

    #[test]
    fn a_state_that_is_none_is_refused_with_those_there_are() {
        let refused = names(
            r#"{"meetings": [{"ref": "m", "group": "wg", "start": "2026-02-18T14:00", "state": "done"}]}"#,
        );
        assert_eq!(
            refused.unwrap_err().to_string(),
            "meeting m: `done` is not one of planned, held, cancelled"
        );
    }
}
