//! The workbench: a question is written with a form or as a recipe, and answered at once; its address is the question.

use askama::Template;
use countries::{RegionKind, SpecialGroup, content};
use kernel::{Language, List};
use serde::{Deserialize, Serialize};
use statistics::PublishedIndicator;
use web::{Fields, Problem, Query, Response, Say, StatusCode, Visit, download};

use super::{
    AGAIN, LONG, SOON, ask, head, indicators, keeping_groups,
    result::{self, ResultView},
    today, unanswered, words,
};
use crate::{
    Outcome,
    desk::Told,
    form::{self, Filled},
    recipe::Method,
    starters::{starter, title_in},
};

/// Methods that answer most questions; the others are folded away.
const OFTEN: [Method; 5] =
    [Method::Descriptive, Method::Correlation, Method::Ols, Method::Fe, Method::TwoWay];

/// Indicators that the box suggests.
const SUGGESTED: usize = 600;

#[derive(Template, Serialize)]
#[template(path = "pages/trial.html")]
#[expect(clippy::struct_excessive_bools, reason = "each is something that a template asks for")]
struct TrialView {
    #[serde(skip)]
    say: Say,
    #[serde(skip)]
    filled: Filled,
    #[serde(skip)]
    terms: Vec<TermField>,
    #[serde(skip)]
    often: Vec<MethodChoice>,
    #[serde(skip)]
    others: Vec<MethodChoice>,
    #[serde(skip)]
    others_open: bool,
    #[serde(skip)]
    options: Options,
    #[serde(skip)]
    suggested: Vec<(String, String)>,
    #[serde(skip)]
    more_indicators: bool,
    #[serde(skip)]
    details_open: bool,
    fields: Fields,
    /// The recipe, as it was written or as it follows from the form.
    recipe: String,
    /// `empty`, `wrong`, `refused`, `working` or `answered`.
    state: &'static str,
    outcome: Option<Outcome>,
    #[serde(skip)]
    title: String,
    #[serde(skip)]
    result: Option<ResultView>,
    #[serde(skip)]
    ask: String,
    #[serde(skip)]
    keep: Option<KeepForm>,
    #[serde(skip)]
    sign_in: bool,
}

/// A term of the form: which indicator, and how it enters.
struct TermField {
    at: usize,
    indicator: String,
    way: String,
}

struct MethodChoice {
    word: &'static str,
    name: String,
    means: String,
    chosen: bool,
}

/// What the lists of the form offer: a value and its words.
struct Options {
    ways: Vec<(String, String)>,
    among: Vec<(String, Vec<(String, String)>)>,
    rows: Vec<(String, String)>,
    sex: Vec<(String, String)>,
    se: Vec<(String, String)>,
    missing: Vec<(String, String)>,
    effects: Vec<(String, String)>,
    flows: Vec<(String, String)>,
    group: Vec<(String, String)>,
}

/// Who may keep an analysis, and where.
struct KeepForm {
    title: String,
    chosen: String,
    groups: Vec<(String, String)>,
}

/// The trial of an address: fields of the form, or the name of a recipe to begin with.
#[derive(Deserialize)]
pub(super) struct Asked {
    #[serde(default)]
    starter: String,
}

/// What the address says, with the text of the recipe to begin with where it names one.
fn filled(asked: &Asked, mut filled: Filled) -> Filled {
    if let Some(starter) = starter(&asked.starter)
        && !filled.is_asked()
    {
        filled.text.clone_from(&starter.recipe);
    }
    filled
}

pub(super) async fn show(
    visit: Visit,
    Query(asked): Query<Asked>,
    Query(given): Query<Filled>,
) -> Result<Response, Problem> {
    let filled = filled(&asked, given);
    let published = indicators(&visit).await?;
    let mut view = view(&visit, &published, filled);
    if !view.filled.is_asked() {
        return page(&visit, StatusCode::OK, &view);
    }
    let text = match view.filled.recipe(&published, today(&visit)) {
        Ok(text) => text,
        Err(wrong) => {
            for (field, it) in wrong {
                view.fields.refuse(field, words::wrong(&visit.say, field, &it));
            }
            view.state = "wrong";
            return page(&visit, StatusCode::UNPROCESSABLE_ENTITY, &view);
        }
    };
    let patience = if visit.format == web::Format::Html { SOON } else { LONG };
    let told = ask(&visit, &text, patience).await?;
    view.recipe = text;
    match told {
        None => {
            view.state = "working";
            let mut response = page(&visit, StatusCode::OK, &view)?;
            response.headers_mut().insert("refresh", AGAIN.parse().expect("digits"));
            Ok(response)
        }
        Some(Err(refused)) if visit.format.is_file() => Err(unanswered(&visit, &refused)),
        Some(told) => answered(&visit, view, told).await,
    }
}

async fn answered(visit: &Visit, mut view: TrialView, told: Told) -> Result<Response, Problem> {
    let answered = match told {
        Ok(answered) => answered,
        Err(refused) => {
            let field = if view.filled.text.trim().is_empty() { "y" } else { "text" };
            view.fields.refuse(field, words::refusal(&visit.say, &refused));
            view.state = "refused";
            return page(visit, StatusCode::UNPROCESSABLE_ENTITY, &view);
        }
    };
    let title = title_in(visit.say.language, &answered.recipe.title);
    if visit.format.is_file() {
        let list: List = result::list(&visit.say, &title, &answered.outcome);
        return visit.table("analysis", list).await;
    }
    let groups = keeping_groups(visit).await?;
    let named = |group: &groups::Group| (group.slug.clone(), group.title(visit.say.language).to_owned());
    view.keep = (!groups.is_empty()).then(|| KeepForm {
        title: title.clone(),
        chosen: String::new(),
        groups: groups.iter().map(named).collect(),
    });
    view.sign_in = visit.actor.person().is_none();
    view.state = "answered";
    let mut result = result::view(&visit.say, &answered.recipe, &answered.outcome);
    result.seen = answered.points.as_ref().map(|points| result::seen(&visit.say, points));
    view.result = Some(result);
    if visit.format == web::Format::Json {
        view.outcome = Some(answered.outcome.clone());
    }
    if !title.is_empty() {
        view.title = title;
    }
    page(visit, StatusCode::OK, &view)
}

/// The recipe as a file.
pub(super) async fn recipe(
    visit: Visit,
    Query(asked): Query<Asked>,
    Query(given): Query<Filled>,
) -> Result<Response, Problem> {
    let published = indicators(&visit).await?;
    let text = filled(&asked, given).recipe(&published, today(&visit));
    let text = text.map_err(|_| Problem::new(StatusCode::NOT_FOUND, "analyses/no-such-analysis"))?;
    Ok(download("recipe.toml", "application/toml", text))
}

fn page(visit: &Visit, status: StatusCode, view: &TrialView) -> Result<Response, Problem> {
    let title = visit.say.text("analyses-workbench");
    visit.page_with(status, head(visit, &title), view)
}

fn view(visit: &Visit, published: &[PublishedIndicator], filled: Filled) -> TrialView {
    let say = &visit.say;
    let choice = |method: &Method| MethodChoice {
        word: method.word(),
        name: say.text(&format!("analyses-method-{method}")),
        means: say.text(&format!("analyses-means-{method}")),
        chosen: filled.method == method.word()
            || (filled.method.is_empty() && *method == Method::Descriptive),
    };
    let others: Vec<MethodChoice> =
        Method::ALL.iter().filter(|method| !OFTEN.contains(method)).map(choice).collect();
    let chosen = [
        &filled.se,
        &filled.weights,
        &filled.missing,
        &filled.effects,
        &filled.flows,
        &filled.group,
        &filled.rows,
        &filled.sex,
    ];
    let ask = if visit.query.is_empty() { String::new() } else { format!("?{}", visit.query) };
    TrialView {
        terms: (0..form::TERMS)
            .map(|at| TermField {
                at: at + 1,
                indicator: filled.x.get(at).cloned().unwrap_or_default(),
                way: filled.x_as.get(at).cloned().unwrap_or_default(),
            })
            .collect(),
        often: OFTEN.iter().map(choice).collect(),
        others_open: others.iter().any(|it| it.chosen),
        others,
        options: options(say),
        suggested: suggested(say, published),
        more_indicators: published.len() > SUGGESTED,
        details_open: chosen.iter().any(|it| !it.is_empty()),
        fields: Fields::default(),
        recipe: String::new(),
        state: "empty",
        outcome: None,
        title: say.text("analyses-workbench"),
        result: None,
        ask,
        keep: None,
        sign_in: false,
        filled,
        say: say.clone(),
    }
}

/// Indicators with their words; one that several datasets have is named with each of them.
fn suggested(say: &Say, published: &[PublishedIndicator]) -> Vec<(String, String)> {
    let one = |it: &PublishedIndicator| {
        let several = published.iter().filter(|other| other.indicator == it.indicator).count() > 1;
        let value = if several { format!("{} @ {}", it.indicator, it.dataset) } else { it.indicator.clone() };
        let name = words::indicator(say, &it.indicator);
        let words =
            if name == it.indicator { it.dataset.clone() } else { format!("{name} ({})", it.dataset) };
        (value, words)
    };
    published.iter().take(SUGGESTED).map(one).collect()
}

fn options(say: &Say) -> Options {
    let words = |prefix: &str, all: &[&str]| -> Vec<(String, String)> {
        let key = |word: &&str| if word.is_empty() { "plain".to_owned() } else { (*word).to_owned() };
        all.iter()
            .map(|word| ((*word).to_owned(), say.text(&format!("analyses-{prefix}-{}", key(word)))))
            .collect()
    };
    let se = ["", "iid", "hc1", "hc3", "cluster", "cluster-stata", "twoway", "twoway-stata"];
    Options {
        ways: words("as", &form::AS),
        among: among(say),
        rows: words("rows", &["", "areas", "pairs"]),
        sex: words("sex", &["", "female", "male"]),
        se: words("choose-se", &se),
        missing: [("", "listwise"), ("carry(5)", "carry"), ("interpolate", "interpolate")]
            .map(|(value, key)| (value.to_owned(), say.text(&format!("analyses-missing-{key}"))))
            .into(),
        effects: words("effects", &["", "area", "area-year", "ends-year"]),
        flows: words("flows", &["", "reverse-negative", "minimum", "independence"]),
        group: words("group", &["", "lldc", "sids"]),
    }
}

/// All, regions, groups in special situations, communities.
fn among(say: &Say) -> Vec<(String, Vec<(String, String)>)> {
    let content = content();
    let language: Language = say.language;
    let region = |it: &countries::Region| (format!("region:{}", it.m49), it.names.get(language).to_owned());
    let regions = content.areas.regions().iter();
    let mut regions: Vec<(String, String)> = regions
        .filter(|it| matches!(it.kind, RegionKind::Region | RegionKind::Subregion))
        .map(region)
        .collect();
    web::collate(language, &mut regions, |it| &it.1);
    let group = |it: &SpecialGroup| (format!("group:{it}"), say.text(&format!("analyses-special-{it}")));
    let community =
        |it: &countries::Community| (format!("community:{}", it.id), it.label(language).to_owned());
    let mut communities: Vec<(String, String)> = content.communities.all().iter().map(community).collect();
    web::collate(language, &mut communities, |it| &it.1);
    vec![
        (say.text("analyses-among-regions"), regions),
        (say.text("analyses-among-groups"), SpecialGroup::ALL.iter().map(group).collect()),
        (say.text("analyses-among-communities"), communities),
    ]
}
