//! Operations on persons and agencies, each inside the caller's transaction.

use db::Tx;
use journal::Act;
use kernel::{Actor, AgencyId, Denied, Language, Names, Permit, PersonId};
use serde_json::json;

use crate::{
    model::{AgencyCard, BadAddress, Email, PersonCard},
    policy::{AddPerson, Addressee, ChangeOwn, ManageAgencies, MendAddress},
    store,
};

/// Why an operation on persons or agencies was refused.
#[derive(Debug, thiserror::Error)]
pub enum Error {
    /// There is no such person or agency.
    #[error("there is no such {0}")]
    NotFound(&'static str),
    /// The actor may not do this.
    #[error(transparent)]
    Denied(#[from] Denied),
    /// The address has not the form of one.
    #[error(transparent)]
    Address(#[from] BadAddress),
    /// Somebody else is known by this address.
    #[error("somebody else is known by this address")]
    Taken,
    /// No zone of this name is known.
    #[error("`{0}` is not the name of a time zone, such as Africa/Nairobi")]
    Zone(String),
    /// A name is empty or too long.
    #[error("a name has between 1 and 200 letters")]
    Name,
    /// A code is not one word of capital letters and digits.
    #[error("`{0}` is not the code of an agency: up to 20 letters, digits and hyphens, such as UNDP")]
    Code(String),
    /// The database failed.
    #[error(transparent)]
    Db(#[from] db::Error),
}

/// An agency about to be added.
#[derive(Clone, Debug)]
pub struct NewAgency {
    /// Its short name, such as `UNDP`.
    pub code: String,
    /// Its full name.
    pub names: Names,
}

/// A person about to be added.
#[derive(Clone, Debug)]
pub struct NewPerson {
    /// Their name as shown.
    pub name: String,
    /// Their address.
    pub email: String,
    /// The agency they work for.
    pub agency: Option<AgencyId>,
    /// The IANA name of their zone.
    pub zone: String,
    /// The languages they work in, the one for the site first; empty leaves it to their browser.
    pub languages: Vec<Language>,
}

/// What a person may change about themselves.
#[derive(Clone, Debug)]
pub struct OwnSettings {
    /// Their name as shown.
    pub name: String,
    /// The IANA name of their zone.
    pub zone: String,
    /// Their duty station, by its id.
    pub station: Option<String>,
    /// The language of the site; none leaves it to their browser.
    pub language: Option<Language>,
    /// The revision they saw.
    pub revision: i64,
}

/// Adds an agency, or gives the agency of this code these names; the same twice changes nothing.
pub async fn add_agency(
    tx: &mut Tx,
    actor: &Actor,
    permit: Permit<ManageAgencies>,
    new: NewAgency,
) -> Result<AgencyCard, Error> {
    permit.spend();
    let formed = |c: char| c.is_ascii_alphanumeric() || c == '-';
    if new.code.is_empty() || new.code.len() > 20 || !new.code.chars().all(formed) {
        return Err(Error::Code(new.code.chars().take(40).collect()));
    }
    if new.names.get(Language::English).is_empty() {
        return Err(Error::Name);
    }
    if let Some(mut known) = store::agency_by_code(tx, &new.code).await? {
        if known.names != new.names {
            let before = json!({ "names": known.names });
            known.names = new.names;
            store::save_agency(tx, &known).await?;
            let act = Act::new("agency.changed", "agency", known.id)
                .changed(before, json!({ "names": known.names }));
            journal::record(tx, actor, act.titled(&known.code, "/groups")).await?;
        }
        return Ok(known);
    }
    let agency = AgencyCard { id: AgencyId::new(actor.now), code: new.code, names: new.names };
    store::insert_agency(tx, &agency, actor.now).await?;
    let act = Act::new("agency.added", "agency", agency.id).titled(&agency.code, "/groups");
    journal::record(
        tx,
        actor,
        act.changed(json!(null), json!({ "code": agency.code, "names": agency.names })),
    )
    .await?;
    Ok(agency)
}

/// Adds a person; a person of this address is left as they are.
pub async fn add_person(
    tx: &mut Tx,
    actor: &Actor,
    permit: Permit<AddPerson>,
    new: NewPerson,
) -> Result<PersonCard, Error> {
    permit.spend();
    let email: Email = new.email.parse()?;
    if let Some(known) = store::person_by_email(tx, email.as_str()).await? {
        return Ok(known);
    }
    let name = name_of(&new.name)?;
    if kernel::zone(&new.zone).is_none() {
        return Err(Error::Zone(new.zone.chars().take(60).collect()));
    }
    let agency = match new.agency {
        Some(id) => Some(store::agency(tx, id).await?.ok_or(Error::NotFound("agency"))?),
        None => None,
    };
    let person = PersonCard {
        id: PersonId::new(actor.now),
        name,
        email: email.as_str().to_owned(),
        agency: agency.as_ref().map(|agency| agency.id),
        agency_code: agency.map(|agency| agency.code),
        station: crate::stations()
            .iter()
            .find(|station| station.zone == new.zone)
            .map(|station| station.id.clone()),
        zone: new.zone,
        language: new.languages.first().copied(),
        languages: new.languages,
        revision: 1,
    };
    store::insert_person(tx, &person, actor.now).await?;
    let mut act = Act::new("person.added", "person", person.id).titled(&person.name, "/groups");
    if let Some((id, code)) = person.agency.zip(person.agency_code.clone()) {
        act = act.for_agency(id, code);
    }
    journal::record(tx, actor, act.changed(json!(null), shown(&person))).await?;
    Ok(person)
}

/// Changes a person's own name, zone, duty station and language.
pub async fn change_own(
    tx: &mut Tx,
    actor: &Actor,
    permit: Permit<ChangeOwn>,
    wish: OwnSettings,
) -> Result<PersonCard, Error> {
    let mut person = store::person(tx, permit.spend()).await?.ok_or(Error::NotFound("person"))?;
    let before = shown(&person);
    person.name = name_of(&wish.name)?;
    if kernel::zone(&wish.zone).is_none() {
        return Err(Error::Zone(wish.zone.chars().take(60).collect()));
    }
    person.zone = wish.zone;
    person.station = wish.station.filter(|id| crate::station(id).is_some());
    person.languages.retain(|language| Some(*language) != wish.language);
    match wish.language {
        Some(language) => person.languages.insert(0, language),
        None => person.languages.clear(),
    }
    person.language = wish.language;
    person.revision = wish.revision;
    store::save_person(tx, &person).await?;
    person.revision += 1;
    let act = Act::new("person.changed", "person", person.id).titled(&person.name, "/me");
    journal::record(tx, actor, act.changed(before, shown(&person))).await?;
    Ok(person)
}

/// Corrects the address of a person; whoever signed in by the old one is signed out, and its links end.
///
/// The journal says that it was corrected and by whom, and keeps neither address.
pub async fn mend_address(
    tx: &mut Tx,
    actor: &Actor,
    permit: Permit<MendAddress>,
    address: &str,
) -> Result<PersonCard, Error> {
    let (Addressee::CoChair(id) | Addressee::Other(id)) = permit.spend();
    let mut person = store::person(tx, id).await?.ok_or(Error::NotFound("person"))?;
    let email: Email = address.parse()?;
    if email.as_str() == person.email {
        return Ok(person);
    }
    if store::person_by_email(tx, email.as_str()).await?.is_some() {
        return Err(Error::Taken);
    }
    email.as_str().clone_into(&mut person.email);
    store::save_address(tx, &person).await?;
    person.revision += 1;
    store::end_sessions(tx, person.id).await?;
    let mut act = Act::new("person.address-corrected", "person", person.id).titled(&person.name, "/groups");
    if let Some((id, code)) = person.agency.zip(person.agency_code.clone()) {
        act = act.for_agency(id, code);
    }
    journal::record(tx, actor, act).await?;
    Ok(person)
}

fn name_of(text: &str) -> Result<String, Error> {
    let name = text.split_whitespace().collect::<Vec<_>>().join(" ");
    if name.is_empty() || name.chars().count() > 200 { Err(Error::Name) } else { Ok(name) }
}

/// What the journal keeps of a person: their function, not their address.
fn shown(person: &PersonCard) -> serde_json::Value {
    json!({
        "name": person.name, "agency": person.agency_code, "zone": person.zone,
        "station": person.station, "languages": person.languages,
    })
}
