//! The table of mails.

use db::{Tx, row, sql};
use jiff::{SignedDuration, Timestamp};

use crate::{
    MailId, New, Privacy,
    message::{Calendar, Mail, message_id, one_line},
};

kernel::words! {
    /// How far a mail has come.
    pub enum State {
        /// It waits for its next try.
        Queued = "queued",
        /// It is being handed to the server, or was when the machine stopped.
        Sending = "sending",
        /// The server has taken it.
        Accepted = "accepted",
        /// The server has refused it for good.
        Bounced = "bounced",
        /// The server could not be reached, or put us off, for days.
        GivenUp = "given-up",
    }
}

/// Queues a mail in the caller's transaction.
pub async fn queue(tx: &mut Tx, new: &New, now: Timestamp) -> db::Result<MailId> {
    let id = MailId::new(now);
    let statement = sql(
        "insert into mail (id, to_address, to_name, subject, text_body, html_body, ics, ics_method, list_id, \
         reply_to, in_reply_to, purpose, record, secret, state, tries, next_try_at, server_reply, queued_at) \
         values ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12, $13, $14, 'queued', 0, $15, '', $15)",
    );
    let statement = statement
        .bind(id)
        .bind(new.to_address.trim())
        .bind(one_line(&new.to_name))
        .bind(one_line(&new.subject))
        .bind(new.text.as_str())
        .bind(&new.html)
        .bind(new.calendar.as_ref().map(|calendar| calendar.ics.clone()))
        .bind(new.calendar.as_ref().map(|calendar| calendar.method.clone()))
        .bind(&new.list)
        .bind(&new.reply_to)
        .bind(new.in_reply_to)
        .bind(new.purpose)
        .bind(new.record.as_str())
        .bind(new.privacy == Privacy::Secret)
        .bind(now);
    tx.run(statement).await?;
    Ok(id)
}

/// Queues a mail unless this person was sent one for the same purpose on the same record.
///
/// This is what lets a circulation that was broken off be begun again: each recipient stands once.
pub async fn queue_once(tx: &mut Tx, new: &New, now: Timestamp) -> db::Result<Option<MailId>> {
    let before: i64 = tx
        .scalar(
            sql("select count(*) from mail where record = $1 and purpose = $2 and to_address = $3")
                .bind(new.record.as_str())
                .bind(new.purpose)
                .bind(new.to_address.trim()),
        )
        .await?;
    if before > 0 { Ok(None) } else { queue(tx, new, now).await.map(Some) }
}

row! {
    struct MailRow {
        id: MailId,
        message_id: Option<String>,
        to_address: String,
        to_name: String,
        subject: String,
        text_body: String,
        html_body: Option<String>,
        ics: Option<Vec<u8>>,
        ics_method: Option<String>,
        list_id: Option<String>,
        reply_to: Option<String>,
        in_reply_to: Option<MailId>,
        tries: u32,
        queued_at: Timestamp,
    }
}

/// A mail that this sender holds.
pub(crate) struct Claimed {
    pub(crate) mail: Mail,
    pub(crate) tries: u32,
}

/// Takes the mail that has waited longest, or one whose sender has not been heard of.
pub(crate) async fn claim(
    tx: &mut Tx,
    domain: &str,
    now: Timestamp,
    lease: SignedDuration,
) -> db::Result<Option<Claimed>> {
    let statement =
        sql("update mail set state = 'sending', tries = tries + 1, leased_until = $2 where id = (\
         select id from mail where (state = 'queued' and next_try_at <= $1) \
         or (state = 'sending' and leased_until <= $1) order by next_try_at, id limit 1) \
         returning id, message_id, to_address, to_name, subject, text_body, html_body, ics, ics_method, \
         list_id, reply_to, in_reply_to, tries, queued_at");
    let Some(row) = tx.first::<MailRow>(statement.bind(now).bind(after(now, lease))).await? else {
        return Ok(None);
    };
    let name = if let Some(name) = row.message_id {
        name
    } else {
        // Set before the first try, and kept at each later one.
        let name = message_id(row.id, domain);
        tx.run(sql("update mail set message_id = $2 where id = $1").bind(row.id).bind(name.as_str())).await?;
        name
    };
    let calendar = row.ics.map(|ics| Calendar { method: row.ics_method.unwrap_or_default(), ics });
    let mail = Mail {
        id: row.id,
        message_id: name,
        to_address: row.to_address,
        to_name: row.to_name,
        subject: row.subject,
        text: row.text_body,
        html: row.html_body,
        calendar,
        list: row.list_id,
        reply_to: row.reply_to,
        in_reply_to: row.in_reply_to,
        queued_at: row.queued_at,
    };
    Ok(Some(Claimed { mail, tries: row.tries }))
}

/// How a try ended.
pub(crate) enum End {
    Accepted,
    Bounced,
    GivenUp,
    Later(Timestamp),
}

/// Records what the server said; the number of tries shows that the mail is still this sender's.
pub(crate) async fn end(
    tx: &mut Tx,
    held: &Claimed,
    now: Timestamp,
    end: &End,
    reply: &str,
) -> db::Result<bool> {
    let (state, next) = match end {
        End::Accepted => (State::Accepted, None),
        End::Bounced => (State::Bounced, None),
        End::GivenUp => (State::GivenUp, None),
        End::Later(at) => (State::Queued, Some(*at)),
    };
    let ended = next.is_none().then_some(now);
    let sent = matches!(end, End::Accepted).then_some(now);
    let statement =
        sql("update mail set state = $3, next_try_at = coalesce($4, next_try_at), leased_until = null, \
         ended_at = $5, sent_at = $6, server_reply = $7 where id = $1 and tries = $2 and state = 'sending'");
    let statement = statement.bind(held.mail.id).bind(held.tries).bind(state).bind(next).bind(ended);
    let ours = tx.run(statement.bind(sent).bind(reply)).await? == 1;
    if ours && ended.is_some() {
        // Nobody needs the link again, and whoever reads the database must not find it.
        let wipe = sql("update mail set text_body = '', html_body = null, ics = null, ics_method = null \
             where id = $1 and secret = $2");
        tx.run(wipe.bind(held.mail.id).bind(true)).await?;
    }
    Ok(ours)
}

/// Gives every mail in `sending` back to the queue at once, without waiting for its lease to run out.
///
/// To be called when a process starts that knows itself to be the only sender. Each of them may have
/// reached its server already; it goes out again under the same Message-ID.
pub async fn release(tx: &mut Tx, now: Timestamp) -> db::Result<u64> {
    tx.run(sql("update mail set leased_until = $1 where state = 'sending'").bind(now)).await
}

/// Sends a mail again that bounced or was given up, because somebody mended what stood in its way.
///
/// A secret mail cannot be sent again: what it said is gone.
pub async fn send_again(tx: &mut Tx, id: MailId, now: Timestamp) -> db::Result<()> {
    let statement = sql("update mail set state = 'queued', tries = 0, next_try_at = $2, ended_at = null \
         where id = $1 and state in ('bounced', 'given-up') and secret = $3");
    tx.update(statement.bind(id).bind(now).bind(false)).await
}

/// When the next try is due, or the next lease runs out.
pub(crate) async fn next_due(tx: &mut Tx) -> db::Result<Option<Timestamp>> {
    tx.scalar(sql("select min(case state when 'queued' then next_try_at else leased_until end) from mail \
         where state in ('queued', 'sending')"))
        .await
}

pub(crate) fn after(now: Timestamp, wait: SignedDuration) -> Timestamp {
    now.checked_add(wait).unwrap_or(now)
}

row! {
    /// One recipient in the ledger of a record.
    #[derive(Clone, Debug, PartialEq, Eq)]
    pub struct Delivery {
        /// The mail.
        pub id: MailId,
        /// To which address.
        pub to_address: String,
        /// To whom.
        pub to_name: String,
        /// What for, such as `circulation`.
        pub purpose: String,
        /// How far it has come.
        pub state: State,
        /// What the server said last, or why it could not be asked.
        pub server_reply: String,
        /// How often it was tried.
        pub tries: u32,
        /// When it was queued.
        pub queued_at: Timestamp,
        /// When the next try is due, while it is queued.
        pub next_try_at: Timestamp,
        /// When the server took it.
        pub sent_at: Option<Timestamp>,
        /// When it was taken, refused or given up.
        pub ended_at: Option<Timestamp>,
    }
}

/// Who was sent what on a record, one row for each mail, by the time of queueing and then by address.
pub async fn ledger(tx: &mut Tx, record: &str) -> db::Result<Vec<Delivery>> {
    let mut rows: Vec<Delivery> = tx
        .all(
            sql("select id, to_address, to_name, purpose, state, server_reply, tries, queued_at, next_try_at, \
                 sent_at, ended_at from mail where record = $1 order by queued_at, id")
            .bind(record),
        )
        .await?;
    // The databases do not agree on the order of letters.
    rows.sort_by(|a, b| (a.queued_at, &a.to_address, a.id).cmp(&(b.queued_at, &b.to_address, b.id)));
    Ok(rows)
}

row! {
    /// How the outbox stands.
    #[derive(Clone, Debug, PartialEq, Eq)]
    pub struct Counts {
        /// To be sent, or being sent.
        pub queued: i64,
        /// Taken by the server.
        pub accepted: i64,
        /// Refused or given up.
        pub failed: i64,
        /// When the one that waits longest was queued.
        pub oldest: Option<Timestamp>,
    }
}

/// How the outbox stands.
pub async fn counts(tx: &mut Tx) -> db::Result<Counts> {
    let counts = tx.first(sql(
        "select cast(coalesce(sum(case when state in ('queued', 'sending') then 1 else 0 end), 0) as bigint) as queued, \
         cast(coalesce(sum(case state when 'accepted' then 1 else 0 end), 0) as bigint) as accepted, \
         cast(coalesce(sum(case when state in ('bounced', 'given-up') then 1 else 0 end), 0) as bigint) as failed, \
         min(case when state in ('queued', 'sending') then queued_at end) as oldest from mail",
    ));
    Ok(counts.await?.expect("an aggregate without groups has one row"))
}
