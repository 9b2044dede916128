//! All clauses: a tally, a strip of cells, a table with forecasts, and one clause opened beside it.

use askama::Template;
use groups::Group;
use serde::{Serialize, Serializer};
use web::{Format, Mark, Problem, Response, Say, Visit};

use super::{
    Asked,
    clause::{ClauseView, opened},
    head, judged,
    strip::{Count, Half, halves, tally},
};
use crate::{
    Assessment, ClauseStatus, ObligationStatus, Report, Status,
    cli::reported,
    words::{Wording, mark},
};

#[derive(Template)]
#[template(path = "pages/list.html")]
struct ListView {
    say: Say,
    title: String,
    lead: String,
    path: String,
    as_of: String,
    then: String,
    suffix: String,
    tally: Vec<Count>,
    halves: Vec<Half>,
    groups: Vec<Rows>,
    card: Option<ClauseView>,
    computed: String,
    report: Report,
}

/// The machine twin is the contract's report and nothing else.
impl Serialize for ListView {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        self.report.serialize(serializer)
    }
}

/// The clauses of one kind.
struct Rows {
    title: String,
    rows: Vec<Row>,
}

struct Row {
    number: u32,
    title: String,
    url: String,
    forecast: String,
    mark: Mark,
    evidence: usize,
    due: String,
    due_words: String,
    opened: bool,
}

pub(super) async fn page(visit: Visit, slug: Option<String>, asked: Asked) -> Result<Response, Problem> {
    let (group, assessment) = judged(&visit, slug.as_deref(), &asked).await?;
    let say = &visit.say;
    if visit.format.is_file() {
        let name = format!("mandate-{}-{}", group.slug, assessment.as_of);
        return visit.table(&name, super::table::of(&visit, &group, &assessment, &asked.suffix())).await;
    }
    let title = if group.home {
        say.text("mandate-title")
    } else {
        say.with("mandate-title-of", "group", group.title(say.language).to_owned())
    };
    let mut head = head(&visit, &group, title.clone());
    if !group.home {
        head = head.here(say.text("mandate-title"));
    }
    let number = chosen(&assessment, &asked);
    let card = match number {
        Some(number) if visit.format == Format::Html => opened(&visit, &group, &assessment, number).await?,
        _ => None,
    };
    let suffix = asked.suffix();
    let view = ListView {
        title,
        lead: lead(say, &assessment),
        path: group.path("/mandate"),
        as_of: assessment.as_of.to_string(),
        then: then(&visit, &group, &assessment),
        tally: tally(say, &assessment),
        halves: halves(say, &group, &assessment, number, &suffix),
        groups: rows(&visit, &group, &assessment, number, &suffix),
        computed: computed(&visit, &assessment),
        report: reported(&group, &assessment, say),
        say: say.clone(),
        card,
        suffix,
    };
    visit.page(head.lasting(), &view)
}

/// The clause asked for; else the one that presses most.
fn chosen(assessment: &Assessment, asked: &Asked) -> Option<u32> {
    if let Ok(number) = asked.clause.parse() {
        return assessment.clause(number).map(|clause| clause.number);
    }
    let first = |status| assessment.clauses.iter().find(|clause| clause.status == status);
    first(Status::Overdue).or_else(|| first(Status::AtRisk)).map(|clause| clause.number)
}

fn lead(say: &Say, assessment: &Assessment) -> String {
    if assessment.clauses.is_empty() {
        return say.text("mandate-none");
    }
    say.with("mandate-lead-of", "n", assessment.clauses.len())
}

/// Says that another day than today is shown; empty for today.
pub(super) fn then(visit: &Visit, group: &Group, assessment: &Assessment) -> String {
    if assessment.as_of == group.day(visit.actor.now) {
        return String::new();
    }
    let day = visit.say.local().day(assessment.as_of);
    visit.say.with("mandate-then", "day", day)
}

fn rows(
    visit: &Visit,
    group: &Group,
    assessment: &Assessment,
    number: Option<u32>,
    suffix: &str,
) -> Vec<Rows> {
    let wording = super::wording(visit, assessment);
    let local = visit.say.local();
    halves(&visit.say, group, assessment, number, suffix)
        .into_iter()
        .map(|half| {
            let rows = half.cells.into_iter().filter_map(|cell| {
                let clause = assessment.clause(cell.number)?;
                let due = clause.due();
                Some(Row {
                    number: cell.number,
                    title: cell.title,
                    url: cell.url,
                    forecast: clause.leading().map_or_else(String::new, |it| forecast(&wording, clause, it)),
                    mark: mark(&visit.say, clause.status),
                    evidence: clause.evidence_count(),
                    due: due.map_or_else(String::new, |due| due.to_string()),
                    due_words: due.map_or_else(String::new, |due| local.short_day(due)),
                    opened: cell.current,
                })
            });
            Rows { title: half.title, rows: rows.collect() }
        })
        .collect()
}

/// The forecast under the clause; where only a part of it is recorded, the part that is not.
fn forecast(wording: &Wording<'_>, clause: &ClauseStatus, it: &ObligationStatus) -> String {
    let partly = clause.status != Status::NothingRecorded && it.status == Status::NothingRecorded;
    match wording.mandate.obligation(&it.id).filter(|_| partly) {
        Some(rule) => wording.say.with("mandate-partly", "title", wording.name(&rule.title).to_owned()),
        None => wording.forecast(it),
    }
}

/// When it was computed, from how much, and where its days end.
pub(super) fn computed(visit: &Visit, assessment: &Assessment) -> String {
    let local = visit.say.local();
    visit.say.fill(
        "mandate-computed",
        &[
            ("at", local.instant(visit.actor.now).into()),
            ("n", assessment.records.into()),
            ("zone", local.zone(&assessment.setting.zone).into()),
        ],
    )
}
