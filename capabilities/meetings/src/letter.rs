//! What the mails about a meeting say, in the reader's language and on the reader's clock.

use calendars::{Event, Guest, Mailbox, NotSendable, Status, When, Zone};
use groups::Group;
use jiff::{Timestamp, tz::TimeZone};
use kernel::Language;
use people::PersonCard;
use web::{Say, Site};

use crate::{AgendaItem, Meeting, State};

/// Why a mail is written.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Kind {
    /// The first that somebody hears of the meeting.
    Invited,
    /// They were told of it as it was; `was` is when it was to begin.
    Changed { was: Timestamp },
    /// It does not take place.
    Cancelled,
    /// It comes near.
    Reminder,
    /// The papers are due soon.
    Papers,
}

/// Writes the letters about one meeting.
pub(crate) struct Letters {
    site: Site,
    group: Group,
    meeting: Meeting,
    items: Vec<AgendaItem>,
    reply_to: Option<String>,
}

/// From whom the entries of calendars come: the address of this site.
pub(crate) fn organizer(site: &Site, name: &str) -> Mailbox {
    let address = match site.find_part::<mail::Origin>() {
        Some(origin) => origin.address.to_string(),
        None => format!("tributary@{}", host(site)),
    };
    Mailbox::new(name, address)
}

/// The name of the host, which makes the ids of calendar entries unique in the world.
pub(crate) fn host(site: &Site) -> String {
    let address = site.settings().base_url.as_str();
    let host = address.split_once("://").map_or(address, |(_, rest)| rest);
    host.split(['/', ':']).next().unwrap_or("localhost").to_owned()
}

/// How much of a meeting an entry tells.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Depth {
    /// Title and time, for everybody.
    Open,
    /// All of it, for those invited.
    Inside,
}

/// The meeting as an entry of a calendar.
pub(crate) fn event(
    site: &Site,
    say: &Say,
    group: &Group,
    meeting: &Meeting,
    items: &[AgendaItem],
    depth: Depth,
) -> Event {
    let inside = depth == Depth::Inside;
    let title = group.title(say.language);
    let zone = Zone::named(&meeting.zone).unwrap_or(Zone::UTC);
    let agenda: Vec<String> = items.iter().map(|item| format!("{}. {}", item.position, item.title)).collect();
    let mut description = agenda;
    if !meeting.note.is_empty() {
        description.insert(0, meeting.note.clone());
    }
    Event {
        uid: format!("meeting-{}@{}", meeting.id, host(site)),
        sequence: meeting.sequence,
        when: When::Timed { start: meeting.at, minutes: meeting.minutes, zone },
        status: if meeting.state == State::Cancelled { Status::Cancelled } else { Status::Confirmed },
        language: say.language,
        title: meeting.title.clone(),
        description: if inside { description.join("\n") } else { String::new() },
        place: if inside { meeting.place.clone() } else { String::new() },
        join: (inside && !meeting.join.is_empty()).then(|| meeting.join.clone()),
        url: Some(site.address(&group.path(&format!("/meetings/{}", meeting.reference)))),
        categories: Vec::new(),
        organizer: organizer(site, title),
        modified: meeting.changed_at,
    }
}

/// From when to when a meeting lasts on a clock, with the day: “Thursday 12 November 2026, 12:30–14:00”.
pub(crate) fn span(say: &Say, start: Timestamp, end: Timestamp, zone: &TimeZone) -> String {
    let (start, end) = (zone.to_datetime(start), zone.to_datetime(end));
    let local = say.local();
    format!("{}, {}–{}", local.weekday_day(start.date()), local.time(start), local.time(end))
}

impl Letters {
    pub(crate) fn new(
        site: &Site,
        group: Group,
        meeting: Meeting,
        items: Vec<AgendaItem>,
        reply_to: Option<String>,
    ) -> Self {
        Self { site: site.clone(), group, meeting, items, reply_to }
    }

    /// The path of the meeting's page.
    pub(crate) fn path(&self) -> String {
        self.group.path(&format!("/meetings/{}", self.meeting.reference))
    }

    /// The letter to one person.
    pub(crate) fn write(&self, to: &PersonCard, kind: Kind) -> Result<mail::New, NotSendable> {
        let zone = kernel::zone(&to.zone).unwrap_or(TimeZone::UTC);
        let say = self.site.say(to.language.unwrap_or(Language::English), zone);
        let text = self.lines(&say, kind).join("\n");
        let id = self.meeting.id;
        let (purpose, record) = match kind {
            Kind::Invited | Kind::Changed { .. } => ("invitation", format!("meeting:{id}")),
            Kind::Cancelled => ("withdrawal", format!("meeting:{id}")),
            // One reminder on each day that was announced; a moved meeting is announced anew.
            Kind::Reminder => {
                ("reminder", format!("meeting:{id}:{}:{}", self.meeting.sequence, self.days_left()))
            }
            Kind::Papers => ("papers-reminder", format!("meeting:{id}:{}", self.meeting.sequence)),
        };
        let mut letter = mail::New::text(&to.email, &to.name, self.subject(&say, kind), text)
            .about(purpose, record)
            .list(&self.group.slug);
        if let Some(reply_to) = &self.reply_to {
            letter = letter.reply_to(reply_to);
        }
        let event = event(&self.site, &say, &self.group, &self.meeting, &self.items, Depth::Inside);
        let guest = [Guest::expected(Mailbox::new(&to.name, &to.email))];
        Ok(match kind {
            Kind::Invited | Kind::Changed { .. } => {
                letter.calendar("REQUEST", calendars::request(&event, &guest)?)
            }
            Kind::Cancelled => letter.calendar("CANCEL", calendars::cancel(&event, &guest)?),
            Kind::Reminder | Kind::Papers => letter,
        })
    }

    fn days_left(&self) -> i64 {
        let left = self.meeting.at.duration_since(self.site.clock().now());
        (left.as_hours() + 23) / 24
    }

    fn subject(&self, say: &Say, kind: Kind) -> String {
        let key = match kind {
            Kind::Invited => "meetings-mail-invited",
            Kind::Changed { was } if was == self.meeting.at => "meetings-mail-changed",
            Kind::Changed { .. } => "meetings-mail-moved",
            Kind::Cancelled => "meetings-mail-cancelled",
            Kind::Reminder => "meetings-mail-reminder",
            Kind::Papers => "meetings-mail-papers",
        };
        let start = say.zone.to_datetime(self.meeting.at);
        let local = say.local();
        let when =
            format!("{}, {} {}", local.near_day(start.date()), local.time(start), local.zone(&say.zone));
        say.fill(key, &[("title", self.meeting.title.as_str().into()), ("when", when.into())])
    }

    fn lines(&self, say: &Say, kind: Kind) -> Vec<String> {
        let meeting = &self.meeting;
        let mut lines = vec![self.group.title(say.language).to_owned(), meeting.title.clone(), String::new()];
        if let Kind::Changed { was } = kind
            && was != meeting.at
        {
            let end = was.checked_add(meeting.end().duration_since(meeting.at)).unwrap_or(was);
            lines.push(self.both_clocks(say, "meetings-mail-was", was, end));
        }
        if kind == Kind::Cancelled {
            lines.push(say.text("meetings-mail-not-held"));
            if !meeting.reason.is_empty() {
                lines.push(say.with("meetings-mail-reason", "reason", meeting.reason.as_str()));
            }
        }
        lines.push(self.both_clocks(say, "meetings-mail-when", meeting.at, meeting.end()));
        if kind == Kind::Cancelled {
            lines.extend([String::new(), self.site.address(&self.path())]);
            return lines;
        }
        if !meeting.place.is_empty() {
            lines.push(say.with("meetings-mail-place", "place", meeting.place.as_str()));
        }
        if !meeting.join.is_empty() {
            lines.push(say.with("meetings-mail-join", "link", meeting.join.as_str()));
        }
        if let Some(due) = meeting.papers_due() {
            lines.push(say.with("meetings-mail-papers-due", "when", say.local().deadline(&due)));
        }
        if !meeting.note.is_empty() {
            lines.extend([String::new(), meeting.note.clone()]);
        }
        if !self.items.is_empty() {
            lines.extend([String::new(), say.text("meetings-agenda")]);
            lines.extend(self.items.iter().map(|item| {
                let lead =
                    if item.presenter.is_empty() { String::new() } else { format!(" · {}", item.presenter) };
                let minutes = say.with("meetings-minutes-count", "n", item.minutes);
                format!("{}. {} ({minutes}){lead}", item.position, item.title)
            }));
        }
        lines.push(String::new());
        lines.push(say.with("meetings-mail-answer", "link", self.site.address(&self.path())));
        lines
    }

    /// The reader's time first, the meeting's own beside it, and on which day it is for the reader.
    fn both_clocks(&self, say: &Say, key: &str, start: Timestamp, end: Timestamp) -> String {
        let own = self.meeting.tz();
        let mine = format!("{} {}", span(say, start, end, &say.zone), say.local().zone(&say.zone));
        if own.iana_name() == say.zone.iana_name() {
            return say.with(key, "when", mine);
        }
        let theirs = format!("{} {}", span(say, start, end, &own), say.local().zone(&own));
        let other = match say.zone.to_datetime(start).date().cmp(&own.to_datetime(start).date()) {
            std::cmp::Ordering::Greater => format!(" · {}", say.text("meetings-next-day")),
            std::cmp::Ordering::Less => format!(" · {}", say.text("meetings-previous-day")),
            std::cmp::Ordering::Equal => String::new(),
        };
        format!("{}{other}\n({theirs})", say.with(key, "when", mine))
    }
}
