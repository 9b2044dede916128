use super::read;
use crate::{
    Area, Reading, ValueState,
    testing::{Isles, World, real},
};

fn told(text: &str) -> (Reading, Vec<(&'static str, String)>) {
    let (reading, findings) = read(text.as_bytes(), &Isles).unwrap();
    let told = findings.kept().iter().map(|it| (it.kind, it.found.clone())).collect();
    (reading, told)
}

/// Indicator, period and number of each observation.
fn figures(reading: &Reading) -> Vec<(String, String, Option<f64>)> {
    let figure = |it: &crate::Observation| {
        (reading.figures.series_of(it).indicator.to_string(), it.period.to_string(), it.value)
    };
    reading.figures.observations.iter().map(figure).collect()
}

fn sum(reading: &Reading, indicator: &str) -> f64 {
    let of = reading.figures.observations.iter();
    of.filter(|it| reading.figures.series_of(it).indicator.as_ref() == indicator)
        .filter_map(|it| it.value)
        .sum()
}

const PRESENT: &str = "Main ID,Incident ID,Incident Type,Region of Incident,Incident Date,Incident year,Reported Month,\
    Number of Dead,Minimum Estimated Number of Missing,Total Number of Dead and Missing,Number of Survivors,\
    Number of Females,Number of Males,Number of Children,Country of Origin,Region of Origin,Cause of Death,\
    Country of Incident,Migration Route,Location of Incident,Coordinates,URL\n";

#[test]
fn the_present_layout_gives_seven_figures_an_incident() {
    let rows = "9.1,9.1,Incident,Isles,2024-02-03,2024,February,2,\"1,022\",\"1,024\",,1,3,2,Quillon,Isles,Drowning,Farrowmark,North channel,near,\"1.5, 2.5\",https://example.org\n\
        9.2,9.2,Incident,Isles,,2024,March,0,1,1,5,,,,\"Quillon,Namaqua\",Isles,Unknown,Nowhere,,near,,\n";
    let (reading, told) = told(&format!("{PRESENT}{rows}"));
    assert_eq!(told, [("unknown-name", "Nowhere".to_owned())]);
    assert_eq!((reading.rows, reading.figures.observations.len()), (2, 14));
    assert_eq!(figures(&reading)[1], ("missing".to_owned(), "2024-02".to_owned(), Some(1022.0)));
    let series = |at: usize| reading.figures.series_of(&reading.figures.observations[at]).clone();
    assert_eq!((series(0).area, series(0).counterpart), (Area::country("FMK"), Some(Area::country("QUI"))));
    assert_eq!(series(0).detail.as_deref(), Some("North channel"));
    assert_eq!((series(6).age.as_deref(), series(4).sex), (Some("children"), crate::Sex::Female));
    assert_eq!(
        (series(7).area, series(7).counterpart),
        (Area::remainder("XXX"), Some(Area::remainder("XXX")))
    );
    assert_eq!(reading.figures.observations[3].state, ValueState::Missing);
    assert_eq!(figures(&reading)[7].1, "2024-03");
    let kept = format!("{reading:?}");
    assert!(
        !kept.contains("1.5, 2.5") && !kept.contains("example.org"),
        "coordinates and links are not taken"
    );
}

#[test]
fn the_former_layout_is_read_with_its_dates() {
    let text = "web_id,region,reported_date,number_dead,number_missing,total_dead_and_missing,number_of_survivors,\
        country_of_incident,location_coodinates,migration_route,country_origin\n\
        1,Isles,\"Fri, 01/31/2014 - 12:00\",1,2,3,4,Farrowmark,\"1,2\",North channel,Mixed\n";
    let (reading, told) = told(text);
    assert!(told.is_empty());
    let expected = [("dead", 1.0), ("missing", 2.0), ("dead-and-missing", 3.0), ("survivors", 4.0)];
    let expected =
        expected.map(|(indicator, value)| (indicator.to_owned(), "2014-01".to_owned(), Some(value)));
    assert_eq!(figures(&reading), expected);
}

#[test]
fn two_incidents_of_one_month_stay_two() {
    let text = "location,origin,longitude,latitude,date,route,cause_of_death,count,v\n\
        FMK,Quillon,1,2,2015-03-01,North channel,Drowning,Dead,1.0\n\
        FMK,Quillon,1,2,2015-03-09,North channel,Drowning,Dead,2.0\n\
        FMK,Quillon,1,2,,North channel,Drowning,Missing,4.0\n\
        FMK,Quillon,1,2,2016-03-09,,Drowning,Lost,4.0\n";
    let (reading, told) = told(text);
    assert_eq!(told, [("no-date", String::new()), ("unknown-count", "Lost".to_owned())]);
    assert_eq!(reading.figures.series.len(), 2);
    assert_eq!((sum(&reading, "dead"), sum(&reading, "missing")), (3.0, 4.0));
    let undated = reading.figures.observations.last().unwrap();
    assert_eq!((undated.since, undated.period.to_string()), (Some(2015), "2016".to_owned()));
    assert_eq!(reading.figures.series_of(undated).detail.as_deref(), Some("North channel; undated"));
}

#[test]
fn a_column_that_went_missing_is_named() {
    let header = PRESENT.replace("Total Number of Dead and Missing", "All");
    let refusal = read(format!("{header}1\n").as_bytes(), &Isles).unwrap_err();
    assert!(
        refusal.to_string().starts_with("columns Total Number of Dead and Missing are missing"),
        "{refusal}"
    );
    let refusal = read(b"location,origin,route,count,v\nFMK,Quillon,,Dead,1\n", &Isles).unwrap_err();
    assert!(refusal.to_string().starts_with("columns date are missing"), "{refusal}");
}

#[test]
fn the_real_extract_adds_up_to_the_published_total() {
    let Some(bytes) = real("statistics/iom_mmp_gdiviz.csv") else { return };
    let (reading, findings) = read(&bytes, &World).unwrap();
    assert_eq!((reading.rows, reading.figures.observations.len()), (16_765, 16_765));
    assert_eq!((sum(&reading, "dead") + sum(&reading, "missing")).to_string(), "64975");
    let told: Vec<_> = findings.counts().map(|(_, kind, count)| (kind, count)).collect();
    assert_eq!(told, [("no-date", 15)], "{:?}", findings.kept());
}
