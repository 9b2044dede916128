//! Which crate may use which: as `ARCHITECTURE.md` draws it, and always downwards.

use std::collections::{BTreeMap, BTreeSet};

use super::drawing::Drawing;
use crate::metadata::{Kind, Package};
use crate::project::Project;

/// Capabilities from the highest to the lowest; those on one level do not use each other.
/// A new capability is given its place here.
const LEVELS: &[&[&str]] = &[
    &["portal", "admin"],
    &["mandate"],
    &["plans", "support"],
    &["library"],
    &["reports"],
    &["profiles"],
    &["analyses"],
    &["cycle", "screening", "activities", "rights", "indicators", "dissemination"],
    &["statistics", "releases"],
    &["sources"],
    &["minutes"],
    &["actions"],
    &["meetings"],
    &["groups", "countries"],
    &["people"],
];

/// No arrow without a drawing, no drawing without an arrow, no way back.
pub(super) fn drawn(project: &Project) -> Vec<String> {
    let drawing = match Drawing::of(project) {
        Ok(drawing) => drawing,
        Err(what) => return vec![what],
    };
    let mut faults = Vec::new();
    if let Some(cycle) = drawing.cycle() {
        faults.push(format!("the drawing goes in a circle: {}", cycle.join(" -> ")));
    }
    let ours = crates(project);
    for (package, _) in project.ours() {
        for (to, kind) in arrows(package, &ours) {
            let fine = match kind {
                Kind::Dev => drawing.allows_tests(&package.name, to),
                Kind::Normal | Kind::Build => drawing.allows(&package.name, to),
            };
            if !fine {
                let arrow = if kind == Kind::Dev { "~>" } else { "->" };
                faults.push(format!(
                    "`{} {arrow} {to}` is not drawn; a new arrow needs a decision record",
                    package.name
                ));
            }
        }
    }
    faults.extend(stale(&drawing, project, &ours));
    faults
}

fn stale(drawing: &Drawing, project: &Project, ours: &BTreeMap<&str, &str>) -> Vec<String> {
    let used: BTreeSet<(&str, &str)> = project
        .ours()
        .flat_map(|(package, _)| arrows(package, ours).into_iter().map(|(to, _)| (package.name.as_str(), to)))
        .collect();
    let all = drawing.solid.iter().chain(&drawing.dotted);
    all.flat_map(|(from, set)| set.iter().map(move |to| (from.as_str(), to.as_str())))
        .filter(|arrow| !used.contains(arrow))
        .map(|(from, to)| format!("`{from} -> {to}` is drawn, but no Cargo.toml has it"))
        .collect()
}

/// Apps, capabilities, engines, foundation; and capabilities among themselves by their level.
pub(super) fn run_down(project: &Project) -> Vec<String> {
    let ours = crates(project);
    let mut faults = Vec::new();
    for (package, folder) in project.ours() {
        if folder.starts_with("capabilities/") && level(&package.name).is_none() {
            faults.push(format!("{} has no level; give it one in xtask/src/tidy/arrows.rs", package.name));
        }
        for (to, kind) in arrows(package, &ours) {
            if kind != Kind::Dev && !down((&package.name, folder), (to, ours[to])) {
                faults.push(format!("{} must not use {to}, which is not below it", package.name));
            }
        }
    }
    faults
}

fn down((from, from_folder): (&str, &str), (to, to_folder): (&str, &str)) -> bool {
    let kind = |folder: &str| folder.split('/').next().unwrap_or_default().to_owned();
    match (kind(from_folder).as_str(), kind(to_folder).as_str()) {
        ("apps", "capabilities" | "engines" | "foundation")
        | ("capabilities", "engines" | "foundation")
        | ("foundation", "foundation") => true,
        ("engines", _) => to == "kernel",
        ("capabilities", "capabilities") => {
            matches!((level(from), level(to)), (Some(from), Some(to)) if from < to)
        }
        _ => false,
    }
}

fn level(capability: &str) -> Option<usize> {
    LEVELS.iter().position(|level| level.contains(&capability))
}

/// Bytes and values in, bytes and values out: an engine can be tested without the product.
pub(super) fn engines_stand_alone(project: &Project) -> Vec<String> {
    let ours = crates(project);
    let engines = project.ours().filter(|(_, folder)| folder.starts_with("engines/"));
    engines
        .flat_map(|(package, _)| arrows(package, &ours).into_iter().map(move |(to, _)| (package, to)))
        .filter(|(_, to)| *to != "kernel")
        .map(|(package, to)| format!("the engine {} uses {to}", package.name))
        .collect()
}

/// Our crates by name, each with its folder.
fn crates(project: &Project) -> BTreeMap<&str, &str> {
    project.ours().map(|(package, folder)| (package.name.as_str(), folder)).collect()
}

/// The arrows of a crate to others of ours; one to itself (for its own test features) is none.
fn arrows<'a>(package: &'a Package, ours: &BTreeMap<&'a str, &str>) -> Vec<(&'a str, Kind)> {
    package
        .dependencies
        .iter()
        .filter(|need| ours.contains_key(need.name.as_str()) && need.name != package.name)
        .map(|need| (need.name.as_str(), need.kind))
        .collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    fn plan(arrows: &str) -> Project {
        Project::of(&[("ARCHITECTURE.md", &format!("```arrows\n{arrows}\n```"))])
    }

    #[test]
    fn a_drawn_arrow_is_fine() {
        let project = plan("meetings -> people")
            .with("capabilities/people", &["serde"])
            .with("capabilities/meetings", &["people"]);
        assert_eq!(drawn(&project), Vec::<String>::new());
    }

    #[test]
    fn an_arrow_that_is_not_drawn_is_named() {
        let project = plan("").with("foundation/db", &[]).with("capabilities/people", &["db"]);
        assert_eq!(drawn(&project), ["`people -> db` is not drawn; a new arrow needs a decision record"]);
    }

    #[test]
    fn a_need_of_tests_alone_may_be_dotted() {
        let base = |arrows| plan(arrows).with("foundation/mail", &[]).with("capabilities/people", &[]);
        assert_eq!(drawn(&base("people ~> mail").testing_with("mail")), Vec::<String>::new());
        assert_eq!(drawn(&base("").testing_with("mail")).len(), 1);
    }

    #[test]
    fn a_drawing_that_is_no_longer_true_is_named() {
        let project = plan("people -> db").with("foundation/db", &[]).with("capabilities/people", &[]);
        assert_eq!(drawn(&project), ["`people -> db` is drawn, but no Cargo.toml has it"]);
    }

    #[test]
    fn capabilities_use_only_what_is_below_them() {
        let up =
            Project::default().with("capabilities/people", &["meetings"]).with("capabilities/meetings", &[]);
        assert_eq!(run_down(&up), ["people must not use meetings, which is not below it"]);
        let beside = Project::default().with("capabilities/groups", &["countries"]);
        assert_eq!(run_down(&beside.with("capabilities/countries", &[])).len(), 1);
    }

    #[test]
    fn the_foundation_knows_no_capability() {
        let project = Project::default().with("foundation/web", &["people"]).with("capabilities/people", &[]);
        assert_eq!(run_down(&project).len(), 1);
    }

    #[test]
    fn a_capability_without_a_level_is_asked_for_one() {
        let project = Project::default().with("capabilities/weather", &[]);
        assert!(run_down(&project)[0].starts_with("weather has no level"));
    }

    #[test]
    fn an_engine_uses_the_kernel_alone() {
        let project = Project::default()
            .with("foundation/kernel", &[])
            .with("foundation/db", &[])
            .with("engines/tables", &["kernel", "db", "calamine"]);
        assert_eq!(engines_stand_alone(&project), ["the engine tables uses db"]);
    }
}
