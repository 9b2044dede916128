//! Whether the six tables agree with each other.
//!
//! Five of them can be computed from others. The figures stay as printed whatever comes out: a
//! disagreement is for a person to see.

use std::collections::{HashMap, HashSet};

use kernel::Severity;

use super::model::{
    Figure,
    Indicator::{
        self, FemaleShare, ImmigrantShare, ImmigrantStock, Population, RefugeeGrowth, RefugeeShare,
        RefugeeStock, StockGrowth,
    },
    Sex,
};
use super::{Findings, StockBook, layout::TABLES};

/// How far a share may be from the one computed, relative to it.
const SHARE: f64 = 1e-9;
/// How far a rate may be from the one computed, in per cent a year: a rate may be near zero.
const RATE: f64 = 1e-9;
const WORLD: u16 = 900;

/// Values by what they are of.
struct Index<'a> {
    figures: HashMap<(Indicator, u16, u16, Sex), &'a Figure>,
}

impl<'a> Index<'a> {
    fn of(figures: &'a [Figure]) -> Self {
        let key = |it: &Figure| (it.indicator, it.area.m49, it.year, it.sex);
        Self { figures: figures.iter().map(|it| (key(it), it)).collect() }
    }

    /// The value beside a figure: same area, same year unless another is given.
    fn beside(&self, figure: &Figure, indicator: Indicator, year: u16, sex: Sex) -> Option<f64> {
        self.figures.get(&(indicator, figure.area.m49, year, sex))?.value
    }
}

pub(super) fn check(book: &StockBook, findings: &mut Findings) {
    let index = Index::of(&book.figures);
    for figure in &book.figures {
        let Some(value) = figure.value else { continue };
        match figure.indicator {
            ImmigrantStock | Population => sexes(&index, figure, value, findings),
            ImmigrantShare | FemaleShare | RefugeeShare => {
                if let Some(expected) = share(&index, figure)
                    && (value - expected).abs() > SHARE * expected.abs()
                {
                    differs("share-differs", figure, value, expected, findings);
                }
            }
            StockGrowth | RefugeeGrowth => {
                if let Some(expected) = rate(&index, figure)
                    && (value - expected).abs() > RATE * expected.abs().max(1.0)
                {
                    differs("rate-differs", figure, value, expected, findings);
                }
            }
            RefugeeStock => {}
        }
    }
    world(book, &index, findings);
    all_in_every_table(book, findings);
}

fn differs(kind: &'static str, figure: &Figure, value: f64, expected: f64, findings: &mut Findings) {
    findings.add(Severity::Warning, kind, &figure.place, &value.to_string(), &expected.to_string());
}

/// Men and women make the whole: exactly for persons, to the last printed digit for thousands.
fn sexes(index: &Index<'_>, figure: &Figure, value: f64, findings: &mut Findings) {
    if figure.sex != Sex::Both {
        return;
    }
    let of = |sex| index.beside(figure, figure.indicator, figure.year, sex);
    if let (Some(male), Some(female)) = (of(Sex::Male), of(Sex::Female)) {
        let rounding = if figure.indicator == Population { 0.002 } else { 1.0 };
        // Sums of large aggregates carry more noise than one row.
        if (value - male - female).abs() > rounding + value * 1e-12 {
            differs("sexes-do-not-add", figure, value, male + female, findings);
        }
    }
}

fn share(index: &Index<'_>, figure: &Figure) -> Option<f64> {
    let of = |indicator, sex| index.beside(figure, indicator, figure.year, sex);
    let (part, whole) = match figure.indicator {
        ImmigrantShare => (of(ImmigrantStock, figure.sex)?, of(Population, figure.sex)? * 1000.0),
        FemaleShare => (of(ImmigrantStock, Sex::Female)?, of(ImmigrantStock, Sex::Both)?),
        _ => (of(RefugeeStock, Sex::Both)?, of(ImmigrantStock, Sex::Both)?),
    };
    (whole > 0.0).then(|| 100.0 * part / whole)
}

/// The continuous rate: the logarithm of the quotient over the years between.
fn rate(index: &Index<'_>, figure: &Figure) -> Option<f64> {
    let indicator = if figure.indicator == StockGrowth { ImmigrantStock } else { RefugeeStock };
    let since = figure.since?;
    let (before, after) = (
        index.beside(figure, indicator, since, figure.sex)?,
        index.beside(figure, indicator, figure.year, figure.sex)?,
    );
    let years = f64::from(figure.year.checked_sub(since)?);
    (before > 0.0 && after > 0.0).then(|| 100.0 * (after / before).ln() / years)
}

/// The countries add up to the world, which also shows that no sum was taken for a country.
fn world(book: &StockBook, index: &Index<'_>, findings: &mut Findings) {
    let of_world = book.figures.iter().filter(|it| {
        it.indicator == ImmigrantStock && it.area.m49 == WORLD && it.sex == Sex::Both && it.value.is_some()
    });
    for figure in of_world {
        let countries = book.areas.iter().filter(|it| it.area.country().is_some());
        let values = countries.filter_map(|it| {
            index.figures.get(&(ImmigrantStock, it.area.m49, figure.year, Sex::Both))?.value
        });
        let sum: f64 = values.sum();
        let value = figure.value.unwrap_or_default();
        if (value - sum).abs() > 0.5 {
            differs("countries-do-not-add", figure, value, sum, findings);
        }
    }
}

fn all_in_every_table(book: &StockBook, findings: &mut Findings) {
    let there: HashSet<(&str, u16)> =
        book.figures.iter().map(|it| (it.place.sheet.as_ref(), it.area.m49)).collect();
    for area in &book.areas {
        for table in TABLES.iter().filter(|table| !there.contains(&(table.sheet, area.area.m49))) {
            findings.add(Severity::Warning, "row-missing", &area.place, &area.name, table.sheet);
        }
    }
    let listed: HashSet<u16> = book.areas.iter().map(|it| it.area.m49).collect();
    let mut said = HashSet::new();
    for figure in book.figures.iter().filter(|it| !listed.contains(&it.area.m49)) {
        if said.insert((&figure.place.sheet, figure.area.m49)) {
            let found = figure.area.m49.to_string();
            findings.add(Severity::Warning, "row-missing", &figure.place, &found, TABLES[0].sheet);
        }
    }
}
