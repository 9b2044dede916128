//! Figures that analyses choose.

use db::{Tx, row, sql};
use kernel::Period;

use crate::{
    choice::{Choice, Chosen, PublishedIndicator},
    model::{Edition, EditionId, Sex},
};

row! {
    struct ChosenRow { indicator: String, area: String, counterpart: Option<String>, period: Period, value: Option<f64> }
}

/// The datasets of which a published edition has an indicator.
pub(crate) async fn datasets_with(tx: &mut Tx, indicator: &str) -> db::Result<Vec<String>> {
    let query =
        sql("select distinct edition.dataset from edition join series on series.edition_id = edition.id \
         where edition.state = 'published' and series.indicator = $1 order by edition.dataset");
    Ok(tx.all::<(String,)>(query.bind(indicator)).await?.into_iter().map(|(dataset,)| dataset).collect())
}

/// The figures of a choice in these editions.
pub(crate) async fn chosen(
    tx: &mut Tx,
    choice: &Choice,
    editions: &[Edition],
    most: usize,
) -> db::Result<Vec<Chosen>> {
    let editions: Vec<EditionId> = editions.iter().map(|it| it.id).collect();
    let query = sql("select s.indicator, s.area, s.counterpart, o.period, o.value from series s \
         join observation o on o.series_id = s.id \
         where s.area_kind <> 'aggregate' and coalesce(s.counterpart_kind, 'country') <> 'aggregate' \
         and s.age is null and s.detail is null and length(o.period) = 4 and s.sex = $1")
    .bind(choice.sex.unwrap_or(Sex::Both))
    .any_of("s.edition_id", &editions)
    .any_of("s.indicator", &choice.indicators);
    let query = if choice.areas.is_empty() { query } else { query.any_of("s.area", &choice.areas) };
    let query = match &choice.counterparts {
        None => query.then(" and s.counterpart is null"),
        Some(codes) if codes.is_empty() => query.then(" and s.counterpart is not null"),
        Some(codes) => query.any_of("s.counterpart", codes),
    };
    let years: Vec<String> = choice.years.iter().map(|year| Period::Year(*year).to_string()).collect();
    let query = if years.is_empty() { query } else { query.any_of("o.period", &years) };
    let query = query.then(
        " order by s.indicator, s.area, s.counterpart nulls first, o.period, o.sheet, o.row_at, o.column_at limit ",
    );
    let query = query.number(i64::try_from(most).unwrap_or(i64::MAX));
    let rows: Vec<ChosenRow> = tx.all(query).await?;
    let chosen = |it: ChosenRow| Chosen {
        indicator: it.indicator,
        area: it.area,
        counterpart: it.counterpart,
        year: it.period.year(),
        value: it.value,
    };
    Ok(rows.into_iter().map(chosen).collect())
}

row! {
    struct IndicatorRow { dataset: String, indicator: String, unit: String, pairs: i64 }
}

/// Every indicator of the published editions, by dataset.
pub(crate) async fn indicators(tx: &mut Tx) -> db::Result<Vec<PublishedIndicator>> {
    let query = sql("select edition.dataset, series.indicator, min(series.unit) as unit, \
         cast(max(case when series.counterpart is null then 0 else 1 end) as bigint) as pairs \
         from edition join series on series.edition_id = edition.id where edition.state = 'published' \
         group by edition.dataset, series.indicator order by edition.dataset, series.indicator");
    let of = |row: IndicatorRow| PublishedIndicator {
        dataset: row.dataset,
        indicator: row.indicator,
        unit: row.unit,
        pairs: row.pairs == 1,
    };
    Ok(tx.all::<IndicatorRow>(query).await?.into_iter().map(of).collect())
}
