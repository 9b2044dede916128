//! Just enough of Rust's grammar for the rules: which text is code, which is comment or string.
//!
//! The lengths of the text are kept, so that a place in the masked text is the same place in the file.

use std::ops::Range;

/// A string in the source, with its escapes undone as far as our rules need.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) struct Literal {
    /// Counted from 1.
    pub(crate) line: usize,
    /// Where the opening quote (or its prefix) stands.
    pub(crate) at: usize,
    pub(crate) text: String,
}

/// A source file taken apart.
#[derive(Clone, Debug)]
pub(crate) struct Source {
    /// The code alone; comments and the insides of strings are blank.
    pub(crate) code: String,
    pub(crate) literals: Vec<Literal>,
}

impl Source {
    pub(crate) fn read(text: &str) -> Self {
        let mut reader = Reader { bytes: text.as_bytes(), at: 0, code: Vec::new(), literals: Vec::new() };
        while reader.at < reader.bytes.len() {
            reader.step(text);
        }
        let code = String::from_utf8(reader.code).unwrap_or_default();
        let mut literals = reader.literals;
        let mut line = 1;
        let mut seen = 0;
        for literal in &mut literals {
            line += text[seen..literal.at].matches('\n').count();
            seen = literal.at;
            literal.line = line;
        }
        Self { code, literals }
    }

    /// The same without everything under `#[cfg(test)]`.
    pub(crate) fn without_tests(mut self) -> Self {
        while let Some(range) = test_item(&self.code) {
            self.literals.retain(|literal| !range.contains(&literal.at));
            let blank: String =
                self.code[range.clone()].chars().map(|c| if c == '\n' { '\n' } else { ' ' }).collect();
            self.code.replace_range(range, &blank);
        }
        self
    }
}

struct Reader<'a> {
    bytes: &'a [u8],
    at: usize,
    code: Vec<u8>,
    literals: Vec<Literal>,
}

impl Reader<'_> {
    fn step(&mut self, text: &str) {
        let rest = &self.bytes[self.at..];
        if rest.starts_with(b"//") {
            let end = rest.iter().position(|byte| *byte == b'\n').unwrap_or(rest.len());
            self.blank(end);
        } else if rest.starts_with(b"/*") {
            self.blank(block_comment(rest));
        } else if let Some((open, hashes)) = raw_string(rest).filter(|_| !self.inside_a_word()) {
            self.raw(text, open, hashes);
        } else if rest[0] == b'"' {
            self.string(text);
        } else if let Some(length) = character(rest) {
            self.blank(length);
        } else {
            self.code.push(if rest[0].is_ascii() { rest[0] } else { b' ' });
            self.at += 1;
        }
    }

    /// An `r` that ends a longer word does not open a raw string.
    fn inside_a_word(&self) -> bool {
        self.at > 0 && is_word(self.bytes[self.at - 1])
    }

    fn blank(&mut self, length: usize) {
        for byte in &self.bytes[self.at..self.at + length] {
            self.code.push(if *byte == b'\n' { b'\n' } else { b' ' });
        }
        self.at += length;
    }

    fn string(&mut self, text: &str) {
        let rest = &self.bytes[self.at + 1..];
        let mut end = 0;
        while end < rest.len() && rest[end] != b'"' {
            end += if rest[end] == b'\\' { 2 } else { 1 };
        }
        let end = end.min(rest.len());
        let inside = text.get(self.at + 1..self.at + 1 + end).unwrap_or_default();
        self.literals.push(Literal { line: 0, at: self.at, text: unescaped(inside) });
        self.quoted(1, end, 1);
    }

    fn raw(&mut self, text: &str, open: usize, hashes: usize) {
        let close = format!("\"{}", "#".repeat(hashes));
        let rest = text.get(self.at + open..).unwrap_or_default();
        let end = rest.find(&close).unwrap_or(rest.len());
        self.literals.push(Literal { line: 0, at: self.at, text: rest[..end].to_owned() });
        self.quoted(open, end, close.len());
    }

    /// Keeps the quotes in the code, so that `sql(` is seen to be followed by a string.
    fn quoted(&mut self, open: usize, inside: usize, close: usize) {
        let length = (open + inside + close).min(self.bytes.len() - self.at);
        let from = self.code.len();
        self.blank(length);
        self.code[from] = b'"';
        if let Some(last) = self.code.last_mut() {
            *last = b'"';
        }
    }
}

fn is_word(byte: u8) -> bool {
    byte.is_ascii_alphanumeric() || byte == b'_'
}

fn block_comment(rest: &[u8]) -> usize {
    let (mut depth, mut at) = (0, 0);
    while at < rest.len() {
        if rest[at..].starts_with(b"/*") {
            depth += 1;
            at += 2;
        } else if rest[at..].starts_with(b"*/") {
            depth -= 1;
            at += 2;
            if depth == 0 {
                return at;
            }
        } else {
            at += 1;
        }
    }
    rest.len()
}

/// The length of the opening (`r"`, `br##"`) and its number of hashes.
fn raw_string(rest: &[u8]) -> Option<(usize, usize)> {
    let prefix = usize::from(rest[0] == b'b' || rest[0] == b'c');
    if rest.get(prefix) != Some(&b'r') {
        return None;
    }
    let hashes = rest[prefix + 1..].iter().take_while(|byte| **byte == b'#').count();
    let open = prefix + 1 + hashes;
    (rest.get(open) == Some(&b'"')).then_some((open + 1, hashes))
}

/// The length of a character literal; a lifetime is none.
fn character(rest: &[u8]) -> Option<usize> {
    if rest[0] != b'\'' {
        return None;
    }
    if rest.get(1) == Some(&b'\\') {
        return rest[3..].iter().position(|byte| *byte == b'\'').map(|n| n + 4);
    }
    let length = match rest.get(1)? {
        0..=0xbf => 1,
        0xc0..=0xdf => 2,
        0xe0..=0xef => 3,
        0xf0.. => 4,
    };
    (rest.get(1 + length) == Some(&b'\'')).then_some(length + 2)
}

fn unescaped(text: &str) -> String {
    let mut out = String::with_capacity(text.len());
    let mut chars = text.chars().peekable();
    while let Some(c) = chars.next() {
        if c != '\\' {
            out.push(c);
            continue;
        }
        match chars.next() {
            Some('n') => out.push('\n'),
            Some('t') => out.push('\t'),
            // A backslash at the end of a line swallows the indentation of the next.
            Some('\n') => while chars.next_if(|c| c.is_whitespace()).is_some() {},
            Some(other) => out.push(other),
            None => {}
        }
    }
    out
}

/// Every word of the code with its place, in order.
pub(crate) fn words(code: &str) -> impl Iterator<Item = (usize, &str)> {
    let bytes = code.as_bytes();
    let mut at = 0;
    std::iter::from_fn(move || {
        while at < bytes.len() && !is_word(bytes[at]) {
            at += 1;
        }
        let from = at;
        while at < bytes.len() && is_word(bytes[at]) {
            at += 1;
        }
        (from < at).then(|| (from, &code[from..at]))
    })
}

/// From an opening brace to the place after its closing one.
pub(crate) fn braces(code: &str, open: usize) -> usize {
    let mut depth = 0;
    for (n, byte) in code.bytes().enumerate().skip(open) {
        match byte {
            b'{' => depth += 1,
            b'}' => depth -= 1,
            _ => continue,
        }
        if depth == 0 {
            return n + 1;
        }
    }
    code.len()
}

/// The place of the body's brace, or `None` for a declaration that ends with `;`.
pub(crate) fn body(code: &str, from: usize) -> Option<usize> {
    let mut depth = 0_i32;
    for (n, byte) in code.bytes().enumerate().skip(from) {
        match byte {
            b'(' | b'[' => depth += 1,
            b')' | b']' => depth -= 1,
            b'{' if depth <= 0 => return Some(n),
            b';' if depth <= 0 => return None,
            _ => {}
        }
    }
    None
}

fn test_item(code: &str) -> Option<Range<usize>> {
    let from = ["#[cfg(test)]", "#[cfg(any(test, feature = \"", "#[cfg(all(test"]
        .iter()
        .filter_map(|mark| code.find(mark))
        .min()?;
    let after = from + code[from..].find(']')? + 1;
    let end = body(code, after).map_or_else(
        || code[after..].find(';').map_or(code.len(), |n| after + n + 1),
        |open| braces(code, open),
    );
    Some(from..end)
}

/// The line of a place in the text, counted from 1.
pub(crate) fn line_of(text: &str, at: usize) -> usize {
    1 + text[..at].matches('\n').count()
}

#[cfg(test)]
mod tests {
    use super::*;

    fn literals(text: &str) -> Vec<String> {
        Source::read(text).literals.into_iter().map(|literal| literal.text).collect()
    }

    #[test]
    fn comments_and_strings_are_blank_in_the_code() {
        let source = Source::read("let a = \"x { y\"; // sqlx::query\n/* { /* } */ */ let b = 'c';");
        assert!(!source.code.contains("sqlx"));
        assert!(!source.code.contains('{') && !source.code.contains('}'));
        assert!(source.code.contains("let a =") && source.code.contains("let b ="));
    }

    #[test]
    fn places_stay_where_they_were() {
        let text = "// é\nlet a = \"ü\";\nfn b() {}";
        let source = Source::read(text);
        assert_eq!(source.code.len(), text.len());
        assert_eq!(source.code.find("fn b"), text.find("fn b"));
        assert_eq!(source.literals[0].line, 2);
    }

    #[test]
    fn raw_strings_end_at_their_own_mark() {
        assert_eq!(literals("f(r#\"a \"b\" c\"#, r\"d\\\", br\"e\")"), ["a \"b\" c", "d\\", "e"]);
        assert_eq!(literals("let number\"\""), [""], "the r of a longer word opens nothing");
    }

    #[test]
    fn escapes_and_broken_lines_are_undone() {
        assert_eq!(literals("f(\"a \\\"b\\\" \\\n     c\")"), ["a \"b\" c"]);
    }

    #[test]
    fn lifetimes_are_not_characters() {
        let source = Source::read("fn a<'a>(b: &'a str, c: char) { c == '\"' || c == '\\'' || c == 'é' }");
        assert_eq!(source.literals, []);
        assert!(source.code.contains("<'a>"));
        assert_eq!(source.code.matches('}').count(), 1);
    }

    #[test]
    fn what_is_under_cfg_test_is_left_out() {
        let text = "fn a() { \"kept\" }\n#[cfg(test)]\nmod tests { fn b() { \"lost\" } }\nfn c() {}\n\
                    #[cfg(test)]\nmod more;\nfn d() { \"too\" }";
        let source = Source::read(text).without_tests();
        let names: Vec<&str> = source.literals.iter().map(|literal| literal.text.as_str()).collect();
        assert_eq!(names, ["kept", "too"]);
        assert!(source.code.contains("fn c") && source.code.contains("fn d"));
        assert!(!source.code.contains("fn b"));
    }

    #[test]
    fn a_body_is_found_behind_arrays_and_not_in_declarations() {
        assert_eq!(body("fn a(b: [u8; 4]) -> [u8; 2] { x }", 0), Some(28));
        assert_eq!(body("fn a(b: [u8; 4]);  { x }", 0), None);
        assert_eq!(braces("{ { } { } } x", 0), 11);
    }
}
