//! Following a circulation up from its ledger: reminding, and mending an address.

use askama::Template;
use axum::extract::Path;
use kernel::{Action as _, Permit, PersonId, Role};
use people::policy::{Addressee, MendAddress};
use serde::{Deserialize, Serialize};
use web::{Fields, Form, Head, Problem, Query, Response, Say, StatusCode, Visit};

use super::{AtMeeting, found, head};
use crate::{
    ledger,
    model::{Entry, Reach},
    ops::{self, Whole},
    policy::{Remind, SendAgain, Sight},
    store,
};

/// Which recipient a form or an address is about.
#[derive(Clone, Debug, Default, Deserialize)]
#[serde(default)]
pub(crate) struct Chosen {
    person: String,
    address: String,
}

impl Chosen {
    fn person(&self) -> Result<PersonId, Problem> {
        self.person.parse().map_err(|_| Problem::not_found())
    }
}

/// The form that corrects an address and sends the minutes again.
#[derive(Template, Serialize)]
#[template(path = "pages/follow.html")]
struct View {
    #[serde(skip)]
    say: Say,
    #[serde(skip)]
    base: String,
    person: PersonId,
    name: String,
    agency: String,
    returned_from: String,
    server_reply: String,
    address: String,
    #[serde(skip)]
    lead: String,
    #[serde(skip)]
    may_change: bool,
    fields: Fields,
}

/// Reminds a recipient, and leads back to the ledger.
pub(crate) async fn remind(
    visit: Visit,
    Path(at): Path<AtMeeting>,
    Form(sent): Form<Chosen>,
) -> Result<Response, Problem> {
    let (actor, person) = (visit.actor.clone(), sent.person()?);
    let to = visit
        .db()
        .write(async |tx| {
            let (whole, _) = found(tx, &at, &actor).await?;
            let permit: Permit<Remind> = Permit::grant(&actor, whole.group.id).map_err(ops::Error::from)?;
            ops::remind(tx, &actor, permit, whole.meeting.id, person, &visit.site).await?;
            Ok::<_, Problem>(whole.url("/circulation"))
        })
        .await?;
    Ok(visit.done(&to, "minutes-notice-reminded"))
}

pub(crate) async fn page(
    visit: Visit,
    Path(at): Path<AtMeeting>,
    Query(asked): Query<Chosen>,
) -> Result<Response, Problem> {
    shown(&visit, &at, asked.person()?, None, StatusCode::OK).await
}

/// What was typed, and why it was refused.
type Wrong = (String, Fields);

async fn shown(
    visit: &Visit,
    at: &AtMeeting,
    person: PersonId,
    wrong: Option<Wrong>,
    status: StatusCode,
) -> Result<Response, Problem> {
    let (say, actor) = (visit.say.clone(), visit.actor.clone());
    let (view, head): (View, Head) = visit
        .db()
        .read(async |tx| {
            let (whole, sight) = found(tx, at, &actor).await?;
            if sight < Sight::Everything || !SendAgain::allowed(&actor, &whole.group.id) {
                return Err(Problem::not_yours());
            }
            let entry = line(tx, &whole, person).await?;
            if entry.reach() != Reach::Returned {
                return Err(ops::Error::Refused(crate::Refused::NotReturned).into());
            }
            let card = people::person(tx, person).await?.ok_or_else(Problem::not_found)?;
            let addressee = addressee(tx, person).await?;
            let (address, fields) = wrong.unwrap_or_else(|| (card.email.clone(), Fields::default()));
            let last = entry.last();
            let title = say.text("minutes-mend");
            let head = head(&say, &whole, &format!("{} · {title}", whole.meeting.title))
                .crumb(say.text("minutes-title"), whole.url("/minutes"))
                .crumb(say.text("minutes-ledger"), whole.url("/circulation"))
                .here(title);
            let view = View {
                base: whole.url(""),
                person,
                lead: say.fill(
                    "minutes-mend-lead",
                    &[
                        ("name", card.name.clone().into()),
                        ("agency", entry.recipient.agency_code.clone().into()),
                        ("address", last.address.clone().into()),
                    ],
                ),
                name: card.name,
                agency: entry.recipient.agency_code.clone(),
                returned_from: last.address.clone(),
                server_reply: last.mail.as_ref().map(|mail| mail.server_reply.clone()).unwrap_or_default(),
                address,
                may_change: MendAddress::allowed(&actor, &addressee),
                fields,
                say: say.clone(),
            };
            Ok::<_, Problem>((view, head))
        })
        .await?;
    visit.page_with(status, head, &view)
}

/// The line of a recipient in the ledger of the newest version that was sent.
async fn line(tx: &mut db::Tx, whole: &Whole, person: PersonId) -> Result<Entry, Problem> {
    let version = whole.sent().ok_or_else(Problem::not_found)?;
    let circulations = store::circulations(tx, version.minutes).await?;
    let circulation =
        circulations.into_iter().find(|it| it.version == version.id).ok_or_else(Problem::not_found)?;
    let entries = ledger::entries(tx, &circulation).await?;
    entries.into_iter().find(|entry| entry.recipient.person == person).ok_or_else(Problem::not_found)
}

/// Whether somebody turns a key anywhere: their address is not another co-chair's to write.
async fn addressee(tx: &mut db::Tx, person: PersonId) -> db::Result<Addressee> {
    let keys = groups::designations_of(tx, person).await?.iter().any(|it| it.role == Role::CoChair);
    Ok(if keys { Addressee::CoChair(person) } else { Addressee::Other(person) })
}

/// Corrects the address where it was changed, and sends the minutes to it.
pub(crate) async fn mend(
    visit: Visit,
    Path(at): Path<AtMeeting>,
    Form(sent): Form<Chosen>,
) -> Result<Response, Problem> {
    let (actor, person) = (visit.actor.clone(), sent.person()?);
    let address = sent.address.trim().to_owned();
    let done: Result<String, Mending> = visit
        .db()
        .write(async |tx| {
            let (whole, _) = found(tx, &at, &actor).await?;
            let permit: Permit<SendAgain> =
                Permit::grant(&actor, whole.group.id).map_err(ops::Error::from)?;
            // The line is asked first: only whom the minutes did not reach can be written to anew.
            line(tx, &whole, person).await?.may_send_again().map_err(ops::Error::from)?;
            let card = people::person(tx, person).await?.ok_or_else(Problem::not_found)?;
            if !address.eq_ignore_ascii_case(&card.email) {
                let permit: Permit<MendAddress> =
                    Permit::grant(&actor, addressee(tx, person).await?).map_err(people::ops::Error::from)?;
                people::ops::mend_address(tx, &actor, permit, &address).await?;
            }
            ops::send_again(tx, &actor, permit, whole.meeting.id, person, &visit.site).await?;
            Ok(whole.url("/circulation"))
        })
        .await;
    let wrong = match done {
        Ok(to) => return Ok(visit.done(&to, "minutes-notice-sent-again")),
        Err(Mending::Minutes(problem)) => return Err(problem),
        Err(Mending::Address(error)) => match error {
            people::ops::Error::Address(_) => "minutes-wrong-address",
            people::ops::Error::Taken => "minutes-taken-address",
            people::ops::Error::Denied(_) => "minutes-address-of-co-chair",
            other => return Err(other.into()),
        },
    };
    let mut fields = Fields::default();
    fields.refuse("address", visit.say.text(wrong));
    shown(&visit, &at, person, Some((address, fields)), StatusCode::UNPROCESSABLE_ENTITY).await
}

/// Why the minutes were not sent again: the address was refused, or the rest.
enum Mending {
    Address(people::ops::Error),
    Minutes(Problem),
}

impl From<people::ops::Error> for Mending {
    fn from(error: people::ops::Error) -> Self {
        Self::Address(error)
    }
}

impl From<Problem> for Mending {
    fn from(problem: Problem) -> Self {
        Self::Minutes(problem)
    }
}

impl From<ops::Error> for Mending {
    fn from(error: ops::Error) -> Self {
        Self::Minutes(error.into())
    }
}

impl From<db::Error> for Mending {
    fn from(error: db::Error) -> Self {
        Self::Minutes(error.into())
    }
}
