//! What visitors read, and what is kept from them.

use jiff::Timestamp;
use kernel::Permit;
use meetings::{
    Mode, NewItem, Presence,
    ops::{self, Tell},
    policy::TakePart,
};
use web::StatusCode;

use crate::scene::{NOW, Stage, stage};

const AFTER: &str = "2026-11-13T09:00:00Z";

/// A stage on which the meeting of 12 November was held, with an agenda and written input.
async fn held() -> Stage {
    let now: Timestamp = AFTER.parse().unwrap();
    let stage = stage(now).await;
    let scene = stage.scene.clone();
    stage
        .write(async |tx| {
            let meeting = scene.meeting(tx).await;
            let chair = scene.actor(tx, &scene.undp, NOW).await;
            for (title, minutes, clause) in
                [("Minutes of the second meeting", 5, 17), ("Country support", 25, 3)]
            {
                let permit = scene.change(tx, &chair, &meeting).await;
                let new = NewItem {
                    title: title.into(),
                    minutes,
                    presenter: "Co-chairs".into(),
                    clause: Some(clause),
                    ..NewItem::default()
                };
                ops::add_item(tx, &chair, permit, new).await.unwrap();
            }
            let nairobi = scene.actor(tx, &scene.nairobi, NOW).await;
            let take = Permit::<TakePart>::grant(&nairobi, meeting.clone()).unwrap();
            ops::give_input(tx, &nairobi, take, None, "Please **wait**.").await.unwrap();
            let chair = scene.actor(tx, &scene.undp, now).await;
            let permit = scene.change(tx, &chair, &meeting).await;
            let present = [&scene.undp, &scene.iom, &scene.bangkok];
            let present = present.map(|card| Presence { person: card.id, mode: Mode::Online });
            ops::hold(tx, &chair, permit, &present).await.unwrap();
        })
        .await;
    stage
}

#[tokio::test]
async fn a_member_reads_the_whole_meeting_on_their_own_clock() {
    let stage = held().await;
    stage.visits(Some(&stage.scene.bangkok));
    let page = stage.site.get("/meetings/2026-01").await;
    insta::assert_snapshot!(page.outline(), @r"
    200 OK
    Third meeting of 2026
    Held
    Thursday 12 November 2026, 12:30–14:00 New York · 3 of 4 agencies · chaired by IOM and UNDP
    One meeting, three clocks
    Calendar file
    Who takes the late hour
    New YorkUTC−5 · Working hours
    12:30–14:00Thursday 12
    Fri 13
    GenevaUTC+1 · Evening
    18:30–20:00Thursday 12
    Fri 13
    Bangkok YouUTC+7 · Night
    00:30–02:00Next day for you: Friday 13
    Fri 13
    Pale band: 09:00–17:00 local. Dark block: the meeting. Upright line: midnight.
    How to take part
    Online
    https://meet.example/abc
    Place
    Room XIX
    Agenda
    DOCX · Agenda
    Lay a paper before the meeting
    Item Min. Lead Clause
    1. Minutes of the second meeting 5 Co-chairs 17
    2. Country support 25 Co-chairs 3
    The items take 30 of 90 minutes. Papers were due by Thu 5 Nov, 18:00 New York.
    Written input
    K. Example, AGK
    1 Sep 2026, 16:00
    Please wait.
    Who took part
    CSV – Attendance
    XLSX – Attendance
    Present 3 agencies, from 3 cities · In writing 1 agency · Absent 0 agencies
    Person Agency How From
    N. Example AGH online Bangkok
    K. Exampleby their own word AGK in writing Nairobi
    B. Example IOM online Geneva
    A. Example UNDP online New York
    Take part in writing
    What you write before the meeting or within two weeks after it counts as taking part.
    Item
    The whole meeting
    1. Minutes of the second meeting
    2. Country support
    Your text
    Send the text
    ");
    assert!(!page.body.contains("style="));
    let twin = stage.site.get("/meetings/2026-01.json").await;
    assert!(
        twin.body.contains(r#""reference":"2026-01""#) && twin.body.contains(r#""day_shift":1"#),
        "{}",
        twin.body
    );
}

#[tokio::test]
async fn the_public_reads_titles_times_and_counts_only() {
    let stage = held().await;
    let page = stage.site.get("/meetings/2026-01").await;
    insta::assert_snapshot!(page.outline(), @r"
    200 OK
    Third meeting of 2026
    Held
    Thursday 12 November 2026, 12:30–14:00 New York · 3 of 4 agencies · chaired by IOM and UNDP
    One meeting, three clocks
    Calendar file
    Who takes the late hour
    New YorkUTC−5 · Working hours
    12:30–14:00Thursday 12
    Fri 13
    GenevaUTC+1 · Evening
    18:30–20:00Thursday 12
    Fri 13
    BangkokUTC+7 · Night
    00:30–02:00Next day: Friday 13
    Fri 13
    Pale band: 09:00–17:00 local. Dark block: the meeting. Upright line: midnight.
    Agenda
    DOCX · Agenda
    Item Min. Lead Clause
    1. Minutes of the second meeting 5 Co-chairs 17
    2. Country support 25 Co-chairs 3
    The items take 30 of 90 minutes.
    Attendance
    Present
    3 agencies, from 3 cities
    In writing
    1 agency
    Absent
    0 agencies
    ");
    let twin = stage.site.get("/meetings/2026-01.json").await;
    for secret in ["meet.example", "Room XIX", "N. Example", "Please"] {
        assert!(!page.body.contains(secret), "{secret}");
        assert!(!twin.body.contains(secret), "{secret} in the twin");
    }
    for hidden in ["/meetings/2026-01/agenda", "/meetings/2099-01"] {
        assert_eq!(stage.site.get(hidden).await.status, StatusCode::NOT_FOUND, "{hidden}");
    }
    for asked in ["/meetings/new", "/meetings/2026-01/attendance", "/meetings/2026-01/cancel"] {
        assert_eq!(stage.site.get(asked).await.status, StatusCode::UNAUTHORIZED, "{asked}");
    }
}

#[tokio::test]
async fn meetings_are_listed_by_year_and_filtered() {
    let stage = held().await;
    let scene = stage.scene.clone();
    stage
        .write(async |tx| {
            let chair = scene.actor(tx, &scene.undp, NOW).await;
            scene.scheduled(tx, &chair, "2027-02-17T09:00", Tell::Nobody).await
        })
        .await;
    insta::assert_snapshot!(stage.site.get("/meetings").await.outline(), @r"
    200 OK
    Meetings
    Working Group on Migration
    2 meetings
    CSV – Meetings
    XLSX – Meetings
    Who takes the late hour
    Subscribe to the calendar
    Calendar file
    Title or reference
    State
    Every state
    Planned
    Held
    Cancelled
    Show
    20270 meetings held
    Meeting When State Agencies
    Third meeting of 20262027-01 Wednesday 17 February 2027, 09:00–10:30 New YorkWednesday 17 February 2027, 14:00–15:30 UTC Planned
    20261 meeting held
    Meeting When State Agencies
    Third meeting of 20262026-01 Thursday 12 November 2026, 12:30–14:00 New YorkThursday 12 November 2026, 17:30–19:00 UTC Held 3
    ");
    let same = stage.site.get("/groups/migration/meetings?state=planned").await.outline();
    assert!(same.contains("2027-01") && !same.contains("2026-01"), "{same}");
    let none = stage.site.get("/meetings?q=nothing-like-it").await.outline();
    assert!(none.contains("No meeting matches"), "{none}");
}

#[tokio::test]
async fn the_table_of_late_hours_counts_what_was_held() {
    let stage = held().await;
    stage.visits(Some(&stage.scene.bangkok));
    insta::assert_snapshot!(stage.site.get("/meetings/fairness").await.outline(), @r"
    200 OK
    Who takes the late hour
    Meetings held 2024–2026, on the clocks of those who spoke in them
    1 meeting held
    Place of work Meetings Working hours Early morning Evening Night Points Last late hour
    Bangkok You 1 0 0 0 1 72 2026-01
    Geneva 1 0 0 1 0 14 2026-01
    New York 1 1 0 0 0 0
    Points: each quarter of an hour costs 0 in working hours, 1 to 3 at the edges of the day, 8 to 12 at night, and 6 more on a day off.
    ");
}

#[tokio::test]
async fn every_page_is_written_in_six_languages() {
    let stage = held().await;
    stage.visits(Some(&stage.scene.undp));
    for language in ["en", "fr", "es", "ar", "ru", "zh"] {
        for path in [
            "/meetings",
            "/meetings/2026-01",
            "/meetings/new",
            "/meetings/fairness",
            "/meetings/2026-01/agenda",
            "/meetings/2026-01/attendance",
        ] {
            let sign = if path.contains('?') { '&' } else { '?' };
            let page = stage.site.get(&format!("{path}{sign}lang={language}")).await;
            assert_eq!(page.status, StatusCode::OK, "{path} {language}");
            assert!(!page.body.contains("[meetings"), "{path} {language}");
        }
    }
}

#[tokio::test]
async fn meetings_are_data_under_the_api() {
    let stage = held().await;
    let list = stage.site.get("/api/v1/groups/migration/meetings").await;
    assert!(
        list.body.starts_with(r#"{"data":[{"id":""#) && list.body.ends_with(r#""next":null}"#),
        "{}",
        list.body
    );
    assert!(!list.body.contains("meet.example"));
    let id = list.body.split('"').nth(5).unwrap();
    let one = stage.site.get(&format!("/api/v1/meetings/{id}")).await;
    assert!(
        one.body.contains(r#""start":"2026-11-12T17:30:00Z""#) && one.body.contains(r#""agencies":3"#),
        "{}",
        one.body
    );
    let missing = stage.site.get("/api/v1/groups/nowhere/meetings").await;
    assert_eq!(missing.status, StatusCode::NOT_FOUND);
    let spec = stage.site.get("/api/v1/openapi.json").await;
    assert!(spec.body.contains("/api/v1/groups/{slug}/meetings"));
}

#[tokio::test]
async fn the_meetings_are_a_file_for_all_and_who_took_part_one_for_members() {
    let stage = held().await;
    stage.visits(Some(&stage.scene.bangkok));
    let list = stage.site.get("/meetings.csv").await;
    let line = "2026-01,Third meeting of 2026,2026-11-12T17:30:00Z,90,";
    assert!(list.body.contains(line), "{}", list.body);
    let present = stage.site.get("/meetings/2026-01/attendance.csv").await;
    assert!(present.body.contains("B. Example,IOM,online,Geneva,"), "{}", present.body);
    let name = present.header("content-disposition");
    assert!(name.contains("filename=\"attendance-") && name.ends_with("-2026-01.csv\""), "{name}");
    stage.visits(None);
    assert_eq!(stage.site.get("/meetings.csv").await.body, list.body);
    for path in
        ["/meetings/2026-01/attendance.csv", "/meetings/2026-01/attendance.xlsx", "/meetings/2026-09.csv"]
    {
        assert_eq!(stage.site.get(path).await.status, StatusCode::NOT_FOUND, "{path}");
    }
}
