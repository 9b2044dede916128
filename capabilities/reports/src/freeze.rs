//! From what was written and the editions it means to frozen material; pure.

mod grid;

use std::collections::BTreeMap;

use kernel::Period;
use statistics::{Book, Edition, EditionId, Figure, shown};
use web::Say;

use crate::{
    cite::{Work, WorkKind, key_of},
    drawn::patches,
    frozen::{
        AnalysisUsed, DrawnCells, EditionUsed, FORM, FigureUsed, Frozen, FrozenHead, Inline, Part, Shown,
        TermUsed, Written,
    },
    ground::{Ground, Prepared, whole},
    model::CellOf,
    syntax::{ANALYSIS, Fault, FaultKind, Fence, Line, Live, Of, Parsed, Periods, Piece},
};

/// Freezes a report; what cannot be resolved is told, and stands as nothing in the material.
pub(crate) fn freeze(
    head: FrozenHead,
    program: &str,
    source: Vec<Written>,
    parsed: &[Parsed],
    ground: &Ground,
    say: &Say,
) -> (Frozen, Vec<Fault>) {
    let mut freezer = Freezer {
        ground,
        say,
        frozen: Frozen {
            form: FORM.to_owned(),
            program: program.to_owned(),
            head,
            source,
            sections: Vec::new(),
            inlines: Vec::new(),
            figures: Vec::new(),
            editions: Vec::new(),
            references: Vec::new(),
            analyses: Vec::new(),
            read: Vec::new(),
        },
        known: BTreeMap::new(),
        faults: Vec::new(),
    };
    for fence in parsed.iter().flat_map(|it| &it.references) {
        freezer.reference(fence);
    }
    for fence in parsed.iter().flat_map(|it| &it.recipes) {
        freezer.analysis(fence.at, &fence.name);
    }
    // Kept analyses have no fence; each stands where it is first named.
    for (at, live) in parsed.iter().flat_map(|it| &it.lives) {
        if let Live::Analysis { name } | Live::Term { name, .. } = live {
            let known = freezer.frozen.analyses.iter().any(|it| it.name == *name);
            if !known && ground.recipes.get(name).is_some_and(|it| it.kept.is_some()) {
                freezer.analysis(*at, name);
            }
        }
    }
    let titles: Vec<String> = freezer.frozen.source.iter().map(|it| it.title.clone()).collect();
    let mut blocks: BTreeMap<usize, Part> = BTreeMap::new();
    for (number, (at, live)) in parsed.iter().flat_map(|it| &it.lives).enumerate() {
        let (inline, part) = freezer.live(*at, live);
        freezer.frozen.inlines.push(inline);
        blocks.extend(part.map(|part| (number, part)));
    }
    for (title, section) in titles.into_iter().zip(parsed) {
        let part = |piece: &Piece| match piece {
            Piece::Text(markdown) => Some(Part::Text { markdown: markdown.clone() }),
            Piece::Block(number) => blocks.get(number).cloned(),
        };
        let parts = section.pieces.iter().filter_map(part).collect();
        freezer.frozen.sections.push(Shown { title, parts });
    }
    // What no live thing means in the end is not kept.
    let used: Vec<EditionId> = freezer.frozen.editions.iter().map(|it| it.id).collect();
    freezer.frozen.read = ground
        .read
        .iter()
        .filter(|(_, id)| used.contains(id))
        .map(|(indicator, id)| (indicator.clone(), *id))
        .collect();
    (freezer.frozen, freezer.faults)
}

type Known = (CellOf, String, String, Option<String>, String);

pub(crate) struct Freezer<'a> {
    ground: &'a Ground,
    say: &'a Say,
    frozen: Frozen,
    /// Where a figure stands among those used.
    known: BTreeMap<Known, usize>,
    faults: Vec<Fault>,
}

impl Freezer<'_> {
    fn fault(&mut self, at: Line, kind: FaultKind, found: impl Into<String>, hint: impl Into<String>) {
        self.faults.push(Fault { at, kind, found: found.into(), hint: hint.into() });
    }

    fn live(&mut self, at: Line, live: &Live) -> (Inline, Option<Part>) {
        match live {
            Live::Figure { indicator, area, period, of } => {
                let figure = self.figure(at, indicator, area, period, of);
                (figure.map_or(Inline::Block, |figure| Inline::Figure { figure }), None)
            }
            Live::Table(many) => (Inline::Block, self.table(at, many)),
            Live::Chart(many) => (Inline::Block, self.chart(at, many)),
            Live::Analysis { name } => {
                let analysis = self.analysis_named(at, name);
                (Inline::Block, analysis.map(|analysis| Part::Analysis { analysis }))
            }
            Live::Term { name, term } => (self.term(at, name, term).unwrap_or(Inline::Block), None),
            Live::Cite { key } => (self.cite(at, key).unwrap_or(Inline::Block), None),
        }
    }

    /// The figures of a series, oldest first.
    fn series(book: &Book, indicator: &str, area: &str, of: &Of) -> Vec<Figure> {
        let fits = |it: &Figure| {
            it.series.indicator.as_ref() == indicator
                && it.series.sex == of.sex
                && it.series.age.as_deref() == of.age.as_deref()
                && it.series.detail.as_deref() == of.detail.as_deref()
                && it.series.counterpart.as_ref().map(|it| it.code.as_ref()) == of.with.as_deref()
        };
        let mut figures = match of.age {
            None => book.over_time(indicator, area, of.with.as_deref(), of.sex),
            Some(_) => book.of_area(area),
        };
        figures.retain(fits);
        figures.sort_by_key(|it| (it.period, it.place.row, it.place.column));
        figures
    }

    fn figure(&mut self, at: Line, indicator: &str, area: &str, period: &Periods, of: &Of) -> Option<usize> {
        // What is not there was told when it was looked for.
        let (edition, book) = self.ground.meant(indicator, of)?.clone();
        let series = Self::series(&book, indicator, area, of);
        let found = match period {
            Periods::Latest => series.iter().rev().find(|it| it.value.is_some()).or(series.last()),
            Periods::These(periods) => series.iter().find(|it| Some(&it.period) == periods.first()),
            Periods::All | Periods::Span(..) => None,
        };
        let Some(figure) = found else {
            self.lacking(at, &book, indicator, area, &series);
            return None;
        };
        let index = self.used(&edition, figure);
        if self.frozen.figures.get(index).is_some_and(|it| it.retracted) {
            let place = format!("{}/{} {}", edition.dataset, edition.slug, self.frozen.figures[index].at());
            self.fault(at, FaultKind::Retracted, place, "");
            return None;
        }
        Some(index)
    }

    /// Tells why there is no figure: the area is not known, or the edition has no such cell.
    fn lacking(&mut self, at: Line, book: &Book, indicator: &str, area: &str, series: &[Figure]) {
        let areas = &countries::content().areas;
        let known = book.area(area).is_some()
            || area.contains(':')
            || area.parse().ok().and_then(|code| areas.by_code(code)).is_some();
        if !known {
            let hint = areas.find(area).map_or_else(String::new, |it| it.code.to_string());
            self.fault(at, FaultKind::Area, area, hint);
            return;
        }
        let mut periods: Vec<String> = series.iter().map(|it| it.period.to_string()).collect();
        periods.dedup();
        let hint = match periods.as_slice() {
            [] => String::new(),
            [one] => one.clone(),
            [first, .., last] => format!("{first}–{last}"),
        };
        self.fault(at, FaultKind::Figure, format!("{indicator} {area}"), hint);
    }

    /// The place of a figure among those used; it is added where it is new.
    fn used(&mut self, edition: &Edition, figure: &Figure) -> usize {
        let cell = CellOf {
            edition: edition.id,
            sheet: figure.place.sheet.to_string(),
            row: figure.place.row,
            column: figure.place.column,
        };
        let series = &figure.series;
        let other = series.counterpart.as_ref().map(|it| it.code.to_string());
        let known = (
            cell.clone(),
            series.indicator.to_string(),
            series.area.code.to_string(),
            other.clone(),
            figure.period.to_string(),
        );
        if let Some(index) = self.known.get(&known) {
            return *index;
        }
        let retracted = self.ground.retracted.contains(&cell);
        let used = FigureUsed {
            edition: self.edition(edition),
            sheet: cell.sheet,
            row: cell.row,
            column: cell.column,
            indicator: known.1.clone(),
            name: shown::indicator(self.say, &series.indicator),
            area: known.2.clone(),
            place: shown::place(self.say, &series.area.code),
            counterpart: other.map(|code| {
                let name = shown::place(self.say, &code);
                (code, name)
            }),
            sex: series.sex,
            age: series.age.as_ref().map(ToString::to_string),
            detail: series.detail.as_ref().map(ToString::to_string),
            period: known.4.clone(),
            when: shown::period(self.say, figure),
            unit: series.unit.to_string(),
            value: figure.value.filter(|_| !retracted),
            state: figure.state,
            shown: if retracted {
                self.say.text("reports-retracted-short")
            } else {
                shown::figure(self.say, figure)
            },
            retracted,
        };
        self.frozen.figures.push(used);
        self.known.insert(known, self.frozen.figures.len() - 1);
        self.frozen.figures.len() - 1
    }

    /// The place of an edition in the bibliography; it is added where it is new.
    fn edition(&mut self, edition: &Edition) -> usize {
        if let Some(index) = self.frozen.editions.iter().position(|it| it.id == edition.id) {
            return index;
        }
        self.frozen.editions.push(EditionUsed {
            id: edition.id,
            dataset: edition.dataset.clone(),
            slug: edition.slug.clone(),
            file: edition.file,
            title: shown::source(self.say, edition),
            path: edition.path(""),
            citation: edition.citation.clone(),
            licence: edition.licence.clone(),
            work: work_of(edition, &self.frozen.head.base),
        });
        self.frozen.editions.len() - 1
    }

    fn reference(&mut self, fence: &Fence) {
        if self.frozen.references.iter().any(|it| it.key == fence.name) {
            self.fault(fence.at, FaultKind::Fence, format!("reference {}", fence.name), "");
            return;
        }
        match toml::from_str::<Work>(&fence.text) {
            Ok(work) if !work.title.trim().is_empty() => {
                self.frozen.references.push(Work { key: fence.name.clone(), ..work });
            }
            Ok(_) => self.fault(fence.at, FaultKind::Content, &*fence.name, "title = \"…\""),
            Err(error) => self.fault(fence.at, FaultKind::Content, &*fence.name, whole(&error)),
        }
    }

    fn cite(&mut self, at: Line, key: &str) -> Option<Inline> {
        if let Some((dataset, slug)) = key.split_once('/') {
            let (edition, _) = self.ground.named(dataset, slug)?.clone();
            return Some(Inline::Edition { edition: self.edition(&edition) });
        }
        let found = self.frozen.references.iter().position(|it| it.key == key);
        if found.is_none() {
            let keys: Vec<&str> = self.frozen.references.iter().map(|it| it.key.as_str()).collect();
            let hint = if keys.is_empty() { "```reference KEY".to_owned() } else { keys.join(", ") };
            self.fault(at, FaultKind::Cite, key, hint);
        }
        found.map(|reference| Inline::Reference { reference })
    }

    fn analysis(&mut self, at: Line, name: &str) {
        let Some(Prepared { recipe, data, choice, editions, kept }) = self.ground.recipes.get(name) else {
            return;
        };
        let outcome = match analyses::run(recipe, data) {
            Ok(outcome) => outcome,
            Err(error) => {
                if !self.faults.iter().any(|it| it.found == name) {
                    self.fault(at, FaultKind::Content, name, whole(&error));
                }
                return;
            }
        };
        let result = analyses::json(&outcome);
        if kept.as_ref().is_some_and(|kept| kept.digest != analyses::model::digest(&result)) {
            if !self.faults.iter().any(|it| it.found == name) {
                self.fault(at, FaultKind::Digits, name, "");
            }
            return;
        }
        let say = self.say;
        let told = analyses::sentences(say, recipe, &outcome);
        let own = if outcome.title.is_empty() { name.to_owned() } else { outcome.title.clone() };
        let mut used = AnalysisUsed {
            name: name.to_owned(),
            title: kept.as_ref().map_or(own, |it| analyses::title_in(say.language, &it.title)),
            method: told.method,
            rows: outcome.n,
            terms: outcome.terms.iter().map(|it| term_used(say, it)).collect(),
            wording: told.finding,
            verdict: told.verdict,
            editions: Vec::new(),
            result,
            against: told.against,
            account: told.account,
            kept: kept.clone(),
            drawn: Vec::new(),
            retracted: Vec::new(),
        };
        for id in editions {
            let Some((edition, book)) = self.ground.edition(*id).cloned() else { continue };
            let place = self.edition(&edition);
            used.editions.push(place);
            used.drawn.extend(patches(choice, &book).into_iter().map(|it| DrawnCells {
                edition: place,
                sheet: it.sheet,
                rows: it.rows,
                columns: it.columns,
            }));
            let of = format!("{}/{}", edition.dataset, edition.slug);
            for cell in self.ground.retracted.iter().filter(|it| it.edition == *id) {
                if used.drew_on(&self.frozen, cell) {
                    used.retracted.push(format!("{of} {}", cell.place()));
                }
            }
        }
        self.frozen.analyses.push(used);
    }

    fn analysis_named(&mut self, at: Line, name: &str) -> Option<usize> {
        let found = self.frozen.analyses.iter().position(|it| it.name == name);
        // A recipe whose data are not there was told already.
        // So was a kept analysis that is not there.
        let told = name.parse::<i64>().is_ok() && !self.ground.recipes.contains_key(name);
        if found.is_none() && !told && !self.faults.iter().any(|it| it.found == name) {
            let names: Vec<&str> = self.frozen.analyses.iter().map(|it| it.name.as_str()).collect();
            let hint = if names.is_empty() { "```recipe NAME".to_owned() } else { names.join(", ") };
            self.fault(at, FaultKind::Recipe, name, hint);
        }
        found
    }

    fn term(&mut self, at: Line, name: &str, term: &str) -> Option<Inline> {
        let analysis = self.analysis_named(at, name)?;
        let terms = &self.frozen.analyses[analysis].terms;
        if let Some(term) = terms.iter().position(|it| it.name == term) {
            return Some(Inline::Term { analysis, term });
        }
        let names: Vec<&str> = terms.iter().map(|it| it.name.as_str()).collect();
        let hint = if names.is_empty() { ANALYSIS.to_owned() } else { names.join(", ") };
        self.fault(at, FaultKind::Term, term, hint);
        None
    }
}

/// A term with its numbers as they are shown.
fn term_used(say: &Say, it: &analyses::Term) -> TermUsed {
    // A range and a sign before a number are read from left to right in every script.
    let in_order = |text: String| match say.language.direction() {
        kernel::Direction::Rtl => format!("\u{2066}{text}\u{2069}"),
        kernel::Direction::Ltr => text,
    };
    let interval = it.ci.map_or_else(dash, |[low, high]| {
        in_order(format!("{} … {}", significant(say, low), significant(say, high)))
    });
    let chance = if it.p.is_nan() {
        dash()
    } else if it.p < 0.001 {
        in_order(format!("< {}", say.local().decimal(0.001, 3)))
    } else {
        say.local().decimal(it.p, 3)
    };
    TermUsed {
        name: it.name.clone(),
        estimate: it.estimate,
        shown: significant(say, it.estimate),
        more: [significant(say, it.se), interval, chance],
    }
}

fn dash() -> String {
    "\u{2014}".to_owned()
}

/// A number with four significant digits, as the reader's language writes it.
fn significant(say: &Say, value: f64) -> String {
    if !value.is_finite() {
        return dash();
    }
    let scientific = format!("{value:.3e}");
    let exponent = scientific.split_once('e').and_then(|(_, it)| it.parse::<i32>().ok()).unwrap_or_default();
    if !(-6..15).contains(&exponent) && value != 0.0 {
        return scientific;
    }
    let rounded: f64 = scientific.parse().unwrap_or(value);
    let decimals = usize::try_from((3 - exponent).max(0)).unwrap_or_default();
    let text = say.local().decimal(rounded, decimals);
    match say.language.direction() {
        kernel::Direction::Rtl if value < 0.0 => format!("\u{2066}{text}\u{2069}"),
        _ => text,
    }
}

/// How an edition is cited.
pub(crate) fn work_of(edition: &Edition, base: &str) -> Work {
    let publisher = statistics::publisher(edition.layout);
    let year = edition.name.parse::<Period>().ok().map(Period::year);
    let imported = edition.imported_at.to_zoned_datetime(jiff::tz::TimeZone::UTC).year();
    Work {
        key: key_of(&format!("{}-{}", edition.dataset, edition.slug)),
        kind: WorkKind::Dataset,
        title: edition.title.clone(),
        authors: if publisher.is_empty() { Vec::new() } else { vec![publisher.to_owned()] },
        publisher: String::new(),
        date: None,
        year: Some(year.unwrap_or(imported)),
        version: edition.name.clone(),
        url: format!("{base}{}", edition.path("")),
        licence: edition.licence.clone(),
        language: None,
        identifier: format!("sha256:{}", edition.file),
        note: edition.citation.clone(),
    }
}
