//! From a link to a session and to its end.

use db::{Db, Tx};
use jiff::Timestamp;
use kernel::{Actor, Denied, Permit, uuid::Uuid};
use web::{Secret, SecretHash, Site};

use crate::{
    model::{LINK, LinkState, NOTED, OPERATOR_LINK, PersonCard, SESSION, link_state, own_path},
    ops::Error,
    policy::MakeLink,
    store::{self, SessionRow},
};

/// Why a link does not sign in.
#[derive(Debug, thiserror::Error)]
pub enum Refused {
    /// It was made up, or is so old that it was forgotten.
    #[error("there is no such link")]
    Unknown,
    /// It has signed in once.
    #[error("the link was used before")]
    Used,
    /// Its time has passed.
    #[error("the time of the link has passed")]
    Over,
    /// The database failed.
    #[error(transparent)]
    Db(#[from] db::Error),
}

/// Makes a one-time link for the person of this address, for the operator at the machine; it holds for a day.
pub async fn sign_in_link(tx: &mut Tx, actor: &Actor, email: &str, site: &Site) -> Result<String, Error> {
    Ok(site.address(&sign_in_path(tx, actor, email).await?))
}

/// The path of a one-time link, for callers that know the address of the site.
pub async fn sign_in_path(tx: &mut Tx, actor: &Actor, email: &str) -> Result<String, Error> {
    Permit::<MakeLink>::grant(actor, ()).map_err(|denied: Denied| denied)?.spend();
    let person = crate::person_by_email(tx, email).await?.ok_or(Error::NotFound("person"))?;
    let secret = Secret::random();
    let ends_at = actor.now.checked_add(OPERATOR_LINK).unwrap_or(actor.now);
    store::insert_link(tx, &secret.hash(), person.id, "/", actor.now, ends_at).await?;
    Ok(format!("/sign-in/{}", secret.reveal()))
}

/// Makes the link that is mailed to a person.
pub(crate) async fn mailed_link(
    tx: &mut Tx,
    person: &PersonCard,
    to: &str,
    now: Timestamp,
) -> db::Result<Secret> {
    let secret = Secret::random();
    let ends_at = now.checked_add(LINK).unwrap_or(now);
    store::insert_link(tx, &secret.hash(), person.id, own_path(to), now, ends_at).await?;
    Ok(secret)
}

/// Whether the link would sign in, and whom; looking at it does not use it up.
pub(crate) async fn look(tx: &mut Tx, link: &SecretHash, now: Timestamp) -> Result<PersonCard, Refused> {
    let row = store::link(tx, link).await?.ok_or(Refused::Unknown)?;
    match link_state(row.ends_at, row.used_at, now) {
        LinkState::Good => store::person(tx, row.person_id).await?.ok_or(Refused::Unknown),
        LinkState::Used => Err(Refused::Used),
        LinkState::Over => Err(Refused::Over),
    }
}

/// Uses the link up and begins a session; answers its secret and the path to lead to.
pub(crate) async fn sign_in(
    tx: &mut Tx,
    link: &SecretHash,
    browser: &str,
    now: Timestamp,
) -> Result<(Secret, String), Refused> {
    let person = look(tx, link, now).await?;
    let row = store::link(tx, link).await?.ok_or(Refused::Unknown)?;
    if !store::use_link(tx, link, now).await? {
        return Err(Refused::Used);
    }
    let secret = begin_session(tx, &person, browser, now).await?;
    Ok((secret, own_path(&row.to_path).to_owned()))
}

/// Begins a session of a person whose identity is established.
pub(crate) async fn begin_session(
    tx: &mut Tx,
    person: &PersonCard,
    browser: &str,
    now: Timestamp,
) -> db::Result<Secret> {
    let secret = Secret::random();
    let session = SessionRow {
        id: SessionId::new(now).uuid(),
        person_id: person.id,
        begun_at: now,
        seen_at: now,
        ends_at: now.checked_add(SESSION).unwrap_or(now),
        browser: browser.chars().filter(|c| !c.is_control()).take(200).collect(),
    };
    store::insert_session(tx, &secret.hash(), &session).await?;
    Ok(secret)
}

/// Somebody who is here with a session that runs.
pub struct Visiting(store::Running);

/// The person of a session, if it runs.
pub async fn visiting(tx: &mut Tx, session: SecretHash, now: Timestamp) -> db::Result<Option<Visiting>> {
    Ok(store::session(tx, &session, now).await?.map(Visiting))
}

impl Visiting {
    /// Who it is.
    pub const fn person(&self) -> &PersonCard {
        &self.0.person
    }

    /// Who it is, noting about once an hour that they were here.
    pub async fn noted(self, db: &Db, now: Timestamp) -> PersonCard {
        let running = self.0;
        if now.duration_since(running.session.seen_at) >= NOTED {
            // A note that cannot be made now is made at the next page; nobody is turned away for it.
            let noted = db.write(async |tx| store::touch(tx, &running.session, now).await).await;
            if let Err(error) = noted {
                tracing::warn!(%error, "a visit could not be noted");
            }
        }
        running.person
    }
}

/// The person of a session, noting about once an hour that they were here.
pub async fn visited(db: &Db, session: SecretHash, now: Timestamp) -> db::Result<Option<PersonCard>> {
    let found = db.read(async |tx| visiting(tx, session, now).await).await?;
    match found {
        Some(visiting) => Ok(Some(visiting.noted(db, now).await)),
        None => Ok(None),
    }
}

kernel::id!(
    /// A session, as its owner's list names it.
    SessionId
);

/// Whether a session of the list is the one that is used now.
pub(crate) fn is_same(one: Uuid, other: Option<Uuid>) -> bool {
    other == Some(one)
}
