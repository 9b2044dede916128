//! Lists and pages under load, with as much data as the limits speak of.

use std::time::Duration;

use super::http::{Connection, Manner};
use super::load::Load;
use super::server::Server;
use super::{Figure, Ground, folders, seed, visits};

/// What 50 concurrent users are: each reads a second before the next page.
const USERS: Load = Load { visitors: 50, time: Duration::from_secs(10), reads: Duration::from_secs(1) };
/// What the server can do at most: nobody reads, everybody asks again at once.
const SATURATION: Load = Load { visitors: 50, time: Duration::from_secs(5), reads: Duration::ZERO };
/// Before it counts: connections, caches and the work of a first minute.
const WARM: Load = Load { visitors: 4, time: Duration::from_secs(1), reads: Duration::ZERO };
const P95: Option<f64> = Some(50.0);
const SEEDING: Option<f64> = Some(60.0);

pub(super) fn measure(ground: &Ground) -> anyhow::Result<Vec<Figure>> {
    let seeded = folders::seeded(ground, "year", &seed::year())?;
    let size =
        format!("{} groups, {} meetings, {} action points", seed::GROUPS, seed::MEETINGS, seed::ACTIONS);
    let mut figures = vec![Figure::new("seeding", seeded.seconds, "s", SEEDING).noted(size)];
    let server = seeded.program.serve(&["--no-demo"])?;
    let session = server.sign_in(&seeded.program, seed::CO_CHAIR)?;
    let meeting = visits::held(&server)?;
    for (who, session) in [("signed out", None), ("signed in", Some(session))] {
        let manner = Manner { compressed: true, session };
        for (name, path) in [
            ("list of meetings", "/meetings"),
            ("one meeting", meeting.as_str()),
            ("action points", "/actions"),
            ("mandate", "/mandate"),
            ("members", "/group"),
            ("countries", "/countries"),
        ] {
            let what = format!("{name}, {who}");
            if manner.session.is_none() && for_members(&server, &manner, path)? {
                println!("  {name}: for members only");
                continue;
            }
            println!("  {what} ...");
            figures.extend(page(&server, &manner, &what, path));
        }
    }
    figures.push(Figure::new("resident memory after that", server.memory()?, "MB", Some(150.0)));
    Ok(figures)
}

/// Whether who is not signed in is asked to sign in first.
fn for_members(server: &Server, manner: &Manner, path: &str) -> anyhow::Result<bool> {
    Ok(Connection::open(&server.address, manner)?.get(path)?.status == 401)
}

/// The limit is for people; how it is when nobody reads is written down beside it.
fn page(server: &Server, manner: &Manner, what: &str, path: &str) -> [Figure; 2] {
    let put = |load: Load| load.put(&server.address, manner, path);
    let figure = |load: Load, how: &str, limit: Option<f64>| {
        let what = format!("{what}: p95, {} {how}", load.visitors);
        match put(WARM).and_then(|_| put(load)) {
            Ok(times) => Figure::new(&what, times.percentile(95), "ms", limit).noted(times.note()),
            Err(error) => Figure::missing(&what, "ms", limit, &error),
        }
    };
    [figure(USERS, "users", P95), figure(SATURATION, "without a pause", None)]
}
