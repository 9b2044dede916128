//! The table of jobs.

use db::{Tx, row, sql};
use jiff::{SignedDuration, Timestamp};

use crate::{
    Job, JobId,
    worker::{LEASE, SILENCE},
};

/// The job as the queue keeps it.
pub(crate) fn payload<J: Job>(job: &J) -> String {
    serde_json::to_string(job).expect("a job is a plain struct whose fields have words for keys")
}

/// Adds a job to be run at `run_at` or as soon after it as can be.
pub async fn add<J: Job>(tx: &mut Tx, job: &J, run_at: Timestamp) -> db::Result<JobId> {
    let id = JobId::new(run_at);
    insert(tx, id, J::NAME, &payload(job), None, run_at).await?;
    Ok(id)
}

/// Adds a job unless one with this key was ever added; says whether it did.
///
/// The key stays taken after the job has run, so the same act twice sends the same reminder once.
/// [`cancel`] frees it, for instance when a meeting moves.
pub async fn add_once<J: Job>(tx: &mut Tx, key: &str, job: &J, run_at: Timestamp) -> db::Result<bool> {
    Ok(insert(tx, JobId::new(run_at), J::NAME, &payload(job), Some(key), run_at).await? == 1)
}

pub(crate) async fn insert(
    tx: &mut Tx,
    id: JobId,
    name: &str,
    payload: &str,
    key: Option<&str>,
    run_at: Timestamp,
) -> db::Result<u64> {
    let statement = sql("insert into job (id, name, payload, unique_key, state, due_at, run_at, tries) \
         values ($1, $2, $3, $4, 'waiting', $5, $5, 0) on conflict (unique_key) do nothing");
    tx.run(statement.bind(id).bind(name).bind(payload).bind(key.map(str::to_owned)).bind(run_at)).await
}

/// Takes a job that has not begun back out of the queue by its key; says whether there was one.
///
/// A job that has run, has failed or is running keeps its row but gives the key free.
pub async fn cancel(tx: &mut Tx, key: &str) -> db::Result<bool> {
    let gone = tx.run(sql("delete from job where unique_key = $1 and state = 'waiting'").bind(key)).await?;
    tx.run(sql("update job set unique_key = null where unique_key = $1").bind(key)).await?;
    Ok(gone > 0)
}

row! {
    /// A job this worker holds.
    pub(crate) struct Claimed {
        pub(crate) id: JobId,
        pub(crate) name: String,
        pub(crate) payload: String,
        pub(crate) tries: u32,
    }
}

/// Takes the job that has waited longest, or one whose worker has not been heard of.
///
/// Writers queue on both databases, so no two workers can be in here at once.
pub(crate) async fn claim(tx: &mut Tx, now: Timestamp, lease: SignedDuration) -> db::Result<Option<Claimed>> {
    let statement =
        sql("update job set state = 'running', tries = tries + 1, leased_until = $2 where id = (\
         select id from job where (state = 'waiting' and run_at <= $1) \
         or (state = 'running' and leased_until <= $1) order by run_at, id limit 1) \
         returning id, name, payload, tries");
    tx.first(statement.bind(now).bind(after(now, lease))).await
}

/// Keeps hold of a job that takes long; false when it has passed to another worker.
pub(crate) async fn renew(tx: &mut Tx, held: &Claimed, until: Timestamp) -> db::Result<bool> {
    let statement =
        sql("update job set leased_until = $3 where id = $1 and tries = $2 and state = 'running'");
    Ok(tx.run(statement.bind(held.id).bind(held.tries).bind(until)).await? == 1)
}

/// How a run ended.
pub(crate) enum End<'a> {
    Done,
    Later { at: Timestamp, error: &'a str },
    Failed { error: &'a str },
}

/// Ends a run; the number of tries shows that the job is still this worker's.
pub(crate) async fn end(tx: &mut Tx, held: &Claimed, now: Timestamp, end: End<'_>) -> db::Result<bool> {
    let (state, run_at, ended_at, error) = match end {
        End::Done => ("done", None, Some(now), None),
        End::Later { at, error } => ("waiting", Some(at), None, Some(error.to_owned())),
        End::Failed { error } => ("failed", None, Some(now), Some(error.to_owned())),
    };
    let statement =
        sql("update job set state = $3, run_at = coalesce($4, run_at), ended_at = $5, error = $6, \
         leased_until = null where id = $1 and tries = $2 and state = 'running'");
    let statement =
        statement.bind(held.id).bind(held.tries).bind(state).bind(run_at).bind(ended_at).bind(error);
    Ok(tx.run(statement).await? == 1)
}

/// How many jobs were taken back from a process that is gone.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Released(pub u64);

/// Gives every running job back to the queue at once, without waiting for its lease to run out.
///
/// To be called when a process starts that knows itself to be the only worker.
pub async fn release(tx: &mut Tx, now: Timestamp) -> db::Result<Released> {
    let statement = sql("update job set leased_until = $1 where state = 'running'");
    tx.run(statement.bind(now)).await.map(Released)
}

/// A job that a worker holds.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Held {
    /// When the worker was last heard of.
    pub heard_at: Timestamp,
    /// When another worker takes the job up, unless it is heard of before.
    pub until: Timestamp,
}

impl Held {
    /// Whether the worker has been silent for longer than one that lives is.
    pub fn is_silent(&self, now: Timestamp) -> bool {
        now.duration_since(self.heard_at) > SILENCE
    }
}

/// The job of this key, if a worker holds it.
pub async fn held(tx: &mut Tx, key: &str) -> db::Result<Option<Held>> {
    let query = sql("select leased_until from job where unique_key = $1 and state = 'running'");
    let found: Option<(Option<Timestamp>,)> = tx.first(query.bind(key)).await?;
    let held = |until: Timestamp| Held { heard_at: until.checked_sub(LEASE).unwrap_or(until), until };
    Ok(found.and_then(|it| it.0).map(held))
}

/// When the next job is due, or the next lease runs out.
pub async fn next_due(tx: &mut Tx) -> db::Result<Option<Timestamp>> {
    tx.scalar(sql("select min(case state when 'waiting' then run_at else leased_until end) from job \
         where state in ('waiting', 'running')"))
        .await
}

/// Forgets jobs that are done: after a week, and after a year where the key must stay taken.
pub(crate) async fn sweep(tx: &mut Tx, now: Timestamp) -> db::Result<u64> {
    let statement = sql("delete from job where state = 'done' and ((ended_at < $1 and (unique_key is null \
         or unique_key like 'every:%')) or ended_at < $2)");
    let ago = |days: i64| after(now, SignedDuration::from_hours(-24 * days));
    tx.run(statement.bind(ago(7)).bind(ago(366))).await
}

pub(crate) fn after(now: Timestamp, wait: SignedDuration) -> Timestamp {
    now.checked_add(wait).unwrap_or(now)
}

row! {
    /// A job that failed for good, as the page of the administrator shows it.
    #[derive(Clone, Debug)]
    pub struct Failed {
        /// Its id, for [`again`] and [`discard`].
        pub id: JobId,
        /// What kind of job it is.
        pub name: String,
        /// What it was to do, as JSON.
        pub payload: String,
        /// How often it was tried.
        pub tries: u32,
        /// When it was first due.
        pub due_at: Timestamp,
        /// When it failed for the last time.
        pub ended_at: Timestamp,
        /// What went wrong then.
        pub error: String,
    }
}

/// The jobs that failed for good, the latest first.
pub async fn failed(tx: &mut Tx) -> db::Result<Vec<Failed>> {
    tx.all(sql("select id, name, payload, tries, due_at, ended_at, error from job where state = 'failed' \
         order by ended_at desc, id limit 500"))
        .await
}

/// Lets a failed job run again, with all its tries before it.
pub async fn again(tx: &mut Tx, id: JobId, now: Timestamp) -> db::Result<()> {
    let statement = sql("update job set state = 'waiting', tries = 0, run_at = $2, ended_at = null \
         where id = $1 and state = 'failed'");
    tx.update(statement.bind(id).bind(now)).await
}

/// Takes a failed job out of the table; a person has decided that it need not run.
pub async fn discard(tx: &mut Tx, id: JobId) -> db::Result<()> {
    tx.update(sql("delete from job where id = $1 and state = 'failed'").bind(id)).await
}

row! {
    /// How the queue stands.
    #[derive(Clone, Debug, PartialEq, Eq)]
    pub struct Counts {
        /// Not begun yet.
        pub waiting: i64,
        /// Begun.
        pub running: i64,
        /// Failed for good; somebody must act.
        pub failed: i64,
        /// When the one that waits longest was due.
        pub oldest: Option<Timestamp>,
    }
}

/// How the queue stands.
pub async fn counts(tx: &mut Tx) -> db::Result<Counts> {
    let counts = tx.first(sql(
        "select cast(coalesce(sum(case state when 'waiting' then 1 else 0 end), 0) as bigint) as waiting, \
         cast(coalesce(sum(case state when 'running' then 1 else 0 end), 0) as bigint) as running, \
         cast(coalesce(sum(case state when 'failed' then 1 else 0 end), 0) as bigint) as failed, \
         min(case state when 'waiting' then due_at end) as oldest from job",
    ));
    Ok(counts.await?.expect("an aggregate without groups has one row"))
}
