//! Figures as JSON, CSV and XLSX.

use axum::{body::Body, http::Request};
use web::StatusCode;

use super::{at, site};

const ALL: &str = "/api/v1/figures?dataset=undesa-long";

#[tokio::test]
async fn figures_are_filtered_and_turned_page_by_page() {
    let (site, _folder) = site().await;
    let ask = async |more: &str| -> serde_json::Value {
        serde_json::from_str(&site.get(&format!("{ALL}{more}")).await.body).unwrap()
    };
    let one = ask("&area=Republic+of+Moldova&counterpart=KEN&sex=both&from=2016").await;
    assert_eq!(
        (&one["country"], &one["edition"], &one["next"]),
        (&"MDA".into(), &"new".into(), &serde_json::Value::Null)
    );
    let figure = &one["data"][0];
    assert_eq!(
        (&figure["area"], &figure["counterpart"], &figure["value"]),
        (&"MDA".into(), &"KEN".into(), &12.into())
    );
    assert_eq!(figure["source"]["cell"], "F4");

    let mut seen = 0;
    let mut next = String::new();
    loop {
        let page = ask(&format!("&limit=5{next}")).await;
        seen += page["data"].as_array().unwrap().len();
        let Some(after) = page["next"].as_str() else { break };
        next = format!("&after={after}");
    }
    assert_eq!(seen, 12);
    assert_eq!(ask("&area=MDA,UGA&year=2015").await["data"].as_array().unwrap().len(), 6);
    assert_eq!(ask(&format!("&as_of={}", at(0))).await["edition"], "old");
    assert_eq!(ask("&edition=old").await["data"].as_array().unwrap().len(), 9);
    assert_eq!(ask("&area=KEN").await["data"].as_array().unwrap().len(), 0);
}

#[tokio::test]
async fn figures_are_files_too() {
    let (site, _folder) = site().await;
    let csv = site.get(&format!("{ALL}&area=MDA&counterpart=XXX&format=csv")).await;
    assert_eq!(csv.header("content-disposition"), "attachment; filename=\"undesa-long-new.csv\"");
    let hash = csv.body.lines().nth(1).unwrap().rsplit(',').next().unwrap().to_owned();
    insta::assert_snapshot!(csv.body.replace(&hash, "<sha256>"));
    let request = Request::get(format!("{ALL}&area=MDA")).header("accept", "text/csv");
    assert_eq!(site.send_bare(request, Body::empty()).await.media_type, "text/csv; charset=utf-8");
    let xlsx = site.get(&format!("{ALL}&area=MDA&format=xlsx")).await;
    assert!(xlsx.header("content-disposition").ends_with("undesa-long-new.xlsx\""));
    assert!(xlsx.body.contains("migrant-stock-by-origin"));
}

#[tokio::test]
async fn a_question_that_cannot_be_read_is_refused() {
    let (site, _folder) = site().await;
    let cases = [
        ("&area=Atlantis", 404),
        ("&edition=2077", 404),
        ("&as_of=2000-01-01", 404),
        ("&as_of=soon", 400),
        ("&limit=0", 400),
        ("&limit=10001", 400),
        ("&after=here", 400),
        ("&after=old:3", 409),
        ("&sex=none", 400),
        ("&format=pdf", 400),
        ("&areas=MDA", 400),
    ];
    for (more, status) in cases {
        let answer = site.get(&format!("{ALL}{more}")).await;
        assert_eq!(answer.status.as_u16(), status, "{more}: {}", answer.body);
    }
    assert_eq!(site.get("/api/v1/figures?dataset=none").await.status, StatusCode::NOT_FOUND);
    // Nothing of the dataset that everybody is led to has been imported yet.
    let nothing = site.get("/api/v1/figures?area=MDA").await;
    assert_eq!(nothing.status, StatusCode::OK);
    assert!(nothing.body.contains("\"data\":[]"), "{}", nothing.body);
}

#[tokio::test]
async fn figures_that_a_reader_has_are_not_sent_again() {
    let (site, _folder) = site().await;
    for more in ["", "&format=csv", "&format=xlsx"] {
        let path = format!("{ALL}{more}");
        let tag = site.get(&path).await.header("etag").to_owned();
        let again = site.send(Request::get(&path).header("if-none-match", &tag), Body::empty()).await;
        assert_eq!((again.status, again.bytes.len()), (StatusCode::NOT_MODIFIED, 0), "{path}");
    }
}
