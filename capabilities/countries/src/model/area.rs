//! One area, one region, one aggregate.

use kernel::{CountryCode, Language, Names};

/// The address code of an area: ISO 3166-1 alpha-3 where there is one, else the code of our content.
pub type AreaCode = CountryCode;

kernel::words! {
    /// What an area is in the practice of the United Nations.
    pub enum AreaKind {
        /// Member State of the United Nations.
        MemberState = "member-state",
        /// Non-member observer State.
        ObserverState = "observer-state",
        /// State in free association, not a member.
        FreeAssociation = "free-association",
        /// Special administrative region.
        AdministrativeRegion = "sar",
        /// Another area of the M49 list.
        Territory = "territory",
        /// Antarctica.
        Antarctica = "antarctica",
        /// Outside the M49 list and treated by the rule that its note states.
        Special = "special",
        /// Exists no more; kept for older records.
        Former = "former",
    }
}

kernel::words! {
    /// A group of countries in special situations.
    pub enum SpecialGroup {
        /// Least developed countries.
        Ldc = "ldc",
        /// Landlocked developing countries.
        Lldc = "lldc",
        /// Small island developing States.
        Sids = "sids",
    }
}

kernel::words! {
    /// The level of a region in the M49 list.
    pub enum RegionKind {
        /// The whole.
        World = "world",
        /// A continental region, such as Africa.
        Region = "region",
        /// A part of it, such as Sub-Saharan Africa.
        Subregion = "subregion",
        /// A part of a subregion, such as Eastern Africa.
        Intermediate = "intermediate",
    }
}

kernel::words! {
    /// By what a statistical table sums areas.
    pub enum AggregateKind {
        /// All of them.
        World = "world",
        /// A continental region.
        Region = "region",
        /// A part of a continental region.
        Subregion = "subregion",
        /// A region of the Sustainable Development Goals.
        SdgRegion = "sdg-region",
        /// Developed and less developed regions.
        Development = "development",
        /// Countries in special situations.
        SpecialGroup = "special-group",
        /// Income groups of the World Bank.
        Income = "income",
    }
}

/// A footnote that the name of an area carries.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Note {
    /// Its id in the content.
    pub id: String,
    /// Set after the name wherever it stands alone, such as `*`; often empty.
    pub mark: String,
    /// The footnote.
    pub text: Names,
}

/// A country or area.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Area {
    /// Its code in addresses and records.
    pub code: AreaCode,
    /// Its numeric code: M49, or the location code of the Population Division where M49 has none.
    pub m49: Option<u16>,
    /// ISO 3166-1 alpha-2.
    pub iso2: Option<String>,
    /// ISO 3166-1 alpha-3.
    pub iso3: Option<AreaCode>,
    /// What it is.
    pub kind: AreaKind,
    /// Whether it stands in the M49 list of countries and areas.
    pub m49_listed: bool,
    /// M49 code of its continental region.
    pub region: Option<u16>,
    /// M49 code of its subregion.
    pub subregion: Option<u16>,
    /// M49 code of its intermediate region.
    pub intermediate: Option<u16>,
    /// The special groups to which it belongs on the as-of date of the list.
    pub groups: Vec<SpecialGroup>,
    /// Its short name.
    pub names: Names,
    /// Its formal name in English, if the list has one.
    pub formal: Option<String>,
    /// Other names by which tables call it.
    pub also: Vec<String>,
    /// The area within which the Population Division counts it, when not by itself.
    pub counted_in: Option<AreaCode>,
    /// Its footnote.
    pub note: Option<Note>,
}

impl Area {
    /// The name in a language, without the mark of its footnote.
    pub fn name(&self, language: Language) -> &str {
        self.names.get(language)
    }

    /// The name with the mark of its footnote, as it stands alone on a page.
    pub fn marked_name(&self, language: Language) -> String {
        let mark = self.note.as_ref().map_or("", |note| note.mark.as_str());
        format!("{}{mark}", self.name(language))
    }

    /// Whether it is a State: member, observer or in free association.
    pub const fn is_country(&self) -> bool {
        matches!(self.kind, AreaKind::MemberState | AreaKind::ObserverState | AreaKind::FreeAssociation)
    }

    /// Whether it exists today.
    pub fn is_current(&self) -> bool {
        self.kind != AreaKind::Former
    }

    /// Whether a table that calls it so means it; case, accents' typography, spaces and a final `*` do not matter.
    pub fn is_called(&self, text: &str) -> bool {
        let text = fold_name(text);
        self.names.iter().any(|(_, name)| fold_name(name) == text)
            || self.also.iter().any(|name| fold_name(name) == text)
            || self.formal.as_deref().is_some_and(|name| fold_name(name) == text)
    }

    /// The M49 codes of its regions, from the narrowest to the continent.
    pub fn region_codes(&self) -> impl Iterator<Item = u16> + '_ {
        [self.intermediate, self.subregion, self.region].into_iter().flatten()
    }
}

/// A name brought to the form in which names are compared.
pub fn fold_name(text: &str) -> String {
    let text = text.trim().trim_end_matches('*').replace(['\u{2019}', '\u{2018}', '`'], "'");
    text.split_whitespace().collect::<Vec<_>>().join(" ").to_lowercase()
}

/// A region of the M49 list.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Region {
    /// Its M49 code.
    pub m49: u16,
    /// The M49 code of the region around it.
    pub parent: Option<u16>,
    /// Its level.
    pub kind: RegionKind,
    /// Its name.
    pub names: Names,
}

/// What an aggregate takes in or leaves out.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Term {
    /// All areas of a region.
    Region(u16),
    /// All areas of a special group.
    Group(SpecialGroup),
    /// One area.
    Area(AreaCode),
}

/// One step of composing an aggregate, in order.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Part {
    /// Which areas.
    pub term: Term,
    /// Whether they are taken in; else they are left out again.
    pub included: bool,
}

/// A row of a statistical table that sums areas.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Aggregate {
    /// Its location code in the tables of the Population Division.
    pub code: u16,
    /// By what it sums.
    pub kind: AggregateKind,
    /// Its name.
    pub names: Names,
    /// Other names by which tables call it.
    pub also: Vec<String>,
    /// How it is composed; empty when the list of its members is not part of the content.
    pub made_of: Vec<Part>,
}

impl Aggregate {
    /// Whether a table that calls it so means it.
    pub fn is_called(&self, text: &str) -> bool {
        let text = fold_name(text);
        self.names.iter().any(|(_, name)| fold_name(name) == text)
            || self.also.iter().any(|name| fold_name(name) == text)
    }
}
