//! One-time links, sessions, and identities at providers.

use db::{Tx, row, sql};
use jiff::Timestamp;
use kernel::{PersonId, uuid::Uuid};
use web::SecretHash;

use crate::model::{IDLE, PersonCard};

row! {
    /// A one-time link as it is kept.
    pub(crate) struct LinkRow {
        pub(crate) person_id: PersonId,
        pub(crate) to_path: String,
        pub(crate) ends_at: Timestamp,
        pub(crate) used_at: Option<Timestamp>,
    }
}

row! {
    /// A session as its owner sees it.
    pub(crate) struct SessionRow {
        pub(crate) id: Uuid,
        pub(crate) person_id: PersonId,
        pub(crate) begun_at: Timestamp,
        pub(crate) seen_at: Timestamp,
        pub(crate) ends_at: Timestamp,
        pub(crate) browser: String,
    }
}

row! {
    /// A visit to a provider that has come back.
    pub(crate) struct RequestRow {
        pub(crate) provider: String,
        pub(crate) nonce: String,
        pub(crate) verifier: String,
        pub(crate) to_path: String,
        pub(crate) made_at: Timestamp,
    }
}

/// A session that still runs, with its owner.
pub(crate) struct Running {
    pub(crate) person: PersonCard,
    pub(crate) session: SessionRow,
}

pub(crate) async fn insert_link(
    tx: &mut Tx,
    hash: &SecretHash,
    person: PersonId,
    to_path: &str,
    made_at: Timestamp,
    ends_at: Timestamp,
) -> db::Result<()> {
    // Old links are of no use to anybody; this keeps the table short without a job of its own.
    let before = made_at.checked_sub(IDLE).unwrap_or(made_at);
    tx.run(sql("delete from sign_in_link where ends_at < $1").bind(before)).await?;
    tx.run(
        sql("insert into sign_in_link (hash, person_id, to_path, made_at, ends_at) values ($1, $2, $3, $4, $5)")
            .bind(hash)
            .bind(person)
            .bind(to_path)
            .bind(made_at)
            .bind(ends_at),
    )
    .await?;
    Ok(())
}

pub(crate) async fn link(tx: &mut Tx, hash: &SecretHash) -> db::Result<Option<LinkRow>> {
    tx.first(sql("select person_id, to_path, ends_at, used_at from sign_in_link where hash = $1").bind(hash))
        .await
}

/// Uses the link up; false when it was used before.
pub(crate) async fn use_link(tx: &mut Tx, hash: &SecretHash, now: Timestamp) -> db::Result<bool> {
    let statement = sql("update sign_in_link set used_at = $1 where hash = $2 and used_at is null");
    Ok(tx.run(statement.bind(now).bind(hash)).await? == 1)
}

pub(crate) async fn insert_session(tx: &mut Tx, hash: &SecretHash, session: &SessionRow) -> db::Result<()> {
    tx.run(sql("delete from session where ends_at < $1").bind(session.begun_at)).await?;
    tx.run(
        sql("insert into session (id, hash, person_id, begun_at, seen_at, ends_at, browser) \
             values ($1, $2, $3, $4, $5, $6, $7)")
        .bind(session.id)
        .bind(hash)
        .bind(session.person_id)
        .bind(session.begun_at)
        .bind(session.seen_at)
        .bind(session.ends_at)
        .bind(&session.browser),
    )
    .await?;
    tx.run(
        sql("update person set seen_at = $1 where id = $2").bind(session.begun_at).bind(session.person_id),
    )
    .await?;
    Ok(())
}

pub(crate) async fn session(tx: &mut Tx, hash: &SecretHash, now: Timestamp) -> db::Result<Option<Running>> {
    let idle = now.checked_sub(IDLE).unwrap_or(now);
    let statement = sql("select id, person_id, begun_at, seen_at, ends_at, browser from session \
                         where hash = $1 and ends_at > $2 and seen_at > $3");
    let row: Option<SessionRow> = tx.first(statement.bind(hash).bind(now).bind(idle)).await?;
    let Some(session) = row else { return Ok(None) };
    let person = super::person(tx, session.person_id).await?;
    Ok(person.map(|person| Running { person, session }))
}

pub(crate) async fn sessions_of(
    tx: &mut Tx,
    person: PersonId,
    now: Timestamp,
) -> db::Result<Vec<SessionRow>> {
    let idle = now.checked_sub(IDLE).unwrap_or(now);
    let statement = sql("select id, person_id, begun_at, seen_at, ends_at, browser from session \
                         where person_id = $1 and ends_at > $2 and seen_at > $3 order by seen_at desc, id");
    tx.all(statement.bind(person).bind(now).bind(idle)).await
}

/// Notes that the session's owner was here.
pub(crate) async fn touch(tx: &mut Tx, session: &SessionRow, now: Timestamp) -> db::Result<()> {
    tx.run(sql("update session set seen_at = $1 where id = $2").bind(now).bind(session.id)).await?;
    tx.run(sql("update person set seen_at = $1 where id = $2").bind(now).bind(session.person_id)).await?;
    Ok(())
}

pub(crate) async fn end_session(tx: &mut Tx, hash: &SecretHash) -> db::Result<()> {
    tx.run(sql("delete from session where hash = $1").bind(hash)).await?;
    Ok(())
}

pub(crate) async fn end_sessions(tx: &mut Tx, person: PersonId) -> db::Result<u64> {
    tx.run(
        sql("update sign_in_link set used_at = ends_at where person_id = $1 and used_at is null")
            .bind(person),
    )
    .await?;
    tx.run(sql("delete from session where person_id = $1").bind(person)).await
}

pub(crate) async fn insert_request(tx: &mut Tx, state: &SecretHash, request: &RequestRow) -> db::Result<()> {
    let before = request.made_at.checked_sub(IDLE).unwrap_or(request.made_at);
    tx.run(sql("delete from identity_request where made_at < $1").bind(before)).await?;
    tx.run(
        sql("insert into identity_request (state_hash, provider, nonce, verifier, to_path, made_at) \
             values ($1, $2, $3, $4, $5, $6)")
        .bind(state)
        .bind(&request.provider)
        .bind(&request.nonce)
        .bind(&request.verifier)
        .bind(&request.to_path)
        .bind(request.made_at),
    )
    .await?;
    Ok(())
}

/// Takes the request away, so that an answer counts once.
pub(crate) async fn take_request(tx: &mut Tx, state: &SecretHash) -> db::Result<Option<RequestRow>> {
    tx.first(
        sql("delete from identity_request where state_hash = $1 returning provider, nonce, verifier, to_path, made_at")
            .bind(state),
    )
    .await
}

pub(crate) async fn linked(tx: &mut Tx, issuer: &str, subject: &str) -> db::Result<Option<PersonId>> {
    let statement = sql("select person_id from linked_identity where issuer = $1 and subject = $2");
    let row: Option<(PersonId,)> = tx.first(statement.bind(issuer).bind(subject)).await?;
    Ok(row.map(|(person,)| person))
}

pub(crate) async fn link_identity(
    tx: &mut Tx,
    issuer: &str,
    subject: &str,
    person: PersonId,
    now: Timestamp,
) -> db::Result<()> {
    let statement =
        sql("insert into linked_identity (issuer, subject, person_id, linked_at) values ($1, $2, $3, $4)");
    tx.run(statement.bind(issuer).bind(subject).bind(person).bind(now)).await?;
    Ok(())
}
