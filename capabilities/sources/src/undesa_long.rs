//! Pairs of the International Migrant Stock as a long text: `origin_iso3,destination_iso3,year,male,female,total`.
//!
//! The text is made from the workbook of UN DESA by others and leaves out pairs without migrants, so that what is not
//! there may be zero or unknown. Origin `XXX` is the remainder that the publisher calls "Others"; `CHI` are the Channel
//! Islands. The area is the destination, the counterpart the origin.
//!
//! | severity | kind | what happened |
//! |---|---|---|
//! | error | `unknown-code`, `row-without-code`, `not-a-period` | the row is left out |
//! | error | `not-a-number`, `negative-value`, `row-given-twice` with other figures | the value, or the second row, is left out |
//! | warning | `sexes-do-not-add`, `not-whole` | kept |

use kernel::Severity;
use tables::Fields;

use crate::{
    Area, Areas, Findings, Kind, Reading, Refusal, Series, Sex,
    book::{About, At, Book, Numbers, period},
    remainders,
    text::Text,
};

/// The columns by which it is known.
pub(crate) const TELLING: &[&str] = &["origin_iso3", "destination_iso3", "year", "male", "female", "total"];

const SEXES: [Sex; 3] = [Sex::Male, Sex::Female, Sex::Both];

pub(crate) fn read(bytes: &[u8], areas: &dyn Areas) -> Result<(Reading, Findings), Refusal> {
    let mut findings = Findings::default();
    let text = Text::open(bytes, TELLING, &mut findings)?;
    let columns = text.require(["origin_iso3", "destination_iso3", "year", "male", "female", "total"])?;
    let text = text.filled()?;
    let mut book = Book::of_sheet(areas, findings, text.sheet());
    for row in text.rows() {
        read_row(&mut book, row, columns);
    }
    let title = "International Migrant Stock, by destination and origin";
    Ok(book.finish(Kind::UndesaLong, About::new("undesa-long", "", title, "")))
}

fn read_row(book: &mut Book<'_>, row: Fields<'_>, columns: [usize; 6]) {
    let [origin, destination, year, male, ..] = columns;
    let at = |column| At::new(row.line, column);
    book.rows += 1;
    let (Some(counterpart), Some(area)) = (
        book.area(row.get(origin), at(origin), find),
        book.area(row.get(destination), at(destination), find),
    ) else {
        return;
    };
    let Some(period) = period(row.get(year)) else {
        book.tell(Severity::Error, "not-a-period", at(year), row.get(year), "2020");
        return;
    };
    book.list(&area, "", at(destination));
    let series = SEXES.map(|sex| {
        let series = book.plain_series("migrant-stock-by-origin", &area, "persons");
        book.figures.series(Series { counterpart: Some(counterpart.clone()), sex, ..series })
    });
    if !book.row_once(series[0], period, row, at(origin)) {
        return;
    }
    let mut values = [None; 3];
    for (nth, series) in series.into_iter().enumerate() {
        let column = columns[3 + nth];
        let said = book.number(row.get(column), Numbers::COUNTS, at(column));
        book.push(series, period, None, said, at(column));
        values[nth] = said.0;
    }
    if let [Some(men), Some(women), Some(all)] = values
        && (men + women - all).abs() > 1.0
    {
        book.tell(
            Severity::Warning,
            "sexes-do-not-add",
            at(male),
            &all.to_string(),
            &(men + women).to_string(),
        );
    }
}

/// A country by its code of three letters, or a remainder.
pub(crate) fn find(areas: &dyn Areas, code: &str) -> Option<Area> {
    remainders::of(code).or_else(|| areas.by_code(code))
}

#[cfg(test)]
mod tests {
    use std::collections::BTreeMap;

    use super::*;
    use crate::testing::{Isles, World, real};

    const HEADER: &str = "origin_iso3,destination_iso3,year,male,female,total\n";

    fn found(text: &str) -> (Reading, Vec<(&'static str, String)>) {
        let (reading, findings) = read(text.as_bytes(), &Isles).unwrap();
        let told = findings.kept().iter().map(|it| (it.kind, it.place.cell.clone().unwrap_or_default()));
        let told = told.collect();
        (reading, told)
    }

    #[test]
    fn a_pair_has_its_destination_as_area_and_its_origin_as_counterpart() {
        let (reading, told) = found(&format!("{HEADER}QUI,FMK,2020,3,4,7\nXXX,FMK,2020,0,2,2\n"));
        assert!(told.is_empty());
        assert_eq!(
            (reading.rows, reading.figures.observations.len(), reading.figures.series.len()),
            (2, 6, 6)
        );
        let total = reading.figures.observations[2];
        let series = reading.figures.series_of(&total);
        assert_eq!((series.area.code.as_ref(), series.sex, total.value), ("FMK", Sex::Both, Some(7.0)));
        assert_eq!(series.counterpart, Some(Area::country("QUI")));
        assert_eq!((total.row, total.column), (1, 5));
        let rest = reading.figures.series_of(&reading.figures.observations[5]);
        assert_eq!(rest.counterpart, Some(Area::remainder("XXX")));
        assert_eq!(reading.figures.observations[3].state, crate::ValueState::Zero);
    }

    #[test]
    fn what_is_wrong_is_told_and_the_rest_is_kept() {
        let rows = "QQQ,FMK,2020,1,1,2\nQUI,FMK,soon,1,1,2\nQUI,FMK,2020,one,1,2\nQUI,FMK,2020,5,1,2\n\
                    QUI,NAM,2020,9,9,2\nQUI,NAM,2015,-1,3,2\n,NAM,2020,1,1,2\n";
        let (reading, told) = found(&format!("{HEADER}{rows}"));
        let told: Vec<(&str, &str)> = told.iter().map(|(kind, cell)| (*kind, cell.as_str())).collect();
        let expected = [
            ("unknown-code", "A2"),
            ("not-a-period", "C3"),
            ("not-a-number", "D4"),
            ("row-given-twice", "A5"),
            ("sexes-do-not-add", "D6"),
            ("negative-value", "D7"),
            ("row-without-code", "A8"),
        ];
        assert_eq!(told, expected);
        assert_eq!((reading.rows, reading.figures.observations.len()), (7, 9));
    }

    #[test]
    fn a_column_that_is_not_there_is_named() {
        let refusal =
            read(b"origin_iso3,destination_iso3,year,men,women,total\nQUI,FMK,2020,1,1,2\n", &Isles);
        assert!(refusal.unwrap_err().to_string().starts_with("columns male, female are missing"));
    }

    #[test]
    fn the_real_pairs_add_up_to_the_world() {
        let Some(bytes) = real("statistics/undesa_ims2020_bilateral_by_sex_long.csv") else { return };
        let (reading, findings) = read(&bytes, &World).unwrap();
        assert_eq!((reading.rows, reading.figures.observations.len()), (77_157, 3 * 77_157));
        assert_eq!(findings.counts().collect::<Vec<_>>(), []);
        let mut sums = BTreeMap::new();
        let mut pairs = BTreeMap::new();
        for it in &reading.figures.observations {
            let series = reading.figures.series_of(it);
            if series.sex == Sex::Both {
                *sums.entry(it.period.year()).or_insert(0.0) += it.value.unwrap();
                let origin = series.counterpart.as_ref().unwrap().code.to_string();
                pairs.insert((origin, series.area.code.to_string(), it.period.year()), it.value.unwrap());
            }
        }
        let world =
            [152_986_157, 161_289_976, 173_230_585, 191_446_828, 220_983_187, 247_958_644, 280_598_105];
        let expected: Vec<f64> = world.into_iter().map(f64::from).collect();
        assert_eq!(sums.into_values().collect::<Vec<f64>>(), expected);
        let pair = |from: &str, to: &str| pairs[&(from.to_owned(), to.to_owned(), 2020)].to_string();
        assert_eq!((pair("MEX", "USA"), pair("BGD", "IND")), ("10853105".to_owned(), "2488471".to_owned()));
    }
}
