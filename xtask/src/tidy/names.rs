//! Names that say nothing: everything ends up in such a folder, and nobody finds it there.

use crate::project::Project;
use crate::rust::{Source, line_of, words};

const FORBIDDEN: &[&str] =
    &["common", "core", "shared", "util", "utils", "helper", "helpers", "misc", "manager"];

/// No crate, folder, file or module is called so.
pub(super) fn forbidden(project: &Project) -> Vec<String> {
    let mut faults = Vec::new();
    for (package, folder) in project.ours() {
        if FORBIDDEN.contains(&package.name.as_str()) {
            faults.push(format!("{folder}: a crate called `{}`", package.name));
        }
    }
    for file in &project.files {
        for part in file.path.split('/') {
            let stem = part.split('.').next().unwrap_or_default();
            if FORBIDDEN.contains(&stem) {
                faults.push(format!("{}: `{stem}` says nothing; name it by what it holds", file.path));
            }
        }
    }
    for file in project.rust() {
        let code = Source::read(&file.text).code;
        let mut last = "";
        for (at, word) in words(&code) {
            if last == "mod" && FORBIDDEN.contains(&word) {
                faults.push(format!("{}:{}: a module called `{word}`", file.path, line_of(&code, at)));
            }
            last = word;
        }
    }
    faults
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn files_folders_modules_and_crates_are_looked_at() {
        let project = Project::of(&[
            ("foundation/web/src/utils.rs", ""),
            ("foundation/common/src/lib.rs", ""),
            ("foundation/web/src/lib.rs", "// mod misc\nuse core::fmt;\npub mod helpers {}\n"),
        ])
        .with("foundation/shared", &[]);
        assert_eq!(
            forbidden(&project),
            [
                "foundation/shared: a crate called `shared`",
                "foundation/web/src/utils.rs: `utils` says nothing; name it by what it holds",
                "foundation/common/src/lib.rs: `common` says nothing; name it by what it holds",
                "foundation/web/src/lib.rs:3: a module called `helpers`",
            ]
        );
    }

    #[test]
    fn longer_names_are_names() {
        assert_eq!(forbidden(&Project::of(&[("docs/core-ideas.md", ""), ("a/scoreboard.rs", "")])).len(), 0);
    }
}
