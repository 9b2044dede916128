//! What stands in the files for Word.
#![expect(clippy::unwrap_used, reason = "a test that cannot make its input has nothing to say")]

use std::io::{Cursor, Read as _};

use kernel::{Language, jiff::Timestamp};
use proptest::prelude::*;
use typeset::{
    Align, Block, Callout, Column, Cover, CoverPlace, Document, Fact, Figure, ListItem, Order, Span, Table,
    Tone, Work, docx,
};

fn document(language: Language, blocks: Vec<Block>) -> Document {
    Document {
        title: "Agenda".into(),
        cover: Cover::default(),
        language,
        author: "Example group".into(),
        at: Timestamp::constant(1_788_253_200, 0),
        header: "Example group".into(),
        footer: format!("{} / {}", typeset::PAGE, typeset::PAGES),
        blocks,
    }
}

fn part(bytes: &[u8], name: &str) -> String {
    let mut zip = zip::ZipArchive::new(Cursor::new(bytes)).unwrap();
    let mut text = String::new();
    zip.by_name(name).unwrap().read_to_string(&mut text).unwrap();
    text
}

/// The body without the frame that all documents share.
fn body(document: &Document) -> String {
    let text = part(&docx(document), "word/document.xml");
    let (_, rest) = text.split_once("Agenda</w:t></w:r></w:p>").unwrap();
    rest.split_once("<w:sectPr>").unwrap().0.replace("<w:p>", "\n<w:p>").replace("<w:tr>", "\n<w:tr>")
}

fn agenda(language: Language) -> Document {
    let table = Table {
        caption: "Agenda".into(),
        columns: vec![Column::new("Item", 3), Column { align: Align::End, ..Column::new("Min.", 1) }],
        rows: vec![vec![vec![vec![Span::text("1. Opening")]], vec![vec![Span::text("5")]]]],
        ..Table::default()
    };
    let link = Span::text("plan").to("https://e.example/?a=1&b=2");
    document(language, vec![Block::Paragraph(vec![link.clone(), link]), Block::Table(table)])
}

#[test]
fn the_same_document_gives_the_same_bytes() {
    let first = docx(&agenda(Language::English));
    assert_eq!(docx(&agenda(Language::English)), first);
    assert_ne!(docx(&agenda(Language::French)), first);
}

#[test]
fn a_paragraph_keeps_faces_and_breaks() {
    let spans = vec![Span::text("a & b").strong(), Span::text(" <c>\nd").emphasis()];
    let found = body(&document(Language::English, vec![Block::Paragraph(spans)]));
    insta::assert_snapshot!(found, @r#"
    <w:p><w:pPr></w:pPr><w:r><w:rPr><w:b/><w:bCs/></w:rPr><w:t xml:space="preserve">a &amp; b</w:t></w:r><w:r><w:rPr><w:i/><w:iCs/></w:rPr><w:t xml:space="preserve"> &lt;c&gt;</w:t></w:r><w:r><w:br/></w:r><w:r><w:rPr><w:i/><w:iCs/></w:rPr><w:t xml:space="preserve">d</w:t></w:r></w:p>
    "#);
}

#[test]
fn an_arabic_line_runs_from_the_right_and_its_latin_words_from_the_left() {
    let spans = vec![Span::text("اجتماع UNDP 2026-03")];
    let found = body(&document(Language::Arabic, vec![Block::Paragraph(spans)]));
    insta::assert_snapshot!(found, @r#"
    <w:p><w:pPr><w:bidi/></w:pPr><w:r><w:rPr><w:rtl/></w:rPr><w:t xml:space="preserve">اجتماع </w:t></w:r><w:r><w:t xml:space="preserve">UNDP 2026-03</w:t></w:r></w:p>
    "#);
}

#[test]
fn a_number_of_several_parts_keeps_its_order_in_an_arabic_line() {
    let found = body(&document(Language::Arabic, vec![Block::Paragraph(vec![Span::text("اجتماع 2026-03")])]));
    assert!(found.contains(">\u{200e}2026-03<"), "{found}");
}

#[test]
fn a_table_names_its_head_and_runs_with_the_language() {
    let found = body(&agenda(Language::English));
    let head = found.lines().find(|line| line.contains("<w:tblHeader/>")).unwrap();
    assert!(head.starts_with("<w:tr><w:trPr><w:cantSplit/><w:tblHeader/></w:trPr>"), "{head}");
    assert!(found.contains("<w:tblCaption w:val=\"Agenda\"/>") && !found.contains("bidiVisual"), "{found}");
    let arabic = body(&agenda(Language::Arabic));
    assert!(arabic.contains("<w:bidiVisual/><w:tblW"), "{arabic}");
    assert!(arabic.contains("<w:bidi/><w:jc w:val=\"end\"/>"), "{arabic}");
}

#[test]
fn an_address_is_named_once_whatever_leads_there() {
    let bytes = docx(&agenda(Language::English));
    let relations = part(&bytes, "word/_rels/document.xml.rels");
    assert_eq!(relations.matches("Target=\"https://e.example/?a=1&amp;b=2\"").count(), 1, "{relations}");
    assert_eq!(part(&bytes, "word/document.xml").matches("r:id=\"rLink1\"").count(), 2);
}

#[test]
fn each_counted_list_counts_from_one() {
    let item = |text: &str| ListItem { depth: 0, spans: vec![Span::text(text)] };
    let list = |order| Block::List { order, items: vec![item("a"), item("b")] };
    let blocks = vec![list(Order::Numbered), list(Order::Dotted), list(Order::Numbered)];
    let bytes = docx(&document(Language::English, blocks));
    let text = part(&bytes, "word/document.xml");
    let numbers: Vec<usize> =
        (1..=3).map(|n| text.matches(&format!("<w:numId w:val=\"{n}\"/>")).count()).collect();
    assert_eq!(numbers, [2, 2, 2]);
    assert_eq!(part(&bytes, "word/numbering.xml").matches("<w:startOverride w:val=\"1\"/>").count(), 2);
}

#[test]
fn the_file_says_its_language_its_title_and_its_time() {
    let arabic = docx(&agenda(Language::Arabic));
    let properties = part(&arabic, "docProps/core.xml");
    for expected in ["<dc:title>Agenda</dc:title>", "<dc:language>ar</dc:language>", ">2026-09-01T09:00:00Z<"]
    {
        assert!(properties.contains(expected), "{expected} is missing in {properties}");
    }
    let styles = |language| part(&docx(&agenda(language)), "word/styles.xml");
    assert!(styles(Language::Arabic).contains("w:bidi=\"ar-SA\""));
    assert!(styles(Language::Chinese).contains("<w:lang w:val=\"zh-CN\" w:eastAsia=\"zh-CN\""));
    assert!(styles(Language::Russian).contains("<w:lang w:val=\"ru-RU\""));
}

#[test]
fn the_footer_counts_pages() {
    let footer = part(&docx(&agenda(Language::English)), "word/footer1.xml");
    assert!(footer.contains("w:instr=\" PAGE \"") && footer.contains("w:instr=\" NUMPAGES \""), "{footer}");
}

#[test]
fn footnotes_stand_in_a_part_of_their_own() {
    let noted = Span::text("said").noted(vec![Span::text("by "), Span::text("them").to("https://e.example")]);
    let bytes = docx(&document(Language::English, vec![Block::Paragraph(vec![noted])]));
    assert!(part(&bytes, "word/document.xml").contains("<w:footnoteReference w:id=\"1\"/>"));
    let written = part(&bytes, "word/footnotes.xml");
    assert!(written.contains("<w:footnote w:id=\"1\">") && written.contains("r:id=\"rLink1\""), "{written}");
    assert_balanced(&written);
    let relations = part(&bytes, "word/_rels/footnotes.xml.rels");
    assert!(relations.contains("Target=\"https://e.example\""), "{relations}");
    assert!(part(&bytes, "word/_rels/document.xml.rels").contains("Target=\"footnotes.xml\""));
    assert!(part(&bytes, "[Content_Types].xml").contains("/word/footnotes.xml"));
    let none = docx(&agenda(Language::English));
    assert!(!part(&none, "[Content_Types].xml").contains("footnotes"), "no part that is not there");
}

#[test]
fn a_citation_leads_to_its_work_and_one_without_is_text() {
    let work =
        Work { id: "un: 2020/a".into(), mark: "[1]".into(), spans: vec![Span::text("United Nations")] };
    let cited = vec![Span::text("[1]").citing("un: 2020/a"), Span::text("[2]").citing("gone")];
    let found =
        body(&document(Language::English, vec![Block::Paragraph(cited), Block::Bibliography(vec![work])]));
    assert_eq!(found.matches("<w:hyperlink w:anchor=\"work_1\"").count(), 1, "{found}");
    assert_eq!(found.matches("w:name=\"work_1\"").count(), 1, "{found}");
    assert!(found.contains(">[2]</w:t>"), "{found}");
}

#[test]
fn the_contents_list_the_headings_down_to_a_level() {
    let heading = |level, text: &str| Block::Heading { level, text: text.into() };
    let contents = Block::Contents { title: "Contents".into(), depth: 2 };
    let found = body(&document(
        Language::English,
        vec![contents, heading(1, "One"), heading(2, "Two"), heading(3, "Three")],
    ));
    assert!(found.contains(" TOC \\o &quot;1-2&quot; ") || found.contains(" TOC \\o \"1-2\" "), "{found}");
    let listed: Vec<bool> =
        (1..=3).map(|n| found.contains(&format!("<w:hyperlink w:anchor=\"_Toc{n}\""))).collect();
    assert_eq!(listed, [true, true, false]);
    assert_eq!(found.matches("<w:fldChar w:fldCharType=\"end\"/>").count(), 1);
}

#[test]
fn a_drawing_is_there_as_vectors_as_points_and_in_words() {
    let svg = "<svg xmlns=\"http://www.w3.org/2000/svg\" width=\"200\" height=\"50\"><rect width=\"9\" height=\"9\"/></svg>";
    let figure = |svg: &str| Block::Figure(Figure::new(svg, "A \"square\"", vec![Span::text("Figure 1")]));
    let bytes = docx(&document(Language::English, vec![figure(svg)]));
    let text = part(&bytes, "word/document.xml");
    assert!(
        text.contains("descr=\"A &quot;square&quot;\"") && text.contains("r:embed=\"rVectors1\""),
        "{text}"
    );
    assert!(text.contains("<wp:extent cx=\"5939790\" cy=\"1484947\"/>"), "{text}");
    assert_eq!(part(&bytes, "word/media/image1.svg"), svg);
    let mut zip = zip::ZipArchive::new(Cursor::new(&bytes)).unwrap();
    let mut png = Vec::new();
    zip.by_name("word/media/image1.png").unwrap().read_to_end(&mut png).unwrap();
    assert!(png.starts_with(b"\x89PNG"));
    let unread = docx(&document(Language::English, vec![figure("no drawing")]));
    let text = part(&unread, "word/document.xml");
    assert!(text.contains(">A &quot;square&quot;</w:t>") && !text.contains("<w:drawing>"), "{text}");
}

#[test]
fn covers_callouts_and_breaks_have_their_styles() {
    let cover = Cover {
        kind: "Report".into(),
        subtitle: "Of the year".into(),
        facts: vec![Fact::new("As of", "2026-09-01")],
        place: CoverPlace::OwnPage,
    };
    let warning = Callout { tone: Tone::Warning, title: "Retracted".into(), paragraphs: vec![vec![]] };
    let plain = document(Language::Arabic, vec![Block::Callout(warning), Block::PageBreak]);
    let text = part(&docx(&Document { cover, ..plain }), "word/document.xml");
    for style in ["Kind", "Title", "Subtitle", "Fact", "Warning"] {
        assert!(text.contains(&format!("<w:pStyle w:val=\"{style}\"/>")), "{style}");
    }
    assert_eq!(text.matches("<w:br w:type=\"page\"/>").count(), 2);
    assert_balanced(&text);
}

/// Fails where a tag is not closed in its turn.
fn assert_balanced(xml: &str) {
    let mut open: Vec<&str> = Vec::new();
    for tag in xml.split('<').skip(1).filter_map(|rest| rest.split_once('>')).map(|(tag, _)| tag) {
        if let Some(name) = tag.strip_prefix('/') {
            assert_eq!(open.pop(), Some(name), "{xml}");
        } else if !tag.ends_with('/') && !tag.starts_with('?') {
            open.push(tag.split(' ').next().unwrap());
        }
    }
    assert!(open.is_empty(), "{open:?} in {xml}");
}

proptest! {
    #[test]
    fn whatever_people_type_the_file_is_whole(text in "([a-z<>&\"' |#*_\\-\n\u{0}\u{8}ب-ي\u{4e00}-\u{4e10}]|1. |\\[x\\]\\(/y\\)){0,60}") {
        let blocks = typeset::markdown(&text, "https://t.example");
        for language in [Language::English, Language::Arabic] {
            let bytes = docx(&document(language, blocks.clone()));
            for name in ["word/document.xml", "word/_rels/document.xml.rels", "word/numbering.xml", "word/header1.xml"] {
                let xml = part(&bytes, name);
                assert_balanced(&xml);
                prop_assert!(!xml.contains('\u{0}') && !xml.contains('\u{8}'), "{}", name);
            }
        }
    }
}
