//! UN DESA, World Population Prospects: demographic indicators, and other files with the same columns of places.
//!
//! `LocTypeName` tells what a row is of: only `Country/Area` is a country, found by its location code (M49) and, where
//! that is not in the list, by its ISO code; the two must agree. Everything else is a sum, `m49:900`. Rows of type
//! `Label/Separator` hold nothing and are passed over. The variant (`Medium`, `Zero migration`) is the detail, the
//! indicator the name of the column; an age group, where the file has one, is the age. Units are the publisher's:
//! populations in thousands.

use kernel::Severity;
use tables::Fields;

use crate::{
    Area, Areas, Findings, Kind, Reading, Refusal, Series, Sex,
    book::{About, At, Book, Numbers, period},
    text::Text,
};

/// The columns by which it is known.
pub(crate) const TELLING: &[&str] = &["LocID", "LocTypeName", "Variant", "Time"];

/// Columns that say what a row is of.
const KEYS: [&str; 18] = [
    "SortOrder",
    "LocID",
    "Notes",
    "ISO3_code",
    "ISO2_code",
    "SDMX_code",
    "LocTypeID",
    "LocTypeName",
    "ParentID",
    "Location",
    "VarID",
    "Variant",
    "Time",
    "MidPeriod",
    "AgeGrp",
    "AgeGrpStart",
    "AgeGrpSpan",
    "Sex",
];

/// Units by the beginning of a column's name; the first that fits.
const UNITS: [(&str, &str); 36] = [
    ("TPopulation", "thousand-persons"),
    ("PopTotal", "thousand-persons"),
    ("PopMale", "thousand-persons"),
    ("PopFemale", "thousand-persons"),
    ("PopDensity", "persons-per-square-kilometre"),
    ("PopSexRatio", "males-per-100-females"),
    ("MedianAgePop", "years"),
    ("NatChangeRT", "per-1000"),
    ("NatChange", "thousand-persons"),
    ("PopChange", "thousand-persons"),
    ("PopGrowthRate", "percent"),
    ("DoublingTime", "years"),
    ("Births", "thousand-births"),
    ("CBR", "per-1000"),
    ("TFR", "births-per-woman"),
    ("NRR", "daughters-per-woman"),
    ("MAC", "years"),
    ("SRB", "males-per-100-female-births"),
    ("DeathsMale", "thousand-deaths"),
    ("DeathsFemale", "thousand-deaths"),
    ("Deaths", "thousand-deaths"),
    ("CDR", "per-1000"),
    ("LEx", "years"),
    ("LEMale", "years"),
    ("LEFemale", "years"),
    ("LE15", "years"),
    ("LE65", "years"),
    ("LE80", "years"),
    ("InfantDeaths", "thousand-deaths"),
    ("IMR", "per-1000-births"),
    ("LBsurvivingAge1", "thousand-births"),
    ("Under5Deaths", "thousand-deaths"),
    ("Q5", "per-1000-births"),
    ("Q", "per-1000"),
    ("NetMigrations", "thousand-persons"),
    ("CNMR", "per-1000"),
];

const NOT_KNOWN: &str = "as-published";

struct Column {
    at: usize,
    name: String,
    unit: &'static str,
    sex: Sex,
}

struct Layout {
    id: usize,
    iso3: Option<usize>,
    kind: usize,
    name: Option<usize>,
    variant: usize,
    time: usize,
    age: Option<usize>,
    columns: Vec<Column>,
}

pub(crate) fn read(bytes: &[u8], areas: &dyn Areas) -> Result<(Reading, Findings), Refusal> {
    let mut findings = Findings::default();
    let text = Text::open(bytes, TELLING, &mut findings)?;
    let [id, kind, variant, time] = text.require(["LocID", "LocTypeName", "Variant", "Time"])?;
    let key = |name: &String| KEYS.iter().any(|it| it.eq_ignore_ascii_case(name)) || name.is_empty();
    let columns: Vec<Column> =
        text.names().iter().enumerate().filter(|it| !key(it.1)).map(|(at, name)| column(at, name)).collect();
    if columns.is_empty() {
        text.require(["TPopulation1July"])?;
    }
    let text = text.filled()?;
    let mut book = Book::of_sheet(areas, findings, text.sheet());
    for it in columns.iter().filter(|it| it.unit == NOT_KNOWN) {
        let place = At { row: text.header_row(), column: u32::try_from(it.at).unwrap_or(u32::MAX) };
        book.tell(Severity::Warning, "unit-not-known", place, &it.name, NOT_KNOWN);
    }
    let (iso3, name, age) = (text.column("ISO3_code"), text.column("Location"), text.column("AgeGrp"));
    let layout = Layout { id, iso3, kind, name, variant, time, age, columns };
    for row in text.rows() {
        layout.read(&mut book, row);
    }
    let about = About::new("wpp", "", "World Population Prospects: demographic indicators", "CC BY 3.0 IGO");
    Ok(book.finish(Kind::Wpp, about))
}

fn column(at: usize, name: &str) -> Column {
    let unit = UNITS.iter().find(|(begin, _)| name.starts_with(begin)).map_or(NOT_KNOWN, |(_, unit)| *unit);
    let sex = match name {
        name if name.contains("Female") => Sex::Female,
        name if name.contains("Male") => Sex::Male,
        _ => Sex::Both,
    };
    Column { at, name: name.to_owned(), unit, sex }
}

impl Layout {
    fn read(&self, book: &mut Book<'_>, row: Fields<'_>) {
        let at = |column| At::new(row.line, column);
        let kind = row.get(self.kind).trim();
        if kind == "Label/Separator" {
            return;
        }
        book.rows += 1;
        let Some(area) = self.area(book, row, kind) else { return };
        let Some(period) = period(row.get(self.time)) else {
            book.tell(Severity::Error, "not-a-period", at(self.time), row.get(self.time), "2020");
            return;
        };
        if !book.list(&area, self.name.map_or("", |it| row.get(it)), at(self.name.unwrap_or(self.id))) {
            return;
        }
        let detail = book.figures.text(row.get(self.variant).trim());
        let age = self.age.map(|it| book.figures.text(row.get(it).trim()));
        let mut first = true;
        for column in &self.columns {
            let series = book.plain_series(&column.name, &area, column.unit);
            let (age, detail) = (age.clone(), Some(detail.clone()));
            let series = book.figures.series(Series { sex: column.sex, age, detail, ..series });
            if std::mem::take(&mut first) && !book.row_once(series, period, row, at(self.id)) {
                return;
            }
            let said = book.number(row.get(column.at), Numbers::MEASURES, at(column.at));
            book.push(series, period, None, said, at(column.at));
        }
    }

    fn area(&self, book: &mut Book<'_>, row: Fields<'_>, kind: &str) -> Option<Area> {
        let at = At::new(row.line, self.id);
        let code = row.get(self.id).trim();
        if kind != "Country/Area" {
            let plausible = (1..=5).contains(&code.len()) && code.bytes().all(|c| c.is_ascii_digit());
            if kind.is_empty() || !plausible {
                book.tell(Severity::Error, "unknown-code", at, code, "");
                return None;
            }
            return Some(Area::aggregate("m49", code));
        }
        let iso3 = self.iso3.map_or("", |it| row.get(it).trim());
        let found = |areas: &dyn Areas, code: &str| {
            let listed = code.parse().ok().and_then(|m49| areas.by_m49(m49));
            listed.filter(|it| it.kind == crate::AreaKind::Country).or_else(|| areas.by_code(iso3))
        };
        let area = book.area(code, at, found)?;
        // The publisher has no ISO code for the Channel Islands, and its own for others, such as XKX.
        if let Some(other) = book.areas().by_code(iso3)
            && other != area
        {
            book.tell(Severity::Error, "codes-disagree", at, iso3, &area.code.clone());
            return None;
        }
        Some(area)
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::testing::Isles;

    const HEADER: &str = "\u{feff}SortOrder,LocID,Notes,ISO3_code,ISO2_code,SDMX_code,LocTypeID,LocTypeName,ParentID,\
        Location,VarID,Variant,Time,TPopulation1July,TPopulationMale1July,PopDensity,CNMR,NewThing\n";

    fn told(rows: &str) -> (Reading, Vec<(&'static str, String)>) {
        let (reading, findings) = read(format!("{HEADER}{rows}").as_bytes(), &Isles).unwrap();
        let told = findings.kept().iter().map(|it| (it.kind, it.found.clone())).collect();
        (reading, told)
    }

    #[test]
    fn only_countries_and_areas_are_countries() {
        let (reading, told) = told(
            "1,900,,,,1,1,World,0,World,2,Medium,2024,8000000.5,4000000,60,0,1\n\
             2,9001,,FMK,FM,9001,4,Country/Area,903,Farrowmark,7,Zero migration,2024,120.5,60.25,,-3.1,1\n\
             3,1,,,,,12,Label/Separator,900,Isles,2,Medium,2024,,,,,\n",
        );
        assert_eq!(told, [("unit-not-known", "NewThing".to_owned())]);
        assert_eq!((reading.rows, reading.figures.observations.len()), (2, 10));
        let series = |at: usize| reading.figures.series_of(&reading.figures.observations[at]).clone();
        assert_eq!(series(0).area, Area::aggregate("m49", "900"));
        assert_eq!(
            (series(5).area, series(5).detail.as_deref()),
            (Area::country("FMK"), Some("Zero migration"))
        );
        assert_eq!((series(5).unit.as_ref(), series(6).sex), ("thousand-persons", Sex::Male));
        assert_eq!(
            (series(8).unit.as_ref(), reading.figures.observations[8].value),
            ("per-1000", Some(-3.1))
        );
        assert_eq!(reading.figures.observations[7].state, crate::ValueState::Missing);
    }

    #[test]
    fn a_country_whose_codes_disagree_is_left_out() {
        let row = "2,9001,,QUI,QI,9001,4,Country/Area,903,Farrowmark,2,Medium,2024,120.5,60.25,,-3.1,1\n";
        let (reading, told) = told(row);
        assert_eq!(told[1], ("codes-disagree", "QUI".to_owned()));
        assert_eq!(reading.figures.observations.len(), 0);
        let (_, told) = self::told(&row.replace("9001", "9009").replace("QUI", "QUX"));
        assert_eq!(told[1], ("unknown-code", "9009".to_owned()));
    }

    #[test]
    fn age_groups_are_ages() {
        let text = "LocID,LocTypeName,Location,Variant,Time,AgeGrp,PopMale,PopFemale,PopTotal\n\
                    9001,Country/Area,Farrowmark,Medium,2024,0-4,1,2,3\n9001,Country/Area,Farrowmark,Medium,2024,100+,0,0,0\n";
        let (reading, findings) = read(text.as_bytes(), &Isles).unwrap();
        assert_eq!((findings.counts().count(), reading.figures.series.len()), (0, 6));
        assert_eq!(reading.figures.series[5].age.as_deref(), Some("100+"));
    }

    #[test]
    fn a_column_that_went_missing_is_named() {
        let refusal = read(b"LocID,LocTypeName,Variant,Year,PopTotal\n1,x,y,2020,1\n", &Isles).unwrap_err();
        assert!(refusal.to_string().starts_with("columns Time are missing"));
    }
}
