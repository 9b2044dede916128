//! What experts edit can be read: a comma too many is found here and not by the reader of a page.

use crate::project::Project;

/// Every TOML and JSON file of the project parses.
pub(super) fn parses(project: &Project) -> Vec<String> {
    let mut faults = Vec::new();
    for file in &project.files {
        let wrong = if file.is("toml") {
            toml::from_str::<toml::Table>(&file.text).err().map(|error| error.to_string())
        } else if file.is("json") || file.is("geojson") {
            serde_json::from_str::<serde_json::Value>(&file.text).err().map(|error| error.to_string())
        } else {
            None
        };
        faults.extend(wrong.map(|what| format!("{}: {what}", file.path)));
    }
    faults
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_file_that_cannot_be_read_is_named_with_its_place() {
        let project = Project::of(&[
            ("content/good.toml", "a = 1"),
            ("content/bad.toml", "a = = 1"),
            ("content/bad.json", "{\"a\": 1,}"),
            ("content/notes.txt", "a = = 1"),
        ]);
        let faults = parses(&project);
        assert_eq!(faults.len(), 2);
        assert!(faults[0].starts_with("content/bad.toml: TOML parse error at line 1"), "{}", faults[0]);
        assert!(faults[1].starts_with("content/bad.json: ") && faults[1].contains("line 1"));
    }
}
