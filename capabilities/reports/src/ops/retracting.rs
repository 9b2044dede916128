//! Taking a figure back, and what was taken back of a build.

use std::collections::BTreeMap;

use analyses::model::Analysis;
use db::Tx;
use jiff::Timestamp;
use kernel::{Actor, Permit};
use serde_json::json;
use statistics::{Edition, EditionId};

use super::{Error, Whole, who};
use crate::{
    model::{Build, CellOf, Noted, Retraction, RetractionId},
    policy::{Note, Retract},
    store,
};

/// What somebody names: an edition, or one figure of it.
#[derive(Clone, Debug, PartialEq)]
pub struct Subject {
    /// The edition.
    pub edition: Edition,
    /// The figure.
    pub cell: Option<CellOf>,
}

/// Reads `DATASET/EDITION`, the SHA-256 of its file, `DATASET/EDITION/SHEET!CELL` or the address of a cell's page.
pub async fn subject(tx: &mut Tx, text: &str) -> Result<Subject, Error> {
    let text = text.trim();
    if let Ok(hash) = text.parse::<files::FileHash>() {
        let edition = statistics::edition_of_file(tx, hash).await?.ok_or(Error::NotFound("edition"))?;
        return Ok(Subject { edition, cell: None });
    }
    let text = text.find("/data/").map_or(text, |at| &text[at + "/data/".len()..]);
    let mut parts = text.splitn(3, '/');
    let (dataset, slug) = (parts.next().unwrap_or_default(), parts.next().unwrap_or_default());
    let edition = statistics::edition_at(tx, dataset, slug).await?.ok_or(Error::NotFound("edition"))?;
    let Some(rest) = parts.next().filter(|rest| !rest.is_empty()) else {
        return Ok(Subject { edition, cell: None });
    };
    let place = match rest.strip_prefix("cell/").and_then(|it| it.rsplit_once('/')) {
        Some((sheet, cell)) => (if sheet == "-" { String::new() } else { unescaped(sheet) }, cell.to_owned()),
        None => match rest.rsplit_once('!') {
            Some((sheet, cell)) => (sheet.to_owned(), cell.to_owned()),
            None => (String::new(), rest.to_owned()),
        },
    };
    let (row, column) = tables::parse_cell(&place.1).ok_or(Error::NotFound("figure"))?;
    let book = statistics::Book::of(tx, &edition).await?;
    if book.at(&place.0, row, column).is_empty() {
        return Err(Error::NotFound("figure"));
    }
    let cell = CellOf { edition: edition.id, sheet: place.0, row, column };
    Ok(Subject { edition, cell: Some(cell) })
}

/// A part of an address as it was before it was one.
fn unescaped(text: &str) -> String {
    let mut bytes = Vec::with_capacity(text.len());
    let mut rest = text.as_bytes();
    while let Some((first, after)) = rest.split_first() {
        let digits = after.get(..2).and_then(|it| std::str::from_utf8(it).ok());
        match digits.and_then(|it| u8::from_str_radix(it, 16).ok()) {
            Some(byte) if *first == b'%' => {
                bytes.push(byte);
                rest = &after[2..];
            }
            _ => {
                bytes.push(*first);
                rest = after;
            }
        }
    }
    String::from_utf8_lossy(&bytes).into_owned()
}

/// Takes a figure back; whoever cites it is told on the pages of what they built.
pub async fn retract(
    tx: &mut Tx,
    actor: &Actor,
    permit: Permit<Retract>,
    edition: &Edition,
    cell: CellOf,
    reason: &str,
) -> Result<Retraction, Error> {
    permit.spend();
    let reason: String = reason.split_whitespace().collect::<Vec<_>>().join(" ").chars().take(500).collect();
    if reason.is_empty() {
        return Err(Error::NoReason);
    }
    if store::retraction(tx, &cell).await?.is_some() {
        return Err(Error::Retracted);
    }
    let retraction =
        Retraction { id: RetractionId::new(actor.now), cell, reason, at: actor.now, by: who(actor).1 };
    store::insert_retraction(tx, &retraction).await?;
    let cell = &retraction.cell;
    let title = format!("{}/{} {}", edition.dataset, edition.slug, cell.place());
    let act = journal::Act::new("figure.retracted", "retraction", retraction.id)
        .titled(title, edition.cell_path(&cell.sheet, &cell.cell()))
        .facts(json!({
            "edition": edition.id, "dataset": edition.dataset, "sheet": cell.sheet, "cell": cell.cell(),
            "reason": retraction.reason,
        }));
    journal::record(tx, actor, act).await?;
    Ok(retraction)
}

/// Notes on a build what was thought of the retractions in it; it then asks for nothing until there is another.
pub async fn note(
    tx: &mut Tx,
    actor: &Actor,
    permit: Permit<Note>,
    whole: &Whole,
    build: &Build,
    remark: &str,
) -> Result<(), Error> {
    permit.spend();
    let remark: String = remark.split_whitespace().collect::<Vec<_>>().join(" ").chars().take(500).collect();
    if remark.is_empty() {
        return Err(Error::NoReason);
    }
    let noted = Noted { build: build.id, remark, at: actor.now, by: who(actor).1 };
    store::insert_note(tx, &noted).await?;
    let act = journal::Act::new("report.retraction-noted", "report-build", build.id)
        .in_group(whole.report.group)
        .titled(&build.title, whole.report.path(&format!("/{}", build.number)))
        .facts(json!({ "report": whole.report.slug, "number": build.number, "remark": noted.remark }));
    journal::record(tx, actor, act).await?;
    Ok(())
}

/// What was taken back of a build since it was built.
#[derive(Clone, Debug, Default)]
pub(crate) struct State {
    /// Single figures.
    pub(crate) figures: Vec<Retraction>,
    /// Whole editions: when and why.
    pub(crate) editions: BTreeMap<EditionId, (Timestamp, String)>,
    /// Kept analyses that were withdrawn, by their numbers: when and why.
    pub(crate) analyses: BTreeMap<i64, (Timestamp, String)>,
    /// What was noted on it.
    pub(crate) notes: Vec<Noted>,
}

impl State {
    /// Whether nothing was.
    pub(crate) fn is_sound(&self) -> bool {
        self.figures.is_empty() && self.editions.is_empty() && self.analyses.is_empty()
    }

    /// Whether something was taken back that nobody noted yet.
    pub(crate) fn is_open(&self) -> bool {
        let whole = self.editions.values().chain(self.analyses.values()).map(|it| it.0);
        let last = self.figures.iter().map(|it| it.at).chain(whole).max();
        let noted = self.notes.iter().map(|it| it.at).max();
        last.is_some_and(|last| noted.is_none_or(|noted| noted < last))
    }
}

/// What was taken back of a build since it was built.
pub(crate) async fn state_of(tx: &mut Tx, build: &Build) -> Result<State, Error> {
    let mut figures = store::retracted_in(tx, build.id).await?;
    // What was taken back before had no number in the build.
    figures.retain(|it| it.at > build.built_at);
    let sources = store::sources(tx, build.id).await?;
    let editions = withdrawn(tx, &sources).await?;
    let mut analyses = BTreeMap::new();
    let used = store::analyses(tx, build.id).await?;
    for number in used.iter().filter_map(|it| it.kept) {
        let Some(kept) = analyses::kept(tx, number).await? else { continue };
        if let Some(why) = withdrawal(tx, &kept.analysis).await? {
            analyses.insert(number, why);
        }
    }
    Ok(State { figures, editions, analyses, notes: store::notes(tx, build.id).await? })
}

/// When a kept analysis was withdrawn, and why.
pub(crate) async fn withdrawal(
    tx: &mut Tx,
    analysis: &Analysis,
) -> Result<Option<(Timestamp, String)>, Error> {
    if analysis.state != analyses::model::State::Withdrawn {
        return Ok(None);
    }
    let record = format!("recipe:{}", analysis.id);
    let said = why(tx, "recipe.withdrawn", record).await?;
    Ok(Some(said.unwrap_or_else(|| (analysis.changed_at, String::new()))))
}

/// When and why the newest of these acts was done to a record.
async fn why(tx: &mut Tx, act: &str, record: String) -> Result<Option<(Timestamp, String)>, Error> {
    let filter = journal::Filter {
        acts: vec![act.to_owned()],
        record: Some(record),
        newest: Some(1),
        ..journal::Filter::default()
    };
    Ok(journal::entries(tx, &filter).await?.pop().map(|it| {
        let reason = it.facts.get("reason").and_then(serde_json::Value::as_str).unwrap_or_default();
        (it.happened_at, reason.to_owned())
    }))
}

/// The number in `analyses/12`, or in the address of a kept analysis.
pub(crate) fn analysis_named(text: &str) -> Option<i64> {
    let (before, rest) = text.trim().rsplit_once("analyses/")?;
    let own = before.is_empty() || before.ends_with('/');
    rest.trim_end_matches('/').parse().ok().filter(|_| own)
}

/// Those of some editions that were taken back, with when and why.
pub(crate) async fn withdrawn(
    tx: &mut Tx,
    ids: &[EditionId],
) -> Result<BTreeMap<EditionId, (Timestamp, String)>, Error> {
    let mut found = BTreeMap::new();
    if ids.is_empty() {
        return Ok(found);
    }
    for edition in statistics::editions_of(tx, ids).await? {
        if !statistics::is_withdrawn(&edition) {
            continue;
        }
        let said = why(tx, "figures.withdrawn", format!("edition:{}", edition.id)).await?;
        let said = said.unwrap_or_else(|| (edition.imported_at, String::new()));
        found.insert(edition.id, said);
    }
    Ok(found)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn an_analysis_is_named_by_its_address_or_its_number() {
        assert_eq!(analysis_named("analyses/12"), Some(12));
        assert_eq!(analysis_named(" https://t.example/analyses/12/ "), Some(12));
        for other in ["undesa-stock/2020", "12", "analyses/new", "my-analyses/12"] {
            assert_eq!(analysis_named(other), None, "{other}");
        }
    }

    #[test]
    fn an_address_is_read_as_it_was_written() {
        assert_eq!(unescaped("Table%201"), "Table 1");
        assert_eq!(unescaped("50%"), "50%");
        assert_eq!(unescaped("%zz"), "%zz");
    }
}
