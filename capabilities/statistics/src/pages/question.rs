//! `/data/query`: a question in SQL, its answer as a table and as files, and what may be asked beside it.
//!
//! The page and the API ask through the same gate and under the same caps; see [`ask`].

use std::time::Duration;

use askama::Template;
use db::{Answer, AskError};
use kernel::{Cells, Column, List, Value};
use serde::{Deserialize, Serialize};
use tokio::sync::Semaphore;
use web::{Fields, Problem, Query, Rate, Response, Say, StatusCode, Visit};

use super::head;
use crate::query::{self, QueryError, Refused};

/// Rows that a page shows; its files carry more.
const SHOWN: usize = 500;

/// Questions that are answered at the same time; more wait a little, and then are asked to come again.
const AT_ONCE: usize = 2;
static PLACES: Semaphore = Semaphore::const_new(AT_ONCE);
const PATIENCE: Duration = Duration::from_secs(5);

/// Who has signed in may ask often; all others share what is left.
const MEMBERS: Rate = Rate { burst: 60, seconds_each: 2 };
const PUBLIC: Rate = Rate { burst: 60, seconds_each: 1 };

/// How long a question of somebody who has not signed in may take.
const PUBLIC_TIME: Duration = Duration::from_secs(5);

/// Why there is no answer.
pub(crate) enum Unanswered {
    /// The question has to be another one; what is wrong with it, and what to do.
    Question(String),
    /// Nobody is answered now.
    Problem(Problem),
}

/// Each view with its columns, as they stand beside the box.
pub(crate) const COLUMNS: [(&str, &str); 4] = [
    (
        "figures",
        "dataset edition indicator area area_kind counterpart counterpart_kind sex age detail period year since value state unit sheet row col",
    ),
    (
        "aggregates",
        "dataset edition indicator area area_kind counterpart counterpart_kind sex age detail period year since value state unit sheet row col",
    ),
    (
        "areas",
        "area m49 iso2 iso3 kind region subregion intermediate ldc lldc sids counted_in name name_en name_fr name_es name_ar name_ru name_zh",
    ),
    ("memberships", "community name kind area since until standing mark"),
];

/// Columns that need a word more than their name.
const EXPLAINED: [&str; 8] =
    ["area", "counterpart", "edition", "period", "sex", "state", "value", "standing"];

const EXAMPLES: [(&str, &str); 5] = [
    (
        "indicators",
        "select dataset, edition, indicator, unit, min(year) as first, max(year) as last, count(value) as numbers\nfrom figures\ngroup by dataset, edition, indicator, unit\norder by dataset, edition, indicator",
    ),
    (
        "largest",
        "select f.area, a.name, f.value\nfrom figures f\njoin areas a on a.area = f.area\nwhere f.dataset = 'undesa-stock' and f.indicator = 'immigrant-stock'\n  and f.year = 2020 and f.sex = 'both' and f.value is not null\norder by f.value desc\nlimit 20",
    ),
    (
        "communities",
        "select m.name, count(f.value) as members, sum(f.value) as migrants\nfrom memberships m\njoin figures f on f.area = m.area\nwhere m.standing = 'member' and m.until is null\n  and f.dataset = 'undesa-stock' and f.indicator = 'immigrant-stock'\n  and f.year = 2020 and f.sex = 'both'\ngroup by m.name\norder by migrants desc",
    ),
    (
        "corridors",
        "select area, counterpart, value\nfrom figures\nwhere indicator = 'migrant-stock-by-origin' and year = 2020 and sex = 'both'\n  and counterpart_kind = 'country' and value is not null\norder by value desc\nlimit 20",
    ),
    (
        "lacking",
        "select area, state, count(*) as cells\nfrom figures\nwhere value is null\ngroup by area, state\norder by cells desc\nlimit 20",
    ),
];

#[derive(Template, Serialize)]
#[template(path = "pages/question.html")]
struct QuestionView {
    #[serde(skip)]
    say: Say,
    /// The question as it was asked.
    question: String,
    columns: Vec<String>,
    rows: Vec<Vec<serde_json::Value>>,
    /// Whether there were more rows than are shown.
    cut: bool,
    /// Why there is no answer.
    fields: Fields,
    #[serde(skip)]
    shown: Option<Shown>,
    #[serde(skip)]
    examples: Vec<Example>,
    #[serde(skip)]
    views: Vec<ViewColumns>,
    #[serde(skip)]
    explained: Vec<(&'static str, String)>,
    #[serde(skip)]
    ask: String,
}

/// The answer as it is shown.
struct Shown {
    rows: Vec<Vec<String>>,
    numeric: Vec<bool>,
    count: String,
}

struct Example {
    title: String,
    text: &'static str,
    url: String,
}

struct ViewColumns {
    name: &'static str,
    words: String,
    columns: Vec<&'static str>,
}

/// What the address asks.
#[derive(Deserialize)]
pub(super) struct Asked {
    sql: Option<String>,
}

pub(super) async fn show(visit: Visit, Query(asked): Query<Asked>) -> Result<Response, Problem> {
    let question = asked.sql.unwrap_or_default();
    let mut fields = Fields::default();
    let rows = if visit.format.is_file() { query::ROWS } else { SHOWN };
    let answer = if question.trim().is_empty() {
        None
    } else {
        match ask(&visit, &question, rows).await {
            Ok(answer) => Some(answer),
            Err(Unanswered::Problem(problem)) => return Err(problem),
            Err(Unanswered::Question(sentence)) => {
                fields.refuse("sql", sentence);
                None
            }
        }
    };
    if visit.format.is_file() {
        let sentence = fields.of("sql").to_owned();
        let answer = answer.ok_or_else(|| refused(sentence))?;
        return visit.table("answer", list(&visit.say, &question, &answer)).await;
    }
    let status = if fields.any() { StatusCode::UNPROCESSABLE_ENTITY } else { StatusCode::OK };
    let title = visit.say.text("statistics-question");
    let view = view(&visit.say, question, answer, fields);
    visit.page_with(status, head(&visit, &title).here(title), &view)
}

/// A question that cannot be answered, where there is no page to show it on.
pub(crate) fn refused(sentence: String) -> Problem {
    Problem::new(StatusCode::UNPROCESSABLE_ENTITY, "statistics/question").with("why", sentence)
}

/// Asks a question for a visitor, within the caps that hold for them.
pub(crate) async fn ask(visit: &Visit, question: &str, rows: usize) -> Result<Answer, Unanswered> {
    let (key, rate, time) = match visit.actor.person() {
        Some(person) => (format!("question {}", person.id), MEMBERS, query::TIME),
        None => ("question".to_owned(), PUBLIC, PUBLIC_TIME),
    };
    let limiter = visit.site.limiter();
    limiter.take(&key, rate, visit.actor.now).map_err(|wait| Unanswered::Problem(Problem::too_many(wait)))?;
    let place = tokio::time::timeout(PATIENCE, PLACES.acquire()).await;
    let Ok(Ok(_place)) = place else { return Err(Unanswered::Problem(Problem::too_many(5))) };
    match query::query(visit.db(), question, rows, time).await {
        Ok(answer) => Ok(answer),
        Err(QueryError::Refused(refused)) => Err(Unanswered::Question(why(&visit.say, &refused))),
        Err(QueryError::Ask(AskError::Question(told))) => {
            Err(Unanswered::Question(visit.say.with("statistics-question-wrong", "told", told)))
        }
        Err(QueryError::Ask(AskError::Slow(time))) => {
            let seconds = i64::try_from(time.as_secs()).unwrap_or_default();
            Err(Unanswered::Question(visit.say.with("statistics-question-slow", "seconds", seconds)))
        }
        Err(QueryError::Ask(AskError::Db(error))) => Err(Unanswered::Problem(error.into())),
    }
}

/// What may not be asked, where it stands, and what to write instead.
fn why(say: &Say, refused: &Refused) -> String {
    match refused {
        Refused::Empty => say.text("statistics-question-empty"),
        Refused::Long(most) => {
            say.with("statistics-question-long", "most", i64::try_from(*most).unwrap_or_default())
        }
        Refused::Sign { sign, .. } => say.with("statistics-question-sign", "sign", sign.as_str()),
        Refused::Open => say.text("statistics-question-open"),
        Refused::NotASelect(word) => say.with("statistics-question-no-select", "word", word.as_str()),
        Refused::Several => say.text("statistics-question-several"),
        Refused::Word(word) => say.with("statistics-question-word", "word", word.as_str()),
        Refused::Function(name) => say.fill(
            "statistics-question-function",
            &[("name", name.as_str().into()), ("list", query::functions().join(", ").into())],
        ),
        Refused::Comma => say.text("statistics-question-comma"),
        Refused::Source(name) => say.fill(
            "statistics-question-source",
            &[("name", name.as_str().into()), ("list", query::VIEWS.join(", ").into())],
        ),
    }
}

fn view(say: &Say, question: String, answer: Option<Answer>, fields: Fields) -> QuestionView {
    let example = |(name, text): &(&str, &'static str)| Example {
        title: say.text(&format!("statistics-question-example-{name}")),
        text,
        url: format!("/data/query?sql={}", encoded(text)),
    };
    let columns = |(name, columns): &(&'static str, &'static str)| ViewColumns {
        name,
        words: say.text(&format!("statistics-question-view-{name}")),
        columns: columns.split(' ').collect(),
    };
    let explained = |name: &&'static str| (*name, say.text(&format!("statistics-question-column-{name}")));
    let shown = answer.as_ref().map(|answer| shown(say, answer));
    let Answer { columns: heads, rows, cut } = answer.unwrap_or_default();
    QuestionView {
        say: say.clone(),
        ask: format!("?sql={}", encoded(&question)),
        question,
        columns: heads,
        rows: rows.iter().map(|row| row.iter().map(json).collect()).collect(),
        cut,
        fields,
        shown,
        examples: EXAMPLES.iter().map(example).collect(),
        views: COLUMNS.iter().map(columns).collect(),
        explained: EXPLAINED.iter().map(explained).collect(),
    }
}

fn shown(say: &Say, answer: &Answer) -> Shown {
    let is_number = |cell: &Value| matches!(cell, Value::Int(_) | Value::Real(_) | Value::Null(_));
    let numeric = |at: usize| answer.rows.iter().all(|row| row.get(at).is_none_or(is_number));
    let count = i64::try_from(answer.rows.len()).unwrap_or(i64::MAX);
    let key = if answer.cut { "statistics-question-cut" } else { "statistics-question-rows" };
    Shown {
        rows: answer.rows.iter().map(|row| row.iter().map(text).collect()).collect(),
        numeric: (0..answer.columns.len()).map(numeric).collect(),
        count: say.with(key, "count", count),
    }
}

/// A cell as it stands in the database: numbers are copied from here, so they are written as programs write them.
fn text(cell: &Value) -> String {
    match cell {
        Value::Null(_) => String::new(),
        Value::Bool(truth) => truth.to_string(),
        Value::Int(number) => number.to_string(),
        Value::Real(number) => number.to_string(),
        Value::Text(text) => text.clone(),
        Value::Bytes(bytes) => format!("{} bytes", bytes.len()),
        Value::Uuid(id) => id.to_string(),
    }
}

/// A cell for programs.
pub(crate) fn json(cell: &Value) -> serde_json::Value {
    match cell {
        Value::Null(_) => serde_json::Value::Null,
        Value::Bool(truth) => (*truth).into(),
        Value::Int(number) => (*number).into(),
        Value::Real(number) => (*number).into(),
        other => text(other).into(),
    }
}

/// The answer as a table for files; a column of numbers stays one.
fn list(say: &Say, question: &str, answer: &Answer) -> List {
    let column = |(at, head): (usize, &String)| {
        let cells =
            || answer.rows.iter().map(move |row| row.get(at).unwrap_or(&Value::Null(kernel::Kind::Text)));
        let whole = cells().all(|cell| matches!(cell, Value::Int(_) | Value::Null(_)));
        let real = cells().all(|cell| matches!(cell, Value::Int(_) | Value::Real(_) | Value::Null(_)));
        let cells = if whole && !answer.rows.is_empty() {
            let of = |cell: &Value| if let Value::Int(number) = cell { Some(*number) } else { None };
            Cells::Whole(cells().map(of).collect())
        } else if real && !answer.rows.is_empty() {
            Cells::Real(cells().map(number).collect())
        } else {
            Cells::Text(cells().map(text).collect())
        };
        Column { head: head.clone(), cells }
    };
    let list = List {
        title: say.text("statistics-question-answer"),
        columns: answer.columns.iter().enumerate().map(column).collect(),
        rows: answer.rows.len(),
        ..List::default()
    };
    let cut = i64::try_from(answer.rows.len()).unwrap_or(i64::MAX);
    let list = list.note(format!("SQL: {}", question.split_whitespace().collect::<Vec<_>>().join(" ")));
    if answer.cut { list.note(say.with("statistics-question-cut", "count", cut)) } else { list }
}

#[expect(
    clippy::cast_precision_loss,
    reason = "a column that also holds real numbers is one of real numbers"
)]
fn number(cell: &Value) -> Option<f64> {
    match cell {
        Value::Int(number) => Some(*number as f64),
        Value::Real(number) => Some(*number),
        _ => None,
    }
}

/// A text as the value of a question in an address.
fn encoded(text: &str) -> String {
    use std::fmt::Write as _;
    let mut out = String::with_capacity(text.len() * 2);
    for byte in text.bytes() {
        if byte.is_ascii_alphanumeric() || b"-._~".contains(&byte) {
            out.push(char::from(byte));
        } else {
            write!(out, "%{byte:02X}").expect("writing to a string");
        }
    }
    out
}
