//! The columns of the three layouts.

use tables::Fields;

use super::Figure;
use crate::{Findings, Refusal, Sex, text::Text};

/// The columns by which it is known, in each of its layouts.
pub(crate) const TELLING: [&[&str]; 3] = [
    &["Number of Dead", "Country of Incident"],
    &["number_dead", "country_of_incident"],
    &["location", "origin", "date", "route", "count", "v"],
];

/// Printed names of a column of figures, in both full layouts; indicator, sex, age.
type Counted = (&'static [&'static str], &'static str, Sex, Option<&'static str>);

const FIGURES: [Counted; 7] = [
    (&["Number of Dead", "number_dead"], "dead", Sex::Both, None),
    (
        &["Minimum Estimated Number of Missing", "Number of Missing", "number_missing"],
        "missing",
        Sex::Both,
        None,
    ),
    (
        &["Total Number of Dead and Missing", "Total Dead and Missing", "total_dead_and_missing"],
        "dead-and-missing",
        Sex::Both,
        None,
    ),
    (&["Number of Survivors", "number_of_survivors"], "survivors", Sex::Both, None),
    (&["Number of Females", "number_of_female"], "dead-and-missing", Sex::Female, None),
    (&["Number of Males", "number_of_male"], "dead-and-missing", Sex::Male, None),
    (&["Number of Children", "number_of_children"], "dead-and-missing", Sex::Both, Some("children")),
];

/// Where the columns stand.
pub(super) struct Columns {
    pub place: usize,
    pub origin: Option<usize>,
    pub route: Option<usize>,
    pub date: Option<usize>,
    pub year: Option<usize>,
    pub month: Option<usize>,
    /// Whether a row counts the dead or the missing; only the extract has it.
    pub count: Option<usize>,
    figures: Vec<Figure>,
}

impl Columns {
    /// The figures of a row.
    pub(super) fn figures(&self, row: Fields<'_>) -> Vec<Figure> {
        let Some(count) = self.count else { return self.figures.clone() };
        let indicator = match row.get(count).trim() {
            "Dead" => "dead",
            "Missing" => "missing",
            "Survivors" => "survivors",
            _ => return Vec::new(),
        };
        self.figures.iter().map(|it| Figure { indicator, ..*it }).collect()
    }
}

/// Opens the text in the layout it has.
pub(super) fn open(bytes: &[u8]) -> Result<(Text, Columns, Findings), Refusal> {
    let mut findings = Findings::default();
    let text = Text::open(bytes, TELLING[2], &mut findings)?;
    let extract =
        ["location", "count", "v", "route"].iter().filter(|it| text.column(it).is_some()).count() >= 3;
    if extract {
        let [place, origin, date, route, count, value] =
            text.require(["location", "origin", "date", "route", "count", "v"])?;
        let figure = Figure { column: value, indicator: "dead", sex: Sex::Both, age: None };
        let columns = Columns {
            place,
            origin: Some(origin),
            route: Some(route),
            date: Some(date),
            year: None,
            month: None,
            count: Some(count),
            figures: vec![figure],
        };
        return Ok((text, columns, findings));
    }
    let mut findings = Findings::default();
    let mut text = Text::open(bytes, TELLING[0], &mut findings)?;
    if text.column("Number of Dead").is_none() && text.column("Country of Incident").is_none() {
        findings = Findings::default();
        text = Text::open(bytes, TELLING[1], &mut findings)?;
    }
    let columns = full(&text)?;
    Ok((text, columns, findings))
}

fn full(text: &Text) -> Result<Columns, Refusal> {
    let present = text.column("Number of Dead").is_some() || text.column("Country of Incident").is_some();
    let any = |names: &[&str]| names.iter().find_map(|it| text.column(it));
    let [place] = text.require([if present { "Country of Incident" } else { "country_of_incident" }])?;
    let date = any(&["Incident Date", "reported_date", "Reported Date"]);
    let year = any(&["Incident Year", "Reported Year"]);
    if date.is_none() && year.is_none() {
        text.require([if present { "Incident Date" } else { "reported_date" }])?;
    }
    text.require(if present {
        ["Number of Dead", "Total Number of Dead and Missing"]
    } else {
        ["number_dead", "total_dead_and_missing"]
    })?;
    let figure = |(names, indicator, sex, age): &Counted| {
        Some(Figure { column: any(names)?, indicator, sex: *sex, age: *age })
    };
    Ok(Columns {
        place,
        origin: any(&["Country of Origin", "country_origin"]),
        route: any(&["Migration Route", "Migration route", "migration_route"]),
        date,
        year,
        month: any(&["Reported Month", "Month", "Incident Month"]),
        count: None,
        figures: FIGURES.iter().filter_map(figure).collect(),
    })
}
