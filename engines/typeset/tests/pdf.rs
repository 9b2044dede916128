//! What stands in the PDF files: tags, languages, links, and text that stays text.
#![expect(clippy::unwrap_used, reason = "a test that cannot make its input has nothing to say")]

use kernel::{Language, jiff::Timestamp};
use proptest::prelude::*;
use typeset::{
    Block, Callout, Column, Cover, CoverPlace, Document, Fact, Figure, ListItem, Order, PdfError, Span,
    Table, Tone, Work, pdf,
};

const DRAWING: &str = "<svg xmlns=\"http://www.w3.org/2000/svg\" width=\"200\" height=\"40\">\
    <style>svg text { font-family: \"Noto Sans\"; font-size: 12px; }</style>\
    <rect x=\"10%\" y=\"5\" width=\"50%\" height=\"20\"/><text x=\"62%\" y=\"20\">12</text></svg>";

fn document(language: Language, blocks: Vec<Block>) -> Document {
    Document {
        title: "Report".into(),
        cover: Cover::default(),
        language,
        author: "Example group".into(),
        at: Timestamp::constant(1_788_253_200, 0),
        header: "Example group".into(),
        footer: format!("Sources: a, b\t{} / {}", typeset::PAGE, typeset::PAGES),
        blocks,
    }
}

fn heading(level: u8, text: &str) -> Block {
    Block::Heading { level, text: text.into() }
}

fn paragraph(text: &str) -> Block {
    Block::Paragraph(vec![Span::text(text)])
}

fn table() -> Table {
    let cell = |text: &str| vec![vec![Span::text(text)]];
    Table {
        caption: "Migrants by year".into(),
        title: vec![Span::text("Table 1")],
        columns: vec![Column::new("Year", 1), Column::numbers("Migrants", 2)],
        rows: vec![vec![cell("2019"), cell("12")], vec![cell("2020"), cell("14")]],
        notes: vec![vec![Span::text("A note")]],
    }
}

/// One of everything, with the same words in each place.
fn everything(language: Language, words: &str) -> Document {
    let spans = || vec![Span::text(words), Span::text(words).strong(), Span::text(words).emphasis()];
    let blocks = vec![
        Block::Contents { title: words.into(), depth: 3 },
        heading(1, words),
        Block::Paragraph(vec![
            Span::text(words).citing("a"),
            Span::text(words).to("https://e.example/?a=1"),
            Span::text(words).noted(spans()),
        ]),
        Block::Note(spans()),
        Block::List { order: Order::Numbered, items: vec![ListItem { depth: 0, spans: spans() }] },
        Block::Figure(Figure::new(DRAWING, words, spans())),
        Block::Table(Table {
            caption: words.into(),
            title: spans(),
            columns: vec![Column::new(words, 1), Column::numbers(words, 1)],
            rows: vec![vec![vec![spans()], vec![spans()]]],
            notes: vec![spans()],
        }),
        Block::Callout(Callout { tone: Tone::Warning, title: words.into(), paragraphs: vec![spans()] }),
        Block::PageBreak,
        Block::Facts(vec![Fact::new(words, words)]),
        Block::Bibliography(vec![Work { id: "a".into(), mark: words.into(), spans: spans() }]),
    ];
    let cover = Cover {
        kind: words.into(),
        subtitle: words.into(),
        facts: vec![Fact::new(words, words)],
        place: CoverPlace::OwnPage,
    };
    let plain = document(language, blocks);
    Document { title: words.into(), author: words.into(), header: words.into(), cover, ..plain }
}

/// What of the file is written in plain letters: everything but its compressed streams.
fn plain(bytes: &[u8]) -> String {
    String::from_utf8_lossy(bytes).into_owned()
}

/// The headings of the outline, in the order of letters.
fn outline(file: &str) -> Vec<String> {
    let entries = file.split("<</Parent ").skip(1).filter_map(|it| it.split_once("/Title"));
    let mut found: Vec<String> = entries.map(|(_, rest)| text_string(rest)).collect();
    found.sort();
    found
}

/// A string of the file: in letters, or in hexadecimal numbers of UTF-16.
fn text_string(rest: &str) -> String {
    if let Some(hex) = rest.strip_prefix("<FEFF") {
        let digits: Vec<char> = hex.chars().take_while(|c| *c != '>').collect();
        let units =
            digits.chunks(4).map(|it| u16::from_str_radix(&it.iter().collect::<String>(), 16).unwrap());
        return String::from_utf16(&units.collect::<Vec<_>>()).unwrap();
    }
    // Brackets in pairs stand in it as they are.
    let (mut text, mut open) = (String::new(), 0);
    let mut letters = rest.strip_prefix('(').unwrap().chars();
    while let Some(c) = letters.next() {
        match c {
            '\\' => {
                text.push(letters.next().unwrap());
                continue;
            }
            '(' => open += 1,
            ')' if open == 0 => break,
            ')' => open -= 1,
            _ => {}
        }
        text.push(c);
    }
    text
}

fn count(file: &str, role: &str) -> usize {
    file.matches(&format!("/S/{role}/")).count()
}

#[test]
fn the_same_document_gives_the_same_bytes() {
    let first = pdf(&everything(Language::English, "Words")).unwrap();
    let other = pdf(&everything(Language::English, "Others")).unwrap();
    assert_eq!(pdf(&everything(Language::English, "Words")).unwrap(), first);
    assert_ne!(other, first);
}

#[test]
fn the_file_is_tagged_and_says_its_language_title_and_time() {
    for (language, word) in [(Language::English, "en"), (Language::Arabic, "ar"), (Language::Chinese, "zh")] {
        let file = plain(&pdf(&document(language, vec![heading(1, "Часть"), paragraph("中文")])).unwrap());
        for expected in [
            "/MarkInfo<</Marked true",
            "/StructTreeRoot",
            &format!("/Lang({word})"),
            "/DisplayDocTitle true",
            "<pdfuaid:part>1</pdfuaid:part>",
            ">Report</rdf:li>",
            "D:20260901090000Z",
        ] {
            assert!(file.contains(expected), "{language}: no {expected}");
        }
        assert_eq!(file.contains("/Direction/R2L"), language == Language::Arabic);
    }
}

#[test]
fn text_is_never_read_as_markup() {
    let hostile =
        "#import \"/etc/passwd\": * #read(\"/document.json\") $x^2$ \\u{41} [a] *b* `c` <d> @e // #";
    let file = plain(&pdf(&everything(Language::English, hostile)).unwrap());
    assert_eq!(outline(&file), [hostile]);
    let alone = pdf(&document(Language::English, vec![heading(1, "#(1 + 1)"), heading(2, "#{")])).unwrap();
    assert_eq!(outline(&plain(&alone)), ["#(1 + 1)", "#{"]);
}

#[test]
fn a_table_says_which_cells_are_heads() {
    let file = plain(&pdf(&document(Language::English, vec![Block::Table(table())])).unwrap());
    assert_eq!(["Table", "TR", "TH", "TD"].map(|role| count(&file, role)), [1, 3, 4, 2]);
    assert_eq!(file.matches("/Scope/Row").count(), 2, "the years name their rows");
    assert!(file.contains("/Summary(Migrants by year)") && count(&file, "Caption") == 1);
}

#[test]
fn a_drawing_is_told_in_words() {
    let drawn = |svg: &str, alt: &str| {
        let figure = Figure::new(svg, alt, vec![Span::text("Figure 1")]);
        pdf(&document(Language::English, vec![Block::Figure(figure)]))
    };
    let file = plain(&drawn(DRAWING, "Bars of two lengths").unwrap());
    assert!(count(&file, "Figure") == 1 && file.contains("/Alt(Bars of two lengths)"));
    let PdfError { faults } = drawn("no drawing", "Words").unwrap_err();
    assert_eq!(faults.len(), 1, "{faults:?}");
    let silent = drawn(DRAWING, " ").unwrap_err();
    assert_eq!(silent.faults, ["a drawing has no words for those who do not see it"]);
}

#[test]
fn a_drawing_reaches_for_nothing_outside() {
    for address in ["/etc/hostname", "file:///etc/hostname", "https://e.example/x.png", "/document.json"] {
        let svg = format!(
            "<svg xmlns=\"http://www.w3.org/2000/svg\" width=\"9\" height=\"9\"><image width=\"9\" height=\"9\" \
             href=\"{address}\"/><rect width=\"3\" height=\"3\"/></svg>"
        );
        let figure = Figure::new(svg, "A square", Vec::new());
        let made = pdf(&document(Language::English, vec![Block::Figure(figure)]));
        let file = made.map_or_else(|fault| fault.to_string(), |bytes| plain(&bytes));
        assert!(!file.contains("/Subtype/Image"), "{address}");
    }
}

#[test]
fn what_no_font_can_write_is_no_fault() {
    let words = "a\u{0}b \u{1f600} ไทย \u{feff}\u{e123} \u{202e}c";
    let file = plain(&pdf(&everything(Language::English, words)).unwrap());
    assert_eq!(outline(&file), ["ab \u{fffd} \u{fffd}\u{fffd}\u{fffd} \u{fffd} \u{202e}c"]);
}

#[test]
fn headings_leave_out_no_level_and_are_never_empty() {
    let blocks = vec![heading(2, "First"), heading(3, "Second"), heading(1, "  "), heading(1, "Third")];
    let file = plain(&pdf(&document(Language::French, blocks)).unwrap());
    assert_eq!(["H1", "H2", "H3"].map(|role| count(&file, role)), [2, 1, 0]);
}

#[test]
fn links_lead_to_the_web_to_notes_and_to_works() {
    let file = plain(&pdf(&everything(Language::Spanish, "Words")).unwrap());
    assert!(file.contains("/URI(https://e.example/?a=1)"));
    assert_eq!(count(&file, "Note"), 1);
    let bad = Span::text("x").to("javascript:alert(1)");
    let lost = Span::text("y").citing("nowhere");
    let file = plain(&pdf(&document(Language::English, vec![Block::Paragraph(vec![bad, lost])])).unwrap());
    assert_eq!(count(&file, "Link"), 0, "what must not be followed, and what is not there, is text");
}

#[test]
fn long_tables_repeat_their_head_and_pages_are_counted() {
    let cell = |text: String| vec![vec![Span::text(text)]];
    let rows = (0..200).map(|n| vec![cell(n.to_string()), cell("1".into())]).collect();
    let file =
        plain(&pdf(&document(Language::English, vec![Block::Table(Table { rows, ..table() })])).unwrap());
    let pages = file.matches("/Type/Page/").count();
    assert!(pages >= 4, "{pages} pages");
    // The head is one row of the structure however often it is drawn.
    assert_eq!(count(&file, "TR"), 201);
}

#[test]
fn a_document_without_anything_is_a_page() {
    assert!(pdf(&document(Language::Russian, Vec::new())).unwrap().starts_with(b"%PDF-1.7"));
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 12, ..ProptestConfig::default() })]
    #[test]
    fn whatever_people_type_can_be_set(text in "([a-z<>&\"' |#*_$\\-\n\u{0}\u{8}ب-ي\u{300}\u{64b}ก-ฮ\u{4e00}-\u{4e10}]|1. |\\[x\\]\\(/y\\)){0,80}") {
        let blocks = typeset::markdown(&text, "https://t.example");
        for language in [Language::English, Language::Arabic] {
            let made = pdf(&document(language, blocks.clone()));
            prop_assert!(made.is_ok(), "{:?}", made.err());
        }
    }
}
