//! Signs that turn the direction of writing.

/// Whether a text of one line holds a sign that embeds, overrides or isolates a direction of writing.
///
/// Nobody sees such a sign, and with it a name reads as another name. Letters of all scripts have their own
/// direction without it. In longer texts it can be right, so those are left as they are.
pub fn hides_direction(text: &str) -> bool {
    let turns = |letter| matches!(letter, '\u{202a}'..='\u{202e}' | '\u{2066}'..='\u{2069}');
    !text.contains('\n') && text.contains(turns)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_sign_that_turns_the_writing_is_known_and_no_letter_is_taken_for_one() {
        for sign in ('\u{202a}'..='\u{202e}').chain('\u{2066}'..='\u{2069}') {
            assert!(hides_direction(&format!("IOM{sign}")), "{sign:?}");
        }
        for text in ["", "IOM", "المنظمة الدولية للهجرة", "a\u{200e}b", "Zero\u{200d}width"]
        {
            assert!(!hides_direction(text), "{text:?}");
        }
        assert!(!hides_direction("Two lines\n\u{2067}of Markdown\u{2069}"));
    }
}
