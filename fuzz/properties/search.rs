//! No query is an error, and marking what was found loses nothing of the text.

use crate::{
    query::{for_fts5, for_tsquery, terms},
    snippet::{mark, snippet},
};

/// The first line is the query, the rest the text.
pub(crate) fn holds(bytes: &[u8]) {
    let input = String::from_utf8_lossy(bytes);
    let (query, text) = input.split_once('\n').unwrap_or((&input, &input));
    let asked = terms(query);
    for term in &asked {
        let text = term.text();
        assert!(!text.is_empty() && text.chars().all(|c| !"\"'*:&|!()\\".contains(c) && !c.is_whitespace()));
    }
    assert_eq!(for_fts5(&asked).is_empty(), for_tsquery(&asked).is_empty());
    let marked: String = mark(text, query).into_iter().map(|piece| piece.text).collect();
    assert_eq!(marked, text);
    for piece in snippet(text, &asked) {
        assert!(!piece.marked || text.contains(&piece.text));
    }
}

#[cfg(test)]
#[path = "corpus.rs"]
mod corpus;

#[cfg(test)]
#[test]
fn the_corpus_of_search_holds() {
    corpus::each("search", holds);
}
