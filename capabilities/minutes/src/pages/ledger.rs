//! The ledger of a circulation: one line for each recipient, with what the mail server said.

use std::collections::HashMap;

use askama::Template;
use axum::extract::Path;
use jiff::Timestamp;
use kernel::{AgencyId, Role};
use mail::Delivery;
use serde::Serialize;
use web::{Mark, Problem, Query, Response, Say, Status, Visit};

use super::{AtMeeting, found, read::Question};
use crate::{
    model::{Circulation, Given, Recipient, Version},
    ops::Whole,
    policy::{Sight, seat_of},
    store,
};

/// A recipient in the ledger.
#[derive(Serialize)]
pub(crate) struct Row {
    pub(crate) agency: String,
    pub(crate) person: String,
    pub(crate) address: String,
    pub(crate) role: Role,
    pub(crate) state: &'static str,
    pub(crate) server_reply: String,
    pub(crate) queued_at: Option<Timestamp>,
    pub(crate) ended_at: Option<Timestamp>,
    pub(crate) answered_at: Option<Timestamp>,
    pub(crate) own: bool,
    #[serde(skip)]
    pub(crate) settled: bool,
    #[serde(skip)]
    pub(crate) role_words: String,
    #[serde(skip)]
    pub(crate) sent_words: String,
    #[serde(skip)]
    pub(crate) delivery: Mark,
    #[serde(skip)]
    pub(crate) answer: Mark,
    #[serde(skip)]
    pub(crate) answer_when: String,
}

/// A circulation as the ledger and the panel of a meeting show it: what needs attention first.
#[derive(Template, Serialize)]
#[template(path = "pages/ledger_rows.html")]
pub(crate) struct Ledger {
    #[serde(skip)]
    say: Say,
    pub(crate) version: u32,
    replaces: Option<u32>,
    circulated_at: Timestamp,
    days: i64,
    recipients: usize,
    agencies_answered: usize,
    #[serde(skip)]
    finding: String,
    #[serde(skip)]
    closing: String,
    #[serde(skip)]
    times: String,
    #[serde(skip)]
    attention_words: String,
    #[serde(skip)]
    settled_words: String,
    pub(super) needs_attention: Vec<Row>,
    pub(super) settled: Vec<Row>,
}

/// Reads the ledger of a version.
pub(crate) async fn ledger(
    tx: &mut db::Tx,
    say: &Say,
    whole: &Whole,
    version: &Version,
    own: Option<AgencyId>,
) -> db::Result<Option<Ledger>> {
    let circulations = store::circulations(tx, version.minutes).await?;
    let Some(circulation) = circulations.into_iter().find(|it| it.version == version.id) else {
        return Ok(None);
    };
    let recipients = store::recipients(tx, circulation.id).await?;
    let mails = mail::ledger(tx, &format!("circulation:{}", circulation.id)).await?;
    let given = store::answers(tx, version.id).await?;
    let mails: HashMap<_, _> = mails.iter().map(|mail| (mail.id, mail)).collect();
    let rows: Vec<Row> = recipients
        .iter()
        .map(|one| {
            let mail = one.mail.and_then(|id| mails.get(&id).copied());
            row(say, &circulation, one, mail, &given, own)
        })
        .collect();
    let closing = version.closes_at.map(|closes| {
        let deadline = closes.to_zoned_datetime(whole.group.time_zone());
        say.with("minutes-comments-close", "deadline", say.local().deadline(&deadline))
    });
    let mut answered: Vec<&str> = given.iter().map(|one| one.agency_code.as_str()).collect();
    answered.sort_unstable();
    answered.dedup();
    let count = |n: usize| i64::try_from(n).unwrap_or(i64::MAX);
    let total = rows.len();
    let (settled, needs_attention): (Vec<Row>, Vec<Row>) = rows.into_iter().partition(|row| row.settled);
    Ok(Some(Ledger {
        version: version.number,
        replaces: circulation.replaces,
        circulated_at: circulation.begun_at,
        days: circulation.days,
        recipients: total,
        agencies_answered: answered.len(),
        finding: say.fill(
            "minutes-finding",
            &[
                ("recipients", count(total).into()),
                ("agencies", count(answered.len()).into()),
                ("days", circulation.days.into()),
            ],
        ),
        closing: closing.unwrap_or_default(),
        times: say.with("minutes-times", "zone", say.local().zone(&say.zone)),
        attention_words: say.with("minutes-attention", "lines", count(needs_attention.len())),
        settled_words: say.with("minutes-settled", "lines", count(settled.len())),
        needs_attention,
        settled,
        say: say.clone(),
    }))
}

fn row(
    say: &Say,
    circulation: &Circulation,
    one: &Recipient,
    mail: Option<&Delivery>,
    given: &[Given],
    own: Option<AgencyId>,
) -> Row {
    let answered = given.iter().rfind(|it| it.agency == one.agency);
    let state = match mail {
        Some(mail) => mail.state.word(),
        None if circulation.by_mail => "queued",
        None => "recorded",
    };
    let (status, key) = match state {
        "accepted" => (Status::Met, "minutes-delivery-accepted"),
        "bounced" => (Status::Overdue, "minutes-delivery-bounced"),
        "given-up" => (Status::Overdue, "minutes-delivery-given-up"),
        "recorded" => (Status::Met, "minutes-delivery-recorded"),
        _ => (Status::NotYetDue, "minutes-delivery-queued"),
    };
    let answer = match answered {
        Some(given) => Mark::new(Status::Met, say.text(&format!("minutes-answer-{}", given.answer))),
        None => Mark::new(Status::NotYetDue, say.text("minutes-awaited")),
    };
    let delivered = matches!(state, "accepted" | "recorded");
    Row {
        agency: one.agency_code.clone(),
        person: one.name.clone(),
        address: one.address.clone(),
        role: one.role,
        state,
        server_reply: mail.map(|mail| mail.server_reply.clone()).unwrap_or_default(),
        queued_at: mail.map(|mail| mail.queued_at),
        ended_at: mail.and_then(|mail| mail.ended_at),
        answered_at: answered.map(|given| given.at),
        own: own == Some(one.agency),
        settled: delivered && (answered.is_some() || !circulation.by_mail),
        role_words: say.text(&format!("role-{}", one.role)),
        sent_words: say.local().instant(mail.map_or(circulation.begun_at, |mail| mail.queued_at)),
        delivery: Mark::new(status, say.text(key)),
        answer,
        answer_when: answered.map(|given| say.local().instant(given.at)).unwrap_or_default(),
    }
}

#[derive(Template, Serialize)]
#[template(path = "pages/ledger.html")]
struct View {
    #[serde(skip)]
    say: Say,
    #[serde(skip)]
    base: String,
    meeting: String,
    #[serde(skip)]
    file: String,
    #[serde(skip)]
    ask: String,
    #[serde(skip)]
    html: web::Html,
    ledger: Ledger,
}

async fn read(visit: &Visit, at: &AtMeeting, asked: &Question) -> Result<(Whole, Ledger), Problem> {
    let (say, actor) = (visit.say.clone(), visit.actor.clone());
    visit
        .db()
        .read(async |tx| {
            let (whole, sight) = found(tx, at, &actor).await?;
            if sight < Sight::Circulated {
                return Err(Problem::not_found());
            }
            let number = asked.number();
            let version = match number {
                Some(number) => whole.versions.iter().find(|version| version.number == number),
                None => whole.sent(),
            };
            let version = version.ok_or_else(Problem::not_found)?;
            let own = seat_of(&actor, whole.group.id, whole.group.parent);
            let found = ledger(tx, &say, &whole, version, own).await?.ok_or_else(Problem::not_found)?;
            Ok((whole, found))
        })
        .await
}

pub(crate) async fn page(
    visit: Visit,
    Path(at): Path<AtMeeting>,
    Query(asked): Query<Question>,
) -> Result<Response, Problem> {
    let (whole, ledger) = read(&visit, &at, &asked).await?;
    if visit.format.is_file() {
        let name = format!("circulation-{}-{}-{}", whole.group.slug, whole.meeting.reference, ledger.version);
        return visit.table(&name, super::ledger_table::of(&visit.say, &whole, ledger)).await;
    }
    let title = visit.say.text("minutes-ledger");
    let html = web::Html::made(ledger.render().map_err(|error| Problem::internal(&error))?);
    let view = View {
        say: visit.say.clone(),
        base: whole.url(""),
        meeting: whole.meeting.reference.clone(),
        file: whole.url("/circulation"),
        ask: format!("?version={}", ledger.version),
        html,
        ledger,
    };
    let head_title = format!("{} · {title}", view.meeting);
    let head = super::trail(&visit.say, head_title, &view.meeting, &view.base).here(title);
    visit.page(head, &view)
}
