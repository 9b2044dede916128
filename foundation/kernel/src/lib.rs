//! The words every other crate speaks: ids, values, actors, permits, languages, names and time.
//!
//! Pure: nothing here reads a file, a socket, the environment or the clock, and nothing awaits.
//!
//! Where to begin: [`Actor`] says who acts and when, [`Permit`] proves that they may,
//! [`Value`] and [`Scalar`] carry values to and from the database without naming it,
//! and a [`List`] is a table as people read it, ready for a page and for a file.
//!
//! Invariants:
//! - an id made by [`id!`] cannot be passed where another kind of id is meant;
//! - a [`Permit`] exists only if its [`Action`] allowed the actor;
//! - instants are stored as whole microseconds since 1970 UTC, days as `YYYY-MM-DD`.

mod actor;
mod clock;
mod country;
mod direction;
mod finding;
mod hexadecimal;
mod id;
mod language;
mod list;
mod names;
mod period;
mod permit;
mod time;
mod value;
mod words;

pub use actor::{Actor, Identity, Office, Person, Role};
pub use clock::Clock;
pub use country::{CountryCode, NotACountryCode};
pub use direction::hides_direction;
pub use finding::{Finding, Place, Severity};
pub use hexadecimal::hexadecimal;
#[doc(hidden)]
pub use id::uuid_at as __uuid_at;
pub use id::{AgencyId, GroupId, PersonId};
pub use language::{Direction, Language};
pub use list::{Cells, Column, Imprint, List, ListOf};
pub use names::Names;
pub use period::{NotAPeriod, Period};
pub use permit::{Action, Denied, Permit};
pub use time::{from_micros, micros, zone};
pub use value::{Kind, Mismatch, Scalar, Value};
pub use words::UnknownWord;

#[doc(hidden)]
pub use {jiff, serde, uuid};
