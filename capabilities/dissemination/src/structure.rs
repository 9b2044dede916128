//! Structures: what flows there are, and of what dimensions, concepts and codes they are made.

mod items;
mod json;
mod xml;

use std::collections::BTreeSet;

use kernel::Names;

pub(crate) use self::{
    items::{Item, Items, List, Region},
    json::json,
    xml::xml,
};
use crate::{
    flow::{AGENCY, Dimension, Outline, VERSION},
    refusal::{Refusal, Why},
};

kernel::words! {
    /// A kind of structure, as addresses name it.
    pub(crate) enum Class {
        /// Who maintains the others.
        Agencies = "agencyscheme",
        /// A flow of data.
        Flow = "dataflow",
        /// Codes with their names.
        Codes = "codelist",
        /// What dimensions and attributes mean.
        Concepts = "conceptscheme",
        /// Dimensions and attributes.
        Structure = "datastructure",
        /// Which codes of a flow have data.
        Constraint = "contentconstraint",
    }
}

kernel::words! {
    /// Which of the structures around it are wanted besides.
    pub(crate) enum References {
        /// None.
        None = "none",
        /// Those that use it.
        Parents = "parents",
        /// Those, and all that they use.
        ParentsAndSiblings = "parentsandsiblings",
        /// Those that it uses.
        Children = "children",
        /// Those, and all that they use.
        Descendants = "descendants",
        /// All of these.
        All = "all",
    }
}

/// The references that are wanted: a direction, or one kind of structure.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Around {
    /// In a direction.
    Some(References),
    /// Of one kind, however far away.
    Of(Class),
}

/// A structure by its kind and id; all have one agency and one version.
pub(crate) type Named = (Class, String);

/// The scheme of concepts.
pub(crate) const CONCEPTS: &str = "CS_FIGURES";
/// The scheme of agencies.
pub(crate) const AGENCIES: &str = "AGENCIES";
/// Lists that all flows share.
pub(crate) const SHARED: [&str; 4] = ["CL_FREQ", "CL_SEX", "CL_OBS_STATUS", "CL_UNIT_MULT"];

/// The list of codes of a component, if it has one.
pub(crate) fn list_of(flow: &str, component: &str) -> Option<String> {
    Some(match component {
        "FREQ" | "SEX" | "OBS_STATUS" | "UNIT_MULT" => format!("CL_{component}"),
        "REF_AREA" | "COUNTERPART_AREA" => format!("CL_{flow}_AREA"),
        "INDICATOR" | "AGE" | "DETAIL" | "UNIT_MEASURE" => format!("CL_{flow}_{component}"),
        _ => return None,
    })
}

/// The lists of codes of a flow.
pub(crate) fn lists_of(outline: &Outline) -> Vec<String> {
    let dimensions = outline.dimensions.iter().map(|it| it.word());
    let components = dimensions.chain(["OBS_STATUS", "UNIT_MEASURE", "UNIT_MULT"]);
    let mut lists: Vec<String> = components.filter_map(|it| list_of(&outline.id, it)).collect();
    lists.sort();
    lists.dedup();
    lists
}

/// The constraint of a flow.
pub(crate) fn constraint_of(flow: &str) -> String {
    format!("CC_{flow}")
}

/// Every structure there is.
pub(crate) fn everything(outlines: &[Outline]) -> BTreeSet<Named> {
    let mut all: BTreeSet<Named> =
        BTreeSet::from([(Class::Agencies, AGENCIES.to_owned()), (Class::Concepts, CONCEPTS.to_owned())]);
    all.extend(SHARED.iter().map(|it| (Class::Codes, (*it).to_owned())));
    for it in outlines {
        all.insert((Class::Flow, it.id.clone()));
        all.insert((Class::Structure, it.id.clone()));
        all.insert((Class::Constraint, constraint_of(&it.id)));
        all.extend(lists_of(it).into_iter().map(|it| (Class::Codes, it)));
    }
    all
}

/// What a structure uses directly.
fn children(outlines: &[Outline], (class, id): &Named) -> Vec<Named> {
    match class {
        Class::Agencies | Class::Codes | Class::Concepts => Vec::new(),
        Class::Flow => vec![(Class::Structure, id.clone())],
        Class::Constraint => {
            let flow = id.strip_prefix("CC_").unwrap_or_default();
            vec![(Class::Flow, flow.to_owned())]
        }
        Class::Structure => {
            let lists = outlines.iter().filter(|it| it.id == *id).flat_map(lists_of);
            let lists = lists.map(|it| (Class::Codes, it));
            lists.chain([(Class::Concepts, CONCEPTS.to_owned())]).collect()
        }
    }
}

fn descendants(outlines: &[Outline], of: &BTreeSet<Named>) -> BTreeSet<Named> {
    let mut found = BTreeSet::new();
    let mut open: Vec<Named> = of.iter().cloned().collect();
    while let Some(it) = open.pop() {
        for child in children(outlines, &it) {
            if found.insert(child.clone()) {
                open.push(child);
            }
        }
    }
    found
}

fn parents(outlines: &[Outline], of: &BTreeSet<Named>) -> BTreeSet<Named> {
    let uses = |it: &Named| children(outlines, it).iter().any(|child| of.contains(child));
    everything(outlines).into_iter().filter(uses).collect()
}

/// The structures around some others, themselves left out.
pub(crate) fn around(outlines: &[Outline], of: &BTreeSet<Named>, around: Around) -> BTreeSet<Named> {
    let with_siblings = || {
        let parents = parents(outlines, of);
        let siblings = parents.iter().flat_map(|it| children(outlines, it));
        siblings.chain(parents.iter().cloned()).collect::<BTreeSet<Named>>()
    };
    let all = || {
        let mut near = with_siblings();
        near.extend(of.iter().cloned());
        let below = descendants(outlines, &near);
        near.extend(below);
        near
    };
    let mut found: BTreeSet<Named> = match around {
        Around::Some(References::None) => BTreeSet::new(),
        Around::Some(References::Parents) => parents(outlines, of),
        Around::Some(References::ParentsAndSiblings) => with_siblings(),
        Around::Some(References::Children) => of.iter().flat_map(|it| children(outlines, it)).collect(),
        Around::Some(References::Descendants) => descendants(outlines, of),
        Around::Some(References::All) => all(),
        Around::Of(class) => all().into_iter().filter(|(it, _)| *it == class).collect(),
    };
    found.retain(|it| !of.contains(it));
    found
}

/// The references of a parameter.
pub(crate) fn references(text: Option<&str>) -> Result<Around, Refusal> {
    let text = text.filter(|it| !it.is_empty()).unwrap_or("none");
    if let Ok(direction) = text.parse() {
        return Ok(Around::Some(direction));
    }
    text.parse().map(Around::Of).map_err(|_| {
        let known = References::ALL.iter().map(|it| it.word()).chain(Class::ALL.iter().map(|it| it.word()));
        crate::wanted::choice("references", text, &known.collect::<Vec<_>>().join(", "))
    })
}

/// The structures of an address: kind, agency, id and version, of which the latter three may say `all`.
pub(crate) fn asked(
    outlines: &[Outline],
    class: Class,
    agency: &str,
    id: &str,
    version: &str,
) -> Result<BTreeSet<Named>, Refusal> {
    let is = |text: &str, ours: &str| text == ours || matches!(text, "all" | "*");
    // The scheme of agencies belongs to the standard itself.
    let ours = if class == Class::Agencies { "SDMX" } else { AGENCY };
    let agencies = agency.split(['+', ',']).any(|it| is(it, ours) || is(it, AGENCY));
    let versions = version.split(['+', ',']).any(|it| is(it, VERSION) || it == "latest");
    let wanted: Vec<&str> = id.split(['+', ',']).collect();
    let mut found = everything(outlines);
    found.retain(|(it, known)| {
        *it == class && agencies && versions && wanted.iter().any(|wanted| is(wanted, known))
    });
    // Asking for all of nothing is answered with nothing, not with a refusal.
    let named = wanted.iter().any(|it| !matches!(*it, "all" | "*"));
    if found.is_empty() && (named || !agencies || !versions) {
        let asked = format!("{class}/{agency}/{id}/{version}");
        return Err(Refusal::new(Why::Structure).with("asked", asked).with("class", class.word()));
    }
    Ok(found)
}

/// A structure that is told, in full or only by its name.
pub(crate) struct Told {
    /// What it is.
    pub item: Item,
    /// Whether only its name is told.
    pub stub: bool,
}

/// The id and the name of a structure.
pub(crate) struct Title {
    pub class: Class,
    pub agency: &'static str,
    pub id: String,
    pub names: Names,
}

impl Title {
    /// Its name for machines.
    pub(crate) fn urn(&self) -> String {
        urn(self.class, self.agency, &self.id)
    }
}

/// The name of a structure for machines.
pub(crate) fn urn(class: Class, agency: &str, id: &str) -> String {
    let class = match class {
        Class::Agencies => "base.AgencyScheme",
        Class::Flow => "datastructure.Dataflow",
        Class::Codes => "codelist.Codelist",
        Class::Concepts => "conceptscheme.ConceptScheme",
        Class::Structure => "datastructure.DataStructure",
        Class::Constraint => "registry.ContentConstraint",
    };
    format!("urn:sdmx:org.sdmx.infomodel.{class}={agency}:{id}({VERSION})")
}

/// The name of a concept for machines.
pub(crate) fn concept_urn(id: &str) -> String {
    format!("urn:sdmx:org.sdmx.infomodel.conceptscheme.Concept={AGENCY}:{CONCEPTS}({VERSION}).{id}")
}

/// Every component that has a concept.
pub(crate) fn components() -> Vec<&'static str> {
    let dimensions = Dimension::ALL.iter().map(|it| it.word());
    let attributes = crate::flow::Attribute::ALL.iter().map(|it| it.word());
    dimensions.chain([crate::flow::TIME, "OBS_VALUE"]).chain(attributes).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    fn outlines() -> Vec<Outline> {
        let dimensions = vec![Dimension::Frequency, Dimension::Indicator, Dimension::Area];
        let one = |id: &str| Outline {
            id: id.to_owned(),
            dataset: id.to_lowercase(),
            title: String::new(),
            dimensions: dimensions.clone(),
        };
        vec![one("ONE"), one("TWO")]
    }

    fn words(found: &BTreeSet<Named>) -> String {
        found.iter().map(|(class, id)| format!("{class}/{id}")).collect::<Vec<_>>().join(" ")
    }

    #[test]
    fn references_lead_up_and_down() {
        let all = outlines();
        let of = asked(&all, Class::Flow, "all", "ONE", "latest").unwrap();
        let check = |way: &str, expected: &str| {
            assert_eq!(words(&around(&all, &of, references(Some(way)).unwrap())), expected, "{way}");
        };
        check("none", "");
        check("children", "datastructure/ONE");
        check("parents", "contentconstraint/CC_ONE");
        check("datastructure", "datastructure/ONE");
        check(
            "descendants",
            "codelist/CL_FREQ codelist/CL_OBS_STATUS codelist/CL_ONE_AREA codelist/CL_ONE_INDICATOR \
             codelist/CL_ONE_UNIT_MEASURE codelist/CL_UNIT_MULT conceptscheme/CS_FIGURES datastructure/ONE",
        );
        let everything = words(&around(&all, &of, references(Some("all")).unwrap()));
        assert!(everything.contains("contentconstraint/CC_ONE") && everything.contains("CL_ONE_AREA"));
        assert!(!everything.contains("TWO"));
        assert_eq!(references(Some("uncles")).unwrap_err().why, Why::Choice);
    }

    #[test]
    fn an_address_may_leave_open_what_it_asks_for() {
        let all = outlines();
        let found = |class, agency: &str, id: &str, version: &str| {
            asked(&all, class, agency, id, version).map(|it| it.len()).map_err(|it| it.why)
        };
        assert_eq!(found(Class::Flow, "all", "all", "latest"), Ok(2));
        assert_eq!(found(Class::Flow, AGENCY, "ONE+TWO", "1.0"), Ok(2));
        assert_eq!(found(Class::Agencies, "SDMX", "all", "all"), Ok(1));
        assert_eq!(found(Class::Flow, "ECB", "ONE", "latest"), Err(Why::Structure));
        assert_eq!(found(Class::Flow, AGENCY, "THREE", "latest"), Err(Why::Structure));
        assert_eq!(found(Class::Flow, AGENCY, "ONE", "2.0"), Err(Why::Structure));
        assert_eq!(asked(&[], Class::Flow, "all", "all", "latest").map(|it| it.len()), Ok(0));
    }
}
