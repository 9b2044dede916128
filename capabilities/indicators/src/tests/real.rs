//! The real files, where `TRIBUTARY_REAL_DATA` leads to them.

use kernel::Actor;
use statistics::Wish;

use super::{DAY, Folder, NOW, indicator};
use crate::{Shelf, Subject, answer, answers};

const FILES: [&str; 6] = [
    "undesa_pd_2020_ims_stock_by_sex_and_destination.xlsx",
    "WB_Bilateral_Estimates_Migrant_Stocks_2017.xlsx",
    "WB_Bilateral_Remittance_Estimates_2017.xlsx",
    "HDR23-24_Composite_indices_complete_time_series.csv",
    "iom_mmp_gdiviz.csv",
    "WB_RPW_corridors_36d1ed87_Data.csv",
];

/// Each indicator of a country in a year with what it must be, and how near.
const GOLDEN: [(&str, &str, i16, f64, f64); 22] = [
    ("immigrant-share", "KEN", 2020, 1.952_987_932_224_067_5, 1e-9),
    ("immigrant-share", "QAT", 2020, 77.269_893_719_672_62, 1e-9),
    ("immigrant-share", "LBN", 2020, 25.0938, 5e-5),
    ("immigrant-share", "MDA", 2020, 2.588_967_722_311_781, 1e-9),
    ("immigrant-female-share", "KEN", 2020, 49.533_255_820_375_62, 1e-9),
    ("immigrant-growth", "BGD", 2020, 7.941_149_983_855_894, 1e-9),
    ("refugee-share-of-immigrants", "ECU", 2020, 64.175_884_666_794_93, 1e-9),
    ("refugee-share-of-immigrants", "LBN", 2020, 81.991, 5e-4),
    ("remittances-received", "BGD", 2017, 13_469.5, 0.05),
    ("remittances-received", "MEX", 2017, 30_600.0, 0.05),
    ("remittance-concentration", "KGZ", 2017, 0.6010, 5e-5),
    ("remittance-concentration", "MEX", 2017, 0.9624, 5e-5),
    ("remittance-concentration", "SRB", 2017, 0.0857, 5e-5),
    ("largest-sender-share", "KGZ", 2017, 76.59, 5e-3),
    ("largest-sender-share", "TUN", 2017, 58.78, 5e-3),
    ("emigrants", "BGD", 2017, 7_796_958.0, 0.5),
    ("emigrants", "MDA", 2017, 1_024_551.0, 0.5),
    ("destination-concentration", "BGD", 2017, 0.2115, 5e-5),
    ("destination-concentration", "KGZ", 2017, 0.5864, 5e-5),
    ("destination-concentration", "MAR", 2017, 0.1942, 5e-5),
    ("hdi", "KEN", 2022, 0.601, 1e-9),
    ("hdi", "PHL", 2022, 0.710, 1e-9),
];

#[tokio::test]
async fn the_real_files_give_the_golden_numbers() {
    #[expect(
        clippy::disallowed_methods,
        reason = "a test asks where the real data lies; the product never does"
    )]
    let Ok(folder) = std::env::var("TRIBUTARY_REAL_DATA") else {
        println!("skipped: TRIBUTARY_REAL_DATA does not lead to the files");
        return;
    };
    let db = db::testing::temporary().await;
    let kept = Folder::new().await;
    for name in FILES {
        let bytes = std::fs::read(std::path::Path::new(&folder).join("statistics").join(name)).unwrap();
        let actor = Actor::operator(NOW);
        let done = statistics::import(&db.db, &kept.store, &actor, Wish::default(), name, bytes);
        done.await.unwrap_or_else(|refused| panic!("{name}: {refused}"));
    }
    let all: Vec<_> = crate::content().indicators.iter().collect();
    let shelf = Shelf::open_for(&db.db, &all).await.unwrap();
    for (id, code, year, expected, within) in GOLDEN {
        let found = answer(&shelf, indicator(id), &Subject::Area(code.to_owned()), year);
        let value = found.value.unwrap_or_else(|| panic!("{id} of {code}: {found:?}"));
        assert!((value - expected).abs() <= within, "{id} of {code}: {value} is not {expected}");
        assert!(found.inputs.values().all(|it| !it.cells.is_empty()), "{id} of {code} has no cells");
    }
    let pair = |area: &str, from: &str| Subject::Pair(area.to_owned(), from.to_owned());
    let asymmetry = |of: &Subject| answer(&shelf, indicator("corridor-asymmetry"), of, 2017).value.unwrap();
    assert!((asymmetry(&pair("IND", "BGD")) - 0.977_79).abs() < 5e-6);
    assert!((asymmetry(&pair("USA", "MEX")) - 0.879_94).abs() < 5e-6);
    let residuals = answers(&shelf, indicator("hdi-residual"), 2022, DAY);
    let far = residuals.rows.iter().filter(|(_, it)| it.value.is_some_and(|it| it.abs() > 5e-4 + 1e-9));
    assert_eq!((far.count(), residuals.rows.len() > 180), (0, true));
    let dead: f64 = (2014..=2024)
        .flat_map(|year| answers(&shelf, indicator("sdg-10-7-3"), year, DAY).rows)
        .filter_map(|(_, it)| it.value)
        .sum();
    // Of 64,975 in the file; the others have no country of the incident.
    assert!(dead > 30_000.0 && dead <= 64_975.0, "{dead}");
}
