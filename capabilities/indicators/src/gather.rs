//! What an input finds in the published editions: the cells of one year, by place.

use std::{
    collections::HashMap,
    sync::{Arc, LazyLock, Mutex, PoisonError},
};

use serde::Serialize;
use statistics::{
    EditionId, Figure, Sex, ValueState,
    model::{AreaKind, Series},
};
use utoipa::ToSchema;

use crate::{
    model::{Input, Take, Wanted},
    shelf::{Shelf, Shelved},
};

/// A cell that an input was read from.
#[derive(Clone, Debug, PartialEq, Serialize, ToSchema)]
pub struct CellPlace {
    /// Of which place.
    pub area: String,
    /// Of which partner.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub counterpart: Option<String>,
    /// The year, quarter or month.
    pub period: String,
    /// What else tells it from its neighbours.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub detail: Option<String>,
    /// The number as printed.
    pub value: Option<f64>,
    /// In what it is printed.
    pub unit: String,
    /// What the source says.
    #[schema(value_type = String)]
    pub state: ValueState,
    /// The sheet; empty for a text.
    pub sheet: String,
    /// The cell.
    pub cell: String,
    /// The page of the cell.
    pub url: String,
}

/// One figure that fits an input.
#[derive(Clone, Debug)]
pub(crate) struct Hit {
    pub(crate) area: Arc<str>,
    pub(crate) partner: Option<(Arc<str>, AreaKind)>,
    /// In whole persons and single dollars.
    pub(crate) value: Option<f64>,
    pub(crate) state: ValueState,
    /// The row of the table of the edition.
    row: usize,
    /// Its series, which has a figure for each quarter or month.
    series: usize,
    /// Of the whole year.
    whole: bool,
}

/// Everything an input finds in one year.
pub(crate) struct Gathered<'a> {
    pub(crate) from: &'a Shelved,
    pub(crate) wanted: &'a Wanted,
    pub(crate) input: &'a Input,
    pub(crate) year: i16,
    hits: Vec<Hit>,
    by_area: HashMap<Arc<str>, Vec<usize>>,
    by_partner: HashMap<Arc<str>, Vec<usize>>,
    by_pair: HashMap<(Arc<str>, Arc<str>), usize>,
}

/// Editions never change, so the years of a figure in one stay true.
static YEARS: LazyLock<Mutex<Years>> = LazyLock::new(Mutex::default);

/// The years of each figure of an edition.
type Years = HashMap<(EditionId, String), Arc<Vec<i16>>>;

/// The years for which an edition has a figure.
pub(crate) fn years_in(from: &Shelved, figure: &str) -> Arc<Vec<i16>> {
    let key = (from.edition.id, figure.to_owned());
    let mut known = YEARS.lock().unwrap_or_else(PoisonError::into_inner);
    Arc::clone(known.entry(key).or_insert_with(|| Arc::new(from.book.years(figure))))
}

/// The years in which an input has anything, by all of its figures; for the year before, those that have one.
pub(crate) fn years_of(shelf: &Shelf, input: &Input) -> Vec<i16> {
    let mut years: Vec<i16> = Vec::new();
    for (from, wanted) in shelf.speaking_of(&input.figures) {
        let all = years_in(from, &wanted.figure);
        years.extend(all.iter().skip(usize::from(input.take == Take::Before)));
    }
    years.sort_unstable();
    years.dedup();
    years
}

/// Editions never change, so which series measure a figure stays true.
static SERIES: LazyLock<Mutex<Measuring>> = LazyLock::new(Mutex::default);

/// The numbers of the series that measure a figure of these persons in an edition.
type Measuring = HashMap<(EditionId, String, Sex), Arc<Vec<u32>>>;

/// The series of an edition that measure a figure, of all ages, and of which neither end is a sum.
fn measuring(from: &Shelved, figure: &str, sex: Sex) -> Arc<Vec<u32>> {
    let fits = |it: &Series| {
        it.indicator.as_ref() == figure
            && it.sex == sex
            && it.age.is_none()
            && it.area.kind != AreaKind::Aggregate
            && it.counterpart.as_ref().is_none_or(|it| it.kind != AreaKind::Aggregate)
    };
    let key = (from.edition.id, figure.to_owned(), sex);
    let mut known = SERIES.lock().unwrap_or_else(PoisonError::into_inner);
    let found = known.entry(key).or_insert_with(|| {
        let all = (0..).zip(&from.book.series);
        Arc::new(all.filter(|(_, it)| fits(it)).map(|(number, _)| number).collect())
    });
    Arc::clone(found)
}

/// How many persons or dollars the unit of a figure stands for.
fn scale(unit: &str) -> f64 {
    match unit.split_once('-') {
        Some(("thousand", _)) => 1_000.0,
        Some(("million", _)) => 1_000_000.0,
        _ => 1.0,
    }
}

impl<'a> Gathered<'a> {
    /// What an input finds for a year, of these places or of all; none where no edition speaks of it.
    pub(crate) fn of(shelf: &'a Shelf, input: &'a Input, year: i16, places: Option<&[&str]>) -> Option<Self> {
        let fits = |years: &[i16]| match input.take {
            Take::Before => years.contains(&year) && years.first().is_some_and(|first| *first < year),
            _ => years.contains(&year),
        };
        let with_year =
            shelf.speaking_of(&input.figures).find(|(from, it)| fits(&years_in(from, &it.figure)));
        let (from, wanted) = with_year.or_else(|| shelf.speaking_of(&input.figures).next())?;
        let year = match input.take {
            Take::Before => {
                years_in(from, &wanted.figure).iter().rev().find(|it| **it < year).copied().unwrap_or(year)
            }
            _ => year,
        };
        let mut gathered = Self {
            from,
            wanted,
            input,
            year,
            hits: Vec::new(),
            by_area: HashMap::new(),
            by_partner: HashMap::new(),
            by_pair: HashMap::new(),
        };
        gathered.collect(places);
        Some(gathered)
    }

    fn collect(&mut self, places: Option<&[&str]>) {
        let book = Arc::clone(&self.from.book);
        let (Ok(periods), Ok(values), Ok(states)) =
            (book.table.text("period"), book.table.real("value"), book.table.text("state"))
        else {
            return;
        };
        let begins = self.year.to_string();
        let wanted = |code: &str| places.is_none_or(|places| places.contains(&code));
        let figures = std::iter::once(&self.wanted.figure).chain(&self.wanted.with);
        let mut numbers: Vec<u32> =
            figures.flat_map(|it| measuring(self.from, it, self.input.sex).to_vec()).collect();
        numbers.sort_unstable();
        numbers.dedup();
        for number in numbers {
            let number = number as usize;
            let series = &book.series[number];
            let partner = series.counterpart.as_ref();
            let fits = (wanted(&series.area.code) || partner.is_some_and(|it| wanted(&it.code)))
                && self.fits_detail(series.detail.as_deref());
            if !fits {
                continue;
            }
            let scale = scale(&series.unit);
            for row in book.rows(number) {
                let Some(rest) = periods.get(row).and_then(|it| it.strip_prefix(begins.as_str())) else {
                    continue;
                };
                let state = states.get(row).and_then(|it| it.parse().ok()).unwrap_or(ValueState::Missing);
                self.push(Hit {
                    area: Arc::clone(&series.area.code),
                    partner: partner.map(|it| (Arc::clone(&it.code), it.kind)),
                    value: values.get(row).map(|it| it * scale),
                    state,
                    row,
                    series: number,
                    whole: rest.is_empty(),
                });
            }
        }
    }

    fn fits_detail(&self, detail: Option<&str>) -> bool {
        match (&self.wanted.detail, self.input.take) {
            (None, Take::Details) => true,
            (Some(wanted), Take::Details) => detail.is_some_and(|it| it.starts_with(wanted.as_str())),
            (wanted, _) => wanted.as_deref() == detail,
        }
    }

    /// Of the quarters and months of a series the last one stands for the year, a whole year before all of them;
    /// details are all kept.
    fn push(&mut self, hit: Hit) {
        if let Some(last) = self.hits.last_mut()
            && last.series == hit.series
            && self.input.take != Take::Details
        {
            if !last.whole && (hit.value.is_some() || last.value.is_none()) {
                *last = hit;
            }
            return;
        }
        let at = self.hits.len();
        self.by_area.entry(Arc::clone(&hit.area)).or_default().push(at);
        if let Some((partner, _)) = &hit.partner {
            self.by_partner.entry(Arc::clone(partner)).or_default().push(at);
            // Of several figures of a pair the first counts.
            self.by_pair.entry((Arc::clone(&hit.area), Arc::clone(partner))).or_insert(at);
        }
        self.hits.push(hit);
    }

    fn all<'b>(
        &'b self,
        index: &'b HashMap<Arc<str>, Vec<usize>>,
        code: &str,
    ) -> impl Iterator<Item = &'b Hit> {
        index.get(code).into_iter().flatten().map(|at| &self.hits[*at])
    }

    /// The figure of a place alone.
    pub(crate) fn one(&self, area: &str) -> Option<&Hit> {
        self.all(&self.by_area, area).find(|it| it.partner.is_none())
    }

    /// The figure of a pair.
    pub(crate) fn pair(&self, area: &str, partner: &str) -> Option<&Hit> {
        self.by_pair.get(&(Arc::from(area), Arc::from(partner))).map(|at| &self.hits[*at])
    }

    /// The partners of a place at this end.
    pub(crate) fn partners(&self, place: &str) -> Vec<&Hit> {
        let other = |it: &&Hit| match &it.partner {
            Some((code, kind)) => code.as_ref() != place && self.wants(*kind),
            None => false,
        };
        self.all(&self.by_area, place).filter(other).collect()
    }

    /// The places at whose other end this one is.
    pub(crate) fn destinations(&self, place: &str) -> Vec<&Hit> {
        let kind = |it: &Hit| self.kind_of_area(it);
        let other = |it: &&Hit| it.area.as_ref() != place && self.wants(kind(it));
        self.all(&self.by_partner, place).filter(other).collect()
    }

    fn kind_of_area(&self, hit: &Hit) -> AreaKind {
        self.from.book.series.get(hit.series).map_or(AreaKind::Country, |it| it.area.kind)
    }

    fn wants(&self, kind: AreaKind) -> bool {
        match self.input.take {
            Take::Rest => kind == AreaKind::Remainder,
            _ => kind == AreaKind::Country || (self.input.with_rest && kind == AreaKind::Remainder),
        }
    }

    /// Everything that is said of a place.
    pub(crate) fn details(&self, area: &str) -> Vec<&Hit> {
        self.all(&self.by_area, area).collect()
    }

    /// All pairs of two countries.
    pub(crate) fn pairs(&self) -> impl Iterator<Item = (&Hit, &str)> {
        self.hits.iter().filter_map(|it| match &it.partner {
            Some((code, AreaKind::Country))
                if self.kind_of_area(it) == AreaKind::Country && *code != it.area =>
            {
                Some((it, code.as_ref()))
            }
            _ => None,
        })
    }

    /// The countries that have a figure of their own.
    pub(crate) fn places(&self) -> impl Iterator<Item = &Hit> {
        self.hits.iter().filter(|it| it.partner.is_none() && self.kind_of_area(it) == AreaKind::Country)
    }

    /// Where a figure stands.
    pub(crate) fn cell(&self, hit: &Hit) -> Option<CellPlace> {
        let figure: Figure = self.from.book.figure(hit.row)?;
        let (sheet, cell) = (figure.place.sheet.to_string(), figure.place.cell());
        Some(CellPlace {
            area: figure.series.area.code.to_string(),
            counterpart: figure.series.counterpart.as_ref().map(|it| it.code.to_string()),
            period: figure.period.to_string(),
            detail: figure.series.detail.as_ref().map(ToString::to_string),
            value: figure.value,
            unit: figure.series.unit.to_string(),
            state: figure.state,
            url: self.from.edition.cell_path(&sheet, &cell),
            sheet,
            cell,
        })
    }

    /// Of whom it counts.
    pub(crate) const fn sex(&self) -> Sex {
        self.input.sex
    }
}
