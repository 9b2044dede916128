//! What live things are resolved against: the editions they mean, with their figures, and the data of recipes.
//!
//! While a report is written these are the newest published editions; when a build is made again they are exactly the
//! editions that it read, whatever became of them since.

use std::{
    collections::{BTreeMap, BTreeSet},
    sync::Arc,
};

use analyses::{Data, FiguresError, Recipe, Source, Wanted, model::State};
use db::Tx;
use kernel::Actor;
use statistics::{Book, Choice, Chosen, Edition, EditionId, EditionState, Lacking};

use crate::{
    frozen::{Frozen, KeptUsed},
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
    /// Recipes of fences by their names, and kept analyses by their numbers.
    pub(crate) recipes: BTreeMap<String, Prepared>,
    /// Figures that had been taken back.
    pub(crate) retracted: BTreeSet<CellOf>,
}

/// A recipe that can be run.
#[derive(Clone)]
pub(crate) struct Prepared {
    pub(crate) recipe: Recipe,
    pub(crate) data: Data,
    /// Which figures it draws on.
    pub(crate) choice: Choice,
    /// The editions these are from.
    pub(crate) editions: Vec<EditionId>,
    /// The kept analysis whose recipe it is.
    pub(crate) kept: Option<KeptUsed>,
}

/// Which editions may be read.
#[derive(Clone, Copy)]
pub(crate) enum From<'a> {
    /// The newest published ones, and the kept analyses that this actor may see.
    Published(&'a Actor),
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
    let fences: BTreeSet<&str> =
        parsed.iter().flat_map(|it| &it.recipes).map(|it| it.name.as_str()).collect();
    let lives: Vec<&(Line, Live)> = parsed.iter().flat_map(|it| &it.lives).collect();
    for (at, live) in lives {
        if let Live::Analysis { name } | Live::Term { name, .. } = live
            && let Ok(number) = name.parse::<i64>()
            && !fences.contains(name.as_str())
        {
            gathering.kept(tx, *at, name, number).await?;
        }
    }
    let until = match from {
        From::Published(actor) => actor.now,
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
        let Some((recipe, wanted, choice)) = self.asked(fence.at, &fence.name, &fence.text) else {
            return Ok(());
        };
        let (chosen, mut editions) = match self.from {
            From::Published(_) => match analyses::choose(tx, &wanted, choice.clone()).await? {
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
        let found = prepared(recipe, &wanted, choice, chosen, &editions);
        self.prepare(tx, fence.at, &fence.name, found, editions).await
    }

    /// What a recipe asks for; what it cannot ask for is a fault.
    fn asked(&mut self, at: Line, name: &str, text: &str) -> Option<(Recipe, Wanted, Choice)> {
        let recipe: Recipe = match text.parse() {
            Ok(recipe) => recipe,
            Err(error) => {
                self.fault(at, FaultKind::Content, name, &whole(&error));
                return None;
            }
        };
        let Source::Figures(wanted) = recipe.source.clone() else {
            self.fault(at, FaultKind::Content, name, "[figures.columns]");
            return None;
        };
        match analyses::choice(&wanted) {
            Ok(choice) => Some((recipe, wanted, choice)),
            Err(error) => {
                self.fault(at, FaultKind::Content, name, &whole(&error));
                None
            }
        }
    }

    async fn prepare(
        &mut self,
        tx: &mut Tx,
        at: Line,
        name: &str,
        found: Result<Prepared, FiguresError>,
        editions: Vec<Edition>,
    ) -> db::Result<()> {
        let prepared = match found {
            Ok(prepared) => prepared,
            Err(error) => {
                self.fault(at, FaultKind::Content, name, &whole(&error));
                return Ok(());
            }
        };
        self.ground.recipes.insert(name.to_owned(), prepared);
        for edition in editions {
            self.take(tx, edition).await?;
        }
        Ok(())
    }

    /// A kept analysis: its last run, over the editions that this run read and no others.
    async fn kept(&mut self, tx: &mut Tx, at: Line, name: &str, number: i64) -> db::Result<()> {
        if self.ground.recipes.contains_key(name) {
            return Ok(());
        }
        let (kept, editions) = match self.from {
            From::Published(actor) => match self.kept_today(tx, at, name, number, actor).await? {
                Some(found) => found,
                None => return Ok(()),
            },
            From::Kept(frozen) => {
                let used = frozen.analyses.iter().find(|it| it.name == name);
                let Some(kept) = used.and_then(|it| it.kept.clone()) else {
                    self.fault(at, FaultKind::Kept, name, "");
                    return Ok(());
                };
                let editions = statistics::editions_of(tx, &frozen.read_by(name)).await?;
                (kept, editions)
            }
        };
        let Some((recipe, wanted, choice)) = self.asked(at, name, &kept.recipe) else { return Ok(()) };
        let chosen = statistics::choose_in(tx, &choice, &editions).await?;
        let found = prepared(recipe, &wanted, choice, chosen, &editions);
        let found = found.map(|it| Prepared { kept: Some(kept), ..it });
        self.prepare(tx, at, name, found, editions).await
    }

    /// The analysis of a number as it is kept now, with the editions of its last run in the order of its inputs.
    async fn kept_today(
        &mut self,
        tx: &mut Tx,
        at: Line,
        name: &str,
        number: i64,
        actor: &Actor,
    ) -> db::Result<Option<(KeptUsed, Vec<Edition>)>> {
        // Who may not see an analysis is not told whether there is one.
        let found = analyses::kept(tx, number).await?.filter(|it| it.may_be_read_by(actor));
        let Some(found) = found else {
            self.fault(at, FaultKind::Kept, name, "");
            return Ok(None);
        };
        if found.analysis.state == State::Withdrawn {
            self.fault(at, FaultKind::Withdrawn, name, "");
            return Ok(None);
        }
        let Some(outcome) = found.outcome() else {
            self.fault(at, FaultKind::Digits, name, "");
            return Ok(None);
        };
        let mut editions = Vec::new();
        for input in &outcome.inputs {
            let slug = input.edition.clone().unwrap_or_default();
            let edition = statistics::edition_at(tx, &input.name, &slug)
                .await?
                .filter(|it| it.state == EditionState::Published && it.file.to_string() == input.sha256);
            let Some(edition) = edition else {
                self.fault(at, FaultKind::Edition, &format!("{}/{slug}", input.name), "");
                return Ok(None);
            };
            editions.push(edition);
        }
        let (analysis, run) = (found.analysis, found.run);
        let kept = KeptUsed {
            number,
            run: run.number,
            digest: run.digest,
            title: analysis.title,
            by: analysis.author_name,
            agency: analysis.agency_code,
            recipe: run.recipe,
        };
        Ok(Some((kept, editions)))
    }
}

/// A recipe with the data that were chosen for it.
fn prepared(
    recipe: Recipe,
    wanted: &Wanted,
    choice: Choice,
    chosen: Vec<Chosen>,
    editions: &[Edition],
) -> Result<Prepared, FiguresError> {
    let data = analyses::pivot(wanted, analyses::found(chosen, editions, &wanted.sex))?;
    let data = analyses::with_places(&recipe, data);
    let editions = editions.iter().map(|it| it.id).collect();
    Ok(Prepared { recipe, data, choice, editions, kept: None })
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
