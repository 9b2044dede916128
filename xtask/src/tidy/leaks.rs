//! What must not be committed: tests that are switched off, and places of one machine.

use crate::project::Project;
use crate::rust::{Source, line_of};

/// A test that is switched off is forgotten; assert today's wrong answer with a note instead.
pub(super) fn ignored(project: &Project) -> Vec<String> {
    let mut faults = Vec::new();
    for file in project.rust() {
        let code = Source::read(&file.text).code;
        for mark in ["#[ignore", ", ignore)]"] {
            for (at, _) in code.match_indices(mark) {
                faults.push(format!("{}:{}: an ignored test", file.path, line_of(&code, at)));
            }
        }
    }
    for file in project.files.iter().filter(|file| file.path.starts_with("e2e/") && file.is("mjs")) {
        for mark in ["test.skip(", "test.todo(", "test.only(", "it.skip(", "describe.skip("] {
            for (at, _) in file.text.match_indices(mark) {
                faults.push(format!("{}:{}: `{mark}`", file.path, line_of(&file.text, at)));
            }
        }
    }
    faults
}

/// Folders of the machines this is built on; nothing in the project may depend on them.
const TOPS: &[&str] = &["work", "root", "farm"];

/// No file names a folder that exists on one machine only.
pub(super) fn machine_paths(project: &Project) -> Vec<String> {
    let mut faults = Vec::new();
    for file in &project.files {
        for top in TOPS {
            let mark = format!("/{top}/");
            for (at, _) in file.text.match_indices(&mark) {
                if begins(&file.text, at) {
                    let line = line_of(&file.text, at);
                    faults.push(format!("{}:{line}: a path of one machine, `{mark}…`", file.path));
                }
            }
        }
    }
    faults
}

/// Whether a path begins here; in `/groups/x/work/` it does not.
fn begins(text: &str, at: usize) -> bool {
    let before = text[..at].chars().next_back();
    !before.is_some_and(|c| c.is_alphanumeric() || "_-.}])>*~/".contains(c))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn an_ignored_test_is_named() {
        let project = Project::of(&[
            ("a.rs", "// #[ignore] is forbidden\n#[test]\n#[ignore = \"slow\"]\nfn a() {}"),
            ("e2e/journeys/a.test.mjs", "test.skip('later')"),
        ]);
        assert_eq!(ignored(&project), ["a.rs:3: an ignored test", "e2e/journeys/a.test.mjs:1: `test.skip(`"]);
    }

    #[test]
    fn a_path_of_one_machine_is_named() {
        let path = |top: &str| format!("x\ncd \"/{top}/main\"");
        for top in TOPS {
            let project = Project::of(&[("run.sh", &path(top))]);
            assert_eq!(machine_paths(&project), [format!("run.sh:2: a path of one machine, `/{top}/…`")]);
        }
    }

    #[test]
    fn a_part_of_an_address_is_not_a_path_of_a_machine() {
        let text = format!("https://example.org/groups/x/{}/plan and ../{}/x", TOPS[0], TOPS[1]);
        assert_eq!(machine_paths(&Project::of(&[("a.md", &text)])), Vec::<String>::new());
    }
}
