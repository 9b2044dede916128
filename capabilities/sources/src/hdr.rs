//! UNDP, Human Development Report: the composite indices of all years in one wide text.
//!
//! A row is a country or a sum, a column `<stem>_<year>`; the stem is the indicator, as printed. Stems that end in `_f`
//! or `_m` have their sex besides. Ranks and groups have the units `rank` and `group`, so that nobody computes with
//! them; the words `hdicode` and `region` are the note of the area. Sums have codes such as `ZZA.VHHD` and become
//! `hdr:ZZA.VHHD`. Editions before 2025 are stored as Latin-1 or as UTF-8; both are found out.
//!
//! The edition is the year of the rank, `hdi_rank_2022`.

use kernel::{Period, Severity};
use tables::Fields;

use crate::{
    Area, Areas, Findings, Kind, Reading, Refusal, Series, Sex,
    book::{About, At, Book, Numbers},
    text::Text,
};

/// The columns by which it is known.
pub(crate) const TELLING: &[&str] = &["iso3", "country", "hdicode", "region"];

/// Units by the beginning of a stem; the first that fits.
const UNITS: [(&str, &str); 30] = [
    ("hdi_rank", "rank"),
    ("gii_rank", "rank"),
    ("rankdiff", "ranks"),
    ("gdi_group", "group"),
    ("diff_", "percent"),
    ("hdi", "index"),
    ("ihdi", "index"),
    ("gdi", "index"),
    ("gii", "index"),
    ("phdi", "index"),
    ("le", "years"),
    ("eys", "years"),
    ("mys", "years"),
    ("gnipc", "ppp-usd-per-person"),
    ("gni_pc", "ppp-usd-per-person"),
    ("coef_ineq", "percent"),
    ("loss", "percent"),
    ("ineq_le", "percent"),
    ("ineq_edu", "percent"),
    ("ineq_inc", "percent"),
    ("mmr", "per-100000-live-births"),
    ("abr", "per-1000-women"),
    ("se_f", "percent"),
    ("se_m", "percent"),
    ("pr_f", "percent"),
    ("pr_m", "percent"),
    ("lfpr", "percent"),
    ("co2_prod", "tonnes-per-person"),
    ("mf", "tonnes-per-person"),
    ("pop_total", "million-persons"),
];

struct Column {
    at: usize,
    stem: String,
    year: i16,
    unit: &'static str,
    sex: Sex,
}

pub(crate) fn read(bytes: &[u8], areas: &dyn Areas) -> Result<(Reading, Findings), Refusal> {
    let mut findings = Findings::default();
    let text = Text::open(bytes, TELLING, &mut findings)?;
    let keys = text.require(["iso3", "country", "hdicode", "region"])?;
    let columns: Vec<Column> =
        text.names().iter().enumerate().filter_map(|(at, name)| column(at, name)).collect();
    if !columns.iter().any(|it| it.stem == "hdi") {
        text.require(["hdi_1990"])?;
    }
    let text = text.filled()?;
    let mut book = Book::of_sheet(areas, findings, text.sheet());
    tell_odd_columns(&mut book, &text, &columns, keys);
    for row in text.rows() {
        read_row(&mut book, row, keys, &columns);
    }
    let rank = columns.iter().find(|it| it.stem == "hdi_rank");
    let edition = rank.map(|it| it.year.to_string());
    let edition_at = rank
        .map(|it| crate::place(text.sheet(), text.header_row(), u32::try_from(it.at).unwrap_or(u32::MAX)));
    let title = "Human Development Report: composite indices, complete time series";
    let about =
        About { edition_at, ..About::new("hdr", edition.unwrap_or_default(), title, "CC BY 3.0 IGO") };
    Ok(book.finish(Kind::Hdr, about))
}

/// A column of figures: the name splits at its last `_` in front of four digits.
fn column(at: usize, name: &str) -> Option<Column> {
    let (stem, year) = name.rsplit_once('_')?;
    let four = year.len() == 4 && year.bytes().all(|c| c.is_ascii_digit());
    let year = four.then(|| year.parse().ok()).flatten()?;
    let unit = UNITS.iter().find(|(begin, _)| stem.starts_with(begin)).map_or("index", |(_, unit)| *unit);
    let sex = match stem {
        stem if stem.ends_with("_f") => Sex::Female,
        stem if stem.ends_with("_m") => Sex::Male,
        _ => Sex::Both,
    };
    Some(Column { at, stem: stem.to_owned(), year, unit, sex })
}

fn tell_odd_columns(book: &mut Book<'_>, text: &Text, columns: &[Column], keys: [usize; 4]) {
    let place = |at: usize| At { row: text.header_row(), column: u32::try_from(at).unwrap_or(u32::MAX) };
    for (at, name) in text.names().iter().enumerate() {
        match columns.iter().find(|it| it.at == at) {
            Some(column) if !UNITS.iter().any(|(begin, _)| column.stem.starts_with(begin)) => {
                book.tell(Severity::Warning, "unit-not-known", place(at), name, "index");
            }
            None if !keys.contains(&at) && !name.is_empty() => {
                book.tell(Severity::Warning, "column-not-read", place(at), name, "hdi_1990");
            }
            _ => {}
        }
    }
}

fn read_row(
    book: &mut Book<'_>,
    row: Fields<'_>,
    [iso3, name, tier, region]: [usize; 4],
    columns: &[Column],
) {
    let at = |column| At::new(row.line, column);
    book.rows += 1;
    let Some(area) = book.area(row.get(iso3), at(iso3), find) else { return };
    if !book.list(&area, row.get(name), at(name)) {
        return;
    }
    let words = [("hdicode", row.get(tier)), ("region", row.get(region))];
    let note: Vec<String> =
        words.iter().filter(|it| !it.1.is_empty()).map(|(word, it)| format!("{word}: {it}")).collect();
    book.note(&area, &note.join("; "));
    let mut first = true;
    for column in columns {
        let series = book.plain_series(&column.stem, &area, column.unit);
        let series = book.figures.series(Series { sex: column.sex, ..series });
        let period = Period::Year(column.year);
        if std::mem::take(&mut first) && !book.row_once(series, period, row, at(iso3)) {
            return;
        }
        let said = book.number(row.get(column.at), Numbers::MEASURES, at(column.at));
        book.push(series, period, None, said, at(column.at));
    }
}

fn find(areas: &dyn Areas, code: &str) -> Option<Area> {
    // `ZZA.VHHD` to `ZZK.WORLD`; no country of ISO 3166 begins with ZZ.
    let sum = code.starts_with("ZZ") && code.len() > 3;
    if sum { Some(Area::aggregate("hdr", code)) } else { areas.by_code(code) }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::testing::{Isles, World, real};

    const HEADER: &str =
        "iso3,country,hdicode,region,hdi_rank_2022,hdi_2021,hdi_2022,le_f_2022,gni_pc_m_2022,new_2022\n";

    #[test]
    fn names_of_columns_split_at_their_last_year() {
        let of = |name| column(0, name).map(|it| (it.stem, it.year, it.unit, it.sex));
        assert_eq!(
            of("gni_pc_f_1990"),
            Some(("gni_pc_f".to_owned(), 1990, "ppp-usd-per-person", Sex::Female))
        );
        assert_eq!(
            of("rankdiff_hdi_phdi_2022"),
            Some(("rankdiff_hdi_phdi".to_owned(), 2022, "ranks", Sex::Both))
        );
        assert_eq!(of("co2_prod_2000"), Some(("co2_prod".to_owned(), 2000, "tonnes-per-person", Sex::Both)));
        assert_eq!(of("hdicode"), None);
        assert_eq!(of("le_22"), None);
    }

    #[test]
    fn countries_and_sums_are_told_apart_and_latin_1_is_read() {
        let rows = b"FMK,Farrowmark,High,ISL,12,0.7,0.71,81.5,9000,3\nZZA.VHHD,Very high,,,,0.9,..,80,,1\nQUX,Qu\xE9,Low,,,,,,,\n";
        let bytes = [HEADER.as_bytes(), rows].concat();
        let (reading, findings) = read(&bytes, &Isles).unwrap();
        let told: Vec<_> = findings.kept().iter().map(|it| (it.kind, it.found.as_str())).collect();
        assert_eq!(told, [("unit-not-known", "new_2022"), ("unknown-code", "QUX")]);
        assert_eq!(
            (reading.edition.as_str(), reading.rows, reading.figures.observations.len()),
            ("2022", 3, 12)
        );
        assert_eq!(reading.areas[0].note, "hdicode: High; region: ISL");
        assert_eq!(reading.areas[1].area, Area::aggregate("hdr", "ZZA.VHHD"));
        let rank = reading.figures.series_of(&reading.figures.observations[0]);
        assert_eq!((rank.indicator.as_ref(), rank.unit.as_ref()), ("hdi_rank", "rank"));
    }

    #[test]
    fn a_text_without_its_index_is_refused() {
        let refusal = read(b"iso3,country,hdicode,region,le_1990\nFMK,x,y,z,1\n", &Isles).unwrap_err();
        assert!(refusal.to_string().starts_with("columns hdi_1990 are missing"));
    }

    #[test]
    fn the_real_file_gives_the_published_index() {
        let Some(bytes) = real("statistics/HDR23-24_Composite_indices_complete_time_series.csv") else {
            return;
        };
        let (reading, findings) = read(&bytes, &World).unwrap();
        // The publisher left one NaN in the file; it is missing, and told.
        let told: Vec<_> = findings.kept().iter().map(|it| (it.kind, it.found.as_str())).collect();
        assert_eq!(told, [("not-a-number", "NaN")]);
        let value = |code: &str, indicator: &str| {
            let mut found = reading.figures.observations.iter().filter(|it| {
                let series = reading.figures.series_of(it);
                series.area.code.as_ref() == code
                    && series.indicator.as_ref() == indicator
                    && it.period == Period::Year(2022)
            });
            found.next().and_then(|it| it.value).map(|it| it.to_string()).unwrap_or_default()
        };
        for (code, index) in [("KEN", "0.601"), ("MEX", "0.781"), ("PHL", "0.71")] {
            assert_eq!(value(code, "hdi"), index);
        }
        assert_eq!(value("ALB", "hdi_rank"), "74");
        assert_eq!((reading.rows, reading.edition.as_str()), (206, "2022"));
        assert_eq!(reading.figures.observations.len(), 206 * 1072);
        let sums = reading.areas.iter().filter(|it| it.area.kind == crate::AreaKind::Aggregate).count();
        assert_eq!(sums, 11);
    }
}
