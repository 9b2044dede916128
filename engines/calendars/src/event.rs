//! Events and the people named in them.

use jiff::{SignedDuration, Timestamp, civil::Date};
use kernel::Language;

use crate::{
    Resolved, Zone,
    lines::{Lines, day, local, utc},
};

kernel::words! {
    /// Whether an event takes place.
    pub enum Status {
        /// Planned, not certain.
        Tentative = "tentative",
        /// It takes place.
        Confirmed = "confirmed",
        /// It does not take place.
        Cancelled = "cancelled",
    }
}

kernel::words! {
    /// The part of a guest in a meeting.
    pub enum GuestRole {
        /// Leads it.
        Chair = "chair",
        /// Is expected.
        Required = "required",
        /// May come.
        Optional = "optional",
        /// Is told, not expected.
        Informed = "informed",
    }
}

kernel::words! {
    /// What a guest answered.
    pub enum Answer {
        /// Nothing yet.
        Awaited = "awaited",
        /// Comes.
        Accepted = "accepted",
        /// Does not come.
        Declined = "declined",
        /// Perhaps comes.
        Tentative = "tentative",
        /// Somebody else comes.
        Delegated = "delegated",
    }
}

/// When an event takes place.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum When {
    /// At a time of day.
    Timed {
        /// When it begins.
        start: Timestamp,
        /// How many minutes it lasts.
        minutes: u32,
        /// The zone it was agreed in.
        zone: Zone,
    },
    /// On whole days, wherever the reader is.
    Days {
        /// The first day.
        first: Date,
        /// The last day, itself included.
        last: Date,
    },
}

/// A name and an address.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Mailbox {
    /// The name that is shown; may be empty.
    pub name: String,
    /// `somebody@agency.example`.
    pub email: String,
}

/// Somebody invited to an event.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Guest {
    /// Who.
    pub mailbox: Mailbox,
    /// As what.
    pub role: GuestRole,
    /// What they answered so far.
    pub answer: Answer,
}

/// A meeting, a deadline, or another entry of a calendar.
///
/// Empty texts are left out of the file.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Event {
    /// Never changes and is never used again: `meeting-id@host`.
    pub uid: String,
    /// Counts the changes that guests must be told of.
    pub sequence: u32,
    /// When it takes place.
    pub when: When,
    /// Whether it takes place.
    pub status: Status,
    /// The language of its texts.
    pub language: Language,
    /// What it is.
    pub title: String,
    /// What it is about: the agenda, in plain text.
    pub description: String,
    /// Room and building.
    pub place: String,
    /// Where to join it online; also put beside the place, where every reader shows it.
    pub join: Option<String>,
    /// Its page.
    pub url: Option<String>,
    /// Words to sort it by.
    pub categories: Vec<String>,
    /// Who calls the meeting.
    pub organizer: Mailbox,
    /// When this version of it was made.
    pub modified: Timestamp,
}

impl When {
    /// First and last instant, and the zone, where the file must define one.
    pub(crate) fn zoned(&self) -> Option<(&Zone, Timestamp, Timestamp)> {
        match self {
            Self::Timed { start, zone, .. } if !zone.is_utc() => Some((zone, *start, self.end()?)),
            Self::Timed { .. } | Self::Days { .. } => None,
        }
    }

    fn end(&self) -> Option<Timestamp> {
        match self {
            Self::Timed { start, minutes, .. } => {
                Some(start.checked_add(SignedDuration::from_mins(i64::from(*minutes))).unwrap_or(*start))
            }
            Self::Days { .. } => None,
        }
    }

    fn write(&self, lines: &mut Lines) {
        match self {
            Self::Timed { start, zone, .. } => {
                let end = self.end().unwrap_or(*start);
                let told = |instant| matches!(zone.resolve(zone.local(instant)), Resolved::One(_));
                // Of two equal civil times some readers take the first, as they must, and some the second.
                let in_utc = zone.is_utc() || !told(*start) || !told(end);
                let mut write = |name, instant| {
                    if in_utc {
                        lines.value(name, utc(instant));
                    } else {
                        lines.line(name).param("TZID", zone.name()).value(local(zone.local(instant)));
                    }
                };
                write("DTSTART", *start);
                if end > *start {
                    write("DTEND", end);
                }
            }
            Self::Days { first, last } => {
                lines.line("DTSTART").param("VALUE", "DATE").value(day(*first));
                // The end is the first day that no longer belongs to it.
                let end = (*first).max(*last).tomorrow().unwrap_or(*last);
                lines.line("DTEND").param("VALUE", "DATE").value(day(end));
            }
        }
    }
}

impl Mailbox {
    /// Somebody by name and address.
    pub fn new(name: impl Into<String>, email: impl Into<String>) -> Self {
        Self { name: name.into(), email: email.into() }
    }

    fn uri(&self) -> String {
        format!("mailto:{}", self.email.trim())
    }

    pub(crate) fn write_organizer(&self, lines: &mut Lines) {
        let line = lines.line("ORGANIZER");
        let line = if self.name.trim().is_empty() { line } else { line.param("CN", self.name.trim()) };
        line.uri(&self.uri());
    }
}

impl Guest {
    /// Somebody whose presence is expected and whose answer is awaited.
    pub fn expected(mailbox: Mailbox) -> Self {
        Self { mailbox, role: GuestRole::Required, answer: Answer::Awaited }
    }

    pub(crate) fn write(&self, lines: &mut Lines) {
        let mut line =
            lines.line("ATTENDEE").param("CUTYPE", "INDIVIDUAL").param("ROLE", self.role.written());
        line = line.param("PARTSTAT", self.answer.written());
        if self.answer == Answer::Awaited {
            line = line.param("RSVP", "TRUE");
        }
        let name = self.mailbox.name.trim();
        let name = if name.is_empty() { self.mailbox.email.trim() } else { name };
        line.param("CN", name).uri(&self.mailbox.uri());
    }
}

impl GuestRole {
    fn written(self) -> &'static str {
        match self {
            Self::Chair => "CHAIR",
            Self::Required => "REQ-PARTICIPANT",
            Self::Optional => "OPT-PARTICIPANT",
            Self::Informed => "NON-PARTICIPANT",
        }
    }
}

impl Answer {
    fn written(self) -> &'static str {
        match self {
            Self::Awaited => "NEEDS-ACTION",
            Self::Accepted => "ACCEPTED",
            Self::Declined => "DECLINED",
            Self::Tentative => "TENTATIVE",
            Self::Delegated => "DELEGATED",
        }
    }

    /// The answer that a reader wrote, if it is one that a meeting knows.
    pub(crate) fn read(written: &str) -> Option<Self> {
        Self::ALL.iter().copied().find(|answer| answer.written().eq_ignore_ascii_case(written))
    }
}

impl Status {
    fn written(self) -> &'static str {
        match self {
            Self::Tentative => "TENTATIVE",
            Self::Confirmed => "CONFIRMED",
            Self::Cancelled => "CANCELLED",
        }
    }
}

impl Event {
    pub(crate) fn write(&self, lines: &mut Lines, status: Status, guests: &[Guest]) {
        lines.value("BEGIN", "VEVENT");
        lines.text("UID", &self.uid);
        lines.value("DTSTAMP", utc(self.modified));
        lines.value("LAST-MODIFIED", utc(self.modified));
        lines.value("SEQUENCE", self.sequence);
        self.when.write(lines);
        lines.value("STATUS", status.written());
        lines.line("SUMMARY").param("LANGUAGE", self.language.word()).text(&self.title);
        if !self.description.trim().is_empty() {
            lines.line("DESCRIPTION").param("LANGUAGE", self.language.word()).text(&self.description);
        }
        lines.some_text("LOCATION", &self.location());
        if let Some(join) = &self.join {
            lines.line("CONFERENCE").param("VALUE", "URI").param("FEATURE", "VIDEO").uri(join);
        }
        if let Some(url) = &self.url {
            lines.line("URL").uri(url);
        }
        if !self.categories.is_empty() {
            lines.line("CATEGORIES").texts(&self.categories);
        }
        if matches!(self.when, When::Days { .. }) || status == Status::Cancelled {
            lines.value("TRANSP", "TRANSPARENT");
        }
        self.organizer.write_organizer(lines);
        for guest in guests {
            guest.write(lines);
        }
        lines.value("END", "VEVENT");
    }

    /// The place with the link to join: many readers show no other field beside the title.
    fn location(&self) -> String {
        match (self.place.trim(), self.join.as_deref().unwrap_or_default().trim()) {
            (place, "") => place.to_owned(),
            ("", join) => join.to_owned(),
            (place, join) => format!("{place}, {join}"),
        }
    }
}
