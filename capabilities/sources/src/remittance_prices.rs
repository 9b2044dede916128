//! World Bank, Remittance Prices Worldwide: the averages of corridors from `DataBank`, or single services.
//!
//! In both the area is the receiving country and the counterpart the sending one, as in the remittance matrix.
//!
//! - **Corridors**: a row is a pair and a series, a column a quarter (`2011Q1 [YR2011Q1]`); the indicator is the code of
//!   the series. Titles and the day of the last update stand below the figures.
//! - **Services**: a row is the price that one firm asked in one quarter. The indicators are the columns of the total
//!   cost as printed, `cc1 total cost %` (of sending US$ 200) and `cc2 total cost %` (US$ 500); the detail is firm, payment
//!   instrument and access point. Services stay single: who wants the average of a corridor takes the mean of its
//!   observations. Where `transparent` is `no` the margin is not known and the publisher leaves the service out of
//!   averages; so do we, with the note `not-transparent`.

use std::sync::Arc;

use kernel::{Period, Severity};
use tables::Fields;

use crate::{
    Area, Areas, Findings, Kind, Reading, Refusal, Series,
    book::{About, At, Book, Numbers, period},
    text::Text,
};

/// The columns by which it is known, in each of its layouts.
pub(crate) const TELLING: [&[&str]; 2] = [
    &["Sending Countries Code", "Receiving Countries Code", "Series Code"],
    &["period", "source_code", "destination_code", "cc1 total cost %"],
];

/// What services cost.
const COSTS: [&str; 2] = ["cc1 total cost %", "cc2 total cost %"];

pub(crate) fn read(bytes: &[u8], areas: &dyn Areas) -> Result<(Reading, Findings), Refusal> {
    let mut findings = Findings::default();
    let text = Text::open(bytes, TELLING[0], &mut findings)?;
    if text.column("source_code").is_none() && text.column("destination_code").is_none() {
        return corridors(text, areas, findings);
    }
    let mut findings = Findings::default();
    let text = Text::open(bytes, TELLING[1], &mut findings)?;
    services(text, areas, findings)
}

fn corridors(text: Text, areas: &dyn Areas, findings: Findings) -> Result<(Reading, Findings), Refusal> {
    let [from, to, code] = text.require(TELLING[0].try_into().expect("three columns"))?;
    let name = |wanted| text.column(wanted);
    let (from_name, to_name) = (name("Sending Countries Name"), name("Receiving Countries Name"));
    let quarters: Vec<(usize, Period)> =
        text.names().iter().enumerate().filter_map(|(at, name)| Some((at, quarter(name)?))).collect();
    if quarters.is_empty() {
        text.require(["2020Q1 [YR2020Q1]"])?;
    }
    let text = text.filled()?;
    let mut book = Book::of_sheet(areas, findings, text.sheet());
    let title = "Remittance Prices Worldwide: average cost by corridor";
    let mut about = About::new("wb-remittance-prices", "", title, "CC BY 4.0");
    for row in text.rows() {
        let at = |column| At::new(row.line, column);
        if row.get(code).trim().is_empty() {
            footer(row, &mut about);
            continue;
        }
        book.rows += 1;
        let (Some(counterpart), Some(area)) =
            (book.area(row.get(from), at(from), find), book.area(row.get(to), at(to), find))
        else {
            continue;
        };
        let kept =
            book.list(&counterpart, from_name.map_or("", |it| row.get(it)), at(from_name.unwrap_or(from)))
                & book.list(&area, to_name.map_or("", |it| row.get(it)), at(to_name.unwrap_or(to)));
        if !kept {
            continue;
        }
        let indicator = row.get(code).trim();
        let unit = if indicator.starts_with("ATCR") { "percent" } else { "as-published" };
        let series = book.plain_series(indicator, &area, unit);
        let series = book.figures.series(Series { counterpart: Some(counterpart), ..series });
        if !book.row_once(series, quarters[0].1, row, at(from)) {
            continue;
        }
        for (column, period) in &quarters {
            let said = book.number(row.get(*column), Numbers::MEASURES, at(*column));
            book.push(series, *period, None, said, at(*column));
        }
    }
    Ok(book.finish(Kind::WbRemittancePrices, about))
}

/// `2011Q1 [YR2011Q1]`, or a year.
fn quarter(name: &str) -> Option<Period> {
    let (period, rest) = name.split_once(' ')?;
    rest.starts_with("[YR").then(|| period.parse().ok()).flatten()
}

/// What stands below the figures: the database, and the day of its last update as `month/day/year`.
fn footer(row: Fields<'_>, about: &mut About) {
    let text = row.get(0).trim();
    if let Some(name) = text.strip_prefix("Data from database:") {
        name.trim().clone_into(&mut about.revision);
    }
    if let Some(day) = text.strip_prefix("Last Updated:") {
        let parts: Vec<&str> = day.trim().split('/').collect();
        if let [month, day, year] = parts.as_slice()
            && parts.iter().all(|it| !it.is_empty() && it.bytes().all(|c| c.is_ascii_digit()))
        {
            about.edition = format!("{year}-{month:0>2}-{day:0>2}");
            about.edition_at = Some(crate::place("", row.line.saturating_sub(1), 0));
        }
    }
}

fn services(text: Text, areas: &dyn Areas, findings: Findings) -> Result<(Reading, Findings), Refusal> {
    let [time, from, to] = text.require(["period", "source_code", "destination_code"])?;
    text.require([COSTS[0], "transparent"])?;
    let costs: Vec<(usize, &str)> = COSTS.iter().filter_map(|it| Some((text.column(it)?, *it))).collect();
    let transparent = text.column("transparent").unwrap_or_default();
    let words = ["firm", "payment instrument", "access point"].map(|it| text.column(it));
    let text = text.filled()?;
    let mut book = Book::of_sheet(areas, findings, text.sheet());
    for row in text.rows() {
        let at = |column| At::new(row.line, column);
        book.rows += 1;
        let (Some(counterpart), Some(area)) =
            (book.area(row.get(from), at(from), find), book.area(row.get(to), at(to), find))
        else {
            continue;
        };
        let Some(period) = period(row.get(time)) else {
            book.tell(Severity::Error, "not-a-period", at(time), row.get(time), "2025_3Q");
            continue;
        };
        if row.get(transparent).trim().eq_ignore_ascii_case("no") {
            book.tell(Severity::Note, "not-transparent", at(transparent), row.get(transparent), "");
            continue;
        }
        let detail: Vec<&str> =
            words.iter().flatten().map(|it| row.get(*it).trim()).filter(|it| !it.is_empty()).collect();
        let detail: Option<Arc<str>> = (!detail.is_empty()).then(|| book.figures.text(&detail.join("; ")));
        for (column, indicator) in &costs {
            let series = book.plain_series(indicator, &area, "percent");
            let (counterpart, detail) = (Some(counterpart.clone()), detail.clone());
            let series = book.figures.series(Series { counterpart, detail, ..series });
            let said = book.number(row.get(*column), Numbers::MEASURES, at(*column));
            book.push(series, period, None, said, at(*column));
        }
    }
    let title = "Remittance Prices Worldwide: services";
    Ok(book.finish(
        Kind::WbRemittancePrices,
        About::new("wb-remittance-prices-services", "", title, "CC BY 4.0"),
    ))
}

/// A country by the code of the World Bank, which in a few places is not that of ISO.
pub(crate) fn find(areas: &dyn Areas, code: &str) -> Option<Area> {
    let of_iso = match code {
        "KSV" => "XKX",
        "ROM" => "ROU",
        "ZAR" => "COD",
        "TMP" => "TLS",
        "WBG" => "PSE",
        "ADO" => "AND",
        "IMY" => "IMN",
        code => code,
    };
    areas.by_code(of_iso)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::testing::{Isles, World, real};

    #[test]
    fn corridors_are_read_by_quarter_and_the_foot_names_the_edition() {
        let text = "Sending Countries Name,Sending Countries Code,Series Name,Series Code,Receiving Countries  Name,\
            Receiving Countries  Code,2011Q1 [YR2011Q1],2011Q3 [YR2011Q3]\n\
            Quillon,QUI,Cost,ATCR.CORR,Farrowmark,FMK,..,-0.5\n\
            ,,,,,,,\nData from database: Invented (Corridors),,,,,,,\nLast Updated: 2/07/2020,,,,,,,\n";
        let (reading, findings) = read(text.as_bytes(), &Isles).unwrap();
        assert_eq!(findings.counts().count(), 0, "{:?}", findings.kept());
        assert_eq!((reading.rows, reading.edition.as_str()), (1, "2020-02-07"));
        let [first, second] = reading.figures.observations.as_slice() else { panic!("two quarters") };
        assert_eq!((first.state, second.value), (crate::ValueState::Missing, Some(-0.5)));
        assert_eq!(second.period.to_string(), "2011-Q3");
        let series = reading.figures.series_of(first);
        assert_eq!(
            (series.area.clone(), series.counterpart.clone()),
            (Area::country("FMK"), Some(Area::country("QUI")))
        );
        assert_eq!((series.indicator.as_ref(), series.unit.as_ref()), ("ATCR.CORR", "percent"));
    }

    #[test]
    fn services_stay_single_and_those_that_hide_their_margin_are_left_out() {
        let text = "id,period,source_code,destination_code,firm,payment instrument,access point,cc1 total cost %,transparent,cc2 total cost %,\n\
            1,2025_3Q,QUI,FMK,Ferry Bank,Cash,Internet,9.94,yes,5,\n2,2025_3Q,QUI,FMK,Ferry Bank,Cash,Internet,9,yes,4,\n\
            3,2025_3Q,QUI,FMK,Hidden,Cash,,1,no,1,\n4,2025_5Q,QUI,FMK,Hidden,Cash,,1,yes,1,\n";
        let (reading, findings) = read(text.as_bytes(), &Isles).unwrap();
        let told: Vec<_> = findings.kept().iter().map(|it| it.kind).collect();
        assert_eq!(told, ["not-transparent", "not-a-period"]);
        assert_eq!(
            (reading.rows, reading.figures.observations.len(), reading.figures.series.len()),
            (4, 4, 2)
        );
        let series = &reading.figures.series[0];
        assert_eq!(
            (series.indicator.as_ref(), series.detail.as_deref()),
            ("cc1 total cost %", Some("Ferry Bank; Cash; Internet"))
        );
    }

    #[test]
    fn a_header_without_quarters_is_refused() {
        let text = b"Sending Countries Code,Series Code,Receiving Countries Code,2011\nQUI,A,FMK,1\n";
        assert!(
            read(text, &Isles).unwrap_err().to_string().starts_with("columns 2020Q1 [YR2020Q1] are missing")
        );
    }

    #[test]
    fn the_real_corridors_are_read_whole() {
        let Some(bytes) = real("statistics/WB_RPW_corridors_36d1ed87_Data.csv") else { return };
        let (reading, findings) = read(&bytes, &World).unwrap();
        assert_eq!(findings.counts().count(), 0, "{:?}", findings.kept());
        assert_eq!((reading.rows, reading.figures.present()), (5328, 10_417));
        assert_eq!(reading.edition, "2020-12-07");
        let kyrgyz = reading.figures.observations.iter().find(|it| {
            let series = reading.figures.series_of(it);
            series.area.code.as_ref() == "KGZ"
                && series.counterpart.as_ref().is_some_and(|it| it.code.as_ref() == "RUS")
                && it.period == Period::Quarter(2020, 3)
        });
        assert_eq!(kyrgyz.and_then(|it| it.value), Some(1.598_000_049_591_06));
    }
}
