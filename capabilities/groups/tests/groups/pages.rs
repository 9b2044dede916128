//! What people see and do on the pages of a group.

use crate::world::{World, day};
use axum::{body::Body, http::Request};
use db::{sql, testing::NOW};
use kernel::{Office, Person, PersonId, Role};
use web::{
    StatusCode,
    testing::{Answer, TestSite},
};

/// Today on the test site: 20 April 2026.
async fn site(office: Option<(Role, &str)>) -> TestSite {
    let files =
        std::env::temp_dir().join(format!("tributary-letters-{}", kernel::uuid::Uuid::new_v4().simple()));
    site_over(files::Store::open(files).await.unwrap(), office).await
}

async fn site_over(store: files::Store, office: Option<(Role, &str)>) -> TestSite {
    let me = PersonId::new(NOW);
    let mut offices = Vec::new();
    // The offices name ids, so the records are made first and the site is told of them.
    let slot = std::sync::Arc::new(std::sync::Mutex::new(Vec::<Office>::new()));
    let person = Person { id: me, name: "Ana Example".into(), agency: None, agency_code: None };
    let told = std::sync::Arc::clone(&slot);
    let signed = office.is_some();
    let site = TestSite::new(NOW, vec![groups::capability()], None, |builder| {
        builder.part(store).signed(move |_, _, _| {
            let offices = told.lock().unwrap().clone();
            let person = person.clone();
            async move {
                let zone = kernel::zone("Asia/Bangkok").unwrap();
                Ok(signed.then_some(web::Signed { person, offices, language: None, zone }))
            }
        })
    })
    .await;
    let world = site
        .site
        .db()
        .write(async |tx| {
            let world = World::new(tx).await;
            world.co_chairs(tx).await;
            world
                .name(tx, &world.home, ("Nia", &world.iom), Role::FocalPoint, ("2026-01-01", None))
                .await
                .unwrap();
            for (who, role) in [("Nia", Role::FocalPoint), ("Ivo", Role::Alternate)] {
                world.name(tx, &world.parent, (who, &world.iom), role, ("2026-01-01", None)).await.unwrap();
            }
            world.join(tx, &world.sister, &world.iom, "2026-01-01").await.unwrap();
            world
                .name(tx, &world.sister, ("Ivo", &world.iom), Role::CoChair, ("2026-01-01", None))
                .await
                .unwrap();
            world.person(tx, "Ana", world.ilo.id).await;
            tx.run(sql("update person set id = $1 where email = 'ana@un.example'").bind(me)).await?;
            Ok::<_, db::Error>(world)
        })
        .await
        .unwrap();
    if let Some((role, code)) = office {
        let agency = [&world.ilo, &world.iom, &world.undp].into_iter().find(|it| it.code == code).unwrap().id;
        offices.push(Office { role, group: Some(world.home.id), agency: Some(agency), country: None });
    }
    *slot.lock().unwrap() = offices;
    site
}

async fn post_form(
    site: &TestSite,
    path: &str,
    fields: &[(&str, &str)],
    letter: Option<(&str, &[u8])>,
) -> Answer {
    let mut body = Vec::new();
    for (name, value) in fields {
        body.extend(
            format!("--x\r\nContent-Disposition: form-data; name=\"{name}\"\r\n\r\n{value}\r\n").bytes(),
        );
    }
    if let Some((name, bytes)) = letter {
        body.extend(
            format!("--x\r\nContent-Disposition: form-data; name=\"letter\"; filename=\"{name}\"\r\n\r\n")
                .bytes(),
        );
        body.extend(bytes);
        body.extend(b"\r\n");
    }
    body.extend(b"--x--\r\n");
    let request = Request::post(path).header("content-type", "multipart/form-data; boundary=x");
    site.send(request, Body::from(body)).await
}

const CY: [(&str, &str); 6] = [
    ("agency", "ILO"),
    ("role", "focal-point"),
    ("email", "cy@ilo.example"),
    ("name", "Cy Example"),
    ("place", "bangkok"),
    ("from", "2026-04-20"),
];

#[tokio::test]
async fn the_page_of_the_group_shows_who_convenes_and_what_is_vacant() {
    insta::assert_snapshot!(site(Some((Role::CoChair, "UNDP"))).await.get("/group").await.outline());
}

#[tokio::test]
async fn the_public_sees_agencies_and_not_persons() {
    let site = site(None).await;
    for path in ["/group", "/group/members", "/group/members.json", "/groups/mainstreaming/members"] {
        let page = site.get(path).await;
        assert_eq!(page.status, StatusCode::OK, "{path}");
        assert!(
            page.body.contains("UNDP") && !page.body.contains("Una") && !page.body.contains("@un.example"),
            "{path}"
        );
    }
}

#[tokio::test]
async fn members_are_shown_as_of_any_day() {
    let site = site(Some((Role::Alternate, "ILO"))).await;
    insta::assert_snapshot!(site.get("/group/members?on=2026-04-20").await.outline());
    let before = site.get("/group/members?on=2025-12-31").await;
    assert!(before.outline().contains("No agency was a member on this day."));
    assert_eq!(site.get("/group/members?on=yesterday").await.status, StatusCode::UNPROCESSABLE_ENTITY);
}

#[tokio::test]
async fn every_group_has_its_long_address_and_the_home_group_a_short_one_too() {
    let site = site(None).await;
    assert_eq!(site.get("/groups/data").await.status, StatusCode::OK);
    assert_eq!(site.get("/groups/nowhere").await.status, StatusCode::NOT_FOUND);
    insta::assert_snapshot!(site.get("/groups").await.outline());
}

#[tokio::test]
async fn a_focal_point_names_a_person_for_their_own_agency_with_a_letter() {
    let site = site(Some((Role::FocalPoint, "ILO"))).await;
    let done =
        post_form(&site, "/group/designations/new", &CY, Some(("ILO letter.pdf", b"%PDF-1.7 letter"))).await;
    assert_eq!(done.status, StatusCode::SEE_OTHER, "{}", done.outline());
    let path = done.to.unwrap();
    let page = site.get(&path).await.outline();
    assert!(page.contains("Cy Example") && page.contains("ILO letter.pdf"), "{page}");
    let letter = site.get(&format!("{path}/letter")).await;
    assert_eq!((letter.status, letter.body.as_str()), (StatusCode::OK, "%PDF-1.7 letter"));
}

#[tokio::test]
async fn an_overlap_is_shown_beside_the_day_and_nothing_typed_is_lost() {
    let site = site(Some((Role::FocalPoint, "ILO"))).await;
    assert_eq!(post_form(&site, "/group/designations/new", &CY, None).await.status, StatusCode::SEE_OTHER);
    let mut other = CY;
    (other[2], other[3]) = (("email", "dee@ilo.example"), ("name", "Dee Example"));
    let refused = post_form(&site, "/group/designations/new", &other, None).await;
    assert_eq!(refused.status, StatusCode::UNPROCESSABLE_ENTITY);
    assert!(refused.outline().contains("Cy Example holds this post from 20 April 2026 on, without an end."));
    assert!(refused.body.contains("value=\"dee@ilo.example\""));
    let db = site.site.db();
    let dee = db.read(async |tx| people::person_by_email(tx, "dee@ilo.example").await).await;
    assert_eq!(dee.unwrap_or_else(|error: db::Error| panic!("{error}")), None, "all or nothing");
}

#[tokio::test]
async fn nobody_names_for_another_agency_and_no_focal_point_names_a_co_chair() {
    let site = site(Some((Role::FocalPoint, "ILO"))).await;
    let mut other = CY;
    other[0] = ("agency", "IOM");
    assert_eq!(post_form(&site, "/group/designations/new", &other, None).await.status, StatusCode::FORBIDDEN);
    let mut chair = CY;
    chair[1] = ("role", "co-chair");
    assert_eq!(post_form(&site, "/group/designations/new", &chair, None).await.status, StatusCode::FORBIDDEN);
}

#[tokio::test]
async fn a_letter_that_is_no_letter_is_refused() {
    let site = site(Some((Role::CoChair, "UNDP"))).await;
    let refused = post_form(&site, "/group/designations/new", &CY, Some(("a.pdf", b"<script>"))).await;
    assert_eq!(refused.status, StatusCode::UNPROCESSABLE_ENTITY);
    assert!(refused.outline().contains("neither PDF nor PNG nor JPEG"));
    let large = vec![b'x'; 6 * 1024 * 1024];
    let refused = post_form(&site, "/group/designations/new", &CY, Some(("a.pdf", &large))).await;
    assert_eq!(refused.status, StatusCode::UNPROCESSABLE_ENTITY);
}

#[tokio::test]
async fn a_full_disk_keeps_what_was_typed_and_leaves_neither_a_row_nor_a_piece_of_the_letter() {
    let folder =
        std::env::temp_dir().join(format!("tributary-letters-{}", kernel::uuid::Uuid::new_v4().simple()));
    let store = files::Store::open(&folder).await.unwrap().with_room_for(10);
    let site = site_over(store, Some((Role::FocalPoint, "ILO"))).await;
    let members = site.get("/group/members").await.outline();
    let told =
        post_form(&site, "/group/designations/new", &CY, Some(("ILO.pdf", b"%PDF-1.7 a long letter"))).await;
    assert_eq!(told.status, StatusCode::INSUFFICIENT_STORAGE);
    assert!(told.outline().contains("when the operator has made room, choose the file again"));
    for typed in ["value=\"cy@ilo.example\"", "value=\"Cy Example\"", "value=\"2026-04-20\""] {
        assert!(told.body.contains(typed), "{typed}");
    }
    assert_eq!(site.get("/group/members").await.outline(), members);
    let cy = site.site.db().read(async |tx| people::person_by_email(tx, "cy@ilo.example").await).await;
    assert_eq!(cy.unwrap_or_else(|error: db::Error| panic!("{error}")), None);
    assert_eq!(std::fs::read_dir(&folder).unwrap().count(), 0);
    std::fs::remove_dir_all(&folder).unwrap();
}

#[tokio::test]
async fn a_designation_is_private_to_officials() {
    let site = site(Some((Role::FocalPoint, "ILO"))).await;
    let path = post_form(&site, "/group/designations/new", &CY, None).await.to.unwrap();
    let path = path.strip_prefix("/group").unwrap();
    assert_eq!(
        site.get(&format!("/groups/data{path}")).await.status,
        StatusCode::NOT_FOUND,
        "of another group"
    );
    assert_eq!(site.get("/group/designations/nothing").await.status, StatusCode::NOT_FOUND);
}

#[tokio::test]
async fn a_designation_is_ended_once() {
    let site = site(Some((Role::FocalPoint, "ILO"))).await;
    let path = post_form(&site, "/group/designations/new", &CY, None).await.to.unwrap();
    assert_eq!(site.post(&format!("{path}/confirm"), "").await.status, StatusCode::SEE_OTHER);
    assert_eq!(
        site.post(&format!("{path}/end"), "day=2026-04-30&revision=1").await.status,
        StatusCode::CONFLICT
    );
    assert_eq!(
        site.post(&format!("{path}/end"), "day=2026-04-30&revision=2").await.status,
        StatusCode::SEE_OTHER
    );
    assert!(site.get(&path).await.outline().contains("The agency ended this designation."));
    assert_eq!(
        site.post(&format!("{path}/end"), "day=2026-05-01&revision=3").await.status,
        StatusCode::CONFLICT
    );
}

#[tokio::test]
async fn the_focal_point_of_a_member_lets_it_leave_and_others_do_not() {
    let site = site(Some((Role::FocalPoint, "ILO"))).await;
    assert_eq!(
        site.post("/group/members/leave", "agency=IOM&day=2026-04-30").await.status,
        StatusCode::FORBIDDEN
    );
    assert_eq!(
        site.post("/group/members/leave", "agency=ILO&day=2026-04-30").await.status,
        StatusCode::SEE_OTHER
    );
    let members = site.site.db().read(async |tx| {
        let home = groups::home(tx).await?.unwrap();
        groups::members_on(tx, home.id, day("2026-05-01")).await
    });
    assert_eq!(members.await.unwrap_or_else(|error: db::Error| panic!("{error}")).len(), 2);
}

#[tokio::test]
async fn co_chairs_grant_offices_and_end_them() {
    let site = site(Some((Role::CoChair, "UNDP"))).await;
    let wish = "email=ana@un.example&role=country-editor&country=mda&from=2026-04-20&to=";
    assert_eq!(site.post("/group/offices", wish).await.status, StatusCode::SEE_OTHER);
    let page = site.get("/group/offices").await;
    assert!(page.outline().contains("country editor MDA since 20 Apr 2026"), "{}", page.outline());
    let refused =
        site.post("/group/offices", "email=nobody@un.example&role=auditor&country=MDA&from=x").await;
    assert_eq!(refused.status, StatusCode::UNPROCESSABLE_ENTITY);
    for words in
        ["Nobody with this address is known here", "the auditor’s names none", "Write a day as YYYY-MM-DD"]
    {
        assert!(refused.outline().contains(words), "{words}");
    }
}

#[tokio::test]
async fn settings_are_the_co_chairs_and_a_stale_form_loses_nothing() {
    let member = site(Some((Role::FocalPoint, "ILO"))).await;
    assert_eq!(member.get("/group/settings").await.status, StatusCode::FORBIDDEN);
    let site = site(Some((Role::CoChair, "UNDP"))).await;
    let form = |notice: &str, revision: u8| {
        format!(
            "notice_days={notice}&papers_days=7&silence_days=10&stale_days=365&lapse_after_days=14&revision={revision}"
        )
    };
    assert_eq!(site.post("/group/settings", &form("21", 1)).await.status, StatusCode::SEE_OTHER);
    let stale = site.post("/group/settings", &form("30", 1)).await;
    assert_eq!(stale.status, StatusCode::CONFLICT);
    assert!(stale.outline().contains("Saved now: 21") && stale.body.contains("value=\"30\""));
    assert_eq!(site.post("/group/settings", &form("soon", 2)).await.status, StatusCode::UNPROCESSABLE_ENTITY);
}

#[tokio::test]
async fn a_co_chair_records_who_chairs_the_group_above_and_others_do_not() {
    let member = site(Some((Role::FocalPoint, "ILO"))).await;
    assert_eq!(member.get("/groups/gmg/chair").await.status, StatusCode::FORBIDDEN);
    assert!(!member.get("/group").await.body.contains("/groups/gmg/chair"));
    let site = site(Some((Role::CoChair, "UNDP"))).await;
    assert!(site.get("/group").await.body.contains("/groups/gmg/chair"));
    let wrong = site.post("/groups/gmg/chair", "agency=ILO&from=soon&to=").await;
    assert_eq!(wrong.status, StatusCode::UNPROCESSABLE_ENTITY);
    assert!(wrong.outline().contains("Write a day as YYYY-MM-DD") && wrong.body.contains("value=\"soon\""));
    let asked = "agency=ILO&from=2026-01-01&to=2026-12-31";
    assert_eq!(site.post("/groups/gmg/chair", asked).await.status, StatusCode::SEE_OTHER);
    let page = site.get("/groups/gmg/chair").await;
    assert!(page.outline().contains("1 Jan 2026"), "{}", page.outline());
}

#[tokio::test]
async fn the_api_lists_groups_and_members() {
    let site = site(None).await;
    let groups = site.get("/api/v1/groups").await.body;
    assert!(
        groups.contains("\"slug\":\"mainstreaming\"") && groups.contains("\"parent\":\"gmg\""),
        "{groups}"
    );
    let members = site.get("/api/v1/groups/mainstreaming/members?on=2026-04-20").await.body;
    assert!(members.starts_with("{\"on\":\"2026-04-20\",\"data\":[{\"agency\":\"ILO\""), "{members}");
    assert!(members.contains("\"name\":null") && !members.contains("Una"));
}

#[tokio::test]
async fn the_group_reads_in_all_six_languages() {
    for (language, words) in [
        ("fr", "Coprésidence"),
        ("es", "Copresidencia"),
        ("ar", "الرئاسة المشتركة"),
        ("ru", "Сопредседатели"),
        ("zh", "共同主席"),
    ] {
        let page = site(None).await.in_language(language).get("/group").await;
        assert!(page.outline().contains(words), "{language}: {}", page.outline());
        assert!(!page.body.contains("[groups-"), "{language}");
    }
}

#[tokio::test]
async fn members_and_vacancies_are_files_and_names_stay_with_officials() {
    let public = site(None).await;
    let list = public.get("/group/members.csv?on=2026-02-01").await;
    assert!(list.header("content-disposition").ends_with("-2026-02-01.csv\""));
    assert!(list.body.starts_with("\u{feff}Agency,Name,Office,Named,First day,"), "{}", list.body);
    assert!(!list.body.contains("Nia"), "{}", list.body);
    let member = site(Some((Role::FocalPoint, "ILO"))).await;
    let list = member.get("/group/members.csv").await.body;
    assert!(list.contains("Nia,nia@un.example,2026-01-01"), "{list}");
    let vacant = public.get("/group/vacancies.csv").await;
    assert!(vacant.body.starts_with("\u{feff}Agency,Name,Vacant since,Age in days"), "{}", vacant.body);
    assert_eq!(public.get("/groups.xlsx").await.status, StatusCode::OK);
    assert_eq!(public.get("/group/vacancies").await.status, StatusCode::SEE_OTHER);
    assert_eq!(public.get("/group/offices.csv").await.status, public.get("/group/offices").await.status);
}
