//! Snapshots that no test reads any more.

use crate::project::{File, Project};
use crate::rust::{Source, body, braces, words};

/// A snapshot without its test proves nothing and looks as if it did.
///
/// Insta names a file by the modules and the function (or the name that was given), and by the number of
/// the assertion within the function; it lies in `snapshots` beside the source.
pub(super) fn unreferenced(project: &Project) -> Vec<String> {
    let ours = project.files.iter().filter(|file| file.is("snap"));
    ours.filter(|snap| !is_read(project, snap))
        .map(|snap| format!("{}: no test reads this snapshot; remove it", snap.path))
        .collect()
}

fn is_read(project: &Project, snap: &File) -> bool {
    let Some((folder, name)) = snap.path.rsplit_once("/snapshots/") else { return false };
    let parts: Vec<&str> = name.trim_end_matches(".snap").split("__").collect();
    let beside = |file: &&File| {
        file.path.strip_prefix(folder).and_then(|rest| rest.strip_prefix('/')).is_some_and(no_folder)
    };
    project.rust().filter(beside).any(|file| asserts(project, file, &parts))
}

fn no_folder(rest: &str) -> bool {
    !rest.contains('/')
}

/// Whether the file is the one of these modules and asserts a snapshot of this name.
fn asserts(project: &Project, file: &File, parts: &[&str]) -> bool {
    let Some((name, modules)) = parts.split_last() else { return false };
    let source = Source::read(&file.text);
    let Some(outer) = outer_modules(project, &file.path) else { return false };
    if modules.len() < outer.len() || modules.iter().zip(&outer).any(|(module, outer)| module != outer) {
        return false;
    }
    let inner = &modules[outer.len()..];
    let opened = |module: &&str| source.code.contains(&format!("mod {module} {{"));
    inner.iter().all(opened) && (given(&source, name) || by_function(&source.code, name))
}

/// The crate and the modules of a file, as they stand before the name of a snapshot.
fn outer_modules(project: &Project, path: &str) -> Option<Vec<String>> {
    let (package, folder) = project
        .ours()
        .filter(|(_, folder)| path.strip_prefix(folder).is_some_and(|rest| rest.starts_with('/')))
        .max_by_key(|(_, folder)| folder.len())?;
    let within = path.strip_prefix(folder)?.trim_start_matches('/').trim_end_matches(".rs");
    let mut parts: Vec<String> = within.split('/').map(str::to_owned).collect();
    let top = parts.remove(0);
    if top == "src" {
        parts.insert(0, package.name.replace('-', "_"));
    }
    if parts.last().is_some_and(|last| matches!(last.as_str(), "lib" | "main" | "mod")) {
        parts.pop();
    }
    Some(parts)
}

/// A name that stands in the source as the first argument of an assertion.
fn given(source: &Source, name: &str) -> bool {
    source.code.contains("snapshot!(") && source.literals.iter().any(|literal| literal.text == name)
}

/// A function with at least as many assertions as the snapshot's number.
fn by_function(code: &str, name: &str) -> bool {
    let (name, number) = match name.rsplit_once('-') {
        Some((name, number)) => (name, number.parse().unwrap_or(usize::MAX)),
        None => (name, 1),
    };
    let mut last = "";
    for (at, word) in words(code) {
        if last == "fn"
            && word == name
            && let Some(open) = body(code, at)
        {
            let inside = &code[open..braces(code, open)];
            let repeated = words(inside).any(|(_, word)| matches!(word, "for" | "while" | "loop"));
            let written = assertions(inside);
            return if repeated { written > 0 } else { number <= written };
        }
        last = word;
    }
    false
}

/// The assertions whose snapshot is a file and does not stand in the source.
fn assertions(code: &str) -> usize {
    let closes = |from: usize| {
        let mut depth = 0;
        code.bytes().enumerate().skip(from).find_map(|(n, byte)| {
            match byte {
                b'(' => depth += 1,
                b')' => depth -= 1,
                _ => {}
            }
            (depth == 0).then_some(n)
        })
    };
    let calls = code.match_indices("snapshot!(").map(|(at, mark)| at + mark.len() - 1);
    calls.filter(|open| closes(*open).is_some_and(|close| !code[*open..close].contains('@'))).count()
}

#[cfg(test)]
mod tests {
    use super::*;

    const TEST: &str = "mod tests { fn it_reads() { assert_snapshot!(a); assert_snapshot!(b, @\"b\"); assert_snapshot!(c) } }";

    fn faults(source: &str, text: &str, snap: &str) -> usize {
        let project = Project::of(&[(source, text), (snap, "---\n---\n")]).with("foundation/my-db", &[]);
        unreferenced(&project).len()
    }

    #[test]
    fn a_snapshot_belongs_to_the_function_and_the_modules_of_its_name() {
        let snap = |name: &str| format!("foundation/my-db/src/snapshots/{name}.snap");
        let of = |name: &str| faults("foundation/my-db/src/page.rs", TEST, &snap(name));
        assert_eq!(of("my_db__page__tests__it_reads"), 0);
        assert_eq!(of("my_db__page__tests__it_reads-2"), 0, "the second that is a file");
        assert_eq!(of("my_db__page__tests__it_reads-3"), 1, "there are two");
        assert_eq!(of("my_db__page__tests__it_read"), 1);
        assert_eq!(of("my_db__other__tests__it_reads"), 1);
        assert_eq!(of("my_db__page__more__it_reads"), 1);
    }

    #[test]
    fn the_tests_of_a_crate_are_crates_themselves() {
        let text = "fn it_reads() { assert_snapshot!(a) }";
        let of = |source: &str, snap: &str| faults(source, text, snap);
        assert_eq!(
            of("foundation/my-db/tests/both.rs", "foundation/my-db/tests/snapshots/both__it_reads.snap"),
            0
        );
        let pages = "foundation/my-db/tests/all/pages.rs";
        assert_eq!(of(pages, "foundation/my-db/tests/all/snapshots/all__pages__it_reads.snap"), 0);
        assert_eq!(of(pages, "foundation/my-db/tests/snapshots/all__pages__it_reads.snap"), 1, "elsewhere");
    }

    #[test]
    fn a_given_name_stands_in_the_source() {
        let text = "fn a() { assert_snapshot!(\"the table\", a) }";
        let of = |name: &str| {
            faults(
                "foundation/my-db/src/lib.rs",
                text,
                &format!("foundation/my-db/src/snapshots/my_db__{name}.snap"),
            )
        };
        assert_eq!(of("the table"), 0);
        assert_eq!(of("a"), 0, "the function has an assertion, whatever it is called");
        assert_eq!(of("another"), 1);
    }
}
