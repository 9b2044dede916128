//! What readers of texts write into: figures, findings, and the areas that were met.

use std::{
    collections::{HashMap, HashSet},
    hash::{DefaultHasher, Hash as _, Hasher as _},
};

use kernel::{Period, Place, Severity};
use tables::Fields;

use crate::{
    Area, Areas, Figures, FiguresBuilder, Findings, Kind, ListedArea, Observation, Reading, Series, Sex,
    ValueState, place,
};

/// How numbers of a source are read.
#[expect(clippy::struct_excessive_bools, reason = "four questions, each with yes or no")]
#[derive(Clone, Copy, Debug)]
pub(crate) struct Numbers {
    /// Marks in place of a number, beyond an empty field and `..`, which are always missing.
    pub marks: &'static [(&'static str, ValueState)],
    /// Whether `1,234` is one thousand.
    pub thousands: bool,
    /// Whether a comma stands before the fraction.
    pub decimal_comma: bool,
    /// Whether a number below zero makes sense.
    pub negative: bool,
    /// Whether they count something, so that a fraction is strange.
    pub whole: bool,
}

impl Numbers {
    /// Counts of persons.
    pub(crate) const COUNTS: Self =
        Self { marks: &[], thousands: false, decimal_comma: false, negative: false, whole: true };
    /// Anything that is measured.
    pub(crate) const MEASURES: Self = Self { negative: true, whole: false, ..Self::COUNTS };
}

/// What a field says: a number, why there is none, or that it is not understood.
#[derive(Clone, Copy, Debug, PartialEq)]
pub(crate) enum Said {
    /// A number, zero included.
    Number(f64),
    /// No number, and why.
    Nothing(ValueState),
    /// Something else.
    Unclear,
}

/// What a field says.
pub(crate) fn said(field: &str, numbers: Numbers) -> Said {
    let field = field.trim();
    if field.is_empty() || field == ".." {
        return Said::Nothing(ValueState::Missing);
    }
    if let Some((_, state)) = numbers.marks.iter().find(|(mark, _)| *mark == field) {
        return Said::Nothing(*state);
    }
    let number = if numbers.decimal_comma {
        // A point may then only part thousands, which a person has to say.
        let digits = if numbers.thousands { field.replace('.', "") } else { field.to_owned() };
        (!digits.contains('.')).then(|| plain(&digits.replacen(',', ".", 1))).flatten()
    } else if numbers.thousands && field.contains(',') {
        grouped(field)
    } else {
        plain(field)
    };
    number.filter(|it| it.is_finite()).map_or(Said::Unclear, Said::Number)
}

/// Digits with a sign, a point and an exponent at most; what else a text may mean is not guessed.
fn plain(field: &str) -> Option<f64> {
    let digits = field.strip_prefix('-').unwrap_or(field);
    let begins = digits.strip_prefix('.').unwrap_or(digits).starts_with(|c: char| c.is_ascii_digit());
    let inside = digits.bytes().all(|c| c.is_ascii_digit() || matches!(c, b'.' | b'e' | b'E' | b'+' | b'-'));
    if begins && inside { field.parse().ok() } else { None }
}

/// `1,234` or `12,345.5`: a comma before each three digits.
fn grouped(field: &str) -> Option<f64> {
    let (whole, fraction) = field.split_once('.').map_or((field, None), |(whole, rest)| (whole, Some(rest)));
    let digits = |text: &str| text.bytes().all(|c| c.is_ascii_digit());
    let mut groups = whole.split(',');
    let first = groups.next().filter(|it| matches!(it.len(), 1..=3) && digits(it))?;
    let mut number = first.to_owned();
    for group in groups {
        if group.len() != 3 || !digits(group) {
            return None;
        }
        number.push_str(group);
    }
    if let Some(fraction) = fraction {
        number.push('.');
        number.push_str(fraction);
    }
    plain(&number)
}

/// Where a field stands in a text, counted from 0.
#[derive(Clone, Copy, Debug)]
pub(crate) struct At {
    /// The line.
    pub row: u32,
    /// The field.
    pub column: u32,
}

impl At {
    pub(crate) fn new(line: u32, column: usize) -> Self {
        Self { row: line.saturating_sub(1), column: u32::try_from(column).unwrap_or(u32::MAX) }
    }
}

/// The first row of a series and time.
#[derive(Clone, Copy)]
struct First {
    /// A hash of its fields.
    fields: u64,
    row: u32,
}

/// A reading of a text that grows.
pub(crate) struct Book<'a> {
    /// The figures.
    pub figures: FiguresBuilder,
    /// The findings.
    pub findings: Findings,
    /// Rows of data that were met.
    pub rows: usize,
    areas: &'a dyn Areas,
    sheet: u16,
    sheet_name: String,
    /// Codes that were asked before.
    known: HashMap<String, Option<Area>>,
    listed: Vec<ListedArea>,
    is_listed: HashMap<Area, String>,
    checked: HashSet<(Area, String)>,
    seen: HashMap<(u32, Period), First>,
}

impl<'a> Book<'a> {
    /// A reading of a sheet, or of a text, whose name is empty.
    pub(crate) fn of_sheet(areas: &'a dyn Areas, findings: Findings, sheet: &str) -> Self {
        let mut figures = FiguresBuilder::default();
        let number = figures.sheet(sheet);
        Self {
            figures,
            findings,
            rows: 0,
            areas,
            sheet: number,
            sheet_name: sheet.to_owned(),
            known: HashMap::new(),
            listed: Vec::new(),
            is_listed: HashMap::new(),
            checked: HashSet::new(),
            seen: HashMap::new(),
        }
    }

    /// Goes on with another sheet of the same workbook.
    pub(crate) fn on_sheet(&mut self, name: &str) {
        self.sheet = self.figures.sheet(name);
        name.clone_into(&mut self.sheet_name);
    }

    /// The areas that are asked.
    pub(crate) const fn areas(&self) -> &'a dyn Areas {
        self.areas
    }

    /// A finding at a field.
    pub(crate) fn tell(
        &mut self,
        severity: Severity,
        kind: &'static str,
        at: At,
        found: &str,
        expected: &str,
    ) {
        self.findings.add(severity, kind, place(&self.sheet_name, at.row, at.column), found, expected);
    }

    /// The area of a code, by the given way to find it; asked once for each code. What is unknown is told.
    pub(crate) fn area(
        &mut self,
        code: &str,
        at: At,
        find: impl FnOnce(&dyn Areas, &str) -> Option<Area>,
    ) -> Option<Area> {
        let code = code.trim();
        if let Some(Some(area)) = self.known.get(code) {
            return Some(area.clone());
        }
        if !self.known.contains_key(code) {
            let area = find(self.areas, code);
            self.known.insert(code.to_owned(), area.clone());
            if area.is_some() {
                return area;
            }
        }
        if code.is_empty() {
            self.tell(Severity::Error, "row-without-code", at, code, "");
        } else {
            let suggestion = self.areas.suggest(code).unwrap_or_default();
            self.tell(Severity::Error, "unknown-code", at, code, &suggestion);
        }
        None
    }

    /// Keeps the name under which an area is printed, and tells where it contradicts the code.
    ///
    /// The answer says whether the row may be kept: it may not where the name is exactly that of another area.
    pub(crate) fn list(&mut self, area: &Area, name: &str, at: At) -> bool {
        let name = name.trim();
        if !self.is_listed.contains_key(area) {
            self.is_listed.insert(area.clone(), name.to_owned());
            self.listed.push(ListedArea {
                area: area.clone(),
                name: name.to_owned(),
                level: 0,
                basis: String::new(),
                note: String::new(),
                sheet: self.sheet,
                row: at.row,
                column: at.column,
            });
        }
        if name.is_empty() || area.kind != crate::AreaKind::Country {
            return true;
        }
        let other = |book: &Self| book.areas.suggest(name).filter(|it| it.as_str() != area.code.as_ref());
        if self.checked.contains(&(area.clone(), name.to_owned())) {
            return true;
        }
        let names = self.areas.names(&area.code);
        let same = names.iter().any(|it| it.eq_ignore_ascii_case(name));
        if !same && let Some(other) = other(self) {
            let code = area.code.clone();
            self.tell(Severity::Error, "name-of-another-area", at, name, &format!("{code}, not {other}"));
            return false;
        }
        self.checked.insert((area.clone(), name.to_owned()));
        true
    }

    /// The source's note on an area that was listed.
    pub(crate) fn note(&mut self, area: &Area, note: &str) {
        if let Some(listed) = self.listed.iter_mut().rfind(|it| it.area == *area) {
            note.clone_into(&mut listed.note);
        }
    }

    /// A number of persons or things as the field prints it, with what is to be told of it.
    pub(crate) fn number(&mut self, field: &str, numbers: Numbers, at: At) -> (Option<f64>, ValueState) {
        let number = match said(field, numbers) {
            Said::Number(number) => number,
            Said::Nothing(state) => return (None, state),
            Said::Unclear => {
                // A workbook shows a formula that no program has computed as `=`.
                let kind = if field.trim() == "=" { "formula-without-value" } else { "not-a-number" };
                self.tell(Severity::Error, kind, at, field, "");
                return (None, ValueState::Missing);
            }
        };
        if number < 0.0 && !numbers.negative {
            self.tell(Severity::Error, "negative-value", at, field, "");
            return (None, ValueState::Missing);
        }
        if numbers.whole && number.fract() != 0.0 {
            self.tell(Severity::Warning, "not-whole", at, field, "");
        }
        if number == 0.0 { (Some(0.0), ValueState::Zero) } else { (Some(number), ValueState::Reported) }
    }

    /// Adds a cell.
    pub(crate) fn push(
        &mut self,
        series: u32,
        period: Period,
        since: Option<i16>,
        (value, state): (Option<f64>, ValueState),
        at: At,
    ) {
        let sheet = self.sheet;
        let (row, column) = (at.row, at.column);
        self.figures.push(Observation { series, period, since, value, state, sheet, row, column });
    }

    /// Whether a row is the first one of its series and time; a second one is told, and has to be left out.
    pub(crate) fn row_once(&mut self, series: u32, period: Period, row: Fields<'_>, at: At) -> bool {
        let mut hasher = DefaultHasher::new();
        row.iter().for_each(|field| field.hash(&mut hasher));
        let fields = hasher.finish();
        match *self.seen.entry((series, period)).or_insert_with(|| First { fields, row: at.row }) {
            First { row, .. } if row == at.row => true,
            first => {
                let severity = if first.fields == fields { Severity::Note } else { Severity::Error };
                self.tell(severity, "row-given-twice", at, "", &(first.row + 1).to_string());
                false
            }
        }
    }

    /// A series with what is common to most sources: no age and no detail, everybody.
    pub(crate) fn plain_series(&mut self, indicator: &str, area: &Area, unit: &str) -> Series {
        Series {
            indicator: self.figures.text(indicator),
            area: area.clone(),
            counterpart: None,
            sex: Sex::Both,
            age: None,
            detail: None,
            unit: self.figures.text(unit),
        }
    }

    /// What was read, under the name of its dataset and edition.
    pub(crate) fn finish(self, kind: Kind, about: About) -> (Reading, Findings) {
        let figures: Figures = self.figures.finish();
        let reading = Reading {
            kind,
            dataset: about.dataset,
            edition: about.edition,
            edition_at: about.edition_at,
            title: about.title,
            revision: about.revision,
            citation: about.citation,
            licence: about.licence,
            rows: self.rows,
            areas: self.listed,
            figures,
        };
        (reading, self.findings)
    }
}

/// What a reading says of its dataset.
#[derive(Clone, Debug, Default)]
pub(crate) struct About {
    pub dataset: String,
    pub edition: String,
    pub edition_at: Option<Place>,
    pub title: String,
    pub revision: String,
    pub citation: String,
    pub licence: String,
}

impl About {
    pub(crate) fn new(dataset: &str, edition: impl Into<String>, title: &str, licence: &str) -> Self {
        Self {
            dataset: dataset.to_owned(),
            edition: edition.into(),
            title: title.to_owned(),
            licence: licence.to_owned(),
            ..Self::default()
        }
    }
}

/// A year, also as programs print a column of numbers, `1990.0`; or a quarter or month.
pub(crate) fn period(field: &str) -> Option<Period> {
    let field = field.trim();
    field.strip_suffix(".0").unwrap_or(field).parse().ok()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn numbers_are_read_as_programs_print_them_and_nothing_is_guessed() {
        let measures = Numbers::MEASURES;
        for (field, number) in
            [("12", 12.0), (" 1.5 ", 1.5), ("-2.5e-07", -2.5e-7), ("1e+05", 1e5), (".5", 0.5)]
        {
            assert_eq!(said(field, measures), Said::Number(number), "{field}");
        }
        for field in ["inf", "NaN", "1,234", "1.234,5", "12 000", "0x1F", "1e999", "-", "e5", "١٢"] {
            assert_eq!(said(field, measures), Said::Unclear, "{field}");
        }
        let grouped = Numbers { thousands: true, ..measures };
        let comma = Numbers { decimal_comma: true, ..measures };
        assert_eq!(said("1585,75", comma), Said::Number(1585.75));
        assert_eq!(said("1.585,75", comma), Said::Unclear);
        assert_eq!(said("1,234", grouped), Said::Number(1234.0));
        assert_eq!(said("1,234,567.5", grouped), Said::Number(1_234_567.5));
        for field in ["1,23", ",123", "1234,567", "1,2345", "1,234,"] {
            assert_eq!(said(field, grouped), Said::Unclear, "{field}");
        }
    }

    #[test]
    fn absence_is_not_zero() {
        let numbers = Numbers { marks: &[("*", ValueState::Masked)], ..Numbers::COUNTS };
        assert_eq!(said("", numbers), Said::Nothing(ValueState::Missing));
        assert_eq!(said("..", numbers), Said::Nothing(ValueState::Missing));
        assert_eq!(said("*", numbers), Said::Nothing(ValueState::Masked));
        assert_eq!(said("0", numbers), Said::Number(0.0));
    }
}
