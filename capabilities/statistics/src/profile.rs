//! What one edition says of one country: the figures of its page, still as numbers.

use countries::{Area, Region, content};

use crate::{
    book::Book,
    model::{Figure, Indicator, Sex, ValueState, country},
};

/// The figures of a country's page.
#[derive(Clone, Debug)]
pub struct Profile {
    /// The newest year of the edition.
    pub year: i16,
    /// Men, women and all, by year.
    pub series: Vec<Point>,
    /// Per hundred of the population.
    pub share: Option<Figure>,
    /// Women per hundred migrants.
    pub female: Option<Figure>,
    /// Yearly change over the last five years.
    pub growth: Option<Figure>,
    /// Refugees per hundred migrants.
    pub refugees: Option<Figure>,
    /// Its place in its region; none without a number.
    pub rank: Option<Rank>,
}

/// The stock of one year.
#[derive(Clone, Debug)]
pub struct Point {
    /// The year.
    pub year: i16,
    /// Everybody.
    pub both: Option<Figure>,
    /// Women and girls.
    pub female: Option<Figure>,
    /// Men and boys.
    pub male: Option<Figure>,
}

/// A place among the countries and areas of a region that have a number.
#[derive(Clone, Debug)]
pub struct Rank {
    /// The narrowest region of the area.
    pub region: &'static Region,
    /// Its place, from 1; equal numbers share one.
    pub place: usize,
    /// Everybody who has a number, the largest first.
    pub peers: Vec<Peer>,
    /// How many of the region have none.
    pub without: usize,
}

/// One of the region.
#[derive(Clone, Copy, Debug)]
pub struct Peer {
    /// Which one.
    pub area: &'static Area,
    /// Its place.
    pub place: usize,
    /// Its number.
    pub value: f64,
}

impl Profile {
    /// What the book says of an area; none where it has no row for it.
    pub fn of(book: &Book, area: &'static Area) -> Option<Self> {
        let code = area.code.as_str();
        book.area(code)?;
        let years = book.stock_years();
        let year = *years.last()?;
        let stock = |year, sex| book.one(Indicator::ImmigrantStock.word(), code, year, sex);
        let now = |indicator: Indicator| book.one(indicator.word(), code, year, Sex::Both);
        let point = |year: &i16| Point {
            year: *year,
            both: stock(*year, Sex::Both),
            female: stock(*year, Sex::Female),
            male: stock(*year, Sex::Male),
        };
        Some(Self {
            year,
            series: years.iter().map(point).collect(),
            share: now(Indicator::ImmigrantShare),
            female: now(Indicator::FemaleShare),
            growth: now(Indicator::StockGrowth),
            refugees: now(Indicator::RefugeeShare),
            rank: Rank::of(book, area, year),
        })
    }

    /// Everybody in the newest year.
    pub fn stock(&self) -> Option<&Figure> {
        self.series.last()?.both.as_ref()
    }

    /// Whether any year has a number.
    pub fn has_numbers(&self) -> bool {
        self.series.iter().any(|point| point.both.as_ref().is_some_and(|it| it.value.is_some()))
    }

    /// What is seen from the first number to the last.
    pub fn trend(&self) -> Option<Trend> {
        let numbers = self.series.iter().filter_map(|point| Some((point.year, point.both.as_ref()?.value?)));
        let numbers: Vec<(i16, f64)> = numbers.collect();
        let (first, last) = (*numbers.first()?, *numbers.last()?);
        if first.0 == last.0 {
            return None;
        }
        let most = first.1.max(last.1);
        let peak = numbers.iter().copied().filter(|it| it.1 > most).max_by(|a, b| a.1.total_cmp(&b.1));
        Some(Trend { first, last, peak })
    }
}

/// A series in one sentence.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Trend {
    /// The first year with a number.
    pub first: (i16, f64),
    /// The last one.
    pub last: (i16, f64),
    /// The highest number, where it stands between the two and above both.
    pub peak: Option<(i16, f64)>,
}

impl Rank {
    fn of(book: &Book, area: &'static Area, year: i16) -> Option<Self> {
        let areas = &content().areas;
        let region = areas.home_region(area)?;
        let inside: Vec<&Area> = areas.in_region(region.m49).filter(|it| it.counted_in.is_none()).collect();
        let ranked = book.ranked(Indicator::ImmigrantStock.word(), year, Sex::Both);
        let numbers: Vec<(&'static Area, f64)> = ranked
            .into_iter()
            .filter_map(|(of, value)| Some((areas.by_code(country(&of)?)?, value)))
            .filter(|(of, _)| inside.iter().any(|it| it.code == of.code))
            .collect();
        let peers: Vec<Peer> = numbers
            .iter()
            .map(|(area, value)| {
                let larger = numbers.iter().filter(|(_, other)| other > value).count();
                Peer { area, place: larger + 1, value: *value }
            })
            .collect();
        let place = peers.iter().find(|peer| peer.area.code == area.code)?.place;
        Some(Self { region, place, without: inside.len() - peers.len(), peers })
    }
}

/// The value as the source prints it: its number in full, or its sign for none.
pub fn printed(figure: &Figure) -> String {
    match figure.state {
        ValueState::Reported | ValueState::Zero => {
            figure.value.map_or_else(String::new, |value| value.to_string())
        }
        ValueState::Missing => "..".to_owned(),
        ValueState::Masked => "~".to_owned(),
        ValueState::RoundsToZero => "—".to_owned(),
        ValueState::NotApplicable => "n.a.".to_owned(),
    }
}
