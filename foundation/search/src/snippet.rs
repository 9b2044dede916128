//! The part of a text in which the words were found.

use std::ops::Range;

use crate::{
    query::{Term, terms},
    words::{Kind, stretches},
};

/// A piece of a text that either was asked for or stands around it; pages decide how marks look.
#[derive(Clone, Debug, PartialEq, Eq, serde::Serialize)]
pub struct Piece {
    /// The text, not escaped for HTML.
    pub text: String,
    /// Whether it is what was asked for.
    pub marked: bool,
}

/// How many characters are shown.
const LENGTH: usize = 240;

/// How many of them stand before the first mark.
const BEFORE: usize = 60;

/// The whole text with the words of the query marked, for titles.
pub fn mark(text: &str, query: &str) -> Vec<Piece> {
    pieces(text, 0..text.len(), &found(text, &terms(query)))
}

/// The stretch of the text around the first word that was found, or its beginning.
pub(crate) fn snippet(text: &str, terms: &[Term]) -> Vec<Piece> {
    let marks = found(text, terms);
    let first = marks.first().map_or(0, |mark| mark.start);
    let start = text[..first].char_indices().rev().nth(BEFORE).map_or(0, |(at, _)| at);
    let start = word_start(text, start, first);
    let end = text[start..].char_indices().nth(LENGTH).map_or(text.len(), |(at, _)| start + at);
    let mut pieces = pieces(text, start..end, &marks);
    if start > 0 {
        pieces.insert(0, Piece { text: "… ".into(), marked: false });
    }
    if end < text.len() {
        pieces.push(Piece { text: " …".into(), marked: false });
    }
    pieces
}

/// The first place from `start` on where a word begins, but not after `limit`.
fn word_start(text: &str, start: usize, limit: usize) -> usize {
    if start == 0 {
        return 0;
    }
    text[start..limit].find(char::is_whitespace).map_or(start, |space| {
        let rest = &text[start + space..limit];
        limit - rest.trim_start().len()
    })
}

/// Where the terms stand in the text, in order and not overlapping.
fn found(text: &str, terms: &[Term]) -> Vec<Range<usize>> {
    let mut marks: Vec<Range<usize>> = Vec::new();
    let mut add = |at: Range<usize>| match marks.last_mut() {
        Some(last) if at.start <= last.end => last.end = last.end.max(at.end),
        _ => marks.push(at),
    };
    for stretch in stretches(text) {
        match stretch.kind {
            Kind::Spaced(words) => {
                if words.iter().any(|word| terms.iter().any(|term| term.finds(word))) {
                    add(stretch.at);
                }
            }
            Kind::Joined(characters) => {
                for (n, (at, _)) in characters.iter().enumerate() {
                    for term in terms {
                        let length = term.text().chars().count();
                        let here = characters[n..].iter().take(length).map(|(_, character)| *character);
                        if here.eq(term.text().chars()) {
                            add(at.start..characters[n + length - 1].0.end);
                        }
                    }
                }
            }
        }
    }
    marks
}

/// A part of the text cut at the marks.
fn pieces(text: &str, part: Range<usize>, marks: &[Range<usize>]) -> Vec<Piece> {
    let mut pieces = Vec::new();
    let mut add = |at: Range<usize>, marked| {
        if !at.is_empty() {
            pieces.push(Piece { text: text[at].to_owned(), marked });
        }
    };
    let mut done = part.start;
    for mark in marks {
        let (start, end) = (mark.start.max(part.start), mark.end.min(part.end));
        if start < end {
            add(done..start, false);
            add(start..end, true);
            done = end;
        }
    }
    add(done..part.end, false);
    pieces
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    fn shown(pieces: &[Piece]) -> String {
        let one = |piece: &Piece| if piece.marked { format!("[{}]", piece.text) } else { piece.text.clone() };
        pieces.iter().map(one).collect()
    }

    #[test]
    fn words_are_marked_as_they_stand_in_the_text() {
        assert_eq!(
            shown(&mark("Réunions d’équipe, and the reunion", "reunion")),
            "[Réunions] d’équipe, and the [reunion]"
        );
        assert_eq!(shown(&mark("国际移民数据 2026", "移民数据")), "国际[移民数据] 2026");
        assert_eq!(shown(&mark("سياسات الهِجْرة", "هجرة")), "سياسات [الهِجْرة]");
        assert_eq!(shown(&mark("nothing here", "\"'")), "nothing here");
    }

    #[test]
    fn a_long_text_is_cut_around_the_first_word_found() {
        let text = format!("{}the needle lies {}", "hay ".repeat(100), "straw ".repeat(100));
        let shown = shown(&snippet(&text, &terms("needle")));
        assert!(
            shown.starts_with("… hay ") && shown.contains("the [needle] lies straw") && shown.ends_with(" …"),
            "{shown}"
        );
        assert!(shown.chars().count() < LENGTH + 10);
    }

    proptest! {
        #[test]
        fn marking_loses_no_letter(text: String, query: String) {
            let whole: String = mark(&text, &query).into_iter().map(|piece| piece.text).collect();
            prop_assert_eq!(whole, text);
        }

        #[test]
        fn any_text_has_a_snippet(text in "[a-c 移民\u{640}é\n]{0,600}", query in "[a-c 移民]{0,6}") {
            let length: usize = snippet(&text, &terms(&query)).iter().map(|piece| piece.text.chars().count()).sum();
            prop_assert!(length <= LENGTH + 4);
        }
    }
}
