//! A build as a workbook: a sheet for each table, chart and result, then every figure with its source, then the sources.

use kernel::{Cells, Column, Imprint, List};
use web::Say;

use super::html::{byline, facts, kept_words, rests_on, term_name};
use crate::frozen::{AnalysisUsed, FigureUsed, Frozen, Grid, Part};

/// The workbook.
pub(super) fn workbook(frozen: &Frozen, say: &Say) -> Result<Vec<u8>, tables::WriteError> {
    let mut lists = Vec::new();
    for part in frozen.sections.iter().flat_map(|it| &it.parts) {
        match part {
            Part::Table { table } | Part::Chart { table, .. } => lists.push(of_grid(frozen, table)),
            Part::Analysis { analysis } => {
                lists.extend(frozen.analyses.get(*analysis).map(|it| of_analysis(it, say)));
            }
            Part::Text { .. } => {}
        }
    }
    lists.push(figures(frozen, say));
    lists.push(editions(frozen, say));
    tables::write_workbook_of(&lists, &imprint(frozen, say))
}

fn imprint(frozen: &Frozen, say: &Say) -> Imprint {
    let head = &frozen.head;
    let mut lines = vec![
        (say.text("reports-report"), head.title.clone()),
        (say.text("reports-build"), byline(frozen, say)),
        (say.text("reports-address"), frozen.address(&format!("/reports/{}/{}", head.slug, head.number))),
        (say.text("reports-program"), frozen.program.clone()),
        (say.text("reports-frozen"), files::FileHash::of(&frozen.bytes()).to_string()),
    ];
    lines.extend(notes(frozen, say));
    if head.demonstration {
        lines.push((say.text("reports-note-label"), say.text("reports-demonstration")));
    }
    Imprint {
        title: say.text("reports-about"),
        lines,
        direction: head.language.direction(),
        at: head.built_at,
    }
}

/// What stands in sentences below the tables.
fn notes(frozen: &Frozen, say: &Say) -> Vec<(String, String)> {
    let of = |it: &AnalysisUsed| {
        let mut lines = vec![facts(it, say)];
        lines.extend(it.wording.iter().chain(&it.against).chain(&it.account).cloned());
        lines.extend(rests_on(it, say));
        lines.extend(it.kept.as_ref().map(|kept| {
            format!("{} {} SHA-256 {}", kept_words(kept, say), frozen.address(&kept.path()), kept.digest)
        }));
        lines.into_iter().map(|line| (it.title.clone(), line)).collect::<Vec<_>>()
    };
    frozen.analyses.iter().flat_map(of).collect()
}

/// A table with its numbers as numbers; a cell without one is empty here, and the sheet of figures says why.
fn of_grid(frozen: &Frozen, grid: &Grid) -> List {
    let mut list =
        List::of(grid.title.clone(), &grid.rows).text(grid.corner.clone(), |row| row.head.clone()).done();
    for (at, head) in grid.heads.iter().enumerate() {
        let value = |row: &crate::frozen::GridRow| {
            let figure = row.cells.get(at).copied().flatten();
            figure.and_then(|it| frozen.figures.get(it)?.value)
        };
        let cells = Cells::Real(grid.rows.iter().map(value).collect());
        list.columns.push(Column { head: head.clone(), cells });
    }
    list
}

fn of_analysis(it: &AnalysisUsed, say: &Say) -> List {
    List::of(it.title.clone(), &it.terms)
        .text(say.text("reports-term"), |term| term_name(&term.name, say))
        .real(say.text("reports-estimate"), |term| Some(term.estimate))
        .text(say.text("reports-se"), |term| term.more[0].clone())
        .text(say.text("reports-interval"), |term| term.more[1].clone())
        .text(say.text("reports-chance"), |term| term.more[2].clone())
        .done()
}

fn figures(frozen: &Frozen, say: &Say) -> List {
    let edition = |it: &FigureUsed| frozen.editions.get(it.edition);
    List::of(say.text("reports-figures-all"), &frozen.figures)
        .text(say.text("reports-indicator"), |it| it.name.clone())
        .text(say.text("reports-indicator-code"), |it| it.indicator.clone())
        .text(say.text("reports-area"), |it| it.place.clone())
        .text(say.text("reports-area-code"), |it| it.area.clone())
        .text(say.text("reports-with"), |it| it.counterpart.clone().map(|(_, name)| name).unwrap_or_default())
        .text(say.text("reports-sex"), |it| statistics::shown::sex(say, it.sex))
        .text(say.text("reports-age"), |it| it.age.clone().unwrap_or_default())
        .text(say.text("reports-detail"), |it| it.detail.clone().unwrap_or_default())
        .text(say.text("reports-year"), |it| it.when.clone())
        .real(say.text("reports-value"), |it| it.value)
        .text(say.text("reports-unit"), |it| statistics::shown::unit(say, &it.unit))
        .text(say.text("reports-state"), |it| statistics::shown::state(say, it.state))
        .text(say.text("reports-edition"), |it| edition(it).map(|it| it.title.clone()).unwrap_or_default())
        .text(say.text("reports-sheet"), |it| it.sheet.clone())
        .text(say.text("reports-cell"), FigureUsed::cell)
        .link(say.text("reports-address"), |it| frozen.address(&frozen.cell_path(it)))
        .text("SHA-256", |it| edition(it).map(|it| it.file.to_string()).unwrap_or_default())
        .done()
}

fn editions(frozen: &Frozen, say: &Say) -> List {
    List::of(say.text("reports-bibliography"), &frozen.editions)
        .text(say.text("reports-edition"), |it| it.title.clone())
        .text(say.text("reports-citation"), |it| it.work.printed(say))
        .text(say.text("reports-citation-own"), |it| it.citation.clone())
        .text(say.text("reports-licence-label"), |it| it.licence.clone())
        .link(say.text("reports-address"), |it| frozen.address(&it.path))
        .text("SHA-256", |it| it.file.to_string())
        .done()
}
