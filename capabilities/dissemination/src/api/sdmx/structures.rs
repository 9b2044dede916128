//! Structures.

use std::{collections::BTreeSet, sync::Arc};

use axum::{body::Body, response::Response};

use super::{Asked, data};
use crate::{
    flow::{Flow, Outline},
    names::Tongues,
    negotiate::{self, StructureFormat},
    refusal::{Refusal, Why},
    releases::{Release, Released},
    structure::{self, Class, Item, Items, Named, Region, Title, Told},
    wanted::{self, Wanted},
};

/// How much is told of structures.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Detail {
    Full,
    /// Only names.
    AllStubs,
    /// Only names of what was not asked for by its own name.
    ReferenceStubs,
}

fn detail(text: Option<&str>) -> Result<Detail, Refusal> {
    Ok(match text.unwrap_or("full") {
        // The lists of a flow hold its own codes only, so they are partial from the start.
        "" | "full" | "referencepartial" => Detail::Full,
        "allstubs" | "allcompletestubs" => Detail::AllStubs,
        "referencestubs" | "referencecompletestubs" => Detail::ReferenceStubs,
        other => {
            let known =
                "full, referencepartial, allstubs, referencestubs, allcompletestubs, referencecompletestubs";
            return Err(wanted::choice("detail", other, known));
        }
    })
}

#[expect(clippy::similar_names, reason = "the words of the standard are alike")]
pub(super) async fn structures(
    asked: &Asked,
    class: Class,
    [agency, id, version]: [&str; 3],
    item: Option<&str>,
) -> Result<Response, Refusal> {
    wanted::only(asked.parameters(), &["references", "detail"])?;
    let format = negotiate::structure_format(asked.value("format"), asked.accept())?;
    let around = structure::references(asked.value("references"))?;
    let detail = detail(asked.value("detail"))?;
    let (released, outlines) = asked.flows().await?;
    let wanted = structure::asked(&outlines, class, agency, id, version)?;
    let near = structure::around(&outlines, &wanted, around);
    let releases = released.iter().flat_map(|it| &it.releases);
    let modified = released.iter().filter_map(Released::changed).max();
    let tag = asked.version(format.word(), releases, modified);
    if let Some(unchanged) = tag.unchanged(&asked.headers) {
        return Ok(unchanged);
    }
    let in_full: BTreeSet<Named> = match detail {
        Detail::Full => wanted.iter().chain(&near).cloned().collect(),
        Detail::AllStubs => BTreeSet::new(),
        Detail::ReferenceStubs => wanted.clone(),
    };
    let mut regions = Vec::new();
    for (at, outline) in outlines.iter().enumerate() {
        if in_full.contains(&(Class::Constraint, structure::constraint_of(&outline.id)))
            && let Some(current) = released[at].current()
        {
            regions.push(region(asked, outline, &released[at], current).await?);
        }
    }
    let mut told = read(asked, (&released, &outlines), wanted.iter().chain(&near), &in_full, regions).await?;
    if let Some(item) = item {
        only(&mut told, item)?;
    }
    let about = asked.about(&tag, modified);
    Ok(send(asked, &tag, format, &told, &about))
}

pub(super) fn send(
    asked: &Asked,
    version: &web::Version,
    format: StructureFormat,
    told: &[(Title, Told)],
    about: &crate::data::About,
) -> Response {
    let body = match format {
        StructureFormat::Xml => structure::xml(told, about),
        StructureFormat::Json => structure::json(told, about, asked.visit.say.language),
    };
    asked.send(version, format.media_type(), Body::from(body))
}

/// Everything that a flow holds now.
async fn region(
    asked: &Asked,
    outline: &Outline,
    released: &Released,
    current: &Release,
) -> Result<Region, Refusal> {
    let all = Wanted::read(&[])?;
    let selection = data::select(asked, &outline.id, released, vec![current.clone()], "all", all).await?;
    let looking = tokio::task::spawn_blocking(move || Region::of(&selection));
    looking.await.map_err(|_| Refusal::new(Why::Internal))
}

/// Reads what the structures need, and fills them.
pub(super) async fn read<'a>(
    asked: &Asked,
    (released, outlines): (&[Released], &[Outline]),
    names: impl Iterator<Item = &'a Named>,
    in_full: &BTreeSet<Named>,
    regions: Vec<Region>,
) -> Result<Vec<(Title, Told)>, Refusal> {
    let mut flows: Vec<Arc<Flow>> = Vec::new();
    for (released, outline) in released.iter().zip(outlines) {
        let lists = structure::lists_of(outline);
        let own = |it: &String| !structure::SHARED.contains(&it.as_str());
        if lists.into_iter().filter(own).any(|it| in_full.contains(&(Class::Codes, it))) {
            let flow = asked.visit.db().read(async |tx| Flow::of(tx, &outline.id, released).await).await?;
            flows.push(flow);
        }
    }
    let tongues = Tongues::of(&asked.visit.site);
    let mut items = Items { tongues: &tongues, outlines, flows: &flows, regions };
    Ok(names.filter_map(|it| items.told(it, !in_full.contains(it))).collect())
}

/// Leaves only some codes of a list, or some concepts.
fn only(told: &mut [(Title, Told)], item: &str) -> Result<(), Refusal> {
    let wanted: Vec<&str> = item.split('+').collect();
    for (title, told) in told {
        match &mut told.item {
            Item::List(list) => {
                list.codes.retain(|(code, _)| wanted.contains(&code.as_str()));
                list.is_partial = true;
                if list.codes.is_empty() {
                    let refusal = Refusal::new(Why::Code).with("code", item);
                    return Err(refusal.with("dimension", list.id.clone()).with("flow", title.id.clone()));
                }
            }
            Item::Concepts(concepts) => concepts.retain(|(id, _)| wanted.contains(id)),
            Item::Agencies | Item::Structure(_) | Item::Flow(_) | Item::Region(_) => {
                return Err(Refusal::new(Why::NotOffered).with("what", format!("{}/…/{item}", title.class)));
            }
        }
    }
    Ok(())
}
