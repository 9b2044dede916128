//! A dataset as a flow of data: its dimensions and their codes.

use std::{
    collections::HashSet,
    sync::{Arc, Mutex, PoisonError},
};

use db::Tx;
use statistics::{Book, EditionId, Kind, Series, model::AreaKind};

use crate::{
    codes::{self, Codes, NOTHING, TOTAL},
    releases::Released,
};

/// Who maintains flows, structures and lists.
pub(crate) const AGENCY: &str = "TRIBUTARY";
/// The version of all of them.
pub(crate) const VERSION: &str = "1.0";
/// The dimension of time, which is part of no key.
pub(crate) const TIME: &str = "TIME_PERIOD";

kernel::words! {
    /// A dimension of a key, in the order of the key.
    pub(crate) enum Dimension {
        /// How often.
        Frequency = "FREQ",
        /// What is measured.
        Indicator = "INDICATOR",
        /// Where.
        Area = "REF_AREA",
        /// The other end.
        Counterpart = "COUNTERPART_AREA",
        /// Whom it counts.
        Sex = "SEX",
        /// The age group.
        Age = "AGE",
        /// What else tells series apart.
        Detail = "DETAIL",
        /// Where it stands, when a series has several figures of one time.
        Cell = "CELL",
    }
}

kernel::words! {
    /// What is said of figures beside their value.
    pub(crate) enum Attribute {
        /// Whether there is a number, and why not.
        Status = "OBS_STATUS",
        /// The first year of an interval.
        Since = "TIME_SINCE",
        /// The sheet and the cell in which it was printed.
        Source = "SOURCE_CELL",
        /// In what it is measured.
        Unit = "UNIT_MEASURE",
        /// The power of ten of the unit.
        Power = "UNIT_MULT",
        /// The edition.
        Edition = "EDITION",
        /// From when the edition was given to readers.
        From = "VALID_FROM",
        /// Until when.
        To = "VALID_TO",
    }
}

/// To what an attribute belongs.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Level {
    /// Each observation.
    Observation,
    /// A series.
    Series,
    /// The whole set.
    Set,
}

impl Attribute {
    /// To what it belongs.
    pub(crate) const fn level(self) -> Level {
        match self {
            Self::Status | Self::Since | Self::Source => Level::Observation,
            Self::Unit | Self::Power => Level::Series,
            Self::Edition | Self::From | Self::To => Level::Set,
        }
    }

    /// Whether it always has a value.
    pub(crate) const fn is_mandatory(self) -> bool {
        !matches!(self, Self::Since | Self::To)
    }

    /// Those of a level, in order.
    pub(crate) fn of(level: Level) -> impl Iterator<Item = Self> {
        Self::ALL.iter().copied().filter(move |it| it.level() == level)
    }
}

/// A dataset as a flow.
#[derive(Debug)]
pub(crate) struct Flow {
    /// Its id, such as `UNDESA_STOCK`.
    pub id: String,
    /// Its dataset, such as `undesa-stock`.
    pub dataset: String,
    /// Its title, as the newest edition prints it.
    pub title: String,
    /// The dimensions of its key.
    pub dimensions: Vec<Dimension>,
    /// What is measured.
    pub indicators: Codes,
    /// Areas and counterparts.
    pub areas: Codes,
    /// Ages.
    pub ages: Codes,
    /// Details.
    pub details: Codes,
    /// Units, without their powers of ten.
    pub units: Codes,
    /// Names as editions print them, of areas for which nobody else has one.
    pub printed: Vec<(String, String)>,
}

/// Flows by the editions they were made of; editions never change.
static MADE: Mutex<Vec<(Vec<EditionId>, Arc<Flow>)>> = Mutex::new(Vec::new());

/// As many flows stay in memory.
const KEPT: usize = 64;

impl Flow {
    /// The flow of a dataset, over all editions that were ever given to readers.
    pub(crate) async fn of(tx: &mut Tx, id: &str, released: &Released) -> db::Result<Arc<Self>> {
        let editions = released.editions();
        let key: Vec<EditionId> = editions.iter().map(|it| it.id).collect();
        let made = |all: &[(Vec<EditionId>, Arc<Self>)]| {
            all.iter().find(|(known, _)| *known == key).map(|(_, flow)| Arc::clone(flow))
        };
        if let Some(flow) = made(&MADE.lock().unwrap_or_else(PoisonError::into_inner)) {
            return Ok(flow);
        }
        let mut books = Vec::new();
        for edition in &editions {
            books.push(Book::of(tx, edition).await?);
        }
        let layouts: Vec<Kind> = editions.iter().map(|it| it.layout).collect();
        let title = released.releases.last().map_or("", |it| it.edition.title.as_str());
        let flow = Arc::new(Self::new(id, &released.dataset, title, &layouts, &books));
        let mut all = MADE.lock().unwrap_or_else(PoisonError::into_inner);
        if made(&all).is_none() {
            if all.len() >= KEPT {
                all.remove(0);
            }
            all.push((key, Arc::clone(&flow)));
        }
        Ok(flow)
    }

    /// The flow of these books, the newest last.
    pub(crate) fn new(id: &str, dataset: &str, title: &str, layouts: &[Kind], books: &[Arc<Book>]) -> Self {
        let series = || books.iter().flat_map(|book| &book.series);
        let areas = series().flat_map(|it| std::iter::once(&it.area).chain(&it.counterpart));
        let areas: HashSet<_> = areas.map(|it| Arc::clone(&it.code)).collect();
        let mut printed: Vec<(String, String)> = Vec::new();
        for area in books.iter().flat_map(|book| &book.areas).filter(|it| it.area.kind == AreaKind::Aggregate)
        {
            let code = area.area.code.to_string();
            if !area.name.is_empty() && printed.iter().all(|(known, _)| *known != code) {
                printed.push((code, area.name.clone()));
            }
        }
        Self {
            id: id.to_owned(),
            dataset: dataset.to_owned(),
            title: title.to_owned(),
            dimensions: dimensions(layouts),
            indicators: Codes::of(series().map(|it| Arc::clone(&it.indicator))),
            areas: Codes::of(areas),
            ages: Codes::of(series().filter_map(|it| it.age.clone())),
            details: Codes::of(series().filter_map(|it| it.detail.clone())),
            units: Codes::of(series().map(|it| Arc::<str>::from(codes::unit(&it.unit).0))),
            printed,
        }
    }

    /// The code of a series in a dimension that its figures share; nothing for how often and for the cell.
    pub(crate) fn code<'a>(&'a self, series: &Series, dimension: Dimension) -> Option<&'a str> {
        Some(match dimension {
            Dimension::Frequency | Dimension::Cell => return None,
            Dimension::Indicator => self.indicators.code(&series.indicator)?,
            Dimension::Area => self.areas.code(&series.area.code)?,
            Dimension::Counterpart => match &series.counterpart {
                Some(area) => self.areas.code(&area.code)?,
                None => NOTHING,
            },
            Dimension::Sex => codes::sex(series.sex),
            Dimension::Age => match &series.age {
                Some(age) => self.ages.code(age)?,
                None => TOTAL,
            },
            Dimension::Detail => match &series.detail {
                Some(detail) => self.details.code(detail)?,
                None => NOTHING,
            },
        })
    }

    /// Whether a dimension has this code at all.
    pub(crate) fn knows(&self, dimension: Dimension, code: &str) -> bool {
        match dimension {
            Dimension::Frequency => matches!(code, "A" | "Q" | "M"),
            Dimension::Indicator => self.indicators.word(code).is_some(),
            Dimension::Area => self.areas.word(code).is_some(),
            Dimension::Counterpart => code == NOTHING || self.areas.word(code).is_some(),
            Dimension::Sex => matches!(code, TOTAL | "M" | "F"),
            Dimension::Age => code == TOTAL || self.ages.word(code).is_some(),
            Dimension::Detail => code == NOTHING || self.details.word(code).is_some(),
            Dimension::Cell => true,
        }
    }

    /// Whether the cell is a dimension.
    pub(crate) fn has_cells(&self) -> bool {
        self.dimensions.contains(&Dimension::Cell)
    }

    /// How data name it: `TRIBUTARY:UNDESA_STOCK(1.0)`.
    pub(crate) fn named(&self) -> String {
        format!("{AGENCY}:{}({VERSION})", self.id)
    }
}

/// The dimensions of layouts. A layout keeps its dimensions whatever an edition holds, so that keys stay as they are.
fn dimensions(layouts: &[Kind]) -> Vec<Dimension> {
    let detailed = layouts.iter().any(|it| match it {
        Kind::UndesaStock
        | Kind::UndesaOriginDestination
        | Kind::UndesaLong
        | Kind::Wdi
        | Kind::WbRemittanceMatrix
        | Kind::WbStockMatrix
        | Kind::Hdr => false,
        Kind::WbRemittancePrices
        | Kind::Unhcr
        | Kind::Wpp
        | Kind::Idmc
        | Kind::MissingMigrants
        | Kind::SdmxCsv
        | Kind::Table => true,
    });
    // One month of one route has many incidents, one quarter of one firm several services.
    let celled = layouts.iter().any(|it| matches!(it, Kind::MissingMigrants | Kind::WbRemittancePrices));
    let kept = |it: &Dimension| match it {
        Dimension::Detail => detailed,
        Dimension::Cell => celled,
        _ => true,
    };
    Dimension::ALL.iter().copied().filter(kept).collect()
}

/// What is known of a flow without reading its figures.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) struct Outline {
    /// Its id.
    pub id: String,
    /// Its dataset.
    pub dataset: String,
    /// Its title, as the newest edition prints it.
    pub title: String,
    /// The dimensions of its key.
    pub dimensions: Vec<Dimension>,
}

/// The outlines of all flows, in the order of the datasets.
pub(crate) fn outlines(released: &[Released]) -> Vec<Outline> {
    let upper = |dataset: &str| {
        let id = dataset.to_ascii_uppercase().replace('-', "_");
        // An id begins with a letter.
        if id.starts_with(|c: char| c.is_ascii_alphabetic()) { id } else { format!("D_{id}") }
    };
    let codes = Codes::of(released.iter().map(|it| upper(&it.dataset)));
    let outline = |it: &Released| {
        let layouts: Vec<Kind> = it.editions().iter().map(|it| it.layout).collect();
        Outline {
            id: codes.code(&upper(&it.dataset)).unwrap_or_default().to_owned(),
            dataset: it.dataset.clone(),
            title: it.releases.last().map_or_else(String::new, |it| it.edition.title.clone()),
            dimensions: dimensions(&layouts),
        }
    };
    released.iter().map(outline).collect()
}
