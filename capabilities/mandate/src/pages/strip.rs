//! The clauses at a glance: how many stand how, and a cell for each.

use groups::Group;
use serde::Serialize;
use web::{Mark, Say};

use crate::{
    Assessment, ClauseKind, Status,
    words::{self, mark},
};

/// How many clauses stand so.
#[derive(Serialize)]
pub(crate) struct Count {
    pub(crate) status: web::Status,
    pub(crate) words: String,
    pub(crate) n: usize,
}

/// Priorities or modalities.
pub(crate) struct Half {
    /// Its words with the numbers of its clauses.
    pub(crate) title: String,
    /// Whether it has more cells than fit into a narrow strip.
    pub(crate) long: bool,
    pub(crate) cells: Vec<Cell>,
}

/// One clause.
pub(crate) struct Cell {
    pub(crate) number: u32,
    pub(crate) mark: Mark,
    pub(crate) title: String,
    pub(crate) url: String,
    pub(crate) current: bool,
}

/// How many clauses stand how; statuses that none has are left out.
pub(crate) fn tally(say: &Say, assessment: &Assessment) -> Vec<Count> {
    let count = |status: &Status| {
        let n = assessment.clauses.iter().filter(|clause| clause.status == *status).count();
        let shape = words::shape(*status);
        Count { status: shape, words: shape.words(say), n }
    };
    Status::ALL.iter().map(count).filter(|count| count.n > 0).collect()
}

/// The cells in two groups.
pub(crate) fn halves(
    say: &Say,
    group: &Group,
    assessment: &Assessment,
    opened: Option<u32>,
    suffix: &str,
) -> Vec<Half> {
    let half = |kind: &ClauseKind| {
        let cells: Vec<Cell> = assessment
            .clauses
            .iter()
            .filter(|clause| clause.kind == *kind)
            .map(|clause| Cell {
                number: clause.number,
                mark: mark(say, clause.status),
                title: assessment
                    .mandate
                    .clause(clause.number)
                    .map_or_else(String::new, |known| known.title.get(say.language).to_owned()),
                url: group.path(&format!("/mandate/{}{suffix}", clause.number)),
                current: opened == Some(clause.number),
            })
            .collect();
        Half { title: half_title(say, *kind, &cells), long: cells.len() > 8, cells }
    };
    ClauseKind::ALL.iter().map(half).filter(|half| !half.cells.is_empty()).collect()
}

fn half_title(say: &Say, kind: ClauseKind, cells: &[Cell]) -> String {
    let number = |cell: Option<&Cell>| cell.map_or(0, |cell| cell.number).to_string();
    let key = match kind {
        ClauseKind::Priority => "mandate-priorities",
        ClauseKind::Modality => "mandate-modalities",
    };
    say.fill(key, &[("from", number(cells.first()).into()), ("to", number(cells.last()).into())])
}
