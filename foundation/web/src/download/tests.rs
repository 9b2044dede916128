use axum::{Router, extract::State, http::StatusCode, response::Response, routing::get};
use kernel::{List, jiff::civil::Date};
use proptest::prelude::*;

use super::Workbooks;
use super::csv::written;
use crate::{Capability, Head, Problem, Site, Visit, testing::TestSite};

fn texts<const N: usize>(rows: [&str; N]) -> String {
    written(&List::of("T", &rows).text("x", |row| (*row).to_owned()).done())
}

#[test]
fn fields_are_quoted_where_they_must_be() {
    let day: Date = "2026-03-01".parse().unwrap();
    let list = List::of("T", &[Some(-3_i64), None])
        .text("a, b", |_| "Send, \"soon\"".into())
        .whole("n", |it| *it)
        .real("r", |it| it.map(|_| 0.25))
        .day("d", |it| it.map(|_| day))
        .instant("t", |it| it.map(|_| "2026-03-01T18:00:00Z".parse().unwrap()))
        .done();
    let expected = "\u{feff}\"a, b\",n,r,d,t (UTC)\r\n\
                    \"Send, \"\"soon\"\"\",-3,0.25,2026-03-01,2026-03-01T18:00:00Z\r\n\
                    \"Send, \"\"soon\"\"\",,,,\r\n";
    assert_eq!(written(&list), expected);
}

#[test]
fn a_text_that_a_spreadsheet_would_run_is_made_words() {
    for text in ["=1+1", "+41 22 1", "-x", "@SUM(A1)", "\t=1", " =1", "'=1", "＝1", "\n=1"] {
        assert_eq!(texts([text]), format!("\u{feff}x\r\n\"'{text}\"\r\n"), "{text}");
    }
    for text in ["-3", "+1.5", "plain", "a=b", "'tis"] {
        assert_eq!(texts([text]), format!("\u{feff}x\r\n{text}\r\n"), "{text}");
    }
}

proptest! {
    #[test]
    fn what_is_written_is_read_back(rows in prop::collection::vec(("[a-z,;\"'=@+ \n-]{0,8}", "[\\PC]{1,6}"), 1..8)) {
        let list = List::of("T", &rows).text("one", |row| row.0.clone()).text("two", |row| row.1.clone()).done();
        let (read, _) = tables::read_delimited(written(&list).as_bytes(), &tables::Limits::default()).unwrap();
        prop_assert_eq!(read.delimiter, ',');
        let free = |field: &String| match field.strip_prefix('\'') {
            Some(rest) if super::csv::runs(rest) => rest.to_owned(),
            _ => field.clone(),
        };
        let back: Vec<(String, String)> =
            read.records.iter().skip(1).map(|record| (free(&record.fields[0]), free(&record.fields[1]))).collect();
        prop_assert_eq!(back, rows);
    }
}

#[derive(askama::Template, serde::Serialize)]
#[template(source = "<p>{{ word }}</p>", ext = "html")]
struct Word {
    word: &'static str,
}

async fn listed(visit: Visit) -> Result<Response, Problem> {
    if visit.format.is_file() {
        let list = List::of("Words", &["=1+1"])
            .text("Word", |word| (*word).to_owned())
            .link("Address", |_| "/words".to_owned())
            .done();
        return visit.table("words of all", list.in_group("Group").note("Source: invented.")).await;
    }
    visit.page(Head::titled("Words"), &Word { word: "one" })
}

async fn without_table(visit: Visit, State(_): State<Site>) -> Result<Response, Problem> {
    visit.page(Head::titled("Plain"), &Word { word: "one" })
}

async fn site(demo: bool) -> TestSite {
    let pages =
        Router::new().route("/words", get(listed).post(listed)).route("/plain", get(without_table)).route(
            "/inside",
            get(async |visit: Visit| -> Result<Response, Problem> {
                visit.signed()?;
                listed(visit).await
            }),
        );
    let now = "2026-11-12T10:30:00Z".parse().unwrap();
    let workbooks = Workbooks(|list, imprint| Ok(tables::write_workbook(list, imprint)?));
    TestSite::new(now, vec![Capability::named("words").pages(pages)], None, |mut site| {
        site.settings.demo = demo;
        site.part(workbooks)
    })
    .await
}

#[tokio::test]
async fn a_table_is_a_file_of_the_format_that_its_address_names() {
    let site = site(false).await;
    let csv = site.get("/words.csv").await;
    assert_eq!(csv.status, StatusCode::OK);
    assert_eq!(csv.header("content-type"), "text/csv; charset=utf-8");
    assert_eq!(csv.header("content-disposition"), "attachment; filename=\"words-of-all.csv\"");
    assert_eq!(csv.header("cache-control"), "private, no-store");
    assert_eq!(csv.body, "\u{feff}Word,Address\r\n\"'=1+1\",http://tributary.test/words\r\n");
    let xlsx = site.get("/words.xlsx?q=1").await;
    assert_eq!(xlsx.header("content-type"), super::XLSX);
    assert_eq!(xlsx.header("content-disposition"), "attachment; filename=\"words-of-all.xlsx\"");
    let book = tables::read_workbook(&xlsx.bytes, &tables::Limits::default()).unwrap();
    assert_eq!(book.sheet("Words").unwrap().at("A2").text(), Some("=1+1"));
    let about: Vec<String> = book.sheets[1].rows.iter().map(|row| row.cell(1).to_string()).collect();
    for expected in ["Words", "http://tributary.test/words?q=1", "Group", "Source: invented."] {
        assert!(about.iter().any(|line| line == expected), "{expected} is missing in {about:?}");
    }
}

#[tokio::test]
async fn a_page_without_a_table_has_no_files() {
    let site = site(false).await;
    for path in ["/plain.csv", "/plain.xlsx", "/nowhere.csv"] {
        assert_eq!(site.get(path).await.status, StatusCode::NOT_FOUND, "{path}");
    }
    assert_eq!(site.get("/plain.json").await.body, "{\"word\":\"one\"}");
    assert_eq!(site.post("/words.csv", "").await.status, StatusCode::NOT_FOUND, "only reading gives files");
}

#[tokio::test]
async fn whoever_may_not_read_the_page_gets_no_file() {
    let site = site(false).await;
    for path in ["/inside.csv", "/inside.xlsx"] {
        let refused = site.get(path).await;
        assert_eq!(refused.status, StatusCode::UNAUTHORIZED);
        assert_eq!(refused.header("content-type"), "text/html; charset=utf-8");
    }
}

#[tokio::test]
async fn demonstration_data_says_so_in_name_lines_and_imprint() {
    let site = site(true).await;
    let csv = site.get("/words.csv").await;
    assert_eq!(csv.header("content-disposition"), "attachment; filename=\"demonstration-words-of-all.csv\"");
    assert!(csv.body.contains("Demonstration data."), "{}", csv.body);
    let xlsx = site.get("/words.xlsx?lang=ar").await;
    let book = tables::read_workbook(&xlsx.bytes, &tables::Limits::default()).unwrap();
    assert_eq!(book.sheets[0].at("C2").text(), Some("بيانات توضيحية."));
    let about: String = book.sheets[1].rows.iter().map(|row| row.cell(1).to_string()).collect();
    assert!(about.contains("نسج الخيال"), "{about}");
}
