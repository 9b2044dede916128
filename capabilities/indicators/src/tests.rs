//! The content, golden numbers, and from invented files to answers and pages.

mod entries;
mod golden;
mod pages;
mod path;
mod real;

use std::sync::LazyLock;

use files::{Store, testing::Folder};
use jiff::civil::{Date, date};
use kernel::Actor;
use sources::{table::Mapping, undesa_stock::fixture::Fixture};
use statistics::Wish;

use crate::{Indicator, Shelf, content};

pub(crate) use db::testing::NOW;

const DAY: Date = date(2026, 11, 1);

/// Pairs of three countries; one has no number.
const PAIRS: &str = "origin_iso3,destination_iso3,year,male,female,total\n\
    KEN,UGA,2015,20,30,50\nKEN,UGA,2020,40,60,100\nUGA,KEN,2020,20,20,40\nKEN,TZA,2020,5,5,10\n\
    TZA,KEN,2020,0,0,0\nUGA,TZA,2020,10,15,25\nTZA,UGA,2020,50,25,75\nXXX,KEN,2020,5,5,10\n";

const REFUGEES: &str = "year,coo_name,coo,coo_iso,coa_name,coa,coa_iso,refugees,asylum_seekers,returned_refugees,idps,returned_idps,stateless,ooc,oip,hst\n\
    2020,Uganda,UGA,UGA,Kenya,KEN,KEN,30,7,0,0,0,0,0,,0\n\
    2020,Uganda,UGA,UGA,Tanzania,TZA,TZA,*,7,0,0,0,0,0,,0\n\
    2020,Kenya,KEN,KEN,Uganda,UGA,UGA,*,5,0,0,0,0,0,,0\n";

const INDEX: &str = "iso3,country,hdicode,region,hdi_rank_2022,hdi_2021,hdi_2022,le_2022,eys_2022,mys_2022,gnipc_2022\n\
    KEN,Kenya,Medium,SSA,140,0.69,0.699,72,12.5,8.4,9000\nUGA,Uganda,Low,SSA,150,0.5,0.51,63,11,6,\n";

/// Flows with the people of each place, and answers of a government, as one table.
const TABLE: &str = "area,other,what,part,year,value,unit\n\
    UGA,KEN,migration-flow,,2020,100,persons\nKEN,UGA,migration-flow,,2020,40,persons\n\
    TZA,KEN,migration-flow,,2020,10,persons\nKEN,TZA,migration-flow,,2020,0,persons\n\
    TZA,UGA,migration-flow,,2020,25,persons\nUGA,TZA,migration-flow,,2020,75,persons\n";

const PEOPLE: &str = "area,what,part,year,value,unit\n\
    KEN,population-at-risk,,2020,1000,persons\nUGA,population-at-risk,,2020,2000,persons\n\
    TZA,population-at-risk,,2020,3000,persons\n\
    KEN,policy-answer,D1-1,2020,1,score\nKEN,policy-answer,D1-2,2020,0.5,score\nKEN,policy-answer,D1-3,2020,1,score\n\
    KEN,policy-answer,D1-4,2020,0,score\nKEN,policy-answer,D1-5,2020,1,score\nKEN,policy-answer,D2-1,2020,1,score\n\
    KEN,wpp-population,,2015,400,persons\nKEN,wpp-population,,2020,500,persons\n";

/// The workbook of the stock, written once: a workbook holds the second in which it was written.
static STOCK: LazyLock<Vec<u8>> = LazyLock::new(|| Fixture::new().bytes());

fn mapping(dataset: &str, other: &str) -> Mapping {
    let column = |name: &str| Some(sources::table::Given::Column(name.to_owned()));
    Mapping {
        dataset: dataset.to_owned(),
        title: format!("Invented {dataset}"),
        edition: "trial".to_owned(),
        area: "area".to_owned(),
        counterpart: other.to_owned(),
        time: "year".to_owned(),
        value: "value".to_owned(),
        indicator: column("what"),
        unit: column("unit"),
        detail: column("part"),
        ..Mapping::default()
    }
}

/// Lets the invented files in.
async fn fill(db: &db::Db, store: &Store) {
    let wish = |dataset: &str, other: &str| Wish {
        kind: Some(statistics::Kind::Table),
        mapping: Some(mapping(dataset, other)),
        ..Wish::default()
    };
    let text = |text: &str| text.as_bytes().to_vec();
    let all = [
        ("stock.xlsx", STOCK.clone(), Wish::default()),
        ("pairs.csv", text(PAIRS), Wish::default()),
        ("unhcr.csv", text(REFUGEES), Wish::default()),
        ("hdr.csv", text(INDEX), Wish::default()),
        ("flows.csv", text(TABLE), wish("flows", "other")),
        ("people.csv", text(PEOPLE), wish("people", "")),
    ];
    for (name, bytes, wish) in all {
        let done = statistics::import(db, store, &Actor::operator(NOW), wish, name, bytes).await;
        done.unwrap_or_else(|refused| panic!("{name}: {refused}"));
    }
}

fn indicator(id: &str) -> &'static Indicator {
    content().indicator(id).unwrap_or_else(|| panic!("there is no {id}"))
}

async fn filled(id: &str) -> Shelf {
    let folder = Folder::new().await;
    let db = db::testing::temporary().await;
    fill(&db.db, &folder.store).await;
    Shelf::open_for(&db.db, &[indicator(id)]).await.unwrap()
}

#[track_caller]
fn close(found: Option<f64>, expected: f64) {
    let found = found.expect("a number");
    assert!((found - expected).abs() <= 1e-9 * expected.abs().max(1.0), "{found} is not {expected}");
}
