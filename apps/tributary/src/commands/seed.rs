//! `tributary seed`: records from a file, all or nothing.

use std::path::Path;

use anyhow::Context as _;

use crate::{
    Ended,
    cli::Print,
    installation::Installation,
    reference,
    seed::{Seed, apply},
    tell, tell_json, unreadable,
};

pub(crate) async fn seed(at: &Installation, file: &Path, print: Print) -> anyhow::Result<Ended> {
    let text = std::fs::read(file).map_err(|error| unreadable(file, &error))?;
    let text = String::from_utf8(text).with_context(|| format!("{} is not a text", file.display()))?;
    let seed = Seed::read(&text).with_context(|| format!("in {}", file.display()))?;
    reference::load(at).await?;
    let added = apply(&at.db, at.now(), &seed).await.with_context(|| format!("in {}", file.display()))?;
    if print.json {
        tell_json(&added)?;
    } else if added.is_nothing() {
        tell("nothing new: every record of the file was there already");
    } else {
        tell(added);
    }
    Ok(Ended::Well)
}
