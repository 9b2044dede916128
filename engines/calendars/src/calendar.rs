//! Feeds that calendars subscribe to.

use std::collections::BTreeMap;

use jiff::Timestamp;
use kernel::Language;

use crate::{
    Event, Task, Zone,
    itip::Method,
    lines::{Lines, utc},
    vtimezone,
};

/// How often a subscriber should look again.
const REFRESH: &str = "PT6H";

/// A feed: what a group, or one person, sees in a calendar of their own.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Calendar {
    /// The name under which a reader lists it.
    pub name: String,
    /// What it is; may be empty.
    pub description: String,
    /// The language of name and description.
    pub language: Language,
    /// Where it is fetched from.
    pub source: Option<String>,
    /// The page about it.
    pub url: Option<String>,
    /// The zone of the group, as a hint to readers that want one.
    pub zone: Option<Zone>,
    /// Its events, in the order in which they are written.
    pub events: Vec<Event>,
    /// Its to-dos.
    pub tasks: Vec<Task>,
}

impl Calendar {
    /// A feed with nothing in it yet.
    pub fn new(name: impl Into<String>, language: Language) -> Self {
        Self {
            name: name.into(),
            description: String::new(),
            language,
            source: None,
            url: None,
            zone: None,
            events: Vec::new(),
            tasks: Vec::new(),
        }
    }

    /// The file that subscribers fetch.
    ///
    /// It says `METHOD:PUBLISH` unless it holds events and to-dos together: a calendar with a method has
    /// one kind of component only (RFC 5546, 3.2 and 3.4), and subscriptions need none.
    pub fn to_bytes(&self) -> Vec<u8> {
        let mut lines = Lines::default();
        let mixed = !self.events.is_empty() && !self.tasks.is_empty();
        begin(&mut lines, (!mixed).then_some(Method::Publish), self.language);
        self.write_head(&mut lines);
        write_zones(&mut lines, &self.events);
        for event in &self.events {
            event.write(&mut lines, event.status, &[]);
        }
        for task in &self.tasks {
            task.write(&mut lines);
        }
        end(&mut lines);
        lines.into_bytes()
    }

    /// When anything in it last changed; nothing in it, never.
    pub fn modified(&self) -> Option<Timestamp> {
        let events = self.events.iter().map(|event| event.modified);
        events.chain(self.tasks.iter().map(|task| task.modified)).max()
    }

    fn write_head(&self, lines: &mut Lines) {
        let language = self.language.word();
        lines.line("NAME").param("LANGUAGE", language).text(&self.name);
        lines.text("X-WR-CALNAME", &self.name);
        if !self.description.trim().is_empty() {
            lines.line("DESCRIPTION").param("LANGUAGE", language).text(&self.description);
            lines.text("X-WR-CALDESC", &self.description);
        }
        if let Some(zone) = &self.zone {
            lines.text("X-WR-TIMEZONE", zone.name());
        }
        if let Some(modified) = self.modified() {
            lines.value("LAST-MODIFIED", utc(modified));
        }
        if let Some(url) = &self.url {
            lines.line("URL").uri(url);
        }
        if let Some(source) = &self.source {
            lines.line("SOURCE").param("VALUE", "URI").uri(source);
        }
        lines.line("REFRESH-INTERVAL").param("VALUE", "DURATION").value(REFRESH);
        lines.value("X-PUBLISHED-TTL", REFRESH);
    }
}

/// The lines that every file begins with.
pub(crate) fn begin(lines: &mut Lines, method: Option<Method>, language: Language) {
    lines.value("BEGIN", "VCALENDAR");
    lines.value("VERSION", "2.0");
    lines.value("PRODID", format_args!("-//Tributary//Tributary//{}", language.word().to_uppercase()));
    lines.value("CALSCALE", "GREGORIAN");
    if let Some(method) = method {
        lines.value("METHOD", method.written());
    }
}

/// The line that every file ends with.
pub(crate) fn end(lines: &mut Lines) {
    lines.value("END", "VCALENDAR");
}

/// Defines every zone that the events name, for the years that they need.
pub(crate) fn write_zones<'a>(lines: &mut Lines, events: impl IntoIterator<Item = &'a Event>) {
    let mut zones: BTreeMap<&str, (&Zone, Timestamp, Timestamp)> = BTreeMap::new();
    for (zone, start, end) in events.into_iter().filter_map(|event| event.when.zoned()) {
        let known = zones.entry(zone.name()).or_insert((zone, start, end));
        known.1 = known.1.min(start);
        known.2 = known.2.max(end);
    }
    for (zone, first, last) in zones.into_values() {
        vtimezone::write(lines, zone, first, last);
    }
}

#[cfg(test)]
mod tests {
    use jiff::civil::date;

    use super::*;
    use crate::{Mailbox, Status, TaskStatus, When};

    fn meeting(n: u32, zone: &str) -> Event {
        let start: Timestamp = "2026-11-03T13:00:00Z".parse().unwrap();
        Event {
            uid: format!("meeting-{n}@tributary.example"),
            sequence: 0,
            when: When::Timed {
                start: start + jiff::SignedDuration::from_hours(i64::from(n) * 24),
                minutes: 90,
                zone: Zone::named(zone).unwrap(),
            },
            status: Status::Confirmed,
            language: Language::English,
            title: format!("Meeting {n}"),
            description: String::new(),
            place: String::new(),
            join: None,
            url: None,
            categories: Vec::new(),
            organizer: Mailbox::new("Working group", "wg@tributary.example"),
            modified: "2026-10-01T09:00:00Z".parse().unwrap(),
        }
    }

    fn task(due: Option<jiff::civil::Date>) -> Task {
        Task {
            uid: "action-12@tributary.example".to_owned(),
            sequence: 1,
            agreed: date(2026, 11, 3),
            due,
            status: TaskStatus::Open,
            language: Language::English,
            title: "Draft the note".to_owned(),
            description: String::new(),
            categories: vec!["Action point".to_owned(), "a,b".to_owned()],
            url: None,
            origin: Some("meeting-1@tributary.example".to_owned()),
            organizer: Mailbox::new("", "wg@tributary.example"),
            modified: "2026-11-04T09:00:00Z".parse().unwrap(),
        }
    }

    fn text(calendar: &Calendar) -> String {
        String::from_utf8(calendar.to_bytes()).unwrap().replace("\r\n", "\n")
    }

    #[test]
    fn a_feed_of_a_thousand_events_names_each_once_and_each_zone_once() {
        let mut feed = Calendar::new("Working group", Language::English);
        let zones = ["Europe/Zurich", "Africa/Nairobi", "Asia/Bangkok", "Africa/Casablanca"];
        feed.events = (0..1000).map(|n| meeting(n, zones[n as usize % zones.len()])).collect();
        let text = text(&feed);
        assert_eq!(text.matches("BEGIN:VEVENT\n").count(), 1000);
        assert_eq!(text.matches("\nUID:meeting-").count(), 1000);
        assert_eq!(text.matches("BEGIN:VTIMEZONE\n").count(), zones.len());
        assert!(text.lines().all(|line| line.len() <= 75));
        assert!(!text.contains("ATTENDEE"));
        assert_eq!(feed.to_bytes(), feed.clone().to_bytes());
    }

    #[test]
    fn a_feed_says_what_it_is_called_and_when_to_look_again() {
        let mut feed = Calendar::new("Groupe de travail, migration", Language::French);
        feed.source = Some("https://tributary.example/calendar.ics".to_owned());
        feed.events = vec![meeting(1, "Etc/UTC")];
        insta::assert_snapshot!(text(&feed), @r"
        BEGIN:VCALENDAR
        VERSION:2.0
        PRODID:-//Tributary//Tributary//FR
        CALSCALE:GREGORIAN
        METHOD:PUBLISH
        NAME;LANGUAGE=fr:Groupe de travail\, migration
        X-WR-CALNAME:Groupe de travail\, migration
        LAST-MODIFIED:20261001T090000Z
        SOURCE;VALUE=URI:https://tributary.example/calendar.ics
        REFRESH-INTERVAL;VALUE=DURATION:PT6H
        X-PUBLISHED-TTL:PT6H
        BEGIN:VEVENT
        UID:meeting-1@tributary.example
        DTSTAMP:20261001T090000Z
        LAST-MODIFIED:20261001T090000Z
        SEQUENCE:0
        DTSTART:20261104T130000Z
        DTEND:20261104T143000Z
        STATUS:CONFIRMED
        SUMMARY;LANGUAGE=en:Meeting 1
        ORGANIZER;CN=Working group:mailto:wg@tributary.example
        END:VEVENT
        END:VCALENDAR
        ");
    }

    #[test]
    fn a_time_that_the_clock_shows_twice_is_written_in_utc() {
        let mut event = meeting(1, "Europe/Zurich");
        let zone = Zone::named("Europe/Zurich").unwrap();
        let mut start_of = |start: &str| {
            event.when = When::Timed { start: start.parse().unwrap(), minutes: 20, zone: zone.clone() };
            let mut lines = Lines::default();
            event.write(&mut lines, Status::Confirmed, &[]);
            let text = String::from_utf8(lines.into_bytes()).unwrap();
            text.lines().find(|line| line.starts_with("DTSTART")).unwrap().to_owned()
        };
        assert_eq!(start_of("2026-10-25T00:10:00Z"), "DTSTART:20261025T001000Z");
        assert_eq!(start_of("2026-10-25T01:30:00Z"), "DTSTART:20261025T013000Z");
        assert_eq!(start_of("2026-10-25T02:30:00Z"), "DTSTART;TZID=Europe/Zurich:20261025T033000");
    }

    #[test]
    fn a_calendar_of_two_kinds_has_no_method() {
        let mut feed = Calendar::new("Mine", Language::English);
        feed.tasks = vec![task(Some(date(2026, 12, 1)))];
        assert!(text(&feed).contains("METHOD:PUBLISH\n"));
        feed.events = vec![meeting(1, "UTC")];
        assert!(!text(&feed).contains("METHOD"));
    }

    #[test]
    fn a_task_is_never_due_before_it_was_agreed() {
        let mut feed = Calendar::new("Mine", Language::English);
        feed.tasks = vec![task(Some(date(2026, 10, 1)))];
        let early = text(&feed);
        assert!(early.contains("DUE;VALUE=DATE:20261103\n"));
        assert!(early.contains(r"CATEGORIES:Action point,a\,b"));
        assert!(early.contains("RELATED-TO:meeting-1@tributary.example\n"));
    }

    #[test]
    fn whole_days_end_on_the_day_after() {
        let mut event = meeting(1, "UTC");
        event.when = When::Days { first: date(2026, 12, 30), last: date(2026, 12, 31) };
        let mut feed = Calendar::new("Days", Language::English);
        feed.events = vec![event];
        let text = text(&feed);
        assert!(text.contains("DTSTART;VALUE=DATE:20261230\nDTEND;VALUE=DATE:20270101\n"), "{text}");
    }
}
