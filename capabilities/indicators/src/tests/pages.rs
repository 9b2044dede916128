//! What people and programs read.

use std::sync::Arc;

use axum::{Router, extract::Path, http::StatusCode, routing::get};
use serde::Serialize;
use web::{Capability, Head, Html, Place, Problem, Response, Visit, testing::TestSite};

use super::{Folder, NOW, fill};

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

struct Pages {
    site: TestSite,
    _folder: Arc<Folder>,
}

async fn pages() -> Pages {
    let folder = Arc::new(Folder::new().await);
    let files = folder.store.clone();
    let stub = Capability::named("stub").pages(Router::new().route("/countries/{code}", get(country)));
    let site = TestSite::new(NOW, vec![crate::capability(), stub], None, |site| site.part(files)).await;
    fill(site.site.db(), &folder.store).await;
    Pages { site, _folder: folder }
}

#[tokio::test]
async fn the_list_says_which_indicators_have_figures() {
    let pages = pages().await;
    let page = pages.site.get("/indicators").await;
    assert_eq!(page.status, StatusCode::OK);
    assert!(page.body.contains("Immigrants, share of the population") && page.body.contains("To be loaded"));
    assert!(!page.body.contains("[indicators-"), "{}", page.body);
    let some = pages.site.get("/indicators?theme=remittances").await;
    assert!(some.body.contains("Share of the largest sender") && !some.body.contains("Emigration rate"));
    let twin = pages.site.get("/indicators.json?theme=people").await;
    let twin: serde_json::Value = serde_json::from_str(&twin.body).unwrap();
    assert_eq!(twin["indicators"][0]["id"], "population");
    let csv = pages.site.get("/indicators.csv").await;
    assert_eq!(
        csv.body.lines().filter(|it| it.contains("/indicators/")).count(),
        crate::content().indicators.len()
    );
}

#[tokio::test]
async fn an_indicator_has_a_ranked_table_a_twin_and_files() {
    let pages = pages().await;
    let page = pages.site.get("/indicators/emigrants").await;
    assert_eq!(page.status, StatusCode::OK);
    assert!(
        page.body.contains("What it says for 2020")
            && page.body.contains("/indicators/emigrants/KEN?year=2020")
    );
    assert!(page.body.contains("sum(X)") && page.body.contains("Objective 1: data for policies"));
    assert!(!page.body.contains("[indicators-"), "{}", page.body);
    let twin = pages.site.get("/indicators/emigrants.json").await;
    let twin: serde_json::Value = serde_json::from_str(&twin.body).unwrap();
    assert_eq!((&twin["answers"][0]["rank"], &twin["answers"][0]["area"]), (&1.into(), &"KEN".into()));
    assert_eq!(twin["answers"][0]["value"], 110);
    let csv = pages.site.get("/indicators/emigrants.csv?year=2020").await;
    assert!(csv.body.contains("KEN,Kenya,2020,110"), "{}", csv.body);
    let pairs = pages.site.get("/indicators/corridor-share-of-immigrants?area=Uganda").await;
    assert!(pairs.body.contains("From Kenya to Uganda") && !pairs.body.contains("From Uganda to Tanzania,"));
    for path in ["/indicators/atlantis", "/indicators/emigrants/atlantis", "/indicators/emigrants/KEN/UGA"] {
        assert_eq!(pages.site.get(path).await.status, StatusCode::NOT_FOUND, "{path}");
    }
}

#[tokio::test]
async fn a_number_opens_its_inputs() {
    let pages = pages().await;
    let page = pages.site.get("/indicators/emigrants/KEN").await;
    assert!(page.body.contains("Emigrants: Kenya") && page.body.contains("/cell/-/F3"), "{}", page.body);
    assert!(!page.body.contains("[indicators-"), "{}", page.body);
    let twin = pages.site.get("/indicators/emigrants/KEN.json").await;
    let twin: serde_json::Value = serde_json::from_str(&twin.body).unwrap();
    assert_eq!(twin["answer"]["inputs"]["X"]["cells"][0]["cell"], "F3");
    let masked = pages.site.get("/indicators/sdg-10-7-4/KEN?year=2020").await;
    assert!(masked.body.contains("keeps the number back"), "{}", masked.body);
    for path in [
        "/indicators/corridor-asymmetry/UGA/KEN",
        "/indicators/intra-community-share/eac",
        "/indicators/migration-effectiveness/world",
        "/indicators/hdi-residual/KEN",
    ] {
        let page = pages.site.get(path).await;
        assert_eq!(page.status, StatusCode::OK, "{path}");
        assert!(!page.body.contains("[indicators-"), "{path}: {}", page.body);
    }
    let csv = pages.site.get("/indicators/emigrants/KEN.csv").await;
    assert!(csv.body.contains("Kenya,2015,50"), "{}", csv.body);
}

#[tokio::test]
async fn a_country_shows_its_figures_with_their_sources() {
    let pages = pages().await;
    let page = pages.site.get("/countries/KEN").await;
    assert!(page.body.contains("Key figures") && page.body.contains("/indicators/population/KEN?year=2020"));
    assert!(
        page.body.contains("indicators-s1") && page.body.contains("Invented people, trial"),
        "{}",
        page.body
    );
    assert!(!page.body.contains("[indicators-"), "{}", page.body);
    let none = pages.site.get("/countries/TCA").await;
    assert!(!none.body.contains("Key figures"));
}

#[tokio::test]
async fn programs_ask_for_indicators() {
    let pages = pages().await;
    let all = pages.site.get("/api/v1/indicators").await;
    let all: serde_json::Value = serde_json::from_str(&all.body).unwrap();
    assert_eq!(all["data"].as_array().unwrap().len(), crate::content().indicators.len());
    let one = pages.site.get("/api/v1/indicators/emigrants?area=KEN&year=2015").await;
    let one: serde_json::Value = serde_json::from_str(&one.body).unwrap();
    assert_eq!((&one["data"][0]["value"], &one["years"]), (&50.into(), &serde_json::json!([2015, 2020])));
    assert_eq!(one["data"][0]["inputs"]["X"]["cells"][0]["sheet"], "");
    let ranked = pages.site.get("/api/v1/indicators/emigrants").await;
    let ranked: serde_json::Value = serde_json::from_str(&ranked.body).unwrap();
    assert_eq!(ranked["data"].as_array().unwrap().len(), 3);
    assert_eq!(pages.site.get("/api/v1/indicators/atlantis").await.status, StatusCode::NOT_FOUND);
}

#[tokio::test]
async fn programs_get_a_ranking_in_parts_and_know_how_long_it_is() {
    let pages = pages().await;
    let ask = async |after: &str| -> serde_json::Value {
        let body =
            pages.site.get(&format!("/api/v1/indicators/corridor-asymmetry?limit=2{after}")).await.body;
        serde_json::from_str(&body).unwrap()
    };
    let whole = pages.site.get("/api/v1/indicators/corridor-asymmetry").await.body;
    let whole: serde_json::Value = serde_json::from_str(&whole).unwrap();
    let all = whole["data"].as_array().unwrap();
    assert!(all.len() > 2 && whole["next"].is_null() && whole["total"] == all.len(), "{whole:#}");
    let (mut found, mut after) = (Vec::new(), String::new());
    loop {
        let part = ask(&after).await;
        assert_eq!((&part["total"], &part["year"]), (&whole["total"], &whole["year"]));
        found.extend(part["data"].as_array().unwrap().clone());
        let Some(next) = part["next"].as_str() else { break };
        after = format!("&after={next}");
    }
    assert_eq!(&found, all);
    let wrong = pages.site.get("/api/v1/indicators/corridor-asymmetry?after=2020").await;
    assert_eq!(wrong.status, StatusCode::BAD_REQUEST, "{}", wrong.body);
}

#[tokio::test]
async fn every_language_has_its_page() {
    for language in ["fr", "es", "ar", "ru", "zh"] {
        let pages = pages().await;
        let site = pages.site.in_language(language);
        for path in ["/indicators", "/indicators/hdi-recomputed", "/indicators/hdi-recomputed/KEN"] {
            let page = site.get(path).await;
            assert_eq!(page.status, StatusCode::OK, "{path}");
            assert!(!page.body.contains("[indicators-"), "{path}: {}", page.body);
        }
    }
}
