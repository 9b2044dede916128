//! What a report can begin with, from the content that experts edit.

use kernel::{CountryCode, Language};

const COUNTRY_PROFILE: &str = include_str!("../../../content/reports/country-profile.md");

/// The sections that a new report begins with; none but an empty one for a name that is no template.
pub(crate) fn sections(
    name: &str,
    language: Language,
    country: Option<CountryCode>,
) -> Vec<(String, String)> {
    if name != "country-profile" {
        return Vec::new();
    }
    let code = country.map_or_else(|| "COUNTRY".to_owned(), |it| it.to_string());
    let at = Language::ALL.iter().position(|it| *it == language).unwrap_or_default();
    let mut sections: Vec<(String, String)> = Vec::new();
    for line in COUNTRY_PROFILE.lines() {
        if let Some(headings) = line.strip_prefix("## ") {
            let heading = headings.split(" | ").nth(at).or_else(|| headings.split(" | ").next());
            sections.push((heading.unwrap_or_default().to_owned(), String::new()));
        } else if let Some((_, text)) = sections.last_mut() {
            text.push_str(&line.replace("COUNTRY", &code));
            text.push('\n');
        }
    }
    for (_, text) in &mut sections {
        *text = text.trim().to_owned();
    }
    sections
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::syntax::parse;

    #[test]
    fn the_template_is_named_in_six_languages_and_its_live_things_can_be_read() {
        let code = "MDA".parse().ok();
        let english = sections("country-profile", Language::English, code);
        assert!(english.len() >= 5);
        for language in Language::ALL {
            let own = sections("country-profile", *language, code);
            assert_eq!(own.len(), english.len());
            for ((heading, text), (in_english, _)) in own.iter().zip(&english) {
                assert!(*language == Language::English || heading != in_english, "{language}: {heading}");
                assert_eq!(parse(1, text, 0).faults, [], "{text}");
            }
        }
        assert!(sections("empty", Language::English, code).is_empty());
    }
}
