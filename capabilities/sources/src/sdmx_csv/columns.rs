//! The parts that columns play.

use tables::Fields;

use crate::{Refusal, book::About, text::Text};

const AREAS: [&str; 6] = ["REF_AREA", "GEO", "LOCATION", "COUNTRY", "AREA", "REPORTER"];
const COUNTERPARTS: [&str; 4] = ["COUNTERPART_AREA", "PARTNER", "CITIZEN", "C_BIRTH"];
const INDICATORS: [&str; 4] = ["INDICATOR", "SERIES", "INDIC", "MEASURE"];
const STATUSES: [&str; 3] = ["OBS_STATUS", "OBS_FLAG", "CONF_STATUS"];
/// Columns that are no dimension although they stand in front of the value.
const STRUCTURE: [&str; 8] =
    ["DATAFLOW", "STRUCTURE", "STRUCTURE_ID", "STRUCTURE_NAME", "ACTION", "LAST UPDATE", "FREQ", "FREQUENCY"];

pub(super) struct Columns {
    pub area: usize,
    pub counterpart: Option<usize>,
    pub time: usize,
    pub value: usize,
    pub status: Vec<usize>,
    pub indicator: Option<usize>,
    pub unit: Option<usize>,
    pub multiplier: Option<usize>,
    pub sex: Option<usize>,
    pub age: Option<usize>,
    pub action: Option<usize>,
    /// The other dimensions, with their names.
    pub others: Vec<(usize, String)>,
    flow: Option<usize>,
    flow_name: Option<usize>,
    updated: Option<usize>,
    /// Whether cells hold a label behind their code.
    labelled: bool,
}

/// The id of a column, without its label.
pub(super) fn id(name: &str) -> &str {
    name.split_once(':').map_or(name, |(id, _)| id).trim()
}

impl Columns {
    pub(super) fn of(text: &Text) -> Result<Self, Refusal> {
        let ids: Vec<&str> = text.names().iter().map(|it| id(it)).collect();
        let one = |wanted: &str| ids.iter().position(|it| it.eq_ignore_ascii_case(wanted));
        let any = |wanted: &[&str]| wanted.iter().find_map(|it| one(it));
        let missing = |name: &str| Refusal::ColumnsMissing {
            missing: vec![name.to_owned()],
            found: ids.iter().take(30).map(|it| (*it).to_owned()).collect(),
        };
        let value = one("OBS_VALUE").ok_or_else(|| missing("OBS_VALUE"))?;
        let area = any(&AREAS).ok_or_else(|| missing("REF_AREA"))?;
        let time = one("TIME_PERIOD").ok_or_else(|| missing("TIME_PERIOD"))?;
        let flow_name = one("STRUCTURE_NAME");
        let mut columns = Self {
            area,
            counterpart: any(&COUNTERPARTS),
            time,
            value,
            status: STATUSES.iter().filter_map(|it| one(it)).collect(),
            indicator: any(&INDICATORS),
            unit: any(&["UNIT_MEASURE", "UNIT"]),
            multiplier: one("UNIT_MULT"),
            sex: one("SEX"),
            age: one("AGE"),
            action: one("ACTION"),
            others: Vec::new(),
            flow: any(&["DATAFLOW", "STRUCTURE_ID"]),
            flow_name,
            updated: one("LAST UPDATE"),
            labelled: text.names().iter().any(|it| it.contains(':')),
        };
        let taken = [Some(area), Some(time), columns.counterpart, columns.indicator, columns.unit];
        let taken = [taken.as_slice(), &[columns.multiplier, columns.sex, columns.age]].concat();
        let dimension = |at: usize, id: &str| {
            // Where the structure has a name, columns of labels stand beside those of codes.
            let label = flow_name.is_some()
                && !id.bytes().all(|c| c.is_ascii_uppercase() || c.is_ascii_digit() || c == b'_');
            let structure = STRUCTURE.iter().any(|it| it.eq_ignore_ascii_case(id));
            !id.is_empty() && !label && !structure && !taken.contains(&Some(at))
        };
        let others = ids.iter().enumerate().take(value).filter(|(at, id)| dimension(*at, id));
        columns.others = others.map(|(at, id)| (at, (*id).to_owned())).collect();
        Ok(columns)
    }

    /// The code in a cell, without its label.
    pub(super) fn code<'a>(&self, row: Fields<'a>, column: usize) -> &'a str {
        let cell = row.get(column).trim();
        if !self.labelled {
            return cell;
        }
        cell.split_once(": ").map_or(cell, |(code, _)| code).trim()
    }

    /// The label in a cell; empty where it has none.
    pub(super) fn label<'a>(&self, row: Fields<'a>, column: usize) -> &'a str {
        let cell = row.get(column);
        if self.labelled { cell.split_once(": ").map_or("", |(_, label)| label) } else { "" }
    }

    /// The data flow of a row: as printed, and its id alone.
    pub(super) fn flow(&self, row: Fields<'_>) -> (String, String) {
        let printed = self.flow.map_or("", |it| self.code(row, it));
        let id = printed.split('(').next().unwrap_or_default();
        let id = id.rsplit(':').next().unwrap_or_default();
        (printed.to_owned(), id.to_owned())
    }

    /// What the first row says of the whole.
    pub(super) fn about(&self, row: Fields<'_>) -> About {
        let (printed, id) = self.flow(row);
        let slug: String = id
            .chars()
            .map(|c| if c.is_ascii_alphanumeric() { c.to_ascii_lowercase() } else { '-' })
            .collect();
        let name = self.flow_name.map(|it| row.get(it)).filter(|it| !it.is_empty());
        let label = self.flow.map_or("", |it| self.label(row, it));
        let title = name.unwrap_or(if label.is_empty() { &id } else { label });
        let edition = self.updated.map_or("", |it| row.get(it));
        About { revision: printed.clone(), ..About::new(&format!("sdmx-{slug}"), edition, title, "") }
    }
}
