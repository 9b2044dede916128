use std::sync::Arc;

use axum::http::StatusCode;
use kernel::Actor;
use statistics::Wish;
use web::testing::TestSite;

use super::{Folder, INDEX, NOW, PAIRS, REFUGEES, stock};

struct Pages {
    site: TestSite,
    _folder: Arc<Folder>,
}

async fn pages() -> Pages {
    let folder = Arc::new(Folder::new().await);
    let files = folder.store.clone();
    let site = TestSite::new(NOW, vec![crate::capability()], None, |site| site.part(files)).await;
    let text = |text: &str| text.as_bytes().to_vec();
    let all =
        [("a.xlsx", stock()), ("b.csv", text(PAIRS)), ("c.csv", text(REFUGEES)), ("d.csv", text(INDEX))];
    for (name, bytes) in all {
        let actor = Actor::operator(NOW);
        let done = statistics::import(site.site.db(), &folder.store, &actor, Wish::default(), name, bytes);
        done.await.unwrap();
    }
    Pages { site, _folder: folder }
}

#[tokio::test]
async fn a_corridor_is_a_page_with_a_machine_twin() {
    let pages = pages().await;
    let page = pages.site.get("/corridors/KEN/UGA").await;
    assert_eq!(page.status, StatusCode::OK);
    assert!(page.body.contains("From Kenya to Uganda") && page.body.contains("undesa-long"));
    assert!(!page.body.contains("[profiles-"));
    let twin = pages.site.get("/corridors/KEN/UGA.json").await;
    let twin: serde_json::Value = serde_json::from_str(&twin.body).unwrap();
    assert_eq!(twin["a_to_b"]["figures"]["migrants"]["value"], 100);
    assert_eq!(twin["b_to_a"]["figures"]["asylum-seekers"]["state"], "masked");
}

#[tokio::test]
async fn the_form_of_a_country_leads_to_the_corridor() {
    let pages = pages().await;
    let answer = pages.site.get("/corridors/KEN?with=Uganda").await;
    assert_eq!(answer.to.as_deref(), Some("/corridors/KEN/UGA"));
    for path in ["/corridors/KEN?with=Atlantis", "/corridors/KEN/KEN", "/profiles/ATL"] {
        assert_eq!(pages.site.get(path).await.status, StatusCode::NOT_FOUND, "{path}");
    }
}

#[tokio::test]
async fn a_profile_is_a_page_with_charts_and_a_machine_twin() {
    let pages = pages().await;
    let page = pages.site.get("/profiles/KEN").await;
    assert_eq!(page.status, StatusCode::OK);
    assert!(page.body.contains("<svg") && page.body.contains("Where immigrants come from"));
    assert_eq!(page.body.matches("<h1").count(), 1);
    let twin = pages.site.get("/profiles/KEN.json").await;
    let twin: serde_json::Value = serde_json::from_str(&twin.body).unwrap();
    assert_eq!(twin["parts"]["migration"]["figures"]["emigrants"]["value"], 110);
}

#[tokio::test]
async fn a_community_has_a_page_of_figures_with_its_coverage() {
    let pages = pages().await;
    let page = pages.site.get("/regions/eac/figures").await;
    assert_eq!(page.status, StatusCode::OK);
    assert!(page.body.contains("2 of 8 members") && page.body.contains("Too little covered"));
    assert!(!page.body.contains("[profiles-"));
    let twin = pages.site.get("/regions/eac/figures.json?on=2015-01-01").await;
    let twin: serde_json::Value = serde_json::from_str(&twin.body).unwrap();
    assert_eq!(twin["members"].as_array().unwrap().len(), 5);
    assert_eq!(pages.site.get("/regions/atlantis/figures").await.status, StatusCode::NOT_FOUND);
}
