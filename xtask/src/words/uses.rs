//! Where the sources use keys: string literals in Rust, and calls on `say` in templates.

use std::collections::{BTreeMap, BTreeSet};
use std::ops::Range;

use crate::project::{File, Project};
use crate::rust::{Source, line_of, words};

/// What the sources say.
#[derive(Debug, Default)]
pub(super) struct Uses {
    /// Every string that could be a key, with the first file that has it.
    literals: BTreeMap<String, String>,
    /// Every string that certainly is one: an argument of `say.…("key")`. File and line.
    pub(super) said: BTreeMap<String, (String, usize)>,
    /// All templates, to look for keys that are chosen inside of expressions.
    templates: Vec<(String, String)>,
}

impl Uses {
    pub(super) fn of(project: &Project) -> Self {
        let mut uses = Self::default();
        let sources = |file: &&File| {
            file.path.contains("/src/") && !file.path.starts_with("xtask/") && !file.only_tests()
        };
        for file in project.files.iter().filter(sources) {
            if file.is("rs") {
                uses.rust(file);
            } else if ["html", "txt", "md"].iter().any(|kind| file.is(kind)) {
                uses.template(file);
            }
        }
        uses
    }

    fn rust(&mut self, file: &File) {
        let source = Source::read(&file.text).without_tests();
        let calls = calls(&source.code);
        for literal in source.literals.iter().filter(|literal| is_key(&literal.text)) {
            if calls.iter().any(|call| call.contains(&literal.at)) {
                let place = (file.path.clone(), literal.line);
                self.said.entry(literal.text.clone()).or_insert(place);
            }
            self.literals.entry(literal.text.clone()).or_insert_with(|| file.path.clone());
        }
    }

    fn template(&mut self, file: &File) {
        for call in calls(&file.text) {
            for (n, key) in file.text[call.clone()].split('"').enumerate() {
                if n % 2 == 1 && is_key(key) {
                    let line = line_of(&file.text, call.start);
                    self.said.entry(key.to_owned()).or_insert((file.path.clone(), line));
                }
            }
        }
        self.templates.push((file.path.clone(), file.text.clone()));
    }

    /// The first file that uses this key.
    pub(super) fn place(&self, key: &str) -> Option<&str> {
        let base = key.split('.').next().unwrap_or_default();
        if let Some(file) = self.literals.get(base) {
            return Some(file);
        }
        let quoted = format!("\"{base}\"");
        self.templates.iter().find(|(_, text)| text.contains(&quoted)).map(|(file, _)| file.as_str())
    }

    /// Keys that the sources say and no catalogue has.
    pub(super) fn unknown(&self, known: &BTreeSet<&str>) -> Vec<String> {
        let missing = self.said.iter().filter(|(key, _)| !known.contains(key.as_str()));
        missing
            .map(|(key, (file, line))| format!("{file}:{line}: `{key}` is said, but en has no such key"))
            .collect()
    }
}

/// Keys are lower-case words joined by hyphens, at least two of them.
fn is_key(text: &str) -> bool {
    text.contains('-')
        && text.starts_with(|c: char| c.is_ascii_lowercase())
        && !text.ends_with('-')
        && text.bytes().all(|byte| byte.is_ascii_lowercase() || byte.is_ascii_digit() || byte == b'-')
}

/// The first argument of every call `say.method(...)`: a key, or a choice of keys.
fn calls(code: &str) -> Vec<Range<usize>> {
    let mut calls = Vec::new();
    let mut last = ("", 0);
    for (at, word) in words(code) {
        let (before, end) = last;
        let open = at + word.len();
        // Between `say` and the method stands a dot, and perhaps a line break or the brackets of `say()`.
        let joined = before == "say" && code[end..at].trim().trim_start_matches("()").trim() == ".";
        if joined && code[open..].starts_with('(') {
            calls.push(open + 1..argument(code, open));
        }
        last = (word, open);
    }
    calls
}

/// The end of the first argument behind an opening bracket.
fn argument(code: &str, open: usize) -> usize {
    let mut depth = 0_i32;
    for (n, byte) in code.bytes().enumerate().skip(open) {
        match byte {
            b'(' | b'[' | b'{' => depth += 1,
            b')' | b']' | b'}' => depth -= 1,
            b',' if depth == 1 => return n,
            _ => continue,
        }
        if depth == 0 {
            return n;
        }
    }
    code.len()
}

#[cfg(test)]
mod tests {
    use super::*;

    fn uses(path: &str, text: &str) -> Uses {
        Uses::of(&Project::of(&[(path, text)]))
    }

    #[test]
    fn a_call_on_say_says_a_key() {
        let text = "fn a() { visit.say.text(\"meetings-title\"); say\n    .with(\"meetings-at\", \"not-a-key\", x); f(\"no-key\") }";
        let uses = uses("capabilities/meetings/src/pages.rs", text);
        let said: Vec<&String> = uses.said.keys().collect();
        assert_eq!(said, ["meetings-at", "meetings-title"], "a name of an argument is not a key");
        assert_eq!(uses.place("no-key"), Some("capabilities/meetings/src/pages.rs"));
    }

    #[test]
    fn templates_say_keys_too() {
        let text = "<p class=\"not-said\">{{ say.text(\"meetings-title\") }}\n\
                    {% if x %}{{ say.text(match x { A => \"meetings-a\" }) }}";
        let uses = uses("capabilities/meetings/src/pages/list.html", text);
        assert_eq!(uses.said["meetings-title"].1, 1);
        assert!(!uses.said.contains_key("not-said"));
        assert_eq!(uses.said["meetings-a"].1, 2);
    }

    #[test]
    fn every_key_of_a_choice_is_said() {
        let text = "fn a() { say.text(match self { Self::A => \"state-a\", Self::B => f(\"state-b\") }); g(\"c-d\") }";
        let uses = uses("foundation/web/src/mark.rs", text);
        assert_eq!(uses.said.keys().collect::<Vec<_>>(), ["state-a", "state-b"]);
    }

    #[test]
    fn tests_do_not_use_keys() {
        let text = "#[cfg(test)]\nmod tests { fn a() { say.text(\"meetings-title\") } }";
        assert_eq!(uses("capabilities/meetings/src/pages.rs", text).place("meetings-title"), None);
    }

    #[test]
    fn a_key_that_no_catalogue_has_is_named_with_its_place() {
        let uses = uses("foundation/web/src/page.rs", "fn a() {\n  say.text(\"web-menu\") }");
        assert_eq!(
            uses.unknown(&BTreeSet::new()),
            ["foundation/web/src/page.rs:2: `web-menu` is said, but en has no such key"]
        );
        assert_eq!(uses.unknown(&BTreeSet::from(["web-menu"])), Vec::<String>::new());
    }
}
