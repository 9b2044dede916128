//! `tributary seed`: records from a file, all or nothing.

use std::path::Path;

use anyhow::Context as _;

use crate::{
    Ended,
    cli::Print,
    installation::Installation,
    reference,
    seed::{Seed, apply},
    tell, tell_json,
};

pub(crate) async fn seed(at: &Installation, file: &Path, print: Print) -> anyhow::Result<Ended> {
    let text = std::fs::read_to_string(file).with_context(|| format!("{} cannot be read", file.display()))?;
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
