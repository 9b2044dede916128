//! How paragraphs, tables and words look.

use std::fmt::Write as _;

use kernel::Language;

use super::{
    is_rtl,
    parts::{MAIN, SPACES},
    tags,
};

/// A style of paragraphs: its name, what it is called, properties of paragraph and of text.
type Style = (&'static str, &'static str, &'static str, &'static str);

const STYLES: [Style; 23] = [
    (
        "Title",
        "Title",
        "<w:keepNext/><w:spacing w:before=\"0\" w:after=\"160\"/>",
        "<w:b/><w:bCs/><w:sz w:val=\"36\"/><w:szCs w:val=\"36\"/>",
    ),
    (
        "Heading1",
        "heading 1",
        "<w:keepNext/><w:keepLines/><w:spacing w:before=\"320\" w:after=\"100\"/><w:outlineLvl w:val=\"0\"/>",
        "<w:b/><w:bCs/><w:sz w:val=\"26\"/><w:szCs w:val=\"26\"/>",
    ),
    (
        "Heading2",
        "heading 2",
        "<w:keepNext/><w:keepLines/><w:spacing w:before=\"240\" w:after=\"80\"/><w:outlineLvl w:val=\"1\"/>",
        "<w:b/><w:bCs/><w:sz w:val=\"23\"/><w:szCs w:val=\"23\"/>",
    ),
    (
        "Heading3",
        "heading 3",
        "<w:keepNext/><w:keepLines/><w:spacing w:before=\"200\" w:after=\"60\"/><w:outlineLvl w:val=\"2\"/>",
        "<w:b/><w:bCs/>",
    ),
    (
        "Kind",
        "Kind",
        "<w:keepNext/><w:spacing w:before=\"0\" w:after=\"80\"/>",
        "<w:color w:val=\"0A5566\"/><w:sz w:val=\"22\"/><w:szCs w:val=\"22\"/>",
    ),
    (
        "Subtitle",
        "Subtitle",
        "<w:keepNext/><w:spacing w:before=\"0\" w:after=\"240\"/>",
        "<w:color w:val=\"46555A\"/><w:sz w:val=\"26\"/><w:szCs w:val=\"26\"/>",
    ),
    (
        "Fact",
        "Fact",
        "<w:tabs><w:tab w:val=\"left\" w:pos=\"2835\"/></w:tabs><w:spacing w:after=\"60\"/>\
         <w:ind w:left=\"2835\" w:hanging=\"2835\"/>",
        "",
    ),
    (
        "TableTitle",
        "Table Title",
        "<w:keepNext/><w:spacing w:before=\"200\" w:after=\"80\"/>",
        "<w:b/><w:bCs/><w:sz w:val=\"20\"/><w:szCs w:val=\"20\"/>",
    ),
    ("Figure", "Figure", "<w:keepNext/><w:spacing w:before=\"200\" w:after=\"60\"/>", ""),
    (
        "Caption",
        "caption",
        "<w:spacing w:before=\"0\" w:after=\"200\"/>",
        "<w:color w:val=\"46555A\"/><w:sz w:val=\"19\"/><w:szCs w:val=\"19\"/>",
    ),
    (
        "Notice",
        "Notice",
        "<w:pBdr><w:left w:val=\"single\" w:sz=\"24\" w:space=\"8\" w:color=\"0A5566\"/></w:pBdr>\
         <w:shd w:val=\"clear\" w:color=\"auto\" w:fill=\"F0F4F4\"/><w:spacing w:after=\"0\"/>",
        "",
    ),
    (
        "Warning",
        "Warning",
        "<w:pBdr><w:left w:val=\"single\" w:sz=\"24\" w:space=\"8\" w:color=\"B3261E\"/></w:pBdr>\
         <w:shd w:val=\"clear\" w:color=\"auto\" w:fill=\"FBEEED\"/><w:spacing w:after=\"0\"/>",
        "",
    ),
    (
        "ContentsTitle",
        "Contents Title",
        "<w:keepNext/><w:spacing w:before=\"240\" w:after=\"120\"/>",
        "<w:b/><w:bCs/><w:sz w:val=\"26\"/><w:szCs w:val=\"26\"/>",
    ),
    (
        "TOC1",
        "toc 1",
        "<w:tabs><w:tab w:val=\"right\" w:leader=\"dot\" w:pos=\"9354\"/></w:tabs><w:spacing w:after=\"60\"/>",
        "",
    ),
    (
        "TOC2",
        "toc 2",
        "<w:tabs><w:tab w:val=\"right\" w:leader=\"dot\" w:pos=\"9354\"/></w:tabs><w:spacing w:after=\"60\"/>\
         <w:ind w:left=\"284\"/>",
        "",
    ),
    (
        "TOC3",
        "toc 3",
        "<w:tabs><w:tab w:val=\"right\" w:leader=\"dot\" w:pos=\"9354\"/></w:tabs><w:spacing w:after=\"60\"/>\
         <w:ind w:left=\"567\"/>",
        "",
    ),
    (
        "Reference",
        "Reference",
        "<w:tabs><w:tab w:val=\"left\" w:pos=\"567\"/></w:tabs><w:spacing w:after=\"80\"/>\
         <w:ind w:left=\"567\" w:hanging=\"567\"/>",
        "<w:sz w:val=\"20\"/><w:szCs w:val=\"20\"/>",
    ),
    ("ListParagraph", "List Paragraph", "<w:spacing w:after=\"60\"/>", ""),
    (
        "Note",
        "Note",
        "<w:spacing w:before=\"60\"/>",
        "<w:color w:val=\"505050\"/><w:sz w:val=\"18\"/><w:szCs w:val=\"18\"/>",
    ),
    (
        "Cell",
        "Cell",
        "<w:spacing w:before=\"40\" w:after=\"40\" w:line=\"240\" w:lineRule=\"auto\"/>",
        "<w:sz w:val=\"19\"/><w:szCs w:val=\"19\"/>",
    ),
    ("Gap", "Gap", "<w:spacing w:after=\"0\" w:line=\"120\" w:lineRule=\"exact\"/>", ""),
    (
        "Header",
        "header",
        "<w:tabs><w:tab w:val=\"right\" w:pos=\"9354\"/></w:tabs><w:spacing w:after=\"0\"/>",
        "<w:color w:val=\"505050\"/><w:sz w:val=\"17\"/><w:szCs w:val=\"17\"/>",
    ),
    (
        "Footer",
        "footer",
        "<w:tabs><w:tab w:val=\"right\" w:pos=\"9354\"/></w:tabs><w:spacing w:after=\"0\"/>",
        "<w:color w:val=\"505050\"/><w:sz w:val=\"17\"/><w:szCs w:val=\"17\"/>",
    ),
];

pub(super) fn styles(language: Language) -> String {
    let [text, east, rtl] = tags(language);
    let mut out = format!(
        "{MAIN}<w:styles {SPACES}><w:docDefaults><w:rPrDefault><w:rPr><w:rFonts w:ascii=\"Arial\" \
         w:eastAsia=\"SimSun\" w:hAnsi=\"Arial\" w:cs=\"Arial\"/><w:sz w:val=\"21\"/><w:szCs w:val=\"21\"/>\
         <w:lang w:val=\"{text}\" w:eastAsia=\"{east}\" w:bidi=\"{rtl}\"/></w:rPr></w:rPrDefault>\
         <w:pPrDefault><w:pPr><w:spacing w:after=\"120\" w:line=\"276\" w:lineRule=\"auto\"/></w:pPr>\
         </w:pPrDefault></w:docDefaults><w:style w:type=\"paragraph\" w:default=\"1\" w:styleId=\"Normal\">\
         <w:name w:val=\"Normal\"/><w:qFormat/></w:style><w:style w:type=\"character\" w:default=\"1\" \
         w:styleId=\"DefaultParagraphFont\"><w:name w:val=\"Default Paragraph Font\"/></w:style>\
         <w:style w:type=\"table\" w:default=\"1\" w:styleId=\"TableNormal\"><w:name w:val=\"Normal Table\"/>\
         <w:tblPr><w:tblInd w:w=\"0\" w:type=\"dxa\"/><w:tblCellMar><w:top w:w=\"0\" w:type=\"dxa\"/>\
         <w:left w:w=\"108\" w:type=\"dxa\"/><w:bottom w:w=\"0\" w:type=\"dxa\"/><w:right w:w=\"108\" \
         w:type=\"dxa\"/></w:tblCellMar></w:tblPr></w:style>"
    );
    for (id, name, paragraph, text) in STYLES {
        // Sides of borders are those of the page, whichever way lines run.
        let paragraph = if is_rtl(language) {
            paragraph.replace("<w:pBdr><w:left ", "<w:pBdr><w:right ")
        } else {
            paragraph.to_owned()
        };
        let _ = write!(
            out,
            "<w:style w:type=\"paragraph\" w:styleId=\"{id}\"><w:name w:val=\"{name}\"/>\
             <w:basedOn w:val=\"Normal\"/><w:qFormat/><w:pPr>{paragraph}</w:pPr><w:rPr>{text}</w:rPr></w:style>"
        );
    }
    out.push_str(
        "<w:style w:type=\"character\" w:styleId=\"Hyperlink\"><w:name w:val=\"Hyperlink\"/>\
         <w:rPr><w:color w:val=\"0A4F8A\"/><w:u w:val=\"single\"/></w:rPr></w:style>\
         <w:style w:type=\"character\" w:styleId=\"FootnoteReference\"><w:name w:val=\"footnote reference\"/>\
         <w:rPr><w:vertAlign w:val=\"superscript\"/></w:rPr></w:style>\
         <w:style w:type=\"paragraph\" w:styleId=\"FootnoteText\"><w:name w:val=\"footnote text\"/>\
         <w:basedOn w:val=\"Normal\"/><w:pPr><w:spacing w:after=\"40\" w:line=\"240\" w:lineRule=\"auto\"/></w:pPr>\
         <w:rPr><w:sz w:val=\"18\"/><w:szCs w:val=\"18\"/></w:rPr></w:style>\
         <w:style w:type=\"table\" w:styleId=\"Ruled\"><w:name w:val=\"Ruled\"/><w:basedOn w:val=\"TableNormal\"/>\
         <w:tblPr><w:tblBorders><w:top w:val=\"single\" w:sz=\"8\" w:space=\"0\" w:color=\"404040\"/>\
         <w:bottom w:val=\"single\" w:sz=\"8\" w:space=\"0\" w:color=\"404040\"/>\
         <w:insideH w:val=\"single\" w:sz=\"4\" w:space=\"0\" w:color=\"B0B0B0\"/></w:tblBorders></w:tblPr>\
         <w:tblStylePr w:type=\"firstRow\"><w:tcPr><w:shd w:val=\"clear\" w:color=\"auto\" \
         w:fill=\"EEF1F4\"/></w:tcPr></w:tblStylePr></w:style></w:styles>",
    );
    out
}
