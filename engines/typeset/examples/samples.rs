//! Writes one document in English, Arabic and Chinese into a folder, to be looked at in a word processor.

use std::path::Path;

use kernel::{Language, jiff::Timestamp};
use typeset::{Align, Block, Column, Cover, Document, Span, Table, docx, markdown};

type Words = (&'static str, &'static str, [&'static str; 3], &'static str, &'static str);

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
        columns: vec![
            Column::new(first, 6),
            Column { align: Align::End, ..Column::new(second, 1) },
            Column::new(third, 3),
        ],
        rows: (1..=40).map(|n| vec![cell(&format!("{n}. {item}")), cell("25"), cell("Agency C")]).collect(),
        ..Table::default()
    };
    let mut blocks = vec![Block::Heading { level: 1, text: item.into() }];
    blocks.extend(markdown(text, "https://tributary.example"));
    blocks.push(Block::Table(table));
    Document {
        title: title.into(),
        cover: Cover::default(),
        language,
        author: group.into(),
        at: Timestamp::constant(1_788_253_200, 0),
        header: group.into(),
        footer: format!("2026-03 · {} / {}", typeset::PAGE, typeset::PAGES),
        blocks,
    }
}

fn main() -> std::io::Result<()> {
    let folder = std::env::args().nth(1).unwrap_or_else(|| ".".into());
    for (language, words) in
        [(Language::English, ENGLISH), (Language::Arabic, ARABIC), (Language::Chinese, CHINESE)]
    {
        let path = Path::new(&folder).join(format!("sample-{language}.docx"));
        std::fs::write(path, docx(&document(language, words)))?;
    }
    Ok(())
}
