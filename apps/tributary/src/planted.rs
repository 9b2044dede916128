//! Values that nobody may read are planted, and then every route is asked by everybody.
//!
//! What is withheld, proposed, taken back, staged or withdrawn has numbers that stand nowhere else. Whoever is answered
//! with one of them, on a page, in its twin, in a file, a feed, a search, the API or a question in SQL, has found a leak.

mod program;
mod routes;
mod visits;

use std::{
    collections::BTreeSet,
    time::{Duration, Instant},
};

use self::{
    routes::{Addresses, ending},
    visits::{Visitor, found, holds, number},
};
use crate::{capabilities, config::Config, demo, installation::Installation, reference};

/// A number that stands nowhere else, and who may read it where.
struct Plant {
    what: &'static str,
    digits: &'static str,
    may: fn(&str, &str) -> bool,
}

/// Who prepares releases, see `releases::policy`: the Chair and the convenor are focal points, too.
fn prepares(who: &str) -> bool {
    ["co-chair", "focal point", "alternate", "Chair", "convenor"].iter().any(|office| who.starts_with(office))
}

const NOBODY: fn(&str, &str) -> bool = |_, _| false;

const PLANTS: &[Plant] = &[
    Plant { what: "the small cell", digits: "7391553", may: NOBODY },
    Plant { what: "its complement in the row", digits: "9411877", may: NOBODY },
    Plant { what: "its complement in the column", digits: "9377001", may: NOBODY },
    Plant { what: "the complement of both", digits: "7518829", may: NOBODY },
    Plant {
        what: "a proposed table",
        digits: "6120347",
        may: |who, path| prepares(who) && path.starts_with("/releases/2"),
    },
    Plant {
        what: "a table for members",
        digits: "6233081",
        may: |who, path| who != "public" && path.starts_with("/releases/3"),
    },
    Plant {
        what: "a table taken back",
        digits: "6344107",
        may: |who, path| prepares(who) && path.starts_with("/releases/4"),
    },
    // An edition that waits for its review is seen where it is reviewed.
    Plant {
        what: "a staged edition",
        digits: "6455203",
        may: |who, path| who != "public" && path.starts_with("/data/"),
    },
    // A withdrawn edition stays under its own address, and says that it is withdrawn.
    Plant {
        what: "a withdrawn edition",
        digits: "6566309",
        may: |_, path| path.contains("/planted-withdrawn"),
    },
];

/// The table with the small cell, and its rule.
const HIDDEN: &str = "region,f,m\nnorth,9411877,7391553\nmiddle,8650231,9203417\nsouth,7518829,9377001\n";
const NARROW: &str = "threshold = 7400000\nwidth = 1000\n[table]\ncolumns = \"sex\"\n";

/// What asking gave.
#[derive(Default)]
struct Heard {
    /// What was read by somebody who may not.
    leaks: Vec<String>,
    /// How long each answer took.
    took: Vec<(Duration, String)>,
}

/// What is answered with a number that the one who asked may not read.
async fn leaks(visitor: &Visitor, addresses: &[String], plants: &[Plant]) -> Heard {
    let numbers: Vec<u32> = plants.iter().map(|it| number(it.digits)).collect();
    let mut heard = Heard::default();
    for address in addresses {
        for form in ["", ".json", ".csv", ".xlsx"] {
            let Some(path) = ending(address, form) else { continue };
            let start = Instant::now();
            let answer = visitor.get(&path).await;
            let there = found(&answer.text, &numbers);
            for plant in plants.iter().filter(|it| there.contains(&number(it.digits))) {
                if !(plant.may)(visitor.who, &path) {
                    heard.leaks.push(format!("{} reads {} in {path}", visitor.who, plant.what));
                }
            }
            heard.took.push((start.elapsed(), path));
        }
    }
    heard
}

/// An installation in a folder of its own, gone with the value.
struct Planted {
    at: Installation,
    app: web::App,
}

impl Planted {
    async fn new() -> Self {
        let id = kernel::GroupId::new(jiff::Timestamp::UNIX_EPOCH);
        let data_dir = std::env::temp_dir().join(format!("tributary-planted-{}-{id}", std::process::id()));
        let now = "2026-11-20T09:00:00Z".parse().expect("an instant");
        let at = Installation::open(Config { data_dir, now: Some(now), ..Config::default() })
            .await
            .expect("a folder");
        reference::load(&at).await.expect("agencies");
        demo::load(&at).await.expect("the demonstration");
        let (_, app) = capabilities::site(&at, "http://tributary.test".into(), false).expect("a site");
        Self { at, app }
    }

    async fn visitor(&self, who: &'static str, email: &str) -> Visitor {
        let operator = self.at.operator();
        let link = self.at.db.write(async |tx| people::sign_in_path(tx, &operator, email).await).await;
        Visitor::by_link(who, self.app.clone(), &link.expect("a known person")).await
    }

    /// Proposes a table through the page, as people do.
    async fn table(&self, by: &Visitor, family: &str, audience: &str, rule: &str, file: &str) -> String {
        let fields = [
            ("title", "Planted"),
            ("family", family),
            ("audience", audience),
            ("rule", rule),
            ("file", file),
        ];
        let part = |(name, value): &(&str, &str)| {
            let file = if *name == "file" { "; filename=\"planted.csv\"" } else { "" };
            format!("--edge\r\nContent-Disposition: form-data; name=\"{name}\"{file}\r\n\r\n{value}\r\n")
        };
        let body = fields.iter().map(part).collect::<Vec<_>>().concat() + "--edge--\r\n";
        let kind = "multipart/form-data; boundary=edge";
        let answer = by.post("/releases/new", kind, body.into_bytes()).await;
        answer.to.unwrap_or_else(|| panic!("{family} was not taken: {}", answer.text))
    }

    async fn act(&self, by: &Visitor, path: &str, form: &str) {
        let answer = by.post(path, "application/x-www-form-urlencoded", form.as_bytes().to_vec()).await;
        assert!(answer.status.is_redirection(), "{path}: {} {}", answer.status, answer.text);
    }

    async fn plant(&self, chair: &Visitor) -> Vec<String> {
        let open = "threshold = 0\n[table]\ncolumns = \"sex\"\n";
        let one = self.table(chair, "First", "public", NARROW, HIDDEN).await;
        self.act(chair, &format!("{one}/release"), "").await;
        let plain = |value: &str| format!("region,f,m\nnorth,{value},4120003\nsouth,5000011,4000037\n");
        self.table(chair, "Second", "public", open, &plain("6120347")).await;
        let three = self.table(chair, "Third", "members", open, &plain("6233081")).await;
        self.act(chair, &format!("{three}/release"), "").await;
        let four = self.table(chair, "Fourth", "public", open, &plain("6344107")).await;
        self.act(chair, &format!("{four}/release"), "").await;
        self.act(chair, &format!("{four}/retract"), "reason=wrong").await;
        let mut editions = vec![self.edition("planted-published", "5344109", false).await];
        editions.push(self.edition("planted-staged", "6455203", true).await);
        let withdrawn = self.edition("planted-withdrawn", "6566309", false).await;
        self.act(chair, &format!("{withdrawn}/withdraw"), "reason=wrong").await;
        editions.push(withdrawn);
        editions
    }

    /// An edition of pairs of countries with this number of migrants among them; gives its address.
    async fn edition(&self, name: &str, value: &str, staged: bool) -> String {
        let text = format!(
            "origin_iso3,destination_iso3,year,male,female,total\nKEN,UGA,2015,40,60,100\n\
             KEN,UGA,2020,0,{value},{value}\nUGA,KEN,2020,40,35,75\nMDA,KEN,2020,2,2,4\nMEX,USA,2020,1,2,3\n"
        );
        let wish = statistics::Wish { edition: Some(name.to_owned()), staged, ..statistics::Wish::default() };
        let operator = self.at.operator();
        let bytes = text.into_bytes();
        let done = statistics::import(&self.at.db, &self.at.files, &operator, wish, "pairs.csv", bytes).await;
        done.expect("pairs").edition.path("")
    }

    /// What is planted is asked for whether a page leads there or not, and so are questions and the search.
    fn asked_for(editions: &[String]) -> Vec<String> {
        let mut paths: Vec<String> = [
            "/",
            "/data",
            "/releases",
            "/reports/planted",
            "/search?q=planted",
            "/search?q=Kenya",
            "/countries/KEN",
            "/corridors/KEN/UGA",
            "/corridors/KEN?with=UGA",
            "/groups/mainstreaming/calendar.ics",
            "/groups/data-research/mandate",
            "/api/v1/agencies/UNDP",
            "/api/v1/communities/ecowas",
            "/api/v1/groups/mainstreaming",
            "/api/v1/groups/mainstreaming/actions",
            "/api/v1/groups/mainstreaming/mandate",
            "/api/v1/groups/mainstreaming/meetings",
            "/api/v1/groups/mainstreaming/members",
            "/sdmx/2.1/dataflow/all/all/latest",
            "/sdmx/2.1/data/UNDESA_LONG/all?format=csv",
        ]
        .map(str::to_owned)
        .to_vec();
        paths.extend((1..=5).map(|number| format!("/releases/{number}")));
        for of in editions {
            paths.extend(
                ["", "/figures", "/findings", "/sums", "/described", "/file"].map(|it| format!("{of}{it}")),
            );
        }
        for question in ["select+*+from+figures", "select+*+from+aggregates", "select+*+from+released_cell"] {
            for name in ["sql", "query"] {
                paths.push(format!("/data/query?{name}={question}"));
                paths.push(format!("/api/v1/query?{name}={question}"));
            }
        }
        paths
    }
}

impl Drop for Planted {
    fn drop(&mut self) {
        let _ = std::fs::remove_dir_all(&self.at.config.data_dir);
    }
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn nobody_reads_a_planted_value_by_any_route() {
    let planted = Planted::new().await;
    let mut visitors = vec![Visitor::stranger(planted.app.clone())];
    for (who, email) in demo::ROLES {
        visitors.push(planted.visitor(who, email).await);
    }
    let chair = visitors.iter().find(|it| it.who.starts_with("co-chair")).expect("a co-chair").clone();
    let editions = planted.plant(&chair).await;
    let told = program::answers(&planted.at.config.data_dir).await;
    let refused: Vec<_> = told.iter().filter(|it| !it.1).map(|it| (it.0, &it.2)).collect();
    // The one question that no command answers is that for a table of the program's own.
    assert!(refused.len() == 1 && refused[0].0.contains("CELLS"), "{refused:?}");
    for (command, _, text) in &told {
        assert_eq!(program::planted_in(text), Vec::<&str>::new(), "`{command}` tells them:\n{text}");
    }
    assert!(told.iter().any(|it| holds(&it.2, "5344109")), "what is published is told");
    let kept = program::files_with_withheld_cells(&planted.at.config.data_dir);
    assert_eq!(kept, Vec::<String>::new());
    let routes: BTreeSet<_> = routes::in_sources().into_iter().chain(routes::in_api(&chair).await).collect();
    let Addresses { all, few, reached } =
        routes::addresses(&chair, &routes, &Planted::asked_for(&editions)).await;
    let missed: Vec<&str> =
        routes.iter().filter(|it| !reached.contains(it)).map(|it| it.0.as_str()).collect();
    println!("{} of {} routes answered; not answered: {missed:?}", reached.len(), routes.len());
    assert!(reached.len() * 3 >= routes.len() * 2, "too many routes lead nowhere: {missed:?}");
    // What may be read is read, so that the numbers are really there to be found.
    let member = chair.get("/releases/3.json").await;
    assert!(holds(&member.text, "6233081") && holds(&chair.get("/releases/2.csv").await.text, "6120347"));
    let asking = visitors.into_iter().map(|visitor| {
        let whole = ["public", "co-chair (UNDP)", "focal point (ILO)"].contains(&visitor.who);
        let addresses = if whole { all.clone() } else { few.clone() };
        tokio::spawn(async move { leaks(&visitor, &addresses, PLANTS).await })
    });
    let mut heard = Heard::default();
    for each in asking.collect::<Vec<_>>() {
        let of_one = each.await.expect("a visitor who comes to an end");
        heard.leaks.extend(of_one.leaks);
        heard.took.extend(of_one.took);
    }
    heard.took.sort_unstable_by(|a, b| b.cmp(a));
    println!("{} answers were read; the slowest: {:?}", heard.took.len(), &heard.took[..20]);
    assert_eq!(heard.leaks, Vec::<String>::new());
}

#[tokio::test]
async fn a_leak_is_found_on_a_page_in_a_file_and_in_a_header() {
    use axum::{Router, http::header, routing::get};
    let workbook = || async {
        let list = kernel::List::of("Leak", &[7_391_553_i64]).whole("Value", |it| Some(*it)).done();
        let imprint = kernel::Imprint {
            title: String::new(),
            lines: Vec::new(),
            direction: kernel::Direction::Ltr,
            at: jiff::Timestamp::UNIX_EPOCH,
        };
        tables::write_workbook(&list, &imprint).expect("a workbook")
    };
    let router = Router::new()
        .route("/fine", get(|| async { "7,391,552" }))
        .route("/page", get(|| async { "<td>7\u{202f}391\u{202f}553</td>" }))
        .route("/page.json", get(|| async { "{\"value\":7391553.0}" }))
        .route("/table.xlsx", get(workbook))
        .route("/tag", get(|| async { ([(header::ETAG, "\"7391553\"")], "nothing") }))
        .route("/releases/3", get(|| async { "6233081" }));
    let app = web::App::new(router, |request| request);
    let addresses = ["/fine", "/page", "/table.xlsx", "/tag", "/releases/3"].map(str::to_owned);
    let found = leaks(&Visitor::stranger(app), &addresses, PLANTS).await.leaks;
    let expected = [
        "public reads the small cell in /page",
        "public reads the small cell in /page.json",
        "public reads the small cell in /table.xlsx",
        "public reads the small cell in /tag",
        "public reads a table for members in /releases/3",
    ];
    assert_eq!(found, expected);
}
