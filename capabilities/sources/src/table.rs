//! Any table, with a [`Mapping`] of its columns that a person made once.
//!
//! [`suggest()`] looks at all rows and proposes a mapping; [`read_mapped`] reads with one. Nothing is guessed while
//! reading: a column that the mapping names and the file lacks refuses the file, a code that is none of the named system
//! leaves its row out, a mark that the mapping does not know is no number. No number is ever multiplied: a table in
//! thousands has the unit `thousand-persons`. A table with columns on single persons is refused.
//!
//! | severity | kind | what happened |
//! |---|---|---|
//! | error | `unknown-code`, `row-without-code`, `not-a-period`, `row-given-twice`, `unknown-word` | the row is left out |
//! | error | `not-a-number`, `formula-without-value` | the value is left out |
//! | warning | `leading-zero` | the value begins with 0 as codes do: perhaps it is none |
//! | warning | `mixed-units` | one indicator has several units in this table |
//! | warning | `unit-in-header` | the name of the column speaks of thousands or millions, the unit does not |
//! | note | `columns-not-read` | the mapping says nothing of these columns |
//! | warning | `thousandfold` | a value is a thousand times its neighbour: perhaps the unit changes in the table |

mod drift;
mod infer;
mod look;
mod mapping;
mod persons;
mod runs;
mod suggest;
#[cfg(test)]
mod tests;
mod times;
mod unknown;

use std::collections::HashMap;

use kernel::{Period, Severity};
use tables::Fields;

use self::mapping::Slot;
pub use self::{
    drift::{Drift, drift},
    infer::{Column, ColumnKind},
    look::{Look, Part, look},
    mapping::{Codes, Given, Mapping, Values},
    persons::person_columns,
    runs::{Named, Run, Said},
    suggest::suggest,
    times::TimeForm,
    unknown::{Unknown, unknown},
};
use crate::{
    Area, Areas, Findings, Kind, Reading, Refusal, Series, Sex, ValueState,
    book::{About, At, Book, Numbers},
    remittance_prices,
    text::{Text, parts, tells},
    undesa_long,
};

/// Reads a table with its mapping.
pub fn read_mapped(
    bytes: &[u8],
    mapping: &Mapping,
    areas: &impl Areas,
) -> Result<(Reading, Findings), Refusal> {
    let lacks = mapping.lacks();
    if !lacks.is_empty() {
        return Err(Refusal::MappingIncomplete { lacks });
    }
    let mut findings = Findings::default();
    let text = open(bytes, mapping, &mut findings)?;
    persons::refuse(&text, areas)?;
    let columns = Columns::of(&text, mapping)?;
    let text = text.filled()?;
    let mut book = Book::of_sheet(areas, findings, text.sheet());
    let marks = mapping.marks();
    let numbers =
        Numbers { thousands: mapping.thousands, decimal_comma: mapping.decimal_comma, ..Numbers::MEASURES };
    columns.tell_scales(&mut book, &text);
    tell_unread(&mut book, &text, mapping);
    let mut reader = Reader { mapping, columns, numbers, marks, units: HashMap::new(), last: HashMap::new() };
    for row in text.rows() {
        reader.read(&mut book, row);
    }
    let about = About {
        citation: mapping.citation.clone(),
        ..About::new(&mapping.dataset, mapping.edition.clone(), &mapping.title, &mapping.licence)
    };
    Ok(book.finish(Kind::Table, about))
}

/// The names of columns that are not read are told as far as they fit into a finding.
const NAMED: usize = 90;

/// Tells of the columns that are not read, so that none is passed over in silence.
fn tell_unread(book: &mut Book<'_>, text: &Text, mapping: &Mapping) {
    let unread = mapping.unread(text.names());
    let Some(first) = unread.first() else { return };
    let at = At {
        row: text.header_row(),
        column: text.column(first).and_then(|it| u32::try_from(it).ok()).unwrap_or(0),
    };
    let mut found = String::new();
    for name in &unread {
        if !found.is_empty() {
            found.push_str(" · ");
        }
        if found.chars().count() + name.chars().count() > NAMED {
            found.push('…');
            break;
        }
        found.push_str(name);
    }
    book.tell(Severity::Note, "columns-not-read", at, &found, &unread.len().to_string());
}

/// Opens the sheet of the mapping; its header is the line the mapping names, or the first that has its columns.
fn open(bytes: &[u8], mapping: &Mapping, findings: &mut Findings) -> Result<Text, Refusal> {
    let parts = parts(bytes)?;
    let names: Vec<String> = parts.iter().map(|it| it.0.clone()).collect();
    let wanted = parts.into_iter().find(|it| mapping.sheet.is_empty() || it.0 == mapping.sheet);
    let Some((sheet, records, found)) = wanted else {
        return Err(if names.is_empty() {
            Refusal::Empty
        } else {
            Refusal::SheetMissing { expected: mapping.sheet.clone(), found: names }
        });
    };
    let telling = mapping.columns();
    let header = if mapping.header > 0 {
        records.iter().position(|it| it.line == mapping.header)
    } else {
        records.iter().take(100).position(|it| tells(&it, &telling))
    };
    let text = Text::with_header(sheet, records, header.unwrap_or(0))?;
    let line = text.header_row() + 1;
    findings.extend(found.into_iter().filter(|it| it.place.row.is_none_or(|row| row >= line)).collect());
    Ok(text)
}

/// Where what the mapping names stands.
struct Columns {
    area: usize,
    counterpart: Option<usize>,
    time: Option<usize>,
    slots: Vec<Slot>,
    indicator: Option<usize>,
    unit: Option<usize>,
    sex: Option<usize>,
    age: Option<usize>,
    detail: Option<usize>,
}

impl Columns {
    fn of(text: &Text, mapping: &Mapping) -> Result<Self, Refusal> {
        let missing: Vec<String> =
            mapping.columns().into_iter().filter(|it| text.column(it).is_none()).map(str::to_owned).collect();
        if !missing.is_empty() {
            let found = text.names().iter().take(30).cloned().collect();
            return Err(Refusal::ColumnsMissing { missing, found });
        }
        let named = |name: &str| text.column(name);
        let given = |given: &Option<Given>| match given {
            Some(Given::Column(name)) => named(name),
            _ => None,
        };
        let slots = mapping.slots(text);
        if slots.is_empty() {
            return Err(Refusal::MappingIncomplete { lacks: vec!["value"] });
        }
        Ok(Self {
            area: named(&mapping.area).unwrap_or_default(),
            counterpart: named(&mapping.counterpart).filter(|_| !mapping.counterpart.is_empty()),
            time: named(&mapping.time).filter(|_| !mapping.time.is_empty()),
            slots,
            indicator: given(&mapping.indicator),
            unit: given(&mapping.unit),
            sex: given(&mapping.sex),
            age: given(&mapping.age),
            detail: given(&mapping.detail),
        })
    }

    /// Tells where the name of a column speaks of a scale of which the unit does not.
    fn tell_scales(&self, book: &mut Book<'_>, text: &Text) {
        for slot in &self.slots {
            let name = &text.names()[slot.column];
            let Some((scale, _)) = infer::scale(name) else { continue };
            if self.unit.is_none() && !slot.unit.as_deref().is_some_and(|unit| unit.contains(scale)) {
                let column = u32::try_from(slot.column).unwrap_or(u32::MAX);
                let expected = slot.unit.clone().unwrap_or_default();
                book.tell(
                    Severity::Warning,
                    "unit-in-header",
                    At { row: text.header_row(), column },
                    name,
                    &expected,
                );
            }
        }
    }
}

struct Reader<'a> {
    mapping: &'a Mapping,
    columns: Columns,
    numbers: Numbers,
    marks: HashMap<&'a str, ValueState>,
    /// The first unit of each indicator, and whether a second one was told.
    units: HashMap<String, (String, bool)>,
    /// The last number of each series.
    last: HashMap<u32, f64>,
}

impl Reader<'_> {
    fn read(&mut self, book: &mut Book<'_>, row: Fields<'_>) {
        let at = |column| At::new(row.line, column);
        book.rows += 1;
        let codes = self.mapping.codes;
        let Some(area) = self.area(book, row, self.columns.area, codes) else { return };
        let mut counterpart = None;
        if let Some(column) = self.columns.counterpart {
            let codes = self.mapping.counterpart_codes.unwrap_or(codes);
            let Some(found) = self.area(book, row, column, codes) else { return };
            counterpart = Some(found);
        }
        let mut time = self.mapping.period;
        if let Some(column) = self.columns.time {
            time = self.mapping.time_form.read(row.get(column));
            if time.is_none() {
                book.tell(
                    Severity::Error,
                    "not-a-period",
                    at(column),
                    row.get(column),
                    self.mapping.time_form.example(),
                );
                return;
            }
        }
        let word = |column: Option<usize>, given: &Option<Given>| match (column, given) {
            (Some(column), _) => Some(row.get(column).trim().to_owned()),
            (None, Some(Given::Constant(text))) => Some(text.clone()),
            _ => None,
        };
        let printed = word(self.columns.sex, &self.mapping.sex);
        let Some(sex) = self.mapping.sex_of(printed.as_deref()) else {
            let column = self.columns.sex.unwrap_or_default();
            book.tell(Severity::Error, "unknown-word", at(column), row.get(column), "both, male, female");
            return;
        };
        let indicator = word(self.columns.indicator, &self.mapping.indicator);
        let unit = word(self.columns.unit, &self.mapping.unit);
        let texts =
            [word(self.columns.age, &self.mapping.age), word(self.columns.detail, &self.mapping.detail)];
        book.list(&area, "", at(self.columns.area));
        for nth in 0..self.columns.slots.len() {
            let slot = &self.columns.slots[nth];
            let Some(period) = slot.period.or(time) else { continue };
            let indicator = slot.indicator.clone().or_else(|| indicator.clone()).unwrap_or_default();
            let known = self.mapping.units.get(&indicator).cloned();
            let unit = slot.unit.clone().or(known).or_else(|| unit.clone()).unwrap_or_default();
            let column = slot.column;
            let key = (indicator, unit, slot.sex.unwrap_or(sex));
            let own = [slot.age.clone(), slot.detail.clone()];
            let [age, detail] = own.each_ref();
            let texts = [age.as_ref().or(texts[0].as_ref()), detail.as_ref().or(texts[1].as_ref())];
            self.value(book, row, column, period, (&area, counterpart.as_ref()), key, texts);
        }
    }

    #[expect(clippy::too_many_arguments, reason = "all of them are of one cell")]
    fn value(
        &mut self,
        book: &mut Book<'_>,
        row: Fields<'_>,
        column: usize,
        period: Period,
        (area, counterpart): (&Area, Option<&Area>),
        (indicator, unit, sex): (String, String, Sex),
        [age, detail]: [Option<&String>; 2],
    ) {
        let at = At::new(row.line, column);
        self.compare_units(book, &indicator, &unit, at);
        let mut text = |it: Option<&String>| {
            it.map(String::as_str).filter(|it| !it.is_empty()).map(|it| book.figures.text(it))
        };
        let (age, detail) = (text(age), text(detail));
        let series = Series {
            indicator: book.figures.text(&indicator),
            area: area.clone(),
            counterpart: counterpart.cloned(),
            sex,
            age,
            detail,
            unit: book.figures.text(&unit),
        };
        let series = book.figures.series(series);
        if !book.row_once(series, period, row, at) {
            return;
        }
        let field = row.get(column);
        let said = match self.marks.get(field.trim()) {
            Some(state) => (None, *state),
            None => book.number(field, self.numbers, at),
        };
        if let Some(value) = said.0
            && is_like_a_code(field)
        {
            book.tell(Severity::Warning, "leading-zero", at, field, &value.to_string());
        }
        if let Some(value) = said.0.filter(|it| *it > 0.0)
            && let Some(before) = self.last.insert(series, value)
            && ((800.0..1250.0).contains(&(value / before)) || (800.0..1250.0).contains(&(before / value)))
        {
            book.tell(Severity::Warning, "thousandfold", at, field, &before.to_string());
        }
        book.push(series, period, None, said, at);
    }

    fn compare_units(&mut self, book: &mut Book<'_>, indicator: &str, unit: &str, at: At) {
        if let Some((first, told)) = self.units.get_mut(indicator) {
            if first != unit && !std::mem::replace(told, true) {
                book.tell(Severity::Warning, "mixed-units", at, unit, first);
            }
        } else {
            self.units.insert(indicator.to_owned(), (unit.to_owned(), false));
        }
    }

    fn area(&self, book: &mut Book<'_>, row: Fields<'_>, column: usize, codes: Codes) -> Option<Area> {
        let printed = row.get(column).trim();
        match self.mapping.areas.get(printed).map(String::as_str) {
            // A person decided that these rows are not wanted.
            Some("-") => None,
            Some(code) => book.area(code, At::new(row.line, column), meant),
            None => book.area(printed, At::new(row.line, column), |areas, code| find(areas, codes, code)),
        }
    }
}

/// Whether a number begins with 0 as codes do, such as `01`.
fn is_like_a_code(field: &str) -> bool {
    let field = field.trim();
    field.len() > 1 && field.starts_with('0') && field.bytes().all(|c| c.is_ascii_digit())
}

/// The area that a person meant when they decided: a country or remainder by its code, a sum as `m49:900`.
pub fn meant(areas: &dyn Areas, code: &str) -> Option<Area> {
    match code.strip_prefix("m49:") {
        Some(number) => areas.by_m49(number.parse().ok()?),
        None => undesa_long::find(areas, code),
    }
}

/// The area of a code in a system.
pub(super) fn find(areas: &dyn Areas, codes: Codes, code: &str) -> Option<Area> {
    match codes {
        Codes::Iso3 => undesa_long::find(areas, code),
        Codes::Iso2 => areas.by_iso2(code),
        Codes::M49 => {
            let code = code.strip_suffix(".0").unwrap_or(code);
            let digits = !code.is_empty() && code.bytes().all(|c| c.is_ascii_digit());
            digits.then(|| code.parse().ok()).flatten().and_then(|m49| areas.by_m49(m49))
        }
        Codes::Unhcr => areas.printed("unhcr", code),
        Codes::WorldBank => remittance_prices::find(areas, code),
    }
}
