//! Files on their way and those that arrived, and the mappings that are kept.

use std::collections::HashMap;

use askama::Template;
use serde::Serialize;
use web::{Mark, Problem, Response, Say, Visit};

use super::{
    head,
    progress::{state_mark, state_of},
    upload, words,
};
use crate::{
    model::{Edition, EditionId, Import, KeptMapping},
    store,
};

#[derive(Template, Serialize)]
#[template(path = "pages/imports.html")]
struct ImportsView {
    #[serde(skip)]
    say: Say,
    imports: Vec<ImportView>,
    mappings: Vec<MappingView>,
}

#[derive(Serialize)]
struct ImportView {
    file: String,
    url: String,
    state: &'static str,
    #[serde(skip)]
    mark: Mark,
    #[serde(skip)]
    by: String,
    begun_at: String,
    #[serde(skip)]
    begun: String,
    edition: Option<(String, String)>,
}

#[derive(Serialize)]
struct MappingView {
    name: String,
    dataset: String,
    columns: String,
    decisions: i64,
    #[serde(skip)]
    kept: String,
    kept_at: String,
    #[serde(skip)]
    by: String,
}

pub(super) async fn show(visit: Visit) -> Result<Response, Problem> {
    upload::may(&visit)?;
    let read = async |tx: &mut db::Tx| {
        let imports = store::imports(tx).await?;
        Ok::<_, db::Error>((imports, store::editions(tx, None).await?, store::kept_mappings(tx).await?))
    };
    let (imports, editions, kept) = visit.db().read(read).await?;
    let editions: HashMap<EditionId, Edition> = editions.into_iter().map(|it| (it.id, it)).collect();
    let say = &visit.say;
    let view = ImportsView {
        imports: imports.iter().map(|it| import_view(say, it, &editions)).collect(),
        mappings: kept.iter().map(|it| mapping_view(say, it)).collect(),
        say: say.clone(),
    };
    let title = say.text("statistics-imports");
    visit.page(head(&visit, &title).here(title), &view)
}

fn import_view(say: &Say, it: &Import, editions: &HashMap<EditionId, Edition>) -> ImportView {
    let edition = it.edition.and_then(|id| editions.get(&id));
    let state = state_of(it, edition);
    ImportView {
        file: it.file_name.clone(),
        url: it.path(""),
        state,
        mark: state_mark(say, state),
        by: named(say, &it.by.name),
        begun_at: it.begun_at.to_string(),
        begun: say.local().instant(it.begun_at),
        edition: edition.map(|it| (words::source(say, it), it.path(""))),
    }
}

fn mapping_view(say: &Say, it: &KeptMapping) -> MappingView {
    MappingView {
        name: it.name.clone(),
        dataset: it.mapping.dataset.clone(),
        columns: it.made_for.join(" · "),
        decisions: i64::try_from(it.mapping.areas.len()).unwrap_or(i64::MAX),
        kept: say.local().instant(it.kept_at),
        kept_at: it.kept_at.to_string(),
        by: named(say, &it.kept_by),
    }
}

fn named(say: &Say, name: &str) -> String {
    if name.is_empty() { say.text("statistics-operator") } else { name.to_owned() }
}
