//! What the queue promises, on each kind of database.

use std::{
    sync::{Arc, Mutex},
    time::Duration,
};

use db::{
    Db, sql,
    testing::{NOW, each_db},
};
use jiff::{SignedDuration, Timestamp};
use jobs::{Every, GiveUp, Job, Outcome, Registry, Worker};
use kernel::Clock;
use serde::{Deserialize, Serialize};

/// What the jobs of these tests work with: a list of what was done.
#[derive(Clone)]
struct Ctx {
    db: Db,
    done: Arc<Mutex<Vec<String>>>,
}

#[derive(Serialize, Deserialize)]
struct Say {
    word: String,
}

impl Job for Say {
    const NAME: &'static str = "test/say";
    type Ctx = Ctx;
    async fn run(&self, ctx: &Ctx) -> Outcome {
        // A job does its own writing in its own transaction.
        ctx.db.write(async |tx| tx.run(sql("delete from job where id is null")).await).await?;
        ctx.done.lock().expect("no panic holds it").push(self.word.clone());
        Ok(())
    }
}

#[derive(Serialize, Deserialize)]
struct Fail {
    how: How,
}

#[derive(Serialize, Deserialize)]
enum How {
    Again,
    ForGood,
    Panic,
}

impl Job for Fail {
    const NAME: &'static str = "test/fail";
    type Ctx = Ctx;
    async fn run(&self, _: &Ctx) -> Outcome {
        match self.how {
            How::Again => Err("the road is closed".into()),
            How::ForGood => Err(GiveUp("there is no such road".into()).into()),
            How::Panic => panic!("off the road"),
        }
    }
}

fn worker(db: &Db) -> (Worker<Ctx>, Arc<Mutex<Vec<String>>>) {
    let done = Arc::new(Mutex::new(Vec::new()));
    let ctx = Ctx { db: db.clone(), done: Arc::clone(&done) };
    let registry = Registry::new().add::<Say>().add::<Fail>();
    (Worker::new(registry, db.clone(), Clock::default(), ctx), done)
}

fn say(word: &str) -> Say {
    Say { word: word.into() }
}

fn later(seconds: i64) -> Timestamp {
    NOW.checked_add(SignedDuration::from_secs(seconds)).expect("a time near now")
}

#[tokio::test]
async fn what_is_due_runs_in_order_and_what_is_not_waits() {
    each_db(async |db| {
        let (worker, done) = worker(&db);
        db.write(async |tx| {
            jobs::add(tx, &say("second"), later(-1)).await?;
            jobs::add(tx, &say("first"), later(-2)).await?;
            jobs::add(tx, &say("tomorrow"), later(86_400)).await
        })
        .await
        .unwrap();
        assert_eq!(worker.run_due(NOW).await.unwrap(), 2);
        assert_eq!(*done.lock().unwrap(), ["first", "second"]);
        assert_eq!(worker.run_due(NOW).await.unwrap(), 0);
        let (counts, next) = db
            .read(async |tx| Ok::<_, db::Error>((jobs::counts(tx).await?, jobs::next_due(tx).await?)))
            .await
            .unwrap();
        assert_eq!((counts.waiting, counts.running, counts.failed), (1, 0, 0));
        assert_eq!(next, Some(later(86_400)));
    })
    .await;
}

#[tokio::test]
async fn a_job_exists_exactly_when_the_change_that_asked_for_it_does() {
    each_db(async |db| {
        let (worker, _) = worker(&db);
        let undone: Result<(), db::Error> = db
            .write(async |tx| {
                jobs::add(tx, &say("never"), NOW).await?;
                Err(db::Error::Stale)
            })
            .await;
        assert!(undone.is_err());
        assert_eq!(worker.run_due(NOW).await.unwrap(), 0);
    })
    .await;
}

#[tokio::test]
async fn a_key_is_taken_once_even_after_the_job_has_run() {
    each_db(async |db| {
        let (worker, done) = worker(&db);
        let once = async || {
            db.write(async |tx| jobs::add_once(tx, "remind:M3", &say("M3"), NOW).await).await.unwrap()
        };
        assert!(once().await);
        assert!(!once().await);
        worker.run_due(NOW).await.unwrap();
        assert!(!once().await);
        worker.run_due(NOW).await.unwrap();
        assert_eq!(*done.lock().unwrap(), ["M3"]);
        // The meeting moves: the key is given free.
        db.write(async |tx| jobs::cancel(tx, "remind:M3").await).await.unwrap();
        assert!(once().await);
        assert!(db.write(async |tx| jobs::cancel(tx, "remind:M3").await).await.unwrap());
        assert_eq!(worker.run_due(NOW).await.unwrap(), 0);
    })
    .await;
}

#[tokio::test]
async fn a_failing_job_is_tried_eight_times_and_then_shown_with_its_error() {
    each_db(async |db| {
        let (worker, _) = worker(&db);
        db.write(async |tx| jobs::add(tx, &Fail { how: How::Again }, NOW).await).await.unwrap();
        let mut at = NOW;
        let mut waits = Vec::new();
        while worker.run_due(at).await.unwrap() > 0 {
            if let Some(next) = db.read(async |tx| jobs::next_due(tx).await).await.unwrap() {
                waits.push(next.duration_since(at).as_secs());
                at = next;
            }
        }
        assert_eq!(waits, [10, 60, 300, 1800, 7200, 7200, 7200]);
        let failed = db.read(async |tx| jobs::failed(tx).await).await.unwrap();
        assert_eq!((failed[0].tries, failed[0].error.as_str()), (8, "the road is closed"));
        db.write(async |tx| jobs::again(tx, failed[0].id, at).await).await.unwrap();
        assert_eq!(worker.run_due(at).await.unwrap(), 1);
    })
    .await;
}

#[tokio::test]
async fn hopeless_unknown_and_panicking_jobs_do_not_stop_the_worker() {
    each_db(async |db| {
        let (worker, done) = worker(&db);
        db.write(async |tx| {
            jobs::add(tx, &Fail { how: How::ForGood }, NOW).await?;
            let unknown = jobs::add(tx, &say("x"), NOW).await?;
            tx.run(sql("update job set name = 'test/gone' where id = $1").bind(unknown)).await?;
            let misread = jobs::add(tx, &say("x"), NOW).await?;
            tx.run(sql("update job set payload = '{}' where id = $1").bind(misread)).await?;
            jobs::add(tx, &Fail { how: How::Panic }, NOW).await?;
            jobs::add(tx, &say("still here"), later(1)).await
        })
        .await
        .unwrap();
        assert_eq!(worker.run_due(later(1)).await.unwrap(), 5);
        assert_eq!(*done.lock().unwrap(), ["still here"]);
        let mut errors: Vec<String> = db
            .read(async |tx| jobs::failed(tx).await)
            .await
            .unwrap()
            .into_iter()
            .map(|job| job.error)
            .collect();
        errors.sort();
        assert_eq!(errors[0], "no capability of this program knows this job");
        assert_eq!(errors[2], "there is no such road");
        assert!(errors[1].starts_with("the job was added by another version"), "{}", errors[1]);
        let counts = db.read(async |tx| jobs::counts(tx).await).await.unwrap();
        assert_eq!((counts.waiting, counts.failed), (1, 3), "the panicking job is tried again");
    })
    .await;
}

/// Leaves the only job as a process leaves it that is killed while it runs it.
async fn killed_while_running(db: &Db, lease_ends: Timestamp) {
    let statement = sql("update job set state = 'running', tries = tries + 1, leased_until = $1");
    db.write(async |tx| tx.run(statement.bind(lease_ends)).await).await.expect("written");
}

#[tokio::test]
async fn the_job_of_a_killed_worker_runs_again_when_its_lease_is_over() {
    each_db(async |db| {
        let (worker, done) = worker(&db);
        db.write(async |tx| jobs::add(tx, &say("again"), NOW).await).await.unwrap();
        killed_while_running(&db, later(120)).await;
        assert_eq!(worker.run_due(later(119)).await.unwrap(), 0);
        assert_eq!(worker.run_due(later(120)).await.unwrap(), 1);
        assert_eq!(*done.lock().unwrap(), ["again"]);
    })
    .await;
}

#[tokio::test]
async fn a_worker_that_is_not_heard_of_is_told_with_the_time_at_which_another_takes_over() {
    each_db(async |db| {
        db.write(async |tx| jobs::add_once(tx, "say", &say("again"), NOW).await).await.unwrap();
        let held = async || db.read(async |tx| jobs::held(tx, "say").await).await.unwrap();
        assert_eq!(held().await, None, "nobody has begun");
        killed_while_running(&db, later(120)).await;
        let held = held().await.unwrap();
        assert_eq!((held.heard_at, held.until), (NOW, later(120)));
        assert!(!held.is_silent(later(60)) && held.is_silent(later(61)));
    })
    .await;
}

#[tokio::test]
async fn the_only_worker_need_not_wait_for_the_leases_of_the_one_before_it() {
    each_db(async |db| {
        let (worker, done) = worker(&db);
        db.write(async |tx| jobs::add(tx, &say("again"), NOW).await).await.unwrap();
        killed_while_running(&db, later(1_000_000)).await;
        assert_eq!(db.write(async |tx| jobs::release(tx, NOW).await).await.unwrap(), jobs::Released(1));
        worker.run_due(NOW).await.unwrap();
        assert_eq!(*done.lock().unwrap(), ["again"]);
    })
    .await;
}

#[tokio::test]
async fn a_job_that_kills_the_process_each_time_is_given_up() {
    each_db(async |db| {
        let (worker, done) = worker(&db);
        db.write(async |tx| jobs::add(tx, &say("deadly"), NOW).await).await.unwrap();
        for _ in 0..8 {
            killed_while_running(&db, NOW).await;
        }
        worker.run_due(NOW).await.unwrap();
        assert!(done.lock().unwrap().is_empty());
        let failed = db.read(async |tx| jobs::failed(tx).await).await.unwrap();
        assert_eq!(failed[0].error, "the process ended every time this job ran");
    })
    .await;
}

#[tokio::test]
async fn two_workers_never_run_the_same_job() {
    each_db(async |db| {
        let (worker, done) = worker(&db);
        db.write(async |tx| {
            for n in 0..20 {
                jobs::add(tx, &say(&n.to_string()), NOW).await?;
            }
            Ok::<_, db::Error>(())
        })
        .await
        .unwrap();
        let (one, two) = tokio::join!(worker.run_due(NOW), worker.run_due(NOW));
        assert_eq!(one.unwrap() + two.unwrap(), 20);
        let mut done = done.lock().unwrap().clone();
        done.sort();
        done.dedup();
        assert_eq!(done.len(), 20);
    })
    .await;
}

#[tokio::test]
async fn the_clockwork_adds_each_strike_once_and_makes_up_for_the_one_missed() {
    each_db(async |db| {
        let done = Arc::new(Mutex::new(Vec::new()));
        let ctx = Ctx { db: db.clone(), done: Arc::clone(&done) };
        let hourly = Every::Interval(Duration::from_hours(1));
        let registry = Registry::new().every(hourly, &say("tick"));
        let worker = Worker::new(registry, db.clone(), Clock::default(), ctx);
        for minutes in [0, 10, 59] {
            worker.wind(later(minutes * 60)).await.unwrap();
            worker.run_due(later(minutes * 60)).await.unwrap();
        }
        assert_eq!(done.lock().unwrap().len(), 1);
        // Nothing ran for five hours: one strike is made up for, not five.
        worker.wind(later(6 * 3600 + 5)).await.unwrap();
        worker.run_due(later(6 * 3600 + 5)).await.unwrap();
        assert_eq!(done.lock().unwrap().len(), 3, "the one that was waiting and the latest");
    })
    .await;
}

#[tokio::test]
async fn the_worker_wakes_for_what_is_written_and_stops_when_told() {
    each_db(async |db| {
        let (_, done) = worker(&db);
        let ctx = Ctx { db: db.clone(), done: Arc::clone(&done) };
        let clock = Clock::default();
        let worker = Worker::new(Registry::new().add::<Say>(), db.clone(), clock, ctx);
        let (stop, stopped) = tokio::sync::oneshot::channel::<()>();
        let running = tokio::spawn(async move {
            worker
                .run_forever(async {
                    stopped.await.ok();
                })
                .await;
        });
        db.write(async |tx| jobs::add(tx, &say("woken"), clock.now()).await).await.unwrap();
        let wrote = db.wrote();
        while done.lock().unwrap().is_empty() {
            // The worker's own writing wakes this test; the limit only guards against a lost wake.
            let _ = tokio::time::timeout(Duration::from_millis(50), wrote.notified()).await;
        }
        stop.send(()).unwrap();
        running.await.unwrap();
        assert_eq!(*done.lock().unwrap(), ["woken"]);
    })
    .await;
}
