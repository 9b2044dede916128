//! Tables and charts: figures in rows and columns.

use kernel::Period;
use statistics::{Edition, Figure, shown};

use super::Freezer;
use crate::{
    frozen::{Drawn, Grid, GridRow, Part},
    syntax::{FaultKind, Line, Many, Periods},
};

/// A table that nobody could read any more is refused.
const ROWS: usize = 300;
const COLUMNS: usize = 60;
/// As many lines can be told apart.
const LINES: usize = 4;
const BARS: usize = 30;

/// A series with its head.
struct Row {
    indicator: String,
    area: String,
    edition: Edition,
    figures: Vec<Figure>,
}

impl Freezer<'_> {
    pub(super) fn table(&mut self, at: Line, many: &Many) -> Option<Part> {
        Some(Part::Table { table: self.grid(at, many)? })
    }

    pub(super) fn chart(&mut self, at: Line, many: &Many) -> Option<Part> {
        let mut table = self.grid(at, many)?;
        let drawn = if table.heads.len() > 1 { Drawn::Lines } else { Drawn::Bars };
        let most = if drawn == Drawn::Lines { LINES } else { BARS };
        if table.rows.len() > most || table.unit.is_empty() {
            self.fault(at, FaultKind::Lines, table.rows.len().to_string(), most.to_string());
            return None;
        }
        if drawn == Drawn::Bars {
            let value = |row: &GridRow| {
                let figure = row.cells.first().copied().flatten();
                figure.and_then(|it| self.frozen.figures[it].value).unwrap_or(f64::NEG_INFINITY)
            };
            let mut rows: Vec<(f64, GridRow)> = table.rows.iter().map(|it| (value(it), it.clone())).collect();
            rows.sort_by(|(a, x), (b, y)| b.total_cmp(a).then_with(|| x.head.cmp(&y.head)));
            table.rows = rows.into_iter().map(|(_, row)| row).collect();
        }
        Some(Part::Chart { drawn, table })
    }

    fn grid(&mut self, at: Line, many: &Many) -> Option<Grid> {
        let rows = self.rows(at, many)?;
        let periods = periods(&rows, &many.periods);
        if rows.len() > ROWS || periods.len() > COLUMNS {
            let found = format!("{} × {}", rows.len(), periods.len());
            self.fault(at, FaultKind::Lines, found, format!("{ROWS} × {COLUMNS}"));
            return None;
        }
        if rows.iter().all(|row| !row.figures.iter().any(|it| periods.contains(&it.period))) {
            let found = format!("{} {}", many.indicators.join(","), many.areas.join(","));
            self.fault(at, FaultKind::Figure, found, "");
            return None;
        }
        let mut units: Vec<&str> =
            rows.iter().filter_map(|row| row.figures.first()).map(|it| it.series.unit.as_ref()).collect();
        units.sort_unstable();
        units.dedup();
        let unit = if let [one] = units.as_slice() { shown::unit(self.say, one) } else { String::new() };
        let heads = periods.iter().map(|it| self.head(&rows, *it)).collect();
        let mut editions = Vec::new();
        let mut shown_rows = Vec::new();
        for row in &rows {
            let edition = self.edition(&row.edition);
            if !editions.contains(&edition) {
                editions.push(edition);
            }
            let mut cells = Vec::with_capacity(periods.len());
            for period in &periods {
                let figure = row.figures.iter().find(|it| it.period == *period);
                cells.push(figure.map(|figure| self.used(&row.edition, figure)));
            }
            shown_rows.push(GridRow { head: self.row_head(many, row), cells });
        }
        Some(Grid {
            title: self.title(many),
            unit,
            corner: self.say.text(if many.areas.len() > 1 || many.indicators.len() == 1 {
                "reports-corner-area"
            } else {
                "reports-corner-indicator"
            }),
            heads,
            rows: shown_rows,
            editions,
        })
    }

    fn rows(&mut self, at: Line, many: &Many) -> Option<Vec<Row>> {
        let mut rows = Vec::new();
        for area in &many.areas {
            for indicator in &many.indicators {
                // What is not there was told when it was looked for.
                let (edition, book) = self.ground.meant(indicator, &many.of)?.clone();
                let figures = Self::series(&book, indicator, area, &many.of);
                if figures.is_empty() {
                    let faults = self.faults.len();
                    self.lacking(at, &book, indicator, area, &figures);
                    let misspelt = self.faults[faults..].iter().any(|it| it.kind == FaultKind::Area);
                    if misspelt {
                        return None;
                    }
                    // A place of which the edition does not speak is a row without numbers.
                    self.faults.truncate(faults);
                }
                rows.push(Row { indicator: indicator.clone(), area: area.clone(), edition, figures });
            }
        }
        Some(rows)
    }

    fn row_head(&self, many: &Many, row: &Row) -> String {
        let area = || shown::place(self.say, &row.area);
        let indicator = || shown::indicator(self.say, &row.indicator);
        match (many.areas.len(), many.indicators.len()) {
            (_, 1) => area(),
            (1, _) => indicator(),
            _ => format!("{} \u{2013} {}", area(), indicator()),
        }
    }

    /// The period as the figures of its column write it: a rate is of several years.
    fn head(&self, rows: &[Row], period: Period) -> String {
        let of = rows.iter().flat_map(|row| &row.figures).find(|it| it.period == period);
        of.map_or_else(|| period.to_string(), |figure| shown::period(self.say, figure))
    }

    fn title(&self, many: &Many) -> String {
        if !many.title.is_empty() {
            return many.title.clone();
        }
        let indicators: Vec<String> =
            many.indicators.iter().map(|it| shown::indicator(self.say, it)).collect();
        let areas: Vec<String> = many.areas.iter().take(3).map(|it| shown::place(self.say, it)).collect();
        let comma = self.say.text("reports-cite-comma");
        let more = if many.areas.len() > 3 { "…" } else { "" };
        self.say.fill(
            "reports-table-title",
            &[
                ("indicators", indicators.join(&comma).into()),
                ("areas", format!("{}{more}", areas.join(&comma)).into()),
            ],
        )
    }
}

/// The columns: those that were named, or those of which the series speak.
fn periods(rows: &[Row], wanted: &Periods) -> Vec<Period> {
    let of_all = || rows.iter().flat_map(|row| &row.figures);
    let mut periods: Vec<Period> = match wanted {
        Periods::These(these) => return these.clone(),
        Periods::All => of_all().map(|it| it.period).collect(),
        Periods::Span(from, to) => {
            of_all().map(|it| it.period).filter(|it| (*from..=*to).contains(&it.year())).collect()
        }
        Periods::Latest => {
            let with_numbers = of_all().filter(|it| it.value.is_some()).map(|it| it.period).max();
            with_numbers.or_else(|| of_all().map(|it| it.period).max()).into_iter().collect()
        }
    };
    periods.sort_unstable();
    periods.dedup();
    periods
}
