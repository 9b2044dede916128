//! Handing queued mails over, one after the other.

use std::{path::Path, time::Duration};

use db::Db;
use jiff::{SignedDuration, Timestamp};
use kernel::Clock;
use tracing::{error, info, warn};

use crate::{
    Origin, Settings, SettingsError, Transport,
    message::render,
    store::{self, Claimed, End, after},
    transport::{Conversation, Reply},
};

/// How long a sender may be silent before its mail is sent by another; longer than one mail can take.
const LEASE: SignedDuration = SignedDuration::from_mins(2);

/// How long the sender sleeps at most: another process may have queued a mail.
const NAP: Duration = Duration::from_secs(2);

/// After how many tries, about two days, a mail is given up.
const TRIES: u32 = 16;

/// What a try means for the next one.
enum Turn {
    /// Nothing was due; the next mail will be at this time.
    Idle { next: Option<Timestamp> },
    /// A mail was dealt with; the next may follow.
    Done,
    /// The server cannot be reached; the next mail would fare no better now.
    Down,
}

/// How long to sleep until the next mail.
fn until(next: Option<Timestamp>, now: Timestamp) -> Duration {
    next.map_or(NAP, |next| Duration::try_from(next.duration_since(now)).unwrap_or_default().min(NAP))
}

/// Hands queued mails over and records what the server says; cheap to clone.
#[derive(Clone)]
pub struct Sender {
    db: Db,
    clock: Clock,
    origin: Origin,
    transport: Transport,
}

impl Sender {
    /// The sender that the settings ask for; without a server it writes into `outbox` under the folder.
    pub async fn open(
        db: Db,
        clock: Clock,
        settings: &Settings,
        data_folder: &Path,
    ) -> Result<Self, SettingsError> {
        let transport = Transport::from_settings(settings, data_folder.join("outbox")).await?;
        Ok(Self { db, clock, origin: settings.origin()?, transport })
    }

    /// A sender over the given transport.
    pub fn over(db: Db, clock: Clock, origin: Origin, transport: Transport) -> Self {
        Self { db, clock, origin, transport }
    }

    /// Hands over everything that is due at `now`; says how many mails it tried.
    ///
    /// It stops early where the server cannot be reached.
    pub async fn deliver_due(&self, now: Timestamp) -> db::Result<usize> {
        let mut conversation = Conversation::default();
        let mut tried = 0;
        loop {
            match self.deliver_one(&mut conversation, now).await? {
                Turn::Idle { .. } => break,
                Turn::Done => tried += 1,
                Turn::Down => {
                    tried += 1;
                    break;
                }
            }
        }
        conversation.close().await;
        Ok(tried)
    }

    /// Works until `shutdown` ends: sleeps until the next mail is due or something was written.
    pub async fn run_forever(&self, shutdown: impl Future<Output = ()>) {
        let (stop, stopped) = tokio::sync::watch::channel(false);
        let sender = self.clone();
        let working = tokio::spawn(async move { sender.work(stopped).await });
        shutdown.await;
        // A mail in the middle of its try is finished, so that its answer is not lost.
        let _ = stop.send(true);
        if working.await.is_err() {
            error!("the sender of mails panicked");
        }
    }

    async fn work(&self, mut stopped: tokio::sync::watch::Receiver<bool>) {
        let wrote = self.db.wrote();
        let mut conversation = Conversation::default();
        while !*stopped.borrow() {
            // Registered before looking, so that a mail queued in between wakes the sender.
            let mut woken = std::pin::pin!(wrote.notified());
            woken.as_mut().enable();
            let now = self.clock.now();
            let nap = match self.deliver_one(&mut conversation, now).await {
                Ok(Turn::Done) => continue,
                Ok(Turn::Idle { next }) => until(next, now),
                Ok(Turn::Down) => {
                    // Whatever is written meanwhile, a server that is down is not asked at once again.
                    tokio::select! {
                        () = tokio::time::sleep(NAP) => {}
                        _ = stopped.changed() => {}
                    }
                    continue;
                }
                // The database is busy, full or gone for a moment: the queue is still there afterwards.
                Err(error) => {
                    error!(error = %error, "the outbox could not be worked on");
                    NAP
                }
            };
            conversation.close().await;
            tokio::select! {
                () = tokio::time::sleep(nap) => {}
                () = woken => {}
                _ = stopped.changed() => {}
            }
        }
        conversation.close().await;
    }

    /// Claims one mail, hands it over, and records the answer before anything else is done.
    async fn deliver_one(&self, conversation: &mut Conversation, now: Timestamp) -> db::Result<Turn> {
        // Asked before the lock of writers is taken for nothing.
        let next = self.db.read(async |tx| store::next_due(tx).await).await?;
        if next.is_none_or(|next| next > now) {
            return Ok(Turn::Idle { next });
        }
        let domain = &self.origin.domain;
        let Some(held) = self.db.write(async |tx| store::claim(tx, domain, now, LEASE).await).await? else {
            // Another sender was faster.
            return Ok(Turn::Idle { next: None });
        };
        let reply = self.hand_over(conversation, &held).await;
        let (end, words) = verdict(&reply, held.tries, now);
        // Here the server has the mail and we have not written so: the moment this crate's text speaks of.
        let ours = self.db.write(async |tx| store::end(tx, &held, now, &end, words).await).await?;
        if !ours {
            warn!(mail.id = %held.mail.id, "a mail took longer than its lease and was sent by another sender too");
        }
        match end {
            End::Accepted => info!(mail.id = %held.mail.id, mail.tries = held.tries, "a mail was accepted"),
            End::Bounced | End::GivenUp => {
                warn!(mail.id = %held.mail.id, mail.tries = held.tries, "a mail could not be delivered");
            }
            End::Later(_) => {
                info!(mail.id = %held.mail.id, mail.tries = held.tries, "a mail is tried again later");
            }
        }
        Ok(if matches!(reply, Reply::Down(_)) { Turn::Down } else { Turn::Done })
    }

    async fn hand_over(&self, conversation: &mut Conversation, held: &Claimed) -> Reply {
        match render(&held.mail, &self.origin) {
            Ok(bytes) => {
                let Claimed { mail, .. } = held;
                self.transport.send(conversation, mail.id, &self.origin, &mail.to_address, bytes).await
            }
            Err(reason) => Reply::Refused(reason.to_string()),
        }
    }
}

/// What an answer means for the row, and its words.
fn verdict(reply: &Reply, tries: u32, now: Timestamp) -> (End, &str) {
    match reply {
        Reply::Accepted(words) => (End::Accepted, words),
        Reply::Refused(words) => (End::Bounced, words),
        Reply::Later(words) | Reply::Down(words) if tries >= TRIES => (End::GivenUp, words),
        Reply::Later(words) | Reply::Down(words) => (End::Later(after(now, back_off(tries))), words),
    }
}

/// How long after the `tries`th failure the mail is tried again.
fn back_off(tries: u32) -> SignedDuration {
    SignedDuration::from_secs(match tries {
        0 | 1 => 5,
        2 => 60,
        3 => 5 * 60,
        4 => 30 * 60,
        5 => 2 * 3600,
        _ => 4 * 3600,
    })
}
