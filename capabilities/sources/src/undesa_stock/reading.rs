//! From the typed workbook to series and observations.

use kernel::{Period, Place};
use tables::Workbook;

use super::{
    StockBook,
    model::{AreaKind, CellPlace, Figure},
};
use crate::{
    Area, Areas, Figures, FiguresBuilder, Findings, Kind, ListedArea, Observation, Reading, Refusal, Series,
};

/// The dataset of this workbook.
const DATASET: &str = "undesa-stock";

/// The areas of all readers, asked as this reader asks.
struct Known<'a, A>(&'a A);

impl<A: Areas> super::Areas for Known<'_, A> {
    fn resolve(&self, m49: u16) -> Option<AreaKind> {
        let area = self.0.by_m49(m49)?;
        Some(match area.kind {
            crate::AreaKind::Country => AreaKind::Country(area.code.parse().ok()?),
            crate::AreaKind::Aggregate | crate::AreaKind::Remainder => AreaKind::Aggregate,
        })
    }

    fn names(&self, m49: u16) -> Vec<String> {
        self.0.by_m49(m49).map(|area| self.0.names(&area.code)).unwrap_or_default()
    }

    fn named(&self, name: &str) -> Option<u16> {
        self.0.m49_of(name)
    }
}

/// Reads the workbook into series and observations.
pub fn reading(book: &Workbook, areas: &impl Areas) -> Result<(Reading, Findings), Refusal> {
    let known = Known(areas);
    let (book, found) = super::read_book(book, &known)?;
    let mut findings = Findings::default();
    findings.extend(found);
    Ok((of_book(&book), findings))
}

fn of_book(book: &StockBook) -> Reading {
    let mut builder = FiguresBuilder::default();
    for figure in &book.figures {
        add(&mut builder, figure);
    }
    let areas = book.areas.iter().map(|it| {
        let note = book.notes.iter().find(|note| Some(note.number) == it.note);
        let basis: Vec<&str> = it.basis.iter().map(|basis| basis.word()).collect();
        let CellPlace { sheet, row, column } = &it.place;
        ListedArea {
            area: area(it.area),
            name: it.name.clone(),
            level: u32::try_from(it.level).unwrap_or(u32::MAX),
            basis: basis.join(" "),
            note: note.map_or_else(String::new, |note| note.text.clone()),
            sheet: builder.sheet(sheet),
            row: *row,
            column: *column,
        }
    });
    let areas: Vec<ListedArea> = areas.collect();
    let figures = builder.finish();
    Reading {
        kind: Kind::UndesaStock,
        dataset: DATASET.to_owned(),
        edition: edition(book, &figures),
        edition_at: (!book.revision.is_empty()).then(|| Place {
            sheet: Some(super::layout::TABLES[0].sheet.to_owned()),
            row: tables::parse_cell(super::layout::REVISION).map(|(row, _)| row + 1),
            cell: Some(super::layout::REVISION.to_owned()),
        }),
        title: book.title.clone(),
        revision: book.revision.clone(),
        citation: book.citation.clone(),
        licence: book.licence.clone(),
        rows: book.areas.len(),
        areas,
        figures,
    }
}

/// A country under its code, a sum under its location code.
fn area(area: super::Area) -> Area {
    match area.kind {
        AreaKind::Country(code) => Area::country(code.as_str()),
        AreaKind::Aggregate => Area::aggregate("m49", &area.m49.to_string()),
    }
}

fn add(builder: &mut FiguresBuilder, it: &Figure) {
    let series = Series {
        indicator: builder.text(it.indicator.word()),
        area: area(it.area),
        counterpart: None,
        sex: it.sex,
        age: None,
        detail: None,
        unit: builder.text(it.indicator.unit().word()),
    };
    let series = builder.series(series);
    let sheet = builder.sheet(&it.place.sheet);
    let year = |year: u16| i16::try_from(year).unwrap_or(i16::MAX);
    builder.push(Observation {
        series,
        period: Period::Year(year(it.year)),
        since: it.since.map(year),
        value: it.value,
        state: it.state,
        sheet,
        row: it.place.row,
        column: it.place.column,
    });
}

/// `2020` of `POP/DB/MIG/Stock/Rev.2020`; the last year of the tables where the source gives no name.
fn edition(book: &StockBook, figures: &Figures) -> String {
    let named = book.revision.rsplit_once("Rev.").map(|(_, name)| {
        name.chars().filter(|c| c.is_ascii_alphanumeric() || *c == '-').take(20).collect::<String>()
    });
    let last = || figures.observations.iter().map(|it| it.period.year()).max().unwrap_or_default();
    named.filter(|name| !name.is_empty()).unwrap_or_else(|| last().to_string())
}
