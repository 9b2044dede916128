//! Running what is due.

use std::{sync::Arc, time::Duration};

use db::Db;
use jiff::{SignedDuration, Timestamp};
use kernel::Clock;
use tracing::{Instrument as _, error, info_span, warn};

use crate::{
    Failure, GiveUp, JobId, Registry,
    store::{self, Claimed, End, after},
};

/// How long a worker may be silent before another takes its job.
pub(crate) const LEASE: SignedDuration = SignedDuration::from_mins(2);

/// How often a worker that runs a job says that it lives.
const HEARTBEAT: Duration = Duration::from_secs(40);

/// After how long without a word a worker is not thought to live: a beat and half of one.
pub(crate) const SILENCE: SignedDuration = SignedDuration::from_secs(60);

/// How long the worker sleeps at most: another process may have added a job.
const NAP: Duration = Duration::from_secs(2);

/// After how many failures a job is put before a person.
const TRIES: u32 = 8;

/// How many jobs of one process run side by side, so that a long import does not hold up reminders.
const LANES: usize = 2;

/// What a look into the queue came to.
enum Turn {
    /// A job was run; another may be due.
    Ran,
    /// None was due; the next will be at this time.
    Idle { next: Option<Timestamp> },
}

/// How long to sleep until the next job.
fn until(next: Option<Timestamp>, now: Timestamp) -> Duration {
    next.map_or(NAP, |next| Duration::try_from(next.duration_since(now)).unwrap_or_default().min(NAP))
}

/// Runs jobs of a registry over one database; cheap to clone.
pub struct Worker<C> {
    registry: Arc<Registry<C>>,
    db: Db,
    clock: Clock,
    ctx: C,
}

impl<C: Clone> Clone for Worker<C> {
    fn clone(&self) -> Self {
        Self {
            registry: Arc::clone(&self.registry),
            db: self.db.clone(),
            clock: self.clock,
            ctx: self.ctx.clone(),
        }
    }
}

impl<C: Clone + Send + Sync + 'static> Worker<C> {
    /// A worker for these jobs.
    pub fn new(registry: Registry<C>, db: Db, clock: Clock, ctx: C) -> Self {
        Self { registry: Arc::new(registry), db, clock, ctx }
    }

    /// Runs everything that is due at `now`, one after the other; says how many jobs it began.
    ///
    /// What a job adds for `now` or before is run as well.
    pub async fn run_due(&self, now: Timestamp) -> db::Result<usize> {
        let mut begun = 0;
        while let Turn::Ran = self.run_one(now).await? {
            begun += 1;
        }
        Ok(begun)
    }

    /// Adds the jobs of the clockwork: the latest that was due by `now` and the next one.
    pub async fn wind(&self, now: Timestamp) -> db::Result<()> {
        if self.registry.periodic().is_empty() {
            return Ok(());
        }
        self.db
            .write(async |tx| {
                for periodic in self.registry.periodic() {
                    for strike in [periodic.every.latest(now), periodic.every.next(now)] {
                        let key = format!("every:{}:{}:{strike}", periodic.name, periodic.payload);
                        let id = JobId::new(strike);
                        store::insert(tx, id, periodic.name, &periodic.payload, Some(&key), strike).await?;
                    }
                }
                store::sweep(tx, now).await?;
                Ok(())
            })
            .await
    }

    /// Works until `shutdown` ends: sleeps until the next job is due or something was written.
    ///
    /// A job that is running then is finished first; whoever cannot wait may kill the process, as the
    /// lease brings the job back.
    pub async fn run_forever(&self, shutdown: impl Future<Output = ()>) {
        let (stop, stopped) = tokio::sync::watch::channel(false);
        let mut lanes = tokio::task::JoinSet::new();
        for _ in 0..LANES {
            let (worker, stopped) = (self.clone(), stopped.clone());
            lanes.spawn(async move { worker.lane(stopped).await });
        }
        shutdown.await;
        // The lanes hold receivers as long as they run; when none is left there is nobody to tell.
        let _ = stop.send(true);
        while lanes.join_next().await.is_some() {}
    }

    async fn lane(&self, mut stopped: tokio::sync::watch::Receiver<bool>) {
        let wrote = self.db.wrote();
        let mut strike = None;
        while !*stopped.borrow() {
            // Registered before looking, so that a job added in between wakes the lane.
            let mut woken = std::pin::pin!(wrote.notified());
            woken.as_mut().enable();
            let now = self.clock.now();
            let nap = match self.turn(now, &mut strike).await {
                Ok(Turn::Ran) => continue,
                Ok(Turn::Idle { next }) => until(next, now),
                Err(error) => {
                    // The database is busy, full or gone for a moment: the queue is still there afterwards.
                    error!(error = %error, "the queue of jobs could not be worked on");
                    NAP
                }
            };
            tokio::select! {
                () = tokio::time::sleep(nap) => {}
                () = woken => {}
                _ = stopped.changed() => {}
            }
        }
    }

    /// Winds the clockwork when its next strike has come, and runs one job.
    async fn turn(&self, now: Timestamp, strike: &mut Option<Timestamp>) -> db::Result<Turn> {
        if strike.is_none_or(|strike| strike <= now) {
            self.wind(now).await?;
            let strikes = self.registry.periodic().iter().map(|periodic| periodic.every.next(now));
            *strike = Some(strikes.min().unwrap_or(Timestamp::MAX));
        }
        self.run_one(now).await
    }

    /// Claims one job and runs it, if one is due.
    async fn run_one(&self, now: Timestamp) -> db::Result<Turn> {
        // Asked before the lock of writers is taken for nothing.
        let next = self.db.read(async |tx| store::next_due(tx).await).await?;
        if next.is_none_or(|next| next > now) {
            return Ok(Turn::Idle { next });
        }
        let Some(held) = self.db.write(async |tx| store::claim(tx, now, LEASE).await).await? else {
            // Another lane was faster.
            return Ok(Turn::Idle { next: None });
        };
        let span = info_span!("job", job.id = %held.id, job.name = held.name, job.tries = held.tries);
        let outcome = self.run(&held).instrument(span).await;
        let end = match &outcome {
            Ok(()) => End::Done,
            Err(reason) if reason.for_good || held.tries >= TRIES => {
                error!(job.id = %held.id, job.name = held.name, error = reason.words, "a job failed for good");
                End::Failed { error: &reason.words }
            }
            Err(reason) => {
                warn!(job.id = %held.id, job.name = held.name, error = reason.words, "a job failed and is tried again");
                End::Later { at: after(now, back_off(held.tries)), error: &reason.words }
            }
        };
        if !self.db.write(async |tx| store::end(tx, &held, now, end).await).await? {
            warn!(job.id = %held.id, "a job took longer than its lease and was taken over by another worker");
        }
        Ok(Turn::Ran)
    }

    /// Runs a job to its end in a task of its own, so that a panic ends the job and not the worker.
    async fn run(&self, held: &Claimed) -> Result<(), Reason> {
        if held.tries > TRIES {
            return Err(Reason::for_good("the process ended every time this job ran"));
        }
        let Some(running) = self.registry.start(&held.name, &held.payload, self.ctx.clone()) else {
            return Err(Reason::for_good("no capability of this program knows this job"));
        };
        let mut task = tokio::spawn(running.in_current_span());
        loop {
            tokio::select! {
                ended = &mut task => return match ended {
                    Ok(outcome) => outcome.map_err(|failure| Reason::from(&failure)),
                    Err(_) => Err(Reason { words: "the job panicked; the log says where".into(), for_good: false }),
                },
                () = tokio::time::sleep(HEARTBEAT) => {
                    let until = after(self.clock.now(), LEASE);
                    // A beat that is missed for a busy database is made up for by the next one.
                    if let Ok(false) = self.db.write(async |tx| store::renew(tx, held, until).await).await {
                        task.abort();
                    }
                }
            }
        }
    }
}

/// Why a run failed, in words, and whether trying again is of use.
struct Reason {
    words: String,
    for_good: bool,
}

impl Reason {
    fn for_good(words: &str) -> Self {
        Self { words: words.to_owned(), for_good: true }
    }

    fn from(failure: &Failure) -> Self {
        let mut words = failure.to_string();
        let mut cause = failure.source();
        while let Some(error) = cause {
            words.push_str(": ");
            words.push_str(&error.to_string());
            cause = error.source();
        }
        Self { words, for_good: failure.is::<GiveUp>() }
    }
}

/// How long after the `tries`th failure the job is tried again: about nine hours in all.
fn back_off(tries: u32) -> SignedDuration {
    SignedDuration::from_secs(match tries {
        0 | 1 => 10,
        2 => 60,
        3 => 5 * 60,
        4 => 30 * 60,
        _ => 2 * 3600,
    })
}
