//! One search over everything the reader may see.

use askama::Template;
use search::{Hit, Scope};
use serde::{Deserialize, Serialize};
use web::{Head, Problem, Query, Response, Say, Visit};

#[derive(Deserialize)]
pub(crate) struct Question {
    #[serde(default)]
    q: String,
}

#[derive(Template, Serialize)]
#[template(path = "pages/search.html")]
struct SearchView {
    #[serde(skip)]
    say: Say,
    q: String,
    hits: Vec<HitLine>,
    found: String,
}

#[derive(Serialize)]
struct HitLine {
    title: String,
    url: String,
    kind: String,
    snippet: Vec<Piece>,
}

/// A piece of the text around what was found.
#[derive(Serialize)]
struct Piece {
    text: String,
    marked: bool,
}

fn line(hit: Hit) -> HitLine {
    let piece = |piece: search::Piece| Piece { text: piece.text, marked: piece.marked };
    HitLine {
        title: hit.title,
        url: hit.url,
        kind: hit.kind,
        snippet: hit.snippet.into_iter().map(piece).collect(),
    }
}

/// How many hits a page shows, and how long a question may be.
const HITS: u32 = 50;
const LONGEST: usize = 200;

pub(crate) async fn search(visit: Visit, Query(question): Query<Question>) -> Result<Response, Problem> {
    let q: String = question.q.trim().chars().take(LONGEST).collect();
    let groups: Vec<_> = visit.actor.offices.iter().filter_map(|office| office.group).collect();
    let scope = if groups.is_empty() { Scope::Public } else { Scope::Groups(groups) };
    let hits = if q.is_empty() {
        Vec::new()
    } else {
        visit.db().read(async |tx| search::find(tx, &q, &scope, HITS).await).await?
    };
    let found =
        if q.is_empty() { String::new() } else { visit.say.with("admin-search-found", "n", hits.len()) };
    let hits = hits.into_iter().map(line).collect();
    let view = SearchView { say: visit.say.clone(), q, hits, found };
    visit.page(Head::titled(visit.say.text("frame-search")), &view)
}
