//! Text inside of XML, and the ways its stretches run.

/// The text with what XML reserves written as entities, and without what XML cannot hold.
pub(super) fn escaped(text: &str) -> String {
    let mut out = String::with_capacity(text.len());
    for c in text.chars() {
        match c {
            '&' => out.push_str("&amp;"),
            '<' => out.push_str("&lt;"),
            '>' => out.push_str("&gt;"),
            '"' => out.push_str("&quot;"),
            c if cannot_stand(c) || is_mark(c) => {}
            c => out.push(c),
        }
    }
    out
}

/// What XML has no way to write.
fn cannot_stand(c: char) -> bool {
    (c < ' ' && !matches!(c, '\t' | '\n' | '\r')) || matches!(c, '\u{fffe}' | '\u{ffff}')
}

/// Marks of direction do the work of what the file says by itself.
fn is_mark(c: char) -> bool {
    matches!(c, '\u{200e}' | '\u{200f}' | '\u{061c}' | '\u{202a}'..='\u{202e}' | '\u{2066}'..='\u{2069}')
}

/// Which way a stretch of text runs.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Way {
    Ltr,
    Rtl,
}

/// The stretches of a text, each running one way; signs between two of one way go with them, others with the line.
pub(crate) fn stretches(text: &str, line: Way) -> Vec<(Way, &str)> {
    let mut ways: Vec<(usize, Option<Way>)> = text.char_indices().map(|(at, c)| (at, way(c))).collect();
    let mut last = line;
    let mut open = 0;
    for n in 0..=ways.len() {
        let next = match ways.get(n) {
            Some((_, None)) => continue,
            Some((_, Some(next))) => *next,
            None => line,
        };
        let between = if last == next { next } else { line };
        for (_, gap) in &mut ways[open..n] {
            *gap = Some(between);
        }
        (last, open) = (next, n + 1);
    }
    let mut found: Vec<(Way, &str)> = Vec::new();
    let mut start = 0;
    for (n, (_, way)) in ways.iter().enumerate() {
        let end = ways.get(n + 1).map_or(text.len(), |(next, _)| *next);
        if ways.get(n + 1).is_none_or(|(_, next)| next != way) {
            found.push((way.unwrap_or(line), &text[start..end]));
            start = end;
        }
    }
    found
}

/// The way of a letter or digit; digits run from left to right in every script.
fn way(c: char) -> Option<Way> {
    let from_the_right = matches!(c, '\u{0590}'..='\u{065f}' | '\u{066e}'..='\u{08ff}')
        || matches!(c, '\u{fb1d}'..='\u{fdff}' | '\u{fe70}'..='\u{fefe}');
    if from_the_right { Some(Way::Rtl) } else { c.is_alphanumeric().then_some(Way::Ltr) }
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    #[test]
    fn what_xml_cannot_hold_is_left_out() {
        assert_eq!(escaped("a & <b>\u{0}\u{8}\u{202e} \"c\""), "a &amp; &lt;b&gt; &quot;c&quot;");
    }

    #[test]
    fn numbers_and_latin_words_run_their_own_way_in_an_arabic_line() {
        let found = stretches("الاجتماع 2026-03، UNDP.", Way::Rtl);
        let expected = [
            (Way::Rtl, "الاجتماع "),
            (Way::Ltr, "2026-03"),
            (Way::Rtl, "، "),
            (Way::Ltr, "UNDP"),
            (Way::Rtl, "."),
        ];
        assert_eq!(found, expected);
    }

    #[test]
    fn an_arabic_name_in_an_english_line_is_one_stretch() {
        let found = stretches("of منى الحسن, Agency", Way::Ltr);
        assert_eq!(found, [(Way::Ltr, "of "), (Way::Rtl, "منى الحسن"), (Way::Ltr, ", Agency")]);
        assert_eq!(stretches("", Way::Ltr), []);
    }

    proptest! {
        #[test]
        fn no_letter_is_lost(text in "[a-z0-9 .,ء-ي\u{4e00}-\u{4e10}]{0,40}") {
            for line in [Way::Ltr, Way::Rtl] {
                let parts = stretches(&text, line);
                let whole: String = parts.iter().map(|(_, part)| *part).collect();
                prop_assert_eq!(&whole, &text);
                prop_assert!(parts.windows(2).all(|two| two[0].0 != two[1].0));
            }
        }
    }
}
