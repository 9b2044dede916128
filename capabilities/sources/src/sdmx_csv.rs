//! Any data flow in SDMX-CSV 1.0 or 2.0.
//!
//! Version 1.0 begins with a column `DATAFLOW`, 2.0 with `STRUCTURE, STRUCTURE_ID, ACTION`. Headers and cells may carry
//! labels (`REF_AREA: Reference area`, `MDA: Republic of Moldova`), or columns of labels stand beside those of codes;
//! only codes are read. What stands in front of `OBS_VALUE` are dimensions, what stands behind it are attributes.
//!
//! | of the figure | columns |
//! |---|---|
//! | area | `REF_AREA`, `GEO`, `LOCATION`, `COUNTRY` |
//! | counterpart | `COUNTERPART_AREA`, `PARTNER`, `CITIZEN`, `C_BIRTH`; `_T` and `TOTAL` are no counterpart |
//! | indicator | `INDICATOR`, `SERIES`, `INDIC`, `MEASURE`; else the id of the data flow |
//! | unit | `UNIT_MEASURE`, `UNIT`; with `UNIT_MULT` 3 it is `10^3 PS`: nothing is multiplied |
//! | sex, age | `SEX`, `AGE` |
//! | detail | every other dimension but the frequency, `DIMENSION=CODE` |
//!
//! Areas have ISO codes of three or two letters or M49 numbers. An area that is none, such as a sum of the publisher,
//! is told as `unknown-code` and left out. A row whose `ACTION` is to delete is not read.

mod columns;
mod values;

use std::fmt::Write as _;

use kernel::{Period, Severity};
use tables::Fields;

use self::columns::Columns;
use crate::{
    Area, Areas, Findings, Kind, Reading, Refusal, Series, Sex, ValueState,
    book::{About, At, Book, Numbers},
    text::Text,
    undesa_long,
};

/// Whether a record is the header of such a text; labels may follow the names.
pub(crate) fn is_header(names: &[String]) -> bool {
    let has = |wanted: &str| names.iter().any(|it| columns::id(it).eq_ignore_ascii_case(wanted));
    let first = names.first().map(|it| columns::id(it)).unwrap_or_default();
    (first == "DATAFLOW" || first.starts_with("STRUCTURE")) && has("OBS_VALUE")
}

pub(crate) fn read(bytes: &[u8], areas: &dyn Areas) -> Result<(Reading, Findings), Refusal> {
    let mut findings = Findings::default();
    let text = Text::open(bytes, &[], &mut findings)?;
    let columns = Columns::of(&text)?;
    let text = text.filled()?;
    let mut book = Book::of_sheet(areas, findings, text.sheet());
    let comma = text.delimiter() == ';' && values::decimal_comma(&text, columns.value);
    let numbers = Numbers { decimal_comma: comma, ..values::NUMBERS };
    if comma {
        let at = At { row: text.header_row(), column: u32::try_from(columns.value).unwrap_or(u32::MAX) };
        book.tell(Severity::Note, "decimal-comma", at, "", "");
    }
    let mut about = About::default();
    for row in text.rows() {
        if about.dataset.is_empty() {
            about = columns.about(row);
        }
        read_row(&mut book, row, &columns, numbers);
    }
    Ok(book.finish(Kind::SdmxCsv, about))
}

fn read_row(book: &mut Book<'_>, row: Fields<'_>, columns: &Columns, numbers: Numbers) {
    let at = |column| At::new(row.line, column);
    book.rows += 1;
    if let Some(action) = columns.action
        && columns.code(row, action) == "D"
    {
        book.tell(Severity::Error, "deletes", at(action), row.get(action), "");
        return;
    }
    let Some(area) = book.area(columns.code(row, columns.area), at(columns.area), find) else { return };
    let mut counterpart = None;
    if let Some(column) = columns.counterpart {
        let code = columns.code(row, column);
        if !matches!(code, "_T" | "_Z" | "TOTAL" | "T" | "W") {
            let Some(found) = book.area(code, at(column), find) else { return };
            counterpart = Some(found);
        }
    }
    let Some(period) = time(columns.code(row, columns.time)) else {
        book.tell(Severity::Error, "not-a-period", at(columns.time), row.get(columns.time), "2020-Q3");
        return;
    };
    book.list(&area, columns.label(row, columns.area), at(columns.area));
    let series = series(book, row, columns, area, counterpart);
    let series = book.figures.series(series);
    if !book.row_once(series, period, row, at(columns.value)) {
        return;
    }
    let mut said = book.number(row.get(columns.value), numbers, at(columns.value));
    if said.1 == ValueState::Missing {
        said.1 =
            columns.status.iter().map(|it| values::absence(columns.code(row, *it))).max().unwrap_or(said.1);
    }
    book.push(series, period, None, said, at(columns.value));
}

fn series(
    book: &mut Book<'_>,
    row: Fields<'_>,
    columns: &Columns,
    area: Area,
    counterpart: Option<Area>,
) -> Series {
    let code = |column: usize| columns.code(row, column);
    let indicator = columns.indicator.map_or_else(|| columns.flow(row).1, |it| code(it).to_owned());
    let mut unit = columns.unit.map_or("as-published", code).to_owned();
    if let Some(multiplier) = columns.multiplier.map(code).filter(|it| !matches!(*it, "" | "0")) {
        unit = format!("10^{multiplier} {unit}");
    }
    let mut detail = String::new();
    for (column, name) in &columns.others {
        let separator = if detail.is_empty() { "" } else { ";" };
        // Writing into a string never fails.
        let _ = write!(detail, "{separator}{name}={}", code(*column));
    }
    let sex = match columns.sex.map_or("", code) {
        "M" | "SEX_M" | "MALE" => Sex::Male,
        "F" | "SEX_F" | "FEMALE" => Sex::Female,
        "" | "_T" | "T" | "_Z" | "SEX_T" | "TOTAL" | "BTSX" => Sex::Both,
        other => {
            let _ = write!(detail, "{}SEX={other}", if detail.is_empty() { "" } else { ";" });
            Sex::Both
        }
    };
    let age = columns.age.map(code).filter(|it| !matches!(*it, "" | "_T" | "TOTAL" | "_Z" | "Y_TOTAL"));
    let figures = &mut book.figures;
    Series {
        indicator: figures.text(&indicator),
        area,
        counterpart,
        sex,
        age: age.map(|it| figures.text(it)),
        detail: (!detail.is_empty()).then(|| figures.text(&detail)),
        unit: figures.text(&unit),
    }
}

/// A time; `2020-A1` is the year.
fn time(code: &str) -> Option<Period> {
    code.strip_suffix("-A1").unwrap_or(code).parse().ok()
}

/// A country by its code of three or two letters or its number.
fn find(areas: &dyn Areas, code: &str) -> Option<Area> {
    if !code.is_empty() && code.bytes().all(|c| c.is_ascii_digit()) {
        return code.parse().ok().and_then(|m49| areas.by_m49(m49));
    }
    if code.len() == 2 {
        // The statistical office of the European Union writes EL and UK.
        let code = match code {
            "EL" => "GR",
            "UK" => "GB",
            code => code,
        };
        return areas.by_iso2(code);
    }
    undesa_long::find(areas, code)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::testing::Isles;

    fn told(text: &str) -> (Reading, Vec<(&'static str, String)>) {
        let (reading, findings) = read(text.as_bytes(), &Isles).unwrap();
        let told = findings.kept().iter().map(|it| (it.kind, it.found.clone())).collect();
        (reading, told)
    }

    #[test]
    fn version_1_gives_its_dimensions_to_the_series() {
        let (reading, told) = told(
            "DATAFLOW,FREQ,REF_AREA,SERIES,SEX,AGE,SOURCE,TIME_PERIOD,OBS_VALUE,OBS_STATUS,UNIT_MULT,UNIT_MEASURE\n\
             ISL:DF_STOCK(1.0),A,FMK,MIG,F,Y15T24,CENSUS,2020,12.5,A,3,PS\n\
             ISL:DF_STOCK(1.0),A,FMK,MIG,_T,_T,CENSUS,2021-A1,,Q,3,PS\n\
             ISL:DF_STOCK(1.0),M,9002,MIG,_T,_T,CENSUS,2021-M05,NaN,M,,PS\n\
             ISL:DF_STOCK(1.0),A,EU27,MIG,_T,_T,CENSUS,2021,7,A,3,PS\n\
             ISL:DF_STOCK(1.0),A,FMK,MIG,_T,_T,CENSUS,2021-W05,7,A,3,PS\n",
        );
        assert_eq!(told, [("unknown-code", "EU27".to_owned()), ("not-a-period", "2021-W05".to_owned())]);
        assert_eq!(
            (reading.dataset.as_str(), reading.revision.as_str()),
            ("sdmx-df-stock", "ISL:DF_STOCK(1.0)")
        );
        let series = &reading.figures.series[0];
        assert_eq!(
            (series.indicator.as_ref(), series.sex, series.age.as_deref()),
            ("MIG", Sex::Female, Some("Y15T24"))
        );
        assert_eq!((series.unit.as_ref(), series.detail.as_deref()), ("10^3 PS", Some("SOURCE=CENSUS")));
        let states: Vec<_> = reading
            .figures
            .observations
            .iter()
            .map(|it| (it.period.to_string(), it.value, it.state))
            .collect();
        let expected = [
            ("2020".to_owned(), Some(12.5), ValueState::Reported),
            ("2021".to_owned(), None, ValueState::Masked),
            ("2021-05".to_owned(), None, ValueState::NotApplicable),
        ];
        assert_eq!(states, expected);
    }

    #[test]
    fn version_2_is_read_with_labels_in_the_cells() {
        let (reading, told) = told(
            "STRUCTURE,STRUCTURE_ID,ACTION,FREQ: Frequency,REF_AREA: Reference area,COUNTERPART_AREA: Partner,TIME_PERIOD: Time,OBS_VALUE\n\
             dataflow,ISL:DF_FLOW(2.1): Flows,I,A: Annual,FMK: Farrowmark,QUI: Quillon,2020: 2020,7\n\
             dataflow,ISL:DF_FLOW(2.1): Flows,I,A: Annual,FMK: Farrowmark,_T: Total,2020: 2020,9\n\
             dataflow,ISL:DF_FLOW(2.1): Flows,D,A: Annual,FMK: Farrowmark,_T: Total,2019: 2019,9\n",
        );
        assert_eq!(told, [("deletes", "D".to_owned())]);
        let counterparts: Vec<_> = reading.figures.series.iter().map(|it| it.counterpart.clone()).collect();
        assert_eq!(counterparts, [Some(Area::country("QUI")), None]);
        assert_eq!(
            (reading.figures.series[0].indicator.as_ref(), reading.areas[0].name.as_str()),
            ("DF_FLOW", "Farrowmark")
        );
    }

    #[test]
    fn columns_of_labels_are_passed_over() {
        let (reading, told) = told(
            "STRUCTURE,STRUCTURE_ID,STRUCTURE_NAME,ACTION,REF_AREA,Reference area,TIME_PERIOD,Time period,OBS_VALUE,Observation value\n\
             DATAFLOW,ISL:DF(1.0),Invented,I,FMK,Farrowmark,2020,,3,\n",
        );
        assert!(told.is_empty());
        assert_eq!((reading.title.as_str(), reading.figures.series[0].detail.as_deref()), ("Invented", None));
    }

    #[test]
    fn a_comma_before_the_fraction_is_read_where_all_rows_agree() {
        let head = "DATAFLOW;REF_AREA;TIME_PERIOD;OBS_VALUE\n";
        let (reading, told) = told(&format!("{head}I:D(1);FMK;2020;1585,75\nI:D(1);FMK;2021;3\n"));
        assert_eq!(told, [("decimal-comma", String::new())]);
        assert_eq!(reading.figures.observations[0].value, Some(1585.75));
        let (_, told) = self::told(&format!("{head}I:D(1);FMK;2020;1585,75\nI:D(1);FMK;2021;3.5\n"));
        assert_eq!(told, [("not-a-number", "1585,75".to_owned())]);
    }

    #[test]
    fn a_flow_without_areas_is_refused() {
        let refusal = read(b"DATAFLOW,HERE,TIME_PERIOD,OBS_VALUE\nI:D(1),x,2020,1\n", &Isles).unwrap_err();
        assert!(refusal.to_string().starts_with("columns REF_AREA are missing"), "{refusal}");
        let refusal = read(b"DATAFLOW,REF_AREA,TIME_PERIOD\nI:D(1),x,2020\n", &Isles).unwrap_err();
        assert!(refusal.to_string().starts_with("columns OBS_VALUE are missing"), "{refusal}");
    }
}
