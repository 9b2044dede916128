//! A build as HTML: the part that stands in a page of the site, and the same as a file of its own.

pub(super) mod draw;

use std::{collections::BTreeMap, fmt::Write as _};

use kernel::Direction;
use web::Say;

use super::{Stretch, about, mentioned, sources, stretches};
use crate::frozen::{AnalysisUsed, Frozen, Grid, Inline, KeptUsed, Part};

/// What became of figures and editions since, by their places: words to stand beside them. A file has none.
#[derive(Clone, Debug, Default)]
pub(crate) struct Marks {
    /// Beside figures.
    pub(crate) figures: BTreeMap<usize, String>,
    /// Beside editions.
    pub(crate) editions: BTreeMap<usize, String>,
    /// Below analyses.
    pub(crate) analyses: BTreeMap<usize, Vec<String>>,
}

/// A build as a file of its own, its addresses whole.
pub(super) fn document(frozen: &Frozen, say: &Say) -> String {
    let head = &frozen.head;
    let title = escape(&head.title);
    let language = head.language;
    let mut out = format!(
        "<!doctype html>\n<html lang=\"{language}\" dir=\"{}\">\n<head>\n<meta charset=\"utf-8\">\n\
         <meta name=\"viewport\" content=\"width=device-width, initial-scale=1\">\n<title>{title}</title>\n\
         <meta name=\"generator\" content=\"{}\">\n<style>{}{}</style>\n</head>\n<body>\n<main>\n",
        language.direction().word(),
        escape(&frozen.program),
        include_str!("html/file.css"),
        charts::STYLE,
    );
    if head.demonstration {
        let _ = writeln!(
            out,
            "<p class=\"demo\"><strong>{}</strong></p>",
            escape(&say.text("reports-demonstration"))
        );
    }
    let _ = writeln!(out, "<h1>{title}</h1>");
    if !head.summary.is_empty() {
        let _ = writeln!(out, "<p class=\"lead\">{}</p>", escape(&head.summary));
    }
    let _ = writeln!(out, "<p class=\"note\">{}</p>", escape(&byline(frozen, say)));
    out.push_str(&body(frozen, say, &Marks::default()));
    out.push_str("</main>\n</body>\n</html>\n");
    // Within the site addresses are short; a file is read far from it.
    out.replace("href=\"/", &format!("href=\"{}/", escape(&head.base)))
}

/// Whose report it is, which build, and of which day.
pub(crate) fn byline(frozen: &Frozen, say: &Say) -> String {
    let head = &frozen.head;
    say.fill(
        "reports-byline",
        &[
            ("authors", head.authors.join(&say.text("reports-cite-comma")).into()),
            ("number", head.number.to_string().into()),
            ("day", say.local().day(head.day).into()),
        ],
    )
}

/// The text, the figures in it and the bibliography.
pub(crate) fn body(frozen: &Frozen, say: &Say, marks: &Marks) -> String {
    let mut page = Page { frozen, say, marks, mentioned: mentioned(frozen), out: String::new(), charts: 0 };
    for (number, section) in (1..).zip(&frozen.sections) {
        page.section(number, &section.title, &section.parts);
    }
    page.figures();
    page.bibliography();
    page.out
}

struct Page<'a> {
    frozen: &'a Frozen,
    say: &'a Say,
    marks: &'a Marks,
    mentioned: Vec<usize>,
    out: String,
    charts: usize,
}

impl Page<'_> {
    fn put(&mut self, html: &str) {
        self.out.push_str(html);
    }

    fn section(&mut self, number: usize, title: &str, parts: &[Part]) {
        if title.is_empty() {
            self.put("<section>\n");
        } else {
            let title = escape(title);
            self.put(&format!(
                "<section aria-labelledby=\"section-{number}\">\n<h2 id=\"section-{number}\">{title}</h2>\n"
            ));
        }
        for part in parts {
            match part {
                Part::Text { markdown } => self.text(markdown),
                Part::Table { table } => self.table(table, ""),
                Part::Chart { drawn, table } => {
                    self.charts += 1;
                    let drawing = draw::chart(self.frozen, self.say, *drawn, table, self.charts);
                    self.put(&format!(
                        "<figure class=\"chart\">\n<figcaption>{}</figcaption>\n",
                        escape(&table.title)
                    ));
                    if !table.unit.is_empty() {
                        self.put(&format!("<p class=\"unit\">{}</p>\n", escape(&table.unit)));
                    }
                    self.put(&drawing);
                    let words = escape(&self.say.text("reports-chart-numbers"));
                    self.put(&format!("<details><summary>{words}</summary>\n"));
                    self.table(table, "");
                    self.put("</details>\n</figure>\n");
                }
                Part::Analysis { analysis } => {
                    if let Some(it) = self.frozen.analyses.get(*analysis) {
                        let marks = self.marks.analyses.get(analysis);
                        self.analysis(it, marks.map_or(&[], Vec::as_slice));
                    }
                }
            }
        }
        self.put("</section>\n");
    }

    /// Markdown made safe, with what its marks stand for.
    fn text(&mut self, markdown: &str) {
        let html = web::markdown(markdown);
        for stretch in stretches(html.as_str()) {
            match stretch {
                Stretch::Text(text) => self.put(text),
                Stretch::Live(number) => self.inline(number),
            }
        }
    }

    fn inline(&mut self, number: usize) {
        let Some(inline) = self.frozen.inlines.get(number) else { return };
        let html = match inline {
            Inline::Figure { figure } => {
                let Some(used) = self.frozen.figures.get(*figure) else { return };
                let note = self.mentioned.iter().position(|it| it == figure).unwrap_or_default() + 1;
                let label = escape(&self.say.with("reports-note", "number", note.to_string()));
                let mark = self.marks.figures.get(figure).map_or_else(String::new, |words| {
                    format!(" <strong class=\"retracted\">({})</strong>", escape(words))
                });
                format!(
                    "<span class=\"live\"><bdi>{}</bdi><sup><a href=\"#figure-{note}\" aria-label=\"{label}\">{note}</a></sup>{mark}</span>",
                    escape(&used.shown)
                )
            }
            Inline::Term { analysis, term } => {
                let term = self.frozen.analyses.get(*analysis).and_then(|it| it.terms.get(*term));
                term.map_or_else(String::new, |it| format!("<bdi>{}</bdi>", escape(&it.shown)))
            }
            Inline::Edition { edition } => cited(Frozen::edition_number(*edition)),
            Inline::Reference { reference } => cited(self.frozen.reference_number(*reference)),
            Inline::Block => String::new(),
        };
        self.put(&html);
    }

    fn table(&mut self, grid: &Grid, class: &str) {
        let unit = if grid.unit.is_empty() { String::new() } else { format!(" ({})", escape(&grid.unit)) };
        self.put(&format!(
            "<div class=\"scroll{class}\" role=\"region\" tabindex=\"0\" aria-label=\"{title}\">\n<table>\n<caption>{title}{unit}</caption>\n<thead><tr><th scope=\"col\">{}</th>",
            escape(&grid.corner),
            title = escape(&grid.title),
        ));
        for head in &grid.heads {
            self.put(&format!("<th scope=\"col\" class=\"n\"><bdi>{}</bdi></th>", escape(head)));
        }
        self.put("</tr></thead>\n<tbody>\n");
        for row in &grid.rows {
            self.put(&format!("<tr><th scope=\"row\">{}</th>", escape(&row.head)));
            for cell in &row.cells {
                let html = self.cell(*cell);
                self.put(&format!("<td class=\"n\">{html}</td>"));
            }
            self.put("</tr>\n");
        }
        self.put("</tbody>\n</table>\n</div>\n");
        let line = escape(&sources(self.frozen, &grid.editions, self.say));
        self.put(&format!("<p class=\"by\">{line}</p>\n"));
    }

    /// A figure of a table leads to its cell.
    fn cell(&self, cell: Option<usize>) -> String {
        let Some((index, used)) = cell.and_then(|at| Some((at, self.frozen.figures.get(at)?))) else {
            return format!("<span class=\"none\">{}</span>", escape(&self.say.text("reports-no-cell")));
        };
        let url = escape(&self.frozen.cell_path(used));
        let mark = self.marks.figures.get(&index).map_or_else(String::new, |words| {
            format!(" <strong class=\"retracted\">({})</strong>", escape(words))
        });
        format!("<a href=\"{url}\"><bdi>{}</bdi></a>{mark}", escape(&used.shown))
    }

    fn analysis(&mut self, it: &AnalysisUsed, marks: &[String]) {
        let say = self.say;
        let title = escape(&it.title);
        self.put(&format!(
            "<div class=\"scroll\" role=\"region\" tabindex=\"0\" aria-label=\"{title}\">\n<table>\n<caption>{title}</caption>\n<thead><tr>"
        ));
        for (n, key) in
            ["reports-term", "reports-estimate", "reports-se", "reports-interval", "reports-chance"]
                .iter()
                .enumerate()
        {
            let class = if n == 0 { "" } else { " class=\"n\"" };
            self.put(&format!("<th scope=\"col\"{class}>{}</th>", escape(&say.text(key))));
        }
        self.put("</tr></thead>\n<tbody>\n");
        for term in &it.terms {
            self.put(&format!(
                "<tr><th scope=\"row\"><bdi>{}</bdi></th><td class=\"n\"><bdi>{}</bdi></td>",
                escape(&term_name(&term.name, say)),
                escape(&term.shown)
            ));
            for cell in &term.more {
                self.put(&format!("<td class=\"n\"><bdi>{}</bdi></td>", escape(cell)));
            }
            self.put("</tr>\n");
        }
        self.put("</tbody>\n</table>\n</div>\n");
        for sentence in &it.wording {
            self.put(&format!("<p>{}</p>\n", escape(sentence)));
        }
        let facts = escape(&facts(it, say));
        self.put(&format!("<p class=\"note\">{facts}</p>\n"));
        let mut account = it.against.clone();
        account.extend(it.account.iter().cloned());
        account.extend(rests_on(it, say));
        if !account.is_empty() {
            self.put("<ul class=\"small\">");
            for line in &account {
                self.put(&format!("<li>{}</li>", escape(line)));
            }
            self.put("</ul>\n");
        }
        for mark in marks {
            self.put(&format!("<p><strong class=\"retracted\">{}</strong></p>\n", escape(mark)));
        }
        let line = escape(&sources(self.frozen, &it.editions, say));
        let kept = it.kept.as_ref().map_or_else(String::new, |kept| {
            let words = escape(&kept_words(kept, say));
            format!(" <a href=\"{}\">{words}</a>", escape(&kept.path()))
        });
        self.put(&format!("<p class=\"by\">{line}{kept}</p>\n"));
    }

    /// The figures that stand in sentences, each with its cell.
    fn figures(&mut self) {
        if self.mentioned.is_empty() {
            return;
        }
        let title = escape(&self.say.text("reports-figures"));
        self.put(&format!(
            "<section aria-labelledby=\"figures\">\n<h2 id=\"figures\">{title}</h2>\n<ol class=\"notes\">\n"
        ));
        for (number, figure) in (1..).zip(self.mentioned.clone()) {
            let Some(used) = self.frozen.figures.get(figure) else { continue };
            let edition = self.frozen.editions.get(used.edition).map_or("", |it| it.title.as_str());
            let mark = self.marks.figures.get(&figure).map_or_else(String::new, |words| {
                format!(" <strong class=\"retracted\">{}</strong>", escape(words))
            });
            let html = format!(
                "<li id=\"figure-{number}\">{}: <b><bdi>{}</bdi></b>. <a href=\"{}\">{} [{}]<span class=\"nw\"> <bdi>{}</bdi></span></a>{mark}</li>\n",
                escape(&about(self.frozen, figure, self.say)),
                escape(&used.shown),
                escape(&self.frozen.cell_path(used)),
                escape(edition),
                Frozen::edition_number(used.edition),
                escape(&used.at()),
            );
            self.put(&html);
        }
        self.put("</ol>\n</section>\n");
    }

    fn bibliography(&mut self) {
        if self.frozen.editions.is_empty() && self.frozen.references.is_empty() {
            return;
        }
        let title = escape(&self.say.text("reports-bibliography"));
        self.put(&format!(
            "<section aria-labelledby=\"sources\">\n<h2 id=\"sources\">{title}</h2>\n<ol class=\"notes\">\n"
        ));
        for (at, it) in self.frozen.editions.iter().enumerate() {
            let mark = self.marks.editions.get(&at).map_or_else(String::new, |words| {
                format!(" <strong class=\"retracted\">{}</strong>", escape(words))
            });
            let html = format!(
                "<li id=\"source-{}\"><a href=\"{}\">{}</a>{}<br><span class=\"small\">{}</span>{mark}</li>\n",
                Frozen::edition_number(at),
                escape(&it.path),
                escape(&it.work.printed(self.say)),
                licence(&it.licence, self.say),
                escape(&self.say.with("reports-file-hash", "hash", it.file.to_string())),
            );
            self.put(&html);
        }
        for (at, it) in self.frozen.references.iter().enumerate() {
            let number = self.frozen.reference_number(at);
            let html = format!(
                "<li id=\"source-{number}\">{}{}</li>\n",
                escape(&it.printed(self.say)),
                licence(&it.licence, self.say)
            );
            self.put(&html);
        }
        self.put("</ol>\n</section>\n");
    }
}

/// How a result was computed and whether its refits confirm it.
pub(super) fn facts(it: &AnalysisUsed, say: &Say) -> String {
    let rows = i64::try_from(it.rows).unwrap_or(i64::MAX);
    say.fill(
        "reports-analysis-facts",
        &[
            ("method", it.method.as_str().into()),
            ("rows", rows.into()),
            ("verdict", it.verdict.as_str().into()),
        ],
    )
}

/// Which kept analysis it is, and who kept it.
pub(super) fn kept_words(kept: &KeptUsed, say: &Say) -> String {
    let by = if kept.by.is_empty() { say.text("reports-operator") } else { kept.by.clone() };
    let by = if kept.agency.is_empty() { by } else { format!("{by} ({})", kept.agency) };
    let arguments =
        [("number", kept.number.to_string().into()), ("run", kept.run.to_string().into()), ("by", by.into())];
    say.fill("reports-kept-analysis", &arguments)
}

/// What had been taken back of its figures when it was built.
pub(super) fn rests_on(it: &AnalysisUsed, say: &Say) -> Option<String> {
    (!it.retracted.is_empty()).then(|| say.with("reports-drew-on", "cells", it.retracted.join("; ")))
}

/// The name of a term; the constant has a word in every language.
pub(super) fn term_name(name: &str, say: &Say) -> String {
    if name == "const" { say.text("reports-constant") } else { name.to_owned() }
}

fn licence(licence: &str, say: &Say) -> String {
    if licence.is_empty() {
        return String::new();
    }
    format!(" {}", escape(&say.with("reports-licence", "licence", licence)))
}

fn cited(number: usize) -> String {
    format!("<a href=\"#source-{number}\">[{number}]</a>")
}

/// Text that says nothing to a browser.
pub(crate) fn escape(text: &str) -> String {
    let mut out = String::with_capacity(text.len());
    for sign in text.chars() {
        match sign {
            '&' => out.push_str("&amp;"),
            '<' => out.push_str("&lt;"),
            '>' => out.push_str("&gt;"),
            '"' => out.push_str("&quot;"),
            '\'' => out.push_str("&#39;"),
            other => out.push(other),
        }
    }
    out
}

/// Which way the lines of a report run.
pub(super) const fn direction(frozen: &Frozen) -> Direction {
    frozen.head.language.direction()
}
