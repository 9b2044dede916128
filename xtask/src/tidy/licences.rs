//! Whether everything we link may be given away under Apache-2.0 or MIT.

use crate::project::Project;

/// Permissive licences: they ask for a notice and no more.
const ALLOWED: &[&str] = &[
    "0BSD",
    "Apache-2.0",
    "BSD-2-Clause",
    "BSD-3-Clause",
    "BSL-1.0",
    "CC0-1.0",
    "CDLA-Permissive-2.0",
    "ISC",
    "MIT",
    "MIT-0",
    "OFL-1.1",
    "Unicode-3.0",
    "Unlicense",
    "Zlib",
];

/// Every crate that cargo resolves offers a licence of the list.
pub(super) fn allowed(project: &Project) -> Vec<String> {
    let foreign = project.packages.iter().filter(|package| package.folder.is_none());
    foreign
        .filter_map(|package| {
            let name = format!("{} {}", package.name, package.version);
            match package.licence.as_deref() {
                None => Some(format!("{name} names no licence")),
                Some(licence) if offers(licence) => None,
                Some(licence) => Some(format!("{name} is under `{licence}`")),
            }
        })
        .collect()
}

/// Whether an SPDX expression can be met; `/` is the old way to write `OR`.
fn offers(expression: &str) -> bool {
    let spaced = expression.replace('/', " OR ").replace('(', " ( ").replace(')', " ) ");
    let words: Vec<&str> = spaced.split_whitespace().collect();
    let mut at = 0;
    let met = any(&words, &mut at);
    met && at == words.len()
}

fn any(words: &[&str], at: &mut usize) -> bool {
    let mut met = all(words, at);
    while words.get(*at) == Some(&"OR") {
        *at += 1;
        met |= all(words, at);
    }
    met
}

fn all(words: &[&str], at: &mut usize) -> bool {
    let mut met = one(words, at);
    while words.get(*at) == Some(&"AND") {
        *at += 1;
        met &= one(words, at);
    }
    met
}

fn one(words: &[&str], at: &mut usize) -> bool {
    let Some(word) = words.get(*at) else { return false };
    *at += 1;
    if *word == "(" {
        let met = any(words, at);
        // A missing bracket leaves words over or runs past the end; both refuse the expression.
        let closed = words.get(*at) == Some(&")");
        *at += usize::from(closed);
        return met && closed;
    }
    // An exception gives more rights, never fewer.
    if words.get(*at) == Some(&"WITH") {
        *at += 2;
    }
    ALLOWED.contains(word)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::project::fixtures::foreign;

    #[test]
    fn one_of_several_is_enough() {
        assert!(offers("MIT OR GPL-3.0"));
        assert!(offers("GPL-3.0/MIT"));
        assert!(!offers("GPL-3.0 OR LGPL-2.1"));
    }

    #[test]
    fn all_of_several_are_needed() {
        assert!(offers("Apache-2.0 AND ISC"));
        assert!(!offers("MIT AND GPL-3.0"));
        assert!(offers("(MIT OR Apache-2.0) AND Unicode-3.0"));
        assert!(!offers("MIT AND (GPL-3.0 OR AGPL-3.0)"));
    }

    #[test]
    fn exceptions_are_read_over() {
        assert!(offers("Apache-2.0 WITH LLVM-exception OR MIT"));
        assert!(offers("Apache-2.0 WITH LLVM-exception"));
    }

    #[test]
    fn what_cannot_be_read_is_refused() {
        assert!(!offers("") && !offers("(MIT") && !offers("MIT MIT"));
    }

    #[test]
    fn a_crate_that_may_not_be_linked_is_named() {
        let mut project = Project::default().with("foundation/db", &[]);
        project.packages.push(foreign("free", "1.0.0", "MIT"));
        project.packages.push(foreign("bound", "2.0.0", "AGPL-3.0"));
        project.packages.push(crate::metadata::Package { licence: None, ..foreign("mute", "1.0.0", "") });
        assert_eq!(allowed(&project), ["bound 2.0.0 is under `AGPL-3.0`", "mute 1.0.0 names no licence"]);
    }
}
