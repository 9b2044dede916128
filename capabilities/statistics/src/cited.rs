//! What those who cite figures ask: editions in whatever state, their publisher, and the names of what they measure.

use db::Tx;

use crate::{
    book::Book,
    choice::{CHOSEN, Choice, Chosen},
    model::{Edition, EditionId, EditionState, Kind},
    store,
};

/// The edition of an address, in whatever state it is.
pub async fn edition_at(tx: &mut Tx, dataset: &str, slug: &str) -> db::Result<Option<Edition>> {
    store::edition(tx, dataset, slug).await
}

/// The editions with these ids, in whatever state they are, in the order of the ids.
pub async fn editions_of(tx: &mut Tx, ids: &[EditionId]) -> db::Result<Vec<Edition>> {
    store::editions_of(tx, ids).await
}

/// The edition that was made of a file.
pub async fn edition_of_file(tx: &mut Tx, file: files::FileHash) -> db::Result<Option<Edition>> {
    store::edition_of_file(tx, file).await
}

/// The newest published edition of each dataset that has an indicator.
pub async fn editions_with(tx: &mut Tx, indicator: &str) -> db::Result<Vec<Edition>> {
    let mut found = Vec::new();
    for dataset in store::datasets_with(tx, indicator).await? {
        if let Some(edition) = store::newest(tx, &dataset).await?
            && Book::of(tx, &edition).await?.has(indicator)
        {
            found.push(edition);
        }
    }
    Ok(found)
}

/// The chosen figures in exactly these editions, whether they are still published or not.
pub async fn choose_in(tx: &mut Tx, choice: &Choice, editions: &[Edition]) -> db::Result<Vec<Chosen>> {
    store::chosen(tx, choice, editions, CHOSEN).await
}

/// Who released a file of this layout; empty where whoever made it is not known to us.
pub const fn publisher(layout: Kind) -> &'static str {
    crate::pages::publisher(layout)
}

/// Whether it was taken back.
pub const fn is_withdrawn(edition: &Edition) -> bool {
    matches!(edition.state, EditionState::Withdrawn)
}

/// Names and numbers of figures in the reader's language, as the pages of editions write them.
pub mod shown {
    use web::Say;

    use crate::{
        model::{Edition, Figure, Sex, ValueState},
        pages::words,
    };

    /// The name of an indicator; the publisher's code where we have no word for it.
    pub fn indicator(say: &Say, id: &str) -> String {
        words::indicator(say, id)
    }

    /// The name of an area or sum; the code where we have none.
    pub fn place(say: &Say, code: &str) -> String {
        words::place_name(say, code, "")
    }

    /// A figure: its number in its unit, or in words why there is none.
    pub fn figure(say: &Say, figure: &Figure) -> String {
        words::shown(say, Some(figure))
    }

    /// A number in its unit.
    pub fn number(say: &Say, unit: &str, value: f64) -> String {
        words::number(say, unit, value)
    }

    /// A year, a quarter or a month, or the years between two.
    pub fn period(say: &Say, figure: &Figure) -> String {
        words::period(say, figure)
    }

    /// The name of a unit.
    pub fn unit(say: &Say, unit: &str) -> String {
        words::unit(say, unit)
    }

    /// Whom a figure counts.
    pub fn sex(say: &Say, sex: Sex) -> String {
        words::sex(say, sex)
    }

    /// What the state of a figure means.
    pub fn state(say: &Say, state: ValueState) -> String {
        words::state_words(say, state)
    }

    /// Dataset and edition in a few words.
    pub fn source(say: &Say, edition: &Edition) -> String {
        words::source(say, edition)
    }
}
