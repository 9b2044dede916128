//! Drawings: their words in our fonts, and the whole as points for programs that do not show vectors.

use std::{
    collections::VecDeque,
    sync::{Arc, LazyLock, Mutex, OnceLock, PoisonError},
};

use resvg::{
    tiny_skia::{Pixmap, Transform},
    usvg::{ImageHrefResolver, Options, Tree, fontdb},
};

use crate::pdf::FONT_FILES;

/// A drawing in points, and its size in pixels.
pub(crate) struct Drawn {
    pub(crate) png: Vec<u8>,
    pub(crate) width: u32,
    pub(crate) height: u32,
}

/// Points in a pixel of the drawing; paper shows more than screens do.
const SCALE: u32 = 2;

/// What a drawing may have of pixels; a larger one is left to its words.
const MOST: u32 = 4096;

/// What the fonts are called, in the order of their files.
const NAMES: [&str; 4] = ["Noto Sans", "Noto Naskh Arabic", "Droid Sans Fallback", ITALIC];

const ITALIC: &str = "Libertinus Serif";

static FONTS: LazyLock<Arc<fontdb::Database>> = LazyLock::new(|| {
    let mut fonts = fontdb::Database::new();
    for (family, bytes) in NAMES.into_iter().zip(FONT_FILES) {
        // Two of the files say their names in a way that only Typst understands.
        fonts.push_face_info(fontdb::FaceInfo {
            id: fontdb::ID::dummy(),
            source: fontdb::Source::Binary(Arc::new(bytes)),
            index: 0,
            families: vec![(family.to_owned(), fontdb::Language::English_UnitedStates)],
            post_script_name: family.replace(' ', ""),
            style: if family == ITALIC { fontdb::Style::Italic } else { fontdb::Style::Normal },
            weight: fontdb::Weight::NORMAL,
            stretch: fontdb::Stretch::Normal,
            monospaced: false,
        });
    }
    fonts.set_sans_serif_family(NAMES[0]);
    Arc::new(fonts)
});

/// So many drawings are kept in points, some of a hundred kilobytes each: one document is asked for by several readers.
const KEPT: usize = 48;

/// What was drawn, by its text; whoever comes while it is drawn waits for it.
type Kept = (Box<str>, Arc<OnceLock<Option<Arc<Drawn>>>>);

static DRAWN: LazyLock<Mutex<VecDeque<Kept>>> = LazyLock::new(Mutex::default);

/// The drawing, if it can be read; nothing outside of it is.
pub(crate) fn drawn(svg: &str) -> Option<Arc<Drawn>> {
    let place = {
        let mut kept = DRAWN.lock().unwrap_or_else(PoisonError::into_inner);
        let found = kept.iter().position(|(text, _)| text.as_ref() == svg).and_then(|at| kept.remove(at));
        let found = found.unwrap_or_else(|| (Box::from(svg), Arc::default()));
        kept.truncate(KEPT - 1);
        let place = Arc::clone(&found.1);
        kept.push_front(found);
        place
    };
    place.get_or_init(|| draw(svg).map(Arc::new)).clone()
}

fn draw(svg: &str) -> Option<Drawn> {
    let closed =
        ImageHrefResolver { resolve_data: Box::new(|_, _, _| None), resolve_string: Box::new(|_, _| None) };
    let options = Options {
        fontdb: FONTS.clone(),
        font_family: NAMES[0].to_owned(),
        image_href_resolver: closed,
        ..Options::default()
    };
    let tree = Tree::from_str(&scripted(svg), &options).ok()?;
    let size = tree.size().to_int_size();
    let (width, height) = (size.width(), size.height());
    if width > MOST || height > MOST {
        return None;
    }
    let mut points = Pixmap::new(width * SCALE, height * SCALE)?;
    let scale = Transform::from_scale(2.0, 2.0);
    resvg::render(&tree, scale, &mut points.as_mut());
    Some(Drawn { png: points.encode_png().ok()?, width, height })
}

/// The drawing with the font named for each script that the first font lacks.
///
/// Renderers look for another font only for a whole text, and give up where letters of one script join.
pub(crate) fn scripted(svg: &str) -> String {
    let mut out = String::with_capacity(svg.len() + 256);
    let mut rest = svg;
    let mut inside = false;
    while let Some(at) = rest.find('<') {
        let (words, tagged) = rest.split_at(at);
        if inside {
            name_scripts(words, &mut out);
        } else {
            out.push_str(words);
        }
        let (tag, after) = tagged.split_at(tagged.find('>').map_or(tagged.len(), |end| end + 1));
        inside = match tag {
            _ if tag.starts_with("<text") => !tag.ends_with("/>"),
            _ if tag.starts_with("</text") => false,
            _ => inside,
        };
        out.push_str(tag);
        rest = after;
    }
    out.push_str(rest);
    out
}

fn name_scripts(words: &str, out: &mut String) {
    let mut rest = words;
    while let Some(first) = rest.chars().next() {
        let font = font_of(first);
        let mut end = 0;
        for (at, c) in rest.char_indices() {
            match font_of(c) {
                found if found == font => end = at + c.len_utf8(),
                // What stands between two words of one script goes with them.
                None if font.is_some() && !c.is_alphanumeric() && c != '&' => {}
                _ => break,
            }
        }
        let (part, after) = rest.split_at(end);
        match font {
            Some(font) => out.extend(["<tspan font-family=\"", font, "\">", part, "</tspan>"]),
            None => out.push_str(part),
        }
        rest = after;
    }
}

/// The font of a letter that the first font lacks.
fn font_of(c: char) -> Option<&'static str> {
    let arabic = matches!(c, '\u{600}'..='\u{6ff}' | '\u{750}'..='\u{77f}' | '\u{8a0}'..='\u{8ff}')
        || matches!(c, '\u{fb50}'..='\u{fdff}' | '\u{fe70}'..='\u{fefc}');
    let chinese = matches!(c, '\u{2e80}'..='\u{9fff}' | '\u{ac00}'..='\u{d7a3}')
        || matches!(c, '\u{f900}'..='\u{faff}' | '\u{ff00}'..='\u{ffef}');
    match (arabic, chinese) {
        (true, _) => Some(NAMES[1]),
        (_, true) => Some(NAMES[2]),
        _ => None,
    }
}

/// `whole` times `part` through `of`.
pub(crate) fn share(whole: u32, part: u32, of: u32) -> u32 {
    let share = u64::from(whole) * u64::from(part) / u64::from(of.max(1));
    u32::try_from(share).unwrap_or(u32::MAX)
}

#[cfg(test)]
mod tests {
    use super::*;

    const NOTDEF: &str = "<svg xmlns=\"http://www.w3.org/2000/svg\" width=\"200\" height=\"20\">\
        <text x=\"1\" y=\"15\" font-size=\"12\">WORDS</text></svg>";

    #[test]
    fn each_script_has_its_font() {
        let found = scripted("<svg><style>a</style><text x=\"1\">UN الأرقام، هنا 12 &amp; 中国</text>أ</svg>");
        let expected = "<svg><style>a</style><text x=\"1\">UN \
            <tspan font-family=\"Noto Naskh Arabic\">الأرقام، هنا</tspan> 12 &amp; \
            <tspan font-family=\"Droid Sans Fallback\">中国</tspan></text>أ</svg>";
        assert_eq!(found, expected);
    }

    #[test]
    fn words_of_three_scripts_are_drawn_in_one_line() {
        let drawn_with = |words: &str| drawn(&NOTDEF.replace("WORDS", words)).unwrap().png.clone();
        // What is not written is drawn as a box, whatever it is.
        assert!(drawn_with("UN الأرقام 中国") != drawn_with("UN الأرمام 中国"));
        assert!(drawn_with("UN الأرقام 中国") != drawn_with("UN الأرقام 中间"));
    }

    #[test]
    fn what_was_drawn_is_not_drawn_again_and_few_drawings_are_kept() {
        let of = |words: &str| drawn(&NOTDEF.replace("WORDS", words)).unwrap();
        let first = of("once");
        assert!(Arc::ptr_eq(&first, &of("once")));
        (0..KEPT).for_each(|it| drop(of(&it.to_string())));
        let again = of("once");
        assert!(!Arc::ptr_eq(&first, &again) && first.png == again.png);
        assert!(DRAWN.lock().unwrap().len() <= KEPT);
    }
}
