//! The two messages that go to guests: an invitation and its withdrawal (RFC 5546).

use crate::{
    Event, Guest, Status,
    calendar::{begin, end, write_zones},
    lines::Lines,
};

kernel::words! {
    /// What a calendar file asks of who receives it.
    pub enum Method {
        /// Nothing: it is there to be read.
        Publish = "publish",
        /// To come, or to take note of a change.
        Request = "request",
        /// To strike it out.
        Cancel = "cancel",
    }
}

/// An event cannot be sent to guests.
#[derive(Clone, Copy, Debug, PartialEq, Eq, thiserror::Error)]
pub enum NotSendable {
    /// There is nobody to send it to.
    #[error("the event has no guests")]
    NoGuests,
    /// It does not take place, so nobody can be invited to it.
    #[error("the event is cancelled; send its withdrawal instead")]
    Cancelled,
}

impl Method {
    pub(crate) fn written(self) -> &'static str {
        match self {
            Self::Publish => "PUBLISH",
            Self::Request => "REQUEST",
            Self::Cancel => "CANCEL",
        }
    }

    /// The `Content-Type` of a file with this method; a mail must repeat the method there (RFC 6047, 2.4).
    pub fn content_type(self) -> &'static str {
        match self {
            Self::Publish => "text/calendar; method=PUBLISH; charset=UTF-8",
            Self::Request => "text/calendar; method=REQUEST; charset=UTF-8",
            Self::Cancel => "text/calendar; method=CANCEL; charset=UTF-8",
        }
    }
}

/// Writes the invitation to an event, or, under a higher sequence, its change.
pub fn request(event: &Event, guests: &[Guest]) -> Result<Vec<u8>, NotSendable> {
    match event.status {
        Status::Cancelled => Err(NotSendable::Cancelled),
        status @ (Status::Tentative | Status::Confirmed) => message(Method::Request, event, status, guests),
    }
}

/// Writes the withdrawal of an event, for guests who no longer need to come.
///
/// The sequence must be higher than that of the invitation, or readers keep the event.
pub fn cancel(event: &Event, guests: &[Guest]) -> Result<Vec<u8>, NotSendable> {
    message(Method::Cancel, event, Status::Cancelled, guests)
}

fn message(method: Method, event: &Event, status: Status, guests: &[Guest]) -> Result<Vec<u8>, NotSendable> {
    if guests.is_empty() {
        return Err(NotSendable::NoGuests);
    }
    let mut lines = Lines::default();
    begin(&mut lines, Some(method), event.language);
    write_zones(&mut lines, [event]);
    event.write(&mut lines, status, guests);
    end(&mut lines);
    Ok(lines.into_bytes())
}

#[cfg(test)]
mod tests {
    use jiff::Timestamp;
    use kernel::Language;

    use super::*;
    use crate::{Mailbox, When, Zone};

    fn meeting() -> Event {
        let at = |text: &str| text.parse::<Timestamp>().unwrap();
        Event {
            uid: "meeting-2026-3@tributary.example".to_owned(),
            sequence: 2,
            when: When::Timed {
                start: at("2026-11-03T13:00:00Z"),
                minutes: 90,
                zone: Zone::named("Africa/Nairobi").unwrap(),
            },
            status: Status::Confirmed,
            language: Language::Arabic,
            title: "الاجتماع الثالث للفريق العامل المعني بإدماج الهجرة في استراتيجيات التنمية".to_owned(),
            description: "1. Minutes; 2. Action points\n3. Other matters".to_owned(),
            place: "Room XIX".to_owned(),
            join: Some("https://meet.example/abc".to_owned()),
            url: Some("https://tributary.example/meetings/2026-3".to_owned()),
            categories: Vec::new(),
            organizer: Mailbox::new("Co-chairs: UNDP, IOM", "wg@tributary.example"),
            modified: at("2026-10-01T09:00:00Z"),
        }
    }

    fn guests() -> Vec<Guest> {
        vec![Guest::expected(Mailbox::new("Ann \"A\" Example", "ann@agency.example"))]
    }

    #[test]
    fn an_invitation_reads_as_agreed() {
        let bytes = request(&meeting(), &guests()).unwrap();
        insta::assert_snapshot!(String::from_utf8(bytes).unwrap().replace("\r\n", "\n"), @r#"
        BEGIN:VCALENDAR
        VERSION:2.0
        PRODID:-//Tributary//Tributary//AR
        CALSCALE:GREGORIAN
        METHOD:REQUEST
        BEGIN:VTIMEZONE
        TZID:Africa/Nairobi
        BEGIN:STANDARD
        DTSTART:19700101T000000
        TZOFFSETFROM:+0300
        TZOFFSETTO:+0300
        TZNAME:EAT
        END:STANDARD
        END:VTIMEZONE
        BEGIN:VEVENT
        UID:meeting-2026-3@tributary.example
        DTSTAMP:20261001T090000Z
        LAST-MODIFIED:20261001T090000Z
        SEQUENCE:2
        DTSTART;TZID=Africa/Nairobi:20261103T160000
        DTEND;TZID=Africa/Nairobi:20261103T173000
        STATUS:CONFIRMED
        SUMMARY;LANGUAGE=ar:الاجتماع الثالث للفريق العامل
          المعني بإدماج الهجرة في استراتيجيات الت
         نمية
        DESCRIPTION;LANGUAGE=ar:1. Minutes\; 2. Action points\n3. Other matters
        LOCATION:Room XIX\, https://meet.example/abc
        CONFERENCE;VALUE=URI;FEATURE=VIDEO:https://meet.example/abc
        URL:https://tributary.example/meetings/2026-3
        ORGANIZER;CN="Co-chairs: UNDP, IOM":mailto:wg@tributary.example
        ATTENDEE;CUTYPE=INDIVIDUAL;ROLE=REQ-PARTICIPANT;PARTSTAT=NEEDS-ACTION;RSVP=
         TRUE;CN=Ann 'A' Example:mailto:ann@agency.example
        END:VEVENT
        END:VCALENDAR
        "#);
    }

    #[test]
    fn a_withdrawal_says_that_the_event_is_cancelled() {
        let text = String::from_utf8(cancel(&meeting(), &guests()).unwrap()).unwrap();
        for line in ["METHOD:CANCEL\r\n", "STATUS:CANCELLED\r\n", "SEQUENCE:2\r\n", "ATTENDEE;"] {
            assert!(text.contains(line), "{line}");
        }
    }

    #[test]
    fn a_message_needs_guests_and_an_event_that_takes_place() {
        let mut event = meeting();
        assert_eq!(request(&event, &[]), Err(NotSendable::NoGuests));
        assert_eq!(cancel(&event, &[]), Err(NotSendable::NoGuests));
        event.status = Status::Cancelled;
        assert_eq!(request(&event, &guests()), Err(NotSendable::Cancelled));
    }
}
