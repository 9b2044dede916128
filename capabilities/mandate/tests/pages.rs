//! The mandate through the database: seeded by the journal, read as pages, JSON, CSV and text.
#![expect(clippy::unwrap_used, reason = "builders of tests stop where something is wrong")]

use std::sync::{Arc, OnceLock};

use db::Tx;
use groups::{Group, Settings, ops::NewGroup, policy::Found};
use jiff::Timestamp;
use journal::Act;
use kernel::{Actor, GroupId, Language, Office, Permit, Person, PersonId, Role};
use mandate::{Report, Status};
use serde_json::{Value, json};
use web::{
    StatusCode,
    testing::{Answer, TestSite},
};

fn at(text: &str) -> Timestamp {
    text.parse().unwrap()
}

async fn found(tx: &mut Tx, slug: &str, home: bool, mandate: Option<&str>) -> Group {
    let actor = Actor::operator(at("2026-01-01T00:00:00Z"));
    let permit = Permit::<Found>::grant(&actor, ()).unwrap();
    let new = NewGroup {
        slug: slug.into(),
        names: slug.into(),
        parent: None,
        zone: "Europe/Zurich".into(),
        home,
        mandate: mandate.map(str::to_owned),
        settings: Settings::default(),
    };
    groups::ops::found_group(tx, &actor, permit, new).await.unwrap()
}

/// A meeting of two hours was held and recorded when it was over.
async fn held(tx: &mut Tx, group: &Group, reference: &str, start: &str) {
    let actor = Actor::operator(at(start) + jiff::SignedDuration::from_hours(2));
    let act = Act::new("meeting.held", "meeting", format!("{}-{reference}", group.slug))
        .in_group(group.id)
        .titled(format!("Meeting {reference}"), group.path(&format!("/meetings/{reference}")))
        .happened(at(start))
        .facts(json!({}));
    journal::record(tx, &actor, act).await.unwrap();
}

struct World {
    site: TestSite,
    home: Group,
}

async fn world(now: &str) -> World {
    let site = TestSite::new(at(now), vec![mandate::capability()], None, |site| site).await;
    let home = fill(&site).await;
    World { site, home }
}

/// A home group with two meetings in 2026, a second group with one, and a group without clauses.
async fn fill(site: &TestSite) -> Group {
    site.site
        .db()
        .write(async |tx| {
            let home = found(tx, "mainstreaming", true, Some("mainstreaming")).await;
            let second = found(tx, "research", false, None).await;
            found(tx, "network", false, Some("none")).await;
            held(tx, &home, "2026-01", "2026-02-18T13:00:00Z").await;
            held(tx, &second, "2026-01", "2026-03-03T13:00:00Z").await;
            held(tx, &home, "2026-02", "2026-06-17T12:00:00Z").await;
            Ok::<_, db::Error>(home)
        })
        .await
        .unwrap()
}

async fn report(world: &World, slug: Option<&str>, as_of: Option<&str>) -> Report {
    let say = world.site.site.say(Language::English, jiff::tz::TimeZone::UTC);
    let now = world.site.site.clock().now();
    let as_of = as_of.map(|day| day.parse().unwrap());
    world.site.site.db().read(async |tx| mandate::report(tx, slug, as_of, now, &say).await).await.unwrap()
}

fn json(answer: &Answer) -> Value {
    assert_eq!(answer.status, StatusCode::OK, "{}", answer.body);
    serde_json::from_str(&answer.body).unwrap()
}

fn meetings(report: &Report) -> &mandate::ObligationReport {
    &report.clauses[15].obligations[0]
}

#[tokio::test]
async fn two_meetings_are_at_risk_on_1_october_and_a_third_on_3_november_meets_the_year() {
    let world = world("2026-11-16T09:00:00Z").await;
    let then = report(&world, Some("mainstreaming"), Some("2026-10-01")).await;
    let it = meetings(&then);
    assert_eq!((it.status, it.missing, it.id.as_str()), (Status::AtRisk, 1, "16-meetings"));
    assert_eq!(
        it.forecast,
        "One more meeting is needed by 31 December 2026; the last day to send notice is 3 December 2026."
    );
    let group = &world.home;
    world
        .site
        .site
        .db()
        .write(async |tx| {
            held(tx, group, "2026-03", "2026-11-03T13:00:00Z").await;
            Ok::<_, db::Error>(())
        })
        .await
        .unwrap();
    let now = report(&world, None, None).await;
    let it = meetings(&now);
    assert_eq!((it.status, it.missing), (Status::Met, 0));
    assert_eq!(
        it.forecast,
        "3 of 3 meetings held this year; the first of the next year is expected by 30 April 2027."
    );
    // What was known on 1 October stays what it was.
    assert_eq!(report(&world, None, Some("2026-10-01")).await, then);
    assert_eq!(meetings(&report(&world, None, Some("2026-02-17")).await).status, Status::NothingRecorded);
}

#[tokio::test]
async fn a_second_group_is_judged_by_its_own_journal() {
    let world = world("2026-10-01T09:00:00Z").await;
    let second = report(&world, Some("research"), None).await;
    let it = meetings(&second);
    assert_eq!((it.status, it.missing, it.evidence.len()), (Status::AtRisk, 2, 1));
    assert_eq!(it.evidence[0].url, "/groups/research/meetings/2026-01");
    assert_eq!(report(&world, Some("network"), None).await.clauses, []);
    let page = world.site.get("/groups/network/mandate").await;
    assert!(page.outline().contains("No mandate is followed here"), "{}", page.outline());
    let say = world.site.site.say(Language::English, jiff::tz::TimeZone::UTC);
    let refused = world
        .site
        .site
        .db()
        .read(async |tx| mandate::report(tx, Some("nobody"), None, at("2026-10-01T09:00:00Z"), &say).await)
        .await;
    assert_eq!(refused.unwrap_err().to_string(), "there is no group `nobody`");
    assert_eq!(world.site.get("/groups/nobody/mandate").await.status, StatusCode::NOT_FOUND);
}

#[tokio::test]
async fn the_machine_twin_and_the_api_are_the_report_of_the_contract() {
    let world = world("2026-11-16T09:00:00Z").await;
    let expected = report(&world, None, Some("2026-10-01")).await;
    let twin = json(&world.site.get("/mandate.json?as-of=2026-10-01").await);
    assert_eq!(twin, serde_json::to_value(&expected).unwrap());
    insta::assert_snapshot!(serde_json::to_string_pretty(&twin["clauses"][15]).unwrap());
    assert_eq!((&twin["group"], &twin["as_of"]), (&json!("mainstreaming"), &json!("2026-10-01")));
    let mut api = json(&world.site.get("/api/v1/groups/mainstreaming/mandate?as_of=2026-10-01").await);
    let url = api["clauses"][15]["obligations"][0]["evidence"][0]["url"].take();
    assert_eq!(url, "http://tributary.test/meetings/2026-01");
    assert_eq!(api["as_of"], "2026-10-01");
    assert_eq!(world.site.get("/api/v1/groups/nobody/mandate").await.status, StatusCode::NOT_FOUND);
}

#[tokio::test]
async fn the_page_of_the_clauses_reads_like_the_mandate() {
    let world = world("2026-10-01T09:00:00Z").await;
    insta::assert_snapshot!(world.site.get("/mandate").await.outline());
}

#[tokio::test]
async fn clause_16_opened_shows_rule_evidence_history_and_next_date() {
    let world = world("2026-10-01T09:00:00Z").await;
    let page = world.site.get("/mandate/16").await;
    insta::assert_snapshot!(page.outline());
    assert!(page.body.contains("<svg") && !page.body.contains("style=\""));
    let twin = json(&world.site.get("/mandate/16.json").await);
    assert_eq!((&twin["number"], &twin["status"]), (&json!(16), &json!("at-risk")));
    assert_eq!(twin["obligations"][0]["history"]["rows"][0]["count"], 2);
    for missing in ["/mandate/20", "/mandate/sixteen", "/groups/network/mandate/1"] {
        assert_eq!(world.site.get(missing).await.status, StatusCode::NOT_FOUND, "{missing}");
    }
}

#[tokio::test]
async fn clause_16_in_arabic_is_arabic_throughout() {
    let World { site, .. } = world("2026-10-01T09:00:00Z").await;
    let site = site.in_language("ar");
    let page = site.get("/mandate/16").await;
    assert!(page.body.contains("dir=\"rtl\""));
    insta::assert_snapshot!(page.outline());
}

#[tokio::test]
async fn every_page_is_told_in_six_languages_without_a_missing_word() {
    let World { mut site, .. } = world("2026-10-01T09:00:00Z").await;
    for language in ["en", "fr", "es", "ar", "ru", "zh"] {
        site = site.in_language(language);
        let mut paths: Vec<String> = (1..=19).map(|number| format!("/mandate/{number}")).collect();
        paths.extend([
            "/mandate".into(),
            "/mandate?as-of=2025-05-01".into(),
            "/groups/network/mandate".into(),
        ]);
        for path in paths {
            let page = site.get(&path).await;
            assert_eq!(page.status, StatusCode::OK, "{path} in {language}");
            let outline = page.outline();
            assert!(!outline.contains("[mandate-"), "{path} in {language}: {outline}");
            assert!(
                !outline.contains("{$") && !outline.contains("NUMBER("),
                "{path} in {language}: {outline}"
            );
        }
    }
}

#[tokio::test]
async fn the_year_of_the_group_is_that_of_its_zone() {
    // 23:30 UTC on 31 December is past midnight in Geneva.
    let world = world("2026-12-31T23:30:00Z").await;
    assert_eq!(report(&world, None, None).await.as_of, "2027-01-01".parse().unwrap());
}

#[tokio::test]
async fn a_day_that_is_none_is_refused_in_words() {
    let world = world("2026-10-01T09:00:00Z").await;
    let refused = world.site.get("/mandate?as-of=soon").await;
    assert_eq!(refused.status, StatusCode::UNPROCESSABLE_ENTITY);
    assert!(refused.outline().contains("That is not a day"), "{}", refused.outline());
    assert_eq!(world.site.get("/mandate?as-of=").await.status, StatusCode::OK);
    assert_eq!(world.site.get("/mandate?as-of=9999-12-31").await.status, StatusCode::OK);
}

#[tokio::test]
async fn the_table_for_spreadsheets_has_a_line_for_each_obligation() {
    let world = world("2026-10-01T09:00:00Z").await;
    let answer = world.site.get("/mandate.csv").await;
    assert_eq!(answer.status, StatusCode::OK);
    let lines: Vec<&str> = answer.body.lines().collect();
    let report = report(&world, None, None).await;
    assert_eq!(lines.len(), 1 + report.clauses.iter().map(|clause| clause.obligations.len()).sum::<usize>());
    assert!(
        lines[0].starts_with("\u{feff}As it stood at the end of,Clause,Subject of the clause,Kind"),
        "{}",
        lines[0]
    );
    let line = lines.iter().find(|line| line.contains("16-meetings")).unwrap();
    assert!(line.starts_with("2026-10-01,16,"), "{line}");
    assert!(
        line.contains("Hold three meetings in the year") && line.contains(",At risk,2026-12-31,1,2,"),
        "{line}"
    );
    let xlsx = world.site.get("/groups/mainstreaming/mandate.xlsx?as-of=2026-03-01").await;
    let kind = "attachment; filename=\"mandate-mainstreaming-2026-03-01.xlsx\"";
    assert_eq!(xlsx.header("content-disposition"), kind);
}

#[tokio::test]
async fn the_table_for_people_is_plain_text() {
    let world = world("2026-10-01T09:00:00Z").await;
    let text = mandate::print(&report(&world, None, None).await);
    assert!(text.starts_with("mainstreaming, as of 2026-10-01\n"));
    assert!(
        text.contains(
            "16  at-risk\n    16-meetings        at-risk           2026-12-31  One more meeting is"
        ),
        "{text}"
    );
    assert!(mandate::print(&report(&world, Some("network"), None).await).contains("no mandate is followed"));
}

#[tokio::test]
async fn who_has_not_signed_in_reads_what_was_done_and_not_by_whom() {
    let World { site, home } = world("2026-10-01T09:00:00Z").await;
    site.site
        .db()
        .write(async |tx| {
            let actor = Actor::operator(at("2026-02-01T09:00:00Z"));
            let act = Act::new("focal-point.designated", "designation", "d1")
                .in_group(home.id)
                .titled("UNDP: N. Example", "/group/members");
            journal::record(tx, &actor, act).await?;
            Ok::<_, db::Error>(())
        })
        .await
        .unwrap();
    let stranger = site.get("/mandate/12").await;
    assert!(!stranger.body.contains("N. Example"));
    assert!(!site.get("/mandate/12.json").await.body.contains("N. Example"));
}

/// Shows what the mandate adds to pages of other capabilities.
async fn added(visit: web::Visit) -> Result<web::Response, web::Problem> {
    let tasks = visit.tasks().await?;
    let panels = visit.panels(web::Place::Today, kernel::uuid::Uuid::nil()).await?;
    let told: Vec<Value> = tasks
        .iter()
        .map(|task| {
            json!([
                task.title,
                task.detail,
                task.url,
                task.action,
                task.due.as_ref().map(ToString::to_string)
            ])
        })
        .collect();
    let panels: Vec<Value> =
        panels.iter().map(|panel| json!([panel.name, panel.data, panel.html.as_str()])).collect();
    Ok(axum::response::IntoResponse::into_response(axum::Json(json!([told, panels]))))
}

#[tokio::test]
async fn a_co_chair_is_told_what_presses_and_where_to_mend_it() {
    let convened: Arc<OnceLock<GroupId>> = Arc::default();
    let known = Arc::clone(&convened);
    let probe =
        web::Capability::named("probe").pages(axum::Router::new().route("/added", axum::routing::get(added)));
    let site = TestSite::new(at("2026-10-01T09:00:00Z"), vec![mandate::capability(), probe], None, |site| {
        site.signed(move |_, _, now| {
            let office =
                Office { role: Role::CoChair, group: known.get().copied(), agency: None, country: None };
            let person =
                Person { id: PersonId::new(now), name: "N. Example".into(), agency: None, agency_code: None };
            let zone = jiff::tz::TimeZone::get("Asia/Bangkok").unwrap();
            async move { Ok(Some(web::Signed { person, offices: vec![office], language: None, zone })) }
        })
    })
    .await;
    let home = fill(&site).await;
    convened.set(home.id).unwrap();
    let answer = json(&site.get("/added").await);
    assert_eq!(
        answer[0],
        json!([
            [
                "Send minutes and action points after each meeting (clause 17)",
                "The minutes of 2 meetings have not gone out; the oldest was held on 18 February 2026 (225 days ago).",
                "/meetings/2026-01",
                "Open what waits",
                null,
            ],
            [
                "Hold three meetings in the year (clause 16)",
                "One more meeting is needed by 31 December 2026; the last day to send notice is 3 December 2026.",
                "/meetings/new",
                "Propose a date",
                "2026-12-31T23:59:00+01:00[Europe/Zurich]",
            ],
        ])
    );
    let panel = &answer[1][0];
    assert_eq!((&panel[0], &panel[1]["clauses"][0]["clauses"]), (&json!("mandate"), &json!([16, 17])));
    assert!(panel[2].as_str().unwrap().contains("href=\"/mandate/16\""));
    let page = site.get("/mandate/16").await.outline();
    assert!(page.contains("Next day for you: Friday 1 January 2027, 05:59, Bangkok."), "{page}");
}

/// An agency that joined, with a focal point from the first to the last day given.
async fn member(tx: &mut Tx, group: &Group, code: &str, days: Option<(&str, &str)>) {
    let actor = Actor::operator(at("2026-01-05T09:00:00Z"));
    let new = people::ops::NewAgency { code: code.into(), names: code.into() };
    let agency = people::ops::add_agency(tx, &actor, Permit::grant(&actor, ()).unwrap(), new).await.unwrap();
    let seat = groups::policy::Seat { group: group.clone(), agency: agency.id };
    let from = "2026-01-05".parse().unwrap();
    groups::ops::join(tx, &actor, Permit::grant(&actor, seat).unwrap(), from).await.unwrap();
    let Some((from, to)) = days else { return };
    let new = people::ops::NewPerson {
        name: format!("N. Example of {code}"),
        email: format!("{}@example.org", code.to_lowercase()),
        agency: Some(agency.id),
        zone: "Europe/Zurich".into(),
        languages: Vec::new(),
    };
    let permit = Permit::grant(&actor, Some(agency.id)).unwrap();
    let person = people::ops::add_person(tx, &actor, permit, new).await.unwrap();
    let post = groups::policy::Post { group: group.clone(), agency: agency.id, role: Role::FocalPoint };
    let new = groups::ops::NewDesignation {
        person: person.id,
        from: from.parse().unwrap(),
        to: Some(to.parse().unwrap()),
        letter: None,
    };
    groups::ops::designate(tx, &actor, Permit::grant(&actor, post).unwrap(), new).await.unwrap();
}

#[tokio::test]
async fn an_agency_without_a_focal_point_is_named_on_the_day_and_not_before() {
    let world = world("2026-10-01T09:00:00Z").await;
    let home = &world.home;
    world
        .site
        .site
        .db()
        .write(async |tx| {
            member(tx, home, "UNDP", Some(("2026-01-05", "2026-12-31"))).await;
            member(tx, home, "ILO", Some(("2026-01-05", "2026-08-31"))).await;
            Ok::<_, db::Error>(())
        })
        .await
        .unwrap();
    for (as_of, status, forecast) in [
        ("2026-07-01", Status::Met, "It holds for all 2 agencies."),
        (
            "2026-08-20",
            Status::AtRisk,
            "It ends for 1 of 2 agencies, for the first of them after 31 August 2026.",
        ),
        (
            "2026-10-01",
            Status::AtRisk,
            "It does not hold for 1 of 2 agencies, for the first of them since 1 September 2026 (30 days).",
        ),
    ] {
        let report = report(&world, None, Some(as_of)).await;
        let it = &report.clauses[11].obligations[0];
        assert_eq!((it.status, it.forecast.as_str()), (status, forecast), "{as_of}");
    }
    let page = world.site.get("/mandate/12").await;
    assert!(page.outline().contains("ILO, since 1 September 2026"), "{}", page.outline());
    assert!(!page.body.contains("N. Example"), "names are for those who signed in");
}

#[tokio::test]
async fn both_databases_judge_alike_and_an_edition_of_no_group_counts_for_every_group() {
    db::testing::each_db(async |db| {
        let counted = db
            .write(async |tx| {
                let home = found(tx, "mainstreaming", true, None).await;
                let second = found(tx, "research", false, None).await;
                held(tx, &home, "2026-01", "2026-02-18T13:00:00Z").await;
                let actor = Actor::operator(at("2026-03-01T09:00:00Z"));
                let act = Act::new("figures.published", "edition", "e1").titled("Stock 2020", "/data/e1");
                journal::record(tx, &actor, act).await?;
                // The figures that come with the program are nobody's work.
                let supplied = Act::new("figures.published", "edition", "e0").titled("Supplied", "/data/e0");
                journal::record(tx, &Actor::system(at("2026-03-01T09:00:00Z")), supplied).await?;
                let mut counted = Vec::new();
                for group in [&home, &second] {
                    let day = "2026-10-01".parse().unwrap();
                    let assessment = mandate::evaluate_group(tx, group, day).await?;
                    let evidence = |number| assessment.clause(number).unwrap().evidence_count();
                    counted.push((evidence(4), evidence(16), assessment.records));
                    // Asked again, it is answered from memory.
                    let again = mandate::evaluate_group(tx, group, day).await?;
                    assert!(Arc::ptr_eq(&assessment, &again));
                }
                held(tx, &home, "2026-02", "2026-06-17T12:00:00Z").await;
                let fresh = mandate::evaluate_group(tx, &home, "2026-10-01".parse().unwrap()).await?;
                counted.push((0, fresh.clause(16).unwrap().evidence_count(), fresh.records));
                Ok::<_, db::Error>(counted)
            })
            .await
            .unwrap();
        assert_eq!(counted, [(1, 1, 2), (1, 0, 1), (0, 2, 3)]);
    })
    .await;
}
