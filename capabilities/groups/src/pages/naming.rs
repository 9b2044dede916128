//! Naming a person for an agency, with the agency's letter.

use axum::extract::Multipart;
use files::FileHash;
use jiff::civil::Date;
use kernel::{Actor, Permit, Role};
use people::AgencyCard;
use serde::{Deserialize, Serialize};
use web::{Fields, Problem, Query, Rate, Response, Say, StatusCode, Visit};

use super::{At, clash_words, day, designations::kept, head, may_name_for, upload::Posted};
use crate::{
    model::{Designation, Group},
    ops::{self, NewDesignation},
    policy::{Designate, Post, convenes},
    store,
};

/// One person may bring a few letters at once, then one in ten seconds.
const LETTERS: Rate = Rate { burst: 10, seconds_each: 10 };

#[derive(Deserialize)]
pub(super) struct For {
    #[serde(default)]
    agency: String,
    #[serde(default)]
    role: String,
}

/// What was typed, kept when the form is shown again.
#[derive(Default, Serialize)]
struct Typed {
    agency: String,
    role: String,
    name: String,
    email: String,
    place: String,
    from: String,
    to: String,
    replace: bool,
}

#[derive(askama::Template, Serialize)]
#[template(path = "pages/designate.html")]
struct DesignateView {
    #[serde(skip)]
    say: Say,
    #[serde(skip)]
    fields: Fields,
    typed: Typed,
    #[serde(skip)]
    act: String,
    #[serde(skip)]
    agencies: Vec<(String, String)>,
    #[serde(skip)]
    roles: Vec<(String, String)>,
    #[serde(skip)]
    places: Vec<(String, String)>,
}

pub(super) async fn form(visit: Visit, at: At, Query(wish): Query<For>) -> Result<Response, Problem> {
    visit.signed()?;
    let group = at.group(&visit).await?;
    let typed = Typed {
        agency: wish.agency,
        role: if wish.role.is_empty() { "focal-point".to_owned() } else { wish.role },
        from: group.day(visit.actor.now).to_string(),
        ..Typed::default()
    };
    let view = form_view(&visit, &group, typed, Fields::default()).await?;
    visit.page(head(&visit, &group, &visit.say.text("groups-designate")), &view)
}

pub(super) async fn designate(visit: Visit, at: At, form: Multipart) -> Result<Response, Problem> {
    let signed = visit.signed()?.id;
    let group = at.group(&visit).await?;
    let posted = Posted::read(form).await?;
    let typed = Typed {
        agency: posted.field("agency").to_owned(),
        role: posted.field("role").to_owned(),
        name: posted.field("name").to_owned(),
        email: posted.field("email").to_owned(),
        place: posted.field("place").to_owned(),
        from: posted.field("from").to_owned(),
        to: posted.field("to").to_owned(),
        replace: !posted.field("replace").is_empty(),
    };
    let mut fields = Fields::default();
    let agency = visit.db().read(async |tx| people::agency_by_code(tx, &typed.agency).await).await?;
    let Some(wish) = checked(&visit, &typed, agency.as_ref(), &mut fields) else {
        return again(&visit, &group, typed, fields).await;
    };
    let permit = Permit::<Designate>::grant(
        &visit.actor,
        Post { group: group.clone(), agency: wish.agency.id, role: wish.role },
    )
    .map_err(ops::Error::from)?;
    let stored = match &posted.letter {
        Some(letter) => {
            let Some(kind) = letter.kind() else {
                fields.refuse("letter", visit.say.text("groups-bad-letter"));
                return again(&visit, &group, typed, fields).await;
            };
            visit
                .site
                .limiter()
                .take(&format!("letter {signed}"), LETTERS, visit.actor.now)
                .map_err(Problem::too_many)?;
            let stored = match visit.site.part::<files::Store>().put(&letter.bytes).await {
                Err(files::Error::Full) => {
                    fields.refuse("letter", visit.say.text("form-disk-full"));
                    let status = StatusCode::INSUFFICIENT_STORAGE;
                    return shown(&visit, &group, status, typed, fields).await;
                }
                put => put.map_err(|error| kept(&error))?,
            };
            Some((stored, letter.name.clone(), kind))
        }
        None => None,
    };
    let actor = visit.actor.clone();
    let replace = typed.replace;
    let outcome = visit
        .db()
        .write(async |tx| {
            let letter = match stored {
                Some((stored, name, kind)) => {
                    files::record(tx, stored, &name, kind, actor.now).await?;
                    Some((stored.hash, name))
                }
                None => None,
            };
            name(tx, &actor, permit, wish, letter, replace).await
        })
        .await;
    match outcome {
        Ok(it) => {
            Ok(visit.done(&group.path(&format!("/designations/{}", it.id)), "groups-notice-designated"))
        }
        Err(NameError::Ops(ops::Error::Overlap(clash))) => {
            fields.refuse("from", clash_words(&visit, &clash));
            again(&visit, &group, typed, fields).await
        }
        Err(NameError::Ops(ops::Error::NotMember(code))) => {
            fields.refuse("agency", visit.say.with("groups-not-a-member", "agency", code));
            again(&visit, &group, typed, fields).await
        }
        Err(NameError::Ops(error)) => Err(error.into()),
        Err(NameError::People(error)) => Err(error.into()),
    }
}

struct Wish {
    agency: AgencyCard,
    role: Role,
    name: String,
    email: String,
    zone: String,
    from: Date,
    to: Option<Date>,
}

enum NameError {
    Ops(ops::Error),
    People(people::ops::Error),
}

impl From<db::Error> for NameError {
    fn from(error: db::Error) -> Self {
        Self::Ops(error.into())
    }
}

/// What was typed as values; what is wrong with it goes into `fields`.
fn checked(visit: &Visit, typed: &Typed, agency: Option<&AgencyCard>, fields: &mut Fields) -> Option<Wish> {
    let say = &visit.say;
    if agency.is_none() {
        fields.refuse("agency", say.text("groups-bad-agency"));
    }
    let role = typed.role.parse::<Role>().ok();
    let role = role.filter(|role| matches!(role, Role::FocalPoint | Role::Alternate | Role::CoChair));
    if role.is_none() {
        fields.refuse("role", say.text("groups-bad-role"));
    }
    if typed.email.parse::<people::Email>().is_err() {
        fields.refuse("email", say.text("groups-bad-email"));
    }
    let from = day(&typed.from);
    if from.is_none() {
        fields.refuse("from", say.text("groups-bad-day"));
    }
    let to = day(&typed.to);
    let backwards = from.zip(to).is_some_and(|(from, to)| to < from);
    if (to.is_none() && !typed.to.is_empty()) || backwards {
        fields.refuse("to", say.text(if backwards { "groups-backwards" } else { "groups-bad-day" }));
    }
    let zone = people::station(&typed.place).map_or("Europe/Zurich", |station| station.zone.as_str());
    if fields.any() {
        return None;
    }
    Some(Wish {
        agency: agency?.clone(),
        role: role?,
        name: typed.name.clone(),
        email: typed.email.clone(),
        zone: zone.to_owned(),
        from: from?,
        to,
    })
}

/// Adds the person where they are new, and names them; all or nothing.
async fn name(
    tx: &mut db::Tx,
    actor: &Actor,
    permit: Permit<Designate>,
    wish: Wish,
    letter: Option<(FileHash, String)>,
    replace: bool,
) -> Result<Designation, NameError> {
    let known = people::person_by_email(tx, &wish.email).await?;
    let person = if let Some(person) = known {
        person
    } else {
        let agency = Some(wish.agency.id);
        let may = Permit::grant(actor, agency).map_err(|denied| NameError::People(denied.into()))?;
        let new = people::ops::NewPerson {
            name: if wish.name.is_empty() { wish.email.clone() } else { wish.name },
            email: wish.email,
            agency,
            zone: wish.zone,
            languages: Vec::new(),
        };
        people::ops::add_person(tx, actor, may, new).await.map_err(NameError::People)?
    };
    let new = NewDesignation { person: person.id, from: wish.from, to: wish.to, letter };
    let named = if replace {
        ops::replace_designation(tx, actor, permit, new).await
    } else {
        ops::designate(tx, actor, permit, new).await
    };
    named.map_err(NameError::Ops)
}

async fn again(visit: &Visit, group: &Group, typed: Typed, fields: Fields) -> Result<Response, Problem> {
    shown(visit, group, StatusCode::UNPROCESSABLE_ENTITY, typed, fields).await
}

async fn shown(
    visit: &Visit,
    group: &Group,
    status: StatusCode,
    typed: Typed,
    fields: Fields,
) -> Result<Response, Problem> {
    let view = form_view(visit, group, typed, fields).await?;
    let head = head(visit, group, &visit.say.text("groups-designate"));
    visit.page_with(status, head, &view)
}

async fn form_view(
    visit: &Visit,
    group: &Group,
    typed: Typed,
    fields: Fields,
) -> Result<DesignateView, Problem> {
    let today = group.day(visit.actor.now);
    let members = visit.db().read(async |tx| store::members_on(tx, group.id, today).await).await?;
    let agencies: Vec<(String, String)> = members
        .iter()
        .filter(|agency| may_name_for(visit, group, agency.id))
        .map(|agency| (agency.code.clone(), agency.code.clone()))
        .collect();
    if agencies.is_empty() {
        return Err(Problem::not_yours());
    }
    let mut roles = vec![Role::FocalPoint, Role::Alternate];
    if convenes(&visit.actor, group.id) {
        roles.push(Role::CoChair);
    }
    let mut places: Vec<(String, String)> = people::stations()
        .iter()
        .map(|station| (station.id.clone(), station.names.get(visit.say.language).to_owned()))
        .collect();
    web::collate(visit.say.language, &mut places, |place| &place.1);
    Ok(DesignateView {
        say: visit.say.clone(),
        fields,
        typed,
        act: group.path("/designations/new"),
        agencies,
        roles: roles
            .iter()
            .map(|role| (role.word().to_owned(), visit.say.text(&format!("role-{role}"))))
            .collect(),
        places,
    })
}
