//! Persons, agencies and the rules of links and sessions; pure.

use jiff::{SignedDuration, Timestamp};
use kernel::{AgencyId, Language, Names, PersonId};
use serde::Serialize;

/// How long a mailed link holds.
pub(crate) const LINK: SignedDuration = SignedDuration::from_mins(15);
/// How long a link holds that the operator made at the machine itself.
pub(crate) const OPERATOR_LINK: SignedDuration = SignedDuration::from_hours(24);
/// After so long a session ends, whatever is done in it.
pub(crate) const SESSION: SignedDuration = SignedDuration::from_hours(30 * 24);
/// After so long without a visit a session ends.
pub(crate) const IDLE: SignedDuration = SignedDuration::from_hours(7 * 24);
/// How often a visit is noted; a write at every page would be too many.
pub(crate) const NOTED: SignedDuration = SignedDuration::from_hours(1);
/// How long a visit to a provider of identities may take.
pub(crate) const AWAY: SignedDuration = SignedDuration::from_mins(10);

/// An agency as lists show it.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct AgencyCard {
    /// Its id.
    pub id: AgencyId,
    /// Its short name, such as `UNDP`.
    pub code: String,
    /// Its full name.
    pub names: Names,
}

/// A person as the rest of the system needs them.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct PersonCard {
    /// Their id.
    pub id: PersonId,
    /// Their name as shown.
    pub name: String,
    /// Their address, in lower case.
    pub email: String,
    /// The agency they work for, if any.
    pub agency: Option<AgencyId>,
    /// The short name of that agency.
    pub agency_code: Option<String>,
    /// The IANA name of their zone.
    pub zone: String,
    /// The duty station they chose, by its id.
    pub station: Option<String>,
    /// The language they read the site in, if they chose one.
    pub language: Option<Language>,
    /// Every language they work in, the chosen one first.
    pub languages: Vec<Language>,
    /// Counts the changes, for forms.
    pub revision: i64,
}

impl PersonCard {
    /// The person as the one who acts.
    pub fn actor(&self) -> kernel::Person {
        kernel::Person {
            id: self.id,
            name: self.name.clone(),
            agency: self.agency,
            agency_code: self.agency_code.clone(),
        }
    }
}

/// The address of a mailbox: one `@`, no blanks, in lower case.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Email(String);

/// A text is no address of a mailbox.
#[derive(Clone, Debug, PartialEq, Eq, thiserror::Error)]
#[error("`{0}` is not an address of a mailbox, such as name@agency.example")]
pub struct BadAddress(String);

impl Email {
    /// Its text.
    pub fn as_str(&self) -> &str {
        &self.0
    }
}

impl std::str::FromStr for Email {
    type Err = BadAddress;
    fn from_str(text: &str) -> Result<Self, BadAddress> {
        let address = folded(text);
        let bad = |c: char| c.is_whitespace() || c.is_control() || "<>,;:\"()[]\\".contains(c);
        let formed = address.len() <= 254
            && address.split_once('@').is_some_and(|(name, host)| {
                !name.is_empty()
                    && host.contains('.')
                    && !host.contains('@')
                    && !host.starts_with('.')
                    && !host.ends_with('.')
            })
            && !address.contains(bad);
        if formed { Ok(Self(address)) } else { Err(BadAddress(text.chars().take(80).collect())) }
    }
}

/// An address as it is kept and looked for.
pub(crate) fn folded(email: &str) -> String {
    email.trim().to_lowercase()
}

/// How far a one-time link has come.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum LinkState {
    /// It signs in.
    Good,
    /// It has signed in once.
    Used,
    /// Its time has passed.
    Over,
}

/// What a link is worth at `now`.
pub(crate) fn link_state(ends_at: Timestamp, used_at: Option<Timestamp>, now: Timestamp) -> LinkState {
    if used_at.is_some() {
        LinkState::Used
    } else if now >= ends_at {
        LinkState::Over
    } else {
        LinkState::Good
    }
}

/// The path to lead to after signing in: one of this site, never an address of another.
pub(crate) fn own_path(to: &str) -> &str {
    let mut letters = to.chars();
    let own = letters.next() == Some('/')
        && !matches!(letters.next(), Some('/' | '\\'))
        && to.len() <= 2000
        && to.chars().all(|c| c.is_ascii_graphic() && c != '\\')
        && !to.starts_with("/sign-");
    if own { to } else { "/" }
}

/// The languages as one column keeps them.
pub(crate) fn joined(languages: &[Language]) -> String {
    languages.iter().map(|language| language.word()).collect::<Vec<_>>().join(" ")
}

/// The languages of one column; a word that is no longer known is left out.
pub(crate) fn parted(text: &str) -> Vec<Language> {
    text.split(' ').filter_map(|word| word.parse().ok()).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn an_address_is_kept_in_lower_case_and_a_wrong_one_refused() {
        assert_eq!(
            " Ana.Example@UNDP.example ".parse::<Email>().unwrap().as_str(),
            "ana.example@undp.example"
        );
        for wrong in
            ["", "ana", "@x.y", "a@b", "a@b@c.d", "a b@c.d", "a@.c", "a@c.", "<a@c.d>", "a@c.d,b@c.d"]
        {
            assert!(wrong.parse::<Email>().is_err(), "{wrong}");
        }
    }

    #[test]
    fn signing_in_never_leads_to_another_site() {
        for own in ["/", "/mandate/16", "/meetings?year=2026&lang=fr"] {
            assert_eq!(own_path(own), own);
        }
        for foreign in [
            "",
            "//evil.example",
            "/\\evil.example",
            "https://evil.example",
            "mandate",
            "/a\r\nSet-Cookie: x",
            "/sign-in",
            "/sign-out",
            "/ /x",
            "/a\\b",
        ] {
            assert_eq!(own_path(foreign), "/", "{foreign:?}");
        }
    }

    #[test]
    fn a_link_is_good_once_and_until_its_time() {
        let at = |second| Timestamp::from_second(second).unwrap();
        assert_eq!(link_state(at(10), None, at(9)), LinkState::Good);
        assert_eq!(link_state(at(10), None, at(10)), LinkState::Over);
        assert_eq!(link_state(at(10), Some(at(3)), at(4)), LinkState::Used);
    }

    #[test]
    fn languages_survive_their_column() {
        let languages = vec![Language::French, Language::English];
        assert_eq!(parted(&joined(&languages)), languages);
        assert_eq!(parted(""), vec![]);
    }
}
