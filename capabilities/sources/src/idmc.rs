//! IDMC, internally displaced persons: two layouts.
//!
//! The first is what the Refugee Data Finder passes on (`year, coo_iso, coa_iso, total`), where origin and asylum are the
//! same country; programs print its numbers as `1990.0`. Years before 2009 have one figure for the world, under
//! `UNK`. The second is the download of the Global Internal Displacement Database (`ISO3, Name, Year, Conflict Stock
//! Displacement, …`). There most figures stand twice, rounded and raw; the raw ones are read where they are there.
//!
//! People displaced at the end of a year are `idps-idmc`, movements within a year `displacements-idmc`; the detail says
//! whether they are associated with conflict or with disasters. The two details may count the same person.

use kernel::Severity;
use tables::Fields;

use crate::{
    Area, Areas, Findings, Kind, Reading, Refusal, Series, ValueState,
    book::{About, At, Book, Numbers, period},
    remainders,
    text::Text,
    undesa_long,
};

/// The columns by which it is known, in each of its layouts.
pub(crate) const TELLING: [&[&str]; 2] =
    [&["year", "coo_iso", "coa_iso", "total"], &["ISO3", "Name", "Year"]];

/// Columns of the second layout: printed name, indicator, detail.
const FIGURES: [(&str, &str, Option<&str>); 7] = [
    ("Total Displacement", "idps-idmc", None),
    ("Conflict Stock Displacement", "idps-idmc", Some("conflict")),
    ("Disaster Stock Displacement", "idps-idmc", Some("disaster")),
    ("Conflict Internal Displacements", "displacements-idmc", Some("conflict")),
    ("Conflict New Displacements", "displacements-idmc", Some("conflict")),
    ("Disaster Internal Displacements", "displacements-idmc", Some("disaster")),
    ("Disaster New Displacements", "displacements-idmc", Some("disaster")),
];

const NUMBERS: Numbers = Numbers {
    marks: &[("-", ValueState::Missing), ("*", ValueState::Masked)],
    thousands: true,
    ..Numbers::COUNTS
};

/// Whether these are columns of the second layout.
pub(crate) fn has_figures(names: &[String]) -> bool {
    FIGURES.iter().any(|(figure, ..)| names.iter().any(|it| it.eq_ignore_ascii_case(figure)))
}

pub(crate) fn read(bytes: &[u8], areas: &dyn Areas) -> Result<(Reading, Findings), Refusal> {
    let mut findings = Findings::default();
    let text = Text::open(bytes, TELLING[0], &mut findings)?;
    let (text, layout) = if text.column("coo_iso").is_some() || text.column("coa_iso").is_some() {
        let [year, origin, asylum, total] = text.require(["year", "coo_iso", "coa_iso", "total"])?;
        let name = text.column("coa_name");
        (text, Layout { year, code: asylum, origin: Some(origin), name, figures: vec![(total, 0)] })
    } else {
        findings = Findings::default();
        let text = Text::open(bytes, TELLING[1], &mut findings)?;
        let [code, year] = text.require(["ISO3", "Year"])?;
        let raw = |name: &str| text.column(&format!("{name} (Raw)")).or_else(|| text.column(name));
        let figures: Vec<(usize, usize)> =
            FIGURES.iter().enumerate().filter_map(|(nth, (name, ..))| Some((raw(name)?, nth))).collect();
        if figures.is_empty() {
            text.require([FIGURES[1].0])?;
        }
        let name = text.column("Name");
        (text, Layout { year, code, origin: None, name, figures })
    };
    let text = text.filled()?;
    let mut book = Book::of_sheet(areas, findings, text.sheet());
    for row in text.rows() {
        layout.read(&mut book, row);
    }
    let about = About::new("idmc", "", "IDMC: internally displaced persons", "");
    Ok(book.finish(Kind::Idmc, about))
}

struct Layout {
    year: usize,
    code: usize,
    origin: Option<usize>,
    name: Option<usize>,
    /// Columns, and the place of what they are in [`FIGURES`].
    figures: Vec<(usize, usize)>,
}

impl Layout {
    fn read(&self, book: &mut Book<'_>, row: Fields<'_>) {
        let at = |column| At::new(row.line, column);
        // A second header, with tags such as `#country+code`.
        if row.get(self.code).starts_with('#') {
            return;
        }
        book.rows += 1;
        let code = row.get(self.code).trim();
        let Some(area) = book.area(code, at(self.code), find) else { return };
        let Some(period) = period(row.get(self.year)) else {
            book.tell(Severity::Error, "not-a-period", at(self.year), row.get(self.year), "2020");
            return;
        };
        if let Some(origin) = self.origin
            && row.get(origin).trim() != code
        {
            book.tell(Severity::Error, "origin-differs", at(origin), row.get(origin), code);
            return;
        }
        if !book.list(&area, self.name.map_or("", |it| row.get(it)), at(self.name.unwrap_or(self.code))) {
            return;
        }
        let mut first = true;
        for (column, nth) in &self.figures {
            let (_, indicator, detail) = FIGURES[*nth];
            let said = book.number(row.get(*column), NUMBERS, at(*column));
            let detail = detail.or(remainders::inside(code)).map(|it| book.figures.text(it));
            let series = book.plain_series(indicator, &area, "persons");
            let series = book.figures.series(Series { detail, ..series });
            if std::mem::take(&mut first) && !book.row_once(series, period, row, at(self.code)) {
                return;
            }
            book.push(series, period, None, said, at(*column));
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
    use super::*;
    use crate::testing::{Isles, World, real};

    #[test]
    fn numbers_printed_as_reals_are_years_and_persons() {
        let text = "year,coo_name,coo,coo_iso,coa_name,coa,coa_iso,total\n\
            1990.0,Unknown,UKN,UNK,Unknown,UKN,UNK,21300000.0\n\
            2024.0,Abyei Area,AB9,AB9,Abyei Area,AB9,AB9,31000.0\n\
            2024.0,Farrowmark,FAR,FMK,Quillon,QLN,QUI,5.0\n";
        let (reading, findings) = read(text.as_bytes(), &Isles).unwrap();
        let kinds: Vec<_> = findings.kept().iter().map(|it| it.kind).collect();
        assert_eq!(kinds, ["origin-differs"]);
        let first = reading.figures.observations[0];
        assert_eq!((first.period.to_string(), first.value), ("1990".to_owned(), Some(21_300_000.0)));
        let abyei = reading.figures.series_of(&reading.figures.observations[1]);
        assert_eq!((abyei.area.clone(), abyei.detail.as_deref()), (Area::remainder("XXX"), Some("AB9")));
    }

    #[test]
    fn the_download_is_read_from_its_raw_columns() {
        let text = "ISO3,Name,Year,Conflict Stock Displacement,Conflict Stock Displacement (Raw),Disaster Internal Displacements\n\
            #country+code,#country+name,#date+year,#affected,#affected,#affected\n\
            FMK,Farrowmark,2022,\"5,100\",5087,\nQUI,Quillon,2022,,,12\n";
        let (reading, findings) = read(text.as_bytes(), &Isles).unwrap();
        assert_eq!(findings.counts().count(), 0);
        let told: Vec<_> = reading
            .figures
            .observations
            .iter()
            .map(|it| {
                let series = reading.figures.series_of(it);
                (series.indicator.to_string(), series.detail.as_deref().unwrap_or_default(), it.value)
            })
            .collect();
        let (stock, flow) = ("idps-idmc".to_owned(), "displacements-idmc".to_owned());
        let expected = [
            (stock.clone(), "conflict", Some(5087.0)),
            (flow.clone(), "disaster", None),
            (stock, "conflict", None),
            (flow, "disaster", Some(12.0)),
        ];
        assert_eq!((reading.rows, told), (2, expected.to_vec()));
    }

    #[test]
    fn the_workbook_of_the_download_is_read_alike() {
        let mut book = rust_xlsxwriter::Workbook::new();
        book.add_worksheet().set_name("README").unwrap().write(0, 0, "Invented").unwrap();
        let sheet = book.add_worksheet().set_name("1_Displacement_data").unwrap();
        let header = ["ISO3", "Name", "Year", "Conflict Stock Displacement"];
        for (column, name) in (0..).zip(header) {
            sheet.write(0, column, name).unwrap();
        }
        sheet.write(1, 0, "FMK").unwrap().write(1, 1, "Farrowmark").unwrap();
        sheet.write(1, 2, 2022).unwrap().write(1, 3, 5087).unwrap();
        let (reading, findings) = read(&book.save_to_buffer().unwrap(), &Isles).unwrap();
        assert_eq!(findings.counts().count(), 0);
        let [figure] = reading.figures.observations.as_slice() else { panic!("one figure") };
        assert_eq!(
            (figure.value, figure.period.to_string(), figure.row),
            (Some(5087.0), "2022".to_owned(), 1)
        );
        assert_eq!(reading.figures.sheets[usize::from(figure.sheet)].as_ref(), "1_Displacement_data");
    }

    #[test]
    fn a_file_without_figures_is_refused_by_the_name_of_the_column() {
        let refusal = read(b"ISO3,Name,Year,Hazard\nFMK,Farrowmark,2022,flood\n", &Isles).unwrap_err();
        assert!(
            refusal.to_string().starts_with("columns Conflict Stock Displacement are missing"),
            "{refusal}"
        );
    }

    #[test]
    fn the_real_file_is_read_whole() {
        let Some(bytes) = real("statistics/unhcr_pkg_idmc.csv") else { return };
        let (reading, findings) = read(&bytes, &World).unwrap();
        assert_eq!(findings.counts().count(), 0, "{:?}", findings.kept());
        assert_eq!((reading.rows, reading.figures.present()), (934, 934));
    }
}
