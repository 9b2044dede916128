//! What is given out can be read in again.

use std::collections::BTreeMap;

use proptest::prelude::*;
use sources::{Figures, Kind, read};
use statistics::KnownAreas;
use web::testing::TestSite;

use super::{Folder, publish};
use crate::codes::{self, Codes, NOTHING};

/// A figure by everything that it is of: value and state.
type Told = BTreeMap<(String, String, String, String, String, String, String, String), (Option<u64>, String)>;

fn told(figures: &Figures, detail: impl Fn(Option<&str>) -> String, unit: impl Fn(&str) -> String) -> Told {
    let one = |it: &sources::Observation| {
        let series = figures.series_of(it);
        let of = (
            series.indicator.to_string(),
            series.area.code.to_string(),
            series.counterpart.as_ref().map(|it| it.code.to_string()).unwrap_or_default(),
            series.sex.to_string(),
            series.age.as_deref().unwrap_or_default().to_owned(),
            detail(series.detail.as_deref()),
            unit(&series.unit),
            it.period.to_string(),
        );
        (of, (it.value.map(f64::to_bits), it.state.to_string()))
    };
    figures.observations.iter().map(one).collect()
}

/// A row of a foreign flow.
fn row() -> impl Strategy<Value = String> {
    let area = prop::sample::select(vec!["MDA", "KEN", "UGA", "900", "XXX"]);
    let other = prop::sample::select(vec!["_Z", "MDA", "KEN", "XXX"]);
    let indicator = prop::sample::select(vec!["ARR", "DEP", "dep-2"]);
    let sex = prop::sample::select(vec!["_T", "F", "M"]);
    let age = prop::sample::select(vec!["_T", "Y15T24", "Y_GE65"]);
    let route = prop::sample::select(vec!["SEA", "LAND & AIR", "_T"]);
    let time = prop::sample::select(vec!["2019", "2020", "2020-Q3", "2020-05", "2021-12"]);
    let unit = prop::sample::select(vec![("PS", "0"), ("PS", "3"), ("USD", "6")]);
    let said = prop_oneof![
        any::<f64>().prop_filter("a number", |it| it.is_finite()).prop_map(|it| (it.to_string(), "A")),
        (-1_000_000..1_000_000_i64).prop_map(|it| (it.to_string(), "A")),
        prop::sample::select(vec!["O", "Q", "N", "M"]).prop_map(|it| (String::new(), it)),
    ];
    (area, other, indicator, sex, age, route, (time, unit, said)).prop_map(
        |(area, other, indicator, sex, age, route, (time, (unit, power), (value, status)))| {
            format!("I:F(1.0),{area},{other},{indicator},{sex},{age},{route},{time},{value},{status},{power},{unit}\n")
        },
    )
}

const HEAD: &str = "DATAFLOW,REF_AREA,COUNTERPART_AREA,INDICATOR,SEX,AGE,ROUTE,TIME_PERIOD,OBS_VALUE,OBS_STATUS,UNIT_MULT,UNIT_MEASURE\n";

async fn given(text: &str) -> String {
    let folder = Folder::new().await;
    let files = folder.store.clone();
    let capabilities = vec![statistics::capability(), crate::capability()];
    let site = TestSite::new(super::NOW, capabilities, None, |site| site.part(files)).await;
    publish(site.site.db(), &folder, Kind::SdmxCsv, ("first", text), 0).await;
    site.get("/sdmx/2.1/data/SDMX_F?format=csv").await.body
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 12, max_shrink_iters: 200, ..ProptestConfig::default() })]

    #[test]
    fn figures_given_as_csv_are_the_same_when_they_are_read_again(rows in prop::collection::vec(row(), 1..40)) {
        let text = format!("{HEAD}{}", rows.concat());
        let (before, _) = read(Some(Kind::SdmxCsv), text.as_bytes(), &KnownAreas).unwrap();
        prop_assume!(!before.figures.observations.is_empty());
        let runtime = tokio::runtime::Builder::new_current_thread().enable_all().build().unwrap();
        let csv = runtime.block_on(given(&text));
        let (after, findings) = read(Some(Kind::SdmxCsv), csv.as_bytes(), &KnownAreas).unwrap();
        prop_assert_eq!(findings.counts().filter(|(severity, ..)| *severity == kernel::Severity::Error).count(), 0, "{}", csv);
        // Details are coded, and one dimension holds them all; a unit is written with its power of ten.
        let details: Vec<String> = before.figures.series.iter().filter_map(|it| it.detail.as_deref()).map(str::to_owned).collect();
        let codes = Codes::of(details.iter().map(String::as_str));
        let detail = |it: Option<&str>| {
            format!("DETAIL={}", it.and_then(|it| codes.code(it)).unwrap_or(NOTHING))
        };
        let unit = |it: &str| {
            let (unit, power) = codes::unit(it);
            if power == 0 { unit.to_owned() } else { format!("10^{power} {unit}") }
        };
        let expected = told(&before.figures, detail, unit);
        let found = told(&after.figures, |it| it.unwrap_or_default().to_owned(), str::to_owned);
        prop_assert_eq!(found, expected);
    }
}
