//! The page of one designation: its days, its letter, confirming it and ending it.

use axum::{
    http::{HeaderValue, header},
    response::IntoResponse as _,
};
use files::FileHash;
use jiff::civil::Date;
use kernel::{Action as _, Permit, Role};
use serde::{Deserialize, Serialize};
use web::{Form, Problem, Response, Say, StatusCode, Visit};

use super::{At, day, head};
use crate::{
    model::{Designation, DesignationId, Ended, Group},
    ops,
    policy::{ChangeDesignation, ReadRegister},
    store,
};

#[derive(Deserialize)]
pub(super) struct End {
    #[serde(default)]
    day: String,
    revision: i64,
}

#[derive(askama::Template, Serialize)]
#[template(path = "pages/designation.html")]
struct DesignationView {
    #[serde(skip)]
    say: Say,
    id: DesignationId,
    agency: String,
    person: String,
    email: String,
    role: Role,
    from: Date,
    to: Option<Date>,
    ended: Option<Ended>,
    asked_at: Option<jiff::Timestamp>,
    confirmed_at: jiff::Timestamp,
    letter_name: String,
    revision: i64,
    #[serde(skip)]
    role_words: String,
    #[serde(skip)]
    days: String,
    #[serde(skip)]
    ended_words: String,
    #[serde(skip)]
    confirmed: String,
    #[serde(skip)]
    asked: String,
    #[serde(skip)]
    path: String,
    #[serde(skip)]
    may_change: bool,
    #[serde(skip)]
    today: String,
}

pub(super) async fn show(visit: Visit, at: At) -> Result<Response, Problem> {
    visit.signed()?;
    let (group, it) = found(&visit, &at).await?;
    let say = &visit.say;
    let today = group.day(visit.actor.now);
    let from = say.local().day(it.from);
    let view = DesignationView {
        role_words: say.text(&format!("role-{}", it.role)),
        days: match it.to {
            Some(to) => {
                say.fill("groups-from-to", &[("from", from.into()), ("to", say.local().day(to).into())])
            }
            None => say.with("groups-since", "day", from),
        },
        ended_words: it.ended.map(|how| say.text(&format!("groups-ended-{how}"))).unwrap_or_default(),
        confirmed: say.local().instant(it.confirmed_at),
        asked: it
            .asked_at
            .map(|asked| {
                let lapses =
                    crate::model::lapses_on(asked, &group.settings).to_zoned_datetime(group.time_zone());
                say.with("groups-asked-detail", "until", say.local().deadline(&lapses))
            })
            .unwrap_or_default(),
        path: group.path(&format!("/designations/{}", it.id)),
        may_change: ChangeDesignation::allowed(&visit.actor, &it) && it.to.is_none_or(|to| to >= today),
        today: today.to_string(),
        id: it.id,
        agency: it.agency_code.clone(),
        person: it.person_name.clone(),
        email: it.email.clone(),
        role: it.role,
        from: it.from,
        to: it.to,
        ended: it.ended,
        asked_at: it.asked_at,
        confirmed_at: it.confirmed_at,
        letter_name: it.letter_name.clone(),
        revision: it.revision,
        say: say.clone(),
    };
    let head = head(&visit, &group, &view.person);
    visit.page(head, &view)
}

pub(super) async fn letter(visit: Visit, at: At) -> Result<Response, Problem> {
    let (_, it) = found(&visit, &at).await?;
    let hash: FileHash =
        it.letter.as_deref().and_then(|hash| hash.parse().ok()).ok_or_else(Problem::not_found)?;
    let known = visit.db().read(async |tx| files::find(tx, hash).await).await?;
    let bytes = visit.site.part::<files::Store>().get(hash).await.map_err(|error| kept(&error))?;
    let bytes = bytes.ok_or_else(Problem::not_found)?;
    let kind = known.map_or_else(|| "application/octet-stream".to_owned(), |known| known.media_type);
    let plain: String = it.letter_name.chars().map(|c| if c.is_ascii() { c } else { '_' }).collect();
    let place = format!("attachment; filename=\"{plain}\"");
    let mut response = bytes.into_response();
    let headers = response.headers_mut();
    headers.insert(
        header::CONTENT_TYPE,
        HeaderValue::from_str(&kind).map_err(|error| Problem::internal(&error))?,
    );
    let place = HeaderValue::from_str(&place).map_err(|error| Problem::internal(&error))?;
    headers.insert(header::CONTENT_DISPOSITION, place);
    Ok(response)
}

pub(super) async fn confirm(visit: Visit, at: At) -> Result<Response, Problem> {
    let (group, it) = found(&visit, &at).await?;
    let to = group.path(&format!("/designations/{}", it.id));
    let permit = Permit::<ChangeDesignation>::grant(&visit.actor, it).map_err(ops::Error::from)?;
    let actor = visit.actor.clone();
    visit.db().write(async |tx| ops::confirm_designation(tx, &actor, permit).await).await?;
    Ok(visit.done(&to, "groups-notice-confirmed"))
}

pub(super) async fn end(visit: Visit, at: At, Form(end): Form<End>) -> Result<Response, Problem> {
    let (group, mut it) = found(&visit, &at).await?;
    let to = group.path(&format!("/designations/{}", it.id));
    let last = day(&end.day).ok_or_else(|| Problem::unreadable("YYYY-MM-DD"))?;
    it.revision = end.revision;
    let permit = Permit::<ChangeDesignation>::grant(&visit.actor, it).map_err(ops::Error::from)?;
    let actor = visit.actor.clone();
    visit.db().write(async |tx| ops::end_designation(tx, &actor, permit, last).await).await?;
    Ok(visit.done(&to, "groups-notice-ended"))
}

/// The designation of the address, for those who may read the register; nobody else learns that it exists.
async fn found(visit: &Visit, at: &At) -> Result<(Group, Designation), Problem> {
    let group = at.group(visit).await?;
    let id: DesignationId = at.id.parse().map_err(|_| Problem::not_found())?;
    let it = visit.db().read(async |tx| store::designation(tx, id).await).await?;
    let it = it.filter(|it| it.group == group.id).ok_or_else(Problem::not_found)?;
    let own = visit.actor.person().is_some_and(|person| person.id == it.person);
    if own || ReadRegister::allowed(&visit.actor, &group.id) {
        Ok((group, it))
    } else {
        Err(Problem::not_found())
    }
}

pub(super) fn kept(error: &files::Error) -> Problem {
    match error {
        files::Error::Full => Problem::new(StatusCode::INSUFFICIENT_STORAGE, "page/disk-full"),
        files::Error::TooLarge { .. } => Problem::unreadable(error),
        files::Error::Damaged(_) | files::Error::Io(_) => Problem::internal(error),
    }
}
