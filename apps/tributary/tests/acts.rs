//! Every act that the code records is in the vocabulary that rules and pages speak, and has its words.

use std::{
    collections::BTreeSet,
    fs,
    path::{Path, PathBuf},
};

fn sources(folder: &Path, found: &mut Vec<PathBuf>) {
    for entry in fs::read_dir(folder).expect("a folder of the project").flatten() {
        let path = entry.path();
        if path.is_dir() {
            sources(&path, found);
        } else if path.extension().is_some_and(|ending| ending == "rs") && !path.ends_with("tests.rs") {
            found.push(path);
        }
    }
}

/// The names of acts are words with a full stop between them, in quotes: `"meeting.held"`.
fn acts_in(text: &str) -> BTreeSet<String> {
    let mut found = BTreeSet::new();
    for part in text.split('"').skip(1).step_by(2) {
        let formed = part.split_once('.').is_some_and(|(noun, verb)| {
            let word =
                |text: &str| text.len() > 2 && text.chars().all(|c| c.is_ascii_lowercase() || c == '-');
            word(noun) && word(verb)
        });
        if formed {
            found.insert(part.to_owned());
        }
    }
    found
}

#[test]
fn every_act_of_the_code_is_in_the_vocabulary() {
    let root = Path::new(env!("CARGO_MANIFEST_DIR")).join("../../capabilities");
    let mut files = Vec::new();
    for capability in
        ["people", "groups", "meetings", "actions", "minutes", "statistics", "releases", "reports"]
    {
        sources(&root.join(capability).join("src"), &mut files);
    }
    let known: BTreeSet<&str> = mandate::acts().iter().map(|act| act.slug.as_str()).collect();
    let nouns: BTreeSet<&str> = known.iter().filter_map(|act| act.split('.').next()).collect();
    let mut unknown = BTreeSet::new();
    for file in files {
        let text = fs::read_to_string(&file).expect("a source file");
        let code = text.split("#[cfg(test)]").next().unwrap_or_default();
        for act in acts_in(code) {
            let noun = act.split('.').next().unwrap_or_default().to_owned();
            if nouns.contains(noun.as_str()) && !known.contains(act.as_str()) {
                unknown.insert(act);
            }
        }
    }
    assert!(unknown.is_empty(), "not in content/mandate/acts.toml: {unknown:?}");
}
