//! Bringing a table to be protected.

use askama::Template;
use axum::extract::Request;
use kernel::Action as _;
use serde::Serialize;
use web::{Fields, Problem, Rate, Response, Say, Site, StatusCode, Visit};

use super::{head, refusals};
use crate::{
    cube::TableError,
    model::Audience,
    ops::{self, ProposeError, Wish},
    policy::ProposeRelease,
    protect::ProtectError,
    rule::Rule,
    store,
};

/// A table that can be protected is small.
pub(super) const LIMIT: usize = 2 << 20;

/// The programs take a processor for a while.
const PROPOSALS: Rate = Rate { burst: 20, seconds_each: 20 };

#[derive(Template, Serialize)]
#[template(path = "pages/new.html")]
struct NewView {
    #[serde(skip)]
    say: Say,
    fields: Fields,
    #[serde(skip)]
    asked: Posted,
    /// The families there are.
    families: Vec<String>,
    #[serde(skip)]
    audiences: Vec<(String, String)>,
}

/// What came with the form.
#[derive(Default)]
struct Posted {
    file: Vec<u8>,
    title: String,
    family: String,
    audience: String,
    rule: String,
}

fn may(visit: &Visit) -> Result<(), Problem> {
    visit.signed()?;
    if ProposeRelease::allowed(&visit.actor, &()) { Ok(()) } else { Err(Problem::not_yours()) }
}

async fn page(visit: &Visit, status: StatusCode, fields: Fields, asked: Posted) -> Result<Response, Problem> {
    let all = visit.db().read(async |tx| store::all(tx, None).await).await?;
    let mut families: Vec<String> = all.into_iter().map(|it| it.family).collect();
    families.sort();
    families.dedup();
    let say = visit.say.clone();
    let audience = |it: &Audience| (it.word().to_owned(), say.text(&format!("releases-audience-{it}")));
    let audiences = Audience::ALL.iter().map(audience).collect();
    let view = NewView { say: say.clone(), fields, asked, families, audiences };
    visit.page_with(status, head(visit, &say.text("releases-new")), &view)
}

pub(super) async fn form(visit: Visit) -> Result<Response, Problem> {
    may(&visit)?;
    let asked = Posted {
        rule: Rule::EXAMPLE.to_owned(),
        audience: Audience::Public.word().into(),
        ..Posted::default()
    };
    page(&visit, StatusCode::OK, Fields::default(), asked).await
}

pub(super) async fn propose(visit: Visit, request: Request) -> Result<Response, Problem> {
    // Nothing is read from whoever may not.
    may(&visit)?;
    let person = visit.signed()?.id;
    let limiter = visit.site.limiter();
    limiter.take(&format!("releases {person}"), PROPOSALS, visit.actor.now).map_err(Problem::too_many)?;
    let mut posted = posted(visit.site.clone(), request).await?;
    let bytes = std::mem::take(&mut posted.file);
    let say = &visit.say;
    let mut fields = Fields::default();
    for (field, text) in [("title", &posted.title), ("family", &posted.family)] {
        if text.is_empty() {
            fields.refuse(field, say.text(&format!("releases-{field}-missing")));
        } else if kernel::hides_direction(text) {
            return Err(Problem::hidden_direction());
        }
    }
    if bytes.is_empty() {
        fields.refuse("file", say.text("releases-file-missing"));
    }
    if fields.any() {
        return page(&visit, StatusCode::UNPROCESSABLE_ENTITY, fields, posted).await;
    }
    let wish = Wish {
        title: posted.title.clone(),
        family: posted.family.clone(),
        audience: posted.audience.parse().unwrap_or(Audience::Members),
        rule: posted.rule.clone(),
    };
    match ops::propose(visit.db(), &visit.actor, wish, bytes).await {
        Ok(release) => Ok(visit.done(&release.path(""), "releases-notice-proposed")),
        Err(ProposeError::Refused(error)) => {
            let field =
                if matches!(*error, ProtectError::Table(TableError::Rule(_))) { "rule" } else { "file" };
            fields.refuse(field, refusals::refusal(say, &error));
            page(&visit, StatusCode::UNPROCESSABLE_ENTITY, fields, posted).await
        }
        Err(failure) => Err(failure.into()),
    }
}

async fn posted(site: Site, request: Request) -> Result<Posted, Problem> {
    let mut posted = Posted::default();
    for part in web::parts(&site, request, "releases/file-too-large").await? {
        let text = |most| part.text(most).trim().to_owned();
        match part.name.as_str() {
            "file" => posted.file = part.bytes.to_vec(),
            "title" => posted.title = text(200),
            "family" => posted.family = text(100),
            "audience" => posted.audience = text(20),
            "rule" => posted.rule = text(10_000),
            _ => {}
        }
    }
    Ok(posted)
}
