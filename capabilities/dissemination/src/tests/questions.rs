//! Questions in SDMX, through the router.

use axum::{body::Body, http::Request};
use web::{StatusCode, testing::Answer};

use super::{site, site_with};

const FLOW: &str = "/sdmx/2.1/data/UNDESA_LONG";

/// A body without what differs between two runs.
fn settled(answer: &Answer) -> String {
    let mut body = answer.body.clone();
    for (before, after) in [("<mes:ID>", "<"), ("\"id\":\"T", "\"")] {
        if let Some((head, rest)) = body.split_once(before) {
            let rest = rest.split_once(after).map_or("", |(_, rest)| rest);
            body = format!("{head}{before}…{after}{rest}");
        }
    }
    body.replace("><", ">\n<")
}

#[tokio::test]
async fn data_are_told_in_every_format() {
    let (site, _folder) = site().await;
    let key = "A.migrant-stock-by-origin.MDA.KEN+XXX._T.";
    let ask = async |more: &str| site.get(&format!("{FLOW}/{key}?{more}")).await;
    insta::assert_snapshot!(ask("format=csv").await.body);
    insta::assert_snapshot!(ask("format=csvlabels&detail=dataonly").await.body);
    insta::assert_snapshot!(settled(&ask("format=genericdata&lastNObservations=1").await));
    insta::assert_snapshot!(settled(&ask("format=structurespecificdata&startPeriod=2016").await));
    insta::assert_snapshot!(settled(&ask("format=json&startPeriod=2016").await));
    let flat = ask("dimensionAtObservation=AllDimensions&startPeriod=2016&detail=dataonly").await;
    insta::assert_snapshot!(settled(&flat));
}

#[tokio::test]
async fn a_structure_is_told_with_what_it_needs() {
    let (site, _folder) = site().await;
    let flow = site.get("/sdmx/2.1/dataflow/TRIBUTARY/UNDESA_LONG/1.0?references=datastructure").await;
    assert_eq!(flow.media_type, "application/vnd.sdmx.structure+xml;version=2.1");
    insta::assert_snapshot!(settled(&flow));
    let list = site.get("/sdmx/2.1/codelist/TRIBUTARY/CL_UNDESA_LONG_AREA/latest/MDA?format=json").await;
    insta::assert_snapshot!(settled(&list));
    let stubs = site.get("/sdmx/2.1/dataflow/all/all/latest?detail=allstubs").await;
    assert!(stubs.body.contains("isExternalReference=\"true\"") && !stubs.body.contains("str:Structure>"));
    let all = site.get("/sdmx/2.1/dataflow/TRIBUTARY/UNDESA_LONG?references=all").await.body;
    for part in ["CL_UNDESA_LONG_AREA", "CS_FIGURES", "CC_UNDESA_LONG", "CL_OBS_STATUS"] {
        assert!(all.contains(&format!("id=\"{part}\"")), "{part}");
    }
}

#[tokio::test]
async fn what_data_there_are_is_told_for_a_key() {
    let (site, _folder) = site().await;
    let ask = async |rest: &str| site.get(&format!("/sdmx/2.1/availableconstraint/UNDESA_LONG/{rest}")).await;
    insta::assert_snapshot!(settled(&ask("A..MDA.KEN..?startPeriod=2016").await));
    let one = ask("A..MDA.KEN.F./all/COUNTERPART_AREA").await.body;
    assert!(
        one.contains("<com:Value>KEN</com:Value>") && !one.contains("UGA") && !one.contains("TIME_PERIOD")
    );
    let wider = ask("A..MDA.KEN.F./all/COUNTERPART_AREA?mode=available").await.body;
    assert!(wider.contains("<com:Value>UGA</com:Value><com:Value>XXX</com:Value>"), "{wider}");
    assert_eq!(ask("A..MDA.MDA..").await.status, StatusCode::NOT_FOUND);
}

#[tokio::test]
async fn what_is_wrong_is_said_with_what_to_do() {
    let (site, _folder) = site().await;
    let all = "A.....";
    let cases = [
        (format!("{FLOW}/A.B.C"), 400, "The key has 3 parts and UNDESA_LONG has 6 dimensions"),
        (format!("{FLOW}/A......"), 400, "The key has 7 parts"),
        (format!("{FLOW}/A..QQQ..."), 404, "QQQ is no code of REF_AREA"),
        (format!("{FLOW}/M....."), 404, "No data of UNDESA_LONG fit the key M....."),
        (format!("{FLOW}/{all}?startPeriod=2030"), 404, "availableconstraint/UNDESA_LONG"),
        (format!("{FLOW}/{all}?startPeriod=soon"), 400, "startPeriod=soon is no period"),
        (format!("{FLOW}/{all}?startperiod=2000"), 400, "The parameter startperiod is not known"),
        (format!("{FLOW}/{all}?detail=some"), 400, "full, dataonly, serieskeysonly, nodata"),
        (format!("{FLOW}/{all}?format=parquet"), 406, "csv"),
        (format!("{FLOW}/{all}?dimensionAtObservation=SEX"), 501, "not offered here"),
        (format!("{FLOW}/{all}?asOf=2000-01-01"), 404, "The first edition was published at"),
        (format!("{FLOW}/{all}?updatedAfter=2100-01-01"), 404, "Nothing of this was published after"),
        (format!("{FLOW}/{all}/ECB"), 404, "ECB provides no data here"),
        ("/sdmx/2.1/data/NO_FLOW".to_owned(), 404, "There are: UNDESA_LONG"),
        ("/sdmx/2.1/data/ECB,UNDESA_LONG".to_owned(), 404, "There is no dataflow"),
        ("/sdmx/2.1/codelist/TRIBUTARY/CL_NONE".to_owned(), 404, "There is no structure"),
        ("/sdmx/2.1/dataflow?references=uncles".to_owned(), 400, "parentsandsiblings"),
        ("/sdmx/2.1/hierarchicalcodelist".to_owned(), 501, "hierarchicalcodelist is a part of the standard"),
        ("/sdmx/2.1/nonsense".to_owned(), 404, "There is no structure nonsense"),
    ];
    for (path, status, words) in cases {
        let answer = site.get(&path).await;
        assert_eq!(answer.status.as_u16(), status, "{path}: {}", answer.body);
        assert!(answer.body.contains(words), "{path}: {}", answer.body);
        assert_eq!(answer.media_type, "application/vnd.sdmx.error+xml;version=2.1");
    }
    let refused = site.get(&format!("{FLOW}/A.B")).await;
    insta::assert_snapshot!(settled(&refused));
    let request = Request::get(format!("{FLOW}/A.B")).header("accept", "application/json");
    insta::assert_snapshot!(site.send_bare(request, Body::empty()).await.body);
}

#[tokio::test]
async fn refusals_are_in_the_language_of_the_reader() {
    let (site, _folder) = site().await;
    let site = site.in_language("fr");
    let answer = site.get(&format!("{FLOW}/A.B")).await;
    assert!(answer.body.contains("xml:lang=\"fr\">La clé a 2 parties"), "{}", answer.body);
}

#[tokio::test]
async fn the_same_question_again_is_answered_with_304() {
    let (site, folder) = site().await;
    let path = format!("{FLOW}/A.....?format=csv");
    let first = site.get(&path).await;
    assert_eq!(first.header("last-modified"), "Mon, 20 Apr 2026 10:00:00 GMT");
    assert_eq!(first.header("cache-control"), "public, no-cache");
    let tag = first.header("etag").to_owned();
    let again = site.send(Request::get(&path).header("if-none-match", &tag), Body::empty()).await;
    assert_eq!(
        (again.status, again.body.as_str(), again.header("etag")),
        (StatusCode::NOT_MODIFIED, "", tag.as_str())
    );
    let head = site.send(Request::head(&path), Body::empty()).await;
    assert_eq!((head.status, head.body.as_str(), head.header("etag")), (StatusCode::OK, "", tag.as_str()));
    // Another question has another tag, and so has the same one after a new edition.
    let other = site.get(&format!("{FLOW}/A.....?format=csv&startPeriod=2016")).await;
    assert_ne!(other.header("etag"), tag);
    let newer = super::NEW.replace("KEN,MDA,2020,6,6,12", "KEN,MDA,2020,6,7,13");
    super::publish(site.site.db(), &folder, statistics::Kind::UndesaLong, ("newer", &newer), 7200).await;
    let changed = site.send(Request::get(&path).header("if-none-match", &tag), Body::empty()).await;
    assert_eq!(changed.status, StatusCode::OK);
    assert!(changed.body.contains(",2020,13,"));
}

#[tokio::test]
async fn the_page_for_programs_lists_flows_and_calls() {
    let (site, _folder) = site().await;
    let page = site.get("/developers").await;
    insta::assert_snapshot!(page.outline());
    assert_eq!(site.get("/sdmx/2.1").await.to.as_deref(), Some("/developers"));
    let twin = site.get("/developers.json").await.body;
    assert!(twin.contains("\"id\":\"UNDESA_LONG\",\"dataset\":\"undesa-long\""), "{twin}");
}

#[tokio::test]
async fn what_is_too_much_for_one_piece_is_refused_and_streamed_in_other_formats() {
    let (site, _folder) = site_with(crate::Limits { observations: 3 }).await;
    let kenya = "A.migrant-stock-by-origin.MDA.KEN..";
    let refused = site.get(&format!("{FLOW}/{kenya}?format=json")).await;
    assert_eq!(refused.status, StatusCode::PAYLOAD_TOO_LARGE, "{}", refused.body);
    let told: serde_json::Value = serde_json::from_str(&refused.body).unwrap();
    assert_eq!(told["errors"][0]["code"], 130);
    let detail = told["errors"][0]["detail"].as_str().unwrap();
    assert!(detail.contains('3') && detail.contains("format=csv"), "{detail}");
    // Six observations are too many, and three are not.
    let fewer = site.get(&format!("{FLOW}/{kenya}?format=json&startPeriod=2020")).await;
    assert_eq!(fewer.status, StatusCode::OK, "{}", fewer.body);
    for format in ["csv", "genericdata", "structurespecificdata"] {
        let whole = site.get(&format!("{FLOW}/{kenya}?format={format}")).await;
        assert_eq!(whole.status, StatusCode::OK, "{format}: {}", whole.body);
    }
}
