//! Structures with their contents, ready to be written.

use std::{collections::BTreeSet, sync::Arc};

use kernel::{Names, Period};

use super::{Class, Named, Title, Told, constraint_of};
use crate::{
    codes::{NOTHING, TOTAL},
    flow::{AGENCY, Dimension, Flow, Outline},
    names::{self, Tongues},
    select::{Counted, Selection},
    times::Months,
};

/// The content of a structure.
pub(crate) enum Item {
    /// Agencies: there is one.
    Agencies,
    /// Concepts of all components.
    Concepts(Vec<(&'static str, Names)>),
    /// A list of codes.
    List(List),
    /// Dimensions and attributes of a flow.
    Structure(Outline),
    /// A flow.
    Flow(Outline),
    /// Which codes have data.
    Region(Region),
}

/// A list of codes.
pub(crate) struct List {
    pub id: String,
    pub codes: Vec<(String, Names)>,
    /// Whether only some of its codes are told.
    pub is_partial: bool,
}

/// The codes of a flow for which there are data.
pub(crate) struct Region {
    pub id: String,
    pub flow: String,
    /// Codes by dimension.
    pub codes: Vec<(&'static str, Vec<String>)>,
    /// The first and the last time.
    pub time: Option<(Period, Period)>,
    pub counted: Counted,
}

/// Fills structures from flows.
pub(crate) struct Items<'a> {
    pub tongues: &'a Tongues,
    pub outlines: &'a [Outline],
    pub flows: &'a [Arc<Flow>],
    /// What flows hold now, for their constraints.
    pub regions: Vec<Region>,
}

impl Items<'_> {
    /// The structure of this name, in full or only its name.
    pub(crate) fn told(&mut self, (class, id): &Named, stub: bool) -> Option<(Title, Told)> {
        let outline = |id: &str| self.outlines.iter().find(|it| it.id == id);
        let flow_names = |it: &Outline| self.tongues.each(|say| names::flow(say, &it.dataset, &it.title));
        let (names, item) = match class {
            Class::Agencies => (self.tongues.each(|say| say.text("dissemination-agencies")), Item::Agencies),
            Class::Concepts => {
                let concepts = super::components().into_iter();
                let concepts = concepts.map(|id| (id, self.tongues.each(|say| names::concept(say, id))));
                let names = self.tongues.each(|say| say.text("dissemination-concepts"));
                (names, Item::Concepts(concepts.collect()))
            }
            Class::Flow => {
                let it = outline(id)?;
                (flow_names(it), Item::Flow(it.clone()))
            }
            Class::Structure => {
                let it = outline(id)?;
                (flow_names(it), Item::Structure(it.clone()))
            }
            Class::Constraint => {
                let it = outline(id.strip_prefix("CC_")?)?;
                let names = self.tongues.each(|say| {
                    say.with("dissemination-constraint", "flow", names::flow(say, &it.dataset, &it.title))
                });
                let at = self.regions.iter().position(|it| it.id == *id);
                let region = match at {
                    Some(at) => self.regions.swap_remove(at),
                    None => Region {
                        id: id.clone(),
                        flow: it.id.clone(),
                        codes: Vec::new(),
                        time: None,
                        counted: Counted::default(),
                    },
                };
                (names, Item::Region(region))
            }
            Class::Codes => (self.list_names(id)?, Item::List(self.list(id, stub)?)),
        };
        let agency = if *class == Class::Agencies { "SDMX" } else { AGENCY };
        Some((Title { class: *class, agency, id: id.clone(), names }, Told { item, stub }))
    }

    fn list_names(&self, id: &str) -> Option<Names> {
        let component = component(self.outlines, id)?;
        let of = self.outlines.iter().find(|it| id == format!("CL_{}_{}", it.id, tail(component)));
        Some(self.tongues.each(|say| {
            let concept = names::concept(say, component);
            match of {
                Some(it) => format!("{concept}: {}", names::flow(say, &it.dataset, &it.title)),
                None => concept,
            }
        }))
    }

    fn list(&self, id: &str, stub: bool) -> Option<List> {
        let component = component(self.outlines, id)?;
        let named =
            |name: &dyn Fn(&web::Say, &str) -> Option<String>, codes: &[&str]| -> Vec<(String, Names)> {
                let one = |code: &&str| {
                    ((*code).to_owned(), self.tongues.each(|say| name(say, code).unwrap_or_default()))
                };
                codes.iter().map(one).collect()
            };
        let codes = match id {
            _ if stub => Vec::new(),
            "CL_FREQ" => named(&names::frequency, &["A", "M", "Q"]),
            "CL_SEX" => named(&names::sex, &["F", "M", TOTAL]),
            "CL_OBS_STATUS" => named(&names::status, &["A", "M", "N", "O", "Q"]),
            "CL_UNIT_MULT" => named(&names::power, &["0", "3", "6", "9"]),
            _ => {
                let flow = self.flows.iter().find(|it| id == format!("CL_{}_{}", it.id, tail(component)))?;
                let codes: Vec<&str> = match component {
                    "INDICATOR" => flow.indicators.iter().map(|(code, _)| code).collect(),
                    // The list serves counterparts, too.
                    "REF_AREA" => flow.areas.iter().map(|(code, _)| code).chain([NOTHING]).collect(),
                    "AGE" => flow.ages.iter().map(|(code, _)| code).chain([TOTAL]).collect(),
                    "DETAIL" => flow.details.iter().map(|(code, _)| code).chain([NOTHING]).collect(),
                    _ => flow.units.iter().map(|(code, _)| code).collect(),
                };
                let asked = if component == "REF_AREA" { "COUNTERPART_AREA" } else { component };
                named(&|say, code| names::code(say, flow, asked, code), &codes)
            }
        };
        Some(List { id: id.to_owned(), codes, is_partial: false })
    }
}

/// How the id of a list ends.
fn tail(component: &str) -> &str {
    if component == "REF_AREA" { "AREA" } else { component }
}

/// The component that a list of codes is for.
fn component(outlines: &[Outline], id: &str) -> Option<&'static str> {
    let components =
        ["FREQ", "SEX", "OBS_STATUS", "UNIT_MULT", "INDICATOR", "REF_AREA", "AGE", "DETAIL", "UNIT_MEASURE"];
    let flows = || std::iter::once("").chain(outlines.iter().map(|it| it.id.as_str()));
    components.into_iter().find(|it| flows().any(|flow| super::list_of(flow, it).as_deref() == Some(id)))
}

impl Region {
    /// The codes of a selection.
    pub(crate) fn of(selection: &Selection) -> Self {
        let flow = &selection.flow;
        let mut codes: Vec<BTreeSet<String>> = vec![BTreeSet::new(); flow.dimensions.len()];
        let mut time: Option<(Period, Period)> = None;
        let mut counted = Counted::default();
        for part in &selection.parts {
            let periods = part.book.table.text("period").ok();
            for series in &part.series {
                for group in selection.groups(part, *series) {
                    counted.series += 1;
                    counted.observations += group.rows.len();
                    for (codes, code) in codes.iter_mut().zip(&group.key) {
                        if !codes.contains(code) {
                            codes.insert(code.clone());
                        }
                    }
                    let times = [group.rows.first(), group.rows.last()].into_iter().flatten();
                    for period in times.filter_map(|row| periods?.get(*row)?.parse::<Period>().ok()) {
                        let (first, last) = time.unwrap_or((period, period));
                        let begins = |it| Months::from(it).first;
                        let ends = |it| Months::from(it).last;
                        time = Some((
                            if begins(period) < begins(first) { period } else { first },
                            if ends(period) > ends(last) { period } else { last },
                        ));
                    }
                }
            }
        }
        let named = flow.dimensions.iter().map(|it| (*it, it.word())).zip(codes);
        let named = named.filter(|((it, _), _)| *it != Dimension::Cell);
        Self {
            id: constraint_of(&flow.id),
            flow: flow.id.clone(),
            codes: named.map(|((_, word), codes)| (word, codes.into_iter().collect())).collect(),
            time,
            counted,
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_list_of_a_flow_is_for_a_component() {
        let outline = Outline {
            id: "ONE_AGE".into(),
            dataset: "one-age".into(),
            title: String::new(),
            dimensions: Dimension::ALL.to_vec(),
        };
        for id in super::super::lists_of(&outline) {
            assert!(component(std::slice::from_ref(&outline), &id).is_some(), "{id}");
        }
        assert_eq!(component(&[outline], "CL_TWO_AGE"), None);
    }
}
