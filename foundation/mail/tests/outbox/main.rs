//! What becomes of queued mails, with servers that behave and servers that do not.
#![expect(clippy::unwrap_used, reason = "a test that cannot make its input has nothing to say")]

mod sink;
mod starttls;

use std::sync::{Arc, Mutex};

use db::{
    Db, sql,
    testing::{NOW, each_db},
};
use jiff::{SignedDuration, Timestamp};
use kernel::Clock;
use mail::{Delivery, New, Sender, Settings, State, Transport};
use sink::Sink;

const RECORD: &str = "circulation:1";

fn later(seconds: i64) -> Timestamp {
    NOW.checked_add(SignedDuration::from_secs(seconds)).expect("a time near now")
}

fn to(address: &str) -> New {
    New::text(address, "Ana", "Minutes", "The minutes are attached.").about("circulation", RECORD)
}

async fn queue(db: &Db, addresses: &[&str]) {
    db.write(async |tx| {
        for address in addresses {
            mail::queue(tx, &to(address), NOW).await?;
        }
        Ok::<_, db::Error>(())
    })
    .await
    .expect("queued");
}

async fn ledger(db: &Db) -> Vec<Delivery> {
    db.read(async |tx| mail::ledger(tx, RECORD).await).await.expect("the ledger")
}

async fn only(db: &Db) -> Delivery {
    let mut ledger = ledger(db).await;
    assert_eq!(ledger.len(), 1);
    ledger.remove(0)
}

fn memory(db: &Db) -> (Sender, Arc<Mutex<Vec<mail::Sent>>>) {
    let list = Arc::default();
    let origin = Settings::default().origin().expect("the default origin");
    let transport = Transport::Memory(Arc::clone(&list));
    (Sender::over(db.clone(), Clock::default(), origin, transport), list)
}

async fn smtp(db: &Db, address: impl ToString) -> Sender {
    let settings = Settings { smtp: Some(address.to_string()), ..Settings::default() };
    let nowhere = std::path::Path::new("/nonexistent");
    Sender::open(db.clone(), Clock::default(), &settings, nowhere).await.expect("settings")
}

/// The Message-ID of a mail that arrived.
fn message_id(text: &str) -> &str {
    text.lines().find(|line| line.starts_with("Message-ID:")).expect("every mail has one")
}

#[tokio::test]
async fn each_recipient_is_sent_one_mail_and_stands_once_in_the_ledger() {
    each_db(async |db| {
        let sink = Sink::start().await;
        let sender = smtp(&db, sink.address).await;
        let addresses: Vec<String> = (0..60).map(|n| format!("member{n}@example.org")).collect();
        queue(&db, &addresses.iter().map(String::as_str).collect::<Vec<_>>()).await;
        assert_eq!(sender.deliver_due(NOW).await.unwrap(), 60);
        assert_eq!(sender.deliver_due(later(3600)).await.unwrap(), 0);
        let mut arrived: Vec<String> = sink.arrived().into_iter().map(|(to, _)| to).collect();
        arrived.sort();
        let mut wanted = addresses.clone();
        wanted.sort();
        assert_eq!(arrived, wanted);
        let ledger = ledger(&db).await;
        assert_eq!(ledger.len(), 60);
        assert!(
            ledger
                .iter()
                .all(|row| row.state == State::Accepted && row.tries == 1 && row.sent_at == Some(NOW))
        );
        assert!(ledger[0].server_reply.starts_with("250 2.0.0 queued as"), "{}", ledger[0].server_reply);
    })
    .await;
}

#[tokio::test]
async fn a_server_that_says_not_now_is_asked_again_and_its_words_are_kept_meanwhile() {
    each_db(async |db| {
        let sink = Sink::start().await;
        let sender = smtp(&db, sink.address).await;
        queue(&db, &["busy@example.org"]).await;
        sender.deliver_due(NOW).await.unwrap();
        let row = only(&db).await;
        assert_eq!((row.state, row.tries, row.next_try_at), (State::Queued, 1, later(5)));
        assert_eq!(row.server_reply, "451 4.7.1 greylisted, try again");
        assert_eq!(sender.deliver_due(later(4)).await.unwrap(), 0);
        sender.deliver_due(later(5)).await.unwrap();
        let row = only(&db).await;
        assert_eq!((row.state, row.tries, row.sent_at), (State::Accepted, 2, Some(later(5))));
        assert_eq!(sink.arrived().len(), 1);
    })
    .await;
}

#[tokio::test]
async fn a_refused_recipient_bounces_with_the_servers_words_and_the_others_get_theirs() {
    each_db(async |db| {
        let sink = Sink::start().await;
        let sender = smtp(&db, sink.address).await;
        queue(&db, &["a@example.org", "unknown@example.org", "no address", "z@example.org"]).await;
        sender.deliver_due(NOW).await.unwrap();
        let ledger = ledger(&db).await;
        let ended: Vec<_> = ledger.iter().map(|row| (row.state, row.server_reply.as_str())).collect();
        assert_eq!(ended[1], (State::Bounced, "`no address` is not an address"));
        assert_eq!(ended[2], (State::Bounced, "550 5.1.1 no such user here"));
        assert_eq!((ended[0].0, ended[3].0), (State::Accepted, State::Accepted));
        // Somebody opens the mailbox.
        db.write(async |tx| mail::send_again(tx, ledger[2].id, later(9)).await).await.unwrap();
        assert_eq!(sender.deliver_due(later(9)).await.unwrap(), 1);
    })
    .await;
}

#[tokio::test]
async fn a_connection_lost_in_the_middle_is_tried_again() {
    each_db(async |db| {
        let sink = Sink::start().await;
        let sender = smtp(&db, sink.address).await;
        queue(&db, &["drop@example.org", "other@example.org"]).await;
        sender.deliver_due(NOW).await.unwrap();
        let rows = ledger(&db).await;
        assert_eq!((rows[0].state, rows[1].state), (State::Queued, State::Accepted));
        assert!(!rows[0].server_reply.is_empty());
        sender.deliver_due(later(5)).await.unwrap();
        assert_eq!(ledger(&db).await[0].state, State::Accepted);
        assert_eq!(sink.arrived().len(), 2);
    })
    .await;
}

#[tokio::test]
async fn a_mail_whose_answer_was_lost_comes_again_under_the_same_message_id() {
    each_db(async |db| {
        let sink = Sink::start().await;
        let sender = smtp(&db, sink.address).await;
        queue(&db, &["silent@example.org"]).await;
        sender.deliver_due(NOW).await.unwrap();
        assert_eq!(only(&db).await.state, State::Queued);
        sender.deliver_due(later(5)).await.unwrap();
        assert_eq!(only(&db).await.state, State::Accepted);
        let arrived = sink.arrived();
        assert_eq!(arrived.len(), 2);
        assert_eq!(arrived[0], arrived[1], "the second copy is the same to the byte");
    })
    .await;
}

#[tokio::test]
async fn a_server_that_is_down_is_not_asked_for_each_mail_and_in_the_end_given_up() {
    each_db(async |db| {
        // A port that was free a moment ago and that nobody listens on.
        let address = std::net::TcpListener::bind("127.0.0.1:0").unwrap().local_addr().unwrap();
        let sender = smtp(&db, address).await;
        queue(&db, &["a@example.org", "b@example.org", "c@example.org"]).await;
        assert_eq!(sender.deliver_due(NOW).await.unwrap(), 1);
        db.write(async |tx| tx.run(sql("update mail set tries = 15, next_try_at = $1").bind(NOW)).await)
            .await
            .unwrap();
        for _ in 0..3 {
            sender.deliver_due(NOW).await.unwrap();
        }
        let ledger = ledger(&db).await;
        assert!(ledger.iter().all(|row| row.state == State::GivenUp), "{ledger:?}");
        assert!(ledger[0].server_reply.to_lowercase().contains("connection"), "{}", ledger[0].server_reply);
    })
    .await;
}

/// Leaves every mail as a process leaves it that is killed while it waits for the server's answer.
async fn killed_while_sending(db: &Db) {
    let statement = sql("update mail set state = 'sending', tries = tries + 1, leased_until = $1");
    db.write(async |tx| tx.run(statement.bind(later(120))).await).await.expect("written");
}

#[tokio::test]
async fn after_a_crash_what_was_being_sent_goes_out_again_under_the_same_message_id() {
    each_db(async |db| {
        let sink = Sink::start().await;
        let sender = smtp(&db, sink.address).await;
        queue(&db, &["a@example.org"]).await;
        // The server takes it, and the machine stops before the answer is written.
        sender.deliver_due(NOW).await.unwrap();
        killed_while_sending(&db).await;
        assert_eq!(sender.deliver_due(later(119)).await.unwrap(), 0, "another process may still hold it");
        assert_eq!(sender.deliver_due(later(120)).await.unwrap(), 1);
        let arrived = sink.arrived();
        assert_eq!(message_id(&arrived[0].1), message_id(&arrived[1].1));
        let row = only(&db).await;
        assert_eq!((row.state, row.tries), (State::Accepted, 3));
    })
    .await;
}

#[tokio::test]
async fn a_circulation_broken_off_three_times_reaches_each_member_once_in_the_ledger() {
    each_db(async |db| {
        let sink = Sink::start().await;
        let addresses: Vec<String> = (0..24).map(|n| format!("member{n}@example.org")).collect();
        queue(&db, &addresses.iter().map(String::as_str).collect::<Vec<_>>()).await;
        for killed_after in [5, 11, 17] {
            db.write(async |tx| mail::release(tx, NOW).await).await.unwrap();
            let sender = smtp(&db, sink.address).await;
            let working = tokio::spawn(async move { sender.deliver_due(NOW).await });
            while sink.arrived().len() < killed_after {
                tokio::task::yield_now().await;
            }
            // Wherever it stands: before the server's answer, after it, or in the middle of writing it down.
            working.abort();
            assert!(working.await.unwrap_err().is_cancelled());
        }
        db.write(async |tx| mail::release(tx, NOW).await).await.unwrap();
        smtp(&db, sink.address).await.deliver_due(NOW).await.unwrap();
        let ledger = ledger(&db).await;
        assert!(ledger.len() == 24 && ledger.iter().all(|row| row.state == State::Accepted), "{ledger:?}");
        // What came twice came under the same Message-ID, and a receiver that looks at it has each once.
        let mut ids: Vec<String> =
            sink.arrived().iter().map(|(_, text)| message_id(text).to_owned()).collect();
        assert!(ids.len() <= 24 + 3, "at most one for each time it was broken off");
        ids.sort();
        ids.dedup();
        assert_eq!(ids.len(), 24);
    })
    .await;
}

#[tokio::test]
async fn the_only_sender_need_not_wait_for_the_leases_of_the_one_before_it() {
    each_db(async |db| {
        let (sender, list) = memory(&db);
        queue(&db, &["a@example.org", "b@example.org"]).await;
        killed_while_sending(&db).await;
        assert_eq!(db.write(async |tx| mail::release(tx, NOW).await).await.unwrap(), 2);
        assert_eq!(sender.deliver_due(NOW).await.unwrap(), 2);
        assert_eq!(list.lock().unwrap().len(), 2);
    })
    .await;
}

#[tokio::test]
async fn a_circulation_begun_again_queues_only_those_who_are_missing() {
    each_db(async |db| {
        let once = async |address: &str| {
            db.write(async |tx| mail::queue_once(tx, &to(address), NOW).await).await.unwrap()
        };
        assert!(once("a@example.org").await.is_some());
        assert!(once("a@example.org").await.is_none());
        assert!(once("b@example.org").await.is_some());
        assert_eq!(ledger(&db).await.len(), 2);
    })
    .await;
}

#[tokio::test]
async fn two_senders_never_send_the_same_mail() {
    each_db(async |db| {
        let (sender, list) = memory(&db);
        let addresses: Vec<String> = (0..20).map(|n| format!("member{n}@example.org")).collect();
        queue(&db, &addresses.iter().map(String::as_str).collect::<Vec<_>>()).await;
        let (one, two) = tokio::join!(Box::pin(sender.deliver_due(NOW)), Box::pin(sender.deliver_due(NOW)));
        assert_eq!(one.unwrap() + two.unwrap(), 20);
        let mut sent: Vec<String> = list.lock().unwrap().iter().map(|sent| sent.to.clone()).collect();
        sent.sort();
        sent.dedup();
        assert_eq!(sent.len(), 20);
    })
    .await;
}

#[tokio::test]
async fn a_link_to_sign_in_is_gone_from_the_database_once_it_was_sent() {
    each_db(async |db| {
        let (sender, list) = memory(&db);
        let mail = New::text("a@example.org", "Ana", "Sign in", "https://example.org/in/s3cret").secret();
        let mail = mail.html("<a href='https://example.org/in/s3cret'>in</a>").about("sign-in", "person:1");
        db.write(async |tx| mail::queue(tx, &mail, NOW).await).await.unwrap();
        sender.deliver_due(NOW).await.unwrap();
        let sent = String::from_utf8(list.lock().unwrap()[0].bytes.clone()).unwrap();
        assert!(sent.contains("s3cret"));
        let left: i64 = db
            .read(async |tx| {
                tx.scalar(sql("select count(*) from mail where text_body <> '' or html_body is not null"))
                    .await
            })
            .await
            .unwrap();
        assert_eq!(left, 0);
        let delivery = db.read(async |tx| mail::ledger(tx, "person:1").await).await.unwrap().remove(0);
        assert_eq!(delivery.state, State::Accepted);
        assert!(db.write(async |tx| mail::send_again(tx, delivery.id, NOW).await).await.is_err());
    })
    .await;
}

#[tokio::test]
async fn a_wrong_password_is_the_operators_fault_and_no_mail_bounces_for_it() {
    each_db(async |db| {
        let sink = Sink::start().await;
        let file = std::env::temp_dir().join(format!("tributary-mail-{}", uuid::Uuid::new_v4().simple()));
        let settings = Settings {
            smtp: Some(sink.address.to_string()),
            user: Some("ana".into()),
            password_file: Some(file.clone()),
            ..Settings::default()
        };
        let nowhere = std::path::Path::new("/nonexistent");
        let open = async || Sender::open(db.clone(), Clock::default(), &settings, nowhere).await;
        assert!(open().await.is_err(), "the file is not there");
        std::fs::write(&file, "guess\n").unwrap();
        queue(&db, &["a@example.org"]).await;
        open().await.unwrap().deliver_due(NOW).await.unwrap();
        let row = only(&db).await;
        assert_eq!((row.state, row.server_reply.as_str()), (State::Queued, "535 5.7.8 wrong password"));
        std::fs::write(&file, "secret\n").unwrap();
        open().await.unwrap().deliver_due(later(5)).await.unwrap();
        assert_eq!(only(&db).await.state, State::Accepted);
        std::fs::remove_file(&file).unwrap();
    })
    .await;
}

#[tokio::test]
async fn without_a_server_mails_become_files() {
    each_db(async |db| {
        let folder = std::env::temp_dir().join(format!("tributary-mail-{}", uuid::Uuid::new_v4().simple()));
        let sender = Sender::open(db.clone(), Clock::default(), &Settings::default(), &folder).await.unwrap();
        queue(&db, &["a@example.org"]).await;
        sender.deliver_due(NOW).await.unwrap();
        let row = only(&db).await;
        assert_eq!(row.server_reply, format!("written to {}.eml", row.id));
        let text = std::fs::read_to_string(folder.join("outbox").join(format!("{}.eml", row.id))).unwrap();
        assert!(text.contains("The minutes are attached."));
        std::fs::remove_dir_all(&folder).unwrap();
    })
    .await;
}

#[tokio::test]
async fn the_sender_wakes_for_what_is_queued_and_stops_when_told() {
    each_db(async |db| {
        let (sender, list) = memory(&db);
        let (stop, stopped) = tokio::sync::oneshot::channel::<()>();
        let running = tokio::spawn(async move {
            sender
                .run_forever(async {
                    stopped.await.ok();
                })
                .await;
        });
        queue(&db, &["a@example.org"]).await;
        let wrote = db.wrote();
        while db.read(async |tx| mail::counts(tx).await).await.unwrap().accepted == 0 {
            // The sender's own writing wakes this test; the limit only guards against a lost wake.
            let _ = tokio::time::timeout(std::time::Duration::from_millis(50), wrote.notified()).await;
        }
        stop.send(()).unwrap();
        running.await.unwrap();
        assert_eq!(list.lock().unwrap().len(), 1);
    })
    .await;
}
