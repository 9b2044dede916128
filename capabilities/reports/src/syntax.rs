//! What stands in double braces: live figures, tables, charts, analyses and citations.
//!
//! ```text
//! {{figure INDICATOR AREA PERIOD}}            in a sentence
//! {{table INDICATOR,… AREA,… PERIODS}}        on a line of its own
//! {{chart INDICATOR AREA,… PERIODS}}          on a line of its own
//! {{analysis NAME}}                           on a line of its own
//! {{analysis NAME term X}}                    in a sentence; NAME is that of a recipe, or the number of a kept analysis
//! {{cite KEY}}                                in a sentence
//! ```
//!
//! A period is a year, a quarter, a month or `latest`; periods are several of them with commas, `1990..2020` or `all`.
//! Options follow as `name=value`: `with` (the other end of a pair), `sex`, `age`, `detail`, `edition`, `title`.
//! Recipes and references stand in fences of their own, ```` ```recipe NAME ```` and ```` ```reference KEY ````.
//! `\{{` writes two braces.

mod words;

use kernel::Period;
use statistics::Sex;

use self::words::{Word, words_of};

/// Marks where a live thing stands in a sentence, with its number between the two.
pub(crate) const OPEN: char = '\u{e100}';
/// The end of such a mark.
pub(crate) const CLOSE: char = '\u{e101}';

/// Where something stands, for those who must mend it.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Line {
    /// The section, from 1.
    pub section: u32,
    /// The line in its text, from 1.
    pub line: u32,
}

/// What is wrong, where, and what it is about.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Fault {
    /// Where.
    pub at: Line,
    /// What.
    pub kind: FaultKind,
    /// The word it is about.
    pub found: String,
    /// What may stand there, or what to use.
    pub hint: String,
}

kernel::words! {
    /// What can be wrong with a live thing.
    pub enum FaultKind {
        /// The braces do not close on their line.
        Unclosed = "unclosed",
        /// Nothing live is called so.
        Unknown = "unknown",
        /// Words are missing.
        TooFew = "too-few",
        /// There are more words than it takes.
        TooMany = "too-many",
        /// It takes no such option, or not this value.
        Option = "option",
        /// That is no period.
        Period = "period",
        /// It must stand on a line of its own.
        Alone = "alone",
        /// A fence does not close, or has no name, or has a name twice.
        Fence = "fence",
        /// What stands in a fence cannot be read.
        Content = "content",
        /// No country, area or sum has this code.
        Area = "area",
        /// No published edition speaks of it.
        Indicator = "indicator",
        /// Several datasets speak of it.
        Several = "several",
        /// There is no such edition, or it was taken back.
        Edition = "edition",
        /// The edition has no figure there.
        Figure = "figure",
        /// The figure was taken back.
        Retracted = "retracted",
        /// More lines than a chart can show apart.
        Lines = "lines",
        /// The report has no such recipe.
        Recipe = "recipe",
        /// The result has no such term.
        Term = "term",
        /// There is no such edition or reference to cite.
        Cite = "cite",
        /// No analysis of this number is kept that the writer may see.
        Kept = "kept",
        /// The kept analysis was withdrawn.
        Withdrawn = "withdrawn",
        /// The kept analysis gives other digits now than those that were kept.
        Digits = "digits",
    }
}

/// Which figures of a series are meant.
#[derive(Clone, Debug, PartialEq)]
pub(crate) struct Of {
    pub(crate) with: Option<String>,
    pub(crate) sex: Sex,
    pub(crate) age: Option<String>,
    pub(crate) detail: Option<String>,
    pub(crate) edition: Option<(String, String)>,
}

/// Which periods are meant.
#[derive(Clone, Debug, PartialEq)]
pub(crate) enum Periods {
    Latest,
    All,
    These(Vec<Period>),
    Span(i16, i16),
}

/// A live thing.
#[derive(Clone, Debug, PartialEq)]
pub(crate) enum Live {
    Figure { indicator: String, area: String, period: Periods, of: Of },
    Table(Many),
    Chart(Many),
    Analysis { name: String },
    Term { name: String, term: String },
    Cite { key: String },
}

/// What a table or a chart shows.
#[derive(Clone, Debug, PartialEq)]
pub(crate) struct Many {
    pub(crate) indicators: Vec<String>,
    pub(crate) areas: Vec<String>,
    pub(crate) periods: Periods,
    pub(crate) of: Of,
    pub(crate) title: String,
}

/// A part of a section, in order.
#[derive(Clone, Debug, PartialEq)]
pub(crate) enum Piece {
    /// Markdown, with marks where live things stand.
    Text(String),
    /// A live thing on a line of its own: its place in the list.
    Block(usize),
}

/// A fence with its name.
#[derive(Clone, Debug, PartialEq)]
pub(crate) struct Fence {
    pub(crate) name: String,
    pub(crate) text: String,
    pub(crate) at: Line,
}

/// A section taken apart.
#[derive(Clone, Debug, Default, PartialEq)]
pub(crate) struct Parsed {
    pub(crate) pieces: Vec<Piece>,
    pub(crate) lives: Vec<(Line, Live)>,
    pub(crate) recipes: Vec<Fence>,
    pub(crate) references: Vec<Fence>,
    pub(crate) faults: Vec<Fault>,
}

/// Takes the text of a section apart; what is wrong is told and left out. Live things are numbered from `first`.
pub(crate) fn parse(section: u32, text: &str, first: usize) -> Parsed {
    let mut reader = Reader { section, first, parsed: Parsed::default(), text: String::new() };
    let mut lines = (1_u32..).zip(text.lines());
    while let Some((line, words)) = lines.next() {
        let at = Line { section, line };
        let Some(kind) = words.trim_start().strip_prefix("```") else {
            reader.line(at, words);
            continue;
        };
        let mut inside = Vec::new();
        let mut closed = false;
        for (_, words) in lines.by_ref() {
            closed = words.trim_end() == "```";
            if closed {
                break;
            }
            inside.push(words);
        }
        reader.fence(at, kind.trim(), &inside, closed);
    }
    reader.flush();
    reader.parsed
}

struct Reader {
    section: u32,
    first: usize,
    parsed: Parsed,
    text: String,
}

impl Reader {
    fn flush(&mut self) {
        if !self.text.trim().is_empty() {
            self.parsed.pieces.push(Piece::Text(std::mem::take(&mut self.text)));
        }
        self.text.clear();
    }

    fn fault(&mut self, at: Line, kind: FaultKind, found: &str, hint: &str) {
        debug_assert_eq!(at.section, self.section, "faults are of the section that is read");
        let found: String = found.chars().take(80).collect();
        self.parsed.faults.push(Fault { at, kind, found, hint: hint.to_owned() });
    }

    /// A recipe or a reference leaves the text; code of any other kind stays as it is.
    fn fence(&mut self, at: Line, kind: &str, inside: &[&str], closed: bool) {
        let (what, name) = kind.split_once(' ').unwrap_or((kind, ""));
        let name = name.trim();
        if !matches!(what, "recipe" | "reference") {
            let plain = |line: &&str| without_marks(line);
            let lines: Vec<String> = std::iter::once(format!("```{}", without_marks(kind)))
                .chain(inside.iter().map(plain))
                .collect();
            self.text.push_str(&lines.join("\n"));
            self.text.push_str("\n```\n");
            return;
        }
        if name.is_empty() || !closed || name.contains(char::is_whitespace) {
            self.fault(at, FaultKind::Fence, kind, &format!("```{what} NAME … ```"));
            return;
        }
        let fence = Fence { name: name.to_owned(), text: inside.join("\n"), at };
        if what == "recipe" {
            self.parsed.recipes.push(fence);
        } else {
            self.parsed.references.push(fence);
        }
    }

    fn line(&mut self, at: Line, words: &str) {
        let trimmed = words.trim();
        if let Some(inside) = trimmed.strip_prefix("{{").and_then(|rest| rest.strip_suffix("}}"))
            && !inside.contains("{{")
        {
            match live(inside) {
                Ok(live @ (Live::Table(_) | Live::Chart(_) | Live::Analysis { .. })) => {
                    self.flush();
                    self.parsed.pieces.push(Piece::Block(self.first + self.parsed.lives.len()));
                    self.parsed.lives.push((at, live));
                    return;
                }
                Ok(_) => {}
                Err((kind, found, hint)) => {
                    self.fault(at, kind, &found, &hint);
                    return;
                }
            }
        }
        let mut rest = words;
        while let Some(start) = rest.find("{{") {
            if let Some(before) = rest[..start].strip_suffix('\\') {
                self.text.push_str(&without_marks(before));
                self.text.push_str("{{");
                rest = &rest[start + 2..];
                continue;
            }
            self.text.push_str(&without_marks(&rest[..start]));
            let Some(end) = rest[start..].find("}}") else {
                self.fault(at, FaultKind::Unclosed, &rest[start..], "}}");
                rest = "";
                break;
            };
            self.inline(at, &rest[start + 2..start + end]);
            rest = &rest[start + end + 2..];
        }
        self.text.push_str(&without_marks(rest));
        self.text.push('\n');
    }

    fn inline(&mut self, at: Line, inside: &str) {
        match live(inside) {
            Ok(live @ (Live::Figure { .. } | Live::Term { .. } | Live::Cite { .. })) => {
                let number = self.first + self.parsed.lives.len();
                self.text.push_str(&format!("{OPEN}{number}{CLOSE}"));
                self.parsed.lives.push((at, live));
            }
            Ok(_) => self.fault(at, FaultKind::Alone, inside.trim(), ""),
            Err((kind, found, hint)) => self.fault(at, kind, &found, &hint),
        }
    }
}

/// Nobody may write the marks that stand for live things.
fn without_marks(text: &str) -> String {
    text.replace([OPEN, CLOSE], "")
}

type Refused = (FaultKind, String, String);

pub(crate) const FIGURE: &str = "{{figure INDICATOR AREA PERIOD}}";
pub(crate) const TABLE: &str = "{{table INDICATOR AREA,AREA 2010,2020}}";
pub(crate) const CHART: &str = "{{chart INDICATOR AREA,AREA 1990..2020}}";
pub(crate) const ANALYSIS: &str = "{{analysis NAME term TERM}}";
pub(crate) const KEPT: &str = "{{analysis 12}}";
pub(crate) const CITE: &str = "{{cite DATASET/EDITION}}";

/// Reads what stands between the braces.
fn live(inside: &str) -> Result<Live, Refused> {
    let mut plain: Vec<String> = Vec::new();
    let mut options: Vec<(String, String)> = Vec::new();
    let words = words_of(inside).map_err(|found| (FaultKind::Unclosed, found, "\"".to_owned()))?;
    for word in words {
        match word {
            Word::Plain(word) => plain.push(word),
            Word::Option(name, value) => options.push((name, value)),
        }
    }
    let kind = plain.first().cloned().unwrap_or_default();
    let count = |least: usize, most: usize, form: &str| {
        if plain.len() <= least {
            Err((FaultKind::TooFew, inside.trim().to_owned(), form.to_owned()))
        } else if plain.len() > most + 1 {
            Err((FaultKind::TooMany, plain[most + 1].clone(), form.to_owned()))
        } else {
            Ok(())
        }
    };
    let list = |at: usize| -> Vec<String> {
        plain[at].split(',').filter(|it| !it.is_empty()).map(str::to_owned).collect()
    };
    match kind.as_str() {
        "figure" => {
            count(3, 3, FIGURE)?;
            let of = of(&options, false, FIGURE)?.0;
            let period = periods(&plain[3])?;
            if !matches!(&period, Periods::Latest)
                && !matches!(&period, Periods::These(one) if one.len() == 1)
            {
                return Err((
                    FaultKind::Period,
                    plain[3].clone(),
                    "2020, 2020-Q3, 2020-05, latest".to_owned(),
                ));
            }
            Ok(Live::Figure { indicator: plain[1].clone(), area: plain[2].clone(), period, of })
        }
        "table" | "chart" => {
            let form = if kind == "table" { TABLE } else { CHART };
            count(3, 3, form)?;
            let (of, title) = of(&options, true, form)?;
            let many = Many { indicators: list(1), areas: list(2), periods: periods(&plain[3])?, of, title };
            if many.indicators.is_empty() || many.areas.is_empty() {
                return Err((FaultKind::TooFew, inside.trim().to_owned(), form.to_owned()));
            }
            Ok(if kind == "table" { Live::Table(many) } else { Live::Chart(many) })
        }
        "analysis" => {
            if let Some((name, _)) = options.first() {
                return Err((FaultKind::Option, name.clone(), ANALYSIS.to_owned()));
            }
            match plain.as_slice() {
                [_, name] => Ok(Live::Analysis { name: name.clone() }),
                [_, name, word, term] if word == "term" => {
                    Ok(Live::Term { name: name.clone(), term: term.clone() })
                }
                _ => Err((FaultKind::TooFew, inside.trim().to_owned(), ANALYSIS.to_owned())),
            }
        }
        "cite" => {
            count(1, 1, CITE)?;
            Ok(Live::Cite { key: plain[1].clone() })
        }
        _ => Err((FaultKind::Unknown, kind, "figure, table, chart, analysis, cite".to_owned())),
    }
}

/// The options of a figure, a table or a chart.
fn of(options: &[(String, String)], titled: bool, form: &str) -> Result<(Of, String), Refused> {
    let mut of = Of { with: None, sex: Sex::Both, age: None, detail: None, edition: None };
    let mut title = String::new();
    for (name, value) in options {
        let wrong = |hint: &str| (FaultKind::Option, format!("{name}={value}"), hint.to_owned());
        match name.as_str() {
            "with" => of.with = Some(value.clone()),
            "sex" => of.sex = value.parse().map_err(|_| wrong("sex=female, sex=male, sex=both"))?,
            "age" => of.age = Some(value.clone()),
            "detail" => of.detail = Some(value.clone()),
            "edition" => {
                let (dataset, edition) =
                    value.split_once('/').ok_or_else(|| wrong("edition=DATASET/EDITION"))?;
                of.edition = Some((dataset.to_owned(), edition.to_owned()));
            }
            "title" if titled => title.clone_from(value),
            _ => {
                return Err(wrong(&format!(
                    "{form} with= sex= age= detail= edition={}",
                    if titled { " title=" } else { "" }
                )));
            }
        }
    }
    Ok((of, title))
}

fn periods(text: &str) -> Result<Periods, Refused> {
    let wrong =
        || (FaultKind::Period, text.to_owned(), "2020; 2010,2020; 1990..2020; all; latest".to_owned());
    match text {
        "latest" => return Ok(Periods::Latest),
        "all" => return Ok(Periods::All),
        _ => {}
    }
    if let Some((from, to)) = text.split_once("..") {
        let year = |text: &str| match text.parse::<Period>() {
            Ok(Period::Year(year)) => Ok(year),
            Ok(_) | Err(_) => Err(wrong()),
        };
        let (from, to) = (year(from)?, year(to)?);
        return if from <= to { Ok(Periods::Span(from, to)) } else { Err(wrong()) };
    }
    let these: Result<Vec<Period>, _> = text.split(',').map(str::parse).collect();
    these.map(Periods::These).map_err(|_| wrong())
}

#[cfg(test)]
mod tests;
