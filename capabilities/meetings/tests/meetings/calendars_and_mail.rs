//! The mails and the calendar files.

use jiff::Timestamp;
use kernel::Permit;
use meetings::{
    Shown,
    ops::{self, Tell},
    policy::ChangeMeeting,
};
use web::StatusCode;

use crate::scene::{NOW, Stage, new_meeting, stage};

/// Runs every job that is due.
async fn work(stage: &Stage, now: Timestamp) {
    let site = &stage.site.site;
    let worker = jobs::Worker::new(meetings::jobs::registry(), site.db().clone(), site.clock(), site.clone());
    worker.run_due(now).await.unwrap();
}

db::row! {
    struct Sent { to_address: String, subject: String, text_body: String, ics: Option<Vec<u8>>, ics_method: Option<String> }
}

async fn outbox(stage: &Stage) -> Vec<Sent> {
    let all =
        db::sql("select to_address, subject, text_body, ics, ics_method from mail order by queued_at, id");
    stage.write(async |tx| tx.all(all).await.unwrap()).await
}

#[tokio::test]
async fn everybody_is_invited_on_their_own_clock_and_once() {
    let stage = stage(NOW).await;
    let scene = stage.scene.clone();
    stage
        .write(async |tx| {
            let chair = scene.actor(tx, &scene.undp, NOW).await;
            scene.scheduled(tx, &chair, "2026-11-12T12:30", Tell::Invited).await;
        })
        .await;
    work(&stage, NOW).await;
    work(&stage, NOW).await;
    let sent = outbox(&stage).await;
    assert_eq!(sent.len(), 4);
    let bangkok = sent.iter().find(|mail| mail.to_address == "agh@agency.example").unwrap();
    assert_eq!(bangkok.subject, "Invitation: Third meeting of 2026, Fri 13 Nov, 00:30 Bangkok");
    insta::assert_snapshot!(bangkok.text_body, @r"
    Working Group on Migration
    Third meeting of 2026

    Time: Friday 13 November 2026, 00:30–02:00 Bangkok · Next day for you
    (Thursday 12 November 2026, 12:30–14:00 New York)
    Place: Room XIX
    Join: https://meet.example/abc
    Papers are due by Thu 5 Nov, 18:00 New York.

    Say whether you will attend: http://tributary.test/meetings/2026-01
    ");
    let ics = String::from_utf8(bangkok.ics.clone().unwrap()).unwrap();
    for line in [
        "METHOD:REQUEST\r\n",
        "SEQUENCE:0\r\n",
        "DTSTART;TZID=America/New_York:20261112T123000\r\n",
        "mailto:agh@agency.example",
    ] {
        assert!(ics.contains(line), "{line}\n{ics}");
    }
    assert_eq!(bangkok.ics_method.as_deref(), Some("REQUEST"));
}

#[tokio::test]
async fn a_move_names_the_old_time_and_a_cancellation_withdraws() {
    let stage = stage(NOW).await;
    let scene = stage.scene.clone();
    let meeting = stage
        .write(async |tx| {
            let chair = scene.actor(tx, &scene.undp, NOW).await;
            scene.scheduled(tx, &chair, "2026-11-12T12:30", Tell::Invited).await
        })
        .await;
    work(&stage, NOW).await;
    stage
        .write(async |tx| {
            let chair = scene.actor(tx, &scene.undp, NOW).await;
            let permit = scene.change(tx, &chair, &meeting).await;
            ops::reschedule(tx, &chair, permit, 1, new_meeting("2026-11-19T08:00"), Tell::Invited)
                .await
                .unwrap();
        })
        .await;
    work(&stage, NOW).await;
    let moved = outbox(&stage).await;
    assert_eq!(moved.len(), 8);
    let nairobi = moved.iter().rfind(|mail| mail.to_address == "agk@agency.example").unwrap();
    assert_eq!(nairobi.subject, "New time: Third meeting of 2026, Thu 19 Nov, 16:00 Nairobi");
    assert!(
        nairobi.text_body.contains("It was to be on Thursday 12 November 2026, 20:30–22:00 Nairobi"),
        "{}",
        nairobi.text_body
    );
    stage
        .write(async |tx| {
            let chair = scene.actor(tx, &scene.iom, NOW).await;
            let permit: Permit<ChangeMeeting> = scene.change(tx, &chair, &meeting).await;
            ops::cancel(tx, &chair, permit, "no room", Tell::Invited).await.unwrap();
        })
        .await;
    work(&stage, NOW).await;
    let all = outbox(&stage).await;
    assert_eq!(all.len(), 12);
    let last = all.last().unwrap();
    let ics = String::from_utf8(last.ics.clone().unwrap()).unwrap();
    assert!(ics.contains("METHOD:CANCEL\r\n") && ics.contains("SEQUENCE:2\r\n"), "{ics}");
    assert!(
        last.text_body.contains("The meeting does not take place.\nReason: no room"),
        "{}",
        last.text_body
    );
}

#[tokio::test]
async fn reminders_go_a_week_and_a_day_before_and_not_for_a_time_that_was_given_up() {
    let near: Timestamp = "2026-11-11T18:00:00Z".parse().unwrap();
    let stage = stage(near).await;
    let scene = stage.scene.clone();
    stage
        .write(async |tx| {
            let chair = scene.actor(tx, &scene.undp, NOW).await;
            let meeting = scene.scheduled(tx, &chair, "2026-11-05T12:30", Tell::Invited).await;
            let permit = scene.change(tx, &chair, &meeting).await;
            ops::reschedule(tx, &chair, permit, 1, new_meeting("2026-11-12T12:30"), Tell::Invited)
                .await
                .unwrap();
        })
        .await;
    work(&stage, near).await;
    work(&stage, near).await;
    let sent = outbox(&stage).await;
    let count = |start: &str| sent.iter().filter(|mail| mail.subject.starts_with(start)).count();
    // The first announcement was overtaken before its job ran; everybody hears of the second alone.
    assert_eq!(
        (count("Invitation"), sent.len() - count("Invitation") - count("Reminder") - count("Papers")),
        (4, 0)
    );
    assert!(count("Reminder") >= 4, "{}", count("Reminder"));
}

#[tokio::test]
async fn the_feed_of_a_group_tells_titles_and_times_only() {
    let stage = stage(NOW).await;
    let scene = stage.scene.clone();
    stage.write(async |tx| scene.meeting(tx).await).await;
    let feed = stage.site.get("/groups/migration/calendar.ics").await;
    assert_eq!(feed.status, StatusCode::OK);
    assert_eq!(feed.body.matches("BEGIN:VEVENT\r\n").count(), 1);
    assert!(feed.body.contains("SUMMARY;LANGUAGE=en:Third meeting of 2026\r\n"), "{}", feed.body);
    for secret in ["meet.example", "Room XIX", "ATTENDEE"] {
        assert!(!feed.body.contains(secret), "{secret}");
    }
    let one = stage.site.get("/meetings/2026-01/event.ics").await;
    assert!(one.body.contains("METHOD:PUBLISH") && !one.body.contains("meet.example"));
    stage.visits(Some(&scene.bangkok));
    let one = stage.site.get("/meetings/2026-01/event.ics").await;
    assert!(one.body.contains("CONFERENCE;VALUE=URI;FEATURE=VIDEO:https://meet.example/abc"), "{}", one.body);
}

#[tokio::test]
async fn a_feed_that_did_not_change_is_not_sent_again() {
    let stage = stage(NOW).await;
    stage.write(async |tx| stage.scene.meeting(tx).await).await;
    let request = || axum::http::Request::get("/groups/migration/calendar.ics");
    let same = stage.site.send(request().header("if-none-match", "*"), axum::body::Body::empty()).await;
    assert_eq!((same.status, same.body.as_str()), (StatusCode::NOT_MODIFIED, ""));
    let other =
        stage.site.send(request().header("if-none-match", "\"old\""), axum::body::Body::empty()).await;
    assert_eq!(other.status, StatusCode::OK);
}

#[tokio::test]
async fn a_closed_calendar_does_not_exist_on_any_route_for_those_outside() {
    let stage = stage(NOW).await;
    let scene = stage.scene.clone();
    let meeting = stage.write(async |tx| scene.meeting(tx).await).await;
    let paths: Vec<String> = [
        "/groups/migration/meetings",
        "/groups/migration/meetings.json",
        "/groups/migration/meetings.csv",
        "/groups/migration/meetings.xlsx",
        "/groups/migration/meetings/fairness",
        "/api/v1/groups/migration/meetings",
        &format!("/groups/migration/meetings/{}", meeting.reference),
        &format!("/groups/migration/meetings/{}.json", meeting.reference),
        &format!("/groups/migration/meetings/{}/event.ics", meeting.reference),
        &format!("/api/v1/meetings/{}", meeting.id),
    ]
    .map(str::to_owned)
    .to_vec();
    for path in &paths {
        assert_eq!(stage.site.get(path).await.status, StatusCode::OK, "{path} while the calendar is open");
    }
    stage
        .write(async |tx| {
            let operator = kernel::Actor::operator(NOW);
            let permit =
                Permit::<groups::policy::ChangeSettings>::grant(&operator, scene.group.clone()).unwrap();
            let settings = groups::Settings { calendar_open: false, ..scene.group.settings.clone() };
            groups::ops::change_settings(tx, &operator, permit, settings, scene.group.revision)
                .await
                .unwrap();
        })
        .await;
    let outsider = people::PersonCard { id: kernel::PersonId::new(NOW), ..scene.undp.clone() };
    for visitor in [None, Some(&outsider)] {
        stage.visits(visitor);
        for path in &paths {
            let answer = stage.site.get(path).await;
            assert_eq!(answer.status, StatusCode::NOT_FOUND, "{path}");
            assert!(!answer.body.contains(&meeting.title), "{path}: {}", answer.body);
        }
        for path in ["/groups/migration/calendar.ics", "/groups/nowhere/calendar.ics"] {
            assert_eq!(stage.site.get(path).await.status, StatusCode::NOT_FOUND, "{path}");
        }
    }
    for member in [&scene.undp, &scene.bangkok, &scene.nairobi] {
        stage.visits(Some(member));
        for path in &paths {
            assert_eq!(stage.site.get(path).await.status, StatusCode::OK, "{path} for {}", member.name);
        }
    }
}

#[tokio::test]
async fn the_personal_feed_has_the_link_and_is_found_by_its_secret_alone() {
    let stage = stage(NOW).await;
    let scene = stage.scene.clone();
    let secret = web::Secret::random();
    stage
        .write(async |tx| {
            scene.meeting(tx).await;
            let statement = db::sql("update person set feed_hash = $1, feed_at = $2 where id = $3");
            tx.run(statement.bind(secret.hash()).bind(NOW).bind(scene.bangkok.id)).await.unwrap();
        })
        .await;
    let feed = stage.site.get(&format!("/me/calendar/{}.ics", secret.reveal())).await;
    assert_eq!(feed.status, StatusCode::OK, "{}", feed.body);
    assert!(
        feed.body.contains("https://meet.example/abc") && feed.body.contains("X-WR-TIMEZONE:Asia/Bangkok")
    );
    assert!(!feed.body.contains("ATTENDEE"));
    let wrong = web::Secret::random();
    let missing = stage.site.get(&format!("/me/calendar/{}.ics", wrong.reveal())).await;
    assert_eq!(missing.status, StatusCode::NOT_FOUND);
}

#[tokio::test]
async fn a_thousand_meetings_are_one_feed() {
    let stage = stage(NOW).await;
    let scene = stage.scene.clone();
    stage
        .write(async |tx| {
            let chair = scene.actor(tx, &scene.undp, NOW).await;
            for n in 0..1000 {
                let permit = Permit::grant(&chair, scene.group.clone()).unwrap();
                let mut new = new_meeting("2026-11-12T12:30");
                new.reference = Some(format!("m{n}"));
                new.shown = Shown::Once;
                ops::schedule(tx, &chair, permit, new, Tell::Nobody).await.unwrap();
            }
        })
        .await;
    let begin = std::time::Instant::now();
    let feed = stage.site.get("/groups/migration/calendar.ics").await;
    println!("a feed of 1,000 events took {:?}", begin.elapsed());
    assert_eq!(feed.body.matches("BEGIN:VEVENT\r\n").count(), 1000);
    assert_eq!(feed.body.matches("BEGIN:VTIMEZONE\r\n").count(), 1);
    assert!(feed.body.split("\r\n").all(|line| line.len() <= 75));
}
