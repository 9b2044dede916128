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
    let other = web::Capability::named("agreements")
        .panel(web::Place::Profile, of_profile)
        .panel(web::Place::Corridor, of_corridor);
    let all = vec![crate::capability(), countries::capability(), other];
    let site = TestSite::new(NOW, all, None, |site| site.part(files)).await;
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
async fn a_profile_is_taken_away_as_pdf_and_for_word() {
    let pages = pages().await;
    let page = pages.site.get("/profiles/KEN").await;
    for (ending, start) in [("pdf", "%PDF-1.7"), ("docx", "PK")] {
        let path = format!("/profiles/KEN/profile.{ending}");
        assert!(page.body.contains(&format!("href=\"{path}\"")), "{path}");
        let file = pages.site.get(&path).await;
        assert_eq!(file.status, StatusCode::OK, "{path}");
        assert!(file.body.starts_with(start), "{path}");
    }
    assert_eq!(pages.site.get("/profiles/ATL/profile.pdf").await.status, StatusCode::NOT_FOUND);
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

type Shown = std::pin::Pin<Box<dyn Future<Output = Result<Option<web::PanelHtml>, web::Problem>> + Send>>;

/// A capability to come, which has something to say of Kenya and of what goes from Kenya to Uganda.
fn told(what: Option<String>) -> Shown {
    Box::pin(async move {
        Ok(what.map(|what| web::PanelHtml {
            html: web::Html::made(format!("<section><h2>Agreements of {what}</h2></section>")),
            side: false,
            name: "agreements",
            data: what.into(),
        }))
    })
}

fn of_profile(_: web::Visit, id: kernel::uuid::Uuid) -> Shown {
    let area = countries::area_of_panel(id).filter(|it| it.code.as_str() == "KEN");
    told(area.map(|it| it.code.to_string()))
}

fn of_corridor(_: web::Visit, id: kernel::uuid::Uuid) -> Shown {
    let ends = countries::corridor_of_panel(id).filter(|(a, _)| a.code.as_str() == "KEN");
    told(ends.map(|(a, b)| format!("{} and {}", a.code, b.code)))
}

#[tokio::test]
async fn what_other_capabilities_know_stands_on_the_page_and_nothing_where_they_know_nothing() {
    let pages = pages().await;
    for (path, words) in
        [("/profiles/KEN", "Agreements of KEN"), ("/corridors/KEN/UGA", "Agreements of KEN and UGA")]
    {
        let page = pages.site.get(path).await;
        assert!(page.body.contains(words), "{path}");
        let twin = pages.site.get(&format!("{path}.json")).await;
        assert!(twin.body.contains("\"panels\""), "{path}");
    }
    for path in ["/profiles/UGA", "/corridors/UGA/KEN"] {
        assert!(!pages.site.get(path).await.body.contains("Agreements"), "{path}");
        assert!(!pages.site.get(&format!("{path}.json")).await.body.contains("\"panels\""), "{path}");
    }
}

#[tokio::test]
async fn the_page_of_a_community_has_its_brief_and_leads_to_its_figures() {
    let pages = pages().await;
    let page = pages.site.get("/regions/eac?on=2024-12-31").await.outline();
    for words in ["Migration figures", "Too little covered", "2 of 8 members", "100.00 %"] {
        assert!(page.contains(words), "{words} in {page}");
    }
    let body = pages.site.get("/regions/eac?on=2024-12-31").await.body;
    assert!(body.contains("href=\"/regions/eac/figures?on=2024-12-31\""));
    let twin = pages.site.get("/regions/eac.json?on=2024-12-31").await;
    let twin: serde_json::Value = serde_json::from_str(&twin.body).unwrap();
    assert_eq!(twin["panels"][0]["data"]["brief"]["immigrant_stock"]["coverage"]["members"], 8);
}

#[tokio::test]
async fn the_figures_of_a_community_name_those_it_shares_members_with_and_add_nothing_up() {
    let pages = pages().await;
    let page = pages.site.get("/regions/eac/figures").await.body;
    assert!(page.contains("would be counted twice") && page.contains("/regions/igad/figures"));
    assert!(page.contains("Migrants from members in members, 2020"));
}

#[tokio::test]
async fn a_corridor_shows_grades_ranks_and_years() {
    let pages = pages().await;
    let page = pages.site.get("/corridors/KEN/UGA").await.outline();
    for words in ["Migrants: from Kenya, Uganda has rank 1 of 2.", "Migrants, both ways over time", "Grade"] {
        assert!(page.contains(words), "{words} in {page}");
    }
    let twin = pages.site.get("/corridors/KEN/UGA.json").await;
    let twin: serde_json::Value = serde_json::from_str(&twin.body).unwrap();
    assert_eq!(twin["a_to_b"]["ranks"]["among-destinations"]["of"], 2);
    assert_eq!(twin["a_to_b"]["figures"]["migrants"]["quality"]["grade"], "B");
}

#[tokio::test]
async fn a_profile_says_grade_rank_and_the_unknown_on_the_page_in_text_and_as_data() {
    let pages = pages().await;
    let page = pages.site.get("/profiles/KEN").await.outline();
    for words in ["Immigrants of unknown origin", "Rank by immigrants in its region: 1 of 2", "Grade"] {
        assert!(page.contains(words), "{words} in {page}");
    }
    let twin = pages.site.get("/profiles/KEN.json").await;
    let twin: serde_json::Value = serde_json::from_str(&twin.body).unwrap();
    let part = &twin["parts"]["migration"];
    assert_eq!(part["ranks"]["immigrants-in-region"]["of"], 2);
    assert_eq!(part["figures"]["origin-unknown"]["value"], 20);
    assert!(part["figures"]["immigrant-stock"]["quality"]["grade"].is_string());
}
