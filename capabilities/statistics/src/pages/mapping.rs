//! Saying what the columns of a table are: the suggestion as a form over the first rows, kept mappings used again.

mod part;
mod typed;
mod view;

use axum::extract::Path;
use serde::Deserialize;
use sources::{
    Refusal,
    table::{self, Drift, Look, Mapping, Part},
};
use web::{Fields, Form, Problem, Query, Response, StatusCode, Visit};

use self::{
    part::Shows,
    typed::Typed,
    view::{Offer, Shown},
};
use super::{discard::already, progress::import_at, upload};
use crate::{
    KnownAreas, imports,
    model::{Import, ImportState, KeptMapping},
    store,
};

#[derive(Default, Deserialize)]
pub(super) struct Asked {
    /// The kept mapping to begin with; `-` for none of them.
    with: Option<String>,
    /// The sheet to look at.
    sheet: Option<String>,
    /// The line of the header.
    header: Option<u32>,
}

/// A draft, or the way to where its import stands.
pub(super) async fn draft_at(visit: &Visit, id: &str) -> Result<Result<Import, Response>, Problem> {
    let import = import_at(visit, id).await?;
    Ok(if import.state == ImportState::Draft { Ok(import) } else { Err(visit.lead(&import.path(""))) })
}

/// The bytes of a draft.
pub(super) async fn bytes_of(visit: &Visit, import: &Import) -> Result<Vec<u8>, Problem> {
    let bytes = visit.site.part::<files::Store>().get(import.file).await;
    let bytes = bytes.map_err(|error| Problem::internal(&error))?;
    bytes.ok_or_else(|| Problem::new(StatusCode::GONE, "statistics/file-gone"))
}

/// Looks at a table away from the threads that serve visitors.
async fn looked(visit: &Visit, import: &Import, part: Part) -> Result<Result<Look, Refusal>, Problem> {
    let bytes = bytes_of(visit, import).await?;
    let look = tokio::task::spawn_blocking(move || table::look(&bytes, &part, &KnownAreas).map_err(Box::new));
    let look = look.await.map_err(|error| Problem::internal(&error))?;
    Ok(look.map_err(|refusal| *refusal))
}

/// What is looked at: as asked, else as the mapping says.
fn part_of(asked: &Asked, mapping: Option<&Mapping>) -> Part {
    Part {
        sheet: asked.sheet.clone().or_else(|| mapping.map(|it| it.sheet.clone())).unwrap_or_default(),
        header: asked.header.or_else(|| mapping.map(|it| it.header)).unwrap_or_default(),
    }
}

pub(super) async fn form(
    visit: Visit,
    Path(id): Path<String>,
    Query(asked): Query<Asked>,
) -> Result<Response, Problem> {
    upload::may(&visit)?;
    let import = match draft_at(&visit, &id).await? {
        Ok(import) => import,
        Err(elsewhere) => return Ok(elsewhere),
    };
    let look = match looked(&visit, &import, part_of(&asked, import.mapping.as_ref())).await? {
        Ok(look) => look,
        // Another sheet or line may hold nothing: the first ones did.
        Err(_) if asked.sheet.is_some() || asked.header.is_some() => {
            return Ok(visit.done(&import.path("/mapping"), "statistics-notice-nothing-there"));
        }
        Err(refusal) => return Err(refused(&visit, &refusal)),
    };
    let kept = visit.db().read(async |tx| store::kept_mappings(tx).await).await?;
    let begun = import.mapping.as_ref().filter(|_| asked.with.is_none());
    let with = match (asked.with.as_deref(), begun) {
        (Some("-"), _) | (None, Some(_)) => None,
        (Some(name), _) => kept.iter().find(|it| it.name == name),
        (None, None) => nearest(&kept, &look),
    };
    let (typed, offer) = match (with, begun) {
        (Some(kept), _) => {
            let drift = table::drift(&kept.mapping, &kept.made_for, &look.names());
            let typed = Typed::from_mapping(&kept.mapping, &look).named(&import.edition_name, &kept.name);
            (typed, Some(Offer { name: kept.name.clone(), drift }))
        }
        (None, Some(mapping)) => {
            (Typed::from_mapping(mapping, &look).named(&import.edition_name, &import.kept_as), None)
        }
        (None, None) => {
            let (word, title) = named_after(&import.file_name);
            let typed = Typed::from_mapping(&look.mapping, &look).named(&import.edition_name, &word);
            (typed.or("dataset", &word).or("title", &title), None)
        }
    };
    let kept = kept.into_iter().map(|it| it.name).collect();
    let already = already(&visit, &import).await?;
    Shown {
        import: &import,
        look: &look,
        typed: &typed,
        fields: Fields::default(),
        offer,
        kept,
        already,
        wish: Shows::default(),
    }
    .page(&visit, StatusCode::OK)
}

/// What the form says is kept with the draft, and shown as figures; what is wrong is shown beside what was typed.
pub(super) async fn describe(
    visit: Visit,
    Path(id): Path<String>,
    Form(posted): Form<Vec<(String, String)>>,
) -> Result<Response, Problem> {
    let permit = upload::permit(&visit)?;
    let mut import = match draft_at(&visit, &id).await? {
        Ok(import) => import,
        Err(elsewhere) => return Ok(elsewhere),
    };
    let typed = Typed::of(posted);
    let asked = Asked {
        sheet: Some(typed.get("sheet").to_owned()),
        header: typed.get("header").parse().ok(),
        ..Asked::default()
    };
    let look = looked(&visit, &import, part_of(&asked, None)).await?;
    let look = look.map_err(|refusal| refused(&visit, &refusal))?;
    let kept = visit.db().read(async |tx| store::kept_mappings(tx).await).await?;
    let base = kept.iter().find(|it| it.name == typed.get("with")).map(|it| &it.mapping);
    let base = base.or(import.mapping.as_ref()).cloned().unwrap_or_default();
    let (mapping, fields) = typed.mapping(&visit.say, &look, &base);
    // Whoever only looks at other columns is not told what is lacking yet.
    let looks = !typed.get("look").is_empty();
    if looks || fields.any() {
        let kept = kept.into_iter().map(|it| it.name).collect();
        let already = already(&visit, &import).await?;
        let (status, fields) = if looks {
            (StatusCode::OK, Fields::default())
        } else {
            (StatusCode::UNPROCESSABLE_ENTITY, fields)
        };
        let (offer, wish) = (None, Shows::of(&typed));
        let shown = Shown { import: &import, look: &look, typed: &typed, fields, offer, kept, already, wish };
        return shown.page(&visit, status);
    }
    import.edition_name.clone_from(&mapping.edition);
    let kept_as = typed.get("kept-as");
    import.kept_as = if kept_as.is_empty() { mapping.dataset.clone() } else { kept_as.to_owned() };
    import.mapping = Some(mapping);
    import.revision = typed.get("revision").parse().unwrap_or(import.revision);
    let actor = visit.actor.clone();
    visit.db().write(async |tx| imports::describe(tx, &actor, permit, &import).await).await?;
    Ok(visit.lead(&import.path("/preview")))
}

/// A problem that says why the table cannot be looked at.
fn refused(visit: &Visit, refusal: &Refusal) -> Problem {
    let why = super::refused(&visit.say, refusal);
    Problem::new(StatusCode::UNPROCESSABLE_ENTITY, "statistics/table-refused").with("why", why)
}

/// The kept mapping that fits the columns best: made for the same ones, else one that lacks nothing, else one of which
/// at least half of the columns are there.
fn nearest<'a>(kept: &'a [KeptMapping], look: &Look) -> Option<&'a KeptMapping> {
    let names = look.names();
    let there = |it: &KeptMapping| {
        let known = |name: &&String| names.iter().any(|other| other.eq_ignore_ascii_case(name));
        it.made_for.iter().filter(known).count()
    };
    let rank = |it: &KeptMapping| -> Option<u8> {
        let drift: Drift = table::drift(&it.mapping, &it.made_for, &names);
        match () {
            () if drift.is_none() => Some(0),
            () if drift.fits() && there(it) * 2 >= names.len() => Some(1),
            () if there(it) * 2 >= it.made_for.len().max(1) => Some(2),
            () => None,
        }
    };
    let ranked = kept.iter().filter_map(|it| Some((rank(it)?, usize::MAX - there(it), it)));
    ranked.min_by_key(|(rank, missing, _)| (*rank, *missing)).map(|it| it.2)
}

/// A word and a title for a dataset from the name of its file.
fn named_after(file: &str) -> (String, String) {
    let stem = file.rsplit_once('.').map_or(file, |(stem, _)| stem);
    let small = |c: char| if c.is_ascii_alphanumeric() { c.to_ascii_lowercase() } else { '-' };
    let word: String = stem.chars().map(small).take(40).collect();
    let word = word.split('-').filter(|it| !it.is_empty()).collect::<Vec<_>>().join("-");
    (word, stem.replace(['_', '-'], " "))
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::model::KeptMappingId;

    fn kept(name: &str, made_for: &str) -> KeptMapping {
        KeptMapping {
            id: KeptMappingId::new(crate::tests::NOW),
            name: name.into(),
            mapping: Mapping {
                area: "code".into(),
                value: "v".into(),
                time: "t".into(),
                ..Mapping::default()
            },
            made_for: made_for.split(',').map(str::to_owned).collect(),
            kept_by: String::new(),
            kept_at: crate::tests::NOW,
            revision: 1,
        }
    }

    #[test]
    fn the_mapping_for_the_same_columns_comes_before_one_that_drifted() {
        let look = table::look(b"code,t,v\nKEN,2020,1\n", &Part::default(), &KnownAreas).unwrap();
        let other = kept("other", "a,b,c,d");
        let drifted = kept("drifted", "code,t,value,note");
        let same = kept("same", "code,t,v");
        let name = |kept: &[KeptMapping]| nearest(kept, &look).map(|it| it.name.clone());
        assert_eq!(name(&[other.clone(), drifted.clone(), same]).as_deref(), Some("same"));
        assert_eq!(name(&[other.clone(), drifted]).as_deref(), Some("drifted"));
        assert_eq!(name(&[other]), None);
    }

    #[test]
    fn a_dataset_is_named_after_its_file() {
        assert_eq!(
            named_after("Ministry_Remittances 2020.csv"),
            ("ministry-remittances-2020".to_owned(), "Ministry Remittances 2020".to_owned())
        );
    }
}
