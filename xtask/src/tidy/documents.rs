//! Documents name what is there: a path that has moved is worse than none.

use std::collections::BTreeMap;

use crate::project::Project;

/// A word in backticks that begins with one of these is the name of a file or folder.
const FOLDERS: &[&str] = &[
    "foundation",
    "engines",
    "capabilities",
    "apps",
    "content",
    "migrations",
    "e2e",
    "xtask",
    "docs",
    "benches",
    "fuzz",
    ".ci",
    ".cargo",
];

/// Paths in `ARCHITECTURE.md` and links in every Markdown document.
pub(super) fn paths(project: &Project) -> Vec<String> {
    let mut faults = Vec::new();
    if project.file("ARCHITECTURE.md").is_none() {
        faults.push("ARCHITECTURE.md is not there".to_owned());
    }
    for file in project.files.iter().filter(|file| file.is("md")) {
        let folder = file.path.rsplit_once('/').map_or("", |(folder, _)| folder);
        for (n, line) in prose(&file.text) {
            let named = if file.path == "ARCHITECTURE.md" { named(line) } else { Vec::new() };
            let linked = links(line).into_iter().filter_map(|link| resolve(folder, link));
            for path in named.into_iter().chain(linked) {
                if !path.is_empty() && !project.has(&path) {
                    faults.push(format!("{}:{n}: `{path}` is not there", file.path));
                }
            }
        }
    }
    faults
}

/// The lines outside of fenced blocks, numbered from 1.
fn prose(text: &str) -> impl Iterator<Item = (usize, &str)> {
    let mut fenced = false;
    text.lines().enumerate().filter_map(move |(n, line)| {
        let fence = line.trim_start().starts_with("```");
        fenced ^= fence;
        (!fenced && !fence).then_some((n + 1, line))
    })
}

fn named(line: &str) -> Vec<String> {
    let words = line.split('`').skip(1).step_by(2);
    words.filter(|word| is_path(word)).flat_map(expanded).collect()
}

fn is_path(word: &str) -> bool {
    let first = word.split('/').next().unwrap_or_default();
    let top = !word.contains('/') && [".md", ".toml"].iter().any(|end| word.ends_with(end));
    // A pattern or an example (`docs/users/<name>.md`, `NNNN_title`) names no one file.
    let example = ["<", "*", "NNNN", "…", " ", "::"].iter().any(|mark| word.contains(mark));
    !example && (FOLDERS.contains(&first) && word.contains('/') || top)
}

/// `a/{b,c}.sql` names two files.
fn expanded(word: &str) -> Vec<String> {
    let Some((before, rest)) = word.split_once('{') else {
        return vec![word.to_owned()];
    };
    let Some((choices, after)) = rest.split_once('}') else {
        return vec![word.to_owned()];
    };
    choices.split(',').map(|choice| format!("{before}{choice}{after}")).collect()
}

fn links(line: &str) -> Vec<&str> {
    line.split("](").skip(1).filter_map(|rest| rest.split(')').next()).collect()
}

/// A relative link from the root; `None` for another site or a place on the same page.
fn resolve(folder: &str, link: &str) -> Option<String> {
    let path = link.split(['#', ' ']).next().unwrap_or_default();
    if path.is_empty() || path.contains(':') || path.starts_with('/') {
        return None;
    }
    let mut parts: Vec<&str> = folder.split('/').filter(|part| !part.is_empty()).collect();
    for part in path.split('/') {
        match part {
            "." | "" => {}
            ".." => _ = parts.pop(),
            part => parts.push(part),
        }
    }
    Some(parts.join("/"))
}

/// `docs/decisions/NNNN-title.md`, each number once, each record short enough to be read.
pub(super) fn decisions(project: &Project) -> Vec<String> {
    let mut faults = Vec::new();
    let mut numbers: BTreeMap<&str, &str> = BTreeMap::new();
    for file in &project.files {
        let Some(name) = file.path.strip_prefix("docs/decisions/") else { continue };
        let Some((number, _)) = name
            .split_once('-')
            .filter(|(number, _)| number.len() == 4 && number.bytes().all(|byte| byte.is_ascii_digit()))
        else {
            faults.push(format!("{}: a decision is called NNNN-title.md", file.path));
            continue;
        };
        if let Some(other) = numbers.insert(number, name) {
            faults.push(format!("decision {number} is there twice: {other} and {name}"));
        }
        let lines = file.text.lines().count();
        if lines > 60 {
            faults.push(format!("{} has {lines} lines; a decision is told in 60", file.path));
        }
    }
    faults
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn paths_of_the_architecture_exist() {
        let text = "The `foundation/db` and `foundation/gone/`, `people::Actor`, `docs/users/<name>.md`.\n\
                    ```\n`apps/none`\n```\nSee `migrations/1/{sqlite,postgres}.sql` and `CHANGELOG.md`.";
        let project = Project::of(&[
            ("ARCHITECTURE.md", text),
            ("foundation/db/src/lib.rs", ""),
            ("migrations/1/sqlite.sql", ""),
        ]);
        assert_eq!(
            paths(&project),
            [
                "ARCHITECTURE.md:1: `foundation/gone/` is not there",
                "ARCHITECTURE.md:5: `migrations/1/postgres.sql` is not there",
                "ARCHITECTURE.md:5: `CHANGELOG.md` is not there",
            ]
        );
    }

    #[test]
    fn links_are_followed_from_where_they_stand() {
        let project = Project::of(&[
            ("ARCHITECTURE.md", "[a](docs/a.md) [web](https://example.org) [here](#below)"),
            ("docs/a.md", "[up](../ARCHITECTURE.md#plan) [gone](b.md)"),
        ]);
        assert_eq!(paths(&project), ["docs/a.md:1: `docs/b.md` is not there"]);
    }

    #[test]
    fn a_number_is_given_once() {
        let project = Project::of(&[
            ("docs/decisions/0001-a.md", ""),
            ("docs/decisions/0001-b.md", ""),
            ("docs/decisions/ideas.md", ""),
        ]);
        assert_eq!(
            decisions(&project),
            [
                "decision 0001 is there twice: 0001-a.md and 0001-b.md",
                "docs/decisions/ideas.md: a decision is called NNNN-title.md",
            ]
        );
    }
}
