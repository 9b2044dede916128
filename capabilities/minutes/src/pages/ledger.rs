//! The ledger of a circulation: one line for each recipient, with what the mail server said.

mod row;

use askama::Template;
use axum::extract::Path;
use jiff::Timestamp;
use kernel::Actor;
use serde::Serialize;
use web::{Problem, Query, Response, Say, Visit};

use super::{
    AtMeeting, found, head_below,
    read::{Question, replaces},
};
use crate::{ledger as lines, model::Version, ops::Whole, policy::Sight, store};

use row::{Act, Frame};
pub(crate) use row::{MailView, Row};

/// A circulation as the ledger and the panel of a meeting show it: what needs attention first.
#[derive(Template, Serialize)]
#[template(path = "pages/ledger_rows.html")]
pub(crate) struct Ledger {
    #[serde(skip)]
    say: Say,
    #[serde(skip)]
    base: String,
    #[serde(skip)]
    acts: bool,
    #[serde(skip)]
    replacing: Option<String>,
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
    actor: &Actor,
    whole: &Whole,
    version: &Version,
) -> db::Result<Option<Ledger>> {
    let circulations = store::circulations(tx, version.minutes).await?;
    let Some(circulation) = circulations.into_iter().find(|it| it.version == version.id) else {
        return Ok(None);
    };
    let entries = lines::entries(tx, &circulation).await?;
    let given = store::answers(tx, version.id).await?;
    let frame = Frame::of(say, actor, whole, version, &circulation);
    let rows: Vec<Row> = entries.iter().map(|entry| frame.row(entry, &given)).collect();
    let closing = version.closes_at.map(|closes| {
        let deadline = closes.to_zoned_datetime(whole.group.time_zone());
        say.with("minutes-comments-close", "deadline", say.local().deadline(&deadline))
    });
    let mut answered: Vec<&str> = given.iter().map(|one| one.agency_code.as_str()).collect();
    answered.sort_unstable();
    answered.dedup();
    let count = |n: usize| i64::try_from(n).unwrap_or(i64::MAX);
    let total = rows.len();
    let (settled, mut needs_attention): (Vec<Row>, Vec<Row>) = rows.into_iter().partition(|row| row.settled);
    needs_attention.sort_by_key(|row| row.rank);
    Ok(Some(Ledger {
        base: whole.url(""),
        acts: needs_attention.iter().any(|row| row.act != Act::None),
        replacing: circulation.replaces.map(|replaced| replaces(say, version.number, replaced)),
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
            let found = ledger(tx, &say, &actor, &whole, version).await?.ok_or_else(Problem::not_found)?;
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
    let html = web::Html::made(ledger.render().map_err(|error| Problem::internal(&error))?);
    let head = head_below(&visit.say, &whole, &visit.say.text("minutes-ledger"));
    let view = View {
        say: visit.say.clone(),
        base: whole.url(""),
        meeting: whole.meeting.reference.clone(),
        file: whole.url("/circulation"),
        ask: format!("?version={}", ledger.version),
        html,
        ledger,
    };
    visit.page(head, &view)
}
