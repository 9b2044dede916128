//! What an indicator says of one place, pair or community: the number, its inputs with their cells, and the years.

use askama::Template;
use axum::extract::Path;
use kernel::List;
use serde::{Deserialize, Serialize};
use web::{Problem, Query, Response, Say, Visit};

use super::{
    head,
    of_one::{About, about},
    today, words,
};
use crate::{
    answer::{Answer, InputAnswer, Subject, answer, latest_of},
    api::{known, no_such_subject},
    content::content,
    described::{Described, Subjects, subject},
    gather::CellPlace,
    model::Indicator,
    ranked::years,
    shelf::Shelf,
};

/// As many cells of a list stand on the page; the others are in its machine twin.
const CELLS: usize = 60;

#[derive(Template, Serialize)]
#[template(path = "pages/place.html")]
struct PlaceView {
    #[serde(skip)]
    say: Say,
    #[serde(skip)]
    title: String,
    #[serde(skip)]
    value: String,
    #[serde(skip)]
    state: String,
    #[serde(skip)]
    class: String,
    #[serde(skip)]
    url: String,
    #[serde(skip)]
    country_url: Option<(String, String)>,
    #[serde(skip)]
    about: About,
    #[serde(skip)]
    inputs: Vec<InputView>,
    #[serde(skip)]
    series: Vec<Row>,
    indicator: Described,
    answer: Answer,
    years: Vec<i16>,
}

struct InputView {
    name: String,
    words: String,
    value: String,
    state: String,
    edition: Option<(String, String)>,
    heading: String,
    left_out: Option<String>,
    cells: Vec<CellView>,
    more: Option<String>,
}

struct CellView {
    place: String,
    period: String,
    value: String,
    url: String,
    cell: String,
}

struct Row {
    year: String,
    value: String,
    url: String,
    here: bool,
}

/// Which year.
#[derive(Deserialize)]
pub(super) struct Asked {
    year: Option<i16>,
}

pub(super) async fn show(
    visit: Visit,
    Path((id, of)): Path<(String, String)>,
    Query(asked): Query<Asked>,
) -> Result<Response, Problem> {
    shown(visit, &id, Subjects { of: &of, with: None }, asked.year).await
}

pub(super) async fn show_pair(
    visit: Visit,
    Path((id, of, with)): Path<(String, String, String)>,
    Query(asked): Query<Asked>,
) -> Result<Response, Problem> {
    shown(visit, &id, Subjects { of: &of, with: Some(&with) }, asked.year).await
}

async fn shown(visit: Visit, id: &str, of: Subjects<'_>, year: Option<i16>) -> Result<Response, Problem> {
    let indicator = known(id)?;
    let day = today(&visit);
    let about_whom = subject(indicator, of, day).ok_or_else(|| no_such_subject(of.of))?;
    let say = &visit.say;
    let shelf = Shelf::open_for(visit.db(), &[indicator]).await?;
    let years = years(&shelf, indicator);
    let newest = || {
        let latest = latest_of(&shelf, indicator, &about_whom, day.year()).map(|it| it.year);
        latest.or_else(|| years.iter().rev().find(|it| **it <= day.year()).copied())
    };
    let year = year.or_else(newest).unwrap_or_else(|| day.year());
    let found = answer(&shelf, indicator, &about_whom, year);
    if visit.format.is_file() {
        let all: Vec<Answer> = years.iter().map(|it| answer(&shelf, indicator, &about_whom, *it)).collect();
        let name = [indicator.id.as_str(), of.of, of.with.unwrap_or_default()].join("-");
        return visit.table(name.trim_end_matches('-'), table(say, indicator, &all)).await;
    }
    let series: Vec<(i16, String)> = years
        .iter()
        .rev()
        .map(|it| (*it, words::shown(say, indicator, &answer(&shelf, indicator, &about_whom, *it))))
        .collect();
    let view = view(say, indicator, &about_whom, found, series, years);
    let head = head(&visit, &view.title)
        .crumb(indicator.name.get(say.language), indicator.path(""))
        .here(words::subject(say, &view.answer));
    visit.page(head.lasting(), &view)
}

fn view(
    say: &Say,
    indicator: &Indicator,
    of: &Subject,
    found: Answer,
    series: Vec<(i16, String)>,
    years: Vec<i16>,
) -> PlaceView {
    let url = words::subject_path(indicator, of);
    let arguments = [
        ("indicator", indicator.name.get(say.language).to_owned().into()),
        ("place", words::subject(say, &found).into()),
    ];
    let row = |(year, value): (i16, String)| Row {
        here: year == found.year,
        url: format!("{url}?year={year}"),
        year: year.to_string(),
        value,
    };
    let country = match of {
        Subject::Area(code) => Some((words::place(say, code), format!("/countries/{code}"))),
        Subject::Pair(area, from) => {
            Some((words::pair(say, area, from), format!("/corridors/{from}/{area}")))
        }
        Subject::Community(id, _) => Some((words::subject(say, &found), format!("/regions/{id}"))),
        Subject::World => None,
    };
    PlaceView {
        title: say.fill("indicators-title-of", &arguments),
        value: words::shown(say, indicator, &found),
        state: words::state(say, found.state),
        class: found.class.map_or_else(String::new, |class| words::class(say, class)),
        series: series.into_iter().map(row).collect(),
        url,
        country_url: country,
        about: about(say, indicator),
        inputs: found.inputs.iter().map(|(name, it)| input(say, name, it)).collect(),
        indicator: Described::of(indicator, say.language),
        answer: found,
        years,
        say: say.clone(),
    }
}

fn input(say: &Say, name: &str, it: &InputAnswer) -> InputView {
    let count = |count: usize| i64::try_from(count).unwrap_or(i64::MAX);
    let value = match (it.value, it.numbers) {
        (Some(value), _) => words::plain(say, value),
        (None, 0) => words::state(say, it.state),
        (None, numbers) => say.with("indicators-numbers", "count", count(numbers)),
    };
    let more = it.cells.len().saturating_sub(CELLS);
    let label = content().figure(&it.figure, say.language).to_owned();
    InputView {
        name: name.to_owned(),
        heading: say.fill(
            "indicators-input-heading",
            &[("name", name.to_owned().into()), ("figure", label.clone().into())],
        ),
        words: label,
        value,
        state: words::state(say, it.state),
        edition: it
            .edition
            .as_ref()
            .zip(it.edition_url.clone())
            .map(|(edition, url)| (format!("{}, {edition}", it.title), url)),
        left_out: (it.without > 0 && it.numbers > 0)
            .then(|| say.with("indicators-left-out", "count", count(it.without))),
        cells: it.cells.iter().take(CELLS).map(|it| cell(say, it)).collect(),
        more: (more > 0).then(|| say.with("indicators-more-cells", "count", count(more))),
    }
}

fn cell(say: &Say, it: &CellPlace) -> CellView {
    let place = match (&it.counterpart, &it.detail) {
        (Some(from), _) => words::pair(say, &it.area, from),
        (None, Some(detail)) => format!("{} ({detail})", words::place(say, &it.area)),
        (None, None) => words::place(say, &it.area),
    };
    let state = it.state.into();
    CellView {
        place,
        period: it.period.clone(),
        value: it.value.map_or_else(|| words::state(say, state), |value| words::plain(say, value)),
        url: it.url.clone(),
        cell: [it.sheet.as_str(), it.cell.as_str()].join(" ").trim().to_owned(),
    }
}

fn table(say: &Say, indicator: &Indicator, rows: &[Answer]) -> List {
    List::of(indicator.name.get(say.language), rows)
        .text(say.text("indicators-head-place"), |it| words::subject(say, it))
        .whole(say.text("indicators-year"), |it| Some(it.year.into()))
        .real(say.text("indicators-head-value"), |it| it.value)
        .text(say.text("indicators-unit"), |_| words::unit(say, &indicator.unit))
        .text(say.text("indicators-head-state"), |it| words::state(say, it.state))
        .link(say.text("file-address"), |it| words::path(indicator, it))
        .done()
        .note(indicator.definition.get(say.language))
}
