//! Codes and names of a table that mean no area, for a person to decide on.

use std::collections::BTreeMap;

use super::{Codes, Mapping, find, open};
use crate::{Areas, Findings, Refusal};

/// As many different ones are given to a person at once.
const MOST: usize = 300;

/// Something in a column of areas that is no code of its system.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Unknown {
    /// As printed.
    pub printed: String,
    /// In how many rows.
    pub rows: usize,
    /// The first line, counted from 1.
    pub line: u32,
    /// What a person decided before: a code of ours, or `-` for rows that are not wanted.
    pub decided: Option<String>,
    /// The code of the area with exactly this name; to be offered, never to be taken.
    pub same_name: Option<String>,
    /// The codes of areas with names that are much alike, the most alike first.
    pub alike: Vec<String>,
}

/// Every code or name that means no area, those among them on which a person decided, in the order of the alphabet.
pub fn unknown(bytes: &[u8], mapping: &Mapping, areas: &impl Areas) -> Result<Vec<Unknown>, Refusal> {
    let text = open(bytes, mapping, &mut Findings::default())?;
    let mut found: BTreeMap<String, Unknown> = BTreeMap::new();
    let mut known: BTreeMap<(Codes, String), bool> = BTreeMap::new();
    let columns = [
        (&mapping.area, mapping.codes),
        (&mapping.counterpart, mapping.counterpart_codes.unwrap_or(mapping.codes)),
    ];
    let columns = columns.into_iter().filter(|(name, _)| !name.is_empty());
    let columns: Vec<(usize, Codes)> =
        columns.filter_map(|(name, codes)| Some((text.column(name)?, codes))).collect();
    for row in text.rows() {
        for (column, codes) in &columns {
            let printed = row.get(*column).trim();
            if printed.is_empty() {
                continue;
            }
            if let Some(before) = found.get_mut(printed) {
                before.rows += 1;
                continue;
            }
            let key = (*codes, printed.to_owned());
            let is_known = *known.entry(key).or_insert_with(|| find(areas, *codes, printed).is_some());
            let decided = mapping.areas.get(printed).cloned();
            if (is_known && decided.is_none()) || found.len() >= MOST {
                continue;
            }
            let same_name = areas.suggest(printed);
            let mut alike = areas.alike(printed);
            alike.retain(|it| same_name.as_ref() != Some(it));
            let of =
                Unknown { printed: printed.to_owned(), rows: 1, line: row.line, decided, same_name, alike };
            found.insert(of.printed.clone(), of);
        }
    }
    Ok(found.into_values().collect())
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::testing::Isles;

    #[test]
    fn what_means_no_area_is_told_once_with_what_may_be_meant() {
        let text = "code,t,v\nFMK,2020,1\nQuillon,2020,2\nQuillon,2021,3\nTotal,2020,6\nNowhere,2020,1\n";
        let mapping = Mapping {
            area: "code".to_owned(),
            areas: [("Total".to_owned(), "-".to_owned())].into(),
            ..Mapping::default()
        };
        let found = unknown(text.as_bytes(), &mapping, &Isles).unwrap();
        let told: Vec<_> = found
            .iter()
            .map(|it| (it.printed.as_str(), it.rows, it.line, it.decided.as_deref(), it.same_name.as_deref()))
            .collect();
        assert_eq!(
            told,
            [
                ("Nowhere", 1, 6, None, None),
                ("Quillon", 2, 3, None, Some("QUI")),
                ("Total", 1, 5, Some("-"), None)
            ]
        );
    }
}
