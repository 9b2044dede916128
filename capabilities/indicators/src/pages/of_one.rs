//! One indicator: what it is, how it is computed, and what it says of all places in a year.

use std::collections::BTreeMap;

use askama::Template;
use axum::extract::Path;
use kernel::List;
use serde::{Deserialize, Serialize};
use web::{Format, Mark, Problem, Query, Response, Say, Visit};

use super::{head, today, words};
use crate::{
    answer::{Answer, State},
    api::{known, no_such_subject},
    content::content,
    described::Described,
    model::{Indicator, Scope, Take},
    ranked::{Part, Ranked, latest_year, part, years},
    shelf::Shelf,
};

/// As many rows stand on a page: all places fit, of pairs others follow.
const ROWS: usize = 300;
const PAIRS: usize = 100;

#[derive(Template, Serialize)]
#[template(path = "pages/of_one.html")]
struct OneView {
    #[serde(skip)]
    say: Say,
    indicator: Described,
    #[serde(skip)]
    mark: Mark,
    #[serde(skip)]
    about: About,
    year: Option<i16>,
    years: Vec<i16>,
    #[serde(skip)]
    title: String,
    #[serde(skip)]
    ask: String,
    #[serde(skip)]
    url: String,
    #[serde(skip)]
    rows: Vec<Row>,
    #[serde(skip)]
    ranked: bool,
    #[serde(skip)]
    for_pairs: bool,
    #[serde(skip)]
    classes: bool,
    #[serde(skip)]
    area: String,
    /// Which rows of how many, where they are not all.
    #[serde(skip)]
    part: Option<String>,
    #[serde(skip)]
    previous: Option<String>,
    /// How many have a number; the twin holds as many of them as the page.
    total: usize,
    /// Where the following ones are.
    next: Option<String>,
    #[serde(skip)]
    absent: Vec<String>,
    #[serde(skip)]
    sources: Vec<(String, String)>,
    answers: Vec<Ranking>,
    without: Vec<Answer>,
    reasons: BTreeMap<State, usize>,
}

#[derive(Serialize)]
struct Ranking {
    #[serde(skip_serializing_if = "Option::is_none")]
    rank: Option<usize>,
    #[serde(flatten)]
    answer: Answer,
}

/// What a page says of an indicator beside its numbers.
pub(super) struct About {
    pub(super) inputs: Vec<InputLine>,
    pub(super) methods: Vec<(String, String)>,
    pub(super) unit: String,
    pub(super) per: Option<String>,
    pub(super) sdg: Vec<(String, String)>,
    pub(super) gcm: Vec<String>,
}

/// An input in words.
pub(super) struct InputLine {
    pub(super) name: String,
    pub(super) words: String,
}

struct Row {
    rank: String,
    name: String,
    value: String,
    class: String,
    url: String,
}

/// Which year, of pairs which country, and how many come before the first that is shown.
#[derive(Deserialize)]
pub(super) struct Asked {
    year: Option<i16>,
    area: Option<String>,
    after: Option<usize>,
}

pub(super) async fn show(
    visit: Visit,
    Path(id): Path<String>,
    Query(asked): Query<Asked>,
) -> Result<Response, Problem> {
    let indicator = known(&id)?;
    let say = &visit.say;
    let day = today(&visit);
    let shelf = Shelf::open_for(visit.db(), &[indicator]).await?;
    let year = asked.year.or_else(|| latest_year(&shelf, indicator, day));
    let area = asked.area.filter(|it| !it.trim().is_empty() && indicator.of == Scope::Pair);
    let area = area.map(|text| {
        let found = countries::content().areas.find(&text);
        found.map(|it| it.code.to_string()).ok_or_else(|| no_such_subject(&text))
    });
    let area = area.transpose()?;
    let pairs = indicator.of == Scope::Pair;
    let wanted = if visit.format.is_file() {
        Part { area: area.as_deref(), ..Part::ALL }
    } else {
        let limit = if pairs { PAIRS } else { ROWS };
        Part { area: area.as_deref(), after: asked.after.unwrap_or_default(), limit }
    };
    let found = match year {
        Some(year) => part(&shelf, indicator, year, day, &wanted),
        None => Ranked::default(),
    };
    if visit.format.is_file() {
        let name = year.map_or_else(|| indicator.id.clone(), |year| format!("{}-{year}", indicator.id));
        return visit.table(&name, table(say, indicator, &found)).await;
    }
    let view = view(say, indicator, found, years(&shelf, indicator), &wanted, visit.format);
    let name = indicator.name.get(say.language).to_owned();
    let head = head(&visit, &name).described(indicator.definition.get(say.language)).here(name);
    visit.page(head.lasting(), &view)
}

fn view(
    say: &Say,
    indicator: &Indicator,
    found: Ranked,
    years: Vec<i16>,
    wanted: &Part<'_>,
    format: Format,
) -> OneView {
    let area = wanted.area.unwrap_or_default().to_owned();
    let world = indicator.of == Scope::World;
    let row = |(rank, it): &(usize, Answer)| Row {
        rank: rank.to_string(),
        name: if world { it.year.to_string() } else { words::subject(say, it) },
        value: words::shown(say, indicator, it),
        class: it.class.map_or_else(String::new, |class| words::class(say, class)),
        url: words::path(indicator, it),
    };
    let rows: Vec<Row> = found.rows.iter().map(row).collect();
    let absent = found.reasons.iter().filter(|_| !world && indicator.of != Scope::Pair);
    let absent = absent.map(|(state, count)| {
        let count = i64::try_from(*count).unwrap_or(i64::MAX);
        say.fill("indicators-absent", &[("count", count.into()), ("why", words::state(say, *state).into())])
    });
    let year = found.year.filter(|_| !world);
    let mut ask = year.map_or_else(String::new, |year| format!("?year={year}"));
    if !area.is_empty() {
        ask.push_str(if ask.is_empty() { "?area=" } else { "&area=" });
        ask.push_str(&area.bytes().filter(u8::is_ascii_alphanumeric).map(char::from).collect::<String>());
    }
    let ending = if format == Format::Json { ".json" } else { "" };
    let from = |after: usize| {
        let begin = if ask.is_empty() { "?" } else { "&" };
        let rest = if after == 0 { String::new() } else { format!("{begin}after={after}") };
        indicator.path(&format!("{ending}{ask}{rest}"))
    };
    let end = wanted.after.saturating_add(rows.len());
    let whole = |it: usize| i64::try_from(it).unwrap_or(i64::MAX);
    let span = [("from", wanted.after + 1), ("to", end), ("total", found.total)];
    let span = span.map(|(name, it)| (name, whole(it).into()));
    OneView {
        part: (rows.len() < found.total && !rows.is_empty()).then(|| say.fill("indicators-part", &span)),
        previous: (wanted.after > 0).then(|| from(wanted.after.saturating_sub(wanted.limit))),
        next: (end < found.total).then(|| from(end)),
        total: found.total,
        mark: words::mark(say, indicator.mark),
        about: about(say, indicator),
        title: year.map_or_else(
            || say.text("indicators-answers"),
            |year| say.with("indicators-answers-of", "year", year.to_string()),
        ),
        ask,
        url: indicator.path(""),
        ranked: !world,
        for_pairs: indicator.of == Scope::Pair,
        classes: indicator.classes.is_some(),
        area,
        absent: absent.collect(),
        sources: sources(&found),
        rows,
        year: found.year,
        years: years.into_iter().rev().collect(),
        answers: found
            .rows
            .into_iter()
            .map(|(rank, answer)| Ranking { rank: (!world).then_some(rank), answer })
            .collect(),
        without: found.without,
        reasons: found.reasons,
        indicator: Described::of(indicator, say.language),
        say: say.clone(),
    }
}

/// The editions behind the numbers, each once, with their pages.
fn sources(found: &Ranked) -> Vec<(String, String)> {
    let all = found.rows.iter().map(|it| &it.1).chain(&found.without);
    let inputs = all.take(50).flat_map(|it| it.inputs.values());
    let mut sources: Vec<(String, String)> = inputs
        .filter_map(|it| {
            let edition = it.edition.as_ref()?;
            Some((format!("{}, {edition}", it.title), it.edition_url.clone()?))
        })
        .collect();
    sources.sort();
    sources.dedup();
    sources
}

/// What is said of an indicator beside its numbers.
pub(super) fn about(say: &Say, indicator: &Indicator) -> About {
    let inputs = indicator.inputs.iter().map(|(name, input)| {
        let figures: Vec<&str> = input
            .figures
            .iter()
            .flat_map(|it| std::iter::once(&it.figure).chain(&it.with))
            .map(|it| content().figure(it, say.language))
            .fold(Vec::new(), |mut all, it| {
                if !all.contains(&it) {
                    all.push(it);
                }
                all
            });
        let figures = figures.join(&say.text("indicators-or"));
        let sex = match input.sex {
            statistics::Sex::Both => String::new(),
            sex => say.text(&format!("indicators-sex-{sex}")),
        };
        let take = match input.take {
            Take::One => String::new(),
            take => say.text(&format!("indicators-take-{take}")),
        };
        let parts: Vec<String> = [figures, sex, take].into_iter().filter(|it| !it.is_empty()).collect();
        InputLine { name: name.clone(), words: parts.join(&say.text("indicators-comma")) }
    });
    let methods = indicator.formula.functions().into_iter().map(|it| {
        (it.word().to_owned(), say.text(&format!("indicators-method-{}", it.word().replace('_', "-"))))
    });
    let goal = |target: &String| {
        let goal: String = target.split('.').next().unwrap_or_default().to_owned();
        (target.clone(), format!("https://sdgs.un.org/goals/goal{goal}"))
    };
    let objective = |number: &u8| {
        let name = say.text(&format!("indicators-gcm-{number}"));
        say.fill("indicators-objective", &[("number", number.to_string().into()), ("name", name.into())])
    };
    About {
        inputs: inputs.collect(),
        methods: methods.collect(),
        unit: words::unit(say, &indicator.unit),
        per: indicator.per.clone(),
        sdg: indicator.sdg.iter().map(goal).collect(),
        gcm: indicator.gcm.iter().map(objective).collect(),
    }
}

fn table(say: &Say, indicator: &Indicator, found: &Ranked) -> List {
    let code = |it: &Answer| it.area.clone().or_else(|| it.community.clone()).unwrap_or_default();
    let without = found.without.iter().map(|it| (None, it));
    let rows: Vec<(Option<usize>, &Answer)> =
        found.rows.iter().map(|(rank, it)| (Some(*rank), it)).chain(without).collect();
    let editions = |it: &Answer| {
        let named = it.inputs.values().filter_map(|it| Some((it.dataset.clone()?, it.edition.clone()?)));
        let mut named: Vec<String> = named.map(|(dataset, edition)| format!("{dataset}/{edition}")).collect();
        named.sort();
        named.dedup();
        named.join(" ")
    };
    let mut list = List::of(indicator.name.get(say.language), &rows);
    if indicator.of != Scope::World {
        list = list
            .whole(say.text("indicators-head-rank"), |(rank, _)| rank.and_then(|it| i64::try_from(it).ok()));
    }
    let list = list.text(say.text("indicators-head-code"), |(_, it)| code(it));
    let list = if indicator.of == Scope::Pair {
        list.text(say.text("indicators-head-from"), |(_, it)| it.counterpart.clone().unwrap_or_default())
    } else {
        list
    };
    list.text(say.text("indicators-head-place"), |(_, it)| words::subject(say, it))
        .whole(say.text("indicators-year"), |(_, it)| Some(it.year.into()))
        .real(say.text("indicators-head-value"), |(_, it)| it.value)
        .text(say.text("indicators-unit"), |_| words::unit(say, &indicator.unit))
        .text(say.text("indicators-head-state"), |(_, it)| words::state(say, it.state))
        .text(say.text("indicators-head-class"), |(_, it)| {
            it.class.map_or_else(String::new, |class| words::class(say, class))
        })
        .text(say.text("indicators-head-editions"), |(_, it)| editions(it))
        .link(say.text("file-address"), |(_, it)| words::path(indicator, it))
        .done()
        .note(indicator.definition.get(say.language))
        .note(format!("{}: {}", say.text("indicators-formula"), indicator.formula.printed()))
}
