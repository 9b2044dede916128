//! One clause opened.

use askama::Template;
use groups::Group;
use jiff::civil::Date;
use serde::Serialize;
use web::{Mark, Problem, Response, Say, Visit};

use super::{
    Asked, head, judged, list,
    obligation::{self, ObligationView},
    strip::{Count, Half, halves, tally},
};
use crate::{Assessment, ClauseKind, Owner, Status, words};

#[derive(Template, Serialize)]
#[template(path = "pages/clause.html")]
struct Page {
    #[serde(skip)]
    say: Say,
    group: String,
    as_of: Date,
    #[serde(skip)]
    path: String,
    #[serde(skip)]
    all: String,
    #[serde(skip)]
    day: String,
    #[serde(skip)]
    then: String,
    #[serde(skip)]
    tally: Vec<Count>,
    #[serde(skip)]
    halves: Vec<Half>,
    #[serde(skip)]
    computed: String,
    #[serde(flatten)]
    clause: ClauseView,
}

/// A clause with its obligations.
#[derive(Serialize)]
pub(super) struct ClauseView {
    pub(super) number: u32,
    pub(super) kind: ClauseKind,
    pub(super) title: String,
    pub(super) restatement: String,
    pub(super) status: Status,
    #[serde(skip)]
    pub(super) mark: Mark,
    #[serde(skip)]
    pub(super) heading: String,
    #[serde(skip)]
    pub(super) url: String,
    pub(super) owner: Owner,
    #[serde(skip)]
    pub(super) owner_words: String,
    pub(super) obligations: Vec<ObligationView>,
}

pub(super) async fn page(
    visit: Visit,
    slug: Option<String>,
    number: &str,
    asked: Asked,
) -> Result<Response, Problem> {
    let (group, assessment) = judged(&visit, slug.as_deref(), &asked).await?;
    let number: u32 = number.parse().map_err(|_| Problem::not_found())?;
    let clause = opened(&visit, &group, &assessment, number).await?.ok_or_else(Problem::not_found)?;
    let say = &visit.say;
    let suffix = asked.suffix();
    let all = group.path(&format!("/mandate{suffix}"));
    let head = head(&visit, &group, format!("{}: {}", clause.heading, clause.title))
        .crumb(say.text("mandate-title"), all.clone())
        .here(clause.heading.clone());
    let view = Page {
        group: group.slug.clone(),
        as_of: assessment.as_of,
        path: group.path(&format!("/mandate/{number}")),
        all,
        day: assessment.as_of.to_string(),
        then: list::then(&visit, &group, &assessment),
        tally: tally(say, &assessment),
        halves: halves(say, &group, &assessment, Some(number), &suffix),
        computed: list::computed(&visit, &assessment),
        say: say.clone(),
        clause,
    };
    visit.page(head.lasting(), &view)
}

/// The clause of this number for the reader; nothing when the mandate has none.
pub(super) async fn opened(
    visit: &Visit,
    group: &Group,
    assessment: &Assessment,
    number: u32,
) -> Result<Option<ClauseView>, Problem> {
    let (Some(clause), Some(rules)) = (assessment.clause(number), assessment.mandate.clause(number)) else {
        return Ok(None);
    };
    let say = &visit.say;
    let (codes, gaps) = visit
        .db()
        .read(async |tx| {
            let co_chairs = groups::co_chairs_on(tx, group.id, assessment.as_of).await?;
            let standing = groups::standing_on(tx, group.id, assessment.as_of).await?;
            Ok::<_, Problem>((co_chairs, standing.without_focal_point))
        })
        .await?;
    let obligations = clause
        .obligations
        .iter()
        .filter_map(|it| {
            let rule = assessment.mandate.obligation(&it.id)?;
            let mut view = obligation::opened(visit, group, assessment, rule, it);
            if it.missing > 0 && is_about_focal_points(&rule.rule) {
                view.exceptions = gaps
                    .iter()
                    .map(|(agency, since)| {
                        let since = say.local().day(*since);
                        say.fill(
                            "mandate-exception",
                            &[("agency", agency.code.clone().into()), ("day", since.into())],
                        )
                    })
                    .collect();
            }
            Some(view)
        })
        .collect();
    let mut owners = words::owner(say, rules.owner);
    if rules.owner == Owner::CoChairs && !codes.is_empty() {
        let codes: Vec<String> = codes.into_iter().map(|it| it.agency_code).collect();
        owners = format!("{owners} ({})", codes.join(&say.text("mandate-list-separator")));
    }
    let owner_words =
        say.fill("mandate-owner", &[("kind", words::kind(say, rules.kind).into()), ("owner", owners.into())]);
    Ok(Some(ClauseView {
        number,
        kind: rules.kind,
        title: rules.title.get(say.language).to_owned(),
        restatement: rules.restatement.get(say.language).to_owned(),
        status: clause.status,
        mark: words::mark(say, clause.status),
        heading: say.with("mandate-clause", "number", number.to_string()),
        url: group.path(&format!("/mandate/{number}")),
        owner: rules.owner,
        owner_words,
        obligations,
    }))
}

fn is_about_focal_points(rule: &crate::Rule) -> bool {
    matches!(rule, crate::Rule::Standing(rule) if rule.condition == crate::Condition::FocalPointForEachMember)
}
