//! Crates from the registry: where each may be used, and that there is one of each.

use std::collections::{BTreeMap, BTreeSet};

use crate::metadata::{Kind, Package};
use crate::project::{File, Project};
use crate::rust::{Source, line_of, words};

/// Crates that cost much or bind much, and the only crate of ours that may use each.
/// Their types stay inside, so that one crate is rebuilt when they change.
const HEAVY: &[(&str, &str)] = &[
    ("calamine", "tables"),
    ("rust_xlsxwriter", "tables"),
    ("datafusion", "cluster"),
    ("ballista", "cluster"),
    ("typst", "typeset"),
    ("typst-pdf", "typeset"),
    ("typst-layout", "typeset"),
    ("typst-kit", "typeset"),
    ("docx-rs", "typeset"),
    ("pdf_oxide", "documents"),
    ("unpdf", "documents"),
    ("whatlang", "documents"),
    ("icalendar", "calendars"),
    ("rrule", "calendars"),
    ("nalgebra", "methods"),
    ("statrs", "methods"),
    ("lettre", "mail"),
];

/// Types of these cross crates of ours, so two versions would not fit together.
const SINGLE: &[&str] = &["axum", "axum-core", "jiff", "sqlx", "sqlx-core", "tokio", "uuid"];

/// `db` alone tells SQLite from PostgreSQL.
pub(super) fn sqlx(project: &Project) -> Vec<String> {
    let mut faults: Vec<String> = users(project, "sqlx")
        .filter(|package| package.name != "db")
        .map(|package| format!("{} depends on sqlx; go through `db`", package.name))
        .collect();
    let others = |file: &&File| !file.path.starts_with("foundation/db/") && !file.path.starts_with("xtask/");
    for file in project.rust().filter(others) {
        if names(file, "sqlx") {
            faults.push(format!("{} speaks of sqlx; go through `db`", file.path));
        }
    }
    faults
}

/// Who looks for a statement looks in one place.
pub(super) fn stores(project: &Project) -> Vec<String> {
    let mut faults = Vec::new();
    for file in project.rust().filter(|file| file.path.starts_with("capabilities/") && !file.only_tests()) {
        let in_store = file.name() == "store.rs" || file.path.contains("/store/");
        if in_store || !file.text.contains("sql(") {
            continue;
        }
        let code = Source::read(&file.text).without_tests().code;
        for (at, word) in words(&code) {
            if word == "sql" && code[at..].starts_with("sql(") {
                faults.push(format!("{}:{}: a statement outside of a store", file.path, line_of(&code, at)));
            }
        }
    }
    faults
}

/// Rules and storage do not know that they are reached by HTTP.
pub(super) fn axum(project: &Project) -> Vec<String> {
    let allowed = |file: &&File| {
        let inside = |part: &str| part.starts_with("pages") || part.starts_with("api");
        file.path.starts_with("foundation/web/")
            || file.path.starts_with("apps/")
            || file.path.starts_with("xtask/")
            || file.only_tests()
            || file.path.split('/').any(inside)
    };
    project
        .rust()
        .filter(|file| !allowed(file) && names(file, "axum"))
        .map(|file| format!("{} speaks of axum; handlers stand in pages.rs or api.rs", file.path))
        .collect()
}

/// A heavy crate has one door.
pub(super) fn heavy(project: &Project) -> Vec<String> {
    let mut faults = Vec::new();
    for (heavy, home) in HEAVY {
        for package in users(project, heavy).filter(|package| package.name != *home) {
            // Tests may write what the product only reads.
            if package.dependencies.iter().all(|need| need.name != *heavy || need.kind == Kind::Dev) {
                continue;
            }
            faults.push(format!("{} depends on {heavy}, which belongs in {home}", package.name));
        }
    }
    faults
}

/// Two versions of one crate are two sets of types.
pub(super) fn doubles(project: &Project) -> Vec<String> {
    let mut versions: BTreeMap<&str, BTreeSet<&str>> = BTreeMap::new();
    for package in project.packages.iter().filter(|package| SINGLE.contains(&package.name.as_str())) {
        versions.entry(&package.name).or_default().insert(&package.version);
    }
    versions
        .into_iter()
        .filter(|(_, versions)| versions.len() > 1)
        .map(|(name, versions)| {
            let versions: Vec<&str> = versions.into_iter().collect();
            format!("{name} is here in versions {}", versions.join(" and "))
        })
        .collect()
}

/// A dependency that no source names is compiled for nothing.
pub(super) fn unused(project: &Project) -> Vec<String> {
    let mut faults = Vec::new();
    for (package, folder) in project.ours() {
        let sources: Vec<&File> = project
            .files
            .iter()
            .filter(|file| file.path.strip_prefix(folder).is_some_and(|rest| rest.starts_with('/')))
            .filter(|file| file.is("rs") || file.is("html"))
            .collect();
        for need in &package.dependencies {
            let name = need.rename.as_ref().unwrap_or(&need.name).replace('-', "_");
            let quiet = package.unnamed.contains(&need.name) || need.name == package.name;
            if !quiet && !sources.iter().any(|file| names(file, &name)) {
                let need = &need.name;
                faults.push(format!(
                    "{} depends on {need} and never names it (if it is needed all the same: \
                     [package.metadata.tidy] unnamed = [\"{need}\"])",
                    package.name
                ));
            }
        }
    }
    faults
}

fn users<'a>(project: &'a Project, name: &str) -> impl Iterator<Item = &'a Package> {
    project
        .ours()
        .map(|(package, _)| package)
        .filter(move |package| package.dependencies.iter().any(|need| need.name == name))
}

/// Whether the code of the file names this crate; its comments and strings do not count.
fn names(file: &File, name: &str) -> bool {
    if !file.text.contains(name) {
        return false;
    }
    words(&Source::read(&file.text).code).any(|(_, word)| word == name)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::project::fixtures::foreign;

    #[test]
    fn sqlx_is_for_db_alone() {
        let project = Project::of(&[
            ("foundation/db/src/lib.rs", "use sqlx::Pool;"),
            ("capabilities/people/src/store.rs", "// not sqlx\nuse sqlx::Row;"),
            ("capabilities/people/src/ops.rs", "// sqlx is not used here: \"sqlx::x\""),
        ])
        .with("foundation/db", &["sqlx"])
        .with("capabilities/people", &["sqlx"]);
        assert_eq!(
            sqlx(&project),
            [
                "people depends on sqlx; go through `db`",
                "capabilities/people/src/store.rs speaks of sqlx; go through `db`"
            ]
        );
    }

    #[test]
    fn statements_stand_in_stores() {
        let statement = "fn a() { run(sql(\"select 1\")); }";
        let project = Project::of(&[
            ("capabilities/people/src/store.rs", statement),
            ("capabilities/people/src/store/agencies.rs", statement),
            ("capabilities/people/tests/agencies.rs", statement),
            (
                "capabilities/people/src/model.rs",
                "// sql(x)\n#[cfg(test)]\nmod tests { fn a() { sql(\"x\") } }",
            ),
            ("capabilities/people/src/ops.rs", statement),
        ]);
        assert_eq!(stores(&project), ["capabilities/people/src/ops.rs:1: a statement outside of a store"]);
    }

    #[test]
    fn axum_is_for_pages_and_api() {
        let project = Project::of(&[
            ("foundation/web/src/lib.rs", "use axum::Router;"),
            ("apps/tributary/src/main.rs", "use axum::Router;"),
            ("capabilities/people/src/pages.rs", "use axum::Router;"),
            ("capabilities/people/src/pages/list.rs", "use axum::Router;"),
            ("capabilities/people/src/api.rs", "use axum::Json;"),
            ("capabilities/people/src/ops.rs", "use axum::Json;"),
        ]);
        assert_eq!(
            axum(&project),
            ["capabilities/people/src/ops.rs speaks of axum; handlers stand in pages.rs or api.rs"]
        );
    }

    #[test]
    fn a_heavy_crate_has_one_door() {
        let project = Project::default()
            .with("engines/tables", &["calamine"])
            .with("capabilities/statistics", &["calamine"]);
        assert_eq!(heavy(&project), ["statistics depends on calamine, which belongs in tables"]);
        let tests = Project::default().with("capabilities/statistics", &[]).testing_with("rust_xlsxwriter");
        assert_eq!(heavy(&tests), Vec::<String>::new());
    }

    #[test]
    fn a_second_version_is_named() {
        let packages = vec![
            foreign("jiff", "0.2.1", "MIT"),
            foreign("jiff", "1.0.0", "MIT"),
            foreign("syn", "1.0.0", "MIT"),
            foreign("syn", "2.0.0", "MIT"),
        ];
        let project = Project { packages, ..Project::default() };
        assert_eq!(doubles(&project), ["jiff is here in versions 0.2.1 and 1.0.0"]);
    }

    #[test]
    fn a_dependency_without_use_is_named_unless_it_is_said_to_be_needed() {
        let files = [("capabilities/people/src/lib.rs", "use serde_json::json;")];
        let mut project =
            Project::of(&files).with("capabilities/people", &["serde-json", "rand", "tls-roots"]);
        project.packages[0].unnamed = vec!["tls-roots".into()];
        let faults = unused(&project);
        assert_eq!(faults.len(), 1);
        assert!(faults[0].starts_with("people depends on rand and never names it"));
    }
}
