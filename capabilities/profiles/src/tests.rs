//! From invented files to corridors, communities and profiles; and the real files where they lie.

mod corridors;
mod drawn;
mod pages;
mod printed;
mod real;
mod regions;

use std::sync::LazyLock;

use files::testing::Folder;
use jiff::civil::{Date, date};
use kernel::{Actor, Language};
use sources::undesa_stock::fixture::Fixture;
use statistics::Wish;

use crate::{Profile, Shelf, profile, words};

pub(crate) use db::testing::NOW;

const DAY: Date = date(2026, 11, 1);

/// Three countries in a ring of six flows, whose measures are known by hand.
const PAIRS: &str = "origin_iso3,destination_iso3,year,male,female,total\n\
    KEN,UGA,2015,20,30,50\nKEN,UGA,2020,40,60,100\nUGA,KEN,2020,20,20,40\nKEN,TZA,2020,5,5,10\n\
    TZA,KEN,2020,0,0,0\nUGA,TZA,2020,10,15,25\nTZA,UGA,2020,50,25,75\nXXX,KEN,2020,5,5,10\n";

const REFUGEES: &str = "year,coo_name,coo,coo_iso,coa_name,coa,coa_iso,refugees,asylum_seekers,returned_refugees,idps,returned_idps,stateless,ooc,oip,hst\n\
    2023,Uganda,UGA,UGA,Kenya,KEN,KEN,30,7,0,0,0,0,0,,0\n\
    2024,Uganda,UGA,UGA,Kenya,KEN,KEN,50,*,0,0,0,0,0,,0\n\
    2024,Kenya,KEN,KEN,Uganda,UGA,UGA,-,5,0,0,0,0,0,,0\n";

const INDEX: &str = "iso3,country,hdicode,region,hdi_rank_2022,hdi_2021,hdi_2022,le_2022,eys_2022,mys_2022,gnipc_2022\n\
    KEN,Kenya,Medium,SSA,140,0.69,0.699,72,12.5,8.4,9000\nUGA,Uganda,Low,SSA,150,0.5,0.51,63,11,6,\n";

const PRICES: &str = "Sending Countries Name,Sending Countries Code,Series Name,Series Code,Receiving Countries Name,Receiving Countries Code,2019Q4 [YR2019Q4],2020Q1 [YR2020Q1]\n\
    Uganda,UGA,Average Total Cost to remit in corridor,ATCR.CORR,Kenya,KEN,8.5,..\n";

/// The workbook of the stock, written once: a workbook holds the second in which it was written.
static STOCK: LazyLock<Vec<u8>> = LazyLock::new(|| Fixture::named().bytes());

fn stock() -> Vec<u8> {
    STOCK.clone()
}

/// The shelf after these files were let in.
async fn shelf(files: Vec<(&str, Vec<u8>)>) -> Shelf {
    let folder = Folder::new().await;
    let db = db::testing::temporary().await;
    for (name, bytes) in files {
        let actor = Actor::operator(NOW);
        statistics::import(&db.db, &folder.store, &actor, Wish::default(), name, bytes).await.unwrap();
    }
    Shelf::open(&db.db).await.unwrap()
}

async fn all() -> Shelf {
    let text = |text: &str| text.as_bytes().to_vec();
    shelf(vec![
        ("stock.xlsx", stock()),
        ("pairs.csv", text(PAIRS)),
        ("unhcr.csv", text(REFUGEES)),
        ("hdr.csv", text(INDEX)),
        ("prices.csv", text(PRICES)),
    ])
    .await
}

fn area(code: &str) -> &'static countries::Area {
    countries::content().areas.by_code(code.parse().unwrap()).unwrap()
}

fn kenya(shelf: &Shelf, language: Language) -> Profile {
    profile(shelf, area("KEN"), DAY, &words(language))
}

fn close(found: Option<f64>, expected: f64) {
    let found = found.expect("a number");
    assert!((found - expected).abs() < 1e-9 * expected.abs().max(1.0), "{found} is not {expected}");
}
