//! Writes sample calendars to a directory, for judges that are not ours, and `expected.json` beside them:
//! the instant at which the first event of each file begins.
//!
//! ```text
//! cargo run -p calendars --example samples -- DIRECTORY
//! ```

use std::collections::BTreeMap;
use std::path::Path;

use calendars::{
    Answer, Calendar, Event, Guest, GuestRole, Mailbox, Status, Task, TaskStatus, When, Zone, cancel, request,
};
use jiff::{SignedDuration, Timestamp, civil::date};
use kernel::Language;

const ZONES: &[&str] = &[
    "Africa/Addis_Ababa",
    "Africa/Cairo",
    "Africa/Casablanca",
    "Africa/Dakar",
    "Africa/El_Aaiun",
    "Africa/Johannesburg",
    "Africa/Nairobi",
    "America/Asuncion",
    "America/Bogota",
    "America/Havana",
    "America/Mexico_City",
    "America/New_York",
    "America/Panama",
    "America/Santiago",
    "America/Sao_Paulo",
    "America/St_Johns",
    "Asia/Almaty",
    "Asia/Amman",
    "Asia/Baghdad",
    "Asia/Bangkok",
    "Asia/Beirut",
    "Asia/Calcutta",
    "Asia/Dhaka",
    "Asia/Gaza",
    "Asia/Jerusalem",
    "Asia/Kabul",
    "Asia/Kathmandu",
    "Asia/Manila",
    "Asia/Tehran",
    "Asia/Yangon",
    "Australia/Lord_Howe",
    "Australia/Sydney",
    "Europe/Chisinau",
    "Europe/Dublin",
    "Europe/Istanbul",
    "Europe/Kiev",
    "Europe/London",
    "Europe/Moscow",
    "Europe/Zurich",
    "Pacific/Apia",
    "Pacific/Auckland",
    "Pacific/Chatham",
    "Pacific/Kiritimati",
    "US/Eastern",
    "UTC",
];

/// Both halves of a year, Ramadan (when Morocco sets its clock back), the days on which clocks change, and
/// both of two equal hours in New York and in Zurich.
const INSTANTS: &[&str] = &[
    "2024-07-01T12:00:00Z",
    "2025-12-15T13:00:00Z",
    "2026-02-20T09:30:00Z",
    "2026-03-08T07:30:00Z",
    "2026-03-29T01:30:00Z",
    "2026-07-15T08:15:00Z",
    "2026-10-25T00:30:00Z",
    "2026-10-25T01:30:00Z",
    "2026-11-01T05:30:00Z",
    "2026-11-01T06:30:00Z",
    "2026-11-03T13:00:00Z",
    "2027-02-10T16:00:00Z",
];

const TITLES: &[(Language, &str)] = &[
    (Language::English, "Third meeting; working group on mainstreaming migration, 2026"),
    (Language::French, "Troisième réunion du groupe de travail sur l’intégration de la migration"),
    (Language::Spanish, "Tercera reunión del grupo de trabajo sobre la integración de la migración"),
    (Language::Arabic, "الاجتماع الثالث للفريق العامل المعني بإدماج الهجرة في استراتيجيات التنمية الوطنية"),
    (Language::Russian, "Третье совещание рабочей группы по учёту миграции в стратегиях развития"),
    (
        Language::Chinese,
        "移民问题纳入国家发展战略工作组第三次会议:审议行动要点、工作计划草案及其他事项,并确定下次会议日期",
    ),
];

type Error = Box<dyn std::error::Error>;

/// The files of one run and when their first events begin.
struct Samples<'a> {
    directory: &'a Path,
    expected: BTreeMap<String, Timestamp>,
}

impl Samples<'_> {
    fn write(&mut self, name: &str, bytes: &[u8], start: Option<Timestamp>) -> Result<(), Error> {
        let file = format!("{name}.ics");
        std::fs::write(self.directory.join(&file), bytes)?;
        if let Some(start) = start {
            self.expected.insert(file, start);
        }
        Ok(())
    }

    fn finish(self) -> Result<(), Error> {
        let lines: Vec<_> =
            self.expected.iter().map(|(file, start)| format!("  \"{file}\": \"{start}\"")).collect();
        std::fs::write(self.directory.join("expected.json"), format!("{{\n{}\n}}\n", lines.join(",\n")))?;
        Ok(())
    }
}

fn event(
    uid: &str,
    start: Timestamp,
    zone: &str,
    (language, title): (Language, &str),
) -> Result<Event, Error> {
    Ok(Event {
        uid: format!("{uid}@tributary.example"),
        sequence: 0,
        when: When::Timed { start, minutes: 90, zone: Zone::named(zone)? },
        status: Status::Confirmed,
        language,
        title: title.to_owned(),
        description: format!("{title}\n\n1. a, b; c\\d\n2. \"quoted\": {}", "long ".repeat(60)),
        place: "Room XIX, Palais".to_owned(),
        join: Some("https://meet.example/j/123?pwd=a,b;c&x=%20".to_owned()),
        url: Some("https://tributary.example/meetings/2026-3".to_owned()),
        categories: vec!["Meeting".to_owned(), "Clauses 16, 17".to_owned()],
        organizer: Mailbox::new("Co-chairs: UNDP, IOM", "wg@tributary.example"),
        modified: "2026-10-01T09:00:00Z".parse()?,
    })
}

fn guests() -> Vec<Guest> {
    let mut guests: Vec<_> = [
        ("Focal Point; ILO", "fp@ilo.example"),
        ("\"Ann\" O'Example", "ann@agency.example"),
        ("منسّقة الهيئة المعنية بالمرأة في الأمم المتحدة والفريق العامل", "fp@women.example"),
        ("", "nameless@agency.example"),
    ]
    .into_iter()
    .map(|(name, email)| Guest::expected(Mailbox::new(name, email)))
    .collect();
    guests[0].role = GuestRole::Chair;
    guests[1].role = GuestRole::Optional;
    guests[1].answer = Answer::Accepted;
    guests
}

fn task(n: i8, title: (Language, &str), status: TaskStatus) -> Result<Task, Error> {
    Ok(Task {
        uid: format!("action-{n}@tributary.example"),
        sequence: 1,
        agreed: date(2026, 11, 3),
        due: (n != 3).then_some(date(2026, 12, n)),
        status,
        language: title.0,
        title: title.1.to_owned(),
        description: String::new(),
        categories: vec!["Action point".to_owned(), "ILO".to_owned()],
        url: Some("https://tributary.example/actions/12".to_owned()),
        origin: Some("meeting-2026-3@tributary.example".to_owned()),
        organizer: Mailbox::new("Working group", "wg@tributary.example"),
        modified: "2026-11-04T09:00:00Z".parse()?,
    })
}

fn zones(samples: &mut Samples<'_>) -> Result<(), Error> {
    for zone in ZONES {
        for (n, instant) in INSTANTS.iter().enumerate() {
            let start: Timestamp = instant.parse()?;
            let name = format!("zone_{}_{n:02}", zone.replace('/', "_"));
            let event = event(&name, start, zone, TITLES[n % TITLES.len()])?;
            samples.write(&name, &request(&event, &guests())?, Some(start))?;
        }
    }
    Ok(())
}

fn methods(samples: &mut Samples<'_>) -> Result<(), Error> {
    let start: Timestamp = "2026-11-03T13:00:00Z".parse()?;
    for title in TITLES {
        let word = title.0.word();
        let mut event = event("meeting-2026-3", start, "Europe/Zurich", *title)?;
        event.status = Status::Tentative;
        samples.write(&format!("request_{word}"), &request(&event, &guests())?, Some(start))?;
        event.sequence = 1;
        samples.write(&format!("cancel_{word}"), &cancel(&event, &guests())?, Some(start))?;
        let mut feed = Calendar::new(title.1, title.0);
        title.1.clone_into(&mut feed.description);
        feed.source = Some("https://tributary.example/groups/wg/calendar.ics".to_owned());
        feed.url = Some("https://tributary.example/groups/wg".to_owned());
        feed.zone = Some(Zone::named("Europe/Zurich")?);
        event.status = Status::Cancelled;
        feed.events = vec![event];
        samples.write(&format!("feed_{word}"), &feed.to_bytes(), Some(start))?;
    }
    Ok(())
}

fn feeds(samples: &mut Samples<'_>) -> Result<(), Error> {
    let title = TITLES[0];
    let mut feed = Calendar::new("Working group", Language::English);
    samples.write("feed_empty_of_events", &feed.to_bytes(), None)?;
    let start: Timestamp = "2019-01-15T13:00:00Z".parse()?;
    for n in 0..1000_u32 {
        let zone = ZONES[usize::try_from(n)? % ZONES.len()];
        let at = start.checked_add(SignedDuration::from_hours(i64::from(n) * 80))?;
        feed.events.push(event(&format!("meeting-{n}"), at, zone, title)?);
    }
    samples.write("feed_thousand", &feed.to_bytes(), Some(start))?;
    feed.events.truncate(3);
    feed.events[1].when = When::Days { first: date(2026, 12, 30), last: date(2026, 12, 31) };
    feed.events[2].when = When::Days { first: date(2026, 12, 30), last: date(2026, 12, 30) };
    let closed = TaskStatus::Done { at: "2026-11-20T10:00:00Z".parse()? };
    feed.tasks = vec![
        task(1, TITLES[3], TaskStatus::Open)?,
        task(2, TITLES[5], TaskStatus::Begun)?,
        task(3, TITLES[1], TaskStatus::Open)?,
        task(4, TITLES[0], closed)?,
        task(5, TITLES[0], TaskStatus::Cancelled)?,
    ];
    // Due before it was agreed: bad input that must still give a valid file.
    feed.tasks[4].due = Some(date(2026, 1, 1));
    samples.write("feed_personal", &feed.to_bytes(), Some(start))?;
    feed.events.clear();
    samples.write("feed_tasks", &feed.to_bytes(), None)?;
    Ok(())
}

/// Every zone of the database in one file, in two summers, a Ramadan and a winter.
fn every_zone(samples: &mut Samples<'_>) -> Result<(), Error> {
    let names = jiff::tz::db().available().map(|name| name.to_string()).filter(|name| name.contains('/'));
    let mut feed = Calendar::new("Every zone", Language::English);
    for (n, name) in names.enumerate() {
        for instant in
            ["2023-07-03T10:00:00Z", "2025-03-10T10:00:00Z", "2026-07-01T10:00:00Z", "2027-01-05T10:00:00Z"]
        {
            let start: Timestamp = instant.parse()?;
            let mut event = event(&format!("every-{}-{n}", start.as_second()), start, &name, TITLES[0])?;
            event.description.clear();
            feed.events.push(event);
        }
    }
    let first = "2023-07-03T10:00:00Z".parse()?;
    samples.write("feed_every_zone", &feed.to_bytes(), Some(first))
}

fn main() -> Result<(), Error> {
    let directory = std::env::args().nth(1).ok_or("usage: samples DIRECTORY")?;
    std::fs::create_dir_all(&directory)?;
    let mut samples = Samples { directory: Path::new(&directory), expected: BTreeMap::new() };
    zones(&mut samples)?;
    methods(&mut samples)?;
    feeds(&mut samples)?;
    every_zone(&mut samples)?;
    samples.finish()
}
