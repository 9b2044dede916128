//! Seed files of the size that the limits speak of: always the same, nobody in them is real.

use serde_json::{Value, json};

/// The day on which the data is looked at.
pub(super) const NOW: &str = "2026-10-01T09:00:00Z";
/// [`NOW`] in days since 1970.
const TODAY: i64 = 20_727;

pub(super) const GROUPS: usize = 50;
pub(super) const MEETINGS: usize = 2_000;
pub(super) const ACTIONS: usize = 50_000;
pub(super) const EVENTS: usize = 1_000;

/// Who signs in: a co-chair of the home group.
pub(super) const CO_CHAIR: &str = "first.undp@example.org";
/// The home group of both files.
pub(super) const HOME: &str = "wg";

const ABOVE: &str = "above";
const EACH: usize = MEETINGS / GROUPS;
/// One meeting of each group is cancelled, the last two are still to come.
const CANCELLED: usize = 18;
const COMING: usize = 2;
const FROM: &str = "2021-10-04";

const AGENCIES: &[&str] = &[
    "UNDP", "IOM", "ILO", "OHCHR", "UNRC", "UNCTAD", "UNDESA", "UNESCO", "UNFPA", "UNHCR", "UNICEF",
    "UNITAR", "UNODC", "UNWOMEN", "WB", "WHO", "FAO", "UNU",
];
const ZONES: &[&str] = &["Europe/Zurich", "America/New_York", "Africa/Nairobi", "Asia/Bangkok"];
const VERBS: &[&str] = &["Draft", "Circulate", "Review", "Translate", "Present", "Collect comments on"];
const THINGS: &[&str] = &[
    "the outline of the guidance note",
    "the list of focal points",
    "the calendar of country visits",
    "the indicators of the work plan",
    "the lessons from the first three countries",
    "the letter to the resident coordinators",
    "the questionnaire on data sources",
];
const ITEMS: &[(&str, u32)] = &[
    ("Minutes of the previous meeting", 5),
    ("Action points carried over", 20),
    ("Requests from countries", 25),
    ("Work plan: progress by milestone", 30),
    ("Other matters and the next meeting", 10),
];
const TEXT: &str = "The co-chairs opened the meeting and the agenda was adopted as circulated.\n\n\
                    The action points were reviewed one by one; what is open is carried over.\n\n\
                    - The group took note of the papers.\n- Written input was received from two agencies.";

/// 50 groups with 2,000 meetings and 50,000 action points.
pub(super) fn year() -> Value {
    year_with(ACTIONS / GROUPS)
}

fn year_with(actions_each: usize) -> Value {
    let mut meetings = Vec::with_capacity(MEETINGS);
    let mut actions = Vec::with_capacity(GROUPS * actions_each);
    for group in (0..GROUPS).map(Group::new) {
        meetings.extend((0..EACH).map(|n| group.meeting(n)));
        actions.extend((0..actions_each).map(|n| group.action(n, actions_each)));
    }
    json!({
        "groups": (0..GROUPS).map(|group| Group::new(group).described()).collect::<Vec<_>>(),
        "agencies": agencies(),
        "people": people(),
        "designations": designations(),
        "chairs": [{"group": ABOVE, "agency": "ILO", "from": "2026-01-01", "to": "2026-12-31"}],
        "meetings": meetings,
        "actions": actions,
    })
}

/// One group with 1,000 meetings: every second day, half of them still to come; none so old that it
/// would have left the calendar.
pub(super) fn feed() -> Value {
    let before = whole(EVENTS / 2);
    let meeting = |n: usize| {
        let offset = (whole(n) - before) * 2 + 1;
        let state = if n < EVENTS / 2 { "held" } else { "planned" };
        json!({
            "ref": format!("M{n:04}"), "group": HOME, "title": format!("Meeting {n}"), "state": state,
            "start": format!("{}T14:00", day(TODAY + offset)), "zone": ZONES[n % ZONES.len()], "minutes": 60,
            "agenda": [{"title": "Opening", "minutes": 10}],
        })
    };
    json!({
        "groups": [{"slug": HOME, "name": "Working group", "zone": "Europe/Zurich", "mandate": "mainstreaming"}],
        "agencies": agencies(),
        "meetings": (0..EVENTS).map(meeting).collect::<Vec<_>>(),
    })
}

fn agencies() -> Vec<Value> {
    AGENCIES.iter().map(|code| json!({"code": code, "name": format!("Agency {code}")})).collect()
}

/// Two from each agency.
fn people() -> Vec<Value> {
    let person = |rank: &str, n: usize, code: &str| {
        let name = format!("{rank} {code} Example");
        json!({
            "email": email(rank, code), "name": name, "agency": code, "zone": ZONES[n % ZONES.len()],
            "languages": ["en", "fr"],
        })
    };
    let both = |(n, code): (usize, &&str)| [person("First", n, code), person("Second", n + 1, code)];
    AGENCIES.iter().enumerate().flat_map(both).collect()
}

fn email(rank: &str, code: &str) -> String {
    format!("{rank}.{code}@example.org").to_lowercase()
}

fn designations() -> Vec<Value> {
    let made = |group: &str, code: &str, rank: &str, role: &str| json!({"group": group, "agency": code, "person": email(rank, code), "role": role, "from": FROM});
    let mut all = Vec::new();
    for code in AGENCIES {
        all.push(made(ABOVE, code, "First", "focal-point"));
        all.push(made(HOME, code, "First", "focal-point"));
        all.push(made(HOME, code, "Second", "alternate"));
    }
    for code in &AGENCIES[..2] {
        all.push(made(HOME, code, "First", "co-chair"));
    }
    for group in 2..GROUPS {
        let slug = Group::new(group).slug;
        let members = (0..8).map(|n| AGENCIES[(group + n) % AGENCIES.len()]);
        all.extend(members.map(|code| made(&slug, code, "First", "focal-point")));
    }
    all
}

/// One of the fifty; the first is above all others, the second is the home group.
struct Group {
    number: usize,
    slug: String,
}

impl Group {
    fn new(number: usize) -> Self {
        let slug = match number {
            0 => ABOVE.to_owned(),
            1 => HOME.to_owned(),
            other => format!("group-{other:02}"),
        };
        Self { number, slug }
    }

    fn described(&self) -> Value {
        let mut group = json!({
            "slug": self.slug,
            "name": format!("Working group {}", self.number),
            "zone": ZONES[self.number % ZONES.len()],
            "mandate": if self.slug == HOME { "mainstreaming" } else { "none" },
        });
        if self.number > 0 {
            group["parent"] = json!(ABOVE);
        }
        group
    }

    /// In days since 1970: every 45 days, the coming ones after today.
    fn day(&self, n: usize) -> i64 {
        TODAY + (whole(n) - whole(EACH - COMING)) * 45 + 10 + whole(self.number % 15)
    }

    fn reference(&self, n: usize) -> String {
        // References are the group's own, but a file may use each only once.
        if self.slug == HOME { format!("2026-{n:02}") } else { format!("{}-{n:02}", self.slug) }
    }

    fn meeting(&self, n: usize) -> Value {
        let state = match n {
            CANCELLED => "cancelled",
            n if n < EACH - COMING => "held",
            _ => "planned",
        };
        let item = |(title, minutes): &(&str, u32)| json!({"title": title, "minutes": minutes});
        let mut meeting = json!({
            "ref": self.reference(n), "group": self.slug, "title": format!("Meeting {n} of {}", self.slug),
            "start": format!("{}T14:00", day(self.day(n))), "minutes": 90, "state": state,
            "agenda": ITEMS.iter().map(item).collect::<Vec<_>>(),
        });
        if state == "held" {
            let codes = (0..8).map(|k| AGENCIES[(self.number + n + k) % AGENCIES.len()]);
            meeting["attendance"] = codes.map(|code| json!(email("First", code))).collect();
        }
        if state == "held" && self.slug == HOME {
            meeting["minutes_text"] = json!(TEXT);
            meeting["circulated_at"] = json!(format!("{}T10:00:00Z", day(self.day(n) + 4)));
            meeting["adopted_at"] = json!(format!("{}T10:00:00Z", day(self.day(n) + 18)));
        }
        meeting
    }

    /// Of twenty action points fifteen are done, one is cancelled and four are open.
    fn action(&self, n: usize, of: usize) -> Value {
        let held = EACH - COMING - 1;
        let nth = n * held / of;
        let meeting = if nth < CANCELLED { nth } else { nth + 1 };
        let agreed = self.day(meeting);
        let mut action = json!({
            "ref": format!("{}/A{}", self.slug, n + 1),
            "meeting": self.reference(meeting),
            "text": format!("{} {} ({})", VERBS[n % VERBS.len()], THINGS[n % THINGS.len()], n + 1),
            "agency": AGENCIES[(self.number + n) % AGENCIES.len()],
            "due": day(agreed + 14 + whole(n % 45)),
            "state": match n % 20 { 0..=14 => "done", 15 => "cancelled", _ => "open" },
        });
        if n % 20 <= 15 {
            action["closed_at"] = json!(day((agreed + 1 + whole(n % 40)).min(TODAY - 1)));
        }
        action
    }
}

fn whole(n: usize) -> i64 {
    i64::try_from(n).unwrap_or(i64::MAX)
}

/// The day so many days after 1 January 1970, by counting years of 400.
fn day(days: i64) -> String {
    // The year begins in March, so that the odd day of a leap year is its last.
    let shifted = days + 719_468;
    let (era, of_era) = (shifted.div_euclid(146_097), shifted.rem_euclid(146_097));
    let year_of_era = (of_era - of_era / 1_460 + of_era / 36_524 - of_era / 146_096) / 365;
    let of_year = of_era - (365 * year_of_era + year_of_era / 4 - year_of_era / 100);
    let month_from_march = (5 * of_year + 2) / 153;
    let of_month = of_year - (153 * month_from_march + 2) / 5 + 1;
    let month = if month_from_march < 10 { month_from_march + 3 } else { month_from_march - 9 };
    let year = era * 400 + year_of_era + i64::from(month <= 2);
    format!("{year:04}-{month:02}-{of_month:02}")
}

#[cfg(test)]
mod tests {
    use super::*;
    use std::collections::{BTreeMap, BTreeSet};

    /// As the whole year, with fewer action points.
    fn small() -> Value {
        year_with(80)
    }

    fn list<'a>(seed: &'a Value, name: &str) -> &'a [Value] {
        seed[name].as_array().unwrap()
    }

    fn all<'a>(seed: &'a Value, list_name: &str, field: &str) -> Vec<&'a str> {
        list(seed, list_name).iter().map(|it| it[field].as_str().unwrap()).collect()
    }

    #[test]
    fn days_are_those_of_the_calendar() {
        assert_eq!(day(0), "1970-01-01");
        assert_eq!(day(TODAY), "2026-10-01");
        assert_eq!(day(19_781), "2024-02-28");
        assert_eq!(day(19_782), "2024-02-29");
        assert_eq!(day(19_783), "2024-03-01");
        assert_eq!(day(11_016), "2000-02-29");
        assert_eq!(day(-1), "1969-12-31");
    }

    #[test]
    fn a_year_has_the_size_that_the_limits_speak_of() {
        let seed = year();
        assert_eq!(list(&seed, "groups").len(), 50);
        assert_eq!(list(&seed, "meetings").len(), 2_000);
        assert_eq!(list(&seed, "actions").len(), 50_000);
        assert_eq!(list(&feed(), "meetings").len(), 1_000);
    }

    #[test]
    fn the_same_file_is_made_every_time() {
        assert_eq!(small().to_string(), small().to_string());
        assert_eq!(feed().to_string(), feed().to_string());
    }

    #[test]
    fn only_fields_that_a_seed_file_may_have_are_written() {
        let fields: BTreeMap<&str, &[&str]> = BTreeMap::from([
            ("groups", &["slug", "name", "parent", "zone", "mandate"][..]),
            ("agencies", &["code", "name"]),
            ("people", &["email", "name", "agency", "zone", "languages"]),
            ("designations", &["group", "agency", "person", "role", "from", "to"]),
            ("chairs", &["group", "agency", "from", "to"]),
            (
                "meetings",
                &[
                    "ref",
                    "group",
                    "title",
                    "start",
                    "zone",
                    "minutes",
                    "state",
                    "agenda",
                    "attendance",
                    "minutes_text",
                    "circulated_at",
                    "adopted_at",
                ],
            ),
            (
                "actions",
                &["ref", "meeting", "text", "agency", "due", "state", "closed_at", "closed_at_meeting"],
            ),
        ]);
        for seed in [small(), feed()] {
            for (name, records) in seed.as_object().unwrap() {
                let allowed = fields[name.as_str()];
                for record in records.as_array().unwrap() {
                    let unknown =
                        record.as_object().unwrap().keys().find(|key| !allowed.contains(&key.as_str()));
                    assert_eq!(unknown, None, "in {name}");
                }
            }
        }
    }

    #[test]
    fn everything_that_is_named_is_in_the_file_and_once() {
        let seed = small();
        let key = |name, field| {
            let found = all(&seed, name, field);
            let set: BTreeSet<&str> = found.iter().copied().collect();
            assert_eq!(set.len(), found.len(), "{name} has a {field} twice");
            set
        };
        let (groups, meetings) = (key("groups", "slug"), key("meetings", "ref"));
        let (agencies, people) = (key("agencies", "code"), key("people", "email"));
        key("actions", "ref");
        assert!(people.contains(CO_CHAIR));
        assert!(all(&seed, "meetings", "group").iter().all(|group| groups.contains(group)));
        assert!(all(&seed, "actions", "meeting").iter().all(|meeting| meetings.contains(meeting)));
        assert!(all(&seed, "actions", "agency").iter().all(|agency| agencies.contains(agency)));
        assert!(all(&seed, "designations", "person").iter().all(|person| people.contains(person)));
        assert!(all(&seed, "designations", "group").iter().all(|group| groups.contains(group)));
        for meeting in list(&seed, "meetings") {
            let present = meeting["attendance"].as_array().into_iter().flatten();
            assert!(present.map(|email| email.as_str().unwrap()).all(|email| people.contains(email)));
        }
    }

    #[test]
    fn nothing_is_held_or_closed_before_it_can_be() {
        let seed = small();
        let today = day(TODAY);
        let mut starts = BTreeMap::new();
        for meeting in list(&seed, "meetings") {
            let start = meeting["start"].as_str().unwrap();
            starts
                .insert(meeting["ref"].as_str().unwrap(), (&start[..10], meeting["state"].as_str().unwrap()));
            assert_eq!(meeting["state"] == "planned", start > today.as_str(), "{meeting}");
            assert!(start > FROM);
        }
        for action in list(&seed, "actions") {
            let (start, state) = starts[action["meeting"].as_str().unwrap()];
            assert_eq!(state, "held", "{action}");
            assert!(action["due"].as_str().unwrap() > start, "{action}");
            if let Some(closed) = action["closed_at"].as_str() {
                assert!(closed > start && closed < today.as_str(), "{action}");
            }
        }
    }

    #[test]
    fn all_people_are_invented() {
        assert!(all(&small(), "people", "name").iter().all(|name| name.ends_with(" Example")));
        assert!(all(&small(), "people", "email").iter().all(|email| email.ends_with("@example.org")));
    }
}
