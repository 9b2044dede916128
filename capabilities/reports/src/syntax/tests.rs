//! What is written, and what is told of what is written wrongly.

use proptest::prelude::*;

use super::*;

fn only(text: &str) -> Live {
    let parsed = parse(1, text, 0);
    assert_eq!(parsed.faults, [], "{text}");
    assert_eq!(parsed.lives.len(), 1, "{text}");
    parsed.lives[0].1.clone()
}

#[test]
fn a_figure_stands_in_a_sentence() {
    let parsed = parse(1, "There were {{figure immigrant-stock MDA 2020}} in 2020.", 7);
    assert_eq!(parsed.pieces, [Piece::Text(format!("There were {OPEN}7{CLOSE} in 2020.\n"))]);
    let Live::Figure { indicator, area, period, of } = &parsed.lives[0].1 else { panic!("a figure") };
    assert_eq!((indicator.as_str(), area.as_str()), ("immigrant-stock", "MDA"));
    assert_eq!(*period, Periods::These(vec![Period::Year(2020)]));
    assert_eq!(of.sex, Sex::Both);
}

#[test]
fn a_table_stands_on_its_line_between_texts() {
    let parsed =
        parse(1, "Before\n\n  {{table immigrant-stock MDA,KEN 1990..2020 title=\"Stocks, all\"}}\nAfter", 0);
    assert_eq!(parsed.faults, []);
    assert!(matches!(parsed.pieces.as_slice(), [Piece::Text(_), Piece::Block(0), Piece::Text(_)]));
    let Live::Table(many) = &parsed.lives[0].1 else { panic!("a table") };
    assert_eq!((many.areas.len(), many.title.as_str()), (2, "Stocks, all"));
    assert_eq!(many.periods, Periods::Span(1990, 2020));
}

#[test]
fn options_say_which_figure() {
    let Live::Figure { of, period, .. } =
        only("{{figure refugees KEN latest with=SOM sex=female age=\"0 to 4\" edition=unhcr/2024}}")
    else {
        panic!("a figure")
    };
    assert_eq!(period, Periods::Latest);
    assert_eq!((of.with.as_deref(), of.sex, of.age.as_deref()), (Some("SOM"), Sex::Female, Some("0 to 4")));
    assert_eq!(of.edition, Some(("unhcr".into(), "2024".into())));
}

#[test]
fn recipes_and_references_leave_the_text() {
    let text = "Text\n```recipe growth\nmethod = \"ols\"\n```\n{{analysis growth}}\n{{analysis growth term log(gdp=1)}} {{cite iom-2019}}\n```reference iom-2019\ntitle = \"G\"\n```";
    let parsed = parse(2, text, 0);
    assert_eq!(parsed.faults, []);
    assert_eq!(parsed.recipes[0].text, "method = \"ols\"");
    assert_eq!(parsed.recipes[0].at, Line { section: 2, line: 2 });
    assert_eq!(parsed.references[0].name, "iom-2019");
    let terms: Vec<&Live> = parsed.lives.iter().map(|(_, live)| live).collect();
    assert_eq!(*terms[1], Live::Term { name: "growth".into(), term: "log(gdp=1)".into() });
}

#[test]
fn code_and_escaped_braces_stay_as_they_are() {
    let parsed = parse(1, "Write \\{{figure X Y Z}} so:\n```\n{{figure a b c}}\n```", 0);
    assert_eq!((parsed.faults.len(), parsed.lives.len()), (0, 0));
    assert_eq!(
        parsed.pieces,
        [Piece::Text("Write {{figure X Y Z}} so:\n```\n{{figure a b c}}\n```\n".into())]
    );
}

#[test]
fn each_fault_names_its_line_and_what_to_write() {
    let check = |text: &str, line: u32, kind: FaultKind, found: &str| {
        let faults = parse(3, text, 0).faults;
        assert_eq!(faults.len(), 1, "{text}: {faults:?}");
        let fault = &faults[0];
        assert_eq!((fault.at, fault.kind), (Line { section: 3, line }, kind), "{text}");
        assert_eq!(fault.found, found, "{text}");
    };
    check("a\n{{figure x", 2, FaultKind::Unclosed, "{{figure x");
    check("{{figur x MDA 2020}}", 1, FaultKind::Unknown, "figur");
    check("{{figure x MDA}}", 1, FaultKind::TooFew, "figure x MDA");
    check("{{figure x MDA 2020 more}}", 1, FaultKind::TooMany, "more");
    check("{{figure x MDA 20}}", 1, FaultKind::Period, "20");
    check("{{figure x MDA 2010,2020}}", 1, FaultKind::Period, "2010,2020");
    check("{{table x MDA 2020..1990}}", 1, FaultKind::Period, "2020..1990");
    check("{{figure x MDA 2020 sex=both,female}}", 1, FaultKind::Option, "sex=both,female");
    check("{{figure x MDA 2020 title=T}}", 1, FaultKind::Option, "title=T");
    check("see {{table x MDA 2020}} here", 1, FaultKind::Alone, "table x MDA 2020");
    check("```recipe\na\n```", 1, FaultKind::Fence, "recipe");
    check("\n```recipe a\nb", 2, FaultKind::Fence, "recipe a");
    check("{{figure x MDA 2020 age=\"1}}", 1, FaultKind::Unclosed, "1");
}

#[test]
fn nobody_writes_the_marks_themselves() {
    let parsed = parse(1, &format!("a {OPEN}0{CLOSE} b"), 0);
    assert_eq!(parsed.pieces, [Piece::Text("a 0 b\n".into())]);
}

proptest! {
    #[test]
    fn every_text_is_read_and_every_live_thing_is_marked_once(text in "(\\{\\{|\\}\\}|figure|table|cite| |x|\\n|```|recipe|\\\\|\"|=|2020|,){0,60}") {
        let parsed = parse(1, &text, 0);
        let marks: usize = parsed.pieces.iter().map(|it| match it {
            Piece::Text(text) => text.matches(OPEN).count(),
            Piece::Block(_) => 1,
        }).sum();
        prop_assert_eq!(marks, parsed.lives.len());
    }
}
