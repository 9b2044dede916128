//! Areas, regions, aggregates and footnotes.

use kernel::Names;

use super::{ContentError, complete, parsed, rows, rows::Row};
use crate::model::{Aggregate, Area, Areas, Note, Part, Region, SpecialGroup, Term};

const AREAS: &str = "areas/areas.csv";
const REGIONS: &str = "areas/regions.csv";
const AGGREGATES: &str = "areas/aggregates.csv";
const NOTES: &str = "areas/notes.toml";

#[derive(serde::Deserialize)]
#[serde(deny_unknown_fields)]
struct RawNotes {
    note: Vec<RawNote>,
}

#[derive(serde::Deserialize)]
#[serde(deny_unknown_fields)]
struct RawNote {
    id: String,
    mark: String,
    text: Names,
}

pub(super) fn read() -> Result<Areas, ContentError> {
    let notes = notes()?;
    let areas =
        rows::read(AREAS, include_str!("../../../../content/areas/areas.csv"), |row| area(row, &notes))?;
    let regions = rows::read(REGIONS, include_str!("../../../../content/areas/regions.csv"), |row| {
        Ok(Region {
            m49: row.value("m49")?,
            parent: row.maybe("parent")?,
            kind: row.value("kind")?,
            names: row.names()?,
        })
    })?;
    let aggregates =
        rows::read(AGGREGATES, include_str!("../../../../content/areas/aggregates.csv"), aggregate)?;
    let unknown = areas
        .iter()
        .flat_map(|area| area.region_codes().map(move |code| (area, code)))
        .find(|(_, code)| !regions.iter().any(|region| region.m49 == *code));
    if let Some((area, code)) = unknown {
        return Err(ContentError::new(AREAS, format!("{}: {code} is not a region", area.code)));
    }
    Areas::new(areas, regions, aggregates).map_err(|what| ContentError::new(AREAS, what))
}

fn notes() -> Result<Vec<Note>, ContentError> {
    let raw: RawNotes = parsed(NOTES, include_str!("../../../../content/areas/notes.toml"))?;
    raw.note
        .into_iter()
        .map(|note| Ok(Note { text: complete(NOTES, &note.id, note.text)?, id: note.id, mark: note.mark }))
        .collect()
}

fn area(row: &Row<'_>, notes: &[Note]) -> Result<Area, ContentError> {
    let note = match row.cell("note") {
        "" => None,
        id => {
            let found = notes.iter().find(|note| note.id == id);
            Some(found.cloned().ok_or_else(|| row.wrong(&format!("there is no note `{id}`")))?)
        }
    };
    Ok(Area {
        code: row.value("code")?,
        m49: row.maybe("m49")?,
        iso2: row.maybe("iso2")?,
        iso3: row.maybe("iso3")?,
        kind: row.value("kind")?,
        m49_listed: yes(row, "m49_listed")?,
        region: row.maybe("region")?,
        subregion: row.maybe("subregion")?,
        intermediate: row.maybe("intermediate")?,
        groups: groups(row)?,
        names: row.names()?,
        formal: row.maybe("formal_en")?,
        also: row.list("also"),
        counted_in: row.maybe("counted_in")?,
        note,
    })
}

fn groups(row: &Row<'_>) -> Result<Vec<SpecialGroup>, ContentError> {
    let mut groups = Vec::new();
    for group in SpecialGroup::ALL {
        if yes(row, group.word())? {
            groups.push(*group);
        }
    }
    Ok(groups)
}

fn yes(row: &Row<'_>, column: &str) -> Result<bool, ContentError> {
    match row.cell(column) {
        "y" => Ok(true),
        "" => Ok(false),
        other => Err(row.wrong(&format!("`{other}` in column {column}: write y or nothing"))),
    }
}

fn aggregate(row: &Row<'_>) -> Result<Aggregate, ContentError> {
    let parts = row.cell("made_of").split_whitespace();
    Ok(Aggregate {
        code: row.value("code")?,
        kind: row.value("kind")?,
        names: row.names()?,
        also: row.list("also"),
        made_of: parts.map(|text| part(row, text)).collect::<Result<_, _>>()?,
    })
}

/// Such as `m49:150`, `JPN`, `-CHN`, `-group:ldc`.
fn part(row: &Row<'_>, text: &str) -> Result<Part, ContentError> {
    let (bare, included) = text.strip_prefix('-').map_or((text, true), |bare| (bare, false));
    let term = match bare.split_once(':') {
        Some(("m49", code)) => code.parse().ok().map(Term::Region),
        Some(("group", word)) => word.parse().ok().map(Term::Group),
        Some(_) => None,
        None => bare.parse().ok().map(Term::Area),
    };
    match term {
        Some(term) => Ok(Part { term, included }),
        None => Err(row.wrong(&format!(
            "`{text}` in column made_of: write m49:150, group:ldc or JPN, with - to leave out"
        ))),
    }
}
