//! Figures from the file to the page: with a small workbook of invented numbers, and with the real one where it lies.

mod asked;
mod imports;
mod pages;
mod path;
mod questions;
mod real;

use files::Store;
use kernel::{Actor, Identity, Office, Person, PersonId, Role};
use tables::Cell;

use sources::undesa_stock::fixture::Fixture;

use crate::EditionId;

pub(crate) use db::testing::NOW;

/// The fixture's workbook, its invented numbers printed beside real names and codes.
pub(crate) fn workbook() -> Fixture {
    let named = [
        (13, 910, " EASTERN AFRICA"),
        (14, 404, "   Kenya*"),
        (15, 800, "   Uganda"),
        (16, 911, " MIDDLE AFRICA"),
        (17, 498, "   Republic of Moldova"),
        (18, 158, "   China, Taiwan Province of China*"),
        (19, 910, " EASTERN AFRICA"),
    ];
    let mut fixture = Fixture::new();
    for table in 1..=6 {
        let sheet = format!("Table {table}");
        for (row, code, name) in named {
            fixture = fixture.put(&sheet, &format!("B{row}"), Cell::Text(name.to_owned())).put(
                &sheet,
                &format!("D{row}"),
                Cell::Number(f64::from(code)),
            );
        }
    }
    fixture
}

/// A file store in a folder of its own, removed at the end.
struct Folder {
    store: Store,
    path: std::path::PathBuf,
}

impl Folder {
    async fn new() -> Self {
        let path = std::env::temp_dir().join(format!("tributary-figures-{}", EditionId::new(NOW)));
        Self { store: Store::open(&path).await.unwrap(), path }
    }
}

impl Drop for Folder {
    fn drop(&mut self) {
        let _ = std::fs::remove_dir_all(&self.path);
    }
}

/// Words in English, for what is put into sentences.
pub(crate) async fn say() -> web::Say {
    let site = web::testing::TestSite::new(NOW, vec![crate::capability()], None, |site| site).await;
    site.site.say(kernel::Language::English, jiff::tz::TimeZone::UTC)
}

fn person() -> Person {
    Person { id: PersonId::new(NOW), name: "N. Example".into(), agency: None, agency_code: None }
}

fn office(role: Role) -> Office {
    Office { role, group: None, agency: None, country: None }
}

fn somebody(role: Role) -> Actor {
    Actor { identity: Identity::Person(person()), offices: vec![office(role)], ..Actor::public(NOW) }
}
