//! Meetings and people for tests.

use jiff::{Timestamp, tz::TimeZone};
use kernel::{GroupId, PersonId, uuid::Uuid};

use crate::{Attendance, Meeting, MeetingId, Mode, Shown, State};

/// A held meeting of 90 minutes, agreed in the zone of New York.
pub(crate) fn meeting_at(reference: &str, at: &str) -> Meeting {
    let at: Timestamp = at.parse().expect("an instant");
    let zone = "America/New_York";
    Meeting {
        id: MeetingId::new(at),
        group: GroupId::from_uuid(Uuid::nil()),
        reference: reference.into(),
        title: format!("Meeting {reference}"),
        start: TimeZone::get(zone).expect("a zone").to_datetime(at),
        zone: zone.into(),
        shown: Shown::Once,
        minutes: 90,
        at,
        state: State::Held,
        place: String::new(),
        join: String::new(),
        note: String::new(),
        papers_day: None,
        reason: String::new(),
        sequence: 0,
        changed_at: at,
        revision: 1,
    }
}

/// Somebody who took part from a zone.
pub(crate) fn present(meeting: &Meeting, zone: &str, mode: Mode) -> Attendance {
    Attendance {
        meeting: meeting.id,
        person: PersonId::new(meeting.at),
        name: "N. Example".into(),
        agency: None,
        agency_code: None,
        zone: zone.into(),
        mode,
        declared_by: "C. Example".into(),
        declared_at: meeting.at,
        own_word: false,
    }
}
