//! How wide a text will be, before any font is known.
//!
//! An estimate for a sans-serif face, on the generous side: it decides how much room to leave, never what is shown.

/// The width of the narrowest place a figure must be legible in, in pixels: a phone, or a card beside the text.
pub(crate) const NARROW: f64 = 320.0;

/// Small text, as years and ticks.
pub(crate) const SMALL: f64 = 12.0;

/// Text of labels, strong.
pub(crate) const LABEL: f64 = 13.5;

/// Pixels that a text takes at a size.
pub(crate) fn width(text: &str, size: f64) -> f64 {
    text.chars().map(ems).sum::<f64>() * size
}

/// The same as a share of the narrowest place, in per cent.
pub(crate) fn share(pixels: f64) -> f64 {
    pixels / NARROW * 100.0
}

fn ems(c: char) -> f64 {
    match c {
        '\u{200b}'..='\u{200f}'
        | '\u{202a}'..='\u{202e}'
        | '\u{2060}'..='\u{2069}'
        | '\u{300}'..='\u{36f}' => 0.0,
        ' ' | '.' | ',' | '\'' | '’' | ':' | ';' | '|' | '!' | 'i' | 'j' | 'l' | 'I' | '·' | '\u{202f}' => {
            0.3
        }
        'f' | 'r' | 't' | '(' | ')' | '-' | '/' => 0.38,
        'm' | 'w' | 'M' | 'W' | '%' | '—' => 0.88,
        '0'..='9' => 0.6,
        'A'..='Z' => 0.68,
        '\u{590}'..='\u{8ff}' | '\u{fb1d}'..='\u{fdff}' | '\u{fe70}'..='\u{feff}' => 0.55,
        '\u{1100}'..='\u{11ff}'
        | '\u{2e80}'..='\u{d7ff}'
        | '\u{f900}'..='\u{faff}'
        | '\u{ff00}'..='\u{ff60}' => 1.0,
        '\u{400}'..='\u{52f}' => 0.65,
        c if u32::from(c) > 0xffff => 1.2,
        c if c.is_uppercase() => 0.7,
        _ => 0.58,
    }
}

/// Breaks a text at its spaces so that no line is wider than `pixels`, unless one word alone is.
pub(crate) fn wrap(text: &str, size: f64, pixels: f64) -> Vec<String> {
    let mut lines: Vec<String> = Vec::new();
    for word in text.split_whitespace() {
        match lines.last_mut() {
            Some(line) if width(line, size) + width(word, size) + 0.3 * size <= pixels => {
                line.push(' ');
                line.push_str(word);
            }
            _ => lines.push(word.to_owned()),
        }
    }
    lines
}

/// Breaks a text into at most `most` lines, none wider than `pixels`.
///
/// Chinese and its neighbours break between any two characters, all others at spaces. What has no room is left out and
/// a `…` stands for it: whoever draws a name this way keeps the whole one in a title or a table.
pub(crate) fn fit(text: &str, size: f64, pixels: f64, most: usize) -> Vec<String> {
    let mut lines: Vec<String> = Vec::new();
    for (piece, gap) in pieces(text) {
        let gap = if gap { " " } else { "" };
        let full = lines.len() >= most;
        match lines.last_mut() {
            Some(line) if width(line, size) + width(gap, size) + width(&piece, size) <= pixels => {
                line.push_str(gap);
                line.push_str(&piece);
            }
            Some(line) if full => {
                *line = shortened(&format!("{line}\u{2026}"), size, pixels);
                break;
            }
            _ => lines.push(shortened(&piece, size, pixels)),
        }
    }
    lines
}

/// The parts that a line is never broken within, and whether a space stands before each.
fn pieces(text: &str) -> Vec<(String, bool)> {
    let mut pieces: Vec<(String, bool)> = Vec::new();
    for word in text.split_whitespace() {
        let mut gap = true;
        let mut before = None;
        for c in word.chars() {
            let free = before.is_none_or(|it| ideograph(it) && ideograph(c));
            match pieces.last_mut() {
                Some((piece, _)) if !free => piece.push(c),
                _ => pieces.push((c.to_string(), std::mem::take(&mut gap))),
            }
            before = Some(c);
        }
    }
    if let Some(first) = pieces.first_mut() {
        first.1 = false;
    }
    pieces
}

const fn ideograph(c: char) -> bool {
    matches!(c, '\u{2e80}'..='\u{2fff}' | '\u{3040}'..='\u{9fff}' | '\u{f900}'..='\u{faff}' | '\u{20000}'..='\u{3ffff}')
}

/// As much of the beginning as there is room for, and a `…` for the rest.
fn shortened(text: &str, size: f64, pixels: f64) -> String {
    if width(text, size) <= pixels {
        return text.to_owned();
    }
    let mut room = pixels - width("\u{2026}", size);
    let mut short = String::new();
    for c in text.chars().take_while(|c| *c != '\u{2026}') {
        room -= ems(c) * size;
        if room < 0.0 {
            break;
        }
        short.push(c);
    }
    short.truncate(short.trim_end().len());
    short.push('\u{2026}');
    short
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn chinese_is_wider_than_latin_and_marks_have_no_width() {
        assert!(width("移民", SMALL) > width("mi", SMALL));
        assert!((width("a\u{200f}", SMALL) - width("a", SMALL)).abs() < 1e-9);
    }

    #[test]
    fn what_has_no_room_is_left_out_and_says_so() {
        let fit = |text| fit(text, SMALL, 80.0, 2);
        assert_eq!(fit("Chad"), ["Chad"]);
        assert_eq!(fit("Bolivarian Republic of Venezuela"), ["Bolivarian", "Republic of…"]);
        assert_eq!(fit("大不列颠及北爱尔兰联合王国"), ["大不列颠及北", "爱尔兰联合王…"]);
        assert_eq!(fit("Llanfairpwllgwyngyllgogerych"), ["Llanfairpwll…"]);
        assert_eq!(fit(" "), Vec::<String>::new());
    }

    #[test]
    fn lines_break_at_spaces_and_lose_no_word() {
        let name = "United Kingdom of Great Britain and Northern Ireland";
        let lines = wrap(name, SMALL, 200.0);
        assert_eq!(lines.join(" "), name);
        assert!(lines.len() > 1 && lines.iter().all(|line| width(line, SMALL) <= 200.0));
        assert_eq!(wrap("", SMALL, 200.0), Vec::<String>::new());
    }
}
