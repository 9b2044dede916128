//! A profile as one HTML file of its own, with its charts.

use std::fmt::Write as _;

use charts::{Bar, Baseline, Caption, Emphasis, LineChart, RankedBars, Series, line_chart, ranked_bars};
use web::Say;

use crate::{
    markdown::{FIGURE_HEADS, PARTNER_HEADS, figure_cells, partner_cells, rank_lines, summary},
    number::Number,
    pairs::Partners,
    profile::{Profile, Section},
    words::{figure, in_unit, links},
};

/// The look of the page itself; charts bring their own.
const STYLE: &str = "body{font:1rem/1.5 sans-serif;max-inline-size:60rem;margin-inline:auto;padding:1rem}\
table{border-collapse:collapse;margin-block:1rem}th,td{border:1px solid #767676;padding:.25rem .5rem;text-align:start;vertical-align:top}\
figure{margin-inline:0;max-inline-size:40rem}.scroll{overflow-x:auto}";

/// Writes a profile; the same profile gives the same bytes.
pub fn print_html(profile: &Profile, say: &Say) -> String {
    let mut page = String::new();
    let title = escaped(&say.with("profiles-title", "country", profile.country.name.clone()));
    let direction = if say.language.direction() == kernel::Direction::Rtl { "rtl" } else { "ltr" };
    let _ = write!(
        page,
        "<!doctype html>\n<html lang=\"{}\" dir=\"{direction}\">\n<head>\n<meta charset=\"utf-8\">\n\
         <meta name=\"viewport\" content=\"width=device-width\">\n<title>{title}</title>\n<style>{STYLE}{}</style>\n\
         </head>\n<body>\n<main>\n",
        say.language.word(),
        charts::STYLE,
    );
    page.push_str(&content(profile, say, false));
    page.push_str("</main>\n</body>\n</html>\n");
    page
}

/// What stands on the page of a profile, its heading first; on the site, sources lead to their cells.
pub(crate) fn content(profile: &Profile, say: &Say, linked: bool) -> String {
    let mut page = String::new();
    element(&mut page, "h1", &say.with("profiles-title", "country", profile.country.name.clone()));
    element(&mut page, "p", &say.with("profiles-as-of", "day", profile.as_of.to_string()));
    if !profile.communities.is_empty() {
        let name = |it: &crate::Group| {
            let name = escaped(&it.name);
            if linked { format!("<a href=\"/regions/{}/figures\">{name}</a>", it.id) } else { name }
        };
        let names: Vec<String> = profile.communities.iter().map(name).collect();
        let _ = writeln!(page, "<p>{}: {}</p>", escaped(&say.text("profiles-communities")), names.join(", "));
    }
    section_heading(&mut page, &say.text("profiles-findings"));
    let findings: Vec<String> = profile.findings.iter().map(|it| it.text.clone()).collect();
    if findings.is_empty() {
        element(&mut page, "p", &say.text("profiles-findings-none"));
    }
    list(&mut page, &findings);
    element(&mut page, "p", &say.text("profiles-associated"));
    for (name, part) in &profile.parts.0 {
        section_heading(&mut page, &say.text(&format!("profiles-part-{name}")));
        section(&mut page, name, part, say, linked);
    }
    section_heading(&mut page, &say.text("profiles-editions"));
    let editions = profile.editions.iter().map(|it| {
        let words = [it.dataset.as_str(), it.edition.as_str(), it.title.as_str(), it.licence.as_str()];
        let words: Vec<&str> = words.into_iter().filter(|it| !it.is_empty()).collect();
        format!("{}. SHA-256 {}", words.join(", "), it.file_sha256)
    });
    list(&mut page, &editions.collect::<Vec<_>>());
    element(&mut page, "p", &say.text("profiles-grade-rule"));
    page
}

fn section(page: &mut String, name: &str, part: &Section, say: &Say, linked: bool) {
    let rows = part.figures.0.iter().map(|(name, number)| {
        let mut cells = figure_cells(name, number, say).map(|it| escaped(&it));
        if linked {
            cells[4] = anchors(number);
        }
        cells.to_vec()
    });
    written_table(page, &FIGURE_HEADS.map(|key| say.text(key)), &rows.collect::<Vec<_>>());
    list(page, &rank_lines(part, say));
    for group in lines(part) {
        let unit =
            group.iter().filter_map(|it| part.series.get(it)).flatten().map(|it| it.unit.clone()).next();
        chart(page, &format!("{name}-{}", group[0]), &group, part, &unit.unwrap_or_default(), say);
    }
    for (partners_name, partners) in &part.partners.0 {
        let title = say.text(&format!("profiles-partners-{partners_name}"));
        element(page, "h3", &title);
        element(page, "p", &summary(partners, say));
        bars(page, &format!("{name}-{partners_name}"), &title, partners, say);
    }
}

/// Series that belong into one chart: those of one unit, at most four.
fn lines(part: &Section) -> Vec<Vec<&'static str>> {
    let mut groups: Vec<(String, Vec<&'static str>)> = Vec::new();
    for (name, numbers) in
        part.series.0.iter().filter(|(_, it)| it.iter().filter(|it| it.value.is_some()).count() > 1)
    {
        let unit = numbers.iter().map(|it| it.unit.clone()).next().unwrap_or_default();
        match groups.iter_mut().find(|(known, names)| *known == unit && names.len() < 4) {
            Some((_, names)) => names.push(name),
            None => groups.push((unit, vec![name])),
        }
    }
    groups.into_iter().map(|(_, names)| names).collect()
}

fn chart(page: &mut String, prefix: &str, names: &[&'static str], part: &Section, unit: &str, say: &Say) {
    let titles: Vec<String> = names.iter().map(|it| figure(say, it)).collect();
    let points: Vec<Vec<(i32, Option<f64>)>> = names
        .iter()
        .map(|it| part.series.get(it).into_iter().flatten())
        .map(|numbers| numbers.filter_map(|it| Some((i32::from(it.year?), it.value))).collect())
        .collect();
    let series: Vec<Series<'_>> =
        titles.iter().zip(&points).map(|(name, points)| Series { name, points }).collect();
    let title = titles.join(", ");
    let figure = line_chart(&LineChart {
        caption: Caption { prefix, title: &title, text: "", direction: say.language.direction() },
        series: &series,
        breaks: &[],
        baseline: Baseline::Zero,
        height: 200,
        value: &|value| in_unit(say, unit, value),
        year: &|year| year.to_string(),
        year_head: &say.text("profiles-head-year"),
    });
    drawn(page, say, &title, &figure);
}

fn bars(page: &mut String, prefix: &str, title: &str, partners: &Partners, say: &Say) {
    let cells = partner_cells(partners, say);
    let bar = |(it, cells): (&crate::Partner, &'_ [String; 4])| (it.value, cells.clone());
    let rows: Vec<(Option<f64>, [String; 4])> = partners.largest.iter().zip(&cells).map(bar).collect();
    let bars: Vec<Bar<'_>> = rows
        .iter()
        .enumerate()
        .map(|(at, (value, cells))| Bar {
            rank: &cells[0],
            name: &cells[1],
            value: *value,
            shown: &cells[2],
            emphasis: if at == 0 { Emphasis::Strong } else { Emphasis::Plain },
        })
        .collect();
    let heads = [0, 1, 2].map(|at| say.text(PARTNER_HEADS[at]));
    let figure = ranked_bars(&RankedBars {
        caption: Caption { prefix, title, text: "", direction: say.language.direction() },
        bars: &bars,
        heads: [&heads[0], &heads[1], &heads[2]],
    });
    let _ = writeln!(page, "<figure>{}</figure>", figure.svg);
    let rows: Vec<Vec<String>> = cells.into_iter().map(Vec::from).collect();
    folded(page, say, &PARTNER_HEADS.map(|key| say.text(key)), &rows);
}

/// The table of a drawing, folded: most readers look at the drawing, and years of rows would bury the next one.
fn folded(page: &mut String, say: &Say, heads: &[String], rows: &[Vec<String>]) {
    let _ = writeln!(page, "<details><summary>{}</summary>", escaped(&say.text("profiles-as-table")));
    table(page, heads, rows);
    page.push_str("</details>\n");
}

/// A drawing with the table that says the same.
fn drawn(page: &mut String, say: &Say, title: &str, figure: &charts::Figure) {
    let _ = writeln!(page, "<figure>{}<figcaption>{}</figcaption></figure>", figure.svg, escaped(title));
    let row = |it: &charts::Row| {
        let cells = it.cells.iter().map(|it| it.clone().unwrap_or_else(|| "\u{2014}".to_owned()));
        std::iter::once(it.head.clone()).chain(cells).collect::<Vec<_>>()
    };
    let rows: Vec<Vec<String>> = figure.rows.body.iter().map(row).collect();
    folded(page, say, &figure.rows.head, &rows);
}

fn element(page: &mut String, name: &str, words: &str) {
    let _ = writeln!(page, "<{name}>{}</{name}>", escaped(words));
}

fn list(page: &mut String, lines: &[String]) {
    if lines.is_empty() {
        return;
    }
    page.push_str("<ul>\n");
    for it in lines {
        element(page, "li", it);
    }
    page.push_str("</ul>\n");
}

fn section_heading(page: &mut String, words: &str) {
    let _ = writeln!(page, "<div class=\"sec\"><h2>{}</h2></div>", escaped(words));
}

/// The sources of a number as links.
fn anchors(number: &Number) -> String {
    let (links, rest) = links(number);
    let anchor =
        |(words, url): (String, String)| format!("<a href=\"{}\">{}</a>", escaped(&url), escaped(&words));
    let more = (rest > 0).then(|| format!("+{rest}"));
    links.into_iter().map(anchor).chain(more).collect::<Vec<_>>().join("; ")
}

fn table(page: &mut String, heads: &[String], rows: &[Vec<String>]) {
    let rows: Vec<Vec<String>> = rows.iter().map(|row| row.iter().map(|it| escaped(it)).collect()).collect();
    written_table(page, heads, &rows);
}

/// A table whose cells are HTML already.
fn written_table(page: &mut String, heads: &[String], rows: &[Vec<String>]) {
    page.push_str("<div class=\"scroll\" tabindex=\"0\"><table>\n<thead><tr>");
    for it in heads {
        let _ = write!(page, "<th scope=\"col\">{}</th>", escaped(it));
    }
    page.push_str("</tr></thead>\n<tbody>\n");
    for row in rows {
        page.push_str("<tr>");
        for (at, cell) in row.iter().enumerate() {
            let (open, close) = if at == 0 { ("<th scope=\"row\">", "</th>") } else { ("<td>", "</td>") };
            let _ = write!(page, "{open}{cell}{close}");
        }
        page.push_str("</tr>\n");
    }
    page.push_str("</tbody>\n</table></div>\n");
}

fn escaped(text: &str) -> String {
    text.replace('&', "&amp;").replace('<', "&lt;").replace('>', "&gt;").replace('"', "&quot;")
}
