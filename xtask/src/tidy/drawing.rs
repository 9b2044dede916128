//! Reads the drawing in `ARCHITECTURE.md`: fenced blocks marked `arrows`, one crate to a line.
//!
//! ```text
//! meetings -> people groups calendars
//! meetings ~> mail              (for its tests alone)
//! ```

use std::collections::{BTreeMap, BTreeSet};

use crate::project::Project;

/// Which crate may use which.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub(crate) struct Drawing {
    /// In the product.
    pub(crate) solid: BTreeMap<String, BTreeSet<String>>,
    /// In tests only.
    pub(crate) dotted: BTreeMap<String, BTreeSet<String>>,
}

impl Drawing {
    /// The drawing of the project, or why there is none.
    pub(crate) fn of(project: &Project) -> Result<Self, String> {
        let file = project.file("ARCHITECTURE.md").ok_or(
            "ARCHITECTURE.md is not there; it must hold a block ```arrows with lines `crate -> crate crate`",
        )?;
        Self::read(&file.text)
    }

    fn read(text: &str) -> Result<Self, String> {
        let mut drawing = Self::default();
        let mut inside = false;
        let mut blocks = 0;
        for (n, line) in text.lines().enumerate() {
            let line = line.trim();
            if line.starts_with("```") {
                inside = line == "```arrows";
                blocks += usize::from(inside);
            } else if inside && !line.is_empty() && !line.starts_with('#') {
                drawing.line(line).map_err(|what| format!("ARCHITECTURE.md:{}: {what}", n + 1))?;
            }
        }
        if blocks == 0 {
            return Err("ARCHITECTURE.md has no block marked ```arrows".into());
        }
        Ok(drawing)
    }

    fn line(&mut self, line: &str) -> Result<(), String> {
        let (from, to, arrows) = if let Some((from, to)) = line.split_once("->") {
            (from, to, &mut self.solid)
        } else if let Some((from, to)) = line.split_once("~>") {
            (from, to, &mut self.dotted)
        } else {
            return Err(format!("`{line}` is not of the form `crate -> crate crate`"));
        };
        let to = to.split([' ', ',']).filter(|name| !name.is_empty()).map(str::to_owned);
        for from in from.split([' ', ',']).filter(|name| !name.is_empty()) {
            arrows.entry(from.to_owned()).or_default().extend(to.clone());
        }
        Ok(())
    }

    /// Whether this crate may use that one in the product.
    pub(crate) fn allows(&self, from: &str, to: &str) -> bool {
        self.solid.get(from).is_some_and(|set| set.contains(to))
    }

    /// Whether this crate's tests may use that one.
    pub(crate) fn allows_tests(&self, from: &str, to: &str) -> bool {
        self.allows(from, to) || self.dotted.get(from).is_some_and(|set| set.contains(to))
    }

    /// A way from a crate back to itself along solid arrows.
    pub(crate) fn cycle(&self) -> Option<Vec<String>> {
        self.solid
            .keys()
            .find_map(|start| self.way_back(start, &mut vec![start.clone()], &mut BTreeSet::new()))
    }

    fn way_back(
        &self,
        start: &str,
        way: &mut Vec<String>,
        seen: &mut BTreeSet<String>,
    ) -> Option<Vec<String>> {
        let here = way.last().cloned().unwrap_or_default();
        for next in self.solid.get(&here).into_iter().flatten() {
            if next == start {
                way.push(next.clone());
                return Some(way.clone());
            }
            if seen.insert(next.clone()) {
                way.push(next.clone());
                if let Some(found) = self.way_back(start, way, seen) {
                    return Some(found);
                }
                way.pop();
            }
        }
        None
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn read(lines: &str) -> Result<Drawing, String> {
        Drawing::read(&format!("# Plan\n\n```arrows\n{lines}\n```\n"))
    }

    #[test]
    fn arrows_are_read_from_their_block_alone() {
        let text = "a -> b\n```arrows\nmeetings -> people, groups\n# why\n```\n```text\nc -> d\n```";
        let drawing = Drawing::read(text).unwrap();
        assert!(drawing.allows("meetings", "people") && drawing.allows("meetings", "groups"));
        assert!(!drawing.allows("a", "b") && !drawing.allows("c", "d"));
    }

    #[test]
    fn dotted_arrows_are_for_tests() {
        let drawing = read("meetings ~> mail").unwrap();
        assert!(drawing.allows_tests("meetings", "mail"));
        assert!(!drawing.allows("meetings", "mail"));
    }

    #[test]
    fn several_crates_may_share_a_line() {
        let drawing = read("journal jobs -> db kernel").unwrap();
        assert!(drawing.allows("journal", "db") && drawing.allows("jobs", "kernel"));
    }

    #[test]
    fn a_line_without_an_arrow_is_named() {
        assert_eq!(
            read("meetings people").unwrap_err(),
            "ARCHITECTURE.md:4: `meetings people` is not of the form `crate -> crate crate`"
        );
    }

    #[test]
    fn a_text_without_a_drawing_is_refused() {
        assert!(Drawing::read("# Plan").unwrap_err().contains("no block marked"));
        assert!(Drawing::of(&Project::default()).unwrap_err().contains("is not there"));
    }

    #[test]
    fn a_cycle_is_shown_as_a_way() {
        let drawing = read("a -> b\nb -> c d\nc -> a").unwrap();
        assert_eq!(drawing.cycle().unwrap(), ["a", "b", "c", "a"]);
        assert_eq!(read("a -> b c\nb -> c").unwrap().cycle(), None);
    }
}
