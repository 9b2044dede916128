//! What people read: the catalogue, an edition, a cell, the upload, the panels, and refusals.

use std::io::Write as _;

use axum::{
    Router,
    body::Body,
    extract::Path,
    http::{Request, StatusCode},
    routing::get,
};
use kernel::{Actor, Office, Person, Role};
use serde::Serialize;
use web::{Capability, Head, Html, Place, Problem, Response, Visit, testing::TestSite};

use sources::undesa_stock::fixture::Fixture;

use super::{Folder, NOW, office, person};

use crate::{Wish, import};

/// Stands for the page of a country, which another capability has.
#[derive(askama::Template, Serialize)]
#[template(source = "<h1>{{ code }}</h1>{% for it in panels %}{{ it }}{% endfor %}", ext = "html")]
struct Country {
    code: String,
    panels: Vec<Html>,
}

async fn country(visit: Visit, Path(code): Path<String>) -> Result<Response, Problem> {
    let area = countries::content().areas.find(&code).unwrap();
    let panels = visit.panels(Place::Country, countries::panel_id(area)).await?;
    let panels = panels.into_iter().map(|it| it.html).collect();
    visit.page(Head::titled(code.clone()), &Country { code, panels })
}

pub(super) struct Pages {
    pub(super) site: TestSite,
    pub(super) folder: Folder,
}

pub(super) async fn pages(signed: Option<(Person, Vec<Office>)>) -> Pages {
    pages_over(Folder::new().await, signed).await
}

async fn pages_over(folder: Folder, signed: Option<(Person, Vec<Office>)>) -> Pages {
    let stub = Capability::named("stub").pages(Router::new().route("/countries/{code}", get(country)));
    let files = folder.store.clone();
    let site = TestSite::new(NOW, vec![crate::capability(), stub], signed, |site| site.part(files)).await;
    Pages { site, folder }
}

impl Pages {
    async fn imported(self) -> Self {
        let bytes = Fixture::named().bytes();
        import(
            self.site.site.db(),
            &self.folder.store,
            &Actor::operator(NOW),
            Wish::default(),
            "a.xlsx",
            bytes,
        )
        .await
        .unwrap();
        self
    }

    async fn upload(&self, bytes: &[u8]) -> web::testing::Answer {
        self.bring("a.xlsx", bytes, &[]).await
    }

    /// Posts a file with other fields of the form.
    pub(super) async fn bring(
        &self,
        name: &str,
        bytes: &[u8],
        more: &[(&str, &str)],
    ) -> web::testing::Answer {
        let mut body = Vec::new();
        for (field, value) in more {
            write!(body, "--edge\r\nContent-Disposition: form-data; name=\"{field}\"\r\n\r\n{value}\r\n")
                .unwrap();
        }
        write!(body, "--edge\r\nContent-Disposition: form-data; name=\"file\"; filename=\"{name}\"\r\n\r\n")
            .unwrap();
        body.extend_from_slice(bytes);
        body.extend_from_slice(b"\r\n--edge--\r\n");
        let request =
            Request::post("/data/import").header("content-type", "multipart/form-data; boundary=edge");
        self.site.send(request, Body::from(body)).await
    }
}

#[expect(clippy::unnecessary_wraps, reason = "a site is visited by somebody or by nobody")]
pub(super) fn co_chair() -> Option<(Person, Vec<Office>)> {
    Some((person(), vec![office(Role::CoChair)]))
}

fn without_hashes(text: &str) -> String {
    let hash = |word: &str| word.len() == 64 && word.bytes().all(|c| c.is_ascii_hexdigit());
    let lines = text.lines().map(|line| {
        line.split(' ').map(|word| if hash(word) { "<sha256>" } else { word }).collect::<Vec<_>>().join(" ")
    });
    lines.collect::<Vec<_>>().join("\n")
}

#[tokio::test]
async fn before_any_import_the_pages_say_what_is_missing_and_how_to_load_it() {
    let pages = pages(None).await;
    insta::assert_snapshot!(pages.site.get("/data").await.outline());
    insta::assert_snapshot!(pages.site.get("/countries/KEN").await.outline());
    assert_eq!(pages.site.get("/data/undesa-stock/2020").await.status, StatusCode::NOT_FOUND);
}

#[tokio::test]
async fn the_catalogue_and_the_edition_name_source_licence_and_findings() {
    let pages = pages(co_chair()).await.imported().await;
    insta::assert_snapshot!(pages.site.get("/data").await.outline());
    insta::assert_snapshot!(without_hashes(&pages.site.get("/data/undesa-stock/2020").await.outline()));
}

#[tokio::test]
async fn a_cell_shows_its_row_and_leads_to_its_file() {
    let pages = pages(co_chair()).await.imported().await;
    let cell = pages.site.get("/data/undesa-stock/2020/cell/Table%204/L14").await;
    insta::assert_snapshot!(without_hashes(&cell.outline()));
    let file = pages.site.get("/data/undesa-stock/2020/file").await;
    assert_eq!(file.status, StatusCode::OK);
    for wrong in ["Table%201/B14", "Table%201/D19", "Table%209/L14", "Table%201/x"] {
        let answer = pages.site.get(&format!("/data/undesa-stock/2020/cell/{wrong}")).await;
        assert_eq!(answer.status, StatusCode::NOT_FOUND, "{wrong}");
    }
}

#[tokio::test]
async fn the_file_is_for_members_who_signed_in() {
    let pages = pages(None).await.imported().await;
    assert_eq!(pages.site.get("/data/undesa-stock/2020/file").await.status, StatusCode::UNAUTHORIZED);
}

#[tokio::test]
async fn a_country_shows_its_figures_with_sources_and_its_place_in_the_region() {
    let pages = pages(None).await.imported().await;
    let kenya = pages.site.get("/countries/KEN").await;
    insta::assert_snapshot!(
        kenya.outline().lines().filter(|line| !line.contains("SHA-256")).collect::<Vec<_>>().join("\n")
    );
    assert!(kenya.body.contains("href=\"/data/undesa-stock/2020/cell/Table%201/L14\""));
    assert!(kenya.body.contains("href=\"#figures-s1\"") && kenya.body.contains("id=\"figures-s1\""));
    assert!(!kenya.body.contains("style=\""));
}

#[tokio::test]
async fn areas_without_figures_say_which_kind_of_nothing_it_is() {
    let pages = pages(None).await.imported().await;
    let told = async |code: &str| {
        pages
            .site
            .get(&format!("/countries/{code}"))
            .await
            .outline()
            .lines()
            .skip(3)
            .collect::<Vec<_>>()
            .join(" ")
    };
    insta::assert_snapshot!(told("XKX").await, @"UN DESA, International Migrant Stock 2020 has no row of its own for this area. It is counted within: Serbia");
    insta::assert_snapshot!(told("TWN").await, @"UN DESA, International Migrant Stock 2020 has a row for this area and no number in any year. Not available");
    insta::assert_snapshot!(told("FRA").await, @"No row of this edition is about this area: UN DESA, International Migrant Stock 2020");
}

#[tokio::test]
async fn a_wrong_file_is_refused_with_what_was_expected_and_found() {
    let pages = pages(co_chair()).await;
    let told = async |bytes: &[u8]| {
        let answer = pages.upload(bytes).await;
        assert_eq!(answer.status, StatusCode::UNPROCESSABLE_ENTITY);
        let outline = answer.outline();
        let line = outline.lines().skip_while(|line| *line != "The file was not imported").nth(1);
        line.unwrap_or_default().to_owned()
    };
    let cut = Fixture::named().bytes();
    insta::assert_snapshot!(told(&cut[..cut.len() / 2]).await, @"The file is cut off. Download it again.");
    insta::assert_snapshot!(told(b"code,t,v,passport no\nKEN,2020,1,x\n").await, @"The columns passport no hold data on single persons. Tributary keeps no personal data on migrants; remove them and give totals.");
    insta::assert_snapshot!(told(b"").await, @"Choose a file.");
    let bomb = told(&bomb()).await;
    assert!(bomb.contains("sheet99.xml") && bomb.contains("200"), "{bomb}");
    // Whatever came, nothing of it stays: no file, no edition.
    assert_eq!(std::fs::read_dir(&pages.folder.path).unwrap().count(), 0);
    assert_eq!(pages.site.get("/data/undesa-stock/2020").await.status, StatusCode::NOT_FOUND);
}

/// An honest workbook to which a part was added that inflates to a thousand times its size.
fn bomb() -> Vec<u8> {
    let mut zip = zip::ZipWriter::new_append(std::io::Cursor::new(Fixture::named().bytes())).unwrap();
    zip.start_file("xl/worksheets/sheet99.xml", zip::write::SimpleFileOptions::default()).unwrap();
    zip.write_all(&vec![b' '; 8 << 20]).unwrap();
    zip.finish().unwrap().into_inner()
}

#[tokio::test]
async fn a_full_disk_is_told_on_the_form_and_nothing_of_the_workbook_stays() {
    let mut folder = Folder::new().await;
    let roomy = folder.store.clone();
    folder.store = roomy.clone().with_room_for(1000);
    let pages = pages_over(folder, co_chair()).await;
    let bytes = Fixture::named().bytes();
    let told = pages.upload(&bytes).await;
    assert_eq!(told.status, StatusCode::INSUFFICIENT_STORAGE);
    let outline = told.outline();
    assert!(outline.contains("The file was not imported"), "{outline}");
    assert!(outline.contains("when the operator has made room, choose the file again"), "{outline}");
    assert_eq!(std::fs::read_dir(&pages.folder.path).unwrap().count(), 0);
    assert_eq!(pages.site.get("/data/undesa-stock/2020").await.status, StatusCode::NOT_FOUND);
    // With room again the same workbook is imported as if nothing had been.
    let done = import(pages.site.site.db(), &roomy, &Actor::operator(NOW), Wish::default(), "a.xlsx", bytes)
        .await
        .unwrap();
    assert!(!done.already);
}

#[tokio::test]
async fn the_upload_is_closed_to_others_and_slowed_for_everybody() {
    assert_eq!(pages(None).await.upload(b"x").await.status, StatusCode::UNAUTHORIZED);
    let member = pages(Some((person(), vec![office(Role::FocalPoint)]))).await;
    assert_eq!(member.upload(b"x").await.status, StatusCode::FORBIDDEN);
    assert_eq!(member.site.get("/data/import").await.status, StatusCode::FORBIDDEN);
    let chair = pages(co_chair()).await;
    for _ in 0..10 {
        assert_eq!(chair.upload(b"x").await.status, StatusCode::UNPROCESSABLE_ENTITY);
    }
    assert_eq!(chair.upload(b"x").await.status, StatusCode::TOO_MANY_REQUESTS);
}

#[tokio::test]
async fn csv_and_api_carry_the_source_of_every_number() {
    let pages = pages(None).await.imported().await;
    let csv =
        pages.site.get("/data/undesa-stock/2020/figures.csv?area=KEN&indicator=female-share").await.body;
    let lines: Vec<_> = csv.lines().collect();
    assert_eq!(lines.len(), 8);
    assert!(
        lines[7].starts_with(
            "Women and girls among immigrants,Per cent,KEN,Country or area,Kenya,,2020,2020,,Both sexes,,,66."
        ),
        "{}",
        lines[7]
    );
    assert!(
        lines[7].contains(",Table 4,L14,http://tributary.test/data/undesa-stock/2020/cell/"),
        "{}",
        lines[7]
    );
    let whole = pages.site.get("/data/undesa-stock/2020/figures.csv").await.body;
    assert_eq!(whole.lines().count(), 1 + 7 * 108);
    assert!(whole.contains("Immigrants,Persons,m49:900,Sum,World,,2020,2020"));
    for (path, name) in [
        ("/data.xlsx", "editions.xlsx"),
        ("/data/undesa-stock/2020/figures.xlsx?area=KEN", "undesa-stock-2020-KEN.xlsx"),
        ("/data/undesa-stock/2020/findings.csv", "undesa-stock-2020-findings.csv"),
        ("/data/undesa-stock/2020/sums.csv", "undesa-stock-2020-sums.csv"),
    ] {
        let file = pages.site.get(path).await;
        assert_eq!(file.header("content-disposition"), format!("attachment; filename=\"{name}\""), "{path}");
    }
    let led = pages.site.get("/data/undesa-stock/2020/findings").await;
    assert_eq!(led.to.as_deref(), Some("/data/undesa-stock/2020#findings"));

    let first = pages.site.get("/api/v1/datasets").await;
    let datasets = &first.body;
    assert!(datasets.contains(r#""edition":"2020""#) && datasets.contains(r#""state":"published""#));
}

#[tokio::test]
async fn an_edition_is_described_for_catalogues() {
    let pages = pages(None).await.imported().await;
    let answer = pages.site.get("/data/undesa-stock/2020/described").await;
    assert!(answer.header("content-type").starts_with("application/ld+json"));
    let told: serde_json::Value = serde_json::from_str(&answer.body).unwrap();
    assert_eq!(told["@type"], serde_json::json!(["dcat:Dataset", "Dataset"]));
    assert_eq!((&told["dcat:version"], &told["temporalCoverage"]), (&"2020".into(), &"1990/2020".into()));
    assert_eq!(told["variableMeasured"].as_array().unwrap().len(), 8);
    assert!(
        told["dcat:distribution"][0]["contentUrl"]
            .as_str()
            .unwrap()
            .ends_with("/data/undesa-stock/2020/figures.csv")
    );
    assert_eq!(pages.site.get("/data/undesa-stock/1999/described").await.status, StatusCode::NOT_FOUND);
}

#[tokio::test]
async fn what_was_only_read_waits_for_somebody_to_publish_it() {
    let pages = pages(co_chair()).await;
    let wish = Wish { staged: true, ..Wish::default() };
    let bytes = Fixture::named().bytes();
    let operator = Actor::operator(NOW);
    let done = import(pages.site.site.db(), &pages.folder.store, &operator, wish, "a.xlsx", bytes);
    assert_eq!(done.await.unwrap().edition.state, crate::EditionState::Staged);
    assert!(
        pages.site.get("/countries/KEN").await.body.contains("The migrant stock has not been imported yet")
    );
    assert!(pages.site.get("/data/undesa-stock/2020").await.outline().contains("Publish this edition"));
    let published = pages.site.post("/data/undesa-stock/2020/publish", "").await;
    assert_eq!(published.status, StatusCode::SEE_OTHER);
    assert!(pages.site.get("/countries/KEN").await.body.contains("192,000"));
    let doubts = pages.site.site.db().read(async |tx| crate::check(tx).await).await.unwrap();
    assert!(doubts.is_empty(), "{doubts:?}");
}

#[tokio::test]
async fn an_edition_is_withdrawn_with_a_reason_and_only_by_those_who_may() {
    let member = pages(Some((person(), vec![office(Role::Alternate)]))).await.imported().await;
    let path = "/data/undesa-stock/2020/withdraw";
    assert_eq!(member.site.post(path, "reason=wrong").await.status, StatusCode::FORBIDDEN);
    let chair = pages(co_chair()).await.imported().await;
    assert_eq!(chair.site.post(path, "reason=+").await.status, StatusCode::UNPROCESSABLE_ENTITY);
    assert_eq!(chair.site.post(path, "reason=wrong").await.status, StatusCode::SEE_OTHER);
    assert!(
        chair.site.get("/countries/KEN").await.body.contains("The migrant stock has not been imported yet")
    );
    assert_eq!(chair.site.post(path, "reason=wrong").await.status, StatusCode::CONFLICT);
}
