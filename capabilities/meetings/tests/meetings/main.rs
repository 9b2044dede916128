//! Meetings from the first look at the clocks to the list of who took part.

#![expect(clippy::unwrap_used, reason = "the scene is set by functions outside the tests")]

mod calendars_and_mail;
mod forms;
mod operations;
mod papers;
mod reading;
mod scene;
