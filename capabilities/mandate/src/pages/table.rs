//! The mandate as a table for a file: a line for each obligation, with the status of its clause.

use groups::Group;
use kernel::List;
use web::Visit;

use crate::{Assessment, ClauseStatus, ObligationStatus, words};

pub(super) fn of(visit: &Visit, group: &Group, assessment: &Assessment, suffix: &str) -> List {
    let (say, wording) = (&visit.say, super::wording(visit, assessment));
    let rows: Vec<(&ClauseStatus, &ObligationStatus)> = assessment.obligations().collect();
    let clause = |number| assessment.mandate.clause(number);
    let known = |id: &str| assessment.mandate.obligation(id);
    List::of(say.text("mandate-title"), &rows)
        .day(say.text("mandate-as-of"), |_| Some(assessment.as_of))
        .whole(say.text("mandate-clause-head"), |(of, _)| Some(of.number.into()))
        .text(say.text("mandate-clause-title"), |(of, _)| {
            clause(of.number).map_or_else(String::new, |clause| wording.name(&clause.title).to_owned())
        })
        .text(say.text("mandate-kind"), |(of, _)| words::kind(say, of.kind))
        .text(say.text("mandate-clause-status"), |(of, _)| words::mark(say, of.status).words)
        .text(say.text("mandate-obligation"), |(_, it)| {
            known(&it.id).map_or_else(String::new, |known| wording.name(&known.title).to_owned())
        })
        .text(say.text("mandate-rule"), |(_, it)| {
            known(&it.id).map_or_else(String::new, |it| wording.rule(it))
        })
        .text(say.text("mandate-status"), |(_, it)| words::mark(say, it.status).words)
        .day(say.text("mandate-next-date"), |(_, it)| it.due)
        .whole(say.text("mandate-missing"), |(_, it)| Some(it.missing.into()))
        .whole(say.text("mandate-evidence"), |(_, it)| i64::try_from(it.evidence.len()).ok())
        .text(say.text("mandate-forecast-head"), |(_, it)| wording.forecast(it))
        .text(say.text("mandate-identifier"), |(_, it)| it.id.clone())
        .link(say.text("file-address"), |(of, _)| group.path(&format!("/mandate/{}{suffix}", of.number)))
        .done()
        .in_group(group.title(say.language))
        .note(super::list::computed(visit, assessment))
        .note(say.text("mandate-not-official"))
}
