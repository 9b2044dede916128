//! The words between two braces.

/// A word, or a named value.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) enum Word {
    /// A word by itself.
    Plain(String),
    /// `name=value`.
    Option(String, String),
}

/// The words; what is quoted is one word, also with spaces. A quotation that does not end is given back.
pub(super) fn words_of(text: &str) -> Result<Vec<Word>, String> {
    let mut words = Vec::new();
    let mut signs = text.chars().peekable();
    while let Some(first) = signs.peek().copied() {
        if first.is_whitespace() {
            signs.next();
            continue;
        }
        let (mut name, mut word, mut quoted) = (None, String::new(), false);
        while let Some(sign) = signs.peek().copied() {
            match sign {
                '"' => quoted = !quoted,
                '=' if !quoted && name.is_none() && is_name(&word) => name = Some(std::mem::take(&mut word)),
                sign if sign.is_whitespace() && !quoted => break,
                sign => word.push(sign),
            }
            signs.next();
        }
        if quoted {
            return Err(word);
        }
        words.push(match name {
            Some(name) => Word::Option(name, word),
            None => Word::Plain(word),
        });
    }
    Ok(words)
}

/// Terms of a result, such as `log(x=1)`, hold the sign too; names of options are small letters alone.
fn is_name(text: &str) -> bool {
    !text.is_empty() && text.chars().all(|c| c.is_ascii_lowercase())
}
