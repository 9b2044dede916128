//! IOM, Missing Migrants by incident: three layouts.
//!
//! | layout | columns |
//! |---|---|
//! | present | `Main ID, Incident ID, …, Number of Dead, Minimum Estimated Number of Missing, …` |
//! | former | `web_id, region, reported_date, number_dead, number_missing, …, country_of_incident, …` |
//! | extract | `location, origin, …, date, route, …, count, v`: a row for the dead, one for the missing |
//!
//! One row is one incident and stays one: two incidents of one month, route, country and origin give two observations of
//! one series, told apart by their line. Whoever wants a month or year **sums** them. The area is the country of the
//! incident, the counterpart the origin, the detail the route. Women, men and children are part of `dead-and-missing`
//! and stand under their sex or age. Figures are the least that is known.
//!
//! Coordinates, links and descriptions are not taken. Places and origins are printed as codes or names; names are looked
//! up in the publisher's list. Several origins, `Mixed`, `Unknown` and an empty field are the remainder `XXX`; so is a
//! name that is not in the list, with the warning `unknown-name`, for a death must not be lost over a spelling.
//!
//! An incident without a date has the detail `undated` and the whole time of the file as its period: `since` is its
//! first year, the period its last; the warning `no-date` tells of it.

mod columns;
mod dates;
#[cfg(test)]
mod tests;

use std::collections::HashMap;

use kernel::{Period, Severity};
use tables::Fields;

use self::columns::Columns;
pub(crate) use self::columns::TELLING;
use crate::{
    Area, Areas, Findings, Kind, Reading, Refusal, Series, Sex,
    book::{About, At, Book, Numbers},
};

const NUMBERS: Numbers = Numbers { thousands: true, ..Numbers::COUNTS };

pub(crate) fn read(bytes: &[u8], areas: &dyn Areas) -> Result<(Reading, Findings), Refusal> {
    let (text, columns, findings) = columns::open(bytes)?;
    let text = text.filled()?;
    let mut reader = Reader {
        columns: &columns,
        book: Book::of_sheet(areas, findings, text.sheet()),
        places: HashMap::new(),
        years: None,
        undated: Vec::new(),
    };
    for row in text.rows() {
        reader.read(row);
    }
    reader.take_undated();
    let title = "Missing Migrants Project: incidents";
    Ok(reader.book.finish(Kind::MissingMigrants, About::new("missing-migrants", "", title, "CC BY 4.0")))
}

/// A figure of an incident of which no date is known.
struct Undated {
    series: u32,
    said: (Option<f64>, crate::ValueState),
    at: At,
}

struct Reader<'a> {
    columns: &'a Columns,
    book: Book<'a>,
    /// Areas by what is printed.
    places: HashMap<String, Area>,
    /// The first and the last year that were met.
    years: Option<(i16, i16)>,
    undated: Vec<Undated>,
}

impl Reader<'_> {
    fn read(&mut self, row: Fields<'_>) {
        self.book.rows += 1;
        let columns = self.columns;
        let area = self.place(row, columns.place);
        let counterpart = columns.origin.map(|column| self.place(row, column));
        let period = self.period(row);
        let route = columns.route.map(|column| row.get(column).trim()).filter(|route| !route.is_empty());
        let detail = match (route, period) {
            (Some(route), None) => Some(format!("{route}; undated")),
            (None, None) => Some("undated".to_owned()),
            (route, Some(_)) => route.map(str::to_owned),
        };
        let detail = detail.map(|it| self.book.figures.text(&it));
        for figure in columns.figures(row) {
            let at = At::new(row.line, figure.column);
            let said = self.book.number(row.get(figure.column), NUMBERS, at);
            let age = figure.age.map(|it| self.book.figures.text(it));
            let series = self.book.plain_series(figure.indicator, &area, "persons");
            let (counterpart, detail, sex) = (counterpart.clone(), detail.clone(), figure.sex);
            let series = self.book.figures.series(Series { counterpart, sex, age, detail, ..series });
            match period {
                Some(period) => self.book.push(series, period, None, said, at),
                None => self.undated.push(Undated { series, said, at }),
            }
        }
        if columns.count.is_some_and(|column| columns.figures(row).is_empty() && !row.get(column).is_empty())
        {
            let at = At::new(row.line, columns.count.unwrap_or_default());
            self.book.tell(
                Severity::Error,
                "unknown-count",
                at,
                row.get(at.column as usize),
                "Dead or Missing",
            );
        }
    }

    fn period(&mut self, row: Fields<'_>) -> Option<Period> {
        let at = self.columns.date.or(self.columns.year).unwrap_or_default();
        let field = |column: Option<usize>| column.map_or("", |it| row.get(it).trim());
        let period =
            dates::period(field(self.columns.date), field(self.columns.year), field(self.columns.month));
        if let Some(period) = period {
            let (first, last) = self.years.unwrap_or((period.year(), period.year()));
            self.years = Some((first.min(period.year()), last.max(period.year())));
        } else {
            let found = row.get(at).to_owned();
            self.book.tell(Severity::Warning, "no-date", At::new(row.line, at), &found, "2020-05-31");
        }
        period
    }

    /// The area that is printed: a code, a name of the publisher's list, or the remainder.
    fn place(&mut self, row: Fields<'_>, column: usize) -> Area {
        let printed = row.get(column).trim();
        if let Some(area) = self.places.get(printed) {
            return area.clone();
        }
        let areas = self.book.areas();
        let code = printed.len() == 3 && printed.bytes().all(|c| c.is_ascii_uppercase());
        let known = if code { areas.by_code(printed) } else { areas.printed("iom", printed) };
        let at = At::new(row.line, column);
        let area = known.unwrap_or_else(|| {
            let several = printed.contains([',', ';']);
            let unclear = ["", "Unknown", "Mixed", "Mixed/Unknown", "Mixed / Unknown", "Various", "N/A"];
            if !several && !unclear.iter().any(|it| it.eq_ignore_ascii_case(printed)) {
                let meant = areas.suggest(printed).unwrap_or_default();
                self.book.tell(Severity::Warning, "unknown-name", at, printed, &meant);
            }
            Area::remainder("XXX")
        });
        self.places.insert(printed.to_owned(), area.clone());
        if area.kind == crate::AreaKind::Country {
            self.book.list(&area, if code { "" } else { printed }, at);
        }
        area
    }

    /// What has no date is given the time of the whole file; without any date there is nothing to give.
    fn take_undated(&mut self) {
        let Some((first, last)) = self.years else { return };
        for it in std::mem::take(&mut self.undated) {
            self.book.push(it.series, Period::Year(last), Some(first), it.said, it.at);
        }
    }
}

/// A column of figures: what it counts.
#[derive(Clone, Copy)]
struct Figure {
    column: usize,
    indicator: &'static str,
    sex: Sex,
    age: Option<&'static str>,
}
