//! One's own page: name, zone, language, calendar feed, sessions.

use axum::http::HeaderMap;
use jiff::Timestamp;
use kernel::{Language, Permit};
use serde::{Deserialize, Serialize};
use web::{Fields, Form, Head, Problem, Response, Say, Secret, StatusCode, Visit};

use super::session_of;
use crate::{
    model::PersonCard,
    ops::{self, OwnSettings},
    policy::ChangeOwn,
    sign_in, stations, store,
};

#[derive(Deserialize)]
pub(super) struct Wish {
    #[serde(default)]
    name: String,
    #[serde(default)]
    place: String,
    #[serde(default)]
    language: String,
    revision: i64,
}

#[derive(askama::Template, Serialize)]
#[template(path = "pages/me.html")]
struct MeView {
    #[serde(skip)]
    say: Say,
    #[serde(skip)]
    fields: Fields,
    // Inside the form macros `name` means the name of a field, so the template knows it by another.
    #[serde(rename = "name")]
    own_name: String,
    email: String,
    agency: String,
    zone: String,
    station: Option<String>,
    language: String,
    revision: i64,
    #[serde(skip)]
    place: String,
    #[serde(skip)]
    places: Vec<(String, String)>,
    #[serde(skip)]
    languages: Vec<(String, String)>,
    #[serde(skip)]
    newer: Option<String>,
    feed: Option<FeedView>,
    sessions: Vec<SessionView>,
    #[serde(skip)]
    feed_since: String,
}

/// The address of the personal calendar, shown once.
#[derive(Serialize)]
struct FeedView {
    webcal: String,
    https: String,
}

#[derive(Serialize)]
struct SessionView {
    begun_at: Timestamp,
    seen_at: Timestamp,
    browser: String,
    current: bool,
    #[serde(skip)]
    begun: String,
    #[serde(skip)]
    seen: String,
}

pub(super) async fn show(visit: Visit, headers: HeaderMap) -> Result<Response, Problem> {
    let view = view(&visit, &headers).await?;
    visit.page(head(&visit), &view)
}

pub(super) async fn change(
    visit: Visit,
    headers: HeaderMap,
    Form(wish): Form<Wish>,
) -> Result<Response, Problem> {
    let own = visit.signed()?.id;
    let mut fields = Fields::default();
    if wish.name.trim().is_empty() || wish.name.chars().count() > 200 {
        fields.refuse("name", visit.say.text("people-bad-name"));
    }
    let (zone, station) = place_of(&wish.place);
    if kernel::zone(&zone).is_none() {
        fields.refuse("place", visit.say.text("people-bad-place"));
    }
    if fields.any() {
        return again(&visit, &headers, wish, fields, None).await;
    }
    let settings = OwnSettings {
        name: wish.name.clone(),
        zone,
        station,
        language: wish.language.parse::<Language>().ok(),
        revision: wish.revision,
    };
    let permit = Permit::<ChangeOwn>::grant(&visit.actor, own).map_err(ops::Error::from)?;
    let actor = visit.actor.clone();
    match visit.db().write(async |tx| ops::change_own(tx, &actor, permit, settings).await).await {
        Ok(_) => Ok(visit.done("/me", "people-notice-saved")),
        Err(ops::Error::Db(db::Error::Stale)) => {
            let now = visit.db().read(async |tx| store::person(tx, own).await).await?;
            let now = now.ok_or_else(Problem::not_found)?;
            let newer = format!("{} · {}", now.name, visit.say.local().city(&now.zone));
            again(&visit, &headers, wish, fields, Some((newer, now.revision))).await
        }
        Err(error) => Err(error.into()),
    }
}

/// Shows the form again with everything typed, and beside it what somebody saved in between.
async fn again(
    visit: &Visit,
    headers: &HeaderMap,
    wish: Wish,
    fields: Fields,
    newer: Option<(String, i64)>,
) -> Result<Response, Problem> {
    let stale = newer.is_some();
    let (newer, revision) = newer.unzip();
    let view = MeView {
        fields,
        own_name: wish.name,
        place: wish.place,
        language: wish.language,
        revision: revision.unwrap_or(wish.revision),
        newer,
        ..view(visit, headers).await?
    };
    let status = if stale { StatusCode::CONFLICT } else { StatusCode::UNPROCESSABLE_ENTITY };
    visit.page_with(status, head(visit), &view)
}

/// Gives the personal calendar a new address, which this answer shows and no other ever will.
pub(super) async fn renew_feed(visit: Visit, headers: HeaderMap) -> Result<Response, Problem> {
    let own = visit.signed()?.id;
    let (secret, now) = (Secret::random(), visit.actor.now);
    visit.db().write(async |tx| store::save_feed(tx, own, &secret.hash(), now).await).await?;
    let https = visit.site.address(&format!("/me/calendar/{}.ics", secret.reveal()));
    let webcal = https.replacen("https://", "webcal://", 1).replacen("http://", "webcal://", 1);
    let view = MeView { feed: Some(FeedView { webcal, https }), ..view(&visit, &headers).await? };
    visit.page(head(&visit), &view)
}

/// Signs the person out everywhere, here too; links that were mailed and not used end as well.
pub(super) async fn end_sessions(visit: Visit) -> Result<Response, Problem> {
    let own = visit.signed()?.id;
    visit.db().write(async |tx| store::end_sessions(tx, own).await).await?;
    Ok(visit.with_session("/", None))
}

fn head(visit: &Visit) -> Head {
    Head::titled(visit.say.text("people-me"))
}

async fn view(visit: &Visit, headers: &HeaderMap) -> Result<MeView, Problem> {
    let own = visit.signed()?.id;
    let now = visit.actor.now;
    let session = session_of(headers);
    let (card, rows, current, feed_since) = visit
        .db()
        .read(async |tx| {
            let card = store::person(tx, own).await?;
            let rows = store::sessions_of(tx, own, now).await?;
            let current = match &session {
                Some(session) => store::session(tx, session, now).await?.map(|running| running.session.id),
                None => None,
            };
            Ok::<_, db::Error>((card, rows, current, store::feed_since(tx, own).await?))
        })
        .await?;
    let card: PersonCard = card.ok_or_else(Problem::not_found)?;
    let local = visit.say.local();
    let sessions = rows.into_iter().map(|row| SessionView {
        begun: local.instant(row.begun_at),
        seen: local.instant(row.seen_at),
        current: sign_in::is_same(row.id, current),
        begun_at: row.begun_at,
        seen_at: row.seen_at,
        browser: browser(&row.browser),
    });
    Ok(MeView {
        fields: Fields::default(),
        agency: card.agency_code.clone().unwrap_or_default(),
        place: card.station.clone().unwrap_or_else(|| card.zone.clone()),
        places: places(&visit.say, &card),
        language: card.language.map(|language| language.word().to_owned()).unwrap_or_default(),
        languages: languages(&visit.say),
        newer: None,
        feed: None,
        sessions: sessions.collect(),
        feed_since: feed_since
            .map(|since| visit.say.with("people-feed-since", "since", local.instant(since)))
            .unwrap_or_default(),
        own_name: card.name,
        email: card.email,
        zone: card.zone,
        station: card.station,
        revision: card.revision,
        say: visit.say.clone(),
    })
}

/// The duty stations by their names, and the person's zone where it is none of theirs.
fn places(say: &Say, card: &PersonCard) -> Vec<(String, String)> {
    let mut places: Vec<(String, String)> = stations::stations()
        .iter()
        .map(|station| (station.id.clone(), station.names.get(say.language).to_owned()))
        .collect();
    web::collate(say.language, &mut places, |place| &place.1);
    if card.station.is_none() {
        places.insert(0, (card.zone.clone(), say.local().city(&card.zone)));
    }
    places
}

/// A choice of the list of places: a duty station by its id, or a zone by its name.
fn place_of(choice: &str) -> (String, Option<String>) {
    match stations::station(choice) {
        Some(station) => (station.zone.clone(), Some(station.id.clone())),
        None => (choice.to_owned(), None),
    }
}

fn languages(say: &Say) -> Vec<(String, String)> {
    let own =
        Language::ALL.iter().map(|language| (language.word().to_owned(), language.own_name().to_owned()));
    std::iter::once((String::new(), say.text("people-language-browser"))).chain(own).collect()
}

/// The name of the browser, as far as it says one that people know.
fn browser(agent: &str) -> String {
    let known = [
        ("Edg/", "Edge"),
        ("Firefox/", "Firefox"),
        ("Chrome/", "Chrome"),
        ("Safari/", "Safari"),
        ("curl/", "curl"),
    ];
    let name = known.iter().find(|(sign, _)| agent.contains(sign)).map_or("", |(_, name)| name);
    let systems = [
        ("Windows", "Windows"),
        ("Android", "Android"),
        ("iPhone", "iOS"),
        ("Mac OS", "macOS"),
        ("Linux", "Linux"),
    ];
    let system = systems.iter().find(|(sign, _)| agent.contains(sign)).map_or("", |(_, name)| name);
    [name, system].iter().filter(|part| !part.is_empty()).copied().collect::<Vec<_>>().join(", ")
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_browser_is_named_as_people_know_it() {
        let agent = "Mozilla/5.0 (X11; Linux x86_64; rv:140.0) Gecko/20100101 Firefox/140.0";
        assert_eq!(browser(agent), "Firefox, Linux");
        assert_eq!(browser("something"), "");
    }

    #[test]
    fn a_place_is_a_station_or_a_zone() {
        assert_eq!(place_of("nairobi"), ("Africa/Nairobi".into(), Some("nairobi".into())));
        assert_eq!(place_of("Asia/Tokyo"), ("Asia/Tokyo".into(), None));
    }
}
