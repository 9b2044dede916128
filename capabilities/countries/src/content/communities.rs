//! Communities: several files of one form.

use kernel::Names;
use toml::value::Datetime;

use super::{ContentError, complete, day, parsed};
use crate::model::{AreaCode, Communities, Community, CommunityKind, Mark, Membership, Standing};

const FILES: [(&str, &str); 6] = [
    ("communities/africa.toml", include_str!("../../../../content/communities/africa.toml")),
    ("communities/americas.toml", include_str!("../../../../content/communities/americas.toml")),
    ("communities/asia-pacific.toml", include_str!("../../../../content/communities/asia-pacific.toml")),
    (
        "communities/europe-arab-states.toml",
        include_str!("../../../../content/communities/europe-arab-states.toml"),
    ),
    ("communities/processes.toml", include_str!("../../../../content/communities/processes.toml")),
    ("communities/un-groups.toml", include_str!("../../../../content/communities/un-groups.toml")),
];

#[derive(serde::Deserialize)]
#[serde(deny_unknown_fields)]
struct RawFile {
    as_of: Datetime,
    community: Vec<RawCommunity>,
}

#[derive(serde::Deserialize)]
#[serde(deny_unknown_fields)]
struct RawCommunity {
    id: String,
    kind: CommunityKind,
    name: Names,
    short: Option<Names>,
    mark: Mark,
    source: String,
    founded: Option<Datetime>,
    follows: Option<String>,
    #[serde(default)]
    members: String,
    #[serde(default)]
    dated: Vec<RawMembership>,
}

#[derive(serde::Deserialize)]
#[serde(deny_unknown_fields)]
struct RawMembership {
    area: AreaCode,
    from: Option<Datetime>,
    to: Option<Datetime>,
    status: Option<Standing>,
    mark: Mark,
    note: Option<String>,
}

pub(super) fn read() -> Result<Communities, ContentError> {
    let mut list = Vec::new();
    for (file, text) in FILES {
        list.extend(read_file(file, text)?);
    }
    Communities::new(list).map_err(|what| ContentError::new("communities", what))
}

fn read_file(file: &'static str, text: &str) -> Result<Vec<Community>, ContentError> {
    let raw: RawFile = parsed(file, text)?;
    let as_of = raw.as_of;
    raw.community.into_iter().map(|raw| community(file, as_of, raw)).collect()
}

fn community(file: &'static str, as_of: Datetime, raw: RawCommunity) -> Result<Community, ContentError> {
    let at = |date: Option<Datetime>| date.map(|date| day(file, &raw.id, date)).transpose();
    let founded = at(raw.founded)?;
    let mut memberships = Vec::new();
    // Whoever is listed without dates has been there since the founding, or since before the list begins.
    for code in raw.members.split_whitespace() {
        let area = code.parse().map_err(|error| ContentError::new(file, format!("{}: {error}", raw.id)))?;
        let standing = Standing::Member;
        memberships.push(Membership { area, from: founded, to: None, standing, mark: raw.mark, note: None });
    }
    for dated in raw.dated {
        let (from, to) = (at(dated.from)?, at(dated.to)?);
        if from.zip(to).is_some_and(|(from, to)| from >= to) {
            return Err(ContentError::new(
                file,
                format!("{}: the period of {} ends before it begins", raw.id, dated.area),
            ));
        }
        let standing = dated.status.unwrap_or(Standing::Member);
        memberships.push(Membership {
            area: dated.area,
            from,
            to,
            standing,
            mark: dated.mark,
            note: dated.note,
        });
    }
    if memberships.is_empty() == raw.follows.is_none() {
        return Err(ContentError::new(
            file,
            format!("{} needs members, or one community that it follows", raw.id),
        ));
    }
    let short = raw.short.unwrap_or_else(|| raw.name.clone());
    Ok(Community {
        names: complete(file, &raw.id, raw.name)?,
        short: complete(file, &raw.id, short)?,
        kind: raw.kind,
        founded,
        follows: raw.follows,
        mark: raw.mark,
        source: raw.source,
        as_of: day(file, &raw.id, as_of)?,
        memberships,
        id: raw.id,
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    const NAMES: &str = r#"name = { en = "A", fr = "A", es = "A", ar = "A", ru = "A", zh = "A" }"#;

    fn refusal(entry: &str) -> String {
        let text = format!(
            "as_of = 2026-06-30\n[[community]]\nid = \"x\"\nkind = \"rec\"\n{NAMES}\nmark = \"GK\"\nsource = \"s\"\n{entry}"
        );
        match read_file("communities/africa.toml", &text)
            .and_then(|list| Communities::new(list).map_err(|what| ContentError::new("communities", what)))
        {
            Ok(_) => String::new(),
            Err(error) => error.what,
        }
    }

    #[test]
    fn a_good_entry_is_taken() {
        assert_eq!(refusal("members = \"KEN UGA\""), "");
    }

    #[test]
    fn two_periods_of_one_area_may_not_share_a_day() {
        let entry = "members = \"KEN\"\ndated = [{ area = \"KEN\", from = 2020-01-01, mark = \"GK\" }]";
        assert_eq!(refusal(entry), "x has overlapping periods of KEN");
        let entry = "dated = [{ area = \"KEN\", to = 2020-01-01, mark = \"GK\" }, { area = \"KEN\", from = 2020-01-01, mark = \"GK\" }]";
        assert_eq!(refusal(entry), "");
    }

    #[test]
    fn a_period_that_ends_before_it_begins_is_refused() {
        let entry = "dated = [{ area = \"KEN\", from = 2020-01-01, to = 2019-01-01, mark = \"GK\" }]";
        assert_eq!(refusal(entry), "x: the period of KEN ends before it begins");
    }

    #[test]
    fn an_entry_without_members_is_refused() {
        assert_eq!(refusal(""), "x needs members, or one community that it follows");
        assert_eq!(refusal("follows = \"y\""), "x follows y, which is not there");
    }

    #[test]
    fn a_misspelt_field_is_refused_by_name() {
        assert!(refusal("member = \"KEN\"").contains("member"));
    }
}
