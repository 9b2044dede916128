use rust_xlsxwriter::{ExcelDateTime, Format, Workbook};

use super::*;
use crate::{
    AreaKind, ValueState,
    testing::{Isles, World, real},
};

const DOWNLOAD: &str = "\u{feff}\"Data Source\",\"World Development Indicators\",\n\n\
    \"Last Updated Date\",\"2021-09-15\",\n\n\
    \"Country Name\",\"Country Code\",\"Indicator Name\",\"Indicator Code\",\"2018\",\"2019\",\"2020\",\n\
    \"Farrowmark\",\"FMK\",\"Remittances, paid (current US$)\",\"BM.TRF.PWKR.CD.DT\",\"\",\"0\",\"1.5e6\",\n\
    \"Arab World\",\"ARB\",\"Remittances, paid (current US$)\",\"BM.TRF.PWKR.CD.DT\",\"1\",\"2\",\"3\",\n\
    \"Namaqua\",\"NAM\",\"Remittances, paid (current US$)\",\"BM.TRF.PWKR.CD.DT\",\"4\",\"..\",\"NA\",\n\
    \"Namaqua\",\"NA\",\"Remittances, paid (current US$)\",\"BM.TRF.PWKR.CD.DT\",\"4\",\"5\",\"6\",\n\
    \"Quillon\",\"FMK\",\"Remittances, paid (current US$)\",\"BM.TRF.PWKR.CD.DT\",\"4\",\"5\",\"6\",\n\
    \"Quillon\",\"\",\"Remittances, paid (current US$)\",\"BM.TRF.PWKR.CD.DT\",\"4\",\"5\",\"6\",\n";

const DATABANK: &str = "Country Name,Country Code,Series Name,Series Code,2011 [YR2011],2012 [YR2012]\n\
    Farrowmark,FMK,Net migration,SM.POP.NETM,-12,..\n\
    Farrowmark,FMK,\"Population, total\",SP.POP.TOTL,1000,1010\n\
    World,WLD,\"Population, total\",SP.POP.TOTL,9000,9010\n\
    Farrowmark,FMK,\"Population, total\",SP.POP.TOTL,1000,1011\n\
    ,,,,,\n\
    Data from database: World Development Indicators,,,,,\n\
    Last Updated: 12/07/2020,,,,,\n";

type Seen = (String, Option<f64>, ValueState);

fn seen(reading: &Reading) -> Vec<Seen> {
    let figures = &reading.figures;
    let one = |it: &crate::Observation| {
        let series = figures.series_of(it);
        (format!("{} {} {}", series.indicator, series.area.code, it.period), it.value, it.state)
    };
    figures.observations.iter().map(one).collect()
}

fn told(findings: &Findings) -> String {
    let kept = findings.kept().iter();
    let one = |it: &kernel::Finding| {
        let cell = it.place.cell.clone().unwrap_or_default();
        format!("{} {} {cell}: {} | {}", it.severity, it.kind, it.found, it.expected)
    };
    kept.map(one).collect::<Vec<_>>().join("\n")
}

#[test]
fn a_download_is_read_below_its_preamble() {
    use ValueState::{Missing, Reported, Zero};
    let (reading, findings) = crate::read(None, DOWNLOAD.as_bytes(), &Isles).unwrap();
    assert_eq!(reading.dataset, "wdi-bm-trf-pwkr-cd-dt");
    assert_eq!((reading.edition.as_str(), reading.rows), ("2021-09-15", 6));
    assert_eq!(reading.title, "Remittances, paid (current US$)");
    assert_eq!(reading.figures.series[0].unit.as_ref(), "current-usd");
    assert_eq!(reading.figures.series[1].area, Area { code: "wb:ARB".into(), kind: AreaKind::Aggregate });
    let first = &reading.figures.observations[2];
    assert_eq!((first.row, first.column), (5, 6), "a line of the text and a field, counted from 0");
    let paid = |area: &str| -> Vec<(Option<f64>, ValueState)> {
        let of = |it: &Seen| it.0.contains(area);
        seen(&reading).into_iter().filter(of).map(|it| (it.1, it.2)).collect()
    };
    assert_eq!(paid("FMK"), [(None, Missing), (Some(0.0), Zero), (Some(1.5e6), Reported)]);
    assert_eq!(paid("NAM"), [(Some(4.0), Reported), (None, Missing), (None, Missing)]);
    insta::assert_snapshot!(told(&findings));
}

#[test]
fn a_query_of_databank_has_several_series_and_its_day_below() {
    let (reading, findings) = crate::read(None, DATABANK.as_bytes(), &Isles).unwrap();
    assert_eq!((reading.dataset.as_str(), reading.edition.as_str()), ("wdi", "2020-12-07"));
    assert_eq!(reading.title, "World Development Indicators");
    assert_eq!(
        seen(&reading).iter().map(|it| (it.0.as_str(), it.1)).collect::<Vec<_>>(),
        [
            ("SM.POP.NETM FMK 2011", Some(-12.0)),
            ("SM.POP.NETM FMK 2012", None),
            ("SP.POP.TOTL FMK 2011", Some(1000.0)),
            ("SP.POP.TOTL FMK 2012", Some(1010.0)),
            ("SP.POP.TOTL wb:WLD 2011", Some(9000.0)),
            ("SP.POP.TOTL wb:WLD 2012", Some(9010.0)),
        ]
    );
    assert_eq!(told(&findings), "error row-given-twice B5: FMK | 3");
}

/// The workbook of a download; the second series is a sum that only its own list of countries tells.
fn workbook() -> Vec<u8> {
    let mut book = Workbook::new();
    let data = book.add_worksheet();
    data.set_name("Data").unwrap();
    data.write_string(0, 0, "Data Source")
        .unwrap()
        .write_string(0, 1, "World Development Indicators")
        .unwrap();
    let day = ExcelDateTime::from_ymd(2021, 9, 15).unwrap();
    let format = Format::new().set_num_format("yyyy-mm-dd");
    data.write_string(1, 0, "Last Updated Date").unwrap().write_with_format(1, 1, &day, &format).unwrap();
    let header = ["Country Name", "Country Code", "Indicator Name", "Indicator Code", "2019", "2020"];
    for (column, text) in (0..).zip(header) {
        data.write_string(3, column, text).unwrap();
    }
    for (row, (name, code)) in (4..).zip([("Farrowmark", "FMK"), ("The other isles", "OTI")]) {
        let texts = [name, code, "Remittances, received (% of GDP)", "BX.TRF.PWKR.DT.GD.ZS"];
        for (column, text) in (0..).zip(texts) {
            data.write_string(row, column, text).unwrap();
        }
        data.write_number(row, 4, 2.5).unwrap();
    }
    data.write_string(5, 5, "01").unwrap();
    let about = book.add_worksheet();
    about.set_name("Metadata - Countries").unwrap();
    for (row, [code, region]) in (0..).zip([["Country Code", "Region"], ["FMK", "Isles"], ["OTI", ""]]) {
        about.write_string(row, 0, code).unwrap().write_string(row, 1, region).unwrap();
    }
    book.save_to_buffer().unwrap()
}

#[test]
fn the_workbook_of_a_download_is_read_alike() {
    let (reading, findings) = crate::read(None, &workbook(), &Isles).unwrap();
    assert_eq!(
        (reading.dataset.as_str(), reading.edition.as_str()),
        ("wdi-bx-trf-pwkr-dt-gd-zs", "2021-09-15")
    );
    assert_eq!(reading.figures.sheets, ["Data".into()]);
    assert_eq!(reading.figures.series[0].unit.as_ref(), "percent-of-gdp");
    assert_eq!(reading.figures.series[1].area.code.as_ref(), "wb:OTI");
    assert_eq!(
        seen(&reading).iter().map(|it| it.1).collect::<Vec<_>>(),
        [Some(2.5), None, Some(2.5), Some(1.0)]
    );
    assert_eq!(told(&findings), "warning number-as-text F6: 01 | ");
}

#[test]
fn a_download_without_its_codes_is_told_which_column_is_missing() {
    let text = DOWNLOAD.replace("\"Country Code\"", "\"Land\"");
    let refusal = crate::read(Some(Kind::Wdi), text.as_bytes(), &Isles).unwrap_err();
    let Refusal::ColumnsMissing { missing, .. } = &refusal else { panic!("{refusal}") };
    assert_eq!(missing, &["Country Code"]);
    let refusal = crate::read(None, text.as_bytes(), &Isles).unwrap_err();
    assert_eq!(refusal.slug(), "not-recognised");
    let text = DOWNLOAD.replace("\"2019\"", "\"2018\"");
    let refusal = crate::read(None, text.as_bytes(), &Isles).unwrap_err();
    assert_eq!(refusal.slug(), "header-differs", "a year that stands twice cannot be told apart");
}

#[test]
fn former_codes_of_the_world_bank_are_known() {
    for (code, now) in
        [("ROM", "ROU"), ("ZAR", "COD"), ("WBG", "PSE"), ("KSV", "XKX"), ("CHI", "CHI"), ("NAM", "NAM")]
    {
        assert_eq!(area_of(&World, code), Some(Area::country(now)), "{code}");
    }
    assert_eq!(area_of(&World, "NA"), None);
    assert_eq!(area_of(&World, "NAC"), Some(Area::aggregate("wb", "NAC")));
}

#[test]
fn no_country_has_the_code_of_a_sum() {
    use crate::Areas as _;
    for code in AGGREGATES.iter() {
        assert_eq!(World.by_code(code), None, "{code}");
    }
    assert!(AGGREGATES.len() > 40 && AGGREGATES.iter().all(|it| it.len() == 3));
}

#[test]
fn units_are_read_from_the_names_of_indicators() {
    for (name, unit) in [
        ("Personal remittances, paid (current US$)", Some("current-usd")),
        ("Personal remittances, received (% of GDP)", Some("percent-of-gdp")),
        ("GDP per capita, PPP (constant 2017 international $)", Some("constant-2017-international-dollars")),
        (
            "Unemployment, total (% of total labor force) (modeled ILO estimate)",
            Some("percent-of-total-labor-force"),
        ),
        ("Mortality rate, infant (per 1,000 live births)", Some("per-1000-live-births")),
        ("Average transaction cost of sending remittances from a specific country (%)", Some("percent")),
        ("Life expectancy at birth, total (years)", Some("years")),
        ("Net migration", None),
        ("Land area (estimate)", None),
    ] {
        assert_eq!(unit_of(name).as_deref(), unit, "{name}");
    }
}

#[test]
fn days_of_spreadsheets_and_of_databank_become_days_of_the_calendar() {
    assert_eq!(day_of(44_454.0).as_deref(), Some("2021-09-15"));
    assert_eq!(day_of(36_526.0).as_deref(), Some("2000-01-01"));
    assert_eq!(day_of(43_890.0).as_deref(), Some("2020-02-29"));
    assert_eq!(day_of(-5.0), None);
    assert_eq!(iso("12/07/2020"), "2020-12-07");
    assert_eq!(iso("2021-09-15"), "2021-09-15");
}

#[test]
fn the_real_download_is_read_whole() {
    let Some(bytes) = real("statistics/API_BM.TRF.PWKR.CD.DT_DS2_en_csv_v2_3012027.csv") else { return };
    let (reading, findings) = crate::read(None, &bytes, &World).unwrap();
    assert_eq!((reading.dataset.as_str(), reading.edition.as_str()), ("wdi-bm-trf-pwkr-cd-dt", "2021-09-15"));
    let count = |kind| reading.areas.iter().filter(|it| it.area.kind == kind).count();
    assert_eq!((count(AreaKind::Country), count(AreaKind::Aggregate), reading.rows), (217, 49, 266));
    assert_eq!(reading.figures.observations.len(), 266 * 61);
    assert_eq!(findings.counts().count(), 0);
    let all = seen(&reading);
    let aruba = all.iter().find(|it| it.0 == "BM.TRF.PWKR.CD.DT ABW 2020").unwrap();
    assert_eq!(aruba.1, Some(94_892_760.445_144_6));
}
