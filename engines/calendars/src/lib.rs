//! Calendars that are right in every reader: iCalendar bytes, time zones, everyone's clocks, fair times.
//!
//! Domain-free and pure: values in, bytes and values out; nothing here awaits or reads the clock.
//!
//! Where to begin:
//! - [`Calendar`] is a feed of [`Event`]s and [`Task`]s; [`request`] and [`cancel`] write the two
//!   messages that go to guests by mail, [`read_reply`] reads what comes back;
//! - [`Zone`] is an IANA zone under its present name; [`Zone::resolve`] says whether a civil time exists
//!   there once, never or twice;
//! - [`clocks()`] lays one meeting on everybody's local day, [`suggest`] ranks times by [`burden`].
//!
//! ```
//! use calendars::{Resolved, Station, Zone, clocks};
//!
//! let geneva = Zone::named("Europe/Zurich")?;
//! let agreed = "2026-11-12T18:30".parse()?;
//! let Resolved::One(start) = geneva.resolve(agreed) else { panic!("skipped or doubled: ask which is meant") };
//! let bangkok = &clocks(start, 90, &geneva, &[Station::new(Zone::named("Asia/Bangkok")?)])[0];
//! assert_eq!(bangkok.start.to_string(), "2026-11-13T00:30:00");
//! assert_eq!(bangkok.day, 1);
//! # Ok::<(), Box<dyn std::error::Error>>(())
//! ```
//!
//! Invariants:
//! - every line ends in CRLF and has at most 75 octets, and no fold cuts a character;
//! - a feed cannot hold guests (a [`Guest`] is an argument of the two messages only), so it cannot leak them;
//! - every `TZID` that is used is defined in the same file, with at least one observance, whose times are local;
//! - a time that a zone has twice is written in UTC, as readers disagree on which of the two is meant;
//! - the same values give the same bytes, so that a feed's bytes can be its `ETag`.

mod aliases;
mod calendar;
mod clocks;
mod event;
mod fairness;
mod itip;
mod lines;
mod reply;
mod task;
mod vtimezone;
mod week;
mod zone;

pub use calendar::Calendar;
pub use clocks::{Band, Clock, Midnight, PartOfDay, Span, clocks};
pub use event::{Answer, Event, Guest, GuestRole, Mailbox, Status, When};
pub use fairness::{Candidate, Participant, Priority, Search, burden, suggest};
pub use itip::{Method, NotSendable, cancel, request};
pub use reply::{Reply, read_reply};
pub use task::{Task, TaskStatus};
pub use week::{Station, WorkingWeek};
pub use zone::{Resolved, UnknownZone, Zone};
