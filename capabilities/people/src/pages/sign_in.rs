//! From the form that asks for a link to the session, and out again.

use axum::{
    extract::Path,
    http::{HeaderMap, header},
};
use serde::{Deserialize, Serialize};
use web::{Fields, Form, Head, Problem, Query, Rate, Response, Say, Secret, StatusCode, Visit};

use super::session_of;
use crate::{
    model::{Email, own_path},
    providers::{self, Providers},
    sign_in::{self, Refused},
    store,
};

/// One address may ask for a few links, then one in five minutes.
const PER_ADDRESS: Rate = Rate { burst: 3, seconds_each: 300 };
/// The whole site sends that many links at once, then one every two seconds.
const ALTOGETHER: Rate = Rate { burst: 60, seconds_each: 2 };

#[derive(Deserialize)]
pub(super) struct Where {
    #[serde(default)]
    to: String,
}

#[derive(Deserialize)]
pub(super) struct Wish {
    #[serde(default)]
    email: String,
    #[serde(default)]
    to: String,
}

#[derive(askama::Template, Serialize)]
#[template(path = "pages/sign_in.html")]
struct SignInView {
    #[serde(skip)]
    say: Say,
    #[serde(skip)]
    fields: Fields,
    email: String,
    to: String,
    providers: Vec<ProviderView>,
}

#[derive(Serialize)]
struct ProviderView {
    words: String,
    url: String,
}

#[derive(askama::Template, Serialize)]
#[template(path = "pages/link_sent.html")]
struct LinkSentView {
    #[serde(skip)]
    say: Say,
    email: String,
    minutes: i64,
}

#[derive(askama::Template, Serialize)]
#[template(path = "pages/confirm.html")]
struct ConfirmView {
    #[serde(skip)]
    say: Say,
    #[serde(skip)]
    act: String,
    name: String,
    agency: String,
}

pub(super) async fn form(visit: Visit, Query(asked): Query<Where>) -> Result<Response, Problem> {
    if visit.actor.person().is_some() {
        return Ok(visit.lead(own_path(&asked.to)));
    }
    let view = sign_in_view(&visit, String::new(), own_path(&asked.to), Fields::default());
    visit.page(Head::titled(visit.say.text("people-sign-in")), &view)
}

/// Answers the same whether or not the address is known, so that nobody can ask the site who is a member.
pub(super) async fn ask(visit: Visit, Form(wish): Form<Wish>) -> Result<Response, Problem> {
    let to = own_path(&wish.to).to_owned();
    let Ok(email) = wish.email.parse::<Email>() else {
        let mut fields = Fields::default();
        fields.refuse("email", visit.say.text("people-bad-address"));
        let view = sign_in_view(&visit, wish.email, &to, fields);
        let head = Head::titled(visit.say.text("people-sign-in"));
        return visit.page_with(StatusCode::UNPROCESSABLE_ENTITY, head, &view);
    };
    let now = visit.actor.now;
    let limiter = visit.site.limiter();
    limiter.take(&format!("sign-in {}", email.as_str()), PER_ADDRESS, now).map_err(Problem::too_many)?;
    limiter.take("sign-in", ALTOGETHER, now).map_err(Problem::too_many)?;
    visit
        .db()
        .write(async |tx| {
            let Some(person) = store::person_by_email(tx, email.as_str()).await? else { return Ok(()) };
            let secret = sign_in::mailed_link(tx, &person, &to, now).await?;
            mail::queue(tx, &letter(&visit, &person, &secret), now).await?;
            Ok::<(), db::Error>(())
        })
        .await?;
    let view = LinkSentView {
        say: visit.say.clone(),
        email: email.as_str().to_owned(),
        minutes: crate::model::LINK.as_mins(),
    };
    visit.page(Head::titled(visit.say.text("people-link-sent")), &view)
}

fn letter(visit: &Visit, person: &crate::PersonCard, secret: &Secret) -> mail::New {
    let say = visit.say.to(person.language.unwrap_or(visit.say.language), visit.say.zone.clone());
    let url = visit.site.address(&format!("/sign-in/{}", secret.reveal()));
    let minutes = crate::model::LINK.as_mins();
    let text = say.fill(
        "people-mail-link",
        &[("name", person.name.as_str().into()), ("url", url.into()), ("minutes", minutes.into())],
    );
    mail::New::text(&person.email, &person.name, say.text("people-mail-link-subject"), text)
        .about("sign-in", format!("person:{}", person.id))
        .secret()
}

/// Shows a button: programs that open the links of mails to look at them must not use the link up.
pub(super) async fn confirm(visit: Visit, Path(token): Path<String>) -> Result<Response, Problem> {
    let secret = Secret::brought(&token).ok_or(Refused::Unknown)?;
    let now = visit.actor.now;
    let person = visit.db().read(async |tx| sign_in::look(tx, &secret.hash(), now).await).await?;
    let view = ConfirmView {
        say: visit.say.clone(),
        act: format!("/sign-in/{}", secret.reveal()),
        name: person.name,
        agency: person.agency_code.unwrap_or_default(),
    };
    visit.page(Head::titled(visit.say.text("people-sign-in")), &view)
}

pub(super) async fn enter(
    visit: Visit,
    Path(token): Path<String>,
    headers: HeaderMap,
) -> Result<Response, Problem> {
    let secret = Secret::brought(&token).ok_or(Refused::Unknown)?;
    let now = visit.actor.now;
    let browser = browser_of(&headers);
    let (session, to) =
        visit.db().write(async |tx| sign_in::sign_in(tx, &secret.hash(), &browser, now).await).await?;
    Ok(visit.with_session(&to, Some(&session)))
}

pub(super) async fn leave(visit: Visit, headers: HeaderMap) -> Result<Response, Problem> {
    if let Some(session) = session_of(&headers) {
        visit.db().write(async |tx| store::end_session(tx, &session).await).await?;
    }
    Ok(visit.with_session("/", None))
}

pub(super) async fn to_provider(
    visit: Visit,
    Path(provider): Path<String>,
    Query(asked): Query<Where>,
) -> Result<Response, Problem> {
    let providers = visit.site.find_part::<Providers>().ok_or_else(Problem::not_found)?;
    let provider = providers.named(&provider).ok_or_else(Problem::not_found)?;
    visit.site.limiter().take("sign-in with", ALTOGETHER, visit.actor.now).map_err(Problem::too_many)?;
    let back = visit.site.address("/sign-in/back");
    let url = providers::begin(visit.db(), provider, &back, own_path(&asked.to), visit.actor.now).await?;
    Ok(visit.lead(&url))
}

pub(super) async fn from_provider(
    visit: Visit,
    Query(answer): Query<providers::Answer>,
    headers: HeaderMap,
) -> Result<Response, Problem> {
    let providers = visit.site.find_part::<Providers>().ok_or_else(Problem::not_found)?;
    let back = visit.site.address("/sign-in/back");
    let known = providers::finish(visit.db(), providers, &back, answer, visit.actor.now).await?;
    let (now, browser) = (visit.actor.now, browser_of(&headers));
    let session =
        visit.db().write(async |tx| sign_in::begin_session(tx, &known.person, &browser, now).await).await?;
    Ok(visit.with_session(own_path(&known.to), Some(&session)))
}

fn sign_in_view(visit: &Visit, email: String, to: &str, fields: Fields) -> SignInView {
    let providers = visit.site.find_part::<Providers>().map_or_else(Vec::new, |providers| {
        let view = |(id, name): (&str, &str)| ProviderView {
            words: visit.say.with("people-sign-in-with", "provider", name.to_owned()),
            url: format!("/sign-in/with/{id}?to={}", to.replace('&', "%26").replace('#', "%23")),
        };
        providers.names().map(view).collect()
    });
    SignInView { say: visit.say.clone(), fields, email, to: to.to_owned(), providers }
}

fn browser_of(headers: &HeaderMap) -> String {
    headers.get(header::USER_AGENT).and_then(|text| text.to_str().ok()).unwrap_or_default().to_owned()
}
