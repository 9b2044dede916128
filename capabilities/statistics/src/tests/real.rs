//! The real workbook through the whole path, where `TRIBUTARY_REAL_DATA` leads to it.

use kernel::Actor;

use super::{Folder, NOW};
use crate::{FigureRow, Indicator, Profile, Sex, Wish, figures_named, figures_of, import, newest_stock};

fn real() -> Option<Vec<u8>> {
    #[expect(
        clippy::disallowed_methods,
        reason = "a test asks where the real data lies; the product never does"
    )]
    let folder = std::env::var("TRIBUTARY_REAL_DATA");
    let file = "statistics/undesa_pd_2020_ims_stock_by_sex_and_destination.xlsx";
    std::fs::read(std::path::Path::new(&folder.ok()?).join(file)).ok()
}

fn one(rows: &[FigureRow], indicator: Indicator) -> &FigureRow {
    let wanted =
        |it: &&FigureRow| (it.indicator.as_str(), it.year, it.sex) == (indicator.word(), 2020, Sex::Both);
    rows.iter().find(wanted).unwrap()
}

#[tokio::test]
async fn the_real_workbook_gives_its_golden_numbers_through_the_whole_path() {
    let Some(bytes) = real() else {
        println!("skipped: TRIBUTARY_REAL_DATA does not lead to the workbook");
        return;
    };
    let folder = Folder::new().await;
    let db = db::testing::temporary().await;
    let done = import(&db.db, &folder.store, &Actor::operator(NOW), Wish::default(), "stock.xlsx", bytes)
        .await
        .unwrap();
    let told: Vec<_> = done.findings.iter().map(|it| (it.kind, it.first.join(" "))).collect();
    assert_eq!(told, [("duplicate-code", "Table 1!D268".to_owned())]);
    assert_eq!((done.rows, done.kept), (282, 282 * 108));

    let world = figures_named(&db.db, "900").await.unwrap().unwrap().figures;
    assert_eq!(one(&world, Indicator::ImmigrantStock).value, Some(280_598_105.0));
    let area = |code: &str| countries::content().areas.by_code(code.parse().unwrap()).unwrap();
    let kenya = figures_of(&db.db, area("KEN")).await.unwrap();
    let stock = one(&kenya, Indicator::ImmigrantStock);
    assert_eq!((stock.value, stock.source.cell.as_str()), (Some(1_050_147.0), "L40"));
    let near = |indicator, expected: f64| {
        let value = one(&kenya, indicator).value.unwrap();
        assert!((value - expected).abs() < 5e-4, "{indicator}: {value}");
    };
    near(Indicator::ImmigrantShare, 1.953);
    near(Indicator::FemaleShare, 49.533);
    let moldova = figures_of(&db.db, area("MDA")).await.unwrap();
    assert_eq!(one(&moldova, Indicator::ImmigrantStock).value, Some(104_438.0));

    // Handled by rule: no row of its own, a row without numbers, two islands counted as one.
    for without in ["XKX", "GGY", "JEY"] {
        assert!(figures_of(&db.db, area(without)).await.unwrap().is_empty(), "{without}");
    }
    let taiwan = figures_of(&db.db, area("TWN")).await.unwrap();
    assert!(
        !taiwan.is_empty()
            && taiwan.iter().all(|it| it.value.is_none() || it.indicator == Indicator::Population.word())
    );
    assert!(one(&figures_of(&db.db, area("CHI")).await.unwrap(), Indicator::ImmigrantStock).value.is_some());

    let (_, book) = db.db.read(async |tx| newest_stock(tx).await).await.unwrap().unwrap();
    let rank = Profile::of(&book, area("MDA")).unwrap().rank.unwrap();
    assert_eq!((rank.region.m49, rank.peers.len(), rank.without), (151, 10, 0));
    let larger = rank.peers.iter().filter(|peer| peer.value > 104_438.0).count();
    assert_eq!(rank.place, larger + 1);
}
