//! The calendar of a group with a thousand meetings.

use super::http::{Connection, Manner};
use super::load::one_by_one;
use super::{Figure, Ground, folders, seed};

const TIMES: usize = 200;

pub(super) fn measure(ground: &Ground) -> anyhow::Result<Vec<Figure>> {
    let seeded = folders::seeded(ground, "feed", &seed::feed())?;
    let server = seeded.program.serve(&["--no-demo"])?;
    let path = format!("/groups/{}/calendar.ics", seed::HOME);
    let plain = Connection::open(&server.address, &Manner::default())?.page(&path)?;
    let events = plain.text().matches("BEGIN:VEVENT").count();
    let mut connection = server.connect(None)?;
    one_by_one(&mut connection, &path, 5)?;
    let times = one_by_one(&mut connection, &path, TIMES)?;
    let what = "calendar of a group with 1,000 meetings: p95 of single requests";
    let note = format!("{events} events, {} KB; {}", plain.body.len() / 1000, times.note());
    let list = one_by_one(&mut connection, "/meetings", 50)?;
    let of_list = "list of the same 1,000 meetings: p95 of single requests";
    Ok(vec![
        Figure::new(what, times.percentile(95), "ms", Some(100.0)).noted(note),
        Figure::new(of_list, list.percentile(95), "ms", None).noted(list.note()),
    ])
}
