//! A profile as Markdown.

use std::fmt::Write as _;

use web::Say;

use crate::{
    number::Number,
    pairs::Partners,
    pictures::{Picture, pictures},
    profile::{Profile, Section},
    words::{cells, figure, left_to_right, place, plain, shown},
};

/// Writes a profile; the same profile gives the same bytes.
pub fn print_markdown(profile: &Profile, say: &Say) -> String {
    let mut text = String::new();
    let title = say.with("profiles-title", "country", profile.country.name.clone());
    heading(&mut text, 1, &title);
    paragraph(&mut text, &say.with("profiles-as-of", "day", profile.as_of.to_string()));
    if !profile.communities.is_empty() {
        let names: Vec<&str> = profile.communities.iter().map(|it| it.name.as_str()).collect();
        paragraph(&mut text, &format!("{}: {}", say.text("profiles-communities"), names.join(", ")));
    }
    heading(&mut text, 2, &say.text("profiles-findings"));
    if profile.findings.is_empty() {
        paragraph(&mut text, &say.text("profiles-findings-none"));
    }
    for finding in &profile.findings {
        let _ = writeln!(text, "- {}", finding.text);
    }
    if !profile.findings.is_empty() {
        text.push('\n');
    }
    paragraph(&mut text, &say.text("profiles-associated"));
    for (name, part) in &profile.parts.0 {
        heading(&mut text, 2, &say.text(&format!("profiles-part-{name}")));
        figures(&mut text, part, say);
        ranks(&mut text, part, say);
        series(&mut text, part, say);
        for it in pictures(part, profile, say) {
            pictured(&mut text, &it, say);
        }
        for (name, partners) in &part.partners.0 {
            heading(&mut text, 3, &say.text(&format!("profiles-partners-{name}")));
            paragraph(&mut text, &summary(partners, say));
            partners_table(&mut text, partners, say);
        }
    }
    heading(&mut text, 2, &say.text("profiles-editions"));
    for it in &profile.editions {
        let licence = if it.licence.is_empty() { String::new() } else { format!(". {}", it.licence) };
        let _ = writeln!(
            text,
            "- {} {}: {}{licence} SHA-256 `{}`",
            it.dataset, it.edition, it.title, it.file_sha256
        );
    }
    text.push('\n');
    paragraph(&mut text, &say.text("profiles-grade-rule"));
    text.truncate(text.trim_end().len());
    text.push('\n');
    text
}

/// The numbers of a drawing; a cloud of all countries is left to the other forms.
fn pictured(text: &mut String, picture: &Picture, say: &Say) {
    const MOST: usize = 60;
    let rows = &picture.figure.rows;
    if rows.body.len() > MOST {
        return;
    }
    heading(text, 3, &picture.title);
    row(text, rows.head.iter().map(String::as_str));
    row(text, rows.head.iter().map(|_| "---"));
    for it in &rows.body {
        let cells = it.cells.iter().map(|it| it.as_deref().unwrap_or("\u{2014}"));
        row(text, std::iter::once(it.head.as_str()).chain(cells));
    }
    let sources: Vec<String> =
        picture.sources.iter().map(|it| format!("{} {}", it.dataset, it.edition)).collect();
    let _ = writeln!(
        text,
        "\n{} {}. {}\n",
        say.text("profiles-drawing-source"),
        sources.join(", "),
        picture.note
    );
}

fn heading(text: &mut String, level: usize, words: &str) {
    let _ = writeln!(text, "{} {words}\n", "#".repeat(level));
}

fn paragraph(text: &mut String, words: &str) {
    let _ = writeln!(text, "{words}\n");
}

fn row<'a>(text: &mut String, cells: impl IntoIterator<Item = &'a str>) {
    let cells: Vec<String> = cells.into_iter().map(|it| it.replace('|', "\\|").replace('\n', " ")).collect();
    let _ = writeln!(text, "| {} |", cells.join(" | "));
}

fn head(text: &mut String, say: &Say, keys: &[&str]) {
    let heads: Vec<String> = keys.iter().map(|key| say.text(key)).collect();
    row(text, heads.iter().map(String::as_str));
    row(text, keys.iter().map(|_| "---"));
}

fn figures(text: &mut String, part: &Section, say: &Say) {
    head(text, say, &FIGURE_HEADS);
    for (name, number) in &part.figures.0 {
        let cells = figure_cells(name, number, say);
        row(text, cells.iter().map(String::as_str));
    }
    text.push('\n');
}

/// The heads of the table of figures.
pub(crate) const FIGURE_HEADS: [&str; 5] = [
    "profiles-head-figure",
    "profiles-head-value",
    "profiles-head-year",
    "profiles-head-grade",
    "profiles-head-source",
];

/// One row of the table of figures.
pub(crate) fn figure_cells(name: &str, number: &Number, say: &Say) -> [String; 5] {
    [figure(say, name), shown(say, number), when(number, say), grade(number), cells(number)]
}

/// The year, the interval or the quarter of a number.
pub(crate) fn when(number: &Number, say: &Say) -> String {
    let year = number.year.map(|it| it.to_string()).unwrap_or_default();
    match (&number.period, number.since) {
        (Some(period), _) => period.clone(),
        (None, Some(since)) => left_to_right(say, format!("{since}–{year}")),
        (None, None) => year,
    }
}

fn grade(number: &Number) -> String {
    number.quality.map(|it| it.grade.to_string()).unwrap_or_default()
}

fn ranks(text: &mut String, part: &Section, say: &Say) {
    for line in rank_lines(part, say) {
        let _ = writeln!(text, "- {line}");
    }
    if !part.ranks.0.is_empty() {
        text.push('\n');
    }
}

/// The places of a part, a sentence each.
pub(crate) fn rank_lines(part: &Section, say: &Say) -> Vec<String> {
    let line = |(name, rank): &(&'static str, crate::corridor::Rank)| {
        let arguments = [("place", rank.place.to_string().into()), ("of", rank.of.to_string().into())];
        say.fill(&format!("profiles-rank-{name}"), &arguments)
    };
    part.ranks.0.iter().map(line).collect()
}

fn series(text: &mut String, part: &Section, say: &Say) {
    for (name, numbers) in part.series.0.iter().filter(|(_, it)| it.len() > 1) {
        heading(text, 3, &figure(say, name));
        head(text, say, &["profiles-head-year", "profiles-head-value"]);
        for number in numbers {
            row(text, [when(number, say).as_str(), shown(say, number).as_str()]);
        }
        text.push('\n');
    }
}

/// How many partners, how concentrated, how much is unknown.
pub(crate) fn summary(partners: &Partners, say: &Say) -> String {
    let class =
        partners.dependency.map(|it| say.text(&format!("profiles-dependency-{it}"))).unwrap_or_default();
    let arguments = [
        ("total", shown(say, &partners.total).into()),
        ("year", partners.year.to_string().into()),
        ("unknown", plain(say, partners.unknown.value, 2).into()),
        ("hhi", plain(say, partners.hhi.value, 4).into()),
        ("class", class.into()),
    ];
    say.fill("profiles-partners-summary", &arguments)
}

fn partners_table(text: &mut String, partners: &Partners, say: &Say) {
    head(text, say, &PARTNER_HEADS);
    for cells in partner_cells(partners, say) {
        row(text, cells.iter().map(String::as_str));
    }
    text.push('\n');
}

/// The heads of the table of partners.
pub(crate) const PARTNER_HEADS: [&str; 4] =
    ["profiles-head-rank", "profiles-head-place", "profiles-head-value", "profiles-head-share"];

/// The rows of the table of partners.
pub(crate) fn partner_cells(partners: &Partners, say: &Say) -> Vec<[String; 4]> {
    let row = |it: &crate::Partner| {
        let value =
            it.value.map_or_else(String::new, |value| crate::words::in_unit(say, &partners.unit, value));
        let rank = it.rank.map(|it| it.to_string()).unwrap_or_default();
        [rank, place(say, &it.code), value, plain(say, it.share, 2)]
    };
    partners.largest.iter().map(row).collect()
}
