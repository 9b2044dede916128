//! The form of a mapping over the first rows of its table.

use askama::Template;
use serde::Serialize;
use sources::table::{Codes, Column, Drift, Look, Named};
use web::{Fields, Problem, Response, Say, StatusCode, Visit};

use super::{
    part::{Part, Shows},
    typed::{RUNS, Role, SCALES, Typed, is_number, time_forms},
};
use crate::{
    model::Import,
    pages::{discard::Already, head},
};

/// As many columns of the first rows are shown.
const SHOWN: usize = 30;

/// A table with fewer columns has them all described one by one.
const FEW: usize = 12;

/// A kept mapping that fills the form, and how the columns differ from those it was made for.
pub(super) struct Offer {
    pub(super) name: String,
    pub(super) drift: Drift,
}

/// What the page shows.
pub(super) struct Shown<'a> {
    pub(super) import: &'a Import,
    pub(super) look: &'a Look,
    pub(super) typed: &'a Typed,
    pub(super) fields: Fields,
    pub(super) offer: Option<Offer>,
    /// The names of all mappings that are kept.
    pub(super) kept: Vec<String>,
    /// What the file is already.
    pub(super) already: Option<Already>,
    /// Which columns are to be shown.
    pub(super) wish: Shows,
}

type Options = Vec<(String, String)>;

#[derive(Template, Serialize)]
#[template(path = "pages/mapping.html")]
struct MappingView {
    #[serde(skip)]
    say: Say,
    title: String,
    #[serde(skip)]
    lead: String,
    already: Option<Already>,
    url: String,
    fields: Fields,
    #[serde(skip)]
    revision: i64,
    sheet: String,
    #[serde(skip)]
    sheets: Vec<String>,
    header: u32,
    with: String,
    /// What became of the columns since the kept mapping was made.
    offered: Vec<String>,
    #[serde(skip)]
    drifted: bool,
    #[serde(skip)]
    others: Vec<String>,
    names: Vec<String>,
    rows: Vec<RowView>,
    #[serde(skip)]
    more_names: Option<String>,
    columns: Vec<ColumnView>,
    years: Option<YearsView>,
    /// Which of many columns are shown.
    part: Part,
    runs: Vec<RunView>,
    #[serde(skip)]
    all_names: Vec<String>,
    #[serde(skip)]
    named: Options,
    #[serde(skip)]
    roles: Options,
    #[serde(skip)]
    codes: Options,
    #[serde(skip)]
    other_codes: Options,
    #[serde(skip)]
    times: Options,
    #[serde(skip)]
    scales: Options,
    #[serde(skip)]
    sexes: Options,
    #[serde(skip)]
    numbers: Options,
    #[serde(skip)]
    typed: Typed,
}

#[derive(Serialize)]
struct RowView {
    line: u32,
    fields: Vec<String>,
}

#[derive(Serialize)]
struct ColumnView {
    at: usize,
    name: String,
    /// What stands in it, in words.
    holds: String,
    role: &'static str,
    #[serde(skip)]
    wrong: String,
    /// Whether its own indicator, unit, sex or time was said.
    #[serde(skip)]
    own: bool,
}

/// Many columns of one kind.
#[derive(Serialize)]
struct RunView {
    nth: usize,
    #[serde(skip)]
    legend: String,
    #[serde(skip)]
    wrong: [String; 3],
}

/// Columns that are named after years.
#[derive(Serialize)]
struct YearsView {
    first: String,
    last: String,
    #[serde(skip)]
    words: String,
    chosen: bool,
}

impl Shown<'_> {
    pub(super) fn page(self, visit: &Visit, status: StatusCode) -> Result<Response, Problem> {
        let say = &visit.say;
        let title = say.text("statistics-mapping");
        let here = head(visit, &title)
            .crumb(say.text("statistics-imports"), "/data/imports")
            .crumb(self.import.file_name.clone(), self.import.path(""))
            .here(title.clone());
        let view = self.view(say, title);
        visit.page_with(status, here, &view)
    }

    fn view(self, say: &Say, title: String) -> MappingView {
        let words = |key: &str| say.text(key);
        let count = |n: usize| i64::try_from(n).unwrap_or(i64::MAX);
        let (look, typed) = (self.look, self.typed);
        let with = self.offer.as_ref().map_or_else(|| typed.get("with").to_owned(), |it| it.name.clone());
        let names: Vec<String> = look.names().into_iter().take(SHOWN).collect();
        let years = self.years(say);
        let yearly = |it: &Column| years.is_some() && it.is_year();
        let plain = look.columns.iter().enumerate().filter(|(_, it)| !yearly(it)).map(|(at, _)| at);
        let part = Part::of(say, look, typed, &self.fields, &self.wish, plain.collect());
        let columns = part.shown.iter().map(|at| self.column(say, *at, &look.columns[*at])).collect();
        let option = |it: &Codes| (it.word().to_owned(), words(&format!("statistics-codes-{it}")));
        let codes: Options = Codes::ALL.iter().map(option).collect();
        let with_none = |key: &str, rest: Options| -> Options {
            std::iter::once((String::new(), words(key))).chain(rest).collect()
        };
        let scales = SCALES.map(|it| (it.to_owned(), words(&format!("statistics-scale-{it}")))).to_vec();
        let sexes = ["both", "male", "female"]
            .map(|it| (it.to_owned(), words(&format!("statistics-sex-{it}"))))
            .to_vec();
        let numbers = ["point", "point-thousands", "comma", "comma-thousands"]
            .map(|it| (it.to_owned(), words(&format!("statistics-numbers-{it}"))))
            .to_vec();
        MappingView {
            lead: say.fill(
                "statistics-mapping-lead",
                &[("file", self.import.file_name.as_str().into()), ("rows", count(look.rows).into())],
            ),
            already: self.already.clone(),
            url: self.import.path(""),
            revision: self.import.revision,
            sheet: look.mapping.sheet.clone(),
            sheets: look.sheets.clone(),
            header: look.mapping.header,
            offered: self.offer.as_ref().map(|it| offered(say, it)).unwrap_or_default(),
            drifted: self.offer.as_ref().is_some_and(|it| !it.drift.is_none()),
            others: self.kept.iter().filter(|it| **it != with).cloned().collect(),
            rows: look
                .first
                .iter()
                .map(|(line, fields)| RowView {
                    line: *line,
                    fields: fields.iter().take(SHOWN).cloned().collect(),
                })
                .collect(),
            more_names: (look.columns.len() > SHOWN).then(|| {
                say.with("statistics-mapping-more-columns", "count", count(look.columns.len() - SHOWN))
            }),
            runs: self.runs(say),
            all_names: look.names().into_iter().filter(|it| !it.is_empty()).collect(),
            named: Named::ALL
                .iter()
                .map(|it| (it.word().to_owned(), words(&format!("statistics-named-{it}"))))
                .collect(),
            part,
            roles: Role::ALL
                .iter()
                .map(|it| (it.word().to_owned(), words(&format!("statistics-role-{it}"))))
                .collect(),
            other_codes: with_none("statistics-codes-same", codes.clone()),
            codes,
            times: time_forms(say),
            scales: with_none("statistics-scale-one", scales),
            sexes: with_none("statistics-sex-not-said", sexes),
            numbers,
            typed: typed.clone(),
            fields: self.fields,
            say: say.clone(),
            title,
            with,
            names,
            columns,
            years,
        }
    }

    /// The runs that are said, and an empty one more; none where a table has few columns.
    fn runs(&self, say: &Say) -> Vec<RunView> {
        let said = |nth: &usize| {
            ["from", "to"].iter().any(|end| !self.typed.get(&format!("run-{end}-{nth}")).is_empty())
        };
        let last = (0..RUNS).rev().find(said);
        if last.is_none() && self.look.columns.len() < FEW {
            return Vec::new();
        }
        let shown = last.map_or(1, |it| it + 2).min(RUNS);
        let view = |nth: usize| {
            let wrong = |end: &str| self.fields.of(&format!("run-{end}-{nth}")).to_owned();
            RunView {
                nth,
                legend: say.with(
                    "statistics-mapping-run",
                    "number",
                    i64::try_from(nth + 1).unwrap_or(i64::MAX),
                ),
                wrong: [wrong("from"), wrong("to"), wrong("named")],
            }
        };
        (0..shown).map(view).collect()
    }

    fn years(&self, say: &Say) -> Option<YearsView> {
        let years: Vec<&Column> = self.look.columns.iter().filter(|it| it.is_year()).collect();
        let (first, last) = (years.first()?, years.last()?);
        (years.len() >= 2).then(|| YearsView {
            words: say.fill(
                "statistics-mapping-years",
                &[
                    ("count", i64::try_from(years.len()).unwrap_or(i64::MAX).into()),
                    ("first", first.name.as_str().into()),
                    ("last", last.name.as_str().into()),
                ],
            ),
            first: first.name.clone(),
            last: last.name.clone(),
            chosen: self.typed.get("years") == "yes",
        })
    }

    fn column(&self, say: &Say, at: usize, it: &Column) -> ColumnView {
        let own =
            ["of", "in", "sex", "at"].iter().any(|name| !self.typed.get(&format!("{name}-{at}")).is_empty());
        ColumnView {
            at,
            name: it.name.clone(),
            holds: holds(say, it),
            role: self.typed.role(at).word(),
            wrong: self.fields.of(&format!("column-{at}")).to_owned(),
            own,
        }
    }
}

/// What stands in a column: its kind, some of it, and what a person should know.
fn holds(say: &Say, it: &Column) -> String {
    let kind = say.text(&format!("statistics-column-{}", it.kind));
    let mut told = if it.examples.is_empty() {
        kind
    } else {
        let short = it.examples.iter().take(if is_number(it.kind) { 3 } else { 4 });
        let short: Vec<String> = short.map(|it| it.chars().take(30).collect()).collect();
        say.fill("statistics-column-holds", &[("kind", kind.into()), ("examples", short.join(" · ").into())])
    };
    let mut more = |text: String| {
        told.push(' ');
        told.push_str(&text);
    };
    if let Some(line) = it.first_odd {
        more(say.with("statistics-column-odd", "line", line));
    }
    if it.blank > 0 {
        more(say.with("statistics-column-blank", "count", i64::try_from(it.blank).unwrap_or(i64::MAX)));
    }
    told
}

/// What a person is told of the kept mapping that fills the form.
fn offered(say: &Say, offer: &Offer) -> Vec<String> {
    let drift = &offer.drift;
    if drift.is_none() {
        return vec![say.with("statistics-mapping-fits", "name", offer.name.as_str())];
    }
    let mut told = vec![say.with("statistics-mapping-drifted", "name", offer.name.as_str())];
    if !drift.missing.is_empty() {
        told.push(say.with("statistics-mapping-missing", "columns", drift.missing.join(" · ")));
    }
    let moved = |(name, stood, stands): &(String, usize, usize)| {
        say.fill(
            "statistics-mapping-moved",
            &[
                ("column", name.as_str().into()),
                ("stood", i64::try_from(*stood).unwrap_or_default().into()),
                ("stands", i64::try_from(*stands).unwrap_or_default().into()),
            ],
        )
    };
    told.extend(drift.moved.iter().take(20).map(moved));
    if !drift.new.is_empty() {
        let new: Vec<String> = drift.new.iter().take(20).cloned().collect();
        told.push(say.with("statistics-mapping-new", "columns", new.join(" · ")));
    }
    told
}
