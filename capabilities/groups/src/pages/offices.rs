//! Offices that the co-chairs grant: those of countries, and the auditor's.

use kernel::{Action as _, CountryCode, Permit, Role};
use serde::{Deserialize, Serialize};
use web::{Fields, Form, Problem, Response, Say, StatusCode, Visit};

use super::{At, day, head};
use crate::{
    model::Group,
    ops::{self, NewOffice},
    policy::GrantOffice,
    store,
};

#[derive(Deserialize, Serialize, Default)]
pub(super) struct Wish {
    #[serde(default)]
    email: String,
    #[serde(default)]
    role: String,
    #[serde(default)]
    country: String,
    #[serde(default)]
    from: String,
    #[serde(default)]
    to: String,
}

#[derive(askama::Template, Serialize)]
#[template(path = "pages/offices.html")]
struct OfficesView {
    #[serde(skip)]
    say: Say,
    #[serde(skip)]
    fields: Fields,
    #[serde(skip)]
    typed: Wish,
    #[serde(skip)]
    path: String,
    #[serde(skip)]
    roles: Vec<(String, String)>,
    offices: Vec<OfficeView>,
}

#[derive(Serialize)]
struct OfficeView {
    id: kernel::uuid::Uuid,
    name: String,
    role: Role,
    country: Option<CountryCode>,
    from: jiff::civil::Date,
    to: Option<jiff::civil::Date>,
    #[serde(skip)]
    role_words: String,
    #[serde(skip)]
    country_words: String,
    #[serde(skip)]
    days: String,
    #[serde(skip)]
    holds: bool,
}

const GRANTED: [Role; 5] = [
    Role::ResidentCoordinator,
    Role::CountryEditor,
    Role::CountryValidator,
    Role::NationalPartner,
    Role::Auditor,
];

pub(super) async fn show(visit: Visit, at: At) -> Result<Response, Problem> {
    let group = permitted(&visit, &at).await?;
    let typed = Wish { from: group.day(visit.actor.now).to_string(), ..Wish::default() };
    let view = view(&visit, &group, typed, Fields::default()).await?;
    visit.page(head(&visit, &group, &visit.say.text("groups-offices")), &view)
}

pub(super) async fn grant(visit: Visit, at: At, Form(wish): Form<Wish>) -> Result<Response, Problem> {
    let group = permitted(&visit, &at).await?;
    let mut fields = Fields::default();
    let person = visit.db().read(async |tx| people::person_by_email(tx, &wish.email).await).await?;
    if person.is_none() {
        fields.refuse("email", visit.say.text("groups-unknown-person"));
    }
    let role = wish.role.parse::<Role>().ok().filter(|role| GRANTED.contains(role));
    if role.is_none() {
        fields.refuse("role", visit.say.text("groups-bad-role"));
    }
    let country = wish.country.trim().to_uppercase().parse::<CountryCode>().ok();
    if (role == Some(Role::Auditor)) == country.is_some() {
        fields.refuse("country", visit.say.text("groups-bad-country"));
    }
    let (from, to) = (day(&wish.from), day(&wish.to));
    if from.is_none() {
        fields.refuse("from", visit.say.text("groups-bad-day"));
    }
    if (to.is_none() && !wish.to.trim().is_empty()) || from.zip(to).is_some_and(|(from, to)| to < from) {
        fields.refuse("to", visit.say.text("groups-backwards"));
    }
    let (Some(person), Some(role), Some(from), false) = (person, role, from, fields.any()) else {
        let view = view(&visit, &group, wish, fields).await?;
        let head = head(&visit, &group, &visit.say.text("groups-offices"));
        return visit.page_with(StatusCode::UNPROCESSABLE_ENTITY, head, &view);
    };
    let permit = Permit::<GrantOffice>::grant(&visit.actor, group.clone()).map_err(ops::Error::from)?;
    let new = NewOffice { person: person.id, role, country, from, to };
    let actor = visit.actor.clone();
    visit.db().write(async |tx| ops::grant_office(tx, &actor, permit, new).await).await?;
    Ok(visit.done(&group.path("/offices"), "groups-notice-granted"))
}

pub(super) async fn end(visit: Visit, at: At) -> Result<Response, Problem> {
    let group = permitted(&visit, &at).await?;
    let id = at.id.parse().map_err(|_| Problem::not_found())?;
    let permit = Permit::<GrantOffice>::grant(&visit.actor, group.clone()).map_err(ops::Error::from)?;
    let (actor, today) = (visit.actor.clone(), group.day(visit.actor.now));
    visit.db().write(async |tx| ops::end_office(tx, &actor, permit, id, today).await).await?;
    Ok(visit.done(&group.path("/offices"), "groups-notice-office-ended"))
}

async fn permitted(visit: &Visit, at: &At) -> Result<Group, Problem> {
    visit.signed()?;
    let group = at.group(visit).await?;
    if GrantOffice::allowed(&visit.actor, &group) { Ok(group) } else { Err(Problem::not_yours()) }
}

async fn view(visit: &Visit, group: &Group, typed: Wish, fields: Fields) -> Result<OfficesView, Problem> {
    let granted = visit.db().read(async |tx| store::granted_by(tx, group.id).await).await?;
    let today = group.day(visit.actor.now);
    let say = &visit.say;
    let offices = granted.into_iter().map(|it| {
        let from = say.local().short_day(it.from);
        OfficeView {
            role_words: say.text(&format!("role-{}", it.role)),
            country_words: it.country.map(|country| country.to_string()).unwrap_or_default(),
            days: match it.to {
                Some(to) => say.fill(
                    "groups-from-to",
                    &[("from", from.into()), ("to", say.local().short_day(to).into())],
                ),
                None => say.with("groups-since", "day", from),
            },
            holds: it.to.is_none_or(|to| to >= today),
            id: it.id,
            name: it.person_name,
            role: it.role,
            country: it.country,
            from: it.from,
            to: it.to,
        }
    });
    Ok(OfficesView {
        offices: offices.collect(),
        fields,
        typed,
        path: group.path("/offices"),
        roles: GRANTED
            .iter()
            .map(|role| (role.word().to_owned(), say.text(&format!("role-{role}"))))
            .collect(),
        say: say.clone(),
    })
}
