//! Figures from the file to the page: with a small workbook of invented numbers, and with the real one where it lies.

mod asked;
mod imports;
mod pages;
mod path;
mod questions;
mod real;

use files::testing::Folder;
use kernel::{Actor, Identity, Office, Person, PersonId, Role};

pub(crate) use db::testing::NOW;

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
