//! The key figures of a country, each with the number of its source.

use countries::Area;
use web::Say;

use super::words;
use crate::{
    book::Book,
    model::{Edition, Figure},
    profile::{Profile, Rank, printed},
};

/// One large number.
pub(super) struct KeyFigure {
    pub(super) label: String,
    pub(super) value: String,
    /// The page of its cell.
    pub(super) url: Option<String>,
    pub(super) detail: String,
    /// The number of its source.
    pub(super) source: usize,
    /// Its source, for readers who hear the page.
    pub(super) source_label: String,
}

/// Where one number comes from.
pub(super) struct SourceEntry {
    pub(super) number: usize,
    pub(super) cite: String,
    pub(super) words: String,
    /// Sheet and cell, and the page of the cell.
    pub(super) cell: Option<(String, String)>,
}

/// What is computed how, as the source computes it.
const FORMULAS: [&str; 5] = [
    "statistics-basis-line",
    "statistics-formula-share",
    "statistics-formula-female",
    "statistics-formula-growth",
    "statistics-formula-refugees",
];

/// The key figures and their sources, in one order.
pub(super) fn key_figures(
    say: &Say,
    edition: &Edition,
    book: &Book,
    profile: &Profile,
    area: &Area,
) -> (Vec<KeyFigure>, Vec<SourceEntry>) {
    let year = profile.year.to_string();
    let labelled = |key: &str, figure: Option<&Figure>| {
        let period = figure.map_or_else(|| year.clone(), |it| words::period(say, it));
        say.with(key, "year", period)
    };
    let stock = profile.stock();
    let figures = [
        (labelled("statistics-key-stock", stock), stock, "statistics-key-stock-detail"),
        (
            labelled("statistics-key-share", profile.share.as_ref()),
            profile.share.as_ref(),
            "statistics-key-share-detail",
        ),
        (
            labelled("statistics-key-female", profile.female.as_ref()),
            profile.female.as_ref(),
            "statistics-key-female-detail",
        ),
        (
            labelled("statistics-key-growth", profile.growth.as_ref()),
            profile.growth.as_ref(),
            "statistics-key-growth-detail",
        ),
        (
            labelled("statistics-key-refugees", profile.refugees.as_ref()),
            profile.refugees.as_ref(),
            "statistics-key-refugees-detail",
        ),
    ];
    let basis = book.area(area.code.as_str()).map_or_else(String::new, |it| words::basis(say, &it.basis));
    let cite = words::source(say, edition);
    let mut key = Vec::new();
    let mut sources = Vec::new();
    for (at, (label, figure, detail)) in figures.into_iter().enumerate() {
        let number = at + 1;
        let place = figure.map(|it| (it.place.sheet.to_string(), it.place.cell()));
        let url = place.as_ref().map(|(sheet, cell)| edition.cell_path(sheet, cell));
        key.push(KeyFigure {
            label,
            value: words::shown(say, figure),
            url: url.clone(),
            detail: say.text(detail),
            source: number,
            source_label: say.with("statistics-source-number", "number", number.to_string()),
        });
        let formula = match FORMULAS[at] {
            key @ "statistics-basis-line" => say.with(key, "basis", basis.clone()),
            key => say.with(key, "value", figure.map(printed).unwrap_or_default()),
        };
        sources.push(SourceEntry {
            number,
            cite: if at == 0 { cite.clone() } else { String::new() },
            words: formula,
            cell: place.map(|(sheet, cell)| format!("{sheet}, {cell}")).zip(url),
        });
    }
    if let Some(rank) = &profile.rank {
        let (figure, source) = ranked(say, rank, labelled("statistics-key-rank", None), sources.len() + 1);
        key.push(figure);
        sources.push(source);
    }
    (key, sources)
}

/// The place among the countries of the region, which no cell of the workbook holds.
fn ranked(say: &Say, rank: &Rank, label: String, number: usize) -> (KeyFigure, SourceEntry) {
    let count = i64::try_from(rank.peers.len()).unwrap_or(i64::MAX);
    let figure = KeyFigure {
        label,
        value: say.fill(
            "statistics-key-rank-value",
            &[("place", rank.place.to_string().into()), ("count", rank.peers.len().to_string().into())],
        ),
        url: Some("#figures-region".to_owned()),
        detail: rank.region.names.get(say.language).to_owned(),
        source: number,
        source_label: say.with("statistics-source-number", "number", number.to_string()),
    };
    let words = say.with("statistics-formula-rank", "count", count);
    (figure, SourceEntry { number, cite: String::new(), words, cell: None })
}
