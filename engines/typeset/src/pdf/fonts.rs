//! The fonts that documents are set in: they are in the program, none is looked for on the machine.

use std::sync::LazyLock;

use typst::{
    foundations::Bytes,
    text::{Font, FontBook},
    utils::LazyHash,
};

/// The fonts of documents as CSS lists them, for drawings that go into one.
pub const FAMILIES: &str = "\"Noto Sans\", \"Noto Naskh Arabic\", \"Droid Sans Fallback\", sans-serif";

/// What can be written with.
pub(super) struct Fonts {
    pub(super) book: LazyHash<FontBook>,
    pub(super) all: Vec<Font>,
}

pub(super) static FONTS: LazyLock<Fonts> = LazyLock::new(|| {
    let all: Vec<Font> = FILES.iter().flat_map(|bytes| Font::iter(Bytes::new(*bytes))).collect();
    Fonts { book: LazyHash::new(FontBook::from_fonts(&all)), all }
});

/// Latin and Cyrillic, Arabic, Chinese, and slanted Latin and Cyrillic.
pub(crate) static FILES: [&[u8]; 4] = [
    include_bytes!(concat!(env!("OUT_DIR"), "/text.font")),
    include_bytes!(concat!(env!("OUT_DIR"), "/arabic.font")),
    include_bytes!(concat!(env!("OUT_DIR"), "/chinese.font")),
    include_bytes!(concat!(env!("OUT_DIR"), "/italic.font")),
];

/// Stands for what no font can write.
const UNKNOWN: char = '\u{fffd}';

/// The text without what no font can write and without what has no place in a text.
pub(super) fn writable(text: &str) -> String {
    text.chars().filter_map(shown).collect()
}

fn shown(c: char) -> Option<char> {
    if matches!(c, '\n' | '\t' | ' ') || invisible(c) {
        return Some(c);
    }
    if c.is_control() || c == '\u{feff}' {
        return None;
    }
    let known = |font: &Font| font.info().coverage.contains(u32::from(c));
    Some(if FONTS.all.iter().any(known) { c } else { UNKNOWN })
}

/// Marks that steer how text runs and breaks and are not drawn.
fn invisible(c: char) -> bool {
    matches!(c, '\u{200b}'..='\u{200f}' | '\u{202a}'..='\u{202e}' | '\u{2066}'..='\u{2069}' | '\u{061c}' | '\u{ad}')
}
