//! The real files through the whole path, where `TRIBUTARY_REAL_DATA` leads to them.

use kernel::Language;

use super::{DAY, area, close, shelf};
use crate::{Shelf, corridor, print_html, print_markdown, profile, region, words};

const FILES: [&str; 7] = [
    "undesa_pd_2020_ims_stock_by_sex_and_destination.xlsx",
    "undesa_ims2020_bilateral_by_sex_long.csv",
    "WB_Bilateral_Estimates_Migrant_Stocks_2017.xlsx",
    "WB_Bilateral_Remittance_Estimates_2017.xlsx",
    "API_BM.TRF.PWKR.CD.DT_DS2_en_csv_v2_3012027.csv",
    "HDR23-24_Composite_indices_complete_time_series.csv",
    "WB_RPW_corridors_36d1ed87_Data.csv",
];

async fn real() -> Option<Shelf> {
    #[expect(
        clippy::disallowed_methods,
        reason = "a test asks where the real data lies; the product never does"
    )]
    let folder = std::env::var("TRIBUTARY_REAL_DATA").ok()?;
    let read = |name: &&'static str| {
        let path = std::path::Path::new(&folder).join("statistics").join(name);
        Some((*name, std::fs::read(path).ok()?))
    };
    let files: Vec<_> = FILES.iter().filter_map(read).collect();
    if files.len() < FILES.len() {
        return None;
    }
    Some(shelf(files).await)
}

#[tokio::test]
async fn the_real_files_give_the_golden_numbers() {
    let Some(shelf) = real().await else {
        println!("skipped: TRIBUTARY_REAL_DATA does not lead to the files");
        return;
    };
    corridors(&shelf);
    senders(&shelf);
    profiles(&shelf);
    let ecowas = region(&shelf, "ECOWAS", jiff::civil::date(2024, 1, 1)).unwrap();
    let stock = ecowas.figures.get("immigrant-stock").unwrap();
    assert_eq!((stock.coverage.reporters, stock.coverage.members), (15, 15));
    assert!(ecowas.migrants.unwrap().figures.get("intra-share").unwrap().value.unwrap() > 50.0);
}

fn corridors(shelf: &Shelf) {
    let found = corridor(shelf, area("MEX"), area("USA"), DAY);
    close(found.a_to_b.figures.get("migrants").unwrap().value, 10_853_105.0);
    let asymmetry = found.asymmetry.get("migrants-world-bank").unwrap().value.unwrap();
    assert!((asymmetry - 0.87994).abs() < 5e-6, "{asymmetry}");
    let found = corridor(shelf, area("BGD"), area("IND"), DAY);
    close(found.a_to_b.figures.get("migrants-world-bank").unwrap().value, 3_139_311.0);
    close(found.b_to_a.figures.get("migrants-world-bank").unwrap().value, 35_250.0);
    let asymmetry = found.asymmetry.get("migrants-world-bank").unwrap().value.unwrap();
    assert!((asymmetry - 0.97779).abs() < 1e-5, "{asymmetry}");
    let sent = |it: &crate::Direction| it.figures.get("remittances-sent").unwrap().value.unwrap();
    assert!((sent(&found.b_to_a) - 4_032.60).abs() < 0.005 && (sent(&found.a_to_b) - 125.80).abs() < 0.005);
}

fn senders(shelf: &Shelf) {
    let golden = [
        ("BGD", 13_469.5, 0.1877, "IND", 29.94),
        ("ECU", 2_848.0, 0.3372, "USA", 43.07),
        ("JAM", 2_521.8, 0.5414, "USA", 71.39),
        ("KGZ", 2_486.3, 0.6010, "RUS", 76.59),
        ("MDA", 1_640.0, 0.1773, "RUS", 32.50),
        ("MAR", 7_467.2, 0.1883, "FRA", 30.69),
        ("SRB", 3_588.0, 0.0857, "DEU", 17.20),
        ("TUN", 1_903.4, 0.3799, "FRA", 58.78),
    ];
    for (code, inflow, hhi, sender, share) in golden {
        let found = profile(shelf, area(code), DAY, &words(Language::English));
        let senders = found.parts.get("remittances").unwrap().partners.get("senders").unwrap();
        let near = |found: Option<f64>, expected: f64, within: f64| {
            let found = found.unwrap();
            assert!((found - expected).abs() <= within, "{code}: {found} is not {expected}");
        };
        near(senders.total.value, inflow, 0.05 + 1e-9);
        near(senders.hhi.value, hhi, 5e-5 + 1e-9);
        assert_eq!(senders.largest[0].code, sender);
        near(senders.largest[0].share, share, 0.005 + 1e-9);
    }
}

fn profiles(shelf: &Shelf) {
    for code in ["BGD", "ECU", "JAM", "KGZ", "MDA", "MAR", "SRB", "TUN"] {
        let say = words(Language::English);
        let write = || {
            let found = profile(shelf, area(code), DAY, &say);
            (print_markdown(&found, &say), print_html(&found, &say))
        };
        let (text, page) = write();
        assert_eq!((text.clone(), page), write());
        assert!(!text.contains("[profiles-"));
        let found = profile(shelf, area(code), DAY, &say);
        let residual = found.parts.get("development").unwrap().figures.get("hdi-residual").unwrap();
        assert!(residual.value.unwrap().abs() <= 5e-4 + 1e-9, "{code}: {residual:?}");
    }
}
