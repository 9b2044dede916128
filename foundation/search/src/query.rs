//! What a person asks for, as each database wants to be asked.

use std::ops::Range;

use crate::words::{Kind, pairs, stretches};

/// Words beyond these are left out: a page pasted into the field must not keep the database busy.
const MOST: usize = 12;

/// One thing that must be found.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) enum Term {
    /// This word and no other.
    Word(String),
    /// This word or a longer one that begins with it.
    Beginning(String),
}

impl Term {
    pub(crate) fn text(&self) -> &str {
        match self {
            Self::Word(text) | Self::Beginning(text) => text,
        }
    }

    /// Whether a word of a text is what is asked for.
    pub(crate) fn finds(&self, word: &str) -> bool {
        match self {
            Self::Word(text) => word == text,
            Self::Beginning(text) => word.starts_with(text.as_str()),
        }
    }
}

/// Everything that must be found; empty when there is no word in the query.
pub(crate) fn terms(query: &str) -> Vec<Term> {
    let mut terms = Vec::new();
    for stretch in stretches(query) {
        match stretch.kind {
            Kind::Spaced(words) => terms.extend(words.into_iter().map(spaced)),
            Kind::Joined(characters) => terms.extend(joined(&characters)),
        }
        if terms.len() >= MOST {
            break;
        }
    }
    terms.truncate(MOST);
    terms
}

/// A short word stands for itself; the beginning of everything would be found otherwise.
fn spaced(word: String) -> Term {
    let long = word.chars().count() >= 3;
    if long && !word.bytes().all(|byte| byte.is_ascii_digit()) {
        Term::Beginning(word)
    } else {
        Term::Word(word)
    }
}

fn joined(characters: &[(Range<usize>, char)]) -> Vec<Term> {
    match characters {
        [(_, only)] => vec![Term::Word(only.to_string())],
        more => pairs(more).map(Term::Word).collect(),
    }
}

/// In the language of FTS5. The terms hold nothing but letters and digits, so nothing needs escaping.
pub(crate) fn for_fts5(terms: &[Term]) -> String {
    let one = |term: &Term| match term {
        Term::Word(word) => format!("\"{word}\""),
        Term::Beginning(word) => format!("\"{word}\" *"),
    };
    terms.iter().map(one).collect::<Vec<_>>().join(" AND ")
}

/// In the language of `tsquery`; the same holds.
pub(crate) fn for_tsquery(terms: &[Term]) -> String {
    let one = |term: &Term| match term {
        Term::Word(word) => format!("'{word}'"),
        Term::Beginning(word) => format!("'{word}':*"),
    };
    terms.iter().map(one).collect::<Vec<_>>().join(" & ")
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn operators_and_quotes_are_words_or_nothing() {
        let terms = terms("\"a\" NEAR(b) OR title: * - ' ; drop 2026");
        let texts: Vec<&str> = terms.iter().map(Term::text).collect();
        assert_eq!(texts, ["a", "near", "b", "or", "title", "drop", "2026"]);
        assert_eq!(for_fts5(&terms[..2]), "\"a\" AND \"near\" *");
        assert_eq!(for_tsquery(&terms[..2]), "'a' & 'near':*");
    }

    #[test]
    fn a_long_query_is_cut_and_an_empty_one_is_empty() {
        assert_eq!(terms(&"word ".repeat(1000)).len(), MOST);
        assert_eq!(terms(" -- \"\" "), []);
    }

    #[test]
    fn chinese_is_asked_for_by_pairs() {
        assert_eq!(terms("移民数"), [Term::Word("移民".into()), Term::Word("民数".into())]);
        assert_eq!(terms("民"), [Term::Word("民".into())]);
    }
}
