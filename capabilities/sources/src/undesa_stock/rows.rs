//! Which area a row is about.

use std::{
    collections::{HashMap, HashSet},
    sync::Arc,
};

use kernel::Severity;
use tables::{Cell, Row, Sheet};

use super::model::{Area, AreaKind, Basis, CellPlace};
use super::{
    Areas, Findings, SourceArea, SourceNote,
    layout::{AGGREGATES, BASIS, Block, CODE, NAME, NOTE, Table},
    names, values,
};

/// Reads the first columns of the rows of one sheet.
pub(super) struct RowReader<'a, A> {
    table: &'static Table,
    sheet: &'a Sheet,
    name: Arc<str>,
    areas: &'a A,
    /// The first row of each code.
    rows: HashMap<u16, u32>,
}

impl<'a, A: Areas> RowReader<'a, A> {
    pub(super) fn new(table: &'static Table, sheet: &'a Sheet, name: &Arc<str>, areas: &'a A) -> Self {
        Self { table, sheet, name: Arc::clone(name), areas, rows: HashMap::new() }
    }

    /// The area of a row; none if the row is left out, of which a finding tells unless it is blank.
    pub(super) fn area(&mut self, row: &Row, findings: &mut Findings) -> Option<Area> {
        let m49 = self.code(row, findings)?;
        let printed = row.cell(NAME).to_string();
        let name = names::clean(&printed);
        let resolved = self.areas.resolve(m49);
        let builtin = AGGREGATES.contains(&m49).then_some(AreaKind::Aggregate);
        let Some(kind) = resolved.or(builtin) else {
            let found = format!("{m49} {name}");
            findings.add_once(Severity::Error, "unknown-code", &self.place(row, CODE), &found, "", m49);
            return None;
        };
        if !self.name_fits(row, m49, name, findings) || self.is_twice(row, m49, findings) {
            return None;
        }
        Some(Area { m49, kind })
    }

    /// What the first table says of an area besides figures.
    pub(super) fn source_area(
        &self,
        row: &Row,
        area: Area,
        notes: &[SourceNote],
        findings: &mut Findings,
    ) -> SourceArea {
        let printed = row.cell(NAME).to_string();
        let note = row.cell(NOTE).number().and_then(values::whole);
        let known = note.is_some_and(|number| notes.iter().any(|note| note.number == number));
        if !known && !row.cell(NOTE).is_blank() {
            let found = row.cell(NOTE).to_string();
            findings.add(Severity::Warning, "unknown-note", &self.place(row, NOTE), &found, "");
        }
        SourceArea {
            area,
            name: names::clean(&printed).to_owned(),
            level: printed.chars().take_while(|c| *c == ' ').count(),
            basis: self.basis(row, findings),
            note,
            place: self.place(row, NAME),
        }
    }

    fn place(&self, row: &Row, column: u32) -> CellPlace {
        CellPlace { sheet: Arc::clone(&self.name), row: row.index, column }
    }

    fn code(&self, row: &Row, findings: &mut Findings) -> Option<u16> {
        let cell = row.cell(CODE);
        let as_text = |text: &str| text.trim().parse::<u16>().ok();
        let code = match cell {
            Cell::Number(number) => values::whole(*number),
            Cell::Text(text) => as_text(text),
            _ => None,
        };
        if code.is_none() {
            let place = self.place(row, CODE);
            if cell.is_blank() {
                // The first column only counts the rows.
                if row.cells.iter().any(|(column, cell)| *column >= NAME && !cell.is_blank()) {
                    let found = row.cell(NAME).to_string();
                    findings.add(Severity::Error, "row-without-code", &place, found.trim(), "");
                }
            } else {
                findings.add(Severity::Error, "code-not-a-number", &place, &cell.to_string(), "");
            }
        }
        code
    }

    fn name_fits(&self, row: &Row, m49: u16, name: &str, findings: &mut Findings) -> bool {
        let known = self.areas.names(m49);
        let is_known = known.iter().any(|it| names::fold(it) == names::fold(name));
        let place = self.place(row, NAME);
        let expected = known.first().map_or("", String::as_str);
        if !is_known && self.areas.named(name).is_some_and(|other| other != m49) {
            findings.add_once(Severity::Error, "name-of-another-area", &place, name, expected, m49);
            return false;
        }
        if names::differs(name, &known) {
            findings.add_once(Severity::Warning, "name-differs", &place, name, expected, m49);
        }
        true
    }

    /// A sum that belongs to two groupings is printed twice with the same figures, and counted once.
    fn is_twice(&mut self, row: &Row, m49: u16, findings: &mut Findings) -> bool {
        let Some(first) = self.rows.get(&m49) else {
            self.rows.insert(m49, row.index);
            return false;
        };
        let columns = || self.table.blocks.iter().flat_map(Block::columns);
        let same = columns().all(|(column, _)| self.sheet.cell(*first, column) == row.cell(column));
        let place = self.place(row, CODE);
        let earlier = tables::cell_name(*first, CODE);
        if same {
            findings.add_once(Severity::Note, "duplicate-code", &place, &m49.to_string(), &earlier, m49);
        } else {
            findings.add(Severity::Error, "duplicate-code", &place, &m49.to_string(), &earlier);
        }
        true
    }

    fn basis(&self, row: &Row, findings: &mut Findings) -> Vec<Basis> {
        let printed = row.cell(BASIS).to_string();
        let mut basis = Vec::new();
        let mut seen = HashSet::new();
        for word in printed.split_whitespace() {
            match word.parse::<Basis>() {
                Ok(it) if seen.insert(it) => basis.push(it),
                Ok(_) => {}
                Err(err) => {
                    let place = self.place(row, BASIS);
                    findings.add(Severity::Warning, "unknown-data-type", &place, word, &err.allowed);
                }
            }
        }
        basis
    }
}
