//! Figures as data for the command line and the API.

use countries::{Area, Location, content};
use db::Db;
use files::FileHash;
use kernel::Period;
use serde::{Serialize, Serializer};
use utoipa::ToSchema;

use crate::{
    book::newest_stock,
    model::{Edition, Figure},
};

/// The figures of a country, as `tributary figures MDA --json` prints them.
#[derive(Clone, Debug, Serialize, ToSchema)]
pub struct CountryFigures {
    /// The code of the country or area; the location code of a sum.
    pub country: String,
    /// The area within which it is counted, when not by itself.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub counted_in: Option<String>,
    /// Every figure of the newest published edition; empty where it has none.
    pub figures: Vec<FigureRow>,
}

/// One figure with its source.
#[derive(Clone, Debug, Serialize, PartialEq, ToSchema)]
pub struct FigureRow {
    /// What is measured, such as `immigrant-stock`.
    pub indicator: String,
    /// In what.
    pub unit: String,
    /// The other end of a pair, such as the origin of migrants.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub counterpart: Option<String>,
    /// The year; of a rate, the last year of its interval.
    pub year: i16,
    /// A quarter such as `2020-Q3` or a month such as `2020-05`, where the figure is of one.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub period: Option<String>,
    /// The first year of a rate's interval.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub since: Option<i16>,
    /// `both`, `male` or `female`.
    #[schema(value_type = String)]
    pub sex: crate::Sex,
    /// The age group as printed; absent for all ages.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub age: Option<String>,
    /// What else tells the figure from its neighbours, such as a route.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub detail: Option<String>,
    /// The number; null unless the state is `reported` or `zero`.
    #[serde(serialize_with = "number")]
    pub value: Option<f64>,
    /// `reported`, `zero`, `missing`, `masked`, `rounds-to-zero` or `not-applicable`.
    #[schema(value_type = String)]
    pub state: crate::ValueState,
    /// Which edition, such as `2020`.
    pub edition: String,
    /// Where it stands.
    pub source: FigureSource,
}

/// Where a figure stands.
#[derive(Clone, Debug, Serialize, PartialEq, ToSchema)]
pub struct FigureSource {
    /// The file, by its SHA-256.
    #[schema(value_type = String)]
    pub file_sha256: FileHash,
    /// The sheet.
    pub sheet: String,
    /// The cell.
    pub cell: String,
}

/// Numbers of people are whole and are written so.
#[expect(clippy::ref_option, reason = "serde asks for a reference to the field")]
fn number<S: Serializer>(value: &Option<f64>, to: S) -> Result<S::Ok, S::Error> {
    match value {
        #[expect(clippy::cast_possible_truncation, reason = "it is whole and below 2^53")]
        Some(value) if value.fract() == 0.0 && value.abs() < 9e15 => to.serialize_i64(*value as i64),
        Some(value) => to.serialize_f64(*value),
        None => to.serialize_none(),
    }
}

impl FigureRow {
    /// A figure of an edition.
    pub fn of(edition: &Edition, figure: &Figure) -> Self {
        let series = &figure.series;
        Self {
            indicator: series.indicator.to_string(),
            unit: series.unit.to_string(),
            counterpart: series.counterpart.as_ref().map(|it| it.code.to_string()),
            year: figure.year(),
            period: (!matches!(figure.period, Period::Year(_))).then(|| figure.period.to_string()),
            since: figure.since,
            sex: series.sex,
            age: series.age.as_ref().map(ToString::to_string),
            detail: series.detail.as_ref().map(ToString::to_string),
            value: figure.value,
            state: figure.state,
            edition: edition.slug.clone(),
            source: FigureSource {
                file_sha256: edition.file,
                sheet: figure.place.sheet.to_string(),
                cell: figure.place.cell(),
            },
        }
    }
}

/// The figures of an area in the newest published edition, the stock first.
pub async fn figures_of(db: &Db, area: &Area) -> db::Result<Vec<FigureRow>> {
    of_code(db, area.code.as_str()).await
}

/// The figures of whatever a person names: a country or area by code, number or name, or a sum such as `World`.
///
/// Nothing where the name means nothing.
pub async fn figures_named(db: &Db, text: &str) -> db::Result<Option<CountryFigures>> {
    let Some(place) = place(text) else { return Ok(None) };
    let (country, counted_in) = match place {
        Location::Area(area) => (area.code.to_string(), area.counted_in.map(|it| it.to_string())),
        Location::Aggregate(sum) => (sum.code.to_string(), None),
    };
    Ok(Some(CountryFigures { country, counted_in, figures: of_code(db, &code(&place)).await? }))
}

/// The code under which figures name a place.
pub(crate) fn code(place: &Location<'_>) -> String {
    match place {
        Location::Area(area) => area.code.to_string(),
        Location::Aggregate(sum) => format!("m49:{}", sum.code),
    }
}

/// The area or sum that a text names.
pub(crate) fn place(text: &str) -> Option<Location<'static>> {
    let areas = &content().areas;
    let area = areas.find(text).map(Location::Area);
    let text = text.trim();
    let by_code = || text.parse().ok().and_then(|code| areas.aggregate(code));
    let sum = || by_code().or_else(|| areas.aggregates().iter().find(|sum| sum.is_called(text)));
    area.or_else(|| sum().map(Location::Aggregate))
}

async fn of_code(db: &Db, area: &str) -> db::Result<Vec<FigureRow>> {
    let newest = db.read(async |tx| newest_stock(tx).await).await?;
    let Some((edition, book)) = newest else { return Ok(Vec::new()) };
    Ok(book.of_area(area).iter().map(|figure| FigureRow::of(&edition, figure)).collect())
}
