use std::io::Write as _;

use db::testing::NOW;
use flate2::{Compression, write::GzEncoder};
use kernel::uuid::Uuid;
use web::testing::TestSite;
use web::{Capability, Html, PanelHtml, Place, Problem, StatusCode, Visit};

use crate::{MapFigure, MapFigures, MapValues, area_of_panel, capability};

async fn site() -> TestSite {
    TestSite::new(NOW, vec![capability()], None, |site| site).await
}

async fn with_figures() -> TestSite {
    TestSite::new(NOW, vec![capability()], None, |site| site.part(MapValues::new(figures))).await
}

/// A figure for each listed area but Moldova: a thousand times its M49 number.
async fn figures(visit: Visit, indicator: Option<String>) -> Result<Option<MapFigures>, Problem> {
    let value = |area: &'static crate::Area| {
        let value = f64::from(area.m49.filter(|_| area.code.as_str() != "MDA")?) * 1000.0;
        Some(MapFigure { area: area.code, value, shown: visit.say.local().decimal(value, 0) })
    };
    Ok(Some(MapFigures {
        indicator: indicator.unwrap_or_else(|| "test".into()),
        title: "Test figures by area".into(),
        source: "Test edition 1".into(),
        source_url: Some("/data/editions/1".into()),
        decimals: 0,
        values: crate::content().areas.listed().filter_map(value).collect(),
    }))
}

/// What another capability might show of an area.
fn panel(
    _: Visit,
    id: Uuid,
) -> std::pin::Pin<Box<dyn Future<Output = Result<Option<PanelHtml>, Problem>> + Send>> {
    let area = area_of_panel(id).filter(|area| area.code.as_str() == "MDA");
    let html = Html::made("<section><h2>Immigrants</h2></section>".into());
    let data = serde_json::json!({ "count": 1 });
    Box::pin(async move { Ok(area.map(|_| PanelHtml { html, side: false, name: "immigrants", data })) })
}

/// The outline without the names on the map, which the list repeats.
fn lines(outline: &str) -> Vec<String> {
    outline.lines().filter(|line| line.len() < 600).map(str::to_owned).collect()
}

/// The lines of an outline from one line up to, and without, another.
fn between(outline: &str, from: &str, to: &str) -> String {
    let all = lines(outline);
    let part = all.iter().skip_while(|line| *line != from).take_while(|line| *line != to);
    part.cloned().collect::<Vec<_>>().join("\n")
}

fn squeezed(text: &str) -> usize {
    let mut packer = GzEncoder::new(Vec::new(), Compression::default());
    packer.write_all(text.as_bytes()).unwrap();
    packer.finish().unwrap().len()
}

#[tokio::test]
async fn without_figures_the_list_says_what_is_missing_and_how_to_load_it() {
    let page = site().await.get("/countries").await.outline();
    insta::assert_snapshot!(between(&page, "Each area on the map leads to its page", "Eastern Africa"), @"
    Each area on the map leads to its page
    The boundaries and names shown and the designations used on this map do not imply official endorsement or acceptance by the United Nations.
    About areas of unsettled status
    Areas drawn in neutral grey with a dashed outline are those whose final status is not settled or agreed upon by the parties. The final boundary between Sudan and South Sudan and the status of the Abyei area have not yet been determined. A dispute exists between the Governments of Argentina and the United Kingdom of Great Britain and Northern Ireland concerning sovereignty over the Falkland Islands (Malvinas). References to Kosovo shall be understood to be in the context of Security Council resolution 1244 (1999).
    No figures are loaded yet, so the map shows no amounts.
    In the browser: load the original workbook of UN DESA. Load figures
    On the server: tributary import undesa-stock FILE.xlsx
    251 countries and areas
    CSV – Countries and areas
    XLSX – Countries and areas
    Africa
    Americas
    Asia
    Europe
    Oceania
    Not in a region of the list
    Africa
    ");
}

#[tokio::test]
async fn with_figures_the_map_has_a_legend_a_source_and_every_figure_stands_in_the_list() {
    let page = with_figures().await.get("/countries").await;
    let outline = page.outline();
    insta::assert_snapshot!(between(&outline, "Below 178,000 (49)", "About areas of unsettled status"), @"
    Below 178,000 (49)
    178,000 to below 344,000 (49)
    344,000 to below 525,000 (50)
    525,000 to below 690,000 (49)
    690,000 and more (50)
    No figure
    Source: Test edition 1
    The boundaries and names shown and the designations used on this map do not imply official endorsement or acceptance by the United Nations.
    ");
    assert!(outline.lines().any(|line| line == "Kenya 404,000"));
    assert!(outline.contains("Republic of Moldova: no figure"));
    assert!(!outline.contains("No figures are loaded yet"));
    assert!(page.body.contains("class=\"neutral\""), "parts of unsettled status are drawn");
    let disputed = &crate::content().map.disputed;
    assert!(page.body.contains(disputed.get(kernel::Language::English)));
}

#[tokio::test]
async fn the_list_with_its_map_stays_below_the_budget_in_every_language() {
    const BUDGET: usize = 60 * 1024;
    for language in kernel::Language::ALL {
        let site = with_figures().await.in_language(language.word());
        let page = site.get("/countries").await;
        let mut sum = squeezed(&page.body);
        for asset in ["style.css", "enhance.js", "icon.svg"] {
            let address = page.body.split('"').find(|part| part.ends_with(asset)).unwrap();
            sum += squeezed(&site.get(address).await.body);
        }
        assert!(sum < BUDGET, "{language}: {sum} bytes");
    }
}

#[tokio::test]
async fn a_drawing_looks_in_a_page_as_it_does_alone() {
    let site = with_figures().await;
    let page = site.get("/countries").await;
    let address = page.body.split('"').find(|part| part.ends_with("style.css")).unwrap();
    let style = site.get(address).await.body;
    assert!(style.contains(charts::STYLE), "the page's rules of drawings are not those of the drawings");
}

#[tokio::test]
async fn moldova_is_found_by_a_name_in_any_language_and_by_its_codes() {
    let site = site().await;
    for q in [
        "moldova",
        "republique+de+moldova",
        "Rep%C3%BAblica+de+Moldova",
        "%D9%85%D9%88%D9%84%D8%AF%D9%88%D9%81%D8%A7",
        "%D0%9C%D0%BE%D0%BB%D0%B4%D0%BE%D0%B2%D0%B0",
        "%E6%91%A9%E5%B0%94%E5%A4%9A%E7%93%A6",
        "MDA",
        "498",
    ] {
        let page = site.get(&format!("/countries?q={q}")).await.outline();
        let found = between(&page, "1 country or area", "LDC Least developed countries");
        assert!(found.contains("Republic of Moldova LLDC"), "{q}\n{page}");
    }
    let none = site.get("/countries?q=atlantis").await.outline();
    assert!(none.contains("No country or area is called so."), "{none}");
    let other = site.get("/countries?q=Moldavie").await.outline();
    assert!(other.contains("Perhaps you mean: Republic of Moldova"), "{other}");
}

#[tokio::test]
async fn the_region_filter_keeps_what_lies_within() {
    let page = site().await.get("/countries?region=143").await.outline();
    insta::assert_snapshot!(between(&page, "5 countries and areas", "World map").lines().take(10).collect::<Vec<_>>().join("\n"), @"
    5 countries and areas
    CSV – Countries and areas
    XLSX – Countries and areas
    Asia
    Central Asia
    Kazakhstan LLDC
    Kyrgyzstan LLDC
    Tajikistan LLDC
    Turkmenistan LLDC
    Uzbekistan LLDC
    ");
}

#[tokio::test]
async fn the_page_of_a_country_shows_what_reference_content_knows() {
    let page = site().await.get("/countries/KEN").await.outline();
    insta::assert_snapshot!(between(&page, "Kenya", "COMESA"), @"
    Kenya
    M49 404KEN
    the Republic of Kenya
    Figures
    No figures are loaded for this page yet. What follows is reference content only.
    In the browser: load the original workbook of UN DESA. Load figures
    On the server: tributary import undesa-stock FILE.xlsx
    Reference facts
    Status
    Member State of the United Nations
    Region
    Africa / Sub-Saharan Africa / Eastern Africa
    Special groups
    None
    Duty stations
    Nairobi
    Communities today
    All communities
    Community Standing Since Reliability
    COMESA Common Market for Eastern and Southern Africa MemberRegional economic community Day not known To be confirmed
    EAC East African Community MemberRegional economic community 7 Jul 2000 To be confirmed
    IGAD Intergovernmental Authority on Development MemberRegional economic community 16 Jan 1986 To be confirmed
    MIDCOM Migration Dialogue from the COMESA Member States MemberRegional consultative process Day not known To be confirmed
    IGAD-RCP IGAD Regional Consultative Process on Migration MemberRegional consultative process 16 Jan 1986 To be confirmed
    “To be confirmed” is general knowledge that an expert has not checked yet. Who corrects the content names the source.
    Location
    Where Kenya liesDemocratic Republic of the CongoSudanMozambiqueZambiaSouth SudanCentral African RepublicUnited Republic of TanzaniaNigeriaAngolaCongoCameroonChadEthiopiaNigerMadagascarSomaliaYemenGabonMalawiEritreaUgandaBurundiRwandaDjiboutiKenya
    The boundaries and names shown and the designations used on this map do not imply official endorsement or acceptance by the United Nations. About areas of unsettled status
    In the same region
    Eastern Africa
    British Indian Ocean Territory
    Burundi
    Comoros
    Djibouti
    Eritrea
    Ethiopia
    French Southern Territories
    Madagascar
    Malawi
    Mauritius
    Mayotte
    Mozambique
    Réunion
    Rwanda
    Seychelles
    Somalia
    South Sudan
    Uganda
    United Republic of Tanzania
    Zambia
    Zimbabwe
    Where this comes from
    Names, codes, regions and special groups: M49 list of the United Nations Statistics Division. Communities: each names its own source on its page.
    ");
}

#[tokio::test]
async fn the_page_of_a_country_in_arabic() {
    let page = site().await.in_language("ar").get("/countries/MDA").await;
    assert!(page.body.contains("<html lang=\"ar\" dir=\"rtl\">"));
    insta::assert_snapshot!(between(&page.outline(), "جمهورية مولدوفا", "الموقع"), @"
    جمهورية مولدوفا
    M49 498MDALLDC
    الأرقام
    لم تُحمَّل أي أرقام لهذه الصفحة بعد. وما يلي محتوى مرجعي فحسب.
    في المتصفح: حمّل المصنف الأصلي لإدارة الأمم المتحدة للشؤون الاقتصادية والاجتماعية. تحميل الأرقام
    على الخادم: tributary import undesa-stock FILE.xlsx
    معلومات مرجعية
    الوضع
    دولة عضو في الأمم المتحدة
    الاسم الرسمي بالإنكليزية
    the Republic of Moldova
    المنطقة الإقليمية
    أوروبا / أوروبا الشرقية
    المجموعات الخاصة
    البلدان النامية غير الساحلية
    مراكز العمل
    لم يُذكر أي منها
    التجمعات اليوم
    جميع التجمعات
    التجمع الصفة منذ درجة التثبت
    رابطة الدول المستقلةLeaving; the date on which it takes effect is to be confirmed. عضومنظمة إقليمية اليوم غير معروف قيد التأكيد
    الاتحاد الاقتصادي الأوراسي مراقبمنظمة إقليمية 14 أيار/مايو 2018 قيد التأكيد
    البلدان النامية غير الساحلية عضوقائمة للأمم المتحدة اليوم غير معروف متحقق منه
    «قيد التأكيد» معلومة عامة لم يتحقق منها خبير بعد. ومن يصحح المحتوى يذكر المصدر.
    * تُفهم الإشارات إلى كوسوفو على أنها في سياق قرار مجلس الأمن 1244 (1999).
    ");
}

#[tokio::test]
async fn a_panel_with_figures_takes_the_place_of_the_note_on_what_is_missing() {
    let other = Capability::named("other").panel(Place::Country, panel);
    let site = TestSite::new(NOW, vec![capability(), other], None, |site| site).await;
    let page = site.get("/countries/MDA").await.outline();
    assert!(page.contains("Immigrants") && !page.contains("No figures are loaded"), "{page}");
    let without = site.get("/countries/KEN").await.outline();
    assert!(!without.contains("Immigrants") && without.contains("No figures are loaded"));
    let twin: serde_json::Value = serde_json::from_str(&site.get("/countries/MDA.json").await.body).unwrap();
    assert_eq!(twin["panels"][0]["name"], "immigrants");
    assert_eq!((&twin["m49"], &twin["nothing_loaded"]), (&498.into(), &false.into()));
}

#[tokio::test]
async fn names_with_a_mark_carry_their_footnote() {
    let note = "* References to Kosovo shall be understood to be in the context of Security Council resolution 1244 (1999).";
    let site = site().await;
    for path in ["/countries", "/countries/XKX", "/countries/ALB", "/regions/39"] {
        let page = site.get(path).await.outline();
        assert!(page.contains("Kosovo*") && page.lines().any(|line| line == note), "{path}");
    }
    let page = site.get("/countries/XKX").await.outline();
    assert!(page.contains("Counted in\nSerbia"), "{page}");
}

#[tokio::test]
async fn the_channel_islands_and_taiwan_province_follow_the_rule_of_the_content() {
    let site = site().await;
    let islands = site.get("/countries/CHI").await.outline();
    assert!(islands.contains("UN DESA 830CHI"), "{islands}");
    assert!(
        islands.contains("Takes in\nGuernsey · Jersey\nGuernsey and Jersey counted together"),
        "{islands}"
    );
    let province = site.get("/countries/TWN").await.outline();
    assert!(province.contains("Taiwan Province of China\nUN DESA 158TWN"), "{province}");
    assert!(province.contains("Not listed separately in M49"));
    assert!(province.contains("their figures for China do not include it"));
}

#[tokio::test]
async fn other_ways_of_writing_a_code_lead_to_the_page() {
    let site = site().await;
    for (asked, to) in [
        ("/countries/mda", "/countries/MDA"),
        ("/countries/md?lang=fr", "/countries/MDA?lang=fr"),
        ("/countries/498.json", "/countries/MDA.json"),
        ("/countries/Kenya", "/countries/KEN"),
    ] {
        let led = site.get(asked).await;
        assert_eq!((led.status, led.to.as_deref()), (StatusCode::PERMANENT_REDIRECT, Some(to)), "{asked}");
    }
}

#[tokio::test]
async fn an_unknown_code_is_told_with_what_may_be_meant() {
    let site = site().await;
    let page = site.get("/countries/moldovia").await;
    insta::assert_snapshot!(page.outline(), @"
    404 Not Found
    No country or area “moldovia”
    The code is unknown, or the name is written otherwise.
    Perhaps you mean
    Republic of Moldova MDA
    All countries and areas
    ");
    let twin = site.get("/countries/moldovia.json").await;
    assert_eq!(twin.status, StatusCode::NOT_FOUND);
    assert!(twin.body.contains("countries/no-such-area") && twin.body.contains("Republic of Moldova (MDA)"));
}

#[tokio::test]
async fn ecowas_has_fifteen_members_before_29_january_2025_and_twelve_after() {
    let site = site().await;
    let before = site.get("/regions/ecowas?on=2025-01-28").await.outline();
    assert!(before.contains("15 members on 28 January 2025") && !before.contains("Others"), "{before}");
    let after = site.get("/regions/ecowas?on=2025-01-29").await.outline();
    insta::assert_snapshot!(between(&after, "Others", "Members that also belong elsewhere"), @"
    Others
    Country or area Standing Since Reliability
    Burkina Faso Left 29 Jan 2025 From a public page
    Mali Left 29 Jan 2025 From a public page
    Niger Left 29 Jan 2025 From a public page
    ");
    insta::assert_snapshot!(between(&after, "What changed", "28 May 1975").lines().take(4).collect::<Vec<_>>().join("\n"), @"
    What changed
    29 January 2025Left: Burkina Faso · Mali · Niger 15 before, 12 after
    26 December 2000Left: Mauritania 16 before, 15 after
    16 November 1976Joined: Cabo Verde 15 before, 16 after
    ");
    assert!(after.contains("12 members on 29 January 2025"));
    let refused = site.get("/regions/ecowas?on=yesterday").await;
    assert_eq!(refused.status, StatusCode::UNPROCESSABLE_ENTITY);
    assert!(refused.outline().contains("Write a day such as 2025-01-29."));
}

#[tokio::test]
async fn regions_and_communities_are_listed_with_their_overlap() {
    let site = site().await;
    let page = site.get("/regions?on=2025-01-28").await.outline();
    for line in [
        "ECOWAS Economic Community of West African States 15 30 Jun 2026 To be confirmed",
        "Benin CEN-SAD · ECOWAS · WAEMU",
        "Central Asia 143 5",
    ] {
        assert!(page.lines().any(|known| known == line), "{line}\n{page}");
    }
    let region = site.get("/regions/143").await.outline();
    assert!(region.contains("5 countries and areas") && region.contains("Kazakhstan LLDC"), "{region}");
    assert_eq!(site.get("/regions/nowhere").await.status, StatusCode::NOT_FOUND);
}

#[tokio::test]
async fn the_api_gives_areas_and_communities() {
    let site = site().await;
    let json = |body: &str| serde_json::from_str::<serde_json::Value>(body).unwrap();
    let areas = json(&site.get("/api/v1/areas?q=moldova").await.body);
    assert_eq!((&areas["data"][0]["code"], &areas["next"]), (&"MDA".into(), &serde_json::Value::Null));
    assert_eq!(areas["data"][0]["names"]["fr"], "République de Moldova");
    let area = json(&site.get("/api/v1/areas/MDA").await.body);
    assert_eq!((&area["m49"], &area["on"]), (&498.into(), &"2026-04-20".into()));
    let all = json(&site.get("/api/v1/communities").await.body);
    assert!(all["data"].as_array().unwrap().iter().any(|it| it["id"] == "ecowas"));
    let day = |on: &'static str| format!("/api/v1/communities/ecowas?on={on}");
    assert_eq!(json(&site.get(&day("2025-01-28")).await.body)["members"], 15);
    assert_eq!(json(&site.get(&day("2025-01-29")).await.body)["members"], 12);
    let unknown = site.get("/api/v1/areas/MDX").await;
    assert_eq!(unknown.status, StatusCode::NOT_FOUND);
    assert!(unknown.body.contains("Republic of Moldova (MDA)"), "{}", unknown.body);
}

#[tokio::test]
async fn every_page_speaks_all_six_languages() {
    for language in kernel::Language::ALL {
        let site = with_figures().await.in_language(language.word());
        for path in [
            "/countries",
            "/countries/MLI",
            "/countries/CHI",
            "/countries/zzzz",
            "/regions",
            "/regions/2",
            "/regions/ecowas",
        ] {
            let page = site.get(path).await.body;
            assert!(!page.contains("[countries-") && !page.contains("{ $"), "{language} {path}");
        }
    }
}

#[tokio::test]
async fn lists_and_memberships_are_files_too() {
    let site = with_figures().await;
    let csv = site.get("/countries.csv?q=kenya").await;
    assert_eq!(csv.header("content-disposition"), "attachment; filename=\"countries.csv\"");
    let lines: Vec<&str> = csv.body.lines().collect();
    assert!(lines.len() == 2 && lines[1].starts_with("Kenya,KEN,404,"), "{}", csv.body);
    assert!(lines[1].ends_with(",404000,http://tributary.test/countries/KEN"), "{}", csv.body);
    assert_eq!(site.get("/countries.csv").await.body.lines().count(), 252);
    let members = site.get("/regions/ecowas.csv?on=2024-01-01").await;
    assert_eq!(members.header("content-disposition"), "attachment; filename=\"ecowas-2024-01-01.csv\"");
    assert!(members.body.contains("\r\nBenin,BEN,Member,"), "{}", members.body);
    for path in ["/regions.xlsx", "/regions/150.xlsx", "/regions/m49.xlsx", "/regions/ecowas.xlsx"] {
        assert_eq!(site.get(path).await.status, StatusCode::OK, "{path}");
    }
    assert_eq!(site.get("/regions/m49").await.to.as_deref(), Some("/regions#m49"));
    for path in ["/countries/KEN.csv", "/regions/nowhere.csv"] {
        assert_eq!(site.get(path).await.status, StatusCode::NOT_FOUND, "{path}");
    }
}

#[tokio::test]
async fn a_file_in_arabic_has_arabic_heads_and_says_how_it_runs() {
    let site = site().await.in_language("ar");
    let csv = site.get("/regions/ecowas.csv?on=2024-01-01").await.body;
    assert!(csv.starts_with("\u{feff}البلد أو المنطقة,الرمز"), "{csv}");
    assert!(site.get("/regions/ecowas.xlsx").await.body.contains("direction: Rtl"));
}
