//! Which edition of a dataset readers were given, and from when to when.

use db::Tx;
use jiff::Timestamp;
use statistics::{Edition, EditionState, every_edition};

/// An edition in the time in which it was the newest published one of its dataset.
#[derive(Clone, Debug, PartialEq)]
pub(crate) struct Release {
    /// The edition.
    pub edition: Edition,
    /// When it came to be given.
    pub from: Timestamp,
    /// When another one took its place, or it was withdrawn.
    pub to: Option<Timestamp>,
}

/// A dataset with everything that was ever given of it.
#[derive(Clone, Debug, PartialEq)]
pub(crate) struct Released {
    /// Its word in addresses.
    pub dataset: String,
    /// The releases, in the order of time; at least one.
    pub releases: Vec<Release>,
}

/// An edition was published, or withdrawn.
#[derive(Clone, Debug)]
pub(crate) struct Turn {
    record: String,
    published: bool,
    at: Timestamp,
}

impl Released {
    /// What is given now.
    pub(crate) fn current(&self) -> Option<&Release> {
        self.releases.last().filter(|it| it.to.is_none())
    }

    /// What was given at that instant.
    pub(crate) fn at(&self, instant: Timestamp) -> Option<&Release> {
        self.releases.iter().find(|it| it.from <= instant && it.to.is_none_or(|to| instant < to))
    }

    /// The editions, each once, the one given first in front.
    pub(crate) fn editions(&self) -> Vec<&Edition> {
        let mut editions: Vec<&Edition> = Vec::new();
        for it in &self.releases {
            if editions.iter().all(|known| known.id != it.edition.id) {
                editions.push(&it.edition);
            }
        }
        editions
    }

    /// When anything last changed.
    pub(crate) fn changed(&self) -> Option<Timestamp> {
        self.releases.iter().flat_map(|it| [Some(it.from), it.to]).flatten().max()
    }
}

/// Every dataset of which something was ever published, in the order of the alphabet.
pub(crate) async fn released(tx: &mut Tx) -> db::Result<Vec<Released>> {
    let editions = every_edition(tx).await?;
    let acts = vec!["figures.published".to_owned(), "figures.withdrawn".to_owned()];
    let filter = journal::Filter { acts, ..journal::Filter::default() };
    let turns = journal::entries(tx, &filter).await?.into_iter().map(|it| Turn {
        published: it.act == "figures.published",
        record: it.record,
        at: it.recorded_at,
    });
    Ok(of(&editions, &turns.collect::<Vec<_>>()))
}

fn of(editions: &[Edition], turns: &[Turn]) -> Vec<Released> {
    let mut datasets: Vec<&str> = editions.iter().map(|it| it.dataset.as_str()).collect();
    datasets.sort_unstable();
    datasets.dedup();
    let released = datasets.into_iter().map(|dataset| {
        let of_dataset: Vec<&Edition> = editions.iter().filter(|it| it.dataset == dataset).collect();
        Released { dataset: dataset.to_owned(), releases: releases(&of_dataset, turns) }
    });
    released.filter(|it| !it.releases.is_empty()).collect()
}

/// The releases of one dataset; its editions come with the newest in front, which is the one that readers are given.
fn releases(editions: &[&Edition], turns: &[Turn]) -> Vec<Release> {
    let named: Vec<String> = editions.iter().map(|it| format!("edition:{}", it.id)).collect();
    let mut out = vec![false; editions.len()];
    let mut releases: Vec<Release> = Vec::new();
    for turn in turns {
        let Some(at) = named.iter().position(|it| *it == turn.record) else { continue };
        out[at] = turn.published;
        let given = out.iter().position(|it| *it).map(|it| editions[it]);
        let before = releases.last_mut().filter(|it| it.to.is_none());
        if before.as_ref().map(|it| it.edition.id) == given.map(|it| it.id) {
            continue;
        }
        if let Some(before) = before {
            before.to = Some(turn.at);
        }
        if let Some(edition) = given {
            releases.push(Release { edition: edition.clone(), from: turn.at, to: None });
        }
    }
    // An edition whose act is not in the journal is a doubt for `tributary verify`; it is given all the same.
    if releases.is_empty()
        && let Some(edition) = editions.iter().find(|it| it.state == EditionState::Published)
    {
        releases.push(Release { edition: (*edition).clone(), from: edition.imported_at, to: None });
    }
    releases
}

#[cfg(test)]
mod tests {
    use statistics::{EditionId, Kind, Tally};

    use super::*;

    fn at(second: i64) -> Timestamp {
        Timestamp::from_second(second).unwrap()
    }

    fn edition(slug: &str, imported: i64) -> Edition {
        Edition {
            id: EditionId::new(at(imported)),
            dataset: "wdi".into(),
            layout: Kind::Wdi,
            slug: slug.into(),
            name: slug.into(),
            file: files::FileHash::of(slug.as_bytes()),
            title: String::new(),
            revision: String::new(),
            citation: String::new(),
            licence: String::new(),
            state: EditionState::Published,
            imported_by: String::new(),
            imported_at: at(imported),
            tally: Tally::default(),
        }
    }

    fn turn(edition: &Edition, published: bool, second: i64) -> Turn {
        Turn { record: format!("edition:{}", edition.id), published, at: at(second) }
    }

    #[test]
    fn the_newest_published_edition_is_given_and_the_former_one_again_when_it_is_withdrawn() {
        let (old, new) = (edition("2019", 10), edition("2020", 20));
        let turns = [
            turn(&old, true, 11),
            turn(&new, true, 25),
            turn(&new, false, 30),
            turn(&old, false, 40),
            turn(&new, true, 50),
        ];
        let released = of(&[new, old], &turns);
        let told: Vec<_> = released[0]
            .releases
            .iter()
            .map(|it| (it.edition.slug.as_str(), it.from.as_second(), it.to.map(Timestamp::as_second)))
            .collect();
        let expected =
            [("2019", 11, Some(25)), ("2020", 25, Some(30)), ("2019", 30, Some(40)), ("2020", 50, None)];
        assert_eq!(told, expected);
        let slug = |second| released[0].at(at(second)).map(|it| it.edition.slug.as_str());
        assert_eq!(
            [slug(10), slug(11), slug(25), slug(39), slug(40), slug(60)],
            [None, Some("2019"), Some("2020"), Some("2019"), None, Some("2020")]
        );
        assert_eq!(released[0].current().map(|it| it.edition.slug.as_str()), Some("2020"));
        assert_eq!(released[0].editions().len(), 2);
    }

    #[test]
    fn a_late_publication_of_an_older_edition_changes_nothing_for_readers() {
        let (old, new) = (edition("2019", 10), edition("2020", 20));
        let released = of(&[new.clone(), old.clone()], &[turn(&new, true, 25), turn(&old, true, 30)]);
        assert_eq!(released[0].releases.len(), 1);
    }

    #[test]
    fn what_is_only_staged_was_never_released() {
        let staged = Edition { state: EditionState::Staged, ..edition("2019", 10) };
        assert_eq!(of(&[staged], &[]), []);
    }
}
