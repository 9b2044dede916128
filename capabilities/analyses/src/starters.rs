//! First recipes, as content: `content/recipes`.

use std::sync::LazyLock;

use kernel::{Language, Names};
use serde::Deserialize;

use crate::recipe::Method;

/// A recipe to begin with.
#[derive(Clone, Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Starter {
    /// Its name in addresses.
    #[serde(skip)]
    pub id: &'static str,
    /// The question.
    pub title: Names,
    /// What is to be learnt from it.
    pub lead: Names,
    /// Datasets that must be published.
    pub needs: Vec<String>,
    /// Its method, as the recipe says it.
    pub method: Method,
    /// The recipe.
    pub recipe: String,
}

const FILES: [(&str, &str); 8] = [
    ("net-migration-by-region", include_str!("../../../content/recipes/net-migration-by-region.toml")),
    ("remittances-and-income", include_str!("../../../content/recipes/remittances-and-income.toml")),
    ("immigrants-by-region", include_str!("../../../content/recipes/immigrants-by-region.toml")),
    ("development-and-immigrants", include_str!("../../../content/recipes/development-and-immigrants.toml")),
    (
        "development-within-countries",
        include_str!("../../../content/recipes/development-within-countries.toml"),
    ),
    ("converging-shares", include_str!("../../../content/recipes/converging-shares.toml")),
    ("unequal-stocks", include_str!("../../../content/recipes/unequal-stocks.toml")),
    ("corridors-and-their-past", include_str!("../../../content/recipes/corridors-and-their-past.toml")),
];

static STARTERS: LazyLock<Vec<Starter>> = LazyLock::new(|| {
    let read = |(id, text): &(&'static str, &str)| {
        let starter: Starter = toml::from_str(text).expect("a test reads every recipe of the content");
        Starter { id, ..starter }
    };
    FILES.iter().map(read).collect()
});

/// The recipes to begin with, the plainest first.
pub fn starters() -> &'static [Starter] {
    &STARTERS
}

/// One of them by its name in addresses.
pub(crate) fn starter(id: &str) -> Option<&'static Starter> {
    starters().iter().find(|it| it.id == id)
}

/// A title in the reader's language, where it is that of a recipe to begin with; what people wrote stays as it is.
pub fn title_in(language: Language, title: &str) -> String {
    let of = starters().iter().find(|it| Language::ALL.iter().any(|known| it.title.get(*known) == title));
    of.map_or_else(|| title.to_owned(), |it| it.title.get(language).to_owned())
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::{Recipe, Source};

    #[test]
    fn every_recipe_of_the_content_can_be_read_and_is_asked_in_six_languages() {
        for starter in starters() {
            let recipe: Recipe =
                starter.recipe.parse().unwrap_or_else(|error| panic!("{}: {error}", starter.id));
            assert_eq!(recipe.method, starter.method, "{}", starter.id);
            assert!(matches!(recipe.source, Source::Figures(_)), "{}", starter.id);
            for language in Language::ALL {
                assert!(!starter.title.get(*language).is_empty() && !starter.lead.get(*language).is_empty());
            }
        }
    }

    #[test]
    fn the_title_of_a_first_question_is_read_in_every_language_and_other_titles_stay() {
        for starter in starters() {
            let recipe: Recipe = starter.recipe.parse().unwrap();
            assert_eq!(recipe.title, starter.title.get(Language::English), "{}", starter.id);
            let arabic = title_in(Language::Arabic, &recipe.title);
            assert_eq!(arabic, starter.title.get(Language::Arabic));
            assert_eq!(title_in(Language::Chinese, &arabic), starter.title.get(Language::Chinese));
        }
        assert_eq!(title_in(Language::Arabic, "Who goes where?"), "Who goes where?");
    }
}
