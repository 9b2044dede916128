//! Lists and pages under load, with as much data as the limits speak of.

use std::time::Duration;

use super::http::{Connection, Manner};
use super::load::Load;
use super::server::Server;
use super::{Figure, Ground, folders, seed, visits};

const LOAD: Load = Load { visitors: 50, time: Duration::from_secs(10) };
/// Before it counts: connections, caches and the work of a first minute.
const WARM: Load = Load { visitors: 4, time: Duration::from_secs(1) };
const P95: Option<f64> = Some(50.0);

pub(super) fn measure(ground: &Ground) -> anyhow::Result<Vec<Figure>> {
    let seeded = folders::seeded(ground, "year", &seed::year())?;
    let size =
        format!("{} groups, {} meetings, {} action points", seed::GROUPS, seed::MEETINGS, seed::ACTIONS);
    let mut figures = vec![Figure::new("seeding", seeded.seconds, "s", None).noted(size)];
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
            let what = format!("{name}, {who}: p95 with {} at once", LOAD.visitors);
            if manner.session.is_none() && for_members(&server, &manner, path)? {
                println!("  {name}: for members only");
                continue;
            }
            println!("  {what} ...");
            figures.push(page(&server, &manner, &what, path));
        }
    }
    figures.push(Figure::new("resident memory after that", server.memory()?, "MB", Some(150.0)));
    Ok(figures)
}

/// Whether who is not signed in is asked to sign in first.
fn for_members(server: &Server, manner: &Manner, path: &str) -> anyhow::Result<bool> {
    Ok(Connection::open(&server.address, manner)?.get(path)?.status == 401)
}

fn page(server: &Server, manner: &Manner, what: &str, path: &str) -> Figure {
    let put = |load: Load| load.put(&server.address, manner, path);
    match put(WARM).and_then(|_| put(LOAD)) {
        Ok(times) => Figure::new(what, times.percentile(95), "ms", P95).noted(times.note()),
        Err(error) => Figure::missing(what, "ms", P95, &error),
    }
}
