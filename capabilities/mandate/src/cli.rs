//! The mandate for the command line: the contract's JSON, and a table for people.

use std::fmt::Write as _;

use db::Tx;
use groups::Group;
use jiff::{Timestamp, civil::Date};
use web::Say;

use crate::{Assessment, Report, evaluate_group, words};

/// Why there is no report.
#[derive(Debug, thiserror::Error)]
pub enum ReportError {
    /// No group has this name in its address.
    #[error("there is no group `{0}`")]
    NoSuchGroup(String),
    /// No group is the home group yet.
    #[error("there is no home group yet; name a group with --group, or load one with `tributary seed`")]
    NoHomeGroup,
    /// The database failed.
    #[error(transparent)]
    Db(#[from] db::Error),
}

/// The report on a group: the named one or the home group, at the end of a day of its zone, by default that of `now`.
pub async fn report(
    tx: &mut Tx,
    slug: Option<&str>,
    as_of: Option<Date>,
    now: Timestamp,
    say: &Say,
) -> Result<Report, ReportError> {
    let group = match slug {
        Some(slug) => {
            groups::by_slug(tx, slug).await?.ok_or_else(|| ReportError::NoSuchGroup(slug.to_owned()))?
        }
        None => groups::home(tx).await?.ok_or(ReportError::NoHomeGroup)?,
    };
    let as_of = as_of.unwrap_or_else(|| group.day(now));
    let assessment = evaluate_group(tx, &group, as_of).await?;
    Ok(reported(&group, &assessment, say))
}

/// The contract's shape of an assessment.
pub(crate) fn reported(group: &Group, assessment: &Assessment, say: &Say) -> Report {
    Report::new(&group.slug, assessment.as_of, &assessment.clauses, &|it| {
        words::forecast(say, assessment.mandate, it)
    })
}

/// The report as a table of plain text, a line for each obligation.
pub fn print(report: &Report) -> String {
    let mut out = format!("{}, as of {}\n", report.group, report.as_of);
    if report.clauses.is_empty() {
        out.push_str("no mandate is followed for this group\n");
        return out;
    }
    for clause in &report.clauses {
        writeln!(out, "\n{:>2}  {}", clause.number, clause.status).expect("writing to a string");
        for it in &clause.obligations {
            let due = it.due.map_or_else(|| "-".to_owned(), |due| due.to_string());
            writeln!(out, "    {:<18} {:<17} {due:<11} {}", it.id, it.status.word(), it.forecast)
                .expect("writing to a string");
        }
    }
    out
}
