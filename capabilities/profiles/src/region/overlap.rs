//! Communities that share members, and totals over several of them.

use std::collections::BTreeSet;

use countries::{Community, CommunityKind, content};
use jiff::civil::Date;
use methods::aggregates::{self, Aggregate};
use serde::Serialize;

use super::Region;
use crate::number::{Named, real};

/// Another regional community with some of the members.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct Overlap {
    /// Its id.
    pub id: String,
    /// Its acronym or name in English.
    pub name: String,
    /// The members of both.
    pub shared: Vec<String>,
    /// All its members that day.
    pub members: usize,
}

/// A total over several communities, or the members that stand in more than one of them.
#[derive(Clone, Debug, PartialEq, Serialize)]
pub struct Total {
    /// The total; none where it is refused or a community has no number.
    #[serde(serialize_with = "real")]
    pub value: Option<f64>,
    /// Why it is refused.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub refused: Option<&'static str>,
    /// Members that would be counted more than once.
    #[serde(skip_serializing_if = "Vec::is_empty")]
    pub counted_twice: Vec<String>,
}

/// Regional communities that share members with this one on a day.
pub(super) fn overlaps(community: &Community, day: Date) -> Vec<Overlap> {
    let own: BTreeSet<_> = community.members_on(day).map(|it| it.area).collect();
    let regional = |it: &&Community| matches!(it.kind, CommunityKind::Rec | CommunityKind::Regional);
    let others = content().communities.all().iter().filter(regional).filter(|it| it.id != community.id);
    let overlap = |other: &Community| {
        let theirs: BTreeSet<_> = other.members_on(day).map(|it| it.area).collect();
        let shared: Vec<String> = own.intersection(&theirs).map(ToString::to_string).collect();
        (!shared.is_empty()).then(|| Overlap {
            id: other.id.clone(),
            name: other.label(kernel::Language::English).to_owned(),
            shared,
            members: theirs.len(),
        })
    };
    others.filter_map(overlap).collect()
}

/// What can be added over communities, where no member stands in two of them.
const ADDITIVE: [&str; 5] =
    ["population", "immigrant-stock", "emigrants", "remittances-received", "refugees-hosted"];

/// The totals of everything that can be added.
pub(super) fn total(regions: &[Region]) -> Named<Total> {
    let mut totals = Named::default();
    for name in ADDITIVE {
        let groups: Vec<(Vec<String>, Aggregate)> = regions.iter().map(|it| group(it, name)).collect();
        let found = match aggregates::grand_total(&groups) {
            Ok(value) => Total { value, refused: None, counted_twice: Vec::new() },
            Err(twice) => Total {
                value: None,
                refused: Some("the communities share members, which a total would count more than once"),
                counted_twice: twice.into_iter().collect(),
            },
        };
        totals.put(name, found);
    }
    totals
}

fn group(region: &Region, name: &str) -> (Vec<String>, Aggregate) {
    let found = region.figures.get(name);
    let coverage = aggregates::Coverage {
        reporters: found.map_or(0, |it| it.coverage.reporters),
        members: region.members.len(),
        weight: None,
    };
    let value = found.and_then(|it| it.number.value);
    (region.members.iter().map(|it| it.code.clone()).collect(), Aggregate { value, coverage })
}
