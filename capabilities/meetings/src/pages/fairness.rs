//! Who took the late hour, over the years.

use askama::Template;
use axum::extract::Path;
use calendars::PartOfDay;
use jiff::civil::date;
use serde::Serialize;
use web::{Problem, Response, Say, Visit};

use super::{InGroup, words};
use crate::{Range, State, fairness::shares, store};

#[derive(Template, Serialize)]
#[template(path = "pages/fairness.html")]
struct FairnessView {
    #[serde(skip)]
    say: Say,
    #[serde(skip)]
    heading: String,
    #[serde(skip)]
    lead: String,
    from_year: i16,
    to_year: i16,
    meetings: usize,
    rows: Vec<Row>,
}

#[derive(Serialize)]
struct Row {
    zone: String,
    city: String,
    meetings: u32,
    working: u32,
    early: u32,
    evening: u32,
    night: u32,
    points: u32,
    last_late: Option<String>,
    #[serde(skip)]
    last_late_url: String,
    #[serde(skip)]
    yours: bool,
}

/// The page shows this year and the two before it.
const YEARS: i16 = 2;

pub(crate) async fn fairness(
    visit: Visit,
    Path(InGroup { slug }): Path<InGroup>,
) -> Result<Response, Problem> {
    let now = visit.actor.now;
    let (group, held, there) = visit
        .db()
        .read(async |tx| {
            let group = super::seen(tx, &visit.actor, slug.as_deref()).await?;
            let first = date(group.day(now).year() - YEARS, 1, 1).to_zoned_datetime(group.time_zone());
            let from = first.map_or(now, |first| first.timestamp());
            let mut held = store::of_group(tx, group.id, Range::since(from)).await?;
            held.retain(|meeting| meeting.state == State::Held);
            let there = store::attendance_since(tx, group.id, from).await?;
            Ok::<_, Problem>((group, held, there))
        })
        .await?;
    let say = &visit.say;
    let reader = visit.actor.person().and_then(|_| say.zone.iana_name());
    let rows = shares(&held, &there).into_iter().map(|share| {
        let part = |part: PartOfDay| share.parts.get(&part).copied().unwrap_or(0);
        Row {
            city: say.local().city(&share.zone),
            meetings: share.meetings,
            working: part(PartOfDay::Working),
            early: part(PartOfDay::Early),
            evening: part(PartOfDay::Evening),
            night: part(PartOfDay::Night),
            points: share.points,
            last_late_url: share
                .last_late
                .as_ref()
                .map_or_else(String::new, |last| group.path(&format!("/meetings/{last}"))),
            yours: reader == Some(share.zone.as_str()),
            last_late: share.last_late,
            zone: share.zone,
        }
    });
    let to_year = group.day(now).year();
    let heading = say.text("meetings-fairness");
    let view = FairnessView {
        lead: say.fill(
            "meetings-fairness-lead",
            &[("from", (to_year - YEARS).to_string().into()), ("to", to_year.to_string().into())],
        ),
        from_year: to_year - YEARS,
        to_year,
        meetings: held.len(),
        rows: rows.collect(),
        heading: heading.clone(),
        say: say.clone(),
    };
    visit.page(words::head(say, &group, &heading).here(&heading), &view)
}
