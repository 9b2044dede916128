//! Persons, agencies, and how people sign in.
//!
//! A *person* is an official in their function, an *agency* a member of the parent group; nobody else is ever
//! recorded. People sign in by a link that is mailed to them or by OpenID Connect; there are no passwords.
//! What a person may do follows from the offices they hold, which the capability `groups` knows.
//!
//! Begin reading at [`person`] and [`ops`]; [`sign_in_link`] is the beginning of the way from a link to a session.
//!
//! Invariants:
//! - a link signs in once, within its time, and only by a form that is sent, never by being opened;
//! - the answer to an address that is not known is the same as to one that is;
//! - only hashes of secrets are kept: of links, sessions and the addresses of calendar feeds.

mod api;
mod check;
mod model;
mod oidc;
pub mod ops;
mod pages;
pub mod policy;
mod providers;
mod sign_in;
mod stations;
mod store;

use db::Tx;
use jiff::Timestamp;
use kernel::{AgencyId, PersonId};
use web::SecretHash;

pub use check::check;
pub use model::{AgencyCard, BadAddress, Email, PersonCard};
pub use providers::{BadProvider, ProviderSettings, Providers};
pub use sign_in::{Refused, Visiting, sign_in_link, sign_in_path, visited, visiting};
pub use stations::{DutyStation, station, stations};

/// Persons, agencies and sign-in, with their pages and words.
pub fn capability() -> web::Capability {
    web::with_words!(web::Capability::named("people")).pages(pages::routes()).api(api::routes())
}

/// Every agency, in the order of their codes.
pub async fn agencies(tx: &mut Tx) -> db::Result<Vec<AgencyCard>> {
    store::agencies(tx).await
}

/// An agency by its id.
pub async fn agency(tx: &mut Tx, id: AgencyId) -> db::Result<Option<AgencyCard>> {
    store::agency(tx, id).await
}

/// An agency by its code, such as `UNDP`.
pub async fn agency_by_code(tx: &mut Tx, code: &str) -> db::Result<Option<AgencyCard>> {
    store::agency_by_code(tx, code).await
}

/// A person by their id.
pub async fn person(tx: &mut Tx, id: PersonId) -> db::Result<Option<PersonCard>> {
    store::person(tx, id).await
}

/// These persons, in the order of their names.
pub async fn persons(tx: &mut Tx, ids: &[PersonId]) -> db::Result<Vec<PersonCard>> {
    store::persons(tx, ids).await
}

/// Everybody known, in the order of their names.
pub async fn everybody(tx: &mut Tx) -> db::Result<Vec<PersonCard>> {
    store::everybody(tx).await
}

/// The persons who work for an agency, in the order of their names.
pub async fn persons_of(tx: &mut Tx, agency: AgencyId) -> db::Result<Vec<PersonCard>> {
    store::persons_of(tx, agency).await
}

/// A person by their address, written in any case.
pub async fn person_by_email(tx: &mut Tx, email: &str) -> db::Result<Option<PersonCard>> {
    store::person_by_email(tx, &model::folded(email)).await
}

/// The person whose personal calendar feed has this secret.
pub async fn person_of_feed(tx: &mut Tx, secret: SecretHash) -> db::Result<Option<PersonCard>> {
    store::person_of_feed(tx, &secret).await
}

/// The person who holds this session, if it has not ended by `now`.
pub async fn signed_person(
    tx: &mut Tx,
    session: SecretHash,
    now: Timestamp,
) -> db::Result<Option<PersonCard>> {
    Ok(store::session(tx, &session, now).await?.map(|found| found.person))
}

/// When a person was last seen here.
pub async fn last_seen(tx: &mut Tx, person: PersonId) -> db::Result<Option<Timestamp>> {
    store::last_seen(tx, person).await
}
