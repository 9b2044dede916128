//! `tributary profile`, `corridor` and `region`: what published figures say of countries and communities.

use std::path::Path;

use anyhow::Context as _;
use countries::{Area, content};
use jiff::civil::Date;
use kernel::Language;
use profiles::{Number, Shelf};
use serde_json::json;

use crate::{
    Ended,
    cli::{Print, ProfileFormat},
    installation::Installation,
    tell, tell_bytes, wrong_use,
};

pub(crate) async fn profile(
    at: &Installation,
    country: &str,
    format: ProfileFormat,
    out: Option<&Path>,
    (as_of, language): (Option<Date>, Language),
) -> anyhow::Result<Ended> {
    let area = area(country)?;
    let shelf = Shelf::open(&at.db).await?;
    let say = profiles::words(language);
    let profile = profiles::profile(&shelf, area, day(at, as_of), &say);
    let line = |text: String| format!("{}\n", text.trim_end()).into_bytes();
    let bytes = match format {
        ProfileFormat::Json => line(profiles::json(&profile)),
        ProfileFormat::Md => line(profiles::print_markdown(&profile, &say)),
        ProfileFormat::Html => line(profiles::print_html(&profile, &say)),
        ProfileFormat::Pdf => profiles::print_pdf(&profile, &say)?,
        ProfileFormat::Docx => profiles::print_word(&profile, &say),
    };
    match out {
        Some(file) => {
            std::fs::write(file, bytes).with_context(|| format!("cannot write {}", file.display()))?;
        }
        None => tell_bytes(&bytes),
    }
    Ok(Ended::Well)
}

pub(crate) async fn corridor(
    at: &Installation,
    [a, b]: [&str; 2],
    as_of: Option<Date>,
    print: Print,
) -> anyhow::Result<Ended> {
    let (a, b) = (area(a)?, area(b)?);
    if a.code == b.code {
        return Err(wrong_use(format!("a corridor has two ends, and both are {}", a.code)));
    }
    let shelf = Shelf::open_of(&at.db, profiles::CORRIDOR_LAYOUTS).await?;
    let found = profiles::corridor(&shelf, a, b, day(at, as_of));
    if print.json {
        tell(profiles::json(&found));
        return Ok(Ended::Well);
    }
    for (from, to, direction) in [(a, b, &found.a_to_b), (b, a, &found.b_to_a)] {
        tell(format_args!("{} to {}", from.code, to.code));
        direction.figures.0.iter().chain(&direction.shares.0).for_each(|(name, it)| line(name, it));
        for (name, rank) in &direction.ranks.0 {
            tell(format_args!("  {name:<42} {:>18}  of {}", rank.place, rank.of));
        }
    }
    tell("Asymmetry");
    found.asymmetry.0.iter().for_each(|(name, it)| line(name, it));
    let communities: Vec<&str> = found.communities.iter().map(|it| it.name.as_str()).collect();
    tell(format_args!("Communities of both on {}: {}", found.as_of, communities.join(", ")));
    Ok(Ended::Well)
}

pub(crate) async fn region(
    at: &Installation,
    communities: &[String],
    as_of: Option<Date>,
    print: Print,
) -> anyhow::Result<Ended> {
    let shelf = Shelf::open_of(&at.db, profiles::REGION_LAYOUTS).await?;
    let found = profiles::regions(&shelf, communities, day(at, as_of));
    let (regions, totals) = found.map_err(|unknown| wrong_use(unknown.to_string()))?;
    let refused = totals.0.iter().find_map(|(_, it)| Some((it.refused?, &it.counted_twice)));
    let alone = regions.len() == 1;
    if print.json {
        match regions.as_slice() {
            [region] => tell(profiles::json(region)),
            _ => tell(profiles::json(&json!({ "regions": regions, "totals": totals }))),
        }
    } else {
        for region in &regions {
            tell(format_args!("{} on {}: {} members", region.short, region.as_of, region.members.len()));
            for (name, it) in &region.figures.0 {
                tell(format_args!("  {name:<24} {:>20}  {}", shown(&it.number), it.coverage.text));
            }
            for network in region.migrants.iter().chain(&region.remittances) {
                tell(format_args!("Corridors among members, {}, {}", network.unit, network.year));
                network.figures.0.iter().for_each(|(name, it)| line(name, it));
            }
        }
        for (name, it) in totals.0.iter().filter(|(_, it)| !alone && it.refused.is_none()) {
            let value = it.value.map_or_else(|| "not known".to_owned(), |it| it.to_string());
            tell(format_args!("Total {name}: {value}"));
        }
        if let Some((why, twice)) = refused {
            tell(format_args!("No total: {why}: {}", twice.join(", ")));
        }
    }
    Ok(if refused.is_some() { Ended::WithFindings } else { Ended::Well })
}

fn line(name: &str, number: &Number) {
    let year = number.period.clone().or(number.year.map(|it| it.to_string())).unwrap_or_default();
    tell(format_args!("  {name:<42} {:>18}  {:<22} {year}", shown(number), number.unit));
}

fn shown(number: &Number) -> String {
    number.value.map_or_else(|| number.state.to_string(), |it| it.to_string())
}

fn day(at: &Installation, as_of: Option<Date>) -> Date {
    as_of.unwrap_or_else(|| at.now().to_zoned_datetime(at.config.zone()).date())
}

fn area(text: &str) -> anyhow::Result<&'static Area> {
    content().areas.find(text).ok_or_else(|| {
        wrong_use(format!(
            "no country or area is called `{text}`: name it by three letters such as MDA, or by its M49 number"
        ))
    })
}
