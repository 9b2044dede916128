//! The six languages say the same things: same keys, same variables, nothing unused, nothing missing.

mod ftl;
mod uses;

use std::collections::{BTreeMap, BTreeSet};

use ftl::Ftl;
use uses::Uses;

use crate::project::Project;

/// English first: it is what the others are translated from.
const LANGUAGES: [&str; 6] = ["en", "fr", "es", "ar", "ru", "zh"];

/// The `locales` folder of one crate.
struct Catalogue {
    folder: String,
    files: BTreeMap<&'static str, Ftl>,
}

impl Catalogue {
    fn english(&self) -> &Ftl {
        static NONE: Ftl = Ftl {
            messages: Vec::new(),
            declared: Vec::new(),
            referred: BTreeSet::new(),
            unreadable: Vec::new(),
        };
        self.files.get("en").unwrap_or(&NONE)
    }

    fn path(&self, language: &str) -> String {
        format!("{}/{language}.ftl", self.folder)
    }
}

fn catalogues(project: &Project) -> Vec<Catalogue> {
    let mut folders: BTreeMap<&str, Catalogue> = BTreeMap::new();
    for file in project.files.iter().filter(|file| file.is("ftl")) {
        let Some((folder, name)) = file.path.rsplit_once('/') else { continue };
        let Some(language) = LANGUAGES.into_iter().find(|code| name.strip_suffix(".ftl") == Some(code))
        else {
            continue;
        };
        let catalogue = folders
            .entry(folder)
            .or_insert_with(|| Catalogue { folder: folder.to_owned(), files: BTreeMap::new() });
        catalogue.files.insert(language, Ftl::read(&file.text));
    }
    folders.into_values().collect()
}

/// Checks of the words, each with what breaks it.
pub(crate) fn checks(project: &Project) -> Vec<(&'static str, Vec<String>)> {
    let catalogues = catalogues(project);
    let uses = Uses::of(project);
    vec![
        ("catalogues can be read", readable(&catalogues)),
        ("six languages have the same keys", same_keys(&catalogues)),
        ("six languages have the same variables", same_variables(&catalogues)),
        ("every key is used", unused(&catalogues, &uses)),
        ("every key that is said exists", uses.unknown(&known(&catalogues))),
    ]
}

fn known(catalogues: &[Catalogue]) -> BTreeSet<&str> {
    catalogues.iter().flat_map(|one| &one.english().messages).map(|message| message.key.as_str()).collect()
}

fn readable(catalogues: &[Catalogue]) -> Vec<String> {
    let mut faults = Vec::new();
    let mut homes: BTreeMap<&str, &str> = BTreeMap::new();
    for catalogue in catalogues {
        for (language, ftl) in &catalogue.files {
            let path = catalogue.path(language);
            faults.extend(ftl.unreadable.iter().map(|line| format!("{path}:{line}: not Fluent")));
            let mut seen = BTreeSet::new();
            for message in ftl.messages.iter().filter(|message| !seen.insert(&message.key)) {
                faults.push(format!("{path}:{}: `{}` for the second time", message.line, message.key));
            }
        }
        for message in catalogue.english().messages.iter().filter(|message| !message.key.starts_with('-')) {
            if let Some(other) = homes.insert(&message.key, &catalogue.folder)
                && other != catalogue.folder
            {
                faults.push(format!("`{}` is in {other} and in {}", message.key, catalogue.folder));
            }
        }
    }
    faults
}

fn same_keys(catalogues: &[Catalogue]) -> Vec<String> {
    let mut faults = Vec::new();
    for catalogue in catalogues {
        for language in LANGUAGES {
            let path = catalogue.path(language);
            let Some(ftl) = catalogue.files.get(language) else {
                faults.push(format!("{path} is not there"));
                continue;
            };
            let lacks = |from: &Ftl, to: &Ftl| -> Vec<String> {
                let missing = from.messages.iter().filter(|message| to.message(&message.key).is_none());
                missing.map(|message| message.key.clone()).collect()
            };
            let english = catalogue.english();
            faults.extend(lacks(english, ftl).iter().map(|key| format!("{path} lacks `{key}`")));
            faults.extend(lacks(ftl, english).iter().map(|key| format!("{path} has `{key}`, en does not")));
        }
    }
    faults
}

fn same_variables(catalogues: &[Catalogue]) -> Vec<String> {
    let mut faults = Vec::new();
    for catalogue in catalogues {
        for message in &catalogue.english().messages {
            let expected = catalogue.english().variables(message);
            for (language, ftl) in &catalogue.files {
                let Some(other) = ftl.message(&message.key) else { continue };
                let found = ftl.variables(other);
                if found != expected {
                    faults.push(format!(
                        "{}:{}: `{}` takes {}, in en {}",
                        catalogue.path(language),
                        other.line,
                        message.key,
                        listed(&found),
                        listed(&expected)
                    ));
                }
            }
        }
    }
    faults
}

fn listed(variables: &BTreeSet<String>) -> String {
    if variables.is_empty() {
        return "nothing".into();
    }
    variables.iter().map(|name| format!("${name}")).collect::<Vec<_>>().join(" ")
}

fn unused(catalogues: &[Catalogue], uses: &Uses) -> Vec<String> {
    let mut faults = Vec::new();
    let declared: Vec<&String> = catalogues.iter().flat_map(|one| &one.english().declared).collect();
    let referred: BTreeSet<&String> = catalogues.iter().flat_map(|one| &one.english().referred).collect();
    for catalogue in catalogues {
        for message in &catalogue.english().messages {
            let key = message.key.split('.').next().unwrap_or_default();
            let is_used = declared.iter().any(|beginning| key.starts_with(beginning.as_str()))
                || referred.contains(&key.to_owned())
                || uses.place(key).is_some();
            if !is_used {
                faults.push(format!(
                    "{}:{}: `{}` is used nowhere",
                    catalogue.path("en"),
                    message.line,
                    message.key
                ));
            }
        }
    }
    faults
}

/// Prints what the translators lack, with the place where a reader meets it; true when nothing.
pub(crate) fn for_translators(project: &Project) -> anyhow::Result<bool> {
    let catalogues = catalogues(project);
    anyhow::ensure!(!catalogues.is_empty(), "no crate has a folder `locales`");
    let uses = Uses::of(project);
    let lacking = lacking(&catalogues, &uses);
    for line in &lacking {
        println!("{line}");
    }
    let keys = known(&catalogues).len();
    println!("{keys} keys in {} languages; {} to look at", LANGUAGES.len(), lacking.len());
    Ok(lacking.is_empty())
}

fn lacking(catalogues: &[Catalogue], uses: &Uses) -> Vec<String> {
    let mut lines = Vec::new();
    for language in &LANGUAGES[1..] {
        for catalogue in catalogues {
            for english in &catalogue.english().messages {
                let found = catalogue.files.get(language).and_then(|ftl| ftl.message(&english.key));
                let what = match found {
                    None => "missing",
                    Some(other) if other.text == english.text && is_sentence(&english.text) => {
                        "as in English"
                    }
                    Some(_) => continue,
                };
                let place = uses.place(&english.key).unwrap_or("put together at run time");
                lines.push(format!("{language}  {what}  {}  ({place})  {}", english.key, english.text));
            }
        }
    }
    lines
}

/// Names and formats may be the same in two languages; three words in a row hardly are.
fn is_sentence(text: &str) -> bool {
    let outside = text.split('{').map(|part| part.rsplit('}').next().unwrap_or_default());
    let words = outside.flat_map(|part| part.split(|c: char| !c.is_alphabetic()));
    words.filter(|word| word.len() > 2).count() >= 3
}

#[cfg(test)]
mod tests {
    use super::*;

    /// Six languages that all say this, except those given.
    fn project(english: &str, others: &[(&str, &str)], source: &str) -> Project {
        let mut files = vec![("capabilities/meetings/src/pages.rs".to_owned(), source.to_owned())];
        for language in LANGUAGES {
            let text = others.iter().find(|(code, _)| *code == language).map_or(english, |(_, text)| text);
            files.push((format!("capabilities/meetings/locales/{language}.ftl"), text.to_owned()));
        }
        let files: Vec<(&str, &str)> =
            files.iter().map(|(path, text)| (path.as_str(), text.as_str())).collect();
        Project::of(&files)
    }

    fn faults(project: &Project) -> Vec<String> {
        checks(project).into_iter().flat_map(|(_, faults)| faults).collect()
    }

    const SAYS: &str = "fn a() { say.text(\"meetings-a\") }";

    #[test]
    fn six_equal_catalogues_are_fine() {
        assert_eq!(faults(&project("meetings-a = { $n } A\n", &[], SAYS)), Vec::<String>::new());
    }

    #[test]
    fn a_key_that_one_language_lacks_is_named() {
        let project = project("meetings-a = A\n", &[("ar", "meetings-z = Z\n")], SAYS);
        assert_eq!(
            faults(&project),
            [
                "capabilities/meetings/locales/ar.ftl lacks `meetings-a`",
                "capabilities/meetings/locales/ar.ftl has `meetings-z`, en does not"
            ]
        );
    }

    #[test]
    fn a_language_without_a_file_is_named() {
        let mut project = project("meetings-a = A\n", &[], SAYS);
        project.files.retain(|file| !file.path.ends_with("/zh.ftl"));
        assert_eq!(faults(&project), ["capabilities/meetings/locales/zh.ftl is not there"]);
    }

    #[test]
    fn a_variable_that_one_language_lacks_is_named() {
        let project = project("meetings-a = { $n } A\n", &[("ru", "meetings-a = А\n")], SAYS);
        assert_eq!(
            faults(&project),
            ["capabilities/meetings/locales/ru.ftl:1: `meetings-a` takes nothing, in en $n"]
        );
    }

    #[test]
    fn an_unused_key_is_named_unless_it_is_declared() {
        let plain = project("meetings-a = A\nstate-held = Held\n", &[], SAYS);
        assert_eq!(faults(&plain), ["capabilities/meetings/locales/en.ftl:2: `state-held` is used nowhere"]);
        let declared = project("# used: state-*\nmeetings-a = A\nstate-held = Held\n", &[], SAYS);
        assert_eq!(faults(&declared), Vec::<String>::new());
    }

    #[test]
    fn a_key_in_two_crates_is_named() {
        let mut project = project("meetings-a = A\n", &[], SAYS);
        let mut copies = project.files.clone();
        copies.retain(|file| file.is("ftl"));
        for file in &mut copies {
            file.path = file.path.replace("meetings", "people");
        }
        project.files.extend(copies);
        assert_eq!(
            faults(&project),
            ["`meetings-a` is in capabilities/meetings/locales and in capabilities/people/locales"]
        );
    }

    #[test]
    fn a_format_of_variables_is_no_sentence() {
        assert!(!is_sentence("{ $weekday } { $day } { $month }"));
        assert!(is_sentence("{ $name } left the group"));
    }

    #[test]
    fn translators_are_told_what_is_missing_and_where_it_is_read() {
        let project = project(
            "meetings-a = The meeting was held\n",
            &[("fr", ""), ("es", "meetings-a = Hubo\n")],
            SAYS,
        );
        let lines = lacking(&catalogues(&project), &Uses::of(&project));
        assert_eq!(
            lines[0],
            "fr  missing  meetings-a  (capabilities/meetings/src/pages.rs)  The meeting was held"
        );
        assert_eq!(lines.iter().filter(|line| line.contains("as in English")).count(), 3);
        assert!(!lines.iter().any(|line| line.starts_with("es")));
    }
}
