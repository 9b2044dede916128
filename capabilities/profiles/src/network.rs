//! The corridors of a community as a network.

use methods::{
    indices::Flows,
    network::{PageRank, page_rank},
    rates::inside,
};
use serde::Serialize;

use crate::{
    number::{Named, Number, Source, real},
    pairs::Pairs,
};

/// The corridors among the members of a community, and with the world.
#[derive(Clone, Debug, PartialEq, Serialize)]
pub struct Network {
    /// The year.
    pub year: i16,
    /// In what corridors are measured.
    pub unit: String,
    /// Pairs of members for which the edition has a number; the others count as nothing.
    pub known_pairs: usize,
    /// All pairs of members.
    pub pairs: usize,
    /// Measures of the whole.
    pub figures: Named<Number>,
    /// Members by how central they are, the most central first.
    pub page_rank: Vec<Central>,
    /// The largest corridors among members.
    pub corridors: Vec<Tie>,
    /// All of them, for drawings.
    #[serde(skip)]
    pub(crate) ties: Vec<Tie>,
}

/// How central a member is.
#[derive(Clone, Debug, PartialEq, Serialize)]
pub struct Central {
    /// Its code.
    pub code: String,
    /// The share of time that a walk along corridors spends there.
    pub share: f64,
}

/// One corridor.
#[derive(Clone, Debug, PartialEq, Serialize)]
pub struct Tie {
    /// Where it begins.
    pub from: String,
    /// Where it ends.
    pub to: String,
    /// Its number.
    #[serde(serialize_with = "real")]
    pub value: Option<f64>,
}

/// As many corridors are told in full.
const TIES: usize = 20;

/// The network of the members; none where the edition has no number for any pair of them.
pub(crate) fn network(pairs: &Pairs<'_>, members: &[&str]) -> Option<Network> {
    let (within, known) = pairs.table(members);
    if known == 0 {
        return None;
    }
    let all = pairs.places();
    let (world, _) = pairs.table(&all);
    let belongs: Vec<bool> = all.iter().map(|code| members.contains(code)).collect();
    let shares = inside(&world, &belongs);
    let system = Flows { flows: &within, population: &[] }.system();
    let number = |value: Option<f64>, unit: &str, formula| {
        let sources = vec![Source::whole(&pairs.from.edition)];
        Number::computed(value, unit, formula, Some(pairs.year), sources)
    };
    let mut figures = Named::default();
    let unit = pairs.unit;
    figures.put("within", number(shares.map(|it| it.within), unit, "sum over pairs of members"));
    figures.put("leaving-the-community", number(shares.map(|it| it.out), unit, "from members to others"));
    figures.put("coming-to-the-community", number(shares.map(|it| it.into), unit, "from others to members"));
    let share = shares.and_then(|it| it.share);
    figures.put("intra-share", number(share, "percent", "100 * within / (within + to others)"));
    let coming = shares.and_then(|it| it.share_of_coming);
    figures.put("intra-share-of-coming", number(coming, "percent", "100 * within / (within + from others)"));
    let openness = shares.and_then(|it| it.openness);
    figures.put("openness", number(openness, "percent", "100 * (out + into) / (2 within + out + into)"));
    let matched = system.map(|it| it.reciprocity);
    figures.put("reciprocity", number(matched, "index", "sum of min(ab, ba) over pairs / within"));
    let concentration = system.map(|it| it.concentration);
    figures.put("concentration", number(concentration, "index", "sum of squared shares of corridors"));
    let connected = system.map(|it| it.connectivity);
    figures.put("connectivity", number(connected, "index", "corridors above zero / all pairs"));
    let ties = by_size(&within, members);
    Some(Network {
        year: pairs.year,
        unit: unit.to_owned(),
        known_pairs: known,
        pairs: members.len() * members.len().saturating_sub(1),
        figures,
        page_rank: central(&within, members),
        corridors: ties.iter().take(TIES).cloned().collect(),
        ties,
    })
}

fn central(ties: &[Vec<f64>], members: &[&str]) -> Vec<Central> {
    let Some(ranks) = page_rank(ties, &PageRank::default()) else { return Vec::new() };
    let central = |(code, share): (&&str, &f64)| Central { code: (*code).to_owned(), share: *share };
    let mut all: Vec<Central> = members.iter().zip(&ranks.shares).map(central).collect();
    all.sort_by(|a, b| b.share.total_cmp(&a.share).then_with(|| a.code.cmp(&b.code)));
    all
}

fn by_size(ties: &[Vec<f64>], members: &[&str]) -> Vec<Tie> {
    let mut all = Vec::new();
    for (row, from) in ties.iter().zip(members) {
        for (value, to) in row.iter().zip(members).filter(|(value, _)| **value > 0.0) {
            all.push(Tie { from: (*from).to_owned(), to: (*to).to_owned(), value: Some(*value) });
        }
    }
    let value = |it: &Tie| it.value.unwrap_or_default();
    all.sort_by(|a, b| value(b).total_cmp(&value(a)).then_with(|| (&a.from, &a.to).cmp(&(&b.from, &b.to))));
    all
}
