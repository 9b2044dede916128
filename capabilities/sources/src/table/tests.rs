use std::fmt::Write as _;

use super::{Codes, ColumnKind, Given, Mapping, Values, read_mapped, suggest};
use crate::{
    Area, Reading, Refusal, Sex, ValueState,
    testing::{Isles, World, real},
};

/// A mapping of a long table `code,t,v`.
fn long() -> Mapping {
    Mapping {
        dataset: "invented".to_owned(),
        area: "code".to_owned(),
        time: "t".to_owned(),
        value: "v".to_owned(),
        indicator: Some(Given::Constant("stock".to_owned())),
        unit: Some(Given::Constant("persons".to_owned())),
        ..Mapping::default()
    }
}

fn told(text: &str, mapping: &Mapping) -> (Reading, Vec<(&'static str, String)>) {
    let (reading, findings) = read_mapped(text.as_bytes(), mapping, &Isles).unwrap();
    let told = findings.kept().iter().map(|it| (it.kind, it.found.clone())).collect();
    (reading, told)
}

#[test]
fn a_long_table_is_read_as_the_mapping_says() {
    let mapping = Mapping { missing: vec!["NA".to_owned()], masked: vec!["*".to_owned()], ..long() };
    let (reading, told) = told(
        "A title\n\nt,code,v\n2020,FMK,5\n2021,FMK,NA\n2022,FMK,*\n2020,QQQ,5\n2023,FMK,5 000\n",
        &mapping,
    );
    assert_eq!(told, [("unknown-code", "QQQ".to_owned()), ("not-a-number", "5 000".to_owned())]);
    let states: Vec<_> = reading.figures.observations.iter().map(|it| it.state).collect();
    assert_eq!(states, [ValueState::Reported, ValueState::Missing, ValueState::Masked, ValueState::Missing]);
    assert_eq!(
        (reading.rows, reading.dataset.as_str(), reading.figures.observations[0].row),
        (5, "invented", 3)
    );
}

#[test]
fn years_may_be_columns_and_sexes_too() {
    let mapping = Mapping { time: String::new(), value: String::new(), wide: true, ..long() };
    let (reading, _) = told("code,2020,2021 [YR2021],note\nFMK,5,..,x\n", &mapping);
    let periods: Vec<_> = reading.figures.observations.iter().map(|it| it.period.to_string()).collect();
    assert_eq!(periods, ["2020", "2021"]);
    let column =
        |column: &str, sex| Values { column: column.to_owned(), sex: Some(sex), ..Values::default() };
    let values = vec![column("men", Sex::Male), column("women", Sex::Female)];
    let mapping = Mapping { value: String::new(), values, ..long() };
    let (reading, told) = told("code,t,men,women\nFMK,2020,5,6\nFMK,2020,5,7\n", &mapping);
    assert_eq!(told.iter().map(|it| it.0).collect::<Vec<_>>(), ["row-given-twice", "row-given-twice"]);
    assert_eq!(reading.figures.series.iter().map(|it| it.sex).collect::<Vec<_>>(), [Sex::Male, Sex::Female]);
}

#[test]
fn nothing_is_multiplied_and_mixed_units_are_told() {
    let mapping = Mapping { unit: Some(Given::Column("unit".to_owned())), ..long() };
    let (reading, told) = told("code,t,v,unit\nFMK,2020,5,persons\nQUI,2020,5,thousand-persons\n", &mapping);
    assert_eq!(told, [("mixed-units", "thousand-persons".to_owned())]);
    assert_eq!(reading.figures.series[1].unit.as_ref(), "thousand-persons");
    let mapping = Mapping { value: "Stock (in thousands)".to_owned(), ..long() };
    let (_, told) = self::told("code,t,Stock (in thousands)\nFMK,2020,5\nFMK,2021,5100\n", &mapping);
    assert_eq!(
        told,
        [("unit-in-header", "Stock (in thousands)".to_owned()), ("thousandfold", "5100".to_owned())]
    );
}

#[test]
fn codes_are_those_of_the_system_and_a_decision_of_a_person_is_kept() {
    let areas = [("Farrow Mark".to_owned(), "FMK".to_owned()), ("Total".to_owned(), "-".to_owned())].into();
    let mapping = Mapping { codes: Codes::M49, areas, ..long() };
    let (reading, told) = told(
        "code,t,v\n9001,2020,1\nFarrow Mark,2021,2\nTotal,2020,3\nQuillon,2020,4\n900,2020,9\n",
        &mapping,
    );
    assert_eq!(told, [("unknown-code", "Quillon".to_owned())]);
    assert_eq!(reading.figures.observations.len(), 3);
    assert_eq!(reading.figures.series[1].area, Area::aggregate("m49", "900"));
}

#[test]
fn a_mapping_must_be_whole_and_fit_the_file() {
    let refusal =
        read_mapped(b"code,t,v\nFMK,2020,1\n", &Mapping { unit: None, ..long() }, &Isles).unwrap_err();
    assert_eq!(refusal, Refusal::MappingIncomplete { lacks: vec!["unit"] });
    let refusal = read_mapped(b"code,year,v\nFMK,2020,1\n", &long(), &Isles).unwrap_err();
    assert_eq!(refusal.to_string(), "columns t are missing; the columns are code, year, v");
    assert_eq!(
        Mapping::default().lacks(),
        ["dataset", "area", "value", "time", "indicator", "unit"],
        "an empty mapping lacks everything"
    );
}

#[test]
fn tables_on_single_persons_are_refused() {
    for text in [
        "code,t,v,Date de naissance\nFMK,2020,1,x\n",
        "code,t,v,رقم الهاتف\nFMK,2020,1,x\n",
        "code,t,v,name\nFMK,2020,1,Ann Ferrow\nFMK,2021,1,Bo Quill\n",
    ] {
        assert_eq!(
            read_mapped(text.as_bytes(), &long(), &Isles).unwrap_err().slug(),
            "person-level",
            "{text}"
        );
        assert_eq!(suggest(text.as_bytes(), &Isles).unwrap_err().slug(), "person-level", "{text}");
    }
    assert!(read_mapped(b"code,t,v,name\nFMK,2020,1,Farrowmark\n", &long(), &Isles).is_ok());
}

#[test]
fn a_mapping_is_proposed_from_all_rows() {
    let mut text = String::from("Some title\ndestination,origin iso3,sex,year,stock,ref\n");
    for year in 1990..2020 {
        writeln!(text, "FMK,QUI,male,{year},1.5,01\nQUI,FMK,female,{year},2,02").unwrap();
    }
    text.push_str("NAM,FMK,both,2020,NA,10\n");
    let (mapping, columns) = suggest(text.as_bytes(), &Isles).unwrap();
    assert_eq!((mapping.area.as_str(), mapping.counterpart.as_str()), ("destination", "origin iso3"));
    assert_eq!((mapping.time.as_str(), mapping.value.as_str()), ("year", "stock"));
    assert_eq!(
        (mapping.sex, mapping.missing),
        (Some(Given::Column("sex".to_owned())), vec!["NA".to_owned()])
    );
    let kinds: Vec<_> = columns.iter().map(|it| it.kind).collect();
    let text = ColumnKind::Text;
    assert_eq!(kinds, [text, text, text, ColumnKind::Time, ColumnKind::Number, ColumnKind::Code]);
    let odd = format!("code,t,v\n{}FMK,2020,many\n", "FMK,2019,5\n".repeat(9));
    let (_, columns) = suggest(odd.as_bytes(), &Isles).unwrap();
    assert_eq!((columns[2].kind, columns[2].first_odd), (text, Some(11)));
}

#[test]
fn a_mapping_is_written_and_read_back() {
    let mapping = Mapping {
        units: [("stock".to_owned(), "persons".to_owned())].into(),
        values: vec![Values {
            column: "a".to_owned(),
            period: Some("2020-Q3".parse().unwrap()),
            ..Values::default()
        }],
        ..long()
    };
    let json = serde_json::to_string(&mapping).unwrap();
    assert_eq!(serde_json::from_str::<Mapping>(&json).unwrap(), mapping);
    let toml = toml::to_string(&mapping).unwrap();
    assert_eq!(toml::from_str::<Mapping>(&toml).unwrap(), mapping);
    let short = "dataset = \"x\"\narea = \"iso\"\ncodes = \"m49\"\nindicator = { column = \"var\" }\n";
    assert_eq!(toml::from_str::<Mapping>(short).unwrap().indicator, Some(Given::Column("var".to_owned())));
    assert!(toml::from_str::<Mapping>("areea = \"iso\"\n").is_err());
}

#[test]
fn the_real_long_table_is_read_with_a_proposed_mapping() {
    let Some(bytes) = real("statistics/indicators_long_1990_2023.csv") else { return };
    let (mapping, _) = suggest(&bytes, &World).unwrap();
    assert_eq!(mapping.lacks(), ["dataset", "unit"]);
    let units = [("remin", "usd"), ("remout", "usd"), ("pop", "persons"), ("nmig", "persons")];
    let units = units.map(|(indicator, unit)| (indicator.to_owned(), unit.to_owned())).into();
    let mapping = Mapping { dataset: "long".to_owned(), units, ..mapping };
    let (reading, findings) = read_mapped(&bytes, &mapping, &World).unwrap();
    let errors = findings.counts().filter(|it| it.0 == kernel::Severity::Error).count();
    assert_eq!((reading.rows, errors), (68_478, 0), "{:?}", findings.kept());
    let india = reading.figures.observations.iter().find(|it| {
        let series = reading.figures.series_of(it);
        (series.indicator.as_ref(), series.area.code.as_ref(), it.period.year()) == ("remin", "IND", 2019)
    });
    assert_eq!(india.and_then(|it| it.value).map(f64::round), Some(83_332_078_002.0));
}

#[test]
fn a_million_columns_are_refused_by_their_number() {
    let mut text = "code,t,v".to_owned();
    for column in 0..1_000_000 {
        write!(text, ",c{column}").unwrap();
    }
    text.push_str("\nFMK,2020,5\n");
    for refusal in [
        suggest(text.as_bytes(), &Isles).unwrap_err(),
        read_mapped(text.as_bytes(), &long(), &Isles).unwrap_err(),
        crate::recognise(text.as_bytes()).unwrap_err(),
    ] {
        assert_eq!(refusal.slug(), "too-many-columns");
        assert!(refusal.to_string().contains("2000"), "{refusal}");
    }
}

#[test]
fn a_formula_without_a_value_is_told_and_its_column_is_still_one_of_numbers() {
    use crate::testing::{NO_RESULT, without_results};
    let mut book = rust_xlsxwriter::Workbook::new();
    let sheet = book.add_worksheet();
    for (row, (code, value)) in [("FMK", "5"), ("QUI", "7"), ("NAM", NO_RESULT)].into_iter().enumerate() {
        let row = u32::try_from(row).unwrap() + 1;
        sheet.write(row, 0, code).unwrap();
        sheet.write(row, 1, 2020).unwrap();
        if value == NO_RESULT {
            sheet.write(row, 2, rust_xlsxwriter::Formula::new("=C2+C3").set_result(NO_RESULT)).unwrap();
        } else {
            sheet.write(row, 2, value.parse::<f64>().unwrap()).unwrap();
        }
    }
    for (column, name) in ["code", "t", "v"].into_iter().enumerate() {
        sheet.write(0, u16::try_from(column).unwrap(), name).unwrap();
    }
    let bytes = without_results(&book.save_to_buffer().unwrap());
    let (mapping, columns) = suggest(&bytes, &Isles).unwrap();
    assert_eq!((mapping.value.as_str(), columns[2].kind), ("v", ColumnKind::Number));
    let mapping = Mapping { sheet: String::new(), ..long() };
    let (reading, findings) = read_mapped(&bytes, &mapping, &Isles).unwrap();
    let told: Vec<_> = findings.kept().iter().map(|it| (it.kind, it.place.cell.clone().unwrap())).collect();
    assert_eq!(told, [("formula-without-value", "C4".to_owned())]);
    assert_eq!(reading.figures.observations[2].state, ValueState::Missing);
}

#[test]
fn a_value_that_begins_with_zero_is_told_and_a_code_that_does_is_none() {
    let (reading, told) = told("code,t,v\nFMK,2020,01\nQUI,2020,0.5\nNAM,2020,0\n", &long());
    assert_eq!(told, [("leading-zero", "01".to_owned())]);
    assert_eq!(reading.figures.observations[0].value, Some(1.0));
    let text = "m49 code,t,v\n0900,2020,5\n9001,2020,6\n";
    let (mapping, columns) = suggest(text.as_bytes(), &Isles).unwrap();
    assert_eq!((mapping.codes, mapping.area.as_str()), (Codes::M49, "m49 code"));
    assert_eq!((mapping.value.as_str(), columns[0].kind), ("v", ColumnKind::Code));
}

#[test]
fn a_table_with_names_alone_proposes_them_and_matches_none() {
    let text = "country,t,v\nFarrowmark,2020,5\nQuillon,2020,6\nElsewhere,2020,7\n";
    let (mapping, _) = suggest(text.as_bytes(), &Isles).unwrap();
    assert_eq!(mapping.area, "country");
    let mapping = Mapping { area: "country".to_owned(), ..long() };
    let (reading, findings) = read_mapped(text.as_bytes(), &mapping, &Isles).unwrap();
    assert!(reading.figures.observations.is_empty());
    let told: Vec<_> = findings.kept().iter().map(|it| (it.kind, it.expected.as_str())).collect();
    assert_eq!(told, [("unknown-code", "FMK"), ("unknown-code", "QUI"), ("unknown-code", "")]);
}

#[test]
fn times_are_read_as_the_mapping_says_and_a_sum_may_be_meant() {
    let areas = [("All".to_owned(), "m49:900".to_owned())].into();
    let mapping = Mapping { time_form: super::TimeForm::DayFirst, areas, ..long() };
    let (reading, told) = told("code,t,v\nFMK,31/12/2020,5\nAll,31/12/2020,9\nQUI,2020,1\n", &mapping);
    assert_eq!(told, [("not-a-period", "2020".to_owned())]);
    assert_eq!(reading.figures.observations[0].period.to_string(), "2020-12");
    assert_eq!(reading.figures.series[1].area, Area::aggregate("m49", "900"));
    let (mapping, _) = suggest(b"code,date,v\nFMK,31/12/2020,5\n", &Isles).unwrap();
    assert_eq!((mapping.time.as_str(), mapping.time_form), ("date", super::TimeForm::DayFirst));
}
