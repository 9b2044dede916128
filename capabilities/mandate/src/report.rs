//! The shapes of the contract's JSON; a promise to others, so never the model's own types.

use jiff::{Timestamp, civil::Date};
use serde::Serialize;

use crate::model::{ClauseKind, ClauseStatus, Evidence, ObligationStatus, RuleKind, Status};

/// What `tributary mandate --json` prints.
#[derive(Clone, Debug, PartialEq, Serialize, utoipa::ToSchema)]
#[schema(as = Mandate)]
pub struct Report {
    /// The slug of the group.
    pub group: String,
    /// The day at whose end, in the group's zone, the mandate was judged.
    #[schema(value_type = String, format = Date)]
    pub as_of: Date,
    /// In the order of their numbers.
    pub clauses: Vec<ClauseReport>,
}

/// One clause.
#[derive(Clone, Debug, PartialEq, Serialize, utoipa::ToSchema)]
#[schema(as = MandateClause)]
pub struct ClauseReport {
    /// Its number.
    pub number: u32,
    /// `priority` or `modality`.
    #[schema(value_type = String)]
    pub kind: ClauseKind,
    /// The status of the clause.
    #[schema(value_type = String)]
    pub status: Status,
    /// At least one.
    pub obligations: Vec<ObligationReport>,
}

/// One obligation.
#[derive(Clone, Debug, PartialEq, Serialize, utoipa::ToSchema)]
#[schema(as = MandateObligation)]
pub struct ObligationReport {
    /// Such as `16-meetings`.
    pub id: String,
    /// `count`, `after-each`, `periodic`, `on-request` or `standing`.
    #[schema(value_type = String)]
    pub rule: RuleKind,
    /// How far it is met.
    #[schema(value_type = String)]
    pub status: Status,
    /// The next date, or null.
    #[schema(value_type = Option<String>, format = Date)]
    pub due: Option<Date>,
    /// How many are missing.
    pub missing: u32,
    /// A sentence.
    pub forecast: String,
    /// Median days from trigger to answer; only for rules with a trigger that was answered.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub median_days: Option<f64>,
    /// What proves it.
    pub evidence: Vec<EvidenceReport>,
}

/// One piece of evidence.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, utoipa::ToSchema)]
#[schema(as = MandateEvidence)]
pub struct EvidenceReport {
    /// The record.
    pub record: String,
    /// The act.
    pub act: String,
    /// When it took place, in UTC.
    #[schema(value_type = String, format = DateTime)]
    pub at: Timestamp,
    /// Where it is shown.
    pub url: String,
}

impl Report {
    /// The report of a group; `sentence` puts the forecast of an obligation into words.
    pub fn new(
        group: &str,
        as_of: Date,
        clauses: &[ClauseStatus],
        sentence: &dyn Fn(&ObligationStatus) -> String,
    ) -> Self {
        let clauses = clauses.iter().map(|clause| ClauseReport::new(clause, sentence)).collect();
        Self { group: group.to_owned(), as_of, clauses }
    }
}

impl ClauseReport {
    fn new(clause: &ClauseStatus, sentence: &dyn Fn(&ObligationStatus) -> String) -> Self {
        Self {
            number: clause.number,
            kind: clause.kind,
            status: clause.status,
            obligations: clause.obligations.iter().map(|it| ObligationReport::new(it, sentence)).collect(),
        }
    }
}

impl ObligationReport {
    fn new(obligation: &ObligationStatus, sentence: &dyn Fn(&ObligationStatus) -> String) -> Self {
        Self {
            id: obligation.id.clone(),
            rule: obligation.rule,
            status: obligation.status,
            due: obligation.due,
            missing: obligation.missing,
            forecast: sentence(obligation),
            median_days: obligation.median_days,
            evidence: obligation.evidence.iter().map(EvidenceReport::from).collect(),
        }
    }
}

impl From<&Evidence> for EvidenceReport {
    fn from(it: &Evidence) -> Self {
        Self { record: it.record.clone(), act: it.act.clone(), at: it.at, url: it.url.clone() }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::fixtures::{Journal, day};

    #[test]
    fn clause_16_reads_as_the_contract_says() {
        let journal = Journal::new()
            .held("m1", "2026-02-18T14:00[Europe/Zurich]")
            .held("m2", "2026-06-17T14:00[Europe/Zurich]");
        let clauses = journal.clauses("2026-10-01");
        let report = Report::new("mainstreaming", day("2026-10-01"), &clauses[15..16], &|it| {
            format!("{}: {:?}", it.forecast.slug(), it.forecast.arguments())
        });
        insta::assert_snapshot!(serde_json::to_string_pretty(&report).unwrap());
    }

    #[test]
    fn a_report_has_every_clause_and_no_empty_obligation_list() {
        let clauses = Journal::new().clauses("2026-10-01");
        let report = Report::new("mainstreaming", day("2026-10-01"), &clauses, &|_| String::new());
        assert_eq!(report.clauses.len(), 19);
        assert!(report.clauses.iter().all(|clause| !clause.obligations.is_empty()));
        let written = serde_json::to_value(&report).unwrap();
        assert_eq!(written["clauses"][0]["status"], "nothing-recorded");
        assert_eq!(written["clauses"][11]["obligations"][0]["due"], serde_json::Value::Null);
        assert_eq!(written["as_of"], "2026-10-01");
    }
}
