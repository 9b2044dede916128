//! What live things are resolved against: the editions they mean, with their figures, and the data of recipes.
//!
//! While a report is written these are the newest published editions; when a build is made again they are exactly the
//! editions that it read, whatever became of them since.

use std::{
    collections::{BTreeMap, BTreeSet},
    sync::Arc,
};

use analyses::{Data, Recipe, Source};
use db::Tx;
use jiff::Timestamp;
use statistics::{Book, Edition, EditionId, EditionState, Lacking};

use crate::{
    frozen::Frozen,
    model::CellOf,
    store,
    syntax::{Fault, FaultKind, Fence, Line, Live, Of, Parsed},
};

/// An edition with its figures.
#[derive(Clone)]
pub(crate) struct Ground {
    pub(crate) editions: Vec<(Edition, Arc<Book>)>,
    /// Which edition is read for an indicator that no edition is named for.
    pub(crate) read: BTreeMap<String, EditionId>,
    /// Recipes with their data, by the name of the fence, and the editions these are from.
    pub(crate) recipes: BTreeMap<String, (Recipe, Data, Vec<EditionId>)>,
    /// Figures that had been taken back.
    pub(crate) retracted: BTreeSet<CellOf>,
}

/// Which editions may be read.
#[derive(Clone, Copy)]
pub(crate) enum From<'a> {
    /// The newest published ones.
    Published(Timestamp),
    /// Those that a build read.
    Kept(&'a Frozen),
}

impl Ground {
    /// The edition with this id.
    pub(crate) fn edition(&self, id: EditionId) -> Option<&(Edition, Arc<Book>)> {
        self.editions.iter().find(|(edition, _)| edition.id == id)
    }

    /// The edition that a live thing means.
    pub(crate) fn meant(&self, indicator: &str, of: &Of) -> Option<&(Edition, Arc<Book>)> {
        match &of.edition {
            Some((dataset, slug)) => self.named(dataset, slug),
            None => self.edition(*self.read.get(indicator)?),
        }
    }

    /// The edition of a dataset.
    pub(crate) fn named(&self, dataset: &str, slug: &str) -> Option<&(Edition, Arc<Book>)> {
        self.editions.iter().find(|(edition, _)| edition.dataset == dataset && edition.slug == slug)
    }
}

/// Finds everything that the sections need; what is not there is told.
pub(crate) async fn gather(
    tx: &mut Tx,
    parsed: &[Parsed],
    from: From<'_>,
) -> db::Result<(Ground, Vec<Fault>)> {
    let mut gathering = Gathering {
        from,
        ground: Ground {
            editions: Vec::new(),
            read: BTreeMap::new(),
            recipes: BTreeMap::new(),
            retracted: BTreeSet::new(),
        },
        faults: Vec::new(),
        told: BTreeSet::new(),
    };
    // Collected first: a closure that waits for the database makes callers lose `Send`.
    let lives: Vec<&(Line, Live)> = parsed.iter().flat_map(|it| &it.lives).collect();
    for (at, live) in lives {
        match live {
            Live::Figure { indicator, of, .. } => gathering.indicator(tx, *at, indicator, of).await?,
            Live::Table(many) | Live::Chart(many) => {
                for indicator in &many.indicators {
                    gathering.indicator(tx, *at, indicator, &many.of).await?;
                }
            }
            Live::Cite { key } => {
                if let Some((dataset, slug)) = key.split_once('/') {
                    gathering.named(tx, *at, dataset, slug).await?;
                }
            }
            Live::Analysis { .. } | Live::Term { .. } => {}
        }
    }
    let recipes: Vec<&Fence> = parsed.iter().flat_map(|it| &it.recipes).collect();
    for fence in recipes {
        gathering.recipe(tx, fence).await?;
    }
    let until = match from {
        From::Published(now) => now,
        From::Kept(frozen) => frozen.head.built_at,
    };
    let ids: Vec<EditionId> = gathering.ground.editions.iter().map(|(edition, _)| edition.id).collect();
    let retracted = store::retractions(tx, &ids).await?;
    gathering.ground.retracted =
        retracted.into_iter().filter(|it| it.at <= until).map(|it| it.cell).collect();
    Ok((gathering.ground, gathering.faults))
}

struct Gathering<'a> {
    from: From<'a>,
    ground: Ground,
    faults: Vec<Fault>,
    /// What was told already, so that a word used ten times is one fault.
    told: BTreeSet<String>,
}

impl Gathering<'_> {
    fn fault(&mut self, at: Line, kind: FaultKind, found: &str, hint: &str) {
        if self.told.insert(format!("{kind} {found}")) {
            self.faults.push(Fault { at, kind, found: found.to_owned(), hint: hint.to_owned() });
        }
    }

    async fn take(&mut self, tx: &mut Tx, edition: Edition) -> db::Result<()> {
        if self.ground.edition(edition.id).is_none() {
            let book = Book::of(tx, &edition).await?;
            self.ground.editions.push((edition, book));
        }
        Ok(())
    }

    /// Whether an edition that was named may be read.
    fn may_read(&self, edition: &Edition) -> bool {
        match self.from {
            From::Published(_) => edition.state == EditionState::Published,
            From::Kept(frozen) => frozen.editions.iter().any(|it| it.id == edition.id),
        }
    }

    async fn named(&mut self, tx: &mut Tx, at: Line, dataset: &str, slug: &str) -> db::Result<()> {
        let found = statistics::edition_at(tx, dataset, slug).await?;
        if let Some(edition) = found.filter(|edition| self.may_read(edition)) {
            self.take(tx, edition).await?;
        } else {
            let newest = statistics::editions(tx).await?;
            let hint: Vec<String> = newest
                .iter()
                .filter(|it| it.dataset == dataset)
                .map(|it| format!("{}/{}", it.dataset, it.slug))
                .collect();
            self.fault(at, FaultKind::Edition, &format!("{dataset}/{slug}"), &hint.join(", "));
        }
        Ok(())
    }

    async fn indicator(&mut self, tx: &mut Tx, at: Line, indicator: &str, of: &Of) -> db::Result<()> {
        if let Some((dataset, slug)) = &of.edition {
            return self.named(tx, at, dataset, slug).await;
        }
        if self.ground.read.contains_key(indicator) {
            return Ok(());
        }
        let found = match self.from {
            From::Published(_) => statistics::editions_with(tx, indicator).await?,
            From::Kept(frozen) => {
                let id = frozen.read.iter().find(|(known, _)| known == indicator).map(|(_, id)| *id);
                statistics::editions_of(tx, id.as_slice()).await?
            }
        };
        match found.as_slice() {
            [one] => {
                self.ground.read.insert(indicator.to_owned(), one.id);
                self.take(tx, one.clone()).await?;
            }
            [] => {
                let all = statistics::published_indicators(tx).await?;
                let hint = like(indicator, all.iter().map(|it| it.indicator.as_str()));
                self.fault(at, FaultKind::Indicator, indicator, &hint);
            }
            several => {
                let names: Vec<String> =
                    several.iter().map(|it| format!("edition={}/{}", it.dataset, it.slug)).collect();
                self.fault(at, FaultKind::Several, indicator, &names.join(", "));
            }
        }
        Ok(())
    }

    async fn recipe(&mut self, tx: &mut Tx, fence: &Fence) -> db::Result<()> {
        if self.ground.recipes.contains_key(&fence.name) {
            self.fault(fence.at, FaultKind::Fence, &format!("recipe {}", fence.name), "");
            return Ok(());
        }
        let recipe: Recipe = match fence.text.parse() {
            Ok(recipe) => recipe,
            Err(error) => {
                self.fault(fence.at, FaultKind::Content, &fence.name, &whole(&error));
                return Ok(());
            }
        };
        let Source::Figures(wanted) = &recipe.source else {
            self.fault(fence.at, FaultKind::Content, &fence.name, "[figures.columns]");
            return Ok(());
        };
        let choice = match analyses::choice(wanted) {
            Ok(choice) => choice,
            Err(error) => {
                self.fault(fence.at, FaultKind::Content, &fence.name, &whole(&error));
                return Ok(());
            }
        };
        let (chosen, mut editions) = match self.from {
            From::Published(_) => match analyses::choose(tx, wanted, choice).await? {
                Ok(found) => found,
                Err(lacking) => {
                    let (kind, found) = match lacking {
                        Lacking::Indicator(name) => (FaultKind::Indicator, name),
                        Lacking::Edition(dataset, slug) => (FaultKind::Edition, format!("{dataset}/{slug}")),
                        Lacking::TooMany(most) => (FaultKind::Lines, most.to_string()),
                    };
                    self.fault(fence.at, kind, &found, "");
                    return Ok(());
                }
            },
            From::Kept(frozen) => {
                let ids = frozen.read_by(&fence.name);
                let editions = statistics::editions_of(tx, &ids).await?;
                (statistics::choose_in(tx, &choice, &editions).await?, editions)
            }
        };
        // In one order, whichever way they were found: the result names them.
        editions.sort_by(|a, b| (&a.dataset, &a.slug).cmp(&(&b.dataset, &b.slug)));
        let ids: Vec<EditionId> = editions.iter().map(|it| it.id).collect();
        match analyses::pivot(wanted, analyses::found(chosen, &editions, &wanted.sex)) {
            Ok(data) => {
                let data = analyses::with_places(&recipe, data);
                self.ground.recipes.insert(fence.name.clone(), (recipe, data, ids));
                for edition in editions {
                    self.take(tx, edition).await?;
                }
            }
            Err(error) => self.fault(fence.at, FaultKind::Content, &fence.name, &whole(&error)),
        }
        Ok(())
    }
}

/// The words of an error with its causes.
pub(crate) fn whole(error: &dyn std::error::Error) -> String {
    let mut words = error.to_string();
    let mut cause = error.source();
    while let Some(error) = cause {
        words.push_str(": ");
        words.push_str(&error.to_string());
        cause = error.source();
    }
    words.split_whitespace().collect::<Vec<_>>().join(" ").chars().take(300).collect()
}

/// Some names that share a part with one that is not there, or the first ones.
fn like<'a>(name: &str, all: impl Iterator<Item = &'a str>) -> String {
    let mut all: Vec<&str> = all.collect();
    all.sort_unstable();
    all.dedup();
    let parts: Vec<String> =
        name.to_lowercase().split(['-', '.', '_']).filter(|it| it.len() > 2).map(str::to_owned).collect();
    let near = |it: &&str| parts.iter().any(|part| it.to_lowercase().contains(part));
    let mut near: Vec<&str> = all.iter().copied().filter(near).take(5).collect();
    if near.is_empty() {
        near = all.into_iter().take(5).collect();
    }
    near.join(", ")
}
