//! What data there are for a key.

use std::collections::BTreeSet;

use axum::response::Response;

use super::{
    Asked, data, flow_at, provider,
    structures::{read, send},
};
use crate::{
    key::Key,
    negotiate,
    refusal::{Refusal, Why},
    select::{Part, Selection},
    structure::{self, Class, Named, Region},
    wanted::{self, Wanted},
};

/// The parameters of this question.
const PARAMETERS: [&str; 6] = ["startPeriod", "endPeriod", "updatedAfter", "asOf", "mode", "references"];

#[expect(clippy::similar_names, reason = "the words of the standard are alike")]
pub(super) async fn available(
    asked: &Asked,
    flow: &str,
    key: &str,
    named: &str,
    component: &str,
) -> Result<Response, Refusal> {
    wanted::only(asked.parameters(), &PARAMETERS)?;
    let format = negotiate::structure_format(asked.value("format"), asked.accept())?;
    let around = structure::references(asked.value("references"))?;
    let mode = asked.value("mode").unwrap_or("exact");
    if !matches!(mode, "exact" | "available") {
        return Err(wanted::choice("mode", mode, "exact, available"));
    }
    let wanted = Wanted::read(asked.parameters())?;
    provider(named)?;
    let (released, outlines) = asked.flows().await?;
    let at = flow_at(&outlines, flow)?;
    let outline = &outlines[at];
    let components: Vec<&str> = component.split(['+', ',']).filter(|it| *it != "all").collect();
    let is_known =
        |it: &&str| *it == crate::flow::TIME || outline.dimensions.iter().any(|known| known.word() == *it);
    if let Some(unknown) = components.iter().find(|it| !is_known(it)) {
        let known: Vec<&str> = outline.dimensions.iter().map(|it| it.word()).collect();
        return Err(wanted::choice("component", unknown, &known.join(", ")));
    }
    let releases = data::chosen(&released[at], &wanted)?;
    let modified = releases.iter().map(|it| it.from).max();
    let version = asked.version(format.word(), &releases, modified);
    if let Some(unchanged) = version.unchanged(&asked.headers) {
        return Ok(unchanged);
    }
    let selection = data::select(asked, &outline.id, &released[at], releases, key, wanted).await?;
    let is_exact = mode == "exact";
    let looking =
        tokio::task::spawn_blocking(
            move || {
                if is_exact { Region::of(&selection) } else { widened(&selection) }
            },
        );
    let mut region = looking.await.map_err(|_| Refusal::new(Why::Internal))?;
    if region.counted.series == 0 {
        return Err(Refusal::new(Why::NoResults).with("flow", outline.id.clone()).with("key", key));
    }
    if !components.is_empty() {
        region.codes.retain(|(id, _)| components.contains(id));
        region.time = region.time.filter(|_| components.contains(&crate::flow::TIME));
    }
    let of: BTreeSet<Named> = BTreeSet::from([(Class::Constraint, region.id.clone())]);
    let near = structure::around(&outlines, &of, around);
    let in_full = of.iter().chain(&near).cloned().collect();
    let names = of.iter().chain(&near);
    let told = read(asked, (&released, &outlines), names, &in_full, vec![region]).await?;
    let about = asked.about(&version, modified);
    Ok(send(asked, &version, format, &told, &about))
}

/// What could be asked for besides: of each dimension the codes that have data for the rest of the key.
fn widened(selection: &Selection) -> Region {
    let mut region = Region::of(selection);
    for at in 0..selection.flow.dimensions.len() {
        let key: Key = selection.key.without(at);
        let parts = selection.parts.iter().map(|part| {
            Part::new(&selection.flow, &key, part.release.clone(), std::sync::Arc::clone(&part.book))
        });
        let parts = parts.collect();
        let wider = Region::of(&Selection { key: key.clone(), parts, ..selection.clone() });
        if let (Some(mine), Some(wider)) = (region.codes.get_mut(at), wider.codes.into_iter().nth(at)) {
            mine.1 = wider.1;
        }
    }
    region
}
