//! From the file to the pages: who sees what, what is kept, and what is refused.

mod ledger;
mod pages;

use kernel::{Actor, Identity, Office, Person, PersonId, Role};

pub(crate) use db::testing::NOW;

use crate::{
    model::Audience,
    ops::{self, Wish},
    policy::PublishRelease,
};

/// Distinct numbers: nothing else on a page is like them.
const LARGE: &str = "region,f,m\nnorth,9411877,7391553\nmiddle,8650231,9203417\nsouth,7518829,9377001\n";
/// Values that the rule of [`rule`] or its complements withhold.
const HIDDEN: [&str; 4] = ["9411877", "7391553", "7518829", "9377001"];

/// A threshold between the smallest cells and the others.
fn rule() -> String {
    "threshold = 7600000\nwidth = 1000\nmargins_known = true\n[table]\ncolumns = \"sex\"\n".to_owned()
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

fn wish(title: &str, rule: String) -> Wish {
    Wish { title: title.into(), family: "Claims 2025".into(), audience: Audience::Public, rule }
}

/// Proposes and releases a table.
async fn released(db: &db::Db, title: &str, rule: String, text: &str) -> crate::Release {
    let actor = somebody(Role::CoChair);
    let proposed = ops::propose(db, &actor, wish(title, rule), text.as_bytes().to_vec()).await.unwrap();
    let permit = kernel::Permit::<PublishRelease>::grant(&actor, proposed.clone()).unwrap();
    let proven = ops::prove(db, proposed).await.unwrap();
    db.write(async |tx| ops::release(tx, &actor, permit, proven).await).await.unwrap()
}
