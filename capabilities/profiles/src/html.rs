//! A profile as one HTML file of its own, with its charts.

use std::fmt::Write as _;

use web::Say;

use countries::{MapLinks, drawn_map};

use crate::{
    drawings::{bars_figure, line_figure, lines},
    markdown::{FIGURE_HEADS, PARTNER_HEADS, figure_cells, partner_cells, rank_lines, summary},
    number::Number,
    pairs::Partners,
    pictures::{Picture, origins, pictures},
    profile::{Profile, Section},
    words::links,
};

/// The look of the page itself; charts bring their own.
const STYLE: &str = "body{font:1rem/1.5 sans-serif;max-inline-size:60rem;margin-inline:auto;padding:1rem}\
table{border-collapse:collapse;margin-block:1rem}th,td{border:1px solid #767676;padding:.25rem .5rem;text-align:start;vertical-align:top}\
figure{margin-inline:0;max-inline-size:40rem}.scroll{overflow-x:auto}.by{font-size:.8rem}\
figcaption{font-weight:650}.keys{display:flex;flex-wrap:wrap;gap:.5rem;list-style:none;padding:0}\
.keys i{display:inline-block;inline-size:1.4rem;block-size:1rem;border:1px solid #76858a;margin-inline-end:.3rem}\
.x0{background:#f0f4f4}.x1{background:#cfe3e4}.x2{background:#9bc6ca}.x3{background:#3f7f8b}.x4{background:#0a4553}\
.hatched{background:repeating-linear-gradient(45deg,#fff 0 3px,#76858a 3px 4px)}\
svg .neutral{fill:#d5dedf;stroke:#46555a;stroke-width:.75;stroke-dasharray:2 2;vector-effect:non-scaling-stroke}";

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
    if linked {
        papers(&mut page, profile, say);
    }
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
        section(&mut page, name, part, profile, say, linked);
    }
    section_heading(&mut page, &say.text("profiles-editions"));
    let editions = profile.editions.iter().map(|it| {
        let words = [it.dataset.as_str(), it.edition.as_str(), it.title.as_str(), it.licence.as_str()];
        let words: Vec<&str> = words.into_iter().filter(|it| !it.is_empty()).collect();
        format!("{}. SHA-256 {}", words.join(", "), it.file_sha256)
    });
    list(&mut page, &editions.collect::<Vec<_>>());
    element(&mut page, "p", &say.text("profiles-grade-rule"));
    page.push_str(&footnotes(&page, say));
    page
}

/// The footnotes of names with a mark that stand on a page.
pub(crate) fn footnotes(page: &str, say: &Say) -> String {
    let mut notes = String::new();
    for area in countries::content().areas.all() {
        let Some(note) = area.note.as_ref().filter(|it| !it.mark.is_empty()) else { continue };
        if page.contains(&escaped(&area.marked_name(say.language))) {
            let line = format!("{} {}", note.mark, note.text.get(say.language));
            let _ = writeln!(notes, "<p class=\"note\">{}</p>", escaped(&line));
        }
    }
    notes
}

/// The way to the same on paper.
fn papers(page: &mut String, profile: &Profile, say: &Say) {
    let title = escaped(&say.with("profiles-title", "country", profile.country.name.clone()));
    page.push_str("<ul class=\"links\">");
    for (kind, ending) in [("PDF", "pdf"), ("DOCX", "docx")] {
        let _ = write!(
            page,
            "<li><a href=\"/profiles/{}/profile.{ending}\" download>{kind}<span class=\"hide\"> · {title}</span></a></li>",
            escaped(&profile.country.code)
        );
    }
    page.push_str("</ul>\n");
}

fn section(page: &mut String, name: &str, part: &Section, profile: &Profile, say: &Say, linked: bool) {
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
        let (title, figure) = line_figure(&format!("{name}-{}", group[0]), &group, part, say);
        drawn(page, say, &title, &figure);
    }
    map(page, part, profile, say, linked);
    for it in pictures(part, profile, say) {
        page.push_str(&picture(&it, say, linked));
    }
    for (partners_name, partners) in &part.partners.0 {
        let title = say.text(&format!("profiles-partners-{partners_name}"));
        element(page, "h3", &title);
        element(page, "p", &summary(partners, say));
        bars(page, &format!("{name}-{partners_name}"), &title, partners, say);
    }
}

fn bars(page: &mut String, prefix: &str, title: &str, partners: &Partners, say: &Say) {
    let _ = writeln!(page, "<figure>{}</figure>", bars_figure(prefix, title, partners, say).svg);
    let rows: Vec<Vec<String>> = partner_cells(partners, say).into_iter().map(Vec::from).collect();
    folded(page, say, &PARTNER_HEADS.map(|key| say.text(key)), &rows);
}

/// A drawing below its title, above its sources and its table.
pub(crate) fn picture(it: &Picture, say: &Say, linked: bool) -> String {
    let mut page = String::new();
    let title = escaped(&it.title);
    let _ = write!(page, "<figure class=\"chart\"><figcaption>{title}</figcaption>{}", it.figure.svg);
    let _ = writeln!(page, "{}</figure>", by(&it.sources, &it.note, say, linked));
    let row = |it: &charts::Row| {
        let cells = it.cells.iter().map(|it| it.clone().unwrap_or_else(|| "\u{2014}".to_owned()));
        std::iter::once(it.head.clone()).chain(cells).collect::<Vec<_>>()
    };
    let rows: Vec<Vec<String>> = it.figure.rows.body.iter().map(row).collect();
    folded(&mut page, say, &it.figure.rows.head, &rows);
    page
}

/// Where the numbers of a drawing are from, and what is said beside them.
fn by(sources: &[crate::Source], note: &str, say: &Say, linked: bool) -> String {
    let one = |it: &crate::Source| {
        let words = escaped(&format!("{} {}", it.dataset, it.edition));
        if linked { format!("<a href=\"{}\"><bdi>{words}</bdi></a>", escaped(&it.url)) } else { words }
    };
    let sources: Vec<String> = sources.iter().map(one).collect();
    let head = escaped(&say.text("profiles-drawing-source"));
    format!("<p class=\"by\">{head} {}. {}</p>", sources.join(", "), escaped(note))
}

/// Where immigrants come from, on the map of the world, with the statement of the United Nations.
fn map(page: &mut String, part: &Section, profile: &Profile, say: &Say, linked: bool) {
    let Some((figures, source)) = origins(part, say, &profile.country.name) else { return };
    // Two hundred links would make the page heavier by a tenth, and the partners below it are named.
    let map = drawn_map(say, "origins", &figures, profile.country.code.parse().ok(), MapLinks::None);
    let title = escaped(&figures.title);
    let _ = write!(
        page,
        "<figure class=\"chart atlas\"><figcaption>{title}</figcaption>{}<ul class=\"keys\">",
        map.svg
    );
    for (style, text, areas) in &map.legend {
        let _ = write!(page, "<li><i class=\"{style}\"></i>{} ({areas})</li>", escaped(text));
    }
    let _ = write!(page, "<li><i class=\"hatched\"></i>{}</li></ul>", escaped(&map.without));
    page.push_str(&by(&[source], &map.disclaimer, say, linked));
    let _ = writeln!(page, "<p class=\"by\">{}</p></figure>", escaped(&map.disputed));
}

/// The table of a drawing, folded: most readers look at the drawing, and years of rows would bury the next one.
fn folded(page: &mut String, say: &Say, heads: &[String], rows: &[Vec<String>]) {
    let _ = writeln!(page, "<details><summary>{}</summary>", escaped(&say.text("profiles-as-table")));
    table(page, heads, rows);
    page.push_str("</details>\n");
}

/// A drawing with the table that says the same.
fn drawn(page: &mut String, say: &Say, title: &str, figure: &charts::Figure) {
    let title = escaped(title);
    let _ = writeln!(page, "<figure class=\"chart\"><figcaption>{title}</figcaption>{}</figure>", figure.svg);
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
