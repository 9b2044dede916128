//! Communities and their dated membership.

use std::collections::BTreeMap;

use jiff::civil::Date;
use kernel::{Language, Names};

use super::{AreaCode, Mark};

kernel::words! {
    /// What sort of grouping it is.
    pub enum CommunityKind {
        /// A regional economic community recognised by the African Union.
        Rec = "rec",
        /// Another regional or subregional organization.
        Regional = "regional",
        /// A regional consultative process on migration.
        Process = "process",
        /// An inter-regional forum on migration.
        Forum = "forum",
        /// A list of the United Nations, such as the least developed countries.
        UnGroup = "un-group",
    }
}

kernel::words! {
    /// How an area stands to a community during a period.
    pub enum Standing {
        /// Full member.
        Member = "member",
        /// Member whose rights are suspended.
        Suspended = "suspended",
        /// Associate, not a full member.
        Associate = "associate",
        /// Observer.
        Observer = "observer",
        /// Was a member and left.
        Withdrawn = "withdrawn",
    }
}

/// One period of one area in a community.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Membership {
    /// Whose.
    pub area: AreaCode,
    /// Its first day; without it, since before the list begins.
    pub from: Option<Date>,
    /// The first day after it; without it, until further notice.
    pub to: Option<Date>,
    /// How the area stands during it.
    pub standing: Standing,
    /// How well it is known.
    pub mark: Mark,
    /// What a reader should know about it, in English.
    pub note: Option<String>,
}

impl Membership {
    /// Whether the period takes in this day.
    pub fn holds_on(&self, day: Date) -> bool {
        self.from.is_none_or(|from| from <= day) && self.to.is_none_or(|to| day < to)
    }

    /// Whether two periods share a day.
    pub fn overlaps(&self, other: &Self) -> bool {
        let begins_before_end = |a: &Self, b: &Self| match (a.from, b.to) {
            (Some(from), Some(to)) => from < to,
            (None, _) | (_, None) => true,
        };
        begins_before_end(self, other) && begins_before_end(other, self)
    }
}

/// A grouping of areas with a name.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Community {
    /// Its id in addresses, such as `ecowas`.
    pub id: String,
    /// Its full name.
    pub names: Names,
    /// Its acronym, or the full name where it has none.
    pub short: Names,
    /// What sort it is.
    pub kind: CommunityKind,
    /// When it was founded, if known.
    pub founded: Option<Date>,
    /// The community whose members are its members, such as `sadc` for MIDSA.
    pub follows: Option<String>,
    /// How well its list is known.
    pub mark: Mark,
    /// Where the list comes from.
    pub source: String,
    /// The day for which the list was last looked at.
    pub as_of: Date,
    /// Every period of every area, ordered by area and beginning.
    pub memberships: Vec<Membership>,
}

impl Community {
    /// The acronym in a language.
    pub fn label(&self, language: Language) -> &str {
        self.short.get(language)
    }

    /// Its full members on a day.
    pub fn members_on(&self, day: Date) -> impl Iterator<Item = &Membership> {
        self.standing_on(day).filter(|membership| membership.standing == Standing::Member)
    }

    /// Everybody who stands to it in some way on a day: members, suspended members, associates, observers, those who left.
    pub fn standing_on(&self, day: Date) -> impl Iterator<Item = &Membership> {
        self.memberships.iter().filter(move |membership| membership.holds_on(day))
    }

    /// How an area stands to it on a day.
    pub fn standing_of(&self, area: AreaCode, day: Date) -> Option<&Membership> {
        self.standing_on(day).find(|membership| membership.area == area)
    }

    /// The days on which its full membership changed, oldest first.
    pub fn changes(&self) -> Vec<Date> {
        let members = self.memberships.iter().filter(|membership| membership.standing == Standing::Member);
        let mut days: Vec<Date> =
            members.flat_map(|membership| [membership.from, membership.to]).flatten().collect();
        days.sort_unstable();
        days.dedup();
        days
    }
}

/// All communities.
#[derive(Clone, Debug)]
pub struct Communities(Vec<Community>);

impl Communities {
    /// From the list; those that follow another must find it, and periods of one area may not overlap.
    pub fn new(mut list: Vec<Community>) -> Result<Self, String> {
        for place in 0..list.len() {
            let Some(leader) = list[place].follows.clone() else { continue };
            let found = list.iter().find(|community| community.id == leader && community.follows.is_none());
            let Some(found) = found else {
                return Err(format!("{} follows {leader}, which is not there", list[place].id));
            };
            let followed = found.memberships.clone();
            list[place].memberships = followed;
        }
        let mut seen = std::collections::HashSet::new();
        for community in &mut list {
            if !seen.insert(community.id.clone()) {
                return Err(format!("two communities have the id {}", community.id));
            }
            community.memberships.sort_by_key(|membership| (membership.area, membership.from));
            for pair in community.memberships.windows(2) {
                if pair[0].area == pair[1].area && pair[0].overlaps(&pair[1]) {
                    return Err(format!("{} has overlapping periods of {}", community.id, pair[0].area));
                }
            }
        }
        Ok(Self(list))
    }

    /// Every community.
    pub fn all(&self) -> &[Community] {
        &self.0
    }

    /// The community of this id.
    pub fn by_id(&self, id: &str) -> Option<&Community> {
        self.0.iter().find(|community| community.id == id)
    }

    /// The communities to which an area stands in some way on a day, with how; lists of the United Nations included.
    pub fn of(&self, area: AreaCode, day: Date) -> impl Iterator<Item = (&Community, &Membership)> {
        self.0.iter().filter_map(move |community| Some((community, community.standing_of(area, day)?)))
    }

    /// The regional organizations of which an area is a full member on a day.
    pub fn regional_of(&self, area: AreaCode, day: Date) -> impl Iterator<Item = &Community> {
        self.of(area, day)
            .filter(|(_, membership)| membership.standing == Standing::Member)
            .map(|(community, _)| community)
            .filter(|community| matches!(community.kind, CommunityKind::Rec | CommunityKind::Regional))
    }

    /// The areas that are full members of more than one regional organization on a day, with those organizations.
    pub fn overlaps_on(&self, day: Date) -> BTreeMap<AreaCode, Vec<&Community>> {
        let mut found: BTreeMap<AreaCode, Vec<&Community>> = BTreeMap::new();
        for community in &self.0 {
            if matches!(community.kind, CommunityKind::Rec | CommunityKind::Regional) {
                for membership in community.members_on(day) {
                    found.entry(membership.area).or_default().push(community);
                }
            }
        }
        found.retain(|_, communities| communities.len() > 1);
        found
    }
}

#[cfg(test)]
mod tests {
    use jiff::civil::date;

    use super::*;

    fn period(from: Option<Date>, to: Option<Date>) -> Membership {
        let area = "KEN".parse().unwrap();
        Membership { area, from, to, standing: Standing::Member, mark: Mark::General, note: None }
    }

    #[test]
    fn a_period_holds_from_its_first_day_to_the_day_before_its_end() {
        let period = period(Some(date(1975, 5, 28)), Some(date(2025, 1, 29)));
        assert!(!period.holds_on(date(1975, 5, 27)));
        assert!(period.holds_on(date(1975, 5, 28)));
        assert!(period.holds_on(date(2025, 1, 28)));
        assert!(!period.holds_on(date(2025, 1, 29)));
    }

    #[test]
    fn periods_that_meet_do_not_overlap() {
        let day = date(2020, 1, 1);
        let (before, after, always) = (period(None, Some(day)), period(Some(day), None), period(None, None));
        assert!(!before.overlaps(&after) && !after.overlaps(&before));
        for other in [&before, &after, &always] {
            assert!(always.overlaps(other) && other.overlaps(&always));
        }
    }
}
