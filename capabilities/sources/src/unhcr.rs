//! UNHCR, populations by country of origin and of asylum: three layouts of the same figures.
//!
//! | layout | columns |
//! |---|---|
//! | API | `year, coo, coo_iso, coa, coa_iso, refugees, asylum_seekers, …` |
//! | download | `Year, Country of origin (ISO), Country of asylum (ISO), Refugees under UNHCR's mandate, …`, titles above |
//! | HDX | `Year, ISO3CoO, ISO3CoA, REF, IDP, ASY, OOC, STA, VDA` |
//!
//! `coo` and `coa` are codes of UNHCR's own (`GFR` is Germany, `AUS` Austria) and are not matched by: only those of ISO
//! are. The area is the country of asylum, the counterpart the origin. Unknown origins are `XXX`, stateless persons
//! `XSTATELESS`. An origin that is no country in our list, such as `TIB`, is part of `XXX` with its code as detail.
//!
//! Figures from 1 to 4 are protected by the publisher. The Refugee Data Finder rounds them, so that its least figure
//! is 5, which is read as it stands; older downloads print `*`, which is *masked*. `-` and an empty field are
//! *missing*; 0 is zero. A file may end with a mid-year, which nothing in it shows: the edition is for a person to name.

use std::collections::HashMap;

use kernel::Severity;
use tables::Fields;

use crate::{
    Area, Areas, Findings, Kind, Reading, Refusal, Series, ValueState,
    book::{About, At, Book, Numbers, period},
    grid::squeeze,
    remainders,
    text::Text,
    undesa_long,
};

struct Layout {
    /// Year, code of origin, code of asylum.
    keys: [&'static str; 3],
    /// Their names, where printed.
    names: [&'static str; 2],
    /// Columns of figures with their indicators.
    figures: &'static [(&'static str, &'static str)],
}

const API: Layout = Layout {
    keys: ["year", "coo_iso", "coa_iso"],
    names: ["coo_name", "coa_name"],
    figures: &[
        ("refugees", "refugees"),
        ("asylum_seekers", "asylum-seekers"),
        ("returned_refugees", "returned-refugees"),
        ("idps", "idps"),
        ("returned_idps", "returned-idps"),
        ("stateless", "stateless"),
        ("ooc", "others-of-concern"),
        ("oip", "others-in-need"),
        ("hst", "host-community"),
    ],
};

const DOWNLOAD: Layout = Layout {
    keys: ["Year", "Country of origin (ISO)", "Country of asylum (ISO)"],
    names: ["Country of origin", "Country of asylum"],
    figures: &[
        ("Refugees under UNHCR's mandate", "refugees"),
        ("Refugees under UNHCR’s mandate", "refugees"),
        ("Asylum-seekers", "asylum-seekers"),
        ("Returned refugees", "returned-refugees"),
        ("IDPs of concern to UNHCR", "idps"),
        ("Returned IDPs", "returned-idps"),
        // As the publisher spelt it for years.
        ("Returned IDPss", "returned-idps"),
        ("Stateless persons", "stateless"),
        ("Others of concern", "others-of-concern"),
        ("Others of concern to UNHCR", "others-of-concern"),
        ("Other people in need of international protection", "others-in-need"),
        ("Venezuelans displaced abroad", "venezuelans-displaced-abroad"),
        ("Host Community", "host-community"),
    ],
};

const HDX: Layout = Layout {
    keys: ["Year", "ISO3CoO", "ISO3CoA"],
    names: ["", ""],
    figures: &[
        ("REF", "refugees"),
        ("ASY", "asylum-seekers"),
        ("RET", "returned-refugees"),
        ("IDP", "idps"),
        ("RDP", "returned-idps"),
        ("STA", "stateless"),
        ("OOC", "others-of-concern"),
        ("OIP", "others-in-need"),
        ("VDA", "venezuelans-displaced-abroad"),
        ("HST", "host-community"),
    ],
};

/// The columns by which it is known, in each of its layouts.
pub(crate) const TELLING: [&[&str]; 3] = [
    &["year", "coo_iso", "coa_iso", "refugees"],
    &["Year", "Country of origin (ISO)", "Country of asylum (ISO)"],
    &["Year", "ISO3CoO", "ISO3CoA"],
];

const NUMBERS: Numbers =
    Numbers { marks: &[("-", ValueState::Missing), ("*", ValueState::Masked)], ..Numbers::COUNTS };

pub(crate) fn read(bytes: &[u8], areas: &dyn Areas) -> Result<(Reading, Findings), Refusal> {
    let mut findings = Findings::default();
    let (text, layout) = open(bytes, &mut findings)?;
    let keys = text.require(layout.keys)?;
    let columns: Vec<(usize, &str)> = layout
        .figures
        .iter()
        .filter_map(|(name, indicator)| Some((text.column(name)?, *indicator)))
        .collect();
    if columns.is_empty() {
        text.require([layout.figures[0].0])?;
    }
    let text = text.filled()?;
    let known = keys.iter().copied().chain(columns.iter().map(|it| it.0)).collect::<Vec<_>>();
    let mut book = Book::of_sheet(areas, findings, text.sheet());
    tell_unread(&mut book, &text, &known);
    let names = layout.names.map(|name| text.column(name));
    let mut pairs = Pairs { keys, names, columns, series: HashMap::new() };
    for row in text.rows() {
        pairs.read(&mut book, row);
    }
    // The first line above the header says when the download was made.
    let above = text.above().next().map(|it| it.iter().collect::<Vec<_>>().join(" "));
    // Extracts for one country are no edition of the whole: the two must never be added up as if they were.
    let (dataset, title) = if layout.keys == HDX.keys {
        ("unhcr-hdx", "UNHCR populations by origin and asylum, an extract of the Humanitarian Data Exchange")
    } else {
        ("unhcr", "UNHCR Refugee Data Finder: population by origin and asylum")
    };
    let about = About {
        revision: squeeze(&above.unwrap_or_default()).chars().take(200).collect(),
        ..About::new(dataset, "", title, "CC BY 4.0")
    };
    Ok(book.finish(Kind::Unhcr, about))
}

fn open(bytes: &[u8], findings: &mut Findings) -> Result<(Text, &'static Layout), Refusal> {
    // The layout with the most of its keys is meant, so that a column that went missing is told in its words.
    let layouts = [&API, &DOWNLOAD, &HDX];
    let mut best: Option<(usize, Text, &'static Layout, Findings)> = None;
    for (layout, telling) in layouts.into_iter().zip(TELLING) {
        let mut found = Findings::default();
        let text = Text::open(bytes, telling, &mut found)?;
        let there = layout.keys.iter().filter(|key| text.column(key).is_some()).count();
        if best.as_ref().is_none_or(|(most, ..)| there > *most) {
            best = Some((there, text, layout, found));
        }
        if there == layout.keys.len() {
            break;
        }
    }
    let (_, text, layout, found) = best.expect("there is a layout");
    *findings = found;
    Ok((text, layout))
}

/// Columns that nobody reads are told, so that a new group of people is not lost in silence.
fn tell_unread(book: &mut Book<'_>, text: &Text, known: &[usize]) {
    const LABELS: [&str; 8] =
        ["coo", "coa", "coo_name", "coa_name", "coo_id", "coa_id", "Country of origin", "Country of asylum"];
    for (at, name) in text.names().iter().enumerate() {
        let label = LABELS.iter().any(|it| it.eq_ignore_ascii_case(name)) || name.is_empty();
        if !label && !known.contains(&at) {
            let place = At { row: text.header_row(), column: u32::try_from(at).unwrap_or(u32::MAX) };
            book.tell(Severity::Warning, "column-not-read", place, name, "");
        }
    }
}

struct Pairs<'a> {
    keys: [usize; 3],
    names: [Option<usize>; 2],
    columns: Vec<(usize, &'a str)>,
    /// The numbers of the series of a pair of codes.
    series: HashMap<(Box<str>, Box<str>), Vec<u32>>,
}

impl Pairs<'_> {
    fn read(&mut self, book: &mut Book<'_>, row: Fields<'_>) {
        let [year, origin, asylum] = self.keys;
        let at = |column| At::new(row.line, column);
        book.rows += 1;
        let (from, to) = (row.get(origin).trim(), row.get(asylum).trim());
        let (Some(counterpart), Some(area)) =
            (book.area(from, at(origin), find), book.area(to, at(asylum), find))
        else {
            return;
        };
        let Some(period) = period(row.get(year)) else {
            book.tell(Severity::Error, "not-a-period", at(year), row.get(year), "2020");
            return;
        };
        let name = |nth: usize| self.names[nth].map_or("", |column| row.get(column));
        let kept = book.list(&counterpart, name(0), at(self.names[0].unwrap_or(origin)))
            & book.list(&area, name(1), at(self.names[1].unwrap_or(asylum)));
        if !kept {
            return;
        }
        let key = (Box::from(from), Box::from(to));
        if !self.series.contains_key(&key) {
            let detail = remainders::inside(from).or(remainders::inside(to));
            let of = |book: &mut Book<'_>, indicator: &str| {
                let detail = detail.map(|it| book.figures.text(it));
                let series = book.plain_series(indicator, &area, "persons");
                book.figures.series(Series { counterpart: Some(counterpart.clone()), detail, ..series })
            };
            let numbers = self.columns.iter().map(|(_, indicator)| of(book, indicator)).collect();
            self.series.insert(key.clone(), numbers);
        }
        let numbers = &self.series[&key];
        if numbers.first().is_some_and(|first| !book.row_once(*first, period, row, at(origin))) {
            return;
        }
        for ((column, _), series) in self.columns.iter().zip(numbers) {
            let said = book.number(row.get(*column), NUMBERS, at(*column));
            book.push(*series, period, None, said, at(*column));
        }
    }
}

fn find(areas: &dyn Areas, code: &str) -> Option<Area> {
    if remainders::inside(code).is_some() {
        return Some(Area::remainder("XXX"));
    }
    undesa_long::find(areas, code)
}

#[cfg(test)]
mod tests {
    use std::collections::BTreeMap;

    use super::*;
    use crate::testing::{Isles, World, real};

    fn sums(reading: &Reading) -> BTreeMap<(String, i16), f64> {
        let mut sums = BTreeMap::new();
        for it in &reading.figures.observations {
            let indicator = reading.figures.series_of(it).indicator.to_string();
            *sums.entry((indicator, it.period.year())).or_insert(0.0) += it.value.unwrap_or_default();
        }
        sums
    }

    const API_TEXT: &str = "year,coo_name,coo,coo_iso,coa_name,coa,coa_iso,refugees,asylum_seekers,returned_refugees,\
        idps,returned_idps,stateless,ooc,oip,hst\n\
        2020,Farrowmark,FAR,FMK,Quillon,QLN,QUI,120,5,0,0,0,*,0,,-\n\
        2020,Stateless,STA,XXA,Quillon,QLN,QUI,0,0,0,0,0,70,0,,0\n\
        2020,Tibetan,TIB,TIB,Quillon,QLN,QUI,15,0,0,0,0,0,0,,0\n\
        2020,Unknown,UKN,UNK,Quillon,QLN,QUI,25,0,0,0,0,0,0,,0\n";

    #[test]
    fn codes_of_iso_are_matched_and_absences_kept_apart() {
        let (reading, findings) = read(API_TEXT.as_bytes(), &Isles).unwrap();
        assert_eq!(findings.counts().count(), 0);
        assert_eq!((reading.rows, reading.figures.observations.len()), (4, 36));
        let states: Vec<ValueState> = reading.figures.observations[..9].iter().map(|it| it.state).collect();
        assert_eq!((states[0], states[2]), (ValueState::Reported, ValueState::Zero));
        assert_eq!(
            (states[5], states[7], states[8]),
            (ValueState::Masked, ValueState::Missing, ValueState::Missing)
        );
        let series = reading.figures.series_of(&reading.figures.observations[0]);
        assert_eq!(
            (series.area.clone(), series.counterpart.clone()),
            (Area::country("QUI"), Some(Area::country("FMK")))
        );
        let of = |row: usize| reading.figures.series_of(&reading.figures.observations[row * 9]).clone();
        assert_eq!(of(1).counterpart, Some(Area::remainder("XSTATELESS")));
        assert_eq!((of(2).counterpart, of(2).detail.as_deref()), (Some(Area::remainder("XXX")), Some("TIB")));
        assert_eq!((of(3).counterpart, of(3).detail), (Some(Area::remainder("XXX")), None));
        assert_eq!(reading.areas.len(), 4);
    }

    #[test]
    fn the_download_has_titles_above_and_its_own_words() {
        let text = "\"Extracted from an invented finder\"\n\nNote,any\nYear,\"Country of origin\",\"Country of origin (ISO)\",\
            \"Country of asylum\",\"Country of asylum (ISO)\",\"Refugees under UNHCR's mandate\",Asylum-seekers,\"Returned IDPss\"\n\
            2019,Farrowmark,FMK,Quillon,QUI,10,-,0\n";
        let (reading, findings) = read(text.as_bytes(), &Isles).unwrap();
        assert_eq!(findings.counts().count(), 0);
        assert_eq!(reading.revision, "Extracted from an invented finder");
        let told: Vec<(String, Option<f64>)> = reading
            .figures
            .observations
            .iter()
            .map(|it| (reading.figures.series_of(it).indicator.to_string(), it.value))
            .collect();
        let expected = [("refugees", Some(10.0)), ("asylum-seekers", None), ("returned-idps", Some(0.0))];
        assert_eq!(told, expected.map(|(indicator, value)| (indicator.to_owned(), value)));
    }

    #[test]
    fn a_name_of_another_country_and_a_new_column_are_told() {
        let text =
            "year,coo_name,coo_iso,coa_name,coa_iso,refugees,climate\n2020,Quillon,FMK,Quillon,QUI,120,3\n";
        let (reading, findings) = read(text.as_bytes(), &Isles).unwrap();
        let told: Vec<_> = findings.kept().iter().map(|it| (it.kind, it.found.as_str())).collect();
        assert_eq!(told, [("column-not-read", "climate"), ("name-of-another-area", "Quillon")]);
        assert_eq!(reading.figures.observations.len(), 0);
    }

    #[test]
    fn a_drifted_header_is_told_in_the_words_of_its_layout() {
        let refusal = read(b"year,coo,coo_iso,coa,refugees\n2020,FAR,FMK,QLN,3\n", &Isles).unwrap_err();
        assert!(refusal.to_string().starts_with("columns coa_iso are missing"), "{refusal}");
        let refusal = read(b"Year,ISO3CoO,ISO3CoA,WHO\n2020,FMK,QUI,3\n", &Isles).unwrap_err();
        assert!(refusal.to_string().starts_with("columns REF are missing"), "{refusal}");
    }

    #[test]
    fn the_real_file_gives_the_published_totals() {
        let Some(bytes) = real("statistics/unhcr_population_1951_2025.csv.gz") else { return };
        let (reading, findings) = read(&bytes, &World).unwrap();
        let sums = sums(&reading);
        for (year, expected) in [(2010, 10_548_835), (2020, 20_661_846), (2024, 30_958_200)] {
            let sum = sums[&("refugees".to_owned(), year)];
            assert_eq!(sum.to_string(), expected.to_string(), "{year}");
        }
        assert_eq!((reading.rows, reading.figures.observations.len()), (138_893, 9 * 138_893));
        let told: Vec<_> = findings.counts().collect();
        assert_eq!(told, [], "{:?}", findings.kept());
    }

    #[test]
    fn the_real_extract_of_hdx_is_read_with_its_powers_of_ten() {
        let Some(bytes) = real("statistics/HDX_EndYearPopulationTotals.csv") else { return };
        let (reading, findings) = read(&bytes, &World).unwrap();
        assert_eq!((reading.rows, findings.counts().count()), (745, 0), "{:?}", findings.kept());
        let of_1e5 = reading.figures.observations.iter().filter(|it| it.value == Some(1e5)).count();
        assert!(of_1e5 >= 4);
    }
}
