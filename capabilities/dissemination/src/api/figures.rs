//! Figures of any dataset as JSON, CSV and XLSX.

use std::{collections::HashSet, convert::Infallible, sync::Arc};

use axum::{
    Json,
    body::Body,
    http::{HeaderMap, HeaderValue, header},
    response::{IntoResponse as _, Response},
};
use countries::content;
use jiff::Timestamp;
use kernel::List;
use serde::Serialize;
use statistics::{Book, Edition, EditionState, Figure, FigureRow, every_edition, model::STOCK};
use utoipa::ToSchema;
use web::{Format, Problem, Query, StatusCode, Version, Visit};

use crate::{
    figures::{CsvPieces, Filter, HEADS, cells, figures as fitting},
    releases::{Release, released},
    times::{self, Day},
    wanted::{Parameters, value},
};

/// Figures of one page, unless another number is asked for.
const PAGE: usize = 1000;
/// Figures of one page at most.
const LARGEST: usize = 10_000;
/// Rows of a workbook at most.
const WORKBOOK: usize = 100_000;

const PARAMETERS: [&str; 14] = [
    "dataset",
    "edition",
    "indicator",
    "area",
    "counterpart",
    "sex",
    "year",
    "from",
    "to",
    "as_of",
    "limit",
    "after",
    "format",
    "lang",
];

/// A figure with what it is of.
#[derive(Serialize, ToSchema)]
struct FigureOf {
    /// The code of its country, area, remainder or sum.
    #[schema(example = "MDA")]
    area: String,
    /// `country`, `remainder` or `aggregate`.
    area_kind: String,
    /// The figure.
    #[serde(flatten)]
    figure: FigureRow,
}

/// A page of figures of one edition.
#[derive(Serialize, ToSchema)]
struct FigurePage {
    /// The code of the area, where one was asked for.
    #[serde(skip_serializing_if = "Option::is_none")]
    country: Option<String>,
    /// The area within which it is counted, when not by itself.
    #[serde(skip_serializing_if = "Option::is_none")]
    counted_in: Option<String>,
    /// The dataset.
    #[schema(example = "undesa-stock")]
    dataset: String,
    /// The edition; null while nothing is published.
    #[schema(example = "2020")]
    edition: Option<String>,
    /// The figures.
    data: Vec<FigureOf>,
    /// What `after` says for the following page; null at the end.
    next: Option<String>,
}

/// A question about figures.
struct Asked {
    dataset: String,
    edition: Option<String>,
    filter: Filter,
    country: Option<String>,
    counted_in: Option<String>,
    as_of: Option<Timestamp>,
    limit: usize,
    after: Option<(String, usize)>,
    format: Format,
}

/// Figures of one edition of a dataset, each with the cell it stands in.
#[utoipa::path(get, path = "/figures", tag = "figures",
    params(("dataset" = Option<String>, Query, description = "Word of a dataset; undesa-stock when left out"),
        ("edition" = Option<String>, Query, description = "Word of an edition; the newest published one when left out"),
        ("indicator" = Option<String>, Query, description = "Only this indicator; may be repeated"),
        ("area" = Option<String>, Query, description = "Code, number or name of a country, area or sum; may be repeated", example = "MDA"),
        ("counterpart" = Option<String>, Query, description = "The same of the other end of a pair"),
        ("sex" = Option<String>, Query, description = "Only both, male or female"),
        ("year" = Option<i16>, Query, description = "Only this year"),
        ("from" = Option<i16>, Query, description = "No year before"),
        ("to" = Option<i16>, Query, description = "No year after"),
        ("as_of" = Option<String>, Query, description = "The edition that readers were given at this instant or at the end of this day, in universal time"),
        ("limit" = Option<u16>, Query, description = "Figures of a page of JSON: 1000, at most 10000"),
        ("after" = Option<String>, Query, description = "What `next` of the page before said"),
        ("format" = Option<String>, Query, description = "json, csv or xlsx; the header Accept says it, too")),
    responses((status = 200, body = FigurePage), (status = 304, description = "The reader has it already"),
        (status = 400, description = "A parameter cannot be read"),
        (status = 404, description = "No such area, dataset or edition"),
        (status = 413, description = "More rows than a workbook may have")))]
pub(super) async fn figures(
    visit: Visit,
    Query(parameters): Query<Vec<(String, String)>>,
    headers: HeaderMap,
) -> Result<Response, Problem> {
    let asked = Asked::read(&parameters, &headers)?;
    let Some(release) = given(&visit, &asked).await? else {
        let nothing = page(&asked, None, Vec::new(), None);
        return Ok(Json(nothing).into_response());
    };
    let edition = release.edition;
    let mut parts =
        vec![edition.id.to_string(), format!("{:?}", asked.format), visit.say.language.to_string()];
    parts.push(visit.site.settings().base_url.clone());
    parts.extend(parameters.iter().flat_map(|(name, value)| [name.clone(), value.clone()]));
    let version = Version::of(parts, Some(release.from));
    // A workbook tells when it was made.
    let version = if asked.format == Format::Xlsx { version.weak() } else { version };
    if let Some(unchanged) = version.unchanged(&headers) {
        return Ok(unchanged);
    }
    let book = visit.db().read(async |tx| Book::of(tx, &edition).await).await?;
    let response = match asked.format {
        Format::Csv => csv(&visit, asked, edition, book),
        Format::Xlsx => workbook(&visit, &asked, &edition, &book).await?,
        Format::Html | Format::Json => json(&asked, &edition, &book)?,
    };
    Ok(version.mark(&headers, response))
}

fn page(asked: &Asked, edition: Option<&Edition>, data: Vec<FigureOf>, next: Option<String>) -> FigurePage {
    FigurePage {
        country: asked.country.clone(),
        counted_in: asked.counted_in.clone(),
        dataset: asked.dataset.clone(),
        edition: edition.map(|it| it.slug.clone()),
        data,
        next,
    }
}

fn json(asked: &Asked, edition: &Edition, book: &Book) -> Result<Response, Problem> {
    let start = match &asked.after {
        Some((slug, row)) if *slug == edition.slug => *row,
        // The pages before were of another edition, which must not be mixed with this one.
        Some((slug, _)) => {
            let problem = Problem::new(StatusCode::CONFLICT, "dissemination/another-edition");
            return Err(problem.with("former", slug.clone()).with("edition", edition.slug.clone()));
        }
        None => 0,
    };
    let mut found = fitting(book, &asked.filter, start);
    let of = |(_, figure): (usize, Figure)| FigureOf {
        area: figure.series.area.code.to_string(),
        area_kind: figure.series.area.kind.to_string(),
        figure: FigureRow::of(edition, &figure),
    };
    let data: Vec<FigureOf> = found.by_ref().take(asked.limit).map(of).collect();
    let next = found.next().map(|(row, _)| format!("{}:{row}", edition.slug));
    Ok(Json(page(asked, Some(edition), data, next)).into_response())
}

fn csv(visit: &Visit, asked: Asked, edition: Edition, book: Arc<Book>) -> Response {
    let demonstration = visit.site.settings().demo.then(|| visit.say.text("frame-demo"));
    let prefix = if demonstration.is_some() { "demonstration-" } else { "" };
    let name = format!("attachment; filename=\"{prefix}{}-{}.csv\"", edition.dataset, edition.slug);
    let pieces = CsvPieces { edition, book, filter: asked.filter, demonstration, at: Some(0) };
    let body = Body::from_stream(futures_util::stream::iter(pieces.map(Ok::<_, Infallible>)));
    let mut response = ([(header::CONTENT_TYPE, "text/csv; charset=utf-8")], body).into_response();
    if let Ok(name) = HeaderValue::from_str(&name) {
        response.headers_mut().insert(header::CONTENT_DISPOSITION, name);
    }
    response
}

async fn workbook(visit: &Visit, asked: &Asked, edition: &Edition, book: &Book) -> Result<Response, Problem> {
    let rows: Vec<Figure> =
        fitting(book, &asked.filter, 0).map(|(_, figure)| figure).take(WORKBOOK + 1).collect();
    if rows.len() > WORKBOOK {
        let problem = Problem::new(StatusCode::PAYLOAD_TOO_LARGE, "dissemination/too-many-figures");
        return Err(problem.with("most", WORKBOOK.to_string()));
    }
    let title = statistics::shown::source(&visit.say, edition);
    let mut list = List::of(title, &rows);
    for (at, head) in HEADS.into_iter().enumerate() {
        list = match head {
            "value" => list.real(head, |it| it.value),
            "year" => list.whole(head, |it| Some(it.year().into())),
            "since" => list.whole(head, |it| it.since.map(i64::from)),
            _ => list.text(head, |it| cells(edition, it).into_iter().nth(at).flatten().unwrap_or_default()),
        };
    }
    let list = list.done().note(edition.citation.clone()).note(edition.licence.clone());
    let mut visit = visit.clone();
    visit.format = Format::Xlsx;
    visit.table(&format!("{}-{}", edition.dataset, edition.slug), list).await
}

/// The release that is asked for; nothing while the dataset that everybody is led to has none.
#[expect(clippy::similar_names, reason = "the words of the standard are alike")]
async fn given(visit: &Visit, asked: &Asked) -> Result<Option<Release>, Problem> {
    let (released, editions) = visit
        .db()
        .read(async |tx| Ok::<_, db::Error>((released(tx).await?, every_edition(tx).await?)))
        .await?;
    let dataset = released.into_iter().find(|it| it.dataset == asked.dataset);
    if let Some(slug) = &asked.edition {
        let of_slug = |it: &&Edition| it.dataset == asked.dataset && it.slug == *slug;
        let edition = editions.iter().find(of_slug).filter(|it| it.state != EditionState::Staged);
        let no_such = || Problem::new(StatusCode::NOT_FOUND, "statistics/no-such-edition");
        let edition = edition.ok_or_else(|| no_such().with("edition", slug.clone()))?;
        let mut releases = dataset.into_iter().flat_map(|it| it.releases);
        let release = releases.rfind(|it| it.edition.id == edition.id);
        let from = edition.imported_at;
        return Ok(Some(release.unwrap_or_else(|| Release { edition: edition.clone(), from, to: None })));
    }
    let Some(dataset) = dataset else {
        if asked.dataset == STOCK && asked.as_of.is_none() {
            return Ok(None);
        }
        return Err(Problem::new(StatusCode::NOT_FOUND, "statistics/no-such-dataset"));
    };
    let release = match asked.as_of {
        Some(instant) => dataset.at(instant),
        None => dataset.current(),
    };
    let first = dataset.releases.first().map(|it| it.from.to_string()).unwrap_or_default();
    let nothing = || Problem::new(StatusCode::NOT_FOUND, "dissemination/nothing-published");
    release.cloned().map(Some).ok_or_else(|| nothing().with("first", first))
}

impl Asked {
    fn read(parameters: &Parameters, headers: &HeaderMap) -> Result<Self, Problem> {
        if let Some((name, _)) = parameters.iter().find(|(name, _)| !PARAMETERS.contains(&name.as_str())) {
            return Err(bad(name, &PARAMETERS.join(", ")));
        }
        let given = |name| value(parameters, name).filter(|it| !it.is_empty());
        let number = |name: &'static str| match given(name) {
            None => Ok(None),
            Some(text) => text.parse::<i16>().map(Some).map_err(|_| bad(name, "2020")),
        };
        let sex = match given("sex") {
            None => None,
            Some(text) => Some(text.parse().map_err(|_| bad("sex", "both, male, female"))?),
        };
        let as_of = match given("as_of") {
            None => None,
            Some(text) => Some(
                times::instant(text, Day::Ends)
                    .ok_or_else(|| bad("as_of", "2026-04-20, 2026-04-20T09:00:00Z"))?,
            ),
        };
        let limit = match given("limit") {
            None => PAGE,
            Some(text) => match text.parse::<usize>() {
                Ok(limit @ 1..=LARGEST) => limit,
                _ => return Err(bad("limit", "1 – 10000")),
            },
        };
        let after = match given("after") {
            None => None,
            Some(text) => {
                let cursor = text.rsplit_once(':').and_then(|(slug, row)| Some((slug, row.parse().ok()?)));
                let (slug, row) = cursor.ok_or_else(|| bad("after", "2020:1000"))?;
                Some((slug.to_owned(), row))
            }
        };
        let year = number("year")?;
        let places = places(parameters, "area")?;
        let single = if let [only] = places.as_slice() { Some(only.clone()) } else { None };
        let codes = |places: Vec<Place>| places.into_iter().map(|it| it.code).collect();
        let filter = Filter {
            indicators: words(parameters, "indicator"),
            areas: codes(places),
            counterparts: codes(self::places(parameters, "counterpart")?),
            sex,
            from: number("from")?.or(year),
            to: number("to")?.or(year),
        };
        Ok(Self {
            dataset: given("dataset").unwrap_or(STOCK).to_owned(),
            edition: given("edition").map(str::to_owned),
            filter,
            country: single.as_ref().map(|it| it.shown.clone()),
            counted_in: single.and_then(|it| it.counted_in),
            as_of,
            limit,
            after,
            format: format(given("format"), headers)?,
        })
    }
}

/// A parameter that cannot be read, with an example of what can.
fn bad(name: &str, known: &str) -> Problem {
    let name: String = name.chars().take(40).collect();
    Problem::new(StatusCode::BAD_REQUEST, "dissemination/bad-parameter")
        .with("name", name)
        .with("known", known)
}

fn format(parameter: Option<&str>, headers: &HeaderMap) -> Result<Format, Problem> {
    if let Some(word) = parameter {
        return match word {
            "json" => Ok(Format::Json),
            "csv" => Ok(Format::Csv),
            "xlsx" => Ok(Format::Xlsx),
            _ => Err(bad("format", "json, csv, xlsx")),
        };
    }
    let accept = headers.get(header::ACCEPT).and_then(|it| it.to_str().ok()).unwrap_or_default();
    let first = accept.split([',', ';']).next().unwrap_or_default().trim();
    Ok(match first {
        "text/csv" => Format::Csv,
        "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet" => Format::Xlsx,
        _ => Format::Json,
    })
}

/// All values of a parameter that may be repeated; words have no commas.
fn words(parameters: &Parameters, name: &str) -> HashSet<String> {
    let given = parameters.iter().filter(|(known, _)| known == name);
    given
        .flat_map(|(_, value)| value.split(','))
        .map(str::trim)
        .filter(|it| !it.is_empty())
        .map(str::to_owned)
        .collect()
}

/// A place as somebody named it.
#[derive(Clone)]
struct Place {
    /// As figures name it.
    code: String,
    /// As answers always named it.
    shown: String,
    counted_in: Option<String>,
}

/// The places of a parameter: each a code, a number or a name, or several codes with commas between.
fn places(parameters: &Parameters, name: &str) -> Result<Vec<Place>, Problem> {
    let mut found = Vec::new();
    for (_, text) in parameters.iter().filter(|(known, value)| known == name && !value.is_empty()) {
        if let Some(place) = place(text) {
            found.push(place);
            continue;
        }
        for part in text.split(',') {
            let no_such = || Problem::new(StatusCode::NOT_FOUND, "statistics/no-such-area");
            let short = || text.chars().take(40).collect::<String>();
            found.push(place(part.trim()).ok_or_else(|| no_such().with("area", short()))?);
        }
    }
    Ok(found)
}

fn place(text: &str) -> Option<Place> {
    let areas = &content().areas;
    if let Some(area) = areas.find(text) {
        let code = area.code.to_string();
        let counted_in = area.counted_in.map(|it| it.to_string());
        return Some(Place { shown: code.clone(), code, counted_in });
    }
    let sum = |it: &countries::Aggregate| Place {
        code: format!("m49:{}", it.code),
        shown: it.code.to_string(),
        counted_in: None,
    };
    let number = text.strip_prefix("m49:").unwrap_or(text);
    let by_code = number.parse().ok().and_then(|code| areas.aggregate(code));
    let named = || areas.aggregates().iter().find(|it| it.is_called(text.trim()));
    if let Some(found) = by_code.or_else(named) {
        return Some(sum(found));
    }
    // Remainders, and sums of publishers whose list is not ours, are known by their codes alone.
    let known = text.starts_with('X')
        || text.split_once(':').is_some_and(|(list, code)| !list.is_empty() && !code.is_empty());
    let code = text.to_owned();
    (known && text.len() <= 40 && !text.contains(' ')).then(|| Place {
        shown: code.clone(),
        code,
        counted_in: None,
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_place_is_a_code_a_number_or_a_name() {
        let code = |text: &str| place(text).map(|it| it.code);
        assert_eq!(code("MDA").as_deref(), Some("MDA"));
        assert_eq!(code("498").as_deref(), Some("MDA"));
        assert_eq!(code("World").as_deref(), Some("m49:900"));
        assert_eq!(code("m49:900").as_deref(), Some("m49:900"));
        assert_eq!(code("XXX").as_deref(), Some("XXX"));
        assert_eq!(code("wb:ARB").as_deref(), Some("wb:ARB"));
        assert_eq!(code("Atlantis"), None);
    }
}
