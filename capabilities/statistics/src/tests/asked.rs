//! Questions in SQL on their page, as files, and by programs.

use axum::{
    body::Body,
    http::{Request, StatusCode},
};
use kernel::Actor;
use sources::undesa_stock::fixture::Fixture;
use web::testing::TestSite;

use super::{Folder, NOW};
use crate::{Wish, import};

const LARGEST: &str = "/data/query?sql=select+area,+value+from+figures+where+indicator+%3D+'immigrant-stock'+and+year+%3D+2020+\
                       and+sex+%3D+'both'+and+value+is+not+null+order+by+value+desc";

async fn site() -> (TestSite, Folder) {
    let folder = Folder::new().await;
    let files = folder.store.clone();
    let site = TestSite::new(NOW, vec![crate::capability()], None, |site| site.part(files)).await;
    let db = site.site.db();
    import(db, &folder.store, &Actor::operator(NOW), Wish::default(), "a.xlsx", Fixture::named().bytes())
        .await
        .unwrap();
    crate::query::keep_reference(db).await.unwrap();
    (site, folder)
}

#[tokio::test]
async fn a_question_is_answered_as_a_table_as_files_and_as_data() {
    let (site, _folder) = site().await;
    let page = site.get(LARGEST).await.outline();
    assert!(page.contains("3 rows."), "{page}");
    assert!(page.contains("area value") && page.contains("KEN 192000"), "{page}");
    let csv = site.get(&LARGEST.replace("query?", "query.csv?")).await.body;
    let csv = csv.trim_start_matches('\u{feff}');
    assert!(
        csv.starts_with("area,value\r\nKEN,192000") || csv.starts_with("area,value\nKEN,192000"),
        "{csv}"
    );
    let json: serde_json::Value =
        serde_json::from_str(&site.get(&LARGEST.replace("query?", "query.json?")).await.body).unwrap();
    assert_eq!((&json["columns"][0], &json["rows"][0][0]), (&"area".into(), &"KEN".into()));
    let empty = site.get("/data/query").await.outline();
    assert!(empty.contains("What may be asked") && empty.contains("counterpart"), "{empty}");
}

#[tokio::test]
async fn what_may_not_be_asked_says_what_to_do() {
    let (site, _folder) = site().await;
    for (question, part) in [
        ("delete+from+figures", "this one begins with “delete”"),
        (
            "select+1+from+person",
            "“person” may not be read. These may: figures, aggregates, areas, memberships",
        ),
        ("select+pg_sleep(9)+from+figures", "“pg_sleep” may not stand in a question"),
        ("select+now()+from+figures", "The function “now” may not be used."),
        ("select+1+from+figures,+areas", "not with a comma between them"),
        ("select+1;+select+2", "Only one question may be asked at a time."),
        ("select+nowhere+from+figures", "The database does not understand the question."),
    ] {
        let answer = site.get(&format!("/data/query?sql={question}")).await;
        assert_eq!(answer.status, StatusCode::UNPROCESSABLE_ENTITY, "{question}");
        assert!(answer.outline().contains(part), "{question}\n{}", answer.outline());
    }
    let file = site.get("/data/query.csv?sql=delete+from+figures").await;
    assert_eq!(file.status, StatusCode::UNPROCESSABLE_ENTITY);
}

#[tokio::test]
async fn programs_ask_by_the_address_or_by_a_body_and_are_refused_with_a_problem() {
    let (site, _folder) = site().await;
    let asked = site.get(&LARGEST.replace("/data/query?sql=", "/api/v1/query?rows=2&query=")).await;
    assert_eq!(asked.status, StatusCode::OK, "{}", asked.body);
    let told: serde_json::Value = serde_json::from_str(&asked.body).unwrap();
    assert_eq!((told["data"].as_array().unwrap().len(), &told["cut"]), (2, &true.into()));
    let post = async |kind: &str, body: &str| {
        site.send(Request::post("/api/v1/query").header("content-type", kind), Body::from(body.to_owned()))
            .await
    };
    let json = post("application/json", r#"{"query": "select count(*) as n from figures", "rows": 1}"#).await;
    assert!(json.body.starts_with(r#"{"columns":["n"],"data":[["#), "{}", json.body);
    let plain = post("text/plain", "select count(*) as n from figures").await;
    assert_eq!(plain.body, json.body);
    let refused = post("text/plain", "drop table edition").await;
    assert_eq!(refused.status, StatusCode::UNPROCESSABLE_ENTITY);
    assert!(
        refused.body.contains(r#""type":"statistics/question""#) && refused.body.contains("drop"),
        "{}",
        refused.body
    );
}
