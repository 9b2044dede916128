//! Figures of pairs, and everything that is published, for capabilities that compute with figures.

use std::{collections::BTreeMap, sync::Arc};

use db::{Db, Tx};
use kernel::Period;

use crate::{
    book::Book,
    model::{Area, AreaKind, Edition, Figure, Sex},
    store,
};

/// The number of a pair in one year.
#[derive(Clone, Debug, PartialEq)]
pub struct Pair {
    /// Where: the destination of migrants, the receiver of remittances, the country of asylum.
    pub area: Area,
    /// The other end.
    pub counterpart: Area,
    /// The number; none where the source has none.
    pub value: Option<f64>,
    /// The row of [`Book::table`], by which [`Book::figure`] finds the cell.
    pub row: usize,
}

impl Book {
    /// Everything that is said of one indicator in one place, of all ages and details: in the order of time.
    /// With a counterpart it is of the pair, without one of the area alone.
    pub fn over_time(&self, indicator: &str, area: &str, counterpart: Option<&str>, sex: Sex) -> Vec<Figure> {
        let wanted = self.series.iter().enumerate().filter(|(_, it)| {
            it.area.code.as_ref() == area
                && it.indicator.as_ref() == indicator
                && it.counterpart.as_ref().map(|it| it.code.as_ref()) == counterpart
                && it.sex == sex
                && it.age.is_none()
        });
        let rows = wanted.flat_map(|(number, _)| self.rows(number));
        let mut figures: Vec<Figure> = rows.filter_map(|row| self.figure(row)).collect();
        figures.sort_by_key(|it| (it.period, it.place.row, it.place.column));
        figures
    }

    /// All pairs of an indicator in a year, sums over countries left out, of all ages; a pair with several details is there
    /// once for each.
    pub fn pairs(&self, indicator: &str, year: i16, sex: Sex) -> Vec<Pair> {
        let wanted = Period::Year(year).to_string();
        let (Ok(periods), Ok(values)) = (self.table.text("period"), self.table.real("value")) else {
            return Vec::new();
        };
        let single = |area: &Area| area.kind != AreaKind::Aggregate;
        let of = self.series.iter().enumerate().filter(|(_, it)| {
            it.indicator.as_ref() == indicator && it.sex == sex && it.age.is_none() && single(&it.area)
        });
        let mut pairs = Vec::new();
        for (number, series) in of {
            let Some(counterpart) = series.counterpart.as_ref().filter(|it| single(it)) else { continue };
            let Some(row) = self.rows(number).find(|row| periods.get(*row) == Some(wanted.as_str())) else {
                continue;
            };
            let (area, counterpart) = (series.area.clone(), counterpart.clone());
            pairs.push(Pair { area, counterpart, value: values.get(row), row });
        }
        pairs
    }

    /// The sums over all partners of a place, by year, of what has a number; the place is the area, or the counterpart.
    pub fn sums(&self, indicator: &str, place: &str, as_counterpart: bool, sex: Sex) -> BTreeMap<i16, f64> {
        let single = |area: &Area| area.kind != AreaKind::Aggregate;
        let mut sums = BTreeMap::new();
        let (Ok(periods), Ok(values)) = (self.table.text("period"), self.table.real("value")) else {
            return sums;
        };
        for (number, it) in self.series.iter().enumerate() {
            let Some(counterpart) = &it.counterpart else { continue };
            let (here, other) =
                if as_counterpart { (counterpart, &it.area) } else { (&it.area, counterpart) };
            let wanted = here.code.as_ref() == place
                && it.indicator.as_ref() == indicator
                && it.sex == sex
                && it.age.is_none()
                && single(other);
            for row in self.rows(number).filter(|_| wanted) {
                let Some((period, value)) = periods.get(row).zip(values.get(row)) else { continue };
                if let Ok(Period::Year(year)) = period.parse() {
                    *sums.entry(year).or_default() += value;
                }
            }
        }
        sums
    }

    /// Whether it has any series of an indicator.
    pub fn has(&self, indicator: &str) -> bool {
        self.series.iter().any(|it| it.indicator.as_ref() == indicator)
    }
}

/// The newest published edition of every dataset, ordered by dataset.
pub async fn editions(tx: &mut Tx) -> db::Result<Vec<Edition>> {
    let mut editions = store::editions(tx, None).await?;
    editions.retain(|it| it.state == crate::EditionState::Published);
    // The newest come first, and the sort keeps equals in their order.
    editions.sort_by(|a, b| a.dataset.cmp(&b.dataset));
    editions.dedup_by(|later, first| later.dataset == first.dataset);
    Ok(editions)
}

/// Every edition that was ever let in, in whatever state, the newest first.
pub async fn every_edition(tx: &mut Tx) -> db::Result<Vec<Edition>> {
    store::editions(tx, None).await
}

/// The newest published edition of a dataset with its book.
pub async fn published(db: &Db, dataset: &str) -> db::Result<Option<(Edition, Arc<Book>)>> {
    db.read(async |tx| {
        let Some(edition) = store::newest(tx, dataset).await? else { return Ok(None) };
        let book = Book::of(tx, &edition).await?;
        Ok(Some((edition, book)))
    })
    .await
}
