//! A mapping for a person to look at.

use super::{
    find,
    infer::{Column, ColumnKind},
    look::Part,
    mapping::{self, Codes, Given, Mapping},
    times::{self, TimeForm},
};
use crate::{Areas, Refusal, text::Text};

const COUNTERPARTS: [&str; 14] = [
    "origin",
    "coo",
    "sending",
    "sender",
    "from",
    "partner",
    "counterpart",
    "source",
    "citizenship",
    "birth",
    "origine",
    "origen",
    "происхождения",
    "المنشأ",
];
const VALUES: [&str; 12] = [
    "value",
    "v",
    "obs_value",
    "total",
    "number",
    "count",
    "figure",
    "amount",
    "valeur",
    "valor",
    "значение",
    "القيمة",
];
const INDICATORS: [&str; 10] = [
    "indicator",
    "var",
    "variable",
    "series",
    "measure",
    "indicator code",
    "series code",
    "indicateur",
    "indicador",
    "показатель",
];
const TIMES: [&str; 14] = [
    "date",
    "month",
    "period",
    "time",
    "year",
    "jour",
    "mois",
    "année",
    "fecha",
    "mes",
    "año",
    "дата",
    "месяц",
    "التاريخ",
];
const UNITS: [&str; 6] = ["unit", "units", "unit_measure", "unité", "unidad", "единица"];
const AGES: [&str; 5] = ["age", "age group", "agegrp", "âge", "edad"];

/// Looks at all rows of a table and proposes which column is what; a person decides.
///
/// What could not be found stays empty, and [`Mapping::lacks`] names it. The dataset and the unit are never proposed
/// from nothing: only a person knows them. A table with columns on single persons is refused.
pub fn suggest(bytes: &[u8], areas: &impl Areas) -> Result<(Mapping, Vec<Column>), Refusal> {
    let seen = super::look(bytes, &Part::default(), areas)?;
    Ok((seen.mapping, seen.columns))
}

/// The proposal for a table whose columns were looked at.
pub(super) fn propose(text: &Text, columns: &[Column], areas: &dyn Areas) -> Mapping {
    let mut mapping = Mapping {
        sheet: text.sheet().to_owned(),
        header: text.header_row() + 1,
        decimal_comma: text.delimiter() == ';' && commas(columns),
        ..Mapping::default()
    };
    let mut taken = vec![false; columns.len()];
    take_areas(&mut mapping, columns, &mut taken, areas);
    let years = columns.iter().filter(|it| mapping::period_of_column(&it.name).is_some()).count();
    mapping.wide = years >= 2;
    for (at, column) in columns.iter().enumerate() {
        taken[at] |= mapping.wide && mapping::period_of_column(&column.name).is_some();
    }
    if !mapping.wide && !columns.iter().any(|it| it.kind == ColumnKind::Time) {
        mapping.runs.extend(super::runs::proposed(columns, &taken));
    }
    let of_runs = mapping.run_columns(text.names());
    for (at, _) in &of_runs {
        taken[*at] = true;
    }
    let has_runs = !of_runs.is_empty();
    let mut first = |wanted: &dyn Fn(&Column) -> bool| {
        let at = columns.iter().enumerate().position(|(at, it)| !taken[at] && wanted(it))?;
        taken[at] = true;
        Some(columns[at].name.clone())
    };
    let named =
        |list: &'static [&'static str]| move |it: &Column| list.contains(&it.name.to_lowercase().as_str());
    if !mapping.wide && !has_runs {
        let other = |it: &Column| named(&TIMES)(it) && written(it).is_some();
        let time = first(&|it| it.kind == ColumnKind::Time).or_else(|| first(&other));
        let form = time.as_ref().and_then(|name| written(columns.iter().find(|it| it.name == *name)?));
        mapping.time_form = form.unwrap_or_default();
        mapping.time = time.unwrap_or_default();
    }
    let sexes = |it: &Column| {
        it.distinct.is_some()
            && !it.texts.is_empty()
            && it.texts.iter().all(|word| mapping::sex(word).is_some())
    };
    mapping.sex = first(&|it| it.kind == ColumnKind::Text && sexes(it)).map(Given::Column);
    mapping.unit = first(&named(&UNITS)).map(Given::Column);
    mapping.age = first(&named(&AGES)).map(Given::Column);
    mapping.indicator = first(&|it| it.kind == ColumnKind::Text && named(&INDICATORS)(it)).map(Given::Column);
    if !mapping.wide && !has_runs {
        let number = |it: &Column| it.kind == ColumnKind::Number;
        let value = first(&|it| number(it) && named(&VALUES)(it)).or_else(|| first(&number));
        mapping.value = value.unwrap_or_default();
    }
    let marks = columns.iter().filter(|it| {
        it.name == mapping.value || (mapping.wide && mapping::period_of_column(&it.name).is_some())
    });
    let marks = marks.chain(of_runs.iter().map(|(at, _)| &columns[*at]));
    let mut marks: Vec<String> = marks.flat_map(|it| it.marks.keys().cloned()).collect();
    marks.sort();
    marks.dedup();
    mapping.missing = marks.into_iter().filter(|it| it != "..").collect();
    mapping
}

/// The columns whose codes are those of areas, in the system in which most of them are.
fn take_areas(mapping: &mut Mapping, columns: &[Column], taken: &mut [bool], areas: &dyn Areas) {
    let mut found: Vec<(usize, Codes)> = Vec::new();
    for (at, column) in columns.iter().enumerate() {
        if let Some(codes) = system(column, areas) {
            found.push((at, codes));
        }
    }
    let other_end = |at: usize| {
        let name = columns[at].name.to_lowercase();
        COUNTERPARTS.iter().any(|it| name.contains(it))
    };
    // The first that does not speak of an origin is the area; a second one with other codes for the same is left.
    let area = found.iter().find(|it| !other_end(it.0)).or(found.first()).copied();
    let Some((at, codes)) = area else {
        // A table with names alone: each of them will be shown to a person, and none is matched.
        let named = |it: &Column| {
            let known = it.texts.iter().filter(|name| areas.suggest(name).is_some()).count();
            it.kind == ColumnKind::Text && known * 2 > it.texts.len()
        };
        if let Some(at) = columns.iter().position(named) {
            taken[at] = true;
            columns[at].name.clone_into(&mut mapping.area);
        }
        return;
    };
    taken[at] = true;
    columns[at].name.clone_into(&mut mapping.area);
    mapping.codes = codes;
    let counterpart = found.iter().find(|it| it.0 != at && other_end(it.0));
    if let Some((at, other)) = counterpart {
        taken[*at] = true;
        columns[*at].name.clone_into(&mut mapping.counterpart);
        mapping.counterpart_codes = (*other != codes).then_some(*other);
    }
}

/// The system in which at least half of the different codes of a column are known.
fn system(column: &Column, areas: &dyn Areas) -> Option<Codes> {
    let name = column.name.to_lowercase();
    let numeric = ["m49", "code", "locid", "location"].iter().any(|it| name.contains(it));
    let systems: &[Codes] = match column.kind {
        ColumnKind::Text => &[Codes::Iso3, Codes::WorldBank, Codes::Iso2],
        ColumnKind::Number | ColumnKind::Code if numeric => &[Codes::M49],
        ColumnKind::Code => &[Codes::M49],
        _ => return None,
    };
    let known = |codes: Codes| column.texts.iter().filter(|it| find(areas, codes, it).is_some()).count();
    systems.iter().copied().find(|codes| known(*codes) * 2 > column.texts.len())
}

/// How the times of a column are written, if all are written alike.
fn written(column: &Column) -> Option<TimeForm> {
    times::form_of(column.texts.iter().map(String::as_str))
}

/// Whether numbers of a table with semicolons have commas, and none has a point.
fn commas(columns: &[Column]) -> bool {
    let texts = || columns.iter().flat_map(|it| it.texts.iter());
    let number = |text: &str, mark: char| {
        text.contains(mark) && text.chars().all(|c| c.is_ascii_digit() || c == mark || c == '-')
    };
    texts().any(|it| number(it, ',')) && !texts().any(|it| number(it, '.'))
}
