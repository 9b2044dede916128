//! Writes one document in five languages into a folder, for Word and as PDF, to be looked at.

use std::path::Path;

use kernel::{Language, jiff::Timestamp};
use typeset::{
    Block, Callout, Column, Cover, CoverPlace, Document, Fact, Figure, Span, Table, Tone, Work, docx,
    markdown, pdf,
};

type Words = (&'static str, &'static str, [&'static str; 3], &'static str, &'static str);

/// A drawing as charts are: classes, positions in per cent, text in pixels.
const DRAWING: &str = "<svg xmlns=\"http://www.w3.org/2000/svg\" width=\"640\" height=\"120\"><style>\
    svg text { font-family: \"Noto Sans\", \"Noto Naskh Arabic\", \"Droid Sans Fallback\"; font-size: 12px; }\
    svg .bar { fill: #0a5566; } svg .grid { stroke: #d5dedf; }</style>\
    <line class=\"grid\" x1=\"0%\" x2=\"100%\" y1=\"100\" y2=\"100\"/>\
    <rect class=\"bar\" x=\"10%\" width=\"60%\" y=\"20\" height=\"24\" rx=\"2\"/>\
    <rect class=\"bar\" x=\"10%\" width=\"35%\" y=\"60\" height=\"24\" rx=\"2\"/>\
    <text x=\"72%\" y=\"37\">1 250 · Молдова · 中国 · ليبيا</text></svg>";

const ENGLISH: Words = (
    "Minutes: third meeting of 2026",
    "Example group",
    ["Item", "Min.", "Lead"],
    "Country support: requests",
    "The group **agreed** by _all_ on the [plan](/plan) of 2026-03.\n\n1. Opening\n2. Closing\n   - later\n\n> Said in passing.",
);
const ARABIC: Words = (
    "محضر: الاجتماع الثالث لعام 2026",
    "فريق نموذجي",
    ["البند", "دقيقة", "المسؤول"],
    "دعم البلدان: الطلبات (UNDP)",
    "اتفق الفريق **بالإجماع** على [الخطة](/plan) 2026-03، وقدّمت UNDP و IOM ورقة.\n\n1. الافتتاح\n2. الاختتام\n   - لاحقاً\n\n> قيل عرضاً.",
);
const RUSSIAN: Words = (
    "Протокол: третье заседание 2026 года",
    "Образцовая группа",
    ["Пункт", "Мин.", "Ответственный"],
    "Поддержка стран: запросы (UNDP)",
    "Группа **единогласно** одобрила _весь_ [план](/plan) 2026-03.\n\n1. Открытие\n2. Закрытие\n   - позже\n\n> Сказано мимоходом.",
);
const FRENCH: Words = (
    "Compte rendu : troisième réunion de 2026",
    "Groupe d’exemple",
    ["Point", "Min.", "Responsable"],
    "Appui aux pays : demandes",
    "Le groupe a **adopté** à _l’unanimité_ le [plan](/plan) de 2026-03.\n\n1. Ouverture\n2. Clôture\n   - plus tard\n\n> Dit en passant.",
);
const CHINESE: Words = (
    "会议记录：2026年第三次会议",
    "示例小组",
    ["项目", "分钟", "负责"],
    "国家支持：请求（UNDP）",
    "小组**一致**同意 [计划](/plan) 2026-03。\n\n1. 开幕\n2. 闭幕\n   - 以后\n\n> 附带说明。",
);

fn document(language: Language, (title, group, heads, item, text): Words) -> Document {
    let cell = |text: &str| vec![vec![Span::text(text)]];
    let [first, second, third] = heads;
    let table = Table {
        caption: first.into(),
        title: vec![Span::text(format!("{first} 1. {item}"))],
        columns: vec![Column::new(first, 6), Column::numbers(second, 1), Column::new(third, 3)],
        rows: (1..=40).map(|n| vec![cell(&format!("{n}. {item}")), cell("25"), cell("Agency C")]).collect(),
        notes: vec![vec![Span::text(item), Span::text(" [1]").citing("first")]],
    };
    let cited = Span::text("[1]").citing("first").noted(vec![Span::text(item).emphasis()]);
    let mut blocks = vec![
        Block::Contents { title: first.into(), depth: 2 },
        Block::Heading { level: 1, text: item.into() },
        Block::Callout(Callout {
            tone: Tone::Warning,
            title: third.into(),
            paragraphs: vec![vec![Span::text(item), Span::text(" UNDP 2026-03").strong()]],
        }),
        Block::Callout(Callout {
            tone: Tone::Notice,
            title: String::new(),
            paragraphs: vec![vec![Span::text(item)]],
        }),
    ];
    blocks.extend(markdown(text, "https://tributary.example"));
    blocks.push(Block::Paragraph(vec![Span::text(item), Span::text(" "), cited]));
    blocks.push(Block::Heading { level: 2, text: third.into() });
    blocks.push(Block::Figure(Figure::new(DRAWING, item, vec![Span::text(format!("{third} 1. {item}"))])));
    blocks.push(Block::Table(table));
    blocks.push(Block::Heading { level: 1, text: second.into() });
    blocks.push(Block::Facts(vec![Fact::new(first, item), Fact::new(second, "1 250,5")]));
    blocks.push(Block::Bibliography(vec![Work {
        id: "first".into(),
        mark: "[1]".into(),
        spans: vec![Span::text(item), Span::text(". https://e.example").to("https://e.example")],
    }]));
    Document {
        title: title.into(),
        cover: Cover {
            kind: group.into(),
            subtitle: item.into(),
            facts: vec![Fact::new(second, "2026-03-01"), Fact::new(third, item)],
            place: if language == Language::French { CoverPlace::AboveText } else { CoverPlace::OwnPage },
        },
        language,
        author: group.into(),
        at: Timestamp::constant(1_788_253_200, 0),
        header: group.into(),
        footer: format!("2026-03 · {group}\t{} / {}", typeset::PAGE, typeset::PAGES),
        blocks,
    }
}

fn main() -> std::io::Result<()> {
    let folder = std::env::args().nth(1).unwrap_or_else(|| ".".into());
    for (language, words) in [
        (Language::English, ENGLISH),
        (Language::French, FRENCH),
        (Language::Russian, RUSSIAN),
        (Language::Arabic, ARABIC),
        (Language::Chinese, CHINESE),
    ] {
        let document = document(language, words);
        let write = |ending: &str, bytes: Vec<u8>| {
            std::fs::write(Path::new(&folder).join(format!("sample-{language}.{ending}")), bytes)
        };
        write("docx", docx(&document))?;
        let started = std::time::Instant::now();
        let bytes = pdf(&document).map_err(std::io::Error::other)?;
        eprintln!("{language}: {} bytes in {:?}", bytes.len(), started.elapsed());
        write("pdf", bytes)?;
    }
    Ok(())
}
