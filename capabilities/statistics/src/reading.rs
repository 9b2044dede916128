//! Figures as data for the command line and the API.

use countries::{Area, Location, content};
use db::Db;
use files::FileHash;
use serde::{Serialize, Serializer};
use utoipa::ToSchema;

use crate::{
    book::newest_stock,
    model::{Edition, Figure, Unit},
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
    #[schema(value_type = String)]
    pub indicator: crate::Indicator,
    /// In what.
    #[schema(value_type = String)]
    pub unit: Unit,
    /// The year; of a rate, the last year of its interval.
    pub year: u16,
    /// The first year of a rate's interval.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub since: Option<u16>,
    /// `both`, `male` or `female`.
    #[schema(value_type = String)]
    pub sex: crate::Sex,
    /// The number; null unless the state is `reported` or `zero`.
    #[serde(serialize_with = "number")]
    pub value: Option<f64>,
    /// `reported`, `zero`, `missing`, `masked` or `rounds-to-zero`.
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
        Self {
            indicator: figure.indicator,
            unit: figure.indicator.unit(),
            year: figure.year,
            since: figure.since,
            sex: figure.sex,
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
    of_code(db, area.m49).await
}

/// The figures of whatever a person names: a country or area by code, number or name, or a sum such as `World`.
///
/// Nothing where the name means nothing.
pub async fn figures_named(db: &Db, text: &str) -> db::Result<Option<CountryFigures>> {
    let Some(place) = place(text) else { return Ok(None) };
    let (country, counted_in, code) = match place {
        Location::Area(area) => (area.code.to_string(), area.counted_in.map(|it| it.to_string()), area.m49),
        Location::Aggregate(sum) => (sum.code.to_string(), None, Some(sum.code)),
    };
    Ok(Some(CountryFigures { country, counted_in, figures: of_code(db, code).await? }))
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

async fn of_code(db: &Db, m49: Option<u16>) -> db::Result<Vec<FigureRow>> {
    let newest = db.read(async |tx| newest_stock(tx).await).await?;
    let (Some((edition, book)), Some(m49)) = (newest, m49) else { return Ok(Vec::new()) };
    Ok(book.of_area(m49).iter().map(|figure| FigureRow::of(&edition, figure)).collect())
}
