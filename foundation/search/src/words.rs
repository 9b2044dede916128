//! What a word is, and when two words are the same.

use std::ops::Range;

use unicode_normalization::{UnicodeNormalization as _, char::is_combining_mark};

/// Longer words are cut: nobody types them, and PostgreSQL refuses very long ones.
const LONGEST: usize = 40;

/// One stretch of a text and the words it is found by.
#[derive(Debug, PartialEq, Eq)]
pub(crate) struct Stretch {
    /// Where it stands in the text, in bytes.
    pub(crate) at: Range<usize>,
    /// What it is made of.
    pub(crate) kind: Kind,
}

/// The two ways of writing.
#[derive(Debug, PartialEq, Eq)]
pub(crate) enum Kind {
    /// Words with spaces between them; mostly one, more where a sign stands for several.
    Spaced(Vec<String>),
    /// Characters without spaces, each with its place in the text.
    Joined(Vec<(Range<usize>, char)>),
}

/// The stretches of a text, in order; everything else is space and punctuation.
pub(crate) fn stretches(text: &str) -> Vec<Stretch> {
    let mut found = Vec::new();
    let mut letters = text.char_indices().peekable();
    while let Some((start, letter)) = letters.next() {
        if !letter.is_alphanumeric() {
            continue;
        }
        let joined = is_joined(letter);
        let mut end = start + letter.len_utf8();
        let mut characters = vec![(start..end, letter)];
        while let Some((at, next)) =
            letters.next_if(
                |(_, next)| {
                    if joined { is_joined(*next) } else { is_inside(*next) && !is_joined(*next) }
                },
            )
        {
            end = at + next.len_utf8();
            characters.push((at..end, next));
        }
        let kind = if joined { Kind::Joined(characters) } else { Kind::Spaced(folded(&text[start..end])) };
        found.push(Stretch { at: start..end, kind });
    }
    found
}

/// Every word a text is found by, each once, in the order of appearance; no more than fill the index.
pub(crate) fn index_words(text: &str) -> String {
    // PostgreSQL holds one megabyte of words for an entry.
    const MOST: usize = 400_000;
    let mut seen = std::collections::HashSet::new();
    let mut all = String::new();
    for stretch in stretches(text) {
        let words = match stretch.kind {
            Kind::Spaced(words) => words,
            Kind::Joined(characters) => {
                let single = characters.iter().map(|(_, character)| character.to_string());
                single.chain(pairs(&characters)).collect()
            }
        };
        for word in words {
            if all.len() + word.len() > MOST {
                return all;
            }
            if seen.insert(word.clone()) {
                if !all.is_empty() {
                    all.push(' ');
                }
                all.push_str(&word);
            }
        }
    }
    all
}

/// The neighbouring pairs of characters, by which Chinese is found.
pub(crate) fn pairs(characters: &[(Range<usize>, char)]) -> impl Iterator<Item = String> + '_ {
    characters.windows(2).map(|pair| pair.iter().map(|(_, character)| *character).collect())
}

/// Han characters and kana, written without spaces.
fn is_joined(letter: char) -> bool {
    matches!(letter, '\u{3005}'..='\u{3007}' | '\u{3040}'..='\u{30ff}' | '\u{3400}'..='\u{4dbf}'
        | '\u{4e00}'..='\u{9fff}' | '\u{f900}'..='\u{faff}' | '\u{20000}'..='\u{323af}')
        && letter.is_alphanumeric()
}

/// What continues a word: letters, digits, the marks on them, and what only guides the typesetter.
fn is_inside(letter: char) -> bool {
    letter.is_alphanumeric() || is_combining_mark(letter) || is_unseen(letter)
}

/// Soft hyphen, zero-width joiners, and the stroke that stretches an Arabic word.
fn is_unseen(letter: char) -> bool {
    matches!(letter, '\u{ad}' | '\u{200c}' | '\u{200d}' | '\u{640}')
}

/// The form in which words are compared.
fn folded(text: &str) -> Vec<String> {
    let mut plain = String::with_capacity(text.len());
    // Lower case twice: taking signs apart can bring capitals to light, as in the sign for a telephone.
    for letter in text.to_lowercase().nfkd().flat_map(char::to_lowercase) {
        if !is_combining_mark(letter) && !is_unseen(letter) {
            push_plain(&mut plain, letter);
        }
    }
    plain
        .split(|letter: char| !letter.is_alphanumeric())
        .filter(|word| !word.is_empty())
        .map(|word| without_article(word).chars().take(LONGEST).collect())
        .collect()
}

/// Letters that people write one for another, and digits of other scripts.
fn push_plain(plain: &mut String, letter: char) {
    let digit = |zero: char| char::from_digit(u32::from(letter) - u32::from(zero), 10).unwrap_or(letter);
    match letter {
        'ß' => plain.push_str("ss"),
        'æ' => plain.push_str("ae"),
        'œ' => plain.push_str("oe"),
        'þ' => plain.push_str("th"),
        'ø' => plain.push('o'),
        'ł' => plain.push('l'),
        'đ' | 'ð' => plain.push('d'),
        'ı' => plain.push('i'),
        'ٱ' | 'أ' | 'إ' | 'آ' => plain.push('ا'),
        'ى' | 'ئ' | 'ی' => plain.push('ي'),
        'ؤ' => plain.push('و'),
        'ة' => plain.push('ه'),
        'ک' => plain.push('ك'),
        '\u{660}'..='\u{669}' => plain.push(digit('\u{660}')),
        '\u{6f0}'..='\u{6f9}' => plain.push(digit('\u{6f0}')),
        letter => plain.push(letter),
    }
}

/// An Arabic word without the article that is written together with it.
fn without_article(word: &str) -> &str {
    ["وال", "بال", "كال", "فال", "لل", "ال"]
        .iter()
        .find_map(|article| word.strip_prefix(article).filter(|rest| rest.chars().count() >= 3))
        .unwrap_or(word)
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    #[test]
    fn accents_case_and_punctuation_make_no_difference() {
        assert_eq!(index_words("Réunion: l’ÉQUIPE (MD/2026/M3)"), "reunion l equipe md 2026 m3");
        assert_eq!(index_words("Straße Łódź Đà Nẵng İstanbul"), "strasse lodz da nang istanbul");
        assert_eq!(index_words("Ёлка ЙОД e\u{301}le\u{300}ve"), "елка иод eleve");
    }

    #[test]
    fn arabic_is_found_without_signs_article_and_forms_of_letters() {
        assert_eq!(index_words("الهِجْرَة"), index_words("هجره"));
        assert_eq!(index_words("إحصاءات أُسَر ٢٠٢٦"), "احصاءات اسر 2026");
        assert_eq!(index_words("والتنمية"), index_words("تنميه"));
        assert_eq!(index_words("مـــوارد"), index_words("موارد"));
    }

    #[test]
    fn chinese_is_found_by_characters_and_pairs() {
        assert_eq!(index_words("移民数据2026"), "移 民 数 据 移民 民数 数据 2026");
    }

    #[test]
    fn each_word_is_indexed_once() {
        assert_eq!(index_words("plan Plan PLAN, plans"), "plan plans");
    }

    proptest! {
        #[test]
        fn words_are_parted_by_single_spaces_and_hold_nothing_but_letters_and_digits(text: String) {
            let words = index_words(&text);
            prop_assert!(words.is_empty() || words.split(' ').all(|word| !word.is_empty()));
            prop_assert!(words.chars().all(|letter| letter == ' ' || letter.is_alphanumeric()), "{words:?}");
        }

        #[test]
        fn stretches_stand_where_they_say(text: String) {
            let mut end = 0;
            for stretch in stretches(&text) {
                prop_assert!(stretch.at.start >= end && text.get(stretch.at.clone()).is_some());
                end = stretch.at.end;
            }
        }
    }
}
